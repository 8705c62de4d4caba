package corpus

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// How the foot of a page is read
//
// Behind the last paragraph stand what the site prints below every text, the source,
// the date, initials and the site's name. What one line says decides what the line
// above it may be, so they are read from the last one upwards, as far as one is none of
// these.

// tail finds the source, a date or the site's signature in short lines behind the last
// paragraph.
func (d *decoder) tail(s *section) {
	d.rights(s)
	s.dropNextStory()
	s.dropSigned()
	s.dropTopics()
	d.dropMore(s)
	s.dropBiography()
	for _, l := range slices.Backward(s.lines) {
		if l.why != "" {
			continue
		}
		if !d.isFootOf(s, l) {
			break
		}
		l.why = "foot of the page"
	}
	d.hostBelow(s)
	d.dropBehindSource(s)
	s.dropBehindBids()
	d.invited(s)
	s.dropTags()
	d.dropKeywords(s)
	for _, l := range slices.Backward(s.lines) {
		switch {
		case l.why != "":
		case d.isFootOf(s, l):
			l.why = "foot of the page"
		case !d.foot(s, l):
			return
		}
	}
}

// hostBelow sets aside the last line where it bids the reader go on to a host and takes the
// outlet from that: "لمزيد من أخبار الحوادث تابع alwafd.news".
func (d *decoder) hostBelow(s *section) {
	const most = 12 // words
	for _, l := range slices.Backward(s.lines) {
		if l.why != "" {
			continue
		}
		first, _, _ := strings.Cut(l.key, " ")
		m := hostAtEnd().FindStringSubmatch(strings.ToLower(l.text))
		isBid := slices.Contains(moreWords, first) || slices.Contains(invitations, first)
		if m == nil || l.words > most || !isBid || !s.hasTextBefore(l) {
			return
		}
		l.why = "foot of the page"
		if o, ok := d.opt.Registry.ByHost(m[1]); ok && s.Outlet == "" {
			s.Outlet = o.Name
			d.explain(s, l, "outlet", o.Name, "the host that the reader is bidden to go to")
		}
		return
	}
}

// hostAtEnd is a host at the end of a line.
var hostAtEnd = pattern(`\s((?:[a-z0-9-]+\.)+[a-z]{2,12})/?\s*$`)

// isFootOf says whether a line behind the text is what sites print there, by what it says.
func (d *decoder) isFootOf(s *section, l *line) bool {
	says := l.isFoot() || l.isButton() || l.isFormField() || l.isCode() || d.isForeign(l) && latinWord().MatchString(l.text)
	return says && s.hasTextBefore(l)
}

