package corpus

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"sada/lsh/arabic"
)

// The words of dates, folded.

// monthName is a month of one of the two calendars.
type monthName struct {
	month int
	hijri bool
}

// monthNames are the names of months: what arabic.MonthNames has, and what is a month
// within a date alone, or of two words, or English or French.
var monthNames = sync.OnceValue(func() map[string]monthName {
	names := map[string]monthName{}
	add := func(m monthName, list string, more iter.Seq[string]) {
		for name := range more {
			names[name] = m
		}
		for name := range strings.SplitSeq(list, ",") {
			if name != "" {
				names[name] = m
			}
		}
	}
	for i, list := range []string{
		"كانون الثاني,كانون ثاني,كانون ثان,january,jan,janvier,janv",
		"february,feb,février,fevrier,févr,fév",
		"march,mar,mars",
		"april,apr,avril,avr",
		"ماي,may,mai",
		"june,jun,juin",
		"july,jul,juillet,juil",
		"اب,august,aug,août,aout",
		"september,sep,sept,septembre",
		"اكتوير,تشرين الاول,تشرين اول,october,oct,octobre",
		"تشرين الثاني,تشرين ثاني,تشرين ثان,november,nov,novembre",
		"كانون الاول,كانون اول,december,dec,décembre,decembre,déc",
	} {
		add(monthName{month: i + 1}, list, arabic.MonthNames(i+1))
	}
	for i, list := range []string{
		"المحرم,محرم الحرام",
		"صفر,صفر الخير",
		"ربيع الاول,ربيع اول",
		"ربيع الاخر,ربيع الثاني,ربيع اخر,ربيع ثاني,ربيع ثان",
		"جمادي الاولي,جمادي الاول,جماد الاول,جماد اول,جمادي اول,جماد الاولي",
		"جمادي الاخره,جمادي الثانيه,جمادي الاخر,جمادي الثاني,جماد الاخر,جماد الثاني,جماد الاخره,جماد الثانيه,جماد ثاني",
		"رجب الفرد",
		"",
		"رمضان المبارك",
		"",
		"ذو القعده,ذي القعده,ذو القعد,ذي القعد",
		"ذو الحجه,ذي الحجه",
	} {
		add(monthName{month: i + 1, hijri: true}, list, arabic.HijriMonthNames(i+1))
	}
	return names
})

var weekdays = map[string]time.Weekday{
	"الاحد": time.Sunday, "احد": time.Sunday, "sunday": time.Sunday, "sun": time.Sunday,
	"الاثنين": time.Monday, "اثنين": time.Monday, "الاتنين": time.Monday, "monday": time.Monday, "mon": time.Monday,
	"الثلاثاء": time.Tuesday, "ثلاثاء": time.Tuesday, "الثلاثا": time.Tuesday, "tuesday": time.Tuesday, "tue": time.Tuesday, "tues": time.Tuesday,
	"الاربعاء": time.Wednesday, "اربعاء": time.Wednesday, "الاربعا": time.Wednesday, "wednesday": time.Wednesday, "wed": time.Wednesday,
	"الخميس": time.Thursday, "خميس": time.Thursday, "thursday": time.Thursday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday,
	"الجمعه": time.Friday, "جمعه": time.Friday, "friday": time.Friday, "fri": time.Friday,
	"السبت": time.Saturday, "سبت": time.Saturday, "saturday": time.Saturday, "sat": time.Saturday,
	// on pages of the Maghreb and Lebanon whose frame is French
	"dimanche": time.Sunday, "lundi": time.Monday, "mardi": time.Tuesday, "mercredi": time.Wednesday, "jeudi": time.Thursday, "vendredi": time.Friday, "samedi": time.Saturday,
	"dim": time.Sunday, "lun": time.Monday, "mar": time.Tuesday, "mer": time.Wednesday, "jeu": time.Thursday, "ven": time.Friday, "sam": time.Saturday, // mar is March where a day and a year stand beside it
	// as Drupal shortens them
	"اثن": time.Monday, "ثلا": time.Tuesday, "ارب": time.Wednesday, "خمي": time.Thursday, "جمع": time.Friday,
}

// zones are the offsets from UTC, in minutes, of zones and of places whose
// clocks stay the same all year; بتوقيت القاهرة says nothing that a table of
// this size could hold.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "ut": 0, "z": 0, "غرينتش": 0, "غرينيتش": 0, "جرينتش": 0, "جرينيتش": 0, "غرينتس": 0, "العالمي": 0,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "ksa": 180, "gst": 240,
	"مكه": 180, "السعوديه": 180, "الرياض": 180, "الدوحه": 180, "قطر": 180, "الكويت": 180, "البحرين": 180, "المنامه": 180, "بغداد": 180, "عدن": 180, "صنعاء": 180,
	"ابوظبي": 240, "دبي": 240, "الامارات": 240, "مسقط": 240,
}

// zonePlaces are names that may follow بتوقيت and either complete the name of a
// zone or have a clock that changes in the course of a year.
var zonePlaces = []string{
	"المكرمه", "ابو", "ظبي", "القاهره", "بيروت", "دمشق", "عمان", "القدس", "فلسطين", "غزه", "مصر", "لبنان", "سوريا", "الاردن", "تونس", "الجزاير", "المغرب", "الرباط",
	"طرابلس", "ليبيا", "الخرطوم", "السودان", "المحلي", "محلي", "موسكو", "لندن", "باريس", "واشنطن", "نيويورك", "طهران", "اسطنبول", "انقره", "العراق", "اليمن", "سلطنه",
}

var (
	updateWords  = []string{"تحديث", "التحديث", "محدث", "حدث", "حدثت", "تعديل", "التعديل", "updated", "update", "modified", "edited", "mis", "mise"}
	publishWords = []string{"نشر", "النشر", "نشرت", "نشره", "منشور", "كتب", "published", "posted", "created", "date", "publié", "publie", "publiée"}
	issueWords   = []string{"العدد", "عدد", "رقم"} // and a number
	dateFillers  = []string{
		"تاريخ", "التاريخ", "بتاريخ", "يوم", "ليوم", "تم", "اخر", "في", "فى", "من", "شهر", "عام", "سنه", "لعام", "الموافق", "موافق", "الموافقه", "الساعه", "ساعه", "على", "علي", "بتوقيت", "توقيت",
		"اليوم", "last", "on", "at", "of", "the", "time", "issue", "no", "العدد", "ب", "ل", "و", "le", "à", "jour",
	}
	ordinals = []string{"st", "nd", "rd", "th"}
)

// numericDay reads a date in digits at token i.
func (p *dateParser) numericDay(i int) int {
	sign := p.sign(i + 1)
	if !p.number(i) || !p.number(i+2) || !p.number(i+4) || sign == "" || sign != p.sign(i+3) || !slices.Contains([]string{"/", "-", ".", "\\", "–", "٫"}, sign) {
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
	if p.word(at) == "h" && p.tokens[at].glued && p.number(at+1) && p.tokens[at+1].glued && p.tokens[at+1].digits == 2 && !said { // 14h05
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
