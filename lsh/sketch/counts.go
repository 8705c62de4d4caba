package sketch

import (
	"encoding/binary"
	"errors"
	"math"
)

// Counts are what articles say of how common stems are, in a form that can be
// added up and stored: by slot the number of articles with a stem of it and the
// number of words. Not safe for concurrent use.
type Counts struct {
	Articles  int
	df, words []uint32
	last      []uint32 // number of the last article that a slot was counted for
}

// NewCounts returns empty Counts; they take 12 MB.
func NewCounts() *Counts {
	return &Counts{
		df: make([]uint32, 1<<slotBits), words: make([]uint32, 1<<slotBits), last: make([]uint32, 1<<slotBits),
	}
}

// Count adds one article.
func (c *Counts) Count(stems []uint32) {
	c.Articles++
	for _, code := range stems {
		slot := slotOf(code)
		c.words[slot]++
		if c.last[slot] != uint32(c.Articles) {
			c.last[slot] = uint32(c.Articles)
			c.df[slot]++
		}
	}
}

// Rarity is that of a corpus with these counts: NewRarity and Weigh on its
// articles give the same.
func (c *Counts) Rarity() *Rarity {
	r := NewRarity(&Counter{articles: c.Articles, df: c.df})
	var words [256]int
	for slot, n := range c.words {
		words[r.levels[slot]] += int(n)
	}
	r.weigh(&words)
	return r
}

// Append appends the counts to dst: the number of articles, then for each slot
// that has any its distance from the one before, its articles and its further
// words, all as uvarints.
func (c *Counts) Append(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(c.Articles))
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
	articles, ok := next()
	if !ok || articles > math.MaxUint32 {
		return bad
	}
	slot := -1
	for len(stored) > 0 {
		gap, ok1 := next()
		df, ok2 := next()
		more, ok3 := next()
		if !ok1 || !ok2 || !ok3 || gap == 0 || gap > 1<<slotBits || slot+int(gap) >= 1<<slotBits || df == 0 || df > articles || df+more > math.MaxUint32 {
			return bad
		}
		slot += int(gap)
		c.df[slot] += uint32(df)
		c.words[slot] += uint32(df + more)
	}
	c.Articles += int(articles)
	clear(c.last) // an article counted next is none of those added
	return nil
}
