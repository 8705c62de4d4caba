package trace

import (
	"slices"
	"strconv"
)

// Verdicts
//
// Whose text a passage is, as far as the corpus shows, is its source: the
// outlet of the origin, or, where the origin is unknown or itself lost its
// credit, the outlet that most houses credit. A missing credit proves nothing
// (many bodies lost their tag), a credit for an agency whose own text is not in
// the corpus cannot be refuted by a daily that printed it without one. Of two that as
// many credit neither is the source, and what an outlet credits for a text is said
// against its own printings of that without a credit, never by them against it. So:
//
//	correct   the source is credited, or where it is unknown an outlet and whomever
//	          that credits
//	via       another is credited that printed the passage before, or that is
//	          of the source's family
//	circular  the credited outlet credits this one, or one that does
//	other     someone is credited whose text it is not: the source is known, by
//	          its printing or by most credits, and the printing is surely the
//	          text that those print: the match that says so has 25 words or more
//	          on both sides and a Jaccard of .5 or more, and is not reworded; nor
//	          does the credit cover it loosely, nor is it held against a paper
//	          that prints it earlier, unsigned, and that nobody credits, or no more
//	          than the credited one and no date puts its printing before
//	vague     only a name that names nobody is credited
//	none      no one is
//
// Who credits nobody and says that somebody spoke to an agency, whose text it is and
// which prints it here, has named whom the text is from: what is said to an agency is
// said by it. So it has where others tag the text with that agency's name, and where it is
// undecided whose text it is (see toldAgency and toldAlone). Of other outlets that is no credit.
//
// Of several credits the best counts. A mention (see covering) is a credit where it names
// the source, or where the origin is undecided and nobody is credited otherwise; it is
// never a wrong one, nor is a phrase that the origin's article prints as well, though it
// signs the text (see stand.follower). Phrases within the passage do not confirm each
// other, and mentions in few printings make nobody the source of the others. No verdict is
// passed on the origin, on other printings of the source's outlet that credit no one, on
// labelled passages (a quoted statement is its speaker's), nor where two credits
// contradict each other and the corpus does not decide. Outlets of one family stand apart:
// each owes the other a credit.

// ranks orders the verdicts, the best first.
var ranks = [...]string{"correct", "via", "circular", "other", "", "vague", "none"}

// ledger holds the credits of one cluster against each other.
type ledger struct {
	*bench
	first  *stand // the origin, nil where undecided
	medoid *stand
	source *house // nil where unknown
	// outside is true where no printing of the source is a member; unsure where
	// the order of the printings is no evidence against a credit; byTold where the
	// source is an agency that printings name as whom somebody spoke to, and by no credit.
	outside, unsure, byTold bool
	// rivals are those that the origin may have lost the credit of, where as many credit
	// each and the source is unknown for that.
	rivals []*house
}

// judge fills the verdicts of a cluster's members.
func (b *bench) judge(c *Cluster) {
	if len(c.Labels) > 0 {
		return
	}
	l := b.ledger(c)
	b.source = l.source
	if l.source != nil && (l.first != nil || l.byTold || !b.onlyMentions || 2*b.voices(l.source) >= len(b.stands)) {
		c.Source = l.source.name
	}
	for i := range c.Members {
		s := &b.stands[b.places[i]]
		v := l.verdict(s)
		if s.draft && len(s.named) > 0 && (v.Verdict == "other" || v.Verdict == "") {
			printed := b.printed(s).ledger(c)
			if in := printed.verdict(&printed.stands[s.place]); in.Verdict == "correct" {
				v = in
			}
		}
		v.Credits = s.covering
		c.Members[i].Credit = v
	}
}

// ledger opens that of a cluster of which the origin is known.
func (b *bench) ledger(c *Cluster) *ledger {
	l := &ledger{bench: b, medoid: &b.stands[b.places[c.Medoid]]}
	for i := range b.stands {
		if b.stands[i].article == c.Origin.Article {
			l.first = &b.stands[i]
		}
	}
	l.source = l.findSource()
	if l.first == nil {
		if h := l.toldAgency(); h != nil && (same(h, l.source) || !l.surely(l.source)) {
			l.source, l.byTold = h, true
		}
	}
	l.outside = l.source != nil && !l.byTold && len(b.votes) > 0 && !l.prints(l.source)
	l.unsure = c.Origin.Confidence == low.String() && l.count(l.source) == 0
	return l
}

