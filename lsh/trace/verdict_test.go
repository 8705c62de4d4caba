package trace

import (
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// Printings of one passage, each "outlet | date | credits"; the origin by its
// place, -1 where undecided, and the verdicts in the same order.
func TestOriginAndVerdicts(t *testing.T) {
	tests := []struct {
		name       string
		printings  []string
		origin     int
		confidence string
		verdicts   string // "-" for none passed
	}{
		{
			"dates decide",
			[]string{"Okaz | 2015-07-21 10:00 +03:00 |", "Sabq | 2015-07-21 12:00 +03:00 | Okaz", "Al-Watan | 2015-07-22 +03:00 |"},
			0, "high", "- correct none",
		},
		{
			"a day and a time of that day tie",
			[]string{"Okaz | 2015-07-21 |", "Sabq | 2015-07-21 12:00 |"},
			-1, "none", "none none",
		},
		{
			"a credit decides where dates tie",
			[]string{"Okaz | 2015-07-21 |", "Sabq | 2015-07-21 12:00 | Okaz"},
			0, "medium", "- correct",
		},
		{
			"a wire precedes its clients within the precision",
			[]string{"Okaz | 2015-07-21 |", "SPA | 2015-07-21 12:00 |", "Sabq | 2015-07-21 | ~وكالات"},
			1, "medium", "none - vague",
		},
		{
			"a wire does not precede what is dated before it",
			[]string{"Okaz | 2015-07-20 |", "SPA | 2015-07-21 12:00 |"},
			0, "high", "- none",
		},
		{
			"a wire precedes its clients whatever times first seen say",
			[]string{"Okaz | seen 2015-07-18 10:00:00 |", "SPA | seen 2015-07-21 12:00:00 |", "Sabq | seen 2015-07-20 12:00:00 | واس"},
			1, "medium", "none - correct",
		},
		{
			"but what is seen more than a week before it is not from it",
			[]string{"Okaz | seen 2015-07-10 10:00:00 |", "SPA | seen 2015-07-21 12:00:00 |"},
			-1, "none", "none -", // an agency owes nobody a credit for what may be its own
		},
		{
			"times first seen of two dailies decide nothing within a day",
			[]string{"Okaz | seen 2015-07-21 10:00:00 |", "Sabq | seen 2015-07-21 22:00:00 |"},
			-1, "none", "none none",
		},
		{
			"times first seen more than a day apart decide with low confidence",
			[]string{"Okaz | seen 2015-07-21 10:00:00 |", "Sabq | seen 2015-07-23 12:00:00 |"},
			0, "low", "- none",
		},
		{
			"a printing that credits another is not the origin, whatever its date",
			[]string{"Okaz | 2015-07-20 | Sabq", "Sabq | 2015-07-21 |"},
			1, "low", "correct -",
		},
		{
			"nor is what is later than it, if it credits somebody else",
			[]string{"Okaz | 2015-07-20 | SPA", "Sabq | 2015-07-22 |"},
			-1, "none", "correct none",
		},
		{
			"all credit an agency that is not in the corpus",
			[]string{"Okaz | 2015-07-20 | واس", "Sabq | 2015-07-22 | وكالة الأنباء السعودية (واس)"},
			-1, "none", "correct correct",
		},
		{
			"the earliest may have lost the agency's name",
			[]string{"Okaz | 2015-07-20 |", "Sabq | 2015-07-22 | SPA", "Al-Watan | 2015-07-22 | SPA", "Al-Madina | 2015-07-22 |"},
			0, "low", "- correct correct none",
		},
		{
			"not on one word where a wire prints it and credits nobody",
			[]string{" | 2015-07-20 |", "TASS | 2015-07-22 |", "Okaz | 2015-07-22 | MENA"},
			0, "medium", "- - -",
		},
		{
			"but not where others credit it",
			[]string{"Okaz | 2015-07-20 |", "Sabq | 2015-07-22 | SPA", "Al-Watan | 2015-07-22 | Okaz"},
			0, "high", "- other correct",
		},
		{
			"one outlet's word for a daily that prints nothing here",
			[]string{"Okaz | 2015-07-20 |", "Sabq | 2015-07-22 | Al-Madina"},
			0, "medium", "- -",
		},
		{
			"a wire's text under another agency's name",
			[]string{"AFP | 2015-07-20 10:00 +00:00 |", "Sabq | 2015-07-22 | رويترز", "Okaz | 2015-07-22 | فرانس برس"},
			0, "high", "- other correct",
		},
		{
			"a name of several, one of which prints it",
			[]string{"Al-Jazirah | 2015-07-20 |", "Sabq | 2015-07-22 | الجزيرة"},
			0, "high", "- correct",
		},
		{
			"but not where its owner does",
			[]string{"Al Jazeera | 2015-07-20 |", "Al-Jazirah | 2015-07-22 |", "Sabq | 2015-07-23 | الجزيرة"},
			0, "high", "- none correct",
		},
		{
			"nor where the name says which of them is meant",
			[]string{"Al-Jazirah | 2015-07-20 |", "Sabq | 2015-07-22 | قناة الجزيرة"},
			0, "medium", "- -",
		},
		{
			"nor where the one that is meant prints it",
			[]string{"Al-Ghad (Jordan) | 2015-07-19 |", "الغد | 2015-07-20 |", "Sabq | 2015-07-22 | صحيفة الغد"},
			0, "medium", "- none correct",
		},
		{
			"a name that says which of several, and a printing that does not",
			[]string{"الغد | 2015-07-20 |", "Sabq | 2015-07-22 | صحيفة الغد"},
			0, "high", "- correct",
		},
		{
			"but is none of them",
			[]string{"الغد | 2015-07-20 |", "Sabq | 2015-07-22 | صحيفة الوطن"},
			0, "medium", "- -",
		},
		{
			"a circle of such names",
			[]string{"الغد | 2015-07-20 | القدس العربي", "Al-Quds Al-Arabi | 2015-07-21 | صحيفة الغد"},
			-1, "none", "circular circular",
		},
		{
			"an intermediary",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-22 | AFP", "Okaz | 2015-07-24 | Sabq"},
			0, "high", "- correct via",
		},
		{
			"an intermediary that printed it only later",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-25 | AFP", "Okaz | 2015-07-22 | Sabq"},
			0, "high", "- correct other",
		},
		{
			"two outlets credit each other",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-22 | Okaz", "Okaz | 2015-07-22 | Sabq"},
			0, "high", "- circular circular",
		},
		{
			"three in a ring, one of which credits the source as well",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-22 | Okaz", "Okaz | 2015-07-22 | Al-Watan", "Al-Watan | 2015-07-22 | Sabq; AFP"},
			0, "high", "- circular circular correct",
		},
		{
			"several credits, the best counts",
			[]string{"AFP | 2015-07-20 |", "Sabq | 2015-07-22 | Reuters; AFP; ~وكالات"},
			0, "high", "- correct",
		},
		{
			"its own name is no credit to another",
			[]string{"AFP | 2015-07-20 | فرانس برس", "Sabq | 2015-07-22 | AFP"},
			0, "high", "- correct",
		},
		{
			"the origin has no date, and two credit it",
			[]string{"Al-Madina | 2015-07-20 |", "Sabq | 2015-07-22 | Okaz", "Okaz | |", "Alweeam | 2015-07-22 | Okaz"},
			2, "low", "none correct - correct",
		},
		{
			"the origin has no date, and one credits it: it may have taken the text from the other",
			[]string{"Al-Madina | 2015-07-20 |", "Sabq | 2015-07-22 | Okaz", "Okaz | |"},
			-1, "none", "none correct -",
		},
		{
			"no dates and no credits",
			[]string{"Okaz | |", "Sabq | |"},
			-1, "none", "none none",
		},
		{
			"an undated printing may be earlier",
			[]string{"Okaz | 2015-07-20 |", "Sabq | |"},
			-1, "none", "none none",
		},
		{
			"two credits contradict each other and nothing decides",
			[]string{"Okaz | 2015-07-20 | AFP", "Sabq | 2015-07-20 | Reuters"},
			-1, "none", "- -",
		},
		{
			"one word against another decides nothing",
			[]string{"Okaz | 2015-07-20 | AFP", "Sabq | 2015-07-20 | Al-Madina"},
			-1, "none", "- -",
		},
		{
			"three for an agency against one for another",
			[]string{
				"Okaz | 2015-07-20 | WAM", "Al-Riyadh | 2015-07-20 | WAM", "Sabq | 2015-07-20 | WAM", "Al-Weeam | 2015-07-20 | WAM",
				"Al-Madina | 2015-07-20 | Kyodo",
			},
			-1, "none", "correct correct correct correct other",
		},
		{
			"and against a name that nobody knows, which may be the agency's misspelled",
			[]string{
				"Okaz | 2015-07-20 | WAM", "Al-Riyadh | 2015-07-20 | WAM", "Sabq | 2015-07-20 | WAM", "Al-Weeam | 2015-07-20 | WAM",
				"Al-Madina | 2015-07-20 | وكالة الأنبا الامارتية",
			},
			-1, "none", "correct correct correct correct -",
		},
		{
			"two for an agency against two for a daily",
			[]string{
				"Okaz | 2015-07-20 | AFP", "Al-Riyadh | 2015-07-20 | AFP",
				"Sabq | 2015-07-20 | Al-Madina", "Al-Weeam | 2015-07-20 | Al-Madina",
			},
			-1, "none", "correct correct - -",
		},
		{
			"the source prints it undated beside one that may be earlier, and another is credited that does not",
			[]string{
				"Sabq | 2015-07-20 | Okaz", "Al-Madina | 2015-07-21 |", "Okaz | 2015-07-22 |",
				"Alweeam | 2015-07-22 | Okaz", "Al-Riyadh | 2015-07-22 | Reuters",
			},
			-1, "none", "correct none - correct -",
		},
		{
			"three for one, one for another",
			[]string{"Okaz | 2015-07-20 | AFP", "Al-Riyadh | 2015-07-20 | AFP", "Sabq | 2015-07-20 | AFP", "Al-Weeam | 2015-07-20 | Reuters"},
			-1, "none", "correct correct correct other",
		},
		{
			"what names no outlet may be a copy of what does: no second voice",
			[]string{"Okaz | 2015-07-20 |", "Sabq | 2015-07-22 | Al-Madina", " | 2015-07-22 | Al-Madina"},
			0, "medium", "- - -",
		},
		{
			"unknown outlets are never the same",
			[]string{" | 2015-07-20 |", " | 2015-07-22 |"},
			0, "high", "- none",
		},
		{
			"an unknown outlet printed it first, so that no credit can be weighed",
			[]string{" | 2015-07-20 |", "Sabq | 2015-07-22 | Al-Madina"},
			0, "medium", "- -",
		},
		{
			"unknown names are the same where they fold alike",
			[]string{"نشرة الخزامى | 2015-07-20 |", "Sabq | 2015-07-22 | «نشرة الخزامي»"},
			0, "high", "- correct",
		},
		{
			"one family: a sister's name is an intermediary's",
			[]string{"Sputnik | 2023-11-01 |", "Okaz | 2023-11-03 | RT", "TASS | 2023-11-03 |"},
			0, "high", "- via none",
		},
		{
			"a repost owes nothing",
			[]string{"Okaz | 2015-07-20 |", "Okaz | 2015-07-22 |", "Sabq | 2015-07-23 |"},
			0, "high", "- - none",
		},
		{
			"clocks without a zone tell little within four hours",
			[]string{"Al Jazeera | 2015-07-20 10:00 |", "Sabq | 2015-07-20 12:00 |"},
			0, "low", "- none",
		},
		{
			"and nothing against a wire",
			[]string{"Al Jazeera | 2015-07-20 10:00 |", "AFP | 2015-07-20 12:00 |"},
			1, "medium", "none -",
		},
		{
			"a clock without a zone and one with a zone tell nothing within four hours",
			[]string{"Al Jazeera | 2015-07-20 10:00 +00:00 |", "Sabq | 2015-07-20 12:00 |"},
			-1, "none", "none none",
		},
		{
			"clocks of one country do",
			[]string{"Okaz | 2015-07-20 10:00 |", "Sabq | 2015-07-20 12:00 |"},
			0, "high", "- none",
		},
		{
			"zones are compared, not digits",
			[]string{"Okaz | 2015-07-20 10:00 +03:00 |", "Reuters | 2015-07-20 08:00 +00:00 | "},
			0, "high", "- none",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var p press
			text := prose(1, 50)
			var all []int
			for _, line := range test.printings {
				f := strings.SplitN(line, "|", 3)
				var credits []string
				for _, c := range strings.Split(f[2], ";") {
					if c = strings.TrimSpace(c); c != "" {
						credits = append(credits, c)
					}
				}
				all = append(all, p.add(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), text, credits...))
			}
			p.shareAll(text, all...)
			r := p.trace(t)
			if len(r.Clusters) != 1 || len(r.Clusters[0].Members) != len(all) {
				t.Fatalf("clusters have the members %v, want one with all", members(r))
			}
			c := r.Clusters[0]
			if c.Origin.Article != test.origin || c.Origin.Confidence != test.confidence {
				t.Errorf("origin is %d (%s), want %d (%s): %q", c.Origin.Article, c.Origin.Confidence, test.origin, test.confidence, c.Origin.Reasons)
			}
			want := strings.Fields(test.verdicts)
			for _, m := range c.Members {
				w := strings.Trim(want[m.Article], "-")
				if m.Credit.Verdict != w {
					t.Errorf("verdict on %s is %q, want %q: %q", test.printings[m.Article], m.Credit.Verdict, w, m.Credit.Reasons)
				}
				if len(m.Credit.Reasons) == 0 {
					t.Errorf("verdict on %s has no reason", test.printings[m.Article])
				}
			}
		})
	}
}

