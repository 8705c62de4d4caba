package trace

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
)

// press is the articles and matches of a test.
type press struct {
	articles []*corpus.Article
	matches  []align.Match
}

// add adds an article. credits are names, those that name nobody after a '~'.
func (p *press) add(outlet, date, text string, credits ...string) int {
	a := &corpus.Article{
		ID:        fmt.Sprintf("%04d", len(p.articles)),
		Outlet:    outlet,
		Published: parseDate(date),
		Text:      text,
	}
	for _, name := range credits {
		c := corpus.Credit{Name: name, Kind: corpus.SourceLine, Role: corpus.Report, Start: -1, End: -1, PageStart: -1, PageEnd: -1}
		c.Name, c.Vague = strings.CutPrefix(name, "~")
		a.Credits = append(a.Credits, c)
	}
	p.articles = append(p.articles, a)
	return len(p.articles) - 1
}

// share adds the match of two articles on a text that both print.
func (p *press) share(a, b int, text string, labels ...align.Label) {
	at := func(article int) align.Side {
		i := strings.Index(p.articles[article].Text, text)
		if i < 0 {
			panic("not printed: " + text)
		}
		return align.Side{Article: article, Span: arabic.Span{Start: i, End: i + len(text)}}
	}
	p.between(at(a), at(b), labels...)
}

// between adds a verbatim match of two stretches.
func (p *press) between(a, b align.Side, labels ...align.Label) {
	words := len(arabic.Words(nil, p.articles[a.Article].Text[a.Start:a.End]))
	p.matches = append(p.matches, align.Match{
		A: a, B: b, Kind: align.Verbatim, Labels: labels, Words: words,
		Jaccard: 1, ContainmentA: 1, ContainmentB: 1,
		Runs: []align.Run{{A: a.Span, B: b.Span}},
	})
}

// shareAll matches all pairs of articles on a text, those of one outlet with the
// label self.
func (p *press) shareAll(text string, articles ...int) {
	for i, a := range articles {
		for _, b := range articles[i+1:] {
			if x := p.articles[a].Outlet; x != "" && x == p.articles[b].Outlet {
				p.share(a, b, text, align.Self)
			} else {
				p.share(a, b, text)
			}
		}
	}
}

// groupsOf makes groups about the first of each.
func groupsOf(sets ...[]int) []Group {
	var groups []Group
	for _, set := range sets {
		groups = append(groups, Group{set[0], slices.Sorted(slices.Values(set))})
	}
	return groups
}

// trace runs Trace and holds the result to its promises.
func (p *press) trace(t testing.TB, groups ...[]int) *Result {
	t.Helper()
	r := Trace(p.articles, slices.Clone(p.matches), groupsOf(groups...), Options{})
	for _, err := range Check(r) {
		t.Error(err)
	}
	return r
}

// parseDate reads 2015-07-21, with a time, with a zone, after "seen".
func parseDate(text string) corpus.Date {
	var d corpus.Date
	rest, seen := strings.CutPrefix(text, "seen ")
	for _, form := range []struct {
		layout    string
		precision corpus.Precision
		zoned     bool
	}{
		{"2006-01-02", corpus.Day, false},
		{"2006-01-02 -07:00", corpus.Day, true},
		{"2006-01-02 15:04", corpus.Minute, false},
		{"2006-01-02 15:04 -07:00", corpus.Minute, true},
		{"2006-01-02 15:04:05", corpus.Second, false},
	} {
		if at, err := time.Parse(form.layout, rest); err == nil {
			return corpus.Date{Time: at, Precision: form.precision, Zoned: form.zoned, FirstSeen: seen}
		}
	}
	if text != "" {
		panic("date " + text)
	}
	return d
}

// prose is n words that no other seed's prose has.
func prose(seed uint64, n int) string {
	rng := rand.New(rand.NewPCG(seed, 1))
	letters := []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
	words := make([]string, n)
	for i := range words {
		w := make([]rune, 4+rng.IntN(5))
		for k := range w {
			w[k] = letters[rng.IntN(len(letters))]
		}
		words[i] = string(w)
	}
	return strings.Join(words, " ")
}

