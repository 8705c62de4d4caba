package align

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// pair is two articles in the plane.
type pair struct {
	plane
	a, b sketch.Sketch
}

func planeOf(a, b string) *pair {
	p := &pair{a: sketch.Make(arabic.Words(nil, a)), b: sketch.Make(arabic.Words(nil, b))}
	rarity := *builtIn()
	list := []sketch.Sketch{p.a, p.b}
	rarity.Weigh(list)
	p.a, p.b = list[0], list[1]
	p.rarity, p.least = &rarity, 15
	return p
}

// put puts stretches of both articles on the axes.
func (p *pair) put(a0, a1, b0, b1 int) {
	p.host.set(&p.a, a0, a1, p.rarity)
	p.invite(&p.b, b0, b1)
}

func (p *pair) box(t *rapid.T) box {
	span := func(n int, name string) (int, int) {
		from := rapid.IntRange(0, n-1).Draw(t, name+": from")
		return from, from + rapid.IntRange(1, min(n-from, 150)).Draw(t, name+": words")
	}
	var b box
	b.a0, b.a1 = span(len(p.host.words), "a")
	b.b0, b.b1 = span(len(p.guest.words), "b")
	return b
}

// count counts M, W_A and W_B of a box by maps, on the stems themselves.
func (p *pair) count(b box) (common, massA, massB float64) {
	left := map[uint32]int{}
	for i := b.a0 + p.host.from; i < b.a1+p.host.from; i++ {
		left[p.a.Stems[i]]++
		massA += float64(p.rarity.Score(p.a.Levels[i]))
	}
	for j := b.b0 + p.guest.from; j < b.b1+p.guest.from; j++ {
		score := float64(p.rarity.Score(p.b.Levels[j]))
		if left[p.b.Stems[j]] > 0 {
			left[p.b.Stems[j]]--
			common += score
		}
		massB += score
	}
	return common, massA, massB
}

// score is S of a box.
func (p *pair) score(b box) float64 {
	common, massA, massB := p.count(b)
	s := 2*common - unmatched*(massA+massB)
	for _, at := range []int{b.a0, b.a1} {
		if p.a.Starts.Has(at + p.host.from) {
			s += borderBonus
		}
	}
	for _, at := range []int{b.b0, b.b1} {
		if p.b.Starts.Has(at + p.guest.from) {
			s += borderBonus
		}
	}
	return s
}

func near(x, y float64) bool { return math.Abs(x-y) < 0.01+1e-4*math.Abs(y) }

// A fit is never worse than its seed, no border of it is better one word further
// in or out, and what it says of M and the masses is so.
func TestFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := planeOf(drawPair(t))
		nA, nB := len(p.a.Stems), len(p.b.Stems)
		a0, b0 := rapid.IntRange(0, nA/2).Draw(t, "axis a"), rapid.IntRange(0, nB/2).Draw(t, "axis b")
		p.put(a0, nA, b0, nB)
		seed := p.box(t)
		fitted := seed
		p.fit(&fitted)
		if fitted.a0 < 0 || fitted.a1 > nA-a0 || fitted.a0 >= fitted.a1 || fitted.b0 < 0 || fitted.b1 > nB-b0 || fitted.b0 >= fitted.b1 {
			t.Fatalf("%+v lies outside the axes", fitted)
		}
		before, after := p.score(seed), p.score(fitted)
		if after < before-0.01 {
			t.Fatalf("S falls from %v to %v", before, after)
		}
		common, massA, massB := p.count(fitted)
		if !near(float64(fitted.common), common) || !near(float64(fitted.massA), massA) || !near(float64(fitted.massB), massB) {
			t.Fatalf("%+v, counted M %v, W_A %v, W_B %v", fitted, common, massA, massB)
		}
		for name, moved := range map[string]box{
			"start of a out": {a0: fitted.a0 - 1, a1: fitted.a1, b0: fitted.b0, b1: fitted.b1},
			"start of a in":  {a0: fitted.a0 + 1, a1: fitted.a1, b0: fitted.b0, b1: fitted.b1},
			"end of a out":   {a0: fitted.a0, a1: fitted.a1 + 1, b0: fitted.b0, b1: fitted.b1},
			"end of a in":    {a0: fitted.a0, a1: fitted.a1 - 1, b0: fitted.b0, b1: fitted.b1},
			"start of b out": {a0: fitted.a0, a1: fitted.a1, b0: fitted.b0 - 1, b1: fitted.b1},
			"start of b in":  {a0: fitted.a0, a1: fitted.a1, b0: fitted.b0 + 1, b1: fitted.b1},
			"end of b out":   {a0: fitted.a0, a1: fitted.a1, b0: fitted.b0, b1: fitted.b1 + 1},
			"end of b in":    {a0: fitted.a0, a1: fitted.a1, b0: fitted.b0, b1: fitted.b1 - 1},
		} {
			if moved.a0 < 0 || moved.a1 > nA-a0 || moved.a0 >= moved.a1 || moved.b0 < 0 || moved.b1 > nB-b0 || moved.b0 >= moved.b1 {
				continue
			}
			if s := p.score(moved); s > after+0.02 {
				t.Fatalf("S is %v, and %v with the %s", after, s, name)
			}
		}
		for i, n := range p.counts {
			if n != 0 {
				t.Fatalf("stem %d is still counted %d times", i, n)
			}
		}
	})
}

