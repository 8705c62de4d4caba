package align

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// A bulletin that says today is another one where it was printed the day before and says
// today there, too, if other days have the rest of it.
func TestFormulaToday(t *testing.T) {
	bulletin := func(today string, parts ...string) string {
		return strings.NewReplacer("#1", today, "#2", parts[0], "#3", parts[1], "#4", parts[2]).Replace(
			"توقعت هيئة الأرصاد البحرية في تقريرها عن حالة الطقس #1 أن تكون الرياح على #2 السرعة مع فرصة لتشكل السحب الرعدية على #3 في حين تبقى الأجواء حارة على السهول الداخلية #4 وتنشط حركة الرياح المثيرة للأتربة على الطرق المكشوفة شمالا حتى ساعات المساء")
	}
	first := []string{"السواحل الغربية خفيفة إلى معتدلة", "المرتفعات الجنوبية", "والبحر متوسط الموج"}
	second := []string{"الخليج نشطة", "جبال الباحة وعسير ليلا", "وتصحبها زخات متفرقة قرب لوزان"}
	for _, test := range []struct {
		name, a, b string
		days       int
		recurs     bool
		want       bool
	}{
		{"each day its own", bulletin("لهذا اليوم", first...), bulletin("لهذا اليوم", second...), 1, true, true},
		{"with the day of the week", bulletin("اليوم الثلاثاء", first...), bulletin("اليوم الأربعاء", second...), 1, true, true},
		{"on one day", bulletin("لهذا اليوم", first...), bulletin("لهذا اليوم", second...), 0, true, false},
		{"told the day after", bulletin("لهذا اليوم", first...), bulletin("أمس", second...), 1, true, false},
		{"a day that has a name", bulletin("في اليوم البحري", first...), bulletin("في اليوم البحري", second...), 1, true, false},
		{"printed again as it was", bulletin("لهذا اليوم", second...), bulletin("لهذا اليوم", second...), 1, true, false},
		{"nothing recurs", bulletin("لهذا اليوم", first...), bulletin("لهذا اليوم", second...), 1, false, false},
	} {
		l := libraryOf(t, filler(91, 40)+"\n"+test.a+".\n"+filler(92, 40), filler(93, 40)+"\n"+test.b+".\n"+filler(94, 40))
		found := l.matches(t, 15)
		if len(found) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(found))
		}
		m := &found[0]
		pair := Pair{A: l.texts[0], B: l.texts[1], Days: test.days}
		if test.recurs {
			pair.MarksA = slices.Repeat([]uint8{markLoose}, len(l.texts[0].Sketch.Stems))
			pair.MarksB = slices.Repeat([]uint8{markLoose}, len(l.texts[1].Sketch.Stems))
		}
		labeller := NewLabeller(l.rarity, manyTexts)
		if reason := labeller.ofTwoDays(m, pair); (reason != "") != test.want {
			t.Errorf("%s: D %.2f, formula is %v, want %v: %s", test.name, m.found.overlap, !test.want, test.want, reason)
		}
	}
}

func TestSaysToday(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"حالة الطقس لهذا اليوم سماء غائمة", true},
		{"عقد اليوم الجمعة اجتماعا", true},
		{"وصل اليوم، الرئيس وحده", true},
		{"بمناسبة ذكرى اليوم الوطني لبلاده", false},
		{"عقد أمس اجتماعا يستمر حتى اليوم", false},
		{"في يوم من الأيام", false},
		{"", false},
	} {
		l := NewLabeller(libraryOf(t, filler(1, 40)).rarity, 1)
		if got := l.saysToday(test.text); got != test.want {
			t.Errorf("saysToday(%q) = %v, want %v: %v", test.text, got, test.want, arabic.Words(nil, test.text))
		}
	}
}
