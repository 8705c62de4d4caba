package corpus

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// Boxes with another story
//
// Between the paragraphs of a text a site puts the teasers of other stories: a headline that
// leads to one, and some words of it, in an element of their own, or below "read also". Their
// elements need not say what they are; that the headline leads elsewhere does, and that the
// words are of another story, as in a page of text (page_teaser.go). They need less to be known
// than there, for a paragraph of the story itself hardly ever stands in one element with a link
// as long as a headline above it.

// box is an element that may hold the teaser of another story.
type box struct {
	node             *html.Node // what is left out
	headline, teaser string
	headed           bool // it has a heading that says so: اقرأ أيضا
	open             bool // headline and words stand in no element of their own
}

// cutBoxes leaves out the boxes with other stories that stand in the text of the page at the
// address: its own headline may be a link, too.
func (d *decoder) cutBoxes(e *extractor, m *pageData, address string) {
	const most = 16 // looked at
	own := []string{arabic.Fold(m.headline())}
	for _, title := range append(titleParts(m.name), m.name, m.rec.values[titleField]) {
		own = append(own, arabic.Fold(title))
	}
	boxes := slices.DeleteFunc(e.boxes(address, most), func(b box) bool { return slices.Contains(own, arabic.Fold(b.headline)) })
	size := 0
	for _, b := range boxes {
		size += e.stats[b.node].text
	}
	if len(boxes) == 0 || len(boxes) > most || size*5 > e.textOf(e.nodes)*2 {
		return // a list, of which they are the entries
	}
	lines := makeLines(e.text())
	e.left = nil // it is written once more
	s := &section{Article: &Article{}}
	for i := range lines {
		l := &lines[i]
		isOf := func(b box) bool { return l.text == b.headline || strings.Contains(b.teaser, l.text) }
		if kind, _ := classify(l); kind == textLine && l.words > 0 && !slices.ContainsFunc(boxes, isOf) {
			s.lines = append(s.lines, l)
		}
	}
	for _, b := range boxes {
		teaser := makeLines(b.teaser)
		kinds := []lineKind{textLine}
		c := s.compared(b.headline, teaser, kinds)
		isQuoted := b.node.DataAtom == atom.Blockquote
		if isQuoted && strings.IndexAny(b.teaser, openingMarks) == 0 {
			continue // what was said
		}
		isWhole := !b.open && c.share <= c.usual
		isCut := strings.HasSuffix(b.teaser, "…") || strings.HasSuffix(b.teaser, "...")
		isLead := !isQuoted && !continues(teaser[0].key) && (isWhole || isCut)
		if isLead || (!b.open || teaser[0].isLong()) && d.isTeaser(s, b.headline, teaser, kinds) {
			e.drop([]*html.Node{b.node}, "a box with another story")
		}
	}
}

// boxes are the elements in the text that hold the headline of another story and some words,
// some more than most at the most. Before the first paragraph there is none that does not say
// so: its link leads to the page itself, to a section or to who wrote it.
func (e *extractor) boxes(address string, most int) (found []box) {
	const paragraph = 60 // bytes of a paragraph; twice as many where no element says that it is one
	size := e.textOf(e.nodes)
	looked, below := 0, false // the first paragraph
	tells := func(n *html.Node) bool {
		return n.DataAtom == atom.P && e.stats[n] != nil && e.stats[n].own >= paragraph ||
			n.Type == html.TextNode && n.Parent.DataAtom != atom.A && level(n.Parent) == noHeading && len(strings.TrimSpace(n.Data)) >= 2*paragraph
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			below = below || tells(c)
			s := e.stats[c]
			if c.Type != html.ElementNode || s == nil || s.text == 0 || looked > most {
				continue
			}
			if b, ok := e.openBox(c, address); ok && below {
				found = append(found, b)
				looked++
			}
			if e.refuse(c) != "" {
				continue
			}
			if isBoxElement(c) && s.links > 0 && s.text <= largestBox && s.text*5 <= size*2 {
				if b, ok := e.boxOf([]*html.Node{c}, address); ok {
					if looked++; b.headed || below && !e.isOneOfMany(c) {
						b.node = c
						found = append(found, b)
					}
					continue
				}
			}
			walk(c)
		}
	}
	for _, n := range e.nodes {
		walk(n)
		below = below || tells(n)
	}
	return found
}

// largestBox is how many bytes of text a box holds at most, or what stands below a heading
// for one.
const largestBox = 2000