// Fitted to one article, a box does not meet itself.
func TestFitSelf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, _ := drawPair(t)
		text = text + "\n" + text
		p := planeOf(text, text)
		p.self = true
		n := len(p.a.Stems)
		a0 := rapid.IntRange(0, n/2).Draw(t, "axis a")
		b0 := rapid.IntRange(0, n/2).Draw(t, "axis b")
		p.put(a0, n, b0, n)
		seed := p.box(t)
		if seed.a1+a0 > seed.b0+b0 {
			return
		}
		p.fit(&seed)
		if seed.a1+a0 > seed.b0+b0 {
			t.Fatalf("words [%d, %d) and [%d, %d) of one article", seed.a0+a0, seed.a1+a0, seed.b0+b0, seed.b1+b0)
		}
	})
}

// longest is the length of the longest common subsequence, by the textbook.
func longest(a, b []uint32) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		corner := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			corner = up
		}
	}
	return row[len(b)]
}

func TestOrder(t *testing.T) {
	check := func(t rapid.TB, p *pair, b box) {
		a := p.a.Stems[p.host.from+b.a0 : p.host.from+b.a1]
		g := p.b.Stems[p.guest.from+b.b0 : p.guest.from+b.b1]
		want := 2 * float64(longest(a, g)) / float64(len(a)+len(g))
		for range 2 { // the second time with what the first left behind
			if got := float64(p.order(&b)); math.Abs(got-want) > 1e-6 {
				t.Fatalf("order of %d and %d words: %v, want %v", len(a), len(g), got, want)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := planeOf(drawPair(t))
		p.put(rapid.IntRange(0, len(p.a.Stems)-1).Draw(t, "axis a"), len(p.a.Stems), 0, len(p.b.Stems))
		for range 5 {
			check(t, p, p.box(t))
		}
		check(t, p, box{a1: len(p.host.words), b1: len(p.guest.words)})
	})
	// Around the 64 words that are counted at once.
	for _, n := range []int{1, 2, 63, 64, 65, 127, 128, 129} {
		p := planeOf(filler(uint64(n), n), shuffleWords(uint64(n), filler(uint64(n), n)))
		p.put(0, n, 0, n)
		check(t, p, box{a1: n, b1: n})
	}
}

// Boxes lie on the axes, are long enough, and no two of them share words on both
// sides.
func TestBoxes(t *testing.T) {
	boxes := 0
	rapid.Check(t, func(t *rapid.T) {
		p := planeOf(drawPair(t))
		p.host.set(&p.a, 0, len(p.a.Stems), p.rarity)
		found := p.boxesOf(&p.b, 0, len(p.b.Stems), false, nil)
		boxes += len(found)
		for i, b := range found {
			if b.a0 < 0 || b.a1 > len(p.a.Stems) || b.a1-b.a0 < p.least || b.b0 < 0 || b.b1 > len(p.b.Stems) || b.b1-b.b0 < p.least {
				t.Fatalf("%+v of %d and %d words", b, len(p.a.Stems), len(p.b.Stems))
			}
			for _, c := range found[:i] {
				if b.a0 < c.a1 && c.a0 < b.a1 && b.b0 < c.b1 && c.b0 < b.b1 {
					t.Fatalf("%+v and %+v share words on both sides", b, c)
				}
			}
		}
		for i := range p.slots {
			if p.slots[i].guests != 0 {
				t.Fatalf("a guest that has left is still counted: %+v", p.slots[i])
			}
		}
	})
	if boxes < 50 {
		t.Errorf("only %d boxes: the test is too easy", boxes)
	}
}

// Every meeting lies in one region, with its surroundings; no two regions share
// words on both sides.
func TestRegions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nA, nB := rapid.IntRange(1, 30_000).Draw(t, "a"), rapid.IntRange(1, 30_000).Draw(t, "b")
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		meetings := make([]index.Meeting, rapid.IntRange(0, 60).Draw(t, "meetings"))
		for i := range meetings {
			meetings[i] = index.Meeting{A: uint32(r.IntN(nA)), B: uint32(r.IntN(nB))}
		}
		slices.SortFunc(meetings, func(x, y index.Meeting) int { return int(x.B) - int(y.B) })
		found := regions(meetings, nA, nB)
		for _, m := range meetings {
			n := 0
			for _, r := range found {
				if r.a0 <= max(0, int(m.A)-surroundings) && r.a1 >= min(nA, int(m.A)+surroundings) &&
					r.b0 <= max(0, int(m.B)-surroundings) && r.b1 >= min(nB, int(m.B)+surroundings) {
					n++
				}
			}
			if n != 1 {
				t.Fatalf("%+v lies in %d of %+v", m, n, found)
			}
		}
		for i, r := range found {
			for _, s := range found[:i] {
				if r.meetsA(&s) && r.meetsB(&s) {
					t.Fatalf("%+v and %+v share words on both sides", r, s)
				}
			}
		}
	})
}

