// Package classic answers what the textbook finds: shingles of three words,
// MinHash signatures and banded locality-sensitive hashing, all of it by
// github.com/ekzhu/minhash-lsh (Leskovec, Rajaraman, Ullman: Mining of Massive
// Datasets, chapter 3). It is the baseline that the index is measured against
// and, above its threshold, an oracle for it. What the pairs really share is
// left to align.
//
// The baseline is an honest one, as fast as the library allows: signatures are
// made on all cores, with one Minhash a goroutine; what is not looked at again
// is not kept; all units are added before one call of Index; queries run on all
// cores. What it costs beyond that is the library's: a signature of 128 values
// is updated as a whole for every shingle, Add and Index work on one core and
// hold every band's key as a string in a map, and a query gathers what it found
// in another map. Texts that very many articles have cost the square of their
// number.
package classic

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"sada/lsh/arabic"
)

// The units that are compared.
const (
	Window  = "window"  // WindowSize words every WindowStep words
	Article = "article" // a whole article
)

// The shape of signatures and units.
const (
	// ShingleSize is the number of words in a shingle.
	ShingleSize = 3
	// Hashes is the number of values in a signature.
	Hashes = 128
	// WindowSize and WindowStep are the number of words in a window and from
	// the start of one to the next; the last of an article may be shorter.
	WindowSize = 50
	WindowStep = 25
)

// DefaultThreshold is the Jaccard that bands and rows are chosen for. A passage
// of 50 words that stands 12 words off the nearest window, which is the
// farthest, leaves it a Jaccard of .6 in shingles of three words.
const DefaultThreshold = 0.5

// seed of the hash functions; any number would do, but always the same.
const seed = 1

// Options of Candidates; the zero value is the default.
type Options struct {
	// Unit is Window (or empty) or Article.
	Unit string
	// Threshold is a Jaccard in 0..1, exclusive; 0 means DefaultThreshold.
	Threshold float64
	// Workers is the number of goroutines that work at once; below 1 means all
	// cores. The pairs do not depend on it.
	Workers int
}

// Words appends the words of an article to dst and returns the extended slice,
// as arabic.Words does for a text; it must never return a slice that somebody
// else holds, since the next article's words are written over it. It is called
// from several goroutines at once.
type Words func(dst []arabic.Word, article int) []arabic.Word

// Range is a unit: words [Start, End) of an article, counted from 0.
type Range struct{ Article, Start, End int }

// overlaps says whether two units have words in common.
func (r Range) overlaps(s Range) bool {
	return r.Article == s.Article && r.Start < s.End && s.Start < r.End
}

func compare(r, s Range) int {
	return cmp.Or(cmp.Compare(r.Article, s.Article), cmp.Compare(r.Start, s.Start))
}

// Pair is two units without a word in common, A before B.
type Pair struct {
	A, B Range
	// Jaccard of the sets of shingles, counted by Above; 0 before.
	Jaccard float64
}

// Stats says what the candidates cost. Times differ from run to run.
type Stats struct {
	// Units is the number of units that were signed.
	Units int
	// Rows is the number of values in a band, Bands that of the bands.
	Rows, Bands int
	// Sign, Index and Query are the wall times of making the signatures (with
	// reading the words), of adding and indexing them, and of querying all.
	Sign, Index, Query time.Duration
	// Signing is the time of all goroutines inside the library's MinHash.
	Signing time.Duration
}

// SignatureTime is the time that one signature takes one core, 0 if none was
// made.
func (s Stats) SignatureTime() time.Duration {
	return s.Signing / time.Duration(max(1, s.Units))
}

