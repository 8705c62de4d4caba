package outlet

import (
	"slices"
	"testing"

	"sada/lsh/arabic"
)

func TestTowns(t *testing.T) {
	countries := map[string][]string{} // of each folded name
	for of, names := range Towns() {
		if demonyms[arabic.Fold(of)] == "" && of != "القمرية" { // of which no outlet is known
			t.Errorf("%s is of %q, no country's adjective", names[0], of)
		}
		for _, name := range names {
			folded := arabic.Fold(name)
			if len(arabic.Words(nil, name)) != 1 || slices.Contains(countries[folded], of) {
				t.Errorf("%q is not one word, or twice of %s", name, of)
			}
			countries[folded] = append(countries[folded], of)
		}
	}
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"القاهره", []string{"المصرية"}},
		{"جازان", []string{"السعودية"}},
		{"جيزان", []string{"السعودية"}},
		{"طرابلس", []string{"اللبنانية", "الليبية"}},
		{"الكويت", nil},
		{"العين", nil},
		{"رام", nil},
	} {
		if got := countries[tt.name]; !slices.Equal(got, tt.want) {
			t.Errorf("%s is a town of %q, want %q", tt.name, got, tt.want)
		}
	}
}
