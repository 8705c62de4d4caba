package outlet

import (
	"cmp"
	"io"
	"slices"
	"strings"
)

// Claim is a name or host that a further file took from an outlet.
type Claim struct {
	// Name is the name or host as the file writes it; Was and Now are the names
	// of the two outlets.
	Name, Was, Now string
}

// With returns a registry that also has the entries of a further file in the
// format of outlets.yaml; name stands for the file in errors. An entry with the
// name of one that is there adds its lists to it and replaces its other fields;
// any other entry is a new outlet. Names and hosts that belonged to others go to
// the further file's entries: such claims are returned, in order of Name, since
// they may be an oversight. The old owner of a name then shares it.
//
// Errors name file, line and field; r stays as it was.
func (r *Registry) With(rd io.Reader, name string) (*Registry, []Claim, error) {
	more, err := read(rd, name)
	if err != nil {
		return nil, nil, err
	}
	return build(append(slices.Clip(r.files), more))
}

// build makes a registry of the entries of several files; what a later one says
// holds. The claims are those of the last.
func build(files [][]entry) (*Registry, []Claim, error) {
	r := &Registry{files: files, names: map[string]*meaning{}, hosts: map[string]*Outlet{}}
	known := map[string]*Outlet{} // by Name
	var claims []Claim
	for _, entries := range files {
		var err error
		if claims, err = r.add(entries, known); err != nil {
			return nil, nil, err
		}
	}
	for _, o := range known {
		r.outlets = append(r.outlets, o)
	}
	slices.SortFunc(r.outlets, byName)
	r.share()
	r.nationals = nationals(r.outlets)
	slices.SortFunc(claims, func(a, b Claim) int { return strings.Compare(a.Name, b.Name) })
	return r, claims, nil
}

// share orders the outlets that share a name, and finds those owners that only
// stand for them: whoever shares one of their names shares all.
func (r *Registry) share() {
	sharers := map[*Outlet][]*Outlet{} // of such owners
	for _, m := range r.names {
		if o := m.outlets[0]; len(m.outlets) > 1 && o.Country == "" && len(o.Hosts) == 0 {
			o.Shared = true
			sharers[o] = append(sharers[o], m.outlets[1:]...)
		}
	}
	for _, m := range r.names {
		if all := sharers[m.outlets[0]]; all != nil {
			m.outlets = slices.Concat(m.outlets[:1], all)
		}
		slices.SortFunc(m.outlets[1:], byName)
		m.outlets = slices.Compact(m.outlets)
	}
}

func byName(a, b *Outlet) int { return strings.Compare(a.Name, b.Name) }

// add adds the entries of one file to the outlets known so far and returns what
// they claim from those of earlier files.
func (r *Registry) add(entries []entry, known map[string]*Outlet) ([]Claim, error) {
	outlets, err := describe(entries, known)
	if err != nil {
		return nil, err
	}
	f := fileNames{r, map[string]int{}, nil}
	for i, o := range outlets {
		if err := f.claim(&entries[i], o); err != nil {
			return nil, err
		}
	}
	for i, o := range outlets {
		if err := r.note(&entries[i], o); err != nil {
			return nil, err
		}
	}
	return f.claims, nil
}

// describe enters what the entries of one file say of outlets, and returns the
// outlet of each entry.
func describe(entries []entry, known map[string]*Outlet) ([]*Outlet, error) {
	outlets := make([]*Outlet, len(entries))
	lines := map[*Outlet]int{} // of this file's entries
	for i := range entries {
		e := &entries[i]
		o := known[e.name.text]
		if o == nil {
			o = &Outlet{Name: e.name.text}
			known[o.Name] = o
		} else if line := lines[o]; line > 0 {
			return nil, e.errorf(e.name.line, "name", "%s has an entry in line %d already", o.Name, line)
		}
		lines[o] = e.name.line
		outlets[i] = o
		o.Arabic = cmp.Or(e.arabic.text, o.Arabic)
		o.Family = cmp.Or(e.family.text, o.Family)
		o.Kind = cmp.Or(e.kind.text, o.Kind)
		o.Country = cmp.Or(e.country.text, o.Country)
		for _, v := range e.aliases {
			o.Aliases = append(o.Aliases, v.text)
		}
		for _, v := range e.hosts {
			o.Hosts = append(o.Hosts, v.text)
		}
	}
	return outlets, nil
}

// fileNames are the names and hosts of one file as they enter the registry.
type fileNames struct {
	*Registry
	lines  map[string]int // by key
	claims []Claim
}

// claim gives an outlet the names and hosts of its entry.
func (f *fileNames) claim(e *entry, o *Outlet) error {
	own := func(v value, field, what, hint string, was *Outlet, key string) error {
		if was != nil && was != o {
			if line := f.lines[key]; line > 0 {
				return e.errorf(v.line, field, "%s is a %s of %s, line %d%s", v.text, what, was.Name, line, hint)
			}
			f.claims = append(f.claims, Claim{v.text, was.Name, o.Name})
		}
		f.lines[key] = v.line
		return nil
	}
	name := func(v value, field string) error {
		if v.line == 0 { // not given
			return nil
		}
		was, key := f.own(v.form, o)
		return own(v, field, "name", "; where outlets have one name, all but its owner list it as shared", was, key)
	}
	err := cmp.Or(name(e.name, "name"), name(e.arabic, "arabic"))
	for _, v := range e.aliases {
		err = cmp.Or(err, name(v, "aliases"))
	}
	for _, v := range e.hosts {
		err = cmp.Or(err, own(v, "hosts", "host", "", f.hosts[v.text], v.text))
		f.hosts[v.text] = o
	}
	return err
}

// note enters which names an outlet shares and which are ordinary words, too.
func (r *Registry) note(e *entry, o *Outlet) error {
	for _, v := range e.shared {
		m := r.names[key(v.form)]
		if m == nil || m.outlets[0] == o {
			return e.errorf(v.line, "shared", "%s is nobody else's name; write it under aliases", v.text)
		}
		if !slices.Contains(m.outlets, o) {
			m.outlets = append(m.outlets, o)
		}
	}
	for _, v := range e.ambiguous {
		m := r.names[key(v.form)]
		if m == nil || !slices.Contains(m.outlets, o) {
			return e.errorf(v.line, "ambiguous", "%s is no name of this entry", v.text)
		}
		m.ambiguous = true
	}
	return nil
}

// own makes o the owner of a folded name and returns the owner before, nil if
// there was none, and the name's key.
func (r *Registry) own(form string, o *Outlet) (was *Outlet, k string) {
	k = key(form)
	m := r.names[k]
	switch {
	case m == nil:
		m = &meaning{outlets: []*Outlet{o}}
		r.names[k] = m
	case m.outlets[0] != o:
		was = m.outlets[0]
		m.outlets = append([]*Outlet{o}, slices.DeleteFunc(m.outlets, func(p *Outlet) bool { return p == o })...)
	}
	if !slices.Contains(m.forms, form) {
		m.forms = append(m.forms, form)
	}
	return was, k
}
