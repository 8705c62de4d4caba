package corpus

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// How tables are read
//
// The first row names the columns. Values may stand in quotation marks and
// then hold delimiters, line breaks and doubled quotation marks; a mark inside
// a value that does not begin with one is a letter like others. Hands and bad
// programs leave marks inside values undoubled or never close one, and that row
// alone shall suffer. So a row in which something stands behind a closing mark is
// read again, loosely: what closes a value is then a mark at the end of a line or
// before a delimiter, and the row must have as many values as there are columns. It
// may go on over looseLines lines that are no rows themselves. Failing that, and
// where a mark is never closed, which would swallow the rest of the file (a row that
// does not end within maxRow, or by the end of the file), it is read up to the end of
// its line as if it had no such mark. Both are told. Behind a mark that nothing closes
// all marks are doubled, so that each row is looked through twice at most for it.
// Where most rows of the beginning are like that, and there are several, quotation
// marks are letters in the whole file.

// looseLines is over how many lines a value with undoubled marks may go on: the
// paragraphs of a long article, each looked at for each row that is read loosely.
const looseLines = 64

// maxRow is how long a row of several lines may be, in bytes.
const maxRow = 8 << 20

// table says how a file of rows is written.
type table struct {
	delimiter byte
	quoted    bool // values may stand in quotation marks
	width     int  // how many values a row has, 0 where that is not known yet
	columns   []keyed
	textKey   string // the name of the column of texts, the best if there are several
}

// delimiters that tables are known to use.
const delimiters = ",;\t|\x1f"

// isCSV recognises a table by name, or by a first row in which a column of text
// is named; under a name that promises something else, by one that names mostly
// known columns and a row that fits it.
func isCSV(in *input, head []byte) bool {
	switch in.ext() {
	case ".csv", ".tsv", ".tab":
		return !isMarkup(head)
	case "":
		t, _, err := readHeader(head, newFields(in.chosen))
		return err == nil && len(t.columns) > 1
	case ".txt":
		if first, _, _ := bytes.Cut(head, []byte("\n")); !bytes.ContainsAny(first, delimiters) {
			return false
		}
		t, size, err := readHeader(head, newFields(in.chosen))
		if err != nil {
			return false
		}
		known := 0
		for _, c := range t.columns {
			if c.field != noField {
				known++
			}
		}
		return known > 1 && known*2 > len(t.columns) && len(head) > size && t.fitting(head[size:]) > 0.5
	}
	return false
}

// readHeader reads the first row of a table and how many bytes it fills.
func readHeader(head []byte, f *fields) (*table, int, error) {
	skip := 0
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		skip = len("\ufeff")
	}
	t := &table{quoted: true}
	if first, _, _ := bytes.Cut(head[skip:], []byte("\n")); bytes.HasPrefix(first, []byte("sep=")) && len(first) > 4 {
		t.delimiter = first[4] // as Excel writes it
		skip += len(first) + 1
	}
	head = head[min(skip, len(head)):]
	if t.delimiter == 0 {
		first, _, _ := bytes.Cut(head, []byte("\n"))
		most := 0
		for _, d := range []byte(delimiters) {
			if n := bytes.Count(first, []byte{d}); n > most {
				most, t.delimiter = n, d
			}
		}
		if most == 0 {
			t.delimiter = rareDelimiter(head, first, f)
		}
	}
	size, how := t.next(head, false)
	top := head[:size]
	if size == 0 { // a first line that goes on behind head, or is all there is
		top = append(slices.Clip(head), '\n')
		size, how = t.next(top, true)
		top, size = top[:size], min(size, len(head))
	}
	best := uint8(0) // the rank of the column of texts
	first := t.row(nil, top, how)
	for _, v := range first {
		name := strings.TrimSpace(string(v))
		p := f.place([]byte(name))
		if p.field == textField && (best == 0 || p.rank < best) {
			best, t.textKey = p.rank, name
		}
		t.columns = append(t.columns, p)
	}
	if best == 0 {
		return nil, 0, f.noText(t.columns)
	}
	t.width = len(t.columns)
	plain := table{delimiter: t.delimiter, width: t.width}
	if t.marksAreLetters(head[size:]) && plain.fitting(head[size:]) > t.fitting(head[size:]) {
		t.quoted = false
	}
	return t, skip + size, nil
}

