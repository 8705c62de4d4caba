package index

import "iter"

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
	meetings []Meeting
}

// NewFinder returns a Finder on x.
func NewFinder(x *Index) *Finder { return &Finder{x: x} }

// fetchEvery is the number of candidates after which memory is looked at.
const fetchEvery = 16

// Candidates returns the candidates of article a with itself and all later
// articles, in order. The Meetings of each are valid until the next.
func (f *Finder) Candidates(a int) iter.Seq[Candidate] {
	return func(yield func(Candidate) bool) {
		x := f.x
		met := x.met[x.start[a]:x.start[a+1]]
		for n := 0; len(met) > 0; n++ {
			if n%fetchEvery == 0 {
				x.spill.Fetch()
			}
			b := x.article(uint32(met[0] >> 32))
			end := uint64(x.base[b+1]) << 32
			to := 1
			for to < len(met) && met[to] < end {
				to++
			}
			of := met[:to]
			met = met[to:]
			if !proposes(of) {
				continue
			}
			f.meetings = f.meetings[:0]
			for _, m := range of {
				f.meetings = append(f.meetings, Meeting{
					A: uint32(m) & wordMask, B: uint32(m>>32) - x.base[b],
					OrderFree: uint32(m)>>kindShift >= orderFree,
				})
			}
			if !yield(Candidate{A: a, B: b, Meetings: f.meetings}) {
				return
			}
		}
	}
}

// proposes says whether the meetings of two articles make a candidate.
func proposes(met []meeting) bool {
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
