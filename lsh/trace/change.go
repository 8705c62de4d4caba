package trace

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// read fills in the runs of a stretch of two articles, in order of B.
func (h *hopper) read(there, here int, s reach) {
	h.runs = h.Runs(h.texts[there], s.there, h.texts[here], s.here)
	slices.SortFunc(h.runs, func(x, y align.Run) int { return x.B.Start - y.B.Start })
}

// readMatch fills in the runs of a match, one of whose ends is here.
func (h *hopper) readMatch(e end) {
	h.runs = append(h.runs[:0], h.matches[e.match].Runs...)
	if e.isA {
		for i, r := range h.runs {
			h.runs[i] = align.Run{A: r.B, B: r.A}
		}
		return // they are in order of what is B now
	}
	slices.SortFunc(h.runs, func(x, y align.Run) int { return x.B.Start - y.B.Start })
}

// compare says what differs between two printings, whose runs are read.
func (h *hopper) compare(hop *Hop, from, to Member) {
	h.runs = align.WholeNumbers(h.texts[from.Article], from.Span, h.texts[to.Article], to.Span, h.runs)
	h.arrange()
	h.frame = withoutStrays(h.frame)
	h.apart = append(h.apart[:0], h.moved...)
	h.join(hop, from.Article, to.Article)
	hop.Moved = len(h.moved)
	// between is the stretches between runs i and k of the frame, -1 and len(h.frame)
	// being the ends of both printings.
	between := func(i, k int) align.Run {
		var start, end align.Run
		start.A.End, start.B.End, end.A.Start, end.B.Start = from.Start, to.Start, from.End, to.End
		if i >= 0 {
			start = h.frame[i]
		}
		if k < len(h.frame) {
			end = h.frame[k]
		}
		return align.Run{A: within(from.Span, start.A.End, end.A.Start), B: within(to.Span, start.B.End, end.B.Start)}
	}
	for i := 0; i <= len(h.frame); i++ {
		if i < len(h.frame) && h.acrossNumber(hop, from.Article, to.Article, h.frame[i], between(i-1, i), between(i, i+1)) {
			i++
			continue
		}
		gap := between(i-1, i)
		h.gap(hop, from.Article, to.Article, gap.A, gap.B)
	}
	if !h.quoteAlike(from, to) {
		hop.Unquoted = h.unquoted(from, to, true)
		hop.Quoted = h.unquoted(to, from, false)
	}
}

