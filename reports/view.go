package reports

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// view is a report with what every format looks up in it.
type view struct {
	*Report
	p        *phrases
	articles articleIndex
	proofs   [][]proof  // see evidence; nil until it is asked for
	kindsOf  [][]string // of the clusters of which kinds was asked
	isDraft  map[*Article]bool
	named    map[string]string   // the houses, as the table of outlets has them
	common   map[string]bool     // names under which several print
	zone     string              // of all times that have one, if it is the same one
	texts    map[*Article]string // read last, of those that are left there
	from     reader              // of those
	told     map[comparison]int  // the number of the passage under which each is shown
	err      error               // of reading what is left in the report's file
}

func newView(r *Report, p *phrases) *view {
	v := &view{
		Report: r, p: p, articles: r.byID(), kindsOf: make([][]string, len(r.Clusters)),
		isDraft: make(map[*Article]bool), texts: make(map[*Article]string), told: make(map[comparison]int), named: make(map[string]string), common: make(map[string]bool),
	}
	for i := range r.Outlets {
		v.named[r.Outlets[i].house()] = r.Outlets[i].Outlet
	}
	houses := make(map[string]string) // by printed name
	for i := range r.Articles {
		r.spill.Fetch()
		a := &r.Articles[i]
		if house, met := houses[a.Outlet]; met && house != a.known() {
			v.common[a.Outlet] = true
		}
		houses[a.Outlet] = a.known()
	}
	for i := range r.drafts() {
		v.isDraft[&r.Articles[i]] = true
	}
	v.zone = r.zone()
	return v
}

// byID finds articles by their ids.
func (r *Report) byID() articleIndex {
	articles := make(articleIndex, len(r.Articles))
	for i := range r.Articles {
		r.spill.Fetch()
		articles[r.Articles[i].ID] = &r.Articles[i]
	}
	return articles
}

// proof is a match between two printings of a cluster, by their numbers.
type proof struct{ match, a, b int }

// evidence lists, for each cluster, the matches between two of its members. The table
// asks for none.
func (v *view) evidence() [][]proof {
	if v.proofs == nil {
		v.proofs = v.Report.evidence()
	}
	return v.proofs
}

// evidence finds, for each cluster, the matches between two of its members, in
// order of the matches, on all cores.
func (r *Report) evidence() [][]proof {
	parts := make([][]clusterProof, runtime.GOMAXPROCS(0))
	r.prove(len(parts), func(part int, p clusterProof) { parts[part] = append(parts[part], p) })
	counts := make([]int, len(r.Clusters))
	for _, part := range parts {
		for _, p := range part {
			counts[p.cluster]++
		}
	}
	evidence := make([][]proof, len(r.Clusters))
	for i, n := range counts {
		evidence[i] = make([]proof, 0, n)
	}
	for _, part := range parts {
		for _, p := range part {
			evidence[p.cluster] = append(evidence[p.cluster], proof{int(p.match), int(p.a), int(p.b)})
		}
	}
	return evidence
}

// clusterProof is one of a cluster.
type clusterProof struct{ cluster, match, a, b int32 }

// prove finds the matches between two members of one cluster, by goroutines of which
// each finds those of a part of the matches, in their order.
func (r *Report) prove(parts int, found func(part int, p clusterProof)) {
	places := make(map[string][]place)
	for i := range r.Clusters {
		r.spill.Fetch()
		for k, m := range r.Clusters[i].Members {
			places[m.Article] = append(places[m.Article], place{i, k})
		}
	}
	var wait sync.WaitGroup
	for n := range parts {
		wait.Go(func() {
			last, ofLast := "", places[""] // matches of one article stand together
			for i := n * len(r.Matches) / parts; i < (n+1)*len(r.Matches)/parts; i++ {
				r.spill.Fetch()
				m := &r.Matches[i]
				if m.A.Article != last {
					last, ofLast = m.A.Article, places[m.A.Article]
				}
				if len(ofLast) == 0 {
					continue
				}
				of := places[m.B.Article]
				for _, a := range ofLast {
					if !r.covers(a, m.A) {
						continue
					}
					for _, b := range of {
						if b.cluster == a.cluster && b.member != a.member && r.covers(b, m.B) {
							found(n, clusterProof{int32(a.cluster), int32(i), int32(a.member), int32(b.member)})
						}
					}
				}
			}
		})
	}
	wait.Wait()
}

