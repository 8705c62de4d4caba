package corpus

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// longestDate is the length in bytes from which a text is no date.
const longestDate = 400

// ParseDate reads a text that is a date and nothing else: labels (تاريخ النشر),
// the day of the week, the time of day and its zone, the same day by another
// calendar may stand around it, any other word makes it no date. So a headline
// with a date in it has none.
//
// Known are ISO 8601, RFC 822 and their kin, dates in digits (day first, unless
// only the other order makes a date, of the calendar or with the day of the
// week beside it), dates with the names of months as they are printed from
// Morocco to Iraq, in Arabic, English or French, and Hijri dates, which the calendar of
// Umm al-Qura converts; where both calendars are given, ours counts. Times in
// seconds or milliseconds since 1970 have 10 or 13 digits. Relative dates (أمس,
// قبل ساعتين) count from ref; there are none where ref is zero. What is hours
// ago is known to the day alone, and not at all where ref itself is no more
// than a day.
//
// Two dates that differ are no date, unless one of them says that it is that of
// an update. Years of two digits are none either, outside RFC 822.
//
// The very second in which 1970 began, in UTC, is none: systems write it for a date
// that they do not have.
//
// The date's From is the part of text that is not a label. ISO 8601 takes
// 0.1 µs, a date with words 2 to 5 (BenchmarkParseDate).
func ParseDate(text string, ref time.Time) (Date, bool) {
	if d, ok := parseISO(text); ok {
		if d.isEpoch() {
			return Date{}, false
		}
		return d, true
	}
	if len(text) > longestDate || ref.IsZero() && strings.IndexFunc(text, isAnyDigit) < 0 {
		return Date{}, false
	}
	if d, ok := parseStamp(text); ok {
		return d, true
	}
	p := dateParser{tokens: dateTokens(text), ref: ref}
	if p.expression(0) < len(p.tokens) {
		return Date{}, false
	}
	d, ok := p.date()
	if ok && d.isEpoch() {
		return Date{}, false
	}
	if ok {
		d.From = text[p.tokens[p.first].start:p.tokens[p.last].end]
	}
	return d, ok
}

// zonedBy gives a date without a zone the one that it has if gmt is the same time by
// the clock of Greenwich.
func (d Date) zonedBy(gmt string) Date {
	g, ok := ParseDate(gmt, time.Time{})
	if !ok || d.Zoned || d.Precision == Day || g.Precision == Day {
		return d
	}
	offset := d.Time.Sub(time.Date(g.Time.Year(), g.Time.Month(), g.Time.Day(), g.Time.Hour(), g.Time.Minute(), g.Time.Second(), 0, time.UTC))
	if offset.Abs() > 14*time.Hour || offset%(15*time.Minute) != 0 {
		return d
	}
	d.Time, d.Zoned = g.Time.In(zoneOf(int(offset.Seconds()))), true
	return d
}

// Day is the day that was printed, as midnight in UTC: what is of 2 May 00:10 in Riyadh
// is of 2 May, though in London it was still the first. Zero where it is unknown.
func (d Date) Day() time.Time {
	if d.Precision == Unknown {
		return time.Time{}
	}
	year, month, day := d.Time.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// isEpoch: the second 0 of the clocks of computers.
func (d Date) isEpoch() bool { return d.Precision != Day && d.Time.Unix() == 0 }

// isLoneDay says whether a text is one day and says nothing more: no label, no
// day of the week, no time of day, no second calendar.
func isLoneDay(text string) bool {
	if _, ok := parseISO(text); ok {
		return len(trimBlanks(text)) == len("2006-01-02")
	}
	p := dateParser{tokens: dateTokens(text)}
	if p.expression(0) < len(p.tokens) || !p.some {
		return false
	}
	return len(p.days) == 1 && p.days[0].clock == nil && p.pending == nil && !p.named && !p.zoned && p.first == 0 && p.last == len(p.tokens)-1
}

// isAge says whether a text is how long ago something was printed, or a day that
// is counted from today (أمس 21:40), and nothing else.
func isAge(text string) bool {
	if _, ok := ParseDate(text, time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC)); ok {
		_, ok = ParseDate(text, time.Time{})
		return !ok
	}
	words := strings.Fields(arabic.Fold(text))
	return 2 <= len(words) && len(words) <= 4 && slices.Contains(agoWords, words[0]) && slices.Contains(longUnits, words[len(words)-1])
}

