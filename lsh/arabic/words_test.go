package arabic

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// show writes words as printed, with // before the first of a line, / before
// the first of another sentence, # after numbers and * after Latin ones.
func show(text string, words []Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case w.Flags&LineStart != 0:
			b.WriteString("//")
		case w.Flags&SentenceStart != 0:
			b.WriteString("/")
		}
		b.WriteString(w.Text(text))
		if w.Flags&Number != 0 {
			b.WriteByte('#')
		}
		if w.Flags&Latin != 0 {
			b.WriteByte('*')
		}
	}
	return b.String()
}

var wordsTests = []struct{ rule, in, want string }{
	{"no words", " ...\n، ", ""},
	{"first word", "قال نعم", "/قال نعم"},
	{"harakat and tatweel belong to the word", " قالَ ـعربـ. ", "/قالَ ـعربـ"},
	{"controls around a word do not", "\u200f \u200fقال\u200f\u200e \u202bنعم\u202c", "/قال نعم"},
	{"controls inside do", "قا\u200dل\u200fَ\u200f", "/قا\u200dل\u200fَ"},
	{"marks alone are no words", "الرياض ـ واس \u064e", "/الرياض واس"},
	{"numbers", "الـ25 ٢٠٢٣ RT24", "/الـ25# ٢٠٢٣# RT24#"},
	{"Latin", "قناة RT Россия x² عRT", "/قناة RT* Россия* x* عRT"},
	{"line breaks", "ا\nب\r\nج\u2028د\u0085ه\v\n\nو", "/ا //ب //ج //د //ه //و"},
	{"marks of sentence ends", "ا! ب؟ ج? د… ه", "/ا /ب /ج /د /ه"},
	{"no ends", "ا، ب؛ ج: د - ه « و » ( ز )", "/ا ب ج د ه و ز"},
	{"dots", "قال. ثم قال.ثم «قال.» ثم (قال). ثم", "/قال /ثم قال /ثم قال /ثم قال /ثم"},
	{"Urdu full stop", "قال۔ ثم", "/قال /ثم"},
	{"two dots", "مشترك.. وقال أ.. ثم", "/مشترك /وقال أ /ثم"},
	{"abbreviations", "(د.ب.أ) أ. ف. ب قال د. محمد", "/د ب أ أ ف ب قال د محمد"},
	{"abbreviations with marks", "د\u200f.ب\u200f.أَ. قال", "/د ب أَ قال"},
	{"Latin abbreviations", "U.S. twitter.com v2.0 RT. قال", "/U* S* twitter* com* v2# 0# RT* /قال"},
	{"decimals", "3.5 ٣.٥ 3\u200f.\u200f5 عام 1967. وقال 1967.وقال", "/3# 5# ٣# ٥# 3# 5# عام 1967# /وقال 1967# /وقال"},
	{"eras", "1436 هـ. وقال 2015 م. وقال م. أحمد", "/1436# هـ /وقال 2015# م /وقال م أحمد"},
	{"a phrase in one rune", "النبي\ufdfaقال. \ufdfb", "/النبي \ufdfa    قال /\ufdfb "},
	{"a phrase first", "\ufdfb", "/\ufdfb "},
	{"invalid bytes", "قا\xd9ل \xd8", "/قا ل"},
}

