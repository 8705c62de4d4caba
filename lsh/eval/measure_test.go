package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/trace"
)

// letters is a library of texts of n letters; two bytes a letter for ids that
// begin with "s", one for others.
func letters(n int, ids ...string) Library {
	lib := Library{}
	for _, id := range ids {
		letter := "x"
		if strings.HasPrefix(id, "s") {
			letter = "ص"
		}
		lib[id] = &corpus.Article{ID: id, Text: strings.Repeat(letter, n)}
	}
	return lib
}

// shared is a passage between a document s… (two bytes a letter) and a document
// d… (one byte), its spans given in letters.
func shared(s string, start, end int, d string, dStart, dEnd int) Passage {
	return Passage{s, d, arabic.Span{Start: 2 * start, End: 2 * end}, arabic.Span{Start: dStart, End: dEnd}}
}

func TestEvaluate(t *testing.T) {
	lib := letters(1000, "s1", "s2", "d1", "d2")
	whole := shared("s1", 0, 100, "d1", 0, 100)
	other := shared("s2", 0, 100, "d2", 0, 100)
	flipped := Passage{whole.B, whole.A, whole.BSpan, whole.ASpan}
	tests := []struct {
		name                                 string
		cases, detections                    []Passage
		precision, recall, gran, wantPlagdet float64
	}{
		{"nothing found", []Passage{whole}, nil, 0, 0, 1, 0},
		{"found exactly", []Passage{whole}, []Passage{whole}, 1, 1, 1, 1},
		{"found the other way round", []Passage{whole}, []Passage{flipped}, 1, 1, 1, 1},
		{"equal ones count once", []Passage{whole, whole}, []Passage{whole, flipped, whole}, 1, 1, 1, 1},
		{"one of two", []Passage{whole, other}, []Passage{whole}, 1, .5, 1, 2. / 3},
		{"elsewhere", []Passage{whole}, []Passage{other}, 0, 0, 1, 0},
		{"only one side overlaps", []Passage{whole}, []Passage{shared("s1", 0, 100, "d1", 100, 200)}, 0, 0, 1, 0},
		// 50 + 50 of 200 letters, though the sides differ in bytes.
		{"half of both sides", []Passage{whole}, []Passage{shared("s1", 0, 50, "d1", 50, 100)}, 1, .5, 1, 2. / 3},
		// Recall (10+90)/200; precision all.
		{"sides of different lengths", []Passage{whole}, []Passage{shared("s1", 0, 10, "d1", 0, 90)}, 1, .5, 1, 2. / 3},
		{"too long", []Passage{whole}, []Passage{shared("s1", 0, 200, "d1", 0, 200)}, .5, 1, 1, 2. / 3},
		// Two halves: granularity 2, plagdet 1/log2(3).
		{"in two parts", []Passage{whole}, []Passage{shared("s1", 0, 50, "d1", 0, 50), shared("s1", 50, 100, "d1", 50, 100)}, 1, 1, 2, 0.6309297535714575},
		// Overlapping detections cover 75 of 100 letters on each side.
		{"overlapping detections", []Passage{whole}, []Passage{shared("s1", 0, 50, "d1", 0, 50), shared("s1", 25, 75, "d1", 25, 75)}, 1, .75, 2, 0.5407969316326778},
		// One detection over two cases: precision counts both, 200 of 300.
		{"one over two cases", []Passage{whole, shared("s1", 200, 300, "d1", 200, 300)}, []Passage{shared("s1", 0, 300, "d1", 0, 300)}, 2. / 3, 1, 1, .8},
		// Macro averages: the short false detection weighs as much as the long.
		{"short and false", []Passage{whole}, []Passage{whole, shared("s2", 0, 1, "d1", 0, 1)}, .5, 1, 1, 2. / 3},
		// Granularity counts detected cases only: (2+1)/2.
		{"granularity over detected cases", []Passage{whole, other, shared("s2", 500, 600, "d1", 0, 100)}, []Passage{shared("s1", 0, 50, "d1", 0, 50), shared("s1", 50, 100, "d1", 50, 100), other}, 1, 2. / 3, 1.5, 0.6051766378928242},
	}
	for _, tt := range tests {
		r, err := Evaluate(lib, asCases(tt.cases), asDetections(tt.detections), 10)
		if err != nil {
			t.Errorf("%s: Evaluate: %v", tt.name, err)
			continue
		}
		got := [4]float64{r.Precision, r.Recall, r.Granularity, r.Plagdet}
		want := [4]float64{tt.precision, tt.recall, tt.gran, tt.wantPlagdet}
		for i := range got {
			if math.Abs(got[i]-want[i]) > 1e-12 {
				t.Errorf("%s: precision, recall, granularity, plagdet = %v, want %v", tt.name, got, want)
				break
			}
		}
	}
}

