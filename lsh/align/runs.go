package align

import "sada/lsh/arabic"

// Comparer compares stretches of texts that are known to belong together; what
// belongs together an Aligner finds. The zero value is ready. Each serves one
// goroutine.
type Comparer struct {
	a, b  []arabic.Word
	tiles tiler
}

// Runs returns the agreeing stretches of two spans of texts, which are on word
// borders, in order of A, as those of a Match: the longest common stretches of
// folded words, no word used twice. 100 words with 100 others take 5 µs.
func (c *Comparer) Runs(textA string, a arabic.Span, textB string, b arabic.Span) []Run {
	c.a, c.b = arabic.Words(c.a[:0], textA[a.Start:a.End]), arabic.Words(c.b[:0], textB[b.Start:b.End])
	_, tiles := c.tiles.compare(c.a, c.b)
	tiles = wholePhrases(tiles, c.a, c.b)
	runs := make([]Run, len(tiles))
	for i, t := range tiles {
		runs[i] = Run{moved(spanOf(c.a[t.a:t.a+t.n]), a.Start), moved(spanOf(c.b[t.b:t.b+t.n]), b.Start)}
	}
	return runs
}

// moved is a span of a part of a text that begins at a byte of it.
func moved(s arabic.Span, by int) arabic.Span {
	return arabic.Span{Start: s.Start + by, End: s.End + by}
}
