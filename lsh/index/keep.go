package index

import (
	"errors"
	"fmt"
	"hash/maphash"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"
)

// # Values with all that they refer to
//
// Matches, clusters and what a report says of them are structs that refer to
// texts, lists and further structs. Those may lie in the file, too: Go's
// collector minds only pointers into its own memory, and those of a kept value
// lead into the file. So nothing of a kept value may lead out of it; Keep copies
// what does, and what is in the file already stays where it is.

// Keeper puts values into a Spill. It serves one goroutine; a nil one leaves all
// in memory.
type Keeper struct {
	spill *Spill
	block *Block
	of    unsafe.Pointer     // the values that are being kept
	room  map[*plan][]uint64 // for a copy of a slice, by what is in it
	seed  maphash.Seed
	last  []short // by hash
}

// short is a short string that was put: labels, reasons and ids come again and
// again, and most of the times need not be put again. Of saudinews 360 MB are
// written in place of 398 (sada scan --stats).
type short struct {
	at   unsafe.Pointer // nil for none
	n    int
	text [mostShort]byte
}

const (
	mostShort = 80   // bytes
	shorts    = 1024 // those that a Keeper remembers
)

// NewKeeper returns one for the file; of a nil one, a nil one.
func (s *Spill) NewKeeper() *Keeper {
	if s == nil {
		return nil
	}
	return &Keeper{spill: s, room: make(map[*plan][]uint64), seed: maphash.MakeSeed()}
}

// keeperBlock is the number of bytes that a Keeper takes of the file at once.
const keeperBlock = 256 << 10

// Keep returns values that are read like v and lie in the file with all that they
// refer to: strings, slices and pointers, of any depth, to types without maps,
// interfaces and functions; others cause a panic. They may be read after Flush and
// must not be changed. v is as it was.
func Keep[T any](k *Keeper, v []T) ([]T, error) {
	return KeepApart(k, k, v)
}

// KeepApart is Keep with the values themselves in the file of another Keeper, which
// may be closed before that of what they refer to.
func KeepApart[T any](k, values *Keeper, v []T) ([]T, error) {
	if k == nil || len(v) == 0 || values.spill.holds(unsafe.Pointer(unsafe.SliceData(v))) {
		return v, nil
	}
	if len(k.spill.planOf(reflect.TypeFor[T]()).refs) > 0 {
		v = slices.Clone(v)
		if err := refer(k, v); err != nil {
			return nil, err
		}
	}
	var one T
	at, err := values.put(unsafe.Pointer(unsafe.SliceData(v)), len(v)*int(unsafe.Sizeof(one)))
	return unsafe.Slice((*T)(at), len(v)), err
}

// refer puts what values refer to into the file and leaves the values themselves
// in memory, referring to it; see Keep. After an error they are as they were or
// partly so.
func refer[T any](k *Keeper, v []T) error {
	if k == nil {
		return nil
	}
	p := k.spill.planOf(reflect.TypeFor[T]())
	// Copies are no more than bytes to the collector: what they refer to is held by
	// the values themselves, which being held here are on no stack, either.
	k.of = unsafe.Pointer(unsafe.SliceData(v))
	defer func() { k.of = nil }()
	for i := range v {
		if err := k.refer(unsafe.Pointer(&v[i]), p); err != nil {
			return err
		}
	}
	return nil
}

// Flush makes all that was kept readable.
func (k *Keeper) Flush() error {
	if k == nil || k.block == nil {
		return nil
	}
	return k.block.Flush()
}

// put copies bytes into the file.
func (k *Keeper) put(from unsafe.Pointer, n int) (unsafe.Pointer, error) {
	if n == 0 {
		return unsafe.Pointer(&nothing), nil
	}
	if k.block == nil || k.block.used+n+7 > len(k.block.room) {
		if err := k.Flush(); err != nil {
			return nil, err
		}
		next, err := k.spill.NewBlock(max(keeperBlock, n+7))
		if err != nil {
			return nil, err
		}
		if k.block != nil {
			next.buf = k.block.buf
		}
		k.block = next
	}
	if _, err := Put(k.block, zeros[:-k.block.used&7]); err != nil {
		return nil, err
	}
	mapped, err := Put(k.block, unsafe.Slice((*byte)(from), n))
	return unsafe.Pointer(unsafe.SliceData(mapped)), err
}

// nothing is what kept slices of no elements begin at.
var nothing uint64

// A plan says where a type refers to something.
type plan struct {
	size uintptr
	refs []reference
}

type reference struct {
	offset uintptr
	kind   reflect.Kind // String, Slice or Pointer
	elem   *plan        // of what a Slice or Pointer leads to
}

// planOf makes the plan of a type once.
func (s *Spill) planOf(t reflect.Type) *plan {
	if p, ok := s.plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{size: t.Size()}
	s.plan(p, t, 0)
	s.plans.Store(t, p)
	return p
}

// plan notes what a value of a type refers to that stands at an offset.
func (s *Spill) plan(p *plan, t reflect.Type, offset uintptr) {
	switch t.Kind() {
	case reflect.String:
		p.refs = append(p.refs, reference{offset: offset, kind: reflect.String})
	case reflect.Slice, reflect.Pointer:
		p.refs = append(p.refs, reference{offset, t.Kind(), s.planOf(t.Elem())})
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			s.plan(p, f.Type, offset+f.Offset)
		}
	case reflect.Array:
		for i := range t.Len() {
			s.plan(p, t.Elem(), offset+uintptr(i)*t.Elem().Size())
		}
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		panic(fmt.Sprintf("index: a %v cannot be kept in a file", t))
	}
}

