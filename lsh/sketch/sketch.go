package sketch

import "sada/lsh/arabic"

// Sketch is what comparing needs to know of one article. Sketches are
// comparable only under equal versions of fold, token, stem and key rules.
type Sketch struct {
	// Stems holds one 32-bit code of the light stem a word. Two different stems
	// share a code once in four thousand million pairs; spans, runs and Jaccard are
	// counted on the words themselves.
	Stems []uint32
	// Levels holds the rarity of each stem, see Rarity; nil until it is weighed.
	Levels []uint8
	// Starts has a bit a word: a sentence starts there. One more bit, always
	// set, stands for the end of the text.
	Starts Bits
	// Marks holds the byte offset of every MarkEvery-th word, so that a stretch
	// of words can be folded again without the text before it.
	Marks []uint32
	// Text is the hash of all folded words in order: articles with equal ones
	// are one text. Zero for an article without words.
	Text uint64
}

// MarkEvery is the number of words from one of a Sketch's Marks to the next.
const MarkEvery = 16

// Bits is a set of word positions.
type Bits []uint64

// Has says whether position i is in the set.
func (b Bits) Has(i int) bool { return b[i>>6]>>(i&63)&1 != 0 }

func (b Bits) set(i int) { b[i>>6] |= 1 << (i & 63) }

// Make makes the sketch of an article from its words.
func Make(words []arabic.Word) Sketch {
	var s Sketch
	s.Remake(words)
	return s
}

// Remake makes of s what Make returns, in the room that it has.
func (s *Sketch) Remake(words []arabic.Word) {
	s.Stems = sized(s.Stems, len(words))
	s.Starts = sized(s.Starts, len(words)/64+1)
	clear(s.Starts)
	s.Marks = sized(s.Marks, (len(words)+MarkEvery-1)/MarkEvery)[:0]
	s.Levels = s.Levels[:0]
	text := uint64(0)
	for i, w := range words {
		s.Stems[i] = Code(w.Stem)
		if i%MarkEvery == 0 {
			s.Marks = append(s.Marks, w.Start)
		}
		if w.Flags&arabic.SentenceStart != 0 {
			s.Starts.set(i)
		}
		text = mix(text ^ w.Hash)
	}
	s.Starts.set(len(words))
	s.Text = text
}

// Clone is a copy of s that shares nothing with it and has no room for more.
func (s *Sketch) Clone() Sketch {
	return Sketch{
		Stems: clone(s.Stems), Levels: clone(s.Levels), Starts: clone(s.Starts), Marks: clone(s.Marks), Text: s.Text,
	}
}

// clone is a copy of a slice without room for more, nil of nil.
func clone[S ~[]T, T any](s S) S {
	if s == nil {
		return nil
	}
	return append(make(S, 0, len(s)), s...)
}

// sized is a slice of n entries, in the room of another where that has enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// Code is the short form of a stem's hash that a Sketch holds.
func Code(stem uint64) uint32 { return uint32(stem >> 32) }

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a
// bijection in which every bit of the input reaches every bit of the output.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
