package corpus

import (
	"slices"
	"strings"
)

// A name in marks that somebody speaks to
//
// لـ«المتوسط» may be a paper that nobody has, or a bank: قال المدير لـ«المتوسط» إن is told to a
// paper, قال مدير «المتوسط» is not, and الرئيس التنفيذي لـ«المتوسط» has an office there.

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
