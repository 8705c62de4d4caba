package trace

import (
	"slices"
	"testing"

	"sada/lsh/align"
)

// What a draft agrees with is not called the earliest where nothing says so: where it
// has no date, or where an earlier printing stands apart.
func TestOriginOfADraft(t *testing.T) {
	text := prose(1, 40)
	for _, tt := range []struct {
		name       string
		date       string // of the printing
		apart      string // date of another one, which is set apart, "" if there is none
		whole      bool   // the other holds all of the passage, not its first quarter
		label      align.Label
		confidence string
		origin     []Code // reasons of the origin
		verdict    []Code // reasons of the draft's verdict
	}{
		{name: "dated", date: "2026-11-17", confidence: "high", origin: []Code{Earliest}, verdict: []Code{NoneEarliest}},
		{name: "undated", confidence: "low", origin: []Code{OnlyUndated}, verdict: []Code{NoneUndated}},
		{name: "earlier apart", date: "2026-11-17", apart: "2026-11-16", whole: true, label: align.Formula, confidence: "low", origin: []Code{Earliest, ApartEarlier}, verdict: []Code{NoneEarliest}},
		{name: "later apart", date: "2026-11-17", apart: "2026-11-18", whole: true, label: align.Formula, confidence: "high", origin: []Code{Earliest}, verdict: []Code{NoneEarliest}},
		{name: "a part apart", date: "2026-11-17", apart: "2026-11-16", label: align.Quote, confidence: "high", origin: []Code{Earliest}, verdict: []Code{NoneEarliest}},
	} {
		p := &press{}
		draft := p.add("", "", text)
		printed := p.add("الديرة", tt.date, text)
		p.shareAll(text, draft, printed)
		if tt.apart != "" {
			part := text
			if !tt.whole {
				part = text[:blankBefore(text, len(text)/4)]
			}
			old := p.add("نبض الجنوب", tt.apart, part)
			p.share(draft, old, part, tt.label)
		}
		r := Trace(p.articles, p.matches, nil, Options{Drafts: 1})
		at := slices.IndexFunc(r.Clusters, func(c Cluster) bool { return len(c.Labels) == 0 })
		if at < 0 {
			t.Fatalf("%s: %d clusters, none of reuse", tt.name, len(r.Clusters))
		}
		c := r.Clusters[at]
		if c.Origin.Article != printed || c.Origin.Confidence != tt.confidence || !slices.Equal(codes(c.Origin.Reasons), tt.origin) {
			t.Errorf("%s: origin %+v, want article %d, %s, %v", tt.name, c.Origin, printed, tt.confidence, tt.origin)
		}
		for _, m := range c.Members {
			switch {
			case m.Article == draft && !slices.Equal(codes(m.Credit.Reasons), tt.verdict):
				t.Errorf("%s: verdict on the draft %+v, want %v", tt.name, m.Credit, tt.verdict)
			case m.Article == draft && tt.confidence == "low" && tt.apart != "" && m.Credit.Reasons[0].Args[0] != "نبض الجنوب":
				t.Errorf("%s: the draft is told of %v, want the earlier printing", tt.name, m.Credit.Reasons[0].Args)
			case m.Article == printed && (m.Credit.Reasons[0].Code == IsEarliest) != (tt.confidence == "high"):
				t.Errorf("%s: verdict on the printing %+v", tt.name, m.Credit)
			}
		}
	}
}

// codes are those of reasons.
func codes(reasons []Reason) []Code {
	list := make([]Code, len(reasons))
	for i, r := range reasons {
		list[i] = r.Code
	}
	return list
}

// A draft is no printing: it counts for no outlet, nothing flows to it, and behind the
// passage stand the families and texts of those who have printed it.
func TestDraftCountsForNothing(t *testing.T) {
	text := "أعلنت هيئة الطرق في مدينة الشاطئ اليوم أن الجسر الجديد سيفتح أمام المركبات صباح الأحد المقبل بعد أعمال استمرت عامين"
	count := func(drafts int) *Result {
		p := &press{}
		draft := p.add("عكاظ", "2015-03-09", text)
		printed := p.add("سبق", "2015-03-07", text)
		p.shareAll(text, draft, printed)
		return Trace(p.articles, p.matches, nil, Options{Drafts: drafts})
	}
	for _, tt := range []struct{ drafts, outlets, families, texts, flows int }{{0, 2, 2, 2, 1}, {1, 1, 1, 1, 0}} {
		r := count(tt.drafts)
		c := r.Clusters[0]
		if len(r.Outlets) != tt.outlets || c.Families != tt.families || c.Texts != tt.texts || len(r.Flows) != tt.flows {
			t.Errorf("%d drafts: %d outlets, %d families, %d texts, %d flows, want %d, %d, %d, %d",
				tt.drafts, len(r.Outlets), c.Families, c.Texts, len(r.Flows), tt.outlets, tt.families, tt.texts, tt.flows)
		}
	}
}
