package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// How far from a name the words stand that decide about it, in words.
const (
	reachFiller = 5  // between a verb and its subject: أمس, في وقت سابق
	reachDate   = 6  // between them where commas stand around the date
	reachThat   = 10 // from a name to أن or عن
	reachSay    = 14 // from قال to ل
	reachObject = 6  // from the name behind أماطت to اللثام
	reachNear   = 7  // from نقل to عن, from حديث to مع or إلى
	reachTitle  = 16 // from مقاله, past its title, to the paper
	reachOffice = 40 // from قال, which begins its clause, past whose office and name, to ل
)

// maxQuote bounds what each mention in a very long line may cost.
const maxQuote = 8 << 10

// phrase says whether a mention stands in a phrase that attributes, in what
// role, and with which word the phrase begins.
func (s *creditScan) phrase(m *mention) (role Role, from int, ok bool) {
	if role, from, ok := s.list(m); ok {
		return role, from, ok
	}
	k := s.near(m.before)
	switch m.prefix {
	case 'ل':
		if s.isWord(k, "الالكتروني") && s.isWord(k-1, "الموقع") || s.isWord(k, "الالكترونيه") && s.isWord(k-1, "البوابه") { // نشر على الموقع الإلكتروني لصحيفة
			role, from = s.ofName(m, k-2)
		} else {
			role, from = s.toName(m, k)
		}
	case 'ب':
		if from = s.column(m.before, m.last); from >= 0 && (m.title || m.known && m.isName()) { // في مقاله "الطرق أولا" بصحيفة
			role = Report
		} else if s.isWord(k, "خاص") || s.isWord(k, "خاصه") || s.isWord(k, "الخبر") && s.isWord(k-1, "رابط") {
			role, from = Report, k
		} else if from = s.back(k, 2, callWord); from >= 0 { // في اتصال هاتفي بـ
			role = ToldTo
		} else if m.title && s.isPrinted(k) && !s.pictured(k) { // نشر بصحيفة
			role, from = Report, k
		} else if m.title && (s.class(k)&articleWord != 0 || s.isWord(k, "راي") && s.class(k-1)&articleWord != 0) { // في مقال له بصحيفة
			if from = s.back(k-1, reachNear, strongVerb|sayWord|inWord); from >= 0 {
				role = Report
			}
		}
	case 0:
		role, from = s.ofName(m, k)
	}
	if role == "" && m.prefix != 'ل' && m.prefix != 'ب' {
		role, from = s.nameFirst(m)
	}
	if role == "" || m.vague && (role == ToldTo || s.isQuoted(m.first)) {
		return "", 0, false
	}
	if role == Report && (s.class(from)&(relVerb|inWord) != 0 || s.isPrinted(from)) && s.back(from, 6, replyWord) >= 0 || role == Report && s.isDenied(from, m.last) {
		return "", 0, false
	}
	for from > 0 && !s.border(from-1) && s.class(from-1)&(whatWord|accordingOf) != 0 { // وفق ما
		from--
	}
	return role, from, true
}

// list says whether a mention goes on with a list: نقلا عن رويترز وفرانس برس.
func (s *creditScan) list(m *mention) (Role, int, bool) {
	if i := s.example(m.before); i >= 0 && s.lastEnd == i && len(s.credits) > 0 && s.credits[len(s.credits)-1].Vague && m.prefix == 0 { // وسائل إعلام بينها قناة X
		return s.credits[len(s.credits)-1].Role, m.first, true
	}
	if s.lastEnd < 0 || s.lastEnd != m.before || s.lineEnds(m.before) {
		return "", 0, false
	}
	gap := s.gap(m.before)
	if m.prefix != 'و' && !strings.ContainsAny(gap, "،,/+&") || m.prefix == 'ل' || m.prefix == 'ب' || strings.ContainsAny(gap, ".:؛(") {
		return "", 0, false
	}
	last := s.credits[len(s.credits)-1]
	if last.Kind != VerbPhrase || last.Role == Speaker {
		return "", 0, false
	}
	return last.Role, m.first, true
}

// example is the word before one, at word i, that gives an example of what stands
// there, بينها or من بينها; -1 if word i does not.
func (s *creditScan) example(i int) int {
	switch {
	case i < 1 || s.border(i) || s.border(i-1):
	case s.isWord(i, "بينها") && s.isWord(i-1, "من") && i > 1:
		return i - 2
	case s.isWord(i, "بينها"), s.isWord(i, "منها"), s.isWord(i, "ابرزها"), s.isWord(i, "اهمها"):
		return i - 1
	}
	return -1
}

// near is the last word before a name that is no filler, with nothing between
// but blanks and marks; i is the word before the name. It is -1 where a sentence
// or a clause begins there.
func (s *creditScan) near(i int) int {
	if k := s.nearDate(i); k >= 0 {
		return k
	}
	for n := 0; n <= reachFiller && i >= 0; n++ {
		if n == 0 && i > 0 && s.class(i)&aboutWord != 0 && s.class(i-1)&naqlWord != 0 && strings.Contains(s.gap(i), ":") { // نقلا عن: بوابة الأهرام
			return i
		}
		if s.border(i) || strings.ContainsAny(s.gap(i), ":؛;،,)") {
			return -1
		}
		if n == 0 && s.class(i)&someWord != 0 { // ذكرت بعض الصحف
			i, n = i-1, n-1
			continue
		}
		if s.isWord(i, "امس") && s.isWord(i-1, "من") && s.isWord(i-2, "اول") {
			i -= 3
			continue
		}
		if s.class(i)&fillerWord == 0 && !(n > 0 && s.class(i)&inWord != 0) {
			if s.isWord(i, "عاجل") && s.class(i-2)&inWord != 0 { // في خبر عاجل
				i -= 2
				continue
			}
			if s.isWord(i, "من") && (s.isWord(i-1, "عدد") || s.isWord(i-1, "العديد")) { // أكد عدد من الصحف
				i -= 2
				continue
			}
			if s.isWord(i, "اخبار") && (s.isWord(i-1, "نشره") || s.isWord(i-1, "موجز")) {
				return i - 2
			}
			if !s.isWord(i, "خدمه") && !s.isWord(i, "شاشه") && !s.isWord(i, "صفحه") && !s.isWord(i, "اثير") && !((s.isWord(i, "كاميرا") || s.isWord(i, "كاميرات")) && s.class(i-1)&relVerb != 0) { // رصدته كاميرا قناة
				return i
			}
		}
		i--
	}
	return -1
}

