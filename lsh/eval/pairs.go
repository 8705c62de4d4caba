package eval

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Pair is two ids of articles, the smaller first.
type Pair struct{ A, B string }

// NewPair is the pair of two ids in any order.
func NewPair(a, b string) Pair {
	if a > b {
		a, b = b, a
	}
	return Pair{a, b}
}

// PairCase is a pair that the gold knows: one that shares text, or one that was
// judged to be of some kind.
type PairCase struct {
	Pair
	// Containment is the larger of the shares of either article's text that is
	// in the other, in 0..1; 0 where the gold does not say.
	Containment float64
	// Kind is what the pair was judged to be, in the words of the gold
	// ("reprint", "unrelated"); "" where it does not say.
	Kind string
}

// ReadPairs reads gold pairs from tab-separated text, plain or gzip: a line of
// column names, among them id_a, id_b and at least one of containment_a,
// containment_b and kind, then a pair a line; other columns are passed over. It
// stops at the first wrong line, with an error that names name, line and column.
// Without a lib the form alone is checked.
func ReadPairs(r io.Reader, name string, lib Library) ([]PairCase, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		unzip, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = bufio.NewReader(unzip)
	}
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxLine)
	var cases []PairCase
	var at pairColumns
	line := 0
	for scanner.Scan() {
		line++
		fields := strings.Split(strings.TrimSuffix(scanner.Text(), "\r"), "\t")
		var err error
		switch {
		case line == 1:
			at, err = findColumns(fields)
		case len(fields) == 1 && fields[0] == "":
		default:
			var c PairCase
			c, err = parsePair(fields, at, lib)
			cases = append(cases, c)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: the line is longer than %d bytes; hint: a pair is one line", name, line+1, maxLine)
	} else if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, line+1, err)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s: no pair in it; hint: is it the right file?", name)
	}
	return cases, nil
}

// pairColumns are the places of the columns in a line, below 0 where the gold
// has none.
type pairColumns struct {
	ids, containments [2]int
	kind              int
}

func findColumns(header []string) (at pairColumns, err error) {
	for i, side := range []string{"a", "b"} {
		at.ids[i] = slices.Index(header, "id_"+side)
		at.containments[i] = slices.Index(header, "containment_"+side)
		if at.ids[i] < 0 {
			return at, fmt.Errorf("no column id_%s in the first line; hint: it names the columns, tabs between them", side)
		}
	}
	at.kind = slices.Index(header, "kind")
	if at.kind < 0 && max(at.containments[0], at.containments[1]) < 0 {
		return at, errors.New("no column containment_a, containment_b or kind in the first line; hint: gold says how much of a pair is shared, or what it is")
	}
	return at, nil
}

func parsePair(fields []string, at pairColumns, lib Library) (c PairCase, err error) {
	field := func(column int, name string) string {
		if column < 0 {
			return ""
		}
		if column >= len(fields) {
			err = fmt.Errorf("%s: the line has only %d columns", name, len(fields))
			return ""
		}
		return fields[column]
	}
	c.Pair = NewPair(field(at.ids[0], "id_a"), field(at.ids[1], "id_b"))
	shares := [2]string{field(at.containments[0], "containment_a"), field(at.containments[1], "containment_b")}
	c.Kind = field(at.kind, "kind")
	if err != nil {
		return c, err
	}
	for i, side := range []string{"a", "b"} {
		if id := fields[at.ids[i]]; lib != nil && lib[id] == nil {
			return c, fmt.Errorf("id_%s: no article has the id %q; hint: were the gold's own articles read?", side, id)
		}
		if at.containments[i] < 0 {
			continue
		}
		share, err := strconv.ParseFloat(shares[i], 64)
		if err != nil || !(share >= 0 && share <= 1) {
			return c, fmt.Errorf("containment_%s: %q is not a number from 0 to 1", side, shares[i])
		}
		c.Containment = max(c.Containment, share)
	}
	if c.A == c.B {
		return c, fmt.Errorf("id_b: %q is both sides of the pair", c.B)
	}
	return c, nil
}

// PairReport is what an evaluation of pairs came to.
type PairReport struct {
	// Pairs are those of the gold that share text: whose containment is known and
	// above 0; each once.
	Pairs  int     `json:"pairs"`
	Found  int     `json:"found"`
	Recall float64 `json:"recall"`
	// Classes are the pairs by containment, the highest first: for recall by what
	// gold says, for precision by what was found.
	Classes []PairClass `json:"classes"`
	// Kinds are the pairs by what they were judged to be, sorted by name; none
	// where the gold does not say.
	Kinds []PairKind `json:"kinds"`
	// Reported counts the pairs that were found, in gold or not; Unlabelled
	// those among them with a match without a label or in one group, and
	// ListedUnlabelled those of these that share text by the gold.
	Reported         int `json:"reported"`
	Unlabelled       int `json:"unlabelled"`
	ListedUnlabelled int `json:"listed_unlabelled"`
	// Precision is ListedUnlabelled / Unlabelled, 0 where there is none: a lower
	// bound, since gold lists only pairs above its own threshold.
	Precision float64 `json:"precision"`
	// Missed are the pairs that were not found, of the highest containment
	// first.
	Missed []BadPair `json:"missed"`
}

