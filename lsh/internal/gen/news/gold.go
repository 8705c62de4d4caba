package news

// A passage of the gold has at least so many words on both sides. Sentences in
// another order are one passage only where they are nearly all of the story on
// both sides; else each piece that kept its order is a passage.
const (
	shortestCase  = 15
	leastOfHull   = .7
	leastReorders = 3
)

// twin is a sentence that two printings share: its places in both.
type twin struct{ p, q int }

// shared lists the passages that two printings of a story share.
func shared(p, q printing) []Case {
	place := map[int]int{} // of a sentence in q
	for i, s := range q.sentences {
		place[s.number] = i
	}
	var twins []twin
	for i, s := range p.sentences {
		if j, ok := place[s.number]; ok {
			twins = append(twins, twin{i, j})
		}
	}
	if (p.shuffled || q.shuffled) && len(twins) >= leastReorders {
		if c, words, ofHull := passage(p, q, twins); words >= shortestCase && ofHull >= leastOfHull {
			c.Kind = "reordered"
			return []Case{c}
		}
	}
	var cases []Case
	for len(twins) > 0 {
		n := 1
		for n < len(twins) && twins[n] == (twin{twins[n-1].p + 1, twins[n-1].q + 1}) {
			n++
		}
		if c, words, _ := passage(p, q, twins[:n]); words >= shortestCase {
			cases = append(cases, c)
		}
		twins = twins[n:]
	}
	return cases
}

// passage is the stretch of both printings from the first to the last of the
// twins, how many words of the story they share there, and which share of the
// longer stretch that is.
func passage(p, q printing, twins []twin) (c Case, words int, ofHull float64) {
	c = Case{A: p.article, B: q.article, Kind: "verbatim"}
	if p.spelling.secondNames != q.spelling.secondNames || p.spelling.numberWords != q.spelling.numberWords {
		c.Kind = "edited"
	}
	firstP, lastP := twins[0].p, twins[0].p
	firstQ, lastQ := twins[0].q, twins[0].q
	for _, t := range twins {
		firstP, lastP = min(firstP, t.p), max(lastP, t.p)
		firstQ, lastQ = min(firstQ, t.q), max(lastQ, t.q)
		x, y := p.sentences[t.p], q.sentences[t.q]
		words += min(x.words, y.words)
		if x.edited || y.edited {
			c.Kind = "edited"
		}
	}
	hull := 0
	for _, side := range [][]printed{p.sentences[firstP : lastP+1], q.sentences[firstQ : lastQ+1]} {
		n := 0
		for _, s := range side {
			n += s.words
		}
		hull = max(hull, n)
	}
	c.AStart, c.AEnd = p.sentences[firstP].start, p.sentences[lastP].end
	c.BStart, c.BEnd = q.sentences[firstQ].start, q.sentences[lastQ].end
	return c, words, float64(words) / float64(hull)
}
