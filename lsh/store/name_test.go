package store

import (
	"path/filepath"
	"testing"
	"time"

	"sada/lsh/corpus"
)

func TestNameOf(t *testing.T) {
	for _, test := range []struct {
		id, path, name string
		page           bool
	}{
		{"index#1", "a/index.txt", "index#1", true},
		{"a/index.txt:index#1", "a/index.txt", "index#1", true},
		{"a/index.txt:12:index#1", "a/index.txt", "index#1", true},
		{"index#1", "a/index.txt.gz", "index#1", true},
		{"Index#2", "a/Index.TXT", "Index#2", true},
		{"index", "a/index.html", "index", true},
		{"index.old", "a/index.old.htm", "index.old", true},
		{"a#b", "a#b.html", "a#b", true},
		{"stdin#1", "-", "stdin#1", true},
		// Records have their own.
		{"index", "a/index.jsonl", "index", false},
		{"4711", "a/4711.json", "4711", false},
		{"4711", "a/index.html", "4711", false},
		{"http://a.example/index#x", "index.warc", "http://a.example/index#x", false},
		{"#1", "a.txt", "#1", false},
		{"", "a.txt", "", false},
	} {
		name, page := nameOf(&corpus.Article{ID: test.id, Path: test.path})
		if name != test.name || page != test.page {
			t.Errorf("nameOf(%q of %q) = %q, %t, want %q, %t", test.id, test.path, name, page, test.name, test.page)
		}
	}
}

// Who is added under a name that is there: with which id, and what becomes of the
// one before.
func TestPagesOfOneName(t *testing.T) {
	day := func(n int) corpus.Date {
		return corpus.Date{Time: time.Date(2024, 5, n, 9, 0, 0, 0, time.UTC), Precision: corpus.Minute}
	}
	// Text 11 is text 1 with another end.
	page := func(path, title string, date corpus.Date, text int) *corpus.Article {
		words := made(text%10, 40).Text
		if text > 10 {
			words += " وأضاف"
		}
		return &corpus.Article{ID: "index#1", Path: path, Title: title, Published: date, Text: words}
	}
	monday := page("mon/index.txt", "خبر", day(1), 1)
	for _, test := range []struct {
		name            string
		a               *corpus.Article
		id              string
		added, replaced int
	}{
		{"another folder's", page("tue/index.txt", "خبر آخر", day(2), 2), "tue/index.txt:index#1", 1, 0},
		{"another folder's without a day", page("tue/index.txt", "خبر", corpus.Date{}, 2), "tue/index.txt:index#1", 1, 0},
		{"a reprint of another day", page("tue/index.txt", "خبر", day(2), 1), "tue/index.txt:index#1", 1, 0},
		{"moved", page("old/mon/index.txt", "خبر", day(1), 1), "index#1", 0, 0},
		{"moved, and its title is known now", page("old/mon/index.txt", "عنوان", day(1), 1), "index#1", 0, 1},
		{"the same file, changed", page("./mon/index.txt", "خبر", day(1), 2), "index#1", 0, 1},
		{"the same file seen from another folder, changed", page("/news/mon/index.txt", "خبر", day(1), 11), "index#1", 0, 1},
		{"a file of that path in another folder", page("/news/mon/index.txt", "خبر", day(1), 2), "/news/mon/index.txt:index#1", 1, 0},
		{"the same, of another day", page("/news/mon/index.txt", "خبر", day(2), 11), "/news/mon/index.txt:index#1", 1, 0},
		{"a path that ends alike within a name", page("/newsmon/index.txt", "خبر", day(1), 11), "/newsmon/index.txt:index#1", 1, 0},
		{"the same file, dated later", page("mon/index.txt", "خبر", day(2), 2), "index#1", 0, 1},
		{"another day's in the same file", page("mon/index.txt", "خبر آخر", day(2), 2), "mon/index.txt:index#1", 1, 0},
	} {
		folder := filepath.Join(t.TempDir(), "x")
		first := *monday
		add(t, folder, []*corpus.Article{&first})
		want := map[string]*corpus.Article{"index#1": &first}
		for round := range 2 { // again nothing changes
			w, err := OpenWriter(folder)
			if err != nil {
				t.Fatal(err)
			}
			a := *test.a
			if err := w.Add(t.Context(), []*corpus.Article{&a}); err != nil {
				t.Fatal(err)
			}
			if _, err := w.Commit(t.Context()); err != nil {
				t.Fatal(err)
			}
			w.Close()
			if round > 0 {
				test.added, test.replaced = 0, 0
			}
			if a.ID != test.id || w.Added != test.added || w.Replaced != test.replaced {
				t.Errorf("%s, round %d: id %s, added %d, replaced %d, want %s, %d, %d",
					test.name, round, a.ID, w.Added, w.Replaced, test.id, test.added, test.replaced)
			}
			if w.Added+w.Replaced > 0 {
				want[a.ID] = &a
			}
		}
		equalContent(t, folder, want)
	}
}

// Pages of one name in one change, and others from standard input.
func TestPagesOfOneNameAtOnce(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	want := map[string]*corpus.Article{}
	var list []*corpus.Article
	for n, id := range []string{"stdin#1", "-:stdin#1", "-:2:stdin#1", "-:3:stdin#1"} {
		a := &corpus.Article{ID: "stdin#1", Path: "-", Text: made(n, 30).Text}
		list, want[id] = append(list, a), a
	}
	add(t, folder, list[:2])
	add(t, folder, list[2:])
	equalContent(t, folder, want)
	add(t, folder, []*corpus.Article{{ID: "stdin#1", Path: "-", Text: list[2].Text}})
	equalContent(t, folder, want)
}
