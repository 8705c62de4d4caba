package align

import (
	"math/bits"

	"sada/lsh/sketch"
)

// host is the article (or the stretch of it) that others are aligned with: its
// stems numbered by a small hash table, so that comparing with a guest costs a
// look-up a word of the guest and nothing of the host's length.
type host struct {
	stems  []uint32
	levels []uint8
	starts sketch.Bits
	from   int // the stretch's first word in the article

	mask  uint32
	slots []slot
	// number[i] is the slot of word i; next[i] the next word with the same
	// stem, or -1.
	number []int32
	next   []int32
}

// slot is one distinct stem of the host.
type slot struct {
	stem   uint32
	first  int32 // first word with the stem, -1 marks a free slot
	count  int32 // words of the host with it
	guests int32 // words of the guest with it, while one is aligned
	// inA and inB count the words inside the box that is being fitted.
	inA, inB int32
	row      int32 // row of masks, while the order is counted
	weight   float32
	score    float32
}

// set makes the host of words [from, to) of s.
func (h *host) set(s *sketch.Sketch, from, to int, r *sketch.Rarity) {
	h.stems, h.levels, h.starts, h.from = s.Stems[from:to], s.Levels[from:to], s.Starts, from
	n := len(h.stems)
	size := 1 << bits.Len(uint(2*n))
	if cap(h.slots) < size {
		h.slots = make([]slot, size)
	}
	h.slots = h.slots[:size]
	for i := range h.slots {
		h.slots[i] = slot{first: -1}
	}
	h.mask = uint32(size - 1)
	h.number = grow(h.number, n)
	h.next = grow(h.next, n)
	for i := n - 1; i >= 0; i-- {
		at := h.find(h.stems[i])
		s := &h.slots[at]
		if s.first < 0 {
			s.stem = h.stems[i]
			s.weight, s.score = r.Weight(h.levels[i]), r.Score(h.levels[i])
		}
		h.next[i], s.first = s.first, int32(i)
		s.count++
		h.number[i] = at
	}
}

// find returns the slot of a stem, or the free one where it would stand.
func (h *host) find(stem uint32) int32 {
	for at := stem & h.mask; ; at = (at + 1) & h.mask {
		if s := &h.slots[at]; s.first < 0 || s.stem == stem {
			return int32(at)
		}
	}
}

// grow returns s with length n, its contents undefined.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