// nearDate is the verb that reports before a date between commas, or before one
// that a comma ends, which ends with word i: كشفت، اليوم السبت، مجلة; -1 if there
// is none.
func (s *creditScan) nearDate(i int) int {
	if i < 1 || s.border(i) || !isComma(s.gap(i)) {
		return -1
	}
	for n := 0; n <= reachDate && i >= 0 && !s.border(i); n++ {
		filler := s.class(i)&fillerWord != 0 || s.words[i].Flags&arabic.Number != 0 || isMonth(s.folded(i)) || n > 0 && s.class(i)&inWord != 0
		if !filler {
			if n > 0 && s.class(i)&(reporting|relVerb) != 0 {
				return i
			}
			return -1
		}
		if i--; i >= 0 && s.gap(i) != " " && !isComma(s.gap(i)) && !strings.ContainsAny(s.gap(i), "/()") {
			return -1
		}
	}
	return -1
}

func isComma(gap string) bool {
	gap = strings.TrimSpace(strings.TrimRight(gap, openingMarks+" "))
	return gap == "،" || gap == ","
}

// isMonth is true for a folded name of a month.
func isMonth(w string) bool {
	_, ok := monthNames()[w]
	return ok
}

// back is the nearest word of the classes among the n words up to word i, in the
// same sentence; -1 if there is none.
func (s *creditScan) back(i, n int, c class) int {
	for ; n > 0 && i >= 0 && !s.border(i); n-- {
		if s.class(i)&c != 0 {
			return i
		}
		i--
	}
	return -1
}

// follows tells whether a word of the classes stands among the n words behind
// word i, in the same sentence.
func (s *creditScan) follows(i, n int, c class) bool {
	for ; n > 0 && i+1 < len(s.words) && !s.border(i); n-- {
		if i++; s.class(i)&c != 0 {
			return true
		}
	}
	return false
}

// isWord tells whether word i folds to w.
func (s *creditScan) isWord(i int, w string) bool {
	return i >= 0 && i < len(s.words) && int(s.words[i].End-s.words[i].Start) >= len(w) && s.words[i].Hash == hashOf(w)
}

// toName judges a name behind ل; k is the word before it.
func (s *creditScan) toName(m *mention, k int) (Role, int) {
	c := s.class(k)
	switch {
	case c&accordingTo != 0:
		return Report, k
	case c&seenVerb != 0:
		return Report, k
	case c&belongWord != 0:
		return "", 0
	}
	if n := k; c&reportNoun != 0 || s.class(k-1)&reportNoun != 0 && k > 0 && !s.border(k-1) { // إحصاء لـ, تقرير حديث لـ
		if c&reportNoun == 0 {
			n--
		}
		if from := s.back(n-1, 3, accordingOf|accordingTo|inWord|telling); from >= 0 {
			return Report, from
		}
	}
	if c&reporter != 0 && (s.class(k-1)&sayWord == 0 || s.class(k-1)&strongVerb != 0) { // but تصريح صحفي لـ
		if from := s.back(k-1, 3, telling|seenVerb); from >= 0 {
			return Report, from
		}
		return "", 0
	}
	if m.title && k > 0 && (s.isAnalyst(k) || isAdjective(s.folded(k)) && s.isAnalyst(k-1)) { // وصف المحلل العسكري لصحيفة
		if from := s.back(k-1, 3, telling|coverVerb|sayWord); from >= 0 {
			return Report, from
		}
	}
	start := m.before
	if start >= 0 && strings.ContainsAny(s.gap(start), ":؛)") {
		return "", 0
	}
	if s.isSaid(k, m.last) { // وسبق لرويترز أن كشفت
		return Report, k
	}
	if k > 0 && arriving.Has(s.folded(k)) && relatives.Has(s.folded(k-1)) || s.arrives(k) { // في البيان الذي ورد ل, بيان للوزارة ورد ل
		return Report, k
	}
	if m.title && !m.known && strings.HasSuffix(s.folded(m.first), "بوابه") && s.class(m.last+1)&clauseThat == 0 {
		return "", 0 // الدخول لبوابة المسار: a portal in which one applies
	}
	if s.isService(m) {
		role, from, _ := s.guessed(m)
		return role, from
	}
	if from := s.asSaid(start); from >= 0 {
		return ToldTo, from
	}
	if from := s.back(start, reachSay, sayWord|giveWord); from >= 0 {
		if s.class(from)&giveWord != 0 { // نفى الوزير بيع الحصة لقناة
			return "", 0
		}
		if that := s.back(start, start-from, clauseThat); that >= 0 && that < start && !isComma(s.gap(that)) && s.back(start, start-that, relVerb) < 0 {
			return "", 0 // وأضاف أن البرنامج يتضمن زيارة لمحطة X, but قال فان، المحلل هناك، ل, هذا ما قاله ل
		}
		return ToldTo, from
	}
	if from := s.back(start, reachFiller, speakVerb); from >= 0 && (from == start || s.isOwn(m) || s.follows(m.last, 3, thatWord) || strings.ContainsAny(s.gap(m.last), ":،")) {
		return ToldTo, from
	}
	if from := s.saidFar(start, m.last); from >= 0 {
		return ToldTo, from
	}
	return "", 0
}

// saidFar is the verb at the head of a clause whose subject ends with word i, however
// long his office and name are, and which tells the medium that ends with word last: أوضح
// رئيس هيئة الطرق المهندس فلان خلال جولته لـ«X» أن, وبين المتحدث لـ«X»; -1 if there is
// none.
func (s *creditScan) saidFar(i, last int) int {
	tells := s.follows(last, 3, clauseThat) || strings.Contains(s.gap(last), ":")
	for n := 0; n < reachOffice && i >= 0 && !s.border(i) && s.class(i)&(clauseThat|giveWord) == 0; n++ {
		if said := s.class(i)&sayWord != 0 || s.isWord(i, "وبين") || s.isWord(i, "بين") && s.border(i-1); said && s.opens(i) {
			if s.border(i-1) && (tells || n < reachSay) || tells && s.class(i)&telling != 0 {
				return i
			}
		}
		i--
	}
	return -1
}

// isService tells whether a mention may be a site where people are served as well as one
// that reports: منصة «أبشر».
func (s *creditScan) isService(m *mention) bool {
	return m.title && !m.known && strings.HasSuffix(s.folded(m.first), "منصه")
}

// asSaid is the verb of a clause up to word i that a source is quoted with, وفق ما أعلنه
// الاتحاد, حسبما قال محاميه; -1 if there is none.
func (s *creditScan) asSaid(i int) int {
	from := s.back(i, reachFiller, relVerb|sayWord)
	if from < 1 || s.border(from-1) || s.class(from-1)&whatWord == 0 || s.isWord(from-1, "كما") || s.isWord(from-1, "علي") {
		return -1
	}
	if s.isWord(from-1, "حسبما") || s.isWord(from-1, "وفقما") || s.class(from-2)&(accordingOf|accordingTo) != 0 {
		return from
	}
	return -1
}

