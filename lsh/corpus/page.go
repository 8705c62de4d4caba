package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a page is read
//
// Its lines are looked at one by one; what a line says sets it aside as chrome
// (chrome.go), as a source line or as a list of keywords. These two also end
// an article: what a heading "read also" appends after them is a further
// article if it is a headline with a paragraph behind it, and a list of links
// otherwise. Then each article is looked at as a whole: the lines before its
// first paragraph hold the title, a date, the outlet's name; a short line
// behind its last paragraph is the site's signature or names the source.

// maxPage is the largest page read, in bytes.
const maxPage = 64 << 20

// isPage recognises a text page: text under a name that says so, or under no
// particular name where the user asked for it.
func isPage(in *input, head []byte) bool {
	if strings.IndexByte(string(head), 0) >= 0 {
		return false
	}
	return in.ext() == ".txt" || in.named && in.ext() != ".json"
}

func (r *reading) readPage(in *input) error {
	content, err := io.ReadAll(io.LimitReader(in.r, maxPage+1))
	if err != nil {
		return err
	}
	if len(content) > maxPage {
		return tooLarge()
	}
	r.send(in.path, func(d *decoder, res *result) { d.page(in.path, string(content), res) })
	return nil
}

// page adds the articles of a text page to the result.
func (d *decoder) page(path, text string, res *result) {
	if d.opt.draft && len(text) > MaxDraft { // whatever else may be wrong with it
		res.skip(path, 0, "%s", tooLong(len(text)))
		return
	}
	if !utf8.ValidString(text) {
		sound, mended := soundLines([]byte(text))
		if mended > 0 {
			res.warn(path, 0, "lines taken for another encoding by their letters: %d", mended)
		}
		text = string(sound)
	}
	if !utf8.ValidString(text) {
		at := 0
		for i, r := range text {
			if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") {
				at = i
				break
			}
		}
		line := 1 + strings.Count(text[:at], "\n")
		if good, bad := countUTF8([]byte(text)); good < 3*bad {
			res.skip(path, line, "not UTF-8, and of no encoding that is known by its letters; convert the page to UTF-8")
			return
		}
		res.warn(path, line, "not UTF-8 in places; \ufffd stands for what cannot be read")
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	text, what := repair(text, "")
	if what != "" {
		res.warn(path, 0, "the page was %s; repaired%s", what, lost(text))
	}
	_, tags := markup(text)
	moved := tags || isMarkdown(path)
	var piece *extractor // of HTML
	if tags {
		text, piece = markupText(text, true)
	}
	if isMarkdown(path) {
		text = plainMarkdown(text)
	}
	read := d.articles
	if d.opt.draft {
		read = d.draft
	}
	articles, err := read(path, text)
	if err != nil {
		res.skip(path, 0, "%v", err)
		return
	}
	for i, a := range articles {
		d.explainText(a, "the page")
		d.explainPlace(a, "", ofFile)
		if i == 0 && piece != nil && d.opt.Explain {
			a.Explained = append(a.Explained, piece.explained()...)
		}
		for i := range a.Credits {
			if moved { // what was read stands nowhere so
				a.Credits[i].PageStart, a.Credits[i].PageEnd = -1, -1
			}
		}
		res.items = append(res.items, item{Article: a, line: a.Line, page: true, scraped: true})
	}
	d.foreign(articles, path, 0, "", res)
}

// foreign warns of a page without an Arabic letter, which is read all the same. A draft
// is judged by who checks it.
func (d *decoder) foreign(articles []*Article, path string, record int, where string, res *result) {
	isArabic := func(r rune) bool { return unicode.Is(unicode.Arabic, r) }
	if len(articles) == 0 || d.opt.draft || slices.ContainsFunc(articles, func(a *Article) bool { return strings.ContainsFunc(a.Text, isArabic) }) {
		return
	}
	res.warn(path, record, "%sthe text holds no Arabic letter; read as it is; hint: sada compares Arabic text", where)
}

// section is what belongs to one article of a page.
type section struct {
	lines   []*line // kept or set aside, in order
	over    bool    // keywords or a source line were seen
	counted above
	first   int // all lines above it are set aside
	// updated: the date is that of the last change, for want of another; today: it may be
	// that of the day on which the page was saved.
	updated, today bool
	made           string // when something of the page was made, for want of any date
	*Article
}

// articles are the articles of a text page.
func (d *decoder) articles(path, page string) ([]*Article, error) {
	lines := makeLines(page)
	sections := d.exported(lines)
	if len(sections) == 0 {
		sections = d.sections(lines)
	}
	articles, err := d.finish(sections, path)
	for i, a := range articles {
		a.Title = withoutMarkdown(a.Title)
		a.ID = fmt.Sprintf("%s#%d", pageName(path), i+1)
	}
	return articles, err
}

