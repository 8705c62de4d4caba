package index

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// A touch of the file brings little of it into memory, however much was written at
// once.
func TestSpillTouched(t *testing.T) {
	const size, most = 16 << 20, 256 << 10
	filePages := func() int {
		b, err := os.ReadFile("/proc/self/statm")
		if err != nil {
			t.Skip(err)
		}
		n, err := strconv.Atoi(strings.Fields(string(b))[2])
		if err != nil {
			t.Fatal(err)
		}
		return n * os.Getpagesize()
	}
	s := newSpill(t)
	block, err := s.NewBlock(size)
	if err != nil {
		t.Fatal(err)
	}
	put, err := Put(block, make([]byte, size))
	if err != nil {
		t.Fatal(err)
	}
	made, err := Make[byte](s, size)
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range map[string][]byte{"put": put, "made": made} {
		s.Drop()
		before, sum := filePages(), 0
		for _, at := range []int{size / 3, size - 1} {
			sum += int(list[at])
		}
		if got := filePages() - before; sum != 0 || got < os.Getpagesize() || got > 2*most {
			t.Errorf("%s: two touches brought %d bytes, want %d at most", name, got, 2*most)
		}
	}
}
