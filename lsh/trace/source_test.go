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

// Of two that one printing each credits, the one whose own printing is here is the
// source; not where that credits somebody, or came later.
func TestConfirmedCredit(t *testing.T) {
	text := prose(1, 60)
	for _, test := range []struct{ name, date, credits, want string }{
		{"it prints it", "2015-07-20", "", "Okaz"},
		{"from another", "2015-07-20", "SPA", ""},
		{"later", "2015-07-25", "", ""},
	} {
		var p press
		p.add("Okaz", test.date, text, strings.Fields(test.credits)...)
		p.add("Sabq", "2015-07-20", text, "Okaz")
		p.add("Al-Watan", "2015-07-20", text, "AFP")
		p.add("Al-Riyadh", "2015-07-20", text)
		p.shareAll(text, 0, 1, 2, 3)
		if got := p.trace(t).Clusters[0].Source; got != test.want {
			t.Errorf("%s: source %q, want %q", test.name, got, test.want)
		}
	}
}
