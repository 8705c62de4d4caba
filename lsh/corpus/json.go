package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// How a JSON document is read
//
// A document is an array of records, an object that holds such an array
// somewhere ({"status": "ok", "articles": […]}), one record, or several of
// these one after another. It may be far larger than memory, so it is never
// decoded as a whole. A stream of its bytes is cut into values; of a value
// only its kind and its end are looked for. Objects that are elements of an
// array go to the workers if one of their keys can hold a text; other members
// of an object are gone into. What an object says itself (its members that are
// no arrays and no objects) makes one more record, if there is a text in it.

// maxDepth is how deep a document is searched for arrays of records.
const maxDepth = 8

// isJSON recognises a JSON document by its first character or, under a name that
// promises something else, by a record with a text.
func isJSON(in *input, head []byte) bool {
	plain := withoutByteOrderMark(head)
	switch in.ext() {
	case ".json":
		return !isMarkup(head)
	case ".jsonl", ".ndjson":
		return isArray(head)
	case "":
		return len(plain) > 0 && (plain[0] == '[' || plain[0] == '{')
	}
	return holdsRecord(head)
}

func isArray(head []byte) bool {
	return bytes.HasPrefix(withoutByteOrderMark(head), []byte("["))
}

// holdsRecord says whether a JSON document or JSON Lines begin with a record that
// has a text. Of a record that is longer than head the first key is enough.
func holdsRecord(head []byte) bool {
	plain := withoutByteOrderMark(head)
	if len(plain) == 0 || plain[0] != '{' && plain[0] != '[' {
		return false
	}
	found := false
	j := &jsonStream{r: bufio.NewReader(bytes.NewReader(plain)), fields: newFields(nil)}
	j.record = func(object []byte) bool {
		found = json.Valid(object)
		return false
	}
	if err := j.document(); err == errStopped || err == nil || len(head) < headSize {
		return found
	}
	first := bytes.TrimLeft(plain, "[ \t\r\n")
	return bytes.HasPrefix(first, []byte("{")) && bytes.HasPrefix(bytes.TrimSpace(first[1:]), []byte(`"`)) && j.hasText(first)
}

// errOwn says that a document is one of sada's own.
var errOwn = errors.New("written by sada itself")

func (r *reading) readJSON(in *input) error {
	j := &jsonStream{r: in.r, fields: newFields(r.opt.Fields)}
	first := 1 // record number of the block's first
	block := r.pool.get()
	send := func() bool {
		b, number := block, first
		first += bytes.Count(b, []byte("\n"))
		block = r.pool.get()
		return len(b) == 0 || r.sendBlock(in.path, b, func(d *decoder, res *result) { d.jsonLines(in.path, recordShape, number, b, res) })
	}
	j.record = func(object []byte) bool {
		// A record fills one line; a line break in JSON stands between tokens,
		// where a blank is as good.
		from := len(block)
		block = append(append(block, object...), '\n')
		for i := from; i < len(block)-1; i++ {
			if block[i] == '\n' {
				block[i] = ' '
			}
		}
		return len(block) < blockSize/2 || send()
	}
	err := j.document()
	if !send() || err == errStopped {
		return nil
	}
	switch {
	case err == errOwn && first == 1:
		return r.skipOwn(in)
	case err == nil && first == 1 && !in.named:
		r.ignore(in)
	case err == nil && first == 1:
		why := "there is no record with a text in this document"
		if key := r.opt.Fields["text"]; key != "" {
			why = fmt.Sprintf("there is no record with a text under %q in this document", clip(key))
		}
		if len(j.other) > 0 {
			why += fmt.Sprintf("; its first has %s; hint: choose the text by --field text=NAME", keyList(j.other))
		}
		r.skip(in.path, 0, "%s", why)
	case err != nil:
		return fmt.Errorf("after %d records: %w", first-1, err)
	}
	return nil
}

// errStopped says that the reading has ended.
var errStopped = errors.New("stopped")

// jsonStream finds the records of a document.
type jsonStream struct {
	r      *bufio.Reader
	fields *fields
	record func(object []byte) bool // false ends the reading
	buf    []byte                   // the value being read
	other  []keyed                  // the keys of the first object that could be a record but for a text
}

