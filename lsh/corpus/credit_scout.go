package corpus

import (
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// How most of a text is passed over
//
// Folding and hashing all words (arabic.Words) would take two thirds of the time
// of the search. But most sentences name no medium. So a scout goes first, who
// folds letters by a small table, hashes each word in fewer steps and asks
// whether a name may begin with it; only pieces of which that is true are cut
// into words. The scout takes names for words in letters he does not know, so
// that he never passes over a name.

// scoutTable is what the scout knows: letters and words.
type scoutTable struct {
	arabic [0x100]uint16 // U+0600 to U+06FF: a folded letter, scoutMark or 0
	ascii  [0x80]uint16
	filter [filterBits / 64]uint64
	known  map[uint32]bool // by hash; false: of interest only behind a mark
}

const (
	filterBits  = 1 << 18
	scoutMark   = 1
	scoutFactor = 0x9E3779B1
)

func (t *scoutTable) init(words int) {
	for i := range t.arabic {
		t.arabic[i] = scoutLetter(rune(0x600 + i))
	}
	for i := range t.ascii {
		t.ascii[i] = scoutLetter(rune(i))
	}
	t.known = make(map[uint32]bool, words)
}

// scoutLetter is what r folds to, scoutMark for what is no letter but part of a
// word, 0 for what separates words.
func scoutLetter(r rune) uint16 {
	switch folded := arabic.Fold("x" + string(r) + "x"); {
	case strings.Contains(folded, " "):
		return 0
	case folded == "xx":
		return scoutMark
	default:
		letter, _ := utf8.DecodeRuneInString(folded[1:])
		return uint16(letter)
	}
}

// add enters a folded name by its first word or, if there are more, its first
// two; sure is false if it is of interest only behind a mark.
func (t *scoutTable) add(first, second string, sure bool) {
	h, ok := hashScout(first)
	if !ok {
		return // the scout stops at such words anyway
	}
	if second != "" {
		g, ok := hashScout(second)
		if !ok {
			return
		}
		h = scoutPair(h, g)
	}
	t.known[h] = t.known[h] || sure
	for _, bit := range [...]uint32{h >> 14, h * scoutFactor >> 14} {
		t.filter[bit/64] |= 1 << (bit % 64)
	}
}

func hashScout(word string) (h uint32, ok bool) {
	for _, r := range word {
		if r >= 0x700 || r >= 0x80 && r < 0x600 {
			return 0, false
		}
		h = (h ^ uint32(r)) * scoutFactor
	}
	return h, true
}

func scoutPair(first, second uint32) uint32 { return (first*31 + second) * 0x85EBCA6B }

// scout appends to dst the bytes of a text at which words begin that may begin a
// name, and returns it.
func (t *scoutTable) scout(dst []int, text string) []int {
	var (
		h, last          uint32       // of the word so far and of the one before it, 0 if there is none
		start, lastStart int          // where they begin
		marked, before   = true, true // more than a blank stands before them
	)
	for i := 0; i < len(text); {
		var letter uint16
		c, size := text[i], 1
		for c&0xFC == 0xD8 && i+1 < len(text) { // U+0600 to U+06FF
			letter = t.arabic[(uint(c)<<6|uint(text[i+1]&0x3F))&0xFF]
			if letter <= scoutMark {
				size = 2
				break
			}
			if h == 0 {
				start = i
			}
			h = (h ^ uint32(letter)) * scoutFactor
			if i += 2; i == len(text) {
				return t.judge(dst, h, last, start, lastStart, marked, before)
			}
			c = text[i]
		}
		switch {
		case c == ' ':
			letter = 0
		case size == 2:
		case c < utf8.RuneSelf:
			letter = t.ascii[c]
		default:
			letter, size = otherLetter(text[i:])
			if letter > scoutMark {
				dst = append(dst, i)
			}
		}
		switch {
		case letter > scoutMark:
			if h == 0 {
				start = i
			}
			h = (h ^ uint32(letter)) * scoutFactor
		case letter == scoutMark:
			marked = marked || h == 0 // a dash: ـ
		case h != 0:
			dst = t.judge(dst, h, last, start, lastStart, marked, before)
			last, lastStart, before, marked, h = h, start, marked, c != ' ', 0
		default:
			marked = marked || c != ' '
		}
		i += size
	}
	if h != 0 {
		dst = t.judge(dst, h, last, start, lastStart, marked, before)
	}
	return dst
}

// otherLetter is scoutLetter of the rune at the beginning of text, as far as it
// is none of those in the tables, and its length.
func otherLetter(text string) (uint16, int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r < 0xC0, 0x2000 <= r && r < 0x2070: // «», dashes, quotation marks, controls
		if r == 0xAD || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || r >= 0x2060 {
			return scoutMark, size
		}
		return 0, size
	}
	return scoutLetter(r), size
}

// judge appends the start of a word that is a name, and that of the word before
// it if the two begin one.
func (t *scoutTable) judge(dst []int, h, last uint32, start, lastStart int, marked, before bool) []int {
	if t.has(scoutPair(last, h), before) && (len(dst) == 0 || dst[len(dst)-1] != lastStart) {
		dst = append(dst, lastStart)
	}
	if t.has(h, marked) {
		dst = append(dst, start)
	}
	return dst
}

func (t *scoutTable) has(h uint32, marked bool) bool {
	first, second := h>>14, h*scoutFactor>>14
	if (t.filter[first/64]>>(first%64))&(t.filter[second/64]>>(second%64))&1 == 0 {
		return false
	}
	sure, ok := t.known[h]
	return ok && (sure || marked)
}
