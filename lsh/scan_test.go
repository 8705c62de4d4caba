package lsh_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sada/lsh"
	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/internal/corpora"
	"sada/lsh/internal/gen/news"
	"sada/lsh/trace"
	"sada/reports"
	"sada/seeds"
)

// record is a line of JSON Lines.
type record struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet,omitempty"`
	Date   string `json:"date,omitempty"`
	Title  string `json:"title,omitempty"`
	Text   string `json:"text"`
}

// written writes records to a file of a folder of its own and returns its path.
func written[R any](t testing.TB, records []R) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.jsonl")
	rewrite(t, path, records)
	return path
}

func rewrite[R any](t testing.TB, path string, records []R) {
	t.Helper()
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	for _, r := range records {
		if err := lines.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// scan scans a path and holds what is found to its promises. The time it may
// take is a guard against what does not end, not a measure.
func scan(t testing.TB, path string, opt lsh.Options) *trace.Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	r, _, err := lsh.Scan(ctx, []string{path}, opt)
	if err != nil {
		t.Fatal(err)
	}
	check(t, r)
	return r
}

func scanned(t testing.TB, records []record) *trace.Result {
	t.Helper()
	return scan(t, written(t, records), lsh.Options{})
}

// words are those of an article, folded once.
type words struct {
	r  *trace.Result
	by [][]arabic.Word
}

func (w *words) of(article int) []arabic.Word {
	if w.by[article] == nil {
		w.by[article] = arabic.Words(nil, w.r.Articles[article].Text)
	}
	return w.by[article]
}

// within returns the words of an article inside a span, false where the span
// does not begin and end with a word. (The later words of a rune that is several
// words are empty and stand behind it.)
func (w *words) within(article int, s arabic.Span) ([]arabic.Word, bool) {
	all := w.of(article)
	from, _ := slices.BinarySearchFunc(all, s.Start, func(w arabic.Word, at int) int { return int(w.Start) - at })
	for from < len(all) && all[from].Start == all[from].End {
		from++
	}
	to, _ := slices.BinarySearchFunc(all, s.End+1, func(w arabic.Word, at int) int { return int(w.End) - at })
	if to <= from || int(all[from].Start) != s.Start || int(all[to-1].End) != s.End {
		return nil, false
	}
	return all[from:to], true
}

// check holds a result to the promises of its types: every match shares the
// words that its runs show, and as many as its measures say; every member of a
// cluster matches the medoid.
func check(t testing.TB, r *trace.Result) {
	t.Helper()
	for _, err := range trace.Check(r) {
		t.Error(err)
	}
	w := &words{r, make([][]arabic.Word, len(r.Articles))}
	failed := 0
	for i := range r.Matches {
		if err := w.check(&r.Matches[i]); err != nil {
			m := &r.Matches[i]
			t.Errorf("match of %s and %s: %v", r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID, err)
			if failed++; failed == 10 {
				t.FailNow()
			}
		}
	}
}

func (w *words) check(m *align.Match) error {
	a, okA := w.within(m.A.Article, m.A.Span)
	b, okB := w.within(m.B.Article, m.B.Span)
	if !okA || !okB {
		return fmt.Errorf("spans %v and %v do not stand on words", m.A.Span, m.B.Span)
	}
	if m.A.Article > m.B.Article || m.A.Article == m.B.Article && m.A.End > m.B.Start {
		return fmt.Errorf("sides %v and %v", m.A, m.B)
	}
	same := common(a, b)
	if m.Words != len(a) || math.Abs(m.Jaccard-float64(same)/float64(len(a)+len(b)-same)) > 1e-9 ||
		math.Abs(m.ContainmentA-float64(same)/float64(len(a))) > 1e-9 ||
		math.Abs(m.ContainmentB-float64(same)/float64(len(b))) > 1e-9 {
		return fmt.Errorf("%d words, Jaccard %v, containments %v and %v; counted %d of %d and %d", m.Words, m.Jaccard, m.ContainmentA, m.ContainmentB, same, len(a), len(b))
	}
	shown, end := 0, m.A.Start
	for _, run := range m.Runs {
		x, okX := w.within(m.A.Article, run.A)
		y, okY := w.within(m.B.Article, run.B)
		if !okX || !okY || run.A.Start < end || run.A.End > m.A.End || run.B.Start < m.B.Start || run.B.End > m.B.End ||
			!slices.EqualFunc(x, y, func(x, y arabic.Word) bool { return x.Hash == y.Hash }) {
			return fmt.Errorf("run %v: not the same words on both sides of %v and %v", run, m.A, m.B)
		}
		shown, end = shown+len(x), run.A.End
	}
	if shown > same {
		return fmt.Errorf("runs of %d words, counted %d in common", shown, same)
	}
	return nil
}

// common counts the multiset intersection of two lists of words.
func common(a, b []arabic.Word) int {
	left := make(map[uint64]int, len(a))
	for _, w := range a {
		left[w.Hash]++
	}
	n := 0
	for _, w := range b {
		if left[w.Hash] > 0 {
			left[w.Hash]--
			n++
		}
	}
	return n
}

// generated is made-up news.
func generated(opt news.Options) (records []record) {
	for a := range news.Articles(opt) {
		records = append(records, record{a.ID, a.Outlet, a.Date.Format(time.RFC3339), a.Title, a.Text})
	}
	return records
}

func reportOf(t testing.TB, r *trace.Result) []byte {
	t.Helper()
	r.Warnings = slices.DeleteFunc(slices.Clone(r.Warnings), func(w corpus.Warning) bool { return w.Line > 0 }) // lines have moved
	var b bytes.Buffer
	if err := reports.New(r, reports.Meta{Version: "test"}).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The report is the same, byte for byte, whatever the number of workers and the
// order of the lines, also where records share an id.
func TestScanIsDeterministic(t *testing.T) {
	records := generated(news.Options{Articles: 800, Seed: 3})
	records = append(records, copiesOf(records[7], 5)...)
	records = append(records, sharedIDs(records)...)
	path := written(t, records)
	for _, engine := range []string{lsh.Default, lsh.Classic} {
		first := scan(t, path, lsh.Options{Workers: 1, Engine: engine})
		want := reportOf(t, first)
		t.Logf("%s: %d matches, %d clusters, %d stories, %d groups", engine, len(first.Matches), len(first.Clusters), len(first.Stories), len(first.Groups))
		if len(first.Matches) < 100 || len(first.Clusters) < 50 {
			t.Errorf("%s: %d matches, %d clusters: the test is too easy", engine, len(first.Matches), len(first.Clusters))
		}
		for _, workers := range []int{2, 5} {
			if !bytes.Equal(reportOf(t, scan(t, path, lsh.Options{Workers: workers, Engine: engine})), want) {
				t.Errorf("%s: %d workers give another report than one", engine, workers)
			}
		}
		r := rand.New(rand.NewPCG(1, 1))
		shuffled := slices.Clone(records)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		rewrite(t, path, shuffled)
		if !bytes.Equal(reportOf(t, scan(t, path, lsh.Options{Workers: 2, Engine: engine})), want) {
			t.Errorf("%s: shuffled lines give another report", engine)
		}
	}
}

// sharedIDs are records with the ids of others: again in other words, again by another
// outlet or on another day, again under another title, and word for word.
func sharedIDs(records []record) []record {
	var list []record
	for i := range 40 {
		r := records[10*i]
		switch i % 4 {
		case 0:
			r.Text = records[10*i+1].Text
			list = append(list, r)
			r.Text = records[10*i+2].Text + " انتهى"
		case 1:
			r.Outlet = "صحيفة أخرى"
			list = append(list, r)
			r.Date = "2023-01-02"
		case 2:
			r.Title += " (محدث)"
		}
		list = append(list, r)
	}
	return list
}

// copiesOf prints a record again under other ids, outlets and dates.
func copiesOf(r record, n int) []record {
	list := make([]record, n)
	for i := range list {
		list[i] = record{fmt.Sprintf("copy-%06d", i), fmt.Sprintf("صحيفة رقم %d", i), fmt.Sprintf("2024-01-%02d", 1+i%28), r.Title, r.Text}
	}
	return list
}

// Of up to 1,000 copies every pair is a match; of more, each with one of them.
func TestScanCopies(t *testing.T) {
	others := generated(news.Options{Articles: 60, Seed: 4})
	for _, c := range []struct{ copies, matches int }{
		{2, 1},
		{100, 100 * 99 / 2},
		{1500, 1499},
	} {
		r := scanned(t, append(copiesOf(others[3], c.copies), others[10:]...))
		copies, pairs := 0, map[[2]int]bool{}
		isCopy := func(article int) bool { return strings.HasPrefix(r.Articles[article].ID, "copy-") }
		with := map[int]bool{}
		for i := range r.Matches {
			m := &r.Matches[i]
			if !isCopy(m.A.Article) || !isCopy(m.B.Article) || m.A.Article == m.B.Article {
				continue
			}
			pair := [2]int{m.A.Article, m.B.Article}
			if m.Kind != align.Verbatim || m.Jaccard != 1 || pairs[pair] {
				t.Fatalf("%d copies: match %v is %s, its Jaccard %v, twice: %v", c.copies, pair, m.Kind, m.Jaccard, pairs[pair])
			}
			pairs[pair] = true
			with[m.B.Article] = true
			copies++
		}
		if copies != c.matches || len(with) != c.copies-1 {
			t.Errorf("%d copies: %d matches of %d copies with an earlier one, want %d of %d", c.copies, copies, len(with), c.matches, c.copies-1)
		}
		var group []int
		for _, g := range r.Groups {
			if isCopy(g.Medoid) {
				group = g.Articles
			}
		}
		if len(group) != c.copies {
			t.Errorf("%d copies: a group of %d", c.copies, len(group))
		}
		largest := 0
		for _, cl := range r.Clusters {
			largest = max(largest, len(cl.Members))
		}
		if largest < c.copies {
			t.Errorf("%d copies: the largest cluster has %d members", c.copies, largest)
		}
	}
}

// A passage of a text that has copies is found in each of them.
func TestScanSpreadsMatches(t *testing.T) {
	other := generated(news.Options{Articles: 30, Seed: 5})
	passage := firstWords(other[20].Text, 60)
	records := copiesOf(record{Text: passage + "\n" + other[21].Text}, 5)
	for i := range 3 {
		records = append(records, record{ID: fmt.Sprintf("later-%d", i), Text: other[22].Text + "\n" + passage})
	}
	records = append(records, record{ID: "between", Text: other[23].Text + "\n" + passage})
	r := scanned(t, records)
	pairs := map[string]int{}
	for i := range r.Matches {
		m := &r.Matches[i]
		pairs[kindOfID(r.Articles[m.A.Article].ID)+" "+kindOfID(r.Articles[m.B.Article].ID)]++
	}
	// Articles are in order of their ids: between, copy-…, later-….
	want := map[string]int{"copy copy": 10, "later later": 3, "copy later": 15, "between copy": 5, "between later": 3}
	if !reflect.DeepEqual(pairs, want) {
		t.Errorf("matches by pair %v, want %v", pairs, want)
	}
}

// Two texts with very many copies do not multiply: each copy is matched with one
// of the other text, and what is left to the groups is said.
func TestScanCopiesDoNotMultiply(t *testing.T) {
	const copies = 250
	other := generated(news.Options{Articles: 30, Seed: 5})
	passage := firstWords(other[20].Text, 60)
	records := copiesOf(record{Text: passage + "\n" + other[21].Text}, copies)
	for i := range copies {
		records = append(records, record{ID: fmt.Sprintf("later-%d", i), Text: other[22].Text + "\n" + passage})
	}
	r := scanned(t, records)
	between := 0
	with := map[int]bool{}
	for i := range r.Matches {
		m := &r.Matches[i]
		if a, b := r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID; kindOfID(a) != kindOfID(b) {
			between++
			with[m.A.Article], with[m.B.Article] = true, true
		}
	}
	if want := 2*copies - 1; between != want {
		t.Errorf("%d matches of the copies of two texts, want %d", between, want)
	}
	if len(with) != 2*copies {
		t.Errorf("%d articles are matched with the other text, want all %d", len(with), 2*copies)
	}
	want := fmt.Sprintf("%d matches", copies*copies-(2*copies-1))
	if len(r.Warnings) != 1 || !strings.HasPrefix(r.Warnings[0].Text, want) {
		t.Errorf("warnings %v, want one of %s", r.Warnings, want)
	}
	sizes := []int{}
	for _, g := range r.Groups {
		sizes = append(sizes, len(g.Articles))
	}
	if !slices.Equal(sizes, []int{copies, copies}) {
		t.Errorf("groups of %v articles, want two of %d", sizes, copies)
	}
}

// What a text prints twice is found in each of its copies.
func TestScanSpreadsOwnMatches(t *testing.T) {
	other := generated(news.Options{Articles: 30, Seed: 11})
	passage := firstWords(other[20].Text, 60)
	r := scanned(t, copiesOf(record{Text: passage + "\n" + other[21].Text + "\n" + passage}, 4))
	own, pairs := 0, 0
	for i := range r.Matches {
		if m := &r.Matches[i]; m.A.Article == m.B.Article {
			own++
		} else {
			pairs++
		}
	}
	if own != 4 || pairs != 6 {
		t.Errorf("%d matches of 4 copies with themselves and %d with each other, want 4 and 6", own, pairs)
	}
}

func kindOfID(id string) string { return strings.Split(id, "-")[0] }

func firstWords(text string, n int) string {
	return strings.Join(strings.Fields(text)[:n], " ")
}

// Matches within one outlet can be left out, those of copies included.
func TestScanWithoutSameOutlet(t *testing.T) {
	text := generated(news.Options{Articles: 1, Seed: 6})[0].Text
	records := []record{
		{ID: "a", Outlet: "عكاظ", Text: text},
		{ID: "b", Outlet: "صحيفة عكاظ", Text: text},
		{ID: "c", Outlet: "سبق", Text: text},
		{ID: "d", Text: text},
		{ID: "e", Text: text},
	}
	path := written(t, records)
	for _, c := range []struct {
		drop bool
		want string
	}{
		{false, "ab ac ad ae bc bd be cd ce de"},
		{true, "ac ad ae bc bd be cd ce de"},
	} {
		r := scan(t, path, lsh.Options{DropSameOutlet: c.drop})
		var pairs []string
		for i := range r.Matches {
			m := &r.Matches[i]
			a, b := r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID
			pairs = append(pairs, a+b)
			if self := slices.Contains(m.Labels, align.Self); self != (a+b == "ab") {
				t.Errorf("match %s%s has the labels %q", a, b, m.Labels)
			}
		}
		if got := strings.Join(pairs, " "); got != c.want {
			t.Errorf("DropSameOutlet %v: matches %s, want %s", c.drop, got, c.want)
		}
	}
}

func TestScanOptions(t *testing.T) {
	path := written(t, generated(news.Options{Articles: 3, Seed: 7}))
	for _, c := range []struct {
		opt  lsh.Options
		want string
	}{
		{lsh.Options{MinWords: -1}, "--min-words -1"},
		{lsh.Options{Engine: "passim"}, `"passim"`},
		{lsh.Options{Engine: lsh.Classic, Unit: "page"}, `"page"`},
	} {
		_, _, err := lsh.Scan(t.Context(), []string{path}, c.opt)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Scan with %+v: error %v, want one that names %s", c.opt, err, c.want)
		}
	}
	if _, _, err := lsh.Scan(t.Context(), []string{written[record](t, nil)}, lsh.Options{}); !errors.Is(err, corpus.ErrNothing) {
		t.Errorf("Scan of an empty file: error %v, want %v", err, corpus.ErrNothing)
	}
}

// A scan ends soon when it is told to, in any stage, and leaves nothing running.
func TestScanEnds(t *testing.T) {
	path := written(t, generated(news.Options{Articles: 1500, Seed: 8}))
	before := goleak.IgnoreCurrent()
	for _, stage := range []string{"read", "align"} {
		ctx, cancel := context.WithCancelCause(t.Context())
		stop := errors.New("stop in " + stage)
		_, _, err := lsh.Scan(ctx, []string{path}, lsh.Options{Workers: 2, Progress: func(p lsh.Progress) {
			if p.Stage == stage {
				cancel(stop)
			}
		}})
		if !errors.Is(err, stop) && !errors.Is(err, context.Canceled) {
			t.Errorf("a scan that was ended in stage %s: error %v", stage, err)
		}
		cancel(nil)
		if err := goleak.Find(before); err != nil {
			t.Errorf("behind a scan that was ended in stage %s: %v", stage, err)
		}
	}
}

// names invents n different names of two words.
func names(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 31))
	known := map[string]bool{}
	var list []string
	for len(list) < n {
		if name := word(r) + " " + word(r); !known[name] {
			known[name] = true
			list = append(list, name)
		}
	}
	return list
}

