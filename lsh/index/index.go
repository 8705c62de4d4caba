package index

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sada/lsh/sketch"
)

// Crowd is the number of postings above which an ordered key is crowded,
// freeCrowd that for an order-free one (what more articles share than that is a
// subject, not a text): each of its
// postings meets its nextOfCrowd neighbours and the hubs, the postings of the
// shortest articles, only. In a short article what recurs everywhere may be all
// there is, so it meets everybody; there are mostHubs of them, and fewer where
// the crowd is so large that they would make more than hubMeetings pairs.
const (
	Crowd       = 64
	freeCrowd   = 24
	nextOfCrowd = 3
	mostHubs    = 16
	hubMeetings = 16_000
)

// Index holds the keys of a corpus in memory. Read-only once built, and then
// safe for concurrent use.
type Index struct {
	// base[i] is the number of article i's first word in the corpus; one more
	// entry stands for the end.
	base []uint32
	// near[w>>nearShift] is the article that holds word w&^(1<<nearShift-1).
	near []uint32
	// members are the postings' words of all keys that at least two postings
	// have, group after group, each ascending.
	members []uint32
	// start[i] is where the groups that article i takes part in begin in refs;
	// one more entry stands for the end.
	start []int
	refs  []ref
	// hubs holds the hubs of every crowded group by the group's first index into
	// members, as indices into members, ascending.
	hubs map[uint32][]uint32
	// Keys is the number of all postings; Crowded the number of keys over Crowd.
	Keys, Crowded int
}

// ref says that a word of an article is a member of a group.
type ref struct {
	at    uint32 // index into members of the article's own posting
	first uint32 // index into members of the group's first posting
	count uint32 // postings in the group; its highest bit marks an order-free key
}

const orderFreeBit = 1 << 31

const nearShift = 6

// partitions is the number of buckets that postings are spread over.
const (
	partitionBits = 10
	partitions    = 1 << partitionBits
)

// posting is 32 bits of the key above the number of the word in the corpus.
type posting = uint64

func postingOf(k sketch.Key, word uint32) (partition int, p posting) {
	rest := uint32(k.Hash>>(32-partitionBits))&^1 | uint32(k.Hash&1)
	return int(k.Hash >> (64 - partitionBits)), uint64(rest)<<32 | uint64(word)
}

// chunk is a piece of a partition, filled by one goroutine.
type chunk struct {
	next     *chunk
	n        int
	postings [510]posting
}

