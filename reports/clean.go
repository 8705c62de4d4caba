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

// clean makes one line of s: scrubbed, with every run of white space one space,
// and none at the ends.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.Join(strings.Fields(scrub(s)), " ")
}

// isClean is true of most texts that are clean already: Arabic letters without
// marks, and ASCII.
func isClean(s string) bool {
	space := true // nothing or a space stands before
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
			space = true
			continue
		case r > ' ' && r < 0x7F || r >= 0x0621 && r <= 0x064A:
		default:
			return false
		}
		space = false
	}
	return !space || s == ""
}

// maxMarks is the most marks that stay on one letter: shadda, a vowel and a
// Qur'anic sign or two.
const maxMarks = 4

// scrub takes out escape sequences, control, bidirectional and other invisible
// characters, and marks that pile up. Line breaks stay; other white space
// becomes a space. The joiners U+200C and U+200D, which shape letters, stay.
func scrub(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	runes := []rune(s)
	marks := 0
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if unicode.IsMark(r) {
			marks++
		} else {
			marks = 0
		}
		switch {
		case r == 0x1B || r == 0x9B:
			i = escapeEnd(runes, i)
		case r == '\n' || r == 0x2028 || r == 0x2029 || r == 0x85:
			out.WriteByte('\n')
		case unicode.IsSpace(r):
			out.WriteByte(' ')
		case r == 0x200C || r == 0x200D || unicode.IsGraphic(r) && marks <= maxMarks:
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

// cutWithin shortens a text as cut does, but keeps its last letters, a third of them.
func cutWithin(s string, width int) string {
	if cut(s, width) == s {
		return s
	}
	runes := []rune(s)
	from := max(0, len(runes)-width/3)
	last := string(runes[from:])
	return cut(string(runes[:from]), width-twwidth.Width(last)) + last
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
