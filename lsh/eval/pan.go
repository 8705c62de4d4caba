package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// The folder layout of the PAN text-alignment task:
//
//	susp/suspicious-document00001.txt    articles of the outlet "suspicious"
//	src/source-document00001.txt         articles of the outlet "source"
//	pairs                                the pairs to compare: two file names a line
//	*.xml, */*.xml                       the cases of one suspicious document each
//
//	<document reference="suspicious-document00001.txt">
//	  <feature name="plagiarism" obfuscation="none"
//	    this_offset="10" this_length="100"
//	    source_reference="source-document00001.txt"
//	    source_offset="20" source_length="110"/>
//	</document>
//
// Offsets count code points. As in the official evaluator a feature is a case
// if its name ends in "plagiarism", and ".txt" is no part of an id. The kind is
// the attribute obfuscation, else type, else the name of the folder without its
// number ("02-no-obfuscation"). Features without a source are the cases of
// another task (intrinsic detection) and are refused: they cannot be judged.

// The outlets of the two sides of a PAN folder.
const (
	suspicious = "suspicious"
	source     = "source"
)

// maxPANFile is the largest file of a PAN folder that is read, in bytes.
const maxPANFile = 256 << 20

// PAN is a folder of the PAN text-alignment task.
type PAN struct {
	// Articles are sorted by ID, their file's name without ".txt"; texts are
	// unchanged.
	Articles []*corpus.Article
	Cases    []Case
	// Pairs are the pairs to compare, nil where the folder has no file pairs.
	Pairs map[Pair]bool
}

// Filter judges what the task asks for: unlabelled detections between the two
// sides, in the listed pairs.
func (p *PAN) Filter() Filter {
	return Filter{Outlets: [2]string{suspicious, source}, Pairs: p.Pairs}
}

// ReadPAN reads a PAN folder; all texts stay in memory. Errors name the file
// and, in annotations, the line and the attribute. A DOCTYPE, an entity that is
// not one of XML's five, an offset outside the text, an unknown reference and a
// folder without a case are errors.
func ReadPAN(dir fs.FS) (*PAN, error) {
	pan := &PAN{}
	if err := pan.readArticles(dir); err != nil {
		return nil, err
	}
	lib := NewLibrary(pan.Articles)
	if err := pan.readPairs(dir, lib); err != nil {
		return nil, err
	}
	if err := pan.readCases(dir, lib); err != nil {
		return nil, err
	}
	return pan, nil
}

// readArticles reads the texts of both sides.
func (p *PAN) readArticles(dir fs.FS) error {
	for _, side := range []struct{ folder, outlet string }{{"susp", suspicious}, {"src", source}} {
		names, err := fs.Glob(dir, side.folder+"/*.txt")
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return fmt.Errorf("no %s/*.txt; hint: a PAN folder holds susp/, src/, pairs and annotations in XML", side.folder)
		}
		for _, name := range names {
			text, err := readText(dir, name)
			if err != nil {
				return err
			}
			p.Articles = append(p.Articles, &corpus.Article{
				ID: panID(path.Base(name)), Path: name, Outlet: side.outlet, Text: text,
			})
		}
	}
	slices.SortFunc(p.Articles, func(x, y *corpus.Article) int { return strings.Compare(x.ID, y.ID) })
	for i, a := range p.Articles[1:] {
		if before := p.Articles[i]; before.ID == a.ID {
			return fmt.Errorf("%s and %s have one name; a reference to it would be ambiguous", before.Path, a.Path)
		}
	}
	return nil
}

// readCases reads the annotations, in the order of their files' names.
func (p *PAN) readCases(dir fs.FS, lib Library) error {
	for _, pattern := range []string{"*.xml", "*/*.xml"} {
		names, err := fs.Glob(dir, pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			text, err := readText(dir, name)
			if err != nil {
				return err
			}
			cases, err := parsePAN(strings.NewReader(text), name, lib)
			if err != nil {
				return err
			}
			p.Cases = append(p.Cases, cases...)
		}
	}
	if len(p.Cases) == 0 {
		return errors.New("no case in *.xml and */*.xml; hint: the annotations belong there")
	}
	return nil
}

func panID(name string) string { return strings.TrimSuffix(name, ".txt") }