// rareDelimiter is the sign between the names of a first row that has none of the
// usual ones: one that gives two known columns or more, a text among them, and
// rows of as many values; a comma if there is none.
func rareDelimiter(head, first []byte, f *fields) byte {
	for i, c := range first {
		if c >= utf8.RuneSelf || c == '\r' || strings.IndexByte(` "'_-.`, c) >= 0 || 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) || bytes.IndexByte(first, c) < i {
			continue
		}
		t := table{delimiter: c, quoted: true}
		names := t.row(nil, first, wellMarked)
		t.width = len(names)
		known, text := 0, false
		for _, name := range names {
			if p := f.place(bytes.TrimSpace(name)); p.field != noField {
				known++
				text = text || p.field == textField
			}
		}
		if text && known > 1 && t.fitting(head[min(len(first)+1, len(head)):]) > 0.5 {
			return c
		}
	}
	return ','
}

// fitting is the share of the rows in b that are well marked and have a value for
// each column; 1 if there is no row.
func (t *table) fitting(b []byte) float64 {
	rows, fit := 0, 0
	var values [][]byte
	for {
		end, how := t.next(b, false)
		if end == 0 {
			break
		}
		values = t.row(values[:0], b[:end], how)
		rows++
		if len(values) == t.width && how == wellMarked {
			fit++
		}
		b = b[end:]
	}
	if rows == 0 {
		return 1
	}
	return float64(fit) / float64(rows)
}

// marksAreLetters says whether of the rows in b several have values that begin with a
// mark and do not end with one, and more than have values between marks. One row alone
// says nothing of a file.
func (t *table) marksAreLetters(b []byte) bool {
	between, letters := 0, 0
	for {
		end, how := t.next(b, false)
		if end == 0 {
			return letters > 1 && letters > between
		}
		without := how == neverClosed
		if how == undoubled || how == undoubled2 {
			_, _, without = t.loose(nil, b[:end], how)
		}
		switch {
		case without:
			letters++
		case how != wellMarked || b[0] == '"' || bytes.Contains(b[:end], []byte{t.delimiter, '"'}):
			between++
		}
		b = b[end:]
	}
}

// marking says how the values of a row stand in quotation marks.
type marking uint8

const (
	wellMarked  marking = iota
	undoubled           // a value between marks has further ones that are not doubled
	undoubled2          // the same, and one stands before a closing mark, as if doubled
	neverClosed         // a mark is never closed
)

// told is what is said of a row, "" where there is nothing to say.
func (m marking) told() string {
	switch m {
	case undoubled, undoubled2:
		return "a quotation mark inside a value of this row is not doubled; it is read as part of the value"
	case neverClosed:
		return "a quotation mark in this row is never closed; the row is read up to the end of its line"
	}
	return ""
}

// next is the length of the row at the beginning of b with its line break, 0 if it
// does not end in b, and how it is to be read; whole says that nothing comes behind b.
func (t *table) next(b []byte, whole bool) (int, marking) {
	end, odd := t.rowEnd(b)
	if end > 0 {
		return end, wellMarked
	}
	line := bytes.IndexByte(b, '\n') + 1
	whole = whole || len(b) >= maxRow
	if line == 0 || !odd && !whole {
		return 0, wellMarked
	}
	for _, how := range []marking{undoubled, undoubled2} {
		_, end, _ := t.loose(nil, b, how)
		switch {
		case end > 0:
			return end, how
		case end < 0 && !whole:
			return 0, wellMarked
		}
	}
	return line, neverClosed
}

// rowEnd is the length of the row at the beginning of b with its line break, 0
// if it does not end in b; odd says that something stands behind a closing mark, and
// then where the row ends is not known.
func (t *table) rowEnd(b []byte) (end int, odd bool) {
	i := 0
	for {
		line := bytes.IndexByte(b[i:], '\n')
		if line < 0 {
			return 0, false
		}
		line += i
		if !t.quoted {
			return line + 1, false
		}
		// Only a quotation mark at the beginning of a value can reach over the
		// line's end.
		for {
			if b[i] == '"' {
				end := closing(b, i+1)
				if end < 0 {
					return 0, false
				}
				i = end
				break
			}
			next := bytes.IndexByte(b[i:line], t.delimiter)
			if next < 0 {
				return line + 1, false
			}
			i += next + 1
		}
		if i+1 < len(b) && b[i] == '\r' && b[i+1] == '\n' {
			i++
		}
		switch {
		case i == len(b), i+1 == len(b) && b[i] == '\r':
			return 0, false
		case b[i] == '\n':
			return i + 1, false
		case b[i] != t.delimiter:
			return 0, true
		}
		if i++; i == len(b) {
			return 0, false
		}
	}
}

