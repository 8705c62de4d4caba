package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

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
		return fmt.Errorf("larger than %d bytes", maxPage)
	}
	r.send(in.path, func(d *decoder, res *result) { d.page(in.path, string(content), res) })
	return nil
}

// page adds the articles of a text page to the result.
func (d *decoder) page(path, text string, res *result) {
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
	if tags {
		text = markupText(text, true)
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
	for _, a := range articles {
		for i := range a.Credits {
			if tags { // what was read stands nowhere so
				a.Credits[i].PageStart, a.Credits[i].PageEnd = -1, -1
			}
		}
		res.items = append(res.items, item{Article: a, line: a.Line, page: true, scraped: true})
	}
}

// How a page is read
//
// Its lines are looked at one by one; what a line says sets it aside as chrome
// (chrome.go), as a source line or as a list of keywords. These two also end
// an article: what a heading "read also" appends after them is a further
// article if it is a headline with a paragraph behind it, and a list of links
// otherwise. Then each article is looked at as a whole: the lines before its
// first paragraph hold the title, a date, the outlet's name; a short line
// behind its last paragraph is the site's signature or names the source.

// section is what belongs to one article of a page.
type section struct {
	lines []*line // kept or set aside, in order
	over  bool    // keywords or a source line were seen
	// updated: the date is that of the last change, for want of another.
	updated bool
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
		if kinds[i] == textLine {
			if credits, ok := d.creditNames().sourceLine(lines[i].text); ok {
				kinds[i], sources[i] = sourceLine, credits
			}
		}
	}
	foreignPosts(lines, kinds)
	letterHead(lines, kinds)
	comments := false
	for i := 0; i < len(lines); i++ {
		l := &lines[i]
		s.lines = append(s.lines, l)
		if l.words == 0 {
			l.why = "no words"
			continue
		}
		if kinds[i] == alsoLine && s.over && isAppended(lines[i+1:], kinds[i+1:]) {
			l.why = "read also: a further article follows"
			s = &section{Article: &Article{}}
			all = append(all, s)
			comments = false
			continue
		}
		if comments {
			l.why = "comments"
			continue
		}
		switch kinds[i] {
		case sourceLine:
			s.source(l, sources[i])
		case keywordsLine:
			s.over = true
			if _, value := l.label(); value == "" {
				i = s.dropHeadlines(lines, kinds, i, len(lines))
			}
		case commentsLine:
			comments = s.hasText() // a menu above the text may name them
		case listLine, alsoLine:
			i = s.dropHeadlines(lines, kinds, i, len(lines))
		case linkLine:
			if slices.Contains(linkHeads, l.key) || slices.Contains(nextPosts, l.key) && s.hasText() {
				i = s.dropHeadlines(lines, kinds, i, 1)
			}
		case dateLine:
			label, value := l.label()
			date, ok := ParseDate(value, d.saved)
			if updated := slices.Contains(updateLabels, label); ok && (s.Published.Time.IsZero() || s.updated && !updated) {
				s.Published, s.updated = date, updated
				d.explain(s, l, "date", value, l.why)
			}
		case letterLine:
			if label, value := l.label(); slices.Contains(subjectLabels, label) && s.Title == "" {
				s.Title = value
				s.Line = l.no
				d.explain(s, l, "title", value, "subject of a letter")
			}
		case chromeLine:
			if l.why == "copyright" && s.Outlet == "" {
				if m := copyrightOf().FindStringSubmatch(l.text); m != nil && len(strings.Fields(m[1])) <= longestName {
					s.Outlet = strings.TrimSpace(m[1])
					d.explain(s, l, "outlet", s.Outlet, "whose the rights are")
				}
			}
			if name := invited(l.text); l.why == "invitation" && name != "" && s.Outlet == "" {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "the channel that an invitation names")
			}
		}
	}
	return all
}

