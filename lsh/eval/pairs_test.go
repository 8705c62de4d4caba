package eval

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/internal/corpora"
)

const pairsTSV = "id_a\tid_b\toutlet_a\tcontainment_a\tcontainment_b\n" +
	"d2\td1\tx\t0.1\t0.95\r\n" +
	"d1\td3\tx\t0.3\t0.2\n" +
	"\n" +
	"d1\td4\tx\t0.29\t0\n" +
	"d3\td1\tx\t0.31\t0.2\n" +
	"d4\td5\tx\t0.5\t0.5\n"

func TestReadPairs(t *testing.T) {
	lib := letters(3, "d1", "d2", "d3", "d4", "d5")
	want := "[{{d1 d2} 0.95 } {{d1 d3} 0.3 } {{d1 d4} 0.29 } {{d1 d3} 0.31 } {{d4 d5} 0.5 }]"
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	fmt.Fprint(w, pairsTSV)
	w.Close()
	for _, text := range []string{pairsTSV, zipped.String()} {
		cases, err := ReadPairs(strings.NewReader(text), "pairs", lib)
		if got := fmt.Sprint(cases); err != nil || got != want {
			t.Errorf("ReadPairs(%.20q) = %s, %v, want %s", text, got, err, want)
		}
	}
}

func badPairs() []struct{ text, want string } {
	const header = "id_a\tid_b\tcontainment_a\tcontainment_b\n"
	return []struct{ text, want string }{
		{"", "p: no pair in it"},
		{header, "p: no pair in it"},
		{`{"a":"d1"}`, "p:1: no column id_a in the first line"},
		{"id_a\tcontainment_a\n", "p:1: no column id_b in the first line"},
		{"id_a\tid_b\n", "p:1: no column containment_a, containment_b or kind"},
		{"id_a\tid_b\tkind\nd1\td2\n", "p:2: kind: the line has only 2 columns"},
		{header + "d1\td2\t1\n", "p:2: containment_b: the line has only 3 columns"},
		{header + "d1\td9\t1\t1\n", `p:2: id_b: no article has the id "d9"`},
		{header + "d1\td1\t1\t1\n", `p:2: id_b: "d1" is both sides of the pair`},
		{header + "d1\td2\t1\t1.2\n", `p:2: containment_b: "1.2" is not a number from 0 to 1`},
		{header + "d1\td2\tNaN\t1\n", `p:2: containment_a: "NaN" is not a number from 0 to 1`},
		{"\x1f\x8bxx", "p: "},
		{header + strings.Repeat("d", maxLine+1), "p:2: the line is longer than"},
	}
}

func TestReadPairsErrors(t *testing.T) {
	lib := letters(3, "d1", "d2")
	for _, tt := range badPairs() {
		_, err := ReadPairs(strings.NewReader(tt.text), "p", lib)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("ReadPairs(%.60q): %v, want an error that begins with %q", tt.text, err, tt.want)
		}
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	fmt.Fprint(w, pairsTSV)
	w.Close()
	lib = letters(3, "d1", "d2", "d3", "d4", "d5")
	if _, err := ReadPairs(bytes.NewReader(b.Bytes()[:b.Len()-9]), "p", lib); err == nil || !strings.HasPrefix(err.Error(), "p:") {
		t.Errorf("a truncated gzip file: %v, want an error with the name", err)
	}
}

func TestEvaluatePairs(t *testing.T) {
	lib := letters(3, "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8")
	cases, err := ReadPairs(strings.NewReader(pairsTSV), "pairs", lib)
	if err != nil {
		t.Fatal(err)
	}
	chrome := []align.Label{align.Chrome}
	detections := []Detection{
		{Passage: Passage{A: "d2", B: "d1"}, Labels: chrome},                               // gold, labelled
		{Passage: Passage{A: "d1", B: "d2"}, Labels: chrome},                               // again
		{Passage: Passage{"d1", "d8", arabic.Span{End: 1}, arabic.Span{Start: 1, End: 2}}}, // not gold
		{Passage: Passage{A: "d1", B: "d1"}},                                               // with itself
		{Passage: Passage{A: "d4", B: "d5"}, Labels: chrome},                               // in a group too
	}
	groups := [][]string{{"d4", "d5", "d6", "d7"}}
	r, err := EvaluatePairs(lib, cases, detections, groups, 10)
	if err != nil {
		t.Fatal(err)
	}
	// Gold: d1-d2 .95, d1-d3 .31, d1-d4 .29, d4-d5 .5. Found: d1-d2, d1-d8 and
	// the six pairs of the group.
	if r.Pairs != 4 || r.Found != 2 || r.Recall != .5 {
		t.Errorf("pairs, found, recall = %d %d %v, want 4 2 0.5", r.Pairs, r.Found, r.Recall)
	}
	if r.Reported != 8 || r.Unlabelled != 7 || r.ListedUnlabelled != 1 || r.Precision != 1./7 {
		t.Errorf("reported, unlabelled, listed, precision = %d %d %d %v, want 8 7 1 1/7", r.Reported, r.Unlabelled, r.ListedUnlabelled, r.Precision)
	}
	want := "[{0.9 1 1 1 6 1 0.16666666666666666} {0.7 0 0 0 0 0 0} {0.5 1 1 1 0 0 0} {0.3 1 0 0 1 0 0} {0.1 1 0 0 0 0 0} {0 0 0 0 0 0 0}]"
	if got := fmt.Sprint(r.Classes); got != want {
		t.Errorf("Classes = %s, want %s", got, want)
	}
	if len(r.Missed) != 2 || r.Missed[0].B != "d3" || r.Missed[1].B != "d4" || r.Missed[0].AText != "xxx" {
		t.Errorf("Missed = %v, want d1-d3, then d1-d4", r.Missed)
	}
}

