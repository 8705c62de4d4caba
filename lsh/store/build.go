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

// writeArticles writes the segment of articles with different ids that are added
// in a snapshot.
func writeArticles(ctx context.Context, w io.Writer, articles []*corpus.Article, added uint32) error {
	slices.SortFunc(articles, func(a, b *corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	type printed struct {
		text     string
		articles []*corpus.Article
		words    int
		fold     uint64
		base     uint32
		stems    []uint32
	}
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

	workers := min(runtime.GOMAXPROCS(0), 1+len(texts)/64)
	counts := make([]*sketch.Counts, workers)
	each(workers, len(texts), func(worker int, next func() (int, bool)) {
		counts[worker] = sketch.NewCounts()
		var words []arabic.Word
		for i, ok := next(); ok && ctx.Err() == nil; i, ok = next() {
			p := texts[i]
			words = arabic.Words(words[:0], p.text)
			s := sketch.Make(words)
			p.words, p.fold, p.stems = len(words), s.Text, s.Stems
			for range p.articles {
				counts[worker].Count(s.Stems)
			}
		}
	})
	words := uint64(0)
	for _, p := range texts {
		p.base = uint32(words)
		words += uint64(p.words)
	}
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
		return context.Cause(ctx)
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

	s, err := newSegmentWriter(w, words)
	if err != nil {
		return err
	}
	for high := range all {
		for _, p := range all[high] {
			s.posting(uint64(high)<<32|p>>32, uint32(p))
		}
		all[high] = nil
	}
	s.endPostings()
	for _, p := range texts {
		s.text(p.text, p.words, len(p.articles), p.fold)
	}
	s.endTexts()
	var record []byte
	for _, p := range texts {
		for _, a := range p.articles {
			record = appendRecord(record[:0], a)
			s.article(a, record, added)
		}
	}
	for _, more := range counts[1:] {
		if err := counts[0].Add(more.Append(nil)); err != nil {
			return err
		}
	}
	return s.finish(counts[0].Append(nil))
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
