// Package corpora finds the corpora that tests and benchmarks measure on. They are not
// part of the project: a test that needs one is skipped where it is absent.
package corpora

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"testing"
)

// Path is where a file of the corpora lies, named with slashes: in $SADA_DATA, or in
// shared/data beside the checkout.
func Path(tb testing.TB, name string) string {
	tb.Helper()
	dir := os.Getenv("SADA_DATA")
	if dir == "" {
		dir = filepath.Join(top(tb), "..", "shared", "data")
	}
	path := filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("no %s; set SADA_DATA to the folder of the corpora", name)
	}
	return path
}

// top is the folder of the checkout: a test runs in that of its package.
func top(tb testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		above := filepath.Dir(dir)
		if above == dir {
			tb.Fatal("no go.mod above the test's folder")
		}
		dir = above
	}
}

// Lines yields the lines of a gzipped file, each valid until the next.
func Lines(tb testing.TB, name string) iter.Seq[[]byte] {
	tb.Helper()
	path := Path(tb, name)
	return func(yield func([]byte) bool) {
		f, err := os.Open(path)
		if err != nil {
			tb.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			tb.Fatal(err)
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			if !yield(lines.Bytes()) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			tb.Fatal(err)
		}
	}
}

// Article is a line of a corpus.
type Article struct{ ID, Outlet, Date, Title, Text string }

// Articles yields the articles of a corpus, saudinews or another, in its order.
func Articles(tb testing.TB, corpus string) iter.Seq[Article] {
	tb.Helper()
	lines := Lines(tb, corpus+"/articles.jsonl.gz")
	return func(yield func(Article) bool) {
		for line := range lines {
			var a Article
			if err := json.Unmarshal(line, &a); err != nil {
				tb.Fatal(err)
			}
			if !yield(a) {
				return
			}
		}
	}
}

// FirstArticles are the first n articles of a corpus, fewer where there are no more.
func FirstArticles(tb testing.TB, corpus string, n int) (list []Article) {
	tb.Helper()
	for a := range Articles(tb, corpus) {
		if len(list) == n {
			break
		}
		list = append(list, a)
	}
	return list
}
