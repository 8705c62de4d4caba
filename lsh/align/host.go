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
	mask  uint32
	slots []slot   // one more than the table holds, for stems that the host has not
	next  []int32  // by word, the next one with its stem
	in    []inside // by slot; all zero but while a box is fitted
}

// slot is one distinct stem of the host.
type slot struct {
	stem   uint32
	first  int32 // first word with the stem, -1 marks a free slot; next[i] is the one behind word i, or -1
	count  int32 // words of the host with it
	guests int32 // words of the guest with it, while one is aligned
	row    int32 // row of masks, while the order is counted
	weight float32
}

// set makes the host of words [from, to) of s.
func (h *host) set(s *sketch.Sketch, from, to int, r *sketch.Rarity) {
	stems, levels := s.Stems[from:to], s.Levels[from:to]
	n := len(stems)
	size := 1 << bits.Len(uint(2*n))
	h.mask = uint32(size - 1)
	h.slots = grow(h.slots, size+1)
	for i := range h.slots {
		h.slots[i] = slot{first: -1}
	}
	h.starts, h.from = s.Starts, from
	h.words, h.next = grow(h.words, n), grow(h.next, n)
	h.in = grow(h.in, size+1)
	clear(h.in)
	for i := n - 1; i >= 0; i-- {
		at := h.find(stems[i])
		s := &h.slots[at]
		if s.first < 0 {
			s.stem, s.weight = stems[i], r.Weight(levels[i])
		}
		h.next[i], s.first = s.first, int32(i)
		s.count++
		h.words[i] = word{at, r.Score(levels[i])}
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
