package trace

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What the printings of a passage say together
//
// Before anything is decided the articles of a cluster are brought together with what each
// credits, whom its names mean among those that print the passage, and how many families
// speak for each house.

// vote is the families that credit a house.
type vote struct {
	house    *house
	families map[string]bool
}

// bench is the articles of one cluster, and those beside it that its credits
// may mean.
type bench struct {
	*graph
	houses *houses
	words  []int   // of each article
	stands []stand // in order of the members, each article once
	places []int   // of each member's article among the stands
	source *house  // nil where unknown
	open   bool    // a printing's outlet has the name of several and does not say which it is
	// firstEnd is the first moment at which a dated printing is sure to be there, zero
	// where none is dated; a draft is no printing.
	firstEnd time.Time
	apart    []stand // beside the members, printings with which most of a draft's passage agrees
	// votes are known where a printing credits somebody by name, what follows also
	// where a draft does: the members of each house and, of a credited house that
	// has none, the articles beside them that share a part of the passage with the
	// printing that credits it, and all that are related to that by sharing anything.
	votes map[string]*vote
	// onlyMentions is true where nothing but mentions are counted.
	onlyMentions            bool
	inside, beside, related map[string][]*stand
}

func newBench(g *graph, scopes *scoper, articles []*corpus.Article, words []int, houses *houses, members []Member) *bench {
	b := &bench{graph: g, houses: houses, words: words, stands: make([]stand, 0, len(members)), places: make([]int, len(members))}
	for i, m := range members { // those of one article stand together
		if n := len(b.stands); n == 0 || b.stands[n-1].article != m.Article {
			s := newStand(articles, houses, m.Article, m.Span)
			s.place = n
			b.open = b.open || s.house != nil && s.house.shared
			if _, end := stretch(s.date); known(s.date) && !s.draft && (b.firstEnd.IsZero() || end.Before(b.firstEnd)) {
				b.firstEnd = end
			}
			b.stands = append(b.stands, s)
		}
		b.places[i] = len(b.stands) - 1
	}
	for i := range b.stands {
		g.spill.Fetch()
		s := &b.stands[i]
		a := articles[s.article]
		cover := scopes.covering(a.Text, a.Credits, s.passage)
		cover.share(a.Text, a.Credits, func(c corpus.Credit) bool { return b.isHere(houses.credited(c)) })
		for _, k := range cover.covering {
			c := a.Credits[k]
			inside := c.Start >= s.passage.Start && c.Start < s.passage.End
			if h := b.meant(houses, s, c); h != nil && !c.Vague && slices.Contains(cover.loose, k) {
				s.loose, s.beyond = append(s.loose, h), append(s.beyond, h)
				if inside {
					s.stating = append(s.stating, h)
				}
			}
			s.named = b.credit(s, houses, c, s.named)
			if c.Kind != corpus.VerbPhrase || alone(a.Text, c, isNext(a.Text, a.Credits, k, s.passage)) || !inside && !oneSentence(a.Text, s.passage, c.Start) {
				s.tagged = b.credit(s, houses, c, s.tagged)
			}
		}
		for _, k := range cover.mentions {
			if a.Credits[k].Vague {
				s.hint = a.Credits[k].Name
				continue
			}
			s.mentioned = b.credit(s, houses, a.Credits[k], s.mentioned)
			if !slices.Contains(cover.slight, k) {
				s.weighed = b.credit(s, houses, a.Credits[k], s.weighed)
			}
		}
		s.covering = append(cover.covering, cover.mentions...)
		for k, c := range a.Credits {
			h := b.meant(houses, s, c)
			if h == nil || c.Vague {
				continue
			}
			s.anywhere = append(s.anywhere, h)
			switch {
			case same(h, s.house):
			case c.Role == corpus.ToldTo && (c.Start >= s.passage.Start && c.Start < s.passage.End || oneSentence(a.Text, s.passage, c.Start)):
				s.told = append(s.told, h)
			case c.Role == corpus.ToldTo:
				s.toldElse = append(s.toldElse, h)
			case slices.Contains(cover.beyond, k):
				s.beyond = append(s.beyond, h)
				if slices.Contains(cover.near, k) {
					s.near = append(s.near, h)
				}
			}
		}
		for _, k := range s.covering {
			s.byline = s.byline || same(b.meant(houses, s, a.Credits[k]), s.house)
		}
		b.vote(s, s.named)
		if s.draft {
			b.agreeing(articles, s)
		}
	}
	for i := range b.stands {
		s := &b.stands[i]
		for _, h := range s.told {
			if h.agency || slices.ContainsFunc(b.stands, func(t stand) bool { return same(t.house, h) }) {
				s.toldTo = append(s.toldTo, h)
			}
		}
	}
	if b.votes == nil {
		b.onlyMentions = true
		for i := range b.stands {
			b.vote(&b.stands[i], slices.DeleteFunc(slices.Clone(b.stands[i].weighed), b.slights))
		}
	}
	if slices.ContainsFunc(b.stands, func(s stand) bool { return len(s.named)+len(s.mentioned) > 0 }) {
		b.find(g, articles, houses)
	}
	return b
}

