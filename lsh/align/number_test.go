package align

import (
	"strings"
	"testing"

	"sada/lsh/arabic"
)

func TestCount(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want tally
	}{
		{"في 12 من 30", "في 30 يوم", tally{2, 1, 1}},
		{"12 12 12", "12 ١٢", tally{3, 2, 2}},
		{"ثلاثة رجال", "أربعة رجال", tally{1, 1, 0}},
		{"ثلاثة رجال", "3 رجال", tally{1, 1, 1}},
		{"ثلاثين رجلا", "3 رجال", tally{1, 1, 0}},
		{"ثلاثين رجلا", "ثلاثة رجال", tally{1, 1, 0}},
		{"خمسة وعشرين رجلا", "25 رجلا", tally{1, 1, 1}},
		{"خمسة وعشرين رجلا", "خمسة وثلاثين رجلا", tally{1, 1, 0}},
		{"أحد عشر رجلا وثلاثة عشر", "11 رجلا و13", tally{2, 2, 2}},
		{"3 آلاف", "3000", tally{1, 1, 1}},
		{"مليون ونصف", "1500000", tally{1, 1, 1}},
		{"1.5 مليون", "مليون ونصف المليون", tally{1, 1, 1}},
		{"مئتي رجل وألفين", "200 رجل و2000", tally{2, 2, 2}},
		{"2.5", "2.7", tally{1, 1, 0}},
		{"363,378 شخصا", "٣٦٣٣٧٨ شخصا", tally{1, 1, 1}},
		{"21/7/2015", "22/7/2015", tally{3, 3, 2}},
		// Decimals with the point of an agency, which are printed either way round.
		{"10.68 مليار أو 1.85 للسهم من 7.75 مليار", "68ر10 مليار أو 85ر1 للسهم من 75ر7 مليار", tally{3, 3, 3}},
		{"10ر68 مليار", "68ر10 مليار", tally{1, 1, 1}},
		{"27.5 نقطة", "5ر72 نقطة", tally{1, 1, 0}},
		// No numbers.
		{"أحد الرجال في الدور الأول", "نصف الرجال آلاف", tally{}},
		{"الثلاثاء", "الاثنين", tally{}},
		{"في المئة", "بالمئة", tally{}},
		{"", "3", tally{0, 1, 0}},
		{strings.Repeat("7 ", 10_000), strings.Repeat("7 ", 5_000) + strings.Repeat("8 ", 9_000), tally{10_000, 14_000, 5_000}},
	} {
		var c counter
		if got := c.count(test.a, arabic.Words(nil, test.a), test.b, arabic.Words(nil, test.b), nil).tally; got != test.want {
			t.Errorf("count(%.40q, %.40q) = %+v, want %+v", test.a, test.b, got, test.want)
		}
		test.want.a, test.want.b = test.want.b, test.want.a
		if got := c.count(test.b, arabic.Words(nil, test.b), test.a, arabic.Words(nil, test.a), nil).tally; got != test.want {
			t.Errorf("count(%.40q, %.40q) = %+v, want %+v", test.b, test.a, got, test.want)
		}
	}
}
