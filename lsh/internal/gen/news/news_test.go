package news

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func collect(opt Options) (articles []Article, cases []Case) {
	for a, shared := range Articles(opt) {
		articles = append(articles, a)
		cases = append(cases, shared...)
	}
	return articles, cases
}

func digest(opt Options) uint64 {
	h := fnv.New64a()
	var line []byte
	for a, shared := range Articles(opt) {
		line = a.AppendJSON(line[:0])
		for _, c := range shared {
			line = c.AppendJSON(line)
		}
		h.Write(line)
	}
	return h.Sum64()
}

func TestSameSeedSameArticles(t *testing.T) {
	one := digest(Options{Articles: 600, Seed: 7, Workers: 1})
	if many := digest(Options{Articles: 600, Seed: 7, Workers: 5}); many != one {
		t.Error("five workers make other articles than one")
	}
	if other := digest(Options{Articles: 600, Seed: 8}); other == one {
		t.Error("another seed makes the same articles")
	}
	few, _ := collect(Options{Articles: 100, Seed: 7})
	many, _ := collect(Options{Articles: 600, Seed: 7})
	if !slices.Equal(few, many[:100]) {
		t.Error("a smaller corpus is not the beginning of a larger one")
	}
}

func TestArticlesCanBeBrokenOff(t *testing.T) {
	n := 0
	for range Articles(Options{Articles: 1_000_000_000}) {
		if n++; n == 100 {
			break
		}
	}
	if n != 100 {
		t.Errorf("%d articles, want 100", n)
	}
}

// plainCase is a case with its two texts.
func texts(articles []Article) map[string]string {
	m := map[string]string{}
	for _, a := range articles {
		m[a.ID] = a.Text
	}
	return m
}

// folded are the words of a text without marks, hamza on alif and digits of
// either script, so that spellings that outlets choose between compare equal.
func folded(text string) []string {
	words := plainWords(strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا").Replace(text))
	for i, w := range words {
		words[i] = strings.Map(func(r rune) rune {
			if r >= '٠' && r <= '٩' {
				return r - '٠' + '0'
			}
			return r
		}, w)
	}
	return words
}

// agreement is the share of the words of the longer side that both have.
func agreement(x, y []string) float64 {
	counts := map[string]int{}
	for _, w := range x {
		counts[w]++
	}
	both := 0
	for _, w := range y {
		if counts[w] > 0 {
			counts[w]--
			both++
		}
	}
	return float64(both) / float64(max(len(x), len(y)))
}

func TestCasesAreWhatTheySay(t *testing.T) {
	articles, cases := collect(Options{Articles: 6000, Seed: 3, PerDay: 600})
	text := texts(articles)
	kinds := map[string]int{}
	for _, c := range cases {
		if c.A >= c.B {
			t.Fatalf("%+v: A is not the earlier article", c)
		}
		a, b := text[c.A][c.AStart:c.AEnd], text[c.B][c.BStart:c.BEnd]
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Fatalf("%+v: a border lies inside a rune", c)
		}
		x, y := folded(a), folded(b)
		if len(x) < shortestCase-3 || len(y) < shortestCase-3 {
			t.Errorf("%+v: %d and %d words, want about %d at least", c, len(x), len(y), shortestCase)
		}
		kinds[c.Kind]++
		equal := slices.Equal(x, y)
		switch share := agreement(x, y); c.Kind {
		case "verbatim":
			if !equal {
				t.Errorf("%+v: not verbatim:\n%q\n%q", c, a, b)
			}
		case "edited":
			if share < .5 {
				t.Errorf("%+v: only %.2f of the words agree:\n%q\n%q", c, share, a, b)
			}
		case "reordered":
			if equal || share < leastOfHull*.6 {
				t.Errorf("%+v: equal %v, %.2f of the words agree", c, equal, share)
			}
		default:
			t.Errorf("kind %q", c.Kind)
		}
	}
	for _, kind := range []string{"verbatim", "edited", "reordered"} {
		if kinds[kind] < 20 {
			t.Errorf("%d cases of kind %s, want some of each: %v", kinds[kind], kind, kinds)
		}
	}
}

