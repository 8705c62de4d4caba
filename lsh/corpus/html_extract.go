package corpus

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/arabic"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// extractor finds the text of an article among the elements of a page.
type extractor struct {
	root  *html.Node
	stats map[*html.Node]*stat
	total int                   // bytes of text of the whole page
	nodes []*html.Node          // those that hold the article, in order
	left  []*html.Node          // what was left out inside them
	cut   map[*html.Node]string // what is left out for the heading before it, and why
}

// stat is what an element holds, in bytes of text.
type stat struct {
	text, links int
	own         int     // text that stands in it and in no block inside it, without links
	score       float64 // of the paragraphs that it gathers
	paragraphs  int     // how many these are
}

func newExtractor(doc *html.Node) *extractor {
	e := &extractor{root: doc, stats: map[*html.Node]*stat{}, cut: map[*html.Node]string{}}
	all := e.measure(doc, false)
	e.total = all.text - all.links
	e.cutBehind()
	e.score(doc, nil)
	if e.nodes = e.chosen(); len(e.nodes) == 0 {
		e.nodes = []*html.Node{doc} // too little text to choose by
	}
	return e
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
	if e.stats[best].paragraphs == 1 {
		best = e.wrapper(best)
		most = e.stats[best].score
	}
	// What stands beside the best and reads like it belongs to it.
	var nodes []*html.Node
	for n := best.Parent.FirstChild; n != nil; n = n.NextSibling {
		s := e.stats[n]
		switch {
		case n == best:
			nodes = append(nodes, n)
		case s == nil || n.Type != html.ElementNode || best.DataAtom == atom.Body || e.refuse(n) != "" || s.links*4 > s.text:
		case s.score >= most/5 && hasParagraph(n), n.DataAtom == atom.P && s.own >= 60, s.text > 0 && attribute(n, "class") != "" && isLike(n, best):
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// hasParagraph tells whether an element holds a line that reads like a paragraph.
func hasParagraph(n *html.Node) bool {
	var w lineWriter
	w.walk(n, false, func(*html.Node) bool { return false })
	return slices.ContainsFunc(makeLines(w.b.String()), func(l line) bool { return l.isLong() })
}

// wrapper is what holds an element of one paragraph, where a site wraps each
// paragraph of a text in elements of its own: the nearest that has one like it
// beside it, with a paragraph too; else the element itself.
func (e *extractor) wrapper(n *html.Node) *html.Node {
	for w, level := n, 0; level < 4 && w.DataAtom != atom.Body && w.Parent != nil; w, level = w.Parent, level+1 {
		for beside := range w.Parent.ChildNodes() {
			s := e.stats[beside]
			if beside != w && isLike(beside, w) && s != nil && s.paragraphs > 0 && s.links*4 <= s.text {
				return w
			}
		}
	}
	return n
}

// isLike tells whether two elements are of one name and class.
func isLike(a, b *html.Node) bool {
	return a.DataAtom == b.DataAtom && attribute(a, "class") == attribute(b, "class")
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

// text is the article's text, one block a line.
func (e *extractor) text() string {
	var w lineWriter
	for _, n := range e.nodes {
		e.write(&w, n)
		w.newLine()
	}
	return w.b.String()
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

// silent elements hold nothing that a reader sees as text.
var silent = []atom.Atom{
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Head, atom.Title, atom.Select,
	atom.Textarea, atom.Input, atom.Video, atom.Audio, atom.Canvas, atom.Math,
}

// offside elements hold text that is not the article's.
var offside = []atom.Atom{
	atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Figure, atom.Figcaption, atom.Dialog, atom.Menu, atom.Label, atom.Caption, atom.Header,
}

// offsideNames are parts of names of classes and ids that give chrome away.
var offsideNames = []string{
	"related", "share", "sharing", "social", "comment", "disqus", "sidebar", "breadcrumb", "newsletter", "cookie", "advert", "adsbox", "ads-", "-ads", "banner",
	"most-read", "mostread", "most_read", "trending", "recommend", "popular", "ticker", "footer", "navbar", "navigation", "menu", "widget", "promo", "subscribe", "signup", "sign-up",
	"tags", "taglist", "tag-list", "keywords", "caption", "byline", "toolbar", "pagination", "pager", "login", "popup", "modal", "read-more", "readmore", "read-also",
	"readalso", "also-read", "alsoread", "twitter-tweet", "instagram-media", "fb-post", "block-embed", "author-box", "author-bio", "copyright", "print-only", "sr-only", "screen-reader",
	"visually-hidden", "next-post", "prev-post", "post-nav", "masthead", "site-header", "top-bar", "topbar", "lang-switch", "language", "whatsapp", "follow-us", "follow_us",
}

// refuse says why an element and all in it is left out, "" if it is not. What
// holds much of the page's text, links not counted, is never left out for its
// name: old sites put the whole page into a form.
func (e *extractor) refuse(n *html.Node) string {
	if slices.Contains(silent, n.DataAtom) {
		return "element " + n.Data
	}
	if why := e.cut[n]; why != "" {
		return why
	}
	if s := e.stats[n]; s == nil || (s.text-s.links)*5 > e.total*2 {
		return ""
	}
	if slices.Contains(offside, n.DataAtom) || n.DataAtom == atom.Time && n.Parent.DataAtom != atom.P && n.Parent.DataAtom != atom.Li {
		return "element " + n.Data
	}
	if strings.HasPrefix(n.Data, "amp-story-") && slices.Contains([]string{"amp-story-page-attachment", "amp-story-page-outlink", "amp-story-cta-layer", "amp-story-bookend"}, n.Data) {
		return "element " + n.Data
	}
	if n.DataAtom == atom.Small && isBehindImage(n) {
		return "a legend behind a picture"
	}
	for _, a := range n.Attr {
		value := strings.ToLower(a.Val)
		switch a.Key {
		case "hidden":
			return "hidden"
		case "aria-hidden":
			if value == "true" {
				return "hidden"
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(value, " ", ""), "display:none") {
				return "hidden"
			}
		case "role":
			switch value {
			case "navigation", "complementary", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alert", "button":
				return "role " + value
			}
		case "data-role": // jQuery Mobile
			switch value {
			case "header", "footer", "navbar", "panel", "popup", "button":
				return "data-role " + value
			}
		case "class", "id":
			if n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
				continue
			}
			for _, name := range offsideNames {
				if strings.Contains(value, name) {
					return a.Key + " " + value
				}
			}
		}
	}
	if s := e.stats[n]; isBlock(n) && s.links > 0 && s.links*10 >= s.text*8 {
		return "a block of links"
	}
	if e.isLegend(n) {
		return "a legend of a picture or a video"
	}
	if isFacts(n) {
		return "a box of facts"
	}
	if e.isLinkedStory(n) {
		return "a link to another story"
	}
	if n.DataAtom == atom.Article && e.isTeaser(n) {
		return "an article within the article, with a link to it"
	}
	return ""
}

// isBehindImage tells whether an element stands right behind a picture.
func isBehindImage(n *html.Node) bool {
	for b := n.PrevSibling; b != nil; b = b.PrevSibling {
		if b.DataAtom == atom.Img {
			return true
		}
		if b.DataAtom != atom.Br && (b.Type != html.TextNode || strings.TrimSpace(b.Data) != "") {
			break
		}
	}
	return false
}

// isLegend tells whether an element holds a picture or a video and, besides, only a
// short text that is no sentence and no heading of the page.
func (e *extractor) isLegend(n *html.Node) bool {
	const longest = 200 // bytes; about eighteen words
	s := e.stats[n]
	if !isBlock(n) || s.text == 0 || s.text > longest || s.links > 0 || n.DataAtom == atom.P || !has(n, atom.Img, atom.Iframe, atom.Video, atom.Audio) || has(n, atom.H1, atom.H2, atom.H3, atom.Time) {
		return false
	}
	text := line{text: plainText(n)}
	return !text.isSentence()
}

// isFacts tells whether a block is a row of short texts, each in an element of its own,
// as the name, the price and the change of a share: three or more and no sentence.
func isFacts(n *html.Node) bool {
	const longest = 5 // words of each
	if n.DataAtom != atom.Div || attribute(n, "class") == "" {
		return false
	}
	facts := 0
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type != html.ElementNode || isBlock(c) || c.DataAtom == atom.Br:
			return false
		default:
			if words := len(strings.Fields(plainText(c))); words > longest {
				return false
			} else if words > 0 {
				facts++
			}
		}
	}
	whole := line{text: plainText(n)}
	return facts >= 3 && !whole.isSentence()
}

// isLinkedStory tells whether a block is a link as long as a headline with a few
// words before it that invite to follow it ("شاهد بالصور.. …"), and no sentence.
func (e *extractor) isLinkedStory(n *html.Node) bool {
	const (
		headline = 4  // words
		longest  = 60 // bytes of the words before it
	)
	s := e.stats[n]
	if !isBlock(n) || s.links == 0 || s.text-s.links > longest || s.links*2 < s.text || n.DataAtom == atom.Li || level(n) < noHeading {
		return false
	}
	var link *html.Node
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && e.stats[c] != nil && e.stats[c].text > 0 {
			if link != nil {
				return false
			}
			link = c
		}
	}
	text := plainText(n)
	whole := line{text: text}
	return link != nil && len(strings.Fields(plainText(link))) >= headline && strings.HasSuffix(text, plainText(link)) &&
		strings.ContainsAny(strings.TrimSuffix(text, plainText(link)), ":.…؟!|»") && !whole.isSentence()
}

// isTeaser tells whether an article stands in another one and its heading is a
// link.
func (e *extractor) isTeaser(n *html.Node) bool {
	inner := false
	for a := range n.Ancestors() {
		inner = inner || a.DataAtom == atom.Article
	}
	if !inner {
		return false
	}
	for c := range n.Descendants() {
		if s := e.stats[c]; s != nil && (c.DataAtom == atom.H2 || c.DataAtom == atom.H3 || c.DataAtom == atom.H4) {
			return s.text > 0 && s.links == s.text
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
