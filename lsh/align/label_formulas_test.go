package align

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// tableOf is a table of the shingles of a text, all with the same marks.
func tableOf(tb testing.TB, text string, marks uint8) *Formulas {
	tb.Helper()
	stems := sketch.Make(arabic.Words(nil, text)).Stems
	all := map[uint64]uint8{}
	for i := 0; i+FormulaWords <= len(stems); i++ {
		all[FormulaShingle(stems[i:])] = marks
	}
	f, err := ParseFormulas(string(AppendFormulas(nil, all)))
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestBuiltInFormulas(t *testing.T) {
	f, err := ParseFormulas(formulasFile)
	if err != nil {
		t.Fatal(err)
	}
	if f.Len() == 0 || len(formulasFile) > 300<<10 {
		t.Errorf("the table has %d entries in %d bytes; want some, in at most 300 KB", f.Len(), len(formulasFile))
	}
	for _, test := range []struct {
		text string
		want bool
	}{
		{"أصدق التهاني وأطيب التمنيات", true},
		{"خادم الحرمين الشريفين الملك", true},
		{"تجدر الإشارة إلى أن", true},
		{"أن يتغمد الفقيد بواسع رحمته", true},
		{"أكل القط الأزرق جبن الجيران", false},
		{"سبحت دلافين برتقالية فوق الجسر", false},
	} {
		stems := sketch.Make(arabic.Words(nil, test.text)).Stems
		if got := f.Marks(FormulaShingle(stems)) != 0; got != test.want {
			t.Errorf("%q is a formula: %v, want %v", test.text, got, test.want)
		}
	}
}

func TestFormulasFile(t *testing.T) {
	const high = 1 << 34 // the lowest bit of a hash that an entry holds
	for _, test := range []struct {
		name  string
		marks map[uint64]uint8
		want  map[uint64]uint8
	}{
		{"empty", nil, map[uint64]uint8{high: 0}},
		{"levels", map[uint64]uint8{
			high: markLoose, 5 * high: markLoose | markFirm, 3 * high: markLoose | markFirm | markTight, 1<<64 - 1: markLoose | markEdge,
		}, map[uint64]uint8{
			0: 0, high: markLoose, 2 * high: 0, 3 * high: markLoose | markFirm | markTight, 4 * high: 0, 5 * high: markLoose | markFirm,
			6 * high: 0, 1<<64 - 1: markLoose,
		}},
		{"what is not loose is left out", map[uint64]uint8{high: markFirm, 2 * high: markEdge}, map[uint64]uint8{high: 0, 2 * high: 0}},
		{"two of one entry", map[uint64]uint8{high: markLoose, high + 1: markLoose | markFirm}, map[uint64]uint8{high: markLoose | markFirm}},
	} {
		f, err := ParseFormulas(string(AppendFormulas(nil, test.marks)))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for shingle, want := range test.want {
			if got := f.Marks(shingle); got != want {
				t.Errorf("%s: Marks(%#x) = %b, want %b", test.name, shingle, got, want)
			}
		}
	}
}

// badFormulas are files that are refused, by what the error says.
func badFormulas() map[string]string {
	words := func(list ...uint32) string {
		var file []byte
		for _, w := range list {
			file = binary.BigEndian.AppendUint32(file, w)
		}
		return string(file)
	}
	return map[string]string{
		"0 bytes":              "",
		"19 bytes":             strings.Repeat("x", 19),
		"20 bytes":             strings.Repeat("x", 20),
		"21 bytes":             words(formulasMagic, FormulasVersion, formulasRules, FormulaWords, 0) + "x",
		"version":              words(formulasMagic, FormulasVersion+1, formulasRules, FormulaWords, 0),
		"rules":                words(formulasMagic, FormulasVersion, formulasRules+1, FormulaWords, 0),
		"shingle size":         words(formulasMagic, FormulasVersion, formulasRules, FormulaWords+1, 0),
		"number of entries":    words(formulasMagic, FormulasVersion, formulasRules, FormulaWords, 2, 5),
		"entry 0: 0x4":         words(formulasMagic, FormulasVersion, formulasRules, FormulaWords, 1, 4),
		"entry 1: 0x6 after":   words(formulasMagic, FormulasVersion, formulasRules, FormulaWords, 2, 5, 6),
		"entry 1: 0x5 after":   words(formulasMagic, FormulasVersion, formulasRules, FormulaWords, 2, 9, 5),
		"entry 1: 0x101 after": words(formulasMagic, FormulasVersion, formulasRules, FormulaWords, 2, 1<<32-1, 0x101),
	}
}

func TestFormulasErrors(t *testing.T) {
	for want, file := range badFormulas() {
		if _, err := ParseFormulas(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseFormulas(%x): %v, want an error with %q", file, err, want)
		}
	}
}

func FuzzFormulas(f *testing.F) {
	for _, file := range badFormulas() {
		f.Add([]byte(file), uint64(0))
	}
	f.Add(AppendFormulas(nil, map[uint64]uint8{1 << 40: markLoose, 1 << 50: markLoose | markFirm}), uint64(1<<40))
	f.Fuzz(func(t *testing.T, file []byte, shingle uint64) {
		table, err := ParseFormulas(string(file))
		if err != nil {
			return
		}
		if got := table.Marks(shingle); got != levelMarks[0] && got != levelMarks[1] && got != levelMarks[2] && got != levelMarks[3] {
			t.Errorf("Marks(%#x) = %b", shingle, got)
		}
		// What was read is what would be written of it.
		marks := map[uint64]uint8{}
		for i := range table.Len() {
			shingle := uint64(wordAt(table.entries, i)) << 32
			marks[shingle] = table.Marks(shingle)
		}
		if again := AppendFormulas(nil, marks); !slices.Equal(again, file) {
			t.Errorf("%x was written as %x", file, again)
		}
	})
}

// A frame that the table knows is a formula in a small corpus, where it stands
// with other words in its slots; the same words twice are not.
func TestKnownFormula(t *testing.T) {
	frame := cable("")
	for _, test := range []struct {
		name  string
		table *Formulas
		heads [2]string
		day   int
		texts int
		want  bool
	}{
		{"another head", tableOf(t, frame, markLoose|markFirm|markTight), [2]string{heads[0], heads[1]}, 3, 2, true},
		{"another head, an empty table", tableOf(t, "", markLoose), [2]string{heads[0], heads[1]}, 3, 2, false},
		{"another head, a large corpus", tableOf(t, frame, markLoose|markFirm|markTight), [2]string{heads[0], heads[1]}, 3, manyTexts, false},
		{"the same cable", tableOf(t, frame, markLoose|markFirm|markTight), [2]string{heads[0], heads[0]}, 0, 2, false},
		{"a table of other words", tableOf(t, filler(77, 200), markLoose|markFirm|markTight), [2]string{heads[0], heads[1]}, 3, 2, false},
	} {
		l := libraryOf(t, filler(1, 40)+"\n"+cable(test.heads[0])+".\n"+filler(2, 40), filler(3, 40)+"\n"+cable(test.heads[1])+".\n"+filler(4, 40))
		matches := l.matches(t, 15)
		if len(matches) != 1 {
			t.Fatalf("%s: %d matches, want one", test.name, len(matches))
		}
		labeller := NewLabeller(l.rarity, test.texts)
		if labeller.formulas != nil {
			labeller.formulas = test.table
		}
		m := &matches[0]
		labeller.Label(m, Pair{A: l.texts[0], B: l.texts[1], Days: test.day})
		known := len(m.Reasons) > 0 && strings.Contains(m.Reasons[len(m.Reasons)-1], "the table of general news")
		if got := slices.Contains(m.Labels, Formula); got != test.want || known != test.want {
			t.Errorf("%s: formula is %v, want %v: %v", test.name, got, test.want, m.Reasons)
		}
	}
}

func BenchmarkFormulas(b *testing.B) {
	f := BuiltInFormulas()
	stems := make([]uint32, 1<<12)
	for i := range stems {
		stems[i] = sketch.Code(uint64(i) * 0x9e3779b97f4a7c15)
	}
	b.Run("words=4096", func(b *testing.B) {
		for b.Loop() {
			f.mark(nil, stems, 0, len(stems))
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(stems)), "ns/word")
	})
}
