package lsh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// # Bounded memory
//
// A scan that is given a limit keeps texts and sketches in memory up to a share
// of it; what is read after that is put into an index.Spill, and so are the
// postings, the index, the matches, and what is made of them by trace and for the
// report. The strings, slices and structs that all stages read are the same, so
// the result is. What must stay in memory is some 600 to 1,200 bytes of each
// article. The pages of the file that happen to be in memory are given back when
// the process nears the limit; where the rest alone comes near it the scan ends
// with an error.

// Of the limit, texts and sketches take 1/textShare before they are spilled,
// postings as much before the index is, and matches: on saudinews everything
// together takes four to five times as much as each (sada scan --stats). They take
// mostHeld at most, however much memory there is. What is written once and read in
// order a few times, postings until they are sorted and matches, takes mostWritten
// of memory and is cheap in the file; what is read in no order is not.
const (
	textShare   = 8
	mostHeld    = 256 << 20
	mostWritten = 16 << 20
)

// share is how much of the limit each of these takes.
func (r *room) share() int64 { return min(r.limit/textShare, mostHeld) }

// LeastMemory is the least limit of memory: the tables of outlets, rarities and
// so on that every scan needs take a third of it.
const LeastMemory = 64 << 20

// Where the limit is the caller's guess (Options.Available) none of this may fail
// a scan that fits into memory: where the file cannot be made or is full the
// rest stays in memory, and the scan ends only above what is available.

// room says where what is read is kept. Safe for concurrent use.
type room struct {
	limit     int64 // bytes, 0 for none
	available int64 // bytes, 0 where limit is not to be passed
	temp      string
	held      atomic.Int64 // texts and sketches in memory
	matches   atomic.Int64 // about the bytes that matches take in memory
	gone      atomic.Int64 // bytes of files that have been given back
	failed    atomic.Bool  // the file takes no more, and need not
	ceiling   atomic.Int64 // bytes above which pages are given back; 0 before they are counted
	looked    atomic.Int64 // when memory was looked at, in nanoseconds since began
	began     time.Time

	mu     sync.Mutex
	spill  *index.Spill
	brief  [stages]*index.Spill // see fileUntil
	closed chan struct{}
	wait   sync.WaitGroup
}

// What is needed up to some stage only has a file of its own, which goes with it.
const (
	untilIndexed  = iota // postings, and what of them the index is made of
	untilLabelled        // the index, and matches as they were found
	untilGrouped         // sketches
	stages
)

// file opens the temporary file at its first call.
func (r *room) file() (*index.Spill, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.open(&r.spill)
}

// fileUntil opens that of a stage.
func (r *room) fileUntil(stage int) (*index.Spill, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.open(&r.brief[stage])
}

func (r *room) open(spill **index.Spill) (_ *index.Spill, err error) {
	if *spill == nil {
		if *spill, err = index.NewSpill(r.temp); err != nil {
			return nil, err
		}
		(*spill).Fetched = r.hold
	}
	return *spill, nil
}

// tidy gives back what a stage has left in memory, lest it stand beside the pages of
// files that the next one needs.
func (r *room) tidy() {
	if r.spilled() {
		debug.FreeOSMemory()
	}
}

// done ends a stage and gives its file back, if there is one, of which nothing may
// be read any more.
func (r *room) done(stage int) error {
	r.tidy()
	r.mu.Lock()
	defer r.mu.Unlock()
	spill := r.brief[stage]
	if spill == nil {
		return nil
	}
	r.brief[stage] = nil
	r.gone.Add(spill.Written())
	return spill.Close()
}

// files calls do for all files that are open.
func (r *room) files(do func(*index.Spill)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, spill := range append(r.brief[:], r.spill) {
		if spill != nil {
			do(spill)
		}
	}
}

// forPostings are the files where so many words are to be indexed in, nil for
// memory: that of the postings and that of what remains of them.
func (r *room) forPostings(words int) (postings, groups *index.Spill, err error) {
	const perWord = 12 // see index.Build
	if r.limit == 0 || r.failed.Load() || int64(words)*perWord <= min(r.share(), mostWritten) {
		return nil, nil, nil
	}
	spilled := r.spilled()
	if postings, err = r.fileUntil(untilIndexed); err != nil {
		return nil, nil, r.forgive(err)
	}
	if spilled || int64(words)*perWord > r.share() {
		if groups, err = r.fileUntil(untilLabelled); err != nil {
			return nil, nil, r.forgive(err)
		}
	}
	return postings, groups, nil
}

// forgive notes an error of the file, and returns it only where the limit is not
// to be passed.
func (r *room) forgive(err error) error {
	if err == nil || r.available == 0 {
		return err
	}
	r.failed.Store(true)
	return nil
}

