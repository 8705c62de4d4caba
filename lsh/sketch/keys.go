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
// about 40 ns a word (BenchmarkKeys).
func (k *Keyer) Keys(dst []Key, stems []uint32) []Key {
	dst = ordered(dst, stems)
	return k.orderFree(dst, stems)
}

// ordered appends the rolling minima of the shingle hashes; of equal ones the
// last, so that a repeated phrase does not keep its first place for ever.
func ordered(dst []Key, stems []uint32) []Key {
	shingles := len(stems) - ShingleSize + 1
	if shingles <= 0 {
		return dst
	}
	var window [Neighbours]uint64
	last := -1
	for i := range shingles {
		window[i%Neighbours] = shingle(stems[i : i+ShingleSize])
		first := i - Neighbours + 1
		if first < 0 {
			if i != shingles-1 {
				continue
			}
			first = 0 // fewer shingles than neighbours: one minimum of all
		}
		least := first
		for j := first + 1; j <= i; j++ {
			if window[j%Neighbours] <= window[least%Neighbours] {
				least = j
			}
		}
		if least != last {
			dst = append(dst, Key{window[least%Neighbours] &^ 1, uint32(least)})
			last = least
		}
	}
	return dst
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

// ranked is one stem of a window with its priority.
type ranked struct {
	priority float32
	stem     uint32
	pos      uint32
}

func (a ranked) before(b ranked) bool {
	if a.priority != b.priority {
		return a.priority < b.priority
	}
	return a.stem < b.stem
}

// smallest holds the kept stems of a window, smallest priority first.
type smallest struct {
	n     int
	stems [kept]ranked
}

func (s *smallest) insert(r ranked) {
	at := s.n
	for i := range s.n {
		if s.stems[i].stem == r.stem {
			return
		}
		if r.before(s.stems[i]) {
			at = i
			break
		}
	}
	if at == kept {
		return
	}
	if s.n < kept {
		s.n++
	}
	copy(s.stems[at+1:s.n], s.stems[at:s.n-1])
	s.stems[at] = r
}

func (s *smallest) merge(a, b *smallest) {
	i, j := 0, 0
	s.n = 0
	for s.n < kept && (i < a.n || j < b.n) {
		switch {
		case j == b.n || i < a.n && a.stems[i].before(b.stems[j]):
			s.stems[s.n] = a.stems[i]
			i++
		case i == a.n || b.stems[j].before(a.stems[i]):
			s.stems[s.n] = b.stems[j]
			j++
		default:
			s.stems[s.n] = a.stems[i]
			i++
			j++
		}
		s.n++
	}
}

// orderFree appends a key for every three of the kept stems of every window,
// each key once an article. Windows of one size are blocks of half that size
// merged two by two.
func (k *Keyer) orderFree(dst []Key, stems []uint32) []Key {
	k.smallest = k.smallest[:0]
	for at := 0; at < len(stems); at += block {
		var s smallest
		for i := at; i < min(at+block, len(stems)); i++ {
			if p, ok := k.table.priority(stems[i]); ok {
				s.insert(ranked{p, stems[i], uint32(i)})
			}
		}
		k.smallest = append(k.smallest, s)
	}
	k.forget(len(k.smallest))
	windows, stride := k.smallest, 1 // a window every stride blocks, each of 2·stride blocks or what is left
	for span := leastSpan; span <= widestSpan; span *= 2 {
		half := span / 2 / block // blocks in half a window: the new stride
		step := half / stride    // windows of the last size to the next start
		merged := k.wider[:0]
		for at := 0; at < len(windows); at += step {
			s := windows[at]
			if next := at + step; next < len(windows) {
				s.merge(&windows[at], &windows[next])
			}
			merged = append(merged, s)
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
	var h [kept]uint64
	for i := range s.n {
		h[i] = mix(uint64(s.stems[i].stem) + 0x9e3779b97f4a7c15)
	}
	for a := 0; a < s.n; a++ {
		for b := a + 1; b < s.n; b++ {
			for c := b + 1; c < s.n; c++ {
				hash := mix(h[a]+h[b]+h[c]) | 1
				if !k.add(hash) {
					continue
				}
				x, y, z := s.stems[a].pos, s.stems[b].pos, s.stems[c].pos
				dst = append(dst, Key{hash, max(min(x, y), min(max(x, y), z))})
			}
		}
	}
	return dst
}

// forget empties seen and makes room for the keys of an article of so many
// blocks. It costs by the size of this article, whatever came before.
func (k *Keyer) forget(blocks int) {
	const threes = kept * (kept - 1) * (kept - 2) / 6
	most := threes * (2*blocks + 1) // windows of all sizes: as many as blocks, half as many …
	size := 1 << bits.Len(uint(2*most))
	k.seen = slices.Grow(k.seen[:0], size)[:size]
	clear(k.seen)
}

// add notes a key, which is never zero; false where it was there.
func (k *Keyer) add(hash uint64) bool {
	mask := uint64(len(k.seen) - 1)
	for at := hash >> 1 & mask; ; at = (at + 1) & mask {
		switch k.seen[at] {
		case hash:
			return false
		case 0:
			k.seen[at] = hash
			return true
		}
	}
}

// unit maps a stem to (0, 1), the u of its priority.
func unit(stem uint32) float64 {
	return (float64(mix(uint64(stem)*0x9e3779b97f4a7c15)>>11) + 1) / (1<<53 + 1)
}

// priorityOf is -ln(u)/idf², lower first.
func priorityOf(stem uint32, idf float64) float32 {
	return float32(-math.Log(unit(stem)) / (idf * idf))
}
