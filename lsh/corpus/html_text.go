package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"sada/lsh/arabic"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The lines of an article
//
// Blocks become lines; a lead that stands between heading and text belongs to them. What
// was left out, within and around, can be told.

// text is the article's text, one block a line, with the lead before it.
func (e *extractor) text() string {
	var w lineWriter
	for _, n := range e.nodes {
		e.write(&w, n)
		w.newLine()
	}
	text := w.b.String()
	return strings.Join(append(e.leads(text), text), "\n")
}

// leads are the paragraphs that stand between the heading and the text and outside of
// that, or in the header of the article, and not in the text once more.
func (e *extractor) leads(text string) []string {
	l := leads{extractor: e, text: arabic.Fold(text[:min(len(text), 16<<10)])}
	for n := range e.root.Descendants() {
		if n.DataAtom == atom.Title {
			l.name = arabic.Fold(headingText(n))
			break
		}
	}
	e.led = nil
	l.walk(e.root, false, false)
	return l.found
}

// leads looks for the lead of a page.
type leads struct {
	*extractor
	name, text string // the page's name and the text so far, folded
	best       int    // rank of the heading that was met, 0 if none
	found      []string
}

// walk looks into an element, which may be in one that holds the article or in a header,
// until it comes to the first paragraph of the text.
func (l *leads) walk(n *html.Node, inText, inHeader bool) (stopped bool) {
	const paragraph = 60 // bytes, as score has it
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode && inText && !inHeader && len(strings.TrimSpace(c.Data)) >= paragraph {
			return true
		}
		if c.Type != html.ElementNode || slices.Contains(silent, c.DataAtom) {
			continue
		}
		if rank := headingRankOf(c, l.name); rank > 0 && rank >= l.best && l.stats[c] != nil && l.stats[c].text > 0 {
			l.best, l.found, l.led = rank, nil, nil
			continue
		}
		header := inHeader || c.DataAtom == atom.Header
		if why := l.refuse(c); why != "" && !(c.DataAtom == atom.Header && why == "element header") {
			continue
		}
		inside := inText || l.holds[c]
		if l.best > 0 && (!inside || header) && (l.isLead(c) || l.isDeck(c)) {
			l.found, l.led = append(l.found, plainText(c)), append(l.led, c)
			continue
		}
		if l.walk(c, inside, header) {
			return true
		}
	}
	return false
}

// isLead tells whether an element is a paragraph by itself, with no picture beside it, of
// which it would be the legend, and one that the text does not have.
func (l *leads) isLead(n *html.Node) bool {
	const least = 8 // words that tell one paragraph from another
	s := l.stats[n]
	if !isBlock(n) || s == nil || s.links*4 > s.text || hasBlock(n) {
		return false
	}
	text := plainText(n)
	p := firstLine(text)
	if !p.isLong() || strings.HasSuffix(text, "..") || strings.HasSuffix(text, "…") || has(n.Parent, atom.Img) && !has(n.Parent, atom.H1, atom.H2) {
		return false
	}
	if kind, _ := classify(p); kind != textLine {
		return false
	}
	words := strings.Fields(p.key)
	return !strings.Contains(l.text, strings.Join(words[:min(len(words), least)], " "))
}

// isDeck tells whether an element below the heading is the line beneath the title: it is
// named as that, or a smaller heading right behind it.
func (l *leads) isDeck(n *html.Node) bool {
	s := l.stats[n]
	if !isBlock(n) || s == nil || s.text == 0 || s.links > 0 || hasBlock(n) {
		return false
	}
	above := l.previous(n)
	named := containsAny(strings.ToLower(attribute(n, "class")), "subtitle", "sub-title", "sub_title", "subhead", "standfirst", "article-deck", "chapo")
	if !named && !(level(n) < noHeading && above != nil && level(above) < level(n)) {
		return false
	}
	p := firstLine(plainText(n))
	kind, _ := classify(p)
	if kind != textLine || p.words < legendWords || p.words >= paragraphWords || p.isByline() || isHeadOfLinks(p.key) {
		return false
	}
	_, dated := ParseDate(p.text, time.Time{})
	return !dated && !strings.Contains(l.name, p.key) && !strings.Contains(l.text, p.key)
}

// hasBlock tells whether a block stands in an element.
func hasBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if isBlock(c) {
			return true
		}
	}
	return false
}

func (e *extractor) write(w *lineWriter, n *html.Node) {
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data)
		case html.ElementNode:
			if c.DataAtom == atom.Br {
				w.newLine()
				continue
			}
			if e.refuse(c) != "" {
				w.newLine()
				e.left = append(e.left, c)
				continue
			}
			block := isBlock(c)
			if block {
				w.newLine()
			}
			e.write(w, c)
			if block {
				w.newLine()
			}
		}
	}
}

// before is what stands before the article's text, one block a line or, if fine,
// one element a line, menus and all.
func (e *extractor) before(fine bool) string {
	var w lineWriter
	w.walk(e.root, fine, func(n *html.Node) bool { return n == e.nodes[0] })
	return w.b.String()
}