// place puts the texts and sketches of a batch where there is room.
func (r *room) place(articles []*corpus.Article, sketches []sketch.Sketch) error {
	if r.limit == 0 || r.failed.Load() {
		return nil
	}
	texts, rest := 0, 0
	for i, a := range articles {
		s := &sketches[i]
		texts += index.SpillSize[byte](len(a.Text))
		rest += index.SpillSize[uint32](len(s.Stems)) + index.SpillSize[uint32](len(s.Marks)) + index.SpillSize[uint64](len(s.Starts))
	}
	if r.held.Add(int64(texts+rest)) <= r.share() {
		return nil
	}
	r.held.Add(-int64(texts + rest))
	return r.forgive(r.placeBatch(articles, sketches, texts, rest))
}

// placeBatch puts a batch with so many bytes of texts and of sketches into files
// or, with an error, leaves it as it is.
func (r *room) placeBatch(articles []*corpus.Article, sketches []sketch.Sketch, size, rest int) error {
	forTexts, err := r.file()
	if err != nil {
		return err
	}
	forSketches, err := r.fileUntil(untilGrouped)
	if err != nil {
		return err
	}
	block, err := forTexts.NewBlock(size)
	if err != nil {
		return err
	}
	texts := make([]string, len(articles))
	for i, a := range articles {
		if texts[i], err = index.PutString(block, a.Text); err != nil {
			return err
		}
	}
	if err := block.Flush(); err != nil {
		return err
	}
	if block, err = forSketches.NewBlock(rest); err != nil {
		return err
	}
	placed := slices.Clone(sketches)
	for i := range placed {
		if err := placeSketch(block, &placed[i]); err != nil {
			return err
		}
	}
	if err := block.Flush(); err != nil {
		return err
	}
	copy(sketches, placed)
	for i, a := range articles {
		a.Text = texts[i]
		// Else these would hold the text, or the page it stood in, in memory.
		for _, part := range []*string{&a.ID, &a.Title, &a.URL, &a.Published.From} {
			*part = strings.Clone(*part)
		}
		for i := range a.Credits {
			c := &a.Credits[i]
			c.Text, c.Name = strings.Clone(c.Text), strings.Clone(c.Name)
		}
	}
	return nil
}

// placeSketch puts what was made of an article's text into a block; it may be read
// when that is flushed.
func placeSketch(block *index.Block, s *sketch.Sketch) (err error) {
	if s.Stems, err = index.Put(block, s.Stems); err != nil {
		return err
	}
	if s.Marks, err = index.Put(block, s.Marks); err != nil {
		return err
	}
	s.Starts, err = index.Put(block, s.Starts)
	return err
}

// placeLevels puts some sketches' levels into the file, if there is one.
func (r *room) placeLevels(sketches []sketch.Sketch) error {
	r.hold()
	return r.inUntil(untilGrouped, func(spill *index.Spill) error {
		if spill == nil {
			return nil
		}
		size := 0
		for i := range sketches {
			size += len(sketches[i].Levels)
		}
		block, err := spill.NewBlock(size)
		if err != nil {
			return err
		}
		levels := make([][]uint8, len(sketches))
		for i := range sketches {
			if levels[i], err = index.Put(block, sketches[i].Levels); err != nil {
				return err
			}
		}
		if err := block.Flush(); err != nil {
			return err
		}
		for i := range sketches {
			sketches[i].Levels = levels[i]
		}
		return nil
	})
}

// in calls do with the file, nil for memory, and where that fails for a limit
// that may be passed once more with nil.
func (r *room) in(do func(*index.Spill) error) error { return r.within(&r.spill, do) }

// inUntil is in with the file of a stage, if there is any file.
func (r *room) inUntil(stage int, do func(*index.Spill) error) error {
	if r.spilled() {
		if _, err := r.fileUntil(stage); err != nil && r.forgive(err) != nil {
			return err
		}
	}
	return r.within(&r.brief[stage], do)
}

func (r *room) within(file **index.Spill, do func(*index.Spill) error) error {
	r.mu.Lock()
	spill := *file
	r.mu.Unlock()
	if spill == nil || r.failed.Load() {
		return do(nil)
	}
	err := do(spill)
	if err != nil && r.forgive(err) == nil {
		return do(nil)
	}
	return err
}

// matchSize is about what a match takes in memory with its runs, differences and
// reasons.
const matchSize = 850

// matchKeeper is what one goroutine puts matches into files with: the matches until
// they are labelled, which copies them, and for good what they refer to.
type matchKeeper struct{ matches, rest *index.Keeper }

// placeMatches puts a block of matches where there is room, and returns where they
// are.
func (r *room) placeMatches(k *matchKeeper, block []align.Match) ([]align.Match, error) {
	if r.limit == 0 || r.failed.Load() {
		return block, nil
	}
	if k.matches == nil {
		if r.matches.Add(int64(len(block)*matchSize)) <= min(r.share(), mostWritten) {
			return block, nil
		}
		rest, err := r.file()
		if err != nil {
			return block, r.forgive(err)
		}
		matches, err := r.fileUntil(untilLabelled)
		if err != nil {
			return block, r.forgive(err)
		}
		*k = matchKeeper{matches.NewKeeper(), rest.NewKeeper()}
	}
	kept, err := index.KeepApart(k.rest, k.matches, block)
	if err = errors.Join(err, k.rest.Flush(), k.matches.Flush()); err != nil {
		return block, r.forgive(err)
	}
	return kept, nil
}

