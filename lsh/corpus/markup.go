package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// How HTML in records is read
//
// Exports of editorial systems, crawls and feeds often hold the body as HTML. A
// piece of it is all article, so nothing is chosen among its elements, but what
// is refused in a page is left out here, too, and its lines go through the same
// rules. A whole page (<html …>) is read as a saved one. The article's text is
// then what was read, and all offsets are into that; its explanation says so.
// Text without tags stays as it is, byte for byte, and so do records that
// bring their credits along: inspect has read those before.

// markupTags are tags by which text is known as HTML; of the first kind one is
// enough, and line breaks beside them mean nothing.
var (
	blockTags  = []string{"p", "br", "div", "h1", "h2", "h3", "h4", "li", "blockquote", "table", "section", "article", "figure"}
	inlineTags = []string{"a", "b", "i", "u", "em", "strong", "span", "font", "img", "iframe", "script", "sup", "sub"}
)

// markup says whether text is HTML and whether it has tags of blocks. Text without
// "<" costs one look for it.
func markup(text string) (is, blocks bool) {
	inline := 0
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			return inline > 1, false
		}
		text = text[at+1:]
		end := strings.IndexAny(text, "<>")
		if end < 0 || text[end] == '<' {
			continue
		}
		name := strings.TrimPrefix(text[:end], "/")
		if i := strings.IndexAny(name, " \t\r\n/"); i >= 0 {
			name = name[:i]
		}
		name = strings.ToLower(name)
		switch {
		case slices.Contains(blockTags, name):
			return true, true
		case slices.Contains(inlineTags, name):
			inline++
		}
	}
}

// isWholePage says whether HTML is a whole page.
func isWholePage(text string) bool {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 512)]))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}

// fragment reads a piece of HTML that is all article, and further articles that
// are appended to it.
func (d *decoder) fragment(text, title, outlet string) []*section {
	_, blocks := markup(text)
	lines, piece := markupText(text, !blocks)
	sections := d.sections(makeLines(lines))
	for i, s := range sections {
		s.Outlet = outlet
		if i == 0 {
			s.Title = title
		}
		d.header(s)
		d.tail(s)
	}
	if d.opt.Explain && piece != nil {
		sections[0].Explained = append(sections[0].Explained, piece.explained()...)
	}
	return sections
}

// markupText is the text of a piece of HTML, in lines; those of the piece itself are
// kept where breaks says so; what read it, nil where
// it is no HTML, can explain what was left out.
func markupText(text string, breaks bool) (string, *extractor) {
	if !strings.ContainsAny(text, "<&") {
		return text, nil
	}
	if is, _ := markup(text); is && breaks {
		text = strings.ReplaceAll(text, "\n", "<br>")
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return text, nil
	}
	e := newExtractor(doc)
	e.nodes = []*html.Node{doc}
	return e.text(), e
}

// addMarkup adds the articles of a record whose text is HTML.
func (d *decoder) addMarkup(rec *record, path string, number int, res *result) {
	text := rec.values[textField]
	var articles []*Article
	note := ", HTML"
	if isWholePage(text) {
		note = ", a whole page of HTML"
		articles = d.html(path, number, []byte(text), rec.values[urlField], res)
	} else {
		rec.values[titleField] = strings.TrimSpace(plainHTML(rec.values[titleField]))
		for i, s := range d.fragment(text, rec.values[titleField], rec.values[outletField]) {
			s.URL = rec.values[urlField]
			d.outletOfHost(s.Article)
			if err := d.body(s); err == nil {
				articles = append(articles, s.Article)
			} else if i == 0 {
				res.skip(path, number, "%v", err)
				return
			}
		}
	}
	for i, read := range articles {
		one := *rec
		one.note += note
		one.values[textField] = read.Text
		if i > 0 {
			one = record{}
			one.values[textField] = read.Text
			one.values[titleField] = read.Title
			if id := rec.values[idField]; id != "" {
				one.values[idField] = fmt.Sprintf("%s#%d", id, i+1)
			}
			for _, f := range []fieldID{outletField, urlField, pathField} {
				one.values[f] = rec.values[f]
			}
			one.shape, one.ranks, one.keys = rec.shape, rec.ranks, rec.keys
			one.keys[titleField] = "" // it stands in the text
			one.note = note + ", appended to another article"
		}
		a := d.article(&one, path, number, res)
		one.explainWithin(a, read.Explained)
		a.Title = cmp.Or(a.Title, read.Title)
		a.Outlet = cmp.Or(a.Outlet, read.Outlet)
		a.URL = cmp.Or(a.URL, read.URL)
		if a.Published.Time.IsZero() {
			a.Published = read.Published
		}
		a.Credits = read.Credits
		for i := range a.Credits { // there is no page
			a.Credits[i].PageStart, a.Credits[i].PageEnd = -1, -1
		}
		res.items = append(res.items, item{Article: a, line: number})
	}
}
