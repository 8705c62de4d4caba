package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

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

// joins tells whether a gap may stand within a name.
func joins(gap string) bool {
	if gap == " " {
		return true
	}
	blank, hyphen := false, false
	for _, r := range gap {
		switch {
		case r == ' ', r == '\u00a0':
			blank = true
		case r == '-':
			hyphen = true
		case r == 'ـ' && blank: // a dash: مسقط ـ العمانية
			return false
		case r == '.', r == '_', r == '&', r == '+', r == '\'', r == '’', unicode.Is(unicode.Cf, r), isLetterMark(r):
		default:
			return false
		}
	}
	return len(gap) < 8 && !(blank && hyphen)
}

// titled reads a title at word i and the name behind it.
func (s *creditScan) titled(i int, h head) (mention, bool) {
	m := mention{title: true}
	if h.definite {
		return s.definite(i)
	}
	if s.isWord(i, "الاذاعه") && s.class(i-1)&orgWord != 0 { // هيئة الإذاعة الوطنية
		return m, false
	}
	j := i + 1
	named := h.named
	for ; j < len(s.words) && j <= i+3; j++ { // وكالة أنباء, موقع قناة
		if g := s.gap(j - 1); strings.ContainsAny(g, "\n:؛;،,.") || len(g) > 12 {
			return m, false
		}
		next, ok := s.heads[s.words[j].Hash]
		news := s.isWord(j, "انباء", "الانباء", "اخبار")
		if ok && next.prefix == 0 {
			if n, last := s.match(j, next); n != nil && !(news && last == j) {
				if n.ambiguous && !named && s.isPartOfMore(i, last) {
					return m, false
				}
				if n.ambiguous && h.vague != notVague { // قنوات الحوار
					return m, false
				}
				if n.ambiguous && !n.agency && h.agency && joins(s.gap(j-1)) { // وكالة أنباء الجمهورية is not the paper الجمهورية
					break
				}
				if n.ambiguous && last == j && isIndefinite(s.folded(j)) { // صحيفة وطنية: some paper of the country
					break
				}
				if close := s.closedAt(j, last); close > last { // موقع "درج نيوز" is not درج
					if _, ok := s.reg.Lookup(s.text[s.words[j].Start:s.words[close].End]); !ok && !s.isFrequency(last+1, close) {
						break
					}
					last = close
				}
				m.last, m.known, m.agency = last, true, n.agency
				m.ambiguous, m.outlet = n.ambiguous, n.outlet
				return m, true
			}
		}
		if ok && next.prefix == 0 && next.title {
			named = named || next.named
			continue
		}
		if !news {
			break
		}
		named = true
	}
	if m, ok := s.definite(i); ok {
		return m, true
	}
	if j >= len(s.words) || s.border(j-1) || h.colleague {
		return m, false
	}
	if open := lastMark(s.gap(i - 1)); open != 0 && strings.ContainsRune(`«"“”(`, open) { // «شبكة البيضاء»
		if close := s.closedAt(i, j); close > j-1 && close <= i+4 && !s.serves(j, close) {
			m.last, m.inner = close, true
			return m, true
		}
	}
	if h.vague != notVague { // قنوات
		return m, false
	}
	m, ok := s.stranger(i, j, h, named)
	if ok && h.agency && !m.known && !m.inner { // وكالة الأنباء الامارتية, misspelt
		if o, is := s.reg.Lookup("وكالة " + s.text[s.words[i+1].Start:s.words[m.last].End]); is && o.Kind == "agency" {
			m.known, m.agency, m.outlet, m.vague = true, true, o, false
		}
	}
	return m, ok
}

// isPublished tells whether a title like موقع, word i, that may be a place or part of
// an organisation as well, stands behind a verb of publishing, and before a name, word
// j, that is no organisation's: نشر موقع إسلامي أناليز التركي.
func (s *creditScan) isPublished(i, j int) bool {
	return i > 0 && !s.border(i-1) && s.class(i-1)&(strongVerb|relVerb|moveVerb|accordingOf) != 0 && s.class(j) == 0 && !strings.HasPrefix(s.folded(j), "ال") && !bodies.Has(s.folded(j))
}

