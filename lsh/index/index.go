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

// Index says whom the articles of a corpus meet. Read-only once built, and then safe for
// concurrent use.
type Index struct {
	// base[i] is the number of article i's first word in the corpus; one more
	// entry stands for the end.
	base []uint32
	// near[w>>nearShift] is the article that holds word w&^(1<<nearShift-1).
	near []uint32
	// met are the meetings of article i with itself and later ones, met[start[i]:start[i+1]],
	// ascending.
	met   []meeting
	start []int
	// stretches[i] is the first article of stretch i; see scatter.go.
	stretches []int
	// parts are the keys that at least two postings have, by partition, until
	// DropGroups.
	parts []grouped
	// postings holds parts and spill met; nil for memory.
	postings, spill *Spill
	// Keys is the number of all postings; Crowded the number of keys over Crowd.
	Keys, Crowded int
}

// meeting is one key that two postings have: above 32 bits the number of the later one's
// word in the corpus, the kind of the key, and 30 bits of the earlier one's word,
// counted from the first of its article.
type meeting = uint64

// The kinds of a meeting's key; see proposes.
const (
	kindShift     = 30
	common        = 0
	rare          = 1
	orderFree     = 2
	rareOrderFree = 3
	wordMask      = 1<<kindShift - 1
)

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

