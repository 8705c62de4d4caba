package align

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"sada/lsh/index"
)

// # Rejections
//
// What two articles share and is no match is evidence as well: who misses a match
// can see what was found in its place, how well it agreed and what was asked. A
// scan rejects more passages than it reports, so only those are kept that came
// nearest to being a match, by how much D + L fell short of what was asked.

// Rejection is a passage that two articles share and that is no match.
type Rejection struct {
	A, B Side
	// WordsA and WordsB are the numbers of words of the two spans.
	WordsA, WordsB int
	// Overlap and Order are D and L, in 0..1. Common is what the two share, an
	// average word 1. Asked is the least sum of Overlap and Order that makes a
	// match of so much.
	Overlap, Order, Common, Asked float64
	// Reason says in words why it is no match.
	Reason string
}

// rejected is a Rejection before its texts are read; where and how well it was
// found as in a match.
type rejected struct {
	a, b  int // articles
	found found
	asked float32
	why   string
}

// margin is by how much D + L fell short, below 0.
func (r *rejected) margin() float32 { return r.found.overlap + r.found.order - r.asked }

func (r *rejected) compare(s *rejected) int {
	return cmp.Or(cmp.Compare(s.margin(), r.margin()), cmp.Compare(r.a, s.a), cmp.Compare(r.b, s.b),
		cmp.Compare(r.found.a0, s.found.a0), cmp.Compare(r.found.b0, s.found.b0),
		cmp.Compare(r.found.a1, s.found.a1), cmp.Compare(r.found.b1, s.found.b1))
}

// Rejections keeps the rejected passages that are nearest to being a match. Each
// serves one goroutine; which are kept does not depend on how the work was shared.
type Rejections struct {
	// Total counts all, kept or not.
	Total int
	most  int
	list  []rejected // up to twice the most, the nearest among them
}

// NewRejections returns a Rejections that keeps at most so many, 0 or more.
func NewRejections(most int) *Rejections { return &Rejections{most: most} }

func (r *Rejections) add(x rejected) {
	r.Total++
	r.keep(x)
}

func (r *Rejections) keep(x rejected) {
	if r.list = append(r.list, x); len(r.list) > 2*r.most {
		r.cut()
	}
}

// cut sorts and leaves the nearest.
func (r *Rejections) cut() {
	slices.SortFunc(r.list, func(x, y rejected) int { return x.compare(&y) })
	r.list = r.list[:min(r.most, len(r.list))]
}

// Merge adds what another has kept and counted.
func (r *Rejections) Merge(other *Rejections) {
	r.Total += other.Total
	for _, x := range other.list {
		r.keep(x)
	}
}

// List returns what is kept, the nearest to a match first; text returns the
// articles.
func (r *Rejections) List(text func(article int) Text) []Rejection {
	r.cut()
	list := make([]Rejection, len(r.list))
	var words printing
	for i := range r.list {
		x := &r.list[i]
		list[i] = x.rejection(&words, text(x.a), text(x.b))
	}
	return list
}

func (r *rejected) rejection(words *printing, a, b Text) Rejection {
	f := &r.found
	out := Rejection{
		A:       Side{a.Article, spanOf(words.read(a, f.a0, f.a1))},
		B:       Side{b.Article, spanOf(words.read(b, f.b0, f.b1))},
		WordsA:  f.a1 - f.a0,
		WordsB:  f.b1 - f.b0,
		Overlap: rounded(f.overlap), Order: rounded(f.order), Common: rounded(f.common), Asked: rounded(r.asked),
		Reason: r.why,
	}
	if out.Reason == "" {
		out.Reason = fmt.Sprintf("overlap %.3f and order %.3f sum to %.3f, and %.3f is asked of words that weigh as %.1f average ones",
			f.overlap, f.order, f.overlap+f.order, r.asked, f.common)
	}
	return out
}

// rounded is a figure to four digits, as many as it is worth.
func rounded(x float32) float64 { return math.Round(float64(x)*1e4) / 1e4 }

// reject notes the boxes of the plane that are no match and lie in none, and in
// no other that was noted.
func (al *Aligner) reject(guest Text, taken []box) {
	p := &al.plane
	if al.Rejections == nil && !p.traced {
		return
	}
	if p.traced { // otherwise they are in order
		slices.SortFunc(p.rejected, byValue)
	}
	noted := slices.Clip(taken)
	for i := range p.rejected {
		b := &p.rejected[i]
		if slices.ContainsFunc(noted, func(t box) bool { return b.meetsA(&t) && b.meetsB(&t) }) {
			continue
		}
		noted = append(noted, *b)
		if b.order == 0 {
			b.order = p.order(b) // one that was traced
		}
		x := rejected{al.host.Article, guest.Article, p.foundOf(b), b.asked(), p.why(b)}
		if p.traced {
			al.trail = append(al.trail, x)
		}
		if x.why == "" && al.Rejections != nil {
			al.Rejections.add(x)
		}
	}
}

// turnAway notes a box that would be a match but for where its words stand.
func (al *Aligner) turnAway(guest Text, b *box, where string) {
	if al.plane.traced {
		why := fmt.Sprintf("%d and %d words, %s", b.a1-b.a0, b.b1-b.b0, where)
		al.trail = append(al.trail, rejected{al.host.Article, guest.Article, al.plane.foundOf(b), b.asked(), why})
	}
}

// why says why a box is not even asked for its overlap and order, "" where it is.
func (p *plane) why(b *box) string {
	switch a, g := b.a1-b.a0, b.b1-b.b0; {
	case min(a, g) < p.least:
		return fmt.Sprintf("%d and %d words, and %d are the least", a, g, p.least)
	case b.common < leastFaint:
		return fmt.Sprintf("shares words that weigh as %.1f average ones, and %.0f are the least", b.common, leastFaint)
	case b.overlap() < leastOverlap:
		return fmt.Sprintf("the overlap is %.2f, and %.2f is the least", b.overlap(), leastOverlap)
	case b.accepted():
		return "turned away at a glance: the words around where the two meet share too little"
	}
	return ""
}

// Explain is Align for a pair of which all is to be known: besides the matches
// it returns every passage that was looked at and is none, also those too short
// or too faint to be counted as Rejections, best first.
func (al *Aligner) Explain(guest Text, meetings []index.Meeting) ([]Match, []Rejection) {
	al.trail, al.plane.traced = al.trail[:0], true
	matches := al.Align(guest, meetings)
	al.plane.traced = false
	slices.SortFunc(al.trail, func(x, y rejected) int { return x.compare(&y) })
	list := make([]Rejection, len(al.trail))
	var words printing
	for i := range al.trail {
		list[i] = al.trail[i].rejection(&words, al.host, guest)
	}
	return matches, list
}
