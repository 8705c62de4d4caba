package trace

import (
	"strconv"
	"strings"

	"sada/lsh/corpus"
)

// Code names what a Reason says. Codes are kept in saved reports: they are
// added to, never changed.
type Code string

// The codes of reasons, with their arguments. A printing is two arguments: the
// name of its outlet, or the article's ID where that is unknown, and its date. A
// date is "" if unknown, and begins with "seen " where it is a time first seen.
// A count is a decimal number.
const (
	// About origins.
	SetApart      Code = "set-apart"      // label
	AllCredit     Code = "all-credit"     // printing: the earliest
	OneArticle    Code = "one-article"    // printing
	Undecided     Code = "undecided"      // printing: the likeliest
	EarlierTaker  Code = "earlier-taker"  // printing that is earlier than the likeliest, whom it credits
	Earlier       Code = "earlier"        // printing
	EqualTaker    Code = "equal-taker"    // printing, whom it credits
	AllNamed      Code = "all-named"      // as AllCredit
	AllUndated    Code = "all-undated"    //
	LostCredit    Code = "lost-credit"    // printing: the earliest, whom it names
	EarlierTold   Code = "earlier-told"   // printing that is earlier than the likeliest, whom somebody spoke to in it
	EqualTold     Code = "equal-told"     // printing, whom somebody spoke to in it
	NoDates       Code = "no-dates"       // printing
	EqualDates    Code = "equal-dates"    // printing
	EqualSeen     Code = "equal-seen"     // printing, of a time first seen, as the likeliest's
	SeenBy        Code = "seen-by"        // printing, one of the two being of a time first seen
	UnseenWire    Code = "unseen-wire"    // printing of a wire
	LaterDateline Code = "later-dateline" // printing
	NoZone        Code = "no-zone"        // printing, whose clock or the likeliest's has no zone
	MoreDoubts    Code = "more-doubts"    // count of printings
	Tie           Code = "tie"            // printing, another that nothing tells from it
	Ties          Code = "ties"           // printing, count of those that nothing tells from it
	Absent        Code = "absent"         // count of printings that credit, name of an outlet that has none here
	Earliest      Code = "earliest"       // printing
	Source        Code = "source"         // printing that other evidence than its date makes the origin
	ByDateline    Code = "by-dateline"    // count
	ByCredit      Code = "by-credit"      // count of printings that credit it
	AgainstDates  Code = "against-dates"  // count
	ByDate        Code = "by-date"        // count
	ByWire        Code = "by-wire"        // count
	ByVotes       Code = "by-votes"       // count
	ByOutlet      Code = "by-outlet"      // count
	ByDay         Code = "by-day"         // count
	ByLength      Code = "by-length"      // count
	ButAbsent     Code = "but-absent"     // as Absent
	OnlyUndated   Code = "only-undated"   // name of the outlet, or the article's ID, of the only printing beside a draft
	ApartEarlier  Code = "apart-earlier"  // printing that a draft agrees with there, in another cluster

	// About verdicts.
	IsEarliest      Code = "is-earliest"      //
	IsSource        Code = "is-source"        // as IsEarliest, where its date is not the earliest
	IsEarliestBut   Code = "is-earliest-but"  // name that others credit
	Vague           Code = "vague"            // what it credits
	OwnText         Code = "own-text"         //
	NoneAbsent      Code = "none-absent"      // as Absent
	NoneEarliest    Code = "none-earliest"    // printing
	NoneSource      Code = "none-source"      // as NoneEarliest, where its date is not the earliest
	NoneUndated     Code = "none-undated"     // as OnlyUndated
	NoneCopied      Code = "none-copied"      // name that is credited in the origin's words, printing
	NoneCredited    Code = "none-credited"    // name that others credit
	NoneUndecided   Code = "none-undecided"   //
	NoneTold        Code = "none-told"        // name of an agency that somebody spoke to
	SelfAbsent      Code = "self-absent"      // as Absent
	SelfEarliest    Code = "self-earliest"    // printing
	SelfSource      Code = "self-source"      // printing
	SelfUndated     Code = "self-undated"     // as OnlyUndated
	SelfCredited    Code = "self-credited"    // name that others credit
	SelfUndecided   Code = "self-undecided"   //
	SelfTold        Code = "self-told"        // name of an agency that somebody spoke to
	OwnWire         Code = "own-wire"         //
	WireUnnamed     Code = "wire-unnamed"     // printing whose outlet is unknown
	Mention         Code = "mention"          // name
	Told            Code = "told"             // name
	ToldPrinted     Code = "told-printed"     // name, printing of the agency of that name
	ToldCredited    Code = "told-credited"    // name, count of printings that credit it
	ToldAlone       Code = "told-alone"       // name
	ToldElsewhere   Code = "told-elsewhere"   // name
	Elsewhere       Code = "elsewhere"        // name
	PrintedFirst    Code = "printed-first"    // name, printing of the credited outlet
	PrintedSource   Code = "printed-source"   // as PrintedFirst, where its date is not the earliest
	PrintedAnew     Code = "printed-anew"     // name, printing of the credited outlet
	PrintedToo      Code = "printed-too"      // name, printing of the credited outlet
	Agreed          Code = "agreed"           // name, count of printings that credit it
	Uncontradicted  Code = "uncontradicted"   // name
	Disputed        Code = "disputed"         // name, count of printings that credit another, its name
	Circular        Code = "circular"         // name, name of the one that credits it
	SameFamily      Code = "same-family"      // name, source
	PrintedLater    Code = "printed-later"    // name, printing
	Intermediary    Code = "intermediary"     // name, source
	TakenOn         Code = "taken-on"         // name
	NamesBoth       Code = "names-both"       // name
	UnknownEarliest Code = "unknown-earliest" // name, printing
	UnsureOrder     Code = "unsure-order"     // name
	Contradiction   Code = "contradiction"    // name
	OtherAbsent     Code = "other-absent"     // name, count, name as in Absent
	UnlikeOthers    Code = "unlike-others"    // name
	OtherEarliest   Code = "other-earliest"   // name, printing
	MayBeLost       Code = "may-be-lost"      // name of an agency, printing
	Unrefuted       Code = "unrefuted"        // name, printing
	NamesSource     Code = "names-source"     // name, source

	// About hops: why the passage was held against that printing.
	HopCredit  Code = "hop-credit"  // name that is credited
	HopOrigin  Code = "hop-origin"  //
	HopSource  Code = "hop-source"  // as HopOrigin, where its date is not the earliest
	HopBefore  Code = "hop-before"  //
	HopClosest Code = "hop-closest" //
)

