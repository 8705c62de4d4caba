package align

import (
	"fmt"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
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
	// A list with long names, ranks or ages in it has longItems on one side, where the
	// other side has listShare, its words are in another order, and hardly any joins others
	// to a sentence: at most fewJoin weigh less than joinWeight, as من and إلى do, and التي,
	// and, written alike, على and the name علي. In the news one word in seven is such. Of
	// seven such passages of saudinews five were lists of two writers each, one could be
	// either and one was a reworded sentence; with .06 two reworded sentences more are.
	longItems  = 0.2
	fewJoin    = 0.05
	joinWeight = 0.2
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
	moved := f.order < editedOrder && f.overlap < listKept
	if !moved && (p.Days < apart || f.overlap+f.order >= listOrder) {
		return ""
	}
	a, b := l.items(p.A.Text[m.A.Start:m.A.End]), l.items(p.B.Text[m.B.Start:m.B.End])
	least := listShare
	if moved && max(a.share, b.share) >= listShare && max(a.joins, b.joins) <= fewJoin {
		least = longItems
	}
	if min(a.share, b.share) < least {
		return ""
	}
	return fmt.Sprintf("formula: two lists that name the same in another order, %.2f", f.order)
}

// items are the shares of a passage's words that begin an item, and of those that begin
// none and join others to a sentence.
type items struct{ share, joins float64 }

func (l *Labeller) items(text string) (out items) {
	l.words = arabic.Words(l.words[:0], text)
	s := &l.listing
	s.Stems = s.Stems[:0]
	for i, w := range l.words {
		if i > 0 {
			gap := text[l.words[i-1].End:w.Start]
			if strings.ContainsAny(gap, separators) || strings.Contains(gap, "\n") || and(w.Text(text)) {
				out.share++
				continue
			}
		}
		s.Stems = append(s.Stems, sketch.Code(w.Stem))
	}
	l.rarity.Rate(s)
	for _, level := range s.Levels {
		if l.rarity.Weight(level) < joinWeight {
			out.joins++
		}
	}
	n := float64(max(1, len(l.words)))
	return items{out.share / n, out.joins / n}
}

// and says whether a word begins with "and": at least three letters follow.
func and(word string) bool {
	return strings.HasPrefix(word, "و") && len(word) >= 4*len("و")
}
