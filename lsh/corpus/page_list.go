package corpus

import (
	"slices"
	"strings"
	"time"

	"sada/lsh/arabic"
)

// Lists of other stories
//
// A heading or a link to another story has headlines behind it, and teasers with a line of
// lead; behind those the text may go on, or an article of its own may follow.

// skipped sets aside what a page lets its reader skip, from the link that does it to the
// line that ends it: "تخطى البودكاست وواصل القراءة" … "البودكاست نهاية". Without an end only
// the link is.
func skipped(lines []line, kinds []lineKind) {
	const most = 15 // lines with words
	for i := range lines {
		name, isLink := lines[i].skips()
		if name == "" {
			continue
		}
		end := -1
		for j, n := i+1, 0; j < len(lines) && n < most && end < 0; j++ {
			switch l := &lines[j]; {
			case l.words == 0:
			case l.key == name+" نهايه" || l.key == "نهايه "+name || l.key == "end of "+name:
				end = j
			default:
				n++
			}
		}
		if end < 0 && !isLink {
			continue
		}
		for j := i; j <= max(i, end); j++ {
			if lines[j].words > 0 {
				kinds[j], lines[j].why = chromeLine, "what may be skipped"
			}
		}
	}
}

// skips is the folded name of what a line lets its reader skip, "" if it is none; isLink
// where it says that, too, and not only that something is skipped.
func (l *line) skips() (name string, isLink bool) {
	const most = 10 // words
	if l.words > most || l.isSentence() {
		return "", false
	}
	verb, rest, _ := strings.Cut(l.key, " ")
	if !slices.Contains([]string{"تخطي", "تخط", "تجاوز", "skip"}, verb) {
		return "", false
	}
	for _, goOn := range []string{" وواصل القراءه", " وتابع القراءه", " and continue reading"} {
		if name, ok := strings.CutSuffix(rest, goOn); ok {
			return name, true
		}
	}
	return rest, false
}

// summed sets aside what a site has had a machine make of a text, from the heading above it
// to the note that says so below: "ملخص الخبر" … "تم توليد هذا الملخص آليا".
func summed(lines []line, kinds []lineKind) {
	const most = 8 // lines with words
	for end := range lines {
		if l := &lines[end]; l.words > 16 || !summaryNote().MatchString(l.key) {
			continue
		}
		from := end
		for i, n := end-1, 0; i >= 0 && n < most && from == end; i-- {
			if l := &lines[i]; l.words > 0 {
				n++
				if first, _, _ := strings.Cut(l.key, " "); slices.Contains([]string{"ملخص", "الملخص", "خلاصه", "الخلاصه", "موجز", "summary"}, first) && l.words <= 5 {
					from = i
				}
			}
		}
		for i := from; i <= end; i++ {
			if lines[i].words > 0 {
				kinds[i], lines[i].why = chromeLine, "summary of a machine"
			}
		}
	}
}

// summaryNote says, folded, that a machine wrote a summary.
var summaryNote = pattern(`^(?:تم (?:توليد|انشاء|اعداد|انتاج)|انشي|اعد|انتج) هذا (?:الملخص|الموجز) .*(?:اليا|الذكاء الاصطناعي)|^هذا (?:الملخص|الموجز) (?:من|مكتوب|مولد|منشا|معد) .*(?:اليا|الذكاء الاصطناعي)`)

func hasArabic(key string) bool {
	return strings.IndexFunc(key, func(r rune) bool { return 0x600 <= r && r <= 0x6ff }) >= 0
}

// isHeadOfOthers says whether a line is a heading below which other stories stand.
func (l *line) isHeadOfOthers(kind lineKind) bool {
	return kind == alsoLine || kind == listLine || kind == linkLine && l.isLinkHead()
}

