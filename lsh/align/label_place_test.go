package align

import (
	"slices"
	"testing"
)

// Two branches of an office say the same of two places, days apart, and so do articles
// with two places in their titles; what is said again of one place, or on one day, is
// reuse, and so is what a story has that names the other's place as well, or none.
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
		{"سياحة الباحة تعيد الأموال", "في الباحة", "سياحة عسير ترصد المخالفات", "في عسير", 9, true},
		{"سياحة الباحة تعيد الأموال", "في الباحة", "سياحة الدول الغربية تعيد الأموال", "في الجبال", 9, false},
		{"الأموال تعود في الباحة", "في الباحة", "الأموال تعود في عسير", "في عسير", 9, true},
		{"الأموال تعود في الباحة", "", "الأموال تعود في عسير", "", 9, true},
		{"الأموال تعود في الباحة", "", "الأموال تعود في عسير", "", 1, false},
		{"الأموال تعود في الباحة", "", "الأموال تعود في عسير", "بعد الباحة", 9, false},
		{"الأموال تعود في الباحة", "بعد عسير", "الأموال تعود في عسير", "", 9, false},
		{"الأموال تعود في الباحة وعسير", "", "الأموال تعود في عسير", "", 9, false},
		{"الأموال تعود في الباحة", "", "الأموال تعود", "في عسير", 9, false},
		{"الأموال تعود للموسم الرياضي", "", "الأموال تعود في عسير", "", 9, false},
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

// What is printed at length word for word is one text, whatever the titles name.
func TestBranchesPrintedAtLength(t *testing.T) {
	text := filler(81, 120)
	matches := between(labelled(t, []paper{
		{0, 10, filler(82, 60) + ".\n" + text + ".\n" + filler(83, 60)},
		{1, 19, filler(84, 60) + ".\n" + text + ".\n" + filler(85, 60)},
	}, "الأموال تعود في الباحة", "الأموال تعود في عسير"), 0, 1)
	if len(matches) != 1 || len(matches[0].Labels) > 0 {
		t.Errorf("want one match without a label, got %v", matches)
	}
}

// Two articles that are one text are one, whatever their titles say.
func TestTitlesOfOneText(t *testing.T) {
	text := filler(81, 50)
	for _, titles := range [][2]string{
		{"الأموال تعود في الباحة", "الأموال تعود في عسير"},
		{"إضراب المعلمين في يومه الثاني", "إضراب المعلمين يدخل يومه الرابع"},
	} {
		matches := between(labelled(t, []paper{{0, 10, text}, {1, 12, text}}, titles[0], titles[1]), 0, 1)
		if len(matches) != 1 || len(matches[0].Labels) > 0 {
			t.Errorf("%q and %q: want one match without a label, got %v", titles[0], titles[1], matches)
		}
	}
}