func asCases(list []Passage) []Case {
	var cases []Case
	for _, p := range list {
		cases = append(cases, Case{Passage: p})
	}
	return cases
}

func asDetections(list []Passage) []Detection {
	var detections []Detection
	for _, p := range list {
		detections = append(detections, Detection{Passage: p, Kind: align.Edited})
	}
	return detections
}

func TestEvaluateKindsAndWorst(t *testing.T) {
	lib := letters(1000, "s1", "d1")
	cases := []Case{
		{shared("s1", 0, 100, "d1", 0, 100), "none"},
		{shared("s1", 200, 300, "d1", 200, 300), "synonym"},
		{shared("s1", 400, 500, "d1", 400, 500), "synonym"},
	}
	detections := asDetections([]Passage{
		shared("s1", 0, 100, "d1", 0, 100),
		shared("s1", 200, 230, "d1", 200, 230),
		shared("s1", 240, 250, "d1", 240, 250),
		shared("s1", 600, 603, "d1", 600, 604),
	})
	r, err := Evaluate(lib, cases, detections, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := []KindReport{
		{Kind: "none", Cases: 1, Detected: 1, Recall: 1, Granularity: 1},
		{Kind: "synonym", Cases: 2, Detected: 1, Recall: .2, Granularity: 2},
	}
	if fmt.Sprint(r.Kinds) != fmt.Sprint(want) {
		t.Errorf("Kinds = %v, want %v", r.Kinds, want)
	}
	if len(r.Missed) != 1 || r.Missed[0].Covered != 0 || r.Missed[0].Kind != "synonym" || r.Missed[0].BStart != 800 {
		t.Errorf("Missed = %+v, want the case at letter 400 with nothing covered", r.Missed)
	}
	if len(r.False) != 1 || r.False[0].AText != "xxxx" || r.False[0].BText != "صصص" || r.False[0].Kind != "edited" {
		t.Errorf("False = %+v, want the detection at letter 600 with both texts", r.False)
	}
}

func TestEvaluateErrors(t *testing.T) {
	lib := letters(10, "s1", "d1")
	good := shared("s1", 0, 10, "d1", 0, 10)
	tests := []struct {
		name       string
		cases      []Passage
		detections []Passage
		want       string
	}{
		{"no gold", nil, []Passage{good}, "no case to judge by"},
		{"unknown id", []Passage{good}, []Passage{shared("s9", 0, 1, "d1", 0, 1)}, `no article has the id "s9"`},
		{"outside", []Passage{good}, []Passage{shared("s1", 0, 1, "d1", 0, 11)}, `"d1": end is 11, but the text has 10 bytes`},
		{"inside a rune", []Passage{{"s1", "d1", arabic.Span{Start: 1, End: 4}, arabic.Span{Start: 0, End: 1}}}, nil, "start 1 lies inside a letter"},
		{"empty", []Passage{good}, []Passage{shared("s1", 5, 5, "d1", 0, 1)}, "nothing lies between"},
	}
	for _, tt := range tests {
		_, err := Evaluate(lib, asCases(tt.cases), asDetections(tt.detections), 0)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Evaluate: %v, want an error with %q", tt.name, err, tt.want)
		}
	}
}

