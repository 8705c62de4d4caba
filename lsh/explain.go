package lsh

import (
	"fmt"

	"sada/lsh/align"
	"sada/lsh/index"
)

// keptRejections is the number of rejected passages that a result keeps where
// Options do not say.
const keptRejections = 100

// Explanation says what became of a pair of articles.
type Explanation struct {
	A, B string // ids, as Options.Explain has them
	// Missing are those of the two that were not read.
	Missing []string
	// Known is set where the pair was not compared: why.
	Known string
	// Ordered and Free count the places where the two have a key in common, of
	// words in a row and of rare words in any order. Without any they were never
	// compared.
	Ordered, Free int
	// Rejected is every passage that was looked at and is no match, the nearest to
	// one first. The matches are in the scan's result.
	Rejected []align.Rejection
}

// explained is what Options.Explain asks for, by texts in ascending order.
type explained map[[2]int][]*Explanation

// explain notes which texts are to be explained; it must know the texts.
func (s *scan) explain() {
	if len(s.opt.Explain) == 0 {
		return
	}
	s.explained = explained{}
	of, number := s.textOf(), make(map[string]int, len(s.articles))
	for i, a := range s.articles {
		number[a.ID] = i
	}
	s.stats.Explanations = make([]Explanation, len(s.opt.Explain))
	for i, pair := range s.opt.Explain {
		e := &s.stats.Explanations[i]
		e.A, e.B = pair[0], pair[1]
		a, knownA := number[e.A]
		b, knownB := number[e.B]
		if !knownA {
			e.Missing = append(e.Missing, e.A)
		}
		if !knownB && e.A != e.B {
			e.Missing = append(e.Missing, e.B)
		}
		switch {
		case len(e.Missing) > 0:
		case a != b && of[a] == of[b]:
			e.Known = "both have the same words throughout"
		case !s.keeps(a, b):
			e.Known = "both are of one outlet, whose matches are not wanted"
		default:
			key := [2]int{min(of[a], of[b]), max(of[a], of[b])}
			s.explained[key] = append(s.explained[key], e)
		}
	}
}

// align aligns a text with a candidate, and explains the pair where that is asked
// for.
func (m *matcher) align(text int, c *index.Candidate) []align.Match {
	guest := m.alignable(m.texts[c.B])
	m.aligner.Rejections = m.rejections
	if !m.keeps(m.texts[text], m.texts[c.B]) {
		m.aligner.Rejections = nil
	}
	wanted := m.explained[[2]int{text, c.B}]
	if len(wanted) == 0 {
		return m.aligner.Align(guest, c.Meetings)
	}
	found, rejected := m.aligner.Explain(guest, c.Meetings)
	for _, e := range wanted {
		e.Rejected = rejected
		for _, meeting := range c.Meetings {
			if meeting.OrderFree {
				e.Free++
			} else {
				e.Ordered++
			}
		}
	}
	return found
}

// reject keeps the nearest of what the matchers rejected, and how many there were.
func (s *scan) reject(all []*align.Rejections) {
	sum := align.NewRejections(s.kept())
	for _, r := range all {
		sum.Merge(r)
	}
	s.rejected, s.rejectedAll = sum.List(s.alignable), sum.Total
}

// kept is the number of rejections that are kept.
func (s *scan) kept() int {
	switch {
	case s.opt.Rejected == 0:
		return keptRejections
	case s.opt.Rejected < 0:
		return 0
	}
	return s.opt.Rejected
}

// String is the explanation in one line, without the passages.
func (e *Explanation) String() string {
	switch {
	case len(e.Missing) > 0:
		return fmt.Sprintf("no article has the id %q", e.Missing[0])
	case e.Known != "":
		return e.Known
	case e.Ordered+e.Free == 0:
		return "never compared: but for what very many articles have no key in common, neither words in a row nor rare ones near each other"
	}
	places := "1 place"
	if n := e.Ordered + e.Free; n > 1 {
		places = fmt.Sprintf("%d places", n)
	}
	if len(e.Rejected) == 0 {
		return fmt.Sprintf("compared at %s; nothing else around is like a passage", places)
	}
	return fmt.Sprintf("compared at %s; %s", places, e.Rejected[0].Reason)
}
