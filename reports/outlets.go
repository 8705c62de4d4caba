package reports

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/outlet"
	"sada/lsh/trace"
)

// house is whose the article is: the registry's name for its outlet, or else the
// outlet's, folded; "" where it is unknown. The articles of one house are one row of
// the table of outlets.
func (a *Article) house() string { return cmp.Or(a.known(), foldedName(a.Outlet)) }

func (o *Outlet) house() string { return cmp.Or(o.known(), foldedName(o.Outlet)) }

// known is the registry's name for the outlet, "" where it does not know it.
func (a *Article) known() string { return cmp.Or(a.House, a.settled) }

func (o *Outlet) known() string { return cmp.Or(o.House, o.settled) }

// foldedName is the house of a name that the registry does not know.
func foldedName(printed string) string {
	return cmp.Or(arabic.Fold(printed), strings.TrimSpace(printed))
}

// settle says whose the articles of an earlier program's report are, which does not
// say it itself: by the built-in registry, each printed name one outlet's.
func (r *Report) settle() {
	if slices.ContainsFunc(r.Articles, func(a Article) bool { return a.House != "" }) ||
		slices.ContainsFunc(r.Outlets, func(o Outlet) bool { return o.House != "" }) {
		return
	}
	registry := outlet.Default()
	houses := make(map[string]string) // by printed name
	for i := range r.Articles {
		a := &r.Articles[i]
		if houses[a.Outlet] != "" || a.Outlet == "" {
			continue
		}
		o, ok := registry.Lookup(a.Outlet)
		if !ok {
			o, ok = registry.ByHost(a.URL)
		}
		if ok {
			houses[a.Outlet] = o.Name
		}
	}
	for i := range r.Articles {
		r.Articles[i].settled = houses[r.Articles[i].Outlet]
	}
	for i := range r.Outlets {
		r.Outlets[i].settled = houses[r.Outlets[i].Outlet]
	}
}

// rows finds the row of the table of outlets for each house.
func (r *Report) rows() map[string]int {
	rows := make(map[string]int, len(r.Outlets))
	for i := range r.Outlets {
		rows[r.Outlets[i].house()] = i
	}
	return rows
}

// tabulate counts again what articles the outlets have and whom these credit. A name
// counts that did in the row before: of an outlet's own, or one that may be its own,
// trace knows that it is no credit.
func (r *Report) tabulate() {
	rows := r.rows()
	before := r.Outlets
	list := slices.Clone(before)
	for i := range list {
		o := &list[i]
		o.Articles, o.First, o.Last, o.Credits = 0, "", "", make(map[string]int)
	}
	for i := range r.Articles {
		r.spill.Fetch()
		a := &r.Articles[i]
		row, ok := rows[a.house()]
		if !ok {
			continue
		}
		o := &list[row]
		o.Articles++
		if day := a.day(); day != "" {
			o.First, o.Last = min(cmp.Or(o.First, day), day), max(o.Last, day)
		}
		credited := make(map[string]bool)
		for _, c := range a.Credits {
			if name := cmp.Or(c.Outlet, c.Name); c.Role == string(corpus.Report) && before[row].Credits[name] > 0 {
				credited[name] = true
			}
		}
		for name := range credited {
			o.Credits[name]++
		}
	}
	list = slices.DeleteFunc(list, func(o Outlet) bool { return o.Articles == 0 })
	slices.SortStableFunc(list, func(a, b Outlet) int { return cmp.Compare(b.Articles, a.Articles) })
	r.Outlets = list
}

// recount counts again what outlets print, start and take from agencies, and what
// flows between them, from the clusters of the report, with the Tally of a scan. Reports
// of earlier programs do not say what printings add to it: there what is correct or via
// is credited, delays are unknown, and the built-in registry says who is an agency.
func (r *Report) recount() {
	rows := r.rows()
	numbers := make(map[string]int, len(r.Articles))
	for i := range r.Articles {
		numbers[r.Articles[i].ID] = i
	}
	drafts, earlier := len(r.drafts()), r.isEarlier()
	tally := trace.NewTally(len(r.Outlets))
	var printings []trace.Printing
	for i := range r.Clusters {
		r.spill.Fetch()
		c := &r.Clusters[i]
		if len(c.Labels) > 0 {
			continue
		}
		printings = printings[:0]
		origin := -1
		for k := range c.Members {
			m := &c.Members[k]
			number := numbers[m.Article]
			a := &r.Articles[number]
			row, ok := rows[a.house()]
			if !ok || number < drafts {
				row = -1
			}
			if origin < 0 && m.Article == c.Origin.Article {
				origin = k
			}
			printings = append(printings, trace.Printing{
				Row: row, Known: a.house() != "", Article: number, Span: arabic.Span{Start: m.Start, End: m.End}, Share: m.share(),
			})
		}
		if earlier {
			r.guess(c, printings)
		}
		tally.Add(c.Words, origin, c.Origin.Confidence == "low", c.Source != "", printings)
	}
	r.Outlets = slices.Clone(r.Outlets)
	for i, n := range tally.Rows {
		o := &r.Outlets[i]
		o.Passages, o.Origins, o.Wire = n.Passages, n.Origins, n.Wire
	}
	r.Flows = nil
	if drafts < 2 { // each was held against the texts for itself
		r.Flows = newFlows(tally.Flows(func(row int) string { return r.Outlets[row].Outlet }))
	}
}

