package align

import (
	"fmt"
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// # Series
//
// What comes out every week under one title (the most wanted applications, the
// sick of the day) has a frame that its parts share. So have reports of one case
// after the other, the fourth aeroplane and the fifth. Their titles tell, though the
// passage may be all frame. Other figures in two titles tell little: one statement
// has many. They do where the titles count something else in the same words.
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

// byTitles says why a match of two days or more apart is a formula by the titles of
// the articles, "" where they do not tell. What a title says does not outweigh two
// texts that are nothing but the match.
func (l *Labeller) byTitles(m *Match, p Pair) string {
	if p.Days < apart || p.A.Article == p.B.Article {
		return ""
	}
	if l.titleOf != p.TitleA {
		l.last, l.titleOf = l.title(p.TitleA), p.TitleA
	}
	a, b := l.last, l.title(p.TitleB)
	if p.Self && len(a.words.Stems) > 0 && slices.Equal(a.words.Stems, b.words.Stems) && (m.found.overlap < reprinted || slices.Min(m.shares(p)) < reprintedShare) {
		return fmt.Sprintf("formula: one title, %d days apart: parts of a series", p.Days)
	}
	if m.whole(p) {
		return ""
	}
	if reason := l.series(m, p, &a, &b); reason != "" {
		return reason
	}
	return l.branch(m, p, &a, &b)
}

// series says why a match is what reports of two cases share, "" where it is not.
func (l *Labeller) series(m *Match, p Pair, a, b *title) string {
	if x, y, ok := a.another(b); ok {
		return fmt.Sprintf("formula: printed %d days apart, and the titles speak of another case: %d is not %d", p.Days, y, x)
	}
	if m.found.common < faithfulCommon && m.found.overlap < copyOverlap && m.numbers.digits.same == 0 && l.otherCount(p, a, b) {
		return fmt.Sprintf("formula: printed %d days apart, and the titles count something else", p.Days)
	}
	return ""
}

// whole says whether two articles are hardly more than the match, nearly word for word.
func (m *Match) whole(p Pair) bool {
	return m.found.overlap+m.found.order >= backgroundBoth && slices.Min(m.shares(p)) >= branchShare
}

// title is what a title says: its words but for numbers, and the places in a row
// that it names (الرابعة), and those on the map.
type title struct {
	words    sketch.Sketch // stems and levels alone
	ordinals []ordinal
	counts   []count
	places   []uint32 // see places
}

// ordinal is a place in a row of what the head names.
type ordinal struct {
	head  uint64 // Word.Stem
	place int
}

// count is a number in a title, and the number of words before it.
type count struct {
	number uint64 // Word.Hash
	at     int
}

func (l *Labeller) title(text string) (t title) {
	l.words = arabic.Words(l.words[:0], text)
	for i, w := range l.words {
		if place := l.places.spelled[w.Hash]; place != 0 {
			t.places = append(t.places, place)
		}
		s := theLexicon().sense(w.Hash)
		switch {
		case w.Flags&arabic.Number != 0:
			t.counts = append(t.counts, count{w.Hash, len(t.words.Stems)})
		case s.meaning == secondWord && s.value > 0:
			t.ordinals = append(t.ordinals, l.ordinals(text, i, int(s.value))...)
		default:
			t.words.Stems = append(t.words.Stems, sketch.Code(w.Stem))
		}
	}
	l.rarity.Rate(&t.words)
	return t
}

// ordinals are the places in a row that word i of a title names, of each word that may
// be the head: the one behind it (رابع طائرة), or, where it has the article, those with
// it in a row before it (الطائرة السعودية الرابعة). Months,
// days and kings are none.
func (l *Labeller) ordinals(text string, i, place int) (list []ordinal) {
	lex := theLexicon()
	article := func(i int) bool { return strings.HasPrefix(l.words[i].Text(text), "ال") }
	add := func(w *arabic.Word) {
		if m := lex.sense(w.Hash).meaning; m != halfwayWord && m != relativeWord && lex.people[w.Hash].name == 0 {
			list = append(list, ordinal{w.Stem, place})
		}
	}
	if !article(i) {
		if i+1 < len(l.words) {
			add(&l.words[i+1])
		}
		return list
	}
	for i--; i >= 0 && article(i); i-- {
		add(&l.words[i])
	}
	return list
}

// another returns other places in a row of one thing that two titles, which are alike,
// name: the fourth ship and the fifth.
func (t *title) another(other *title) (a, b int, ok bool) {
	for _, x := range t.ordinals {
		for _, y := range other.ordinals {
			if x.head == y.head && !slices.Contains(t.ordinals, y) && !slices.Contains(other.ordinals, x) {
				return x.place, y.place, t.alike(other)
			}
		}
	}
	return 0, 0, false
}

// alike says whether titles share most of their words.
func (t *title) alike(other *title) bool {
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

// otherCount says whether the titles are alike, and a number stands beside the same
// word in both, but none is the same: so many are called for an interview. Each title
// must have a word that the other one lacks, and one of them such as is not in the other
// article: a count that was brought up to date has none.
func (l *Labeller) otherCount(p Pair, a, b *title) bool {
	beside := false
	for _, x := range a.counts {
		for _, y := range b.counts {
			if x.number == y.number {
				return false
			}
			beside = beside || a.word(x.at-1) != 0 && a.word(x.at-1) == b.word(y.at-1) || a.word(x.at) != 0 && a.word(x.at) == b.word(y.at)
		}
	}
	return beside && a.alike(b) && l.tells(a, b, nil) && l.tells(b, a, nil) && (l.tells(a, b, p.B.Sketch.Stems) || l.tells(b, a, p.A.Sketch.Stems))
}

// tells says whether a title has a word, no preposition, that neither another title nor
// a text has.
func (l *Labeller) tells(t, other *title, text []uint32) bool {
	for i, stem := range t.words.Stems {
		if l.rarity.Weight(t.words.Levels[i]) >= leastHead && !slices.Contains(other.words.Stems, stem) && !slices.Contains(text, stem) {
			return true
		}
	}
	return false
}

// word is a word's stem, 0 beyond the ends.
func (t *title) word(i int) uint32 {
	if i < 0 || i >= len(t.words.Stems) {
		return 0
	}
	return t.words.Stems[i]
}