// TestEvaluateAgreesWithOfficial compares with figures that the functions of
// the official evaluator, version 1.3, printed for 60 made-up cases and 75
// detections (testdata/official.json: document, offset and length of both
// sides, in code points).
func TestEvaluateAgreesWithOfficial(t *testing.T) {
	text, err := os.ReadFile("testdata/official.json")
	if err != nil {
		t.Fatal(err)
	}
	var official struct {
		Recall, Precision, Granularity, Plagdet float64
		Cases, Detections                       [][6]any
	}
	if err := json.Unmarshal(text, &official); err != nil {
		t.Fatal(err)
	}
	passages := func(rows [][6]any) (list []Passage) {
		for _, r := range rows {
			at := func(i int) int { return int(r[i].(float64)) }
			list = append(list, shared(r[0].(string), at(1), at(1)+at(2), r[3].(string), at(4), at(4)+at(5)))
		}
		return list
	}
	lib := letters(420, "s1", "s2", "s3", "s4", "s5", "s6", "d1", "d2", "d3", "d4")
	r, err := Evaluate(lib, asCases(passages(official.Cases)), asDetections(passages(official.Detections)), 0)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%.9f %.9f %.9f %.9f", r.Precision, r.Recall, r.Granularity, r.Plagdet)
	want := fmt.Sprintf("%.9f %.9f %.9f %.9f", official.Precision, official.Recall, official.Granularity, official.Plagdet)
	if got != want {
		t.Errorf("precision, recall, granularity, plagdet = %s, want %s", got, want)
	}
}

// TestEvaluateAgreesWithBits holds the sorted intervals against the plain
// definition on bits, one per code point, as the official evaluator has it.
func TestEvaluateAgreesWithBits(t *testing.T) {
	const length = 60
	lib := letters(length, "s1", "s2", "d1", "d2")
	passage := rapid.Custom(func(t *rapid.T) Passage {
		start := rapid.IntRange(0, length-1).Draw(t, "start")
		dStart := rapid.IntRange(0, length-1).Draw(t, "dStart")
		return shared(
			rapid.SampledFrom([]string{"s1", "s2"}).Draw(t, "s"), start, rapid.IntRange(start+1, length).Draw(t, "end"),
			rapid.SampledFrom([]string{"d1", "d2"}).Draw(t, "d"), dStart, rapid.IntRange(dStart+1, length).Draw(t, "dEnd"))
	})
	rapid.Check(t, func(t *rapid.T) {
		cases := rapid.SliceOfN(passage, 1, 12).Draw(t, "cases")
		detections := rapid.SliceOfN(passage, 0, 12).Draw(t, "detections")
		precision, recall, gran := byBits(cases, detections)
		for i, p := range detections {
			if i%2 == 1 {
				detections[i] = Passage{p.B, p.A, p.BSpan, p.ASpan}
			}
		}
		r, err := Evaluate(lib, asCases(cases), asDetections(detections), 0)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(r.Precision-precision) > 1e-9 || math.Abs(r.Recall-recall) > 1e-9 || math.Abs(r.Granularity-gran) > 1e-9 {
			t.Fatalf("precision, recall, granularity = %v %v %v, want %v %v %v", r.Precision, r.Recall, r.Granularity, precision, recall, gran)
		}
	})
}

// byBits computes the measures from their definition; the s side of every
// passage is A.
func byBits(cases, detections []Passage) (precision, recall, gran float64) {
	set := func(list []Passage) map[Passage]bool {
		m := map[Passage]bool{}
		for _, p := range list {
			p.ASpan.Start /= 2
			p.ASpan.End /= 2
			m[p] = true
		}
		return m
	}
	overlap := func(p, q Passage) bool {
		a, b := false, false
		for i := p.ASpan.Start; i < p.ASpan.End; i++ {
			a = a || i >= q.ASpan.Start && i < q.ASpan.End
		}
		for i := p.BSpan.Start; i < p.BSpan.End; i++ {
			b = b || i >= q.BSpan.Start && i < q.BSpan.End
		}
		return p.A == q.A && p.B == q.B && a && b
	}
	share := func(p Passage, others map[Passage]bool) float64 {
		a, b := map[int]bool{}, map[int]bool{}
		for q := range others {
			if !overlap(p, q) {
				continue
			}
			for i := q.ASpan.Start; i < q.ASpan.End; i++ {
				if i >= p.ASpan.Start && i < p.ASpan.End {
					a[i] = true
				}
			}
			for i := q.BSpan.Start; i < q.BSpan.End; i++ {
				if i >= p.BSpan.Start && i < p.BSpan.End {
					b[i] = true
				}
			}
		}
		return float64(len(a)+len(b)) / float64(p.ASpan.End-p.ASpan.Start+p.BSpan.End-p.BSpan.Start)
	}
	average := func(of, by map[Passage]bool) float64 {
		sum := 0.0
		for p := range of {
			sum += share(p, by)
		}
		return sum / float64(max(len(of), 1))
	}
	gold, found := set(cases), set(detections)
	detected, meetings := 0, 0
	for c := range gold {
		n := 0
		for d := range found {
			if overlap(c, d) {
				n++
			}
		}
		meetings += n
		if n > 0 {
			detected++
		}
	}
	gran = 1
	if detected > 0 {
		gran = float64(meetings) / float64(detected)
	}
	return average(found, gold), average(gold, found), gran
}

