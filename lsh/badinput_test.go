package lsh_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"sada/lsh"
	"sada/lsh/corpus"
	"sada/lsh/internal/gen/news"
)

// A file that vanishes while others are read is told of, and the others are
// scanned.
func TestScanVanishingFile(t *testing.T) {
	dir := t.TempDir()
	records := generated(news.Options{Articles: 3000, Seed: 14})
	first, second := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl")
	rewrite(t, first, records[:2900])
	rewrite(t, second, records[2900:])
	var once sync.Once
	opt := lsh.Options{Workers: 1, Progress: func(p lsh.Progress) {
		if p.Bytes > 0 {
			once.Do(func() {
				if err := os.Remove(second); err != nil {
					t.Error(err)
				}
			})
		}
	}}
	r, stats, err := lsh.Scan(t.Context(), []string{dir}, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer stats.Close()
	if len(r.Articles) != 2900 {
		t.Errorf("%d articles, want those of the other file", len(r.Articles))
	}
	if len(r.Warnings) != 1 || r.Warnings[0].Path != second || !strings.Contains(r.Warnings[0].Text, "no such file") {
		t.Errorf("warnings %v, want one that %s is gone", r.Warnings, second)
	}
}

// Where reading fails in the middle that is told with the place, and what was
// read before is scanned.
func TestScanReadError(t *testing.T) {
	records := generated(news.Options{Articles: 400, Seed: 15})
	content, err := os.ReadFile(written(t, records))
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the disk does not answer")
	for _, memory := range []int64{0, 2 * lsh.LeastMemory} {
		stdin := io.MultiReader(bytes.NewReader(content[:len(content)/2]), iotest.ErrReader(broken))
		opt := lsh.Options{Read: corpus.Options{Stdin: stdin}, Memory: memory, Temp: t.TempDir()}
		r, stats, err := lsh.Scan(t.Context(), []string{"-"}, opt)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(r.Articles); n < 100 || n > 300 {
			t.Errorf("%d of %d articles, want about a half", n, len(records))
		}
		told := false
		for _, w := range r.Warnings {
			told = told || w.Path == "-" && strings.Contains(w.Text, broken.Error())
		}
		if !told {
			t.Errorf("warnings %v, want one that says %q", r.Warnings, broken)
		}
		if err := stats.Close(); err != nil {
			t.Error(err)
		}
	}
}

// spiller is the environment of a process that scans until it is killed.
const spiller = "SADA_TEST_SPILLER"

// TestScanKilled kills a scan that has put something into its file.
func TestScanKilled(t *testing.T) {
	if path := os.Getenv(spiller); path != "" {
		opt := lsh.Options{Memory: 2 * lsh.LeastMemory, Progress: func(p lsh.Progress) {
			if p.Stage == "align" {
				os.Stdout.WriteString("spilled\n")
				select {}
			}
		}}
		lsh.Scan(t.Context(), []string{path}, opt)
		return
	}
	path := written(t, generated(news.Options{Articles: 4500, Seed: 12, Words: 250}))
	temp := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestScanKilled$")
	cmd.Env = append(os.Environ(), spiller+"="+path, "TMPDIR="+temp)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(5*time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	line := make([]byte, len("spilled\n"))
	if _, err := io.ReadFull(out, line); err != nil || string(line) != "spilled\n" {
		t.Errorf("the scan says %q, %v", line, err)
	}
	cmd.Process.Kill()
	if err := cmd.Wait(); err == nil {
		t.Error("the scan came to its end")
	}
	if files, err := os.ReadDir(temp); err != nil || len(files) > 0 {
		t.Errorf("%s holds %v, %v: a scan that is killed leaves nothing", temp, files, err)
	}
}
