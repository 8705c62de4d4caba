package trace

import (
	"slices"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// Hops
//
// A hop is what one printing changed of the passage, held against the printing
// that it most plausibly took it from: of those that share a match with it,
//
//   - one of an outlet that it credits,
//   - else one that was printed before, as far as the origin or the dates say,
//   - else one that stands before it in the list, where nothing says which was
//     first,
//
// and of several the one whose passage agrees with it most. A printing that agrees
// nearly as much is taken for the source where its order is the surer; one that
// agrees clearly more goes before all but those that are credited, if nothing says
// that it is later: a text that was printed word for word was not rewritten from
// another. Of those that agree alike it is the one that shares most around the
// passage, then the origin, then the first. One that is likelier than all of these and shares no match with it,
// though both match the medoid, is aligned with it here. No printing is held to
// have been taken, over others, from itself, nor, but for a credit and a date that tells,
// from one that says yesterday where it says today. The origin has no hop, or where it
// is undecided the printings of the source that credit nobody; nor have passages
// set apart.
//
// The two are compared over all that they share around the passage, see
// reach.go. The runs there are what both print. Those that make up the most text
// in one order are the frame; other runs of some length have moved. What stands
// in the frame's gaps differs: short stretches word by word (align.Differ), long
// ones and whole sentences as dropped and added.

const (
	leastMoved    = 60   // bytes of a run that has moved, five or six words
	mostChanges   = 100  // of one hop
	longestNumber = 40   // bytes of a run that may be part of a number
	widestChange  = 12   // words on either side of a change; more are dropped and added
	fewestWords   = 4    // of a sentence that is dropped or added
	mostRuns      = 1000 // of two printings that are looked at for what has moved
	strayGap      = 4    // times the length of a stray run that differs on both sides of it
	context       = 40   // bytes around a gap that may say what it is about
	mostMet       = 8    // printings that one is aligned with here
	nearly        = 0.05 // of the passage, by which a surer order makes up for what agrees less
	alike         = 0.02 // of the passage, what the text around it makes up for
)

// hopper finds the hops of one cluster after the other, on one goroutine.
type hopper struct {
	*graph
	quotations [][]arabic.Span // of each article
	places     []int32         // of an article among the stands of the cluster at hand, plus one
	from       []int           // of each stand, the one it was taken from, or -1

	articles []*corpus.Article
	houses   *houses

	runs, frame, moved []align.Run // A is From's side, B the printing's own
	apart              []align.Run // what has moved, before it was joined
	best               []int
	found, parts       []lead
	before             []int32
	a, b               []arabic.Word
	carrier
	align.Comparer
}

// hops fills in those of a cluster; first is its origin, nil where undecided.
func (h *hopper) hops(c *Cluster, b *bench) {
	if len(c.Labels) > 0 && !slices.Equal(c.Labels, []align.Label{align.Self}) {
		return
	}
	first := -1
	members := make([]int, len(b.stands)) // the first one of each stand
	for i := len(c.Members) - 1; i >= 0; i-- {
		members[b.places[i]] = i
	}
	for i := range b.stands {
		s := &b.stands[i]
		h.places[s.article] = int32(i) + 1
		if s.article == c.Origin.Article {
			first = i
		}
	}
	h.from = h.from[:0]
	for range b.stands {
		h.from = append(h.from, -1)
	}
	// What credits say comes first, the rest must fit it.
	for _, credits := range []bool{true, false} {
		for i := range c.Members {
			s := &b.stands[b.places[i]]
			source := s.place == first || first < 0 && !s.taker() && same(s.house, b.source)
			if !source && (len(s.named) > 0) == credits {
				c.Members[i].Hop = h.hop(c, b, members, i, first)
			}
		}
	}
	for i := range b.stands {
		h.places[b.stands[i].article] = 0
	}
}

// lead is a printing that another may have taken the passage from.
type lead struct {
	place int // of its stand, -1 for none
	why   Code
	end   end   // of the match that covers the passage, in the other; none where met
	met   reach // the stretch that the two share, where no match says it, or several do
	// agreement is the share of the passage that both print alike, in [0, 1].
	agreement float64
	most      float64 // that of the match, where it is one of several
	credits   int     // creditsAlike of the two
}

// creditsAlike is 1 where two printings credit one name for the passage, -1 where t
// credits only others: who printed t would have taken their credit away.
func creditsAlike(s, t *stand) int {
	switch {
	case slices.ContainsFunc(t.named, func(h *house) bool { return contains(s.named, h) }):
		return 1
	case len(t.named) > 0:
		return -1
	}
	return 0
}

// hop is that of member i, nil where it was taken from no other.
func (h *hopper) hop(c *Cluster, b *bench, members []int, i, first int) *Hop {
	h.spill.Fetch()
	s, m := &b.stands[b.places[i]], c.Members[i]
	best := h.matched(c, b, members, s, m, first)
	met := h.unmatched(c, b, members, s, m, first, best)
	if met.place >= 0 {
		best = met
	}
	if best.place < 0 {
		return nil
	}
	from, shared, whole := c.Members[members[best.place]], best.met, false
	if met.place < 0 {
		shared, whole = h.around(best.end, from, m)
	}
	h.from[s.place] = best.place
	t := &b.stands[best.place]
	shared = h.toTheEnds(shared, from.Article, m.Article)
	hop := &Hop{From: members[best.place], Reasons: []Reason{because(best.why)}, There: shared.there, Here: shared.here}
	switch best.why {
	case HopCredit:
		hop.Reasons[0].Args = []string{t.house.name}
	case HopOrigin:
		hop.Reasons[0].Code = b.byDate(t, HopOrigin, HopSource)
	}
	hop.Uncredited, hop.Credited = namedAlone(t, s), namedAlone(s, t)
	if whole {
		h.readMatch(best.end)
	} else {
		h.read(from.Article, m.Article, shared)
	}
	from.Span, m.Span = shared.there, shared.here
	h.compare(hop, from, m)
	return hop
}

// namedAlone are the names that one credits for the passage and the other nowhere.
func namedAlone(one, other *stand) (names []string) {
	for _, credited := range one.named {
		if !same(credited, other.house) && !other.mentions(credited) && !contains(other.anywhere, credited) {
			names = append(names, credited.name)
		}
	}
	return names
}

// matched is the likeliest printing of those that share a match with member m, or several
// that follow one another in both.
func (h *hopper) matched(c *Cluster, b *bench, members []int, s *stand, m Member, first int) lead {
	leads := h.found[:0]
	h.parts = h.parts[:0]
	for _, e := range h.of(m.Article) {
		if e.Start >= m.End {
			break
		}
		mate := h.ends[e.mate]
		place := int(h.places[mate.article]) - 1
		if place < 0 || place == s.place || h.classes[e.match] > selfClass {
			continue
		}
		there := c.Members[members[place]].Span
		if shared(mate.Span, there) == 0 || shared(e.Span, m.Span) == 0 {
			continue
		}
		l := lead{place: place, end: e, agreement: h.agreement(e, m.Span, there), credits: creditsAlike(s, &b.stands[place])}
		if !covers(e.Span, m.Span) {
			h.parts = joinLead(h.parts, l, reach{mate.Span, e.Span})
			continue
		}
		if l.why = h.took(s, &b.stands[place], first); l.why != "" && !h.leads(place, s.place) {
			leads = append(leads, l)
		}
	}
	for _, l := range h.parts {
		if !covers(l.met.here, m.Span) || slices.ContainsFunc(leads, func(x lead) bool { return x.place == l.place }) {
			continue
		}
		if l.why = h.took(s, &b.stands[l.place], first); l.why != "" && !h.leads(l.place, s.place) {
			leads = append(leads, l)
		}
	}
	h.found = leads[:0]
	return likeliest(leads, first)
}

// joinLead adds a match that covers part of a passage to those of the same printing that
// it follows; the end is that of the part which agrees most.
func joinLead(parts []lead, l lead, stretch reach) []lead {
	for i := range parts {
		p := &parts[i]
		if p.place != l.place || !p.met.follows(stretch.here, stretch.there) {
			continue
		}
		p.met = reach{hull(p.met.there, stretch.there), hull(p.met.here, stretch.here)}
		if l.agreement > p.most {
			p.end, p.most = l.end, l.agreement
		}
		p.agreement += l.agreement
		return parts
	}
	l.met, l.most = stretch, l.agreement
	return append(parts, l)
}

// likeliest is the lead that a printing was most plausibly taken from, one that is
// none where there are none.
func likeliest(leads []lead, first int) lead {
	if len(leads) == 0 {
		return lead{place: -1}
	}
	rank := func(l lead) float64 { return float64(hopRank(l.why)) }
	agreement := func(l lead) float64 { return l.agreement }
	if slices.ContainsFunc(leads, func(l lead) bool { return l.why == HopCredit }) {
		leads = foremost(leads, rank, 0)
	}
	leads = foremost(leads, agreement, nearly)
	leads = foremost(leads, rank, 0)
	leads = foremost(leads, agreement, alike)
	leads = foremost(leads, func(l lead) float64 { return float64(l.credits) }, 0)
	leads = foremost(leads, func(l lead) float64 { return float64(l.end.strength()) }, 0)
	for _, l := range leads {
		if l.place == first {
			return l
		}
	}
	return slices.MinFunc(leads, func(x, y lead) int { return x.place - y.place })
}

// foremost is those leads whose score is the highest, or no more than slack below it.
func foremost(leads []lead, score func(lead) float64, slack float64) []lead {
	highest := score(leads[0])
	for _, l := range leads[1:] {
		highest = max(highest, score(l))
	}
	return slices.DeleteFunc(leads, func(l lead) bool { return score(l) < highest-slack })
}

// agreement is the share of a passage that both sides of a match print alike, in
// [0, 1]: here of the end's article, there of the other.
func (h *hopper) agreement(e end, here, there arabic.Span) float64 {
	h.spill.Fetch()
	n := 0
	for _, r := range h.matches[e.match].Runs {
		if !e.isA {
			r = align.Run{A: r.B, B: r.A}
		}
		n += min(shared(r.A, here), shared(r.B, there))
	}
	return alikeness(n, here, there)
}

// alikeness is the share of two stretches that n bytes of either are.
func alikeness(n int, a, b arabic.Span) float64 {
	return 2 * float64(n) / float64(length(a)+length(b))
}

// unmatched is the likeliest of the printings that member m more likely took the
// passage from than from the best of those that it shares a match with: the origin,
// those that it credits, or where there is no other the last ones before it.
func (h *hopper) unmatched(c *Cluster, b *bench, members []int, s *stand, m Member, first int, best lead) lead {
	if h.houses.drafts > 0 {
		return lead{place: -1} // what archived articles took from each other is not asked
	}
	var places []int
	for _, credited := range s.named {
		for _, t := range b.inside[credited.key] {
			places = append(places, t.place)
		}
	}
	if first >= 0 && !slices.Contains(places, first) {
		places = append(places, first)
	}
	if best.place < 0 {
		for place := s.place - 1; place >= max(0, s.place-mostMet); place-- {
			places = append(places, place)
		}
	}
	leads := h.found[:0]
	for _, place := range places[:min(len(places), mostMet)] {
		if place == s.place || h.leads(place, s.place) {
			continue
		}
		why := h.took(s, &b.stands[place], first)
		if why == "" || best.place >= 0 && hopRank(why) <= hopRank(best.why) {
			continue
		}
		stretch, agreement := h.met(c.Members[members[place]], m)
		if agreement > 0 && (why == HopCredit || agreement >= best.agreement-nearly) {
			leads = append(leads, lead{place: place, why: why, met: stretch, agreement: agreement, credits: creditsAlike(s, &b.stands[place])})
		}
	}
	h.found = leads[:0]
	return likeliest(leads, first)
}

// leads is true where one stand was taken, over others, from another.
func (h *hopper) leads(from, to int) bool {
	for from >= 0 && from != to {
		from = h.from[from]
	}
	return from == to
}

// took is why s may have taken the passage from t, "" where it has not: who says today
// did not from who says yesterday, but for a credit or a date.
func (h *hopper) took(s, t *stand, first int) Code {
	why := took(s, t, first)
	if why != "" && why != HopCredit && before(t.date, s.date, oneClock(s.house, t.house)) == none && h.nearer(s, t) {
		return ""
	}
	return why
}

// took is that by credits and dates alone.
func took(s, t *stand, first int) Code {
	clock := oneClock(s.house, t.house)
	switch {
	case foredates(s.date, t.dateline) > low:
		return ""
	case t.house != nil && s.credits(t.house):
		return HopCredit
	case t.place == first:
		return HopOrigin
	case s.draft && !known(s.date): // it comes after all printings
		return HopBefore
	case max(before(s.date, t.date, clock), foredates(s.date, t.dateline)) > none:
		return ""
	case max(before(t.date, s.date, clock), foredates(t.date, s.dateline)) > none:
		return HopBefore
	case t.place < s.place:
		return HopClosest
	}
	return ""
}

// strength is about how many words of this side the other has: a printing that was
// cut agrees perfectly, but is not where the rest comes from.
func (e *end) strength() int { return int(e.jaccard) * (e.words.End - e.words.Start) }

func hopRank(c Code) int {
	switch c {
	case HopCredit:
		return 3
	case HopOrigin, HopBefore:
		return 2
	case HopClosest:
		return 1
	}
	return 0
}
