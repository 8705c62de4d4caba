package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// Names where they stand
//
// A name may be longer than one that the registry has, shorter than what is printed, or none
// that anybody has, with a word that says what it is. The longest reading is taken, with the
// letter before it (لرويترز) and what describes it behind (وكالة رويترز للأنباء); whether it
// credits anybody is decided elsewhere.

// mention is a name where it stands.
type mention struct {
	first, last int  // its words, with a title
	prefix      rune // the letter before it, 'ل', 'ب', 'و' (also for ف) or 0
	before      int  // the word before it and a prefix that stands apart
	attached    bool // the prefix is part of the first word
	article     bool // it swallowed the ا of the article
	title       bool // begins with a word that says what it is
	known       bool // the registry has it
	unnamed     bool // nothing but نقلا عن says that it is a medium
	inner       bool // the name behind a title stands in marks
	kindBehind  bool // nothing but its last word says that it is a medium
	guessed     bool // nothing but what somebody said to it says so
	cut         int  // bytes of its first word that are a prefix
	ambiguous   bool // an ordinary word too
	plain       bool // one of plainNames
	place       bool // at the head of a line a place
	atHead      bool // at the head of a line no ordinary word
	agency      bool
	vague       bool
	tagOnly     bool           // vague, and nothing but a tag
	outlet      *outlet.Outlet // what the name alone means
	open, close rune           // the marks around it, 0 if there are none
}

// mention reads the name that begins with word i, the longest there is.
func (s *creditScan) mention(i int, h head) (mention, bool) {
	m := mention{first: i, last: i, prefix: h.prefix, attached: h.prefix != 0, article: h.article, before: i - 1}
	found := false
	if h.vague != notVague {
		m.last, m.tagOnly, found = s.vague(i, h.vague)
		m.vague = found
	}
	if n, last := s.match(i, h); n != nil && last >= m.last && !(n.plain && s.isOther(i, n)) {
		m.last, found = last, true
		m.known, m.vague, m.tagOnly = true, false, false
		m.ambiguous, m.plain, m.agency, m.place, m.atHead = n.ambiguous, n.plain, n.agency, n.place, n.atHead
		m.outlet = n.outlet
		m.title = h.named && last > i // التلفزيون السوري
	}
	if h.title {
		if t, ok := s.titled(i, h); ok && t.last > m.last && (t.known || !m.known) {
			t.first, t.prefix, t.attached, t.article, t.before = m.first, m.prefix, m.attached, m.article, m.before
			m, found = t, true
		}
	}
	switch {
	case found:
	case h.kindBehind:
		return s.kindBehind(i)
	case h.to:
		return s.toMarked(i)
	case h.asks != 0:
		return s.asked(i, h.asks)
	default:
		return m, false
	}
	s.marks(&m)
	if m.open == '(' && m.known && !m.title {
		s.bracketed(&m)
	}
	if !m.attached && m.first > 0 && !s.border(m.first-1) {
		s.looseprefix(&m)
	}
	return m, true
}

// match is the longest name of a head at word i and its last word.
func (s *creditScan) match(i int, h head) (*nameWords, int) {
names:
	for n := range h.names {
		name := &h.names[n]
		last := i + len(name.rest)
		if last >= len(s.words) {
			continue
		}
		for j, hash := range name.rest {
			if s.words[i+1+j].Hash != hash {
				continue names
			}
		}
		for j := i; j < last; j++ {
			if gap := s.gap(j); !joins(gap) && !(s.isLetter(j) && s.isLetter(j+1) && strings.ContainsAny(gap, ",،") && len(gap) <= 3) { // ق,ن,أ
				continue names
			}
		}
		return name, last
	}
	return nil, i
}

// isOther tells whether word i, which folds to a name that may be another word, is written
// with a letter that the name never has: آفي, a man, is not إفي.
func (s *creditScan) isOther(i int, n *nameWords) bool {
	const madda = "آ"
	w := s.words[i].Text(s.text)
	begins := func(name string) bool { return strings.HasPrefix(name, madda) }
	return begins(strings.TrimLeft(w, "وفبل")) && !begins(n.outlet.Arabic) && !slices.ContainsFunc(n.outlet.Aliases, begins)
}

// isLetter is true for a word of one letter.
func (s *creditScan) isLetter(i int) bool {
	return utf8.RuneCountInString(s.words[i].Text(s.text)) == 1
}

