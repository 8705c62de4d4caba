package corpus

import (
	"slices"
	"strings"
	"sync"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// Datelines
//
// الرياض - واس:, سبق- وكالات:, بكين (شينخوا) ارتفعت: who stands at the head of a line, with
// places, persons and a date, has given it, where no sentence runs through it and text stands
// behind. A name that is an ordinary word or a place, too, heads a line where a place alone
// stands beside it or a report begins behind it.

// How long lines and their parts are, in words.
const (
	headWords    = 14 // a dateline begins at most so many before a name
	segmentWords = 5  // at most so many between two separators
)

// Dashes that set the parts of a line apart, and more signs that do.
const (
	dashes = "-–—"
	// separators part the places, persons and media of a dateline.
	separators = dashes + "ـ:/|(),،\n؛;_*•"
	// strongSeparators end a dateline or a medium in it.
	strongSeparators = dashes + "ـ:/|()\n"
	// headSigns stand behind a name that opens a line.
	headSigns = dashes + "ـ:/"
)

// dateline says whether a mention is part of a line's head, and with which word
// that begins.
func (s *creditScan) dateline(m *mention) (from int, ok bool) {
	switch {
	case m.prefix != 0 || m.first > headWords:
		return 0, false
	case (!m.bareAmbiguous() || m.agency) && s.afterDate(m):
		return 0, true
	case s.isNoDateline(m):
		return 0, false
	case s.headsInBrackets(m), s.headline(m), s.leads(m), s.behindPlace(m):
		return 0, true
	}
	segments, words := 1, 0 // before it, and words of the last of them
	for i := 0; i < s.sender(m.first); i++ {
		if words++; strings.ContainsAny(s.gap(i), separators) {
			segments++
			words = 0
		}
		if words > segmentWords {
			return 0, false
		}
	}
	if strings.Contains(s.gap(-1), "(") && strings.Contains(s.gap(m.last), ")") && m.first > 0 { // (القاهرة - أ ش أ)
		return 0, segments > 1 && words == 0
	}
	after, ends := strings.TrimLeft(s.gap(m.last), closingMarks), s.lineEnds(m.last)
	isSentence := strings.HasPrefix(after, ".") && s.border(m.last)
	goesOn := strings.ContainsAny(after, "،,") && s.onlyNames(m.last+1, len(s.words))
	strong := ends || goesOn || strings.ContainsAny(after, strongSeparators)
	switch {
	case words > 0: // القاهرة أ ش أ:
		return 0, m.agency && !m.ambiguous && words <= 3 && segments == 1 && strings.ContainsAny(after, dashes+":ـ")
	case segments > 1:
		return 0, strong || isSentence
	case s.before == 0 && m.first == 0 && m.agency && !m.ambiguous && isSentence && !ends: // سبوتنيك. أعلنت
		return 0, true
	}
	return 0, strong && !ends && (goesOn || s.before < 2 || strings.ContainsAny(after, dashes+"ـ/("))
}

// isNoDateline tells whether a mention in the head of a line shows by what stands around it,
// or by being an ordinary word, too, that it heads no text.
func (s *creditScan) isNoDateline(m *mention) bool {
	const least = 30 // bytes of text behind it
	gap := s.gap(m.last)
	after := strings.TrimLeft(gap, closingMarks)
	switch {
	case s.limit-int(s.words[m.last].End) < least, strings.ContainsAny(after, "؟?"), s.photo(m):
		return true
	case m.open == '(' && m.ambiguous && !m.title && !m.agency && !s.lineEnds(m.last) && !strings.ContainsAny(gap, dashes+":"):
		return true // the sentence goes on: سوق الأوراق المالية (البورصة) تداولاته
	case s.before > 0 && s.isSignature(m), m.kindBehind && s.lineEnds(m.last): // a name that nobody has may be a masthead's
		return true
	case s.isTownOfWriter(m), m.title && strings.TrimSpace(s.gap(m.first-1)) == ")": // (مانشيت) صحيفة البلاد
		return true
	case m.bareAmbiguous() && m.first == 1 && hasDigit(s.folded(0)): // of a list: 5- الألمانية
		return true
	case !m.bareAmbiguous() || s.isHead(m):
		return false
	case m.last == 0 && !s.isOwn(m) && !strings.ContainsAny(after, dashes+"/|"): // صفا: جبل مكة
		return true
	case s.isWord(m.before, "خاص") && s.sender(m.first) == m.first: // صنعاء - خاص - الموقع
		return false
	}
	return !m.agency && !m.atHead && (m.place || !s.isOwn(m))
}

// headsInBrackets tells whether a mention stands in brackets at the head of the text, behind no
// more than a place: بكين (شينخوا) ارتفعت.
func (s *creditScan) headsInBrackets(m *mention) bool {
	if m.open != '(' || s.before > 0 || m.first == 0 || s.back(m.before, 5, attributing) >= 0 {
		return false
	}
	if m.agency {
		return m.first <= 5
	}
	return m.first <= 2 && len(s.words) >= longLine && (m.kindBehind || m.isName() && !m.title && !m.vague)
}

// behindPlace tells whether a mention is the agency that a sign sets apart from a place at
// the head of the text, with nothing behind it: أنقرة/ الأناضول بدأت.
func (s *creditScan) behindPlace(m *mention) bool {
	if s.before > 0 || m.first != 1 || len(s.words) < longLine {
		return false
	}
	return m.agency && !m.bareAmbiguous() && s.isPlace(0) && strings.ContainsAny(s.gap(0), dashes+"/")
}

// isTownOfWriter tells whether a mention is a town's name, too, and stands before nothing
// but who wrote there: قنا - محمود الدسوقي, but not الدوحة - قنا or قنا - الدوحة.
func (s *creditScan) isTownOfWriter(m *mention) bool {
	beside := len(s.words) - 1 - m.last
	return m.last == 0 && s.isPlace(0) &&
		beside >= 2 && beside <= 4 && strings.ContainsAny(s.gap(m.last), dashes+"ـ/:|") && !s.isPlace(m.last+1)
}

// sender is the first of the words that say from whom of a medium a dateline is, which
// stand before its name, word i, or i: غزة - مراسل «الوطن»:, خاص القبس:.
func (s *creditScan) sender(i int) int {
	for i > 0 && joins(strings.TrimRight(s.gap(i-1), openingMarks)) && (s.class(i-1)&reporter != 0 || s.isWord(i-1, "خاص", "مكتب", "خدمه")) {
		i--
	}
	return i
}

// longLine is how many words a line has at least that is text, no title.
const longLine = 12

// headlineWords are how many a line has at least that begins with a dateline whose
// name nobody has.
const headlineWords = 8

// isHead tells whether a name of several words that are ordinary ones, too, stands
// above the text in a line of a place and it alone, رام الله - فلسطين اليوم, or
// opens the text, مرآة البحرين: سخر; or whether any such name stands there before a
// place, التغيير: الخرطوم.
func (s *creditScan) isHead(m *mention) bool {
	if m.prefix != 0 || m.place {
		return false
	}
	after := s.gap(m.last)
	switch opens := s.before == 0 && m.first == 0 && strings.ContainsAny(after, headSigns); {
	case opens && len(s.words) == m.last+2:
		return s.isPlace(m.last + 1)
	case opens && (s.isTag(m.last+1) || s.opensReport(m)): // سبق - وكالات
		return true
	case s.before == 0 && m.first == 1 && len(s.words) >= segmentWords+m.last && strings.Contains(after, ":") && strings.ContainsAny(s.gap(0), headSigns): // دبي - مباشر:
		return s.isPlace(0)
	case s.before < 2 && m.first > 0 && s.class(m.first)&fillerWord == 0 && s.isAtHome(m): // بيروت - الأخبار
		return true
	case s.before > 1 || m.last == m.first:
		return false
	case m.first == 0:
		return s.before == 0 && len(s.words) >= longLine && strings.ContainsAny(after, dashes+":ـ")
	}
	return m.first <= 2 && s.lineEnds(m.last) && strings.ContainsAny(s.gap(m.first-1), headSigns+"|")
}

// opensReport tells whether behind a mention, which opens the text and has a sign behind it,
// a report begins: سرايا - أكد, خبرني - ضبطت.
func (s *creditScan) opensReport(m *mention) bool {
	if len(s.words) < longLine || s.class(m.first)&fillerWord != 0 {
		return false
	}
	return s.class(m.last+1)&(reporting|speakVerb) != 0 || strings.ContainsAny(s.gap(m.last), dashes) && s.isPast(m.last+1)
}

// isPast tells whether word i looks like a verb of a feminine subject in the past, as most
// reports about authorities begin: ضبطت, but not وقت or مباحثات.
func (s *creditScan) isPast(i int) bool {
	w := s.folded(i)
	return len(w) >= 4*len("ت") && strings.HasSuffix(w, "ت") && !strings.HasSuffix(w, "ات") && !strings.HasPrefix(w, "ال")
}

// isPlace tells whether word i is one of the places that datelines have.
func (s *creditScan) isPlace(i int) bool {
	w := s.folded(i)
	_, zone := zones[w]
	return zone || slices.Contains(zonePlaces, w) || homes()[w] != ""
}

// isTag tells whether word i says in a dateline whose the text is, and names nobody:
// وكالات, متابعات, خاص.
func (s *creditScan) isTag(i int) bool {
	return i < len(s.words) && (s.isWord(i, "وكالات", "خاص") || vagueTags.Has(s.folded(i)))
}

// homes are the adjectives of the countries of places that have datelines, folded: of
// several papers of one name the one at home there is meant. They are those of
// outlet.Towns that one country alone has, and words that are a place where a dateline
// may stand: capitals that are called as their country, the first word of two, a province
// that is called as Qatar's agency.
var homes = sync.OnceValue(func() map[string]string {
	all := map[string]string{
		"عمان": "الأردنية", "العقبه": "الأردنية", "رام": "الفلسطينية", "القدس": "الفلسطينية",
		"الكويت": "الكويتية", "مسقط": "العمانية", "ابو": "الإماراتية", "امدرمان": "السودانية",
		"تونس": "التونسية", "سوسه": "التونسية", "الجزاير": "الجزائرية", "الدار": "المغربية", "فاس": "المغربية", "جيبوتي": "الجيبوتية",
		"قنا": "المصرية",
	}
	for of, spellings := range outlet.Towns() {
		for _, name := range spellings {
			name = arabic.Fold(name)
			if other, there := all[name]; there && other != of {
				of = "" // طرابلس
			}
			all[name] = of
		}
	}
	return all
})

// atHome is the outlet of a dateline's name in the country of the dateline's place,
// nil if there is none: القاهرة - «الدستور», عمان - «الدستور».
func (s *creditScan) atHome(name string, first int) *outlet.Outlet {
	country := s.countryOf(first)
	if country == "" {
		return nil
	}
	o, _ := s.reg.Lookup(name + " " + country)
	return o
}

// isAway tells whether a dateline's name, without marks or a word that says what it is,
// belongs to a paper or portal of one Arab country and stands behind a place of another,
// where nobody is known by it: "نواكشوط ـ الوئام" is not الوئام of Riyadh, but somebody whom
// the registry does not know. Only a name that is an ordinary word, too, is so common;
// agencies and channels are everywhere, and so are the Arab papers of London.
func (s *creditScan) isAway(m *mention, o *outlet.Outlet) bool {
	there := outlet.CountryOf(s.countryOf(m.first))
	return there != "" && o.Country != there && arabCountries()[o.Country] &&
		m.ambiguous && m.open == 0 && !m.title && (o.Kind == "daily" || o.Kind == "portal")
}

// arabCountries are those that have towns of which datelines are known.
var arabCountries = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for of := range outlet.Towns() {
		all[outlet.CountryOf(of)] = true
	}
	return all
})

