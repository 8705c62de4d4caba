package index

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unsafe"
)

// kept has all kinds of references.
type kept struct {
	name   string
	number int
	list   []string
	deeper [2]struct {
		spans [][2]int32
		more  *kept2
	}
	empty, none []int
}

type kept2 struct {
	texts []string
	flag  bool
}

func someKept(n int) []kept {
	list := make([]kept, n)
	for i := range list {
		k := &list[i]
		k.name, k.number = fmt.Sprint("name ", i), i
		k.list = strings.Split("a b "+strings.Repeat("c", i%40), " ")
		k.deeper[1].spans = make([][2]int32, i%7)
		for j := range k.deeper[1].spans {
			k.deeper[1].spans[j] = [2]int32{int32(i), int32(j)}
		}
		if i%3 == 0 {
			k.deeper[0].more = &kept2{texts: []string{k.name, ""}, flag: true}
		}
		k.empty = make([]int, 0, 4)
	}
	return list
}

// refersOutside says how many references of a value lead out of the file.
func (s *Spill) refersOutside(value unsafe.Pointer, p *plan) (n int) {
	for _, r := range p.refs {
		at := unsafe.Add(value, r.offset)
		data := *(*unsafe.Pointer)(at)
		length := 1
		if r.kind == reflect.Slice {
			length = (*slice)(at).len
		}
		if r.kind == reflect.String {
			length = len(*(*string)(at))
		}
		if data == nil || length == 0 {
			continue
		}
		if !s.holds(data) {
			n++
		}
		for i := 0; r.elem != nil && i < length; i++ {
			n += s.refersOutside(unsafe.Add(data, uintptr(i)*r.elem.size), r.elem)
		}
	}
	return n
}

func TestKeep(t *testing.T) {
	s := newSpill(t)
	k := s.NewKeeper()
	want := someKept(3000)
	got, err := Keep(k, want)
	if err := errors.Join(err, k.Flush()); err != nil {
		t.Fatal(err)
	}
	s.Drop()
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(want, someKept(3000)) {
		t.Error("values come back otherwise than they were kept")
	}
	if got[0].none != nil || got[0].empty == nil {
		t.Error("an empty list is not told from none")
	}
	p := s.planOf(reflect.TypeFor[kept]())
	for i := range got {
		if n := s.refersOutside(unsafe.Pointer(&got[i]), p); n > 0 || !s.holds(unsafe.Pointer(&got[i])) {
			t.Fatalf("%d references of value %d lead out of the file", n, i)
		}
	}
	before := s.Written()
	again, err := Keep(k, got)
	if err := errors.Join(err, k.Flush(), refer(k, []kept{got[1]})); err != nil || &again[0] != &got[0] || s.Written() != before {
		t.Errorf("what is in the file is put there again: %v, %d bytes", err, s.Written()-before)
	}
	var nobody *Keeper
	if same, err := Keep(nobody, want); err != nil || &same[0] != &want[0] || nobody.Flush() != nil || (*Spill)(nil).NewKeeper() != nil {
		t.Error("without a file values do not stay where they are")
	}
}

func TestKeepApart(t *testing.T) {
	rest := newSpill(t)
	brief, err := NewSpill(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	k, values := rest.NewKeeper(), brief.NewKeeper()
	want := someKept(300)
	got, err := KeepApart(k, values, want)
	if err := errors.Join(err, k.Flush(), values.Flush()); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("values come back otherwise than they were kept")
	}
	p := rest.planOf(reflect.TypeFor[kept]())
	for i := range got {
		if at := unsafe.Pointer(&got[i]); !brief.holds(at) || rest.holds(at) || rest.refersOutside(at, p) > 0 {
			t.Fatalf("value %d, or what it refers to, lies in the wrong file", i)
		}
	}
	got = slices.Clone(got)
	if err := brief.Close(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("copies of the values are lost with the file of the values")
	}
}

