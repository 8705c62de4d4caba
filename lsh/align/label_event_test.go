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

// The report of a market is a formula where it has the numbers of another day, though
// both were published on one; a report of that day with one number corrected is not,
// nor is one whose decimals are printed with the point of an agency.
func TestFormulaBulletin(t *testing.T) {
	report := func(numbers ...string) string {
		words := strings.Fields("أغلقت سوق لوزان للأوراق المالية تداولاتها أمس على ارتفاع مؤشرها الرئيس بواقع # نقطة ليصل إلى # نقطة و# نقطة للوزني في حين انخفض المؤشر الثانوي بواقع # نقطة وبلغت قيمة الأسهم المتداولة عند الإغلاق نحو # مليون دينار في حين بلغت كمية الأسهم المتداولة نحو # مليون سهم نفذت عبر # صفقة")
		for i, w := range words {
			if at := strings.Index(w, "#"); at >= 0 {
				words[i], numbers = w[:at]+numbers[0], numbers[1:]
			}
		}
		return strings.Join(words, " ")
	}
	first := []string{"27.5", "6299", "2.07", "3.62", "10.3", "124.4", "3081"}
	corrected := slices.Replace(slices.Clone(first), 1, 2, "6292")
	agency := []string{"5ر27", "6299", "07ر2", "62ر3", "3ر10", "4ر124", "3081"}
	// Another day's: other words here and there, other numbers but for one.
	other := strings.NewReplacer("أمس على ارتفاع", "الخميس على تراجع", "في حين انخفض", "بينما صعد", "قيمة الأسهم المتداولة عند الإغلاق نحو", "قيمة التداول نحو", "نفذت عبر", "تمت من خلال").
		Replace(report("4.1", "6294", "1.43", "4.54", "10.3", "117.9", "2898"))
	reworded := strings.NewReplacer("أمس على ارتفاع", "الخميس على تراجع", "في حين انخفض", "بينما صعد", "قيمة الأسهم المتداولة عند الإغلاق نحو", "قيمة التداول نحو", "نفذت عبر", "تمت من خلال").
		Replace(report(agency...))
	for _, test := range []struct {
		name, b string
		days    int
		want    bool
	}{
		{"other numbers, published on one day", other, 0, true},
		{"other numbers, on the next day", other, 1, true},
		{"one number corrected, on the next day", report(corrected...), 1, false},
		{"one number corrected, two days later", report(corrected...), 2, false},
		{"the point of an agency", report(agency...), 0, false},
		{"the point of an agency, in other words", reworded, 0, false},
	} {
		found := between(labelled(t, []paper{
			{0, 10, filler(51, 80) + "\n" + report(first...) + ".\n" + filler(52, 80)},
			{1, 10 + test.days, filler(53, 80) + "\n" + test.b + ".\n" + filler(54, 80)},
		}), 0, 1)
		if len(found) != 1 || slices.Contains(found[0].Labels, Formula) != test.want {
			t.Errorf("%s: %d matches, want one that is a formula: %v", test.name, len(found), test.want)
			for _, m := range found {
				t.Errorf("  D %.2f, %+v, %v", m.found.overlap, m.numbers, m.Reasons)
			}
		}
	}
}

// A release that was rewritten for a later day has its words in another order, and so
// may lack some that are rare; a statement about another case has the order of its
// frame, and the slots filled anew.
func TestFormulaRewritten(t *testing.T) {
	release := strings.SplitAfter(filler(61, 120), ".")
	// filledAnew has another name for every other one.
	filledAnew := func(sentences []string) (out []string) {
		names, at := strings.Fields(filler(62, 200)), 0
		names = slices.DeleteFunc(names, func(w string) bool { return slices.Contains(vocabulary, strings.Trim(w, ".")) })
		for _, s := range sentences {
			words := strings.Fields(s)
			for i, w := range words {
				if bare := strings.Trim(w, "."); !slices.Contains(vocabulary, bare) {
					if at++; at%2 == 0 {
						words[i] = strings.Trim(names[at], ".") + strings.TrimPrefix(w, bare)
					}
				}
			}
			out = append(out, strings.Join(words, " "))
		}
		return out
	}
	other := filledAnew(release)
	moved := slices.Clone(other)
	slices.Reverse(moved)
	for _, test := range []struct {
		name string
		b    []string
		want bool
	}{{"rewritten", moved, false}, {"filled anew", other, true}} {
		l := libraryOf(t, strings.Join(release, " "), strings.Join(test.b, " "))
		found := l.matches(t, 15)
		if len(found) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(found))
		}
		m := &found[0]
		NewLabeller(l.rarity, manyTexts).Label(m, Pair{A: l.texts[0], B: l.texts[1], Days: 5})
		if got := slices.Contains(m.Labels, Formula); got != test.want {
			t.Errorf("%s: D %.2f, L %.2f, formula is %v, want %v: %v", test.name, m.found.overlap, m.found.order, got, test.want, m.Reasons)
		}
	}
}

