package trace

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// stand is an article in a cluster and what is known of how it came by the
// passage.
type stand struct {
	article  int
	passage  arabic.Span
	place    int  // among the stands, in order of time
	draft    bool // nobody has printed it
	id       string
	house    *house // nil where the outlet is unknown
	date     corpus.Date
	dateline time.Time // when the day began that its dateline names, zero if none
	later    bool      // its title says that it goes on with an earlier part
	named    []*house  // credited for the passage, other than its own outlet
	tagged   []*house  // those of them that not only phrases within the passage or its sentences credit
	loose    []*house  // those of them that a phrase credits loosely, see covering
	stating  []*house  // those of these that it credits within the passage
	vague    string    // a credit that names nobody
	// mentioned are those credited within the passage, see covering, and hint is
	// a name there that names nobody; covering is all these credits, by index.
	// They are known of members only.
	mentioned []*house
	weighed   []*house // those of them whose text all of it may be
	hint      string
	covering  []int
	anywhere  []*house // credited in the article, for whatever
	told      []*house // whom somebody spoke to within the passage or its sentences
	toldTo    []*house // those of them whose text it may be, see follower
	toldElse  []*house // whom somebody spoke to elsewhere in the article
	near      []*house // credited near the passage, see covering
	beyond    []*house // credited beyond the passage, also near it, or loosely for it
	byline    bool     // it prints its own name for the passage
	disowned  bool     // and yet it is no origin: see origin
}

// taker is true where a printing says that the text is from somebody else.
func (s *stand) taker() bool { return len(s.named) > 0 || s.vague != "" }

// lag is the most that a wire is first seen after its clients. What goes on with an
// earlier part of it, and has no dateline, may be of another day: as between any two.
func (s *stand) lag() time.Duration {
	if s.later && s.dateline.IsZero() {
		return round
	}
	return mostLag
}

// isLaterPart is true of the title of a wire that goes on with an earlier part of it:
// إضافة أولى, إضافة ثانية وأخيرة. The words are all of the title's.
func isLaterPart(title string, words []arabic.Word) bool {
	added := theAddition()
	for i, w := range words[:max(0, len(words)-1)] {
		if w.Hash != added {
			continue
		}
		switch arabic.Fold(words[i+1].Text(title)) {
		case "اولي", "ثانيه", "ثالثه", "رابعه", "خامسه", "سادسه", "سابعه", "ثامنه", "تاسعه", "عاشره", "اخيره":
			return true
		}
	}
	return false
}

// theAddition is the hash of the word that says so: every title is asked for it.
var theAddition = sync.OnceValue(func() uint64 { return arabic.Words(nil, "إضافة")[0].Hash })

// theReviewed are those whom an agency's review of the press sums up.
const theReviewed = "الصحف"

// reviewing are verbs of what papers do with a matter, in a review of the press.
var reviewing = arabic.SetOf("ابرزت اهتمت ركزت تناولت اولت")

// isReview is true of an agency's review of the press: عام / اهتمامات الصحف, or أبرزت
// الصحف الصادرة اليوم in its first words. What it prints is the papers'.
func isReview(title, text string) bool {
	before := ""
	for _, w := range arabic.Words(nil, title) {
		word := arabic.Fold(w.Text(title))
		if before == "اهتمامات" && word == "الصحف" {
			return true
		}
		before = word
	}
	reviewed := 0 // words behind the papers that the sentence is of
	for i, w := range arabic.Words(nil, text[:blankBefore(text, mostHead)]) {
		word := arabic.Fold(w.Text(text))
		switch {
		case reviewed > 0:
			if reviewed++; strings.HasPrefix(word, "الصادره") {
				return true
			} else if reviewed > mostReviewed {
				return false
			}
		case word == "الصحف" && i > 0:
			if reviewing.HasForm(before) {
				reviewed = 1
			}
		}
		before = word
	}
	return false
}

// Limits of the head of a review of the press: bytes, and words from the papers to where
// they appear.
const mostHead, mostReviewed = 600, 4

// follower is true where a printing credits somebody else for the passage, if only
// within it, or says there that somebody spoke to an agency or to another that prints
// it here, and does not sign it itself, or signs it in vain.
func (s *stand) follower() bool {
	return s.taker() || (len(s.mentioned) > 0 || len(s.toldTo) > 0) && (s.disowned || !s.signed())
}

// signed is true where it prints its own name for the passage, or is an agency's.
func (s *stand) signed() bool { return s.byline || s.agency() }

func (s *stand) agency() bool { return s.house != nil && s.house.agency }

func (s *stand) credits(h *house) bool { return contains(s.named, h) }

// tells is true where somebody spoke to a house, anywhere in the article.
func (s *stand) tells(h *house) bool { return contains(s.told, h) || contains(s.toldElse, h) }

// mentions is true where a house is credited, if only for a statement.
func (s *stand) mentions(h *house) bool { return s.credits(h) || contains(s.mentioned, h) }

func contains(list []*house, h *house) bool {
	return slices.ContainsFunc(list, func(x *house) bool { return same(x, h) })
}

// family is the family of the outlet, "" for unknown outlets.
func (s *stand) family() string {
	if s.house == nil {
		return ""
	}
	return s.house.family
}

// onlyTold is true where a follower credits nobody.
func (s *stand) onlyTold() bool { return s.follower() && !s.taker() && len(s.mentioned) == 0 }

// whom names those that a follower credits, or else those that somebody spoke to.
func (s *stand) whom() string {
	credited := s.named
	switch {
	case len(credited) > 0:
	case s.vague != "":
		return strconv.Quote(s.vague)
	case len(s.mentioned) > 0:
		credited = s.mentioned
	default:
		credited = s.toldTo
	}
	names := make([]string, len(credited))
	for i, h := range credited {
		names[i] = h.name
	}
	return strings.Join(names, ", ")
}

// name is that of its outlet, or its ID where that is unknown.
func (s *stand) name() string {
	if s.house == nil {
		return s.id
	}
	return s.house.name
}

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
	apart  []stand // beside the members, printings with which most of a draft's passage agrees
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
			if c.Kind != corpus.VerbPhrase || !inside && !oneSentence(a.Text, s.passage, c.Start) {
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

func newStand(articles []*corpus.Article, houses *houses, article int, passage arabic.Span) stand {
	a := articles[article]
	s := stand{article: article, passage: passage, draft: houses.isDraft(article), id: a.ID, house: houses.articles[article], date: a.Published, later: houses.later[article]}
	if houses.datelines[article] {
		s.dateline = dateline(a, passage)
	}
	if s.agency() && isReview(a.Title, a.Text) {
		s.vague = theReviewed
	}
	return s
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
	if !known(c.date) || slices.ContainsFunc(b.stands, func(s stand) bool {
		_, end := stretch(s.date)
		return !s.draft && known(s.date) && !end.After(start)
	}) {
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

// tagged is true where a printing credits a house otherwise than by a phrase
// within the passage or its sentence, which is copied with it.
func (b *bench) tagged(h *house) bool {
	return slices.ContainsFunc(b.stands, func(s stand) bool { return !s.draft && contains(s.tagged, h) })
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
