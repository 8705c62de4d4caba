package lsh

import (
	"math"
	"sync"
	"sync/atomic"

	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/index"
)

// label says of every match whether it is reuse or merely recurs.
func (s *scan) label(matches []align.Match) {
	began := s.begin("label")
	textOf, houses := s.textOf(), s.houses()
	marks := func(article int) []uint8 {
		if s.marks == nil {
			return nil
		}
		return s.marks.Of(textOf[article])
	}
	scripture := s.scripture(matches)
	teasers := align.Teasers(matches, s.alignable, func(article int) int { return houses[article] })
	const batch = 256
	var next atomic.Int64
	var wait sync.WaitGroup
	for range s.opt.Workers {
		wait.Go(func() {
			labeller := align.NewLabeller(s.rarity, len(s.texts))
			for {
				to := int(next.Add(batch))
				if to-batch >= len(matches) {
					return
				}
				for i := to - batch; i < min(to, len(matches)); i++ {
					m := &matches[i]
					a, b := m.A.Article, m.B.Article
					labeller.Label(m, align.Pair{
						A: s.alignable(a), B: s.alignable(b),
						MarksA: marks(a), MarksB: marks(b),
						ScriptureA: scripture[a], ScriptureB: scripture[b],
						TeasersA: teasers[a], TeasersB: teasers[b],
						Self: houses[a] >= 0 && houses[a] == houses[b], Days: daysBetween(dayOf(s.articles[a]), dayOf(s.articles[b])),
					})
				}
			}
		})
	}
	wait.Wait()
	s.took("label", began)
}

// labelDraft labels the matches of a draft, whose side B is an article's number
// plus one; texts is the number of all texts.
func (s *scan) labelDraft(d *draft, texts int, guest func(article int) align.Text, matches []align.Match) {
	host := d.host()
	labeller := align.NewLabeller(s.rarity, texts)
	own := labeller.Scripture(host)
	outlet := s.outletKey(d.article.Outlet)
	for i := range matches {
		m := &matches[i]
		article := m.B.Article - 1
		text := guest(article)
		labeller.Label(m, align.Pair{
			A: host, B: text, MarksA: d.marks, ScriptureA: own, ScriptureB: labeller.Scripture(text),
			Self: outlet != "" && outlet == s.outletKey(s.articles[article].Outlet),
			Days: daysBetween(dayOf(d.article), dayOf(s.articles[article])),
		})
	}
}

// scripture finds the scripture in all articles that have a match.
func (s *scan) scripture(matches []align.Match) [][]align.Stretch {
	matched := make([]bool, len(s.articles))
	for i := range matches {
		matched[matches[i].A.Article], matched[matches[i].B.Article] = true, true
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

// printing returns what makes a Printing of an article. It gives each outlet a
// number, the same to all names of one that the registry knows; it serves one
// goroutine.
func (s *scan) printing() func(a *corpus.Article) index.Printing {
	numbers, keys := map[string]int{"": -1}, map[string]int{} // by printed name, by outletKey
	return func(a *corpus.Article) index.Printing {
		n, known := numbers[a.Outlet]
		if !known {
			key := s.outletKey(a.Outlet)
			if n, known = keys[key]; !known {
				n = len(keys)
				keys[key] = n
			}
			numbers[a.Outlet] = n
		}
		return index.Printing{Outlet: n, Day: dayOf(a)}
	}
}

// houses are the numbers of the articles' outlets, below 0 where unknown.
func (s *scan) houses() []int {
	printing := s.printing()
	houses := make([]int, len(s.articles))
	for i, a := range s.articles {
		houses[i] = printing(a).Outlet
	}
	return houses
}

// printings are those of each text.
func (s *scan) printings(printing func(*corpus.Article) index.Printing) [][]index.Printing {
	all := make([]index.Printing, 0, len(s.articles))
	texts := make([][]index.Printing, len(s.texts))
	for text, first := range s.texts {
		from := len(all)
		all = append(all, printing(s.articles[first]))
		for _, article := range s.copies[text] {
			all = append(all, printing(s.articles[article]))
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
	return int(math.Floor(float64(t.Unix()) / (24 * 60 * 60)))
}
