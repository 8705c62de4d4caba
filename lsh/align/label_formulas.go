package align

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"sync"

	"sada/lsh/arabic"
)

// # Formulas known before
//
// A corpus of fewer than manyTexts texts has next to no evidence of formulas: a
// draft held against fifty articles meets a formula once or twice. What recurs in
// general news is therefore built in, a table of shingles of four stems with the
// marks that Recurs gave them there. In a small corpus a match that is no formula
// by the corpus's own evidence is judged once more with those marks; in a larger
// one the corpus alone decides.
//
// The table is made by lsh/internal/formulas, which counts each shingle once a day
// and family of outlets, so that copies of one article count once, and keeps what
// at least two families and three occasions have. Only truncated hashes of stems
// go into it, no text. It was made of 30,676 articles of 12 families over three
// weeks, 26,354 shingles in 105 KB.
//
// Made of the first half of these by date and asked about 300 drafts of the second
// half, each held against 50 articles that hold what it shares, the table lets 74 %
// of what a scan of everything calls a formula be known where the draft has a date
// (67 % without the table) and 63 % where it has none (52 %). Of 1,212 passages
// that the scan calls reuse it labels one, of 205 reworded ones none. Shingles of
// five and six stems know less: 78 and 76 % where those of four know 83 %, with no
// knownShare asked.

// FormulasVersion names the form of the table and the rule that shaped it.
//
//	1  shingles of four stems, made by lsh/internal/formulas
const FormulasVersion = 1

// The file is a header of five big-endian words of 32 bits: formulasMagic,
// FormulasVersion, formulasRules, FormulaWords and the number of entries. The
// entries follow, ascending, a word each: the highest 30 bits of a shingle's hash
// and, in the lowest two, its level (1 loose, 2 firm as well, 3 tight as well). Of
// 2^30 other shingles as many are taken for one of the table as it has entries.
const (
	formulasMagic  = 0x73666d6c // "sfml"
	formulasHeader = 5
	// FormulaWords is the number of stems in a shingle of the table.
	FormulaWords = 4
	levelMask    = 3
)

// formulasRules are the versions of fold, token, stem and hash, a byte each.
const formulasRules = arabic.FoldVersion<<24 | arabic.TokenVersion<<16 | arabic.StemVersion<<8 | arabic.HashVersion

// levelMarks are the marks of each level.
var levelMarks = [levelMask + 1]uint8{0, markLoose, markLoose | markFirm, markLoose | markFirm | markTight}

// Formulas is a table of shingles that recur in general news. Read-only and safe
// for concurrent use; it costs what its file does.
type Formulas struct {
	entries string // ascending words
}

//go:embed formulas.bin
var formulasFile string

// BuiltInFormulas returns the built-in table, checked once at first use.
var BuiltInFormulas = sync.OnceValue(func() *Formulas {
	f, err := ParseFormulas(formulasFile)
	if err != nil {
		panic("align: built-in table of formulas: " + err.Error()) // held by TestBuiltInFormulas
	}
	return f
})

// ParseFormulas reads a table that AppendFormulas made.
func ParseFormulas(file string) (*Formulas, error) {
	if len(file) < 4*formulasHeader || len(file)%4 != 0 || wordAt(file, 0) != formulasMagic {
		return nil, fmt.Errorf("%d bytes are no table of formulas", len(file))
	}
	f := &Formulas{file[4*formulasHeader:]}
	for i, want := range []struct {
		what  string
		value uint32
	}{1: {"version", FormulasVersion}, {"rules of fold, token, stem and hash", formulasRules}, {"shingle size", FormulaWords}, {"number of entries", uint32(f.Len())}} {
		if got := wordAt(file, i); i > 0 && got != want.value {
			return nil, fmt.Errorf("the %s is %#x, not %#x; hint: make the table anew with lsh/internal/formulas", want.what, got, want.value)
		}
	}
	last := uint32(0)
	for i := range f.Len() {
		e := wordAt(f.entries, i)
		if e&levelMask == 0 || i > 0 && e|levelMask <= last {
			return nil, fmt.Errorf("entry %d: %#x after %#x", i, e, last)
		}
		last = e | levelMask
	}
	return f, nil
}

