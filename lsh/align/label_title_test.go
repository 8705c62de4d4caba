package align

import (
	"slices"
	"testing"
)

// Two writers who name the same people in a sentence each share nothing but names;
// what is printed again, what tells more of them, and a copy of one day are reuse.
func TestNamed(t *testing.T) {
	const (
		dead   = "العريف أول محمد خالد سلمان الميزاني والعريف أول فهد ناصر سعود الكاستري والعريف أول عثمان طارق وليد البودوري"
		named  = "العريف أول محمد خالد الميزاني والشهيد العريف أول فهد ناصر الكاستري والشهيد العريف أول عثمان طارق وليد البودوري"
		told   = "العريف أول محمد خالد الميزاني اكتشف تسربا كيميائيا خطيرا داخل مستودع مهجور قرب الميناء فأخلى جيرانه بنفسه قبل وصول صهاريج الإطفاء البحرية المتمركزة هناك"
		again  = "العريف أول محمد خالد سلمان الميزاني اكتشف تسربا كيميائيا خطيرا داخل مستودع مهجور قرب الميناء وأخلى جيرانه كلهم قبل وصول صهاريج الإطفاء البحرية المتمركزة هناك"
		bodies = "الإدارة العامة المالية بعرض الأخطاء على وكيل الوزارة وتكليف مدير الإدارة العامة باقتراح العقوبة ورئيس اللجنة العليا بالرفع إلى وزير الدولة"
		asked  = "الإدارة العامة المالية بعرض تلك الأخطاء على وكيل الوزارة لتكليف مدير الإدارة العامة باقتراح العقوبات ورئيس اللجنة العليا والرفع إلى وزير الدولة"
	)
	for _, test := range []struct {
		name, a, b string
		days       int
		want       bool
	}{
		{"offices, and nobody by name", bodies, asked, 1, false},
		{"named by two writers", dead, named, 2, true},
		{"on the next day", dead, named, 1, true},
		{"printed again", dead, dead, 2, false},
		{"copied on one day", dead, named, 0, false},
		{"with what they did", told, again, 2, false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(81, 60) + ".\n" + test.a + ".\n" + filler(82, 60)},
			{1, 10 + test.days, filler(83, 60) + ".\n" + test.b + ".\n" + filler(84, 60)},
		}), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("%s: %d matches, want one that is a formula: %v; %v", test.name, len(matches), test.want, matches)
		}
	}
}

// Two calls of one office for other people are two cases, by the counts in their
// titles; a count that is brought up to date is none.
func TestCounts(t *testing.T) {
	frame := filler(85, 34)
	changed := edited(86, frame, 12)
	const seamen = "ميناء لوزان يدعو 4878 بحارا للمطابقة النهائية على السفن الشراعية"
	for _, test := range []struct {
		a, b string
		days int
		want bool
	}{
		{seamen, "ميناء لوزان يدعو 2199 مهندسا للمطابقة النهائية على الورش الكهربائية", 3, true},
		{seamen, "ميناء لوزان يدعو 2199 مهندسا للمطابقة النهائية على الورش الكهربائية", 1, false},
		{seamen, "ميناء لوزان يدعو 4878 بحارا للمطابقة النهائية", 3, false},
		{seamen, "ميناء لوزان يدعو 4900 بحار للمطابقة النهائية على السفن الشراعية", 3, false},
		{seamen, "إضراب في ورش لوزان يدخل يومه 14 بلا اتفاق", 3, false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(87, 60) + ".\n" + frame + ".\n" + filler(88, 60)},
			{1, 10 + test.days, filler(89, 60) + ".\n" + changed + ".\n" + filler(90, 60)},
		}, test.a, test.b), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("%q and %q after %d days: %d matches, want one that is a formula: %v; %v", test.a, test.b, test.days, len(matches), test.want, matches)
		}
	}
}
