package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// record is one article as a file of records holds it.
type record struct {
	// values are the fields as printed there; empty where one is missing, null
	// or no text. A field with several keys has the value of the best that has
	// one; ranks says how good it was.
	values [fieldCount]string
	ranks  [fieldCount]uint8
	keys   [fieldCount]string // under which they stood; origin.go
	shape  shape              // of the file

	// credits are those the record brings along; known says that it does.
	credits []Credit
	known   bool

	textKey string // what the file calls its text, "" if that is not known
	others  string // what there is in place of a text, where one is missing
	charset string // by which it was put into UTF-8 for itself, "" if it was so
	markup  bool   // the text is HTML, whatever it looks like
	note    string // what an explanation adds to where the text stood
}

// set gives a field its value from a key of some rank; false if a key of that
// rank was there before, so that it is not clear whose value counts.
func (rec *record) set(p keyed, value string) bool {
	old := rec.ranks[p.field]
	if value != "" && (old == 0 || p.rank < old) {
		rec.values[p.field], rec.ranks[p.field], rec.keys[p.field] = value, p.rank, p.key
	}
	return old != p.rank
}

// How records are decoded
//
// encoding/json decides what a record says. It is too slow to read every
// record with it (77 MB/s, the scanner 1,100: BenchmarkDecode), and
// nearly all records are flat objects of strings. So a small scanner goes
// first; it knows objects of strings, numbers and literals, passes over values
// that are nested (credits are left to encoding/json), and gives up at everything
// else: at objects that may hold fields, at texts that are arrays, at a field that is there twice, at bytes
// that are not UTF-8, at what is not JSON. Then encoding/json reads the record
// again and says what is wrong with it. FuzzRecord holds the two together: the
// scanner gives what encoding/json gives, or gives up.

// decode reads a record from one JSON object.
func (d *decoder) decode(object []byte) (record, error) {
	if rec, ok := d.scan(object); ok {
		return rec, nil
	}
	return d.decodeSlowly(object)
}

// decodeSlowly is decode by encoding/json.
func (d *decoder) decodeSlowly(object []byte) (record, error) {
	var rec record
	if c := charsetOfLine(object); c != nil {
		rec, err := d.decodeSlowly(c.decodeLine(object))
		rec.charset = c.name
		return rec, err
	}
	if !utf8.Valid(object) {
		at := 0
		for at < len(object) {
			r, n := utf8.DecodeRune(object[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return rec, fmt.Errorf("not UTF-8 (byte %d of the record is %#02x); convert the file to UTF-8", at+1, object[at])
	}
	return rec, d.members(&rec, object, "", maxPath)
}

// notObject is the error of what is no JSON object.
type notObject struct{ error }

// jsonFaults are what encoding/json says of the place of a character that cannot stand
// there, and what a user can do something with.
var jsonFaults = []struct{ where, means string }{
	{"looking for beginning of value", "%s where a value should begin (a text begins with a quotation mark)"},
	{"looking for beginning of object key string", "%s where a name in quotation marks should stand"},
	{"after object key:value pair", "%s behind a value, where a comma or } should stand"},
	{"after object key", "%s behind a name, where a colon should stand"},
	{"after array element", "%s behind a value, where a comma or ] should stand"},
	{"after top-level value", "%s behind the end of the record"},
	{"in string literal", "%s within a text, where it must be escaped"},
	{"in string escape code", "%s behind the \\ of a text"},
}

// jsonFault says what is wrong with an object that encoding/json refuses.
func jsonFault(err *json.SyntaxError, object []byte) string {
	said := err.Error()
	if said == "unexpected end of JSON input" {
		return "the record is cut off"
	}
	at := max(0, int(err.Offset)-1)
	found, _ := utf8.DecodeRune(object[min(at, len(object)):]) // encoding/json names its first byte
	for _, f := range jsonFaults {
		if strings.HasSuffix(said, f.where) {
			return fmt.Sprintf(f.means, strconv.QuoteRune(found))
		}
	}
	return strconv.QuoteRune(found) + " cannot stand there"
}

// members takes the members of an object into a record; path is that of the object
// with a full stop behind it, "" for the record itself.
func (d *decoder) members(rec *record, object []byte, path string, depth int) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(object, &values); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return notObject{fmt.Errorf("not JSON at byte %d: %s", syntax.Offset, jsonFault(syntax, object))}
		}
		return notObject{errors.New("not a JSON object")}
	}
	if values == nil {
		return notObject{errors.New("not a JSON object")}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		raw, key := values[name], path+name
		if key == "credits" {
			rec.credits, rec.known = decodeCredits(raw)
			continue
		}
		p := d.fields.place([]byte(key))
		var value, note string
		switch c := raw[0]; {
		case c == '{' && depth > 0 && d.fields.nests(key):
			if err := d.members(rec, raw, key+".", depth-1); err != nil {
				return err
			}
		case p.field == noField:
		case c == '"':
			if err := json.Unmarshal(raw, &value); err != nil {
				return fmt.Errorf("field %s: %w", key, err)
			}
		case c == '-' || '0' <= c && c <= '9':
			value = string(raw)
		case c == '[' && p.field == textField:
			value, note = joined(raw)
		}
		if p.field != noField {
			rec.set(p, value)
		}
		if p.field == textField && rec.keys[textField] == key {
			rec.note = note
		}
	}
	return nil
}

