package index

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sada/lsh/arabic"
	"sada/lsh/internal/gen/news"
	"sada/lsh/sketch"
)

func build(t rapid.TB, s []sketch.Sketch, workers int) *Index {
	t.Helper()
	x, err := Build(context.Background(), s, workers)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// found is a copy of the candidates of all articles, by article.
func found(x *Index, articles int) [][]Candidate {
	f := NewFinder(x)
	all := make([][]Candidate, articles)
	for a := range all {
		for c := range f.Candidates(a) {
			c.Meetings = slices.Clone(c.Meetings)
			all[a] = append(all[a], c)
		}
	}
	return all
}

// slowPosting is a key of an article at a word.
type slowPosting struct {
	article, word int
	length        int // of the article, in words
}

// slowMeeting is a meeting with how many postings its key has.
type slowMeeting struct {
	Meeting
	postings int
}

// slowCandidates finds by maps and by comparing all with all what the comments
// of this package say: who meets under which key, crowds, and when meetings make
// a candidate.
func slowCandidates(sketches []sketch.Sketch) [][]Candidate {
	groups := map[uint64][]slowPosting{}
	for i := range sketches {
		for _, k := range sketch.NewKeyer().Keys(nil, sketches[i].Stems) {
			groups[k.Hash] = append(groups[k.Hash], slowPosting{i, int(k.Pos), len(sketches[i].Stems)})
		}
	}
	met := map[[2]int][]slowMeeting{}
	for hash, group := range groups {
		slices.SortFunc(group, func(p, q slowPosting) int { return cmp.Or(p.article-q.article, p.word-q.word) })
		free := sketch.Key{Hash: hash}.OrderFree()
		crowd := len(group) > Crowd
		if free {
			crowd = len(group) > FreeCrowd
		}
		hubs := map[int]bool{}
		if crowd && !free {
			order := make([]int, len(group))
			for i := range order {
				order[i] = i
			}
			slices.SortStableFunc(order, func(i, j int) int { return group[i].length - group[j].length })
			for _, i := range order[:min(max(hubMeetings/len(group), 1), mostHubs)] {
				hubs[i] = true
			}
		}
		for j, q := range group {
			for i, p := range group[:j] {
				if crowd && j-i > nextOfCrowd && !hubs[i] && !hubs[j] {
					continue
				}
				pair := [2]int{p.article, q.article}
				met[pair] = append(met[pair], slowMeeting{Meeting{uint32(p.word), uint32(q.word), free}, len(group)})
			}
		}
	}
	all := make([][]Candidate, len(sketches))
	for pair, list := range met {
		if !slowProposes(list) {
			continue
		}
		c := Candidate{A: pair[0], B: pair[1]}
		for _, m := range list {
			c.Meetings = append(c.Meetings, m.Meeting)
		}
		all[c.A] = append(all[c.A], c)
	}
	for a := range all {
		slices.SortFunc(all[a], func(x, y Candidate) int { return x.B - y.B })
	}
	return all
}

func slowProposes(list []slowMeeting) bool {
	free := 0
	for i, m := range list {
		if m.OrderFree {
			free++
			if m.postings <= rareFree {
				return true
			}
			continue
		}
		if m.postings <= rareGroup {
			return true
		}
		for j, n := range list {
			dA, dB := int(n.A)-int(m.A), int(n.B)-int(m.B)
			if i != j && !n.OrderFree && dA > 0 && dB > 0 && max(dA, dB) <= nearBy && max(dA-dB, dB-dA) <= drift {
				return true
			}
		}
	}
	return free >= freeKeys
}

func compareMeetings(m, n Meeting) int {
	free := func(m Meeting) int {
		if m.OrderFree {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(m.B, n.B), cmp.Compare(m.A, n.A), free(m)-free(n))
}

// inOrder holds candidates to the promised order.
func inOrder(t rapid.TB, all [][]Candidate) {
	t.Helper()
	for a, list := range all {
		for i, c := range list {
			if c.A != a || c.B < a || i > 0 && list[i-1].B >= c.B {
				t.Fatalf("candidate %d of article %d: %d with %d", i, a, c.A, c.B)
			}
			if !slices.IsSortedFunc(c.Meetings, func(m, n Meeting) int { return cmp.Compare(m.B, n.B) }) {
				t.Fatalf("articles %d and %d: meetings out of order", c.A, c.B)
			}
		}
	}
}

// press makes articles of all sizes that take stretches from each other, carry
// one footer or repeat a phrase, so that keys are rare, common and crowded.
func press(seed uint64, articles int) []sketch.Sketch {
	r := rand.New(rand.NewPCG(seed, 21))
	footer, phrase := randomText(r, 12), randomText(r, 7)
	subject := randomText(r, 40)
	texts := make([]text, articles)
	for i := range texts {
		switch r.IntN(12) {
		case 0:
			texts[i] = randomText(r, r.IntN(5)) // too short for a key, perhaps empty
			continue
		case 1:
			for range r.IntN(30) {
				texts[i] = append(texts[i], phrase...)
			}
			continue
		}
		for range 1 + r.IntN(3) {
			texts[i] = append(texts[i], randomText(r, r.IntN(60))...)
			if other := texts[r.IntN(i+1)]; len(other) > 0 {
				from := r.IntN(len(other))
				stretch := slices.Clone(other[from:min(len(other), from+r.IntN(80))])
				if r.IntN(3) == 0 {
					r.Shuffle(len(stretch), func(i, j int) { stretch[i], stretch[j] = stretch[j], stretch[i] })
				}
				texts[i] = append(texts[i], stretch...)
			}
			for range r.IntN(10) {
				texts[i] = append(texts[i], subject[r.IntN(len(subject))])
			}
		}
		if r.IntN(2) == 0 {
			texts[i] = append(texts[i], footer...)
		}
	}
	return sketches(texts)
}

func TestCandidatesAgainstBruteForce(t *testing.T) {
	candidates, crowds := 0, 0
	check := func(t rapid.TB, s []sketch.Sketch) {
		x := build(t, s, 2)
		got, want := found(x, len(s)), slowCandidates(s)
		inOrder(t, got)
		for a := range s {
			for _, list := range [][]Candidate{got[a], want[a]} {
				for _, c := range list {
					slices.SortFunc(c.Meetings, compareMeetings)
				}
			}
			candidates += len(got[a])
			if !reflect.DeepEqual(got[a], want[a]) {
				t.Fatalf("article %d of %d: candidates %v, want %v", a, len(s), got[a], want[a])
			}
		}
		crowds += x.Crowded
		keys := 0
		for i := range s {
			keys += len(sketch.NewKeyer().Keys(nil, s[i].Stems))
		}
		if x.Keys != keys {
			t.Fatalf("Keys = %d, want %d", x.Keys, keys)
		}
	}
	check(t, nil)
	check(t, sketches([]text{{}}))
	check(t, sketches([]text{{}, {1 << 32}, {1 << 32, 2 << 32, 3 << 32}, {}}))
	rapid.Check(t, func(t *rapid.T) {
		check(t, press(rapid.Uint64().Draw(t, "seed"), rapid.SampledFrom([]int{1, 2, 5, 20, 150}).Draw(t, "articles")))
	})
	check(t, press(1, 400))
	t.Logf("%d candidates, %d crowded keys", candidates, crowds)
	if candidates < 10_000 || crowds < 50 {
		t.Errorf("%d candidates, %d crowded keys: the test is too easy", candidates, crowds)
	}
}

// The index is one and the same, whatever the number of workers.
func TestBuildIsDeterministic(t *testing.T) {
	s := press(3, 500)
	want := build(t, s, 1)
	for _, workers := range []int{0, 2, 3, 16} {
		if got := build(t, s, workers); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers make another index than one", workers)
		}
	}
}

func TestBuildEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if x, err := Build(ctx, press(4, 50), 2); err != context.Canceled || x != nil {
		t.Errorf("Build = %v, %v, want nil and %v", x, err, context.Canceled)
	}
}