// Pairs that were judged are counted by kind, those that share nothing apart
// from recall and precision.
func TestEvaluatePairsByKind(t *testing.T) {
	lib := letters(3, "d1", "d2", "d3", "d4", "d5")
	cases, err := ReadPairs(strings.NewReader("kind\tid_a\tid_b\n"+
		"reprint\td1\td2\nreprint\td2\td1\nreprint\td1\td3\nformula\td3\td2\nunrelated\td1\td4\n\td5\td1\n"), "pairs", lib)
	if err != nil {
		t.Fatal(err)
	}
	r, err := EvaluatePairs(lib, cases, []Detection{
		{Passage: Passage{A: "d1", B: "d2"}},
		{Passage: Passage{A: "d2", B: "d3"}, Labels: []align.Label{align.Formula}},
		{Passage: Passage{A: "d1", B: "d5"}},
	}, nil, 10)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(r.Kinds), "[{formula 1 1 0} {reprint 2 1 1} {unrelated 1 0 0}]"; got != want {
		t.Errorf("Kinds = %s, want %s", got, want)
	}
	if r.Pairs != 0 || r.Recall != 0 || r.Precision != 0 || r.Unlabelled != 2 || len(r.Missed) != 0 {
		t.Errorf("EvaluatePairs = %+v, want no pair to count for recall", r)
	}
}

func TestEvaluatePairsOfManyPrintings(t *testing.T) {
	const n = 100_000
	lib := Library{}
	var group []string
	for i := range n {
		id := fmt.Sprint(i)
		lib[id] = &corpus.Article{ID: id}
		group = append(group, id)
	}
	r, err := EvaluatePairs(lib, []PairCase{{Pair: NewPair("1", "99999"), Containment: 1}}, nil, [][]string{group}, 1)
	if err != nil || r.Recall != 1 || r.Reported != n*(n-1)/2 {
		t.Errorf("EvaluatePairs = %+v, %v, want recall 1 and all pairs of the group", r, err)
	}
}

func FuzzReadPairs(f *testing.F) {
	f.Add(pairsTSV)
	f.Add("kind\tid_a\tid_b\nreprint\td1\td2\n\td3\td1\n")
	for _, tt := range badPairs() {
		if len(tt.text) < 1000 {
			f.Add(tt.text)
		}
	}
	lib := letters(3, "d1", "d2", "d3", "d4", "d5")
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := ReadPairs(strings.NewReader(text), "pairs", lib)
		if (len(cases) == 0) != (err != nil) {
			t.Fatalf("%d pairs and error %v", len(cases), err)
		}
		if err != nil {
			return
		}
		if _, err := EvaluatePairs(lib, cases, nil, nil, 1); err != nil {
			t.Fatalf("gold that was read cannot be used: %v", err)
		}
	})
}

// TestReadPairsOfSaudinews reads the whole gold of a real corpus, whose
// articles are made up here from the ids.
func TestReadPairsOfSaudinews(t *testing.T) {
	f, err := os.Open(corpora.Path(t, "saudinews/exact_pairs_w5.tsv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lib := Library{}
	for i := range 40_000 {
		id := fmt.Sprintf("snn-%05d", i)
		lib[id] = &corpus.Article{ID: id}
	}
	cases, err := ReadPairs(f, "exact_pairs_w5.tsv.gz", lib)
	if err != nil || len(cases) < 40_000 {
		t.Errorf("ReadPairs: %d pairs, %v", len(cases), err)
	}
}
