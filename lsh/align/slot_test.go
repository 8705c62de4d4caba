package align

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/sketch"
)

func newTestSlotter() *slotter {
	return newSlotter(sketch.NewRarity(), theTitles(), thePlaces())
}

// Numbers are compared in their places, whatever stands elsewhere.
func TestSlotsOfNumbers(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want [4]int // rows, equal, values, digits
	}{
		{"القاهرة العظمى 34 والصغرى 23 أسوان العظمى 42 والصغرى 30", "القاهرة العظمى 30 والصغرى 23 أسوان العظمى 34 والصغرى 42", [4]int{4, 1, 3, 3}},
		{"القاهرة العظمى 34 والصغرى 23", "القاهرة العظمى ٣٤ والصغرى 23", [4]int{2, 2, 0, 0}},
		{"فوز الأهلي على الرائد 2-1 والهلال على أحد 3-0 أمس", "فوز الأهلي على الفتح 2-0 والهلال على ضمك 3-0 أمس", [4]int{2, 1, 2, 2}},
		{"لقي ثلاثة أشخاص حتفهم", "لقي 3 أشخاص حتفهم", [4]int{1, 1, 0, 0}},
		{"لقي ثلاثة أشخاص حتفهم", "لقي 13 شخصا حتفهم", [4]int{1, 0, 1, 0}},
		{"بكلفة 36.5 مليون دولار", "بكلفة 3.5 مليون دولار", [4]int{1, 0, 1, 2}},
		{"بكلفة 36.48 مليون دولار", "بكلفة 36.5 مليون دولار", [4]int{}}, // rounded, perhaps
		{"في 30/10/1436 بجدة", "في 1436/10/30 بجدة", [4]int{1, 1, 0, 0}},
		{"في 30/10/1436 بجدة", "في 29/10/1436 بجدة", [4]int{1, 0, 3, 3}},
		{"في الساعة 22:30 مساء", "في الساعة 10:30 مساء", [4]int{1, 1, 0, 0}},
		{"عيار 24، و144 ريالا", "عيار 24، و149 ريالا", [4]int{2, 1, 1, 1}},
		{"بكلفة 60 مليون ريال أمس", "بكلفة 16 مليون دولار أمس", [4]int{}}, // changed, perhaps
		{"بكلفة 60 مليون ريال أمس", "بكلفة 16 مليون ريالات أمس", [4]int{1, 0, 1, 1}},
		{"الدور الأول من نصف المباريات", "الدور الثاني من ربع المباريات", [4]int{}},
		// A sentence that stands elsewhere has its numbers elsewhere.
		{"بلغ الخام 50 دولارا. وتراجع الذهب 20 نقطة في لندن أمس", "تراجع الذهب 20 نقطة في لندن أمس. وبلغ الخام 50 دولارا", [4]int{1, 1, 0, 0}},
	} {
		s := newTestSlotter()
		for range 2 {
			r := s.compare(test.a, test.b)
			if got := [4]int{r.rows, r.equal, r.values, r.digits}; got != test.want {
				t.Errorf("rows, equal, values and digits of %q and %q = %v, want %v", test.a, test.b, got, test.want)
			}
			test.a, test.b = test.b, test.a
		}
	}
}

func TestInSlots(t *testing.T) {
	n := numbers{tally: tally{10, 12, 4}, digits: tally{9, 9, 5}, rows: 5}
	n.inSlots(&slots{values: 9, digits: 3})
	if want := (numbers{tally: tally{10, 12, 1}, digits: tally{9, 9, 5}, rows: 5}); n != want {
		t.Errorf("inSlots = %+v, want %+v", n, want)
	}
	if n.inSlots(&slots{values: 20, digits: 20}); n.same != 0 || n.digits.same != 0 || n.rows != 0 {
		t.Errorf("inSlots of nothing equal = %+v, want none the same", n)
	}
}

