package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// A number is marked whole. To the aligner 4.5 is two words, of which 5.4 has
// both; to a reader it is one.

// wholeNumbers are runs, in their order, without the words of numbers that they
// hold only a part of on either side.
func wholeNumbers(runs []Run, a, b string) []Run {
	whole := make([]Run, 0, len(runs))
	for _, r := range runs {
		if !splits(a, int(r.AStart)) && !splits(b, int(r.BStart)) && !splits(a, int(r.AEnd)) && !splits(b, int(r.BEnd)) {
			whole = append(whole, r)
			continue
		}
		x, y := arabic.Words(nil, a[r.AStart:r.AEnd]), arabic.Words(nil, b[r.BStart:r.BEnd])
		if len(x) != len(y) { // it is not the program's
			whole = append(whole, r)
			continue
		}
		from, to := 0, len(x)
		for from < to && (splits(a, int(r.AStart)+int(x[from].Start)) || splits(b, int(r.BStart)+int(y[from].Start))) {
			from++
		}
		for from < to && (splits(a, int(r.AStart)+int(x[to-1].End)) || splits(b, int(r.BStart)+int(y[to-1].End))) {
			to--
		}
		if from < to {
			whole = append(whole, Run{
				r.AStart + int32(x[from].Start), r.AStart + int32(x[to-1].End),
				r.BStart + int32(y[from].Start), r.BStart + int32(y[to-1].End),
			})
		}
	}
	return whole
}

// splits is true of a place within a number that is printed with points or commas.
func splits(text string, at int) bool {
	last, n := utf8.DecodeLastRuneInString(text[:at])
	next, k := utf8.DecodeRuneInString(text[at:])
	switch {
	case isPoint(last) && unicode.IsDigit(next):
		before, _ := utf8.DecodeLastRuneInString(text[:at-n])
		return unicode.IsDigit(before)
	case unicode.IsDigit(last) && isPoint(next):
		behind, _ := utf8.DecodeRuneInString(text[at+k:])
		return unicode.IsDigit(behind)
	}
	return false
}

func isPoint(r rune) bool { return strings.ContainsRune(".,،٫٬", r) }

// wordsAndNumbers are the words of a text, in which a number is one.
func wordsAndNumbers(text string) []arabic.Word {
	words := arabic.Words(nil, text)
	list := words[:0]
	for _, w := range words {
		if n := len(list); n > 0 && splits(text, int(w.Start)) {
			list[n-1].Hash, list[n-1].End = 31*list[n-1].Hash+w.Hash, w.End
			continue
		}
		list = append(list, w)
	}
	return list
}
