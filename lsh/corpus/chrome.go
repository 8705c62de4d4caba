package corpus

import (
	"slices"
	"strings"
	"unicode"

	"sada/lsh/arabic"
)

// What is chrome
//
// A page of a news site holds much that is not the article: menus, share bars,
// links to other stories, invitations to an app. The rules of this file and of
// chrome_bids.go know such a line by what it says, on any site; they look at folded
// words, so spelling and punctuation do not matter. Most need the whole line to be
// a formula or to begin with one, and refuse lines that read like a sentence: a lost
// sentence is worse than a kept menu. Those of chrome_head.go and chrome_foot.go
// count only above or below a text; lines that nothing but their place gives away
// (the title, the site's signature) are the business of page.go.

// lineKind is what a line is by what it says.
type lineKind uint8

const (
	textLine lineKind = iota
	chromeLine
	linkLine     // a link to another story; alone on its line, the story's headline follows
	listLine     // the heading of a list of other stories
	alsoLine     // "read also" alone: a list of other stories or a further article
	keywordsLine // tags; the article is over
	commentsLine // the heading of what readers wrote
	dateLine     // a date that is named as that of publication
	sourceLine   // a line that names the sources
	letterLine   // by whom, to whom, of what a letter is
)

// classify says what a line is by what it says, and by which rule.
func classify(l *line) (lineKind, string) {
	for _, rule := range [...]func(*line) (lineKind, string){(*line).byLabel, (*line).byHead, (*line).byFormula} {
		if kind, why := rule(l); kind != textLine {
			return kind, why
		}
	}
	return textLine, ""
}

// byLabel says what a line is by the label before its colon, "تصوير: …".
func (l *line) byLabel() (lineKind, string) {
	const (
		longestDate    = 16 // words, with the label
		longestContact = 15
		longestLink    = 40
	)
	label, value := l.label()
	isOneOf := func(labels []string) bool { return slices.Contains(labels, label) }
	isFigure := value == "" || hasDigit(value)
	switch isShort := l.words <= mostNames; {
	case isOneOf(keywordLabels):
		return keywordsLine, "keywords"
	case isOneOf(photoLabels) && l.words <= 20 && (isShort || !isOneOf(pictureWords)):
		return chromeLine, "photo credit"
	case isOneOf(bylineLabels) && value != "" && l.words <= 10 && !l.isSentence() && !isProse(value), l.isRole():
		return chromeLine, "byline"
	case (isOneOf(dateLabels) || isOneOf(updateLabels)) && l.words <= longestDate && (isFigure || isShort && !isProse(value) || isAge(value)):
		return dateLine, "date line"
	case isOneOf(pageUpdates) && l.words <= longestDate:
		return chromeLine, "date line" // of the page, not of its story
	case isOneOf(counterLabels) && l.words <= 8 && (isFigure || isShort) && !l.isMenu():
		return chromeLine, "counter"
	case isOneOf(contactLabels) && l.words <= longestContact && (isFigure || strings.ContainsAny(value, "@/") || !l.isLong()),
		hasHead(label, contactLabels) && l.words <= 6 && hasDigit(value):
		return chromeLine, "contact"
	case value == "":
	case isLinkLabel(label) && l.words <= longestLink, strings.HasPrefix(label, "اقرا في ") && strings.Count(label, " ") <= 4 && !l.isLong(): // اقرأ في الميناء: …
		return linkLine, "link to another story"
	}
	return textLine, ""
}

// isLinkLabel says whether a folded label stands before a link to another story: "اقرأ أيضا: …",
// "مواضيع ذات صلة: …". Of the headings of lists those do that say how the story is another.
func isLinkLabel(label string) bool {
	if slices.Contains(linkLabels, label) {
		return true
	}
	_, how, found := strings.Cut(strings.TrimSuffix(label, " ايضا"), " ")
	return found && isListHead(label) && (slices.Contains(related, how) || slices.Contains(toTheReader, how)) || moreOfThis().MatchString(label)
}

// isRole: "Role, بي بي سي نيوز".
func (l *line) isRole() bool {
	return l.words <= 10 && strings.Contains(l.text, ",") && hasHead(l.key, roles) && !l.isSentence()
}

