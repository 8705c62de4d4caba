package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// Whose an HTML page is
//
// Where it does not say itself whose it is, or whose text it prints: <title>, with a line that
// begins as it ends, a line above the text, the signature and the source behind it.

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

// datelineBefore takes the credit of a dateline that has an element of its own between the
// heading and the first paragraph, الخرطوم - العربية.نت, as where a reporter's name stands,
// unless the text begins with one. Beside or behind a headline that is a link it is that of
// other news.
func (d *decoder) datelineBefore(s *section, e *extractor) {
	const (
		paragraph = 60  // bytes of a text
		headline  = 4   // words of a link
		longest   = 500 // bytes of one
		most      = 8   // looked at
	)
	h := &pageHead{paragraphs: s.paragraphs()}
	title := arabic.Fold(s.Title)
	if s.over || title == "" || len(h.paragraphs) == 0 || d.opt.NoCredits {
		return
	}
	leads := func(n *html.Node) bool { // one link is all that it holds
		o := e.stats[n]
		if o == nil || o.text > longest || n.DataAtom != atom.A && o.links*10 < o.text*9 {
			return false
		}
		link := n
		for c := range n.Descendants() {
			if c.DataAtom == atom.A && e.stats[c] != nil {
				link = c
				break
			}
		}
		key := e.key(n)
		return strings.Count(key, " ")+1 >= headline && key != title && len(e.key(link))*10 >= len(key)*9
	}
	below, looked := false, 0 // the heading
	isDateline := func(n *html.Node) bool {
		if !below || !e.isSmall(n) || e.stats[n].links > 0 || looked == most {
			return false
		}
		l := firstLine(plainText(n))
		if l.words < 2 || l.words > 6 || hasDigit(l.text) || l.isSentence() || d.isOutlet(l.text) {
			return false
		}
		looked++
		return !leads(e.next(n)) && d.isDatelineAlone(s, h, l)
	}
	var walk func(n *html.Node) (done bool)
	walk = func(n *html.Node) bool {
		for c := range n.ChildNodes() {
			why := e.refuse(c)
			isHeading, isLink := level(c) < noHeading, c.DataAtom == atom.A
			switch {
			case c.Type == html.TextNode && below && len(strings.TrimSpace(c.Data)) >= paragraph:
				return true
			case isHeading && !below:
				below = arabic.Fold(headingText(c)) == title
			case below && (isHeading || isLink || why != "") && leads(c):
				return true
			case isHeading || isLink || why != "" && why != "class byline":
			case isDateline(c), walk(c):
				return true
			}
		}
		return false
	}
	walk(e.root)
}

// isDatelineAlone tells whether a short line is a dateline, above a text that has none of its
// own; its credit is the article's.
func (d *decoder) isDatelineAlone(s *section, h *pageHead, l *line) bool {
	if slices.ContainsFunc(s.lines, func(o *line) bool { return o.key == l.key }) { // it is read with the text
		return false
	}
	credits := d.creditsOf(h, l)
	if len(credits) == 0 || credits[0].Kind != Dateline || credits[0].Outlet == "" { // a section or a site's own writers
		return false
	}
	first := h.paragraphs[0].text
	own := d.creditNames().find(first, arabic.Words(nil, first), s.Outlet)
	if !slices.ContainsFunc(own, func(c Credit) bool { return c.Kind == Dateline }) {
		s.source(l, credits)
		d.explain(s, &line{}, "credit", l.text, "a dateline between the heading and the text")
	}
	return true
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
