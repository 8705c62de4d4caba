package corpus

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"sada/lsh/arabic"
)

// Which date of a head counts
//
// The first one of a head, unless that stands above the title, where a site prints
// today's, and another below it. A line that is a day and says nothing more is weaker than
// one that is named as that of publication.

// date takes the date of the head: the first, unless that stands above the title,
// where a site prints today's, and another below it.
func (d *decoder) date(s *section, h *pageHead, title int) {
	heading := cmp.Or(title, h.again)
	var best, lone, update *pageDate
	for i := range h.dates {
		x := &h.dates[i]
		switch {
		case x.date.Time.IsZero():
		case x.isUpdate():
			update = cmp.Or(update, x)
		case x.lone && (lone == nil || x.no > title && lone.no < title):
			lone = x
		case x.lone:
		case best == nil, best.no < heading && heading < x.no,
			x.no < title && x.date.Time.Year() >= firstPage && x.date.Time.Before(midnight(best.date.Time)): // today's stands above it
			best = x
		}
	}
	if best == nil && lone == nil {
		best = update
	}
	if best != nil && lone != nil && best.no < title && title < lone.no { // today's, and the story's
		if day := lone.date.Time; day.Year() >= firstPage && !day.After(best.date.Time.AddDate(0, 0, 1)) {
			best, lone = lone, nil
			best.why = "date line"
		}
	}
	if best != nil && best.no < title && !slices.ContainsFunc(h.dates, func(x pageDate) bool { return x.no > title }) && s.isDatedBelow(title) {
		d.explain(s, best.line, "dropped", best.date.From, "today's date: another stands beneath the title")
		best = nil
	}
	if best != nil && best.no < heading { // the page's own: منذ 3 أيام beneath the title counts from it
		for i := range h.dates {
			if x := &h.dates[i]; x.date.Time.IsZero() && x.no > heading && isAge(x.text) {
				if date, ok := ParseDate(x.text, best.date.Time); ok {
					best = &pageDate{x.line, date, false}
				}
				break
			}
		}
	}
	if best != nil && best.no < title && best.isClock() && h.between(best.no, title) {
		d.explain(s, best.line, "dropped", best.date.From, "the time at which the page was saved: it has the hour and both calendars")
		best = nil
	}
	if best != nil && best.no <= max(title, 1) && h.contradicts(best.date) {
		d.explain(s, best.line, "dropped", best.date.From, "today's date: the text speaks of another day of the week as today")
		best = nil
	}
	if best != nil {
		known := s.Published.Time
		d.dated(s, best.line, best.date)
		s.updated = s.updated || best == update && known.IsZero()
	}
	if lone != nil {
		d.loneDay(s, lone, title)
	}
}

// isUpdate says whether a date is named as that of a change alone.
func (x *pageDate) isUpdate() bool {
	return hasHead(x.key, updateLabels) && strings.HasSuffix(strings.TrimSpace(x.text), x.date.From)
}

// isDatedBelow says whether a line between the title and the text names a year, as a
// date does that nobody can read.
func (s *section) isDatedBelow(title int) bool {
	const most = 12 // words
	for _, l := range s.lines {
		if l.no > title && l.isLong() {
			break
		}
		if l.no > title && l.words <= most && (l.why == "" || l.why == "byline" || l.why == "date line") && gregorianYear().MatchString(l.text) {
			return true
		}
	}
	return false
}

// between says whether the head has lines between two lines of the page.
func (h *pageHead) between(above, below int) bool {
	return slices.ContainsFunc(h.lines, func(l *line) bool { return above < l.no && l.no < below })
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
// as today than a date has, the day before or the day behind it: that was not
// printed then.
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
			return printed != day && printed != (day+1)%7 && printed != (day+6)%7 // tomorrow's paper
		}
	}
	return false
}

