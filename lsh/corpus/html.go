package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"

	"golang.org/x/net/html"

	"sada/lsh/arabic"
)

// How an HTML page is read
//
// What the page says about itself comes first: title, date, outlet and address
// from JSON-LD, from the properties that social networks read, from <meta>,
// <time> and <h1>. Then the text: elements that never hold an article (menus,
// forms, scripts, what is hidden, what a class names as a share bar or a list
// of related stories) are left out. Every other paragraph gives its words to
// the elements around it, most to the nearest; the one that gathers the most,
// less what is links, is the article's, as Readability (Arc90, 2009) has it.
// Its blocks become lines, and these go through the rules for text pages,
// which know what chrome says. Where a script would put the text into the page,
// that of JSON-LD stands for it. Several <article> beside each other, each with a
// heading and paragraphs, are several articles.
//
// Measured on the HTML pages up to 41 of testdata/pages by words, each after the same
// rules for lines: go-shiori/go-readability (5db1dc9836f0) has a precision of
// 0.827 and a recall of 0.993, its text alone one of 0.742, at 0.7 MB/s; the
// elements chosen here 1.000 and 1.000, alone 0.912 and 1.000, at 22 MB/s. The
// pages were written for this package, and the first 27 of them have taught it
// something; on the other ten, whose text it read rightly at first sight,
// readability has 0.968 and 0.993. What it keeps are legends, bylines, comments and links to
// other stories.

// isHTML recognises HTML by its first element or, with a name that says so, by
// any.
func isHTML(in *input, head []byte) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	if isMarkdown(in.path) { // it may begin with a comment, too
		head = bytes.TrimPrefix(bytes.TrimSpace(markdownMarks().comment.ReplaceAll(head, nil)), []byte("<!--"))
	}
	start := bytes.ToLower(head[:min(len(head), 512)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<title"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return true
		}
	}
	switch in.ext() {
	case ".html", ".htm", ".xhtml":
		return true
	case ".xml", "":
		return bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html"))
	}
	return false
}

// isMarkup recognises feeds and HTML by what they begin with, under whatever name:
// no record and no table begins so.
func isMarkup(head []byte) bool {
	return isFeed(&input{}, head) || isHTML(&input{}, head)
}

func (r *reading) readHTML(in *input) error {
	content, err := io.ReadAll(io.LimitReader(in.r, maxPage+1))
	if err != nil {
		return err
	}
	if len(content) > maxPage {
		return tooLarge()
	}
	r.send(in.path, func(d *decoder, res *result) {
		for i, a := range d.html(in.path, 0, content, "", res) {
			a.ID = fmt.Sprintf("%s#%d", pageName(in.path), i+1)
			d.explainPlace(a, "", ofFile)
			res.items = append(res.items, item{Article: a, page: true, scraped: true})
		}
	})
	return nil
}

