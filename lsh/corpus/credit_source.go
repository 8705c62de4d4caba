package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// Lines that name the sources
//
// المصدر: تاس: a label and names, with signs between them. Without a label the names must
// be known, or stand in marks.

// How long source lines are.
const (
	longestSource = 300 // bytes
	longestName   = 6   // words of a name that the registry does not have
)

// sourceLine reads a line that names the sources of the text, "المصدر: "تاس"+RT",
// and returns them with their offsets in the line; false if it is none.
func (n *creditNames) sourceLine(line string) ([]Credit, bool) {
	value, plain := sourceLabel(line)
	if value >= 0 && hasHead(arabic.Fold(line), []string{"عن"}) { // عن: جريدة المرجان
		plain = n.hasTitle(line[value:]) && len(strings.Fields(line[value:])) <= longestName
	}
	if value < 0 {
		value = n.withNames(line)
	}
	if value < 0 {
		return nil, false
	}
	return n.sources(line, value, plain)
}

// quoted reads a line that says from whom the text is and nothing more, without a
// colon, "* نقلا عن «الوطن»", and returns the names; they are known, or in marks. Behind
// عن alone a known one needs marks or a word that says what or of what country it is, "عن
// الغارديان البريطانية": عن بي بي سي leads to what a site says of itself. Only behind a text is
// it a source line.
func (n *creditNames) quoted(line string) ([]Credit, bool) {
	const most = 8 // words
	if m := contentOf().FindStringSubmatchIndex(line); m != nil {
		c, ok := n.source(line, m[2], m[3])
		return []Credit{c}, ok
	}
	m := quotedFrom().FindStringSubmatchIndex(line)
	if m == nil || len(strings.Fields(line)) > most {
		return nil, false
	}
	name := strings.TrimSpace(strings.TrimRight(line[m[4]:], ". "))
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	marked := strings.ContainsRune("\"«“", first) && strings.ContainsRune("\"»”", last)
	if m[2] < 0 { // عن alone
		words := strings.Fields(name)
		if _, known := n.reg.Lookup(name); !known || !marked && !n.hasTitle(name) && (len(words) < 2 || outlet.CountryOf(words[len(words)-1]) == "") {
			return nil, false
		}
	}
	return n.sources(line, m[4], marked)
}

// contentOf is what feeds of papers print below a text: "هذا المحتوى من «X».. اضغط هنا".
var contentOf = pattern(`^\s*هذا (?:المحتوى|الخبر|المقال|الموضوع) من [«"“]([^»"”]{2,40})[»"”]\s*(?:[.…].{0,100})?$`)

var quotedFrom = pattern(`^[\s*•(-]*(نقل\x{64b}?ا\x{64b}?\s+|منقول\s+)?عن\s+(\S)`)

// sources reads the names of a source line from byte value on; plain says that
// they are names even if nobody knows them.
func (n *creditNames) sources(line string, value int, plain bool) ([]Credit, bool) {
	var credits []Credit
	known := false
	for from, to := range sourceParts(line, value) {
		for start, end := range n.sourceNames(line, from, to) {
			if c, ok := n.source(line, start, end); ok {
				credits = append(credits, c)
				known = known || c.Vague || c.Outlet != ""
			}
		}
	}
	switch {
	case known: // what is nobody's name beside one is a place or a person
		credits = slices.DeleteFunc(credits, func(c Credit) bool { return c.Outlet == "" && !c.Vague && !n.hasTitle(c.Name) && !endsAsMedium(c.Name) })
	case !plain:
		return nil, false
	case len(credits) > 1: // a sign within a name
		start, end := trimName(line, value, len(line))
		c, ok := n.source(line, start, end)
		if credits = credits[:1]; !ok {
			return nil, false
		}
		credits[0] = c
	}
	return credits, len(credits) > 0
}

