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
