package arabic

import (
	"slices"
	"testing"
)

func TestSet(t *testing.T) {
	s := SetOf("وكيل لفت\tلفت  وفق")
	for _, tt := range []struct {
		word      string
		has, form bool
	}{
		{"لفت", true, true},
		{"ولفت", false, true},
		{"فلفت", false, true},
		{"فت", false, false},
		{"وفلفت", false, false},
		{"وكيل", true, true},
		{"ووكيل", false, true},
		{"كيل", false, false},
		{"وفق", true, true},
		{"فق", false, false},
		{"ق", false, false},
		{"وكيل لفت", false, false},
		{"", false, false},
		{"و", false, false},
	} {
		if got := s.Has(tt.word); got != tt.has {
			t.Errorf("Has(%q) = %t, want %t", tt.word, got, tt.has)
		}
		if got := s.HasForm(tt.word); got != tt.form {
			t.Errorf("HasForm(%q) = %t, want %t", tt.word, got, tt.form)
		}
	}
	if got, want := slices.Collect(s.All()), []string{"وكيل", "لفت", "لفت", "وفق"}; !slices.Equal(got, want) {
		t.Errorf("All() = %q, want %q", got, want)
	}
	if SetOf("").Has("") {
		t.Error(`SetOf("").Has("") = true, want false`)
	}
}

func TestUnjoined(t *testing.T) {
	for in, want := range map[string]string{
		"ولفت": "لفت", "فلفت": "لفت", "وكيل": "كيل", "وفق": "فق", "بلفت": "بلفت", "لفت": "لفت", "و": "", "": "",
	} {
		if got := Unjoined(in); got != want {
			t.Errorf("Unjoined(%q) = %q, want %q", in, got, want)
		}
	}
}