// isSaid tells whether word k is سبق, and what ends with word last then reported:
// سبق لرويترز أن كشفت.
func (s *creditScan) isSaid(k, last int) bool {
	return (s.isWord(k, "سبق") || s.isWord(k, "وسبق")) && s.class(last+1)&clauseThat != 0 && s.class(last+2)&reporting != 0
}

// ofName judges a name without a letter before it; k is the word before it.
func (s *creditScan) ofName(m *mention, k int) (Role, int) {
	if from := s.toldFar(m); from >= 0 {
		return ToldTo, from
	}
	if k < 0 {
		return "", 0
	}
	c := s.class(k)
	if c&aboutWord != 0 {
		return s.ofAbout(m, k)
	}
	if c&(reporting|relVerb) != 0 && c&witness == 0 && m.title && !s.agrees(k, m.first) {
		return "", 0
	}
	if c&naqlWord != 0 && k+1 == m.before && s.isWord(k+1, "من") && m.isName() { // منقول من
		return Report, k
	}
	if s.isWord(k, "بواسطه") && s.isWritten(k-1) { // تم كتابته بواسطة
		return Report, k - 1
	}
	that := s.follows(m.last, reachThat, thatWord|toWord)
	switch {
	case s.isService(m) && c&reporting != 0 && c&(strongVerb|moveVerb) == 0 && !s.isPointed(k):
		return "", 0
	case s.isHeadlined(k) && k == m.before:
		return Report, k
	case c&accordingOf != 0, c&accordingTo != 0 && k == m.before && m.known && m.isName(): // وفقا وكالة الأنباء
		return Report, k
	case m.plain && !m.title && m.open == 0 && s.class(m.last+1)&clauseThat == 0 && (s.isWord(k, "قال") || s.isWord(k, "وقال")): // قال الأهرام أعظم ما بني
		return "", 0
	case m.vague && s.isMatter(k, m.last):
		return "", 0
	case c&strongVerb != 0 && (!m.vague || m.first < m.last || that): // but تنشر الصحف
		return Report, k
	case strings.Contains(s.folded(k), "حصل") && c&seenVerb != 0 && s.isWord(m.last+1, "علي") && s.isGain(m.last+1):
		return "", 0
	case c&relVerb != 0 && strings.Contains(s.folded(k), "تلق") && s.back(k-1, 4, gainWord) >= 0, c&seenVerb != 0 && s.follows(m.last, 3, gainWord) && (strings.HasSuffix(s.folded(k), "لت") || strings.HasSuffix(s.folded(k), "قت")): // تهديد تلقته, حصلت على جائزة
		return "", 0
	case c&relVerb != 0 && (s.aired(k, m.last) || s.isWord(k, "نشره") && s.class(k-1)&inWord != 0): // اشترك في نشرة X
		return "", 0
	case c&relVerb != 0 && !m.vague && s.interview(k-1) >= 0:
		return ToldTo, s.interview(k - 1)
	case c&relVerb != 0 && !s.isStudy(k-1, m):
		return Report, k
	case c&relNow != 0 && k >= 2 && s.class(k-2)&(accordingOf|accordingTo) != 0 && (s.isWord(k-1, "ما") || s.isWord(k-1, "لما")) && !s.border(k-1):
		return Report, k
	case c&moveVerb != 0 && (s.follows(m.last, reachThat, thatWord) || s.class(k-1)&(whatWord|accordingOf) != 0):
		return Report, k
	case c&weakVerb != 0 && !m.known && s.class(m.last+1)&aboutWord != 0 && strings.HasPrefix(arabic.Unjoined(s.folded(k)), "اعلن"): // أعلن تلفزيون X عن مسابقته
	case c&weakVerb != 0 && s.class(k-1)&(whatWord|accordingOf) == 0 && s.ofOwn(k, m):
		return "", 0
	case c&weakVerb != 0 && (that || s.class(k-1)&(whatWord|accordingOf) != 0):
		return Report, k
	case (s.isWord(k, "اجرت") || s.isWord(k, "واجرت")) && s.follows(m.last, 4, meetNoun): // أجرت مجلة X مقابلة مع
		return ToldTo, k
	case c&coverVerb != 0 && m.isName() && s.isFinite(k) && !s.ofItself(m.last):
		return Report, k
	case s.isWord(m.last+1, "من") && strings.HasSuffix(s.folded(k), "حذرت"): // but وحذرت صحيفة X: somebody warned her
		return Report, k
	case c&objectVerb != 0 && m.isName() && s.isFinite(k) && s.follows(m.last, reachObject, objectWord|clauseThat):
		return Report, k
	case c&(objectVerb|coverVerb|weakVerb) != 0 && m.isName() && s.isFinite(k) && strings.Contains(s.gap(m.last), ":"): // وتساءلت صحيفة معاريف:
		return Report, k
	case s.isWord(k, "لصالح") || s.isWord(k, "لحساب"): // استطلاع أجرته مؤسسة لصالح صحيفة
		if from := s.back(k, reachThat, reportNoun); from >= 0 && m.isName() {
			return Report, from
		}
	case s.states(k, m), (s.isWord(k, "وصل") || s.isWord(k, "وصلت")) && s.isWord(m.last+1, "نسخه"):
		return Report, k
	case c&seenVerb != 0:
		return Report, k
	case c&tellVerb != 0 && m.title && (k == 0 || s.border(k-1)) && strings.HasSuffix(s.folded(k), "ت") && s.follows(m.last, 1, clauseThat): // أخبرت وكالة وفا أن
		return Report, k
	case c&pronoun != 0 && s.class(k-1)&telling != 0 && s.class(k-2)&(whatWord|accordingOf) != 0 && !s.border(k-1): // ما أفادت به
		return Report, k - 1
	case c&pronoun != 0 && s.class(k-1)&(seenVerb|relVerb) != 0 && !s.border(k-1): // اطلعت عليها
		return Report, k - 1
	case c&pronoun != 0 && !m.vague && s.isPointed(k-1) && (!m.title || s.agrees(k-1, m.first)): // أشارت إليه صحيفة
		return Report, k - 1
	case c&tellVerb != 0, c&pronoun != 0 && s.class(k-1)&(tellVerb|sayWord) != 0 && !s.border(k-1): // خص به, تحدثت إليها
		if from := s.back(k-1, 3, reportNoun); from >= 0 && c&tellVerb != 0 { // مسح أجرته
			return Report, from
		}
		return ToldTo, k
	default:
		return s.ofBehind(m, k)
	}
	return s.ofObject(m, k)
}

