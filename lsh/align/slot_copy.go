package align

import "math"

// # Copies with other numbers
//
// Who copies an article and changes all of its numbers, by a slip or to deceive, prints
// what a frame filled anew looks like. Two things tell them apart. A frame recurs, and
// this text does not, or in few of its words. And a frame of some length leaves more to be
// filled than a number here and there: names, places, phrases. So a longer passage that is the same
// word for word but for sparse numbers is a copy. A paragraph that one side has and the
// other has not is no filling but a cut; and paragraphs in another order are a writer's
// work, a frame keeps its order.
const (
	// copiedWords is the least length of a copy, as a paragraph or two of news have, and
	// copiedShare the least share of them that both sides have: a copy with one word in
	// seven replaced.
	copiedWords = 60
	copiedShare = 0.85
	// Where up to copiedFramed of a copy recurs on other days, as a quarter of the words of
	// a story does that many follow, the share must be copyOverlap.
	copiedFramed = 0.25
	// A cut is leastCut words or more, a short sentence, with no more than one in
	// cutShare of them on the other side.
	leastCut = 12
	cutShare = 5
	// A copy has another filling in each editShare words at most, half of what a frame has.
	editShare = 2 * slotShare
)

// copied says whether two printings that kept their order are one text, but for numbers
// and cuts. Numbers in more than one word of bulletinShare are a bulletin's.
func (s *slots) copied(share float64) bool {
	words := (s.words - s.cut) / 2
	return words >= copiedWords && float64(s.pairs) >= share*float64(words) && bulletinShare*s.rows <= words &&
		s.person == nil && s.places+s.weekdays+s.titled+s.full == 0 && editShare*s.other <= words
}

// shuffled says whether the words of one side are nearly all on the other, which has them
// in another order and perhaps others between them.
func (m *Match) shuffled(share float64) bool {
	words := m.found.a1 - m.found.a0
	if m.ContainmentB > m.ContainmentA {
		words = m.found.b1 - m.found.b0
	}
	return m.found.order < framedOrder && words >= copiedWords && max(m.ContainmentA, m.ContainmentB) >= share &&
		bulletinShare*min(m.numbers.a, m.numbers.b) <= words
}

// leastCopied is the share of words that both sides of a match must have for a copy: the
// more when some recur on other days, and more than there are when many do. It counts the
// words of the match, so it is asked last.
func (l *Labeller) leastCopied(m *Match, p Pair) float64 {
	switch framed := l.framed(&m.found, p, &otherDay); {
	case framed < slightlyFramed:
		return copiedShare
	case framed < copiedFramed:
		return copyOverlap
	}
	return math.Inf(1)
}

// cut is the number of words that were left out of a filling's place, or put in.
func (g *filling) cut() int {
	a, b := g.a1-g.a0, g.b1-g.b0
	if long := max(a, b); long >= leastCut && cutShare*min(a, b) <= long {
		return long
	}
	return 0
}
