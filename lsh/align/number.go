package align

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sada/lsh/arabic"
)

// quantities are what a gap says in numbers and dates.
type quantities struct {
	numbers []float64 // in digits and words
	turned  []float64 // the same, where a decimal may be printed the wrong way round or be none
	and     bool      // one but the first begins with و
	digits  bool      // some are in digits
	vague   float64   // آلاف: the scale of a number that is not said, 0 for none
	others  int       // words that say something else; those around dates are none

	month, weekday float64 // 0 where none is named
	relative       bool    // اليوم, أمس
	year           bool    // عام
	day            bool    // a date in digits: 21/7/2015
	measure        bool    // a unit that amounts are counted in
	percent        bool
}

// plain is true where nothing but numbers and dates is said.
func (q *quantities) plain() bool { return q.others == 0 }

// counts is true where a number is said, if only by its scale.
func (q *quantities) counts() bool { return len(q.numbers) > 0 || q.vague > 0 }

// dated is true where a day or a month is named.
func (q *quantities) dated() bool { return q.month > 0 || q.weekday > 0 || q.relative }

// read finds what a gap says.
func (l *lexicon) read(g *Gap) quantities {
	var q quantities
	n := number{into: &q}
	for i := g.From; i < g.To; i++ {
		w := &g.Words[i]
		if w.Flags&arabic.Number != 0 {
			q.digits = true
			q.day = q.day || g.dayAt(i)
			from, to := g.printed(i)
			and := strings.HasPrefix(w.Text(g.Text), "و")
			values, turned := printedValues(g.Text, g.Words[from:to])
			for k, value := range values {
				n.add(sense{unitWord, value}, and)
				n.turned += turned[k] - value
			}
			if s := l.behindDigits(g.Words[to-1].Text(g.Text)); s.meaning == scaleWord {
				n.add(s, false)
			}
			i = max(i, to-1)
			continue
		}
		s := l.sense(w.Hash)
		switch s.meaning {
		case unitWord, secondWord, teenWord, tenWord, hundredWord, hundredsWord, scaleWord, vagueWord, partWord:
			if i > 0 && s.meaning == secondWord && s.value <= 2 {
				switch before := l.sense(g.Words[i-1].Hash); {
				case before.meaning == halfwayWord && i > g.From:
					q.month = halfwayMonth(before.value, s.value)
					continue
				case before.meaning == relativeWord && s.value == 1: // أمس الأول
					q.relative = true
					continue
				}
			}
			text := w.Text(g.Text)
			n.add(s, strings.HasPrefix(text, "و") && !strings.HasPrefix(text, "واحد"))
			continue
		case monthWord:
			q.month = s.value
		case weekdayWord:
			q.weekday = s.value
		case relativeWord:
			q.relative = true
		case yearWord:
			q.year = true
		case measureWord:
			q.measure = true
			q.others++
		case percentWord:
			q.percent = true
		case otherWord:
			q.others++
		}
		n.end()
	}
	n.end()
	return q
}

// behindDigits is what the letters of a word say that follow its digits: 137مليون.
func (l *lexicon) behindDigits(word string) sense {
	folded := arabic.Fold(word)
	letters := folded[strings.LastIndexAny(folded, "0123456789")+1:]
	if letters == "" {
		return sense{}
	}
	words := arabic.Words(nil, letters)
	if len(words) != 1 {
		return sense{}
	}
	return l.sense(words[0].Hash)
}

// halfwayMonth is the month of which the name has two words, by their values;
// the second one is 0 for الآخر.
func halfwayMonth(first, second float64) float64 {
	if second == 0 {
		second = 2
	}
	switch first {
	case 1: // كانون
		return map[float64]float64{1: 12, 2: 1}[second]
	case 2: // تشرين
		return 9 + second
	}
	return 17 + 2*first + second // ربيع is 23 and 24, جمادى 25 and 26
}

// printed is the words [from, to) of the printed number that word i of a gap
// belongs to: 3.5 is two words, which may stand partly outside the gap.
func (g *Gap) printed(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && g.joined(from-1) {
		from--
	}
	for to < len(g.Words) && g.joined(to-1) {
		to++
	}
	return from, to
}

