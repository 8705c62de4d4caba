// Package corpus answers what an outlet published: it reads files of every
// shape into articles, with the text alone, and says where each field came
// from and what was set aside. Which articles share text is left to others.
package corpus

import (
	"time"

	"sada/lsh/arabic"
)

// Article is what an outlet published.
type Article struct {
	// ID is unique within one reading: the record's own id, NAME#N for the
	// N-th article of the text page NAME, or a hash of outlet, date, title and
	// text.
	ID string
	// Path is the file it was read from, as the user named it ("-" for
	// standard input); Line is its line or record number there, from 1, or 0.
	Path string
	Line int
	// Outlet is the publisher as printed, empty if unknown; never taken from a
	// credit.
	Outlet    string
	Title     string
	URL       string
	Published Date
	// Text is the kept lines, bytes unchanged, joined by one newline; chrome,
	// title and source lines are not in it.
	Text string
	// Words are the words of Text as arabic.Words splits it, where
	// Options.Words asks for them. They take three times the memory of Text;
	// who has done with them should set them to nil.
	Words []arabic.Word
	// Credits are the attributions found, in order of their place.
	Credits []Credit
	// Explained says for each field and each line set aside where it came from
	// or why it was dropped; filled only when asked for.
	Explained []Explanation

	kept []int // with Options.Explain: the number in the page of each line of Text
}

// Precision says how exactly a date is known.
type Precision string

// The precisions of a Date.
const (
	Unknown Precision = ""
	Day     Precision = "day"
	Minute  Precision = "minute"
	Second  Precision = "second"
)

// Date is a time of publication and how it is known.
type Date struct {
	// Time is zero if unknown. Without a zone it is given in UTC.
	Time      time.Time
	Precision Precision
	// Zoned is true where the text named its time zone.
	Zoned bool
	// From is the text it was read from ("٠٣ نوفمبر ٢٠٢٣"), or the field's name.
	From string
	// FirstSeen is true where the date is when the text was found.
	FirstSeen bool
}

// Role says what an attribution attributes.
type Role string

const (
	// Report: media and agencies are named as where the text comes from: a
	// credit.
	Report Role = "report"
	// Speaker: people, ministries and organisations are named for what they
	// said: no credit.
	Speaker Role = "speaker"
	// ToldTo: somebody spoke to this medium ("قال لـ"): another role than
	// reporting.
	ToldTo Role = "told-to"
)

// CreditKind says in which form an attribution is printed.
type CreditKind string

// The forms of a credit.
const (
	SourceLine CreditKind = "source-line" // المصدر: تاس
	AgencyTag  CreditKind = "agency-tag"  // (واس), - رويترز
	Dateline   CreditKind = "dateline"    // موسكو - سبوتنيك
	VerbPhrase CreditKind = "verb-phrase" // نقلاً عن, بحسب
)

// Credit is one attribution as printed.
type Credit struct {
	// Text is the whole attribution as printed ("المصدر: تاس"); Name the name
	// in it ("تاس"); Outlet the registry's name for it ("TASS"), empty if the
	// registry does not know it or the name is vague (وكالات).
	Text, Name, Outlet string
	Kind               CreditKind
	Role               Role
	// Vague is true for names that name nobody: وكالات, متابعات, وسائل إعلام.
	Vague bool
	// Start and End are byte offsets of the name in the article's Text, both -1
	// where the credit stood outside it; PageStart and PageEnd are its offsets
	// in the text page it was read from, both -1 where there is none: what is read of
	// HTML stands nowhere so, so that a source line of it has no offset at all.
	Start, End, PageStart, PageEnd int
}

// Explanation is one line of inspect --explain.
type Explanation struct {
	// Field is what was decided ("title", "date", "outlet", "dropped"); Line the
	// line of the page, from 1; Text what stood there; Why the rule by name.
	Field string
	Line  int
	Text  string
	Why   string
}

// Warning is something wrong with the input that did not stop the reading, or
// something that was decided from the input as a whole (what recurs at the edges
// of an outlet's pages).
type Warning struct {
	Path string
	Line int // from 1; 0 where the whole file is meant
	Text string
}
