package sketch

import (
	"math"
	"math/bits"
	"slices"
)

// Key is one key of an article and the word where it stands: for an ordered
// key the first word of its shingle, for an order-free one the middle of the
// words it is made of.
type Key struct {
	// Hash is uniform in 64 bits; its lowest bit tells the kinds apart.
	Hash uint64
	Pos  uint32
}

// OrderFree says that the key is of the order-free kind.
func (k Key) OrderFree() bool { return k.Hash&1 != 0 }

// Keys appends the keys of a sketch to dst: the ordered ones in order of
// position, then the order-free ones. A Keyer serves one goroutine; it costs
// about 35 ns a word (BenchmarkKeys).
func (k *Keyer) Keys(dst []Key, stems []uint32) []Key {
	dst = Ordered(dst, stems)
	return k.orderFree(dst, stems)
}

// Ordered appends the ordered keys of Keys alone: the rolling minima of the shingle
// hashes; of equal ones the last, so that a repeated phrase does not keep its first
// place for ever.
//
// Which of three hashes is the smallest cannot be guessed: every minimum is
// written, and the next one over it where it is the same.
func Ordered(dst []Key, stems []uint32) []Key {
	shingles := len(stems) - ShingleSize + 1
	if shingles <= 0 {
		return dst
	}
	n := len(dst)
	dst = slices.Grow(dst, shingles)[:n+shingles]
	// Of the Neighbours hashes up to here, the first two.
	first, second := ^uint64(0), ^uint64(0)
	last := uint32(math.MaxUint32)
	for i := range shingles {
		third := shingle(stems[i : i+ShingleSize])
		if i < Neighbours-1 && i < shingles-1 {
			first, second = second, third
			continue // fewer shingles than neighbours: one minimum of all
		}
		least, at := first, uint32(i-2)
		if second <= least {
			least, at = second, uint32(i-1)
		}
		if third <= least {
			least, at = third, uint32(i)
		}
		dst[n] = Key{least &^ 1, at}
		if at != last {
			n++
		}
		last = at
		first, second = second, third
	}
	return dst[:n]
}

// shingle hashes ShingleSize stems in order.
func shingle(s []uint32) uint64 {
	return mix(uint64(s[0])*0x9e3779b97f4a7c15 + uint64(s[1])*0xc2b2ae3d27d4eb4f +
		uint64(s[2])*0x165667b19e3779f9 + uint64(s[3])*0xd6e8feb86659fd93)
}

// Keyer makes keys; it holds the scratch space and the rarity table that the
// priorities come from. Not safe for concurrent use.
type Keyer struct {
	table    *Table
	smallest []smallest
	wider    []smallest
	seen     []uint64 // order-free keys of the article: open addressing, at most half full
}

// NewKeyer returns a Keyer on the built-in table of rarities.
func NewKeyer() *Keyer { return &Keyer{table: BuiltIn()} }

// smallest holds the kept stems of a window, smallest priority first, and where
// each stands first. A stem is its rank, see rankOf; behind the last of kept stems
// at most stands none.
//
// Its methods have no branch that depends on the stems: their order is random,
// and a branch guessed wrong costs more than all five comparisons.
type smallest struct {
	ranks [8]uint64
	at    [8]uint32
}

const none = math.MaxUint64

// nothing is the smallest of no stems.
var nothing = smallest{ranks: [8]uint64{none, none, none, none, none, none, none, none}}

// rankOf orders the stems of a window: by priority, which is never negative, and
// those of equal priority by their code, which is the lower half.
func rankOf(priority float32, stem uint32) uint64 {
	return uint64(math.Float32bits(priority)&^(1<<31))<<32 | uint64(stem)
}

// insert adds the stem at position at, which stands behind all others.
func (s *smallest) insert(rank uint64, at uint32) {
	r := &s.ranks
	if rank == r[0] || rank == r[1] || rank == r[2] || rank == r[3] || rank == r[4] {
		return
	}
	for i := range kept { // carry the larger of two on
		_, less := bits.Sub64(rank, r[i], 0)
		x, y := (rank^r[i])&-less, (at^s.at[i])&-uint32(less) // zero where rank is not less
		r[i], rank = r[i]^x, rank^x
		s.at[i], at = s.at[i]^y, at^y
	}
}

// merge makes s the smallest of a and b, where b stands behind a.
func (s *smallest) merge(a, b *smallest) {
	i, j := uint64(0), uint64(0)
	for k := range kept {
		x, y := a.ranks[i%8], b.ranks[j%8]
		_, more := bits.Sub64(y, x, 0) // 1 if x > y
		_, less := bits.Sub64(x, y, 0)
		s.ranks[k] = x ^ (x^y)&-more
		s.at[k] = a.at[i%8] ^ (a.at[i%8]^b.at[j%8])&-uint32(more)
		i, j = i+1-more, j+1-less
	}
	for k := kept; k < len(s.ranks); k++ {
		s.ranks[k] = none
	}
}

