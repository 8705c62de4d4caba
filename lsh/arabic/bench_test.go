package arabic

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sada/lsh/internal/corpora"
)

// newsLike is 1 MB of text with the lengths and the mix of letters of Arabic
// news: words of a vocabulary of 20,000 drawn by Zipf's law, a third with the
// article, some with a mark or a number between them.
func newsLike() string {
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []rune("اااااالللللييييممممننننوووورررتتتتببهههدعسفقكحجشصطخذثغضزءئأإةى")
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		var b strings.Builder
		if rnd.IntN(3) == 0 {
			b.WriteString("ال")
		}
		for range 2 + rnd.IntN(5) {
			b.WriteRune(letters[rnd.IntN(len(letters))])
		}
		vocabulary[i] = b.String()
	}
	zipf := rand.NewZipf(rnd, 1.1, 4, uint64(len(vocabulary)-1))
	var b strings.Builder
	for b.Len() < 1<<20 {
		b.WriteString(vocabulary[zipf.Uint64()])
		switch rnd.IntN(40) {
		case 0:
			b.WriteString(".\n")
		case 1, 2:
			b.WriteString("، ")
		case 3:
			b.WriteString(" 2015 ")
		case 4:
			b.WriteString("\u064b ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// newsTexts returns the first megabytes of the real articles, or skips.
func newsTexts(tb testing.TB) string {
	var b strings.Builder
	for a := range corpora.Articles(tb, "saudinews") {
		b.WriteString(a.Text)
		b.WriteByte('\n')
		if b.Len() > 8<<20 {
			break
		}
	}
	return b.String()
}

func BenchmarkWords(b *testing.B) {
	b.Run("text=generated", func(b *testing.B) { benchmarkWords(b, newsLike()) })
	b.Run("text=saudinews", func(b *testing.B) { benchmarkWords(b, newsTexts(b)) })
}

func benchmarkWords(b *testing.B, text string) {
	words := Words(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		words = Words(words[:0], text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(words)), "ns/word")
}

func BenchmarkFold(b *testing.B) {
	text := newsLike()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Fold(text)
	}
}

func BenchmarkQuotations(b *testing.B) {
	text := newsTexts(b)
	spans := Quotations(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		spans = Quotations(spans[:0], text)
	}
}
