package reports

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/trace"
)

// change is one thing that a printing changed, in the words of an interface:
// what it is, what stands there, in the printing that it was held against, and
// what stands here.
type change struct {
	What, There, Here string
	Risk              bool // one of them may need a correction
}

// directed says whether a hop's direction rests on evidence: a credit, or the
// origin of the passage. Of the others it is said where something stands, but not
// that the printing has dropped or added it.
func (h *Hop) directed(c *Cluster) bool {
	if len(h.Codes) > 0 {
		switch trace.Code(h.Codes[0].Code) {
		case trace.HopCredit, trace.HopOrigin:
			return true
		case trace.HopClosest:
			return false
		}
	}
	return c.Origin.Article != ""
}

// stands is what a change is called where the direction is not known.
func stands(what string) string {
	switch what {
	case "tail cut":
		return "tail only there"
	case "head cut":
		return "head only there"
	case "credit removed":
		return "credit only there"
	case "credit added":
		return "credit only here"
	case "credit changed":
		return "another credit"
	case "sentence dropped":
		return "sentence only there"
	case "sentence added":
		return "sentence only here"
	case "dropped":
		return "only there"
	case "added":
		return "only here"
	case "quotation marks lost":
		return "quotation marks only there"
	case "quotation marks gained":
		return "quotation marks only here"
	}
	return what
}

// changes are what the hop of a printing in the cluster is made of, what may need
// a correction first.
func (v *view) changes(c *Cluster, m *Member) []change {
	h := m.Hop
	if h == nil {
		return nil
	}
	text := func(article string, s Span) string {
		if text := v.text(v.articles[article]); s.End <= len(text) {
			return text[s.Start:s.End]
		}
		return v.p.NoText
	}
	var list []change
	add := func(what, there, here string) {
		list = append(list, change{what, there, here, Difference{What: what}.Risk()})
	}
	inWords := 0 // of the credits that it has no more, those that a change shows
	newly := 0   // and of those that it has besides
	for _, d := range h.Changes {
		add(d.What, d.A, d.B)
		if d.What == "credit removed" || d.What == "credit changed" {
			inWords++
		}
		if d.What == "credit added" || d.What == "credit changed" {
			newly++
		}
	}
	lost, gained := h.Uncredited[min(inWords, len(h.Uncredited)):], h.Credited
	here, there := v.articles[m.Article], v.articles[h.From.Article]
	draft := v.isDraft[here] || v.isDraft[there]
	if draft {
		gained = here.creditsBeside(there)
	}
	gained = gained[min(newly, len(gained)):]
	// A name in a change has the place of one that stands elsewhere; of a draft each is
	// told by itself, as in differencesOf.
	for i := range list {
		switch c := &list[i]; {
		case draft:
		case c.What == "credit added" && len(lost) > 0:
			c.What, c.There, lost = "credit changed", v.p.house(lost[0]), lost[1:]
		case c.What == "credit removed" && len(gained) > 0:
			c.What, c.Here, gained = "credit changed", v.p.house(gained[0]), gained[1:]
		}
	}
	for !draft && len(lost) > 0 && len(gained) > 0 {
		add("credit changed", v.p.house(lost[0]), v.p.house(gained[0]))
		lost, gained = lost[1:], gained[1:]
	}
	for _, name := range lost {
		add("credit removed", v.p.house(name), "")
	}
	for _, name := range gained {
		add("credit added", "", v.p.house(name))
	}
	for _, s := range h.Unquoted {
		add("quotation marks lost", text(h.From.Article, s), "")
	}
	for _, s := range h.Quoted {
		add("quotation marks gained", "", text(m.Article, s))
	}
	for _, s := range h.Dropped {
		what := "sentence dropped"
		switch whole := len(v.text(v.articles[h.From.Article])); {
		case whole-s.End <= atTheEnd && h.There.End == whole:
			what = "tail cut"
		case s.Start <= atTheEnd && h.There.Start == 0:
			what = "head cut"
		}
		add(what, v.p.shortened(text(h.From.Article, s)), "")
	}
	for _, s := range h.Added {
		add("sentence added", "", v.p.shortened(text(m.Article, s)))
	}
	if h.Moved > 0 {
		add("order", "", v.p.Stretches(h.Moved))
	}
	slices.SortStableFunc(list, func(a, b change) int { return cmp.Compare(rankOf(a.What), rankOf(b.What)) })
	directed := h.directed(c)
	for i := range list {
		if !directed {
			list[i].What = stands(list[i].What)
		}
		list[i].What = v.p.Say(list[i].What)
	}
	return list
}

