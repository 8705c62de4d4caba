package trace

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/outlet"
)

// Options of Trace; the zero value is the default.
type Options struct {
	// Registry resolves outlets and credits; nil means outlet.Default().
	Registry *outlet.Registry
	// Workers is the number of goroutines that work at once; 0 means all cores.
	// The result does not depend on it.
	Workers int
	// Lengths are the numbers of words of the articles, where they are known; nil
	// means that they are counted.
	Lengths []int32
	// Drafts is how many of the articles, the first ones, are drafts, which nobody has
	// printed: a draft is no origin, its credits speak for nobody's, and it counts for
	// no outlet, family or text. A draft without a date comes after all printings, also
	// those without one. Matches are held against one draft, the first article.
	Drafts int
}

// Trace says what verified matches come to. Articles are sorted by ID. No article
// is in two groups.
//
// The result does not depend on the order of matches and of groups. Trace keeps
// articles, matches and groups, sorts matches and groups in place, the largest
// group first, and leaves Warnings, Rejected and those Counts that the earlier
// stages know (Bytes, Keys, Candidates, Crowded, Skipped, Rejected) to the caller.
//
// It takes time nearly linear in the text and the matches: each match is looked
// at once for every cluster that one of its printings is in, of which there are
// few.
func Trace(articles []*corpus.Article, matches []align.Match, groups []Group, opt Options) *Result {
	r, _ := TraceIn(nil, articles, matches, groups, opt)
	return r
}

// TraceIn is Trace with what is large in a file, if that is not nil, which must
// stay open as long as the Result is used. The error is the file's.
func TraceIn(spill *index.Spill, articles []*corpus.Article, matches []align.Match, groups []Group, opt Options) (*Result, error) {
	if opt.Workers < 1 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	sortMatches(spill, matches)
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), slices.Compare(a.Articles, b.Articles))
	})
	r := &Result{Articles: articles, Matches: matches, Groups: groups, Spill: spill}
	g, err := newGraph(spill, len(articles), matches)
	if err != nil {
		return nil, err
	}
	r.cover(g, opt)
	houses := newHouses(opt.Registry, articles)
	houses.drafts, houses.undated = opt.Drafts, opt.Drafts > 0 && !known(articles[0].Published)
	var failed error
	tell := func() { r.Stories, failed = stories(articles, r.Words, g, r.Groups) }
	var wait sync.WaitGroup
	if spill == nil {
		wait.Go(tell)
	} else {
		tell() // both at once would take more memory
	}
	r.Clusters, err = r.newClusters(g, houses, opt.Workers)
	wait.Wait()
	if err := cmp.Or(err, failed); err != nil {
		return nil, err
	}
	r.Houses = houses.registered()
	r.Outlets, r.Flows = r.summarise(houses)
	r.Counts.Articles = len(articles)
	for _, n := range r.Words {
		r.Counts.Words += n
	}
	r.Counts.Matches = len(matches)
	for i := range matches {
		g.fetch(i)
		if len(matches[i].Labels) > 0 {
			r.Counts.Labelled++
		}
	}
	r.Counts.Groups = len(r.Groups)
	r.Counts.Clusters = len(r.Clusters)
	r.Counts.Stories = len(r.Stories)
	return r, nil
}

// cover counts the words of each article, those in reuse, and those in each
// side of a match.
func (r *Result) cover(g *graph, opt Options) {
	r.Words = make([]int, len(r.Articles))
	r.Reused = make([]float64, len(r.Articles))
	count := func(article, words int) {
		r.Words[article] = words
		r.Reused[article] = float64(g.count(article)) / float64(max(1, words))
	}
	buffers := make([][]arabic.Word, opt.Workers)
	spread(len(r.Articles), opt.Workers, func(worker, article int) {
		if opt.Lengths != nil && g.placed(article, r.Articles[article].Text) {
			count(article, int(opt.Lengths[article]))
			return
		}
		buffers[worker] = arabic.Words(buffers[worker][:0], r.Articles[article].Text)
		g.place(article, buffers[worker])
		count(article, len(buffers[worker]))
	})
}

// spread calls work for all numbers below n, from a number of goroutines; each
// names itself by its own number.
func spread(n, workers int, work func(worker, i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range min(workers, n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(worker, i)
			}
		})
	}
	wait.Wait()
}

