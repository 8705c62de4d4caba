package index

import (
	"cmp"
	"errors"
	"slices"

	"sada/lsh/sketch"
)

// Printing is one article that printed a text.
type Printing struct {
	// Outlet numbers the outlet, from 0; below 0 it is unknown.
	Outlet int
	// Day is the day of publication, counted from any one day; NoDay if unknown.
	Day int
}

// Own is the number of a query's own article.
const Own = -1

// NoDay is the day of a Printing without a date.
const NoDay = -1 << 31

// Spread says where the texts that share an ordered key were printed.
type Spread struct {
	// Texts is the number of different texts with the key.
	Texts int
	// Often is the number of texts by the outlet that has the second most of
	// them. Outlets print what they take from each other a few times; only what
	// everybody writes is often at two of them. 0 with fewer than two known
	// outlets.
	Often int
	// Occasions is the number of times it was printed, each more than
	// occasionDays after the start of the last. 0 without dates.
	Occasions int
	// Edge is the number of texts with the key within edgeWords of the first or
	// the last word, counted at the outlet that has the most of these; Elsewhere
	// is the number of all other texts.
	Edge, Elsewhere int
}

const (
	occasionDays = 2
	edgeWords    = 20
	// fewTexts is the number of texts up to which a key is not looked at: its
	// Spread says nothing.
	fewTexts = 3
)

// Marks holds a byte for each word of each article. Read-only and safe for
// concurrent use.
type Marks struct {
	base  []uint32
	words []uint8
}

// Of returns the marks of an article, one for each word.
func (m *Marks) Of(article int) []uint8 { return m.words[m.base[article]:m.base[article+1]] }

// Mark judges every ordered key that more than a few texts have by where these
// were printed, and marks the words of its shingle in every article with the
// bits that judge returns. printings returns the articles that printed a text;
// both are called from several goroutines. It costs about 60 ns for each posting
// that is not alone, and one byte for each word. DropGroups must not have been called.
func (x *Index) Mark(workers int, printings func(article int) []Printing, judge func(Spread) uint8) *Marks {
	m, _ := x.MarkIn(nil, workers, printings, judge)
	return m
}

// MarkIn is Mark with what is large in a Spill, where that is not nil; the error is
// the Spill's.
func (x *Index) MarkIn(spill *Spill, workers int, printings func(article int) []Printing, judge func(Spread) uint8) (*Marks, error) {
	marked := x.newScatter(nil) // marks above the words they stand at
	if spill != nil {
		marked.spill = x.postings
	}
	failures := make([]error, partitions)
	forEach(workers, partitions, func() func(int) {
		t, own := tally{printings: printings}, marked.buckets()
		return func(part int) {
			failures[part] = x.parts[part].each(func(members []uint32, count uint32) error {
				x.postings.Fetch()
				if count&orderFreeBit != 0 || count <= fewTexts {
					return nil
				}
				s := t.spread(len(members), func(i int) (article, word, words int) {
					a := x.article(members[i])
					return a, int(members[i] - x.base[a]), int(x.base[a+1] - x.base[a])
				})
				if s.Texts <= fewTexts {
					return nil
				}
				mark := uint64(judge(s)) << 32
				for i := 0; mark != 0 && i < len(members); i++ {
					if err := own.add(x.stretchOf(members[i]), mark|uint64(members[i])); err != nil {
						return err
					}
				}
				return nil
			})
		}
	})
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	return x.spreadMarks(spill, workers, marked)
}

// spreadMarks marks the words of the shingles that marks stand at.
func (x *Index) spreadMarks(spill *Spill, workers int, marked *scatter) (*Marks, error) {
	all := int(x.base[len(x.base)-1])
	m := &Marks{base: x.base}
	var block *Block
	if spill == nil {
		m.words = make([]uint8, all)
	} else {
		var err error
		if block, err = spill.NewBlock(SpillSize[uint8](all)); err != nil {
			return nil, err
		}
		block.used = all
		m.words = filled[uint8](block)
	}
	failures := make([]error, partitions)
	forEach(workers, partitions, func() func(int) {
		return func(i int) {
			from, to := x.from(i), x.base[x.stretches[i+1]]
			if marked.size(i) == 0 {
				return // all zero, as the file is where nothing is written
			}
			words := make([]uint8, to-from)
			marked.each(i, func(mark uint64) {
				at := uint32(mark)
				end := min(at+sketch.ShingleSize, x.base[x.article(at)+1])
				for ; at < end; at++ {
					words[at-from] |= uint8(mark >> 32)
				}
			})
			if block == nil {
				copy(m.words[from:to], words)
			} else {
				failures[i] = block.writeAt(words, int(from))
			}
		}
	})
	return m, errors.Join(failures...)
}

