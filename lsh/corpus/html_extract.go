package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// Which element is the article
//
// Every paragraph gives its length to the elements around it, most to the nearest; the one
// that gathers the most, less what is links, is the article's. Elements like it beside it
// may be parts of it, or other articles.

// extractor finds the text of an article among the elements of a page.
type extractor struct {
	root  *html.Node
	stats map[*html.Node]*stat
	total int                   // bytes of text of the whole page
	nodes []*html.Node          // those that hold the article, in order
	holds map[*html.Node]bool   // the same
	left  []*html.Node          // what was left out inside them
	led   []*html.Node          // leads outside them, which belong to the text
	cut   map[*html.Node]string // what is left out for the heading before it, and why
	// unnamed: names of classes leave nothing out.
	unnamed bool
	// brought are the ids that buttons name which show the rest of a text; nil before it
	// is asked for.
	brought map[string]bool
	// own are classes that leave nothing out: elements of the text have them.
	own map[string]bool
}

// stat is what an element holds, in bytes of text.
type stat struct {
	text, links int
	own         int     // text that stands in it and in no block inside it, without links
	score       float64 // of the paragraphs that it gathers
	paragraphs  int     // how many these are
	asked       bool    // refused is what refuse says of it
	refused     string
	key         string // its text, folded, where that was asked for
}

func newExtractor(doc *html.Node) *extractor {
	e := &extractor{root: doc, stats: map[*html.Node]*stat{}, cut: map[*html.Node]string{}}
	all := e.measure(doc, false)
	e.total = all.text - all.links
	e.cutBehind()
	e.choose()
	hasText, own := e.hasText()
	if hasText && len(own) == 0 {
		return e
	}
	again := *e
	again.unnamed, again.own, again.stats = !hasText, own, map[*html.Node]*stat{}
	again.measure(doc, false)
	again.choose()
	if hasText, _ := again.hasText(); hasText {
		return &again
	}
	return e
}

// choose finds the elements that hold the article.
func (e *extractor) choose() {
	e.score(e.root, nil)
	if e.nodes = e.chosen(); len(e.nodes) == 0 {
		e.nodes = []*html.Node{e.root} // too little text to choose by
	}
	e.holds = map[*html.Node]bool{}
	for _, n := range e.nodes {
		e.holds[n] = true
	}
}

// hasText tells whether a paragraph that is not left out stands in the elements chosen:
// some sites name each of theirs as others name a widget. Where such a name leaves out
// one of them and not the longer one beside it, it is among the classes own.
func (e *extractor) hasText() (has bool, own map[string]bool) {
	written := e.text()
	e.left = nil // it is written once more
	isText := func(n *html.Node) bool { s := e.stats[n]; return s != nil && s.links == 0 && hasParagraph(n) }
	type kind struct {
		name  atom.Atom
		class string
	}
	refused := map[kind]bool{}    // paragraphs beside the nodes, which are all in one element
	if e.nodes[0].Parent != nil { // else it is the whole page
		for o := range e.nodes[0].Parent.ChildNodes() {
			if class := attribute(o, "class"); class != "" && strings.HasPrefix(e.refuse(o), "class ") && isText(o) {
				refused[kind{o.DataAtom, className(o)}] = true
			}
		}
	}
	for _, n := range e.nodes {
		if class := attribute(n, "class"); len(refused) > 0 && class != "" && refused[kind{n.DataAtom, className(n)}] && isText(n) {
			own = map[string]bool{class: true}
		}
	}
	return slices.ContainsFunc(makeLines(written), func(l line) bool { return l.isLong() }), own
}

// measure counts the text of every element.
func (e *extractor) measure(n *html.Node, inLink bool) *stat {
	s := &stat{}
	e.stats[n] = s
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			t := len(strings.TrimSpace(c.Data))
			s.text += t
			if inLink {
				s.links += t
			}
		case c.Type == html.ElementNode && !slices.Contains(silent, c.DataAtom):
			cs := e.measure(c, inLink || c.DataAtom == atom.A)
			s.text += cs.text
			s.links += cs.links
		}
	}
	return s
}