// A credit for a statement within the passage is copied with it: it says nothing
// against a credit for the whole, and where there is none it is better than
// nothing.
func TestMentions(t *testing.T) {
	lead, quoting, tail := prose(1, 40), prose(2, 30), prose(3, 60)
	text := lead + "\n" + quoting + "\n" + tail
	copies := func(dates [3]string, signed bool, credits ...string) *press {
		var p press
		for i, outlet := range []string{"Okaz", "Sabq", "Al-Watan"} {
			var own []string
			if i == 0 && signed {
				own = []string{outlet}
			}
			if i == 2 {
				own = credits
			}
			a := p.articles
			p.add(outlet, dates[i], text, own...)
			at := len(lead) + 1
			p.articles[len(a)].Credits = append(p.articles[len(a)].Credits,
				corpus.Credit{Name: "APS", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 3})
		}
		p.shareAll(text, 0, 1, 2)
		return &p
	}
	tests := []struct {
		name    string
		dates   [3]string
		signed  bool // the first prints its own name
		credits []string
		source  string
		want    string // verdicts and what a correct one rests on
	}{
		{"another is credited for the whole", [3]string{"", "", ""}, false, []string{"Reuters"}, "Reuters", "mention mention correct/word"},
		{"the same is credited for the whole", [3]string{"", "", ""}, false, []string{"APS"}, "APS", "correct/word correct/word correct/word"},
		{"nobody is credited for the whole", [3]string{"", "", ""}, false, nil, "APS", "correct/word correct/word correct/word"},
		{"the earliest mentions it as well", [3]string{"2015-07-20", "2015-07-21", "2015-07-21"}, false, nil, "APS", "correct/word correct/word correct/word"},
		{"the earliest mentions it as well, and signs the text", [3]string{"2015-07-20", "2015-07-21", "2015-07-21"}, true, nil, "Okaz", "is-earliest none-copied none-copied"},
	}
	for _, test := range tests {
		c := copies(test.dates, test.signed, test.credits...).trace(t).Clusters[0]
		var got []string
		for _, m := range c.Members {
			if m.Credit.Verdict == "correct" {
				got = append(got, "correct/"+m.Credit.Basis)
			} else {
				got = append(got, string(m.Credit.Reasons[0].Code))
			}
		}
		if s := strings.Join(got, " "); s != test.want || c.Source != test.source {
			t.Errorf("%s: source %q, %s, want %q, %s", test.name, c.Source, s, test.source, test.want)
		}
	}
}

