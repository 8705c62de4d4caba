package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/internal/gen/news"
	"sada/lsh/sketch"
)

// A glance at the surroundings of the meetings says what a glance at the whole
// guest says.
func TestGlanceSplitsEnough(t *testing.T) {
	var texts []string
	for a := range news.Articles(news.Options{Articles: 60, Seed: 3}) {
		texts = append(texts, a.Text)
	}
	texts = append(texts, strings.Repeat("قال النبي ﷺ وعليه أفضل السلام ", 40), "ﷺ ﷻ", "كلمة")
	rarity := sketch.NewRarity()
	r := rand.New(rand.NewPCG(5, 6))
	al := NewAligner(rarity, 15)
	yes, no := 0, 0
	for range 3000 {
		host, guest := texts[r.IntN(len(texts))], texts[r.IntN(len(texts))]
		if r.IntN(3) == 0 {
			guest = guest[:len(guest)/2] + host[:len(host)/2] // may cut a rune in two
		}
		hosts, guests := sketch.Make(arabic.Words(nil, host)), sketch.Make(arabic.Words(nil, guest))
		rarity.Rate(&hosts)
		rarity.Rate(&guests)
		if len(hosts.Stems) == 0 || len(guests.Stems) == 0 {
			continue
		}
		var meetings []index.Meeting
		for range 1 + r.IntN(fewMeetings) {
			meetings = append(meetings, index.Meeting{A: uint32(r.IntN(len(hosts.Stems))), B: uint32(r.IntN(len(guests.Stems)))})
		}
		slices.SortFunc(meetings, func(a, b index.Meeting) int { return int(a.B) - int(b.B) })
		al.SetHost(Text{Text: host, Sketch: &hosts})
		got := al.Glance(guest, guests.Marks, meetings)
		if want := al.plane.glance(&guests, meetings); got != want {
			t.Fatalf("Glance(%q, %v) = %t, of the whole text %t", guest, meetings, got, want)
		}
		if !got {
			no++
			if found := al.Align(Text{Article: 1, Text: guest, Sketch: &guests}, meetings); len(found) > 0 {
				t.Fatalf("Glance(%q, %v) = false, and %d matches are found", guest, meetings, len(found))
			}
		} else {
			yes++
		}
	}
	if min(yes, no) < 100 {
		t.Errorf("%d are worth a look and %d are not, too few to say anything", yes, no)
	}
}
