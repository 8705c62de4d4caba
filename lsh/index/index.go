package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"sada/lsh/sketch"
)

// Crowd is the number of postings above which an ordered key is crowded,
// FreeCrowd that for an order-free one (what more articles share than that is a
// subject, not a text): each of its
// postings meets its nextOfCrowd neighbours and the hubs, the postings of the
// shortest articles, only. In a short article what recurs everywhere may be all
// there is, so it meets everybody; there are mostHubs of them, and fewer where
// the crowd is so large that they would make more than hubMeetings pairs.
const (
	Crowd       = 64
	FreeCrowd   = 24
	nextOfCrowd = 3
	mostHubs    = 16
	hubMeetings = 16_000
)

// Index holds the keys of a corpus. Read-only once built, and then safe for concurrent use.
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
	// spill holds members and refs; nil for memory.
	spill *Spill
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

// chunkSize is the number of postings that a goroutine gathers for a partition
// before they are put away.
const chunkSize = 512

// bucket holds the postings of a partition that one goroutine found: full chunks,
// in memory or spilled, and the one that is being filled.
type bucket struct {
	full [][]posting
	open []posting
}

// add puts a posting into the bucket.
func (b *bucket) add(p posting, spill *Spill) error {
	if len(b.open) == chunkSize {
		if spill == nil {
			b.full = append(b.full, b.open)
			b.open = nil
		} else {
			spilled, err := put(spill, b.open)
			if err != nil {
				return err
			}
			b.full = append(b.full, spilled)
			b.open = b.open[:0]
		}
	}
	if b.open == nil {
		b.open = make([]posting, 0, chunkSize)
	}
	b.open = append(b.open, p)
	return nil
}

// put puts a slice into a block of its own.
func put[T any](s *Spill, v []T) ([]T, error) {
	if len(v) == 0 {
		return nil, nil
	}
	block, err := s.NewBlock(SpillSize[T](len(v)))
	if err != nil {
		return nil, err
	}
	block.used = len(bytesOf(v))
	return filled[T](block), block.write(bytesOf(v))
}

// Build makes the index of the sketches' keys on the given number of
// goroutines; workers below 1 means all cores. The index does not depend on
// their number. It costs about 12 bytes a word while it is built, and refuses
// more than 2^32 words. The error is ctx's or says that.
func Build(ctx context.Context, sketches []sketch.Sketch, workers int) (*Index, error) {
	return BuildIn(ctx, nil, nil, sketches, workers)
}

