package trace

import (
	"cmp"
	"slices"
	"time"

	"sada/lsh/corpus"
)

// summarise makes the table of outlets, in order of articles, most first, then
// of names, and what flows between them. Printed names of one outlet are one
// row, under the commonest of them, or under the registry's name where that is
// the commonest of another's, too. Drafts are in neither.
func (r *Result) summarise(houses *houses) ([]OutletSummary, []Flow) {
	rows := map[string]*OutletSummary{}
	names := map[string]map[string]int{} // printed, by row
	for i, a := range r.Articles {
		if houses.isDraft(i) {
			continue
		}
		key := keyOf(houses.articles[i])
		row := rows[key]
		if row == nil {
			row = &OutletSummary{House: r.Houses[i], Credits: map[string]int{}}
			rows[key], names[key] = row, map[string]int{}
		}
		row.Articles++
		names[key][a.Outlet]++
		if d := a.Published; known(d) {
			if row.First.IsZero() || d.Time.Before(row.First) {
				row.First = d.Time
			}
			if d.Time.After(row.Last) {
				row.Last = d.Time
			}
		}
		credited := map[string]bool{}
		for _, c := range a.Credits {
			h := houses.credited(c)
			if c.Role == corpus.Report && !same(h, houses.articles[i]) && !houses.mayBe(h, houses.articles[i]) {
				credited[creditName(c)] = true
			}
		}
		for name := range credited {
			row.Credits[name]++
		}
	}
	for _, c := range r.Clusters {
		r.Spill.Fetch()
		if len(c.Labels) > 0 {
			continue
		}
		source := houses.called(c.Source)
		printed := map[string]bool{}
		for _, m := range c.Members {
			if houses.isDraft(m.Article) {
				continue
			}
			h := houses.articles[m.Article]
			key := keyOf(h)
			if m.Article == c.Origin.Article {
				rows[key].Origins++
				if c.Origin.Confidence == low.String() {
					rows[key].Unsure++
				}
			}
			if printed[key] {
				continue
			}
			printed[key] = true
			rows[key].Passages++
			if source == nil {
				continue
			}
			rows[key].Sourced++
			if source.agency && !same(source, h) {
				rows[key].Wire++
			}
		}
	}
	for key, row := range rows {
		for _, name := range sortedKeys(names[key]) {
			if names[key][name] > names[key][row.Outlet] {
				row.Outlet = name
			}
		}
	}
	tellApart(rows)
	list := make([]OutletSummary, 0, len(rows))
	shown := map[string]string{}
	for key, row := range rows {
		list, shown[key] = append(list, *row), row.Outlet
	}
	slices.SortFunc(list, func(a, b OutletSummary) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Outlet, b.Outlet))
	})
	return list, r.flows(houses, shown)
}

// tellApart gives rows of one name the registry's names instead.
func tellApart(rows map[string]*OutletSummary) {
	for again := true; again; {
		again = false
		of := map[string]int{} // rows, by name
		for _, row := range rows {
			of[row.Outlet]++
		}
		for _, row := range rows {
			if of[row.Outlet] > 1 && row.House != "" && row.Outlet != row.House {
				row.Outlet, again = row.House, true
			}
		}
	}
}

// flows gathers the flows between outlets, whose names are shown by their keys.
func (r *Result) flows(houses *houses, shown map[string]string) []Flow {
	type way struct{ from, to string }
	flows := map[way]*Flow{}
	delays := map[way][]time.Duration{}
	for _, c := range r.Clusters {
		r.Spill.Fetch()
		i := slices.IndexFunc(c.Members, func(m Member) bool { return m.Article == c.Origin.Article })
		if i < 0 || len(c.Labels) > 0 {
			continue
		}
		first, from := r.Articles[c.Origin.Article], houses.articles[c.Origin.Article]
		if from == nil {
			continue
		}
		seen := map[string]bool{from.key: true}
		for _, m := range c.Members {
			to := houses.articles[m.Article]
			if to == nil || seen[to.key] || houses.isDraft(m.Article) {
				continue
			}
			seen[to.key] = true
			w := way{from.key, to.key}
			if flows[w] == nil {
				flows[w] = &Flow{From: shown[w.from], To: shown[w.to]}
			}
			f := flows[w]
			f.Passages++
			f.Words += c.Words
			if c.Origin.Confidence == low.String() {
				f.Unsure++
			}
			switch r.credits(houses, m, from) {
			case from:
				f.Credited++
			case nil:
			default:
				f.Elsewhere++
			}
			if second := r.Articles[m.Article]; before(first.Published, second.Published, oneClock(from, to)) >= medium {
				f.Dated++
				delays[w] = append(delays[w], second.Published.Time.Sub(first.Published.Time))
			}
		}
	}
	list := make([]Flow, 0, len(flows))
	for w, f := range flows {
		if d := delays[w]; len(d) > 0 {
			slices.Sort(d)
			f.Delay = d[(len(d)-1)/2]
		}
		list = append(list, *f)
	}
	slices.SortFunc(list, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return list
}

// credits is a house if a member credits it for the passage, or else another one
// that it credits, nil for nobody.
func (r *Result) credits(houses *houses, m Member, wanted *house) (credited *house) {
	a := r.Articles[m.Article]
	for _, i := range m.Credit.Credits {
		h := houses.credited(a.Credits[i])
		switch {
		case h == nil || a.Credits[i].Vague || same(h, houses.articles[m.Article]):
		case same(h, wanted) || houses.mayBe(h, wanted):
			return wanted
		default:
			credited = h
		}
	}
	return credited
}

func keyOf(h *house) string {
	if h == nil {
		return ""
	}
	return h.key
}
