package align

import (
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// filling is what stands in a slot: tokens [a0, a1) of one side, [b0, b1) of the
// other.
type filling struct{ a0, a1, b0, b1 int }

// How a slot is filled on the two sides, the weightier the later.
const (
	anyFilling = iota
	agreeing
	otherFilling
)

// widestFilling is the number of words of a slot up to which they are compared
// letter by letter.
const widestFilling = 12

// judge says how a slot is filled: agreeing where one of the words that fill it is
// found elsewhere on the other side, or all on one side are spelled otherwise there.
// Words that are alike part it, and what is left beside them is judged: two hospitals
// have other names. It is full where several words of either side, rare ones among them, are other ones.
func (s *slotter) judge(g *filling) (how int, full bool) {
	a, b := s.a[g.a0:g.a1], s.b[g.b0:g.b1]
	if len(a) == 0 || len(b) == 0 {
		return anyFilling, false
	}
	if len(a) <= widestFilling && len(b) <= widestFilling {
		for i := range a {
			for j := range b {
				if (s.fills(&s.x, &a[i]) || s.fills(&s.y, &b[j])) && s.alike(&a[i], &b[j]) {
					before, fullBefore := s.judge(&filling{g.a0, g.a0 + i, g.b0, g.b0 + j})
					behind, fullBehind := s.judge(&filling{g.a0 + i + 1, g.a1, g.b0 + j + 1, g.b1})
					return max(agreeing, before, behind), fullBefore || fullBehind
				}
			}
		}
	}
	fillsA, movedA := s.filled(&s.x, a, &s.y, s.b)
	fillsB, movedB := s.filled(&s.y, b, &s.x, s.a)
	switch {
	case movedA || movedB:
		return agreeing, false
	case fillsA == 0 || fillsB == 0:
		return anyFilling, false
	case joinedAlike(s.x.of(a), s.y.of(b)):
		return agreeing, false
	}
	return otherFilling, min(len(a), len(b)) >= shortestName
}

// otherDays says whether a slot names days of the week on either side, and none of them
// is named anywhere on the other: a reprint says today for a day, never another day.
func (s *slotter) otherDays(g *filling) bool {
	days := func(g *Gap, tokens []token) (bits int) {
		for i := range tokens {
			if w := s.lex.sense(g.Words[tokens[i].from].Hash); w.meaning == weekdayWord {
				bits |= 1 << int(w.value)
			}
		}
		return bits
	}
	a, b := days(&s.x, s.a[g.a0:g.a1]), days(&s.y, s.b[g.b0:g.b1])
	return a != 0 && b != 0 && a&days(&s.y, s.b) == 0 && b&days(&s.x, s.a) == 0
}

// otherPlaces says whether a slot names places on either side, and none of them is named
// anywhere on the other.
func (s *slotter) otherPlaces(g *filling) bool {
	return s.onlyHere(&s.x, s.a[g.a0:g.a1], &s.y, s.b) && s.onlyHere(&s.y, s.b[g.b0:g.b1], &s.x, s.a)
}

// onlyHere says whether tokens name places, and others none of them.
func (s *slotter) onlyHere(g *Gap, tokens []token, other *Gap, others []token) (here bool) {
	for i := range tokens {
		place := s.places.spelled[g.Words[tokens[i].from].Hash]
		if place == 0 {
			continue
		}
		for j := range others {
			if s.places.spelled[other.Words[others[j].from].Hash] == place {
				return false
			}
		}
		here = true
	}
	return here
}

// filled counts the words that fill a slot, and says whether one of these, which is no
// given name, is among those that fill slots of the other side.
func (s *slotter) filled(g *Gap, tokens []token, other *Gap, others []token) (fills int, moved bool) {
	for i := range tokens {
		t := &tokens[i]
		if !s.fills(g, t) {
			continue
		}
		fills++
		for j := 0; j < len(others) && !moved; j++ {
			moved = others[j].stem == t.stem && s.fills(other, &others[j]) && s.lex.people[g.Words[t.from].Hash].name == 0
		}
	}
	return fills, moved
}

// alike says whether two words or numbers may be meant for one.
func (s *slotter) alike(a, b *token) bool {
	if a.number || b.number {
		if a.number != b.number {
			return false
		}
		qa, qb := s.lex.read(&Gap{s.x.Text, s.x.Words, a.from, a.to}), s.lex.read(&Gap{s.y.Text, s.y.Words, b.from, b.to})
		return qa.sameNumbers(&qb)
	}
	wa, wb := s.x.written(a), s.y.written(b)
	switch s.lex.spelled(&s.x, &s.y, a.from, b.from, wa, wb) {
	case otherName:
		return false
	case "":
	default:
		return true
	}
	return misprinted(wa.fold(), wb.fold())
}

// written is how the first word of a token is.
func (g *Gap) written(t *token) *written {
	if t.written.text == "" {
		t.written.text = g.Words[t.from].Text(g.Text)
	}
	return &t.written
}

// misprinted says whether folded words differ in one letter, put in, left out, written
// otherwise or in the place of its neighbour: a misprint.
func misprinted(a, b string) bool {
	if max(len(a)-len(b), len(b)-len(a)) > utf8.UTFMax {
		return false
	}
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if len(a)-2*len(x) < 4 { // two letters stay
		return false
	}
	return len(x) <= 1 && len(y) <= 1 || len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

// replacedAgain notes the rare words of a slot and says whether one was replaced
// by the same one before.
func (s *slotter) replacedAgain(g *filling) (again bool) {
	for i := g.a0; i < g.a1; i++ {
		for j := g.b0; j < g.b1; j++ {
			if a, b := &s.a[i], &s.b[j]; s.fills(&s.x, a) && s.fills(&s.y, b) {
				key := [2]uint32{a.stem, b.stem}
				again = again || s.replaced[key]
				s.replaced[key] = true
			}
		}
	}
	return again
}

// shortestName is the number of words from which a name is whole.
const shortestName, longestName = 2, 8

// mostBetween is the number of words up to which two names have in common what
// stands between the first and the last: بن عبدالله بن علي.
const mostBetween = 4

// oneName says whether between two slots that follow each other stand only words
// that stand within names: أحمد [بن] سعد, خالد [بن عبدالله بن] سعيد.
func (s *slotter) oneName(before, g *filling) bool {
	if g.a0-before.a1 > mostBetween || g.a0-before.a1 != g.b0-before.b1 {
		return false
	}
	for i := before.a1; i < g.a0; i++ {
		if !s.kin(&s.x, &s.a[i]) && !s.givenName(&s.x, s.a, i) {
			return false
		}
	}
	return g.a0 > before.a1 && (s.kin(&s.x, &s.a[before.a1]) || s.kin(&s.x, &s.a[g.a0-1]))
}

// kin says whether a token stands between the names of a person.
func (s *slotter) kin(g *Gap, t *token) bool { return s.kinship[g.Words[t.from].Hash] }

// givenName says whether token i is a given name, by itself or behind a word of kin.
func (s *slotter) givenName(g *Gap, tokens []token, i int) bool {
	return s.lex.people[g.Words[tokens[i].from].Hash].name > 0 || i > 0 && s.kin(g, &tokens[i-1])
}

// othersNamed says whether a slot, which others stand around, names a person on either
// side, in several words, and neither the first nor the last of these may be meant for one.
func (s *slotter) othersNamed(g *filling) bool {
	a, b := s.a[g.a0:g.a1], s.b[g.b0:g.b1]
	if min(g.a0, g.b0) == 0 || g.a1 == len(s.a) || g.b1 == len(s.b) {
		return false
	}
	if min(len(a), len(b)) < shortestName || max(len(a), len(b)) > longestName {
		return false
	}
	person := func(g *Gap, tokens []token, from, to int) bool {
		for i := from; i < to; i++ {
			if s.givenName(g, tokens, i) {
				return true
			}
		}
		return false
	}
	if !person(&s.x, s.a, g.a0, g.a1) || !person(&s.y, s.b, g.b0, g.b1) {
		return false
	}
	if s.kin(&s.x, &a[0]) || s.kin(&s.y, &b[0]) {
		return false // آل سعود is what is left of a name
	}
	if x, y := s.x.together(a), s.y.together(b); strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
		return false // a blank was lost
	}
	if endsWithin(s.x.phrase(a)) || endsWithin(s.y.phrase(b)) {
		return false
	}
	if s.alike(&a[0], &b[0]) || s.alike(&a[len(a)-1], &b[len(b)-1]) {
		return false
	}
	for i := range a {
		for j := range b {
			if s.lex.people[s.x.Words[a[i].from].Hash].name > 0 && !s.paired[g.a0+i] && s.alike(&a[i], &b[j]) {
				return false
			}
		}
	}
	return true
}

// endsWithin says whether a sentence or line ends within a phrase.
func endsWithin(phrase string) bool {
	return strings.ContainsAny(phrase, "\n!؟") || strings.Contains(phrase, ". ")
}

const (
	// besideWords before and behind a passage, and insideWords of it, are searched for
	// people.
	besideWords = 10
	insideWords = 5
	// besideName is the number of words up to which what stands there is but a name.
	besideName = 5
)

// besides is another person who stands before or behind a passage, nil for none: the
// statement about an execution is word for word the same from the name on.
func (s *slotter) besides(textA string, a Side, textB string, b Side) *Difference {
	r := s.compare(around(textA, a.Start, besideWords, insideWords), around(textB, b.Start, besideWords, insideWords))
	if r.person == nil {
		r = s.compare(around(textA, a.End, insideWords, besideWords), around(textB, b.End, insideWords, besideWords))
	}
	if r.person != nil && max(len(strings.Fields(r.person.A)), len(strings.Fields(r.person.B))) > besideName {
		return nil
	}
	return r.person
}

// around is the stretch of a text from so many words before a place to so many behind it,
// within a line.
func around(text string, at, before, behind int) string {
	from, to := at, at
	for ; before > 0 && from > 0 && text[from-1] != '\n'; before-- {
		line := strings.TrimRight(text[:from], " ")
		from = strings.LastIndexAny(line, " \n") + 1
	}
	for ; behind > 0 && to < len(text) && text[to] != '\n'; behind-- {
		rest := strings.TrimLeft(text[to:], " ")
		to = len(text) - len(rest)
		if end := strings.IndexAny(rest, " \n"); end >= 0 {
			to += end
		} else {
			to = len(text)
		}
	}
	return text[from:to]
}

// of is the gap that some tokens fill.
func (g *Gap) of(tokens []token) *Gap {
	return &Gap{g.Text, g.Words, tokens[0].from, tokens[len(tokens)-1].to}
}

// together is the folded text of some tokens without blanks.
func (g *Gap) together(tokens []token) string {
	return strings.ReplaceAll(arabic.Fold(g.phrase(tokens)), " ", "")
}

// phrase is the text of some tokens.
func (g *Gap) phrase(tokens []token) string {
	return phrase(g.Text, g.Words[tokens[0].from:tokens[len(tokens)-1].to])
}
