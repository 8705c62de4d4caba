package trace

import (
	"cmp"
	"strings"

	"sada/lsh/corpus"
	"sada/lsh/outlet"
)

// house is whom an outlet's or a credit's name stands for.
type house struct {
	key     string // the registry's name, or the folded name; never empty
	name    string // to print
	family  string
	country string
	agency  bool
	shared  bool // several outlets print under this name
	known   bool // to the registry; else it may be another's name misspelled
}

// houses are the outlets of a corpus and those it credits. Once made it is only
// read, by any number of goroutines.
type houses struct {
	registry  *outlet.Registry
	names     map[string]*house // by printed name
	articles  []*house          // nil where the outlet is unknown
	datelines map[int]bool      // the articles whose datelines name a day
	draft     bool              // the first article is one
	undated   bool              // and has no date of its own
}

func newHouses(registry *outlet.Registry, articles []*corpus.Article) *houses {
	if registry == nil {
		registry = outlet.Default()
	}
	h := &houses{registry: registry, names: map[string]*house{}, articles: make([]*house, len(articles)), datelines: map[int]bool{}}
	for _, a := range articles {
		h.locate(a)
	}
	for i, a := range articles {
		h.articles[i] = h.resolve(a.Outlet)
		for _, c := range a.Credits {
			if _, ok := c.Date(); ok {
				h.datelines[i] = true
			}
			h.resolve(creditName(c))
		}
	}
	return h
}

// locate resolves an outlet by its address where the registry does not know its
// name.
func (h *houses) locate(a *corpus.Article) {
	if a.Outlet == "" || a.URL == "" || h.names[a.Outlet] != nil {
		return
	}
	o, ok := h.registry.Lookup(a.Outlet)
	if !ok {
		o, ok = h.registry.ByHost(a.URL)
	}
	if ok {
		h.names[a.Outlet] = resolved(a.Outlet, o)
	}
}

// credited is the house that a credit names, nil for none.
func (h *houses) credited(c corpus.Credit) *house { return h.names[creditName(c)] }

// creditName is the name that a credit is resolved and counted by.
func creditName(c corpus.Credit) string { return cmp.Or(c.Outlet, c.Name) }

// mayBe is true where a name that several outlets share may stand for an outlet.
func (h *houses) mayBe(name, of *house) bool {
	return name != nil && name.shared && of != nil && h.registry.Same(name.name, of.name)
}

// mostNamed is the words of an outlet's name that are looked for within another.
const mostNamed = 5

// holds is true where the registry does not know a name and some of its words, if
// behind و, are the name of a house: "RT, quoting TASS" was read as one name.
func (h *houses) holds(name, of *house) bool {
	if name == nil || name.known || of == nil {
		return false
	}
	words := strings.Fields(name.name)
	for i := range words {
		for k := i + 1; k <= min(len(words), i+mostNamed); k++ {
			part := strings.Join(words[i:k], " ")
			if h.key(part) == of.key || h.key(strings.TrimPrefix(part, "و")) == of.key {
				return true
			}
		}
	}
	return false
}

// named is true of a text that is the name of an outlet.
func (h *houses) named(text string) bool {
	_, known := h.registry.Lookup(text)
	return known || h.names[text] != nil
}

// key is what a name is resolved to.
func (h *houses) key(name string) string {
	if o, ok := h.registry.Lookup(name); ok {
		return o.Name
	}
	return h.registry.Family(name)
}

// resolve finds the house of a printed name, nil for "".
func (h *houses) resolve(name string) *house {
	if name == "" {
		return nil
	}
	if known, ok := h.names[name]; ok {
		return known
	}
	var r *house
	if o, ok := h.registry.Lookup(name); ok {
		r = resolved(name, o)
	} else {
		key := h.registry.Family(name)
		r = &house{key: key, name: name, family: key}
	}
	h.names[name] = r
	return r
}

func resolved(name string, o *outlet.Outlet) *house {
	r := &house{key: o.Name, name: name, family: o.Family, country: o.Country, agency: o.Kind == "agency", shared: o.Shared, known: true}
	if r.family == "" {
		r.family = o.Name
	}
	return r
}

// same is true for two printings of one known outlet.
func same(a, b *house) bool { return a != nil && b != nil && a.key == b.key }

// kin is true for two known outlets of one family.
func kin(a, b *house) bool { return a != nil && b != nil && a.family == b.family }

// oneClock is true where two outlets' unzoned times can be compared.
func oneClock(a, b *house) bool {
	return same(a, b) || a != nil && b != nil && a.country != "" && a.country == b.country
}
