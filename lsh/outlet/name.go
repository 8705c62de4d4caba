package outlet

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// A longer text is no printed name, whatever stands in it.
const (
	longestBytes = 1 << 10
	longestWords = 16
)

// words are the folded words of a printed name, nil if it is too long for one.
func words(name string) []string {
	if len(name) > longestBytes {
		return nil
	}
	w := strings.Fields(arabic.Fold(name))
	if len(w) > longestWords {
		return nil
	}
	return w
}

// key is what names are compared by: the letters without blanks, so that "Al
// Watan", "Al-Watan" and "alwatan" are one. Only single Arabic letters keep
// their blanks: أ ب is the AP, أب a father.
func key(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	if slices.ContainsFunc(words, func(w string) bool { return len(w) == 1 || utf8.RuneCountInString(w) > 1 }) {
		return strings.Join(words, "")
	}
	return strings.Join(words, " ")
}

// find is the outlet of a name and everybody who has the same name; Lookup says
// how.
func (r *Registry) find(words []string) (*Outlet, []*Outlet) {
	if o, all := r.once(words); o != nil {
		return o, all
	}
	// A name given twice, the second time without anything around it.
	for i := 1; i < len(words); i++ {
		second := r.names[key(words[i:])]
		if second == nil {
			continue
		}
		if o, all := r.once(words[:i]); o != nil && slices.Contains(second.outlets, o) {
			return o, all
		}
	}
	return nil, nil
}

// once takes words off the end and then off the start until a name remains.
func (r *Registry) once(words []string) (*Outlet, []*Outlet) {
	after := "" // the country named after the name
	for end := len(words); end > 0; end-- {
		if end < len(words) {
			c, ok := epithets[words[end]]
			if !ok {
				break
			}
			after = cmp.Or(c, after)
		}
		kind, country := "", after
		for start := 0; start < end; start++ {
			if m := r.names[key(words[start:end])]; m != nil {
				return m.choose(kind, country), m.outlets
			}
			if k, ok := titles[words[start]]; ok {
				kind = cmp.Or(k, kind)
			} else if c, ok := epithets[words[start]]; ok && start > 0 {
				country = cmp.Or(c, country) // وكالة الأنباء الروسية تاس
			} else if start == 0 || !news[words[start]] {
				break
			}
		}
	}
	return nil, nil
}

// choose is the outlet meant by a name with a title that says its kind and an
// adjective of a country, each of which may be "".
func (m *meaning) choose(kind, country string) *Outlet {
	of := m.outlets
	if country != "" {
		there := func(o *Outlet) bool { return o.Country == country }
		if i := slices.IndexFunc(of, there); i >= 0 {
			of = slices.DeleteFunc(slices.Clone(of), func(o *Outlet) bool { return !there(o) })
		} else if m.ambiguous || len(of) > 1 {
			return nil
		}
	}
	if kind != "" && of[0].Kind != kind {
		is := func(o *Outlet) bool { return o.Kind == kind }
		if i := slices.IndexFunc(of, is); i >= 0 && !slices.ContainsFunc(of[i+1:], is) {
			return of[i]
		}
	}
	return of[0]
}

// titles are the words that stand before a name and say what it is, folded, with
// the kind of outlet they mean, "" for any.
var titles = map[string]string{
	"صحيفه": "daily", "جريده": "daily", "يوميه": "daily", "اسبوعيه": "daily",
	"مجله": "magazine", "دوريه": "magazine",
	"قناه": "channel", "فضائيه": "channel", "محطه": "channel", "تلفزيون": "channel",
	"تليفزيون": "channel", "اذاعه": "channel", "راديو": "channel",
	"وكاله": "agency",
	"موقع":  "", "بوابه": "", "شبكه": "", "منصه": "", "موسسه": "", "وسيله": "", "تطبيق": "", "the": "",
}

// news are the words that may follow a title: وكالة أنباء.
var news = map[string]bool{"انباء": true, "الانباء": true, "اخبار": true, "اخباريه": true, "اعلاميه": true}

// epithets are the words that stand after a name and describe it, folded: those
// that name a country with its code, the others with "".
var epithets = func() map[string]string {
	m := map[string]string{
		"للانباء": "", "للاخبار": "", "الفضاييه": "", "الرسميه": "", "اليوميه": "", "الاسبوعيه": "",
		"الحكوميه": "", "الخاصه": "", "المستقله": "", "العالميه": "", "الدوليه": "", "المحليه": "",
		"الاخباريه": "", "الاخباري": "", "الالكترونيه": "", "الالكتروني": "", "الرسمي": "",
		"news": "", "agency": "", "newspaper": "", "daily": "", "channel": "", "tv": "", "website": "",
	}
	for feminine, country := range demonyms {
		m[feminine] = country
		m[strings.TrimSuffix(feminine, "ه")] = country // موقع X السعودي
	}
	return m
}()

// demonyms are the adjectives of countries, feminine and folded.
var demonyms = map[string]string{
	"السعوديه": "SA", "الاماراتيه": "AE", "القطريه": "QA", "الكويتيه": "KW", "البحرينيه": "BH",
	"العمانيه": "OM", "اليمنيه": "YE", "العراقيه": "IQ", "السوريه": "SY", "اللبنانيه": "LB",
	"الاردنيه": "JO", "الفلسطينيه": "PS", "الاسراييليه": "IL", "العبريه": "IL", "المصريه": "EG",
	"الليبيه": "LY", "التونسيه": "TN", "الجزاييريه": "DZ", "المغربيه": "MA", "الموريتانيه": "MR",
	"السودانيه": "SD", "الصوماليه": "SO", "التركيه": "TR", "الايرانيه": "IR", "الروسيه": "RU",
	"الامريكيه": "US", "الاميركيه": "US", "البريطانيه": "GB", "اللندنيه": "GB", "الفرنسيه": "FR",
	"الالمانيه": "DE", "الايطاليه": "IT", "الاسبانيه": "ES", "الصينيه": "CN", "اليابانيه": "JP",
	"الهنديه": "IN", "الباكستانيه": "PK", "الاوكرانيه": "UA", "الكنديه": "CA", "النمساويه": "AT",
	"السويسريه": "CH", "البلجيكيه": "BE", "الهولنديه": "NL", "السويديه": "SE", "النرويجيه": "NO",
	"الدنماركيه": "DK", "البولنديه": "PL", "اليونانيه": "GR", "البرتغاليه": "PT", "البرازيليه": "BR",
	"الارجنتينيه": "AR", "المكسيكيه": "MX", "الكوبيه": "CU", "الاستراليه": "AU", "الكوريه": "KR",
	"الاندونيسيه": "ID", "الماليزيه": "MY", "الاذربيجانيه": "AZ", "البيلاروسيه": "BY",
	"التشاديه": "TD", "الجيبوتيه": "DJ", "القمريه": "KM", "الاثيوبيه": "ET", "النيجيريه": "NG",
}
