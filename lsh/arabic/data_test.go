package arabic

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVocalised folds the same texts with and without harakat.
func TestVocalised(t *testing.T) {
	texts := map[string]string{}
	for a := range articles(t, "hadith-norm") {
		texts[a.ID] = a.Text
	}
	pairs := 0
	for line := range lines(t, filepath.Join("hadith-norm", "gold.tsv.gz")) {
		plain, vocalised, _ := strings.Cut(string(line), "\t")
		if plain == "id_plain" {
			continue
		}
		pairs++
		if a, b := Fold(texts[plain]), Fold(texts[vocalised]); a != b || a == "" {
			t.Errorf("%s and %s fold to different words", plain, vocalised)
		}
	}
	if pairs == 0 {
		t.Error("no pairs read")
	}
}

type article struct{ ID, Text string }

// articles yields the articles of a corpus of ../shared/data, or skips.
func articles(tb testing.TB, corpus string) iter.Seq[article] {
	return func(yield func(article) bool) {
		for line := range lines(tb, filepath.Join(corpus, "articles.jsonl.gz")) {
			var a article
			if err := json.Unmarshal(line, &a); err != nil {
				tb.Fatal(err)
			}
			if !yield(a) {
				return
			}
		}
	}
}

// lines yields the lines of a gzipped file of ../shared/data, or skips.
func lines(tb testing.TB, name string) iter.Seq[[]byte] {
	folder := os.Getenv("SADA_DATA")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "data")
	}
	return func(yield func([]byte) bool) {
		file, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			tb.Skipf("no corpus at %s: set SADA_DATA to the folder that holds %s", folder, name)
		}
		defer file.Close()
		gz, err := gzip.NewReader(file)
		if err != nil {
			tb.Fatal(err)
		}
		scanner := bufio.NewScanner(gz)
		scanner.Buffer(nil, 64<<20)
		for scanner.Scan() {
			if !yield(scanner.Bytes()) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			tb.Fatal(err)
		}
	}
}
