package trace

import (
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What dates say about order
//
// A date is a stretch of time: a whole day, a minute or a second. One printing
// is earlier than another where its stretch ends before the other begins. Three
// things weaken that:
//
//   - A clock without a zone. It is some outlet's own, and the clocks of Arab
//     outlets stand between UTC and UTC+4: an unzoned time may be up to four
//     hours earlier than it reads as UTC. Two dates are read off one clock where
//     both are of one outlet or of one country. Where only the zones could turn
//     the order round, that of two days stands with less confidence, that of two
//     unzoned times with little (they may well be of one clock), and that of a
//     zoned and an unzoned time does not stand.
//   - A time first seen. The text was printed then or any time before, so that
//     it can be earlier than a text that was printed after it was seen, and
//     later than nothing. Between two of them a whole day counts for a little:
//     who gathers texts comes round about once a day.
//   - No date: no order.
//
// The day that an article prints in its own dateline (جدة 05 شوال 1436هـ الموافق 21
// يوليو 2015م واس) is the other end of it: the text was not printed before that day
// began. What is known to have been printed by then, if only because it was seen, is
// earlier. The day is that of some clock; and a day's length is allowed for before
// it refutes what else is known, for the next day's texts that go out the evening
// before. Of an article with several items each has its own. A dateline that its own article's date refutes is mistyped, and no date.

// level is how sure an order is.
type level uint8

const (
	none level = iota
	low
	medium
	high
)

func (l level) String() string { return [...]string{"none", "low", "medium", "high"}[l] }

const (
	clocks  = 4 * time.Hour  // the most that clocks without a zone differ by
	round   = 24 * time.Hour // the least that times first seen must differ by
	mostLag = 7 * round      // the most that a wire is first seen after its clients
)

// before says how surely a is earlier than b.
func before(a, b corpus.Date, oneClock bool) level {
	if !known(a) || !known(b) {
		return none
	}
	_, aEnd := stretch(a)
	bStart, _ := stretch(b)
	gap := bStart.Sub(aEnd)
	if b.FirstSeen {
		if gap >= round {
			return low
		}
		return none
	}
	var slack time.Duration
	if !b.Zoned && (a.Zoned || a.FirstSeen || !oneClock) {
		slack = clocks
	}
	switch {
	case gap >= slack:
		return high
	case gap >= 0 && (a.Precision == corpus.Day || b.Precision == corpus.Day):
		return medium
	case gap >= 0 && !a.Zoned && !a.FirstSeen && !b.Zoned:
		return low
	}
	return none
}

// foredates says how surely what has a date was printed before the day that another's
// dateline names: low, within a day of it.
func foredates(d corpus.Date, dateline time.Time) level {
	if !known(d) || dateline.IsZero() {
		return none
	}
	_, end := stretch(d)
	switch gap := dateline.Sub(end); {
	case gap >= round:
		return medium
	case gap >= clocks:
		return low
	}
	return none
}

// dateline is when the day began that the dateline of a passage names: the last one
// that stands before it or in it, else the latest of the article; zero where they name
// none, or one that the article's own date refutes.
func dateline(a *corpus.Article, passage arabic.Span) time.Time {
	var own, latest time.Time
	last := -1
	for _, c := range a.Credits {
		d, ok := c.Date()
		if !ok {
			continue
		}
		begin := time.Date(d.Time.Year(), d.Time.Month(), d.Time.Day(), 0, 0, 0, 0, time.UTC)
		if begin.After(latest) {
			latest = begin
		}
		if c.Start >= last && c.Start >= 0 && c.Start < passage.End {
			own, last = begin, c.Start
		}
	}
	if last < 0 {
		own = latest
	}
	if foredates(a.Published, own) > none {
		return time.Time{}
	}
	return own
}

func known(d corpus.Date) bool { return d.Precision != corpus.Unknown && !d.Time.IsZero() }

// stretch is the time a date speaks of, [start, end).
func stretch(d corpus.Date) (start, end time.Time) {
	switch d.Precision {
	case corpus.Day:
		return d.Time, d.Time.Add(24 * time.Hour)
	case corpus.Minute:
		return d.Time, d.Time.Add(time.Minute)
	}
	return d.Time, d.Time.Add(time.Second)
}
