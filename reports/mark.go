package reports

import (
	"slices"
	"strings"
	"unicode"

	"sada/lsh/arabic"
)

// span is a stretch of bytes of a text.
type span struct{ start, end int }

// marks finds what to mark in the two sides of a match: the words of the left
// that the right has not, and the other way round. Where the order is kept they
// are what lies between the runs; else the words are counted.
func marks(m *Match, a, b string, left, right Side, swapped bool) (ins, del []span) {
	if m.Kind == "reordered" || m.Kind == "reworded" || len(m.Runs) == 0 {
		x, y := wordsAndNumbers(a[left.Start:left.End]), wordsAndNumbers(b[right.Start:right.End])
		return extra(x, y, left.Start), extra(y, x, right.Start)
	}
	if swapped {
		del, ins = marks(m, b, a, right, left, false)
		return ins, del
	}
	var runsA, runsB []span
	for _, r := range wholeNumbers(m.Runs, a, b) {
		runsA = append(runsA, span{int(r.AStart), int(r.AEnd)})
		runsB = append(runsB, span{int(r.BStart), int(r.BEnd)})
	}
	return between(a, span{left.Start, left.End}, runsA), between(b, span{right.Start, right.End}, runsB)
}

// extra are the words of one side beyond those that the other has as well, in
// text that starts at from.
func extra(words, others []arabic.Word, from int) []span {
	have := make(map[uint64]int, len(others))
	for _, w := range others {
		have[w.Hash]++
	}
	var spans []span
	joined := false // the word before is in the last span
	for _, w := range words {
		if have[w.Hash] > 0 {
			have[w.Hash]--
			joined = false
			continue
		}
		if start, end := from+int(w.Start), from+int(w.End); joined {
			spans[len(spans)-1].end = end
		} else {
			spans = append(spans, span{start, end})
		}
		joined = true
	}
	return spans
}

// between are the stretches of the text within whole and between the runs that
// hold a letter or a digit.
func between(text string, whole span, runs []span) []span {
	slices.SortFunc(runs, func(a, b span) int { return a.start - b.start })
	var spans []span
	at := whole.start
	for _, r := range append(runs, span{whole.end, whole.end}) {
		if end := min(r.start, whole.end); end > at {
			if gap := trim(text, span{at, end}); gap.end > gap.start {
				spans = append(spans, gap)
			}
		}
		at = max(at, r.end)
	}
	return spans
}

// trim takes off what is no letter, mark or digit at both ends.
func trim(text string, s span) span {
	drop := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	gap := strings.TrimLeftFunc(text[s.start:s.end], drop)
	s.start = s.end - len(gap)
	s.end = s.start + len(strings.TrimRightFunc(gap, drop))
	return s
}

// parts cuts a passage of a text, with some text around it, at its marks.
func (p *page) parts(text string, start, end int, marked []span, mark string) []part {
	if end > len(text) {
		return nil
	}
	from, to := border(text, max(0, start-contextBytes)), border(text, min(len(text), end+contextBytes))
	if i := strings.IndexAny(text[from:start], " \n"); from > 0 && i >= 0 {
		from += i
	}
	if i := strings.LastIndexAny(text[end:to], " \n"); to < len(text) && i >= 0 {
		to = end + i
	}
	var parts []part
	add := func(s, mark string) {
		if s = scrub(s); s != "" {
			parts = append(parts, part{s, mark})
		}
	}
	before, after := text[from:start], text[end:to]
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	add(before, "context")
	shown := end
	if !p.full && end-start > pageText {
		shown = border(text, start+pageText)
	}
	at := start
	for _, m := range marked {
		if m.start >= shown || m.start < at {
			continue
		}
		add(text[at:m.start], "")
		at = min(m.end, shown)
		add(text[m.start:at], mark)
	}
	if at < shown {
		add(text[at:shown], "")
	}
	if shown < end {
		add("…", "")
	}
	add(after, "context")
	return parts
}