// placed is true where the words of all of an article's ends are known. Beside a rune
// of several words it depends on the text which ones are in a span.
func (g *graph) placed(article int, text string) bool {
	for _, e := range g.of(article) {
		if length(e.words) == 0 {
			return false
		}
	}
	return !strings.Contains(text, "\ufdfa") && !strings.Contains(text, "\ufdfb")
}

// place fills in the words of an article's ends.
func (g *graph) place(article int, words []arabic.Word) {
	ends := g.of(article)
	for k := range ends {
		e := &ends[k]
		e.words.Start, e.words.End = wordsIn(words, e.Span)
	}
}

// count returns how many of an article's words are in reuse.
func (g *graph) count(article int) (reused int) {
	ends := g.of(article)
	to := 0 // where the words in reuse end so far
	for k := range ends {
		e := &ends[k]
		if g.classes[e.match] == reuseClass {
			reused += max(0, e.words.End-max(e.words.Start, to))
			to = max(to, e.words.End)
		}
	}
	return reused
}

// newClusters forms the clusters and says of each where it comes from.
func (r *Result) newClusters(g *graph, houses *houses, workers int) ([]Cluster, error) {
	texts := make([]string, len(r.Articles))
	for i, a := range r.Articles {
		texts[i] = a.Text
	}
	g.texts = texts
	text := make([]int, len(r.Articles)) // by the medoid of its group
	for i := range text {
		text[i] = i
	}
	for _, group := range r.Groups {
		for _, x := range group.Articles {
			text[x] = group.Medoid
		}
	}
	list := clusters(g, texts, workers)
	slices.SortFunc(list, func(a, b formed) int {
		return cmp.Or(
			cmp.Compare(len(b.members), len(a.members)),
			cmp.Compare(length(b.medoid.Span), length(a.medoid.Span)),
			cmp.Compare(a.medoid.article, b.medoid.article),
			compareSpans(a.medoid.Span, b.medoid.Span),
			slices.Compare(a.labels, b.labels),
		)
	})
	quotations := g.quotations(list, workers)
	return index.List(r.Spill, workers, len(list), func(int) func(int) Cluster {
		h := hopper{graph: g, quotations: quotations, places: make([]int32, len(texts)), articles: r.Articles, houses: houses}
		scopes := &scoper{}
		return func(i int) Cluster {
			f := &list[i]
			c := Cluster{Words: f.medoid.words, Labels: f.labels, Rejected: f.rejected, Members: make([]Member, len(f.members))}
			for k, m := range f.members {
				c.Members[k] = Member{Article: int(m.article), Span: m.span()}
			}
			medoid := f.medoid
			list[i] = formed{} // its members may lie elsewhere now
			slices.SortStableFunc(c.Members, func(a, b Member) int {
				if houses.undated && (a.Article == 0) != (b.Article == 0) {
					return cmp.Compare(b.Article, a.Article) // a draft comes last
				}
				return compareTimes(r.Articles[a.Article].Published, r.Articles[b.Article].Published)
			})
			c.Medoid = slices.IndexFunc(c.Members, func(m Member) bool { return m.Article == medoid.article && m.Span == medoid.Span })
			bench := newBench(g, scopes, r.Articles, r.Words, houses, c.Members)
			c.Families = bench.families()
			distinct := make([]int, 0, len(c.Members))
			for _, m := range c.Members {
				if !houses.isDraft(m.Article) {
					distinct = append(distinct, text[m.Article])
				}
			}
			slices.Sort(distinct)
			c.Texts = len(slices.Compact(distinct))
			c.Origin = bench.origin(c.Labels)
			bench.judge(&c)
			r.share(houses, &c)
			h.hops(&c, bench)
			return c
		}
	})
}

// quotations finds the quotations in the texts of all members.
func (g *graph) quotations(clusters []formed, workers int) [][]arabic.Span {
	printed := make([]bool, len(g.texts))
	for i := range clusters {
		for _, m := range clusters[i].members {
			printed[m.article] = true
		}
	}
	quotations := make([][]arabic.Span, len(g.texts))
	spread(len(g.texts), workers, func(_, i int) {
		if printed[i] {
			g.spill.Fetch()
			quotations[i] = slices.Clip(arabic.Quotations(nil, g.texts[i]))
		}
	})
	return quotations
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
