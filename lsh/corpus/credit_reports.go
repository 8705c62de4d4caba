package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// What a medium says
//
// ذكرت X, نشرته X, وكانت X قد كشفت: the medium is the subject of a verb. Some verbs say by
// themselves that it reports (ذكرت), others where أن or عن follows (أعلنت, نقلت), where it has an
// object that only reports have (أماطت اللثام), or where it is what was named before (نشرته).

// ofName judges a name without a letter before it; k is the word before it.
func (s *creditScan) ofName(m *mention, k int) (Role, int) {
	if from := s.toldFar(m); from >= 0 {
		return ToldTo, from
	}
	if k < 0 {
		return "", 0
	}
	c := s.class(k)
	switch {
	case c&aboutWord != 0:
		return s.ofAbout(m, k)
	case c&(reporting|relVerb) != 0 && c&witness == 0 && m.title && !s.agrees(k, m.first):
		return "", 0
	case c&naqlWord != 0 && k+1 == m.before && s.isWord(k+1, "من") && m.isName(): // منقول من
		return Report, k
	case s.isWord(k, "بواسطه") && s.isWritten(k-1): // تم كتابته بواسطة
		return Report, k - 1
	}
	if role, from, ok := s.ofSource(m, k); ok {
		return role, from
	}
	if role, from, ok := s.ofRelative(m, k); ok {
		return role, from
	}
	if role, from, ok := s.ofVerb(m, k); ok {
		return role, from
	}
	return s.ofHearer(m, k)
}

// ofSource judges a name behind word k where that names a source by itself: بحسب, ذكرت,
// عنونت; ok is true where nothing else need be asked.
func (s *creditScan) ofSource(m *mention, k int) (role Role, from int, ok bool) {
	c := s.class(k)
	switch {
	case s.isService(m) && c&reporting != 0 && c&(strongVerb|moveVerb) == 0 && !s.isPointed(k):
		return "", 0, true
	case s.isHeadlined(k) && k == m.before:
		return Report, k, true
	case c&accordingOf != 0, c&accordingTo != 0 && k == m.before && m.known && m.isName(): // وفقا وكالة الأنباء
		return Report, k, true
	case m.plain && !m.title && m.open == 0 && s.class(m.last+1)&clauseThat == 0 && s.isWord(k, "قال", "وقال"): // قال الأهرام أعظم ما بني
		return "", 0, true
	case m.vague && s.isMatter(k, m.last):
		return "", 0, true
	case c&strongVerb != 0 && s.border(k-1) && s.ofOwnClause(k, m.last):
		return "", 0, true
	case c&strongVerb != 0 && (!m.vague || m.first < m.last || s.follows(m.last, reachThat, thatWord|toWord)): // but تنشر الصحف
		return Report, k, true
	}
	return "", 0, false
}

// ofRelative judges a name behind word k where that says what the medium did with something
// named before: نشرته, بثتها, حصلت على.
func (s *creditScan) ofRelative(m *mention, k int) (role Role, from int, ok bool) {
	c := s.class(k)
	switch {
	case c&(relVerb|relNow|seenVerb) == 0:
	case s.isGained(m, k), c&relVerb != 0 && (s.aired(k, m.last) || s.isWord(k, "نشره") && s.class(k-1)&inWord != 0): // اشترك في نشرة X
		return "", 0, true
	case c&relVerb != 0 && !m.vague && s.interview(k-1) >= 0:
		return ToldTo, s.interview(k - 1), true
	case c&relVerb != 0 && !s.isStudy(k-1, m):
		return Report, k, true
	case c&relNow != 0 && k >= 2 && s.class(k-2)&(accordingOf|accordingTo) != 0 && s.isWord(k-1, "ما", "لما") && !s.border(k-1):
		return Report, k, true
	}
	return "", 0, false
}

// ofVerb judges a name behind word k where that is a verb of which the medium may be the
// subject, by what stands behind the name: أعلنت … أن, نقلت … عن, أماطت … اللثام.
func (s *creditScan) ofVerb(m *mention, k int) (role Role, from int, ok bool) {
	c := s.class(k)
	asSaid := s.class(k-1)&(whatWord|accordingOf) != 0 // كما أعلنت
	switch {
	case c&moveVerb != 0 && (s.follows(m.last, reachThat, thatWord) || asSaid):
		return Report, k, true
	case c&weakVerb != 0 && !m.known && s.class(m.last+1)&aboutWord != 0 && strings.HasPrefix(arabic.Unjoined(s.folded(k)), "اعلن"): // أعلن تلفزيون X عن مسابقته
		role, from = s.ofObject(m, k)
		return role, from, true
	case c&weakVerb != 0 && !asSaid && s.ofOwn(k, m):
		return "", 0, true
	case c&weakVerb != 0 && (s.follows(m.last, reachThat, thatWord|toWord) || asSaid):
		return Report, k, true
	case s.isWord(k, "اجرت", "واجرت") && s.follows(m.last, 4, meetNoun): // أجرت مجلة X مقابلة مع
		return ToldTo, k, true
	case c&coverVerb != 0 && m.isName() && s.isFinite(k) && !s.ofItself(m.last):
		return Report, k, true
	case s.isWord(m.last+1, "من") && strings.HasSuffix(s.folded(k), "حذرت"): // but وحذرت صحيفة X: somebody warned her
		return Report, k, true
	case c&objectVerb != 0 && m.isName() && s.isFinite(k) && s.follows(m.last, reachObject, objectWord|clauseThat):
		return Report, k, true
	case c&(objectVerb|coverVerb|weakVerb) != 0 && m.isName() && s.isFinite(k) && strings.Contains(s.gap(m.last), ":"): // وتساءلت صحيفة معاريف:
		return Report, k, true
	}
	return "", 0, false
}

