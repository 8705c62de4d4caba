package trace

import "slices"

// Whose text a passage is
//
// The source is the outlet of the origin, unless that has lost the credit of somebody who
// prints nothing here; where the origin is undecided it is whom most houses credit.

// decisive is how many times as many voices a source that has no printing in the
// corpus needs for another credit to be wrong.
const decisive = 3

// surely is true of a house that a printing credits for the passage, and not loosely.
func (l *ledger) surely(h *house) bool {
	return slices.ContainsFunc(l.stands, func(s stand) bool { return !s.draft && s.credits(h) && !contains(s.loose, h) })
}

// findSource decides whose text the passage is, nil where it cannot.
func (l *ledger) findSource() *house {
	if l.first != nil {
		switch lost := l.lost(l.first); len(lost) {
		case 0:
			return l.first.house
		case 1:
			return lost[0]
		default:
			l.rivals = lost
			return nil
		}
	}
	// Whoever is credited most and is not known to have taken the passage from
	// somebody; of as many votes, if they are more than one, an agency. Whom all that
	// print it credit in its words alone is no voice against whom some credit: that is
	// copied.
	votes := l.votes
	if unlike := l.uncopied(); len(unlike) > 0 {
		votes = unlike
	}
	var best *house
	most, tied := 0, false
	for _, key := range sortedKeys(votes) {
		h := votes[key].house
		n := l.count(h)
		if l.confirmed(h) {
			n++
		}
		switch {
		case l.tookIt(h):
		case n > most, n == most && n > 1 && h.agency && !best.agency:
			best, most, tied = h, n, false
		case n == most && (n == 1 || h.agency == best.agency):
			tied = true
		}
	}
	if tied || best != nil && l.disputed(best) {
		return nil
	}
	return best
}

// uncopied is the votes for those that not every printing credits within the text.
func (l *ledger) uncopied() map[string]*vote {
	printings := 0
	for i := range l.stands {
		if !l.stands[i].draft {
			printings++
		}
	}
	votes := map[string]*vote{}
	for key, v := range l.votes {
		if l.voices(v.house) < printings || l.tagged(v.house) {
			votes[key] = v
		}
	}
	return votes
}

// confirmed is true of a credited house whose own printing is here, credits nobody and
// is not surely later than all that credit it: it is one more voice that it has the text.
func (l *ledger) confirmed(h *house) bool {
	return slices.ContainsFunc(l.inside[h.key], func(p *stand) bool {
		return !p.follower() && slices.ContainsFunc(l.stands, func(s stand) bool {
			return s.credits(h) && before(s.date, p.date, oneClock(s.house, p.house)) < medium
		})
	})
}

// disputed is true of a house that phrases within the text alone credit, where others
// within theirs credit another: a house that one voice credits, if they do not credit it,
// and one that is no agency, an agency that not all who credit it do.
func (l *ledger) disputed(h *house) bool {
	if l.tagged(h) {
		return false
	}
	crediters := l.crediters(h)
	return slices.ContainsFunc(l.stands, func(s stand) bool {
		return !s.draft && (len(s.mentioned) > 0 && l.count(h) == 1 && !s.mentions(h) ||
			!h.agency && slices.ContainsFunc(s.mentioned, func(g *house) bool {
				return g.agency && slices.ContainsFunc(crediters, func(t *stand) bool { return !t.mentions(g) })
			}))
	})
}