// foot says whether the last line kept is what stands below a text, and reads it.
func (d *decoder) foot(s *section, l *line) bool {
	if credits, ok := d.creditNames().quoted(l.text); ok && s.hasParagraphBefore(l) {
		s.source(l, credits)
		return true
	}
	if s.isSignedBelow(l) {
		l.why = "byline"
		return true
	}
	if l.words > 10 || l.isSentence() && !l.isInitials() || !s.hasTextBefore(l) {
		return false
	}
	if date, ok := d.footDate(s, l); ok && d.endsAbove(s, l) {
		l.why = "date line"
		d.dated(s, l, date)
		return true
	}
	if by := l.ruledName(); s.isAgain(l) || by != "" && d.endsAbove(s, l) && d.creditsNobody(by) {
		l.why = "byline"
		return true
	}
	first, _, _ := strings.Cut(l.key, " ")
	name := strings.Trim(l.text, blanks+bullets)
	if opening, _ := utf8.DecodeRuneInString(name); strings.ContainsRune("-/"+openingMarks, opening) {
		name = strings.TrimRight(strings.TrimLeft(name, blanks+"-/"+openingMarks), blanks+"-/"+closingMarks) // -- (بترا), «رويترز»
	}
	if agency := d.initialled(l.text); agency != "" {
		name = agency
	}
	if l.isInitials() && !d.isOutlet(strings.TrimSuffix(name, ".")) {
		l.why = "byline"
		return true
	}
	o, known := d.opt.Registry.Lookup(name)
	switch {
	case !known && (l.words > longestName || !slices.Contains(organisations, first) || hasHead(l.key, noPublishers) || s.isEntry(l)):
		return false
	case len(s.Credits) == 0 && (known || s.Outlet != "") && !(known && d.isOwn(s, o)):
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
	return true
}

// initialled is the agency in brackets with which a line below a text begins, with the
// initials of its editors behind it: --(بترا) م خ/ ف ق; "" in others.
func (d *decoder) initialled(text string) string {
	m := agencyBeside().FindStringSubmatch(text)
	if m == nil || !d.isAgency(m[1]) {
		return ""
	}
	if rest := makeLines(m[2]); len(rest) == 1 && rest[0].isInitials() {
		return m[1]
	}
	return ""
}

var agencyBeside = pattern(`^[\s–—-]*\(([^()]+)\)\s*(\pL.*)$`)

// noPublishers begin lines that name no publisher, though their first word may.
var noPublishers = []string{"مجموعه من", "مركز"}

// ruledName is the name behind a row of signs or a star, which are all that a line has
// besides it: "================ ميشال حلاق", "*كريم وناس". What stands in quotation marks
// there is whose the text is: "* خدمة «نيويورك تايمز»".
func (l *line) ruledName() string {
	const (
		most  = 3 // words
		least = 4 // signs
	)
	text := strings.TrimSpace(l.text)
	name := strings.TrimLeft(text, "=_*-–—~/")
	signs := len(text) - len(name)
	isStarred := l.words > 1 && signs == 1 && text[0] == '*'
	if l.words < 1 || l.words > most || hasDigit(l.text) || signs < least && !isStarred || strings.ContainsAny(name, ".:،؟!«»\"“”") {
		return ""
	}
	return strings.TrimSpace(name)
}

// creditsNobody says whether a name is neither that of an outlet, also behind what says that
// it is the source, عن الشرق الأوسط, nor has one in it that is credited: بالاتفاق مع بلومبيرغ.
func (d *decoder) creditsNobody(name string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(name), " ")
	if slices.Contains([]string{"عن", "المصدر", "نقلا"}, arabic.Fold(first)) && d.isOutlet(rest) {
		return false
	}
	return !d.isOutlet(name) && len(d.creditNames().find(name, arabic.Words(nil, name), "")) == 0
}

// isEntry says whether a line is an entry of a list: behind a colon, or behind another
// short line that is kept.
func (s *section) isEntry(l *line) bool {
	for _, o := range slices.Backward(s.lines) {
		if o.no < l.no && o.why == "" {
			return !o.isLong() || strings.HasSuffix(strings.TrimSpace(o.text), ":")
		}
	}
	return false
}

// isOwn says whether an outlet is the one that prints the article.
func (d *decoder) isOwn(s *section, o *outlet.Outlet) bool {
	own, ok := d.opt.Registry.Lookup(s.Outlet)
	return ok && own.Name == o.Name
}

// invited takes the outlet from a line that bids the reader follow it, if nothing else
// names one and the registry knows the name, behind من only one that means nothing else:
// "تابعوا آخر الأخبار من هسبريس على واتساب", "… عبر موقع أفريقيا برس", but not أحداث من الشرق
// الأوسط. A network on which it may be followed is none.
func (d *decoder) invited(s *section) {
	for _, l := range s.lines {
		if s.Outlet != "" || l.why != "invitation" && l.why != "foot of the page" {
			continue
		}
		if name := d.followed(l); name != "" {
			s.Outlet = name
			d.explain(s, l, "outlet", name, "whom the reader is bidden to follow")
		}
	}
}

// followed is the name of the outlet that a line bids to follow, "" if it names none.
func (d *decoder) followed(l *line) string {
	words := strings.Fields(l.text)
	if name := d.nameBehind(words, channels, false); name != "" {
		return name
	}
	return d.nameBehind(words, []string{"من"}, true)
}

