package reports

import (
	"cmp"
	"html/template"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// What the page's script searches and filters
//
// A row has no room for its passage, so the page carries, for its script alone, the
// stems of the words of every passage that it lists, as each of its printings has them,
// and what it is filtered by. All of it is one stream (see packer), in which passages
// are numbered as the page lists them:
//
//	the first day of each passage as one more than its number from the page's first
//	  day on, 0 for none; how many days later the last is
//	for each choice of the four filters in their order: the passages that have it
//	of the stems in the order of their letters: how many letters each shares with the
//	  one before it; how many more it has; these letters, as places in the list of
//	  letters that stands beside the stream, the commonest first
//	for each stem: the passages that have it
//
// On 30,676 articles these are 16,883 passages, 43,000 stems and 1,365,000 places of a
// stem in a passage, at 7.2 bits each.

// mostLetters is how many letters of a stem are kept: a word may be as long as its text.
const mostLetters = 32

// lexicon has the stems of passages.
type lexicon struct {
	stems []string
	of    [][]int32 // stems by number, of each of the report's clusters, ascending
	err   error     // of reading the texts
	ids   map[uint64]int32
	named map[string]int32
}

// newLexicon reads what each printing of some clusters says.
func newLexicon(r *Report, clusters []int) *lexicon {
	l := &lexicon{of: make([][]int32, len(r.Clusters)), ids: make(map[uint64]int32), named: make(map[string]int32)}
	l.learn(arabic.Fold("\ufdfa \ufdfb")) // ligatures of several words, whose stems have no letters of their own
	type printing struct{ cluster, start, end int }
	of := make(map[string][]printing)
	for _, c := range clusters {
		r.spill.Fetch()
		for _, m := range r.Clusters[c].Members {
			of[m.Article] = append(of[m.Article], printing{c, m.Start, m.End})
		}
	}
	var (
		from  reader
		words []arabic.Word
		last  []int // cluster and one, by stem
	)
	for i := range r.Articles {
		r.spill.Fetch()
		a := &r.Articles[i]
		printings := of[a.ID]
		if len(printings) == 0 {
			continue
		}
		text, err := r.textOf(&from, a)
		if err != nil {
			l.err = err
			break
		}
		words = arabic.Words(words[:0], text)
		for _, p := range printings {
			from, _ := slices.BinarySearchFunc(words, p.start, func(w arabic.Word, start int) int { return cmp.Compare(int(w.Start), start) })
			for _, w := range words[from:] {
				if int(w.End) > p.end {
					break
				}
				id := l.id(w, text)
				for len(last) <= int(id) {
					last = append(last, 0)
				}
				if last[id] != p.cluster+1 {
					last[id] = p.cluster + 1
					l.add(p.cluster, id)
				}
			}
		}
	}
	for i, stems := range l.of {
		slices.Sort(stems)
		l.of[i] = slices.Compact(stems)
	}
	l.ids, l.named = nil, nil
	return l
}

// add gives a cluster a stem, which may have it: of many printings each brings all of
// them, so that they are sorted out where there is no room for more.
func (l *lexicon) add(cluster int, id int32) {
	stems := l.of[cluster]
	if len(stems) == cap(stems) && len(stems) > 0 {
		slices.Sort(stems)
		stems = slices.Grow(slices.Compact(stems), len(stems)/2)
	}
	l.of[cluster] = append(stems, id)
}

// learn gives the stems of a folded text their numbers.
func (l *lexicon) learn(folded string) {
	for _, w := range arabic.Words(nil, folded) {
		l.id(w, folded)
	}
}

// id is the number of a word's stem.
func (l *lexicon) id(w arabic.Word, text string) int32 {
	id, ok := l.ids[w.Stem]
	if ok {
		return id
	}
	stem := searched(w.Text(text))
	if id, ok = l.named[stem]; !ok {
		id = int32(len(l.stems))
		l.stems = append(l.stems, stem)
		l.named[stem] = id
	}
	l.ids[w.Stem] = id
	return id
}

// searched is a word as it is searched; the script does the same.
func searched(word string) string {
	stem := arabic.StemOf(arabic.Fold(word))
	if len(stem) <= mostLetters {
		return stem
	}
	letters := []rune(stem)
	return string(letters[:min(mostLetters, len(letters))])
}

// letters are those of all stems, the commonest first.
func (l *lexicon) letters() []rune {
	counts := make(map[rune]int)
	for _, stem := range l.stems {
		for _, r := range stem {
			counts[r]++
		}
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b rune) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}

// write appends the stems of some clusters, and answers the letters.
func (l *lexicon) write(p *packer, clusters []int) string {
	places := l.places(clusters)
	var ids []int
	for id := range l.stems {
		if len(places(id)) > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b int) int { return strings.Compare(l.stems[a], l.stems[b]) })
	letters := l.letters()
	ranks := make(map[rune]int32, len(letters))
	for i, r := range letters {
		ranks[r] = int32(i)
	}
	var shared, more, written []int32
	before := ""
	for _, id := range ids {
		stem := l.stems[id]
		n := common(before, stem)
		shared = append(shared, int32(utf8.RuneCountInString(stem[:n])))
		more = append(more, int32(utf8.RuneCountInString(stem[n:])))
		for _, r := range stem[n:] {
			written = append(written, ranks[r])
		}
		before = stem
	}
	p.numbers(shared)
	p.numbers(more)
	p.numbers(written)
	for _, id := range ids {
		p.rising(places(id))
	}
	return string(letters)
}

