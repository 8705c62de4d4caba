package align

import "slices"

// A second look
//
// Boxes are found and judged by stems, and a name or a number that was respelled
// has two. So a box that falls short of a match by little is judged once more with
// its texts at hand: where its words are equal on both sides of a gap, and what
// stands in the gap is one thing written twice by what Differ says, the words in
// the gap count as shared and in order. That is asked of few boxes, as it costs
// what the report of a match does.

// softShort is by how much D + L may fall short of what is asked for a second look,
// softWidest the words of a gap on either side that are looked at.
const (
	softShort  = 0.1
	softWidest = 4
)

// soften counts what is equal but for its spelling, and says whether that makes a
// box a match. The box is changed only then.
func (al *Aligner) soften(b *box) bool {
	p := &al.plane
	if b.overlap()+b.order < b.asked()-softShort {
		return false
	}
	f := p.foundOf(b)
	wordsA, wordsB := al.a.read(al.host, f.a0, f.a1), al.b.read(al.guest, f.b0, f.b1)
	if len(wordsA) != b.a1-b.a0 || len(wordsB) != b.b1-b.b0 {
		return false // a rune of several words stands at an end
	}
	_, runs := al.tiles.compare(wordsA, wordsB)
	place := placesOnB(runs)
	soft, same := *b, 0
	for i := 1; i < len(runs); i++ {
		gapA := Gap{al.host.Text, wordsA, runs[i-1].a + runs[i-1].n, runs[i].a}
		gapB := Gap{al.guest.Text, wordsB, runs[i-1].b + runs[i-1].n, runs[i].b}
		nA, nB := gapA.To-gapA.From, gapB.To-gapB.From
		if place[i] != place[i-1]+1 || min(nA, nB) < 1 || max(nA, nB) > softWidest {
			continue
		}
		switch theLexicon().differ(&gapA, &gapB) {
		case "name", "numeral", "spelling", "form":
			host, guest := p.host.words[b.a0:][gapA.From:gapA.To], p.guest.words[b.b0:][gapB.From:gapB.To]
			nA, scoreA := alone(host, guest)
			nB, scoreB := alone(guest, host)
			soft.common += min(scoreA, scoreB)
			same += min(nA, nB)
		}
	}
	soft.common = min(soft.common, soft.massA, soft.massB)
	soft.order += 2 * float32(same) / float32(len(wordsA)+len(wordsB))
	if same == 0 || !soft.accepted() {
		return false
	}
	*b = soft
	return true
}

// alone returns the number and the scores of the words of x that have no stem in y.
func alone(x, y []word) (n int, score float32) {
	for _, w := range x {
		if !slices.ContainsFunc(y, func(v word) bool { return w.slot != 0 && w.slot == v.slot }) {
			n, score = n+1, score+w.score
		}
	}
	return n, score
}
