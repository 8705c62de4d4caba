package trace

import (
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// A change that is a credit for the most part is named by what becomes of it.
func TestAttribution(t *testing.T) {
	const said, told, line = corpus.VerbPhrase, corpus.ToldTo, corpus.Dateline
	type credit struct {
		text, name string
		kind       corpus.CreditKind
		role       corpus.Role
	}
	reuters := credit{"قال المتحدث لـ«رويترز»", "رويترز", said, told}
	mentioned := credit{"وفقا لرويترز", "رويترز", said, corpus.Report}
	for _, test := range []struct {
		name, from, to string
		credits        [2][]credit
		want           string
	}{
		{
			"whom he spoke to", "قال المتحدث لـ«رويترز» إن " + hopTail, "قال المتحدث إن " + hopTail,
			[2][]credit{{reuters}, nil},
			"credit removed لـ«رويترز>",
		},
		{
			"another one", "قال المتحدث لـ«رويترز» إن " + hopTail, "قال المتحدث لـ«عكاظ» إن " + hopTail,
			[2][]credit{{reuters}, {{"قال المتحدث لـ«عكاظ»", "عكاظ", said, told}}},
			"credit changed رويترز>عكاظ",
		},
		{
			"the printing's own name for the source's own", "قال المتحدث لـ«واس» إن " + hopTail, "قال المتحدث لـ«عكاظ» إن " + hopTail,
			[2][]credit{{{"قال المتحدث لـ«واس»", "واس", said, told}}, {{"قال المتحدث لـ«عكاظ»", "عكاظ", said, told}}},
			"credit changed واس>عكاظ",
		},
		{
			"a credit put in", hopLead + " " + hopTail, hopLead + " وفقا لرويترز " + hopTail,
			[2][]credit{nil, {mentioned}},
			"credit added >وفقا لرويترز",
		},
		{
			"it stands elsewhere in the article", hopLead + " وفقا لرويترز " + hopTail, "(رويترز) " + hopLead + " " + hopTail,
			[2][]credit{{mentioned}, {{"رويترز", "رويترز", line, corpus.Report}}},
			"added >رويترز, dropped وفقا لرويترز>",
		},
		{
			"a byline", hopLead + " " + hopTail, "سعد العتيبي- عكاظ- الرياض: " + hopLead + " " + hopTail,
			[2][]credit{nil, {{"سعد العتيبي- عكاظ- الرياض", "عكاظ", line, corpus.Report}}},
			"byline >سعد العتيبي- عكاظ- الرياض",
		},
		{
			"a byline where the other has words of its own", "وفي سياق متصل أيضا " + hopLead, "سعد العتيبي- عكاظ- الرياض: " + hopLead,
			[2][]credit{nil, {{"سعد العتيبي- عكاظ- الرياض", "عكاظ", line, corpus.Report}}},
			"words وفي سياق متصل أيضا>سعد العتيبي- عكاظ- الرياض",
		},
		{
			"a credit among other words", "قال المتحدث لـ«رويترز» في مؤتمر صحفي عقده مساء أمس بمقر الوزارة إن " + hopTail, "قال المتحدث إن " + hopTail,
			[2][]credit{{reuters}, nil},
			"dropped لـ«رويترز» في مؤتمر صحفي عقده مساء أمس بمقر الوزارة>",
		},
		{
			"a speaker is no medium", "قال لافروف بحسب المتحدث إن " + hopTail, "قال لافروف إن " + hopTail,
			[2][]credit{{{"بحسب المتحدث", "المتحدث", said, corpus.Speaker}}, nil},
			"dropped بحسب المتحدث>",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var p press
			p.add("SPA", "2015-07-20", test.from)
			p.add("Okaz", "2015-07-21", test.to)
			for i, text := range []string{test.from, test.to} {
				for _, c := range test.credits[i] {
					at := strings.Index(text, c.name)
					p.articles[i].Credits = append(p.articles[i].Credits, corpus.Credit{
						Text: c.text, Name: c.name, Kind: c.kind, Role: c.role, Start: at, End: at + len(c.name), PageStart: -1, PageEnd: -1,
					})
				}
			}
			p.between(align.Side{Article: 0, Span: arabic.Span{End: len(test.from)}}, align.Side{Article: 1, Span: arabic.Span{End: len(test.to)}})
			p.matches[0].Runs = tiles(test.from, test.to)
			var got []string
			for _, m := range p.trace(t).Clusters[0].Members {
				if m.Hop != nil {
					for _, d := range m.Hop.Changes {
						got = append(got, d.What+" "+d.A+">"+d.B)
					}
				}
			}
			if got := strings.Join(got, ", "); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
