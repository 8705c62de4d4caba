package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// Which line is the title
//
// The first line of the head that may be one, unless it has hardly a word in common with
// the text and a later one, apart from it, fits better.

// title finds the title among the lines of the head, sets it aside and returns
// its number; 0 if there is none.
func (d *decoder) title(s *section, h *pageHead) int {
	open := d.candidates(s, h)
	if len(open) == 0 {
		return h.dateTitle(s)
	}
	best := h.best(open)
	l := h.lines[best]
	if !h.mayTitle(best) || !s.hasBody(l) {
		return 0 // the first line of a text without a title
	}
	s.Title = d.bareTitle(s, l)
	s.Line = l.no
	l.why = "title"
	if best+1 < len(h.lines) && isBroken(l, h.lines[best+1]) {
		h.lines[best+1].why = "title"
		s.Title += " " + strings.TrimSpace(h.lines[best+1].text)
	}
	d.explain(s, l, "title", s.Title, "first line before the text")
	s.dropTitle(l.key)
	for _, i := range open {
		if above := h.lines[i]; i < best && above.why == "" && above.words <= longestTitle {
			above.why = "above the title"
		}
	}
	return l.no
}

// longestTitle is the number of words of a title; what is longer is text.
const longestTitle = 16

// candidates are the places in the head of the lines that may be the title. The others
// are set aside as what they are; none of them as the only one of the head.
func (d *decoder) candidates(s *section, h *pageHead) (open []int) {
	if h.masthead != nil && s.Outlet == "" && (h.masthead.words < legendWords || h.titleBelow(0)) && h.shared(h.masthead) < 2 {
		d.publisher(s, h.masthead, "masthead above the date")
	}
	editor := false // the line above says who edits the site
	for i, l := range h.lines {
		wasEditor, below := editor, h.titleBelow(i)
		editor = false
		switch {
		case l.why != "":
		case below && wasEditor && l.words <= legendWords && h.shared(l) == 0:
			l.why = "names of the editors"
		case (below || strings.Contains(l.text, ":")) && isEditors(l) && h.shared(l) < 2:
			l.why = "names of the editors"
			editor = slices.ContainsFunc(editors, func(name string) bool { return strings.HasSuffix(l.key, name) })
		case below && s.Outlet == "" && l.words <= legendWords && s.hasRights(l):
			d.publisher(s, l, "the first lines and whose the rights are")
		case below && s.Outlet == "" && (isPublisher(l) && h.shared(l) < 2 || i == 0 && l.isMinistry() || hasHead(l.key, []string{"الموقع الرسمي"}) && printer(l) != l.text && l.words <= longestName && !l.isSentence()),
			s.Outlet == "" && l.words <= 8 && d.isOutlet(l.text) && !isSectionToo(l.key) && (len(open) == 0 || !d.isAgency(l.text)):
			d.publisher(s, l, "masthead")
		case len(open) > 0 && isOrganisation(l.text) && d.isOutlet(l.text) && h.shared(l) < 4:
			d.agency(s, h, l)
		case below && s.Outlet != "" && (l.key == arabic.Fold(s.Outlet) || isPublisher(l) && h.shared(l) < 2):
			l.why = "masthead"
		case below && l.isPath() && h.shared(l) < 2:
			l.why = "breadcrumb"
		case below && s.Outlet == "" && d.hasSection(h, l):
			d.publisher(s, l, "masthead with a section")
			s.Outlet, _, _ = cutDash(l.text)
		case below && (l.words < 3 || l.words < legendWords && hasDigit(l.text)) && !strings.ContainsAny(l.text, "!؟?«»\"“”"):
			l.why = "section name"
		case below && l.isBar() && h.shared(l) < 2, len(open) > 0 && l.isUrgent() && h.shared(l) < 2:
			l.why = "ticker"
		case below && l.isInitials():
			l.why = "size of letters"
		case h.isReporter(l), (below || len(open) > 0) && h.isGenre(l):
			l.why = "byline"
		case h.isTitled(l) && s.hasBody(l):
			l.why = "title with the name of the site"
			if _, name, ok := cutDash(l.text); ok && s.Outlet == "" && (d.isOutlet(name) || isOrganisation(name)) {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "behind the title")
			}
		case l.isDateline():
		case !d.isDateline(h, l) && !d.isCreditLine(h, l):
			open = append(open, i)
		}
	}
	return open
}