// A phrase within the passage is copied with it: it confirms no other one, is no
// wrong credit where the origin prints it too, and makes nobody the source of
// printings that lack it.
func TestPhrase(t *testing.T) {
	lead, quoting, tail := prose(1, 10), prose(2, 30), prose(3, 60)
	texts := map[string]string{
		"most": lead + "\n" + quoting, // of which the phrase covers most
		"lead": quoting + "\n" + tail,
		"part": lead + "\n" + quoting + "\n" + tail,
	}
	tests := []struct {
		name      string
		printings [3]string // date | text | phrase within it | credits for all of it
		source    string
		want      string
	}{
		{"three of one text", [3]string{"| most | AFP |", "| most | AFP |", "| most | AFP |"}, "AFP", "correct/word correct/word correct/word"},
		{"confirmed by a tag", [3]string{"| most | AFP |", "| most | | AFP", "| most | |"}, "AFP", "correct/agreement correct/agreement none/"},
		{"the earliest has it as well", [3]string{"2015-07-20 | part | AFP |", "2015-07-21 | lead | AFP |", "2015-07-21 | lead | |"}, "AFP", "correct/word correct/word none/"},
		{"the same, and signs the text", [3]string{"2015-07-20 | part | AFP | Okaz", "2015-07-21 | lead | AFP |", "2015-07-21 | lead | |"}, "Okaz", "/ none/ none/"},
		{"one that was put in", [3]string{"2015-07-20 | part | |", "2015-07-21 | lead | Al-Madina |", "2015-07-21 | lead | |"}, "Okaz", "/ / none/"},
		{"a statement that one adds", [3]string{"| part | |", "| part | AFP |", "| part | |"}, "", "none/ correct/word none/"},
	}
	for _, test := range tests {
		var p press
		for i, line := range test.printings {
			f := strings.SplitN(line, "|", 4)
			var credits []string
			if name := strings.TrimSpace(f[3]); name != "" {
				credits = append(credits, name)
			}
			a := p.add([]string{"Okaz", "Sabq", "Al-Watan"}[i], strings.TrimSpace(f[0]), texts[strings.TrimSpace(f[1])], credits...)
			if name := strings.TrimSpace(f[2]); name != "" {
				at := strings.Index(p.articles[a].Text, quoting)
				p.articles[a].Credits = append(p.articles[a].Credits,
					corpus.Credit{Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 3})
			}
		}
		p.shareAll(p.articles[2].Text, 0, 1, 2)
		c := p.trace(t).Clusters[0]
		var got []string
		for _, m := range c.Members {
			got = append(got, m.Credit.Verdict+"/"+m.Credit.Basis)
		}
		if s := strings.Join(got, " "); s != test.want || c.Source != test.source {
			t.Errorf("%s: source %q, %s, want %q, %s", test.name, c.Source, s, test.source, test.want)
		}
	}
}

