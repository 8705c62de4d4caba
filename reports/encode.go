package reports

import (
	"fmt"
	"io"
	"maps"
	"math"
	"runtime"
	"slices"
	"strconv"
	"unicode/utf8"
)

// WriteJSON writes the report in schema sada.report/1: one line for each
// element of a list, keys in the order of the schema, and the same bytes for
// the same report. Control and bidirectional control characters of texts are
// written as \u escapes, all other characters as they are. It works on all
// cores and streams: memory does not grow with the report. It fails where w
// does, or where an option has a type that the schema does not know.
func (r *Report) WriteJSON(w io.Writer) error {
	c := &writer{w: w, buf: make([]byte, 0, flushAt+4096)}
	c.buf = append(c.buf, '{')
	c.first = true
	r.fields(c)
	c.buf = append(c.buf, "\n}\n"...)
	c.flush()
	return c.err
}

// flushAt is how many bytes a writer gathers before it writes them.
const flushAt = 1 << 16

// writer is the coder that writes. Errors stick: after the first, nothing more
// is written.
type writer struct {
	w     io.Writer // nil: all stays in buf
	buf   []byte
	first bool   // no comma before what comes next
	depth int    // of lists and objects that are open
	from  reader // of what the report has left in its file
	err   error
}

func (c *writer) flush() {
	if c.err == nil {
		_, c.err = c.w.Write(c.buf)
	}
	c.buf = c.buf[:0]
}

// comma separates what comes next from what stands before it.
func (c *writer) comma() {
	if !c.first {
		c.buf = append(c.buf, ',')
	}
	c.first = false
}

func (c *writer) name(name string) {
	c.comma()
	if c.depth == 0 {
		c.buf = append(c.buf, '\n')
	}
	c.buf = append(c.buf, '"')
	c.buf = append(c.buf, name...)
	c.buf = append(c.buf, `":`...)
}

func (c *writer) open(bracket byte) {
	c.buf = append(c.buf, bracket)
	c.first = true
	c.depth++
}

func (c *writer) close(bracket byte) {
	c.buf = append(c.buf, bracket)
	c.first = false
	c.depth--
	if len(c.buf) >= flushAt && c.w != nil {
		c.flush()
	}
}

func (c *writer) openList(name string) {
	c.name(name)
	c.open('[')
}

// closeList ends the list that was opened last with n elements, each an object
// with the fields that fields writes.
func (c *writer) closeList(n int, fields func(c *writer, i int)) {
	if c.depth == 1 && n > blockItems {
		c.blocks(n, fields)
	} else {
		c.items(0, n, fields)
	}
	c.close(']')
}

// items writes the elements from one number up to another.
func (c *writer) items(from, to int, fields func(c *writer, i int)) {
	for i := from; i < to; i++ {
		c.comma()
		if c.depth == 1 {
			c.buf = append(c.buf, '\n')
		}
		c.open('{')
		fields(c, i)
		c.close('}')
	}
}

// blockItems is how many elements of a long list are written at once.
const blockItems = 128

// blocks writes items in blocks: on all cores into one buffer each, and from
// there in their order. Few more blocks than cores are held at a time.
func (c *writer) blocks(n int, fields func(c *writer, i int)) {
	c.flush()
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan *writer, workers)
	spare := make(chan *writer, workers+2)
	go func() {
		for from := 0; from < n; from += blockItems {
			done := make(chan *writer, 1)
			queue <- done
			go func() {
				var b *writer
				select {
				case b = <-spare:
				default:
					b = new(writer)
				}
				*b = writer{buf: b.buf[:0], from: b.from, first: from == 0, depth: c.depth}
				b.items(from, min(from+blockItems, n), fields)
				done <- b
			}()
		}
		close(queue)
	}()
	for done := range queue {
		b := <-done
		if b.err != nil {
			c.fail(b.err)
		}
		if c.err == nil {
			_, c.err = c.w.Write(b.buf)
		}
		spare <- b
	}
	c.first = false
}

func (c *writer) object(name string, fields func(coder)) {
	c.name(name)
	c.open('{')
	fields(c)
	c.close('}')
}

func (c *writer) text(name string, v *string) {
	c.name(name)
	c.buf = appendString(c.buf, *v)
}

func (c *writer) word(name string, v *string) { c.text(name, v) }

func (c *writer) choice(name string, v *string, _ []string) { c.text(name, v) }

func (c *writer) choices(name string, v *[]string, _ []string) { c.texts(name, v) }

func (c *writer) date(name string, v *string) { c.text(name, v) }

