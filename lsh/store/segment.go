package store

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"os"
	"path/filepath"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/zstd"

	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// segment is one file. Nothing of it stays in memory but what it says of itself:
// entries of tables are read by the page, blocks when they are needed. A mapped
// file would make resident all that surrounds what a draft touches (112 MB after
// one draft among a million articles), and a file that is cut or a disk that
// fails would end the process instead of being an error. Not safe for concurrent
// use.
type segment struct {
	name string
	file source
	size int64
	zstd *zstd.Decoder
	// format is that of the file.
	format byte
	meta
	pages   *pages
	blocks  uint64 // where the last block ends and the sections begin
	sums    []byte // of the pages of the sections; nil in format 1
	hurt    error  // of the first page that was not as it was written
	section [sections]table
	dirs    [3]directory
	outlets []string
	removed *roaring.Bitmap // articles

	buffer  []byte   // of the last block that was read
	raw     []byte   // content of block textsOf
	texts   [][]byte // in raw
	records [][]byte // of block recordsOf

	textsOf, recordsOf int
}

// source is the file of a segment.
type source interface {
	io.ReaderAt
	io.Closer
}

// posting is one key of a text.
type posting struct {
	code  uint64
	place uint32
}

// table is a section of entries of one size.
type table struct {
	s        *segment
	from, to int // where it stands among the sections
	sum      uint32
	size     int // of an entry; 0 for a section without
}

// entries is their number.
func (t table) entries() int { return (t.to - t.from) / t.size }

// zeros is what an entry reads as that is damaged or not there.
const zeros = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"

// entry is an entry's bytes, valid until the next entry is read. One that is
// damaged reads as zeros, and the segment is hurt.
func (t table) entry(i int) []byte {
	at := t.from + i*t.size
	if i < 0 || at+t.size > t.to {
		return []byte(zeros[:t.size])
	}
	number, from := at/pageSize, at%pageSize
	p := t.s.page(number)
	if from+t.size <= len(p) {
		return p[from : from+t.size]
	}
	if len(p) == pageSize { // it goes on in the next
		both := append(make([]byte, 0, largestEntry), p[from:]...)
		if p = t.s.page(number + 1); len(both)+len(p) >= t.size {
			return append(both, p[:t.size-len(both)]...)
		}
	}
	return []byte(zeros[:t.size])
}

// all is the whole section.
func (t table) all() ([]byte, error) {
	data := make([]byte, t.to-t.from)
	if _, err := t.s.file.ReadAt(data, int64(t.s.blocks)+int64(t.from)); err != nil || checksum(data) != t.sum {
		return nil, t.s.fail("the section of %d bytes at %d", len(data), t.s.blocks+uint64(t.from))
	}
	return data, nil
}

// page is a page of the sections; nil where it is damaged, which hurts the
// segment.
func (s *segment) page(number int) []byte {
	slot := s.pages.slot(s, number)
	if slot.s == s && slot.number == number {
		return slot.data
	}
	end := s.section[sumsSection].from
	if s.sums == nil {
		end = s.section[articleDirectory].to
	}
	slot.s, slot.number = nil, number
	if cap(slot.data) < pageSize {
		slot.data = make([]byte, pageSize)
	}
	slot.data = slot.data[:max(0, min(pageSize, end-number*pageSize))]
	_, err := s.file.ReadAt(slot.data, int64(s.blocks)+int64(number)*pageSize)
	if err != nil || s.sums != nil && checksum(slot.data) != order.Uint32(s.sums[4*number:]) {
		if s.hurt == nil {
			s.hurt = s.fail("page %d of its tables", number)
		}
		return nil
	}
	slot.s = s
	return slot.data
}

// pages keeps the pages that were read last, of all segments of an Index: 8 MB
// at most.
type pages [1 << pagesBits]pageSlot

const pagesBits = 11

type pageSlot struct {
	s      *segment // nil for none
	number int
	data   []byte
}

// slot is the one that a page has, alone or in turn with others.
func (p *pages) slot(s *segment, number int) *pageSlot {
	return &p[(uint64(number)+s.meta.words)*0x9e3779b97f4a7c15>>(64-pagesBits)]
}

// directory says where the blocks of one kind are.
type directory struct{ table }

// blocks is their number; the last entry is their end.
func (d directory) blocks() int { return d.entries() - 1 }

func (d directory) first(i int) uint64 {
	first := order.Uint64(d.entry(i))
	if d.s.format > 1 {
		first &= 1<<48 - 1
	}
	return first
}

func (d directory) offset(i int) uint64 {
	if d.s.format == 1 {
		return order.Uint64(d.entry(i)[8:])
	}
	return order.Uint64(d.entry(i)[4:]) >> 16
}

