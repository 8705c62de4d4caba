package corpus

import (
	"strings"
	"testing"
)

func TestExported(t *testing.T) {
	nexis := func(title, outlet, day, text string) string {
		return strings.Join([]string{"Page 1 of 2", title, outlet, day, "Copyright 2022 X All Rights Reserved", "Length: 50 words", "Body", text, "Classification", "Language: ARABIC", "Load-Date: November 15, 2022", "End of Document", ""}, "\n\n")
	}
	factiva := func(title, outlet, day, text string) string {
		return strings.Join([]string{"SE محليات", "HD", title, "WC 50 words", "PD " + day, "SN\t" + outlet, "LA Arabic", "LP", text, "TD", para2, "NS gcat : News", "AN Document X0020230403"}, "\n") + "\n\n"
	}
	type want struct{ title, outlet, date, text string }
	one := want{head1, "الغد", "2022-11-14", para1}
	two := want{"عنوان ثان لخبر آخر", "النهار", "2023-04-03", para2}
	for name, tt := range map[string]struct {
		page string
		want []want
	}{
		"Nexis":       {nexis(one.title, one.outlet, "November 14, 2022 Monday", one.text) + nexis(two.title, two.outlet, "3 April 2023", two.text), []want{one, two}},
		"Nexis, old":  {"1 of 20 DOCUMENTS\n\nالغد\n\n" + one.title + "\n\n14 نوفمبر 2022\n\nLENGTH: 50 words\n\n" + para1 + "\n\nLOAD-DATE: May 1, 2010\n\nEnd of Document", []want{{"الغد", one.title, one.date, para1}}},
		"Factiva":     {factiva(one.title, one.outlet, "14 November 2022", one.text), []want{{one.title, one.outlet, one.date, para1 + "\n" + para2}}},
		"end of text": {head1 + "\n" + para1 + "\n\nEnd of Document\n", []want{{head1, "", "", para1}}},
	} {
		articles, err := newDecoder(testOptions()).articles("a.txt", tt.page)
		if err != nil || len(articles) != len(tt.want) {
			t.Errorf("%s: %d articles, %v, want %d", name, len(articles), err, len(tt.want))
			continue
		}
		for i, a := range articles {
			if got := (want{a.Title, a.Outlet, printDate(a.Published), a.Text}); got != tt.want[i] {
				t.Errorf("%s: article %d = %q, want %q", name, i+1, got, tt.want[i])
			}
		}
	}
}
