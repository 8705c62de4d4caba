// Package eval answers how good matches are, judged against gold: passages or
// pairs of articles that people, or an exhaustive count, say are shared. It
// reads gold in three shapes (gold.jsonl, the folder layout of the PAN
// text-alignment task, pairs.tsv), measures what was detected and shows the
// worst cases. Finding matches and printing tables is left to others.
//
// # Passages
//
// [Evaluate] gives the measures of the PAN text-alignment task, as its official
// evaluator (version 1.3) computes them:
//
//   - recall of a case: the share of its code points, on both sides, that the
//     detections which overlap it on both sides cover;
//   - precision of a detection: the same with cases and detections exchanged;
//   - recall and precision: plain averages over cases and over detections,
//     whatever their length; 0 where one of the two sets is empty;
//   - granularity: overlapping detections per detected case, at least 1;
//   - plagdet: F1 of both, divided by log2(1 + granularity).
//
// Equal cases count once, and so do equal detections: the evaluator keeps sets.
// It knows a suspicious and a source side; here a match has none, so both cases
// and detections are brought into one order first, which changes no figure.
// Source: Potthast, Stein, Barrón-Cedeño and Rosso, An Evaluation Framework for
// Plagiarism Detection, COLING 2010, section 2.
//
// # Pairs
//
// [EvaluatePairs] asks only whether two articles were brought together at all:
// by any match, labelled or not, or by one group. Gold says how much of a pair is
// shared, by counting, or what the pair is, by reading.
package eval

import (
	"cmp"
	"slices"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/trace"
)

// Passage is text that two articles share: spans of bytes of their Texts. A and
// B are ids of articles, equal where an article repeats itself.
type Passage struct {
	A, B         string
	ASpan, BSpan arabic.Span
}

// sorted is the passage with its sides in the one order that all passages of
// the same text have.
func (p Passage) sorted() Passage {
	if c := cmp.Compare(p.A, p.B); c > 0 || c == 0 && compareSpans(p.ASpan, p.BSpan) > 0 {
		return Passage{p.B, p.A, p.BSpan, p.ASpan}
	}
	return p
}

func compareSpans(x, y arabic.Span) int {
	return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
}

func comparePassages(x, y Passage) int {
	return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B),
		compareSpans(x.ASpan, y.ASpan), compareSpans(x.BSpan, y.BSpan))
}

// Case is a passage that the gold says is shared.
type Case struct {
	Passage
	// Kind is how it was reused, in the words of the gold ("word shuffling").
	Kind string
}

// Detection is a passage that was found.
type Detection struct {
	Passage
	Kind   align.Kind
	Labels []align.Label // empty for reuse
}

// Detections lists the matches of a scan, in their order. The labels are
// shared with res. In a group of over 1,000 printings only those with the
// medoid are matches, so only those are listed.
func Detections(res *trace.Result) []Detection {
	list := make([]Detection, len(res.Matches))
	for i, m := range res.Matches {
		list[i] = Detection{
			Passage: Passage{res.Articles[m.A.Article].ID, res.Articles[m.B.Article].ID, m.A.Span, m.B.Span},
			Kind:    m.Kind,
			Labels:  m.Labels,
		}
	}
	return list
}

// Groups lists the ids of each group of articles that are one text.
func Groups(res *trace.Result) [][]string {
	list := make([][]string, len(res.Groups))
	for i, g := range res.Groups {
		for _, n := range g.Articles {
			list[i] = append(list[i], res.Articles[n].ID)
		}
	}
	return list
}

// Library holds the articles by id. It is only read.
type Library map[string]*corpus.Article

// NewLibrary indexes the articles by id; of two with one id the later stays.
func NewLibrary(articles []*corpus.Article) Library {
	lib := make(Library, len(articles))
	for _, a := range articles {
		lib[a.ID] = a
	}
	return lib
}

// Filter says which detections are judged; the zero value judges those without
// a label.
type Filter struct {
	// Labelled judges labelled detections too.
	Labelled bool
	// Outlets, where both are set, are the two outlets that a detection must
	// tie: {"suspicious", "source"} leaves out what two sources share.
	Outlets [2]string
	// Pairs, where not nil, holds the pairs of articles that are judged (PAN's
	// pairs file).
	Pairs map[Pair]bool
}

// Apply returns the detections that are judged, in their order; list is left as
// it is.
func (f Filter) Apply(lib Library, list []Detection) []Detection {
	var kept []Detection
	for _, d := range list {
		if f.keeps(lib, d) {
			kept = append(kept, d)
		}
	}
	return kept
}

func (f Filter) keeps(lib Library, d Detection) bool {
	if len(d.Labels) > 0 && !f.Labelled {
		return false
	}
	if f.Pairs != nil && !f.Pairs[NewPair(d.A, d.B)] {
		return false
	}
	if f.Outlets == [2]string{} {
		return true
	}
	a, b := lib[d.A], lib[d.B]
	if a == nil || b == nil {
		return false
	}
	between := [2]string{a.Outlet, b.Outlet}
	return between == f.Outlets || between == [2]string{f.Outlets[1], f.Outlets[0]}
}

// unique sorts the sides of every passage, then the list, and drops what occurs
// twice; passage says where the passage of an element is.
func unique[T any](list []T, passage func(*T) *Passage) []T {
	list = slices.Clone(list)
	for i := range list {
		p := passage(&list[i])
		*p = p.sorted()
	}
	slices.SortStableFunc(list, func(x, y T) int { return comparePassages(*passage(&x), *passage(&y)) })
	return slices.CompactFunc(list, func(x, y T) bool { return *passage(&x) == *passage(&y) })
}
