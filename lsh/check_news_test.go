package lsh

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/trace"
)

// TestCheckFindsWhatScanFindsInNews holds check to scan on real articles. What is
// reported as reuse stands in both with the same borders. Of what is set apart a check
// finds more: it is shown more of those that have crowded keys, see index.Query. A few
// passages of these have other borders then, or are matches with a neighbour alone.
func TestCheckFindsWhatScanFindsInNews(t *testing.T) {
	data := os.Getenv("SADA_DATA")
	if data == "" {
		t.Skip("SADA_DATA is not set")
	}
	all, draft, drafts := someNews(t, filepath.Join(data, "saudinews", "articles.jsonl.gz"), 5000, 80)
	scanned, _, err := Scan(t.Context(), []string{all}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checked, _, err := Check(t.Context(), draft, CheckOptions{Options: Options{Index: indexNews(t, all)}})
	if err != nil {
		t.Fatal(err)
	}
	if checked.Drafts != drafts || drafts < 60 {
		t.Fatalf("%d drafts, want %d, at least 60", checked.Drafts, drafts)
	}
	want, got := spansOf(scanned), spansOf(checked.Result)
	reuse, apart, common := 0, 0, 0
	for _, d := range checked.Result.Articles[:drafts] {
		id := strings.TrimPrefix(d.ID, "draft:") // of one that others share something with
		for span, labels := range want[id] {
			other, found := got[d.ID][span]
			if labels != "" {
				apart++
				if found {
					common++
				}
				continue
			}
			if reuse++; !found || other != "" {
				t.Errorf("%s: scan finds %s, check labels %q, found %v", d.ID, span, other, found)
			}
		}
		for span, labels := range got[d.ID] {
			if other, found := want[id][span]; labels == "" && (!found || other != "") {
				t.Errorf("%s: check finds %s, scan labels %q, found %v", d.ID, span, other, found)
			}
		}
	}
	t.Logf("%d passages are reuse, of %d set apart %d have the same borders", reuse, apart, common)
	if reuse < 50 || 10*common < 9*apart {
		t.Errorf("%d passages are reuse, of %d set apart %d have the same borders", reuse, apart, common)
	}
}

// someNews writes the first of some compressed articles to a file, and every so many
// of these to another.
func someNews(t *testing.T, path string, most, every int) (all, some string, n int) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	lines, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var first, drafts []byte
	scanner := bufio.NewScanner(lines)
	scanner.Buffer(nil, 1<<24)
	for i := 0; i < most && scanner.Scan(); i++ {
		line := slices.Concat(scanner.Bytes(), []byte("\n"))
		if first = append(first, line...); i%every == 0 {
			drafts = append(drafts, line...)
			n++
		}
	}
	all, some = filepath.Join(t.TempDir(), "all.jsonl"), filepath.Join(t.TempDir(), "drafts.jsonl")
	for path, lines := range map[string][]byte{all: first, some: drafts} {
		if err := os.WriteFile(path, lines, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return all, some, n
}

// spansOf is where the matches of each article with others stand, with their labels,
// "" for none.
func spansOf(r *trace.Result) map[string]map[string]string {
	of := map[string]map[string]string{}
	note := func(a, b string, from, to align.Side, labels string) {
		if of[a] == nil {
			of[a] = map[string]string{}
		}
		of[a][fmt.Sprintf("%d-%d %s %d-%d", from.Start, from.End, b, to.Start, to.End)] = labels
	}
	for i := range r.Matches {
		m := &r.Matches[i]
		a, b := r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID
		if a == b {
			continue
		}
		labels := ""
		if len(m.Labels) > 0 {
			labels = fmt.Sprint(m.Labels)
		}
		note(a, b, m.A, m.B, labels)
		note(b, a, m.B, m.A, labels)
	}
	return of
}
