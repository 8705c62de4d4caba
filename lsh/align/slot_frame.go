package align

import (
	"fmt"
	"slices"
)

// Frames
//
// A reprint keeps its names, places and numbers, but for one or two: an updated toll
// keeps its places, another spelling all the rest. A frame is told by slots that no
// such edit explains, each kind of them by a rule of its own. Fillings that agree and
// numbers that are equal speak for reuse, but frames have constants, too: the prize is
// the same each year. The shares below and the factors of the rules were set by hand on
// written cases (slot_frame_test.go) and read matches; no command prints a best value.
const (
	// framedShare of the words of both articles is the least for rules that take an
	// article for nothing but a frame; in longer ones it may be edited as well.
	framedShare = branchShare
	// In a frame at most one word in aloneShare of both stands alone.
	aloneShare = 12
	// A frame has a slot filled otherwise in each slotShare words.
	slotShare = 40
	// A bulletin of one or two days has a row in each rowWide words.
	rowWide = 12
)

// evidence is what stands in the slots of a match.
type evidence struct {
	*slots
	m     *Match
	apart int     // Pair.Days
	share float64 // the least share of the articles that the match holds
}

// refilled says why a match is a frame filled anew, by what stands in its slots and in
// those of the whole articles; "" where it is not, or nothing tells.
func (m *Match) refilled(spans, articles *slots, p Pair) string {
	e := evidence{spans, m, p.Days, slices.Min(m.shares(p))}
	whole := e
	whole.slots = articles
	switch {
	case e.anotherPerson():
		return fmt.Sprintf("formula: printed %d days apart, and %q stands for %q", p.Days, e.person.B, e.person.A)
	case e.otherPeople():
		return fmt.Sprintf("formula: %q stands for %q, and all that is named with them is other", e.person.B, e.person.A)
	case e.renamed():
		return "formula: a title stands before another name, which replaces it wherever it is named"
	case e.otherVisit():
		return fmt.Sprintf("formula: one welcomes, the other sees off: %q stands for %q", e.visit.B, e.visit.A)
	case e.allOther():
		return fmt.Sprintf("formula: none of %d numbers and no name in %d places is the same", e.rows, e.other)
	case e.ofAnotherWeekday():
		return fmt.Sprintf("formula: printed %d days apart, and of another day of the week", p.Days)
	case e.otherwiseFilled():
		return fmt.Sprintf("formula: printed %d days apart, and nothing in %d places is the same", p.Days, e.other)
	case whole.whollyFilled():
		return fmt.Sprintf("formula: other names of several words in %d places of one frame", whole.full)
	case whole.ofAnotherPlace():
		return fmt.Sprintf("formula: of another place, and other in %d places of one frame", whole.other)
	case e.bulletin():
		return fmt.Sprintf("formula: of %d numbers in one place %d are equal", e.rows, e.equal)
	}
	return ""
}

// otherDay says whether the articles are of different days.
func (e *evidence) otherDay() bool { return e.apart >= apart }

// faithful: a longer passage is word for word the same.
func (e *evidence) faithful() bool {
	f := &e.m.found
	return f.common >= faithfulCommon && f.overlap >= copyOverlap
}

// anotherPerson: days later another person is named. Who changes nothing but a name in
// the whole of a longer article corrects it.
func (e *evidence) anotherPerson() bool {
	corrected := e.m.found.common >= faithfulCommon && e.share >= wholeShare && e.other+e.rows-e.equal < leastSlots
	return e.person != nil && e.otherDay() && !e.faithful() && !corrected
}

// otherVisit: the guest who was welcomed is seen off.
func (e *evidence) otherVisit() bool { return e.visit != nil && !e.faithful() }

// otherPeople: others are named on any day, and nothing that is named with them agrees.
func (e *evidence) otherPeople() bool {
	return e.person != nil && e.other >= manySlots && e.agree <= e.other && e.equal == 0
}

// renamed: a cable to another king.
func (e *evidence) renamed() bool {
	return e.titled > 0 && e.repeated > 0 && e.other >= manySlots && 3*e.agree <= e.other && e.equal == 0
}

// allOther: names and numbers are other ones.
func (e *evidence) allOther() bool {
	return e.rows >= leastRows && e.equal == 0 && e.other >= leastSlots && 2*e.agree <= e.other
}

// ofAnotherWeekday: one notice for Saturday, another for Monday.
func (e *evidence) ofAnotherWeekday() bool {
	return e.weekdays > 0 && e.apart > 0 && e.m.found.common < faithfulCommon &&
		(e.other > 0 && e.agree <= e.other || e.rows > e.equal && 3*e.values >= e.rows || e.rows-e.equal >= leastRows)
}

// framed: both articles are nothing but the frame, in its order, with a slot here and
// there, and next to no word of either stands alone: who edits leaves words out and puts
// words in.
func (e *evidence) framed() bool {
	return e.m.found.order >= frameOrder && e.share >= framedShare &&
		slotShare*(e.other+e.rows-e.equal) >= e.m.Words && aloneShare*e.alone <= e.words
}

// otherwiseFilled: days later many slots are filled, all otherwise.
func (e *evidence) otherwiseFilled() bool {
	return e.otherDay() && e.other >= manySlots && e.agree == 0 && e.equal == 0 && e.framed()
}

// whollyFilled: phrases stand for other ones, in the whole of two articles. Who edits
// replaces a word here and there.
func (e *evidence) whollyFilled() bool {
	least := manySlots
	if e.otherDay() {
		least = leastSlots
	}
	return e.full >= least && slotShare*e.full >= e.m.Words && 2*e.agree <= e.other && 3*e.equal <= e.rows+e.other && e.framed()
}

// ofAnotherPlace: what one town reports another one does. An update keeps the place.
func (e *evidence) ofAnotherPlace() bool {
	return e.places > 0 && e.other >= leastSlots && (2*e.agree <= e.other || e.repeated > 0) && 3*e.equal <= e.rows &&
		e.other+e.rows-e.equal >= manySlots && e.framed()
}

// bulletin: next to none of many numbers are equal, or fewer than half in a text that
// is full of them, days later.
func (e *evidence) bulletin() bool {
	if e.rows < manyRows {
		return false
	}
	next := 3*e.equal <= e.rows && 4*e.agree <= e.rows && e.m.found.order >= frameOrder && rowWide*e.rows >= e.m.Words
	dense := rowShare*min(e.m.numbers.digits.a, e.m.numbers.digits.b) >= e.m.Words
	return next || dense && e.otherDay() && 2*e.equal < e.rows
}
