package outlet

import "strings"

// stately are the words of an agency's name that say no more than that it is one of
// news, true, or its country's.
var stately = map[string]bool{
	"انباء": true, "الانباء": true, "للانباء": true, "اخبار": true, "الاخبار": true, "للاخبار": true,
	"الاعلام": true, "للاعلام": true,
	"الوطنيه": false, "الرسميه": false, "الحكوميه": false,
}

// nationals are the agencies that a country's name or adjective alone means, by country:
// the one that is called وكالة الأنباء with the adjective of its country behind it, or else
// the only one of whose names any says nothing but that. That the registry knows only one
// agency of a country does not make it the country's.
func nationals(outlets []*Outlet) map[string]*Outlet {
	named, said := map[string]*Outlet{}, map[string]*Outlet{}
	for _, o := range outlets {
		if o.Kind != "agency" {
			continue
		}
		for _, name := range append([]string{o.Arabic}, o.Aliases...) {
			country := agencyOf(folded(name))
			if country == "" || !strings.Contains(folded(name), "انباء") || // وكالة الإعلام الروسية is one of several
				o.Country != "" && o.Country != country {
				continue
			}
			if of, ok := strings.CutPrefix(folded(name), "وكاله الانباء "); ok && demonyms[of] == country {
				named[country] = o
			} else if other, another := said[country]; another && other != o {
				said[country] = nil
			} else {
				said[country] = o
			}
		}
	}
	for country, o := range said {
		if named[country] == nil && o != nil {
			named[country] = o
		}
	}
	return named
}

// national is the agency that a folded name means that says of an agency nothing but
// that it is one of news and its country: وكالة أنباء السودان, الوكالة اللبنانية
// للإعلام; nil if it says more or less, or if no agency of that country is called so.
func (r *Registry) national(form string) *Outlet { return r.nationals[agencyOf(form)] }

// agencyOf is the country that the folded name of an agency says it is of, where it says
// nothing else but that it is one of news; "" if it says more or less.
func agencyOf(form string) string {
	title, rest, _ := strings.Cut(form, " ")
	if title != "وكاله" && title != "الوكاله" {
		return ""
	}
	country, news, before := "", false, ""
	for word := range strings.FieldsSeq(rest) {
		of, ok := demonyms[word]
		if !ok && (before == "انباء" || before == "اخبار") {
			of, ok = countryOf(word)
		}
		ofNews, known := stately[word]
		switch {
		case ok && country == "":
			country = of
		case !known:
			return ""
		}
		news, before = news || ofNews, word
	}
	if !news {
		return ""
	}
	return country
}

// countryOf is the country of a folded noun, السودان, روسيا, by the adjective that is
// made of it.
func countryOf(noun string) (country string, ok bool) {
	stem := strings.TrimPrefix(noun, "ال")
	for _, end := range []string{"", "يا", "ا"} {
		if root, cut := strings.CutSuffix(stem, end); cut && root != "" {
			if country, ok = demonyms["ال"+root+"يه"]; ok {
				return country, true
			}
		}
	}
	return "", false
}