// letterHead marks the lines above a text that say by whom, to whom and of what a
// letter is; where it has not two of them it is none.
func letterHead(lines []line, kinds []lineKind) {
	var found []int
	for i := range lines {
		l := &lines[i]
		if l.isLong() {
			break
		}
		if label, value := l.label(); value != "" && (slices.Contains(letterLabels, label) || slices.Contains(subjectLabels, label)) {
			found = append(found, i)
		}
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		kinds[i], lines[i].why = letterLine, "head of a letter"
	}
}

// foreignPosts marks the lines in another script before the end of an embedded
// post as part of it.
func foreignPosts(lines []line, kinds []lineKind) {
	inPost := false
	for i, l := range slices.Backward(lines) {
		switch {
		case l.why == "embedded post":
			inPost = true
		case l.words == 0:
		case inPost && kinds[i] == textLine && !hasArabic(l.key):
			kinds[i], lines[i].why = chromeLine, "embedded post"
		default:
			inPost = false
		}
	}
}

func hasArabic(key string) bool {
	return strings.IndexFunc(key, func(r rune) bool { return 0x600 <= r && r <= 0x6ff }) >= 0
}

// isAppended says whether what follows a heading "read also" is an article: a
// headline and then a paragraph.
func isAppended(lines []line, kinds []lineKind) bool {
	headline := false
	for i := range lines {
		l := &lines[i]
		switch {
		case l.words == 0, kinds[i] == chromeLine:
		case kinds[i] != textLine && kinds[i] != dateLine, l.isListed():
			return false
		case kinds[i] == dateLine:
		case l.isLong():
			return headline
		case headline:
			return false
		default:
			headline = true
		}
	}
	return false
}

// dropHeadlines sets aside the headlines behind the heading at lines[i], all
// that have a bullet and up to most others, and returns the number of the last
// line looked at.
func (s *section) dropHeadlines(lines []line, kinds []lineKind, i, most int) int {
	why, listed := lines[i].why, false
	for ; i+1 < len(lines); i++ {
		l := &lines[i+1]
		switch {
		case l.words == 0:
		case kinds[i+1] == textLine && l.isLong() && s.isLede(l):
		case listed && !l.isListed() && !s.hasText():
			return i // above a text a list of bullets ends where they do
		case kinds[i+1] != textLine, l.isLong() && !l.isListed(), most == 0 && !l.isListed():
			return i
		case !l.isListed():
			most--
		}
		l.why = why
		listed = listed || l.isListed()
		if l.words == 0 {
			l.why = "no words"
		}
		s.lines = append(s.lines, l)
	}
	return i
}

// isLede says whether a paragraph below a headline of another story, the last line
// set aside, is of that story: it speaks of what the headline does and of little that
// the article has spoken of so far.
func (s *section) isLede(l *line) bool {
	headline, text, own := map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}
	for _, o := range s.lines {
		if o.why == "" {
			addStems(text, o.text)
		}
	}
	for _, o := range slices.Backward(s.lines) {
		if o.words > 2 && o.why != "" {
			addStems(headline, o.text)
			break
		}
	}
	addStems(own, l.text)
	return len(text) > 0 && countIn(own, headline) >= 2 && 4*countIn(own, text) <= len(own)
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

// dropRunning sets aside the head that is printed again on every page of a
// printed edition, and the numbers of pages beside it.
func (s *section) dropRunning() {
	heads := map[string]bool{}
	for _, l := range s.lines {
		if l.why == "date line" && l.words > 3 {
			heads[l.key] = true
		}
	}
	running := func(i int) bool {
		return 0 <= i && i < len(s.lines) && (s.lines[i].why == "running head" || strings.Contains(s.lines[i].text, "\f"))
	}
	for _, l := range s.lines {
		if l.why == "" && heads[l.key] {
			l.why = "running head"
		}
	}
	for i, l := range s.lines {
		isNumber := l.words == 1 && len(l.key) <= 3 && strings.Trim(l.key, "0123456789") == ""
		if l.why == "" && isNumber && (running(i-1) || running(i+1) || i > 0 && s.lines[i-1].why == "date line") {
			l.why = "page number"
		}
	}
}

