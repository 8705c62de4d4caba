package trace

import (
	"cmp"
	"slices"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// Stories without chaining
//
// Two articles are tied where reuse between them makes up at least three tenths
// of one of them; a background paragraph that an outlet reprints years later
// makes a cluster and no story. Two ties of one article are one story only
// where they lie on the same part of it, the smaller with at least half of its
// words on the larger: a round-up shares one item with one article and another
// item with the next, and stands in both stories without joining them. Articles
// that are one text (a group, or a duplicate of one article of it) are folded
// first: a tie between them joins nothing, and where one of them stands in a
// story all do. So an article may stand in several stories, and ties that only
// quote, recur as formulas or stand in one outlet make none.

const (
	leastTied = 0.3 // share of one article's words that ties it to another
	mostWords = 0.8 // share of an article's words that makes it contained
)

// pair is two articles, a < b, that share text.
type pair struct {
	a, b     int
	matches  []int32 // reuse and self, in their order
	tied     bool
	relation string // of a to b
}

// stories ties articles into stories, the largest first. words is the number of
// words of each article.
func stories(articles []*corpus.Article, words []int, g *graph, groups []Group) []Story {
	pairs := newPairs(g, words)
	of := make([][]int32, len(articles)) // the pairs of each article
	for i, p := range pairs {
		of[p.a] = append(of[p.a], int32(i))
		of[p.b] = append(of[p.b], int32(i))
	}
	folds := fold(pairs, of, groups)
	texts := map[int][]int{} // the articles of each text
	for i, f := range folds {
		texts[f] = append(texts[f], i)
	}

	joined := newForest(len(pairs))
	for i := range articles {
		join(joined, g, pairs, of[i], i)
	}
	stories := map[int][]int{} // by tie
	told := map[int]bool{}     // texts in a story
	for i, p := range pairs {
		if p.tied {
			root := joined.root(i)
			stories[root] = append(stories[root], folds[p.a], folds[p.b])
			told[folds[p.a]], told[folds[p.b]] = true, true
		}
	}
	var sets [][]int
	for _, story := range stories {
		slices.Sort(story)
		var set []int
		for _, f := range slices.Compact(story) {
			set = append(set, texts[f]...)
		}
		sets = append(sets, set)
	}
	for f, set := range texts {
		if len(set) > 1 && !told[f] {
			sets = append(sets, set)
		}
	}
	for _, set := range sets {
		slices.Sort(set)
	}
	slices.SortFunc(sets, func(a, b []int) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), slices.Compare(a, b))
	})
	sets = slices.CompactFunc(sets, slices.Equal[[]int])

	out := make([]Story, len(sets))
	inside := make([]bool, len(articles))
	for i, set := range sets {
		for _, x := range set {
			inside[x] = true
		}
		for _, x := range set {
			for _, k := range of[x] {
				if p := pairs[k]; p.a == x && inside[p.b] {
					out[i].Pairs = append(out[i].Pairs, Relation{p.a, p.b, p.relation})
				}
			}
		}
		for _, x := range set {
			inside[x] = false
		}
		slices.SortStableFunc(set, func(a, b int) int {
			return compareTimes(articles[a].Published, articles[b].Published)
		})
		out[i].Articles = set
	}
	return out
}

