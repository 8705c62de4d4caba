package corpus

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// How tables are read
//
// The first row names the columns. Values may stand in quotation marks and
// then hold delimiters, line breaks and doubled quotation marks; a mark inside
// a value that does not begin with one is a letter like others. A mark that is
// never closed would swallow the rest of the file: a row that does not end within
// maxRow, or by the end of the file, is read up to the end of its line as if it had
// no such mark, which is told, and reading goes on with the next line. No other row
// within maxRow can be like it: behind a mark that nothing closes all marks are
// doubled, so that each row is looked through twice at most.

// maxRow is how long a row of several lines may be, in bytes.
const maxRow = 8 << 20

// table says how a file of rows is written.
type table struct {
	delimiter byte
	quoted    bool // values may stand in quotation marks
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
		return known > 1 && known*2 > len(t.columns) && len(head) > size && t.fitting(head[size:], len(t.columns)) > 0.5
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
	size := t.rowEnd(head)
	if size == 0 {
		size = len(head)
	}
	best := uint8(0) // the rank of the column of texts
	first, _ := t.row(nil, head[:size])
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
	// Where quotation marks are letters, rows fit better without them.
	plain := table{delimiter: t.delimiter}
	if n := len(t.columns); plain.fitting(head[size:], n) > t.fitting(head[size:], n) {
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
		names, _ := t.row(nil, first)
		known, text := 0, false
		for _, name := range names {
			if p := f.place(bytes.TrimSpace(name)); p.field != noField {
				known++
				text = text || p.field == textField
			}
		}
		if text && known > 1 && t.fitting(head[min(len(first)+1, len(head)):], len(names)) > 0.5 {
			return c
		}
	}
	return ','
}

// fitting is the share of the rows in b that have so many values and nothing
// behind a closing quotation mark; 1 if there is no row.
func (t *table) fitting(b []byte, columns int) float64 {
	rows, fit := 0, 0
	var values [][]byte
	for {
		end := t.rowEnd(b)
		if end == 0 {
			break
		}
		var odd bool
		values, odd = t.row(values[:0], b[:end])
		rows++
		if len(values) == columns && !odd {
			fit++
		}
		b = b[end:]
	}
	if rows == 0 {
		return 1
	}
	return float64(fit) / float64(rows)
}

// rowEnd is the length of the row at the beginning of b with its line break, 0
// if it does not end in b.
func (t *table) rowEnd(b []byte) int {
	i := 0
	for {
		line := bytes.IndexByte(b[i:], '\n')
		if line < 0 {
			return 0
		}
		line += i
		if !t.quoted {
			return line + 1
		}
		// Only a quotation mark at the beginning of a value can reach over the
		// line's end.
		for {
			if b[i] == '"' {
				end := closing(b, i+1)
				if end < 0 {
					return 0
				}
				i = end
				break
			}
			next := bytes.IndexByte(b[i:line], t.delimiter)
			if next < 0 {
				return line + 1
			}
			i += next + 1
		}
		// Behind the closing mark, up to the delimiter or the line's end.
		for i < len(b) && b[i] != t.delimiter && b[i] != '\n' {
			i++
		}
		switch {
		case i == len(b):
			return 0
		case b[i] == '\n':
			return i + 1
		}
		if i++; i == len(b) {
			return 0
		}
	}
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

// row cuts a whole row into its values, which are parts of b unless they had
// doubled quotation marks. It is odd if something stands behind a closing mark.
func (t *table) row(values [][]byte, b []byte) (_ [][]byte, odd bool) {
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
			if bytes.Contains(value, []byte(`""`)) {
				value = bytes.ReplaceAll(value, []byte(`""`), []byte(`"`))
			}
			if more := bytes.IndexByte(b[end:], t.delimiter); more != 0 && end < len(b) {
				if more < 0 {
					more = len(b) - end
				}
				value = append(bytes.Clone(value), b[end:end+more]...)
				end += more
				odd = true
			}
		} else {
			if end = bytes.IndexByte(b, t.delimiter); end < 0 {
				end = len(b)
			}
			value = b[:end]
		}
		values = append(values, value)
		if end == len(b) {
			return values, odd
		}
		b = b[end+1:]
	}
}

// openRow cuts a row in which a quotation mark is never closed into values at every
// delimiter, without the marks around them.
func (t *table) openRow(values [][]byte, b []byte) [][]byte {
	plain := table{delimiter: t.delimiter}
	values, _ = plain.row(values, b)
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
			n := t.rowEnd(b[end:])
			if n == 0 && end == 0 && len(b) >= maxRow {
				return bytes.IndexByte(b, '\n') + 1
			}
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
	for len(block) > 0 {
		end := t.rowEnd(block)
		first := bytes.IndexByte(block, '\n')
		open := end == 0 && first >= 0 && t.rowEnd(append(bytes.Clone(block), '\n')) == 0
		switch {
		case open:
			end = first + 1
		case end == 0:
			end = len(block) // the last row, without a line break
		}
		row := block[:end]
		block = block[end:]
		if len(bytes.TrimSpace(row)) > 0 {
			if open {
				res.warn(path, line, "a quotation mark in this row is never closed; the row is read up to the end of its line")
				values = t.openRow(values[:0], row)
			} else {
				values, _ = t.row(values[:0], row)
			}
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
			res.skip(path, line, "the row has %d values where the first row names %d columns", len(values), len(t.columns))
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
