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

// A line of a page
//
// What a line says of itself, whatever stands around it: how long it is, whether it ends
// as a sentence does, which of some words it has. All look at its folded words, its key,
// so that spelling and punctuation do not matter, or at the signs of its text.

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

// firstLine is the first line of a text, one without words where there is none: a mark of the
// byte order (\ufeff) is no line, though an element may hold nothing else.
func firstLine(text string) *line {
	if lines := makeLines(text); len(lines) > 0 {
		return &lines[0]
	}
	return &line{no: 1}
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

// lastWord is the last of its folded words.
func (l *line) lastWord() string { return l.key[strings.LastIndex(l.key, " ")+1:] }

// isLong says whether the line reads like a paragraph and not like a headline:
// 25 words, or 8 and a full stop.
func (l *line) isLong() bool { return !l.head && (l.words >= 25 || l.words >= 8 && l.isSentence()) }

// isParagraph says whether it is such a line and kept.
func (l *line) isParagraph() bool { return l.why == "" && l.isLong() }

// isTitleLong says whether it has as many words as titles have.
func (l *line) isTitleLong() bool { return l.words >= legendWords && l.words <= longestTitle }

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

func containsAny(s string, phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(s, p) })
}

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

// pattern is a regular expression that is compiled at its first use: a run that
// reads no page does not pay for it.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// particles stand in sentences and in no list of names or keywords.
var particles = []string{"ان", "انه", "انها", "قال", "قالت", "كان", "كانت", "التي", "الذي", "لم", "لن", "قد", "لكن", "حتي", "منذ", "بعد", "قبل", "كل", "هذا", "هذه", "ذلك", "تلك", "ما", "لا", "ثم", "حين", "عندما", "كي"}
