package index

import (
	"cmp"
	"slices"

	"sada/lsh/sketch"
)

// KeyBits is the number of bits of a key that are compared.
const KeyBits = 32 + partitionBits

// KeyCode is the part of a key that is compared: its highest bits, of which the
// lowest tells ordered keys from order-free ones.
func KeyCode(k sketch.Key) uint64 {
	return k.Hash>>(64-KeyBits)&^1 | k.Hash&1
}

// queryCrowd is the number of postings above which a key does not propose all
// the articles that have it. One draft meets many at a price that grows with
// their number only, so it is larger than Crowd.
const queryCrowd = 256

// Query gathers whom one article meets in others that are not indexed with it:
// its keys are held against theirs, shown one after another in any order.
// Whether a meeting is rare is judged as in an Index of all of them together.
// Not safe for concurrent use.
type Query struct {
	keys []ownKey // by code, then word
	met  []posted
}

// ownKey is a key of the article that asks.
type ownKey struct {
	code uint64
	word uint32
}

// posted is a posting of another article under one of those keys.
type posted struct {
	key     int32 // index of the first of Query.keys with the code
	article uint32
	word    uint32
}

// NewQuery returns the query of an article's keys.
func NewQuery(keys []sketch.Key) *Query {
	q := &Query{keys: make([]ownKey, len(keys))}
	for i, k := range keys {
		q.keys[i] = ownKey{KeyCode(k), k.Pos}
	}
	slices.SortFunc(q.keys, func(a, b ownKey) int { return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.word, b.word)) })
	return q
}

// Codes calls yield for every different code of the query's keys, ascending,
// with the number that Meet knows it by.
func (q *Query) Codes(yield func(key int, code uint64) bool) {
	for i, k := range q.keys {
		if i > 0 && q.keys[i-1].code == k.code {
			continue
		}
		if !yield(i, k.code) {
			return
		}
	}
}

// Meet notes that a word of an article has a key; said twice it counts once.
func (q *Query) Meet(key int, article int, word uint32) {
	q.met = append(q.met, posted{int32(key), uint32(article), word})
}

// Candidates returns the articles that are worth comparing, in order; A is 0 in
// each. words is the number of words of an article, asked for crowded keys
// only. What was met is forgotten.
func (q *Query) Candidates(words func(article int) int) []Candidate {
	slices.SortFunc(q.met, func(a, b posted) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.article, b.article), cmp.Compare(a.word, b.word))
	})
	q.met = slices.Compact(q.met) // texts that are one text by their folded words
	type meeting struct {
		article uint32
		packed  uint64 // word of the other, kind, own word: as proposes has it
	}
	var all []meeting
	for from := 0; from < len(q.met); {
		to := from + 1
		for to < len(q.met) && q.met[to].key == q.met[from].key {
			to++
		}
		others := q.met[from:to]
		from = to
		first := int(others[0].key)
		own := first + 1
		for own < len(q.keys) && q.keys[own].code == q.keys[first].code {
			own++
		}
		n := own - first + len(others)
		kind := uint64(common)
		switch free := q.keys[first].code&1 != 0; {
		case free && n <= rareFree:
			kind = rareOrderFree
		case free:
			kind = orderFree
		case n <= rareGroup:
			kind = rare
		}
		for _, other := range ofCrowd(others, words) {
			for _, k := range q.keys[first:own] {
				all = append(all, meeting{other.article, uint64(other.word)<<32 | kind<<kindShift | uint64(k.word)})
			}
		}
	}
	q.met = q.met[:0]
	slices.SortFunc(all, func(a, b meeting) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.packed, b.packed))
	})
	var found []Candidate
	var met []uint64
	for from := 0; from < len(all); {
		met = met[:0]
		to := from
		for ; to < len(all) && all[to].article == all[from].article; to++ {
			met = append(met, all[to].packed)
		}
		if proposes(met) {
			c := Candidate{B: int(all[from].article), Meetings: make([]Meeting, len(met))}
			for i, m := range met {
				c.Meetings[i] = Meeting{A: uint32(m) & wordMask, B: uint32(m >> 32), OrderFree: uint32(m)>>kindShift >= orderFree}
			}
			found = append(found, c)
		}
		from = to
	}
	return found
}

// ofCrowd is those of a key's postings that are met: all, or, where there are
// too many, those of the shortest articles, in which what recurs may be all
// there is.
func ofCrowd(others []posted, words func(article int) int) []posted {
	if len(others) <= queryCrowd {
		return others
	}
	type sized struct{ words, i int }
	order := make([]sized, len(others))
	for i, o := range others {
		order[i] = sized{words(int(o.article)), i}
	}
	slices.SortFunc(order, func(a, b sized) int { return cmp.Or(cmp.Compare(a.words, b.words), cmp.Compare(a.i, b.i)) })
	shortest := make([]posted, queryCrowd)
	for i := range shortest {
		shortest[i] = others[order[i].i]
	}
	return shortest
}