// score gives the text of every paragraph to the elements around it, the
// nearest last in around.
func (e *extractor) score(n *html.Node, around []*html.Node) {
	if isBlock(n) {
		around = append(around, n)
	}
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && len(around) > 0:
			e.stats[around[len(around)-1]].own += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && c.DataAtom != atom.A && e.refuse(c) == "":
			e.score(c, around)
		}
	}
	if !isBlock(n) {
		return
	}
	const paragraph = 60 // bytes; about six words
	s := e.stats[n]
	if s.own < paragraph {
		return
	}
	weight := float64(s.own)
	i := len(around) - 1
	switch n.DataAtom {
	case atom.P, atom.Blockquote, atom.Pre, atom.H2, atom.H3, atom.H4:
		i--
	case atom.Li, atom.Dd:
		i--
		weight /= 2
	}
	for ; i >= 0 && weight >= 1; i-- {
		e.stats[around[i]].score += weight
		e.stats[around[i]].paragraphs++
		weight /= 2
	}
}

// chosen are the elements that hold the article, in order.
func (e *extractor) chosen() []*html.Node {
	var best, body *html.Node
	var most float64
	for n := range e.root.Descendants() {
		s := e.stats[n]
		if s == nil || n.Type != html.ElementNode || s.score == 0 {
			continue
		}
		score := s.score * (1 - float64(s.links)/float64(max(1, s.text)))
		if isArticleElement(n) {
			score *= 1.3
		}
		if score > most {
			most, best = score, n
		}
		if body == nil && strings.EqualFold(attribute(n, "itemprop"), "articleBody") {
			body = n
		}
	}
	if best == nil {
		return nil
	}
	if body != nil && e.stats[body].text*4 >= e.stats[best].text {
		return []*html.Node{body}
	}
	if w := e.wrapper(best); w != best {
		best, most = w, e.stats[w].score
	}
	// What stands beside the best and reads like it belongs to it.
	var nodes []*html.Node
	for n := best.Parent.FirstChild; n != nil; n = n.NextSibling {
		s := e.stats[n]
		switch {
		case n == best:
			nodes = append(nodes, n)
		case s == nil || n.Type != html.ElementNode || best.DataAtom == atom.Body || e.refuse(n) != "" || s.links*4 > s.text || isReply(n):
		case s.score >= most/5 && hasParagraph(n), n.DataAtom == atom.P && s.own >= 60, isDatelineOf(n, s):
			nodes = append(nodes, n)
		case s.text > 0 && isLike(n, best) && (attribute(n, "class") != "" || s.links == 0 && hasParagraph(n)):
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// isDatelineOf tells whether an element is the dateline of an agency's text and no more.
func isDatelineOf(n *html.Node, s *stat) bool {
	const longest = 200 // bytes
	if s.text == 0 || s.text > longest {
		return false
	}
	lines := makeLines(plainText(n))
	return len(lines) == 1 && lines[0].isDateline()
}

// isReply says whether an element has the heading of an answer to a post: "رد: …".
func isReply(n *html.Node) bool {
	for c := range n.Descendants() {
		if level(c) > 4 {
			continue
		}
		if label, _, found := strings.Cut(plainText(c), ":"); found && slices.Contains([]string{"رد", "re"}, arabic.Fold(label)) {
			return true
		}
	}
	return false
}

// linesIn are the lines of an element, all that it holds.
func linesIn(n *html.Node) []line {
	var w lineWriter
	w.walk(n, false, func(*html.Node) bool { return false })
	return makeLines(w.b.String())
}

// hasParagraph tells whether an element holds a line that reads like a paragraph.
func hasParagraph(n *html.Node) bool {
	return slices.ContainsFunc(linesIn(n), func(l line) bool { return l.isLong() })
}

// wrapper is what holds an element, where a site wraps each paragraph of a text, or a few
// of them, in elements of their own: the nearest that has one like it beside it, with a
// paragraph too; else the element itself. What has a heading or a time is another text.
func (e *extractor) wrapper(n *html.Node) *html.Node {
	const levels = 8
	one := e.stats[n].paragraphs == 1
	for w, level := n, 0; level < levels && w.DataAtom != atom.Body && w.Parent != nil; w, level = w.Parent, level+1 {
		if !one && isHeaded(w) {
			break
		}
		for beside := range w.Parent.ChildNodes() {
			s := e.stats[beside]
			if beside == w || s == nil || s.paragraphs == 0 || s.links*4 > s.text || !isLike(beside, w) {
				continue
			}
			if one && level < levels/2 || !isHeaded(beside) && hasParagraph(beside) {
				return w
			}
		}
	}
	return n
}

// isHeaded tells whether an element holds what stands above a text: the title, the time or
// who wrote it.
func isHeaded(n *html.Node) bool {
	return has(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.Time, atom.Form) || n.DataAtom == atom.Article
}

// isLike tells whether two elements are of one name and class.
func isLike(a, b *html.Node) bool {
	return a.DataAtom == b.DataAtom && className(a) == className(b)
}

// className is the class of an element without the names that builders of pages give to
// one element alone, elementor-element-3f2a1c9.
func className(n *html.Node) string {
	const least = 5 // letters of what tells it from others
	return strings.Join(slices.DeleteFunc(strings.Fields(attribute(n, "class")), func(name string) bool {
		own := name[strings.LastIndex(name, "-")+1:]
		return len(own) >= least && len(own) < len(name) && hasDigit(own)
	}), " ")
}

// articles are the <article> elements beside each other of which the chosen one
// is the first, or in which it is, each with a heading of its own and a body of
// some length; teasers are not among them. None if they are the entries below one
// heading, as in a live blog, or if much of the chosen text is in none of them.
func (e *extractor) articles() []*html.Node {
	var first *html.Node
	for n := e.nodes[0]; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article {
			first = n // the outermost
		}
	}
	if first == nil {
		for n := range e.nodes[0].Descendants() {
			if n.DataAtom == atom.Article && e.stats[n] != nil {
				first = n
				break
			}
		}
	}
	if first == nil {
		return nil
	}
	var parts []*html.Node
	inside := 0
	for n := range first.Parent.ChildNodes() {
		if s := e.stats[n]; n.DataAtom == atom.Article && e.isWhole(n) {
			parts = append(parts, n)
			inside += s.text
		}
	}
	chosen := 0
	for _, n := range e.nodes {
		chosen += e.stats[n].text
	}
	if len(parts) < 2 || parts[0] != first || (chosen-inside)*5 > inside {
		return nil
	}
	for n := range e.root.Descendants() {
		if n.DataAtom == atom.H1 && len(strings.Fields(plainText(n))) > 3 && !slices.ContainsFunc(parts, func(p *html.Node) bool { return isWithin(n, p) }) {
			return nil
		}
	}
	return parts
}

// isWhole tells whether an element has a heading that is no link, and paragraphs.
func (e *extractor) isWhole(n *html.Node) bool {
	const body = 300 // bytes; about thirty words
	s, h := e.stats[n], e.heading(n)
	return s != nil && h != nil && e.refuse(n) == "" && s.paragraphs > 1 && s.text-s.links >= body && e.stats[h].links == 0
}

// heading is the first heading in an element, nil if there is none.
func (e *extractor) heading(n *html.Node) *html.Node {
	for c := range n.Descendants() {
		if s := e.stats[c]; s != nil && s.text > 0 && (c.DataAtom == atom.H1 || c.DataAtom == atom.H2 || c.DataAtom == atom.H3) {
			return c
		}
	}
	return nil
}

func isWithin(n, outer *html.Node) bool {
	for a := range n.Ancestors() {
		if a == outer {
			return true
		}
	}
	return false
}

// isArticleElement says whether an element is named as that of an article.
func isArticleElement(n *html.Node) bool {
	if n.DataAtom == atom.Article {
		return true
	}
	for _, key := range []string{"class", "id"} {
		if containsAny(strings.ToLower(attribute(n, key)), "articlebody", "article-body", "article_body", "article-content", "articlecontent", "article__body", "article-text",
			"post-content", "post-body", "entry-content", "story-body", "storybody", "news-content", "newscontent", "news-body", "content-body", "body-content", "wysiwyg") {
			return true
		}
	}
	return false
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Body, atom.Td, atom.Th, atom.Tr, atom.Table, atom.Tbody, atom.Li, atom.Ul, atom.Ol,
		atom.Blockquote, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Form, atom.Figure,
		atom.Figcaption, atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Fieldset, atom.Address, atom.Center, atom.Details, atom.Summary, atom.Html:
		return n.Type == html.ElementNode
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
