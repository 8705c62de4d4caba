package lsh_test

import (
	"fmt"
	"testing"

	"sada/lsh"
	"sada/lsh/internal/gen/news"
)

// BenchmarkEngines scans the same real articles with the default engine and the
// textbook's, so that the ratio can be read from one run; the classic one says
// what a signature costs it, so that a slow baseline shows. 3,000 articles, all
// of them with SADA_LONG=1.
func BenchmarkEngines(b *testing.B) {
	records := saudinews(b, realArticles(3000))
	path := written(b, records)
	var ours float64 // articles/s of the default engine
	for _, engine := range []struct{ name, unit string }{
		{lsh.Default, ""},
		{lsh.Classic, "window"},
		{lsh.Classic, "article"},
	} {
		b.Run(fmt.Sprintf("engine=%s/unit=%s", engine.name, engine.unit), func(b *testing.B) {
			signature := 0.0
			for b.Loop() {
				_, stats, err := lsh.Scan(b.Context(), []string{path}, lsh.Options{Engine: engine.name, Unit: engine.unit})
				if err != nil {
					b.Fatal(err)
				}
				for _, f := range stats.Figures {
					if f.Name == "ns/signature" {
						signature = f.Value
					}
				}
			}
			rate := float64(len(records)) * float64(b.N) / b.Elapsed().Seconds()
			b.ReportMetric(rate, "articles/s")
			if engine.name == lsh.Default {
				ours = rate
				return
			}
			b.ReportMetric(signature, "ns/signature")
			if ours > 0 {
				b.ReportMetric(ours/rate, "times-as-fast")
			}
		})
	}
}

// BenchmarkMemory scans the same made-up articles in memory and with a limit that
// puts most of what can be into a file.
func BenchmarkMemory(b *testing.B) {
	const articles = 4500
	path := written(b, generated(news.Options{Articles: articles, Seed: 12, Words: 250}))
	for _, limit := range []int64{0, 2 * lsh.LeastMemory} {
		b.Run(fmt.Sprintf("limit=%dMiB", limit>>20), func(b *testing.B) {
			spilled := 0.0
			for b.Loop() {
				_, stats, err := lsh.Scan(b.Context(), []string{path}, lsh.Options{Memory: limit, Temp: b.TempDir()})
				if err != nil {
					b.Fatal(err)
				}
				spilled = figure(b, stats, "spilled MB")
				if err := stats.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(articles*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(spilled, "spilled-MB")
		})
	}
}