// What comes again and is short lies in the file once.
func TestKeepShort(t *testing.T) {
	for _, tt := range []struct {
		list []string
		want int64 // bytes, each string filled up to 8
	}{
		{[]string{"number", "number", "number"}, 8},
		{[]string{"number", "name"}, 16},
		{[]string{strings.Repeat("a", mostShort), strings.Repeat("a", mostShort)}, mostShort},
		{[]string{strings.Repeat("a", mostShort+8), strings.Repeat("a", mostShort+8)}, 2*mostShort + 16},
		{[]string{"", ""}, 0},
	} {
		s := newSpill(t)
		k := s.NewKeeper()
		got, err := Keep(k, slices.Clone(tt.list))
		if err := errors.Join(err, k.Flush()); err != nil || !slices.Equal(got, tt.list) {
			t.Fatalf("Keep(%q) = %q, %v", tt.list, got, err)
		}
		if n := s.Written() - int64(len(tt.list)*16); n != tt.want {
			t.Errorf("Keep(%q) writes %d bytes of strings, want %d", tt.list, n, tt.want)
		}
	}
}

func TestKeepRefuses(t *testing.T) {
	k := newSpill(t).NewKeeper()
	defer func() {
		if recover() == nil {
			t.Error("a map is kept")
		}
	}()
	Keep(k, []map[int]int{{}})
}

func TestKeepFails(t *testing.T) {
	s := newSpill(t)
	full, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	s.file.Close()
	s.file = full
	if _, err := Keep(s.NewKeeper(), someKept(3)); err == nil || !strings.Contains(err.Error(), "hint: --temp") {
		t.Errorf("error %v, want one that names --temp", err)
	}
	if _, err := Make[int](s, 3); err == nil || !strings.Contains(err.Error(), "hint: --temp") {
		t.Errorf("error %v, want one that names --temp", err)
	}
}

func TestMake(t *testing.T) {
	s := newSpill(t)
	for _, n := range []int{0, 1, 3*segment/8 + 1} {
		list, err := Make[uint64](s, n)
		if err != nil || len(list) != n {
			t.Fatalf("Make(%d): %d values, %v", n, len(list), err)
		}
		for i := range list {
			if list[i] != 0 {
				t.Fatalf("value %d of %d is %d", i, n, list[i])
			}
			list[i] = uint64(i)
		}
		s.Drop()
		for i := range list {
			if list[i] != uint64(i) {
				t.Fatalf("value %d of %d is %d after its page was dropped", i, n, list[i])
			}
		}
	}
	if list, err := Make[uint64](nil, 2); err != nil || len(list) != 2 {
		t.Errorf("without a file: %v, %v", list, err)
	}
}

func TestList(t *testing.T) {
	s := newSpill(t)
	want := someKept(3000)
	for _, spill := range []*Spill{s, nil} {
		for _, workers := range []int{1, 3} {
			for _, n := range []int{0, 1, 5, 3000} {
				got, err := List(spill, workers, n, func(int) func(int) kept {
					return func(i int) kept { return want[i] }
				})
				if err != nil {
					t.Fatal(err)
				}
				if spill != nil {
					s.Drop()
				}
				if len(got) != n || n > 0 && !reflect.DeepEqual(got, want[:n]) {
					t.Errorf("%d values of %d workers come back otherwise", n, workers)
				}
			}
		}
	}
	s.file.Close()
	if _, err := List(s, 2, 10, func(int) func(int) kept { return func(i int) kept { return want[i] } }); err == nil {
		t.Error("no error where the file takes no more")
	}
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	s.file = file // for Close
}

// Who makes a list of what lies in a file says again and again that much was read.
func TestListTellsOfReading(t *testing.T) {
	s := newSpill(t)
	var told atomic.Int64
	s.Fetched = func() { told.Add(1) }
	if _, err := List(s, 2, 1000, func(int) func(int) int { return func(i int) int { return i } }); err != nil {
		t.Fatal(err)
	}
	if n := told.Load(); n != 1000 {
		t.Errorf("told %d times of 1000 elements", n)
	}
}
