package sketch

import (
	_ "embed"
	"fmt"
	"iter"
	"math"
	"strconv"
	"strings"
	"sync"

	"sada/lsh/arabic"
)

// RarityVersion names the built-in table of document frequencies; keys and
// stored counts of different versions are not comparable.
//
//	1  made by lsh/internal/rarity
const RarityVersion = 1

// Table is the built-in table: in how many of TableArticles articles of general
// Arabic news a stem stands. It is read-only and safe for concurrent use.
type Table struct {
	slots []tableSlot // open addressing by code, at most half full
	// content is the least idf of a stem that order-free keys are made of: half
	// that of an average word.
	content float64
	// meanIDF and meanRoot are the mean of idf and of its square root over the
	// words of the articles the table was counted on.
	meanIDF, meanRoot float64
}

type tableSlot struct {
	code     uint32
	df       float32 // articles of TableArticles that have the stem; 0 marks a free slot
	priority float32 // for order-free keys; negative for a stem that is not content
}

// TableArticles is the number of articles that the table's counts are scaled
// to.
const TableArticles = 10_000

//go:embed rarity.txt
var rarityFile string

// BuiltIn returns the built-in table, parsed once at first use (about 2 ms).
var BuiltIn = sync.OnceValue(func() *Table {
	t, err := parseTable(rarityFile)
	if err != nil {
		panic("sketch: built-in rarity table: " + err.Error()) // held by TestBuiltIn
	}
	return t
})

// parseTable reads the form of rarity.txt: comment lines from '#'; a line
// "mean IDF ROOT"; then a line a frequency: the number of articles, a tab and
// the stems, blank between them.
func parseTable(file string) (*Table, error) {
	t := &Table{}
	var dfs []float32
	var codes []uint32
	var words []arabic.Word
	for number, line := range strings.Split(strings.TrimSuffix(file, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "mean "); ok {
			if _, err := fmt.Sscan(rest, &t.meanIDF, &t.meanRoot); err != nil {
				return nil, fmt.Errorf("line %d: %q is no mean IDF and mean root", number+1, rest)
			}
			continue
		}
		count, stems, _ := strings.Cut(line, "\t")
		df, err := strconv.ParseFloat(count, 32)
		if err != nil || !(df > 0 && df <= TableArticles) {
			return nil, fmt.Errorf("line %d: %q is no number of articles", number+1, count)
		}
		words = arabic.Words(words[:0], stems)
		for _, w := range words {
			codes = append(codes, Code(w.Hash))
			dfs = append(dfs, float32(df))
		}
	}
	if !(t.meanIDF > 0 && t.meanRoot > 0) {
		return nil, fmt.Errorf("no line \"mean IDF ROOT\"")
	}
	t.content = t.meanIDF / 2
	size := 16
	for size < 2*len(codes) {
		size *= 2
	}
	t.slots = make([]tableSlot, size)
	for i, code := range codes {
		s := t.find(code)
		if s.df > dfs[i] {
			continue // two stems of one code: the commoner counts
		}
		idf := idfOf(float64(dfs[i]), TableArticles)
		*s = tableSlot{code, dfs[i], -1}
		if idf >= t.content {
			s.priority = priorityOf(code, idf)
		}
	}
	return t, nil
}

// find returns the slot of a code, or the free slot where it would stand.
func (t *Table) find(code uint32) *tableSlot {
	mask := uint32(len(t.slots) - 1)
	for i := code & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.df == 0 || s.code == code {
			return s
		}
	}
}

// Content tells whether a stem, by its hash, is rare enough to be content.
func (t *Table) Content(stem uint64) bool {
	_, ok := t.priority(Code(stem))
	return ok
}

// priority is the place of a stem in the order from which order-free keys take
// the smallest; false for a stem too common to be content.
func (t *Table) priority(code uint32) (float32, bool) {
	if s := t.find(code); s.df > 0 {
		return s.priority, s.priority >= 0
	}
	return priorityOf(code, idfOf(0, TableArticles)), true
}

// idfOf is the inverse document frequency of a stem that df of n articles
// have, in natural logarithms; never below 0.05, so that no word weighs
// nothing.
func idfOf(df, n float64) float64 {
	return max(0.05, math.Log((n+1)/(df+0.5)))
}

// levelsPerUnit is how finely an idf is kept in a level: 1/15 up to 17, the idf
// of a stem that one of twelve million articles has.
const levelsPerUnit = 15

// levelAmong is the level of a stem that stands in df of the table's articles and
// the corpus's own together.
func levelAmong(df, own float64) uint8 {
	return levelOf(idfOf(min(df, TableArticles+own), TableArticles+own))
}

// levelOf is the level of an idf.
func levelOf(idf float64) uint8 {
	return uint8(min(255, math.Round(idf*levelsPerUnit)))
}

// slotBits is the size of the counts of a Counter: 2^20 slots of four bytes.
// Stems that fall into one slot add up, which makes a few rare ones look a
// little commoner.
const slotBits = 20

func slotOf(code uint32) uint32 { return code >> (32 - slotBits) }

// How common a stem is, is counted by articles. A text of more than bookWords words,
// longer than 99 of 100 news articles, is counted in stretches of stretchWords, about
// as many as an article of the built-in table has, the last of up to half as many
// more: otherwise every word of a book's manner would stand in as few articles as
// its rarest name.
const (
	bookWords    = 1500
	stretchWords = 300
)

// stretches yields those of a text.
func stretches(stems []uint32) iter.Seq[[]uint32] {
	return func(yield func([]uint32) bool) {
		if len(stems) > bookWords {
			for len(stems) > stretchWords*3/2 {
				if !yield(stems[:stretchWords]) {
					return
				}
				stems = stems[stretchWords:]
			}
		}
		yield(stems)
	}
}

