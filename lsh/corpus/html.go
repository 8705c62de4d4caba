package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
	held := e.nodes
	if parts := e.articles(); !linked && len(parts) > 1 {
		sections = d.parts(e, parts, what)
		held = append(slices.Clone(held), parts...)
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
	}
	if d.opt.Explain {
		first.Explained = append(append(first.Explained, e.explained()...), e.outside(held, first.Title)...)
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

// archivedBefore takes from the line above the text in which an archive says where and when
// it found it, the outlet, if the page names none or itself, and the date, if it says none.
func (d *decoder) archivedBefore(s *section, e *extractor) {
	if cmp.Or(s.Title, s.Outlet) == "" {
		return
	}
	for _, l := range makeLines(e.before(false)) {
		name, date, ok := d.archived(&l)
		if !ok {
			continue
		}
		if s.Published.Time.IsZero() {
			s.Published = date
			d.explain(s, &line{}, "date", date.From, "where and when it was printed, above the text")
		}
		if d.printsOthers(s.Outlet) {
			s.Outlet = name
			d.explain(s, &line{}, "outlet", name, "who printed it, in an archive")
		}
		return
	}
}

// dateBefore looks for a date between the title and the text, if the page has
// not said its date. Above the title many pages print today's date, so that one there
// or behind the text counts only if it is named as that of publication. A date may
// share its line with other things, if it has an element to itself.
func (d *decoder) dateBefore(s *section, e *extractor) {
	title := arabic.Fold(cmp.Or(s.Title, s.Outlet)) // a post has the name of who posts above it
	if !s.Published.Time.IsZero() || title == "" {
		return
	}
	for _, fine := range []bool{false, true} {
		lines := withoutJoining(makeLines(e.before(fine)))
		// The title may stand in the path of the page, too, or hidden for machines.
		for _, from := range []int{lastOf(lines, title), slices.IndexFunc(lines, func(l line) bool { return l.key == title })} {
			if date, ok := d.dateBelow(lines[from+1:]); ok && from >= 0 {
				s.Published = date
				d.explain(s, &line{}, "date", s.Published.From, "a line between the title and the text")
				return
			}
		}
	}
	if date, ok := d.dateBetween(e); ok {
		s.Published = date
		d.explain(s, &line{}, "date", date.From, "a line between the lead and the text")
		return
	}
	for _, fine := range []bool{false, true} {
		if date, ok := d.dateAbove(makeLines(e.before(fine)), title); ok {
			s.Published = date
			d.explain(s, &line{}, "date", date.From, "a line above the title, named as that of publication")
			return
		}
	}
	for _, l := range makeLines(e.behind(1)) {
		if date, ok := d.publication(&l); ok && s.endsBefore(nil) {
			s.Published = date
			d.explain(s, &line{}, "date", date.From, "the line behind the text, named as that of publication")
			return
		}
	}
	if date, ok := d.dateBeside(e, title); ok && !d.isDatedAbove(s) {
		s.Published = date
		d.explain(s, &line{}, "date", date.From, "right above the title")
	}
}

// dateBetween is the date of a line between the elements that hold the text, the lead and
// the rest, that is left out.
func (d *decoder) dateBetween(e *extractor) (Date, bool) {
	if len(e.nodes) < 2 {
		return Date{}, false
	}
	last := e.nodes[len(e.nodes)-1]
	for n := e.nodes[0].NextSibling; n != nil && n != last; n = n.NextSibling {
		if n.Type != html.ElementNode || slices.Contains(e.nodes, n) || slices.Contains(silent, n.DataAtom) || len(plainText(n)) > longestDate {
			continue
		}
		if date, ok := d.dateBelow(linesIn(n)); ok {
			return date, true
		}
	}
	return Date{}, false
}

// withoutJoining leaves out when a forum's member joined it, which stands beside what he
// posts: the lines that say so, and the one behind a label alone.
func withoutJoining(lines []line) []line {
	kept := lines[:0:0]
	for i, l := range lines {
		if !hasHead(l.key, joinedHeads) && (i == 0 || !slices.Contains(joinedHeads, lines[i-1].key)) {
			kept = append(kept, l)
		}
	}
	return kept
}

var joinedHeads = []string{"اشترك في", "اشترك منذ", "انضم في", "انضم منذ", "تاريخ التسجيل", "تاريخ الانضمام", "تاريخ الاشتراك", "عضو منذ", "مسجل منذ"}

// isDatedAbove says whether a line above the first paragraph is a date, which is read with
// the text's head.
func (d *decoder) isDatedAbove(s *section) bool {
	for _, l := range s.lines {
		if l.isLong() {
			break
		}
		if date, ok := d.dateOf(l); ok && date.Time.Year() >= firstPage {
			return true
		}
	}
	return false
}

// dateBeside is the date in the element right above the heading that is the title, with
// nothing but sections and counters beside it; a page's bar with today's date stands
// apart from it.
func (d *decoder) dateBeside(e *extractor, title string) (Date, bool) {
	const longest = 12 // words of the element
	for n := range e.root.Descendants() {
		if level(n) > 4 || arabic.Fold(plainText(n)) != title || e.refuse(n) != "" {
			continue
		}
		for n.Parent != nil && n.Parent.DataAtom != atom.Body && e.previous(n) == nil {
			n = n.Parent
		}
		above := e.previous(n)
		if above == nil || n.Parent.DataAtom == atom.Body && !isDateHeader(above) || len(strings.Fields(plainText(above))) > longest || isToday(above) {
			return Date{}, false
		}
		var w lineWriter
		w.walk(&html.Node{FirstChild: above.FirstChild}, true, func(*html.Node) bool { return false })
		return d.dateBelow(makeLines(w.b.String()))
	}
	return Date{}, false
}

// previous is the element with text right above one beside it, nil if there is none.
func (e *extractor) previous(n *html.Node) *html.Node {
	for b := n.PrevSibling; b != nil; b = b.PrevSibling {
		if s := e.stats[b]; s != nil && s.text > 0 {
			return b
		}
	}
	return nil
}

// isToday says whether an element says of itself that it holds today's date.
func isToday(n *html.Node) bool {
	return !isDateHeader(n) && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return (a.Key == "class" || a.Key == "id") && containsAny(strings.ToLower(a.Val), "today", "header", "current", "clock", "now")
	})
}