func TestWords(t *testing.T) {
	for _, tt := range wordsTests {
		if got := show(tt.in, Words(nil, tt.in)); got != tt.want {
			t.Errorf("%s: Words(%q) = %q, want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

// TestHash pins the hashes of HashVersion 1: stored ones must stay comparable.
func TestHash(t *testing.T) {
	if FoldVersion != 1 || TokenVersion != 1 || StemVersion != 1 || HashVersion != 1 {
		t.Fatal("a version has changed: pin the new hashes")
	}
	for _, tt := range []struct {
		in         string
		hash, stem uint64
	}{
		{"ا", 0xb8dd42f33693c719, 0xb8dd42f33693c719},
		{"قال", 0x1b2a465699b2772a, 0x1b2a465699b2772a},
		{"والمفاوضاتُ", 0x2b042ed43969aea3, 0x2b1a1cba390e645c},
		{"rt", 0x8d9bf8deef7daa83, 0x8d9bf8deef7daa83},
		{"٢٠٢٣", 0xa2e32e628a72e211, 0xa2e32e628a72e211},
		{"東京", 0x4c574e828fa513f7, 0x4c574e828fa513f7},
		{"فسيكفيكهمالله", 0x352e759578054d0b, 0x35db8b2cbf095b8f},
		{"والإستراتيجيتينوالمستقبليات", 0x4901a969b1835ab7, 0x4901a969b1835ab7},
	} {
		if w := Words(nil, tt.in)[0]; w.Hash != tt.hash || w.Stem != tt.stem {
			t.Errorf("Words(%q) = %#x, stem %#x, want %#x, stem %#x", tt.in, w.Hash, w.Stem, tt.hash, tt.stem)
		}
	}
}

// TestHashSpread hashes a million words that differ in little and looks for
// equal hashes and for buckets, by the low and by the high bits, that are
// fuller than chance makes them.
func TestHashSpread(t *testing.T) {
	letters := []rune("ابتثجحخدذر")
	const n, bits = 1_000_000, 10
	seen := make(map[uint64]string, n)
	var low, high [1 << bits]int
	for i := range n {
		var b strings.Builder
		for d := i; len(b.String()) < 12; d /= 10 {
			b.WriteRune(letters[d%10])
		}
		h := Words(nil, b.String())[0].Hash
		if other, ok := seen[h]; ok {
			t.Fatalf("%q and %q have one hash", b.String(), other)
		}
		seen[h] = b.String()
		low[h%(1<<bits)]++
		high[h>>(64-bits)]++
	}
	const mean = n / (1 << bits) // 976, standard deviation 31
	for i := range low {
		for _, count := range []int{low[i], high[i]} {
			if count < mean-6*31 || count > mean+6*31 {
				t.Fatalf("bucket %d holds %d hashes, want about %d", i, count, mean)
			}
		}
	}
}

func TestWordsKeepsDst(t *testing.T) {
	words := Words(Words(nil, "قال نعم"), "ثم لا")
	if len(words) != 4 || words[1].Hash != Words(nil, "نعم")[0].Hash || words[2].Flags != SentenceStart {
		t.Errorf("Words appended to two words = %v", words)
	}
}

func TestWordsDoesNotAllocate(t *testing.T) {
	text := strings.Repeat("قالَ الوزير 3.5: «نعم» ﻣﺤﻤﺪ \ufdfa RT ١٢\u200f.\n", 50)
	words := make([]Word, 0, len(text))
	if n := testing.AllocsPerRun(10, func() { words = Words(words[:0], text) }); n > 0 {
		t.Errorf("Words made %v allocations, want 0", n)
	}
}

func TestWordsLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkWords(t, texts().Draw(t, "text")) })
}

func FuzzWords(f *testing.F) {
	for _, tt := range wordsTests {
		f.Add(tt.in)
	}
	for _, tt := range foldTests {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, text string) { checkWords(t, text) })
}

func checkWords(t rapid.TB, text string) {
	t.Helper()
	words := Words(nil, text)
	plain := plainWords(text)
	if len(words) != len(plain) {
		t.Fatalf("Words(%q) = %q, want %q", text, show(text, words), fmt.Sprint(plain))
	}
	end := 0
	for i, w := range words {
		p := plain[i]
		if int(w.Start) != p.start || int(w.End) != p.end {
			t.Fatalf("word %d of %q is [%d,%d), want [%d,%d) %q", i, text, w.Start, w.End, p.start, p.end, p.letters)
		}
		if int(w.Start) < end || w.End < w.Start {
			t.Fatalf("word %d of %q is [%d,%d) after %d", i, text, w.Start, w.End, end)
		}
		end = int(w.End)
		if !utf8.ValidString(w.Text(text)) {
			t.Fatalf("word %d of %q is %q, want whole runes", i, text, w.Text(text))
		}
		if want := finish(polynomial([]rune(p.letters))); w.Hash != want {
			t.Fatalf("word %d of %q has hash %#x, want %#x of %q", i, text, w.Hash, want, p.letters)
		}
		if want := finish(polynomial([]rune(StemOf(p.letters)))); w.Stem != want {
			t.Fatalf("word %d of %q has stem %#x, want %#x of %q", i, text, w.Stem, want, StemOf(p.letters))
		}
		if want := plainFlags(p.letters); w.Flags&(Number|Latin) != want {
			t.Fatalf("word %d of %q has flags %b, want %b", i, text, w.Flags, want)
		}
		if i == 0 && w.Flags&SentenceStart == 0 || w.Flags&LineStart != 0 && w.Flags&SentenceStart == 0 {
			t.Fatalf("word %d of %q has flags %b, want SentenceStart", i, text, w.Flags)
		}
	}

	folded := Words(nil, Fold(text))
	if len(folded) != len(words) {
		t.Fatalf("%q has %d words, folded %d", text, len(words), len(folded))
	}
	for i, w := range folded {
		if w.Hash != words[i].Hash || w.Stem != words[i].Stem {
			t.Fatalf("word %d of %q changes when folded", i, text)
		}
	}
}

// plainFlags are the flags that the letters of a folded word say.
func plainFlags(letters string) Flags {
	switch {
	case strings.ContainsFunc(letters, unicode.IsDigit):
		return Number
	case !strings.ContainsFunc(letters, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }):
		return Latin
	}
	return 0
}
