package trace

import (
	"time"

	"sada/lsh/arabic"
)

// # Today and yesterday
//
// Who prints that it happened today goes before those who print the same and say
// yesterday. Of the unlabelled matches in saudinews that differ so in one direction, who
// says today was seen first in 543 of 592 that were seen more than a day apart, in 1,881
// of 1,958 from six hours on, and in 50 of 69 below six (above one).

const mostBefore = 6 * time.Hour // that who says yesterday may be dated or seen

// today is true where of two articles in a cluster c says اليوم where e says أمس, in the
// passage of c, and nowhere the other way round, and e was not known hours before.
func (b *bench) today(c, e *stand) bool {
	if known(c.date) && known(e.date) && c.date.Time.Sub(e.date.Time) > mostBefore {
		return false
	}
	says := false
	for _, x := range b.of(c.article) {
		mate := &b.ends[x.mate]
		if int(mate.article) != e.article || shared(x.Span, c.passage) == 0 {
			continue
		}
		for _, d := range b.matches[x.match].Differences {
			if d.What != "relative day" {
				continue
			}
			here, there := d.A, d.B
			if !x.isA {
				here, there = there, here
			}
			switch today, past := dayIn(here), dayIn(there); {
			case today < 0 || past < 0 || today == past:
			case today > past:
				return false
			default:
				says = true
			}
		}
	}
	return says
}

// dayIn is 0 for words that say today, 1 for those that say yesterday or a day before, -1
// for others.
func dayIn(said string) int {
	day := -1
	for _, w := range arabic.Words(nil, said) {
		switch arabic.Fold(w.Text(said)) {
		case "اليوم":
			day = max(day, 0)
		case "امس", "الامس", "بالامس", "البارحه":
			day = 1
		}
	}
	return day
}