// byHead says what a line is by a formula that it is or begins with and that tells of the
// lines behind it, or of where they lead.
func (l *line) byHead() (lineKind, string) {
	switch uncounted := strings.TrimRight(l.key, "0123456789 "); {
	case slices.Contains(alsoHeads, l.key):
		return alsoLine, "read also"
	case slices.Contains(keywordLabels, l.key), l.words <= 15 && !l.isSentence() && hasHead(l.key, keywordHeads):
		return keywordsLine, "keywords"
	case slices.Contains(bareLinks, l.key):
		return linkLine, "link to another story"
	case slices.Contains(nextPosts, l.key):
		return linkLine, "the post before or after"
	case isListHead(l.key), l.words <= 4 && hasHead(l.key, newsHeads) && strings.HasSuffix(strings.TrimSpace(l.text), ":"):
		return listLine, "list of other stories"
	case slices.Contains(commentHeads, uncounted) && !strings.HasSuffix(l.key, " 0"):
		return commentsLine, "comments"
	case slices.Contains(noComments, l.key), l.showsComments(), slices.Contains(commentHeads, strings.TrimSuffix(l.key, " 0")):
		return chromeLine, "comments"
	case l.isMenu(), l.words <= 14 && !l.isSentence() && containsAny(l.key, readAtSource...):
		return chromeLine, "navigation"
	case slices.Contains(bareSources, l.key):
		return chromeLine, "label of a source"
	case l.isLinkHead(), !l.isLong() && slices.ContainsFunc(linkHeads, l.beginsLink):
		return linkLine, "link to another story"
	}
	return textLine, ""
}

// isLinkHead says whether the line is the head of a link and no more.
func (l *line) isLinkHead() bool {
	return slices.Contains(linkHeads, l.key) || slices.Contains(bareLinks, l.key)
}

// beginsLink says whether the line begins with the head of a link; where that ends in "too"
// the blank behind it may be lost: أيضاًتحذيرات.
func (l *line) beginsLink(head string) bool {
	rest, ok := strings.CutPrefix(l.key, head)
	return ok && (strings.HasPrefix(rest, " ") || strings.HasSuffix(head, "ايضا"))
}

// byFormula says what a line is that stands for itself: a bar, a counter, what the site
// says to its reader.
func (l *line) byFormula() (lineKind, string) {
	switch {
	case len(l.imprint()) > 1:
		return dateLine, "date line"
	case l.words >= 2 && l.all(languages):
		return chromeLine, "language switch"
	case l.isShareBar():
		return chromeLine, "share bar"
	case l.isCounter():
		return chromeLine, "counter"
	case l.words <= 3 && strings.Contains(l.text, ":") && strings.Trim(l.key, "0123456789 ") == "":
		return chromeLine, "time of day"
	case l.isInvitation():
		return chromeLine, "invitation"
	case l.isPaywall():
		return chromeLine, "what only subscribers read"
	case l.isHashtags():
		return chromeLine, "hashtags"
	case l.words <= 8 && strings.Contains(l.text, ".") && pictureFile().MatchString(l.text), l.isFileName():
		return chromeLine, "name of a picture"
	case l.words <= 60 && (strings.HasPrefix(l.key, "the post ") || strings.HasPrefix(l.key, "ظهر")) && postedOn().MatchString(l.text):
		return chromeLine, "note of the feed"
	case l.rulesComments():
		return chromeLine, "rules for comments"
	case l.words <= 12 && slices.ContainsFunc(postHeads, func(head string) bool { return strings.HasPrefix(l.key, head) }):
		return chromeLine, "embedded post"
	case l.isBreadcrumb():
		return chromeLine, "breadcrumb"
	case l.isReadingTime():
		return chromeLine, "reading time"
	case l.isFeedback():
		return chromeLine, "question to the reader"
	case l.isCookieNotice():
		return chromeLine, "cookie notice"
	case l.isCopyright():
		return chromeLine, "copyright"
	case l.isDisclaimer():
		return chromeLine, "disclaimer"
	case l.words <= 12 && strings.Contains(l.text, "://") && urlLine().MatchString(l.text):
		return chromeLine, "address"
	case (strings.Contains(l.text, "@") || strings.Contains(l.text, "pic.")) && postEnd().MatchString(l.text):
		return chromeLine, "embedded post"
	}
	return textLine, ""
}

