package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/zstd"

	"sada/lsh/corpus"
	"sada/lsh/index"
)

// segment is one file, mapped into memory. Checksums of sections are held when
// it is opened, those of blocks when one is first read. Not safe for concurrent
// use.
type segment struct {
	name  string
	data  []byte
	unmap func() error
	zstd  *zstd.Decoder
	meta
	section [sections][]byte
	dirs    [3]directory
	sound   [3][]uint64     // a bit a block: its checksum was held
	removed *roaring.Bitmap // articles

	postings []posting // of block postingsOf
	texts    []string  // of block textsOf
	records  [][]byte  // of block recordsOf

	postingsOf, textsOf, recordsOf int
}

// posting is one key of a text.
type posting struct {
	code  uint64
	place uint32
}

// directory says where the blocks of one kind are.
type directory []byte

// blocks is their number; the last entry is their end.
func (d directory) blocks() int           { return len(d)/directoryEntry - 1 }
func (d directory) first(i int) uint64    { return order.Uint64(d[i*directoryEntry:]) }
func (d directory) offset(i int) uint64   { return order.Uint64(d[i*directoryEntry+8:]) }
func (d directory) checksum(i int) uint32 { return order.Uint32(d[i*directoryEntry+16:]) }

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
func openSegment(folder string, entry *segmentEntry, dec *zstd.Decoder) (*segment, error) {
	path := filepath.Join(folder, entry.File)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() != entry.Size {
		return nil, fmt.Errorf("%s: %w", path, damaged("it has %d bytes, not %d", info.Size(), entry.Size))
	}
	data, unmap, err := mapFile(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s, err := parseSegment(data, dec)
	if err == nil && s.articles != uint64(entry.Articles) {
		err = damaged("it has %d articles, not %d", s.articles, entry.Articles)
	}
	if err != nil {
		unmap()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s.name, s.unmap, s.removed = path, unmap, entry.removed
	return s, nil
}

// parseSegment reads a segment's sections.
func parseSegment(data []byte, dec *zstd.Decoder) (*segment, error) {
	s := &segment{data: data, zstd: dec, postingsOf: -1, textsOf: -1, recordsOf: -1, removed: roaring.New()}
	if len(data) < headSize+trailerSize+sections*contentsEntry || !bytes.HasPrefix(data, []byte(head)) {
		return nil, damaged("it is no segment of an index")
	}
	if v := data[len(head)]; v != formatVersion {
		return nil, fmt.Errorf("it is of format %d and this program reads %d; hint: export it with the program that made it", v, formatVersion)
	}
	trailer := data[len(data)-trailerSize:]
	if string(trailer[12:]) != tail+string(rune(formatVersion)) {
		return nil, damaged("its end is missing")
	}
	end := uint64(len(data) - trailerSize)
	at := order.Uint64(trailer)
	if at != end-sections*contentsEntry {
		return nil, damaged("its contents")
	}
	contents := data[at:end]
	if checksum(contents) != order.Uint32(trailer[8:]) {
		return nil, damaged("its contents")
	}
	blocksEnd := at
	for i := range s.section {
		c := contents[i*contentsEntry:]
		offset, size := order.Uint64(c), order.Uint64(c[8:])
		if offset < uint64(headSize) || offset > at || size > at-offset {
			return nil, damaged("section %d", i)
		}
		s.section[i] = data[offset : offset+size]
		if checksum(s.section[i]) != order.Uint32(c[16:]) {
			return nil, damaged("section %d", i)
		}
		blocksEnd = min(blocksEnd, offset)
	}
	return s, s.parseMeta(blocksEnd)
}

// parseMeta reads what a segment says of itself and holds its tables to it.
func (s *segment) parseMeta(blocksEnd uint64) error {
	m := s.section[metaSection]
	var width uint64
	for _, to := range []*uint64{&s.articles, &s.meta.texts, &s.words, &s.meta.postings, &width} {
		v, n := binary.Uvarint(m)
		if n <= 0 || v > 1<<32 {
			return damaged("its description")
		}
		*to, m = v, m[n:]
	}
	if string(m) != Rules() {
		return errRules(string(m))
	}
	if s.width = int(width); s.width < 1 || s.width > 4 ||
		uint64(len(s.section[textsSection])) != (s.meta.texts+1)*textEntry || uint64(len(s.section[idsSection])) != s.articles*idEntry {
		return damaged("its tables")
	}
	for i := range s.dirs {
		d := directory(s.section[postingDirectory+i])
		if len(d) < directoryEntry || len(d)%directoryEntry != 0 {
			return damaged("directory %d", i)
		}
		for k := range d.blocks() {
			if d.offset(k) < uint64(headSize) || d.offset(k) > d.offset(k+1) || d.offset(k+1) > blocksEnd || d.first(k) > d.first(k+1) {
				return damaged("directory %d", i)
			}
		}
		s.dirs[i] = d
	}
	last := uint64(0)
	for t := range int(s.meta.texts) + 1 {
		_, articles, _ := s.textEntry(t)
		if uint64(articles) < last || uint64(articles) > s.articles {
			return damaged("its table of texts")
		}
		last = uint64(articles)
	}
	return nil
}

func errRules(rules string) error {
	return fmt.Errorf("its articles were prepared under other rules (%q, here %q); hint: export it with the program that made it and add the articles to a new index", rules, Rules())
}

func (s *segment) close() error { return s.unmap() }

// block is the bytes of a block. Its checksum is held the first time.
func (s *segment) block(dir, i int) ([]byte, error) {
	d := s.dirs[dir]
	data := s.data[d.offset(i):d.offset(i+1)]
	if s.sound[dir] == nil {
		s.sound[dir] = make([]uint64, d.blocks()/64+1)
	}
	if s.sound[dir][i/64]>>(i%64)&1 == 0 {
		if checksum(data) != d.checksum(i) {
			return nil, s.fail("block %d of directory %d", i, dir)
		}
		s.sound[dir][i/64] |= 1 << (i % 64)
	}
	return data, nil
}

func (s *segment) textEntry(t int) (base, article uint32, fold uint64) {
	e := s.section[textsSection][t*textEntry:]
	return order.Uint32(e), order.Uint32(e[4:]), order.Uint64(e[8:])
}

// wordsOf is the number of words of a text.
func (s *segment) wordsOf(t int) int {
	base, _, _ := s.textEntry(t)
	next, _, _ := s.textEntry(t + 1)
	return int(next) - int(base)
}

// textAt is the text that holds a place, -1 for none.
func (s *segment) textAt(place uint32) int {
	n := int(s.meta.texts)
	t := sort.Search(n, func(t int) bool {
		base, _, _ := s.textEntry(t + 1)
		return base > place
	})
	if t == n {
		return -1
	}
	return t
}

// postingBlock decodes a block; what it returns is valid until the next call.
func (s *segment) postingBlock(i int) ([]posting, error) {
	if s.postingsOf == i {
		return s.postings, nil
	}
	data, err := s.block(0, i)
	if err != nil {
		return nil, err
	}
	s.postingsOf = -1
	if s.postings, err = decodePostings(s.postings[:0], data, s.dirs[0].first(i), s.width); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	s.postingsOf = i
	return s.postings, nil
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
	return nil
}

// reaching is the first block of postings that begins with a code of at least
// code. Codes are as good as uniform, so that it stands near where its share of
// all codes says.
func (d directory) reaching(code uint64) int {
	const near = 128
	n := d.blocks()
	from, to := 0, n
	share, _ := bits.Mul64(code<<(64-index.KeyBits), uint64(n))
	if guess := int(share); n > 4*near {
		if at := guess - near; at > 0 && d.first(at) < code {
			from = at
		}
		if at := guess + near; at < n && d.first(at) >= code {
			to = at
		}
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

// decompressed is the content of a compressed block.
func (s *segment) decompressed(dir, i int) ([]byte, error) {
	data, err := s.block(dir, i)
	if err != nil {
		return nil, err
	}
	raw, err := s.zstd.DecodeAll(data, nil)
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
		raw, err := s.decompressed(1, i)
		if err != nil {
			return "", err
		}
		texts, err := splitTexts(raw, int(s.dirs[1].first(i+1))-first)
		if err != nil {
			return "", fmt.Errorf("%s: %w", s.name, err)
		}
		s.texts, s.textsOf = texts, i
	}
	if t-first >= len(s.texts) {
		return "", s.fail("no block holds text %d", t)
	}
	return s.texts[t-first], nil
}

// splitTexts parts a block of n texts.
func splitTexts(raw []byte, n int) ([]string, error) {
	if n < 0 || n > len(raw) {
		return nil, damaged("a block of texts")
	}
	lengths := make([]uint64, n)
	for i := range lengths {
		length, size := binary.Uvarint(raw)
		if size <= 0 {
			return nil, damaged("a block of texts")
		}
		lengths[i], raw = length, raw[size:]
	}
	all := string(raw)
	texts := make([]string, n)
	for i, length := range lengths {
		if length > uint64(len(all)) {
			return nil, damaged("a block of texts")
		}
		texts[i], all = all[:length], all[length:]
	}
	if all != "" {
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
		raw, err := s.decompressed(2, i)
		if err != nil {
			return nil, err
		}
		records, err := splitRecords(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		s.records, s.recordsOf = records, i
	}
	if k := article - int(s.dirs[2].first(i)); k < len(s.records) {
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
		_, next, _ := s.textEntry(t + 1)
		return int(next) > article
	})
}

// find is the article with an id that was not removed, -1 for none.
func (s *segment) find(id string) (int, error) {
	ids, hash := s.section[idsSection], xxhash.Sum64String(id)
	n := len(ids) / idEntry
	at := sort.Search(n, func(i int) bool { return order.Uint64(ids[i*idEntry:]) >= hash })
	for ; at < n && order.Uint64(ids[at*idEntry:]) == hash; at++ {
		number := order.Uint32(ids[at*idEntry+8:])
		if s.removed.Contains(number) || uint64(number) >= s.articles {
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
	return -1, nil
}