// Date is the day or time that a dateline prints beside its names, جدة 05 شوال 1436هـ
// الموافق 21 يوليو 2015م واس; false for other credits and where there is none.
func (c Credit) Date() (Date, bool) {
	if c.Kind != Dateline || strings.IndexFunc(c.Text, isAnyDigit) < 0 {
		return Date{}, false
	}
	return findDate(c.Text)
}

// findDate reads the first date inside a line, "جدة 05 شوال 1436هـ الموافق 21
// يوليو 2015م واس". Its From is what was read; relative dates are not looked
// for, since every story has words like اليوم.
func findDate(line string) (Date, bool) {
	tokens := dateTokens(line)
	for i := 0; i < len(tokens); {
		p := dateParser{tokens: tokens}
		next := p.expression(i)
		if d, ok := p.date(); ok && !p.inRange() {
			d.From = line[tokens[p.first].start:tokens[p.last].end]
			return d, true
		}
		i = max(next, i+1)
	}
	return Date{}, false
}

// extendedISO is a time in the basic form of ISO 8601, 20231103T140500Z, in the extended
// one; other texts as they are.
func extendedISO(s string) string {
	if len(s) < len("20231103T1405") || s[8] != 'T' || digits(s[:8]) < 0 || digits(s[9:13]) < 0 {
		return s
	}
	day, clock, rest := s[:4]+"-"+s[4:6]+"-"+s[6:8], s[9:11]+":"+s[11:13], s[13:]
	if len(rest) >= 2 && digits(rest[:2]) >= 0 {
		clock, rest = clock+":"+rest[:2], rest[2:]
	}
	return day + "T" + clock + rest
}

// parseISO reads ISO 8601 as machines write it: 2015-07-21,
// 2015-07-21T02:51:32.123+03:00, also with a blank for the T.
func parseISO(s string) (Date, bool) {
	s = trimBlanks(s)
	from := s
	s = extendedISO(s)
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	year, month, day := digits(s[:4]), digits(s[5:7]), digits(s[8:10])
	if !isDay(year, month, day) {
		return Date{}, false
	}
	d := Date{Precision: Day, From: from}
	var c clock
	location := time.UTC
	if s = s[10:]; s != "" && s[0] != 'Z' && s[0] != '+' && (s[0] != '-' || len(s) != len("-07:00")) {
		if len(s) < 6 || s[0] != 'T' && s[0] != ' ' && s[0] != 't' || s[3] != ':' {
			return Date{}, false
		}
		c.hour, c.minute, c.precision = digits(s[1:3]), digits(s[4:6]), Minute
		s = s[6:]
		if len(s) >= 3 && s[0] == ':' {
			c.second, c.precision = digits(s[1:3]), Second
			s = s[3:]
			if len(s) > 1 && (s[0] == '.' || s[0] == ',') && isDigit(s[1]) {
				for s = s[1:]; len(s) > 0 && isDigit(s[0]); {
					s = s[1:]
				}
			}
		}
		if !c.valid() {
			return Date{}, false
		}
		d.Precision = c.precision
		if len(s) > 0 && s[0] == ' ' {
			s = s[1:]
		}
	}
	if s != "" { // a zone, which a day may have as well: 2015-07-21+03:00, as XML Schema writes it
		offset := 0
		switch {
		case s == "Z" || s == "z" || s == "UTC" || s == "GMT":
			d.Zoned = true
		case s[0] == '+' || s[0] == '-':
			hours, minutes := 0, 0
			switch {
			case len(s) == 6 && s[3] == ':':
				hours, minutes = digits(s[1:3]), digits(s[4:6])
			case len(s) == 5:
				hours, minutes = digits(s[1:3]), digits(s[3:5])
			case len(s) == 3:
				hours = digits(s[1:3])
			default:
				return Date{}, false
			}
			if hours < 0 || hours > 14 || minutes < 0 || minutes > 59 {
				return Date{}, false
			}
			d.Zoned = true
			if offset = (hours*60 + minutes) * 60; s[0] == '-' {
				offset = -offset
			}
		default:
			return Date{}, false
		}
		location = zoneOf(offset)
	}
	d.Time = time.Date(year, time.Month(month), day, c.hour, c.minute, c.second, 0, location)
	return d, true
}

