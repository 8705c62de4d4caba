package align

import (
	"math/bits"

	"sada/lsh/sketch"
)

// host is the article (or the stretch of it) that others are aligned with: its
// stems numbered by a small hash table, so that comparing with a guest costs a
// look-up a word of the guest and nothing of the host's length.
type host struct {
	axis
	mask   uint32
	table  []entered
	slots  []slot  // of the distinct stems, after one that stands for all stems the host has not
	next   []int32 // by word, the next one with its stem, or -1
	counts []int32 // by slot, how many more a box holds of the host's words than of the guest's; all zero but while one is fitted
}

// entered is a stem in the table and its slot; slot 0 marks a free place.
type entered struct {
	stem uint32
	slot int32
}

// slot is one distinct stem of the host.
type slot struct {
	first  int32   // first word with the stem, or -1
	count  int32   // words of the host with it
	guests int32   // words of the guest with it, while one is aligned
	row    int32   // row of masks, while the order is counted
	point  float32 // weight of a stem whose meetings are points, 0 of others
	score  float32 // of each word with the stem or one alike
}

// set makes the host of words [from, to) of s.
func (h *host) set(s *sketch.Sketch, from, to int, r *sketch.Rarity) {
	stems, levels := s.Stems[from:to], s.Levels[from:to]
	n := len(stems)
	alike, entries := theAlike(), n
	for _, stem := range stems {
		entries += len(alike.to(stem))
	}
	size := 1 << bits.Len(uint(4*entries)) // so sparse that nearly every look-up ends at the first place
	h.mask = uint32(size - 1)
	h.table = grow(h.table, size)
	clear(h.table)
	h.slots = append(h.slots[:0], slot{first: -1})
	h.starts, h.from, h.sign = s.Starts, from, 1
	h.words, h.next = grow(h.words, n), grow(h.next, n)
	for i := n - 1; i >= 0; i-- {
		e := h.place(stems[i])
		if e.slot == 0 {
			*e = entered{stems[i], int32(len(h.slots))}
			for _, stem := range alike.to(stems[i]) {
				*h.place(stem) = entered{stem, int32(len(h.slots))}
			}
			point := r.Weight(levels[i])
			if point < pointWeight {
				point = 0
			}
			h.slots = append(h.slots, slot{first: -1, point: point, score: r.Score(levels[i])})
		}
		s := &h.slots[e.slot]
		h.next[i], s.first = s.first, int32(i)
		s.count++
		h.words[i] = word{e.slot, s.score}
	}
	h.counts = grow(h.counts, len(h.slots))
	clear(h.counts)
}

// place returns the place of a stem in the table, or the free one where it would
// stand.
func (h *host) place(stem uint32) *entered {
	for at := stem & h.mask; ; at = (at + 1) & h.mask {
		// Whether a place is free or the stem's is a toss; that it is either is not.
		if e := &h.table[at]; uint64(uint32(e.slot))*uint64(e.stem^stem) == 0 {
			return e
		}
	}
}

// find returns the slot of a stem, 0 where the host has neither it nor one alike.
func (h *host) find(stem uint32) int32 { return h.place(stem).slot }

// grow returns s with length n, its contents undefined.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
