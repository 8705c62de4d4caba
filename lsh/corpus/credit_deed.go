package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// What media do besides reporting
//
// They win prizes, show matches, print research and are full of rumours: verbs of reporting
// with a medium as their subject that make it part of the story and no source of it.

// isGained tells whether what verb k says that a medium obtained is something it gets for itself
// and does not print: تهديد تلقته, حصلت على جائزة, حصل الموقع على ترخيص.
func (s *creditScan) isGained(m *mention, k int) bool {
	c, verb := s.class(k), s.folded(k)
	switch {
	case c&seenVerb != 0 && strings.Contains(verb, "حصل") && s.isWord(m.last+1, "علي") && s.isGain(m.last+1):
		return true
	case c&relVerb != 0 && strings.Contains(verb, "تلق") && s.back(k-1, 4, gainWord) >= 0:
		return true
	}
	return c&seenVerb != 0 && s.follows(m.last, 3, gainWord) && (strings.HasSuffix(verb, "لت") || strings.HasSuffix(verb, "قت"))
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

// events are what channels show to all, folded.
var events = arabic.SetOf("مناظره مباراه مباريات حفل مسلسل مسابقه سهره خطاب كلمه جلسه جلسات مراسم احتفال")

// isEvent tells whether a folded word, with or without the article, is one of them.
func isEvent(word string) bool {
	for event := range events.All() {
		if word == event || strings.HasSuffix(word, "ال"+event) {
			return true
		}
	}
	return false
}

// aired tells whether what verb k says of the channel that ends with word last is
// that it showed an event to all: المناظرة التي أذاعتها شبكة فوكس نيوز, نقله
// التلفزيون على الهواء.
func (s *creditScan) aired(k, last int) bool {
	for i := last + 1; i <= last+4 && i < len(s.words) && !s.border(i-1); i++ {
		if s.isWord(i, "الهواء") || i <= last+2 && s.isWord(i, "مباشره", "مباشرا") {
			return true
		}
	}
	for i := k - 1; i >= 0 && i >= k-3 && !s.border(i); i-- {
		if isEvent(s.folded(i)) {
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

// isStudy tells whether what a medium is said to have printed, up to word i, is research that a
// journal printed; a newspaper or a channel reports it.
func (s *creditScan) isStudy(i int, m *mention) bool {
	if m.title && press.HasForm(s.folded(m.first)) {
		return false
	}
	return s.back(i, reachNear, studyWord) >= 0
}
