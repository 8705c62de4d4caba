package reports

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"maps"
	"regexp"
	"slices"
	"unicode/utf8"

	"sada/lsh/align"
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

// Bytes of an HTML report, unless it shall be full. The largest clusters are shown
// in full while every other has room for its row. What a row shows of its passage is
// as long as all rows leave it room for.
const (
	leastCards = 500_000   // when clusters are shown in full, however many rows there are
	asideBytes = 150_000   // of clusters set apart in full
	mostRows   = 30_000    // clusters that may be listed: each takes at least a row and its stems
	otherBytes = 300_000   // what stands between the two lists of clusters
	apartBytes = 4_850_000 // when all clusters are shown
)

// How many of each list a page shows, and how many bytes of a text, unless it
// shall be full.
const (
	pageMembers     = 15
	pagePairs       = 4 // members side by side with another
	pageDifferences = 12
	pageRows        = 100
	pageStories     = 50
	pageNames       = 40
	pageCredits     = 8 // of an outlet or an article
	pageWarnings    = 50
	pageNearest     = 20 // of the passages that are no match
	pageDrafts      = 20
	pageText        = 2000
	contextBytes    = 200
	excerptBytes    = 220
	rowText         = 110
	leastRowText    = 40
	moreRowText     = 16 // that clusters in full leave to each row
	rowName         = 60 // of a date and an outlet in a row
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
	Found   string // the heading of the passages
	Version string
	Policy  string
	Style   template.CSS
	Script  template.JS

	Summary           []string
	Figures           []pageFigure
	Drafts            []pageDraft
	Verdicts          []pageShare
	Firsts            []pageFigure // the outlets that most often were first
	FirstDay, LastDay string

	OutletChoices, KindChoices, VerdictChoices, LabelChoices []string // of the filters

	OutletRows   []pageOutlet
	OutletsLeft  string
	Crediting    []pageCrediting
	Unregistered []nameCount
	NamesLeft    string
	Matrix       *matrix
	MatrixLeft   string
	Diagram      *diagram
	FlowRows     []pageFlow
	FlowsLeft    string
	Groups       []pageGroup
	GroupsLeft   string
	Stories      []pageStory
	StoriesLeft  string
	Reuse, Apart *listing
	Nearest      []pageNearly
	NearestLeft  string
	Options      []pageFigure
	Warnings     []pageWarning
	WarningsLeft string

	v        *view
	full     bool
	out      *counter
	learned  chan *lexicon
	lexicon  *lexicon
	choice   map[string]int // the numbers of the choices that are no outlets, by kind and code
	offered  int            // choices of all filters
	dates    *regexp.Regexp // as reasons have them
	rows     map[string]int
	cardIDs  map[cardOf]string // of cards that others point at
	comparer align.Comparer
}

type (
	// pageFigure is a name and what it comes to.
	pageFigure struct{ Name, Value string }
	// pageDraft is a draft and where its passages stand.
	pageDraft struct {
		Heading string
		Columns []string
		Rows    [][]string
		Left    string
	}
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
	// pageCrediting is an article and whom it credits.
	pageCrediting struct {
		ID, Title, Outlet string
		Names, Printed    []string
	}
	pageFlow  struct{ From, To, Passages, Words, Credited, Delay string }
	pageGroup struct {
		Number, Articles int
		Title            string
		Outlets          []string
	}
	pageStory struct {
		Title, Facts, Left string
		Articles           []pageTold
	}
	pageArticle struct {
		pageDate
		Outlet, Title string
	}
	// pageTold is an article of a story.
	pageTold struct {
		pageArticle
		Relation string
	}
	// pageDate is a date as printed, or empty, and whether it is when the text
	// was found.
	pageDate struct {
		When string
		Seen bool
	}
	pageWarning struct{ Path, Line, Text string }
	// pageNearly is a passage of two articles that is no match.
	pageNearly struct {
		A, B                    pageArticle // Title is how the passage begins
		Words, Agreement, Asked string
	}
)

// Count is how many, as it is shown, with their share of all where it is more than
// some tenths of a hundredth.
func (s pageShare) Count() string {
	if s.Width < 5 {
		return thousands(s.N)
	}
	return thousands(s.N) + " (" + percent(float64(s.Width)/1000) + ")"
}

