package eval

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Pair is two ids of articles, the smaller first.
type Pair struct{ A, B string }

// NewPair is the pair of two ids in any order.
func NewPair(a, b string) Pair {
	if a > b {
		a, b = b, a
	}
	return Pair{a, b}
}

// PairCase is a pair that the gold says shares text.
type PairCase struct {
	Pair
	// Containment is the larger of the shares of either article's text that is
	// in the other, in 0..1.
	Containment float64
}

// ReadPairs reads gold pairs from tab-separated text, plain or gzip: a line of
// column names, among them id_a, id_b, containment_a and containment_b, then a
// pair a line; other columns are passed over. It stops at the first wrong line,
// with an error that names name, line and column.
func ReadPairs(r io.Reader, name string, lib Library) ([]PairCase, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		unzip, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = bufio.NewReader(unzip)
	}
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxLine)
	var cases []PairCase
	var at pairColumns
	line := 0
	for scanner.Scan() {
		line++
		fields := strings.Split(strings.TrimSuffix(scanner.Text(), "\r"), "\t")
		var err error
		switch {
		case line == 1:
			at, err = findColumns(fields)
		case len(fields) == 1 && fields[0] == "":
		default:
			var c PairCase
			c, err = parsePair(fields, at, lib)
			cases = append(cases, c)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: the line is longer than %d bytes; a pair is one line", name, line+1, maxLine)
	} else if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, line+1, err)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s: no pair in it; is it the right file?", name)
	}
	return cases, nil
}

// pairColumns are the places of the ids and of the containments in a line.
type pairColumns [4]int

func (pairColumns) names() [4]string {
	return [4]string{"id_a", "id_b", "containment_a", "containment_b"}
}

func findColumns(header []string) (at pairColumns, err error) {
	for i, name := range at.names() {
		if at[i] = slices.Index(header, name); at[i] < 0 {
			return at, fmt.Errorf("no column %s in the first line; it names the columns, tabs between them", name)
		}
	}
	return at, nil
}

func parsePair(fields []string, at pairColumns, lib Library) (PairCase, error) {
	var ids [2]string
	var c PairCase
	for i, name := range at.names() {
		if at[i] >= len(fields) {
			return c, fmt.Errorf("%s: the line has only %d columns", name, len(fields))
		}
		field := fields[at[i]]
		if i < 2 {
			if lib[field] == nil {
				return c, fmt.Errorf("%s: no article has the id %q; were the gold's own articles read?", name, field)
			}
			ids[i] = field
			continue
		}
		share, err := strconv.ParseFloat(field, 64)
		if err != nil || !(share >= 0 && share <= 1) {
			return c, fmt.Errorf("%s: %q is not a number from 0 to 1", name, field)
		}
		c.Containment = max(c.Containment, share)
	}
	if ids[0] == ids[1] {
		return c, fmt.Errorf("id_b: %q is both sides of the pair", ids[1])
	}
	c.Pair = NewPair(ids[0], ids[1])
	return c, nil
}

// PairReport is what an evaluation of pairs came to.
type PairReport struct {
	Pairs  int     `json:"pairs"` // of the gold, each once
	Found  int     `json:"found"`
	Recall float64 `json:"recall"`
	// Classes are the pairs by containment, the highest first.
	Classes []PairClass `json:"classes"`
	// Reported counts the pairs that were found, in gold or not; Unlabelled
	// those among them with a match without a label or in one group, and
	// ListedUnlabelled those of these that are gold.
	Reported         int `json:"reported"`
	Unlabelled       int `json:"unlabelled"`
	ListedUnlabelled int `json:"listed_unlabelled"`
	// Precision is ListedUnlabelled / Unlabelled, 0 where there is none: a lower
	// bound, since gold lists only pairs above its own threshold.
	Precision float64 `json:"precision"`
	// Missed are the pairs that were not found, of the highest containment
	// first.
	Missed []BadPair `json:"missed"`
}

// PairClass is the pairs whose containment is at least From and below the next
// higher class.
type PairClass struct {
	From   float64 `json:"from"`
	Pairs  int     `json:"pairs"`
	Found  int     `json:"found"`
	Recall float64 `json:"recall"`
}

