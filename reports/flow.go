package reports

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// flow is what one outlet printed after another: the passages whose earliest
// printing known here is the first outlet's.
type flow struct {
	from, to        string
	passages, words int
	// credited counts the passages whose printing credits the outlet they came
	// from, or an intermediary.
	credited int
	// delays are the hours between the two printings, where both were published
	// at a known time.
	delays []float64
}

// flows are all between two outlets, most words first. Passages that are set
// apart, and those whose earliest printing is undecided, are in none.
func (v *view) flows() []flow {
	type pair struct{ from, to string }
	found := make(map[pair]*flow)
	reuse, _ := v.split()
	for _, i := range reuse {
		c := &v.Clusters[i]
		origin := v.articles[c.Origin.Article]
		if origin == nil {
			continue
		}
		words := v.words(i)
		met := map[string]bool{origin.Outlet: true}
		for k := range c.Members {
			a := v.articles[c.Members[k].Article]
			if met[a.Outlet] {
				continue
			}
			met[a.Outlet] = true
			f := found[pair{origin.Outlet, a.Outlet}]
			if f == nil {
				f = &flow{from: origin.Outlet, to: a.Outlet}
				found[pair{f.from, f.to}] = f
			}
			f.passages++
			f.words += words
			if verdict := c.Members[k].Credit.Verdict; verdict == "correct" || verdict == "via" {
				f.credited++
			}
			if hours, ok := delay(origin, a); ok {
				f.delays = append(f.delays, hours)
			}
		}
	}
	flows := make([]flow, 0, len(found))
	for _, f := range found {
		slices.Sort(f.delays)
		flows = append(flows, *f)
	}
	slices.SortFunc(flows, func(a, b flow) int {
		return cmp.Or(cmp.Compare(b.words, a.words), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return flows
}

// delay is the hours from a to b; false where a time of publication is not
// known to the minute, or the zone of only one is known.
func delay(a, b *Article) (float64, bool) {
	zoned := func(x *Article) bool { return strings.ContainsAny(x.Published[len(dayLayout):], "Z+-") }
	from, ok1 := a.Time()
	to, ok2 := b.Time()
	if !ok1 || !ok2 || a.FirstSeen || b.FirstSeen || a.DatePrecision == "day" || b.DatePrecision == "day" || zoned(a) != zoned(b) {
		return 0, false
	}
	return to.Sub(from).Hours(), true
}

// median of sorted numbers; false for none.
func median(sorted []float64) (float64, bool) {
	if n := len(sorted); n > 0 {
		return (sorted[(n-1)/2] + sorted[n/2]) / 2, true
	}
	return 0, false
}

// standing is what a report says of one outlet's place among the others.
type standing struct {
	// first counts the passages that others printed too and that are known here
	// from this outlet first.
	first int
	// agency is the share of the outlet's words that it printed after an agency,
	// in 0..1.
	agency float64
}

// standings are those of the outlets, by name.
func (v *view) standings() map[string]standing {
	registry := outlet.Default()
	agencies := make(map[string]bool)
	for i := range v.Outlets {
		if o, ok := registry.Lookup(v.Outlets[i].Outlet); ok && o.Kind == "agency" {
			agencies[v.Outlets[i].Outlet] = true
		}
	}
	found := make(map[string]standing)
	spans := make(map[string][]arabic.Span) // taken from an agency, by article
	reuse, _ := v.split()
	for _, i := range reuse {
		c := &v.Clusters[i]
		origin := v.articles[c.Origin.Article]
		if origin == nil || origin.Outlet == "" {
			continue
		}
		if len(v.outlets(c)) > 1 {
			s := found[origin.Outlet]
			s.first++
			found[origin.Outlet] = s
		}
		if !agencies[origin.Outlet] {
			continue
		}
		for _, m := range c.Members {
			if v.articles[m.Article].Outlet != origin.Outlet {
				spans[m.Article] = append(spans[m.Article], arabic.Span{Start: m.Start, End: m.End})
			}
		}
	}
	taken, total := make(map[string]float64), make(map[string]float64)
	var words []arabic.Word
	for i := range v.Articles {
		a := &v.Articles[i]
		total[a.Outlet] += float64(a.Words)
		if taking := spans[a.ID]; taking != nil {
			words = arabic.Words(words[:0], a.Text)
			taken[a.Outlet] += share(words, taking) * float64(a.Words)
		}
	}
	for name, n := range taken {
		if s := found[name]; total[name] > 0 {
			s.agency = n / total[name]
			found[name] = s
		}
	}
	return found
}
