package corpus

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding/charmap"
)

// How texts of two encodings are read
//
// Exports that were joined, and pages whose foot or comments came out of another
// database, hold lines of UTF-8 and lines of an encoding of one byte a letter. Hardly a
// line of Arabic in the second happens to be UTF-8, since its letters are no bytes that
// UTF-8 goes on with. So each line is judged by itself: what is UTF-8 stays, and what is
// not is put into it where its letters are likely Arabic then.

// isMixable says whether lines of UTF-8 can be told from those of an encoding.
func (c *charset) isMixable() bool {
	return c.Encoding == charmap.Windows1256 || c.Encoding == charmap.ISO8859_6 || c.Encoding == macArabic{}
}

// isUTF8Line says whether a line is UTF-8 and has letters that show it.
func isUTF8Line(line []byte) bool {
	const least = 3 // letters of several bytes
	good, bad := countUTF8(line)
	return bad == 0 && good >= least && isUTF8(line)
}

// hasUTF8Lines says whether a whole line of a text is one.
func hasUTF8Lines(text []byte) bool {
	for line := range bytes.Lines(text) {
		if isUTF8Line(line) {
			return true
		}
	}
	return false
}

// decodeText puts a whole text into UTF-8.
func (c *charset) decodeText(text []byte) []byte {
	if c.isMixable() && hasUTF8Lines(text) {
		var b bytes.Buffer
		for line := range bytes.Lines(text) {
			b.Write(c.decodeLine(line))
		}
		return b.Bytes()
	}
	if plain, err := c.NewDecoder().Bytes(text); err == nil {
		return plain
	}
	return text
}

// decodeLine puts a line into UTF-8, unless it is.
func (c *charset) decodeLine(line []byte) []byte {
	if isUTF8Line(line) {
		return line
	}
	plain, err := c.NewDecoder().Bytes(line)
	if err != nil {
		return line
	}
	return plain
}

// lineReader puts a stream of lines into UTF-8, each unless it is. Lines longer than
// headSize are judged in pieces.
type lineReader struct {
	r    io.Reader
	c    *charset
	raw  []byte // read, and not in UTF-8 yet
	text []byte // not handed on yet
	err  error
}

func (l *lineReader) Read(p []byte) (int, error) {
	for len(l.text) == 0 {
		end := bytes.LastIndexByte(l.raw, '\n') + 1
		switch {
		case end > 0:
		case l.err != nil && len(l.raw) == 0:
			return 0, l.err
		case l.err != nil:
			end = len(l.raw)
		case len(l.raw) >= headSize:
			end = len(l.raw) - unfinished(l.raw)
		default:
			was := len(l.raw)
			l.raw = append(l.raw, make([]byte, headSize-was)...)
			var n int
			n, l.err = l.r.Read(l.raw[was:])
			l.raw = l.raw[:was+n]
			continue
		}
		l.text = nil
		for line := range bytes.Lines(l.raw[:end]) {
			l.text = append(l.text, l.c.decodeLine(line)...)
		}
		l.raw = l.raw[:copy(l.raw, l.raw[end:])]
	}
	n := copy(p, l.text)
	l.text = l.text[n:]
	return n, nil
}

// soundLines puts the lines of a text that are of another encoding, as their letters
// show, into UTF-8, and says how many that are.
func soundLines(text []byte) (sound []byte, mended int) {
	if isUTF8(text) {
		return text, 0
	}
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		if c := charsetOfLine(line); c != nil {
			line = c.decodeLine(line)
			mended++
		}
		b.Write(line)
	}
	return b.Bytes(), mended
}

// charsetOfLine is the encoding of a line that is not UTF-8, by its letters; nil for one
// that is but for some bytes, and where they do not tell.
func charsetOfLine(line []byte) *charset {
	if good, bad := countUTF8(line); bad*3 <= good {
		return nil
	}
	if c, most := guess(line); most > 1 {
		return c
	}
	return nil
}
