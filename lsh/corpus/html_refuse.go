package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// Which elements are none of an article
//
// Menus, forms, what is hidden, what its name says is a share bar or a list of related
// stories. Names lie: those that elements of the text have leave nothing out.

// silent elements hold nothing that a reader sees as text.
var silent = []atom.Atom{
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Head, atom.Title, atom.Select,
	atom.Textarea, atom.Input, atom.Video, atom.Audio, atom.Canvas, atom.Math,
}

// offside elements hold text that is not the article's.
var offside = []atom.Atom{
	atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Figure, atom.Figcaption, atom.Dialog, atom.Menu, atom.Label, atom.Caption, atom.Header,
}

// never hold an article, however much text they hold beside a short one.
var never = []atom.Atom{atom.Nav, atom.Footer, atom.Aside}

// offsideElements are those of AMP that hold chrome.
var offsideElements = []string{"amp-story-page-attachment", "amp-story-page-outlink", "amp-story-cta-layer", "amp-story-bookend"}

// holdingNames are parts of names that builders of sites give to what holds any text.
var holdingNames = []string{"text-editor", "post-content", "sow-editor", "textwidget", "elementor-widget-container", "elementor-widget-wrap"}

// offsideNames are parts of names of classes and ids that give chrome away.
var offsideNames = []string{
	"related", "share", "sharing", "social", "comment", "replies", "disqus", "sidebar", "breadcrumb", "newsletter", "cookie", "advert", "adsbox", "ads-", "-ads", "banner",
	"most-read", "mostread", "most_read", "trending", "recommend", "popular", "ticker", "footer", "navbar", "navigation", "menu", "widget", "promo", "subscribe", "signup", "sign-up",
	"tags", "taglist", "tag-list", "keywords", "caption", "byline", "toolbar", "pagination", "pager", "login", "popup", "modal", "read-more", "readmore", "read-also",
	"readalso", "also-read", "alsoread", "twitter-tweet", "instagram-media", "fb-post", "block-embed", "author-box", "author-bio", "copyright", "print-only", "sr-only", "screen-reader",
	"visually-hidden", "next-post", "prev-post", "post-nav", "masthead", "site-header", "top-bar", "topbar", "lang-switch", "language", "whatsapp", "follow-us", "follow_us", "postprofile", "post-profile", "user-profile", "userprofile", "signature",
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
	s := e.stats[n]
	if s == nil {
		return ""
	}
	if !s.asked {
		s.refused, s.asked = e.judge(n, s), true
	}
	return s.refused
}

