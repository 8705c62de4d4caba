package reports

import (
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/outlet"
	"sada/lsh/trace"
)

// Filter says which findings of a report to keep; its zero value keeps all.
//
// MinWords, MinContainment and Kinds are about evidence: a match that does not
// reach them is gone, and with it each printing, group member and relation that
// had no other. Outlets, Since and Added choose among what is left: a passage, group
// or story stays whole if one of its articles is chosen.
type Filter struct {
	// MinWords is the least number of words of a match, and of the passage of a
	// cluster, which may be shorter than the matches that show it.
	MinWords int
	// MinContainment is the least containment of a match, in 0..1, on the side
	// where it is greater.
	MinContainment float64
	// Kinds are those to keep; none means all.
	Kinds []string
	// Outlets are names in any spelling that the built-in registry knows, the names
	// of the scan's registry, or as printed; none means all.
	Outlets []string
	// Since is the earliest time of publication; articles without a date are
	// not chosen. Zero means all.
	Since time.Time
	// SinceDay says that Since, midnight in UTC, is a day: what was printed on it in
	// its own zone is chosen, 00:10 in Riyadh too.
	SinceDay bool
	// Added, if set, says by its id whether an article is one of those that are
	// new. Then articles that are neither new nor named by what is left go, and outlets
	// without articles: an archive of millions has a few hundred new ones an hour.
	Added func(id string) bool
}

// Filter is the report with only what f keeps, from the stored evidence alone.
// Articles, outlets and warnings stay, as they are what was read, but where only
// what was Added is asked for; the texts of
// articles that nothing names any longer are left out. Without texts, Reused
// stays what it was where not all is gone. It shares what it keeps with r.
func (r *Report) Filter(f Filter) *Report {
	kept, _ := r.filter(f)
	return kept
}

// filter is Filter, which fails where the report was only skimmed and something is
// wrong with what it keeps.
func (r *Report) filter(f Filter) (*Report, error) {
	s := &sieve{Report: r, minWords: f.MinWords}
	if f.MinWords > 0 || f.MinContainment > 0 || len(f.Kinds) > 0 {
		s.weigh(f)
	}
	if len(f.Outlets) > 0 || !f.Since.IsZero() || f.Added != nil {
		s.chosen = r.chosen(f)
	}

	kept := *r
	kept.Clusters = s.clusters()
	kept.Groups = s.groups()
	kept.Stories = s.stories()
	kept.Matches = s.matches(kept.Clusters)
	kept.Rejected = s.rejected()
	kept.Articles = s.articles(&kept)
	if f.Added != nil {
		s.trim(&kept)
	}
	if r.skimmed && s.err == nil {
		if kept.unchecked, s.err = kept.index(); s.err == nil {
			s.err = kept.check(kept.unchecked)
		}
	}
	if s.err != nil {
		return nil, s.err
	}
	kept.skimmed = false
	kept.Options = f.options(r.Options)
	if _, ok := kept.Options["filter"]; ok && r.Options["filter"] == nil {
		kept.Options["unfiltered_clusters"] = len(r.Clusters)
	}
	kept.Stats.Matches, kept.Stats.Labelled = len(kept.Matches), 0
	for i := range kept.Matches {
		if len(kept.Matches[i].Labels) > 0 {
			kept.Stats.Labelled++
		}
	}
	kept.recount()
	kept.Stats.Groups, kept.Stats.Clusters, kept.Stats.Stories = len(kept.Groups), len(kept.Clusters), len(kept.Stories)
	return &kept, nil
}

// options adds the filter to the options of the scan, under the names of the
// command line.
func (f Filter) options(scan map[string]any) map[string]any {
	options := maps.Clone(scan)
	if options == nil {
		options = make(map[string]any)
	}
	if scanned, _ := scan["min_words"].(int); f.MinWords > scanned {
		options["min_words"] = f.MinWords
	}
	if f.MinContainment > 0 {
		options["min_containment"] = f.MinContainment
	}
	if len(f.Kinds) > 0 {
		options["kind"] = strings.Join(f.Kinds, ",")
	}
	if len(f.Outlets) > 0 {
		options["outlet"] = strings.Join(f.Outlets, ",")
	}
	if !f.Since.IsZero() {
		options["since"] = f.Since.Format(time.RFC3339)
	}
	if said := f.String(); said != "" {
		options["filter"] = said
	}
	return options
}

// String is the filter as flags of the command line, "" where it keeps all.
func (f Filter) String() string {
	var flags []string
	add := func(flag, value string) { flags = append(flags, flag+" "+value) }
	if f.MinWords > 0 {
		add("--min-words", strconv.Itoa(f.MinWords))
	}
	if f.MinContainment > 0 {
		add("--min-containment", strconv.FormatFloat(f.MinContainment, 'f', -1, 64))
	}
	for _, kind := range f.Kinds {
		add("--kind", kind)
	}
	for _, name := range f.Outlets {
		if strings.Contains(name, " ") {
			name = "'" + name + "'"
		}
		add("--outlet", name)
	}
	if !f.Since.IsZero() {
		layout := time.RFC3339
		if f.SinceDay {
			layout = dayLayout
		}
		add("--since", f.Since.Format(layout))
	}
	return strings.Join(flags, " ")
}

