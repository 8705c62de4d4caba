package align

import (
	"slices"
	"strings"
	"testing"
)

// Who names the same people in an order of his own made a list of his own; who
// prints a list keeps its order.
func TestLists(t *testing.T) {
	names := strings.Split("تاكور ميزان|بودور كاستري|ماليف دونس|سينغ باراتي|ليوبان غراند|حنوس فالتر|نوفار لوزان|توراك ميلون|بيرماس كوليا|فاندور سيلاق", "|")
	shuffled := slices.Clone(names)
	for i, at := range []int{7, 2, 9, 0, 5, 3, 8, 1, 6, 4} {
		shuffled[i] = names[at]
	}
	list := func(names []string) string { return strings.Join(names, "، ") }
	other := slices.Concat(names[3:6], shuffled[:4], []string{"قالوس مينتار", "دارفين هوكال"}, shuffled[6:8])
	running := func(names []string) string { // as many words between them as they have
		return strings.Join(names, " تحدث طويلا أمام ")
	}
	for _, test := range []struct {
		name, a, b string
		days       int
		want       bool
	}{
		{"printed twice", list(names), list(names), 0, false},
		{"printed again", list(names), list(names), 5, false},
		{"another list of one day", list(names), list(other), 0, true},
		{"in another order", list(names), list(shuffled), 5, true},
		{"with and", list(names), strings.Join(other, " و"), 0, true},
		{"in sentences", running(names), running(shuffled), 0, false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, 80) + ".\n" + test.a + ".\n" + filler(2, 80)},
			{1, 10 + test.days, filler(3, 80) + ".\n" + test.b + ".\n" + filler(4, 80)},
		}), 0, 1)
		if len(matches) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(matches))
		}
		m := matches[0]
		if got := slices.Contains(m.Labels, Formula); got != test.want {
			t.Errorf("%s: D %.2f, L %.2f, labels %v for %q, a formula is wanted: %v", test.name, m.found.overlap, m.found.order, m.Labels, m.Reasons, test.want)
		}
	}
}

func TestList(t *testing.T) {
	l := NewLabeller(builtIn(), 2)
	for text, want := range map[string]bool{
		"أحمد سالم، وليد حسن، ناصر علي، ماجد عمر":                               true,
		"أحمد سالم ووليد حسن وناصر علي وماجد عمر":                               true,
		"- أحمد سالم\n- وليد حسن\n- ناصر علي":                                   true,
		"قال الوزير إن المشروع سيكتمل في نهاية العام، وأضاف أن العمل فيه مستمر": false,
	} {
		if got := l.list(text); got != want {
			t.Errorf("list(%q) = %v, want %v", text, got, want)
		}
	}
}
