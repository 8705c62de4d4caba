package index

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

func newSpill(t testing.TB) *Spill {
	t.Helper()
	s, err := NewSpill(t.TempDir())
	if errors.Is(err, ErrNoSpill) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestSpill(t *testing.T) {
	s := newSpill(t)
	if files, err := os.ReadDir(s.dir); err != nil || len(files) > 0 {
		t.Errorf("the folder holds %v, %v: nothing is to be left if the process is killed", files, err)
	}
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			// Sizes on both sides of the buffer and the last one of a segment.
			for _, n := range []int{0, 1, 7, 4096, blockBuffer/8 - 1, blockBuffer / 8, segment/8 + 1} {
				numbers := make([]uint64, n)
				for i := range numbers {
					numbers[i] = uint64(worker)<<32 | uint64(i)
				}
				text := strings.Repeat(fmt.Sprint(worker), n%1000)
				b, err := s.NewBlock(SpillSize[byte](len(text)) + SpillSize[uint64](n) + SpillSize[uint16](3))
				if err != nil {
					t.Error(err)
					return
				}
				gotText, err1 := PutString(b, text)
				got, err2 := Put(b, numbers)
				short, err3 := Put(b, []uint16{1, 2, 3})
				if err := errors.Join(err1, err2, err3, b.Flush()); err != nil {
					t.Error(err)
					return
				}
				s.Drop()
				if gotText != text || !slices.Equal(got, numbers) || !slices.Equal(short, []uint16{1, 2, 3}) {
					t.Errorf("worker %d: %d numbers come back otherwise than they were put", worker, n)
				}
			}
		})
	}
	wait.Wait()
	if s.Written() == 0 {
		t.Error("nothing was written")
	}
}

func TestSpillFails(t *testing.T) {
	if _, err := NewSpill("/nonexistent/folder"); err == nil || !strings.Contains(err.Error(), "--temp") {
		t.Errorf("error %v, want one that names --temp", err)
	}
	s := newSpill(t)
	// A file that cannot be written to stands for a full disk.
	full, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	s.file.Close()
	b := &Block{spill: s, room: make([]byte, 8)}
	s.file = full
	if _, err := Put(b, []uint64{1}); err != nil {
		t.Fatal(err)
	}
	if err := b.Flush(); err == nil || errors.Is(err, io.EOF) || !strings.Contains(err.Error(), s.dir) || !strings.Contains(err.Error(), "hint: --temp") {
		t.Errorf("error %v, want one that names the folder and --temp", err)
	}
}

// A spilled index proposes what one in memory does.
func TestBuildIn(t *testing.T) {
	sketches := press(8, 400)
	want, err := Build(t.Context(), sketches, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 3} {
		spill := newSpill(t)
		spill.sorted = 100 // what is more is sorted in the file
		got, err := BuildIn(t.Context(), spill, spill, sketches, workers)
		if err != nil {
			t.Fatal(err)
		}
		spill.Drop()
		if got.Keys != want.Keys || got.Crowded != want.Crowded {
			t.Errorf("%d workers: %d keys, %d crowded, want %d and %d", workers, got.Keys, got.Crowded, want.Keys, want.Crowded)
		}
		if !reflect.DeepEqual(found(got, len(sketches)), found(want, len(sketches))) {
			t.Errorf("%d workers: a spilled index proposes other candidates", workers)
		}
		printings := func(text int) []Printing { return []Printing{{Outlet: text % 5, Day: text % 11}} }
		judge := func(s Spread) uint8 { return uint8(s.Texts + s.Often) }
		marks, err := got.MarkIn(spill, workers, printings, judge)
		if err != nil {
			t.Fatal(err)
		}
		spill.Drop()
		if !slices.Equal(marks.words, want.Mark(1, printings, judge).words) {
			t.Errorf("%d workers: the words of a spilled index are marked otherwise", workers)
		}
		if least := int64(8 * (want.postingsInGroups() + len(want.met))); spill.Written() < least {
			t.Errorf("%d workers: %d bytes in the file, want at least %d", workers, spill.Written(), least)
		}
	}
}
