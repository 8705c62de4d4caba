package reports

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/trace"
)

// Every reason can be said in Arabic, with all that it says in English.
func TestArabicReasons(t *testing.T) {
	p := arabicPhrases()
	args := []string{"7001", "7002", "7003", "7004"}
	said := func(text string) (args []string) {
		for _, arg := range []string{"7001", "7002", "7003", "7004"} {
			if strings.Contains(strings.ReplaceAll(text, ",", ""), arg) {
				args = append(args, arg)
			}
		}
		return args
	}
	for _, code := range trace.Codes() {
		english := trace.Reason{Code: code, Args: args}.Text()
		arabic, ok := arabicReason(Reason{string(code), args}, p)
		if !ok || !slices.Equal(said(arabic), said(english)) {
			t.Errorf("%s in Arabic = %q, %t, want what is in %q", code, arabic, ok, english)
		}
	}
	if n := len(arabicReasons()); n != len(trace.Codes()) {
		t.Errorf("%d codes have an Arabic phrase, want %d", n, len(trace.Codes()))
	}
}

func TestReasons(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		codes      []Reason
		want       string
	}{
		{"en", "earliest known printing", []Reason{{"is-earliest", nil}}, "earliest known printing"},
		{"ar", "earliest known printing", []Reason{{"is-earliest", nil}}, "أقدم نشر معروف"},
		{"ar", "earliest known printing", nil, "earliest known printing"},
		{"ar", "what a later program says", []Reason{{"later-code", nil}}, "what a later program says"},
		{"ar", "-", []Reason{{"set-apart", []string{"formula"}}}, "استُبعد (\u2067صيغة متكررة\u2069): لا يُعدّ أحد ممن نشره مصدرًا له"},
		{"ar", "-", []Reason{{"by-date", []string{"1"}}}, "تاريخه أسبق من مادة واحدة"},
		{"ar", "-", []Reason{{"by-date", []string{"2"}}}, "تاريخه أسبق من مادتين"},
		{"ar", "-", []Reason{{"by-date", []string{"12"}}}, "تاريخه أسبق من 12 مادة"},
		{"ar", "-", []Reason{{"earlier", []string{"TASS", "2024-03-05"}}}, "\u2067تاس\u2069 (\u20662024-03-05\u2069) أقدم"},
		{"ar", "-", []Reason{{"earlier-taker", []string{"نشرة", "", "AFP, Reuters"}}}, "\u2067نشرة\u2069 (بلا تاريخ) أقدم، لكنه ينسبه إلى \u2067فرانس برس\u2069، \u2067رويترز\u2069"},
		{"ar", "-", []Reason{{"earlier", []string{"سبق", ""}}}, "\u2067سبق\u2069 (بلا تاريخ) أقدم"},
		{"ar", "-", []Reason{{"earlier", []string{"x\u202e\x1b[31m", "seen 2024-03-05"}}}, "\u2066x\u2069 (رُصد \u20662024-03-05\u2069) أقدم"},
		{
			"en", "-",
			[]Reason{{"contradiction", []string{"A"}}, {"contradiction", []string{"B"}}},
			"credits A, B; the credits contradict each other and this corpus does not decide",
		},
		{
			"en", "-",
			[]Reason{{"other-absent", []string{"A", "1", "C"}}, {"other-absent", []string{"B", "1", "C"}}},
			"credits A, B, where one printing credits C, which does not print it in this corpus",
		},
		{
			"ar", "-",
			[]Reason{{"other-absent", []string{"AFP", "1", "C"}}, {"other-absent", []string{"TASS", "2", "C"}}, {"other-absent", []string{"Reuters", "1", "C"}}},
			"ينسبه إلى \u2067فرانس برس\u2069، \u2067رويترز\u2069، في حين أن مادة واحدة تنسبه إلى \u2066C\u2069، ولا نصّ لها ضمن هذه المواد" +
				"؛ ينسبه إلى \u2067تاس\u2069، في حين أن مادتين تنسبانه إلى \u2066C\u2069، ولا نصّ لها ضمن هذه المواد",
		},
		{
			"en", "-",
			[]Reason{{"unlike-others", []string{"A"}}, {"unlike-others", []string{"B"}}},
			"credits A, B, none of which has an earlier printing of it here; this text is too short or too unlike the others to be surely theirs",
		},
		{
			"ar", "-",
			[]Reason{{"unsure-order", []string{"TASS"}}, {"unsure-order", []string{"%q"}}},
			"ينسبه إلى \u2067تاس\u2069، \u2066%q\u2069، ولا نصّ لأيٍّ منها هنا؛ وترتيب المواد هنا غير مؤكد",
		},
		{
			"en", "-",
			[]Reason{{"earliest", []string{"سبق", "2024-03-05"}}},
			"earliest in this corpus: \u2067سبق\u2069 (2024-03-05)",
		},
		{"en", "-", []Reason{{"vague", []string{"وكالات"}}}, `credits only "وكالات" for it, which names nobody`},
		{"en", "a\u202eb\x1b[31m", nil, "ab"},
	} {
		p, err := phrasesOf(test.lang)
		check(t, err)
		if got := strings.Join(p.reasons(slices.Repeat([]string{test.text}, max(1, len(test.codes))), test.codes), p.Semicolon); got != test.want {
			t.Errorf("reasons(%q, %v) in %s = %q, want %q", test.text, test.codes, test.lang, got, test.want)
		}
	}
}