// dated takes over the date of a line; the first counts.
func (d *decoder) dated(s *section, l *line, date Date) {
	finer := s.Published.Precision == Day && date.Precision != Day && s.Published.Time.Format(time.DateOnly) == date.Time.Format(time.DateOnly)
	if (s.Published.Time.IsZero() || s.updated || finer) && !date.Time.IsZero() {
		s.Published, s.updated = date, false
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
func (d *decoder) loneDay(s *section, x *pageDate, title int) {
	known := s.Published.Time
	if s.updated {
		known = time.Time{}
	}
	switch {
	case known.IsZero() && x.date.Time.Year() >= firstPage:
		d.dated(s, x.line, x.date)
	case x.no < title && x.date.Time.Year() >= firstPage: // today's
	case known.IsZero() || x.date.Time.Sub(known).Abs() > 48*time.Hour:
		return
	}
	x.why = "date line"
}

// labelled takes the date of a line that says of what it is the date.
func (d *decoder) labelled(s *section, l *line) {
	label, value := l.label()
	updated := slices.Contains(updateLabels, label)
	date, ok := d.shortDate(value)
	for _, part := range labelledParts(l.text) {
		if of, day, _ := strings.Cut(part, ":"); !ok && slices.Contains(dateLabels, arabic.Fold(of)) {
			date, ok = d.shortDate(strings.TrimSpace(day))
			value = date.From
		}
	}
	for _, part := range l.imprint() {
		if !ok && !hasHead(part.key, updateLabels) {
			date, ok = d.publication(&part)
			value = date.From
		}
	}
	isToday := slices.Contains(dayLabels, label) // perhaps
	if ok && (s.Published.Time.IsZero() || s.updated && !updated || s.today && !isToday && !updated) {
		s.Published, s.updated, s.today = date, updated, isToday
		d.explain(s, l, "date", value, l.why)
	}
}

// publication is the date in a line that says that it is the one of publication;
// "date" alone may be that of the day.
func (d *decoder) publication(l *line) (Date, bool) {
	label, value := l.label()
	if m := issueLine().FindStringSubmatch(l.text); m != nil && l.words <= 12 && !l.isSentence() {
		return ParseDate(m[1], d.saved)
	}
	if !slices.Contains(dateLabels, label) {
		if apart := strings.Replace(unglue(l.text), " | ", " ", 1); apart != l.text { // تاريخ النشر21/05/2023
			l = firstLine(apart)
		}
		label, value = "", l.text
		for _, w := range dateLabels {
			if strings.HasPrefix(l.key, w+" ") && len(w) > len(label) {
				label = w
			}
		}
		if words := strings.Fields(l.text); label != "" && strings.Count(label, " ")+1 < len(words) {
			value = strings.Join(words[strings.Count(label, " ")+1:], " ")
		}
	}
	if label == "" && slices.ContainsFunc(lineParts(l.text), isEdition) {
		return d.dateOf(l)
	}
	if label == "" || l.words > 12 || l.isSentence() || slices.Contains(dayLabels, label) {
		return Date{}, false
	}
	return d.shortDate(value)
}

// shortDate is the date of a text that has a place of its own, an element or a line with
// a label, so that the year may have two digits, 30.11.21: one of those in which there
// were pages, and none to come.
func (d *decoder) shortDate(text string) (Date, bool) {
	if date, ok := ParseDate(text, d.saved); ok {
		return date, true
	}
	m := shortYear().FindStringSubmatchIndex(text)
	if m == nil || text[m[2]:m[3]] != text[m[4]:m[5]] {
		return Date{}, false
	}
	now := d.saved
	if now.IsZero() {
		now = d.opt.Now
	}
	for _, century := range []string{"20", "19"} {
		date, ok := ParseDate(text[:m[6]]+century+text[m[6]:], d.saved)
		if ok && date.Time.Year() >= firstPage && !isFuture(date.Time, now) {
			date.From = strings.TrimSpace(text)
			return date, true
		}
	}
	return Date{}, false
}

// shortYear is a day in digits with the last two of the year, and the time behind it.
var shortYear = pattern(`^\s*[\d٠-٩]{1,2}([/.-])[\d٠-٩]{1,2}([/.-])([\d٠-٩]{2})(?:[\s,،-]+[\d٠-٩]{1,2}:[\d٠-٩]{2}.{0,6})?\s*$`)

// issueLine is the number of a paper's issue with its day: العدد 11265 الثلاثاء 11 فبراير.
var issueLine = pattern(`^\s*(?:ال)?عدد\s*:?\s*(?:رقم\s*)?[\d٠-٩]+\s*[-–،,|]?\s+(\S.*)$`)

// dateOf is the date that a line is, or a part of it, "by whom | when". It is zero
// for one that counts from a day which is unknown (منذ ساعتين).
func (d *decoder) dateOf(l *line) (Date, bool) {
	if !hasDigit(l.text) && !l.any(relativeWords) || hasHead(l.key, occasions) && !isPublishing(l.key) {
		return Date{}, false // as most lines of a page, each of which is asked
	}
	if hasHead(l.key, occasions) { // موعد النشر
		_, rest, _ := strings.Cut(strings.TrimSpace(l.text), " ")
		l = firstLine(rest)
	}
	if date, ok := d.updatedDate(l); ok {
		return date, true
	}
	const most, longest = 12, 24 // words; those of a line in whose parts nothing is a headline
	parts := lineParts(l.text)
	if l.words > most && (l.words > longest || len(parts) < 2 || slices.ContainsFunc(parts, func(part string) bool {
		return len(strings.Fields(part)) > mostNames && !hasDigit(part)
	})) {
		return Date{}, false
	}
	if hasDigit(l.text) {
		bare := countersBehind().ReplaceAllString(halfAndWord().ReplaceAllString(l.text, "$1 $2"), "")
		if bare != l.text && strings.TrimSpace(bare) != "" {
			l = firstLine(bare)
		}
	}
	if bare := strings.TrimLeftFunc(l.text, isPictogram); bare != l.text && bare != "" { // 📅 30 نوفمبر 2021
		l = firstLine(bare)
	}
	if before, _, found := strings.Cut(l.text, "(حسب توقيت"); found {
		l = firstLine(before)
	}
	if date, ok := ParseDate(l.text, d.saved); ok {
		return date, true
	}
	if parts = lineParts(unglue(l.text)); len(parts) == 0 {
		parts = labelledParts(l.text)
	}
	// The time of day may be a part of its own.
	if date, ok := d.dateOfParts(parts, " ", func(string, int, Date) bool { return true }); ok {
		return date, true
	}
	if date, ok := d.stamp(l); ok {
		return date, true
	}
	if m := placeAndDate().FindStringSubmatch(l.text); m != nil && (m[2] != "" || isNumeric(strings.TrimRight(m[3], "صم "))) {
		isLabel := m[2] == ":" && !isPlaceName(m[1]) && !isSection(m[1]) // of an event: تاريخ الوفاة: 15 أبريل 2001
		if date, ok := ParseDate(m[3], d.saved); ok && !isLabel {
			return date, true
		}
	}
	return Date{}, slices.ContainsFunc(append([]string{l.text}, parts...), isAge)
}

// occasions are the words before a day that announce it: موعد الجلسة المقبلة.
var occasions = []string{"موعد", "الموعد", "ميعاد", "حتي", "ابتداء", "اعتبارا", "بدءا"}

// isPublishing tells whether the word behind an occasion is that of publication: موعد النشر.
func isPublishing(key string) bool {
	_, rest, _ := strings.Cut(key, " ")
	word, _, _ := strings.Cut(rest, " ")
	return slices.Contains(publishWords, word)
}

// dateOfParts is the date that most parts of a line, one behind the other, are together,
// and that counts: the day and the hour may be two of them.
func (d *decoder) dateOfParts(parts []string, sign string, counts func(text string, end int, date Date) bool) (Date, bool) {
	for n := len(parts); n > 0; n-- {
		for i := 0; i+n <= len(parts); i++ {
			text := strings.Join(parts[i:i+n], sign)
			if date, ok := ParseDate(text, d.saved); ok && counts(text, i+n, date) {
				return date, true
			}
		}
	}
	return Date{}, false
}

// labelledParts are the parts of a line that begins with a label and has others in it, each
// with its label: "التاريخ: 14/12/2023   الكاتب: فهد العلي".
func labelledParts(text string) (parts []string) {
	if strings.Count(text, ":") < 2 {
		return nil
	}
	isLabel := func(key string) bool {
		for _, labels := range [][]string{dateLabels, updateLabels, bylineLabels, counterLabels, letterLabels, footLabels, bareSources} {
			if slices.Contains(labels, key) {
				return true
			}
		}
		return false
	}
	words, start := wordSpans().FindAllStringIndex(text, -1), 0
	for i, w := range words {
		if !strings.HasSuffix(text[w[0]:w[1]], ":") {
			continue
		}
		for n := 3; n > 0; n-- { // words of a label
			if i-n+1 < 0 || words[i-n+1][0] < start {
				continue
			}
			at := words[i-n+1][0]
			if isLabel(arabic.Fold(text[at:w[1]])) {
				if strings.TrimSpace(text[start:at]) != "" {
					parts = append(parts, text[start:at])
				}
				start = at
				break
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return append(parts, text[start:])
}

// stamp is the date at the end of a line that says by whom and when a text was posted,
// "أرسلت بواسطة: المشرف في 25-6-2009", or behind a name and a dash, where the time of
// day or the day of the week shows that the line is no other.
func (d *decoder) stamp(l *line) (Date, bool) {
	if by, date, ok := d.dateAtEnd(l); ok {
		words := strings.Fields(strings.TrimPrefix(by, "مشاركه "))
		if len(words) > 0 && (slices.Contains(postedWords, words[0]) || words[0] == "من" && len(words) > 1 && words[1] == "طرف") {
			return date, true
		}
	}
	if m := stampedLine().FindStringSubmatch(l.text); m != nil && len(strings.Fields(m[2])) <= 5 {
		if date, ok := ParseDate(m[1], d.saved); ok {
			return date, true
		}
	}
	if date, _, ok := d.dateAtStart(l); ok {
		return date, true
	}
	const most = 3 // words behind a day, a section or a name
	parts := strings.Split(strings.ReplaceAll(l.text, " – ", " - "), " - ")
	if date, ok := d.dateOfParts(parts, " - ", func(text string, end int, date Date) bool {
		first := strings.HasPrefix(l.text, text) && len(strings.Fields(strings.Join(parts[end:], " "))) <= most
		return first || date.Precision != Day || beginsWithDay(text)
	}); ok {
		return date, true
	}
	for _, mark := range []string{" بواسطة ", " بقلم ", " by "} {
		if day, _, found := strings.Cut(l.text, mark); found {
			if date, ok := ParseDate(day, d.saved); ok {
				return date, true
			}
		}
	}
	return Date{}, false
}

// dateAtStart is the day of the week, the day and the hour with which a line begins that
// has one or two words behind it, a section: "الخميس 14 كانون الأول 2023 الساعة 15:42
// متفرقات". A line that begins so is no headline. Where an agency's name stands behind it,
// the hour may be missing, and where the month has both its names, "18 حزيران/يونيه 2024
// السلم والأمن". What stands behind it is a part of the story where that speaks of
// it: الساعة 20:00 المباراة.
func (d *decoder) dateAtStart(l *line) (date Date, behind string, ok bool) {
	const most = 2 // words behind it
	words := strings.Fields(l.text)
	isDouble := doubleMonth().MatchString(l.text)
	if !isDouble && !beginsWithDay(l.text) {
		return Date{}, "", false
	}
	if _, ok := ParseDate(l.text, d.saved); ok {
		return Date{}, "", false // and nothing is behind it
	}
	for n := 1; n <= most && n < len(words); n++ {
		day, behind := strings.Join(words[:len(words)-n], " "), strings.Trim(strings.Join(words[len(words)-n:], " "), "-–—| ")
		date, ok := ParseDate(strings.TrimRight(day, "-–—| "), d.saved)
		if ok && behind != "" && (date.Precision != Day || isDouble || d.isAgency(behind)) {
			return date, behind, true
		}
	}
	return Date{}, "", false
}

// doubleMonth is the beginning of a line that is a day and a month by both its names.
var doubleMonth = pattern(`^\s*[\d٠-٩]{1,2}\s+\pL+(?: \pL+)?\s*/\s*\pL+\s+[\d٠-٩]{4}\s`)

// dateAtEnd is the date with which a line ends, and the folded words before it, which are
// few and, but for a preposition right before the date, may be a name.
func (d *decoder) dateAtEnd(l *line) (before string, date Date, ok bool) {
	const most = 7 // words before it
	if !hasDigit(l.text) {
		return "", Date{}, false
	}
	text := strings.TrimSpace(l.text)
	for at, n := 0, 0; n < most; n++ {
		i := strings.IndexByte(text[at:], ' ')
		if i < 0 {
			break
		}
		at += i + 1
		tail := strings.TrimLeft(text[at:], "»|-–—،,/ ")
		date, ok = ParseDate(tail, d.saved)
		if !ok {
			one := firstLine(tail)
			if date, ok = d.updatedDate(one); !ok {
				date, ok = d.publication(one)
			}
		}
		if ok && !date.Time.IsZero() {
			words := strings.Fields(arabic.Fold(text[:at]))
			if last := len(words) - 1; last >= 0 && slices.Contains([]string{"في", "بتاريخ", "يوم", "علي"}, words[last]) {
				words = words[:last]
			}
			before = strings.Join(words, " ")
			return before, date, !isProse(before) && !hasDigit(before)
		}
	}
	return "", Date{}, false
}

// isPictogram says whether a sign is a picture, or what stands with one.
func isPictogram(r rune) bool {
	return unicode.In(r, unicode.So, unicode.Mn, unicode.Cf) || unicode.IsSpace(r)
}

// beginsWithDay says whether a date begins with the day of the week.
func beginsWithDay(date string) bool {
	first, _, _ := strings.Cut(arabic.Fold(date), " ")
	_, ok := weekdays[first]
	return ok
}

// updatedDate is the date of publication in a line that has that of the last change
// behind it: "18 كانون الأول 2018 22:10 - آخر تحديث: 18 كانون الأول 2018 22:18".
func (d *decoder) updatedDate(l *line) (Date, bool) {
	const most = 24 // words
	if l.words > most || !containsAny(l.key, updateLabels...) {
		return Date{}, false
	}
	m := updatedLine().FindStringSubmatch(l.text)
	if m == nil {
		return Date{}, false
	}
	date, ok := ParseDate(m[1], d.saved)
	if _, both := ParseDate(m[2], d.saved); ok && both {
		return date, true
	}
	if date, ok = ParseDate(m[1]+" "+m[2], d.saved); ok && date.Precision != Day { // الخميس 13/3/2008 م (آخر تحديث) الساعة 16:25
		return date, true
	}
	return Date{}, false
}

var (
	// halfAndWord is ص or م behind an hour, with the next element's word run into it:
	// 02:15 مالثلاثاء.
	halfAndWord = pattern(`([:.][\d٠-٩]{2}\s?[صم])(ال\pL{2,}|بتوقيت)`)
	// countersBehind count the readers behind a date, or the posts of a forum: 08:30 ص 1540
	// مشاهدة, 14:12 | مشاهدات: 1203, 09:14 PM #1.
	countersBehind = pattern(`(?:[\s|-]+[\d٠-٩][\d٠-٩,]*\s+(?:مشاهدة|مشاهدات|قراءة|قراءات|زيارة|زيارات|تعليق|تعليقات)|[\s|-]+(?:عدد )?(?:ال)?(?:مشاهدات|قراءات|زيارات|تعليقات|قراء)\s*:\s*[\d٠-٩][\d٠-٩,]*|\s+#\d+)+\s*$`)
)

var updatedLine = pattern(`^\s*(\S.*?)[\s|،(–—-]*(?:تاريخ )?(?:[آا]خر تحديث|[آا]خر تعديل|تم التحديث|تحديث|حُ?د\x{651}?\x{650}?\x{651}?ث(?: في)?|updated|last updated)[\s:]*(.*?)[\s)]*$`)

// stampedLine is a line that begins with a day and an hour to the second and has a few
// words behind it, the outlet or who wrote it: "2010-12-06 05:57:51 أخبار اليوم /نبيل".
var stampedLine = pattern(`^\s*(\d{4}-\d\d?-\d\d?[ T]\d\d?:\d\d:\d\d)\s+(\pL[^.]*)$`)

// postedWords begin a line that says by whom and when a text was posted.
var postedWords = []string{"ارسل", "ارسلت", "مرسل", "كتب", "كتبت", "كتبه", "كتبها", "نشر", "نشرت", "نشره", "نشرها", "اضيف", "اضيفت", "اضافه", "بواسطه", "posted", "by"}

// placeAndDate is a date behind one or two words: a place and a dash, "درنة- 18 فبراير
// 2025م", or a section, "سياسة 27-02-2023, 18:02 | --". Without a dash it is written in
// digits.
var placeAndDate = pattern(`^\s*(\pL+(?: \pL+)?)\s*([-–—:|،,]?)\s*([\d٠-٩]\S*.*?[\d٠-٩](?:\s*[صمه]ـ?)?)[\s|–—-]*$`)

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
