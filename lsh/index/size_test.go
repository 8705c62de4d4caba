package index

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// mostBytes is what the keys and postings of a word may take in memory, ordered
// and order-free ones together.
const mostBytes = 12

// The keys and postings of a word, both kinds together, stay within what they may
// take, while the index is built and once it is.
func TestBytesOfAWord(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(testing.TB) ([]sketch.Sketch, int)
	}{
		{"generated", func(testing.TB) ([]sketch.Sketch, int) { return newspaper(1500) }},
		{"real", func(tb testing.TB) ([]sketch.Sketch, int) { return realNews(tb, 8000) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, words := c.make(t)
			x := build(t, s, 2)
			hubs := 0
			for _, list := range x.hubs {
				hubs += 4 * len(list)
			}
			building, built := float64(8*x.Keys)/float64(words), float64(x.bytes()+hubs)/float64(words)
			t.Logf("%d words, %.3f keys a word: %.2f bytes while built, %.2f once it is", words, float64(x.Keys)/float64(words), building, built)
			if building > mostBytes || built > mostBytes {
				t.Errorf("a word takes %.2f bytes while the index is built and %.2f once it is, want at most %d", building, built, mostBytes)
			}
			if x.Keys < words/2 {
				t.Errorf("%d keys of %d words: what is counted is not all", x.Keys, words)
			}
		})
	}
}

// realNews reads up to n real articles.
func realNews(tb testing.TB, n int) (s []sketch.Sketch, words int) {
	tb.Helper()
	dir := os.Getenv("SADA_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, "saudinews", "articles.jsonl.gz"))
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
	var buffer []arabic.Word
	for len(s) < n && lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			tb.Fatal(err)
		}
		buffer = arabic.Words(buffer[:0], a.Text)
		s = append(s, sketch.Make(buffer))
		words += len(buffer)
	}
	return s, words
}
