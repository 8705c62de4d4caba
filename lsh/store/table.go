package store

import "sort"

// table is a section of entries of one size.
type table struct {
	s        *segment
	from, to int // where it stands among the sections
	sum      uint32
	size     int // of an entry; 0 for a section without
}

// entries is their number.
func (t *table) entries() int { return (t.to - t.from) / t.size }

// zeros is what an entry reads as that is damaged or not there.
const zeros = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"

// entry is an entry's bytes, valid until the next entry is read. One that is
// damaged reads as zeros, and the segment is hurt.
func (t *table) entry(i int) []byte {
	at := t.from + i*t.size
	if i < 0 || at+t.size > t.to {
		return []byte(zeros[:t.size])
	}
	number, from := at/pageSize, at%pageSize
	if m := t.s.mapped; m != nil {
		if !t.s.sound(number) || from+t.size > pageSize && !t.s.sound(number+1) {
			return []byte(zeros[:t.size])
		}
		return m[int(t.s.blocks)+at:][:t.size:t.size]
	}
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
func (t *table) all() ([]byte, error) {
	data := make([]byte, t.to-t.from)
	if _, err := t.s.file.ReadAt(data, int64(t.s.blocks)+int64(t.from)); err != nil || checksum(data) != t.sum {
		return nil, t.s.fail("the section of %d bytes at %d", len(data), t.s.blocks+uint64(t.from))
	}
	return data, nil
}

// extent is where a page of the sections stands in the file. The pages end where
// the checksums of pages begin.
func (s *segment) extent(number int) (from, n int) {
	end := s.section[sumsSection].from
	if s.sums == nil {
		end = s.section[articleDirectory].to
	}
	return int(s.blocks) + number*pageSize, max(0, min(pageSize, end-number*pageSize))
}

// sound says whether a page of a mapped segment is as it was written; one that is
// not hurts the segment.
func (s *segment) sound(number int) bool {
	if s.sums == nil || s.soundPages.has(number) {
		return true // or all of it was held to its checksums
	}
	from, n := s.extent(number)
	if checksum(s.mapped[from:from+n]) != order.Uint32(s.sums[4*number:]) {
		s.hurt(s.fail("page %d of its tables", number))
		return false
	}
	s.soundPages.add(number)
	return true
}

// page reads a page of the sections; nil where it is damaged, which hurts the
// segment.
func (s *segment) page(number int) []byte {
	slot := s.pages.slot(s, number)
	if slot.s == s && slot.number == number {
		return slot.data
	}
	from, n := s.extent(number)
	slot.s, slot.number = nil, number
	if cap(slot.data) < pageSize {
		slot.data = make([]byte, pageSize)
	}
	slot.data = slot.data[:n]
	_, err := s.file.ReadAt(slot.data, int64(from))
	if err != nil || s.sums != nil && checksum(slot.data) != order.Uint32(s.sums[4*number:]) {
		s.hurt(s.fail("page %d of its tables", number))
		return nil
	}
	slot.s = s
	return slot.data
}

// pages keeps the pages that were read last, of all segments of an Index: 16 MB
// at most.
type pages [1 << pagesBits]pageSlot

const pagesBits = 12

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
func (d *directory) blocks() int { return d.entries() - 1 }

func (d *directory) first(i int) uint64 {
	first := order.Uint64(d.entry(i))
	if d.s.format > 1 {
		first &= 1<<48 - 1
	}
	return first
}

func (d *directory) offset(i int) uint64 {
	if d.s.format == 1 {
		return order.Uint64(d.entry(i)[8:])
	}
	return order.Uint64(d.entry(i)[4:]) >> 16
}

// holding is the last block whose first item is at most item, -1 for none. Blocks
// hold about as many items each, of all so many.
func (d *directory) holding(item, all uint64) int {
	n := d.blocks()
	each := float64(all) / float64(max(1, n))
	s := newSearch(n, int(float64(item)/max(each, 1)), item+1, each)
	return s.find(d.first) - 1
}

// search looks among n values, which ascend, for the first that is at least
// wanted. It is likely to stand near a guess, and values to grow by about each: it
// guesses again from what it finds, by how much they grow there, then looks a step
// to each side, and twice as far each time. Of what it reads nearly all is new to
// the processor's caches: few values are read.
type search struct {
	wanted            uint64
	from, to          int // it stands from there up to and with that one
	guess, guesses    int
	last              int // that was read, -1 for none
	valueOfLast       float64
	each, least, most float64
}

func newSearch(n, guess int, wanted uint64, each float64) search {
	return search{wanted: wanted, to: n, guess: guess, guesses: mostGuesses, last: -1, each: each, least: each / 16, most: each * 16}
}

// mostGuesses is how often a search guesses that knows nothing of what is near.
const mostGuesses = 3

// step reads the value at the guess and guesses again.
func (s *search) step(value func(i int) uint64) {
	s.guess = min(max(s.guess, s.from), s.to)
	at := min(s.guess, s.to-1)
	if at < s.from {
		return
	}
	found := value(at)
	if found < s.wanted {
		s.from = at + 1
	} else {
		s.to = at
	}
	v := float64(found)
	if s.last >= 0 {
		s.each = min(max((v-s.valueOfLast)/float64(at-s.last), s.least), s.most)
	}
	s.last, s.valueOfLast = at, v
	s.guess = int(min(max(float64(at)+(float64(s.wanted)-v)/max(s.each, 1), float64(s.from)), float64(s.to)))
}

// finish returns the number of the value, n for none.
func (s *search) finish(value func(i int) uint64) int {
	from, to, guess := s.from, s.to, s.guess
	for step := 2; guess-step >= from; step *= 2 {
		at := guess - step
		if value(at) < s.wanted {
			from = at + 1
			break
		}
		to = at
	}
	for step := 2; guess+step < to; step *= 2 {
		at := guess + step
		if value(at) >= s.wanted {
			to = at
			break
		}
		from = at + 1
	}
	return from + sort.Search(to-from, func(i int) bool { return value(from+i) >= s.wanted })
}

// find is all of a search.
func (s *search) find(value func(i int) uint64) int {
	for range s.guesses {
		s.step(value)
	}
	return s.finish(value)
}

// findAll calls take with what each of some searches finds, in order. They go step
// by step together: what one of them waits for is fetched beside what the others do.
func findAll(searches []search, value func(i int) uint64, take func(k, found int)) {
	for guess := range mostGuesses {
		for k := range searches {
			if s := &searches[k]; guess < s.guesses {
				s.step(value)
			}
		}
	}
	for k := range searches {
		take(k, searches[k].finish(value))
	}
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

// textAt is the search for the text that holds a place: one that goes on behind
// it, by nextBase. Texts are of like sizes, so that it stands near where its share
// of all words says.
func (s *segment) textAt(place uint32) search {
	n := int(s.meta.texts)
	each := float64(s.words) / float64(max(1, n))
	return newSearch(n, int(float64(place)/max(each, 1)), uint64(place)+1, each)
}

// nextBase is the place behind a text's last word.
func (s *segment) nextBase(t int) uint64 { return uint64(s.base(t + 1)) }
