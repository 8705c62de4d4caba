package news

import (
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the article as one line of JSON: id, outlet, date, title,
// text.
func (a *Article) AppendJSON(b []byte) []byte {
	b = appendString(append(b, `{"id":`...), a.ID)
	b = appendString(append(b, `,"outlet":`...), a.Outlet)
	b = append(b, `,"date":"`...)
	b = a.Date.UTC().AppendFormat(b, "2006-01-02 15:04:05")
	b = appendString(append(b, `","title":`...), a.Title)
	b = appendString(append(b, `,"text":`...), a.Text)
	return append(b, "}\n"...)
}

// AppendJSON appends the case as one line of gold.jsonl: a, a_start, a_end, b,
// b_start, b_end, kind.
func (c *Case) AppendJSON(b []byte) []byte {
	b = appendString(append(b, `{"a":`...), c.A)
	b = strconv.AppendInt(append(b, `,"a_start":`...), int64(c.AStart), 10)
	b = strconv.AppendInt(append(b, `,"a_end":`...), int64(c.AEnd), 10)
	b = appendString(append(b, `,"b":`...), c.B)
	b = strconv.AppendInt(append(b, `,"b_start":`...), int64(c.BStart), 10)
	b = strconv.AppendInt(append(b, `,"b_end":`...), int64(c.BEnd), 10)
	b = appendString(append(b, `,"kind":`...), c.Kind)
	return append(b, "}\n"...)
}

// appendString appends a JSON string; bytes that are not UTF-8 become U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c == '"' || c == '\\' {
				b = append(b, s[start:i]...)
				switch c {
				case '\n':
					b = append(b, `\n`...)
				case '"', '\\':
					b = append(b, '\\', c)
				default:
					const hex = "0123456789abcdef"
					b = append(b, `\u00`...)
					b = append(b, hex[c>>4], hex[c&15])
				}
				start = i + 1
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			b = append(append(b, s[start:i]...), "\ufffd"...)
			start = i + 1
		}
		i += size
	}
	return append(append(b, s[start:]...), '"')
}
