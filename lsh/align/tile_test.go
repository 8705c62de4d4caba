package align

import (
	"math/rand/v2"
	"testing"

	"sada/lsh/arabic"
)

// someWords are words of few different hashes, some of which fall into one slot;
// zero is one of them.
func someWords(r *rand.Rand, different int) []arabic.Word {
	words := make([]arabic.Word, 1+r.IntN(24))
	for i := range words {
		words[i].Hash = uint64(r.IntN(different)) << 32
	}
	return words
}

// Tiles are equal words, none used twice, in order of a, and cover every word
// that both sides have, as often as both have it (but for those that a has very
// often, which are covered where they continue a stretch).
func TestTiles(t *testing.T) {
	var tiles tiler
	for seed := range uint64(25_000) {
		r := rand.New(rand.NewPCG(seed, 17))
		different := []int{1, 2, 3, 6, 12}[seed%5]
		a, b := someWords(r, different), someWords(r, different)
		for range r.IntN(4) { // b repeats stretches of a
			from := r.IntN(len(a))
			b = append(b, a[from:from+1+r.IntN(len(a)-from)]...)
		}
		same, runs := tiles.compare(a, b)
		if want := common(a, b); same != want {
			t.Fatalf("%d words in common, want %d", same, want)
		}
		usedA, usedB := map[int]bool{}, map[int]bool{}
		covered := map[uint64]int{}
		before := -1
		for _, r := range runs {
			if r.n < 1 || r.a <= before {
				t.Fatalf("run %+v behind one at %d", r, before)
			}
			before = r.a
			for k := range r.n {
				if usedA[r.a+k] || usedB[r.b+k] || a[r.a+k].Hash != b[r.b+k].Hash {
					t.Fatalf("run %+v: word %d is used or differs", r, k)
				}
				usedA[r.a+k], usedB[r.b+k] = true, true
				covered[a[r.a+k].Hash]++
			}
		}
		countA, countB := map[uint64]int{}, map[uint64]int{}
		for _, w := range a {
			countA[w.Hash]++
		}
		for _, w := range b {
			countB[w.Hash]++
		}
		for hash, n := range countA {
			if n <= tileCrowd && covered[hash] != min(n, countB[hash]) {
				t.Fatalf("seed %d: word %x stands %d and %d times, %d times in runs", seed, hash, n, countB[hash], covered[hash])
			}
		}
	}
}