// loose cuts the row at the beginning of b, a whole line at least, into values where
// marks inside them are not doubled: end is the length of the row, 0 if it cannot be
// read so, -1 if b is too short to tell; letters says that a value begins with a mark
// and goes on behind the last.
func (t *table) loose(values [][]byte, b []byte, how marking) (_ [][]byte, end int, letters bool) {
	line := bytes.IndexByte(b, '\n')
	for i := 0; ; i++ {
		start := i
		i += len(bytes.TrimSuffix(b[i:line], []byte("\r")))
		if next := bytes.IndexByte(b[start:line], t.delimiter); next >= 0 {
			i = start + next
		}
		value := b[start:i]
		if len(value) > 0 && value[0] == '"' {
			end := t.looseClosing(b, start+1, line, how)
			switch even := bytes.Count(value, []byte(`"`))%2 == 0; {
			case end < 0 && even && value[len(value)-1] == '"': // of undoubled2
				return values, 0, false
			case end < 0 && even:
				letters, end = true, i
			default:
				for lines := 1; end < 0; lines++ {
					from := line + 1
					next := bytes.IndexByte(b[from:], '\n')
					if next < 0 {
						return values, -1, false
					}
					line = from + next
					if lines == looseLines || t.isRow(b[from:line+1]) {
						return values, 0, false
					}
					end = t.looseClosing(b, from, line, how)
				}
				value = unquoted(b[start+1 : end-1])
			}
			i = end
		}
		values = append(values, value)
		last := i == line || b[i] != t.delimiter
		if t.width > 0 && last != (len(values) == t.width) {
			return values, 0, false
		}
		if last {
			return values, line + 1, letters
		}
	}
}

// looseClosing is the place behind the first mark from i on that stands before a
// delimiter or the line's end, -1 if there is none. Doubled marks there are two
// letters, or a letter and that mark.
func (t *table) looseClosing(b []byte, i, line int, how marking) int {
	for {
		next := bytes.IndexByte(b[i:line], '"')
		if next < 0 {
			return -1
		}
		from := i + next
		for i = from; i < line && b[i] == '"'; i++ {
		}
		if (i == line || b[i] == t.delimiter || b[i] == '\r' && i+1 == line) && ((i-from)%2 == 1 || how == undoubled2) {
			return i
		}
	}
}

// isRow says whether a line has a value for each column, with marks or without.
func (t *table) isRow(line []byte) bool {
	if t.width == 0 {
		return false
	}
	if bytes.Count(line, []byte{t.delimiter}) == t.width-1 {
		return true
	}
	end, odd := t.rowEnd(line)
	return end == len(line) && !odd && len(t.row(nil, line, wellMarked)) == t.width
}

// closing is the place behind the quotation mark that closes the value whose
// inside begins at b[i], -1 if there is none.
func closing(b []byte, i int) int {
	for {
		next := bytes.IndexByte(b[i:], '"')
		if next < 0 {
			return -1
		}
		i += next + 1
		if i == len(b) || b[i] != '"' {
			return i
		}
		i++
	}
}

// unquoted is a value between marks without their doubling.
func unquoted(value []byte) []byte {
	if bytes.Contains(value, []byte(`""`)) {
		return bytes.ReplaceAll(value, []byte(`""`), []byte(`"`))
	}
	return value
}

