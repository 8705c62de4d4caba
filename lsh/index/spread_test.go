package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// phrase makes n words that no other phrase has.
func phrase(name string, n int) string {
	var words []string
	for i := range n {
		words = append(words, fmt.Sprintf("%s%d", name, i))
	}
	return strings.Join(words, " ")
}

func indexOf(t *testing.T, texts []string) (*Index, []sketch.Sketch) {
	t.Helper()
	sketches := make([]sketch.Sketch, len(texts))
	for i, text := range texts {
		sketches[i] = sketch.Make(arabic.Words(nil, text))
	}
	x, err := Build(context.Background(), sketches, 2)
	if err != nil {
		t.Fatal(err)
	}
	return x, sketches
}

func TestMark(t *testing.T) {
	const shared = "shared"
	for _, test := range []struct {
		name      string
		before    int          // words in front of the shared ones
		after     int          // words behind them
		printings [][]Printing // by text
		want      Spread
	}{
		{
			name: "an outlet often, others once", before: 40, after: 40,
			printings: [][]Printing{{{0, 1}}, {{0, 1}}, {{0, 1}}, {{1, 1}}, {{2, 1}}},
			want:      Spread{Texts: 5, Often: 1, Occasions: 1, Elsewhere: 5},
		},
		{
			name: "two outlets twice", before: 40, after: 40,
			printings: [][]Printing{{{0, 1}}, {{0, 2}}, {{1, 2}}, {{1, 3}}, {{2, 3}}},
			want:      Spread{Texts: 5, Often: 2, Occasions: 1, Elsewhere: 5},
		},
		{
			name: "three occasions", before: 40, after: 40,
			printings: [][]Printing{{{0, 20}}, {{1, 21}}, {{2, 1}}, {{3, 9}}},
			want:      Spread{Texts: 4, Often: 1, Occasions: 3, Elsewhere: 4},
		},
		{
			name: "copies count by their outlets and days", before: 40, after: 40,
			printings: [][]Printing{{{0, 1}, {1, 5}}, {{0, 9}, {1, 13}}, {{2, NoDay}}, {{-1, 1}}},
			want:      Spread{Texts: 4, Often: 2, Occasions: 4, Elsewhere: 4},
		},
		{
			name: "nothing known", before: 40, after: 40,
			printings: [][]Printing{{{-1, NoDay}}, {{-1, NoDay}}, {{-1, NoDay}}, {{-1, NoDay}}},
			want:      Spread{Texts: 4, Elsewhere: 4},
		},
		{
			name: "at the end of one outlet's texts", before: 40, after: 0,
			printings: [][]Printing{{{0, 1}}, {{0, 2}}, {{0, 2}}, {{0, 3}}, {{1, 3}}},
			want:      Spread{Texts: 5, Often: 1, Occasions: 1, Edge: 4, Elsewhere: 1},
		},
		{
			name: "at the start", before: 0, after: 60,
			printings: [][]Printing{{{0, 1}}, {{0, 2}}, {{0, 2}}, {{0, 3}}},
			want:      Spread{Texts: 4, Occasions: 1, Edge: 4},
		},
		{
			name: "too few texts to be judged", before: 40, after: 40,
			printings: [][]Printing{{{0, 1}}, {{1, 2}}, {{2, 2}}},
		},
	} {
		var texts []string
		for i := range test.printings {
			text := strings.TrimSpace(phrase(fmt.Sprintf("a%d_", i), test.before) + " " + phrase(shared, 8) + " " + phrase(fmt.Sprintf("b%d_", i), test.after))
			texts = append(texts, strings.ReplaceAll(text, "_", "x"))
		}
		x, sketches := indexOf(t, texts)
		printings := func(text int) []Printing { return test.printings[text] }
		var seen []Spread
		judge := func(s Spread) uint8 {
			seen = append(seen, s)
			return 4
		}
		marks := x.Mark(1, printings, judge)
		if test.want == (Spread{}) {
			if len(seen) > 0 {
				t.Errorf("%s: judged %+v, want nothing", test.name, seen)
			}
			continue
		}
		if len(seen) == 0 {
			t.Errorf("%s: nothing was judged", test.name)
		}
		// Where a minimum falls depends on what stands beside the shared words, so
		// a key near their border may be in fewer texts.
		got := slices.MaxFunc(seen, func(a, b Spread) int { return a.Texts - b.Texts })
		if got != test.want {
			t.Errorf("%s: judged %+v, want %+v", test.name, got, test.want)
		}
		for i := range texts {
			got := marks.Of(i)
			for w, mark := range got {
				inside := w >= test.before && w < test.before+8
				if mark != 0 && !inside || mark == 0 && w >= test.before+2 && w < test.before+6 {
					t.Errorf("%s: word %d of text %d has mark %d", test.name, w, i, mark)
				}
			}
		}

		// A query of the first text against the others must say the same.
		q := NewQuery(sketch.NewKeyer().Keys(nil, sketches[0].Stems))
		for i := 1; i < len(texts); i++ {
			keys := sketch.NewKeyer().Keys(nil, sketches[i].Stems)
			for key, code := range q.Codes {
				for _, k := range keys {
					if KeyCode(k) == code {
						q.Meet(key, i, k.Pos)
					}
				}
			}
		}
		seen = nil
		wanted := slices.Repeat([]bool{true}, len(sketches[0].Stems))
		told := make([]uint8, len(wanted))
		own := q.Mark(wanted, sketched(sketches), func(i int) []Printing { return printings(max(i, 0)) }, judge, func(code uint64, mark uint8) {
			for c, word := range q.Words {
				if c == code {
					for i := range min(sketch.ShingleSize, len(told)-int(word)) {
						told[int(word)+i] |= mark
					}
				}
			}
		})
		if !slices.Equal(told, own) {
			t.Errorf("%s: a query marks %v and tells %v", test.name, own, told)
		}
		if len(seen) == 0 {
			t.Fatalf("%s: a query judged nothing", test.name)
		}
		if got := slices.MaxFunc(seen, func(a, b Spread) int { return a.Texts - b.Texts }); got != test.want {
			t.Errorf("%s: a query judged %+v, want %+v", test.name, got, test.want)
		}
		if !slices.Equal(own, marks.Of(0)) {
			t.Errorf("%s: a query marks %v, the index %v", test.name, own, marks.Of(0))
		}
	}
}

// sketched are different texts.
type sketched []sketch.Sketch

func (s sketched) Words(i int) int { return len(s[i].Stems) }
func (s sketched) Same(i int) int  { return i }
func (s sketched) Own() int        { return Own }

func TestMarkDoesNotDependOnWorkers(t *testing.T) {
	var texts []string
	for i := range 200 {
		texts = append(texts, phrase(fmt.Sprintf("a%dx", i), 30)+" "+phrase(fmt.Sprintf("s%dx", i%7), 20)+" "+phrase(fmt.Sprintf("b%dx", i), 30))
	}
	x, _ := indexOf(t, texts)
	printings := func(text int) []Printing { return []Printing{{Outlet: text % 5, Day: text % 11}} }
	judge := func(s Spread) uint8 { return uint8(s.Texts + s.Often + s.Occasions) }
	one, four := x.Mark(1, printings, judge), x.Mark(4, printings, judge)
	if !slices.Equal(one.words, four.words) {
		t.Error("marks differ between 1 and 4 workers")
	}
	if slices.Max(one.words) == 0 {
		t.Error("no word is marked")
	}
}
