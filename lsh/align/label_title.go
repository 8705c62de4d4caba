package align

import (
	"slices"
	"sync"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// # Titles
//
// Who is named in full, with descent, rank and office, is named in the same
// words by everybody, and a corpus may be too small to show it. A short match
// that shares next to nothing but the words of names and titles and those beside
// them is a formula.
const (
	// longestTitles is the number of words from which a match is no string of
	// titles.
	longestTitles = 30
	// besideTitles is the least M without titles.
	besideTitles = 2
	// A roster is a passage with that share of names and titles, titles alone
	// rosterTitles, in an article with more than it. On one day it is none where
	// rosterLeft of M' is not in what recurs elsewhere.
	rosterShare  = 0.8
	rosterTitles = 0.3
	rosterLeft   = 10
	// wholeShare is the share of two articles of one day from which the names are all
	// that they tell.
	wholeShare = 0.9
	// Fewer than longestNames words, that share of them names and titles, are names
	// alone with less than besideNames of M besides; on one day they may agree by that
	// overlap since one was taken from the other. Words in another order are that
	// whatever their number, two days apart and with less of an overlap.
	longestNames = 40
	namesShare   = 0.4
	besideNames  = 12
	namesKept    = 0.8
)

const titleWords = `بن ابن بنت آل عبد أبو أبي الشيخ الإمام القاضي
	الملك الملكي الملكية الأمير الأميرة صاحب صاحبة السمو سموه جلالة الجلالة فخامة الفخامة معالي المعالي
	سعادة السعادة فضيلة الفضيلة سماحة نيافة قداسة دولة الأستاذ الدكتور المهندس السيد المستشار السفير
	المشير الفريق اللواء العميد العقيد المقدم الرائد النقيب الملازم أول ركن
	خادم الحرمين الشريفين ولي العهد الرئيس رئيس نائب مساعد وكيل وزير مدير أمين محافظ قائد مفتي عضو
	مندوب متحدث الناطق الرسمي باسم المفتش المشرف العام التنفيذي الأعلى الأول الثاني
	مجلس الوزراء الوزارة هيئة لجنة إدارة ديوان منطقة
	الدفاع الداخلية الخارجية المالية الإعلام الطيران الدولة الأمة الشورى
	حفظه يحفظه رحمه رضي صلى وسلم`

// theTitles are their stems, made at their first use.
var theTitles = sync.OnceValue(func() map[uint32]bool { return stemsOf(titleWords) })

// titled says why a match is nothing but titles, "" where it is more.
func (l *Labeller) titled(m *Match, p Pair) string {
	f := &m.found
	a, b := p.A.Sketch, p.B.Sketch
	if p.Days < apart && f.overlap >= faithfulOverlap && slices.Min(m.shares(p)) >= wholeShare {
		return ""
	}
	if max(f.a1-f.a0, f.b1-f.b0) >= longestTitles ||
		min(l.beside(a, f.a0, f.a1, b.Stems[f.b0:f.b1]), l.beside(b, f.b0, f.b1, a.Stems[f.a0:f.a1])) >= besideTitles {
		return ""
	}
	return "formula: names and titles alone are shared"
}

// roster says why a match is a list of people with their titles that stands in
// articles of more than it: those who came to the airport, whom the writer condoles.
// The next occasion has the same people, or nearly; "" where it is none.
func (l *Labeller) roster(m *Match, p Pair) string {
	f := &m.found
	if l.titlesIn(p.A.Sketch.Stems[f.a0:f.a1]) < rosterTitles || slices.Max(m.shares(p)) >= branchShare || min(l.people(p.A.Text, m.A), l.people(p.B.Text, m.B)) < rosterShare {
		return ""
	}
	if p.Days < apart {
		if r, _ := l.remains(f, p, &sameDay); r.common >= rosterLeft {
			return ""
		}
	}
	return "formula: people and their titles are all that is shared"
}

// named says why a match is people whom two writers name, each in a sentence of his
// own: the dead, a delegation, who says something; offices alone are not. "" where it is
// more.
func (l *Labeller) named(m *Match, p Pair) string {
	f := &m.found
	a, b := p.A.Sketch, p.B.Sketch
	if m.Kind == Verbatim || m.numbers.digits.same > 0 || slices.Max(m.shares(p)) >= wholeShare {
		return ""
	}
	switch {
	case p.Days >= apart && f.order < editedOrder && f.overlap < listKept:
	case max(f.a1-f.a0, f.b1-f.b0) >= longestNames, p.Days < 1 && f.overlap >= namesKept,
		min(l.beside(a, f.a0, f.a1, b.Stems[f.b0:f.b1]), l.beside(b, f.b0, f.b1, a.Stems[f.a0:f.a1])) >= besideNames:
		return ""
	}
	if min(l.people(p.A.Text, m.A), l.people(p.B.Text, m.B)) < namesShare || !l.given(p.A.Text, m.A) && !l.given(p.B.Text, m.B) {
		return ""
	}
	return "formula: those whom both name are nearly all that is shared"
}

// titlesIn is the share of stems that are titles.
func (l *Labeller) titlesIn(stems []uint32) float64 {
	n := 0
	for _, stem := range stems {
		if l.titles[stem] {
			n++
		}
	}
	return float64(n) / float64(len(stems))
}

// given says whether a span names somebody by a given name.
func (l *Labeller) given(text string, s Side) bool {
	l.words = arabic.Words(l.words[:0], text[s.Start:s.End])
	return slices.ContainsFunc(l.words, func(w arabic.Word) bool { return theLexicon().people[w.Hash].name > 0 })
}

// people is the share of a span's words that are titles, stand behind one or are
// given names.
func (l *Labeller) people(text string, s Side) float64 {
	l.words = arabic.Words(l.words[:0], text[s.Start:s.End])
	n, title := 0, false
	for _, w := range l.words {
		before := title
		if title = l.titles[sketch.Code(w.Stem)]; title || before || theLexicon().people[w.Hash].name > 0 {
			n++
		}
	}
	return float64(n) / float64(len(l.words))
}

// beside is the mass of the words [from, to) that stand among others and neither
// are words of titles nor stand beside one.
func (l *Labeller) beside(s *sketch.Sketch, from, to int, others []uint32) (mass float32) {
	title := func(i int) bool { return i >= from && i < to && l.titles[s.Stems[i]] }
	for i := from; i < to; i++ {
		if !title(i-1) && !title(i) && !title(i+1) && slices.Contains(others, s.Stems[i]) {
			mass += l.rarity.Score(s.Levels[i])
		}
	}
	return mass
}
