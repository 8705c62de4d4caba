package trace

import (
	"cmp"
	"slices"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
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
	mostText  = 0.9       // of which is in the other, whatever words are edited, that makes it whole there
	mostApart = 4 * round // between two articles that share a part of either
)

// pair is two articles, a < b, that share text.
type pair struct {
	a, b     int32
	from, to int32 // its matches: pairs.shared[from:to]
	tied     bool
	relation relation // of a to b
}

// relation is a Relation's as a number.
type relation uint8

const (
	isPartial relation = iota
	isContained
	isContaining
	isDuplicate
)

func (r relation) String() string {
	return [...]string{isPartial: "partial", isContained: "contained", isContaining: "contains", isDuplicate: "duplicate"}[r]
}

// sharing is a match between two articles, a < b.
type sharing struct{ a, b, match int32 }

// pairs are all of a graph, in order of a, then b. What is large lies in the graph's
// file, if there is one.
type pairs struct {
	*graph
	list   []pair
	shared []sharing // reuse and self, those of each pair together and in their order
	ids    []int32   // those of article i, ascending, are ids[start[i]:start[i+1]]
	start  []int32
	spans  []arabic.Span // to be used again
}

// with is the pairs of an article, by their numbers.
func (p *pairs) with(article int) []int32 { return p.ids[p.start[article]:p.start[article+1]] }

// stories ties articles into stories, the largest first. words is the number of
// words of each article. The error is that of the graph's file.
func stories(articles []*corpus.Article, words []int, g *graph, groups []Group) ([]Story, error) {
	pairs, err := newPairs(g, articles, words)
	if err != nil {
		return nil, err
	}
	folds := pairs.fold(groups)
	texts := textsOf(folds)
	var sets [][]int
	told := make([]bool, len(articles)) // texts in a story
	for _, star := range pairs.stars() {
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
			sets = append(sets, slices.Clone(set))
		}
	}
	sets = largest(sets, len(articles))
	if len(sets) == 0 {
		return nil, nil
	}
	inside := make([]bool, len(articles))
	return index.List(g.spill, 1, len(sets), func(int) func(int) Story {
		return func(i int) Story {
			s := Story{Articles: sets[i]}
			sets[i] = nil
			for _, x := range s.Articles {
				inside[x] = true
			}
			for _, x := range s.Articles {
				g.spill.Fetch()
				for _, k := range pairs.with(x) {
					if p := pairs.list[k]; int(p.a) == x && inside[p.b] {
						s.Pairs = append(s.Pairs, Relation{x, int(p.b), p.relation.String()})
					}
				}
			}
			for _, x := range s.Articles {
				inside[x] = false
			}
			slices.SortStableFunc(s.Articles, func(a, b int) int {
				return compareTimes(articles[a].Published, articles[b].Published)
			})
			return s
		}
	})
}

// textsOf is the articles that each one stands for, ascending.
func textsOf(folds []int) [][]int {
	start := make([]int32, len(folds)+1)
	for _, f := range folds {
		start[f+1]++
	}
	for f := range folds {
		start[f+1] += start[f]
	}
	all, texts := make([]int, len(folds)), make([][]int, len(folds))
	for f := range texts {
		texts[f] = all[start[f]:start[f]:start[f+1]]
	}
	for i, f := range folds {
		texts[f] = append(texts[f], i)
	}
	return texts
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

// newPairs gathers the matches of each two articles.
func newPairs(g *graph, articles []*corpus.Article, words []int) (*pairs, error) {
	p := &pairs{graph: g}
	var err error
	if p.shared, err = g.sharings(); err != nil {
		return nil, err
	}
	n := 0
	for i := range p.shared {
		if i == 0 || !p.together(i-1, i) {
			n++
		}
	}
	if p.list, err = index.Make[pair](g.spill, n); err != nil {
		return nil, err
	}
	from := 0
	for k := range p.list {
		g.spill.Fetch()
		to := from + 1
		for to < len(p.shared) && p.together(from, to) {
			to++
		}
		p.list[k] = p.newPair(from, to, articles, words)
		from = to
	}
	return p, p.number(len(articles))
}

// sharings are the matches between two articles that are reuse or self, in order of
// the articles.
func (g *graph) sharings() ([]sharing, error) {
	n := 0
	for _, k := range g.classes {
		if k <= selfClass {
			n++
		}
	}
	list, err := index.Make[sharing](g.spill, n)
	if err != nil {
		return nil, err
	}
	n = 0
	for i, k := range g.classes {
		g.fetch(i)
		if k > selfClass {
			continue
		}
		if m := &g.matches[i]; m.A.Article != m.B.Article {
			list[n] = sharing{int32(min(m.A.Article, m.B.Article)), int32(max(m.A.Article, m.B.Article)), int32(i)}
			n++
		}
	}
	slices.SortFunc(list[:n], func(x, y sharing) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.match, y.match))
	})
	return list[:n], nil
}

