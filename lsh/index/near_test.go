package index

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"sada/lsh/arabic"
	"sada/lsh/internal/corpora"
	"sada/lsh/sketch"
)

// text is an article of a test: one number a word.
type text []uint64

func randomText(r *rand.Rand, words int) text {
	t := make(text, words)
	for i := range t {
		t[i] = r.Uint64() | 1
	}
	return t
}

// edited is t with n words replaced, far apart.
func (t text) edited(r *rand.Rand, n int) text {
	e := slices.Clone(t)
	for i := range n {
		e[(2*i+1)*len(e)/(2*n)] = r.Uint64() | 1
	}
	return e
}

func sketches(texts []text) []sketch.Sketch {
	s := make([]sketch.Sketch, len(texts))
	for i, t := range texts {
		words := make([]arabic.Word, len(t))
		for j, w := range t {
			words[j] = arabic.Word{Hash: w, Stem: w}
		}
		s[i] = sketch.Make(words)
	}
	return s
}

// jaccard counts by maps what the index counts in its own way.
func jaccard(a, b sketch.Sketch) float64 {
	left := map[[sketch.ShingleSize]uint32]int{}
	total, shared := 0, 0
	for i := sketch.ShingleSize; i <= len(a.Stems); i++ {
		left[[sketch.ShingleSize]uint32(a.Stems[i-sketch.ShingleSize:i])]++
		total++
	}
	for i := sketch.ShingleSize; i <= len(b.Stems); i++ {
		s := [sketch.ShingleSize]uint32(b.Stems[i-sketch.ShingleSize : i])
		if left[s] > 0 {
			left[s]--
			shared++
		} else {
			total++
		}
	}
	if total == 0 {
		return 0
	}
	return float64(shared) / float64(total)
}

func nearDuplicates(t testing.TB, s []sketch.Sketch, workers int) []Group {
	t.Helper()
	groups, err := NearDuplicates(t.Context(), s, workers)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for i, g := range groups {
		if len(g.Articles) < 2 || !slices.IsSorted(g.Articles) || !slices.Contains(g.Articles, g.Medoid) {
			t.Errorf("group %d: medoid %d of %v", i, g.Medoid, g.Articles)
		}
		if i > 0 && groups[i-1].Articles[0] >= g.Articles[0] {
			t.Errorf("group %d begins with article %d, the one before with %d", i, g.Articles[0], groups[i-1].Articles[0])
		}
		for _, a := range g.Articles {
			if seen[a] {
				t.Errorf("article %d is in two groups", a)
			}
			seen[a] = true
			if s[a].Text != s[g.Medoid].Text {
				if j := jaccard(s[a], s[g.Medoid]); j < Near {
					t.Errorf("article %d has a Jaccard of %.3f with its medoid %d, want at least %v", a, j, g.Medoid, Near)
				}
			}
		}
	}
	return groups
}

