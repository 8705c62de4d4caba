package index

import (
	"testing"

	"sada/lsh/sketch"
)

// mostBytes is what the keys and postings of a word may take in memory, ordered
// and order-free ones together.
const mostBytes = 12

// The keys and postings of a word, both kinds together, stay within what they may
// take, while the index is built and once it is.
func TestBytesOfAWord(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(testing.TB) ([]sketch.Sketch, int)
	}{
		{"generated", func(testing.TB) ([]sketch.Sketch, int) { return newspaper(1500) }},
		{"real", func(tb testing.TB) ([]sketch.Sketch, int) {
			_, s := saudinews(tb, 8000)
			words := 0
			for i := range s {
				words += len(s[i].Stems)
			}
			return s, words
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, words := c.make(t)
			x := build(t, s, 2)
			building, built := float64(8*x.Keys)/float64(words), float64(x.bytes())/float64(words)
			t.Logf("%d words, %.3f keys a word: %.2f bytes while built, %.2f once it is", words, float64(x.Keys)/float64(words), building, built)
			if building > mostBytes || built > mostBytes {
				t.Errorf("a word takes %.2f bytes while the index is built and %.2f once it is, want at most %d", building, built, mostBytes)
			}
			if x.Keys < words/2 {
				t.Errorf("%d keys of %d words: what is counted is not all", x.Keys, words)
			}
		})
	}
}