// TestLooksLikeNews compares with figures counted on 30,676 articles of a real
// corpus: sizes, sentences, frequencies of words and how many words are new.
func TestLooksLikeNews(t *testing.T) {
	articles, _ := collect(Options{Articles: 10_000, Seed: 1})
	counts := map[string]int{}
	words, bytes, stops := 0, 0, 0
	var sizes []int
	outlets := map[string]int{}
	for _, a := range articles {
		list := strings.Fields(a.Text)
		sizes = append(sizes, len(list))
		for _, w := range list {
			counts[strings.Trim(w, ".،\"«»")]++
		}
		words += len(list)
		bytes += len(a.Text)
		stops += strings.Count(a.Text, ".")
		outlets[a.Outlet]++
	}
	slices.Sort(sizes)
	var frequencies []int
	for _, n := range counts {
		frequencies = append(frequencies, n)
	}
	slices.Sort(frequencies)
	slices.Reverse(frequencies)
	share := func(rank int) float64 { return float64(frequencies[rank-1]) / float64(words) }
	most := 0
	for _, n := range outlets {
		most = max(most, n)
	}
	tests := []struct {
		what             string
		got, news, times float64 // within a factor of times
	}{
		{"mean words", float64(words) / float64(len(articles)), 287, 1.1},
		{"median words", float64(sizes[len(sizes)/2]), 202, 1.15},
		{"95th percentile of words", float64(sizes[len(sizes)*95/100]), 807, 1.2},
		{"bytes a word", float64(bytes) / float64(words), 10.9, 1.1},
		{"words a full stop", float64(words) / float64(stops), 30, 1.25},
		{"share of rank 1", share(1), .0337, 1.4},
		{"share of rank 100", share(100), 7.4e-4, 1.4},
		{"share of rank 1,000", share(1000), 1.26e-4, 1.3},
		{"share of rank 10,000", share(10_000), 1.26e-5, 1.4},
		{"different words", float64(len(counts)), 164_000, 1.3},
		{"share of the largest outlet", float64(most) / float64(len(articles)), .157, 1.4},
	}
	for _, tt := range tests {
		if ratio := tt.got / tt.news; ratio > tt.times || ratio < 1/tt.times {
			t.Errorf("%s: %.6g, in news %.6g; want within a factor of %g", tt.what, tt.got, tt.news, tt.times)
		}
	}
}

// TestReuseLevelsOff: cases an article grow from the first days on, until late
// printings have come, and then stay.
func TestReuseLevelsOff(t *testing.T) {
	perArticle := make([]float64, 4)
	i := 0
	const quarter = 10_000
	for _, shared := range Articles(Options{Articles: 4 * quarter, Seed: 5, PerDay: 300, Words: 60}) {
		perArticle[i/quarter] += float64(len(shared)) / quarter
		i++
	}
	if last, before := perArticle[3], perArticle[2]; math.Abs(last/before-1) > .15 || last < .2 {
		t.Errorf("cases an article by quarter = %.2f, want the last two alike", perArticle)
	}
}

func TestFormulasRecur(t *testing.T) {
	articles, cases := collect(Options{Articles: 1200, Seed: 2, Stories: -1, Formulas: 1, Boilerplate: -1, Quotations: -1})
	if len(cases) != 0 {
		t.Errorf("%d cases among formulas, want none", len(cases))
	}
	words := make([][]string, len(articles))
	for i, a := range articles {
		words[i] = folded(a.Text)
	}
	const some = 40
	framed, tight := 0, 0
	for i := range some {
		best := 0.
		for j := range articles {
			if j == i {
				continue
			}
			share := agreement(words[i], words[j])
			if share > .98 {
				t.Errorf("a formula recurs with the same words in the slots: %q", articles[i].Text)
			}
			best = max(best, share)
		}
		if best > .3 {
			framed++
		}
		if best > .6 {
			tight++
		}
	}
	if framed < some*9/10 || tight < some/4 {
		t.Errorf("of %d notices %d share their frame with another, %d most of their words; want nearly all and a quarter", some, framed, tight)
	}
}

