package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// Signs around names
//
// Quotation marks and brackets say where a name begins and ends, dashes and colons set it
// apart, and blanks, points and tatweel stand within. Marks are printed the wrong way round,
// mixed, and once where they should be twice.

const (
	openingMarks = `«"“”„‹‘'([{<`
	closingMarks = `»"”“›’')]}>`
)

// joins tells whether a gap may stand within a name.
func joins(gap string) bool {
	if gap == " " {
		return true
	}
	blank, hyphen := false, false
	for _, r := range gap {
		switch {
		case r == ' ', r == '\u00a0':
			blank = true
		case r == '-':
			hyphen = true
		case r == 'ـ' && blank: // a dash: مسقط ـ العمانية
			return false
		case r == '.', r == '_', r == '&', r == '+', r == '\'', r == '’', unicode.Is(unicode.Cf, r), isLetterMark(r):
		default:
			return false
		}
	}
	return len(gap) < 8 && !(blank && hyphen)
}

// lastMark is the rune a gap ends with, invisible ones and blanks aside.
func lastMark(gap string) rune {
	for len(gap) > 0 {
		r, size := utf8.DecodeLastRuneInString(gap)
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !isLetterMark(r) {
			return r
		}
		gap = gap[:len(gap)-size]
	}
	return 0
}

// firstMark is the rune a gap begins with, invisible ones and blanks aside.
func firstMark(gap string) rune {
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !isLetterMark(r) {
			return r
		}
	}
	return 0
}

// closing is the end of the closing mark at end, or end.
func (s *creditScan) closing(end int) int {
	r, size := utf8.DecodeRuneInString(s.text[end:])
	if strings.ContainsRune(closingMarks, r) {
		return end + size
	}
	return end
}

// withMarks is an attribution from start to the end of a name and, where that closes
// marks, to the mark that does: the other stands within it, قال لـ«الشرق الأوسط», or
// directly before a tag or dateline, (رويترز، أ ف ب). A mark without its other is none
// of it, nor are the brackets of a whole phrase: (نقلا عن رويترز).
func (s *creditScan) withMarks(start, end int, kind CreditKind) string {
	behind := s.closing(end)
	if isOpen(s.text[start:end], s.text[end:behind]) {
		return s.text[start:behind]
	}
	if r, size := utf8.DecodeLastRuneInString(s.text[s.start:start]); kind != VerbPhrase && strings.ContainsRune(pairOf(s.text[end:behind]), r) {
		return s.text[start-size : behind]
	}
	return s.text[start:end]
}

// isOpen tells whether a mark that the closing one closes is open at the end of a text.
func isOpen(text, closing string) bool {
	pair, marks := pairOf(closing), 0
	for _, r := range text {
		if strings.ContainsRune(pair, r) {
			marks++
		}
	}
	return marks%2 == 1
}

// pairOf is the marks of which a closing one is the second, and itself. Quotation marks
// are printed the wrong way round, and mixed.
func pairOf(closing string) string {
	for _, pair := range []string{"()", "[]", "{}", "<>", "'‘’", `"“”„«»‹›`} {
		if closing != "" && strings.Contains(pair, closing) {
			return pair
		}
	}
	return ""
}

// span is the bytes of a mention's name.
func (s *creditScan) span(m mention) (start, end int) {
	start, end = int(s.words[m.first].Start), int(s.words[m.last].End)
	if m.attached && !m.article {
		start = s.withoutPrefix(m)
	}
	start += m.cut
	if behind := s.closing(end); isOpen(s.text[start:end], s.text[end:behind]) {
		end = behind
	}
	return start, end
}

// withoutPrefix is where a mention's name begins behind the letters written
// together with its first word: لرويترز, ولصحيفة.
func (s *creditScan) withoutPrefix(m mention) int {
	start, end := int(s.words[m.first].Start), int(s.words[m.first].End)
	word := s.text[start:end]
	for i, r := range word {
		switch {
		case r == 'و' || r == 'ف' || r == 'ب' || r == 'ل':
			rest := i + utf8.RuneLen(r)
			if h, ok := s.heads[hashOf(arabic.Fold(word[rest:]))]; ok && h.prefix == 0 {
				return start + skipMarks(s.text[start:end], rest)
			}
		case i > 0 && !isLetterMark(r):
			return start
		}
	}
	return start
}

// skipMarks passes over the tatweel and harakat at byte i of a word.
func skipMarks(word string, i int) int {
	for i < len(word) {
		r, size := utf8.DecodeRuneInString(word[i:])
		if !isLetterMark(r) {
			break
		}
		i += size
	}
	return i
}

// isLetterMark is true for tatweel and harakat.
func isLetterMark(r rune) bool { return r == 'ـ' || 0x64B <= r && r <= 0x65F }

// gap is what stands between word i and the word after it; gap(-1) is what
// stands before the first.
func (s *creditScan) gap(i int) string {
	start, end := s.start, s.end
	if i >= 0 {
		start = int(s.words[i].End)
	}
	if i+1 < len(s.words) {
		end = int(s.words[i+1].Start)
	}
	if start > end { // the words of a ligature
		return ""
	}
	return s.text[start:end]
}

func isComma(gap string) bool {
	gap = strings.TrimSpace(strings.TrimRight(gap, openingMarks+" "))
	return gap == "،" || gap == ","
}