// isDateHeader says whether an element is named as the date of the posts below it.
func isDateHeader(n *html.Node) bool {
	return containsAny(strings.ToLower(attribute(n, "class")), "date-header", "post-date", "entry-date", "published")
}

// lastOf is the place of the last line with a key, -1 if there is none.
func lastOf(lines []line, key string) int {
	for i, l := range slices.Backward(lines) {
		if l.key == key {
			return i
		}
	}
	return -1
}

// dateBelow is the first date in lines, or that of an update for want of another.
func (d *decoder) dateBelow(lines []line) (Date, bool) {
	var update Date
	for _, l := range lines {
		date, ok := d.dateOf(&l)
		if !ok || date.Time.IsZero() || date.Time.Year() < firstPage && isLoneDay(l.text) {
			continue
		}
		if label, _ := l.label(); !slices.Contains(updateLabels, label) {
			return date, true
		}
		update = date
	}
	return update, !update.Time.IsZero()
}

// dateAbove is the date in the nearest line a little above the title, or above the
// text where the title stands in that, that is named as the date of publication.
func (d *decoder) dateAbove(lines []line, title string) (Date, bool) {
	const (
		reach    = 5 // lines
		headline = 5 // words; the date below one is that of another story
	)
	at := slices.IndexFunc(lines, func(l line) bool { return l.key == title })
	if at < 0 {
		at = len(lines)
	}
	for i := at - 1; i >= max(0, at-reach); i-- {
		if date, ok := d.publication(&lines[i]); ok {
			if i == 0 || lines[i-1].words < headline || lines[i-1].isBreadcrumb() {
				return date, true
			}
			_, dated := d.dateOf(&lines[i-1])
			return date, dated
		}
	}
	return Date{}, false
}

// namedTitle takes the title from an element above the first paragraph, or at the
// beginning of the text, that is named as one (id=lblTitle) or all bold or centred, if
// nothing but <title> says one and that speaks of nothing that the text does: old systems
// have the name of the site and the section there, word processors that of the file.
func (d *decoder) namedTitle(s *section, m *pageData, e *extractor, text string) {
	const longest = 200 // bytes
	if rank := m.rec.ranks[titleField]; rank < titleRank && rank > 0 || isPlatformURL(s.URL) {
		return
	}
	h := pageHead{paragraphs: (&section{lines: pointers(makeLines(text))}).paragraphs()}
	if len(h.paragraphs) == 0 || h.shared(&line{text: m.name}) > 0 {
		return
	}
	title := ""
	for n := range e.root.Descendants() {
		st := e.stats[n]
		if st == nil || st.text == 0 || !isBlock(n) && n.DataAtom != atom.Span {
			continue
		}
		if st.own > longest && e.isInside(n) {
			break
		}
		isHeading := level(n) <= 4
		if st.text > longest || st.links > 0 || !isHeading && !isNamedTitle(n) || e.refuse(n) != "" {
			continue
		}
		if l := makeLines(plainText(n))[0]; (!isHeading || h.shared(&l) >= 2) && l.words >= 3 && !l.isLong() && !l.isDateline() && !d.isDated(&l) {
			title = strings.TrimSpace(l.text)
		}
	}
	if title != "" && arabic.Fold(title) != arabic.Fold(s.Title) {
		s.Title = title
		d.explain(s, &line{}, "title", title, "named as the title, above the text")
	}
}