// agency reads a line between title and text that is the full name of an outlet and no
// more: who prints the page, if nothing else says that and the text's own dateline names
// it, too; else the source.
func (d *decoder) agency(s *section, h *pageHead, l *line) {
	name := strings.TrimSpace(l.text)
	o, _ := d.opt.Registry.Lookup(name)
	if d.isOwn(s, o) || s.Outlet == "" && len(h.paragraphs) > 0 && d.isDatelined(h.paragraphs[0].text, o) {
		d.publisher(s, l, "between the title and a dateline that names it")
		return
	}
	start := strings.Index(l.text, name)
	s.source(l, []Credit{{Text: name, Name: name, Outlet: o.Name, Kind: SourceLine, Role: Report, Start: start, End: start + len(name)}})
}

// isDatelined says whether a paragraph has a dateline that names an outlet.
func (d *decoder) isDatelined(text string, o *outlet.Outlet) bool {
	credits := d.creditNames().find(text, arabic.Words(nil, text), "")
	return slices.ContainsFunc(credits, func(c Credit) bool { return c.Outlet == o.Name && c.Kind == Dateline })
}

// titleBelow says whether a line below place i of the head reads like a title, so that
// the one at i may be something else.
func (h *pageHead) titleBelow(i int) bool {
	for j := i + 1; j < len(h.lines); j++ {
		l := h.lines[j]
		text := strings.TrimSpace(l.text)
		question := strings.HasSuffix(text, "؟") && l.words > 8 && !h.isDated(l)
		if l.isTitleLong() && h.mayTitle(j) && !question && !l.isListed() && !strings.HasSuffix(text, "،") {
			return true
		}
	}
	return false
}

// dateTitle takes as title the only line of the head, which has the date, too: "أسعار
// الذهب 12-03-2019".
func (h *pageHead) dateTitle(s *section) int {
	if len(h.dates) == 0 {
		return 0
	}
	x := &h.dates[0]
	rest := line{text: strings.Replace(x.text, x.date.From, "", 1)}
	label, _ := x.label()
	isOther := len(strings.Fields(rest.text)) < 2 || strings.ContainsAny(rest.text, dashes) // unless the text speaks of it
	if x.lone || x.date.From == "" || slices.Contains(dateLabels, label) || isOther && h.shared(&rest) == 0 || !s.hasBody(x.line) {
		return 0
	}
	s.Title, s.Line = strings.TrimSpace(x.text), x.no
	x.why = "title"
	if x.date.Time.Year() < firstPage {
		h.dates = h.dates[1:]
	}
	return x.no
}

// best is the place of the title among candidates, which are places in the head: the
// first, unless it has hardly a word in common with the text, or stands as no title
// does, and a later one, apart from it, fits better. What stands right below a title
// that is a play on words is its subtitle.
func (h *pageHead) best(open []int) int {
	first := h.lines[open[0]]
	shared, stands := h.shared(first), h.mayTitle(open[0])
	if shared > 1 && stands {
		return open[0]
	}
	least := max(2, shared+1)
	isMenu := first.words < legendWords && shared == 0 // perhaps
	if shared == 1 && stands {
		least = 3
	}
	for _, i := range open[1:] {
		l := h.lines[i]
		apart, enough := l.no-first.no > i-open[0] || h.isDated(l), least
		if isMenu && (h.isAboveDate(l) || h.isDated(l)) {
			apart, enough = true, 1
		}
		isQuestion := strings.HasSuffix(strings.TrimSpace(l.text), "؟")
		if (apart || !stands) && l.isTitleLong() && !isQuestion && h.mayTitle(i) && h.shared(l) >= enough {
			return i
		}
	}
	return open[0]
}

// isDated says whether a date or who wrote the text stands right below a line.
func (h *pageHead) isDated(l *line) bool {
	return slices.ContainsFunc(h.dates, func(x pageDate) bool { return x.no == l.no+1 })
}

