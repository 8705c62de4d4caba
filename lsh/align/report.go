package align

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// found is where and how well a match was found, in words; it is all that is
// needed to report the same match on copies of the two texts.
type found struct {
	a0, a1, b0, b1         int // words of the articles
	overlap, order, common float32
}

// Copy reports a match of two articles on copies of them: articles with the
// same folded words. The sides may change places.
func (al *Aligner) Copy(m *Match, a, b Text) Match {
	f := m.found
	if a.Article > b.Article {
		a, b = b, a
		f.a0, f.a1, f.b0, f.b1 = f.b0, f.b1, f.a0, f.a1
	}
	return al.report(a, b, f)
}

// Whole reports two copies of one text as a match, false where the text has too
// few words.
func (al *Aligner) Whole(a, b Text) (Match, bool) {
	n := len(a.Sketch.Stems)
	if n < al.plane.least {
		return Match{}, false
	}
	common := float32(0)
	for _, level := range a.Sketch.Levels {
		common += al.plane.rarity.Score(level)
	}
	return al.report(a, b, found{0, n, 0, n, 1, 1, common}), true
}

// report counts what two stretches share and says where they agree and differ.
// Everything here is counted on the folded words themselves, not on the stems
// by which the stretches were found.
func (al *Aligner) report(a, b Text, f found) Match {
	wordsA := al.a.read(a, f.a0, f.a1)
	wordsB := al.b.read(b, f.b0, f.b1)
	m := Match{
		A:     Side{a.Article, spanOf(wordsA)},
		B:     Side{b.Article, spanOf(wordsB)},
		Words: len(wordsA),
		found: f, inWords: len(wordsA) == f.a1-f.a0 && len(wordsB) == f.b1-f.b0,
	}
	verbatim := slices.EqualFunc(wordsA, wordsB, sameWord)
	same := len(wordsA)
	runs := []run{{0, 0, len(wordsA)}}
	if !verbatim {
		same, runs = al.tiles.compare(wordsA, wordsB)
		runs = wholePhrases(runs, wordsA, wordsB)
	}
	m.Jaccard = float64(same) / float64(len(wordsA)+len(wordsB)-same)
	m.ContainmentA = float64(same) / float64(len(wordsA))
	m.ContainmentB = float64(same) / float64(len(wordsB))
	m.Kind = kindOf(verbatim, f.overlap, f.order)
	m.Runs = make([]Run, len(runs))
	al.longest = 0
	for i, r := range runs {
		al.longest = max(al.longest, r.n)
		m.Runs[i] = Run{spanOf(wordsA[r.a : r.a+r.n]), spanOf(wordsB[r.b : r.b+r.n])}
	}
	m.numbers = al.numbers.count(a.Text, wordsA, b.Text, wordsB, runs)
	if f.overlap >= copyOverlap {
		runs = withoutStrays(runs)
	}
	m.Differences = differences(a.Text, b.Text, wordsA, wordsB, runs)
	m.Reasons = append(m.Reasons, al.shares(same, len(wordsA), len(wordsB), &f))
	if f.common < leastCommon {
		m.Labels = append(m.Labels, Formula)
		m.Reasons = append(m.Reasons, fmt.Sprintf("shares words so common that they weigh as %.1f average ones", f.common))
	}
	if al.a.quotes(a, wordsA, al.plane.least) && al.b.quotes(b, wordsB, al.plane.least) {
		m.Labels = append(m.Labels, Quote)
		m.Reasons = append(m.Reasons, "a quotation on both sides, with no more than who said it")
	}
	return m
}

// shares is the first reason of a match, written without fmt: every match has it.
func (al *Aligner) shares(same, wordsA, wordsB int, f *found) string {
	b := append(al.reason[:0], "shares "...)
	b = strconv.AppendInt(b, int64(same), 10)
	b = append(b, " of "...)
	b = strconv.AppendInt(b, int64(wordsA), 10)
	b = append(b, " and "...)
	b = strconv.AppendInt(b, int64(wordsB), 10)
	b = append(b, " words; overlap "...)
	b = strconv.AppendFloat(b, float64(f.overlap), 'f', 2, 32)
	b = append(b, ", order "...)
	b = strconv.AppendFloat(b, float64(f.order), 'f', 2, 32)
	b = append(b, ", common "...)
	b = strconv.AppendFloat(b, float64(f.common), 'f', 1, 32)
	al.reason = b
	return string(b)
}

// kindOf names how a passage was reused, see the package comment.
func kindOf(verbatim bool, overlap, order float32) Kind {
	switch {
	case verbatim:
		return Verbatim
	case overlap-order >= reorderedGap && overlap >= reorderedOverlap:
		return Reordered
	case order >= editedOrder:
		return Edited
	}
	return Reworded
}

