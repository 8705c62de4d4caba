package sketch

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// drawStems draws a text of stems: of few different ones, so that shingles and
// minima recur, or of many, the commonest of the built-in table among them.
func drawStems(t *rapid.T, least, most int, name string) []uint32 {
	different := rapid.SampledFrom([]int{1, 2, 5, 50, 5000}).Draw(t, name+": different stems")
	seed := rapid.Uint64().Draw(t, name+": seed")
	middle := (least + most) / 2
	words := rapid.OneOf(rapid.IntRange(least, most), rapid.IntRange(least+middle/8, most), rapid.IntRange(middle, most))
	return someStems(rand.New(rand.NewPCG(seed, 1)), words.Draw(t, name+": words"), different)
}

func someStems(r *rand.Rand, n, different int) []uint32 {
	common := commonest()
	stems := make([]uint32, n)
	for i := range stems {
		x := r.IntN(different)
		if x < len(common) && x%2 == 0 {
			stems[i] = common[x]
		} else {
			stems[i] = uint32(mix(uint64(x) + 99))
		}
	}
	return stems
}

// commonest are the 40 stems of the built-in table that most articles have.
var commonest = sync.OnceValue(func() []uint32 {
	slots := slices.Clone(BuiltIn().slots)
	slices.SortFunc(slots, func(a, b tableSlot) int {
		return cmp.Or(cmp.Compare(b.df, a.df), cmp.Compare(a.code, b.code))
	})
	codes := make([]uint32, 40)
	for i := range codes {
		codes[i] = slots[i].code
	}
	return codes
})

func keysOf(stems []uint32) (ordered, free []Key) {
	for _, k := range NewKeyer().Keys(nil, stems) {
		if k.OrderFree() {
			free = append(free, k)
		} else {
			ordered = append(ordered, k)
		}
	}
	return ordered, free
}

