package lsh_test

import (
	"fmt"
	"testing"

	"sada/lsh"
)

// BenchmarkEngines scans the same real articles with the default engine and the
// textbook's, so that the ratio can be read from one run; the classic one says
// what a signature costs it, so that a slow baseline shows. 3,000 articles, all
// of them with SADA_LONG=1.
func BenchmarkEngines(b *testing.B) {
	records := saudinews(b, realArticles(3000))
	path := written(b, records)
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
			b.ReportMetric(float64(len(records))*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
			if signature > 0 {
				b.ReportMetric(signature, "ns/signature")
			}
		})
	}
}
