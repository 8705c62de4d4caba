package trace

import (
	"strings"
	"sync"

	"sada/lsh/arabic"
)

// Wires that are not what they seem
//
// An agency's review of the press is the papers' text, and a wire that goes on with an
// earlier part may be of another day than that.

// isLaterPart is true of the title of a wire that goes on with an earlier part of it:
// إضافة أولى, إضافة ثانية وأخيرة. The words are all of the title's.
func isLaterPart(title string, words []arabic.Word) bool {
	added := theAddition()
	for i, w := range words[:max(0, len(words)-1)] {
		if w.Hash != added {
			continue
		}
		switch arabic.Fold(words[i+1].Text(title)) {
		case "اولي", "ثانيه", "ثالثه", "رابعه", "خامسه", "سادسه", "سابعه", "ثامنه", "تاسعه", "عاشره", "اخيره":
			return true
		}
	}
	return false
}

// theAddition is the hash of the word that says so: every title is asked for it.
var theAddition = sync.OnceValue(func() uint64 { return arabic.Words(nil, "إضافة")[0].Hash })

// theReviewed are those whom an agency's review of the press sums up.
const theReviewed = "الصحف"

// reviewing are verbs of what papers do with a matter, in a review of the press.
var reviewing = arabic.SetOf("ابرزت اهتمت ركزت تناولت اولت")

// isReview is true of an agency's review of the press: عام / اهتمامات الصحف, or أبرزت
// الصحف الصادرة اليوم in its first words. What it prints is the papers'.
func isReview(title, text string) bool {
	before := ""
	for _, w := range arabic.Words(nil, title) {
		word := arabic.Fold(w.Text(title))
		if before == "اهتمامات" && word == "الصحف" {
			return true
		}
		before = word
	}
	reviewed := 0 // words behind the papers that the sentence is of
	for i, w := range arabic.Words(nil, text[:blankBefore(text, mostHead)]) {
		word := arabic.Fold(w.Text(text))
		switch {
		case reviewed > 0:
			if reviewed++; strings.HasPrefix(word, "الصادره") {
				return true
			} else if reviewed > mostReviewed {
				return false
			}
		case word == "الصحف" && i > 0:
			if reviewing.HasForm(before) {
				reviewed = 1
			}
		}
		before = word
	}
	return false
}

// Limits of the head of a review of the press: bytes, and words from the papers to where
// they appear.
const mostHead, mostReviewed = 600, 4
