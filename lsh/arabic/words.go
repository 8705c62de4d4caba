package arabic

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// Words appends the words of text to dst, in order, and returns it. It does not
// allocate while dst has room; a text has at most (len(text)+1)/2 words beyond
// those of its ligatures, in Arabic news about len(text)/11.
//
// A word is a run of letters and digits with the marks on them, folded as Fold
// says. Numbers with a point or a comma are two words, whatever the point (3.5,
// 3,5, ٣٫٥). Of the four words of ﷺ and the two of ﷻ the first has the span of the
// ligature and the others are empty behind it; no other word is empty, and none
// overlap.
//
// Sentences end at a line break, at ! ? ؟ … and at a dot (. or ۔), save a dot
// in an abbreviation or a number: one after a word of a single letter (د.ب.أ,
// but not the eras 1436 ه. and 2015 م.) and one between two letters or digits
// that are not Arabic (3.5, example.com).
//
// Of a text of 4 GiB or more only the first 4 GiB are read. A core reads about
// 300 MB of news a second, half of the time folding and hashing, a third
// stemming (BenchmarkWords).
func Words(dst []Word, text string) []Word {
	const longest = min(math.MaxUint32, math.MaxInt)
	text = text[:min(len(text), longest)]
	var w spelling
	border := SentenceStart
	for i := 0; i < len(text); {
		start, end, next, sep := w.read(text, i)
		if w.n > 0 {
			hash, stem := w.hashes()
			dst = append(dst, Word{hash, stem, uint32(start), uint32(end), border | w.flags()})
			border = 0
		}
		switch sep {
		case ' ':
		case 0xFDFA, 0xFDFB:
			dst = appendPhrase(dst, sep, next-utf8.RuneLen(sep), border)
			border = 0
		default:
			border |= w.border(sep, text[next:], dst)
		}
		i = next
	}
	return dst
}

// read reads the word, perhaps of no letters, that starts at byte i of text, and
// the separator behind it, which ends at next; 0 where the text ends. The word is
// text[start:end].
func (w *spelling) read(text string, i int) (start, end, next int, sep rune) {
	w.clear()
	start = i
	var controls, clear int // the last run of controls is [controls, clear)
	size := 0               // of sep
word:
	for i < len(text) {
		i += w.addArabic(text[i:])
		if i == len(text) {
			break
		}
		if text[i] == ' ' {
			sep, size = ' ', 1
			break
		}
		r, s := utf8.DecodeRuneInString(text[i:])
		switch f := foldRune(r); f {
		case separator:
			sep, size = r, s
			break word
		case mark:
		case control:
			if start == i {
				start = i + s
			}
			if clear != i {
				controls = i
			}
			clear = i + s
		case ligature:
			if phrase(r) != "" {
				sep, size = r, s
				break word
			}
			w.addLigature(r)
		default:
			w.add(f)
		}
		i += s
	}
	end = i
	if clear == i {
		end = controls
	}
	return start, end, i + size, sep
}

// border is what a separator behind the last of the words says of the next one;
// behind is the text that follows.
func (w *spelling) border(sep rune, behind string, words []Word) Flags {
	switch sep {
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return LineStart | SentenceStart
	case '!', '?', '؟', '…':
		return SentenceStart
	case '.', '۔':
		initial := w.n == 1 && w.digits == 0 && !isEra(w.last, words)
		inner := w.n > 0 && !isArabic(w.last) && startsForeign(behind)
		if !initial && !inner {
			return SentenceStart
		}
	}
	return 0
}

// appendPhrase appends the words of the ligature r, which stands at byte start
// of the text, behind a border.
func appendPhrase(dst []Word, r rune, start int, border Flags) []Word {
	first := len(dst)
	dst = Words(dst, phrase(r))
	end := uint32(start + utf8.RuneLen(r))
	for i := range dst[first:] {
		w := &dst[first+i]
		w.Start, w.End, w.Flags = end, end, 0
	}
	dst[first].Start, dst[first].Flags = uint32(start), border
	return dst
}

// isArabic tells whether a folded letter is Arabic.
func isArabic(r rune) bool { return r >= 0x600 && unicode.Is(unicode.Arabic, r) }

// startsForeign tells whether text starts with a letter or digit that is not
// Arabic, controls aside.
func startsForeign(text string) bool {
	for _, r := range text {
		if f := foldRune(r); f != control {
			return f > ligature && !isArabic(f)
		}
	}
	return false
}

// isEra tells whether r, the last of the words, says Hijri or of our era behind
// a number.
func isEra(r rune, words []Word) bool {
	return (r == 'ه' || r == 'م') && len(words) > 1 && words[len(words)-2].Flags&Number != 0
}

// The hash of a word is the polynomial of its folded runes in the odd number
// multiplier, modulo 2^64, so that it grows by one multiplication a letter, and
// then the finaliser of splitmix64 (Steele, Lea and Flood 2014), a bijection
// that makes all bits depend on all letters. The stem's is the difference of two
// of the polynomials on the way.

const multiplier = 0x9E3779B97F4A7C15

// powers are those of multiplier, by exponent.
var powers = [longestStem + 1]uint64{
	1, 0x9E3779B97F4A7C15, 0xDF442D22CE4859B9, 0x604A5CE3ADDEF82D,
	0xD94363FC538227B1, 0x2E2B795F2D10FD85, 0x4BE7956E30A337E9, 0x5ECB31E4CCD2721D,
	0x06D4B2611BEB6861, 0x0F10CD6A9BE88BF5, 0x80E0DCF76DB02719, 0x779023CF069D510D,
	0x4114E3439EEBF211, 0x8FC15A19BA851765, 0x50687085A271D749, 0x82FE791BE9B804FD,
	0xF53F7DFF42A4F4C1,
}

func finish(h uint64) uint64 {
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}