// isAppended says whether what follows a heading of other stories, or a source line (the kind
// is that of text then), is an article of its own: a headline, its date perhaps, and two paragraphs in a row, or one and the source
// line; a paragraph of two sentences may have the bare name of its source below, if nothing
// else is. A teaser has a line of lead. Where nothing has ended the article above, or where
// there is none or that of a list, the headline needs a date, and the first paragraph must
// speak of what it does, or, without a date, all down to the end must be of another story: a
// story goes on below a link to another. Between two source lines no date is needed.
func (d *decoder) isAppended(s *section, kind lineKind, lines []line, kinds []lineKind) bool {
	var headline, last *line // last: the paragraph right above
	dated, short, found := false, false, false
	var first *line
	for i := range lines {
		l := &lines[i]
		switch {
		case l.words == 0, kinds[i] == chromeLine:
			continue
		case first == nil && (kinds[i] == dateLine || kinds[i] == textLine && d.isDated(l)):
			dated = true
			continue
		case first != nil && !short && (kinds[i] == sourceLine || first.hasTwoSentences() && d.isLastSource(s, lines[i:], kinds[i:])):
			found = true
		case kinds[i] == textLine && last != nil && l.isLong() && !l.isListed():
			found = true
		case kinds[i] != textLine || l.isListed():
			return false
		case l.isLong() && headline != nil:
			last = l
			if first == nil {
				first = l
			}
			continue
		case headline == nil && !l.isLong():
			headline = l
			continue
		case first != nil && !short:
			short, last = true, nil // a heading between its paragraphs
			continue
		}
		break
	}
	switch {
	case !found:
		return false
	case s.over && kind == alsoLine, (dated || kind == textLine && hasSourceBelow(lines, kinds)) && s.isParagraphOf(headline, first):
		return true
	}
	at := slices.IndexFunc(lines, func(l line) bool { return l.no == first.no })
	return s.above().isText() && d.isTeaser(s, headline.text, lines[at:], kinds[at:]) && s.isAppendix(headline, first, paragraphsBelow(lines[at+1:], kinds[at+1:], len(lines)))
}

// hasSourceBelow says whether the first of lines that is no text and has words names a source.
func hasSourceBelow(lines []line, kinds []lineKind) bool {
	i := 0
	for i < len(lines) && (lines[i].words == 0 || kinds[i] == textLine) {
		i++
	}
	return i < len(lines) && kinds[i] == sourceLine
}

// isLastSource says whether the first of lines is the bare name of an outlet, not the
// page's own, and the last of them with words: a foot has more below it.
func (d *decoder) isLastSource(s *section, lines []line, kinds []lineKind) bool {
	l := &lines[0]
	return kinds[0] == textLine && l.words <= longestName && d.isOutlet(l.text) && arabic.Fold(l.text) != arabic.Fold(s.Outlet) &&
		!slices.ContainsFunc(lines[1:], func(o line) bool { return o.words > 0 })
}

// hasTwoSentences says whether a line ends as a sentence does and has the end of another
// within, behind a word of three letters or more; a lead is one.
func (l *line) hasTwoSentences() bool {
	return l.isSentence() && sentenceEnd().MatchString(strings.TrimSpace(l.text))
}

var sentenceEnd = pattern(`\p{Arabic}{3,}[.؟!]\s*\p{Arabic}{2,}.*\s`)

// appendedTitle is the title in a link to another story, "اقرأ أيضا: البرلمان يوافق على قرض",
// where that story follows whole: the source line of the one above stands right above the
// link, and below it are paragraphs, of which the first speaks of what the title does, and
// a source line of their own. A link in the midst of a story has the first of these at most
// where a picture's source is named, and the story goes on with what it spoke of.
func (s *section) appendedTitle(kind lineKind, link *line, lines []line, kinds []lineKind) string {
	_, title := link.label()
	words := len(strings.Fields(title))
	if kind != linkLine || words < legendWords || words > longestTitle || !s.above().isText() || !s.isRightBelowSource(link) {
		return ""
	}
	var first *line
	for i := range lines {
		switch l := &lines[i]; {
		case l.words == 0:
		case first != nil && kinds[i] == sourceLine:
			return title
		case kinds[i] != textLine || !l.isLong() || l.isListed():
			return ""
		case first == nil:
			if first = l; !s.isParagraphOf(&line{text: title}, first) {
				return ""
			}
		}
	}
	return ""
}

