package reports

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// A filter keeps little of a large report, and most of what it keeps it finds
// by names and counts. So a report that is to be filtered is first skimmed: of
// each article all but its text is read, of each match and cluster the printings
// and what filters ask for, and of the rest of its line only that it ends. What
// the filter keeps is then read and checked in full. Only lines that this program
// wrote can be skimmed; any other report is read whole.

// OpenFiltered is OpenJSON and Filter, for much less work where the filter keeps
// little. Of what it does not keep, only the parts are checked by which it chooses;
// of the matches that it keeps, the runs are when they are shown. Errors are those
// of OpenJSON.
func OpenFiltered(src io.ReaderAt, size int64, f Filter) (*Report, error) {
	c := &reader{src: io.NewSectionReader(src, 0, size), skim: true}
	if r, err := read(c, &Report{src: src, skimmed: true}); err == nil {
		if kept, err := r.filter(f); err == nil {
			return kept, nil
		}
	}
	r, err := OpenJSON(src, size) // which says what is wrong, and where
	if err != nil {
		return nil, err
	}
	return r.filter(f)
}

// errNotPlain ends the skimming of a report that another program wrote.
var errNotPlain = errors.New("not as this program writes it")

// skimmed is what an element of a list does that can be skimmed: it takes its line,
// which starts at a byte of the report, and says whether it could.
type skimmed interface {
	skim(c *reader, line []byte, at int64) bool
}

// skimItem reads as much of an element as is needed to filter it.
func skimItem(c *reader, item skimmed) {
	if b, ok := c.peek(); !ok || b != '{' {
		c.fail(errNotPlain)
		return
	}
	line := c.buf[c.pos:c.end]
	if n := bytes.IndexByte(line, '\n'); n > 0 {
		line = line[:n-1] // without its comma
	}
	if !item.skim(c, line, c.base+int64(c.pos)) {
		c.fail(errNotPlain)
		return
	}
	c.pos += len(line)
}

// leaveText passes the text of an article, the last of its fields; of one that is not
// skimmed it keeps what spans are checked by.
func (a *Article) leaveText(c *reader) {
	if !c.at("text") || !c.expect('"') {
		return
	}
	at := c.base + int64(c.pos)
	if !c.skimming() {
		if text, ok := c.stringBytes(); ok {
			if len(text) > 0 {
				a.at, a.size, a.heads = at, len(text), headsOf(text)
			}
			c.advance()
		}
		return
	}
	a.at = at
	n := ending(c.buf[c.pos:c.end])
	if c.pos += n + 1; n < 0 || c.pos >= c.end || c.buf[c.pos] != '}' {
		c.fail(errNotPlain)
		return
	}
	c.advance()
}

// headsOf has a bit for each byte of a text, set where a letter begins.
func headsOf(text []byte) []uint64 {
	heads := make([]uint64, len(text)/64+1)
	i := 0
	for ; i+8 <= len(text); i += 8 {
		x := binary.LittleEndian.Uint64(text[i:])
		within := x >> 7 &^ (x >> 6) & each // of bytes 80 to BF the lowest bit
		heads[i/64] |= (within ^ each) * 0x0102040810204080 >> 56 << (i % 64)
	}
	for ; i < len(text); i++ {
		if utf8.RuneStart(text[i]) {
			heads[i/64] |= 1 << (i % 64)
		}
	}
	return heads
}

// leave sets the text of an article, or that it has none.
func (a *Article) leave(text string) { a.Text, a.at, a.size, a.heads = text, 0, 0, nil }

// length is the bytes of an article's text, 0 where they are not known.
func (a *Article) length() int {
	if a.at != 0 {
		return a.size
	}
	return len(a.Text)
}

// isHead is true of a byte of the text that a letter begins with.
func (a *Article) isHead(i int) bool {
	if a.at != 0 {
		return a.heads[i/64]>>(i%64)&1 == 1
	}
	return utf8.RuneStart(a.Text[i])
}

// ending is where the quote stands that ends a string, the rest of which is b; -1 if
// nowhere.
func ending(b []byte) int {
	for at := 0; ; at++ {
		n := bytes.IndexByte(b[at:], '"')
		if n < 0 {
			return -1
		}
		at += n
		escapes := 0
		for escapes < at && b[at-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return at
		}
	}
}

func (m *Match) skim(c *reader, line []byte, at int64) bool {
	l := plainLine{c: c, b: line, ok: true}
	l.pass(`{"id":"`)
	m.ID = string(l.text())
	l.pass(`,"a":`)
	m.A = l.side()
	l.pass(`},"b":`)
	m.B = l.side()
	l.pass(`},"kind":"`)
	m.Kind = l.choice(kinds)
	l.pass(`,"labels":[`)
	m.Labels = l.labels()
	l.pass(`,"reasons":[`)
	for l.more() {
		if n := ending(l.b); n >= 0 {
			l.b = l.b[n+1:]
		} else {
			return false
		}
	}
	l.pass(`,"words":`)
	m.Words = l.count()
	l.pass(`,"jaccard":`)
	m.Jaccard = l.ratio()
	l.pass(`,"containment_a":`)
	m.ContainmentA = l.ratio()
	l.pass(`,"containment_b":`)
	m.ContainmentB = l.ratio()
	l.pass(`,"runs":[`)
	m.at = at
	return l.ok && line[len(line)-1] == '}'
}