// newPairs gathers the matches of each two articles, in order of a, then b.
func newPairs(g *graph, words []int) []pair {
	var list []int32
	for i := range g.matches {
		if m := &g.matches[i]; m.A.Article != m.B.Article && (reuse(m) || selfOnly(m)) {
			list = append(list, int32(i))
		}
	}
	ends := func(match int32) (a, b int) {
		m := &g.matches[match]
		return min(m.A.Article, m.B.Article), max(m.A.Article, m.B.Article)
	}
	slices.SortStableFunc(list, func(x, y int32) int {
		xa, xb := ends(x)
		ya, yb := ends(y)
		return cmp.Or(cmp.Compare(xa, ya), cmp.Compare(xb, yb))
	})
	var pairs []pair
	for len(list) > 0 {
		a, b := ends(list[0])
		n := 1
		for n < len(list) {
			if x, y := ends(list[n]); x != a || y != b {
				break
			}
			n++
		}
		p := pair{a: a, b: b, matches: list[:n:n]}
		list = list[n:]
		inA, tiedA := g.contained(p, a, words[a])
		inB, tiedB := g.contained(p, b, words[b])
		p.tied = max(tiedA, tiedB) >= leastTied
		switch {
		case inA >= mostWords && inB >= mostWords:
			p.relation = "duplicate"
		case inB >= mostWords:
			p.relation = "contains"
		case inA >= mostWords:
			p.relation = "contained"
		default:
			p.relation = "partial"
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// contained is the share of an article's words that the matches of a pair find
// in the other: of all matches, and of reuse alone. In the spans of a match its
// containment is counted, and no word twice.
func (g *graph) contained(p pair, article, words int) (all, reused float64) {
	var allIn, reusedIn float64
	var allOn, reusedOn []arabic.Span
	for _, k := range p.matches {
		m := &g.matches[k]
		e := g.side(k, article)
		in := m.ContainmentB
		if e.isA {
			in = m.ContainmentA
		}
		in *= float64(length(e.words))
		allIn += in
		allOn = append(allOn, e.words)
		if reuse(m) {
			reusedIn += in
			reusedOn = append(reusedOn, e.words)
		}
	}
	share := func(in float64, on []arabic.Span) float64 {
		return min(in, float64(size(union(on)))) / float64(max(1, words))
	}
	return share(allIn, allOn), share(reusedIn, reusedOn)
}

// side is the end of a match that stands in an article.
func (g *graph) side(match int32, article int) end {
	s := g.sides[match]
	if int(g.ends[s[0]].article) == article {
		return g.ends[s[0]]
	}
	return g.ends[s[1]]
}

// fold maps each article to the one that stands for its text: a group to its
// medoid, and what is in no group to the duplicate of it that has the most
// duplicates. A pair within one text is no tie.
func fold(pairs []pair, of [][]int32, groups []Group) []int {
	folds := make([]int, len(of))
	grouped := make([]bool, len(of)) // stands for others, or is stood for
	for i := range folds {
		folds[i] = i
	}
	for _, group := range groups {
		for _, x := range group.Articles {
			folds[x], grouped[x] = group.Medoid, true
		}
	}
	duplicates := make([]int, len(of))
	var order []int
	for i := range of {
		for _, k := range of[i] {
			if pairs[k].relation == "duplicate" {
				duplicates[i]++
			}
		}
		if duplicates[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(duplicates[b], duplicates[a]) })
	for _, x := range order {
		if folds[x] != x {
			continue
		}
		for _, k := range of[x] {
			p := pairs[k]
			other := p.a + p.b - x
			if p.relation == "duplicate" && !grouped[other] {
				folds[other], grouped[other], grouped[x] = x, true, true
			}
		}
	}
	for i := range pairs {
		if folds[pairs[i].a] == folds[pairs[i].b] {
			pairs[i].tied = false
		}
	}
	return folds
}

// join unites the ties of an article that lie on the same part of it. Each is
// held against the largest ones alone, so that they do not chain along the text
// either.
func join(joined forest, g *graph, pairs []pair, of []int32, article int) {
	type tie struct {
		pair  int32
		on    []arabic.Span // words
		words int
	}
	var ties, apart []tie
	for _, k := range of {
		if !pairs[k].tied {
			continue
		}
		t := tie{pair: k}
		for _, m := range pairs[k].matches {
			if reuse(&g.matches[m]) {
				t.on = append(t.on, g.side(m, article).words)
			}
		}
		t.on = union(t.on)
		t.words = size(t.on)
		ties = append(ties, t)
	}
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(b.words, a.words) })
	for _, t := range ties {
		best, most := -1, 0
		for i, a := range apart {
			if n := common(t.on, a.on); 2*n >= t.words && n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			apart = append(apart, t)
			continue
		}
		joined.unite(int(t.pair), int(apart[best].pair))
	}
}

// union sorts spans in place and merges those that overlap.
func union(spans []arabic.Span) []arabic.Span {
	slices.SortFunc(spans, compareSpans)
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// size is the length of spans that do not overlap.
func size(spans []arabic.Span) (n int) {
	for _, s := range spans {
		n += length(s)
	}
	return n
}

// common is what two sorted lists of spans have in common.
func common(a, b []arabic.Span) (n int) {
	for len(a) > 0 && len(b) > 0 {
		n += shared(a[0], b[0])
		if a[0].End < b[0].End {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return n
}

// forest is disjoint sets of numbers.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) unite(a, b int) {
	a, b = f.root(a), f.root(b)
	f[max(a, b)] = min(a, b)
}