// covers is true where a match's side and a printing are the same passage: the
// shorter lies in the longer by more than half.
func (r *Report) covers(p place, s Side) bool {
	m := &r.Clusters[p.cluster].Members[p.member]
	return 2*(min(m.End, s.End)-max(m.Start, s.Start)) > min(m.End-m.Start, s.End-s.Start)
}

// medoid is the number of the printing that all others of the cluster match.
func (c *Cluster) medoid() int {
	return max(0, slices.IndexFunc(c.Members, func(m Member) bool { return m.Article == c.Medoid }))
}

// members are the cluster's first printings up to a limit, by number, and with
// them the earliest known and the medoid, wherever they stand.
func (v *view) members(c *Cluster, limit int) []int {
	medoid := c.medoid()
	var shown []int
	for i := range c.Members {
		if i < limit || i == medoid || c.Members[i].Article == c.Origin.Article {
			shown = append(shown, i)
		}
	}
	return shown
}

// whole is a match with its details; without them after an error, which sticks.
func (v *view) whole(m *Match) *Match {
	whole, err := v.Report.whole(&v.from, m)
	if err != nil {
		if v.err == nil {
			v.err = err
		}
		return m
	}
	return whole
}

// cluster is one with its details; without them after an error, which sticks.
func (v *view) cluster(i int) *Cluster {
	v.spill.Fetch()
	c := &v.Clusters[i]
	if c.at == 0 {
		return c
	}
	whole, err := v.wholeCluster(&v.from, c)
	if err == nil {
		if err = v.articles.checkCluster(&whole); err != nil {
			err = changed(fmt.Errorf("cluster %s: %w", c.ID, err))
		}
	}
	if err != nil {
		if v.err == nil {
			v.err = err
		}
		return c
	}
	return &whole
}

// mostTexts is the number of texts that a view keeps of those that it has read.
const mostTexts = 64

// text is that of an article; empty after an error, which sticks.
func (v *view) text(a *Article) string {
	if a.at == 0 {
		return a.Text
	}
	text, ok := v.texts[a]
	if !ok {
		var err error
		if text, err = v.textOf(&v.from, a); err != nil && v.err == nil {
			v.err = err
		}
		if len(v.texts) == mostTexts {
			clear(v.texts)
		}
		v.texts[a] = text
	}
	return text
}

// passage is the text of a printing, empty where the report has no texts.
func (v *view) passage(m *Member) string {
	text := v.text(v.articles[m.Article])
	if m.End > len(text) {
		return ""
	}
	return text[m.Start:m.End]
}

// quotation is the passage as its medoid prints it.
func (v *view) quotation(c *Cluster) string { return v.passage(&c.Members[v.shown(c)]) }

// kinds are those of the cluster's matches, sorted; not to be changed.
func (v *view) kinds(cluster int) []string {
	if v.kindsOf[cluster] == nil {
		kinds := make([]string, 0, 1)
		for _, e := range v.evidence()[cluster] {
			kinds = insert(kinds, v.Matches[e.match].Kind)
		}
		v.kindsOf[cluster] = kinds
	}
	return v.kindsOf[cluster]
}

// insert adds a name to a short sorted list that has each name once.
func insert(names []string, name string) []string {
	if i, ok := slices.BinarySearch(names, name); !ok {
		return slices.Insert(names, i, name)
	}
	return names
}

// outlets are those of the cluster's printings, as the table of outlets names them,
// sorted; "" among them where one is unknown. A draft is no printing.
func (v *view) outlets(c *Cluster) []string {
	var outlets []string
	for _, m := range v.printings(c) {
		a := v.articles[m.Article]
		outlets = insert(outlets, cmp.Or(v.named[a.house()], a.Outlet))
	}
	return outlets
}

// printed are the attributions that count for a printing, as it prints them, each
// once.
func (v *view) printed(m *Member) []string {
	var printed []string
	credits := v.articles[m.Article].Credits
	for _, i := range m.Credit.Credits {
		text := clean(credits[i].Text)
		text = text[:border(text, excerptBytes)]
		if !slices.Contains(printed, text) {
			printed = append(printed, text)
		}
	}
	return printed
}

