package align

import (
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// What stands in one printing and in another, within the same words or those
// given behind ">", and the name of that.
var softTests = []struct{ a, b, want string }{
	// One number, written twice.
	{"ثلاثة", "3", "numeral"},
	{"الثلاثة", "3", "numeral"},
	{"وخمسة", "و5", "numeral"},
	{"خمسة وعشرين", "25", "numeral"},
	{"خمسة وعشرون", "٢٥", "numeral"},
	{"ثلاثة عشر", "13", "numeral"},
	{"إحدى عشرة", "11", "numeral"},
	{"عشرة", "10", "numeral"},
	{"مئة", "100", "numeral"},
	{"مائة", "مئة", "numeral"},
	{"ثلاث مئة", "300", "numeral"},
	{"ثلاثمائة", "ثلاث مئة", "numeral"},
	{"مئة وخمسة وعشرين", "125", "numeral"},
	{"ألفين وثلاثمئة", "2300", "numeral"},
	{"ثلاثة آلاف", "3 آلاف", "numeral"},
	{"3000", "3 آلاف", "numeral"},
	{"ثلاثة آلاف ومئتين", "3200", "numeral"},
	{"3 ملايين", "ثلاثة ملايين", "numeral"},
	{"مليون ونصف المليون", "1500000", "numeral"},
	{"نصف مليون", "500 ألف", "numeral"},
	{"2.5 مليون", "2500000", "numeral"},
	{"13 ألفا و845", "13.845", "numeral"},
	{"1435 هـ", "1435هـ، 2014م", "words"}, // a second number beside the same
	{"1,000", "1000", "numeral"},
	{"1.200.000", "1,200,000", ""},
	{"1,200,000", "1200000", "numeral"},
	{"ثلاثة قتلى", "3 قتيلا", "words"},
	{"2015", "2015م", "numeral"},
	{"3,50", "3.5", "numeral"},
	{"الثالث", "3", "numeral"},
	{"ثلاثة قتلى", "3 قتلى", "numeral"},
	{"2.5 مليون", "5ر2 مليون", "numeral"},
	{"6.75", "6ر75", "numeral"},
	{"صفر", "0", "numeral"},
	{"5 / 11 / 1436 هـ", "الخامس من شهر ذي القعدة 1436هـ", "numeral"},
	{"يوم 12 آذار", "يوم 12/3/2024", "numeral"},
	{"يوم 13 آذار", "يوم 12/3/2024", "date"},
	{"يوم 12 أبريل", "يوم 12/3/2024", "date"},
	{"يوم 12 شوال", "يوم 12/8/2015", "words"}, // of two calendars
	{"يوم 12 محرم", "يوم 12/1/2015", "words"},
	{"يوم 26 شوال", "يوم 26/11/1436هـ", "date"},
	{"مطلع ذي القعدة المقبل", "1/11/1436هـ", "words"},
	{"اثني عشر", "12", "numeral"},
	{"الثاني عشر", "12", "numeral"},
	{"أحد عشر", "11", "numeral"},
	{"الحادي عشر", "11", "numeral"},
	{"الحادية والثلاثين", "31", "numeral"},
	{"الحادية والعشرين", "22", "number"},
	{"مئتي", "200", "numeral"},
	{"ألفين", "2000", "numeral"},
	{"مليوني", "2 مليون", "numeral"},
	{"مليونين ومئتي ألف", "2200000", "numeral"},
	{"مليون ونصف", "1,5 مليون", "numeral"},
	{"تسعة وتسعين ألفا", "99000", "numeral"},
	// Other numbers.
	{"ثلاثين", "3", "number"},
	{"ثلاثين", "ثلاثة", "number"},
	{"عشرين", "عشرة", "number"},
	{"عشرين", "10", "number"},
	{"ألفين", "ألف", "number"},
	{"مئتين", "مئة", "number"},
	{"ثلاثمئة", "ثلاثة", "number"},
	{"خمسة وعشرين", "52", "number"},
	{"اثني عشر", "اثنين", "number"},
	{"2.5", "5ر3", "number"},
	{"5 / 11 / 1436 هـ", "السادس من شهر ذي القعدة 1436هـ", "date"},
	{"2015", "حزيران 2015", "added"},
	{"أمس الأول", "الأربعاء", "relative day"},
	{"اليوم في بهو الجامعة الكبير مساء", "أمس", "words"},
	{"ثلاثة", "أربعة", "number"},
	{"ثلاثة", "4", "number"},
	{"120", "135", "number"},
	{"3.5", "3.7", "number"},
	{"3.5", "35", "number"},
	{"1.5", "1,500", "number"},
	{"12", "12.5", "number"},
	{"ثلاثة", "ثلاثة عشر", "number"},
	{"خمسة وعشرين", "خمسة وثلاثين", "number"},
	{"خمسة", "خمسة وعشرين", "number"},
	{"3 آلاف", "3", "number"},
	{"آلاف", "3 آلاف", "number"},
	{"آلاف القتلى", "مئات القتلى", "number"},
	{"مئات القتلى", "300 قتيل", "number"},
	{"120 قتيلا", "عشرات القتلى", "number"},
	{"120 قتيلا", "قتلى", "number"},
	{"مليون", "مليار", "number"},
	{"الثاني", "الثالث", "number"},
	{"3 قتلى", "أربعة جرحى", "number"},
	{"2 و3", "3 و4", "number"},
	{"10:30", "10:45", "number"},
	{"قتل 120 شخصا في الهجوم الكبير", "بعد 14 عاما من الحرب الأهلية", "words"},
	{"4.2 مليار", "4.2 مليارات", "form"},
	{"5 ألف", "5 آلاف", "form"},
	// Amounts.
	{"120 دولارا", "130 دولارا", "amount"},
	{"120 مليون دولار", "130 مليون دولار", "amount"},
	{"3 بالمئة", "5 بالمئة", "amount"},
	{"3 في المئة", "5 في المئة", "amount"},
	{"3%", "5%", "amount"},
	{"3,5 %", "3,7 %", "amount"},
	{"15 كيلومترا", "50 كيلومترا", "amount"},
	{"120 دولارا", "120 يورو", "amount"},
	// Dates.
	{"الأحد", "الاثنين", "date"},
	{"يوم الثلاثاء", "يوم الأربعاء", "date"},
	{"21 يوليو", "22 يوليو", "date"},
	{"21 يوليو", "21 يونيو", "date"},
	{"21 يوليو", "22 تموز", "date"},
	{"عام 2014", "عام 2015", "date"},
	{"21/7/2015", "22/7/2015", "date"},
	{"كانون الأول", "كانون الثاني", "date"},
	{"1436/10/30 هـ", "15 أغسطس (آب) المقبل", "date"},
	{"ربيع الأول", "ربيع الآخر", "date"},
	{"شعبان", "رمضان", "date"},
	{"3 شوال", "4 شوال", "date"},
	{"ديسمبر", "كانون الثاني", "date"},
	{"اليوم", "أمس", "relative day"},
	{"اليوم", "الاثنين", "relative day"},
	{"أمس الأحد", "اليوم", "relative day"},
	{"يونيو", "حزيران", "spelling"},
	{"يناير", "كانون الثاني", "spelling"},
	{"كانون الأول", "ديسمبر", "spelling"},
	{"5 يونيو", "الخامس من حزيران", "spelling"},
	// A date beside nothing to compare it with is words.
	{"الأحد", "الماضي", "words"},
	{"الأحد الماضي", "مساء", "words"},
	// One name.
	{"سيرغي", "سيرجي", "name"},
	{"زيلينسكي", "زيلنسكي", "name"},
	{"بوتين", "بوتن", "name"},
	{"وبوتين", "وبوتن", "name"},
	{"ترامب", "ترمب", "name"},
	{"لترامب", "لترمب", "name"},
	{"نتنياهو", "نتانياهو", "name"},
	{"الأميركية", "الأمريكية", "name"},
	{"أميركا", "أمريكا", "name"},
	{"الأميركيين", "الأمريكيين", "name"},
	{"غوتيريش", "جوتيريش", "name"},
	{"غورباتشوف", "جورباتشوف", "name"},
	{"هامبورغ", "هامبورج", "name"},
	{"سامسونغ", "سامسونج", "name"},
	{"بنغلاديش", "بنجلاديش", "name"},
	{"بلومبرغ", "بلومبيرج", "name"},
	{"شوارزنيغر", "شوارزنيجر", "name"},
	{"بروكسل", "بروكسيل", "name"},
	{"الإنجليزي", "الإنكليزي", "name"},
	{"تلغرام", "تيليجرام", "name"},
	{"عبد الرحمن", "عبد الرحمان", "name"},
	{"ابن سلمان", "بن سلمان", "name"},
	{"سيرغي لافروف", "سيرجي لافروف", "name"},
	{"دونالد ترامب", "دونالد ترمب", "name"},
	// Other names and words, however alike.
	{"حسن", "حسين", "other name"},
	{"عبدالله", "عبدالإله", "other name"},
	{"حمدان بن خليفة", "حمد بن خليفة", "other name"},
	{"خالد بن عدنان", "خالد بن عدن", "other name"},
	{"وحمدان بن خليفة", "حمدان بن خليفة", "form"},
	{"معلمان", "معلم", "number"},
	{"سلمان", "سلمى", "other name"},
	{"وسلمان", "سلمى", "other name"},
	{"وسلمان", "سلمان", "form"},
	{"كريم", "كريمة", "other name"},
	{"الكريم", "الكريمة", "form"},
	{"الوزير سعيد", "الوزيرة سعيدة", "other name"},
	{"الطفل معتبرة", "الطفل معتبرين", "form"},
	{"بندري آل فلان", "بندر آل فلان", "other name"},
	{"عادل", "صالح", "words"},
	{"خالد الحربي", "فهد الحربي", "other name"},
	{"خالد الحربي", "فهد العتيبي", "words"},
	{"البرتغال", "البرتقال", "words"},
	{"البرتغالي", "والبرتقالي", "words"},
	{"غيتس", "جيتس", "name"},
	{"روغوف", "روجوف", "name"},
	{"وغولدبرغ", "وجولدبرج", "name"},
	{"سفراء", "صفراء", "words"},
	{"ستحول", "ستحاول", "words"},
	{"سعد", "سعيد", "other name"},
	{"محمد", "محمود", "other name"},
	{"سالم", "سليم", "words"},
	{"سلمان", "سليمان", "other name"},
	{"عمر", "عمرو", "other name"},
	{"عمر", "عامر", "other name"},
	{"خالد", "مخلد", "words"},
	{"قطر", "مصر", "words"},
	{"غريب", "قريب", "words"},
	{"طابع", "تابع", "words"},
	{"كلب", "قلب", "words"},
	{"سورة", "صورة", "words"},
	{"معلومات", "معلمات", "words"},
	{"مشاركون", "مشركون", "words"},
	{"عمليات", "عاملات", "words"},
	{"جامعات", "جماعات", "words"},
	{"طالبات", "طلبات", "words"},
	{"صندوق", "صناديق", "words"},
	{"فندق", "فنادق", "words"},
	{"زلزال", "زلازل", "words"},
	{"اجتماع", "اجتمع", "words"},
	{"اقتصاد", "اقتصد", "words"},
	{"استقبال", "استقبل", "words"},
	{"انفجار", "انفجر", "words"},
	{"اضطراب", "اضطرب", "words"},
	{"لندن", "ليندن", "words"},
	{"مارتينيز", "مارتنز", "words"},
	{"كريستيان", "كريستين", "words"},
	{"برنت", "برانت", "words"},
	{"الناطق", "المتحدث", "words"},
	{"قال", "وأضاف", "words"},
	// One word in another form.
	{"الوزير", "وزير", "form"},
	{"والوزير", "الوزير", "form"},
	{"بوزارة", "وزارة", "form"},
	{"لوزير", "وزير", "form"},
	{"المسلمون", "المسلمين", "form"},
	{"سأل", "سئل", "words"},
	{"رئيس", "رايس", "words"},
	{"سوريا", "سورية", "form"},
	{"فلسطين", "فلسطيني", "form"},
	{"ثلاثة", "ثلاث", "form"},
	// One word spelled otherwise.
	{"مسؤول", "مسئول", "spelling"},
	{"الطوارئ", "الطوارىء", "spelling"},
	{"المتباطيء", "المتباطئ", "spelling"},
	{"الطوارىء", "الطارئين", "words"},
	{"المسؤولين", "المسئولين", "spelling"},
	{"شؤون", "شئون", "spelling"},
	{"هيئة", "هيأة", "spelling"},
	{"الأنباء", "الأنبا", "spelling"},
	{"عبد العزيز", "عبدالعزيز", "spelling"},
	{"إن شاء الله", "إنشاء الله", "spelling"},
	{"أبو ظبي", "أبوظبي", "spelling"},
	{"ما زال", "مازال", "spelling"},
	{"في المئة", "بالمئة", "spelling"},
	{"في المائة", "في المئة", "spelling"},
	{"ثان", "ثاني", "form"},
	{"5 %", "5 بالمئة", "spelling"},
	{"5%", "5 في المئة", "spelling"},
	{"المسؤول الأميركي", "المسئول الأمريكي", "name"},
	// Added and dropped.
	{"", "الروسي", "added"},
	{"الروسي", "", "dropped"},
	{"", "في المئة", "added"},
	{"", "120", "number"},
	{"ﷺ", "", "dropped"},
	{"ﷺ", "رضي الله عنه", "words"},
}

// soft is what the only difference of two texts is called, "" where there is
// none.
func soft(t *testing.T, a, b string) string {
	t.Helper()
	frame := func(s string) string {
		return "ذكرت صحيفة محلية " + s + " خلال جلسة مغلقة"
	}
	found := differencesOf(frame(a), frame(b))
	if len(found) == 0 {
		return ""
	}
	if len(found) > 1 {
		t.Logf("%q and %q: %q", a, b, found)
	}
	return found[0].What
}

func TestSoft(t *testing.T) {
	for _, test := range softTests {
		if got := soft(t, test.a, test.b); got != test.want {
			t.Errorf("%q and %q differ in %q, want %q", test.a, test.b, got, test.want)
		}
		back := strings.NewReplacer("added", "dropped", "dropped", "added").Replace(test.want)
		if got := soft(t, test.b, test.a); got != back {
			t.Errorf("%q and %q differ in %q, want %q", test.b, test.a, got, back)
		}
	}
}

// Whatever stands in two gaps, a difference has the same name from both sides.
// (Of whole texts that need not be so: which words are taken for each other
// depends on the side from which one looks where a word recurs.)
func FuzzDiffer(f *testing.F) {
	for _, test := range softTests {
		f.Add(test.a, test.b)
	}
	gap := func(said string) Gap {
		text := "ذكرت صحيفة محلية " + said + " خلال جلسة مغلقة"
		words := arabic.Words(nil, text)
		return Gap{Text: text, Words: words, From: 3, To: len(words) - 3}
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		there, back := Differ(gap(a), gap(b)), Differ(gap(b), gap(a))
		want := there.What
		switch {
		case there.A == "" && there.B == "":
			return
		case want == "added" || want == "dropped":
			want = strings.NewReplacer("added", "dropped", "dropped", "added").Replace(want)
		}
		if back.What != want || there.A != back.B || there.B != back.A {
			t.Errorf("%q and %q differ in %q, and back in %q", a, b, there, back)
		}
	})
}

