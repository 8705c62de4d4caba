package trace

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sada/lsh/corpus"
)

// What the longer text decides, and what overrules it.
func TestLonger(t *testing.T) {
	lead, rest, more := prose(1, 60), prose(2, 40), prose(3, 400)
	texts := map[string]string{"whole": lead + " " + rest, "part": lead, "round-up": lead + " " + rest + " " + more}
	tests := []struct {
		name      string
		printings []string // outlet | date | text | credits
		want      string   // the origin, its confidence and reasons
	}{
		{"no dates", []string{"Sabq | | part |", "Okaz | | whole |"}, "Okaz low source by-length"},
		{"one day", []string{"Sabq | 2015-07-20 | part |", "Okaz | 2015-07-20 | whole |", "Al-Watan | 2015-07-20 | part |"}, "Okaz low earliest by-length"},
		{"but not against a date", []string{"Sabq | 2015-07-20 | part |", "Okaz | 2015-07-21 | whole |"}, "Sabq high earliest by-date"},
		{"nor a credit", []string{"Sabq | 2015-07-20 | part |", "Okaz | 2015-07-20 | whole | Sabq"}, "Sabq medium earliest by-credit"},
		{"nor the credit of others", []string{"Sabq | | part |", "Okaz | | whole |", "Al-Watan | | part | Sabq"}, "- none tie by-credit no-dates"},
		{"nor a wire", []string{"SPA | 2015-07-20 | part |", "Okaz | 2015-07-20 | whole |"}, "SPA medium earliest by-wire"},
		{"what credits an agency may have taken the whole from it", []string{"Sabq | | part | AFP", "Okaz | | whole |"}, "- none undecided equal-taker absent"},
		{"two whole texts are a tie", []string{"Sabq | | part |", "Okaz | | whole |", "Al-Watan | | whole |"}, "- none tie by-length no-dates"},
		{"a round-up is not the whole of its items", []string{"Sabq | | part |", "Okaz | | round-up |"}, "- none tie no-dates"},
		{"times first seen", []string{"Sabq | seen 2015-07-20 10:00:00 | part |", "Okaz | seen 2015-07-20 10:50:00 | whole |"}, "- none tie equal-seen"},
		{"the later version", []string{"Sabq | seen 2015-07-20 10:00:00 | part |", "Okaz | seen 2015-07-20 19:00:00 | whole |"}, "- none tie equal-seen"},
		{"the longer one seen first", []string{"Okaz | seen 2015-07-20 10:00:00 | whole |", "Sabq | seen 2015-07-20 19:00:00 | part |"}, "- none tie equal-seen"},
	}
	for _, test := range tests {
		var p press
		for _, line := range test.printings {
			f := strings.Split(line, "|")
			for i := range f {
				f[i] = strings.TrimSpace(f[i])
			}
			p.add(f[0], f[1], texts[f[2]], strings.Fields(f[3])...)
		}
		for i := range p.articles {
			for k := range i {
				if a, b := p.articles[k].Text, p.articles[i].Text; len(a) == len(b) {
					p.share(k, i, a)
				} else {
					p.share(k, i, lead)
				}
			}
		}
		for _, c := range p.trace(t).Clusters {
			if len(c.Members) < len(p.articles) {
				continue
			}
			got := []string{"-"}
			if c.Origin.Article >= 0 {
				got[0] = p.articles[c.Origin.Article].Outlet
			}
			got = append(got, c.Origin.Confidence)
			for _, r := range c.Origin.Reasons {
				got = append(got, string(r.Code))
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("%s: %s, want %s", test.name, s, test.want)
			}
		}
	}
}

