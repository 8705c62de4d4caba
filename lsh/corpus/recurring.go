package corpus

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// What recurs at the edges of an outlet's pages
//
// Chrome that no rule of chrome.go knows by what it says gives itself away by
// coming again: the same lines open or close one page of an outlet after the
// other, with another story beside them each time. So the pages of a reading are
// held back until their texts come to windowSize; then each outlet's edges are
// counted. The first d lines of a text, d up to edgeLines, are chrome where at
// least one in recursShare of the articles read of the outlet begins with them
// and these have recursIn or more different titles, and as many different lines
// behind them; the last d lines likewise. So a story that was printed five times over
// keeps its paragraphs, and since numbers do not count, so does the daily list of
// prices. What holds a credit stays, and so does every line of a text of which
// little would be left.
//
// Records (JSON, CSV, Parquet, feeds) are left as they are: their text is a
// contract, and what recurs there is labelled where it matches (label chrome).
// Unknown outlets are never one outlet, so nothing recurs at them.
//
// Within a window neither the order of the pages nor the number of workers
// matters. What was found in one window holds for the next, so that of a reading
// of more than windowSize the first pages may keep what later ones lose.

const (
	windowSize  = 16 << 20 // bytes of text, some 5,000 articles
	edgeLines   = 8
	recursIn    = 5
	recursShare = 4
	leastLeft   = 10 // words that an edge must leave of a text
)

// edge is the first or the last lines of the texts of an outlet.
type edge struct {
	outlet string
	last   bool
	lines  uint64 // hash of their words, from the border of the text inwards
}

// edgeCount is where an edge was seen.
type edgeCount struct {
	articles       int
	titles, beside few // of the articles, and of the lines next to it
}

// few holds up to recursIn different hashes.
type few struct {
	hashes [recursIn]uint64
	n      int
}

func (f *few) add(hash uint64) {
	if f.n < recursIn && !slices.Contains(f.hashes[:f.n], hash) {
		f.hashes[f.n] = hash
		f.n++
	}
}

// recurrence is how often an edge was seen, and among how many articles of the
// outlet, when it was found to be chrome.
type recurrence struct{ seen, of int }

func (r recurrence) String() string {
	return fmt.Sprintf("recurs on %d of %d pages of the outlet", r.seen, r.of)
}

// window holds articles back until it is known what recurs at their edges.
type window struct {
	opt      Options
	held     []item
	size     int                 // bytes of their texts
	chrome   map[edge]recurrence // edges that are chrome, of this and all earlier windows
	told     map[edge]bool       // those that a warning has named
	warnings []Warning
	words    []arabic.Word
}

func newWindow(opt Options) *window {
	return &window{opt: opt, chrome: map[edge]recurrence{}, told: map[edge]bool{}}
}

// hold keeps an article back and says whether the window is full.
func (w *window) hold(it item) bool {
	it.Words = nil // three times the text's memory
	w.held = append(w.held, it)
	w.size += len(it.Text)
	return w.size >= windowSize
}

// passes is true for an article that need not be held back.
func (w *window) passes(it item) bool { return len(w.held) == 0 && (!it.scraped || w.opt.draft) }

// release returns the articles in the order in which they came, without what
// recurs at their edges.
func (w *window) release() []item {
	texts := make([][]string, len(w.held))
	keys := make([][]uint64, len(w.held))
	articles := map[string]int{}
	counts := map[edge]*edgeCount{}
	for i, it := range w.held {
		if !it.scraped || it.Outlet == "" {
			continue
		}
		articles[it.Outlet]++
		texts[i] = strings.Split(it.Text, "\n")
		keys[i] = w.keys(texts[i])
		title := w.keys([]string{it.Title})[0]
		for _, last := range []bool{false, true} {
			for e, beside := range edges(it.Outlet, keys[i], last) {
				if counts[e] == nil {
					counts[e] = &edgeCount{}
				}
				counts[e].articles++
				counts[e].titles.add(cmp.Or(title, beside))
				counts[e].beside.add(beside)
			}
		}
	}
	for e, c := range counts {
		if c.titles.n == recursIn && c.beside.n == recursIn && c.articles*recursShare >= articles[e.outlet] {
			w.chrome[e] = recurrence{c.articles, articles[e.outlet]}
		}
	}
	for i, it := range w.held {
		if texts[i] != nil {
			w.strip(it.Article, texts[i], keys[i])
		}
		if w.opt.Words {
			w.words = arabic.Words(w.words[:0], it.Text)
			it.Words = w.opt.keep(w.words)
		}
	}
	held := w.held
	w.held, w.size = nil, 0
	return held
}

