package corpus

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// What is chrome
//
// A page of a news site holds much that is not the article: menus, share bars,
// links to other stories, invitations to an app. The rules below know such a
// line by what it says, on any site; they look at folded words, so spelling
// and punctuation do not matter. Most need the whole line to be a formula or
// to begin with one, and refuse lines that read like a sentence: a lost
// sentence is worse than a kept menu. Lines that only their place gives away
// (the title, the site's signature) are the business of page.go.

// line is one line of a page.
type line struct {
	no         int    // from 1
	start, end int    // byte offsets in the page, without the line break
	text       string // what stands there, bytes unchanged
	key        string // the folded words, joined by a blank
	words      int
	why        string // the rule that set it aside; "" while it is kept
	head       bool   // it stands above the date and is no paragraph, whatever it ends in
}

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

// makeLines cuts a page into its lines.
func makeLines(page string) []line {
	var lines []line
	start := len(page) - len(strings.TrimPrefix(page, "\ufeff"))
	for no := 1; start < len(page); no++ {
		end := len(page)
		next := end
		if i := strings.IndexByte(page[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		text := strings.TrimSuffix(page[start:end], "\r")
		key := arabic.Fold(text)
		words := 0
		if key != "" {
			words = 1 + strings.Count(key, " ")
		}
		lines = append(lines, line{no: no, start: start, end: start + len(text), text: text, key: key, words: words})
		start = next
	}
	return lines
}

// classify says what a line is by what it says, and by which rule.
func classify(l *line) (lineKind, string) {
	switch label, value := l.label(); {
	case slices.Contains(keywordLabels, label):
		return keywordsLine, "keywords"
	case slices.Contains(photoLabels, label) && l.words <= 20 && !(slices.Contains(pictureWords, label) && l.words > mostNames):
		return chromeLine, "photo credit"
	case slices.Contains(bylineLabels, label) && value != "" && l.words <= 10 && !l.isSentence() && !isProse(value):
		return chromeLine, "byline"
	case l.words <= 10 && strings.Contains(l.text, ",") && hasHead(l.key, []string{"author", "role"}) && !l.isSentence():
		return chromeLine, "byline" // Role, بي بي سي نيوز
	case (slices.Contains(dateLabels, label) || slices.Contains(updateLabels, label)) && l.words <= 16 && (value == "" || hasDigit(value) || l.words <= mostNames && !isProse(value) || isAge(value)):
		return dateLine, "date line"
	case slices.Contains(pageUpdates, label) && l.words <= 16:
		return chromeLine, "date line" // of the page, not of its story
	case slices.Contains(counterLabels, label) && l.words <= 8 && (value == "" || hasDigit(value) || l.words <= mostNames) && !l.isMenu():
		return chromeLine, "counter"
	case (slices.Contains(contactLabels, label) || hasHead(label, contactLabels) && l.words <= 6 && hasDigit(value)) && l.words <= 15 && (value == "" || hasDigit(value) || strings.ContainsAny(value, "@/") || !l.isLong()):
		return chromeLine, "contact"
	case slices.Contains(linkLabels, label) && value != "" && l.words <= 40,
		strings.HasPrefix(label, "اقرا في ") && strings.Count(label, " ") <= 4 && value != "" && !l.isLong(): // اقرأ في الميناء: …
		return linkLine, "link to another story"
	}
	switch {
	case slices.Contains(alsoHeads, l.key):
		return alsoLine, "read also"
	case slices.Contains(keywordLabels, l.key), l.words <= 15 && !l.isSentence() && hasHead(l.key, keywordHeads):
		return keywordsLine, "keywords"
	case slices.Contains(nextPosts, l.key):
		return linkLine, "the post before or after"
	case isListHead(l.key), l.words <= 4 && hasHead(l.key, newsHeads) && strings.HasSuffix(strings.TrimSpace(l.text), ":"):
		return listLine, "list of other stories"
	case slices.Contains(commentHeads, strings.TrimRight(l.key, "0123456789 ")) && !strings.HasSuffix(l.key, " 0"):
		return commentsLine, "comments"
	case slices.Contains(noComments, l.key), l.showsComments(), slices.Contains(commentHeads, strings.TrimSuffix(l.key, " 0")):
		return chromeLine, "comments"
	case l.isMenu(), l.words <= 14 && !l.isSentence() && containsAny(l.key, "قراءه الخبر في المصدر", "قراءه الخبر من المصدر", "قراءه المقال في المصدر", "قراءه المقال من المصدر"):
		return chromeLine, "navigation"
	case slices.Contains(bareSources, l.key):
		return chromeLine, "label of a source"
	case slices.Contains(linkHeads, l.key):
		return linkLine, "link to another story"
	}
	if !l.isLong() {
		for _, head := range linkHeads {
			if strings.HasPrefix(l.key, head+" ") || strings.HasPrefix(l.key, head) && strings.HasSuffix(head, "ايضا") { // أيضاًتحذيرات: the blank was lost
				return linkLine, "link to another story"
			}
		}
	}
	switch {
	case len(l.imprint()) > 1:
		return dateLine, "date line"
	case l.words >= 2 && l.all(languages):
		return chromeLine, "language switch"
	case l.all(shareWords) && (l.any(shareStrong) || l.any(sendWords) && l.any(friends) && !l.isSentence()):
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
	case l.words <= 40 && containsAny(l.key, "التعليقات", "تعليقاتكم", "التعليق") && containsAny(l.key, "لا يتم ادراج", "لن يتم نشر", "لن تنشر", "لا تتنافي", "تتنافي مع", "مسيوليه اصحابها"):
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
	case l.words <= 30 && containsAny(l.key, "جميع الحقوق محفوظه", "حقوق النشر محفوظه", "كافه الحقوق محفوظه", "all rights reserved"),
		l.words <= 12 && strings.Contains(l.text, "©"):
		return chromeLine, "copyright"
	case l.isDisclaimer(), l.words <= 60 && containsAny(l.key, "تعبر بالضروره", "يعبر بالضروره", "يعكس بالضروره", "تعكس بالضروره") && (l.any(opinionWords) || l.any(theSite)),
		l.words <= 60 && containsAny(l.key, "تعبر عن راي كاتبها", "تعبر فقط عن راي", "لا تمثل راي"),
		l.words <= 60 && hasHead(l.key, []string{"اخلاء مسووليه", "اخلاء المسووليه"}) && strings.Contains(l.text, ":"):
		return chromeLine, "disclaimer"
	case l.words <= 12 && strings.Contains(l.text, "://") && urlLine().MatchString(l.text):
		return chromeLine, "address"
	case (strings.Contains(l.text, "@") || strings.Contains(l.text, "pic.")) && postEnd().MatchString(l.text):
		return chromeLine, "embedded post"
	}
	return textLine, ""
}

// mostNames is how many words a label and a name behind it have.
const mostNames = 5

func hasDigit(text string) bool { return strings.IndexFunc(text, isAnyDigit) >= 0 }

// isProse says whether a text has a word that no name, place or date has: behind the
// label of a byline it is what the line is about.
func isProse(text string) bool {
	for w := range strings.FieldsSeq(arabic.Fold(text)) {
		if slices.Contains(particles, w) {
			return true
		}
	}
	return false
}

// label is the folded words before the first colon, if they are few, and what
// stands behind it.
func (l *line) label() (label, value string) {
	before, after, found := strings.Cut(l.text, ":")
	if !found || len(before) > 60 {
		return "", ""
	}
	return arabic.Fold(before), strings.TrimSpace(after)
}

// isLong says whether the line reads like a paragraph and not like a headline:
// 25 words, or 8 and a full stop.
func (l *line) isLong() bool { return !l.head && (l.words >= 25 || l.words >= 8 && l.isSentence()) }

// isSentence says whether the line ends as a sentence does.
func (l *line) isSentence() bool {
	text := strings.TrimRightFunc(l.text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("\"'»”’)]\u200f\u200e", r)
	})
	last, _ := utf8.DecodeLastRuneInString(text)
	return last == '.' || last == '۔'
}

// isShortSentence says whether the line is one of some words; headlines have no full
// stop, or three.
func (l *line) isShortSentence() bool {
	const least = 4 // words
	return l.words >= least && l.isSentence() && !strings.HasSuffix(strings.TrimSpace(l.text), "..")
}

// isListed says whether the line stands in a list with bullets.
func (l *line) isListed() bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l.text))
	return strings.ContainsRune(bullets, first)
}

