package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"

	"sada/lsh/index"
)

// posting is one key of a text.
type posting struct {
	code  uint64
	place uint32
}

// stretch is where a block stands in the file.
type stretch struct {
	dir, i   int
	from, to uint64
	sum      uint32 // in format 1, which has it in the directory
}

// findBlock finds a block.
func (s *segment) findBlock(dir, i int) (stretch, error) {
	d := &s.dirs[dir]
	at := stretch{dir: dir, i: i, from: d.offset(i), to: d.offset(i + 1)}
	if s.format == 1 {
		at.sum = order.Uint32(d.entry(i)[16:])
	}
	if err := s.harm(); err != nil {
		return at, err
	}
	least := uint64(blockSum)
	if s.format == 1 {
		least = 0
	}
	if at.from < uint64(headSize) || at.to < at.from+least || at.to > s.blocks {
		return at, s.fail("directory %d at block %d", dir, i)
	}
	return at, nil
}

// read reads a block into a buffer, which grows. Safe for concurrent use.
func (s *segment) read(buffer *[]byte, at stretch) ([]byte, error) {
	n := int(at.to - at.from)
	if cap(*buffer) < n {
		*buffer = make([]byte, n+n/4)
	}
	data := (*buffer)[:n]
	if _, err := s.file.ReadAt(data, int64(at.from)); err != nil {
		return nil, s.fail("block %d of directory %d: %v", at.i, at.dir, err)
	}
	if !s.intact(data, at) {
		return nil, s.fail("block %d of directory %d", at.i, at.dir)
	}
	return s.contentOf(data), nil
}

// contentOf is a block without its checksum.
func (s *segment) contentOf(block []byte) []byte {
	if s.format == 1 {
		return block
	}
	return block[:len(block)-blockSum]
}

// intact says whether a block is as it was written.
func (s *segment) intact(block []byte, at stretch) bool {
	sum := at.sum
	if s.format > 1 {
		sum = order.Uint32(block[len(block)-blockSum:])
	}
	return checksum(s.contentOf(block)) == sum
}

// block reads a block; its bytes are valid until the next one is read.
func (s *segment) block(dir, i int) ([]byte, error) {
	at, err := s.findBlock(dir, i)
	if err != nil {
		return nil, err
	}
	return s.read(&s.buffer, at)
}