// nameBehind is the longest name of an outlet that stands behind one of some words, and is
// that of no network, section or place; if sure, only one that is no ordinary word, too.
func (d *decoder) nameBehind(words, before []string, sure bool) string {
	const most = 4 // words of the name
	for i := 1; i < len(words); i++ {
		if !slices.Contains(before, arabic.Fold(words[i-1])) {
			continue
		}
		for n := min(most, len(words)-i); n > 0; n-- {
			name := strings.Trim(strings.Join(words[i:i+n], " "), "\"'«»“”()،.:")
			key := arabic.Fold(name)
			isOther := slices.Contains(platforms, key) || isSectionToo(key) || isPlaceName(name)
			if d.isOutlet(name) && !isOther && !(sure && d.opt.Registry.IsAmbiguous(name)) {
				return name
			}
		}
	}
	return ""
}

// isSignedBelow says whether a line below the text names the outlet and, before or
// behind it, one person: "سامر الحلبي – هاي كورة".
func (s *section) isSignedBelow(l *line) bool {
	const most = 6 // words
	bare := line{text: strings.TrimRight(l.text, blanks+"."), words: l.words}
	first, second := s.signed(&bare)
	if s.isOwnName(first) {
		first, second = second, first
	}
	return l.words <= most && s.isOwnName(second) && strings.Contains(arabic.Fold(first), " ") && s.endsBefore(l)
}

// isFormField: a field of a form that must be filled in, "البريد الإلكتروني *", and what
// stands below the form. It counts only behind the text.
func (l *line) isFormField() bool {
	isField := l.words <= 4 && !l.isListed() && strings.HasSuffix(strings.TrimSpace(l.text), "*") && l.any(fieldWords)
	return isField || slices.Contains(belowForms, l.key)
}

// belowForms stand below them.
var belowForms = []string{"الزامي", "حقول الزاميه", "characters left"}

// fieldWords are what forms ask for.
var fieldWords = []string{"الاسم", "اسمك", "البريد", "بريدك", "الالكتروني", "العنوان", "عنوان", "التعليق", "تعليق", "تعليقك", "الموقع", "الهاتف", "الرساله", "رسالتك", "الكود", "name", "email", "comment", "website"}

// isAgain says whether a line of the head that was no more than a name says the same.
func (s *section) isAgain(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o *line) bool {
		isName := o.why == "byline" || o.why == "legend or byline" || (o.why == "above the title" || o.why == "section name") && o.words > 1
		return isName && o.no < l.no && o.key == l.key
	})
}

// footDate is the date that a line below the text is: named as that of publication, or,
// for want of another, a line that is a date and nothing else.
func (d *decoder) footDate(s *section, l *line) (Date, bool) {
	if date, ok := d.publication(l); ok {
		return date, ok
	}
	date, ok := ParseDate(strings.Trim(l.text, blanks+bullets+"|-–"), d.saved)
	known := s.Published.Time
	isStamp := date.Precision == Second // that no story has on a line of its own
	return date, ok && date.Time.Year() >= firstPage && (known.IsZero() || isStamp || known.Format(time.DateOnly) == date.Time.Format(time.DateOnly))
}

// isButton: what the buttons below a post say, "أعجبني", "تعليق".
func (l *line) isButton() bool { return slices.Contains(buttons, l.key) }

// isCode: the number of a page or the code of an agency's item, "347342", "1423 جمت 120523".
func (l *line) isCode() bool {
	if pageCount().MatchString(l.text) || clockCode().MatchString(l.text) || wireCode().MatchString(l.text) {
		return true
	}
	number, rest, _ := strings.Cut(l.key, " ")
	zone, _, _ := strings.Cut(rest, " ")
	if len(number) < 3 || strings.Trim(number, "0123456789") != "" {
		return false
	}
	return rest == "" || l.words <= 3 && (zone == "جمت" || zone == "تغ" || zone == "gmt")
}

