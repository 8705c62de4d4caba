package sketch

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sada/lsh/arabic"
)

func sketchOf(text string) Sketch { return Make(arabic.Words(nil, text)) }

// printings are stretches of text from which texts are drawn: words with and
// without marks, ends of sentences and lines, a rune of four words.
var printings = []string{
	"قال", "الوزير", "في", "وَقَالَ", "الـوزيـر", "إن", "2015", "٢٠١٥", "RT", "المملكة العربية السعودية",
	" ", " ", " ", ". ", "، ", "\n", "!", "«", "»", "\u200f", "\u0640", "\ufdfa", "\ufdfb", "د.", "\xd8",
}

func drawText(t *rapid.T, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(printings), 0, most).Draw(t, "text"), "")
}

func TestMake(t *testing.T) {
	for _, text := range []string{"", "قال", strings.Repeat("قال نعم. ", 8), strings.Repeat("كلمة ", 64), strings.Repeat("كلمة ", 65)} {
		checkSketch(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { checkSketch(t, drawText(t, 200)) })
}

func checkSketch(t rapid.TB, text string) {
	words := arabic.Words(nil, text)
	s := Make(words)
	if len(s.Stems) != len(words) || s.Levels != nil {
		t.Fatalf("%q: %d stems of %d words, levels %v", text, len(s.Stems), len(words), s.Levels)
	}
	for i, w := range words {
		if s.Stems[i] != Code(w.Stem) {
			t.Fatalf("%q: stem %d is %x, want %x", text, i, s.Stems[i], Code(w.Stem))
		}
		if got, want := s.Starts.Has(i), w.Flags&arabic.SentenceStart != 0; got != want {
			t.Fatalf("%q: Starts.Has(%d) = %v, want %v", text, i, got, want)
		}
		if i%MarkEvery == 0 && s.Marks[i/MarkEvery] != w.Start {
			t.Fatalf("%q: mark of word %d at byte %d, want %d", text, i, s.Marks[i/MarkEvery], w.Start)
		}
	}
	if !s.Starts.Has(len(words)) {
		t.Fatalf("%q: Starts has no end of the text", text)
	}
	if want := (len(words) + MarkEvery - 1) / MarkEvery; len(s.Marks) != want {
		t.Fatalf("%q: %d marks, want %d", text, len(s.Marks), want)
	}
	if (s.Text == 0) != (len(words) == 0) {
		t.Fatalf("%q: Text %x of %d words", text, s.Text, len(words))
	}
}

// A sketch that is made again holds nothing of what it was.
func TestRemake(t *testing.T) {
	rarity := NewRarity()
	rapid.Check(t, func(t *rapid.T) {
		var again Sketch
		for range 3 {
			words := arabic.Words(nil, drawText(t, 200))
			made := Make(words)
			again.Remake(words)
			rarity.Rate(&made)
			rarity.Rate(&again)
			if !slices.Equal(again.Stems, made.Stems) || !slices.Equal(again.Levels, made.Levels) || !slices.Equal(again.Starts, made.Starts) ||
				!slices.Equal(again.Marks, made.Marks) || again.Text != made.Text {
				t.Fatalf("made again %+v, want %+v", again, made)
			}
		}
	})
}

// A clone is the same, has no room for more and does not change with what it is of.
func TestClone(t *testing.T) {
	rarity := NewRarity()
	var s Sketch
	s.Remake(arabic.Words(nil, strings.Repeat("وقال وزير الخارجية إن بلاده ترحب بالقرار. ", 40)))
	s.Remake(arabic.Words(nil, "وقال وزير الخارجية إن بلاده ترحب بالقرار"))
	bare := s.Clone()
	rarity.Rate(&s)
	rated := s.Clone()
	want := Make(arabic.Words(nil, "وقال وزير الخارجية إن بلاده ترحب بالقرار"))
	s.Remake(arabic.Words(nil, "كتب الولد الدرس"))
	if bare.Levels = nil; !reflect.DeepEqual(bare, want) {
		t.Errorf("a clone is %+v, want %+v", bare, want)
	}
	if rarity.Rate(&want); !reflect.DeepEqual(rated, want) {
		t.Errorf("a clone is %+v, want %+v", rated, want)
	}
	if cap(rated.Stems) > 7 || cap(rated.Levels) > 7 || cap(rated.Starts) > 1 || cap(rated.Marks) > 1 {
		t.Errorf("a clone of 7 words has room for %d stems, %d levels, %d bits, %d marks", cap(rated.Stems), cap(rated.Levels), cap(rated.Starts), cap(rated.Marks))
	}
}

// Articles are one text where all their folded words are equal, in order.
func TestTextHash(t *testing.T) {
	text := "وقال وزير الخارجية إن بلاده ترحب بالقرار"
	for _, c := range []struct {
		other string
		equal bool
	}{
		{"وقال وزير الخارجية ان بلاده ترحب بالقرار.", true},
		{"وقالَ وزيـر «الخارجيه»: إنّ بلاده\nترحب بالقرار!", true},
		{"وقال وزير الخارجية إن بلادهم ترحب بالقرار", false},
		{"وقال وزير الخارجية إن ترحب بلاده بالقرار", false},
		{"وقال وزير الخارجية إن بلاده ترحب", false},
		{"وقال وزير الخارجية إن بلاده ترحب بالقرار بالقرار", false},
		{"وزير الخارجية إن بلاده ترحب بالقرار", false},
		{"", false},
	} {
		if got := sketchOf(text).Text == sketchOf(c.other).Text; got != c.equal {
			t.Errorf("texts %q and %q have equal hashes: %v, want %v", text, c.other, got, c.equal)
		}
	}
	// Two words swapped, or one repeated, anywhere in a text.
	words := arabic.Words(nil, strings.Repeat("كان يقول إن ", 3)+"الأمر مختلف")
	known := map[uint64]int{Make(words).Text: -1}
	for i := range words[1:] {
		w := slices.Clone(words)
		w[i], w[i+1] = w[i+1], w[i]
		if other, ok := known[Make(w).Text]; ok {
			t.Errorf("swapping words %d and %d gives the hash of %d", i, i+1, other)
		}
		known[Make(w).Text] = i
	}
}

func BenchmarkMake(b *testing.B) {
	text := strings.Repeat("وقال وزير الخارجية إن بلاده ترحب بالقرار الذي صدر أمس. ", 30)
	words := arabic.Words(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Make(words)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
