package align

import (
	"fmt"
	"strings"

	"sada/lsh/arabic"
)

// # Lists
//
// Two writers who name the same team, the same ministers or the same towns share
// names and nothing else. What they list they list in an order of their own, and a
// list is told by how it is built, not by what it names: a comma, a dash, a line or
// an "and" stands before every second or third word. Printings of one list keep its
// order, and a list that someone shuffled keeps nearly all of its words.
const (
	// listShare is the share of words from which a passage is a list, of those that
	// begin an item.
	listShare = 1.0 / 3
	// listKept is the overlap from which two lists of one day are one list.
	listKept = 0.9
	// listOrder is the least D + L of two lists of different days.
	listOrder = 1.5
	// separators stand before an item.
	separators = "،,؛;–—-•*/(:"
)

// listed says why a match is two lists, "" where it is not.
func (l *Labeller) listed(m *Match, p Pair) string {
	f := &m.found
	switch {
	case f.order < editedOrder && f.overlap < listKept:
	case p.Days >= apart && f.overlap+f.order < listOrder:
	default:
		return ""
	}
	if !l.list(p.A.Text[m.A.Start:m.A.End]) || !l.list(p.B.Text[m.B.Start:m.B.End]) {
		return ""
	}
	return fmt.Sprintf("formula: two lists that name the same in another order, %.2f", f.order)
}

// list says whether a passage is a list.
func (l *Labeller) list(text string) bool {
	l.words = arabic.Words(l.words[:0], text)
	items := 0
	for i, w := range l.words {
		if i > 0 {
			gap := text[l.words[i-1].End:w.Start]
			if strings.ContainsAny(gap, separators) || strings.Contains(gap, "\n") || and(w.Text(text)) {
				items++
			}
		}
	}
	return float64(items) >= listShare*float64(len(l.words))
}

// and says whether a word begins with "and": at least three letters follow.
func and(word string) bool {
	return strings.HasPrefix(word, "و") && len(word) >= 4*len("و")
}