func TestNearDuplicates(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	base, other := randomText(r, 300), randomText(r, 300)
	short, slide := randomText(r, 3), randomText(r, 360)
	for _, c := range []struct {
		name  string
		texts []text
		want  []Group
	}{
		{"nothing", nil, nil},
		{"one", []text{base}, nil},
		{"equal", []text{base, other, base}, []Group{{0, []int{0, 2}}}},
		{"without words", []text{{}, {}, nil}, nil},
		{"too short for a shingle", []text{short, base, short, short[:2]}, []Group{{0, []int{0, 2}}}},
		{"a few words", []text{base.edited(r, 3), other, base, other.edited(r, 4)}, []Group{{0, []int{0, 2}}, {1, []int{1, 3}}}},
		{"too many words", []text{base, base.edited(r, 15)}, nil},
		{"a tail", []text{base, base[:270]}, []Group{{0, []int{0, 1}}}},
		{"a long tail", []text{base, base[:200]}, nil},
		{"the text twice", []text{base, append(slices.Clone(base), base...)}, nil},
		{"in reverse", []text{base, reversed(base)}, nil},
		{"a medoid that is not the first", []text{base.edited(r, 7), base.edited(r, 6), base, base.edited(r, 5)}, []Group{{2, []int{0, 1, 2, 3}}}},
		{"a chain", []text{slide[:300], slide[20:320], slide[40:340], slide[60:]}, []Group{{1, []int{0, 1, 2}}}},
		{"a chain whose end has copies", []text{slide[:300], slide[20:320], slide[40:340], slide[60:], slide[60:], slide[60:]}, []Group{{2, []int{1, 2, 3, 4, 5}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := nearDuplicates(t, sketches(c.texts), 2); !reflect.DeepEqual(got, c.want) {
				t.Errorf("groups %v, want %v", got, c.want)
			}
		})
	}
}

func reversed(t text) text {
	t = slices.Clone(t)
	slices.Reverse(t)
	return t
}

// families makes texts of every length and, of each, edited ones.
func families(r *rand.Rand, n int) []text {
	var texts []text
	for range n {
		base := randomText(r, 20+r.IntN(500))
		for range 1 + r.IntN(6) {
			e := base.edited(r, 1+r.IntN(1+len(base)/50))
			if r.IntN(3) == 0 {
				e = e[r.IntN(len(e)/8+1):]
			}
			texts = append(texts, e)
		}
	}
	r.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	return texts
}

// near returns the pairs of texts that the index verifies.
func near(t testing.TB, s []sketch.Sketch, workers int) (texts [][]int, pairs []pair) {
	t.Helper()
	ctx := t.Context()
	texts = textsOf(s)
	return texts, nearPairs(ctx, s, texts, bandPairs(ctx, bandKeys(ctx, s, texts, workers), workers), workers)
}

func TestRecallAgainstBruteForce(t *testing.T) {
	s := sketches(families(rand.New(rand.NewPCG(2, 2)), 80))
	texts, got := near(t, s, 2)
	var want, missed int
	verified := map[pair]bool{}
	for _, p := range got {
		verified[p] = true
	}
	for i := range texts {
		for j := i + 1; j < len(texts); j++ {
			p := pairOf(uint32(i), uint32(j))
			switch j := jaccard(s[texts[i][0]], s[texts[j][0]]); {
			case j >= Near:
				want++
				if !verified[p] {
					missed++
				}
			case verified[p]:
				t.Errorf("texts %v verified with a Jaccard of %.3f", p, j)
			}
		}
	}
	t.Logf("%d texts, %d pairs of at least %v, %d missed", len(texts), want, Near, missed)
	if want < 200 {
		t.Fatalf("only %d pairs to find: the test is too easy", want)
	}
	if float64(missed) > 0.015*float64(want) {
		t.Errorf("%d of %d pairs missed, want at most 1.5 %%", missed, want)
	}
}

func TestWorkersDoNotMatter(t *testing.T) {
	s := sketches(families(rand.New(rand.NewPCG(3, 3)), 200))
	want := nearDuplicates(t, s, 1)
	for _, workers := range []int{0, 2, 7, 100} {
		if got := nearDuplicates(t, s, workers); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other groups than one", workers)
		}
	}
}

func TestNoChains(t *testing.T) {
	// Each text is near to the next; the first and the last share nothing.
	r := rand.New(rand.NewPCG(4, 4))
	long := randomText(r, 900)
	var texts []text
	for at := 0; at+300 <= len(long); at += 20 {
		texts = append(texts, long[at:at+300])
	}
	groups := nearDuplicates(t, sketches(texts), 2) // holds every member against its medoid
	if len(groups) < 5 {
		t.Errorf("%d groups of %d texts that share less and less, want at least 5", len(groups), len(texts))
	}
}

func TestManyCopiesAreLinear(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	one := sketches([]text{randomText(r, 300)})[0]
	copies := make([]sketch.Sketch, 100_000)
	for i := range copies {
		copies[i] = one // shares its stems
	}
	groups := nearDuplicates(t, copies, 2)
	if len(groups) != 1 || len(groups[0].Articles) != len(copies) {
		t.Fatalf("%d groups, want one of all %d copies", len(groups), len(copies))
	}
	texts := textsOf(copies)
	if len(texts) != 1 {
		t.Errorf("%d different texts signed, want 1", len(texts))
	}
}

func TestCrowdsAreLinear(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	base := randomText(r, 300)
	texts := []text{base}
	for i := range 1000 {
		e := slices.Clone(base)
		e[(7*i)%len(e)] = uint64(i)<<32 | 1
		texts = append(texts, e)
	}
	s := sketches(texts)
	ctx := t.Context()
	distinct := textsOf(s)
	pairs := bandPairs(ctx, bandKeys(ctx, s, distinct, 2), 2)
	if most := len(distinct) * nearBands * (nextOfCrowd + 1); len(pairs) > most {
		t.Errorf("%d pairs of %d texts, want at most %d", len(pairs), len(distinct), most)
	}
	groups := nearDuplicates(t, s, 2)
	if len(groups) != 1 || len(groups[0].Articles) != len(texts) {
		t.Errorf("%d groups, the first of %d articles, want one of %d", len(groups), len(groups[0].Articles), len(texts))
	}
}