func (c *writer) signed(name string, v *int) { c.integer(name, v) }

func (c *writer) optional(name string, v *string) {
	if *v != "" {
		c.text(name, v)
	}
}

func (c *writer) someWord(name string, v *string) {
	if *v != "" {
		c.word(name, v)
	}
}

func (c *writer) texts(name string, v *[]string) {
	c.name(name)
	c.open('[')
	for _, s := range *v {
		c.comma()
		c.buf = appendString(c.buf, s)
	}
	c.close(']')
}

func (c *writer) integer(name string, v *int) {
	c.name(name)
	c.buf = strconv.AppendInt(c.buf, int64(*v), 10)
}

func (c *writer) short(name string, v *int32) {
	c.name(name)
	c.buf = strconv.AppendInt(c.buf, int64(*v), 10)
}

func (c *writer) offset(name string, v *int) {
	if *v >= 0 {
		c.integer(name, v)
	}
}

func (c *writer) flag(name string, v *bool) {
	if *v {
		c.name(name)
		c.buf = append(c.buf, "true"...)
	}
}

func (c *writer) ratio(name string, v *float64) {
	c.name(name)
	c.number(name, *v)
}

func (c *writer) part(name string, v *float64) {
	if *v != 0 {
		c.ratio(name, v)
	}
}

func (c *writer) weight(name string, v *float64) { c.ratio(name, v) }

func (c *writer) number(name string, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		c.fail(fmt.Errorf("report: %s is %v, which JSON cannot hold", name, v))
		v = 0
	}
	c.buf = strconv.AppendFloat(c.buf, v, 'f', -1, 64)
}

func (c *writer) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *writer) numbers(name string, v *[]int) {
	if len(*v) == 0 {
		return
	}
	c.name(name)
	c.open('[')
	for _, n := range *v {
		c.comma()
		c.buf = strconv.AppendInt(c.buf, int64(n), 10)
	}
	c.close(']')
}

func (c *writer) counts(name string, v *map[string]int) {
	c.name(name)
	c.open('{')
	for _, key := range slices.Sorted(maps.Keys(*v)) {
		c.comma()
		c.buf = appendString(c.buf, key)
		c.buf = append(c.buf, ':')
		c.buf = strconv.AppendInt(c.buf, int64((*v)[key]), 10)
	}
	c.close('}')
}

func (c *writer) options(name string, v *map[string]any) {
	c.name(name)
	c.open('{')
	for _, key := range slices.Sorted(maps.Keys(*v)) {
		c.comma()
		c.buf = appendString(c.buf, key)
		c.buf = append(c.buf, ':')
		switch value := (*v)[key].(type) {
		case string:
			c.buf = appendString(c.buf, value)
		case bool:
			c.buf = strconv.AppendBool(c.buf, value)
		case int:
			c.buf = strconv.AppendInt(c.buf, int64(value), 10)
		case float64:
			c.number(key, value)
		default:
			c.fail(fmt.Errorf("report: option %s has type %T; hint: use a string, bool, int or float64", key, value))
			c.buf = append(c.buf, "null"...)
		}
	}
	c.close('}')
}

// appendString appends s as a JSON string; bytes that are not UTF-8 become
// U+FFFD.
func appendString(buf []byte, s string) []byte {
	const hex = "0123456789abcdef"
	buf = append(buf, '"')
	from, i := 0, simple(s)
	for i < len(s) {
		switch b := s[i]; {
		case b >= ' ' && b < 0x7F && b != '"' && b != '\\':
			i++
		case b >= 0xD8 && b <= 0xDB && i+1 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+1] != 0x9C:
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				buf = append(append(buf, s[from:i]...), "\uFFFD"...)
			} else if mustEscape(r) {
				buf = append(buf, s[from:i]...)
				switch r {
				case '"', '\\':
					buf = append(buf, '\\', byte(r))
				case '\n':
					buf = append(buf, `\n`...)
				case '\t':
					buf = append(buf, `\t`...)
				case '\r':
					buf = append(buf, `\r`...)
				default:
					buf = append(buf, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
				}
			} else {
				i += size
				continue
			}
			i += size
			from = i
			i += simple(s[i:])
		}
	}
	return append(append(buf, s[from:]...), '"')
}

// mustEscape: what JSON asks for, and what could act on a terminal or turn
// the text around it.
func mustEscape(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r >= 0x7F && r < 0xA0 || isBidi(r) || r == 0x2028 || r == 0x2029
}

// isBidi: marks, embeddings, overrides and isolates of the bidirectional
// algorithm.
func isBidi(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C
}