// ofBehind is the role of a mention behind word k where that is no verb of which the medium
// is the subject: a preposition, who speaks for the medium, what is its own.
func (s *creditScan) ofBehind(m *mention, k int) (Role, int) {
	c := s.class(k)
	switch {
	case c&withWord != 0:
		if s.isWord(k-1, "بالاتفاق") || s.isWord(k-1, "بترتيب") || s.isWord(k-1, "بالترتيب") {
			return Report, k - 1
		}
		if from := s.said(k-1, reachNear, meetNoun); from >= 0 {
			return ToldTo, from
		}
		if m.known && k > 0 && !s.border(k-1) && s.class(k-1)&hearNoun != 0 { // مصدر تحدث مع
			return ToldTo, k - 1
		}
	case c&toWord != 0:
		if w := s.folded(k - 1); w == "استنادا" || w == "نسبه" || w == "مستندا" || w == "مستنده" {
			return Report, k - 1
		}
		if s.arrives(k - 1) { // بيان وصلت إلى «النشرة» نسخة منه
			return Report, k - 1
		}
		hears := hearNoun
		if m.open != 0 || s.class(m.last+1)&thatWord != 0 || strings.ContainsAny(s.gap(m.last), ":(") { // أكد إلى «الوطن» أن
			hears |= sayWord
		}
		if from := s.said(k-1, reachNear, hears); from >= 0 {
			return ToldTo, from
		}
	case c&(inWord|viaWord) != 0:
		if role, from := s.ofPlace(m, k); role != "" {
			return role, from
		}
	case c&reporter != 0 && s.class(k-1)&objectVerb != 0 && s.class(m.last+1)&(reportNoun|objectWord) != 0: // أعد مراسل بي بي سي تقريرا
		return Report, k - 1
	case c&reporter != 0 && m.agency && witnessing.HasForm(s.folded(k-1)) && s.opens(k-1): // وشاهد مراسل رويترز أعمدة الدخان
		return Report, k - 1
	case s.isWord(m.before, "من") && (m.title || m.open != 0) && s.inIssue(k) >= 0:
		return Report, s.inIssue(k)
	case s.isWord(k, "طلب") && k+1 == m.before && s.isWord(m.before, "من") && (s.isWord(m.last+1, "للتعليق") || s.isWord(m.last+1, "بالتعليق")): // لم ترد على طلب من رويترز للتعليق
		return Report, k
	case c&reporter != 0 && strings.HasPrefix(s.folded(k), "ل"): // في تصريح لمراسل سانا
		if from := s.back(k-1, reachSay, sayWord); from >= 0 {
			return ToldTo, from
		}
	case m.title && (s.isWord(k, "علم") || s.isWord(k, "وعلم")):
		return Report, k
	case c&(reporter|witness) != 0, s.isWord(k, "من") && s.class(k-1)&(reporter|witness) != 0: // مراسل رويترز, مصادر «عكاظ»
		if from := s.back(k-1, 3, telling|relVerb|seenVerb|accordingOf|accordingTo|naqlWord); from >= 0 && !(m.vague && s.class(from) == relVerb) {
			return Report, from
		}
	case (s.isWord(k, "غلاف") || s.isWord(k, "صدر") || s.isWord(k, "صفحات")) && m.isName(): // تصدر غلاف صحيفة
		for from := k - 1; from >= 0 && from > k-reachFiller && !s.border(from) && !s.pictured(k); from-- {
			if topping.HasForm(s.folded(from)) {
				return Report, from
			}
		}
	case s.isWord(k, "ترجمه") && s.class(k-1)&accordingOf != 0:
		return Report, k - 1
	case s.isWord(k, "لسان") && s.isWord(k-1, "علي"):
		return Report, k - 1
	case m.known && (s.isWord(k, "كاميرا") || s.isWord(k, "كاميرات") || s.isWord(k, "ميكروفون")): // قال أمام كاميرا قناة
		if from := s.back(k-1, reachNear, sayWord|speakVerb); from >= 0 {
			return ToldTo, from
		}
	case c&question != 0:
		return ToldTo, k
	case c&reportNoun != 0:
		if k > 1 && s.class(k-1)&inWord != 0 && foundIn.HasForm(s.folded(k-2)) && (m.title || m.isName()) && !s.border(k-2) { // جاء في افتتاحية صحيفة X
			return Report, k - 2
		}
		if s.class(k-1)&(accordingOf|accordingTo|telling|coverVerb) != 0 && k > 0 && !s.border(k-1) {
			return Report, k - 1
		}
	}
	return s.ofObject(m, k)
}

// inIssue is where a phrase begins that ends with word k, or the adjective behind it, and says
// in which issue something stands: جاء في عدد أمس, ورد في العدد الأخير; -1 if there is none.
func (s *creditScan) inIssue(k int) int {
	for n := k; n > 1 && n > k-2 && !s.border(n-1); n-- {
		if (s.isWord(n, "عدد") || s.isWord(n, "العدد")) && s.class(n-1)&inWord != 0 && foundIn.HasForm(s.folded(n-2)) && !s.border(n-2) {
			return n - 2
		}
	}
	return -1
}

// ofAbout is the role of a mention behind word k, عن.
func (s *creditScan) ofAbout(m *mention, k int) (Role, int) {
	if s.class(k-1)&naqlWord != 0 && !s.border(k-1) {
		return Report, k - 1
	}
	if from := s.back(k-1, reachNear, moveVerb|naqlWord); from >= 0 {
		return Report, from
	}
	if k == 0 && (s.lineEnds(m.last) || s.class(m.last+1)&naqlWord != 0 && s.lineEnds(m.last+1)) { // عن تاس بتصرف
		return Report, k
	}
	if s.border(k-1) && s.class(m.last+1)&clauseThat != 0 { // وعن رويترز أن
		return Report, k
	}
	return "", 0
}