// finish reads the articles of the sections; those without text are left out,
// and the error says why if that is all of them. The articles have no id yet.
func (d *decoder) finish(sections []*section, path string) ([]*Article, error) {
	var articles []*Article
	var unread error
	for _, s := range sections {
		d.header(s)
		d.tail(s)
		d.host(s)
		if date, ok := d.shortDate(s.made); ok && s.Published.Time.IsZero() {
			s.Published = date
			s.Published.FirstSeen = d.opt.FirstSeen
			d.explain(s, &line{}, "date", s.made, "when the page was made, for want of another")
		}
		if err := d.body(s); err != nil {
			unread = cmp.Or(unread, err)
			continue
		}
		s.Path = path
		articles = append(articles, s.Article)
	}
	if len(articles) > 0 {
		unread = nil
	}
	return articles, unread
}

// pageName is a page's base name without its extension.
func pageName(path string) string {
	if path == "-" {
		return "stdin"
	}
	name := filepath.Base(path)
	for slices.Contains(wrappings, strings.ToLower(filepath.Ext(name))) {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	return cmp.Or(strings.TrimSuffix(name, filepath.Ext(name)), name)
}

// sections gives every line with words to an article and sets chrome aside.
func (d *decoder) sections(lines []line) []*section {
	s := &section{Article: &Article{}}
	all := []*section{s}
	kinds := make([]lineKind, len(lines))
	sources := map[int][]Credit{}
	for i := range lines {
		kinds[i], lines[i].why = classify(&lines[i])
		if kinds[i] == textLine || lines[i].why == "byline" { // ترجمة: نون بوست
			if credits, ok := d.creditNames().sourceLine(lines[i].text); ok {
				kinds[i], sources[i] = sourceLine, credits
			}
		}
	}
	d.markHeads(lines, kinds)
	subheads(lines, kinds)
	teasers(lines, kinds)
	answers(lines, kinds)
	foreignPosts(lines, kinds)
	skipped(lines, kinds)
	summed(lines, kinds)
	isRecord := letterHead(lines, kinds)
	d.headBelow(lines, kinds)
	d.postHead(s, lines, kinds)
	comments := false
	for i := 0; i < len(lines); i++ {
		l := &lines[i]
		if kinds[i] == textLine && !comments && l.isTitleLong() && s.isRightBelowSource(nil) && d.isAppended(s, kinds[i], lines[i:], kinds[i:]) {
			s = &section{Article: &Article{}}
			all = append(all, s)
		}
		s.lines = append(s.lines, l)
		if l.words == 0 {
			l.why = "no words"
			continue
		}
		if l.isHeadOfOthers(kinds[i]) && d.isAppended(s, kinds[i], lines[i+1:], kinds[i+1:]) {
			l.why = "read also: a further article follows"
			s = &section{Article: &Article{}}
			all = append(all, s)
			comments = false
			continue
		}
		if title := s.appendedTitle(kinds[i], l, lines[i+1:], kinds[i+1:]); title != "" {
			l.why = "read also: a further article follows"
			s = &section{Article: &Article{Title: title, Line: l.no}}
			d.explain(s, l, "title", title, "behind the words that lead to it")
			all = append(all, s)
			comments = false
			continue
		}
		if l.why == "copyright" {
			d.copyright(s, l)
		} else if comments {
			l.why = "comments"
		}
		if comments {
			continue
		}
		switch kinds[i] {
		case textLine:
			s.lines = s.lines[:len(s.lines)-1] // not yet told
			if s.isTeaserBeside(lines[i:], kinds[i:]) {
				l.why = "link to another story"
			}
			s.lines = append(s.lines, l)
		case sourceLine:
			l.why = "source line"
			if isRecord && !s.above().isText() && d.printedBy(s, l, sources[i]) {
				continue
			}
			s.source(l, sources[i])
		case keywordsLine:
			s.over = true
			if _, value := l.label(); value == "" {
				i = d.dropHeadlines(s, lines, kinds, i, len(lines))
			}
		case commentsLine:
			comments = s.above().isBelowHead() // above the text a menu or a counter may name them
		case listLine, alsoLine:
			i = d.dropHeadlines(s, lines, kinds, i, len(lines))
		case linkLine:
			if l.isLinkHead() || slices.Contains(nextPosts, l.key) && s.above().isText() {
				i = d.dropHeadlines(s, lines, kinds, i, 1)
			}
		case dateLine:
			d.labelled(s, l)
		case letterLine:
			label, value := l.label()
			if isRecord && (label == "source" || label == "publisher") && !s.above().isText() {
				d.printedBy(s, l, nil)
			}
			if slices.Contains(subjectLabels, label) && s.Title == "" {
				s.Title = strings.Trim(value, "\"")
				s.Line = l.no
				d.explain(s, l, "title", s.Title, "a label says so")
			}
		case chromeLine:
			if l.why == "address" && s.URL == "" && !s.above().isText() {
				d.address(s, l)
			}
			if name := invited(l.text); l.why == "invitation" && name != "" && s.Outlet == "" {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "the channel that an invitation names")
			}
		}
	}
	return all
}

