package align

import (
	"testing"

	"sada/lsh/arabic"
)

// What differs in a number is told of the whole number.
func TestDifferencesOfWholeNumbers(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"36 مليون دولار", "36.5 مليون دولار", "36|36.5: amount"},
		{"36 مليون دولار", "٣٦٫٥ مليون دولار", "36|٣٦٫٥: amount"},
		{"36.2 مليون دولار", "36.5 مليون دولار", "36.2|36.5: amount"},
		{"6.5 مليون دولار", "36.5 مليون دولار", "6.5|36.5: amount"},
		{"1,200 شخص", "1,200,300 شخص", "1,200|1,200,300: number"},
		{"200 شخص", "1,200 شخص", "200|1,200: number"},
		{"54.92 نقطة", "92.\u200f54 نقطة", "54.92|92.\u200f54: invisible"},
		{"54.92 نقطة", "54.\u200f92 نقطة", ""},
		{"54.92 نقطة", "92.54 نقطة", "54.92|92.54: amount"},
		{"54.92 نقطة", "93.\u200f54 نقطة", "54.92|93.\u200f54: amount"},
		{"في 10:30 مساء", "في 10:45 مساء", "10:30|10:45: number"},
		{"في 10:30 مساء", "في العاشرة والنصف مساء", "10:30|العاشرة والنصف: numeral"},
		{"في 10.30 مساء", "في العاشرة والنصف مساء", "10.30|العاشرة والنصف: numeral"},
		{"في 10:15 مساء", "في العاشرة والربع مساء", "10:15|العاشرة والربع: numeral"},
		{"في 10:30 مساء", "في 10.30 مساء", ""},
		{"في 22:30 مساء", "في 10:30 مساء", "22:30|10:30: numeral"},
		{"الساعة 1438 أمس", "الساعة 14:38 أمس", "1438|14:38: numeral"},
		{"الساعة 1438 أمس", "الساعة 14:39 أمس", "1438|14:39: number"},
		{"في 22:30 أمس", "في 10:30 أمس", "22:30|10:30: number"},
		{"في 10:30 مساء", "في التاسعة والنصف مساء", "10:30|التاسعة والنصف: number"},
		{"بسعر 10.30 ريالا", "بسعر 10.5 ريالا", "10.30|10.5: amount"},
		{"نحو 137مليون ريال", "نحو 137 مليون ريال", "137مليون|137 مليون: numeral"},
		{"نحو 137مليون ريال", "نحو 173 مليون ريال", "137مليون|173 مليون: amount"},
		{"نحو 137مليون ريال", "نحو 137 مليار ريال", "137مليون|137 مليار: amount"},
		// The number is said with the word behind the gap, and one side has a second one.
		{"غرامة 500 ألف درهم", "غرامة خمسمائة ألف ريال (136 ألف درهم)", "500|خمسمائة ألف ريال (136: words"},
		{"غرامة 500 ألف درهم", "غرامة ستمائة ألف ريال (136 ألف درهم)", "500|ستمائة ألف ريال (136: amount"},
		{"بلغ 13 ألفا و845 نقطة", "بلغ 13.845 نقطة", "13 ألفا و845|13.845: numeral"},
		{"بلغ 13 ألفا و846 نقطة", "بلغ 13.845 نقطة", "13 ألفا و846|13.845: amount"},
		{"عام 1971 الذي", "عام 1391 هـ الموافق 1971م الذي", "1971|1391 هـ الموافق 1971م: words"},
		{"بنتيجة 2-1 أمس", "بنتيجة 3-1 أمس", "2-1|3-1: number"},
		{"حتى 21/7 القادم", "حتى 22/7 القادم", "21/7|22/7: date"},
		{"في 21/7/2015", "في 22/7/2015", "21/7/2015|22/7/2015: date"},
		{"في 21.7.2015", "في 22.7.2015", "21.7.2015|22.7.2015: date"},
		{"في 1436/10/30هـ", "في 30/10/1436هـ", "1436/10/30هـ|30/10/1436هـ: numeral"},
		{"في 1436/10/30هـ", "في 30/10/1436", "1436/10/30هـ|30/10/1436: numeral"},
		{"في 1436-10-30", "في 30 / 10 / 1436", "1436-10-30|30 / 10 / 1436: numeral"},
		{"في 3/4/2015", "في 4/3/2015", "3/4/2015|4/3/2015: date"}, // one day and month, or the other
		{"في 30/10/1436", "في 30 شوال 1436", "30/10/1436|30 شوال 1436: numeral"},
		{"3، 5 و7", "3، 6 و7", "5|6: number"}, // a list
		{"بين 2014 - 2015", "بين 2013 - 2015", "2014|2013: number"},
	} {
		frame := func(s string) string { return "ذكرت صحيفة محلية " + s + " خلال جلسة مغلقة" }
		a, b := frame(test.a), frame(test.b)
		said := func(list []Difference) (s string) {
			for _, d := range list {
				s += d.A + "|" + d.B + ": " + d.What
			}
			return s
		}
		if got := said(differencesOf(a, b)); got != test.want {
			t.Errorf("%q and %q differ in %q, want %q", test.a, test.b, got, test.want)
		}
		// The same of runs in bytes.
		var c Comparer
		wholeA, wholeB := arabic.Span{End: len(a)}, arabic.Span{End: len(b)}
		runs := WholeNumbers(a, wholeA, b, wholeB, c.Runs(a, wholeA, b, wholeB))
		got := ""
		for i := 1; i < len(runs); i++ {
			gap := func(text string, start, end int) Gap {
				g := Gap{Text: text, Words: arabic.Words(nil, text)}
				for _, w := range g.Words {
					if int(w.Start) < start {
						g.From++
					}
					if int(w.Start) < end {
						g.To++
					}
				}
				return g
			}
			x, y := gap(a, runs[i-1].A.End, runs[i].A.Start), gap(b, runs[i-1].B.End, runs[i].B.Start)
			got += said([]Difference{Differ(x, y)})
		}
		if got != test.want {
			t.Errorf("between the runs of %q and %q stands %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

// Where a stretch ends within a number on both sides nothing is cut off.
func TestWholeNumbersOfStretches(t *testing.T) {
	a, b := "بكلفة 36.5 مليون دولار", "بمبلغ 36.5 مليون دولار"
	from := func(text string) arabic.Span { return arabic.Span{Start: len("بكلفة 36."), End: len(text)} }
	runs := []Run{{from(a), from(b)}}
	if got := WholeNumbers(a, from(a), b, from(b), runs); len(got) != 1 || got[0] != (Run{from(a), from(b)}) {
		t.Errorf("WholeNumbers of stretches that begin in a number = %v, want all of them", got)
	}
}
