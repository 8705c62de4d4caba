// Package outlet answers who a printed name is: a registry of outlets,
// agencies and aggregators, their names in Arabic and Latin letters, their
// hosts and their families. Whether a name in a text is a credit at all, or a
// region, a market or a common word, is left to the reader of credits; the
// registry only warns of names that may be one (see Registry.Names).
//
// The built-in registry is outlets.yaml, whose head describes the format; a
// user's own file in the same format adds to it (see Registry.With).
package outlet

import (
	"bytes"
	"cmp"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"

	"sada/lsh/arabic"
)

// Outlet is one publisher.
type Outlet struct {
	// Name is its name in Latin letters and its key ("TASS"); Arabic its usual
	// Arabic name ("تاس").
	Name, Arabic string
	// Aliases are further names, in any script; Hosts its domains.
	Aliases, Hosts []string
	// Family ties outlets of one owner; empty means it stands alone.
	Family string
	// Kind is "agency", "daily" (any newspaper), "magazine", "channel"
	// (television and radio), "portal", "aggregator", "organisation" (that says
	// what it has learned, as the Syrian Observatory does) or "ministry" (any
	// authority with a news service of its own); Country is an ISO 3166 code
	// of two letters, that of the newsroom.
	Kind, Country string
	// Shared is true where several outlets print under this name and it does
	// not say which: الوطن. Registry.Same knows whom it may stand for.
	Shared bool
}

// Registry resolves names. It never changes, so any number of goroutines may
// use it at once; the outlets it returns are its own and must not be changed.
type Registry struct {
	files   [][]entry // the built-in one first
	outlets []*Outlet // by Name
	names   map[string]*meaning
	hosts   map[string]*Outlet

	nationals map[string]*Outlet // by country
}

// meaning is what one name stands for.
type meaning struct {
	forms     []string // the name folded, as its entries write it
	ambiguous bool
	// outlets holds the name's owner, then those that share it in order of
	// Name.
	outlets []*Outlet
}

//go:embed outlets.yaml
var builtin []byte

var parsed = sync.OnceValue(func() *Registry {
	r, err := Load(bytes.NewReader(builtin), "outlets.yaml")
	if err != nil {
		panic(err) // a test reads the same bytes
	}
	return r
})

// Default returns the built-in registry; it is parsed once, at first use
// (BenchmarkLoad).
func Default() *Registry { return parsed() }

// Load reads a registry of one file, without the built-in one; name stands for
// the file in errors.
func Load(rd io.Reader, name string) (*Registry, error) {
	r, _, err := (&Registry{}).With(rd, name)
	return r, err
}

// All returns the outlets in order of Name.
func (r *Registry) All() []Outlet {
	all := make([]Outlet, len(r.outlets))
	for i, o := range r.outlets {
		all[i] = *o
	}
	return all
}

// Lookup finds the outlet of a printed name. Names compare folded
// (arabic.Fold), so that quotation marks and brackets do not count, and neither
// do blanks. What usually stands around a name may be there or not:
//
//   - words for what it is, before the name: صحيفة, قناة, وكالة أنباء;
//   - words that describe it, after the name: للأنباء, الإخبارية, الرسمية;
//   - the adjective of its country: الوطن المصرية;
//   - a second name of it: وكالة الأنباء السعودية (واس).
//
// A name that says of an agency no more than that it is one of news and its country,
// وكالة أنباء السودان, means the agency which is called so, or the only one there.
// Of a name of the form وكالة الأنباء X that nobody has, X may be misspelt by a letter
// where only one agency can be meant: وكالة الأنباء الامارتية.
//
// The whole name is tried first. Where several outlets have the name that
// remains, the country and then the word before it choose among them (قناة
// الجزيرة is Al Jazeera, صحيفة الجزيرة is Al-Jazirah); where they do not, the
// name's owner is meant, which for some names is an outlet that only says so
// (see Outlet.Shared). An adjective of a country where nobody has a name that is
// shared or ambiguous makes it the name of somebody unknown: الوطن الكندية.
func (r *Registry) Lookup(name string) (*Outlet, bool) {
	o := r.find(folded(name)).outlet
	return o, o != nil
}

// Called are the outlets that a printed name may mean: the one that Lookup finds, and
// behind it the others that the name fits as well; none where Lookup finds none.
func (r *Registry) Called(name string) []*Outlet {
	got := r.find(folded(name))
	if got.outlet == nil {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(got.fit), func(o *Outlet) bool { return o == got.outlet })
	return append([]*Outlet{got.outlet}, others...)
}

// LookupBy is Lookup for a name that the outlet by prints, "" if that is unknown:
// a name that it shares with others, and that may mean it, is its own there.
// الجزيرة is Al-Jazirah in the paper of that name.
func (r *Registry) LookupBy(name, by string) (*Outlet, bool) {
	got := r.find(folded(name))
	if len(got.fit) > 1 {
		if o := r.find(folded(by)).outlet; o != nil && slices.Contains(got.fit, o) {
			return o, true
		}
	}
	return got.outlet, got.outlet != nil
}

