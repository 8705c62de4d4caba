package corpus

import (
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// Names behind titles
//
// صحيفة, وكالة, موقع: a word that says what follows it, and the name that follows. The registry
// may have it, an adjective may stand for it (الوكالة الفرنسية), marks or Latin letters may hold
// it; else it ends with the adjective that closes it, صحيفة ماركا الإسبانية, or before what cannot
// be part of one. موقع may be a place and وكالة an authority, so that more must say of what
// follows those that it is a medium.

var (
	// ofAny are adjectives that name no medium with the article either: الصحيفة الرسمية.
	ofAny = arabic.SetOf("الرسميه الحكوميه المحليه الرسمي الحكومي المحلي")
	// closers end a name, closersBehind behind its first word.
	closers       = arabic.SetOf("للانباء للاخبار للاعلام")
	closersBehind = arabic.SetOf("الاخباري الالكتروني الاخباريه")
)

// titled reads a title at word i and the name behind it.
func (s *creditScan) titled(i int, h head) (mention, bool) {
	m := mention{title: true}
	if h.definite {
		if m, ok := s.definite(i); ok {
			return m, true
		}
		m.last, m.vague = i+1, true // نقلت الوكالة الرسمية عن
		return m, s.isWord(i, "الوكاله") && ofAny.Has(s.folded(i+1)) && joins(s.gap(i)) && !strings.HasPrefix(s.folded(i+2), "ل")
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
	if s.border(i-1) || s.class(i-1)&(strongVerb|relVerb|moveVerb|accordingOf) == 0 {
		return false
	}
	first := s.folded(j)
	return s.class(j) == 0 && !strings.HasPrefix(first, "ال") && !bodies.Has(first) && !s.isOfPeople(i, j)
}

// isOfPeople tells whether a network, word i, is one of somebody's and no medium: a noun, word
// j, and whose it is with the article, شبكة أطباء السودان, where media are called with one
// word, with an adjective, or with a word that begins names, شبكة نبض الشمال.
func (s *creditScan) isOfPeople(i, j int) bool {
	next := s.folded(j + 1)
	return strings.HasSuffix(s.folded(i), "شبكه") && !s.border(j) && s.gap(j) == " " && !firstWords.Has(s.folded(j)) &&
		strings.HasPrefix(next, "ال") && (!isDefiniteAdjective(next) || strings.HasSuffix(s.words[j+1].Text(s.text), "ئ")) && !lastWords.Has(next) && s.class(j+1) == 0
}

// isTold tells whether somebody says something, from word k on, to what title i and
// the name from word j on mean: لموقع خبرك اليوم أن.
func (s *creditScan) isTold(i, j, k int, h head) bool {
	if h.prefix != 'ل' || h.agency || k > j+2 || s.class(k)&clauseThat == 0 {
		return false
	}
	return s.class(j) == 0 && !s.isOf(bodies, j) && s.back(i-1, reachSay, sayWord) >= 0
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
		gap, w := s.gap(j-1), s.folded(j)
		if !joins(gap) && strings.ContainsAny(gap, openingMarks) {
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
		}
		describes := isAdjective(w) || w == "انباء" || w == "الانباء" || strings.HasPrefix(w, "ال") && s.class(j) == 0
		if !describes || !joins(gap) { // قناة الرئيس السابق «اليمن اليوم»
			return m, false
		}
	}
	return m, false
}

// nation is the agency that an adjective behind الوكالة, word i, means: الوكالة الفرنسية,
// but not الوكالة الأمريكية للتنمية.
func (s *creditScan) nation(i, j int) (*outlet.Outlet, bool) {
	w := s.folded(j)
	switch {
	case j > i+1, !strings.HasSuffix(s.folded(i), "وكاله"), !isDefiniteAdjective(w), !joins(s.gap(i)):
		return nil, false
	case strings.HasPrefix(s.folded(j+1), "ل") && !s.isWord(j+1, "للانباء", "للاعلام"):
		return nil, false
	}
	o, ok := s.reg.Lookup(w)
	if !ok && j+1 < len(s.words) && joins(s.gap(j)) { // الوكالة اللبنانية للإعلام
		o, ok = s.reg.Lookup("الوكالة " + s.text[s.words[j].Start:s.words[j+1].End])
	}
	return o, ok && o.Kind == "agency"
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
	gap, first := s.gap(j-1), s.folded(j)
	none := noMedium
	if h.agency { // وكالة ستاندرد, but صحيفة ستاندرد
		none |= rater
	}
	if strings.ContainsAny(gap, openingMarks) {
		return s.strangerInMarks(j, none)
	}
	if len(gap) > 6 || s.class(j)&(stopWord|none) != 0 || !joins(gap) {
		return m, false
	}
	isDefinite := strings.HasPrefix(s.folded(i), "ال")
	named = named || s.fillsLine(i, j)
	switch {
	case j == i+1 && isDefinite && !strings.HasPrefix(first, "ال") && !latin(s, j):
		return m, false // شاشة التلفزيون لمعرفة: a title with the article has no name behind it
	case isIndefinite(first), isAdjective(first) && ofAny.Has(first):
		return s.described(i, j, h, named)
	case isDefinite && isDefiniteAdjective(first): // التلفزيون اليمني
		m.last = j
		return m, named
	}
	isSite := !h.agency && s.isPublished(i, j)
	for k := j; k < len(s.words) && k < j+4; k++ {
		if k > j && s.endsName(j, k) {
			m.last = k - 1
			if k > j+1 && s.class(k-1)&fillerWord != 0 && !s.isWord(k-1, "اليوم") { // نشرها موقع ويكيليكس الجمعة أن
				m.last--
			}
			if isSite && !named && k == j+3 && strings.HasPrefix(s.folded(k-1), "ال") && s.class(j+1) == 0 { // قال موقع ترانسفير ماركت المتخصص إن
				m.last--
				return m, true
			}
			return m, named || s.isTold(i, j, k, h) || isSite && (k == j+2 || s.class(k)&clauseThat != 0)
		}
		w := s.folded(k)
		next, ok := s.heads[s.words[k].Hash]
		switch {
		case k > j && ok && next.kindBehind, closers.Has(w), k > j && closersBehind.Has(w): // موقع درج نيوز
			m.last = k
			return m, true
		case k > j && isDefiniteAdjective(w):
			m.last = k
			for m.last+1 < len(s.words) && joins(s.gap(m.last)) && isDefiniteAdjective(s.folded(m.last+1)) {
				m.last++
			}
			return m, named || isSite
		}
	}
	// Nothing closes the name: it is the first word, or all in Latin letters.
	m.last = j
	for m.last+1 < len(s.words) && latin(s, j) && latin(s, m.last+1) && joins(s.gap(m.last)) {
		m.last++
	}
	return m, named
}

// fillsLine tells whether a line says only from whom its text is taken, with a title, word i,
// and a name of a word or two, from word j on: نقلا عن بوابة لؤلؤة, but not نقلا عن وكالة وزارة.
// A site's name with the article the text above does not speak of: نقلا عن موقع المرجان, but
// not, below the story of an accident, نقلا عن موقع الحادث; the word of a gate or a grid is
// anybody's: نقلا عن بوابة الدخول.
func (s *creditScan) fillsLine(i, j int) bool {
	const foot = 500 // bytes behind such a line: the text is asked of few
	if i < 2 || i > 3 || s.class(0)&naqlWord == 0 || j < len(s.words)-2 || s.serves(j, len(s.words)-1) ||
		s.isThing(j) || s.isOf(bodies, j) {
		return false
	}
	for k := range len(s.words) - 1 {
		if s.border(k) || k >= j && s.class(k+1) != 0 {
			return false
		}
	}
	if bare, definite := strings.CutPrefix(s.folded(j), "ال"); definite && (!s.isWord(i, "موقع") || s.before == 0 || s.limit-s.end > foot || strings.Contains(arabic.Fold(s.text[:s.start]), bare)) {
		return false
	}
	return s.class(j) == 0
}

// endsName tells whether word k cannot be one of a name that begins with word j and that
// nothing else closes.
func (s *creditScan) endsName(j, k int) bool {
	const verbs = telling | coverVerb | objectVerb | speakVerb
	return s.border(k-1) || !joins(s.gap(k-1)) || s.class(k)&(stopWord|clauseThat) != 0 || k < j+3 && s.class(k)&verbs != 0
}

// strangerInMarks reads a name from word j on up to the mark that closes it, with no word in
// it that says that it is no medium's.
func (s *creditScan) strangerInMarks(j int, none class) (mention, bool) {
	m := mention{title: true}
	for k := j; k < len(s.words) && k < j+6 && !s.lineEnds(k-1); k++ {
		if s.class(k)&none != 0 {
			break
		}
		if strings.ContainsAny(s.gap(k), closingMarks) {
			m.last, m.inner = k, true
			return m, true
		}
	}
	return m, false
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

// isIndefinite is true for such an adjective without the article.
func isIndefinite(w string) bool { return isAdjective(w) && !strings.HasPrefix(w, "ال") }

// isDefiniteAdjective is true for one with it.
func isDefiniteAdjective(w string) bool { return isAdjective(w) && strings.HasPrefix(w, "ال") }