// A printing is said to have dropped something only where a credit or the origin
// says that it was taken from the other.
func TestChangesOfUnknownDirection(t *testing.T) {
	r := sampleReport(t)
	v := newView(r, english())
	c := &r.Clusters[0]
	for _, test := range []struct {
		code, origin string
		want         string
	}{
		{"hop-credit", "", "number, credit removed, sentence added, order"},
		{"hop-origin", "wire-1", "number, credit removed, sentence added, order"},
		{"hop-before", "wire-1", "number, credit removed, sentence added, order"},
		{"hop-before", "", "number, credit only there, sentence only here, order"},
		{"hop-closest", "wire-1", "number, credit only there, sentence only here, order"},
		{"", "wire-1", "number, credit removed, sentence added, order"},
		{"", "", "number, credit only there, sentence only here, order"},
	} {
		c.Origin.Article = test.origin
		m := c.Members[2]
		hop := *m.Hop
		if hop.Codes = nil; test.code != "" {
			hop.Codes = []Reason{{Code: test.code}}
		}
		m.Hop = &hop
		var whats []string
		for _, change := range v.changes(c, &m) {
			whats = append(whats, change.What)
		}
		if got := strings.Join(whats, ", "); got != test.want {
			t.Errorf("changes of a hop because of %q, origin %q = %s, want %s", test.code, test.origin, got, test.want)
		}
	}
}

