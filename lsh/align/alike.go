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
	for _, line := range alikeLines() {
		var codes []uint32
		for _, word := range line {
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
	return k
})

// alikeLines are the words that are alike, line by line.
func alikeLines() (lines [][]string) {
	for _, list := range []string{names, numerals, carriers} {
		for line := range strings.Lines(list) {
			lines = append(lines, strings.Fields(line))
		}
	}
	for month := 1; month <= 12; month++ {
		lines = append(lines, slices.Collect(arabic.MonthNames(month)))
	}
	return lines
}

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