// agreeing notes the printings beside the members with which most of a draft's passage
// agrees, of whatever label: a check has cut them off from the others.
func (b *bench) agreeing(articles []*corpus.Article, draft *stand) {
	for _, e := range b.of(draft.article) {
		mate := &b.ends[e.mate]
		other := int(mate.article)
		if 2*shared(e.Span, draft.passage) <= length(draft.passage) || slices.ContainsFunc(b.stands, func(s stand) bool { return s.article == other }) {
			continue
		}
		b.apart = append(b.apart, newStand(articles, b.houses, other, mate.Span))
	}
}

// earlierApart is the earliest of the printings apart that are earlier than one of the
// stands, nil where none is.
func (b *bench) earlierApart(c *stand) *stand {
	var first *stand
	for i := range b.apart {
		s := &b.apart[i]
		if before(s.date, c.date, oneClock(s.house, c.house)) > none && (first == nil || compareTimes(s.date, first.date) < 0) {
			first = s
		}
	}
	return first
}

// undated is true of the only printing of what stands in a draft where its date is
// unknown: nothing says that it is the first.
func (b *bench) undated(c *stand) bool {
	return len(b.stands) > 1 && !known(c.date) && !slices.ContainsFunc(b.stands, func(s stand) bool { return !s.draft && s.article != c.article })
}

// isHere is true of a house of one of the stands.
func (b *bench) isHere(h *house) bool {
	return h != nil && slices.ContainsFunc(b.stands, func(s stand) bool { return same(s.house, h) })
}

// slights is true of a house that some printing mentions for a statement alone: then all
// that print the passage do.
func (b *bench) slights(h *house) bool {
	return slices.ContainsFunc(b.stands, func(s stand) bool { return len(s.mentioned) > 1 && contains(s.mentioned, h) && !contains(s.weighed, h) })
}

// vote counts that a printing credits houses; a draft vouches for none.
func (b *bench) vote(s *stand, named []*house) {
	if s.draft {
		return
	}
	for _, h := range named {
		if b.votes == nil {
			b.votes = map[string]*vote{}
		}
		if b.votes[h.key] == nil {
			b.votes[h.key] = &vote{h, map[string]bool{}}
		}
		b.votes[h.key].families[s.family()] = true
	}
}

// find gathers the printings of each house.
func (b *bench) find(g *graph, articles []*corpus.Article, houses *houses) {
	b.inside, b.beside, b.related = map[string][]*stand{}, map[string][]*stand{}, map[string][]*stand{}
	for i := range b.stands {
		if s := &b.stands[i]; s.house != nil {
			b.inside[s.house.key] = append(b.inside[s.house.key], s)
		}
	}
	for i := range b.stands {
		s := &b.stands[i]
		for _, h := range slices.Concat(s.named, s.mentioned) {
			if b.prints(h) {
				continue
			}
			for _, e := range g.of(s.article) {
				other := int(g.ends[e.mate].article)
				if g.classes[e.match] != reuseClass || !same(houses.articles[other], h) {
					continue
				}
				x := newStand(articles, houses, other, g.ends[e.mate].Span)
				for _, credit := range articles[other].Credits {
					x.named = b.credit(&x, houses, credit, x.named)
				}
				b.related[h.key] = append(b.related[h.key], &x)
				if shared(e.Span, s.passage) > 0 {
					b.beside[h.key] = append(b.beside[h.key], &x)
				}
			}
		}
	}
	for _, list := range b.beside {
		slices.SortStableFunc(list, func(x, y *stand) int { return compareTimes(x.date, y.date) })
	}
}