func (j *jsonStream) document() error {
	if bom, _ := j.r.Peek(3); string(bom) == "\ufeff" {
		j.r.Discard(3)
	}
	for {
		switch c, err := j.peek(); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case c == '[':
			if err := j.array(maxDepth); err != nil {
				return err
			}
		case c == '{':
			if err := j.object(maxDepth); err != nil {
				return err
			}
		default:
			return fmt.Errorf("not JSON: a document begins with { or [, not with %q", c)
		}
	}
}

// peek passes over space and returns the character behind it, unread.
func (j *jsonStream) peek() (byte, error) {
	for {
		c, err := j.r.ReadByte()
		if err != nil {
			return 0, err
		}
		switch c {
		case ' ', '\t', '\r', '\n':
			continue
		}
		return c, j.r.UnreadByte()
	}
}

// next is peek inside a value, where the document may not end.
func (j *jsonStream) next() (byte, error) {
	c, err := j.peek()
	if err == io.EOF {
		err = errors.New("the document is cut off")
	}
	return c, err
}

// array reads an array and sends its elements that are records.
func (j *jsonStream) array(depth int) error {
	j.r.Discard(1)
	records := false
	for {
		c, err := j.next()
		if err != nil {
			return err
		}
		switch {
		case c == ']':
			j.r.Discard(1)
			return nil
		case c == ',':
			j.r.Discard(1)
		case c == '[' && depth > 0:
			if err := j.array(depth - 1); err != nil {
				return err
			}
		default:
			if err := j.value(); err != nil {
				return err
			}
			if c != '{' {
				continue
			}
			records = records || j.hasText(j.buf)
			if !records && j.other == nil {
				j.other = j.fields.keys(j.buf)
			}
			if records && !j.record(j.buf) {
				return errStopped
			}
		}
	}
}

// object reads an object, goes into the arrays and objects in it and makes a
// record of the rest.
func (j *jsonStream) object(depth int) error {
	j.r.Discard(1)
	own := []byte{'{'}
	hasText := false
	for {
		c, err := j.next()
		switch {
		case err != nil:
			return err
		case c == ',':
			j.r.Discard(1)
			continue
		case c == '}':
			j.r.Discard(1)
			if hasText && !j.record(append(own, '}')) {
				return errStopped
			}
			if !hasText && j.other == nil {
				j.other = j.fields.keys(append(own, '}'))
			}
			return nil
		case c != '"':
			return fmt.Errorf("not JSON: %q where a key should stand", c)
		}
		if err := j.value(); err != nil {
			return err
		}
		key := string(j.buf)
		name := strings.Trim(key, `"`)
		if c, err = j.next(); err != nil {
			return err
		}
		if c != ':' {
			return fmt.Errorf("not JSON: %q after the key %s", c, clip(key))
		}
		j.r.Discard(1)
		if c, err = j.next(); err != nil {
			return err
		}
		switch {
		case c == '[' && depth > 0 && !hasText: // else comments, captions and the like
			err = j.array(depth - 1)
		case c == '{' && depth > 0 && !hasText && !j.holds(name) && !j.isField(name):
			err = j.object(depth - 1)
		default:
			if err = j.value(); err != nil {
				return err
			}
			if c == '{' && depth > 0 && !hasText && !j.holds(name) && !hasLeaf(j.buf) { // {"article": {"title": …}}
				within := &jsonStream{r: bufio.NewReader(bytes.NewReader(bytes.Clone(j.buf))), fields: j.fields, record: j.record}
				if err := within.object(depth - 1); err != nil {
					return err
				}
				continue
			}
			if depth == maxDepth && name == "schema" && bytes.HasPrefix(j.buf, []byte(`"sada.`)) {
				return errOwn
			}
			if len(own)+len(j.buf) > maxPage {
				return fmt.Errorf("an object longer than %d bytes", maxPage)
			}
			if len(own) > 1 {
				own = append(own, ',')
			}
			own = append(append(append(own, key...), ':'), j.buf...)
			hasText = hasText || j.isText(name) || c == '{' && (j.fields.inner[name] || j.holds(name) && j.hasText(j.buf))
		}
		if err != nil {
			return err
		}
	}
}