func newPage(v *view, full bool, out *counter) *page {
	p := &page{
		P: v.p, Heading: v.heading(), Found: v.passages(), Version: v.Version, v: v, full: full, out: out,
		Policy: "default-src 'none'; style-src '" + hash(pageStyle) + "'; script-src '" + hash(pageScript) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(pageStyle), Script: template.JS(pageScript),
		Summary: v.summary(), choice: make(map[string]int), rows: v.rows(), cardIDs: make(map[cardOf]string),
		dates: regexp.MustCompile(`\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?(?: [+-]\d\d:\d\d)?`),
	}
	p.list()
	p.figures()
	p.drafts()
	p.choices()
	p.outlets()
	p.Matrix = newMatrix(v)
	if n := p.Matrix.Left; n > 0 {
		p.MatrixLeft = p.P.MoreOutlets(n) + p.P.AllInJSON
	}
	p.Diagram = newDiagram(v)
	p.groups()
	p.stories()
	p.nearest()
	for _, name := range slices.Sorted(maps.Keys(v.Options)) {
		p.Options = append(p.Options, pageFigure{name, clean(fmt.Sprint(v.Options[name]))})
	}
	p.share()
	p.Options = append(p.Options, pageFigure{"schema", v.Schema}, pageFigure{"version", v.Version})
	for i := range p.most(pageWarnings, len(v.Warnings)) {
		w := &v.Warnings[i]
		p.Warnings = append(p.Warnings, pageWarning{clean(w.Path), lineNumber(w.Line), p.short(clean(w.Text))})
	}
	p.WarningsLeft = p.left(pageWarnings, len(v.Warnings))
	return p
}

// list names the clusters that may be listed, and finds what their printings say while
// other parts of the page are made.
func (p *page) list() {
	reuse, apart := p.v.split()
	p.Reuse = &listing{p: p, clusters: reuse, most: len(reuse)}
	p.Apart = &listing{p: p, clusters: apart, most: len(apart), apart: true}
	p.limit(mostRows)
	clusters := p.listed()
	p.learned = make(chan *lexicon, 1)
	go func() { p.learned <- newLexicon(p.v.Report, clusters) }()
}

// room is what the page has for clusters, but for some that are set apart, and for what
// the script searches.
func (p *page) room() int {
	if p.Apart.Len() > 0 {
		return apartBytes - otherBytes - asideBytes
	}
	return apartBytes - otherBytes
}

// limit is how many clusters may be listed.
func (p *page) limit(most int) {
	if all := p.Reuse.Len() + p.Apart.Len(); !p.full && most < all {
		p.Reuse.most, p.Apart.most = most*p.Reuse.Len()/all, most*p.Apart.Len()/all
	}
}

// listed are the clusters that may be listed.
func (p *page) listed() []int {
	return slices.Concat(p.Reuse.clusters[:p.Reuse.most], p.Apart.clusters[:p.Apart.most])
}

// share shares out the bytes of the page among the clusters in full, those in rows, and
// what the script searches; of very many the last have no room.
func (p *page) share() {
	p.lexicon = <-p.learned
	if p.v.err == nil {
		p.v.err = p.lexicon.err
	}
	room, size, row := p.room(), p.lexicon.size(p.listed()), p.rowBytes()
	for n := len(p.listed()); !p.full && n > 0 && size+row*n > room-leastCards; n = len(p.listed()) {
		p.limit(n * 99 / 100 * (room - leastCards) / (size + row*n)) // a hundredth less, for the stems of fewer are less by less
		size = p.lexicon.size(p.listed())
	}
	end := apartBytes - size
	cards := max(leastCards, room-size-(row+moreRowText)*len(p.listed()))
	p.Reuse.cards, p.Reuse.rows = cards, cards+(room-size-cards)*p.Reuse.Len()/max(p.Reuse.Len()+p.Apart.Len(), 1)
	p.Apart.cards, p.Apart.rows = end-row*p.Apart.most, end
}

