package reports

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"sada/lsh/arabic"
)

// A cluster on the page: in full as a card, or in a row of a table.

// row is a cluster in one line.
type row struct {
	Number, Words, Printings                  int
	Outlets, Earliest, Verdicts, Why, Excerpt string
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
	Names                     []string // of the first few outlets
	Counts                    []pageShare
	Origin                    *pageArticle // nil where undecided
	Confidence                string
	Reasons                   [][]part
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
	Reasons                [][]part
	Printed                []string
	Against                *pageArticle // whom Changes are held against; nil for none
	Draft                  bool         // it is one, or held against one: Here is what the draft has
	Changed                string       // the heading of Changes
	Again, AgainID         string       // where they are shown already, instead of them
	Why                    [][]part
	Changes                []change
	ChangesLeft            string
	Differences            []Difference // as printed here, as quoted; where Against is nil
	Pair                   *pair
	Text                   []part // of the quoted printing itself
}

// pair is a printing on the left beside another: the one that it is held to
// follow, or the quoted one.
type pair struct {
	Title, OnlyHere, OnlyThere string // what the two are called
	Kinds                      []string
	Here, There                pageArticle
	Left, Right                []part
}

// part is a stretch of text; Mark is "", "context", "ins", "del" or "when".
type part struct{ Text, Mark string }

// row shows a cluster in one line, but for its passage.
func (p *page) row(number, cluster int) row {
	v := p.v
	c := &v.Clusters[cluster]
	return row{
		Number: number, Words: v.words(c), Printings: len(v.printings(c)), Outlets: v.outletCount(c),
		Earliest: firstWords(v.earliestShort(c), rowName), Verdicts: v.verdictCounts(c), Why: v.names(c.Labels),
	}
}

// rowText is how a cluster's passage begins, in so many bytes at most.
func (p *page) rowText(cluster, most int) string {
	return cmp.Or(firstWords(p.v.quotation(&p.v.Clusters[cluster]), most), p.P.NoText)
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

// daysFrom is a day as its number from the report's first one on, in which the page's
// script counts.
func (p *page) daysFrom(day string) int32 {
	first, err := time.Parse(time.DateOnly, p.FirstDay)
	date, err2 := time.Parse(time.DateOnly, day)
	if err != nil || err2 != nil {
		return 0
	}
	return int32(date.Sub(first).Hours() / 24)
}

// facts are what a cluster is filtered by: choices of the filters, each once, and its
// first and last day, empty where it has none.
func (p *page) facts(cluster int) (choices []int, first, last string) {
	c := &p.v.Clusters[cluster]
	choose := func(of, code string) {
		if choice, ok := p.choice[of+code]; ok {
			choices = append(choices, choice)
		}
	}
	for _, m := range c.Members {
		a := p.v.articles[m.Article]
		if row, ok := p.rows[a.house()]; ok {
			choices = append(choices, row)
		}
		choose("verdict ", m.Credit.shown())
		if day := a.day(); day != "" {
			last = max(last, day)
			if first == "" || day < first {
				first = day
			}
		}
	}
	for _, kind := range p.v.kinds(cluster) {
		choose("kind ", kind)
	}
	for _, label := range c.Labels {
		choose("label ", label)
	}
	slices.Sort(choices)
	return slices.Compact(choices), first, last
}

// card shows a cluster in full.
func (p *page) card(number, cluster int) *card {
	v := p.v
	c := v.cluster(cluster)
	d := &card{
		row: p.row(number, cluster), P: p.P, ID: c.ID, Labels: c.Labels, Kinds: v.kinds(cluster),
		Reasons: p.dated(p.P.reasons(c.Origin.Reasons, c.Origin.Codes)), Source: v.source(c), Families: c.Families, Texts: c.Texts, Rejected: c.Rejected,
		Line: newTimeLine(v, c),
	}
	if a := v.articles[c.Origin.Article]; a != nil {
		d.Origin, d.Confidence = &pageArticle{p.v.dateOf(a), clean(v.printer(a)), ""}, c.Origin.Confidence
	}
	d.Excerpt = p.rowText(cluster, excerptBytes)
	d.Names = p.names(c)
	for _, line := range strings.Split(p.short(v.quotation(c)), "\n") {
		if line = clean(line); line != "" {
			d.Passage = append(d.Passage, line)
		}
	}
	counts := make(map[string]int)
	for _, m := range v.judgedPrintings(c) {
		counts[m.Credit.shown()]++
	}
	for _, verdict := range verdicts() {
		if n := counts[verdict]; n > 0 {
			d.Counts = append(d.Counts, pageShare{Code: verdict, N: n})
		}
	}
	p.members(d, c, v.evidence()[cluster])
	return d
}

// cardNames is how many outlets a closed card names.
const cardNames = 5

// names are those of the first outlets that printed the cluster's passage, each
// once; none where all are unknown.
func (p *page) names(c *Cluster) (names []string) {
	for _, m := range p.v.printings(c) {
		a := p.v.articles[m.Article]
		if a.Outlet == "" {
			continue
		}
		name := clean(p.v.outletOf(a))
		if slices.Contains(names, name) {
			continue
		}
		if len(names) == cardNames {
			return append(names, "…")
		}
		names = append(names, name)
	}
	return names
}

// members shows the cluster's printings, the first ones side by side with the one
// that their changes are held against, or with the medoid.
func (p *page) members(d *card, c *Cluster, evidence []proof) {
	v := p.v
	medoid := c.medoid()
	best := make([]*Match, len(c.Members)) // with the medoid, by member
	for _, e := range evidence {
		m := &v.Matches[e.match]
		if other := e.a + e.b - medoid; (e.a == medoid || e.b == medoid) && (best[other] == nil || m.Words > best[other].Words) {
			best[other] = m
		}
	}
	draft := v.draftIn(c)
	if draft >= 0 {
		best = v.besideDrafts(c, evidence)
	}
	pairs := 0
	shown := v.members(c, p.most(pageMembers, len(c.Members)))
	for _, i := range shown {
		m := &c.Members[i]
		a := v.articles[m.Article]
		one := member{
			pageDate: p.v.dateOf(a), Outlet: clean(v.printer(a)), Title: p.short(clean(title(a))),
			Verdict: m.Credit.shown(), Reasons: p.dated(p.P.reasons(m.Credit.Reasons, m.Credit.Codes)), Printed: v.printed(m),
			Origin: m.Article == c.Origin.Article, Draft: v.isDraft[a],
		}
		if u, err := url.Parse(a.URL); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			one.URL, one.Host = a.URL, clean(u.Host)
		}
		room, paired := p.full || pairs < pagePairs, false
		if draft >= 0 && !one.Draft {
			paired = p.besideDraft(&one, m, best[i], room)
		} else {
			paired = p.besideOther(&one, d, c, i, best[i], room)
		}
		if paired {
			pairs++
		}
		d.Members = append(d.Members, one)
	}
	d.MembersLeft = p.unshown(len(c.Members) - len(shown))
}