// ofPlace is the role of a mention behind word k, في or على or عبر: جاء في, نشر على.
func (s *creditScan) ofPlace(m *mention, k int) (Role, int) {
	c := s.class(k)
	if foundIn.HasForm(s.folded(k-1)) || s.isPrinted(k-1) || s.class(k-1)&relVerb != 0 {
		if !s.isStudy(k-1, m) && !(m.vague && s.circulated(k-1)) && !s.pictured(k-1) && !(c&viaWord != 0 && s.broadcast(k-1)) {
			return Report, k - 1
		}
	}
	if from := s.back(k-1, reachFiller, relVerb); from >= 0 && c&inWord != 0 && (m.title || m.known && m.isName()) && s.isWriter(from+1) { // نشره الصحافي فلان في موقع X
		return Report, from
	}
	if c&inWord != 0 && k > 0 && !s.border(k-1) && s.class(k-1)&sayWord != 0 && (m.title || m.open != 0) && (strings.Contains(s.gap(m.last), ":") || s.class(m.last+1)&clauseThat != 0) { // قال في صحيفة «الحياة»: …
		return ToldTo, k - 1
	}
	if c&inWord != 0 && k > 0 && (m.title || m.known && m.isName()) && !s.border(k-1) && (s.isAnalyst(k-1) || isAdjective(s.folded(k-1)) && s.isAnalyst(k-2)) { // رأى المحلل العسكري في «معاريف»
		if from := s.back(k-1, 4, telling|coverVerb|sayWord); from >= 0 {
			return Report, from
		}
	}
	if from := s.wrote(k - 1); from >= 0 && c&inWord != 0 && (m.title || m.open != 0) && s.isCited(m.last) { // كتب المحلل في صحيفة X أن
		return Report, from
	}
	if from := s.column(k-1, m.last); from >= 0 && c&inWord != 0 && k == m.before && (m.title || m.known && m.isName()) { // في مقاله "الطرق أولا" في صحيفة
		return Report, from
	}
	if s.isWord(k-1, "ضيفا") && c&viaWord != 0 && m.isName() && s.follows(m.last, reachNear, sayWord) { // حل ضيفا على قناة X وقال
		return ToldTo, k - 1
	}
	if from := s.toldOn(k - 1); from >= 0 && c&viaWord != 0 && (!m.bareAmbiguous() || s.isOnAir(m.before)) && !(m.title && strings.HasPrefix(s.folded(m.first), "ال") && !s.isOnAir(m.before)) { // في مداخلة عبر قناة
		return ToldTo, from
	}
	if from := s.back(k-1, reachNear, accordingOf); from >= 0 && m.title && s.back(k-1, reachNear, reportNoun) >= 0 { // بحسب إحصائية للتقارير في صحيفة
		return Report, from
	}
	return "", 0
}

// ofObject is the role of a mention that is the object of a verb up to word k.
func (s *creditScan) ofObject(m *mention, k int) (Role, int) {
	// أبلغت مصادر موثوقة «الشرق الأوسط» أن
	if (m.open != 0 || m.title || !m.ambiguous) && (s.follows(m.last, 3, thatWord) || strings.ContainsAny(s.gap(m.last), openingMarks)) {
		if from := s.back(k, reachNear, tellVerb); from >= 0 && (s.class(m.before)&inWord == 0 || s.class(from)&sayWord == 0) { // but أبلغ الموظفين في رويترز أن
			return ToldTo, from
		}
	}
	if s.isWord(m.last+1, "علي") && (m.title || m.isName()) { // أطلع الأمين العام وكالة الأناضول على
		for from := k - 1; from >= 0 && from > k-reachFiller && !s.border(from); from-- {
			if briefing.HasForm(s.folded(from)) {
				return ToldTo, from
			}
		}
	}
	if from := s.informed(m, k); from >= 0 {
		return ToldTo, from
	}
	return "", 0
}

// isGain tells whether what stands behind word i, of what a medium obtained, is something
// that it gets for itself and does not print: a contract, a place, an amount, but not what it
// has of one, صورة من العقد, تفاصيل العقد.
func (s *creditScan) isGain(i int) bool {
	for i++; i < len(s.words) && !s.border(i-1); i++ {
		w := strings.TrimPrefix(s.folded(i), "ال")
		if s.class(i)&gainWord != 0 || gains.Has(w) {
			return true
		}
		if s.words[i].Flags&arabic.Number == 0 && !amounts.Has(w) {
			break
		}
	}
	return false
}

var (
	// gains are what media get for themselves by what they obtain, besides gainWord.
	gains = arabic.SetOf("عقد عقدا مركز مرتبه اذن اعتماد عضويه ميداليه درع كاس منحه قرض نسبه حصه اغلبيه ثقه تصنيف براءه تاشيره اعلانات ارباح مبني مقر مليون ملايين مليار دولار ريال جنيه درهم دينار يورو")
	// amounts stand before what there are several of.
	amounts = arabic.SetOf("نحو حوالي اكثر اعلي افضل اكبر اول ثاني ثالث من عده بعض ثلاث اربع خمس ست سبع ثماني تسع عشر مبلغ")
)

// interview is where a phrase begins that ends with word i and says in which
// conversation somebody says something, ahead of who printed or showed it: في مقابلة
// تلفزيونية بثتها, خلال الحوار الذي أجرته; -1 if there is none.
func (s *creditScan) interview(i int) int {
	for n := 0; n < 4 && i > 0 && !s.border(i); n++ {
		w := s.folded(i)
		if slices.Contains([]string{"مقابله", "حوار", "لقاء", "مداخله", "محادثه", "دردشه"}, strings.TrimPrefix(w, "ال")) || w == "حديث" && n > 0 {
			if s.class(i-1)&inWord != 0 || s.isWord(i-1, "خلال") || s.isWord(i-1, "ضمن") {
				return i - 1
			}
			return -1
		}
		if w != "التي" && w != "الذي" && w != "خاص" && w != "خاصه" && w != "مطول" && w != "مطوله" && w != "معه" && w != "معها" && w != "صحفي" && w != "صحافي" && w != "اذاعي" && w != "تلفزيوني" && !isAdjective(w) {
			return -1
		}
		i--
	}
	return -1
}

// toldFar is the verb at the head of a clause of which a mention is the object, however long
// the office and name of its subject are: أبلغ رئيس اللجنة الدكتور فلان وكالة X أن, and between
// commas of any such verb, أفاد رئيس المجلس فلان، وكالة X، بأن; -1 if it is none.
func (s *creditScan) toldFar(m *mention) int {
	if !m.known || !m.isName() || s.class(m.last+1)&clauseThat == 0 || s.class(m.before)&(inWord|viaWord|aboutWord|reporter|besideWord) != 0 || isOffice(s.folded(m.before)) {
		return -1
	}
	commas := m.before >= 0 && isComma(s.gap(m.before)) && isComma(strings.TrimLeft(s.gap(m.last), closingMarks))
	for i, n := m.before, 0; n < reachOffice && i >= 0 && !s.border(i) && s.class(i)&(clauseThat|toWord|withWord) == 0; n++ {
		if i < m.before && (s.class(i)&tellVerb != 0 || commas && informing.HasForm(s.folded(i))) && s.opens(i) {
			return i
		}
		i--
	}
	return -1
}