var (
	// clockCode is the hour at which an agency sent its item: 18:20ت م.
	clockCode = pattern(`^\s*\d{1,2}:\d\d\s*ت\s*\.?\s*مـ?\s*$`)
	// pageCount is which picture of how many a gallery shows: 1 / 3.
	pageCount = pattern(`^\s*[\d٠-٩]{1,3}\s*/\s*[\d٠-٩]{1,3}\s*$`)
	// wireCode is an agency's name and the code of its item: كونا 021320 جمت شهر 23.
	wireCode = pattern(`^\s*\pL+ \d{6} (?:جمت|تغ|gmt|GMT)(?: \pL+ \d\d)?\s*$`)
)

// dropNextStory sets aside the opening of the next story of a site that begins each with
// the same dateline, from the second paragraph that has it on.
func (s *section) dropNextStory() {
	const most = 6 // words of a dateline
	var first *line
	behind := false
	for _, l := range s.lines {
		switch {
		case l.why != "":
		case first == nil:
			if first = l; l.words < 2 || l.words > most || !strings.ContainsAny(l.text, "-–—") {
				return
			}
		case behind || l.isLong() && strings.HasPrefix(l.key, first.key+" ") && s.hasTextBefore(l):
			l.why = "the next story"
			behind = true
		}
	}
}

// dropBiography sets aside what a page says of its writer below the text: his name, which
// stands in the head, too, and right behind it a line that begins with what he is.
func (s *section) dropBiography() {
	const reach = 24 // lines at the end, since each is looked for in the head
	var name *line
	for i := max(0, len(s.lines)-reach); i < len(s.lines); i++ {
		l := s.lines[i]
		switch first, _, _ := strings.Cut(l.key, " "); {
		case l.words == 0:
		case name != nil && l.why == "" && writers.Has(first) && !slices.ContainsFunc(s.lines[i+1:], (*line).isParagraph):
			name.why, l.why = "byline", "about the writer"
			return
		case l.why == "" && l.words <= legendWords && s.isAgain(l) && s.endsBefore(l):
			name = l
		default:
			name = nil
		}
	}
}

// dropMore sets aside what a page has more of below its text, up to the end: a heading that
// names the site or other stories, "المزيد من بوابة الساحل", and headlines.
func (d *decoder) dropMore(s *section) {
	const most = 6 // headlines
	var found []*line
	for _, l := range slices.Backward(s.lines) {
		if l.why != "" {
			continue
		}
		rest, ok := strings.CutPrefix(l.key, "المزيد من ")
		first, _, _ := strings.Cut(rest, " ")
		ofSite := s.isOwnName(rest) || strings.Contains(rest, " ") && d.isOutlet(rest)
		if ok && !l.isSentence() && (ofSite || slices.Contains(otherStories, strings.TrimPrefix(first, "ال"))) {
			if len(found) > 0 && s.endsBefore(l) {
				for _, o := range append(found, l) {
					o.why = "list of other stories"
				}
			}
			return
		}
		if l.isLong() || l.isShortSentence() || l.words > longestTitle || len(found) == most {
			return
		}
		found = append(found, l)
	}
}

// dropSigned sets aside what a member of a forum has below all posts, behind a stroke
// across the page.
func (s *section) dropSigned() {
	behind := 0 // the last paragraph
	for i, l := range s.lines {
		if l.isParagraph() {
			behind = i + 1
		}
	}
	for i, l := range s.lines[behind:] {
		if len(l.text) < 8 || strings.Trim(l.text, "_ ") != "" || !s.hasTextBefore(l) {
			continue
		}
		for _, o := range s.lines[behind+i+1:] {
			if o.why == "" {
				o.why = "signature"
			}
		}
		return
	}
}

