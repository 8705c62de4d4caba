package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// What stands within a text and looks like something else: posts of other sites, the head
// of a letter, headings between paragraphs, a question to the reader.

// foreignPosts marks the lines in another script before the end of an embedded
// post as part of it.
func foreignPosts(lines []line, kinds []lineKind) {
	inPost := false
	for i, l := range slices.Backward(lines) {
		switch {
		case l.why == "embedded post":
			inPost = true
		case l.words == 0:
		case inPost && kinds[i] == textLine && !hasArabic(l.key):
			kinds[i], lines[i].why = chromeLine, "embedded post"
		default:
			inPost = false
		}
	}
}

// letterHead marks the lines above a text that say by whom, to whom and of what a
// letter is; where it has not two of them, a date among them, it is none. It tells
// whether they are more than two, the title among them: the fields of a record.
func letterHead(lines []line, kinds []lineKind) (isRecord bool) {
	var found []int
	dates := 0
	for i := range lines {
		l := &lines[i]
		if l.isLong() {
			break
		}
		label, value := l.label()
		if value != "" && (slices.Contains(letterLabels, label) || slices.Contains(subjectLabels, label)) {
			found = append(found, i)
		}
		if value != "" && slices.Contains(dateLabels, label) {
			dates++
		}
	}
	if len(found) == 0 || len(found)+min(dates, 1) < 2 {
		return false
	}
	for _, i := range found {
		kinds[i], lines[i].why = letterLine, "head of a letter"
		label, _ := lines[i].label()
		isRecord = isRecord || slices.Contains(subjectLabels, label)
	}
	last := found[len(found)-1]
	if isRecord = isRecord && len(found)+dates > 2; !isRecord {
		return false
	}
	fenced := strings.Trim(lines[0].text, "- ") == "" && lines[0].text != ""
	for i := range lines {
		l := &lines[i]
		label, value := l.label()
		switch {
		case l.isLong(), fenced && i > last && strings.HasPrefix(l.text, "---"):
			return true
		case value == "" && slices.Contains(bodyLabels, label), fenced && label != "" && kinds[i] == textLine && !hasArabic(label):
			kinds[i], l.why = letterLine, "field of a record"
		}
	}
	return true
}

// bodyLabels stand above the text of a record, bidLabels before links and headlines.
var (
	bodyLabels = []string{"النص", "نص الخبر", "المحتوي", "text", "body", "content"}
	bidLabels  = []string{"شاهد", "طالع", "انظر", "اقرا"}
)

// subheads marks as text the headings that a story may have between its paragraphs, and
// the labels that its lists may have, where paragraphs stand above and below.
func subheads(lines []line, kinds []lineKind) {
	for i := range lines {
		l := &lines[i]
		if l.words == 0 {
			continue
		}
		next := i + 1
		for next < len(lines) && lines[next].words == 0 {
			next++
		}
		label, _ := l.label()
		isBid := kinds[i] == linkLine && slices.Contains(bidLabels, label) || l.why == "photo credit" || l.why == "hashtags"
		if isBid && l.isTitleLong() && next < len(lines) && kinds[next] == textLine && lines[next].isLong() {
			kinds[i], l.why = textLine, "" // the page's first line is its title: شاهد: ماذا كتب …
		}
		break
	}
	if first := slices.IndexFunc(lines, func(l line) bool { return l.isParagraph() }); first > 0 {
		for i := range lines[:first] {
			if kinds[i] == textLine && lines[i].isMotto() {
				kinds[i], lines[i].why = chromeLine, "the site's motto"
			}
		}
	}
	above, over := 0, false // paragraphs, up to a list of other stories
	for i := range lines {
		l := &lines[i]
		label, _ := l.label()
		if doubtful := slices.Contains(doubtfulHeads, l.key) || slices.Contains(doubtfulLabels, label); doubtful && kinds[i] != textLine && above >= 2 {
			next := i + 1
			for next < len(lines) && lines[next].words == 0 {
				next++
			}
			if next < len(lines) && kinds[next] == textLine && lines[next].isLong() && !lines[next].isListed() {
				kinds[i], l.why = textLine, ""
			}
		}
		over = over || kinds[i] == alsoLine || kinds[i] == listLine || kinds[i] == linkLine
		if !over && kinds[i] == textLine && l.isLong() && !l.isListed() {
			above++
		}
	}
}

var (
	doubtfulHeads  = []string{"تعليقات", "التعليقات", "مقترحات", "ترشيحات", "اهم الاخبار", "وسوم", "علامات", "العلامات", "سمات", "السمات"}
	doubtfulLabels = []string{"علامات", "العلامات", "سمات", "السمات", "الدلالات", "التاريخ", "تاريخ", "تحديث", "نشر", "تحرير", "اعداد", "كتب", "كتبت", "الصوره", "صوره", "الصور", "المشاهدات", "القراءات", "القراء"}
)

