package outlet

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"go.yaml.in/yaml/v3"
)

func TestLoadErrors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", `f.yaml: no list of outlets; hint: an entry begins with "- name: …"`},
		{"[]", `f.yaml: no list of outlets`},
		{"name: A", `f.yaml: no list of outlets`},
		{"- name: [", `f.yaml:1: not YAML`},
		{"- name: A\n---\n- name: B\n", `f.yaml:2: a second document`},
		{"- A", `f.yaml:1: not an entry; hint: write "- name: …"`},
		{"- arabic: ألف", `f.yaml:1: name: missing`},
		{"- name:", `f.yaml:1: name: not a text`},
		{"- name: ''", `f.yaml:1: name: not a text`},
		{"- name: '…'", `f.yaml:1: name: "…" has no letters`},
		{"- name: " + strings.Repeat("a ", 17), `f.yaml:1: name: "`},
		{"- name: A\n  name: B", `f.yaml:2: name: given twice`},
		{"- name: A\n\n  host: [a.org]", `f.yaml:3: host: no such field; hint: the fields are name, `},
		{"- name: A\n  ? [x]\n  : y", `f.yaml:2: : no such field`},
		{"- name: A\n  arabic: [ألف]", `f.yaml:2: arabic: not a text`},
		{"- name: A\n  aliases: ألف", `f.yaml:2: aliases: not a list; write [one, two]`},
		{"- name: A\n  aliases: []\n  aliases: [B]", `f.yaml:3: aliases: given twice`},
		{"- name: A\n  aliases:\n  - B\n  - [C]", `f.yaml:4: aliases: not a text`},
		{"- &a\n  name: A\n- *a", `f.yaml:3: not an entry`},
		{"- name: A\n  kind: paper", `f.yaml:2: kind: "paper" is none of agency, daily, `},
		{"- name: A\n  country: Egypt", `f.yaml:2: country: "Egypt" is no code of two capital letters`},
		{"- name: A\n  country: eg", `f.yaml:2: country: "eg" is no code`},
		{"- name: A\n  hosts: [https://a.org/]", `f.yaml:2: hosts: "https://a.org/" is no host; hint: write it in small letters`},
		{"- name: A\n  hosts: [www.a.org]", `f.yaml:2: hosts: "www.a.org" is no host`},
		{"- name: A\n  hosts: [A.org]", `f.yaml:2: hosts: "A.org" is no host`},
		{"- name: A\n  hosts: [org]", `f.yaml:2: hosts: "org" is no host`},
		{"- name: A\n  hosts: [.a.org]", `f.yaml:2: hosts: ".a.org" is no host`},
		{"- name: A\n- name: B\n- name: A", `f.yaml:3: name: A has an entry in line 1 already`},
		{"- name: Al Sama\n- name: alsama", `f.yaml:2: name: alsama is a name of Al Sama, line 1; where outlets have one name, all but its owner list it as shared`},
		{"- name: A\n  arabic: السماء\n- name: B\n  aliases:\n  - الشمس\n  - السمآء", `f.yaml:6: aliases: السمآء is a name of A, line 2`},
		{"- name: A\n  hosts: [a.org]\n- name: B\n  hosts: [b.org, a.org]", `f.yaml:4: hosts: a.org is a host of A, line 2`},
		{"- name: A\n  shared: [السماء]", `f.yaml:2: shared: السماء is nobody else's name; write it under aliases`},
		{"- name: A\n  aliases: [السماء]\n  shared: [السماء]", `f.yaml:3: shared: السماء is nobody else's name`},
		{"- name: A\n  ambiguous: [السماء]", `f.yaml:2: ambiguous: السماء is no name of this entry`},
	} {
		r, err := Load(strings.NewReader(tt.text), "f.yaml")
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || r != nil {
			t.Errorf("Load(%q): error %v, want %s", tt.text, err, tt.want)
		}
	}
	broken := errors.New("broken")
	if _, err := Load(iotest.ErrReader(broken), "f.yaml"); !errors.Is(err, broken) {
		t.Errorf("Load of a broken reader: error %v, want %v", err, broken)
	}
	if _, err := Load(io.LimitReader(zeros{}, largest+1), "f.yaml"); err == nil || !strings.Contains(err.Error(), "larger than 16 MiB") {
		t.Errorf("Load of 16 MiB and a byte: error %v", err)
	}
}

// zeros is an endless file.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

