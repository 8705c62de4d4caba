package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// The head of a line that may hold a dateline.
const (
	headWords    = 14 // at most so many words from the start of the line
	segmentWords = 5  // at most so many between two separators
)

// separators part the places, persons and media of a dateline.
const separators = "-–—ـ:/|(),،\n؛;_*•"

// listSigns stand between the names of a line of nothing else.
const listSigns = "/،,+|-–—&"

// strongSeparators end a dateline or a medium in it.
const strongSeparators = "-–—ـ:/|()\n"

// dateline says whether a mention is part of a line's head, and with which word
// that begins.
func (s *creditScan) dateline(m *mention) (from int, ok bool) {
	if m.prefix != 0 {
		return 0, false
	}
	start, segments, words := m.first, 1, 0
	for start > 0 && !s.lineStarts(start) { // back to the start of the line
		if m.first-start > headWords {
			return 0, false
		}
		if words++; strings.ContainsAny(s.gap(start-1), separators) {
			segments++
			words = 0
		}
		if words > segmentWords {
			return 0, s.afterDate(m, &start)
		}
		start--
	}
	if s.afterDate(m, &start) {
		return start, true
	}
	after := s.gap(m.last)
	if m.open == '(' && !s.lineEnds(m.last) {
		_, after, _ = strings.Cut(after, ")")
	}
	ends := s.lineEnds(m.last) || strings.ContainsAny(after, strongSeparators) ||
		segments > 1 && strings.HasPrefix(after, ".") && s.border(m.last) ||
		strings.ContainsAny(after, "،,") && s.onlyNames(m.last+1, s.lineEnd(m.last))
	if !ends || strings.ContainsAny(after, "؟?") {
		return 0, false
	}
	before := ""
	if !s.lineStarts(m.first) {
		before = s.gap(m.first - 1)
	}
	alone := s.lineStarts(m.first) || strings.ContainsAny(before, separators)
	switch {
	case s.photo(start, m):
		return 0, false
	case s.lineEnds(m.last) && segments == 1:
		return 0, false // a line of its own is a tag
	case !alone: // القاهرة أ ش أ:
		ok = m.agency && !m.ambiguous && m.first-start <= 3 && segments == 1 && strings.ContainsAny(after, ":-–—")
	case m.bareAmbiguous() && !m.agency && !m.head && (m.place || !s.isOwn(m)):
		return 0, false
	default:
		ok = segments > 1 || s.firstLine(start) || strings.ContainsAny(after, "-–—/(")
	}
	// What follows must be a place, a name or the text; "الجزيرة - الوطن" in a
	// table of results is neither, but then it has no words behind it.
	return start, ok && s.restIsText(m)
}

// firstLine tells whether no words but a headline stand before the line that
// begins with word i.
func (s *creditScan) firstLine(i int) bool {
	lines := 0
	for ; i > 0 && lines < 2; i-- {
		if s.lineStarts(i) {
			lines++
		}
	}
	return lines < 2
}

// afterDate tells whether a mention ends a line of place and date, as agencies
// print it: جدة 05 شوال 1436هـ الموافق 21 يوليو 2015م واس; start becomes the first
// word of the line.
func (s *creditScan) afterDate(m *mention, start *int) bool {
	if !s.lineEnds(m.last) || m.first == 0 || s.lineStarts(m.first) || m.first-*start > headWords {
		return false
	}
	p := m.first - 1
	if s.words[p].Flags&arabic.Number == 0 && !s.isWord(p, "م") && !s.isWord(p, "ه") {
		return false
	}
	for *start > 0 && !s.lineStarts(*start) && m.first-*start < headWords {
		*start--
	}
	if !s.lineStarts(*start) {
		return false
	}
	_, ok := findDate(s.text[s.words[*start].Start:s.words[m.first].Start])
	return ok
}

// restIsText tells whether words follow a dateline, on its line or the next.
func (s *creditScan) restIsText(m *mention) bool { return m.last+4 < len(s.words) }

// photo tells whether the words from i to a mention, or those in its brackets,
// say that it is the credit of a picture.
func (s *creditScan) photo(i int, m *mention) bool {
	for j := max(i, m.first-4); j < m.first; j++ {
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

// tag says whether a mention is the signature of a line, a paragraph or a
// sentence, and with which word that begins.
func (s *creditScan) tag(m *mention) (from int, ok bool) {
	if m.prefix != 0 || m.open != '(' && !s.lineEnds(m.last) && !strings.ContainsAny(s.gap(m.last), listSigns) {
		return 0, false
	}
	start := m.first
	for start > 0 && !s.lineStarts(start) && m.first-start < 40 {
		start--
	}
	if s.photo(start, m) {
		return 0, false
	}
	inLine := m.first - start // words before it on the line
	after := s.gap(m.last)
	before := ""
	if m.first > 0 {
		before = s.gap(m.first - 1)
	}
	switch {
	case m.bareAmbiguous() && !m.agency && (m.place || !s.isOwn(m)):
		return 0, false
	case s.onlyNames(start, m.first) && s.onlyNames(m.last+1, s.lineEnd(m.last)):
		return start, s.lineEnd(m.last) >= len(s.words) || !s.lineStarts(m.first) || m.agency || m.open != 0 || m.title || m.vague
	case inLine < 3:
		return 0, false
	case m.open == '(':
		// Behind a sentence; behind a name it may be the credit of a picture.
		if s.lineEnds(m.last) && (strings.ContainsAny(before, ".؟?!»\"”،") || inLine >= 25) {
			return m.first, true
		}
		return m.first, strings.ContainsAny(before, ".؟?!") && !m.ambiguous
	case s.lineEnds(m.last) && strings.ContainsAny(before, ".؟?!"): // … الحكومة. رويترز
		return m.first, true
	case s.lineEnds(m.last) && strings.ContainsAny(before, "-–—ـ/|*_") && !strings.ContainsAny(after, "؟?"):
		return m.first, inLine >= 12 && (m.open != 0 || !m.ambiguous)
	}
	return 0, false
}

// lineEnd is the word behind the last one of word i's line, or one far enough
// from i to make it no line of names.
func (s *creditScan) lineEnd(i int) int {
	end := i + 1
	for end < len(s.words) && end < i+10 && !s.lineEnds(end-1) {
		end++
	}
	return end
}

// onlyNames tells whether the words from i up to end are nothing but names of
// media: فرانس24/ أ ف ب, * خدمة «نيويورك تايمز».
func (s *creditScan) onlyNames(i, end int) bool {
	for i < end {
		if h, ok := s.heads[s.words[i].Hash]; ok {
			if n, last := s.match(i, h); n != nil && last < end && !n.place {
				i = last + 1
				continue
			}
			if h.vague == vagueTag || s.isWord(i, "وكالات") {
				i++
				continue
			}
		}
		if w := s.folded(i); w == "خدمه" || w == "خاص" || w == "بالاتفاق" || w == "مع" || w == "ب" {
			i++
			continue
		}
		return false
	}
	return true
}
