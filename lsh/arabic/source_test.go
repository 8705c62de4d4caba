package arabic

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestSourceShowsWhatItHolds reads the Go files of the module: what cannot be
// seen on a screen (zero-width and bidi controls, a soft hyphen, a blank that
// is not U+0020, a haraka without its letter) is written as an escape.
func TestSourceShowsWhatItHolds(t *testing.T) {
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatalf("no module at %s: this test must move with its package", root)
	}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(source), "\n") {
			if r, ok := unseen(line); ok {
				t.Errorf("%s:%d: %U cannot be seen: write it as an escape", path, i+1, r)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestUnseen(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want bool
	}{
		{"\tresult := \"قالَ حَدَّثَنَا\"", false},
		{"\u064e", true},
		{"قال \u064e", true},
		{"قا\u200dل", true},
		{"\u202eقال", true},
		{"\u2067قال\u2069", true},
		{"وكا\u00adلة", true},
		{"\ufeffpackage", true},
		{"10\u00a0km", true},
		{"a\u2028b", true},
		{"\x1b[0m", true},
	} {
		if _, got := unseen(tt.in); got != tt.want {
			t.Errorf("unseen(%q) = %t, want %t", tt.in, got, tt.want)
		}
	}
}

// unseen returns the first rune of a line that cannot be seen.
func unseen(line string) (rune, bool) {
	before := ' '
	for _, r := range line {
		switch {
		case r == '\t':
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r), unicode.IsSpace(r) && r != ' ',
			unicode.IsMark(r) && !unicode.IsLetter(before) && !unicode.IsMark(before):
			return r, true
		}
		before = r
	}
	return 0, false
}
