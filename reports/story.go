package reports

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

func (v *view) relations(s *Story) string {
	counts := make(map[string]int)
	for _, pair := range s.Pairs {
		counts[pair.Relation]++
	}
	var parts []string
	for _, relation := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", v.p.Say(relation), counts[relation]))
	}
	return strings.Join(parts, v.p.Comma)
}

// told is an article of a story as it is shown, in order of time: with those after it
// that are near duplicates of it, and how it stands to an earlier one.
type told struct {
	*Article
	also []*Article
	kind string // its relation to the earlier one, "" for none
	to   int    // that one's number, from 1
}

// articlesOf shows a story. An article that shares text with several is told of the first.
func (v *view) articlesOf(s *Story) (list []told) {
	relations := make(map[[2]string]string, 2*len(s.Pairs))
	for _, p := range s.Pairs {
		relations[[2]string{p.A, p.B}] = p.Relation
		relations[[2]string{p.B, p.A}] = reversed(p.Relation)
	}
next:
	for _, id := range s.Articles {
		one := told{Article: v.articles[id]}
		for k := range list {
			switch kind := relations[[2]string{id, list[k].ID}]; {
			case kind == "duplicate":
				list[k].also = append(list[k].also, one.Article)
				continue next
			case kind != "" && one.kind == "":
				one.kind, one.to = kind, k+1
			}
		}
		list = append(list, one)
	}
	return list
}

// reversed is a relation as the other article has it.
func reversed(relation string) string {
	switch relation {
	case "contains":
		return "contained"
	case "contained":
		return "contains"
	}
	return relation
}

// outlets are its outlet and, in their order, those of its near duplicates, each once.
func (t *told) outlets(v *view) string {
	first := v.printer(t.Article)
	var also []string
	for _, a := range t.also {
		if name := v.printer(a); name != first && !slices.Contains(also, name) {
			also = append(also, name)
		}
	}
	if n := len(t.also); n > 0 {
		first += fmt.Sprintf(" (+%d)", n)
	}
	if len(also) > 0 {
		first += v.p.Semicolon + v.p.Also + ": " + strings.Join(also, v.p.Comma)
	}
	return first
}

// relation says how it stands to an earlier one.
func (t *told) relation(p *phrases) string {
	if t.kind == "" {
		return ""
	}
	return p.Say(t.kind) + " #" + strconv.Itoa(t.to)
}