// withNames is the byte where the names begin in a line of "with" and names that are
// all known, "مع أ ف ب/ رويترز"; -1 if the line is another.
func (n *creditNames) withNames(line string) int {
	const longest = 80 // bytes
	with, names, found := strings.Cut(strings.TrimSpace(line), " ")
	if !found || len(line) > longest || arabic.Fold(with) != "مع" {
		return -1
	}
	for name := range strings.FieldsFuncSeq(names, func(r rune) bool { return strings.ContainsRune("/،,+|", r) }) {
		if o, ok := n.reg.Lookup(name); !ok || o.Kind != "agency" {
			return -1
		}
	}
	return strings.Index(line, names)
}

// sourceNames yields the names in a part of a source line: both of "RT نقلا عن
// تاس", "رويترز عن تاس" and "نوفوستي وتاس", without what is said of the wording.
func (n *creditNames) sourceNames(line string, from, to int) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		known := func(start, end int) bool {
			_, ok := n.reg.Lookup(line[start:end])
			return ok
		}
		start := from
		name := func(end int) bool {
			start, end := trimName(line, start, end)
			return start == end || yield(start, end)
		}
		for i := from; !known(start, to) && i < to; {
			i += len(line[i:to]) - len(strings.TrimLeftFunc(line[i:to], unicode.IsSpace))
			end := i + len(line[i:to])
			if at := strings.IndexFunc(line[i:to], unicode.IsSpace); at >= 0 {
				end = i + at
			}
			const and = "و"
			switch word := arabic.Fold(strings.Trim(line[i:end], "()[]")); {
			case word == "نقلا", word == "عن", word == "بحسب", word == "بتصرف":
				if !name(i) {
					return
				}
				start = end
			case i > start && strings.HasPrefix(line[i:end], and) && known(start, i) && known(i+len(and), to):
				if !name(i) {
					return
				}
				start = i + len(and)
			}
			i = end
		}
		name(to)
	}
}

// source is the credit of the name at [start, end) of a source line; false if it
// is none.
func (n *creditNames) source(line string, start, end int) (Credit, bool) {
	name := line[start:end]
	words := strings.Fields(arabic.Fold(name))
	c := Credit{Text: strings.TrimSpace(line), Name: name, Kind: SourceLine, Role: Report, Start: start, End: end, PageStart: -1, PageEnd: -1}
	if o, ok := n.reg.Lookup(name); ok {
		c.Outlet = o.Name
	} else if len(words) == 0 || len(words) > longestName {
		return Credit{}, false
	} else {
		c.Vague = isVague(words)
	}
	return c, true
}

// endsAsMedium tells whether a name ends with one of lastWords: سبوتلايت نيوز.
func endsAsMedium(name string) bool {
	words := strings.Fields(arabic.Fold(name))
	return len(words) > 1 && lastWords.Has(words[len(words)-1])
}

// hasTitle tells whether a name begins with a word like صحيفة.
func (n *creditNames) hasTitle(name string) bool {
	first, _, _ := strings.Cut(arabic.Fold(name), " ")
	h, ok := n.heads[hashOf(first)]
	return ok && h.title && h.prefix == 0
}

// sourceLabel is the byte where the value of a source line begins, -1 if the line
// is none; plain is false if the label begins other lines, too: "مصدر: قرار مرتقب".
func sourceLabel(line string) (value int, plain bool) {
	at := strings.IndexAny(line, ":：|–—-/")
	if at < 0 || at > 60 || len(line) > longestSource {
		return -1, false
	}
	switch arabic.Fold(strings.TrimLeft(line[:at], "([ \t")) {
	case "المصدر", "المصادر", "مصدر الخبر", "مصدر المقال", "مصدر النص", "المصدر الاصلي", "المصدر الرييسي", "نقلا عن":
		plain = true
	case "مصدر", "عن", "نص", "ترجمه", "ترجمه وتحرير", "source", "sources", "via":
	default:
		return -1, false
	}
	names := strings.TrimLeft(line[at:], ":：|–—-/ \t")
	if strings.TrimSpace(names) == "" {
		return -1, false
	}
	return len(line) - len(names), plain
}

