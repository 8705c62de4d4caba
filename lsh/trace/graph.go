package trace

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/index"
)

// graph holds the matches by article: the ends of article i are
// ends[first[i]:first[i+1]], in order of their spans.
type graph struct {
	spill   *index.Spill // nil for memory
	matches []align.Match
	texts   []string // of the articles, known where clusters are formed
	ends    []end
	first   []int32
	sides   [][2]int32 // of each match, its A and B among the ends
	classes []class    // of each match
	last    class      // the highest of them
}

// class is the labels that set a match apart, as a number.
type class uint16

const (
	reuseClass class = iota
	selfClass        // nothing but its one outlet sets it apart
)

// end is one side of one match.
type end struct {
	arabic.Span
	article int32
	match   int32
	mate    int32 // the other side of the match, an index into graph.ends
	isA     bool
	jaccard int16       // of the match, in thousandths
	words   arabic.Span // the same stretch in words of the article, empty until it is known
}

// newGraph sorts the sides of the matches of n articles. The matches are kept
// and not changed. What is large lies in a file, if there is one.
func newGraph(spill *index.Spill, n int, matches []align.Match) (*graph, error) {
	g := &graph{spill: spill, matches: matches, first: make([]int32, n+1)}
	var errs [3]error
	g.ends, errs[0] = index.Make[end](spill, 2*len(matches))
	g.sides, errs[1] = index.Make[[2]int32](spill, len(matches))
	g.classes, errs[2] = index.Make[class](spill, len(matches))
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	for i := range matches {
		g.fetch(i)
		g.first[matches[i].A.Article+1]++
		g.first[matches[i].B.Article+1]++
	}
	for i := range n {
		g.first[i+1] += g.first[i]
	}
	next := slices.Clone(g.first[:n])
	put := func(side align.Side, match int, isA bool, words arabic.Span) {
		at := &next[side.Article]
		jaccard := int16(math.Round(matches[match].Jaccard * 1000))
		g.ends[*at] = end{Span: side.Span, article: int32(side.Article), match: int32(match), isA: isA, jaccard: jaccard, words: words}
		*at++
	}
	for i := range matches {
		g.fetch(i)
		a, b, known := matches[i].InWords()
		if !known {
			a, b = arabic.Span{}, arabic.Span{}
		}
		put(matches[i].A, i, true, a)
		put(matches[i].B, i, false, b)
	}
	for i := range n {
		slices.SortFunc(g.of(i), func(a, b end) int {
			return cmp.Or(compareSpans(a.Span, b.Span), cmp.Compare(a.match, b.match))
		})
	}
	for i, e := range g.ends {
		g.fetch(i)
		if e.isA {
			g.sides[e.match][0] = int32(i)
		} else {
			g.sides[e.match][1] = int32(i)
		}
	}
	for i, s := range g.sides {
		g.fetch(i)
		g.ends[s[0]].mate, g.ends[s[1]].mate = s[1], s[0]
	}
	g.classify()
	return g, nil
}

// fetchEvery is the number of values after which memory is looked at. Each may stand
// far from the one before and lead to others that do; with each place the system
// brings the 64 KiB around it.
const fetchEvery = 16

// fetch is called with the number of each value that is read of many.
func (g *graph) fetch(i int) { fetch(g.spill, i) }

func fetch(spill *index.Spill, i int) {
	if i%fetchEvery == 0 {
		spill.Fetch()
	}
}

// classify finds the class of each match. Beside another label self says
// nothing.
func (g *graph) classify() {
	g.last = selfClass
	numbers := map[string]class{}
	for i := range g.matches {
		g.fetch(i)
		m := &g.matches[i]
		switch {
		case reuse(m):
			continue
		case selfOnly(m):
			g.classes[i] = selfClass
			continue
		}
		name := string(m.Labels[0])
		if len(m.Labels) > 1 {
			var names []string
			for _, l := range m.Labels {
				if l != align.Self {
					names = append(names, string(l))
				}
			}
			name = strings.Join(names, "+")
		}
		number, known := numbers[name]
		if !known {
			g.last++
			number = g.last
			numbers[name] = number
		}
		g.classes[i] = number
	}
}

// of is the ends of an article, which are about to be read.
func (g *graph) of(article int) []end {
	g.spill.Fetch()
	return g.ends[g.first[article]:g.first[article+1]]
}

func compareSpans(a, b arabic.Span) int {
	if c := cmp.Compare(a.Start, b.Start); c != 0 {
		return c
	}
	return cmp.Compare(a.End, b.End)
}

// shared is the number of bytes that two spans have in common.
func shared(a, b arabic.Span) int {
	return max(0, min(a.End, b.End)-max(a.Start, b.Start))
}

func length(s arabic.Span) int { return s.End - s.Start }

// labels is what sets a match apart; an article matched with itself is not
// reuse between outlets, whether its outlet is known or not.
func labels(m *align.Match) []align.Label {
	if len(m.Labels) == 0 && m.A.Article == m.B.Article {
		return []align.Label{align.Self}
	}
	return m.Labels
}

// reuse is true where a match is reuse between outlets.
func reuse(m *align.Match) bool { return len(m.Labels) == 0 && m.A.Article != m.B.Article }

// selfOnly is true where a match is set apart for nothing but its one outlet.
func selfOnly(m *align.Match) bool {
	l := labels(m)
	return len(l) == 1 && l[0] == align.Self
}

// sortMatches sorts matches in place by A and B, then by where they start, then
// by where they end; what differs in nothing of that by what was counted, so
// that the order of the input is lost. Those in a file are sorted.
func sortMatches(spill *index.Spill, matches []align.Match) {
	compare := func(x, y *align.Match) int {
		if c := cmp.Or(x.A.Article-y.A.Article, x.B.Article-y.B.Article); c != 0 {
			return c
		}
		return cmp.Or(
			x.A.Start-y.A.Start, x.B.Start-y.B.Start, x.A.End-y.A.End, x.B.End-y.B.End,
			cmp.Compare(x.Kind, y.Kind),
			cmp.Compare(x.Jaccard, y.Jaccard),
			slices.Compare(x.Labels, y.Labels),
		)
	}
	sorted := true
	for i := 1; i < len(matches) && sorted; i++ {
		fetch(spill, i)
		sorted = compare(&matches[i-1], &matches[i]) <= 0
	}
	if sorted {
		return
	}
	order := make([]*align.Match, len(matches))
	for i := range matches {
		order[i] = &matches[i]
	}
	slices.SortFunc(order, compare)
	list := make([]align.Match, len(matches))
	for i, m := range order {
		list[i] = *m
	}
	copy(matches, list)
}
