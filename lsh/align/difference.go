package align

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// mostDifferences bounds the list of one match; widestDifference the words on
// either side of one difference.
const (
	mostDifferences  = 100
	widestDifference = 12
)

// differences lists what stands between runs that follow each other on both
// sides, and the first example of each letter that only folding made equal. The
// runs are in order of a.
func differences(textA, textB string, a, b []arabic.Word, runs []run) []Difference {
	var out []Difference
	var folded []string
	place := placesOnB(runs)
	for i, r := range runs {
		for k := range r.n {
			x, y := a[r.a+k].Text(textA), b[r.b+k].Text(textB)
			if x == y {
				continue
			}
			what := foldedBy(x, y)
			if !slices.Contains(folded, what) {
				folded = append(folded, what)
				out = append(out, Difference{x, y, what})
			}
		}
		if i+1 == len(runs) || len(out) >= mostDifferences || place[i+1] != place[i]+1 {
			continue
		}
		next := runs[i+1]
		gapA, gapB := a[r.a+r.n:next.a], b[r.b+r.n:next.b]
		if len(gapA) > widestDifference || len(gapB) > widestDifference || len(gapA)+len(gapB) == 0 {
			continue
		}
		out = append(out, Difference{phrase(textA, gapA), phrase(textB, gapB), whatDiffers(gapA, gapB)})
	}
	return out
}

// placesOnB returns the place of each run in order of b.
func placesOnB(runs []run) []int {
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return runs[i].b - runs[j].b })
	places := make([]int, len(runs))
	for place, i := range order {
		places[i] = place
	}
	return places
}

func phrase(text string, words []arabic.Word) string {
	if len(words) == 0 {
		return ""
	}
	return text[words[0].Start:words[len(words)-1].End]
}

// whatDiffers names a difference by the words on both sides.
func whatDiffers(a, b []arabic.Word) string {
	switch {
	case len(a) == 0:
		return "added"
	case len(b) == 0:
		return "dropped"
	case hasNumber(a) || hasNumber(b):
		return "number"
	case len(a) == len(b) && sameStems(a, b):
		return "form"
	}
	return "words"
}

func hasNumber(words []arabic.Word) bool {
	for _, w := range words {
		if w.Flags&arabic.Number != 0 {
			return true
		}
	}
	return false
}

func sameStems(a, b []arabic.Word) bool {
	for i := range a {
		if a[i].Stem != b[i].Stem {
			return false
		}
	}
	return true
}

// foldedBy names what folding made equal in two printings of one word.
func foldedBy(a, b string) string {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x == y {
			a, b = a[n:], b[m:]
			continue
		}
		if what := dropped(x); what != "" {
			return what
		}
		if what := dropped(y); what != "" {
			return what
		}
		x, y = min(x, y), max(x, y)
		switch {
		case isDigit(x) || isDigit(y):
			return "digits"
		case x == 'ة' && y == 'ه' || x == 'ه' && y == 'ۀ' || x == 'ة' && y == 'ۀ':
			return "ة=ه"
		case (x == 'ى' || x == 'ي') && (y == 'ي' || y == 'ی'):
			return "ي=ى"
		case isHamza(x) || isHamza(y):
			return "hamza"
		case unicode.ToLower(x) == unicode.ToLower(y):
			return "case"
		}
		return "letter form"
	}
	if a == "" {
		a = b
	}
	r, _ := utf8.DecodeRuneInString(a)
	if what := dropped(r); what != "" {
		return what
	}
	return "letter form"
}

// dropped names a rune that folding drops, "" for others.
func dropped(r rune) string {
	switch {
	case r == '\u0640':
		return "tatweel"
	case r >= 0x0610 && r <= 0x061A, r >= 0x064B && r <= 0x0652, r >= 0x0656 && r <= 0x065F, r == 0x0670, r >= 0x06D6 && r <= 0x06ED:
		return "harakat"
	case r >= 0x0653 && r <= 0x0655:
		return "hamza"
	case r == 0x00AD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r == 0x061C:
		return "invisible"
	}
	return ""
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9
}

func isHamza(r rune) bool {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ؤ', 'ئ', 'ء', 'ٲ', 'ٳ', 'ٵ':
		return true
	}
	return false
}