// outletCount is how many outlets have the cluster's printings: at least so many
// where one is unknown.
func (v *view) outletCount(c *Cluster) string {
	outlets := v.outlets(c)
	if len(outlets) == 0 || outlets[0] != "" {
		return strconv.Itoa(len(outlets))
	}
	return v.p.AtLeast(max(1, len(outlets)-1))
}

// known are the outlets of the report's table that have a name.
func (r *Report) known() (n int) {
	for i := range r.Outlets {
		if r.Outlets[i].Outlet != "" {
			n++
		}
	}
	return n
}

// nameless is the number of articles whose outlet is unknown.
func (r *Report) nameless() (n int) {
	for i := range r.Outlets {
		if r.Outlets[i].Outlet == "" {
			n += r.Outlets[i].Articles
		}
	}
	return n
}

// verdicts are all that are shown, best first.
func verdicts() []string {
	return []string{"correct", "unconfirmed", "via", "other", "vague", "circular", "none"}
}

// shown is the verdict as it is shown: what rests on the credit's word alone is
// called unconfirmed.
func (v *Verdict) shown() string {
	if v.Verdict == "correct" && v.Basis == "word" {
		return "unconfirmed"
	}
	return v.Verdict
}

// verdictCounts counts the verdicts on the cluster's printings, in words; where
// none is passed and nobody is the origin, it is undecided.
func (v *view) verdictCounts(c *Cluster) string {
	counts := make(map[string]int)
	for _, m := range v.judgedPrintings(c) {
		counts[m.Credit.shown()]++
	}
	var parts []string
	for _, verdict := range verdicts() {
		if n := counts[verdict]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", v.p.Say(verdict), n))
		}
	}
	if len(parts) == 0 && c.Origin.Article == "" {
		return v.p.Undecided
	}
	return strings.Join(parts, v.p.Comma)
}

// published is an article's date as shown.
func (v *view) published(a *Article) string {
	switch when := v.when(a); {
	case when == "":
		return v.p.Undated
	case a.FirstSeen:
		return when + " (" + v.p.Seen + ")"
	default:
		return when
	}
}

// when is the time of publication to the minute, with a space before the hours and
// before a zone, which is left out where all times of the report have it; empty if
// unknown.
func (v *view) when(a *Article) string {
	day, hours, timed := strings.Cut(a.Published, "T")
	if !timed {
		return day
	}
	when := day + " " + hours[:min(len(hours), len("15:04"))]
	if zone := zoneOf(a); zone != v.zone {
		when += " " + zone
	}
	return when
}

// zoneOf is the zone of a time of publication, empty where it names none.
func zoneOf(a *Article) string {
	_, hours, _ := strings.Cut(a.Published, "T")
	if i := strings.IndexAny(hours, "Z+-"); i >= 0 {
		return hours[i:]
	}
	return ""
}

// zone is that of all times of publication, if they have the same one.
func (r *Report) zone() string {
	zone, met := "", false
	for i := range r.Articles {
		r.spill.Fetch()
		a := &r.Articles[i]
		if !strings.Contains(a.Published, "T") {
			continue
		}
		if of := zoneOf(a); !met {
			zone, met = of, true
		} else if of != zone {
			return ""
		}
	}
	return zone
}

// title is what an article is called: its title, or its id.
func title(a *Article) string {
	if a.Title == "" {
		return a.ID
	}
	return a.Title
}

// earliest is the date and the outlet of the cluster's earliest printing. The
// date comes first: after Arabic letters its parts would change their order.
func (v *view) earliest(c *Cluster) string {
	a := v.articles[c.Origin.Article]
	if a == nil {
		return v.p.Undecided
	}
	return v.published(a) + v.p.Comma + v.outletOf(a)
}

// earliestShort is the day and the outlet of the cluster's earliest printing.
func (v *view) earliestShort(c *Cluster) string {
	a := v.articles[c.Origin.Article]
	if a == nil {
		return v.p.Undecided
	}
	return strings.TrimSpace(a.day() + " " + v.outletOf(a))
}

