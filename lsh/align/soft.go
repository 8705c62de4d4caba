package align

import (
	"strconv"
	"strings"
	"sync"

	"sada/lsh/arabic"
)

// Soft equality
//
// Two printings of one text write the same thing differently: ثلاثة and 3, يونيو
// and حزيران, سيرغي and سيرجي. Such words are not equal anywhere a match is
// counted; they only give a difference its name, so that an editor can tell a
// habit of spelling from a changed fact. Where in doubt, words differ.
//
// What a word means (numbers, months, days, units) stands in a lexicon of folded
// words, with names of which the spellings differ more than by a rule; what is not
// in it is compared letter by letter (see One name, and Two people).

// meaning is what a word of the lexicon is.
type meaning uint8

const (
	otherWord    meaning = iota
	unitWord             // value: 1 to 9
	secondWord           // value: 1 to 10, and the second word of a month's name: no amount by itself
	teenWord             // عشر: ten more
	tenWord              // value: 10 to 90
	hundredWord          // value: 100 to 900
	hundredsWord         // مئة: a hundred, or so many times
	scaleWord            // value: 1,000 or more: so many times
	vagueWord            // value: آلاف, عشرات: an unknown number, or so many times
	partWord             // value: نصف, ربع
	weekdayWord          // value: 1 to 7
	monthWord            // value: 1 to 12, 21 to 32 for Hijri months
	halfwayWord          // value: the first word of a month that has two
	relativeWord         // value: thisDay, yesterday or tomorrow
	fillerWord           // words around dates
	yearWord             // عام: a number behind it is a year
	measureWord          // units that amounts are counted in
	percentWord          // words that say %
)

// The values of relative days.
const (
	thisDay = 1 + iota
	yesterday
	tomorrow
)

// hijriMonth is added to the number of a Hijri month for its value.
const hijriMonth = 20

// sense is an entry of the lexicon.
type sense struct {
	meaning meaning
	value   float64
}

// lexicon is what words mean, by the hashes of the folded words; names is which
// name a word is a spelling of, by the hashes of their stems.
type lexicon struct {
	senses map[uint64]sense
	may    [1 << 9]uint64 // bits by the low ends of their hashes: most words are not in it
	names  map[uint64]int
	people map[uint64]person // by the hashes of the folded words
}

// theLexicon is made once, at its first use; it is only read from then on.
var theLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{senses: map[uint64]sense{}, names: map[uint64]int{}}
	var words []arabic.Word
	hash := func(word string) uint64 {
		words = arabic.Words(words[:0], word)
		return words[0].Hash
	}
	bare := map[uint64]bool{}
	derived := map[uint64]sense{}
	add := func(word string, s sense) {
		h := hash(word)
		l.senses[h], bare[h] = s, true
		if len(word) <= 2 {
			return // a letter: ه, the era
		}
		for _, before := range s.meaning.clitics() {
			derived[hash(before+word)] = s
		}
	}
	for m, lists := range meanings {
		for list := range strings.SplitSeq(lists, ";") {
			number, list, found := strings.Cut(list, ":")
			if !found {
				number, list = "", number
			}
			s := sense{meaning: meaning(m)}
			s.value, _ = strconv.ParseFloat(strings.TrimSpace(number), 64)
			for word := range strings.FieldsSeq(list) {
				add(word, s)
			}
		}
	}
	for month := 1; month <= 12; month++ {
		for word := range arabic.MonthNames(month) {
			add(word, sense{monthWord, float64(month)})
		}
		for word := range arabic.HijriMonthNames(month) {
			add(word, sense{monthWord, float64(hijriMonth + month)})
		}
	}
	for h, s := range derived {
		if !bare[h] {
			l.senses[h] = s
		}
	}
	for h := range l.senses {
		l.may[h>>6%uint64(len(l.may))] |= 1 << (h % 64)
	}
	l.people = newPeople(hash)
	for i, line := range strings.Split(strings.TrimSpace(names), "\n") {
		for name := range strings.FieldsSeq(line) {
			particles := []string{"", "ل", "ب", "ك"}
			if len(name) <= 2*leastForm {
				particles = particles[:1]
			}
			for _, before := range particles {
				words = arabic.Words(words[:0], before+name)
				l.names[words[0].Stem] = i + 1
			}
		}
	}
	return l
})

