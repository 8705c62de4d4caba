package corpus

import (
	"slices"
	"time"
)

// Days as dates write them
//
// In numbers (12-03-2019, 2019/3/12), with the month in words (21 يوليو 2015م, March 21, 2019),
// by one calendar or by both, behind a day of the week.

// numericDay reads a date in digits at token i.
func (p *dateParser) numericDay(i int) int {
	sign := p.sign(i + 1)
	isSign := slices.Contains([]string{"/", "-", ".", "\\", "–", "٫"}, sign)
	if !p.number(i) || !p.number(i+2) || !p.number(i+4) || !isSign || sign != p.sign(i+3) {
		return 0
	}
	a, b, c := p.tokens[i], p.tokens[i+2], p.tokens[i+4]
	if sign == "." && !(p.tokens[i+1].glued && b.glued && p.tokens[i+3].glued && c.glued) {
		return 0
	}
	if p.sign(i+5) == sign && p.number(i+6) && p.sign(i+7) != ":" {
		return 0 // four numbers: no date
	}
	year, month, day := a.value, b.value, c.value
	yearFirst := a.digits == 4
	switch {
	case yearFirst && b.digits <= 2 && c.digits <= 2:
	case c.digits == 4 && a.digits <= 2 && b.digits <= 2:
		year, day = c.value, a.value
	default:
		return 0
	}
	n := 5
	isHijri := firstHijri <= year && year <= lastHijri
	switch era := p.era(i + n); {
	case era == "":
	case (era == "ه") != isHijri:
		p.broken = true
		return n + 1
	default:
		n++
	}
	var d dayFound
	if isHijri {
		d.time, _ = hijri(year, month, day)
		d.hijri = true
	} else {
		d.time, _ = gregorian(year, month, day)
		if !yearFirst {
			if d.swapped, _ = gregorian(year, day, month); d.time.IsZero() {
				d.time = d.swapped // 11/26/2023
			}
		}
	}
	if d.time.IsZero() {
		p.broken = true
	}
	p.addDay(d)
	// The T of ISO 8601.
	if p.word(i+n) == "t" && p.tokens[i+n].glued && p.number(i+n+1) && p.tokens[i+n+1].glued {
		n++
	}
	return n
}

// gregorian is a day of our calendar at midnight UTC; false if there is none.
func gregorian(year, month, day int) (time.Time, bool) {
	if !isDay(year, month, day) {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), true
}

// era is "ه" or "م" if the token at i says of which calendar a year is, else "".
func (p *dateParser) era(i int) string {
	switch p.word(i) {
	case "ه", "هجري", "هجريه", "ah":
		return "ه"
	case "م", "ميلادي", "ميلاديه", "ad":
		return "م"
	}
	return ""
}

// namedDay reads a date with the name of a month at token i: day, month, year or
// month, day, year; the month may have two names (نوفمبر/تشرين الثاني).
func (p *dateParser) namedDay(i int) int {
	at, day := i, -1
	if n := p.yearFirst(i); n > 0 {
		return n
	}
	if p.number(at) {
		n := p.dayNumber(at)
		if n == 0 {
			return 0
		}
		day = p.tokens[at].value
		at = p.skip(at+n, ",", "،", "-", "/", ".", "–")
		if slices.Contains([]string{"من", "of", "شهر", "لشهر"}, p.word(at)) {
			at++
			if p.word(at) == "شهر" {
				at++
			}
		}
	}
	month, n := p.month(at)
	if n == 0 {
		return 0
	}
	at += n
	if n, ok := p.secondMonth(at, month); ok {
		at += n
	} else {
		return 0
	}
	if day < 0 { // month, day, year
		at = p.skip(at, ".")
		n := p.dayNumber(at)
		if n == 0 {
			return 0
		}
		day = p.tokens[at].value
		at += n
	}
	at = p.skip(at, ",", "،", "-", "/", ".", "–")
	for slices.Contains([]string{"عام", "سنه", "لعام", "لسنه", "من"}, p.word(at)) {
		at++
	}
	year, n := p.year(at, month.hijri)
	if n == 0 {
		return 0
	}
	at += n
	d := dayFound{hijri: month.hijri}
	var ok bool
	if month.hijri {
		d.time, ok = hijri(year, month.month, day)
	} else {
		d.time, ok = gregorian(year, month.month, day)
	}
	if !ok {
		p.broken = true
	}
	p.addDay(d)
	return at - i
}

