package trace

import (
	"slices"
	"strconv"

	"sada/lsh/align"
	"sada/lsh/arabic"
)

// # Origin
//
// The origin of a passage is the printing that precedes every other one, by
// some evidence for each, the first of these that there is:
//
//   - the other's own dateline names a day that began a day or more after it was
//     seen, and no more outlets credit that one. With less between them neither
//     precedes the other but by a credit, and no credit or right of a wire makes
//     the first who dates its text a day later than another printed it;
//   - the other credits it;
//   - it is a wire and the other its possible client, and their dates do not
//     tell them apart or are times first seen, less than a week before it, or a day where it goes on
//     with an earlier part and has no dateline; not where
//     somebody spoke to another agency within what the other prints;
//   - its date is earlier;
//   - the dates say nothing, and others credit it while nobody credits the other;
//   - the dates say nothing, and it says today where the other, which credits nobody,
//     says yesterday (see day.go);
//   - the dates say nothing, nobody credits the other more, neither credits
//     anybody, and it prints nearly all of the other article and more, but not so
//     much more that it may be a round-up: who takes a text may cut it.
//
// The last is little evidence: of 1,150 such pairs of dailies in saudinews that
// were seen a day apart the longer was the first in 653, of 131 of the agency
// with a client the agency's in 57 (they add to it). So it gives low confidence,
// decides nothing against any other evidence, and nothing among times first seen, where
// most pairs have no other: a round-up or the next day's version is longer, too.
//
// A printing that credits somebody else, or "agencies", is not the origin,
// whatever its date; nor is one that credits somebody within the passage, if
// only for a statement there, unless it signs the passage with its own name or is
// an agency's, and is shown to be the first; nor one that says within it that somebody spoke to an agency, or to
// another outlet that prints it here: those wrote down what was said. What is later than a printing that does not credit it is not the
// origin either. Where no printing precedes all others the origin is undecided,
// and the reasons say what stands against the likeliest; where all credit others
// it is outside the corpus, and they name the earliest of those within. So it is where
// those that credit nobody print the words of an earlier one that does: they lost its
// credit.
// Confidence is that of the weakest evidence.

// evidence is why one printing precedes another.
type evidence uint8

const (
	byDateline   evidence = iota // the other's dateline names a later day
	byCredit                     // the other credits it
	againstDates                 // the same, but is dated earlier
	byDate                       // it is dated earlier
	byWire                       // it is a wire and the dates do not tell
	byVotes                      // others credit it, and the dates do not tell
	byOutlet                     // both are of one outlet, and the dates do not tell
	byDay                        // it says today where the other says yesterday, and the dates do not tell
	byLength                     // it is the longer text, and nothing else tells
	evidences
)

var evidenceCodes = [evidences]Code{ByDateline, ByCredit, AgainstDates, ByDate, ByWire, ByVotes, ByOutlet, ByDay, ByLength}

// What makes one printing the longer text of another, see longer.
const (
	mostKept    = 0.8  // share of the other article that it prints
	leastLonger = 1.25 // times as many words
	mostLonger  = 3.0
)

// longer is true where e, which has no time first seen, credits nobody and is not credited more than c,
// prints a part of the article that c prints whole, in the same words, and little else.
func (b *bench) longer(c, e *stand) bool {
	if c.date.FirstSeen || e.date.FirstSeen || e.follower() || e.draft || e.agency() && !c.agency() || b.count(c.house) < b.count(e.house) {
		return false
	}
	whole, part := float64(b.words[c.article]), float64(b.words[e.article])
	if whole < leastLonger*part || whole > mostLonger*part {
		return false
	}
	var kept []arabic.Span
	for _, x := range b.of(e.article) {
		if int(b.ends[x.mate].article) == c.article && b.matches[x.match].Kind != align.Reworded {
			kept = append(kept, x.words)
		}
	}
	return float64(size(union(kept))) >= mostKept*part
}

// precedes says how surely c, which is no follower, printed the passage before
// e, and why. Of two that credit nobody at most one precedes the other.
func (b *bench) precedes(c, e *stand) (level, evidence) {
	clock := oneClock(c.house, e.house)
	earlier, later := before(c.date, e.date, clock), before(e.date, c.date, clock)
	votes := b.count(c.house) - b.count(e.house)
	wire := c.agency() && !e.agency() && (votes >= 0 || e.taker())
	client := e.agency() && !c.agency() && !e.taker() && votes <= 0
	dated := known(c.date) && known(e.date)
	refuted, foredated := foredates(e.date, c.dateline), foredates(c.date, e.dateline)
	switch {
	case refuted > low || refuted > none && !e.credits(c.house):
		return none, 0
	case foredated > low && earlier < medium && votes >= 0:
		return medium, byDateline
	case foredated > none && earlier < medium && !e.credits(c.house):
		return none, 0
	case e.credits(c.house) && later > low:
		return low, againstDates
	case e.credits(c.house):
		return max(medium, earlier), byCredit
	case wire && dated && !b.another(c, e) && earlier < medium && later < medium && c.date.Time.Sub(e.date.Time) < c.lag():
		return medium, byWire
	case client && dated && earlier < medium:
		return none, 0
	case earlier > none:
		return earlier, byDate
	case later > none:
		return none, 0
	case same(c.house, e.house) && c.place < e.place:
		return medium, byOutlet
	case e.taker() && b.count(c.house) > 0, votes > 1 && b.count(e.house) == 0 && !client:
		return low, byVotes
	case !client && (!e.follower() || e.signed()) && b.today(c, e):
		return low, byDay
	case b.longer(c, e):
		return low, byLength
	}
	return none, 0
}

