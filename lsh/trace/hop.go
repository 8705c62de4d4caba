package trace

import (
	"slices"
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
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
// and of several the one it agrees with most; of equal ones the origin, then the
// first. No printing is held to have been taken, over others, from itself. The
// origin has no hop, or where it is undecided the printings of the source that
// credit nobody; nor have passages set apart.
//
// The runs of that match are what both print. Those that make up the most text
// in one order are the frame; other runs of some length have moved. What stands
// in the frame's gaps differs: short stretches word by word (align.Differ), long
// ones and whole sentences as dropped and added.

const (
	leastMoved   = 60  // bytes of a run that has moved, five or six words
	mostChanges  = 100 // of one hop
	widestChange = 12  // words on either side of a change; more are dropped and added
	fewestWords  = 4   // of a sentence that is dropped or added
	mostRuns     = 300 // of a match that is looked at for what has moved
	strayGap     = 4   // times the length of a stray run that differs on both sides of it
	context      = 40  // bytes around a gap that may say what it is about
)

// hopper finds the hops of one cluster after the other, on one goroutine.
type hopper struct {
	*graph
	texts      []string
	quotations [][]arabic.Span // of each article
	places     []int32         // of an article among the stands of the cluster at hand, plus one
	from       []int           // of each stand, the one it was taken from, or -1

	runs, frame, moved []align.Run // A is From's side, B the printing's own
	best               []int
	before             []int32
	a, b               []arabic.Word
	carrier
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

// hop is that of member i, nil where it was taken from no other.
func (h *hopper) hop(c *Cluster, b *bench, members []int, i, first int) *Hop {
	s, m := &b.stands[b.places[i]], &c.Members[i]
	var best end
	from := -1
	var code Code
	strongest := 0
	for _, e := range h.of(m.Article) {
		if e.Start >= m.End {
			break
		}
		mate := h.ends[e.mate]
		place := int(h.places[mate.article]) - 1
		if place < 0 || place == s.place || !covers(e.Span, m.Span) || h.classes[e.match] > selfClass {
			continue
		}
		if shared(mate.Span, c.Members[members[place]].Span) == 0 {
			continue
		}
		why := took(s, &b.stands[place], first)
		if why == "" || h.leads(place, s.place) {
			continue
		}
		better := from < 0 || hopRank(why) > hopRank(code)
		if hopRank(why) == hopRank(code) {
			better = e.strength() > strongest || e.strength() == strongest && (place == first && from != first || from != first && place < from)
		}
		if better {
			best, from, code, strongest = e, place, why, e.strength()
		}
	}
	if from < 0 {
		return nil
	}
	h.from[s.place] = from
	t := &b.stands[from]
	hop := &Hop{From: members[from], Reasons: []Reason{because(code)}}
	if code == HopCredit {
		hop.Reasons[0].Args = []string{t.house.name}
	}
	for _, credited := range t.named {
		if !same(credited, s.house) && !s.mentions(credited) {
			hop.Uncredited = append(hop.Uncredited, credited.name)
		}
	}
	h.compare(hop, best, c.Members[hop.From], *m)
	return hop
}

// leads is true where one stand was taken, over others, from another.
func (h *hopper) leads(from, to int) bool {
	for from >= 0 && from != to {
		from = h.from[from]
	}
	return from == to
}

// took is why s may have taken the passage from t, "" where it has not.
func took(s, t *stand, first int) Code {
	clock := oneClock(s.house, t.house)
	switch {
	case t.house != nil && s.credits(t.house):
		return HopCredit
	case t.place == first:
		return HopOrigin
	case s.draft && !known(s.date): // it comes after all printings
		return HopBefore
	case before(s.date, t.date, clock) > none:
		return ""
	case before(t.date, s.date, clock) > none:
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

// compare says what differs between two members that a match joins; e is the
// match's end in the later one.
func (h *hopper) compare(hop *Hop, e end, from, to Member) {
	h.runs = h.runs[:0]
	for _, r := range h.matches[e.match].Runs {
		if e.isA {
			r.A, r.B = r.B, r.A
		}
		if shared(r.A, from.Span) > 0 && shared(r.B, to.Span) > 0 {
			h.runs = append(h.runs, r)
		}
	}
	if !e.isA {
		slices.SortFunc(h.runs, func(x, y align.Run) int { return x.B.Start - y.B.Start })
	}
	h.arrange()
	h.frame = withoutStrays(h.frame)
	hop.Moved = len(h.moved)
	at := align.Run{A: arabic.Span{Start: from.Start, End: from.Start}, B: arabic.Span{Start: to.Start, End: to.Start}}
	for i := 0; i <= len(h.frame); i++ {
		next := align.Run{A: arabic.Span{Start: from.End, End: from.End}, B: arabic.Span{Start: to.End, End: to.End}}
		if i < len(h.frame) {
			next = h.frame[i]
		}
		h.gap(hop, from.Article, to.Article,
			within(from.Span, at.A.End, next.A.Start), within(to.Span, at.B.End, next.B.Start))
		at = next
	}
	if !h.quoteAlike(from, to) {
		hop.Unquoted = h.unquoted(from, to, true)
		hop.Quoted = h.unquoted(to, from, false)
	}
}

// within is the part of [start, end) that lies in a span, perhaps empty.
func within(s arabic.Span, start, end int) arabic.Span {
	start = min(max(start, s.Start), s.End)
	return arabic.Span{Start: start, End: max(start, min(end, s.End))}
}

// quoteAlike is true where two printings have as many quotations, each as long
// as the other's: then they need not be held against each other one by one.
func (h *hopper) quoteAlike(from, to Member) bool {
	a, b := quotationsIn(h.quotations[from.Article], from.Span), quotationsIn(h.quotations[to.Article], to.Span)
	return slices.EqualFunc(a, b, func(x, y arabic.Span) bool { return length(x) == length(y) })
}

// quotationsIn is those that begin in a span.
func quotationsIn(quotations []arabic.Span, s arabic.Span) []arabic.Span {
	for len(quotations) > 0 && quotations[0].Start < s.Start {
		quotations = quotations[1:]
	}
	n := len(quotations)
	for n > 0 && quotations[n-1].Start >= s.End {
		n--
	}
	return quotations[:n]
}

// arrange divides the runs, in order of b, into the frame, the heaviest that are
// in order of a too, and those that have moved.
func (h *hopper) arrange() {
	h.frame, h.moved = h.frame[:0], h.moved[:0]
	runs := h.runs
	if len(runs) > mostRuns {
		runs = slices.DeleteFunc(runs, func(r align.Run) bool { return length(r.B) < leastMoved })
		runs = runs[:min(len(runs), mostRuns)]
	}
	if slices.IsSortedFunc(runs, func(x, y align.Run) int { return x.A.Start - y.A.Start }) {
		h.frame = append(h.frame, runs...)
		return
	}
	// best[i] is the weight of the heaviest chain that ends in run i.
	h.best, h.before = h.best[:0], h.before[:0]
	last := 0
	for i, r := range runs {
		best, before := 0, int32(-1)
		for k := range i {
			if runs[k].A.End <= r.A.Start && h.best[k] > best {
				best, before = h.best[k], int32(k)
			}
		}
		h.best, h.before = append(h.best, best+length(r.B)), append(h.before, before)
		if h.best[i] > h.best[last] {
			last = i
		}
	}
	next := int32(last)
	for i := len(runs) - 1; i >= 0; i-- {
		switch {
		case int32(i) == next:
			h.frame = append(h.frame, runs[i])
			next = h.before[i]
		case length(runs[i].B) >= leastMoved:
			h.moved = append(h.moved, runs[i])
		}
	}
	slices.Reverse(h.frame)
	slices.Reverse(h.moved)
}

// withoutStrays drops runs that stand alone in text that differs: a word that
// two ways of saying something happen to share.
func withoutStrays(frame []align.Run) []align.Run {
	kept := frame[:0]
	for i, r := range frame {
		if n := len(kept); n > 0 && i+1 < len(frame) {
			before, behind := kept[n-1], frame[i+1]
			apart := min(
				max(r.A.Start-before.A.End, r.B.Start-before.B.End),
				max(behind.A.Start-r.A.End, behind.B.Start-r.B.End),
			)
			if length(r.B)*strayGap < apart {
				continue
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// gap notes what stands in a gap of the frame: stretch a of one article, b of
// the other, either of which may be empty.
func (h *hopper) gap(hop *Hop, articleA, articleB int, a, b arabic.Span) {
	if len(h.moved) == 0 {
		h.change(hop, articleA, articleB, a, b)
		return
	}
	// What has moved into the gap or out of it is no change of its words.
	piecesA, piecesB := h.without(a, true), h.without(b, false)
	if len(piecesA) == 1 && len(piecesB) == 1 {
		h.change(hop, articleA, articleB, piecesA[0], piecesB[0])
		return
	}
	for _, p := range piecesA {
		h.change(hop, articleA, articleB, p, arabic.Span{Start: b.End, End: b.End})
	}
	for _, p := range piecesB {
		h.change(hop, articleA, articleB, arabic.Span{Start: a.End, End: a.End}, p)
	}
}

// without is a stretch without the runs that have moved.
func (h *hopper) without(s arabic.Span, isA bool) []arabic.Span {
	pieces := []arabic.Span{s}
	for _, m := range h.moved {
		cut := m.B
		if isA {
			cut = m.A
		}
		for i := 0; i < len(pieces); i++ {
			p := pieces[i]
			if shared(p, cut) > 0 {
				pieces = slices.Replace(pieces, i, i+1, arabic.Span{Start: p.Start, End: max(p.Start, cut.Start)}, arabic.Span{Start: min(p.End, cut.End), End: p.End})
				i++
			}
		}
	}
	return pieces
}

// change notes what stands in a on one side and in b on the other.
func (h *hopper) change(hop *Hop, articleA, articleB int, a, b arabic.Span) {
	if a.Start >= a.End && b.Start >= b.End {
		return
	}
	var x, y align.Gap
	x, h.a = gapIn(h.a, h.texts[articleA], a)
	y, h.b = gapIn(h.b, h.texts[articleB], b)
	wordsA, wordsB := x.To-x.From, y.To-y.From
	dropped := wordsA > widestChange || wordsB == 0 && isSentence(x)
	added := wordsB > widestChange || wordsA == 0 && isSentence(y)
	if dropped {
		hop.Dropped = append(hop.Dropped, spanOf(x))
		x.From = x.To
	}
	if added {
		hop.Added = append(hop.Added, spanOf(y))
		y.From = y.To
	}
	if (x.From < x.To || y.From < y.To) && len(hop.Changes) < mostChanges {
		hop.Changes = append(hop.Changes, align.Differ(x, y))
	}
}

// gapIn is the words of a stretch and some around it.
func gapIn(words []arabic.Word, text string, s arabic.Span) (align.Gap, []arabic.Word) {
	s.End = max(s.Start, s.End)
	start, end := max(0, s.Start-context), min(len(text), s.End+context)
	if blank := strings.IndexByte(text[start:s.Start], ' '); start > 0 && blank >= 0 {
		start += blank
	} else if start > 0 {
		start = s.Start
	}
	if blank := strings.LastIndexByte(text[s.End:end], ' '); end < len(text) && blank >= 0 {
		end = s.End + blank
	} else if end < len(text) {
		end = s.End
	}
	words = arabic.Words(words[:0], text[start:end])
	for i := range words {
		words[i].Start += uint32(start)
		words[i].End += uint32(start)
	}
	from, to := wordsIn(words, s)
	return align.Gap{Text: text, Words: words, From: from, To: to}, words
}

// isSentence is true where a gap is whole sentences.
func isSentence(g align.Gap) bool {
	return g.To-g.From >= fewestWords && g.Words[g.From].Flags&arabic.SentenceStart != 0 &&
		(g.To == len(g.Words) || g.Words[g.To].Flags&arabic.SentenceStart != 0)
}

func spanOf(g align.Gap) arabic.Span {
	return arabic.Span{Start: int(g.Words[g.From].Start), End: int(g.Words[g.To-1].End)}
}

// unquoted is the stretches of a printing that stand in quotation marks there and
// not in another; isA is true where the runs' A is the first one.
func (h *hopper) unquoted(here, there Member, isA bool) []arabic.Span {
	var list []arabic.Span
	textHere, textThere := h.texts[here.Article], h.texts[there.Article]
	for _, q := range h.quotations[here.Article] {
		if q.Start >= here.End {
			break
		}
		// The longest stretch of it that both print.
		var on, to, in arabic.Span
		for _, runs := range [2][]align.Run{h.frame, h.moved} {
			for _, r := range runs {
				from, other := r.A, r.B
				if !isA {
					from, other = other, from
				}
				if both := within(within(here.Span, from.Start, from.End), q.Start, q.End); length(both) > length(in) {
					on, to, in = from, other, both
				}
			}
		}
		if length(in) == 0 {
			continue
		}
		at := h.carry(textHere, textThere, on, to, in)
		quoted := slices.ContainsFunc(h.quotations[there.Article], func(q arabic.Span) bool { return shared(q, at)*2 >= length(at) })
		if !quoted {
			list = append(list, in)
		}
	}
	return list
}

// carrier carries stretches over from one text to another; it holds room for
// their words.
type carrier struct{ here, there []arabic.Word }

// carry is the stretch of one side of a run that answers to a stretch of the
// other: runs agree word by word, so words are counted. It is the whole side
// where they cannot be.
func (c *carrier) carry(here, there string, from, to, in arabic.Span) arabic.Span {
	if in.Start <= from.Start && from.End <= in.End {
		return to
	}
	in.Start, in.End = max(in.Start, from.Start)-from.Start, min(in.End, from.End)-from.Start
	here, there = here[from.Start:from.End], there[to.Start:to.End]
	// Words need be counted only behind what is equal.
	head := 0
	for head < len(here) && head < len(there) && here[head] == there[head] {
		head++
	}
	if head == len(here) && head == len(there) {
		return arabic.Span{Start: to.Start + in.Start, End: to.Start + in.End}
	}
	head = strings.LastIndexByte(here[:head], ' ') + 1
	c.here, c.there = arabic.Words(c.here[:0], here[head:]), arabic.Words(c.there[:0], there[head:])
	lo, hi := wordsIn(c.here, arabic.Span{Start: in.Start - head, End: in.End - head})
	if len(c.here) != len(c.there) || lo >= hi && in.End > head {
		return to
	}
	if in.Start >= head {
		in.Start = head + int(c.there[lo].Start)
	}
	if in.End > head {
		in.End = head + int(c.there[hi-1].End)
	}
	return arabic.Span{Start: to.Start + in.Start, End: to.Start + in.End}
}