// HasOutlet says whether the report has an article of the outlet, in any
// spelling that Filter knows.
func (r *Report) HasOutlet(name string) bool {
	return len(r.chosen(Filter{Outlets: []string{name}})) > 0
}

// wanted are the houses that names of outlets mean: those that the report has under
// a name in any spelling that the built-in registry knows, or else those that print
// under it, of which the registry of the scan may know more.
func (r *Report) wanted(names []string) map[string]bool {
	here := make(map[string]bool, len(r.Outlets))
	for i := range r.Outlets {
		here[r.Outlets[i].house()] = true
	}
	wanted := make(map[string]bool)
	for _, name := range names {
		name = arabic.Fold(name)
		known := false
		for i := range r.Outlets {
			if house := r.Outlets[i].house(); arabic.Fold(house) == name {
				wanted[house], known = true, true
			}
		}
		for _, house := range outlet.Default().Houses(name) {
			if here[house] {
				wanted[house], known = true, true
			}
		}
		for i := range r.Articles {
			if a := &r.Articles[i]; !known && arabic.Fold(a.Outlet) == name {
				wanted[a.house()] = true
			}
		}
	}
	return wanted
}

// chosen are the articles of the filter's outlets and time.
func (r *Report) chosen(f Filter) map[string]bool {
	wanted := r.wanted(f.Outlets)
	chosen := make(map[string]bool)
	for i := range r.Articles {
		a := &r.Articles[i]
		if len(f.Outlets) > 0 && !wanted[a.house()] {
			continue
		}
		if !f.Since.IsZero() {
			t, ok := a.Time()
			if f.SinceDay {
				year, month, day := t.Date()
				t = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
			}
			if !ok || t.Before(f.Since) {
				continue
			}
		}
		if f.Added != nil && !f.Added(a.ID) {
			continue
		}
		chosen[a.ID] = true
	}
	return chosen
}

// sieve applies a filter to the parts of a report.
type sieve struct {
	*Report
	minWords int
	strong   []bool             // the matches that reach the thresholds; nil: all
	pairs    map[[2]string]bool // for each pair of articles in matches, whether one of theirs is strong; nil: all are
	chosen   map[string]bool    // the articles of the filter's outlets and time; nil: all
	named    map[string]bool    // the articles that a match, a rejection or a cluster names which is kept

	guard sync.Mutex // of err
	err   error      // of reading what a report that was only skimmed has left
}

// fail keeps an error, if there is one.
func (s *sieve) fail(err error) {
	if err != nil {
		s.guard.Lock()
		s.err = err
		s.guard.Unlock()
	}
}

// readAll makes a list of n elements, on all cores, each of which reads what it needs
// of the report's file; errors go to fail.
func readAll[T any](s *sieve, n int, element func(from *reader, i int) (T, error)) []T {
	list, err := index.List(nil, runtime.GOMAXPROCS(0), n, func(int) func(int) T {
		from := new(reader)
		return func(i int) T {
			one, err := element(from, i)
			s.fail(err)
			return one
		}
	})
	s.fail(err)
	return list
}