// parseStamp reads a date in digits alone: 20231103, 20231103143000, or the
// seconds or milliseconds since 1970.
func parseStamp(s string) (Date, bool) {
	s = trimBlanks(s)
	n, err := strconv.ParseInt(s, 10, 64)
	d := Date{From: s, Precision: Second}
	switch {
	case err != nil || s[0] != '1' && s[0] != '2':
		return Date{}, false
	case len(s) == 8 || len(s) == 14:
		c := clock{precision: Day}
		if len(s) == 14 {
			c = clock{digits(s[8:10]), digits(s[10:12]), digits(s[12:]), Second}
		}
		year, month, day := digits(s[:4]), digits(s[4:6]), digits(s[6:8])
		if !isDay(year, month, day) || !c.valid() {
			return Date{}, false
		}
		d.Precision = c.precision
		d.Time = time.Date(year, time.Month(month), day, c.hour, c.minute, c.second, 0, time.UTC)
		return d, true
	case len(s) == 10:
		d.Time = time.Unix(n, 0).UTC()
	case len(s) == 13:
		d.Time = time.UnixMilli(n).UTC()
	}
	d.Zoned = true
	return d, !d.Time.IsZero() && s[0] == '1' // 2001 to 2033
}

func trimBlanks(s string) string {
	for len(s) > 0 && s[0] <= ' ' {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digits is the value of ASCII digits, -1 if s is empty, longer than 9 or holds
// anything else.
func digits(s string) int {
	if len(s) == 0 || len(s) > 9 {
		return -1
	}
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// isYear is true for the years in which a text may have been published.
func isYear(year int) bool { return 1900 <= year && year < 2100 }

func isDay(year, month, day int) bool {
	return isYear(year) && 1 <= month && month <= 12 && 1 <= day && day <= 31 &&
		(day <= 28 || time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day)
}

// zoneOf is the location of a fixed offset in seconds.
func zoneOf(offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset)
}

// clock is a time of day.
type clock struct {
	hour, minute, second int
	precision            Precision
}

func (c clock) valid() bool {
	return 0 <= c.hour && c.hour < 24 && 0 <= c.minute && c.minute < 60 && 0 <= c.second && c.second < 60
}

// dateToken is a number, a word or a single other character.
type dateToken struct {
	kind       tokenKind
	word       string // a word folded, or the character
	value      int    // of a number
	digits     int    // how many it has
	glued      bool   // no blank stands before it
	start, end int    // bytes in the text
}

type tokenKind uint8

const (
	numberToken tokenKind = iota
	wordToken
	signToken
)

// dateTokens cuts text into tokens; blanks and invisible characters go.
func dateTokens(text string) []dateToken {
	var tokens []dateToken
	glued := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			glued = false
			i += size
			continue
		case unicode.Is(unicode.Cf, r):
			i += size
			continue
		}
		t := dateToken{kind: signToken, glued: glued && i > 0, start: i, end: i + size}
		glued = true
		switch {
		case digitOf(r) >= 0:
			t.kind, t.end = numberToken, i
			for t.end < len(text) {
				r, size := utf8.DecodeRuneInString(text[t.end:])
				if digitOf(r) < 0 || t.digits > 8 {
					break
				}
				t.value = t.value*10 + digitOf(r)
				t.digits++
				t.end += size
			}
		case isWordRune(r):
			t.kind, t.end = wordToken, i
			for t.end < len(text) {
				r, size := utf8.DecodeRuneInString(text[t.end:])
				if digitOf(r) >= 0 || !isWordRune(r) && !unicode.Is(unicode.Cf, r) {
					break
				}
				t.end += size
			}
			if t.word = arabic.Fold(text[i:t.end]); t.word == "" {
				i = t.end
				continue
			}
		default:
			t.word = text[i:t.end]
		}
		tokens = append(tokens, t)
		i = t.end
	}
	return tokens
}

