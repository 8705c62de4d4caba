package trace

import (
	"strings"
	"testing"

	"sada/lsh/align"
	"sada/lsh/arabic"
)

// Who says today precedes who says yesterday, where no date tells them apart.
func TestToday(t *testing.T) {
	text := prose(1, 40) + "\n" + prose(2, 80)
	day := func(a, b string) align.Difference { return align.Difference{A: a, B: b, What: "relative day"} }
	early, late := "seen 2015-07-20 10:00:00", "seen 2015-07-20 19:00:00"
	for _, test := range []struct {
		name, okaz, sabq string // dates
		credits          string // whom Sabq credits
		differ           []align.Difference
		want             string
	}{
		{"nothing", early, late, "", nil, "-: tie equal-seen"},
		{"today, then yesterday", early, late, "", []align.Difference{day("صباح اليوم", "صباح أمس")}, "Okaz: earliest by-day"},
		{"the second says today", early, "seen 2015-07-20 12:00:00", "", []align.Difference{day("أمس الأول", "اليوم")}, "Sabq: source by-day"},
		{"tomorrow, then today", early, late, "", []align.Difference{day("غدا السبت", "اليوم")}, "Okaz: earliest by-day"},
		{"yesterday, then the day before", early, late, "", []align.Difference{day("أمس", "أول من أمس")}, "Okaz: earliest by-day"},
		{"one day by two names", early, late, "", []align.Difference{day("البارحة الأولى", "أول من أمس")}, "-: tie equal-seen"},
		{"but hours later", early, late, "", []align.Difference{day("البارحة", "اليوم")}, "-: tie equal-seen"},
		{"both ways", early, late, "", []align.Difference{day("اليوم", "أمس"), day("بالأمس", "اليوم")}, "-: tie equal-seen"},
		{"a day of the week", early, late, "", []align.Difference{day("اليوم", "الأحد")}, "-: tie equal-seen"},
		{"another difference", early, late, "", []align.Difference{{A: "اليوم", B: "أمس", What: "name"}}, "-: tie equal-seen"},
		{"no dates", "", "", "", []align.Difference{day("اليوم", "أمس")}, "Okaz: source by-day"},
		{"not against a date", "2015-07-21", "2015-07-20", "", []align.Difference{day("اليوم", "أمس")}, "Sabq: earliest by-date"},
		{"nor who credits another", early, late, "AFP", []align.Difference{day("اليوم", "أمس")}, "-: undecided equal-taker absent"},
	} {
		var p press
		p.add("Okaz", test.okaz, text)
		p.add("Sabq", test.sabq, text, strings.Fields(test.credits)...)
		p.shareAll(text, 0, 1)
		p.matches[0].Differences = test.differ
		o := p.trace(t).Clusters[0].Origin
		got := "-:"
		if o.Article >= 0 {
			got = p.articles[o.Article].Outlet + ":"
			if o.Confidence != "low" && strings.Contains(test.want, "by-day") {
				t.Errorf("%s: confidence %s, want low", test.name, o.Confidence)
			}
		}
		for _, r := range o.Reasons {
			got += " " + string(r.Code)
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Who says today has not taken the passage from who says yesterday, but where dates or a
// credit say so.
func TestHopOfToday(t *testing.T) {
	text := prose(1, 40) + "\n" + prose(2, 80)
	for _, test := range []struct {
		okaz, sabq, credits, a, b string
		want                      bool
	}{
		{"seen 2015-07-20 10:00:00", "seen 2015-07-20 19:00:00", "", "أمس", "اليوم", false},
		{"seen 2015-07-20 10:00:00", "seen 2015-07-20 19:00:00", "", "اليوم", "أمس", true},
		{"seen 2015-07-20 10:00:00", "seen 2015-07-20 19:00:00", "", "السبت", "اليوم", true},
		{"seen 2015-07-20 10:00:00", "seen 2015-07-20 19:00:00", "Okaz", "أمس", "اليوم", true},
		{"2015-07-20", "2015-07-22", "", "أمس", "اليوم", true},
	} {
		var p press
		p.add("Okaz", test.okaz, text)
		p.add("Sabq", test.sabq, text, strings.Fields(test.credits)...)
		p.shareAll(text, 0, 1)
		p.matches[0].Differences = []align.Difference{{A: test.a, B: test.b, What: "relative day"}}
		if got := p.trace(t).Clusters[0].Members[1].Hop != nil; got != test.want {
			t.Errorf("%s: %q, %s crediting %q: %q: taken %t, want %t", test.okaz, test.a, test.sabq, test.credits, test.b, got, test.want)
		}
	}
}

// The days that two texts name where they differ, as align says it.
func TestNearer(t *testing.T) {
	lead, tail := prose(1, 30), prose(2, 30)
	for _, test := range []struct {
		okaz, sabq string // what differs stands in brackets
		want       bool   // Okaz names the nearer day
	}{
		{"زار الوزير [اليوم] المدينة", "زار الوزير [أمس] المدينة", true},
		{"زار الوزير [اليوم] المدينة", "زار الوزير [بالأمس] المدينة", true},
		{"زار الوزير [بالأمس] المدينة", "زار الوزير [اليوم] المدينة", false},
		{"زار الوزير []أمس المدينة", "زار الوزير [أول] أمس المدينة", true},
		{"زار الوزير []أمس المدينة", "زار الوزير [أول من] أمس المدينة", true},
		{"زار الوزير أمس[] المدينة", "زار الوزير أمس [الأول] المدينة", true},
		{"زار الوزير [أول] أمس المدينة", "زار الوزير []أمس المدينة", false},
		{"زار الوزير []أمس المدينة", "زار الوزير أمس المدينة [أول] مرة", false},
		{"قال الوزير [لصحيفة اليوم] في المدينة", "قال الوزير [أمس] في المدينة", false},
		{"قال الوزير لصحيفة [اليوم] في المدينة", "قال الوزير لصحيفة [أمس] في المدينة", false},
		{"زار الوزير في [اليوم] التالي المدينة", "زار الوزير في [أمس] المدينة", false},
		{"زار الوزير [اليوم] العالمي للبيئة", "زار الوزير [أمس] العالمي للبيئة", false},
		{"زار الوزير [اليوم] الرياض", "زار الوزير [أمس] الرياض", true},
	} {
		var p press
		var gaps [2]align.Gap
		for i, said := range []string{test.okaz, test.sabq} {
			line, behind, _ := strings.Cut(said, "]")
			line, in, _ := strings.Cut(line, "[")
			text := lead + " " + line + in + behind + " " + tail
			p.add([]string{"Okaz", "Sabq"}[i], "seen 2015-07-20 10:00:00", text)
			start := len(lead) + 1 + len(line)
			gaps[i], _ = gapIn(nil, text, arabic.Span{Start: start, End: start + len(in)})
		}
		side := func(i int) align.Side {
			return align.Side{Article: i, Span: arabic.Span{End: len(p.articles[i].Text)}}
		}
		p.between(side(0), side(1))
		p.matches[0].Differences = []align.Difference{align.Differ(gaps[0], gaps[1])}
		o := p.trace(t).Clusters[0].Origin
		if got := o.Article == 0; got != test.want {
			t.Errorf("%q, %q: %v: nearer %t, want %t", test.okaz, test.sabq, p.matches[0].Differences, got, test.want)
		}
	}
}
