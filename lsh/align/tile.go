package align

import (
	"slices"

	"sada/lsh/arabic"
)

// run is an agreeing stretch of n words, by word numbers within the spans.
type run struct{ a, b, n int }

// tiler compares two lists of words: it counts those in common and covers both
// lists with their longest common stretches, none used twice (greedy string
// tiling: Wise 1993), so that moved stretches are found, too.
type tiler struct {
	mask         uint64
	entries      []entry // open addressing, by hash
	next         []int32 // by word of a, the next one with the same hash, or -1
	open         []int32 // by diagonal, end of the last stretch in b
	found        []run
	order        []place
	runs         []run
	usedA, usedB []bool
}

// place says where a stretch comes among all: the lower its rank the earlier.
type place struct {
	rank uint64 // the longer and the nearer to the main diagonal, the lower
	at   int32  // of found
}

// entry is one distinct word of a.
type entry struct {
	hash  uint64
	first int32 // first word with the hash
	count int32 // words with it; 0 marks a free entry
	left  int32 // of them, those that no word of b was counted with
}

// tileCrowd is the most places of a word that a stretch is started from.
const tileCrowd = 8

// compare returns the size of the multiset intersection of the words, and the
// runs in order of a, which are the caller's until the next call.
func (t *tiler) compare(a, b []arabic.Word) (same int, runs []run) {
	t.enter(a)
	t.open = grow(t.open, len(a)+len(b))
	clear(t.open)
	t.found = t.found[:0]
	for j := range b {
		e := t.find(b[j].Hash)
		if e.left > 0 {
			e.left--
			same++
		}
		if e.count == 0 || e.count > tileCrowd {
			continue
		}
		for i := e.first; i >= 0; i = t.next[i] {
			d := int(i) - j + len(b) - 1
			if int(t.open[d]) > j {
				continue
			}
			r := stretch(a, b, int(i), j)
			t.open[d] = int32(r.b + r.n)
			t.found = append(t.found, r)
		}
	}
	return same, t.cover(len(a), len(b))
}

// enter fills the table with the words of a.
func (t *tiler) enter(a []arabic.Word) {
	size := 16
	for size < 2*len(a) {
		size *= 2
	}
	t.entries = grow(t.entries, size)
	clear(t.entries)
	t.mask = uint64(size - 1)
	t.next = grow(t.next, len(a))
	for i := len(a) - 1; i >= 0; i-- {
		e := t.find(a[i].Hash)
		t.next[i] = e.first
		if e.count == 0 {
			e.hash, t.next[i] = a[i].Hash, -1
		}
		e.first = int32(i)
		e.count++
		e.left++
	}
}

// find returns the entry of a hash, or the free one where it would stand.
func (t *tiler) find(hash uint64) *entry {
	for at := hash & t.mask; ; at = (at + 1) & t.mask {
		if e := &t.entries[at]; e.count == 0 || e.hash == hash {
			return e
		}
	}
}

// stretch is the longest common stretch around two equal words.
func stretch(a, b []arabic.Word, i, j int) run {
	r := run{i, j, 1}
	for r.a > 0 && r.b > 0 && sameWord(a[r.a-1], b[r.b-1]) {
		r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
	}
	for r.a+r.n < len(a) && r.b+r.n < len(b) && sameWord(a[r.a+r.n], b[r.b+r.n]) {
		r.n++
	}
	return r
}

// cover takes the longest stretches first, of each what is not covered yet. Most
// are of one word and covered by a longer one: those need not be put in order.
func (t *tiler) cover(wordsA, wordsB int) []run {
	t.usedA, t.usedB = grow(t.usedA, wordsA), grow(t.usedB, wordsB)
	clear(t.usedA)
	clear(t.usedB)
	t.order = t.order[:0]
	for i, r := range t.found {
		if r.n > 1 {
			t.order = append(t.order, placeOf(r, i))
		}
	}
	t.runs = t.take(t.runs[:0])
	t.order = t.order[:0]
	for i, r := range t.found {
		if r.n == 1 && !t.usedA[r.a] && !t.usedB[r.b] {
			t.order = append(t.order, placeOf(r, i))
		}
	}
	t.runs = t.take(t.runs)
	slices.SortFunc(t.runs, func(x, y run) int { return x.a - y.a })
	return t.runs
}

// placeOf is that of stretch i of those found.
func placeOf(r run, i int) place {
	return place{uint64(^uint32(r.n))<<32 | uint64(diverge(r)), int32(i)}
}

// take appends what is not covered yet of the stretches in t.order, which it
// sorts.
func (t *tiler) take(runs []run) []run {
	// Stretches were found in order of b, and of a where they start at one word:
	// the places of equal ones decide.
	slices.SortFunc(t.order, func(x, y place) int {
		if x.rank != y.rank {
			if x.rank < y.rank {
				return -1
			}
			return 1
		}
		return int(x.at - y.at)
	})
	for _, o := range t.order {
		r := t.found[o.at]
		for k := 0; k < r.n; {
			from := k
			for k < r.n && !t.usedA[r.a+k] && !t.usedB[r.b+k] {
				t.usedA[r.a+k], t.usedB[r.b+k] = true, true
				k++
			}
			if k > from {
				runs = append(runs, run{r.a + from, r.b + from, k - from})
			} else {
				k++
			}
		}
	}
	return runs
}

// diverge is how far a run lies off the main diagonal.
func diverge(r run) int { return max(r.a-r.b, r.b-r.a) }
