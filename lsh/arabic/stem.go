package arabic

import "math/bits"

// longestStem is the length in letters up to which a word is stemmed. Longer
// ones are words run together, or no words.
const longestStem = 16

// StemOf returns the light stem of one folded word; Words hashes the same.
//
// Taken off are any و and ف in front, then one of بال كال فال وال لل ال and any و
// and ف behind it, then one of the endings هما ات ون ين ها هم ان وا يه ه ي ا;
// each only where three letters remain. Words that hold anything but Arabic
// letters are left alone, and so are words of more than 16 letters.
//
// This is light stemming as by Larkey et al. (2002), light10, with ك ب ف و only
// in front of the article, and more endings.
func StemOf(folded string) string {
	var w letters
	var at [longestStem + 1]int // byte offset of each letter
	n := uint(0)
	for i, r := range folded {
		if n == longestStem || !isArabic(r) {
			return folded
		}
		at[n] = i
		w = w.and(r)
		n++
	}
	at[n] = len(folded)
	from, to := w.stem(n)
	return folded[at[from]:at[to]]
}

// letters are the last longestStem letters of a word, four bits each, the last
// one lowest, and 0 where there is none: what stemming has to know of them.
type letters uint64

// The letters of affixes; all others are 0. ب and ك are one, for they stand only
// before the article. و and ف are those that have the two highest bits.
const (
	alef = 1 + iota
	lam
	behKaf
	meem
	heh
	teh
	noon
	yeh
	waw = 12
	feh = 13
)

// affixLetters holds them by the low byte of the letter.
var affixLetters = [0x100]uint8{
	'ا' & 0xFF: alef, 'ل' & 0xFF: lam, 'ب' & 0xFF: behKaf, 'ك' & 0xFF: behKaf,
	'م' & 0xFF: meem, 'ه' & 0xFF: heh, 'ت' & 0xFF: teh, 'ن' & 0xFF: noon,
	'ي' & 0xFF: yeh, 'و' & 0xFF: waw, 'ف' & 0xFF: feh,
}

// and is w with one more Arabic letter behind it.
func (w letters) and(r rune) letters {
	if r>>8 != 6 {
		return w << 4
	}
	return w<<4 | letters(affixLetters[r&0xFF])
}

// stem returns the range [from, to) of the n letters of w, 16 at most, that are
// the stem.
//
// It has no branch that depends on the letters: the affixes of words in a row
// are as good as random, and a branch guessed wrong costs half as much as all
// the rest. That three letters remain is seen to by hiding three of them.
func (w letters) stem(n uint) (from, to uint) {
	front := w &^ 0xFFF << (4 * (longestStem - n)) // the first letter highest, the last three hidden
	from = front.particles()
	from += (front << (4 * from)).article()
	from += (front << (4 * from)).particles()
	end := w & (^letters(0) >> (4 * (longestStem - (n - from) + 3))) // the first three of what is left hidden
	return from, n - end.ending()
}

// particles is the number of و and ف at the front of w. Often enough one is the
// first letter of the root (وزير, فريق); it is taken off behind the article and
// behind another particle as well, so that all forms have one stem.
func (w letters) particles() uint {
	const highest = 0x8888_8888_8888_8888 // bit of each letter
	others := highest &^ (w & (w << 1))
	return uint(bits.LeadingZeros64(uint64(others))) / 4
}

// article is the number of letters of the article, and what stands before it,
// at the front of w, which has no particles there.
func (w letters) article() uint {
	n := uint(articleSizes[w>>56])
	if w>>52 == behKaf<<8|alef<<4|lam {
		n = 3
	}
	return n
}

// articleSizes holds the length of the article that two letters are.
var articleSizes = [0x100]uint8{alef<<4 | lam: 2, lam<<4 | lam: 2}

// ending is the number of letters of w's ending.
func (w letters) ending() uint {
	last, before := endings[w&0xF], w>>4&0xF
	n := last.alone
	if last.behind>>before&1 != 0 {
		n = 2
	}
	if w&0xFFF == heh<<8|meem<<4|alef {
		n = 3
	}
	return n
}

// endings says of a last letter the length of the ending that it is alone, and
// behind which letters, a bit each, it is one of two letters.
var endings = [0x10]struct {
	alone  uint
	behind uint
}{
	alef: {1, 1<<heh | 1<<waw},
	teh:  {0, 1 << alef},
	noon: {0, 1<<waw | 1<<yeh | 1<<alef},
	meem: {0, 1 << heh},
	heh:  {1, 1 << yeh},
	yeh:  {1, 0},
}
