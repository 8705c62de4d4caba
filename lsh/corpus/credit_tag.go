package corpus

import (
	"slices"
	"strings"

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
	if open, ok := s.group(m); ok && (strings.ContainsAny(s.gap(open-1), sentenceEnds+`»"”`) || onlyLetters(s.words[:open])) {
		return open, !s.photo(m)
	}
	before, after, ends := s.gap(m.first-1), s.gap(m.last), s.lineEnds(m.last)
	if m.prefix != 0 || m.open != '(' && !ends && !strings.ContainsAny(after, listSigns) || s.photo(m) {
		return 0, false
	}
	if m.agency && s.signs(m) {
		return m.first, true
	}
	alone := s.onlyNames(0, m.first) && s.onlyNames(m.last+1, len(s.words))
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
	switch ends := s.lineEnds(m.last); {
	case strings.ContainsAny(before, ".؟?!") && !m.ambiguous:
		return true
	case ends && (strings.ContainsAny(before, `.؟?!»"”،`) || m.first >= paragraphWords && isClear):
		return true
	case !m.agency && !m.vague:
		return false
	case ends && s.end == s.limit && s.before > 0 && (m.first >= longLine || s.tellsOn()): // أهداف دون رد في تصفيات القارة (رويترز)
		return true
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
	const most = 3 // words of that
	open := lastMark(s.gap(m.first - 1))
	beside := len(s.words) - 1 - m.last
	if open != '(' || m.first > 0 || s.end != s.limit || s.before == 0 || beside == 0 || beside > most || m.vague {
		return false
	}
	if strings.Contains(s.gap(m.last), ")") {
		return onlyLetters(s.words[m.last+1:])
	}
	return strings.ContainsAny(s.gap(m.last), dashes+"/") && strings.Contains(s.gap(len(s.words)-1), ")")
}

// isSignature tells whether the line of a mention holds nothing but names of
// media, perhaps behind initials.
func (s *creditScan) isSignature(m *mention) bool {
	if open, ok := s.group(m); ok {
		return onlyLetters(s.words[:open])
	}
	return s.onlyNames(0, m.first) && s.onlyNames(m.last+1, len(s.words))
}

// group finds the bracket that opens a list of names that a mention is one of,
// (رويترز، أ ف ب), and that ends its line; open is the first word in it.
func (s *creditScan) group(m *mention) (open int, ok bool) {
	end := len(s.words)
	if end > m.last+10 || !strings.Contains(s.gap(end-1), ")") {
		return 0, false
	}
	for open = m.first; open > 0 && open > m.first-10 && !strings.Contains(s.gap(open-1), "("); open-- {
	}
	return open, strings.Contains(s.gap(open-1), "(") && s.onlyNames(open, m.first) && s.onlyNames(m.last+1, end)
}

// onlyLetters tells whether words are nothing but letters, as editors sign: ع.ش/ ف.ي (د ب أ).
func onlyLetters(words []arabic.Word) bool {
	const most = 4 // bytes of one
	return !slices.ContainsFunc(words, func(w arabic.Word) bool { return w.End-w.Start > most })
}

// onlyNames tells whether the words from i up to end are nothing but names of
// media: فرانس24/ أ ف ب, * خدمة «نيويورك تايمز».
func (s *creditScan) onlyNames(i, end int) bool {
	if end > i+10 {
		return false
	}
	for i < end {
		if h, ok := s.heads[s.words[i].Hash]; ok {
			if n, last := s.match(i, h); n != nil && last < end && (!n.ambiguous || n.agency) {
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