// phrases are the reasons in English. A percent sign and a letter stand for the
// next argument: n a name, q one in quotation marks, d a date, p a count of
// printings, c the same and that they credit.
var phrases = [...]struct {
	code Code
	text string
}{
	{SetApart, "set apart as %n: nobody who prints it is its origin"},
	{AllCredit, "every printing credits others; the earliest date in this corpus is that of %n (%d)"},
	{OneArticle, "one article prints it more than once: %n (%d)"},
	{Undecided, "undecided; %n (%d) may be the earliest"},
	{EarlierTaker, "%n (%d) is earlier, and credits %n"},
	{Earlier, "%n (%d) is earlier"},
	{EqualTaker, "%n (%d) credits %n, and no date tells them apart"},
	{AllNamed, "every printing credits others or names whom somebody spoke to; the earliest date in this corpus is that of %n (%d)"},
	{AllUndated, "every printing credits others or names whom somebody spoke to; none has a date"},
	{LostCredit, "undecided; the earliest date in this corpus is that of %n (%d), which names %n; those that name nobody have later ones"},
	{EarlierTold, "%n (%d) is earlier, and says that somebody spoke to %n"},
	{EqualTold, "%n (%d) says that somebody spoke to %n, and no date tells them apart"},
	{NoDates, "it cannot be told from %n (%d): dates are missing"},
	{EqualDates, "it cannot be told from %n (%d): the dates are alike within their precision"},
	{EqualSeen, "it cannot be told from %n (%d): both are times first seen, within a day"},
	{SeenBy, "it cannot be told from %n (%d): who was first seen at a time may have printed it before"},
	{UnseenWire, "it cannot be told from %n (%d), an agency, which may have sent it before that was seen"},
	{LaterDateline, "it cannot be told from %n (%d), though the dateline there names a later day"},
	{NoZone, "it cannot be told from %n (%d): the zone of a clock is missing"},
	{Tie, "undecided; %n (%d) may be the earliest, and so may %n (%d)"},
	{Ties, "undecided; %n (%d) may be the earliest, and so may %p"},
	{MoreDoubts, "and so for %p more"},
	{Absent, "%c %n, which does not print it in this corpus"},
	{Earliest, "earliest in this corpus: %n (%d)"},
	{Source, "likeliest source in this corpus: %n (%d)"},
	{ByDateline, "printed or seen before the day that the dateline of %p names"},
	{ByCredit, "credited by %p"},
	{AgainstDates, "credited by %p dated earlier: their clock or zone contradicts their credit"},
	{ByDate, "dated before %p"},
	{ByWire, "a wire precedes its clients: the dates do not tell it from %p"},
	{ByVotes, "credited by others, where no date tells it from %p"},
	{ByOutlet, "of one outlet with %p that no date tells from it"},
	{ByDay, "by the days that it names (today, not yesterday; tomorrow, not today) it is earlier than %p, and no date tells them apart"},
	{ByLength, "it is the longer text, of which %p may have cut a part, and nothing else tells them apart"},
	{ButAbsent, "but %c %n, which does not print it in this corpus"},
	{OnlyUndated, "it stands in %n alone, whose date is unknown"},
	{ApartEarlier, "most of the passage agrees with an earlier printing: %n (%d)"},

	{IsEarliest, "earliest known printing"},
	{IsSource, "the likeliest source in this corpus"},
	{IsEarliestBut, "earliest known printing, but others credit %n"},
	{Vague, "credits only %q for it, which names nobody"},
	{OwnText, "of the outlet that the text is from, as far as this corpus shows"},
	{NoneAbsent, "prints no credit for it; %c %n, which does not print it in this corpus"},
	{NoneEarliest, "prints no credit for it; the earliest known printing is %n (%d)"},
	{NoneSource, "prints no credit for it; the likeliest source in this corpus is %n (%d)"},
	{NoneUndated, "prints no credit for it; it stands in %n, whose date is unknown"},
	{NoneCopied, "credits %n only within the text, as the earliest known printing does: %n (%d)"},
	{NoneCredited, "prints no credit for it; others credit %n"},
	{NoneUndecided, "prints no credit for it; who printed it first is undecided"},
	{NoneTold, "prints no credit for it; others name %n, an agency, as the one that somebody spoke to"},
	{SelfAbsent, "credits only itself; %c %n, which does not print it in this corpus"},
	{SelfEarliest, "credits only itself; the earliest known printing is %n (%d)"},
	{SelfSource, "credits only itself; the likeliest source in this corpus is %n (%d)"},
	{SelfUndated, "credits only itself; it stands in %n, whose date is unknown"},
	{SelfCredited, "credits only itself; others credit %n"},
	{SelfUndecided, "credits only itself; who printed it first is undecided"},
	{SelfTold, "credits only itself; others name %n, an agency, as the one that somebody spoke to"},
	{OwnWire, "an agency, whose own text it may be; who printed it first is undecided"},
	{WireUnnamed, "an agency, whose own text it may be; the earliest known printing, %n (%d), names no outlet"},
	{Mention, "credits %n within the text, which may be for a statement alone"},
	{Told, "names %n, but only as the one that somebody spoke to"},
	{ToldElsewhere, "names %n elsewhere in the article, as the one that somebody spoke to"},
	{ToldPrinted, "names %n, an agency, as the one that somebody spoke to; its own printing is in this corpus: %n (%d)"},
	{ToldCredited, "names %n, an agency, as the one that somebody spoke to, and %c it; its own printing is not in this corpus"},
	{ToldAlone, "unconfirmed: names %n, an agency, as the one that somebody spoke to, and nothing in this corpus contradicts it"},
	{Elsewhere, "credits %n elsewhere in the article, which may be for other parts of it"},
	{PrintedFirst, "credits %n, whose own printing is the earliest in this corpus: %n (%d)"},
	{PrintedSource, "credits %n, whose own printing is the likeliest source in this corpus: %n (%d)"},
	{PrintedToo, "credits %n, which prints it in this corpus too: %n (%d); which came first is undecided"},
	{PrintedAnew, "credits %n, whose printing in this corpus names a later day in its dateline: %n (%d); an earlier one may be missing here"},
	{Agreed, "credits %n, as %c; its own printing is not in this corpus"},
	{Uncontradicted, "unconfirmed: credits %n, and nothing in this corpus contradicts it; its own printing is not here"},
	{Disputed, "unconfirmed: credits %n, while %c %n; neither prints it in this corpus"},
	{Circular, "credits %n, whose own credits lead back to %n"},
	{SameFamily, "credits %n, of the same house as %n, which the text is from as far as this corpus shows"},
	{PrintedLater, "credits %n, which printed it only later: %n (%d)"},
	{Intermediary, "credits %n, which printed it too; as far as this corpus shows the text is from %n"},
	{NamesBoth, "credits %n, and whom that credits itself"},
	{TakenOn, "credits %n, which credits others itself"},
	{UnknownEarliest, "credits %n; the earliest known printing, %n (%d), names no outlet"},
	{UnsureOrder, "credits %n, which has no printing of it here; the order of those here is unsure"},
	{Contradiction, "credits %n; the credits contradict each other and this corpus does not decide"},
	{OtherAbsent, "credits %n, where %c %n, which does not print it in this corpus"},
	{UnlikeOthers, "credits %n, which has no earlier printing of it here; this text is too short or too unlike the others to be surely theirs"},
	{OtherEarliest, "credits %n, which has no printing of it here; the earliest known printing is %n (%d)"},
	{MayBeLost, "credits %n, an agency, which has no printing of it here; the earliest known one, %n (%d), may have lost that credit"},
	{Unrefuted, "unconfirmed: credits %n, which has no printing of it here; that %n (%d) printed it before, uncredited, does not refute it"},
	{NamesSource, "credits %n, which holds the name of %n, which the text is from as far as this corpus shows, and may mean it"},

	{HopCredit, "it credits %n"},
	{HopOrigin, "it is the earliest in this corpus"},
	{HopSource, "it is the likeliest source in this corpus"},
	{HopBefore, "it is the closest of those printed before"},
	{HopClosest, "it is the closest; which was printed first is not known"},
}

