package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sada/lsh/arabic"
)

// wanted is what a page of testdata/pages should be read as.
type wanted struct {
	page   string // its path
	fields map[string]string
	credit []string
	text   string
}

// testPages are the pages of testdata/pages. They were written for these tests in
// the manner of newspapers, channels, aggregators, agencies, ministries and blogs,
// by the systems that print them. Beside each page stands what is to be read:
// lines "field: value", a blank line, the text.
func testPages(tb testing.TB) []wanted {
	tb.Helper()
	names, err := filepath.Glob("testdata/pages/*.want")
	if err != nil || len(names) < 40 {
		tb.Fatalf("testdata/pages holds %d pages, %v, want 40 or more", len(names), err)
	}
	var all []wanted
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		w := wanted{fields: map[string]string{}}
		head, text, _ := strings.Cut(string(b), "\n\n")
		w.text = strings.TrimSpace(text)
		for line := range strings.Lines(head) {
			field, value, _ := strings.Cut(strings.TrimSpace(line), ":")
			if value = strings.TrimSpace(value); field == "credit" {
				w.credit = append(w.credit, value)
			} else {
				w.fields[field] = value
			}
		}
		pages, _ := filepath.Glob(strings.TrimSuffix(name, ".want") + ".[^w]*")
		if len(pages) != 1 {
			tb.Fatalf("%s has the pages %v beside it, want one", name, pages)
		}
		w.page = pages[0]
		all = append(all, w)
	}
	return all
}

// printDate is a date as it was printed, "" if unknown.
func printDate(d Date) string {
	switch {
	case d.Time.IsZero():
		return ""
	case d.Precision == Day:
		return d.Time.Format(time.DateOnly)
	case d.Zoned:
		return d.Time.Format(time.RFC3339)
	}
	return d.Time.Format("2006-01-02T15:04:05")
}

// common counts the words that two texts share, each as often as both have it.
func common(a, b []arabic.Word) int {
	counts := map[uint64]int{}
	for _, w := range a {
		counts[w.Hash]++
	}
	n := 0
	for _, w := range b {
		if counts[w.Hash] > 0 {
			counts[w.Hash]--
			n++
		}
	}
	return n
}

// TestTestPages holds the reading of pages to the figures that it must reach:
// words of the text with precision and recall of 0.98, the other fields exact on
// 95 pages in 100.
func TestTestPages(t *testing.T) {
	pages := testPages(t)
	exact := map[string]int{}
	right, read, want, credits := 0, 0, 0, [3]int{}
	for _, w := range pages {
		// Each alone: what recurs on these pages is the story, not the chrome.
		articles, _, err := readAll(t, Options{}, w.page)
		if err != nil {
			t.Errorf("Read(%s): %v", w.page, err)
			continue
		}
		a := articles[0]
		for field, got := range map[string]string{"title": a.Title, "date": printDate(a.Published), "outlet": a.Outlet, "url": a.URL} {
			if got == w.fields[field] {
				exact[field]++
			} else {
				t.Logf("%s: %s = %q, want %q", w.page, field, got, w.fields[field])
			}
		}
		gotWords, wantWords := arabic.Words(nil, a.Text), arabic.Words(nil, w.text)
		right, read, want = right+common(gotWords, wantWords), read+len(gotWords), want+len(wantWords)
		if a.Text != w.text {
			t.Logf("%s: text\n%s\nwant\n%s", w.page, a.Text, w.text)
		}
		var names []string
		for _, c := range a.Credits {
			names = append(names, c.Name)
		}
		for _, c := range w.credit {
			if slices.Contains(names, c) {
				credits[0]++
			} else {
				t.Logf("%s: credits %q, want %q", w.page, names, c)
			}
		}
		credits[1] += len(names)
		credits[2] += len(w.credit)
		if len(names) > len(w.credit) {
			t.Logf("%s: credits %q, want %q", w.page, names, w.credit)
		}
	}
	least := func(what string, got, of int, least float64) {
		t.Helper()
		t.Logf("%s %.3f (%d of %d)", what, float64(got)/float64(of), got, of)
		if float64(got) < least*float64(of) {
			t.Errorf("%s = %.3f, want %.2f", what, float64(got)/float64(of), least)
		}
	}
	least("precision of words", right, read, 0.98)
	least("recall of words", right, want, 0.98)
	for _, field := range []string{"title", "date", "outlet", "url"} {
		least(field, exact[field], len(pages), 0.95)
	}
	least("precision of credits", credits[0], credits[1], 0.95)
	least("recall of credits", credits[0], credits[2], 0.95)
}
