package align

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// # Slots
//
// A bulletin, a cable, the report of one more accident: what stays is a frame, and
// what changes stands in its slots. Counting what two printings share says little
// of slots, for they are few words of many; and temperatures, scores and prices lie
// so close together that a third of them is found on the other side by chance. So
// both printings are laid beside each other word by word, each number taken for
// every other, and what stands in one place on both sides is compared.
const (
	// mostEdits is the number of words without a partner up to which two printings
	// are laid beside each other: more is no frame.
	mostEdits = 128
	// fillingWeight is the weight from which a word may be what fills a slot; words of
	// saying and joining, which writers replace, have less.
	fillingWeight = 0.85
	// A frame has at least leastSlots slots filled with something else, and numbers in
	// at least leastRows of its rows; of one day manySlots where no number tells.
	// What only one occasion prints has kept frameOrder of its order.
	leastSlots = 2
	manySlots  = 3
	leastRows  = 2
	frameOrder = 0.75
	// Words in a frame that has slots of whole phrases may have lost up to framedOrder.
	framedOrder = 0.5
	// A bulletin has numbers in manyRows rows or more; a text is full of numbers with
	// a word with digits in each rowShare words.
	manyRows = 5
	rowShare = 8
	// leastFigures is the number of significant figures from which one number can be
	// another one rounded.
	leastFigures = 2
)

// slots are what stands in one place of two printings that kept their order.
type slots struct {
	words       int // of both, each number as one
	rows, equal int // numbers in one place on both sides, and those that are equal
	values      int // numbers, of scores and dates all, in the rows that are not
	digits      int // words with digits in these
	unknown     int // further rows, of numbers that are rounded or count other units
	other       int // slots with other rare words, found nowhere on the other side
	full        int // of these, with several words on both sides
	agree       int // slots with a word that is only spelled otherwise, or was moved
	repeated    int // slots in which the words of another slot were replaced alike
	titled      int // slots behind a title with other rare words, several on both sides
	places      int // slots with other places of the map
	alone       int // words of one side between words that follow each other on the other
	pairs       int // pairs of words, and of numbers, that stand in one place
	cut         int // words that one side alone has in a row, see filling.cut
	weekdays    int // slots with other days of the week
	person      *Difference
	visit       *Difference // a welcome and a farewell
}

// token is a word, or a whole number.
type token struct {
	hash     uint64 // one for all numbers
	stem     uint32
	level    uint8
	asked    bool // fills is known
	fills    bool // a name, a place or another rare word
	number   bool
	from, to int // words
	written  written
}

const anyNumber = 1

// slotter lays two printings beside each other. Not safe for concurrent use.
type slotter struct {
	rarity   *sketch.Rarity
	titles   map[uint32]bool
	places   *places
	lex      *lexicon
	kinship  map[uint64]bool
	servants map[uint64]bool // عبد, and with particles
	visits   map[uint64]int
	one      []arabic.Word
	x, y     Gap // all words of both
	a, b     []token
	pairs    []meetingTokens
	frontier []int32
	trail    []int32
	sketch   sketch.Sketch
	replaced map[[2]uint32]bool
	paired   []bool // of a
}

// meetingTokens are tokens that stand in one place.
type meetingTokens struct{ a, b int }

func newSlotter(rarity *sketch.Rarity, titles map[uint32]bool, places *places) *slotter {
	s := &slotter{rarity: rarity, titles: titles, places: places, lex: theLexicon(), kinship: map[uint64]bool{}, servants: map[uint64]bool{}, replaced: map[[2]uint32]bool{}, visits: theVisits()}
	for _, w := range arabic.Words(nil, kin) {
		s.kinship[w.Hash] = true
	}
	for _, w := range arabic.Words(nil, strings.Join(withParticles("عبد"), " ")) {
		s.servants[w.Hash] = true
	}
	return s
}

// compare returns what stands in the slots of two printings.
func (s *slotter) compare(textA, textB string) (r slots) {
	s.x = Gap{Text: textA, Words: arabic.Words(s.x.Words[:0], textA)}
	s.y = Gap{Text: textB, Words: arabic.Words(s.y.Words[:0], textB)}
	s.a, s.b = s.tokens(s.a[:0], &s.x), s.tokens(s.b[:0], &s.y)
	if !s.align() {
		return r
	}
	s.rate(s.a, &s.x)
	s.rate(s.b, &s.y)
	r.words = len(s.a) + len(s.b)
	r.pairs = len(s.pairs)
	s.paired = append(s.paired[:0], make([]bool, len(s.a))...)
	for i, at := range s.pairs {
		s.paired[at.a] = true
		if s.a[at.a].number && s.framed(i) {
			s.row(&r, &s.a[at.a], &s.b[at.b])
		}
	}
	s.fillings(&r)
	return r
}

