package align

import (
	"slices"
	"sync"

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
	if max(f.a1-f.a0, f.b1-f.b0) >= longestTitles ||
		min(l.beside(a, f.a0, f.a1, b.Stems[f.b0:f.b1]), l.beside(b, f.b0, f.b1, a.Stems[f.a0:f.a1])) >= besideTitles {
		return ""
	}
	return "formula: names and titles alone are shared"
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
