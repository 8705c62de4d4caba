package reports

import "unicode/utf8"

// Strings of a report are Arabic and ASCII nearly throughout, and nearly none
// of their characters means anything to JSON. So writer and reader look at
// eight bytes at once, and at single characters only where those eight hold
// something else.

// each is a byte in all eight places.
const each = 0x0101010101010101

// simple is the length of a start of s in which every byte stands for itself in
// a JSON string, written or read: ASCII but for control characters, quotes and
// backslashes, and whole letters of the Arabic block but for U+061C. What
// follows it must be looked at by characters.
func simple[S string | []byte](s S) int {
	i, broken := 0, uint64(0) // broken: the eight bytes before end within a letter
	for ; i+8 <= len(s); i += 8 {
		b := s[i : i+8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		high := x & (0x80 * each)
		letter := x&(0xFC*each) ^ 0xD8*each
		first := high &^ (letter&(0x7F*each) + 0x7F*each | letter) // D8 to DB
		second := high &^ (x << 1)                                 // 80 to BF
		quote, slash, del, mark := x^'"'*each, x^'\\'*each, x^0x7F*each, x^0x9C*each
		// A byte below n, less n, borrows: some byte does where one is below.
		meant := (x-0x20*each)&^x | (quote-each)&^quote | (slash-each)&^slash | (del-each)&^del | (mark-each)&^mark
		if high != first|second || second != first<<8|broken || meant&(0x80*each) != 0 {
			break
		}
		broken = first >> 56
	}
	if broken != 0 {
		i--
	}
	return i
}

// plain is the number of leading bytes that stand for themselves in a string:
// whole runes up to a quote, a backslash, a control character or a byte that
// is not UTF-8.
func plain(b []byte) int {
	i := simple(b)
	for i < len(b) {
		switch c := b[i]; {
		case c >= 0xD8 && c <= 0xDB && i+1 < len(b) && b[i+1]&0xC0 == 0x80:
			i += 2
		case c < utf8.RuneSelf:
			if c == '"' || c == '\\' || c < ' ' {
				return i
			}
			i++
		default:
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size == 1 {
				return i
			}
			i += size
		}
	}
	return i
}