// sourceParts yields the names in the value of a source line that begins at byte
// i: what stands between + / , ، & | ؛ and dashes between blanks, without marks and
// blanks around it.
func sourceParts(line string, i int) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		for i <= len(line) {
			end, next := len(line), len(line)+1
			for _, sign := range []string{"+", "/", ",", "،", "&", "|", "؛", ";", " - ", " – ", " — "} {
				if at := strings.Index(line[i:], sign); at >= 0 && i+at < end {
					end, next = i+at, i+at+len(sign)
				}
			}
			start, stop := trimName(line, i, end)
			if start < stop && !yield(start, stop) {
				return
			}
			i = next
		}
	}
}

// trimName takes blanks, marks and full stops off the borders of a name.
func trimName(line string, start, end int) (int, int) {
	name := line[start:end]
	is := func(marks string) func(rune) bool {
		return func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(marks, r) }
	}
	trimmed := strings.TrimLeftFunc(name, is("\"'«»“”()[]-–—*_.:\u200f\u200e"))
	start = end - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, is("\"'«“([-–—*_.:\u200f\u200e"))
	// A closing mark belongs to the name if its opening one does.
	for _, pair := range []struct{ open, close string }{{"«", "»"}, {"“", "”"}, {"(", ")"}, {"[", "]"}} {
		if !strings.Contains(trimmed, pair.open) {
			trimmed = strings.TrimRightFunc(strings.TrimSuffix(trimmed, pair.close), is("."))
		}
	}
	return start, start + len(trimmed)
}

// isVague tells whether the folded words of a name name nobody.
func isVague(words []string) bool {
	switch words[0] {
	case "خاص", "الانترنت", "انترنت", "النت":
		return true
	}
	return vagueNouns.Has(words[0]) || vagueTags.Has(words[0])
}

// sourceLineAt reads the source line that begins with word i into the credits
// and returns the number of the word behind it, i if there is none. Behind a sentence of
// the line it names somebody who is known, and ends the line: … إلى التهدئة. المصدر: تاس.
func (s *creditScan) sourceLineAt(i int) int {
	start := int(s.words[i].Start)
	if i > 0 && (!s.border(i-1) || len(s.words) > i+headlineWords) {
		return i
	}
	credits, ok := s.sourceLine(s.text[start:s.end])
	if !ok || i > 0 && !slices.ContainsFunc(credits, func(c Credit) bool { return c.Outlet != "" || c.Vague }) {
		return i
	}
	for _, c := range credits {
		c.Start += start
		c.End += start
		s.credits = append(s.credits, c)
	}
	return len(s.words)
}

// unnamed reads a name that nothing but نقلا عن at word i says to be one: in
// marks, or in Latin letters.
func (s *creditScan) unnamed(i int) int {
	if i+2 >= len(s.words) || s.border(i) || s.border(i+1) || s.class(i+1)&aboutWord == 0 {
		return i + 1
	}
	if h, ok := s.heads[s.words[i+2].Hash]; ok {
		if m, ok := s.mention(i+2, h); ok && !(m.known && s.closedAt(i+2, m.last) > m.last) { // but «المشهد اليوم» is not المشهد
			return i + 2
		}
	}
	m, ok := s.stranger(i, i+2, head{nameHead: &nameHead{}}, false)
	if !ok && latin(s, i+2) {
		for m.last = i + 2; m.last+1 < len(s.words) && latin(s, m.last+1) && joins(s.gap(m.last)); m.last++ {
		}
		ok = true
	}
	if !ok {
		return i + 2
	}
	m.first, m.title, m.vague, m.unnamed = i+2, false, false, true
	s.add(m, Report, VerbPhrase, i)
	return m.last + 1
}