// another is true where e says within the passage that somebody spoke to another agency,
// whom c, a wire, does not name: c may have cut that agency's text.
func (b *bench) another(c, e *stand) bool {
	return slices.ContainsFunc(e.told, func(h *house) bool {
		return h.agency && !same(h, c.house) && !contains(c.anywhere, h)
	})
}

// origin decides the origin of a cluster.
func (b *bench) origin(labels []align.Label) Origin {
	for _, l := range labels {
		if l != align.Self {
			return Origin{-1, none.String(), []Reason{because(SetApart, string(l))}}
		}
	}
	c := b.champion()
	if c == nil {
		first := &b.stands[0]
		if first.draft && len(b.stands) > 1 {
			first = &b.stands[1]
		}
		all := AllCredit
		if slices.ContainsFunc(b.stands, func(s stand) bool { return s.onlyTold() }) {
			all = AllNamed
		}
		if slices.ContainsFunc(b.stands, func(s stand) bool { return !s.follower() && !s.draft }) {
			return Origin{-1, none.String(), b.withAbsent([]Reason{because(LostCredit, first.name(), printDate(first.date), first.whom())})}
		}
		if !known(first.date) { // the dated ones stand before it
			return Origin{-1, none.String(), []Reason{because(AllUndated)}}
		}
		return Origin{-1, none.String(), []Reason{becauseOf(first, all)}}
	}
	if len(b.stands) == 1 {
		return Origin{c.article, high.String(), []Reason{becauseOf(c, OneArticle)}}
	}
	sure := high
	var counts [evidences]int
	var doubts []Reason
	doubtful, ties, longer := 0, 0, 0
	for i := range b.stands {
		e := &b.stands[i]
		if e == c || e.draft {
			continue
		}
		l, why := b.precedes(c, e)
		if why == byLength || l == none && b.longer(c, e) {
			longer++
		}
		if l == none {
			d := doubt(c, e)
			if d.Code.isTie() {
				ties++
			}
			if doubtful++; doubtful <= mostDoubts {
				doubts = append(doubts, d)
			}
			continue
		}
		sure = min(sure, l)
		counts[why]++
	}
	if doubtful > 0 && c.byline && len(c.weighed) > 0 && !c.agency() {
		c.disowned = true
		return b.origin(labels)
	}
	if doubtful > 0 {
		reasons := []Reason{undecided(c, doubts, doubtful, ties)}
		for _, why := range [...]evidence{byDateline, byCredit, byWire, byVotes, byDay} { // why not one that was seen before it
			if counts[why] > 0 {
				reasons = append(reasons, because(evidenceCodes[why], strconv.Itoa(counts[why])))
			}
		}
		if longer > 0 {
			reasons = append(reasons, because(ByLength, strconv.Itoa(longer)))
		}
		reasons = append(reasons, doubts...)
		if more := doubtful - len(doubts); more > 0 {
			reasons = append(reasons, because(MoreDoubts, strconv.Itoa(more)))
		}
		return Origin{-1, none.String(), b.withAbsent(reasons)}
	}
	reasons := []Reason{becauseOf(c, b.byDate(c, Earliest, Source))}
	if b.undated(c) {
		sure, reasons[0] = low, because(OnlyUndated, c.name())
	}
	for why, n := range counts {
		if n > 0 {
			reasons = append(reasons, because(evidenceCodes[why], strconv.Itoa(n)))
		}
	}
	if s := b.earlierApart(c); s != nil {
		sure = low
		reasons = append(reasons, becauseOf(s, ApartEarlier))
	}
	lost := b.lost(c)
	for _, h := range lost {
		sure = low
		reasons = append(reasons, because(ButAbsent, b.crediting(h), h.name))
	}
	if len(lost) == 0 && sure == high && !b.onlyMentions && !c.signed() && b.count(c.house) == 0 { // nor is it refuted, see disproves
		for _, h := range b.absent() {
			if b.count(h) > 0 && !c.mentions(h) {
				sure = medium
				reasons = append(reasons, because(ButAbsent, b.crediting(h), h.name))
			}
		}
	}
	return Origin{c.article, sure.String(), reasons}
}

