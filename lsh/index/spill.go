package index

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"
)

// # Room outside memory
//
// What a large scan writes once and reads often (texts, stems, postings, groups)
// need not lie in memory. It is written to the end of a temporary file, which
// is mapped read-only, so that the same slices and strings are read from it as
// from memory and the system brings and takes away their pages. Go's collector
// neither counts nor scans them. Writing is done by write and not through the
// mapping: a full disk is then an error like any other, where a mapping would
// end the process with a signal. The file has no name from the moment it is
// opened (where the system needs one first, from the moment after), so nothing is left of it however the process ends.

// Spill is such a file. Safe for concurrent use; the zero value is not.
type Spill struct {
	// Fetched, if set, is called by Fetch, from any goroutine; it may Drop the file's pages.
	Fetched func()

	file   *os.File
	dir    string
	sorted int // see mostSorted

	mu       sync.Mutex
	mappings [][]byte
	open     []byte // what is left of the last mapping
	at       int64  // where that stands in the file
	size     int64  // of the file as it is mapped
	written  int64
	dropped  int // the mapping whose pages were given back last

	ranges atomic.Pointer[[]addresses] // of the mappings, ascending
	plans  sync.Map                    // *plan by reflect.Type
}

// addresses are those from one up to another.
type addresses struct{ from, to uintptr }

// segment is the number of bytes that are mapped at once: few enough mappings
// for the system (65,530 by default) and, being a hole until it is written,
// nothing on the disk.
const segment = 64 << 20

// ErrNoSpill is the error where the system maps no files.
var ErrNoSpill = errors.New("this system offers no room outside memory")

// NewSpill opens a temporary file in dir, "" for the system's folder of these.
// Close must be called.
func NewSpill(dir string) (*Spill, error) {
	if dir == "" {
		dir = os.TempDir()
	}
	file, err := unnamed(dir)
	if err != nil { // no matter why
		if file, err = os.CreateTemp(dir, "sada-*.tmp"); err != nil {
			return nil, fmt.Errorf("%w; hint: --temp names another folder for temporary files", err)
		}
		if err := forget(file); err != nil {
			return nil, errors.Join(err, file.Close(), os.Remove(file.Name()))
		}
	}
	return &Spill{file: file, dir: dir, sorted: mostSorted}, nil
}

// Fetch is called where more of the file is about to be read, or of a nil one of
// memory.
func (s *Spill) Fetch() {
	if s != nil && s.Fetched != nil {
		s.Fetched()
	}
}

// Written is the number of bytes in the file.
func (s *Spill) Written() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.written
}

// Drop gives the pages of the file that are in memory back to the system. What
// is read next is fetched again.
func (s *Spill) Drop() { s.DropUntil(func() bool { return false }) }

// DropUntil does so until enough says so, beginning with those that were not given
// back for the longest time.
func (s *Spill) DropUntil(enough func() bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range s.mappings {
		s.dropped = (s.dropped + 1) % len(s.mappings)
		drop(s.mappings[s.dropped])
		if enough() {
			return
		}
	}
}

// Close gives all back; nothing that was put into the file may be read any more.
func (s *Spill) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	errs := []error{s.file.Close()}
	for _, m := range s.mappings {
		errs = append(errs, unmapFile(m))
	}
	s.mappings, s.open = nil, nil
	return errors.Join(errs...)
}

// Block is a stretch of the file that is being filled. It serves one goroutine.
type Block struct {
	spill *Spill
	room  []byte // mapped
	at    int64  // where the room stands in the file
	used  int    // bytes of the room that are spoken for
	wrote int    // bytes of the room that are in the file
	buf   []byte // those between
}

// SpillSize is the most room that n items of a type take in a block.
func SpillSize[T any](n int) int {
	var one T
	return n*int(unsafe.Sizeof(one)) + 7
}

// NewBlock finds room for size bytes.
func (s *Spill) NewBlock(size int) (*Block, error) {
	size = (size + 7) &^ 7
	s.mu.Lock()
	defer s.mu.Unlock()
	if size > len(s.open) {
		m, at, err := s.grow(size, false)
		if err != nil {
			return nil, err
		}
		s.open, s.at = m, at
	}
	b := &Block{spill: s, room: s.open[:size:size], at: s.at}
	s.open, s.at = s.open[size:], s.at+int64(size)
	return b, nil
}