// dropTitle sets the lines aside that are the title once more.
func (s *section) dropTitle(key string) {
	const most = 6 // words that may follow it: what its picture is, the site
	words := 1 + strings.Count(key, " ")
	for _, l := range s.lines {
		if l.why == "" && (l.key == key || words >= 4 && strings.HasPrefix(l.key, key+" ") && l.words <= words+most && !l.isSentence()) {
			l.why = "title again"
		}
	}
}

// hasBody says whether anything is kept behind the line.
func (s *section) hasBody(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o *line) bool { return o.no > l.no && o.why == "" })
}

// hasText says whether a paragraph has been kept, or several lines.
func (s *section) hasText() bool {
	kept := 0
	for _, l := range s.lines {
		if l.why == "" {
			if kept++; l.isLong() {
				return true
			}
		}
	}
	return kept > 3 // with the heading itself
}

// isOutlet says whether a text is the name of an outlet; single Latin letters, "A+ A-",
// are none.
func (d *decoder) isOutlet(text string) bool {
	if !hasArabic(text) && !latinWord().MatchString(text) {
		return false
	}
	_, ok := d.opt.Registry.Lookup(strings.TrimSpace(text))
	return ok
}

// copyrightOf is whose the rights are: "جميع الحقوق محفوظة لصحيفة الوسط © 2017", "© 2025
// موقع كل يوم".
var copyrightOf = pattern(`(?:محفوظة\s+ل(?:دى\s+)?|©\s*\d{4}\s+)((?:صحيفة|جريدة|موقع|وكالة|شبكة|بوابة|مجلة|قناة)[^©\d|.]{2,60})`)

var latinWord = pattern(`[A-Za-z][A-Za-z0-9]|[0-9][A-Za-z]`)

// organisations are the words that the name of a publisher begins with.
var organisations = []string{
	"صحيفه", "جريده", "موقع", "وكاله", "شبكه", "قناه", "بوابه", "مجله", "مجموعه", "موسسه", "مركز", "منصه", "راديو", "اذاعه", "تلفزيون", "فضاييه",
}

// tail finds the source or the site's signature in short lines behind the last
// paragraph.
func (d *decoder) tail(s *section) {
	for _, l := range slices.Backward(s.lines) {
		if l.why == "" {
			if !l.isFoot() && (!d.isForeign(l) || !latinWord().MatchString(l.text)) || !s.hasTextBefore(l) {
				break
			}
			l.why = "foot of the page"
		}
	}
	s.dropBehindSource()
	s.dropKeywords()
	for _, l := range slices.Backward(s.lines) {
		if l.why != "" {
			continue
		}
		if l.words > 10 || l.isSentence() || !s.hasTextBefore(l) {
			return
		}
		date, ok := d.publication(l)
		if !ok && s.Published.Time.IsZero() && isLoneDay(strings.Trim(l.text, blanks+bullets+"|-–")) {
			date, ok = ParseDate(strings.Trim(l.text, blanks+bullets+"|-–"), d.saved)
			ok = ok && date.Time.Year() >= firstPage
		}
		if ok && s.endsBefore(l) {
			l.why = "date line"
			d.dated(s, l, date)
			continue
		}
		first, _, _ := strings.Cut(l.key, " ")
		name := strings.TrimSpace(strings.TrimLeft(l.text, blanks+bullets))
		if l.isInitials() && !d.isOutlet(name) {
			l.why = "byline"
			continue
		}
		o, known := d.opt.Registry.Lookup(name)
		switch {
		case !known && (l.words > longestName || !slices.Contains(organisations, first)):
			return
		case len(s.Credits) == 0 && (known || s.Outlet != ""):
			credit := Credit{Text: name, Name: name, Kind: SourceLine, Role: Report}
			if known {
				credit.Outlet = o.Name
			}
			credit.Start = strings.Index(l.text, name)
			credit.End = credit.Start + len(name)
			s.source(l, []Credit{credit})
		default:
			l.why = "signature"
			if s.Outlet == "" {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "the site's signature behind the text")
			}
		}
	}
}