// members is the article numbers of each cluster, sorted.
func members(r *Result) [][]int {
	var all [][]int
	for _, c := range r.Clusters {
		var list []int
		for _, m := range c.Members {
			list = append(list, m.Article)
		}
		slices.Sort(list)
		all = append(all, list)
	}
	return all
}

func TestClusters(t *testing.T) {
	p1, p2, p3, p4 := prose(1, 60), prose(2, 40), prose(3, 50), prose(4, 30)
	lines := func(parts ...string) string { return strings.Join(parts, "\n") }
	tests := []struct {
		name string
		make func(p *press)
		want [][]int
	}{
		{
			"A shares with B, B with C, A not with C: two passages",
			func(p *press) {
				p.add("Okaz", "", lines(p1, prose(11, 50)))
				p.add("Sabq", "", lines(p1, p2))
				p.add("Al-Watan", "", lines(p2, prose(12, 50)))
				p.share(0, 1, p1)
				p.share(1, 2, p2)
			},
			[][]int{{0, 1}, {1, 2}},
		},
		{
			"the same place, but A and C were not found to match: B is the medoid of both",
			func(p *press) {
				for _, o := range []string{"Okaz", "Sabq", "Al-Watan"} {
					p.add(o, "", lines(p1, prose(uint64(len(o)), 50)))
				}
				p.share(0, 1, p1)
				p.share(1, 2, p1)
			},
			[][]int{{0, 1, 2}},
		},
		{
			"a chain over one place: C matches B on half of what A does",
			func(p *press) {
				p.add("Okaz", "", p1)
				p.add("Sabq", "", lines(p1, p2))
				p.add("Al-Watan", "", p1[strings.Index(p1[len(p1)/2:], " ")+len(p1)/2+1:]+"\n"+p2)
				p.share(0, 1, p1)
				half := p.articles[2].Text
				p.share(1, 2, half)
			},
			[][]int{{1, 2}, {0, 1}},
		},
		{
			"a paragraph reprinted alone finds the full printings too",
			func(p *press) {
				full := lines(p1, p2, p3)
				for _, o := range []string{"SPA", "Okaz", "Sabq", "Al-Watan"} {
					p.add(o, "", full)
				}
				p.add("Al-Madina", "", lines(p2, prose(13, 90)))
				p.shareAll(full, 0, 1, 2, 3)
				for i := range 4 {
					p.share(i, 4, p2)
				}
			},
			[][]int{{0, 1, 2, 3, 4}, {0, 1, 2, 3}},
		},
		{
			"an article prints the passage twice, and is twice a member",
			func(p *press) {
				p.add("Okaz", "", lines(p1, p2, p1))
				end := len(p.articles[0].Text)
				p.between(
					align.Side{Span: arabic.Span{Start: 0, End: len(p1)}},
					align.Side{Span: arabic.Span{Start: end - len(p1), End: end}}, align.Self)
			},
			[][]int{{0, 0}},
		},
		{
			"labelled matches stay apart",
			func(p *press) {
				p.add("Okaz", "", lines(p1, p4))
				p.add("Sabq", "", lines(p1, p4))
				p.add("Al-Watan", "", lines(p3, p4))
				p.share(0, 1, p1)
				p.share(0, 1, p4, align.Quote)
				p.share(0, 2, p4, align.Quote)
				p.share(1, 2, p4, align.Quote)
			},
			[][]int{{0, 1, 2}, {0, 1}},
		},
		{
			"updates of two outlets are one cluster, though within each it is self",
			func(p *press) {
				for i := range 6 {
					p.add([]string{"Okaz", "Sabq"}[i%2], "", p1)
				}
				p.shareAll(p1, 0, 1, 2, 3, 4, 5)
			},
			[][]int{{0, 1, 2, 3, 4, 5}},
		},
		{
			"updates of one outlet alone",
			func(p *press) {
				for range 3 {
					p.add("Okaz", "", p1)
				}
				p.shareAll(p1, 0, 1, 2)
			},
			[][]int{{0, 1, 2}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var p press
			test.make(&p)
			r := p.trace(t)
			if got := members(r); !reflect.DeepEqual(got, test.want) {
				t.Errorf("clusters have the members %v, want %v", got, test.want)
			}
		})
	}
}

