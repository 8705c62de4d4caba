package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// Whom somebody speaks to
//
// قال لـ, في تصريح لـ, أبلغ … أن, في مقابلة بثتها: the medium is who heard it. The verb may stand
// far off, before the office and name of who speaks, so that each of these looks back through
// the clause for it, but not past another clause or matter, which has people of its own.

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
	if c&reporter != 0 && m.agency && witnessing.HasForm(s.folded(k-1)) && s.opens(k-1) { // وشاهد مراسل لرويترز
		return Report, k - 1
	}
	if c&reporter != 0 && (s.class(k-1)&sayWord == 0 || s.class(k-1)&strongVerb != 0) { // but تصريح صحفي لـ
		if from := s.back(k-1, 3, telling|seenVerb); from >= 0 {
			return Report, from
		}
		return "", 0
	}
	if m.title && k > 0 && s.isAnalyst(k) { // وصف المحلل العسكري لصحيفة
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
	if from := s.back(start, reachFiller, speakVerb); from >= 0 {
		isQuoted := s.follows(m.last, 3, thatWord) || strings.ContainsAny(s.gap(m.last), ":،")
		if isQuoted || from == start || s.isOwn(m) {
			return ToldTo, from
		}
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
	if from < 1 || s.border(from-1) || s.class(from-1)&whatWord == 0 || s.isWord(from-1, "كما", "علي") {
		return -1
	}
	if s.isWord(from-1, "حسبما", "وفقما") || s.class(from-2)&(accordingOf|accordingTo) != 0 {
		return from
	}
	return -1
}

// isSaid tells whether word k is سبق, and what ends with word last then reported:
// سبق لرويترز أن كشفت.
func (s *creditScan) isSaid(k, last int) bool {
	return s.isWord(k, "سبق", "وسبق") && s.class(last+1)&clauseThat != 0 && s.class(last+2)&reporting != 0
}

var (
	interviews   = arabic.SetOf("مقابله حوار لقاء مداخله محادثه دردشه")
	ofInterviews = arabic.SetOf("التي الذي خاص خاصه مطول مطوله معه معها صحفي صحافي اذاعي تلفزيوني") // stand behind one, before the verb
)

// interview is where a phrase begins that ends with word i and says in which
// conversation somebody says something, ahead of who printed or showed it: في مقابلة
// تلفزيونية بثتها, خلال الحوار الذي أجرته; -1 if there is none.
func (s *creditScan) interview(i int) int {
	for n := 0; n < 4 && i > 0 && !s.border(i); n++ {
		w := s.folded(i)
		if s.isOf(interviews, i) || w == "حديث" && n > 0 {
			if s.class(i-1)&inWord != 0 || s.isWord(i-1, "خلال", "ضمن") {
				return i - 1
			}
			return -1
		}
		if !ofInterviews.Has(w) && !isAdjective(w) {
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
	isBehind := s.class(m.before)&(inWord|viaWord|aboutWord|reporter|besideWord) != 0 || isOffice(s.folded(m.before)) // and no object
	if isBehind || !m.known || !m.isName() || s.class(m.last+1)&clauseThat == 0 {
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