func TestWith(t *testing.T) {
	base, err := Load(strings.NewReader(`
- name: A
  arabic: السماء
  aliases: [النجم]
  hosts: [a.org, alef.org]
  kind: daily
- name: B
`), "base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	more, claims, err := base.With(strings.NewReader(`
- name: B
  arabic: باء
  country: EG
- name: C
  aliases: [النجم]
  hosts: [alef.org]
  country: SY
- name: D
  shared: [السماء]
  country: IQ
`), "more.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if want := []Claim{{"alef.org", "A", "C"}, {"النجم", "A", "C"}}; !slices.Equal(claims, want) {
		t.Errorf("claims %v, want %v", claims, want)
	}
	for _, tt := range []struct{ name, before, after string }{
		{"باء", "", "B"},
		{"النجم", "A", "C"},
		{"صحيفة النجم", "A", "A"}, // still one of A's names, and A is a paper
		{"السماء", "A", "A"},
		{"السماء العراقية", "A", "D"},
	} {
		if got := found(base.Lookup(tt.name)); got != tt.before {
			t.Errorf("before With: Lookup(%q) = %q, want %q", tt.name, got, tt.before)
		}
		if got := found(more.Lookup(tt.name)); got != tt.after {
			t.Errorf("after With: Lookup(%q) = %q, want %q", tt.name, got, tt.after)
		}
	}
	if got := found(base.ByHost("x.alef.org")); got != "A" {
		t.Errorf("before With: ByHost = %q, want A", got)
	}
	if got := found(more.ByHost("x.alef.org")); got != "C" {
		t.Errorf("after With: ByHost = %q, want C", got)
	}
	if b := base.All()[1]; b.Arabic != "" || b.Country != "" {
		t.Errorf("With changed the registry it was called on: %+v", b)
	}
	if _, _, err := base.With(strings.NewReader("- name: E\n  shared: [القمر]"), "bad.yaml"); err == nil || !strings.HasPrefix(err.Error(), "bad.yaml:2: shared: ") {
		t.Errorf("With: error %v, want bad.yaml:2: shared: …", err)
	}
}

func FuzzRegistry(f *testing.F) {
	f.Add([]byte("- name: A\n  arabic: السماء\n  aliases: [أ ب, النجم]\n  hosts: [a.org]\n  kind: daily\n  country: EG\n- name: B\n  shared: [السماء]\n  ambiguous: [السماء]\n  country: SY\n"), "صحيفة السماء السورية")
	f.Add([]byte("- {name: \"\\u202eTASS\", hosts: [تاس.рф]}"), "وكالة تاس (تاس)")
	f.Add([]byte("- name: *x"), "تاس تاس")
	f.Fuzz(func(t *testing.T, text []byte, name string) {
		r, err := Load(strings.NewReader(string(text)), "f.yaml")
		if err != nil {
			return
		}
		hosts := 0
		for _, o := range r.All() {
			hosts += len(o.Hosts)
			for _, h := range o.Hosts {
				if got := found(r.ByHost(h)); got != o.Name {
					t.Errorf("ByHost(%q) = %q, want %q", h, got, o.Name)
				}
			}
		}
		r.Names(func(form string, o *Outlet, _ bool) bool {
			if got := found(r.Lookup(form)); got != o.Name {
				t.Errorf("Lookup(%q) = %q, want %q", form, got, o.Name)
			}
			return true
		})
		o, ok := r.Lookup(name)
		if ok && !r.Same(name, o.Name) {
			// Only another owner of the outlet's own name can stand between.
			if p, _ := r.Lookup(o.Name); p == o {
				t.Errorf("Lookup(%q) = %s, but they are not the same", name, o.Name)
			}
		}
		again, claims, err := r.With(strings.NewReader(string(text)), "again.yaml")
		if err != nil || len(claims) > 0 || len(again.All()) != len(r.All()) {
			t.Errorf("With the same file: %v, claims %v", err, claims)
		}
	})
}

// The quick reader takes the built-in registry, and what it takes it reads as YAML is
// read.
func TestPlain(t *testing.T) {
	for _, tt := range []struct {
		text string
		ok   bool
	}{
		{string(builtin), true},
		{"- name: A B\n  aliases: [x, \"24\", \"a:b\"]\n# c\n\n- name: Le Matin d'Alger (x)", true},
		{"- name: A\n  name: B", true}, // which the entry refuses
		{"- name: \"A\\nB\"", false},
		{"- name: null", false},
		{"- name: ~", false},
		{"- name: A # B", false},
		{"- name: A: B", false},
		{"- name: 'A'", false},
		{"- name: A ", false},
		{"- name: [[A]]", false},
		{"- name: [A,B]", false},
		{"- name: [A, ]", false},
		{"- name: []", false},
		{"- name: A\r\n", false},
		{"- name: A\n   kind: daily", false},
		{"-   name: A", false},
		{"# \x00\n- name: A", false},
		{"- name: \xff", false},
		{"name: A", false},
		{"", false},
	} {
		got, ok := plain([]byte(tt.text))
		if ok != tt.ok {
			t.Errorf("plain(%.60q) is %v, want %v", tt.text, ok, tt.ok)
		}
		if !ok {
			continue
		}
		want, err := parse([]byte(tt.text), "x")
		if err != nil || !sameNodes(got, want) {
			t.Errorf("plain(%.60q) differs from YAML, %v", tt.text, err)
		}
	}
}

// sameNodes compares kinds, values and lines.
func sameNodes(a, b []*yaml.Node) bool {
	return slices.EqualFunc(a, b, func(a, b *yaml.Node) bool {
		return a.Kind == b.Kind && a.Value == b.Value && a.Line == b.Line && b.Tag != "!!null" && sameNodes(a.Content, b.Content)
	})
}

func FuzzPlain(f *testing.F) {
	f.Add("- name: A B\n  aliases: [x, \"24\"]\n")
	f.Add("- name: Le Matin d'Alger (x)\n  hosts: [a.b, c-d.e]\n# c\n")
	f.Add("- name: A B\n  " + strings.Repeat("x", 2000) + ": [x, \"24\"]\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := plain([]byte(text))
		if !ok {
			return
		}
		if want, err := parse([]byte(text), "x"); err != nil || !sameNodes(got, want) {
			t.Errorf("plain(%q) differs from YAML, %v", text, err)
		}
	})
}
