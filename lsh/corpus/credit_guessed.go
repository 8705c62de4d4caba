package corpus

import (
	"slices"
	"strings"
)

// A name in marks that somebody speaks to
//
// لـ«المتوسط» may be a paper that nobody has, or a bank: قال المدير لـ«المتوسط» إن is told to a
// paper, قال مدير «المتوسط» is not, and الرئيس التنفيذي لـ«المتوسط» has an office there.

// talks begin the nouns of what is said to a medium, folded: حوار and حوارات, مداخلة and مداخلته.
var talks = []string{"تصريح", "حديث", "حوار", "مداخل", "مقابل", "سوال", "اسيل", "استفسار", "اتصال"}

// guessed says in what role somebody or something said to a name in marks makes a
// medium of it, and with which word that begins: a noun like تصريح, a verb of talking,
// another and what was said, لم يتسن or سبق. None does where somebody holds an office of
// the name: الرئيس التنفيذي لـ«سابك».
func (s *creditScan) guessed(m *mention) (role Role, from int, ok bool) {
	k := s.near(m.before)
	if from := s.toldIn(k); from >= 0 {
		return ToldTo, from, s.class(from)&(sayWord|meetNoun) != 0
	}
	switch {
	case s.isThing(m.first):
		return "", 0, false
	case s.class(k)&seenVerb != 0 && strings.HasPrefix(s.folded(k), "ي"), s.isSaid(k, m.last):
		return Report, k, true
	case s.isOfficer(m.before), s.class(m.before)&reportNoun != 0: // ذكر تقرير لـ«أمنستي» أن
		return "", 0, false
	}
	if from = s.asSaid(m.before); from >= 0 {
		return ToldTo, from, true
	}
	if from = s.back(m.before, reachFiller, hearNoun); from >= 0 && s.class(from)&meetNoun == 0 { // تحدث سكان لـ«الأفق»
		return ToldTo, from, true
	}
	if !s.goesOn(m.last) {
		return "", 0, false
	}
	if from = s.back(m.before, reachSay, sayWord); from < 0 {
		from = s.saidFar(m.before, m.last)
	}
	return ToldTo, from, from >= 0
}

// toldIn is the noun of talking, behind nothing but adjectives, at which or before which word
// k stands: تصريح صحفي خاص; -1 if there is none.
func (s *creditScan) toldIn(k int) int {
	for from := k; from >= 0 && from > k-3 && !s.border(from); from-- {
		words := formsOf(s.folded(from))
		isTalk := func(w string) bool {
			return slices.ContainsFunc(talks, func(talk string) bool { return strings.HasPrefix(w, talk) })
		}
		if slices.ContainsFunc(words[:], isTalk) {
			return from
		}
		if s.class(from) == 0 && !slices.ContainsFunc(words[:], isAdjective) {
			break
		}
	}
	return -1
}

// isOfficer tells whether the words up to word i name somebody by his office, so that a name
// behind ل is what he has it of, and nobody says anything to it.
func (s *creditScan) isOfficer(i int) bool {
	if s.isHeld(i) {
		return false
	}
	for n := i; n >= 0 && n > i-3 && !s.border(n); n-- {
		w := s.folded(n)
		definite := n == i && strings.HasPrefix(w, "ال")
		if definite && s.class(n-1)&sayWord != 0 && !s.border(n-1) { // قال المدير لـ«المتوسط» إن
			return false
		}
		if isOffice(w) || definite && isAdjective(w) {
			return true
		}
	}
	return false
}

// goesOn tells whether behind word last, the end of a name, stands what is said to whom it
// names: أن, عن, إلى أن, a colon, a comma and أن, تفاصيل.
func (s *creditScan) goesOn(last int) bool {
	next, gap := s.class(last+1), s.gap(last)
	switch {
	case next&(clauseThat|aboutWord) != 0, next&toWord != 0 && s.class(last+2)&clauseThat != 0, strings.Contains(gap, ":"):
		return true
	case isComma(strings.TrimLeft(gap, closingMarks)) && s.follows(last, 2, clauseThat):
		return true
	}
	return matters.Has(s.folded(last + 1))
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
