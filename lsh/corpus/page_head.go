package corpus

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// How the head of a page is read
//
// Above the first paragraph of a scraped page stand the title and much that is
// not: a ticker of headlines, the name of the site and of its editor, today's
// date, the section, the legend of a picture, a reporter. Their order differs
// from site to site, so a line is judged by what it shares with the text below:
// a title speaks of what the paragraphs speak of, the rest of the head does not.

// pageHead is what stands above the first paragraph of an article.
type pageHead struct {
	lines      []*line         // kept so far, in order
	followed   map[*line]bool  // by a blank line, chrome or a longer paragraph
	paragraphs []*line         // the first ones below, at most topicLines
	topic      map[uint64]bool // the stems of the paragraphs, once they are asked for
	dates      []pageDate
}

// pageDate is a date of the head and its line.
type pageDate struct {
	*line
	date Date
	lone bool // the line is a day and says nothing more
}

const (
	// mostHeads is the number of lines that a head has; what stands below so many
	// is text in short lines.
	mostHeads = 8
	// topicLines paragraphs tell what an article is about.
	topicLines = 4
	// legendWords is the number of words up to which a line between title and text
	// is the legend of a picture, a reporter or a section.
	legendWords = 4
)

// header finds title, date and outlet in the lines before the first paragraph.
func (d *decoder) header(s *section) {
	s.dropTickers()
	s.dropMenu()
	s.dropHeadlinesAbove()
	h := d.headOf(s)
	title := s.Title != "" // known from elsewhere
	if title {
		s.dropTitle(arabic.Fold(s.Title))
	}
	titleLine := 0
	if !title {
		titleLine = d.title(s, h)
	}
	d.date(s, h, titleLine)
	s.dropRunning()
	s.Published.FirstSeen = d.opt.FirstSeen && !s.Published.Time.IsZero()
	if title || titleLine > 0 {
		d.dropLegends(s, h, titleLine)
	}
	d.dropPictures(s)
}

// headOf reads the lines above the first paragraph and sets aside those that say
// what they are.
func (d *decoder) headOf(s *section) *pageHead {
	h := &pageHead{followed: map[*line]bool{}, paragraphs: s.paragraphs()}
	var last *line
	for _, l := range s.lines {
		switch {
		case l.why != "":
			h.follow(last) // a blank line or chrome
			continue
		case l.isLong():
			if last != nil && l.words > last.words {
				h.follow(last)
			}
			return h
		case len(h.lines) == mostHeads:
			return h
		}
		if name, date, ok := d.archived(l); ok {
			h.dates = append(h.dates, pageDate{l, date, false})
			l.why = "date line"
			if s.Outlet == "" {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "who printed it, in an archive")
			}
		} else if date, ok := d.dateOf(l); ok {
			lone := isLoneDay(l.text)
			if h.dates = append(h.dates, pageDate{l, date, lone}); !lone {
				l.why = "date line"
			}
			d.masthead(s, l, last, len(h.lines) == 1)
		} else if (last != nil || s.Title != "") && (l.isByline() || s.isSigned(l)) {
			l.why = "byline"
		} else if len(h.paragraphs) > 0 && d.isForeign(l) {
			l.why = "no Arabic"
		} else {
			h.lines = append(h.lines, l)
			last = l
			continue
		}
		h.follow(last)
	}
	return h
}

// archived is the outlet and the date of a line in which an archive says where and
// when it found a text: نشر في صوت الساحل يوم 12 - 03 - 2019.
func (d *decoder) archived(l *line) (name string, date Date, ok bool) {
	m := archiveLine().FindStringSubmatch(l.text)
	if m == nil || l.words > 16 {
		return "", Date{}, false
	}
	date, ok = ParseDate(m[2], d.saved)
	return m[1], date, ok
}

var archiveLine = pattern(`^\s*نشرت? في (\S.{0,60}?) يوم (.+)$`)

// isSigned says whether a line of the head names the outlet and, behind it, a
// reporter or that the story is its own: "القوافل - محمد الراجح", "الميناء/ خاص:".
func (s *section) isSigned(l *line) bool {
	name := arabic.Fold(s.Outlet)
	if name == "" || l.words > 8 || l.isSentence() {
		return false
	}
	parts := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("-–—/|:", r) })
	if len(parts) != 2 {
		return false // a dateline with others, too
	}
	first, own, _ := strings.Cut(name, " ")
	if !slices.Contains(organisations, first) {
		own = name
	}
	beside := arabic.Fold(parts[1])
	return slices.Contains([]string{name, own}, arabic.Fold(parts[0])) && (beside == "خاص" || strings.Count(beside, " ") > 0)
}

