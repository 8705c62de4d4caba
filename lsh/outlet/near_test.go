package outlet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNear(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"رويتزر", "Reuters"},
		{"روترز", "Reuters"},
		{"رويتررز", "Reuters"},
		{"وكالة رويتزر", "Reuters"},
		{"وكالة الأناظول التركية", "Anadolu"},
		{"صحيفة «الشرق الأوسظ»", "Asharq Al-Awsat"},
		{"Reuterz", "Reuters"},
		{"رويترز", ""},
		{"وكالة رويترز", ""},
		{"تاسس", ""}, // too short
		{"الغدد", ""},
		{"روتيزر", ""},
		{"صحيفة", ""},
		{"مجلة الثقافة الجديدة للفنون", ""},
		{"", ""},
	} {
		var names []string
		for _, o := range Default().Near(tt.name) {
			names = append(names, o.Name)
		}
		if got := strings.Join(names, ", "); got != tt.want {
			t.Errorf("Near(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestIsNear compares isNear with the distance of Damerau and Levenshtein.
func TestIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("ابت نxé")), 0, 6, -1)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if a == b {
			return
		}
		if got, want := isNear(a, b), distance([]rune(a), []rune(b)) == 1; got != want {
			t.Errorf("isNear(%q, %q) = %v, want %v", a, b, got, want)
		}
	})
}

// distance is the least insertions, deletions, replacements and exchanges of
// neighbours that make one word of another.
func distance(a, b []rune) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return max(len(a), len(b))
	case a[0] == b[0]:
		return distance(a[1:], b[1:])
	}
	d := 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, 1+distance(a[2:], b[2:]))
	}
	return d
}

func BenchmarkNear(b *testing.B) {
	r := Default()
	b.ReportAllocs()
	for b.Loop() {
		r.Near("صحيفة الوسيط اليومية")
	}
}

func TestMisspelt(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"وكالة الأنباء الامارتية", "WAM"},
		{"وكالة أنباء الامارت", "WAM"},
		{"وكالة الأنباء الكويتة", "KUNA"},
		{"وكالة الأنباء الكويتية الرسمية", "KUNA"},
		{"وكالة الانباء الكويتة الرسمية", "KUNA"},
		{"وكالة الأنباء السعودبة", "SPA"},
		{"وكالة الأنباء السعودي ة", "SPA"},
		{"لوكالة الأنباء السعودبة", ""},
		{"وكالة أنباء الأناظول التركية", "Anadolu"},
		{"وكالة الأنباء السودية", ""}, // السعودية or السورية
		{"وكالة الأنباء الدينية", ""}, // words of their own, a letter from الصينية, العمانية, المصرية, القطرية, المغربية
		{"وكالة الأنباء العمالية", ""},
		{"وكالة الأنباء المصرفية", ""},
		{"وكالة الأنباء القطبية", ""},
		{"وكالة الأنباء المغاربية", ""},
		{"وكالة الأنباء السعوددية", "SPA"},
		{"وكالة الأنباء المجرية", ""}, // Hungary's, no misspelling of المصرية
		{"وكالة الأنباء الكينية", ""},
		{"وكالة الأنباء الأرمنية", ""},
		{"وكالة الأنباء الهندية الجديدة", ""},
		{"الأنباء الكويتة", ""},
		{"صحيفة الأنباء الكويتة", ""},
		{"وكالة الأنباء", "Al-Anba"},
		{"وكالة أنباء", ""},
		{"وكالة السعودبة", ""},
	} {
		got := ""
		if o, ok := Default().Lookup(tt.name); ok {
			got = o.Name
		}
		if got != tt.want {
			t.Errorf("Lookup(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestNational(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"وكالة الأنباء البلجيكية", "Belga"},
		{"وكالة أنباء السودان", "SUNA"},
		{"وكالة الأنباء السودانية الرسمية", "SUNA"},
		{"الوكالة اللبنانية للإعلام", "NNA"},
		{"الوكالة اللبنانية للإعلام الرسمية", "NNA"}, // which has two agencies, and one of that name
		{"الوكالة السورية للأنباء", "SANA"},
		{"وكالة أنباء روسيا البيضاء", ""},
		{"وكالة الأنباء الكورية الشمالية", "KCNA"},
		{"وكالة أنباء كوريا الجنوبية", "Yonhap"},
		{"وكالة الأنباء الروسية", ""}, // several
		{"وكالة أنباء اليابان", ""},
		{"وكالة الأنباء الأفغانية", ""}, // the registry knows one of that country, a private one
		{"وكالة أنباء كوريا", ""},
		{"وكالة أنباء كوبا", "Prensa Latina"},
		{"وكالة أنباء موريتانية", ""}, // some agency of that country
		{"وكالة الفضاء الهندية", ""},
		{"الوكالة الأمريكية للتنمية", ""},
		{"الوكالة السودانية", ""},
		{"وكالة السودان", ""},
		{"وكالة", ""},
	} {
		got := ""
		if o, ok := Default().Lookup(tt.name); ok {
			got = o.Name
		}
		if got != tt.want {
			t.Errorf("Lookup(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}
