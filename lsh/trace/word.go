package trace

import "strings"

// # Words and what is joined to them
//
// Words are looked up folded, and as they stand before anything is taken from them: a
// letter that begins a word (ولفت is و with لفت, وكيل is one word) is known for one that
// is joined to it by the list alone.

// isListed says whether a word is in a list of words set apart by blanks.
func isListed(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

// unjoined is a word without the و or ف that is joined to its front.
func unjoined(word string) string {
	word, ok := strings.CutPrefix(word, "و")
	if !ok {
		word = strings.TrimPrefix(word, "ف")
	}
	return word
}

// isForm says whether a word is in a list as it stands or unjoined.
func isForm(list, word string) bool { return isListed(list, word) || isListed(list, unjoined(word)) }

// isNoun says whether a word is in a list of nouns as it stands, or behind what is joined
// to it: و or ف, then ب, ل or ك, then the article.
func isNoun(list, word string) bool {
	for _, w := range []string{word, unjoined(word)} {
		if isListed(list, w) || isListed(list, strings.TrimPrefix(w, "ال")) {
			return true
		}
		for _, letter := range []string{"ب", "ل", "ك"} {
			rest, ok := strings.CutPrefix(w, letter)
			if ok && (isListed(list, rest) || isListed(list, strings.TrimPrefix(rest, "ال")) || isListed(list, strings.TrimPrefix(rest, "ل"))) {
				return true
			}
		}
	}
	return false
}

// isPast says whether a word is in a list of verbs of the past, or the feminine of one:
// لفتت of لفت, ابدت of ابدي.
func isPast(list, word string) bool {
	if isListed(list, word) {
		return true
	}
	stem, ok := strings.CutSuffix(word, "ت")
	return ok && (isListed(list, stem) || isListed(list, stem+"ي"))
}
