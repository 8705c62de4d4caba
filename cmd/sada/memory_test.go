package main

import (
	"context"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
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
		told   bool
	}{
		{"classic", false},
		{"default", true},
	} {
		var stderr strings.Builder
		if code := run(t.Context(), []string{"sada", "scan", "--engine", c.engine, "../../seeds"}, strings.NewReader(""), io.Discard, &stderr); code != 0 {
			t.Fatalf("sada scan --engine %s ends with %d: %s", c.engine, code, stderr.String())
		}
		if got := debug.SetGCPercent(untouched); (got != untouched) != c.told {
			t.Errorf("sada scan --engine %s runs with GOGC=%d, and began with %d", c.engine, got, untouched)
		}
	}
}

func TestPercentAt(t *testing.T) {
	for _, c := range []struct {
		live, least int64 // MiB
		want        int
	}{
		{0, 128, 3100}, // as if 4 lived
		{32, 128, 300},
		{100, 128, 28},
		{107, 128, garbage},
		{2000, 128, garbage},
		{8, 16, 100},
		{0, 1, garbage},
	} {
		if got := percentAt(c.live<<20, c.least<<20); got != c.want {
			t.Errorf("percentAt(%d MiB, %d MiB) = %d, want %d", c.live, c.least, got, c.want)
		}
	}
}

// Small heaps are collected when they are full, and again when they are full again; a
// large one when it has grown by garbage; none is minded once the command has ended.
func TestCollectFrom(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	ctx, end := context.WithCancel(t.Context())
	collectFrom(ctx, 1<<40)
	percent := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	large := percent()
	if large < 1000 {
		t.Fatalf("GOGC=%d where nearly nothing of a TiB lives", large)
	}
	hold := make([]byte, 64<<20)
	told := func() bool {
		runtime.GC()
		for range 100 {
			if percent() != large {
				return true
			}
			time.Sleep(10 * time.Millisecond)
		}
		return false
	}
	if !told() || percent() >= large {
		t.Errorf("GOGC=%d where 64 MiB live, and %d where none did", percent(), large)
	}
	runtime.KeepAlive(hold)
	end()
	runtime.GC() // the last that is minded
	time.Sleep(50 * time.Millisecond)
	large = percent()
	hold = make([]byte, 256<<20)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	if got := percent(); got != large {
		t.Errorf("GOGC went from %d to %d after the end", large, got)
	}
	runtime.KeepAlive(hold)
}
