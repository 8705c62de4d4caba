package news

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Planting is a passage that is put into two unrelated articles, edited in the
// second.
type Planting struct {
	// Words is its length; Edited the share of its words that are edited in the
	// second article, in 0..1: of five, four are replaced and one is followed by
	// another word. None is only dropped: a passage of the least length that is
	// searched for would be too short.
	Words  int
	Edited float64
	// Shuffled puts its sentences, of plantedSentence words each, into another
	// order.
	Shuffled bool
}

const plantedSentence = 12

// Kind is what the cases are called.
func (p Planting) Kind() string {
	kind := fmt.Sprintf("%d words", p.Words)
	if p.Edited > 0 {
		kind += fmt.Sprintf(", %.0f%% edited", 100*p.Edited)
	}
	if p.Shuffled {
		kind += ", shuffled"
	}
	return kind
}

// Plantings are the three that the project is held to.
func Plantings() []Planting {
	return []Planting{{Words: 15, Edited: .2}, {Words: 30, Edited: .2}, {Words: 60, Shuffled: true}}
}

// Plant plants a passage into each two of the articles, which should be
// unrelated; every third gives the words and is not returned. The two are of two
// outlets, as far as outlets are known: what is left when all others are used up is
// left out. Articles that are too short to give the words are left out with their
// two hosts. IDs stay. The same arguments give the same answer.
func Plant(seed uint64, articles []Article, p Planting) ([]Article, []Case) {
	var hosts []Article
	var cases []Case
	rng := rand.New(rand.NewPCG(seed, uint64(p.Words)))
	articles = slices.Clone(articles)
	for len(articles) >= 3 {
		other := slices.IndexFunc(articles[1:], func(a Article) bool { return a.Outlet == "" || a.Outlet != articles[0].Outlet })
		if other < 0 {
			break
		}
		articles[1], articles[1+other] = articles[1+other], articles[1]
		a, b, donor := articles[0], articles[1], plainWords(articles[2].Text)
		articles = articles[3:]
		if len(donor) < 2*p.Words {
			continue
		}
		at := rng.IntN(len(donor) - p.Words)
		passage := donor[at : at+p.Words]
		c := Case{A: a.ID, B: b.ID, Kind: p.Kind()}
		a.Text, c.AStart, c.AEnd = insert(rng, a.Text, p.sentences(passage))
		if p.Shuffled {
			passage = p.shuffle(rng, passage)
		}
		passage = p.edit(rng, passage, donor)
		b.Text, c.BStart, c.BEnd = insert(rng, b.Text, p.sentences(passage))
		hosts = append(hosts, a, b)
		cases = append(cases, c)
	}
	return hosts, cases
}

// plainWords are the words of a text without the marks around them.
func plainWords(text string) []string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = strings.TrimFunc(w, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

func (p Planting) shuffle(rng *rand.Rand, words []string) []string {
	var parts [][]string
	for start := 0; start < len(words); start += plantedSentence {
		parts = append(parts, words[start:min(start+plantedSentence, len(words))])
	}
	var shuffled []string
	for _, part := range scatter(rng, parts) {
		shuffled = append(shuffled, part...)
	}
	return shuffled
}

// edit edits the share of the words; others are drawn from the donor.
func (p Planting) edit(rng *rand.Rand, words, donor []string) []string {
	chosen := map[int]bool{}
	for _, i := range rng.Perm(len(words))[:int(p.Edited*float64(len(words))+.5)] {
		chosen[i] = true
	}
	var edited []string
	for i, w := range words {
		other := donor[rng.IntN(len(donor))]
		switch {
		case !chosen[i]:
			edited = append(edited, w)
		case rng.IntN(5) < 4:
			edited = append(edited, other)
		default:
			edited = append(edited, w, other)
		}
	}
	return edited
}

// sentences is the passage as text: in sentences of plantedSentence words if
// they can be shuffled, else in one.
func (p Planting) sentences(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		if p.Shuffled && i%plantedSentence == plantedSentence-1 && i < len(words)-1 {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// insert puts the passage between two sentences of a text, or at its begin or
// end, and says where it stands.
func insert(rng *rand.Rand, text, passage string) (whole string, start, end int) {
	borders := []int{0, len(text)}
	for i := 1; i < len(text); i++ {
		if text[i-1] == '\n' || text[i-1] == ' ' && i > 1 && text[i-2] == '.' {
			borders = append(borders, i)
		}
	}
	start = borders[rng.IntN(len(borders))]
	before := text[:start]
	if start == len(text) {
		before += "\n"
	}
	return before + passage + ". " + text[start:], len(before), len(before) + len(passage)
}