// blocks makes k.smallest those of every block of words.
func (k *Keyer) blocks(stems []uint32) {
	k.smallest = k.smallest[:0]
	for at := 0; at < len(stems); at += block {
		var ranks [block]uint64 // of the content stems
		var ats [block]uint32
		n := 0
		for i, stem := range stems[at:min(at+block, len(stems))] {
			p, content := k.table.priority(stem)
			ranks[n%block], ats[n%block] = rankOf(p, stem), uint32(at+i)
			if content {
				n++
			}
		}
		s := nothing
		for i, rank := range ranks[:n] {
			s.insert(rank, ats[i])
		}
		k.smallest = append(k.smallest, s)
	}
}

// orderFree appends a key for every three of the kept stems of every window,
// each key once an article. Windows of one size are blocks of half that size
// merged two by two.
func (k *Keyer) orderFree(dst []Key, stems []uint32) []Key {
	k.blocks(stems)
	k.forget(len(k.smallest))
	windows, stride := k.smallest, 1 // a window every stride blocks, each of 2·stride blocks or what is left
	for span := leastSpan; span <= widestSpan; span *= 2 {
		half := span / 2 / block // blocks in half a window: the new stride
		step := half / stride    // windows of the last size to the next start
		merged := k.wider[:0]
		for at := 0; at < len(windows); at += step {
			merged = append(merged, windows[at])
			if next := at + step; next < len(windows) {
				merged[len(merged)-1].merge(&windows[at], &windows[next])
			}
		}
		k.wider, windows, stride = windows, merged, half
		for i := range windows {
			if i == 0 || i < len(windows)-1 { // the last one lies within the one before
				dst = k.subsets(dst, &windows[i])
			}
		}
		if len(windows) <= 2 {
			break // the first one holds the whole text
		}
	}
	k.smallest = windows
	return dst
}

// subsets appends a key for every three stems of a window that gave none yet.
func (k *Keyer) subsets(dst []Key, s *smallest) []Key {
	var h [8]uint64
	stems := uint8(0)
	for stems < kept && s.ranks[stems] != none {
		h[stems] = mix(uint64(uint32(s.ranks[stems])) + 0x9e3779b97f4a7c15)
		stems++
	}
	n := len(dst)
	dst = slices.Grow(dst, len(triples))[:n+len(triples)]
	for _, t := range &triples {
		if t.c >= stems {
			continue
		}
		hash := mix(h[t.a%8]+h[t.b%8]+h[t.c%8]) | 1
		x, y, z := s.at[t.a%8], s.at[t.b%8], s.at[t.c%8]
		dst[n] = Key{hash, max(min(x, y), min(max(x, y), z))}
		n += k.add(hash)
	}
	return dst[:n]
}

// triples are every three of kept stems, by rank.
var triples = [...]struct{ a, b, c uint8 }{
	{0, 1, 2},
	{0, 1, 3},
	{0, 1, 4},
	{0, 2, 3},
	{0, 2, 4},
	{0, 3, 4},
	{1, 2, 3},
	{1, 2, 4},
	{1, 3, 4},
	{2, 3, 4},
}

// forget empties seen and makes room for the keys of an article of so many
// blocks. It costs by the size of this article, whatever came before.
func (k *Keyer) forget(blocks int) {
	most := len(triples) * (2*blocks + 1) // windows of all sizes: as many as blocks, half as many …
	size := 1 << bits.Len(uint(2*most))
	k.seen = slices.Grow(k.seen[:0], size)[:size]
	clear(k.seen)
}

// add notes a key, which is never zero, and returns how many new ones that makes:
// 1, or 0 where it was there.
func (k *Keyer) add(hash uint64) int {
	mask := uint64(len(k.seen) - 1)
	at := hash >> 1 & mask
	for taken(k.seen[at], hash) {
		at = (at + 1) & mask
	}
	unseen := 0
	if k.seen[at] == 0 {
		unseen = 1
	}
	k.seen[at] = hash
	return unseen
}

// taken says whether a slot holds another key than hash, without a branch that
// depends on which of the two others it is: empty, or this key.
func taken(slot, hash uint64) bool {
	other := slot ^ hash
	return ((slot|-slot)&(other|-other))>>63 != 0 // the highest bit of x|-x is 0 for x = 0 alone
}

// unit maps a stem to (0, 1), the u of its priority.
func unit(stem uint32) float64 {
	return (float64(mix(uint64(stem)*0x9e3779b97f4a7c15)>>11) + 1) / (1<<53 + 1)
}

// priorityOf is -ln(u)/idf², lower first.
func priorityOf(stem uint32, idf float64) float32 {
	return float32(-math.Log(unit(stem)) / (idf * idf))
}