// Of every three shingles in a row the key of the smallest, the last of equal
// ones, is there, and no other key; so a run that two texts share leaves both
// the same keys at the same words of the run.
func checkOrdered(t rapid.TB, stems []uint32) {
	keys, _ := keysOf(stems)
	shingles := Shingles(nil, stems)
	want := map[uint32]uint64{}
	for from := 0; from < len(shingles); from++ {
		window := shingles[from:min(from+Neighbours, len(shingles))]
		if len(window) < Neighbours && from > 0 {
			break
		}
		least := 0
		for i, x := range window {
			if x <= window[least] {
				least = i
			}
		}
		want[uint32(from+least)] = window[least] &^ 1
	}
	got := map[uint32]uint64{}
	for i, k := range keys {
		got[k.Pos] = k.Hash
		if i > 0 && keys[i-1].Pos >= k.Pos {
			t.Fatalf("key at word %d follows one at word %d", k.Pos, keys[i-1].Pos)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("ordered keys of %v by word: %x, want %x", stems, got, want)
	}
}

func TestOrderedKeys(t *testing.T) {
	for n := range 8 {
		stems := someStems(rand.New(rand.NewPCG(1, 2)), n, 5000)
		checkOrdered(t, stems)
		if keys, _ := keysOf(stems); len(keys) == 0 != (n < ShingleSize) {
			t.Errorf("%d ordered keys of %d words", len(keys), n)
		}
	}
	rapid.Check(t, func(t *rapid.T) { checkOrdered(t, drawStems(t, 0, 300, "text")) })
}

// Any run of six words that two texts share leaves them a key in common, at the
// same word of the run.
func TestSharedRunLeavesKey(t *testing.T) {
	const least = ShingleSize + Neighbours - 1
	if least != 6 {
		t.Fatalf("a run of %d words leaves a key; the package comment says 6", least)
	}
	rapid.Check(t, func(t *rapid.T) {
		run := drawStems(t, least, 40, "run")
		beforeA, beforeB := drawStems(t, 0, 60, "before in a"), drawStems(t, 0, 60, "before in b")
		a := slices.Concat(beforeA, run, drawStems(t, 0, 60, "behind in a"))
		b := slices.Concat(beforeB, run, drawStems(t, 0, 60, "behind in b"))
		at := map[Key]bool{}
		keys, _ := keysOf(a)
		for _, k := range keys {
			at[k] = true
		}
		keys, _ = keysOf(b)
		for from := range len(run) - least + 1 {
			if !slices.ContainsFunc(keys, func(k Key) bool {
				of := int(k.Pos) - len(beforeB) // word of the run
				return of >= from && of+ShingleSize <= from+least && at[Key{k.Hash, uint32(len(beforeA) + of)}]
			}) {
				t.Fatalf("words %d to %d of a run of %d leave no key in common", from, from+least, len(run))
			}
		}
	})
}

// slowWindows makes the order-free keys as the package comment says: windows of
// 32, 64 … 1,024 words, half a window apart, while the one before does not hold
// all that is left; of each the five content stems that come first; of these
// every three.
func slowWindows(stems []uint32) map[uint64]bool {
	table := BuiltIn()
	keys := map[uint64]bool{}
	for span := leastSpan; span <= widestSpan; span *= 2 {
		for start := 0; start == 0 || start+span/2 < len(stems); start += span / 2 {
			var window []ranked
			known := map[uint32]bool{}
			for _, stem := range stems[start:min(start+span, len(stems))] {
				if p, ok := table.priority(stem); ok && !known[stem] {
					known[stem] = true
					window = append(window, ranked{priority: p, stem: stem})
				}
			}
			slices.SortFunc(window, func(a, b ranked) int {
				return cmp.Or(cmp.Compare(a.priority, b.priority), cmp.Compare(a.stem, b.stem))
			})
			for _, three := range threes(window[:min(kept, len(window))]) {
				h := uint64(0)
				for _, r := range three {
					h += mix(uint64(r.stem) + 0x9e3779b97f4a7c15)
				}
				keys[mix(h)|1] = true
			}
		}
	}
	return keys
}

// ranked is a content stem with its priority.
type ranked struct {
	priority float32
	stem     uint32
}

func threes(list []ranked) (sets [][3]ranked) {
	for i, a := range list {
		for j, b := range list[:i] {
			for _, c := range list[:j] {
				sets = append(sets, [3]ranked{a, b, c})
			}
		}
	}
	return sets
}

func checkOrderFree(t rapid.TB, stems []uint32) {
	_, keys := keysOf(stems)
	want := slowWindows(stems)
	got := map[uint64]bool{}
	for _, k := range keys {
		if got[k.Hash] {
			t.Fatalf("key %x twice", k.Hash)
		}
		got[k.Hash] = true
		if int(k.Pos) >= len(stems) {
			t.Fatalf("key at word %d of %d", k.Pos, len(stems))
		}
		if p, ok := BuiltIn().priority(stems[k.Pos]); !ok {
			t.Fatalf("key at word %d, which is no content (%v)", k.Pos, p)
		}
	}
	for hash := range want {
		if !got[hash] {
			t.Fatalf("%d words: a key is missing; %d of %d keys", len(stems), len(got), len(want))
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d words: %d keys, want %d", len(stems), len(got), len(want))
	}
}

func TestOrderFreeKeys(t *testing.T) {
	// One word more or less than a block, a window, half a window.
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 48, 49, 63, 64, 65, 80, 96, 112, 113, 240, 513, 1023, 1024, 1025, 1600, 5000} {
		checkOrderFree(t, someStems(r, n, 5000))
	}
	rapid.Check(t, func(t *rapid.T) { checkOrderFree(t, drawStems(t, 0, 2500, "text")) })
}

// A key stands at the middle one of its three words.
func TestOrderFreePosition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stems := drawStems(t, 3, leastSpan, "text")
		first := map[uint32]uint32{} // by stem, where it stands first
		var content []ranked
		for i, stem := range stems {
			if p, ok := BuiltIn().priority(stem); ok {
				if _, known := first[stem]; !known {
					first[stem] = uint32(i)
					content = append(content, ranked{priority: p, stem: stem})
				}
			}
		}
		want := map[uint64]uint32{}
		for _, three := range threes(content) {
			pos := []uint32{first[three[0].stem], first[three[1].stem], first[three[2].stem]}
			slices.Sort(pos)
			h := uint64(0)
			for _, r := range three {
				h += mix(uint64(r.stem) + 0x9e3779b97f4a7c15)
			}
			want[mix(h)|1] = pos[1]
		}
		_, keys := keysOf(stems)
		for _, k := range keys {
			if pos, ok := want[k.Hash]; !ok || pos != k.Pos {
				t.Fatalf("key %x at word %d, want %d (%v)", k.Hash, k.Pos, pos, ok)
			}
		}
	})
}