// isRightBelowSource says whether the last line with words of a section, but for the one given,
// is a source line.
func (s *section) isRightBelowSource(but *line) bool {
	for _, l := range slices.Backward(s.lines) {
		if l != but && l.words > 0 {
			return l.why == "source line"
		}
	}
	return false
}

// dropHeadlines sets aside the headlines behind the heading at lines[i], all
// that have a bullet and up to most others, with their dates, and returns the number of
// the last line looked at.
func (d *decoder) dropHeadlines(s *section, lines []line, kinds []lineKind, i, most int) int {
	why, listed := lines[i].why, false
	var headline *line                         // the last line with words above, if it is one
	bare := lines[i].isHeadOfOthers(kinds[i])  // nothing stands below the heading yet
	isOther := func(l *line, below int) bool { // a paragraph, of another story
		switch {
		case kinds[below] != textLine || !l.isLong():
			return false
		case headline == nil:
			return bare && d.isTeaser(s, "", lines[below:], kinds[below:])
		}
		return d.isTeaser(s, headline.text, lines[below:], kinds[below:]) || s.over && isOnlyParagraph(lines[below:], kinds[below:])
	}
	for ; i+1 < len(lines); i++ {
		l := &lines[i+1]
		switch {
		case l.words == 0:
		case !s.above().isText() && isHeadOfText(lines[i+1:], kinds[i+1:]):
			return i
		case headline != nil && s.above().isText() && (kinds[i+1] == dateLine || kinds[i+1] == textLine && hasDigit(l.text) && d.isDated(l)):
			l.why = dateOfOther
			s.lines = append(s.lines, l)
			continue
		case isOther(l, i+1):
		case listed && !l.isListed() && !s.above().isText():
			return i // above a text a list of bullets ends where they do
		case kinds[i+1] != textLine, s.above().isText() && l.isTextBelow():
			return i
		case !l.isListed() && (most == 0 || l.isLong() || l.isShortSentence()):
			return i
		case !l.isListed():
			most--
		}
		l.why = why
		listed = listed || l.isListed()
		switch {
		case l.words == 0:
			l.why = "no words"
		case l.isLong():
			headline, bare = nil, false
		default:
			headline, bare = l, false
		}
		s.lines = append(s.lines, l)
	}
	return i
}

// isTextBelow says whether a line below headlines of other stories is of the text again: a
// paragraph, what is too long for a headline and begins with "and", or the line that says
// where the story stood first.
func (l *line) isTextBelow() bool {
	return l.words >= paragraphWords && l.isSentence() || l.words > longestTitle && continues(l.key) || hasHead(l.key, linksToSource)
}

// linksToSource begin a line that says in which paper a story stood first, with its title:
// "رابط الخبر بصحيفة الوئام: …".
var linksToSource = []string{"رابط الخبر", "رابط المقال"}

// dateOfOther is why the date below the headline of another story is set aside.
const dateOfOther = "date of another story"

// isOnlyParagraph says whether the first of lines is the only paragraph below a headline: no other
// follows it.
func isOnlyParagraph(lines []line, kinds []lineKind) bool {
	for i := 1; i < len(lines); i++ {
		if l := &lines[i]; l.words > 0 {
			return kinds[i] != textLine || !l.isLong() || l.isListed()
		}
	}
	return true
}

// How an article below lists is found
//
// Pages of papers that were saved as text have menus and lists of other stories first,
// and the article, with its title and date, in the middle. Its head is known from below:
// above the first paragraph stand, in any order, a title and a date, with a section, a
// reporter or counters between them. The list above ends there.

