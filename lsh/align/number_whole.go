package align

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// Whole numbers
//
// Runs agree word by word, and 36.5 is two words, 21/7/2015 three. So 36 and 36.5
// have a word in common, 54.92 and 92.54 both of theirs. What differs is told of
// whole numbers: a run is cut back to the border of a number where it ends within
// one on either side.

// signIn is the point, comma, slash, dash or colon that is all that stands between
// two numbers, controls aside, and blanks around a slash; 0 for anything else.
func signIn(between string) (sign rune) {
	blank := false
	for _, r := range between {
		switch {
		case isSign(r):
			if sign != 0 {
				return 0
			}
			sign = r
		case r == ' ':
			blank = true
		case dropped(r) != "invisible":
			return 0
		}
	}
	if blank && sign != '/' {
		return 0
	}
	return sign
}

func isSign(r rune) bool {
	switch r {
	case '.', ',', '،', '٫', '٬', '/', '-', '–', ':':
		return true
	}
	return false
}

// sign is what makes one number or date of words i and i+1, 0 for none.
func (g *Gap) sign(i int) rune {
	if i < 0 || i+1 >= len(g.Words) || g.Words[i].Flags&g.Words[i+1].Flags&arabic.Number == 0 {
		return 0
	}
	return signIn(g.Text[g.Words[i].End:g.Words[i+1].Start])
}

// dayAt is true where a date of three numbers begins with word i of a gap and
// ends in it.
func (g *Gap) dayAt(i int) bool {
	sign := g.sign(i)
	return i+2 < g.To && (sign == '/' || sign == '-' || sign == '.') && sign == g.sign(i+1) &&
		g.sign(i-1) == 0 && g.sign(i+2) == 0
}

// sameDay is true for two dates in digits that are one: 1436/10/30 and 30/10/1436.
func (q *quantities) sameDay(other *quantities) bool {
	back := slices.Clone(other.numbers)
	slices.Reverse(back)
	return slices.Equal(q.numbers, other.numbers) || slices.Equal(q.numbers, back)
}

// turnedByMark is true for decimals that are the same but for a mark of direction,
// with which the parts stand in another order: 54.92 is printed "92.\u200f54".
func turnedByMark(a, b *Gap) bool {
	x, y := a.words(), b.words()
	if len(x) != 2 || len(y) != 2 || !sameWord(x[0], y[1]) || !sameWord(x[1], y[0]) || !a.joined(a.From) || !b.joined(b.From) {
		return false
	}
	point := func(g *Gap) string { return g.Text[g.Words[g.From].End:g.Words[g.From+1].Start] }
	return len(point(a)) > 2 || len(point(b)) > 2
}

// whole is a gap with the words of numbers beside it: of "500" and "خمسمائة ألف درهم
// (136" the first one may have ألف درهم behind it, the other ألف دولار.
func (l *lexicon) whole(g *Gap) *Gap {
	w := *g
	for w.From > 0 && l.numeric(&w.Words[w.From-1]) {
		w.From--
	}
	for w.To < len(w.Words) && l.numeric(&w.Words[w.To]) {
		w.To++
	}
	return &w
}

// agree is true where two gaps print numbers that do not contradict each other: the
// same ones, or one side has further ones beside them, as where an amount is given in
// a second currency.
func (l *lexicon) agree(a, b *Gap) bool {
	qa, qb := l.read(a), l.read(b)
	if qa.counts() && qb.counts() && qa.vague == qb.vague && qa.sameNumbers(&qb) {
		return true
	}
	qa, qb = l.read(l.whole(a)), l.read(l.whole(b))
	return len(qa.numbers) > 0 && len(qb.numbers) > 0 && qa.vague == qb.vague && (qa.within(&qb) || qb.within(&qa))
}

// wholeNumbers cuts back the runs that begin or end within a number of a or b, and
// drops those of which nothing is left.
func wholeNumbers(runs []run, textA, textB string, a, b []arabic.Word) []run {
	within := func(ia, ib int) bool {
		x, y := Gap{Text: textA, Words: a}, Gap{Text: textB, Words: b}
		return x.sign(ia-1) != 0 || y.sign(ib-1) != 0
	}
	for i := range runs {
		r := &runs[i]
		for r.n > 0 && within(r.a, r.b) {
			r.a, r.b, r.n = r.a+1, r.b+1, r.n-1
		}
		for r.n > 0 && within(r.a+r.n, r.b+r.n) {
			r.n--
		}
	}
	return slices.DeleteFunc(runs, func(r run) bool { return r.n == 0 })
}

// beside is the bytes beside a run in which the rest of a number is looked for.
const beside = 40

// WholeNumbers cuts back the runs of two stretches, a and b, that begin or end
// within a number of either, so that whole numbers stand between them: neither 36
// nor 36.5 is left in a run. Runs of which nothing is left are dropped. The runs,
// in any order, are changed; it takes a few ns a run where none ends in a number.
func WholeNumbers(textA string, a arabic.Span, textB string, b arabic.Span, runs []Run) []Run {
	cut := false
	for i := range runs {
		r := &runs[i]
		if !cutsNumber(textA, a, r.A.Start) && !cutsNumber(textB, b, r.B.Start) &&
			!cutsNumber(textA, a, r.A.End) && !cutsNumber(textB, b, r.B.End) {
			continue
		}
		wordsA, atA, n := wordsAround(textA, a, r.A)
		wordsB, atB, m := wordsAround(textB, b, r.B)
		if n != m {
			continue // no run of Runs
		}
		cut = true
		*r = Run{}
		if left := wholeNumbers([]run{{atA, atB, n}}, textA, textB, wordsA, wordsB); len(left) > 0 {
			w := left[0]
			*r = Run{spanOf(wordsA[w.a : w.a+w.n]), spanOf(wordsB[w.b : w.b+w.n])}
		}
	}
	if cut {
		runs = slices.DeleteFunc(runs, func(r Run) bool { return r == Run{} })
	}
	return runs
}

// cutsNumber is true where a place in a stretch of a text lies within a number.
func cutsNumber(text string, in arabic.Span, at int) bool {
	lo, hi := at, at
	loose := func(r rune) bool { return r == ' ' || isSign(r) || dropped(r) == "invisible" }
	for lo > in.Start {
		r, n := utf8.DecodeLastRuneInString(text[in.Start:lo])
		if !loose(r) {
			if !isDigit(r) {
				return false
			}
			break
		}
		lo -= n
	}
	for hi < in.End {
		r, n := utf8.DecodeRuneInString(text[hi:in.End])
		if !loose(r) {
			return isDigit(r) && lo > in.Start && signIn(text[lo:hi]) != 0
		}
		hi += n
	}
	return false
}

// wordsAround is the words of a stretch in and around a span of it: n of them,
// from at on, are the span's.
func wordsAround(text string, in, span arabic.Span) (words []arabic.Word, at, n int) {
	start, end := max(in.Start, span.Start-beside), min(in.End, span.End+beside)
	if start > in.Start {
		if blank := strings.IndexByte(text[start:span.Start], ' '); blank >= 0 {
			start += blank
		} else {
			start = span.Start
		}
	}
	if end < in.End {
		end = span.End + max(0, strings.LastIndexByte(text[span.End:end], ' '))
	}
	words = arabic.Words(nil, text[start:end])
	for i := range words {
		words[i].Start += uint32(start)
		words[i].End += uint32(start)
		switch {
		case int(words[i].Start) < span.Start:
			at++
		case int(words[i].End) <= span.End:
			n++
		}
	}
	return words, at, n
}