// ofHearer judges a name behind word k where that is none of these verbs: for whom something
// was made, what reached it, what it saw, who spoke to it, and at last where it stands.
func (s *creditScan) ofHearer(m *mention, k int) (Role, int) {
	c := s.class(k)
	switch {
	case s.isWord(k, "لصالح", "لحساب"): // استطلاع أجرته مؤسسة لصالح صحيفة
		if from := s.back(k, reachThat, reportNoun); from >= 0 && m.isName() {
			return Report, from
		}
	case s.states(k, m), s.isWord(k, "وصل", "وصلت") && s.isWord(m.last+1, "نسخه"):
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
		says := was && c&strongVerb != 0 || c&telling != 0 && s.follows(v, reachThat, thatWord)
		if says || c&objectVerb != 0 && s.follows(v, reachObject, objectWord|clauseThat) {
			return Report, from
		}
		if c&seenVerb != 0 && m.known && (m.title || !m.ambiguous) && s.class(v+1)&clauseThat != 0 && strings.HasPrefix(s.folded(v), "علم") { // بي بي سي علمت أن
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
	if !s.isWord(i, "التي", "الذي") {
		return start
	}
	for j := i; j+1 < len(s.words) && j < i+reachSay && !s.border(j); j++ {
		if isComma(s.gap(j)) {
			return j + 1
		}
	}
	return start
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

// isFinite tells whether word k is a verb, and no noun that is written alike, وصف,
// which begins no clause.
func (s *creditScan) isFinite(k int) bool {
	w := s.folded(k)
	switch {
	case strings.HasSuffix(w, "ت"), strings.HasSuffix(w, "نا"), strings.HasPrefix(w, "ي"):
		return true
	case strings.HasPrefix(w, "و") && w != "وصف" && w != "وثق":
		return true
	}
	return s.opens(k)
}

// states tells whether word k is a verb that nobody listed, first in its clause,
// of which a mention is the subject and that says something: وأوحت صحيفة لوموند بأن.
func (s *creditScan) states(k int, m *mention) bool {
	if k != m.before || !m.title && !m.vague || s.class(k)&^(clauseWord|sayWord|speakVerb) != 0 || !s.opens(k) {
		return false
	}
	if !s.follows(m.last, 3, clauseThat) || s.follows(m.last, 3, selfThat) {
		return false
	}
	verb := arabic.Unjoined(s.folded(k))
	return len(verb) > 2*len("ت") && (strings.HasSuffix(verb, "ت") || strings.HasPrefix(verb, "ت")) && s.agrees(k, m.first)
}

// ofOwn tells whether what verb k says of the medium of a mention is what that
// says of itself, so that it is the story: أكدت صحيفة X في بيان أنها, أعلنت قناة X أن مصورها
// أصيب, نفت قناة X ما تردد. A medium that reports does so about others.
func (s *creditScan) ofOwn(k int, m *mention) bool {
	if denying.HasForm(s.folded(k)) {
		return true
	}
	for i := m.last + 1; i <= m.last+reachFiller && i < len(s.words) && !s.border(i-1) && s.class(i)&clauseThat == 0; i++ {
		if !m.agency && s.isWord(i, "بيان") && s.class(i-1)&inWord != 0 {
			return true
		}
	}
	return s.ofOwnClause(k, m.last)
}

// ofOwnClause tells whether the clause that verb k has behind word last, the end of the
// medium's name, is about the medium: إن موقعها تعرض لهجوم, and in a sentence that begins with
// the verb, so that the pronoun has nothing else to mean, إنها ستستغني عن. What its reporter
// saw is a report, and so is what it learnt; what will be (إنها ستكون المرة الأولى) need not be it.
func (s *creditScan) ofOwnClause(k, last int) bool {
	for i := last + 1; i <= last+reachFiller && i+1 < len(s.words) && !s.border(i-1); i++ {
		c, next := s.class(i), s.folded(i+1)
		switch {
		case c&clauseThat == 0:
			continue
		case s.border(i):
			return false
		case c&selfThat != 0:
			return s.border(k-1) && next != "ستكون" && (strings.HasPrefix(next, "ست") && len(next) > len("ستكو") || next == "لن" || next == "سوف")
		}
		noun, own := strings.CutSuffix(next, "ها")
		return own && staff.Has(noun) && !s.sees(i+1)
	}
	return false
}

// sees tells whether somebody whom word i names saw or said something: مراسلها في المكان شاهد.
func (s *creditScan) sees(i int) bool {
	for j := i + 1; j <= i+reachFiller+1 && j < len(s.words) && !s.border(j-1); j++ {
		if witnessing.HasForm(s.folded(j)) || s.class(j)&(seenVerb|telling) != 0 {
			return true
		}
	}
	return false
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

// isPointed tells whether word i says that somebody pointed to something: أشارت,
// which takes إلى as verbs of telling do.
func (s *creditScan) isPointed(i int) bool {
	return i >= 0 && !s.border(i) && pointing.HasForm(s.folded(i))
}