// AppendFormulas appends the file of a table: marks holds those of Recurs by
// shingle. Two shingles of one entry get the higher level.
func AppendFormulas(dst []byte, marks map[uint64]uint8) []byte {
	levels := map[uint32]uint32{}
	for shingle, m := range marks {
		level := uint32(0)
		for level < levelMask && m&levelMarks[level+1] == levelMarks[level+1] {
			level++
		}
		if level > 0 {
			code := uint32(shingle>>32) &^ levelMask
			levels[code] = max(levels[code], level)
		}
	}
	for _, word := range []uint32{formulasMagic, FormulasVersion, formulasRules, FormulaWords, uint32(len(levels))} {
		dst = binary.BigEndian.AppendUint32(dst, word)
	}
	for _, code := range slices.Sorted(maps.Keys(levels)) {
		dst = binary.BigEndian.AppendUint32(dst, code|levels[code])
	}
	return dst
}

// Len is the number of shingles in the table.
func (f *Formulas) Len() int { return len(f.entries) / 4 }

// Marks returns the marks of a shingle, 0 where it is no formula. It costs a
// binary search (BenchmarkFormulas).
func (f *Formulas) Marks(shingle uint64) uint8 {
	code := uint32(shingle>>32) &^ levelMask
	from, to := 0, f.Len()
	for from < to {
		middle := int(uint(from+to) / 2)
		if wordAt(f.entries, middle) < code {
			from = middle + 1
		} else {
			to = middle
		}
	}
	if from == f.Len() || wordAt(f.entries, from)&^levelMask != code {
		return 0
	}
	return levelMarks[wordAt(f.entries, from)&levelMask]
}

// FormulaShingle hashes the first FormulaWords stems, in order.
func FormulaShingle(stems []uint32) uint64 {
	h := uint64(0)
	for _, stem := range stems[:FormulaWords] {
		h = (h ^ uint64(stem)) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h * 0xbf58476d1ce4e5b9
}

// wordAt returns the i-th word of a file.
func wordAt(file string, i int) uint32 {
	b := file[4*i : 4*i+4]
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

// knownShare is the share of a match's words that are in shingles of the table
// from which the table is asked: a title alone says nothing of the rest.
const knownShare = 1. / 3

// known says why a match is a formula by the table, where the corpus is too small
// to tell; "" for reuse.
func (l *Labeller) known(m *Match, p Pair) string {
	if l.formulas == nil {
		return ""
	}
	f := &m.found
	var inA, inB int
	p.MarksA, inA = l.formulas.mark(p.MarksA, p.A.Sketch.Stems, f.a0, f.a1)
	p.MarksB, inB = l.formulas.mark(p.MarksB, p.B.Sketch.Stems, f.b0, f.b1)
	if float64(inA+inB) < knownShare*float64(f.a1-f.a0+f.b1-f.b0) {
		return ""
	}
	reason := l.formula(m, p)
	if reason != "" {
		reason += " (the table of general news knows these, the corpus is too small to)"
	}
	return reason
}

// mark returns the marks of an article's words with those of the table added for
// words [from, to), and the number of these that are in a shingle of the table.
func (f *Formulas) mark(marks []uint8, stems []uint32, from, to int) (all []uint8, in int) {
	all = make([]uint8, len(stems))
	copy(all, marks)
	counted := from
	for i := max(0, from-FormulaWords+1); i < to && i+FormulaWords <= len(stems); i++ {
		known := f.Marks(FormulaShingle(stems[i:]))
		if known == 0 {
			continue
		}
		for j := i; j < i+FormulaWords; j++ {
			all[j] |= known
		}
		end := min(i+FormulaWords, to)
		in += end - max(i, counted)
		counted = end
	}
	return all, in
}
