//go:build unix

package lsh_test

import (
	"bytes"
	"os/signal"
	"sync"
	"syscall"
	"testing"

	"sada/lsh"
	"sada/lsh/internal/gen/news"
)

// Where the disk is full from some stage on a scan that fits into memory goes on
// there, and one that is not to pass its limit ends with an error.
func TestScanDiskFull(t *testing.T) {
	path := written(t, generated(news.Options{Articles: 4500, Seed: 12, Words: 250}))
	want := reportOf(t, scan(t, path, lsh.Options{}))
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Skip(err)
	}
	defer syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before)
	for _, stage := range []string{"read", "index", "align"} {
		for _, available := range []int64{0, 1 << 40} {
			var once sync.Once
			opt := lsh.Options{Memory: 2 * lsh.LeastMemory, Available: available, Temp: t.TempDir()}
			opt.Progress = func(p lsh.Progress) {
				if p.Stage == stage {
					once.Do(func() {
						full := before
						full.Cur = 4 << 20 // what the test itself writes has room, its log of opened files too
						if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
							t.Error(err)
						}
					})
				}
			}
			r, stats, err := lsh.Scan(t.Context(), []string{path}, opt)
			if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
				t.Fatal(err)
			}
			if available == 0 {
				if err == nil {
					t.Errorf("full from stage %s on: no error", stage)
				}
				stats.Close()
				continue
			}
			if err != nil {
				t.Errorf("full from stage %s on: %v", stage, err)
				continue
			}
			if !bytes.Equal(reportOf(t, r), want) {
				t.Errorf("full from stage %s on: the report differs", stage)
			}
			t.Logf("full from stage %s on: %.1f MB spilled", stage, figure(t, stats, "spilled MB"))
			if err := stats.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}
