package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// What stands behind headings
//
// Comments and lists of other stories are known by their headings where no element and no
// class says so.

// cutBehind marks what stands behind the headings of comments and of lists of other
// stories, where no element and no class says so: all behind the heading of
// comments (behind a line that only reads like one, if it is less than what stands
// above), and behind that of a list what reads like its entries, each with a
// smaller heading and one paragraph.
func (e *extractor) cutBehind() {
	const (
		paragraph = 60  // bytes of a text
		least     = 200 // bytes of paragraphs before such a heading; else it stands above the story
		most      = 32  // headings of comments, behind each of which all is looked at
	)
	before, comments := 0, 0
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
		case comments < most && e.isHeadOf(n, isCommentHead):
			comments++
			rest := e.siblings(e.outermost(n, isCommentHead))
			hasHeading := func(r *html.Node) bool { return r.DataAtom == atom.H1 || has(r, atom.H1) }
			if (level(n) < noHeading || e.textOf(rest) <= before) && !slices.ContainsFunc(rest, hasHeading) {
				e.drop(rest, "comments")
			}
		case e.isHeadOf(n, isListHead):
			e.drop(e.entries(e.outermost(n, isListHead), level(n)), "list of other stories")
		}
	}
}

func isCommentHead(key string) bool {
	return slices.Contains(commentHeads, strings.Trim(key, "0123456789 "))
}

func isListHead(key string) bool {
	if slices.Contains(listHeads, key) || hasHead(key, othersOf) && strings.Count(key, " ") < mostNames || moreOfThis().MatchString(key) {
		return true
	}
	key = strings.TrimSuffix(key, " ايضا")
	things, kind, _ := strings.Cut(key, " ")
	ofOthers := slices.Contains(otherStories, strings.TrimPrefix(things, "ال")) && slices.Contains(ofTheKind, strings.TrimPrefix(kind, "ال"))
	return ofOthers || slices.Contains(listHeads, key)
}

// othersOf begin the heading of what else somebody wrote, or what is like it.
var othersOf = []string{"المزيد من مقالات", "اقرا ايضا لنفس", "مقالات اخري ل"}

// moreOfThis is such a heading, folded.
var moreOfThis = pattern(`^المزيد (?:حول|عن|من|في) (?:هذا|هذه) (?:الموضوع|القصه|الخبر|الملف|الشان|القضيه)$`)

// otherStories and ofTheKind make the heading of a list: مواد مرتبطة, تقارير ذات صلة.
var (
	otherStories = []string{"مقالات", "مقال", "اخبار", "خبر", "مواضيع", "موضوعات", "موضوع", "مواد", "تقارير", "قصص", "ملفات", "عناوين", "البومات", "فيديوهات", "مقاطع", "صور"}
	toTheReader  = []string{"يهمك", "يهمكم", "يعجبك", "يعجبكم", "تهمك", "تهمكم", "تعجبك", "تعجبكم"}
	related      = []string{"مشابهه", "متشابهه", "مماثله", "مرتبطه", "متعلقه", "ذات صله", "ذات الصله", "ذات علاقه", "ذات العلاقه", "مرتبط", "متعلق", "ذو صله", "مقترحه", "مقترح", "قد تعجبك", "قد تهمك", "تهمك"}
	ofTheKind    = append([]string{"اخري", "مختاره"}, related...)
)

// isHeadOf tells whether an element holds a heading of some kind and nothing else.
func (e *extractor) isHeadOf(n *html.Node, is func(key string) bool) bool {
	return e.isSmall(n) && e.stats[n].links == 0 && is(e.key(n))
}

// isSmall tells whether an element has a text, no longer than a heading of a list.
func (e *extractor) isSmall(n *html.Node) bool {
	const longest = 80 // bytes
	s := e.stats[n]
	return s != nil && 0 < s.text && s.text <= longest
}

// key is the text of a small element, folded; it is asked for many times.
func (e *extractor) key(n *html.Node) string {
	s := e.stats[n]
	if s.key == "" {
		s.key = arabic.Fold(plainText(n))
	}
	return s.key
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

// entries are the elements behind a heading of that level that are entries of a list:
// lists, links, or smaller headings with a paragraph.
func (e *extractor) entries(head *html.Node, below int) []*html.Node {
	isHead := func(n *html.Node) bool { return level(n) > below && level(n) < noHeading }
	var all []*html.Node
	for n := e.next(head); n != nil; n = e.next(all[len(all)-1]) {
		s, paragraph := e.stats[n], e.next(n)
		switch {
		case n.DataAtom == atom.Ul || n.DataAtom == atom.Ol || s.links*2 > s.text:
			all = append(all, n)
		case isHead(n) && isParagraph(paragraph) && !isParagraph(e.next(paragraph)):
			all = append(all, n, paragraph)
		case n.FirstChild != nil && level(n) == noHeading && e.isEntry(n, isHead):
			all = append(all, n)
		default:
			return all
		}
	}
	return all
}

// isParagraph tells whether there is an element and it is a <p>.
func isParagraph(n *html.Node) bool { return n != nil && n.DataAtom == atom.P }

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