func TestClusterLabels(t *testing.T) {
	var p press
	p1, p2 := prose(1, 40), prose(2, 40)
	p.add("Okaz", "", p1+"\n"+p2)
	p.add("Sabq", "", p1+"\n"+p2)
	p.add("Okaz", "", p1)
	p.share(0, 1, p1, align.Quote)
	p.share(0, 2, p1, align.Quote, align.Self)
	p.share(1, 2, p1, align.Quote)
	p.share(0, 1, p2, align.Formula)
	r := p.trace(t)
	var got []string
	for _, c := range r.Clusters {
		got = append(got, fmt.Sprint(c.Labels, len(c.Members), c.Origin.Article))
		for _, m := range c.Members {
			if m.Credit.Verdict != "" {
				t.Errorf("%v: a verdict %q on a labelled passage", c.Labels, m.Credit.Verdict)
			}
		}
	}
	want := []string{"[quote] 3 -1", "[formula] 2 -1"}
	if !slices.Equal(got, want) {
		t.Errorf("clusters are %v, want %v", got, want)
	}
	if r.Reused[0] != 0 {
		t.Errorf("labelled matches make %v of an article reused, want 0", r.Reused[0])
	}
}

// Copies of one article match by reuse, and each of them shares a formula with
// the same others: that is one cluster of the formula and not one for each copy.
func TestFormulaOfCopies(t *testing.T) {
	var p press
	formula := prose(1, 30)
	item := formula + "\n" + prose(2, 60)
	copies := []int{p.add("Okaz", "", item), p.add("Sabq", "", item), p.add("Al-Watan", "", item)}
	p.shareAll(item, copies...)
	for i := range 5 {
		other := p.add(houseNames[i%len(houseNames)], "", formula+"\n"+prose(uint64(10+i), 60))
		for k := range other {
			p.share(k, other, formula, align.Formula)
		}
	}
	var got []string
	r := p.trace(t)
	for i := range r.Clusters {
		got = append(got, fmt.Sprint(r.Clusters[i].Labels, len(r.Clusters[i].Members)))
	}
	if want := []string{"[formula] 8", "[] 3"}; !slices.Equal(got, want) {
		t.Errorf("clusters are %v, want %v", got, want)
	}
}

// The members of a cluster print its passage and no more, though their matches
// with the medoid are longer.
func TestMemberSpans(t *testing.T) {
	var p press
	p1, p2, p3 := prose(1, 40), prose(2, 30), prose(3, 40)
	full := p1 + "\n" + p2 + "\n" + p3
	p.add("SPA", "", full)
	p.add("Okaz", "", "سبق "+full)
	p.add("Sabq", "", p2)
	p.share(0, 1, full)
	p.share(0, 2, p2)
	p.share(1, 2, p2)
	r := p.trace(t)
	if len(r.Clusters) != 2 {
		t.Fatalf("%d clusters, want 2", len(r.Clusters))
	}
	for _, m := range r.Clusters[0].Members {
		if got := p.articles[m.Article].Text[m.Start:m.End]; got != p2 {
			t.Errorf("article %d prints %q, want %q", m.Article, got, p2)
		}
	}
	if got, want := r.Reused, []float64{1, float64(110) / 111, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("reused is %v, want %v", got, want)
	}
}