// isDashed says whether the line begins with a dash and a blank, as entries of a list
// do, and what a speaker says.
func (l *line) isDashed() bool {
	return strings.HasPrefix(strings.TrimSpace(l.text), "- ") || strings.HasPrefix(strings.TrimSpace(l.text), "– ")
}

// Signs before an entry of a list, and the blanks before those.
const (
	bullets = "•·●▪◦‣*"
	blanks  = " \t\u00a0"
)

func (l *line) all(words []string) bool {
	if l.words == 0 || l.words > 25 {
		return false
	}
	for w := range strings.SplitSeq(l.key, " ") {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

func (l *line) any(words []string) bool {
	for w := range strings.SplitSeq(l.key, " ") {
		if slices.Contains(words, w) {
			return true
		}
	}
	return false
}

// hasHead says whether a key begins with one of the heads and has more words.
func hasHead(key string, heads []string) bool {
	return slices.ContainsFunc(heads, func(head string) bool { return strings.HasPrefix(key, head+" ") })
}

// isCounter: "3 تعليقات", "عدد المشاهدات 1,204".
func (l *line) isCounter() bool {
	if label := strings.TrimRight(l.key, "0123456789 "); len(label) < len(l.key) && slices.Contains(counterLabels, label) {
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
	return slices.Contains([]string{"اظهار", "اخفاء", "عرض", "مشاهده", "show", "hide", "view"}, verb) && slices.Contains([]string{"التعليقات", "كل التعليقات", "جميع التعليقات", "comments", "all comments"}, rest)
}

// isInvitation: the line bids the reader to follow, join or load something on
// a platform.
func (l *line) isInvitation() bool {
	if l.words > 40 || l.isSentence() && l.words > 15 {
		return false
	}
	first, rest, _ := strings.Cut(l.key, " ")
	for slices.Contains(moreWords, first) { // "للمزيد من الأخبار تابعونا على …"
		first, rest, _ = strings.Cut(rest, " ")
	}
	if l.words <= 8 && !l.isSentence() && slices.Contains(followUs, first) {
		return true
	}
	if i := strings.IndexAny(l.text, ":!؟"); i >= 0 && !slices.Contains(invitations, first) { // "كل خميس: اشترك في النشرة"
		first, rest, _ = strings.Cut(arabic.Fold(l.text[i:]), " ")
	}
	if slices.Contains(deeds, first) && !l.invites(first, rest) {
		return false
	}
	return slices.Contains(invitations, first) && (l.onPlatform() || l.isIconic() || strings.Contains(l.text, " @") || containsAny(l.key, "google news", "اخبار جوجل", "اخبار غوغل", "جوجل نيوز", "غوغل نيوز", "قوقل نيوز"))
}

// onPlatform says whether a line names a network or a shop of apps.
func (l *line) onPlatform() bool {
	for w := range strings.SplitSeq(l.key, " ") {
		if slices.Contains(platforms, w) || slices.Contains(platforms, strings.TrimPrefix(w, "ال")) {
			return true
		}
	}
	return false
}

// isIconic says whether a short line breaks off where icons of networks stood: "تابعوا RT
// على".
func (l *line) isIconic() bool {
	const most = 8 // words
	last := l.key[strings.LastIndex(l.key, " ")+1:]
	return l.words <= most && (last == "علي" || last == "عبر")
}

// invites says whether a line whose first word is a deed, too (تابع الوزير, حمل
// المشاركون), bids its reader do it: nobody is named who did.
func (l *line) invites(first, rest string) bool {
	second, rest, _ := strings.Cut(rest, " ")
	third, _, _ := strings.Cut(rest, " ")
	own := strings.HasSuffix(second, "نا") || strings.HasSuffix(third, "نا")
	switch {
	case strings.HasPrefix(first, "يمكن"):
		return slices.Contains(bidden, second) && !(l.isSentence() && !own)
	case second == "تطبيق":
		_, rest, _ := strings.Cut(rest, " ")
		behind, _, _ := strings.Cut(rest, " ")
		return strings.HasPrefix(first, "حمل") && !l.isSentence() && (behind == "" || slices.Contains(behindApps, behind))
	case l.isSentence() && !own:
		return false
	case l.isIconic(), strings.HasSuffix(first, "وا") && l.words <= 12, // تابعوا الميناء على فيسبوك
		l.words <= 6 && (third == "علي" || third == "عبر") && slices.Contains(platforms, l.key[strings.LastIndex(l.key, " ")+1:]):
		return true
	}
	return own || slices.Contains(behindBids, second)
}

// isMotto says whether a line says of a paper how often it comes out, of what kind it is
// and whose: "يومية سياسية شاملة تصدر عن مؤسسة …".
func (l *line) isMotto() bool {
	const most = 14 // words
	first, _, _ := strings.Cut(l.key, " ")
	if l.words < 3 || l.words > most || l.isSentence() || !slices.Contains(mottoHeads, first) {
		return false
	}
	kinds := 0
	for w := range strings.SplitSeq(l.key, " ") {
		if slices.Contains(mottoWords, w) || slices.Contains(mottoWords, w+"ه") {
			kinds++
		}
	}
	return kinds >= 2 || kinds == 1 && strings.Contains(l.key, " تصدر عن ")
}

// isPaywall says whether a line tells the reader that he must subscribe to read on:
// "هذا المحتوى للمشتركين فقط", "اشترك الآن لقراءة المقال كاملا".
func (l *line) isPaywall() bool {
	const most = 20 // words
	if l.words > most {
		return false
	}
	first, _, _ := strings.Cut(l.key, " ")
	if slices.Contains(subscribing, first) {
		return containsAny(l.key, "قراءه", "المحتوي", "اعلانات", "مواد ", "المقالات", "بقيه ")
	}
	return l.words <= 10 && !l.isSentence() && containsAny(l.key, "للمشتركين", "المشتركين فقط") && containsAny(l.key, "المحتوي", "المقال", "الماده", "الموضوع", "القراءه")
}

// isFileName: the name under which a picture was stored, "1430668951_339725_noticia",
// without its extension: one long word of letters and digits with two strokes.
func (l *line) isFileName() bool {
	const least = 16 // bytes
	name := strings.TrimSpace(l.text)
	return len(name) >= least && fileName().MatchString(name) && fourDigits().MatchString(name) && strings.ContainsFunc(name, unicode.IsLetter)
}

// isDisclaimer: the opinions are those of who wrote them and not of the site. The line
// speaks of all that the site prints and of nothing else.
func (l *line) isDisclaimer() bool {
	return l.words >= 6 && l.words <= 40 && hasHead(strings.TrimPrefix(l.key, "ان "), opinions) && l.any(theirWriters) && l.any(theSite) && l.any(opinionWords) && l.any(denials)
}

// isMenu says whether the line is made of what menus say: "الصفحة الرئيسية الأرشيف".
func (l *line) isMenu() bool {
	const most = 12 // words
	rest := l.key
	if slices.Contains(navigation, l.key) {
		return true
	}
	if rest == "" || l.words > most {
		return false
	}
	if first, more, _ := strings.Cut(l.key, " "); first == "الرييسيه" && l.words >= 3 && !strings.ContainsAny(l.text, ">›»/.|") && !slices.ContainsFunc(strings.Fields(more), func(w string) bool { return !isSection(w) }) {
		return true // الرئيسية محليات اقتصاد رياضة
	}
	for _, label := range counterLabels { // رقم الخبر [ السابق | التالي ]
		if after, ok := strings.CutPrefix(rest, label+" "); ok && strings.ContainsAny(l.text, "[|") {
			rest = after
			break
		}
	}
	for rest != "" {
		longest := ""
		for _, entry := range navigation {
			if len(entry) > len(longest) && strings.HasPrefix(rest, entry) && (len(entry) == len(rest) || rest[len(entry)] == ' ') {
				longest = entry
			}
		}
		if longest == "" {
			return false
		}
		rest = strings.TrimPrefix(rest[len(longest):], " ")
	}
	return true
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
		p := makeLines(part)[0]
		if !p.isCounter() && !hasHead(p.key, dateLabels) && !hasHead(p.key, updateLabels) {
			return nil
		}
		parts = append(parts, p)
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
		if strings.Trim(w, "0123456789") != "" && !slices.Contains(readings, w) && !slices.Contains(minutes, w) && !slices.Contains(readingFillers, w) {
			return false
		}
	}
	return true
}

// isFeedback: the site asks what its reader thinks of the page: "هل استفدت من
// المعلومات المقدمة في هذه الصفحة؟".
func (l *line) isFeedback() bool {
	return l.words <= 12 && strings.HasPrefix(l.key, "هل ") && strings.ContainsAny(l.text, "؟?") &&
		(containsAny(l.key, "هذه الصفحه", "هذا المحتوي", "هذا المقال", "هذا الخبر", "هذه المعلومات", "المعلومات المقدمه") && l.any(useful) ||
			strings.HasPrefix(l.key, "هل وجدت ما تبحث عنه"))
}

// isCookieNotice: the site tells the reader that it keeps cookies, or what who
// reads on agrees to. A story about cookies does not begin so, and does not speak
// to its reader.
func (l *line) isCookieNotice() bool {
	if l.words < 3 || l.words > 60 || !hasHead(l.key, noticeHeads) {
		return false
	}
	if containsAny(l.key, "ملفات تعريف الارتباط", "الكوكيز", "كوكيز", "cookies") {
		return hasHead(l.key, []string{"نستخدم", "نحن نستخدم", "we use"}) || l.any(toReader) || containsAny(l.key, "هذا الموقع", "سياسه الخصوصيه", "privacy policy")
	}
	return l.any(consents) && containsAny(l.key, "سياسه الخصوصيه", "شروط الاستخدام", "الشروط والاحكام", "privacy policy", "terms of use")
}

// isCopyright: "يمنع نقل أو إعادة نشر مواد الموقع دون إذن مسبق". Laws forbid much,
// too; the site speaks of what stands on it, or without a full stop.
func (l *line) isCopyright() bool {
	return l.words <= 30 && hasHead(l.key, bans) && containsAny(l.key, "اعاده نشر", "اعاده النشر", "اقتباس", "النسخ") &&
		(containsAny(l.key, "الموقع", "هذا المحتوي", "هذه الماده", "هذه المواد", "هذا الخبر", "هذا المقال", "هذا التقرير") ||
			l.words <= 15 && !l.isSentence() && containsAny(l.key, "دون اذن", "دون موافقه", "اذن مسبق", "اذن خطي", "موافقه خطيه", "موافقه مسبقه"))
}

// isByline: "بقلم/ نوال البحري", "كتب أحمد سالم - القاهرة". A sentence may begin so,
// too; it counts only above the text.
func (l *line) isByline() bool {
	first, _, more := strings.Cut(l.key, " ")
	return more && l.words <= 7 && slices.Contains(bylineLabels, first) && !l.isSentence()
}

// isInitials: "ش.م", "ر ج / ف ع ع", "س ص/ ن ح/ اح", with which reporters and editors
// sign. Syllables of two letters are some only where a stroke stands between them. It
// counts only behind the text.
func (l *line) isInitials() bool {
	const most = 8                                                      // letters or syllables
	if l.words < 2 || l.words > most || strings.Contains(l.text, "(") { // ع.م/ر.س (د ب أ) names the agency
		return false
	}
	longest := 0
	for w := range strings.SplitSeq(l.key, " ") {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest == 1 || longest == 2 && strings.Contains(l.text, "/") && !hasDigit(l.text)
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

// isTicker says whether a line may be headlines one behind the other: with wide blanks
// between them and no full stop, or long and without any sign of a sentence. It counts
// only above a text that speaks of other things.
func (l *line) isTicker() bool {
	const least = 4 // headlines
	if l.words < 3*least || l.isSentence() {
		return false
	}
	headlines := wideBlanks().Split(strings.TrimSpace(l.text), -1)
	if len(headlines) < least || l.words < 3*len(headlines) { // the cells of a table have fewer words
		text := strings.TrimSpace(l.text)
		last, _ := utf8.DecodeLastRuneInString(text)
		return l.words >= 25 && !strings.ContainsAny(l.text, "،,") && !strings.ContainsRune("؟?!:…»”\"", last)
	}
	return !slices.ContainsFunc(headlines, func(h string) bool { return strings.HasSuffix(h, ".") })
}

// hasCells says whether wide blanks stand in the line.
func (l *line) hasCells() bool { return wideBlanks().MatchString(strings.TrimSpace(l.text)) }

// isBar says whether a line of the head is what a site has above every page: headlines
// of a few words with signs between them, what is urgent, the hours of prayer.
func (l *line) isBar() bool {
	const least, most = 3, 12 // headlines, words of one
	if l.isUrgent() || len(clockTime().FindAllString(l.text, 2)) == 2 {
		return true
	}
	headlines := headlineSign().Split(l.text, -1)
	return len(headlines) >= least && !slices.ContainsFunc(headlines, func(h string) bool {
		words := len(strings.Fields(h))
		return words < 2 || words > most
	})
}

// isUrgent: "عاجل | وصول الرئيس".
func (l *line) isUrgent() bool {
	first, _, more := strings.Cut(l.key, " ")
	return more && first == "عاجل" && strings.ContainsAny(l.text, ":|")
}

// isBreadcrumb: "الرئيسية > أخبار > سياسة".
func (l *line) isBreadcrumb() bool {
	first, _, more := strings.Cut(l.key, " ")
	return more && l.words <= 20 && (first == "الرييسيه" || first == "home") && strings.ContainsAny(l.text, ">/»›|\\")
}

// isPath: "المركز الإعلامي > الأخبار", short entries with signs between them, of which the
// first is not that of the first page. It counts only above a title.
func (l *line) isPath() bool {
	const most = 4 // words of an entry
	if l.isSentence() || hasDigit(l.text) || strings.Contains(l.text, "«") {
		return false
	}
	entries := pathSign().Split(strings.TrimSpace(l.text), -1)
	return len(entries) >= 2 && !slices.ContainsFunc(entries, func(e string) bool {
		words := len(strings.Fields(e))
		return words < 1 || words > most
	})
}

// invited is the name of the channel that an invitation bids to join ("إنضم
// لقناة النيلين على واتساب"), as printed; empty if it names none.
func invited(text string) string {
	type word struct {
		folded     string
		start, end int
	}
	var words []word
	for _, w := range wordSpans().FindAllStringIndex(text, -1) {
		words = append(words, word{arabic.Fold(text[w[0]:w[1]]), w[0], w[1]})
	}
	for i := range words {
		if !slices.Contains(channels, words[i].folded) {
			continue
		}
		for j := i + 1; j < len(words) && j <= i+5; j++ {
			if !slices.Contains(prepositions, words[j].folded) {
				continue
			}
			if j == i+1 {
				break
			}
			return strings.Trim(text[words[i+1].start:words[j-1].end], `"'«»“”()`)
		}
	}
	return ""
}

func containsAny(s string, phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(s, p) })
}

// pattern is a regular expression that is compiled at its first use: a run that
// reads no page does not pay for it.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

var (
	fileName = pattern(`^[0-9A-Za-z]+(?:[-_]+[0-9A-Za-z]+){2,}$`)
	// headlineSign stands between the headlines of a bar.
	headlineSign = pattern(`\s+(?:[|•·–—-]|\*\*+|//+)\s+`)
	clockTime    = pattern(`(?:^|\D)\d\d?:\d\d(?:\D|$)`)
	fourDigits   = pattern(`(?:\d\D*){4}`)
	wordSpans    = pattern(`\S+`)
	wideBlanks   = pattern(`[\t\x{a0} ]{3,}`)
	pictureFile  = pattern(`(?i)^\s*[^\s/]{1,80}\.(?:jpe?g|png|gif|webp)\s*$`)
	// postedOn is what a feed says of where a post stood first; a post may have no title.
	postedOn = pattern(`^\s*The post (?:.+ )?(?:first appeared|appeared first) on .+$|^\s*ظهرت? (?:المقالة|المقال|الخبر|التدوينة) (?:.+ )?أول\x{64b}?ا?\x{64b}? على .+$`)
	pathSign = pattern(`\s+[>›»]\s+`)
	urlLine  = pattern(`^\s*(?:\S{1,20}\s+){0,2}\S{0,30}\s*https?://\S+\s*$`)
	// postEnd is how an embedded post of a social network ends: a picture's
	// address, or "— name (@handle) December 26, 2024".
	postEnd = pattern(`pic\.twitter\.com/|pic\.x\.com/|\(@\w{1,30}\)\s+\p{L}+ \d{1,2}, \d{4}\s*$|\(@\w{1,30}\)\s+\d{1,2} \p{L}+,? \d{4}\s*$`)
)

// The words of the rules, folded.
var (
	keywordLabels = []string{
		"كلمات دلاليه", "الكلمات الدلاليه", "كلمات داله", "الكلمات الداله", "كلمات مفتاحيه", "الكلمات المفتاحيه", "كلمات البحث", "كلمات بحث", "كلمات دليليه", "هاشتاغ", "هاشتاج",
		"الوسوم", "وسوم", "اوسمه", "الاوسمه", "علامات", "العلامات", "تاغات", "تاجات", "الدلالات",
		"مواضيع المقال", "سمات", "السمات", "tags", "tag", "keywords",
	}
	// particles stand in sentences and in no list of names or keywords.
	particles = []string{"ان", "انه", "انها", "قال", "قالت", "كان", "كانت", "التي", "الذي", "لم", "لن", "قد", "لكن", "حتي", "منذ", "بعد", "قبل", "كل", "هذا", "هذه", "ذلك", "تلك", "ما", "لا", "ثم", "حين", "عندما", "كي"}
	// pictureWords are photoLabels that a sentence may begin with.
	pictureWords = []string{"الصوره", "صوره", "الصور"}
	// keywordHeads begin a list of keywords without a colon.
	keywordHeads = []string{"كلمات دلاليه", "الكلمات الدلاليه", "كلمات داله", "الكلمات الداله", "كلمات مفتاحيه", "الكلمات المفتاحيه"}
	photoLabels  = []string{
		"photo", "photos", "photo credit", "credit", "image", "image credit", "picture", "photo by",
		"الصوره", "صوره", "تصوير", "مصدر الصوره", "حقوق الصوره", "الصور", "عدسه",
	}
	bylineLabels = []string{
		"كتب", "كتبت", "بقلم", "تحرير", "اعداد", "المحرر", "الكاتب", "كاتب المقال", "اعداد وتحرير", "كتبه", "محرر الخبر", "كاتب الخبر", "ترجمه", "ترجمه وتحرير",
	}
	// genreLabels are what a piece is, before the name of its writer.
	genreLabels = []string{"تقرير", "حوار", "حاوره", "حاورته", "حاورها", "حاورتها", "اجري الحوار", "اجرت الحوار", "نص", "تحقيق", "متابعه", "تغطيه", "خاص", "قلم"}
	dateLabels  = []string{
		"تاريخ النشر", "نشر في", "نشر بتاريخ", "نشرت في", "نشر", "نشر يوم", "تم النشر", "تم النشر في", "تم نشره", "تاريخ الخبر", "تاريخ نشر الخبر", "تاريخ نشر المقال", "قديم", "تاريخ الاضافه", "تاريخ الادراج", "وقت النشر", "وقت الاضافه", "اضيف بتاريخ", "اضيف في", "اضيف يوم", "تاريخ المقال", "التاريخ", "تاريخ",
		"published", "published on", "date", "posted on",
	}
	dayLabels     = []string{"التاريخ", "تاريخ", "date"} // of dateLabels those that may name today's date, too
	updateLabels  = []string{"اخر تحديث", "تاريخ اخر تحديث", "اخر تعديل", "تاريخ اخر تعديل", "تاريخ التحديث", "تم التحديث", "تحديث", "حدث في", "updated", "last updated"}
	pageUpdates   = []string{"اخر تحديث للصفحه", "اخر تحديث للموقع", "اخر تحديث لهذه الصفحه", "اخر تحديث للمحتوي", "تاريخ اخر تحديث للمحتوي", "تاريخ اخر تحديث للصفحه"}
	counterLabels = []string{
		"عدد المشاهدات", "المشاهدات", "مشاهدات", "القراء", "عدد القراءات", "القراءات", "عدد القراء", "عدد التعليقات", "التعليقات",
		"وقت القراءه", "مده القراءه", "زمن القراءه", "حجم الخط", "عدد الزيارات", "الزيارات", "views", "رقم الخبر", "كود الخبر", "رمز الخبر", "رقم المقال", "كود المقال", "رقم المحتوي", "رقم الماده",
	}
	linkLabels = []string{
		"اقرا", "اقرا ايضا", "اقرا كذلك", "اقرا المزيد", "اقرا اكثر", "اقراوا ايضا", "اقرءوا ايضا", "طالع", "طالع ايضا", "شاهد", "شاهد ايضا",
		"انظر ايضا", "قد يهمك", "قد يهمك ايضا", "ربما يهمك", "يهمك", "المزيد", "للمزيد", "لمزيد من التفاصيل", "لقراءه المزيد", "مواضيع متعلقه", "موضوعات متعلقه",
		"موضوع متعلق", "خبر متعلق", "خبر ذو صله", "نرشح لك", "نرشح لكم", "ذات صله", "اخبار ذات صله", "اخبار متعلقه", "read more", "read also", "see also", "related",
	}
	contactLabels = []string{"للاستفسار", "للتواصل", "للاستفسارات", "لمزيد من المعلومات", "للمزيد من المعلومات", "للاتصال", "contact", "media contact"}
	letterLabels  = []string{"من", "الي", "نسخه", "نسخه الي", "المرسل", "المرسل اليه", "القسم", "التصنيف", "الرابط", "الكاتب", "from", "to", "cc", "link", "section", "category", "author"}
	subjectLabels = []string{"الموضوع", "موضوع", "عنوان الرساله", "العنوان", "عنوان الخبر", "subject", "title"}
	// linkHeads begin a link; the headline follows on the line or on the next.
	linkHeads = []string{
		"اقرا المزيد", "اقرا ايضا", "اقرا كذلك", "اقرا اكثر", "اقراوا ايضا", "اقرءوا ايضا", "طالع ايضا", "شاهد ايضا", "انظر ايضا", "قد يهمك ايضا", "read also", "see also",
	}
	newsHeads   = []string{"اخر اخبار", "احدث اخبار", "اهم اخبار", "المزيد من اخبار"}                                              // of a country
	nextPosts   = []string{"previous post", "next post", "المنشور السابق", "المنشور التالي", "المقاله السابقه", "المقاله التاليه"} // the headline follows
	bareSources = []string{"المصدر", "المصادر", "مصدر الخبر"}                                                                      // alone; the name follows on the next line
	alsoHeads   = []string{"اقرا ايضا", "اقرا كذلك", "اقراوا ايضا", "اقرءوا ايضا", "read also"}
	listHeads   = []string{
		"مقالات مشابهه", "مقالات ذات صله", "مقالات متعلقه", "مقالات اخري", "مقالات مختاره", "مقالات قد تعجبك", "موضوعات تهمك", "مواضيع تهمك", "اخبار تهمك", "اخبار ذات صله", "اخبار متعلقه", "اخبار مشابهه", "اخبار اخري", "مواضيع ذات صله",
		"مواضيع متعلقه", "مواضيع مشابهه", "مواضيع اخري", "موضوعات ذات صله", "موضوعات متعلقه", "مواد ذات صله", "مواد متعلقه", "ذات صله", "الاكثر قراءه",
		"الاكثر مشاهده", "الاكثر تداولا", "الاكثر تعليقا", "الاكثر شيوعا", "اخترنا لك", "اخترنا لكم", "لا تفوتك", "لا يفوتك", "قد يعجبك", "قد يعجبك ايضا", "ربما يعجبك", "قد يهمك", "ربما يهمك",
		"يهمك ايضا", "المزيد من الاخبار", "اخر الاخبار", "احدث الاخبار", "اهم الاخبار", "اخر المستجدات", "من نفس القسم", "في هذا القسم", "تصفح ايضا", "مقترحات", "موصي به", "ترشيحات", "نرشح لك", "نرشح لكم", "اخبار قد تهمك", "موضوعات قد تهمك", "مواضيع قد تهمك", "مقالات قد تهمك",
		"الرايج الان", "الاكثر رواجا", "الاعلي قراءه", "المزيد حول هذا الموضوع", "المزيد عن هذا الموضوع", "ملفات ذات صله",
		"related articles", "related posts", "related news", "related topics", "most read", "most viewed", "latest news", "you may also like", "recommended", "more news",
	}
	commentHeads = []string{
		"تعليقات", "التعليقات", "اترك تعليقا", "اترك تعليقك", "اضف تعليقا", "اضف تعليق", "اضافه تعليق جديد", "اضف تعليقك", "اكتب تعليقا", "اكتب تعليقك", "اترك ردا", "اترك رد", "تعليقات القراء",
		"تعليقات الزوار", "كن اول من يعلق", "اضافه تعليق", "شارك برايك", "شاركنا رايك", "ارسل تعليقك", "ارسل تعليقا", "اراء القراء", "leave a reply", "leave a comment", "comments", "post a comment",
	}
	// noComments is what stands where nobody has commented.
	noComments = []string{
		"لا توجد تعليقات", "لا يوجد تعليقات", "لا تعليقات", "لا توجد تعليقات بعد", "لا يوجد تعليقات بعد", "لا توجد تعليقات حتي الان", "لا يوجد تعليقات حتي الان", "لا توجد تعليقات علي الخبر", "لا يوجد تعليقات علي الخبر",
		"لا توجد تعليقات علي المقال", "لا يوجد تعليقات علي المقال", "لا توجد تعليقات علي هذا الخبر", "لا توجد تعليقات علي هذا المقال", "لا توجد تعليقات علي الموضوع", "no comments", "no comments yet",
	}
	navigation = []string{
		"next", "previous", "next previous", "previous next", "التالي", "السابق", "التالي السابق", "السابق التالي", "المزيد", "عرض المزيد", "للمزيد", "الرييسيه",
		"الصفحه الرييسيه", "القايمه", "الارشيف", "اضيف بواسطه", "اضف تقييم", "رابط الخبر", "رابط المقال", "رابط المحتوي", "رابط الموضوع", "رابط مختصر", "الرابط المختصر", "اقرا علي الموقع الرسمي", "اقرا الخبر من المصدر", "اقرا من المصدر", "قراءه الخبر من المصدر", "الخبر من المصدر", "عن مصدر الخبر", "بحث", "البحث", "تسجيل الدخول", "دخول", "اعلان", "اعلانات", "advertisement", "ad", "menu", "search", "home", "skip to content", "read more",
		"تخط الي المحتوي", "انتقل الي المحتوي", "تجاوز الي المحتوي", "العوده الي الاعلي", "الي الاعلي", "انتهي", "عاجل", "الموضوع السابق", "الموضوع التالي", "المقال السابق",
		"المقال التالي", "الخبر السابق", "الخبر التالي", "الخبر السابق الخبر التالي", "المقال السابق المقال التالي", "شريط الاخبار", "اضغط هنا", "حجم الخط", "يتبع", "رايكم يهمنا", "شكرا علي الابلاغ", "سيتم حجب هذه الصوره تلقاييا عندما يتم الابلاغ عنها من طرف عده اشخاص", "انقر هنا لقراءه الخبر من مصدره", "عوده الي الرييسيه", "العوده الي الرييسيه", "اظهر المزيد", "no result", "view all result", "اضف تعليقا واقرا تعليقات القراء", "تقرا الان", "الوضع الليلي", "استمع الي المقال", "اسحب لاعلي", "اسحب الي الاعلي", "نص الفيديو", "نص الحلقه", "تشغيل الفيديو", "بيان صحفي", "بيان صحافي", "للنشر الفوري", "x",
		"جاري التحميل", "جار التحميل", "جاري تحميل المحتوي", "جار تحميل المحتوي", "يتم التحميل", "يرجي الانتظار", "loading", "loading please wait", "please wait",
		"تم نسخ الرابط", "الرساله الاخباريه", "النشره البريديه", "النشره الاخباريه", "اشترك", "اشترك الان", "مساحه اعلانيه", "سياسه الخصوصيه", "شروط الاستخدام", "من نحن", "اتصل بنا", "هل اعجبك المقال", "هل اعجبك الخبر", "هل اعجبك هذا المقال", "هل اعجبك هذا الخبر",
		"قيم هذا الخبر", "قيم هذا المقال", "قيم الخبر", "قيم المقال", "المصدر خاص", "قبول الكل", "رفض الكل", "قبول جميع ملفات تعريف الارتباط", "اعدادات ملفات تعريف الارتباط",
		"سياسه ملفات تعريف الارتباط", "accept all", "reject all", "accept cookies", "privacy policy", "terms of use", "about us", "contact us",
	}
	// postHeads begin what an embedded post says of itself.
	postHeads = []string{
		"شاهد هذا المنشور علي", "عرض هذا المنشور علي", "تمت مشاركه منشور بواسطه", "منشور تمت مشاركته بواسطه", "view this post on", "a post shared by",
	}
	languages = []string{
		"ru", "en", "ar", "fr", "de", "es", "tr", "fa", "he", "zh", "pt", "it", "ur", "id", "arabic", "english", "русский", "العربيه", "عربي", "français", "francais",
		"deutsch", "español", "espanol", "türkçe", "turkce", "فارسي", "עברית", "中文", "kurdî", "كردي", "اردو", "português", "italiano",
	}
	shareStrong = []string{
		"شارك", "شاركها", "شاركه", "مشاركه", "المشاركه", "غرد", "تغريد", "انشر", "طباعه", "اطبع", "للطباعه", "فيسبوك", "الفيسبوك", "فايسبوك", "تويتر", "واتساب", "واتس", "الواتساب", "لينكد", "لينكدان", "لينكدين",
		"الفيس", "فيس", "بوك", "بنترست", "بينتيريست", "تيليجرام", "تيلجرام", "تلغرام", "تليجرام", "تلجرام", "تيليغرام", "تيلقرام", "ماسنجر", "مسنجر", "انستغرام", "انستجرام", "يوتيوب", "facebook", "twitter", "whatsapp", "telegram", "linkedin",
		"pinterest", "messenger", "viber", "reddit", "tumblr", "instagram", "youtube", "share", "tweet", "print", "email",
	}
	shareWords = append([]string{
		"عبر", "علي", "في", "هذا", "هذه", "المقال", "الخبر", "المقاله", "الموضوع", "الصفحه", "ارسل", "ارسال", "بريد", "البريد", "الالكتروني", "ايميل", "نسخ", "انسخ", "الرابط", "رابط", "حفظ",
		"استمع", "نشر", "صديق", "لصديق", "صديقك", "لصديقك", "الي", "نسخه", "صفحه", "مع", "اصدقايك", "اصدقاءك", "pdf", "x", "a", "copy", "link", "on", "this", "article", "save", "via", "mail", "in", "plus", "google", "اكس", "منصه",
	}, shareStrong...)
	// sendWords and friends make a button of two words: أرسل لصديق.
	sendWords = []string{"ارسل", "ارسال"}
	friends   = []string{"صديق", "لصديق", "صديقك", "لصديقك"}
	// What sites print of the time that reading takes.
	readings       = []string{"قراءه", "القراءه", "للقراءه", "read", "reading"}
	minutes        = []string{"دقيقه", "دقيقتان", "دقيقتين", "دقايق", "ثانيه", "ثوان", "ثواني", "min", "mins", "minute", "minutes"}
	readingFillers = []string{"مده", "وقت", "زمن", "في", "من", "اقل", "حوالي", "تقريبا", "واحده", "time", "less", "than", "a"}
	// noticeHeads begin what a site says of its cookies; toReader are words in
	// which it speaks to its reader, consents those of his consent.
	noticeHeads = []string{
		"نستخدم", "نحن نستخدم", "يستخدم هذا الموقع", "يستخدم موقعنا", "يستخدم الموقع", "هذا الموقع يستخدم", "موقعنا يستخدم", "باستخدامك", "باستخدام هذا الموقع", "بمتابعه", "بمتابعتك",
		"بالاستمرار", "باستمرارك", "باستمرار", "بمواصله", "لتحسين تجربتك", "بالضغط علي", "بالنقر", "we use", "this website uses", "this site uses", "by continuing", "by using",
	}
	useful   = []string{"استفدت", "استفدتم", "مفيد", "مفيدا", "مفيده", "وجدت", "افادك", "افادتك", "ساعدك", "ساعدتك", "اعجبك", "اعجبتك", "يعجبك"}
	toReader = []string{
		"تجربتك", "تجربتكم", "فانك", "فانت", "بانك", "انك", "انت", "موقعنا", "استخدامك", "استخدامكم", "تصفحك", "تصفحكم", "متصفحك", "جهازك", "لدينا", "زيارتك", "your", "you", "our",
	}
	consents = []string{"توافق", "توافقون", "موافقتك", "موافقتكم", "موافق", "تقبل", "agree", "accept"}
	// opinions begin the line in which a site denies those of its writers, theirWriters,
	// theSite, opinionWords and denials stand in it.
	opinions     = []string{"المقالات", "الاراء", "المواد", "التعليقات", "جميع المقالات", "جميع الاراء", "جميع المواد", "كل المقالات", "كل الاراء", "كل المواد", "كافه المقالات", "كافه الاراء", "كافه المواد", "ما ينشر", "كل ما ينشر", "المقال", "هذا المقال", "المقالات والاراء", "الاراء والمقالات"}
	theirWriters = []string{"كتابها", "كاتبها", "كاتبه", "اصحابها", "صاحبها", "صاحبه", "كاتبيها", "مولفيها", "مولفها"}
	theSite      = []string{"الموقع", "المدونه", "الصحيفه", "الجريده", "الشبكه", "القناه", "الوكاله", "البوابه", "المجله", "المركز", "المنصه", "الموسسه", "موقعنا"}
	opinionWords = []string{"راي", "اراء", "وجهه", "وجهات", "توجهات", "سياسه"}
	denials      = []string{"لا", "ولا", "وليس", "وليست", "ليس", "ليست", "دون", "فقط"}
	// bans begin what forbids to print a text again.
	bans = []string{
		"يمنع نقل", "يمنع نسخ", "يمنع اعاده", "يمنع منعا باتا", "يمنع اقتباس", "يمنع الاقتباس", "يمنع النسخ", "يحظر نقل", "يحظر نسخ", "يحظر اعاده", "يحظر اقتباس", "لا يجوز نقل",
		"لا يجوز نسخ", "لا يجوز اعاده", "لا يسمح باعاده", "لا يسمح بنقل", "لا يسمح بنسخ", "غير مسموح باعاده", "ممنوع النقل", "ممنوع النسخ", "ممنوع الاقتباس", "ممنوع اعاده",
	}
	counted     = []string{"مشاهده", "مشاهدات", "قراءه", "قراءات", "تعليق", "تعليقات", "زياره", "زيارات", "اعجاب", "اعجابات", "views", "comments", "shares", "مشاركه", "مشاركات"}
	invitations = []string{
		"تابع", "تابعوا", "تابعونا", "تابعنا", "تابعي", "تابعو", "حمل", "حملوا", "حملي", "انضم", "انضموا", "انضمي", "اشترك", "اشتركوا", "اشتركي", "سجل", "سجلوا", "للاشتراك", "متابعه", "لمتابعه", "لمتابعتنا", "للانضمام", "لتحميل",
		"يمكنك", "يمكنكم", "لتصلك", "لتصلكم", "احصل", "follow", "subscribe", "join", "download", "get",
	}
	// mottoHeads begin what a paper says of itself, mottoWords are in it.
	mottoHeads = []string{"يوميه", "اسبوعيه", "شهريه", "جريده", "صحيفه", "مجله", "موقع", "نصف"}
	mottoWords = []string{"سياسيه", "شامله", "مستقله", "جامعه", "اخباريه", "ثقافيه", "اجتماعيه", "اقتصاديه", "الكترونيه", "منوعه", "حره"}
	// deeds are invitations that are deeds of somebody, too; behindBids stand behind them
	// where they are not, bidden behind يمكنكم.
	deeds      = []string{"تابع", "تابعوا", "حمل", "حملوا", "انضم", "انضموا", "اشترك", "اشتركوا", "سجل", "سجلوا", "متابعه", "يمكنك", "يمكنكم"}
	behindBids = []string{
		"علي", "عبر", "اخبار", "الاخبار", "اخر", "اهم", "احدث", "كل", "جميع", "المزيد", "الان", "معنا", "قناه", "صفحه", "حساب", "موقع", "جريده", "صحيفه", "وكاله", "بوابه", "شبكه", "منصه", "مجانا",
		"في", "الي", "التطبيق", "بريدك", "لقناه", "بقناه", "لصفحه", "لحساب", "لموقع", "لجروب", "لمجموعه", "بنشره", "لتصلك", "لتصلكم", "نشره", "نشرتنا", "البث", "التفاصيل", "تغطيه", "مع", "ايضا", "النسخه",
	}
	// behindApps stand behind the name of what is to be downloaded.
	behindApps = []string{"علي", "من", "الان", "عبر", "مجانا", "ليصلك", "لتصلك", "لمتابعه"}
	bidden     = []string{"متابعه", "متابعتنا", "الاشتراك", "الانضمام", "تحميل", "تنزيل", "التسجيل", "ايضا", "الان", "الحصول", "قراءه", "مشاهده", "التواصل", "الاطلاع"}
	platforms  = []string{
		"تطبيق", "تطبيقنا", "التطبيق", "واتساب", "واتس", "الواتساب", "الواتس", "whatsapp", "تليجرام", "تلغرام", "تيليجرام", "تيلجرام", "تلجرام", "تيليغرام", "التليجرام", "telegram", "فيسبوك", "الفيسبوك", "فايسبوك", "facebook",
		"تويتر", "twitter", "اكس", "انستغرام", "انستجرام", "instagram", "يوتيوب", "youtube", "تيك", "tiktok", "قناتنا", "صفحتنا", "حسابنا", "حساباتنا", "صفحاتنا", "منصاتنا", "نشرتنا", "النشره", "بنشرتنا", "بالنشره", "اثير", "نبض", "sms", "app", "newsletter",
	}
	// subscribing begin what bids to pay for reading on.
	subscribing = []string{"اشترك", "اشتركي", "اشتركوا", "للاشتراك", "سجل", "سجلوا"}
	// followUs begin an invitation whatever follows.
	followUs  = []string{"تابعونا", "تابعنا", "تابعينا", "راسلونا", "شاركونا", "ادعمونا", "ادعمنا"}
	moreWords = []string{"للمزيد", "لمزيد", "لقراءه", "للاطلاع", "المزيد", "من", "علي", "اخر", "الاخبار", "التفاصيل"} // may stand before it
	// buttons stand below a post of a social network.
	buttons      = []string{"اعجبني", "اعجاب", "تعليق", "علق", "مشاركه", "رد", "ردود", "like", "comment", "share", "reply"}
	channels     = []string{"قناه", "لقناه", "بقناه", "صفحه", "لصفحه", "حساب", "لحساب", "تطبيق", "موقع", "لموقع", "بوابه", "صحيفه", "جريده"}
	prepositions = []string{"علي", "عبر", "في", "من", "ب"}
)