// Every word of the corpus belongs to its article, those without words between
// them or not.
func TestArticleOfWord(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var texts []text
	for range 300 {
		texts = append(texts, randomText(r, []int{0, 0, 1, 3, 63, 64, 65, 200}[r.IntN(8)]))
	}
	x := build(t, sketches(texts), 1)
	word := uint32(0)
	for i := range texts {
		for range texts[i] {
			if got := x.article(word); got != i {
				t.Fatalf("word %d lies in article %d, want %d", word, got, i)
			}
			word++
		}
	}
}

// postings counts those whose key another one has.
func (x *Index) postingsInGroups() (n int) {
	for i := range x.parts {
		n += len(x.parts[i].members)
	}
	return n
}

// Articles that all carry one text meet a bounded number of others for each key,
// however many there are, and all of them hang together.
func TestCrowdedKeysAreBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	passage := randomText(r, 40)
	for _, articles := range []int{100, 1000, 10_000} {
		texts := make([]text, articles)
		for i := range texts {
			texts[i] = append(randomText(r, 4+r.IntN(8)), passage...)
		}
		s := sketches(texts)
		x := build(t, s, 2)
		met := len(x.met)
		each := float64(met) / float64(articles)
		perKey := float64(met) / float64(x.postingsInGroups())
		t.Logf("%d articles: %d crowded keys, %.1f meetings an article, %.1f a posting", articles, x.Crowded, each, perKey)
		if x.Crowded < 10 {
			t.Errorf("%d articles: %d crowded keys, want those of a passage of %d words", articles, x.Crowded, len(passage))
		}
		// A posting meets the next ones and, as do they, the hubs.
		if most := float64(nextOfCrowd + mostHubs); perKey > most {
			t.Errorf("%d articles: %.1f meetings a posting, want at most %v", articles, perKey, most)
		}
		if n := parts(x, articles); n != 1 {
			t.Errorf("%d articles that print one passage fall into %d parts", articles, n)
		}
	}
}

