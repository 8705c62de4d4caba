package reports

import (
	"strings"
	"testing"
)

// What simple passes, appendString writes as it is, wherever it stands.
func TestSimple(t *testing.T) {
	for _, test := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"abcdefg", 0}, // fewer than eight are left to others
		{"abcdefgh", 8},
		{"سلام", 8},
		{"سلام على", 8},
		{"a سلام عليكم", 15}, // the sixteenth byte begins a letter
		{"abcdefg\"", 0},
		{"abcd\\efg", 0},
		{"abc\ndefg", 0},
		{"abc\x7fdefg", 0},
		{"abc\u061cdefg", 0},
		{"abc\u200edefg", 0},
		{"abc\u0085defg", 0},
		{"abcédefg", 0},
		{"abcdefgh\xd8", 8},
		{"abcdefg\xd8abcdefgh", 7},
		{"\x80abcdefg", 0},
		{"ab\xd8\xd8\xb3cdefg", 0},
		{"ab\xd8\xb3\xb3cdefg", 0},
	} {
		if got := simple(test.text); got != test.want {
			t.Errorf("simple(%q) = %d, want %d", test.text, got, test.want)
		}
		if got := simple([]byte(test.text)); got != test.want {
			t.Errorf("simple of bytes(%q) = %d, want %d", test.text, got, test.want)
		}
	}
	for r := rune(0); r <= 0xFFFF; r++ {
		for at := range 8 {
			s := strings.Repeat("x", at) + string(r) + strings.Repeat("ل", 8)
			if n := simple(s); n > at && string(appendString(nil, s)) != `"`+s+`"` {
				t.Fatalf("simple(%q) = %d, though it is written as %s", s, n, appendString(nil, s))
			}
		}
	}
}
