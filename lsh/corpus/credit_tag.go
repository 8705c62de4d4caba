package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// Signatures
//
// (رويترز), فرانس24/ أ ف ب, … الحكومة. رويترز: who ends a line, a paragraph or a sentence has
// given it. Behind a name or a short line it may be the credit of a picture.

// How long lines are, in words.
const (
	// tagWords stand at least before an agency in brackets and a full stop; the legend
	// of a picture is shorter.
	tagWords = 9
	// paragraphWords make a line too long for the legend of a picture.
	paragraphWords = 25
)

// listSigns stand between the names of a line of nothing else.
const listSigns = dashes + "/،,+|&"

// tag says whether a mention is the signature of a line, a paragraph or a
// sentence, and with which word that begins.
func (s *creditScan) tag(m *mention) (from int, ok bool) {
	const sentenceEnds = ".؟?!"
	if open, ok := s.group(m, "()"); ok && (strings.ContainsAny(s.gap(open-1), sentenceEnds+`»"”`) || onlyLetters(s.words[:open])) {
		return open, !s.photo(m)
	}
	if open, ok := s.closingGroup(m); ok {
		return open, !s.photo(m)
	}
	before, after, ends := s.gap(m.first-1), s.gap(m.last), s.lineEnds(m.last)
	if m.prefix != 0 || m.open != '(' && !ends && !strings.ContainsAny(after, listSigns) || s.photo(m) {
		return 0, false
	}
	if m.agency && s.signs(m) {
		return m.first, true
	}
	alone := s.isListed(m, 0)
	amongNames := alone && m.last > m.first && len(s.words) > m.last-m.first+1
	switch {
	case m.bareAmbiguous() && !m.agency && (m.place || !s.isOwn(m)) && !amongNames, m.vague && m.title && m.open == 0:
		return 0, false
	case alone:
		return 0, s.end == s.limit || m.first > 0 || m.agency || m.open != 0 || m.title || m.vague
	case m.first < 3:
		return 0, false
	case m.open == '(':
		return m.first, s.tagsInBrackets(m)
	case ends && strings.ContainsAny(before, sentenceEnds): // … الحكومة. رويترز
		return m.first, true
	case ends && strings.ContainsAny(before, dashes+"ـ/|*_") && !strings.ContainsAny(after, "؟?"):
		return m.first, m.first >= 12 && (m.open != 0 || !m.ambiguous)
	}
	return 0, false
}

// tagsInBrackets tells whether a mention in brackets signs what stands before it. Behind a
// sentence it does; behind a name it may be the credit of a picture.
func (s *creditScan) tagsInBrackets(m *mention) bool {
	before := s.gap(m.first - 1)
	isClear := !m.ambiguous || m.agency
	switch {
	case strings.ContainsAny(before, ".؟?!") && !m.ambiguous:
		return true
	case s.lineEnds(m.last) && (strings.ContainsAny(before, `.؟?!»"”،`) || m.first >= paragraphWords && isClear):
		return true
	case !m.agency && !m.vague:
		return false
	}
	return m.first >= tagWords && strings.HasPrefix(strings.TrimLeft(s.gap(m.last), " "), ").") // نتائج الزيارة (الأناضول).
}

// tellsOn tells whether the line goes on with a story, as no legend of a picture does: it
// begins with و and what will be, وستفتح المكتبة أبوابها, or with a verb of saying.
func (s *creditScan) tellsOn() bool {
	first := s.folded(0)
	future := strings.HasPrefix(first, "وسي") || strings.HasPrefix(first, "وست") || strings.HasPrefix(first, "وسن")
	return future && len(first) >= 5*len("و") || strings.HasPrefix(first, "و") && s.class(0)&(reporting|strongVerb|speakVerb) != 0
}

// signs tells whether a mention is the agency in the brackets of the text's last line,
// beside initials or who wrote it: (بترا - رائف الشياب), -- (بترا) ر ش.
func (s *creditScan) signs(m *mention) bool {
	const most = 3 // words of a name; initials are more
	open := lastMark(s.gap(m.first - 1))
	beside := len(s.words) - 1 - m.last
	if open != '(' || m.first > 0 || s.end != s.limit || s.before == 0 || beside == 0 || beside > 2*most || m.vague {
		return false
	}
	if strings.Contains(s.gap(m.last), ")") {
		return onlyLetters(s.words[m.last+1:])
	}
	return beside <= most && strings.ContainsAny(s.gap(m.last), dashes+"/") && strings.Contains(s.gap(len(s.words)-1), ")")
}

// closingGroup finds the names in brackets or marks, one of which a mention is, that end the
// text's last line where no full stop stands before them, and the word they begin with: أهداف
// دون رد في تصفيات القارة (رويترز، أ ف ب). One of them is an agency or no name of anybody's.
// Behind a word that they may complete, marks alone say nothing: في مقر «رويترز».
func (s *creditScan) closingGroup(m *mention) (open int, ok bool) {
	if s.end != s.limit || s.before == 0 || m.prefix != 0 || m.title {
		return 0, false
	}
	for _, pair := range []string{"()", "[]", `«»`, `“”`, `"`} {
		if open, ok = s.group(m, pair); !ok || open < longLine && !s.tellsOn() {
			continue
		}
		isBracket := pair == "()" || pair == "[]"
		return open, s.signer(open) && (isBracket && !s.isMedium(open-1) || s.isComplete(open-1))
	}
	return 0, false
}

