package corpus

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// How the time of a page is told from other times on it
//
// A page has many <time>: of the story, in the story, of readers' comments, of
// other stories, of the day on which it was sent. Its own stands between the
// heading and the first paragraph, or above the heading in an element that holds
// little else; what is marked as time of publication may stand behind the text,
// too. None is within a paragraph or beside the heading of, or the link to,
// another story.

// moments tells which elements below root can hold the time of its publication.
type moments struct {
	*extractor
	heading, first *html.Node          // the title and the first paragraph, nil if unknown
	nearest        *html.Node          // the last heading of some words before the paragraph, nil if none
	around         map[*html.Node]bool // the elements around the heading, else the paragraph
	zones          map[*html.Node]zone // of what may hold a time
	headed         map[*html.Node]bool // what holds a heading
	others, linked map[*html.Node]bool // answers of ofOthers and linksStory; many times stand in one element
}

// zone is where an element stands in the order of the page.
type zone uint8

const (
	aboveHeading zone = iota
	belowHeading
	behindText
)

// moments finds where the story below root begins.
func (e *extractor) moments(root *html.Node) *moments {
	m := &moments{extractor: e, around: map[*html.Node]bool{}, zones: map[*html.Node]zone{}, headed: map[*html.Node]bool{}, others: map[*html.Node]bool{}, linked: map[*html.Node]bool{}}
	name, best := "", 0
	var deck *html.Node // the first short one behind the heading; the time may stand below it
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title && name == "" {
			name = arabic.Fold(headingText(n))
		}
		if rank := headingRankOf(n, name); rank > 0 && rank >= best && e.stats[n] != nil && e.stats[n].text > 0 {
			m.heading, best = n, rank
		}
		if level(n) <= 4 && len(strings.Fields(headingText(n))) >= 3 && e.refuse(n) == "" {
			m.nearest = n
		}
		if (root != e.root || e.isInside(n)) && e.isParagraph(n) {
			if l := firstLine(plainText(n)); deck == nil && m.heading != nil && n.DataAtom == atom.P && !l.isLong() {
				deck = n
				continue
			}
			m.first = n
			break
		}
	}
	m.first = cmp.Or(m.first, deck)
	anchor := m.heading
	if anchor == nil {
		anchor = m.first
	}
	if anchor == nil {
		return m
	}
	for a := range anchor.Ancestors() {
		m.around[a] = true
	}
	at := aboveHeading
	for n := range root.Descendants() {
		switch {
		case n == m.first:
			at = behindText
		case n == m.heading:
			at = belowHeading
		}
		if level(n) <= 4 {
			for a := n.Parent; a != nil && !m.headed[a]; a = a.Parent {
				m.headed[a] = true
			}
		}
		if n.DataAtom == atom.Time || n.DataAtom == atom.Abbr || attribute(n, "itemprop") != "" || slices.ContainsFunc(n.Attr, isMoment) {
			m.zones[n] = at
		}
	}
	return m
}

// isMoment tells whether an attribute may be a day or an hour that an element prints in
// another form.
func isMoment(a html.Attribute) bool {
	switch a.Key {
	case "title", "datetime", "data-date", "data-time", "data-timestamp", "data-datetime", "data-published", "data-utime":
		return hasDigit(a.Val)
	}
	return false
}

// headingRankOf says how likely a heading is the title of a page of that name,
// folded; 0 if the element is none.
func headingRankOf(n *html.Node, name string) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		if key := arabic.Fold(headingText(n)); strings.Count(key, " ") >= 2 && strings.Contains(name, key) {
			return 3
		}
		if n.DataAtom == atom.H1 {
			return 2
		}
		return 1
	}
	return 0
}

// isInside tells whether an element is one of those that hold the article or is in
// one.
func (e *extractor) isInside(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if e.holds[n] {
			return true
		}
	}
	return false
}

// isParagraph tells whether an element is a paragraph of a text and no line of
// names and dates.
func (e *extractor) isParagraph(n *html.Node) bool {
	s := e.stats[n]
	if s == nil || !isBlock(n) {
		return false
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4:
		return false
	case atom.P:
		text := plainText(n)
		return s.own >= 60 && (strings.HasSuffix(text, ".") || len(strings.Fields(text)) > 12 || !has(n, atom.Time)) // 60 bytes as score has it
	}
	return s.own >= 120
}

// has tells whether one of the elements stands in another.
func has(n *html.Node, names ...atom.Atom) bool {
	for c := range n.Descendants() {
		if slices.Contains(names, c.DataAtom) {
			return true
		}
	}
	return false
}

// mayDate tells whether an element can hold the time of publication; named says
// that it is marked as such.
func (m *moments) mayDate(n *html.Node, named bool) bool {
	const beside = 150 // bytes of text that a block of heading and date has besides
	block := n
	for block.Parent != nil && !isBlock(block) {
		block = block.Parent
	}
	if !m.around[block] && m.linksStory(block) {
		return false
	}
	common := n.Parent
	for a := n; a != nil && !m.around[a]; a = a.Parent {
		if m.ofOthers(a) {
			return false
		}
		common = a.Parent
	}
	switch {
	case named || m.zones[n] == belowHeading:
		return true
	case m.zones[n] == behindText || common == nil || common.DataAtom == atom.Body:
		return false
	case common.DataAtom == atom.Article:
		return true
	case m.heading == nil:
		return m.isInside(common)
	}
	s := m.stats[common]
	return s != nil && s.text-m.stats[m.heading].text <= beside
}

// ofOthers tells whether an element holds the heading of another story or a comment.
func (m *moments) ofOthers(n *html.Node) bool {
	is, known := m.others[n]
	if !known {
		is = m.headed[n] && !m.repeats(n) || isComment(n)
		m.others[n] = is
	}
	return is
}

// repeats tells whether the headings in an element are the title once more, and lines
// about it, as in a copy of the head for machines.
func (m *moments) repeats(n *html.Node) bool {
	for c := range n.Descendants() {
		if level(c) < noHeading {
			return m.heading != nil && arabic.Fold(headingText(c)) == arabic.Fold(headingText(m.heading))
		}
	}
	return false
}

// linksStory tells whether an element has a link that is as long as a headline, and none
// of those that share the page.
func (m *moments) linksStory(n *html.Node) bool {
	is, known := m.linked[n]
	if known {
		return is
	}
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.A && len(strings.Fields(headingText(c))) >= 5 || c.Type == html.ElementNode && !isShare(c) && m.linksStory(c) {
			is = true
			break
		}
	}
	m.linked[n] = is
	return is
}

// isShare tells whether an element says of itself that it holds the buttons that share a
// page.
func isShare(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return (a.Key == "class" || a.Key == "id") && strings.Contains(strings.ToLower(a.Val), "share")
	})
}

// isComment tells whether an element says of itself that it holds what readers wrote.
func isComment(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return (a.Key == "class" || a.Key == "id" || a.Key == "itemtype") && strings.Contains(strings.ToLower(a.Val), "comment")
	})
}