// undecided says that the likeliest printing may not be the first, and where nothing
// tells it from any other names that one as well.
func undecided(c *stand, doubts []Reason, doubtful, ties int) Reason {
	switch {
	case ties < doubtful:
		return becauseOf(c, Undecided)
	case ties == 1:
		reason := becauseOf(c, Tie)
		reason.Args = append(reason.Args, doubts[0].Args...)
		return reason
	}
	reason := becauseOf(c, Ties)
	reason.Args = append(reason.Args, strconv.Itoa(ties))
	return reason
}

// byDate is the first code where the date of a printing is the earliest of all, as it
// reads, else the second: whom a printing of the day before credits is its source by that
// credit, and a wire by its right, not the earliest.
func (b *bench) byDate(c *stand, earliest, source Code) Code {
	start, _ := stretch(c.date)
	if !known(c.date) || !b.firstEnd.IsZero() && !b.firstEnd.After(start) {
		return source
	}
	return earliest
}

// champion is the only printing that may precede all others, or where none does
// a likely one, which no other likely one precedes; nil where each credits somebody, or
// has lost what an earlier one credits, or is later than one that does either.
func (b *bench) champion() *stand {
	lost := b.lostCredit()
	later := slices.Clone(lost) // by place, of printings that are not the earliest
	for range mostRounds {
		c := b.likeliest(later)
		if c == nil {
			return nil
		}
		e := b.ahead(c, lost)
		if e == nil {
			return c
		}
		for i := range b.stands {
			later[i] = later[i] || b.behind(&b.stands[i], e, lost)
		}
	}
	return nil
}

// likeliest is the only printing that may precede all others, but those that credit
// somebody or are known to be later, or where none does one that none of the others
// precedes. Whoever precedes all others precedes the best of those before it and is not
// preceded after.
func (b *bench) likeliest(later []bool) *stand {
	var c *stand
	for range mostRounds {
		found := c
		for i := range b.stands {
			s := &b.stands[i]
			if s == c || s.follower() || s.draft && len(b.stands) > 1 || later[i] {
				continue
			}
			if c == nil {
				c = s
			} else if l, _ := b.precedes(s, c); l > none {
				c = s
			}
		}
		if c == found {
			break
		}
	}
	return c
}

// ahead is the first printing that credits somebody, or has lost its credit, and that c
// is behind; nil if there is none.
func (b *bench) ahead(c *stand, lost []bool) *stand {
	for i := range b.stands {
		if e := &b.stands[i]; (lost[i] || e.follower() && !e.draft) && b.behind(c, e, lost) {
			return e
		}
	}
	return nil
}

// behind is true where c was printed after e, by their dates, or was but known after an e
// that has lost its credit, and no evidence says otherwise.
func (b *bench) behind(c, e *stand, lost []bool) bool {
	if c == e || before(e.date, c.date, oneClock(c.house, e.house)) == none && !(lost[e.place] && known(c.date) && compareTimes(e.date, c.date) < 0) {
		return false
	}
	l, _ := b.precedes(c, e)
	return l == none
}

// mostRounds is how often a likely printing is looked for that none precedes: an order
// that several kinds of evidence make may run in a circle.
const mostRounds = 3

// doubt is why c is not known to precede e.
func doubt(c, e *stand) Reason {
	earlier := max(before(e.date, c.date, oneClock(c.house, e.house)), foredates(e.date, c.dateline)) > none
	switch {
	case earlier && e.onlyTold():
		return because(EarlierTold, e.name(), printDate(e.date), e.whom())
	case earlier && e.follower():
		return because(EarlierTaker, e.name(), printDate(e.date), e.whom())
	case earlier:
		return becauseOf(e, Earlier)
	case e.onlyTold():
		return because(EqualTold, e.name(), printDate(e.date), e.whom())
	case e.follower():
		return because(EqualTaker, e.name(), printDate(e.date), e.whom())
	case !known(c.date) || !known(e.date):
		return becauseOf(e, NoDates)
	case foredates(c.date, e.dateline) > none:
		return becauseOf(e, LaterDateline)
	case e.agency() && e.date.FirstSeen && before(c.date, e.date, oneClock(c.house, e.house)) > none:
		return becauseOf(e, UnseenWire)
	}
	switch {
	case c.date.FirstSeen && e.date.FirstSeen:
		return becauseOf(e, EqualSeen)
	case c.date.FirstSeen || e.date.FirstSeen:
		return becauseOf(e, SeenBy)
	}
	if start, end := stretch(c.date); !c.date.Zoned || !e.date.Zoned {
		if from, to := stretch(e.date); !end.After(from) || !to.After(start) {
			return becauseOf(e, NoZone)
		}
	}
	return becauseOf(e, EqualDates)
}

// isTie is true of a doubt that would stand as well if the two changed places.
func (c Code) isTie() bool {
	switch c {
	case NoDates, EqualDates, EqualSeen, NoZone:
		return true
	}
	return false
}

// mostDoubts is the number of doubts that are spelled out.
const mostDoubts = 3
