package corpus

import (
	"net/url"
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Who prints a page
//
// A line of the head names who does: by the word that says so (صحيفة), by standing beside
// the date or the writer, by the host of the page's address. Names of sections and places
// are those of papers, too (الرياض).

// publisher takes the outlet from a line of the head and sets it aside.
func (d *decoder) publisher(s *section, l *line, why string) {
	s.Outlet = printer(l)
	l.why = "masthead"
	d.explain(s, l, "outlet", s.Outlet, why)
}

// printer is the name that a masthead begins with: موقع كل يوم -بحر نيوز, الموقع الرسمي لمديرية الطرق.
func printer(l *line) string {
	name, _, _ := strings.Cut(l.text, " / ")
	if of, found := strings.CutPrefix(strings.TrimSpace(name), "الموقع الرسمي لل"); found {
		name = "ال" + of
	} else if of, found := strings.CutPrefix(strings.TrimSpace(name), "الموقع الرسمي ل"); found {
		name = strings.TrimLeft(of, "ـ ")
	}
	if before, _, found := strings.Cut(name, " -"); found && isOrganisation(strings.TrimSpace(before)) {
		name = before
	}
	return strings.TrimSpace(name)
}

// host takes the outlet from the host of the page's address, if a line of the page gives
// that and nothing else names one: the outlet of that host, or the host itself.
func (d *decoder) host(s *section) {
	for _, l := range s.lines {
		name := l.text
		switch {
		case s.Outlet != "" || l.why != "address" && l.why != "host":
			continue
		case l.why == "address":
			if s.URL == "" || !strings.Contains(l.text, s.URL) {
				continue
			}
			u, err := url.Parse(s.URL)
			if err != nil {
				continue
			}
			name = u.Hostname()
		}
		s.Outlet = strings.TrimPrefix(strings.Trim(name, blanks+"/"), "www.")
		if o, ok := d.opt.Registry.ByHost(s.Outlet); ok {
			s.Outlet = o.Name
		}
		d.explain(s, l, "outlet", s.Outlet, "the host of the page")
	}
}

// hostLine is a line that is the name of a host and no more: alkhaleej.ae.
var hostLine = pattern(`^\s*(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,12}/?\s*$`)

// signer takes the outlet from a line beneath the title that says who wrote the text and
// for whom: "منى الشافعي | موقع المدار نيوز".
func (d *decoder) signer(s *section, l *line) bool {
	by, name, ok := strings.Cut(l.text, " | ")
	words := len(strings.Fields(by))
	if !ok || words < 2 || words > legendWords || l.words > longestName+legendWords || hasDigit(l.text) || isOrganisation(by) {
		return false
	}
	if name = strings.TrimSpace(name); !isOrganisation(name) && !d.isOutlet(name) {
		return false
	}
	if s.Outlet == "" {
		s.Outlet = name
		d.explain(s, l, "outlet", name, "beside who wrote the text")
	}
	return true
}

// reporterOf takes the outlet from a line between title and text that is the name of a
// paper or a portal and, behind a dash, that of a person: "هسبريس - عزيز الراضي". A name that
// is a city's too (الرياض - محمد الشهري) may be the place.
func (d *decoder) reporterOf(s *section, h *pageHead, l *line) bool {
	name, by, ok := cutDash(l.text)
	if s.Outlet != "" || !ok || hasDigit(l.text) || l.isSentence() {
		return false
	}
	isPaper := d.isOutlet(name) && !d.isAgency(name) && !isPlaceName(name)
	words := len(strings.Fields(by))
	isPerson := (words == 2 || words == 3) && !d.isOutlet(by) && h.shared(&line{text: by}) == 0 && !isProse(by)
	if !isPaper || !isPerson {
		return false
	}
	s.Outlet = name
	d.explain(s, l, "outlet", name, "before who wrote the text")
	return true
}

// isPlaceName says whether a name is that of a place, too, where datelines come from.
func isPlaceName(name string) bool {
	key := arabic.Fold(name)
	return homes()[key] != "" || slices.Contains(strings.Split(placeNames, ","), key)
}

// agencyItem takes from a dateline that stands alone on the first line of a text and has a
// day in it the date, if nothing else says one: "الرياض 11 شعبان 1445 هـ الموافق 21 فبراير
// 2024 م واس". The agency is who is credited; a paper may print its item whole.
func (d *decoder) agencyItem(s *section, c Credit) {
	first, _, more := strings.Cut(s.Text, "\n")
	if c.Kind != Dateline || c.Start > len(first) || !more || arabic.Fold(first) != arabic.Fold(c.Text) {
		return
	}
	if date, ok := c.Date(); ok && s.Published.Time.IsZero() {
		s.Published = date
		d.explain(s, &line{}, "date", date.From, "the agency's dateline, alone on its line")
	}
}

// cutDash are the two parts of a text that a single dash between blanks sets apart.
func cutDash(text string) (before, after string, ok bool) {
	text = strings.NewReplacer(" – ", " - ", " — ", " - ").Replace(text)
	before, after, ok = strings.Cut(text, " - ")
	return strings.TrimSpace(before), strings.TrimSpace(after), ok && !strings.Contains(after, " - ")
}

// hasSection says whether a line above the title is the name of an outlet and, behind a
// dash, a section of one or two words: "CNN بالعربية - ستايل".
func (d *decoder) hasSection(h *pageHead, l *line) bool {
	name, part, ok := cutDash(l.text)
	words := len(strings.Fields(part))
	if !ok || l.words > longestName+2 || words < 1 || words > 2 || hasDigit(l.text) || h.shared(&line{text: part}) > 0 && !isSection(part) {
		return false // of its own name a story may speak: في بيان تلقته السومرية نيوز
	}
	return d.isOutlet(name) && !isPlaceName(name) && !isSectionToo(arabic.Fold(name)) && !d.isOutlet(part)
}

// isMasthead says whether a line above a date may be the name of who prints the page.
func isMasthead(l *line) bool {
	return isOrganisation(printer(l)) && l.words <= longestName+2
}

// isAround says whether a short line stands above a date and once more right below it:
// the name of the site and today's date.
func (s *section) isAround(l, date *line) bool {
	if l.words > 3 || isSectionName(l.key) || len(s.paragraphs()) == 0 {
		return false
	}
	for _, o := range s.lines {
		if o.no > date.no && o.words > 0 {
			return o.key == l.key
		}
	}
	return false
}

// masthead takes the outlet from a line that has a date, too: "جريدة المرفأ - العدد
// 5512 - الثلاثاء 8 تشرين الثاني 2016".
func (d *decoder) masthead(s *section, l *line) {
	if s.Outlet != "" {
		return
	}
	parts := lineParts(l.text)
	if len(parts) < 2 {
		return
	}
	numbered := slices.ContainsFunc(parts, isEdition) // السياسة / الجمعة 3 نوفمبر 2023 is a section
	for _, part := range parts {
		name := strings.TrimSpace(part)
		if isOrganisation(name) || d.isOutlet(name) && (numbered || !isSectionToo(arabic.Fold(name))) {
			s.Outlet = name
			d.explain(s, l, "outlet", name, "beside the date")
			return
		}
	}
}

// isPublisher says whether a line is the name of a paper, a portal or an agency, with
// the word that says so. A channel may be one of water, too.
func isPublisher(l *line) bool {
	first, rest, _ := strings.Cut(l.key, " ")
	return rest != "" && l.words <= longestName && !l.isSentence() && slices.Contains(paperTitles, first) &&
		!strings.HasPrefix(rest, "اخباري") // موقع إخباري ساحلي says what it is, not whose
}

// isMinistry says whether a line is the name of a ministry and no more, as its own pages
// begin.
func (l *line) isMinistry() bool {
	first, rest, _ := strings.Cut(l.key, " ")
	return first == "وزاره" && rest != "" && l.words <= legendWords && !l.isSentence() && !isProse(l.text) && !strings.ContainsAny(l.text, ":؟!")
}

func isSectionName(key string) bool {
	return slices.Contains(sectionNames, key) || slices.Contains(navigation, key)
}

// isAgency says whether a text is the name of an agency.
func (d *decoder) isAgency(text string) bool {
	o, ok := d.opt.Registry.Lookup(strings.TrimSpace(text))
	return ok && o.Kind == "agency"
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

var latinWord = pattern(`[A-Za-z][A-Za-z0-9]|[0-9][A-Za-z]`)

// sharedNames are names of sections that are those of newspapers, too; alone above
// a title they are the former.
var sharedNames = []string{"الاخبار", "العالم", "الراي", "السياسه", "الرياضيه", "الاقتصاديه", "الاخبار المحليه", "المغرب", "المدينه", "الحياه", "الفجر", "الان", "مباشر"}

// isSectionToo says whether the folded name of an outlet is that of a section, too: one of
// sharedNames, or an adjective without the article, وطنية.
func isSectionToo(key string) bool {
	return slices.Contains(sharedNames, key) || isIndefinite(key) && !strings.Contains(key, " ")
}

// isEditors says whether a line begins with what somebody is who runs the site.
func isEditors(l *line) bool {
	const most = 10 // words
	key := strings.TrimPrefix(l.key, "رييس ")
	return l.words <= most && slices.ContainsFunc(editors, func(name string) bool { return strings.HasPrefix(key, strings.TrimPrefix(name, "رييس ")) })
}

// editors are what a masthead says of who edits the site.
var editors = []string{"الاشراف العام", "المدير العام", "رييس التحرير", "مدير التحرير", "هييه التحرير", "مجلس الاداره", "مجلسي الاداره والتحرير", "المشرف العام"}

// isOrganisation says whether a text reads like the name of a publisher.
func isOrganisation(name string) bool {
	key := arabic.Fold(name)
	first, rest, _ := strings.Cut(key, " ")
	last := rest[strings.LastIndex(rest, " ")+1:]
	return rest != "" && strings.Count(key, " ") < longestName && (slices.Contains(organisations, first) || slices.Contains(brands, last))
}

// isBrand says whether a line is a name that ends as those of publishers do, "عدن نيوز".
func isBrand(l *line) bool {
	return (l.words == 2 || l.words == 3) && slices.Contains(brands, l.lastWord()) && !strings.ContainsAny(l.text, dashes+"/|:")
}

// brands are the words that the name of a publisher ends with.
var brands = []string{"نيوز", "برس", "بوست", "تايمز", "ميديا", "اونلاين", "news", "press", "online", "post", "times"}

// paperTitles are those of organisations that a paper, a portal or an agency has.
var paperTitles = []string{"صحيفه", "جريده", "موقع", "وكاله", "بوابه", "مجله"}

// organisations are the words that the name of a publisher begins with.
var organisations = []string{
	"صحيفه", "جريده", "موقع", "وكاله", "شبكه", "قناه", "بوابه", "مجله", "مجموعه", "موسسه", "مركز", "منصه", "راديو", "اذاعه", "تلفزيون", "فضاييه",
}

// lineParts are the parts of a line that signs set apart, or dashes where the
// parts say of themselves what they are: a date stands beside an outlet or a
// number of an issue. None if it has only one.
func lineParts(text string) []string {
	isSign := func(r rune) bool { return strings.ContainsRune("|•·", r) }
	if parts := strings.FieldsFunc(strings.ReplaceAll(text, " / ", "|"), isSign); len(parts) > 1 {
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
