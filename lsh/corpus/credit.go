package corpus

import (
	"strings"

	"sada/lsh/arabic"
)

// How credits are found
//
// One pass over the words of each line looks for those that the name of a medium
// may begin with: a name of the registry, a word that says what follows (صحيفة,
// قناة), a word for media at large (وكالات الأنباء). Nearly all words are none of
// these and cost a look at one bit. What is found is a mention
// (credit_mention.go), and most mentions are no credits: an agency may be part of
// the story, and many names are ordinary words (اليوم, الخليج). A line is searched
// only where a mention in it does not stand as an ordinary word in the middle of a
// sentence (loud): one line of nine in news, half of which hold a credit. A
// mention becomes a credit by what stands around it, in one of four forms:
//
//   - a phrase before it, or rarely behind it, that attributes: نقلا عن, بحسب,
//     ذكرت, قال لـ, اطلعت عليه (credit_phrase.go);
//   - the head of a line: الرياض - واس:, سبق- وكالات: (credit_place.go);
//   - the end of a line or sentence: (رويترز), فرانس24/ أ ف ب (credit_tag.go);
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

// find returns the attributions in a text in order of their place; words are all
// its words, and outletName is its own outlet, which counts as a name like others,
// even where it is an ordinary word. In news it takes about seven tenths of the time
// that the words take.
func (n *creditNames) find(text string, words []arabic.Word, outletName string) []Credit {
	s := newCreditScan(n, text, outletName)
	for i := 0; i < len(words); {
		if !s.mayBegin(words, i) {
			i++
			continue
		}
		if i >= s.next {
			s.enter(words, i)
		}
		if !s.isLoud(i - s.first) {
			i++
			continue
		}
		s.searchLine(i - s.first)
		i = s.next
	}
	s.strangers(words)
	return s.credits
}

func newCreditScan(n *creditNames, text, outletName string) creditScan {
	return creditScan{creditNames: n, own: outletName, text: text, limit: len(strings.TrimRight(text, " \t\r\n"))}
}

// mayBegin tells whether promises may hold for word i of a text, by no more than
// bits of it and its neighbours.
func (s *creditScan) mayBegin(words []arabic.Word, i int) bool {
	hash := words[i].Hash
	if !s.headed.has(hash) {
		return false
	}
	if s.alone.has(hash) || i+1 < len(words) && s.pairs.has(pairHash(hash, words[i+1].Hash)) {
		return true
	}
	if s.asking.has(hash) && i+1 < len(words) && words[i+1].Start > words[i].End+1 {
		return true
	}
	if !s.marked.has(hash) {
		return false
	}
	if i == 0 || words[i].Flags&arabic.LineStart != 0 {
		return true
	}
	return words[i].Start != words[i-1].End+1 || s.text[words[i-1].End] != ' ' || s.classOf(words[i-1].Hash)&(aboutWord|besideWord|accordingOf|accordingTo) != 0
}

// isLoud tells whether a mention that begins with word i of the line may be the
// first credit in it, so that the line is worth searching.
func (s *creditScan) isLoud(i int) bool {
	h, ok := s.head(i)
	if !ok || !s.promises(i, h) {
		return false
	}
	if h.naqla || h.label && (i == 0 || s.border(i-1)) {
		return true
	}
	m, ok := s.mention(i, h)
	return ok && s.loud(&m)
}

// loud tells whether a mention does not stand as an ordinary word in the middle of a
// sentence: only then it is the first credit in its line.
func (s *creditScan) loud(m *mention) bool {
	gap := s.gap(m.first - 1)
	if m.ambiguous && !m.title && !strings.ContainsAny(gap, openingMarks) { // see judge
		return s.loudWord(m)
	}
	if !m.tagOnly && (m.first == 0 || gap != " " || m.prefix == 'ل' || s.class(m.first-1)&^mute != 0) {
		return true
	}
	return !s.quiet(m.last)
}

// loudWord is loud for a name that is an ordinary word, too, and has neither title nor marks.
func (s *creditScan) loudWord(m *mention) bool {
	switch before := s.class(m.first - 1); {
	case before&aboutWord != 0, before&accordingOf != 0 && isComma(s.gap(m.last)), s.isHead(m):
		return true
	case s.isWord(m.first-1, "بواسطه"), s.isHeadlined(m.first - 1):
		return true
	case s.quiet(m.last):
		return false
	default:
		return before&besideWord != 0 || s.isOnAir(m.first-1) || m.agency || m.atHead || m.prefix == 'ل' && m.last > m.first || s.isOwn(m)
	}
}

// quiet tells whether the line goes on behind word last as a sentence does in which
// the name that ends there credits nobody: a blank, and no word that decides.
func (s *creditScan) quiet(last int) bool {
	return !s.lineEnds(last) && s.gap(last) == " " && !s.border(last) && s.class(last+1)&^mute == 0 && !s.follows(last, 3, thatWord)
}

// searchLine finds the attributions from word i on in the line looked at.
func (s *creditScan) searchLine(i int) {
	if s.teases() {
		return
	}
	for i < len(s.words) {
		if h, ok := s.head(i); ok && s.promises(i, h) {
			i = s.mentionAt(i, h)
		} else {
			i++
		}
	}
}

