package sketch

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sada/lsh/arabic"
)

func TestParseTable(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"# nothing\n", `no line "mean IDF ROOT"`},
		{"", `line 1: "" is no number of articles`},
		{"mean 3.1 1.6\n\n5\tقال\n", `line 2: "" is no number of articles`},
		{"mean\n", `line 1: "mean" is no number of articles`},
		{"mean 3,1 1,6\n", `line 1: "3,1 1,6" is no mean IDF and mean root`},
		{"mean 3.1\n", `line 1: "3.1" is no mean IDF and mean root`},
		{"mean x 1.6\n", `line 1: "x 1.6" is no mean IDF and mean root`},
		{"mean 0 1.6\n5\tقال\n", `no line "mean IDF ROOT"`},
		{"mean 3 -1\n5\tقال\n", `no line "mean IDF ROOT"`},
		{"mean 3.1 1.6\nخمسة\tقال\n", `line 2: "خمسة" is no number of articles`},
		{"mean 3.1 1.6\n0\tقال\n", `line 2: "0" is no number of articles`},
		{"mean 3.1 1.6\n-5\tقال\n", `line 2: "-5" is no number of articles`},
		{"mean 3.1 1.6\nNaN\tقال\n", `line 2: "NaN" is no number of articles`},
		{"mean 3.1 1.6\n1e99\tقال\n", `line 2: "1e99" is no number of articles`},
		{"mean 3.1 1.6\n10001\tقال\n", `line 2: "10001" is no number of articles`},
		{"mean NaN 1.6\n5\tقال\n", `no line "mean IDF ROOT"`},
		{"mean 3.1 1.6\n5\tقال نعم\n2\tلا\n", ""},
		{"mean 3.1 1.6\n", ""},
	} {
		_, err := parseTable(c.file)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want && (c.want == "" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("parseTable(%q) = %q, want %q", c.file, got, c.want)
		}
	}
}

func TestParseTableCounts(t *testing.T) {
	table, err := parseTable("# a comment\nmean 3 1.7\n9000\tفي من\n40\tوزير\n7.5\tعاصف\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		stem    string
		df      float32
		content bool
	}{
		{"في", 9000, false},
		{"من", 9000, false},
		{"وزير", 40, true},
		{"عاصف", 7.5, true},
		{"غضنفر", 0, true},
	} {
		code := Code(arabic.Words(nil, c.stem)[0].Hash)
		if got := table.find(code).df; got != c.df {
			t.Errorf("%q stands in %v articles, want %v", c.stem, got, c.df)
		}
		p, content := table.priority(code)
		if content != c.content {
			t.Errorf("%q is content: %v, want %v", c.stem, content, c.content)
		}
		if want := priorityOf(code, idfOf(float64(c.df), TableArticles)); content && p != want {
			t.Errorf("%q has priority %v, want %v", c.stem, p, want)
		}
	}
}