func TestNegativeSharesMeanNone(t *testing.T) {
	_, cases := collect(Options{Articles: 3000, Seed: 2, Stories: -1, Formulas: -1, Boilerplate: -1, Quotations: -1})
	if len(cases) != 0 {
		t.Errorf("%d cases without stories", len(cases))
	}
}

func TestPlant(t *testing.T) {
	articles, _ := collect(Options{Articles: 900, Seed: 4, Stories: -1, Formulas: -1, Boilerplate: -1, Quotations: -1})
	for _, p := range Plantings() {
		hosts, cases := Plant(1, articles, p)
		if len(hosts) != 2*len(cases) || len(cases) < 200 {
			t.Errorf("%s: %d hosts and %d cases, want two to one and at least 200", p.Kind(), len(hosts), len(cases))
		}
		for i := 0; i < len(hosts); i += 2 {
			if hosts[i].Outlet == hosts[i+1].Outlet {
				t.Errorf("%s: %s has a passage twice", p.Kind(), hosts[i].Outlet)
			}
		}
		text := texts(hosts)
		for _, c := range cases {
			a := strings.Fields(text[c.A][c.AStart:c.AEnd])
			b := strings.Fields(text[c.B][c.BStart:c.BEnd])
			if len(a) != p.Words || len(b) < p.Words {
				t.Fatalf("%s: %d and %d words", p.Kind(), len(a), len(b))
			}
			x, y := plainWords(text[c.A][c.AStart:c.AEnd]), plainWords(text[c.B][c.BStart:c.BEnd])
			both := int(math.Round(agreement(x, y) * float64(len(y))))
			if p.Shuffled && (slices.Equal(x, y) || both != p.Words) {
				t.Errorf("%s: %q is no shuffle of %q", p.Kind(), y, x)
			}
			if least := p.Words - int(p.Edited*float64(p.Words)+.5); both < least {
				t.Errorf("%s: %d words agree, want %d at least", p.Kind(), both, least)
			}
		}
		again, _ := Plant(1, articles, p)
		if !slices.Equal(again, hosts) {
			t.Errorf("%s: the same arguments give another answer", p.Kind())
		}
	}
}

func TestScatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := 1; n < 12; n++ {
		list := make([]int, n)
		for i := range list {
			list[i] = i
		}
		moved := scatter(rng, list)
		if n > 1 && slices.IsSorted(moved) {
			t.Errorf("scatter(%v) = %v, want another order", list, moved)
		}
		if n > 3 && hasNeighbours(moved) {
			t.Errorf("scatter(%v) = %v, want no neighbours", list, moved)
		}
		slices.Sort(moved)
		if !slices.Equal(moved, list) {
			t.Errorf("scatter(%v) has other elements: %v", list, moved)
		}
	}
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "صدى", "a\"b\\c\nd\te\x00", "\xff", "\u202e\u2028</script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil || got != strings.ToValidUTF8(s, "\ufffd") && utf8.ValidString(s) {
			t.Errorf("appendString(%q) = %s: %q, %v", s, appendString(nil, s), got, err)
		}
	})
}

func BenchmarkArticles(b *testing.B) {
	for _, words := range []int{60, 300} {
		b.Run(fmt.Sprintf("words=%d", words), func(b *testing.B) {
			var line []byte
			n := 0
			for b.Loop() {
				for a := range Articles(Options{Articles: 2000, Seed: 1, Words: words}) {
					line = a.AppendJSON(line[:0])
					n += len(line)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds()/1e6, "MB/s")
			b.ReportMetric(float64(b.N)*2000/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