// head is what may begin with word i of the line.
func (s *creditScan) head(i int) (h head, ok bool) {
	if hash := s.words[i].Hash; s.headed.has(hash) {
		h, ok = s.heads[hash]
	}
	return h, ok
}

// creditScan is the search through one text, line by line.
type creditScan struct {
	*creditNames
	own     string
	text    string
	limit   int // the length of the text, blanks at its end aside
	credits []Credit

	// The line looked at.
	words       []arabic.Word
	first, next int // the first of its words in the text, and the first behind it
	start, end  int // its bytes in the text
	before      int // how many lines with words stand before it, at most 2
	second      int // the first word of the text's second line, 0 if not yet known
	lastEnd     int // its last word that a credit holds, -1 if there is none
}

// enter goes to the line of word i of the text.
func (s *creditScan) enter(words []arabic.Word, i int) {
	for s.first = i; ; s.first-- {
		from := 0
		if s.first > 0 {
			if words[s.first].Flags&arabic.LineStart == 0 {
				continue
			}
			from = int(words[s.first-1].End)
		}
		at := strings.LastIndexByte(s.text[from:max(from, int(words[s.first].Start))], '\n')
		if s.start = from + at + 1; at >= 0 || s.first == 0 {
			break
		}
	}
	s.end = s.endOfLine(int(words[i].Start))
	s.next = behind(words, i+1, s.end) // the words of a ligature may begin where the line ends
	switch {
	case s.first == 0:
		s.before, s.second = 0, s.next
	case s.second == 0:
		s.second = behind(words, 1, s.endOfLine(int(words[0].Start)))
		fallthrough
	default:
		s.before = min(2, 1+s.first-min(s.first, s.second))
	}
	s.words, s.lastEnd = words[s.first:s.next], -1
}

// teases tells whether the line invites to read another story, اقرأ أيضا, or, below the
// first of the text, to look at pictures or a film: شاهد.. لحظة انهيار سقف ملعب (أ ف ب).
func (s *creditScan) teases() bool {
	if len(s.words) > 1 && s.class(0)&teaserWord != 0 && s.class(1)&teaserWord != 0 {
		return true
	}
	l := line{text: s.text[s.start:s.end], words: len(s.words)}
	return s.before > 0 && l.words <= longestTitle && !l.isSentence() && lookedAt(l.text) != ""
}

// endOfLine is where the line of byte at ends.
func (s *creditScan) endOfLine(at int) int {
	if n := strings.IndexByte(s.text[at:s.limit], '\n'); n >= 0 {
		return at + n
	}
	return s.limit
}

// behind is the first word from word i on that stands behind a byte.
func behind(words []arabic.Word, i, at int) int {
	for i < len(words) && int(words[i].Start) < at {
		i++
	}
	return i
}

// promises tells whether more than a common word may stand at word i: the first
// words of names, let alone names that are ordinary words, are everywhere.
func (s *creditScan) promises(i int, h head) bool {
	if h.title || h.naqla || h.label || h.vague != notVague || h.kindBehind || h.to || h.asks != 0 {
		return true
	}
	n, _ := s.match(i, h)
	if n == nil || !n.ambiguous {
		return n != nil
	}
	switch before, gap := s.class(i-1), s.gap(i-1); {
	case i == 0, lastMark(gap) != 0, strings.Contains(gap, " ـ"), before&(aboutWord|accordingOf) != 0:
		return true
	case h.prefix == 'ل' && (len(n.rest) > 0 || s.isPrivate(i-1) || before&accordingTo != 0):
		return true
	default:
		return before&besideWord != 0 && (s.isWord(i-1, "بواسطه", "ل") || s.isHeadlined(i-1) || s.isOnAir(i-1))
	}
}

