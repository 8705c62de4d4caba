package store

import (
	"slices"
	"sync"
	"sync/atomic"

	"sada/lsh/index"
)

const (
	// mostPostings is how many postings of one key a segment gives; what has more
	// is chrome.
	mostPostings = 4096
	// manyPostings is how many of them a query is shown: of more, so many that
	// stand evenly among them. Which texts have the key, and where and when they
	// were printed, is as plain from these.
	manyPostings = 256
	// codesAtOnce is how many codes a goroutine looks up in turn.
	codesAtOnce = 16
)

// meeting is a word of a text that has a code.
type meeting struct {
	Ref
	word   uint32
	number int // of the text, unnumbered before it was shown
}

const unnumbered = -1

// Meet shows queries all texts that have their keys and an article that was not
// removed; of keys that very many have, some. number gives each text the number
// that it is to be known by. What several queries ask is looked up once; where
// segments are mapped, by so many workers. The order in which texts are shown
// does not depend on these.
func (x *Index) Meet(workers int, queries []*index.Query, number func(r Ref) int) {
	var codes []uint64
	for _, q := range queries {
		for _, code := range q.Codes {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for _, s := range x.segments {
		if s.mapped == nil {
			workers = 1 // what was read is kept for one
		}
	}
	found := make([][]meeting, len(codes))
	errs := make([]error, len(codes))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(max(workers, 1), 1+len(codes)/codesAtOnce) {
		wait.Go(func() {
			l := lookups{x: x}
			for _, s := range x.segments {
				l.seekers = append(l.seekers, newSeeker(s))
			}
			for to := int(next.Add(codesAtOnce)); to-codesAtOnce < len(codes); to = int(next.Add(codesAtOnce)) {
				for i := to - codesAtOnce; i < min(to, len(codes)); i++ {
					if err := x.guarded(func() { found[i], errs[i] = l.meetings(codes[i]) }); err != nil {
						errs[i] = err
					}
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		x.tell(err)
	}
	for _, q := range queries {
		i := 0
		for key, code := range q.Codes {
			further, _ := slices.BinarySearch(codes[i:], code)
			i += further
			for k := range found[i] {
				m := &found[i][k]
				if m.number == unnumbered {
					m.number = number(m.Ref)
				}
				q.Meet(key, m.number, m.word)
			}
		}
	}
}

// lookups are those of one goroutine, of codes that ascend.
type lookups struct {
	x       *Index
	seekers []*seeker // of the segments
	places  []uint32
	spots   []spot
	all     []meeting
}

// spot is a place in a segment.
type spot struct {
	segment int
	place   uint32
}

// meetings are those of a code, and the first damage that was met.
func (l *lookups) meetings(code uint64) (found []meeting, damage error) {
	l.spots = l.spots[:0]
	for i, seeker := range l.seekers {
		var err error
		l.places, err = seeker.find(l.places[:0], code, mostPostings)
		if damage == nil {
			damage = err
		}
		for _, place := range l.places {
			l.spots = append(l.spots, spot{i, place})
		}
	}
	from := len(l.all)
	n := min(len(l.spots), manyPostings)
	for i := range n {
		at := l.spots[i*len(l.spots)/n]
		s := l.x.segments[at.segment]
		if t := s.textAt(at.place); t >= 0 && s.printed(t) {
			l.all = append(l.all, meeting{Ref{at.segment, t}, at.place - s.base(t), unnumbered})
		}
	}
	return l.all[from:len(l.all):len(l.all)], damage
}