// Texts of the same words in any order have the keys of the window that holds
// all of them in common.
func TestShuffledTextsMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawStems(t, 3, widestSpan, "text")
		b := slices.Clone(a)
		seed := rapid.Uint64().Draw(t, "order")
		rand.New(rand.NewPCG(seed, 5)).Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		content := map[uint32]bool{}
		for _, stem := range a {
			if _, ok := BuiltIn().priority(stem); ok {
				content[stem] = true
			}
		}
		n := min(kept, len(content))
		_, keysA := keysOf(a)
		_, keysB := keysOf(b)
		both := 0
		for _, x := range keysA {
			if slices.ContainsFunc(keysB, func(y Key) bool { return x.Hash == y.Hash }) {
				both++
			}
		}
		if want := n * (n - 1) * (n - 2) / 6; both < want {
			t.Fatalf("%d words, %d of them content, in two orders: %d keys in common, want at least %d", len(a), len(content), both, want)
		}
	})
}

// A Keyer that has made other keys before makes the same ones again.
func TestKeyerForgets(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	k := NewKeyer()
	var texts [][]uint32
	for _, n := range []int{700, 3, 40, 5000, 0, 100} {
		texts = append(texts, someStems(r, n, 3000))
	}
	for _, stems := range texts {
		got, want := k.Keys(nil, stems), NewKeyer().Keys(nil, stems)
		if !slices.Equal(got, want) {
			t.Errorf("%d words: %d keys of a used Keyer, %d of a new one", len(stems), len(got), len(want))
		}
		if most := 100 + 10*len(stems); len(k.seen) > most {
			t.Errorf("%d words: %d slots emptied for their keys, want at most %d", len(stems), len(k.seen), most)
		}
	}
	prefix := []Key{{7, 7}}
	if got := k.Keys(prefix, texts[0]); got[0] != prefix[0] {
		t.Errorf("Keys wrote over what was in dst: %v", got[0])
	}
}

// One word over and over has many equal shingles; every window of three still
// gives a key, and the order-free kind none.
func TestKeysOfOneWord(t *testing.T) {
	stems := slices.Repeat([]uint32{0xabcdef}, 10_000)
	keys, free := keysOf(stems)
	if len(free) != 0 {
		t.Errorf("%d order-free keys of one word repeated, want none", len(free))
	}
	for _, k := range keys {
		if k.Hash != keys[0].Hash {
			t.Fatalf("two ordered keys of one word repeated: %x and %x", keys[0].Hash, k.Hash)
		}
	}
}

func BenchmarkKeys(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, words := range []int{100, 300, 3000} {
		stems := someStems(r, words, 20_000)
		b.Run(fmt.Sprintf("words=%d", words), func(b *testing.B) {
			k := NewKeyer()
			keys := k.Keys(nil, stems)
			b.SetBytes(int64(words) * bytesPerWord)
			b.ReportAllocs()
			for b.Loop() {
				keys = k.Keys(keys[:0], stems)
			}
			_, free := keysOf(stems)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
			b.ReportMetric(float64(len(keys)-len(free))/float64(words), "ordered/word")
			b.ReportMetric(float64(len(free))/float64(words), "orderfree/word")
		})
	}
}

// bytesPerWord is what a word of Arabic news takes in UTF-8, the blank behind it
// included.
const bytesPerWord = 11