// above is what stands before the article's text, one element a line, without what is
// left out.
func (e *extractor) above() string {
	var w lineWriter
	var walk func(n *html.Node) (stopped bool)
	walk = func(n *html.Node) bool {
		for c := range n.ChildNodes() {
			switch {
			case c == e.nodes[0]:
				return true
			case c.Type == html.TextNode:
				w.text(c.Data)
			case c.Type == html.ElementNode && e.refuse(c) == "":
				apart := c.DataAtom != atom.A && c.DataAtom != atom.B && c.DataAtom != atom.Strong
				if apart {
					w.newLine()
				}
				if walk(c) {
					return true
				}
				if apart {
					w.newLine()
				}
			}
		}
		return false
	}
	walk(e.root)
	return w.b.String()
}

// behind is what stands behind the article's text, one block a line, up to the
// number of lines.
func (e *extractor) behind(lines int) string {
	var w lineWriter
	for n := e.nodes[len(e.nodes)-1]; n != nil; n = n.Parent {
		rest := &html.Node{FirstChild: n.NextSibling}
		if w.walk(rest, false, func(*html.Node) bool { return w.lines == lines }) {
			break
		}
	}
	return w.b.String()
}

// explained lists what was left out inside the article.
func (e *extractor) explained() []Explanation {
	var all []Explanation
	for _, n := range e.left {
		var w lineWriter
		for t := range n.Descendants() {
			if t.Type == html.TextNode && t.Parent != nil && !slices.Contains(silent, t.Parent.DataAtom) {
				w.text(t.Data)
				w.text(" ")
			}
		}
		if text := strings.TrimSpace(w.b.String()); text != "" && !slices.Contains(silent, n.DataAtom) {
			all = append(all, Explanation{Field: "dropped", Text: text, Why: e.refuse(n)})
		}
	}
	return all
}

// elementNames are the first of the elements that hold a text, as the page writes them.
func elementNames(held []*html.Node) string {
	const most = 3
	var names []string
	for _, n := range held {
		name := "the whole page"
		if n.Type == html.ElementNode {
			name = "<" + n.Data
			for _, key := range []string{"id", "class"} {
				if value := strings.Join(strings.Fields(attribute(n, key)), " "); value != "" {
					name += fmt.Sprintf(" %s=%q", key, clip(value))
				}
			}
			name += ">"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - most; more > 0 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}

// outside lists the largest blocks that hold none of the elements that were read, and
// why each was left out; the title is told of elsewhere.
func (e *extractor) outside(held []*html.Node, title string) []Explanation {
	around := map[*html.Node]bool{}
	for _, n := range held {
		for a := range n.Ancestors() {
			around[a] = true
		}
	}
	var all []Explanation
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case slices.Contains(held, c), c.Type != html.ElementNode, slices.Contains(silent, c.DataAtom):
			case around[c]:
				walk(c)
			default:
				var w lineWriter
				w.walk(c, true, func(*html.Node) bool { return false })
				if text := strings.Join(strings.Fields(w.b.String()), " "); text != "" && arabic.Fold(text) != arabic.Fold(title) {
					all = append(all, Explanation{Field: "dropped", Text: text, Why: cmp.Or(e.refuse(c), "outside the article")})
				}
			}
		}
	}
	walk(e.root)
	return all
}

// lineWriter writes lines with single blanks.
type lineWriter struct {
	b     strings.Builder
	blank bool // a blank is due before the next letter
	begun bool // the line has a letter
	lines int  // that have ended
}

// walk writes what is in an element, one block a line or, if fine, one element a
// line, until it comes to a node where it is to stop.
func (w *lineWriter) walk(n *html.Node, fine bool, stop func(*html.Node) bool) (stopped bool) {
	for c := range n.ChildNodes() {
		switch {
		case stop(c):
			return true
		case c.Type == html.TextNode:
			w.text(c.Data)
		case c.Type == html.ElementNode && !slices.Contains(silent, c.DataAtom):
			apart := fine || isBlock(c) || c.DataAtom == atom.Br
			if apart {
				w.newLine()
			}
			if w.walk(c, fine, stop) {
				return true
			}
			if apart {
				w.newLine()
			}
		}
	}
	return false
}

func (w *lineWriter) text(s string) {
	for len(s) > 0 {
		i := strings.IndexAny(s, " \t\r\n\f")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			if w.blank && w.begun {
				w.b.WriteByte(' ')
			}
			w.b.WriteString(s[:i])
			w.blank, w.begun = false, true
		}
		if i < len(s) {
			w.blank = true
			i++
		}
		s = s[i:]
	}
}

func (w *lineWriter) newLine() {
	if w.begun {
		w.b.WriteByte('\n')
		w.lines++
	}
	w.blank, w.begun = false, false
}

// plainText is the text of an element on one line.
func plainText(n *html.Node) string {
	var w lineWriter
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			w.text(c.Data)
		}
	}
	return w.b.String()
}

// headingText is the text of a heading or of <title>, cut where none is as long.
func headingText(n *html.Node) string {
	const longest = 2000 // bytes; some two hundred words
	var w lineWriter
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			w.text(c.Data[:min(len(c.Data), 2*longest)])
		}
		if w.b.Len() > longest {
			return strings.ToValidUTF8(w.b.String()[:longest], "")
		}
	}
	return w.b.String()
}
