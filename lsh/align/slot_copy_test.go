package align

import (
	"slices"
	"strings"
	"testing"
)

// A longer text with other numbers is a copy where it is a frame nowhere, days later as
// well, and what other slots it has are filled alike.
func TestCopiedWithOtherNumbers(t *testing.T) {
	const (
		roads = "جرفت المياه التي انحدرت من المرتفعات قبل الفجر 3 جسور خشبية في وادي الكتان وحاصرت 14 شاحنة كانت متوقفة قرب المحطة القديمة قبل أن يتمكن المتطوعون من سحبها إلى الضفة الأخرى من دون إصابات"
		works = "وذكر مدير الأشغال المهندس خالد المجالي أن العمال استعملوا 22 جرافة لفتح الممرات الجانبية وأن أكياس الرمل وزعت على البيوت الطينية المجاورة للمجرى ودعا الأهالي إلى الابتعاد عن الحواف المتآكلة حتى تنحسر المياه"
		walls = "ولحقت الأضرار بحائط المدرسة الغربي الذي انهار منه 40 مترا وبساتين الرمان الواقعة خلفه بينما ستبدأ لجنة فنية حصر الخسائر ورفع تقرير عنها إلى المجلس البلدي قبل انعقاد جلسته المقبلة"
		story = roads + ".\n" + works + ".\n" + walls + "."
	)
	other := strings.NewReplacer("3 جسور", "5 جسور", "14", "19", "22", "27", "40", "60")
	elsewhere := strings.NewReplacer("وادي الكتان", "سهل الزعفران", "خالد المجالي", "سمير الدباس", "المدرسة", "المصنع", "الرمان", "الزيتون")
	const prices = "سجل سعر القمح 310 والشعير 280 والذرة 255 والأرز 640 والسكر 590 والعدس 720 والحمص 810 والفول 430 في السوق المركزية، وبلغ سعر طن الحديد 2900 والإسمنت 240 والخشب 1850 والنحاس 9100 والألمنيوم 2300 عند الإغلاق، بحسب نشرة الغرفة التجارية التي توزع كل صباح على التجار وأصحاب المخازن"
	otherPrices := strings.NewReplacer("310", "325", "280", "291", "255", "263", "640", "655", "590", "577", "720", "731", "810", "822", "430", "444", "2900", "2950", "240", "244", "1850", "1790", "9100", "9240", "2300", "2345")
	for _, test := range []struct {
		name, a, b string
		days       int
		want       bool // a formula
	}{
		{"all numbers", story, other.Replace(story), 6, false},
		{"all numbers, one day", story, other.Replace(story), 0, false},
		{"a paragraph left out", story, other.Replace(roads + ".\n" + walls + "."), 6, false},
		{"two paragraphs, in another order", story, other.Replace(walls + ".\n" + roads + "."), 6, false},
		{"another place and people", story, other.Replace(elsewhere.Replace(story)), 6, true},
		{"short", roads + " بعد 7 ساعات.", other.Replace(roads) + " بعد 9 ساعات.", 6, true},
		{"a bulletin", prices, otherPrices.Replace(prices), 6, true},
	} {
		found := false
		for _, m := range between(labelled(t, []paper{{0, 10, test.a}, {1, 10 + test.days, test.b}}), 0, 1) {
			found = true
			if got := slices.Contains(m.Labels, Formula); got != test.want {
				t.Errorf("%s, %d days apart: a formula is %v, want %v: %v", test.name, test.days, got, test.want, m.Reasons)
			}
		}
		if !found {
			t.Errorf("%s: no match", test.name)
		}
	}
	// The same text on six other days, with other numbers each time, is a frame.
	papers := []paper{{0, 10, story}}
	for i, with := range []string{"31", "44", "53", "62", "75", "86"} {
		papers = append(papers, paper{1 + i%3, 20 + 10*i, strings.NewReplacer("3 جسور", with[:1]+" جسور", "14", with, "22", with+"0", "40", "1"+with).Replace(story)})
	}
	for _, m := range between(labelled(t, papers), 0, 1) {
		if !slices.Contains(m.Labels, Formula) {
			t.Errorf("what recurs on other days with other numbers is no formula: %v", m.Reasons)
		}
	}
}
