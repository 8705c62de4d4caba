package trace

import (
	"cmp"
	"slices"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/outlet"
)

// Options of Trace; the zero value is the default.
type Options struct {
	// Registry resolves outlets and credits; nil means outlet.Default().
	Registry *outlet.Registry
}

// Trace says what verified matches come to. Articles are sorted by ID; words
// returns the words of an article and is called once for each, in order; groups
// are sets of articles that are one text.
//
// The result does not depend on the order of matches, of groups or within a
// group. Trace keeps articles and matches, sorts matches in place, and leaves
// Warnings and those Counts that the earlier stages know (Bytes, Keys,
// Candidates, Crowded, Skipped) to the caller.
//
// It takes time nearly linear in the matches: each is looked at once for every
// cluster that one of its printings is in, of which there are few.
func Trace(articles []*corpus.Article, words func(article int) []arabic.Word, matches []align.Match, groups [][]int, opt Options) *Result {
	sortMatches(matches)
	r := &Result{Articles: articles, Matches: matches}
	g := newGraph(len(articles), matches)
	r.cover(g, words)
	r.Groups = newGroups(groups, matches)
	houses := newHouses(opt.Registry, articles)
	r.Clusters = r.newClusters(g, houses)
	r.Stories = stories(articles, r.Words, g, r.Groups)
	r.Outlets, r.Flows = r.summarise(houses)
	r.Counts.Articles = len(articles)
	for _, n := range r.Words {
		r.Counts.Words += n
	}
	r.Counts.Matches = len(matches)
	for i := range matches {
		if len(matches[i].Labels) > 0 {
			r.Counts.Labelled++
		}
	}
	r.Counts.Groups = len(r.Groups)
	r.Counts.Clusters = len(r.Clusters)
	r.Counts.Stories = len(r.Stories)
	return r
}

// cover counts the words of each article, those in reuse, and those in each
// side of a match.
func (r *Result) cover(g *graph, words func(int) []arabic.Word) {
	r.Words = make([]int, len(r.Articles))
	r.Reused = make([]float64, len(r.Articles))
	for i := range r.Articles {
		list := words(i)
		r.Words[i] = len(list)
		in, to := 0, 0 // words in reuse, and where the last of them ends
		ends := g.of(i)
		for k := range ends {
			e := &ends[k]
			e.words.Start, e.words.End = wordsIn(list, e.Span)
			if reuse(&g.matches[e.match]) {
				in += max(0, e.words.End-max(e.words.Start, to))
				to = max(to, e.words.End)
			}
		}
		r.Reused[i] = float64(in) / float64(max(1, len(list)))
	}
}

// newGroups chooses the medoid of each group: the article that shares most with
// the others, the sum over its matches of their words times Jaccard; of equal
// ones the first. Where each member is matched with one representative alone,
// that is it.
func newGroups(sets [][]int, matches []align.Match) []Group {
	groups := make([]Group, 0, len(sets))
	of := map[int]int{} // group of an article
	for _, set := range sets {
		if len(set) < 2 {
			continue
		}
		list := slices.Clone(set)
		slices.Sort(list)
		groups = append(groups, Group{Medoid: list[0], Articles: list})
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), slices.Compare(a.Articles, b.Articles))
	})
	for i, group := range groups {
		for _, x := range group.Articles {
			of[x] = i
		}
	}
	agreed := map[int]float64{}
	for i := range matches {
		m := &matches[i]
		a, inA := of[m.A.Article]
		b, inB := of[m.B.Article]
		if inA && inB && a == b && m.A.Article != m.B.Article {
			shared := float64(m.Words) * m.Jaccard
			agreed[m.A.Article] += shared
			agreed[m.B.Article] += shared
		}
	}
	for i := range groups {
		for _, x := range groups[i].Articles {
			if agreed[x] > agreed[groups[i].Medoid] {
				groups[i].Medoid = x
			}
		}
	}
	return groups
}

// newClusters forms the clusters and says of each where it comes from.
func (r *Result) newClusters(g *graph, houses *houses) []Cluster {
	texts := make([]string, len(r.Articles))
	for i, a := range r.Articles {
		texts[i] = a.Text
	}
	text := make([]int, len(r.Articles)) // by the medoid of its group
	for i := range text {
		text[i] = i
	}
	for _, group := range r.Groups {
		for _, x := range group.Articles {
			text[x] = group.Medoid
		}
	}
	list := clusters(g, texts)
	slices.SortFunc(list, func(a, b formed) int {
		return cmp.Or(
			cmp.Compare(len(b.Members), len(a.Members)),
			cmp.Compare(length(b.medoid.Span), length(a.medoid.Span)),
			cmp.Compare(a.medoid.article, b.medoid.article),
			compareSpans(a.medoid.Span, b.medoid.Span),
			slices.Compare(a.Labels, b.Labels),
		)
	})
	out := make([]Cluster, len(list))
	for i := range list {
		c := &list[i].Cluster
		medoid := c.Members[c.Medoid]
		slices.SortStableFunc(c.Members, func(a, b Member) int {
			return compareTimes(r.Articles[a.Article].Published, r.Articles[b.Article].Published)
		})
		c.Medoid = slices.IndexFunc(c.Members, func(m Member) bool { return m.Article == medoid.Article && m.Span == medoid.Span })
		bench := newBench(r.Articles, houses, c.Members)
		c.Families = len(bench.families)
		distinct := map[int]bool{}
		for _, m := range c.Members {
			distinct[text[m.Article]] = true
		}
		c.Texts = len(distinct)
		c.Origin = bench.origin(c.Labels)
		bench.judge(c)
		out[i] = *c
	}
	return out
}

// compareTimes puts dates in order, unknown ones last.
func compareTimes(a, b corpus.Date) int {
	switch {
	case known(a) && known(b):
		return a.Time.Compare(b.Time)
	case known(a):
		return -1
	case known(b):
		return 1
	}
	return 0
}