func TestBandsAreAdvised(t *testing.T) {
	rows, bands := minhashlsh.NewMinhashLSH32(sketch.Hashes, 0.6).Params()
	if rows != nearRows || bands != nearBands {
		t.Errorf("%d bands of %d rows; ekzhu/minhash-lsh advises %d of %d", nearBands, nearRows, bands, rows)
	}
	found := func(jaccard float64, rows, bands int) float64 {
		return 1 - math.Pow(1-math.Pow(jaccard, float64(rows)), float64(bands))
	}
	rows8, bands8 := minhashlsh.NewMinhashLSH32(sketch.Hashes, Near).Params()
	for _, c := range []struct {
		jaccard     float64
		rows, bands int
		want        float64
	}{{0.8, rows, bands, 0.986}, {0.85, rows, bands, 0.999}, {0.8, rows8, bands8, 0.40}, {0.85, rows8, bands8, 0.69}} {
		if got := found(c.jaccard, c.rows, c.bands); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%d bands of %d rows find %.3f of the pairs of %v; near.go says %v", c.bands, c.rows, got, c.jaccard, c.want)
		}
	}
}

func TestNearDuplicatesEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NearDuplicates(ctx, sketches(families(rand.New(rand.NewPCG(7, 7)), 10)), 2); err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// saudinews reads the sketches of up to n real articles, by id.
func saudinews(t testing.TB, n int) (ids []string, s []sketch.Sketch) {
	t.Helper()
	var words []arabic.Word
	for _, a := range corpora.FirstArticles(t, "saudinews", n) {
		words = arabic.Words(words[:0], a.Text)
		ids = append(ids, a.ID)
		s = append(s, sketch.Make(words))
	}
	return ids, s
}

// Pairs of real articles whose 5-word shingles have a Jaccard of at least .85
// are one text by the exhaustive list that comes with the corpus: they must be
// in one group, or each in the group of a medoid that is nearer.
func TestRealNearDuplicates(t *testing.T) {
	ids, s := saudinews(t, 10_000)
	number := map[string]int{}
	for i, id := range ids {
		number[id] = i
	}
	start := time.Now()
	groups := nearDuplicates(t, s, 0)
	took := time.Since(start)
	group := make([]int, len(s))
	grouped := 0
	for i, g := range groups {
		grouped += len(g.Articles)
		for _, a := range g.Articles {
			group[a] = i + 1
		}
	}
	t.Logf("%d articles in %v: %d groups of %d articles", len(s), took, len(groups), grouped)

	var pairs, together, alone int
	names := true
	for line := range corpora.Lines(t, "saudinews/exact_pairs_w5.tsv.gz") {
		if names { // of the columns
			names = false
			continue
		}
		c := strings.Split(string(line), "\t")
		var counted float64
		if _, err := fmt.Sscan(c[4], &counted); err != nil {
			t.Fatal(err)
		}
		if counted < 0.85 {
			continue
		}
		a, isA := number[c[0]]
		b, isB := number[c[1]]
		if !isA || !isB {
			continue // behind those read
		}
		pairs++
		switch {
		case group[a] == 0 || group[b] == 0:
			alone++
		case group[a] == group[b]:
			together++
		}
	}
	t.Logf("%d pairs: %d in one group, %d with an article in none", pairs, together, alone)
	if pairs == 0 {
		t.Fatal("no pairs in the list")
	}
	if float64(alone) > 0.015*float64(pairs) {
		t.Errorf("%d of %d pairs have an article in no group, want at most 1.5 %%", alone, pairs)
	}
	if float64(together) < 0.97*float64(pairs) {
		t.Errorf("%d of %d pairs are in one group, want at least 97 %%", together, pairs)
	}
}

func BenchmarkNearDuplicates(b *testing.B) {
	r := rand.New(rand.NewPCG(8, 8))
	s := sketches(families(r, 2000))
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			for b.Loop() {
				if _, err := NearDuplicates(b.Context(), s, workers); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s)), "ns/article")
		})
	}
}
