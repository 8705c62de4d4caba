package trace

import (
	"testing"
	"time"

	"sada/lsh/arabic"
)

// Words of an article count once for the outlet that was first, however its passages
// nest, and the order of clusters changes nothing.
func TestTallyCountsWordsOnce(t *testing.T) {
	printing := func(row, article, start, end int) Printing {
		return Printing{Row: row, Known: true, Article: article, Span: arabic.Span{Start: start, End: end}}
	}
	type cluster struct {
		words     int
		printings []Printing
	}
	wide := cluster{100, []Printing{printing(0, 1, 0, 1000), printing(1, 2, 0, 1000)}}
	within := cluster{40, []Printing{printing(0, 1, 0, 400), printing(1, 2, 0, 400), printing(2, 3, 0, 400)}}
	half := cluster{40, []Printing{printing(0, 1, 800, 1200), printing(1, 2, 800, 1200)}}
	elsewhere := cluster{40, []Printing{printing(0, 1, 0, 400), printing(1, 4, 0, 400)}}
	for _, tt := range []struct {
		clusters        []cluster
		words, distinct int
	}{
		{[]cluster{wide}, 100, 100},
		{[]cluster{wide, within}, 140, 100},
		{[]cluster{within, wide}, 140, 100},
		{[]cluster{wide, half}, 140, 120},
		{[]cluster{half, within, wide}, 180, 120},
		{[]cluster{wide, elsewhere}, 140, 140}, // another article
	} {
		tally := NewTally(3)
		for _, c := range tt.clusters {
			tally.Add(c.words, 0, false, true, c.printings)
		}
		flows := tally.Flows(func(row int) string { return "abc"[row : row+1] })
		if f := flows[0]; f.From != "a" || f.To != "b" || f.Words != tt.words || f.Distinct != tt.distinct {
			t.Errorf("%+v: flow is %+v, want %d words, %d of them once", tt.clusters, f, tt.words, tt.distinct)
		}
	}
}

// Drafts and outlets without a name are in no flow, an outlet counts once in a cluster,
// and what nobody is known to have printed first starts no flow.
func TestTally(t *testing.T) {
	span := arabic.Span{Start: 0, End: 10}
	first := Printing{Row: 0, Known: true, Article: 0, Span: span}
	credits := Printing{Row: 1, Known: true, Article: 1, Span: span, Share: Share{Named: NamesFirst, Dated: true, Delay: time.Hour, Wire: true}}
	other := Printing{Row: 1, Known: true, Article: 2, Span: span, Share: Share{Named: NamesOther}}
	nameless := Printing{Row: 2, Article: 3, Span: span}
	draft := Printing{Row: -1, Known: true, Article: 4, Span: span}
	tally := NewTally(3)
	tally.Add(5, 0, false, true, []Printing{first, credits, other, nameless, draft})
	tally.Add(5, 0, true, true, []Printing{first, other})
	tally.Add(5, 0, false, false, []Printing{nameless, credits})
	tally.Add(5, -1, false, false, []Printing{first, credits})
	want := []OutletCounts{{Passages: 3, Origins: 2, Unsure: 1, Sourced: 2}, {Passages: 4, Sourced: 2, Wire: 3}, {Passages: 2, Origins: 1, Sourced: 1}}
	for i, n := range tally.Rows {
		if n != want[i] {
			t.Errorf("row %d is %+v, want %+v", i, n, want[i])
		}
	}
	flows := tally.Flows(func(row int) string { return "abc"[row : row+1] })
	flow := Flow{From: "a", To: "b", Passages: 2, Unsure: 1, Words: 10, Distinct: 10, Credited: 1, Elsewhere: 1, Dated: 1, Delay: time.Hour}
	if len(flows) != 1 || flows[0] != flow {
		t.Errorf("flows are %+v, want %+v alone", flows, flow)
	}
}
