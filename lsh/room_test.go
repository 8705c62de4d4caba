package lsh_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sada/lsh"
	"sada/lsh/internal/gen/news"
)

// figure is a measure of a scan by name.
func figure(t testing.TB, stats *lsh.Stats, name string) float64 {
	t.Helper()
	for _, f := range stats.Figures {
		if f.Name == name {
			return f.Value
		}
	}
	t.Fatalf("no figure %q in %v", name, stats.Figures)
	return 0
}

// A scan that puts texts, postings and its index into a file reports the same
// bytes, and leaves nothing.
func TestScanSpills(t *testing.T) {
	defer goleak.VerifyNone(t)
	path, temp := written(t, generated(news.Options{Articles: 4500, Seed: 12, Words: 250})), t.TempDir()
	want := reportOf(t, scan(t, path, lsh.Options{}))
	for _, workers := range []int{1, 2} {
		// More than the least, for the test itself holds some.
		opt := lsh.Options{Workers: workers, Memory: 2 * lsh.LeastMemory, Temp: temp}
		opt.Progress = func(lsh.Progress) {
			if files, err := os.ReadDir(temp); err != nil || len(files) > 0 {
				t.Errorf("during the scan %s holds %v, %v: nothing is to be left if the process is killed", temp, files, err)
			}
		}
		r, stats, err := lsh.Scan(t.Context(), []string{path}, opt)
		if err != nil {
			t.Fatal(err)
		}
		spilled := figure(t, stats, "spilled MB")
		t.Logf("%d workers: %.1f MB spilled", workers, spilled)
		if spilled < 10 {
			t.Errorf("%d workers: %.1f MB spilled: the test says nothing", workers, spilled)
		}
		if !bytes.Equal(reportOf(t, r), want) {
			t.Errorf("%d workers: the report of a scan that spills differs", workers)
		}
		if err := errors.Join(stats.Close(), stats.Close()); err != nil {
			t.Error(err)
		}
	}
}

// Where memory or disk does not suffice the scan ends, says what helps and
// leaves nothing.
func TestScanWithoutRoom(t *testing.T) {
	defer goleak.VerifyNone(t)
	path := written(t, generated(news.Options{Articles: 3500, Seed: 12, Words: 250}))
	if _, _, err := lsh.Scan(t.Context(), []string{path}, lsh.Options{Memory: lsh.LeastMemory - 1}); err == nil || !strings.Contains(err.Error(), "--memory") {
		t.Errorf("error %v, want one about --memory", err)
	}
	missing := filepath.Join(t.TempDir(), "missing") // what the test holds counts as well
	if _, _, err := lsh.Scan(t.Context(), []string{path}, lsh.Options{Memory: lsh.LeastMemory * 3 / 2, Temp: missing}); err == nil || !strings.Contains(err.Error(), missing) || !strings.Contains(err.Error(), "; hint: --temp") {
		t.Errorf("error %v, want one that names %s and --temp", err, missing)
	}
	ctx, cancel := context.WithCancel(t.Context())
	opt := lsh.Options{Memory: 2 * lsh.LeastMemory, Temp: t.TempDir()}
	opt.Progress = func(p lsh.Progress) {
		if p.Stage == "align" {
			cancel()
		}
	}
	if r, stats, err := lsh.Scan(ctx, []string{path}, opt); !errors.Is(err, context.Canceled) || r != nil || stats != nil {
		t.Errorf("a scan that is ended while it aligns returns %v, %v, %v", r, stats, err)
	}
}

// What cannot be spilled is bounded as well: a scan that needs more is not left
// to the system to kill.
func TestScanNeedsMore(t *testing.T) {
	held := make([]byte, lsh.LeastMemory) // as if the scan held it
	path := written(t, generated(news.Options{Articles: 3500, Seed: 12, Words: 250}))
	began := time.Now()
	_, _, err := lsh.Scan(t.Context(), []string{path}, lsh.Options{Memory: lsh.LeastMemory, Temp: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "67 MB of memory are too little") || !strings.Contains(err.Error(), "; hint: ") {
		t.Errorf("after %v: error %v, want one that says how much memory was given", time.Since(began), err)
	}
	held[0] = 1
}

// A limit that the caller only prefers fails no scan that fits into what is
// available: not for want of a folder, and not where the rest needs more than it.
func TestScanPastPreference(t *testing.T) {
	defer goleak.VerifyNone(t)
	path := written(t, generated(news.Options{Articles: 3500, Seed: 12, Words: 250}))
	want := reportOf(t, scan(t, path, lsh.Options{}))
	held := make([]byte, lsh.LeastMemory) // as if the scan held it
	for _, temp := range []string{t.TempDir(), filepath.Join(t.TempDir(), "missing")} {
		r, stats, err := lsh.Scan(t.Context(), []string{path}, lsh.Options{Memory: lsh.LeastMemory, Available: 1 << 40, Temp: temp})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(reportOf(t, r), want) {
			t.Error("the report differs")
		}
		if err := stats.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, _, err := lsh.Scan(t.Context(), []string{path}, lsh.Options{Memory: lsh.LeastMemory, Available: lsh.LeastMemory}); err == nil || !strings.Contains(err.Error(), "67 MB of memory are too little") {
		t.Errorf("error %v where less is available than is needed", err)
	}
	held[0] = 1
}

// Where only the texts that a report shows are asked for the report is the same.
func TestScanMatchedTexts(t *testing.T) {
	path := written(t, generated(news.Options{Articles: 300, Seed: 13}))
	all, matched := scan(t, path, lsh.Options{}), scan(t, path, lsh.Options{MatchedTexts: true})
	if !bytes.Equal(reportOf(t, all), reportOf(t, matched)) {
		t.Error("the reports differ")
	}
	without := 0
	for i, a := range matched.Articles {
		if a.Text == "" {
			without++
			continue
		}
		if a.Text != all.Articles[i].Text {
			t.Errorf("%s has another text", a.ID)
		}
	}
	if without == 0 || without == len(matched.Articles) {
		t.Errorf("%d of %d articles are without a text: the test says nothing", without, len(matched.Articles))
	}
}