// judge is what refuse says of an element with a text; it is asked once of each.
func (e *extractor) judge(n *html.Node, s *stat) string {
	if (s.text-s.links)*5 > e.total*2 && !slices.Contains(never, n.DataAtom) {
		return ""
	}
	if slices.Contains(offside, n.DataAtom) || n.DataAtom == atom.Time && n.Parent.DataAtom != atom.P && n.Parent.DataAtom != atom.Li {
		return "element " + n.Data
	}
	if slices.Contains(offsideElements, n.Data) {
		return "element " + n.Data
	}
	if n.DataAtom == atom.Small && isBehindImage(n) {
		return "a legend behind a picture"
	}
	for _, a := range n.Attr {
		value := strings.ToLower(a.Val)
		switch a.Key {
		case "hidden":
			if e.isRest(n) {
				continue
			}
			return "hidden"
		case "aria-hidden":
			if value == "true" {
				return "hidden"
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(value, " ", ""), "display:none") && !e.isRest(n) {
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
			holdsPage := n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main
			if holdsPage || e.unnamed || a.Key == "class" && e.own[a.Val] || containsAny(value, holdingNames...) {
				continue
			}
			for _, name := range offsideNames {
				if hasName(value, name) {
					return a.Key + " " + value
				}
			}
		}
	}
	if e.isLinks(n) {
		return "a block of links"
	}
	if e.isHeadOf(n, isHeadOfLinks) {
		if next := e.next(n); next != nil && e.isLinks(next) {
			return "the heading of a block of links"
		}
	}
	if e.isLegend(n) {
		return "a legend of a picture or a video"
	}
	if e.isInvitation(n) {
		return "a box with an invitation"
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

// isLinks tells whether a block holds links and hardly anything else but a heading that
// says what they are.
func (e *extractor) isLinks(n *html.Node) bool {
	s := e.stats[n]
	if !isBlock(n) || s == nil || s.links == 0 || s.links*2 < s.text {
		return false
	}
	heading := 0
	for c := range n.ChildNodes() {
		if cs := e.stats[c]; cs != nil && cs.text > 0 {
			if e.isHeadOf(c, isHeadOfLinks) {
				heading = cs.text
			}
			break
		}
	}
	return s.links*10 >= (s.text-heading)*8 || e.isHeadedLinks(n) || e.isColumn(n)
}

// isColumn tells whether a cell of a table holds, below a heading of a few words, three links
// or more, each on a line of its own, and nothing else: the sections of a site.
func (e *extractor) isColumn(n *html.Node) bool {
	const longest, most, least = 1000, 4, 3 // bytes, words of the heading, links
	if n.DataAtom != atom.Td || e.stats[n].text > longest {
		return false
	}
	lines := linkedLines([]*html.Node{n})
	isLink := func(l linkedLine) bool { return l.linked*10 >= len(l.text)*9 }
	return len(lines) > least && len(strings.Fields(lines[0].text)) <= most && !slices.ContainsFunc(lines[1:], func(l linkedLine) bool { return !isLink(l) })
}

// isHeadedLinks tells whether a block is a small heading of a few words and, behind it,
// links as long as headlines and nothing else.
func (e *extractor) isHeadedLinks(n *html.Node) bool {
	const most, least = 4, 3 // words of the heading, of a link
	var head *html.Node
	for c := range n.ChildNodes() {
		s := e.stats[c]
		switch {
		case s == nil && strings.TrimSpace(c.Data) != "" && c.Type == html.TextNode:
			return false
		case s == nil || s.text == 0:
		case head == nil:
			if head = c; level(c) >= noHeading || level(c) == 1 || s.links > 0 || len(strings.Fields(plainText(c))) > most {
				return false
			}
		case s.links < s.text || len(strings.Fields(plainText(c))) < least:
			return false
		}
	}
	return head != nil
}

// isHeadOfLinks tells whether a text, folded, is the heading of links to other stories.
func isHeadOfLinks(key string) bool {
	return isListHead(key) || slices.Contains(alsoHeads, key) || slices.Contains(linkHeads, key)
}

// next is the element with text right behind one beside it, nil if there is none.
func (e *extractor) next(n *html.Node) *html.Node {
	for b := n.NextSibling; b != nil; b = b.NextSibling {
		if s := e.stats[b]; s != nil && s.text > 0 {
			return b
		}
	}
	return nil
}

// isRest tells whether what is hidden is the rest of a text, which a button beside it, or
// one that names it by its id, brings forth.
func (e *extractor) isRest(n *html.Node) bool {
	s := e.stats[n]
	if s.links*4 > s.text || !hasParagraph(n) {
		return false
	}
	for _, beside := range []*html.Node{e.next(n), e.previous(n)} {
		if beside != nil && e.stats[beside].text < 80 && isExpander(arabic.Fold(plainText(beside))) {
			return true
		}
	}
	id := attribute(n, "id")
	if id != "" && e.brought == nil {
		e.brought = e.expanded()
	}
	return id != "" && e.brought[id]
}

// expanded are the ids of what buttons of the page bring forth.
func (e *extractor) expanded() map[string]bool {
	ids := map[string]bool{}
	for n := range e.root.Descendants() {
		for _, key := range []string{"href", "data-target", "data-bs-target", "aria-controls"} {
			if id := strings.TrimPrefix(attribute(n, key), "#"); id != "" && e.isSmall(n) && isExpander(e.key(n)) {
				ids[id] = true
			}
		}
	}
	return ids
}

// isExpander tells whether a text, folded, is that of a button that shows the rest.
func isExpander(key string) bool { return slices.Contains(expanders, key) }

// expanders are what buttons say that show the rest of a text.
var expanders = []string{"اقرا المزيد", "قراءه المزيد", "عرض المزيد", "المزيد", "اظهر المزيد", "اظهار المزيد", "اكمل القراءه", "تابع القراءه", "متابعه القراءه", "مواصله القراءه", "عرض الكل", "اقرا المقال كاملا", "عرض النص كاملا", "read more", "show more", "continue reading"}

// hasName tells whether a folded name of classes has a name in it. Those that other words
// end or go on with must be words of their own: uploads-list, commentary, document.
func hasName(value, name string) bool {
	at := strings.Index(value, name)
	if at < 0 {
		return false
	}
	if whole := []string{"ads-", "-ads", "ticker", "comment", "language", "social", "promo", "banner"}; !slices.Contains(whole, name) {
		return true
	}
	for ; at >= 0; at = next(value, name, at) {
		isLetter := func(i int) bool { return i >= 0 && i < len(value) && 'a' <= value[i] && value[i] <= 'z' }
		end := at + len(name)
		rest := strings.TrimLeftFunc(value[end:], func(r rune) bool { return r == 's' })
		behind := name != "comment" || !strings.HasPrefix(rest, "ary")
		if !(isLetter(at) && isLetter(at-1)) && behind && !(name[len(name)-1] != '-' && strings.HasPrefix(value[end:], "-affairs")) {
			return true
		}
	}
	return false
}

// next is where a name stands once more behind byte at; -1 if nowhere.
func next(value, name string, at int) int {
	if i := strings.Index(value[at+1:], name); i >= 0 {
		return at + 1 + i
	}
	return -1
}

// isInvitation tells whether a small element holds an invitation to join or to follow
// and beside it nothing but what that says of itself, no sentence.
func (e *extractor) isInvitation(n *html.Node) bool {
	const longest, most = 300, 4 // bytes, lines
	s := e.stats[n]
	if n.DataAtom != atom.Div && n.DataAtom != atom.Section || s.text == 0 || s.text > longest || s.own > 0 {
		return false
	}
	var w lineWriter
	w.walk(n, false, func(*html.Node) bool { return w.lines > most })
	if w.lines < 2 || w.lines > most {
		return false
	}
	found := false
	for _, l := range makeLines(w.b.String()) {
		kind, why := classify(&l)
		found = found || why == "invitation"
		if kind == textLine && l.isSentence() {
			return false
		}
	}
	return found
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
	if !isBlock(n) || s.text == 0 || s.text > longest || s.links > 0 || n.DataAtom == atom.P {
		return false
	}
	if !has(n, atom.Img, atom.Iframe, atom.Video, atom.Audio) || has(n, atom.H1, atom.H2, atom.H3, atom.Time) {
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
