package lsh

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sada/lsh/corpus"
	"sada/lsh/internal/gen/news"
	"sada/lsh/store"
)

// TestCheckOfADamagedIndex flips bits in one of two segments: a check finds what
// stands in the other, and of the hurt one either says that it is damaged or says
// the same as when it was sound.
func TestCheckOfADamagedIndex(t *testing.T) {
	articles := makeNews(120)
	folder := filepath.Join(t.TempDir(), "index")
	for _, some := range [][]news.Article{articles[:100], articles[100:]} {
		addNews(t, folder, writeNews(t, "some.jsonl", some))
	}
	draft := filepath.Join(t.TempDir(), "draft.txt")
	text := articles[3].Text + "\n" + articles[110].Text
	if err := os.WriteFile(draft, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	opt := CheckOptions{Options: Options{Index: folder}}
	checked, _, err := Check(t.Context(), draft, opt)
	if err != nil || len(checked.Damage) > 0 {
		t.Fatal(err, checked.Damage)
	}
	want := found(checked)
	if !slices.ContainsFunc(want, of(articles[3].ID)) || !slices.ContainsFunc(want, of(articles[110].ID)) {
		t.Fatalf("a check of a sound index finds %q, want both sources", want)
	}
	path := filepath.Join(folder, "00000001.seg")
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	flips := 50
	if os.Getenv("SADA_LONG") != "" {
		flips = 1000
	}
	told := 0
	for n := range flips {
		at := n * (len(sound) - 1) / (flips - 1)
		hurt := slices.Clone(sound)
		hurt[at] ^= 1 << (n % 8)
		if err := os.WriteFile(path, hurt, 0o644); err != nil {
			t.Fatal(err)
		}
		checked, _, err := Check(t.Context(), draft, opt)
		if err != nil {
			t.Fatalf("byte %d: %v", at, err)
		}
		got := found(checked)
		switch {
		case !slices.ContainsFunc(got, of(articles[110].ID)):
			t.Errorf("byte %d: %q is found, nothing of the sound segment", at, got)
		case len(checked.Damage) > 0 && store.IsDamage(checked.Damage[0]):
			told++
		case !slices.Equal(got, want):
			t.Errorf("byte %d: no damage is told, and %q is found, want %q", at, got, want)
		}
	}
	if told == 0 || told == flips {
		t.Errorf("damage is told in %d of %d checks, want some: no check reads all", told, flips)
	}
}

// addNews adds a file to an index.
func addNews(tb testing.TB, folder, path string) {
	tb.Helper()
	w, err := store.OpenWriter(folder)
	if err != nil {
		tb.Fatal(err)
	}
	defer w.Close()
	_, err = corpus.Read(tb.Context(), []string{path}, corpus.Options{}, func(batch []*corpus.Article) error {
		return w.Add(tb.Context(), batch)
	})
	if err == nil {
		_, err = w.Commit(tb.Context())
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// found is with which articles and where a check's drafts match.
func found(c *Checked) (list []string) {
	for i := range c.Result.Matches {
		m := &c.Result.Matches[i]
		list = append(list, fmt.Sprintf("%s %d-%d %d-%d %s %v",
			c.Result.Articles[m.B.Article].ID, m.A.Start, m.A.End, m.B.Start, m.B.End, m.Kind, m.Labels))
	}
	slices.Sort(list)
	return list
}

// of says whether a match as found has it is with an article.
func of(id string) func(string) bool {
	return func(match string) bool { return strings.HasPrefix(match, id+" ") }
}
