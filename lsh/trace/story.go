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
// makes a cluster and no story. Nor does what two articles share in part that were
// printed more than some days apart: the fifth flight is told in the words of the
// fourth, and what goes on for weeks goes on from day to day. Matches that quote, recur as formulas or stand
// in one outlet tie nothing. Articles that are one text (a group, or a duplicate
// of one article of it) are folded: a tie between them makes no story, and where
// one of them stands in a story all do.
//
// A story is one article, its hub, and those tied to it, never those tied to
// these: bulletins that each reprint half of yesterday's are not one story of a
// year. Nor are two ties of a hub one story unless they lie on the same part of
// it: all of them on at least half of the part's smallest. A round-up shares one
// item with one article and another item with the next, and stands in both
// stories without joining them; so does another round-up that shares both with
// it. The price is that two articles of which one has kept the head of a text
// and the other its tail stand in two stories, each with the full printings.
//
// Hubs are taken in order of the words that their ties share, as long as they
// have ties on a part of them that is in no story yet. So every two tied
// articles stand in one story, or each in another on that part; an article may
// stand in several stories, and every story has a part of an article that was in
// none before.

const (
	leastTied = 0.3       // share of one article's words that ties it to another
	mostWords = 0.8       // share of an article's words that makes it contained
	mostApart = 4 * round // between two articles that share a part of either
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
	for i := range pairs {
		p := &pairs[i]
		if a, b := articles[p.a].Published, articles[p.b].Published; p.relation == "partial" && known(a) && known(b) && a.Time.Sub(b.Time).Abs() > mostApart {
			p.tied = false
		}
	}
	of := make([][]int32, len(articles)) // the pairs of each article
	for i, p := range pairs {
		of[p.a] = append(of[p.a], int32(i))
		of[p.b] = append(of[p.b], int32(i))
	}
	texts := map[int][]int{} // the articles of each text
	folds := fold(pairs, of, groups)
	for i, f := range folds {
		texts[f] = append(texts[f], i)
	}
	var sets [][]int
	told := make([]bool, len(articles)) // texts in a story
	for _, star := range stars(g, pairs, of) {
		for i, x := range star {
			star[i] = folds[x]
			told[folds[x]] = true
		}
		slices.Sort(star)
		var set []int
		for _, f := range slices.Compact(star) {
			set = append(set, texts[f]...)
		}
		sets = append(sets, set)
	}
	for f, set := range texts {
		if len(set) > 1 && !told[f] {
			sets = append(sets, set)
		}
	}

	var out []Story
	for _, set := range largest(sets, len(articles)) {
		inside := make(map[int]bool, len(set))
		for _, x := range set {
			inside[x] = true
		}
		var s Story
		for _, x := range set {
			for _, k := range of[x] {
				if p := pairs[k]; p.a == x && inside[p.b] {
					s.Pairs = append(s.Pairs, Relation{p.a, p.b, p.relation})
				}
			}
		}
		slices.SortStableFunc(set, func(a, b int) int {
			return compareTimes(articles[a].Published, articles[b].Published)
		})
		s.Articles = set
		out = append(out, s)
	}
	return out
}

// largest sorts sets of numbers below n, the largest first, each ascending, and
// drops those that lie in an earlier one.
func largest(sets [][]int, n int) [][]int {
	for _, set := range sets {
		slices.Sort(set)
	}
	slices.SortFunc(sets, func(a, b []int) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), slices.Compare(a, b))
	})
	in := make([][]int, n) // sets that hold a number, ascending
	kept := sets[:0]
	for _, set := range sets {
		holders := slices.Clone(in[set[0]])
		for _, x := range set[1:] {
			holders = slices.DeleteFunc(holders, func(h int) bool {
				_, holds := slices.BinarySearch(in[x], h)
				return !holds
			})
		}
		if len(holders) > 0 {
			continue
		}
		for _, x := range set {
			in[x] = append(in[x], len(kept))
		}
		kept = append(kept, set)
	}
	return kept
}

// newPairs gathers the matches of each two articles, in order of a, then b.
func newPairs(g *graph, words []int) []pair {
	var list []int32
	for i := range g.matches {
		g.fetch(i)
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

// tie is a pair as one of its articles sees it.
type tie struct {
	pair, other int
	on          []arabic.Span // words of the article in reuse
	size        int           // of on
	wide        bool          // it lies on several parts
}

// stars returns the hub and its tied articles for each story.
func stars(g *graph, pairs []pair, of [][]int32) (stars [][]int) {
	ties := make([][]tie, len(of))
	total := make([]int, len(of)) // words shared
	var hubs []int
	for i := range of {
		for _, k := range of[i] {
			if p := &pairs[k]; p.tied {
				t := tie{pair: int(k), other: p.a + p.b - i, on: g.reusedOn(p, i)}
				t.size = size(t.on)
				total[i] += t.size
				ties[i] = append(ties[i], t)
			}
		}
		if len(ties[i]) > 0 {
			hubs = append(hubs, i)
		}
	}
	slices.SortStableFunc(hubs, func(a, b int) int { return cmp.Compare(total[b], total[a]) })
	claimed := make([][]arabic.Span, len(of)) // words of each article in a story
	claim := func(article int, on []arabic.Span) {
		claimed[article] = union(append(claimed[article], on...))
	}
	for _, hub := range hubs {
		for _, part := range parts(ties[hub]) {
			open := slices.ContainsFunc(part, func(t tie) bool { return !t.wide && 2*common(t.on, claimed[hub]) < t.size })
			if !open {
				continue
			}
			star := []int{hub}
			for _, t := range part {
				star = append(star, t.other)
				if !t.wide {
					claim(hub, t.on)
					claim(t.other, g.reusedOn(&pairs[t.pair], t.other))
				}
			}
			stars = append(stars, star)
		}
	}
	return stars
}

// parts divides the ties of an article by the part of it they lie on. Each is
// held against the smallest ones alone, so that they do not chain along the text.
func parts(ties []tie) [][]tie {
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(a.size, b.size) })
	var parts [][]tie
	for _, t := range ties {
		var on []int
		for i, part := range parts {
			if 2*common(t.on, part[0].on) >= part[0].size {
				on = append(on, i)
			}
		}
		t.wide = len(on) > 1
		for _, i := range on {
			parts[i] = append(parts[i], t)
		}
		if len(on) == 0 {
			parts = append(parts, []tie{t})
		}
	}
	return parts
}

// reusedOn is the words of an article that are in reuse between a pair.
func (g *graph) reusedOn(p *pair, article int) []arabic.Span {
	var on []arabic.Span
	for _, m := range p.matches {
		if reuse(&g.matches[m]) {
			on = append(on, g.side(m, article).words)
		}
	}
	return union(on)
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
