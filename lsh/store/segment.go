package store

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"path/filepath"
	"sort"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/zstd"

	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// segment is one file. Nothing of it stays in memory but what it says of itself:
// entries of tables are read by the page, blocks when they are needed. Not safe
// for concurrent use, but for look-ups in one that is mapped.
type segment struct {
	name string
	file source
	size int64
	// mapped is the file, nil where it is read; soundPages and soundPostings are
	// the pages of its tables and the blocks of postings that were found as they
	// were written.
	mapped                    mapping
	soundPages, soundPostings marks

	zstd *zstd.Decoder
	// format is that of the file.
	format byte
	meta
	pages   *pages
	blocks  uint64                // where the last block ends and the sections begin
	sums    []byte                // of the pages of the sections; nil in format 1
	wound   atomic.Pointer[error] // of the first page that was not as it was written
	section [sections]table
	dirs    [3]directory
	outlets []string
	removed *roaring.Bitmap // articles

	buffer []byte // of the last block that was read
	reader textReader
}

// newDecoder returns what blocks are decompressed with.
func newDecoder() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<31))
	if err != nil {
		panic("store: " + err.Error()) // the options are wrong
	}
	return d
}

// source is the file of a segment.
type source interface {
	io.ReaderAt
	io.Closer
}

// openSegment opens a file of the store.
func (x *Index) openSegment(entry *segmentEntry) (*segment, error) {
	path := filepath.Join(x.folder, entry.File)
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.Size() != entry.Size {
		err = fmt.Errorf("%s: %w", path, damaged("it has %d bytes, not %d", info.Size(), entry.Size))
	}
	var s *segment
	if err == nil {
		s, err = parseSegment(path, f, entry.Size, x.zstd, x.pages)
	}
	if err == nil && s.articles != uint64(entry.Articles) {
		err = s.fail("it has %d articles, not %d", s.articles, entry.Articles)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	s.removed = entry.removed
	if x.maps {
		s.mapFile(f)
	}
	return s, nil
}

// parseSegment reads what a segment says of itself.
func parseSegment(name string, file source, size int64, dec *zstd.Decoder, kept *pages) (*segment, error) {
	s := &segment{
		name: name, file: file, size: size, zstd: dec, reader: textReader{zstd: dec}, pages: kept, removed: roaring.New(),
	}
	if size < int64(headSize+trailerSize) {
		return nil, s.fail("it is no segment of an index")
	}
	begin, trailer := make([]byte, headSize), make([]byte, trailerSize)
	if _, err := file.ReadAt(begin, 0); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if _, err := file.ReadAt(trailer, size-int64(trailerSize)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if string(begin[:len(head)]) != head {
		return nil, s.fail("it is no segment of an index")
	}
	s.format = begin[len(head)]
	if s.format < 1 || s.format > formatVersion {
		return nil, fmt.Errorf("%s: %w", name, errVersion(int(s.format)))
	}
	if string(trailer[12:]) != tail+string(rune(s.format)) {
		return nil, s.fail("its end is missing")
	}
	end := uint64(size) - uint64(trailerSize)
	at, n := order.Uint64(trailer), sectionsOf(s.format)
	if at != end-uint64(n)*contentsEntry || end < uint64(n)*contentsEntry {
		return nil, s.fail("its contents")
	}
	contents := make([]byte, n*contentsEntry)
	if _, err := file.ReadAt(contents, int64(at)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if checksum(contents) != order.Uint32(trailer[8:]) {
		return nil, s.fail("its contents")
	}
	if err := s.parseSections(contents, at); err != nil {
		return nil, err
	}
	return s, s.parseMeta()
}

// parseSections finds the sections, which end at an offset.
func (s *segment) parseSections(contents []byte, end uint64) (err error) {
	s.blocks = order.Uint64(contents) // where the first section is
	at := s.blocks
	for i := range len(contents) / contentsEntry {
		c := contents[i*contentsEntry:]
		offset, size := order.Uint64(c), order.Uint64(c[8:])
		if offset != at || offset < uint64(headSize) || offset > end || size > end-offset {
			return s.fail("section %d", i)
		}
		at += size
		s.section[i] = table{s, int(offset - s.blocks), int(at - s.blocks), order.Uint32(c[16:]), entrySize(s.format, i)}
		if s.format == 1 {
			if _, err := s.section[i].all(); err != nil {
				return err
			}
		}
	}
	if s.format == 1 {
		return nil
	}
	sums := s.section[sumsSection]
	if s.sums, err = sums.all(); err != nil {
		return err
	}
	if len(s.sums) != (sums.from+pageSize-1)/pageSize*4 {
		return s.fail("section %d", sumsSection)
	}
	return nil
}

// parseMeta reads what a segment says of itself and holds the sizes of its
// tables to it.
func (s *segment) parseMeta() error {
	m, err := s.section[metaSection].all()
	if err != nil {
		return err
	}
	var width uint64
	for _, to := range []*uint64{&s.articles, &s.meta.texts, &s.words, &s.meta.postings, &width} {
		v, n := binary.Uvarint(m)
		if n <= 0 || v > 1<<32 {
			return s.fail("its description")
		}
		*to, m = v, m[n:]
	}
	if string(m) != Rules() {
		return fmt.Errorf("%s: %w", s.name, errRules(string(m)))
	}
	size := func(section int, entries uint64) bool {
		t := s.section[section]
		return uint64(t.to-t.from) == entries*uint64(t.size)
	}
	if s.width = int(width); s.width < 1 || s.width > 4 || !size(textsSection, s.meta.texts+1) || !size(idsSection, s.articles) {
		return s.fail("its tables")
	}
	for i := range s.dirs {
		t := s.section[postingDirectory+i]
		if n := t.to - t.from; n < t.size || n%t.size != 0 {
			return s.fail("directory %d", i)
		}
		s.dirs[i] = directory{t}
	}
	if s.format == 1 {
		return nil
	}
	if !size(basesSection, s.meta.texts+1) || !size(printingsSection, s.articles) || !size(addedSection, s.articles) {
		return s.fail("its tables")
	}
	names, err := s.section[outletsSection].all()
	for len(names) > 0 {
		n, used := binary.Uvarint(names)
		if used <= 0 || n > uint64(len(names)-used) {
			return s.fail("its outlets")
		}
		s.outlets = append(s.outlets, string(names[used:used+int(n)]))
		names = names[used+int(n):]
	}
	return err
}

func errVersion(format int) error {
	return fmt.Errorf("it is of format %d and this program reads 1 to %d; hint: export it with the program that made it and add the articles to a new index", format, formatVersion)
}

func errRules(rules string) error {
	return fmt.Errorf("its articles were prepared under other rules (%q, here %q); hint: export it with the program that made it and add the articles to a new index", rules, Rules())
}

func (s *segment) close() error { return cmp.Or(s.mapped.unmap(), s.file.Close()) }

// hurt notes that a segment is not as it was written, and returns the first such
// error.
func (s *segment) hurt(err error) error {
	s.wound.CompareAndSwap(nil, &err)
	return s.harm()
}

// harm is the first error that was noted.
func (s *segment) harm() error {
	if err := s.wound.Load(); err != nil {
		return *err
	}
	return nil
}

// article is an article by its number, without its text.
func (s *segment) article(number int) (*corpus.Article, error) { return s.reader.article(s, number) }

func (r *textReader) article(s *segment, number int) (*corpus.Article, error) {
	record, err := r.record(s, number)
	if err != nil {
		return nil, err
	}
	a, err := parseRecord(record)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return a, nil
}

// whole is an article by its number, with its text.
func (s *segment) whole(number int) (*corpus.Article, error) {
	a, err := s.article(number)
	if err == nil {
		a.Text, err = s.text(s.textOf(number))
	}
	return a, err
}

// textOf is the text that an article prints.
func (s *segment) textOf(article int) int {
	return sort.Search(int(s.meta.texts), func(t int) bool {
		next, _ := s.textEntry(t + 1)
		return int(next) > article
	})
}

// find is the article with an id that was not removed, -1 for none.
func (s *segment) find(id string) (int, error) {
	ids, hash := s.section[idsSection], xxhash.Sum64String(id)
	n := ids.entries()
	at := sort.Search(n, func(i int) bool { return order.Uint64(ids.entry(i)) >= hash })
	for ; at < n && order.Uint64(ids.entry(at)) == hash; at++ {
		number := order.Uint32(ids.entry(at)[8:])
		if uint64(number) >= s.articles || s.removed.Contains(number) {
			continue
		}
		a, err := s.article(int(number))
		if err != nil {
			return -1, err
		}
		if a.ID == id {
			return int(number), nil
		}
	}
	return -1, s.harm()
}

// printing is where and when an article was printed.
func (s *segment) printing(article int) (outlet string, day int, err error) {
	if s.format == 1 {
		a, err := s.article(article)
		if err != nil {
			return "", index.NoDay, err
		}
		return a.Outlet, int(dayOf(a)), nil
	}
	e := s.section[printingsSection].entry(article)
	if n := order.Uint32(e); uint64(n) < uint64(len(s.outlets)) {
		return s.outlets[n], int(int32(order.Uint32(e[4:]))), s.harm()
	}
	return "", index.NoDay, s.fail("article %d has an outlet that is not there", article)
}

// added is the snapshot that an article was added in, 0 where it is not known.
func (s *segment) added(article int) uint32 {
	if s.format == 1 {
		return 0
	}
	return order.Uint32(s.section[addedSection].entry(article))
}

// counts adds the stored counts of stems to c.
func (s *segment) counts(c *sketch.Counts) error {
	data, err := s.section[countsSection].all()
	if err != nil {
		return err
	}
	raw, err := s.zstd.DecodeAll(data, nil)
	if err == nil {
		err = c.Add(raw)
	}
	if err != nil {
		return s.fail("its counts: %v", err)
	}
	return nil
}
