package reports

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// The tokens of JSON, as the reader takes them from its buffer: numbers, literals
// and strings, and values of any kind that are skipped.

// digits takes a number that is a few digits and stands here as this program
// writes it.
func (c *reader) digits() (n int, ok bool) {
	for i := c.pos; i < min(c.end, c.pos+10) && c.err == nil; i++ {
		switch b := c.buf[i]; {
		case b >= '0' && b <= '9':
			n = 10*n + int(b-'0')
		case (b == ',' || b == '}') && i > c.pos && (c.buf[c.pos] != '0' || i == c.pos+1):
			c.pos = i
			return n, true
		default:
			return 0, false
		}
	}
	return 0, false
}

// plainRun takes a run that stands here as this program writes it: a quarter of a
// report is runs.
func (c *reader) plainRun(run *Run) bool {
	at := c.pos
	for _, field := range [...]struct {
		key string
		v   *int32
	}{{`{"a_start":`, &run.AStart}, {`,"a_end":`, &run.AEnd}, {`,"b_start":`, &run.BStart}, {`,"b_end":`, &run.BEnd}} {
		if !bytes.HasPrefix(c.buf[at:c.end], []byte(field.key)) {
			return false
		}
		at += len(field.key)
		from, n := at, int32(0)
		for at < c.end && at < from+9 && c.buf[at] >= '0' && c.buf[at] <= '9' {
			n = 10*n + int32(c.buf[at]-'0')
			at++
		}
		if at == from || at > from+1 && c.buf[from] == '0' {
			return false
		}
		*field.v = n
	}
	if c.err != nil || at >= c.end || c.buf[at] != '}' {
		return false
	}
	c.pos = at + 1
	return true
}

// number takes a number; its bytes are valid until the next read.
func (c *reader) number() []byte {
	c.scratch = c.scratch[:0]
	c.peek()
	plain := 0 // digits among them
	for c.err == nil {
		for c.pos < c.end {
			b := c.buf[c.pos]
			if b >= '0' && b <= '9' {
				plain++
			} else if b != '-' && b != '+' && b != '.' && b != 'e' && b != 'E' {
				if (plain < len(c.scratch) || plain == 0 || plain > 1 && c.scratch[0] == '0') && !isNumber(c.scratch) {
					c.fail(fmt.Errorf("%q is not a number, before byte %d", c.scratch, c.base+int64(c.pos)))
				}
				return c.scratch
			}
			if len(c.scratch) == maxDigits {
				c.fail(fmt.Errorf("a number of more than %d digits", maxDigits))
				return c.scratch
			}
			c.scratch = append(c.scratch, b)
			c.pos++
		}
		c.fill()
	}
	return c.scratch
}

const maxDigits = 400

// isNumber: an optional minus, digits without a needless zero before them, a
// fraction, an exponent.
func isNumber(b []byte) bool {
	digits := func() bool {
		n := len(b)
		b = bytes.TrimLeft(b, "0123456789")
		return len(b) < n
	}
	b = bytes.TrimPrefix(b, []byte("-"))
	zero := len(b) > 1 && b[0] == '0' && b[1] >= '0' && b[1] <= '9'
	if zero || !digits() {
		return false
	}
	if len(b) > 0 && b[0] == '.' {
		if b = b[1:]; !digits() {
			return false
		}
	}
	if len(b) > 0 && (b[0] == 'e' || b[0] == 'E') {
		b = b[1:]
		if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
			b = b[1:]
		}
		if !digits() {
			return false
		}
	}
	return len(b) == 0
}

func (c *reader) boolean() bool {
	if b, _ := c.peek(); b == 't' {
		c.literal("true")
		return true
	}
	c.literal("false")
	return false
}

// literal takes true, false or null.
func (c *reader) literal(want string) {
	for i := range len(want) {
		if c.pos == c.end && !c.fill() {
			return
		}
		if c.buf[c.pos] != want[i] {
			c.fail(fmt.Errorf("%q where %q should stand, at byte %d", c.buf[c.pos], want, c.base+int64(c.pos)))
			return
		}
		c.pos++
	}
}

