package align

import (
	"slices"
	"testing"
)

// Two branches of an office say the same of two places, days apart; what is said
// again of one place, or on one day, is reuse, and so is background of stories about
// two places that no one word stands before.
func TestBranches(t *testing.T) {
	frame := filler(81, 30)
	for _, test := range []struct {
		titleA, a, titleB, b string
		days                 int
		want                 bool
	}{
		{"سياحة الباحة تعيد الأموال", "في الباحة", "سياحة عسير تعيد الأموال", "في عسير", 9, true},
		{"سياحة الباحة تعيد الأموال", "في الباحة", "سياحة منطقة عسير تعيد الأموال", "في عسير", 9, true},
		{"غرامات على الفنادق", "أعلنت سياحة الباحة في الباحة", "غرامات على الفنادق", "أعلنت سياحة عسير في عسير", 9, true},
		{"سياحة الباحة تعيد الأموال", "في الباحة", "سياحة عسير تعيد الأموال", "في عسير", 1, false},
		{"سياحة الباحة تعيد الأموال", "في الباحة", "سياحة عسير تعيد الأموال", "في عسير مثل الباحة", 9, false},
		{"سياحة الباحة تعيد الأموال", "في الباحة", "تجار عسير يعترضون", "في عسير", 9, false},
		{"الأموال تعود في الباحة", "في الباحة", "الأموال تعود في عسير", "في عسير", 9, false},
		{"سياحة جازان تعيد الأموال", "في جازان", "سياحة جيزان تعيد الأموال", "في جيزان", 9, false},
		{"سياحة الباحة تعيد الأموال", "", "سياحة تعيد الأموال", "في عسير", 9, false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(82, 60) + ".\n" + test.a + " .\n" + frame + ".\n" + filler(83, 60)},
			{1, 10 + test.days, filler(84, 60) + ".\n" + test.b + " .\n" + frame + ".\n" + filler(85, 60)},
		}, test.titleA, test.titleB), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("%q, %q and %q, %q after %d days: %d matches, want one that is a formula: %v; %v",
				test.titleA, test.a, test.titleB, test.b, test.days, len(matches), test.want, matches)
		}
	}
}