// postingBlock decodes a block.
func (s *segment) postingBlock(dst []posting, i int) ([]posting, error) {
	data, err := s.block(0, i)
	if err != nil {
		return nil, err
	}
	skips, data, err := s.splitSkips(data)
	if err == nil {
		dst, err = decodePostings(dst[:0], skips, data, s.dirs[0].first(i), s.width)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return dst, nil
}

// splitSkips parts a block of postings from its skips; it has none before format 3.
func (s *segment) splitSkips(block []byte) (skips, postings []byte, err error) {
	if s.format < 3 {
		return nil, block, nil
	}
	return splitSkips(block)
}

// splitSkips parts a block of postings from its skips.
func splitSkips(block []byte) (skips, postings []byte, err error) {
	if len(block) == 0 || len(block) < 1+int(block[0])*skipEntry {
		return nil, nil, damaged("a block of postings")
	}
	n := 1 + int(block[0])*skipEntry
	return block[1:n], block[n:], nil
}

// skipTo is where in a block of postings to begin in search of a code, and the
// code of the posting before: where a skip says, of those that skip nothing of
// the code the last.
func skipTo(skips []byte, first, code uint64) (before uint64, from int) {
	before = first
	for ; len(skips) > 0; skips = skips[skipEntry:] {
		skip := order.Uint64(skips)
		at := skip & (1<<48 - 1)
		if at >= code {
			break
		}
		before, from = at, int(skip>>48)
	}
	return before, from
}

// postings is a block of postings, of the mapped file or read into a buffer.
func (s *segment) postings(buffer *[]byte, i int) ([]byte, error) {
	at, err := s.findBlock(0, i)
	if err != nil {
		return nil, err
	}
	if s.mapped != nil && s.soundPostings.has(i) {
		return s.contentOf(s.mapped[at.from:at.to:at.to]), nil
	}
	data, err := s.view(buffer, at)
	if err == nil && s.mapped != nil {
		s.soundPostings.add(i)
	}
	return data, err
}

// view is a block, of the mapped file or read into a buffer.
func (s *segment) view(buffer *[]byte, at stretch) ([]byte, error) {
	if s.mapped == nil {
		return s.read(buffer, at)
	}
	data := s.mapped[at.from:at.to:at.to]
	if !s.intact(data, at) {
		return nil, s.fail("block %d of directory %d", at.i, at.dir)
	}
	return s.contentOf(data), nil
}

// decodePostings appends the postings of a block and holds the skips to them.
func decodePostings(dst []posting, skips, block []byte, first uint64, width int) ([]posting, error) {
	code, size := first, len(block)
	for len(block) > 0 {
		if at := code | uint64(size-len(block))<<48; len(skips) > 0 && order.Uint64(skips) == at {
			skips = skips[skipEntry:]
		}
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
	if len(skips) > 0 {
		return dst, damaged("the skips of a block of postings")
	}
	return dst, nil
}

// seeker looks up codes that ascend in a segment: it goes on where the one before
// ended, so that a segment with fewer postings than codes are asked for is read
// once. It serves one goroutine; several may read a segment that is mapped.
type seeker struct {
	s      *segment
	buffer []byte // for a block, where the segment is not mapped

	block           int // where it stands, -1 for nowhere
	skips, postings []byte
	before          uint64 // the code of the posting before
	from            int    // where the next posting stands
	end             uint64 // the first code of the next block
	next            uint64 // no code between the one before and this is there

	searches []search
	met      []approached // by the highest bits of the code, the last one; its code is 0 for none
	asked    int          // codes, until there is met
	ahead    []approached
	passed   int  // of these
	touched  byte // of blocks that are approached; nobody reads it
}

// approached is a code and the block where it begins if it is there.
type approached struct {
	code  uint64
	block int
}

func newSeeker(s *segment) *seeker { return &seeker{s: s, block: -1} }

// A seeker of a large segment keeps for every so many blocks of postings, from half of
// blocksPerMet to all of it and more in the largest, the code that it found last there:
// the next one is looked for beside it, which reads half as much of the directory. They
// take 256 KB at most, and are not made before there are codes for one in manyPerMet of
// them: who asks less finds hardly any again.
const (
	blocksPerMet = 32
	mostMetBits  = 14
	manyPerMet   = 16
)

// meets makes ready for so many more codes.
func (k *seeker) meets(codes int) {
	size := 1 << min(bits.Len(uint(k.s.dirs[0].blocks()/blocksPerMet)), mostMetBits)
	if k.asked += codes; k.met == nil && k.asked*manyPerMet >= size {
		k.met = make([]approached, size)
	}
}

// reaching is the search for the block where a code begins.
func (k *seeker) reaching(code uint64) search {
	d := &k.s.dirs[0]
	s := d.reaching(code)
	if at := k.metBy(code); at != nil && at.code > 0 {
		s.guess = at.block + int((float64(code)-float64(at.code))/s.each)
		s.guesses = 1
	}
	return s
}

// metBy is what was found last near a code, which has index.KeyBits; nil where that is
// not kept.
func (k *seeker) metBy(code uint64) *approached {
	if k.met == nil {
		return nil
	}
	return &k.met[code>>(index.KeyBits-bits.Len(uint(len(k.met)-1)))]
}

// restart lets the next code be any.
func (k *seeker) restart() { k.block, k.next, k.passed = -1, 0, len(k.ahead) }

// fewBlocks is the number of blocks of postings up to which they are soon in the
// processor's caches.
const fewBlocks = 32

// approach makes ready for finding codes, which ascend: it looks for the blocks of
// all of them together and fetches these. Each is far from the one before, and most
// of a look-up is waiting for memory.
func (k *seeker) approach(codes []uint64) {
	d := &k.s.dirs[0]
	if k.ahead, k.passed = k.ahead[:0], 0; k.s.mapped == nil || d.blocks() <= fewBlocks {
		return
	}
	k.meets(len(codes))
	k.searches = k.searches[:0]
	for _, code := range codes {
		k.searches = append(k.searches, k.reaching(code))
	}
	findAll(k.searches, d.first, func(i, found int) { k.ahead = append(k.ahead, approached{codes[i], max(found-1, 0)}) })
	for _, a := range k.ahead {
		if met := k.metBy(a.code); met != nil {
			*met = a
		}
		if at := d.offset(a.block); at < k.s.blocks {
			k.touched += k.s.mapped[at]
		}
	}
}

// blockOf is the block where a code begins if it is there.
func (k *seeker) blockOf(code uint64) int {
	for k.passed < len(k.ahead) && k.ahead[k.passed].code < code {
		k.passed++
	}
	if k.passed < len(k.ahead) && k.ahead[k.passed].code == code {
		return k.ahead[k.passed].block
	}
	d := &k.s.dirs[0]
	s := d.reaching(code)
	return max(s.find(d.first)-1, 0)
}

// find appends up to most places with a code, which is greater than the one before.
func (k *seeker) find(places []uint32, code uint64, most int) ([]uint32, error) {
	if code < k.next {
		return places, k.s.harm()
	}
	most += len(places)
	if k.block < 0 || k.end < code {
		if k.s.dirs[0].blocks() == 0 {
			return places, k.s.harm()
		}
		if err := k.enter(k.blockOf(code)); err != nil {
			return places, err
		}
	}
	if before, from := skipTo(k.skips, k.before, code); from > k.from {
		k.before, k.from = before, from
	}
	for {
		var ok bool
		if places, ok = k.scan(places, code, most); !ok {
			err := k.s.fail("block %d of postings", k.block)
			k.block = -1
			return places, err
		}
		if k.next > code || len(places) == most {
			return places, k.s.harm()
		}
		if k.end > code {
			k.next = k.end
			return places, k.s.harm()
		}
		if err := k.enter(k.block + 1); err != nil {
			return places, err
		}
	}
}

// enter goes to the beginning of a block.
func (k *seeker) enter(i int) error {
	k.block = -1
	data, err := k.s.postings(&k.buffer, i)
	if err != nil {
		return err
	}
	if k.skips, k.postings, err = k.s.splitSkips(data); err != nil {
		return k.s.fail("block %d of postings", i)
	}
	d := &k.s.dirs[0]
	k.before, k.from, k.end = d.first(i), 0, math.MaxUint64
	if i+1 < d.blocks() {
		k.end = d.first(i + 1)
	}
	k.block = i
	return nil
}

// reaching is the search for the first block of postings that begins with a code of
// at least code. Codes are as good as uniform, but for those that very many texts
// have: it stands near where its share of all codes says, and nearer still to where
// the code that is found there says.
func (d *directory) reaching(code uint64) search {
	n := d.blocks()
	share, _ := bits.Mul64(code<<(64-index.KeyBits), uint64(n))
	return newSearch(n, int(share), code, 1<<index.KeyBits/float64(max(1, n)))
}

// scan appends the places with a code in the rest of the block, until there are
// most, and goes as far as the first posting of a greater code; false where the
// block is damaged before it.
func (k *seeker) scan(places []uint32, code uint64, most int) ([]uint32, bool) {
	at, width := k.before, k.s.width
	block := k.postings[min(k.from, len(k.postings)):]
	for len(block) > 0 && len(places) < most {
		delta, n := uint64(block[0]), 1
		if delta >= 0x80 {
			switch { // nearly all have two or three bytes
			case len(block) > 1 && block[1] < 0x80:
				delta, n = delta&0x7f|uint64(block[1])<<7, 2
			case len(block) > 2 && block[2] < 0x80:
				delta, n = delta&0x7f|uint64(block[1]&0x7f)<<7|uint64(block[2])<<14, 3
			default:
				delta, n = binary.Uvarint(block)
			}
		}
		if n <= 0 || len(block) < n+width || at+delta < at {
			return places, false
		}
		if at+delta > code {
			k.next = at + delta
			break
		}
		if at += delta; at == code {
			var place [4]byte
			copy(place[:], block[n:n+width])
			places = append(places, order.Uint32(place[:]))
		}
		block = block[n+width:]
	}
	k.before, k.from = at, len(k.postings)-len(block)
	return places, true
}

// record is an article by its number, without its text, as it is stored.
func (r *textReader) record(s *segment, article int) ([]byte, error) {
	i := s.dirs[2].holding(uint64(article), s.articles)
	if i < 0 {
		return nil, s.fail("no block holds article %d", article)
	}
	if r.recordsOf != (blockOf{s, i}) {
		at, err := s.findBlock(2, i)
		if err != nil {
			return nil, err
		}
		data, err := s.read(&r.buffer, at)
		if err != nil {
			return nil, err
		}
		raw, err := r.zstd.DecodeAll(data, nil)
		if err != nil {
			return nil, s.fail("block %d of directory %d: %v", i, at.dir, err)
		}
		records, err := splitRecords(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		r.records, r.recordsOf = records, blockOf{s, i}
	}
	if k := article - int(s.dirs[2].first(i)); k >= 0 && k < len(r.records) {
		return r.records[k], nil
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
