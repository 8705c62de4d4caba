package trace

import (
	"slices"

	"sada/lsh/align"
)

// What one credit is worth
//
// A credit is held against the source of a passage, against the printings of whom it names
// and against what they credit themselves; it is wrong only where the printing is surely
// one text with those that it is held against.

// weigh is the verdict on one credit of a printing.
func (l *ledger) weigh(s *stand, h *house) (verdict string, reason Reason) {
	printed := l.printings(h)
	switch {
	case same(h, l.source) && l.first != nil && same(h, l.first.house):
		return "correct", becauseOf(l.first, l.byDate(l.first, PrintedFirst, PrintedSource), h.name)
	case same(h, l.source) && len(printed) > 0 && l.anew(s, printed):
		return "correct", becauseOf(printed[0], PrintedAnew, h.name)
	case same(h, l.source) && len(printed) > 0:
		return "correct", becauseOf(printed[0], PrintedToo, h.name)
	case same(h, l.source) && l.count(h) > 1 && l.tagged(h):
		return "correct", because(Agreed, h.name, l.crediting(h))
	case same(h, l.source):
		if g := l.against(h); g != nil {
			return "correct", because(Disputed, h.name, l.crediting(g), g.name)
		}
		return "correct", because(Uncontradicted, h.name)
	case l.circular(s, h):
		return "circular", because(Circular, h.name, s.house.name)
	case kin(h, l.source):
		return "via", because(SameFamily, h.name, l.source.name)
	case len(printed) > 0 && l.allAfter(s, printed):
		if later := becauseOf(printed[0], PrintedLater, h.name); l.first == nil || l.disproves(h) {
			return l.other(s, h, printed, later)
		} else {
			return "", later
		}
	case len(printed) > 0 && l.source != nil:
		return "via", because(Intermediary, h.name, l.source.name)
	case len(printed) > 0 && l.tookIt(h) && namesAll(s, printed):
		return "correct", because(NamesBoth, h.name)
	case len(printed) > 0 && l.tookIt(h):
		return "via", because(TakenOn, h.name)
	case len(l.rivals) > 0, same(s.house, l.source): // no outlet's own text refutes its own word
		return "", because(Contradiction, h.name)
	case l.source == nil && l.first != nil:
		return "", becauseOf(l.first, UnknownEarliest, h.name)
	case l.unsure:
		return "", because(UnsureOrder, h.name)
	case l.source == nil:
		return "", because(Contradiction, h.name)
	case l.outside && (!h.known || l.count(l.source) < decisive*l.count(h)):
		return "", because(Contradiction, h.name)
	case l.outside:
		return l.other(s, h, l.crediters(l.source), because(OtherAbsent, h.name, l.crediting(l.source), l.source.name))
	}
	if l.first == nil { // the source prints it here, and is not known to be the first
		return "", because(Contradiction, h.name)
	}
	switch {
	case l.disproves(h), l.houses.holds(h, l.source):
		return l.other(s, h, []*stand{l.first}, becauseOf(l.first, OtherEarliest, h.name))
	case h.agency:
		return "", becauseOf(l.first, MayBeLost, h.name)
	}
	return "", becauseOf(l.first, Unrefuted, h.name)
}

// disproves is true where the origin shows that the text is not that of a house: it is an
// agency's, or prints its own name for it, or somebody says that it is its own, and not
// only as many as credit the house where no date decides. An earlier printing of a paper
// alone may have lost that credit: عكاظ at 8 without one says nothing against المصدر: النهار
// at 10. Nor does a paper's name refute an agency.
func (l *ledger) disproves(h *house) bool {
	return l.first.agency() || l.first.byline && !h.agency || l.count(l.source) > 0 && !l.unordered(h)
}

// namesAll is true of a printing that credits whomever some others do, by name: who
// tags كيودو's report as taken from وام, and says with it that it is كيودو's, has named both.
func namesAll(s *stand, others []*stand) bool {
	return !slices.ContainsFunc(others, func(p *stand) bool {
		return len(p.named) == 0 || slices.ContainsFunc(p.named, func(h *house) bool { return !same(h, s.house) && !s.mentions(h) })
	})
}