// joined is true where words i and i+1 are numbers with a point or comma between
// them.
func (g *Gap) joined(i int) bool {
	a, b := &g.Words[i], &g.Words[i+1]
	return a.Flags&b.Flags&arabic.Number != 0 && pointIn(g.Text[a.End:b.Start]) != 0
}

// pointIn is the point or comma that is all that stands between two numbers,
// controls aside; 0 for anything else.
func pointIn(between string) rune {
	switch sign := signIn(between); sign {
	case '.', ',', '،', '٫', '٬':
		return sign
	}
	return 0
}

// printedValues is the value of a number printed as several words with points or
// commas between them, or their values where they are no one number (21.7.2015).
// A decimal may be printed the wrong way round: turned are the values then, equal
// for other numbers. 3.5 with a mark of direction in it is 5.3 or 3.5, and 5ر3
// (the ر of a point) is either as well. 13.845 is 13845, too.
func printedValues(text string, words []arabic.Word) (values, turned []float64) {
	if len(words) == 1 {
		if value, plain := plainValue(words[0].Text(text)); plain {
			values = []float64{value}
			return values, values
		}
	}
	groups := make([]string, 0, 4)
	thousands, dots, marked := len(words) > 1, 0, false
	for i, w := range words {
		first, second := digitsIn(w.Text(text))
		groups = append(groups, first)
		if i > 0 {
			thousands = thousands && len(first) == 3
			between := text[words[i-1].End:w.Start]
			if p := pointIn(between); p == '.' || p == '٫' {
				dots++
			}
			marked = marked || len(between) > 2
		}
		if len(words) == 1 && second != "" {
			groups, marked = append(groups, second), true
		}
	}
	parse := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return math.NaN() // a word that holds digits of another script
		}
		return f
	}
	switch {
	case len(groups) == 1:
		values = []float64{parse(groups[0])}
	case thousands && len(groups[0]) <= 3 && dots != 1:
		values = []float64{parse(strings.Join(groups, ""))}
	case len(groups) == 2:
		values = []float64{parse(groups[0] + "." + groups[1])}
		switch {
		case marked:
			return values, []float64{parse(groups[1] + "." + groups[0])}
		case thousands && len(groups[0]) <= 3:
			return values, []float64{parse(groups[0] + groups[1])}
		}
	default:
		for _, g := range groups {
			values = append(values, parse(g))
		}
	}
	return values, values
}