// tokens appends the words of a printing, each number as one.
func (s *slotter) tokens(dst []token, g *Gap) []token {
	for i := 0; i < len(g.Words); {
		to := s.unit(g, i)
		t := token{hash: g.Words[i].Hash, from: i, to: i + 1}
		switch {
		case to > i:
			t.hash, t.to, t.number = anyNumber, to, true
		case s.servants[t.hash] && i+1 < len(g.Words): // عبد العزيز is عبدالعزيز
			t.to++
			joined := strings.ReplaceAll(phrase(g.Text, g.Words[i:t.to]), " ", "")
			if s.one = arabic.Words(s.one[:0], joined); len(s.one) == 1 {
				t.hash = s.one[0].Hash
			}
		}
		dst = append(dst, t)
		i = t.to
	}
	return dst
}

// unit returns where the number, score or date ends that begins with word i; i
// where none does. A word that need not be a number is none by itself.
func (s *slotter) unit(g *Gap, i int) (to int) {
	if !s.lex.numeric(&g.Words[i]) {
		return i
	}
	amount := g.Words[i].Flags&arabic.Number != 0
	to = i + 1
	if amount {
		for g.sign(to-1) != 0 {
			to++
		}
	}
	scale := amount
	for ; to < len(g.Words) && g.Words[to].Flags&arabic.Number == 0 && s.lex.numeric(&g.Words[to]); to++ {
		if m := s.lex.sense(g.Words[to].Hash).meaning; scale && m != scaleWord && m != vagueWord {
			break
		}
	}
	for k := i; k < to && !amount; k++ {
		w := s.lex.sense(g.Words[k].Hash)
		amount = w.meaning == unitWord && w.value > 1 || w.meaning >= teenWord && w.meaning <= scaleWord
	}
	if !amount {
		return i
	}
	return to
}

// rate notes the stems of words and how rare they are.
func (s *slotter) rate(tokens []token, g *Gap) {
	s.sketch.Stems = s.sketch.Stems[:0]
	for i := range tokens {
		s.sketch.Stems = append(s.sketch.Stems, sketch.Code(g.Words[tokens[i].from].Stem))
	}
	s.rarity.Rate(&s.sketch)
	for i := range tokens {
		tokens[i].stem, tokens[i].level = s.sketch.Stems[i], s.sketch.Levels[i]
	}
}

// fills says whether a token may fill a slot.
func (s *slotter) fills(g *Gap, t *token) bool {
	if !t.asked {
		t.asked = true
		t.fills = !t.number && s.mayFill(g, t) && (s.rarity.Weight(t.level) >= fillingWeight || s.places.spelled[g.Words[t.from].Hash] != 0)
	}
	return t.fills
}

// mayFill says whether a token is none of the words that reprints replace: days and
// months, units and percents.
func (s *slotter) mayFill(g *Gap, t *token) bool {
	switch s.lex.sense(g.Words[t.from].Hash).meaning {
	case weekdayWord, relativeWord, monthWord, halfwayWord, fillerWord, measureWord, percentWord:
		return false
	}
	return true
}

// align finds the tokens that stand in one place: a longest common subsequence, by
// the fewest edits (Myers 1986). False where mostEdits are not enough. It takes
// O(n + d²) for d edits.
func (s *slotter) align() bool {
	s.pairs, s.trail = s.pairs[:0], s.trail[:0]
	n, m := len(s.a), len(s.b)
	limit := min(n+m, mostEdits)
	s.frontier = append(s.frontier[:0], make([]int32, 2*limit+3)...)
	v, zero := s.frontier, limit+1
	found := -1
	for d := 0; d <= limit && found < 0; d++ {
		for k := -d; k <= d; k += 2 {
			var i int32
			if k == -d || k != d && v[zero+k-1] < v[zero+k+1] {
				i = v[zero+k+1]
			} else {
				i = v[zero+k-1] + 1
			}
			j := i - int32(k)
			for int(i) < n && int(j) < m && j >= 0 && s.a[i].hash == s.b[j].hash {
				i, j = i+1, j+1
			}
			v[zero+k] = i
			if int(i) >= n && int(j) >= m {
				found = d
				break
			}
		}
		s.trail = append(s.trail, v[zero-d:zero+d+1]...)
	}
	if found < 0 {
		return false
	}
	// Back from the end: row d of the trail begins at d².
	i, j := n, m
	for d := found; d > 0; d-- {
		row, k := s.trail[(d-1)*(d-1):], i-j
		last := func(k int) int { return int(row[k+d-1]) }
		fromI := 0
		if k == -d || k != d && last(k-1) < last(k+1) {
			fromI = last(k + 1) // and a word of b without a partner
			s.diagonal(&i, &j, fromI)
			j--
		} else {
			fromI = last(k-1) + 1
			s.diagonal(&i, &j, fromI)
			i--
		}
	}
	s.diagonal(&i, &j, 0)
	slices.Reverse(s.pairs)
	return true
}

// diagonal adds the pairs before i and j, back to token to of a.
func (s *slotter) diagonal(i, j *int, to int) {
	for *i > to {
		*i, *j = *i-1, *j-1
		s.pairs = append(s.pairs, meetingTokens{*i, *j})
	}
}