// stringBytes reads the rest of a string after its opening quote; the bytes
// are valid until the next read.
func (c *reader) stringBytes() ([]byte, bool) {
	c.scratch = c.scratch[:0]
	for {
		chunk := c.buf[c.pos:c.end]
		n := plain(chunk)
		c.pos += n
		switch {
		case n < len(chunk) && chunk[n] == '"':
			c.pos++
			if len(c.scratch) == 0 {
				return chunk[:n], true
			}
			c.scratch = append(c.scratch, chunk[:n]...)
			return c.scratch, true
		case n < len(chunk) && chunk[n] == '\\':
			c.scratch = append(c.scratch, chunk[:n]...)
			c.pos++
			if !c.escape() {
				return nil, false
			}
		case n < len(chunk) && chunk[n] < ' ':
			c.fail(fmt.Errorf("control character %q in a string, at byte %d", chunk[n], c.base+int64(c.pos)))
			return nil, false
		case n < len(chunk) && utf8.FullRune(chunk[n:]):
			c.fail(fmt.Errorf("not UTF-8, at byte %d", c.base+int64(c.pos)))
			return nil, false
		default:
			c.scratch = append(c.scratch, chunk[:n]...)
			if !c.fill() {
				return nil, false
			}
		}
	}
}

// escape reads what follows a backslash and appends what it stands for.
func (c *reader) escape() bool {
	b, ok := c.next()
	if !ok {
		return false
	}
	switch b {
	case '"', '\\', '/':
	case 'n':
		b = '\n'
	case 't':
		b = '\t'
	case 'r':
		b = '\r'
	case 'b':
		b = '\b'
	case 'f':
		b = '\f'
	case 'u':
		r, ok := c.hex()
		if !ok {
			return false
		}
		for utf16.IsSurrogate(r) {
			// The second half must follow; a lone half becomes U+FFFD.
			if c.pos == c.end && !c.fill() {
				return false
			}
			if c.buf[c.pos] != '\\' {
				break
			}
			c.pos++
			if b, ok := c.next(); !ok {
				return false
			} else if b != 'u' {
				c.scratch = utf8.AppendRune(c.scratch, utf8.RuneError)
				c.pos--
				return c.escape()
			}
			second, ok := c.hex()
			if !ok {
				return false
			}
			if pair := utf16.DecodeRune(r, second); pair != utf8.RuneError {
				r = pair
				break
			}
			c.scratch = utf8.AppendRune(c.scratch, utf8.RuneError)
			r = second
		}
		c.scratch = utf8.AppendRune(c.scratch, r)
		return true
	default:
		c.fail(fmt.Errorf("unknown escape \\%c, at byte %d", b, c.base+int64(c.pos)))
		return false
	}
	c.scratch = append(c.scratch, b)
	return true
}

func (c *reader) next() (byte, bool) {
	if c.pos == c.end && !c.fill() {
		return 0, false
	}
	c.pos++
	return c.buf[c.pos-1], true
}

// hex reads the four digits of a \u escape.
func (c *reader) hex() (rune, bool) {
	var digits [4]byte
	for i := range digits {
		b, ok := c.next()
		if !ok {
			return 0, false
		}
		digits[i] = b
	}
	n, err := strconv.ParseUint(string(digits[:]), 16, 32)
	if err != nil {
		c.fail(fmt.Errorf("\\u%s is not an escape, at byte %d", digits[:], c.base+int64(c.pos)))
		return 0, false
	}
	return rune(n), true
}

// maxDepth bounds the nesting of values that are skipped.
const maxDepth = 1000

// skip passes one value of any kind.
func (c *reader) skip() {
	var open []byte
	for {
		b, ok := c.peek()
		if !ok {
			return
		}
		switch {
		case b == '{' || b == '[':
			if len(open) == maxDepth {
				c.fail(fmt.Errorf("nested more than %d deep", maxDepth))
				return
			}
			c.pos++
			open = append(open, b+2) // the bracket that closes it
			if c.take(b + 2) {
				open = open[:len(open)-1]
				break
			}
			if b == '{' && !c.skipKey() {
				return
			}
			continue
		case b == '"':
			c.pos++
			if _, ok := c.stringBytes(); !ok {
				return
			}
		case b == 't' || b == 'f':
			c.boolean()
		case b == 'n':
			c.literal("null")
		case b == '-' || b >= '0' && b <= '9':
			c.number()
		default:
			c.fail(fmt.Errorf("%q where a value should stand, at byte %d", b, c.base+int64(c.pos)))
		}
		for len(open) > 0 && c.take(open[len(open)-1]) {
			open = open[:len(open)-1]
		}
		if len(open) == 0 || !c.expect(',') {
			return
		}
		if open[len(open)-1] == '}' && !c.skipKey() {
			return
		}
	}
}

func (c *reader) skipKey() bool {
	if !c.expect('"') {
		return false
	}
	_, ok := c.stringBytes()
	return ok && c.expect(':')
}
