package reports

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writeClusters writes one row a cluster.
func writeClusters(w io.Writer, v *view) error {
	out := newSheet(w, "cluster", "labels", "kinds", "words", "printings", "outlets", "origin", "origin_outlet", "origin_published",
		"confidence", "origin_reasons", "source", "medoid", "passage", "families", "texts")
	for i := range v.Clusters {
		c := v.cluster(i)
		known := len(slices.DeleteFunc(v.outlets(c), func(name string) bool { return name == "" }))
		var origin Article
		if a := v.articles[c.Origin.Article]; a != nil {
			origin = *a
		}
		out.row(c.ID, strings.Join(c.Labels, " "), strings.Join(v.kinds(i), " "), strconv.Itoa(c.Words), strconv.Itoa(len(v.printings(c))),
			strconv.Itoa(known), origin.ID, origin.Outlet, origin.Published, c.Origin.Confidence,
			strings.Join(c.Origin.Reasons, "; "), c.Source, c.Medoid, v.passage(&c.Members[c.medoid()]), strconv.Itoa(c.Families), strconv.Itoa(c.Texts))
	}
	return out.flush()
}

// writeMembers writes one row a printing of a cluster.
func writeMembers(w io.Writer, v *view) error {
	out := newSheet(w, "cluster", "labels", "article", "path", "outlet", "title", "published", "date_precision", "first_seen", "url",
		"start", "end", "origin", "verdict", "verdict_reasons", "passage", "verdict_basis", "taken_from", "changes", "risks", "credit_printed", "house")
	for i := range v.Clusters {
		c := v.cluster(i)
		for k := range c.Members {
			m := &c.Members[k]
			a := v.articles[m.Article]
			from, changes, risks := "", "", ""
			if m.Hop != nil {
				list := v.changes(c, m)
				risky := slices.DeleteFunc(slices.Clone(list), func(c change) bool { return !c.Risk })
				from, changes, risks = m.Hop.From.Article, strconv.Itoa(len(list)), strconv.Itoa(len(risky))
			}
			out.row(c.ID, strings.Join(c.Labels, " "), a.ID, a.Path, a.Outlet, a.Title, a.Published, a.DatePrecision,
				strconv.FormatBool(a.FirstSeen), a.URL, strconv.Itoa(m.Start), strconv.Itoa(m.End),
				strconv.FormatBool(m.Article == c.Origin.Article), m.Credit.Verdict, strings.Join(m.Credit.Reasons, "; "), v.passage(m),
				m.Credit.Basis, from, changes, risks, strings.Join(v.printed(m), "; "), a.known())
		}
	}
	return out.flush()
}

// writeCredits writes one row a credit.
func writeCredits(w io.Writer, r *Report) error {
	out := newSheet(w, "article", "outlet", "published", "text", "name", "credited", "kind", "role", "vague",
		"start", "end", "page_start", "page_end")
	offset := func(n int) string {
		if n < 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	for i := range r.Articles {
		r.spill.Fetch()
		a := &r.Articles[i]
		for _, c := range a.Credits {
			out.row(a.ID, a.Outlet, a.Published, c.Text, c.Name, c.Outlet, c.Kind, c.Role, strconv.FormatBool(c.Vague),
				offset(c.Start), offset(c.End), offset(c.PageStart), offset(c.PageEnd))
		}
	}
	return out.flush()
}

// sheet writes comma-separated values in UTF-8, one line a row.
type sheet struct{ out *csv.Writer }

func newSheet(w io.Writer, header ...string) *sheet {
	s := &sheet{csv.NewWriter(w)}
	s.row(header...)
	return s
}

// row writes cells that no spreadsheet takes for a formula; errors stick until
// flush.
func (s *sheet) row(cells ...string) {
	for i, cell := range cells {
		cells[i] = defuse(clean(cell))
	}
	_ = s.out.Write(cells)
}

func (s *sheet) flush() error {
	s.out.Flush()
	return s.out.Error()
}

// defuse puts an apostrophe before a cell that a spreadsheet would compute.
func defuse(cell string) string {
	first, _ := utf8.DecodeRuneInString(cell)
	if strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
