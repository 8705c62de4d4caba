// Package real finds the corpora that tests of the packages in lsh measure on. They
// are not part of the project: a test that needs one is skipped where it is absent.
package real

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Path is where a file of the corpora lies: in $SADA_DATA, or beside the checkout.
func Path(name string) string {
	dir := os.Getenv("SADA_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	return filepath.Join(dir, filepath.FromSlash(name))
}

// Article is what tests need of one.
type Article struct{ ID, Text string }

// Articles reads the first n articles of saudinews, fewer where there are no more.
func Articles(tb testing.TB, n int) (articles []Article) {
	tb.Helper()
	f, err := os.Open(Path("saudinews/articles.jsonl.gz"))
	if err != nil {
		tb.Skipf("no real articles (%v); set SADA_DATA to the folder of the corpora", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for len(articles) < n && lines.Scan() {
		var a Article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			tb.Fatal(err)
		}
		articles = append(articles, a)
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	return articles
}
