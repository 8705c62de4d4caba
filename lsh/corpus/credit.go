package corpus

import (
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// How credits are found
//
// A scout passes over the text and stops at words that the name of a medium may
// begin with (credit_scout.go): a name of the registry, a word that says what
// follows (صحيفة, قناة), a word for media at large (وكالات الأنباء). What is found
// there is a mention (credit_mention.go), and most mentions are no credits: an
// agency may be part of the story, and many names are ordinary words (اليوم,
// الخليج). A mention becomes a credit by what stands around it, in one of four
// forms:
//
//   - a phrase before it, or rarely behind it, that attributes: نقلا عن, بحسب,
//     ذكرت, قال لـ, اطلعت عليه (credit_phrase.go);
//   - the head of a line: الرياض - واس:, سبق- وكالات: (credit_place.go);
//   - the end of a line or sentence: (رويترز), فرانس24/ أ ف ب (credit_place.go);
//   - a line that says so: المصدر: تاس (credit_source.go).
//
// A name that is an ordinary word too needs more than one that is not: quotation
// marks, a word that says what it is, or a phrase that nothing but a medium can
// follow. Where that leaves a doubt there is no credit: a text whose credit was
// not seen is judged mildly, one that credits somebody it never named is not.
//
// People, ministries and other organisations are not looked for, so that hardly
// any credit has the role speaker: only authorities that the registry holds for
// their news services, where marks or a title show that they are meant. A second
// name in brackets behind the first, وكالة الأنباء السعودية (واس), belongs to it.

// creditFinder finds attributions. It keeps the words of what it looked at last
// and is not safe for concurrent use.
type creditFinder struct {
	*creditNames
	words  []arabic.Word
	starts []int // where the scout stopped
	// everywhere looks at all words, whatever the scout says; for tests.
	everywhere bool
}

func newCreditFinder(reg *outlet.Registry) *creditFinder {
	return &creditFinder{creditNames: newCreditNames(reg)}
}

// creditScan is the search through one text, piece by piece.
type creditScan struct {
	*creditFinder
	piece
	own     string
	credits []Credit
	lastEnd int // the piece's last word that a credit holds, -1 if there is none
}

// piece is a stretch of one line that ends with the line or with a sentence, so
// that long lines need not be cut into words because of one name.
type piece struct {
	// text begins behind the last word before the piece, and ends before the
	// first word after it: marks between two pieces are in both.
	text       string
	at         int  // where text begins in the whole text
	head, tail bool // the piece is the first of its line, and the last
	line       int  // how many lines with words stand before it
	rest       int  // how many bytes of the whole text follow, blanks at its end aside
}

// longPiece is the length in bytes from which a piece ends with a sentence.
const longPiece = 200

// find returns the attributions in a text in order of their place; outletName is
// the text's own outlet, which counts as a name like others, even where it is an
// ordinary word. It takes two thirds of the time that the words of the text take
// (BenchmarkFindCredits).
func (f *creditFinder) find(text, outletName string) []Credit {
	s := creditScan{creditFinder: f, own: outletName}
	limit := len(strings.TrimRight(text, " \t\r\n"))
	lines := 0
	for at := 0; at < limit; {
		end := limit
		if i := strings.IndexByte(text[at:limit], '\n'); i >= 0 {
			end = at + i
		}
		blank := true
		for p := (piece{head: true, line: lines}); !p.tail; p.head = false {
			next := end
			if i := sentenceEnd(text[at:end]); i > 0 {
				next = at + i
			}
			p.text = text[at:min(next+len(". "), len(text))]
			p.at, p.tail, p.rest = at, next == end, limit-next
			s.look(p)
			blank = blank && strings.TrimSpace(p.text) == ""
			at = next
		}
		if !blank {
			lines++
		}
		at++
	}
	return s.credits
}

// sentenceEnd is where the first sentence of a line ends that brings it over
// longPiece bytes, 0 if that is the end of the line, too: at a dot behind a word
// of three letters or more.
func sentenceEnd(line string) int {
	for i := longPiece; i < len(line); {
		dot := strings.Index(line[i:], ". ")
		if dot < 0 {
			return 0
		}
		i += dot
		if isLetters(line[i-6 : i]) {
			return i
		}
		i += 2
	}
	return 0
}

// isLetters tells whether a text is all Arabic letters of two bytes.
func isLetters(text string) bool {
	for i := 0; i < len(text); i += 2 {
		if text[i]&0xFC != 0xD8 {
			return false
		}
	}
	return true
}

// look finds the attributions in a piece.
func (s *creditScan) look(p piece) {
	s.starts = s.scout(s.starts[:0], p.text)
	if len(s.starts) == 0 && !s.everywhere {
		return
	}
	s.words = arabic.Words(s.words[:0], p.text)
	s.piece, s.lastEnd = p, -1
	next := 0 // of starts
	for i := 0; i < len(s.words); {
		w := s.words[i]
		for next < len(s.starts) && s.starts[next] < int(w.Start) {
			next++
		}
		var h head
		ok := false
		if s.everywhere || next < len(s.starts) && s.starts[next] < int(w.End) {
			h, ok = s.heads[w.Hash]
		}
		if ok {
			i = s.at(i, h)
		} else {
			i++
		}
	}
}

// mention is a name where it stands.
type mention struct {
	first, last int  // its words, with a title
	prefix      rune // the letter before it, 'ل', 'ب', 'و' (also for ف) or 0
	before      int  // the word before it and a prefix that stands apart
	attached    bool // the prefix is part of the first word
	article     bool // it swallowed the ا of the article
	title       bool // begins with a word that says what it is
	known       bool // the registry has it
	unnamed     bool // nothing but نقلا عن says that it is a medium
	inner       bool // the name behind a title stands in marks
	ambiguous   bool // an ordinary word too
	place       bool // at the head of a line a place
	atHead      bool // at the head of a line no ordinary word
	agency      bool
	vague       bool
	tagOnly     bool           // vague, and nothing but a tag
	outlet      *outlet.Outlet // what the name alone means
	open, close rune           // the marks around it, 0 if there are none
}

// at looks at the mention that may begin with word i and returns the number of
// the word to go on with.
func (s *creditScan) at(i int, h head) int {
	if h.label {
		if next := s.sourceLineAt(i); next > i {
			return next
		}
	}
	m, ok := s.mention(i, h)
	if !ok {
		if h.naqla {
			return s.unnamed(i)
		}
		return i + 1
	}
	role, kind, from, ok := s.judge(&m)
	if !ok {
		if m.known || m.vague {
			return m.last + 1
		}
		return i + 1
	}
	s.extend(&m)
	s.add(m, role, kind, from)
	return m.last + 1
}

// add appends the credit of a mention whose attribution begins with word from.
func (s *creditScan) add(m mention, role Role, kind CreditKind, from int) {
	start, end := s.span(m)
	c := Credit{Name: s.text[start:end], Kind: kind, Role: role, Vague: m.vague, Start: s.piece.at + start, End: s.piece.at + end, PageStart: -1, PageEnd: -1}
	if m.known || m.unnamed {
		name := c.Name
		if m.article { // للعربية
			name = "ا" + name[strings.IndexRune(name, 'ل')+len("ل"):]
		}
		o, ok := s.reg.Lookup(name)
		if !ok && m.outlet != nil {
			o, ok = m.outlet, true
		}
		if ok {
			c.Outlet = o.Name
			if o.Kind == "ministry" {
				c.Role = Speaker
			}
		}
	}
	textStart := min(int(s.words[from].Start), start)
	c.Text = strings.TrimSpace(s.text[textStart:max(end, s.closing(end))])
	s.credits = append(s.credits, c)
	s.lastEnd = m.last
}

// closing is the end of the closing mark at end, or end.
func (s *creditScan) closing(end int) int {
	r, size := utf8.DecodeRuneInString(s.text[end:])
	if strings.ContainsRune(closingMarks, r) {
		return end + size
	}
	return end
}

// span is the bytes of a mention's name.
func (s *creditScan) span(m mention) (start, end int) {
	start, end = int(s.words[m.first].Start), int(s.words[m.last].End)
	if m.attached && !m.article {
		start = s.withoutPrefix(m)
	}
	// A mark that was opened inside is closed inside.
	if inner := s.text[start:end]; strings.ContainsAny(inner, `«"“(`) {
		if strings.Count(inner, "«") > strings.Count(inner, "»") || strings.Count(inner, "(") > strings.Count(inner, ")") ||
			strings.Count(inner, "“") > strings.Count(inner, "”") || strings.Count(inner, `"`)%2 == 1 {
			end = s.closing(end)
		}
	}
	return start, end
}

// withoutPrefix is where a mention's name begins behind the letters written
// together with its first word: لرويترز, ولصحيفة.
func (s *creditScan) withoutPrefix(m mention) int {
	start, end := int(s.words[m.first].Start), int(s.words[m.first].End)
	word := s.text[start:end]
	for i, r := range word {
		switch {
		case r == 'و' || r == 'ف' || r == 'ب' || r == 'ل':
			rest := i + utf8.RuneLen(r)
			if h, ok := s.heads[hashOf(arabic.Fold(word[rest:]))]; ok && h.prefix == 0 {
				return start + skipMarks(s.text[start:end], rest)
			}
		case i > 0 && !isLetterMark(r):
			return start
		}
	}
	return start
}

// skipMarks passes over the tatweel and harakat at byte i of a word.
func skipMarks(word string, i int) int {
	for i < len(word) {
		r, size := utf8.DecodeRuneInString(word[i:])
		if !isLetterMark(r) {
			break
		}
		i += size
	}
	return i
}

// isLetterMark is true for tatweel and harakat.
func isLetterMark(r rune) bool { return r == 'ـ' || 0x64B <= r && r <= 0x65F }

const (
	openingMarks = `«"“”„‹‘'([{<`
	closingMarks = `»"”“›’')]}>`
)

// gap is what stands between word i and the word after it; gap(-1) is what
// stands before the first.
func (s *creditScan) gap(i int) string {
	start, end := 0, len(s.text)
	if i >= 0 {
		start = int(s.words[i].End)
	}
	if i+1 < len(s.words) {
		end = int(s.words[i+1].Start)
	}
	if start > end { // the words of a ligature
		return ""
	}
	return s.text[start:end]
}

// border tells whether a sentence or line ends between word i and the next.
func (s *creditScan) border(i int) bool {
	return i+1 >= len(s.words) || i < 0 || s.words[i+1].Flags&arabic.SentenceStart != 0
}

// lineEnds tells whether a line ends behind word i.
func (s *creditScan) lineEnds(i int) bool { return i+1 >= len(s.words) && s.tail }

// lineStarts tells whether a line starts with word i.
func (s *creditScan) lineStarts(i int) bool { return i == 0 && s.head }

// class is the classes of word i, 0 outside the text.
func (s *creditScan) class(i int) class {
	if i < 0 || i >= len(s.words) {
		return 0
	}
	return s.classes[s.words[i].Hash]
}

// folded is word i, folded.
func (s *creditScan) folded(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return arabic.Fold(s.words[i].Text(s.text))
}

// judge says whether a mention is a credit, of which role and kind, and with
// which word its attribution begins.
func (s *creditScan) judge(m *mention) (Role, CreditKind, int, bool) {
	if !m.tagOnly && (!m.bareAmbiguous() || s.quotedFrom(m)) {
		if role, from, ok := s.phrase(m); ok {
			return role, VerbPhrase, from, true
		}
	}
	if !m.known && !m.vague {
		return "", "", 0, false
	}
	if from, ok := s.dateline(m); ok {
		return Report, Dateline, from, true
	}
	if from, ok := s.tag(m); ok {
		return Report, AgencyTag, from, true
	}
	return "", "", 0, false
}

// quotedFrom tells whether a mention stands between نقلا عن and the end of a line
// or clause, where no ordinary word would stand alone.
func (s *creditScan) quotedFrom(m *mention) bool {
	return m.before > 0 && s.class(m.before)&aboutWord != 0 && s.class(m.before-1)&naqlWord != 0 &&
		(s.lineEnds(m.last) || strings.ContainsAny(s.gap(m.last), ",،.:)-"))
}

// isOwn tells whether a mention names the text's own outlet.
func (s *creditScan) isOwn(m *mention) bool {
	if s.own == "" || !m.known {
		return false
	}
	start, end := s.span(*m)
	return s.reg.Same(s.text[start:end], s.own)
}

// bareAmbiguous is true for a name that is an ordinary word too and that neither
// marks nor a title show to be a name here.
func (m *mention) bareAmbiguous() bool { return m.ambiguous && !m.title && m.open == 0 }
