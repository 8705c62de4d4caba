package align

import (
	"slices"
	"strings"
	"sync"

	"sada/lsh/arabic"
)

// # Welcomes and farewells
//
// News of a visit is written when the guest comes and when he goes, on one day often
// enough. Those who stand at the airport are the same, and hardly a word tells the two
// reports apart but that for why they stand there. Who prints a report again welcomes
// nobody that was seen off. So a passage that speaks of a farewell where the other speaks
// of a welcome, and nowhere of a welcome, is a frame. That one left here and arrived there
// tells nothing, for it is one journey. A longer copy may have a wrong word.

const (
	welcomeWords  = "استقبال استقباله استقبالها استقبالهم مستقبليه مستقبليها مستقبليهم"
	farewellWords = "وداع وداعه وداعها وداعهم توديع توديعه مودعيه مودعيها مودعيهم"
)

// What a word says of a visit.
const (
	noVisit = iota
	welcome
	farewell
)

// theVisits are these words with particles, by Word.Hash, made at their first use.
var theVisits = sync.OnceValue(func() map[uint64]int {
	visits := make(map[uint64]int)
	for meaning, words := range []string{welcome: welcomeWords, farewell: farewellWords} {
		for word := range strings.FieldsSeq(words) {
			for _, w := range arabic.Words(nil, strings.Join(withParticles(word), " ")) {
				visits[w.Hash] = meaning
			}
		}
	}
	return visits
})

// parted returns the words of a slot that speak of a welcome on one side and of a
// farewell on the other, nil where either passage speaks of both, or none.
func (s *slotter) parted(g *filling) *Difference {
	for i := g.a0; i < g.a1; i++ {
		here := s.visits[s.a[i].hash]
		there := welcome + farewell - here
		if here == noVisit || s.speaks(s.a, there) || s.speaks(s.b, here) {
			continue
		}
		for j := g.b0; j < g.b1; j++ {
			if s.visits[s.b[j].hash] == there {
				return &Difference{A: s.x.phrase(s.a[i : i+1]), B: s.y.phrase(s.b[j : j+1])}
			}
		}
	}
	return nil
}

// speaks says whether any of the tokens is a word for a welcome or a farewell.
func (s *slotter) speaks(tokens []token, visit int) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return s.visits[t.hash] == visit })
}
