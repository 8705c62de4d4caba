package reports

import (
	"strings"
	"unicode"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// Scraped text is hostile. What it holds besides letters, marks, numbers,
// signs and single spaces never reaches a terminal or a document: an ANSI
// sequence could rewrite the screen, a bidirectional override turn the text
// around it, a line break end a table's row.

// Isolates keep the direction of a piece of text from acting on its
// surroundings.
const (
	leftToRight = "\u2066"
	rightToLeft = "\u2067"
	popIsolate  = "\u2069"
)

// clean makes one line of s: escape sequences, control, bidirectional and
// other invisible characters are taken out, white space becomes one space. The
// joiners U+200C and U+200D, which shape letters, stay.
func clean(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == 0x1B || r == 0x9B:
			i = escapeEnd(runes, i)
		case unicode.IsSpace(r):
			space = out.Len() > 0
		case r == 0x200C || r == 0x200D:
			out.WriteRune(r)
		case !unicode.IsGraphic(r):
		default:
			if space {
				out.WriteByte(' ')
				space = false
			}
			out.WriteRune(r)
		}
	}
	return out.String()
}

// escapeEnd is the index of the last rune of the escape sequence that starts
// at i: ESC [ or U+009B with its parameters, or ESC with one more rune.
func escapeEnd(runes []rune, i int) int {
	if runes[i] == 0x1B {
		i++
		if i >= len(runes) || runes[i] != '[' {
			return i
		}
	}
	for i++; i < len(runes) && runes[i] >= 0x20 && runes[i] <= 0x3F; i++ {
	}
	return i
}

// cut shortens cleaned text to a width in columns; a letter may carry no more
// than a few marks, which have no width.
func cut(s string, width int) string {
	if runes := []rune(s); len(runes) > 4*width {
		s = string(runes[:4*width]) + "…"
	}
	if twwidth.Width(s) <= width {
		return s
	}
	return twwidth.Truncate(s, width, "…")
}

// isolate wraps text that holds letters written from right to left; its first
// letter gives its direction.
func isolate(s string) string {
	if !strings.ContainsFunc(s, isRightToLeft) {
		return s
	}
	for _, r := range s {
		if isRightToLeft(r) {
			return rightToLeft + s + popIsolate
		}
		if unicode.IsLetter(r) {
			break
		}
	}
	return leftToRight + s + popIsolate
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