// rowBytes is what a row takes with the fewest words of its passage: the mean of one in
// so many.
func (p *page) rowBytes() int {
	const every = 64
	sum, n := 0, 0
	for _, l := range []*listing{p.Reuse, p.Apart} {
		for i := every / 2; i < l.most; i += every {
			row := p.row(i+1, l.clusters[i])
			sum += row.size(l.apart) + leastRowText
			n++
		}
	}
	return sum/max(n, 1) + 4
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
		return p.P.More(n) + p.P.AllInJSON
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
	for _, i := range p.Reuse.clusters {
		printings += len(v.printings(&v.Clusters[i]))
	}
	counts := v.judged(p.Reuse.clusters)
	type figure struct {
		name string
		n    int
	}
	read := []figure{{p.P.Articles, v.Stats.Articles}, {p.P.Outlets, v.known()}, {p.P.Words, v.Stats.Words}}
	if added, ok := v.Options["since_added"].(int); ok {
		read = []figure{{p.P.AddedSince, added}, {p.P.Outlets, v.known()}}
	}
	if drafts := v.drafts(); len(drafts) > 0 {
		say := draftPhrasesOf(v.p.Lang)
		if len(drafts) == 1 {
			p.Figures = append(p.Figures, pageFigure{say.Reused, percent(drafts[0].Reused)})
		}
		with, _ := v.compared()
		read = []figure{{say.ComparedWith, with}, {p.P.Outlets, v.known()}}
	}
	for _, f := range append(read, []figure{
		{p.P.Shared, p.Reuse.Len()},
		{p.P.Printings, printings},
		{p.P.ApartShort, p.Apart.Len()},
		{p.P.GroupsShort, len(v.Groups)},
		{p.P.Stories, len(v.Stories)},
	}...) {
		p.Figures = append(p.Figures, pageFigure{f.name, thousands(f.n)})
	}
	p.Firsts = p.firsts()
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

// judged counts verdicts on the printings of some clusters: each credit once, and each
// article without one, as for the widest passage that it is judged of. Passages lie
// within others, and one source line speaks for all of an article.
func (v *view) judged(clusters []int) map[string]int {
	type judgement struct {
		article string
		credits string
	}
	type best struct {
		size    int
		verdict string
	}
	widest := make(map[judgement]best)
	for _, i := range clusters {
		for _, m := range v.judgedPrintings(&v.Clusters[i]) {
			verdict := m.Credit.shown()
			if verdict == "" {
				continue
			}
			of := judgement{m.Article, fmt.Sprint(m.Credit.Credits)}
			if size := m.End - m.Start; size > widest[of].size {
				widest[of] = best{size, verdict}
			}
		}
	}
	counts := make(map[string]int)
	for _, b := range widest {
		counts[b.verdict]++
	}
	return counts
}

// pageFirsts is how many of the outlets that were first the overview names.
const pageFirsts = 5

// firsts are the outlets that most often have the earliest printing.
func (p *page) firsts() (shown []pageFigure) {
	outlets := slices.DeleteFunc(slices.Clone(p.v.Outlets), func(o Outlet) bool { return o.Origins == 0 || o.Outlet == "" })
	slices.SortStableFunc(outlets, func(a, b Outlet) int { return b.Origins - a.Origins })
	for _, o := range outlets[:min(pageFirsts, len(outlets))] {
		shown = append(shown, pageFigure{p.short(clean(p.v.outletName(o.Outlet))), thousands(o.Origins)})
	}
	return shown
}

// drafts shows where the passages of drafts stand.
func (p *page) drafts() {
	for i := range p.most(pageDrafts, len(p.v.drafts())) {
		list := p.v.ofDraft(&p.v.Articles[i])
		columns, place := p.v.places(&p.v.Articles[i])
		draft := pageDraft{Heading: p.short(p.v.elsewhere(&p.v.Articles[i])), Columns: columns, Left: p.left(draftRows, len(list))}
		for k, m := range list[:p.most(draftRows, len(list))] {
			cells := place(k+1, m)
			for c := range cells {
				cells[c] = p.short(clean(cells[c]))
			}
			draft.Rows = append(draft.Rows, cells)
		}
		if len(list) > 0 {
			p.Drafts = append(p.Drafts, draft)
		}
	}
}

// choices finds the values to filter by.
func (p *page) choices() {
	v := p.v
	for i := range v.Outlets {
		p.OutletChoices = append(p.OutletChoices, clean(v.outletName(v.Outlets[i].Outlet)))
	}
	var kinds, labels, found []string
	for i := range v.Clusters {
		v.spill.Fetch()
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
	p.offered = len(p.OutletChoices)
	choose := func(of string, codes []string) (names []string) {
		for _, code := range codes {
			if code != "" {
				p.choice[of+code] = p.offered
				p.offered++
				names = append(names, clean(p.P.Say(code)))
			}
		}
		return names
	}
	// In the order of the filters, in which the script counts.
	p.KindChoices = choose("kind ", kinds)
	p.VerdictChoices = choose("verdict ", found)
	p.LabelChoices = choose("label ", labels)
}

// unshown says how many more there are than are shown, "" for none.
func (p *page) unshown(n int) string {
	if n > 0 {
		return p.P.More(n) + p.P.AllInJSON
	}
	return ""
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
		for _, name := range names[:p.most(pageCredits, len(names))] {
			shown.Credits = append(shown.Credits, pageFigure{p.short(clean(v.p.house(name))), thousands(o.Credits[name])})
		}
		p.OutletRows = append(p.OutletRows, shown)
	}
	p.OutletsLeft = p.left(2*pageRows, len(v.Outlets))
	for _, a := range v.crediting() {
		p.Crediting = append(p.Crediting, pageCrediting{cut(clean(a.ID), 80), p.short(clean(a.Title)), clean(v.printer(a.Article)), p.few(a.Names), p.few(a.Printed)})
	}
	for _, f := range p.byWords(v.Flows)[:p.most(pageRows, len(v.Flows))] {
		p.FlowRows = append(p.FlowRows, pageFlow{
			clean(v.outletName(f.From)), clean(v.outletName(f.To)), thousands(f.Passages), thousands(f.words()),
			percent(float64(f.Credited) / float64(max(1, f.Passages))), f.hours(),
		})
	}
	p.FlowsLeft = p.left(pageRows, len(v.Flows))
	names, left := v.unregistered(p.most(pageNames, len(v.Articles)))
	p.NamesLeft = p.unshown(left)
	for _, name := range names {
		p.Unregistered = append(p.Unregistered, nameCount{cut(clean(name.Name), 80), name.Articles, clean(name.Meant)})
	}
}

// few are the first names of a list, each short.
func (p *page) few(names []string) []string {
	var shown []string
	for _, name := range names[:p.most(pageCredits, len(names))] {
		shown = append(shown, p.short(clean(name)))
	}
	if len(shown) < len(names) {
		shown = append(shown, "…")
	}
	return shown
}

// byWords are the flows, most words first.
func (p *page) byWords(flows []Flow) []Flow {
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(a, b Flow) int { return b.words() - a.words() })
	return flows
}