// isEarlier is true of a report of an earlier program, which says of no outlet what its
// family is.
func (r *Report) isEarlier() bool {
	return !slices.ContainsFunc(r.Outlets, func(o Outlet) bool { return o.Family != "" })
}

// guess fills in what a report of an earlier program does not say of printings.
func (r *Report) guess(c *Cluster, printings []trace.Printing) {
	source, known := outlet.Default().Lookup(c.Source)
	for i := range printings {
		p, verdict := &printings[i], c.Members[i].Credit.Verdict
		if verdict == "correct" || verdict == "via" {
			p.Named = trace.NamesFirst
		}
		p.Wire = known && source.Kind == "agency" && p.Row >= 0 && source.Name != r.Outlets[p.Row].known()
	}
}

// recaster counts again what a cluster says of its printings.
type recaster struct {
	*Report
	numbers map[string]int    // of articles
	texts   map[string]string // the medoid of an article's group
	rowOf   map[string]int
}

func (r *Report) newRecaster() *recaster {
	n := &recaster{Report: r, numbers: make(map[string]int, len(r.Articles)), texts: make(map[string]string), rowOf: r.rows()}
	for i := range r.Articles {
		n.numbers[r.Articles[i].ID] = i
	}
	for _, g := range r.Groups {
		for _, a := range g.Articles {
			n.texts[a] = g.Medoid
		}
	}
	return n
}

// printer is the outlet that an article names, "" for none.
func (n *recaster) printer(article string) string {
	if i, ok := n.numbers[article]; ok {
		return n.Articles[i].Outlet
	}
	return ""
}

// recast counts the families and the texts of a cluster that has lost printings. Of a
// report of an earlier program each house is a family.
func (n *recaster) recast(c *Cluster) {
	families, texts := make(map[string]bool), make(map[string]bool)
	for _, m := range c.Members {
		number := n.numbers[m.Article]
		if number < len(n.drafts()) {
			continue
		}
		texts[cmp.Or(n.texts[m.Article], m.Article)] = true
		house := n.Articles[number].house()
		if row, ok := n.rowOf[house]; ok && house != "" {
			families[cmp.Or(n.Outlets[row].Family, house)] = true
		}
	}
	c.Families, c.Texts = min(c.Families, len(families)), min(c.Texts, len(texts))
}

// share is what a printing adds to a Tally.
func (m *Member) share() trace.Share {
	return trace.Share{Named: m.Named, Dated: m.Dated, Delay: time.Duration(m.Delay) * time.Minute, Wire: m.Wire}
}

// crediting is an article and whom it credits.
type crediting struct {
	*Article
	Names   []string // as the interface shows them
	Printed []string // the credits as they are printed
}

// mostCrediting is the number of articles up to which a report says of each whom it
// credits; of more, the table of outlets has the counts.
const mostCrediting = 40

// crediting are the articles that credit others, in their order; none where they are
// too many to be read one by one.
func (v *view) crediting() (list []crediting) {
	for i := range v.Articles {
		v.spill.Fetch()
		a := &v.Articles[i]
		var names, vague, printed []string
		add := func(list []string, s string) []string {
			if s == "" || slices.Contains(list, s) {
				return list
			}
			return append(list, s)
		}
		for _, c := range a.Credits {
			if c.Role == string(corpus.Report) {
				if name := v.outletName(cmp.Or(c.Outlet, c.Name)); c.Vague {
					vague = add(vague, name)
				} else {
					names = add(names, name)
				}
				printed = add(printed, clean(c.Text[:border(c.Text, excerptBytes)]))
			}
		}
		if names = append(names, vague...); len(names) == 0 {
			continue
		}
		if len(list) == mostCrediting {
			return nil
		}
		list = append(list, crediting{a, names, printed})
	}
	return list
}

// nameCount is a name, the number of articles that have it, and the one outlet
// that it may be a misspelling of, if any.
type nameCount struct {
	Name     string
	Articles int
	Meant    string
}

// unregistered are the names that the registry does not know, of outlets and
// of those that are credited, with the number of articles, up to a limit.
func (v *view) unregistered(limit int) (shown []nameCount, left int) {
	counts := make(map[string]int)
	for i := range v.Outlets {
		if o := &v.Outlets[i]; o.Outlet != "" && o.known() == "" {
			counts[o.Outlet] += o.Articles
		}
	}
	for i := range v.Articles {
		v.spill.Fetch()
		met := make(map[string]bool)
		for _, c := range v.Articles[i].Credits {
			if c.Outlet == "" && !c.Vague && c.Role == "report" && c.Name != "" && !met[c.Name] {
				met[c.Name] = true
				counts[c.Name]++
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, name := range names[:min(limit, len(names))] {
		meant := "" // several near ones are no hint
		if near := outlet.Default().Near(name); len(near) == 1 {
			meant = v.outletName(near[0].Name)
		}
		shown = append(shown, nameCount{name, counts[name], meant})
	}
	return shown, len(names) - len(shown)
}
