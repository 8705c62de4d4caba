package corpus

import (
	"slices"
	"strings"
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
	labelled   int   // number of the last line above the text that is named as a date, 0 if none
	again      int   // number of the first line that is the title known from elsewhere, 0 if none
	masthead   *line // right above the first date, if it may be one; else nil
}

// pageDate is a date of the head and its line.
type pageDate struct {
	*line
	date Date
	lone bool // the line is a day and says nothing more
}

const (
	// mostHeads is the number of lines of some words that a head has; what stands
	// below so many is text in short lines.
	mostHeads = 8
	// mostMenu is the number of lines that a head has with those of fewer words, the
	// entries of a menu.
	mostMenu = 24
	// topicLines paragraphs tell what an article is about.
	topicLines = 4
	// legendWords is the number of words up to which a line between title and text
	// is the legend of a picture, a reporter or a section.
	legendWords = 4
)

// header finds title, date and outlet in the lines before the first paragraph.
func (d *decoder) header(s *section) {
	s.dropSummary()
	s.dropTickers()
	s.dropMenu()
	s.dropNamed()
	s.dropMember()
	s.dropPrayers()
	d.dropLegendsAbove(s)
	s.dropHeadlinesAbove()
	h := d.headOf(s)
	title := s.Title != "" // known from elsewhere
	if title {
		h.again = s.dropTitle(arabic.Fold(s.Title))
		if h.masthead != nil && h.masthead.why == "" && s.Outlet == "" && h.shared(h.masthead) < 2 {
			d.publisher(s, h.masthead, "masthead above the date")
		}
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
	s.dropLegendAboveCredit()
	if title || titleLine > 0 {
		d.dateline(s, h)
	}
}

// dateline takes the credit from the line right above the first paragraph, if that is the
// dateline of an agency and nothing else: "الموصل – واع – سيف العلي". One with a day in it is
// read with the text (agencyItem).
func (d *decoder) dateline(s *section, h *pageHead) {
	const most = 6 // words
	if len(h.paragraphs) == 0 || len(h.lines) == 0 || d.opt.NoCredits {
		return
	}
	l := h.lines[len(h.lines)-1]
	if l.why != "" || l.words > most || hasDigit(l.text) || l.isSentence() || !d.isDateline(h, l) {
		return
	}
	credits := d.creditsOf(h, l)
	if len(credits) == 0 || slices.ContainsFunc(credits, func(c Credit) bool { return c.Kind != Dateline }) {
		return
	}
	s.source(l, credits)
	l.why = "dateline"
}

// markHeads marks the first lines of a page that end in a full stop as paragraphs do and
// are none: the page's date stands right below them, or below who wrote the text, and the
// text below that. Where a title or a date stands above them, a day below is the story's.
func (d *decoder) markHeads(lines []line, kinds []lineKind) {
	const (
		most    = 40 // words of a headline or what stands below it
		between = 2  // lines of a few words
	)
	first := slices.IndexFunc(lines, func(l line) bool { return l.isLong() })
	if first < 0 {
		return
	}
	for i := range first {
		if l := &lines[i]; l.words >= legendWords && !isPublisher(l) || d.isPrinted(l, kinds[i]) {
			return // the title or the date is there
		}
	}
	heads, short := []int{first}, 0
	for i := first + 1; i < len(lines); i++ {
		l := &lines[i]
		switch {
		case l.words == 0:
		case d.isPrinted(l, kinds[i]):
			text := slices.ContainsFunc(lines[i+1:], func(o line) bool { return o.isLong() })
			for _, h := range heads {
				lines[h].head = text && lines[h].words <= most
			}
			return
		case l.isLong() && len(heads) == 1 && short == 0:
			heads = append(heads, i)
		case l.words <= legendWords+1 && short < between:
			short++
		default:
			return
		}
	}
}

// isPrinted says whether a line is the date of a page: named as that, or a date and nothing
// else, of a time in which there were pages.
func (d *decoder) isPrinted(l *line, kind lineKind) bool {
	if kind == dateLine {
		return true
	}
	date, ok := d.dateOf(l)
	return ok && date.Time.Year() >= firstPage
}

// headOf reads the lines above the first paragraph and sets aside those that say
// what they are.
func (d *decoder) headOf(s *section) *pageHead {
	h := &pageHead{followed: map[*line]bool{}, paragraphs: s.paragraphs()}
	var last *line
	heads := 0 // of some words
	for _, l := range s.lines {
		switch {
		case l.why == "byline": // كتب: أحمد علي | السبت 9 نوفمبر 2024
			if _, date, ok := d.dateAtEnd(l); ok && date.Time.Year() >= firstPage {
				h.dates = append(h.dates, pageDate{l, date, false})
			}
			h.follow(last)
			continue
		case l.why != "":
			h.follow(last) // a blank line or chrome
			if l.why == "date line" {
				h.labelled = l.no
			}
			continue
		case l.isLong():
			if last != nil && l.words > last.words {
				h.follow(last)
			}
			return h
		case heads == mostHeads || len(h.lines) == mostMenu:
			return h
		}
		if name, date, ok := d.archived(l); ok {
			h.dates = append(h.dates, pageDate{l, date, false})
			l.why = "date line"
			if d.printsOthers(s.Outlet) {
				s.Outlet = name
				d.explain(s, l, "outlet", name, "who printed it, in an archive")
			}
		} else if date, ok := d.dateOf(l); ok && !d.isAnnounced(h, l) {
			lone := isLoneDay(l.text)
			if h.dates = append(h.dates, pageDate{l, date, lone}); !lone {
				l.why = "date line"
			}
			if last != nil && len(h.lines) == 1 && last.no == l.no-1 && (isMasthead(last) || s.isAround(last, l)) {
				h.masthead = last
			}
			d.masthead(s, l)
			if _, behind, ok := d.dateAtStart(l); ok && d.isAgency(behind) && len(h.paragraphs) > 0 && !d.opt.NoCredits { // the dateline, without its city
				s.source(l, d.creditsOf(h, l))
				l.why = "dateline"
			}
		} else if (last != nil || s.Title != "") && (l.isByline() && h.isName(l) || s.isSigned(l) || d.signer(s, l)) {
			l.why = "byline"
		} else if date, ok := d.signedDate(h, l); ok && (last != nil || s.Title != "") {
			h.dates = append(h.dates, pageDate{l, date, false})
			l.why = "date line"
		} else if len(h.paragraphs) > 0 && strings.Contains(l.text, ".") && hostLine().MatchString(l.text) {
			l.why = "host"
		} else if len(h.paragraphs) > 0 && d.isForeign(l) {
			l.why = "no Arabic"
		} else {
			h.lines = append(h.lines, l)
			if l.words >= legendWords {
				heads++
			}
			last = l
			continue
		}
		h.follow(last)
	}
	return h
}

// isAnnounced says whether a line says what happens on a day: it begins with that and the
// hour, and has behind it what the text speaks of, too.
func (d *decoder) isAnnounced(h *pageHead, l *line) bool {
	_, behind, ok := d.dateAtStart(l)
	most := 0 // words of it in the text
	if !beginsWithDay(l.text) {
		most = 1 // السلم والأمن above a story of مجلس الأمن
	}
	return ok && !isSection(behind) && h.shared(&line{text: behind}) > most
}

// signedDate is the date in a line that is a name of two to four words and a date, and
// says nothing that the text does: "يوسف برهوم الجمعة 31 جويلية 2015 - 03:45". A day alone
// may be that of what stands before it, "تاريخ الوفاة: 15 أبريل 2001", "يبدأ التقديم في 15
// أبريل 2025": the date has its day of the week, its hour or its label.
func (d *decoder) signedDate(h *pageHead, l *line) (Date, bool) {
	by, date, ok := d.dateAtEnd(l)
	words := 1 + strings.Count(by, " ")
	if !ok || words < 2 || legendWords < words || len(h.paragraphs) == 0 || h.shared(&line{text: by}) > 0 || hasHead(l.key, occasions) {
		return Date{}, false
	}
	if label, _ := l.label(); label == by { // but not رويدا كامل 03:45
		return Date{}, false
	}
	stamp := date.Precision != Day || beginsWithDay(date.From) || hasHead(strings.TrimPrefix(l.key, by+" "), dateLabels)
	return date, stamp
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
		if l.isParagraph() {
			if found = append(found, l); len(found) == topicLines {
				break
			}
		}
	}
	return found
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

// printsOthers says whether an outlet's name leaves it open who printed a text: there is
// none, or it is an aggregator's.
func (d *decoder) printsOthers(name string) bool {
	o, ok := d.opt.Registry.Lookup(name)
	return name == "" || ok && o.Kind == "aggregator"
}

var archiveLine = pattern(`^\s*(?:\S+\s+){0,4}نشرت? في (\S.{0,60}?) يوم (.+)$`)

// isSigned says whether a line of the head names the outlet and, behind it, a
// reporter or that the story is its own, "القوافل - محمد الراجح", "الميناء/ خاص:", or
// before it a place, "الخرطوم: القوافل", or both, "الخرطوم - القوافل: محمد الراجح".
func (s *section) isSigned(l *line) bool {
	if where, by, ok := strings.Cut(l.text, ":"); ok && l.words <= 8 && !l.isSentence() {
		place, own, both := cutDash(strings.TrimSpace(where))
		words := len(strings.Fields(by))
		if both && isPlaceName(place) && s.isOwnName(own) && 2 <= words && words <= 3 && !isProse(by) {
			return true
		}
	}
	first, second := s.signed(l)
	beside := arabic.Fold(second)
	return s.isOwnName(first) && (beside == "خاص" || strings.Contains(beside, " ")) || s.isOwnName(second) && strings.Count(arabic.Fold(first), " ") < 2
}

// signed are the two parts of a short line that a sign sets apart; none of a line of
// one part or of several, as a dateline with others has.
func (s *section) signed(l *line) (first, second string) {
	if s.Outlet == "" || l.words > 8 || l.isSentence() {
		return "", ""
	}
	parts := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("-–—/|:", r) })
	if len(parts) != 2 {
		return "", ""
	}
	return parts[0], parts[1]
}

// isOwnName says whether a text is the name of the outlet, with the word that says
// what it is or without it.
func (s *section) isOwnName(text string) bool {
	name := arabic.Fold(s.Outlet)
	kind, own, _ := strings.Cut(name, " ")
	key := arabic.Fold(text)
	return key != "" && (key == name || slices.Contains(organisations, kind) && key == own)
}

// isForeign says whether a short line has no Arabic letter: a logo, a counter, the
// name of a file. The name of an outlet is none.
func (d *decoder) isForeign(l *line) bool {
	return l.words <= 3 && !hasArabic(l.text) && !d.isOutlet(l.text)
}
