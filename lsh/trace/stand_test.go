package trace

import (
	"testing"

	"sada/lsh/corpus"
)

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
