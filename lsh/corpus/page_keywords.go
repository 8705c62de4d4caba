package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Keywords below a text
//
// Under a heading (مواضيع), one a line or all in one, with strokes between them or with
// nothing: without a heading they are keywords where title and text have every word of them.

// dropTopics sets aside the last lines of a text where they are a heading of keywords that
// may be a word of the text elsewhere, مواضيع, and short entries.
func (s *section) dropTopics() {
	const most = 4 // words of an entry
	var found []*line
	for _, l := range slices.Backward(s.lines) {
		switch {
		case l.why != "":
			continue
		case slices.Contains(topicHeads, l.key):
			if len(found) == 0 || !s.endsBefore(l) {
				return
			}
			for _, o := range append(found, l) {
				o.why = "keywords"
			}
			return
		case l.words > most || l.isSentence() || hasDigit(l.text) || len(found) > mostMenu:
			return
		}
		found = append(found, l)
	}
}

// topicHeads are headings of keywords that may be words of a text.
var topicHeads = []string{"مواضيع", "المواضيع", "موضوعات", "الموضوعات", "في هذا المقال", "في هذا الخبر", "تصنيفات", "التصنيفات", "الاقسام"}

// dropTags sets aside keywords without a heading that stand one a line between the last
// paragraph and what the site says to its reader: title or text have every word of them.
func (s *section) dropTags() {
	const least, most, longest = 2, 12, 4 // lines, words of one
	var tags []*line
	text, last, ended := map[uint64]bool{}, (*line)(nil), false
	for _, l := range s.lines {
		switch {
		case l.isParagraph():
			tags, last, ended = nil, l, false
		case l.why == "" && ended:
			return
		case l.why == "":
			tags = append(tags, l)
		case slices.Contains(bids, l.why) && last != nil:
			if ended = true; len(tags) == 0 {
				return
			}
		}
	}
	if !ended || last == nil || !last.isSentence() || len(tags) < least || len(tags) > most {
		return
	}
	addWords(text, s.Title)
	for _, l := range s.lines {
		if l.why == "" && l.no <= last.no {
			addWords(text, l.text)
		}
	}
	for _, l := range tags {
		isListed := l.isListed() || l.isDashed()
		if l.words > longest || isListed || hasDigit(l.text) || strings.ContainsAny(l.text, ".،,؛:؟!\"«»()") || isProse(l.text) || !hasAll(text, l.text) {
			return
		}
	}
	for _, l := range tags {
		l.why = "keywords"
	}
}

// dropKeywords sets aside a last line that is a list of keywords without a heading:
// no sign stands in it, and every word is one of the title or the text, whose last
// line is a paragraph.
func (d *decoder) dropKeywords(s *section) {
	const least, most = 3, 20 // words
	last, text := (*line)(nil), map[uint64]bool{}
	addWords(text, s.Title)
	for _, l := range s.lines {
		if l.why != "" {
			continue
		}
		if last != nil {
			addWords(text, last.text)
		}
		last = l
	}
	if last != nil && last.isTowns() && s.endsBefore(last) {
		last.why = "keywords"
		return
	}
	if last != nil && last.isStroked() && s.endsBefore(last) {
		if !d.isSigned(last) {
			last.why = "keywords"
		}
		return
	}
	if last == nil || last.words < least || last.words > most || strings.ContainsAny(last.text, ".،,؛:؟!") {
		return
	}
	if !isProse(last.text) && !last.isSpoken() && s.endsBefore(last) && hasAll(text, last.text) {
		last.why = "keywords"
	}
}

// isSigned says whether of the entries that strokes set apart in a line more than half are
// outlets, towns or those who are credited without a name: "رويترز / أ ف ب / د ب أ",
// "جدة / واس / سالم العمري".
func (d *decoder) isSigned(l *line) bool {
	entries, named := strings.Split(l.text, " / "), 0
	for _, e := range entries {
		if e = strings.TrimSpace(e); isPlaceName(e) || !d.creditsNobody(e) {
			named++
		}
	}
	return 2*named > len(entries)
}

// isTowns says whether a line is the names of towns with dashes between them and nothing
// else, the sections of a site or where its people are: "الرياض - جدة - الدمام".
func (l *line) isTowns() bool {
	towns := strings.Split(strings.ReplaceAll(strings.TrimSpace(l.text), " – ", " - "), " - ")
	return len(towns) >= 2 && l.words <= 3*len(towns) && !slices.ContainsFunc(towns, func(town string) bool { return !isPlaceName(strings.TrimSpace(town)) })
}

// isStroked says whether a line is three entries or more of a few words with strokes
// between them and nothing else: "قضاء / رشوة / الطرق".
func (l *line) isStroked() bool {
	const least, most = 3, 3 // entries, words of one
	entries := strings.Split(l.text, " / ")
	return len(entries) >= least && !strings.ContainsAny(l.text, ".،؛:؟!()") && !hasDigit(l.text) && !slices.ContainsFunc(entries, func(e string) bool {
		words := len(strings.Fields(e))
		return words < 1 || words > most
	})
}

// isSpoken says whether a line reads like a sentence: two of its words tie others
// together, في, على.
func (l *line) isSpoken() bool {
	n := 0
	for w := range strings.SplitSeq(l.key, " ") {
		if slices.Contains(ties, w) {
			n++
		}
	}
	return n >= 2
}

// ties are the words that do.
var ties = []string{"في", "من", "علي", "الي", "عن", "مع", "بين", "خلال"}

// hasAll says whether a set has the stem of every word of a text.
func hasAll(set map[uint64]bool, text string) bool {
	own := map[uint64]bool{}
	addWords(own, text)
	return countIn(own, set) == len(own)
}

// addWords adds the stems of a text's words to a set.
func addWords(set map[uint64]bool, text string) {
	for _, w := range arabic.Words(nil, text) {
		set[w.Stem] = true
	}
}
