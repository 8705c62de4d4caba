package trace

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
)

// What two printings share beyond the passage of all is compared, too.
func TestHopReach(t *testing.T) {
	const (
		core  = hopLead + " " + hopTail
		costs = "وبلغت كلفة الإعمار 36 مليون دولار وفق تقديرات أولية."
		other = "وبلغت كلفة الإعمار 63 مليون دولار وفق تقديرات أولية."
		rest  = "وطالبت منظمات الإغاثة بفتح المعابر أمام قوافل الدواء والغذاء والوقود دون تأخير."
	)
	one := func(parts ...string) string { return strings.Join(parts, " ") }
	tests := []struct {
		name, from, to string
		shared         []string // of the matches of the two: what stands in both, from the first to the last word
		want           []string
	}{
		{"an amount before the passage", one(costs, core), one(other, core), []string{"*"}, []string{"amount 36>63"}},
		{"an amount behind it", one(core, costs), one(core, other), []string{"*"}, []string{"amount 36>63"}},
		{"behind it in another match", one(core, hopThird, costs, rest), one(core, other, rest), []string{core, rest}, []string{"-" + hopThird, "amount 36>63"}},
		{"in a match far off in one text alone", one(core, prose(7, 100), rest), one(core, strings.Replace(rest, "الدواء", "الطحين", 1)), []string{core, "وطالبت"}, []string{"-" + prose(7, 100) + ".", "words الدواء>الطحين"}},
		{"at the end of a sentence that the match breaks off in", one(core, "وبلغت كلفة الإعمار 36 مليون دولار."), one(core, "وبلغت كلفة الإعمار 63 مليار ريال."), []string{one(core, "وبلغت كلفة الإعمار")}, []string{"amount 36 مليون دولار>63 مليار ريال"}},
		{"in a number that the match begins within", one(prose(8, 20), "23.8 مليون ريال،", core), one(prose(9, 20), "24 مليون ريال،", core), []string{one("مليون ريال،", core)}, []string{"amount 23.8>24"}},
		{"no number is before it", one(prose(8, 20), "23.8", core), one(prose(9, 20), "24", core), []string{core}, nil},
		{"what only the source goes on with was cut", one(core, costs), core, []string{core}, []string{"-" + costs}},
		{"what only the copy goes on with was put behind it", core, one(core, costs), []string{core}, []string{"+"}},
		{"but not the other items of a round-up", one(core, prose(7, 400)), core, []string{core}, nil},
		{"nor a dateline before it", one("موسكو – تاس:", core), core, []string{core}, nil},
	}
	for _, test := range tests {
		var p press
		p.add("SPA", "2015-07-20", test.from)
		p.add("Sabq", "2015-07-21", core)
		p.add("Okaz", "2015-07-22", test.to)
		p.share(0, 1, core)
		p.share(1, 2, core)
		for _, shared := range test.shared {
			if shared == "*" {
				p.joins(0, 2, arabic.Span{End: len(test.from)}, arabic.Span{End: len(test.to)})
				continue
			}
			if i, k := strings.Index(test.from, shared), strings.Index(test.to, shared); shared != "وطالبت" {
				p.joins(0, 2, arabic.Span{Start: i, End: i + len(shared)}, arabic.Span{Start: k, End: k + len(shared)})
			} else {
				p.joins(0, 2, arabic.Span{Start: i, End: len(test.from)}, arabic.Span{Start: k, End: len(test.to)})
			}
		}
		var got []string
		for _, c := range p.trace(t).Clusters {
			for _, m := range c.Members {
				if h := m.Hop; m.Article == 2 && c.Members[h.From].Article == 0 {
					got = p.changes(&c, h)
				}
			}
			if c.Words == len(arabic.Words(nil, core)) {
				break
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// joins adds a match of two stretches that differ here and there.
func (p *press) joins(a, b int, x, y arabic.Span) {
	p.between(align.Side{Article: a, Span: x}, align.Side{Article: b, Span: y})
	m := &p.matches[len(p.matches)-1]
	var c align.Comparer
	m.Runs = c.Runs(p.articles[a].Text, x, p.articles[b].Text, y)
	if len(m.Runs) > 1 {
		m.Jaccard = 0.95
	}
}

// changes are what a hop of a cluster says in short.
func (p *press) changes(c *Cluster, h *Hop) (list []string) {
	from := p.articles[c.Members[h.From].Article].Text
	for _, s := range h.Dropped {
		list = append(list, "-"+strings.TrimSuffix(from[s.Start:s.End], ".")+".")
	}
	for _, s := range h.Added {
		list = append(list, "+")
		_ = s
	}
	for _, d := range h.Changes {
		list = append(list, d.What+" "+d.A+">"+d.B)
	}
	return list
}

// Two printings that both match the medoid, and were not compared, are aligned.
func TestHopMet(t *testing.T) {
	const core = hopLead + " " + hopTail
	from := core + " " + hopThird + " وبلغت الكلفة 36 مليون دولار."
	to := core + " " + hopThird + " وبلغت الكلفة 63 مليون دولار."
	var p press
	p.add("SPA", "2015-07-20", prose(8, 2000)+"\n"+from)
	p.add("Sabq", "2015-07-23", core)
	p.add("Okaz", "2015-07-22", to+"\n"+prose(9, 2000))
	p.share(0, 1, core)
	p.share(1, 2, core)
	c := p.trace(t).Clusters[0]
	h := c.Members[1].Hop
	if h == nil || c.Members[1].Article != 2 || h.From != 0 {
		t.Fatalf("hop is %+v, want one from the origin", h)
	}
	if got, want := p.changes(&c, h), []string{"amount 36>63"}; !slices.Equal(got, want) {
		t.Errorf("changes are %q, want %q", got, want)
	}
	if got, want := p.articles[2].Text[h.Here.Start:h.Here.End], strings.TrimSuffix(to, "."); got != want {
		t.Errorf("compared on %q, want %q", got, want)
	}
	if got, want := p.articles[0].Text[h.There.Start:h.There.End], strings.TrimSuffix(from, "."); got != want {
		t.Errorf("compared with %q, want %q", got, want)
	}
}

// A stretch that begins within a number begins with all of it; in a link, which is many
// numbers without a blank, it begins no later than it did.
func TestWholeNumber(t *testing.T) {
	const link = "http://news.example/sites/114x72/2015/06/01/photo-4.jpg?itok=6V0QV_2n"
	for _, test := range []struct{ text, from, want string }{
		{"بكلفة 23.8 مليون ريال", "مليون ريال", "23.8 مليون ريال"},
		{"بكلفة كبيرة مليون ريال", "مليون ريال", "مليون ريال"},
		{"الخبر " + link + " جهز المدرب", link, link + " جهز المدرب"},
		{"الخبر " + link + " جهز المدرب", "2015/06/01", ""},
	} {
		var h hopper
		at := arabic.Span{Start: strings.Index(test.text, test.from), End: len(test.text)}
		got := h.wholeNumber(test.text, at)
		if got.Start > at.Start || test.want != "" && test.text[got.Start:] != test.want {
			t.Errorf("from %q of %q: %q, want %q", test.from, test.text, test.text[got.Start:], test.want)
		}
	}
}
