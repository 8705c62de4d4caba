package eval

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// Offsets are bytes everywhere in sada and code points in the PAN measures and
// in PAN's annotations. codePoints goes from the first to the second: it keeps, for
// each article that it was asked about, the code points before every mark-th
// byte.
type codePoints struct {
	lib   Library
	marks map[string][]int
}

// mark is the distance of two counts: 8 bytes for each 1,024 of text.
const mark = 1024

func newCodePoints(lib Library) codePoints { return codePoints{lib, map[string][]int{}} }

// passage is p with its spans in code points.
func (c codePoints) passage(p Passage) (Passage, error) {
	a, err := c.span(p.A, p.ASpan)
	if err != nil {
		return p, err
	}
	b, err := c.span(p.B, p.BSpan)
	return Passage{p.A, p.B, a, b}, err
}

func (c codePoints) span(id string, s arabic.Span) (arabic.Span, error) {
	article := c.lib[id]
	if article == nil {
		return s, fmt.Errorf("no article has the id %q", id)
	}
	if err := checkSpan(article.Text, s); err != nil {
		return s, fmt.Errorf("article %q: %w", id, err)
	}
	marks, ok := c.marks[id]
	if !ok {
		n := 0
		for at := 0; at <= len(article.Text); at += mark {
			marks = append(marks, n)
			n += runeStarts(article.Text[at:min(at+mark, len(article.Text))])
		}
		c.marks[id] = marks
	}
	at := func(offset int) int {
		from := offset / mark
		return marks[from] + runeStarts(article.Text[from*mark:offset])
	}
	return arabic.Span{Start: at(s.Start), End: at(s.End)}, nil
}

// runeStarts counts the bytes that begin a rune; unlike utf8.RuneCountInString
// it may start inside one.
func runeStarts(text string) int {
	n := 0
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// checkSpan says what is wrong with a span of bytes of text, by the names of
// the fields start and end.
func checkSpan(text string, s arabic.Span) error {
	switch {
	case s.Start < 0:
		return fmt.Errorf("start is %d, below 0", s.Start)
	case s.End > len(text):
		return fmt.Errorf("end is %d, but the text has %d bytes", s.End, len(text))
	case s.Start >= s.End:
		return fmt.Errorf("start is %d and end is %d: nothing lies between", s.Start, s.End)
	case !utf8.RuneStart(text[s.Start]):
		return fmt.Errorf("start %d lies inside a letter; hint: offsets count bytes of UTF-8", s.Start)
	case s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return fmt.Errorf("end %d lies inside a letter; hint: offsets count bytes of UTF-8", s.End)
	}
	return nil
}

// clip is the part of s inside limit; empty (Start >= End) if there is none.
func clip(s, limit arabic.Span) arabic.Span {
	return arabic.Span{Start: max(s.Start, limit.Start), End: min(s.End, limit.End)}
}

// union is the length that the spans cover together; it sorts them.
func union(spans []arabic.Span) int {
	slices.SortFunc(spans, compareSpans)
	total, end := 0, 0
	for _, s := range spans {
		if s.End > end {
			total += s.End - max(s.Start, end)
			end = s.End
		}
	}
	return total
}
