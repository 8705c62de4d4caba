package corpus

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// printed is a date as tests compare it: to its precision, with its zone if it
// has one.
func printed(d Date) string {
	layout := "2006-01-02"
	switch d.Precision {
	case Minute:
		layout = "2006-01-02 15:04"
	case Second:
		layout = "2006-01-02 15:04:05"
	case Unknown:
		return ""
	}
	if d.Zoned {
		layout += " -0700"
	}
	return d.Time.Format(layout)
}

// reference is 16:20:45 on a Friday.
var reference = time.Date(2023, time.November, 3, 16, 20, 45, 0, time.UTC)

var dateTests = []struct{ text, want string }{
	// ISO 8601 and its kin.
	{"2015-07-21", "2015-07-21"},
	{"2015-07-21 02:51:32", "2015-07-21 02:51:32"},
	{"2015-07-21T02:51:32Z", "2015-07-21 02:51:32 +0000"},
	{"2015-07-21T02:51:32.123456+03:00", "2015-07-21 02:51:32 +0300"},
	{"2015-07-21T02:51:32,5+0300", "2015-07-21 02:51:32 +0300"},
	{"2015-07-21T02:51-05", "2015-07-21 02:51 -0500"},
	{"2015-07-21T02:51", "2015-07-21 02:51"},
	{"20231103T140500Z", "2023-11-03 14:05:00 +0000"},
	{"20231103T140500", "2023-11-03 14:05:00"},
	{"20231103T1405+0300", "2023-11-03 14:05 +0300"},
	{"20231303T140500Z", ""},
	{"20231103T", ""},
	{"20231103T1405CNN", ""},
	// A zone that nobody knows is lost, and not the time before it.
	{"11 مايو 2023 03:20 م GST", "2023-05-11 15:20 +0400"},
	{"11 مايو 2023 03:20 م AST", "2023-05-11 15:20"},
	{"11 مايو 2023 15:20 IRST", "2023-05-11 15:20"},
	{"11 مايو 2023 15:20 CNN", ""},
	{"11 مايو 2023 AST", ""},
	{"2015-07-21 02:51:32 UTC", "2015-07-21 02:51:32 +0000"},
	{" 2015-07-21\n", "2015-07-21"},
	{"2024-02-29", "2024-02-29"},
	{"2023-02-29", ""},
	{"2015-13-01", ""},
	{"2015-07-21T25:00:00Z", ""},
	{"2015-07-21T02:61", ""},
	{"2015-07-21T02:51:32+15:00", ""},
	{"2015-07-21T02:51:32+03:00 more", ""},
	{"20231103", "2023-11-03"},
	{"20231103143000", "2023-11-03 14:30:00"},
	{"1698316200", "2023-10-26 10:30:00 +0000"},
	{"1698316200123", "2023-10-26 10:30:00 +0000"},
	{"20231303", ""},
	{"2598316200", ""},
	{"12345", ""},
	{"2023", ""},

	{"الخميس 7/3/1429 هـ - الموافق 13/3/2008 م الساعة 16:25 (مكة المكرمة)، 13:25 (غرينتش)", "2008-03-13 16:25 +0300"},
	{"13/3/2008 16:25 (القاهرة)", ""},
	{"اثن, 06/05/2023 - 14:22", "2023-06-05 14:22"}, // a Monday
	{"سبت, 06/05/2023 - 14:22", "2023-05-06 14:22"},
	{"GMT 10:45 2018 الجمعة 9 نوفمبر", "2018-11-09 10:45 +0000"},
	{"آخر تحديث GMT 11:00 2018 الجمعة 9 نوفمبر", "2018-11-09 11:00 +0000"},
	{"2018 الجمعة 9 نوفمبر 2019", ""},

	// The seeds.
	{"٠٣ نوفمبر ٢٠٢٣", "2023-11-03"},
	{"تاريخ النشر: 26th, October 2023 GMT", "2023-10-26 +0000"},
	{"31st, October 2023 GMT", "2023-10-31 +0000"},
	{"الجمعة 3 نوفمبر/تشرين الثاني 2023", "2023-11-03"},
	{"7 كانون الأول/ ديسمبر 2024", "2024-12-07"},

	// Months from Morocco to Iraq.
	{"15 كانون الثاني 2024", "2024-01-15"},
	{"15 شباط 2024", "2024-02-15"},
	{"15 آذار/مارس 2024", "2024-03-15"},
	{"15 نيسان (أبريل) 2024", "2024-04-15"},
	{"15 أيار - مايو 2024", "2024-05-15"},
	{"15 حزيران 2024", "2024-06-15"},
	{"15 تموز 2024", "2024-07-15"},
	{"15 آب 2024", "2024-08-15"},
	{"15 أيلول 2024", "2024-09-15"},
	{"15 تشرين الأول 2024", "2024-10-15"},
	{"15 تشرين ثاني 2024", "2024-11-15"},
	{"15 كانون أول 2024", "2024-12-15"},
	{"الإثنين 15 جانفي 2024", "2024-01-15"},
	{"15 فيفري 2024", "2024-02-15"},
	{"15 أفريل 2024", "2024-04-15"},
	{"15 ماي 2024", "2024-05-15"},
	{"15 جوان 2024", "2024-06-15"},
	{"15 جويلية 2024", "2024-07-15"},
	{"15 أوت 2024", "2024-08-15"},
	{"15 يوليوز 2024", "2024-07-15"},
	{"15 غشت 2024", "2024-08-15"},
	{"15 شتنبر 2024", "2024-09-15"},
	{"15 نونبر 2024", "2024-11-15"},
	{"15 دجنبر 2024", "2024-12-15"},
	{"15 يونيه 2024م", "2024-06-15"},
	{"١٥ إبريل ٢٠٢٤ ميلادية", "2024-04-15"},
	{"15 من شهر أغسطس 2024", "2024-08-15"},
	{"نوفمبر 3, 2023", "2023-11-03"},
	{"نوفمبر ٣، ٢٠٢٣", "2023-11-03"},
	{"November 3rd, 2023 at 10:30 PM", "2023-11-03 22:30"},
	{"Friday, 3 November 2023", "2023-11-03"},
	{"03-Nov-2023", "2023-11-03"},
	{"۳ نوفمبر ۲۰۲۳", "2023-11-03"},
	{"٣ نـوفـمبر ٢٠٢٣", "2023-11-03"},
	{"\u200f3\u200f نوفمبر 2023", "2023-11-03"},
	{"2023 جويلية 12", "2023-07-12"},
	{"2023 جويلية 12 15:32", "2023-07-12 15:32"},
	{"2023 جويلية 12:30", ""},
	{"2023 جويلية 32", ""},
	{"1970-01-01T00:00:00Z", ""}, // what systems write for none
	{"1970-01-01 00:00:00", ""},
	{"1970-01-01T03:00:00+03:00", ""},
	{"Thu, 01 Jan 1970 00:00:00 GMT", ""},
	{"1970-01-01", "1970-01-01"},
	{"15 يناير/شباط 2024", ""},
	{"31 نوفمبر 2023", ""},
	{"نوفمبر 2023", ""},
	{"3 نوفمبر", ""},
	{"3 نوفمبر 23", ""},
	{"3 - 5 نوفمبر 2023", ""},

	// In digits, day first.
	{"٣/١١/٢٠٢٣", "2023-11-03"},
	{"3-11-2023", "2023-11-03"},
	{"3.11.2023", "2023-11-03"},
	{"03 / 11 / 2023", "2023-11-03"},
	{"2023/11/03", "2023-11-03"},
	{"11/26/2023", "2023-11-26"},
	{"الجمعة 11/03/2023", "2023-11-03"},
	{"السبت 11/03/2023", "2023-03-11"},
	{"3/11/23", ""},
	{"31/13/2023", ""},
	{"2023/26/11", ""},
	{"1-2-3-2023", ""},
	{"03\u200f/11\u200f/2023", "2023-11-03"},

	// Hijri.
	{"١٨ ربيع الآخر ١٤٤٥هـ", "2023-11-02"},
	{"05 شوال 1436هـ", "2015-07-21"},
	{"5 شوال 1436", "2015-07-21"},
	{"1436/10/05 هـ", "2015-07-21"},
	{"٥/١٠/١٤٣٦هـ", "2015-07-21"},
	{"1 محرم 1400 هـ", "1979-11-20"},
	{"1 رمضان المبارك 1444 هجرية", "2023-03-23"},
	{"10 ذي الحجة 1439", "2018-08-21"},
	{"9 جمادى الأولى 1445هـ", "2023-11-23"},
	{"30 رمضان 1436هـ", ""},
	{"5 شوال 1436م", ""},
	{"21 يوليو 2015هـ", ""},
	{"5 شوال 1501هـ", ""},
	{"5 شوال 2015", ""},
	{"05 شوال 1436هـ الموافق 21 يوليو 2015م", "2015-07-21"},
	{"الخميس 18 ربيع الآخر 1445 هـ - 2 نوفمبر 2023 م - العدد 16411", "2023-11-02"},
	{"الثلاثاء 5/10/1436 هـ الموافق 21/7/2015 م", "2015-07-21"},

	// Times of day and zones.
	{"٠٣ نوفمبر ٢٠٢٣ - ١٠:٣٠ ص", "2023-11-03 10:30"},
	{"3 نوفمبر 2023 10:30 م", "2023-11-03 22:30"},
	{"3 نوفمبر 2023 12:05 ص", "2023-11-03 00:05"},
	{"3 نوفمبر 2023 12:05 م", "2023-11-03 12:05"},
	{"3 نوفمبر 2023 12:05 ظهراً", "2023-11-03 12:05"},
	{"3 نوفمبر 2023 1:05 ظهراً", "2023-11-03 13:05"},
	{"3 نوفمبر 2023 9:05 ليلاً", "2023-11-03 21:05"},
	{"3 نوفمبر 2023 1:05 ليلاً", "2023-11-03 01:05"},
	{"3 نوفمبر 2023 الساعة 5 مساءً", "2023-11-03 17:00"},
	{"الجمعة 3 نوفمبر 2023 الساعة 2 و5 دقائق مساء", "2023-11-03 14:05"},
	{"13 ماي 2024 على الساعة 12 و 05 دقيقة", "2024-05-13 12:05"},
	{"3 نوفمبر 2023 الساعة 2 والنصف مساء", "2023-11-03 14:30"},
	{"3 نوفمبر 2023 الساعة 2 وعشر دقائق مساء", ""},
	{"الإثنين, 13 ماي, 2024 إلى الساعة 12:05", "2024-05-13 12:05"},
	{"الاثنين, 13 مايو, 2024 إلى 12:05", "2024-05-13 12:05"},
	{"3 تشرين ثاني 2023", "2023-11-03"},
	{"10:30 صباحاً | الجمعة، 3 نوفمبر 2023", "2023-11-03 10:30"},
	{"3 نوفمبر 2023 14:30 م", "2023-11-03 14:30"},
	{"3 نوفمبر 2023 14:30 ص", "2023-11-03"},
	{"3 نوفمبر 2023، الساعة 10.30 ص", "2023-11-03 10:30"},
	{"2023/11/03 10:30:15", "2023-11-03 10:30:15"},
	{"3 نوفمبر 2023 - 10:30 بتوقيت غرينتش", "2023-11-03 10:30 +0000"},
	{"3 نوفمبر 2023 - 10:30 ت.غ", "2023-11-03 10:30 +0000"},
	{"3 نوفمبر 2023 10:30 (GMT+3)", "2023-11-03 10:30 +0300"},
	{"3 نوفمبر 2023 10:30 بتوقيت مكة المكرمة", "2023-11-03 10:30 +0300"},
	{"3 نوفمبر 2023 10:30 بتوقيت أبوظبي", "2023-11-03 10:30 +0400"},
	{"3 نوفمبر 2023 10:30 بتوقيت القاهرة", "2023-11-03 10:30"},
	{"3 نوفمبر 2023 25:30", ""},
	{"Fri, 03 Nov 2023 10:30:00 +0300", "2023-11-03 10:30:00 +0300"},
	{"Fri, 03 Nov 23 10:30:00 GMT", "2023-11-03 10:30:00 +0000"},
	{"الجمعة, 03 نوفمبر 2023 10:30:00 +0300", "2023-11-03 10:30:00 +0300"},
	{"جمعة، 03 نوفمبر 2023 10:30:00 -0500", "2023-11-03 10:30:00 -0500"},
	{"Fri Nov 03 2023 10:30:00 GMT+0300 (Arabian Standard Time)", "2023-11-03 10:30:00 +0300"},
	{"Sept. 3, 2023, 10:30 AM", "2023-09-03 10:30"},
	{"٣\u200f/١١\u200f/٢٠٢٣، ١٠:٣٠:٠٥ ص", "2023-11-03 10:30:05"},
	{"26 تشرين الأول/أكتوبر 2023, 11:25 GMT", "2023-10-26 11:25 +0000"},
	{"26 أكتوبر 2023 الساعة 10:30 صباحا بتوقيت القاهرة", "2023-10-26 10:30"},
	{"1445-04-18", "2023-11-02"},
	{"3 نوفمبر 2023 (وكالات)", ""},
	{"Fri, 03 Nov 2023 10:30:00 EST", "2023-11-03 10:30:00 -0500"},
	{"٢٠٢٣-١١-٠٣T١٠:٣٠:٠٠+٠٣:٠٠", "2023-11-03 10:30:00 +0300"},

	// Labels, updates and what is no date at all.
	{"نُشر في: 3 نوفمبر 2023 آخر تحديث: 5 نوفمبر 2023", "2023-11-03"},
	{"آخر تحديث 3 نوفمبر 2023", "2023-11-03"},
	{"آخر تحديث: 5 نوفمبر 2023 - نشر: 3 نوفمبر 2023 - 09:00", "2023-11-03 09:00"},
	{"3 نوفمبر 2023 و5 نوفمبر 2023", ""},
	{"3 نوفمبر 2023 إلى 5 نوفمبر 2023", ""},
	{"هجمات 11 سبتمبر 2001 غيرت العالم", ""},
	{"غزة بعد 7 أكتوبر 2023", ""},
	{"الأحد", ""},
	{"10:30", ""},
	{"اليوم العالمي", ""},
	{"", ""},
	{"تاريخ النشر:", ""},
	{"١٨ أبريل", ""},

	// Relative.
	{"اليوم", "2023-11-03"},
	{"أمس", "2023-11-02"},
	{"أول أمس", "2023-11-01"},
	{"أمس الساعة 5:30 مساءً", "2023-11-02 17:30"},
	{"قبل ساعتين", "2023-11-03"},
	{"قبل 20 ساعة", "2023-11-02"},
	{"منذ ١٠ دقائق", "2023-11-03 16:10"},
	{"منذ دقيقتين", "2023-11-03 16:18"},
	{"منذ ثلاثة أيام", "2023-10-31"},
	{"قبل يومين", "2023-11-01"},
	{"منذ أسبوع", "2023-10-27"},
	{"3 hours ago", "2023-11-03"},
	{"نُشر قبل 5 دقائق", "2023-11-03 16:15"},
	{"منذ شهرين", ""},
	{"منذ 5 ساعتين", ""},
	{"اليوم الجمعة 3 نوفمبر 2023", "2023-11-03"},
	{"اليوم أمس", ""},
}