// weigh finds the matches that reach the thresholds, and the pairs of articles
// that have one.
func (s *sieve) weigh(f Filter) {
	s.strong = make([]bool, len(s.Matches))
	s.pairs = make(map[[2]string]bool, len(s.Matches))
	for i := range s.Matches {
		m := &s.Matches[i]
		s.strong[i] = m.Words >= f.MinWords && max(m.ContainmentA, m.ContainmentB) >= f.MinContainment &&
			(len(f.Kinds) == 0 || slices.Contains(f.Kinds, m.Kind))
		pair := pairOf(m.A.Article, m.B.Article)
		s.pairs[pair] = s.pairs[pair] || s.strong[i]
	}
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// reaches says whether a match reaches the thresholds.
func (s *sieve) reaches(match int) bool { return s.strong == nil || s.strong[match] }

// tied says whether two articles still share something: a strong match, or
// none was stored to judge by.
func (s *sieve) tied(a, b string) bool {
	if s.pairs == nil {
		return true
	}
	strong, stored := s.pairs[pairOf(a, b)]
	return strong || !stored
}

func (s *sieve) anyChosen(articles []string) bool {
	return s.chosen == nil || slices.ContainsFunc(articles, func(a string) bool { return s.chosen[a] })
}

// clusters keeps the printings that still match the medoid, and the verdicts on
// them; largest first.
func (s *sieve) clusters() []Cluster {
	var kept []int
	weak := s.weak()
	without := func(i int) []int {
		if weak == nil {
			return nil
		}
		return weak[i]
	}
	for i := range s.Clusters {
		c := &s.Clusters[i]
		if c.Words < s.minWords {
			continue
		}
		if members := leaveOut(c.Members, without(i)); len(members) < 2 || s.chosen != nil && !slices.ContainsFunc(members, func(m Member) bool { return s.chosen[m.Article] }) {
			continue
		}
		kept = append(kept, i)
	}
	clusters := readAll(s, len(kept), func(from *reader, k int) (Cluster, error) {
		c, err := s.wholeCluster(from, &s.Clusters[kept[k]])
		if without := without(kept[k]); len(without) > 0 && err == nil {
			c.Members = leaveOut(c.Members, without)
		}
		return c, err
	})
	count := s.newRecaster()
	for k := range clusters {
		if c := &clusters[k]; len(without(kept[k])) > 0 {
			c.forget(count.printer(s.Clusters[kept[k]].Origin.Article))
			count.recast(c)
		}
	}
	slices.SortStableFunc(clusters, func(a, b Cluster) int { return len(b.Members) - len(a.Members) })
	return clusters
}

// leaveOut are the members without those of some numbers.
func leaveOut(members []Member, without []int) []Member {
	if len(without) == 0 {
		return members
	}
	var left []Member
	for k := range members {
		if !slices.Contains(without, k) {
			left = append(left, members[k])
		}
	}
	return left
}

// weak are, for each cluster, the printings that match the medoid only where the
// thresholds are not reached, by number; nil where all are reached.
func (s *sieve) weak() [][]int {
	if s.strong == nil {
		return nil
	}
	weak := make([][]int, len(s.Clusters))
	for i, proofs := range s.evidence() {
		medoid := s.Clusters[i].medoid()
		shown := make(map[int]bool) // by a strong match or only a weak one
		for _, e := range proofs {
			if e.a == medoid || e.b == medoid {
				other := e.a + e.b - medoid
				shown[other] = shown[other] || s.strong[e.match]
			}
		}
		for k, strong := range shown {
			if !strong && k != medoid {
				weak[i] = append(weak[i], k)
			}
		}
	}
	return weak
}

// forget takes from a cluster what names a printing that it has no longer, of which
// first is the outlet of the earliest: it is no source where nothing that is left
// credits it.
func (c *Cluster) forget(first string) {
	if c.Origin.Article != "" && !slices.ContainsFunc(c.Members, func(m Member) bool { return m.Article == c.Origin.Article }) {
		if c.Source == first && !slices.ContainsFunc(c.Members, func(m Member) bool { return m.Named == trace.NamesFirst }) {
			c.Source = ""
		}
		c.Origin = Origin{Confidence: "none", Reasons: []string{"what was the earliest printing does not reach the filter"}}
	}
	for k := range c.Members {
		hop := c.Members[k].Hop
		if hop != nil && !slices.ContainsFunc(c.Members, func(m Member) bool { return hop.From == Side{m.Article, m.Start, m.End} }) {
			c.Members[k].Hop = nil
		}
	}
}

// groups keeps the articles that are still one text with the medoid.
func (s *sieve) groups() []Group {
	var kept []Group
	for _, g := range s.Groups {
		var articles []string
		for _, a := range g.Articles {
			if a == g.Medoid || s.tied(a, g.Medoid) {
				articles = append(articles, a)
			}
		}
		if len(articles) > 1 && s.anyChosen(articles) {
			g.Articles = articles
			kept = append(kept, g)
		}
	}
	return kept
}

// stories keeps the relations that still hold; a story that falls apart
// becomes several.
func (s *sieve) stories() []Story {
	var kept []Story
	ids := make(idMaker)
	for _, story := range s.Stories {
		part := make(map[string]string, len(story.Articles)) // towards the part's first article
		var find func(a string) string
		find = func(a string) string {
			if part[a] != "" && part[a] != a {
				part[a] = find(part[a])
				return part[a]
			}
			return a
		}
		var pairs []Relation
		for _, p := range story.Pairs {
			if s.tied(p.A, p.B) {
				pairs = append(pairs, p)
				a, b := find(p.A), find(p.B)
				part[max(a, b)] = min(a, b)
			}
		}
		parts := make(map[string]*Story)
		var order []string
		for _, a := range story.Articles {
			first := find(a)
			if parts[first] == nil {
				parts[first] = &Story{}
				order = append(order, first)
			}
			parts[first].Articles = append(parts[first].Articles, a)
		}
		for _, p := range pairs {
			first := find(p.A)
			parts[first].Pairs = append(parts[first].Pairs, p)
		}
		for _, first := range order {
			if p := parts[first]; len(p.Articles) > 1 && s.anyChosen(p.Articles) {
				p.ID = ids.make("s", Side{Article: p.Articles[0]})
				kept = append(kept, *p)
			}
		}
	}
	slices.SortStableFunc(kept, func(a, b Story) int { return len(b.Articles) - len(a.Articles) })
	return kept
}

// matches keeps the strong ones that name a chosen article or tell why a kept
// cluster is one.
func (s *sieve) matches(clusters []Cluster) []Match {
	keeps := make([]bool, len(s.Matches))
	if s.chosen != nil {
		with := Report{Matches: s.Matches, Clusters: clusters}
		with.prove(runtime.GOMAXPROCS(0), func(_ int, p clusterProof) { keeps[p.match] = true })
	}
	n := 0
	for i := range s.Matches {
		m := &s.Matches[i]
		keeps[i] = s.reaches(i) && (s.chosen == nil || keeps[i] || s.chosen[m.A.Article] || s.chosen[m.B.Article])
		if keeps[i] {
			n++
		}
	}
	kept := make([]Match, 0, n)
	for i, keep := range keeps {
		if keep {
			kept = append(kept, s.Matches[i])
		}
	}
	return kept
}

// rejected keeps those of a chosen article.
func (s *sieve) rejected() []Rejection {
	return slices.DeleteFunc(slices.Clone(s.Rejected), func(x Rejection) bool {
		return s.chosen != nil && !s.chosen[x.A.Article] && !s.chosen[x.B.Article]
	})
}

// articles leaves out the texts that nothing names, and counts anew how much of
// the others is reused.
func (s *sieve) articles(kept *Report) []Article {
	named := make(map[string]bool)
	s.named = named
	for i := range kept.Matches {
		named[kept.Matches[i].A.Article], named[kept.Matches[i].B.Article] = true, true
	}
	for i := range kept.Rejected {
		named[kept.Rejected[i].A.Article], named[kept.Rejected[i].B.Article] = true, true
	}
	for i := range kept.Clusters {
		for _, m := range kept.Clusters[i].Members {
			named[m.Article] = true
		}
	}
	lost := s.lost()
	return readAll(s, len(s.Articles), func(from *reader, i int) (Article, error) {
		a := s.Articles[i]
		spans, ok := lost[a.ID]
		if ok && len(spans) == 0 {
			a.Reused = 0
		}
		if !named[a.ID] && len(spans) == 0 {
			a.leave("")
			return a, nil
		}
		text, err := s.textOf(from, &a)
		if len(spans) > 0 {
			if words := arabic.Words(nil, text); len(words) > 0 {
				a.Reused = share(words, spans)
			}
		}
		if a.Apart > 0 {
			a.Apart = kept.apart(&a, text)
		}
		if !named[a.ID] {
			text = ""
		}
		a.leave(text)
		return a, err
	})
}

// trim leaves out the articles that are neither chosen nor named by what is kept, and
// counts in the table of outlets those that are left.
func (s *sieve) trim(kept *Report) {
	for i := range kept.Groups {
		for _, id := range kept.Groups[i].Articles {
			s.named[id] = true
		}
	}
	for i := range kept.Stories {
		for _, id := range kept.Stories[i].Articles {
			s.named[id] = true
		}
	}
	var left []Article
	for i := range kept.Articles {
		if a := &kept.Articles[i]; s.named[a.ID] || s.chosen[a.ID] {
			left = append(left, *a)
		}
	}
	kept.Articles = left
	kept.tabulate()
}

// lost are the articles that have an unlabelled match which does not reach the
// thresholds, with the spans of those that do.
func (s *sieve) lost() map[string][]arabic.Span {
	lost := make(map[string][]arabic.Span)
	for _, strong := range []bool{false, true} {
		for i, reaches := range s.strong {
			m := &s.Matches[i]
			if reaches != strong || len(m.Labels) > 0 {
				continue
			}
			for _, side := range []Side{m.A, m.B} {
				if spans, ok := lost[side.Article]; !strong {
					lost[side.Article] = nil
				} else if ok {
					lost[side.Article] = append(spans, arabic.Span{Start: side.Start, End: side.End})
				}
			}
		}
	}
	return lost
}

// share is the part of the words that lies in at least one span.
func share(words []arabic.Word, spans []arabic.Span) float64 {
	if len(words) == 0 || len(spans) == 0 {
		return 0
	}
	slices.SortFunc(spans, func(a, b arabic.Span) int { return a.Start - b.Start })
	covered, end := 0, 0 // end of the spans that start before the word
	for _, w := range words {
		for len(spans) > 0 && spans[0].Start <= int(w.Start) {
			end = max(end, spans[0].End)
			spans = spans[1:]
		}
		if int(w.End) <= end {
			covered++
		}
	}
	return float64(covered) / float64(len(words))
}
