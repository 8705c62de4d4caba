package trace

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"sada/lsh/align"
	"sada/lsh/arabic"
)

// # Clusters without chaining
//
// Union-find over matches chains: A shares its lead with B, B its tail with C,
// and in the end everything is one cluster. Here a cluster is one passage of
// one article, its medoid, and those printings that match the medoid itself:
//
//   - A printing is a member if a verified match with the medoid covers at least
//     two thirds of the passage and shares of it, for its length, at least half of
//     what it shares of all that it covers: a match around a paragraph that one
//     side left out does not print it.
//   - An article is a member once, with the stretch that answers to the passage
//     (the longer match is cut back to it by its runs), unless the article is
//     matched with itself: then it prints the passage twice.
//
// The passages are chosen greedily. A side of a match is claimed when at least
// half of it lies in a printing of a cluster, and a match is settled when both
// its sides are. Of all articles and the spans that unsettled matches have on
// them, the next medoid is the one that shares most by these (see value). Its
// cluster is formed from all its matches, so that a paragraph that was reprinted
// alone finds the full printings of it as well; then what they claim is marked,
// until every match is settled. A printing may so be in several clusters, but
// each cluster has one that was in none before, and printings that all match
// each other are one cluster after one look at their matches. A match between
// two clusters joins nothing; it is counted.
//
// Labelled matches are clustered apart from reuse, one set of labels after the
// other. The label self is not a reason to set text aside, only a reason not to
// call it reuse between outlets. So two articles of one outlet are members of
// one reuse cluster where the other matches the medoid by a self match and a
// further member by reuse; and a labelled match is set apart by its other
// labels where it has any. Copies of the medoid's article print its formulas
// too, though they match it by reuse: they are members where they share the
// formula with a further one, or each of them would make the same cluster again.

// Shares that make a member, and that claim a side of a match.
const (
	coverNum, coverDen = 2, 3 // of the passage, covered by a match with the medoid
	denseNum, denseDen = 1, 2 // of a match's runs a byte, inside the passage
	claimNum, claimDen = 1, 2 // of the side, inside a printing
)

// mostPassages is the number of spans of one article that are weighed as its
// passage at a time; of more, evenly spread ones are.
const mostPassages = 32

// part is what a match does in one round of clustering.
type part uint8

const (
	ignored part = iota
	adds         // may add members to a cluster; another round settles it
	joins        // may add members to a cluster, and is settled in passing
	seeds        // asks to be settled, and adds members
)

// clusterer forms the clusters of one graph, for one class after the other.
// Those that serve different classes share what is known of each match and end:
// they touch only what is of their own.
type clusterer struct {
	*graph
	texts   []string
	settled []bool // of each match
	claimed []bool // of each end

	classes []class // of each match
	class   class   // of the round at hand
	stale   []bool  // article has matches settled since its passage was chosen
	at      []int32 // first member of an article in the cluster at hand, plus one
	queue   passages
	open    []end
	spans   []end
	answers []arabic.Span
	formed  []formed
	carrier
}

// passage is a stretch of an article that others print.
type passage struct {
	arabic.Span
	article int
	words   int
	match   int32 // where the span comes from
	score   int64
}

// formed is a cluster as long as nothing but its printings is known, the one that is
// the medoid among them.
type formed struct {
	medoid   passage
	labels   []align.Label
	rejected int
	members  []member // in order of article and span
}

// member is a printing of a formed cluster: of each there is one at once.
type member struct{ article, start, end int32 }

func (m member) span() arabic.Span { return arabic.Span{Start: int(m.start), End: int(m.end)} }