// printed is the bench as it would be with a draft in print. A draft vouches for
// nobody; but an agency's tag that would be believed of a paper, since who printed
// the passage first may have lost it, is not wrong in a draft.
func (b *bench) printed(s *stand) *bench {
	p := *b
	p.stands = slices.Clone(b.stands)
	p.stands[s.place].draft = false
	p.onlyMentions = false
	p.votes = nil
	for i := range p.stands {
		p.vote(&p.stands[i], p.stands[i].named)
	}
	return &p
}

// verdict holds the credits of one printing against the source.
func (l *ledger) verdict(s *stand) Verdict {
	if s == l.first && !(l.outside && s.mentions(l.source)) {
		if l.outside {
			v := Verdict{Reasons: []Reason{because(IsEarliestBut, l.source.name)}}
			if beside, _ := l.beside(s); beside.Code != "" {
				v.Reasons = append(v.Reasons, beside)
			}
			return v
		}
		if len(l.rivals) > 0 {
			var v Verdict
			for _, h := range l.rivals {
				v.Reasons = append(v.Reasons, because(IsEarliestBut, h.name))
			}
			return v
		}
		switch earlier := l.earlierApart(s); {
		case earlier != nil:
			return Verdict{Reasons: []Reason{becauseOf(earlier, ApartEarlier)}}
		case l.undated(s):
			return Verdict{Reasons: []Reason{because(OnlyUndated, s.name())}}
		}
		return Verdict{Reasons: []Reason{because(l.byDate(s, IsEarliest, IsSource))}}
	}
	for _, h := range slices.Concat(s.mentioned, s.near) {
		if same(h, l.source) {
			_, reason := l.weigh(s, h)
			return Verdict{Verdict: "correct", Basis: basis(reason.Code), Reasons: []Reason{reason}}
		}
	}
	if t := l.toldTo(s); t != nil {
		b := basis(PrintedToo)
		if t == l.first {
			b = basis(PrintedFirst)
		}
		return Verdict{Verdict: "correct", Basis: b, Reasons: []Reason{becauseOf(t, ToldPrinted, t.house.name)}}
	}
	if l.source != nil && l.source.agency && len(s.named) == 0 && s.tells(l.source) {
		switch {
		case l.tagged(l.source):
			return Verdict{Verdict: "correct", Basis: basis(ToldCredited), Reasons: []Reason{because(ToldCredited, l.source.name, l.crediting(l.source))}}
		case l.byTold:
			return Verdict{Verdict: "correct", Basis: basis(ToldAlone), Reasons: []Reason{because(ToldAlone, l.source.name)}}
		}
	}
	if h := l.toldAlone(s); h != nil {
		return Verdict{Verdict: "correct", Basis: basis(ToldAlone), Reasons: []Reason{because(ToldAlone, h.name)}}
	}
	rank := len(ranks)
	var v, stated Verdict
	for _, h := range s.named {
		if l.first != nil && contains(l.first.anywhere, h) && !contains(s.tagged, h) && !same(h, l.source) {
			continue // the source's own words, copied
		}
		verdict, reason := l.weigh(s, h)
		if verdict == "other" && contains(s.loose, h) {
			if contains(s.stating, h) {
				stated.Reasons = append(stated.Reasons, because(Mention, h.name))
			}
			continue
		}
		r := slices.Index(ranks[:], verdict)
		if r < rank {
			rank, v = r, Verdict{Verdict: verdict, Basis: basis(reason.Code)}
		}
		if r == rank {
			v.Reasons = append(v.Reasons, reason)
		}
	}
	switch {
	case rank < len(ranks):
		return v
	case len(stated.Reasons) > 0 && s.vague == "":
		return stated
	}
	return l.unnamed(s)
}

// basis is what a correct credit rests on.
func basis(c Code) string {
	switch c {
	case PrintedFirst, PrintedSource:
		return "printing"
	case Agreed:
		return "agreement"
	case PrintedToo, PrintedAnew, Uncontradicted, Disputed, ToldCredited, ToldAlone, NamesBoth:
		return "word"
	}
	return ""
}

