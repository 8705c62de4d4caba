package reports

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The HTML report is one file that needs no network: style and script stand in
// it, and a content security policy names them by their hashes and allows
// nothing else. All that can be read is in the HTML itself; the script only
// filters. It is made for one reader's language and goes by that language's
// direction, every name and text in it by its own.
//
// Its size is bounded: while it is written, the bytes are counted, and what
// comes next is shown in full, in a row, or only counted.

//go:embed page/report.html
var pageTemplate string

//go:embed page/report.css
var pageStyle string

//go:embed page/report.js
var pageScript string

// Bytes that an HTML report may have when the parts named are written, unless
// it shall be full. The largest clusters are shown in full while every other
// has room for its row; of those set apart the largest, and rows.
const (
	leastCards = 1_200_000 // clusters in full, however many rows there are
	rowBytes   = 265       // about what a row takes
	restBytes  = 4_150_000 // rows
	asideBytes = 4_450_000 // clusters set apart, in full
	apartBytes = 4_800_000 // rows of them
)

// How many of each list a page shows, and how many bytes of a text, unless it
// shall be full.
const (
	pageMembers     = 15
	pagePairs       = 4 // members side by side with the medoid
	pageDifferences = 12
	pageRows        = 100
	pageStories     = 50
	pageNames       = 40
	pageWarnings    = 50
	pageText        = 2000
	contextBytes    = 200
	excerptBytes    = 220
	rowText         = 110
	cellBytes       = 500
	tableRows       = 50
)

// writeHTML writes the report as one page.
func writeHTML(w io.Writer, v *view, opt RenderOptions) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	out := &counter{w: w}
	return t.ExecuteTemplate(out, "report", newPage(v, opt.Full, out))
}

// counter counts the bytes written to w.
type counter struct {
	w io.Writer
	n int
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += n
	return n, err
}

// page is what the template shows. Its exported fields and methods are those
// that the template names.
type page struct {
	P       *phrases
	Heading string
	Version string
	Policy  string
	Style   template.CSS
	Script  template.JS

	Summary           []string
	Figures           []pageFigure
	Verdicts          []pageShare
	FirstDay, LastDay string

	OutletChoices, KindChoices, VerdictChoices, LabelChoices []choice

	OutletRows   []pageOutlet
	Unregistered []pageFigure
	Matrix       *matrix
	Diagram      *diagram
	FlowRows     []pageFlow
	Groups       []pageGroup
	GroupsLeft   string
	Stories      []pageStory
	StoriesLeft  string
	ApartCount   int
	Options      []pageFigure
	Warnings     []pageWarning
	WarningsLeft string

	v            *view
	full         bool
	out          *counter
	reuse, apart []int
	shown, aside int // of reuse and of apart, so far
	tokens       map[string]string
	rows         map[string]int
}

type (
	// pageFigure is a name and what it comes to.
	pageFigure struct{ Name, Value string }
	// choice is one value of a filter.
	choice struct{ Code, Name string }
	// pageShare is a part of a bar.
	pageShare struct {
		Code     string
		N        int
		X, Width int // of 1000
	}
	pageOutlet struct {
		Name, First, Last, Agency   string
		Articles, Passages, Origins string
		Credits                     []pageFigure
	}
	pageFlow  struct{ From, To, Passages, Words, Credited, Delay string }
	pageGroup struct {
		Number, Articles int
		Title            string
		Outlets          []string
	}
	pageStory struct {
		Title, Facts, Left string
		Articles           []pageArticle
	}
	pageArticle struct {
		pageDate
		Outlet, Title string
	}
	// pageDate is a date as printed, or empty, and whether it is when the text
	// was found.
	pageDate struct {
		When string
		Seen bool
	}
	pageWarning struct{ Path, Line, Text string }
)

// row is a cluster in one line.
type row struct {
	Number, Words, Printings                                int
	Outlets, Tokens, Days, Earliest, Verdicts, Why, Excerpt string
}

// rowTable is some clusters in one line each.
type rowTable struct {
	P     *phrases
	Apart bool // set apart: what for, where others have their credits
	Rows  []row
}

// card is a cluster in full.
type card struct {
	row
	P                         *phrases
	ID                        string
	Labels, Kinds, Passage    []string
	Counts                    []pageShare
	Origin                    *pageArticle // nil where undecided
	Confidence                string
	Reasons                   []string
	Source                    string
	Families, Texts, Rejected int
	Line                      *timeLine
	Members                   []member
	MembersLeft               string
}