// informed is the verb of which a mention behind word k is the object: أفاد مسؤول
// وكالة فرانس برس أن; -1 if it is none.
func (s *creditScan) informed(m *mention, k int) int {
	if k != m.before || s.class(k)&^besideWord != 0 || !m.known || !m.isName() {
		return -1
	}
	last := m.last
	if s.isWord(last+1, "للانباء") {
		last++
	}
	if !s.follows(last, 3, clauseThat) && !(strings.HasPrefix(s.folded(last+1), "ب") && strings.TrimLeft(s.gap(last), closingMarks) == " ") { // أفاد مسؤول وكالة X بارتفاع العدد
		return -1
	}
	for from := k - 1; from >= 0 && from > k-reachFiller && !s.border(from); from-- {
		if informing.HasForm(s.folded(from)) {
			return from
		}
		if h, ok := s.heads[s.words[from].Hash]; ok && h.title {
			return -1
		}
		if s.class(from)&^(witness|besideWord) != 0 {
			return -1
		}
	}
	return -1
}

// isPointed tells whether word i says that somebody pointed to something: أشارت,
// which takes إلى as verbs of telling do.
func (s *creditScan) isPointed(i int) bool {
	return i >= 0 && !s.border(i) && pointing.HasForm(s.folded(i))
}

// isWriter tells whether word i is what a journalist is called.
func (s *creditScan) isWriter(i int) bool {
	w := strings.TrimPrefix(s.folded(i), "ال")
	return slices.Contains([]string{"صحافي", "صحفي", "صحافيه", "صحفيه", "كاتب", "كاتبه", "زميل", "زميله", "اعلامي", "اعلاميه", "محلل", "معلق"}, w)
}

// isAnalyst tells whether word i is what a medium calls those who write of its own matters.
func (s *creditScan) isAnalyst(i int) bool {
	return slices.Contains([]string{"محلل", "محلله", "معلق", "معلقه", "كاتب", "كاتبه", "مراسل", "مراسله", "محرر", "محرره"}, strings.TrimPrefix(s.folded(i), "ال"))
}

// isWritten tells whether word i says of a text that it was written or taken over.
func (s *creditScan) isWritten(i int) bool {
	if i < 0 || s.border(i) {
		return false
	}
	w := s.folded(i)
	return slices.Contains([]string{"كتابته", "كتابتها", "نشره", "نشرها", "نقله", "نقلها", "تحريره", "النشر", "كتب", "نشر", "اعداده"}, w)
}

// guessed says in what role somebody or something said to a name in marks makes a
// medium of it, and with which word that begins: a noun like تصريح, a verb of talking,
// another and what was said, لم يتسن or سبق. None does where somebody holds an office of
// the name: الرئيس التنفيذي لـ«سابك».
func (s *creditScan) guessed(m *mention) (role Role, from int, ok bool) {
	k := s.near(m.before)
	for from := k; from >= 0 && from > k-3 && !s.border(from); from-- {
		words := formsOf(s.folded(from))
		for _, noun := range []string{"تصريح", "حديث", "حوار", "مداخل", "مقابل", "سوال", "اسيل", "استفسار", "اتصال"} {
			if slices.ContainsFunc(words[:], func(w string) bool { return strings.HasPrefix(w, noun) }) {
				return ToldTo, from, s.class(from)&(sayWord|meetNoun) != 0
			}
		}
		if s.class(from) == 0 && !slices.ContainsFunc(words[:], isAdjective) {
			break
		}
	}
	if s.isThing(m.first) {
		return "", 0, false
	}
	if s.class(k)&seenVerb != 0 && strings.HasPrefix(s.folded(k), "ي") || s.isSaid(k, m.last) {
		return Report, k, true
	}
	for i := m.before; i >= 0 && i > m.before-3 && !s.border(i) && !s.isHeld(m.before); i-- {
		w := s.folded(i)
		if i == m.before && strings.HasPrefix(w, "ال") && s.class(i-1)&sayWord != 0 && !s.border(i-1) {
			break // قال المدير لـ«المتوسط» إن
		}
		if isOffice(w) || i == m.before && strings.HasPrefix(w, "ال") && isAdjective(w) {
			return "", 0, false
		}
	}
	if s.class(m.before)&reportNoun != 0 { // ذكر تقرير لـ«أمنستي» أن
		return "", 0, false
	}
	if from = s.asSaid(m.before); from >= 0 {
		return ToldTo, from, true
	}
	if from = s.back(m.before, reachFiller, hearNoun); from >= 0 && s.class(from)&meetNoun == 0 { // تحدث سكان لـ«الأفق»
		return ToldTo, from, true
	}
	if s.class(m.last+1)&(clauseThat|aboutWord) == 0 && !(s.class(m.last+1)&toWord != 0 && s.class(m.last+2)&clauseThat != 0) && !strings.Contains(s.gap(m.last), ":") && !(isComma(strings.TrimLeft(s.gap(m.last), closingMarks)) && s.follows(m.last, 2, clauseThat)) && !matters.Has(s.folded(m.last+1)) {
		return "", 0, false
	}
	if from = s.back(m.before, reachSay, sayWord); from < 0 {
		from = s.saidFar(m.before, m.last)
	}
	return ToldTo, from, from >= 0
}

// isOffice tells whether a folded word is what somebody is of an organisation: وكيل,
// والمدير, بمكتب, ممثلا.
func isOffice(word string) bool {
	for _, w := range formsOf(word) {
		w = strings.TrimPrefix(w, "ال")
		if offices.Has(w) || offices.Has(strings.TrimSuffix(w, "ا")) {
			return true
		}
	}
	return false
}

// isHeld tells whether word i ends what a speaker's office is of, so that a name behind
// it is nothing that he has an office of: رئيس البلدية لـ«X», وزير التربية لـ«X», but
// نائب الرئيس التنفيذي لـ«X», مدير التسويق لـ«X».
func (s *creditScan) isHeld(i int) bool {
	for n := 0; n < 3 && i > 0 && !s.border(i-1); n++ {
		w := s.folded(i)
		bare, article := strings.CutPrefix(w, "ال")
		if !article {
			bare, article = strings.CutPrefix(w, "لل")
			if !article || functions.Has(bare) {
				return false
			}
			return true
		}
		if isOffice(w) || functions.Has(bare) {
			return false
		}
		if i--; !strings.HasPrefix(s.folded(i), "ال") {
			return s.class(i)&sayWord == 0
		}
	}
	return false
}

// isStudy tells whether what a medium is said to have printed, up to word i, is research that a
// journal printed; a newspaper or a channel reports it.
func (s *creditScan) isStudy(i int, m *mention) bool {
	if m.title && press.HasForm(s.folded(m.first)) {
		return false
	}
	return s.back(i, reachNear, studyWord) >= 0
}

