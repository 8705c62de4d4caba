package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// longestSource is the most words of a source line.
const longestSource = 20

// sourceLine reads a line that names the sources of the text, "المصدر: "تاس"+RT",
// and returns them with their offsets in the line; false if it is none.
func (f *creditFinder) sourceLine(line string) ([]Credit, bool) {
	value := sourceLabel(line)
	if value < 0 {
		return nil, false
	}
	var credits []Credit
	resolved := false
	for start, end := range sourceParts(line, value) {
		if c := f.source(line, start, end); c.Name != "" {
			credits = append(credits, c)
			resolved = resolved || c.Vague || c.Outlet != ""
		}
	}
	if resolved { // what is nobody's name beside one is a place or a person
		credits = slices.DeleteFunc(credits, func(c Credit) bool { return c.Outlet == "" && !c.Vague && !f.hasTitle(c.Name) })
	} else if len(credits) > 1 {
		start, end := trimName(line, value, len(line))
		credits = append(credits[:0], f.source(line, start, end))
	}
	return credits, len(credits) > 0 && credits[0].Name != ""
}

// source is the credit of the name at [start, end) of a source line; its Name is
// empty where that is none.
func (f *creditFinder) source(line string, start, end int) Credit {
	name := line[start:end]
	words := strings.Fields(arabic.Fold(name))
	if len(words) == 0 || len(words) > 8 {
		return Credit{}
	}
	c := Credit{Text: strings.TrimSpace(line), Name: name, Kind: SourceLine, Role: Report, Start: start, End: end, PageStart: -1, PageEnd: -1}
	if o, ok := f.reg.Lookup(name); ok {
		c.Outlet = o.Name
	} else {
		c.Vague = isVague(words)
	}
	return c
}

// hasTitle tells whether a name begins with a word like صحيفة.
func (f *creditFinder) hasTitle(name string) bool {
	first, _, _ := strings.Cut(arabic.Fold(name), " ")
	h, ok := f.heads[hashOf(first)]
	return ok && h.title && h.prefix == 0
}

// sourceLabel is the byte where the value of a source line begins, -1 if the line
// is none.
func sourceLabel(line string) int {
	at := strings.IndexAny(line, ":：|–—-/")
	if at < 0 || at > 60 {
		return -1
	}
	switch arabic.Fold(line[:at]) {
	case "المصدر", "المصادر", "مصدر", "مصدر الخبر", "مصدر المقال", "المصدر الاصلي", "مصدر النص", "المصدر الرييسي", "source", "sources", "via", "نقلا عن":
	default:
		return -1
	}
	value := strings.TrimLeft(line[at:], ":：|–—-/ \t")
	if rest := arabic.Fold(value); rest == "" || strings.Count(rest, " ") >= longestSource {
		return -1
	}
	return len(line) - len(value)
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
	trimmed := strings.TrimLeft(name, " \t\u00a0\"'«»“”()[]-–—*.:\u200f\u200e")
	start = end - len(trimmed)
	trimmed = strings.TrimRight(trimmed, " \t\r\u00a0\"'«“([-–—*.:\u200f\u200e")
	for strings.HasSuffix(trimmed, "»") && !strings.Contains(trimmed, "«") || strings.HasSuffix(trimmed, "”") && !strings.Contains(trimmed, "“") ||
		strings.HasSuffix(trimmed, ")") && !strings.Contains(trimmed, "(") || strings.HasSuffix(trimmed, "]") {
		trimmed = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(trimmed, "»"), "”"), ")"), "]"), " ")
	}
	return start, start + len(trimmed)
}

// isVague tells whether the folded words of a name name nobody.
func isVague(words []string) bool {
	switch words[0] {
	case "الصحافه", "اعلام", "الاعلام", "وكالات", "الوكالات", "متابعات", "متابعه", "وسايل", "صحف", "الصحف", "مواقع", "تقارير", "مصادر", "خاص", "الانترنت", "انترنت", "النت":
		return true
	}
	return false
}

// sourceLineAt reads the source line that begins with word i into the credits
// and returns the number of the word behind it, i if there is none.
func (s *creditScan) sourceLineAt(i int) int {
	if !s.lineStarts(i) {
		return i
	}
	start := int(s.words[i].Start)
	end := len(s.text)
	if at := strings.IndexByte(s.text[start:], '\n'); at >= 0 {
		end = start + at
	}
	credits, ok := s.sourceLine(s.text[start:end])
	if !ok {
		return i
	}
	for _, c := range credits {
		c.Start += start
		c.End += start
		s.credits = append(s.credits, c)
	}
	for i < len(s.words) && int(s.words[i].Start) < end {
		i++
	}
	s.lastEnd = -1
	return i
}

// unnamed reads a name that nothing but نقلا عن at word i says to be one: in
// marks, or in Latin letters.
func (s *creditScan) unnamed(i int) int {
	if i+2 >= len(s.words) || s.border(i) || s.border(i+1) || s.class(i+1)&aboutWord == 0 {
		return i + 1
	}
	if h, ok := s.heads[s.words[i+2].Hash]; ok {
		if _, ok := s.mention(i+2, h); ok {
			return i + 2
		}
	}
	m, ok := s.stranger(i, i+2, false)
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