// member is one printing on a card.
type member struct {
	pageDate
	Outlet, Title, Verdict string
	URL, Host              string
	Origin                 bool
	Reasons, Printed       []string
	Against                *pageArticle // whom Changes are held against; nil for none
	Why                    []string
	Changes                []change
	ChangesLeft            string
	Differences            []Difference // as printed here, as quoted; where Against is nil
	Pair                   *pair
	Text                   []part // of the quoted printing itself
}

// pair is a printing beside the quoted one.
type pair struct {
	Kinds       []string
	Quoted      string // the outlet of the quoted one
	Left, Right []part
}

// part is a stretch of text; Mark is "", "context", "ins" or "del".
type part struct{ Text, Mark string }

func newPage(v *view, full bool, out *counter) *page {
	p := &page{
		P: v.p, Heading: v.heading(), Version: v.Version, v: v, full: full, out: out,
		Policy: "default-src 'none'; style-src '" + hash(pageStyle) + "'; script-src '" + hash(pageScript) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(pageStyle), Script: template.JS(pageScript),
		Summary: v.summary(), tokens: make(map[string]string), rows: v.rows(v.houses()),
	}
	p.reuse, p.apart = v.split()
	p.ApartCount = len(p.apart)
	p.figures()
	p.choices()
	p.outlets()
	p.Matrix = newMatrix(v)
	p.Diagram = newDiagram(v)
	p.groups()
	p.stories()
	for _, name := range slices.Sorted(maps.Keys(v.Options)) {
		p.Options = append(p.Options, pageFigure{name, clean(fmt.Sprint(v.Options[name]))})
	}
	p.Options = append(p.Options, pageFigure{"schema", v.Schema}, pageFigure{"version", v.Version})
	for i := range p.most(pageWarnings, len(v.Warnings)) {
		w := &v.Warnings[i]
		p.Warnings = append(p.Warnings, pageWarning{clean(w.Path), lineNumber(w.Line), p.short(clean(w.Text))})
	}
	p.WarningsLeft = p.left(pageWarnings, len(v.Warnings))
	return p
}

// hash is a source of the content security policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// most is how many of n are shown.
func (p *page) most(limit, n int) int {
	if p.full {
		return n
	}
	return min(limit, n)
}

// left says how many of n are not shown.
func (p *page) left(limit, n int) string {
	if n -= p.most(limit, n); n > 0 {
		return fmt.Sprintf(p.P.More, n)
	}
	return ""
}

// short cuts a text to what a page shows of one.
func (p *page) short(s string) string {
	if p.full || len(s) <= pageText {
		return s
	}
	return s[:border(s, pageText)] + "…"
}

// border is the last border of two runes at or before i.
func border(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return min(i, len(s))
}

func (p *page) figures() {
	v, printings := p.v, 0
	counts := make(map[string]int)
	for _, i := range p.reuse {
		printings += len(v.Clusters[i].Members)
		for _, m := range v.Clusters[i].Members {
			counts[m.Credit.shown()]++
		}
	}
	for _, f := range []struct {
		name string
		n    int
	}{
		{p.P.Articles, v.Stats.Articles},
		{p.P.Outlets, v.known()},
		{p.P.Words, v.Stats.Words},
		{p.P.Shared, len(p.reuse)},
		{p.P.Printings, printings},
		{p.P.ApartShort, len(p.apart)},
		{p.P.GroupsShort, len(v.Groups)},
		{p.P.Stories, len(v.Stories)},
	} {
		p.Figures = append(p.Figures, pageFigure{f.name, thousands(f.n)})
	}
	total := 0
	for _, verdict := range verdicts() {
		total += counts[verdict]
	}
	sum := 0
	for _, verdict := range verdicts() {
		if n := counts[verdict]; n > 0 {
			from, to := 1000*sum/total, 1000*(sum+n)/total
			p.Verdicts = append(p.Verdicts, pageShare{verdict, n, from, to - from})
			sum += n
		}
	}
}

