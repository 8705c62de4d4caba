package align

import (
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/internal/gen/news"
	"sada/lsh/sketch"
)

// The words that a match is said to be in are those in which its spans begin and end.
func TestInWords(t *testing.T) {
	var texts []string
	for a := range news.Articles(news.Options{Articles: 10, Seed: 7}) {
		texts = append(texts, a.Text)
		if _, rest, ok := strings.Cut(a.Text, " "); ok { // another printing
			texts = append(texts, rest, "ﷺ "+rest)
		}
	}
	rarity := sketch.NewRarity()
	sketches := make([]sketch.Sketch, len(texts))
	words := make([][]arabic.Word, len(texts))
	for i, text := range texts {
		words[i] = arabic.Words(nil, text)
		sketches[i] = sketch.Make(words[i])
	}
	rarity.Weigh(sketches)
	al := NewAligner(rarity, 15)
	everywhere := make([]index.Meeting, fewMeetings+1) // so many that nothing is turned away at a glance
	for i := range everywhere {
		everywhere[i].OrderFree = true
	}
	inWords := 0
	for a := range texts {
		al.SetHost(Text{Article: a, Text: texts[a], Sketch: &sketches[a]})
		for b := a + 1; b < len(texts); b++ {
			for _, m := range al.Align(Text{Article: b, Text: texts[b], Sketch: &sketches[b]}, everywhere) {
				inA, inB, known := m.InWords()
				if !known {
					t.Errorf("articles %d and %d: the words of a match are not known", a, b)
					continue
				}
				inWords++
				for _, side := range []struct {
					words []arabic.Word
					in    arabic.Span
					span  arabic.Span
				}{{words[a], inA, m.A.Span}, {words[b], inB, m.B.Span}} {
					if got := spanOf(side.words[side.in.Start:side.in.End]); got != side.span {
						t.Errorf("articles %d and %d: words %v are %v, want %v", a, b, side.in, got, side.span)
					}
				}
			}
		}
	}
	if inWords < 10 {
		t.Errorf("%d matches are too few to tell", inWords)
	}
}
