package lsh_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sada/lsh"
	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/internal/gen/news"
)

// What is rejected is kept, the nearest to a match first, as many as are asked for
// and the same from any number of workers; all are counted.
func TestScanKeepsWhatItRejects(t *testing.T) {
	path := written(t, generated(news.Options{Articles: 600, Seed: 5}))
	all := scan(t, path, lsh.Options{Workers: 1, Rejected: 1 << 20})
	if n := len(all.Rejected); n == 0 || n != all.Counts.Rejected {
		t.Fatalf("%d kept of %d, want all of some", n, all.Counts.Rejected)
	}
	short := func(x align.Rejection) float64 { return x.Asked - x.Overlap - x.Order }
	for i, x := range all.Rejected {
		if short(x) < -1e-3 || i > 0 && short(x) < short(all.Rejected[i-1])-1e-3 {
			t.Errorf("rejection %d falls short by %v: %+v", i, short(x), x)
		}
		for side, s := range []align.Side{x.A, x.B} {
			if s.Start >= s.End || s.End > len(all.Articles[s.Article].Text) {
				t.Errorf("rejection %d: side %d is %+v", i, side, s)
			}
		}
		if x.WordsA < 15 || x.WordsB < 15 || x.Reason == "" {
			t.Errorf("rejection %d: %+v", i, x)
		}
	}
	for _, workers := range []int{1, 2, 5} {
		for most, want := range map[int]int{0: min(100, len(all.Rejected)), 7: min(7, len(all.Rejected)), -1: 0} {
			r := scan(t, path, lsh.Options{Workers: workers, Rejected: most})
			if len(r.Rejected) != want || r.Counts.Rejected != all.Counts.Rejected || want > 0 && !reflect.DeepEqual(r.Rejected, all.Rejected[:want]) {
				t.Errorf("%d workers, %d asked: other rejections than the first %d of all", workers, most, want)
			}
		}
	}
}

// A pair that is explained is told by its matches and its rejections; explaining
// changes neither.
func TestScanExplains(t *testing.T) {
	records := generated(news.Options{Articles: 600, Seed: 5})
	records = append(records, copiesOf(records[3], 1)...)
	path := written(t, records)
	plain := scan(t, path, lsh.Options{Workers: 2, Rejected: 1 << 20})
	pair := func(x align.Rejection) [2]string {
		return [2]string{plain.Articles[x.B.Article].ID, plain.Articles[x.A.Article].ID} // in any order
	}
	opt := lsh.Options{Workers: 2, Rejected: 1 << 20}
	for _, x := range plain.Rejected[:min(20, len(plain.Rejected))] {
		opt.Explain = append(opt.Explain, pair(x))
	}
	n := len(opt.Explain)
	opt.Explain = append(opt.Explain, [2]string{records[3].ID, records[600].ID}, [2]string{"nobody", records[3].ID})
	r, stats, err := lsh.Scan(t.Context(), []string{path}, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer stats.Close()
	if !reflect.DeepEqual(r.Rejected, plain.Rejected) || len(r.Matches) != len(plain.Matches) {
		t.Error("explaining changes what is found")
	}
	for i, e := range stats.Explanations[:n] {
		x := plain.Rejected[i]
		if e.A != opt.Explain[i][0] || e.B != opt.Explain[i][1] || e.Ordered+e.Free == 0 {
			t.Errorf("pair %d: %+v, want that of %v", i, e, opt.Explain[i])
		}
		if !slices.ContainsFunc(e.Rejected, func(y align.Rejection) bool { return x.A == y.A && x.B == y.B && x.Asked == y.Asked }) {
			t.Errorf("pair %d: %+v lacks the rejection %+v", i, e.Rejected, x)
		}
		if !strings.HasPrefix(e.String(), "compared at ") {
			t.Errorf("pair %d: %q", i, e.String())
		}
	}
	if e := &stats.Explanations[n]; e.String() != "both have the same words throughout" {
		t.Errorf("two copies: %q", e)
	}
	if e := &stats.Explanations[n+1]; e.String() != `no article has the id "nobody"` {
		t.Errorf("an unknown id: %q", e)
	}
}

// Ready is told the articles before they are compared, and ends a scan.
func TestScanReady(t *testing.T) {
	path := written(t, generated(news.Options{Articles: 50, Seed: 5}))
	wrong := errors.New("wrong gold")
	told := 0
	opt := lsh.Options{
		Ready:    func(articles []*corpus.Article) error { told = len(articles); return wrong },
		Progress: func(p lsh.Progress) { told += map[string]int{"align": 1000}[p.Stage] },
	}
	if _, _, err := lsh.Scan(t.Context(), []string{path}, opt); !errors.Is(err, wrong) || told != 50 {
		t.Errorf("told %d articles, %v, want 50 and %v", told, err, wrong)
	}
}
