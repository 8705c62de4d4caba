package align

import (
	"fmt"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// When a box is a match. The less of the order survives, the more overlap is
// demanded: D + L must reach 1. This one line separates an echo of the subject
// (D .4 to .6, L .2 to .4) from an edit (D .5 to .8, L .6 to .8) and from a
// shuffle (D 1, L .2). A very long passage (manyCommon average words in common)
// cannot agree by chance: half of its words in common are enough, and a sum of
// manyBoth; what has less is two reports of one subject.
const (
	leastCommon = 8.0
	// A passage of fewer common words than that is a match only where it is
	// nearly the same, and then it is labelled: words that common may agree
	// without anybody taking them from anybody.
	leastFaint = 4.0
	faintBoth  = 1.6
	// Below weakCommon, and where a side had to be widened, a match must be close.
	weakCommon   = 10.0
	closeBoth    = 1.5
	leastOverlap = 0.36
	leastBoth    = 1.0
	// Of a short passage more is demanded: shortBoth more for every average word
	// that M falls short of fewCommon. Of a long one less, for the longer it is the
	// less it agrees by chance: longBoth for every word above that, up to twice
	// fewCommon.
	shortBoth   = 0.025
	longBoth    = 0.002
	fewCommon   = 20.0
	manyCommon  = 80.0
	halfOverlap = 0.5
	manyBoth    = 0.85
)

// A reworded passage of less than fewReworded words is a match only where leastRun
// of them stand in a row on both sides, as many as an ordered key needs: names,
// figures and titles in other words and another order are what two reports of one
// event have in common.
const (
	fewReworded = 25
	leastRun    = 6
)

// The borders between the kinds, see the package comment.
const (
	reorderedGap     = 0.15
	reorderedOverlap = 0.8
	editedOrder      = 0.6
)

// Text is one article as the aligner needs it. It is not changed.
type Text struct {
	// Article is its number in the scan.
	Article int
	Text    string
	Sketch  *sketch.Sketch
	// Words, where they are at hand, are all of Text; nil leaves it to the Aligner to
	// split those that it needs.
	Words []arabic.Word
}

// Aligner verifies candidates. Each serves one goroutine.
type Aligner struct {
	// Rejections, if set, takes what Align rejects.
	Rejections *Rejections

	plane   plane
	host    Text
	guest   Text
	whole   bool // the plane's host is the whole article
	a, b    printing
	tiles   tiler
	longest int // of the match reported last, the longest run in words
	numbers counter
	trail   []rejected // of the pair that is explained
	reason  []byte     // being written
	glimpse glimpse
}

// printing is the words of one side, folded again from its text only where a
// match is to be reported: those of the match, or of the whole article once as many
// were asked for.
type printing struct {
	article    int
	known      bool          // which article it is
	asked      int           // words that were folded for one match or another
	words      []arabic.Word // of a match, or all
	whole      bool          // they are all
	quotations []arabic.Span
	quoted     bool // the quotations were looked for
}

// NewAligner returns an Aligner that reports matches of at least minWords words
// on both sides.
func NewAligner(rarity *sketch.Rarity, minWords int) *Aligner {
	al := &Aligner{plane: plane{rarity: rarity, least: minWords}}
	al.plane.soften = al.soften
	return al
}

// longArticle is the number of words above which only the surroundings of the
// meetings are aligned.
const longArticle = 4096

// surroundings is the number of words on each side of a meeting that are
// aligned in a long article.
const surroundings = 512

// fewMeetings is the number of meetings up to which their surroundings are
// glanced at before anything is aligned.
const fewMeetings = 8

// SetHost names the article that the following calls of Align compare with.
func (al *Aligner) SetHost(t Text) {
	al.host = t
	al.whole = false
}

// Align returns the matches between the host and a guest (which may be the
// host itself), best first, in room of their own but for the Differences, which
// are parts of the two texts; see Match.Keep.
func (al *Aligner) Align(guest Text, meetings []index.Meeting) []Match {
	self := guest.Article == al.host.Article
	al.guest = guest
	var matches []Match
	nA, nB := len(al.host.Sketch.Stems), len(guest.Sketch.Stems)
	if nA <= longArticle && nB <= longArticle {
		al.wholeHost()
		if len(meetings) <= fewMeetings && !al.plane.glance(guest.Sketch, meetings) {
			if al.plane.traced {
				al.plane.rejected = append(al.plane.rejected, al.plane.boxesOf(guest.Sketch, 0, nB, self, meetings)...)
				al.reject(guest, nil)
			}
			return nil
		}
		boxes := al.plane.boxesOf(guest.Sketch, 0, nB, self, meetings)
		al.reject(guest, boxes)
		return al.reportAll(matches, guest, boxes)
	}
	al.whole = false
	for _, r := range regions(meetings, nA, nB) {
		al.plane.host.set(al.host.Sketch, r.a0, r.a1, al.plane.rarity)
		boxes := al.plane.boxesOf(guest.Sketch, r.b0, r.b1, self, meetings)
		al.reject(guest, boxes)
		matches = al.reportAll(matches, guest, boxes)
	}
	return matches
}

// wholeHost makes the whole host the plane's.
func (al *Aligner) wholeHost() {
	if !al.whole {
		al.plane.host.set(al.host.Sketch, 0, len(al.host.Sketch.Stems), al.plane.rarity)
		al.whole = true
	}
}

// reportAll appends a match for every box.
func (al *Aligner) reportAll(matches []Match, guest Text, boxes []box) []Match {
	p := &al.plane
	for i := range boxes {
		b := &boxes[i]
		if p.strange(b) {
			al.turnAway(guest, b, "too few of them next to the same words in both")
			continue
		}
		m := al.report(al.host, guest, p.foundOf(b))
		if m.Kind == Reworded && min(b.a1-b.a0, b.b1-b.b0) < fewReworded && al.longest < leastRun {
			al.turnAway(guest, b, fmt.Sprintf("reworded, and no %d of them stand in a row in both", leastRun))
			continue
		}
		if p.self && m.A.End > m.B.Start {
			continue // both took the rune of several words that stands between them
		}
		matches = append(matches, m)
	}
	return matches
}

// foundOf is where and how well a box was found, in words of the articles.
func (p *plane) foundOf(b *box) found {
	return found{
		p.host.from + b.a0, p.host.from + b.a1, p.guest.from + b.b0, p.guest.from + b.b1,
		b.overlap(), b.order, b.common,
	}
}

// accepted says whether what a box shares is more than chance.
func (b *box) accepted() bool { return b.overlap()+b.order >= b.asked() }

// asked is the least D + L of a box that is a match.
func (b *box) asked() float32 {
	least := asked(b.overlap(), b.common)
	if b.widened {
		least = max(least, closeBoth)
	}
	return least
}

func asked(overlap, common float32) float32 {
	switch {
	case common < leastCommon:
		return faintBoth
	case common < weakCommon:
		return closeBoth
	case common >= manyCommon && overlap >= halfOverlap:
		return manyBoth
	}
	return leastBoth + shortBoth*max(0, fewCommon-common) - longBoth*min(max(0, common-fewCommon), fewCommon)
}

// regions are the surroundings of the meetings in articles of nA and nB words:
// rectangles of the plane that between them hold every meeting.
func regions(meetings []index.Meeting, nA, nB int) []box {
	var out []box
	for _, m := range meetings {
		r := box{
			a0: max(0, int(m.A)-surroundings), a1: min(nA, int(m.A)+surroundings),
			b0: max(0, int(m.B)-surroundings), b1: min(nB, int(m.B)+surroundings),
		}
		for i := 0; i < len(out); {
			if o := &out[i]; r.meetsA(o) && r.meetsB(o) {
				r.a0, r.a1 = min(r.a0, o.a0), max(r.a1, o.a1)
				r.b0, r.b1 = min(r.b0, o.b0), max(r.b1, o.b1)
				out[i] = out[len(out)-1]
				out = out[:len(out)-1]
				i = 0
				continue
			}
			i++
		}
		out = append(out, r)
	}
	return out
}