// clusters forms all clusters, in no particular order.
func clusters(g *graph, texts []string, workers int) []formed {
	// What is one outlet's own comes after reuse, which settles some of it; the
	// other classes have nothing to do with each other.
	rounds := [][]class{{reuseClass, selfClass}}
	for k := selfClass + 1; k <= g.last; k++ {
		rounds = append(rounds, []class{k})
	}
	settled, claimed := make([]bool, len(g.matches)), make([]bool, len(g.ends))
	found := make([][]formed, len(rounds))
	spread(len(rounds), workers, func(_, i int) {
		c := &clusterer{
			graph: g, texts: texts, settled: settled, claimed: claimed, classes: g.classes,
			stale: make([]bool, len(texts)), at: make([]int32, len(texts)),
		}
		for _, c.class = range rounds[i] {
			c.round()
			if c.class == reuseClass {
				c.classes = slices.Clone(c.classes)
				for k := range c.classes {
					if c.classes[k] == selfClass && settled[k] {
						c.classes[k] = reuseClass
					}
				}
			}
		}
		found[i] = c.formed
	})
	return slices.Concat(found...)
}

// part is what a match does in the round at hand.
func (c *clusterer) part(match int32) part {
	switch k := c.classes[match]; {
	case k == c.class:
		return seeds
	case k == selfClass && c.class == reuseClass:
		return joins
	case k <= selfClass && c.class > selfClass:
		return adds
	}
	return ignored
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// round adds the clusters that settle all matches that are seeds.
func (c *clusterer) round() {
	c.queue = c.queue[:0]
	for i := range c.texts {
		c.stale[i] = false
		if p, ok := c.choose(i); ok {
			c.queue = append(c.queue, p)
		}
	}
	heap.Init(&c.queue)
	for len(c.queue) > 0 {
		p := c.queue[0]
		if !c.stale[p.article] {
			c.formed = append(c.formed, c.form(p))
			c.stale[p.article] = true
		}
		// What was settled since lowers the score of an article, never
		// raises it: the first one that is not stale is the best of all.
		if next, ok := c.choose(p.article); ok {
			c.queue[0] = next
			heap.Fix(&c.queue, 0)
		} else {
			heap.Pop(&c.queue)
		}
		c.stale[p.article] = false
	}
}

// choose is the passage of an article that its unsettled matches share most of;
// false where all of them are settled.
func (c *clusterer) choose(article int) (passage, bool) {
	open, spans := c.open[:0], c.spans[:0]
	for _, e := range c.of(article) {
		if c.part(e.match) != seeds || c.settled[e.match] {
			continue
		}
		open = append(open, e)
		if n := len(spans); n == 0 || spans[n-1].Span != e.Span {
			spans = append(spans, e)
		}
	}
	c.open, c.spans = open, spans // to be used again
	if len(spans) == 0 {
		return passage{}, false
	}
	best := passage{score: -1}
	n := min(len(spans), mostPassages)
	for i := range n {
		s := spans[i*len(spans)/n]
		var score int64
		for _, e := range open {
			if e.Start >= s.End {
				break
			}
			if covers(e.Span, s.Span) {
				score += c.value(e, s.Span)
			}
		}
		if score > best.score || score == best.score && length(s.Span) > length(best.Span) {
			best = passage{s.Span, article, length(s.words), s.match, score}
		}
	}
	return best, true
}

// covers is true where a match's side covers enough of a passage.
func covers(side, passage arabic.Span) bool {
	return shared(side, passage)*coverDen >= length(passage)*coverNum
}

// holds is true where the runs of a match lie in a passage that it covers, too, and
// not only around it.
func (c *clusterer) holds(e end, passage arabic.Span) bool {
	if passage.Start <= e.Start && e.End <= passage.End {
		return true
	}
	all, inside := 0, 0
	for _, r := range c.matches[e.match].Runs {
		side := r.A
		if !e.isA {
			side = r.B
		}
		all += length(side)
		inside += shared(side, passage)
	}
	return inside*length(e.Span)*denseDen >= all*length(passage)*denseNum
}

// lies is true where enough of a match's side lies in a printing.
func lies(side, printing arabic.Span) bool {
	return shared(side, printing)*claimDen >= length(side)*claimNum
}

// value is how well an end's match fits a passage that it covers: the bytes it
// shares less those it leaves, times Jaccard in thousandths, so that sums do not
// depend on their order. So a passage is no longer than most of its printings.
func (c *clusterer) value(e end, passage arabic.Span) int64 {
	return max(1, int64(2*shared(e.Span, passage)-length(passage))*int64(e.jaccard))
}

// printing is a candidate for membership.
type printing struct {
	arabic.Span
	article int
	value   int64
	match   int32
}

// form makes the cluster of a passage and marks what it claims.
func (c *clusterer) form(p passage) formed {
	printings := []printing{{p.Span, p.article, math.MaxInt64, p.match}}
	var joining []printing
	for _, e := range c.of(p.article) {
		if e.Start >= p.End {
			break
		}
		if c.part(e.match) == ignored || !covers(e.Span, p.Span) || !c.holds(e, p.Span) {
			continue
		}
		c.spill.Fetch()
		mate := c.ends[e.mate]
		found := printing{c.project(e, p.Span), int(mate.article), c.value(e, p.Span), e.match}
		if c.part(e.match) == seeds {
			printings = append(printings, found)
		} else {
			joining = append(joining, found)
		}
	}
	printings = c.once(printings)
	c.enter(printings)
	if len(joining) > 0 {
		joining = slices.DeleteFunc(joining, func(j printing) bool { return !c.reused(j, p, printings) })
		c.leave(printings)
		printings = c.once(append(printings, joining...))
		c.enter(printings)
	}
	f := formed{medoid: p, members: make([]member, 0, len(printings))}
	for _, m := range printings {
		f.members = append(f.members, member{int32(m.article), int32(m.Start), int32(m.End)})
	}
	f.labels = c.common(printings, p)
	f.rejected = c.claim(printings)
	c.settle(p.match)
	c.leave(printings)
	return f
}

// once sorts printings by article and span and keeps one for each article: the
// one that shares most with the medoid, and beside it only what an article
// matched with itself prints again elsewhere.
func (c *clusterer) once(printings []printing) []printing {
	slices.SortFunc(printings, func(a, b printing) int {
		return cmp.Or(
			cmp.Compare(a.article, b.article),
			cmp.Compare(b.value, a.value),
			compareSpans(a.Span, b.Span),
			cmp.Compare(a.match, b.match),
		)
	})
	kept := printings[:0]
	first := 0 // of the article at hand, in kept
	for _, p := range printings {
		if len(kept) == 0 || kept[first].article != p.article {
			first = len(kept)
			kept = append(kept, p)
			continue
		}
		again := true
		for _, k := range kept[first:] {
			again = again && shared(p.Span, k.Span) == 0
		}
		if again && c.twice(p, kept[first:]) {
			kept = append(kept, p)
		}
	}
	slices.SortFunc(kept, func(a, b printing) int {
		return cmp.Or(cmp.Compare(a.article, b.article), compareSpans(a.Span, b.Span))
	})
	return kept
}

// twice is true where a match of the article with itself ties a printing to one
// of others.
func (c *clusterer) twice(p printing, others []printing) bool {
	for _, e := range c.of(p.article) {
		mate := c.ends[e.mate]
		if mate.article != e.article || shared(e.Span, p.Span) == 0 {
			continue
		}
		for _, o := range others {
			if shared(mate.Span, o.Span) > 0 {
				return true
			}
		}
	}
	return false
}

// enter notes where each article's printings begin; leave forgets it.
func (c *clusterer) enter(printings []printing) {
	for i := len(printings) - 1; i >= 0; i-- {
		c.at[printings[i].article] = int32(i) + 1
	}
}

func (c *clusterer) leave(printings []printing) {
	for _, p := range printings {
		c.at[p.article] = 0
	}
}

// printed is true where a side lies in a printing of its article.
func (c *clusterer) printed(side end, printings []printing) bool {
	first := int(c.at[side.article]) - 1
	if first < 0 {
		return false
	}
	for _, p := range printings[first:] {
		if p.article != int(side.article) {
			break
		}
		if lies(side.Span, p.Span) {
			return true
		}
	}
	return false
}

// reused is true where a printing that matches the medoid otherwise than the
// round asks for is tied as it asks to a member other than the medoid.
func (c *clusterer) reused(j printing, medoid passage, printings []printing) bool {
	for _, e := range c.of(j.article) {
		mate := c.ends[e.mate]
		if c.part(e.match) == seeds && int(mate.article) != medoid.article &&
			lies(e.Span, j.Span) && c.printed(mate, printings) {
			return true
		}
	}
	return false
}

// claim marks the sides of matches that lie in the printings and counts the
// matches that lead from them to an article that does not print the passage.
func (c *clusterer) claim(printings []printing) (rejected int) {
	for _, p := range printings {
		for i := c.first[p.article]; i < c.first[p.article+1]; i++ {
			c.fetch(int(i))
			e := c.ends[i]
			if e.Start >= p.End {
				break
			}
			if c.part(e.match) < joins || !lies(e.Span, p.Span) {
				continue
			}
			c.claimed[i] = true
			if c.claimed[e.mate] {
				c.settle(e.match)
			}
			if c.part(e.match) == seeds && c.at[c.ends[e.mate].article] == 0 {
				rejected++
			}
		}
	}
	return rejected
}

// settle takes a match off the list.
func (c *clusterer) settle(match int32) {
	if !c.settled[match] {
		m := &c.matches[match]
		c.settled[match] = true
		c.stale[m.A.Article], c.stale[m.B.Article] = true, true
	}
}

// common is the labels that all matches with the medoid carry; a cluster of reuse
// has none. What a round asks for differs in nothing but self.
func (c *clusterer) common(printings []printing, medoid passage) []align.Label {
	var common []align.Label
	oneOutlet := true
	for _, p := range printings {
		if p.article == medoid.article && p.Span == medoid.Span {
			continue
		}
		c.spill.Fetch()
		l := labels(&c.matches[p.match])
		oneOutlet = oneOutlet && slices.Contains(l, align.Self)
		if common == nil && c.part(p.match) != adds {
			common = slices.Clone(l)
		}
	}
	if !oneOutlet {
		common = slices.DeleteFunc(common, func(l align.Label) bool { return l == align.Self })
	}
	return common
}

// project is the stretch of the other side of a match that answers to a passage
// on this one: all of it, or of its runs inside the passage those that are worth most
// together: as a passage is (see align), by what they share and what stands between
// them. So the article that printed a far part of it beside other things, or met a word
// of it by chance, is not taken in between.
func (c *clusterer) project(e end, p arabic.Span) arabic.Span {
	mate := c.ends[e.mate]
	if p.Start <= e.Start && e.End <= p.End {
		return mate.Span
	}
	answers := c.answers[:0]
	for _, r := range c.matches[e.match].Runs {
		from, to := r.A, r.B
		if !e.isA {
			from, to = to, from
		}
		if shared(from, p) > 0 {
			answers = append(answers, c.carry(c.texts[e.article], c.texts[mate.article], from, to, p))
		}
	}
	c.answers = answers
	slices.SortFunc(answers, compareSpans)
	out, most := mate.Span, 0.0
	first, before, shares := 0, 0.0, 0.0 // where the best stretch up to here begins, less what stands before it
	for i, to := range answers {
		if head := offCost*float64(to.Start) - 2*shares; i == 0 || head > before {
			first, before = i, head
		}
		shares += float64(length(to))
		if worth := 2*shares - offCost*float64(to.End) + before; worth > most {
			out, most = hull(answers[first], to), worth
		}
	}
	if out.Start < mate.Start || out.End > mate.End {
		return mate.Span
	}
	return out
}

// wordsIn is the range [lo, hi) of the words that lie wholly in a span.
func wordsIn(words []arabic.Word, s arabic.Span) (lo, hi int) {
	lo, _ = slices.BinarySearchFunc(words, s.Start, func(w arabic.Word, at int) int { return cmp.Compare(int(w.Start), at) })
	hi, _ = slices.BinarySearchFunc(words, s.End+1, func(w arabic.Word, at int) int { return cmp.Compare(int(w.End), at) })
	return lo, max(lo, hi)
}

// passages is a heap, the highest score first.
type passages []passage

func (q passages) Len() int      { return len(q) }
func (q passages) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q passages) Less(i, j int) bool {
	if q[i].score != q[j].score {
		return q[i].score > q[j].score
	}
	return q[i].article < q[j].article
}
func (q *passages) Push(x any) { *q = append(*q, x.(passage)) }
func (q *passages) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