func (h *pageHead) follow(last *line) {
	if last != nil {
		h.followed[last] = true
	}
}

// paragraphs are the first kept ones, at most topicLines.
func (s *section) paragraphs() []*line {
	var found []*line
	for _, l := range s.lines {
		if l.why == "" && l.isLong() {
			if found = append(found, l); len(found) == topicLines {
				break
			}
		}
	}
	return found
}

// isForeign says whether a short line has no Arabic letter: a logo, a counter, the
// name of a file. The name of an outlet is none.
func (d *decoder) isForeign(l *line) bool {
	return l.words <= 3 && !hasArabic(l.text) && !d.isOutlet(l.text)
}

// title finds the title among the lines of the head, sets it aside and returns
// its number; 0 if there is none.
func (d *decoder) title(s *section, h *pageHead) int {
	var open []int // candidates, by their places in the head
	for i, l := range h.lines {
		switch {
		case l.why != "":
		case s.Outlet == "" && i+1 < len(h.lines) && isPublisher(l) && h.shared(l) < 2:
			s.Outlet = strings.TrimSpace(l.text)
			l.why = "masthead"
			d.explain(s, l, "outlet", s.Outlet, "masthead")
		case l.words <= 8 && s.Outlet == "" && d.isOutlet(l.text) && !slices.Contains(sharedNames, l.key) && (len(open) == 0 || !d.isAgency(l.text)):
			s.Outlet = strings.TrimSpace(l.text)
			l.why = "masthead"
			d.explain(s, l, "outlet", s.Outlet, "masthead")
		case l.words < legendWords && i+1 < len(h.lines) && h.lines[i+1].words > l.words:
			l.why = "section name"
		case h.isReporter(l):
			l.why = "byline"
		case h.isTitled(l):
			l.why = "title with the name of the site"
		case l.words <= 10 && containsAny(l.key, editors...) && h.shared(l) < 2:
			l.why = "names of the editors"
		case !d.isDateline(h, l) && !d.isCreditLine(h, l):
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return 0
	}
	best := open[0]
	if shared := h.shared(h.lines[best]); shared == 0 || !h.mayTitle(best) {
		for _, i := range open[1:] {
			if l := h.lines[i]; l.words >= legendWords && h.mayTitle(i) && h.shared(l) >= max(2, shared+1) {
				best = i
				break
			}
		}
	}
	l := h.lines[best]
	if !h.mayTitle(best) || !s.hasBody(l) {
		return 0 // the first line of a text without a title
	}
	s.Title = d.bareTitle(s, l)
	s.Line = l.no
	l.why = "title"
	d.explain(s, l, "title", s.Title, "first line before the text")
	s.dropTitle(l.key)
	for _, i := range open {
		if above := h.lines[i]; i < best && above.why == "" {
			above.why = "above the title"
		}
	}
	return l.no
}

// isTitled says whether another line of the head is the beginning of this one: a
// page has its title once more with the name of the site behind it, or with what
// its picture is.
func (h *pageHead) isTitled(l *line) bool {
	return slices.ContainsFunc(h.lines, func(o *line) bool { return o.words >= legendWords && strings.HasPrefix(l.key, o.key+" ") })
}

// bareTitle is the title that a line prints, without bullets and hashtags before it
// and the name of the site behind it, which may be the outlet.
func (d *decoder) bareTitle(s *section, l *line) string {
	title := strings.TrimSpace(strings.TrimLeft(l.text, blanks+bullets))
	for strings.HasPrefix(title, "#") {
		_, rest, found := strings.Cut(title, " ")
		if !found {
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

// isPublisher says whether a line is the name of a paper, a portal or an agency, with
// the word that says so. A channel may be one of water, too.
func isPublisher(l *line) bool {
	first, rest, _ := strings.Cut(l.key, " ")
	return rest != "" && l.words <= longestName && !l.isSentence() && slices.Contains([]string{"صحيفه", "جريده", "موقع", "وكاله", "بوابه", "مجله"}, first) &&
		!strings.HasPrefix(rest, "اخباري") // موقع إخباري ساحلي says what it is, not whose
}

// isAgency says whether a text is the name of an agency.
func (d *decoder) isAgency(text string) bool {
	o, ok := d.opt.Registry.Lookup(strings.TrimSpace(text))
	return ok && o.Kind == "agency"
}

// sharedNames are names of sections that are those of newspapers, too; alone above
// a title they are the former.
var sharedNames = []string{"الاخبار", "العالم", "الراي", "السياسه", "الرياضيه", "الاقتصاديه", "الاخبار المحليه", "المغرب", "المدينه", "الحياه"}

// mayTitle says whether line i of the head stands as a title does: apart from what
// follows or above a longer line. A shorter line may follow where a paragraph
// follows that: a reporter's name.
func (h *pageHead) mayTitle(i int) bool {
	l, next := h.lines[i], i+1
	return h.followed[l] || l.words >= legendWords && slices.ContainsFunc(h.lines[next:], func(o *line) bool { return o.key == l.key }) || next < len(h.lines) && h.lines[next].words > l.words ||
		len(h.paragraphs) > 0 && next+1 == len(h.lines) && l.words >= 4 && h.lines[next].words <= 6
}

// shared is the number of different words of a line that the paragraphs have, too;
// words of less than four letters do not count.
func (h *pageHead) shared(l *line) int {
	if h.topic == nil {
		h.topic = map[uint64]bool{}
		for _, p := range h.paragraphs {
			addStems(h.topic, p.text)
		}
	}
	own := map[uint64]bool{}
	addStems(own, l.text)
	return countIn(own, h.topic)
}

// addStems adds the stems of a text's words of four letters and more to a set.
func addStems(set map[uint64]bool, text string) {
	for _, w := range arabic.Words(nil, text) {
		if utf8.RuneCountInString(w.Text(text)) >= 4 {
			set[w.Stem] = true
		}
	}
}

func countIn(own, others map[uint64]bool) int {
	n := 0
	for stem := range own {
		if others[stem] {
			n++
		}
	}
	return n
}

// editors are what a masthead says of who edits the site.
var editors = []string{"رييس التحرير", "مدير التحرير", "هييه التحرير", "مجلس الاداره", "مجلسي الاداره والتحرير", "المشرف العام"}

// isReporter: "إبراهيم سليم (أبوظبي)", "سالم عزيز، باسل حنا، وكالات (عواصم)".
func (h *pageHead) isReporter(l *line) bool {
	name, place, found := strings.Cut(strings.TrimSpace(l.text), "(")
	place, closed := strings.CutSuffix(place, ")")
	places := strings.Fields(place)
	if !found || !closed || len(h.paragraphs) == 0 || len(places) < 1 || len(places) > 2 || h.shared(&line{text: name}) > 0 {
		return false
	}
	reporters := strings.FieldsFunc(name, func(r rune) bool { return r == '،' || r == ',' })
	return !slices.ContainsFunc(reporters, func(name string) bool {
		n := len(strings.Fields(name))
		return n > 3 || n < 2 && len(reporters) == 1
	})
}

// isDateline says whether a line of the head is the dateline of the text below:
// places and agencies between dashes or in brackets, وام ـ أبوظبي, and nothing of
// what the text is about.
func (d *decoder) isDateline(h *pageHead, l *line) bool {
	if len(h.paragraphs) == 0 || l.words > headWords || h.shared(l) >= 2 {
		return false
	}
	parts := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("-–—ـ|/()", r) })
	if l == h.lines[len(h.lines)-1] && len(parts) == 2 && l.words <= 5 && l.words >= 2 {
		return true // right above the text: of an outlet that is not known, too
	}
	return len(parts) > 1 && d.creditsIn(h, l) && !slices.ContainsFunc(parts, func(part string) bool { return len(strings.Fields(part)) > segmentWords })
}

// creditsIn says whether a line above a paragraph credits somebody.
func (d *decoder) creditsIn(h *pageHead, l *line) bool { return len(d.creditsOf(h, l)) > 0 }

// creditsOf are the credits in a line above a paragraph.
func (d *decoder) creditsOf(h *pageHead, l *line) []Credit {
	text := l.text + "\n" + h.paragraphs[0].text
	found := d.creditNames().find(text, arabic.Words(nil, text), "")
	return slices.DeleteFunc(found, func(c Credit) bool { return c.Start >= len(l.text) })
}

// isCreditLine says whether a line above a paragraph is a credit and no more:
// "نقلا عن وكالة الأناضول".
func (d *decoder) isCreditLine(h *pageHead, l *line) bool {
	if len(h.paragraphs) == 0 || l.words > headWords {
		return false
	}
	return slices.ContainsFunc(d.creditsOf(h, l), func(c Credit) bool {
		return c.Kind == VerbPhrase && arabic.Fold(c.Text) == l.key
	})
}

// dropLegends sets aside the short lines between the title and the text that are
// no credit, and what is printed there twice.
func (d *decoder) dropLegends(s *section, h *pageHead, title int) {
	times := map[string]int{}
	for _, l := range s.lines {
		if len(h.paragraphs) > 0 && l.no < h.paragraphs[0].no {
			times[l.key]++
		}
	}
	for _, l := range h.lines {
		short := l.words <= legendWords && !l.isSentence() && !strings.ContainsAny(l.text, ":؟!") && !l.isListed()
		switch {
		case l.why != "" || l.no < title || len(h.paragraphs) == 0:
		case times[l.key] > 1 && l.words > legendWords:
			l.why = "legend, twice"
		case short && !d.isOutlet(l.text) && !d.creditsIn(h, l):
			l.why = "legend or byline"
		}
	}
}

// dropPictures sets aside the legends of pictures that end in the agency's name:
// above the first paragraph in brackets, "التجار في السوق القديم (أ.ب)", and anywhere
// behind a stroke in Latin letters, "التجار في السوق القديم / AFP".
func (d *decoder) dropPictures(s *section) {
	above := len(s.paragraphs()) > 0
	for _, l := range s.lines {
		if l.why != "" {
			continue
		}
		if l.isLong() {
			above = false
		}
		text := strings.TrimSpace(l.text)
		legend, name, stroke := strings.Cut(text, " / ")
		if !stroke {
			var closed bool
			text, closed = strings.CutSuffix(text, ")")
			at := strings.LastIndex(text, "(")
			if !closed || at < 0 || !above && l.words > 8 {
				continue
			}
			legend, name = text[:at], text[at+1:]
		} else if hasArabic(name) {
			continue
		}
		least := legendWords
		if stroke {
			least = 2
		}
		o, known := d.opt.Registry.Lookup(strings.TrimSpace(name))
		ofPaper := !stroke && l.words <= 8 && len(strings.Fields(legend)) >= 2
		if known && (o.Kind == "agency" && len(strings.Fields(legend)) >= least || ofPaper) && s.hasBody(l) {
			l.why = "legend of a picture"
		}
	}
}

// date takes the date of the head: the first, unless that stands above the title,
// where a site prints today's, and another below it.
func (d *decoder) date(s *section, h *pageHead, title int) {
	var best, lone *pageDate
	for i := range h.dates {
		x := &h.dates[i]
		switch {
		case x.date.Time.IsZero():
		case x.lone && (lone == nil || x.no > title && lone.no < title):
			lone = x
		case x.lone:
		case best == nil, best.no < title && title < x.no:
			best = x
		}
	}
	if best != nil && lone != nil && best.no < title && title < lone.no && isNumeric(lone.text) && lone.date.Time.Year() >= firstPage {
		best, lone = lone, nil
		best.why = "date line"
	}
	if best != nil && best.no < title && best.isClock() {
		d.explain(s, best.line, "dropped", best.date.From, "the time at which the page was saved: it has the hour and both calendars")
		best = nil
	}
	if best != nil && best.no <= max(title, 1) && h.contradicts(best.date) {
		d.explain(s, best.line, "dropped", best.date.From, "today's date: the text speaks of another day of the week as today")
		best = nil
	}
	if best != nil {
		d.dated(s, best.line, best.date)
	}
	if lone != nil {
		d.loneDay(s, lone)
	}
}

// isClock says whether a date above the title is that of the page's clock: sites that
// print one give the hour and the day by both calendars.
func (x *pageDate) isClock() bool {
	return x.date.Precision != Day && hijriYear().MatchString(x.text) && gregorianYear().MatchString(x.text)
}

var (
	hijriYear     = pattern(`(?:^|\D)1[34]\d\d\s*(?:هـ|ه|ﻫ)`)
	gregorianYear = pattern(`(?:^|\D)20\d\d(?:\D|$)`)
)

// isNumeric says whether a date is written without the name of a month.
func isNumeric(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) < 0 }

// contradicts says whether the first paragraph speaks of another day of the week
// as today than a date has, or the day before it: that was not printed then.
func (h *pageHead) contradicts(date Date) bool {
	if len(h.paragraphs) == 0 {
		return false
	}
	words := strings.Fields(h.paragraphs[0].key)
	for i, w := range words {
		if i == 0 || words[i-1] != "اليوم" {
			continue
		}
		if day, ok := weekdays[w]; ok {
			printed := date.Time.Weekday()
			return printed != day && printed != (day+1)%7
		}
	}
	return false
}

// dated takes over the date of a line; the first counts.
func (d *decoder) dated(s *section, l *line, date Date) {
	if s.Published.Time.IsZero() && !date.Time.IsZero() {
		s.Published = date
		d.explain(s, l, "date", date.From, "date line")
	}
}

// firstPage is the year before which a day that stands alone above a text is
// taken for a part of it: there were no pages of news yet. What was printed
// before and typed off has the day of the week, a label or a masthead beside it.
const firstPage = 1995

// loneDay decides what a line is that is a day and says nothing more: the date
// of the page if that has no other and it may be that of a page; the same date
// again; or the first words of the story ("6 أكتوبر 1973").
func (d *decoder) loneDay(s *section, x *pageDate) {
	known := s.Published.Time
	switch {
	case known.IsZero() && x.date.Time.Year() >= firstPage:
		d.dated(s, x.line, x.date)
	case known.IsZero() || x.date.Time.Sub(known).Abs() > 48*time.Hour:
		return
	}
	x.why = "date line"
}

// masthead takes the outlet from a line that has a date, too: "جريدة المرفأ - العدد
// 5512 - الثلاثاء 8 تشرين الثاني 2016", or from the line above the date if that is
// the first of all.
func (d *decoder) masthead(s *section, l, above *line, first bool) {
	if s.Outlet != "" {
		return
	}
	if first && above != nil && above.no == l.no-1 {
		if name, _, _ := strings.Cut(above.text, " / "); isOrganisation(name) && above.words <= longestName+2 {
			s.Outlet = strings.TrimSpace(name)
			above.why = "masthead"
			d.explain(s, above, "outlet", s.Outlet, "masthead above the date")
			return
		}
	}
	parts := lineParts(l.text)
	if len(parts) < 2 {
		return
	}
	for _, part := range parts {
		if name := strings.TrimSpace(part); d.isOutlet(name) || isOrganisation(name) {
			s.Outlet = name
			d.explain(s, l, "outlet", name, "beside the date")
			return
		}
	}
}

// dropTickers sets aside the lines of headlines above the first paragraph: they have
// nearly nothing in common with what stands below.
func (s *section) dropTickers() {
	for i, l := range s.lines {
		if l.why != "" || !l.isTicker() {
			if l.why == "" && l.isLong() {
				return
			}
			continue
		}
		own, rest, paragraphs := map[uint64]bool{}, map[uint64]bool{}, 0
		addStems(own, l.text)
		for _, o := range s.lines[i+1:] {
			if o.why == "" {
				addStems(rest, o.text)
				if o.isLong() {
					paragraphs++
				}
			}
		}
		if paragraphs == 0 || float64(countIn(own, rest)) > tickerShare*float64(len(own)) {
			return
		}
		l.why = "ticker"
	}
}

// dropHeadlinesAbove sets aside headlines of other stories, line by line above the
// first paragraph: at least four in a row that have hardly a word of four letters in
// common with the text below.
func (s *section) dropHeadlinesAbove() {
	const least, most = 4, 12 // headlines; words of one
	h := pageHead{paragraphs: s.paragraphs()}
	if len(h.paragraphs) == 0 {
		return
	}
	var row []*line
	for _, l := range s.lines {
		if l == h.paragraphs[0] || l.words > 0 && (l.why != "" || l.words < 3 || l.words > most) {
			break
		}
		if l.words > 0 {
			row = append(row, l)
		}
	}
	if len(row) < least {
		return
	}
	for i, l := range row {
		own := map[uint64]bool{}
		addStems(own, l.text)
		if 4*h.shared(l) > len(own) {
			row = row[:i]
			break
		}
	}
	if len(row) >= least {
		for _, l := range row {
			l.why = "headline of another story"
		}
	}
}

// tickerShare is the most of a ticker's words of four letters and more that the text
// has, too; a lead shares several times as many with what follows.
const tickerShare = 0.15

// dropMenu sets aside a list of short entries above the first paragraph, and what
// repeats one of them.
func (s *section) dropMenu() {
	const least, most = 3, 8 // entries; words of one
	entries := map[string]bool{}
	end := len(s.lines)
	for i, l := range s.lines {
		if l.why == "" && l.isLong() {
			end = i
			break
		}
		if l.why == "" && l.isListed() && l.words <= most && hasArabic(l.text) {
			entries[l.key] = true
		}
	}
	if len(entries) < least || end == len(s.lines) {
		return
	}
	for _, l := range s.lines[:end] {
		if l.why == "" && entries[l.key] {
			l.why = "menu"
		}
	}
}

// dateOf is the date that a line is, or a part of it, "by whom | when". It is zero
// for one that counts from a day which is unknown (منذ ساعتين).
func (d *decoder) dateOf(l *line) (Date, bool) {
	if l.words > 12 {
		return Date{}, false
	}
	parts := lineParts(unglue(l.text))
	if date, ok := ParseDate(l.text, d.saved); ok {
		return date, true
	}
	for i, part := range parts {
		// The time of day may be a part of its own, behind the day.
		for _, text := range []string{strings.Join(parts[i:], " "), part} {
			if date, ok := ParseDate(text, d.saved); ok {
				return date, true
			}
		}
	}
	if date, ok := d.stamp(l); ok {
		return date, true
	}
	if m := placeAndDate().FindStringSubmatch(l.text); m != nil && (m[1] != "" || isNumeric(strings.TrimRight(m[2], "صم "))) {
		if date, ok := ParseDate(m[2], d.saved); ok {
			return date, true
		}
	}
	return Date{}, slices.ContainsFunc(append([]string{l.text}, parts...), isAge)
}

// stamp is the date at the end of a line that says by whom and when a text was posted,
// "أرسلت بواسطة: المشرف في 25-6-2009", or behind a name and a dash, where the time of
// day shows that the line is no other.
func (d *decoder) stamp(l *line) (Date, bool) {
	if first, _, _ := strings.Cut(l.key, " "); slices.Contains(postedWords, first) {
		for _, mark := range []string{" في ", " بتاريخ ", " يوم "} {
			if i := strings.LastIndex(l.text, mark); i >= 0 {
				if date, ok := ParseDate(l.text[i+len(mark):], d.saved); ok {
					return date, true
				}
			}
		}
	}
	for part := range strings.SplitSeq(strings.ReplaceAll(l.text, " – ", " - "), " - ") {
		if date, ok := ParseDate(part, d.saved); ok && date.Precision != Day {
			return date, true
		}
	}
	return Date{}, false
}

// postedWords begin a line that says by whom and when a text was posted.
var postedWords = []string{"ارسل", "ارسلت", "مرسل", "كتب", "كتبت", "كتبه", "كتبها", "نشر", "نشرت", "نشره", "نشرها", "اضيف", "اضيفت", "اضافه", "بواسطه", "posted", "by"}

// placeAndDate is a date behind one or two words: a place and a dash, "درنة- 18 فبراير
// 2025م", or a section, "سياسة 27-02-2023, 18:02 | --". Without a dash it is written in
// digits.
var placeAndDate = pattern(`^\s*\pL+(?: \pL+)?\s*([-–—:|]?)\s*(\d\S*.*?\d(?:\s*[صمه]ـ?)?)[\s|–—-]*$`)

// unglue sets a date apart from the section that stands before it without a blank:
// أخبار المحافظات12-1-2023.
func unglue(text string) string {
	last := ' '
	for i, r := range text {
		if isAnyDigit(r) && unicode.Is(unicode.Arabic, last) && unicode.IsLetter(last) {
			return text[:i] + " | " + text[i:]
		}
		last = r
	}
	return text
}
