package outlet

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// largest is the most bytes a registry's file may have; the built-in one has
// less than a hundredth of them.
const largest = 16 << 20

// record is one entry of a file as written.
type record struct {
	file string
	line int
	// The fields with their lines; those that may be given once have at most one
	// value.
	fields map[string][]value
}

// value is one text of a field.
type value struct {
	text string
	line int
}

// The fields of an entry; a list where true.
var fields = map[string]bool{
	"name": false, "arabic": false, "family": false, "kind": false, "country": false,
	"aliases": true, "hosts": true, "shared": true, "ambiguous": true,
}

var kinds = []string{"agency", "daily", "magazine", "channel", "portal", "aggregator", "ministry"}

var (
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	hostName    = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)+$`)
)

// one is the only value of a field, or "".
func (r *record) one(field string) string {
	if v := r.fields[field]; len(v) > 0 {
		return v[0].text
	}
	return ""
}

func (r *record) errorf(line int, field, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s: %s", r.file, line, field, fmt.Sprintf(format, args...))
}

// Claim is a name or host that a user's file took from another outlet.
type Claim struct {
	// Name is the name or host, folded; Was and Now are the names of the two
	// outlets.
	Name, Was, Now string
}

// With returns a registry that also has the entries of a further file in the
// format of outlets.yaml; name stands for the file in errors. An entry with the
// name of one that is there adds its lists to it and replaces its other fields;
// any other entry is a new outlet. Names and hosts that belonged to others go to
// the new file's entries: such claims are returned, in order of Name, since they
// may be an oversight. The old owner of a name then shares it.
//
// Errors name file, line and field; r stays as it was.
func (r *Registry) With(rd io.Reader, name string) (*Registry, []Claim, error) {
	records, err := read(rd, name)
	if err != nil {
		return nil, nil, err
	}
	return build(append(slices.Clip(r.records), records))
}

// read parses a file into records that are right in themselves.
func read(rd io.Reader, name string) ([]record, error) {
	text, err := io.ReadAll(io.LimitReader(rd, largest+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > largest {
		return nil, fmt.Errorf("%s: larger than %d MiB; is it a list of outlets?", name, largest>>20)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.SequenceNode || len(doc.Content[0].Content) == 0 {
		return nil, fmt.Errorf(`%s: no list of outlets; an entry begins with "- name: …"`, name)
	}
	records := make([]record, 0, len(doc.Content[0].Content))
	for _, n := range doc.Content[0].Content {
		rec, err := entry(n, name)
		if err != nil {
			return nil, err
		}
		records = append(records, rec)
	}
	return records, nil
}

// entry reads one entry and checks each field by itself.
func entry(n *yaml.Node, file string) (record, error) {
	rec := record{file: file, line: n.Line, fields: make(map[string][]value, len(n.Content)/2)}
	if n.Kind != yaml.MappingNode {
		return rec, fmt.Errorf(`%s:%d: not an entry; write "- name: …" and further fields below it`, file, n.Line)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		list, known := fields[k.Value]
		if !known {
			return rec, rec.errorf(k.Line, k.Value, "no such field; known are name, arabic, aliases, shared, ambiguous, hosts, family, kind, country")
		}
		if rec.fields[k.Value] != nil {
			return rec, rec.errorf(k.Line, k.Value, "given twice")
		}
		items := []*yaml.Node{v}
		switch {
		case list && v.Kind == yaml.SequenceNode:
			items = v.Content
		case list:
			return rec, rec.errorf(v.Line, k.Value, "not a list; write [one, two]")
		}
		values := make([]value, 0, len(items))
		for _, item := range items {
			if item.Kind != yaml.ScalarNode || item.Tag == "!!null" || strings.TrimSpace(item.Value) == "" {
				return rec, rec.errorf(item.Line, k.Value, "not a text")
			}
			if err := check(k.Value, item.Value); err != nil {
				return rec, rec.errorf(item.Line, k.Value, "%s", err)
			}
			values = append(values, value{item.Value, item.Line})
		}
		rec.fields[k.Value] = values
	}
	if rec.one("name") == "" {
		return rec, rec.errorf(n.Line, "name", "missing")
	}
	return rec, nil
}

// check says what is wrong with one value of a field.
func check(field, text string) error {
	switch field {
	case "name", "arabic", "aliases", "shared", "ambiguous":
		if len(words(text)) == 0 {
			return fmt.Errorf("%q has no letters, or more than %d words", text, longestWords)
		}
	case "hosts":
		if hostOf(text) != text || !hostName.MatchString(text) {
			return fmt.Errorf("%q is no host; write it in small letters without https:// and www: example.org", text)
		}
	case "kind":
		if !slices.Contains(kinds, text) {
			return fmt.Errorf("%q is none of %s", text, strings.Join(kinds, ", "))
		}
	case "country":
		if !countryCode.MatchString(text) {
			return fmt.Errorf("%q is no code of two capital letters (ISO 3166): EG", text)
		}
	}
	return nil
}

// build makes a registry of the records of several files; what a later one says
// holds.
func build(files [][]record) (*Registry, []Claim, error) {
	r := &Registry{records: files, names: map[string]*meaning{}, hosts: map[string]*Outlet{}}
	known := map[string]*Outlet{} // by Name
	var claims []Claim
	for _, records := range files {
		var err error
		if claims, err = r.add(records, known); err != nil {
			return nil, nil, err
		}
	}
	for _, o := range known {
		r.outlets = append(r.outlets, o)
	}
	slices.SortFunc(r.outlets, byName)
	for _, m := range r.names {
		slices.SortFunc(m.outlets[1:], byName)
		if owner := m.outlets[0]; len(m.outlets) > 1 && owner.Country == "" && len(owner.Hosts) == 0 {
			owner.Shared = true
		}
	}
	slices.SortFunc(claims, func(a, b Claim) int { return strings.Compare(a.Name, b.Name) })
	return r, claims, nil
}

func byName(a, b *Outlet) int { return strings.Compare(a.Name, b.Name) }

// add adds the records of one file, and returns what they claim from earlier
// ones. Known are the outlets so far.
func (r *Registry) add(records []record, known map[string]*Outlet) ([]Claim, error) {
	var claims []Claim
	lines := map[string]int{} // the lines of this file where a name, host or entry is given
	outlets := make([]*Outlet, len(records))
	for i := range records {
		rec := &records[i]
		name := rec.one("name")
		if line := lines["entry "+name]; line > 0 {
			return nil, rec.errorf(rec.line, "name", "%s has an entry in line %d already", name, line)
		}
		lines["entry "+name] = rec.line
		if known[name] == nil {
			known[name] = &Outlet{Name: name}
		}
		outlets[i] = known[name]
		rec.describe(outlets[i])
	}

	for i, o := range outlets {
		rec := &records[i]
		for _, field := range []string{"name", "arabic", "aliases"} {
			for _, v := range rec.fields[field] {
				was, form := r.own(v.text, o)
				if was != nil && was != o {
					if line := lines["name "+form]; line > 0 {
						return nil, rec.errorf(v.line, field, "%s is a name of %s, line %d; where outlets have one name, all but its owner list it as shared", v.text, was.Name, line)
					}
					claims = append(claims, Claim{form, was.Name, o.Name})
				}
				lines["name "+form] = v.line
			}
		}
		for _, v := range rec.fields["hosts"] {
			if was := r.hosts[v.text]; was != nil && was != o {
				if line := lines["host "+v.text]; line > 0 {
					return nil, rec.errorf(v.line, "hosts", "%s is a host of %s, line %d", v.text, was.Name, line)
				}
				claims = append(claims, Claim{v.text, was.Name, o.Name})
			}
			lines["host "+v.text] = v.line
			r.hosts[v.text] = o
		}
	}

	for i, o := range outlets {
		rec := &records[i]
		for _, v := range rec.fields["shared"] {
			m := r.names[key(words(v.text))]
			if m == nil || m.outlets[0] == o {
				return nil, rec.errorf(v.line, "shared", "%s is nobody else's name; write it under aliases", v.text)
			}
			if !slices.Contains(m.outlets, o) {
				m.outlets = append(m.outlets, o)
			}
		}
		for _, v := range rec.fields["ambiguous"] {
			m := r.names[key(words(v.text))]
			if m == nil || !slices.Contains(m.outlets, o) {
				return nil, rec.errorf(v.line, "ambiguous", "%s is no name of this entry", v.text)
			}
			m.ambiguous = true
		}
	}
	return claims, nil
}

// describe gives an outlet what its record says.
func (r *record) describe(o *Outlet) {
	for field, to := range map[string]*string{
		"arabic": &o.Arabic, "family": &o.Family, "kind": &o.Kind, "country": &o.Country,
	} {
		if v := r.one(field); v != "" {
			*to = v
		}
	}
	for _, v := range r.fields["aliases"] {
		o.Aliases = append(o.Aliases, v.text)
	}
	for _, v := range r.fields["hosts"] {
		o.Hosts = append(o.Hosts, v.text)
	}
}

// own makes o the owner of a name and returns the owner before, nil if there was
// none, and the name's key.
func (r *Registry) own(name string, o *Outlet) (was *Outlet, k string) {
	w := words(name)
	k = key(w)
	m := r.names[k]
	if m == nil {
		m = &meaning{outlets: []*Outlet{o}}
		r.names[k] = m
	} else if was = m.outlets[0]; was != o {
		m.outlets = append([]*Outlet{o}, slices.DeleteFunc(m.outlets, func(p *Outlet) bool { return p == o })...)
	}
	if form := strings.Join(w, " "); !slices.Contains(m.forms, form) {
		m.forms = append(m.forms, form)
	}
	return was, k
}