// Build makes the index of the sketches' keys on the given number of
// goroutines; workers below 1 means all cores. The index does not depend on
// their number. It costs about 12 bytes a word while it is built. The error is
// ctx's.
func Build(ctx context.Context, sketches []sketch.Sketch, workers int) (*Index, error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	x := &Index{base: make([]uint32, len(sketches)+1)}
	for i := range sketches {
		x.base[i+1] = x.base[i] + uint32(len(sketches[i].Stems))
	}
	x.near = make([]uint32, x.base[len(sketches)]>>nearShift+1)
	for i := range sketches {
		for w := (x.base[i] + 1<<nearShift - 1) >> nearShift; w<<nearShift < x.base[i+1]; w++ {
			x.near[w] = uint32(i)
		}
	}
	lists := make([][partitions]*chunk, workers)
	parallel(workers, len(sketches), 16, func(worker, from, to int, keyer *sketch.Keyer, keys *[]sketch.Key) bool {
		for i := from; i < to; i++ {
			*keys = keyer.Keys((*keys)[:0], sketches[i].Stems)
			for _, k := range *keys {
				part, p := postingOf(k, x.base[i]+k.Pos)
				c := lists[worker][part]
				if c == nil || c.n == len(c.postings) {
					c = &chunk{next: c}
					lists[worker][part] = c
				}
				c.postings[c.n] = p
				c.n++
			}
		}
		return ctx.Err() == nil
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	x.group(lists, workers)
	return x, ctx.Err()
}

// grouped is what one partition comes to.
type grouped struct {
	members []uint32
	groups  []uint32 // lengths in order; orderFreeBit marks order-free ones
	keys    int
	crowded int
}

// group sorts every partition and keeps the keys that at least two postings
// have.
func (x *Index) group(lists [][partitions]*chunk, workers int) {
	parts := make([]grouped, partitions)
	forEach(workers, partitions, func() func(part int) {
		var all, spare []posting
		return func(part int) {
			all = all[:0]
			for w := range lists {
				for c := lists[w][part]; c != nil; c = c.next {
					all = append(all, c.postings[:c.n]...)
				}
				lists[w][part] = nil
			}
			if len(spare) < len(all) {
				spare = make([]posting, cap(all))
			}
			parts[part] = groupsOf(sortByKey(all, spare[:len(all)]))
		}
	})
	total := 0
	first := make([]int, partitions)
	counts := make([]int64, len(x.base))
	for i := range parts {
		first[i] = total
		total += len(parts[i].members)
		x.Keys += parts[i].keys
		x.Crowded += parts[i].crowded
	}
	x.members = make([]uint32, 0, total)
	for i := range parts {
		x.members = append(x.members, parts[i].members...)
		parts[i].members = nil
	}
	for _, word := range x.members {
		counts[x.article(word)]++
	}
	x.start = make([]int, len(x.base))
	for i := 1; i < len(x.base); i++ {
		x.start[i] = x.start[i-1] + int(counts[i-1])
		counts[i-1] = int64(x.start[i-1])
	}
	x.refs = make([]ref, total)
	x.hubs = make(map[uint32][]uint32)
	for i := range parts {
		at := uint32(first[i])
		for _, g := range parts[i].groups {
			n := g &^ orderFreeBit
			if crowded(g) && g&orderFreeBit == 0 {
				x.hubs[at] = x.hubsOf(at, n)
			}
			for j := at; j < at+n; j++ {
				a := x.article(x.members[j])
				x.refs[counts[a]] = ref{j, at, g}
				counts[a]++
			}
			at += n
		}
	}
}

// crowded says whether a group of a ref's count is crowded.
func crowded(count uint32) bool {
	if count&orderFreeBit != 0 {
		return count&^orderFreeBit > freeCrowd
	}
	return count > Crowd
}

// hubsOf returns the hubs of the group of n members that starts at first.
func (x *Index) hubsOf(first, n uint32) []uint32 {
	hubs := make([]uint32, n)
	for i := range hubs {
		hubs[i] = first + uint32(i)
	}
	words := func(member uint32) uint32 {
		article := x.article(x.members[member])
		return x.base[article+1] - x.base[article]
	}
	slices.SortFunc(hubs, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(words(a), words(b)), cmp.Compare(a, b))
	})
	hubs = slices.Clone(hubs[:min(max(hubMeetings/n, 1), mostHubs)])
	slices.Sort(hubs)
	return hubs
}

func groupsOf(sorted []posting) grouped {
	g := grouped{keys: len(sorted)}
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to]>>32 == sorted[from]>>32 {
			to++
		}
		if n := to - from; n > 1 {
			for _, p := range sorted[from:to] {
				g.members = append(g.members, uint32(p))
			}
			length := uint32(n)
			if sorted[from]>>32&1 != 0 {
				length |= orderFreeBit
			}
			if crowded(length) {
				g.crowded++
			}
			g.groups = append(g.groups, length)
		}
		from = to
	}
	return g
}

// article is the number of the article that holds a word of the corpus.
func (x *Index) article(word uint32) int {
	i := int(x.near[word>>nearShift])
	for x.base[i+1] <= word {
		i++
	}
	return i
}

// parallel calls do for stretches of n items on several goroutines until one
// call says false; each goroutine has its own keyer and scratch.
func parallel(workers, n, stretch int, do func(worker, from, to int, keyer *sketch.Keyer, keys *[]sketch.Key) bool) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			keyer := sketch.NewKeyer()
			var keys []sketch.Key
			for {
				from := int(next.Add(int64(stretch))) - stretch
				if from >= n || !do(worker, from, min(from+stretch, n), keyer, &keys) {
					return
				}
			}
		})
	}
	wait.Wait()
}

// forEach calls what each returns for every item below n on several
// goroutines; each is called once a goroutine.
func forEach(workers, n int, each func() func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			do := each()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}
