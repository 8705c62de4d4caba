package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// Where something stands
//
// جاء في X, نشر على X, مقاله في X, مراسل X, نقلا عن X: a preposition or a noun of its own is
// before the medium.

// ofBehind is the role of a mention behind word k where that is no verb of which the medium
// is the subject: a preposition, who speaks for the medium, what is its own.
func (s *creditScan) ofBehind(m *mention, k int) (Role, int) {
	c := s.class(k)
	switch {
	case c&withWord != 0:
		if s.isWord(k-1, "بالاتفاق", "بترتيب", "بالترتيب") {
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
	case m.isName() && s.unanswered(m) >= 0:
		return Report, s.unanswered(m)
	case c&reporter != 0 && strings.HasPrefix(s.folded(k), "ل"): // في تصريح لمراسل سانا
		if from := s.back(k-1, reachSay, sayWord); from >= 0 {
			return ToldTo, from
		}
	case m.title && s.isWord(k, "علم", "وعلم"):
		return Report, k
	case c&(reporter|witness) != 0, s.isWord(k, "من") && s.class(k-1)&(reporter|witness) != 0: // مراسل رويترز, مصادر «عكاظ»
		if from := s.back(k-1, 3, telling|relVerb|seenVerb|accordingOf|accordingTo|naqlWord); from >= 0 && !(m.vague && s.class(from) == relVerb) {
			return Report, from
		}
	case s.isWord(k, "غلاف", "صدر", "صفحات") && m.isName(): // تصدر غلاف صحيفة
		for from := k - 1; from >= 0 && from > k-reachFiller && !s.border(from) && !s.pictured(k); from-- {
			if topping.HasForm(s.folded(from)) {
				return Report, from
			}
		}
	case s.isWord(k, "ترجمه") && s.class(k-1)&accordingOf != 0:
		return Report, k - 1
	case s.isWord(k, "لسان") && s.isWord(k-1, "علي"):
		return Report, k - 1
	case m.known && s.isWord(k, "كاميرا", "كاميرات", "ميكروفون"): // قال أمام كاميرا قناة
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

// silence are the words of who says nothing to a newsroom that asks: لم يرد, امتنع عن التعليق.
var silence = arabic.SetOf("يرد ترد يردوا يردا رد يستجب تستجب يجب تجب تعليق التعليق تعقيب التعقيب للتعليق بالتعليق")

// unanswered is the call or request of a mention that nobody answers: لم ترد على طلب من
// رويترز للتعليق, لم يصدر تعليق لدى اتصال فرانس برس بها; -1 if there is none.
func (s *creditScan) unanswered(m *mention) int {
	k := m.before
	if s.isWord(k, "من") && !m.attached {
		k--
	}
	for k > 0 && isAdjective(s.folded(k)) || s.isWord(k, "متكرر", "متكرره", "هاتفي") {
		k--
	}
	if k < 1 || s.border(k) || s.border(k-1) || !s.isWord(k, "طلب", "طلبات", "اتصال", "اتصالات", "رسايل") || !s.isWord(k-1, "علي", "لدي", "عند", "بعد", "رغم") {
		return -1
	}
	if s.isWord(m.last+1, "للتعليق", "بالتعليق", "التعليق", "للتعقيب", "التعقيب") { // but not طلب رويترز تعليق الاتفاق
		return k
	}
	for i := k - 2; i >= 0 && i > k-reachSay && !s.border(i); i-- {
		if silence.Has(s.folded(i)) {
			return k
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
	before, c := k-1, s.class(k)
	isVia := c&viaWord != 0
	if s.appears(before, m) && !(isVia && s.broadcast(before)) {
		return Report, before
	}
	isClear := m.title || m.known && m.isName()
	isMarked := m.title || m.open != 0
	if c&inWord != 0 {
		if from := s.back(before, reachFiller, relVerb); from >= 0 && isClear && s.isOf(journalists, from+1) { // نشره الصحافي فلان في موقع X
			return Report, from
		}
		if !s.border(before) && s.class(before)&sayWord != 0 && isMarked && (strings.Contains(s.gap(m.last), ":") || s.class(m.last+1)&clauseThat != 0) { // قال في صحيفة «الحياة»: …
			return ToldTo, before
		}
		if isClear && !s.border(before) && s.isAnalyst(before) { // رأى المحلل العسكري في «معاريف»
			if from := s.back(before, 4, telling|coverVerb|sayWord); from >= 0 {
				return Report, from
			}
		}
		if from := s.wrote(before); from >= 0 && isMarked && s.isCited(m.last) { // كتب المحلل في صحيفة X أن
			return Report, from
		}
		if from := s.column(before, m.last); from >= 0 && k == m.before && isClear { // في مقاله "الطرق أولا" في صحيفة
			return Report, from
		}
	}
	if isVia {
		if s.isWord(before, "ضيفا") && m.isName() && s.follows(m.last, reachNear, sayWord) { // حل ضيفا على قناة X وقال
			return ToldTo, before
		}
		if from := s.toldOn(before); from >= 0 && s.isChannel(m) { // في مداخلة عبر قناة
			return ToldTo, from
		}
	}
	if from := s.back(before, reachNear, accordingOf); from >= 0 && m.title && s.back(before, reachNear, reportNoun) >= 0 { // بحسب إحصائية للتقارير في صحيفة
		return Report, from
	}
	return "", 0
}

// appears tells whether word i says that something stands in print, جاء or نشر or أوردته, that
// is no research, rumour or picture.
func (s *creditScan) appears(i int, m *mention) bool {
	if !foundIn.HasForm(s.folded(i)) && !s.isPrinted(i) && s.class(i)&relVerb == 0 {
		return false
	}
	return !s.isStudy(i, m) && !(m.vague && s.circulated(i)) && !s.pictured(i)
}

// isChannel tells whether a mention behind على or عبر is a channel on which one is heard: a
// title with the article (على القناة) is none unless its waves or its screen are spoken of.
func (s *creditScan) isChannel(m *mention) bool {
	return s.isOnAir(m.before) || !m.bareAmbiguous() && !(m.title && strings.HasPrefix(s.folded(m.first), "ال"))
}

// isOf tells whether word i is in a set, with or without the article.
func (s *creditScan) isOf(set *arabic.Set, i int) bool {
	return set.Has(strings.TrimPrefix(s.folded(i), "ال"))
}

// inIssue is where a phrase begins that ends with word k, or the adjective behind it, and says
// in which issue something stands: جاء في عدد أمس, ورد في العدد الأخير; -1 if there is none.
func (s *creditScan) inIssue(k int) int {
	for n := k; n > 1 && n > k-2 && !s.border(n-1); n-- {
		if s.isWord(n, "عدد", "العدد") && s.class(n-1)&inWord != 0 && foundIn.HasForm(s.folded(n-2)) && !s.border(n-2) {
			return n - 2
		}
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
		if s.isWord(i, "مقالا", "مقاله") {
			return !regularly.Has(s.folded(i + 1))
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
			if s.class(i-1)&inWord == 0 && !s.isWord(i-1, "ضمن", "وضمن") || s.border(i-1) {
				return -1
			}
			if s.back(i-2, reachNear, strongVerb|sayWord) >= 0 || s.opens(i-1) && s.follows(last, reachSay, strongVerb|weakVerb|coverVerb|sayWord|speakVerb) {
				return i - 1
			}
			return -1
		case !inMarks && !isAdjective(w) && s.class(i)&fillerWord == 0 && !titling.Has(w):
			return -1
		}
		if gap := s.gap(i - 1); strings.ContainsAny(gap, openingMarks) {
			inMarks = false
		}
		i--
	}
	return -1
}

// isAnalyst tells whether word i, or the one before an adjective there, is what a medium calls
// those who write of its own matters: المحلل, المحلل العسكري.
func (s *creditScan) isAnalyst(i int) bool {
	return s.isOf(analysts, i) || isAdjective(s.folded(i)) && s.isOf(analysts, i-1)
}

// isWritten tells whether word i says of a text that it was written or taken over.
func (s *creditScan) isWritten(i int) bool {
	return i >= 0 && !s.border(i) && written.Has(s.folded(i))
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
