package store

import (
	"encoding/binary"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"
)

// textReader reads blocks of texts. It serves one goroutine.
type textReader struct {
	zstd        *zstd.Decoder
	buffer, raw []byte
	texts       [][]byte // in raw
}

// read returns the texts of a block, valid until the next call.
func (r *textReader) read(s *segment, at stretch, texts int) ([][]byte, error) {
	data, err := s.read(&r.buffer, at)
	if err != nil {
		return nil, err
	}
	raw, err := r.zstd.DecodeAll(data, r.raw[:0])
	if err != nil {
		return nil, s.fail("block %d of directory %d: %v", at.i, at.dir, err)
	}
	r.raw = raw
	if r.texts, err = splitTexts(r.texts[:0], raw, texts); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return r.texts, nil
}

// textBlock finds the block that holds a text, and which texts it holds.
func (s *segment) textBlock(t int) (at stretch, first, texts int, err error) {
	d := s.dirs[1]
	i := d.holding(uint64(t), s.meta.texts)
	if i < 0 {
		return at, 0, 0, s.fail("no block holds text %d", t)
	}
	first = int(d.first(i))
	texts = int(d.first(i+1)) - first
	if t < first || t-first >= texts {
		return at, 0, 0, s.fail("no block holds text %d", t)
	}
	at, err = s.findBlock(1, i)
	return at, first, texts, err
}

// text is a text by its number.
func (s *segment) text(t int) (string, error) {
	at, first, texts, err := s.textBlock(t)
	if err != nil {
		return "", err
	}
	if s.textsOf != at.i {
		s.textsOf = -1
		if _, err := s.reader.read(s, at, texts); err != nil {
			return "", err
		}
		s.textsOf = at.i
	}
	return string(s.reader.texts[t-first]), nil
}

// Texts reads texts on several goroutines and calls take for each, with the
// number of the goroutine, from 0, and that of the text among refs, until it says
// false. Those that are damaged are left out. It is cheapest where refs are in
// order: some 15 µs a text.
func (x *Index) Texts(workers int, refs []Ref, take func(worker, i int, text string) bool) {
	type job struct {
		s            *segment
		at           stretch
		first, texts int // of the block
		from, to     int // of refs
		err          error
	}
	// Tables are read by one goroutine, for their pages are kept for all.
	var jobs []job
	for i, r := range refs {
		s := x.segments[r.Segment]
		if last := len(jobs) - 1; last >= 0 && jobs[last].s == s && r.Text >= jobs[last].first && r.Text < jobs[last].first+jobs[last].texts {
			jobs[last].to++
			continue
		}
		x.tell(x.guarded(func() {
			at, first, texts, err := s.textBlock(r.Text)
			if err != nil {
				x.tell(err)
				return
			}
			jobs = append(jobs, job{s: s, at: at, first: first, texts: texts, from: i, to: i + 1})
		}))
	}
	workers = min(max(workers, 1), len(jobs))
	for len(x.readers) < workers {
		x.readers = append(x.readers, &textReader{zstd: newDecoder()})
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(jobs); i = int(next.Add(1)) - 1 {
				j := &jobs[i]
				texts, err := x.readers[worker].read(j.s, j.at, j.texts)
				if err != nil {
					j.err = err
					continue
				}
				for k := j.from; k < j.to; k++ {
					if !take(worker, k, string(texts[refs[k].Text-j.first])) {
						return
					}
				}
			}
		})
	}
	wait.Wait()
	for i := range jobs {
		x.tell(jobs[i].err)
	}
}

// splitTexts appends the n texts of a block, which are parts of it.
func splitTexts(texts [][]byte, raw []byte, n int) ([][]byte, error) {
	if n < 0 || n > len(raw) {
		return nil, damaged("a block of texts")
	}
	all := raw
	for range n {
		_, size := binary.Uvarint(all)
		if size <= 0 {
			return nil, damaged("a block of texts")
		}
		all = all[size:]
	}
	for range n {
		length, size := binary.Uvarint(raw)
		if length > uint64(len(all)) {
			return nil, damaged("a block of texts")
		}
		texts, raw, all = append(texts, all[:length]), raw[size:], all[length:]
	}
	if len(all) > 0 {
		return nil, damaged("a block of texts")
	}
	return texts, nil
}
