package corpus

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON as a scan reads it
//
// One pass over the bytes that decodes no more than texts, and those only where escapes or
// broken characters stand in them. What it does not take for sure is decoded slowly.

// scanner reads JSON from b at i.
type scanner struct {
	b       []byte
	i       int
	scratch []byte // the last text that had escapes
}

type valueKind uint8

const (
	broken valueKind = iota // no value the scanner knows
	plain                   // a text or a number
	other                   // null, true, false or an array
	object
)

func (s *scanner) space() {
	for s.i < len(s.b) && (s.b[s.i] == ' ' || s.b[s.i] == '\t' || s.b[s.i] == '\r' || s.b[s.i] == '\n') {
		s.i++
	}
}

// eat passes over space and then c, if c stands there.
func (s *scanner) eat(c byte) bool {
	s.space()
	if s.i < len(s.b) && s.b[s.i] == c {
		s.i++
		return true
	}
	return false
}

func (s *scanner) end() bool {
	s.space()
	return s.i == len(s.b)
}

// value reads a value, which is good until the next.
func (s *scanner) value(depth int) ([]byte, valueKind) {
	if s.i >= len(s.b) || depth == 0 {
		return nil, broken
	}
	switch c := s.b[s.i]; {
	case c == '"':
		if text, ok := s.text(); ok {
			return text, plain
		}
	case c == '-' || '0' <= c && c <= '9':
		if number, ok := s.number(); ok {
			return number, plain
		}
	case c == '[':
		if s.nested(depth) {
			return nil, other
		}
	case c == '{':
		if s.nested(depth) {
			return nil, object
		}
	case s.word("null") || s.word("true") || s.word("false"):
		return nil, other
	}
	return nil, broken
}

func (s *scanner) word(w string) bool {
	if len(s.b)-s.i >= len(w) && string(s.b[s.i:s.i+len(w)]) == w {
		s.i += len(w)
		return true
	}
	return false
}

// nested passes over an object or an array.
func (s *scanner) nested(depth int) bool {
	isObject := s.b[s.i] == '{'
	closing := byte(']')
	if isObject {
		closing = '}'
	}
	s.i++
	if s.eat(closing) {
		return true
	}
	for {
		s.space()
		if isObject {
			if _, ok := s.text(); !ok || !s.eat(':') {
				return false
			}
			s.space()
		}
		if _, kind := s.value(depth - 1); kind == broken {
			return false
		}
		if !s.eat(',') {
			return s.eat(closing)
		}
	}
}

func (s *scanner) digits() bool {
	from := s.i
	for s.i < len(s.b) && '0' <= s.b[s.i] && s.b[s.i] <= '9' {
		s.i++
	}
	return s.i > from
}

func (s *scanner) number() ([]byte, bool) {
	from := s.i
	s.word("-")
	if !s.word("0") && !s.digits() {
		return nil, false
	}
	if s.word(".") && !s.digits() {
		return nil, false
	}
	if s.word("e") || s.word("E") {
		if !s.word("+") {
			s.word("-")
		}
		if !s.digits() {
			return nil, false
		}
	}
	return s.b[from:s.i], true
}

// plainPrefix is the length of a beginning of b in which nothing needs a second
// look: letters of one and two bytes, whole, without quotation marks,
// backslashes and control characters. It looks at eight bytes at a time, each
// in its own eight bits of a word, and stops before the eight in which there is
// something else.
func plainPrefix(b []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	i := 0
	inside := uint64(0) // high bit of the first byte: the eight before ended inside a letter
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		lead := x & (x << 1) & highs // 11......
		cont := x & ^(x << 1) & highs
		long := lead & (x << 2)                     // 111.....: three bytes or more
		over := lead & ^(x&(0x1e*ones) + 0x7e*ones) // 1100000.: longer than need be
		quote, slash := x^'"'*ones, x^'\\'*ones     // zero where one stands
		special := (quote-ones)&^quote | (slash-ones)&^slash | (x&(0xe0*ones)-ones)&^x
		if (special&highs)|long|over|(cont^(lead<<8|inside)) != 0 {
			break
		}
		inside = lead >> 56
	}
	if inside != 0 {
		i--
	}
	return i
}

// text reads a text between quotation marks and takes its escapes off.
func (s *scanner) text() ([]byte, bool) {
	b, i := s.b, s.i
	if i >= len(b) || b[i] != '"' {
		return nil, false
	}
	i++
	from := i // of what is not yet in scratch
	escaped := false
	for stride := i; i < len(b); {
		if i >= stride {
			i += plainPrefix(b[i:])
			stride = i + 8
			continue
		}
		switch c := b[i]; {
		case c >= 0xc2 && c <= 0xdf:
			if i+1 >= len(b) || b[i+1]&0xc0 != 0x80 {
				return nil, false
			}
			i += 2
		case c == '"':
			s.i = i + 1
			if !escaped {
				return b[from:i], true
			}
			s.scratch = append(s.scratch, b[from:i]...)
			return s.scratch, true
		case c == '\\':
			if !escaped {
				escaped = true
				s.scratch = s.scratch[:0]
			}
			s.scratch = append(s.scratch, b[from:i]...)
			n := s.escape(b[i:])
			if n == 0 {
				return nil, false
			}
			i += n
			from = i
		case c < 0x20:
			return nil, false
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 {
				return nil, false
			}
			i += n
		}
	}
	return nil, false
}

// escape adds what the escape at the beginning of b stands for to scratch and
// returns its length, 0 if it is none. Half a surrogate pair becomes U+FFFD,
// as encoding/json has it.
func (s *scanner) escape(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	c := b[1]
	switch c {
	case '"', '\\', '/':
	case 'n':
		c = '\n'
	case 't':
		c = '\t'
	case 'r':
		c = '\r'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'u':
		r := hex4(b)
		if r < 0 {
			return 0
		}
		if utf16.IsSurrogate(r) {
			pair := utf16.DecodeRune(r, hex4(b[6:]))
			if pair != utf8.RuneError {
				s.scratch = utf8.AppendRune(s.scratch, pair)
				return 12
			}
			r = utf8.RuneError
		}
		s.scratch = utf8.AppendRune(s.scratch, r)
		return 6
	default:
		return 0
	}
	s.scratch = append(s.scratch, c)
	return 2
}

// hex4 is the value of an escape \uXXXX at the beginning of b, -1 if there is
// none.
func hex4(b []byte) rune {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return -1
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}