// atTheEnd is the most bytes of marks before the first word of a text or behind the last.
const atTheEnd = 8

// mostTold is the number of words up to which what was dropped or added is told whole.
const mostTold = 60

// shortened is a text, of a long one its first and last words and how many it has.
func (p *phrases) shortened(text string) string {
	words := strings.Fields(text)
	if len(words) <= mostTold {
		return text
	}
	return strings.Join(words[:mostTold/3], " ") + " … " + strings.Join(words[len(words)-mostTold/3:], " ") + " (" + p.WordCount(len(words)) + ")"
}

// creditsBeside are the names that an article credits and another does not name at
// all, each once; not that of the other's own outlet.
func (a *Article) creditsBeside(other *Article) []string {
	named := map[string]bool{other.house(): true}
	for i := range other.Credits {
		named[other.Credits[i].house()] = true
	}
	var names []string
	for i := range a.Credits {
		c := &a.Credits[i]
		if house := c.house(); c.Role == "report" && !c.Vague && house != "" && !named[house] {
			named[house] = true
			names = append(names, cmp.Or(c.Outlet, c.Name))
		}
	}
	return names
}

// house is whom a credit names, as an article's house does.
func (c *Credit) house() string { return cmp.Or(c.Outlet, foldedName(c.Name)) }

// differencesOf are what the sides of a match have otherwise, A and B as differences has
// them. Where one of them is a draft, whom only one article credits is among them: an
// editor is to see that even where neither took the passage from the other.
func (v *view) differencesOf(m *Match, swapped bool) []Difference {
	list := m.differences(swapped)
	here, there := v.articles[m.A.Article], v.articles[m.B.Article]
	if len(m.Labels) > 0 || !v.isDraft[here] && !v.isDraft[there] {
		return list
	}
	if swapped {
		here, there = there, here
	}
	for _, name := range there.creditsBeside(here) {
		list = append(list, Difference{B: v.p.house(name), What: "credit removed"})
	}
	for _, name := range here.creditsBeside(there) {
		list = append(list, Difference{A: v.p.house(name), What: "credit added"})
	}
	slices.SortStableFunc(list, func(a, b Difference) int { return rankOf(a.What) - rankOf(b.What) })
	return list
}

// rankOf puts differences in the order in which an editor looks at them.
func rankOf(what string) int {
	switch what {
	case "number", "amount", "date", "other name", "other speaker":
		return 0
	case "credit removed", "credit changed", "credit added":
		return 1
	case "name", "quotation marks lost", "quotation marks gained":
		return 2
	case "sentence dropped", "sentence added", "tail cut", "head cut", "order":
		return 3
	case "words", "added", "dropped", "relative day":
		return 4
	}
	return 5
}

// comparedWith names the printing that a hop is held against, by its title where
// its outlet is unknown.
func (v *view) comparedWith(h *Hop) string {
	a := v.articles[h.From.Article]
	name := title(a)
	if a.Outlet != "" || v.isDraft[a] {
		name = v.printer(a)
	}
	return v.published(a) + v.p.Comma + name
}

// comparison is a printing held against another, over all that the two share around a
// passage: of another passage of theirs it may be the same.
type comparison struct {
	article, from string
	here, there   Span
	apart         bool // the passage is set apart, with numbers of its own
}

// compared is what a printing's hop is held against; false where it has none or does
// not say, as in a report of an earlier program.
func (m *Member) compared(apart bool) (comparison, bool) {
	h := m.Hop
	if h == nil || h.Here.End == 0 || h.There.End == 0 {
		return comparison{}, false
	}
	return comparison{m.Article, h.From.Article, h.Here, h.There, apart}, true
}

// again is the number of an earlier passage under which what a printing changed is
// shown already, 0 for none.
func (v *view) again(m *Member, apart bool) int {
	held, _ := m.compared(apart)
	return v.told[held]
}

// tell notes that what a printing changed is shown under the passage of a number.
func (v *view) tell(m *Member, apart bool, number int) {
	if held, ok := m.compared(apart); ok {
		v.told[held] = number
	}
}
