package store

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"

	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/zstd"

	"sada/lsh/corpus"
	"sada/lsh/index"
)

// segmentWriter writes a segment in order: all postings, all texts, all
// articles, the rest. Errors stick.
type segmentWriter struct {
	w      *bufio.Writer
	offset uint64
	err    error
	zstd   *zstd.Encoder

	width   int // bytes of a place
	meta    meta
	first   uint64 // of the block that is filled
	items   int    // in it
	last    uint64 // code of the last posting
	block   []byte
	skips   []byte // of the block, if it is one of postings
	lengths []byte // of the texts in the block, each with its marks
	dirs    [3][]byte
	texts   []byte // section
	ids     []idPair
	scratch []byte

	bases, printings, added, outlets []byte // sections
	outletOf                         map[string]uint32
}

type idPair struct {
	hash    uint64
	article uint32
}

// meta is what a segment says of itself.
type meta struct {
	articles, texts, words, postings uint64
	width                            int
}

func newSegmentWriter(w io.Writer, words uint64) (*segmentWriter, error) {
	// One goroutine and no dictionary: blocks are small.
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, err
	}
	s := &segmentWriter{w: bufio.NewWriterSize(w, 1<<20), zstd: enc, width: widthOf(words)}
	s.raw(append([]byte(head), formatVersion))
	s.outletOf = map[string]uint32{}
	s.outlet("")
	return s, nil
}

// widthOf is the number of bytes for places up to words.
func widthOf(words uint64) int {
	width := 1
	for ; words >= 1<<(8*width); width++ {
	}
	return width
}

func (s *segmentWriter) raw(data []byte) {
	if s.err == nil {
		_, s.err = s.w.Write(data)
		s.offset += uint64(len(data))
	}
}

// entry notes a block, or the end of the blocks, in a directory.
func (s *segmentWriter) entry(dir int, first uint64) {
	d := append(order.AppendUint64(s.dirs[dir], first)[:len(s.dirs[dir])+6], 0, 0, 0, 0, 0, 0, 0, 0)
	order.PutUint64(d[len(d)-8:], s.offset)
	s.dirs[dir] = d[:len(d)-2]
}

// flush writes the block that is filled.
func (s *segmentWriter) flush(dir int) {
	if s.items > 0 {
		switch dir {
		case 0:
			s.scratch = append(s.scratch[:0], byte(len(s.skips)/skipEntry))
			s.scratch = append(append(s.scratch, s.skips...), s.block...)
			s.skips = s.skips[:0]
		case 1:
			s.lengths = append(s.lengths, s.block...)
			s.scratch = s.zstd.EncodeAll(s.lengths, s.scratch[:0])
			s.lengths = s.lengths[:0]
		case 2:
			s.scratch = s.zstd.EncodeAll(s.block, s.scratch[:0])
		}
		s.entry(dir, s.first)
		s.raw(s.scratch)
		s.raw(order.AppendUint32(nil, checksum(s.scratch)))
	}
	s.block, s.items = s.block[:0], 0
}

// posting adds one; they come by code, then place.
func (s *segmentWriter) posting(code uint64, place uint32) {
	if s.items == 0 {
		s.first, s.last = code, code
	} else if s.items%postingsPerSkip == 0 {
		s.skips = order.AppendUint64(s.skips, s.last|uint64(len(s.block))<<48)
	}
	s.block = binary.AppendUvarint(s.block, code-s.last)
	var bytes [4]byte
	order.PutUint32(bytes[:], place)
	s.block = append(s.block, bytes[:s.width]...)
	s.last = code
	s.meta.postings++
	if s.items++; s.items == postingsPerBlock {
		s.flush(0)
	}
}

// endPostings must be called before the first text.
func (s *segmentWriter) endPostings() {
	s.flush(0)
	s.entry(0, ^uint64(0))
}

// text adds a text of so many words, whose articles follow those before, with its
// marks as appendMarks writes them.
func (s *segmentWriter) text(text string, marks []byte, words, articles int, fold uint64) {
	if s.items == 0 {
		s.first = s.meta.texts
	}
	s.lengths = binary.AppendUvarint(s.lengths, uint64(len(text)))
	s.lengths = append(binary.AppendUvarint(s.lengths, uint64(len(marks))), marks...)
	s.block = append(s.block, text...)
	s.items++
	s.textEntry(fold)
	s.meta.texts++
	s.meta.words += uint64(words)
	s.meta.articles += uint64(articles)
	if len(s.block) >= textBytes {
		s.flush(1)
	}
}