func readText(dir fs.FS, name string) (string, error) {
	f, err := dir.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxPANFile+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", name, err)
	case len(text) > maxPANFile:
		return "", fmt.Errorf("%s: larger than %d bytes", name, maxPANFile)
	case !utf8.Valid(text):
		return "", fmt.Errorf("%s: not UTF-8; its offsets would count other characters", name)
	}
	return string(text), nil
}

func (p *PAN) readPairs(dir fs.FS, lib Library) error {
	text, err := readText(dir, "pairs")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	p.Pairs = map[Pair]bool{}
	line := 0
	for row := range strings.Lines(text) {
		line++
		names := strings.Fields(row)
		if len(names) == 0 {
			continue
		}
		if len(names) != 2 {
			return fmt.Errorf("pairs:%d: %d names, want a suspicious and a source file", line, len(names))
		}
		for _, name := range names {
			if lib[panID(name)] == nil {
				return fmt.Errorf("pairs:%d: %q is neither in susp/ nor in src/", line, name)
			}
		}
		p.Pairs[NewPair(panID(names[0]), panID(names[1]))] = true
	}
	return nil
}

// parsePAN reads the annotations of one suspicious document; name is its path
// in the folder.
func parsePAN(r io.Reader, name string, lib Library) ([]Case, error) {
	var cases []Case
	d := xml.NewDecoder(r)
	d.Strict = true
	reference := ""
	depth := 0
	wrong := func(err error) error {
		line, _ := d.InputPos()
		return fmt.Errorf("%s:%d: %w", name, line, err)
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, wrong(err) // a syntax error or an undefined entity
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, wrong(errors.New("a DOCTYPE or another declaration; annotations have none"))
		case xml.EndElement:
			depth--
		case xml.StartElement:
			depth++
			values := attributes(t)
			switch {
			case depth == 1:
				reference = values["reference"]
			case depth == 2 && strings.HasSuffix(values["name"], "plagiarism"):
				c, err := panCase(reference, values, lib)
				if err != nil {
					return nil, wrong(err)
				}
				if c.Kind == "" {
					c.Kind = strings.TrimLeft(path.Base(path.Dir(name)), "0123456789-.")
				}
				cases = append(cases, c)
			}
		}
	}
	return cases, nil
}

func attributes(t xml.StartElement) map[string]string {
	values := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr {
		values[a.Name.Local] = a.Value
	}
	return values
}

func panCase(reference string, values map[string]string, lib Library) (Case, error) {
	c := Case{Kind: values["obfuscation"]}
	if c.Kind == "" {
		c.Kind = values["type"]
	}
	var err error
	if c.A, c.ASpan, err = panSide(lib, "reference", reference, "this", values); err != nil {
		return c, err
	}
	c.B, c.BSpan, err = panSide(lib, "source_reference", values["source_reference"], "source", values)
	return c, err
}

// panSide reads one side of a case: its article and its span in bytes.
func panSide(lib Library, attribute, reference, side string, values map[string]string) (string, arabic.Span, error) {
	id := panID(reference)
	if reference == "" {
		return "", arabic.Span{}, fmt.Errorf("no attribute %s", attribute)
	}
	article := lib[id]
	if article == nil {
		return "", arabic.Span{}, fmt.Errorf("%s: %q is neither in susp/ nor in src/", attribute, reference)
	}
	var numbers [2]int
	for i, attribute := range []string{side + "_offset", side + "_length"} {
		n, err := strconv.Atoi(values[attribute])
		if err != nil || n < i {
			return "", arabic.Span{}, fmt.Errorf("%s: %q is not a whole number from %d", attribute, values[attribute], i)
		}
		numbers[i] = n
	}
	start, ok := skipRunes(article.Text, 0, numbers[0])
	if !ok || start == len(article.Text) {
		return "", arabic.Span{}, fmt.Errorf("%s_offset: %d lies outside the text of %q", side, numbers[0], id)
	}
	end, ok := skipRunes(article.Text, start, numbers[1])
	if !ok {
		return "", arabic.Span{}, fmt.Errorf("%s_length: %d characters from %d go beyond the text of %q", side, numbers[1], numbers[0], id)
	}
	return id, arabic.Span{Start: start, End: end}, nil
}

// skipRunes is the offset n runes after start; false where the text ends
// before.
func skipRunes(text string, start, n int) (int, bool) {
	for ; n > 0 && start < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	return start, n == 0
}
