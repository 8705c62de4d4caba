package reports

import (
	"cmp"
	"slices"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// houses says, for each outlet as printed, whom it is: the registry's name for
// it or for the address of its articles; else the printed name, folded. Two
// printed names of one house are one row of the table of outlets.
func (r *Report) houses() map[string]string {
	registry := outlet.Default()
	houses := map[string]string{"": ""}
	for i := range r.Articles {
		a := &r.Articles[i]
		if _, ok := houses[a.Outlet]; ok && a.URL == "" {
			continue
		}
		o, ok := registry.Lookup(a.Outlet)
		if !ok && a.URL != "" {
			o, ok = registry.ByHost(a.URL)
		}
		switch {
		case a.Outlet == "":
		case ok:
			houses[a.Outlet] = o.Name
		case houses[a.Outlet] == "":
			houses[a.Outlet] = registry.Family(a.Outlet)
		}
	}
	return houses
}

// rows finds the row of the table of outlets for each outlet as printed.
func (r *Report) rows() map[string]int {
	houses := r.houses()
	of := make(map[string]int, len(r.Outlets)) // by house
	for i := range r.Outlets {
		of[houses[r.Outlets[i].Outlet]] = i
	}
	rows := make(map[string]int, len(houses))
	for printed, house := range houses {
		if i, ok := of[house]; ok {
			rows[printed] = i
		}
	}
	return rows
}

// recount counts again what flows between outlets and whose origins there are,
// from the clusters of the report. Delays become unknown: the report does not
// say which outlets' clocks can be compared.
func (r *Report) recount() {
	rows := r.rows()
	articles := r.byID()
	r.Outlets = slices.Clone(r.Outlets)
	for i := range r.Outlets {
		r.Outlets[i].Origins = 0
	}
	flows := make(map[[2]int]*Flow)
	for i := range r.Clusters {
		c := &r.Clusters[i]
		origin := articles[c.Origin.Article]
		if origin == nil || len(c.Labels) > 0 {
			continue
		}
		from := rows[origin.Outlet]
		r.Outlets[from].Origins++
		met := map[int]bool{from: true}
		for _, m := range c.Members {
			to := rows[articles[m.Article].Outlet]
			if met[to] {
				continue
			}
			met[to] = true
			f := flows[[2]int{from, to}]
			if f == nil {
				f = &Flow{From: r.Outlets[from].Outlet, To: r.Outlets[to].Outlet}
				flows[[2]int{from, to}] = f
			}
			f.Passages++
			f.Words += c.Words
			if m.Credit.Verdict == "correct" || m.Credit.Verdict == "via" {
				f.Credited++
			}
		}
	}
	r.Flows = nil
	for _, f := range flows {
		r.Flows = append(r.Flows, *f)
	}
	slices.SortFunc(r.Flows, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}

// agencyShares are, by row of the table of outlets, the shares of their words
// that outlets printed after an agency, in 0..1.
func (v *view) agencyShares() []float64 {
	registry := outlet.Default()
	rows := v.rows()
	agency := make([]bool, len(v.Outlets))
	for i := range v.Outlets {
		o, ok := registry.Lookup(v.Outlets[i].Outlet)
		agency[i] = ok && o.Kind == "agency"
	}
	row := func(id string) int { return rows[v.articles[id].Outlet] }
	spans := make(map[string][]arabic.Span) // taken from an agency, by article
	reuse, _ := v.split()
	for _, i := range reuse {
		c := &v.Clusters[i]
		if c.Origin.Article == "" || !agency[row(c.Origin.Article)] {
			continue
		}
		for _, m := range c.Members {
			if row(m.Article) != row(c.Origin.Article) {
				spans[m.Article] = append(spans[m.Article], arabic.Span{Start: m.Start, End: m.End})
			}
		}
	}
	shares, total := make([]float64, len(v.Outlets)), make([]int, len(v.Outlets))
	var words []arabic.Word
	for i := range v.Articles {
		a := &v.Articles[i]
		total[row(a.ID)] += a.Words
		if taken := spans[a.ID]; taken != nil {
			words = arabic.Words(words[:0], a.Text)
			shares[row(a.ID)] += share(words, taken) * float64(a.Words)
		}
	}
	for i := range shares {
		shares[i] /= float64(max(1, total[i]))
	}
	return shares
}