func (s *segmentWriter) textEntry(fold uint64) {
	s.bases = order.AppendUint32(s.bases, uint32(s.meta.words))
	s.texts = order.AppendUint64(order.AppendUint32(s.texts, uint32(s.meta.articles)), fold)
}

// endTexts must be called before the first article.
func (s *segmentWriter) endTexts() {
	s.flush(1)
	s.entry(1, s.meta.texts)
	s.textEntry(0)
}

// outlet is the number of an outlet.
func (s *segmentWriter) outlet(name string) uint32 {
	n, known := s.outletOf[name]
	if !known {
		n = uint32(len(s.outletOf))
		s.outletOf[name] = n
		s.outlets = binary.AppendUvarint(s.outlets, uint64(len(name)))
		s.outlets = append(s.outlets, name...)
	}
	return n
}

// dayOf is the day of an article's publication, as index.Printing has it.
func dayOf(a *corpus.Article) int32 {
	if a.Published.Time.IsZero() {
		return index.NoDay
	}
	const day = 24 * 60 * 60
	at := a.Published.Time.Unix()
	return int32((at - (at%day+day)%day) / day)
}

// article adds an article and its record, and the snapshot that it is added in;
// they come text by text.
func (s *segmentWriter) article(a *corpus.Article, record []byte, added uint32) {
	number := uint32(len(s.ids))
	if s.items == 0 {
		s.first = uint64(number)
	}
	s.block = binary.AppendUvarint(s.block, uint64(len(record)))
	s.block = append(s.block, record...)
	s.ids = append(s.ids, idPair{xxhash.Sum64String(a.ID), number})
	s.printings = order.AppendUint32(s.printings, s.outlet(a.Outlet))
	s.printings = order.AppendUint32(s.printings, uint32(dayOf(a)))
	s.added = order.AppendUint32(s.added, added)
	if s.items++; s.items == articlesPerBlock {
		s.flush(2)
	}
}

// finish writes what follows the blocks.
func (s *segmentWriter) finish(counts []byte) error {
	s.flush(2)
	s.entry(2, s.meta.articles)
	var m []byte
	for _, n := range []uint64{s.meta.articles, s.meta.texts, s.meta.words, s.meta.postings, uint64(s.width)} {
		m = binary.AppendUvarint(m, n)
	}
	m = append(m, Rules()...)
	slices.SortFunc(s.ids, compareIDs)
	var ids []byte
	for _, p := range s.ids {
		ids = order.AppendUint32(order.AppendUint64(ids, p.hash), p.article)
	}
	all := [sections][]byte{m, s.zstd.EncodeAll(counts, nil), s.texts, ids, s.dirs[0], s.dirs[1], s.dirs[2], s.bases, s.printings, s.added, s.outlets}
	all[sumsSection] = pageSums(all[:sumsSection])
	var contents []byte
	for _, section := range all {
		contents = order.AppendUint64(contents, s.offset)
		contents = order.AppendUint64(contents, uint64(len(section)))
		contents = order.AppendUint32(contents, checksum(section))
		s.raw(section)
	}
	trailer := order.AppendUint64(nil, s.offset)
	trailer = order.AppendUint32(trailer, checksum(contents))
	trailer = append(append(trailer, tail...), formatVersion)
	s.raw(contents)
	s.raw(trailer)
	if s.err == nil {
		s.err = s.w.Flush()
	}
	return s.err
}

// pageSums are the checksums of the pages of sections that stand one after
// another.
func pageSums(all [][]byte) []byte {
	var sums []byte
	sum, filled := uint32(0), 0
	for _, section := range all {
		for len(section) > 0 {
			n := min(len(section), pageSize-filled)
			sum = crc32.Update(sum, castagnoli(), section[:n])
			section = section[n:]
			if filled += n; filled == pageSize {
				sums, sum, filled = order.AppendUint32(sums, sum), 0, 0
			}
		}
	}
	if filled > 0 {
		sums = order.AppendUint32(sums, sum)
	}
	return sums
}

func compareIDs(a, b idPair) int {
	switch {
	case a.hash != b.hash && a.hash < b.hash:
		return -1
	case a.hash != b.hash:
		return 1
	}
	return int(a.article) - int(b.article)
}