// openBox is the link and the words right below a heading of others, in no element of their own.
func (e *extractor) openBox(head *html.Node, address string) (b box, ok bool) {
	if !e.isHeadOf(head, isHeadOfLinks) {
		return box{}, false
	}
	link := e.next(head)
	if link == nil || e.stats[link].text > largestBox {
		return box{}, false
	}
	words := e.next(link)
	if !isParagraph(words) || e.stats[words].text > largestBox {
		return box{}, false
	}
	b, ok = e.boxOf([]*html.Node{link, words}, address)
	b.node, b.open = words, true
	return b, ok
}

func isBoxElement(n *html.Node) bool {
	return slices.Contains([]atom.Atom{atom.Div, atom.Section, atom.Blockquote, atom.Table}, n.DataAtom)
}

// isOneOfMany tells whether an element like it beside it holds a text without a link: the site
// wraps the parts of its texts so.
func (e *extractor) isOneOfMany(n *html.Node) bool {
	for o := range n.Parent.ChildNodes() {
		if s := e.stats[o]; o != n && s != nil && s.links == 0 && isLike(o, n) && hasParagraph(o) {
			return true
		}
	}
	return false
}

// boxOf is the headline and the words in elements that hold, one below the other, a heading
// perhaps, a link as long as a headline that leads to another page, and one or two lines of
// text; dates and further links may stand among them.
func (e *extractor) boxOf(nodes []*html.Node, address string) (b box, ok bool) {
	const (
		least, longest = 3, 25 // words of a headline
		words, most    = 5, 2  // words of a text, lines of it
	)
	texts := 0
	for _, l := range linkedLines(nodes) {
		n := len(strings.Fields(l.text))
		isLink := l.linked*10 >= len(l.text)*9
		switch {
		case b.headline == "" && isLink && n >= least && n <= longest && leadsElsewhere(l.href, address):
			b.headline = l.text
		case b.headline == "" && n > mostNames:
			return box{}, false
		case b.headline == "" && isHeadOfLinks(arabic.Fold(l.text)):
			b.headed = true
		case b.headline == "" || isLink || n < words:
		case l.linked > 0 || texts == most:
			return box{}, false
		default:
			b.teaser = strings.TrimSpace(b.teaser + " " + l.text)
			texts++
		}
	}
	return b, b.teaser != ""
}

// linkedLine is a line of some elements.
type linkedLine struct {
	text, href string // of the last link in it
	linked     int    // bytes of text in links
}

// linkedLines are the lines of elements, one block a line.
func linkedLines(nodes []*html.Node) (lines []linkedLine) {
	var (
		line linkedLine
		text strings.Builder
	)
	end := func() {
		if line.text = strings.Join(strings.Fields(text.String()), " "); line.text != "" {
			lines = append(lines, line)
		}
		line = linkedLine{}
		text.Reset()
	}
	var walk func(n *html.Node, href string)
	walk = func(n *html.Node, href string) {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
			if href != "" {
				line.linked += len(strings.Join(strings.Fields(n.Data), " "))
				line.href = href
			}
			return
		case n.Type != html.ElementNode || slices.Contains(silent, n.DataAtom):
			return
		case n.DataAtom == atom.A:
			href = attribute(n, "href")
		}
		apart := isBlock(n) || n.DataAtom == atom.Br
		if apart {
			end()
		}
		for c := range n.ChildNodes() {
			walk(c, href)
		}
		if apart {
			end()
		}
	}
	for _, n := range nodes {
		walk(n, "")
	}
	end()
	return lines
}

// leadsElsewhere says whether a link leads to another page of the site; where the page's own
// address is not known, to any. The page's own may end in a
// stroke or in a question that its address does not have: /news/5/, /news/5?ref=share.
func leadsElsewhere(href, address string) bool {
	to, err := url.Parse(strings.TrimSpace(href))
	if err != nil || to.Path == "" && to.RawQuery == "" || to.Scheme != "" && to.Scheme != "http" && to.Scheme != "https" {
		return false
	}
	page, err := url.Parse(address)
	if err != nil || page.Host == "" {
		return true
	}
	to = page.ResolveReference(to)
	if strings.TrimPrefix(to.Host, "www.") != strings.TrimPrefix(page.Host, "www.") {
		return false
	}
	if strings.TrimSuffix(to.Path, "/") != strings.TrimSuffix(page.Path, "/") {
		return true
	}
	asked := page.Query() // ?id=5 is another page than ?id=6
	for key, value := range to.Query() {
		if asked.Has(key) && asked.Get(key) != value[0] {
			return true
		}
	}
	return false
}