// sense is that of the word with a hash.
func (l *lexicon) sense(h uint64) sense {
	if l.may[h>>6%uint64(len(l.may))]&(1<<(h%64)) == 0 {
		return sense{}
	}
	return l.senses[h]
}

// clitics are what may be written before a word, as one with it. A day has its
// article always: الاثنين is a day, اثنين a number.
func (m meaning) clitics() []string {
	switch m {
	case measureWord:
		return []string{"ال"}
	case weekdayWord, relativeWord, fillerWord, percentWord, yearWord:
		return []string{"و", "ف", "ب", "ل"}
	}
	return []string{"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول"}
}

// meanings are the words of each meaning, after their value. Of words that
// stand twice the later meaning counts.
var meanings = [...]string{
	unitWord: `0: صفر; 1: واحد واحدة احد احدى; 2: اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي; 3: ثلاثة ثلاث; 4: أربعة أربع;
		5: خمسة خمس; 6: ستة ست; 7: سبعة سبع; 8: ثمانية ثماني ثمان; 9: تسعة تسع`,
	secondWord: `1: أول الأول أولى الأولى حادي الحادي حادية الحادية; 2: ثان ثاني الثاني ثانية الثانية; 3: ثالث الثالثة; 4: رابع الرابعة; 5: خامس الخامسة; 6: سادس السادسة;
		7: سابع السابعة; 8: ثامن الثامنة; 9: تاسع التاسعة; 10: عاشر العاشرة; 0: الآخر الآخرة`,
	teenWord: `10: عشر عشرة`,
	tenWord: `20: عشرون عشرين; 30: ثلاثون ثلاثين; 40: أربعون أربعين; 50: خمسون خمسين; 60: ستون ستين; 70: سبعون سبعين;
		80: ثمانون ثمانين; 90: تسعون تسعين`,
	hundredWord: `200: مئتان مئتين مائتان مائتين مئتي مائتي مئتا مائتا; 300: ثلاثمئة ثلاثمائة; 400: أربعمئة أربعمائة; 500: خمسمئة خمسمائة;
		600: ستمئة ستمائة; 700: سبعمئة سبعمائة; 800: ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة; 900: تسعمئة تسعمائة`,
	hundredsWord: `100: مئة مائة`,
	scaleWord: `1000: ألف ألفا; 2000: ألفان ألفين ألفي; 1000000: مليون مليونا; 2000000: مليونان مليونين مليوني;
		1000000000: مليار مليارا بليون; 2000000000: ملياران مليارين ملياري; 1000000000000: تريليون ترليون`,
	vagueWord:    `10: عشرات; 100: مئات مئآت; 1000: آلاف ألوف; 1000000: ملايين; 1000000000: مليارات بلايين; 1000000000000: تريليونات`,
	partWord:     `2: نصف; 3: ثلث; 4: ربع`,
	weekdayWord:  `1: الأحد; 2: الاثنين الإثنين الأثنين الاتنين; 3: الثلاثاء الثلاثا; 4: الأربعاء الأربعا; 5: الخميس; 6: الجمعة; 7: السبت`,
	monthWord:    `31: القعدة; 32: الحجة`, // and arabic.MonthNames
	halfwayWord:  `1: كانون; 2: تشرين; 3: ربيع; 4: جمادى جماد`,
	relativeWord: `1: اليوم; 2: أمس البارحة; 3: غد غدا الغد`,
	fillerWord:   `يوم شهر من في ذو ذي الموافق بتاريخ الجاري الحالي الماضي المقبل القادم المنصرم الفائت ه م`,
	yearWord:     `عام سنة عامي`,
	measureWord: `دولار دولارا دولارات ريال ريالا ريالات جنيه جنيها جنيهات درهم درهما دراهم دينار دينارا دنانير يورو ليرة ليرات روبل يوان استرليني
		كيلومتر كيلومترا كيلومترات كيلو كم متر مترا أمتار طن طنا أطنان كيلوغرام كيلوجرام كلغ كجم غرام جرام برميل برميلا براميل
		نقطة نقاط ميل ميلا أميال هكتار هكتارا فدان فدانا ميغاوات ميجاوات واط لتر لترا غالون غالونا غالونات جالون درجة درجات`,
	percentWord: `بالمئة بالمائة المئة المائة`,
}

