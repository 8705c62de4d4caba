package sketch

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomSketches(seed uint64, n int) []Sketch {
	r := rand.New(rand.NewPCG(seed, 1))
	zipf := rand.NewZipf(r, 1.2, 4, 1<<20)
	list := make([]Sketch, n)
	for i := range list {
		for range 20 + r.IntN(200) {
			list[i].Stems = append(list[i].Stems, uint32(mix(zipf.Uint64())))
		}
	}
	return list
}

// TestCountsGiveTheRarityOfTheirArticles holds stored and added counts to
// NewRarity and Weigh on all articles at once.
func TestCountsGiveTheRarityOfTheirArticles(t *testing.T) {
	list := randomSketches(1, 300)
	list[7].Stems = slices.Repeat(list[8].Stems, 20) // counts in stretches
	counter := NewCounter()
	for i := range list {
		counter.Count(list[i].Stems)
	}
	want := NewRarity(counter)
	want.Weigh(list)

	sum := NewCounts()
	for part := range slices.Chunk(list, 77) {
		c := NewCounts()
		for i := range part {
			c.Count(part[i].Stems)
		}
		if err := sum.Add(c.Append(nil)); err != nil {
			t.Fatal(err)
		}
	}
	again := NewCounts()
	if err := again.ReadSum(bytes.NewReader(sum.AppendSum(nil))); err != nil {
		t.Fatal(err)
	}
	if string(again.Append(nil)) != string(sum.Append(nil)) {
		t.Error("a sum reads as other counts")
	}
	got := sum.Rarity()
	if !slices.Equal(got.levels, want.levels) {
		t.Error("other levels than those of all articles at once")
	}
	if got.weight != want.weight || got.score != want.score {
		t.Error("other weights than those of all articles at once")
	}
	for i := range list[:10] {
		s := Sketch{Stems: list[i].Stems}
		got.Rate(&s)
		if !slices.Equal(s.Levels, list[i].Levels) {
			t.Errorf("sketch %d: Rate gives other levels than Weigh", i)
		}
	}
}

func BenchmarkCountsRarity(b *testing.B) {
	c := NewCounts()
	for _, s := range randomSketches(3, 1000) {
		c.Count(s.Stems)
	}
	for b.Loop() {
		c.Rarity()
	}
}

func FuzzCounts(f *testing.F) {
	c := NewCounts()
	for _, s := range randomSketches(2, 3) {
		c.Count(s.Stems[:10])
	}
	f.Add(c.Append(nil))
	f.Add([]byte{})
	f.Add([]byte{1, 0, 1, 0})
	f.Fuzz(func(t *testing.T, stored []byte) {
		c := NewCounts()
		if c.Add(stored) != nil {
			return
		}
		again := NewCounts()
		if err := again.Add(c.Append(nil)); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if !slices.Equal(c.df, again.df) || !slices.Equal(c.words, again.words) || c.Stretches != again.Stretches {
			t.Error("what was written reads as other counts")
		}
	})
}

// FuzzSum changes a sum, for none that is made up has its size.
func FuzzSum(f *testing.F) {
	c := NewCounts()
	for _, s := range randomSketches(2, 3) {
		c.Count(s.Stems)
	}
	sound := c.AppendSum(nil)
	f.Add(uint32(0), []byte{}, 0)
	f.Add(uint32(0), []byte{9}, 0)
	f.Add(uint32(0), []byte{0}, 0)
	f.Add(uint32(8<<10), []byte{1, 0, 0, 0}, 0)
	f.Add(uint32(8<<10), []byte{1, 0, 0, 0, 2, 0, 0, 0}, 0)
	f.Add(uint32(0), []byte{}, -1)
	f.Add(uint32(0), []byte{}, 1)
	f.Fuzz(func(t *testing.T, at uint32, with []byte, longer int) {
		sum := slices.Clone(sound)
		copy(sum[min(int(at), len(sum)):], with)
		switch {
		case longer > 0:
			sum = append(sum, 0)
		case longer < 0:
			sum = sum[:max(0, len(sum)-(-longer)%len(sum))]
		}
		c := NewCounts()
		if c.ReadSum(bytes.NewReader(sum)) == nil && !bytes.Equal(c.AppendSum(nil), sum) {
			t.Error("what was read is written as another sum")
		}
	})
}
