package align

import (
	"cmp"
	"fmt"
	"slices"

	"sada/lsh/arabic"
)

// match counts what the words of a box share and says where they agree and
// differ. Everything here is counted on the folded words themselves, not on the
// stems by which the box was found.
func (al *Aligner) match(guest Text, b *box, overlap, order float32) Match {
	al.a.read(al.host)
	if guest.Article == al.host.Article {
		al.b = al.a
	} else {
		al.b.read(guest)
	}
	a0, b0 := al.plane.host.from+b.a0, al.plane.from+b.b0
	wordsA := al.a.words[a0 : a0+b.a1-b.a0]
	wordsB := al.b.words[b0 : b0+b.b1-b.b0]
	m := Match{
		A:     Side{al.host.Article, spanOf(wordsA)},
		B:     Side{guest.Article, spanOf(wordsB)},
		Words: len(wordsA),
	}
	same := al.counts.common(wordsA, wordsB)
	m.Jaccard = float64(same) / float64(len(wordsA)+len(wordsB)-same)
	m.ContainmentA = float64(same) / float64(len(wordsA))
	m.ContainmentB = float64(same) / float64(len(wordsB))
	verbatim := slices.EqualFunc(wordsA, wordsB, sameWord)
	switch {
	case verbatim:
		m.Kind = Verbatim
	case overlap-order >= reorderedGap && overlap >= reorderedOverlap:
		m.Kind = Reordered
	case order >= editedOrder:
		m.Kind = Edited
	default:
		m.Kind = Reworded
	}
	var runs []run
	if verbatim {
		runs = []run{{0, 0, len(wordsA)}}
	} else {
		runs = al.tiles.tile(wordsA, wordsB)
	}
	m.Runs = make([]Run, len(runs))
	for i, r := range runs {
		m.Runs[i] = Run{spanOf(wordsA[r.a : r.a+r.n]), spanOf(wordsB[r.b : r.b+r.n])}
	}
	m.Differences = differences(al.host.Text, guest.Text, wordsA, wordsB, runs)
	m.Reasons = append(m.Reasons, fmt.Sprintf("shares %d of %d and %d words; overlap %.2f, order %.2f",
		same, len(wordsA), len(wordsB), overlap, order))
	if al.a.quotes(m.A.Span, wordsA, al.host.Text) && al.b.quotes(m.B.Span, wordsB, guest.Text) {
		m.Labels = append(m.Labels, Quote)
		m.Reasons = append(m.Reasons, "stands inside quotation marks on both sides")
	}
	return m
}

func sameWord(a, b arabic.Word) bool { return a.Hash == b.Hash }

func spanOf(words []arabic.Word) arabic.Span {
	return arabic.Span{Start: int(words[0].Start), End: int(words[len(words)-1].End)}
}

// read folds the words of an article, once.
func (p *printing) read(t Text) {
	if p.known && p.article == t.Article {
		return
	}
	*p = printing{article: t.Article, words: arabic.Words(p.words[:0], t.Text), quotations: p.quotations[:0], known: true}
	p.quotations = arabic.Quotations(p.quotations, t.Text)
}

// mostQuoted is the share of a passage's words that must stand inside quotation
// marks for it to be a quotation.
const mostQuoted = 0.9

// quotes says whether a passage of the printing is a quotation.
func (p *printing) quotes(span arabic.Span, words []arabic.Word, _ string) bool {
	inside := 0
	for _, w := range words {
		// Quotations may nest but never cross: the last one that starts before
		// the word and ends behind it decides.
		for _, q := range p.quotations {
			if q.Start >= int(w.End) {
				break
			}
			if q.End >= int(w.End) && q.Start <= int(w.Start) {
				inside++
				break
			}
		}
	}
	return float64(inside) >= mostQuoted*float64(len(words))
}

// counter counts common words.
type counter struct {
	mask  uint64
	slots []counted
}

type counted struct {
	hash uint64
	n    int32
	used bool
}

