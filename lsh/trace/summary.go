package trace

import (
	"cmp"
	"slices"

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
			if h := houses.articles[i]; h != nil {
				row.Family = h.family
			}
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
	keys := sortedKeys(rows)
	tally := r.tally(houses, keys)
	for i, key := range keys {
		row, n := rows[key], tally.Rows[i]
		row.Passages, row.Origins, row.Unsure, row.Sourced, row.Wire = n.Passages, n.Origins, n.Unsure, n.Sourced, n.Wire
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
	for _, key := range keys {
		list = append(list, *rows[key])
	}
	slices.SortFunc(list, func(a, b OutletSummary) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Outlet, b.Outlet))
	})
	return list, tally.Flows(func(i int) string { return rows[keys[i]].Outlet })
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

// tally counts what the clusters say of outlets, whose rows go by sorted keys.
func (r *Result) tally(houses *houses, keys []string) *Tally {
	t := NewTally(len(keys))
	var printings []Printing
	for i := range r.Clusters {
		r.Spill.Fetch()
		c := &r.Clusters[i]
		if len(c.Labels) > 0 {
			continue
		}
		printings = printings[:0]
		for _, m := range c.Members {
			h := houses.articles[m.Article]
			row, found := slices.BinarySearch(keys, keyOf(h))
			if !found || houses.isDraft(m.Article) {
				row = -1
			}
			printings = append(printings, Printing{Row: row, Known: h != nil, Article: m.Article, Span: m.Span, Share: m.Share})
		}
		origin := slices.IndexFunc(c.Members, func(m Member) bool { return m.Article == c.Origin.Article })
		t.Add(c.Words, origin, c.Origin.Confidence == low.String(), houses.called(c.Source) != nil, printings)
	}
	return t
}

// share says what each printing of a cluster adds to what is counted of its outlet.
func (r *Result) share(houses *houses, c *Cluster) {
	if len(c.Labels) > 0 {
		return
	}
	source := houses.called(c.Source)
	var first *house
	if c.Origin.Article >= 0 {
		first = houses.articles[c.Origin.Article]
	}
	for i := range c.Members {
		m := &c.Members[i]
		h := houses.articles[m.Article]
		m.Wire = source != nil && source.agency && !same(source, h)
		if first == nil || h == nil || same(h, first) {
			continue
		}
		switch r.credits(houses, m, first, source) {
		case nil:
		case first:
			m.Named = NamesFirst
		default:
			m.Named = NamesOther
		}
		if a, b := r.Articles[c.Origin.Article].Published, r.Articles[m.Article].Published; before(a, b, oneClock(first, h)) >= medium {
			m.Dated, m.Delay = true, b.Time.Sub(a.Time)
		}
	}
}

// credits is a house if a member credits it for the passage, or else another one
// that it credits, nil for nobody. A credit that is correct is the source's, also where
// it is none that covers the passage: who was told something.
func (r *Result) credits(houses *houses, m *Member, wanted, source *house) (credited *house) {
	a := r.Articles[m.Article]
	if m.Credit.Verdict == "correct" && source != nil {
		if same(source, wanted) {
			return wanted
		}
		credited = source
	}
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
