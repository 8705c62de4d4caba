package lsh

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/index"
)

// label says of every match whether it is reuse or merely recurs, and puts the
// matches where there is room; found stays as it is.
func (s *scan) label(found []*align.Match) (matches []align.Match, err error) {
	began := s.begin("label")
	l := labelling{scan: s, found: found, textOf: s.textOf(), houses: s.houses(), scripture: s.scripture(found)}
	l.teasers = align.Teasers(found, s.alignable, func(article int) int { return l.houses[article] })
	err = s.room.in(func(spill *index.Spill) (err error) {
		matches, err = l.in(spill)
		return err
	})
	s.took("label", began)
	return matches, err
}

// labelling is what labels are told by.
type labelling struct {
	*scan
	found          []*align.Match
	textOf, houses []int
	scripture      [][]align.Stretch
	teasers        map[int][]align.Stretch
}

// in returns the matches with their labels, in the file if it is not nil.
func (l *labelling) in(spill *index.Spill) ([]align.Match, error) {
	return index.List(spill, l.opt.Workers, len(l.found), func(int) func(int) align.Match {
		labeller := align.NewLabeller(l.rarity, len(l.texts))
		return func(i int) align.Match {
			m := *l.found[i]
			l.label(labeller, &m)
			return m
		}
	})
}

// label labels a copy of a match.
func (l *labelling) label(labeller *align.Labeller, m *align.Match) {
	m.Labels, m.Reasons = slices.Clip(m.Labels), slices.Clip(m.Reasons)
	a, b := m.A.Article, m.B.Article
	labeller.Label(m, align.Pair{
		A: l.alignable(a), B: l.alignable(b),
		MarksA: l.marksOf(a), MarksB: l.marksOf(b),
		ScriptureA: l.scripture[a], ScriptureB: l.scripture[b],
		TeasersA: l.teasers[a], TeasersB: l.teasers[b],
		Self: l.houses[a] >= 0 && l.houses[a] == l.houses[b], Days: daysBetween(dayOf(l.articles[a]), dayOf(l.articles[b])),
		TitleA: l.articles[a].Title, TitleB: l.articles[b].Title,
	})
}

// marksOf are those of an article's words, nil with the classic engine.
func (l *labelling) marksOf(article int) []uint8 {
	if l.marks == nil {
		return nil
	}
	return l.marks.Of(l.textOf[article])
}

// labelDraft labels the matches of a draft, whose side B is an article's number
// plus one. A draft without a date is of today. texts is the number of all texts, marks has those of articles' words.
func (s *scan) labelDraft(d *draft, texts int, guest func(article int) align.Text, marks map[int][]uint8, matches []align.Match) {
	host := d.host()
	own := align.NewLabeller(s.rarity, texts).Scripture(host)
	house := s.house(d.article)
	day := dayOf(d.article)
	undated := day == index.NoDay
	if undated { // it is being written
		now := s.opt.Read.Now
		if now.IsZero() {
			now = time.Now()
		}
		day = dayAt(now)
	}
	const batch = 8
	var next atomic.Int64
	parallel(min(s.opt.Workers, 1+len(matches)/batch), func() {
		labeller := align.NewLabeller(s.rarity, texts)
		for i := int(next.Add(1)) - 1; i < len(matches); i = int(next.Add(1)) - 1 {
			m := &matches[i]
			article := m.B.Article - 1
			text := guest(article)
			pair := align.Pair{
				A: host, B: text, MarksA: d.marks, MarksB: marks[article], ScriptureA: own, ScriptureB: labeller.Scripture(text),
				Self: house != "" && house == s.house(s.articles[article]),
				Days: daysBetween(day, dayOf(s.articles[article])), TitleA: d.article.Title, TitleB: s.articles[article].Title,
			}
			found := *m
			labeller.Label(m, pair)
			if undated && pair.Days > 0 && slices.Contains(m.Labels, align.Formula) {
				pair.Days = 0
				if labeller.Label(&found, pair); !slices.Contains(found.Labels, align.Formula) {
					m.Reasons = append(m.Reasons, "the draft names no day and counts as today's; of the article's own day this would be reuse")
				}
			}
		}
	})
}

// scripture finds the scripture in all articles that have a match.
func (s *scan) scripture(matches []*align.Match) [][]align.Stretch {
	matched := make([]bool, len(s.articles))
	for _, m := range matches {
		matched[m.A.Article], matched[m.B.Article] = true, true
	}
	found := make([][]align.Stretch, len(s.articles))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range s.opt.Workers {
		wait.Go(func() {
			labeller := align.NewLabeller(s.rarity, len(s.texts))
			for i := int(next.Add(1)) - 1; i < len(found); i = int(next.Add(1)) - 1 {
				if matched[i] {
					found[i] = labeller.Scripture(s.alignable(i))
				}
			}
		})
	}
	wait.Wait()
	return found
}

// textOf is the text of each article.
func (s *scan) textOf() []int {
	of := make([]int, len(s.articles))
	for text, first := range s.texts {
		of[first] = text
		for _, article := range s.copies[text] {
			of[article] = text
		}
	}
	return of
}

// houses are the numbers of the articles' houses, below 0 where unknown.
func (s *scan) houses() []int {
	numbers := map[string]int{"": -1}
	houses := make([]int, len(s.articles))
	for i, a := range s.articles {
		houses[i] = numberOf(numbers, s.house(a))
	}
	return houses
}

// numberOf is the number of a name, the next one from 0 if it has none.
func numberOf(numbers map[string]int, name string) int {
	n, known := numbers[name]
	if !known {
		n = len(numbers) - 1 // "" has one, below 0
		numbers[name] = n
	}
	return n
}

// outletNumbers returns what gives each printed name of an outlet a number, the
// same to all names of one that the registry knows, below 0 to none; it serves one
// goroutine. An index keeps no address with where and when a text was printed, so
// that here papers of one name are one, wherever the text was read from.
func (s *scan) outletNumbers() func(outlet string) int {
	printed, houses := map[string]int{}, map[string]int{"": -1}
	return func(outlet string) int {
		n, known := printed[outlet]
		if !known {
			n = numberOf(houses, s.opt.Read.Registry.House(outlet, ""))
			printed[outlet] = n
		}
		return n
	}
}

// printings are those of each text.
func (s *scan) printings() [][]index.Printing {
	number := s.outletNumbers()
	printing := func(article int) index.Printing {
		a := s.articles[article]
		return index.Printing{Outlet: number(a.Outlet), Day: dayOf(a)}
	}
	all := make([]index.Printing, 0, len(s.articles))
	texts := make([][]index.Printing, len(s.texts))
	for text, first := range s.texts {
		from := len(all)
		all = append(all, printing(first))
		for _, article := range s.copies[text] {
			all = append(all, printing(article))
		}
		texts[text] = all[from:len(all):len(all)]
	}
	return texts
}

// daysBetween is the number of midnights between two days, below 0 if either is
// unknown.
func daysBetween(a, b int) int {
	if a == index.NoDay || b == index.NoDay {
		return -1
	}
	return max(a-b, b-a)
}

// dayOf is the day of an article's publication.
func dayOf(a *corpus.Article) int {
	t := a.Published.Time
	if t.IsZero() {
		return index.NoDay
	}
	return dayAt(t)
}

func dayAt(t time.Time) int { return int(math.Floor(float64(t.Unix()) / (24 * 60 * 60))) }