func (c *Cluster) skim(r *reader, line []byte, at int64) bool {
	l := plainLine{c: r, b: line, ok: true}
	l.pass(`{"id":"`)
	c.ID = string(l.text())
	l.pass(`,"medoid":"`)
	c.Medoid = r.intern(l.text())
	l.pass(`,"words":`)
	c.Words = l.count()
	l.pass(`,"labels":[`)
	c.Labels = l.labels()
	l.pass(`,"origin":{"article":"`)
	c.Origin.Article = r.intern(l.text())
	// No string of JSON holds a bare quote, so what follows is found by its names.
	const members, member, credit = `,"members":[`, `{"article":"`, `,"credit":{`
	n := bytes.Index(l.b, []byte(members))
	if n < 0 {
		return false
	}
	c.Members = make([]Member, 0, bytes.Count(l.b, []byte(credit)))
	for l.b = l.b[n+len(members):]; l.ok; {
		if n = bytes.Index(l.b, []byte(member)); n < 0 {
			break
		}
		l.b = l.b[n:]
		side := l.side()
		if bytes.HasPrefix(l.b, []byte(credit)) { // else a hop is from there
			c.Members = append(c.Members, Member{Article: side.Article, Start: side.Start, End: side.End})
		}
	}
	c.at = at
	return l.ok && line[len(line)-1] == '}'
}

// plainLine is what is left of a line, for as long as it is as this program writes
// it.
type plainLine struct {
	c  *reader
	b  []byte
	ok bool
}

// pass takes what must stand here.
func (l *plainLine) pass(want string) {
	if len(l.b) < len(want) || string(l.b[:len(want)]) != want {
		l.ok, l.b = false, nil
		return
	}
	l.b = l.b[len(want):]
}

// text takes the rest of a string without escapes, and its quote.
func (l *plainLine) text() []byte {
	n := plain(l.b)
	if n >= len(l.b) || l.b[n] != '"' {
		l.ok, l.b = false, nil
		return nil
	}
	text := l.b[:n]
	l.b = l.b[n+1:]
	return text
}

// more goes on to the next string of a list, or over the list's end.
func (l *plainLine) more() bool {
	if len(l.b) > 0 && l.b[0] == ',' {
		l.b = l.b[1:]
	}
	if len(l.b) > 0 && l.b[0] == '"' {
		l.b = l.b[1:]
		return true
	}
	l.pass("]")
	return false
}

func (l *plainLine) choice(among []string) string {
	text := l.text()
	for _, word := range among {
		if word == string(text) {
			return word
		}
	}
	l.ok = false
	return ""
}

func (l *plainLine) labels() (found []string) {
	for l.more() {
		found = append(found, l.choice(labels))
	}
	return found
}

// side takes a printing up to the end of its span.
func (l *plainLine) side() (s Side) {
	l.pass(`{"article":"`)
	s.Article = l.c.intern(l.text())
	l.pass(`,"start":`)
	s.Start = l.count()
	l.pass(`,"end":`)
	s.End = l.count()
	return s
}

func (l *plainLine) count() int {
	n := 0
	for n < len(l.b) && l.b[n] >= '0' && l.b[n] <= '9' {
		n++
	}
	number, err := strconv.Atoi(string(l.b[:n]))
	l.ok = l.ok && err == nil
	l.b = l.b[n:]
	return number
}

func (l *plainLine) ratio() float64 {
	n := 0
	for n < len(l.b) && (l.b[n] >= '0' && l.b[n] <= '9' || l.b[n] == '.') {
		n++
	}
	number, err := strconv.ParseFloat(string(l.b[:n]), 64)
	l.ok = l.ok && err == nil && number <= 1
	l.b = l.b[n:]
	return number
}

// textOf is an article's text, wherever it is; c reads it where it is in the file.
func (r *Report) textOf(c *reader, a *Article) (string, error) {
	if a.at == 0 {
		return a.Text, nil
	}
	c.seek(r.src, a.at)
	text, _ := c.stringBytes()
	if c.err == nil && a.size > 0 && len(text) != a.size {
		c.err = fmt.Errorf("article %q has %d bytes of text, not %d", a.ID, len(text), a.size)
	}
	if c.err != nil {
		return "", changed(c.err)
	}
	return string(text), nil
}

// wholeCluster is a cluster with all its fields; from reads it where it is in the file.
func (r *Report) wholeCluster(from *reader, c *Cluster) (Cluster, error) {
	if c.at == 0 {
		return *c, nil
	}
	whole := Cluster{}
	from.seek(r.src, c.at)
	from.fields(func(c coder) { whole.fields(c) })
	if from.err == nil && (whole.ID != c.ID || len(whole.Members) != len(c.Members)) {
		from.err = fmt.Errorf("it has no cluster %s of %d members at byte %d", c.ID, len(c.Members), c.at)
	}
	if from.err != nil {
		return whole, changed(from.err)
	}
	return whole, nil
}

// changed is the error of what was right when the report was opened.
func changed(err error) error {
	return fmt.Errorf("the report was changed while it was read: %w", err)
}

// seekBytes is what a reader takes at once of a report in which it goes to and fro.
const seekBytes = 8192

// seek makes c, which has sought before or read nothing, a reader of what stands in a
// report's file from a byte on. It keeps its buffers, and what they have of that.
func (c *reader) seek(src io.ReaderAt, at int64) {
	if c.buf == nil {
		c.buf = make([]byte, seekBytes)
	}
	next := reader{src: c.src, buf: c.buf, scratch: c.scratch, base: c.base, pos: int(at - c.base), end: c.end}
	if at < c.base || at > c.base+int64(c.end) {
		next.src, next.base, next.pos, next.end = io.NewSectionReader(src, at, 1<<40), at, 0, 0
	}
	*c = next
}