// parts is the number of parts that the candidates tie the articles to.
func parts(x *Index, articles int) int {
	parent := make([]int, articles)
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	n := articles
	for _, list := range found(x, articles) {
		for _, c := range list {
			if a, b := root(c.A), root(c.B); a != b {
				parent[a] = b
				n--
			}
		}
	}
	return n
}

// One article that repeats a word or a phrase without end meets itself a bounded
// number of times for each of its words.
func TestRepetitionIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, c := range []struct {
		name string
		text text
	}{
		{"one word", slices.Repeat(randomText(r, 1), 100_000)},
		{"two words", slices.Repeat(randomText(r, 2), 50_000)},
		{"a phrase", slices.Repeat(randomText(r, 11), 10_000)},
		{"a paragraph", slices.Repeat(randomText(r, 100), 1000)},
		{"a paragraph, less often than a crowd", slices.Repeat(randomText(r, 2000), Crowd)},
	} {
		s := sketches([]text{c.text, c.text[:len(c.text)/2]})
		x := build(t, s, 1)
		n := len(x.met)
		t.Logf("%s: %d words, %d meetings", c.name, len(c.text), n)
		if most := Crowd * len(c.text); n > most {
			t.Errorf("%s: %d meetings of %d words, want at most %d", c.name, n, len(c.text), most)
		}
	}
}

// newspaper is made-up news as sketches.
func newspaper(articles int) (s []sketch.Sketch, words int) {
	var buffer []arabic.Word
	for a := range news.Articles(news.Options{Articles: articles, Seed: 1}) {
		buffer = arabic.Words(buffer[:0], a.Text)
		s = append(s, sketch.Make(buffer))
		words += len(buffer)
	}
	return s, words
}

func BenchmarkBuild(b *testing.B) {
	s, words := newspaper(3000)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("articles=%d/workers=%d", len(s), workers), func(b *testing.B) {
			var x *Index
			for b.Loop() {
				x = build(b, s, workers)
			}
			b.ReportMetric(float64(x.Keys)*float64(b.N)/b.Elapsed().Seconds(), "postings/s")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
			b.ReportMetric(float64(x.Keys)/float64(words), "postings/word")
			b.ReportMetric(float64(x.Keys*8)/float64(words), "B/word-building")
			b.ReportMetric(float64(x.bytes())/float64(words), "B/word-built")
		})
	}
}