// keys are hashes of the words of lines, numbers left out. Lines that are far
// from both borders have none.
func (w *window) keys(lines []string) []uint64 {
	keys := make([]uint64, len(lines))
	for i, line := range lines {
		if edgeLines < i && i < len(lines)-1-edgeLines {
			continue
		}
		w.words = arabic.Words(w.words[:0], line)
		for _, word := range w.words {
			if word.Flags&arabic.Number == 0 {
				keys[i] = pairHash(keys[i], word.Hash)
			}
		}
	}
	return keys
}

// edges yields the edges at one border of a text, from the border inwards, each
// with the line next to it.
func edges(outlet string, keys []uint64, last bool) iter.Seq2[edge, uint64] {
	return func(yield func(edge, uint64) bool) {
		at := func(i int) uint64 {
			if last {
				i = len(keys) - 1 - i
			}
			return keys[i]
		}
		e := edge{outlet: outlet, last: last}
		for depth := 1; depth <= edgeLines && depth < len(keys); depth++ {
			e.lines = pairHash(e.lines, at(depth-1))
			if !yield(e, at(depth)) {
				return
			}
		}
	}
}

// strip takes the edges that are chrome off an article.
func (w *window) strip(a *Article, lines []string, keys []uint64) {
	starts := make([]int, len(lines)+1) // of the lines in the text
	for i, line := range lines {
		starts[i+1] = starts[i] + len(line) + 1
	}
	credited := func(i int) bool {
		return slices.ContainsFunc(a.Credits, func(c Credit) bool { return starts[i] <= c.Start && c.Start < starts[i+1] })
	}
	first, end := 0, len(lines)
	var found [2]edge
	depth := 0
	for e := range edges(a.Outlet, keys, false) {
		if credited(depth) {
			break
		}
		if depth++; w.isChrome(e) {
			first, found[0] = depth, e
		}
	}
	depth = 0
	for e := range edges(a.Outlet, keys, true) {
		if credited(len(lines) - 1 - depth) {
			break
		}
		if depth++; w.isChrome(e) {
			end, found[1] = len(lines)-depth, e
		}
	}
	if first == 0 && end == len(lines) || first >= end {
		return
	}
	text := a.Text[starts[first] : starts[end]-1]
	if w.words = arabic.Words(w.words[:0], text); len(w.words) < leastLeft {
		return
	}
	a.Text = text
	for i := range a.Credits {
		if c := &a.Credits[i]; c.Start >= 0 {
			c.Start -= starts[first]
			c.End -= starts[first]
		}
	}
	w.tell(a, found[0], lines[:first], 0)
	w.tell(a, found[1], lines[end:], end)
}

func (w *window) isChrome(e edge) bool {
	_, ok := w.chrome[e]
	return ok
}

// tell says what was taken off an article, the lines from number first on.
func (w *window) tell(a *Article, e edge, lines []string, first int) {
	if len(lines) == 0 {
		return
	}
	why := w.chrome[e].String()
	if !w.told[e] {
		w.told[e] = true
		w.warnings = append(w.warnings, Warning{Path: a.Path, Text: fmt.Sprintf("%q %s, %s: set aside as chrome", clip(strings.Join(lines, " ")), why, a.Outlet)})
	}
	if !w.opt.Explain {
		return
	}
	for i, line := range lines {
		a.Explained = append(a.Explained, Explanation{Field: "dropped", Line: a.kept[first+i], Text: line, Why: why})
	}
	slices.SortStableFunc(a.Explained, func(a, b Explanation) int { return a.Line - b.Line })
}
