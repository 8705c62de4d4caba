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

// crowdKeys is the number of keys in which two articles meet, all of them
// crowded, that make a query's candidate. In an Index a crowded key makes two
// articles meet only where they are neighbours or one of them is short; whoever
// asks wants all who printed a passage, and one who has crowdKeys of it has more
// than a phrase.
const crowdKeys = 4

// Query gathers whom one article meets in others that are not indexed with it:
// its keys are held against theirs, shown one after another in any order.
// Whether a meeting is rare is judged as in an Index of all of them together.
// Not safe for concurrent use.
type Query struct {
	keys   []ownKey // by code, then word
	met    []posted
	sorted bool
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

// place orders the postings of a key.
func (p posted) place() uint64 { return uint64(p.article)<<32 | uint64(p.word) }

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

// Words calls yield for every key of the query with one of its words.
func (q *Query) Words(yield func(code uint64, word uint32) bool) {
	for _, k := range q.keys {
		if !yield(k.code, k.word) {
			return
		}
	}
}

// Meet notes that a word of an article has a key; said twice it counts once.
func (q *Query) Meet(key int, article int, word uint32) {
	q.met = append(q.met, posted{int32(key), uint32(article), word})
	q.sorted = false
}

// Texts is what a query asks about the articles that it meets.
type Texts interface {
	// Words is the number of words of an article. It is asked for crowded keys
	// only.
	Words(article int) int
	// Same is the article by which all those are known whose folded words are
	// those of an article. It is asked where it matters whether there are few.
	Same(article int) int
	// Own is the article, as Same has it, whose folded words are the query's own:
	// the two are one text. It is Own where there is none.
	Own() int
}

// sort brings what was met in order.
func (q *Query) sort() {
	if q.sorted {
		return
	}
	// Who shows them key by key has done the most of it.
	byKey := func(a, b posted) int { return cmp.Compare(a.key, b.key) }
	if !slices.IsSortedFunc(q.met, byKey) {
		slices.SortFunc(q.met, byKey)
	}
	for from := 0; from < len(q.met); {
		to := from + 1
		for to < len(q.met) && q.met[to].key == q.met[from].key {
			to++
		}
		slices.SortFunc(q.met[from:to], func(a, b posted) int { return cmp.Compare(a.place(), b.place()) })
		from = to
	}
	q.met, q.sorted = slices.Compact(q.met), true
}

// groups calls yield for every key that met somebody, with where the query has
// the key and who met it.
func (q *Query) groups(yield func(own []ownKey, others []posted) bool) {
	q.sort()
	for from := 0; from < len(q.met); {
		first := int(q.met[from].key)
		to, last := from+1, first+1
		for to < len(q.met) && int(q.met[to].key) == first {
			to++
		}
		for last < len(q.keys) && q.keys[last].code == q.keys[first].code {
			last++
		}
		if !yield(q.keys[first:last], q.met[from:to]) {
			return
		}
		from = to
	}
}

// queryMeeting is a meeting with an article; packed is as proposes has it, with
// crowdedBit where nobody meets so in an Index.
type queryMeeting struct {
	article uint32
	packed  uint64
}

const crowdedBit = 1 << (kindShift - 1)

// Candidates returns the articles that are worth comparing, in order; A is 0 in
// each, and B one that Texts.Same returned.
func (q *Query) Candidates(texts Texts) []Candidate {
	all := q.meetings(texts)
	var found []Candidate
	var met, few []uint64
	for from := 0; from < len(all); {
		met, few = met[:0], few[:0]
		to := from
		for ; to < len(all) && all[to].article == all[from].article; to++ {
			m := all[to].packed
			if m&crowdedBit == 0 {
				few = append(few, m)
			}
			met = append(met, m&^crowdedBit)
		}
		asIndexed := proposes(few)
		if asIndexed { // the aligner is told what an Index would tell it
			met = append(met[:0], few...)
		}
		if asIndexed || len(met) >= crowdKeys && proposes(met) {
			slices.Sort(met)
			c := Candidate{B: texts.Same(int(all[from].article)), Meetings: make([]Meeting, len(met))}
			for i, m := range met {
				c.Meetings[i] = Meeting{A: uint32(m) & wordMask, B: uint32(m >> 32), OrderFree: uint32(m)>>kindShift >= orderFree}
			}
			found = append(found, c)
		}
		from = to
	}
	slices.SortStableFunc(found, func(a, b Candidate) int { return cmp.Compare(a.B, b.B) })
	return slices.CompactFunc(found, func(a, b Candidate) bool { return a.B == b.B })
}

// meetings are all meetings with other articles, by these, then in order.
func (q *Query) meetings(texts Texts) []queryMeeting {
	all := make([]queryMeeting, 0, len(q.met)) // unless it has a key twice
	for own, others := range q.groups {
		n := len(own) + len(others)
		if texts.Own() != Own {
			n = max(n-len(own), 1)
		}
		if n > rareGroup && n <= 2*rareGroup+2 {
			n = distinct(own, others, texts)
		}
		kind := uint64(common)
		switch free := own[0].code&1 != 0; {
		case free && n <= rareFree:
			kind = rareOrderFree
		case free:
			kind = orderFree
		case n <= rareGroup:
			kind = rare
		}
		crowd := crowdOf(kind, n, others, texts)
		for i, other := range others {
			bits := kind << kindShift
			if crowd != nil && crowd[i] {
				bits |= crowdedBit
			}
			for _, k := range own {
				all = append(all, queryMeeting{other.article, uint64(other.word)<<32 | bits | uint64(k.word)})
			}
		}
	}
	return sortMeetings(all)
}

// sortMeetings sorts meetings by article, then packed.
func sortMeetings(all []queryMeeting) []queryMeeting {
	order := make([]posting, len(all))
	for i, m := range all {
		order[i] = posting(m.article)<<32 | posting(i)
	}
	order = sortByKey(order, make([]posting, len(all)))
	sorted := make([]queryMeeting, len(all))
	for i, o := range order {
		sorted[i] = all[uint32(o)]
	}
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to].article == sorted[from].article {
			to++
		}
		slices.SortFunc(sorted[from:to], func(a, b queryMeeting) int { return cmp.Compare(a.packed, b.packed) })
		from = to
	}
	return sorted
}

