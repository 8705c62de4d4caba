package trace

import (
	"strings"
	"testing"
)

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