// html reads the articles of an HTML page, which is one record of the file at
// path, or with record 0 the file; address is where it was found, if that is
// known. The articles have no id yet. What is wrong becomes a warning.
func (d *decoder) html(path string, record int, page []byte, address string, res *result) []*Article {
	where := ""
	if address != "" {
		where = address + ": "
	}
	page, mended := soundLines(page)
	if mended > 0 {
		res.warn(path, record, "%slines taken for another encoding by their letters: %d", where, mended)
	}
	if !isUTF8(page) {
		res.warn(path, record, "%snot UTF-8 in places; \ufffd stands for what cannot be read", where)
		page = bytes.ToValidUTF8(page, []byte("\ufffd"))
	}
	doc, cut, err := parseHTML(page)
	if cut > 0 {
		res.warn(path, record, "%sread only in part, the first %d bytes of %d: more than 512 elements stand in each other there", where, cut, len(page))
	}
	if err != nil {
		res.skip(path, record, "%sHTML cannot be parsed: %v", where, err)
		return nil
	}
	e := newExtractor(doc)
	if all := messages(doc); len(all) > 0 {
		return d.finished(d.messageSections(all, e), path, record, where, res)
	}
	about := d.readPageData(doc, e)
	d.cutBoxes(e, about, cmp.Or(about.rec.values[urlField], address))
	text := e.text()
	linked, from := len(about.body) > 2*len(text), "JSON-LD"
	if story := about.scripted(doc, text); story != nil && !linked && len(story.text) > 2*len(text) {
		linked, from, about.body = true, "JSON in a script", story.text
		about.set(titleField, linkedRank, story.title, from)
		about.set(dateField, linkedRank, story.date, from)
	}
	if linked { // a script would put it into the page
		text = about.body
	}
	text, what := repair(text, "")
	if what != "" {
		res.warn(path, record, "%sthe page was %s; repaired%s", where, what, lost(text))
	}
	sections := d.sections(makeLines(text))
	held := slices.Clone(e.nodes)
	if parts := e.articles(); !linked && len(parts) > 1 {
		sections = d.parts(e, parts, what)
		held = append(held, parts...)
	}
	if about.headline() == "" {
		about.addHeads(e.above(), text)
	}
	first := sections[0]
	if linked {
		d.explain(first, &line{}, "text", clip(text), from+", for want of a text in the page")
	} else if d.opt.Explain {
		d.explain(first, &line{}, "text", clip(text), elementNames(held))
	}
	title := first.Title // of the first of several <article>
	d.metadata(about, address, first)
	first.Title, _ = repair(cmp.Or(title, first.Title), what)
	if about.rec.ranks[titleField] == titleRank && hasArabic(arabic.Fold(text)) && !hasArabic(arabic.Fold(first.Title)) {
		first.Title = "" // "New Page 12", "Untitled Document"
	}
	first.Outlet, _ = repair(first.Outlet, what)
	d.namedTitle(first, about, e, text)
	d.titleBefore(first, e)
	d.archivedBefore(first, e)
	d.dateBefore(first, e)
	d.siteBefore(first, e)
	d.signature(first, e)
	d.siteAgain(first, about, e, text)
	if len(sections) == 1 {
		d.sourceBehind(first, e)
		d.sourceBefore(first, e)
		d.datelineBefore(first, e)
	}
	if d.opt.Explain {
		first.Explained = append(append(first.Explained, e.explained()...), e.outside(append(held, e.led...), first.Title)...)
	}
	for _, s := range sections[1:] {
		s.Outlet = cmp.Or(s.Outlet, first.Outlet) // one site prints them all
		s.URL = first.URL
	}
	return d.finished(sections, path, record, where, res)
}

// parseHTML parses a page. Where more than 512 elements are open at a time, as
// where comments are never closed, it is the page up to there, and cut says how
// much that is; else cut is 0.
func parseHTML(page []byte) (doc *html.Node, cut int, err error) {
	doc, err = parseCounted(page, &cut)
	for step := 512; err != nil && cut > step && step <= 64<<10; step *= 2 {
		cut -= step // what was read ahead
		var ignored int
		doc, err = parseCounted(page[:cut], &ignored)
	}
	if err != nil || cut >= len(page) {
		cut = 0
	}
	return doc, cut, err
}

// parseCounted parses a page that is read in small pieces, so that read is where it
// failed, or a little behind.
func parseCounted(page []byte, read *int) (*html.Node, error) {
	return html.Parse(readerFunc(func(p []byte) (int, error) {
		n := copy(p[:min(len(p), 256)], page[*read:])
		if *read += n; n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}))
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// finished are the articles of the sections of an HTML page, which have no place in
// the file but the record.
func (d *decoder) finished(sections []*section, path string, record int, where string, res *result) []*Article {
	articles, err := d.finish(sections, path)
	if err != nil {
		res.skip(path, record, "%s%v", where, err)
	}
	for _, a := range articles {
		a.Line = record
		d.explainText(a, "what was read of the page")
		for i := range a.Credits {
			a.Credits[i].PageStart, a.Credits[i].PageEnd = -1, -1
		}
	}
	d.foreign(articles, path, record, where, res)
	return articles
}

// parts reads each of several <article> as an article with a heading of its own.
func (d *decoder) parts(e *extractor, parts []*html.Node, near damage) []*section {
	var all []*section
	e.left = nil // it is written once more
	for i, n := range parts {
		var w lineWriter
		e.write(&w, n)
		text, _ := repair(w.b.String(), near)
		sections := d.sections(makeLines(text))
		s := sections[0]
		s.Title, _ = repair(plainText(e.heading(n)), near)
		if s.Title != "" {
			d.explain(s, &line{}, "title", s.Title, fmt.Sprintf("heading in <article> %d", i+1))
		}
		about := d.readPageData(n, e)
		if value := about.rec.values[dateField]; i > 0 && value != "" {
			s.Published, _ = ParseDate(value, d.saved)
			d.explain(s, &line{}, "date", value, fmt.Sprintf("%s, in <article> %d", about.from[dateField], i+1))
		}
		if i > 0 {
			d.explain(s, &line{}, "text", clip(text), fmt.Sprintf("%s, the %d. of the page", elementNames([]*html.Node{n}), i+1))
		}
		if d.opt.Explain {
			s.Explained = append(s.Explained, e.explained()...)
		}
		e.left = nil
		all = append(all, sections...)
	}
	return all
}
