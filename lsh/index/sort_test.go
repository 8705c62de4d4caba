package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomPostings returns n postings of which many share a key.
func randomPostings(n int) []posting {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	list := make([]posting, n)
	for i := range list {
		list[i] = uint64(random.Uint32()&0xFF00FF0F)<<32 | uint64(random.Uint32())
	}
	return list
}

func TestSortByKey(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 100, fewPostings - 1, fewPostings, 5000} {
		list := randomPostings(n)
		want := slices.Sorted(slices.Values(list))
		if got := sortByKey(list, make([]posting, n)); !slices.Equal(got, want) {
			t.Errorf("sortByKey of %d postings differs from slices.Sort", n)
		}
	}
}

func BenchmarkSort(b *testing.B) {
	list := randomPostings(11_000)
	work, spare := make([]posting, len(list)), make([]posting, len(list))
	for _, how := range []struct {
		name string
		sort func()
	}{
		{"radix", func() { sortByKey(work, spare) }},
		{"compare", func() { slices.Sort(work) }},
	} {
		b.Run(fmt.Sprintf("by=%s", how.name), func(b *testing.B) {
			b.SetBytes(int64(8 * len(list)))
			for b.Loop() {
				copy(work, list)
				how.sort()
			}
		})
	}
}
