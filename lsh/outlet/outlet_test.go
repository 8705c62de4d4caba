package outlet

import "testing"

var lookups = []struct{ name, want string }{
	{"تاس", "TASS"},
	{`"تاس"`, "TASS"},
	{"وكالة الأنباء السعودية (واس)", "SPA"},
	{"وكالة الأنباء الروسية تاس", "TASS"},
	{"RT Arabic", "RT"},
	{"RT", "RT"},
	{"أ.ف.ب", "AFP"},
	{"الوطن", "Al-Watan"},
	{"صحيفة الخليج", "Al Khaleej"},
	{"بوابة الفجر", "Al-Fajr"},
	{"قناة القاهرة الإخبارية", "Al Qahera News"},
	{"سانا", "SANA"},
	{"الوكالة العربية السورية للأنباء (سانا)", "SANA"},
	{"النيلين", "Al-Nilin"},
	{`مجموعة الرؤية الإستراتيجية "روسيا - العالم الإسلامي"`, "Russia – Islamic World"},
	{"صحيفة الجزيرة", "Al-Jazirah"},
	{"قناة الجزيرة", "Al Jazeera"},
	{"aljazirah", "Al-Jazirah"},
	{"alwatan", "Al-Watan"},
	{"صحيفة الوطن السعودية", "Al-Watan (Saudi Arabia)"},
	{"الوطن الكندية", ""},
}

func TestLookup(t *testing.T) {
	for _, tt := range lookups {
		o, ok := Default().Lookup(tt.name)
		got := ""
		if ok {
			got = o.Name
		}
		if got != tt.want {
			t.Errorf("Lookup(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, slug := range []string{"alriyadh", "aljazirah", "alyaum", "aawsat", "aleqtisadiya", "okaz", "alwatan", "almadina", "alweeam", "3alyoum", "sabq", "was", "arreyadi", "arriyadiyah"} {
		if _, ok := Default().Lookup(slug); !ok {
			t.Errorf("Lookup(%q) = false", slug)
		}
	}
}