// countryOf is the adjective of the country of the places before word first of a line, ""
// for none and for several.
func (s *creditScan) countryOf(first int) (country string) {
	for i := range first {
		switch home := homes()[s.folded(i)]; {
		case home == "" || home == country:
		case country != "":
			return ""
		default:
			country = home
		}
	}
	return country
}

// isAtHome tells whether a mention stands behind nothing but a place of its outlet's own
// country, and ends the line or a part of it: بيروت - الأخبار.
func (s *creditScan) isAtHome(m *mention) bool {
	if m.first > 2 || homes()[s.folded(0)] == "" || m.first == 2 && !joins(s.gap(0)) {
		return false
	}
	if !strings.ContainsAny(s.gap(m.first-1), headSigns+"|") || !s.lineEnds(m.last) && !strings.ContainsAny(s.gap(m.last), dashes+":ـ") {
		return false
	}
	return s.atHome(s.text[s.words[m.first].Start:s.words[m.last].End], m.first) != nil
}

// leads tells whether a mention in marks opens the text's first line, with no more
// than a place before it and the text behind it: إسطنبول: «الشرق الأوسط» أوقفت, الرياض
// «الأيام» خاص, (عدن الغد)خاص.
func (s *creditScan) leads(m *mention) bool {
	if s.before > 1 || m.open == 0 || m.first > 3 || m.vague || s.back(m.before, 3, attributing) >= 0 {
		return false
	}
	if s.isWord(m.last+1, "خاص") && !s.border(m.last) && (s.lineEnds(m.last+1) || strings.ContainsAny(s.gap(m.last+1), separators)) {
		return true
	}
	goesOn := joins(strings.TrimLeft(s.gap(m.last), closingMarks)) && s.class(m.last+1)&(thatWord|strongVerb) == 0
	return goesOn && m.open != '(' && m.first > 0 && strings.Contains(s.gap(m.first-1), ":") && len(s.words) >= longLine
}