// Of two stems of one code the commoner counts, wherever it stands.
func TestParseTableKeepsTheCommoner(t *testing.T) {
	for _, file := range []string{"mean 3 1.7\n90\tوزير\n7\tوزير\n", "mean 3 1.7\n7\tوزير\n90\tوزير\n"} {
		table, err := parseTable(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := table.find(Code(arabic.Words(nil, "وزير")[0].Hash)).df; got != 90 {
			t.Errorf("parseTable(%q): df %v, want 90", file, got)
		}
	}
}

func FuzzParseTable(f *testing.F) {
	f.Add("mean 3.1 1.6\n5\tقال نعم\n2\tلا\n")
	f.Add("# x\nmean 1e300 1\n1e-30\t\ufdfa\n")
	f.Fuzz(func(t *testing.T, file string) {
		table, err := parseTable(file)
		if err != nil {
			return
		}
		used := 0
		for i := range table.slots {
			s := &table.slots[i]
			if s.df == 0 {
				continue
			}
			used++
			if table.find(s.code) != s {
				t.Fatalf("code %x is not found where it stands", s.code)
			}
			if math.IsNaN(float64(s.priority)) || s.df > TableArticles {
				t.Fatalf("code %x: df %v, priority %v", s.code, s.df, s.priority)
			}
		}
		if 2*used > len(table.slots) {
			t.Fatalf("%d of %d slots are used", used, len(table.slots))
		}
	})
}

// The table that is built in can be read, and it says what every reader of news
// knows.
func TestBuiltIn(t *testing.T) {
	if _, err := parseTable(rarityFile); err != nil {
		t.Fatal(err)
	}
	table := BuiltIn()
	stems := 0
	before := math.Inf(1)
	for number, line := range strings.Split(strings.TrimSuffix(rarityFile, "\n"), "\n") {
		count, list, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		df, err := strconv.ParseFloat(count, 64)
		if err != nil || df >= before {
			t.Errorf("line %d: %v articles behind %v, %v", number+1, df, before, err)
		}
		before = df
		fields := strings.Fields(list)
		stems += len(fields)
		for _, stem := range fields {
			words := arabic.Words(nil, stem)
			if len(words) != 1 || arabic.Fold(stem) != stem {
				t.Errorf("line %d: %q is not one folded word", number+1, stem)
			} else if got := table.find(Code(words[0].Hash)).df; got < float32(df) {
				t.Errorf("line %d: %q stands in %v articles, want %v", number+1, stem, got, df)
			}
		}
	}
	if stems < 5000 {
		t.Errorf("%d stems, want thousands", stems)
	}
	for _, text := range []string{"في", "من", "إلى", "الذي", "خلال"} {
		code := sketchOf(text).Stems[0]
		if _, content := table.priority(code); content {
			t.Errorf("%q is content", text)
		}
	}
	// Under other rules for stems the table must be made again.
	for _, text := range []string{"الوزير", "والمملكة", "وزارة", "الفريق", "السعودية"} {
		if df := table.find(sketchOf(text).Stems[0]).df; df < TableArticles/10 {
			t.Errorf("%q stands in %v of %d articles of news", text, df, TableArticles)
		}
	}
	for _, text := range []string{"لافروف", "زيلينسكي", "الزلزال", "ميانمار", "سينزانباب"} {
		code := sketchOf(text).Stems[0]
		if _, content := table.priority(code); !content {
			t.Errorf("%q is not content", text)
		}
	}
}

// Priorities are in (0, ∞), and rarer stems tend to come first: of two stems the
// one with twice the idf does four times of five.
func TestPriority(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	first := 0
	const pairs = 20_000
	for range pairs {
		a, b := r.Uint32(), r.Uint32()
		x, y := priorityOf(a, 8), priorityOf(b, 4)
		if !(x > 0 && y > 0) || math.IsInf(float64(x), 0) {
			t.Fatalf("priorities %v and %v of stems %x and %x", x, y, a, b)
		}
		if x < y {
			first++
		}
	}
	if got := float64(first) / pairs; math.Abs(got-0.8) > 0.01 {
		t.Errorf("the stem of twice the idf comes first in %.3f of the pairs, want .8", got)
	}
	for _, stem := range []uint32{0, 1, math.MaxUint32} {
		if u := unit(stem); !(u > 0 && u < 1) {
			t.Errorf("unit(%x) = %v", stem, u)
		}
	}
}

// counted counts texts on so many counters, dealt out in an order by chance.
func counted(texts [][]uint32, counters int, r *rand.Rand) []*Counter {
	cs := make([]*Counter, counters)
	for i := range cs {
		cs[i] = NewCounter()
	}
	for _, i := range r.Perm(len(texts)) {
		cs[r.IntN(counters)].Count(texts[i])
	}
	return cs
}

// The counts do not depend on who counted what and in which order.
func TestRarityIsDeterministic(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	texts := make([][]uint32, 300)
	for i := range texts {
		texts[i] = someStems(r, r.IntN(400), 5000)
	}
	want := weighed(texts, NewRarity(counted(texts, 1, r)...))
	for range 4 {
		if got := weighed(texts, NewRarity(counted(texts, 1+r.IntN(5), r)...)); !reflect.DeepEqual(got, want) {
			t.Fatal("other counters give other rarities")
		}
	}
}

// weight is what a text's words weigh and score.
type weight struct{ weight, score []float32 }

func weighed(texts [][]uint32, rarity *Rarity) []weight {
	sketches := make([]Sketch, len(texts))
	for i := range texts {
		sketches[i].Stems = texts[i]
	}
	rarity.Weigh(sketches)
	out := make([]weight, len(texts))
	for i, s := range sketches {
		for _, level := range s.Levels {
			out[i].weight = append(out[i].weight, rarity.Weight(level))
			out[i].score = append(out[i].score, rarity.Score(level))
		}
	}
	return out
}

// An article counts a stem once, and what many articles of the corpus have
// weighs less.
func TestCounter(t *testing.T) {
	rare := sketchOf("قشعريرة غضنفر")
	c := NewCounter()
	for range 3 {
		c.Count([]uint32{7 << 20, 7 << 20, 9 << 20})
	}
	c.Count(nil)
	if c.stretches != 4 || c.df[slotOf(7<<20)] != 3 || c.df[slotOf(9<<20)] != 3 {
		t.Errorf("%d stretches, stems in %d and %d, want 4, 3, 3", c.stretches, c.df[slotOf(7<<20)], c.df[slotOf(9<<20)])
	}
	alone, often := NewCounter(), NewCounter()
	for range 5000 {
		alone.Count(nil)
		often.Count(rare.Stems[:1])
	}
	a := weighed([][]uint32{rare.Stems}, NewRarity(alone))[0].weight
	b := weighed([][]uint32{rare.Stems}, NewRarity(often))[0].weight
	if a[0] < 2 || b[0] > a[0]/2 {
		t.Errorf("a rare stem weighs %v, where a third of the articles have it %v", a[0], b[0])
	}
	if math.Abs(float64(a[1]-b[1])) > 0.01*float64(a[1]) {
		t.Errorf("a stem weighs %v and %v where other stems differ", a[1], b[1])
	}
}

// A book counts as so many articles as it has stretches, a long article as one.
func TestStretches(t *testing.T) {
	for _, test := range []struct{ words, stretches int }{
		{0, 1},
		{1, 1},
		{bookWords, 1},
		{bookWords + 1, bookWords / stretchWords},
		{10 * stretchWords, 10},
		{10*stretchWords + stretchWords/2, 10},
		{10*stretchWords + stretchWords/2 + 1, 11},
	} {
		c, counts := NewCounter(), NewCounts()
		stems := slices.Repeat([]uint32{7 << 20}, test.words)
		c.Count(stems)
		counts.Count(stems)
		if c.stretches != test.stretches || counts.Stretches != test.stretches {
			t.Errorf("%d words are %d and %d stretches, want %d", test.words, c.stretches, counts.Stretches, test.stretches)
		}
		if n := min(test.words, test.stretches); int(c.df[slotOf(7<<20)]) != n || int(counts.df[slotOf(7<<20)]) != n {
			t.Errorf("%d times one word stand in %d and %d stretches, want %d", test.words, c.df[slotOf(7<<20)], counts.df[slotOf(7<<20)], n)
		}
	}
}

// A stem that a third of a corpus has and hardly any other news weighs little
// there, unless the corpus is a handful of articles; one that many articles have
// everywhere, and one that few have there, weigh as before.
func TestManner(t *testing.T) {
	const rare, ofFew = 9<<20 | 1, 11<<20 | 1
	common := BuiltIn().slots[slices.IndexFunc(BuiltIn().slots, func(s tableSlot) bool {
		return s.df > 0.2*TableArticles && s.df < 0.3*TableArticles
	})].code
	weights := func(articles, every int) []float32 {
		c := NewCounter()
		for i := range articles {
			var stems []uint32
			if i%every == 0 {
				stems = append(stems, rare, common)
			}
			if i%50 == 0 {
				stems = append(stems, ofFew)
			}
			c.Count(stems)
		}
		return weighed([][]uint32{{rare, common, ofFew}}, NewRarity(c))[0].weight
	}
	before := weights(1, 2)
	if book := weights(600, 3); book[0] > before[0]/4 || book[1] < 0.8*before[1] || book[2] < 0.5*before[2] {
		t.Errorf("in a corpus of 600 they weigh %v, in none %v", book, before)
	}
	if few := weights(mannerFrom-1, 3); few[0] < before[0]/2 {
		t.Errorf("in a corpus of %d they weigh %v, in none %v", mannerFrom-1, few, before)
	}
	if now := weights(600, 30); now[0] < before[0]/2 {
		t.Errorf("where one article of 30 has them they weigh %v, in none %v", now, before)
	}
}

// Weights lie in a range that can be reckoned with: never nothing, never out of
// proportion; a rarer stem never weighs less.
func TestWeights(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 9))
	for _, different := range []int{1, 50, 1 << 30} {
		c := NewCounter()
		s := []Sketch{{Stems: someStems(r, 50_000, different)}, {}}
		for range 100 {
			c.Count(s[0].Stems)
		}
		rarity := NewRarity(c)
		rarity.Weigh(s)
		for level := range 256 {
			w, score := rarity.Weight(uint8(level)), rarity.Score(uint8(level))
			if !(w > 0 && w < 10 && score > 0 && score < 4) {
				t.Fatalf("%d stems: level %d weighs %v, scores %v", different, level, w, score)
			}
			if level > 0 && (w < rarity.Weight(uint8(level-1)) || score < rarity.Score(uint8(level-1))) {
				t.Fatalf("%d stems: level %d weighs %v, the level below %v", different, level, w, rarity.Weight(uint8(level-1)))
			}
		}
		if len(s[0].Levels) != len(s[0].Stems) || len(s[1].Levels) != 0 {
			t.Fatalf("%d levels of %d words, %d of none", len(s[0].Levels), len(s[0].Stems), len(s[1].Levels))
		}
	}
}

