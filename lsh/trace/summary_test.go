package trace

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestSummaries(t *testing.T) {
	var p press
	one, two := prose(1, 50), prose(2, 30)
	p.add("واس", "2015-07-21 10:00 +03:00", one)
	p.add("SPA", "2015-07-22 10:00 +03:00", two)
	p.add("واس", "", prose(3, 40))
	p.add("Okaz", "2015-07-21 12:00 +03:00", one, "واس", "~وكالات")
	p.add("Okaz", "2015-07-22 16:00 +03:00", two, "Reuters", "عكاظ")
	p.add("", "2015-07-21 13:00 +03:00", one, "واس")
	p.shareAll(one, 0, 3, 5)
	p.shareAll(two, 1, 4)
	r := p.trace(t)
	at := func(text string) time.Time { return parseDate(text).Time }
	want := []OutletSummary{
		{Outlet: "واس", House: "SPA", Family: "Saudi state media", Articles: 3, First: at("2015-07-21 10:00 +03:00"), Last: at("2015-07-22 10:00 +03:00"), Credits: map[string]int{}, Passages: 2, Origins: 2, Sourced: 2},
		{Outlet: "Okaz", House: "Okaz", Family: "Okaz Organization", Articles: 2, First: at("2015-07-21 12:00 +03:00"), Last: at("2015-07-22 16:00 +03:00"), Credits: map[string]int{"واس": 1, "وكالات": 1, "Reuters": 1}, Passages: 2, Sourced: 2, Wire: 2},
		{Outlet: "", Articles: 1, First: at("2015-07-21 13:00 +03:00"), Last: at("2015-07-21 13:00 +03:00"), Credits: map[string]int{"واس": 1}, Passages: 1, Sourced: 1, Wire: 1},
	}
	if !reflect.DeepEqual(r.Outlets, want) {
		t.Errorf("outlets are\n%+v, want\n%+v", r.Outlets, want)
	}
	flows := []Flow{
		{From: "واس", To: "Okaz", Passages: 2, Words: 80, Distinct: 80, Credited: 1, Elsewhere: 1, Delay: 2 * time.Hour, Dated: 2},
	}
	if !reflect.DeepEqual(r.Flows, flows) {
		t.Errorf("flows are\n%+v, want\n%+v", r.Flows, flows)
	}
	if got := [2]int{r.Clusters[0].Families, r.Clusters[1].Families}; got != [2]int{2, 2} {
		t.Errorf("families are %v, want 2 and 2: an unknown outlet is of none", got)
	}
}

// Papers of one name are told apart by the addresses of their articles, whichever of
// them comes first, and have rows under names of their own; who prints at the address
// of an outlet under a name that nobody has is that outlet.
func TestHouses(t *testing.T) {
	const jordan, kuwait, rt = "https://alrai.com/a/", "https://www.alraimedia.com/b/", "https://arabic.rt.com/c/"
	printed := []struct{ outlet, url, house string }{
		{"الرأي", jordan, "Al-Rai (Jordan)"},
		{"الرأي", kuwait, "Al-Rai (Kuwait)"},
		{"الراي", kuwait, "Al-Rai (Kuwait)"},
		{"الرأي", "", "Al-Rai"},
		{"صحيفة أحدهم", rt, "RT"},
		{"صحيفة غيره", rt, "RT"},
		{"صحيفة غيره", "", ""},
	}
	text := prose(1, 50)
	for turn := range printed {
		var p press
		var all []int
		for i := range printed {
			of := printed[(i+turn)%len(printed)]
			all = append(all, p.add(of.outlet, "2015-07-21", text))
			p.articles[i].URL = of.url
		}
		for i, a := range all {
			for _, b := range all[i+1:] {
				p.share(a, b, text)
			}
		}
		r := p.trace(t)
		for i := range printed {
			if of := printed[(i+turn)%len(printed)]; r.Houses[i] != of.house {
				t.Errorf("turn %d: the house of %q at %q is %q, want %q", turn, of.outlet, of.url, r.Houses[i], of.house)
			}
		}
		var rows []string
		for _, o := range r.Outlets {
			rows = append(rows, fmt.Sprintf("%s=%s %d", o.Outlet, o.House, o.Articles))
		}
		slices.Sort(rows)
		want := []string{
			"Al-Rai (Jordan)=Al-Rai (Jordan) 1", "Al-Rai (Kuwait)=Al-Rai (Kuwait) 2", "Al-Rai=Al-Rai 1", "صحيفة أحدهم=RT 2", "صحيفة غيره= 1",
		}
		if !slices.Equal(rows, want) {
			t.Errorf("turn %d: outlets are %q, want %q", turn, rows, want)
		}
		if got := r.Clusters[0].Families; got != 5 {
			t.Errorf("turn %d: families are %d, want 5", turn, got)
		}
	}
}

// A credit by a name that nobody has is to who alone prints under it.
func TestCreditOfAnotherName(t *testing.T) {
	text := prose(1, 50)
	for _, tt := range []struct {
		urls    []string // of the articles under the name, the first of which is the origin
		verdict string
	}{
		{[]string{"https://arabic.rt.com/c/1"}, "correct"},
		{[]string{"https://arabic.rt.com/c/1", "https://arabic.rt.com/c/2"}, "correct"},
		{[]string{"https://arabic.rt.com/c/1", "https://alrai.com/c/2"}, ""},
	} {
		var p press
		for i, url := range tt.urls {
			p.add("صحيفة أحدهم", fmt.Sprintf("2015-07-2%d", i), text)
			p.articles[i].URL = url
		}
		taker := p.add("Okaz", "2015-07-25", text, "صحيفة أحدهم")
		for i := range tt.urls {
			p.share(i, taker, text)
		}
		members := p.trace(t).Clusters[0].Members
		if got := members[len(members)-1].Credit.Verdict; got != tt.verdict {
			t.Errorf("credit of a name printed at %q is %q, want %q", tt.urls, got, tt.verdict)
		}
	}
}

// An origin that only times first seen speak for is unsure, and so is what
// follows from it.
func TestUnsure(t *testing.T) {
	var p press
	text := prose(1, 50)
	p.add("Okaz", "seen 2015-07-21 10:00:00", text)
	p.add("Sabq", "seen 2015-07-23 12:00:00", text)
	p.shareAll(text, 0, 1)
	r := p.trace(t)
	if len(r.Flows) != 1 || r.Flows[0].Unsure != 1 {
		t.Errorf("flows are %+v, want one that is unsure", r.Flows)
	}
	if o := r.Outlets[0]; o.Origins != 1 || o.Unsure != 1 {
		t.Errorf("%s has %d origins, %d unsure, want 1 and 1", o.Outlet, o.Origins, o.Unsure)
	}
}