// isMatter tells whether verb k says of media at large, whose name ends with word
// last, not what they report but that somebody or something is in all of them: الطالبة
// التي تناقلت وسائل الإعلام خبر, كما أبرزت الصحف زيارة الملك.
func (s *creditScan) isMatter(k, last int) bool {
	verb := arabic.Unjoined(s.folded(k))
	if strings.HasSuffix(strings.TrimSuffix(verb, "ت"), "برز") && !s.follows(last, 3, clauseThat) { // أبرزت الصحف زيارة الملك
		return true
	}
	if k < 1 || s.border(k-1) && s.class(k-1)&whatWord == 0 {
		return false
	}
	if strings.HasPrefix(verb, "قدرت") && s.class(k)&relVerb != 0 { // صفقة قدرتها الصحف بنحو
		return true
	}
	spread := strings.HasPrefix(verb, "تناقل") || strings.HasPrefix(verb, "تداول") || strings.HasPrefix(verb, "تتناقل") || strings.HasPrefix(verb, "تتداول")
	switch w := s.folded(k - 1); {
	case w == "التي" || w == "الذي" || w == "الذين" || w == "والتي" || w == "والذي":
		return spread && s.back(k-2, 3, accordingTo|accordingOf) < 0
	case w == "كما" && s.border(k-2):
		return s.class(k)&weakVerb != 0 && s.gap(last) == " " && !s.follows(last, reachThat, thatWord|toWord)
	case w == "ما" || w == "لما" || w == "مما" || w == "عما" || w == "بما":
		return spread && s.class(k-2)&(accordingTo|accordingOf) == 0
	}
	return false
}

// circulated tells whether word i is what is done with a rumour: ما تم تداوله, unless
// the text itself takes it from there, وفقا لما تم تداوله, and nobody whom it quotes.
func (s *creditScan) circulated(i int) bool {
	if w := s.folded(i); w != "تداوله" && w != "تداولها" && w != "تناقله" && w != "تناقلها" {
		return false
	}
	return s.isQuoted(i) || s.back(i-1, reachFiller, accordingTo|accordingOf) < 0
}

// isQuoted tells whether word i stands in quotation marks that its line opened, of
// which no more than maxQuote bytes are looked at.
func (s *creditScan) isQuoted(i int) bool {
	at := int(s.words[i].Start)
	before := s.text[max(s.start, at-maxQuote):at]
	return strings.LastIndex(before, "«") > strings.LastIndex(before, "»") || strings.LastIndex(before, "“") > strings.LastIndex(before, "”") || strings.Count(before, `"`)%2 == 1
}

// aired tells whether what verb k says of the channel that ends with word last is
// that it showed an event to all: المناظرة التي أذاعتها شبكة فوكس نيوز, نقله
// التلفزيون على الهواء.
func (s *creditScan) aired(k, last int) bool {
	for i := last + 1; i <= last+4 && i < len(s.words) && !s.border(i-1); i++ {
		if s.isWord(i, "الهواء") || i <= last+2 && (s.isWord(i, "مباشره") || s.isWord(i, "مباشرا")) {
			return true
		}
	}
	for i := k - 1; i >= 0 && i >= k-3 && !s.border(i); i-- {
		w := s.folded(i)
		if slices.ContainsFunc([]string{"مناظره", "مباراه", "مباريات", "حفل", "مسلسل", "مسابقه", "سهره", "خطاب", "كلمه", "جلسه", "جلسات", "مراسم", "احتفال"}, func(event string) bool { return w == event || strings.HasSuffix(w, "ال"+event) }) {
			return true
		}
	}
	return false
}

// broadcast tells whether word i says that something is carried by a channel, as
// a match is: نقلها عبر قناة.
func (s *creditScan) broadcast(i int) bool {
	return listed(carrying, s.folded(i)) != ""
}

// said is the nearest word of the classes among the n words up to word i, with no
// clause or matter between, في حديث عن خلافه مع; -1 if there is none.
func (s *creditScan) said(i, n int, c class) int {
	for ; n > 0 && i >= 0 && !s.border(i) && s.class(i)&(clauseThat|aboutWord) == 0; n-- {
		if s.class(i)&c != 0 {
			return i
		}
		i--
	}
	return -1
}

// wrote is the nearest word up to word i that says that somebody wrote; -1 if
// there is none.
func (s *creditScan) wrote(i int) int {
	for from := i; from >= 0 && from > i-reachNear && !s.border(from); from-- {
		if writing.HasForm(s.folded(from)) {
			return from
		}
	}
	return -1
}

// isCited tells whether what somebody wrote in the medium that ends with word last
// stands behind it: أن, a colon, or an article that is no regular one.
func (s *creditScan) isCited(last int) bool {
	if s.follows(last, reachFiller, clauseThat) || strings.Contains(s.gap(last), ":") {
		return true
	}
	for i := last + 1; i <= last+2 && i < len(s.words) && !s.border(i-1); i++ {
		if s.isWord(i, "مقالا") || s.isWord(i, "مقاله") {
			return !slices.Contains([]string{"اسبوعيا", "يوميا", "شهريا", "اسبوعيه", "يوميه", "شهريه"}, s.folded(i+1))
		}
	}
	return false
}

// column is where a phrase begins that ends with word i and says in which article
// of a columnist something stands, in the medium that ends with word last, ahead of
// what he says: وفي مقاله "الطرق أولا"; -1 if there is none.
func (s *creditScan) column(i, last int) int {
	inMarks := i >= 0 && strings.ContainsAny(s.gap(i), closingMarks)
	for n := 0; n < reachTitle && i > 0 && (inMarks || !s.border(i) && !strings.ContainsAny(s.gap(i), "،,؛:")); n++ {
		switch w := s.folded(i); {
		case !inMarks && columns.Has(w):
			if s.class(i-1)&inWord == 0 && !s.isWord(i-1, "ضمن") && !s.isWord(i-1, "وضمن") || s.border(i-1) {
				return -1
			}
			if s.back(i-2, reachNear, strongVerb|sayWord) >= 0 || s.opens(i-1) && s.follows(last, reachSay, strongVerb|weakVerb|coverVerb|sayWord|speakVerb) {
				return i - 1
			}
			return -1
		case !inMarks && !isAdjective(w) && s.class(i)&fillerWord == 0 && !slices.Contains([]string{"المنشور", "المنشوره", "له", "لها", "بعنوان", "تحت", "عنوان"}, w):
			return -1
		}
		if gap := s.gap(i - 1); strings.ContainsAny(gap, openingMarks) {
			inMarks = false
		}
		i--
	}
	return -1
}