// joined is the text of an array: of paragraphs, one a line, or, where some are
// objects, of pieces of one text (Telegram: ["see ", {"type": "bold", "text": "x"}]).
func joined(array []byte) (text, note string) {
	var parts []json.RawMessage
	if json.Unmarshal(array, &parts) != nil {
		return "", ""
	}
	var texts []string
	between := "\n"
	for _, part := range parts {
		var text string
		if part[0] == '{' {
			between = ""
			var piece struct{ Text string }
			if json.Unmarshal(part, &piece) == nil {
				text = piece.Text
			}
		} else if json.Unmarshal(part, &text) != nil {
			return "", ""
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, between), fmt.Sprintf(", an array of %d", len(texts))
}

// decodeCredits reads credits as inspect prints them. Anything else under that
// name says nothing about credits.
func decodeCredits(raw []byte) ([]Credit, bool) {
	if len(raw) == 0 || raw[0] != '[' {
		return nil, false
	}
	none := -1
	var printed []struct {
		Text, Name, Outlet string
		Kind               CreditKind
		Role               Role
		Vague              bool
		Start, End         *int
		PageStart          *int `json:"page_start"`
		PageEnd            *int `json:"page_end"`
	}
	if err := json.Unmarshal(raw, &printed); err != nil {
		return nil, false
	}
	at := func(p *int) int {
		if p == nil {
			return none
		}
		return *p
	}
	credits := make([]Credit, len(printed))
	for i, p := range printed {
		credits[i] = Credit{
			Text: p.Text, Name: p.Name, Outlet: p.Outlet, Kind: p.Kind, Role: p.Role, Vague: p.Vague,
			Start: at(p.Start), End: at(p.End), PageStart: at(p.PageStart), PageEnd: at(p.PageEnd),
		}
	}
	return credits, true
}

// maxNesting is how deep the scanner passes over nested values.
const maxNesting = 64

// scan reads a flat record; false means that it gave up.
func (d *decoder) scan(b []byte) (rec record, ok bool) {
	s := scanner{b: b, scratch: d.scratch[:0]}
	defer func() {
		if cap(s.scratch) <= blockSize { // one long record shall not cost its memory for good
			d.scratch = s.scratch
		}
	}()
	if !s.eat('{') {
		return rec, false
	}
	if s.eat('}') {
		return rec, s.end()
	}
	for {
		s.space()
		key, ok := s.text()
		if !ok {
			return rec, false
		}
		credits := string(key) == "credits"
		p := d.fields.place(key)
		if !s.eat(':') {
			return rec, false
		}
		s.space()
		from := s.i
		nests := from < len(b) && (b[from] == '{' && d.fields.nests(string(key)) || b[from] == '[' && p.field == textField)
		value, kind := s.value(maxNesting) // key may be gone now
		switch {
		case kind != broken && credits:
			rec.credits, rec.known = decodeCredits(b[from:s.i])
		case kind == broken || nests:
			return rec, false
		case p.field == noField:
		case kind == plain:
			ok = rec.set(p, string(value))
		default:
			ok = rec.set(p, "")
		}
		if !ok {
			return rec, false
		}
		if s.eat(',') {
			continue
		}
		return rec, s.eat('}') && s.end()
	}
}
