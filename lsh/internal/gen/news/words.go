package news

import (
	_ "embed"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

//go:embed words.txt
var wordsFile string

// A word is a word of a story before it is spelled: what it is (kind), which
// one (value) and what stands around it (flags). Stories are edited in this
// form and spelled at the end, each outlet in its own way.
type word uint64

const (
	valueBits = 48
	valueMask = 1<<valueBits - 1

	common word = 0 << valueBits // value: place in words.txt
	rare   word = 1 << valueBits // value: rank beyond words.txt, from 0
	name   word = 2 << valueBits // value: any number
	number word = 3 << valueBits // value: the number
	agency word = 4 << valueBits // value: place in agencies
	kinds  word = 7 << valueBits

	comma      word = 1 << 56 // after the word
	stop       word = 1 << 57 // the word ends a sentence
	paragraph  word = 1 << 58 // the word ends a paragraph
	openQuote  word = 1 << 59
	closeQuote word = 1 << 60
)

func (w word) kind() word    { return w & kinds }
func (w word) value() uint64 { return uint64(w & valueMask) }

// marks is all that stands around the word.
func (w word) marks() word { return w &^ (kinds | valueMask) }

// agencies are the names in datelines.
func agencies() []string { return []string{"واس", "رويترز", "وكالات", "سبق"} }

// lexicon draws words as they occur. It is read-only once made.
type lexicon struct {
	common []string
	// slots hold the place of a common word as often as it occurs among
	// len(slots) common words.
	slots []uint16
	// content is the place from which words carry a subject rather than grammar.
	content int
	// tail is the share of words that are not in common.
	tail float64
	// agencies, patterns, forms and syllables are the lists of those names, the
	// last two cut into their parts.
	agencies, patterns []string
	forms, syllables   [][2]string
	numbers            []string
}

// tailShape is the exponent of rank that the frequency of rare words falls with:
// chosen so that the frequencies at ranks up to 200,000 and the number of
// different words after 1,000, 10,000 and 30,000 articles are near those of
// 30,676 real ones (4.6e-7 at rank 100,000; 71,000, 164,000 and 264,000 words).
const tailShape = 1.6

func newLexicon() *lexicon {
	lex := &lexicon{agencies: agencies(), patterns: patterns(), numbers: numberWords()}
	for _, form := range affixed() {
		before, after, _ := strings.Cut(form, "-")
		lex.forms = append(lex.forms, [2]string{before, after})
	}
	for _, syllable := range syllables() {
		usual, second, _ := strings.Cut(syllable, "|")
		lex.syllables = append(lex.syllables, [2]string{usual, second})
	}
	var weights []float64
	sum := 0.0
	for line := range strings.Lines(wordsFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		perMillion, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		weight, err := strconv.ParseFloat(perMillion, 64)
		if err != nil {
			panic("news: words.txt: " + err.Error()) // embedded; held by the tests
		}
		for w := range strings.SplitSeq(words, " ") {
			lex.common = append(lex.common, w)
			weights = append(weights, weight)
			sum += weight
		}
	}
	lex.tail = 1 - sum/1e6
	lex.content = len(lex.common) / 40
	lex.slots = make([]uint16, 1<<16)
	reached, i := weights[0], 0
	for slot := range lex.slots {
		for reached < (float64(slot)+.5)/float64(len(lex.slots))*sum && i < len(weights)-1 {
			i++
			reached += weights[i]
		}
		lex.slots[slot] = uint16(i)
	}
	return lex
}

// draw is any word of running text.
func (lex *lexicon) draw(rng *rand.Rand) word {
	if rng.Float64() < lex.tail {
		return rare | rareRank(rng)
	}
	return common | word(lex.slots[rng.Uint32()>>16])
}

// drawContent is a word that carries a subject: rare, or common and no grammar.
func (lex *lexicon) drawContent(rng *rand.Rand) word {
	for range 20 {
		if w := lex.draw(rng); w.kind() == rare || w.value() >= uint64(lex.content) {
			return w
		}
	}
	return rare | rareRank(rng)
}

// rareRank draws from the tail: frequency falls as (first+rank)^-tailShape.
func rareRank(rng *rand.Rand) word {
	const first = 8000
	r := first * (math.Pow(1-rng.Float64(), -1/(tailShape-1)) - 1)
	return word(min(r, 1e12))
}

// mix scatters a number over all 64 bits (splitmix64, Steele et al. 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// patterns are forms of Arabic words; 1, 2 and 3 stand for the letters of the
// root.
func patterns() []string {
	return []string{
		"123", "1ا23", "م12و3", "12ا3", "12ي3", "ت12ي3", "ا12ا3", "ا1ت2ا3", "ان12ا3", "است12ا3",
		"م12ا3", "م12ة3", "12و3", "م1ا23", "مت1ا23", "مست12ي3", "ي123", "ت123", "يت1ا23", "ا12و3ة",
		"12ا3ة", "م123ة", "1وا23", "12ا3ي", "م1تم23", "ي1ت23", "يست12ي3", "ت1ا23", "1ي2ا3", "12ا2ي3",
	}
}

// affixed are the forms in which one invented word is met, commonest first;
// "-" is the word.
func affixed() []string {
	return []string{"-", "ال-", "-ها", "وال-", "-ات", "ب-", "و-", "-ين", "لل-", "-ه", "بال-", "-ون"}
}

const consonants = "بتجحخدذرزسشصضطعغفقكلمنهلمنرسعدبق"

// spellRare appends the invented word of a rank. A dozen ranks in a row are one
// word in its forms.
func (lex *lexicon) spellRare(b []byte, rank uint64) []byte {
	lexeme := mix(rank / uint64(len(lex.forms)))
	form := lex.forms[rank%uint64(len(lex.forms))]
	b = append(b, form[0]...)
	pattern := lex.patterns[lexeme%uint64(len(lex.patterns))]
	letters := lexeme >> 16
	for i := range len(pattern) {
		c := pattern[i]
		if c < '1' || c > '3' {
			b = append(b, c) // a byte of an Arabic letter
			continue
		}
		at := letters >> (8 * (c - '1')) & 31 * 2
		b = append(b, consonants[at:at+2]...)
	}
	return append(b, form[1]...)
}

// syllables make names; a syllable's second spelling, if it has one, follows
// the bar.
func syllables() []string {
	return []string{
		"سير|سر", "غي|جي", "زي|ز", "لين", "سكي", "كو", "نوف", "بو|بوو", "تين|تن", "را", "ماك", "رون", "غور|جور",
		"دا", "مير", "تو|طو", "لو", "شين", "كا|قا", "في", "هاو|هو", "برت|بيرت", "مار", "تن", "ستيف", "نيا|ني", "هو", "يان", "ديف", "كري",
		"بان", "ألك", "ساند", "يل", "تسين", "دوف",
	}
}

// spellName appends the name of a number, in its usual or, where it has one, in
// its second spelling.
func (lex *lexicon) spellName(b []byte, value uint64, second bool) []byte {
	h := mix(value ^ 0x6e616d65)
	for range 2 + h>>60&1 {
		syllable := lex.syllables[h%uint64(len(lex.syllables))]
		h = h>>8 | h<<56
		if second && syllable[1] != "" {
			b = append(b, syllable[1]...)
			second = false // one difference is enough
		} else {
			b = append(b, syllable[0]...)
		}
	}
	return b
}

// style is how an outlet spells.
type style struct {
	noHamza      bool // أ إ آ are ا
	arabicDigits bool // ٣ for 3
	numberWords  bool // ثلاثة for 3
	secondNames  bool
	guillemets   bool // « » for " "
}

func numberWords() []string {
	return []string{"", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"}
}

// spell appends the words as running text and hands the start and end of each
// word to at, if set: bytes of b.
func (lex *lexicon) spell(b []byte, words []word, s style, at func(i, start, end int)) []byte {
	quotes := [2]string{`"`, `"`}
	if s.guillemets {
		quotes = [2]string{"«", "»"}
	}
	for i, w := range words {
		if i > 0 && words[i-1]&paragraph == 0 {
			b = append(b, ' ')
		}
		if w&openQuote != 0 {
			b = append(b, quotes[0]...)
		}
		start := len(b)
		switch w.kind() {
		case common:
			b = append(b, lex.common[w.value()]...)
		case rare:
			b = lex.spellRare(b, w.value())
		case name:
			b = lex.spellName(b, w.value(), s.secondNames)
		case agency:
			b = append(b, lex.agencies[w.value()]...)
		case number:
			b = lex.spellNumber(b, w.value(), s)
		}
		if s.noHamza {
			b = dropHamza(b, start)
		}
		if at != nil {
			at(i, start, len(b))
		}
		if w&closeQuote != 0 {
			b = append(b, quotes[1]...)
		}
		switch {
		case w&stop != 0:
			b = append(b, '.')
		case w&comma != 0:
			b = append(b, "،"...)
		}
		if w&paragraph != 0 && i < len(words)-1 {
			b = append(b, '\n')
		}
	}
	return b
}

func (lex *lexicon) spellNumber(b []byte, value uint64, s style) []byte {
	if s.numberWords && value > 0 && value < uint64(len(lex.numbers)) {
		return append(b, lex.numbers[value]...)
	}
	start := len(b)
	b = strconv.AppendUint(b, value, 10)
	if s.arabicDigits {
		digits := string(b[start:])
		b = b[:start]
		for _, d := range digits {
			b = append(b, 0xd9, 0xa0+byte(d-'0'))
		}
	}
	return b
}

// dropHamza writes أ إ آ from start on as ا, in place: all are two bytes.
func dropHamza(b []byte, start int) []byte {
	for i := start; i+1 < len(b); i++ {
		if b[i] == 0xd8 && (b[i+1] == 0xa2 || b[i+1] == 0xa3 || b[i+1] == 0xa5) {
			b[i+1] = 0xa7
		}
	}
	return b
}