// slice is how Go stores one.
type slice struct {
	data     unsafe.Pointer
	len, cap int
}

// refer puts what the value at an address refers to into the file.
func (k *Keeper) refer(value unsafe.Pointer, p *plan) error {
	for i := range p.refs {
		r := &p.refs[i]
		at := unsafe.Add(value, r.offset)
		switch r.kind {
		case reflect.String:
			s := (*string)(at)
			if k.spill.holds(unsafe.Pointer(unsafe.StringData(*s))) {
				continue
			}
			to, err := k.putString(*s)
			if err != nil {
				return err
			}
			*s = unsafe.String((*byte)(to), len(*s))
		case reflect.Slice:
			s := (*slice)(at)
			if s.data == nil || k.spill.holds(s.data) {
				continue
			}
			to, err := k.copy(s.data, s.len, r)
			if err != nil {
				return err
			}
			*s = slice{to, s.len, s.len}
		case reflect.Pointer:
			s := (*unsafe.Pointer)(at)
			if *s == nil || k.spill.holds(*s) {
				continue
			}
			to, err := k.copy(*s, 1, r)
			if err != nil {
				return err
			}
			*s = to
		}
	}
	return nil
}

// putString copies a string into the file, or finds it there.
func (k *Keeper) putString(s string) (unsafe.Pointer, error) {
	if len(s) == 0 || len(s) > mostShort {
		return k.put(unsafe.Pointer(unsafe.StringData(s)), len(s))
	}
	if k.last == nil {
		k.last = make([]short, shorts)
	}
	last := &k.last[maphash.String(k.seed, s)%shorts]
	if last.at != nil && string(last.text[:last.n]) == s {
		return last.at, nil
	}
	at, err := k.put(unsafe.Pointer(unsafe.StringData(s)), len(s))
	if err == nil {
		last.at, last.n = at, copy(last.text[:], s)
	}
	return at, err
}

// copy puts n values that a reference leads to into the file.
func (k *Keeper) copy(values unsafe.Pointer, n int, r *reference) (unsafe.Pointer, error) {
	if len(r.elem.refs) > 0 && n > 0 {
		size := n * int(r.elem.size)
		own := k.room[r.elem]
		if 8*len(own) < size {
			own = make([]uint64, size/4+1)
			k.room[r.elem] = own
		}
		copied := unsafe.Pointer(unsafe.SliceData(own))
		copy(unsafe.Slice((*byte)(copied), size), unsafe.Slice((*byte)(values), size))
		values = copied
		for i := range n {
			if err := k.refer(unsafe.Add(values, uintptr(i)*r.elem.size), r.elem); err != nil {
				return nil, err
			}
		}
	}
	return k.put(values, n*int(r.elem.size))
}

// Make returns n zero values in the file that may be read and written as if they
// were in memory, but must refer to nothing but what is in the file. Of a nil
// Spill they are in memory. Their room is taken on the disk at once.
func Make[T any](s *Spill, n int) ([]T, error) {
	if s == nil {
		return make([]T, n), nil
	}
	list, at, err := reserve[T](s, n)
	if err != nil {
		return nil, err
	}
	size := len(bytesOf(list))
	zeros := make([]byte, min(size, blockBuffer))
	for from := 0; from < size; from += len(zeros) {
		if err := s.writeOut(zeros[:min(len(zeros), size-from)], at+int64(from)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// reserve finds room in the file for n values, which must be written out before they
// are read or written through the mapping: that would end the process where the disk is
// full.
func reserve[T any](s *Spill, n int) (list []T, at int64, err error) {
	var one T
	s.mu.Lock()
	defer s.mu.Unlock()
	m, at, err := s.grow(n*int(unsafe.Sizeof(one)), true)
	if err != nil {
		return nil, 0, err
	}
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(m))), n), at, nil
}

// listBlock is how many values of a long List are made before they are kept.
const listBlock = 256

// List returns n values in the file, or of a nil Spill in memory. They are made on
// several goroutines, of which each calls what maker returns for it; see Keep for
// their type. The error is the Spill's.
func List[T any](s *Spill, workers, n int, maker func(worker int) func(i int) T) ([]T, error) {
	var list []T
	var at int64 // where it stands in the file
	var err error
	if s == nil {
		list = make([]T, n)
	} else if list, at, err = reserve[T](s, n); err != nil {
		return nil, err
	}
	block := max(1, min(listBlock, n/(8*workers)))
	failures := make([]error, workers)
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range failures {
		wait.Go(func() {
			element, keeper := maker(worker), s.NewKeeper()
			own := make([]T, 0, block) // nothing in the file may refer to what is not
			for failures[worker] == nil {
				to := int(next.Add(int64(block)))
				from := to - block
				if from >= n {
					return
				}
				own = own[:0]
				for i := from; i < min(to, n); i++ {
					own = append(own, element(i))
					s.Fetch()
				}
				failures[worker] = errors.Join(refer(keeper, own), keeper.Flush())
				switch {
				case failures[worker] != nil:
				case s == nil:
					copy(list[from:], own)
				default:
					failures[worker] = s.writeOut(bytesOf(own), at+int64(from)*int64(unsafe.Sizeof(own[0])))
				}
			}
		})
	}
	wait.Wait()
	return list, errors.Join(failures...)
}