// yearFirst reads "2023 جويلية 12" and "2018 الجمعة 9 نوفمبر" at token i.
func (p *dateParser) yearFirst(i int) int {
	if !p.number(i) || p.tokens[i].digits != 4 {
		return 0
	}
	if p.weekdayAt(i+1) > 0 {
		days := p.dayNumber(i + 2)
		month, n := p.month(i + 2 + days)
		behind := i + 2 + days + n
		if days == 0 || n == 0 || month.hijri || p.number(behind) && p.tokens[behind].digits == 4 {
			return 0
		}
		day, ok := gregorian(p.tokens[i].value, month.month, p.tokens[i+2].value)
		if !ok {
			return 0
		}
		p.addDay(dayFound{time: day})
		return behind - i
	}
	month, n := p.month(i + 1)
	if n == 0 {
		return 0
	}
	at := i + 1 + n
	days := p.dayNumber(at)
	if days == 0 || p.sign(at+days) == ":" || p.number(at+days) && p.tokens[at+days].digits == 4 {
		return 0 // a time of day, or a day with a year of its own
	}
	year, ok := p.tokens[i].value, false
	d := dayFound{hijri: month.hijri}
	if month.hijri {
		d.time, ok = hijri(year, month.month, p.tokens[at].value)
	} else {
		d.time, ok = gregorian(year, month.month, p.tokens[at].value)
	}
	if !ok {
		return 0
	}
	p.addDay(d)
	return at + days - i
}

// skip is the token behind token i, if that is one of the signs.
func (p *dateParser) skip(i int, signs ...string) int {
	if slices.Contains(signs, p.sign(i)) {
		return i + 1
	}
	return i
}

// dayNumber is the length of the day of a month at token i, 3 or 3rd, in tokens; 0
// if there is none.
func (p *dateParser) dayNumber(i int) int {
	switch {
	case !p.number(i) || p.tokens[i].digits > 2:
		return 0
	case slices.Contains(ordinals, p.word(i+1)) && p.tokens[i+1].glued:
		return 2
	}
	return 1
}

// secondMonth is the length of a second name of a month at token i, after a stroke
// or in brackets, 0 if there is none; false if the month is followed by what
// makes it no date.
func (p *dateParser) secondMonth(i int, month monthName) (n int, ok bool) {
	s := p.sign(i)
	if !slices.Contains([]string{"/", "(", "-", "\\", "–"}, s) {
		return 0, true
	}
	second, n := p.month(i + 1)
	if n == 0 {
		return 0, p.number(i+1) != (s == "(")
	}
	if second != month {
		p.broken = true
	}
	if s == "(" {
		return p.skip(i+1+n, ")") - i, true
	}
	return 1 + n, true
}

// year is the year at token i and its length with the era, in tokens; 0 if there
// is none.
func (p *dateParser) year(i int, hijri bool) (year, n int) {
	if !p.number(i) {
		return 0, 0
	}
	year = p.tokens[i].value
	switch y := p.tokens[i]; {
	case y.digits == 2 && !hijri && p.number(i+1) && p.sign(i+2) == ":": // RFC 822
		if year += 2000; y.value >= 70 {
			year -= 100
		}
	case y.digits != 4:
		return 0, 0
	}
	era := p.era(i + 1)
	if era == "" {
		return year, 1
	}
	if (era == "ه") != hijri {
		p.broken = true
	}
	return year, 2
}

// month is the month whose name stands at token i, and its length in tokens, 0
// if there is none.
func (p *dateParser) month(i int) (monthName, int) {
	first := p.word(i)
	if first == "" {
		return monthName{}, 0
	}
	names := monthNames()
	if (first == "كانون" || first == "تشرين") && p.number(i+1) && p.tokens[i+1].glued && p.tokens[i+1].digits == 1 { // كانون2, as Joomla prints it
		m, ok := names[first+map[int]string{1: " اول", 2: " ثاني"}[p.tokens[i+1].value]]
		if ok {
			return m, 2
		}
	}
	if second := p.word(i + 1); second != "" {
		if m, ok := names[first+" "+second]; ok {
			return m, 2
		}
	}
	if m, ok := names[first]; ok {
		return m, 1
	}
	return monthName{}, 0
}

func (p *dateParser) weekdayAt(i int) int {
	day, ok := weekdays[p.word(i)]
	if !ok {
		return 0
	}
	p.weekday, p.named = day, true
	return 1
}
