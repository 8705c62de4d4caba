package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Lines above a text
//
// A site prints above a text what is no part of it: a ticker of headlines, the summary
// that the text begins with, its menu, the hours of prayer, who wrote a post. Each shows
// by what it shares with the text, or by standing there twice.

// dropSummary sets aside a line above the text that the next paragraph is or begins with:
// the lead once more, cut ("…") or above a date.
func (s *section) dropSummary() {
	const (
		reach = 6 // kept lines
		least = 6 // words
	)
	var kept []*line
	for _, l := range s.lines {
		if l.why == "" {
			if kept = append(kept, l); len(kept) > 2*reach {
				break
			}
		}
	}
	for i, l := range kept[:min(reach, len(kept))] {
		text := strings.TrimSpace(l.text)
		cut := strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…")
		if l.words < least || !cut && !l.isLong() {
			continue
		}
		if next := slices.IndexFunc(kept[i+1:], (*line).isLong); next >= 0 {
			if o := kept[i+1+next]; o.key == l.key && next > 0 || cut && strings.HasPrefix(o.key, l.key) {
				l.why = "the lead, twice"
			}
		}
	}
}

// dropTickers sets aside the lines of headlines above the first paragraph: they have
// nearly nothing in common with what stands below.
func (s *section) dropTickers() {
	const most = 20 // tickers, since each is compared with all that stands below
	above := false  // something stands above that may be the title
	tickers := 0
	for i, l := range s.lines {
		isTicker := l.why == "" && l.isTicker()
		if isTicker {
			if tickers++; tickers > most {
				return
			}
		}
		if !isTicker || above && !l.hasCells() && !s.titleBelow(i) {
			if l.isParagraph() {
				return
			}
			above = above || l.why == ""
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

// titleBelow says whether between place i and the next paragraph stands a line that is
// of the length of a title and speaks of what the text does.
func (s *section) titleBelow(i int) bool {
	h := pageHead{paragraphs: (&section{lines: s.lines[i+1:]}).paragraphs()}
	for _, l := range s.lines[i+1:] {
		if l.isParagraph() {
			break
		}
		if l.why == "" && l.isTitleLong() && h.shared(l) >= 2 {
			return true
		}
	}
	return false
}

// tickerShare is the most of a ticker's words of four letters and more that the text
// has, too; a lead shares several times as many with what follows.
const tickerShare = 0.15

// dropHeadlinesAbove sets aside headlines of other stories, line by line above the
// first paragraph: at least four in a row that have hardly a word of four letters in
// common with the text below.
func (s *section) dropHeadlinesAbove() {
	const least, most = 4, 12 // headlines; words of one
	h := pageHead{paragraphs: s.paragraphs()}
	if len(h.paragraphs) == 0 {
		return
	}
	row, kept := s.headlines(h.paragraphs[0], most)
	for i, l := range row {
		if l.isDashed() && i+1 < len(row) && row[i+1].isDashed() {
			continue // the list goes on
		}
		own := map[uint64]bool{}
		addStems(own, l.text)
		if 4*h.shared(l) > len(own) {
			kept += len(row) - i
			row = row[:i]
			break
		}
	}
	if last := len(row) - 1; last > 0 && kept == 0 && !row[last].isDashed() && !s.outweighs(row) {
		if row[last].no == row[last-1].no+1 {
			return // without a title below them they are the text: verses, names, results
		}
		row = row[:last]
	}
	if len(row) < least {
		return
	}
	for _, l := range row {
		l.why = "headline of another story"
	}
}

// outweighs says whether the paragraphs are so much longer than a long row of lines above
// them that these are headlines, even without a title below them.
func (s *section) outweighs(row []*line) bool {
	const most = 6
	words, text := 0, 0
	for _, l := range row {
		words += l.words
	}
	for _, l := range s.lines {
		if l.isParagraph() {
			text += l.words
		}
	}
	return len(row) >= most && words >= 5*len(row) && text > words
}

// headlines are the lines above the first paragraph that may be headlines of other
// stories, of at most so many words, and how many lines are kept below them. What
// follows a colon is none, nor what begins with a number.
func (s *section) headlines(paragraph *line, most int) (row []*line, kept int) {
	over := false
	for _, l := range s.lines {
		if l == paragraph {
			break
		}
		if l.words == 0 {
			continue
		}
		over = over || l.why != "" || l.words < 3 || l.words > most || strings.HasSuffix(strings.TrimSpace(l.text), ":") || l.key[0] <= '9'
		switch {
		case !over:
			row = append(row, l)
		case l.why == "":
			kept++
		}
	}
	return row, kept
}

// dropMenu sets aside a list of short entries above the first paragraph, and what
// repeats one of them.
func (s *section) dropMenu() {
	const least, most = 3, 8 // entries; words of one
	h := pageHead{paragraphs: s.paragraphs()}
	entries, own := map[string]bool{}, 0 // entries that speak of what the text does
	end, colon := len(s.lines), false
	for i, l := range s.lines {
		if l.isParagraph() {
			end = i
			break
		}
		if l.why == "" && l.isListed() && l.words <= most && hasArabic(l.text) && !colon {
			if entries[l.key] = true; h.shared(l) >= 2 {
				own++
			}
		} else if l.why == "" && !l.isListed() {
			colon = strings.HasSuffix(strings.TrimSpace(l.text), ":")
		}
	}
	if len(entries) < least || end == len(s.lines) || 3*own > len(entries) {
		return
	}
	for _, l := range s.lines[:end] {
		if l.why == "" && entries[l.key] {
			l.why = "menu"
		}
	}
}

// dropRunning sets aside the head that is printed again on every page of a
// printed edition, and the numbers of pages beside it.
func (s *section) dropRunning() {
	heads := map[string]bool{}
	for _, l := range s.lines {
		if l.why == "date line" && l.words > 3 {
			heads[l.key] = true
		}
	}
	running := func(i int) bool {
		return 0 <= i && i < len(s.lines) && (s.lines[i].why == "running head" || strings.Contains(s.lines[i].text, "\f"))
	}
	for _, l := range s.lines {
		if l.why == "" && heads[l.key] {
			l.why = "running head"
		}
	}
	for i, l := range s.lines {
		isNumber := l.words == 1 && len(l.key) <= 3 && strings.Trim(l.key, "0123456789") == ""
		if l.why == "" && isNumber && (running(i-1) || running(i+1) || i > 0 && s.lines[i-1].why == "date line") {
			l.why = "page number"
		}
	}
}

// dropPrayers sets aside the hours of prayer above a text, two of them on lines of
// their own at least: one of these names is a newspaper's, too.
func (s *section) dropPrayers() {
	var found []*line
	for _, l := range s.lines {
		if l.isParagraph() {
			break
		}
		if l.why == "" && slices.Contains(prayers, strings.TrimRight(l.key, "0123456789 صم")) {
			found = append(found, l)
		}
	}
	if len(found) < 2 || found[0].key == found[len(found)-1].key || !s.hasBody(found[len(found)-1]) {
		return
	}
	for _, l := range found {
		l.why = "hours of prayer"
	}
}

var prayers = []string{"الفجر", "الشروق", "الظهر", "العصر", "المغرب", "العشاء", "مواقيت الصلاه", "اوقات الصلاه", "مواعيد الصلاه"}

// dropNamed sets aside a line above the text, not the first of the page, that the source
// line right below names again and nothing else: "بوابة الوسط" above "مصدر الخبر / بوابة
// الوسط". It is not who prints the page.
func (s *section) dropNamed() {
	var last *line
	for _, l := range s.lines {
		switch {
		case l.words == 0:
			continue
		case l.isParagraph():
			return
		case last != nil && last.why == "" && s.hasTextBefore(last) && l.why == "source line" && strings.HasSuffix(l.key, " "+last.key):
			last.why = "source line, again"
		}
		last = l
	}
}

// dropMember sets aside what a forum says above a post of the member who wrote it: the
// lines around the one with the day of joining, "تاريخ التسجيل: Mar 2009", that are labels
// with a value, and what stands above them without one, the name and the rank.
func (s *section) dropMember() {
	const above, longest = 3, 5 // lines, words
	for i, l := range s.lines {
		if l.isParagraph() {
			return
		}
		if !hasHead(l.key, joinedHeads) || l.words > longest {
			continue
		}
		isOf := func(o *line, labelled bool) bool {
			label, _ := o.label()
			return o.words <= longest && !o.isSentence() && (!labelled || label != "")
		}
		first, last := i, i
		for first > 0 && i-first < above && isOf(s.lines[first-1], false) && s.lines[first-1].key != arabic.Fold(s.Title) {
			first--
		}
		for last+1 < len(s.lines) && isOf(s.lines[last+1], true) {
			last++
		}
		for _, o := range s.lines[first : last+1] {
			if o.why == "" {
				o.why = "who posts, in a forum"
			}
		}
		return
	}
}
