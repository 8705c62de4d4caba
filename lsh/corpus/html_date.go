package corpus

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/arabic"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Dates around the text of an HTML page
//
// Where nothing that the page says of itself has a date, a line beside the title or the text
// may be one: above the title, between title and text, in an element beside the heading,
// below the text. A page has dates of other things, too, today's above its menu, that of an
// archive, of comments, the day on which who wrote joined; the nearest of publication counts.

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
