package align

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
)

var differenceTests = []struct {
	a, b string
	want []string // A|B: what
}{
	{"قال الوزير نعم", "قال الوزير نعم", nil},
	// What folding made equal, each kind once.
	{"زار المدرسة في المدينة أمس", "زار المدرسه في المدينه أمس", []string{"المدرسة|المدرسه: ة=ه"}},
	{"أكد إلى آخر", "اكد الى اخر", []string{"أكد|اكد: hamza"}},
	{"قال المسئول", "قال المسيول", []string{"المسئول|المسيول: hamza"}},
	{"قال مسئولی", "قال مسيولی", []string{"مسئولی|مسيولی: hamza"}},
	{"عقد مؤتمر", "عقد موتمر", []string{"مؤتمر|موتمر: hamza"}},
	{"قال ا\u0654حمد", "قال أحمد", []string{"ا\u0654حمد|أحمد: hamza"}},
	{"وصل على متن", "وصل علي متن", []string{"على|علي: ي=ى"}},
	{"شهر مايو الماضی", "شهر مايو الماضي", []string{"الماضی|الماضي: ي=ى"}},
	{"قالت الوزارة", "قالت الـوزارة", []string{"الوزارة|الـوزارة: tatweel"}},
	{"قال الشعب", "قالَ الشَّعب", []string{"قال|قالَ: harakat"}},
	{"عام ٢٠٢٣ مضى", "عام 2023 مضى", []string{"٢٠٢٣|2023: digits"}},
	{"عام ٢٠٢٣ مضى", "عام ۲۰۲۳ مضى", []string{"٢٠٢٣|۲۰۲۳: digits"}},
	{"قناة RT أمس", "قناة rt أمس", []string{"RT|rt: case"}},
	{"قناة Россия أمس", "قناة россия أمس", []string{"Россия|россия: case"}},
	{"كتاب کبير", "كتاب كبير", []string{"کبير|كبير: letter form"}},
	{"قال ﻻ أعلم", "قال لا أعلم", []string{"ﻻ|لا: letter form"}},
	{"مد\u200cارس ألمانيا", "مدارس ألمانيا", []string{"مد\u200cارس|مدارس: invisible"}},
	{"قَال في المدرسة اكد", "قال في المدرسه أكد", []string{"قَال|قال: harakat", "المدرسة|المدرسه: ة=ه", "اكد|أكد: hamza"}},
	// Words that differ.
	{"مقتل 120 شخصا على الأقل", "مقتل 135 شخصا على الأقل", []string{"120|135: number"}},
	{"مقتل ثلاثة أشخاص", "مقتل 3 أشخاص", []string{"ثلاثة|3: numeral"}},
	{"زار الرئيس الروسي تركيا أمس", "زار الرئيس تركيا أمس", []string{"الروسي|: dropped"}},
	{"زار الرئيس تركيا أمس", "زار الرئيس الروسي بوتين تركيا أمس", []string{"|الروسي بوتين: added"}},
	{"التقى الوزير سفراء فرنسا", "التقى وزير سفراء فرنسا", []string{"الوزير|وزير: form"}},
	{"قال الناطق باسم الجيش", "قال المتحدث باسم الجيش", []string{"الناطق|المتحدث: words"}},
	{"قال، بالأمس، الناطق باسم «الجيش»", "قال أول من أمس المتحدث باسم الجيش", []string{"بالأمس، الناطق|أول من أمس المتحدث: words"}},
	{"وصل المدرب إلى معسكر الفريق أمس وكان في استقباله المدير", "وصل المدرب إلى معسكر الفريق أول من أمس وكان في استقباله المدير", []string{"|أول من: relative day"}},
	{"وصل المدرب إلى معسكر الفريق أمس وكان في استقباله المدير", "وصل المدرب إلى معسكر الفريق أمس الأول وكان في استقباله المدير", []string{"|الأول: relative day"}},
	{"وصل المدرب مع الفريق وكان في استقباله المدير", "وصل المدرب مع الفريق الأول وكان في استقباله المدير", []string{"|الأول: added"}},
	{"هبطت الأسعار في 3 أغسطس بعد صدور البيانات", "هبطت الأسعار في 3 آب (أغسطس) بعد صدور البيانات", []string{"|آب: spelling"}},
	{"هبطت الأسعار في 3 كانون الثاني بعد صدور البيانات", "هبطت الأسعار في 3 كانون الثاني/يناير بعد صدور البيانات", []string{"|يناير: spelling"}},
	{"هبطت الأسعار في أغسطس بعد صدور البيانات", "هبطت الأسعار في تموز أغسطس بعد صدور البيانات", []string{"|تموز: added"}},
	// Nothing to say of what stands elsewhere: the first three words have moved.
	{"صباح اليوم الأحد وصل الرئيس الروسي بوتين إلى أنقرة", "وصل الرئيس الروسي بوتين إلى أنقرة صباح اليوم الأحد", nil},
	{
		"وصل الرئيس الروسي بوتين إلى أنقرة صباح اليوم الأحد في زيارة رسمية تستمر يومين",
		"وصل الرئيس الروسي بوتين إلى أنقرة في زيارة رسمية تستمر يومين صباح اليوم الأحد", nil,
	},
	{
		"اجتمع الرئيس الروسي بوتين ونظيره التركي أردوغان صباح اليوم الأحد",
		"صباح اليوم اجتمع الرئيس الروسي بوتين في قصره ونظيره التركي أردوغان",
		[]string{"|في قصره: added"},
	},
}

