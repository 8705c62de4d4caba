package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// fullDisk has no room from one call on: what is written then is cut short, and
// fails as nothing else does. What is there can be read, renamed and removed.
type fullDisk struct {
	realDisk
	room int // calls that still find room
}

func (d *fullDisk) full(path string) error {
	if d.room--; d.room < 0 {
		return &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	}
	return nil
}

func (d *fullDisk) create(path string) (diskFile, error) {
	if err := d.full(path); err != nil {
		return nil, err
	}
	f, err := d.realDisk.create(path)
	return &fullFile{f, path, d}, err
}

type fullFile struct {
	diskFile
	path string
	d    *fullDisk
}

func (f *fullFile) Write(p []byte) (int, error) {
	if err := f.d.full(f.path); err != nil {
		n, _ := f.diskFile.Write(p[:len(p)/2])
		return n, err
	}
	return f.diskFile.Write(p)
}

func (f *fullFile) Sync() error { // where blocks are given out late
	if err := f.d.full(f.path); err != nil {
		return err
	}
	return f.diskFile.Sync()
}

// TestFullDisk lets the disk be full from each write on in turn, during an add
// that replaces, removes and merges: the error says so, a reader finds all that
// was there before or, where it was acknowledged before the merge, all of the
// change, nothing is damaged, and the next writer goes on and clears what was
// left.
func TestFullDisk(t *testing.T) {
	before := filepath.Join(t.TempDir(), "before")
	for i := range tier - 1 {
		add(t, before, makeRange(i*5, i*5+5))
	}
	old := content(t, before, true)
	change := append(makeRange(100, 105), made(3, 50))
	changed := byID(change)
	for id, a := range old {
		if changed[id] == nil && id != "id-0011" {
			changed[id] = a
		}
	}
	halves := 0
	for room := 0; ; room++ {
		folder := filepath.Join(t.TempDir(), "x")
		if err := os.CopyFS(folder, os.DirFS(before)); err != nil {
			t.Fatal(err)
		}
		err := tryAdd(t.Context(), folder, &fullDisk{room: room}, change)
		if err != nil && !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("room for %d calls: %v, want the error of a full disk", room, err)
		}
		want := changed
		if got := content(t, folder, true); got["id-0100"] == nil {
			want = old
			halves++
		}
		equalContent(t, folder, want)
		if err == nil {
			break
		}
		add(t, folder, makeRange(200, 201))
		want = maps.Clone(want)
		maps.Copy(want, byID(makeRange(200, 201)))
		equalContent(t, folder, want)
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(folder)
		if want := len(x.manifest.Segments) + 2; err != nil || len(entries) != want { // a manifest and a lock
			t.Errorf("room for %d calls: %d files are left, want %d (%v)", room, len(entries), want, err)
		}
		if broken := x.Verify(1); len(broken) > 0 {
			t.Errorf("room for %d calls: %v", room, broken)
		}
		x.Close()
		if t.Failed() {
			t.Fatalf("room for %d calls", room)
		}
	}
	if halves < 3 {
		t.Errorf("the disk was full %d times before the change, want some", halves)
	}
}
