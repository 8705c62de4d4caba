package corpus

import (
	"slices"
	"strings"
)

// Hours and zones of dates

// clockAt reads a time of day at token i: 10:30, 10:30:15, الساعة 10 صباحا, with
// ص and م behind it; behind a day that has none yet also as it is translated from French,
// "إلى الساعة 12:05". Of "الساعة 2 و…" only whole minutes are read: an hour alone is wrong.
func (p *dateParser) clockAt(i int) int {
	at := i
	if n := len(p.days); p.word(at) == "الي" && n > 0 && p.days[n-1].clock == nil && (p.word(at+1) == "الساعه" || p.number(at+1) && p.sign(at+2) == ":") {
		at++
	}
	said := p.word(at) == "الساعه"
	if said {
		at++
	}
	if !p.number(at) || p.tokens[at].digits > 2 {
		return 0
	}
	c := clock{hour: p.tokens[at].value, precision: Minute}
	at++
	part := func(signs ...string) int { // a colon and a number
		if !slices.Contains(signs, p.sign(at)) || !p.number(at+1) || p.tokens[at+1].digits > 2 {
			return -1
		}
		at += 2
		return p.tokens[at-1].value
	}
	exact := true
	if p.word(at) == "h" && p.tokens[at].glued && p.number(at+1) && p.tokens[at+1].glued && p.tokens[at+1].digits == 2 { // 14h05
		at++
		c.minute = p.tokens[at].value
		if at++; !c.valid() {
			return 0
		}
		p.addClock(c)
		return at - i
	}
	if minute := part(":"); minute >= 0 {
		c.minute = minute
		if second := part(":"); second >= 0 {
			c.second, c.precision = second, Second
			if p.sign(at) == "." && p.tokens[at].glued && p.number(at+1) && p.tokens[at+1].glued {
				at += 2
			}
		}
	} else if minute := part(".", "،"); minute >= 0 && p.tokens[at-1].glued {
		c.minute, exact = minute, false
	} else {
		exact = false
		minute, n := p.minutesAt(at)
		switch {
		case said && n > 0:
			c.minute = minute
			at += n
		case said && strings.HasPrefix(p.word(at), "و"):
			return at - i // the day stands
		}
	}
	half, n := p.half(at)
	switch {
	case n > 0 && !exact && !said && (p.word(at) == "م" || p.word(at) == "ص") && len(p.days) == 0:
		return 0 // ٥ م may be five metres
	case n == 0 && !exact && !said:
		return 0
	}
	at += n
	switch {
	case half == "am" && c.hour == 12:
		c.hour = 0
	case half == "pm" && c.hour < 12, half == "night" && 6 <= c.hour && c.hour < 12:
		c.hour += 12
	case half == "noon" && c.hour < 6:
		c.hour += 12
	case half == "night" && c.hour == 12:
		c.hour = 0
	case half == "am" && c.hour > 12:
		return at - i // a contradiction; the day stands
	}
	if !c.valid() {
		return 0
	}
	p.addClock(c)
	return at - i
}

// minutesAt reads minutes in words behind an hour, "و 05 دقيقة", "و5 دقائق", "والنصف", and
// their length in tokens; 0 if there are none.
func (p *dateParser) minutesAt(i int) (minutes, n int) {
	switch p.word(i) {
	case "والنصف", "ونصف":
		return 30, 1
	case "والربع", "وربع":
		return 15, 1
	case "و":
		if p.number(i+1) && p.tokens[i+1].digits <= 2 && slices.Contains([]string{"دقيقه", "دقايق"}, p.word(i+2)) {
			return p.tokens[i+1].value, 3
		}
	}
	return 0, 0
}

// half says which half of the day the words at token i name: am, pm, noon, night
// or "", and their length in tokens.
func (p *dateParser) half(i int) (string, int) {
	n := 1
	if p.sign(i) == "(" && p.sign(i+1) != "(" {
		if h, n := p.half(i + 1); n > 0 && p.sign(i+1+n) == ")" {
			return h, n + 2
		}
		return "", 0
	}
	switch p.word(i) {
	case "ص", "صباحا", "am", "فجرا", "الفجر", "صباح":
		return "am", n
	case "م", "مساء", "pm", "عصرا", "مساءا":
		return "pm", n
	case "ظهرا":
		return "noon", n
	case "ليلا":
		return "night", n
	case "بعد":
		if p.word(i+1) == "الظهر" {
			return "pm", 2
		}
	case "a", "p":
		if p.sign(i+1) == "." && p.word(i+2) == "m" {
			n = 3
			if p.sign(i+3) == "." {
				n = 4
			}
			return p.word(i) + "m", n
		}
	}
	return "", 0
}

