package trace

import (
	"strings"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What a change does to credits
//
// Where words differ, they may be those that say whose they are, which a desk looks for
// first. A change that consists of a credit for the most part is named by what becomes
// of it:
//
//	credit removed   one printing names a medium there that the other does nowhere:
//	                 «قال سيلفا لـ«رويترز» إن» → «قال سيلفا إن»
//	credit added     the same the other way round
//	credit changed   each names another one: «قال لـ«المدينة»» → «قال لـ«عكاظ»»
//	byline           an outlet's own name, which is no part of what it prints:
//	                 «عبدالله البرقاوي- سبق- الرياض» before the first word
//
// Who spoke to the outlet that prints it names it as any other: whoever prints that
// again without the name has taken a credit away.

// creditNames are those of one side of a change.
type creditNames struct {
	others []string // of others, and of whom somebody spoke to, as houses
	own    bool     // the outlet's own
}

// attribution names a change by the credits in it, "" where it holds none that are most
// of what it says.
func (h *hopper) attribution(articleA int, a align.Gap, articleB int, b align.Gap) string {
	x, y := h.namesIn(articleA, a), h.namesIn(articleB, b)
	lost, gained := h.nowhere(x.others, articleB), h.nowhere(y.others, articleA)
	switch {
	case lost && gained:
		return "credit changed"
	case lost:
		return "credit removed"
	case gained:
		return "credit added"
	case x.own && (y.own || b.From == b.To) && len(x.others) == 0, y.own && a.From == a.To && len(y.others) == 0:
		return "byline"
	}
	return ""
}

// namesIn is the names that the words of a gap credit.
func (h *hopper) namesIn(article int, g align.Gap) (names creditNames) {
	if g.From == g.To {
		return names
	}
	at, words := spanOf(g), 0
	for _, c := range h.articles[article].Credits {
		if c.Role == corpus.Speaker || c.Start < 0 || 2*shared(arabic.Span{Start: c.Start, End: c.End}, at) <= c.End-c.Start {
			continue
		}
		words += len(strings.Fields(c.Text))
		if house := h.houses.credited(c); c.Role == corpus.Report && same(house, h.houses.articles[article]) {
			names.own = true
		} else {
			names.others = append(names.others, creditKey(c, house))
		}
	}
	if 2*words < g.To-g.From {
		return creditNames{}
	}
	return names
}

// nowhere is true where an article credits none of some names, of which there are any.
func (h *hopper) nowhere(names []string, article int) bool {
	for _, c := range h.articles[article].Credits {
		for _, name := range names {
			if creditKey(c, h.houses.credited(c)) == name {
				return false
			}
		}
	}
	return len(names) > 0
}

// creditKey is what credits of one house have in common.
func creditKey(c corpus.Credit, house *house) string {
	if house == nil {
		return arabic.Fold(c.Name)
	}
	return house.key
}
