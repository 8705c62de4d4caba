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

// Met is a text that a query meets.
type Met struct {
	Ref
	Words int
	// Fold is the hash of the text's folded words: texts that differ in spelling
	// only have one.
	Fold uint64
}

// meeting is a word of a text that has a code.
type meeting struct {
	Met
	word   uint32
	number int // of the text, unnumbered before it was shown
}

const unnumbered = -1

// Meet shows queries all texts that have their keys and an article that was not
// removed; of keys that very many have, some. number gives each text the number
// that it is to be known by, always the same. What several queries ask is looked
// up once; where segments are mapped, by so many workers. The order in which texts
// are shown does not depend on these.
func (x *Index) Meet(workers int, queries []*index.Query, number func(m Met) int) {
	var codes []uint64
	for _, q := range queries {
		for _, code := range q.Codes {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	found := make([][]meeting, len(codes))
	errs := make([]error, len(codes))
	var next atomic.Int64
	var wait sync.WaitGroup
	workers = min(x.Workers(workers), 1+len(codes)/codesAtOnce)
	for len(x.lookups) < workers {
		x.lookups = append(x.lookups, newLookups(x))
	}
	for _, l := range x.lookups[:workers] {
		wait.Go(func() {
			for _, seeker := range l.seekers {
				seeker.restart()
			}
			for to := int(next.Add(codesAtOnce)); to-codesAtOnce < len(codes); to = int(next.Add(codesAtOnce)) {
				from, to := to-codesAtOnce, min(to, len(codes))
				l.meet(codes[from:to], found[from:to], errs[from:to])
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
					m.number = number(m.Met)
				}
				q.Meet(key, m.number, m.word)
			}
		}
	}
}

// lookups are those of one goroutine, of codes that ascend.
type lookups struct {
	x        *Index
	seekers  []*seeker // of the segments
	places   []uint32
	spots    []spot
	ends     []int // of the spots of each code
	searches []search
}

func newLookups(x *Index) *lookups {
	l := &lookups{x: x}
	for _, s := range x.segments {
		l.seekers = append(l.seekers, newSeeker(s))
	}
	return l
}

// spot is a place in a segment, and the text that holds it, -1 for none.
type spot struct {
	segment int
	place   uint32
	text    int
}

// meet gives each of some codes its meetings and the first damage that was met. One
// whose file was cut under it has none.
func (l *lookups) meet(codes []uint64, found [][]meeting, errs []error) {
	if l.x.guarded(func() { l.meetings(codes, found, errs) }) == nil {
		return
	}
	for i := range codes {
		if err := l.x.guarded(func() { l.meetings(codes[i:i+1], found[i:], errs[i:]) }); err != nil {
			errs[i] = err
		}
	}
}

func (l *lookups) meetings(codes []uint64, found [][]meeting, errs []error) {
	for _, seeker := range l.seekers {
		seeker.approach(codes)
	}
	l.spots, l.ends = l.spots[:0], l.ends[:0]
	for i, code := range codes {
		errs[i] = l.find(code)
		l.ends = append(l.ends, len(l.spots))
	}
	for from := 0; from < len(l.spots); {
		to := from + 1
		for to < min(len(l.spots), from+codesAtOnce) && l.spots[to].segment == l.spots[from].segment {
			to++
		}
		l.texts(l.x.segments[l.spots[from].segment], l.spots[from:to])
		from = to
	}
	all := make([]meeting, 0, len(l.spots))
	from := 0
	for i, to := range l.ends {
		first := len(all)
		for _, at := range l.spots[from:to] {
			if s := l.x.segments[at.segment]; at.text >= 0 && s.printed(at.text) {
				base := s.base(at.text)
				_, fold := s.textEntry(at.text)
				all = append(all, meeting{Met{Ref{at.segment, at.text}, s.wordsOf(at.text), fold}, at.place - base, unnumbered})
			}
		}
		found[i] = all[first:len(all):len(all)]
		from = to
	}
}

// find appends up to manyPostings of the places with a code, and returns the first
// damage that was met.
func (l *lookups) find(code uint64) (damage error) {
	first := len(l.spots)
	for i, seeker := range l.seekers {
		var err error
		l.places, err = seeker.find(l.places[:0], code, mostPostings)
		if damage == nil {
			damage = err
		}
		for _, place := range l.places {
			l.spots = append(l.spots, spot{segment: i, place: place})
		}
	}
	all := l.spots[first:]
	n := min(len(all), manyPostings)
	for i := range n {
		all[i] = all[i*len(all)/n]
	}
	l.spots = l.spots[:first+n]
	return damage
}

// texts finds the texts of some places in a segment.
func (l *lookups) texts(s *segment, spots []spot) {
	l.searches = l.searches[:0]
	for _, at := range spots {
		l.searches = append(l.searches, s.textAt(at.place))
	}
	findAll(l.searches, s.nextBase, func(i, text int) {
		if spots[i].text = text; text == int(s.meta.texts) {
			spots[i].text = -1
		}
	})
}