// holding is the last block whose first item is at most item, -1 for none.
func (d directory) holding(item uint64) int {
	return sort.Search(d.blocks(), func(i int) bool { return d.first(i) > item }) - 1
}

// newDecoder returns what blocks are decompressed with.
func newDecoder() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<31))
	if err != nil {
		panic("store: " + err.Error()) // the options are wrong
	}
	return d
}

// openSegment opens a file of a store.
func openSegment(folder string, entry *segmentEntry, dec *zstd.Decoder, kept *pages) (*segment, error) {
	path := filepath.Join(folder, entry.File)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.Size() != entry.Size {
		err = fmt.Errorf("%s: %w", path, damaged("it has %d bytes, not %d", info.Size(), entry.Size))
	}
	var s *segment
	if err == nil {
		s, err = parseSegment(path, f, entry.Size, dec, kept)
	}
	if err == nil && s.articles != uint64(entry.Articles) {
		err = s.fail("it has %d articles, not %d", s.articles, entry.Articles)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	s.removed = entry.removed
	return s, nil
}

// parseSegment reads what a segment says of itself.
func parseSegment(name string, file source, size int64, dec *zstd.Decoder, kept *pages) (*segment, error) {
	s := &segment{
		name: name, file: file, size: size, zstd: dec, pages: kept, removed: roaring.New(),
		textsOf: -1, recordsOf: -1,
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
	return fmt.Errorf("it is of format %d and this program reads %d; hint: export it with the program that made it and add the articles to a new index", format, formatVersion)
}

func errRules(rules string) error {
	return fmt.Errorf("its articles were prepared under other rules (%q, here %q); hint: export it with the program that made it and add the articles to a new index", rules, Rules())
}

func (s *segment) close() error { return s.file.Close() }

// block reads a block; its bytes are valid until the next one is read.
func (s *segment) block(dir, i int) ([]byte, error) {
	d := s.dirs[dir]
	from, to := d.offset(i), d.offset(i+1)
	if s.hurt != nil {
		return nil, s.hurt
	}
	if from < uint64(headSize) || to < from || to > s.blocks {
		return nil, s.fail("directory %d at block %d", dir, i)
	}
	n := int(to - from)
	if cap(s.buffer) < n {
		s.buffer = make([]byte, n+n/4)
	}
	data := s.buffer[:n]
	if _, err := s.file.ReadAt(data, int64(from)); err != nil {
		return nil, s.fail("block %d of directory %d: %v", i, dir, err)
	}
	var sum uint32
	if s.format == 1 {
		sum = order.Uint32(d.entry(i)[16:])
	} else if n < blockSum {
		return nil, s.fail("block %d of directory %d", i, dir)
	} else {
		data, sum = data[:n-blockSum], order.Uint32(data[n-blockSum:])
	}
	if checksum(data) != sum {
		return nil, s.fail("block %d of directory %d", i, dir)
	}
	return data, nil
}

// base is the place of a text's first word.
func (s *segment) base(t int) uint32 {
	if s.format == 1 {
		return order.Uint32(s.section[textsSection].entry(t))
	}
	return order.Uint32(s.section[basesSection].entry(t))
}

// textEntry is a text's first article and the hash of its folded words.
func (s *segment) textEntry(t int) (article uint32, fold uint64) {
	e := s.section[textsSection].entry(t)
	e = e[len(e)-textEntry:]
	return min(order.Uint32(e), uint32(s.articles)), order.Uint64(e[4:])
}

// wordsOf is the number of words of a text.
func (s *segment) wordsOf(t int) int { return max(0, int(s.base(t+1))-int(s.base(t))) }

// textAt is the text that holds a place, -1 for none.
func (s *segment) textAt(place uint32) int {
	n := int(s.meta.texts)
	t := sort.Search(n, func(t int) bool { return s.base(t+1) > place })
	if t == n {
		return -1
	}
	return t
}

// postingBlock decodes a block.
func (s *segment) postingBlock(dst []posting, i int) ([]posting, error) {
	data, err := s.block(0, i)
	if err != nil {
		return nil, err
	}
	dst, err = decodePostings(dst[:0], data, s.dirs[0].first(i), s.width)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return dst, nil
}

// decodePostings appends the postings of a block.
func decodePostings(dst []posting, block []byte, first uint64, width int) ([]posting, error) {
	code := first
	for len(block) > 0 {
		delta, n := binary.Uvarint(block)
		if n <= 0 || len(block) < n+width || code+delta < code {
			return dst, damaged("a block of postings")
		}
		code += delta
		var place [4]byte
		copy(place[:], block[n:n+width])
		dst = append(dst, posting{code, order.Uint32(place[:])})
		block = block[n+width:]
	}
	return dst, nil
}

// lookup calls yield for up to most places with a code.
func (s *segment) lookup(code uint64, most int, yield func(place uint32)) error {
	d := s.dirs[0]
	for i := max(d.reaching(code)-1, 0); i < d.blocks() && d.first(i) <= code && most > 0; i++ {
		data, err := s.block(0, i)
		if err != nil {
			return err
		}
		n, ok := scanPostings(data, d.first(i), s.width, code, most, yield)
		if !ok {
			return s.fail("block %d of postings", i)
		}
		most -= n
	}
	return s.hurt
}

// reaching is the first block of postings that begins with a code of at least
// code. Codes are as good as uniform, so that it stands near where its share of
// all codes says: the entries there are on one page, or the next.
func (d directory) reaching(code uint64) int {
	const near = pageSize / directoryEntry / 4
	n := d.blocks()
	share, _ := bits.Mul64(code<<(64-index.KeyBits), uint64(n))
	from, to := 0, n
	for step := near; ; step *= 2 {
		at := int(share) - step
		if at <= 0 || d.first(at) < code {
			from = max(from, at)
			break
		}
		to = min(to, at)
	}
	for step := near; ; step *= 2 {
		at := int(share) + step
		if at >= n || d.first(at) >= code {
			to = min(to, at)
			break
		}
		from = max(from, at)
	}
	return from + sort.Search(to-from, func(i int) bool { return d.first(from+i) >= code })
}

// scanPostings calls yield for up to most places with a code in a block, and
// returns their number; false where the block is damaged before them.
func scanPostings(block []byte, first uint64, width int, code uint64, most int, yield func(place uint32)) (found int, ok bool) {
	for at := first; len(block) > 0 && found < most; {
		delta, n := uint64(block[0]), 1
		if delta >= 0x80 {
			delta, n = binary.Uvarint(block)
		}
		if n <= 0 || len(block) < n+width || at+delta < at {
			return found, false
		}
		if at += delta; at > code {
			return found, true
		}
		if at == code {
			var place [4]byte
			copy(place[:], block[n:n+width])
			yield(order.Uint32(place[:]))
			found++
		}
		block = block[n+width:]
	}
	return found, true
}

// decompressed appends the content of a compressed block to dst.
func (s *segment) decompressed(dst []byte, dir, i int) ([]byte, error) {
	data, err := s.block(dir, i)
	if err != nil {
		return nil, err
	}
	raw, err := s.zstd.DecodeAll(data, dst)
	if err != nil {
		return nil, s.fail("block %d of directory %d: %v", i, dir, err)
	}
	return raw, nil
}

// text is a text by its number.
func (s *segment) text(t int) (string, error) {
	i := s.dirs[1].holding(uint64(t))
	if i < 0 {
		return "", s.fail("no block holds text %d", t)
	}
	first := int(s.dirs[1].first(i))
	if s.textsOf != i {
		s.textsOf = -1
		raw, err := s.decompressed(s.raw[:0], 1, i)
		if err != nil {
			return "", err
		}
		s.raw = raw
		if s.texts, err = splitTexts(s.texts[:0], raw, int(s.dirs[1].first(i+1))-first); err != nil {
			return "", fmt.Errorf("%s: %w", s.name, err)
		}
		s.textsOf = i
	}
	if t < first || t-first >= len(s.texts) {
		return "", s.fail("no block holds text %d", t)
	}
	return string(s.texts[t-first]), nil
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

// record is an article by its number, without its text, as it is stored.
func (s *segment) record(article int) ([]byte, error) {
	i := s.dirs[2].holding(uint64(article))
	if i < 0 {
		return nil, s.fail("no block holds article %d", article)
	}
	if s.recordsOf != i {
		raw, err := s.decompressed(nil, 2, i)
		if err != nil {
			return nil, err
		}
		records, err := splitRecords(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		s.records, s.recordsOf = records, i
	}
	if k := article - int(s.dirs[2].first(i)); k >= 0 && k < len(s.records) {
		return s.records[k], nil
	}
	return nil, s.fail("no block holds article %d", article)
}

// splitRecords parts a block of articles.
func splitRecords(raw []byte) ([][]byte, error) {
	var records [][]byte
	for len(raw) > 0 {
		length, n := binary.Uvarint(raw)
		if n <= 0 || length > uint64(len(raw)-n) {
			return nil, damaged("a block of articles")
		}
		records = append(records, raw[n:n+int(length)])
		raw = raw[n+int(length):]
	}
	return records, nil
}

// article is an article by its number, without its text.
func (s *segment) article(number int) (*corpus.Article, error) {
	record, err := s.record(number)
	if err != nil {
		return nil, err
	}
	a, err := parseRecord(record)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return a, nil
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
	return -1, s.hurt
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
		return s.outlets[n], int(int32(order.Uint32(e[4:]))), s.hurt
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
