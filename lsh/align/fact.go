package align

import (
	"math"
	"slices"
	"strings"
	"sync"

	"sada/lsh/arabic"
)

// Facts
//
// Words that differ may say another fact without saying another number: ثلاثة أشخاص and
// شخصين, عامل and عاملين, 11 سيارة and سيارات, 3 ملايين دولار and 3 ملايين يورو, مقتل
// خمسة and إصابة خمسة. Those are told apart from what was reworded, for one side may
// need a correction.
//
// Arabic counts to two by an ending of the noun, which is that of many plurals as well.
// Either is another number than the singular; where the other side says a number, a dual
// is told from a plural by it: اثنان من العمال and عاملان say the same.

// fact is the risk in a difference of words, or what it is where both sides say one
// number; "" where it is neither.
func (l *lexicon) fact(a, b *Gap) string {
	qa, qb := l.read(a), l.read(b)
	if l.otherUnit(a, b, &qa, &qb) {
		return "amount"
	}
	if otherFate(a, b) && (l.countsBeside(a) || l.countsBeside(b)) {
		return "number"
	}
	x, y := l.amounts(a, &qa), l.amounts(b, &qb)
	switch {
	case x && !qb.counts():
		return l.gained(a, b, &qa, &qb)
	case y && !qa.counts():
		return l.gained(b, a, &qb, &qa)
	case !x && !y && l.anotherCount(a, b):
		return "number"
	}
	return ""
}

// amounts is true where a gap says a number that is neither one nor part of a date: أحد
// الوزراء, اليوم الأول, 14 مارس and عام 2015 say none.
func (l *lexicon) amounts(g *Gap, q *quantities) bool {
	if q.dated() || q.year || q.day || g.dashed() || slices.ContainsFunc(q.numbers, isYear) {
		return false
	}
	for i := range g.words() {
		w := &g.words()[i]
		s := l.sense(w.Hash)
		switch {
		case w.Flags&arabic.Number != 0:
			if w.Flags&arabic.SentenceStart != 0 {
				return false // of a list: 1- الأولى
			}
			return slices.ContainsFunc(q.numbers, func(n float64) bool { return n != 1 })
		case s.meaning == unitWord && s.value != 1, s.meaning >= teenWord && s.meaning <= scaleWord:
			return true
		}
	}
	return false
}

// isYear is true of a number that is mostly one of a year: في 2013.
func isYear(n float64) bool { return n >= 1900 && n < 2100 && n == math.Trunc(n) }

// gained is what it is that one side says a number and the other none. Where one side has
// nothing at all it is told of a number alone: with what it counts it is a sentence's part
// more.
func (l *lexicon) gained(number, none *Gap, q, other *quantities) string {
	if q.others > mostBeside || none.From == none.To && !q.plain() || other.dated() || other.year {
		return ""
	}
	for i := range none.words() {
		text := arabic.Fold(none.words()[i].Text(none.Text))
		if slices.ContainsFunc(number.words(), func(w arabic.Word) bool {
			return w.Flags&arabic.Number == 0 && l.numeric(&w) && skeleton(arabic.Fold(w.Text(number.Text))) == skeleton(text)
		}) {
			return "" // اربع, misspelt أربعا
		}
		base, dual := dualOf(text)
		if !dual || !slices.ContainsFunc(number.words(), func(w arabic.Word) bool {
			return !l.numeric(&w) && skeleton(arabic.Fold(w.Text(number.Text))) == skeleton(base)
		}) {
			continue
		}
		if slices.Equal(q.numbers, []float64{2}) {
			return "numeral"
		}
		return "number"
	}
	return l.amount(number, none, q, other)
}

// anotherCount is true where one side names one, the other two or several of it: عامل and
// عاملين, طفلة and طفلتان, and ساعتين and ساعات. With the article a word names a kind, and
// what a man is called is his name.
func (l *lexicon) anotherCount(a, b *Gap) bool {
	if len(a.words()) != len(b.words()) {
		return false
	}
	for i := range a.words() {
		x, y := &a.words()[i], &b.words()[i]
		if !endsAsSeveral(x.Text(a.Text)) && !endsAsSeveral(y.Text(b.Text)) {
			continue // most do not
		}
		if l.people[x.Hash].name > 0 || l.people[y.Hash].name > 0 || l.says(a.words()[i:i+1]) || l.says(b.words()[i:i+1]) {
			continue
		}
		textX, textY := arabic.Fold(x.Text(a.Text)), arabic.Fold(y.Text(b.Text))
		if severalOf(textX, textY) || severalOf(textY, textX) {
			return true
		}
	}
	return false
}

// endsAsSeveral is true of a word that ends in ن.
func endsAsSeveral(word string) bool { return strings.HasSuffix(word, "ن") }

// severalOf is true where many is one with the ending of two or more.
func severalOf(one, many string) bool {
	base, dual := dualOf(many)
	if !dual {
		base, dual = strings.CutSuffix(many, "ون")
	}
	if !dual || len(base) < 2*leastForm {
		return false
	}
	for _, before := range []string{"ال", "وال", "بال", "لل", "ي", "ت", "ن", "سي", "ست", "وي", "وت"} { // يعمل, يعملون
		if strings.HasPrefix(one, before) {
			return false
		}
	}
	stem, feminine := strings.CutSuffix(base, "ت")
	return one == base || feminine && (one == stem+"ه" || one == stem+"ات")
}

