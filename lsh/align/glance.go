package align

import (
	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// glimpse is what is known of a guest of which only the surroundings of its
// meetings were split into words.
type glimpse struct {
	sketch.Sketch
	words  []arabic.Word
	wanted []bool // by mark: the words from there to the next one are around a meeting
}

// Glance says of a guest whether it is worth to be split into words: false only
// where Align would find no match. marks are those of its Sketch. It splits the
// words around the meetings, where these are few enough for Align to glance at
// first; else it is true.
func (al *Aligner) Glance(text string, marks []uint32, meetings []index.Meeting) bool {
	if len(meetings) > fewMeetings || len(al.host.Sketch.Stems) > longArticle || len(marks)*sketch.MarkEvery > longArticle {
		return true
	}
	al.wholeHost()
	al.glimpse.take(text, marks, meetings)
	return al.plane.glance(&al.glimpse.Sketch, meetings)
}

// take splits the words around meetings. The stems of others are not those of the
// text.
func (g *glimpse) take(text string, marks []uint32, meetings []index.Meeting) {
	g.wanted = grow(g.wanted, len(marks))
	clear(g.wanted)
	for _, m := range meetings {
		last := (int(m.B) + glanceWords - 1) / sketch.MarkEvery
		for i := max(0, int(m.B)-glanceWords) / sketch.MarkEvery; i <= last && i < len(marks); i++ {
			g.wanted[i] = true
		}
	}
	g.Stems = grow(g.Stems, len(marks)*sketch.MarkEvery)
	for from := 0; from < len(marks); from++ {
		if !g.wanted[from] {
			continue
		}
		first := firstMark(text, marks, from)
		for from < len(marks) && g.wanted[from] {
			from++
		}
		end := len(text)
		if from < len(marks) {
			end = int(marks[from])
		}
		g.words = arabic.Words(g.words[:0], text[marks[first]:end])
		stems := g.Stems[first*sketch.MarkEvery:]
		for i := range min(len(g.words), len(stems)) {
			stems[i] = sketch.Code(g.words[i].Stem)
		}
		if from == len(marks) {
			g.Stems = g.Stems[:min(len(g.Stems), first*sketch.MarkEvery+len(g.words))]
		}
	}
}

// firstMark is the last mark up to a given one from which words can be read: a
// mark behind a rune of several words may be that of one of them, which cannot be
// read without the rune.
func firstMark(text string, marks []uint32, mark int) int {
	for mark > 0 && endsInPhrase(text[:marks[mark]]) {
		mark--
	}
	return mark
}