func BenchmarkDiffer(b *testing.B) {
	var gaps [][2]Gap
	for _, test := range softTests {
		x, y := arabic.Words(nil, test.a), arabic.Words(nil, test.b)
		gaps = append(gaps, [2]Gap{{test.a, x, 0, len(x)}, {test.b, y, 0, len(y)}})
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, g := range gaps {
			Differ(g[0], g[1])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(gaps)), "ns/gap")
}

// A decimal may be printed the wrong way round, and is then either number.
func TestTurned(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2.5", "5.\u200f2", true},
		{"2.5", "5ر2", true},
		{"2.5", "2ر5", true},
		{"5ر2", "2ر5", true},
		{"2.5", "5.2", false},
		{"2.5", "5ر3", false},
		{"2.5 مليون", "5ر2 مليون", true},
		{"2500000", "5ر2 مليون", true},
	} {
		read := func(s string) quantities {
			words := arabic.Words(nil, s)
			return theLexicon().read(&Gap{s, words, 0, len(words)})
		}
		a, b := read(test.a), read(test.b)
		if got := a.sameNumbers(&b); got != test.want {
			t.Errorf("%q and %q are the same: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// What stands between brackets differs; numbers go on beside them.
func TestDifferOfNumbersWithSecondOnes(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"بلغ 5.7 [مليارات ريال] للعام", "بلغ 5.7 [مليار ريال (1.52 مليار دولار)] للعام", "words"},
		{"بلغ 5.7 [ملايين ريال] للعام", "بلغ 5.7 [مليار ريال (1.52 مليار دولار)] للعام", "amount"},
		{"بلغ 5.7 [مليارات ريال] للعام", "بلغ 5.8 [مليار ريال (1.52 مليار دولار)] للعام", "amount"},
		{"بلغ [500] ألف درهم", "بلغ [خمسمائة ألف ريال (136] ألف درهم", "words"},
		{"بلغ [500] درهم", "بلغ [خمسمائة ألف ريال (136] درهم", "amount"},
		{"بلغ [مليون ريال] للعام", "بلغ [مليون ريال و500 ألف] للعام", "amount"},
		{"بلغ [مليون ريال] للعام", "بلغ [مليون ريال وخمسمئة ألف] للعام", "amount"},
	} {
		a, b := bracketed(t, test.a), bracketed(t, test.b)
		if there, back := Differ(a, b).What, Differ(b, a).What; there != test.want || back != test.want {
			t.Errorf("Differ(%q, %q) = %q and back %q, want %q", test.a, test.b, there, back, test.want)
		}
	}
}