// isText says whether a key can hold a text.
func (j *jsonStream) isText(key string) bool {
	return j.fields.place([]byte(key)).field == textField
}

// holds says whether the object under a key holds fields of the record around it.
func (j *jsonStream) holds(key string) bool {
	return j.fields.inner[key] || slices.Contains(holders, key)
}

// isField says whether the object under a key may be the value of a field,
// {"rendered": …}.
func (j *jsonStream) isField(key string) bool {
	switch j.fields.place([]byte(key)).field {
	case idField, titleField, dateField, textField:
		return true
	}
	return false
}

// hasText says whether an object, or one in it that holds its fields, has a key
// that can hold a text.
func (j *jsonStream) hasText(object []byte) bool {
	held := false // what is inside at depth 2 are fields
	return anyKey(object, func(depth int, key string) bool {
		if depth > 2 || depth == 2 && !held {
			return false
		}
		if depth == 1 {
			held = slices.Contains(holders, key)
		}
		return j.isText(key) || j.fields.inner[key]
	})
}

// hasLeaf says whether an object is the value of one field.
func hasLeaf(object []byte) bool {
	return anyKey(object, func(depth int, key string) bool { return depth == 1 && slices.Contains(leaves, key) })
}

// isDocument says whether the first text of a JSON object that is longer than head
// is that of a record in an array, so that it is no record itself.
func isDocument(head []byte) bool {
	known := newFields(nil)
	first := 0
	anyKey(head, func(depth int, key string) bool {
		if known.place([]byte(key)).field == textField {
			first = depth
		}
		return first > 0
	})
	return first > 2
}

// keys are the keys of an object, in the order of the text.
func (f *fields) keys(object []byte) []keyed {
	var all []keyed
	anyKey(object, func(depth int, key string) bool {
		if depth == 1 {
			all = append(all, f.place([]byte(key)))
		}
		return false
	})
	return all
}

// anyKey says whether is holds for a key of an object, in the order of the text;
// the keys of the object itself have depth 1.
func anyKey(object []byte, is func(depth int, key string) bool) bool {
	depth := 0
	s := scanner{b: object}
	for s.i < len(object) {
		switch object[s.i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			text, ok := s.text()
			if !ok {
				return true // let the decoder say what is wrong
			}
			if key := string(text); s.eat(':') && is(depth, key) {
				return true
			}
			continue
		}
		s.i++
	}
	return false
}

// value reads one value of any kind into buf. It counts brackets and knows
// texts; whether the value is right inside is for the decoder to say.
func (j *jsonStream) value() error {
	j.buf = j.buf[:0]
	depth := 0
	inText, escaped := false, false
	for {
		chunk, err := j.r.Peek(max(1, j.r.Buffered()))
		if err != nil && len(chunk) == 0 {
			if err == io.EOF {
				err = errors.New("the document is cut off")
			}
			return err
		}
		if len(j.buf)+len(chunk) > maxRecord {
			return fmt.Errorf("a value longer than %d bytes", maxRecord)
		}
		end := -1
	scan:
		for i := 0; i < len(chunk); i++ {
			c := chunk[i]
			if inText {
				switch {
				case escaped:
					escaped = false
				case c == '\\':
					escaped = true
				case c == '"':
					inText = false
					if depth == 0 {
						end = i + 1
						break scan
					}
				default:
					i += max(1, plainPrefix(chunk[i:])) - 1
				}
				continue
			}
			switch c {
			case '"':
				inText = true
			case '{', '[':
				depth++
			case '}', ']':
				if depth == 0 {
					end = i // of a number or a word; the bracket is not its
					break scan
				}
				if depth--; depth == 0 {
					end = i + 1
					break scan
				}
			case ',', ':', ' ', '\t', '\r', '\n':
				if depth == 0 {
					end = i
					break scan
				}
			}
		}
		if end < 0 {
			j.buf = append(j.buf, chunk...)
			j.r.Discard(len(chunk))
			continue
		}
		j.buf = append(j.buf, chunk[:end]...)
		j.r.Discard(end)
		if len(j.buf) == 0 {
			return fmt.Errorf("not JSON: a value is missing before %q", strings.ToValidUTF8(string(chunk[:1]), "?"))
		}
		return nil
	}
}