// Counter counts in how many stretches the stems stand. Not safe for concurrent
// use; counters of several goroutines are added together.
type Counter struct {
	stretches int
	df        []uint32
	last      []uint32 // number of the last stretch that a slot was counted for
}

// NewCounter returns an empty Counter.
func NewCounter() *Counter {
	return &Counter{df: make([]uint32, 1<<slotBits), last: make([]uint32, 1<<slotBits)}
}

// Count adds one article.
func (c *Counter) Count(stems []uint32) {
	for stretch := range stretches(stems) {
		c.stretches++
		for _, code := range stretch {
			slot := slotOf(code)
			if c.last[slot] != uint32(c.stretches) {
				c.last[slot] = uint32(c.stretches)
				c.df[slot]++
			}
		}
	}
}

// Words that are common in the corpus at hand and less so in general news (what
// introduces a saying in books of tradition, a city in its own news) say as little
// of reuse there as the commonest words do, whatever the built-in table has counted.
const (
	// mannerShare is the least share of the corpus's stretches, and mannerTimes
	// how many times the share of the table's articles, that a stem of its manner
	// stands in.
	mannerShare = 0.1
	mannerTimes = 2
	// mannerFrom is the number of stretches from which a corpus has a manner.
	mannerFrom = 100
)

// blend returns in how many of TableArticles+own articles a stem stands that is
// in builtIn articles of the table and in counted of the corpus's own stretches: the
// sum, or for a stem of the corpus's manner what its share there comes to.
func blend(builtIn, counted, own float64) float64 {
	if share := counted / own; own >= mannerFrom && share >= mannerShare && share >= mannerTimes*builtIn/TableArticles {
		return share * (TableArticles + own)
	}
	return builtIn + counted
}

// Rarity says how rare a stem is: the counts of the corpus at hand, added to the
// built-in ones. It influences what is accepted and how it is labelled, never a
// key. Read-only and safe for concurrent use, but for Weigh.
type Rarity struct {
	levels []uint8 // by slot
	// weight and score are by level: idf and its root, so scaled that an average
	// word of the corpus weighs 1.
	weight, score [256]float32
}

// NewRarity adds the counters to the built-in table.
func NewRarity(counters ...*Counter) *Rarity {
	t := BuiltIn()
	df := make([]float64, 1<<slotBits)
	for _, s := range t.slots {
		if s.df > 0 {
			df[slotOf(s.code)] += float64(s.df)
		}
	}
	// The counts are added as whole numbers first, so that it does not matter who
	// counted what.
	counts := make([]int, 1<<slotBits)
	own := 0.0
	for _, c := range counters {
		own += float64(c.stretches)
		for slot, n := range c.df {
			counts[slot] += int(n)
		}
	}
	r := &Rarity{levels: make([]uint8, 1<<slotBits)}
	for slot, n := range counts {
		r.levels[slot] = levelAmong(blend(df[slot], float64(n), own), own)
	}
	r.scale(t.meanIDF, t.meanRoot)
	return r
}

func (r *Rarity) scale(meanIDF, meanRoot float64) {
	for level := range r.weight {
		idf := max(0.05, float64(level)/levelsPerUnit)
		r.weight[level] = float32(idf / meanIDF)
		r.score[level] = float32(math.Sqrt(idf) / meanRoot)
	}
}

// Weigh fills the sketches' levels and scales the weights so that an average
// word of theirs weighs 1. One call for all sketches, before any comparing; it
// costs about 2 ns a word.
func (r *Rarity) Weigh(sketches []Sketch) {
	r.WeighIn(sketches, func([]Sketch) error { return nil })
}

// WeighIn is Weigh that gives the sketches to place in stretches as soon as they have
// their levels, which place may put elsewhere. The error is its first.
func (r *Rarity) WeighIn(sketches []Sketch, place func([]Sketch) error) error {
	const stretch = 256
	var words [256]int
	for len(sketches) > 0 {
		next := sketches[:min(stretch, len(sketches))]
		for i := range next {
			r.Rate(&next[i])
			for _, level := range next[i].Levels {
				words[level]++
			}
		}
		if err := place(next); err != nil {
			return err
		}
		sketches = sketches[len(next):]
	}
	r.weigh(&words)
	return nil
}

// weigh scales the weights to a corpus with so many words of each level.
func (r *Rarity) weigh(words *[256]int) {
	var idf, root, total float64
	for level, n := range words {
		x := max(0.05, float64(level)/levelsPerUnit)
		idf += x * float64(n)
		root += math.Sqrt(x) * float64(n)
		total += float64(n)
	}
	// The built-in table counts as its articles of 300 words, so that a small
	// corpus is weighed as a large one.
	const tableWords = TableArticles * 300
	t := BuiltIn()
	r.scale((idf+t.meanIDF*tableWords)/(total+tableWords), (root+t.meanRoot*tableWords)/(total+tableWords))
}

// Rate fills the levels of one more sketch and leaves the scale as it is.
func (r *Rarity) Rate(s *Sketch) {
	s.Levels = sized(s.Levels, len(s.Stems))
	for i, code := range s.Stems {
		s.Levels[i] = r.levels[slotOf(code)]
	}
}

// Weight is idf, an average word 1.
func (r *Rarity) Weight(level uint8) float32 { return r.weight[level] }

// Score is the root of idf, an average word 1.
func (r *Rarity) Score(level uint8) float32 { return r.score[level] }