func sameWord(a, b arabic.Word) bool { return a.Hash == b.Hash }

func spanOf(words []arabic.Word) arabic.Span {
	return arabic.Span{Start: int(words[0].Start), End: int(words[len(words)-1].End)}
}

// read folds words [from, to) of an article again, and with them the other words
// of a rune that is several words and stands at an end. What it returns is valid
// until the next call.
func (p *printing) read(t Text, from, to int) []arabic.Word {
	p.of(t)
	if t.Words != nil {
		return phrases(t.Words, from, to)
	}
	if n := len(t.Sketch.Stems); p.asked >= n && n <= longArticle {
		if !p.whole {
			p.words, p.whole = arabic.Words(p.words[:0], t.Text), true
		}
		return phrases(p.words, from, to)
	}
	p.asked += to - from
	marks := t.Sketch.Marks
	first := firstMark(t.Text, marks, from/sketch.MarkEvery)
	start, end := marks[first], uint32(len(t.Text))
	if last := (to + sketch.MarkEvery - 1) / sketch.MarkEvery; last < len(marks) {
		end = marks[last]
	}
	p.words = arabic.Words(p.words[:0], t.Text[start:end])
	words := phrases(p.words, from-first*sketch.MarkEvery, to-first*sketch.MarkEvery)
	for i := range words {
		words[i].Start += start
		words[i].End += start
	}
	return words
}

// of empties p, unless it is of this article.
func (p *printing) of(t Text) {
	if !p.known || p.article != t.Article {
		*p = printing{words: p.words[:0], quotations: p.quotations[:0], article: t.Article, known: true}
	}
}

// phrases returns words from one to another, and with them the other words of a rune
// that stands at an end.
func phrases(words []arabic.Word, from, to int) []arabic.Word {
	for inPhrase(words, from) {
		from--
	}
	for inPhrase(words, to) {
		to++
	}
	return words[from:to]
}

// endsInPhrase says whether a text ends in one of the runes that are several
// words.
func endsInPhrase(text string) bool {
	return strings.HasSuffix(text, "\ufdfa") || strings.HasSuffix(text, "\ufdfb")
}

// inPhrase says whether word i is a later word of a rune that is several words:
// those are empty and stand behind it.
func inPhrase(words []arabic.Word, i int) bool {
	return i < len(words) && words[i].Start == words[i].End
}

// wholePhrases cuts off the ends of the runs the words of a rune that is not in
// them with all its words, since a run of a part of it cannot be shown.
func wholePhrases(runs []run, a, b []arabic.Word) []run {
	for i := range runs {
		r := &runs[i]
		for r.n > 0 && (inPhrase(a, r.a) || inPhrase(b, r.b)) {
			r.a, r.b, r.n = r.a+1, r.b+1, r.n-1
		}
		for r.n > 0 && (inPhrase(a, r.a+r.n) || inPhrase(b, r.b+r.n)) {
			r.n--
		}
	}
	return slices.DeleteFunc(runs, func(r run) bool { return r.n == 0 })
}

// A passage is a quotation where nearly all of its words stand inside quotation
// marks; or where most do and the others, who said it and where, are fewer than
// a passage needs: what two outlets share beside the speaker's words would then
// be no match. Quotations of less than fewQuoted words are names and titles, and
// make no speaker's statement of a list of them.
const (
	nearlyQuoted = 0.9
	mostQuoted   = 0.5
	fewQuoted    = 5
)

// quotes says whether words of an article are a quotation, where a passage has at
// least so many words.
func (p *printing) quotes(t Text, words []arabic.Word, least int) bool {
	if p.of(t); !p.quoted {
		p.quotations, p.quoted = arabic.Quotations(p.quotations[:0], t.Text), true
	}
	// Both are in order, and no quotation overlaps another.
	inside, stated := 0, 0
	at, _ := slices.BinarySearchFunc(p.quotations, int(words[0].Start), func(q arabic.Span, start int) int {
		return cmp.Compare(q.End, start)
	})
	for i := 0; i < len(words); {
		for at < len(p.quotations) && p.quotations[at].End < int(words[i].End) {
			at++
		}
		if at == len(p.quotations) {
			break
		}
		n := 0
		for i+n < len(words) && p.quotations[at].Start <= int(words[i+n].Start) && int(words[i+n].End) <= p.quotations[at].End {
			n++
		}
		inside += n
		if n >= fewQuoted {
			stated += n
		}
		i += max(n, 1)
	}
	n := float64(len(words))
	return float64(inside) >= nearlyQuoted*n || float64(stated) >= mostQuoted*n && len(words)-stated < least
}
