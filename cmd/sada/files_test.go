package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// A killed run's half-written file is cleared by the next that writes to the same
// place; that of a run that goes on is not.
func TestClearRemains(t *testing.T) {
	gone := exec.Command(os.Args[0], "-test.run", "^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	name := func(base string, pid int) string { return "." + base + "." + strconv.Itoa(pid) + ".tmp" }
	dead := name("r.json", gone.Process.Pid)
	kept := []string{name("r.json", os.Getppid()), name("other.json", gone.Process.Pid), ".r.json.x.tmp", "r.json.1.tmp"}
	for _, file := range append([]string{dead}, kept...) {
		if err := os.WriteFile(filepath.Join(folder, file), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var f files
	if _, err := f.open(filepath.Join(folder, "r.json")); err != nil {
		t.Fatal(err)
	}
	f.discard()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	slices.Sort(kept)
	if !slices.Equal(left, kept) {
		t.Errorf("left are %q, want %q", left, kept)
	}
}
