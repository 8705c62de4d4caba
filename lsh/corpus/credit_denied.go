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

// reachDenial is how far from what is denied the words stand that deny it, in words. It only
// bounds what a very long sentence costs: of 10, 14, 24 and 40 words none finds anything that
// the others do not in the labelled sentences, and 24 and 40 one denial more than 14 in 30,676
// articles (SaudiNewsNet), which is one.
const reachDenial = 40

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
	switch {
	case what && (s.border(i-1) || s.class(i-1)&clauseThat != 0) && s.isFalse(last):
		return true
	case s.border(i - 1), s.class(i-1)&(accordingOf|accordingTo) != 0, s.class(i)&(accordingOf|accordingTo) != 0:
		return false
	case !what && (!s.isDeniable(i) || s.isSubject(i)):
		return false
	}
	for n := 0; n < reachDenial && i > 0 && !s.border(i-1); n++ {
		i--
		switch {
		case s.class(i)&clauseThat != 0:
			return false
		case denyingWords.HasForm(s.folded(i)), s.isWord(i, "صحه") && s.isWord(i-1, "لا", "عدم", "بعدم"):
			return true
		case s.isWord(i, "علي") && n < 2 && s.isReply(i):
			return true
		}
	}
	return false
}

// isDeniable tells whether word i, or the noun that it describes, is of what is printed and
// may be denied: التقرير, المزاعم الكاذبة, but not بيان or في مقال,
// in which somebody denies.
func (s *creditScan) isDeniable(i int) bool {
	for n := 0; n < 2 && i >= 0; n++ {
		if w := strings.TrimPrefix(s.folded(i), "ال"); s.class(i)&reportNoun != 0 || deniable.HasForm(w) {
			return s.class(i-1)&inWord == 0 && !s.isWord(i-1, "خلال")
		}
		if w := s.folded(i); !strings.HasPrefix(w, "ال") && !isAdjective(w) || s.border(i-1) {
			break
		}
		i--
	}
	return false
}

// deniable are nouns of what is printed, with and without the article.
var deniable = arabic.SetOf("خبر اخبار نبا انباء تقرير تقارير مقال مقاله تحقيق معلومات مزاعم مغالطات شايعه شايعات ادعاء ادعاءات اتهامات افتراءات اكاذيب تسريبات روايه كلام تصريحات تصريح صوره صور ارقام")

// isReply tells whether somebody answers what word i, على, stands before: رد المتحدث على
// تقرير.
func (s *creditScan) isReply(i int) bool {
	for k := i - 1; k >= 0 && k > i-reachDenial && !s.border(k); k-- {
		if replies.HasForm(s.folded(k)) {
			return true
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
	for n := 0; n < reachDenial && i+1 < len(s.words) && !s.border(i); n++ {
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