// toldOn is where somebody begins to speak who is heard on what is named behind
// word i, in a programme or not; -1 if nobody does.
func (s *creditScan) toldOn(i int) int {
	for n := 0; n < reachSay && i >= 0 && !s.border(i); n++ {
		if s.class(i)&(sayWord|speakVerb) != 0 && s.class(i)&viaWord == 0 && !s.isWord(i, "رساله") {
			return i
		}
		if s.class(i)&(thatWord|pronoun) != 0 {
			return -1
		}
		i--
	}
	return -1
}

// agrees tells whether word k may be the verb of the title at word i: ذكرت صحيفة,
// but نشر صحيفة is a noun, the printing of a paper.
func (s *creditScan) agrees(k, i int) bool {
	if !strings.HasSuffix(s.folded(i), "ه") {
		return true
	}
	verb := arabic.Unjoined(s.folded(k))
	for _, end := range []string{"ت", "ته", "تها", "تهم", "تنا"} {
		if strings.HasSuffix(verb, end) {
			return true
		}
	}
	return strings.HasPrefix(verb, "ت") || verb == "حسبما"
}

// ofItself tells whether what stands behind word last is something of the medium
// that is named there: توقعت وكالة رويترز زيادة إيراداتها.
func (s *creditScan) ofItself(last int) bool {
	for i := last + 1; i <= last+2 && i < len(s.words) && !s.border(i-1); i++ {
		if s.class(i) == 0 && strings.HasSuffix(s.folded(i), "ها") && s.class(i-1)&inWord == 0 && !s.isWord(i, "غيرها") {
			return true
		}
	}
	return false
}

// ofOwn tells whether what verb k says of the medium of a mention is what that
// says of itself, so that it is the story: أكدت صحيفة X في بيان أنها, أعلنت قناة X أن مصورها
// أصيب, نفت قناة X ما تردد. A medium that reports does so about others.
func (s *creditScan) ofOwn(k int, m *mention) bool {
	if denying.HasForm(s.folded(k)) {
		return true
	}
	for i := m.last + 1; i <= m.last+reachFiller && i < len(s.words) && !s.border(i-1); i++ {
		switch c := s.class(i); {
		case !m.agency && s.isWord(i, "بيان") && s.class(i-1)&inWord != 0:
			return true
		case c&clauseThat != 0:
			own := s.folded(i + 1)
			return c&selfThat == 0 && !s.border(i) && strings.HasSuffix(own, "ها") && strings.HasPrefix(own, "م") && staff.Has(strings.TrimSuffix(own, "ها"))
		}
	}
	return false
}

// isFinite tells whether word k is a verb, and no noun that is written alike, وصف,
// which begins no clause.
func (s *creditScan) isFinite(k int) bool {
	w := s.folded(k)
	return strings.HasSuffix(w, "ت") || strings.HasSuffix(w, "نا") || strings.HasPrefix(w, "ي") || strings.HasPrefix(w, "و") && w != "وصف" && w != "وثق" || s.opens(k)
}

// states tells whether word k is a verb that nobody listed, first in its clause,
// of which a mention is the subject and that says something: وأوحت صحيفة لوموند بأن.
func (s *creditScan) states(k int, m *mention) bool {
	if k != m.before || !m.title && !m.vague || s.class(k)&^(clauseWord|sayWord|speakVerb) != 0 || !s.opens(k) || !s.follows(m.last, 3, clauseThat) || s.follows(m.last, 3, selfThat) {
		return false
	}
	verb := arabic.Unjoined(s.folded(k))
	return len(verb) > 2*len("ت") && (strings.HasSuffix(verb, "ت") || strings.HasPrefix(verb, "ت")) && s.agrees(k, m.first)
}

// opens tells whether a clause may begin with word k.
func (s *creditScan) opens(k int) bool {
	return s.border(k-1) || strings.ContainsAny(s.gap(k-1), "،,؛") || s.class(k-1)&(clauseWord|whatWord|wasWord) != 0 || s.isWord(k-1, "قد") || s.isWord(k-1, "وقد")
}

// isPrinted tells whether word k says that something was printed.
func (s *creditScan) isPrinted(k int) bool {
	return printing.HasForm(s.folded(k))
}

// pictured tells whether what is said to have been printed at word k is a picture:
// صورتي التي نشرت في.
func (s *creditScan) pictured(k int) bool {
	for i := k - 1; i >= 0 && i > k-reachNear && !s.border(i); i-- {
		if strings.Contains(s.folded(i), "صور") {
			return true
		}
	}
	return false
}

// nameFirst judges a name whose verb stands behind it: وكانت صحيفة الوطن قد
// ذكرت, وكالة رويترز قالت إن.
func (s *creditScan) nameFirst(m *mention) (Role, int) {
	k := m.before
	was := k >= 0 && !s.border(k) && s.class(k)&wasWord != 0
	that := k >= 0 && !s.border(k) && s.class(k)&(thatWord|clauseWord) != 0 && s.class(k)&aboutWord == 0 // يذكر أن وكالة رويترز كشفت
	if !was && !that && k >= 0 && !s.border(k) || m.last+1 >= len(s.words) {
		return "", 0
	}
	if strings.ContainsAny(s.gap(m.last), ":-–—/|") {
		return "", 0
	}
	from := m.first
	if was {
		from = k
	}
	v := s.pastRelative(m.last + 1)
	for end := v + 3; v < end && v < len(s.words) && !s.border(v-1); v++ {
		c := s.class(v)
		if was && s.isWord(v, "اول") && s.isWord(v+1, "من") && s.class(v+2)&telling != 0 { // كانت رويترز أول من أورد
			return Report, from
		}
		if c&ownVerb != 0 && m.open != 0 && v == m.last+1 && s.isOwn(m) {
			return Report, from
		}
		if c&(strongVerb|moveVerb|weakVerb) != 0 && (was && c&strongVerb != 0 || s.follows(v, reachThat, thatWord)) || c&objectVerb != 0 && s.follows(v, reachObject, objectWord|clauseThat) {
			return Report, from
		}
		if c&fillerWord == 0 && !isAdjective(s.folded(v)) && s.folded(v) != "للانباء" {
			break
		}
	}
	return "", 0
}

// pastRelative is the word behind a clause between commas that describes what
// stands before word i, «جيهان»، التي يملكها فلان، قالت; i if there is none.
func (s *creditScan) pastRelative(i int) int {
	start := i
	for i < start+2 && i < len(s.words) && (isAdjective(s.folded(i)) || strings.HasPrefix(s.folded(i), "ال") && s.isWord(i+1, "التي")) {
		i++
	}
	if !s.isWord(i, "التي") && !s.isWord(i, "الذي") {
		return start
	}
	for j := i; j+1 < len(s.words) && j < i+reachSay && !s.border(j); j++ {
		if isComma(s.gap(j)) {
			return j + 1
		}
	}
	return start
}