// A short report of one event, told again days later in other words, is reuse among many
// texts, too, where nothing of it recurs; where much does, where most of what is rare is
// another, or where the figures are, it is a formula.
func TestFormulaAlone(t *testing.T) {
	report := "علقت السلطات رحلات العبارات بين إيفيان ومونترو حتى إشعار آخر بعد غرق قارب صيد قبالة الميناء القديم صباح السبت"
	again := "علقت السلطات رحلات العبارات بين الضفتين حتى إشعار آخر بعد غرق قارب صيد زيغلر قبالة الميناء القديم صباح السبت"
	other := "علقت السلطات رحلات الحافلات بين خانقين وسامراء حتى إشعار آخر بعد جنوح صهريج وقود قبالة الميناء القديم صباح السبت"
	for _, test := range []struct {
		name, b string
		marks   uint8
		want    bool
	}{
		{"told again", again, 0, false},
		{"told again, and often", again, markFirm | markLoose, true},
		{"told again, and often of one occasion", again, markFirm, true},
		{"another event", other, 0, true},
	} {
		l := libraryOf(t, filler(95, 40)+"\n"+report+".\n"+filler(96, 40), filler(97, 40)+"\n"+test.b+".\n"+filler(98, 40))
		found := l.matches(t, 15)
		if len(found) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(found))
		}
		pair := Pair{A: l.texts[0], B: l.texts[1], Days: 8}
		pair.MarksA = slices.Repeat([]uint8{test.marks}, len(l.texts[0].Sketch.Stems))
		pair.MarksB = slices.Repeat([]uint8{test.marks}, len(l.texts[1].Sketch.Stems))
		m, labeller := &found[0], NewLabeller(l.rarity, manyTexts)
		if labeller.Label(m, pair); slices.Contains(m.Labels, Formula) != test.want {
			r, _ := labeller.remains(&m.found, pair, &otherDay)
			t.Errorf("%s: D %.2f, formula is %v, want %v: %.2f %.2f %v", test.name, m.found.overlap, !test.want, test.want, r.rareA, r.rareB, m.Reasons)
		}
	}
}

// What stands in a long passage days apart, word for word, and in texts of many days is a
// frame if nothing else does, and reuse if some of it stands nowhere else.
func TestFormulaNothingLeft(t *testing.T) {
	long := filler(101, 90)
	for _, test := range []struct {
		name   string
		recurs int // words of which other texts have the shingles, of ninety
		days   int
		want   bool
	}{
		{"all of it", 90, 5, true},
		{"three quarters", 67, 5, false},
		{"all of it, on one day", 90, 0, false},
	} {
		l := libraryOf(t, filler(102, 60)+"\n"+long+"\n"+filler(103, 60), filler(104, 60)+"\n"+long+"\n"+filler(105, 60))
		found := l.matches(t, 15)
		if len(found) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(found))
		}
		m := &found[0]
		marks := func(words, from int) []uint8 {
			list := make([]uint8, words)
			for i := range test.recurs {
				list[from+i] = markLoose | markFirm | markTight
			}
			return list
		}
		pair := Pair{A: l.texts[0], B: l.texts[1], Days: test.days}
		pair.MarksA = marks(len(l.texts[0].Sketch.Stems), m.found.a0)
		pair.MarksB = marks(len(l.texts[1].Sketch.Stems), m.found.b0)
		if NewLabeller(l.rarity, manyTexts).Label(m, pair); slices.Contains(m.Labels, Formula) != test.want {
			t.Errorf("%s: D %.2f, formula is %v, want %v: %v", test.name, m.found.overlap, !test.want, test.want, m.Reasons)
		}
	}
}

// What everybody tells of one day has words that recur, but as much that stands nowhere
// else: two who tell it in words of their own tell it after one text. Where that is little,
// less than recurs, or recurs on other days, where the days are not known to be one, or
// the figures differ, it is a frame.
func TestFormulaStandsAlone(t *testing.T) {
	report := strings.Fields(strings.ReplaceAll(filler(111, 32), ".", ""))
	again := slices.Clone(report)
	for i, w := range strings.Fields(strings.ReplaceAll(filler(112, 32), ".", "")) {
		if i%3 == 1 {
			again[i] = w
		}
	}
	counted := func(words []string, numbers ...string) string {
		words = slices.Clone(words)
		for i, n := range numbers {
			words[9+5*i] = n
		}
		return strings.Join(words, " ")
	}
	const often, days = markFirm | markTight | markLoose, markLoose
	for _, test := range []struct {
		name           string
		a, b           string
		recurs, others int // words from the start that recur, and those that do on other days
		days           int
		want           bool
	}{
		{"nearly half recurs", counted(report), counted(again), 12, 12, 0, false},
		{"nearly half recurs, the day after", counted(report), counted(again), 12, 12, 1, false},
		{"most of it recurs", counted(report), counted(again), 22, 22, 0, true},
		{"nearly half recurs, most on other days", counted(report), counted(again), 12, 28, 0, true},
		{"nearly half recurs, of unknown days", counted(report), counted(again), 12, 12, -1, true},
		{"nearly half recurs, other figures", counted(report, "17", "38", "46", "59"), counted(again, "12", "31", "44", "53"), 12, 12, 0, true},
	} {
		l := libraryOf(t, filler(113, 60)+"\n"+test.a+".\n"+filler(114, 60), filler(115, 60)+"\n"+test.b+".\n"+filler(116, 60))
		found := l.matches(t, 15)
		if len(found) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(found))
		}
		m, pair := &found[0], Pair{A: l.texts[0], B: l.texts[1], Days: test.days}
		marks := func(words, from int) []uint8 {
			list := make([]uint8, words)
			for i := range max(test.recurs, test.others) {
				if list[from+i] = often; i >= test.recurs {
					list[from+i] = days
				}
			}
			return list
		}
		pair.MarksA = marks(len(l.texts[0].Sketch.Stems), m.found.a0)
		pair.MarksB = marks(len(l.texts[1].Sketch.Stems), m.found.b0)
		labeller := NewLabeller(l.rarity, manyTexts)
		if labeller.Label(m, pair); slices.Contains(m.Labels, Formula) != test.want {
			r, framed := labeller.remains(&m.found, pair, &sameDay)
			t.Errorf("%s: D %.2f, L %.2f, formula is %v, want %v: M' %.1f, D' %.2f, %.2f recurs, %v", test.name, m.found.overlap, m.found.order, !test.want, test.want, r.common, r.overlap(), framed, m.Reasons)
		}
	}
}