// Media that are named without a name are a vague credit of what they introduce, and of
// the text where its lead does, and may be one for a statement within it.
func TestHint(t *testing.T) {
	lead, quoting, tail := prose(1, 40), prose(2, 30), prose(3, 60)
	for _, test := range []struct{ name, text, want string }{
		{"within it", lead + "\nX " + quoting + "\n" + tail, ""},
		{"in one line", lead + ".\nX " + quoting + ". " + tail, ""},
		{"for most of it", quoting + "\nX " + lead + " " + tail, "vague"},
		{"in the lead", "X " + lead + ". " + quoting + ". " + tail, "vague"},
	} {
		at := strings.Index(test.text, "X")
		var p press
		p.add("Okaz", "", strings.Replace(test.text, "X ", "", 1))
		p.add("Sabq", "", test.text)
		p.articles[1].Credits = []corpus.Credit{{Text: "X", Name: "X", Vague: true, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 1}}
		p.between(align.Side{Article: 0, Span: arabic.Span{End: len(p.articles[0].Text)}}, align.Side{Article: 1, Span: arabic.Span{End: len(test.text)}})
		m := p.trace(t).Clusters[0].Members
		if m[0].Credit.Verdict != "none" || m[1].Credit.Verdict != test.want {
			t.Errorf("%s: verdicts are %q and %q, want none and %q", test.name, m[0].Credit.Verdict, m[1].Credit.Verdict, test.want)
		}
	}
}

