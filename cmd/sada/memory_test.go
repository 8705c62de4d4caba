package main

import (
	"io"
	"runtime/debug"
	"strings"
	"testing"
)

func TestSize(t *testing.T) {
	for _, c := range []struct {
		size string
		want int64
		ok   bool
	}{
		{"2GiB", 2 << 30, true},
		{"2g", 2 << 30, true},
		{"500MB", 500e6, true},
		{" 1.5 GB ", 15e8, true},
		{"1TiB", 1 << 40, true},
		{"64KiB", 64 << 10, true},
		{"1048576", 1 << 20, true},
		{"12B", 12, true},
		{"0", 0, true},
		{"", 0, false},
		{"GB", 0, false},
		{"-1GB", 0, false},
		{"2GBB", 0, false},
		{"2iB", 0, false},
		{"2 apples", 0, false},
		{"1e30GB", 0, false},
		{"NaN", 0, false},
		{"inf", 0, false},
	} {
		if got, ok := size(c.size); got != c.want || ok != c.ok {
			t.Errorf("size(%q) = %d, %v, want %d, %v", c.size, got, ok, c.want, c.ok)
		}
	}
}

// The textbook's engine is a baseline: nothing that saves memory may slow it.
func TestGarbageOfEngines(t *testing.T) {
	t.Setenv("GOGC", "")
	const untouched = 77
	defer debug.SetGCPercent(debug.SetGCPercent(untouched))
	for _, c := range []struct {
		engine string
		want   int
	}{
		{"classic", untouched},
		{"default", garbage},
	} {
		var stderr strings.Builder
		if code := run(t.Context(), []string{"sada", "scan", "--engine", c.engine, "../../seeds"}, strings.NewReader(""), io.Discard, &stderr); code != 0 {
			t.Fatalf("sada scan --engine %s ends with %d: %s", c.engine, code, stderr.String())
		}
		if got := debug.SetGCPercent(untouched); got != c.want {
			t.Errorf("sada scan --engine %s runs with GOGC=%d, want %d", c.engine, got, c.want)
		}
	}
}
