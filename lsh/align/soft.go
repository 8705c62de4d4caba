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
// What a word means (numbers, months, days, units, names with several spellings)
// stands in a lexicon of folded words; what is not in it is compared letter by
// letter. Arabic names cannot be told from other words by their letters (حسن and
// حسين differ as بوتن and بوتين do), foreign names often can: without everything
// that Arabic derives words with, an Arabic word has three consonants, seldom
// four. So letters that transcriptions confuse make one name only of words that
// keep four consonants or more, and short names stand in the lexicon.

// meaning is what a word of the lexicon is.
type meaning uint8

const (
	otherWord    meaning = iota
	unitWord             // value: 1 to 9
	secondWord           // value: as unit, and the second word of a month's name
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
	relativeWord         // اليوم, أمس
	fillerWord           // words around dates
	yearWord             // عام: a number behind it is a year
	measureWord          // units that amounts are counted in
	percentWord          // words that say %
)

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
	for m, lists := range meanings {
		for list := range strings.SplitSeq(lists, ";") {
			number, list, found := strings.Cut(list, ":")
			if !found {
				number, list = "", number
			}
			s := sense{meaning: meaning(m)}
			s.value, _ = strconv.ParseFloat(strings.TrimSpace(number), 64)
			for word := range strings.FieldsSeq(list) {
				h := hash(word)
				l.senses[h], bare[h] = s, true
				if len(word) <= 2 {
					continue // a letter: ه, the era
				}
				for _, before := range s.meaning.clitics() {
					derived[hash(before+word)] = s
				}
			}
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
	unitWord: `0: صفر; 1: واحد واحدة احد احدى; 2: اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي; 3: ثلاثة ثلاث ثالث الثالثة;
		4: أربعة أربع رابع الرابعة; 5: خمسة خمس خامس الخامسة; 6: ستة ست سادس السادسة; 7: سبعة سبع سابع السابعة;
		8: ثمانية ثماني ثمان ثامن الثامنة; 9: تسعة تسع تاسع التاسعة`,
	secondWord: `1: أول الأول أولى الأولى; 2: ثان ثاني الثاني ثانية الثانية; 0: الآخر الآخرة`,
	teenWord:   `10: عشر عشرة`,
	tenWord: `10: عاشر العاشرة; 20: عشرون عشرين; 30: ثلاثون ثلاثين; 40: أربعون أربعين; 50: خمسون خمسين; 60: ستون ستين; 70: سبعون سبعين;
		80: ثمانون ثمانين; 90: تسعون تسعين`,
	hundredWord: `200: مئتان مئتين مائتان مائتين مئتي مائتي مئتا مائتا; 300: ثلاثمئة ثلاثمائة; 400: أربعمئة أربعمائة; 500: خمسمئة خمسمائة;
		600: ستمئة ستمائة; 700: سبعمئة سبعمائة; 800: ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة; 900: تسعمئة تسعمائة`,
	hundredsWord: `100: مئة مائة`,
	scaleWord: `1000: ألف ألفا; 2000: ألفان ألفين ألفي; 1000000: مليون مليونا; 2000000: مليونان مليونين مليوني;
		1000000000: مليار مليارا بليون; 2000000000: ملياران مليارين ملياري; 1000000000000: تريليون ترليون`,
	vagueWord:   `10: عشرات; 100: مئات مئآت; 1000: آلاف ألوف; 1000000: ملايين; 1000000000: مليارات بلايين; 1000000000000: تريليونات`,
	partWord:    `2: نصف; 3: ثلث; 4: ربع`,
	weekdayWord: `1: الأحد; 2: الاثنين الإثنين الأثنين الاتنين; 3: الثلاثاء الثلاثا; 4: الأربعاء الأربعا; 5: الخميس; 6: الجمعة; 7: السبت`,
	monthWord: `1: يناير جانفي; 2: فبراير شباط فيفري; 3: مارس آذار; 4: أبريل إبريل نيسان أفريل; 5: مايو أيار مايس; 6: يونيو يونيه حزيران جوان;
		7: يوليو يوليه تموز جويلية يوليوز; 8: أغسطس أوت غشت; 9: سبتمبر أيلول شتنبر; 10: أكتوبر أوكتوبر; 11: نوفمبر نونبر; 12: ديسمبر دسمبر دجنبر;
		21: محرم; 27: رجب; 28: شعبان; 29: رمضان; 30: شوال; 31: القعدة ذوالقعدة ذيالقعدة; 32: الحجة ذوالحجة ذيالحجة`,
	halfwayWord:  `1: كانون; 2: تشرين; 3: ربيع; 4: جمادى جماد`,
	relativeWord: `اليوم أمس غدا الغد البارحة`,
	fillerWord:   `يوم شهر من في ذو ذي الموافق بتاريخ الجاري الحالي الماضي المقبل القادم المنصرم الفائت ه م`,
	yearWord:     `عام سنة عامي`,
	measureWord: `دولار دولارا دولارات ريال ريالا ريالات جنيه جنيها جنيهات درهم درهما دراهم دينار دينارا دنانير يورو ليرة ليرات روبل يوان استرليني
		كيلومتر كيلومترا كيلومترات كيلو كم متر مترا أمتار طن طنا أطنان كيلوغرام كيلوجرام كلغ كجم غرام جرام برميل برميلا براميل
		نقطة نقاط ميل ميلا أميال هكتار هكتارا فدان فدانا ميغاوات ميجاوات واط لتر لترا درجة درجات`,
	percentWord: `بالمئة بالمائة المئة المائة`,
}

// names are names and other foreign words that are written in several ways, one
// a line. Their stems count, so that أميركا stands for الأميركية as well.
const names = `
ترامب ترمب
بوتين بوتن
سيرغي سيرجي سيرغيه سيرجيه
نتنياهو نتانياهو ناتانياهو
أميركا أمريكا
أميركيون أمريكيون
غوغل جوجل قوقل كوكل
إنجلترا إنكلترا انغلترا
إنجليزي إنكليزي انغليزي
أوروبا أوربا
أوروبيون أوربيون
أوكرانيا أكرانيا
صربيا سربيا
بلغاريا بلجاريا
هنغاريا هنجاريا
السنغال السنجال
البنتاغون البنتاجون البنتاقون
أردوغان أردوجان إردوغان
غانتس جانتس غانتز جانتز
غالانت جالانت
غازبروم جازبروم
زيلينسكي زيلنسكي زيلينيسكي
بلينكن بلنكن بلينكين
غوتيريش جوتيريش غوتيريس جوتيريس غوتيرش
غراندي جراندي
غريفيث جريفيث غريفيثس جريفيثس
غوتيريز جوتيريز
غورباتشوف جورباتشوف
مدفيديف ميدفيديف مدفيدف
ماكرون مكرون
ميركل مركل ميركيل
جونسون جونسن
كيسنجر كيسنغر
فيسبوك فايسبوك
تويتر تويتير
يوتيوب يوتوب
واتساب واتسآب
إنستغرام إنستجرام انستقرام
تليغرام تيليغرام تلغرام تيليجرام تليجرام تلجرام
تلفزيون تليفزيون
إنترنت انترنيت
طهران تهران
طالبان تالبان
بيونغيانغ بيونجيانج
هونغ هونج
كونغ كونج
بكين بيكين
مانيلا مانيللا
طوكيو توكيو
موريتانيا موريطانيا
إيطاليا ايتاليا
بريطانيا بريتانيا
غرينتش جرينتش غرينيتش جرينيتش
سبوتنيك سبوتنك
رويترز رويتر
لوغانسك لوجانسك لوهانسك
خاركيف خاركوف
دونيتسك دونتسك
زابوريجيا زابوروجيا زاباروجيا
الرحمن الرحمان
إسحاق إسحق
داود داوود
ابن بن
هارون هرون
إسماعيل إسمعيل
هؤلاء هاؤلاء
ميليشيا مليشيا
ميليشيات مليشيات
دكتاتور ديكتاتور
تكنولوجيا تقنولوجيا
جيوبوليتيكي جيوبوليتيك
ميغاوات ميجاوات
كيلوغرام كيلوجرام
غرام جرام
`

// spelled says how two different words are one: "form", "name" or "spelling",
// "" where they are two.
func (l *lexicon) spelled(x, y *Gap, i, j int) string {
	a, b := &x.Words[i], &y.Words[j]
	if a.Stem == b.Stem {
		if x.patronym(i) && y.patronym(j) && endings(a.Text(x.Text), b.Text(y.Text)) {
			return "" // حمد and حمدان are two people
		}
		return "form"
	}
	if n := l.names[a.Stem]; n > 0 && n == l.names[b.Stem] {
		return "name"
	}
	textA, textB := a.Text(x.Text), b.Text(y.Text)
	if min(len(textA), len(textB)) <= 2*leastForm || textA[:2] != textB[:2] && textA[len(textA)-2:] != textB[len(textB)-2:] {
		return "" // too short, or unlike at both ends
	}
	foldA, foldB := arabic.Fold(textA), arabic.Fold(textB)
	switch {
	case attached(foldA, foldB) || attached(foldB, foldA) || ended(foldA) == ended(foldB):
		return "form"
	case hamzas(textA) == hamzas(textB):
		return "spelling"
	case oneName(foldA, foldB):
		return "name"
	}
	return ""
}

// patronym is true where بن stands beside a word: it is a name of a person.
func (g *Gap) patronym(i int) bool {
	is := func(i int) bool {
		return i >= 0 && i < len(g.Words) && g.Words[i].Text(g.Text) == "بن"
	}
	return is(i-1) || is(i+1)
}

// endings is true where words differ in how they end.
func endings(a, b string) bool {
	a, b = arabic.Fold(a), arabic.Fold(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
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

// hamzas is a word folded with every hamza alike, whatever letter carries it,
// and without one at its end: مسؤول and مسئول, شؤون and شئون, الأنباء and الانبا.
func hamzas(word string) string {
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

// mostLetters is the number of letters up to which words are compared.
const mostLetters = 24

// Affixes that words are derived and inflected with.
var (
	articles = []string{"ال", "وال", "بال", "فال", "كال", "لل", "ولل", "و", "ف", "ب", "ل", ""}
	prefixes = []string{"است", "مست", "تست", "يست", "نست", "سي", "ست", "سن", "مت", "من", "ان", "ين", "تن", "يت", "م", "ت", "ي", "ن", "ا", ""}
	pronouns = []string{"هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ي", "ا", ""}
	plurals  = []string{"ات", "ون", "ين", "ان", "ت", ""}
)

// oneName is true for two transcriptions of one foreign name; see Soft equality.
// The more consonants, the more may differ: vowels that one of them leaves out,
// and consonants that transcriptions confuse.
func oneName(a, b string) bool {
	var bufferA, bufferB [mostLetters]rune
	x, affixesA := core(bufferA[:0], a)
	y, affixesB := core(bufferB[:0], b)
	if strings.HasPrefix(a, "عبد") && a != b {
		return false // عبدالله and عبدالإله are two people
	}
	if affixesA != affixesB || len(x) < 2 || len(y) < 2 {
		return false
	}
	n := min(consonants(x), consonants(y))
	if n < 4 || n == 4 && min(len(x), len(y)) == 4 || !oneSound(x[0], y[0]) || !oneSound(x[len(x)-1], y[len(y)-1]) {
		return false
	}
	edits := 0
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j]:
			i, j = i+1, j+1
		case oneSound(x[i], y[j]):
			i, j, edits = i+1, j+1, edits+1
		case isVowel(x[i]) && i+1 < len(x) && oneSound(x[i+1], y[j]):
			if n == 4 && isPlural(x, i) {
				return false
			}
			i, edits = i+1, edits+1
		case isVowel(y[j]) && j+1 < len(y) && oneSound(x[i], y[j+1]):
			if n == 4 && isPlural(y, j) {
				return false
			}
			j, edits = j+1, edits+1
		default:
			return false
		}
	}
	return i == len(x) && j == len(y) && edits <= n-3
}

// core appends the letters of a folded word without what it may be derived or
// inflected with, which is returned as well.
func core(dst []rune, word string) (letters []rune, affixes [4]string) {
	cut := func(i int, list []string, by func(s, affix string) (string, bool)) {
		for _, affix := range list {
			if rest, ok := by(word, affix); ok {
				word, affixes[i] = rest, affix
				return
			}
		}
	}
	cut(0, articles, strings.CutPrefix)
	cut(1, pronouns, strings.CutSuffix)
	cut(2, plurals, strings.CutSuffix)
	cut(3, prefixes, strings.CutPrefix)
	for _, r := range word {
		if len(dst) == cap(dst) {
			return nil, affixes
		}
		dst = append(dst, r)
	}
	// The ت of اجتمع is no part of the root, nor are the ط of اضطرب and the د of
	// ازدهر.
	if affixes[3] != "" && len(dst) > 2 && (dst[1] == 'ت' || dst[1] == 'ط' || dst[1] == 'د') {
		affixes[3] += string(dst[1])
		dst = append(dst[:1], dst[2:]...)
	}
	return dst, affixes
}

func isVowel(r rune) bool { return r == 'ا' || r == 'و' || r == 'ي' }

func consonants(letters []rune) (n int) {
	for _, r := range letters {
		if !isVowel(r) {
			n++
		}
	}
	return n
}

// isPlural is true where an alif makes the broken plural of four consonants:
// فندق, فنادق.
func isPlural(letters []rune, at int) bool {
	return letters[at] == 'ا' && consonants(letters[:at]) == 2
}

// oneSound is true for equal letters and those that transcriptions confuse.
func oneSound(a, b rune) bool {
	return a == b || sound(a) != 0 && sound(a) == sound(b)
}

func sound(r rune) rune {
	switch r {
	case 'غ', 'ج', 'ق', 'ك':
		return 'غ'
	case 'ت', 'ط', 'ث':
		return 'ت'
	case 'ف', 'ڤ':
		return 'ف'
	case 'ب', 'پ':
		return 'ب'
	}
	return 0
}