// isShareBar: "شارك على فيسبوك تويتر", أرسل لصديق.
func (l *line) isShareBar() bool {
	return l.all(shareWords) && (l.any(shareStrong) || l.any(sendWords) && l.any(friends) && !l.isSentence())
}

// mostNames is how many words a label and a name behind it have.
const mostNames = 5

// isCounter: "3 تعليقات", "عدد المشاهدات 1,204".
func (l *line) isCounter() bool {
	if label := strings.TrimRight(l.key, "0123456789 "); len(label) < len(l.key) && (slices.Contains(counterLabels, label) || slices.Contains(visitors, label)) {
		return true
	}
	if thousands().MatchString(l.key) { // 2.4k مشاهدة
		return true
	}
	numbers, things := 0, 0
	for w := range strings.SplitSeq(l.key, " ") {
		switch {
		case strings.Trim(w, "0123456789") == "":
			numbers++
		case slices.Contains(counted, w):
			things++
		default:
			return false
		}
	}
	return things > 0 && things <= numbers && numbers <= things+1 && things <= 2
}

// showsComments: a button for what readers wrote, "إظهار التعليقات", "عرض جميع التعليقات (12)".
func (l *line) showsComments() bool {
	verb, rest, _ := strings.Cut(strings.TrimRight(l.key, "0123456789 "), " ")
	return slices.Contains(showing, verb) && slices.Contains(allComments, rest)
}

// isFileName: the name under which a picture was stored, "1430668951_339725_noticia",
// without its extension: one long word of letters and digits with two strokes.
func (l *line) isFileName() bool {
	const least = 16 // bytes
	name := strings.TrimSpace(l.text)
	return len(name) >= least && fileName().MatchString(name) && fourDigits().MatchString(name) && strings.ContainsFunc(name, unicode.IsLetter)
}

// isMenu says whether the line is made of what menus say: "الصفحة الرئيسية الأرشيف".
func (l *line) isMenu() bool {
	const most = 12 // words
	if slices.Contains(navigation, l.key) {
		return true
	}
	if l.words == 0 || l.words > most {
		return false
	}
	if l.isSectionBar() || l.isWideMenu() || l.isAdNote() {
		return true
	}
	rest := l.key
	for _, label := range counterLabels { // رقم الخبر [ السابق | التالي ]
		if after, ok := strings.CutPrefix(rest, label+" "); ok && strings.ContainsAny(l.text, "[|") {
			rest = after
			break
		}
	}
	found := false // an entry that is no button
	for rest != "" {
		longest := ""
		for _, entries := range [][]string{pageButtons, navigation, commentHeads} {
			for _, entry := range entries {
				if len(entry) > len(longest) && strings.HasPrefix(rest, entry) && (len(entry) == len(rest) || rest[len(entry)] == ' ') {
					longest = entry
				}
			}
		}
		if longest == "" {
			return false
		}
		found = found || !slices.Contains(pageButtons, longest)
		rest = strings.TrimPrefix(rest[len(longest):], " ")
	}
	return found
}

// isWideMenu: a menu whose entries wide blanks set apart, "الرئيسية   عن المديرية   اتصل بنا".
func (l *line) isWideMenu() bool {
	const least, longest = 3, 3 // entries, words of one
	first, rest, found := strings.Cut(strings.TrimSpace(l.text), "  ")
	if !found || !slices.Contains(navigation, arabic.Fold(first)) {
		return false
	}
	entries := 1
	for entry := range strings.SplitSeq(rest, "  ") {
		if words := len(strings.Fields(entry)); words > longest || strings.ContainsAny(entry, ".،؛:؟!0123456789") {
			return false
		} else if words > 0 {
			entries++
		}
	}
	return entries >= least
}

// isAdNote: what stands around an advertisement, "يستكمل المقال بعد الإعلان".
func (l *line) isAdNote() bool {
	first, rest, _ := strings.Cut(l.key, " ")
	return l.words <= 6 && !l.isSentence() && slices.Contains([]string{"يستكمل", "يتبع", "تابع", "اقرا", "اكمل"}, first) && strings.HasSuffix(rest, " بعد الاعلان")
}

