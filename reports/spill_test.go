package reports

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync/atomic"
	"testing"

	"sada/lsh/index"
)

// A report that lies in a file is shown as one in memory is, in every form.
func TestReportInFile(t *testing.T) {
	spill, err := index.NewSpill(t.TempDir())
	if errors.Is(err, index.ErrNoSpill) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer spill.Close()
	result := sampleResult(t)
	want := New(result, Meta{Version: "test"})
	result.Spill = spill
	got := New(result, Meta{Version: "test"})
	if spill.Written() == 0 {
		t.Error("nothing is in the file: the test says nothing")
	}
	spill.Drop()
	strict := Filter{MinWords: 20}
	for _, format := range []Format{Table, Markdown, HTML, JSON, CSVClusters, CSVMembers, CSVCredits, GraphML} {
		for _, pair := range [][2]*Report{{got, want}, {got.Filter(strict), want.Filter(strict)}, {got.WithoutTexts(), want.WithoutTexts()}} {
			var a, b bytes.Buffer
			if err := errors.Join(Write(&a, pair[0], format, RenderOptions{}), Write(&b, pair[1], format, RenderOptions{})); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("as %s a report in a file differs from one in memory", format)
			}
		}
	}
	for _, r := range []*Report{got, want} {
		if articles, err := r.index(); err != nil || r.check(articles) != nil {
			t.Error(err, r.check(articles))
		}
	}
}

// Where the file takes no more the report is made in memory.
func TestReportWithoutRoom(t *testing.T) {
	spill, err := index.NewSpill(t.TempDir())
	if err != nil {
		t.Skip(err)
	}
	spill.Close()
	result := sampleResult(t)
	want := writeJSON(t, New(result, Meta{}))
	result.Spill = spill
	if got := writeJSON(t, New(result, Meta{})); !bytes.Equal(got, want) {
		t.Error("the report differs")
	}
}

func TestDistinguish(t *testing.T) {
	for _, c := range []struct{ ids, want []id }{
		{[]id{3, 1, 2}, []id{3, 1, 2}},
		{[]id{3, 1, 3}, []id{3, 1, 103}},
		{[]id{3, 3, 3, 103}, []id{3, 203, 303, 103}},
		{[]id{5, 5, 105, 105}, []id{5, 205, 105, 305}},
		{nil, nil},
	} {
		got := slices.Clone(c.ids)
		distinguish(got, func(i int, again uint64) id { return c.ids[i] + 100*id(again) })
		if !slices.Equal(got, c.want) {
			t.Errorf("distinguish(%v) = %v, want %v", c.ids, got, c.want)
		}
	}
}

// Whoever reads all articles, matches or clusters of a report in a file says so often
// enough for its pages to be given back meanwhile, in every form.
func TestReportAsksForRoom(t *testing.T) {
	spill, err := index.NewSpill(t.TempDir())
	if errors.Is(err, index.ErrNoSpill) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer spill.Close()
	var asked atomic.Int64
	spill.Fetched = func() { asked.Add(1) }
	result := sampleResult(t)
	result.Spill = spill
	report := New(result, Meta{Version: "test"})
	made := len(report.Articles) + len(report.Matches) // matches are read for their ids and again for themselves
	if n := int(asked.Swap(0)); n < made+len(report.Matches) {
		t.Errorf("making %d articles and matches asks for room %d times", made, n)
	}
	for format, least := range map[Format]int{
		Table: len(report.Articles) + len(report.Clusters), Markdown: len(report.Matches) + len(report.Clusters), HTML: len(report.Matches) + len(report.Clusters),
		JSON: made, CSVClusters: len(report.Matches) + len(report.Clusters), CSVMembers: len(report.Clusters), CSVCredits: len(report.Articles), GraphML: len(report.Articles) + len(report.Matches),
	} {
		if err := Write(io.Discard, report, format, RenderOptions{}); err != nil {
			t.Fatal(err)
		}
		if n := int(asked.Swap(0)); n < least {
			t.Errorf("as %s a report asks for room %d times, want %d at least", format, n, least)
		}
	}
}
