package outlet

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

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

// largest is the most bytes a registry's file may have; the built-in one has
// less than a hundredth of them.
const largest = 16 << 20

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
		return nil, notYAML(name, err)
	}
	if err := dec.Decode(&next); err == nil {
		return nil, fmt.Errorf("%s:%d: a second document; hint: write all outlets in one list", name, next.Line)
	} else if err != io.EOF {
		return nil, notYAML(name, err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.SequenceNode || len(doc.Content[0].Content) == 0 {
		return nil, fmt.Errorf(`%s: no list of outlets; hint: an entry begins with "- name: …"`, name)
	}
	return doc.Content[0].Content, nil
}

// notYAML says where a file is no YAML. What the parser lacked there is said in its own
// terms (did not find expected node content) and tells nobody what to write.
func notYAML(name string, err error) error {
	const hint = `hint: an entry begins with "- name: …", its other fields with two blanks; a text with : # [ or { in it stands in quotation marks`
	line := 0
	if _, scanErr := fmt.Sscanf(err.Error(), "yaml: line %d:", &line); scanErr != nil {
		return fmt.Errorf("%s: not YAML; %s", name, hint)
	}
	return fmt.Errorf("%s:%d: not YAML from here on, or from the line above; %s", name, line, hint)
}

// plain reads the list of a file of which every line is of the simplest kind: "-
// field: text" or "  field: [text, text]" without anything that YAML reads in a way
// of its own; false if it is another, which parse may read. The built-in registry is
// such a file, and read at every start (BenchmarkLoad).
func plain(text []byte) (list []*yaml.Node, ok bool) {
	const longestField = 100 // YAML refuses keys of more than 1,024 letters
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
		if !ok || field == "" || len(field) > longestField || strings.Trim(field, "abcdefghijklmnopqrstuvwxyz") != "" {
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
	kinds := []string{"agency", "daily", "magazine", "channel", "portal", "aggregator", "ministry", "organisation"}
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
