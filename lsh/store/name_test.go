package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	of := func(outlet string, a *corpus.Article) *corpus.Article {
		a.Outlet = outlet
		return a
	}
	root, err := filepath.Abs("mon/index.txt")
	if err != nil {
		t.Fatal(err)
	}
	monday := page("mon/index.txt", "خبر", day(1), 1)
	undated := page("mon/index.txt", "خبر", corpus.Date{}, 1)
	for _, test := range []struct {
		name            string
		first, a        *corpus.Article
		id              string
		added, replaced int
	}{
		{"another folder's", monday, page("tue/index.txt", "خبر آخر", day(2), 2), "tue/index.txt:index#1", 1, 0},
		{"another folder's without a day", monday, page("tue/index.txt", "خبر", corpus.Date{}, 2), "tue/index.txt:index#1", 1, 0},
		{"a reprint of another day", monday, page("tue/index.txt", "خبر", day(2), 1), "tue/index.txt:index#1", 1, 0},
		{"moved", monday, page("old/mon/index.txt", "خبر", day(1), 1), "index#1", 0, 0},
		{"moved, and its title is known now", monday, page("old/mon/index.txt", "عنوان", day(1), 1), "index#1", 0, 1},
		// The same path.
		{"the same file, changed", monday, page("./mon/index.txt", "خبر", day(1), 2), "index#1", 0, 1},
		{"the same file, dated later", monday, page("mon/index.txt", "خبر", day(2), 11), "index#1", 0, 1},
		{"the same file, with another title", monday, page("mon/index.txt", "خبر آخر", day(1), 11), "index#1", 0, 1},
		{"the same file, its outlet known now", monday, of("سبق", page("mon/index.txt", "خبر", day(1), 2)), "index#1", 0, 1},
		{"another day's text in the same file", monday, page("mon/index.txt", "خبر", day(2), 2), "mon/index.txt:index#1", 1, 0},
		{"another article in the same file", monday, page("mon/index.txt", "خبر آخر", day(1), 2), "mon/index.txt:index#1", 1, 0},
		{"another article, both without a day", undated, page("mon/index.txt", "خبر آخر", corpus.Date{}, 2), "mon/index.txt:index#1", 1, 0},
		{"another article under the same title, both without a day", undated, page("mon/index.txt", "خبر", corpus.Date{}, 2), "mon/index.txt:index#1", 1, 0},
		{"the same file, both without a day", undated, page("mon/index.txt", "خبر", corpus.Date{}, 11), "index#1", 0, 1},
		{"another article, both without a title", page("mon/index.txt", "", day(1), 1), page("mon/index.txt", "", day(1), 2), "mon/index.txt:index#1", 1, 0},
		{"another site's, added from within", of("عكاظ", page("mon/index.txt", "خبر", day(1), 1)), of("سبق", page("mon/index.txt", "خبر", day(1), 2)), "mon/index.txt:index#1", 1, 0},
		{"the same words of another site, added from within", of("عكاظ", page("mon/index.txt", "خبر", day(1), 1)), of("سبق", page("mon/index.txt", "خبر", day(1), 11)), "mon/index.txt:index#1", 1, 0},
		// Another spelling of the path.
		{"the same file from the root", monday, page(root, "خبر", day(1), 11), "index#1", 0, 1},
		{"the same file from the root, with another outlet's text", of("عكاظ", page("mon/index.txt", "خبر", day(1), 1)), of("سبق", page(root, "خبر", day(1), 11)), root + ":index#1", 1, 0},
		{"the same file from the root, changed", monday, page(root, "خبر", day(1), 2), "index#1", 0, 1},
		{"another article from the root", monday, page(root, "خبر آخر", day(1), 2), root + ":index#1", 1, 0},
		{"another article from the root, of another day", monday, page(root, "خبر", day(2), 2), root + ":index#1", 1, 0},
		{"the same file seen from another folder, changed", of("سبق", page("mon/index.txt", "خبر", day(1), 1)), of("سبق", page("/news/mon/index.txt", "خبر", day(1), 11)), "index#1", 0, 1},
		{"a file of that path in another folder", monday, page("/news/mon/index.txt", "خبر", day(1), 2), "/news/mon/index.txt:index#1", 1, 0},
		{"perhaps of another site, for no outlet is known", monday, page("/news/mon/index.txt", "خبر", day(1), 11), "/news/mon/index.txt:index#1", 1, 0},
		{"of another site", of("عكاظ", page("mon/index.txt", "خبر", day(1), 1)), of("سبق", page("/news/mon/index.txt", "خبر", day(1), 11)), "/news/mon/index.txt:index#1", 1, 0},
		{"perhaps another, for no day is known", of("سبق", undated), of("سبق", page("/news/mon/index.txt", "خبر", corpus.Date{}, 11)), "/news/mon/index.txt:index#1", 1, 0},
		{"the same, of another day", of("سبق", page("mon/index.txt", "خبر", day(1), 1)), of("سبق", page("/news/mon/index.txt", "خبر", day(2), 11)), "/news/mon/index.txt:index#1", 1, 0},
		{"a path that ends alike within a name", monday, page("/newsmon/index.txt", "خبر", day(1), 11), "/newsmon/index.txt:index#1", 1, 0},
	} {
		folder := filepath.Join(t.TempDir(), "x")
		first := *test.first
		first.ID = "index#1"
		add(t, folder, []*corpus.Article{&first})
		want := map[string]*corpus.Article{"index#1": &first}
		for round := range 2 { // again nothing changes
			a := *test.a
			w := addTo(t, folder, &a)
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

// addTo adds articles in one change and returns the writer, closed, for its counts.
func addTo(t *testing.T, folder string, articles ...*corpus.Article) *Writer {
	t.Helper()
	w, err := OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w
}

// A page that is called by its path, for another has its name, stands once however
// its path is spelled the next time; that of another site, under a path that ends as
// its own does, stays.
func TestSpellingsOfAPath(t *testing.T) {
	root, err := filepath.Abs("a/index.txt")
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "x")
	page := func(path string, text int, end string) *corpus.Article {
		return &corpus.Article{ID: "index#1", Path: path, Title: "خبر", Text: made(text, 40).Text + end}
	}
	addTo(t, folder, page("b/index.txt", 1, ""), page("a/index.txt", 2, ""))
	for _, test := range []struct {
		path, id        string
		end             string
		added, replaced int
	}{
		{"./a/index.txt", "a/index.txt:index#1", "", 0, 0},
		{root, "a/index.txt:index#1", "", 0, 0},
		{root, "a/index.txt:index#1", " وأضاف", 0, 1}, // it has another path now
		{"a/index.txt", "a/index.txt:index#1", " وأضاف", 0, 0},
		{"./a/index.txt", "a/index.txt:index#1", " وتابع", 0, 1},
		{"/site/a/index.txt", "a/index.txt:index#1", " وتابع", 0, 0}, // the same text
		{"/site/a/index.txt", "/site/a/index.txt:index#1", " وقال", 1, 0},
	} {
		a := page(test.path, 2, test.end)
		if w := addTo(t, folder, a); a.ID != test.id || w.Added != test.added || w.Replaced != test.replaced {
			t.Errorf("%s%s: id %s, added %d, replaced %d, want %s, %d, %d", test.path, test.end, a.ID, w.Added, w.Replaced, test.id, test.added, test.replaced)
		}
	}
}

// Folders that are added from within have files of the same paths: whose file it is
// says the folder where the program was started. What another folder's replaces is
// plainly the same article, and what was added before folders were noted is perhaps
// another's.
func TestFoldersAddedFromWithin(t *testing.T) {
	page := func(outlet string, day, text int, end string) *corpus.Article {
		a := &corpus.Article{ID: "gold#1", Path: "gold.txt", Title: "سعر الذهب اليوم", Outlet: outlet, Text: made(text, 40).Text + end}
		if day > 0 {
			a.Published = corpus.Date{Time: time.Date(2024, 5, day, 9, 0, 0, 0, time.UTC), Precision: corpus.Minute}
		}
		return a
	}
	for _, test := range []struct {
		name      string
		first, a  *corpus.Article
		stay      bool // both from folder b
		forgotten bool // where the first was added from
		replaces  bool
	}{
		{name: "another text, no day", first: page("", 0, 1, ""), a: page("", 0, 2, "")},
		{name: "another text, one day", first: page("", 1, 1, ""), a: page("", 1, 2, "")},
		{name: "an edit of one agency's text, perhaps", first: page("", 0, 1, ""), a: page("", 0, 1, " وأضاف")},
		{name: "the same, of one day", first: page("", 1, 1, ""), a: page("", 1, 1, " وأضاف")},
		{name: "the same of one outlet, no day", first: page("سبق", 0, 1, ""), a: page("سبق", 0, 1, " وأضاف")},
		{name: "a folder that was moved", first: page("سبق", 1, 1, ""), a: page("سبق", 1, 1, " وأضاف"), replaces: true},
		{name: "another day's", first: page("سبق", 1, 1, ""), a: page("سبق", 2, 1, " وأضاف")},
		{name: "the same file, changed", first: page("", 0, 1, ""), a: page("", 0, 1, " وأضاف"), stay: true, replaces: true},
		{name: "another text in the same file, no day", first: page("", 0, 1, ""), a: page("", 0, 2, ""), stay: true},
		{name: "perhaps the same file", first: page("", 0, 1, ""), a: page("", 0, 1, " وأضاف"), stay: true, forgotten: true},
	} {
		root := t.TempDir()
		index := filepath.Join(root, "x")
		from := func(folder string) {
			t.Helper()
			folder = filepath.Join(root, folder)
			if err := os.MkdirAll(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			t.Chdir(folder)
		}
		from("a")
		first := *test.first
		addTo(t, index, &first)
		if test.forgotten {
			forgetStarted(t, index)
		}
		if !test.stay {
			from("b")
		}
		other := made(3, 40) // the next segment is one of several
		addTo(t, index, other)
		for round := range 2 {
			a, added, replaced := *test.a, 1, 0
			if test.replaces {
				added, replaced = 0, 1
			}
			if round > 0 {
				added, replaced = 0, 0
				w, err := OpenWriter(index)
				if err != nil {
					t.Fatal(err)
				}
				if err := w.Compact(t.Context()); err != nil {
					t.Fatal(err)
				}
				w.Close()
			}
			if w := addTo(t, index, &a); w.Added != added || w.Replaced != replaced {
				t.Errorf("%s, round %d: added %d, replaced %d, want %d, %d", test.name, round, w.Added, w.Replaced, added, replaced)
			}
			want := map[string]*corpus.Article{other.ID: other, a.ID: &a}
			if !test.replaces {
				want[first.ID] = &first
			}
			equalContent(t, index, want)
		}
	}
}

// forgetStarted makes an index one of a program that did not note where it was
// started.
func forgetStarted(t *testing.T, folder string) {
	t.Helper()
	m, err := readManifest(folder)
	if err != nil {
		t.Fatal(err)
	}
	m.Started = nil
	data, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, manifestName), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// A new article on top of a page moves those below it: each stands once. What is
// another's or of another file is not taken for one that moved.
func TestMovedWithinAPage(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	page := func(path string, n, text int) *corpus.Article {
		return &corpus.Article{ID: fmt.Sprintf("index#%d", n), Path: path, Title: fmt.Sprint("خبر ", text), Text: made(text, 40).Text}
	}
	addTo(t, folder, page("index.txt", 1, 1), page("index.txt", 2, 2), page("index.txt", 3, 3))
	if w := addTo(t, folder, page("index.txt", 1, 0), page("index.txt", 2, 1), page("index.txt", 3, 2), page("index.txt", 4, 3)); w.Added != 1 || w.Unchanged != 3 {
		t.Errorf("one on top: added %d, unchanged %d, want 1, 3", w.Added, w.Unchanged)
	}
	if w := addTo(t, folder, page("b/index.txt", 4, 3), page("index.txt", 5, 5)); w.Added != 2 {
		t.Errorf("another file and another text: added %d, want 2", w.Added)
	}
	want := map[string]*corpus.Article{
		"index.txt:index#1": page("index.txt", 1, 0), "index#1": page("index.txt", 1, 1), "index#2": page("index.txt", 2, 2),
		"index#3": page("index.txt", 3, 3), "index#4": page("b/index.txt", 4, 3), "index#5": page("index.txt", 5, 5),
	}
	for id, a := range want {
		a.ID = id
	}
	equalContent(t, folder, want)
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

// What export prints has the same ids in another index, in whichever order it is added:
// pages that share the name of a file, too. Added again, it changes nothing; a page that
// comes under a name that is another's by then still stands beside it.
func TestExportedPagesKeepTheirIDs(t *testing.T) {
	page := func(id, path string, text int) *corpus.Article {
		return &corpus.Article{ID: id, Path: path, Text: made(text, 40).Text}
	}
	exported := func() []*corpus.Article {
		return []*corpus.Article{
			page("b/1.txt:1#1", "b/1.txt", 2), page("1#1", "a/1.txt", 1), page("c/1.txt:1#1", "c/1.txt", 3),
			page("-:stdin#1", "-", 5), page("stdin#1", "-", 4), page("d/x.html:x", "d/x.html", 6), page("x", "e/x.html", 7),
		}
	}
	for _, reversed := range []bool{false, true} {
		list, folder := exported(), filepath.Join(t.TempDir(), "x")
		if reversed {
			slices.Reverse(list)
		}
		addTo(t, folder, list...)
		equalContent(t, folder, byID(exported()))
		if w := addTo(t, folder, exported()...); w.Unchanged != len(list) {
			t.Errorf("again: unchanged %d, want %d", w.Unchanged, len(list))
		}
	}
	folder := filepath.Join(t.TempDir(), "x")
	addTo(t, folder, page("b/1.txt:1#1", "z/b/1.txt", 8))
	addTo(t, folder, page("b/1.txt:1#1", "b/1.txt", 2))
	if got := content(t, folder, true); len(got) != 2 {
		t.Errorf("a name that is another's: %d articles, want 2", len(got))
	}
}
