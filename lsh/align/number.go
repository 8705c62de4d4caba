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
	digits  bool      // some are in digits
	vague   float64   // آلاف: the scale of a number that is not said, 0 for none
	others  int       // words that say something else; those around dates are none

	month, weekday float64 // 0 where none is named
	relative       bool    // اليوم, أمس
	year           bool    // عام
	measure        bool    // a unit that amounts are counted in
	percent        bool
}

// plain is true where nothing but numbers and dates is said.
func (q *quantities) plain() bool { return q.others == 0 }

// dated is true where a day or a month is named.
func (q *quantities) dated() bool { return q.month > 0 || q.weekday > 0 || q.relative }

// read finds what a gap says. buffer is room for the numbers.
func (l *lexicon) read(g *Gap, buffer []float64) quantities {
	q := quantities{numbers: buffer[:0]}
	n := number{into: &q}
	for i := g.From; i < g.To; i++ {
		w := &g.Words[i]
		if w.Flags&arabic.Number != 0 {
			q.digits = true
			from, to := g.printed(i)
			and := strings.HasPrefix(w.Text(g.Text), "و")
			for _, value := range printedValues(g.Text, g.Words[from:to]) {
				n.add(sense{unitWord, value}, and)
			}
			i = max(i, to-1)
			continue
		}
		s := l.senses[w.Hash]
		switch s.meaning {
		case unitWord, secondWord, teenWord, tenWord, hundredWord, hundredsWord, scaleWord, vagueWord, partWord:
			if i > g.From && l.senses[g.Words[i-1].Hash].meaning == halfwayWord && s.meaning == secondWord {
				q.month = halfwayMonth(l.senses[g.Words[i-1].Hash].value, s.value)
				continue
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
func pointIn(between string) (point rune) {
	for _, r := range between {
		switch {
		case r == '.' || r == ',' || r == '،' || r == '٫' || r == '٬':
			if point != 0 {
				return 0
			}
			point = r
		case dropped(r) != "invisible":
			return 0
		}
	}
	return point
}

// printedValues is the value of a number printed as several words with points or commas
// between them, or their values where they are no one number (21.7.2015).
func printedValues(text string, words []arabic.Word) []float64 {
	groups := make([]string, len(words))
	thousands, dots := len(words) > 1, 0
	for i, w := range words {
		groups[i] = digitsIn(w.Text(text))
		if i > 0 {
			thousands = thousands && len(groups[i]) == 3
			if p := pointIn(text[words[i-1].End:w.Start]); p == '.' || p == '٫' {
				dots++
			}
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
	case len(words) == 1:
		return []float64{parse(groups[0])}
	case thousands && len(groups[0]) <= 3 && dots != 1:
		return []float64{parse(strings.Join(groups, ""))}
	case len(words) == 2:
		return []float64{parse(groups[0] + "." + groups[1])}
	}
	values := make([]float64, len(words))
	for i, g := range groups {
		values[i] = parse(g)
	}
	return values
}

// digitsIn is the first digits of a word, in ASCII.
func digitsIn(word string) string {
	folded := arabic.Fold(word)
	from := strings.IndexAny(folded, "0123456789")
	if from < 0 {
		return ""
	}
	to := from
	for to < len(folded) && folded[to] >= '0' && folded[to] <= '9' {
		to++
	}
	return folded[from:to]
}

// number is one being read, word by word.
type number struct {
	into        *quantities
	total, last float64 // what is multiplied already, and what is not
	largest     float64 // scale so far
	words       int
	before      meaning
}

// add takes a further word; and says that it begins with و.
func (n *number) add(s sense, and bool) {
	if n.words > 0 && !and && !n.continues(s) {
		n.end()
	}
	switch s.meaning {
	case teenWord:
		n.last += 10
	case hundredsWord:
		n.last = n.last - n.ones() + max(1, n.ones())*100
	case scaleWord, vagueWord:
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
		return n.before == unitWord && n.last < 10
	case scaleWord, vagueWord:
		return n.last > 0
	}
	return false
}

// end notes the number read so far.
func (n *number) end() {
	if n.words > 0 {
		n.into.numbers = append(n.into.numbers, n.total+n.last)
	}
	*n = number{into: n.into}
}

// sameNumbers is true for equal numbers, whatever their order.
func sameNumbers(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b) // NaN equals nothing
}
