package outlet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// shortestNear is the least letters, the article aside, of a name that may be
// misspelt: of shorter ones each has neighbours that are other words.
const shortestNear = 5

// Near returns the outlets of which a printed name may be a misspelling, in order
// of Name: those with a name that differs in one letter more, less or other, or in
// two neighbours exchanged, folded and without what Lookup takes off. There are
// none where Lookup finds an outlet, or where fewer than five letters remain
// without the article. It is a hint for people ("did you mean …?"): the two may be
// different outlets. The slice is the caller's. A call compares all names of the
// registry (BenchmarkNear).
func (r *Registry) Near(name string) []*Outlet {
	form := folded(name)
	if r.find(form).outlet != nil {
		return nil
	}
	var near []*Outlet
	for b := range bareNames(form) {
		k := key(b.name)
		if utf8.RuneCountInString(strings.TrimPrefix(k, "ال")) < shortestNear {
			continue
		}
		for other, m := range r.names {
			if isNear(k, other) {
				near = append(near, m.outlets[0])
			}
		}
	}
	slices.SortFunc(near, byName)
	return slices.Compact(near)
}

// isNear tells whether two different names differ as Near says.
func isNear(a, b string) bool {
	if d := len(a) - len(b); d > utf8.UTFMax || d < -utf8.UTFMax {
		return false
	}
	start, endA, endB := 0, len(a), len(b)
	for start < min(endA, endB) && a[start] == b[start] {
		start++
	}
	for start > 0 && !(runeStarts(a, start) && runeStarts(b, start)) {
		start--
	}
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA--
		endB--
	}
	for !runeStarts(a, endA) || !runeStarts(b, endB) {
		endA++
		endB++
	}
	if max(endA, endB)-start > 2*utf8.UTFMax {
		return false
	}
	in, out := []rune(a[start:endA]), []rune(b[start:endB])
	if len(in) == 2 && len(out) == 2 {
		return in[0] == out[1] && in[1] == out[0]
	}
	return len(in) <= 1 && len(out) <= 1
}

func runeStarts(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// misspelt is the agency that a folded name of the form وكالة الأنباء X means though X
// is misspelt: the one whose name of that form Near finds; nil where X is a word of its
// own, or where two agencies could be meant.
func (r *Registry) misspelt(form string) (agency *Outlet) {
	for b := range bareNames(form) {
		news, of, ok := strings.Cut(b.name, " ")
		if !ok || b.kind != "agency" || !strings.HasSuffix(news, "انباء") {
			continue
		}
		if strings.Contains(of, " ") {
			continue
		}
		if _, described := epithet(of); described || utf8.RuneCountInString(strings.TrimPrefix(of, "ال")) < shortestNear || otherCountries.Has(of) {
			return nil
		}
		for other, m := range r.names {
			x, ok := strings.CutPrefix(strings.TrimPrefix(other, "وكاله"), news)
			if !ok || x == "" || !isNear(of, x) || !isSlip([]rune(of), []rune(x)) {
				continue
			}
			o := m.choose("agency", "")
			if o == nil || o.Kind != "agency" {
				continue
			}
			if agency != nil && agency != o {
				return nil
			}
			agency = o
		}
	}
	return agency
}

// isSlip tells whether a word that isNear another is what a hand that meant that one
// types: a letter is left out, is there twice, has changed places with its neighbour or
// is one of the same shape. What else differs in a letter is mostly a word of its own:
// الدينية and الصينية, المصرفية and المصرية.
func isSlip(typed, meant []rune) bool {
	i := 0
	for i < min(len(typed), len(meant)) && typed[i] == meant[i] {
		i++
	}
	switch {
	case len(typed) < len(meant):
		return true
	case len(typed) > len(meant):
		return i > 0 && typed[i] == typed[i-1]
	case i+1 < len(typed) && typed[i] == meant[i+1]:
		return true
	}
	return slices.ContainsFunc(strings.Fields(shapes), func(group string) bool {
		return strings.ContainsRune(group, typed[i]) && strings.ContainsRune(group, meant[i])
	})
}

// shapes are the letters that dots alone tell apart, and ض and ظ, which many speak alike.
const shapes = "بتثني جحخ دذ رز سش صض ضظ طظ عغ فق"

// otherCountries are adjectives of countries that demonyms does not have: one letter
// makes the Hungarian agency the Egyptian one, the Guinean or the Kenyan the Chinese.
var otherCountries = arabic.SetOf("المجريه الغينيه الكينيه الارمنيه الماليه الغانيه البورميه النيجريه السنغاليه الكرواتيه الرومانيه البلغاريه التشيكيه السلوفاكيه " +
	"السلوفينيه الالبانيه البوسنيه المقدونيه المالطيه القبرصيه الايرلنديه الاسكتلنديه الفنلنديه الايسلنديه اللاتفيه الليتوانيه الاستونيه المولدوفيه الجورجيه " +
	"الكازاخيه الكازاخستانيه الاوزبكيه الطاجيكيه التركمانيه القرغيزيه المنغوليه البنغاليه البنغلاديشيه السريلانكيه النيباليه المالديفيه التايلانديه " +
	"الفيتناميه الكمبوديه اللاوسيه السنغافوريه الفلبينيه التايوانيه النيوزيلنديه التنزانيه الاوغنديه الروانديه البورونديه الكونغوليه الكاميرونيه الغابونيه " +
	"الانغوليه الموزمبيقيه الزامبيه الزيمبابويه الناميبيه البوتسوانيه المدغشقريه الموريشيه الاريتريه الغامبيه الليبيريه السيراليونيه العاجيه الايفواريه " +
	"البوركينيه البنينيه التوغوليه الكولومبيه الفنزويليه البيروفيه البوليفيه التشيليه الاورغوانيه الباراغوانيه الاكوادوريه البنميه الكوستاريكيه الهندوراسيه " +
	"السلفادوريه الغواتيماليه النيكاراغويه الدومينيكيه الهايتيه الجامايكيه العربيه الافريقيه الاوروبيه الاسلاميه المركزيه الوطنيه المحليه")