// watch looks at the memory of the process until close: it gives pages of the
// file back near the limit and, until ctx ends, ends it with an error where what
// cannot be spilled comes near the limit, too.
func (r *room) watch(ctx context.Context, end context.CancelCauseFunc) {
	if r.limit == 0 {
		return
	}
	closed := make(chan struct{})
	r.closed, r.began = closed, time.Now()
	most := cmp.Or(r.available, HeapLimit(r.limit))
	r.wait.Go(func() {
		tick := time.NewTicker(4 * time.Millisecond)
		defer tick.Stop()
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		for {
			select {
			case <-closed:
				return
			case <-tick.C:
			}
			metrics.Read(live)
			n := int64(live[0].Value.Uint64())
			if ctx.Err() == nil && n > most {
				end(fmt.Errorf("%d MB of memory are too little for the scan: %d MB cannot be put on disk, and it needs room to work; hint: give it more --memory or fewer articles, or raise --min-words", cmp.Or(r.available, r.limit)/1e6, n/1e6))
			}
			r.ceiling.Store(r.most(n, r.onDisk()))
			r.hold()
		}
	})
}

// The time from one look at memory to the next, where the limit holds and where it is
// a guess. A fault brings 64 KiB of a file that the system has in its cache, in a third
// of a microsecond if nothing is done with them. While 60,000 generated articles were
// compared with 170 MiB, 207 and 209 MB were the most with the longer time and 195 and 176
// with the shorter one (two runs each, at a load of 10 to 18, files written by the
// megabyte, see index.mostWrite). A look takes 1 µs.
const (
	holdEvery  = time.Millisecond / 10
	guessEvery = time.Millisecond
)

// hold gives pages back where the process has more memory than watch found right.
// Those who fetch many call it between two of them: on a busy machine they fetch as
// much as the limit before watch has its turn.
func (r *room) hold() {
	most := r.ceiling.Load()
	if most == 0 {
		return
	}
	every := holdEvery
	if r.available > 0 {
		every = guessEvery
	}
	now, last := int64(time.Since(r.began)), r.looked.Load()
	if now-last >= int64(every) && r.looked.CompareAndSwap(last, now) && r.resident() > most && !r.drop(most) {
		// To give all back again so soon would only have them fetched again.
		r.looked.Store(now + int64(guessEvery))
	}
}

// Where the limit is a guess, pages are given back above an easy memory, or above
// what fewPages and, of a large file, all but manyPages of it take beside the
// rest: what is read again then comes from the system's cache, at the price of a
// fault a page. On saudinews 256 MiB for easy cost 360,000 to 385,000 faults, 288
// 263,000 to 270,000 and 320 215,000, and the memory at its highest, which is needed while
// articles are compared, was 354 to 364 MB with either of the first two and up to 403 with
// the last.
const (
	easy      = 288 << 20
	fewPages  = 40 << 20
	manyPages = 512 << 20
)

// most is the memory above which pages are given back where so much is no page and
// so much is in the file.
func (r *room) most(live, written int64) int64 {
	most := HeapLimit(r.limit)
	switch {
	case r.available == 0:
		return most
	case live+live/4 > most:
		return HeapLimit(r.available) // giving pages back would not help
	}
	return min(most, max(easy, live+live/4+max(fewPages, written-manyPages)))
}

// resident is the memory of the process, where there is a file that some of it
// may be of.
func (r *room) resident() int64 {
	if !r.spilled() {
		return 0
	}
	return residentMemory()
}

// spilled says whether there is a file.
func (r *room) spilled() (there bool) {
	r.files(func(*index.Spill) { there = true })
	return there
}

// written is the number of bytes in the files, onDisk without those that have been
// given back.
func (r *room) written() int64 { return r.onDisk() + r.gone.Load() }

func (r *room) onDisk() (n int64) {
	r.files(func(s *index.Spill) { n += s.Written() })
	return n
}

// drop gives pages of the files back until the process has clearly less than so much,
// and says whether it came to that.
func (r *room) drop(most int64) bool {
	enough := func() bool { return residentMemory() < most-most/8 }
	r.files(func(s *index.Spill) {
		if !enough() {
			s.DropUntil(enough)
		}
	})
	return enough()
}

// settled ends the watch of a scan that has put nothing into a file.
func (r *room) settled() {
	if !r.spilled() {
		r.close()
	}
}

// close ends the watch and gives the files back. It may be called again.
func (r *room) close() error {
	if r.closed != nil {
		close(r.closed)
		r.closed = nil
		r.wait.Wait()
	}
	var errs []error
	r.files(func(s *index.Spill) { errs = append(errs, s.Close()) })
	r.spill, r.brief = nil, [stages]*index.Spill{}
	return errors.Join(errs...)
}