// kindBehind reads a name that nobody has but whose last word, i, says that it is a
// medium's: تاق برس, «صدى الساحل نيوز».
func (s *creditScan) kindBehind(i int) (mention, bool) {
	m := mention{first: i - 1, last: i, title: true, kindBehind: true}
	if i == 0 || i-1 <= s.lastEnd || !joins(s.gap(i-1)) || s.class(i-1) != 0 || s.words[i-1].Flags&arabic.Number != 0 {
		return m, false
	}
	start := i - 1 // of the marks or of the line's part
	for start > 0 && start > i-3 && start-1 > s.lastEnd && joins(s.gap(start-1)) {
		start--
	}
	switch {
	case start == 0, !joins(s.gap(start-1)) && strings.ContainsAny(s.gap(start-1), separators+openingMarks):
		m.first = start
	case isAdjective(s.folded(i)) || s.isWord(i, "للانباء"):
		return m, false // in the middle of a sentence: النشرة الإخبارية
	}
	for k := m.first; k < i; k++ {
		if h, ok := s.heads[s.words[k].Hash]; ok && (h.title || h.vague != notVague) || s.class(k) != 0 {
			return m, false
		}
	}
	if s.isWord(m.first, "السوشيال", "سوشيال") {
		return m, false
	}
	if _, ok := s.reg.Lookup(s.text[s.words[m.first].Start:s.words[i].End]); ok {
		return m, false // and is no credit here
	}
	m.before = m.first - 1
	s.marks(&m)
	if m.open == 0 {
		if w := s.words[m.first].Text(s.text); strings.HasPrefix(w, "ل") && len(w) > 3*len("ل") && s.back(m.before, reachSay, sayWord|accordingTo) >= 0 {
			m.prefix, m.cut = 'ل', len("ل")
		}
	}
	if m.prefix == 0 && m.first > 0 && !s.border(m.first-1) {
		s.looseprefix(&m)
	}
	return m, true
}

// toMarked reads a name that nobody has in marks behind ل, word i: لـ«المتوسط». What
// else must say that it is a medium, see guessed.
func (s *creditScan) toMarked(i int) (mention, bool) {
	m := mention{first: i + 1, last: i + 1, prefix: 'ل', before: i - 1, inner: true, guessed: true}
	if i == 0 || i+1 >= len(s.words) || s.border(i) || len(s.gap(i)) > 8 || s.class(i+1)&(noMedium|rater|orgWord|stopWord) != 0 {
		return m, false
	}
	if h, ok := s.heads[s.words[i+1].Hash]; ok && h.prefix == 0 {
		if n, last := s.match(i+1, h); n != nil && strings.ContainsAny(s.gap(last), closingMarks) || h.title {
			return m, false
		}
	}
	m.last = s.closedAt(i+1, i+1)
	if m.last < 0 || m.last > i+3 {
		return m, false
	}
	s.marks(&m)
	return m, m.open != 0
}

// What must stand behind nouns of which some names nobody.
var (
	ofMedia    = arabic.SetOf("اعلام الاعلام اعلاميه")                                  // وسائل
	ofAgencies = arabic.SetOf("انباء الانباء الاخبار اخباريه عالميه")                   // وكالات
	ofReports  = arabic.SetOf("صحفيه صحافيه اعلاميه اخباريه")                           // تقارير, مصادر
	ofChannels = arabic.SetOf("اخباريه الكترونيه اعلاميه محليه عبريه فضاييه تلفزيونيه") // مواقع, قنوات
)

// vague reads a name that names nobody at word i and returns its last word, and
// whether it is good for tags alone.
func (s *creditScan) vague(i int, kind vagueKind) (last int, tagOnly, ok bool) {
	if kind == vagueTag {
		if s.isWord(i+1, "خاصه") && joins(s.gap(i)) {
			i++
		}
		return i, true, true
	}
	word, next := listed(vagueNouns, s.folded(i)), ""
	if !s.border(i) && joins(s.gap(i)) {
		next = s.folded(i + 1)
	}
	switch word {
	case "وسايل", "الوسايل":
		ok = ofMedia.Has(next)
	case "وكالات":
		if next == "" {
			return i, true, true
		}
		ok = ofAgencies.Has(next)
	case "صحف", "الصحف":
		if !isAdjective(next) {
			return i, false, true
		}
		ok = true
	case "الصحافه", "صحافه":
		ok = isAdjective(next)
	case "تقارير", "مصادر":
		ok = ofReports.Has(next)
	case "مواقع", "قنوات":
		ok = ofChannels.Has(next)
	case "اعلام", "الاعلام":
		ok = len(next) > 6 && strings.HasSuffix(next, "ي") && strings.HasPrefix(next, "ال") == strings.HasPrefix(word, "ال")
	}
	if !ok {
		return i, false, false
	}
	for last = i + 1; last < i+4 && !s.border(last) && joins(s.gap(last)) && isAdjective(s.folded(last+1)); last++ {
	}
	return last, false, true
}