// Who credits another within the text is not the origin, unless the text is signed.
func TestOriginCreditsNobody(t *testing.T) {
	text := prose(1, 40) + "\n" + prose(2, 80) + "\n" + prose(3, 60)
	phrase := corpus.Credit{Name: "Reuters", Kind: corpus.VerbPhrase, Role: corpus.Report, Start: len(prose(1, 40)) + 300, End: len(prose(1, 40)) + 310}
	signs := func(name string) corpus.Credit {
		return corpus.Credit{Name: name, Kind: corpus.Dateline, Role: corpus.Report}
	}
	tests := []struct {
		name    string
		credits [2][]corpus.Credit // of Okaz, the first, and Sabq
		want    string
	}{
		{"the first alone", [2][]corpus.Credit{{phrase}, nil}, "lost-credit absent"},
		{"the second alone", [2][]corpus.Credit{nil, {phrase}}, "earliest by-date"},
		{"both", [2][]corpus.Credit{{phrase}, {phrase}}, "all-credit"},
		{"both, but the first signs the text", [2][]corpus.Credit{{signs("Okaz"), phrase}, {phrase}}, "earliest by-date"},
		{"and where no date tells, its name makes no first of it", [2][]corpus.Credit{{signs("Okaz"), phrase}, {phrase}}, "all-credit"},
		{"both, undated", [2][]corpus.Credit{{phrase}, {phrase}}, "all-undated"},
		{"both, the first undated", [2][]corpus.Credit{{phrase}, {phrase}}, "all-credit"},
		{"the first signs it as another's", [2][]corpus.Credit{{signs("AFP"), phrase}, {phrase}}, "all-credit"},
	}
	for _, test := range tests {
		var p press
		p.add("Okaz", "2015-07-20", text)
		p.add("Sabq", "2015-07-22", text)
		if strings.Contains(test.name, "no date") {
			p.articles[0].Published = p.articles[1].Published
		}
		if strings.Contains(test.name, "undated") {
			p.articles[0].Published = corpus.Date{}
		}
		if strings.HasSuffix(test.name, ", undated") {
			p.articles[1].Published = corpus.Date{}
		}
		p.articles[0].Credits, p.articles[1].Credits = test.credits[0], test.credits[1]
		p.shareAll(text, 0, 1)
		var got []string
		for _, r := range p.trace(t).Clusters[0].Origin.Reasons {
			got = append(got, string(r.Code))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}

// A wire does not precede a client that says whom somebody spoke to, another agency.
func TestAnotherWire(t *testing.T) {
	text := prose(1, 40) + "\n" + prose(2, 80)
	for _, test := range []struct{ told, names, want string }{
		{"", "", "SPA: source by-wire"},
		{"SPA", "", "SPA: source by-wire"},
		{"Okaz", "", "SPA: source by-wire"},
		{"AFP", "", "-: undecided equal-told"},
		{"AFP", "AFP", "SPA: source by-wire"}, // the wire says so, too
	} {
		var p press
		p.add("Sabq", "seen 2015-07-20 10:00:00", text)
		p.add("SPA", "seen 2015-07-20 11:00:00", text)
		for i, name := range []string{test.told, test.names} {
			if name != "" {
				p.articles[i].Credits = append(p.articles[i].Credits, corpus.Credit{Name: name, Kind: corpus.VerbPhrase, Role: corpus.ToldTo, Start: 5, End: 8})
			}
		}
		p.shareAll(text, 0, 1)
		o := p.trace(t).Clusters[0].Origin
		got := "-:"
		if o.Article >= 0 {
			got = p.articles[o.Article].Outlet + ":"
		}
		for _, r := range o.Reasons {
			got += " " + string(r.Code)
		}
		if got != test.want {
			t.Errorf("told to %q, the wire names %q: %s, want %s", test.told, test.names, got, test.want)
		}
	}
}

// Of an article with two items each has the day of its own dateline.
func TestDatelineOfItem(t *testing.T) {
	first, second := prose(1, 50), prose(2, 50)
	var p press
	p.add("SPA", "seen 2015-07-26 10:00:00", first+"\n"+second)
	p.articles[0].Credits = []corpus.Credit{
		{Text: "جدة 20 يوليو 2015م واس", Name: "SPA", Kind: corpus.Dateline, Role: corpus.Report, Start: 0, End: 20},
		{Text: "الرياض 25 يوليو 2015م واس", Name: "SPA", Kind: corpus.Dateline, Role: corpus.Report, Start: len(first) + 1, End: len(first) + 20},
	}
	p.add("Sabq", "seen 2015-07-21 10:00:00", first)
	p.add("Okaz", "seen 2015-07-21 10:00:00", second)
	p.share(0, 1, first)
	p.share(0, 2, second)
	got := map[string]string{}
	for _, c := range p.trace(t).Clusters {
		client := p.articles[c.Members[0].Article+c.Members[1].Article].Outlet // the agency's is 0
		got[client] = p.articles[c.Origin.Article].Outlet + " " + string(c.Origin.Reasons[1].Code)
	}
	if want := map[string]string{"Sabq": "SPA by-wire", "Okaz": "Okaz by-dateline"}; !maps.Equal(got, want) {
		t.Errorf("origins %v, want %v", got, want)
	}
}

// Who says within the text that somebody spoke to an agency, or to another that prints
// it, is not the origin, unless the text is signed.
func TestOriginToldNobody(t *testing.T) {
	text := prose(1, 40) + "\n" + prose(2, 80)
	told := func(name string) corpus.Credit {
		return corpus.Credit{Name: name, Kind: corpus.VerbPhrase, Role: corpus.ToldTo, Start: 300, End: 310}
	}
	signed := corpus.Credit{Name: "Okaz", Kind: corpus.Dateline, Role: corpus.Report}
	elsewhere := told("SPA")
	elsewhere.Start, elsewhere.End = len(text)+5, len(text)+8
	tests := []struct {
		name    string
		credits [2][]corpus.Credit // of Okaz, the first, and Sabq
		want    string             // the reasons of the origin, the verdicts
	}{
		{"an agency, in both", [2][]corpus.Credit{{told("SPA")}, {told("SPA")}}, `all-named; "correct" "correct"`},
		{"in the first", [2][]corpus.Credit{{told("SPA")}, nil}, `lost-credit; "correct" "none"`},
		{"in the second", [2][]corpus.Credit{nil, {told("SPA")}}, `earliest by-date; "" ""`},
		{"the first signs the text", [2][]corpus.Credit{{signed, told("SPA")}, {told("SPA")}}, `earliest by-date; "" "none"`},
		{"elsewhere in the article", [2][]corpus.Credit{{elsewhere}, {elsewhere}}, `earliest by-date; "" "none"`},
		{"itself", [2][]corpus.Credit{{told("Okaz")}, nil}, `earliest by-date; "" "none"`},
		{"the other, which prints it", [2][]corpus.Credit{{told("Sabq")}, nil}, `lost-credit; "" "none"`},
		{"a daily that does not print it", [2][]corpus.Credit{{told("Al-Watan")}, nil}, `earliest by-date; "" "none"`},
		{"an agency that the other credits", [2][]corpus.Credit{{told("SPA")}, {{Name: "SPA", Kind: corpus.SourceLine, Role: corpus.Report}}}, `all-named; "correct" "correct"`},
	}
	for _, test := range tests {
		var p press
		p.add("Okaz", "2015-07-20", text)
		p.add("Sabq", "2015-07-22", text)
		for i := range p.articles {
			p.articles[i].Text += "\n" + prose(uint64(50+i), 30)
			p.articles[i].Credits = test.credits[i]
		}
		p.shareAll(text, 0, 1)
		c := p.trace(t).Clusters[0]
		var got []string
		for _, r := range c.Origin.Reasons {
			got = append(got, string(r.Code))
		}
		s := fmt.Sprintf("%s; %q %q", strings.Join(got, " "), c.Members[0].Credit.Verdict, c.Members[1].Credit.Verdict)
		if s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}

// Two printings of which the later one is a wire's are not told apart, and why is
// said as it is: its time is that at which it was seen.
func TestUnseenWire(t *testing.T) {
	for _, test := range []struct {
		daily, wire, title string
		want               Code
	}{
		{"seen 2015-07-01 10:00:00", "seen 2015-07-20 10:00:00", "", UnseenWire},
		{"seen 2015-07-01 10:00:00", "seen 2015-07-08 09:00:00", "", ""}, // it precedes its client
		{"seen 2015-07-01 10:00:00", "seen 2015-07-08 09:00:00", "عام / إضافة مادة إلى النظام", ""},
		{"seen 2015-07-01 10:00:00", "seen 2015-07-02 12:00:00", "عام / افتتاح الميناء / إضافة ثانية وأخيرة", UnseenWire},
		{"seen 2015-07-01 10:00:00", "seen 2015-07-02 09:00:00", "عام / افتتاح الميناء / إضافة أولى", ""},
		{"2015-07-01", "2015-07-20", "", ""},
		{"", "seen 2015-07-20 10:00:00", "", NoDates},
	} {
		var p press
		text := prose(1, 50)
		p.add("Okaz", test.daily, text)
		p.articles[p.add("SPA", test.wire, text)].Title = test.title
		p.shareAll(text, 0, 1)
		origin := p.trace(t).Clusters[0].Origin
		said := func(r Reason) bool { return r.Code == test.want }
		if test.want != "" != (origin.Article < 0) || test.want != "" && !slices.ContainsFunc(origin.Reasons, said) ||
			slices.ContainsFunc(origin.Reasons, func(r Reason) bool { return r.Code == EqualDates }) {
			t.Errorf("a daily of %q and a wire of %q, %q: %q, want %q among them", test.daily, test.wire, test.title, Texts(origin.Reasons), test.want)
		}
	}
}

// Why no date tells two printings apart is said as it is.
func TestAlike(t *testing.T) {
	for _, test := range []struct {
		okaz, sabq string
		want       Code
	}{
		{"2015-07-20", "2015-07-20", EqualDates},
		{"2015-07-20", "", NoDates},
		{"2015-07-20 12:00", "2015-07-20 13:00 +04:00", NoZone},
		{"2015-07-20 12:00 +03:00", "2015-07-20 11:00", NoZone},
		{"2015-07-20", "2015-07-20 13:00 +04:00", EqualDates},
		{"seen 2015-07-20 10:00:00", "seen 2015-07-21 09:00:00", EqualSeen},
		{"2015-07-20", "seen 2015-07-21 09:00:00", SeenBy},
		{"seen 2015-07-20 10:00:00", "2015-07-20", SeenBy},
	} {
		var p press
		text := prose(1, 50)
		p.add("Okaz", test.okaz, text)
		p.add("Sabq", test.sabq, text)
		p.shareAll(text, 0, 1)
		reasons := p.trace(t).Clusters[0].Origin.Reasons
		if got := reasons[len(reasons)-1].Code; got != test.want {
			t.Errorf("%q and %q: %s, want %s", test.okaz, test.sabq, got, test.want)
		}
	}
}

// Where nothing tells the likeliest printing from others they are named beside it; where
// something speaks against it, too, that is said alone.
func TestTies(t *testing.T) {
	for _, test := range []struct {
		printings []string
		want      string
	}{
		{[]string{"Okaz | 2015-07-20", "Sabq | 2015-07-20"}, "tie Okaz 2015-07-20 Sabq 2015-07-20"},
		{[]string{"Okaz | 2015-07-20", "Sabq | 2015-07-20", "Al-Watan | 2015-07-20"}, "ties Okaz 2015-07-20 2"},
		{[]string{"Okaz | 2015-07-20", "Sabq | 2015-07-20", "Al-Watan | 2015-07-21"}, "tie Okaz 2015-07-20 Sabq 2015-07-20"},
		{[]string{"Okaz | 2015-07-20", "Sabq | 2015-07-20 | AFP"}, "undecided Okaz 2015-07-20"},
		{[]string{"Okaz | 2015-07-20", "Sabq | 2015-07-21"}, "earliest Okaz 2015-07-20"},
	} {
		var p press
		text := prose(1, 50)
		var all []int
		for _, line := range test.printings {
			f := append(strings.Split(line, " | "), "", "")
			all = append(all, p.add(f[0], f[1], text, strings.Fields(f[2])...))
		}
		p.shareAll(text, all...)
		reason := p.trace(t).Clusters[0].Origin.Reasons[0]
		if got := strings.Join(append([]string{string(reason.Code)}, reason.Args...), " "); got != test.want {
			t.Errorf("%q: %s, want %s", test.printings, got, test.want)
		}
	}
}

// The day that a wire prints in its own dateline is one before which it did not send
// the text, whatever is said of wires and clients.
func TestDateline(t *testing.T) {
	text := prose(1, 50)
	tests := []struct {
		name           string
		date, dateline string   // of the wire
		printings      []string // outlet | date | credits
		want           string   // the origin, its confidence and reasons; the verdicts
	}{
		{"none", "seen 2015-08-07 12:00:00", "جدة واس", []string{"Okaz | seen 2015-08-06 10:00:00 |"}, "SPA medium source by-wire; none:none-source :is-source"},
		{"the day itself", "seen 2015-08-07 12:00:00", "جدة 06 أغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 10:00:00 |"}, "SPA medium source by-wire; none:none-source :is-source"},
		{"the evening before, by another clock", "seen 2015-08-07 12:00:00", "جدة 07 أغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 22:00:00 |"}, "SPA medium source by-wire; none:none-source :is-source"},
		{"the day before", "seen 2015-08-07 12:00:00", "جدة 07 أغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 10:00:00 |"}, "- none undecided later-dateline; none:none-undecided :own-wire"},
		{"but it is credited", "seen 2015-08-07 12:00:00", "جدة 07 أغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 10:00:00 | SPA"}, "SPA medium source by-credit; correct:printed-source :is-source"},
		{"days before", "seen 2015-08-11 20:00:00", "جدة 26 شوال 1436 هـ الموافق 11 اغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 10:00:00 |"}, "Okaz medium earliest by-dateline; :is-earliest none:self-earliest"},
		{"the day of the other calendar", "seen 2015-08-11 20:00:00", "جدة 26 شوال 1436 هـ واس", []string{"Okaz | seen 2015-08-06 10:00:00 |"}, "Okaz medium earliest by-dateline; :is-earliest none:self-earliest"},
		{"credited days before", "seen 2015-08-11 20:00:00", "جدة 11 اغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 10:00:00 | SPA"}, "- none lost-credit; correct:printed-anew :own-text"},
		{
			"credited by others", "seen 2015-08-11 20:00:00", "جدة 11 اغسطس 2015 م واس",
			[]string{"Okaz | seen 2015-08-06 10:00:00 |", "Sabq | seen 2015-08-11 21:00:00 | SPA"},
			"- none undecided later-dateline; none:none-credited :own-text correct:printed-too",
		},
		{"which its own date refutes", "seen 2015-08-11 20:00:00", "جدة 26 اغسطس 2015 م واس", []string{"Okaz | seen 2015-08-06 10:00:00 |"}, "SPA medium source by-wire; none:none-source :is-source"},
		{"times of publication say more", "2015-08-11 20:00", "جدة 11 اغسطس 2015 م واس", []string{"Okaz | 2015-08-06 10:00 |"}, "Okaz high earliest by-date; :is-earliest none:self-earliest"},
	}
	for _, test := range tests {
		var p press
		wire := p.add("SPA", test.date, text)
		p.articles[wire].Credits = []corpus.Credit{{Text: test.dateline, Name: "SPA", Kind: corpus.Dateline, Role: corpus.Report, Start: -1, End: -1}}
		all := []int{wire}
		for _, line := range test.printings {
			f := strings.SplitN(line, "|", 3)
			all = append(all, p.add(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), text, strings.Fields(f[2])...))
		}
		p.shareAll(text, all...)
		c := p.trace(t).Clusters[0]
		got := []string{"-", c.Origin.Confidence}
		if c.Origin.Article >= 0 {
			got[0] = p.articles[c.Origin.Article].Outlet
		}
		for _, r := range c.Origin.Reasons {
			got = append(got, string(r.Code))
		}
		got[len(got)-1] += ";"
		for _, m := range c.Members {
			got = append(got, m.Credit.Verdict+":"+string(m.Credit.Reasons[0].Code))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}
