package lsh

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
	"sada/lsh/trace"
)

// TestCheckFindsWhatScanFindsInNews holds check to scan on real articles. A passage that
// stands in both has the same labels, and what is reuse stands in both. What is set apart
// and stands in one only has one of the two causes that Check tells: a crowded key that
// both articles have, or that the draft does not come first among the ids, without which
// a scan finds what the check does.
func TestCheckFindsWhatScanFindsInNews(t *testing.T) {
	data := os.Getenv("SADA_DATA")
	if data == "" {
		t.Skip("SADA_DATA is not set")
	}
	most, every, long := 5000, 80, os.Getenv("SADA_LONG") != ""
	if long {
		most, every = 15000, 75
	}
	all, draft, drafts := someNews(t, filepath.Join(data, "saudinews", "articles.jsonl.gz"), most, every)
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
	crowds := newCrowds(scanned.Articles)
	want, got := spansOf(scanned), spansOf(checked.Result)
	first := sync.OnceValue(func() map[string]map[span]string { return spansOf(scanDraftsFirst(t, all, draft)) })
	reuse, apart, common, further := 0, 0, 0, 0
	for _, d := range checked.Result.Articles[:drafts] {
		id := strings.TrimPrefix(d.ID, "draft:") // of one that others share something with
		explained := func(at span) bool {
			if crowds.meet(id, at.with) {
				return true
			}
			_, inCheck := got[d.ID][at]
			inScan := false
			for _, with := range []string{at.with, draftsFirst + at.with} {
				at.with = with
				_, found := first()[draftsFirst+id][at]
				inScan = inScan || found
			}
			return inCheck == inScan
		}
		for at, labels := range want[id] {
			other, found := got[d.ID][at]
			if labels == "" {
				reuse++
			} else {
				apart++
			}
			switch {
			case found && other == labels:
				common++
			case found, labels == "" && !long:
				t.Errorf("%s: scan finds %v with the labels %q, check finds it %v with %q", d.ID, at, labels, found, other)
			case !explained(at):
				t.Errorf("%s: only scan finds %v %s", d.ID, at, labels)
			}
		}
		for at, labels := range got[d.ID] {
			if _, found := want[id][at]; found {
				continue
			}
			further++
			if labels == "" && !long || !explained(at) {
				t.Errorf("%s: only check finds %v %s", d.ID, at, labels)
			}
		}
	}
	t.Logf("of %d passages that are reuse and %d set apart %d are the same, a check finds %d more", reuse, apart, common, further)
	if reuse < 50 || apart < 50 || common < 9*(reuse+apart)/10 {
		t.Errorf("of %d passages that are reuse and %d set apart %d are the same", reuse, apart, common)
	}
}

// draftsFirst stands before the ids of drafts where they are to come first.
const draftsFirst = "!"

// scanDraftsFirst is a scan of articles in which those of another file come first.
func scanDraftsFirst(t *testing.T, all, drafts string) *trace.Result {
	t.Helper()
	lines, err := os.ReadFile(all)
	if err != nil {
		t.Fatal(err)
	}
	some, err := os.ReadFile(drafts)
	if err != nil {
		t.Fatal(err)
	}
	const id = `"id": "`
	for line := range strings.Lines(string(some)) {
		renamed := strings.Replace(line, id, id+draftsFirst, 1)
		if renamed == line {
			t.Fatalf("no %s in %.60s", id, line)
		}
		lines = bytes.Replace(lines, []byte(line), []byte(renamed), 1)
	}
	path := filepath.Join(t.TempDir(), "first.jsonl")
	if err := os.WriteFile(path, lines, 0o644); err != nil {
		t.Fatal(err)
	}
	r, _, err := Scan(t.Context(), []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// crowds says which articles share a key that is crowded.
type crowds struct {
	codes map[string][]uint64 // by id, ascending
	count map[uint64]int
}

func newCrowds(articles []*corpus.Article) *crowds {
	c := &crowds{map[string][]uint64{}, map[uint64]int{}}
	keyer := sketch.NewKeyer()
	for _, a := range articles {
		var codes []uint64
		for _, k := range keyer.Keys(nil, sketch.Make(arabic.Words(nil, a.Text)).Stems) {
			codes = append(codes, index.KeyCode(k))
			c.count[index.KeyCode(k)]++
		}
		slices.Sort(codes)
		c.codes[a.ID] = slices.Compact(codes)
	}
	return c
}

func (c *crowds) meet(a, b string) bool {
	return slices.ContainsFunc(c.codes[a], func(code uint64) bool {
		_, shared := slices.BinarySearch(c.codes[b], code)
		most := index.Crowd
		if code&1 != 0 {
			most = index.FreeCrowd
		}
		return shared && c.count[code] > most
	})
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

// span is where an article has a match, with whom and where there.
type span struct {
	start, end int
	with       string
	from, to   int
}

// spansOf are the matches of each article with others and their labels, "" for none.
func spansOf(r *trace.Result) map[string]map[span]string {
	of := map[string]map[span]string{}
	note := func(a, b string, from, to align.Side, labels string) {
		if of[a] == nil {
			of[a] = map[span]string{}
		}
		of[a][span{from.Start, from.End, b, to.Start, to.End}] = labels
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