// teasers marks the links to pictures and films between the paragraphs of a text: "شاهد..
// لحظة انهيار سقف ملعب (أ ف ب)". One of which the paragraph below speaks, and the one above
// less, is a heading: a page that tells of several films has one above each.
func teasers(lines []line, kinds []lineKind) {
	var above *line // the paragraph
	for i := range lines {
		l := &lines[i]
		switch {
		case kinds[i] != textLine || l.words == 0:
			continue
		case l.isLong():
			above = l
			continue
		}
		if shown := lookedAt(l.text); above == nil || shown == "" || l.isSentence() || l.words > longestTitle {
			continue
		} else if next := nextParagraph(lines, kinds, i); next != nil {
			own, up, down := map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}
			addStems(own, shown)
			addStems(up, above.text)
			addStems(down, next.text)
			if n := countIn(own, down); n >= 2 && n > countIn(own, up) {
				continue
			}
		}
		kinds[i], l.why = chromeLine, "link to another story"
	}
}

// nextParagraph is the paragraph right below line i, nil if none is there.
func nextParagraph(lines []line, kinds []lineKind, i int) *line {
	for i++; i < len(lines); i++ {
		if l := &lines[i]; l.words > 0 {
			if kinds[i] == textLine && l.isLong() && !l.isListed() {
				return l
			}
			return nil
		}
	}
	return nil
}

// lookedAt is what a line has behind the words that bid its reader look at pictures or a
// film, which a sign ends: شاهد.. X, بالفيديو والصور: X; "" for every other.
func lookedAt(text string) string {
	const most = 3 // words
	i := strings.IndexAny(text, ".…:|")
	if i < 0 {
		return ""
	}
	bid := strings.Fields(arabic.Fold(text[:i]))
	isOther := func(w string) bool { return !slices.Contains(looking, strings.TrimPrefix(w, "و")) }
	if len(bid) == 0 || len(bid) > most || slices.ContainsFunc(bid, isOther) {
		return ""
	}
	if !strings.HasPrefix(bid[0], "شاهد") && !strings.HasPrefix(bid[0], "بال") {
		return ""
	}
	return strings.TrimLeft(text[i:], ".…:| \u00a0")
}

// looking are the words by which one is bidden to look, folded.
var looking = []string{"شاهد", "شاهدوا", "شاهدي", "بالفيديو", "بالصور", "بالصوره", "بالصوت", "الفيديو", "الصور", "الصوره"}

// postHead reads what stands above a post that was copied from a forum, "مساهمة من طرف أبو
// ماهر السبت أكتوبر 14, 2023 5:17 pm" below the member's facts and a title that is printed
// twice, or from Telegram, "شبكة المرفأ, [14.10.23 18:45]".
func (d *decoder) postHead(s *section, lines []line, kinds []lineKind) {
	const most = 30 // lines with words above
	set := func(l *line, date Date, ok bool) {
		l.why = "head of a post"
		if ok {
			s.Published = date
			d.explain(s, l, "date", date.From, "when the post was written")
		}
	}
	words, by := 0, -1
	for i := 0; i < len(lines) && words < most && by < 0; i++ {
		l := &lines[i]
		if l.words == 0 {
			continue
		}
		if m := telegramHead().FindStringSubmatch(l.text); m != nil && words == 0 {
			day := m[2]
			if dot := strings.LastIndexByte(day, '.'); len(day)-dot == len(".23") {
				day = day[:dot+1] + "20" + day[dot+1:] // Telegram is of 2013
			}
			date, ok := ParseDate(day+" "+m[3], d.saved)
			if ok {
				kinds[i] = chromeLine
				set(l, date, ok)
				s.Outlet = m[1]
				d.explain(s, l, "outlet", m[1], "who posts")
			}
			return
		}
		words++
		if strings.HasPrefix(l.key, "مساهمه من طرف ") && l.words <= 16 {
			by = i
		}
	}
	if by < 0 {
		return
	}
	title := -1
	for i := range lines[:by] {
		if l := &lines[i]; l.words >= legendWords && l.words <= longestTitle && slices.ContainsFunc(lines[i+1:by], func(o line) bool { return o.key == l.key || strings.HasPrefix(o.key, l.key+" ") }) {
			title = i
		}
	}
	if title < 0 {
		return
	}
	s.Title, s.Line = strings.TrimSpace(lines[title].text), lines[title].no
	d.explain(s, &lines[title], "title", s.Title, "printed twice above a post")
	for i := range lines[:by] {
		if lines[i].words > 0 {
			kinds[i], lines[i].why = chromeLine, "head of a post"
		}
	}
	kinds[by] = chromeLine
	of := strings.Fields(lines[by].text)
	for i := range of {
		if date, ok := ParseDate(strings.Join(of[i:], " "), d.saved); ok {
			set(&lines[by], date, ok)
			return
		}
	}
	set(&lines[by], Date{}, false)
}

// telegramHead is the first line of a post as Telegram copies it.
var telegramHead = pattern(`^\s*(\S.{0,60}?), \[(\d{1,2}\.\d{1,2}\.\d{2,4}) (\d{1,2}:\d{2}(?::\d{2})?)\]\s*$`)

// answers marks what a site lets its reader answer to its question about the page:
// نعم and لا on lines of their own, or words of praise.
func answers(lines []line, kinds []lineKind) {
	asked := false
	for i := range lines {
		l := &lines[i]
		switch {
		case l.why == "question to the reader":
			asked = true
		case l.words == 0:
		case asked && slices.Contains([]string{"نعم", "لا", "نعم لا", "yes", "no", "مفيد", "غير مفيد", "مفيد غير مفيد", "ممتاز", "جيد", "ضعيف"}, l.key):
			kinds[i], l.why = chromeLine, "question to the reader"
		default:
			asked = false
		}
	}
}