func TestParseDate(t *testing.T) {
	for _, tt := range dateTests {
		d, ok := ParseDate(tt.text, reference)
		if got := printed(d); got != tt.want || ok != (tt.want != "") {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", tt.text, got, ok, tt.want)
		}
		if ok && (d.From == "" || !strings.Contains(tt.text, d.From)) {
			t.Errorf("ParseDate(%q) was read from %q, which is not in it", tt.text, d.From)
		}
	}
}

// Without a day to count from there are no relative dates.
func TestParseDateNoReference(t *testing.T) {
	for _, text := range []string{"اليوم", "أمس", "قبل ساعتين", "3 hours ago"} {
		if d, ok := ParseDate(text, time.Time{}); ok {
			t.Errorf("ParseDate(%q) = %v without a reference, want none", text, d)
		}
	}
	day := time.Date(2023, time.November, 3, 0, 0, 0, 0, time.UTC)
	if d, ok := ParseDate("قبل ساعتين", day); ok {
		t.Errorf("two hours before some time of a day = %v, want none", d)
	}
	if d, _ := ParseDate("أمس", day); printed(d) != "2023-11-02" {
		t.Errorf("the day before = %v, want 2023-11-02", d)
	}
}

func TestDateFrom(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"تاريخ النشر: 26th, October 2023 GMT", "26th, October 2023 GMT"},
		{"نشر في: الجمعة 3 نوفمبر/تشرين الثاني 2023 -", "الجمعة 3 نوفمبر/تشرين الثاني 2023"},
		{"٠٣ نوفمبر ٢٠٢٣", "٠٣ نوفمبر ٢٠٢٣"},
		{"2015-07-21T02:51:32Z", "2015-07-21T02:51:32Z"},
	} {
		if d, _ := ParseDate(tt.text, time.Time{}); d.From != tt.want {
			t.Errorf("ParseDate(%q).From = %q, want %q", tt.text, d.From, tt.want)
		}
	}
}