// An article that left a paragraph out is no printing of it, though a match with the
// whole reaches over the gap.
func TestMemberLacksPassage(t *testing.T) {
	p1, p2, p3 := prose(1, 60), prose(2, 20), prose(3, 60)
	for _, test := range []struct {
		name string
		runs []string // what the first two articles share
		want []int    // the articles that print p2
	}{
		{"left out", []string{p1, p3}, []int{1, 2, 3}},
		{"a word of it kept", []string{p1, p2[:strings.Index(p2, " ")], p3}, []int{1, 2, 3}},
		{"printed", []string{p1, p2, p3}, []int{0, 1, 2, 3}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var p press
			cut, full := strings.Join(test.runs, "\n"), p1+"\n"+p2+"\n"+p3
			p.add("SPA", "2024-05-01", cut)
			p.add("Okaz", "2024-05-02", full)
			p.add("Sabq", "2024-05-03", prose(4, 50)+"\n"+p2)
			p.add("Al-Watan", "2024-05-04", p2+"\n"+prose(5, 50))
			for _, pair := range [][2]int{{1, 2}, {1, 3}, {2, 3}} {
				p.share(pair[0], pair[1], p2)
			}
			var runs []align.Run
			for _, run := range test.runs {
				a, b := strings.Index(cut, run), strings.Index(full, run)
				runs = append(runs, align.Run{A: arabic.Span{Start: a, End: a + len(run)}, B: arabic.Span{Start: b, End: b + len(run)}})
			}
			p.between(align.Side{Article: 0, Span: arabic.Span{End: len(cut)}}, align.Side{Article: 1, Span: arabic.Span{End: len(full)}})
			p.matches[len(p.matches)-1].Kind = align.Edited
			p.matches[len(p.matches)-1].Runs = runs
			if len(test.want) == 4 {
				p.share(0, 2, p2)
				p.share(0, 3, p2)
			}
			found := false
			for _, c := range p.trace(t).Clusters {
				var got []int
				for _, m := range c.Members {
					got = append(got, m.Article)
				}
				slices.Sort(got)
				if slices.Contains(got, 3) {
					found = true
					if !slices.Equal(got, test.want) {
						t.Errorf("articles %v print the paragraph, want %v", got, test.want)
					}
				}
			}
			if !found {
				t.Error("no cluster of the paragraph")
			}
		})
	}
}

// The result does not depend on the order of the matches and of the groups.
func TestTraceOrder(t *testing.T) {
	p := generated(7, 40).press
	want := Trace(p.articles, slices.Clone(p.matches), groupsOf([]int{0, 1}, []int{5, 6, 7}), Options{Workers: 1})
	rng := rand.New(rand.NewPCG(1, 1))
	for range 5 {
		matches := slices.Clone(p.matches)
		rng.Shuffle(len(matches), func(i, j int) { matches[i], matches[j] = matches[j], matches[i] })
		got := Trace(p.articles, matches, groupsOf([]int{5, 6, 7}, []int{0, 1}), Options{Workers: 2})
		if !reflect.DeepEqual(got, want) {
			t.Fatal("the result differs when the matches are shuffled")
		}
	}
}

func TestTraceNothing(t *testing.T) {
	for _, articles := range [][]*corpus.Article{nil, {{}}} {
		r := Trace(articles, nil, nil, Options{})
		if len(Check(r)) > 0 || len(r.Clusters)+len(r.Stories)+len(r.Groups)+len(r.Flows) > 0 || len(r.Outlets) != len(articles) {
			t.Errorf("of %d articles without text the result is %+v", len(articles), r)
		}
	}
}

func TestGroups(t *testing.T) {
	var p press
	text := prose(1, 60)
	for i := range 4 {
		p.add(fmt.Sprint("outlet", i), "", text)
	}
	for _, x := range []int{0, 1, 3} { // a star about 2
		p.share(min(x, 2), max(x, 2), text)
	}
	r := p.trace(t, []int{2, 0, 1, 3})
	want := []Group{{Medoid: 2, Articles: []int{0, 1, 2, 3}}}
	if !reflect.DeepEqual(r.Groups, want) {
		t.Errorf("groups are %v, want %v", r.Groups, want)
	}
	if c := r.Clusters[0]; len(c.Members) != 4 || c.Texts != 1 || c.Families != 4 || c.Members[c.Medoid].Article != 2 {
		t.Errorf("cluster is %+v, want four members of four families and one text about article 2", c)
	}
}

func TestCheck(t *testing.T) {
	var p press
	text := prose(1, 60)
	for _, date := range []string{"2015-07-21", "2015-07-22", "2015-07-23"} {
		p.add("outlet "+date, date, text)
	}
	p.shareAll(text, 0, 1, 2)
	tests := []struct {
		name  string
		spoil func(r *Result)
	}{
		{"a member without a match", func(r *Result) { r.Matches = r.Matches[:1] }},
		{"a span outside its text", func(r *Result) { r.Clusters[0].Members[0].End += 500 }},
		{"an article twice", func(r *Result) { c := &r.Clusters[0]; c.Members = append(c.Members, c.Members[2]) }},
		{"a label that the matches lack", func(r *Result) { r.Clusters[0].Labels = []align.Label{align.Quote} }},
		{"members out of order", func(r *Result) { slices.Reverse(r.Clusters[0].Members) }},
		{"taken from itself", func(r *Result) { r.Clusters[0].Members[1].Hop.From = 1 }},
		{"taken from nobody", func(r *Result) { r.Clusters[0].Members[1].Hop.From = 7 }},
		{"a change elsewhere", func(r *Result) { r.Clusters[0].Members[1].Hop.Added = []arabic.Span{{Start: 0, End: 9999}} }},
		{"no medoid", func(r *Result) { r.Clusters[0].Medoid = 3 }},
		{"a story's pair without a match", func(r *Result) { r.Matches = r.Matches[:2] }},
	}
	for _, test := range tests {
		r := p.trace(t)
		test.spoil(r)
		if len(Check(r)) == 0 {
			t.Errorf("%s: Check found nothing", test.name)
		}
	}
}