// dualOf is a folded word without the ending of two, which is that of some plurals, too.
func dualOf(word string) (base string, ok bool) {
	for _, end := range []string{"ان", "ين"} {
		if base, ok = strings.CutSuffix(word, end); ok && len(base) >= 2*leastForm {
			return base, true
		}
	}
	return "", false
}

// skeleton is the consonants of a folded noun that its plural keeps: شخص of أشخاص.
func skeleton(word string) string {
	word = strings.TrimPrefix(word, "ال")
	word = strings.TrimSuffix(strings.TrimSuffix(word, "ه"), "ت")
	return strings.Map(func(r rune) rune {
		if isVowel(r) {
			return -1
		}
		return r
	}, word)
}

// Units that amounts are counted in, one a line in its spellings; those of money are
// named after countries, too.
const unitWords = `
دولار دولارا دولارات دولاران دولارين
ريال ريالا ريالات
جنيه جنيها جنيهات
درهم درهما دراهم
دينار دينارا دنانير
يورو اورو
ليرة ليرات
روبل روبلا
يوان
روبية روبيات
فرنك فرنكا
كرونة كرونات
شيكل شيقل شواكل
كيلومتر كيلومترا كيلومترات كم
متر مترا أمتار
ميل ميلا أميال
سنتيمتر سنتيمترا سم
قدم قدما أقدام
طن طنا أطنان
كيلوغرام كيلوغراما كيلوجرام كيلوجراما كيلوغرامات كلغ كجم كغم
غرام غراما جرام جراما غرامات جرامات
برميل برميلا براميل
لتر لترا لترات
غالون غالونا غالونات جالون جالونا
هكتار هكتارا هكتارات
فدان فدانا أفدنة
ميغاوات ميجاوات
كيلووات
`

// fateWords are what becomes of people, one fate a line: the same number of them is
// another toll.
const fateWords = `
قتل قتلا قتلوا مقتل قتلى قتيل قتيلا قتيلين مصرع لقي وفاة توفي استشهاد استشهد شهيد شهيدا شهداء
إصابة أصيب أصيبوا مصاب مصابا مصابين مصابون جرح جريح جريحا جرحى جرحوا
اعتقال اعتقل معتقل معتقلا معتقلين
اختطاف خطف اختطف مختطف مختطفين مخطوف
إنقاذ نجاة ناج ناجيا ناجين
فقد فقدان مفقود مفقودا مفقودين
`

// classes is the line of a list that a word stands in, from 1, by the hashes of the words
// and of those with و before them.
func classes(list string) map[uint64]int {
	of := map[uint64]int{}
	var words []arabic.Word
	for i, line := range strings.Split(strings.TrimSpace(list), "\n") {
		words = arabic.Words(words[:0], line)
		for _, w := range words {
			of[w.Hash] = i + 1
		}
		words = arabic.Words(words[:0], "و"+strings.ReplaceAll(line, " ", " و"))
		for _, w := range words {
			of[w.Hash] = i + 1
		}
	}
	return of
}

var (
	theUnits = sync.OnceValue(func() map[uint64]int { return classes(unitWords) })
	theFates = sync.OnceValue(func() map[uint64]int { return classes(fateWords) })
)

// classIn is the class of the first word that has one, 0 for none.
func classIn(words []arabic.Word, of map[uint64]int) int {
	for i := range words {
		if c := of[words[i].Hash]; c > 0 {
			return c
		}
	}
	return 0
}

// otherUnit is true where an amount is counted in two units, or in the money of two
// countries.
func (l *lexicon) otherUnit(a, b *Gap, qa, qb *quantities) bool {
	if min(len(a.words()), len(b.words())) == 0 || max(qa.others, qb.others) > mostBeside {
		return false
	}
	counted := func(g *Gap, q *quantities) bool {
		return q.counts() || g.From > 0 && l.numeric(&g.Words[g.From-1])
	}
	if joinedAlike(a, b) {
		return false // كيلو جرام
	}
	x, y := classIn(a.words(), theUnits()), classIn(b.words(), theUnits())
	if x > 0 && y > 0 {
		return x != y && counted(a, qa) && counted(b, qb)
	}
	if len(a.words()) != 1 || len(b.words()) != 1 || min(a.From, b.From) < 2 {
		return false
	}
	ofCountry := func(g *Gap) bool {
		if classIn(g.Words[g.From-1:g.From], theUnits()) == 0 || !l.numeric(&g.Words[g.From-2]) {
			return false
		}
		word := strings.TrimSuffix(arabic.Fold(g.words()[0].Text(g.Text)), "ه")
		return strings.HasSuffix(word, "ي") && len(word) >= 2*leastForm
	}
	return ofCountry(a) && ofCountry(b)
}

// otherFate is true of a word or two that tell of two fates.
func otherFate(a, b *Gap) bool {
	if max(len(a.words()), len(b.words())) > 2 {
		return false
	}
	x, y := classIn(a.words(), theFates()), classIn(b.words(), theFates())
	return x > 0 && y > 0 && x != y
}

// countsBeside is true where a number stands right before or behind a gap.
func (l *lexicon) countsBeside(g *Gap) bool {
	return g.From > 0 && l.numeric(&g.Words[g.From-1]) || g.To < len(g.Words) && l.numeric(&g.Words[g.To])
}