// together is true where two matches are of one pair.
func (p *pairs) together(i, k int) bool {
	return p.shared[i].a == p.shared[k].a && p.shared[i].b == p.shared[k].b
}

// newPair is the pair with some matches.
func (p *pairs) newPair(from, to int, articles []*corpus.Article, words []int) pair {
	n := pair{a: p.shared[from].a, b: p.shared[from].b, from: int32(from), to: int32(to)}
	reuse := func(article int32) float64 { found, _ := p.share(n, article, words[article], false); return found }
	n.tied = max(reuse(n.a), reuse(n.b)) >= leastTied
	inA, onA := p.share(n, n.a, words[n.a], true)
	inB, onB := p.share(n, n.b, words[n.b], true)
	switch {
	case inA >= mostWords && inB >= mostWords:
		// Of near duplicates neither has a paragraph that the other has not.
		switch {
		case onA >= mostText && onB >= mostText:
			n.relation = isDuplicate
		case onB >= mostText:
			n.relation = isContaining
		case onA >= mostText:
			n.relation = isContained
		}
	case inB >= mostWords:
		n.relation = isContaining
	case inA >= mostWords:
		n.relation = isContained
	}
	if n.relation == isPartial {
		a, b := articles[n.a].Published, articles[n.b].Published
		n.tied = n.tied && !(known(a) && known(b) && a.Time.Sub(b.Time).Abs() > mostApart)
	}
	return n
}

// number notes the pairs of each of n articles.
func (p *pairs) number(n int) (err error) {
	if p.ids, err = index.Make[int32](p.spill, 2*len(p.list)); err != nil {
		return err
	}
	p.start = make([]int32, n+1)
	for _, q := range p.list {
		p.start[q.a+1]++
		p.start[q.b+1]++
	}
	for i := range n {
		p.start[i+1] += p.start[i]
	}
	next := slices.Clone(p.start[:n])
	for k, q := range p.list {
		p.fetch(k)
		for _, x := range [...]int32{q.a, q.b} {
			p.ids[next[x]] = int32(k)
			next[x]++
		}
	}
	return nil
}

// share is the share of an article's words that the matches of a pair find in the
// other, those within one outlet too or reuse alone, and the share on which they lie.
// In the spans of a match its containment is counted, and no word twice.
func (p *pairs) share(q pair, article int32, words int, selfToo bool) (found, on float64) {
	in, spans := 0.0, p.spans[:0]
	for _, s := range p.shared[q.from:q.to] {
		if !selfToo && p.classes[s.match] != reuseClass {
			continue
		}
		m, e := &p.matches[s.match], p.side(s.match, article)
		contained := m.ContainmentB
		if e.isA {
			contained = m.ContainmentA
		}
		in += contained * float64(length(e.words))
		spans = append(spans, e.words)
	}
	p.spans = spans
	of := float64(max(1, words))
	on = float64(size(union(spans))) / of
	return min(in/of, on), on
}