// A name that the registry does not know and that holds the source's is never
// somebody else's.
func TestNameThatHoldsTheSource(t *testing.T) {
	for _, test := range []struct{ outlet, credit, want string }{
		{"تاس", "RT نقلا عن تاس", ""},
		{"تاس", "ريا نوفوستي وتاس", ""},
		{"تاس", "صحيفة البيان نقلا عن وكالة تاس", ""},
		{"تاس", "Sputnik عن TASS", ""},
		{"نشرة القرية", "مراسلنا عن نشرة القرية", ""}, // nor is it in the registry
		{"تاس", "مراسلنا عن نشرة القرية", "other"},
		{"تاس", "رويترز", "other"},
	} {
		var p press
		text := prose(1, 50)
		p.add(test.outlet, "2015-07-20", text)
		p.add("Sabq", "2015-07-21", text, test.credit)
		p.shareAll(text, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		if v.Verdict != test.want || v.Verdict == "" && v.Reasons[0].Code != NamesSource {
			t.Errorf("%s credited for a text of %s is %q because of %q, want %q", test.credit, test.outlet, v.Verdict, v.Reasons[0].Text(), test.want)
		}
	}
}

// Who credits nobody but itself is said to.
func TestCreditsItself(t *testing.T) {
	for _, test := range []struct {
		dates   [2]string
		credits []string
		want    Code
	}{
		{[2]string{"2015-07-20", "2015-07-21"}, nil, NoneEarliest},
		{[2]string{"2015-07-20", "2015-07-21"}, []string{"سبق"}, SelfEarliest},
		{[2]string{"", ""}, nil, NoneUndecided},
		{[2]string{"", ""}, []string{"سبق"}, SelfUndecided},
	} {
		var p press
		text := prose(1, 50)
		p.add("Okaz", test.dates[0], text)
		p.add("Sabq", test.dates[1], text, test.credits...)
		p.shareAll(text, 0, 1)
		for _, m := range p.trace(t).Clusters[0].Members {
			if v := m.Credit; m.Article == 1 && (v.Verdict != "none" || v.Reasons[0].Code != test.want) {
				t.Errorf("on %q, credits %q: %q because of %q, want none because of %q", test.dates, test.credits, v.Verdict, v.Reasons[0].Code, test.want)
			}
		}
	}
}

// Whom all print in the words of the text is no voice against whom one credits.
func TestCopiedPhrase(t *testing.T) {
	text := prose(1, 60)
	for _, test := range []struct {
		name, tag string
		printing  int // the phrase
		want      string
	}{
		{"all", "AFP", 3, "AFP"},
		{"two of three", "AFP", 2, "BBC"},
		{"all, and nobody is credited besides", "", 3, "BBC"},
	} {
		var p press
		for i, outlet := range []string{"Okaz", "Sabq", "Al-Watan"} {
			p.add(outlet, "", text, strings.Fields(test.tag)[:min(i/2, len(strings.Fields(test.tag)))]...)
			if i >= 3-test.printing {
				p.articles[i].Credits = append(p.articles[i].Credits, corpus.Credit{Text: "BBC", Name: "BBC", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: 5, End: 8})
			}
		}
		p.shareAll(text, 0, 1, 2)
		if got := p.trace(t).Clusters[0].Source; got != test.want {
			t.Errorf("%s: source %q, want %q", test.name, got, test.want)
		}
	}
}

// An agency that the origin's article credits elsewhere, and the copy's as well, may have
// written what both print without a credit.
func TestElsewhereInBoth(t *testing.T) {
	passage, rest := prose(1, 50), prose(2, 50)+"\n"+prose(3, 50)
	for _, test := range []struct{ first, other, line, want string }{
		{"AFP", "AFP", "", ":elsewhere"},
		{"", "AFP", "", "none:none-earliest elsewhere"},
		{"AFP", "", "", "none:none-earliest"},
		{"AFP", "Reuters", "", "none:none-earliest elsewhere"},
		{"BBC", "BBC", "", "none:none-earliest"},
		{"AFP", "AFP", "عكاظ", "none:none-earliest"},
	} {
		var p press
		for i, name := range []string{test.first, test.other} {
			a := p.articles[p.add([]string{"Okaz", "Sabq"}[i], []string{"2015-07-20", "2015-07-21"}[i], passage+"\n"+rest)]
			if name != "" {
				a.Credits = []corpus.Credit{{Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: len(a.Text) - 40, End: len(a.Text) - 30}}
			}
			if i == 0 && test.line != "" {
				a.Credits = append(a.Credits, corpus.Credit{Name: test.line, Kind: corpus.SourceLine, Role: corpus.Report, Start: -1, End: -1})
			}
		}
		p.shareAll(passage, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		var codes []string
		for _, r := range v.Reasons {
			codes = append(codes, string(r.Code))
		}
		if got := v.Verdict + ":" + strings.Join(codes, " "); got != test.want {
			t.Errorf("%+v: %s, want %s", test, got, test.want)
		}
	}
}

// What a printing names beside its own name is judged as if it did not sign the text.
func TestOwnNameBeside(t *testing.T) {
	passage, rest := prose(1, 50), prose(2, 50)
	for _, test := range []struct {
		own, beside string
		want        string
	}{
		{"", "", "none:none-undecided"},
		{"سبق", "", "none:self-undecided"},
		{"", "Reuters", ":elsewhere"},
		{"سبق", "Reuters", ":elsewhere"},
	} {
		var p press
		p.add("Okaz", "2015-07-20", passage+"\n"+prose(3, 50))
		b := p.articles[p.add("Sabq", "2015-07-20", passage+"\n"+rest, strings.Fields(test.own)...)]
		if test.beside != "" {
			at := len(passage) + len(rest)/2
			b.Credits = append(b.Credits, corpus.Credit{Name: test.beside, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 4})
		}
		p.shareAll(passage, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		if got := v.Verdict + ":" + string(v.Reasons[0].Code); got != test.want {
			t.Errorf("signed %q, %q beside: %s, want %s", test.own, test.beside, got, test.want)
		}
	}
}

// That the earliest printing names elsewhere whom the others credit is said beside that.
func TestEarliestNames(t *testing.T) {
	passage := prose(1, 50)
	for name, want := range map[string]string{"Reuters": "is-earliest-but elsewhere", "": "is-earliest-but"} {
		var p press
		first := p.articles[p.add("Okaz", "2015-07-20", passage+"\n"+prose(2, 50)+"\n"+prose(3, 50))]
		if name != "" {
			first.Credits = []corpus.Credit{{Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: len(first.Text) - 40, End: len(first.Text) - 36}}
		}
		p.add("Sabq", "2015-07-22", passage, "Reuters")
		p.shareAll(passage, 0, 1)
		var codes []string
		for _, r := range p.trace(t).Clusters[0].Members[0].Credit.Reasons {
			codes = append(codes, string(r.Code))
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("the first names %q elsewhere: %s, want %s", name, got, want)
		}
	}
}