// day is the day of publication as printed; empty if unknown.
func (a *Article) day() string { return a.Published[:min(len(a.Published), len(dayLayout))] }

func (v *view) names(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = v.p.Say(code)
	}
	return strings.Join(names, v.p.Comma)
}

func (v *view) outletName(name string) string { return v.p.house(name) }

// outletOf is the name that an article has for its outlet, or where others print
// under that, too, the one that its row has.
func (v *view) outletOf(a *Article) string {
	if v.common[a.Outlet] {
		return v.outletName(cmp.Or(v.named[a.house()], a.Outlet))
	}
	return v.outletName(a.Outlet)
}

// source is the outlet whose text the cluster's passage is by what is credited, empty
// where nothing but a date speaks for it: being the earliest here makes nobody an owner.
func (v *view) source(c *Cluster) string {
	credited := slices.ContainsFunc(c.Members, func(m Member) bool {
		return m.Credit.Verdict == "correct" || m.Credit.Verdict == "via"
	})
	if c.Source == "" || !credited {
		return ""
	}
	return clean(v.outletName(c.Source))
}

func (v *view) outletNames(c *Cluster) string {
	outlets := v.outlets(c)
	for i, o := range outlets {
		outlets[i] = v.outletName(o)
	}
	return strings.Join(outlets, v.p.Comma)
}

func (v *view) creditCounts(o *Outlet) string {
	names := credited(o)
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", v.outletName(name), o.Credits[name])
	}
	return strings.Join(names, v.p.Comma)
}

func lineNumber(line int) string {
	if line == 0 {
		return ""
	}
	return strconv.Itoa(line)
}

// credited are the names that a printed table shows for an outlet, most often
// credited first.
func credited(o *Outlet) []string {
	names := make([]string, 0, len(o.Credits))
	for name := range o.Credits {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := o.Credits[b] - o.Credits[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return names
}

// split parts the clusters into those that are reuse and those set apart, by
// their numbers.
func (v *view) split() (reuse, apart []int) {
	for i := range v.Clusters {
		v.spill.Fetch()
		if len(v.Clusters[i].Labels) == 0 {
			reuse = append(reuse, i)
		} else {
			apart = append(apart, i)
		}
	}
	return reuse, apart
}

// summary says in sentences what was found.
func (v *view) summary() []string {
	p := v.p
	reuse, apart := v.split()
	lines := v.coverage()
	if by, ok := v.Options["filter"].(string); ok {
		all, _ := v.Options["unfiltered_clusters"].(int)
		lines = append(lines, p.Filtered(by, len(v.Clusters), all), p.Whole)
	}
	if len(v.drafts()) > 0 {
		lines = append(lines, draftPhrasesOf(p.Lang).Compared(v.compared()))
	} else if added, ok := v.Options["since_added"].(int); ok {
		lines = append(lines, p.Added(added, v.Stats.Articles, v.Stats.Words))
	} else {
		lines = append(lines, p.Read(v.Stats.Articles, v.Stats.Words, v.known(), v.nameless()))
	}
	if len(v.Clusters) == 0 && len(v.Groups) == 0 && len(v.Matches) == 0 {
		lines = append(lines, p.Nothing)
	} else {
		lines = append(lines, p.Found(len(reuse), len(apart), len(v.Groups)))
	}
	if n := len(v.Warnings); n > 0 || v.Stats.Skipped > 0 {
		lines = append(lines, p.Warned(n, v.Stats.Skipped))
	}
	return lines
}

// thousands writes a count with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// differences are those of a match as changes from one side, B, to the other,
// A: A is what the printing has, B what the text has that it is held against.
// First comes what may need a correction (numbers, dates, names), then words,
// then spelling. Swapped says that the printing is the match's side b.
func (m *Match) differences(swapped bool) []Difference {
	list := slices.Clone(m.Differences)
	for i := range list {
		switch d := &list[i]; {
		case swapped:
			d.A, d.B = d.B, d.A
		case d.What == "added":
			d.What = "dropped"
		case d.What == "dropped":
			d.What = "added"
		}
	}
	slices.SortStableFunc(list, func(a, b Difference) int { return rankOf(a.What) - rankOf(b.What) })
	return list
}
