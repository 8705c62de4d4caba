package trace

import (
	"strings"

	"sada/lsh/arabic"
)

// # Words and what is joined to them
//
// Words are looked up folded, and as they stand before anything is taken from them: a
// letter that begins a word (ولفت is و with لفت, وكيل is one word) is known for one that
// is joined to it by the list alone.

// isNoun says whether a word is in a list of nouns as it stands, or behind what is joined
// to it: و or ف, then ب, ل or ك, then the article.
func isNoun(list *arabic.Set, word string) bool {
	for _, w := range []string{word, arabic.Unjoined(word)} {
		if list.Has(w) || list.Has(strings.TrimPrefix(w, "ال")) {
			return true
		}
		for _, letter := range []string{"ب", "ل", "ك"} {
			rest, ok := strings.CutPrefix(w, letter)
			if ok && (list.Has(rest) || list.Has(strings.TrimPrefix(rest, "ال")) || list.Has(strings.TrimPrefix(rest, "ل"))) {
				return true
			}
		}
	}
	return false
}

// isPast says whether a word is in a list of verbs of the past, or the feminine of one:
// لفتت of لفت, ابدت of ابدي.
func isPast(list *arabic.Set, word string) bool {
	if list.Has(word) {
		return true
	}
	stem, ok := strings.CutSuffix(word, "ت")
	return ok && (list.Has(stem) || list.Has(stem+"ي"))
}
