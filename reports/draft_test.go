package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/trace"
)

// run is the run of a word list's stretch on either side.
func run(aStart, aEnd, bStart, bEnd int) Run {
	return Run{AStart: int32(aStart), AEnd: int32(aEnd), BStart: int32(bStart), BEnd: int32(bEnd)}
}

func TestAligned(t *testing.T) {
	for _, test := range []struct {
		name, draft, there string
		runs               []Run
		want               string
	}{
		{
			"a number", "one two three 29 five six seven", "one two three 19 five six seven",
			[]Run{run(0, 13, 0, 13), run(17, 31, 17, 31)},
			"one two three  {+29+}  [-19-]  five six seven",
		},
		{
			"a name that the byline has", "said the captain khaled five six seven", "khaled: said the captain nayef five six seven",
			[]Run{run(0, 16, 8, 24), run(17, 23, 0, 6), run(24, 38, 31, 45)},
			" [-khaled:-] said the captain {+khaled+}  [-nayef-]  five six seven",
		},
		{
			"another order", "one two three four five six", "four five six new one two three",
			[]Run{run(0, 13, 18, 31), run(14, 27, 0, 13)},
			"one two three four five six",
		},
		{
			"a word that stands in its place", "one two three four nine six seven eight", "one two three ten four eleven six seven eight",
			[]Run{run(0, 13, 0, 13), run(14, 18, 18, 22), run(24, 39, 30, 45)},
			"one two three  [-ten-] four {+nine+}  [-eleven-]  six seven eight",
		},
		{
			"a comma that both have", "one two, three five six seven", "one two, ten six seven",
			[]Run{run(0, 7, 0, 7), run(20, 29, 13, 22)},
			"one two,  {+three five+}  [-ten-]  six seven",
		},
		{
			"a comma of the draft alone", "one two, three six seven", "one two ten six seven",
			[]Run{run(0, 7, 0, 7), run(15, 24, 12, 21)},
			"one two {+, three+}  [-ten-]  six seven",
		},
	} {
		m := &Match{A: Side{End: len(test.draft)}, B: Side{End: len(test.there)}, Runs: test.runs}
		if got, _ := aligned(m, test.draft, test.there, 8); !sameWords(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// sameWords compares without the number of blanks.
func sameWords(a, b string) bool {
	return wrap(a, 1<<30)[0] == wrap(b, 1<<30)[0]
}

// One article shares, several share.
func TestComparedCounts(t *testing.T) {
	for sharing, want := range map[int]string{
		0: "Compared with 1 article; 0 of them share something with a draft.",
		1: "Compared with 1 article; 1 of them shares something with a draft.",
	} {
		if got := draftPhrasesOf("en").Compared(1, sharing); got != want {
			t.Errorf("%d sharing: %q, want %q", sharing, got, want)
		}
	}
}

// A check says with how many articles a draft was compared, of which its report
// holds those that share something.
func TestSummaryOfCheck(t *testing.T) {
	r := &Report{
		Options:  map[string]any{"drafts": 1, "compared_with": 1200},
		Articles: []Article{{ID: "draft", Words: 100, Reused: 0.4}, {ID: "a"}, {ID: "b"}},
		Matches:  []Match{{A: Side{Article: "draft"}, B: Side{Article: "a"}}},
	}
	for lang, want := range map[string]string{
		"en": "Compared with 1,200 articles; 2 of them share something with a draft.",
		"ar": "المقارنة: 1,200 مادة؛ ما يشترك مع المسودة في شيء: مادتان.",
	} {
		p, err := phrasesOf(lang)
		check(t, err)
		lines := newView(r, p).summary()
		if len(lines) < 2 || lines[1] != want {
			t.Errorf("%s: the summary is %q, want %q as its second line", lang, lines, want)
		}
	}
}

// What stands in passages that are set apart, and in no reuse, is told of in each
// language; a filter counts it anew.
func TestApart(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("كلمة ", 10)) // words of nine bytes with the blank
	at := func(from, to int, labels ...align.Label) align.Match {
		return align.Match{A: align.Side{Article: 0, Span: arabic.Span{Start: 9 * from, End: 9*to - 1}}, B: align.Side{Article: 1}, Labels: labels}
	}
	for _, test := range []struct {
		matches []align.Match
		want    float64
	}{
		{nil, 0},
		{[]align.Match{at(0, 5)}, 0},
		{[]align.Match{at(0, 5, align.Formula)}, 0.5},
		{[]align.Match{at(0, 5), at(3, 8, align.Formula), at(7, 9, align.Self)}, 0.4},
		{[]align.Match{at(0, 10), at(3, 8, align.Formula)}, 0},
	} {
		r := &trace.Result{Articles: []*corpus.Article{{ID: "draft", Text: text}, {ID: "a"}}, Matches: test.matches}
		if got := Apart(r, 0); got != test.want {
			t.Errorf("Apart of %v = %v, want %v", test.matches, got, test.want)
		}
		whole := New(r, Meta{Options: map[string]any{"drafts": 1}})
		if got := whole.Articles[0].Apart; got != test.want {
			t.Errorf("the report of %v has %v apart, want %v", test.matches, got, test.want)
		}
		if got := whole.apart(&whole.Articles[0], text); got != test.want {
			t.Errorf("the report of %v counts %v apart, want %v", test.matches, got, test.want)
		}
	}
	draft := &Article{ID: "draft", Words: 10, Reused: 0.5, Apart: 0.4}
	for lang, want := range map[string]string{"en": " 40% more stands in passages set apart.", "ar": " وفي مقاطع مستبعدة 40% أخرى."} {
		if got := draftPhrasesOf(lang).coverage(draft, true); !strings.HasSuffix(got, want) {
			t.Errorf("%s: the coverage is %q, want it to end with %q", lang, got, want)
		}
	}
}

// A report of a check calls the draft the draft, counts it among no outlet's articles
// and shows all that it has otherwise, what the ends of a match say included.
func TestReportOfCheck(t *testing.T) {
	const there, here = "الأمير زار المدينة أمس وافتتح 12 مدرسة خلال أسبوع", "الأمير زار المدينة أمس وافتتح 14 مدرسة خلال شهر"
	number, last := strings.Index(there, "12"), strings.Index(there, "أسبوع")
	whole, own := Side{"old#1", 0, len(there)}, Side{"draft", 0, len(here)}
	r := &Report{
		Schema:  Schema,
		Options: map[string]any{"drafts": 1, "compared_with": 3},
		Articles: []Article{
			{ID: "draft", Title: "Mine", Words: 9, Reused: 1, Text: here},
			{ID: "old#1", Title: "Theirs", Published: "2024-05-01T10:00:00+03:00", DatePrecision: "second", Words: 9, Text: there},
		},
		Matches: []Match{{
			ID: "m", A: own, B: whole, Kind: "edited", Words: 9, Differences: []Difference{{A: "14", B: "12", What: "number"}},
			Runs: []Run{run(0, number, 0, number), run(number+3, last, number+3, last)},
		}},
		Clusters: []Cluster{{ID: "c", Medoid: "old#1", Words: 9, Families: 1, Texts: 1, Members: []Member{
			{Article: "old#1", End: len(there), Credit: Verdict{Verdict: "unconfirmed"}},
			{Article: "draft", End: len(here), Credit: Verdict{Verdict: "none"}, Hop: &Hop{
				From: whole, Codes: []Reason{{Code: "closest"}}, Reasons: []string{"closest"},
				Changes: []Difference{{A: "12", B: "14", What: "number"}, {A: "أسبوع", B: "شهر", What: "words"}}, Uncredited: []string{"TASS"},
			}},
		}}},
		Outlets: []Outlet{{Articles: 1}},
	}
	for _, want := range []struct {
		format Format
		text   []string
		not    []string
	}{
		{Table, []string{"12", "أسبوع", "شهر", "TASS", "2024-05-01 10:00 "}, []string{"10:00:00", "+03:00"}},
		{Markdown, []string{"## Where its passages stand", "| the draft |", "| (unknown) | 1 |", "Printings: 1", "وافتتح {+14+} \\[-12-\\] مدرسة", "stands only in the draft"}, []string{"Printings: 2", "Passages printed more than once"}},
		{CSVClusters, []string{"c,,edited,9,1,0,"}, []string{"c,,edited,9,2,"}},
		{HTML, []string{
			"<h3>Where its passages stand</h3>", "<bdi>the draft</bdi>", "Printings <b>1</b>", `<span class="v v-none">none 1</span>`,
			`<span class="excerpt" dir="auto">` + here, "<ins>only in the draft</ins>", `<th scope="col">In the draft<th scope="col">There`, `<td dir="auto">14<td dir="auto">12`,
		}, []string{"10:00:00", "Printings <b>2</b>", "unconfirmed 1", "only in this printing", `<span class="excerpt" dir="auto">` + there}},
	} {
		got := render(t, r, want.format, RenderOptions{})
		if pairs := strings.Count(got, `<div class="pair">`); want.format == HTML && pairs != 1 {
			t.Errorf("the page has %d pairs, want the draft and the other once", pairs)
		}
		for _, s := range want.text {
			if !strings.Contains(got, s) {
				t.Errorf("as %s it does not say %q:\n%s", want.format, s, got[:min(len(got), 3000)])
			}
		}
		for _, s := range want.not {
			if strings.Contains(got, s) {
				t.Errorf("as %s it says %q", want.format, s)
			}
		}
	}
}

// Times are shown to the minute, and their zone where not all have the same one.
func TestWhen(t *testing.T) {
	p, err := phrasesOf("en")
	check(t, err)
	for _, test := range []struct{ published, want []string }{
		{[]string{"2024-05-01", ""}, []string{"2024-05-01", ""}},
		{[]string{"2024-05-01T15:04", "2024-05-02T15:04:05"}, []string{"2024-05-01 15:04", "2024-05-02 15:04"}},
		{[]string{"2024-05-01", "2024-05-02T15:04:05+03:00", "2024-05-02T15:04+03:00"}, []string{"2024-05-01", "2024-05-02 15:04", "2024-05-02 15:04"}},
		{[]string{"2024-05-02T15:04:05+03:00", "2024-05-02T15:04Z"}, []string{"2024-05-02 15:04 +03:00", "2024-05-02 15:04 Z"}},
		{[]string{"2024-05-02T15:04:05+03:00", "2024-05-02T15:04"}, []string{"2024-05-02 15:04 +03:00", "2024-05-02 15:04"}},
	} {
		r := &Report{}
		for _, published := range test.published {
			r.Articles = append(r.Articles, Article{Published: published})
		}
		v := newView(r, p)
		for i, want := range test.want {
			if got := v.when(&r.Articles[i]); got != want {
				t.Errorf("when(%q) of %q = %q, want %q", test.published[i], test.published, got, want)
			}
		}
	}
}

// Whom a draft credits and the other text does not stands in the table as what only the
// other credits does, whether the draft was held against it or not.
func TestCreditsOfDraft(t *testing.T) {
	credit := func(outlet, role string) Credit { return Credit{Name: outlet, Outlet: outlet, Role: role} }
	for _, test := range []struct {
		name         string
		draft, other []Credit
		labels       []string
		want         string
	}{
		{"each its own", []Credit{credit("AFP", "report")}, []Credit{credit("Reuters", "report")}, nil, "credit only there  Reuters, credit only here AFP "},
		{"the draft alone", []Credit{credit("AFP", "report")}, nil, nil, "credit only here AFP "},
		{"twice", []Credit{credit("AFP", "report"), credit("AFP", "report")}, nil, nil, "credit only here AFP "},
		{"the same", []Credit{credit("AFP", "report")}, []Credit{credit("AFP", "report")}, nil, ""},
		{"named there for a statement", []Credit{credit("AFP", "report")}, []Credit{credit("AFP", "statement")}, nil, ""},
		{"the other itself", []Credit{credit("Okaz", "report")}, nil, nil, ""},
		{"a name that no registry has", []Credit{{Name: "وكالة القرية", Role: "report"}}, []Credit{{Name: "وكالة القريه", Role: "report"}}, nil, ""},
		{"nobody by name", []Credit{{Name: "وكالات", Vague: true, Role: "report"}}, nil, nil, ""},
		{"a passage set apart", []Credit{credit("AFP", "report")}, nil, []string{"quote"}, ""},
	} {
		r := &Report{
			Options:  map[string]any{"drafts": 1},
			Articles: []Article{{ID: "draft", Credits: test.draft}, {ID: "a", Outlet: "Okaz", House: "Okaz", Credits: test.other}},
			Matches:  []Match{{A: Side{Article: "draft"}, B: Side{Article: "a"}, Labels: test.labels}},
		}
		p, err := phrasesOf("en")
		check(t, err)
		said := func(r *Report, m *Member) string {
			var list []string
			for _, c := range newView(r, p).changesOf(&r.Matches[0], &Cluster{}, m) {
				list = append(list, c.What+" "+c.Here+" "+c.There)
			}
			return strings.Join(list, ", ")
		}
		if got := said(r, nil); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if len(test.labels) > 0 {
			continue // has no hop
		}
		hop := &Hop{From: Side{Article: "a"}}
		for _, c := range test.other {
			if c.Outlet == "Reuters" {
				hop.Uncredited = append(hop.Uncredited, c.Outlet)
			}
		}
		if got := said(r, &Member{Article: "draft", Hop: hop}); got != test.want {
			t.Errorf("%s, held against it: %q, want %q", test.name, got, test.want)
		}
		r.Options["drafts"] = 0
		if got := said(r, nil); got != "" {
			t.Errorf("%s, of no draft: %q, want nothing", test.name, got)
		}
	}
}

// Of several drafts each table says of which it is.
func TestTablesOfDrafts(t *testing.T) {
	for _, test := range []struct {
		drafts int
		want   string
	}{{1, "Where its passages stand"}, {2, "Where its passages stand: \u2067أولى\u2069"}} {
		r := &Report{Options: map[string]any{"drafts": test.drafts}, Articles: []Article{{ID: "a", Title: "أولى"}, {ID: "b", Title: "ثانية"}, {ID: "c"}}}
		if got := newView(r, english()).elsewhere(&r.Articles[0]); got != test.want {
			t.Errorf("of %d drafts: %q, want %q", test.drafts, got, test.want)
		}
	}
}

// A table says which words of a draft a passage is, where the draft's text is there.
func TestWordsFromTo(t *testing.T) {
	const text = "أعلنت الوزارة، أمس خطا جديدا"
	words := arabic.Words(nil, text)
	at := func(word string) int { return strings.Index(text, word) }
	for _, test := range []struct {
		from, to int
		want     string
	}{
		{0, len(text), "words 1-5"},
		{at("أمس"), at(" جديدا"), "words 3-4"},
		{at("جديدا"), len(text), "words 5-5"},
		{at("،"), at(" أمس"), ""},
	} {
		if got := english().wordsFromTo(words, Side{Start: test.from, End: test.to}); got != test.want {
			t.Errorf("%d to %d are %q, want %q", test.from, test.to, got, test.want)
		}
	}
	if got := arabicPhrases().wordsFromTo(words, Side{End: len(text)}); got != "من 1 إلى 5" {
		t.Errorf("in Arabic they are %q", got)
	}
	if got := arabicPhrases().wordsFromTo(nil, Side{End: 5}); got != "" {
		t.Errorf("without the text the words are %q", got)
	}
}

// A table shows some printings word by word and says how many it does not.
func TestDraftDetailsLeftOut(t *testing.T) {
	const text = "أعلنت الوزارة أمس خطا جديدا"
	r := &Report{Schema: Schema, Options: map[string]any{"drafts": 1}, Articles: []Article{{ID: "draft", Text: text}}}
	for i := range draftDetails + 2 {
		id := fmt.Sprint(i)
		r.Articles = append(r.Articles, Article{ID: id, Text: text})
		r.Matches = append(r.Matches, Match{ID: id, A: Side{"draft", 0, len(text)}, B: Side{id, 0, len(text)}, Kind: "verbatim", Words: 5, Runs: []Run{run(0, len(text), 0, len(text))}})
	}
	const left = "2 more are not shown word by word; --full shows them all."
	for _, format := range []Format{Table, Markdown} {
		for full, want := range map[bool]bool{false: true, true: false} {
			if got := render(t, r, format, RenderOptions{Full: full}); strings.Contains(got, left) != want || strings.Contains(got, "word by word") != want {
				t.Errorf("%s, full %v: %s", format, full, got)
			}
		}
	}
	r.Matches = r.Matches[:draftDetails]
	if got := render(t, r, Table, RenderOptions{}); strings.Contains(got, "word by word") {
		t.Errorf("where all are shown: %s", got)
	}
}

// Copies of the same words give way to a printing of others, but for the first, and not to
// one that is set apart.
func TestWordByWord(t *testing.T) {
	same, edited, apart := &Match{Kind: "verbatim"}, &Match{Kind: "edited"}, &Match{Kind: "edited", Labels: []string{"formula"}}
	for _, test := range []struct {
		name string
		list []*Match
		all  bool
		want []int
	}{
		{"none", nil, false, []int{}},
		{"few", []*Match{same, edited, apart}, false, []int{0, 1, 2}},
		{"an edited one behind copies", []*Match{same, same, same, same, same, same, edited}, false, []int{0, 1, 2, 3, 6}},
		{"one set apart behind copies", []*Match{same, same, same, same, same, same, apart}, false, []int{0, 1, 2, 3, 4}},
		{"the best of many edited", []*Match{same, edited, same, edited, edited, edited, edited, edited}, false, []int{0, 1, 3, 4, 5}},
		{"all", []*Match{same, same, same, same, same, same, edited}, true, []int{0, 1, 2, 3, 4, 5, 6}},
	} {
		if got := wordByWord(test.list, test.all); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