// marks notes the marks around a mention.
func (s *creditScan) marks(m *mention) {
	before, after := s.gap(m.first-1), s.gap(m.last)
	open, closed := lastMark(before), firstMark(after)
	if strings.ContainsRune(openingMarks, open) && strings.ContainsRune(closingMarks, closed) {
		m.open, m.close = open, closed
	}
	if strings.HasSuffix(before, "»") && (strings.HasPrefix(after, "»") || strings.HasPrefix(after, "«")) { // لـ»المدينة», turned
		m.open, m.close = '«', '»'
	}
}

// bracketed takes an organisation whose name is the one in brackets behind it
// into the mention: هيئة الإذاعة البريطانية (بي بي سي).
func (s *creditScan) bracketed(m *mention) {
	for i := m.first - 1; i > s.lastEnd && i >= m.first-5 && !s.border(i); i-- {
		if s.class(i)&orgWord != 0 {
			if strings.HasPrefix(s.folded(i), "ل") {
				m.prefix, m.attached = 'ل', true
			}
			m.first, m.before, m.title, m.open, m.close = i, i-1, true, 0, 0
			return
		}
		if i > 0 && !joins(s.gap(i-1)) {
			return
		}
	}
}

// looseprefix notes a ل or ب that stands before the marks of a mention:
// لـ«الشرق الأوسط».
func (s *creditScan) looseprefix(m *mention) {
	w, gap := s.words[m.first-1], s.gap(m.first-1)
	isApart := strings.ContainsAny(gap, separators) && !strings.ContainsAny(gap, "(ـ")
	if isApart || w.End-w.Start > 8 || m.first-1 == s.lastEnd || strings.Count(gap, " ") > 3 {
		return
	}
	switch s.folded(m.first - 1) {
	case "ل", "ول", "فل", "لل":
		m.prefix = 'ل'
	case "ب", "وب":
		m.prefix = 'ب'
	case "و":
		m.prefix = 'و'
	case "ال": // عبر الـ"LBCI"
	default:
		return
	}
	m.before = m.first - 2
}

// extend takes what describes a name into the mention, وكالة رويترز للأنباء, and
// a second name of it in brackets.
func (s *creditScan) extend(m *mention) {
	start := int(s.words[m.first].Start)
	if m.known && !m.article {
		if m.attached {
			start = s.withoutPrefix(*m)
		}
		for last := m.last + 1; last < len(s.words) && last <= m.last+2 && !s.border(last-1) && s.class(last)&stopWord == 0; last++ {
			gap := s.gap(last - 1)
			if m.title || m.close != 0 && last == m.last+1 { // صحيفة «الوطن» المصرية
				gap = strings.TrimLeft(gap, closingMarks)
			}
			if !joins(gap) {
				break
			}
			o, ok := s.reg.Lookup(s.text[start:s.words[last].End])
			if agency := ok && o.Kind == "agency"; ok && (agency == m.agency || m.close == 0 || m.title) { // «الأنباء» الكويتية is not الأنباء الكويتية
				m.last = last
			}
		}
	}
	if next := m.last + 1; next < len(s.words) && m.known && strings.HasSuffix(strings.TrimRight(s.gap(m.last), "\"«“"), "(") && len(s.gap(m.last)) < 8 {
		h, ok := s.heads[s.words[next].Hash]
		if !ok || h.prefix != 0 {
			return
		}
		if n, last := s.match(next, h); n != nil && strings.ContainsRune(s.gap(last), ')') {
			m.last = last
		}
	}
}

// bareAmbiguous is true for a name that is an ordinary word too and that neither
// marks nor a title show to be a name here.
func (m *mention) bareAmbiguous() bool { return m.ambiguous && !m.title && m.open == 0 }

// isName is true for a mention that nothing but a name can be: a place or a tribe
// may be described, too.
func (m *mention) isName() bool { return !m.plain && !m.ambiguous || m.title || m.open != 0 || m.vague }
