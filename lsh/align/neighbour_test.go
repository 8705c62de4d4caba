package align

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/index"
)

// A short sentence that somebody reworded keeps most of its words near those they
// stood near; two reports of one event share as many words, each beside others.
func TestNeighbours(t *testing.T) {
	const (
		court = "أعلنت محكمة مدينة لوزان أمس سجن الوزير السابق تاكور ميزان خمس سنوات بتهمة تبديد أموال الموانئ"
		match = "استبعد المدرب الهولندي باراتي الحارس غراند عن لقاء لوزان في افتتاح الدوري الإنجليزي اليوم"
	)
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"as it was", court, court, true},
		{"words replaced", court, "أعلنت محكمة مدينة لوزان اليوم سجن الوزير الأسبق تاكور ميزان خمس سنوات بتهمة إهدار أموال الموانئ", true},
		{"words left out", court, "أعلنت محكمة لوزان سجن الوزير السابق تاكور ميزان خمس سنوات بتهمة تبديد أموال الموانئ", true},
		{"words put in", match, "استبعد المدرب الهولندي الشهير باراتي الحارس الدولي غراند عن لقاء لوزان في افتتاح موسم الدوري الإنجليزي اليوم", true},
		{"another report", match, "استبعد باراتي مدرب الفريق الهولندي حارسه المعروف غراند اليوم من لقاء فريق لوزان لدى افتتاح موسم الدوري الإنجليزي", false},
		{"another list", "عبدالله ميزان ومحمد دونس وحسن كاستري من بورمان وناصر باراتي وسالم غراند من لوزان وفرصة المشاركة", "دونس محمد، كاستري، ميزان من فريق بورمان، والثنائي باراتي وغراند من لوزان يحق لهم المشاركة", false},
	} {
		l := libraryOf(t, paragraphs(filler(1, 60)+".", test.a+".", filler(2, 60)), paragraphs(filler(3, 60)+".", test.b+".", filler(4, 60)))
		al := NewAligner(l.rarity, 8)
		al.SetHost(l.texts[0])
		// As many meetings as make it look at all of both.
		met := make([]index.Meeting, fewMeetings+1)
		for i := range met {
			met[i] = index.Meeting{A: uint32(60 + i), B: uint32(60 + i)}
		}
		matches, rejected := al.Explain(l.texts[1], met)
		if got := len(matches) > 0; got != test.want {
			t.Errorf("%s: a match is %v, want %v", test.name, got, test.want)
		}
		told := slices.ContainsFunc(rejected, func(r Rejection) bool { return strings.Contains(r.Reason, "too few of them next to") })
		if told == test.want {
			t.Errorf("%s: rejected for its neighbours is %v, want %v: %+v", test.name, told, !test.want, rejected)
		}
	}
}

// The share is counted of pairs next to each other and next but one, each once.
func TestNeighboursShare(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"تاكور ميزان لوزان بورمان", "تاكور ميزان لوزان بورمان", 1},
		{"تاكور ميزان لوزان بورمان", "بورمان لوزان ميزان تاكور", 0},
		{"تاكور ميزان لوزان بورمان", "تاكور ميزان غراند بورمان", 0.4}, // one pair of three, one of two
		{"تاكور ميزان تاكور ميزان", "تاكور ميزان غراند دونس", 0.2},    // the first pair only once
		{"تاكور ميزان لوزان بورمان", "سينغ غراند دونس كاستري", 0},
	} {
		l := libraryOf(t, test.a, test.b)
		p := plane{rarity: l.rarity}
		p.host.set(l.texts[0].Sketch, 0, len(l.texts[0].Sketch.Stems), l.rarity)
		p.invite(l.texts[1].Sketch, 0, len(l.texts[1].Sketch.Stems))
		b := box{a1: len(strings.Fields(test.a)), b1: len(strings.Fields(test.b))}
		if got := p.neighbours(&b); got < test.want-1e-9 || got > test.want+1e-9 {
			t.Errorf("neighbours(%q, %q) = %.3f, want %.3f", test.a, test.b, got, test.want)
		}
	}
}