// printedBy takes the outlet from the source that a record names, unless that is an
// agency's, or several.
func (d *decoder) printedBy(s *section, l *line, credits []Credit) bool {
	isOne := len(credits) == 0 || len(credits) == 1 && !credits[0].Vague && !d.isAgency(credits[0].Outlet)
	if _, value := l.label(); s.Outlet == "" && isOne && value != "" && !d.isAgency(value) {
		s.Outlet = strings.Trim(value, "\"")
		l.why = "field of a record"
		d.explain(s, l, "outlet", s.Outlet, "the source that a record names")
	}
	return l.why == "field of a record"
}

// copyright takes the outlet from a line that says whose the rights are.
func (d *decoder) copyright(s *section, l *line) {
	if m := copyrightOf().FindStringSubmatch(l.text); s.Outlet == "" && m != nil && len(strings.Fields(m[1])) <= longestName {
		s.Outlet = strings.TrimSpace(m[1])
		d.explain(s, l, "outlet", s.Outlet, "whose the rights are")
	}
}

// addressLabels stand before it.
var addressLabels = []string{"المصدر", "الرابط", "رابط", "رابط الخبر", "رابط المقال", "url", "source", "link"}

// address takes the page's own address from a line above the text that names it.
func (d *decoder) address(s *section, l *line) {
	label, value := l.label()
	if !slices.Contains(addressLabels, label) {
		return
	}
	s.URL = value
	d.explain(s, l, "url", value, "a line above the text")
}

// source takes a line's credits over and sets it aside.
func (s *section) source(l *line, credits []Credit) {
	l.why = "source line"
	s.over = true
	for _, c := range credits {
		if c.Start >= 0 {
			c.PageStart, c.PageEnd = l.start+c.Start, l.start+c.End
		}
		c.Start, c.End = -1, -1
		s.Credits = append(s.Credits, c)
	}
}

// above is what is kept of a section while its lines are still given to it. Nothing
// above the last of them changes any more, so that each is counted once.
type above struct {
	lines     int // counted
	kept      int
	paragraph bool // one is kept
	told      told
}

func (s *section) above() *above {
	a := &s.counted
	for _, l := range s.lines[a.lines:] {
		if l.why == "" {
			a.kept++
			a.paragraph = a.paragraph || l.isLong()
		}
	}
	a.lines = len(s.lines)
	return a
}

// isText says whether a paragraph is kept, or several lines.
func (a *above) isText() bool { return a.paragraph || a.kept > 3 }

// isBelowHead says whether a paragraph is kept, or more lines than a head has.
func (a *above) isBelowHead() bool { return a.paragraph || a.kept > mostHeads+1 }

// body joins the kept lines and finds the credits in them.
func (d *decoder) body(s *section) error {
	type piece struct{ text, page int } // where a kept line begins
	var b strings.Builder
	var pieces []piece
	dropped := 0
	for _, l := range s.lines {
		if l.why != "" {
			if l.words > 0 {
				dropped++
			}
			if l.words > 0 && l.why != "title" {
				d.explain(s, l, "dropped", l.text, l.why)
			}
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if s.Line == 0 {
			s.Line = l.no
		}
		pieces = append(pieces, piece{b.Len(), l.start})
		if d.opt.Explain {
			s.kept = append(s.kept, l.no)
		}
		b.WriteString(l.text)
	}
	switch {
	case b.Len() == 0 && dropped > 0:
		return errors.New("the page holds no article, only headings, lists and links")
	case b.Len() == 0:
		return errors.New("the page has no words")
	}
	s.Text = b.String()
	if why := unreadable(s.Text); why != "" {
		return errors.New(why)
	}
	inPage := func(at int) int {
		i, found := slices.BinarySearchFunc(pieces, at, func(p piece, at int) int { return p.text - at })
		if !found {
			i--
		}
		return pieces[i].page + at - pieces[i].text
	}
	for _, c := range d.findCredits(s.Article) {
		d.agencyItem(s, c)
		if c.Start >= 0 {
			c.PageStart, c.PageEnd = inPage(c.Start), inPage(c.End)
		}
		s.Credits = append(slices.DeleteFunc(s.Credits, func(head Credit) bool { // an agency's day, and its dateline below
			return head.Start < 0 && head.Kind == Dateline && c.Kind == Dateline && head.Outlet != "" && head.Outlet == c.Outlet
		}), c)
	}
	slices.SortStableFunc(s.Credits, func(a, b Credit) int { return a.PageStart - b.PageStart })
	slices.SortStableFunc(s.Explained, func(a, b Explanation) int { return a.Line - b.Line })
	return nil
}

// explain notes where a field was read or why a line was dropped.
func (d *decoder) explain(s *section, l *line, field, text, why string) {
	if d.opt.Explain {
		s.Explained = append(s.Explained, Explanation{Field: field, Line: l.no, Text: text, Why: why})
	}
}