// Candidates returns the pairs of units of n articles that the library
// proposes, in order of their articles (A, then B) and words; most of them
// share something, not all of them reach the threshold. Units without a shingle
// are no candidates: the library takes them for equal. A window costs one core
// about 6 µs to sign (BenchmarkSign), then 60 µs to add and index and 70 µs to
// look up, and allocates 15 kB all told (BenchmarkCandidates). The error is
// ctx's or names the option that is wrong.
func Candidates(ctx context.Context, n int, words Words, opt Options) ([]Pair, Stats, error) {
	if opt.Threshold == 0 {
		opt.Threshold = DefaultThreshold
	}
	if !(opt.Threshold > 0 && opt.Threshold < 1) {
		return nil, Stats{}, fmt.Errorf("threshold %v of the classic engine is not between 0 and 1; hint: 0.5 is usual", opt.Threshold)
	}
	if opt.Unit == "" {
		opt.Unit = Window
	}
	if opt.Unit != Window && opt.Unit != Article {
		return nil, Stats{}, fmt.Errorf("unknown unit %q of the classic engine; hint: use %q or %q", opt.Unit, Window, Article)
	}
	if opt.Workers < 1 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	lsh := minhashlsh.NewMinhashLSH32(Hashes, opt.Threshold)
	stats := Stats{}
	stats.Rows, stats.Bands = lsh.Params()

	start := time.Now()
	stretches := sign(ctx, n, words, opt, &stats)
	stats.Sign = time.Since(start)

	start = time.Now()
	values := make([]uint64, Hashes)
	for _, s := range stretches {
		if ctx.Err() != nil {
			break
		}
		for i := range s.units {
			lsh.Add(&s.units[i], s.signature(values, i))
		}
	}
	lsh.Index()
	stats.Index = time.Since(start)

	start = time.Now()
	pairs := query(ctx, lsh, stretches, opt.Workers)
	stats.Query = time.Since(start)
	return pairs, stats, ctx.Err()
}

// stretch is some neighbouring articles' units and signatures, of which the
// library compares 32 bits a value.
type stretch struct {
	units      []Range
	signatures []uint32
}

// articlesAtOnce is the number of articles in a stretch.
const articlesAtOnce = 16

// signature puts the values of unit i into dst, which has room for Hashes.
func (s *stretch) signature(dst []uint64, i int) []uint64 {
	for j, v := range s.signatures[i*Hashes : (i+1)*Hashes] {
		dst[j] = uint64(v)
	}
	return dst
}

// sign makes the signatures of all units.
func sign(ctx context.Context, n int, words Words, opt Options, stats *Stats) []stretch {
	stretches := make([]stretch, (n+articlesAtOnce-1)/articlesAtOnce)
	var units, signing atomic.Int64
	forEach(ctx, opt.Workers, len(stretches), func() func(int) {
		m := newSigner()
		// What a stretch needs is known when it is done: it grows in place and is
		// copied once.
		var buffer []arabic.Word
		var shingles []uint64
		var of, all []Range
		var signatures []uint32
		return func(at int) {
			all, signatures = all[:0], signatures[:0]
			for a := at * articlesAtOnce; a < min((at+1)*articlesAtOnce, n); a++ {
				buffer = words(buffer[:0], a)
				shingles = shinglesOf(shingles[:0], buffer)
				of = unitsOf(of[:0], opt.Unit, a, len(buffer))
				start := time.Now()
				for _, u := range of {
					signatures = m.sign(signatures, shingles[u.Start:u.End-ShingleSize+1])
				}
				signing.Add(int64(time.Since(start)))
				all = append(all, of...)
			}
			stretches[at] = stretch{slices.Clone(all), slices.Clone(signatures)}
			units.Add(int64(len(all)))
		}
	})
	stats.Units, stats.Signing = int(units.Load()), time.Duration(signing.Load())
	return stretches
}

// unitsOf appends the units of an article of so many words that have a shingle.
func unitsOf(dst []Range, unit string, article, words int) []Range {
	if words < ShingleSize {
		return dst
	}
	if unit == Article {
		return append(dst, Range{article, 0, words})
	}
	for start := 0; ; start += WindowStep {
		end := min(start+WindowSize, words)
		dst = append(dst, Range{article, start, end})
		if end == words {
			return dst
		}
	}
}

// shinglesOf appends a hash for every ShingleSize words in a row.
func shinglesOf(dst []uint64, words []arabic.Word) []uint64 {
	for i := ShingleSize; i <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i-ShingleSize : i] {
			h = (h ^ w.Hash) * 0x9e3779b97f4a7c15
			h ^= h >> 32
		}
		dst = append(dst, h)
	}
	return dst
}

// signer makes one signature after another with one Minhash: making a new one
// would cost more than a short signature, and there is no way to reset it but
// that Signature returns the values themselves, not a copy.
type signer struct {
	minhash *minhashlsh.Minhash
	values  []uint64
	pushed  [8]byte
}

