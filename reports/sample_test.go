package reports

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/trace"
)

// The sample is a small result as a scan would give it, of articles written
// for it: a wire report, a daily that credits it, a portal that names others
// and rewords a name, and a column that has nothing to do with them.

const (
	sampleLead    = "أعلنت هيئة الموانئ اليوم أن حركة السفن في ميناء الصفا عادت إلى طبيعتها بعد توقف دام 36 ساعة بسبب العاصفة الرملية"
	sampleRenamed = "أعلنت هيئة الموانئ اليوم أن حركة السفن في ميناء الصفا عادت إلى طبيعتها بعد توقف دام 48 ساعة بسبب العاصفة الرملية"
	sampleQuote   = "«لن نسمح بدخول أي سفينة قبل أن نتأكد من سلامة الأرصفة وأجهزة الإرشاد كلها، فسلامة البحارة تأتي قبل كل شيء»"
)

// sampleResult is a fresh copy at each call.
func sampleResult(t testing.TB) *trace.Result {
	t.Helper()
	wire := &corpus.Article{
		ID: "wire-1", Path: "day.jsonl", Line: 1, Outlet: "وكالة الساحل", Title: "عودة الحركة إلى ميناء الصفا", URL: "https://example.org/wire/1",
		Published: corpus.Date{Time: time.Date(2024, 3, 5, 9, 30, 0, 0, time.FixedZone("", 3*3600)), Precision: corpus.Second, Zoned: true},
		Text:      sampleLead + ".\nوقال مدير الميناء سيرغي عواد " + sampleQuote + ".",
	}
	daily := &corpus.Article{
		ID: "daily-7", Path: "day.jsonl", Line: 2, Outlet: "الصباح الجديد", Title: "الميناء يعمل | مجددًا",
		Published: corpus.Date{Time: time.Date(2024, 3, 5, 14, 0, 0, 0, time.UTC), Precision: corpus.Minute},
		Text:      "الصفا - وكالة الساحل: " + sampleLead + ".\nوأضاف المدير " + sampleQuote + " بحسب ما نقلت الوكالة.",
	}
	start := strings.Index(daily.Text, "وكالة الساحل")
	daily.Credits = []corpus.Credit{{
		Text: "الصفا - وكالة الساحل:", Name: "وكالة الساحل", Outlet: "Sahel Agency", Kind: corpus.Dateline, Role: corpus.Report,
		Start: start, End: start + len("وكالة الساحل"), PageStart: -1, PageEnd: -1,
	}}
	portal := &corpus.Article{
		ID: "portal-3", Path: "pages/portal.txt", Outlet: "", Title: "",
		Published: corpus.Date{Time: time.Date(2024, 3, 6, 0, 0, 0, 0, time.UTC), Precision: corpus.Day, FirstSeen: true},
		Text:      "متابعات\n" + sampleRenamed + " وفق مصادر محلية.",
		Credits: []corpus.Credit{{
			Text: "المصدر: وكالات", Name: "وكالات", Kind: corpus.SourceLine, Role: corpus.Report, Vague: true,
			Start: -1, End: -1, PageStart: 120, PageEnd: 132,
		}},
	}
	column := &corpus.Article{
		ID: "column-9", Path: "day.jsonl", Line: 4, Outlet: "الصباح الجديد", Title: "في مديح القهوة",
		Text: "للقهوة في بيتنا مواعيد لا تخطئها الساعة، ولا يقطعها ضيف ولا سفر.",
	}
	res := &trace.Result{
		Articles: []*corpus.Article{column, daily, portal, wire},
		Words:    []int{12, 48, 27, 43},
		Reused:   []float64{0, 0.4375, 0.75, 0.5},
		Warnings: []corpus.Warning{{Path: "day.jsonl", Line: 3, Text: "not JSON; the line is skipped"}},
	}
	find := func(article int, passage string) align.Side {
		t.Helper()
		i := strings.Index(res.Articles[article].Text, passage)
		if i < 0 {
			t.Fatalf("article %d has no passage %q", article, passage)
		}
		return align.Side{Article: article, Span: arabic.Span{Start: i, End: i + len(passage)}}
	}
	match := func(a, b align.Side, kind align.Kind, jaccard float64, labels ...align.Label) align.Match {
		return align.Match{
			A: a, B: b, Kind: kind, Labels: labels, Reasons: []string{"20 words in the same order"}, Words: 21,
			Jaccard: jaccard, ContainmentA: min(1, jaccard*1.05), ContainmentB: min(1, jaccard*1.05),
			Runs: []align.Run{{A: a.Span, B: b.Span}},
		}
	}
	around := func(m *align.Match, a, b string) { // runs before and after what differs
		i, j := strings.Index(res.Articles[m.A.Article].Text, a), strings.Index(res.Articles[m.B.Article].Text, b)
		m.Runs = []align.Run{
			{A: arabic.Span{Start: m.A.Start, End: i - 1}, B: arabic.Span{Start: m.B.Start, End: j - 1}},
			{A: arabic.Span{Start: i + len(a) + 1, End: m.A.End}, B: arabic.Span{Start: j + len(b) + 1, End: m.B.End}},
		}
		m.Differences = []align.Difference{{A: a, B: b, What: "number"}}
	}
	changed := match(find(1, sampleLead), find(2, sampleRenamed), align.Edited, 0.9047619047619048)
	around(&changed, "36", "48")
	changed2 := match(find(2, sampleRenamed), find(3, sampleLead), align.Edited, 0.9047619047619048)
	around(&changed2, "48", "36")
	res.Matches = []align.Match{
		changed,
		match(find(1, sampleLead), find(3, sampleLead), align.Verbatim, 1),
		match(find(1, sampleQuote), find(3, sampleQuote), align.Verbatim, 1, align.Quote),
		changed2,
	}
	// because makes reasons of codes, each followed by its arguments.
	because := func(parts ...any) (reasons []trace.Reason) {
		for _, part := range parts {
			switch part := part.(type) {
			case trace.Code:
				reasons = append(reasons, trace.Reason{Code: part})
			case string:
				last := &reasons[len(reasons)-1]
				last.Args = append(last.Args, part)
			}
		}
		return reasons
	}
	res.Clusters = []trace.Cluster{
		{
			Medoid: 0, Words: 21, Source: "وكالة الساحل", Families: 3, Texts: 2, Rejected: 1,
			Origin: trace.Origin{Article: 3, Confidence: "high", Reasons: because(trace.Earliest, "وكالة الساحل", "2024-03-05 09:30:00 +03:00", trace.ByCredit, "1")},
			Members: []trace.Member{
				{Article: 3, Span: find(3, sampleLead).Span},
				{Article: 1, Span: find(1, sampleLead).Span, Share: trace.Share{Named: trace.NamesFirst, Dated: true, Delay: 270 * time.Minute}, Credit: trace.Verdict{Verdict: "correct", Reasons: because(trace.PrintedFirst, "Sahel Agency", "وكالة الساحل", "2024-03-05 09:30:00 +03:00"), Basis: "printing", Credits: []int{0}}, Hop: &trace.Hop{Reasons: because(trace.HopCredit, "وكالة الساحل"), There: find(3, sampleLead).Span, Here: find(1, sampleLead).Span}},
				{Article: 2, Span: find(2, sampleRenamed).Span, Credit: trace.Verdict{Verdict: "vague", Reasons: because(trace.Vague, "وكالات"), Credits: []int{0}}, Hop: &trace.Hop{
					Reasons: because(trace.HopOrigin), There: find(3, sampleLead).Span, Here: find(2, sampleRenamed+" وفق مصادر محلية").Span, Changes: []align.Difference{{A: "36", B: "48", What: "number"}},
					Added: []arabic.Span{find(2, "وفق مصادر محلية").Span}, Moved: 1, Uncredited: []string{"Sahel Agency"},
				}},
			},
		},
		{
			Medoid: 1, Words: 19, Labels: []align.Label{align.Quote}, Families: 2, Texts: 1,
			Origin: trace.Origin{Article: -1, Confidence: "none", Reasons: because(trace.SetApart, "quote")},
			Members: []trace.Member{
				{Article: 3, Span: find(3, sampleQuote).Span},
				{Article: 1, Span: find(1, sampleQuote).Span},
			},
		},
	}
	res.Groups = []trace.Group{{Medoid: 3, Articles: []int{1, 3}}}
	res.Stories = []trace.Story{{Articles: []int{1, 2, 3}, Pairs: []trace.Relation{{A: 1, B: 2, Relation: "partial"}, {A: 1, B: 3, Relation: "duplicate"}}}}
	res.Outlets = []trace.OutletSummary{
		{Outlet: "", Articles: 1, First: portal.Published.Time, Last: portal.Published.Time, Credits: map[string]int{"وكالات": 1}, Passages: 1},
		{Outlet: "الصباح الجديد", Family: "الصباح الجديد", Articles: 2, First: daily.Published.Time, Last: daily.Published.Time, Credits: map[string]int{"Sahel Agency": 1}, Passages: 1},
		{Outlet: "وكالة الساحل", Family: "وكاله الساحل", Articles: 1, First: wire.Published.Time, Last: wire.Published.Time, Credits: map[string]int{}, Passages: 1, Origins: 1},
	}
	res.Flows = []trace.Flow{
		{From: "وكالة الساحل", To: "الصباح الجديد", Passages: 1, Words: 21, Distinct: 21, Credited: 1, Dated: 1, Delay: 270 * time.Minute},
	}
	res.Counts = trace.Counts{
		Articles: 4, Bytes: 1300, Words: 130, Keys: 60, Candidates: 5, Matches: 4, Labelled: 1,
		Groups: 1, Clusters: 2, Stories: 1, Skipped: 1,
	}
	return res
}

