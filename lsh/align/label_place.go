package align

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
	"sada/lsh/sketch"
)

// # Branches
//
// What one branch of an office tells today another one told last week: tourism in
// the one province and in the other, the airport here and there. The passage may be
// all frame, with the slot before it or in the title as well as in it: behind one word stand two
// places, and neither article names the other's. Or the titles name two places:
// then neither article may name any place of the other's title. Two stories that share
// their background mostly name each other's places, and what is nearly a copy is such
// background unless the titles share a word besides; of one text that many printed at
// length, nearly word for word, the titles say nothing.
const (
	// beforeOffice is the number of words before a passage in which a slot is looked
	// for, next to the titles.
	beforeOffice = 15
	// leastHead is the least weight of the word before a place: no preposition.
	leastHead = 0.5
	// branchShare is the share of an article from which a passage is the article.
	branchShare = 0.7
)

// placeKinds stand before the names of places.
const placeKinds = `منطقة محافظة مدينة بلدة قرية ولاية إمارة مديرية قضاء ناحية`

// placeWords are towns and provinces that are other words, too, or directions: the eastern
// province. With a ب before them, written as one, they are places.
const placeWords = `
	الخبر المنورة الشمالية الغربية الشرقية الجوف الخرج حماة سوسة بابل واسط المثنى القادسية الكرك الزرقاء البحيرة
	ينبع مسقط المفرق`

// places are the stems of the names of outlet.Towns and of placeWords, with one stem for each place (two towns of one name are one place), and of the
// words before them; spelled are the hashes of the names: رياضي has the stem of الرياض.
type places struct {
	names   map[uint32]uint32
	spelled map[uint64]uint32
	kinds   map[uint32]bool
}

// thePlaces is made at its first use.
var thePlaces = sync.OnceValue(func() *places {
	p := &places{make(map[uint32]uint32), make(map[uint64]uint32), stemsOf(placeKinds)}
	add := func(spellings []string, certain bool) {
		place := codeOf(spellings[0])
		for _, name := range spellings {
			for _, written := range withParticles(name) {
				word := arabic.Words(nil, written)[0]
				if stem := sketch.Code(word.Stem); p.names[stem] == 0 {
					p.names[stem] = place
				}
				if p.spelled[word.Hash] == 0 && (certain || written == "ب"+name) {
					p.spelled[word.Hash] = place
				}
			}
		}
	}
	for _, spellings := range outlet.Towns() {
		add(spellings, true)
	}
	for name := range strings.FieldsSeq(placeWords) {
		add([]string{name}, false)
	}
	return p
})

// codeOf is that of a word's stem.
func codeOf(word string) uint32 { return sketch.Code(arabic.Words(nil, word)[0].Stem) }

// stemsOf returns the stems of a list of words.
func stemsOf(list string) map[uint32]bool {
	stems := make(map[uint32]bool)
	for word := range strings.FieldsSeq(list) {
		stems[codeOf(word)] = true
	}
	return stems
}

// office is a place behind a word.
type office struct{ head, place uint32 }

// branch says why a match is what two branches of one office say, "" where it is
// not.
func (l *Labeller) branch(m *Match, p Pair, titleA, titleB *title) string {
	f := &m.found
	a, b := p.A.Sketch.Stems, p.B.Sketch.Stems
	if (l.alike(titleA, titleB) || !l.backgroundOf(m, p)) && (f.common < faithfulCommon || f.overlap < faithfulOverlap) && l.elsewhere(titleA, b, titleB) && l.elsewhere(titleB, a, titleA) {
		return fmt.Sprintf("formula: printed %d days apart, and of two places by their titles", p.Days)
	}
	if slices.Max(m.shares(p)) >= branchShare {
		return ""
	}
	officesB := l.offices(p.B.Sketch, &titleB.words, f.b0, f.b1)
	if len(officesB) == 0 {
		return ""
	}
	for _, x := range l.offices(p.A.Sketch, &titleA.words, f.a0, f.a1) {
		for _, y := range officesB {
			if x.head == y.head && x.place != y.place && !l.places.among(x.place, b, titleB) && !l.places.among(y.place, a, titleA) {
				return fmt.Sprintf("formula: printed %d days apart, of two places behind one word", p.Days)
			}
		}
	}
	return ""
}

// alike says whether two titles share a word that is no preposition and no place.
func (l *Labeller) alike(a, b *title) bool {
	for i, stem := range a.words.Stems {
		if l.rarity.Weight(a.words.Levels[i]) >= leastHead && l.places.names[stem] == 0 && slices.Contains(b.words.Stems, stem) {
			return true
		}
	}
	return false
}

// backgroundOf says whether a match is a background paragraph, which stories of all
// places have.
func (l *Labeller) backgroundOf(m *Match, p Pair) bool {
	if m.found.overlap+m.found.order < backgroundBoth || m.numbers.differ() {
		return false
	}
	r, _ := l.remains(&m.found, p, &otherDay)
	return r.background >= backgroundLeft
}

// offices are the places behind a word in the title of an article, among its words
// [from, to) and a few before these.
func (l *Labeller) offices(text, title *sketch.Sketch, from, to int) (found []office) {
	from = max(0, from-beforeOffice)
	for _, s := range []sketch.Sketch{*title, {Stems: text.Stems[from:to], Levels: text.Levels[from:to]}} {
		for i := 1; i < len(s.Stems); i++ {
			place, head := l.places.names[s.Stems[i]], i-1
			if l.places.kinds[s.Stems[head]] {
				head--
			}
			if place != 0 && head >= 0 && l.rarity.Weight(s.Levels[head]) >= leastHead {
				found = append(found, office{s.Stems[head], place})
			}
		}
	}
	return found
}

// elsewhere says whether a title names places and another article with its title none
// of them.
func (l *Labeller) elsewhere(t *title, text []uint32, other *title) bool {
	return len(t.places) > 0 && !slices.ContainsFunc(t.places, func(place uint32) bool { return l.places.among(place, text, other) })
}

// among says whether an article or its title names a place.
func (p *places) among(place uint32, text []uint32, t *title) bool {
	is := func(stem uint32) bool { return p.names[stem] == place }
	return slices.ContainsFunc(text, is) || slices.ContainsFunc(t.words.Stems, is)
}
