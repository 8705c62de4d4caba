package align

import (
	"strings"

	"sada/lsh/arabic"
)

// Kind says how a passage was reused.
type Kind string

// The kinds of a Match; package doc states the rules.
const (
	Verbatim  Kind = "verbatim"
	Edited    Kind = "edited"
	Reordered Kind = "reordered"
	Reworded  Kind = "reworded"
)

// Label sets a match apart from reuse between outlets; an unlabelled match is
// reuse.
type Label string

// The labels of a Match.
const (
	Quote   Label = "quote"   // a quotation on both sides, perhaps with who said it
	Formula Label = "formula" // a frame that recurs with other names and numbers
	Common  Label = "common"  // scripture and sayings that anyone may quote
	Chrome  Label = "chrome"  // recurs at the same outlet's page edges
	Self    Label = "self"    // both sides of one known outlet
)

// Side is one printing of a shared passage: a span of bytes of an article's
// Text, on rune and word borders. Article is the number of the article in the
// scan's sorted list.
type Side struct {
	Article int
	arabic.Span
}

// Run is an agreeing stretch of both sides, byte offsets into the two Texts.
type Run struct{ A, B arabic.Span }

// Difference is what one side prints where the other prints something else.
type Difference struct {
	// A and B are the words as printed; one may be empty.
	A, B string
	// What names it: "number", "name", "date", "spelling", "ة=ه", "tatweel" …
	What string
}

// Match is a verified shared passage.
type Match struct {
	A, B   Side
	Kind   Kind
	Labels []Label // sorted; empty for reuse
	// Reasons say in words why it was accepted and labelled.
	Reasons []string
	// Words is the number of words of A's span.
	Words int
	// Jaccard and the containments compare the multisets of folded words of the
	// two spans; in 0..1, counted, never estimated.
	Jaccard, ContainmentA, ContainmentB float64
	// Runs are in order of A.
	Runs        []Run
	Differences []Difference

	found   found
	numbers numbers
	inWords bool // found is where the spans begin and end
}

// Keep makes the match hold no part of the text of side B, the bytes of which may
// change then.
func (m *Match) Keep() {
	for i := range m.Differences {
		m.Differences[i].B = strings.Clone(m.Differences[i].B)
	}
}

// InWords says which words of the two articles the spans are, from the first of each
// up to the first behind it; false where that is to be counted in the texts: of a
// match that no Aligner made, or with a rune of several words at an end.
func (m *Match) InWords() (a, b arabic.Span, known bool) {
	f := &m.found
	return arabic.Span{Start: f.a0, End: f.a1}, arabic.Span{Start: f.b0, End: f.b1}, m.inWords
}
