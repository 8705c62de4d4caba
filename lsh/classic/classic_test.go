package classic

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"sada/lsh/arabic"
	"sada/lsh/internal/corpora"
)

// articles are the words of a test's articles, one number a word.
type articles [][]uint64

func (a articles) words(dst []arabic.Word, i int) []arabic.Word {
	for _, w := range a[i] {
		dst = append(dst, arabic.Word{Hash: w, Stem: w})
	}
	return dst
}

func randomWords(r *rand.Rand, n int) []uint64 {
	w := make([]uint64, n)
	for i := range w {
		w[i] = r.Uint64()
	}
	return w
}

// edited is w with every nth word replaced.
func edited(r *rand.Rand, w []uint64, nth int) []uint64 {
	w = slices.Clone(w)
	for i := nth / 2; i < len(w); i += nth {
		w[i] = r.Uint64()
	}
	return w
}

func candidates(t testing.TB, a articles, opt Options) ([]Pair, Stats) {
	t.Helper()
	pairs, stats, err := Candidates(t.Context(), len(a), a.words, opt)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pairs {
		if compare(p.A, p.B) >= 0 || p.A.overlaps(p.B) {
			t.Errorf("pair %v: A is not before B, or they overlap", p)
		}
		if i > 0 {
			q := pairs[i-1]
			last := []int{q.A.Article, q.B.Article, q.A.Start, q.B.Start}
			if slices.Compare(last, []int{p.A.Article, p.B.Article, p.A.Start, p.B.Start}) >= 0 {
				t.Errorf("pair %v stands after %v", p, q)
			}
		}
	}
	return pairs, stats
}

func above(t testing.TB, a articles, pairs []Pair, threshold float64) []Pair {
	t.Helper()
	got, err := Above(t.Context(), pairs, a.words, threshold, 2)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		unit  string
		words int
		want  []Range
	}{
		{Window, 0, nil},
		{Window, 2, nil},
		{Window, 3, []Range{{7, 0, 3}}},
		{Window, 50, []Range{{7, 0, 50}}},
		{Window, 51, []Range{{7, 0, 50}, {7, 25, 51}}},
		{Window, 75, []Range{{7, 0, 50}, {7, 25, 75}}},
		{Window, 76, []Range{{7, 0, 50}, {7, 25, 75}, {7, 50, 76}}},
		{Article, 2, nil},
		{Article, 300, []Range{{7, 0, 300}}},
	} {
		if got := unitsOf(nil, c.unit, 7, c.words); !reflect.DeepEqual(got, c.want) {
			t.Errorf("unitsOf(%s, %d words) = %v, want %v", c.unit, c.words, got, c.want)
		}
	}
}

func TestCandidatesOfWindows(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	passage := randomWords(r, 80)
	a := articles{
		slices.Concat(randomWords(r, 200), passage, randomWords(r, 200)),
		randomWords(r, 300),
		slices.Concat(randomWords(r, 93), edited(r, passage, 40), randomWords(r, 10)),
		nil, nil, randomWords(r, 2), randomWords(r, 2), // the library would take them for equal
		slices.Concat(passage, randomWords(r, 60), passage), // a text that repeats itself
	}
	pairs, stats := candidates(t, a, Options{})
	if stats.Rows != 5 || stats.Bands != 25 {
		t.Errorf("%d bands of %d rows for a threshold of .5, want 25 of 5", stats.Bands, stats.Rows)
	}
	met := map[[2]int]bool{}
	for _, p := range above(t, a, pairs, 0.4) {
		met[[2]int{p.A.Article, p.B.Article}] = true
		if p.A.Article == 0 && (p.A.End <= 200 || p.A.Start >= 280) {
			t.Errorf("pair %v does not touch the passage at 200 to 280", p)
		}
	}
	want := map[[2]int]bool{{0, 2}: true, {0, 7}: true, {2, 7}: true, {7, 7}: true}
	if !reflect.DeepEqual(met, want) {
		t.Errorf("articles that meet: %v, want %v", met, want)
	}
}

func TestCandidatesOfArticles(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	base := randomWords(r, 400)
	a := articles{base, randomWords(r, 400), edited(r, base, 30), nil, nil, base[:200]}
	pairs, stats := candidates(t, a, Options{Unit: Article, Threshold: 0.6})
	want := []Pair{{A: Range{0, 0, 400}, B: Range{2, 0, 400}}}
	if got := above(t, a, pairs, 0.6); len(got) != 1 || got[0].A != want[0].A || got[0].B != want[0].B {
		t.Errorf("pairs %v, want %v", got, want)
	}
	if stats.Units != 4 {
		t.Errorf("%d units signed, want the 4 articles that have words", stats.Units)
	}
}

// families makes articles of which many share edited passages; they stand
// nearly as the windows do, so that many windows have a high Jaccard.
func families(r *rand.Rand, n int) articles {
	var a articles
	for range n {
		passage := randomWords(r, 50+r.IntN(100))
		for range 2 + r.IntN(2) {
			a = append(a, slices.Concat(
				randomWords(r, WindowStep*r.IntN(4)+r.IntN(4)), edited(r, passage, 15+r.IntN(60)), randomWords(r, r.IntN(120)),
			))
		}
	}
	return a
}