func differencesOf(a, b string) []Difference {
	wordsA, wordsB := arabic.Words(nil, a), arabic.Words(nil, b)
	var t tiler
	_, runs := t.compare(wordsA, wordsB)
	return differences(a, b, wordsA, wordsB, runs)
}

func TestDifferences(t *testing.T) {
	for _, c := range differenceTests {
		var got []string
		for _, d := range differencesOf(c.a, c.b) {
			got = append(got, d.A+"|"+d.B+": "+d.What)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("differences(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// What differs on one side differs on the other, by the other name.
func TestDifferencesAreSymmetric(t *testing.T) {
	for _, c := range differenceTests {
		back := differencesOf(c.b, c.a)
		for i, d := range differencesOf(c.a, c.b) {
			want := Difference{d.B, d.A, d.What}
			switch d.What {
			case "added":
				want.What = "dropped"
			case "dropped":
				want.What = "added"
			}
			if i >= len(back) || back[i] != want {
				t.Errorf("differences(%q, %q) = %+v, want %+v at %d", c.b, c.a, back, want, i)
			}
		}
	}
}

// A very long list is cut, and long rewritten stretches are not spelled out.
func TestDifferencesAreBounded(t *testing.T) {
	var a, b strings.Builder
	for range 500 {
		a.WriteString("قال الوزير نعم ")
		b.WriteString("قال الوزير لا ")
	}
	if n := len(differencesOf(a.String(), b.String())); n > mostDifferences {
		t.Errorf("%d differences, want at most %d", n, mostDifferences)
	}
	rewritten := strings.Repeat("كلمة ", widestDifference+1)
	if d := differencesOf("قال الوزير اليوم "+rewritten+"في مجلس النواب", "قال الوزير اليوم إن في مجلس النواب"); len(d) != 0 {
		t.Errorf("%d words that were rewritten are a difference: %+v", widestDifference+1, d)
	}
}

// A first name that the byline has as well is no reason not to tell that another man
// is named, whichever side has the byline.
func TestStrayName(t *testing.T) {
	draft := "كتب خالد من العاصمة: قال مدير المشروع المهندس ناصر البقاعي إن العمل في الجسر الجديد سينتهي في الصيف"
	printed := "قال مدير المشروع المهندس خالد البقاعي إن العمل في الجسر الجديد سينتهي في الصيف"
	for _, sides := range [][2]string{{draft, printed}, {printed, draft}} {
		a, b := arabic.Words(nil, sides[0]), arabic.Words(nil, sides[1])
		var tiles tiler
		_, runs := tiles.compare(a, b)
		found := false
		for _, d := range differences(sides[0], sides[1], a, b, withoutStrays(runs)) {
			found = found || d.What == otherName && slices.Contains([]string{d.A, d.B}, "ناصر") && slices.Contains([]string{d.A, d.B}, "خالد")
		}
		if !found {
			t.Errorf("differences(%q, %q) do not tell that another man is named", sides[0], sides[1])
		}
	}
}