// distinct is the number of different texts among the query's and those who met
// a key, the former counted for each place of the key.
func distinct(own []ownKey, others []posted, texts Texts) int {
	var seen []int
	for _, o := range others {
		if same := texts.Same(int(o.article)); same != texts.Own() && !slices.Contains(seen, same) {
			seen = append(seen, same)
		}
	}
	return len(own) + len(seen)
}

// crowdOf says which of those who met a key that n have do not meet by it in an
// Index: with a crowded key all but the last ones and the shortest, in which
// what recurs may be all there is. nil is none.
func crowdOf(kind uint64, n int, others []posted, texts Texts) []bool {
	hubs := 0
	switch free := kind >= orderFree; {
	case free && n <= FreeCrowd, !free && n <= Crowd:
		return nil
	case !free:
		hubs = min(max(hubMeetings/n, 1), mostHubs)
	}
	crowd := make([]bool, len(others))
	for i := range len(others) - min(nextOfCrowd, len(others)) {
		crowd[i] = true
	}
	type sized struct{ words, i int }
	order := make([]sized, len(others))
	for i, o := range others {
		order[i].i = i
		if hubs > 0 {
			order[i].words = texts.Words(int(o.article))
		}
	}
	slices.SortFunc(order, func(a, b sized) int { return cmp.Or(cmp.Compare(a.words, b.words), cmp.Compare(a.i, b.i)) })
	for _, o := range order[:min(hubs, len(order))] {
		crowd[o.i] = false
	}
	return crowd
}