// isTold tells whether somebody says something, from word k on, to what title i and
// the name from word j on mean: لموقع خبرك اليوم أن.
func (s *creditScan) isTold(i, j, k int, h head) bool {
	return h.prefix == 'ل' && !h.agency && k <= j+2 && s.class(k)&clauseThat != 0 && s.class(j) == 0 && !bodies.Has(strings.TrimPrefix(s.folded(j), "ال")) && s.back(i-1, reachSay, sayWord) >= 0
}

// serves tells whether one of the words i to last says what an organisation works
// for: شبكة إنقاذ للإغاثة.
func (s *creditScan) serves(i, last int) bool {
	for ; i <= last; i++ {
		if w := s.folded(i); strings.HasPrefix(w, "لل") && w != "للانباء" && w != "للاخبار" && w != "للاعلام" || s.isWord(i, "لحقوق") {
			return true
		}
	}
	return false
}

// closedAt is the word behind which the marks close that open before word i, among
// the few from word last on; -1 if none open or close there.
func (s *creditScan) closedAt(i, last int) int {
	if open := lastMark(s.gap(i - 1)); open == 0 || !strings.ContainsRune(openingMarks, open) {
		return -1
	}
	for ; last < len(s.words) && last <= i+5; last++ {
		gap := s.gap(last)
		if strings.ContainsAny(gap, closingMarks) {
			return last
		}
		if !joins(gap) {
			break
		}
	}
	return -1
}

// isFrequency tells whether words i to last are numbers, on which one hears a station:
// إذاعة «صوت لبنان 93,3».
func (s *creditScan) isFrequency(i, last int) bool {
	for ; i <= last; i++ {
		if s.words[i].Flags&arabic.Number == 0 {
			return false
		}
	}
	return true
}

// definite reads a title and a known name in marks behind what describes it: وكالة
// الأنباء الإيرانية "إرنا". With the article it means a medium named before if there is
// none.
func (s *creditScan) definite(i int) (mention, bool) {
	m := mention{title: true}
	for j := i + 1; j < len(s.words) && j <= i+4; j++ {
		if o, ok := s.nation(i, j); ok {
			m.last, m.known, m.agency, m.outlet = j, true, true, o
			return m, true
		}
		if gap := s.gap(j - 1); !joins(gap) && strings.ContainsAny(gap, openingMarks) {
			h, ok := s.heads[s.words[j].Hash]
			if !ok || h.prefix != 0 || j == i+1 {
				return m, false
			}
			n, last := s.match(j, h)
			if n == nil || !strings.ContainsAny(s.gap(last), closingMarks) {
				return m, false
			}
			m.last, m.known, m.agency, m.ambiguous, m.outlet = last, true, n.agency, n.ambiguous, n.outlet
			return m, true
		} else if w := s.folded(j); !joins(gap) || !isAdjective(w) && w != "انباء" && w != "الانباء" && !(strings.HasPrefix(w, "ال") && s.class(j) == 0) { // قناة الرئيس السابق «اليمن اليوم»
			return m, false
		}
	}
	return m, false
}