// isNamedTitle says whether an element says of itself that it is the title, or is all bold
// or centred.
func isNamedTitle(n *html.Node) bool {
	for _, key := range []string{"id", "class"} {
		if containsAny(strings.ToLower(attribute(n, key)), "title", "headline", "subject", "lblhead") {
			return true
		}
	}
	if !isBlock(n) {
		return false
	}
	style := strings.ReplaceAll(attribute(n, "style"), " ", "")
	if n.DataAtom == atom.Center || strings.EqualFold(attribute(n, "align"), "center") || strings.Contains(style, "text-align:center") {
		return true
	}
	text := plainText(n)
	for c := range n.Descendants() {
		if c.DataAtom == atom.B || c.DataAtom == atom.Strong {
			return plainText(c) == text
		}
	}
	return false
}

// pointers are those to lines.
func pointers(lines []line) []*line {
	all := make([]*line, len(lines))
	for i := range lines {
		all[i] = &lines[i]
	}
	return all
}

// titleBefore takes the title from the lines right before the text, as old pages
// have it in bold there, if nothing says it and the text begins with a paragraph.
func (d *decoder) titleBefore(s *section, e *extractor) {
	const (
		reach    = 3 // lines
		headline = 4 // words
	)
	if s.Title != "" || isPlatformURL(s.URL) {
		return
	}
	for _, l := range s.lines {
		if l.isParagraph() {
			break
		} else if l.why == "" && l.words >= headline {
			return // it is in the text
		}
	}
	lines := makeLines(e.above())
	for i := len(lines) - 1; i >= max(0, len(lines)-reach); i-- {
		l := &lines[i]
		kind, _ := classify(l)
		_, dated := d.dateOf(l)
		if _, published := d.publication(l); kind != textLine || dated || published || l.words < headline || l.isByline() {
			continue
		}
		if !l.isLong() && len(lineParts(l.text)) == 0 {
			s.Title = strings.TrimSpace(l.text)
			d.explain(s, &line{}, "title", s.Title, "the line before the text")
		}
		return
	}
}

// siteBefore takes the outlet from the first line of the page, where that is the
// name of one (صحيفة, موقع), as old pages have it above their menu.
func (d *decoder) siteBefore(s *section, e *extractor) {
	if s.Outlet != "" {
		return
	}
	for _, l := range makeLines(e.before(false)) {
		if l.words == 0 {
			continue
		}
		if isOrganisation(l.text) && l.key != arabic.Fold(s.Title) {
			s.Outlet = strings.TrimSpace(l.text)
			d.explain(s, &line{}, "outlet", s.Outlet, "the first line of the page")
		}
		return
	}
}

// siteAgain takes the outlet from the end of <title>, if nothing else names one, where
// the text or a line of the page's foot begins with that and a sign: "عيون البلقاء - موقع
// إخباري أردني". The name of a section stands there alone.
func (d *decoder) siteAgain(s *section, m *pageData, e *extractor, text string) {
	const (
		least, most = 2, 4 // words of the name
		foot        = 4    // lines
		longest     = 1000 // lines behind the text
	)
	parts := titleParts(m.name)
	name := strings.TrimSpace(parts[len(parts)-1])
	if s.Outlet != "" || len(parts) < 2 {
		return
	}
	if first, site, ok := m.slogan(); ok && arabic.Fold(first) == arabic.Fold(s.Title) {
		s.Outlet = site
		d.explain(s, &line{}, "outlet", site, "element title, between the heading and what the site says of itself")
		return
	}
	if m.titled(parts[:len(parts)-1], s.Title) && !isSection(name) {
		s.Outlet = name
		d.explain(s, &line{}, "outlet", name, "element title, behind the heading")
		return
	}
	if words := len(strings.Fields(name)); words < least || words > most || arabic.Fold(name) == arabic.Fold(s.Title) {
		return
	}
	behind := makeLines(e.behind(longest))
	first := makeLines(text[:min(len(text), 200)])
	for _, l := range append(first[:min(1, len(first))], behind[max(0, len(behind)-foot):]...) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(l.text), name)
		if sign, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); ok && strings.ContainsRune("-–—|:", sign) {
			s.Outlet = name
			d.explain(s, &line{}, "outlet", name, "element title, and a line that begins with it")
			return
		}
	}
}

