package index

import (
	"cmp"
	"context"
	"runtime"
	"slices"

	"sada/lsh/sketch"
)

// # Articles that are one text
//
// Agencies are reprinted by the dozen, and naming every pair of the printings of
// one despatch says the same thing a hundred times. So the articles that are one
// text are grouped around one of them, the medoid. Groups are found beside the
// candidates and apart from them: they say what an editor calls one text, not
// what two articles share.
//
// Equal texts come first: the hashes of all their folded words are sorted, so
// that copies cost no comparison of texts, however many. From each different text
// a MinHash signature is made and cut into bands; two texts that have a band's key
// in common are a pair, and a pair counts if the multisets of their shingles,
// counted and not estimated, have a Jaccard of at least Near. A medoid is the text
// that most articles are near to; all that are near to it and in no group yet join
// it and nobody else: no group is tied together by a chain of ever less similar
// texts.
//
// An editor calls two articles one text if headline, dateline, a sentence here
// or there and a word in every other sentence differ. Near is .8: in a text of
// 300 words some eight words changed far apart (each breaks the four shingles
// it stands in, on both sides), or a paragraph of 60 words more or less. Below
// that, one article rather contains the other, and what it holds besides must
// be found on its own.
//
// The bands are those that ekzhu/minhash-lsh's Params advises for a threshold
// of .6: 18 bands of 7 rows. Its advice balances wrong pairs with missed ones at
// the threshold itself, where about half are missed; wrong pairs cost a count
// of 2 µs here, missed ones are errors. 18 × 7 finds 98.6 % of the pairs with a
// Jaccard of .8 and 99.9 % of those with .85; what is advised for .8, 9 × 13,
// would find 40 % and 69 % (TestBandsAreAdvised).

// Near is the least Jaccard, counted on the multisets of the shingles, of an
// article with the medoid of its group.
const Near = 0.8

// The banding of the signatures.
const (
	nearBands = 18
	nearRows  = 7
)

// Group is a set of articles that are one text.
type Group struct {
	// Medoid is the article that all others are near to.
	Medoid int
	// Articles are all of the group, ascending, the medoid among them.
	Articles []int
}

// NearDuplicates returns the groups of two or more articles that are one text,
// in order of their first article. An article is in at most one group, one
// without words in none; articles too short to have a shingle are grouped only
// if they are equal. The groups do not depend on workers; workers below 1 means
// all cores. Equal texts cost one comparison of hashes each, different ones 5 to
// 13 µs all told (BenchmarkNearDuplicates); pairs are linear in the texts, since
// a key that more than Crowd texts have ties each to a few only. It holds about
// 100 bytes a text. The error is ctx's.
func NearDuplicates(ctx context.Context, sketches []sketch.Sketch, workers int) ([]Group, error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	texts := textsOf(sketches)
	keys := bandKeys(ctx, sketches, texts, workers)
	pairs := bandPairs(ctx, keys, workers)
	near := nearPairs(ctx, sketches, texts, pairs, workers)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return stars(texts, near), nil
}

// textsOf returns the articles of each different text, ascending, in order of
// their first.
func textsOf(sketches []sketch.Sketch) [][]int {
	type article struct {
		text   uint64
		number int
	}
	articles := make([]article, 0, len(sketches))
	for i := range sketches {
		if sketches[i].Text != 0 {
			articles = append(articles, article{sketches[i].Text, i})
		}
	}
	slices.SortFunc(articles, func(a, b article) int {
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.number, b.number))
	})
	numbers := make([]int, len(articles))
	var texts [][]int
	for from := 0; from < len(articles); {
		to := from
		for ; to < len(articles) && articles[to].text == articles[from].text; to++ {
			numbers[to] = articles[to].number
		}
		texts = append(texts, numbers[from:to:to])
		from = to
	}
	slices.SortFunc(texts, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return texts
}

// keysOf holds the keys of all texts in every band; has says which texts have a
// signature.
type keysOf struct {
	bands [nearBands][]uint32
	has   []bool
}

func bandKeys(ctx context.Context, sketches []sketch.Sketch, texts [][]int, workers int) *keysOf {
	keys := &keysOf{has: make([]bool, len(texts))}
	for b := range keys.bands {
		keys.bands[b] = make([]uint32, len(texts))
	}
	forEach(workers, len(texts), func() func(t int) {
		var shingles []uint64
		var bands []uint32
		return func(t int) {
			shingles = sketch.Shingles(shingles[:0], sketches[texts[t][0]].Stems)
			if len(shingles) == 0 || ctx.Err() != nil {
				return
			}
			keys.has[t] = true
			signature := sketch.Sign(shingles)
			bands = signature.Bands(bands[:0], nearRows)
			for b, key := range bands {
				keys.bands[b][t] = key
			}
		}
	})
	return keys
}

// pair is two texts, the lower number in the higher bits.
type pair uint64

func pairOf(s, t uint32) pair       { return pair(min(s, t))<<32 | pair(max(s, t)) }
func (p pair) texts() (s, t uint32) { return uint32(p >> 32), uint32(p) }

