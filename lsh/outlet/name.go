package outlet

import (
	"cmp"
	"iter"
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

// folded is a printed name folded, "" if nothing remains or it is too long.
func folded(name string) string {
	if len(name) > longestBytes {
		return ""
	}
	form := arabic.Fold(name)
	if len(form) > longestBytes || strings.Count(form, " ") >= longestWords {
		return ""
	}
	return form
}

// key is what folded names are compared by: the letters without blanks, so that
// "Al Watan", "Al-Watan" and "alwatan" are one. Only single Arabic letters keep
// their blanks: أ ب is the AP, أب a father.
func key(form string) string {
	for word := range strings.SplitSeq(form, " ") {
		if len(word) == 1 || utf8.RuneCountInString(word) > 1 {
			return strings.ReplaceAll(form, " ", "")
		}
	}
	return form
}

// reading is what a printed name means.
type reading struct {
	outlet *Outlet   // nil if it means nobody
	all    []*Outlet // whoever has the name
	fit    []*Outlet // those of them of whom it says nothing that is not so
}

// find reads a folded name as Lookup describes.
func (r *Registry) find(form string) reading {
	if got := r.once(form); got.outlet != nil {
		return got
	}
	// A name given twice, the second time without anything around it.
	for i := range len(form) {
		if form[i] != ' ' {
			continue
		}
		second := r.names[key(form[i+1:])]
		if second == nil {
			continue
		}
		if got := r.once(form[:i]); got.outlet != nil && slices.Contains(second.outlets, got.outlet) {
			return got
		}
	}
	o := r.national(form)
	if o == nil {
		o = r.misspelt(form)
	}
	if o == nil {
		return reading{}
	}
	only := []*Outlet{o}
	return reading{o, only, only}
}

// once reads the longest part of a folded name that is a name.
func (r *Registry) once(form string) reading {
	for b := range bareNames(form) {
		if m := r.names[key(b.name)]; m != nil {
			return reading{m.choose(b.kind, b.country), m.outlets, m.fit(b.kind, b.country)}
		}
	}
	return reading{}
}

// bare is a name without what stands around it, and what that says, or "".
type bare struct{ name, kind, country string }

// bareNames yields a folded name and what remains of it as words are taken off
// its start, as long as they are titles and what follows those, and then off its
// end, as long as they describe a name.
func bareNames(form string) iter.Seq[bare] {
	return func(yield func(bare) bool) {
		for after, described := "", true; described; { // after: the country named after the name
			kind, country, titled := "", after, false
			for name := form; name != ""; {
				if !yield(bare{name, kind, country}) {
					return
				}
				word, rest, _ := strings.Cut(name, " ")
				if k, ok := titles[word]; ok {
					kind, titled = cmp.Or(k, kind), true
				} else if c, ok := epithet(word); ok && titled {
					country = cmp.Or(c, country) // وكالة الأنباء الروسية تاس
				} else if !titled || !news[word] {
					break
				}
				name = rest
			}
			var c string
			i := max(0, strings.LastIndexByte(form, ' '))
			if c, described = epithet(strings.TrimSpace(form[i:])); described {
				form, after = form[:i], cmp.Or(c, after)
			}
		}
	}
}

// choose is the outlet meant by a name with a title that says its kind and an
// adjective of a country, each of which may be ""; nil if nobody fits.
func (m *meaning) choose(kind, country string) *Outlet {
	of := m.outlets
	if country != "" {
		of = those(of, func(o *Outlet) bool { return o.Country == country })
		if of == nil {
			if m.ambiguous || len(m.outlets) > 1 {
				return nil
			}
			of = m.outlets
		}
	}
	if kind != "" && of[0].Kind != kind {
		if fit := those(of, func(o *Outlet) bool { return o.Kind == kind }); len(fit) == 1 {
			of = fit
		}
	}
	if owner := m.outlets[0]; owner.Shared && len(of) > 1 {
		return owner
	}
	return of[0]
}

// fit are the outlets that a name with such a title and adjective may mean: all
// that have it, of the country if that is given, and of the kind if some are.
func (m *meaning) fit(kind, country string) []*Outlet {
	of := m.outlets
	if len(of) == 1 {
		return of
	}
	if country != "" {
		of = those(of, func(o *Outlet) bool { return o.Country == country })
	}
	if kind != "" {
		if fit := those(of, func(o *Outlet) bool { return o.Kind == kind }); fit != nil {
			of = fit
		}
	}
	return of
}

// those are the outlets for which is holds, nil if there are none.
func those(of []*Outlet, is func(*Outlet) bool) (fit []*Outlet) {
	for _, o := range of {
		if is(o) {
			fit = append(fit, o)
		}
	}
	return fit
}

// titles are the words that stand before a name and say what it is, folded, with
// the kind of outlet they mean, "" for any.
var titles = map[string]string{
	"صحيفه": "daily", "جريده": "daily", "يوميه": "daily", "اسبوعيه": "daily",
	"مجله": "magazine", "دوريه": "magazine",
	"قناه": "channel", "فضاييه": "channel", "محطه": "channel", "تلفزيون": "channel",
	"تليفزيون": "channel", "اذاعه": "channel", "راديو": "channel",
	"وكاله":  "agency",
	"صحيفتا": "daily", "صحيفتي": "daily", "مجلتا": "magazine", "مجلتي": "magazine",
	"قناتا": "channel", "قناتي": "channel", "قنوات": "channel", "وكالتا": "agency", "وكالتي": "agency",
	"موقعا": "", "موقعي": "",
	"موقع": "", "بوابه": "", "شبكه": "", "منصه": "", "موسسه": "", "وسيله": "", "تطبيق": "",
	"the": "", "ذا": "", "ذي": "",
}

// news are the words that may follow a title: وكالة أنباء.
var news = map[string]bool{"انباء": true, "الانباء": true, "اخبار": true, "اخباريه": true, "اعلاميه": true}

// epithet says whether a folded word may stand after a name and describe it, and
// the country that it names, if any.
func epithet(word string) (country string, ok bool) {
	if epithets[word] {
		return "", true
	}
	if country, ok = demonyms[word]; !ok {
		country, ok = demonyms[word+"ه"] // موقع X السعودي
	}
	return country, ok
}

var epithets = map[string]bool{
	"للانباء": true, "للاخبار": true, "الفضاييه": true, "الرسميه": true, "الرسمي": true,
	"اليوميه": true, "الاسبوعيه": true, "الحكوميه": true, "الخاصه": true, "المستقله": true,
	"العالميه": true, "الدوليه": true, "المحليه": true, "الاخباريه": true, "الاخباري": true,
	"الالكترونيه": true, "الالكتروني": true, "الاقتصاديه": true, "الرياضيه": true,
	"التلفزيونيه": true, "الاذاعيه": true, "المساييه": true, "الشهيره": true, "الجنوبيه": true,
	"الشماليه": true,
	"news":     true, "agency": true, "newspaper": true, "daily": true, "channel": true, "tv": true,
	"website": true,
}

// CountryOf is the code of the country of an adjective, الموريتانية, as it stands behind the
// name of a paper; "" for what is none.
func CountryOf(adjective string) string { return demonyms[arabic.Fold(adjective)] }

// demonyms are the adjectives of countries, feminine and folded.
var demonyms = map[string]string{
	"السعوديه": "SA", "الاماراتيه": "AE", "القطريه": "QA", "الكويتيه": "KW", "البحرينيه": "BH",
	"العمانيه": "OM", "اليمنيه": "YE", "العراقيه": "IQ", "السوريه": "SY", "اللبنانيه": "LB",
	"الاردنيه": "JO", "الفلسطينيه": "PS", "الاسراييليه": "IL", "العبريه": "IL", "المصريه": "EG",
	"الليبيه": "LY", "التونسيه": "TN", "الجزايريه": "DZ", "المغربيه": "MA", "الموريتانيه": "MR",
	"السودانيه": "SD", "الصوماليه": "SO", "التركيه": "TR", "الايرانيه": "IR", "الروسيه": "RU",
	"الامريكيه": "US", "الاميركيه": "US", "البريطانيه": "GB", "الانجليزيه": "GB", "اللندنيه": "GB", "الفرنسيه": "FR",
	"الالمانيه": "DE", "الايطاليه": "IT", "الاسبانيه": "ES", "الصينيه": "CN", "اليابانيه": "JP",
	"الهنديه": "IN", "الباكستانيه": "PK", "الاوكرانيه": "UA", "الكنديه": "CA", "النمساويه": "AT",
	"السويسريه": "CH", "البلجيكيه": "BE", "الهولنديه": "NL", "السويديه": "SE", "النرويجيه": "NO",
	"الدنماركيه": "DK", "البولنديه": "PL", "اليونانيه": "GR", "البرتغاليه": "PT", "البرازيليه": "BR",
	"الارجنتينيه": "AR", "المكسيكيه": "MX", "الكوبيه": "CU", "الاستراليه": "AU", "الكوريه": "KR",
	"الاندونيسيه": "ID", "الصربيه": "RS", "الافغانيه": "AF", "الماليزيه": "MY", "الاذربيجانيه": "AZ", "البيلاروسيه": "BY",
	"التشاديه": "TD", "الجيبوتيه": "DJ", "القمريه": "KM", "الاثيوبيه": "ET", "النيجيريه": "NG",
}