// A tail that was cut is told as one, a long one by its first and last words; and of two
// names that changed places both are told at once, wherever they stand.
func TestTailsAndCredits(t *testing.T) {
	r := sampleReport(t)
	v := newView(r, english())
	c := &r.Clusters[0]
	m := c.Members[2]
	from := v.articles[m.Hop.From.Article]
	text := v.text(from)
	middle := strings.LastIndexByte(text[:len(text)/2], ' ')
	for _, test := range []struct {
		there Span
		want  string
	}{
		{Span{middle + 1, len(text)}, "credit changed Reuters AFP, tail cut"},
		{Span{0, middle}, "credit changed Reuters AFP, head cut"},
		{Span{len("كلمة") * 6, middle}, "credit changed Reuters AFP, sentence dropped"},
	} {
		hop := Hop{From: m.Hop.From, Codes: []Reason{{Code: "hop-credit"}}, There: Span{0, len(text)}, Here: m.Hop.Here, Dropped: []Span{test.there}, Uncredited: []string{"Reuters"}, Credited: []string{"AFP"}}
		m := m
		m.Hop = &hop
		list := v.changes(c, &m)
		if len(list) != 2 || list[0].What+" "+list[0].There+" "+list[0].Here+", "+list[1].What != test.want {
			t.Errorf("changes where %v was dropped = %+v, want %s", test.there, list, test.want)
		}
	}
	p := english()
	if short := strings.Repeat("كلمة ", mostTold-1) + "آخرة"; p.shortened(short) != short {
		t.Errorf("%d words are shortened to %q", mostTold, p.shortened(short))
	}
	if got := p.shortened("أولى " + strings.Repeat("كلمة ", mostTold) + "آخرة"); !strings.HasPrefix(got, "أولى كلمة") || !strings.HasSuffix(got, "كلمة آخرة (62 words)") || strings.Count(got, "كلمة") > mostTold*2/3 {
		t.Errorf("a long sentence is shortened to %q", got)
	}
}

// A credit one letter off is listed with the outlet that it may mean.
func TestUnregisteredMayMean(t *testing.T) {
	r := sampleReport(t)
	r.Articles[0].Credits = []Credit{{Text: "نقلا عن روبترز", Name: "روبترز", Role: "report", Start: -1, End: -1}}
	want := []nameCount{{"روبترز", 1, "Reuters"}}
	got, _ := newView(r, english()).unregistered(10)
	if i := slices.IndexFunc(got, func(n nameCount) bool { return n.Name == "روبترز" }); i < 0 || got[i] != want[0] {
		t.Errorf("names the registry does not know = %+v, want %+v among them", got, want)
	}
	for _, format := range []Format{HTML, Markdown} {
		if out := render(t, r, format, RenderOptions{}); !strings.Contains(out, "Did you mean") || !strings.Contains(out, "Reuters") {
			t.Errorf("%s does not say what روبترز may mean", format)
		}
	}
}

// Of few articles a report says in every format which of them credit whom, the names
// that name nobody last; of many it does not.
func TestCrediting(t *testing.T) {
	source := func(name, text string, vague bool) Credit {
		return Credit{Text: text, Name: name, Kind: "source-line", Role: "report", Vague: vague, Start: -1, End: -1, PageStart: -1, PageEnd: -1}
	}
	told := source("SPA", "قال لواس", false)
	told.Role = "told-to"
	r := &Report{Schema: Schema, Articles: []Article{
		{ID: "one", Outlet: "Okaz", Credits: []Credit{source("وكالات", "وكالات", true), source("TASS", "المصدر: تاس", false), source("TASS", "تاس", false)}},
		{ID: "two", Outlet: "Okaz", Credits: []Credit{told}},
		{ID: "three"},
	}}
	list := newView(r, english()).crediting()
	if len(list) != 1 || list[0].ID != "one" || !slices.Equal(list[0].Names, []string{"TASS", "وكالات"}) || !slices.Equal(list[0].Printed, []string{"وكالات", "المصدر: تاس", "تاس"}) {
		t.Errorf("crediting() = %+v, want article one, TASS and وكالات", list)
	}
	// Each stands apart, so that the comma between two Arabic ones is the page's.
	if page := render(t, r, HTML, RenderOptions{}); !strings.Contains(page, "<td><bdi>TASS</bdi>, <bdi>وكالات</bdi><td><bdi>وكالات</bdi>, <bdi>المصدر: تاس</bdi>, <bdi>تاس</bdi>") {
		t.Error("the page does not set each credit apart")
	}
	for range mostCrediting {
		r.Articles = append(r.Articles, r.Articles[0])
	}
	if list := newView(r, english()).crediting(); list != nil {
		t.Errorf("crediting() of %d articles = %d rows, want none", len(r.Articles), len(list))
	}
}
