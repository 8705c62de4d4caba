package align

import (
	"slices"
	"strings"
	"sync"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// alike says which stems are one word spelled differently, so that a passage is
// found also where its names, numbers and months were respelled: سيرغي and سيرجي,
// ثلاثمئة and 300, يونيو and حزيران, مسؤول and مسئول. It is soft equality: it counts where passages are looked for
// and judged, never where words are counted for a report, so no such passage is
// verbatim, and each difference is named in the match.
type alike struct {
	may   [1 << 9]uint64      // bits by the low ends of the codes: most stems are not in it
	lines map[uint32][]uint32 // all codes of the line that a code stands in
}

// theAlike is made once, at its first use; it is only read from then on.
var theAlike = sync.OnceValue(func() *alike {
	k := &alike{lines: map[uint32][]uint32{}}
	var words []arabic.Word
	for _, lists := range []string{names, numerals, calendars, carriers} {
		for line := range strings.Lines(lists) {
			var codes []uint32
			for word := range strings.FieldsSeq(line) {
				words = arabic.Words(words[:0], word)
				if code := sketch.Code(words[0].Stem); k.lines[code] == nil && !slices.Contains(codes, code) {
					codes = append(codes, code)
				}
			}
			for _, code := range codes {
				k.lines[code] = codes
				k.may[code>>6%uint32(len(k.may))] |= 1 << (code % 64)
			}
		}
	}
	return k
})

// to returns the stems that are alike to one, itself among them, in the same order
// for each; nil for most.
func (k *alike) to(stem uint32) []uint32 {
	if k.may[stem>>6%uint32(len(k.may))]&(1<<(stem%64)) == 0 {
		return nil
	}
	return k.lines[stem]
}

// numerals are numbers in digits and in words, one a line, where the words have a
// stem of their own. Three has that of thirty, a thousand that of two thousand; what
// is written in such words and in digits is told at a second look (see soften).
const numerals = `
100 مئة مائة
300 ثلاثمئة ثلاثمائة
400 أربعمئة أربعمائة
500 خمسمئة خمسمائة
600 ستمئة ستمائة
700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة
900 تسعمئة تسعمائة
`

// calendars are the names of one month in the calendars of several countries,
// one month a line.
const calendars = `
يناير جانفي
فبراير شباط فيفري
مارس آذار
أبريل إبريل نيسان أفريل
مايو أيار
يونيو يونيه حزيران جوان
يوليو يوليه تموز جويلية يوليوز
أغسطس أوت غشت
سبتمبر أيلول شتنبر
أكتوبر أوكتوبر
نوفمبر نونبر
ديسمبر دسمبر دجنبر
`

// carriers are common words whose hamza is carried by another letter in the
// spelling of another country, one a line.
const carriers = `
مسؤول مسئول
مسؤولون مسئولون
مسؤولية مسئولية
مسؤوليات مسئوليات
شؤون شئون
رؤوس رءوس
رؤساء رئساء
`