// headBelow sets aside the headlines between the first heading of a list and the head of
// the article, if that stands below and has a date.
func (d *decoder) headBelow(lines []line, kinds []lineKind) {
	list := slices.IndexFunc(kinds, func(k lineKind) bool { return k == listLine })
	if list < 0 {
		return
	}
	next := func(i int) int { // the line with words behind line i
		for i++; i < len(lines) && lines[i].words == 0; i++ {
		}
		return i
	}
	for i := range lines {
		l := &lines[i]
		if !l.isLong() || kinds[i] != textLine {
			continue
		}
		if head := d.headAbove(lines, kinds, i); head > list {
			for j := range lines[:head] {
				if o := &lines[j]; kinds[j] == textLine && o.words >= legendWords && (j > list || !isOrganisation(o.text) && !d.isOutlet(o.text) && !d.isDated(o)) {
					kinds[j], o.why = chromeLine, "headline of another story"
				}
			}
			return
		}
		if below := next(i); i < list || below == len(lines) || kinds[below] == textLine {
			return // the text
		}
	}
}

// headAbove is the place where the head of a paragraph begins that has a title and a date;
// -1 if none has.
func (d *decoder) headAbove(lines []line, kinds []lineKind, paragraph int) int {
	const most = 6 // lines with words
	title, dated := -1, false
	for i, n := paragraph-1, 0; i >= 0 && n < most; i-- {
		l := &lines[i]
		if l.words == 0 {
			continue
		}
		n++
		switch isDate := kinds[i] == dateLine || d.isDated(l); {
		case isDate && title >= 0 && !dated:
			return i
		case isDate:
			dated = true
		case kinds[i] == listLine || kinds[i] == alsoLine || kinds[i] == linkLine || l.isLong():
			return -1
		case title >= 0 && !dated && l.words < legendWords: // a section between date and title
		case title >= 0:
			return -1
		case l.isDateline() || l.hasHonorific():
		case kinds[i] == textLine && l.isTitleLong() && !l.isListed() && (l.words > 5 || !strings.ContainsAny(l.text, "-–—|")):
			if title = i; dated {
				return i
			}
		}
	}
	return -1
}

// isDateline says whether a line is the dateline of an agency by both calendars, with
// the place before and its name behind: "جدة 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس".
func (l *line) isDateline() bool {
	return l.words <= 18 && strings.Contains(l.key, "الموافق") && hijriYear().MatchString(l.text) && gregorianYear().MatchString(l.text) && !l.isSentence()
}

// hasHonorific says whether a short line begins with one, as names do: د. إيهاب حسن.
func (l *line) hasHonorific() bool {
	first, _, _ := strings.Cut(strings.TrimSpace(l.text), " ")
	return l.words <= 6 && !l.isSentence() && slices.Contains(honorifics, first) && !hasDigit(l.text)
}

// honorifics stand before names, as printed.
var honorifics = []string{"د.", "أ.", "م.", "أ.د.", "ا.د.", "اللواء", "العميد", "الدكتور", "المهندس", "المحامي"}

// isDated says whether a line is a date.
func (d *decoder) isDated(l *line) bool {
	date, ok := d.dateOf(l)
	return ok && !date.Time.IsZero()
}

// isHeadOfText says whether lines begin with a title, one date or more and a paragraph:
// the head of the article, of which a list of other stories above it ends.
func isHeadOfText(lines []line, kinds []lineKind) bool {
	const most = 6 // lines
	if l := &lines[0]; kinds[0] != textLine || !l.isTitleLong() || l.isListed() || l.isSentence() {
		return false
	}
	dated := false
	for i := 1; i < min(most, len(lines)); i++ {
		l := &lines[i]
		_, isDate := ParseDate(l.text, time.Time{})
		switch {
		case kinds[i] == dateLine || isDate && l.words <= 12:
			dated = true
		case l.words == 0:
		case l.isLong():
			return dated && kinds[i] == textLine
		case kinds[i] != textLine && kinds[i] != chromeLine, l.words >= legendWords:
			return false
		}
	}
	return false
}

// isParagraphOf says whether a paragraph below a headline of another story is of that story:
// it speaks of what the headline does and of little that the article has spoken of so far.
func (s *section) isParagraphOf(head, l *line) bool {
	story, own := s.told().stems, stemsOf(l.text)
	return head != nil && len(story) > 0 && countIn(own, stemsOf(head.text)) >= 2 && shareOf(own, story) <= teaserShare
}
