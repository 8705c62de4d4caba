package sketch

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
)

// Counts are what articles say of how common stems are, in a form that can be
// added up and stored: by slot the number of stretches with a stem of it and the
// number of words. Not safe for concurrent use.
type Counts struct {
	// Stretches is at least the number of articles. Those that were stored before
	// long texts were counted in stretches are the articles.
	Stretches int
	df, words []uint32
	last      []uint32 // number of the last stretch that a slot was counted for
}

// NewCounts returns empty Counts; they take 8 MB, and 4 more once an article is
// counted.
func NewCounts() *Counts {
	return &Counts{df: make([]uint32, 1<<slotBits), words: make([]uint32, 1<<slotBits)}
}

// Count adds one article.
func (c *Counts) Count(stems []uint32) {
	if c.last == nil {
		c.last = make([]uint32, 1<<slotBits)
	}
	for stretch := range stretches(stems) {
		c.Stretches++
		for _, code := range stretch {
			slot := slotOf(code)
			c.words[slot]++
			if c.last[slot] != uint32(c.Stretches) {
				c.last[slot] = uint32(c.Stretches)
				c.df[slot]++
			}
		}
	}
}

// Rarity is that of a corpus with these counts: NewRarity and Weigh on its
// articles give the same. It costs about 3 ms (BenchmarkCountsRarity), for what
// NewRarity does with logarithms is looked up here by the number of stretches.
func (c *Counts) Rarity() *Rarity {
	own := float64(c.Stretches)
	level := func(builtIn float64, n uint32) uint8 {
		return levelAmong(blend(builtIn, float64(n), own), own)
	}
	var levels [4096]uint8 // of a stem that the built-in table has not
	for n := range levels {
		levels[n] = level(0, uint32(n))
	}
	r := &Rarity{levels: make([]uint8, 1<<slotBits)}
	for slot, n := range c.df {
		if n < uint32(len(levels)) {
			r.levels[slot] = levels[n]
		} else {
			r.levels[slot] = level(0, n)
		}
	}
	t := BuiltIn()
	builtIn := make(map[uint32]float64, len(t.slots)/2)
	for _, s := range t.slots {
		if s.df > 0 {
			builtIn[slotOf(s.code)] += float64(s.df)
		}
	}
	for slot, df := range builtIn {
		r.levels[slot] = level(df, c.df[slot])
	}
	var words [256]int
	for slot, n := range c.words {
		words[r.levels[slot]] += int(n)
	}
	r.weigh(&words)
	return r
}

// Append appends the counts to dst: the number of stretches, then for each slot
// that has any its distance from the one before, its stretches and its further
// words, all as uvarints.
func (c *Counts) Append(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(c.Stretches))
	last := -1
	for slot, n := range c.df {
		if n > 0 {
			dst = binary.AppendUvarint(dst, uint64(slot-last))
			dst = binary.AppendUvarint(dst, uint64(n))
			dst = binary.AppendUvarint(dst, uint64(c.words[slot]-n))
			last = slot
		}
	}
	return dst
}

// Add adds stored counts.
func (c *Counts) Add(stored []byte) error {
	bad := errors.New("the counts of stems are damaged")
	next := func() (uint64, bool) {
		v, n := binary.Uvarint(stored)
		if n <= 0 {
			return 0, false
		}
		stored = stored[n:]
		return v, true
	}
	all, ok := next()
	if !ok || all > math.MaxUint32 {
		return bad
	}
	slot := -1
	for len(stored) > 0 {
		gap, ok1 := next()
		df, ok2 := next()
		more, ok3 := next()
		if !ok1 || !ok2 || !ok3 || gap == 0 || gap > 1<<slotBits || slot+int(gap) >= 1<<slotBits || df == 0 || df > all || df+more > math.MaxUint32 {
			return bad
		}
		slot += int(gap)
		c.df[slot] += uint32(df)
		c.words[slot] += uint32(df + more)
	}
	c.Stretches += int(all)
	clear(c.last) // a stretch counted next is none of those added
	return nil
}

// AppendSum appends the counts in a form that is larger than that of Append and
// read faster: the number of stretches, then for each slot its stretches and its
// words, all as u32, little-endian.
func (c *Counts) AppendSum(dst []byte) []byte {
	dst = slices.Grow(dst, 4+8<<slotBits)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(c.Stretches))
	for slot, n := range c.df {
		dst = binary.LittleEndian.AppendUint32(dst, n)
		dst = binary.LittleEndian.AppendUint32(dst, c.words[slot])
	}
	return dst
}

// ReadSum makes c what AppendSum was called on. It reads all of r, with a small
// buffer; after an error c is of no use.
func (c *Counts) ReadSum(r io.Reader) error {
	bad := errors.New("the sum of counts of stems is damaged")
	var number [4]byte
	if _, err := io.ReadFull(r, number[:]); err != nil {
		return bad
	}
	c.Stretches = int(binary.LittleEndian.Uint32(number[:]))
	buffer := make([]byte, 1<<15)
	for slot := 0; slot < 1<<slotBits; {
		if _, err := io.ReadFull(r, buffer); err != nil {
			return bad
		}
		for at := 0; at < len(buffer); at, slot = at+8, slot+1 {
			df, words := binary.LittleEndian.Uint32(buffer[at:]), binary.LittleEndian.Uint32(buffer[at+4:])
			if df > uint32(c.Stretches) || df > words {
				return bad
			}
			c.df[slot], c.words[slot] = df, words
		}
	}
	if n, err := r.Read(buffer[:1]); n > 0 || err != io.EOF {
		return bad
	}
	c.last = nil
	return nil
}
