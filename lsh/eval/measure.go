package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"sada/lsh/arabic"
)

// Report is what an evaluation of passages came to.
type Report struct {
	// Cases and Detections are how many were judged, equal ones counted once.
	Cases      int `json:"cases"`
	Detections int `json:"detections"`
	// Precision and Recall are macro averages in code points, in 0..1;
	// Granularity is at least 1; Plagdet in 0..1.
	Precision   float64 `json:"precision"`
	Recall      float64 `json:"recall"`
	Granularity float64 `json:"granularity"`
	Plagdet     float64 `json:"plagdet"`
	// Kinds are the cases by kind, sorted by name.
	Kinds []KindReport `json:"kinds"`
	// Missed are the cases of the lowest recall below 1, worst first; False the
	// detections of the lowest precision below 1, worst first.
	Missed []Bad `json:"missed"`
	False  []Bad `json:"false"`
}

// KindReport is what the cases of one kind came to, judged by all detections.
type KindReport struct {
	Kind  string `json:"kind"`
	Cases int    `json:"cases"`
	// Detected counts the cases that a detection overlaps on both sides.
	Detected    int     `json:"detected"`
	Recall      float64 `json:"recall"`
	Granularity float64 `json:"granularity"`
}

// Bad is a case that was not wholly found, or a detection that is not wholly
// right.
type Bad struct {
	// The spans are bytes of the articles' Texts.
	A      string `json:"a"`
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	B      string `json:"b"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
	// Kind is the gold's word for a case, the engine's for a detection.
	Kind string `json:"kind"`
	// Covered is the recall of the case or the precision of the detection.
	Covered float64 `json:"covered"`
	// AText and BText are the two spans as printed.
	AText string `json:"a_text"`
	BText string `json:"b_text"`
	// Reason is why a case was not found; see Report.Explain.
	Reason string `json:"reason,omitempty"`
}

// Evaluate measures the detections against the cases and lists the worst of
// both, at most worst of each. All ids must be in lib and all spans within the
// texts; an error says which is not. It costs about a sort of both lists.
func Evaluate(lib Library, cases []Case, detections []Detection, worst int) (*Report, error) {
	if len(cases) == 0 {
		return nil, fmt.Errorf("no case to judge by; hint: is the gold the right file?")
	}
	cases = unique(cases, func(c *Case) *Passage { return &c.Passage })
	detections = unique(detections, func(d *Detection) *Passage { return &d.Passage })

	points := newCodePoints(lib)
	gold := make([]Passage, len(cases))
	found := make([]Passage, len(detections))
	var err error
	for i, c := range cases {
		if gold[i], err = points.passage(c.Passage); err != nil {
			return nil, fmt.Errorf("case %d: %w", i+1, err)
		}
	}
	for i, d := range detections {
		if found[i], err = points.passage(d.Passage); err != nil {
			return nil, fmt.Errorf("detection %d: %w", i+1, err)
		}
	}

	recalls, overlaps := cover(gold, found)
	precisions, _ := cover(found, gold)
	r := &Report{
		Cases: len(cases), Detections: len(detections),
		Precision: mean(precisions), Recall: mean(recalls), Granularity: granularity(overlaps),
		Missed: []Bad{}, False: []Bad{},
	}
	r.Plagdet = plagdet(r.Precision, r.Recall, r.Granularity)
	r.Kinds = byKind(cases, recalls, overlaps)
	for _, i := range lowest(recalls, worst) {
		r.Missed = append(r.Missed, bad(lib, cases[i].Passage, cases[i].Kind, recalls[i]))
	}
	for _, i := range lowest(precisions, worst) {
		r.False = append(r.False, bad(lib, detections[i].Passage, string(detections[i].Kind), precisions[i]))
	}
	return r, nil
}

// plagdet ranks a result in one figure: F1 / log2(1 + granularity); 0 where
// precision and recall are 0 or a measure is out of range.
func plagdet(precision, recall, granularity float64) float64 {
	if precision < 0 || recall < 0 || precision+recall == 0 || granularity < 1 {
		return 0
	}
	return 2 * precision * recall / (precision + recall) / math.Log2(1+granularity)
}

// cover says for each passage which share of it the others cover and how many
// of them overlap it. Both lists are sorted as unique does.
func cover(passages, others []Passage) (shares []float64, overlaps []int) {
	shares = make([]float64, len(passages))
	overlaps = make([]int, len(passages))
	var left, right []arabic.Span
	start := 0 // where others of the passage's pair begin
	for i, p := range passages {
		samePair := func(q Passage) int { return cmp.Or(cmp.Compare(q.A, p.A), cmp.Compare(q.B, p.B)) }
		if i > 0 && samePair(passages[i-1]) != 0 || i == 0 {
			start, _ = slices.BinarySearchFunc(others, p, func(q, _ Passage) int { return samePair(q) })
		}
		left, right = left[:0], right[:0]
		for _, q := range others[start:] {
			if samePair(q) != 0 || q.ASpan.Start >= p.ASpan.End {
				break
			}
			a, b := clip(q.ASpan, p.ASpan), clip(q.BSpan, p.BSpan)
			if a.Start < a.End && b.Start < b.End {
				left, right = append(left, a), append(right, b)
			}
		}
		overlaps[i] = len(left)
		size := p.ASpan.End - p.ASpan.Start + p.BSpan.End - p.BSpan.Start
		shares[i] = float64(union(left)+union(right)) / float64(size)
	}
	return shares, overlaps
}

func mean(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum / float64(len(list))
}

// granularity is the number of detections per detected case.
func granularity(overlaps []int) float64 {
	sum, detected := 0, 0
	for _, n := range overlaps {
		sum += n
		detected += min(n, 1)
	}
	if detected == 0 {
		return 1
	}
	return float64(sum) / float64(detected)
}

func byKind(cases []Case, recalls []float64, overlaps []int) []KindReport {
	rows := map[string][]int{}
	for i, c := range cases {
		rows[c.Kind] = append(rows[c.Kind], i)
	}
	var list []KindReport
	for kind, members := range rows {
		k := KindReport{Kind: kind, Cases: len(members)}
		var counts []int
		for _, i := range members {
			k.Recall += recalls[i] / float64(len(members))
			k.Detected += min(overlaps[i], 1)
			counts = append(counts, overlaps[i])
		}
		k.Granularity = granularity(counts)
		list = append(list, k)
	}
	slices.SortFunc(list, func(x, y KindReport) int { return cmp.Compare(x.Kind, y.Kind) })
	return list
}

// lowest are the indices of the n lowest shares below 1, lowest first.
func lowest(shares []float64, n int) []int {
	var list []int
	for i, s := range shares {
		if s < 1 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(x, y int) int { return cmp.Compare(shares[x], shares[y]) })
	return list[:min(n, len(list))]
}

func bad(lib Library, p Passage, kind string, covered float64) Bad {
	return Bad{
		A: p.A, AStart: p.ASpan.Start, AEnd: p.ASpan.End,
		B: p.B, BStart: p.BSpan.Start, BEnd: p.BSpan.End,
		Kind: kind, Covered: covered,
		AText: lib[p.A].Text[p.ASpan.Start:p.ASpan.End],
		BText: lib[p.B].Text[p.BSpan.Start:p.BSpan.End],
	}
}