// unnamed is the verdict on a printing that names nobody for the passage.
func (l *ledger) unnamed(s *stand) Verdict {
	verdict := func(name string, r Reason) Verdict { return Verdict{Verdict: name, Reasons: []Reason{r}} }
	if len(s.mentioned) > 0 && (l.first == nil || !l.first.mentions(s.mentioned[0])) && (s.vague != "" || !same(s.house, l.source)) {
		return verdict("", because(Mention, s.mentioned[0].name))
	}
	switch {
	case s.vague != "":
		v := verdict("vague", because(Vague, s.vague))
		if beside, _ := l.beside(s); beside.Code != "" {
			v.Reasons = append(v.Reasons, beside)
		}
		return v
	case same(s.house, l.source):
		return verdict("", because(OwnText))
	case s.hint != "" && (l.first == nil || l.first.hint != s.hint):
		return verdict("", because(Mention, strconv.Quote(s.hint)))
	}
	beside, mayBe := l.beside(s)
	if mayBe {
		return verdict("", beside)
	}
	v := verdict("none", Reason{})
	switch {
	case l.outside:
		v.Reasons[0] = because(s.unless(NoneAbsent, SelfAbsent), l.crediting(l.source), l.source.name)
	case l.first != nil && l.copied(s) != nil:
		v.Reasons[0] = becauseOf(l.first, NoneCopied, l.copied(s).name)
	case l.first != nil && l.first.house == nil && s.agency():
		return verdict("", becauseOf(l.first, WireUnnamed))
	case l.first != nil && l.earlierApart(l.first) != nil:
		v.Reasons[0] = becauseOf(l.earlierApart(l.first), s.unless(NoneEarliest, SelfEarliest))
	case l.first != nil && l.undated(l.first):
		v.Reasons[0] = because(s.unless(NoneUndated, SelfUndated), l.first.name())
	case l.first != nil:
		v.Reasons[0] = becauseOf(l.first, l.byDate(l.first, s.unless(NoneEarliest, SelfEarliest), s.unless(NoneSource, SelfSource)))
	case l.byTold:
		v.Reasons[0] = because(s.unless(NoneTold, SelfTold), l.source.name)
	case l.source != nil:
		v.Reasons[0] = because(s.unless(NoneCredited, SelfCredited), l.source.name)
	case s.agency():
		return verdict("", because(OwnWire))
	default:
		v.Reasons[0] = because(s.unless(NoneUndecided, SelfUndecided))
	}
	if beside.Code != "" {
		v.Reasons = append(v.Reasons, beside)
	}
	return v
}

// beside is whom a printing that credits nobody for the passage names beside that:
// as told something, or for other parts of the article; the zero Reason
// where nobody but those that the origin credits, too. The source's name there may
// be the passage's credit, and so may any where the source is unknown, unless the
// printing is an agency's or what was told stands elsewhere; so may an agency's that the
// origin's article credits elsewhere, too, unless that is signed; and an agency's that was told
// something within the passage (see mayHaveLost). A name of its own beside them tells nothing.
func (l *ledger) beside(s *stand) (reason Reason, mayBe bool) {
	find := func(code Code, names []*house, any bool) bool {
		for _, h := range names {
			switch {
			case same(h, s.house):
			case same(h, l.source), any && l.source == nil && !s.agency(),
				code == Elsewhere && h.agency && !s.agency() && l.first != nil && !l.first.signed() && contains(l.first.anywhere, h),
				code == Told && h.agency && !s.agency() && l.mayHaveLost(h):
				reason = because(code, h.name)
				return true
			case reason.Code == "" && (l.first == nil || !contains(l.first.anywhere, h)):
				reason = because(code, h.name)
			}
		}
		return false
	}
	mayBe = find(Told, s.told, true) || find(Elsewhere, s.beyond, true) || find(ToldElsewhere, s.toldElse, false)
	return reason, mayBe
}

// mayHaveLost is true where the source is known, and may yet have the text from an agency
// that a printing says somebody spoke to: a paper that does not name it, or one that is
// credited and has no printing here.
func (l *ledger) mayHaveLost(agency *house) bool {
	switch {
	case l.source == nil:
		return false
	case l.first != nil:
		return !l.source.agency && !contains(l.first.anywhere, agency)
	}
	return !l.prints(l.source)
}

// unless is the first code, or itself where the printing credits itself and nobody else
// in all of its article.
func (s *stand) unless(code, itself Code) Code {
	others := slices.ContainsFunc(s.anywhere, func(h *house) bool { return !same(h, s.house) })
	if s.byline && !others {
		return itself
	}
	return code
}

// copied is whom a printing credits only where the origin does, nil for nobody.
func (l *ledger) copied(s *stand) *house {
	for _, h := range slices.Concat(s.mentioned, s.named) {
		if contains(l.first.anywhere, h) {
			return h
		}
	}
	return nil
}
