package trace

import (
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// # What two printings share
//
// The passage of a cluster is what all its members print. Two of them mostly
// share more than that, and what one changed of the rest is a change as well. So
// a hop is held over a stretch of either text that goes as far as the two agree:
// the match that covers the passage, whole; other matches of the two, whatever
// their labels, that follow it or go before it in both texts, if no more than
// widestGap lies between; and the rest of the sentence in which the stretch
// breaks off, so that an amount at its end is not passed over.
//
// Two printings that match the medoid and were never compared with each other
// (the index does not propose all pairs of very many) are aligned here: what
// agrees around the passage is followed to both sides for as long as more agrees
// than not (the X-drop of Altschul et al. 1997, in bytes).

const (
	narrowGap  = 600  // bytes, about 55 words, between two matches of one stretch in one text
	widestGap  = 6000 // in the other, which prints more between them
	window     = 6000 // bytes on either side of a passage that are aligned
	offCost    = 0.4  // of a byte that one side alone prints, against one that both do
	mostDrop   = 400  // bytes that what follows may cost before it is given up
	mostCut    = 3    // times the stretch that both print, what one cut of it: it kept a quarter; chosen, not measured
	mostPut    = 0.5  // of the stretch, what one put before or behind it; chosen, not measured
	leastAgree = 0.5  // share of the passage that two printings aligned here must share
)

// reach is where two printings are held against each other: there of the one
// that it was taken from, here of the one that took it.
type reach struct{ there, here arabic.Span }

// around is the stretch that two articles share around a passage that a match
// covers: e is its end here. It is whole where nothing but that match is in it.
func (h *hopper) around(e end, there, here Member) (s reach, whole bool) {
	mate := h.ends[e.mate]
	s = reach{hull(there.Span, mate.Span), hull(here.Span, e.Span)}
	for grown := true; grown; {
		grown = false
		for _, x := range h.of(here.Article) {
			if x.Start-s.here.End > widestGap {
				break
			}
			y := h.ends[x.mate]
			if y.article == mate.article && (s.follows(x.Span, y.Span) || s.precedes(x.Span, y.Span)) {
				s, grown = reach{hull(s.there, y.Span), hull(s.here, x.Span)}, true
			}
		}
	}
	s = h.finished(s, there.Article, here.Article)
	return s, s.there == mate.Span && s.here == e.Span
}

// toTheEnds is a stretch with what stands before it or behind it in the one text where
// the other begins or ends with it: a tail that was cut, a paragraph put before the lead.
// Where the rest is far longer than the stretch, one of them is a round-up, and the other
// has not cut its other items.
func (h *hopper) toTheEnds(s reach, there, here int) reach {
	a, b := h.texts[there], h.texts[here]
	// size is the bytes of what stands in a span, 0 of a few words and of credits.
	size := func(article int, at arabic.Span) float64 {
		if len(strings.Fields(h.texts[article][at.Start:at.End]))-h.wordsOfCredits(article, at) < fewestWords {
			return 0
		}
		return float64(length(at))
	}
	cut, put := float64(length(s.there))*mostCut, float64(length(s.here))*mostPut
	grown := s
	switch x, y := size(there, arabic.Span{End: s.there.Start}), size(here, arabic.Span{End: s.here.Start}); {
	case y == 0 && 0 < x && x <= cut:
		grown.there.Start = 0
	case x == 0 && 0 < y && y <= put:
		grown.here.Start = 0
	}
	switch x, y := size(there, arabic.Span{Start: s.there.End, End: len(a)}), size(here, arabic.Span{Start: s.here.End, End: len(b)}); {
	case y == 0 && 0 < x && x <= cut:
		grown.there.End = len(a)
	case x == 0 && 0 < y && y <= put:
		grown.here.End = len(b)
	}
	return grown
}

// wordsOfCredits is how many words of credits stand in a stretch of an article.
func (h *hopper) wordsOfCredits(article int, at arabic.Span) (n int) {
	for _, c := range h.articles[article].Credits {
		if c.Start >= at.Start && c.End <= at.End && c.Role != corpus.Speaker {
			n += len(strings.Fields(c.Text))
		}
	}
	return n
}

// follows is true where spans of both texts stand behind a stretch and near it;
// precedes, before it.
func (s reach) follows(here, there arabic.Span) bool {
	return near(here.Start-s.here.End, there.Start-s.there.End)
}

func (s reach) precedes(here, there arabic.Span) bool {
	return near(s.here.Start-here.End, s.there.Start-there.End)
}

func near(a, b int) bool {
	return min(a, b) >= 0 && min(a, b) <= narrowGap && max(a, b) <= widestGap
}

func hull(a, b arabic.Span) arabic.Span {
	return arabic.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// finished is a stretch with the rests of the sentences in which it breaks off,
// where they are short and both texts have one: who prints a dateline before the
// first sentence, or goes on with the last one, has not changed what is shared.
func (h *hopper) finished(s reach, there, here int) reach {
	a, b := h.texts[there], h.texts[here]
	if x, y := h.head(a, s.there.Start), h.head(b, s.here.Start); x < s.there.Start && y < s.here.Start {
		s.there.Start, s.here.Start = x, y
	}
	if x, y := h.tail(a, s.there.End), h.tail(b, s.here.End); x > s.there.End && y > s.here.End {
		s.there.End, s.here.End = x, y
	}
	return reach{h.wholeNumber(a, s.there), h.wholeNumber(b, s.here)}
}

// wholeNumber is a stretch with all of the number that it begins within: مليون ريال behind
// 23.8 is not held against 24 مليون ريال without it.
func (h *hopper) wholeNumber(text string, s arabic.Span) arabic.Span {
	from := blankFrom(text, max(0, s.Start-longestNumber), s.Start)
	h.a = arabic.Words(h.a[:0], text[from:wordEnd(text, s.Start)])
	at := len(h.a) - 1
	for at >= 0 && from+int(h.a[at].Start) > s.Start {
		at-- // no blank stands in a link
	}
	for i := at - 1; i >= 0 && h.a[i+1].Flags&arabic.SentenceStart == 0 && align.IsNumber(h.a[i:i+2]); i-- {
		s.Start = from + int(h.a[i].Start)
	}
	return s
}

// rest is the most bytes of the rest of a sentence; of widestChange words or
// fewer, but that is counted.
const rest = 20 * widestChange

// head is where the sentence begins that a word at a place of a text stands in,
// the place itself where that is too far.
func (h *hopper) head(text string, at int) int {
	start := blankFrom(text, max(0, at-rest), at)
	h.a = arabic.Words(h.a[:0], text[start:wordEnd(text, at)])
	for i := len(h.a) - 1; i >= max(0, len(h.a)-1-widestChange); i-- {
		if h.a[i].Flags&arabic.SentenceStart != 0 && (i > 0 || start == 0) {
			return start + int(h.a[i].Start)
		}
	}
	return at
}

// tail is where the sentence ends that the word before a place stands in, the
// place itself where that is too far.
func (h *hopper) tail(text string, at int) int {
	end := min(len(text), at+rest)
	start := at - len(lastWord(text[:at]))
	h.a = arabic.Words(h.a[:0], text[start:end])
	for i := 1; i <= min(len(h.a), widestChange+1); i++ {
		if i == len(h.a) && end == len(text) || i < len(h.a) && h.a[i].Flags&arabic.SentenceStart != 0 {
			return start + int(h.a[i-1].End)
		}
	}
	return at
}

// wordEnd is where the word that begins at a place of a text has ended.
func wordEnd(text string, at int) int {
	if n := strings.IndexAny(text[at:], " \n"); n >= 0 {
		return at + n
	}
	return len(text)
}

// lastWord is what a text ends in behind its last blank.
func lastWord(text string) string { return text[strings.LastIndexAny(text, " \n")+1:] }

// met is the stretch that two printings share which no match joins, and the share of
// the passage that they print alike; 0 where it is too little.
func (h *hopper) met(there, here Member) (reach, float64) {
	a, b := windowIn(h.texts[there.Article], there.Span), windowIn(h.texts[here.Article], here.Span)
	h.read(there.Article, here.Article, reach{a, b})
	h.arrange()
	var s reach
	agree := 0
	first, last := -1, -1
	for i, r := range h.frame {
		if n := shared(r.B, here.Span); n > 0 && shared(r.A, there.Span) > 0 {
			agree += n
			if first < 0 {
				first, s = i, reach{r.A, r.B}
			}
			last, s = i, reach{hull(s.there, r.A), hull(s.here, r.B)}
		}
	}
	if float64(agree) < leastAgree*float64(max(length(there.Span), length(here.Span))) {
		return reach{}, 0
	}
	grow := func(runs func(yield func(align.Run) bool)) {
		at, best, gain := s, 0.0, 0.0
		for r := range runs {
			next := reach{hull(at.there, r.A), hull(at.here, r.B)}
			printed := length(next.there) - length(at.there) + length(next.here) - length(at.here)
			gain += float64(length(r.A)+length(r.B)) - offCost*float64(printed)
			at = next
			if gain > best {
				best, s = gain, at
			} else if gain < best-mostDrop {
				break
			}
		}
	}
	grow(func(yield func(align.Run) bool) {
		for i := last + 1; i < len(h.frame) && yield(h.frame[i]); i++ {
		}
	})
	grow(func(yield func(align.Run) bool) {
		for i := first - 1; i >= 0 && yield(h.frame[i]); i-- {
		}
	})
	return h.finished(s, there.Article, here.Article), alikeness(agree, there.Span, here.Span)
}

// windowIn is a passage with what stands around it, on blanks.
func windowIn(text string, passage arabic.Span) arabic.Span {
	w := arabic.Span{Start: blankFrom(text, max(0, passage.Start-window), passage.Start), End: min(len(text), passage.End+window)}
	if w.End < len(text) {
		w.End = passage.End + max(0, strings.LastIndexByte(text[passage.End:w.End], ' '))
	}
	return w
}

// blankFrom is the first blank from a place of a text on, or the end; 0 is as
// good as a blank.
func blankFrom(text string, from, end int) int {
	if n := strings.IndexByte(text[from:end], ' '); from > 0 && n >= 0 {
		return from + n
	} else if from > 0 {
		return end
	}
	return 0
}
