package align

import (
	"fmt"
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
	families := strings.Split("رامود قيزال|ساليف منتور|جوران بلديس|كيرال نوستاف|داموف شارين|زولان هيبراك|مورتا سيجان|تيلوف راسبين|غودار يامين|لانيف كوستار|بسور هالين|نيماق دولير", "|")
	all := append(slices.Clone(names), "قالوس مينتار", "دارفين هوكال")
	// ranked numbers people named in full, with a rank, and a town behind them.
	ranked := func(before, behind string, order ...int) string {
		var b strings.Builder
		for i, at := range order {
			fmt.Fprintf(&b, "%d%s%s %s%s\n", i+1, before, all[at], families[at], behind)
		}
		return b.String()
	}
	first, moved := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, []int{7, 2, 9, 0, 10, 11, 8, 1, 6, 4}
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
		{"long names, printed twice", ranked(" - العريف / ", "", first...), ranked(". العريف ", " (عسير)", first...), 0, false},
		{"long names in another order", ranked(" - العريف / ", "", first...), ranked(". العريف ", " (عسير)", moved...), 0, true},
		{"long names, joined", ranked(" - العريف / ", "", first...), ranked(". العريف ", " من (عسير)", moved...), 0, false},
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

func TestItems(t *testing.T) {
	l := NewLabeller(builtIn(), 2)
	for _, test := range []struct {
		text         string
		share, joins float64
	}{
		{"أحمد سالم، وليد حسن، ناصر فهد، ماجد عمر", 3. / 8, 0},
		{"أحمد سالم ووليد حسن وناصر فهد وماجد عمر", 3. / 8, 0},
		{"- أحمد سالم\n- وليد حسن\n- ناصر فهد", 2. / 6, 0},
		{"حضر من الوزراء: أحمد سالم وناصر فهد في جدة", 2. / 9, 2. / 9},
		{"قال الوزير إن المشروع سيكتمل في نهاية العام، وأضاف أن العمل فيه مستمر", 1. / 13, 3. / 13},
		{"", 0, 0},
	} {
		if got := l.items(test.text); got != (items{test.share, test.joins}) {
			t.Errorf("items(%q) = %+v, want %+v", test.text, got, items{test.share, test.joins})
		}
	}
}