// signer tells whether an agency, or a word for media at large, is among the names from word
// i on to the end of the line.
func (s *creditScan) signer(i int) bool {
	for ; i < len(s.words); i++ {
		h, ok := s.heads[s.words[i].Hash]
		if !ok || h.prefix != 0 {
			continue
		}
		if n, _ := s.match(i, h); n != nil && n.agency || s.isTag(i) {
			return true
		}
	}
	return false
}

// isComplete tells whether a name behind word i can be no part of what it says: a word with
// the article has nobody's name behind it, unless that says which one of a kind is meant,
// الوكالة البريطانية «رويترز».
func (s *creditScan) isComplete(i int) bool {
	if !strings.HasPrefix(s.folded(i), "ال") {
		return false
	}
	for n := i; n > i-3 && n >= 0 && !s.border(n-1); n-- {
		if s.isMedium(n) || s.class(n)&orgWord != 0 || s.isOf(bodies, n) {
			return false
		}
	}
	return true
}

// isMedium tells whether word i says that what follows is a medium: الوكالة.
func (s *creditScan) isMedium(i int) bool {
	h, ok := s.heads[s.words[i].Hash]
	return ok && h.title
}

// isSignature tells whether the line of a mention holds nothing but names of
// media, perhaps behind initials.
func (s *creditScan) isSignature(m *mention) bool {
	if open, ok := s.group(m, "()"); ok {
		return onlyLetters(s.words[:open])
	}
	return s.onlyNames(0, m.first) && s.onlyNames(m.last+1, len(s.words))
}

// group finds the brackets or marks that hold a list of names that a mention is one of,
// (رويترز، أ ف ب), and that end its line; open is the first word in it. A name that is an
// ordinary word, too, is one beside an agency, and where it fills its place: (رويترز، العربي الجديد).
func (s *creditScan) group(m *mention, pair string) (open int, ok bool) {
	const most = 10 // words
	end := len(s.words)
	opening, size := utf8.DecodeRuneInString(pair)
	closing := cmp.Or(pair[size:], pair)
	if end > m.last+most || !strings.Contains(s.gap(end-1), closing) {
		return 0, false
	}
	for open = m.first; open > 0 && open > m.first-most && !strings.ContainsRune(s.gap(open-1), opening); open-- {
	}
	if !strings.ContainsRune(s.gap(open-1), opening) {
		return open, false
	}
	return open, s.isListed(m, open)
}

// isListed tells whether a mention stands among nothing but names from word i on to the end
// of the line.
func (s *creditScan) isListed(m *mention, i int) bool {
	const most = 20 // words: onlyNames has an end before
	named := s.onlyNames
	if len(s.words) <= i+most && s.signer(i) {
		named = s.onlyListed
	}
	return named(i, m.first) && named(m.last+1, len(s.words))
}

// onlyLetters tells whether words are nothing but letters, as editors sign: ع.ش/ ف.ي (د ب أ).
func onlyLetters(words []arabic.Word) bool {
	const most = 4 // bytes of one
	return !slices.ContainsFunc(words, func(w arabic.Word) bool { return w.End-w.Start > most })
}

// onlyNames tells whether the words from i up to end are nothing but names of
// media: فرانس24/ أ ف ب, * خدمة «نيويورك تايمز».
func (s *creditScan) onlyNames(i, end int) bool { return s.namesFill(i, end, false) }

// onlyListed is onlyNames beside an agency, where one that is an ordinary word, too, is a
// name between two signs.
func (s *creditScan) onlyListed(i, end int) bool { return s.namesFill(i, end, true) }

func (s *creditScan) namesFill(i, end int, listed bool) bool {
	if end > i+10 {
		return false
	}
	for i < end {
		if h, ok := s.heads[s.words[i].Hash]; ok {
			n, last := s.match(i, h)
			if n != nil && last < end && (!n.ambiguous || n.agency || listed && s.isApart(i, last)) {
				i = last + 1
				continue
			}
			if h.vague == vagueTag || s.isWord(i, "وكالات") {
				i++
				continue
			}
		}
		if last := s.media(i, end); last >= 0 {
			i = last + 1
			continue
		}
		if w := s.folded(i); w == "خدمه" || w == "خاص" || w == "بالاتفاق" || w == "مع" || w == "ب" {
			i++
			continue
		}
		return false
	}
	return true
}

// isApart tells whether words i to last fill what stands between two signs or the line's ends.
func (s *creditScan) isApart(i, last int) bool {
	return (i == 0 || !joins(s.gap(i-1))) && (s.lineEnds(last) || !joins(s.gap(last)))
}

// photo tells whether the words before a mention, or those in its brackets, say
// that it is the credit of a picture.
func (s *creditScan) photo(m *mention) bool {
	for j := max(0, m.first-4); j < m.first; j++ {
		if s.class(j)&photoWord != 0 {
			return true
		}
	}
	for j := m.last + 1; j <= m.last+2 && j < len(s.words) && !s.border(j-1); j++ {
		if s.class(j)&photoWord != 0 && !strings.Contains(s.gap(j-1), ")") {
			return true
		}
	}
	return false
}