// choices finds the values to filter by, and a short token for each.
func (p *page) choices() {
	v := p.v
	for i := range v.Outlets {
		p.OutletChoices = append(p.OutletChoices, choice{"o" + strconv.Itoa(i), clean(v.outletName(v.Outlets[i].Outlet))})
	}
	var kinds, labels, found []string
	for i := range v.Clusters {
		for _, kind := range v.kinds(i) {
			kinds = insert(kinds, kind)
		}
		for _, label := range v.Clusters[i].Labels {
			labels = insert(labels, label)
		}
		for _, m := range v.Clusters[i].Members {
			found = insert(found, m.Credit.shown())
		}
		for _, m := range v.Clusters[i].Members {
			a := v.articles[m.Article]
			if day := a.day(); day != "" {
				p.LastDay = max(p.LastDay, day)
				if p.FirstDay == "" || day < p.FirstDay {
					p.FirstDay = day
				}
			}
		}
	}
	choose := func(prefix string, codes []string) (choices []choice) {
		for i, code := range codes {
			if code == "" {
				continue
			}
			token := prefix + strconv.Itoa(i)
			p.tokens[prefix+code] = token
			choices = append(choices, choice{token, clean(p.P.Say(code))})
		}
		return choices
	}
	p.KindChoices, p.VerdictChoices, p.LabelChoices = choose("k", kinds), choose("v", found), choose("l", labels)
}

// Cards yields the clusters that are shown in full: the largest, while there
// is room.
func (p *page) Cards() iter.Seq[*card] {
	return p.showCards(p.reuse, &p.shown, max(leastCards, restBytes-rowBytes*len(p.reuse)))
}

// HasRest says, after Cards, whether some clusters are left for rows.
func (p *page) HasRest() bool { return p.shown < len(p.reuse) }

// Rest yields the clusters that Cards has left, while there is room.
func (p *page) Rest() iter.Seq[rowTable] { return p.showRows(p.reuse, &p.shown, restBytes, false) }

// RestLeft says, after Rest, how many clusters are not shown at all.
func (p *page) RestLeft() string { return p.unshown(len(p.reuse) - p.shown) }

// Apart, HasApartRest, ApartRest and ApartLeft are the same of the clusters that
// are set apart.
func (p *page) Apart() iter.Seq[*card] { return p.showCards(p.apart, &p.aside, asideBytes) }

func (p *page) HasApartRest() bool { return p.aside < len(p.apart) }

func (p *page) ApartRest() iter.Seq[rowTable] {
	return p.showRows(p.apart, &p.aside, apartBytes, true)
}

func (p *page) ApartLeft() string { return p.unshown(len(p.apart) - p.aside) }

// showCards yields clusters in full until the page has so many bytes; shown
// counts them.
func (p *page) showCards(clusters []int, shown *int, bytes int) iter.Seq[*card] {
	return func(yield func(*card) bool) {
		for *shown < len(clusters) && (p.full || p.out.n < bytes) {
			*shown++
			if !yield(p.card(*shown, clusters[*shown-1])) {
				return
			}
		}
	}
}

// showRows yields clusters in tables of some rows until the page has so many
// bytes. A browser lays out only the tables that are seen.
func (p *page) showRows(clusters []int, shown *int, bytes int, apart bool) iter.Seq[rowTable] {
	return func(yield func(rowTable) bool) {
		for *shown < len(clusters) && p.out.n < bytes {
			table := rowTable{P: p.P, Apart: apart}
			for len(table.Rows) < tableRows && *shown < len(clusters) {
				*shown++
				table.Rows = append(table.Rows, p.row(*shown, clusters[*shown-1], rowText))
			}
			if !yield(table) {
				return
			}
		}
	}
}

func (p *page) unshown(n int) string {
	if n > 0 {
		return fmt.Sprintf(p.P.More, n)
	}
	return ""
}

// row shows a cluster in one line.
func (p *page) row(number, cluster, bytes int) row {
	v := p.v
	c := &v.Clusters[cluster]
	excerpt := firstWords(v.quotation(c), bytes)
	if excerpt == "" {
		excerpt = p.P.NoText
	}
	tokens, first, last := p.facts(cluster)
	if first != last {
		first += " " + last
	}
	return row{
		Number: number, Words: c.Words, Printings: len(c.Members), Outlets: v.outletCount(c),
		Tokens: strings.Join(tokens, " "), Days: first,
		Earliest: clean(v.earliestShort(c)), Verdicts: v.verdictCounts(c), Why: v.names(c.Labels), Excerpt: excerpt,
	}
}

// firstWords cuts a text to some bytes, between words where it has any.
func firstWords(s string, most int) string {
	if len(s) <= most {
		return clean(s)
	}
	s = s[:border(s, most)]
	if i := strings.LastIndexAny(s, " \n"); i > most/2 {
		s = s[:i]
	}
	return clean(s) + "…"
}