func newSigner() *signer {
	m := minhashlsh.NewMinhash(seed, Hashes)
	return &signer{minhash: m, values: m.Signature()}
}

// sign appends the signature of a set of shingles.
func (s *signer) sign(dst []uint32, shingles []uint64) []uint32 {
	for i := range s.values {
		s.values[i] = math.MaxUint64
	}
	for _, x := range shingles {
		binary.LittleEndian.PutUint64(s.pushed[:], x)
		s.minhash.Push(s.pushed[:])
	}
	for _, v := range s.values {
		dst = append(dst, uint32(v))
	}
	return dst
}

// query returns the pairs of units that meet in the index, sorted.
func query(ctx context.Context, lsh *minhashlsh.MinhashLSH, stretches []stretch, workers int) []Pair {
	found := make([][]Pair, len(stretches))
	forEach(ctx, workers, len(stretches), func() func(int) {
		values := make([]uint64, Hashes)
		return func(at int) {
			s := &stretches[at]
			for i, u := range s.units {
				for _, key := range lsh.Query(s.signature(values, i)) {
					v := *key.(*Range)
					if compare(u, v) < 0 && !u.overlaps(v) {
						found[at] = append(found[at], Pair{A: u, B: v})
					}
				}
			}
			// Queries answer in random order.
			slices.SortFunc(found[at], func(p, q Pair) int {
				return cmp.Or(
					cmp.Compare(p.A.Article, q.A.Article), cmp.Compare(p.B.Article, q.B.Article),
					cmp.Compare(p.A.Start, q.A.Start), cmp.Compare(p.B.Start, q.B.Start),
				)
			})
		}
	})
	return slices.Concat(found...)
}

// Above returns those of the pairs, in their order, whose sets of shingles have
// a counted Jaccard of at least the threshold: what an engine that sees more
// than the textbook does must find too. Pairs that follow each other should be
// of the same articles, as those of Candidates are; workers below 1 means all
// cores. The error is ctx's.
func Above(ctx context.Context, pairs []Pair, words Words, threshold float64, workers int) ([]Pair, error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	const pairsAtOnce = 256
	jaccards := make([]float64, len(pairs))
	forEach(ctx, workers, (len(pairs)+pairsAtOnce-1)/pairsAtOnce, func() func(int) {
		a, b := reader{words: words, article: -1}, reader{words: words, article: -1}
		return func(at int) {
			for i := at * pairsAtOnce; i < min((at+1)*pairsAtOnce, len(pairs)); i++ {
				jaccards[i] = jaccard(a.set(pairs[i].A), b.set(pairs[i].B))
			}
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var above []Pair
	for i, p := range pairs {
		if jaccards[i] >= threshold {
			p.Jaccard = jaccards[i]
			above = append(above, p)
		}
	}
	return above, nil
}

// reader makes sets of shingles; it keeps the last article it read.
type reader struct {
	words    Words
	article  int
	buffer   []arabic.Word
	shingles []uint64
	sorted   []uint64
}

// set returns the shingles of a unit, ascending, each once; valid until the
// next call.
func (r *reader) set(u Range) []uint64 {
	if u.Article != r.article {
		r.buffer = r.words(r.buffer[:0], u.Article)
		r.shingles = shinglesOf(r.shingles[:0], r.buffer)
		r.article = u.Article
	}
	r.sorted = append(r.sorted[:0], r.shingles[u.Start:u.End-ShingleSize+1]...)
	slices.Sort(r.sorted)
	return slices.Compact(r.sorted)
}

// jaccard counts what two ascending sets have in common.
func jaccard(a, b []uint64) float64 {
	shared, j := 0, 0
	for _, x := range a {
		for j < len(b) && b[j] < x {
			j++
		}
		if j < len(b) && b[j] == x {
			shared++
		}
	}
	return float64(shared) / float64(len(a)+len(b)-shared)
}

// forEach calls what each returns for every item below n on several goroutines,
// until ctx ends; each is called once a goroutine.
func forEach(ctx context.Context, workers, n int, each func() func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers, n) {
		wait.Go(func() {
			do := each()
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}