// slogan cuts a <title> into the heading, the name of the site and behind it, set apart by
// another sign, what that says of itself in four words and more: "Title | الأخبار إنفو - أول
// وكالة أنباء موريتانية مستقلة".
func (m *pageData) slogan() (title, site string, ok bool) {
	const least, most = 4, 4 // words of the slogan, of the name
	title, rest, ok := strings.Cut(m.name, " | ")
	site, slogan, dashed := strings.Cut(strings.ReplaceAll(rest, " – ", " - "), " - ")
	title, site = strings.TrimSpace(title), strings.TrimSpace(site)
	isSlogan := dashed && len(strings.Fields(slogan)) >= least && !strings.Contains(slogan, "|")
	return title, site, ok && isSlogan && len(strings.Fields(site)) <= most && !isSectionName(arabic.Fold(site))
}

// titled says whether the parts of <title> are those of the heading and nothing more.
func (m *pageData) titled(parts []string, title string) bool {
	return title != "" && arabic.Fold(strings.Join(parts, " ")) == arabic.Fold(title)
}

// isSection says whether a name at the end of <title> may be that of a section or of a
// kind of page and not of a site.
func isSection(name string) bool {
	key := arabic.Fold(name)
	return isSectionName(key) || slices.ContainsFunc(strings.Fields(key), func(w string) bool {
		w = strings.TrimPrefix(strings.TrimPrefix(w, "و"), "ال")
		return slices.Contains(sectionWords, w)
	})
}

// sectionWords are in the names of sections and kinds of pages.
var sectionWords = []string{
	"اخبار", "تفاصيل", "خبر", "مقال", "مقالات", "راي", "اراء", "رياضه", "رياضي", "رياضيه", "اقتصاد", "اقتصادي", "اقتصاديه", "سياسه", "سياسي", "ثقافه", "ثقافيه", "فن", "فنون", "منوعات", "محليات", "محلي", "محليه",
	"عربي", "عربيه", "دولي", "دوليه", "عالم", "شوون", "تقارير", "تقرير", "تحقيقات", "حوارات", "حوار", "مجتمع", "صحه", "علوم", "تكنولوجيا", "تقنيه", "حوادث", "قضايا", "ملفات", "اسلاميات", "اسره", "كتاب",
	"عرض", "صفحه", "ارشيف", "فيديو", "صور", "بيانات", "بيان", "مدونه", "قسم", "المزيد", "اليوم", "الان", "حصري", "عاجل",
}

// signature sets aside the last line of a text where it is the name that a line above
// the text names as the writer's.
func (d *decoder) signature(s *section, e *extractor) {
	const longest = 5 // words
	i := len(s.lines) - 1
	for i >= 0 && s.lines[i].why != "" {
		i--
	}
	if i < 0 || s.lines[i].words > longest || !s.hasTextBefore(s.lines[i]) {
		return
	}
	for _, l := range makeLines(e.before(true)) {
		for _, part := range strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("|•·", r) }) {
			if first, name, _ := strings.Cut(arabic.Fold(part), " "); name == s.lines[i].key && slices.Contains(bylineLabels, first) {
				s.lines[i].why = "byline"
				return
			}
		}
	}
}

// sourceBefore looks for a source line among what stands between the title and the
// text, with the date and the section, if there is none in or behind it.
func (d *decoder) sourceBefore(s *section, e *extractor) {
	title := arabic.Fold(s.Title)
	if s.over || title == "" {
		return
	}
	lines := makeLines(e.above())
	at := lastOf(lines, title)
	if at < 0 {
		return
	}
	for _, l := range lines[at+1:] {
		if credits, ok := d.creditNames().sourceLine(l.text); ok {
			s.source(&l, credits)
			d.explain(s, &line{}, "credit", l.text, "a source line between the title and the text")
			return
		}
	}
}

// sourceBehind looks for a source line a little behind the text, if there is none
// in it.
func (d *decoder) sourceBehind(s *section, e *extractor) {
	const reach = 8 // lines
	if s.over {
		return
	}
	for i, l := range makeLines(e.behind(reach)) {
		if o, ok := d.opt.Registry.Lookup(l.text); ok && i == 0 && o.Kind == "agency" {
			s.source(&l, []Credit{{Text: l.text, Name: l.text, Outlet: o.Name, Kind: SourceLine, Role: Report, Start: -1, End: -1, PageStart: -1, PageEnd: -1}})
			d.explain(s, &line{}, "credit", l.text, "an agency's name behind the text")
			return
		}
		if credits, ok := d.creditNames().sourceLine(l.text); ok {
			s.source(&l, credits)
			d.explain(s, &line{}, "credit", l.text, "a source line behind the text")
			return
		}
	}
}