// families is the number of families of the printings whose outlets are known.
func (b *bench) families() int {
	names := make([]string, 0, len(b.stands))
	for i := range b.stands {
		if s := &b.stands[i]; s.house != nil && !s.draft {
			names = append(names, s.house.family)
		}
	}
	slices.Sort(names)
	return len(slices.Compact(names))
}

// credit adds whom a printing credits to those named before.
func (b *bench) credit(s *stand, houses *houses, c corpus.Credit, named []*house) []*house {
	if c.Role != corpus.Report {
		return named
	}
	h := b.meant(houses, s, c)
	if c.Vague || h == nil {
		s.vague = c.Name
		return named
	}
	if same(h, s.house) || contains(named, h) {
		return named
	}
	return append(named, h)
}

// meant is the outlet that a credit stands for: where several have the name, its owner
// that prints the passage, that of the article itself or else one that prints the passage
// (نقلا عن الجزيرة beside the paper's own printing); where the name says which of several,
// and that one prints it nowhere here, an outlet whose name does not say which (صحيفة الغد
// beside a printing of الغد); and of a name that nobody knows or prints under, the article's where it says that it has learned something
// (علمت «دنيا الرياضة»): so papers name themselves, and their parts, above their own news.
func (b *bench) meant(houses *houses, s *stand, c corpus.Credit) *house {
	name := houses.credited(c)
	mayBe := func(h *house) bool {
		return houses.mayBe(name, h) || name != nil && houses.mayMean(c, h) || b.open && houses.mayBe(h, name)
	}
	switch {
	case name == nil:
		return nil
	case name.shared:
	case houses.ambiguous[c.Name]:
		if b.isHere(name) {
			return name
		}
	case !name.known:
		if s.house != nil && houses.printers[creditName(c)] == nil && learns(c) {
			return s.house
		}
		return name
	case !b.open || b.isHere(name):
		return name
	}
	if mayBe(s.house) {
		return s.house
	}
	for i := range b.stands {
		if other := b.stands[i].house; mayBe(other) {
			return other
		}
	}
	return name
}

// learns is true of a phrase that says what a medium has learned.
func learns(c corpus.Credit) bool {
	verb, _, found := strings.Cut(c.Text, " ")
	return found && c.Kind == corpus.VerbPhrase && learned.HasForm(arabic.Fold(verb))
}

var learned = arabic.SetOf("علمت علم")

// prints is true where a house has a member.
func (b *bench) prints(h *house) bool { return len(b.inside[h.key]) > 0 }

// printings is those of a house, members if it has any, in order of time.
func (b *bench) printings(h *house) []*stand {
	if b.prints(h) {
		return b.inside[h.key]
	}
	return b.beside[h.key]
}

// count is the number of voices that credit a house: families, or where there is
// none, one for all printings whose outlet is unknown: it may be any of the others.
func (b *bench) count(h *house) int {
	if h == nil || b.votes[h.key] == nil {
		return 0
	}
	families := b.votes[h.key].families
	if families[""] && len(families) > 1 {
		return len(families) - 1
	}
	return len(families)
}

// tookIt is true where every printing of a house, if it has any, says that the
// text is from somebody else.
func (b *bench) tookIt(h *house) bool {
	for _, s := range b.printings(h) {
		if !s.taker() {
			return false
		}
	}
	return len(b.printings(h)) > 0
}

// tagged is true where a printing credits a house otherwise than by a phrase
// within the passage or its sentence, which is copied with it.
func (b *bench) tagged(h *house) bool {
	return slices.ContainsFunc(b.stands, func(s stand) bool { return !s.draft && contains(s.tagged, h) })
}

// crediting is the number of printings that credit a house, as an argument of a
// reason.
func (b *bench) crediting(h *house) string { return strconv.Itoa(b.voices(h)) }

// voices is the number of printings that credit a house, if only for a statement.
func (b *bench) voices(h *house) (n int) {
	for i := range b.stands {
		if b.stands[i].mentions(h) && !b.stands[i].draft {
			n++
		}
	}
	return n
}