// PairClass is the pairs whose containment is at least From (above it for 0) and
// below the next higher class. The containment of what was found is the larger of
// the shares of either text, in bytes, that lie in unlabelled matches of the two; 1
// in a group.
type PairClass struct {
	From   float64 `json:"from"`
	Pairs  int     `json:"pairs"`
	Found  int     `json:"found"`
	Recall float64 `json:"recall"`
	// Unlabelled are the pairs with a match without a label or in one group of which
	// so much was found, in gold or not; Listed those of them that share text by the
	// gold. Precision is Listed / Unlabelled, 0 where there is none: a lower bound as
	// that of the whole.
	Unlabelled int     `json:"unlabelled"`
	Listed     int     `json:"listed"`
	Precision  float64 `json:"precision"`
}

// PairKind is the pairs of one kind. How many should be found depends on it: of
// reprints all, of unrelated articles none.
type PairKind struct {
	Kind  string `json:"kind"`
	Pairs int    `json:"pairs"`
	Found int    `json:"found"`
	// Unlabelled counts those found by a match without a label or in one group.
	Unlabelled int `json:"unlabelled"`
}

// BadPair is a pair that was not found, with both texts.
type BadPair struct {
	A           string  `json:"a"`
	B           string  `json:"b"`
	Containment float64 `json:"containment"`
	AText       string  `json:"a_text"`
	BText       string  `json:"b_text"`
	// Reason is why it was not found; see PairReport.Explain.
	Reason string `json:"reason,omitempty"`
}

// pairClasses are the lower borders of the classes of containment. 0.3 is the
// border that the project is held to.
func pairClasses() []float64 { return []float64{0.9, 0.7, 0.5, 0.3, 0.1, 0} }

// EvaluatePairs measures which pairs the detections or the groups bring
// together; labelled matches count for recall. At most worst missed pairs are
// listed. A pair that gold lists twice counts once, with its higher containment
// and its first kind.
func EvaluatePairs(lib Library, cases []PairCase, detections []Detection, groups [][]string, worst int) (*PairReport, error) {
	if len(cases) == 0 {
		return nil, errors.New("no pair to judge by; hint: is the gold the right file?")
	}
	gold := uniquePairs(cases)
	found := newFinder(lib, detections, groups)
	r := &PairReport{Kinds: kindsOf(gold, found), Missed: []BadPair{}}
	r.Reported, r.Unlabelled = found.count()
	for _, from := range pairClasses() {
		r.Classes = append(r.Classes, PairClass{From: from})
	}
	for _, c := range gold {
		if c.Containment == 0 {
			continue
		}
		reported, unlabelled := found.pair(c.Pair)
		r.ListedUnlabelled += one(unlabelled)
		if unlabelled {
			r.classOf(found.containment(c.Pair)).Listed++
		}
		class := r.classOf(c.Containment)
		class.Pairs++
		class.Found += one(reported)
		if reported {
			continue
		}
		a, b := lib[c.A], lib[c.B]
		if a == nil || b == nil {
			return nil, fmt.Errorf("pair %q, %q: no article has that id", c.A, c.B)
		}
		r.Missed = append(r.Missed, BadPair{A: c.A, B: c.B, Containment: c.Containment, AText: a.Text, BText: b.Text})
	}
	found.classes(r)
	for i := range r.Classes {
		c := &r.Classes[i]
		c.Precision = ratio(c.Listed, c.Unlabelled)
		r.Pairs += c.Pairs
		r.Found += c.Found
		c.Recall = ratio(c.Found, c.Pairs)
	}
	r.Recall = ratio(r.Found, r.Pairs)
	r.Precision = ratio(r.ListedUnlabelled, r.Unlabelled)
	slices.SortStableFunc(r.Missed, func(x, y BadPair) int { return cmp.Compare(y.Containment, x.Containment) })
	r.Missed = r.Missed[:min(worst, len(r.Missed))]
	return r, nil
}

// classOf is the class of a containment.
func (r *PairReport) classOf(containment float64) *PairClass {
	return &r.Classes[slices.IndexFunc(r.Classes, func(class PairClass) bool { return containment >= class.From })]
}

// uniquePairs sorts the pairs by their ids and makes those that occur twice one.
func uniquePairs(cases []PairCase) []PairCase {
	compare := func(x, y PairCase) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) }
	var list []PairCase
	for _, c := range slices.SortedStableFunc(slices.Values(cases), compare) {
		if n := len(list); n > 0 && list[n-1].Pair == c.Pair {
			last := &list[n-1]
			last.Kind = cmp.Or(last.Kind, c.Kind)
			last.Containment = max(last.Containment, c.Containment)
		} else {
			list = append(list, c)
		}
	}
	return list
}

// kindsOf counts the pairs by what they were judged to be.
func kindsOf(gold []PairCase, found finder) []PairKind {
	kinds := map[string]PairKind{}
	for _, c := range gold {
		if c.Kind == "" {
			continue
		}
		reported, unlabelled := found.pair(c.Pair)
		k := kinds[c.Kind]
		kinds[c.Kind] = PairKind{c.Kind, k.Pairs + 1, k.Found + one(reported), k.Unlabelled + one(unlabelled)}
	}
	list := slices.AppendSeq([]PairKind{}, maps.Values(kinds))
	slices.SortFunc(list, func(x, y PairKind) int { return cmp.Compare(x.Kind, y.Kind) })
	return list
}