// facts are what a cluster is filtered by: tokens, and its first and last day.
func (p *page) facts(cluster int) (tokens []string, first, last string) {
	c := &p.v.Clusters[cluster]
	for _, m := range c.Members {
		a := p.v.articles[m.Article]
		if row, ok := p.rows[a.Outlet]; ok {
			tokens = append(tokens, "o"+strconv.Itoa(row))
		}
		if token, ok := p.tokens["v"+m.Credit.shown()]; ok {
			tokens = append(tokens, token)
		}
		if day := a.day(); day != "" {
			last = max(last, day)
			if first == "" || day < first {
				first = day
			}
		}
	}
	for _, kind := range p.v.kinds(cluster) {
		tokens = append(tokens, p.tokens["k"+kind])
	}
	for _, label := range c.Labels {
		tokens = append(tokens, p.tokens["l"+label])
	}
	slices.Sort(tokens)
	return slices.Compact(tokens), first, last
}

// card shows a cluster in full.
func (p *page) card(number, cluster int) *card {
	v := p.v
	c := &v.Clusters[cluster]
	d := &card{
		row: p.row(number, cluster, excerptBytes), P: p.P, ID: c.ID, Labels: c.Labels, Kinds: v.kinds(cluster),
		Reasons: p.P.reasons(c.Origin.Reasons, c.Origin.Codes), Source: v.source(c), Families: c.Families, Texts: c.Texts, Rejected: c.Rejected,
		Line: newTimeLine(v, c),
	}
	if a := v.articles[c.Origin.Article]; a != nil {
		d.Origin, d.Confidence = &pageArticle{dateOf(a), clean(v.outletName(a.Outlet)), ""}, c.Origin.Confidence
	}
	for _, line := range strings.Split(p.short(v.quotation(c)), "\n") {
		if line = clean(line); line != "" {
			d.Passage = append(d.Passage, line)
		}
	}
	counts := make(map[string]int)
	for _, m := range c.Members {
		counts[m.Credit.shown()]++
	}
	for _, verdict := range verdicts() {
		if n := counts[verdict]; n > 0 {
			d.Counts = append(d.Counts, pageShare{Code: verdict, N: n})
		}
	}
	p.members(d, cluster)
	return d
}

// members shows the cluster's printings, the first ones side by side with the
// medoid.
func (p *page) members(d *card, cluster int) {
	v := p.v
	c := &v.Clusters[cluster]
	medoid := c.medoid()
	best := make([]*Match, len(c.Members)) // with the medoid, by member
	for _, e := range v.evidence[cluster] {
		m := &v.Matches[e.match]
		if other := e.a + e.b - medoid; (e.a == medoid || e.b == medoid) && (best[other] == nil || m.Words > best[other].Words) {
			best[other] = m
		}
	}
	pairs := 0
	shown := v.members(c, p.most(pageMembers, len(c.Members)))
	for _, i := range shown {
		m := &c.Members[i]
		a := v.articles[m.Article]
		one := member{
			pageDate: dateOf(a), Outlet: clean(v.outletName(a.Outlet)), Title: p.short(clean(title(a))),
			Verdict: m.Credit.shown(), Reasons: p.P.reasons(m.Credit.Reasons, m.Credit.Codes), Printed: v.printed(m),
			Origin: m.Article == c.Origin.Article,
		}
		if u, err := url.Parse(a.URL); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			one.URL, one.Host = a.URL, clean(u.Host)
		}
		p.hop(&one, m)
		match := best[i]
		switch {
		case i == medoid:
			one.Text = p.parts(a.Text, m.Start, m.End, nil, "")
		case match != nil && (p.full || pairs < pagePairs):
			pairs++
			match = v.whole(match)
			left, right := match.A, match.B
			if right.Article != c.Medoid || left.Article == right.Article && left.Start != m.Start {
				left, right = right, left
			}
			swapped := left != match.A
			list := match.differences(swapped)
			for _, difference := range list[:p.most(pageDifferences, len(list))] {
				if one.Against != nil {
					break
				}
				one.Differences = append(one.Differences, Difference{A: p.short(clean(difference.A)), B: p.short(clean(difference.B)), What: clean(difference.What)})
			}
			one.Pair = p.pair(match, left, right, swapped)
		}
		d.Members = append(d.Members, one)
	}
	d.MembersLeft = p.unshown(len(c.Members) - len(shown))
}