func TestRecallAgainstBruteForce(t *testing.T) {
	a := families(rand.New(rand.NewPCG(3, 3)), 20)
	pairs, stats := candidates(t, a, Options{})
	var all []Pair
	var units []Range
	for i := range a {
		units = unitsOf(units, Window, i, len(a[i]))
	}
	if stats.Units != len(units) {
		t.Errorf("%d units, want %d", stats.Units, len(units))
	}
	for i, u := range units {
		for _, v := range units[i+1:] {
			if !u.overlaps(v) {
				all = append(all, Pair{A: u, B: v})
			}
		}
	}
	found := map[[2]Range]bool{}
	for _, p := range pairs {
		found[[2]Range{p.A, p.B}] = true
	}
	want := above(t, a, all, 0.7)
	missed := 0
	for _, p := range want {
		if !found[[2]Range{p.A, p.B}] {
			missed++
		}
	}
	t.Logf("%d units, %d pairs of at least .7, %d missed, %d proposed", len(units), len(want), missed, len(pairs))
	if len(want) < 20 {
		t.Fatalf("only %d pairs to find: the test is too easy", len(want))
	}
	// 25 bands of 5 rows find 99 % of the pairs with a Jaccard of .7.
	if float64(missed) > 0.05*float64(len(want)) {
		t.Errorf("%d of %d pairs missed, want at most 5 %%", missed, len(want))
	}
}

func TestAboveCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	base := randomWords(r, 40)
	a := articles{base, edited(r, base, 13), slices.Concat(base, base), randomWords(r, 40)}
	whole := func(i int) Range { return Range{i, 0, len(a[i])} }
	pairs := []Pair{
		{A: whole(0), B: whole(1)}, // 3 words, 9 shingles of 38 differ
		{A: whole(0), B: whole(2)}, // twice the same, and two shingles across the seam
		{A: whole(0), B: whole(3)},
	}
	for _, c := range []struct {
		threshold float64
		want      []float64
	}{
		{0, []float64{29.0 / 47, 38.0 / 40, 0}},
		{0.6, []float64{29.0 / 47, 38.0 / 40}},
		{0.95, []float64{38.0 / 40}},
		{0.96, nil},
	} {
		var got []float64
		for _, p := range above(t, a, pairs, c.threshold) {
			got = append(got, p.Jaccard)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("Above(%v) counts %v, want %v", c.threshold, got, c.want)
		}
	}
}

func TestWorkersDoNotMatter(t *testing.T) {
	a := families(rand.New(rand.NewPCG(5, 5)), 60)
	want, _ := candidates(t, a, Options{Workers: 1})
	if len(want) == 0 {
		t.Fatal("no pairs")
	}
	for _, workers := range []int{0, 2, 9} {
		if got, _ := candidates(t, a, Options{Workers: workers}); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other pairs than one", workers)
		}
	}
}

func TestOneMinhashIsAsGoodAsMany(t *testing.T) {
	// The signer relies on Signature returning the values themselves.
	r := rand.New(rand.NewPCG(6, 6))
	s := newSigner()
	for range 3 {
		shingles := randomWords(r, 48)
		got := s.sign(nil, shingles)
		fresh := minhashlsh.NewMinhash(seed, Hashes)
		for _, x := range shingles {
			var b [8]byte
			for i := range b {
				b[i] = byte(x >> (8 * i))
			}
			fresh.Push(b[:])
		}
		for i, v := range fresh.Signature() {
			if got[i] != uint32(v) {
				t.Fatalf("value %d is %#x, a new Minhash gives %#x", i, got[i], uint32(v))
			}
		}
	}
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		opt  Options
		want string
	}{
		{Options{Unit: "page"}, `unknown unit "page" of the classic engine; hint: use "window" or "article"`},
		{Options{Threshold: 1}, "threshold 1 of the classic engine is not between 0 and 1; hint: 0.5 is usual"},
		{Options{Threshold: -0.1}, "threshold -0.1 of the classic engine is not between 0 and 1; hint: 0.5 is usual"},
	} {
		if _, _, err := Candidates(t.Context(), 0, articles{}.words, c.opt); err == nil || err.Error() != c.want {
			t.Errorf("Candidates(%+v): error %v, want %s", c.opt, err, c.want)
		}
	}
	if pairs, stats := candidates(t, nil, Options{}); len(pairs) != 0 || stats.SignatureTime() != 0 {
		t.Errorf("no articles give %v, %+v", pairs, stats)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Candidates(ctx, 1, families(rand.New(rand.NewPCG(7, 7)), 1).words, Options{}); err != context.Canceled {
		t.Errorf("error %v after the end, want %v", err, context.Canceled)
	}
}

func BenchmarkSign(b *testing.B) {
	r := rand.New(rand.NewPCG(8, 8))
	for _, size := range []int{48, 300} {
		b.Run(fmt.Sprintf("shingles=%d", size), func(b *testing.B) {
			shingles := randomWords(r, size)
			s := newSigner()
			var signature []uint32
			b.ReportAllocs()
			for b.Loop() {
				signature = s.sign(signature[:0], shingles)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size), "ns/shingle")
		})
	}
}

func BenchmarkCandidates(b *testing.B) {
	var texts []string
	for _, a := range corpora.FirstArticles(b, "saudinews", 5000) {
		texts = append(texts, a.Text)
	}
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	words := func(dst []arabic.Word, i int) []arabic.Word { return arabic.Words(dst, texts[i]) }
	for _, unit := range []string{Window, Article} {
		b.Run(fmt.Sprintf("articles=%d/unit=%s", len(texts), unit), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			var stats Stats
			var pairs []Pair
			for b.Loop() {
				var err error
				if pairs, stats, err = Candidates(b.Context(), len(texts), words, Options{Unit: unit}); err != nil {
					b.Fatal(err)
				}
			}
			units := float64(stats.Units)
			b.ReportMetric(float64(stats.SignatureTime()), "ns/signature")
			b.ReportMetric(float64(stats.Index)/units, "index-ns/unit")
			b.ReportMetric(float64(stats.Query)/units, "query-ns/unit")
			b.ReportMetric(units, "units")
			b.ReportMetric(float64(len(pairs))/float64(len(texts)), "candidates/article")
		})
	}
}