// nation is the agency that an adjective behind الوكالة, word i, means: الوكالة الفرنسية,
// but not الوكالة الأمريكية للتنمية.
func (s *creditScan) nation(i, j int) (*outlet.Outlet, bool) {
	w := s.folded(j)
	if j > i+1 || !strings.HasSuffix(s.folded(i), "وكاله") || !isAdjective(w) || !strings.HasPrefix(w, "ال") || !joins(s.gap(i)) || strings.HasPrefix(s.folded(j+1), "ل") && !s.isWord(j+1, "للانباء", "للاعلام") {
		return nil, false
	}
	o, ok := s.reg.Lookup(w)
	if !ok && j+1 < len(s.words) && joins(s.gap(j)) { // الوكالة اللبنانية للإعلام
		o, ok = s.reg.Lookup("الوكالة " + s.text[s.words[j].Start:s.words[j+1].End])
	}
	return o, ok && o.Kind == "agency"
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

// isPartOfMore tells whether a name behind a title, words i to last, is the
// beginning of another one: موقع الاتحاد الدولي.
func (s *creditScan) isPartOfMore(i, last int) bool {
	if s.border(last) || s.gap(last) != " " || !isAdjective(s.folded(last+1)) {
		return false
	}
	if h, ok := s.heads[s.words[i].Hash]; ok && h.title {
		if !h.agency && s.isWord(last+1, "الرسمي") { // موقع الاتحاد الرسمي
			return true
		}
		if h.prefix != 0 { // لوكالة مهر الحكومية
			i++
		}
	}
	_, ok := s.reg.Lookup(s.text[s.words[i].Start:s.words[last+1].End])
	return !ok
}

// stranger reads a name behind a title that the registry does not have: what
// stands in marks, words in Latin letters, or the words up to the adjective that
// closes the name (صحيفة ماركا الإسبانية) or to what cannot be part of one. Words
// i to j-1 are the title.
func (s *creditScan) stranger(i, j int, h head, named bool) (mention, bool) {
	m := mention{title: true}
	gap := s.gap(j - 1)
	none := noMedium
	if h.agency { // وكالة ستاندرد, but صحيفة ستاندرد
		none |= rater
	}
	if open := strings.IndexAny(gap, openingMarks); open >= 0 {
		for k := j; k < len(s.words) && k < j+6 && !s.lineEnds(k-1); k++ {
			if s.class(k)&none != 0 {
				return m, false
			}
			if strings.ContainsAny(s.gap(k), closingMarks) {
				m.last, m.inner = k, true
				return m, true
			}
		}
		return m, false
	}
	if len(gap) > 6 || s.class(j)&(stopWord|none) != 0 || !joins(gap) {
		return m, false
	}
	if j == i+1 && strings.HasPrefix(s.folded(i), "ال") && !strings.HasPrefix(s.folded(j), "ال") && !latin(s, j) {
		return m, false // شاشة التلفزيون لمعرفة: a title with the article has no name behind it
	}
	if w := s.folded(j); isAdjective(w) && (!strings.HasPrefix(w, "ال") || slices.Contains([]string{"الرسميه", "الحكوميه", "المحليه", "الرسمي", "الحكومي", "المحلي"}, w)) {
		return s.described(i, j, h, named)
	}
	if strings.HasPrefix(s.folded(i), "ال") && isAdjective(s.folded(j)) && strings.HasPrefix(s.folded(j), "ال") { // التلفزيون اليمني
		m.last = j
		return m, named
	}
	for k := j; k < len(s.words) && k < j+4; k++ {
		if k > j && (s.border(k-1) || !joins(s.gap(k-1)) || s.class(k)&(stopWord|clauseThat) != 0 || k < j+3 && s.class(k)&(telling|moveVerb|coverVerb|objectVerb|speakVerb) != 0) {
			m.last = k - 1
			if k > j+1 && s.class(k-1)&fillerWord != 0 && !s.isWord(k-1, "اليوم") { // نشرها موقع ويكيليكس الجمعة أن
				m.last--
			}
			if k == j+3 && strings.HasPrefix(s.folded(k-1), "ال") && !h.agency && !named && s.class(j+1) == 0 && s.isPublished(i, j) { // قال موقع ترانسفير ماركت المتخصص إن
				m.last--
				return m, true
			}
			return m, (named || s.isTold(i, j, k, h) || (k == j+2 || s.class(k)&clauseThat != 0) && !h.agency && s.isPublished(i, j)) && k <= j+3
		}
		w := s.folded(k)
		if h, ok := s.heads[s.words[k].Hash]; ok && h.kindBehind && k > j { // موقع درج نيوز
			m.last = k
			return m, true
		}
		if w == "للانباء" || w == "للاخبار" || w == "للاعلام" || (w == "الاخباري" || w == "الالكتروني" || w == "الاخباريه") && k > j {
			m.last = k
			return m, true
		}
		if isAdjective(w) && strings.HasPrefix(w, "ال") && k > j {
			m.last = k
			for m.last+1 < len(s.words) && joins(s.gap(m.last)) && isAdjective(s.folded(m.last+1)) && strings.HasPrefix(s.folded(m.last+1), "ال") {
				m.last++
			}
			return m, named || !h.agency && s.isPublished(i, j)
		}
	}
	// Nothing closes the name: it is the first word, or all in Latin letters.
	m.last = j
	for m.last+1 < len(s.words) && latin(s, j) && latin(s, m.last+1) && joins(s.gap(m.last)) {
		m.last++
	}
	return m, named
}

// described reads a medium that a title, words i to j-1, and an adjective, word j, describe but
// do not name, صحيفة بريطانية, unless the next word says which one is meant.
func (s *creditScan) described(i, j int, h head, named bool) (mention, bool) {
	m := mention{title: true, last: j, vague: true}
	if last := j + 1; last < len(s.words) && joins(s.gap(j)) && isAdjective(s.folded(last)) { // وكالة الأنباء الرسمية الجزائرية
		title := s.text[s.words[i].Start:s.words[j-1].End]
		if h.article { // للتلفزيون
			title = "ا" + title[strings.IndexRune(title, 'ل')+len("ل"):]
		}
		if o, ok := s.reg.Lookup(title + " " + s.words[last].Text(s.text)); ok {
			m.last, m.vague, m.known, m.agency, m.outlet = last, false, true, o.Kind == "agency", o
			return m, true
		}
		if named && strings.HasPrefix(s.folded(last), "ال") && !strings.HasPrefix(s.folded(last+1), "لل") { // التلفزيون الرسمي السوداني, but الرسمية الموالية للرئيس
			m.last, m.vague = last, false
			return m, true
		}
	}
	for m.last+1 < len(s.words) && joins(s.gap(m.last)) && isIndefinite(s.folded(m.last+1)) {
		m.last++
	}
	return m, named
}

func latin(s *creditScan, i int) bool {
	r, _ := utf8.DecodeRuneInString(s.words[i].Text(s.text))
	return r < 0x250
}

// isAdjective is true for a folded word with the ending of an adjective of a
// country or kind, feminine as صحيفة and قناة are: البريطانية.
func isAdjective(w string) bool {
	return len(w) > 8 && (strings.HasSuffix(w, "يه") || strings.HasPrefix(w, "ال") && strings.HasSuffix(w, "ي"))
}

func isIndefinite(w string) bool { return isAdjective(w) && !strings.HasPrefix(w, "ال") }

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
		ok = next == "اعلام" || next == "الاعلام" || next == "اعلاميه"
	case "وكالات":
		if next == "" {
			return i, true, true
		}
		ok = slices.Contains([]string{"انباء", "الانباء", "الاخبار", "اخباريه", "عالميه"}, next)
	case "صحف", "الصحف":
		if !isAdjective(next) {
			return i, false, true
		}
		ok = true
	case "الصحافه", "صحافه":
		ok = isAdjective(next)
	case "تقارير", "مصادر":
		ok = slices.Contains([]string{"صحفيه", "صحافيه", "اعلاميه", "اخباريه"}, next)
	case "مواقع", "قنوات":
		ok = slices.Contains([]string{"اخباريه", "الكترونيه", "اعلاميه", "محليه", "عبريه", "فضاييه", "تلفزيونيه"}, next)
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

// lastMark is the rune a gap ends with, invisible ones and blanks aside.
func lastMark(gap string) rune {
	for len(gap) > 0 {
		r, size := utf8.DecodeLastRuneInString(gap)
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !isLetterMark(r) {
			return r
		}
		gap = gap[:len(gap)-size]
	}
	return 0
}

// firstMark is the rune a gap begins with, invisible ones and blanks aside.
func firstMark(gap string) rune {
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !isLetterMark(r) {
			return r
		}
	}
	return 0
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
	w := s.words[m.first-1]
	if gap := s.gap(m.first - 1); w.End-w.Start > 8 || m.first-1 == s.lastEnd || strings.Count(gap, " ") > 3 || strings.ContainsAny(gap, separators) && !strings.Contains(gap, "(") && !strings.Contains(gap, "ـ") {
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