// digitOf is the value of an ASCII, Arabic-Indic or extended digit, else -1.
func digitOf(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '٠' <= r && r <= '٩':
		return int(r - '٠')
	case '۰' <= r && r <= '۹':
		return int(r - '۰')
	}
	return -1
}

func isAnyDigit(r rune) bool { return digitOf(r) >= 0 }

// dateParser collects what a date expression says.
type dateParser struct {
	tokens []dateToken
	ref    time.Time

	days     []dayFound
	pending  *clock // a time of day before its day
	relative *Date
	weekday  time.Weekday
	named    bool // weekday is given
	offset   int
	zoned    bool
	updating bool // what follows is the date of an update
	broken   bool // it contradicts itself

	// first and last are the tokens that say something, labels aside.
	first, last int
	some        bool
}

// dayFound is one day of an expression.
type dayFound struct {
	time    time.Time // midnight UTC
	swapped time.Time // with day and month exchanged, zero if that is no date
	hijri   bool
	update  bool
	clock   *clock
}

// expression reads as many tokens from i as belong to a date and returns the
// number of the first that does not.
func (p *dateParser) expression(i int) int {
	for i < len(p.tokens) {
		if n := p.significant(i); n > 0 {
			if !p.some {
				p.first, p.some = i, true
			}
			p.last = i + n - 1
			i += n
			continue
		}
		n := p.label(i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// significant reads a part of a date at token i and returns its length in
// tokens, 0 if there is none.
func (p *dateParser) significant(i int) int {
	for _, read := range []func(int) int{p.clockAt, p.numericDay, p.namedDay, p.zoneAt, p.weekdayAt, p.relativeDay} {
		if n := read(i); n > 0 {
			return n
		}
	}
	return 0
}

// label passes over words and characters that say nothing.
func (p *dateParser) label(i int) int {
	t := p.tokens[i]
	if n := p.age(i); n > 0 && p.ref.IsZero() {
		return n // beside a day: منذ 3 ساعات الأحد 4 فبراير 2024
	}
	switch {
	case t.word == "(" && p.zoned && p.closes(i) > 0: // GMT+0300 (Arabian Standard Time)
		return p.closes(i)
	case t.kind == signToken:
		if !strings.Contains(",،.:؛;/\\()[]{}|-–—·•«»\"'=*~_", t.word) {
			return 0
		}
		return 1
	case t.kind != wordToken:
		return 0
	case slices.Contains(updateWords, t.word):
		p.updating = true
		return 1
	case slices.Contains(publishWords, t.word):
		p.updating = false
		return 1
	case slices.Contains(issueWords, t.word) && p.number(i+1):
		return 2
	case slices.Contains(dateFillers, t.word):
		return 1
	}
	return 0
}

// closes is the length in tokens of a bracket of a few Latin words at token i, 0
// if there is none.
func (p *dateParser) closes(i int) int {
	for n := 1; n <= 5; n++ {
		if w := p.word(i + n); w == "" || w[0] >= utf8.RuneSelf {
			if n > 1 && p.sign(i+n) == ")" {
				return n + 1
			}
			break
		}
	}
	return 0
}

func (p *dateParser) number(i int) bool {
	return i < len(p.tokens) && p.tokens[i].kind == numberToken
}

// sign is the character at token i, "" if there is something else.
func (p *dateParser) sign(i int) string {
	if 0 <= i && i < len(p.tokens) && p.tokens[i].kind == signToken {
		return p.tokens[i].word
	}
	return ""
}

// word is the folded word at token i, "" if there is something else.
func (p *dateParser) word(i int) string {
	if 0 <= i && i < len(p.tokens) && p.tokens[i].kind == wordToken {
		return p.tokens[i].word
	}
	return ""
}

func (p *dateParser) addDay(d dayFound) {
	d.update = p.updating
	d.clock, p.pending = p.pending, nil
	p.days = append(p.days, d)
}

func (p *dateParser) addClock(c clock) {
	if n := len(p.days); n > 0 && p.days[n-1].clock == nil {
		p.days[n-1].clock = &c
	} else if p.pending == nil {
		p.pending = &c
	}
}
