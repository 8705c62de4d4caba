package align

import (
	"slices"
	"testing"
)

// What comes out every week under one title is a series; the same part printed
// again is not, nor is what two outlets call alike.
func TestSeries(t *testing.T) {
	frame, part, other := filler(71, 40), filler(72, 60), filler(73, 60)
	const title = "ألعاب الأسبوع في متاجر لوزان"
	for _, test := range []struct {
		name           string
		outlet, days   int
		titleA, titleB string
		b              string
		want           bool
	}{
		{"another week's part", 0, 7, title, title, frame + "\n" + other, true},
		{"another year's in the title", 0, 7, title + " 14", title + " 15", frame + "\n" + other, true},
		{"the same part again", 0, 7, title, title, frame + "\n" + part, false},
		{"of one day", 0, 0, title, title, frame + "\n" + other, false},
		{"of two outlets", 1, 7, title, title, frame + "\n" + other, false},
		{"with other titles", 0, 7, title, "كتب الشهر في لوزان", frame + "\n" + other, false},
		{"without titles", 0, 7, "", "", frame + "\n" + other, false},
		{"of numbers alone", 0, 7, "14", "15", frame + "\n" + other, false},
	} {
		matches := between(labelled(t, []paper{{0, 10, frame + "\n" + part}, {test.outlet, 10 + test.days, test.b}}, test.titleA, test.titleB), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("%s: %d matches, want one that is a formula: %v; %v", test.name, len(matches), test.want, matches)
		}
	}
}

// The fourth ship and the fifth are two cases of one frame, though the frame is all
// that the match holds; what is said again of the fourth one is reuse.
func TestSeriesOfCases(t *testing.T) {
	frame := filler(74, 45)
	for _, test := range []struct {
		a, b string
		days int
		want bool
	}{
		{"وصول السفينة الرابعة إلى ميناء لوزان", "السفينة الخامسة تصل إلى ميناء لوزان", 5, true},
		{"وصول السفينة الرابعة إلى ميناء لوزان", "السفينة الخامسة تصل إلى ميناء لوزان", 1, false},
		{"وصول السفينة الرابعة إلى ميناء لوزان", "تفريغ السفينة الرابعة في ميناء لوزان", 5, false},
		{"وصول السفينة الرابعة إلى ميناء لوزان", "السفينة تصل إلى ميناء لوزان", 5, false},
		{"وصول السفينة الرابعة إلى ميناء لوزان", "خامس فوز يحققه فريق كاستوريا على ملعبه", 5, false},
		{"وصول رابع سفينة إلى ميناء لوزان", "السفينة التجارية الخامسة تصل إلى ميناء لوزان", 5, true},
		{"سلمان الثاني يفتتح المنتدى الاقتصادي في لوزان", "ملك لوزان يفتتح المنتدى الاقتصادي الثالث", 5, false},
		{"أرباح بنك لوزان الوطني في الربع الثاني", "أرباح بنك لوزان الوطني في النصف الأول", 5, false},
		{"تأجيل جلسة لوزان إلى تشرين الثاني", "تأجيل جلسة لوزان للمرة الثالثة", 5, false},
		{"تأجيل جلسة لوزان أمس الأول", "تأجيل جلسة لوزان الثانية", 5, false},
		{"إنقاذ 40 غريقا في شواطئ لوزان", "إنقاذ 75 قاربا في شواطئ لوزان", 5, false},
		{"مقتل 30 شخصا في انهيار مبنى لوزان", "ارتفاع قتلى انهيار مبنى لوزان إلى 45 شخصا", 5, false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(75, 60) + "\n" + frame + "\n" + filler(76, 60)},
			{1, 10 + test.days, filler(77, 60) + "\n" + frame + "\n" + filler(78, 60)},
		}, test.a, test.b), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("%q and %q after %d days: %d matches, want one that is a formula: %v; %v", test.a, test.b, test.days, len(matches), test.want, matches)
		}
	}
}
