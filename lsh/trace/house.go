package trace

import (
	"cmp"
	"strings"

	"sada/lsh/arabic"
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
	names     map[string]*house // by credited name
	ambiguous map[string]bool   // the names of credits, as they are printed, that several outlets have
	printers  map[string]*house // by the name to print of an article's outlet
	articles  []*house          // nil where the outlet is unknown
	datelines []bool            // the articles whose datelines name a day
	later     map[int]bool      // those that go on with an earlier part, see isLaterPart
	drafts    int               // how many of the first articles are some
	undated   bool              // the first is one without a date of its own
}

// isDraft is true of an article that nobody has printed.
func (h *houses) isDraft(article int) bool { return article < h.drafts }

func newHouses(registry *outlet.Registry, articles []*corpus.Article) *houses {
	if registry == nil {
		registry = outlet.Default()
	}
	h := &houses{registry: registry, names: map[string]*house{}, ambiguous: map[string]bool{}, printers: map[string]*house{}, articles: make([]*house, len(articles)), datelines: make([]bool, len(articles)), later: map[int]bool{}}
	alone := map[string]string{} // by printed name the one house that prints under it, "" for several
	for _, a := range articles {
		key := registry.House(a.Outlet, a.URL)
		if other, met := alone[a.Outlet]; met && other != key {
			key = ""
		}
		alone[a.Outlet] = key
	}
	var words []arabic.Word
	for i, a := range articles {
		h.articles[i] = h.printer(a, alone[a.Outlet] != "")
		words = arabic.Words(words[:0], a.Title)
		if isLaterPart(a.Title, words) {
			h.later[i] = true
		}
		for _, c := range a.Credits {
			if _, ok := c.Date(); ok {
				h.datelines[i] = true
			}
			h.resolve(creditName(c))
			if _, met := h.ambiguous[c.Name]; !met {
				h.ambiguous[c.Name] = registry.Ambiguous(c.Name)
			}
		}
	}
	return h
}

// printer is the house of an article, nil where its outlet is unknown. It goes by
// the printed name, where it is alone in printing under that, or else by the
// registry's.
func (h *houses) printer(a *corpus.Article, alone bool) *house {
	if a.Outlet == "" {
		return nil
	}
	name := a.Outlet
	o, known := h.registry.LookupAt(a.Outlet, a.URL)
	if known && !alone {
		name = o.Name
	}
	p := h.printers[name]
	if p == nil || known && p.key != o.Name {
		p = h.newHouse(name, o)
		h.printers[name] = p
	}
	return p
}

// registered are the registry's names for the outlets of the articles, "" where it
// does not know them.
func (h *houses) registered() []string {
	names := make([]string, len(h.articles))
	for i, house := range h.articles {
		if house != nil && house.known {
			names[i] = house.key
		}
	}
	return names
}

// credited is the house that a credit names, nil for none: by a name that the
// registry does not know, who prints under that.
func (h *houses) credited(c corpus.Credit) *house {
	name := creditName(c)
	credited := h.names[name]
	if credited != nil && !credited.known {
		return cmp.Or(h.printers[name], credited)
	}
	return credited
}

// called is the house of a name as houses have it to print, nil for none.
func (h *houses) called(name string) *house { return cmp.Or(h.printers[name], h.names[name]) }

// creditName is the name that a credit is resolved and counted by. That of somebody
// unknown is without the particle that its article is joined with: للإذاعة العامة is
// الإذاعة العامة.
func creditName(c corpus.Credit) string {
	if c.Outlet != "" {
		return c.Outlet
	}
	if rest, joined := strings.CutPrefix(c.Name, "لل"); joined {
		return "ال" + rest
	}
	return c.Name
}

// mayBe is true where a name that several outlets share may stand for an outlet.
func (h *houses) mayBe(name, of *house) bool {
	return name != nil && name.shared && of != nil && h.registry.Same(name.name, of.name)
}

// mayMean is true where the name that a credit prints is one that several outlets have,
// and a house is one of them: الجزيرة is a channel and a paper.
func (h *houses) mayMean(c corpus.Credit, of *house) bool {
	if of == nil || !of.known || !h.ambiguous[c.Name] {
		return false
	}
	o, _ := h.registry.LookupBy(c.Name, of.key)
	return o != nil && o.Name == of.key
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
			if h.registry.House(part, "") == of.key || h.registry.House(strings.TrimPrefix(part, "و"), "") == of.key {
				return true
			}
		}
	}
	return false
}

// named is true of a text that is the name of an outlet.
func (h *houses) named(text string) bool {
	_, known := h.registry.Lookup(text)
	return known || h.called(text) != nil
}

// resolve finds the house of a credited name, nil for "".
func (h *houses) resolve(name string) *house {
	if name == "" {
		return nil
	}
	if h.names[name] == nil {
		o, _ := h.registry.Lookup(name)
		h.names[name] = h.newHouse(name, o)
	}
	return h.names[name]
}

// newHouse is the house of an outlet, nil where the registry does not know it, under
// a name to print.
func (h *houses) newHouse(name string, o *outlet.Outlet) *house {
	if o == nil {
		key := h.registry.House(name, "")
		return &house{key: key, name: name, family: key}
	}
	return &house{key: o.Name, name: name, family: cmp.Or(o.Family, o.Name), country: o.Country, agency: o.Kind == "agency", shared: o.Shared, known: true}
}

// same is true for two printings of one known outlet.
func same(a, b *house) bool { return a != nil && b != nil && a.key == b.key }

// kin is true for two known outlets of one family.
func kin(a, b *house) bool { return a != nil && b != nil && a.family == b.family }

// oneClock is true where two outlets' unzoned times can be compared.
func oneClock(a, b *house) bool {
	return same(a, b) || a != nil && b != nil && a.country != "" && a.country == b.country
}