// bytes is what an index takes in memory while it is used.
func (x *Index) bytes() int {
	const ofWord, ofInt = 4, 8
	return ofInt*(len(x.met)+len(x.start)) + ofWord*(len(x.base)+len(x.near))
}

func BenchmarkCandidates(b *testing.B) {
	for _, articles := range []int{1000, 4000} {
		s, _ := newspaper(articles)
		x := build(b, s, 2)
		b.Run(fmt.Sprintf("articles=%d", articles), func(b *testing.B) {
			f := NewFinder(x)
			candidates := 0
			for b.Loop() {
				candidates = 0
				for a := range s {
					for range f.Candidates(a) {
						candidates++
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s)), "ns/article")
			b.ReportMetric(float64(candidates)/float64(len(s)), "candidates/article")
			b.ReportMetric(float64(len(x.met))/float64(len(s)), "meetings/article")
		})
	}
}

// BenchmarkBuildSmall is what an index of two articles costs.
func BenchmarkBuildSmall(b *testing.B) {
	s := press(1, 2)
	for b.Loop() {
		build(b, s, 1)
	}
}

// Every article lies in one stretch with all its words, also where an article is longer
// than a stretch or has no words.
func TestStretches(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, sizes := range [][]int{{}, {0}, {3}, {0, 1, 0}, {5000, 0, 1, 2}, {1, 0, 5000}, {900, 1100, 0, 1000, 7, 100_000, 0, 3}} {
		var texts []text
		for _, n := range sizes {
			texts = append(texts, randomText(r, n))
		}
		x := build(t, sketches(texts), 2)
		if x.stretches[0] != 0 || x.stretches[partitions] != len(texts) || !slices.IsSorted(x.stretches) {
			t.Fatalf("articles of %d words: the stretches do not hold all of them", sizes)
		}
		for word := range x.base[len(texts)] {
			stretch, article := x.stretchOf(word), x.article(word)
			if article < x.stretches[stretch] || article >= x.stretches[stretch+1] {
				t.Fatalf("articles of %d words: word %d of article %d is said to lie in a stretch from article %d to %d",
					sizes, word, article, x.stretches[stretch], x.stretches[stretch+1])
			}
		}
	}
}

// Who meets whom is asked for as long as more is wanted.
func TestCandidatesEnd(t *testing.T) {
	s := press(9, 100)
	f := NewFinder(build(t, s, 1))
	for a := range s {
		for c := range f.Candidates(a) {
			if c.A != a {
				t.Errorf("article %d has a candidate of article %d", a, c.A)
			}
			break // must not go on
		}
	}
}

// TestProposes holds that it does not matter which of two articles has a key twice.
func TestProposes(t *testing.T) {
	type place struct{ a, b uint64 }
	for _, test := range []struct {
		name   string
		places []place
		want   bool
	}{
		{"two keys in one order", []place{{0, 5}, {8, 13}}, true},
		{"two keys in one order, near each other", []place{{0, 5}, {1, 6}}, true},
		{"two keys in the other order", []place{{8, 5}, {0, 13}}, false},
		{"two keys far from each other", []place{{0, 5}, {nearBy + 1, 6 + nearBy}}, false},
		{"a key that the first has twice", []place{{0, 5}, {8, 5}}, false},
		{"a key that the second has twice", []place{{0, 5}, {0, 13}}, false},
		{"one key", []place{{0, 5}}, false},
	} {
		for _, turned := range []bool{false, true} {
			var met []uint64
			for _, p := range test.places {
				if turned {
					p.a, p.b = p.b, p.a
				}
				met = append(met, p.b<<32|common<<kindShift|p.a)
			}
			slices.Sort(met)
			if got := proposes(met); got != test.want {
				t.Errorf("%s, turned %v: proposes = %v, want %v", test.name, turned, got, test.want)
			}
		}
	}
}
