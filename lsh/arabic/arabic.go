// Package arabic answers what the words of an Arabic text are and where they
// stand in it: folded so that two spellings of one word compare equal, with
// offsets into the text as it was given. It has what several packages ask of words, too:
// whether one is in a set (Set), and which months they name (MonthNames). What the words
// mean for reuse (keys, weights, rarity) is left to the packages above.
//
// All functions are safe for concurrent use.
package arabic

// Versions of the rules. Whatever is stored under one version must not be
// compared with what was made under another.
const (
	// FoldVersion is the version of the letters that count as equal and of the
	// runes that are dropped (see Fold).
	//
	//	1: first
	FoldVersion = 1

	// TokenVersion is the version of what separates words and sentences (see
	// Words).
	//
	//	1: first
	TokenVersion = 1

	// StemVersion is the version of the affixes taken off (see StemOf).
	//
	//	1: first
	StemVersion = 1

	// HashVersion is the version of the function from folded letters to
	// Word.Hash and Word.Stem.
	//
	//	1: polynomial of the runes modulo 2^64, finalised as in splitmix64
	HashVersion = 1
)

// Word is one word of a text.
type Word struct {
	// Hash is the 64-bit hash of the folded letters; equal words have equal
	// hashes under one FoldVersion, TokenVersion and HashVersion. All bits are
	// equally good.
	Hash uint64
	// Stem is the hash of the light stem under one StemVersion; equal to Hash
	// where nothing is taken off.
	Stem uint64
	// Start and End are the byte offsets [Start, End) of the word in the text,
	// always on rune borders; harakat and tatweel belong to the word. Words are
	// in order and do not overlap.
	Start, End uint32
	// Flags says what stands before the word and what it is made of.
	Flags Flags
}

// Text is the word as printed in text, which must be the text that Words was
// given.
func (w Word) Text(text string) string { return text[w.Start:w.End] }

// Flags are facts about one word.
type Flags uint8

const (
	// SentenceStart: a sentence border stands between this word and the one
	// before it; the first word of a text always has it.
	SentenceStart Flags = 1 << iota
	// LineStart: a line break stands before the word; implies SentenceStart.
	LineStart
	// Number: the folded word holds a digit.
	Number
	// Latin: the folded word holds no Arabic letter and no digit.
	Latin
)

// Span is a stretch [Start, End) of bytes of a text.
type Span struct{ Start, End int }
