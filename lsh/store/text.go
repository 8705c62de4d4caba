package store

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"sada/lsh/sketch"
)

// textReader reads blocks of texts and of articles, and keeps the last of each. It
// serves one goroutine.
type textReader struct {
	zstd        *zstd.Decoder
	buffer, raw []byte
	texts       []storedText // in raw
	textsOf     blockOf
	marks       []uint32
	records     [][]byte
	recordsOf   blockOf
}

// blockOf is a block of a segment; that of none is nowhere.
type blockOf struct {
	s *segment
	i int
}

// storedText is a text in a block, with its marks as they are written; these are
// nil before format 4.
type storedText struct{ text, marks []byte }

// Every marksEvery-th word of a text has a mark, see sketch.Sketch.
const marksEvery = 16

// It is a constant of the format.
var _ = [1]struct{}{}[marksEvery-sketch.MarkEvery]

// wideMark is the byte that stands for so many and what follows it.
const wideMark = 255

// appendMarks appends each mark less the one before.
func appendMarks(dst []byte, marks []uint32) []byte {
	last := uint32(0)
	for _, m := range marks {
		if m-last < wideMark {
			dst = append(dst, byte(m-last))
		} else {
			dst = binary.AppendUvarint(append(dst, wideMark), uint64(m-last-wideMark))
		}
		last = m
	}
	return dst
}

// parseMarks appends what appendMarks wrote of a text of a size.
func parseMarks(dst []uint32, data []byte, size int) ([]uint32, error) {
	at := uint64(0)
	for len(data) > 0 {
		step, n := uint64(data[0]), 1
		if step == wideMark {
			more, m := binary.Uvarint(data[1:])
			if m <= 0 || more > uint64(size) {
				return dst, damaged("the marks of a text")
			}
			step, n = step+more, 1+m
		}
		if at += step; at > uint64(size) {
			return dst, damaged("the marks of a text")
		}
		dst, data = append(dst, uint32(at)), data[n:]
	}
	return dst, nil
}

// parse returns the texts of a block, valid until the next call.
func (r *textReader) parse(s *segment, at stretch, data []byte, texts int) ([]storedText, error) {
	r.textsOf = blockOf{}
	raw, err := r.zstd.DecodeAll(data, r.raw[:0])
	if err != nil {
		return nil, s.fail("block %d of directory %d: %v", at.i, at.dir, err)
	}
	r.raw = raw
	if r.texts, err = splitTexts(r.texts[:0], raw, texts, s.format); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	r.textsOf = blockOf{s, at.i}
	return r.texts, nil
}

// textBlock finds the block that holds a text, and which texts it holds.
func (s *segment) textBlock(t int) (at stretch, first, texts int, err error) {
	d := &s.dirs[1]
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
	stored, err := s.stored(t)
	return string(stored.text), err
}

// stored is a text by its number as it is stored, valid until the next one is read.
func (s *segment) stored(t int) (storedText, error) { return s.reader.text(s, t) }

// text is a text of a segment, valid until the next one is read.
func (r *textReader) text(s *segment, t int) (storedText, error) {
	at, first, texts, err := s.textBlock(t)
	if err != nil {
		return storedText{}, err
	}
	if r.textsOf != (blockOf{s, at.i}) {
		data, err := s.read(&r.buffer, at)
		if err != nil {
			return storedText{}, err
		}
		if _, err := r.parse(s, at, data, texts); err != nil {
			return storedText{}, err
		}
	}
	return r.texts[t-first], nil
}

// Texts reads texts on several goroutines and calls take for each, with the
// number of the goroutine, from 0, that of the text among refs, and the marks of its
// sketch, nil before format 4, until it says false. The text and the marks are
// valid until take returns: most texts are looked at once and not kept.
// Those that are damaged are left out. It is cheapest where refs are in order: some
// 15 µs a text.
func (x *Index) Texts(workers int, refs []Ref, take func(worker, i int, text string, marks []uint32) bool) {
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
	x.inTurn(workers, len(jobs), func(worker int, r *textReader, i int) bool {
		j := &jobs[i]
		texts, err := x.block(r, j.s, j.at, j.texts)
		for k := j.from; k < j.to && err == nil; k++ {
			stored := texts[refs[k].Text-j.first]
			if r.marks, err = parseMarks(r.marks[:0], stored.marks, len(stored.text)); err != nil {
				err = fmt.Errorf("%s: %w", j.s.name, err)
			} else if !take(worker, k, unsafe.String(unsafe.SliceData(stored.text), len(stored.text)), r.marks) {
				return false
			}
		}
		j.err = err
		return true
	})
	for i := range jobs { // in their order, whoever was first
		x.tell(jobs[i].err)
	}
}

// inTurn calls work for each number below n, from several goroutines with a reader
// each, until it says false to one of them.
func (x *Index) inTurn(workers, n int, work func(worker int, r *textReader, i int) bool) {
	workers = min(max(workers, 1), n)
	for len(x.readers) < workers {
		x.readers = append(x.readers, &textReader{zstd: newDecoder()})
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if !work(worker, x.readers[worker], i) {
					return
				}
			}
		})
	}
	wait.Wait()
}

// block returns the texts of a block, valid until the reader is given another.
// Safe for concurrent use.
func (x *Index) block(r *textReader, s *segment, at stretch, n int) (texts []storedText, err error) {
	fault := x.guarded(func() {
		var data []byte
		if data, err = s.view(&r.buffer, at); err == nil {
			texts, err = r.parse(s, at, data, n)
		}
	})
	return texts, cmp.Or(fault, err)
}

// splitTexts appends the n texts of a block, which are parts of it.
func splitTexts(texts []storedText, raw []byte, n int, format byte) ([]storedText, error) {
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
		if format < 4 {
			continue
		}
		length, size := binary.Uvarint(all)
		if size <= 0 || length > uint64(len(all)-size) {
			return nil, damaged("a block of texts")
		}
		all = all[size+int(length):]
	}
	for range n {
		length, size := binary.Uvarint(raw)
		if length > uint64(len(all)) {
			return nil, damaged("a block of texts")
		}
		t := storedText{text: all[:length]}
		raw, all = raw[size:], all[length:]
		if format >= 4 {
			length, size := binary.Uvarint(raw)
			t.marks, raw = raw[size:size+int(length)], raw[size+int(length):]
		}
		texts = append(texts, t)
	}
	if len(all) > 0 {
		return nil, damaged("a block of texts")
	}
	return texts, nil
}