// word invents a word of three syllables.
func word(r *rand.Rand) string {
	letters := []rune("بتجدرزسشطعفقكلمنوي")
	var b strings.Builder
	for range 3 {
		b.WriteRune(letters[r.IntN(len(letters))])
		b.WriteRune([]rune("اوي")[r.IntN(3)])
	}
	return b.String()
}

// prose invents so many words, none of them used often, in sentences.
func prose(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 37))
	var b strings.Builder
	for i := range n {
		b.WriteString(word(r))
		if i%17 == 16 {
			b.WriteString(".")
		}
		b.WriteString(" ")
	}
	return b.String()
}

func shuffled(seed uint64, list []string) []string {
	list = slices.Clone(list)
	rand.New(rand.NewPCG(seed, 41)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// bulletin is a table of prices: the same goods every day, other numbers.
func bulletin(goods []string, day uint64) string {
	r := rand.New(rand.NewPCG(day, 43))
	var b strings.Builder
	fmt.Fprintf(&b, "أسعار السلع في أسواق العاصمة ليوم %d\n", day)
	for _, g := range goods {
		fmt.Fprintf(&b, "سعر %s %d.%02d ريال للكيلوغرام\n", g, 1+r.IntN(90), r.IntN(100))
	}
	return b.String()
}

// Texts that no newsroom writes end in bounded time, and nothing in them is
// taken for rewording.
func TestScanRunaways(t *testing.T) {
	long := func(short, n int) int {
		if os.Getenv("SADA_LONG") != "" {
			return n
		}
		return short
	}
	list := names(1, 5000)
	for _, c := range []struct {
		name    string
		records func() []record
	}{
		{"one word, repeated", func() []record {
			return []record{
				{ID: "a", Text: strings.Repeat("نعم ", 100_000)},
				{ID: "b", Text: "قال " + strings.Repeat("نعم ", 100_000)},
				{ID: "c", Text: strings.Repeat("نعم ", 100_000) + "لا"},
				{ID: "d", Text: prose(1, 50)},
			}
		}},
		{"two words and a sentence, repeated", func() []record {
			return []record{
				{ID: "a", Text: strings.Repeat("نعم لا ", 50_000)},
				{ID: "b", Text: strings.Repeat("لا نعم ", 50_000)},
				{ID: "c", Text: strings.Repeat("قال الوزير إن بلاده ترحب بالقرار. ", 20_000)},
				{ID: "d", Text: strings.Repeat("ترحب بلاده بالقرار قال الوزير. ", 20_000)},
			}
		}},
		{"two lists of the same names", func() []record {
			return []record{
				{ID: "a", Text: strings.Join(list, "\n")},
				{ID: "b", Text: strings.Join(shuffled(1, list), "\n")},
				{ID: "c", Text: strings.Join(shuffled(2, list), "، ")},
			}
		}},
		{"a word list against a dictionary", func() []record {
			words := shuffled(3, list)[:3000]
			slices.Sort(words)
			var dictionary strings.Builder
			for i, w := range words {
				fmt.Fprintf(&dictionary, "%s: %s.\n", w, firstWords(prose(uint64(i), 10), 6+i%4))
			}
			return []record{{ID: "a", Text: strings.Join(words, "\n")}, {ID: "b", Text: dictionary.String()}}
		}},
		{"a table of prices", func() []record {
			var tables []record
			for day := range uint64(4) {
				tables = append(tables, record{ID: fmt.Sprint(day), Outlet: fmt.Sprintf("صحيفة رقم %d", day), Text: bulletin(list[:800], day)})
			}
			return tables
		}},
		{"short tables of prices, of no day", func() []record {
			var tables []record
			for day := range uint64(8) {
				tables = append(tables, record{ID: fmt.Sprint(day), Outlet: fmt.Sprintf("صحيفة رقم %d", day), Text: bulletin(shuffled(day%2, list[:25]), day)})
			}
			return tables
		}},
		{"one footer on all articles", func() []record {
			footer := prose(2, long(500, 2000))
			var records []record
			for i := range uint64(long(200, 500)) {
				records = append(records, record{ID: fmt.Sprint(i), Outlet: "صحيفة الأفق", Text: prose(100+i, 200) + "\n" + footer})
			}
			return records
		}},
		{"very many copies of one article", func() []record {
			return copiesOf(record{Text: prose(8, 300)}, long(3000, 100_000))
		}},
		{"very many articles of one line", func() []record {
			records := make([]record, long(20_000, 1_000_000))
			for i := range records {
				records[i] = record{ID: fmt.Sprint(i), Text: firstWords(prose(uint64(i), 10), 10)}
			}
			return records
		}},
		{"one very long article", func() []record {
			passage := prose(3, 80)
			n := long(200_000, 2_000_000)
			return []record{
				{ID: "a", Text: prose(4, n/2) + "\n" + passage + "\n" + prose(5, n/2)},
				{ID: "b", Text: prose(6, 300) + "\n" + passage + "\n" + prose(7, 300)},
			}
		}},
		{"two very long articles that share much", func() []record {
			n := long(100_000, 1_000_000)
			var a, b strings.Builder
			for i := range uint64(n / 500) {
				a.WriteString(prose(1000+i, 250) + "\n" + prose(900_000+i, 250))
				b.WriteString(prose(2_000_000+i, 250) + "\n" + prose(900_000+uint64(n/500)-i, 250))
			}
			return []record{{ID: "a", Text: a.String()}, {ID: "b", Text: b.String()}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			records := c.records()
			began := time.Now()
			r := scanned(t, records)
			size := 0
			for i := range records {
				size += len(records[i].Text)
			}
			kinds := map[string]int{}
			for i := range r.Matches {
				m := &r.Matches[i]
				kinds[fmt.Sprint(m.Kind, m.Labels)]++
				if m.Kind == align.Reworded && len(m.Labels) == 0 {
					t.Errorf("%s and %s: reworded: %q", r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID, m.Reasons)
				}
			}
			t.Logf("%.1f MB in %v: %d candidates, %v", float64(size)/1e6, time.Since(began).Round(time.Millisecond), r.Counts.Candidates, kinds)
			switch c.name {
			case "two lists of the same names", "a word list against a dictionary", "a table of prices", "short tables of prices, of no day":
				for i := range r.Matches {
					if m := &r.Matches[i]; len(m.Labels) == 0 {
						t.Errorf("%s and %s: %s without a label: %q", r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID, m.Kind, m.Reasons)
					}
				}
			case "one very long article":
				if len(r.Matches) != 1 {
					t.Errorf("%d matches, want the passage", len(r.Matches))
				}
			case "one footer on all articles":
				if len(r.Clusters) == 0 || len(r.Clusters[0].Members) != len(records) {
					t.Errorf("%d clusters, want one of all %d articles", len(r.Clusters), len(records))
				}
				if most := 40 * len(records); len(r.Matches) > most {
					t.Errorf("%d matches of %d articles, want at most %d", len(r.Matches), len(records), most)
				}
			}
		})
	}
}

// labels is what seeds/labels.json says must be found.
type labels struct {
	Findings []struct {
		A, B   struct{ Article, Passage string }
		Kinds  []align.Kind
		Labels []align.Label
	}
}

func TestScanSeeds(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, seeds.Pages); err != nil {
		t.Fatal(err)
	}
	var want labels
	if err := json.Unmarshal(seeds.Labels, &want); err != nil {
		t.Fatal(err)
	}
	r := scan(t, dir, lsh.Options{})
	if len(r.Articles) != 8 {
		t.Fatalf("%d articles, want 8", len(r.Articles))
	}
	expected := map[int]bool{}
	for _, f := range want.Findings {
		found := slices.IndexFunc(r.Matches, func(m align.Match) bool {
			return covers(r, m.A, f.A.Article, f.A.Passage) && covers(r, m.B, f.B.Article, f.B.Passage) ||
				covers(r, m.B, f.A.Article, f.A.Passage) && covers(r, m.A, f.B.Article, f.B.Passage)
		})
		if found < 0 {
			t.Errorf("%s and %s: %q is not found", f.A.Article, f.B.Article, f.A.Passage)
			continue
		}
		expected[found] = true
		m := &r.Matches[found]
		if !slices.Contains(f.Kinds, m.Kind) || !slices.Equal(m.Labels, f.Labels) && len(m.Labels)+len(f.Labels) > 0 {
			t.Errorf("%q is found as %s %q, want %q %q", f.A.Passage, m.Kind, m.Labels, f.Kinds, f.Labels)
		}
	}
	for i := range r.Matches {
		if m := &r.Matches[i]; !expected[i] && len(m.Labels) == 0 {
			t.Errorf("%s and %s: an unlabelled match that nobody expects: %s, %q", r.Articles[m.A.Article].ID, r.Articles[m.B.Article].ID, m.Kind, m.Reasons)
		}
	}
}

// covers says whether a side and a passage, which stands in the article once, share at
// least four fifths of their union, as seeds/README.md has it.
func covers(r *trace.Result, s align.Side, article, passage string) bool {
	a := r.Articles[s.Article]
	at := strings.Index(a.Text, passage)
	if a.ID != article || strings.Count(a.Text, passage) != 1 {
		return false
	}
	both := min(at+len(passage), s.End) - max(at, s.Start)
	union := max(at+len(passage), s.End) - min(at, s.Start)
	return 5*both >= 4*union
}

// realArticles is how many real articles a test reads.
func realArticles(short int) int {
	if os.Getenv("SADA_LONG") != "" {
		return math.MaxInt
	}
	return short
}

// saudinews reads up to n real articles.
func saudinews(t testing.TB, n int) (records []record) {
	t.Helper()
	for _, a := range corpora.FirstArticles(t, "saudinews", n) {
		records = append(records, record(a))
	}
	return records
}

// Of the pairs of real articles one of which has three tenths of its five-word
// shingles in the other, 98.5 % share a match or are in one group; every match
// shares what its runs show.
func TestRecallOnRealArticles(t *testing.T) {
	records := saudinews(t, realArticles(8000))
	r := scan(t, written(t, records), lsh.Options{})
	number := map[string]int{}
	for i, a := range r.Articles {
		number[a.ID] = i
	}
	matched := map[[2]int]bool{}
	for i := range r.Matches {
		matched[[2]int{r.Matches[i].A.Article, r.Matches[i].B.Article}] = true
	}
	group := make([]int, len(r.Articles))
	for i, g := range r.Groups {
		for _, a := range g.Articles {
			group[a] = i + 1
		}
	}
	all, found := 0, 0
	names := true
	for line := range corpora.Lines(t, "saudinews/exact_pairs_w5.tsv.gz") {
		if names { // of the columns
			names = false
			continue
		}
		c := strings.Split(string(line), "\t")
		containmentA, errA := strconv.ParseFloat(c[5], 64)
		containmentB, errB := strconv.ParseFloat(c[6], 64)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		a, isA := number[c[0]]
		b, isB := number[c[1]]
		if !isA || !isB || max(containmentA, containmentB) < 0.3 {
			continue
		}
		all++
		if matched[[2]int{min(a, b), max(a, b)}] || group[a] > 0 && group[a] == group[b] {
			found++
		}
	}
	t.Logf("%d articles, %d matches: %d of %d pairs found (%.4f)", len(r.Articles), len(r.Matches), found, all, float64(found)/float64(all))
	if all < 1000 {
		t.Fatalf("only %d pairs", all)
	}
	if float64(found) < 0.985*float64(all) {
		t.Errorf("%d of %d pairs found, want 98.5 %%", found, all)
	}
}

func BenchmarkScan(b *testing.B) {
	for _, articles := range []int{1000, 4000} {
		records := generated(news.Options{Articles: articles, Seed: 10})
		path := written(b, records)
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("articles=%d", articles), func(b *testing.B) {
			b.SetBytes(info.Size())
			var r *trace.Result
			for b.Loop() {
				if r, _, err = lsh.Scan(b.Context(), []string{path}, lsh.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(articles)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(r.Counts.Candidates)/float64(articles), "candidates/article")
			b.ReportMetric(float64(r.Counts.Matches)/float64(articles), "matches/article")
		})
	}
}
