package lsh_test

import (
	"testing"
	"time"

	"sada/lsh"
	"sada/lsh/internal/gen/news"
)

// TestScanFindsPlanted plants passages of the three kinds into unrelated articles
// of two outlets each, and asks that the two match without a label.
func TestScanFindsPlanted(t *testing.T) {
	least := []float64{.90, .98, .95} // as Plantings
	var articles []news.Article
	for a := range news.Articles(news.Options{Articles: 900, Seed: 8, Words: 250, Stories: -1, Formulas: -1, Boilerplate: -1, Quotations: -1}) {
		articles = append(articles, a)
	}
	for i, p := range news.Plantings() {
		hosts, cases := news.Plant(8, articles, p)
		var records []record
		outlet := map[string]string{}
		for _, a := range hosts {
			records = append(records, record{a.ID, a.Outlet, a.Date.Format(time.RFC3339), a.Title, a.Text})
			outlet[a.ID] = a.Outlet
		}
		result, _, err := lsh.Scan(t.Context(), []string{written(t, records)}, lsh.Options{})
		if err != nil {
			t.Fatal(err)
		}
		matched := map[[2]string]bool{}
		for _, m := range result.Matches {
			if len(m.Labels) == 0 {
				matched[[2]string{result.Articles[m.A.Article].ID, result.Articles[m.B.Article].ID}] = true
			}
		}
		found := 0
		for _, c := range cases {
			if outlet[c.A] == outlet[c.B] {
				t.Errorf("%s: %s and %s are of one outlet", p.Kind(), c.A, c.B)
			}
			if matched[[2]string{c.A, c.B}] || matched[[2]string{c.B, c.A}] {
				found++
			}
		}
		if share := float64(found) / float64(len(cases)); len(cases) < 150 || share < least[i] {
			t.Errorf("%s: %d of %d are found, %.3f of them, want %.2f of at least 150", p.Kind(), found, len(cases), share, least[i])
		}
	}
}
