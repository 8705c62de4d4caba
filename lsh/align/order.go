package align

import "math/bits"

// order is L, the share of a box's words that stand in the same order on both
// sides: twice the longest common subsequence of the stems over the words of
// both sides, in 0..1. It is counted bit-parallel, 64 words of the host at once
// (Crochemore, Iliopoulos, Pinzon, Reid 2001; Hyyrö 2004).
func (p *plane) order(b *box) float32 {
	same := p.commonSubsequence(b.a0, b.a1, b.b0, b.b1)
	return 2 * float32(same) / float32(b.a1-b.a0+b.b1-b.b0)
}

// widestOrder is the number of the host's words up to which the order of a box
// is counted as a whole.
const widestOrder = 16_384

func (p *plane) commonSubsequence(a0, a1, b0, b1 int) int {
	total := a1 - a0 + b1 - b0
	for a0 < a1 && b0 < b1 && p.host.words[a0].slot == p.guest.words[b0].slot {
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && p.host.words[a1-1].slot == p.guest.words[b1-1].slot {
		a1, b1 = a1-1, b1-1
	}
	outer := (total - (a1 - a0) - (b1 - b0)) / 2
	if a0 == a1 || b0 == b1 {
		return outer
	}
	if a1-a0 > widestOrder {
		// The rows below would grow with the square of the words: count the two
		// halves of the box, which leaves out only what crosses between them.
		a, b := (a0+a1)/2, (b0+b1)/2
		return outer + p.commonSubsequence(a0, a, b0, b) + p.commonSubsequence(a, a1, b, b1)
	}
	// A row of bits for each distinct stem of the host's side; row 0 stays
	// empty, for the guest's other stems.
	width := (a1 - a0 + 63) / 64
	p.masks = append(p.masks[:0], make([]uint64, width)...)
	for i := a0; i < a1; i++ {
		s := &p.slots[p.host.words[i].slot]
		if s.row == 0 {
			s.row = int32(len(p.masks) / width)
			for range width {
				p.masks = append(p.masks, 0)
			}
		}
		p.masks[int(s.row)*width+(i-a0)>>6] |= 1 << ((i - a0) & 63)
	}
	p.column = grow(p.column, width)
	for i := range p.column {
		p.column[i] = ^uint64(0)
	}
	for j := b0; j < b1; j++ {
		row := p.masks[int(p.slots[p.guest.words[j].slot].row)*width:]
		carry := uint64(0)
		for i, v := range p.column {
			u := v & row[i]
			var sum uint64
			sum, carry = bits.Add64(v, u, carry)
			p.column[i] = sum | v&^u
		}
	}
	for i := a0; i < a1; i++ {
		p.slots[p.host.words[i].slot].row = 0
	}
	same := 0
	for i, v := range p.column {
		if left := a1 - a0 - i*64; left < 64 {
			v |= ^uint64(0) << left
		}
		same += bits.OnesCount64(^v)
	}
	return outer + same
}