// A member is what is worth most of a match that reaches beyond the passage: what of it
// stands far off beside other things does not make a member of all between, what stands
// near does.
func TestProject(t *testing.T) {
	lead, far, rest := prose(1, 20), prose(4, 12), prose(2, 60)
	for _, test := range []struct {
		what, passage, between string
		want                   func(text string) string
	}{
		{"a word far off", lead + " مصادفة", prose(3, 90), func(string) string { return lead }},
		{"a sentence far off", lead + " مصادفة " + far, prose(3, 200), func(string) string { return lead }},
		{"a sentence near", lead + " مصادفة " + far, prose(3, 15), func(text string) string { return text[:strings.Index(text, far)+len(far)] }},
	} {
		var p press
		p.add("Sabq", "", test.passage+" "+rest)
		p.add("Okaz", "", test.passage)
		_, behind, _ := strings.Cut(test.passage, lead+" ")
		p.add("Al-Watan", "", lead+" "+test.between+" "+behind+" "+rest)
		p.share(0, 1, test.passage)
		a, b := p.articles[0].Text, p.articles[2].Text
		whole := func(article int) align.Side {
			return align.Side{Article: article, Span: arabic.Span{End: len(p.articles[article].Text)}}
		}
		p.between(whole(0), whole(2))
		m := &p.matches[1]
		m.Runs = nil
		for _, s := range []string{lead, behind, rest} {
			i, k := strings.Index(a, s), strings.Index(b, s)
			m.Runs = append(m.Runs, align.Run{A: arabic.Span{Start: i, End: i + len(s)}, B: arabic.Span{Start: k, End: k + len(s)}})
		}
		found := false
		for _, c := range p.trace(t).Clusters {
			short := slices.ContainsFunc(c.Members, func(m Member) bool { return m.Article == 1 })
			for _, m := range c.Members {
				if short && m.Article == 2 {
					found = true
					if got, want := b[m.Start:m.End], test.want(b); got != want {
						t.Errorf("%s: member is %q, want %q", test.what, got, want)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: it is no member", test.what)
		}
	}
}

// A file holds what the same without one is, and is told again and again that more of
// it is about to be read.
func TestTraceIn(t *testing.T) {
	var p press
	text := prose(1, 40)
	for i := range 3 * fetchEvery {
		p.add(fmt.Sprintf("Outlet %d", i%7), "2015-07-21", prose(uint64(10+i), 20)+"\n"+text)
		if i > 0 {
			p.share(0, i, text)
		}
	}
	spill, err := index.NewSpill(t.TempDir())
	if err != nil {
		t.Skip(err)
	}
	defer spill.Close()
	var told atomic.Int64
	spill.Fetched = func() { told.Add(1) }
	if _, err := newGraph(spill, len(p.articles), p.matches); err != nil {
		t.Fatal(err)
	}
	if n, least := told.Load(), int64(3*len(p.matches)/fetchEvery); n < least {
		t.Errorf("told %d times of the graph, want %d or more", n, least)
	}
	got, err := TraceIn(spill, p.articles, slices.Clone(p.matches), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := Trace(p.articles, slices.Clone(p.matches), nil, Options{})
	if !reflect.DeepEqual(got.Clusters, want.Clusters) || !reflect.DeepEqual(got.Stories, want.Stories) || !reflect.DeepEqual(got.Reused, want.Reused) {
		t.Error("the file changes the result")
	}
}