func TestFilter(t *testing.T) {
	lib := letters(10, "s1", "s2", "d1", "x1")
	lib["s1"].Outlet, lib["s2"].Outlet, lib["d1"].Outlet = suspicious, suspicious, source
	reuse := Detection{Passage: shared("s1", 0, 1, "d1", 0, 1)}
	flipped := Detection{Passage: Passage{A: "d1", B: "s1"}}
	formula := Detection{Passage: shared("s1", 0, 2, "d1", 0, 2), Labels: []align.Label{align.Formula}}
	same := Detection{Passage: shared("s1", 0, 1, "s2", 0, 1)}
	unknown := Detection{Passage: shared("s1", 0, 1, "x1", 0, 1)}
	all := []Detection{reuse, flipped, formula, same, unknown}
	sides := [2]string{suspicious, source}
	tests := []struct {
		name   string
		filter Filter
		want   []Detection
	}{
		{"without labels", Filter{}, []Detection{reuse, flipped, same, unknown}},
		{"all", Filter{Labelled: true}, all},
		{"between outlets", Filter{Outlets: sides}, []Detection{reuse, flipped}},
		{"labelled between outlets", Filter{Labelled: true, Outlets: sides}, []Detection{reuse, flipped, formula}},
		{"listed pairs", Filter{Pairs: map[Pair]bool{NewPair("s2", "s1"): true}}, []Detection{same}},
		{"no pair listed", Filter{Pairs: map[Pair]bool{}}, nil},
	}
	for _, tt := range tests {
		if got := tt.filter.Apply(lib, all); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: Apply = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestDetections(t *testing.T) {
	res := &trace.Result{
		Articles: []*corpus.Article{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Matches: []align.Match{{
			A:    align.Side{Article: 0, Span: arabic.Span{Start: 1, End: 2}},
			B:    align.Side{Article: 2, Span: arabic.Span{Start: 3, End: 4}},
			Kind: align.Edited, Labels: []align.Label{align.Quote},
		}},
		Groups: []trace.Group{{Medoid: 1, Articles: []int{1, 2}}},
	}
	if got, want := fmt.Sprint(Detections(res)), "[{{a c {1 2} {3 4}} edited [quote]}]"; got != want {
		t.Errorf("Detections = %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(Groups(res)), "[[b c]]"; got != want {
		t.Errorf("Groups = %s, want %s", got, want)
	}
}

func BenchmarkEvaluate(b *testing.B) {
	const documents, length, n = 300, 20_000, 10_000
	lib := Library{}
	for i := range documents {
		for _, side := range "sd" {
			id := fmt.Sprintf("%c%03d", side, i)
			lib[id] = letters(length, id)[id]
		}
	}
	var gold, found []Passage
	for i := range n {
		s, d := fmt.Sprintf("s%03d", i%documents), fmt.Sprintf("d%03d", i*7%documents)
		at := i * 131 % (length - 500)
		gold = append(gold, shared(s, at, at+400, d, at, at+400))
		found = append(found, shared(s, at+20, at+380, d, at+10, at+390))
	}
	cases, detections := asCases(gold), asDetections(found)
	b.Run(fmt.Sprintf("detections=%d", n), func(b *testing.B) {
		for b.Loop() {
			if _, err := Evaluate(lib, cases, detections, 10); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/detection")
	})
}
