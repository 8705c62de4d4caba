package reports

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
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
	// Outlets are names in any spelling that the registry knows, or as printed;
	// none means all.
	Outlets []string
	// Since is the earliest time of publication; articles without a date are
	// not chosen. Zero means all.
	Since time.Time
	// Added, if set, says by its id whether an article is one of those that are
	// new.
	Added func(id string) bool
}

// Filter is the report with only what f keeps, from the stored evidence alone.
// Articles, outlets and warnings stay, as they are what was read; the texts of
// articles that nothing names any longer are left out. Without texts, Reused
// stays what it was.
func (r *Report) Filter(f Filter) *Report {
	matches := make([]bool, len(r.Matches))
	for i := range r.Matches {
		m := &r.Matches[i]
		matches[i] = m.Words >= f.MinWords && max(m.ContainmentA, m.ContainmentB) >= f.MinContainment &&
			(len(f.Kinds) == 0 || slices.Contains(f.Kinds, m.Kind))
	}
	s := &sieve{Report: r, minWords: f.MinWords, strong: matches, chosen: r.chosen(f), all: len(f.Outlets) == 0 && f.Since.IsZero() && f.Added == nil}
	s.weighPairs()

	kept := *r
	kept.Clusters = s.clusters()
	kept.Groups = s.groups()
	kept.Stories = s.stories()
	kept.Matches = s.matches(kept.Clusters)
	kept.Articles = s.articles(&kept)
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
	return &kept
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
		if f.Since.Equal(f.Since.Truncate(24 * time.Hour)) {
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

// chosen are the articles of the filter's outlets and time.
func (r *Report) chosen(f Filter) map[string]bool {
	houses := r.houses()
	wanted := make(map[string]bool)
	for _, name := range f.Outlets {
		house := outlet.Default().Family(name)
		if o, ok := outlet.Default().Lookup(name); ok {
			house = o.Name
		}
		wanted[house] = true
	}
	chosen := make(map[string]bool)
	for i := range r.Articles {
		a := &r.Articles[i]
		if len(wanted) > 0 && !wanted[houses[a.Outlet]] {
			continue
		}
		if !f.Since.IsZero() {
			if t, ok := a.Time(); !ok || t.Before(f.Since) {
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
	strong   []bool          // the matches that reach the thresholds
	chosen   map[string]bool // the articles of the filter's outlets and time
	all      bool            // whether all are chosen
	pairs    map[[2]string]bool
}

// weighPairs notes for each pair of articles in matches whether one of its
// matches is strong.
func (s *sieve) weighPairs() {
	s.pairs = make(map[[2]string]bool, len(s.Matches))
	for i := range s.Matches {
		pair := pairOf(s.Matches[i].A.Article, s.Matches[i].B.Article)
		s.pairs[pair] = s.pairs[pair] || s.strong[i]
	}
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// tied says whether two articles still share something: a strong match, or
// none was stored to judge by.
func (s *sieve) tied(a, b string) bool {
	strong, stored := s.pairs[pairOf(a, b)]
	return strong || !stored
}

func (s *sieve) anyChosen(articles []string) bool {
	return s.all || slices.ContainsFunc(articles, func(a string) bool { return s.chosen[a] })
}

// clusters keeps the printings that still match the medoid, and the verdicts on
// them; largest first.
func (s *sieve) clusters() []Cluster {
	var kept []Cluster
	evidence := s.evidence()
	for i := range s.Clusters {
		c := s.Clusters[i]
		if c.Words < s.minWords {
			continue
		}
		medoid := c.medoid()
		stored, strong := make([]bool, len(c.Members)), make([]bool, len(c.Members))
		strong[medoid] = true
		for _, e := range evidence[i] {
			if e.a == medoid || e.b == medoid {
				other := e.a + e.b - medoid
				stored[other] = true
				strong[other] = strong[other] || s.strong[e.match]
			}
		}
		var members []Member
		var articles []string
		for k, m := range c.Members {
			if strong[k] || !stored[k] {
				members = append(members, m)
				articles = append(articles, m.Article)
			}
		}
		if len(members) < 2 || !s.anyChosen(articles) {
			continue
		}
		c.Members = members
		if c.Origin.Article != "" && !slices.Contains(articles, c.Origin.Article) {
			c.Origin = Origin{Confidence: "none", Reasons: []string{"what was the earliest printing does not reach the filter"}}
		}
		for k := range members {
			hop := members[k].Hop
			if hop != nil && !slices.ContainsFunc(members, func(m Member) bool { return hop.From == Side{m.Article, m.Start, m.End} }) {
				members[k].Hop = nil
			}
		}
		kept = append(kept, c)
	}
	slices.SortStableFunc(kept, func(a, b Cluster) int { return len(b.Members) - len(a.Members) })
	return kept
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
	proves := make([]bool, len(s.Matches))
	if !s.all {
		with := Report{Matches: s.Matches, Clusters: clusters}
		for _, evidence := range with.evidence() {
			for _, e := range evidence {
				proves[e.match] = true
			}
		}
	}
	var kept []Match
	for i, m := range s.Matches {
		if s.strong[i] && (s.all || proves[i] || s.chosen[m.A.Article] || s.chosen[m.B.Article]) {
			kept = append(kept, m)
		}
	}
	return kept
}

// articles leaves out the texts that nothing names, and counts anew how much of
// the others is reused.
func (s *sieve) articles(kept *Report) []Article {
	named := make(map[string]bool)
	for i := range kept.Matches {
		named[kept.Matches[i].A.Article], named[kept.Matches[i].B.Article] = true, true
	}
	for i := range kept.Clusters {
		for _, m := range kept.Clusters[i].Members {
			named[m.Article] = true
		}
	}
	spans := make(map[string][]arabic.Span) // of unlabelled matches that are strong
	lost := make(map[string]bool)           // the articles of those that are not
	for i := range s.Matches {
		m := &s.Matches[i]
		if len(m.Labels) > 0 {
			continue
		}
		for _, side := range []Side{m.A, m.B} {
			if s.strong[i] {
				spans[side.Article] = append(spans[side.Article], arabic.Span{Start: side.Start, End: side.End})
			} else {
				lost[side.Article] = true
			}
		}
	}
	articles := slices.Clone(s.Articles)
	var words []arabic.Word
	for i := range articles {
		a := &articles[i]
		if lost[a.ID] && a.Text != "" {
			words = arabic.Words(words[:0], a.Text)
			a.Reused = share(words, spans[a.ID])
		}
		if !named[a.ID] {
			a.Text = ""
		}
	}
	return articles
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
