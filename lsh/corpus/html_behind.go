package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// cutBehind marks what stands behind the headings of comments and of lists of other
// stories, where no element and no class says so: all behind the heading of
// comments (behind a line that only reads like one, if it is less than what stands
// above), and behind that of a list what reads like its entries, each with a
// smaller heading and one paragraph.
func (e *extractor) cutBehind() {
	const (
		paragraph = 60  // bytes of a text
		least     = 200 // bytes of paragraphs before such a heading; else it stands above the story
	)
	before := 0
	for n := range e.root.Descendants() {
		if n.Type == html.TextNode {
			if t := len(strings.TrimSpace(n.Data)); t >= paragraph {
				before += t
			}
			continue
		}
		if before < least || !isBlock(n) || e.cut[n] != "" {
			continue
		}
		switch {
		case e.isHeadOf(n, isCommentHead):
			rest := e.siblings(e.outermost(n, isCommentHead))
			if size := e.textOf(rest); (level(n) < noHeading || size <= before) && !slices.ContainsFunc(rest, func(r *html.Node) bool { return r.DataAtom == atom.H1 || has(r, atom.H1) }) {
				e.drop(rest, "comments")
			}
		case e.isHeadOf(n, isListHead):
			rest := e.siblings(e.outermost(n, isListHead))
			e.drop(rest[:e.entries(rest, level(n))], "list of other stories")
		}
	}
}

func isCommentHead(key string) bool {
	return slices.Contains(commentHeads, strings.Trim(key, "0123456789 "))
}

func isListHead(key string) bool {
	things, kind, _ := strings.Cut(key, " ")
	return slices.Contains(listHeads, key) || slices.Contains(listHeads, strings.TrimSuffix(key, " ايضا")) ||
		slices.Contains(otherStories, strings.TrimPrefix(things, "ال")) && slices.Contains(ofTheKind, strings.TrimPrefix(strings.TrimSuffix(kind, " ايضا"), "ال"))
}

// otherStories and ofTheKind make the heading of a list: مواد مرتبطة, تقارير ذات صلة.
var (
	otherStories = []string{"مقالات", "مقال", "اخبار", "خبر", "مواضيع", "موضوعات", "موضوع", "مواد", "تقارير", "قصص", "ملفات", "عناوين"}
	ofTheKind    = []string{"مشابهه", "متشابهه", "مماثله", "مرتبطه", "متعلقه", "ذات صله", "ذات الصله", "ذات علاقه", "ذات العلاقه", "اخري", "مختاره", "مرتبط", "متعلق", "ذو صله", "مقترحه", "مقترح", "قد تعجبك", "قد تهمك", "تهمك"}
)

// isHeadOf tells whether an element holds a heading of some kind and nothing else.
func (e *extractor) isHeadOf(n *html.Node, is func(key string) bool) bool {
	const longest = 80 // bytes
	s := e.stats[n]
	return s != nil && 0 < s.text && s.text <= longest && s.links == 0 && is(arabic.Fold(plainText(n)))
}

// outermost is the element around a heading that holds nothing else.
func (e *extractor) outermost(n *html.Node, is func(key string) bool) *html.Node {
	for n.Parent != nil && n.Parent.DataAtom != atom.Body && e.isHeadOf(n.Parent, is) {
		n = n.Parent
	}
	return n
}

// siblings are the elements with text behind one.
func (e *extractor) siblings(n *html.Node) []*html.Node {
	var all []*html.Node
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if s := e.stats[n]; n.Type == html.ElementNode && s != nil && s.text > 0 {
			all = append(all, n)
		}
	}
	return all
}

// textOf is the size of the text in elements, in bytes.
func (e *extractor) textOf(nodes []*html.Node) int {
	size := 0
	for _, n := range nodes {
		size += e.stats[n].text
	}
	return size
}

func (e *extractor) drop(nodes []*html.Node, why string) {
	for _, n := range nodes {
		e.cut[n] = why
	}
}

// entries is the number of elements, from the first, that are entries of a list
// below a heading of that level: lists, links, or smaller headings with a paragraph.
func (e *extractor) entries(nodes []*html.Node, below int) int {
	isHead := func(n *html.Node) bool { return level(n) > below && level(n) < noHeading }
	for i := 0; i < len(nodes); {
		n := nodes[i]
		s := e.stats[n]
		switch {
		case n.DataAtom == atom.Ul || n.DataAtom == atom.Ol || s.links*2 > s.text:
			i++
		case isHead(n) && i+1 < len(nodes) && nodes[i+1].DataAtom == atom.P && (i+2 == len(nodes) || nodes[i+2].DataAtom != atom.P):
			i += 2
		case n.FirstChild != nil && level(n) == noHeading && e.isEntry(n, isHead):
			i++
		default:
			return i
		}
	}
	return len(nodes)
}

// isEntry tells whether an element holds a heading that is one, no other, and at
// most one paragraph.
func (e *extractor) isEntry(n *html.Node, isHead func(*html.Node) bool) bool {
	heads, paragraphs := 0, 0
	for c := range n.Descendants() {
		switch {
		case isHead(c):
			heads++
		case level(c) < noHeading:
			return false
		case c.DataAtom == atom.P && e.stats[c] != nil && e.stats[c].text > 0:
			paragraphs++
		}
	}
	return heads == 1 && paragraphs <= 1
}

const noHeading = 7

// level is that of a heading, 1 to 6; else noHeading.
func level(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	return noHeading
}