// spelled says how two different words are one: "form", "name" or "spelling",
// otherName where they are two people, "" where they are two words. textA and textB are
// how the two are written.
func (l *lexicon) spelled(x, y *Gap, i, j int, textA, textB *written) string {
	a, b := &x.Words[i], &y.Words[j]
	if a.Stem == b.Stem {
		if l.otherPerson(x, y, i, j) {
			return otherName
		}
		return "form"
	}
	switch n, m := l.names[a.Stem], l.names[b.Stem]; {
	case n == m && n > 0:
		return "name"
	case n > 0 && m > 0:
		return "" // two names
	}
	if l.otherPerson(x, y, i, j) {
		return otherName
	}
	if min(len(textA.text), len(textB.text)) <= 2*leastForm {
		return ""
	}
	foldA, foldB := textA.fold(), textB.fold()
	switch {
	case attached(foldA, foldB) || attached(foldB, foldA) || ended(foldA) == ended(foldB):
		return "form"
	case textA.hamzas() == textB.hamzas():
		return "spelling"
	case oneName(foldA, foldB):
		return "name"
	}
	return ""
}

// written is a word as it is printed, which is folded once for all that it is held
// against.
type written struct{ text, folded, alike string }

// fold is the word folded.
func (w *written) fold() string {
	if w.folded == "" {
		w.folded = arabic.Fold(w.text)
	}
	return w.folded
}

// hamzas is the word folded with every hamza alike, see hamzas.
func (w *written) hamzas() string {
	switch {
	case !strings.ContainsAny(w.text, hamzaLetters):
		return w.fold()
	case w.alike == "":
		w.alike = hamzas(w.text)
	}
	return w.alike
}

// leastForm is the number of letters that a word needs for a letter before it to
// be taken for a particle.
const leastForm = 3

// attached is true where long is short with a particle before it.
func attached(long, short string) bool {
	rest, ok := strings.CutSuffix(long, short)
	return ok && len(short) >= 2*leastForm && (rest == "ب" || rest == "ل" || rest == "ك" || rest == "س")
}

// ended is a word without a last letter that spells the end of one name
// differently: سوريا and سورية, موسى and موسا.
func ended(word string) string {
	for _, end := range []string{"ا", "ه", "ي"} {
		if rest, ok := strings.CutSuffix(word, end); ok {
			return rest
		}
	}
	return word
}

const hamzaLetters = "ءأإؤئ"

// hamzas is a word folded with every hamza alike, whatever letter carries it,
// and without one at its end: مسؤول and مسئول, شؤون and شئون, الأنباء and الانبا,
// الطوارئ and الطوارىء, المتباطئ and المتباطيء.
func hamzas(word string) string {
	for _, end := range []string{"ىء", "يء"} {
		if rest, ok := strings.CutSuffix(word, end); ok {
			word = rest + "ئ"
		}
	}
	word = strings.TrimSuffix(word, "ء")
	word = strings.Map(func(r rune) rune {
		switch r {
		case 'أ', 'إ', 'ؤ', 'ئ':
			return 'ء'
		}
		return r
	}, word)
	return arabic.Fold(word)
}