// headline tells whether a mention and a place are all that the first line holds:
// نيويورك واس, «الاقتصادية» من الرياض.
func (s *creditScan) headline(m *mention) bool {
	if s.before > 0 || len(s.words) > m.last+4 || m.first > 3 {
		return false
	}
	if m.first > 0 {
		return s.lineEnds(m.last) && m.agency && !m.ambiguous && s.back(m.before, 3, attributing) < 0
	}
	return s.isWord(m.last+1, "من") && !s.lineEnds(m.last+1)
}

// afterDate tells whether a mention ends a head of place and date, as agencies
// print it, on its own line or before the text: جدة 05 شوال 1436هـ الموافق 21
// يوليو 2015م واس, رام الله 12-5-2009 وفا-. At the head of a text an agency may be
// followed by it without a sign where the year says by its letter that it is one.
func (s *creditScan) afterDate(m *mention) bool {
	p := m.first - 1
	era := s.isWord(p, "م", "ه")
	if p < 0 || s.words[p].Flags&arabic.Number == 0 && !era {
		return false
	}
	if !s.lineEnds(m.last) && firstMark(s.gap(m.last)) != '-' && !(era && m.agency && s.before == 0) {
		return false // the sentence goes on
	}
	_, ok := findDate(s.text[s.start:s.words[m.first].Start])
	return ok
}