// BuildIn is Build with what is large in Spills, where those are not nil: the
// postings until they are sorted in one, what is left of them in the other, which
// must not be closed before the index has done its work. In memory remain some 30
// bytes a text, 10 MB a goroutine and 100 MB at most for the groups of some
// stretches of texts. The error may be a Spill's.
func BuildIn(ctx context.Context, postings, spill *Spill, sketches []sketch.Sketch, workers int) (*Index, error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	x := &Index{spill: spill, base: make([]uint32, len(sketches)+1)}
	for i := range sketches {
		words := uint64(x.base[i]) + uint64(len(sketches[i].Stems))
		if words > math.MaxUint32 {
			return nil, fmt.Errorf("text %d of %d is the one with word 2^32, and no more are indexed at once; hint: scan fewer articles at a time", i+1, len(sketches))
		}
		x.base[i+1] = uint32(words)
	}
	x.near = make([]uint32, x.base[len(sketches)]>>nearShift+1)
	for i := range sketches {
		for w := (uint64(x.base[i]) + 1<<nearShift - 1) >> nearShift; w<<nearShift < uint64(x.base[i+1]); w++ {
			x.near[w] = uint32(i)
		}
	}
	lists := make([][partitions]bucket, workers)
	failures := make([]error, workers)
	parallel(workers, len(sketches), 16, func(worker, from, to int, keyer *sketch.Keyer, keys *[]sketch.Key) bool {
		for i := from; i < to; i++ {
			*keys = keyer.Keys((*keys)[:0], sketches[i].Stems)
			for _, k := range *keys {
				part, p := postingOf(k, x.base[i]+k.Pos)
				if failures[worker] = lists[worker][part].add(p, postings); failures[worker] != nil {
					return false
				}
			}
		}
		return ctx.Err() == nil
	})
	if err := cmp.Or(ctx.Err(), errors.Join(failures...)); err != nil {
		return nil, err
	}
	if err := x.group(lists, postings, spill, workers); err != nil {
		return nil, err
	}
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
func (x *Index) group(lists [][partitions]bucket, postings, spill *Spill, workers int) error {
	parts := make([]grouped, partitions)
	failures := make([]error, partitions)
	forEach(workers, partitions, func() func(part int) {
		var all, spare []posting
		return func(part int) {
			all = all[:0]
			for w := range lists {
				b := &lists[w][part]
				for _, chunk := range b.full {
					postings.Fetch()
					all = append(all, chunk...)
				}
				all = append(all, b.open...)
				*b = bucket{}
			}
			if len(spare) < len(all) {
				spare = make([]posting, cap(all))
			}
			g := groupsOf(sortByKey(all, spare[:len(all)]))
			if postings != nil { // until join
				g.members, failures[part] = put(postings, g.members)
			}
			parts[part] = g
		}
	})
	if err := errors.Join(failures...); err != nil {
		return err
	}
	total := 0
	for i := range parts {
		total += len(parts[i].members)
		x.Keys += parts[i].keys
		x.Crowded += parts[i].crowded
	}
	if uint64(total) > math.MaxUint32 {
		return fmt.Errorf("%d words share keys, and no more than 2^32 are held at once; hint: scan fewer articles at a time", total)
	}
	if err := x.join(parts, spill, total); err != nil {
		return err
	}
	return x.refer(parts, spill, workers)
}

// join puts the members of all partitions behind each other.
func (x *Index) join(parts []grouped, spill *Spill, total int) error {
	if spill == nil {
		x.members = make([]uint32, 0, total)
		for i := range parts {
			x.members = append(x.members, parts[i].members...)
			parts[i].members = nil
		}
		return nil
	}
	block, err := spill.NewBlock(SpillSize[uint32](total))
	if err != nil {
		return err
	}
	for i := range parts {
		spill.Fetch()
		if _, err := Put(block, parts[i].members); err != nil {
			return err
		}
		parts[i].members = nil
	}
	x.members = filled[uint32](block)
	return block.Flush()
}

// The refs that all goroutines gather at once for a Spill, 12 bytes each, are
// mostRefs at most, and fewer where that makes no more than fewStretches stretches of
// the articles, for each of which all members are read.
const (
	mostRefs     = 8 << 20
	fewStretches = 32
)

// refer notes for every article which groups it takes part in: of all articles
// at once or, with a Spill, of one stretch of them after another.
func (x *Index) refer(parts []grouped, spill *Spill, workers int) error {
	articles := len(x.base) - 1
	x.start = make([]int, articles+1)
	for i, word := range x.members {
		if i%(1<<16) == 0 {
			spill.Fetch()
		}
		x.start[x.article(word)+1]++
	}
	for i := range articles {
		x.start[i+1] += x.start[i]
	}
	x.hubs = make(map[uint32][]uint32)
	at := uint32(0)
	for i := range parts {
		for _, g := range parts[i].groups {
			n := g &^ orderFreeBit
			if crowded(g) && g&orderFreeBit == 0 {
				x.hubs[at] = x.hubsOf(at, n)
			}
			at += n
		}
	}
	if spill == nil {
		x.refs = make([]ref, len(x.members))
		from := x.stretches(len(x.members)/workers + 1)
		forEach(workers, len(from)-1, func() func(int) {
			return func(i int) { x.fill(x.refs[x.start[from[i]]:x.start[from[i+1]]], parts, nil, from[i], from[i+1]) }
		})
		return nil
	}
	block, err := spill.NewBlock(SpillSize[ref](len(x.members)))
	if err != nil {
		return err
	}
	from := x.stretches(min(spill.refs/workers, len(x.members)/fewStretches+1))
	failures := make([]error, len(from)-1)
	forEach(workers, len(failures), func() func(int) {
		var refs []ref
		return func(i int) {
			first, n := x.start[from[i]], x.start[from[i+1]]-x.start[from[i]]
			refs = slices.Grow(refs[:0], n)[:n]
			x.fill(refs, parts, spill, from[i], from[i+1])
			failures[i] = block.writeAt(bytesOf(refs), first*int(unsafe.Sizeof(ref{})))
		}
	})
	block.used = len(x.members) * int(unsafe.Sizeof(ref{}))
	x.refs = filled[ref](block)
	return errors.Join(failures...)
}

// stretches returns where stretches of articles begin that have so many refs each,
// or one article, and where the last ends.
func (x *Index) stretches(refs int) []int {
	articles := len(x.base) - 1
	from := []int{0}
	for at := 0; at < articles; {
		to := at + 1
		for to < articles && x.start[to+1]-x.start[at] <= refs {
			to++
		}
		from = append(from, to)
		at = to
	}
	return from
}

// fill writes the refs of articles [from, to); the members lie in the Spill, if there
// is one.
func (x *Index) fill(refs []ref, parts []grouped, spill *Spill, from, to int) {
	next := make([]int, to-from)
	for i := range next {
		next[i] = x.start[from+i] - x.start[from]
	}
	low, high := x.base[from], x.base[to]
	at := uint32(0)
	for i := range parts {
		spill.Fetch()
		for _, g := range parts[i].groups {
			n := g &^ orderFreeBit
			for j := at; j < at+n; j++ {
				word := x.members[j]
				if word < low || word >= high {
					continue
				}
				a := x.article(word) - from
				refs[next[a]] = ref{j, at, g}
				next[a]++
			}
			at += n
		}
	}
}

// crowded says whether a group of a ref's count is crowded.
func crowded(count uint32) bool {
	if count&orderFreeBit != 0 {
		return count&^orderFreeBit > FreeCrowd
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
