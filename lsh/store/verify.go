package store

import (
	"math"
	"slices"

	"github.com/cespare/xxhash/v2"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// verify reads a whole segment.
func (s *segment) verify(sample int) (broken []error) {
	fail := func(err error) {
		if err != nil {
			broken = append(broken, err)
		}
	}
	fail(s.verifyTables())
	n := s.verifyPostings(fail)
	if len(broken) == 0 && n != s.meta.postings {
		fail(s.fail("it has %d postings, not %d", n, s.meta.postings))
	}
	counts := sketch.NewCounts()
	if err := s.counts(counts); err != nil {
		fail(err)
	} else if uint64(counts.Stretches) < s.articles {
		fail(s.fail("its counts are of %d stretches, fewer than its %d articles", counts.Stretches, s.articles))
	}
	s.verifyTexts(sample, fail)
	s.verifyArticles(fail)
	return dedupe(broken)
}

// verifyPostings reads every block of postings and returns their number.
func (s *segment) verifyPostings(fail func(error)) (n uint64) {
	last := posting{}
	var list []posting
	for i := range s.dirs[0].blocks() {
		var err error
		list, err = s.postingBlock(list, i)
		fail(err)
		if err != nil {
			continue
		}
		for k, p := range list {
			switch {
			case n+uint64(k) > 0 && (p.code < last.code || p.code == last.code && p.place < last.place):
				fail(s.fail("posting block %d is not in order", i))
			case uint64(p.place) >= s.words:
				fail(s.fail("posting block %d names a word that is not there", i))
			}
			last = p
		}
		n += uint64(len(list))
	}
	return n
}

// verifyArticles holds the tables of articles to what these say themselves.
func (s *segment) verifyArticles(fail func(error)) {
	ids := s.section[idsSection]
	for i := range int(s.articles) {
		number := order.Uint32(ids.entry(i)[8:])
		if uint64(number) >= s.articles {
			fail(s.fail("its ids name an article that is not there"))
			continue
		}
		a, err := s.article(int(number))
		if err != nil {
			fail(err)
			continue
		}
		if xxhash.Sum64String(a.ID) != order.Uint64(ids.entry(i)) {
			fail(s.fail("article %d is listed under another id", number))
		}
		if outlet, day, err := s.printing(int(number)); err != nil {
			fail(err)
		} else if outlet != a.Outlet || day != int(dayOf(a)) {
			fail(s.fail("article %d is listed as printed elsewhere or on another day", number))
		}
	}
}

// verifyTables reads every page of the tables and every section, whether or not
// anything asks for it.
func (s *segment) verifyTables() error {
	for i := range len(s.sums) / 4 {
		s.page(i)
	}
	for i := range sectionsOf(s.format) {
		if _, err := s.section[i].all(); err != nil {
			return err
		}
	}
	return s.harm()
}

// verifyTexts reads the texts and, of a sample, makes the keys again.
func (s *segment) verifyTexts(sample int, fail func(error)) {
	keyer := sketch.NewKeyer()
	words := uint64(0)
	var places, marks []uint32
	seeker := newSeeker(s)
	for t := range int(s.meta.texts) {
		base := s.base(t)
		from, fold := s.textEntry(t)
		to, _ := s.textEntry(t + 1)
		if uint64(base) != words || from >= to {
			fail(s.fail("its table of texts is wrong at text %d", t))
		}
		words += uint64(s.wordsOf(t))
		stored, err := s.stored(t)
		if err != nil {
			fail(err)
			continue
		}
		if marks, err = parseMarks(marks[:0], stored.marks, len(stored.text)); err != nil {
			fail(s.fail("text %d: %v", t, err))
		}
		if sample == 0 || t%sample > 0 {
			continue
		}
		split := arabic.Words(nil, string(stored.text))
		made := sketch.Make(split)
		if len(split) != s.wordsOf(t) || made.Text != fold || s.format >= 4 && !slices.Equal(marks, made.Marks) {
			fail(s.fail("text %d is not the one that was indexed", t))
			continue
		}
		for _, k := range keyer.Keys(nil, made.Stems) {
			var err error
			seeker.restart()
			places, err = seeker.find(places[:0], index.KeyCode(k), math.MaxInt)
			fail(err)
			if err == nil && !slices.Contains(places, base+k.Pos) {
				fail(s.fail("a key of text %d is missing", t))
				break
			}
		}
	}
	if words != s.words {
		fail(s.fail("its texts have %d words, not %d", words, s.words))
	}
}

// dedupe keeps the first of equal errors.
func dedupe(list []error) []error {
	seen := map[string]bool{}
	var kept []error
	for _, err := range list {
		if !seen[err.Error()] {
			seen[err.Error()] = true
			kept = append(kept, err)
		}
	}
	return kept
}
