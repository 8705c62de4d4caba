package index

import "slices"

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
	met      []uint64 // word of B in the corpus, kind, word of A in its article
	meetings []Meeting
	found    []Candidate
}

// NewFinder returns a Finder on x.
func NewFinder(x *Index) *Finder { return &Finder{x: x} }

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
// articles, in order. What it returns is valid until the next call.
func (f *Finder) Candidates(a int) []Candidate {
	f.gather(a)
	slices.Sort(f.met)
	f.meetings, f.found = f.meetings[:0], f.found[:0]
	x := f.x
	for from := 0; from < len(f.met); {
		b := x.article(uint32(f.met[from] >> 32))
		end := uint64(x.base[b+1]) << 32
		to := from + 1
		for to < len(f.met) && f.met[to] < end {
			to++
		}
		if proposes(f.met[from:to]) {
			first := len(f.meetings)
			for _, m := range f.met[from:to] {
				f.meetings = append(f.meetings, Meeting{
					A: uint32(m) & wordMask, B: uint32(m>>32) - x.base[b],
					OrderFree: uint32(m)>>kindShift >= orderFree,
				})
			}
			f.found = append(f.found, Candidate{A: a, B: b, Meetings: f.meetings[first:len(f.meetings):len(f.meetings)]})
		}
		from = to
	}
	return f.found
}

// gather collects whom article a meets at or behind its own words.
func (f *Finder) gather(a int) {
	x := f.x
	f.met = f.met[:0]
	for _, r := range x.refs[x.start[a]:x.start[a+1]] {
		n := r.count &^ orderFreeBit
		kind := uint64(common)
		switch {
		case r.count&orderFreeBit != 0:
			kind = orderFree
			if n <= rareFree {
				kind = rareOrderFree
			}
		case n <= rareGroup:
			kind = rare
		}
		own := x.members[r.at]
		word := kind<<kindShift | uint64(own-x.base[a])
		meet := func(others []uint32) {
			for _, other := range others {
				f.met = append(f.met, uint64(other)<<32|word)
			}
		}
		later := x.members[r.at+1 : r.first+n]
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
				f.met = append(f.met, uint64(x.members[hub])<<32|word)
			}
		}
	}
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
			if dA > 0 && dA <= nearBy && dA-dB <= drift && dB-dA <= drift {
				return true
			}
		}
	}
	return false
}
