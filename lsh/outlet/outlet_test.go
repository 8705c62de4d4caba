package outlet

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// found is the name of the outlet that a lookup found, or "".
func found(o *Outlet, ok bool) string {
	if !ok {
		return ""
	}
	return o.Name
}

func TestLookup(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		// As printed in source lines.
		{"تاس", "TASS"},
		{`"تاس"`, "TASS"},
		{"«تاس»", "TASS"},
		{"وكالة تاس", "TASS"},
		{"وكالة أنباء تاس الروسية", "TASS"},
		{"وكالة الأنباء الروسية تاس", "TASS"},
		{"وكالة الأنباء الروسية (تاس)", "TASS"},
		{"إيتار - تاس", "TASS"},
		{"TASS", "TASS"},
		{"ТАСС", "TASS"},
		{"RT", "RT"},
		{"RT Arabic", "RT"},
		{"قناة روسيا اليوم", "RT"},
		{"سبوتنيك عربي", "Sputnik"},
		{"وكالة سبوتنيك الروسية", "Sputnik"},
		{"الوطن", "Al-Watan"},
		{"صحيفة الخليج", "Al Khaleej"},
		{"الخليج الإماراتية", "Al Khaleej"},
		{"بوابة الفجر", "Al-Fajr"},
		{"قناة القاهرة الإخبارية", "Al Qahera News"},
		{"سانا", "SANA"},
		{"الوكالة العربية السورية للأنباء", "SANA"},
		{"الوكالة العربية السورية للأنباء (سانا)", "SANA"},
		{"وكالة الأنباء السورية الرسمية سانا", "SANA"},
		{"النيلين", "Al-Nilin"},
		{`مجموعة الرؤية الإستراتيجية "روسيا - العالم الإسلامي"`, "Russia – Islamic World"},
		{"نبض", "Nabd"},

		// Abbreviations, with points, blanks and other hamzas.
		{"أ ف ب", "AFP"},
		{"أ.ف.ب", "AFP"},
		{"(أ. ف. ب)", "AFP"},
		{"ا.ف.ب.", "AFP"},
		{"أ ف ب \u200f", "AFP"},
		{"AFP", "AFP"},
		{"A.F.P.", "AFP"},
		{"فرانس برس", "AFP"},
		{"فرانس بـــرس", "AFP"},
		{"وكالة الصحافة الفرنسية", "AFP"},
		{"أ ب", "AP"},
		{"أب", ""},
		{"د ب أ", "dpa"},
		{"د.ب.أ", "dpa"},
		{"أ ش أ", "MENA"},
		{"أ.ش.أ", "MENA"},
		{"وكالة أنباء الشرق الأوسط المصرية", "MENA"},
		{"يو.بي.آي", "UPI"},
		{"واس", "SPA"},
		{"(واس)", "SPA"},
		{"«واس»", "SPA"},
		{"و\u064eاس", "SPA"},
		{"وكالة الأنباء السعودية (واس)", "SPA"},
		{"وكالة الانباء السعوديه", "SPA"},
		{"وام", "WAM"},
		{"الأناضول", "Anadolu"},
		{"وكالة أنباء الأناضول التركية الرسمية", "Anadolu"},
		{"شينخوا الصينية", "Xinhua"},
		{"يونهاب الكورية الجنوبية للأنباء", "Yonhap"},
		{"وكالة بلومبرغ للأنباء الاقتصادية", "Bloomberg"},
		{"رويترز", "Reuters"},
		{"REUTERS", "Reuters"},
		{"the guardian", "The Guardian"},
		{"صحيفة «الغارديان» البريطانية", "The Guardian"},
		{"سي إن إن", "CNN"},
		{"بي.بي.سي", "BBC"},
		{"فرانس24", "France 24"},
		{"فرانس ٢٤", "France 24"},

		// One name, several outlets.
		{"صحيفة الوطن", "Al-Watan"},
		{"صحيفة الوطن السعودية", "Al-Watan (Saudi Arabia)"},
		{"الوطن المصرية", "Al-Watan (Egypt)"},
		{"الوطن القطرية", "Al-Watan (Qatar)"},
		{"موقع الوطن السوري", "Al-Watan (Syria)"},
		{"الوطن الكندية", ""},
		{"الجزيرة", "Al Jazeera"},
		{"قناة الجزيرة القطرية", "Al Jazeera"},
		{"صحيفة الجزيرة", "Al-Jazirah"},
		{"الجزيرة السعودية", "Al-Jazirah"},
		{"الرأي الأردنية", "Al-Rai (Jordan)"},
		{"الراي الكويتية", "Al-Rai (Kuwait)"},
		{"قناة الحياة", "Al-Hayah TV"},
		{"صحيفة الحياة اللندنية", "Al-Hayat"},
		{"قناة الغد", "Al-Ghad TV"},
		{"صحيفة الغد", "Al-Ghad (Jordan)"},
		{"الغد", "Al-Ghad"},
		{"الغد الأردنية", "Al-Ghad (Jordan)"},
		{"النهار", "An-Nahar"},
		{"النهار الجزائرية", "Ennahar"},
		{"صحيفة المجاهد الجزائرية", "El Moudjahid"},
		{"سبأ", "SABA"},
		{"وكالة الأنباء اليمنية سبأ", "SABA"},
		{"ديلي ستار البريطانية", "Daily Star (UK)"},
		{"فضائية الجزيرة", "Al Jazeera"},
		{"صحيفة ذي غارديان", "The Guardian"},

		// Short names that corpora give their outlets.
		{"aawsat", "Asharq Al-Awsat"},
		{"aleqtisadiya", "Al Eqtisadiah"},
		{"aljazirah", "Al-Jazirah"},
		{"almadina", "Al-Madina"},
		{"alriyadh", "Al-Riyadh"},
		{"alwatan", "Al-Watan"},
		{"alweeam", "Alweeam"},
		{"alyaum", "Al-Yaum"},
		{"arreyadi", "Arreyadi"},
		{"arriyadiyah", "Arriyadiyah"},
		{"okaz", "Okaz"},
		{"sabq", "Sabq"},
		{"was", "SPA"},
		{"3alyoum", "Ain Alyoum"},

		// Nobody's names.
		{"", ""},
		{"صحيفة", ""},
		{"وكالات", ""},
		{"وكالة أنباء", ""},
		{"منطقة الشرق الأوسط", ""},
		{"سوق عكاظ", ""},
		{"الوطن العربي", ""},
		{"الجزيرة العربية", ""},
		{"المملكة العربية السعودية", ""},
		{"وكالة ناسا", ""},
		{"تاسو", ""},
		{"وزير الخارجية الروسي", ""},
		{strings.Repeat("تاس ", 17), ""},
		{strings.Repeat("ا", 2000), ""},
	} {
		if got := found(Default().Lookup(tt.name)); got != tt.want {
			t.Errorf("Lookup(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLookupBy(t *testing.T) {
	for _, tt := range []struct{ name, by, want string }{
		{"الجزيرة", "aljazirah", "Al-Jazirah"},
		{"«الجزيرة»", "صحيفة الجزيرة", "Al-Jazirah"},
		{"قناة الجزيرة", "aljazirah", "Al Jazeera"},
		{"الجزيرة", "Okaz", "Al Jazeera"},
		{"الجزيرة", "", "Al Jazeera"},
		{"الوطن", "الوطن المصرية", "Al-Watan (Egypt)"},
		{"صحيفة الوطن", "الوطن المصرية", "Al-Watan (Egypt)"},
		{"الوطن السعودية", "الوطن المصرية", "Al-Watan (Saudi Arabia)"},
		{"تاس", "RT", "TASS"},
		{"لا أحد", "RT", ""},
		{"", "", ""},
	} {
		if got := found(Default().LookupBy(tt.name, tt.by)); got != tt.want {
			t.Errorf("LookupBy(%q, %q) = %q, want %q", tt.name, tt.by, got, tt.want)
		}
	}
}

func TestLookupAt(t *testing.T) {
	for _, tt := range []struct{ name, url, want string }{
		{"الرأي", "https://alrai.com/a/1", "Al-Rai (Jordan)"},
		{"الرأي", "https://www.alraimedia.com/b/2", "Al-Rai (Kuwait)"},
		{"الراي", "alraimedia.com", "Al-Rai (Kuwait)"},
		{"صحيفة «الرأي»", "https://alrai.com/a/1", "Al-Rai (Jordan)"},
		{"الرأي", "https://example.com/a/1", "Al-Rai"},
		{"الرأي", "https://aawsat.com/a/1", "Al-Rai"},
		{"الرأي", "", "Al-Rai"},
		{"الرأي الأردنية", "https://www.alraimedia.com/b/2", "Al-Rai (Jordan)"}, // the name says which
		{"الجزيرة", "https://www.al-jazirah.com/a", "Al-Jazirah"},
		{"صحيفة الجزيرة", "https://www.aljazeera.net/a", "Al-Jazirah"},
		{"قناة الجزيرة", "https://www.al-jazirah.com/a", "Al Jazeera"},
		{"تاس", "https://arabic.rt.com/a", "TASS"},
		{"لا أحد", "https://arabic.rt.com/a", "RT"},
		{"الوطن الكندية", "https://arabic.rt.com/a", "RT"},
		{"لا أحد", "https://example.com/a", ""},
		{"النهار", "https://www.djazairess.com/ennahar/1", "Ennahar"}, // an aggregator of Algeria
		{"الرأي", "https://www.djazairess.com/a/1", "Al-Rai"},
		{"لا أحد", "https://www.djazairess.com/a/1", ""},
		{"جزايرس", "https://www.djazairess.com/a/1", "Djazairess"},
		{"", "https://arabic.rt.com/a", ""},
		{" ", "https://arabic.rt.com/a", ""},
	} {
		if got := found(Default().LookupAt(tt.name, tt.url)); got != tt.want {
			t.Errorf("LookupAt(%q, %q) = %q, want %q", tt.name, tt.url, got, tt.want)
		}
	}
}

func TestHouse(t *testing.T) {
	for _, tt := range []struct{ name, url, want string }{
		{"الراي", "https://alrai.com/a/1", "Al-Rai (Jordan)"},
		{"الراي", "", "Al-Rai"},
		{"صحيفةٌ مجهولة", "https://example.com/a", "صحيفه مجهوله"},
		{" … ", "", "…"}, // nothing remains folded, and still it is no other's name
		{"", "https://alrai.com/a/1", ""},
	} {
		if got := Default().House(tt.name, tt.url); got != tt.want {
			t.Errorf("House(%q, %q) = %q, want %q", tt.name, tt.url, got, tt.want)
		}
	}
}

func TestHouses(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"الراي", "Al-Rai, Al-Rai (Jordan), Al-Rai (Kuwait)"},
		{"الرأي الأردنية", "Al-Rai (Jordan)"},
		{"Al-Rai (Kuwait)", "Al-Rai (Kuwait)"},
		{"الجزيرة", "Al Jazeera"}, // the channel is meant unless said otherwise
		{"صحيفةٌ مجهولة", "صحيفه مجهوله"},
		{"", ""},
	} {
		if got := strings.Join(Default().Houses(tt.name), ", "); got != tt.want {
			t.Errorf("Houses(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSame(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"تاس", "TASS", true},
		{"تاس", "سبوتنيك", false},
		{"الوطن", "Al-Watan (Egypt)", true},
		{"alwatan", "صحيفة الوطن السعودية", true},
		{"الوطن المصرية", "الوطن السعودية", false},
		{"الجزيرة", "Al-Jazirah", false}, // the channel is meant unless said otherwise
		{"الوطن", "تاس", false},
		{"صحيفة مجهولة", "صحيفة  مجهولة.", true},
		{"صحيفة مجهولة", "صحيفة أخرى", false},
		{"صحيفة مجهولة", "تاس", false},
		{"", "", false},
		{"…", "!", false},
	} {
		if got := Default().Same(tt.a, tt.b); got != tt.want {
			t.Errorf("Same(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := Default().Same(tt.b, tt.a); got != tt.want {
			t.Errorf("Same(%q, %q) = %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestFamily(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"تاس", "Russian state media"},
		{"RT", "Russian state media"},
		{"سبوتنيك", "Russian state media"},
		{"ريا نوفوستي", "Russian state media"},
		{"إنترفاكس", "Interfax"},
		{"aawsat", "SRMG"},
		{"صحيفة الاقتصادية", "SRMG"},
		{"عرب نيوز", "SRMG"},
		{"اندبندنت عربية", "SRMG"},
		{"قناة العربية", "MBC"},
		{"رويترز", "Reuters"},
		{"صحيفةٌ مجهولة", "صحيفه مجهوله"},
		{"", ""},
	} {
		if got := Default().Family(tt.name); got != tt.want {
			t.Errorf("Family(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestByHost(t *testing.T) {
	for _, tt := range []struct{ host, want string }{
		{"rt.com", "RT"},
		{"arabic.rt.com", "RT"},
		{"https://arabic.rt.com/russia/1510000/", "RT"},
		{"http://www.alwatan.com.sa/Politics/News.aspx", "Al-Watan (Saudi Arabia)"},
		{"http://www.alwatan.com:80", "Al-Watan (Oman)"},
		{"HTTP://AAWSAT.COM/home", "Asharq Al-Awsat"},
		{"www.al-jazirah.com", "Al-Jazirah"},
		{"user@sabq.org", "Sabq"},
		{"//sabq.org/x", "Sabq"},
		{"gate.ahram.org.eg.", "Al-Ahram"},
		{"sabq.org?x=rt.com", "Sabq"},
		{"notrt.com", ""},
		{"com.sa", ""},
		{"localhost", ""},
		{"", ""},
		{"...", ""},
	} {
		if got := found(Default().ByHost(tt.host)); got != tt.want {
			t.Errorf("ByHost(%q) = %q, want %q", tt.host, got, tt.want)
		}
	}
}

// TestBuiltin holds the built-in registry to what its entries promise. Load has
// refused names and hosts that two entries claim.
func TestBuiltin(t *testing.T) {
	all := Default().All()
	if len(all) < 250 {
		t.Errorf("%d outlets, want at least 250", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b Outlet) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("All is not sorted by Name")
	}
	families := map[string]int{}
	for _, o := range all {
		families[o.Family]++
		if o.Arabic == "" || o.Kind == "" && !o.Shared {
			t.Errorf("%s: no Arabic name or no kind", o.Name)
		}
		if o.Country == "" && !o.Shared && o.Kind != "aggregator" {
			t.Errorf("%s: no country, and nobody shares its name", o.Name)
		}
		seen := map[string]bool{}
		for _, n := range append([]string{o.Name, o.Arabic}, o.Aliases...) {
			if form := folded(n); seen[form] {
				t.Errorf("%s: %s is there twice", o.Name, n)
			} else {
				seen[form] = true
			}
		}
		if got := found(Default().Lookup(o.Name)); got != o.Name {
			t.Errorf("Lookup(%q) = %q, want itself", o.Name, got)
		}
	}
	for family, n := range families {
		if n == 1 {
			t.Errorf("family %s: one outlet is no family, or its name is misspelt", family)
		}
	}
	o, ok := Default().Lookup("الوطن")
	if !ok || !o.Shared {
		t.Errorf("Lookup(%q) = %+v, want a name that several share", "الوطن", o)
	}
}

// TestTables: a word that is not folded would never be met.
func TestTables(t *testing.T) {
	for _, words := range [][]string{
		slices.Collect(maps.Keys(titles)), slices.Collect(maps.Keys(news)),
		slices.Collect(maps.Keys(epithets)), slices.Collect(maps.Keys(demonyms)),
	} {
		for _, w := range words {
			if got := arabic.Fold(w); got != w || strings.Contains(w, " ") {
				t.Errorf("%q is not one folded word: %q", w, got)
			}
		}
	}
}

func TestNames(t *testing.T) {
	got := map[string]string{}
	ambiguous := map[string]bool{}
	Default().Names(func(form string, o *Outlet, amb bool) bool {
		if was, ok := got[form]; ok {
			t.Errorf("Names yields %q twice, for %s and %s", form, was, o.Name)
		}
		got[form], ambiguous[form] = o.Name, amb
		return true
	})
	for _, tt := range []struct {
		form, want string
		ambiguous  bool
	}{
		{"تاس", "TASS", false},
		{"ا ف ب", "AFP", false},
		{"اف ب", "AFP", false},
		{"الوطن", "Al-Watan", true},
		{"الشرق الاوسط", "Asharq Al-Awsat", true},
		{"عكاظ", "Okaz", true},
		{"الاناضول", "Anadolu", true},
		{"رويترز", "Reuters", false},
		{"الوكاله العربيه السوريه للانباء", "SANA", false},
	} {
		if got[tt.form] != tt.want || ambiguous[tt.form] != tt.ambiguous {
			t.Errorf("Names: %q is %q, ambiguous %v; want %q, %v", tt.form, got[tt.form], ambiguous[tt.form], tt.want, tt.ambiguous)
		}
	}
	n := 0
	Default().Names(func(string, *Outlet, bool) bool { n++; return false })
	if n != 1 {
		t.Errorf("Names went on %d times after false", n-1)
	}
}