// Mark does for the words of the query's own article what Index.Mark does for
// all: it judges each of its ordered keys by the articles that have it, itself
// among them. Keys are looked at whose shingle has a word that is wanted, of
// which there is one entry for each of the article's; the marks of others are 0.
// printings(Own) are those of the query's article. judged, if it is not nil, is
// told the bits of each key that has some, see KeyCode.
func (q *Query) Mark(wanted []bool, texts Texts, printings func(article int) []Printing, judge func(Spread) uint8, judged func(code uint64, mark uint8)) []uint8 {
	marks := make([]uint8, len(wanted))
	t := tally{printings: printings}
	var met []posted // by Texts.Same
	for own, others := range q.groups {
		if own[0].code&1 != 0 || len(others) < fewTexts || !slices.ContainsFunc(own, func(k ownKey) bool {
			return slices.Contains(shingle(k, wanted), true)
		}) {
			continue
		}
		met = met[:0]
		for _, o := range others {
			if same := texts.Same(int(o.article)); same != texts.Own() {
				o.article = uint32(same)
				met = append(met, o)
			}
		}
		slices.SortFunc(met, func(a, b posted) int {
			return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.word, b.word))
		})
		s := t.spread(len(met)+1, func(i int) (article, word, length int) {
			if i == 0 {
				return Own, int(own[0].word), len(wanted)
			}
			p := met[i-1]
			return int(p.article), int(p.word), texts.Words(int(p.article))
		})
		if s.Texts <= fewTexts {
			continue
		}
		if mark := judge(s); mark != 0 {
			if judged != nil {
				judged(own[0].code, mark)
			}
			for _, k := range own {
				for i := range shingle(k, marks) {
					shingle(k, marks)[i] |= mark
				}
			}
		}
	}
	return marks
}

// shingle is the part of a list, one entry a word, that a key's shingle stands at.
func shingle[T any](k ownKey, words []T) []T {
	return words[k.word:min(int(k.word)+sketch.ShingleSize, len(words))]
}

// tally is the work space for judging groups.
type tally struct {
	printings func(int) []Printing
	days      []int
	texts     []int // by outlet
	edges     []int // by outlet
	outlets   []int // those counted
}

// spread looks at the n postings of one key: their articles, ascending, the word
// where each stands and the article's number of words.
func (t *tally) spread(n int, posting func(i int) (article, word, words int)) Spread {
	var s Spread
	t.days, t.outlets = t.days[:0], t.outlets[:0]
	last := Own - 1
	for i := range n {
		a, word, words := posting(i)
		if a == last {
			continue
		}
		last = a
		s.Texts++
		edge := word < edgeWords || words-word <= edgeWords
		for _, p := range t.printings(a) {
			if p.Day != NoDay {
				t.days = append(t.days, p.Day)
			}
			if p.Outlet < 0 {
				continue
			}
			if p.Outlet >= len(t.texts) {
				t.texts = append(t.texts, make([]int, p.Outlet+1-len(t.texts))...)
				t.edges = append(t.edges, make([]int, p.Outlet+1-len(t.edges))...)
			}
			if t.texts[p.Outlet] == 0 {
				t.outlets = append(t.outlets, p.Outlet)
			}
			t.texts[p.Outlet]++
			if edge {
				t.edges[p.Outlet]++
			}
		}
	}
	slices.Sort(t.days)
	for i, day := 0, 0; i < len(t.days); i++ {
		if i == 0 || t.days[i]-day > occasionDays {
			s.Occasions++
			day = t.days[i]
		}
	}
	most := 0
	for _, o := range t.outlets {
		n := t.texts[o]
		if n > most {
			most, s.Often = n, most
		} else {
			s.Often = max(s.Often, n)
		}
		s.Edge = max(s.Edge, t.edges[o])
		t.texts[o], t.edges[o] = 0, 0
	}
	s.Elsewhere = max(0, s.Texts-s.Edge)
	return s
}