// subject is words around a passage of which two articles on one subject have
// four of ten in common, in another order.
func subject(seed uint64, words int) (a, b string) {
	r := rand.New(rand.NewPCG(seed, 19))
	var wordsA, wordsB []string
	for i := range words {
		wordsA = append(wordsA, name(r))
		if i*10 < 4*words {
			wordsB = append(wordsB, wordsA[i])
		} else {
			wordsB = append(wordsB, name(r))
		}
	}
	r.Shuffle(words, func(i, j int) { wordsA[i], wordsA[j] = wordsA[j], wordsA[i] })
	r.Shuffle(words, func(i, j int) { wordsB[i], wordsB[j] = wordsB[j], wordsB[i] })
	return strings.Join(wordsA, " "), strings.Join(wordsB, " ")
}

// Words of one subject around a sentence word for word are no reason to
// overlook the sentence.
func TestRejectedBoxHidesNothing(t *testing.T) {
	for seed := range uint64(20) {
		beforeA, beforeB := subject(2*seed, 80)
		behindA, behindB := subject(2*seed+1, 80)
		passage := sentencesOf(talks)[0]
		l := libraryOf(t, paragraphs(beforeA, passage, behindA), paragraphs(beforeB, passage, behindB))
		if n := len(l.matches(t, 15)); n != 1 {
			t.Errorf("seed %d: %d matches, want the sentence", seed, n)
		}
	}
}

// TestPartsOfOneBox holds a box that was fitted twice, by different ways, not for
// a part of itself: a text with many words of its own in the middle is two
// passages, wherever the stretch around it was found as one, too.
func TestPartsOfOneBox(t *testing.T) {
	copied := filler(1, 100)
	words := strings.Fields(copied)
	for _, own := range []int{60, 80, 102, 150} {
		draft := strings.Join(words[:61], " ") + ". " + filler(uint64(own), own) + " " + strings.Join(words[61:], " ")
		matches := libraryOf(t, copied, draft).matches(t, 15)
		longest := 0
		for _, m := range matches {
			if len(m.Labels) == 0 {
				longest = max(longest, m.Words)
			}
		}
		if len(matches) != 2 || longest > 70 {
			t.Errorf("%d words between the halves of a text of 100: %d matches, the longest of %d words, want two of 61 and 39", own, len(matches), longest)
		}
	}
}

// TestSamePlace: boxes with the same borders are one, whatever their sums.
func TestSamePlace(t *testing.T) {
	p := planeOf(filler(1, 40), filler(2, 40))
	whole := box{a0: 0, a1: 40, b0: 0, b1: 30, common: 30, massA: 40, massB: 30}
	again := whole
	again.common += 1e-4
	left := box{a0: 0, a1: 15, b0: 0, b1: 15, common: 15, massA: 15, massB: 15}
	right := box{a0: 25, a1: 40, b0: 15, b1: 30, common: 15, massA: 15, massB: 15}
	p.boxes = []box{whole, again, left, right}
	for i := range p.boxes[:2] {
		p.boxes[i].massA = 80 // far more words than it shares
	}
	if got := p.parts(0); len(got) != 2 || got[0] != left || got[1] != right {
		t.Errorf("parts = %v, want the two that together are worth more", got)
	}
}
