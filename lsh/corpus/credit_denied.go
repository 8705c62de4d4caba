package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// A report that is denied
//
// Who says that what a paper printed is not so, or answers it, speaks of the paper: it is
// part of the story and no source of it. نفت الوزارة ما أوردته صحيفة X reports what the
// ministry says.

// How far from what is denied the words stand that deny it, in words.
const (
	reachDenial = 14 // from نفى to what it denies
	reachFalse  = 16 // from that to غير صحيح
)

// What says of something that somebody printed that it is not so, or what is wrong with it:
// verbs of one who does, and other forms.
const denialVerbs = "نفي نفت ينفي تنفي كذب كذبت يكذب تكذب فند فندت يفند تفند دحض دحضت يدحض تدحض استنكر استنكرت يستنكر تستنكر استهجن استهجنت استغرب استغربت " +
	"انتقد انتقدت ينتقد تنتقد هاجم هاجمت ادان ادانت وصف وصفت اعتبر اعتبرت"

var (
	denyingVerbs = arabic.SetOf(denialVerbs)
	denyingWords = arabic.SetOf(denialVerbs + " نفوا نافيا نافيه نفيه نفيها مكذبا مكذبه مفندا مفنده مستنكرا مستنكره مستهجنا مستغربا منتقدا واصفا واصفه معتبرا معتبره")
)

// replies say that somebody answers, with على before what he does.
var replies = arabic.SetOf("رد ردت يرد ترد ردا رده ردها")

// isDenied tells whether somebody denies what a phrase from word from on, about the medium
// that ends with word last, says that it printed: نفت الوزارة ما أوردته صحيفة X, لا صحة لما
// نشرته, رد على ما كتبته, إن ما ذكرته X غير صحيح. A statement that denies and that a medium
// printed is another thing: نفى في بيان نشرته.
func (s *creditScan) isDenied(from, last int) bool {
	if s.class(from)&relVerb == 0 && !s.isPrinted(from) && !foundIn.HasForm(s.folded(from)) && !s.isWord(from, "ورد") {
		return false
	}
	i := from - 1
	for !s.border(i) && (relatives.Has(s.folded(i)) || s.class(i)&wasWord != 0 || s.isWord(i, "قد")) {
		i--
	}
	if i < 0 || s.border(i) {
		return false
	}
	w := s.folded(i)
	what := w == "ما" || w == "لما" || w == "عما" || w == "مما"
	switch before := s.class(i - 1); {
	case s.border(i - 1):
	case before&(accordingOf|accordingTo) != 0, w == "كما", s.class(i)&(accordingOf|accordingTo) != 0:
		return false
	case !what && (before&inWord != 0 || s.isWord(i-1, "خلال") || strings.HasPrefix(w, "ب")): // نفى في بيان نشرته
		return false
	}
	if what && (s.border(i-1) || s.class(i-1)&clauseThat != 0) && s.isFalse(last) {
		return true
	}
	if !what && s.isSubject(i) {
		return false
	}
	for n := 0; n < reachDenial && i > 0 && !s.border(i-1); n++ {
		i--
		switch c := s.class(i); {
		case c&clauseThat != 0, !what && c&(inWord|viaWord) != 0 && n < 2:
			return false
		case denyingWords.HasForm(s.folded(i)):
			return true
		case s.isWord(i, "صحه") && (s.isWord(i-1, "لا") || s.isWord(i-1, "عدم") || s.isWord(i-1, "بعدم")):
			return true
		case s.isWord(i, "علي") && what && n < 2:
			for k := i - 1; k >= 0 && k > i-reachDenial && !s.border(k); k-- {
				if replies.HasForm(s.folded(k)) {
					return true
				}
			}
		}
	}
	return false
}

// isSubject tells whether the noun at word i, what somebody printed, is itself who denies or
// criticises: وصف التقرير الذي نشرته صحيفة X, since the verb stands right before it and
// agrees with it; but نفت التقرير, نفوا التقرير and نافيا التقرير are another's doing.
func (s *creditScan) isSubject(i int) bool {
	verb, feminine := s.folded(i-1), strings.HasSuffix(s.folded(i), "ه")
	if !denyingVerbs.Has(verb) { // وصف begins with its own و
		verb = arabic.Unjoined(verb)
	}
	if s.border(i-1) || !denyingVerbs.Has(verb) {
		return false
	}
	return feminine == (strings.HasSuffix(verb, "ت") || strings.HasPrefix(verb, "ت"))
}

// isFalse tells whether what stands behind word i, in its sentence, says that it is not so:
// غير صحيح, لا أساس له, عار عن الصحة.
func (s *creditScan) isFalse(i int) bool {
	for n := 0; n < reachFalse && i+1 < len(s.words) && !s.border(i); n++ {
		i++
		next := s.folded(i + 1)
		switch s.folded(i) {
		case "غير":
			if strings.HasPrefix(next, "صحيح") || strings.HasPrefix(next, "دقيق") {
				return true
			}
		case "لا":
			if next == "اساس" || next == "صحه" || next == "يمت" {
				return true
			}
		case "عار", "عاري", "عاريا", "محض", "كذب", "مفبرك", "كاذب", "ملفق":
			return true
		}
	}
	return false
}
