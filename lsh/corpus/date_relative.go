package corpus

import (
	"slices"
	"time"
)

// Days counted from another
//
// أمس, قبل ساعتين, 3 days ago.

// unit is a stretch of time that relative dates count in.
type unit struct {
	length time.Duration
	count  int // in the word itself: ساعتين are two; 1 otherwise
}

var units = map[string]unit{
	"دقيقه": {time.Minute, 1}, "دقيقتين": {time.Minute, 2}, "دقايق": {time.Minute, 1}, "minute": {time.Minute, 1}, "minutes": {time.Minute, 1}, "mins": {time.Minute, 1}, "min": {time.Minute, 1},
	"ساعه": {time.Hour, 1}, "ساعتين": {time.Hour, 2}, "ساعات": {time.Hour, 1}, "hour": {time.Hour, 1}, "hours": {time.Hour, 1},
	"يوم": {24 * time.Hour, 1}, "يومين": {24 * time.Hour, 2}, "ايام": {24 * time.Hour, 1}, "يوما": {24 * time.Hour, 1}, "day": {24 * time.Hour, 1}, "days": {24 * time.Hour, 1},
	"اسبوع": {7 * 24 * time.Hour, 1}, "اسبوعين": {7 * 24 * time.Hour, 2}, "اسابيع": {7 * 24 * time.Hour, 1}, "week": {7 * 24 * time.Hour, 1}, "weeks": {7 * 24 * time.Hour, 1},
}

// smallNumbers are numbers as words, as far as units are counted with them.
var smallNumbers = map[string]int{
	"ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7,
	"ثمان": 8, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10, "a": 1, "an": 1, "one": 1,
}

// longUnits are units too long to say a day by, which an age may have none the
// less (منذ 3 أشهر).
var (
	agoWords = []string{"قبل", "منذ"}
	// relativeWords are those of which one stands in every day that is counted from another.
	relativeWords = append([]string{"امس", "البارحه", "اليوم", "ago", "yesterday", "today"}, agoWords...)
	longUnits     = []string{"شهر", "شهرين", "اشهر", "شهور", "شهرا", "سنه", "سنتين", "سنوات", "عام", "عامين", "اعوام", "عاما"}
)

// relativeDay reads a day counted from ref at token i: اليوم, أمس, قبل ساعتين, 3
// hours ago. Weeks are exact to the day as printed; months and years are not,
// and are no date.
func (p *dateParser) relativeDay(i int) int {
	if p.ref.IsZero() {
		return 0
	}
	day := func(before, n int) int {
		d := Date{Time: midnight(p.ref).AddDate(0, 0, -before), Precision: Day}
		p.addRelative(d)
		return n
	}
	switch w, next := p.word(i), p.word(i+1); {
	case w == "اول" && next == "امس", w == "امس" && next == "الاول", w == "قبل" && next == "امس", w == "اول" && next == "البارحه":
		return day(2, 2)
	case w == "امس", w == "البارحه", w == "yesterday":
		return day(1, 1)
	case w == "اليوم", w == "today":
		return day(0, 1)
	case slices.Contains(agoWords, w):
		count, n := p.count(i + 1)
		if u, ok := units[p.word(i+1+n)]; ok && (n == 0 || u.count == 1) {
			p.ago(u, count)
			return n + 2
		}
	default:
		count, n := p.count(i)
		if u, ok := units[p.word(i+n)]; n > 0 && ok && p.word(i+n+1) == "ago" {
			p.ago(u, count)
			return n + 2
		}
	}
	return 0
}

// age is the length in tokens of how long ago something was, at token i, 0 if there is
// none.
func (p *dateParser) age(i int) int {
	if slices.Contains(agoWords, p.word(i)) {
		_, n := p.count(i + 1)
		unit := p.word(i + 1 + n)
		if _, ok := units[unit]; ok || slices.Contains(longUnits, unit) {
			return n + 2
		}
		return 0
	}
	if _, n := p.count(i); n > 0 && p.word(i+n+1) == "ago" {
		if _, ok := units[p.word(i+n)]; ok {
			return n + 2
		}
	}
	return 0
}

// count is the number at token i and its length in tokens; 1 and 0 if there is
// none.
func (p *dateParser) count(i int) (count, n int) {
	if p.number(i) && p.tokens[i].digits <= 3 {
		return p.tokens[i].value, 1
	}
	if c, ok := smallNumbers[p.word(i)]; ok {
		return c, 1
	}
	return 1, 0
}

// ago notes the time that is count units before ref.
func (p *dateParser) ago(u unit, count int) {
	t := p.ref.Add(-time.Duration(count*u.count) * u.length)
	switch {
	case u.length >= 24*time.Hour:
		p.addRelative(Date{Time: midnight(t), Precision: Day})
	case p.ref.Equal(midnight(p.ref)):
		p.broken = true // hours before some time of a day
	case u.length == time.Hour:
		p.addRelative(Date{Time: midnight(t), Precision: Day})
	default:
		p.addRelative(Date{Time: t.Truncate(time.Minute), Precision: Minute})
	}
}

// addRelative notes a relative date; two that differ are none.
func (p *dateParser) addRelative(d Date) {
	if p.relative != nil && !p.relative.Time.Equal(d.Time) {
		p.broken = true
	}
	d.Zoned = p.ref.Location() != time.UTC
	p.relative = &d
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// date is what the expression says, all together.
func (p *dateParser) date() (Date, bool) {
	if p.broken || !p.some {
		return Date{}, false
	}
	var found *dayFound
	for _, hijri := range []bool{false, true} {
		for _, update := range []bool{false, true} {
			if found != nil {
				break
			}
			for i := range p.days {
				d := &p.days[i]
				if d.hijri != hijri || d.update != update {
					continue
				}
				if found != nil && !found.time.Equal(d.time) {
					return Date{}, false
				}
				if found == nil || found.clock == nil {
					found = d
				}
			}
		}
	}
	if found == nil {
		if p.relative == nil || len(p.days) > 0 {
			return Date{}, false
		}
		d := *p.relative
		if p.pending != nil && d.Precision == Day {
			d = p.pending.on(d.Time, d.Time.Location())
			d.Zoned = p.relative.Zoned
		}
		return d, true
	}
	day := found.time
	if p.named && !found.hijri && day.Weekday() != p.weekday && !found.swapped.IsZero() && found.swapped.Weekday() == p.weekday {
		day = found.swapped
	}
	c := clock{precision: Day}
	for i := range p.days { // of a double date either may have it
		if d := &p.days[i]; c.precision == Day && d.clock != nil && d.update == found.update {
			c = *d.clock
		}
	}
	d := c.on(day, zoneOf(p.offset))
	d.Zoned = p.zoned
	return d, true
}

// on is the time of day c on a day.
func (c clock) on(day time.Time, location *time.Location) Date {
	return Date{
		Time:      time.Date(day.Year(), day.Month(), day.Day(), c.hour, c.minute, c.second, 0, location),
		Precision: c.precision,
	}
}

// inRange is true where the expression is the end of a longer one, "3 - 5
// نوفمبر 2023", so that the day read is not all that is said.
func (p *dateParser) inRange() bool {
	i := p.first - 1
	if s := p.sign(i); i < 1 || s != "-" && s != "–" && s != "/" && p.word(i) != "و" && p.word(i) != "الي" {
		return false
	}
	return p.number(i-1) && p.tokens[i-1].digits <= 2
}