// common is the size of the multiset intersection of two lists of words.
func (c *counter) common(a, b []arabic.Word) int {
	size := 16
	for size < 2*len(a) {
		size *= 2
	}
	c.slots = grow(c.slots, size)
	clear(c.slots)
	c.mask = uint64(size - 1)
	for i := range a {
		s := c.find(a[i].Hash)
		s.hash, s.used = a[i].Hash, true
		s.n++
	}
	same := 0
	for i := range b {
		if s := c.find(b[i].Hash); s.used && s.n > 0 {
			s.n--
			same++
		}
	}
	return same
}

func (c *counter) find(hash uint64) *counted {
	for at := hash & c.mask; ; at = (at + 1) & c.mask {
		if s := &c.slots[at]; !s.used || s.hash == hash {
			return s
		}
	}
}

// run is an agreeing stretch of n words, by word numbers within the spans.
type run struct{ a, b, n int }

// tiler covers two lists of words with their longest common stretches, none
// used twice (greedy string tiling: Wise 1993), so that moved stretches are
// found, too.
type tiler struct {
	first    map[uint64]int32 // by hash, first word of a with it
	next     []int32
	open     []int32 // by diagonal, end of the last stretch in b
	found    []run
	usedA    []bool
	usedB    []bool
	repeated map[uint64]int32
}

// tileCrowd is the most places of a word that a stretch is started from.
const tileCrowd = 8

func (t *tiler) tile(a, b []arabic.Word) []run {
	if t.first == nil {
		t.first, t.repeated = make(map[uint64]int32), make(map[uint64]int32)
	}
	clear(t.first)
	clear(t.repeated)
	t.next = grow(t.next, len(a))
	for i := len(a) - 1; i >= 0; i-- {
		h := a[i].Hash
		if next, ok := t.first[h]; ok {
			t.next[i] = next
		} else {
			t.next[i] = -1
		}
		t.first[h] = int32(i)
		t.repeated[h]++
	}
	t.open = grow(t.open, len(a)+len(b))
	clear(t.open)
	t.found = t.found[:0]
	for j := range b {
		h := b[j].Hash
		if n := t.repeated[h]; n == 0 || n > tileCrowd {
			continue
		}
		for i := t.first[h]; i >= 0; i = t.next[i] {
			d := int(i) - j + len(b) - 1
			if int(t.open[d]) > j {
				continue
			}
			r := run{int(i), j, 1}
			for r.a > 0 && r.b > 0 && sameWord(a[r.a-1], b[r.b-1]) {
				r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
			}
			for r.a+r.n < len(a) && r.b+r.n < len(b) && sameWord(a[r.a+r.n], b[r.b+r.n]) {
				r.n++
			}
			t.open[d] = int32(r.b + r.n)
			t.found = append(t.found, r)
		}
	}
	slices.SortFunc(t.found, func(x, y run) int {
		return cmp.Or(y.n-x.n, cmp.Compare(diverge(x), diverge(y)), x.a-y.a, x.b-y.b)
	})
	t.usedA, t.usedB = grow(t.usedA, len(a)), grow(t.usedB, len(b))
	clear(t.usedA)
	clear(t.usedB)
	var runs []run
	for _, r := range t.found {
		for r.n > 0 && (t.usedA[r.a] || t.usedB[r.b]) {
			r.a, r.b, r.n = r.a+1, r.b+1, r.n-1
		}
		n := 0
		for n < r.n && !t.usedA[r.a+n] && !t.usedB[r.b+n] {
			n++
		}
		if r.n = n; n == 0 {
			continue
		}
		for k := range n {
			t.usedA[r.a+k], t.usedB[r.b+k] = true, true
		}
		runs = append(runs, r)
	}
	slices.SortFunc(runs, func(x, y run) int { return x.a - y.a })
	return runs
}

// diverge is how far a run lies off the main diagonal.
func diverge(r run) int { return max(r.a-r.b, r.b-r.a) }
