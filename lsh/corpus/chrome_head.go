package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What sites have above their texts
//
// Bars of headlines, paths through the site, what a paper says of itself. Stories may have
// such lines, so that these count only in the head of a page.

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

// isByline: "بقلم/ نوال البحري", "كتب أحمد سالم - القاهرة". A sentence may begin so,
// too; it counts only above the text.
func (l *line) isByline() bool {
	first, _, more := strings.Cut(l.key, " ")
	return more && l.words <= 7 && slices.Contains(bylineLabels, first) && !l.isSentence()
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

var (
	// mottoHeads begin what a paper says of itself, mottoWords are in it.
	mottoHeads = []string{"يوميه", "اسبوعيه", "شهريه", "جريده", "صحيفه", "مجله", "موقع", "نصف"}
	mottoWords = []string{"سياسيه", "شامله", "مستقله", "جامعه", "اخباريه", "ثقافيه", "اجتماعيه", "اقتصاديه", "الكترونيه", "منوعه", "حره"}
	// headlineSign stands between the headlines of a bar.
	headlineSign = pattern(`\s+(?:[|•·–—-]|\*\*+|//+)\s+`)
	clockTime    = pattern(`(?:^|\D)\d\d?:\d\d(?:\D|$)`)
	wideBlanks   = pattern(`[\t\x{a0} ]{3,}`)
	pathSign     = pattern(`\s+[>›»]\s+`)
)
