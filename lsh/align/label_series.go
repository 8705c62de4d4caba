package align

import (
	"fmt"
	"slices"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// # Series
//
// What comes out every week under one title (the most wanted applications, the
// sick of the day) has a frame that its parts share. So have reports of one case
// after the other, the fourth aeroplane and the fifth. Their titles tell, though the
// passage may be all frame. Other figures in two titles tell nothing: one statement
// has many.
const (
	// With that overlap a text that fills that share of both articles is the same part
	// printed again.
	reprinted      = 0.9
	reprintedShare = 0.5
	// alikeTitles is the share of the shorter title's words that the other one has.
	alikeTitles = 0.5
	// leastTitle is the number of words from which titles can be alike.
	leastTitle = 3
)

// series says why a match is what parts of a series share, "" where it is not.
func (l *Labeller) series(m *Match, p Pair) string {
	if p.Days < apart || p.A.Article == p.B.Article {
		return ""
	}
	a, b := l.title(p.TitleA), l.title(p.TitleB)
	if min(len(a.words.Stems), len(b.words.Stems)) == 0 {
		return ""
	}
	switch {
	case p.Self && slices.Equal(a.words.Stems, b.words.Stems) && (m.found.overlap < reprinted || slices.Min(m.shares(p)) < reprintedShare):
		return fmt.Sprintf("formula: one title, %d days apart: parts of a series", p.Days)
	case a.another(&b):
		return fmt.Sprintf("formula: printed %d days apart, and the titles speak of another case: %v is not %v", p.Days, b.ordinals, a.ordinals)
	}
	return ""
}

// title is what a title says: its words but for numbers, and the places in a row
// that it names (الرابعة), and those on the map.
type title struct {
	words    sketch.Sketch // stems and levels alone
	ordinals []int
	places   []uint32 // see places
}

func (l *Labeller) title(text string) (t title) {
	l.words = arabic.Words(l.words[:0], text)
	for _, w := range l.words {
		if place := l.places.spelled[w.Hash]; place != 0 {
			t.places = append(t.places, place)
		}
		s := theLexicon().sense(w.Hash)
		switch {
		case w.Flags&arabic.Number != 0:
		case s.meaning == secondWord && s.value > 0:
			t.ordinals = append(t.ordinals, int(s.value))
		default:
			t.words.Stems = append(t.words.Stems, sketch.Code(w.Stem))
		}
	}
	l.rarity.Rate(&t.words)
	return t
}

// another says whether two titles are alike and name no place in a row that is
// the same.
func (t *title) another(other *title) bool {
	if len(t.ordinals) == 0 || len(other.ordinals) == 0 || slices.ContainsFunc(t.ordinals, func(n int) bool { return slices.Contains(other.ordinals, n) }) {
		return false
	}
	short, long := t.words.Stems, other.words.Stems
	if len(short) > len(long) {
		short, long = long, short
	}
	same := 0
	for _, stem := range short {
		if slices.Contains(long, stem) {
			same++
		}
	}
	return len(short) >= leastTitle && float64(same) >= alikeTitles*float64(len(short))
}
