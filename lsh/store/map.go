package store

import (
	"errors"
	"os"
	"runtime/debug"
	"sync/atomic"
)

// # Mapping
//
// A reader maps segments into memory where the system can: what is searched, the
// tables and the postings, is not copied then, and a part that was held to its
// checksum once is not again; neither are texts that are looked up together. What
// is mapped is the page cache's, no memory that others have to do without. Articles
// and what is read in order are read, which the system does ahead, and everything is
// by a writer, or where files cannot be mapped.
//
// The system sends a signal to who touches a page that the file has lost or the
// disk cannot give. Whatever touches a mapping runs in Index.guarded, which makes
// it damage like any other.

// mapping is a file in memory.
type mapping []byte

// errMapped is the error of mapFile where a file cannot be mapped.
var errMapped = errors.New("it cannot be mapped")

// mapFile maps the file of a segment, if that can be.
func (s *segment) mapFile(f *os.File) {
	m, err := mapFile(f, s.size)
	if err != nil {
		return
	}
	s.mapped = m
	s.soundPages, s.soundPostings = newMarks(len(s.sums)/4), newMarks(s.dirs[0].blocks())
}

// guarded calls f, which may touch what is mapped. It returns damage where the
// file has lost what f touched, or cannot be read. Safe for concurrent use.
func (x *Index) guarded(f func()) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		at, ok := fault.(interface{ Addr() uintptr })
		for _, s := range x.segments {
			if ok && s.mapped.holds(at.Addr()) {
				err = s.hurt(s.fail("the file was cut or cannot be read; hint: restore it from a backup"))
				return
			}
		}
		panic(fault)
	}()
	f()
	return nil
}

// marks are parts of a file by number that were found as they were written. Safe
// for concurrent use.
type marks []atomic.Uint64

func newMarks(n int) marks { return make(marks, n/64+1) }

func (m marks) has(i int) bool { return m[i/64].Load()>>(i%64)&1 != 0 }

func (m marks) add(i int) { m[i/64].Or(1 << (i % 64)) }