// Ambiguous is true of a name that several outlets have, and that may mean each of them.
func (r *Registry) Ambiguous(name string) bool { return len(r.find(folded(name)).fit) > 1 }

// LookupAt is Lookup for the name of its outlet that an article prints whose URL
// or host is known, "" if it is not: of several that have the name and that it may
// mean, the outlet of the host is meant, and a name that nobody has is another one
// of the outlet of the host. An aggregator prints the texts of others, mostly of its
// own country: of several that have a name the only one there is meant, and a name that
// nobody has is not its own. "" is nobody, wherever it stands.
func (r *Registry) LookupAt(name, url string) (*Outlet, bool) {
	got := r.find(folded(name))
	if url == "" || strings.TrimSpace(name) == "" || got.outlet != nil && len(got.fit) < 2 {
		return got.outlet, got.outlet != nil
	}
	o, ok := r.ByHost(url)
	switch {
	case !ok:
	case o.Kind == "aggregator":
		if there := those(got.fit, func(of *Outlet) bool { return of.Country == o.Country }); len(there) == 1 {
			return there[0], true
		}
	case got.outlet == nil || slices.Contains(got.fit, o):
		return o, true
	}
	return got.outlet, got.outlet != nil
}

// House is whose an article is that prints a name of its outlet and has a URL, ""
// if that is not known, as a key that no other house has: the Name of the outlet
// that LookupAt finds, or else the name folded; "" for "".
func (r *Registry) House(name, url string) string {
	if o, ok := r.LookupAt(name, url); ok {
		return o.Name
	}
	return cmp.Or(arabic.Fold(name), strings.TrimSpace(name))
}

// Houses are those, as House has them, that a name given without an article means:
// that of its outlet and, where the name does not say which of several, theirs.
func (r *Registry) Houses(name string) []string {
	houses := []string{r.House(name, "")}
	if got := r.find(folded(name)); got.outlet != nil && got.outlet.Shared {
		for _, o := range got.fit {
			houses = append(houses, o.Name)
		}
		slices.Sort(houses)
		houses = slices.Compact(houses)
	}
	return houses
}

// Same is true where two printed names may stand for one outlet: they resolve
// to the same one, or one is a name that the other's outlet shares (الوطن and
// Al-Watan (Egypt)). Unknown names are the same when they fold alike; "" is the
// same as nothing.
func (r *Registry) Same(a, b string) bool {
	a, b = folded(a), folded(b)
	ra, rb := r.find(a), r.find(b)
	if ra.outlet == nil || rb.outlet == nil {
		return ra.outlet == rb.outlet && a != "" && a == b
	}
	return ra.outlet == rb.outlet ||
		ra.outlet.Shared && slices.Contains(ra.all, rb.outlet) ||
		rb.outlet.Shared && slices.Contains(rb.all, ra.outlet)
}

// Family is the family of the outlet that a printed name stands for, the
// outlet's own name where it has none, the folded name where the registry does
// not know it; "" for "".
func (r *Registry) Family(name string) string {
	o, ok := r.Lookup(name)
	switch {
	case !ok:
		return arabic.Fold(name)
	case o.Family != "":
		return o.Family
	}
	return o.Name
}

// ByHost finds the outlet of a host or URL: the outlet of the host itself or of
// the nearest domain above it (arabic.rt.com is RT's as rt.com is).
func (r *Registry) ByHost(host string) (*Outlet, bool) {
	for host = hostOf(host); host != ""; {
		if o := r.hosts[host]; o != nil {
			return o, true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil, false
}

// Names yields every name, folded, in no certain order, with the outlet that
// Lookup finds for it and whether it is ambiguous: also an ordinary word, a place
// or a person (عكاظ, الشرق الأوسط), so that in running text it means the outlet
// only together with an attribution or a word before it that says what it is.
func (r *Registry) Names(yield func(folded string, o *Outlet, ambiguous bool) bool) {
	for _, m := range r.names {
		for _, form := range m.forms {
			if !yield(form, m.outlets[0], m.ambiguous) {
				return
			}
		}
	}
}

// IsAmbiguous says whether a name is also an ordinary word, a place or a person, or may
// mean several outlets; false for one that nobody has.
func (r *Registry) IsAmbiguous(name string) bool {
	m := r.names[key(folded(name))]
	return m != nil && (m.ambiguous || len(m.outlets) > 1)
}

// hostOf is the host of a URL or host, in small letters and without a leading
// www or a port.
func hostOf(s string) string {
	if i := strings.Index(s, "//"); i == 0 || i > 0 && s[i-1] == ':' {
		s = s[i+2:]
	}
	if end := strings.IndexAny(s, "/?#\\"); end >= 0 {
		s = s[:end]
	}
	s = s[strings.LastIndexByte(s, '@')+1:]
	s, _, _ = strings.Cut(s, ":")
	return strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "."), "www.")
}