// plainValue is the value of a word of ASCII digits and nothing else, so few that it
// is exact; most numbers are such.
func plainValue(word string) (value float64, plain bool) {
	if len(word) > 15 {
		return 0, false
	}
	n := 0
	for i := range len(word) {
		digit := word[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = 10*n + int(digit)
	}
	return float64(n), true
}

// digitsIn is the first digits of a word, in ASCII, and those that a ر parts from
// them.
func digitsIn(word string) (first, second string) {
	folded := arabic.Fold(word)
	notDigit := func(r rune) bool { return r < '0' || r > '9' }
	first = strings.TrimLeftFunc(folded, notDigit)
	if n := strings.IndexFunc(first, notDigit); n >= 0 {
		first, second = first[:n], first[n:]
	}
	second, point := strings.CutPrefix(second, "ر")
	if n := strings.IndexFunc(second, notDigit); n >= 0 {
		second = second[:n]
	}
	if !point {
		second = ""
	}
	return first, second
}

// number is one being read, word by word.
type number struct {
	into        *quantities
	total, last float64 // what is multiplied already, and what is not
	largest     float64 // scale so far
	turned      float64 // how much more the number is the other way round
	words       int
	before      meaning
}

// add takes a further word; and says that it begins with و.
func (n *number) add(s sense, and bool) {
	if n.words > 0 && !and && !n.continues(s) {
		n.end()
	}
	n.into.and = n.into.and || and && n.words == 0 && len(n.into.numbers) > 0
	switch s.meaning {
	case teenWord:
		n.last += 10
	case hundredsWord:
		n.last = n.last - n.ones() + max(1, n.ones())*100
	case scaleWord, vagueWord:
		n.turned *= s.value
		switch {
		case n.before == partWord && n.largest == s.value: // مليون ونصف المليون
		case n.last == 0 && s.meaning == vagueWord:
			n.into.vague = s.value
			return
		case n.last == 0:
			n.total += s.value
		default:
			n.total += n.last * s.value
		}
		if n.before != partWord || n.largest != s.value {
			n.last, n.largest = 0, s.value
		}
	case partWord:
		n.last += max(1, n.largest) / s.value
	default:
		n.last += s.value
	}
	n.words++
	n.before = s.meaning
}

// ones is what stands before مئة: ثلاث مئة.
func (n *number) ones() float64 { return math.Mod(n.last, 10) }

// continues is true where a word without و goes on with the number: ثلاثة عشر,
// ثلاث مئة, خمسة آلاف, 3 ملايين.
func (n *number) continues(s sense) bool {
	switch s.meaning {
	case teenWord, hundredsWord:
		return (n.before == unitWord || n.before == secondWord) && n.last < 10
	case scaleWord, vagueWord:
		return n.last > 0
	}
	return false
}

// end notes the number read so far.
func (n *number) end() {
	if n.words > 0 {
		n.into.numbers = append(n.into.numbers, n.total+n.last)
		n.into.turned = append(n.into.turned, n.total+n.last+n.turned)
	}
	*n = number{into: n.into}
}

// sameNumbers is true for equal numbers, whatever their order.
func (q *quantities) sameNumbers(other *quantities) bool {
	return len(q.numbers) == len(other.numbers) && q.within(other)
}

// within is true where all numbers are among those of another gap, which has no
// further one that is added to them by و.
func (q *quantities) within(other *quantities) bool {
	if len(q.numbers) < len(other.numbers) && other.and {
		return false
	}
	for _, a := range [][]float64{q.numbers, q.turned} {
		for _, b := range [][]float64{other.numbers, other.turned} {
			if isWithin(a, b) {
				return true
			}
		}
	}
	return false
}

// isWithin is true where all of a, which it sorts as b, are in b but for the last bits;
// NaN is in none.
func isWithin(a, b []float64) bool {
	slices.Sort(a)
	slices.Sort(b)
	for _, y := range b {
		if len(a) > 0 && math.Abs(a[0]-y) <= 1e-9*math.Abs(a[0]) {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// numbers are those of two spans. Words of numbers stand in frames as well (one of
// them, the three ministers), so in tables and where all must differ words with
// digits alone count.
type numbers struct {
	tally        // numbers in digits and in words
	digits tally // words with digits
	rows   int   // of those equal, how many stand in equal words
}

// tally is how many numbers two spans have, and how many of them are equal.
type tally struct{ a, b, same int }

// differ is true where both sides print numbers and most that could be equal
// are not.
func (n tally) differ() bool {
	return min(n.a, n.b) > 0 && min(n.a, n.b) > 2*n.same
}

// none is true where noneEqual numbers or more could be equal and none is.
func (n tally) none() bool {
	return n.same == 0 && min(n.a, n.b) >= noneEqual
}

// table is true of a passage of so many words, a quarter or more of them numbers,
// where fewer than tableSame of those that could be equal are: prices, scores or
// results of another day or place in the same frame. Of many numbers many are equal
// by chance, but not in their rows.
func (n *numbers) table(words int) bool {
	least, same := min(n.digits.a, n.digits.b), n.digits.same
	if least >= manyNumbers {
		same = n.rows
	}
	return tableShare*least >= words && float32(same) < tableSame*float32(least)
}

// bulletin is true of a passage of so many words with a number in each bulletinShare
// of them, noneEqual or more, of which no more than a third of those that could be
// equal are: the same report of another day, with its own numbers.
func (n *numbers) bulletin(words int) bool {
	least := min(n.a, n.b)
	return least >= noneEqual && bulletinShare*least >= words && 3*n.same <= least
}

// inSlots counts as equal no number that stands where the other side has another
// one: temperatures and scores are found elsewhere by chance.
func (n *numbers) inSlots(s *slots) {
	n.same = min(n.same, max(0, min(n.a, n.b)-s.values))
	n.digits.same = min(n.digits.same, max(0, min(n.digits.a, n.digits.b)-s.digits))
	n.rows = min(n.rows, n.digits.same)
}

// counter counts the numbers of two spans. Not safe for concurrent use.
type counter struct{ a, b values }

// values are the numbers of a span, as bits, and the same where all decimals that
// may be printed the wrong way round are.
type values struct{ read, turned []uint64 }

const (
	// A bulletin has a number in each bulletinShare words.
	bulletinShare = 16
	// manyNumbers is how many numbers have equal ones in another table by chance.
	manyNumbers = 32
	// rowWords is the least number of equal words around a number of a row.
	rowWords = 3
)

// count counts the numbers of two spans that share some runs, in O(n log n).
func (c *counter) count(textA string, a []arabic.Word, textB string, b []arabic.Word, runs []run) (n numbers) {
	c.a.read, c.b.read = digitsOf(c.a.read[:0], a), digitsOf(c.b.read[:0], b)
	n.digits = tallyOf(c.a.read, c.b.read)
	for _, r := range runs {
		if r.n < rowWords {
			continue
		}
		for _, w := range a[r.a : r.a+r.n] {
			if w.Flags&arabic.Number != 0 {
				n.rows++
			}
		}
	}
	c.a.count(textA, a)
	c.b.count(textB, b)
	n.tally = tallyOf(c.a.read, c.b.read)
	if len(c.a.turned) > 0 {
		n.same = max(n.same, tallyOf(c.a.turned, c.b.read).same)
	}
	if len(c.b.turned) > 0 {
		n.same = max(n.same, tallyOf(c.a.read, c.b.turned).same)
	}
	return n
}

// tallyOf counts two lists, which it sorts.
func tallyOf(a, b []uint64) tally {
	n := tally{a: len(a), b: len(b)}
	slices.Sort(a)
	slices.Sort(b)
	for i, j := 0, 0; i < n.a && j < n.b; {
		switch x, y := a[i], b[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			i, j, n.same = i+1, j+1, n.same+1
		}
	}
	return n
}

// digitsOf appends the hashes of the words with digits.
func digitsOf(dst []uint64, words []arabic.Word) []uint64 {
	for i := range words {
		if words[i].Flags&arabic.Number != 0 {
			dst = append(dst, words[i].Hash)
		}
	}
	return dst
}

// count reads the values of the numbers in digits and words. Words that need not
// mean a number (الأول, نصف, آلاف) are read only beside one that does. Nothing is
// turned where no decimal may be.
func (v *values) count(text string, words []arabic.Word) {
	v.read, v.turned = v.read[:0], v.turned[:0]
	l := theLexicon()
	for i := 0; i < len(words); i++ {
		from, amount := i, false
		for ; i < len(words) && l.numeric(&words[i]); i++ {
			switch s := l.sense(words[i].Hash); {
			case words[i].Flags&arabic.Number != 0:
				amount = true
			case s.meaning == unitWord:
				amount = amount || s.value > 1
			case s.meaning >= teenWord && s.meaning <= scaleWord:
				amount = true
			}
		}
		if amount {
			q := l.read(&Gap{text, words, from, i})
			for _, value := range q.numbers {
				v.read = append(v.read, bitsOf(value))
			}
			for _, value := range q.turned {
				v.turned = append(v.turned, bitsOf(value))
			}
		}
	}
	if slices.Equal(v.read, v.turned) {
		v.turned = v.turned[:0]
	}
}

// bitsOf is a value but for its last bits, in which sums differ.
func bitsOf(value float64) uint64 {
	const last = 1 << 12
	return (math.Float64bits(value) + last/2) &^ (last - 1)
}
