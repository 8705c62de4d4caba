package trace

import (
	"cmp"
	"slices"
	"time"

	"sada/lsh/arabic"
)

// Counting what outlets print
//
// What the clusters say of outlets is counted here and nowhere else, from what a saved
// report has: so its figures after a filter are those that a scan would have given, and
// a filter that keeps all changes none. An outlet counts once in a cluster, by its first
// printing there. Where passages lie within others, the words of an article are counted
// once for the outlet that was first, as part of the widest passage.

// Share is what a printing adds to what is counted of its outlet.
type Share struct {
	// Named says whom it credits: "first" where that is the outlet of the cluster's
	// origin, by name or because a credit that is "correct" is held to be it; "other"
	// where it credits others alone; "" for nobody.
	Named string
	// Dated is true where dates say that the origin was printed before it, Delay by how
	// much.
	Dated bool
	Delay time.Duration
	// Wire is true where the cluster's source is an agency other than its outlet.
	Wire bool
}

// Named of a Share.
const (
	NamesFirst = "first"
	NamesOther = "other"
)

// Printing is one of a cluster as a Tally counts it.
type Printing struct {
	Row     int  // of its outlet, -1 where it counts for none, as a draft does
	Known   bool // the outlet has a name, so that it can be in a flow
	Article int
	arabic.Span
	Share
}

// OutletCounts are what a Tally has of an outlet; see OutletSummary.
type OutletCounts struct{ Passages, Origins, Unsure, Sourced, Wire int }

// Tally counts what outlets print, start and take from each other. Its rows are those
// of a table of outlets, by number. The order of clusters does not matter.
type Tally struct {
	Rows  []OutletCounts
	flows map[[2]int]*counted
	seen  []bool // rows of the cluster that is added
}

// counted is a flow while it grows.
type counted struct {
	Flow
	delays []time.Duration
	words  []stretch32
}

// stretch32 is a printing of some words.
type stretch32 struct{ article, start, end, words int32 }

// NewTally counts for a number of outlets.
func NewTally(rows int) *Tally {
	return &Tally{Rows: make([]OutletCounts, rows), flows: map[[2]int]*counted{}, seen: make([]bool, rows)}
}

// Add counts an unlabelled cluster of some words with its printings in order of time,
// of which origin is one's number, -1 for none. It keeps nothing of the list.
func (t *Tally) Add(words, origin int, unsure, sourced bool, printings []Printing) {
	from := Printing{Row: -1}
	if origin >= 0 {
		from = printings[origin]
	}
	if from.Row >= 0 {
		t.Rows[from.Row].Origins++
		if unsure {
			t.Rows[from.Row].Unsure++
		}
	}
	for i := range printings {
		p := &printings[i]
		if p.Row < 0 || t.seen[p.Row] {
			continue
		}
		t.seen[p.Row] = true
		row := &t.Rows[p.Row]
		row.Passages++
		if sourced {
			row.Sourced++
		}
		if p.Wire {
			row.Wire++
		}
		if from.Row >= 0 && from.Known && p.Known && p.Row != from.Row {
			t.flow(from.Row, p.Row).add(words, unsure, p)
		}
	}
	for _, p := range printings {
		if p.Row >= 0 {
			t.seen[p.Row] = false
		}
	}
}

func (t *Tally) flow(from, to int) *counted {
	way := [2]int{from, to}
	if t.flows[way] == nil {
		t.flows[way] = &counted{}
	}
	return t.flows[way]
}

func (f *counted) add(words int, unsure bool, p *Printing) {
	f.Passages++
	f.Words += words
	f.words = append(f.words, stretch32{int32(p.Article), int32(p.Start), int32(p.End), int32(words)})
	if unsure {
		f.Unsure++
	}
	switch p.Named {
	case NamesFirst:
		f.Credited++
	case NamesOther:
		f.Elsewhere++
	}
	if p.Dated {
		f.Dated++
		f.delays = append(f.delays, p.Delay)
	}
}

// Flows are those counted, by the names of the rows, in order of them.
func (t *Tally) Flows(names func(row int) string) []Flow {
	list := make([]Flow, 0, len(t.flows))
	for way, f := range t.flows {
		f.From, f.To = names(way[0]), names(way[1])
		f.Distinct = distinct(f.words)
		if len(f.delays) > 0 {
			slices.Sort(f.delays)
			f.Delay = f.delays[(len(f.delays)-1)/2]
		}
		list = append(list, f.Flow)
	}
	slices.SortFunc(list, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return list
}

// distinct is how many words stretches of articles have, those that lie in several
// counted once: the widest first, of each other one the part that no wider one has.
func distinct(list []stretch32) (n int) {
	slices.SortFunc(list, func(a, b stretch32) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start), cmp.Compare(b.words, a.words))
	})
	var covered []arabic.Span
	for i, s := range list {
		if i > 0 && list[i-1].article != s.article {
			covered = covered[:0]
		}
		span := arabic.Span{Start: int(s.start), End: int(s.end)}
		if long := length(span); long > 0 {
			n += int(s.words) * (long - common([]arabic.Span{span}, covered)) / long
		}
		covered = union(append(covered, span))
	}
	return n
}