// Codes returns all codes, those on origins first, then those on verdicts, then
// those on hops.
func Codes() []Code {
	codes := make([]Code, len(phrases))
	for i, p := range phrases {
		codes[i] = p.code
	}
	return codes
}

// Reason is why something is held to be so, as data: what it says, and of what.
type Reason struct {
	Code Code
	// Args are what it speaks of, as the comment of the code says.
	Args []string
}

// Text is the reason in English. What an unknown code says is unknown: that is
// its arguments.
func (r Reason) Text() string {
	for _, p := range phrases {
		if p.code == r.Code {
			return r.fill(p.text)
		}
	}
	return strings.Join(r.Args, " ")
}

// fill puts the arguments into a phrase; missing ones are empty.
func (r Reason) fill(phrase string) string {
	var b strings.Builder
	args := r.Args
	for {
		text, rest, found := strings.Cut(phrase, "%")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		arg := ""
		if len(args) > 0 {
			arg, args = args[0], args[1:]
		}
		switch rest[0] {
		case 'q':
			arg = strconv.Quote(arg)
		case 'd':
			if at, seen := strings.CutPrefix(arg, "seen "); seen {
				arg = "first seen " + at
			} else if arg == "" {
				arg = "no date"
			}
		case 'p', 'c':
			one, many := "one printing", " printings"
			if rest[0] == 'c' {
				one, many = "one printing credits", " printings credit"
			}
			if arg == "1" {
				arg = one
			} else {
				arg += many
			}
		}
		b.WriteString(arg)
		phrase = rest[1:]
	}
}

// Texts is reasons in English.
func Texts(reasons []Reason) []string {
	texts := make([]string, len(reasons))
	for i, r := range reasons {
		texts[i] = r.Text()
	}
	return texts
}

// because makes a reason.
func because(code Code, args ...string) Reason { return Reason{code, args} }

// becauseOf makes a reason whose last arguments are a printing.
func becauseOf(s *stand, code Code, args ...string) Reason {
	return Reason{code, append(args, s.name(), printDate(s.date))}
}

// printDate is a date as an argument of a reason.
func printDate(d corpus.Date) string {
	if !known(d) {
		return ""
	}
	layout := "2006-01-02 15:04:05"
	switch d.Precision {
	case corpus.Day:
		layout = "2006-01-02"
	case corpus.Minute:
		layout = "2006-01-02 15:04"
	}
	if d.Zoned {
		layout += " -07:00"
	}
	if d.FirstSeen {
		layout = "seen " + layout
	}
	return d.Time.Format(layout)
}