// grow maps room for at least size further bytes, from where the file ended.
func (s *Spill) grow(size int, writable bool) (m []byte, at int64, err error) {
	length := (max(size, segment) + segment - 1) / segment * segment
	if err := s.file.Truncate(s.size + int64(length)); err != nil {
		return nil, 0, s.failed(err)
	}
	if m, err = mapFile(s.file, s.size, length, writable); err != nil {
		return nil, 0, s.failed(err)
	}
	s.mappings = append(s.mappings, m)
	at = s.size
	s.size += int64(length)
	from := uintptr(unsafe.Pointer(unsafe.SliceData(m)))
	var ranges []addresses
	if before := s.ranges.Load(); before != nil {
		ranges = slices.Clone(*before)
	}
	i, _ := slices.BinarySearchFunc(ranges, from, func(a addresses, from uintptr) int { return cmp.Compare(a.from, from) })
	ranges = slices.Insert(ranges, i, addresses{from, from + uintptr(length)})
	s.ranges.Store(&ranges)
	return m, at, nil
}

// holds says whether what is at an address is in the file.
func (s *Spill) holds(p unsafe.Pointer) bool {
	ranges := s.ranges.Load()
	if ranges == nil {
		return false
	}
	at := uintptr(p)
	i, found := slices.BinarySearchFunc(*ranges, at, func(a addresses, at uintptr) int { return cmp.Compare(a.from, at) })
	return found || i > 0 && at < (*ranges)[i-1].to
}

// mostWrite is the number of bytes that the system is given to write at once, to a
// place that it divides. Linux keeps them together, and a fault brings into memory all
// that it keeps together: with a megabyte at once each touch of the file brought a
// megabyte (6.18; before that 64 KiB were the most).
const mostWrite = 64 << 10

// write writes to a place of the file and returns how much of it was written.
func (s *Spill) write(p []byte, at int64) (n int, err error) {
	for n < len(p) && err == nil {
		next := mostWrite - int((at+int64(n))%mostWrite)
		var wrote int
		wrote, err = s.file.WriteAt(p[n:min(len(p), n+next)], at+int64(n))
		n += wrote
	}
	if err != nil {
		err = s.failed(err)
	}
	return n, err
}

// writeOut writes to a place of the file all or with an error less, and counts it.
func (s *Spill) writeOut(p []byte, at int64) error {
	n, err := s.write(p, at)
	s.mu.Lock()
	s.written += int64(n)
	s.mu.Unlock()
	return err
}

// failed says which file an error is about and what helps.
func (s *Spill) failed(err error) error {
	return fmt.Errorf("temporary file in %s: %w; hint: --temp names another folder, and with more --memory less is written there", s.dir, err)
}

// blockBuffer is the number of bytes that are written at once.
const blockBuffer = 1 << 20

// Put appends a slice of a type without pointers to a block that has room for
// it, and returns the slice that is to be read instead, after Flush. Slices of
// one type stand behind each other without a gap.
func Put[T any](b *Block, v []T) ([]T, error) {
	if len(v) == 0 {
		return nil, nil
	}
	var one T
	n, align := len(v)*int(unsafe.Sizeof(one)), int(unsafe.Alignof(one))
	gap := -b.used & (align - 1)
	if len(b.buf)+gap+n > blockBuffer {
		if err := b.Flush(); err != nil {
			return nil, err
		}
	}
	if b.buf == nil {
		b.buf = make([]byte, 0, min(len(b.room), blockBuffer))
	}
	b.buf = append(b.buf, zeros[:gap]...)
	b.used += gap
	mapped := unsafe.Slice((*T)(unsafe.Pointer(&b.room[b.used])), len(v))
	b.used += n
	bytes := bytesOf(v)
	if n < blockBuffer {
		b.buf = append(b.buf, bytes...)
		return mapped, nil
	}
	if err := b.Flush(); err != nil { // the gap
		return nil, err
	}
	return mapped, b.write(bytes)
}

// bytesOf is a slice of a type without pointers as bytes.
func bytesOf[T any](v []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)*int(unsafe.Sizeof(one)))
}

// filled is a block of slices of one type as one slice.
func filled[T any](b *Block) []T {
	var one T
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b.room))), b.used/int(unsafe.Sizeof(one)))
}

// PutString is Put for a text.
func PutString(b *Block, text string) (string, error) {
	mapped, err := Put(b, unsafe.Slice(unsafe.StringData(text), len(text)))
	return unsafe.String(unsafe.SliceData(mapped), len(mapped)), err
}

// zeros fill the gaps between values.
var zeros [8]byte

// Flush writes what was put.
func (b *Block) Flush() error {
	err := b.write(b.buf)
	b.buf = b.buf[:0]
	return err
}

func (b *Block) write(p []byte) error {
	err := b.writeAt(p, b.wrote)
	b.wrote += len(p)
	return err
}

// writeAt writes to a place of a block's room. Several goroutines may write to
// different ones.
func (b *Block) writeAt(p []byte, at int) error {
	return b.spill.writeOut(p, b.at+int64(at))
}
