package trace

import (
	"strings"
	"testing"

	"sada/lsh/corpus"
)

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