// each calls do for all chunks of postings in the bucket.
func (b *bucket) each(spill *Spill, do func([]posting)) {
	for _, chunk := range b.full {
		spill.Fetch()
		do(chunk)
	}
	do(b.open)
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
// their number. It costs about 12 bytes a word until postings are sorted and then 8 bytes a
// meeting, twice while they are put in order: one a word of 60,000 articles of news, Crowd/2
// a posting at most. It refuses more than 2^32 words. The error is ctx's or says that.
func Build(ctx context.Context, sketches []sketch.Sketch, workers int) (*Index, error) {
	return BuildIn(ctx, nil, nil, sketches, workers)
}

// BuildIn is Build with what is large in Spills, where those are not nil: postings
// and groups in one, which must not be closed before DropGroups, meetings in the other,
// which must not be closed before the index has done its work. In memory remain some 30
// bytes a text, 10 MB a goroutine and the meetings of a thousandth of the texts or
// of one. The error may be a Spill's.
func BuildIn(ctx context.Context, postings, spill *Spill, sketches []sketch.Sketch, workers int) (*Index, error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	x := &Index{postings: postings, spill: spill, base: make([]uint32, len(sketches)+1)}
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
	x.stretches = x.divide()
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
	if err := x.group(lists, workers); err != nil {
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

// group sorts every partition, keeps the keys that at least two postings have, and
// gathers who meets under them.
func (x *Index) group(lists [][partitions]bucket, workers int) error {
	x.parts = make([]grouped, partitions)
	failures := make([]error, partitions)
	met := x.newScatter(x.postings)
	forEach(workers, partitions, func() func(part int) {
		var all, spare []posting
		var g grouped
		own := met.buckets()
		return func(part int) {
			all = all[:0]
			for w := range lists {
				lists[w][part].each(x.postings, func(chunk []posting) { all = append(all, chunk...) })
				lists[w][part] = bucket{}
			}
			if len(spare) < len(all) {
				spare = make([]posting, cap(all))
			}
			g = groupsOf(sortByKey(all, spare[:len(all)]), g.members[:0], g.groups[:0])
			if failures[part] = g.each(func(members []uint32, count uint32) error { return x.meet(members, count, own) }); failures[part] != nil {
				return
			}
			kept := g
			if x.postings == nil {
				// nil where there are none, whatever a goroutine had before
				kept.members, kept.groups = append([]uint32(nil), g.members...), append([]uint32(nil), g.groups...)
			} else {
				var errs [2]error
				kept.members, errs[0] = put(x.postings, g.members)
				kept.groups, errs[1] = put(x.postings, g.groups)
				failures[part] = errors.Join(errs[:]...)
			}
			x.parts[part] = kept
		}
	})
	if err := errors.Join(failures...); err != nil {
		return err
	}
	for i := range x.parts {
		x.Keys += x.parts[i].keys
		x.Crowded += x.parts[i].crowded
	}
	return x.gather(met, workers)
}

// each calls do for every group: its members and their number, of which the highest bit
// marks an order-free key.
func (g *grouped) each(do func(members []uint32, count uint32) error) error {
	at := uint32(0)
	for _, count := range g.groups {
		n := count &^ orderFreeBit
		if err := do(g.members[at:at+n], count); err != nil {
			return err
		}
		at += n
	}
	return nil
}

// DropGroups gives back what Mark needs and Candidates does not.
func (x *Index) DropGroups() { x.parts, x.postings = nil, nil }

// meet gathers whom each member of a group meets behind it.
func (x *Index) meet(members []uint32, count uint32, own *buckets) error {
	kind := kindOf(count)
	var hubs []int
	if crowded(count) && count&orderFreeBit == 0 {
		hubs = x.hubsOf(members)
	}
	for i, word := range members {
		stretch := x.stretchOf(word)
		low := kind<<kindShift | uint64(word-x.from(stretch))
		meet := func(later []uint32) error {
			for _, other := range later {
				if err := own.add(stretch, uint64(other)<<32|low); err != nil {
					return err
				}
			}
			return nil
		}
		later := members[i+1:]
		if len(hubs) > 0 && hubs[0] == i {
			hubs = hubs[1:] // a hub meets everybody
		} else if crowded(count) {
			later = later[:min(nextOfCrowd, len(later))]
			for _, hub := range hubs {
				if hub > i+nextOfCrowd {
					if err := meet(members[hub : hub+1]); err != nil {
						return err
					}
				}
			}
		}
		if err := meet(later); err != nil {
			return err
		}
	}
	return nil
}

// kindOf is the kind of a key that so many postings have.
func kindOf(count uint32) uint64 {
	n := count &^ orderFreeBit
	switch {
	case count&orderFreeBit != 0 && n <= rareFree:
		return rareOrderFree
	case count&orderFreeBit != 0:
		return orderFree
	case n <= rareGroup:
		return rare
	}
	return common
}

// mostSorted is the number of meetings of a stretch of articles that are sorted in
// memory; more are in the file, too, as a hub of keys that very many articles have has
// them.
const mostSorted = 4 << 20

// gather puts the meetings in order.
func (x *Index) gather(met *scatter, workers int) error {
	at := make([]int, partitions+1) // where those of each stretch begin
	for i := range partitions {
		at[i+1] = at[i] + met.size(i)
	}
	x.start = make([]int, len(x.base))
	x.start[len(x.base)-1] = at[partitions]
	var block *Block
	if x.spill == nil {
		x.met = make([]meeting, at[partitions])
	} else {
		var err error
		if block, err = x.spill.NewBlock(SpillSize[meeting](at[partitions])); err != nil {
			return err
		}
		block.used = at[partitions] * int(unsafe.Sizeof(meeting(0)))
		x.met = filled[meeting](block)
	}
	failures := make([]error, partitions)
	forEach(workers, partitions, func() func(int) {
		var room []meeting
		return func(i int) {
			n := at[i+1] - at[i]
			var list []meeting
			switch {
			case x.spill == nil:
				list = x.met[at[i]:at[i+1]]
			case n > x.spill.sorted:
				if list, failures[i] = Make[meeting](met.spill, n); failures[i] != nil {
					return
				}
			default:
				room = slices.Grow(room[:0], n)
				list = room[:n]
			}
			x.sortStretch(met, i, list, at[i])
			if x.spill != nil {
				failures[i] = block.writeAt(bytesOf(list), at[i]*int(unsafe.Sizeof(meeting(0))))
			}
		}
	})
	return errors.Join(failures...)
}

// sortStretch fills a list with the meetings of a stretch of articles, those of each
// ascending, and notes where they begin if the list stands at a place.
func (x *Index) sortStretch(met *scatter, stretch int, list []meeting, at int) {
	first, end, from := x.stretches[stretch], x.stretches[stretch+1], x.from(stretch)
	next := make([]int, end-first+1)
	met.each(stretch, func(m meeting) { next[x.article(from+uint32(m&wordMask))-first+1]++ })
	for i := range end - first {
		next[i+1] += next[i]
		x.start[first+i] = at + next[i]
	}
	met.each(stretch, func(m meeting) {
		a := x.article(from + uint32(m&wordMask))
		list[next[a-first]] = m - uint64(x.base[a]-from)
		next[a-first]++
	})
	for a := first; a < end; a++ {
		met.spill.Fetch()
		to := at + len(list)
		if a+1 < end {
			to = x.start[a+1]
		}
		slices.Sort(list[x.start[a]-at : to-at])
	}
}

// crowded says whether a group of a count is crowded.
func crowded(count uint32) bool {
	if count&orderFreeBit != 0 {
		return count&^orderFreeBit > FreeCrowd
	}
	return count > Crowd
}

// hubsOf returns the hubs of a crowded group, as indices of its members, ascending.
func (x *Index) hubsOf(members []uint32) []int {
	hubs := make([]int, len(members))
	for i := range hubs {
		hubs[i] = i
	}
	words := func(member int) uint32 {
		article := x.article(members[member])
		return x.base[article+1] - x.base[article]
	}
	slices.SortFunc(hubs, func(a, b int) int {
		return cmp.Or(cmp.Compare(words(a), words(b)), cmp.Compare(a, b))
	})
	hubs = slices.Clone(hubs[:min(max(hubMeetings/len(members), 1), mostHubs)])
	slices.Sort(hubs)
	return hubs
}

// groupsOf are the groups of sorted postings, in the room of two lists.
func groupsOf(sorted []posting, members, groups []uint32) grouped {
	g := grouped{members: members, groups: groups, keys: len(sorted)}
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
