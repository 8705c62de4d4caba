package align

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sada/lsh/index"
)

// edited is a text in which so many of a hundred words are replaced, and whose
// last fifth is cut.
func edited(seed uint64, text string, percent int) string {
	r := rand.New(rand.NewPCG(seed, 23))
	words := strings.Fields(text)
	for i := range words {
		if r.IntN(100) < percent {
			words[i] = name(r)
		}
	}
	return strings.Join(words[:len(words)-len(words)/5], " ")
}

// BenchmarkAlign aligns one pair of articles again and again, as if the host
// were new each time.
func BenchmarkAlign(b *testing.B) {
	for _, words := range []int{300, 3000} {
		text := filler(1, words)
		one, other := subject(5, words)
		for _, c := range []struct{ pair, a, b string }{
			{"copy", text, text},
			{"near-duplicate", text, edited(2, text, 2)},
			{"edited", text, edited(3, text, 20)},
			{"shuffled", text, shuffleWords(4, text)},
			{"subject", one, other},
			{"unrelated", text, filler(6, words)},
		} {
			b.Run(fmt.Sprintf("pair=%s/words=%d", c.pair, words), func(b *testing.B) {
				l := libraryOf(b, c.a, c.b)
				// A pair that the index does not propose is given a key in common.
				meetings := []index.Meeting{{A: uint32(words / 2), B: uint32(words / 2), OrderFree: true}}
				for candidate := range l.finder.Candidates(0) {
					if candidate.B == 1 {
						meetings = candidate.Meetings
					}
				}
				al := NewAligner(l.rarity, 15)
				matches := 0
				b.SetBytes(int64(len(c.a) + len(c.b)))
				b.ReportAllocs()
				for b.Loop() {
					al.SetHost(l.texts[0])
					matches = len(al.Align(l.texts[1], meetings))
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
				b.ReportMetric(float64(matches), "matches")
			})
		}
	}
}

// BenchmarkSetHost is what it costs to make an article the host.
func BenchmarkSetHost(b *testing.B) {
	l := libraryOf(b, filler(1, 300), filler(2, 10))
	al := NewAligner(l.rarity, 15)
	for b.Loop() {
		al.SetHost(l.texts[0])
		al.Align(l.texts[1], nil)
	}
}