// isAboveDate says whether a date of the page stands anywhere below a line of the head.
func (h *pageHead) isAboveDate(l *line) bool {
	return h.labelled > l.no || slices.ContainsFunc(h.dates, func(x pageDate) bool { return x.no > l.no && (!x.lone || x.date.Time.Year() >= firstPage) })
}

// mayTitle says whether line i of the head stands as a title does: apart from what
// follows or above a longer line. A few shorter lines may follow where a paragraph
// follows those: a section, a reporter's name.
func (h *pageHead) mayTitle(i int) bool {
	const most = 3 // shorter lines
	l, below := h.lines[i], h.lines[i+1:]
	if l.isTitleLong() && h.shared(l) >= 2 && h.isAboveDate(l) {
		return true // a subtitle and who wrote it may stand before the date
	}
	return h.followed[l] || len(below) > 0 && below[0].words > l.words ||
		l.words >= legendWords && slices.ContainsFunc(below, func(o *line) bool { return o.key == l.key }) ||
		l.words >= 3 && len(h.paragraphs) > 0 && len(below) > 0 && len(below) <= most && !slices.ContainsFunc(below, func(o *line) bool { return o.words > 6 })
}

// isBroken says whether a title goes on in the line right below it, which begins with
// a word that no line of its own does.
func isBroken(title, next *line) bool {
	const most = 16 // words of both
	first, rest, _ := strings.Cut(next.key, " ")
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(title.text))
	return next.why == "" && next.no == title.no+1 && title.words >= legendWords && title.words+next.words <= most && rest != "" &&
		slices.Contains(joiners, first) && !next.isSentence() && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// joiners are prepositions that tie a line to the one above.
var joiners = []string{"بعد", "قبل", "الي", "علي", "عن", "مع", "منذ", "حتي", "خلال", "بسبب", "اثر", "ضد", "لدي", "حول"}

// isTitled says whether another line of the head is the beginning of this one: a
// page has its title once more with the name of the site behind it, or with what
// its picture is.
func (h *pageHead) isTitled(l *line) bool {
	const most = 6 // words of that
	return slices.ContainsFunc(h.lines, func(o *line) bool {
		return o.words >= legendWords && l.words <= o.words+most && strings.HasPrefix(l.key, o.key+" ")
	})
}

// bareTitle is the title that a line prints, without bullets and hashtags before it
// and the name of the site behind it, which may be the outlet.
func (d *decoder) bareTitle(s *section, l *line) string {
	title := strings.TrimSpace(strings.TrimLeft(l.text, blanks+bullets))
	for strings.HasPrefix(title, "#") {
		_, rest, found := strings.Cut(title, " ")
		if !found || strings.Count(strings.TrimSpace(rest), " ") < 2 {
			break
		}
		title = strings.TrimSpace(rest)
	}
	if at := strings.LastIndex(title, " | "); at > 0 {
		if name := strings.TrimSpace(title[at+3:]); d.isOutlet(name) || isOrganisation(name) {
			title = strings.TrimSpace(title[:at])
			if s.Outlet == "" {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "behind the title")
			}
		}
	}
	return title
}

// dropTitle sets the lines aside that are the title once more, up to the first
// paragraph; below it a title is a refrain or the last word of a column. The number of the
// first is returned, 0 if there is none.
func (s *section) dropTitle(key string) (first int) {
	const most = 6 // words that may follow it: what its picture is, the site
	words := 1 + strings.Count(key, " ")
	last := len(s.lines) - 1
	for last > 0 && s.lines[last].why != "" {
		last--
	}
	for _, l := range s.lines[:max(0, last)] { // something is kept behind these
		switch {
		case l.why != "":
		case l.key == key || words >= 4 && strings.HasPrefix(l.key, key+" ") && l.words <= words+most && !l.isSentence():
			l.why = "title again"
			first = cmp.Or(first, l.no)
		case l.isLong():
			return first
		}
	}
	return first
}

// hasBody says whether anything is kept behind the line.
func (s *section) hasBody(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o *line) bool { return o.no > l.no && o.why == "" })
}