// unordered is true of a credited house that as many credit as the source, where no date,
// dateline or right of a wire puts the origin before any printing that credits it: that
// others credit the source, or that it is the longer text, makes it the likeliest one.
func (l *ledger) unordered(h *house) bool {
	return l.count(l.source) <= l.count(h) && !slices.ContainsFunc(l.crediters(h), func(s *stand) bool {
		switch level, why := l.precedes(l.first, s); why {
		case byVotes, byDay, byLength:
			return false
		default:
			return level > none
		}
	})
}

// other is that verdict, or none where the printing is not surely the text of any
// of those that its credit is held against, or where the name that is credited may
// be the source's.
func (l *ledger) other(s *stand, h *house, against []*stand, reason Reason) (string, Reason) {
	switch {
	case l.houses.holds(h, l.source):
		return "", because(NamesSource, h.name, l.source.name)
	case slices.ContainsFunc(against, func(t *stand) bool { return l.oneText(s, t) }):
		return "other", reason
	}
	return "", because(UnlikeOthers, h.name)
}

// What makes two printings surely one text. Two reports of one event by several
// hands come close to each other, too, in a few words or in other words.
const (
	leastSure   = 25  // words that both print
	leastAgreed = 500 // Jaccard in thousandths
)

// oneText is true where two printings are surely of one text: a match that is not
// merely reworded joins them, or each of them and the medoid.
func (l *ledger) oneText(s, t *stand) bool {
	return s == t || l.close(s, t) || l.close(s, l.medoid) && (t == l.medoid || l.close(t, l.medoid))
}

// close is true where a match joins two printings that makes them surely one text.
func (b *bench) close(s, t *stand) bool {
	for _, e := range b.of(s.article) {
		if int(b.ends[e.mate].article) == t.article && shared(e.Span, s.passage) > 0 && b.oneWording(&e) {
			return true
		}
	}
	return false
}

// oneWording is true of a match that makes its two printings surely one text.
func (b *bench) oneWording(e *end) bool {
	return b.classes[e.match] <= selfClass && b.matches[e.match].Kind != align.Reworded && e.jaccard >= leastAgreed &&
		min(length(e.words), length(b.ends[e.mate].words)) >= leastSure
}

// crediters are the printings that credit a house.
func (l *ledger) crediters(h *house) (list []*stand) {
	for i := range l.stands {
		if s := &l.stands[i]; s.mentions(h) {
			list = append(list, s)
		}
	}
	return list
}

// allAfter is true where all printings of a house are surely later than s.
func (l *ledger) allAfter(s *stand, printed []*stand) bool {
	for _, p := range printed {
		if before(s.date, p.date, oneClock(s.house, p.house)) < medium {
			return false
		}
	}
	return true
}

// anew is true where the datelines of all printings of a house name days later than s.
func (l *ledger) anew(s *stand, printed []*stand) bool {
	for _, p := range printed {
		if foredates(s.date, p.dateline) < medium {
			return false
		}
	}
	return true
}

// circular is true where credits lead from a credited house back to the outlet
// that credits it.
func (l *ledger) circular(s *stand, h *house) bool {
	if s.house == nil {
		return false
	}
	seen := map[string]bool{h.key: true}
	for next := []*house{h}; len(next) > 0; next = next[1:] {
		printed := l.printings(next[0])
		if len(printed) == 0 {
			printed = l.related[next[0].key]
		}
		for _, p := range printed {
			for _, to := range p.named {
				if same(to, s.house) {
					return true
				}
				if !seen[to.key] {
					seen[to.key] = true
					next = append(next, to)
				}
			}
		}
	}
	return false
}

// against is a house that some printing credits that does not credit h, where neither
// prints the passage here and they are not of one family; nil for none.
func (b *bench) against(h *house) *house {
	for i := range b.stands {
		s := &b.stands[i]
		if s.draft || s.mentions(h) {
			continue
		}
		for _, g := range s.named {
			if len(b.printings(g)) == 0 && !kin(g, h) {
				return g
			}
		}
	}
	return nil
}