// mentionAt looks at the mention that may begin with word i and returns the number
// of the word to go on with.
func (s *creditScan) mentionAt(i int, h head) int {
	if h.label || h.naqla {
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
	if s.lastEnd < 0 && !s.loud(&m) {
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
	c := Credit{Name: s.text[start:end], Kind: kind, Role: role, Vague: m.vague, Start: start, End: end, PageStart: -1, PageEnd: -1}
	if m.known || m.unnamed || m.inner || m.kindBehind {
		name := c.Name
		if m.article { // للعربية
			name = "ا" + name[strings.IndexRune(name, 'ل')+len("ل"):]
		}
		o, ok := s.reg.LookupBy(name, s.own)
		if kind == Dateline && !s.isOwn(&m) {
			if there := s.atHome(name, m.first); there != nil {
				o, ok = there, true
			} else if ok && s.isAway(&m, o) {
				o, ok, m.outlet = nil, false, nil
			}
		}
		if !ok && m.outlet != nil {
			o, ok = m.outlet, true
		}
		if ok {
			c.Outlet = o.Name
			if o.Kind == "ministry" || o.Kind == "organisation" && kind == VerbPhrase {
				c.Role = Speaker
			}
		}
	}
	c.Text = strings.TrimSpace(s.withMarks(min(int(s.words[from].Start), start), end, kind))
	s.credits = append(s.credits, c)
	s.lastEnd = m.last
}

// border tells whether a sentence ends between word i and the next.
func (s *creditScan) border(i int) bool {
	return i+1 >= len(s.words) || i < 0 || s.words[i+1].Flags&arabic.SentenceStart != 0
}

// lineEnds tells whether the line ends behind word i.
func (s *creditScan) lineEnds(i int) bool { return i+1 >= len(s.words) }

// class is the classes of word i, 0 outside the text.
func (s *creditScan) class(i int) class {
	if i < 0 || i >= len(s.words) {
		return 0
	}
	return s.classOf(s.words[i].Hash)
}

// classOf is the classes of a word with the hash.
func (n *creditNames) classOf(hash uint64) class {
	if n.classed.has(hash) {
		return n.classes[hash]
	}
	return 0
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
	if m.guessed {
		role, from, ok := s.guessed(m)
		return role, VerbPhrase, from, ok
	}
	if m.plain && !m.title && m.open == 0 && s.isPartOfMore(m.first, m.last) { // أشارت الجزيرة العربية في تاريخها
		return "", "", 0, false
	}
	if !m.tagOnly && (!m.bareAmbiguous() || s.isMeant(m)) {
		if role, from, ok := s.phrase(m); ok {
			return role, VerbPhrase, from, true
		}
	}
	named := m.known || m.vague || m.kindBehind
	if from, ok := s.dateline(m); ok && (named || m.title && s.before < 2 && !s.isService(m)) {
		return Report, Dateline, from, true
	}
	if !named {
		return "", "", 0, false
	}
	if from, ok := s.tag(m); ok {
		return Report, AgencyTag, from, true
	}
	return "", "", 0, false
}

// isMeant tells whether the words around a name that is an ordinary word, too, show in a
// phrase that the name is meant.
func (s *creditScan) isMeant(m *mention) bool {
	return s.isOnAir(m.before) && !s.quiet(m.last) || s.quotedFrom(m) || s.addressed(m) || s.isWholeSentence(m)
}

// quotedFrom tells whether a mention stands between نقلا عن and the end of a line
// or clause, where no ordinary word would stand alone; nor does one without the article
// between بحسب and a comma: بحسب ماركا، but وفق الدستور،.
func (s *creditScan) quotedFrom(m *mention) bool {
	before := s.class(m.before)
	switch {
	case before&accordingOf != 0 && m.known && !strings.HasPrefix(s.folded(m.first), "ال") && isComma(s.gap(m.last)), s.isHeadlined(m.before):
		return true
	case m.before <= 0:
		return false
	case s.isWord(m.before, "بواسطه") && s.isWritten(m.before-1):
		return true
	}
	return before&aboutWord != 0 && s.class(m.before-1)&naqlWord != 0 && (s.lineEnds(m.last) || strings.ContainsAny(s.gap(m.last), ",،.:)-"))
}

// isWholeSentence tells whether a mention and whom it is according to are a sentence, as
// below a text: وفقا للألمانية.
func (s *creditScan) isWholeSentence(m *mention) bool {
	return s.class(m.before)&accordingTo != 0 && m.prefix == 'ل' && s.border(m.before-1) && s.border(m.last)
}

// isHeadlined tells whether word i says what nothing but a paper does: عنونت.
func (s *creditScan) isHeadlined(i int) bool {
	return s.isWord(i, "عنونت", "وعنونت")
}

// isOnAir tells whether word i stands before nothing but a channel: عبر أثير, على شاشة.
func (s *creditScan) isOnAir(i int) bool { return s.isWord(i, "اثير", "شاشه") }

// isPrivate tells whether word i ends what is said to one medium alone: تصريح خاص, تصريحات خاصة.
func (s *creditScan) isPrivate(i int) bool {
	return s.isWord(i, "خاص", "خاصه") && s.class(i-1)&meetNoun != 0 && !s.border(i-1)
}

// addressed tells whether a mention is a name of several words that somebody says
// something to, لبغداد اليوم إن, not whoever it is said to, لكل العرب بأن, or the text's
// own outlet, لـ المدينة، إنه, or any to whom it alone is said: في تصريحات خاصة للوطن.
func (s *creditScan) addressed(m *mention) bool {
	if m.prefix != 'ل' {
		return false
	}
	isClear := m.last > m.first && !everybody.Has(strings.TrimLeft(s.folded(m.first), "ول")) || !m.attached && s.isOwn(m)
	return s.isPrivate(m.before) || isClear && s.class(m.last+1)&thatWord != 0 && !s.border(m.last)
}

// everybody stands before whoever there is of a kind.
var everybody = arabic.SetOf("كل جميع")

// isOwn tells whether a mention names the text's own outlet.
func (s *creditScan) isOwn(m *mention) bool {
	if s.own == "" || !m.known {
		return false
	}
	start, end := s.span(*m)
	return s.reg.Same(s.text[start:end], s.own)
}
