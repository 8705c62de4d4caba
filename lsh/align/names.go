package align

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// One name
//
// Arabic names cannot be told from other words by their letters (حسن and حسين
// differ as بوتن and بوتين do), foreign names often can. An Arabic word, taken out
// of everything that Arabic derives and inflects words with, has three
// consonants, seldom four, and the short vowels between them are not written; a
// foreign name has as many as it has, and most of its vowels are written. So a
// name is read as its consonants and what vowels stand around them, and two
// words are one name where the consonants are equal or such as transcriptions
// confuse, and as little else differs as the number of consonants allows.

// mostLetters is the number of letters up to which words are compared.
const mostLetters = 24

// spoken is a word as its consonants and the vowels written around them.
type spoken struct {
	n       int // consonants
	letters [mostLetters]rune
	vowels  [mostLetters + 1]string // before each consonant, and behind the last
	doubled int                     // consonants written twice
	affixes [4]string
}

// speak reads a folded word; false for one that is too long.
func speak(word string) (s spoken, ok bool) {
	word, s.affixes = core(word)
	start := 0
	for i, r := range word {
		if isVowel(r) {
			continue
		}
		if i == start && s.n > 0 && s.letters[s.n-1] == r {
			s.doubled++
			start = i + utf8.RuneLen(r)
			continue
		}
		if s.n == mostLetters {
			return s, false
		}
		s.letters[s.n], s.vowels[s.n] = r, word[start:i]
		s.n++
		start = i + utf8.RuneLen(r)
	}
	s.vowels[s.n] = word[start:]
	return s, true
}

// oneName is true for two transcriptions of one foreign name. The last vowels are
// equal always: they inflect Arabic words (عسكرة, عسكرية) and tell foreign names
// apart (رونالد, رونالدو).
func oneName(a, b string) bool {
	if strings.HasPrefix(a, "عبد") || strings.HasPrefix(b, "عبد") {
		return false // عبدالله and عبدالإله, عبدالعلي and عبدالعالي
	}
	if !likeEnds(a, b) {
		return false
	}
	x, okA := speak(a)
	y, okB := speak(b)
	if !okA || !okB || x.n != y.n || x.n < 3 || x.affixes != y.affixes || x.vowels[0] != y.vowels[0] || x.vowels[x.n] != y.vowels[y.n] {
		return false
	}
	sounds := sounds(x.letters[:x.n], y.letters[:y.n])
	if sounds < 0 {
		return false
	}
	vowels := max(x.doubled, y.doubled) - min(x.doubled, y.doubled)
	for i := 1; i < x.n; i++ {
		if x.vowels[i] == y.vowels[i] {
			continue
		}
		// Of four consonants فعلل, فعالل, فعيلل and فعلول are Arabic words.
		switch v, w := x.vowels[i], y.vowels[i]; {
		case x.n == 4 && len(v) == len(w), x.n == 4 && x.vowels[1] == "" && y.vowels[1] == "":
			return false
		default:
			vowels += respelledBy(v, w)
		}
	}
	switch x.n {
	case 3:
		return vowels == 0 && sounds == 1 && x.foreign()
	case 4:
		if x.letters[0] == x.letters[2] && x.letters[1] == x.letters[3] {
			return false // قلاقل and جلاجل
		}
		return sounds+vowels <= 1 || sounds < 2 && sounds+vowels <= 2 && x.foreign() && y.foreign()
	}
	return sounds+vowels <= x.n-3
}

// likeEnds is true where two words begin and end with letters that are equal or may be
// confused, as transcriptions of one name do: their affixes and outer vowels are equal.
func likeEnds(a, b string) bool {
	like := func(x, y rune) bool { return x == y || confusion(x, y) > 0 }
	firstA, _ := utf8.DecodeRuneInString(a)
	firstB, _ := utf8.DecodeRuneInString(b)
	lastA, _ := utf8.DecodeLastRuneInString(a)
	lastB, _ := utf8.DecodeLastRuneInString(b)
	return like(firstA, firstB) && like(lastA, lastB)
}

// foreign is true of a word with such vowels between its first three consonants as
// no Arabic word of three consonants has.
func (s *spoken) foreign() bool {
	first, second := s.vowels[1], s.vowels[2]
	if first == "ا" && second == "ا" {
		return true
	}
	if s.affixes[3] != "" || s.vowels[0] != "" {
		return false // مفاعيل, تفعيل
	}
	switch plural := s.affixes[2]; {
	case plural != "" && plural != "ون" && plural != "ين" && plural != "ان":
		return false
	case first == "":
		return len(second) > 2 && second != "اي" && second != "او" // فعائل, فعاول
	case first == "ا":
		return second == "ي" || len(second) > 2
	case first == "ي":
		return s.letters[0] != 'س' || second != "" // سيفعل
	}
	return first != "وا" // فواعل
}

// respelledBy is the number of vowels that were put in, left out or, at twice the price,
// written otherwise.
func respelledBy(a, b string) int {
	if len(a) < len(b) {
		a, b = b, a
	}
	switch {
	case strings.HasPrefix(a, b), strings.HasSuffix(a, b):
		return (len(a) - len(b)) / 2
	case len(a) == 2:
		return 2
	}
	return mostLetters
}

