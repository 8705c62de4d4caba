package outlet

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// largest is the most bytes a registry's file may have; the built-in one has
// less than a hundredth of them.
const largest = 16 << 20

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

// entry is one entry of a file as written.
type entry struct {
	file                                string
	name, arabic, family, kind, country value
	aliases, shared, ambiguous, hosts   []value
}

// value is one text of a field; its line is 0 where the field is not given.
type value struct {
	text string
	form string // folded, if it is a name
	line int
}

func (e *entry) errorf(line int, field, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s: %s", e.file, line, field, fmt.Sprintf(format, args...))
}

// read parses a file into entries each of which is right in itself.
func read(rd io.Reader, name string) ([]entry, error) {
	text, err := io.ReadAll(io.LimitReader(rd, largest+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > largest {
		return nil, fmt.Errorf("%s: larger than %d MiB; hint: is it a list of outlets?", name, largest>>20)
	}
	list, ok := plain(text)
	if !ok {
		if list, err = parse(text, name); err != nil {
			return nil, err
		}
	}
	entries := make([]entry, len(list))
	for i, n := range list {
		entries[i].file = name
		if err := entries[i].read(n); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// parse reads the list of a file in YAML.
func parse(text []byte, name string) ([]*yaml.Node, error) {
	var doc, next yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(text))
	if err := dec.Decode(&doc); err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := dec.Decode(&next); err == nil {
		return nil, fmt.Errorf("%s:%d: a second document; hint: write all outlets in one list", name, next.Line)
	} else if err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.SequenceNode || len(doc.Content[0].Content) == 0 {
		return nil, fmt.Errorf(`%s: no list of outlets; hint: an entry begins with "- name: …"`, name)
	}
	return doc.Content[0].Content, nil
}

// plain reads the list of a file of which every line is of the simplest kind: "-
// field: text" or "  field: [text, text]" without anything that YAML reads in a way
// of its own; false if it is another, which parse may read. The built-in registry is
// such a file, and read at every start (BenchmarkLoad).
func plain(text []byte) (list []*yaml.Node, ok bool) {
	if !utf8.Valid(text) {
		return nil, false
	}
	n := 0
	for line := range strings.SplitSeq(string(text), "\n") {
		if n++; line == "" || line[0] == '#' && !strings.ContainsFunc(line, unicode.IsControl) {
			continue
		}
		rest, first := strings.CutPrefix(line, "- ")
		if first {
			list = append(list, &yaml.Node{Kind: yaml.MappingNode, Line: n})
		} else if rest, ok = strings.CutPrefix(line, "  "); !ok || list == nil {
			return nil, false
		}
		field, v, ok := strings.Cut(rest, ": ")
		if !ok || field == "" || strings.Trim(field, "abcdefghijklmnopqrstuvwxyz") != "" {
			return nil, false
		}
		node := &yaml.Node{Line: n}
		if items, ok := strings.CutPrefix(v, "["); ok {
			items, ok = strings.CutSuffix(items, "]")
			node.Kind = yaml.SequenceNode
			for item := range strings.SplitSeq(items, ", ") {
				text, ok2 := plainText(item)
				if ok = ok && ok2; !ok {
					return nil, false
				}
				node.Content = append(node.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: n})
			}
		} else if node.Value, ok = plainText(v); ok {
			node.Kind = yaml.ScalarNode
		} else {
			return nil, false
		}
		entry := list[len(list)-1]
		entry.Content = append(entry.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: field, Line: n}, node)
	}
	return list, len(list) > 0
}

// plainText is a text without its quotation marks; false if YAML might read it in
// another way.
func plainText(v string) (string, bool) {
	quoted := len(v) > 2 && v[0] == '"' && v[len(v)-1] == '"'
	if quoted {
		v = v[1 : len(v)-1]
	}
	for i, r := range v {
		switch {
		case r < 0x80 && (r == ' ' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'), r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		case i > 0 && strings.ContainsRune("-–.'()&/_’+", r), i > 0 && r == '"' && !quoted:
		case quoted && (r == '+' || r == ':'): // at its start, too
		default:
			return "", false
		}
	}
	switch {
	case v == "" || v != strings.TrimSpace(v), !quoted && strings.EqualFold(v, "null"):
		return "", false
	}
	return v, true
}

func (e *entry) read(n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf(`%s:%d: not an entry; hint: write "- name: …" and further fields below it`, e.file, n.Line)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		field, v := n.Content[i].Value, n.Content[i+1]
		var err error
		switch field {
		case "name":
			err = e.one(&e.name, field, v, name)
		case "arabic":
			err = e.one(&e.arabic, field, v, name)
		case "family":
			err = e.one(&e.family, field, v, nil)
		case "kind":
			err = e.one(&e.kind, field, v, kind)
		case "country":
			err = e.one(&e.country, field, v, country)
		case "aliases":
			err = e.list(&e.aliases, field, v, name)
		case "shared":
			err = e.list(&e.shared, field, v, name)
		case "ambiguous":
			err = e.list(&e.ambiguous, field, v, name)
		case "hosts":
			err = e.list(&e.hosts, field, v, host)
		default:
			err = e.errorf(n.Content[i].Line, field, "no such field; hint: the fields are name, arabic, aliases, shared, ambiguous, hosts, family, kind and country")
		}
		if err != nil {
			return err
		}
	}
	if e.name.line == 0 {
		return e.errorf(n.Line, "name", "missing")
	}
	return nil
}

// one reads a field that is one text, which check judges and completes.
func (e *entry) one(to *value, field string, n *yaml.Node, check func(*value) error) error {
	if to.line > 0 {
		return e.errorf(n.Line, field, "given twice")
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
		return e.errorf(n.Line, field, "not a text")
	}
	*to = value{text: n.Value, line: n.Line}
	if check != nil {
		if err := check(to); err != nil {
			return e.errorf(n.Line, field, "%s", err)
		}
	}
	return nil
}

// list reads a field that is a list of texts.
func (e *entry) list(to *[]value, field string, n *yaml.Node, check func(*value) error) error {
	if *to != nil {
		return e.errorf(n.Line, field, "given twice")
	}
	if n.Kind != yaml.SequenceNode {
		return e.errorf(n.Line, field, "not a list; write [one, two]")
	}
	*to = make([]value, len(n.Content))
	for i, item := range n.Content {
		if err := e.one(&(*to)[i], field, item, check); err != nil {
			return err
		}
	}
	return nil
}

func name(v *value) error {
	if v.form = folded(v.text); v.form == "" {
		return fmt.Errorf("%q has no letters, or more than %d words", v.text, longestWords)
	}
	return nil
}

func host(v *value) error {
	if hostOf(v.text) != v.text || !strings.Contains(v.text, ".") || strings.ContainsAny(v.text, " \t") || strings.Contains("."+v.text, "..") {
		return fmt.Errorf("%q is no host; hint: write it in small letters without https:// and www: example.org", v.text)
	}
	return nil
}

func kind(v *value) error {
	kinds := []string{"agency", "daily", "magazine", "channel", "portal", "aggregator", "ministry"}
	if !slices.Contains(kinds, v.text) {
		return fmt.Errorf("%q is none of %s", v.text, strings.Join(kinds, ", "))
	}
	return nil
}

func country(v *value) error {
	if len(v.text) != 2 || strings.Trim(v.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return fmt.Errorf("%q is no code of two capital letters (ISO 3166); hint: such as EG", v.text)
	}
	return nil
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