// bandPairs returns the pairs of texts that have a key in common, ascending,
// each once. A crowded key ties each text to the first and to the next few
// only, where those are next that agree in the following bands too.
func bandPairs(ctx context.Context, keys *keysOf, workers int) []pair {
	var found [nearBands][]pair
	forEach(min(workers, nearBands), nearBands, func() func(b int) {
		var sorted []uint64
		return func(b int) {
			if ctx.Err() != nil {
				return
			}
			sorted = sorted[:0]
			for t, key := range keys.bands[b] {
				if keys.has[t] {
					sorted = append(sorted, uint64(key)<<32|uint64(t))
				}
			}
			slices.Sort(sorted)
			for from := 0; from < len(sorted); {
				to := from + 1
				for to < len(sorted) && sorted[to]>>32 == sorted[from]>>32 {
					to++
				}
				found[b] = keys.link(found[b], b, sorted[from:to])
				from = to
			}
		}
	})
	pairs := slices.Concat(found[:]...)
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// link appends the pairs among the texts that have one key of band b.
func (k *keysOf) link(dst []pair, b int, same []uint64) []pair {
	next := len(same)
	if len(same) > Crowd {
		next = nextOfCrowd
		first := uint32(same[0])
		for _, t := range same[1:] {
			dst = append(dst, pairOf(first, uint32(t)))
		}
		slices.SortFunc(same, func(x, y uint64) int {
			for i := 1; i < nearBands; i++ {
				band := k.bands[(b+i)%nearBands]
				if c := cmp.Compare(band[uint32(x)], band[uint32(y)]); c != 0 {
					return c
				}
			}
			return cmp.Compare(x, y)
		})
	}
	for i, s := range same {
		for _, t := range same[i+1 : min(i+1+next, len(same))] {
			dst = append(dst, pairOf(uint32(s), uint32(t)))
		}
	}
	return dst
}

// nearPairs returns those of the ascending pairs whose counted Jaccard is at
// least Near.
func nearPairs(ctx context.Context, sketches []sketch.Sketch, texts [][]int, pairs []pair, workers int) []pair {
	shingles := func(dst []uint64, t uint32) []uint64 {
		return sketch.Shingles(dst[:0], sketches[texts[t][0]].Stems)
	}
	const stretch = 64 // pairs a goroutine takes at once: most have one text in common
	near := make([]bool, len(pairs))
	forEach(workers, (len(pairs)+stretch-1)/stretch, func() func(i int) {
		var held multiset
		var own, other []uint64
		return func(i int) {
			if ctx.Err() != nil {
				return
			}
			loaded := false
			last := uint32(0)
			for at := i * stretch; at < min((i+1)*stretch, len(pairs)); at++ {
				s, t := pairs[at].texts()
				a, b := len(sketches[texts[s][0]].Stems), len(sketches[texts[t][0]].Stems)
				if float64(min(a, b)) < Near*float64(max(a, b)) {
					continue // fewer shingles than the others would have to share
				}
				if !loaded || s != last {
					own = shingles(own, s)
					held.load(own)
					loaded, last = true, s
				}
				other = shingles(other, t)
				shared := held.shared(other)
				near[at] = float64(shared) >= Near*float64(len(own)+len(other)-shared)
			}
		}
	})
	kept := pairs[:0]
	for i, p := range pairs {
		if near[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// multiset counts shingles: open addressing, at most half full. Not safe for
// concurrent use.
type multiset struct {
	slots []slot
	mask  uint64
}

type slot struct {
	shingle uint64
	count   uint32 // how often the set has it; 0 marks a free slot
	left    uint32 // of these, not yet matched
}

// load replaces what the set holds.
func (m *multiset) load(shingles []uint64) {
	size := 16
	for size < 2*len(shingles) {
		size *= 2
	}
	m.slots = slices.Grow(m.slots[:0], size)[:size]
	clear(m.slots)
	m.mask = uint64(size - 1)
	for _, x := range shingles {
		s := m.find(x)
		s.shingle = x
		s.count++
		s.left++
	}
}

// find returns the slot that holds x or the free one where it would stand.
func (m *multiset) find(x uint64) *slot {
	at := x & m.mask
	for m.slots[at].count > 0 && m.slots[at].shingle != x {
		at = (at + 1) & m.mask
	}
	return &m.slots[at]
}

// shared counts the shingles that the set has in common with others.
func (m *multiset) shared(others []uint64) int {
	n := 0
	for _, x := range others {
		if s := m.find(x); s.left > 0 {
			s.left--
			n++
		}
	}
	for _, x := range others {
		s := m.find(x)
		s.left = s.count
	}
	return n
}

// stars groups the texts: again and again the one that most articles are near
// to becomes the medoid of all that are near to it and in no group yet.
func stars(texts [][]int, near []pair) []Group {
	neighbours := make([][]uint32, len(texts))
	weight := make([]int, len(texts)) // articles of the text and of those near to it
	for t := range texts {
		weight[t] = len(texts[t])
	}
	for _, p := range near {
		s, t := p.texts()
		neighbours[s] = append(neighbours[s], t)
		neighbours[t] = append(neighbours[t], s)
		weight[s] += len(texts[t])
		weight[t] += len(texts[s])
	}
	var order []int
	for t := range texts {
		if weight[t] > 1 {
			order = append(order, t)
		}
	}
	slices.SortStableFunc(order, func(s, t int) int { return cmp.Compare(weight[t], weight[s]) })
	taken := make([]bool, len(texts))
	var groups []Group
	for _, t := range order {
		if taken[t] {
			continue
		}
		taken[t] = true
		articles := slices.Clone(texts[t])
		for _, s := range neighbours[t] {
			if !taken[s] {
				taken[s] = true
				articles = append(articles, texts[s]...)
			}
		}
		if len(articles) > 1 {
			slices.Sort(articles)
			groups = append(groups, Group{Medoid: texts[t][0], Articles: articles})
		}
	}
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.Articles[0], b.Articles[0]) })
	return groups
}