// besideOther shows the i-th printing of a cluster beside the one that it is held to
// follow, or the quoted one, whose match with it is given, nil for none, and says
// whether it does: there may be no room, or it is shown on a card before.
func (p *page) besideOther(one *member, d *card, c *Cluster, i int, match *Match, room bool) (paired bool) {
	v, m, apart := p.v, &c.Members[i], len(c.Labels) > 0
	number := v.again(m, apart)
	p.hop(one, c, m, number > 0)
	switch {
	case number > 0:
		one.Again, one.AgainID = p.P.Again(number), p.cardIDs[cardOf{number, apart}]
	case m.Hop != nil && room:
		if one.Pair = p.followed(m); one.Draft && one.Pair != nil {
			one.Pair.OnlyHere = draftPhrasesOf(p.P.Lang).OnlyDraft
		}
		v.tell(m, apart, d.Number)
		p.cardIDs[cardOf{d.Number, apart}] = d.ID
		return true
	case one.Draft || i == c.medoid():
		one.Text = p.parts(v.text(v.articles[m.Article]), m.Start, m.End, nil, "")
	case m.Hop == nil && match != nil && room:
		match = v.whole(match)
		left, right := match.A, match.B
		if right.Article != c.Medoid || left.Article == right.Article && left.Start != m.Start {
			left, right = right, left
		}
		swapped := left != match.A
		list := v.differencesOf(match, swapped)
		for _, difference := range list[:p.most(pageDifferences, len(list))] {
			one.Differences = append(one.Differences, Difference{A: p.short(clean(difference.A)), B: p.short(clean(difference.B)), What: clean(p.P.onEither(difference.What))})
		}
		if one.Pair = p.pair(match, left, right, swapped); one.Pair != nil {
			one.Pair.Title, one.Pair.OnlyHere, one.Pair.OnlyThere = p.P.SideBySide, p.P.OnlyHere, p.P.OnlyThere
			one.Pair.Kinds = append([]string{match.Kind}, match.Labels...)
		}
		return true
	}
	return false
}

// besideDrafts are the longest matches of a draft with each printing of a cluster, by
// member, but for those that a draft's own changes are held against: these stand beside
// it.
func (v *view) besideDrafts(c *Cluster, evidence []proof) []*Match {
	best := make([]*Match, len(c.Members))
	for _, e := range evidence {
		m := &v.Matches[e.match]
		there := e.a
		if c.Members[there].Article != m.B.Article {
			there = e.b
		}
		if best[there] == nil || m.Words > best[there].Words {
			best[there] = m
		}
	}
	for i := range c.Members {
		if h := c.Members[i].Hop; h != nil && v.isDraft[v.articles[c.Members[i].Article]] {
			for k := range c.Members {
				if c.Members[k].Article == h.From.Article {
					best[k] = nil
				}
			}
		}
	}
	return best
}