// zoneAt reads a time zone at token i: GMT, +03:00, بتوقيت مكة المكرمة.
func (p *dateParser) zoneAt(i int) int {
	at := i
	if p.word(at) == "بتوقيت" || p.word(at) == "توقيت" {
		at++
		for slices.Contains(zonePlaces, p.word(at)) {
			at++
		}
	}
	offset, ok := zones[p.word(at)]
	if p.word(at) == "t" || at == i && ok && !isZoneName(p.word(at)) && !p.isInBrackets(at) {
		return 0 // a place is a zone only where بتوقيت or brackets say so
	}
	if p.word(at) == "ت" && (p.word(at+1) == "غ" || p.sign(at+1) == "." && p.word(at+2) == "غ") { // ت.غ
		offset, ok = 0, true
		if at++; p.sign(at) == "." {
			at++
		}
	}
	if ok {
		at++
		for (at > i+1 || p.sign(i-1) == "(") && slices.Contains(zonePlaces, p.word(at)) {
			at++
		}
	} else if at > i { // a place whose clock nobody knows here
		for slices.Contains(zonePlaces, p.word(at)) {
			at++
		}
		return at - i
	}
	if minutes, n := p.offsetAt(at, ok); n > 0 {
		offset += minutes
		ok = true
		at += n
	}
	if !ok && p.isUnknownZone(at) {
		return 1
	}
	if !ok {
		return 0
	}
	if !p.zoned {
		p.offset, p.zoned = offset*60, true
	}
	return at - i
}

// isUnknownZone is true for letters behind a time of day that are those of a zone, AST or
// IRST: the zone is lost, and not the time.
func (p *dateParser) isUnknownZone(i int) bool {
	word := p.word(i)
	if i == 0 || len(word) < 3 || len(word) > 5 || word[len(word)-1] != 't' || strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return false
	}
	return p.number(i-1) && p.sign(i-2) == ":" || slices.Contains([]string{"am", "pm", "ص", "م"}, p.word(i-1))
}

// isInBrackets is true for a place at token i that stands in brackets with no other,
// behind a time of day: 16:25 (مكة المكرمة).
func (p *dateParser) isInBrackets(i int) bool {
	if p.sign(i-1) != "(" || !p.number(i-2) {
		return false
	}
	for i++; slices.Contains(zonePlaces, p.word(i)); i++ {
	}
	return p.sign(i) == ")"
}

// isZoneName is true for zones that need no بتوقيت.
func isZoneName(word string) bool {
	return word[0] < 0x80 || strings.HasPrefix(word, "غري") || strings.HasPrefix(word, "جري")
}

// offsetAt reads +0300, +03:00 or, behind GMT, +3 at token i, in minutes.
func (p *dateParser) offsetAt(i int, named bool) (minutes, n int) {
	sign := p.sign(i)
	if sign != "+" && sign != "-" || !p.number(i+1) || !p.tokens[i+1].glued || i == 0 {
		return 0, 0
	}
	t := p.tokens[i+1]
	switch {
	case t.digits == 4 && (len(p.days) > 0 || p.pending != nil):
		minutes, n = t.value/100*60+t.value%100, 2
	case t.digits <= 2 && p.sign(i+2) == ":" && p.number(i+3) && p.tokens[i+3].digits == 2 &&
		(named || sign == "+" || p.tokens[i].glued && p.tokens[i-1].kind == numberToken):
		minutes, n = t.value*60+p.tokens[i+3].value, 4
	case t.digits <= 2 && (named || sign == "+" && len(p.days) > 0):
		minutes, n = t.value*60, 2
	default:
		return 0, 0
	}
	if minutes > 14*60 {
		return 0, 0
	}
	if sign == "-" {
		minutes = -minutes
	}
	return minutes, n
}
