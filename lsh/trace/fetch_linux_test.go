package trace

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sada/lsh/corpus"
	"sada/lsh/index"
)

// filePages is how many bytes of files the process has in memory.
func filePages(t *testing.T) int {
	t.Helper()
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Skip(err)
	}
	n, err := strconv.Atoi(strings.Fields(string(b))[2])
	if err != nil {
		t.Fatal(err)
	}
	return n * os.Getpagesize()
}

// Between two calls of Fetch little of the file is read, or pages of it fill the memory
// before anybody gives them back. Sorting the matches of all pairs read all of them at
// once.
func TestFetches(t *testing.T) {
	const most = 1 << 20
	p := generated(1, 200).press
	spill, err := index.NewSpill(t.TempDir())
	if err != nil {
		t.Skip(err)
	}
	defer spill.Close()
	texts := make([]string, len(p.articles))
	for i, a := range p.articles {
		texts[i] = a.Text
	}
	sorted := slices.Clone(p.matches)
	sortMatches(nil, sorted)
	keeper := spill.NewKeeper()
	texts, err1 := index.Keep(keeper, texts)
	matches, err2 := index.Keep(keeper, sorted)
	if err := errors.Join(err1, err2, keeper.Flush()); err != nil {
		t.Fatal(err)
	}
	articles := make([]*corpus.Article, len(p.articles))
	for i, a := range p.articles {
		kept := *a
		kept.Text, articles[i] = texts[i], &kept
	}
	spill.Drop()
	highest, before := 0, filePages(t)
	spill.Fetched = func() {
		highest = max(highest, filePages(t)-before)
		spill.Drop()
		before = filePages(t)
	}
	if _, err := TraceIn(spill, articles, matches, nil, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if written := int(spill.Written()); written < 4*most {
		t.Errorf("%d bytes in the file: the test says nothing", written)
	}
	t.Logf("%d bytes in the file, %d read between two calls", spill.Written(), highest)
	if highest > most {
		t.Errorf("%d bytes of the file were read between two calls, want %d at most", highest, most)
	}
}
