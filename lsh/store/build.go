package store

import (
	"cmp"
	"context"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// bucketBits is by how many of a code's bits postings are parted before they
// are sorted; what is left of a code has 32.
const bucketBits = index.KeyBits - 32

// buckets are postings by the highest bits of their codes; each is the rest of
// the code above the place.
type buckets [1 << bucketBits][]uint64

// printed is a text on the way into a segment.
type printed struct {
	text     string
	marks    []byte // see appendMarks
	articles []*corpus.Article
	words    int
	fold     uint64
	base     uint32 // the place of its first word
	stems    []uint32
}

// writeArticles writes the segment of articles with different ids that are added
// in a snapshot.
func writeArticles(ctx context.Context, w io.Writer, articles []*corpus.Article, added uint32) error {
	slices.SortFunc(articles, func(a, b *corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	texts := textsOf(articles)
	workers := min(runtime.GOMAXPROCS(0), 1+len(texts)/64)
	counts, words, err := countTexts(ctx, workers, texts)
	if err != nil {
		return err
	}
	postings, err := sortPostings(ctx, workers, texts)
	if err != nil {
		return err
	}
	s, err := newSegmentWriter(w, words)
	if err != nil {
		return err
	}
	for high := range postings {
		for _, p := range postings[high] {
			s.posting(uint64(high)<<32|p>>32, uint32(p))
		}
		postings[high] = nil
	}
	s.endPostings()
	for _, p := range texts {
		s.text(p.text, p.marks, p.words, len(p.articles), p.fold)
	}
	s.endTexts()
	var record []byte
	for _, p := range texts {
		for _, a := range p.articles {
			record = appendRecord(record[:0], a)
			s.article(a, record, added)
		}
	}
	return s.finish(counts.Append(nil))
}

// textsOf are the different texts of articles, in their order.
func textsOf(articles []*corpus.Article) []*printed {
	var texts []*printed
	known := make(map[string]*printed, len(articles))
	for _, a := range articles {
		p := known[a.Text]
		if p == nil {
			p = &printed{text: a.Text}
			known[a.Text] = p
			texts = append(texts, p)
		}
		p.articles = append(p.articles, a)
	}
	return texts
}

// countTexts splits texts into words, gives each its place, and returns how
// common stems are in their articles and the number of all words.
func countTexts(ctx context.Context, workers int, texts []*printed) (*sketch.Counts, uint64, error) {
	counts := make([]*sketch.Counts, workers)
	each(workers, len(texts), func(worker int, next func() (int, bool)) {
		counts[worker] = sketch.NewCounts()
		var words []arabic.Word
		for i, ok := next(); ok && ctx.Err() == nil; i, ok = next() {
			p := texts[i]
			words = arabic.Words(words[:0], p.text)
			s := sketch.Make(words)
			p.words, p.fold, p.stems, p.marks = len(words), s.Text, s.Stems, appendMarks(nil, s.Marks)
			for range p.articles {
				counts[worker].Count(s.Stems)
			}
		}
	})
	if ctx.Err() != nil {
		return nil, 0, context.Cause(ctx)
	}
	words := uint64(0)
	for _, p := range texts {
		p.base = uint32(words)
		words += uint64(p.words)
	}
	for _, more := range counts[1:] {
		if err := counts[0].Add(more.Append(nil)); err != nil {
			return nil, 0, err
		}
	}
	return counts[0], words, nil
}

// sortPostings makes the keys of texts, and forgets their stems.
func sortPostings(ctx context.Context, workers int, texts []*printed) (*buckets, error) {
	found := make([]*buckets, workers)
	each(workers, len(texts), func(worker int, next func() (int, bool)) {
		found[worker] = new(buckets)
		keyer := sketch.NewKeyer()
		var keys []sketch.Key
		for i, ok := next(); ok && ctx.Err() == nil; i, ok = next() {
			p := texts[i]
			keys = keyer.Keys(keys[:0], p.stems)
			p.stems = nil
			for _, k := range keys {
				code := index.KeyCode(k)
				b := &found[worker][code>>32]
				*b = append(*b, code<<32|uint64(p.base+k.Pos))
			}
		}
	})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	all := found[0]
	each(workers, len(all), func(_ int, next func() (int, bool)) {
		for i, ok := next(); ok; i, ok = next() {
			for _, more := range found[1:] {
				all[i] = append(all[i], more[i]...)
				more[i] = nil
			}
			slices.Sort(all[i])
		}
	})
	return all, nil
}

// each calls work on several goroutines; each takes the numbers below n that no
// other has taken.
func each(workers, n int, work func(worker int, next func() (int, bool))) {
	var taken atomic.Int64
	next := func() (int, bool) {
		i := int(taken.Add(1)) - 1
		return i, i < n
	}
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() { work(worker, next) })
	}
	wait.Wait()
}
