package index

import (
	"iter"
	"slices"
)

// Meeting is one key that two articles have, by the words where it stands in
// each, counted from the article's first word.
type Meeting struct {
	A, B      uint32
	OrderFree bool
}

// Candidate is two articles whose keys meet, or one that meets itself; most
// are no matches.
type Candidate struct {
	// A and B are article numbers, A <= B.
	A, B int
	// Meetings are in order of B's words.
	Meetings []Meeting
}

// When meetings make a candidate. A single key is evidence enough where few
// postings have it: at most rareGroup for an ordered key, rareFree for an
// order-free one. Otherwise it takes two ordered keys in the same order, at most
// nearBy words apart, with at most drift words more on one side than on the
// other, or freeKeys order-free ones.
const (
	rareGroup = 3
	rareFree  = 3
	freeKeys  = 2
	nearBy    = 60
	drift     = 12
)

// A Finder proposes candidates; it serves one goroutine, any number may share
// one Index.
type Finder struct {
	x        *Index
	most     int      // meetings that are held at once
	met      []uint64 // word of B in the corpus, kind, word of A in its article
	meetings []Meeting
}

// mostMet is the number of meetings of an article that are held at once, 20 bytes
// each. A hub of keys that very many articles have meets them all in every one.
const mostMet = 2 << 20

// NewFinder returns a Finder on x.
func NewFinder(x *Index) *Finder { return &Finder{x: x, most: mostMet} }

// fetchEvery is the number of groups, each on other pages, after which memory is looked at.
const fetchEvery = 16

// The kinds of a meeting in Finder.met, above the 30 bits of A's word.
const (
	kindShift     = 30
	common        = 0
	rare          = 1
	orderFree     = 2
	rareOrderFree = 3
	wordMask      = 1<<kindShift - 1
)

// Candidates returns the candidates of article a with itself and all later
// articles, in order. The Meetings of each are valid until the next.
func (f *Finder) Candidates(a int) iter.Seq[Candidate] {
	return func(yield func(Candidate) bool) {
		x := f.x
		from, end := x.base[a], x.base[len(x.base)-1]
		n := f.gather(a, from, end)
		if n <= f.most {
			f.propose(a, yield)
			return
		}
		step := (end-from)/uint32(n/f.most+1) + 1
		for from < end {
			to := end
			if end-from > step { // on to where an article begins
				to = x.base[x.article(from+step)+1]
			}
			f.gather(a, from, to)
			if !f.propose(a, yield) {
				return
			}
			from = to
		}
	}
}

// propose yields the candidates among the articles whose meetings were gathered,
// until yield says false.
func (f *Finder) propose(a int, yield func(Candidate) bool) bool {
	slices.Sort(f.met)
	x := f.x
	for from := 0; from < len(f.met); {
		b := x.article(uint32(f.met[from] >> 32))
		end := uint64(x.base[b+1]) << 32
		to := from + 1
		for to < len(f.met) && f.met[to] < end {
			to++
		}
		if proposes(f.met[from:to]) {
			f.meetings = f.meetings[:0]
			for _, m := range f.met[from:to] {
				f.meetings = append(f.meetings, Meeting{
					A: uint32(m) & wordMask, B: uint32(m>>32) - x.base[b],
					OrderFree: uint32(m)>>kindShift >= orderFree,
				})
			}
			if !yield(Candidate{A: a, B: b, Meetings: f.meetings}) {
				return false
			}
		}
		from = to
	}
	return true
}

// gather collects whom article a meets behind its own words and among words
// [from, to) of the corpus. It returns how many those are, and collects none where
// they are too many.
func (f *Finder) gather(a int, from, to uint32) int {
	x := f.x
	f.met = f.met[:0]
	whole := from == x.base[a] && to == x.base[len(x.base)-1]
	n := 0
	for i, r := range x.refs[x.start[a]:x.start[a+1]] {
		if i%fetchEvery == 0 {
			x.spill.Fetch()
		}
		count := r.count &^ orderFreeBit
		kind := uint64(common)
		switch {
		case r.count&orderFreeBit != 0:
			kind = orderFree
			if count <= rareFree {
				kind = rareOrderFree
			}
		case count <= rareGroup:
			kind = rare
		}
		own := x.members[r.at]
		word := kind<<kindShift | uint64(own-x.base[a])
		meet := func(others []uint32) {
			if !whole {
				first, _ := slices.BinarySearch(others, from)
				last, _ := slices.BinarySearch(others, to)
				others = others[first:last]
			}
			if n += len(others); whole && n > f.most {
				return
			}
			for _, other := range others {
				f.met = append(f.met, uint64(other)<<32|word)
			}
		}
		later := x.members[r.at+1 : r.first+count]
		if !crowded(r.count) {
			meet(later)
			continue
		}
		hubs := x.hubs[r.first]
		if _, hub := slices.BinarySearch(hubs, r.at); hub {
			meet(later)
			continue
		}
		meet(later[:min(nextOfCrowd, len(later))])
		for _, hub := range hubs {
			if hub > r.at+nextOfCrowd {
				meet(x.members[hub : hub+1])
			}
		}
	}
	return n
}

// proposes says whether the meetings of two articles make a candidate.
func proposes(met []uint64) bool {
	free := 0
	for i, m := range met {
		switch uint32(m) >> kindShift {
		case rare, rareOrderFree:
			return true
		case orderFree:
			if free++; free == freeKeys {
				return true
			}
			continue
		}
		for j := i - 1; j >= 0 && m>>32-met[j]>>32 <= nearBy; j-- {
			if uint32(met[j])>>kindShift >= orderFree {
				continue
			}
			dB := int(m>>32) - int(met[j]>>32)
			dA := int(m&wordMask) - int(met[j]&wordMask)
			if dA > 0 && dB > 0 && dA <= nearBy && dA-dB <= drift && dB-dA <= drift {
				return true
			}
		}
	}
	return false
}