// dropBehindSource sets aside the short lines behind the source line, what forbids copies
// or an agency's mark of the end with initials, where no paragraph follows.
func (d *decoder) dropBehindSource(s *section) {
	var kept above
	for _, l := range s.lines {
		if l.why == "" {
			kept.kept++
			kept.paragraph = kept.paragraph || l.isLong()
		}
	}
	end := len(s.lines) // what stands behind it is set aside
	for i, l := range slices.Backward(s.lines) {
		switch {
		case l.isParagraph():
			return
		case !endsArticle(l) || !kept.isText():
			continue
		}
		l.why = cmp.Or(l.why, "foot of the page")
		for _, o := range s.lines[i+1 : end] {
			if o.why != "" {
				continue
			}
			if date, ok := d.footDate(s, o); ok {
				d.dated(s, o, date)
			}
			o.why = "behind the end of the article"
			kept.kept--
		}
		end = i
	}
}

// endsArticle says whether a line is one behind which a page has nothing more of its article.
func endsArticle(l *line) bool {
	return l.why == "source line" || l.why == "copyright" || l.isEnd() || slices.Contains(ends, l.key)
}

// dropBehindBids sets aside the short lines behind the last paragraph that stand between
// two lines by which a site speaks to its reader, a share bar, invitations, forms: they
// belong to the site, too. Only a line or two stand so that are no entries of a list, which
// goes on below a share bar, and speak of nothing that title and text do.
func (s *section) dropBehindBids() {
	const most = 2 // lines between two such
	var kept above
	last := -1
	for i, l := range s.lines {
		if l.why == "" {
			kept.kept++
			if l.isLong() {
				kept.paragraph, last = true, i
			}
		}
	}
	if !kept.paragraph {
		return
	}
	own := map[uint64]bool{}
	addStems(own, s.Title)
	for _, l := range s.lines[:last+1] {
		if l.why == "" {
			addStems(own, l.text)
		}
	}
	var between []*line
	bid := false // a bid stands above
	for _, l := range s.lines[last+1:] {
		switch {
		case l.words == 0:
		case l.why == "" && !l.isFoot():
			between = append(between, l)
		case l.why == "" || slices.Contains(bids, l.why):
			goesOn := func(o *line) bool { return o.goesOn(own) }
			if bid && len(between) <= most && !slices.ContainsFunc(between, goesOn) {
				for _, o := range between {
					o.why = "among what the site says to its reader"
				}
			}
			bid, between = true, nil
		}
	}
}

// bids are why lines are set aside by which a site speaks to its reader.
var bids = []string{"share bar", "copyright", "comments", "contact", "invitation", "foot of the page", "keywords", "list of other stories", "what only subscribers read", "question to the reader", "counter"}

// goesOn says whether a short line may be a part of the text: an entry of a list, what
// announces one, a sentence, a line with a number or one that shares a word with the text.
func (l *line) goesOn(text map[uint64]bool) bool {
	if l.isListed() || l.isDashed() || l.isSentence() || hasDigit(l.text) || strings.HasSuffix(strings.TrimSpace(l.text), ":") {
		return true
	}
	own := map[uint64]bool{}
	addStems(own, l.text)
	return countIn(own, text) > 0
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

// endsAbove says whether the last line kept before one, but for an agency's name, its
// codes and initials, is a paragraph.
func (d *decoder) endsAbove(s *section, l *line) bool {
	for _, o := range slices.Backward(s.lines) {
		isAgencys := func() bool {
			return o.isInitials() || o.isEnd() || o.isCode() || d.isAgency(strings.Trim(o.text, blanks+dashes+"()")) || d.initialled(o.text) != ""
		}
		if o.no < l.no && o.why == "" && !isAgencys() {
			return o.isLong()
		}
	}
	return false
}

// hasParagraphBefore says whether a paragraph is kept before a line.
func (s *section) hasParagraphBefore(l *line) bool {
	return slices.ContainsFunc(s.lines, func(o *line) bool { return o.no < l.no && o.isParagraph() })
}

// hasTextBefore says whether a line is kept before one. What has been set aside stays
// so, so that the lines above the first one kept are passed once.
func (s *section) hasTextBefore(l *line) bool {
	for s.first < len(s.lines) && s.lines[s.first].why != "" {
		s.first++
	}
	return s.first < len(s.lines) && s.lines[s.first].no < l.no
}
