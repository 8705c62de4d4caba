package lsh_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sada/lsh/trace"
)

// saying is what books of tradition are made of: a chain of narrators, of whom
// there are few, in words that come again in every chain, and a text of its own.
func saying(r *rand.Rand, narrators, vocabulary []string) []string {
	list := []string{"حدثنا", narrators[r.IntN(len(narrators))]}
	for range 2 + r.IntN(3) {
		list = append(list, "عن", narrators[r.IntN(len(narrators))], "بن", narrators[r.IntN(len(narrators))])
	}
	list = append(list, strings.Fields("أنه سمعه يقول قال رسول الله صلى الله عليه وسلم")...)
	for range 12 + r.IntN(20) {
		list = append(list, vocabulary[r.IntN(len(vocabulary))])
	}
	return list
}

// TestScanBooks scans two books that share every tenth saying, with a word of ten
// left out. Each is found, and nothing grows from it over its neighbours, whose
// chains share half of their words with any others.
func TestScanBooks(t *testing.T) {
	const sayings, every = 400, 10
	r := rand.New(rand.NewPCG(11, 4))
	narrators, vocabulary := names(3, 60), names(5, 6000)
	var first, second strings.Builder
	var shared []span
	for i := range sayings {
		list := saying(r, narrators, vocabulary)
		first.WriteString(strings.Join(list, " ") + "\n")
		if i%every != 0 {
			list = saying(r, narrators, vocabulary)
		}
		start := second.Len()
		for _, word := range list {
			if r.IntN(10) > 0 {
				second.WriteString(word + " ")
			}
		}
		if i%every == 0 {
			shared = append(shared, span{start, second.Len()})
		}
		second.WriteString("\n")
	}
	result := scanned(t, []record{
		{ID: "first", Outlet: "دار الأولى", Text: first.String()},
		{ID: "second", Outlet: "دار الثانية", Text: second.String()},
	})
	found, wrong := 0, 0
	for _, s := range shared {
		if inMatches(result, s) >= 0.8 {
			found++
		}
	}
	for i := range result.Matches {
		m := &result.Matches[i]
		if len(m.Labels) > 0 {
			continue
		}
		side := span{m.B.Span.Start, m.B.Span.End}
		inside := 0
		for _, s := range shared {
			inside += s.overlap(side)
		}
		wrong += side.end - side.start - inside
	}
	if want := len(shared) * 9 / 10; found < want {
		t.Errorf("%d of %d shared sayings are found, want %d", found, len(shared), want)
	}
	total := 0
	for _, s := range shared {
		total += s.end - s.start
	}
	if wrong > total/10 {
		t.Errorf("matches cover %d bytes of what is not shared besides %d that are", wrong, total)
	}
}

// span is bytes [start, end) of the second book.
type span struct{ start, end int }

func (s span) overlap(t span) int { return max(0, min(s.end, t.end)-max(s.start, t.start)) }

// inMatches is the share of s that the best match without a label covers.
func inMatches(r *trace.Result, s span) float64 {
	best := 0
	for i := range r.Matches {
		if m := &r.Matches[i]; len(m.Labels) == 0 {
			best = max(best, s.overlap(span{m.B.Span.Start, m.B.Span.End}))
		}
	}
	return float64(best) / float64(s.end-s.start)
}