// framed says whether a word that is no number stands beside a pair on both sides.
func (s *slotter) framed(i int) bool {
	at := s.pairs[i]
	beside := func(i, by int) bool {
		return i >= 0 && i < len(s.pairs) && s.pairs[i] == meetingTokens{at.a + by, at.b + by} && !s.a[at.a+by].number
	}
	return beside(i-1, -1) || beside(i+1, 1)
}

// row compares the numbers of one place.
func (s *slotter) row(r *slots, a, b *token) {
	x := Gap{s.x.Text, s.x.Words, a.from, a.to}
	y := Gap{s.y.Text, s.y.Words, b.from, b.to}
	if slices.EqualFunc(x.words(), y.words(), sameWord) {
		r.rows, r.equal = r.rows+1, r.equal+1
		return
	}
	qa, qb := s.lex.read(&x), s.lex.read(&y)
	if qa.sameNumbers(&qb) && qa.vague == qb.vague || qa.sameDay(&qb) || s.lex.sameClock(&x, &y, &qa, &qb) {
		r.rows, r.equal = r.rows+1, r.equal+1
		return
	}
	if len(qa.numbers) == 1 && len(qb.numbers) == 1 && (roundedAlike(qa.numbers[0], qb.numbers[0]) || s.otherUnit(&x, &y)) {
		r.unknown++
		return
	}
	r.rows++
	r.values += min(len(qa.numbers), len(qb.numbers))
	digits := func(words []arabic.Word) (n int) {
		for i := range words {
			if words[i].Flags&arabic.Number != 0 {
				n++
			}
		}
		return n
	}
	r.digits += min(digits(x.words()), digits(y.words()))
}

// sameNumbers says whether the numbers that stand in one place are the same, next to
// all, printed otherwise: rounded, in another currency, with commas between thousands.
func (r *slots) sameNumbers() bool {
	return r.rows+r.unknown >= noneEqual && 4*(r.rows-r.equal) <= r.rows+r.unknown
}

// otherUnit says whether what two numbers count is named by other units behind them:
// riyals and dollars, miles and kilometres.
func (s *slotter) otherUnit(a, b *Gap) bool {
	unit := func(g *Gap) *arabic.Word {
		if g.To == len(g.Words) || s.lex.sense(g.Words[g.To].Hash).meaning != measureWord {
			return nil
		}
		return &g.Words[g.To]
	}
	x, y := unit(a), unit(b)
	return x != nil && y != nil && x.Stem != y.Stem
}

// roundedAlike says whether one of two numbers is the other one rounded.
func roundedAlike(a, b float64) bool {
	a, b = math.Abs(a), math.Abs(b)
	for figures := leastFigures; figures < 15; figures++ {
		short, long := toFigures(a, figures) == a, toFigures(b, figures) == b
		if short || long {
			return short != long && toFigures(a, figures) == toFigures(b, figures)
		}
	}
	return false
}

// toFigures is a number of so many significant figures.
func toFigures(x float64, figures int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', figures-1, 64), 64)
	return r
}

// fillings compares what stands between the pairs.
func (s *slotter) fillings(r *slots) {
	var last filling
	person := -1 // where one begins
	clear(s.replaced)
	for i := 0; i <= len(s.pairs); i++ {
		g := filling{0, len(s.a), 0, len(s.b)}
		if i > 0 {
			g.a0, g.b0 = s.pairs[i-1].a+1, s.pairs[i-1].b+1
		}
		if i < len(s.pairs) {
			g.a1, g.b1 = s.pairs[i].a, s.pairs[i].b
		}
		r.cut += g.cut()
		if g.a0 == g.a1 || g.b0 == g.b1 {
			r.alone += g.a1 - g.a0 + g.b1 - g.b0
			continue
		}
		if s.otherDays(&g) {
			r.weekdays++
		}
		if s.otherPlaces(&g) {
			r.places++
		}
		if r.visit == nil {
			r.visit = s.parted(&g)
		}
		switch how, full := s.judge(&g); how {
		case otherFilling:
			r.other++
			if full {
				r.full++
			}
			if s.replacedAgain(&g) {
				r.repeated++
			}
			if g.a0 > 0 && g.b0 > 0 && min(g.a1-g.a0, g.b1-g.b0) >= shortestName && s.titles[s.a[g.a0-1].stem] && s.titles[s.b[g.b0-1].stem] {
				r.titled++
			}
		case agreeing:
			r.agree++
		}
		whole := g
		if last.a1 > 0 && s.oneName(&last, &g) {
			whole.a0, whole.b0 = last.a0, last.b0
		}
		last = whole
		if (r.person == nil || whole.a0 == person) && s.othersNamed(&whole) {
			person = whole.a0
			r.person = &Difference{A: s.x.phrase(s.a[whole.a0:whole.a1]), B: s.y.phrase(s.b[whole.b0:whole.b1])}
		}
	}
}
