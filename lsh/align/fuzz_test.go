package align

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// FuzzAlign holds what is found in any two texts, and in each with itself, to
// the promises of Match.
func FuzzAlign(f *testing.F) {
	for _, c := range pairTests {
		f.Add(c.a, c.b)
	}
	f.Add(strings.Repeat("قال نعم ", 50), strings.Repeat("نعم قال ", 50))
	f.Add(strings.Repeat("قال \ufdfa ", 50), strings.Repeat("صلى الله عليه وسلم قال ", 50))
	f.Add(strings.Repeat("«قال، \u200fنعم» \u064e\u0640. ", 20), "\xd8"+strings.Repeat("قال\xd8نعم\n", 20))
	f.Add(filler(1, 60)+talks, quake+filler(2, 60)+talks)
	f.Fuzz(func(t *testing.T, a, b string) {
		const most = 10_000 // bytes; what is longer costs time and shows nothing new
		texts := textsOf(a[:min(len(a), most)], b[:min(len(b), most)])
		for _, minWords := range []int{15, 2} {
			al := NewAligner(builtIn(), minWords)
			for i, host := range texts {
				al.SetHost(host)
				for _, guest := range texts[i:] {
					found := al.Align(guest, meetings(host, guest))
					for k := range found {
						check(t, texts, &found[k], minWords)
					}
				}
			}
		}
	})
}

// textsOf makes sketches without an index, which costs more than aligning.
func textsOf(list ...string) []Text {
	sketches := make([]sketch.Sketch, len(list))
	texts := make([]Text, len(list))
	for i, text := range list {
		sketches[i] = sketch.Make(arabic.Words(nil, text))
		texts[i] = Text{Article: i, Text: text, Sketch: &sketches[i]}
	}
	rarity := *builtIn()
	rarity.Weigh(sketches)
	return texts
}

// meetings are the words where keys of two articles meet, or of one that meets
// itself.
func meetings(a, b Text) (list []index.Meeting) {
	k := sketch.NewKeyer()
	at := map[uint64][]uint32{}
	for _, key := range k.Keys(nil, a.Sketch.Stems) {
		at[key.Hash] = append(at[key.Hash], key.Pos)
	}
	for _, key := range k.Keys(nil, b.Sketch.Stems) {
		for _, pos := range at[key.Hash] {
			if a.Article != b.Article || pos < key.Pos {
				list = append(list, index.Meeting{A: pos, B: key.Pos, OrderFree: key.OrderFree()})
			}
		}
	}
	slices.SortFunc(list, func(x, y index.Meeting) int {
		return cmp.Or(cmp.Compare(x.B, y.B), cmp.Compare(x.A, y.A))
	})
	return list
}