func sampleMeta() Meta {
	return Meta{Version: "test", Options: map[string]any{"min_words": 15, "engine": "default", "same_outlet": true, "fail_at": 0.3}}
}

func sampleReport(t testing.TB) *Report { return New(sampleResult(t), sampleMeta()) }

// hostile is text that attacks each format at once.
const hostile = "=cmd|' /C calc'!A0\n| a | b |\r\n<script>alert(1)</script>\"'><img src=x onerror=alert(2)>" +
	"\x1b[31mred\x1b]0;title\x07 \u202eevil\u202c \u2067iso \u009b2J `code` ``` # h\n> q\n[x](javascript:alert(3)) ![i](http://evil.example/p.png) " +
	"&lt; &amp; {{.}} ]]> --> */ www.evil.example a@evil.example $x$ \x00\x7f\u2028\ufeff end"

// hostileResult is the sample with hostile text in every field that input
// fills, and with one word of the given number of letters.
func hostileResult(t testing.TB, letters int) *trace.Result {
	res := sampleResult(t)
	long := strings.Repeat("ص", letters)
	wire := res.Articles[3]
	wire.Title, wire.Outlet, wire.URL, wire.Path = hostile, hostile, "javascript:alert(4)//"+hostile, hostile
	wire.ID = "wire\x1b[2J|`<b>\u202e"
	tail := " " + hostile + " " + long
	wire.Text += tail
	res.Clusters[0].Members[0].End = len(wire.Text)
	res.Clusters[0].Members[0].Start = 0
	for i := range res.Matches {
		res.Matches[i].Reasons = append(slices.Clone(res.Matches[i].Reasons), hostile)
		res.Matches[i].Differences = []align.Difference{{A: hostile, B: long, What: "words"}}
	}
	res.Clusters[0].Members[1].Credit.Reasons = []trace.Reason{{Args: []string{hostile}}, {Args: []string{long}}}
	res.Articles[1].Credits[0].Text = hostile
	res.Articles[1].Credits[0].Name = hostile
	res.Outlets[2].Outlet = hostile
	res.Clusters[0].Source = hostile
	res.Flows[0].From = hostile
	res.Outlets[2].Credits = map[string]int{hostile: 1, long: 2}
	res.Warnings = append(res.Warnings, corpus.Warning{Path: hostile, Line: 1, Text: hostile + long})
	return res
}