func (p *page) groups() {
	v := p.v
	for i := range p.most(pageRows, len(v.Groups)) {
		g := &v.Groups[i]
		var outlets []string
		for _, id := range g.Articles {
			outlets = insert(outlets, clean(v.printer(v.articles[id])))
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
		}
		told := v.articlesOf(s)
		shown.Left = p.left(pageMembers, len(told))
		for k := range told {
			t := &told[k]
			if k == 0 {
				shown.Title = p.short(clean(title(t.Article)))
			}
			if k < p.most(pageMembers, len(told)) {
				shown.Articles = append(shown.Articles, pageTold{pageArticle{v.dateOf(t.Article), clean(t.outlets(v)), p.short(clean(title(t.Article)))}, clean(t.relation(p.P))})
			}
		}
		p.Stories = append(p.Stories, shown)
	}
	p.StoriesLeft = p.left(pageStories, len(v.Stories))
}

// nearest shows the passages that came nearest to being a match.
func (p *page) nearest() {
	v := p.v
	side := func(s Side) pageArticle {
		a := v.articles[s.Article]
		shown := title(a)
		if text := v.text(a); s.End <= len(text) {
			shown = text[s.Start:s.End]
		}
		return pageArticle{p.v.dateOf(a), clean(v.printer(a)), firstWords(shown, excerptBytes)}
	}
	for i := range p.most(pageNearest, len(v.Rejected)) {
		x := &v.Rejected[i]
		p.Nearest = append(p.Nearest, pageNearly{
			side(x.A), side(x.B), fmt.Sprintf("%d / %d", x.WordsA, x.WordsB),
			fmt.Sprintf("%.3f", x.Overlap+x.Order), fmt.Sprintf("%.3f", x.Asked),
		})
	}
	p.NearestLeft = p.left(pageNearest, len(v.Rejected))
}