// row cuts a whole row into its values, which are parts of b unless they had
// doubled quotation marks.
func (t *table) row(values [][]byte, b []byte, how marking) [][]byte {
	switch how {
	case neverClosed:
		return t.openRow(values, b)
	case undoubled, undoubled2:
		values, _, _ = t.loose(values, b, how)
		return values
	}
	b = bytes.TrimSuffix(b, []byte("\n"))
	b = bytes.TrimSuffix(b, []byte("\r"))
	for {
		var value []byte
		end := 0
		if t.quoted && len(b) > 0 && b[0] == '"' {
			if end = closing(b, 1); end < 0 {
				end = len(b)
				value = b[1:]
			} else {
				value = b[1 : end-1]
			}
			value = unquoted(value)
		} else {
			if end = bytes.IndexByte(b, t.delimiter); end < 0 {
				end = len(b)
			}
			value = b[:end]
		}
		values = append(values, value)
		if end == len(b) {
			return values
		}
		b = b[end+1:]
	}
}

// openRow cuts a row in which a quotation mark is never closed into values at every
// delimiter, without the marks around them.
func (t *table) openRow(values [][]byte, b []byte) [][]byte {
	plain := table{delimiter: t.delimiter}
	values = plain.row(values, b, wellMarked)
	for i, v := range values {
		if inner, quoted := bytes.CutPrefix(v, []byte(`"`)); quoted {
			values[i] = bytes.TrimSuffix(inner, []byte(`"`))
		}
	}
	return values
}

func (r *reading) readCSV(in *input) error {
	head, _ := in.r.Peek(headSize)
	t, size, err := readHeader(head, newFields(r.opt.Fields))
	if err != nil {
		return err
	}
	r.unmet(in.path, t.columns)
	line := 1 + bytes.Count(head[:size], []byte("\n"))
	in.r.Discard(size)
	rows := blocks{r: in.r, max: maxPage, pool: &r.pool, wait: r.waitLarge, cut: func(b []byte) int {
		end := 0
		for {
			n, _ := t.next(b[end:], false)
			if n == 0 {
				return end
			}
			end += n
		}
	}}
	return r.sendBlocks(in.path, &rows, line, "the row does not end within %d bytes", func(d *decoder, line int, block []byte, res *result) {
		d.rows(t, in.path, line, block, res)
	})
}

// rows decodes a block of whole rows, the first of which begins in line.
func (d *decoder) rows(t *table, path string, line int, block []byte, res *result) {
	var values [][]byte
	if n := len(block); n > 0 && block[n-1] != '\n' {
		block = append(block, '\n') // behind the last row of the file
	}
	for len(block) > 0 {
		end, how := t.next(block, true)
		row := block[:end]
		block = block[end:]
		if len(bytes.TrimSpace(row)) > 0 {
			if told := how.told(); told != "" {
				res.warn(path, line, "%s", told)
			}
			values = t.row(values[:0], row, how)
			d.row(t, path, line, values, res)
		}
		line += bytes.Count(row, []byte("\n"))
	}
}

// isNull says whether a value is what databases and programs write into a table where
// they have none. No article has a text, and no paper a name, of such a word alone.
func isNull(v []byte) bool {
	switch string(v) {
	case "NULL", "null", "Null", `\N`, "NaN", "nan", "None", "<NA>", "#N/A":
		return true
	}
	return false
}

func (d *decoder) row(t *table, path string, line int, values [][]byte, res *result) {
	for _, more := range values[min(len(values), len(t.columns)):] {
		if len(bytes.TrimSpace(more)) > 0 {
			res.skip(path, line, "the row has %d values where the first row names %d columns, and is left out; hint: a value with the delimiter in it stands in quotation marks", len(values), len(t.columns))
			return
		}
	}
	rec := record{textKey: t.textKey, shape: tableShape}
	var other *charset
	asked := false
	for i, v := range values[:min(len(values), len(t.columns))] {
		p := t.columns[i]
		if p.field == noField || isNull(v) {
			continue
		}
		if !isUTF8(v) {
			if !asked {
				other, asked = charsetOfLine(bytes.Join(values, []byte(" "))), true // the letters of the whole row tell
			}
			if other != nil {
				v, rec.charset = other.decodeLine(v), other.name
			}
			if !isUTF8(v) {
				res.skip(path, line, "not UTF-8; convert the file to UTF-8")
				return
			}
		}
		rec.set(p, string(v))
	}
	if rec.values[textField] == "" && len(values) < len(t.columns) {
		res.skip(path, line, "the row has no text; it has %d values where the first row names %d columns", len(values), len(t.columns))
		return
	}
	d.add(&rec, path, line, res)
}
