package align

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/index"
)

// scattered are two articles with a sentence of which the second kept one word in
// two, and its own words elsewhere.
func scattered() (a, b string) {
	words := strings.Fields(sentencesOf(talks)[0])
	other := strings.Fields(filler(7, len(words)))
	for i := range words {
		if i%2 == 1 {
			other[i] = words[i]
		}
	}
	return paragraphs(filler(1, 60), strings.Join(words, " "), filler(2, 60)),
		paragraphs(filler(3, 60), strings.Join(other, " "), filler(4, 60))
}

// What is rejected is kept with what it was judged by; what is a match is not
// among it.
func TestRejections(t *testing.T) {
	a, b := scattered()
	whole := paragraphs(filler(5, 60), sentencesOf(talks)[0], filler(6, 60))
	l := libraryOf(t, a, b, whole)
	al := NewAligner(l.rarity, 8)
	al.SetHost(l.texts[0])
	matches, traced := al.Explain(l.texts[1], meetings(l.texts[0], l.texts[1]))
	if len(matches) != 0 || len(traced) == 0 {
		t.Fatalf("%d matches, %d rejections, want only rejections", len(matches), len(traced))
	}
	for _, x := range traced {
		for side, s := range []Side{x.A, x.B} {
			words := arabic.Words(nil, l.texts[s.Article].Text[s.Start:s.End])
			if want := []int{x.WordsA, x.WordsB}[side]; len(words) != want {
				t.Errorf("side %d has %d words, want %d: %+v", side, len(words), want, x)
			}
		}
		if x.Reason == "" {
			t.Errorf("no reason: %+v", x)
		}
		if strings.HasPrefix(x.Reason, "overlap") && !(x.Overlap+x.Order < x.Asked+1e-4) {
			t.Errorf("overlap %v and order %v reach what is asked, %v", x.Overlap, x.Order, x.Asked)
		}
	}
	if found, _ := al.Explain(l.texts[2], meetings(l.texts[0], l.texts[2])); len(found) != 1 {
		t.Errorf("%d matches with the whole sentence, want 1", len(found))
	}
}

// Explain finds the matches that Align does, and says of the rest which rule it
// fell under.
func TestExplainTellsTheRule(t *testing.T) {
	sentence := strings.Join(strings.Fields(sentencesOf(talks)[0])[:12], " ")
	l := libraryOf(t, paragraphs(filler(1, 60), sentence), paragraphs(filler(3, 60), sentence))
	for _, c := range []struct {
		least int
		want  string
	}{
		{8, ""},
		{25, "and 25 are the least"},
	} {
		al := NewAligner(l.rarity, c.least)
		al.SetHost(l.texts[0])
		matches, rejected := al.Explain(l.texts[1], meetings(l.texts[0], l.texts[1]))
		if c.want == "" {
			if len(matches) != 1 {
				t.Errorf("least %d: %d matches, want 1", c.least, len(matches))
			}
			continue
		}
		if len(matches) != 0 || len(rejected) == 0 || !strings.Contains(rejected[0].Reason, c.want) {
			t.Errorf("least %d: %d matches, rejected %+v, want %q", c.least, len(matches), rejected, c.want)
		}
	}
	// The same pair at a single place of one key, where a glance sees nothing.
	al := NewAligner(l.rarity, 8)
	al.SetHost(l.texts[0])
	if matches, rejected := al.Explain(l.texts[1], []index.Meeting{{A: 2, B: 2}}); len(matches) != 0 ||
		len(rejected) != 1 || !strings.Contains(rejected[0].Reason, "at a glance") {
		t.Errorf("a glance at another place: %d matches, %+v", len(matches), rejected)
	}
}

// Which rejections are kept does not depend on who found them and in which order.
func TestRejectionsAreShared(t *testing.T) {
	make := func(i int) rejected {
		return rejected{a: i % 7, b: i, found: found{a1: 9, b1: 9, overlap: float32(i*37%100) / 100, order: .1}, asked: 1.2}
	}
	list := func(all ...*Rejections) string {
		sum := NewRejections(10)
		for _, r := range all {
			sum.Merge(r)
		}
		sum.cut()
		return fmt.Sprint(sum.Total, sum.list)
	}
	one, two, three := NewRejections(10), NewRejections(10), NewRejections(10)
	for i := range 500 {
		one.add(make(i))
		if k := 499 - i; k%3 == 0 {
			two.add(make(k))
		} else {
			three.add(make(k))
		}
	}
	if got, want := list(two, three), list(one); got != want {
		t.Errorf("two goroutines keep %s,\nwant %s", got, want)
	}
	one.cut()
	for i := range one.list {
		if m := one.list[i].margin(); math.Abs(float64(m)-(.99-.01*float64(i/5)+.1-1.2)) > 1e-5 {
			t.Errorf("rejection %d falls short by %v", i, m)
		}
	}
	none := NewRejections(0)
	none.add(make(1))
	if got := none.List(nil); len(got) != 0 || none.Total != 1 {
		t.Errorf("%d kept of %d, want none of 1", len(got), none.Total)
	}
}
