package align

import (
	"slices"
	"strings"
	"testing"
)

// Two papers of one day shorten one cable each in its own way: hardly more than the
// frame that every cable has is left, but the slots are filled with the same. A
// cable of that day to another head is a formula as before.
func TestFormulaSameSlots(t *testing.T) {
	papers := cables()
	const (
		day  = 40
		head = "الرئيس كورنيلو فاستاغا رئيس جمهورية بوليندا"
	)
	// reword leaves out every fifth word of the frame and puts ordinary ones in.
	ordinary := strings.Fields("المدينة الجديدة اللقاء المشاركين الجلسة المسؤولين الخطة المنطقة العمل الدول التعاون المشروع البرنامج الخدمات القطاع المواطنين")
	reword := func(text string, at int) string {
		var words []string
		for i, w := range strings.Fields(text) {
			if i < 5 || i > 30 || i%5 != at {
				words = append(words, w)
			}
			if i%5 == at%5 {
				words = append(words, ordinary[at%2*8+i%8])
			}
		}
		return strings.Join(words, " ")
	}
	first, second, other := len(papers), len(papers)+1, len(papers)+2
	papers = append(papers,
		paper{0, day, filler(901, 60) + "\n" + reword(cable(head), 1) + ".\n" + filler(902, 60)},
		paper{1, day, filler(903, 60) + "\n" + reword(cable(head), 4) + ".\n" + filler(904, 60)},
		paper{2, day, filler(905, 60) + "\n" + cable("الأميرة داريوسا الخامسة أميرة ميلانوس وحاكمة إقليم الغوربان") + ".\n" + filler(906, 60)},
	)
	matches := labelled(t, papers)
	for _, test := range []struct {
		name string
		a, b int
		want bool
	}{{"one cable", first, second, false}, {"another", first, other, true}, {"and another", second, other, true}} {
		found := between(matches, test.a, test.b)
		if len(found) == 0 {
			t.Errorf("%s: no match", test.name)
		}
		for _, m := range found {
			if got := slices.Contains(m.Labels, Formula); got != test.want {
				t.Errorf("%s: formula is %v, want %v: %v", test.name, got, test.want, m.Reasons)
			}
		}
	}
}

// A statement about one more case is a formula however few printings it has: days
// later it names somebody else in the same place.
func TestFormulaOtherPeople(t *testing.T) {
	statement := func(who string) string {
		return "أعلنت المحكمة الجزائية في المدينة الحكم على المدعو " + who + " بعد ثبوت تورطه في نقل شحنة من المواد المحظورة عبر المنفذ البري وأقر المتهم بما نسب إليه أمام القاضي وأحيلت أوراق القضية إلى محكمة الاستئناف التي أيدت ما ورد في القرار وأمرت بمصادرة المركبة المستخدمة في النقل"
	}
	for _, test := range []struct {
		name, a, b string
		days       int
		want       bool
	}{
		{"another man, days later", "ناصر فهد البقاعي", "خليل ماجد السنداوي", 5, true},
		{"the same man, days later", "ناصر فهد البقاعي", "ناصر فهد البقاعي", 5, false},
		{"the same man, less of his name", "ناصر فهد البقاعي", "ناصر البقاعي", 5, false},
		{"another man, on one day", "ناصر فهد البقاعي", "خليل ماجد السنداوي", 0, false},
	} {
		papers := []paper{
			{0, 1, filler(11, 60) + "\n" + statement(test.a) + ".\n" + filler(12, 60)},
			{1, 1 + test.days, filler(13, 60) + "\n" + statement(test.b) + ".\n" + filler(14, 60)},
		}
		found := between(labelled(t, papers), 0, 1)
		if len(found) != 1 || slices.Contains(found[0].Labels, Formula) != test.want {
			t.Errorf("%s: %d matches, formula is %v, want %v: %v", test.name, len(found), !test.want, test.want, found)
		}
	}
}
