package store

import (
	"fmt"
	"testing"

	"sada/lsh/corpus"
	"sada/lsh/internal/corpora"
	"sada/lsh/internal/gen/news"
)

// The keys and postings of a word, ordered and order-free ones together, take at
// most eight bytes on disk, their directory included. In a small index the codes
// lie further apart and take more.
func TestBytesOfAWord(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(testing.TB) []*corpus.Article
		most float64
	}{
		{"generated", func(testing.TB) (list []*corpus.Article) {
			for a := range news.Articles(news.Options{Articles: 1500, Seed: 1}) {
				list = append(list, &corpus.Article{ID: a.ID, Outlet: a.Outlet, Text: a.Text})
			}
			return list
		}, 9},
		{"real", realNews, 8},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			add(t, folder, c.make(t))
			x, err := Open(folder)
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			words, keys, bytes := 0., 0., 0.
			for _, s := range x.segments {
				d := s.dirs[0]
				words += float64(s.words)
				keys += float64(s.meta.postings)
				bytes += float64(d.offset(d.blocks())-d.offset(0)) + float64(12*d.blocks())
			}
			t.Logf("%.0f words, %.3f keys a word: %.2f bytes", words, keys/words, bytes/words)
			if bytes > c.most*words {
				t.Errorf("a word takes %.2f bytes on disk, want at most %.0f", bytes/words, c.most)
			}
			if bytes < keys || keys < words/2 {
				t.Errorf("%.0f bytes for %.0f keys of %.0f words: what is counted is not all", bytes, keys, words)
			}
		})
	}
}

// realNews are all articles of the real corpus.
func realNews(tb testing.TB) (list []*corpus.Article) {
	tb.Helper()
	for a := range corpora.Articles(tb, "saudinews") {
		list = append(list, &corpus.Article{ID: fmt.Sprint(len(list)), Text: a.Text})
	}
	return list
}