// hop shows what a printing changed.
func (p *page) hop(one *member, m *Member) {
	h := m.Hop
	if h == nil {
		return
	}
	a := p.v.articles[h.From.Article]
	one.Against = &pageArticle{dateOf(a), clean(p.v.outletName(a.Outlet)), p.short(clean(title(a)))}
	one.Why = p.P.reasons(h.Reasons, h.Codes)
	list := p.v.changes(m)
	for _, change := range list[:p.most(pageDifferences, len(list))] {
		change.There, change.Here = p.brief(change.There), p.brief(change.Here)
		one.Changes = append(one.Changes, change)
	}
	one.ChangesLeft = p.left(pageDifferences, len(list))
}

// brief cuts a text to what a cell shows of one.
func (p *page) brief(s string) string {
	if s = clean(s); p.full || len(s) <= cellBytes {
		return s
	}
	return s[:border(s, cellBytes)] + "…"
}

func dateOf(a *Article) pageDate { return pageDate{a.when(), a.FirstSeen} }

// pair puts the two sides of a match beside each other.
func (p *page) pair(m *Match, left, right Side, swapped bool) *pair {
	a, b := p.v.articles[left.Article].Text, p.v.articles[right.Article].Text
	if left.End > len(a) || right.End > len(b) {
		return nil
	}
	ins, del := marks(m, a, b, left, right, swapped)
	return &pair{
		Kinds:  append([]string{m.Kind}, m.Labels...),
		Quoted: clean(p.v.outletName(p.v.articles[right.Article].Outlet)),
		Left:   p.parts(a, left.Start, left.End, ins, "ins"),
		Right:  p.parts(b, right.Start, right.End, del, "del"),
	}
}

func (p *page) outlets() {
	v := p.v
	for i := range p.most(2*pageRows, len(v.Outlets)) {
		o := &v.Outlets[i]
		shown := pageOutlet{
			Name: clean(v.outletName(o.Outlet)), First: o.First, Last: o.Last, Agency: o.wireShare(),
			Articles: thousands(o.Articles), Passages: thousands(o.Passages), Origins: thousands(o.Origins),
		}
		names := credited(o)
		for _, name := range names[:p.most(8, len(names))] {
			shown.Credits = append(shown.Credits, pageFigure{p.short(clean(v.p.house(name))), thousands(o.Credits[name])})
		}
		p.OutletRows = append(p.OutletRows, shown)
	}
	for _, f := range p.byWords(v.Flows)[:p.most(pageRows, len(v.Flows))] {
		p.FlowRows = append(p.FlowRows, pageFlow{
			clean(v.outletName(f.From)), clean(v.outletName(f.To)), thousands(f.Passages), thousands(f.Words),
			percent(float64(f.Credited) / float64(max(1, f.Passages))), f.hours(),
		})
	}
	for _, name := range v.unregistered(p.most(pageNames, len(v.Articles))) {
		p.Unregistered = append(p.Unregistered, pageFigure{cut(clean(name.Name), 80), thousands(name.Articles)})
	}
}

// byWords are the flows, most words first.
func (p *page) byWords(flows []Flow) []Flow {
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(a, b Flow) int { return b.Words - a.Words })
	return flows
}

func (p *page) groups() {
	v := p.v
	for i := range p.most(pageRows, len(v.Groups)) {
		g := &v.Groups[i]
		var outlets []string
		for _, id := range g.Articles {
			outlets = insert(outlets, clean(v.outletName(v.articles[id].Outlet)))
		}
		p.Groups = append(p.Groups, pageGroup{i + 1, len(g.Articles), p.short(clean(title(v.articles[g.Medoid]))), outlets})
	}
	p.GroupsLeft = p.left(pageRows, len(v.Groups))
}

func (p *page) stories() {
	v := p.v
	for i := range p.most(pageStories, len(v.Stories)) {
		s := &v.Stories[i]
		shown := pageStory{
			Facts: fmt.Sprintf("%s: %d%s%s", p.P.Articles, len(s.Articles), p.P.Comma, v.relations(s)),
			Left:  p.left(pageMembers, len(s.Articles)),
		}
		for k, id := range s.Articles {
			a := v.articles[id]
			if k == 0 {
				shown.Title = p.short(clean(title(a)))
			}
			if k < p.most(pageMembers, len(s.Articles)) {
				shown.Articles = append(shown.Articles, pageArticle{dateOf(a), clean(v.outletName(a.Outlet)), p.short(clean(title(a)))})
			}
		}
		p.Stories = append(p.Stories, shown)
	}
	p.StoriesLeft = p.left(pageStories, len(v.Stories))
}