// dropBehindSource sets aside the short lines behind the source line or what forbids
// copies, where no paragraph follows.
func (s *section) dropBehindSource() {
	for i, l := range slices.Backward(s.lines) {
		switch {
		case l.why == "" && l.isLong():
			return
		case l.why != "source line" && l.why != "copyright" || !s.hasText():
			continue
		}
		for _, o := range s.lines[i+1:] {
			if o.why == "" {
				o.why = "behind the end of the article"
			}
		}
	}
}

// dropKeywords sets aside a last line that is a list of keywords without a heading:
// no sign stands in it, and every word is one of the title or the text, whose last
// line is a paragraph.
func (s *section) dropKeywords() {
	const least, most = 3, 20 // words
	last, text := (*line)(nil), map[uint64]bool{}
	addWords(text, s.Title)
	for _, l := range s.lines {
		if l.why != "" {
			continue
		}
		if last != nil {
			addWords(text, last.text)
		}
		last = l
	}
	if last == nil || last.words < least || last.words > most || strings.ContainsAny(last.text, ".،,؛:؟!") || !s.endsBefore(last) {
		return
	}
	own := map[uint64]bool{}
	addWords(own, last.text)
	if countIn(own, text) == len(own) {
		last.why = "keywords"
	}
}

// addWords adds the stems of a text's words to a set.
func addWords(set map[uint64]bool, text string) {
	for _, w := range arabic.Words(nil, text) {
		set[w.Stem] = true
	}
}

// endsBefore says whether the last line kept before one, or, without it, of all, is a
// paragraph and no headline, to which what follows would belong.
func (s *section) endsBefore(l *line) bool {
	for _, o := range slices.Backward(s.lines) {
		if o.why == "" && (l == nil || o.no < l.no) {
			return o.isLong()
		}
	}
	return false
}

func (s *section) hasTextBefore(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o *line) bool { return o.no < l.no && o.why == "" })
}

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
		if c.Start >= 0 {
			c.PageStart, c.PageEnd = inPage(c.Start), inPage(c.End)
		}
		s.Credits = append(s.Credits, c)
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

// publication is the date in a line that says that it is the one of publication;
// "date" alone may be that of the day.
func (d *decoder) publication(l *line) (Date, bool) {
	label, value := l.label()
	if !slices.Contains(dateLabels, label) {
		label, value = "", l.text
		for _, w := range dateLabels {
			if strings.HasPrefix(l.key, w+" ") && len(w) > len(label) {
				label = w
			}
		}
	}
	if label == "" && slices.ContainsFunc(lineParts(l.text), isEdition) {
		return d.dateOf(l)
	}
	if label == "" || l.words > 12 || l.isSentence() || slices.Contains(dayLabels, label) {
		return Date{}, false
	}
	return ParseDate(value, d.saved)
}

// lineParts are the parts of a line that signs set apart, or dashes where the
// parts say of themselves what they are: a date stands beside an outlet or a
// number of an issue. None if it has only one.
func lineParts(text string) []string {
	if parts := strings.FieldsFunc(strings.ReplaceAll(text, " / ", "|"), func(r rune) bool { return strings.ContainsRune("|•·", r) }); len(parts) > 1 {
		return parts
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(text, " - ", "\x00"), " – ", "\x00"), func(r rune) bool { return r == 0 })
	if slices.ContainsFunc(parts, isEdition) || len(parts) > 1 && isOrganisation(parts[0]) {
		return parts
	}
	return nil
}

// isEdition says whether a part of a line names what was printed on a day: the issue
// of a paper ("العدد 5512") or a letter to subscribers ("نشرة المساء").
func isEdition(part string) bool {
	first, rest, _ := strings.Cut(arabic.Fold(part), " ")
	return slices.Contains(issueWords, first) && rest != "" && strings.Trim(rest, "0123456789 ") == "" || first == "نشره" && rest != ""
}

// isOrganisation says whether a text reads like the name of a publisher.
func isOrganisation(name string) bool {
	key := arabic.Fold(name)
	first, rest, _ := strings.Cut(key, " ")
	return rest != "" && strings.Count(key, " ") < longestName && slices.Contains(organisations, first)
}