// sounds is how far consonants are apart, -1 for other ones. A letter that takes
// the place of another twice counts once.
func sounds(a, b []rune) (n int) {
	for i := range a {
		switch c := confusion(a[i], b[i]); {
		case a[i] == b[i], slices.Contains(a[:i], a[i]) && slices.Index(a[:i], a[i]) == slices.Index(b[:i], b[i]):
		case c == 0:
			return -1
		case i == len(a)-1 && i >= 3 && min(a[i], b[i]) == 'ز' && max(a[i], b[i]) == 'س':
			n++ // غانتس and غانتز
		default:
			n += c
		}
	}
	return n
}

// confusion is how far two letters are apart that transcriptions of one sound use:
// 1 where it is the habit of a country, 2 for neighbours, 0 for others.
func confusion(a, b rune) int {
	switch both := soundsOf(a) & soundsOf(b); {
	case both&habits != 0:
		return 1
	case both != 0:
		return 2
	}
	return 0
}

// Sounds that several letters stand for: by the habits of countries, and neighbours.
const (
	soundG uint16 = 1 << iota // غجق
	soundT                    // تط
	soundV                    // فڤ
	soundP                    // بپ
	nearG                     // غجقك
	nearTh                    // تثس
	nearT                     // ثط
	nearS                     // سصزش
	nearZ                     // ذدزظض
	nearH                     // خهغ
	nearK                     // خك

	habits = soundG | soundT | soundV | soundP
)

// soundsOf is the sounds that transcriptions write with a letter.
func soundsOf(letter rune) uint16 {
	switch letter {
	case 'غ':
		return soundG | nearG | nearH
	case 'ج', 'ق':
		return soundG | nearG
	case 'ك':
		return nearG | nearK
	case 'خ':
		return nearH | nearK
	case 'ه':
		return nearH
	case 'ت':
		return soundT | nearTh
	case 'ط':
		return soundT | nearT
	case 'ث':
		return nearTh | nearT
	case 'س':
		return nearTh | nearS
	case 'ص', 'ش':
		return nearS
	case 'ز':
		return nearS | nearZ
	case 'ذ', 'د', 'ظ', 'ض':
		return nearZ
	case 'ف', 'ڤ':
		return soundV
	case 'ب', 'پ':
		return soundP
	}
	return 0
}

// Affixes that words are derived and inflected with. Of a word that is read as a
// name, three letters remain, or two before a pronoun.
var (
	articles = []string{"ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك", ""}
	prefixes = []string{"است", "مست", "تست", "يست", "نست", "ابو", "ابا", "ابي", "سي", "ست", "سن", "مت", "من", "ان", "ين", "تن", "يت", "تت", "نت", "ات", "م", "ت", "ي", "ن", "ا", ""}
	pronouns = []string{"هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي", "ا", ""}
	plurals  = []string{"يتين", "يتان", "تين", "تان", "ات", "اء", "ون", "ين", "ان", "نا", "تم", "ت", "ن", ""}
)

// core is a folded word without what it may be derived or inflected with, which
// is returned as well.
func core(word string) (rest string, affixes [4]string) {
	cut := func(i, least int, list []string, by func(s, affix string) (string, bool)) {
		for _, affix := range list {
			if rest, ok := by(word, affix); ok && len(rest) >= 2*least {
				word, affixes[i] = rest, affix
				return
			}
		}
	}
	cut(0, 3, articles, strings.CutPrefix)
	cut(3, 3, prefixes, strings.CutPrefix)
	cut(1, 2, pronouns, strings.CutSuffix)
	cut(2, 2, plurals, strings.CutSuffix)
	// The ت of اجتمع is no part of the root, nor are the ط of اضطرب and the د of
	// ازدهر.
	if affixes[3] != "" && len(word) > 6 && (word[2:4] == "ت" || word[2:4] == "ط" || word[2:4] == "د") {
		affixes[3] += word[2:4]
		word = word[:2] + word[4:]
	}
	return word, affixes
}

func isVowel(r rune) bool { return r == 'ا' || r == 'و' || r == 'ي' }

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
فيدرالي فدرالي
كرملين كريملين
كلينتون كلنتون
سنغافورة سنجافورة
كازاخستان كازاخسطان قازاخستان
أستراليا أوستراليا
كاليفورنيا كالفورنيا
يوهانسبرغ يوهانسبرج جوهانسبرغ جوهانسبرج
بنغازي بنجازي
أنغولا أنجولا
غامبيا جامبيا
غينيا جينيا
أوروغواي أوروجواي
غارسيا جارسيا
ريغان ريجان
مورغان مورجان
غاندي جاندي
لاغارد لاجارد
فيرغسون فيرجسون
شويغو شويجو
بيسكوف بسكوف
برتغال
برتقال
ميغاوات ميجاوات
كيلوغرام كيلوجرام
غرام جرام
`