// side is the end of a match that stands in an article.
func (g *graph) side(match, article int32) end {
	s := g.sides[match]
	if g.ends[s[0]].article == article {
		return g.ends[s[0]]
	}
	return g.ends[s[1]]
}

// fold maps each article to the one that stands for its text: a group to its
// medoid, and what is in no group to the duplicate of it that has the most
// duplicates. A pair within one text is no tie.
func (p *pairs) fold(groups []Group) []int {
	articles := len(p.start) - 1
	folds := make([]int, articles)
	grouped := make([]bool, articles) // stands for others, or is stood for
	for i := range folds {
		folds[i] = i
	}
	for _, group := range groups {
		for _, x := range group.Articles {
			folds[x], grouped[x] = group.Medoid, true
		}
	}
	duplicates := make([]int32, articles)
	for k := range p.list {
		p.fetch(k)
		if q := &p.list[k]; q.relation == isDuplicate {
			duplicates[q.a]++
			duplicates[q.b]++
		}
	}
	var order []int
	for i, n := range duplicates {
		if n > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(duplicates[b], duplicates[a]) })
	for i, x := range order {
		p.fetch(i)
		if folds[x] != x {
			continue
		}
		for _, k := range p.with(x) {
			q := &p.list[k]
			other := q.other(x)
			if q.relation == isDuplicate && !grouped[other] {
				folds[other], grouped[other], grouped[x] = x, true, true
			}
		}
	}
	for k := range p.list {
		p.fetch(k)
		if q := &p.list[k]; folds[q.a] == folds[q.b] {
			q.tied = false
		}
	}
	return folds
}

// other is the article that a pair has beside one.
func (q *pair) other(article int) int { return int(q.a) + int(q.b) - article }

// tie is a pair as one of its articles sees it.
type tie struct {
	pair, other int
	on          []arabic.Span // words of the article in reuse
	size        int           // of on
	wide        bool          // it lies on several parts
}

// ties are those of an article.
func (p *pairs) ties(article int) (ties []tie) {
	for _, k := range p.with(article) {
		if q := &p.list[k]; q.tied {
			on := p.reusedOn(nil, q, article)
			ties = append(ties, tie{pair: int(k), other: q.other(article), on: on, size: size(on)})
		}
	}
	return ties
}

// stars returns the hub and its tied articles for each story.
func (p *pairs) stars() (stars [][]int) {
	total := make([]int, len(p.start)-1) // words shared
	var hubs []int
	for i := range total {
		p.spill.Fetch()
		for _, k := range p.with(i) {
			if q := &p.list[k]; q.tied {
				p.spans = p.reusedOn(p.spans[:0], q, i)
				total[i] += size(p.spans)
			}
		}
		if total[i] > 0 {
			hubs = append(hubs, i)
		}
	}
	slices.SortStableFunc(hubs, func(a, b int) int { return cmp.Compare(total[b], total[a]) })
	claimed := make([][]arabic.Span, len(total)) // words of each article in a story
	claim := func(article int, on []arabic.Span) {
		claimed[article] = union(append(claimed[article], on...))
	}
	for _, hub := range hubs {
		p.spill.Fetch()
		for _, part := range parts(p.ties(hub)) {
			open := slices.ContainsFunc(part, func(t tie) bool { return !t.wide && 2*common(t.on, claimed[hub]) < t.size })
			if !open {
				continue
			}
			star := []int{hub}
			for _, t := range part {
				star = append(star, t.other)
				if !t.wide {
					claim(hub, t.on)
					p.spans = p.reusedOn(p.spans[:0], &p.list[t.pair], t.other)
					claim(t.other, p.spans)
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

// reusedOn appends the words of an article that are in reuse between a pair to an
// empty list.
func (p *pairs) reusedOn(on []arabic.Span, q *pair, article int) []arabic.Span {
	for _, s := range p.shared[q.from:q.to] {
		if p.classes[s.match] == reuseClass {
			on = append(on, p.side(s.match, int32(article)).words)
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
