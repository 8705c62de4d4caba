package reports

import (
	"math"
	"math/bits"
)

// Numbers that the page's script reads, as text for an attribute
//
// The stream is of bits, the highest of each number first. A count n is n+1 in Elias's
// gamma code: as many zeros as there are bits behind its first one, and then the bits.
// A list of numbers is the count of them, where there are any the count k that makes it
// shortest, and of each n what is above its k lowest bits in ones and a zero, and those
// bits (Rice 1971). Rising numbers are written as their gaps.
//
// Thirteen bits at a time are two characters: their number divided by 91, and the rest,
// each counted from $ on, with ! for &, which would be longer in HTML. Base64 would take
// a twelfth more.

const (
	packedBits = 13
	packedBase = 91 // 91² is 89 more than 2¹³
	packedZero = '$'
)

// packer writes such a stream.
type packer struct {
	out  []byte
	word uint64 // the last bits, fewer than packedBits
	n    int    // of word
	gaps []int32
}

// bits writes the n lowest bits of v, 50 at most; the others of v are 0.
func (p *packer) bits(v uint64, n int) {
	p.word, p.n = p.word<<n|v, p.n+n
	for p.n >= packedBits {
		p.n -= packedBits
		piece := p.word >> p.n
		p.word &= 1<<p.n - 1
		p.out = append(p.out, packed(piece/packedBase), packed(piece%packedBase))
	}
}

func packed(digit uint64) byte {
	if c := byte(packedZero + digit); c != '&' {
		return c
	}
	return '!'
}

// String ends the stream.
func (p *packer) String() string {
	if p.n > 0 {
		p.bits(0, packedBits-p.n)
	}
	return string(p.out)
}

// count writes a number that is not negative.
func (p *packer) count(n int) {
	v := uint64(n) + 1
	p.bits(v, 2*bits.Len64(v)-1)
}

// numbers writes a list of numbers, none of them negative.
func (p *packer) numbers(list []int32) {
	p.count(len(list))
	if len(list) == 0 {
		return
	}
	k := shortest(list)
	p.count(k)
	for _, n := range list {
		p.ones(int(n) >> k)
		p.bits(uint64(n)&(1<<k-1), k+1)
	}
}

// ones writes a number of ones.
func (p *packer) ones(n int) {
	const most = 48
	for ; n > most; n -= most {
		p.bits(1<<most-1, most)
	}
	p.bits(1<<n-1, n)
}

// shortest is the number of low bits by which a list is shortest, which is about that
// of its mean.
func shortest(list []int32) int {
	sum := 0
	for _, n := range list {
		sum += int(n)
	}
	mean := bits.Len(uint(sum / len(list)))
	best, least := 0, math.MaxInt
	for k := max(0, mean-2); k <= mean+1; k++ {
		size := len(list) * (k + 1)
		for _, n := range list {
			size += int(n) >> k
		}
		if size < least {
			best, least = k, size
		}
	}
	return best
}

// rising writes a list of ascending numbers, each of which is there once.
func (p *packer) rising(list []int32) {
	p.gaps = p.gaps[:0]
	next := int32(0)
	for _, n := range list {
		p.gaps = append(p.gaps, n-next)
		next = n + 1
	}
	p.numbers(p.gaps)
}