// isSectionBar: "الرئيسية محليات اقتصاد رياضة".
func (l *line) isSectionBar() bool {
	first, sections, _ := strings.Cut(l.key, " ")
	return first == "الرييسيه" && l.words >= 3 && !strings.ContainsAny(l.text, ">›»/.|") &&
		!slices.ContainsFunc(strings.Fields(sections), func(w string) bool { return !isSection(w) })
}

// imprint are the parts of a line, set apart by wide blanks or strokes, that say each
// by a label what it counts or dates: "عدد المشاهدات 1137   تاريخ الإضافة 09/12/2020";
// none if one of them says something else.
func (l *line) imprint() []line {
	if l.words > 24 || !strings.Contains(l.text, "  ") && !strings.Contains(l.text, "|") {
		return nil
	}
	var parts []line
	for _, part := range strings.Split(strings.ReplaceAll(l.text, "  ", "|"), "|") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		p := firstLine(part)
		if !p.isCounter() && !hasHead(p.key, dateLabels) && !hasHead(p.key, updateLabels) {
			return nil
		}
		parts = append(parts, *p)
	}
	return parts
}

// isReadingTime: "3 دقائق قراءة", "قراءة دقيقتين".
func (l *line) isReadingTime() bool {
	if first, unit, _ := strings.Cut(l.key, " "); l.words == 2 && strings.Trim(first, "0123456789") == "" && slices.Contains(minutes, unit) {
		return true
	}
	if l.words > 6 || !l.any(minutes) || l.isSentence() {
		return false
	}
	for w := range strings.SplitSeq(l.key, " ") {
		isNumber := strings.Trim(w, "0123456789") == ""
		if !isNumber && !slices.Contains(readings, w) && !slices.Contains(minutes, w) && !slices.Contains(readingFillers, w) {
			return false
		}
	}
	return true
}

// rulesComments: the site says what it does not print of what readers write.
func (l *line) rulesComments() bool {
	const most = 40 // words
	return l.words <= most && containsAny(l.key, "التعليقات", "تعليقاتكم", "التعليق") &&
		containsAny(l.key, "لا يتم ادراج", "لن يتم نشر", "لن تنشر", "لا تتنافي", "تتنافي مع", "مسيوليه اصحابها")
}

// isHashtags: "#الصيادون #الميناء_الشرقي".
func (l *line) isHashtags() bool {
	for w := range strings.FieldsSeq(l.text) {
		if w = strings.Trim(w, "\u200e\u200f"); len(w) < 2 || w[0] != '#' {
			return false
		}
	}
	return l.words > 0
}

// isBreadcrumb: "الرئيسية > أخبار > سياسة".
func (l *line) isBreadcrumb() bool {
	first, _, more := strings.Cut(strings.TrimPrefix(l.key, "الصفحه "), " ")
	return more && l.words <= 20 && (first == "الرييسيه" || first == "home" || strings.HasPrefix(l.key, "الصفحه الرييسيه ")) && strings.ContainsAny(l.text, ">/»›|\\")
}

var (
	thousands   = pattern(`^(?:\d{1,4} )?\d{1,4}[km] (?:مشاهده|مشاهدات|قراءه|قراءات|زياره|زيارات|views)$`)
	fileName    = pattern(`^[0-9A-Za-z]+(?:[-_]+[0-9A-Za-z]+){2,}$`)
	fourDigits  = pattern(`(?:\d\D*){4}`)
	pictureFile = pattern(`(?i)^\s*[^\s/]{1,80}\.(?:jpe?g|png|gif|webp)\s*$`)
	// postedOn is what a feed says of where a post stood first; a post may have no title.
	postedOn = pattern(`^\s*The post (?:.+ )?(?:first appeared|appeared first) on .+$|^\s*ظهرت? (?:المقالة|المقال|الخبر|التدوينة) (?:.+ )?أول\x{64b}?ا?\x{64b}? على .+$`)
	urlLine  = pattern(`^\s*(?:\S{1,20}\s+){0,2}\S{0,30}\s*https?://\S+\s*$`)
	// postEnd is how an embedded post of a social network ends: a picture's
	// address, or "— name (@handle) December 26, 2024".
	postEnd = pattern(`pic\.twitter\.com/|pic\.x\.com/|\(@\w{1,30}\)\s+\p{L}+ \d{1,2}, \d{4}\s*$|\(@\w{1,30}\)\s+\d{1,2} \p{L}+,? \d{4}\s*$`)
)