// besideDraft shows a printing beside the draft, and what the draft has otherwise, by
// their match, nil where it is shown with the draft, and says whether it does.
func (p *page) besideDraft(one *member, m *Member, match *Match, room bool) (paired bool) {
	if match == nil || !room {
		one.Text = p.parts(p.v.text(p.v.articles[m.Article]), m.Start, m.End, nil, "")
		return false
	}
	match = p.v.whole(match)
	say, draft := draftPhrasesOf(p.P.Lang), p.v.articles[match.A.Article]
	if one.Pair = p.pair(match, match.A, match.B, false); one.Pair != nil {
		one.Pair.Title, one.Pair.OnlyHere, one.Pair.OnlyThere = say.Beside, say.OnlyDraft, p.P.OnlyOther
		one.Pair.Kinds = append([]string{match.Kind}, match.Labels...)
	}
	one.Draft, one.Changed = true, p.P.Differs
	one.Against = &pageArticle{p.v.dateOf(draft), clean(p.v.printer(draft)), p.short(clean(title(draft)))}
	p.changed(one, p.v.changesOf(match, nil, nil))
	return true
}

// changed shows so many changes as there is room for.
func (p *page) changed(one *member, list []change) {
	for _, change := range list[:p.most(pageDifferences, len(list))] {
		change.There, change.Here = p.brief(change.There), p.brief(change.Here)
		one.Changes = append(one.Changes, change)
	}
	one.ChangesLeft = p.left(pageDifferences, len(list))
}

// cardOf is the number of a card among those that are reuse, or those set apart.
type cardOf struct {
	number int
	apart  bool
}

// hop shows what a printing changed, unless that is told already.
func (p *page) hop(one *member, c *Cluster, m *Member, told bool) {
	h := m.Hop
	if h == nil {
		return
	}
	a := p.v.articles[h.From.Article]
	one.Against = &pageArticle{p.v.dateOf(a), clean(p.v.printer(a)), p.short(clean(title(a)))}
	one.Changed = p.P.Differs
	if h.directed(c) {
		one.Changed = p.P.Changed
	}
	one.Why = p.dated(p.P.reasons(h.Reasons, h.Codes))
	if told {
		return
	}
	p.changed(one, p.v.changes(c, m))
}

// dated cuts reasons at their dates, which no line shall break.
func (p *page) dated(reasons []string) [][]part {
	list := make([][]part, len(reasons))
	for i, reason := range reasons {
		at := 0
		for _, date := range p.dates.FindAllStringIndex(reason, -1) {
			list[i] = append(list[i], part{reason[at:date[0]], ""}, part{reason[date[0]:date[1]], "when"})
			at = date[1]
		}
		list[i] = append(list[i], part{reason[at:], ""})
	}
	return list
}

// brief cuts a text to what a cell shows of one.
func (p *page) brief(s string) string {
	if s = clean(s); p.full || len(s) <= cellBytes {
		return s
	}
	return s[:border(s, cellBytes)] + "…"
}

func (v *view) dateOf(a *Article) pageDate { return pageDate{v.when(a), a.FirstSeen} }

// followed puts a printing beside the one that its hop is held against, over all
// that was compared.
func (p *page) followed(m *Member) *pair {
	h := m.Hop
	left, right := Side{m.Article, h.Here.Start, h.Here.End}, Side{h.From.Article, h.There.Start, h.There.End}
	if h.Here.End == 0 || h.There.End == 0 { // a report of an earlier program
		left, right = Side{m.Article, m.Start, m.End}, h.From
	}
	a, b := p.v.text(p.v.articles[left.Article]), p.v.text(p.v.articles[right.Article])
	if left.End > len(a) || right.End > len(b) {
		return nil
	}
	match := &Match{A: left, B: right}
	for _, r := range p.comparer.Runs(a, arabic.Span{Start: left.Start, End: left.End}, b, arabic.Span{Start: right.Start, End: right.End}) {
		match.Runs = append(match.Runs, Run{int32(r.A.Start), int32(r.A.End), int32(r.B.Start), int32(r.B.End)})
	}
	shown := p.pair(match, left, right, false)
	shown.Title, shown.OnlyHere, shown.OnlyThere = p.P.BesideOther, p.P.OnlyHere, p.P.OnlyOther
	return shown
}

// pair puts the two sides of a match beside each other.
func (p *page) pair(m *Match, left, right Side, swapped bool) *pair {
	here, there := p.v.articles[left.Article], p.v.articles[right.Article]
	a, b := p.v.text(here), p.v.text(there)
	if left.End > len(a) || right.End > len(b) {
		return nil
	}
	ins, del := marks(m, a, b, left, right, swapped)
	return &pair{
		Here:  pageArticle{p.v.dateOf(here), clean(p.v.printer(here)), ""},
		There: pageArticle{p.v.dateOf(there), clean(p.v.printer(there)), ""},
		Left:  p.parts(a, left.Start, left.End, ins, "ins"),
		Right: p.parts(b, right.Start, right.End, del, "del"),
	}
}
