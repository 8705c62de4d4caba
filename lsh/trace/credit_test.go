package trace

import (
	"fmt"
	"slices"
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

// Which credits of an article cover a passage, which are mentions (~) and which are
// beyond it (-): the text holds the passage between « and », and credits after '@',
// their kind before ':'.
func TestCovering(t *testing.T) {
	kinds := map[string]corpus.CreditKind{"line": corpus.SourceLine, "tag": corpus.AgencyTag, "dateline": corpus.Dateline, "verb": corpus.VerbPhrase}
	tests := []struct{ text, want string }{
		{"@line:A «x»", "A"},
		{"«x»\ny\n@line:A", "A"},
		{"@dateline:A y\ny\n«x»", "A"},
		{"@dateline:A @dateline:B y\n«x»", "A B"},
		{"@dateline:A y\n@dateline:B «x»", "-A B"},
		{"@dateline:A «x»\n@dateline:B y", "-B A"},
		{"y @tag:A y\ny\n«x»", "A"},               // a tag in the first line
		{"y\ny @tag:A\n«x»", "-A"},                // an item before the passage ends
		{"@dateline:A y\ny @tag:B\n«x»", "-A -B"}, // as does the dateline's item
		{"«x»\ny @tag:A", "A"},
		{"«x»\ny @tag:A @tag:B\ny @tag:C", "-C A B"},
		{"y «x @tag:A x» y @tag:B", "A B"},
		{"y\ny @verb:A «x» y", "A"},
		{"y\n«x»\ny @verb:A", "-A"},
		{"y @verb:A\ny\n«x»", "-A"}, // in the lead
		{"y\ny @verb:A\n«x»", "-A"},
		{"y\n«x»\n@verb:A", "A"}, // a line to itself
		{"y\n«x»\n— ( @verb:A ).", "A"},
		{"y\n«x»\ny y: y y @verb:A", "A"}, // behind a label
		{"y\n«x»\ny y y: y @verb:A", "-A"},
		{"y\n«x»\n@verb:A y", "-A"},
		{"y\n«x»\n@verb:A :\ny", "-A"}, // introduces what follows
		{"y\n«x» y y. @verb:A .", "A"}, // a sentence of its own
		{"y\n«x» y y.\ny y y. @verb:A . رابط الخبر y", "A"},
		{"y\n«x» y y.\ny y y. @verb:A . سمات y y", "A"},
		{"y\n«x»\ny y. @verb:A y", "-A"},
		{"y\n@verb:B «x»\ny y y. @verb:A .", "-A B"}, // of a compilation, the last part
		{"y\n@verb:A «x»\ny y y. @verb:A .", "A A"},
		{"y\n@verb:B y\ny «x» y. @verb:A .", "-B A"},
		{"y\n«x»\ny\n@verb:A", "A"},
		{"y\n@verb:A\n«x»", "-A"}, // an item before the passage ends
		{"«x»\n@verb:A\ny\n@verb:B", "-B A"},
		{"y\n«x x x @verb:A\nx x»", "A"}, // most of the passage is in its line
		{"y\n«x @verb:A\nx x x x x x»", "~A"},
		{"«x @verb:A\nx x x x x x»", "~A"},
	}
	for _, test := range tests {
		var text strings.Builder
		var passage arabic.Span
		var credits []corpus.Credit
		for i, line := range strings.Split(test.text, "\n") {
			if i > 0 {
				text.WriteByte('\n')
			}
			for k, word := range strings.Fields(line) {
				if k > 0 {
					text.WriteByte(' ')
				}
				word, opens := strings.CutPrefix(word, "«")
				if opens {
					passage.Start = text.Len()
				}
				word, closes := strings.CutSuffix(word, "»")
				if kind, name, ok := strings.Cut(strings.TrimPrefix(word, "@"), ":"); ok && word[0] == '@' {
					credits = append(credits, corpus.Credit{Name: name, Kind: kinds[kind], Role: corpus.Report, Start: text.Len(), End: text.Len() + len(name)})
					word = name
				}
				text.WriteString(word)
				if closes {
					passage.End = text.Len()
				}
			}
		}
		var names []string
		c := new(scoper).covering(text.String(), credits, passage)
		covered, mentions, beyond := c.covering, c.mentions, c.beyond
		for _, i := range covered {
			names = append(names, credits[i].Name)
		}
		for _, i := range mentions {
			names = append(names, "~"+credits[i].Name)
		}
		for _, i := range beyond {
			names = append(names, "-"+credits[i].Name)
		}
		slices.Sort(names)
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("covering(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// A sign between a passage and the line before or behind it does not part them, a line of
// something else does. The passage stands in brackets, the place is that of @.
func TestAdjoins(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"[وصل الوفد أمس]\nورجح @رويترز", true},
		{"[وصل الوفد أمس].\nورجح @رويترز", true},
		{"[وصل الوفد أمس]».\n\n ورجح @رويترز", true},
		{"[وصل الوفد أمس] إلى المدينة.\nورجح @رويترز", false},
		{"وبحسب @رويترز أمس.\n«[وصل الوفد]", true},
		{"وبحسب @رويترز أمس.\nثم [وصل الوفد]", false},
		{"وبحسب @رويترز أمس.\nثم قال\n[وصل الوفد]", false},
	} {
		text, passage, at := marked(test.text)
		if got := adjoins(text, passage, at); got != test.want {
			t.Errorf("adjoins(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

// The passage stands in brackets, the place is that of @.
func TestOneSentence(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"وصل الوفد [إلى المدينة أمس. ثم غادرها] بحسب @رويترز", false}, // two words of the next sentence
		{"وصل الوفد [إلى المدينة أمس. ثم غادرها بعد ساعات] بحسب @رويترز", true},
		{"وصل الوفد [إلى المدينة أمس.] بحسب @رويترز", false},
		{"وصل الوفد [أمس] بحسب @رويترز", true}, // all of the passage
		{"وقالت @رويترز إن [الوفد وصل. ثم غادر المدينة]", false},
		{"وقالت @رويترز إن [الوفد وصل إلى المدينة. ثم غادر المدينة]", true},
		{"وقالت @رويترز إن [الوفد وصل]", true},
		{"وقالت @رويترز إنه وصل. [ثم غادر المدينة أمس]", false},
		{"@رويترز [] ", true},
	} {
		text, passage, at := marked(test.text)
		if got := oneSentence(text, passage, at); got != test.want {
			t.Errorf("oneSentence(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

// marked is a text without its marks: the passage between brackets, the place of @.
func marked(s string) (string, arabic.Span, int) {
	var text strings.Builder
	var passage arabic.Span
	at := 0
	for _, r := range s {
		switch r {
		case '[':
			passage.Start = text.Len()
		case ']':
			passage.End = text.Len()
		case '@':
			at = text.Len()
		default:
			text.WriteRune(r)
		}
	}
	return text.String(), passage, at
}

func TestCoveringRoles(t *testing.T) {
	credits := []corpus.Credit{
		{Name: "speaker", Role: corpus.Speaker, Start: -1},
		{Name: "told", Role: corpus.ToldTo, Start: 2},
		{Name: "media", Role: corpus.Report, Start: -1},
	}
	got := new(scoper).covering("some text", credits, arabic.Span{Start: 0, End: 9}).covering
	if len(got) != 1 || got[0] != 2 {
		t.Errorf("covering = %v, want the report alone", fmt.Sprint(got))
	}
}

// Whose text a passage is: the origin's, or one that is credited and has no
// printing here.
func TestSource(t *testing.T) {
	tests := []struct {
		credits [3][]string // of printings on three days
		want    string
	}{
		{[3][]string{nil, nil, nil}, "Okaz"},
		{[3][]string{nil, {"رويترز"}, nil}, "رويترز"},
		{[3][]string{nil, {"رويترز"}, {"Okaz"}}, "Okaz"},
		{[3][]string{nil, {"رويترز"}, {"أ ف ب"}}, ""},
		{[3][]string{nil, {"أ ف ب"}, {"رويترز"}}, ""},
		{[3][]string{nil, {"رويترز", "أ ف ب"}, nil}, "رويترز"}, // both have it, as one printing says
		{[3][]string{nil, {"أ ف ب", "رويترز"}, {"رويترز"}}, "رويترز"},
		{[3][]string{nil, {"العربية"}, {"رويترز"}}, "رويترز"},
		{[3][]string{nil, {"العربية"}, {"الحدث"}}, "Okaz"},
		{[3][]string{nil, {"Al-Madina"}, nil}, "Okaz"},
		{[3][]string{nil, {"Al-Madina"}, {"Al-Madina"}}, "Al-Madina"},
		{[3][]string{{"AFP"}, {"Reuters"}, nil}, ""},
		{[3][]string{{"AFP"}, {"Reuters"}, {"AFP"}}, "AFP"},
	}
	for _, test := range tests {
		var p press
		text := prose(1, 50)
		p.add("Okaz", "2015-07-20", text, test.credits[0]...)
		p.add("Sabq", "2015-07-21", text, test.credits[1]...)
		p.add("Al-Yaum", "2015-07-22", text, test.credits[2]...)
		p.shareAll(text, 0, 1, 2)
		if got := p.trace(t).Clusters[0].Source; got != test.want {
			t.Errorf("credits %q: the source is %q, want %q", test.credits, got, test.want)
		}
	}
}

// What is said of credits that contradict each other, and of an outlet's own word against
// its own earlier printing: each reason behind the outlet whose printing it is of.
func TestRivals(t *testing.T) {
	tests := []struct {
		name      string
		printings []string // outlet | credits, one a day
		want      string   // the origin, its confidence, the source, and what is said of each printing
	}{
		{
			"as many voices for each of two agencies decide nothing",
			[]string{"Okaz |", "Sabq | AFP", "Al-Yaum | Reuters", "Al-Watan |"},
			"Okaz low  is-earliest-but:AFP is-earliest-but:Reuters, contradiction:AFP, contradiction:Reuters, none none-earliest:Okaz",
		},
		{
			"one that both credit has two",
			[]string{"Okaz |", "Sabq | AFP;Reuters", "Al-Yaum | Reuters"},
			"Okaz low Reuters is-earliest-but:Reuters, correct agreed:Reuters, correct agreed:Reuters",
		},
		{
			"an agency rather than a channel, but something contradicts it",
			[]string{"Okaz |", "Sabq | AFP", "Al-Yaum | Al Arabiya"},
			"Okaz low AFP is-earliest-but:AFP, correct disputed:AFP, contradiction:Al Arabiya",
		},
		{
			"nothing contradicts the only credit",
			[]string{"Okaz |", "Sabq | AFP", "Al-Yaum |"},
			"Okaz low AFP is-earliest-but:AFP, correct uncontradicted:AFP, none none-absent:1",
		},
		{
			"of two that one printing credits the other is no contradiction",
			[]string{"Okaz |", "Sabq | AFP;Reuters"},
			"Okaz low AFP is-earliest-but:AFP, correct uncontradicted:AFP",
		},
		{
			"its own later credit, though an agency prints it, too",
			[]string{"Okaz |", "Okaz | AFP", "SPA |"},
			"Okaz low AFP is-earliest-but:AFP, correct uncontradicted:AFP, none none-absent:1",
		},
		{
			"and whoever credits it",
			[]string{"Okaz |", "Okaz | AFP", "Sabq | Okaz"},
			"Okaz low AFP is-earliest-but:AFP, correct uncontradicted:AFP, via intermediary:Okaz",
		},
		{
			"not another's word, where an agency prints it; but that is not wrong",
			[]string{"Okaz |", "Sabq | AFP", "SPA |"},
			"Okaz medium Okaz is-earliest, may-be-lost:AFP, none none-earliest:Okaz",
		},
		{
			"unless some credit the earliest",
			[]string{"Okaz |", "Sabq | AFP", "SPA |", "Al-Watan | Okaz"},
			"Okaz high Okaz is-earliest, other other-earliest:AFP, none none-earliest:Okaz, correct printed-first:Okaz",
		},
		{
			"or it is an agency's",
			[]string{"SPA |", "Sabq | AFP", "Okaz |"},
			"SPA high SPA is-earliest, other other-earliest:AFP, none none-earliest:SPA",
		},
		{
			"nor is a paper that is credited",
			[]string{"Okaz |", "Sabq | Al Arabiya", "SPA |"},
			"Okaz medium Okaz is-earliest, unrefuted:Al Arabiya, none none-earliest:Okaz",
		},
		{
			"unless the earliest signs it",
			[]string{"Okaz | Okaz", "Sabq | Al Arabiya", "SPA |"},
			"Okaz high Okaz is-earliest, other other-earliest:Al Arabiya, none none-earliest:Okaz",
		},
		{
			"or two papers credit it",
			[]string{"Okaz |", "Sabq | Al Arabiya", "Al-Watan | Okaz", "Al-Yaum | Okaz"},
			"Okaz high Okaz is-earliest, other other-earliest:Al Arabiya, correct printed-first:Okaz, correct printed-first:Okaz",
		},
		{
			"nor its own, for one that prints it here and later",
			[]string{"Okaz |", "Okaz | Sabq", "Sabq |"},
			"Okaz high Okaz is-earliest, printed-later:Sabq, none none-earliest:Okaz",
		},
		{
			"an agency's own later credit does not count as another's text",
			[]string{"SPA |", "SPA | AFP", "Sabq |"},
			"SPA high SPA is-earliest, contradiction:AFP, none none-earliest:SPA",
		},
	}
	for _, test := range tests {
		var p press
		text := prose(1, 50)
		var all []int
		for i, line := range test.printings {
			name, credits, _ := strings.Cut(line, " |")
			all = append(all, p.add(name, fmt.Sprintf("2015-07-%d", 20+i), text, strings.FieldsFunc(strings.TrimSpace(credits), func(r rune) bool { return r == ';' })...))
		}
		p.shareAll(text, all...)
		c := p.trace(t).Clusters[0]
		var said []string
		for _, m := range c.Members {
			var words []string
			if m.Credit.Verdict != "" {
				words = append(words, m.Credit.Verdict)
			}
			for _, r := range m.Credit.Reasons {
				words = append(words, strings.TrimSuffix(string(r.Code)+":"+slices.Concat(r.Args, []string{""})[0], ":"))
			}
			said = append(said, strings.Join(words, " "))
		}
		got := fmt.Sprintf("%s %s %s %s", p.articles[c.Origin.Article].Outlet, c.Origin.Confidence, c.Source, strings.Join(said, ", "))
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
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

// What a medium says beside another matter, or reckons a thing at, credits its sentence alone.
func TestAside(t *testing.T) {
	for _, tt := range []struct {
		before, phrase, behind string
		want                   bool
	}{
		{"يبلغ العرض 65 مليون يورو، ", "فيما قدرته مجلة «الراية»", " أمس بـ63 مليون يورو.", true},
		{"لم تكشف القيمة ولكن ", "قدرتها صحيفة «الراية»", " بالملايين.", true},
		{"نفى النادي ذلك، ", "فيما قالت صحيفة «الراية»", " إن العقد جاهز وسيوقع في الأسبوع المقبل بحضور رئيس النادي.", true},
		{"نفى النادي ذلك، ", "بينما ذكرت صحيفة «الراية»", " أن العقد جاهز وسيوقع في الأسبوع المقبل بحضور رئيس النادي.", true},
		{"نفى النادي ذلك. ", "فيما قالت صحيفة «الراية»", " إن العقد جاهز.", false},
		{"نفى النادي ذلك\n", "فيما قالت صحيفة «الراية»", " إن العقد جاهز.", false},
		{"", "وصفته صحيفة «الراية»", " بأنه الأفضل.", false},
		{"العقد جاهز، ", "فيما نقلته صحيفة «الراية»", " عن النادي.", false},
		{"العقد جاهز، ", "كما ذكرت صحيفة «الراية»", " أمس.", false},
		{"العقد جاهز وفق بيان ", "نشرته صحيفة «الراية»", " أمس.", false},
	} {
		text := tt.before + tt.phrase + tt.behind
		end := len(tt.before) + len(tt.phrase)
		c := corpus.Credit{Name: "الراية", Text: tt.phrase, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: strings.Index(text, "الراية"), End: end}
		if got := aside(text, c); got != tt.want {
			t.Errorf("aside(%q, %q) = %v, want %v", text, tt.phrase, got, tt.want)
		}
		cover := (&scoper{}).covering(text, []corpus.Credit{c}, arabic.Span{End: len(text)})
		if got := slices.Contains(cover.slight, 0); tt.want && (!got || len(cover.covering) > 0) {
			t.Errorf("covering(%q) = %+v, want a slight mention", text, cover)
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

// Who says that somebody spoke to an agency, whose printing is here, names whom the
// text is from; of a paper, or beside another credit, that says nothing.
func TestToldAnAgency(t *testing.T) {
	text := prose(1, 50)
	for _, test := range []struct{ first, told, credit, want string }{
		{"SPA", "SPA", "", "correct:told-printed"},
		{"SPA", "AFP", "", "none:none-earliest"},
		{"SPA", "SPA", "AFP", "other:other-earliest"},
		{"Okaz", "Okaz", "", ":told"},
		{"Okaz", "SPA", "", ":told"}, // Okaz may have left it out
		{"Okaz", "Al-Madina", "", "none:none-earliest"},
	} {
		var p press
		p.add(test.first, "2015-07-20", text)
		p.add("Sabq", "2015-07-22", text, strings.Fields(test.credit)...)
		p.articles[1].Credits = append(p.articles[1].Credits, corpus.Credit{Name: test.told, Kind: corpus.VerbPhrase, Role: corpus.ToldTo, Start: 5, End: 8})
		p.shareAll(text, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		if got := v.Verdict + ":" + string(v.Reasons[0].Code); got != test.want {
			t.Errorf("%s told in a copy of %s, which credits %q: %s, want %s", test.told, test.first, test.credit, got, test.want)
		}
	}
}

// A credit is called somebody else's only where the text is surely in what it introduces,
// and is the passage's own in the sentence in which that ends.
func TestLooseCredit(t *testing.T) {
	quake := "ضرب زلزال بقوة خمس درجات وثمانية أعشار مدينة سلواد الجبلية فجر الخميس وأدى إلى انهيار عشرات المنازل الطينية وإصابة اثنين وأربعين شخصا نقلوا إلى المستشفى الميداني الذي أقامه الهلال الأحمر قرب الملعب البلدي"
	tests := []struct{ text, source, want string }{ // the credit between { and }
		{"ذكرت {رويترز} أنه " + quake + ".", "Reuters", "correct"},
		{"ذكرت {رويترز} أنه " + quake + ".", "AFP", "other"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج.\nوبحسب رويترز " + quake + ".", "AFP", "other"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج.\nوأضافت الوكالة أنه " + quake + ".", "Reuters", "correct"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج.\nوأضافت الوكالة أنه " + quake + ".", "AFP", "none"},
		{"ذكرت {رويترز} أن الطرق مقطوعة بالثلوج. " + quake + ".", "AFP", "none"},
		{quake + ". والطرق مقطوعة بالثلوج في الجبال، بحسب {رويترز}.", "AFP", "none"},
		{"وقال أطباء إن الطرق مقطوعة.\n" + quake + "، وفقا لما أوردته {رويترز}.", "Reuters", "correct"},
	}
	for _, test := range tests {
		text, rest, _ := strings.Cut(test.text, "{")
		at := len(text)
		name, behind, _ := strings.Cut(rest, "}")
		text += name + behind
		var p press
		p.add(test.source, "2015-07-20", quake)
		p.add("Okaz", "2015-07-22", text)
		credit := corpus.Credit{Text: name, Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len(name)}
		p.articles[1].Credits = []corpus.Credit{credit}
		if again := strings.Index(behind, name); again >= 0 {
			credit.Start += len(name) + again
			credit.End = credit.Start + len(name)
			p.articles[1].Credits = append(p.articles[1].Credits, credit)
		}
		p.share(0, 1, quake)
		if got := p.trace(t).Clusters[0].Members[1].Credit; got.Verdict != test.want {
			t.Errorf("%q, the text of %s: %q (%q), want %q", text, test.source, got.Verdict, Texts(got.Reasons), test.want)
		}
	}
}

// A phrase within the text of one printing says nothing where others credit another
// within theirs.
func TestDisputedSource(t *testing.T) {
	text := prose(1, 80)
	phrase := func(name string, at int) corpus.Credit {
		return corpus.Credit{Text: name, Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 5}
	}
	tests := []struct {
		others []corpus.Credit
		want   string // the source, the verdict on the one that credits
	}{
		{nil, "Reuters correct"},
		{[]corpus.Credit{phrase("AFP", len(text)/2)}, " "},
		{[]corpus.Credit{phrase("Reuters", len(text)/2)}, "Reuters correct"},
	}
	for _, test := range tests {
		var p press
		p.add("Okaz", "2015-07-20", strings.ReplaceAll(text, " ", ".\n"))
		p.add("Sabq", "2015-07-20", strings.ReplaceAll(text, " ", ".\n"))
		p.add("Al-Watan", "2015-07-20", text)
		p.articles[2].Credits = []corpus.Credit{phrase("Reuters", len(text)/2)}
		p.articles[0].Credits, p.articles[1].Credits = test.others, test.others
		for i := range p.articles {
			for k := range i {
				whole := func(article int) align.Side {
					return align.Side{Article: article, Span: arabic.Span{End: len(p.articles[article].Text)}}
				}
				p.between(whole(k), whole(i))
			}
		}
		c := p.trace(t).Clusters[0]
		if got := c.Source + " " + c.Members[2].Credit.Verdict; got != test.want {
			t.Errorf("others credit %+v: %q, want %q", test.others, got, test.want)
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

// Whom somebody spoke to within the passage, and elsewhere in the article, is told apart,
// also beside a credit that names nobody.
func TestToldBeside(t *testing.T) {
	passage, rest := prose(1, 50), prose(2, 50)
	for _, test := range []struct {
		at      int // of what somebody was told
		credits string
		want    string
	}{
		{len(passage) / 2, "", ":told"},
		{len(passage) + 10, "", "none:none-earliest told-elsewhere"},
		{len(passage) + 10, "~وكالات", "vague:vague told-elsewhere"},
		{-1, "~وكالات", "vague:vague"},
	} {
		var p press
		p.add("Okaz", "2015-07-20", passage)
		b := p.articles[p.add("Sabq", "2015-07-21", passage+"\n"+rest, strings.Fields(test.credits)...)]
		if test.at >= 0 {
			b.Credits = append(b.Credits, corpus.Credit{Name: "dpa", Kind: corpus.VerbPhrase, Role: corpus.ToldTo, Start: test.at, End: test.at + 4})
		}
		p.shareAll(passage, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		var codes []string
		for _, r := range v.Reasons {
			codes = append(codes, string(r.Code))
		}
		if got := v.Verdict + ":" + strings.Join(codes, " "); got != test.want {
			t.Errorf("told at %d, credits %q: %s, want %s", test.at, test.credits, got, test.want)
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

// Who has learned something is who prints it, by whatever name that nobody else goes by.
func TestLearns(t *testing.T) {
	passage, rest := prose(1, 50), prose(2, 50)
	for _, test := range []struct{ phrase, name, printer, want string }{
		{"وعلمت \"دنيا الرياضة\"", "دنيا الرياضة", "Al-Watan", "none:none-undecided"},
		{"علمت «دنيا الرياضة»", "دنيا الرياضة", "Al-Watan", "none:none-undecided"},
		{"ذكرت \"دنيا الرياضة\"", "دنيا الرياضة", "Al-Watan", ":elsewhere"},
		{"علمت \"دنيا الرياضة\"", "دنيا الرياضة", "دنيا الرياضة", ":elsewhere"},
		{"علمت رويترز", "رويترز", "Al-Watan", ":elsewhere"},
	} {
		var p press
		p.add("Okaz", "2015-07-20", passage+"\n"+prose(3, 50))
		b := p.articles[p.add("Al-Riyadh", "2015-07-20", passage+"\n"+rest)]
		p.add(test.printer, "2015-07-20", prose(4, 50))
		at := len(passage) + len(rest)/2
		b.Credits = append(b.Credits, corpus.Credit{Text: test.phrase, Name: test.name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 4})
		p.shareAll(passage, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		if got := v.Verdict + ":" + string(v.Reasons[0].Code); got != test.want {
			t.Errorf("%s: %s, want %s", test.phrase, got, test.want)
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

// Where it is undecided who printed a text first, and no better credit names anybody, it
// is the agency's that half of its printings say somebody spoke to: within it, or in two
// families elsewhere.
func TestToldSource(t *testing.T) {
	passage := prose(1, 50)
	const inside, elsewhere = 90, -2
	told := func(name string, at int) []corpus.Credit {
		if at < 0 {
			at += len(passage) + 90
		}
		return []corpus.Credit{{Name: name, Kind: corpus.VerbPhrase, Role: corpus.ToldTo, Start: at, End: at + 3}}
	}
	line := []corpus.Credit{{Name: "Reuters", Kind: corpus.SourceLine, Role: corpus.Report}}
	phrase := func(name string, at int) []corpus.Credit {
		return []corpus.Credit{{Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + 3}}
	}
	outlets := [...]string{"Okaz", "Sabq", "Al-Yaum", "Al-Riyadh"}
	for _, test := range []struct {
		name    string
		outlets []string
		credits [][]corpus.Credit
		want    string // the source, the verdicts
	}{
		{"half of them", outlets[:2], [][]corpus.Credit{told("SPA", inside), nil}, "SPA correct:told-alone none:none-told"},
		{"fewer", outlets[:3], [][]corpus.Credit{told("SPA", inside), nil, nil}, " correct:told-alone none:none-undecided none:none-undecided"},
		{"fewer, where another credits a paper", outlets[:4], [][]corpus.Credit{told("SPA", inside), phrase("Al-Madina", inside), nil, nil}, "Al-Madina :told correct:uncontradicted none:none-absent none:none-absent"},
		{"fewer, a paper", outlets[:3], [][]corpus.Credit{told("Al-Madina", inside), nil, nil}, " :told none:none-undecided none:none-undecided"},
		{"a paper", outlets[:2], [][]corpus.Credit{told("Al-Watan", inside), told("Al-Watan", inside)}, " :told :told"},
		{"two agencies", outlets[:2], [][]corpus.Credit{told("SPA", inside), told("AFP", inside)}, " :told :told"},
		{"elsewhere in two families", outlets[:3], [][]corpus.Credit{told("SPA", elsewhere), told("SPA", elsewhere), nil}, "SPA correct:told-alone correct:told-alone none:none-told"},
		{"elsewhere in one", outlets[:2], [][]corpus.Credit{told("SPA", elsewhere), nil}, " none:none-undecided none:none-undecided"},
		{"another elsewhere", outlets[:3], [][]corpus.Credit{told("SPA", inside), told("SPA", inside), told("AFP", elsewhere)}, "SPA correct:told-alone correct:told-alone none:none-told"},
		{"one names a source in its foot", outlets[:4], [][]corpus.Credit{told("SPA", inside), told("SPA", inside), told("SPA", inside), line}, "Reuters :told :told :told correct:uncontradicted"},
		{"one credits it in a phrase", outlets[:3], [][]corpus.Credit{told("SPA", inside), told("SPA", inside), phrase("SPA", inside)}, "SPA correct:told-alone correct:told-alone correct:uncontradicted"},
		{"one surely credits another", outlets[:3], [][]corpus.Credit{told("SPA", inside), told("SPA", elsewhere), phrase("dpa", inside)}, "dpa :told none:none-absent correct:uncontradicted"},
		{"one may credit another", outlets[:3], [][]corpus.Credit{told("SPA", inside), told("SPA", elsewhere), phrase("dpa", 0)}, "SPA correct:told-alone correct:told-alone :contradiction"},
		{"another agency prints it", []string{"Okaz", "Sabq", "AFP"}, [][]corpus.Credit{told("SPA", inside), told("SPA", inside), nil}, " :told :told :own-wire"},
	} {
		var p press
		var all []int
		for i, o := range test.outlets {
			n := p.add(o, "2015-07-20", "قالت المصادر أمس في بيان. "+passage+"\n"+prose(uint64(60+i), 30))
			p.articles[n].Credits = test.credits[i]
			all = append(all, n)
		}
		p.shareAll(passage, all...)
		c := p.trace(t).Clusters[0]
		got := c.Source
		for _, m := range c.Members {
			got += " " + m.Credit.Verdict + ":" + string(m.Credit.Reasons[0].Code)
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// What is told in the sentence in which the passage begins is told within it.
func TestToldInItsSentence(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"وقال المدير لوكالة {dpa} إن ^فرق الإنقاذ نقلت سكان القرى الجبلية إلى مدرسة في المدينة أمس", "correct:told-alone"},
		{"وتحدث المدير إلى وكالة {dpa}. ^فرق الإنقاذ نقلت سكان القرى الجبلية إلى مدرسة في المدينة أمس", "none:none-undecided told-elsewhere"},
	} {
		head, passage, _ := strings.Cut(test.text, "^")
		at := strings.Index(head, "{")
		head = strings.NewReplacer("{", "", "}", "").Replace(head)
		var p press
		p.add("Okaz", "2015-07-20", passage+"\n"+prose(3, 50))
		b := p.articles[p.add("Sabq", "2015-07-20", head+passage)]
		b.Credits = []corpus.Credit{{Name: "dpa", Kind: corpus.VerbPhrase, Role: corpus.ToldTo, Start: at, End: at + len("dpa")}}
		p.shareAll(passage, 0, 1)
		v := p.trace(t).Clusters[0].Members[1].Credit
		var codes []string
		for _, r := range v.Reasons {
			codes = append(codes, string(r.Code))
		}
		if got := v.Verdict + ":" + strings.Join(codes, " "); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// Of several media that a text names for single statements none is its source, unless it
// prints it here or a phrase tells that its reporter wrote it; nor is one of them for
// another printing that has lost the others, nor a paper where another credits an agency.
func TestSeveralMedia(t *testing.T) {
	said := []string{"هبطت أسعار النفط في لندن أمس إلى أدنى مستوى منذ شهور", "تراجعت أسهم البنوك في آسيا مع مخاوف المستثمرين", "ارتفع الذهب قليلا في أوروبا وسط إقبال ضعيف", "استقر الدولار أمام سلة من العملات الرئيسية"}
	tests := []struct {
		name    string
		phrases [2]string // of Okaz and Sabq, before each of what is said
		outlet  string    // of a third printing
		source  string
		wants   string
	}{
		{"one", [2]string{"|وقالت {The Sun} إنه||", "|وقالت {The Sun} إنه||"}, "", "The Sun", "correct correct"},
		{"two", [2]string{"|وقالت {The Sun} إنه|وقالت {Bild} إنه|", "|وقالت {The Sun} إنه|وقالت {Bild} إنه|"}, "", "", " "},
		{"two, of which one copy has one", [2]string{"|وقالت {The Sun} إنه|وقالت {Bild} إنه|", "|وقالت {The Sun} إنه||"}, "", "", " "},
		{"two, and a reporter of an agency", [2]string{"|وقالت {The Sun} إنه|وشاهد مراسل {Reuters} أنه|", "|وقالت {The Sun} إنه|وشاهد مراسل {Reuters} أنه|"}, "", "Reuters", "correct correct"},
		{"two, and one prints it", [2]string{"|وقالت {Al-Watan} إنه|وقالت {Bild} إنه|", "|وقالت {Al-Watan} إنه|وقالت {Bild} إنه|"}, "Al-Watan", "Al-Watan", "correct correct "},
		{"a paper, and an agency in another", [2]string{"|وقالت {The Sun} إنه||", "|وقالت {The Sun} إنه|وقالت {Reuters} إنه|"}, "", "", " "},
	}
	for _, test := range tests {
		var p press
		for i, phrases := range test.phrases {
			var text strings.Builder
			var credits []corpus.Credit
			for k, phrase := range strings.Split(phrases, "|") {
				before, rest, named := strings.Cut(phrase, "{")
				text.WriteString(before)
				if name, behind, _ := strings.Cut(rest, "}"); named {
					credits = append(credits, corpus.Credit{Name: name, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: text.Len(), End: text.Len() + len(name)})
					text.WriteString(name + behind + " ")
				}
				text.WriteString(said[k] + ".\n")
			}
			p.add([]string{"Okaz", "Sabq"}[i], "2015-07-20", text.String())
			p.articles[i].Credits = credits
		}
		if test.outlet != "" {
			p.add(test.outlet, "2015-07-20", p.articles[0].Text)
		}
		whole := func(article int) align.Side {
			return align.Side{Article: article, Span: arabic.Span{End: len(p.articles[article].Text)}}
		}
		for i := range p.articles {
			for k := range i {
				p.between(whole(k), whole(i))
			}
		}
		c := p.trace(t).Clusters[0]
		var got []string
		for _, m := range c.Members {
			got = append(got, m.Credit.Verdict)
		}
		if s := strings.Join(got, " "); s != test.wants || c.Source != test.source {
			t.Errorf("%s: source %q, verdicts %q, want %q, %q", test.name, c.Source, s, test.source, test.wants)
		}
	}
}

// A name that names nobody stands for the passage in the first sentence of its text, and
// for a statement in others, however the lines are broken.
func TestVagueStatement(t *testing.T) {
	first, second := prose(1, 12), prose(2, 60) // of one sentence each
	for _, test := range []struct{ text, want string }{
		{"وذكرت {تقارير إخبارية} أن " + first + ". " + second + ".", "vague:vague"},
		{"\u00a0 وذكرت {تقارير إخبارية} أن " + first + ". " + second + ".", "vague:vague"},
		{first + ". وذكرت {تقارير إخبارية} أن " + second[:len(second)/2] + ". " + second[len(second)/2:] + ".", ":mention"},
		{first + ".\nوذكرت {تقارير إخبارية} أن " + second[:len(second)/2] + ".\n" + second[len(second)/2:] + ".", ":mention"},
	} {
		before, rest, _ := strings.Cut(test.text, "{")
		name, behind, _ := strings.Cut(rest, "}")
		var p press
		p.add("Okaz", "2015-07-20", first+". "+second+".\n"+prose(3, 30))
		b := p.articles[p.add("Sabq", "2015-07-20", before+name+behind)]
		b.Credits = []corpus.Credit{{Name: name, Vague: true, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: len(before), End: len(before) + len(name)}}
		whole := func(article int) align.Side {
			return align.Side{Article: article, Span: arabic.Span{End: len(p.articles[article].Text)}}
		}
		p.between(whole(0), whole(1))
		v := p.trace(t).Clusters[0].Members[1].Credit
		var codes []string
		for _, r := range v.Reasons {
			codes = append(codes, string(r.Code))
		}
		if got := v.Verdict + ":" + strings.Join(codes, " "); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// What a medium reported and somebody denies is no credit.
func TestRetold(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"نفت الوزارة {ما أوردته وكالة تاس} عن الخط", true},
		{"كذبت حركة المقاومة الإسلامية (حماس)، {ما أوردته وكالة فارس}", true},
		{"وقال المتحدث: “إنّ {ما أوردته وكالة فارس} غير صحيح", true},
		{"ومن أغرب الأخبار، {ما بثته وكالة رويترز} قبل أيام", false},
		{"نفت الوزارة ذلك {بحسب ما أوردته وكالة تاس}", false},
		{"{ما أوردته وكالة تاس}", false},
	} {
		before, rest, _ := strings.Cut(test.text, "{")
		phrase, behind, _ := strings.Cut(rest, "}")
		text := before + phrase + behind
		end := len(before + phrase)
		start := end - len(lastWord(phrase))
		if got := retold(text, corpus.Credit{Text: phrase, Kind: corpus.VerbPhrase, Start: start, End: end}); got != test.want {
			t.Errorf("retold(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

// An agency's name is not held to be wrong against a paper that as many credit, and of
// which no date tells that it printed the text before whoever credits the agency; and who
// credits an outlet and whomever that credits has named both.
func TestWeakGround(t *testing.T) {
	tests := []struct {
		name      string
		printings []string // outlet | date | credits
		want      string   // verdicts and what they rest on
	}{
		{
			"of one day, each credited once",
			[]string{"Hespress | 2024-01-04 |", "Al Arabiya | 2024-01-04 | Reuters", "Al-Wafd | 2024-01-04 | Hespress"},
			" is-earliest,  may-be-lost, correct printed-first",
		},
		{
			"the date tells",
			[]string{"Hespress | 2024-01-04 |", "Al Arabiya | 2024-01-06 | Reuters", "Al-Wafd | 2024-01-04 | Hespress"},
			" is-earliest, correct printed-first, other other-earliest", // in order of time
		},
		{
			"more credit the paper",
			[]string{"Hespress | 2024-01-04 |", "Al Arabiya | 2024-01-04 | Reuters", "Al-Wafd | 2024-01-04 | Hespress", "Okaz | 2024-01-04 | Hespress"},
			" is-earliest, other other-earliest, correct printed-first, correct printed-first",
		},
		{
			"a paper may have it from a paper, too",
			[]string{"Hespress | 2024-01-04 |", "Al Arabiya | 2024-01-04 | Elaph", "Al-Wafd | 2024-01-04 | Hespress"},
			" is-earliest,  unrefuted, correct printed-first",
		},
		{
			"both are named, and one alone",
			[]string{"Okaz | 2024-01-04 | Reuters;AFP", "Sabq | 2024-01-05 | Okaz;Reuters;AFP", "Elaph | 2024-01-06 | Okaz", "Hespress | 2024-01-06 | Okaz;Reuters"},
			"correct agreed, correct agreed, via intermediary, correct agreed",
		},
		{
			"of whom it is, is unknown",
			[]string{"Okaz | 2024-01-04 | AFP", "Sabq | 2024-01-05 | Okaz;AFP", "Elaph | 2024-01-06 | Reuters", "Hespress | 2024-01-06 | Okaz;Reuters", "Al-Watan | 2024-01-06 | Okaz"},
			" contradiction, correct names-both,  contradiction, via taken-on, via taken-on",
		},
	}
	for _, test := range tests {
		var p press
		text := prose(3, 50)
		for i, line := range test.printings {
			f := strings.Split(line, "|")
			var credits []string
			for _, c := range strings.Split(f[2], ";") {
				if c = strings.TrimSpace(c); c != "" {
					credits = append(credits, c)
				}
			}
			p.add(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), text, credits...)
			for k := range i {
				p.shareAll(text, k, i)
			}
		}
		var got []string
		for _, m := range p.trace(t).Clusters[0].Members {
			got = append(got, m.Credit.Verdict+" "+string(m.Credit.Reasons[0].Code))
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// A phrase within the passage that covers it loosely is within the text, and not elsewhere
// in the article, where it is not the source's.
func TestLooseWithin(t *testing.T) {
	head, tail := prose(5, 12), prose(6, 30)
	for _, test := range []struct{ says, want string }{
		{"%s، حسبما أفادت قناة %s في نبأ عاجل.\nوأضاف الوزير أن %s.", "mention:Al Jazeera"},
		{"%s، حسبما أفادت قناة %s في نبأ عاجل. %[3]s.\nوأضاف أن " + head + ".", "mention:Al Jazeera"},
		{"%s %[3]s، حسبما أفادت قناة %[2]s.", "other-earliest:Al Jazeera"}, // it is of this sentence alone
	} {
		var p press
		for i, outlet := range []string{"AFP", "Elaph"} {
			text := fmt.Sprintf(test.says, head, "Al Jazeera", tail)
			p.add(outlet, fmt.Sprintf("2015-07-2%d", i), text)
			if at := strings.Index(text, "Al Jazeera"); i == 1 {
				p.articles[i].Credits = []corpus.Credit{{Text: "Al Jazeera", Name: "Al Jazeera", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: at, End: at + len("Al Jazeera")}}
			}
		}
		side := func(i int) align.Side {
			return align.Side{Article: i, Span: arabic.Span{End: len(p.articles[i].Text)}}
		}
		p.between(side(0), side(1))
		r := p.trace(t)
		reason := r.Clusters[0].Members[1].Credit.Reasons[0]
		if got := string(reason.Code) + ":" + reason.Args[0]; got != test.want {
			t.Errorf("%q: %q, want %q", test.says, got, test.want)
		}
	}
}