// BadPair is a pair that was not found, with both texts.
type BadPair struct {
	A           string  `json:"a"`
	B           string  `json:"b"`
	Containment float64 `json:"containment"`
	AText       string  `json:"a_text"`
	BText       string  `json:"b_text"`
}

// pairClasses are the lower borders of the classes of containment. 0.3 is the
// border that the project is held to.
func pairClasses() []float64 { return []float64{0.9, 0.7, 0.5, 0.3, 0.1, 0} }

// EvaluatePairs measures which pairs the detections or the groups bring
// together; labelled matches count for recall. At most worst missed pairs are
// listed. A pair that gold lists twice counts once, with its higher
// containment.
func EvaluatePairs(lib Library, cases []PairCase, detections []Detection, groups [][]string, worst int) (*PairReport, error) {
	if len(cases) == 0 {
		return nil, errors.New("no pair to judge by; is the gold the right file?")
	}
	gold := map[Pair]float64{}
	for _, c := range cases {
		gold[c.Pair] = max(gold[c.Pair], c.Containment)
	}
	found := newFinder(detections, groups)

	r := &PairReport{Pairs: len(gold), Missed: []BadPair{}}
	r.Reported, r.Unlabelled = found.count()
	for _, from := range pairClasses() {
		r.Classes = append(r.Classes, PairClass{From: from})
	}
	for pair, containment := range gold {
		class := &r.Classes[slices.IndexFunc(r.Classes, func(c PairClass) bool { return containment >= c.From })]
		class.Pairs++
		reported, unlabelled := found.pair(pair)
		if unlabelled {
			r.ListedUnlabelled++
		}
		if reported {
			class.Found++
			continue
		}
		a, b := lib[pair.A], lib[pair.B]
		if a == nil || b == nil {
			return nil, fmt.Errorf("pair %q, %q: no article has that id", pair.A, pair.B)
		}
		r.Missed = append(r.Missed, BadPair{pair.A, pair.B, containment, a.Text, b.Text})
	}
	for i := range r.Classes {
		c := &r.Classes[i]
		r.Found += c.Found
		c.Recall = ratio(c.Found, c.Pairs)
	}
	r.Recall = ratio(r.Found, r.Pairs)
	r.Precision = ratio(r.ListedUnlabelled, r.Unlabelled)
	slices.SortFunc(r.Missed, func(x, y BadPair) int {
		return cmp.Or(cmp.Compare(y.Containment, x.Containment), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	r.Missed = r.Missed[:min(worst, len(r.Missed))]
	return r, nil
}

// finder says which pairs were found. The pairs of a group are never listed
// one by one: a group may hold a hundred thousand articles.
type finder struct {
	// matched says of each pair with a match whether one has no label.
	matched map[Pair]bool
	group   map[string]int // from 1, by article
	sizes   []int          // of the groups
}

func newFinder(detections []Detection, groups [][]string) finder {
	f := finder{map[Pair]bool{}, map[string]int{}, make([]int, len(groups)+1)}
	for i, g := range groups {
		for _, id := range g {
			f.group[id] = i + 1
		}
	}
	for _, i := range f.group {
		f.sizes[i]++
	}
	for _, d := range detections {
		if d.A != d.B { // a match of an article with itself ties nothing
			pair := NewPair(d.A, d.B)
			f.matched[pair] = f.matched[pair] || len(d.Labels) == 0
		}
	}
	return f
}

func (f finder) grouped(p Pair) bool { return f.group[p.A] > 0 && f.group[p.A] == f.group[p.B] }

func (f finder) pair(p Pair) (found, unlabelled bool) {
	unlabelled, found = f.matched[p]
	grouped := f.grouped(p)
	return found || grouped, unlabelled || grouped
}

func (f finder) count() (found, unlabelled int) {
	for _, n := range f.sizes {
		found += n * (n - 1) / 2
	}
	unlabelled = found
	for pair, clean := range f.matched {
		if f.grouped(pair) {
			continue
		}
		found++
		if clean {
			unlabelled++
		}
	}
	return found, unlabelled
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
