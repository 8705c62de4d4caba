package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"sada/lsh/corpus"
)

// hidden says whether r acts on a terminal or on the text around it instead of
// being shown: control characters and those that turn the direction of text.
func hidden(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r == '\u061C', r == '\u200E', r == '\u200F', r == '\uFEFF':
		return true
	}
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}

// printable is s on one line and safe to show: white space is one space, hidden
// characters are dropped, invalid bytes are marked.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(s), " "))
}

// excerpt is at most limit letters of s, printable, kept apart from the text
// around it by isolates: right to left in Arabic, left to right otherwise.
func excerpt(s string, limit int) string {
	s = printable(s)
	if letters := []rune(s); len(letters) > limit {
		s = string(letters[:limit]) + "…"
	}
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
		return "\u2067" + s + "\u2069"
	}
	return s
}

// counted is a number with its noun: "1 line", "2 lines".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// inReport is where a command that can write a report has all warnings.
const inReport = "; a JSON report lists them all"

// unread says how much of what a command read could not be, "" if all could.
func unread(sum corpus.Summary) string {
	if sum.Skipped == 0 {
		return ""
	}
	return fmt.Sprintf("; records and files that could not be read: %d", sum.Skipped)
}

// warn prints the first few warnings and how many more there are, those about
// whole files before those about records. One that err is about is left to err; rest
// says where all can be seen, if they can.
func warn(w io.Writer, warnings []corpus.Warning, err error, rest string) {
	const shown = 5
	if errors.Is(err, corpus.ErrNothing) && len(warnings) > 0 {
		warnings = warnings[1:]
	}
	ordered := slices.Clone(warnings)
	slices.SortStableFunc(ordered, func(a, b corpus.Warning) int { return min(a.Line, 1) - min(b.Line, 1) })
	for i, warning := range ordered {
		if i == shown {
			fmt.Fprintf(w, "sada: warning: … and %d more%s\n", len(ordered)-shown, rest)
			break
		}
		fmt.Fprintf(w, "sada: warning: %s\n", printable(warning.String()))
	}
}
