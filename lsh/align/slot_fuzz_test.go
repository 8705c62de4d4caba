package align

import (
	"testing"
	"unicode/utf8"
)

// FuzzSlots holds what is found in the slots of any two texts to what holds for all:
// it is the same whichever side comes first, nothing differs between a text and itself,
// no count is above another that holds it, and a slotter that was used before says the
// same as a new one.
func FuzzSlots(f *testing.F) {
	for _, c := range [][2]string{
		{"القاهرة العظمى 34 والصغرى 23 أسوان العظمى 42 والصغرى 30", "القاهرة العظمى 30 والصغرى 23 أسوان العظمى 34 والصغرى 42"},
		{"في 30/10/1436 بجدة الساعة 22:30", "في 1436/10/30 بجدة الساعة العاشرة والنصف"},
		{"تنطلق الرحلة يوم السبت من المطار", "تنطلق الرحلة يوم الاثنين من المطار"},
		{"أقدم محمد بن علي الخزامي على قتل عبد الله القرني", "أقدم خالد بن سعد الميزاني على قتل عبدالله القرني"},
		{"بكلفة 60 مليون ريال أمس", "بكلفة ستة عشر مليون دولار أمس"},
		{"", "\xd8\u064e 1,2,3 ... عبد"},
	} {
		f.Add(c[0], c[1])
	}
	used := newTestSlotter()
	f.Fuzz(func(t *testing.T, a, b string) {
		const most = 2000 // bytes
		a, b = cutAt(a, most), cutAt(b, most)
		ab, ba := used.compare(a, b), used.compare(b, a)
		if fresh := newSlotter(used.rarity, used.titles, used.places).compare(a, b); !ab.same(&fresh) {
			t.Errorf("a used slotter finds %+v in %q and %q, a new one %+v", ab, a, b, fresh)
		}
		if s := used.compare(a, a); s.rows != s.equal || s.other+s.agree+s.weekdays+s.values > 0 || s.person != nil {
			t.Errorf("%q differs from itself: %+v", a, s)
		}
		for _, s := range []*slots{&ab, &ba} {
			if s.equal > s.rows || s.titled > s.other || s.repeated > s.other {
				t.Errorf("%q and %q: %+v", a, b, s)
			}
		}
	})
}

// cutAt is the first bytes of a text, up to the border of a rune.
func cutAt(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// same says whether two comparisons found the same.
func (s *slots) same(other *slots) bool {
	x, y := *s, *other
	x.person, y.person = nil, nil
	return x == y && (s.person == nil) == (other.person == nil) && (s.person == nil || *s.person == *other.person)
}
