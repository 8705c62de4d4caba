package trace

import (
	"strings"

	"sada/lsh/arabic"
)

// carrier carries stretches over from one text to another; it holds room for
// their words.
type carrier struct{ here, there []arabic.Word }

// carry is the stretch of one side of a run that answers to a stretch of the
// other: runs agree word by word, so words are counted. It is the whole side
// where they cannot be.
func (c *carrier) carry(here, there string, from, to, in arabic.Span) arabic.Span {
	if in.Start <= from.Start && from.End <= in.End {
		return to
	}
	in.Start, in.End = max(in.Start, from.Start)-from.Start, min(in.End, from.End)-from.Start
	here, there = here[from.Start:from.End], there[to.Start:to.End]
	// Words need be counted only behind what is equal.
	head := 0
	for head < len(here) && head < len(there) && here[head] == there[head] {
		head++
	}
	if head == len(here) && head == len(there) {
		return arabic.Span{Start: to.Start + in.Start, End: to.Start + in.End}
	}
	head = strings.LastIndexByte(here[:head], ' ') + 1
	c.here, c.there = arabic.Words(c.here[:0], here[head:]), arabic.Words(c.there[:0], there[head:])
	lo, hi := wordsIn(c.here, arabic.Span{Start: in.Start - head, End: in.End - head})
	if len(c.here) != len(c.there) || lo >= hi && in.End > head {
		return to
	}
	if in.Start >= head {
		in.Start = head + int(c.there[lo].Start)
	}
	if in.End > head {
		in.End = head + int(c.there[hi-1].End)
	}
	return arabic.Span{Start: to.Start + in.Start, End: to.Start + in.End}
}
