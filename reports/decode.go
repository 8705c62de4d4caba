package reports

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadJSON reads a report of schema sada.report/1 and checks that it holds
// together: the schema is known, every article named is there, and every span
// lies within its text, on rune borders. Fields that it does not know are
// skipped. Errors name the field ("matches[3].a.end"). It reads src to its end
// and streams, on all cores where the report is one that this program wrote:
// besides the report it holds a few buffers.
func ReadJSON(src io.Reader) (*Report, error) {
	return read(&reader{src: src}, &Report{})
}

// OpenJSON reads a report as ReadJSON does, and leaves in src what most of a
// large report is: the texts of its articles, the reasons, runs and differences of
// its matches, and why its clusters' verdicts are what they are and what printings
// changed. They are read again where they are needed, so src must stay as it is
// while the report is in use.
func OpenJSON(src io.ReaderAt, size int64) (*Report, error) {
	return read(&reader{src: io.NewSectionReader(src, 0, size), outline: true}, &Report{src: src})
}

func read(c *reader, r *Report) (*Report, error) {
	c.buf = make([]byte, blockBytes)
	c.seen = make(map[string]string)
	c.met = make([]string, 0, 2*len(required))
	c.begin()
	c.fields(func(c coder) { r.fields(c) })
	if c.err == nil && r.Schema == "" {
		c.fail(errNoSchema)
	}
	c.failMissing()
	if c.err == nil {
		if b, ok := c.peek(); ok {
			c.fail(fmt.Errorf("%q after the end of the report", b))
		} else if errors.Is(c.err, io.ErrUnexpectedEOF) {
			c.err = nil
		}
	}
	if c.err != nil {
		return nil, c.err
	}
	r.settle()
	if c.skim {
		return r, nil // what is kept of it is checked
	}
	articles, err := r.index()
	if err == nil {
		err = r.check(articles)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// required are the fields that every version of the program wrote: a report that lost
// one of them would be shown as one in which nothing of it was found.
var required = []string{"version", "options", "stats", "warnings", "articles", "matches", "groups", "clusters", "stories", "outlets"}

// failMissing fails where the report has not all of its fields.
func (c *reader) failMissing() {
	for _, name := range required {
		if c.err == nil && !slices.Contains(c.met, name) {
			c.err = fmt.Errorf("%s: %w; hint: give the report as sada scan -o report.json made it", name, errMissing)
		}
	}
}

// begin passes the byte order mark that editors put before a text, and refuses
// what is no JSON object in UTF-8.
func (c *reader) begin() {
	switch b, ok := c.peek(); {
	case !ok || b == '{':
	case b == 0xef:
		c.literal("\ufeff")
		c.begin()
	case b == 0xff || b == 0xfe:
		c.fail(errors.New("it is in UTF-16; hint: make it with -o report.json, not with > in a shell that writes UTF-16"))
	default:
		first, _ := utf8.DecodeRune(c.buf[c.pos:c.end])
		c.fail(fmt.Errorf("it is no JSON report: it begins with %q; hint: give a report made by sada scan -o report.json", first))
	}
}

// whole is a match with what OpenJSON has left in the file, where c reads it.
func (r *Report) whole(c *reader, m *Match) (*Match, error) {
	if m.at == 0 {
		return m, nil
	}
	if m.at < 0 {
		whole := *m
		whole.at = 0
		whole.detail(&r.found[-m.at-1])
		return &whole, nil
	}
	whole := &Match{}
	c.seek(r.src, m.at)
	c.fields(func(c coder) { whole.fields(c) })
	if c.err == nil && whole.ID != m.ID {
		c.err = fmt.Errorf("it has no match %s at byte %d", m.ID, m.at)
	}
	if c.err == nil && r.unchecked != nil {
		if err := r.unchecked.checkMatch(whole); err != nil {
			return nil, fmt.Errorf("match %s: %w", m.ID, err)
		}
	}
	if c.err != nil {
		return nil, changed(c.err)
	}
	return whole, nil
}

var errNoSchema = errors.New(`it is no report of sada: it has no field "schema"; hint: give a report made by sada scan -o report.json`)

// step is one part of the way to a value: the field, and the element of its
// list, -1 outside a list.
type step struct {
	field string
	item  int
}

// reader is the coder that reads. Errors stick: after the first, every method
// does nothing.
type reader struct {
	src      io.Reader // nil: buf has all
	buf      []byte
	pos, end int   // buf[pos:end] is still to be read
	base     int64 // offset of buf[0] in src
	scratch  []byte
	key      []byte // of the value that is still to be read, if keyed
	waiting  bool   // a value is still to be read
	keyed    bool   // and its key is read; else it stands here, behind its quote
	taken    int    // values read so far
	path     []step
	met      []string          // the fields of the report itself that it has taken; nil where it reads a part of one
	seen     map[string]string // words by themselves; may be nil
	recent   [64]string        // some of them, by length and last letter
	err      error

	skim     bool         // read only what filters ask for; see skim.go
	outline  bool         // leave the details of matches and clusters where they are
	articles articleIndex // those of the report; nil until they are read
	runs     []Run        // of the match at hand, where its details are left
	loose    bool         // the elements of lists are not one a line
}

// leaves says whether the reader leaves the details of what it reads in its
// source: it does once it has the articles by which it checks them.
func (c *reader) leaves() bool { return c.outline && c.articles != nil }

// skimming says whether the reader has a block of lines to skim.
func (c *reader) skimming() bool { return c.skim && c.src == nil }

// fail keeps the first error, with the way to the value at hand.
func (c *reader) fail(err error) {
	if c.err != nil {
		return
	}
	var at strings.Builder
	for i, s := range c.path {
		if i > 0 {
			at.WriteByte('.')
		}
		at.WriteString(s.field)
		if s.item >= 0 {
			fmt.Fprintf(&at, "[%d]", s.item)
		}
	}
	if c.waiting && c.keyed {
		if at.Len() > 0 {
			at.WriteByte('.')
		}
		at.WriteString(string(c.key[:min(len(c.key), 40)]))
	}
	if at.Len() == 0 {
		at.WriteString("report")
	}
	if field, ok := err.(*fieldError); ok {
		at.WriteByte('.')
		at.WriteString(field.field)
		err = field.err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("the report is cut off at byte %d: %w; hint: copy or make the file again", c.base+int64(c.pos), err)
	}
	c.err = fmt.Errorf("%s: %w", at.String(), err)
}

// fill reads on, keeping what is still to be read.
func (c *reader) fill() bool {
	if c.src == nil {
		c.fail(io.ErrUnexpectedEOF)
		return false
	}
	c.base += int64(c.pos)
	c.end = copy(c.buf, c.buf[c.pos:c.end])
	c.pos = 0
	for range 100 {
		n, err := c.src.Read(c.buf[c.end:])
		c.end += n
		switch {
		case n > 0:
			return true
		case err == io.EOF:
			c.fail(io.ErrUnexpectedEOF)
			return false
		case err != nil:
			c.fail(err)
			return false
		}
	}
	c.fail(io.ErrNoProgress)
	return false
}

// peek passes white space and gives the next byte without taking it.
func (c *reader) peek() (byte, bool) {
	if c.err != nil {
		return 0, false
	}
	for {
		for c.pos < c.end {
			switch b := c.buf[c.pos]; b {
			case ' ', '\n', '\t', '\r':
				c.pos++
			default:
				return b, true
			}
		}
		if !c.fill() {
			return 0, false
		}
	}
}

// take takes the next byte if it is want.
func (c *reader) take(want byte) bool {
	if c.pos < c.end && c.buf[c.pos] == want && c.err == nil {
		c.pos++
		return true
	}
	b, ok := c.peek()
	if !ok || b != want {
		return false
	}
	c.pos++
	return true
}

// expect takes the next byte, which must be want.
func (c *reader) expect(want byte) bool {
	if c.take(want) {
		return true
	}
	if b, ok := c.peek(); ok {
		c.fail(fmt.Errorf("%q where %q should stand, at byte %d", b, want, c.base+int64(c.pos)))
	}
	return false
}

// at says whether the value to come belongs to the field; null is taken as
// nothing.
func (c *reader) at(name string) bool {
	if !c.waiting || !c.keyIs(name) {
		return false
	}
	if b, ok := c.peek(); !ok {
		return false
	} else if b == 'n' {
		c.literal("null")
		c.advance()
		return false
	}
	if c.met != nil && len(c.path) == 0 {
		c.met = append(c.met, name)
	}
	return true
}

// fields reads an object. A walk over the list of fields reads one value after
// another for as long as they come in the list's order, so that an object as
// this program writes it needs one walk.
func (c *reader) fields(walk func(coder)) {
	if !c.expect('{') {
		return
	}
	if c.waiting = false; c.take('}') {
		return
	}
	c.openKey()
	for c.waiting && c.err == nil {
		before := c.taken
		walk(c)
		if c.waiting && c.taken == before {
			c.readKey()
			c.skip()
			c.advance()
		}
	}
}

// advance goes on from a value that was read to the next key of its object, or
// over the object's end.
func (c *reader) advance() {
	if c.err != nil {
		return
	}
	c.taken++
	if c.waiting = false; !c.take('}') && c.expect(',') {
		c.openKey()
	}
}

// openKey goes up to a key.
func (c *reader) openKey() {
	c.waiting, c.keyed = c.expect('"'), false
}

// keyIs reads the key at hand, if it is not yet read, and compares it. A key
// that stands here as this program writes it need not be looked at by letters.
func (c *reader) keyIs(name string) bool {
	if end := c.pos + len(name); !c.keyed && end+1 < c.end && string(c.buf[c.pos:end]) == name && c.buf[end] == '"' && c.buf[end+1] == ':' {
		c.key, c.keyed, c.pos = append(c.key[:0], name...), true, end+2
		return true
	}
	c.readKey()
	return string(c.key) == name
}

// readKey reads the key at hand, if it is not yet read.
func (c *reader) readKey() {
	if c.keyed {
		return
	}
	if key, ok := c.stringBytes(); ok {
		c.key = append(c.key[:0], key...)
		c.keyed = c.expect(':')
	}
	c.waiting = c.keyed
}

func (c *reader) object(name string, fields func(coder)) {
	if !c.at(name) {
		return
	}
	c.enter(name)
	c.fields(fields)
	c.leave()
}

// enter and leave keep the way to the value at hand.
func (c *reader) enter(name string) {
	c.path = append(c.path, step{name, -1})
	c.waiting = false
}

func (c *reader) leave() {
	if c.err == nil {
		c.path = c.path[:len(c.path)-1]
		c.advance()
	}
}

func (c *reader) openList(name string) bool {
	if !c.at(name) || !c.expect('[') {
		return false
	}
	c.enter(name)
	return true
}

// nextItem goes on to the next element of the list that was opened last; after
// the last one it closes the list.
func (c *reader) nextItem() bool {
	if c.take(']') {
		c.leave()
		return false
	}
	top := &c.path[len(c.path)-1]
	if c.err != nil || top.item >= 0 && !c.expect(',') {
		return false
	}
	top.item++
	return true
}
