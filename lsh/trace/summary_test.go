package trace

import (
	"reflect"
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
		{Outlet: "واس", Articles: 3, First: at("2015-07-21 10:00 +03:00"), Last: at("2015-07-22 10:00 +03:00"), Credits: map[string]int{}, Passages: 2, Origins: 2, Sourced: 2},
		{Outlet: "Okaz", Articles: 2, First: at("2015-07-21 12:00 +03:00"), Last: at("2015-07-22 16:00 +03:00"), Credits: map[string]int{"واس": 1, "وكالات": 1, "Reuters": 1}, Passages: 2, Sourced: 2, Wire: 2},
		{Outlet: "", Articles: 1, First: at("2015-07-21 13:00 +03:00"), Last: at("2015-07-21 13:00 +03:00"), Credits: map[string]int{"واس": 1}, Passages: 1, Sourced: 1, Wire: 1},
	}
	if !reflect.DeepEqual(r.Outlets, want) {
		t.Errorf("outlets are\n%+v, want\n%+v", r.Outlets, want)
	}
	flows := []Flow{
		{From: "واس", To: "Okaz", Passages: 2, Words: 80, Credited: 1, Elsewhere: 1, Delay: 2 * time.Hour, Dated: 2},
	}
	if !reflect.DeepEqual(r.Flows, flows) {
		t.Errorf("flows are\n%+v, want\n%+v", r.Flows, flows)
	}
	if got := [2]int{r.Clusters[0].Families, r.Clusters[1].Families}; got != [2]int{2, 2} {
		t.Errorf("families are %v, want 2 and 2: an unknown outlet is of none", got)
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
