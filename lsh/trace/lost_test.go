package trace

import (
	"strings"
	"testing"

	"sada/lsh/align"
)

// Who prints the words of an earlier printing and not its credit has lost that.
func TestLostCredit(t *testing.T) {
	text := prose(1, 60)
	tests := []struct {
		name      string
		printings []string // outlet | date | credits, after a '!' one in other words
		kind      align.Kind
		want      string // the reasons of the origin
	}{
		{"it was seen later", []string{"Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-20 12:00:00 |"}, align.Verbatim, "lost-credit absent"},
		{"all that credit nobody were", []string{"Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-20 12:00:00 |", "Al-Watan | seen 2015-07-20 13:00:00 |"}, align.Verbatim, "lost-credit absent"},
		{"agencies without a name are credited, too", []string{"Okaz | seen 2015-07-20 10:00:00 | ~وكالات", "Sabq | seen 2015-07-20 12:00:00 |"}, align.Verbatim, "lost-credit"},
		{"it was seen first", []string{"Okaz | seen 2015-07-20 10:00:00 |", "Sabq | seen 2015-07-20 12:00:00 | AFP"}, align.Verbatim, "undecided equal-taker absent"},
		{"another was", []string{"Al-Watan | seen 2015-07-20 09:00:00 |", "Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-20 12:00:00 |"}, align.Verbatim, "undecided equal-taker equal-seen absent"},
		{"in other words", []string{"Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-20 12:00:00 |"}, align.Reworded, "undecided equal-taker absent"},
		{"in other words, and another's later", []string{"Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-20 12:00:00 |", "!Al-Watan | seen 2015-07-20 13:00:00 |"}, align.Verbatim, "lost-credit absent"},
		{"in other words, and earlier", []string{"Okaz | seen 2015-07-20 10:00:00 | AFP", "!Al-Watan | seen 2015-07-20 11:00:00 |", "Sabq | seen 2015-07-20 12:00:00 |"}, align.Verbatim, "undecided equal-taker equal-seen absent"},
		{"in other words, a day before", []string{"Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-21 12:00:00 |"}, align.Reworded, "lost-credit absent"},
		{"dates tell", []string{"Okaz | 2015-07-20 | AFP", "Sabq | 2015-07-21 |"}, align.Reworded, "lost-credit absent"},
		{"dates tell of one alone", []string{"Okaz | 2015-07-20 | AFP", "Al-Watan | 2015-07-21 |", "Sabq | |"}, align.Reworded, "undecided equal-taker no-dates absent"},
		{"dates tell, but it is credited", []string{"Okaz | 2015-07-20 | AFP", "Al-Watan | 2015-07-21 | Sabq", "Sabq | 2015-07-21 |"}, align.Reworded, "lost-credit absent"},
		{"another was before, in other words", []string{"Al-Watan | seen 2015-07-20 09:00:00 |", "Okaz | seen 2015-07-20 10:00:00 | AFP", "Sabq | seen 2015-07-22 12:00:00 |"}, align.Reworded, "undecided equal-taker absent"},
		{"it is credited", []string{"Okaz | seen 2015-07-20 10:00:00 | Sabq", "Sabq | seen 2015-07-20 12:00:00 |"}, align.Verbatim, "source by-credit"},
		{"a wire", []string{"Okaz | seen 2015-07-20 10:00:00 | ~وكالات", "SPA | seen 2015-07-20 12:00:00 |"}, align.Verbatim, "source by-wire"},
		{"no date tells", []string{"Okaz | 2015-07-20 | AFP", "Sabq | 2015-07-20 |"}, align.Verbatim, "undecided equal-taker absent"},
	}
	for _, test := range tests {
		var p press
		var all []int
		for _, line := range test.printings {
			f := strings.Split(strings.TrimPrefix(line, "!"), "|")
			all = append(all, p.add(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), text, strings.Fields(f[2])...))
		}
		p.shareAll(text, all...)
		for i, m := range p.matches {
			p.matches[i].Kind = test.kind
			if strings.HasPrefix(test.printings[m.A.Article], "!") || strings.HasPrefix(test.printings[m.B.Article], "!") {
				p.matches[i].Kind = align.Reworded
			}
		}
		var got []string
		for _, r := range p.trace(t).Clusters[0].Origin.Reasons {
			got = append(got, string(r.Code))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}