// Another man stands in a slot where neither his first nor his last name is meant.
func TestSlotsOfPeople(t *testing.T) {
	frame := func(name string) string {
		return "أقدم " + name + " على قتل شخص آخر بإطلاق النار"
	}
	for _, test := range []struct{ a, b, want string }{
		{"خالد بن عبدالله بن علي القحطاني", "ماجد بن زيد بن علي الجهني", "خالد بن عبدالله بن علي القحطاني"},
		{"خالد بن عبد الله بن علي القحطاني", "ماجد بن عبدالله بن علي الجهني", "خالد بن عبد الله بن علي القحطاني"},
		{"خالد القحطاني", "ماجد الجهني", "خالد القحطاني"},
		{"خالد بن ناصر القحطاني", "خالد بن زيد الجهني", "ناصر القحطاني"},
		// One man, misprinted, spelled otherwise or named in short.
		{"خالد بن عبدالله القحطاني", "خالد بن عبد الله القحطاني", ""},
		{"خالد بن ناصر القحطاني", "خالد بن نصار القحطاني", ""},
		{"خالد بن ناصر القحطاني", "خالد القحطاني", ""},
		{"خالد بن ناصر القحطاني", "ماجد بن ناصر القحطاني", ""}, // a wrong name, perhaps
		{"خالد بن ناصر آل سعود", "خالد بن ناصر رئيس مدينة الملك عبدالعزيز", ""},
		{"خالد بن سعودالدولية، أمس", "خالد بن سعود الدولية", ""}, // a blank was lost
		{"خالد القحطاني. وبدأ", "ماجد الجهني. وأقدم", ""},        // more than a name
		{"صاحب المزرعة", "سائق الحافلة", ""},                     // no names
	} {
		s := newTestSlotter()
		r := s.compare(frame(test.a), frame(test.b))
		got := ""
		if r.person != nil {
			got = r.person.A
		}
		if got != test.want {
			t.Errorf("in the place of %q and %q stands another than %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

func TestSlotsFilled(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want [4]int // other, agree, repeated, titled
	}{
		{"وقع زلزال في جنوب الفلبين قرب مدينة دافاو فجرا", "وقع زلزال في شمال تشيلي قرب مدينة إيكيكي فجرا", [4]int{2, 0, 0, 0}},
		{"لفخامة الرئيس أندريه دودا من بولندا، وشكر الرئيس أندريه دودا كثيرا", "لفخامة الرئيس ماكي سال من السنغال، وشكر الرئيس ماكي سال كثيرا", [4]int{3, 0, 1, 2}},
		// Writers replace words of saying, and move, join and misprint others.
		{"أوضح المدير أن المشروع كبير", "أكد المدير أن المشروع جديد", [4]int{}},
		{"زار وفد من بولندا المصنع وعاد إلى السنغال", "زار وفد من السنغال المصنع وعاد إلى بولندا", [4]int{0, 2, 0, 0}},
		{"نشرت عبر فيسبوك صورة", "نشرت عبر فيس بوك صورة", [4]int{0, 1, 0, 0}},
		{"قال مازن الدباغي أمس", "قال مازن الدباعي أمس", [4]int{0, 1, 0, 0}},
		{"", "وصل الوفد", [4]int{}},
	} {
		s := newTestSlotter()
		r := s.compare(test.a, test.b)
		if got := [4]int{r.other, r.agree, r.repeated, r.titled}; got != test.want {
			t.Errorf("other, agree, repeated and titled of %q and %q = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestMisprinted(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"ناصر", "نصار", true},
		{"الجفري", "الجعفري", true},
		{"دباغي", "دباعي", true},
		{"سعد", "فهد", false},
		{"خالد", "ماجد", false},
		{"من", "عن", false},
		{"", "من", false},
	} {
		if got := misprinted(test.a, test.b); got != test.want || misprinted(test.b, test.a) != test.want {
			t.Errorf("misprinted(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// What is too far apart to be a frame is not compared, and takes no long time.
func TestSlotsOfOtherTexts(t *testing.T) {
	s := newTestSlotter()
	a, b := strings.Repeat("خبر أول 5 ", 5000), strings.Repeat("نبأ ثان 6 ", 5000)
	if r := s.compare(a, b); r != (slots{}) {
		t.Errorf("slots of texts that share no frame = %+v, want none", r)
	}
}

// A synonym that is used throughout stands behind a title as a name does, but alone.
func TestSlotsBehindTitles(t *testing.T) {
	frame := func(who, again string) string {
		return "زار الوزير " + who + " أمس مصنع النسيج وقال " + again + " إن الآلات وصلت"
	}
	for _, test := range []struct {
		a, b string
		want int
	}{
		{frame("سفيان الميزاني", "الميزاني"), frame("غدير الكاستري", "الكاستري"), 1},
		{frame("الميزاني", "الميزاني"), frame("الكاستري", "الكاستري"), 0},
		{frame("سفيان الميزاني", "الميزاني"), frame("سفيان الميزاني", "الميزاني"), 0},
	} {
		s := newTestSlotter()
		if r := s.compare(test.a, test.b); r.titled != test.want {
			t.Errorf("slots behind titles of %q and %q = %d, want %d", test.a, test.b, r.titled, test.want)
		}
	}
}

// A frame names another day of the week in one place, a reprint today or none.
func TestSlotsOfDays(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"تنطلق الرحلة يوم السبت من المطار", "تنطلق الرحلة يوم الاثنين من المطار", 1},
		{"تنطلق الرحلة يوم السبت من المطار", "تنطلق الرحلة اليوم السبت من المطار", 0},
		{"تنطلق الرحلة يوم السبت من المطار", "تنطلق الرحلة أمس من المطار", 0},
		{"تنطلق الرحلة يوم السبت وتعود الاثنين من المطار", "تنطلق الرحلة يوم الاثنين من المطار", 0},
	} {
		s := newTestSlotter()
		for range 2 {
			if r := s.compare(test.a, test.b); r.weekdays != test.want {
				t.Errorf("days of %q and %q = %d, want %d", test.a, test.b, r.weekdays, test.want)
			}
			test.a, test.b = test.b, test.a
		}
	}
}

// Reports of one frame about two days of the week are two reports.
func TestFormulaOfAnotherDay(t *testing.T) {
	notice := func(day, place, hour string) string {
		return "أعلنت شركة الكهرباء أن التيار سينقطع يوم " + day + " عن حي " + place + " في المدينة القديمة لأعمال الصيانة الدورية للمحطة الرئيسية من الساعة " + hour + " صباحا حتى انتهاء الفرق الفنية من العمل ودعت المشتركين إلى أخذ الاحتياطات اللازمة"
	}
	for _, test := range []struct {
		b    string
		days int
		want bool
	}{
		{notice("الاثنين", "البساتين", "8"), 2, true},
		{notice("الاثنين", "البساتين", "8"), 0, false},
		{notice("السبت", "الميدان", "8") + " أمس", 2, false},
	} {
		m := matchOf(t, notice("السبت", "الميدان", "8"), test.b, test.days)
		if got := slices.Contains(m.Labels, Formula); got != test.want {
			t.Errorf("%q after %d days: a formula is %v, want %v: %v", test.b, test.days, got, test.want, m.Reasons)
		}
	}
}

// matchOf is the match of two texts printed in papers of two outlets.
func matchOf(t *testing.T, a, b string, days int) Match {
	t.Helper()
	found := between(labelled(t, []paper{{0, 10, filler(1, 60) + ".\n" + a + ".\n" + filler(2, 60)}, {1, 10 + days, filler(3, 60) + ".\n" + b + ".\n" + filler(4, 60)}}), 0, 1)
	if len(found) != 1 {
		t.Fatalf("%d matches of %q and %q, want one", len(found), a, b)
	}
	return found[0]
}
