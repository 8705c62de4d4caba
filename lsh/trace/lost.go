package trace

import "slices"

// Credits that were lost
//
// Many bodies lose their tag. Whoever prints the words of an earlier printing that has one
// has lost it as well, and so may the earliest have that of somebody whom others credit and
// who prints nothing here.

// lostCredit is true, by place, of printings that credit nobody, of the same words as
// one known before that does, and that precede it by no evidence: if that one took the
// text from somebody, so did they. An agency, or who is credited, lost nothing.
func (b *bench) lostCredit() []bool {
	lost := make([]bool, len(b.stands))
	var places map[int32]int
	for i := range b.stands {
		e := &b.stands[i]
		if !e.follower() || e.draft || !known(e.date) {
			continue
		}
		if places == nil {
			places = make(map[int32]int, len(b.stands))
			for k := range b.stands {
				places[int32(b.stands[k].article)] = k
			}
		}
		_, end := stretch(e.date)
		for _, x := range b.of(e.article) {
			place, in := places[b.ends[x.mate].article]
			if !in || lost[place] || shared(x.Span, e.passage) == 0 || !b.oneWording(&x) {
				continue
			}
			s := &b.stands[place]
			if s.follower() || s.draft || s.agency() || !known(s.date) || b.count(s.house) > 0 {
				continue
			}
			if start, _ := stretch(s.date); !start.Before(end) {
				l, _ := b.precedes(s, e)
				lost[place] = l == none
			}
		}
	}
	return lost
}

// withAbsent adds who are credited most of those that have no printing here.
func (b *bench) withAbsent(reasons []Reason) []Reason {
	for _, h := range b.absent() {
		reasons = append(reasons, because(Absent, b.crediting(h), h.name))
	}
	return reasons
}

// lost is the house that more outlets credit than the earliest printing's, and
// that has no printing here: the earliest may have lost its credit. It is several where
// as many credit each. Nothing is
// lost on a wire, nor what the earliest prints as well, and phrases that are copied
// with the passage tell; one outlet's word counts for an agency only. Where a wire
// prints it here and credits nobody, it may be that one's: then it takes decisive
// voices. Whom another printing of the earliest's own outlet credits it has lost whatever
// others say.
func (b *bench) lost(c *stand) []*house {
	if b.onlyMentions || c.agency() {
		return nil
	}
	if own := b.ownWord(c); own != nil {
		return []*house{own}
	}
	wire := slices.ContainsFunc(b.stands, func(s stand) bool { return s.agency() && !s.follower() })
	return slices.DeleteFunc(b.absent(), func(h *house) bool {
		return c.mentions(h) && !b.tagged(h) || b.count(h) <= b.count(c.house) || !h.agency && b.count(h) < 2 ||
			wire && b.count(h) < decisive
	})
}

// ownWord is whom another printing of the earliest's outlet, surely of the same text,
// credits for it, nil for none and for one that prints it here: الرأي without a credit,
// and a day later with (بترا).
func (b *bench) ownWord(c *stand) *house {
	for i := range b.stands {
		s := &b.stands[i]
		if s == c || s.draft || !same(s.house, c.house) || !b.close(s, c) {
			continue
		}
		for _, h := range s.named {
			if !contains(s.loose, h) && !b.prints(h) {
				return h
			}
		}
	}
	return nil
}

// absent is the house that most outlets credit of those that have no printing
// here, of equal ones an agency: several, in the order in which they are credited, where
// equal ones are credited by some printings each. Of those that the same printings
// credit, (رويترز، أ ف ب), it is the first.
func (b *bench) absent() (most []*house) {
	rank := func(h *house) int {
		if h.agency {
			return 2*b.count(h) + 1
		}
		return 2 * b.count(h)
	}
	for i := range b.stands {
		for _, h := range slices.Concat(b.stands[i].named, b.stands[i].mentioned) {
			v := b.votes[h.key]
			if v == nil || b.stands[i].draft || b.prints(h) {
				continue
			}
			switch {
			case len(most) == 0 || rank(h) > rank(most[0]):
				most = []*house{v.house}
			case rank(h) == rank(most[0]) && !slices.ContainsFunc(most, func(g *house) bool { return b.together(g, h) }):
				most = append(most, v.house)
			}
		}
	}
	return most
}

// together is true of houses that the same printings credit: they do not contradict each
// other.
func (b *bench) together(g, h *house) bool {
	return !slices.ContainsFunc(b.stands, func(s stand) bool { return !s.draft && s.mentions(g) != s.mentions(h) })
}
