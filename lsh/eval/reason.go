package eval

import (
	"fmt"
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/trace"
)

// Account is what is known about pairs of articles of a scan, to say why a case
// was missed. It serves one goroutine.
type Account struct {
	// Result is that of the scan.
	Result *trace.Result
	// Rejected is what was rejected of a pair, and a sentence on how the two were
	// compared, as lsh.Explanation has them.
	Rejected func(Pair) (list []align.Rejection, compared string)

	matches map[Pair][]*align.Match
}

// Explain gives every case that was missed, wholly or in part, the reason.
func (r *Report) Explain(a *Account) {
	for i := range r.Missed {
		b := &r.Missed[i]
		p := Passage{b.A, b.B, arabic.Span{Start: b.AStart, End: b.AEnd}, arabic.Span{Start: b.BStart, End: b.BEnd}}
		b.Reason = a.reason(p)
	}
}

// Explain gives every pair that was missed the reason.
func (r *PairReport) Explain(a *Account) {
	for i := range r.Missed {
		_, compared := a.Rejected(Pair{r.Missed[i].A, r.Missed[i].B})
		r.Missed[i].Reason = compared
	}
}

// reason says why a passage was not found as a whole.
func (a *Account) reason(p Passage) string {
	if a.matches == nil {
		a.matches = map[Pair][]*align.Match{}
		for i := range a.Result.Matches {
			m := &a.Result.Matches[i]
			pair := NewPair(a.Result.Articles[m.A.Article].ID, a.Result.Articles[m.B.Article].ID)
			a.matches[pair] = append(a.matches[pair], m)
		}
	}
	pair := NewPair(p.A, p.B)
	var set []string
	partly := false
	for _, m := range a.matches[pair] {
		if !a.meets(p, m.A, m.B) {
			continue
		}
		if len(m.Labels) > 0 {
			set = append(set, fmt.Sprintf("labelled %s: %s", m.Labels[0], m.Reasons[len(m.Reasons)-1]))
		} else {
			partly = true
		}
	}
	switch {
	case partly:
		return "found in part: the match has other borders"
	case len(set) > 0:
		return strings.Join(set, "; ")
	}
	list, compared := a.Rejected(pair)
	for i := range list {
		if a.meets(p, list[i].A, list[i].B) {
			return fmt.Sprintf("rejected: %s", list[i].Reason)
		}
	}
	return compared
}

// meets says whether two sides have words of both spans of a passage.
func (a *Account) meets(p Passage, x, y align.Side) bool {
	overlap := func(s, t arabic.Span) bool { s = clip(s, t); return s.Start < s.End }
	as := func(id string, s align.Side) bool { return a.Result.Articles[s.Article].ID == id }
	return as(p.A, x) && as(p.B, y) && overlap(p.ASpan, x.Span) && overlap(p.BSpan, y.Span) ||
		as(p.A, y) && as(p.B, x) && overlap(p.ASpan, y.Span) && overlap(p.BSpan, x.Span)
}
