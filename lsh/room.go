package lsh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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
// mostHeld at most, however much memory there is. The file is not free: with it
// saudinews takes 18.9 s of processor time and 0.42 GB, without 16.8 s and 0.57 GB.
const (
	textShare = 8
	mostHeld  = 256 << 20
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
	failed    atomic.Bool  // the file takes no more, and need not

	mu     sync.Mutex
	spill  *index.Spill
	closed chan struct{}
	wait   sync.WaitGroup
}

// file opens the temporary file at its first call.
func (r *room) file() (*index.Spill, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var err error
	if r.spill == nil {
		r.spill, err = index.NewSpill(r.temp)
	}
	return r.spill, err
}

// forPostings is the file where so many words are to be indexed in, nil for
// memory.
func (r *room) forPostings(words int) (*index.Spill, error) {
	const perWord = 12 // see index.Build
	r.mu.Lock()
	spilled := r.spill != nil
	r.mu.Unlock()
	if r.limit == 0 || r.failed.Load() || !spilled && int64(words)*perWord <= r.share() {
		return nil, nil
	}
	spill, err := r.file()
	return spill, r.forgive(err)
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
	size := 0
	for i, a := range articles {
		s := &sketches[i]
		size += index.SpillSize[byte](len(a.Text)) + index.SpillSize[uint32](len(s.Stems)) +
			index.SpillSize[uint32](len(s.Marks)) + index.SpillSize[uint64](len(s.Starts))
	}
	if r.held.Add(int64(size)) <= r.share() {
		return nil
	}
	r.held.Add(-int64(size))
	return r.forgive(r.placeBatch(articles, sketches, size))
}

// placeBatch puts a batch of so many bytes into the file or, with an error,
// leaves it as it is.
func (r *room) placeBatch(articles []*corpus.Article, sketches []sketch.Sketch, size int) error {
	spill, err := r.file()
	if err != nil {
		return err
	}
	block, err := spill.NewBlock(size)
	if err != nil {
		return err
	}
	texts, placed := make([]string, len(articles)), slices.Clone(sketches)
	for i, a := range articles {
		if texts[i], err = placeArticle(block, a.Text, &placed[i]); err != nil {
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

// placeArticle puts a text and its sketch into a block; both may be read when
// that is flushed.
func placeArticle(block *index.Block, text string, s *sketch.Sketch) (_ string, err error) {
	if s.Stems, err = index.Put(block, s.Stems); err != nil {
		return "", err
	}
	if s.Marks, err = index.Put(block, s.Marks); err != nil {
		return "", err
	}
	if s.Starts, err = index.Put(block, s.Starts); err != nil {
		return "", err
	}
	return index.PutString(block, text)
}

// placeLevels puts the sketches' levels into the file, if there is one.
func (r *room) placeLevels(sketches []sketch.Sketch) error {
	return r.in(func(spill *index.Spill) error {
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
func (r *room) in(do func(*index.Spill) error) error {
	r.mu.Lock()
	spill := r.spill
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

// placeMatches puts a block of matches where there is room, with a goroutine's own
// keeper, and returns where they are.
func (r *room) placeMatches(keeper **index.Keeper, block []align.Match) ([]align.Match, error) {
	if r.limit == 0 || r.failed.Load() {
		return block, nil
	}
	if *keeper == nil {
		if r.matches.Add(int64(len(block)*matchSize)) <= r.share() {
			return block, nil
		}
		spill, err := r.file()
		if err != nil {
			return block, r.forgive(err)
		}
		*keeper = spill.NewKeeper()
	}
	kept, err := index.Keep(*keeper, block)
	if err = errors.Join(err, (*keeper).Flush()); err != nil {
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
	r.closed = closed
	most := cmp.Or(r.available, HeapLimit(r.limit))
	r.wait.Go(func() {
		tick := time.NewTicker(20 * time.Millisecond)
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
			if r.resident() > r.most(n) {
				r.drop()
			}
		}
	})
}

// easy is the memory above which pages of the file are given back however much
// there is: what is read again then comes from the system's cache.
const easy = 1 << 30

// most is the memory above which pages are given back where so much is no page.
func (r *room) most(live int64) int64 {
	most := HeapLimit(r.limit)
	switch {
	case r.available == 0:
		return most
	case live+live/4 > most:
		return HeapLimit(r.available) // giving pages back would not help
	}
	return min(most, max(easy, 2*live))
}

// resident is the memory of the process, where there is a file that some of it
// may be of.
func (r *room) resident() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.spill == nil {
		return 0
	}
	return residentMemory()
}

// written is the number of bytes in the file.
func (r *room) written() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.spill == nil {
		return 0
	}
	return r.spill.Written()
}

func (r *room) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.spill != nil {
		r.spill.Drop()
	}
}

// settled ends the watch of a scan that has put nothing into a file.
func (r *room) settled() {
	r.mu.Lock()
	spilled := r.spill != nil
	r.mu.Unlock()
	if !spilled {
		r.close()
	}
}

// close ends the watch and gives the file back. It may be called again.
func (r *room) close() error {
	if r.closed != nil {
		close(r.closed)
		r.closed = nil
		r.wait.Wait()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.spill == nil {
		return nil
	}
	spill := r.spill
	r.spill = nil
	return spill.Close()
}
