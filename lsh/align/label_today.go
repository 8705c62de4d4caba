package align

import (
	"fmt"
	"strings"

	"sada/lsh/arabic"
)

// # Today
//
// A reprint of the next day says yesterday where the text says today, or it is word for
// word the same. Where both sides say today, and texts of other days have nearly all that
// the two share, each tells of its own day: tomorrow's weather, the next king who calls.
const (
	// todayFramed is the share of what two printings have in common that must recur. Of
	// 156 matches between the outlets of saudinews, a day apart, that say today on both
	// sides, with D below .95 and .6 or more of it recurring, 109 had more than .75: all
	// that were read (weather, calls) were of two days. Of the others half were reprints
	// that left today as it was.
	todayFramed = 0.75
)

// ofTwoDays says why a match of two days that follow each other is a formula by what both
// say of today, "" where they do not tell.
func (l *Labeller) ofTwoDays(m *Match, p Pair) string {
	if p.Days <= 0 || p.Days >= apart || m.found.overlap >= faithfulOverlap {
		return ""
	}
	framed := l.framed(&m.found, p, &otherDay)
	if framed < todayFramed || !l.saysToday(p.A.Text[m.A.Start:m.A.End]) || !l.saysToday(p.B.Text[m.B.Start:m.B.End]) {
		return ""
	}
	return fmt.Sprintf("formula: printed a day apart, each says today, and %.2f of what they share recurs on other days", framed)
}

// saysToday says whether a text names today, and not yesterday. اليوم الوطني is a day
// like اليوم الثالث, اليوم الجمعة is today.
func (l *Labeller) saysToday(text string) (today bool) {
	lex := theLexicon()
	l.words = arabic.Words(l.words[:0], text)
	for i, w := range l.words {
		switch s := lex.sense(w.Hash); {
		case s.meaning != relativeWord:
		case s.value == yesterday:
			return false
		case s.value == thisDay:
			today = today || i+1 == len(l.words) || !l.qualifies(text, i+1)
		}
	}
	return today
}

// qualifies says whether a word that has the article follows its noun, and is no day of
// the week.
func (l *Labeller) qualifies(text string, i int) bool {
	w := &l.words[i]
	return strings.HasPrefix(w.Text(text), "ال") && strings.TrimSpace(text[l.words[i-1].End:w.Start]) == "" &&
		theLexicon().sense(w.Hash).meaning != weekdayWord
}
