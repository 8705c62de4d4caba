package arabic

import (
	"unicode"
	"unicode/utf8"
)

// spelling is a word of which letter after letter is read.
type spelling struct {
	n               uint    // its folded letters
	sum             uint64  // their polynomial
	affixes         letters // of them, what stemming looks at
	last            rune    // of them
	digits, foreign uint    // how many of them are digits, or not Arabic
	// sums are the polynomials of the first 0, 1, 2 … of n letters, as long as
	// there are no more than longestStem.
	sums [2 * longestStem]uint64
}

// clear makes w a word without letters.
func (w *spelling) clear() { w.n, w.sum, w.affixes, w.digits, w.foreign = 0, 0, 0, 0, 0 }

// add appends a folded letter.
func (w *spelling) add(r rune) {
	w.sums[w.n%uint(len(w.sums))] = w.sum
	w.n, w.sum, w.affixes, w.last = w.n+1, w.sum*multiplier+uint64(r), w.affixes.and(r), r
	if unicode.IsDigit(r) {
		w.digits++
	} else if !isArabic(r) {
		w.foreign++
	}
}

// addArabic appends the letters from U+0620 to U+06FF that text starts with, and
// passes over the marks between them. It returns their length in bytes.
func (w *spelling) addArabic(text string) int {
	n, sum, affixes, last := w.n, w.sum, w.affixes, w.last
	i := 1
	for ; i < len(text); i += 2 {
		x := arabicBits(text[i-1], text[i])
		if x >= uint(len(arabicFold)) {
			break
		}
		r := arabicFold[x]
		if r < 0x600 {
			if r == mark {
				continue
			}
			break
		}
		w.sums[n%uint(len(w.sums))] = sum
		n++
		sum = sum*multiplier + uint64(r)
		affixes = affixes<<4 | letters(affixLetters[uint8(r)])
		last = rune(r)
	}
	w.n, w.sum, w.affixes, w.last = n, sum, affixes, last
	return i - 1
}

// addLigature appends the letters that a presentation form stands for.
func (w *spelling) addLigature(r rune) {
	for e := expansion(r); len(e) > 0; {
		q, size := utf8.DecodeRune(e)
		if f := foldRune(q); f > ligature {
			w.add(f)
		}
		e = e[size:]
	}
}

// flags are those that the letters say.
func (w *spelling) flags() Flags {
	switch {
	case w.digits > 0:
		return Number
	case w.foreign == w.n:
		return Latin
	}
	return 0
}

// hashes returns the hashes of the word and of its stem.
func (w *spelling) hashes() (word, stem uint64) {
	word = finish(w.sum)
	if w.digits+w.foreign > 0 || w.n > longestStem {
		return word, word
	}
	w.sums[w.n] = w.sum
	from, to := w.affixes.stem(w.n)
	return word, finish(w.sums[to] - w.sums[from]*powers[to-from])
}
