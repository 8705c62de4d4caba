package news

import (
	"math"
	"math/rand/v2"
	"slices"
)

// text makes running text of one subject.
type text struct {
	*writer
	rng *rand.Rand
	// subject are the content words and names that the text repeats.
	subject []word
	day     float64 // when the text appears
}

// Figures of running text, counted on 30,676 real articles (8.7 million words):
// a full stop every 30 words, a comma every 21, a quotation mark every 80, a
// number every 59, a paragraph every 57 words.
const (
	sentenceWords   = 30
	paragraphWords  = 57
	commaShare      = 1. / 21
	quotedSentences = .12
	numberShare     = 1. / 59
)

// subjectWords is how many words a subject has; subjectShare how much of the
// text they are.
const (
	subjectWords = 60
	subjectShare = .22
)

// subject makes the words of a subject: names first, then content words.
func (lex *lexicon) subject(seed, number uint64) []word {
	rng := rand.New(rand.NewPCG(seed, number^0x5b17ec7))
	words := make([]word, subjectWords)
	for i := range words {
		if i < 8 {
			words[i] = name | word(rng.Uint64()&valueMask)
		} else {
			words[i] = lex.drawContent(rng)
		}
	}
	rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return words
}

// skewed draws a place below n; the larger the skew, the likelier are the
// first: place k and those before it have the share (k/n)^(1/skew).
func skewed(rng *rand.Rand, n int, skew float64) int {
	return int(float64(n) * math.Pow(rng.Float64(), skew))
}

func (t *text) word() word {
	switch u := t.rng.Float64(); {
	case u < subjectShare:
		return t.subject[skewed(t.rng, len(t.subject), 1.8)]
	case u < subjectShare+numberShare:
		return t.number()
	}
	return t.lex.draw(t.rng)
}

func (t *text) number() word {
	limit := []uint64{10, 10, 100, 3000, 1e6}[t.rng.IntN(5)]
	return number | word(1+t.rng.Uint64N(limit))
}

// Standing phrases (titles, bodies, places) are of 2 to 9 words, one in so many
// of 9 to 14.
const (
	phraseShare = .012 // of the places in a text where one begins
	longPhrases = 36
)

func (t *text) phrase() []word {
	number := t.opt.phrases().draw(t.rng, t.day)
	rng := t.random(seedPhrase, number)
	n := 2 + min(rng.IntN(8), rng.IntN(8))
	if number%longPhrases == longPhrases/2 {
		n = 9 + rng.IntN(6)
	}
	words := make([]word, n)
	for i := range words {
		words[i] = t.lex.draw(rng)
	}
	return words
}

// append adds about n words of running text, in whole sentences; the last word
// ends a paragraph.
func (t *text) append(words []word, n int) []word {
	begin := len(words)
	inParagraph := 0
	for len(words)-begin < n {
		start := len(words)
		length := 6 + t.rng.IntN(2*sentenceWords-11)
		length = min(length, max(n-(start-begin), 6))
		for len(words)-start < length {
			if t.rng.Float64() < phraseShare {
				words = append(words, t.phrase()...)
				continue
			}
			w := t.word()
			if t.rng.Float64() < commaShare {
				w |= comma
			}
			words = append(words, w)
		}
		last := len(words) - 1
		if t.rng.Float64() < quotedSentences {
			words[start+min(3, last-start)] |= openQuote
			words[last] |= closeQuote
		}
		words[last] |= stop
		inParagraph += len(words) - start
		if t.rng.Float64()*paragraphWords < float64(inParagraph) {
			words[last] |= paragraph
			inParagraph = 0
		}
	}
	words[len(words)-1] |= paragraph
	return words
}

// sentence is words[start:end] of a story, by its number there.
type sentence struct {
	number     int
	start, end int
}

// sentences lists where the sentences of words lie, numbered from 0.
func sentences(words []word) []sentence {
	var list []sentence
	start := 0
	for i, w := range words {
		if w&stop != 0 {
			list = append(list, sentence{len(list), start, i + 1})
			start = i + 1
		}
	}
	return list
}

// edit changes a share of the words of a sentence: half are replaced, a quarter
// dropped, a quarter followed by a new one. Marks stay, and the last word.
func (t *text) edit(words []word, share float64) []word {
	if share == 0 {
		return words
	}
	edited := make([]word, 0, len(words)+4)
	for i, w := range words {
		if t.rng.Float64() >= share || i == len(words)-1 {
			edited = append(edited, w)
			continue
		}
		switch t.rng.IntN(4) {
		case 0: // dropped
		case 1:
			edited = append(edited, w, t.lex.draw(t.rng))
		default:
			edited = append(edited, t.lex.draw(t.rng)|w.marks())
		}
	}
	return edited
}

// scatter puts a list into another order, with nothing next to its old
// neighbour where that is possible.
func scatter[T any](rng *rand.Rand, list []T) []T {
	if len(list) < 3 {
		list = slices.Clone(list)
		slices.Reverse(list)
		return list
	}
	order := rng.Perm(len(list))
	for range 50 {
		if !slices.IsSorted(order) && !hasNeighbours(order) {
			break
		}
		order = rng.Perm(len(list))
	}
	moved := make([]T, len(list))
	for i, from := range order {
		moved[i] = list[from]
	}
	return moved
}

func hasNeighbours(order []int) bool {
	for i := 1; i < len(order); i++ {
		if order[i] == order[i-1]+1 {
			return true
		}
	}
	return false
}