// acrossNumber notes as one change what stands before and behind a run that is part
// of a number which both print, where either by itself would be a risk. It is false
// where that is not so.
func (h *hopper) acrossNumber(hop *Hop, articleA, articleB int, r, before, behind align.Run) bool {
	textA, textB := h.texts[articleA], h.texts[articleB]
	if len(h.moved) > 0 || length(r.A) > longestNumber {
		return false
	}
	h.a = arabic.Words(h.a[:0], textA[r.A.Start:r.A.End])
	if !align.IsNumber(h.a) {
		return false
	}
	gaps := func(a, b arabic.Span) (x, y align.Gap) {
		x, h.a = gapIn(h.a, textA, a)
		y, h.b = gapIn(h.b, textB, b)
		return x, y
	}
	risk := func(gap align.Run) bool {
		x, y := gaps(gap.A, gap.B)
		return x.To-x.From+y.To-y.From > 0 && align.Differ(x, y).Risk()
	}
	if !risk(before) && !risk(behind) {
		return false
	}
	x, y := gaps(hull(before.A, behind.A), hull(before.B, behind.B))
	d, one := align.DifferAcross(x, y)
	if !one || max(x.To-x.From, y.To-y.From) > widestChange || len(hop.Changes) >= mostChanges {
		return false
	}
	hop.Changes = append(hop.Changes, d)
	return true
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

// quotationsIn is those that lie in a span or reach into it.
func quotationsIn(quotations []arabic.Span, s arabic.Span) []arabic.Span {
	for len(quotations) > 0 && quotations[0].End <= s.Start {
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

// join makes one run of those that have moved together but for a few words, and
// notes how these differ.
func (h *hopper) join(hop *Hop, articleA, articleB int) {
	joined := h.moved[:0]
	for _, r := range h.moved {
		if n := len(joined); n > 0 {
			last := &joined[n-1]
			a, b := arabic.Span{Start: last.A.End, End: r.A.Start}, arabic.Span{Start: last.B.End, End: r.B.Start}
			between := func(r align.Run) bool { return shared(r.A, a) > 0 || shared(r.B, b) > 0 }
			if min(length(a), length(b)) >= 0 && max(length(a), length(b)) <= rest && !slices.ContainsFunc(h.frame, between) {
				h.change(hop, articleA, articleB, a, b)
				*last = align.Run{A: hull(last.A, r.A), B: hull(last.B, r.B)}
				continue
			}
		}
		joined = append(joined, r)
	}
	h.moved = joined
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
		pieces = apart(pieces, cut)
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
		d := align.DifferSaid(x, y)
		switch {
		case d.What == "invisible", d.What == "dropped" && h.labels(articleA, x), d.What == "added" && h.labels(articleB, y):
			return
		}
		if (d.What == "number" || d.What == "amount") && gluedAlike(d.A, d.B) {
			d.What = "spelling"
		}
		switch d.What {
		case "words", "added", "dropped":
			d.What = cmp.Or(h.attribution(articleA, x, articleB, y), d.What)
		}
		hop.Changes = append(hop.Changes, d)
	}
}

// labels is true of the words before a colon and a credit, as المصدر in «المصدر: وكالات».
func (h *hopper) labels(article int, g align.Gap) bool {
	if g.From == g.To {
		return false
	}
	end, text := spanOf(g).End, h.texts[article]
	return slices.ContainsFunc(h.articles[article].Credits, func(c corpus.Credit) bool {
		return c.Start >= end && strings.TrimSpace(text[end:c.Start]) == ":"
	})
}

// gluedAlike is true of two ways to print the same two or more numbers, with other marks
// between them or none: 2و3 and 2 و3, 12,30 and 12:30. A point that moves makes others.
func gluedAlike(a, b string) bool {
	const signs = "%٪$€£"
	x, parts := digitsApart(a)
	y, _ := digitsApart(b)
	return parts > 1 && x == y && strings.ContainsAny(a, signs) == strings.ContainsAny(b, signs)
}

// digitsApart is the letters and digits of what is said, without the و of a list, and
// how many stretches of digits it has, each behind a blank.
func digitsApart(said string) (string, int) {
	var b strings.Builder
	parts, inNumber := 0, false
	for _, r := range arabic.Fold(said) {
		digit := '0' <= r && r <= '9'
		if digit && !inNumber {
			b.WriteByte(' ')
			parts++
		}
		inNumber = digit
		if isWordRune(r) && r != 'و' {
			b.WriteRune(r)
		}
	}
	return b.String(), parts
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
// not in another, whole where the other prints half of them; isA is true where the
// runs' A is the first one. The name of an outlet in quotation marks is no quotation.
func (h *hopper) unquoted(here, there Member, isA bool) []arabic.Span {
	var list []arabic.Span
	textHere, textThere := h.texts[here.Article], h.texts[there.Article]
	for _, q := range h.quotations[here.Article] {
		if q.Start >= here.End {
			break
		}
		// The longest stretch of it that both print, and how much of it both do.
		var on, to, in arabic.Span
		printed := 0
		for _, runs := range [2][]align.Run{h.frame, h.apart} {
			for _, r := range runs {
				from, other := r.A, r.B
				if !isA {
					from, other = other, from
				}
				both := within(within(here.Span, from.Start, from.End), q.Start, q.End)
				printed += length(both)
				if length(both) > length(in) {
					on, to, in = from, other, both
				}
			}
		}
		if length(in) == 0 || h.houses.named(textHere[q.Start:q.End]) {
			continue
		}
		at := h.carry(textHere, textThere, on, to, in)
		quoted := slices.ContainsFunc(h.quotations[there.Article], func(q arabic.Span) bool { return shared(q, at)*2 >= length(at) })
		if whole := within(here.Span, q.Start, q.End); printed*2 >= length(whole) {
			in = whole
		}
		if !quoted {
			list = append(list, h.withoutQuoted(here, there, in, isA))
		}
	}
	return list
}

// withoutQuoted is the longest part of a quotation of one printing that another does not
// have in quotation marks: he who closes them early has kept them around the head of it.
func (h *hopper) withoutQuoted(here, there Member, in arabic.Span, isA bool) arabic.Span {
	parts := []arabic.Span{in}
	for _, runs := range [2][]align.Run{h.frame, h.apart} {
		for _, r := range runs {
			from, other := r.A, r.B
			if !isA {
				from, other = other, from
			}
			for _, q := range quotationsIn(h.quotations[there.Article], other) {
				kept := h.carry(h.texts[there.Article], h.texts[here.Article], other, from, within(other, q.Start, q.End))
				parts = apart(parts, kept)
			}
		}
	}
	longest := slices.MaxFunc(parts, func(x, y arabic.Span) int { return length(x) - length(y) })
	words := arabic.Words(nil, h.texts[here.Article][longest.Start:longest.End])
	if len(words) == 0 {
		return in
	}
	return arabic.Span{Start: longest.Start + int(words[0].Start), End: longest.Start + int(words[len(words)-1].End)}
}

// apart is stretches without what lies in another one.
func apart(pieces []arabic.Span, cut arabic.Span) []arabic.Span {
	for i := 0; i < len(pieces); i++ {
		if p := pieces[i]; shared(p, cut) > 0 {
			pieces = slices.Replace(pieces, i, i+1, arabic.Span{Start: p.Start, End: max(p.Start, cut.Start)}, arabic.Span{Start: min(p.End, cut.End), End: p.End})
			i++
		}
	}
	return pieces
}