func TestFindDate(t *testing.T) {
	for _, tt := range []struct{ line, want, from string }{
		{"جدة 05 شوال 1436هـ الموافق 21 يوليو 2015م واس", "2015-07-21", "05 شوال 1436هـ الموافق 21 يوليو 2015م"},
		{"سكاي نيوز عربية - أبوظبي | 3 نوفمبر 2023 - 10:30 بتوقيت أبوظبي", "2023-11-03 10:30 +0400", "3 نوفمبر 2023 - 10:30 بتوقيت أبوظبي"},
		{"القاهرة (أ ش أ) الجمعة ٣/١١/٢٠٢٣ قال", "2023-11-03", "الجمعة ٣/١١/٢٠٢٣"},
		{"يعقد المؤتمر بين 3 - 5 نوفمبر 2023 في الرياض", "", ""},
		{"كتب محرر الشؤون السياسية اليوم", "", ""},
		{"بين 1 و5 نوفمبر 2023", "", ""},
	} {
		d, ok := findDate(tt.line)
		if got := printed(d); got != tt.want || d.From != tt.from || ok != (tt.want != "") {
			t.Errorf("findDate(%q) = %q from %q, want %q from %q", tt.line, got, d.From, tt.want, tt.from)
		}
	}
}

// Every Hijri day is the day after the one before it.
func TestHijri(t *testing.T) {
	previous, _ := hijri(firstHijri, 1, 1)
	if want := time.Date(1924, time.August, 1, 0, 0, 0, 0, time.UTC); !previous.Equal(want) {
		t.Errorf("hijri(%d, 1, 1) = %v, want %v", firstHijri, previous, want)
	}
	for year := firstHijri; year <= lastHijri; year++ {
		days := 0
		for month := 1; month <= 12; month++ {
			for day := 1; ; day++ {
				d, ok := hijri(year, month, day)
				if !ok {
					if day < 29 || day > 32 {
						t.Errorf("month %d of %d has %d days", month, year, day-1)
					}
					break
				}
				days++
				if days+year > 1+firstHijri && !d.Equal(previous.AddDate(0, 0, 1)) {
					t.Fatalf("hijri(%d, %d, %d) = %v, want the day after %v", year, month, day, d, previous)
				}
				previous = d
			}
		}
		if days < 353 || days > 356 {
			t.Errorf("%d AH has %d days, want 354 or 355, one more or less in the old years", year, days)
		}
	}
	if got, want := previous.Format("2006-01-02"), "2077-11-16"; got != want {
		t.Errorf("the last day of %d AH = %s, want %s", lastHijri, got, want)
	}
	// Printed in newspapers.
	for _, tt := range []struct {
		year, month, day int
		want             string
	}{
		{1400, 1, 1, "1979-11-20"},
		{1436, 10, 5, "2015-07-21"},
		{1439, 12, 10, "2018-08-21"},
		{1444, 9, 1, "2023-03-23"},
		{1445, 4, 18, "2023-11-02"},
	} {
		if d, _ := hijri(tt.year, tt.month, tt.day); d.Format("2006-01-02") != tt.want {
			t.Errorf("hijri(%d, %d, %d) = %v, want %s", tt.year, tt.month, tt.day, d, tt.want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, tt := range dateTests {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, ref := range []time.Time{{}, reference} {
			d, ok := ParseDate(text, ref)
			if ok != !d.Time.IsZero() || ok != (d.Precision != Unknown) {
				t.Errorf("ParseDate(%q) = %+v, %v", text, d, ok)
			}
			if !strings.Contains(text, d.From) || utf8.ValidString(text) && !utf8.ValidString(d.From) {
				t.Errorf("ParseDate(%q) was read from %q, which is not in it", text, d.From)
			}
			if year := d.Time.Year(); ok && (year < 1899 || year > 2100) {
				t.Errorf("ParseDate(%q) = %v, which is out of bounds", text, d.Time)
			}
		}
		if d, ok := findDate(text); ok && !strings.Contains(text, d.From) {
			t.Errorf("findDate(%q) was read from %q, which is not in it", text, d.From)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for _, bb := range []struct{ kind, text string }{
		{"iso", "2015-07-21 02:51:32"},
		{"zone", "2015-07-21T02:51:32+03:00"},
		{"name", "الجمعة 3 نوفمبر/تشرين الثاني 2023"},
		{"hijri", "05 شوال 1436هـ الموافق 21 يوليو 2015م"},
		{"none", "لافروف يدعو إلى اتخاذ تدابير عاجلة لوقف إطلاق النار"},
	} {
		b.Run("kind="+bb.kind, func(b *testing.B) {
			for b.Loop() {
				ParseDate(bb.text, time.Time{})
			}
		})
	}
}

func TestCreditDate(t *testing.T) {
	tests := []struct {
		kind CreditKind
		text string
		want string
	}{
		{Dateline, "جدة 05 شوال 1436هـ الموافق 21 يوليو 2015م واس", "2015-07-21"},
		{Dateline, "رام الله 12-5-2009 وفا", "2009-05-12"},
		{Dateline, "الرياض - واس", ""},
		{VerbPhrase, "قالت رويترز في 21 يوليو 2015", ""},
	}
	for _, test := range tests {
		d, ok := Credit{Kind: test.kind, Text: test.text}.Date()
		got := ""
		if ok {
			got = d.Time.Format("2006-01-02")
		}
		if got != test.want {
			t.Errorf("date of %s %q = %q, want %q", test.kind, test.text, got, test.want)
		}
	}
}

// TestShortDate: the year may have two digits where a date has a place of its own, and
// nowhere else.
func TestShortDate(t *testing.T) {
	opt := testOptions()
	opt.Now = reference
	d := newDecoder(opt)
	for _, tt := range []struct{ text, want string }{
		{"20/10/22", "2022-10-20"},
		{"30.11.21", "2021-11-30"},
		{"٣٠/١١/٢١", "2021-11-30"},
		{"5-3-99 14:20", "1999-03-05 14:20"},
		{"20/10/2022", "2022-10-20"},
		{"20/10/24", ""}, // to come
		{"20/10/73", ""},
		{"20/10.22", ""},
		{"1/2/3", ""},
		{"قبل 20/10/22", ""},
	} {
		date, _ := d.shortDate(tt.text)
		if got := printed(date); got != tt.want {
			t.Errorf("shortDate(%q) = %q, want %q", tt.text, got, tt.want)
		}
		if _, ok := ParseDate(tt.text, reference); ok && tt.text != "20/10/2022" {
			t.Errorf("ParseDate(%q) is a date", tt.text)
		}
	}
	for _, tt := range []struct{ name, page, want string }{
		{"an element", `<html><head><title>` + head1 + `</title></head><body><h1>` + head1 + `</h1><time class="dt-published">20/10/22</time><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`, "2022-10-20"},
	} {
		if articles := d.html("a.html", 0, []byte(tt.page), "", &result{}); len(articles) != 1 || printed(articles[0].Published) != tt.want {
			t.Errorf("%s: the date is %q, want %q", tt.name, printed(articles[0].Published), tt.want)
		}
	}
	page := head1 + "\nتاريخ النشر: 30.11.21\n\n" + para1 + "\n" + para2 + "\n"
	if articles, err := d.articles("a.txt", page); err != nil || printed(articles[0].Published) != "2021-11-30" {
		t.Errorf("a line with a label: %v, %+v", err, articles)
	}
}

// TestDateAttribute: where an element prints an age, the moment stands in an attribute.
func TestDateAttribute(t *testing.T) {
	const below = `<p>` + para1 + `</p><p>` + para2 + `</p><div class="countdown-timer" data-date="2025-01-01 00:00:00"></div><div class="replies"><span class="time" title="2023-04-02 11:00">منذ 3 أيام</span></div>`
	for _, tt := range []struct{ element, want string }{
		{`<span class="date" title="2023-11-03 10:00">منذ 5 أيام</span>`, "2023-11-03 10:00"},
		{`<span class="meta" title="الجمعة 3 نوفمبر 2023">منذ 5 أيام</span>`, "2023-11-03"},
		{`<abbr title="2023-11-03T10:00:00+03:00">قبل 3 أيام</abbr>`, "2023-11-03 10:00:00 +0300"},
		{`<span class="post-date" data-date="2023-11-03T10:00:00Z"></span>`, "2023-11-03 10:00:00 +0000"},
		{`<span data-date="2023-11-03"></span>`, ""},        // of a calendar
		{`<span title="2023-11-03">معرض الكتاب</span>`, ""}, // of a picture
		{`<span class="updated" title="2023-11-03">منذ 5 أيام</span>`, ""},
		{`<div class="comment"><span title="2023-11-03">منذ 5 أيام</span></div>`, ""},
		{`<div><h3>خبر آخر من أخبار الساحل</h3><span class="date" title="2023-11-03">منذ 5 أيام</span></div>`, ""},
		{`<span class="time" data-time="10"></span>`, ""},
		{`<div class="match-time" data-time="2023-04-01 20:00"></div><div class="meta">12 مارس 2023</div>`, "2023-03-12"},
		{`<div class="meta">12 مارس 2023</div>` + below, "2023-03-12"},
		{below, ""},
	} {
		page := `<html><head><title>` + head1 + `</title></head><body><h1>` + head1 + `</h1>` + tt.element + `<div class="content"><p>` + para1 + `</p><p>` + para2 + `</p></div></body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), "", &result{})
		if len(articles) != 1 || printed(articles[0].Published) != tt.want {
			t.Errorf("%s: date %q, want %q", tt.element, printed(articles[0].Published), tt.want)
		}
	}
}

// TestSiteOfHost: a name in other letters that a page gives its site and nobody knows is
// less than a host that is known.
func TestSiteOfHost(t *testing.T) {
	for _, tt := range []struct{ name, address, found, want string }{
		{"S A N A", "https://www.sana.sy/?p=1", "", "SANA"},
		{"وكالة الساحل", "https://www.sana.sy/?p=1", "", "وكالة الساحل"},
		{"سانا", "https://www.sana.sy/?p=1", "", "سانا"},
		{"أخبار الساحل", "https://sahel.example/1", "", "أخبار الساحل"},
		{"Sahel News", "https://www.sana.sy/?p=1", "https://sahel.example/1", "Sahel News"}, // a copy that names the original
	} {
		page := `<html><head><title>` + head1 + `</title><meta property="og:site_name" content="` + tt.name + `"><link rel="canonical" href="` + tt.address + `"></head><body><h1>` + head1 + `</h1><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`
		articles := newDecoder(testOptions()).html("a.html", 0, []byte(page), tt.found, &result{})
		if len(articles) != 1 || articles[0].Outlet != tt.want {
			t.Errorf("%q at %s: outlet %q, want %q", tt.name, tt.address, articles[0].Outlet, tt.want)
		}
	}
}