// places finds, for each stem, those of the clusters that have it, by their places among
// them.
func (l *lexicon) places(clusters []int) func(id int) []int32 {
	ends := make([]int32, len(l.stems)) // of the places of each stem, once they are written
	for _, c := range clusters {
		for _, id := range l.of[c] {
			ends[id]++
		}
	}
	starts, n := make([]int32, len(l.stems)), int32(0)
	for id, count := range ends {
		starts[id], ends[id] = n, n
		n += count
	}
	all := make([]int32, n)
	for at, c := range clusters {
		for _, id := range l.of[c] {
			all[ends[id]] = int32(at)
			ends[id]++
		}
	}
	return func(id int) []int32 { return all[starts[id]:ends[id]] }
}

// common is how many bytes of whole letters two strings have in common at their start.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return border(b, n)
}

// size is how many bytes the stems of some clusters take in the page.
func (l *lexicon) size(clusters []int) int {
	p := &packer{}
	return len(l.write(p, clusters)) + len(p.String())
}

// pageIndex is what the script searches and filters, in the attributes of an element.
type pageIndex struct {
	Letters string
	Bits    template.HTMLAttr // which has no character that HTML writes otherwise
}

// Searchable says whether there are words to be found: a report without texts has none.
func (p *page) Searchable() bool {
	return slices.ContainsFunc(p.lexicon.of, func(stems []int32) bool { return len(stems) > 0 })
}

// Index is that of the passages that have been listed.
func (p *page) Index() pageIndex {
	listed := slices.Concat(p.Reuse.clusters[:p.Reuse.shown], p.Apart.clusters[:p.Apart.shown])
	first, later := make([]int32, len(listed)), make([]int32, len(listed))
	having := make([][]int32, p.offered)
	for i, cluster := range listed {
		choices, from, to := p.facts(cluster)
		for _, c := range choices {
			having[c] = append(having[c], int32(i))
		}
		if from != "" {
			first[i] = p.daysFrom(from) + 1
			later[i] = p.daysFrom(to) + 1 - first[i]
		}
	}
	out := &packer{}
	out.numbers(first)
	out.numbers(later)
	for _, list := range having {
		out.rising(list)
	}
	letters := p.lexicon.write(out, listed)
	return pageIndex{letters, template.HTMLAttr(`data-bits="` + out.String() + `"`)}
}