// Over the corpus and the built-in table together, an average word weighs 1 and
// scores 1.
func TestAverageWordWeighsOne(t *testing.T) {
	long := make([]uint32, 100_000)
	r := rand.New(rand.NewPCG(3, 9))
	for i := range long {
		long[i] = r.Uint32() // a word that is nowhere else
	}
	c := NewCounter()
	sketches := make([]Sketch, 50)
	for i := range sketches {
		sketches[i].Stems = long
		c.Count(long)
	}
	rarity := NewRarity(c)
	rarity.Weigh(sketches)
	const tableWords = TableArticles * 300
	const one = levelsPerUnit // the level of an idf of 1
	n := float64(tableWords)
	weight := tableWords * BuiltIn().meanIDF * float64(rarity.Weight(one))
	score := tableWords * BuiltIn().meanRoot * float64(rarity.Score(one))
	for _, s := range sketches {
		for _, level := range s.Levels {
			weight += float64(rarity.Weight(level))
			score += float64(rarity.Score(level))
			n++
		}
	}
	if math.Abs(weight/n-1) > 1e-3 || math.Abs(score/n-1) > 1e-3 {
		t.Errorf("an average word weighs %.4f and scores %.4f, want 1 and 1", weight/n, score/n)
	}
}

func BenchmarkCount(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 9))
	stems := someStems(r, 300, 20_000)
	c := NewCounter()
	for b.Loop() {
		c.Count(stems)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(stems)), "ns/word")
}

func BenchmarkNewRarity(b *testing.B) {
	c := NewCounter()
	BuiltIn()
	for b.Loop() {
		NewRarity(c)
	}
}
