package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Words around a name
//
// What decides about a name seldom stands right beside it: أمس, في وقت سابق, a date between
// commas stand between. These are the steps from a name to the words that decide, and what may
// stand there. None leaves the sentence.

// near is the last word before a name that is no filler, with nothing between
// but blanks and marks; i is the word before the name. It is -1 where a sentence
// or a clause begins there.
func (s *creditScan) near(i int) int {
	if k := s.nearDate(i); k >= 0 {
		return k
	}
	for n := 0; n <= reachFiller && i >= 0; n++ {
		c, gap := s.class(i), s.gap(i)
		if n == 0 && i > 0 && c&aboutWord != 0 && s.class(i-1)&naqlWord != 0 && strings.Contains(gap, ":") { // نقلا عن: بوابة الأهرام
			return i
		}
		if s.border(i) || strings.ContainsAny(gap, ":؛;،,)") {
			return -1
		}
		switch {
		case n == 0 && c&someWord != 0: // ذكرت بعض الصحف
			i, n = i-1, n-1
		case s.isWord(i, "امس") && s.isWord(i-1, "من") && s.isWord(i-2, "اول"):
			i -= 3
		case c&fillerWord != 0, n > 0 && c&inWord != 0, s.isWord(i, "خدمه", "شاشه", "صفحه", "اثير"):
			i--
		case s.isWord(i, "كاميرا", "كاميرات") && s.class(i-1)&relVerb != 0: // رصدته كاميرا قناة
			i--
		case s.isWord(i, "عاجل") && s.class(i-2)&inWord != 0: // في خبر عاجل
			i -= 2
		case s.isWord(i, "من") && s.isWord(i-1, "عدد", "العديد"): // أكد عدد من الصحف
			i -= 2
		case s.isWord(i, "اخبار") && s.isWord(i-1, "نشره", "موجز"):
			return i - 2
		default:
			return i
		}
	}
	return -1
}

// nearDate is the verb that reports before a date between commas, or before one
// that a comma ends, which ends with word i: كشفت، اليوم السبت، مجلة; -1 if there
// is none.
func (s *creditScan) nearDate(i int) int {
	if i < 1 || s.border(i) || !isComma(s.gap(i)) {
		return -1
	}
	for n := 0; n <= reachDate && i >= 0 && !s.border(i); n++ {
		filler := s.class(i)&fillerWord != 0 || s.words[i].Flags&arabic.Number != 0 || isMonth(s.folded(i)) || n > 0 && s.class(i)&inWord != 0
		if !filler {
			if n > 0 && s.class(i)&(reporting|relVerb) != 0 {
				return i
			}
			return -1
		}
		if i--; i >= 0 && s.gap(i) != " " && !isComma(s.gap(i)) && !strings.ContainsAny(s.gap(i), "/()") {
			return -1
		}
	}
	return -1
}

// isMonth is true for a folded name of a month.
func isMonth(w string) bool {
	_, ok := monthNames()[w]
	return ok
}

// back is the nearest word of the classes among the n words up to word i, in the
// same sentence; -1 if there is none.
func (s *creditScan) back(i, n int, c class) int {
	for ; n > 0 && i >= 0 && !s.border(i); n-- {
		if s.class(i)&c != 0 {
			return i
		}
		i--
	}
	return -1
}

// follows tells whether a word of the classes stands among the n words behind
// word i, in the same sentence.
func (s *creditScan) follows(i, n int, c class) bool {
	for ; n > 0 && i+1 < len(s.words) && !s.border(i); n-- {
		if i++; s.class(i)&c != 0 {
			return true
		}
	}
	return false
}

// said is the nearest word of the classes among the n words up to word i, with no
// clause or matter between, في حديث عن خلافه مع; -1 if there is none.
func (s *creditScan) said(i, n int, c class) int {
	for ; n > 0 && i >= 0 && !s.border(i) && s.class(i)&(clauseThat|aboutWord) == 0; n-- {
		if s.class(i)&c != 0 {
			return i
		}
		i--
	}
	return -1
}

// isWord tells whether word i folds to one of some.
func (s *creditScan) isWord(i int, some ...string) bool {
	if i < 0 || i >= len(s.words) {
		return false
	}
	length, hash := int(s.words[i].End-s.words[i].Start), s.words[i].Hash
	return slices.ContainsFunc(some, func(w string) bool { return length >= len(w) && hash == hashOf(w) })
}

// opens tells whether a clause may begin with word k.
func (s *creditScan) opens(k int) bool {
	return s.border(k-1) || strings.ContainsAny(s.gap(k-1), "،,؛") || s.class(k-1)&(clauseWord|whatWord|wasWord) != 0 || s.isWord(k-1, "قد", "وقد")
}

// isQuoted tells whether word i stands in quotation marks that its line opened, of
// which no more than maxQuote bytes are looked at.
func (s *creditScan) isQuoted(i int) bool {
	at := int(s.words[i].Start)
	before := s.text[max(s.start, at-maxQuote):at]
	isOpen := func(opening, closing string) bool {
		return strings.LastIndex(before, opening) > strings.LastIndex(before, closing)
	}
	return isOpen("«", "»") || isOpen("“", "”") || strings.Count(before, `"`)%2 == 1
}
