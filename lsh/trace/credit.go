package trace

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// covering is the credits of an article that cover a passage of it, by index:
//
//   - source lines and credits outside the text, wherever they stand, and
//     datelines and agency tags in the passage. A phrase such as "according to"
//     that has a line to itself is an agency's tag;
//   - the dateline before it (or the agency's tag in the first line), unless
//     another dateline or tag stands between: an outlet appends a second item
//     with its own;
//   - the first agency's tag after it;
//   - phrases such as "according to" that reach half of the passage or more (see
//     scope.go), those that name nobody (مصادر صحفية) if surely, or from the first
//     sentence of the text.
//
// The name in a foot that links to the article (رابط الخبر بصحيفة الوئام) is none, nor is
// what is denied (retold). Asides and what stands for a statement of one of several media
// (share) do not cover it, however short it is.
// Other phrases in the passage, or in the sentence that it begins in, are mentions:
// they credit a statement rather than the passage, and are copied with it. Three
// papers that reprint what one wire says another reported do not credit the other
// three times. All other credits are beyond it: the article credits, but not for
// the passage as far as can be seen. Those of them that half of the passage is near
// to may be for it, and phrases in the lead, behind which it stands: they are for it
// if they name its source. Of those phrases that cover it, some do so loosely: half of it
// is not surely theirs.
func (s *scoper) covering(text string, credits []corpus.Credit, passage arabic.Span) (c coverage) {
	var openers, closers []int
	closer := -1 // where the nearest tag after the passage stands
	oneLine := func(a, b int) bool {
		return !strings.Contains(text[min(a, b):max(a, b)], "\n")
	}
	for i, x := range credits {
		if x.Role != corpus.Report || linked(text, x) || retold(text, x) {
			continue
		}
		before := x.Start < passage.Start
		inside := !before && x.Start < passage.End
		kind := x.Kind
		if kind == corpus.VerbPhrase && alone(text, x) && !closesPart(text, credits, i, passage) {
			kind = corpus.AgencyTag
		}
		switch {
		case x.Start < 0 || x.Start > len(text) || kind == corpus.SourceLine:
			c.covering = append(c.covering, i)
		case kind == corpus.VerbPhrase:
			r := s.scope(text, credits, i)
			halfIn := func(s arabic.Span) bool { return 2*shared(s, passage) >= length(passage) }
			switch {
			case inside && opens(text, passage, x), !inside && !before && introduces(text, passage.End, x):
				c.beyond = append(c.beyond, i)
			case (inside || oneSentence(text, passage, x.Start)) && aside(text, x):
				c.mentions, c.slight = append(c.mentions, i), append(c.slight, i)
			case halfIn(r.sure):
				c.covering = append(c.covering, i)
			case halfIn(r.all) && (!x.Vague || opensText(text, x.Start)):
				c.covering, c.loose = append(c.covering, i), append(c.loose, i)
			case inside, oneSentence(text, passage, x.Start):
				c.mentions = append(c.mentions, i)
				if introduces(text, passage.End-int(mostLate*float64(length(passage))), x) && !tellsWriter(text[lineAt(text, x.Start).Start:max(x.Start, x.End)]) {
					c.slight = append(c.slight, i)
				}
			case halfIn(r.near), before && x.Start < paragraph && inLead(text, x.Start), adjoins(text, passage, x.Start):
				c.near = append(c.near, i)
				fallthrough
			default:
				c.beyond = append(c.beyond, i)
			}
		case inside:
			c.covering = append(c.covering, i)
		case before && kind == corpus.AgencyTag && !oneLine(0, x.Start):
			c.beyond = append(append(c.beyond, openers...), i)
			openers = openers[:0]
		case before:
			if len(openers) > 0 && !oneLine(credits[openers[0]].Start, x.Start) {
				c.beyond = append(c.beyond, openers...)
				openers = openers[:0]
			}
			openers = append(openers, i)
		case kind == corpus.AgencyTag && (closer < 0 || oneLine(closer, x.Start)):
			closer = x.Start
			closers = append(closers, i)
		default:
			c.beyond = append(c.beyond, i)
		}
	}
	c.covering = slices.Concat(c.covering, openers, closers)
	return c
}

// coverage is how the credits of an article stand to a passage of it, by index. The
// loose are among the covering, the slight among the mentions: they introduce no more than
// the last lines of the passage, or are of several media, or aside. The near are among those beyond.
type coverage struct{ covering, loose, mentions, slight, near, beyond []int }

// share makes slight mentions of phrases that do not surely credit half of the passage,
// where they name several media: each stands for a statement of its own. Not so those that
// tell who wrote the text, nor who prints it here.
func (c *coverage) share(text string, credits []corpus.Credit, prints func(corpus.Credit) bool) {
	var names []string
	for _, i := range slices.Concat(c.loose, c.mentions) {
		if name := creditName(credits[i]); !credits[i].Vague && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		return
	}
	statement := func(i int) bool {
		x := credits[i]
		return !x.Vague && !prints(x) && !tellsWriter(text[lineAt(text, x.Start).Start:max(x.Start, x.End)])
	}
	for _, i := range c.loose {
		if statement(i) {
			c.mentions = append(c.mentions, i)
		}
	}
	c.covering = slices.DeleteFunc(c.covering, func(i int) bool { return slices.Contains(c.loose, i) && statement(i) })
	c.loose = slices.DeleteFunc(c.loose, statement)
	for _, i := range c.mentions {
		if statement(i) && !slices.Contains(c.slight, i) {
			c.slight = append(c.slight, i)
		}
	}
}

// mostLate is the share of a passage that a phrase in its last line may introduce and
// tell nothing of the rest: what an outlet adds to a text stands at its end.
const mostLate = 0.35

// aside is true of a phrase in mid-sentence that sets what a medium says beside what stands
// before it (…، فيما قالت صحيفة), or tells what it reckons or calls a thing that is named
// there (قدرته مجلة بـ63 مليون يورو): a statement within its sentence.
func aside(text string, x corpus.Credit) bool {
	words := strings.Fields(arabic.Fold(x.Text))
	at := strings.LastIndex(text[:max(0, min(len(text), x.End))], x.Text)
	if len(words) < 2 || at < 0 {
		return false
	}
	switch while := meanwhile.Has(words[0]); {
	case while && reckoned.Has(words[1]), !while && reckoned.HasForm(words[0]):
	case while && !strings.HasSuffix(words[1], "ته") && !strings.HasSuffix(words[1], "تها"): // فيما نقلته is also: in what it reports
	default:
		return false
	}
	line := lineAt(text, at).Start
	before := strings.TrimRight(text[line:at], " ")
	return before != "" && !breaks(text, line+len(before)-len(lastWord(before)), wordEnd(text, at))
}

// reckoned are verbs that say what a medium reckons or calls a thing, with a pronoun for it.
var reckoned = arabic.SetOf("قدرته قدرتها قدرتهم وصفته وصفتها وصفتهم اعتبرته اعتبرتها اعتبرتهم عدته عدتها سمته سمتها")

// meanwhile are words that set a statement beside another.
var meanwhile = arabic.SetOf("فيما بينما")

// introduces is true of a phrase behind a place of the text that introduces more than a
// few words: its sentence begins there, too, or that (أن) follows.
func introduces(text string, from int, x corpus.Credit) bool {
	line := lineAt(text, x.Start)
	window := text[line.Start:max(x.Start, blankBefore(text, max(x.Start, x.End)+leastBegun*longestWord))]
	begin, words := line.Start, 0 // of its sentence; behind it, there
	says := false
	for i, w := range arabic.Words(nil, window) {
		at := line.Start + int(w.Start)
		switch {
		case at <= x.Start && w.Flags&arabic.SentenceStart != 0:
			begin = at
		case at < x.End:
		case i > 0 && w.Flags&arabic.SentenceStart != 0:
			return false
		default:
			says = says || isThat(arabic.Fold(w.Text(window)))
			if words++; words == leastBegun {
				return begin >= from || says && x.Start >= from
			}
		}
	}
	return false
}

// oneSentence is true of a place before a passage in the sentence in which that
// begins, or behind it in the one in which it ends. Of that sentence the passage has
// leastBegun words or more: a word of the next one, by which an alignment ran too far,
// is none of it.
func oneSentence(text string, passage arabic.Span, at int) bool {
	end := min(passage.End, len(text))
	switch {
	case at < passage.Start:
		words := arabic.Words(nil, text[passage.Start:min(end, passage.Start+leastBegun*longestWord)])
		begun := wordEnd(text, passage.Start)
		if n := min(len(words), leastBegun); n > 0 {
			begun = passage.Start + int(words[n-1].End)
		}
		return passage.Start-at < paragraph && !breaks(text, at, begun)
	case at >= end && at-end < paragraph:
		from := blankBefore(text, max(passage.Start, end-leastBegun*longestWord))
		words := arabic.Words(nil, text[from:end])
		begun := end - len(lastWord(text[:end]))
		if n := min(len(words), leastBegun); n > 0 && from+int(words[len(words)-n].Start) >= passage.Start {
			begun = from + int(words[len(words)-n].Start)
		}
		return !breaks(text, begun, wordEnd(text, at))
	}
	return false
}

// opens is true of a phrase in the last words of a passage that introduces what stands
// behind it: "a paper said on Friday that".
func opens(text string, passage arabic.Span, x corpus.Credit) bool {
	behind := text[x.Start:max(x.Start, blankBefore(text, max(x.Start, x.End)+leastBegun*longestWord))]
	words := 0 // behind the phrase, in its sentence
	for i, w := range arabic.Words(nil, behind) {
		at := x.Start + int(w.Start)
		switch {
		case i > 0 && w.Flags&arabic.SentenceStart != 0:
			return false
		case at < x.End:
			continue
		case isThat(arabic.Fold(w.Text(behind))):
			return at+int(w.End-w.Start) >= passage.End || endsSoon(text, at, passage.End)
		}
		if words++; words == leastBegun {
			break
		}
	}
	return false
}

// isThat is true of that, folded, as behind who says something.
func isThat(word string) bool {
	switch word {
	case "ان", "بان", "انه", "بانه", "انها", "بانها":
		return true
	}
	return false
}

// endsSoon is true where a passage ends within fewer words of a sentence than make a
// part of it, and the sentence goes on.
func endsSoon(text string, from, end int) bool {
	end = min(end, len(text))
	return len(arabic.Words(nil, text[from:end])) <= leastBegun && !breaks(text, from, nextEnd(text, end))
}

// nextEnd is where the first word behind a place of a text ends.
func nextEnd(text string, at int) int {
	words := arabic.Words(nil, text[at:min(len(text), at+longestWord)])
	if len(words) == 0 {
		return at
	}
	return at + int(words[0].End)
}

// adjoins is true of a place in the line before a passage or behind it, not farther
// than a paragraph.
func adjoins(text string, passage arabic.Span, at int) bool {
	between := ""
	switch end := min(passage.End, len(text)); {
	case at < passage.Start:
		between = strings.TrimRightFunc(text[at:passage.Start], isSign)
	case at >= end:
		between = strings.TrimLeftFunc(text[end:at], isSign)
	}
	return len(between) < paragraph && !strings.Contains(between, "\n")
}

// leastBegun is the least words that a passage has of a sentence which goes on beyond
// it, longestWord the bytes within which each of them is looked for.
const leastBegun, longestWord = 4, 40

// inLead is true of a place in the first line of a text, or in the second where the
// first is as short as a byline.
func inLead(text string, at int) bool {
	head := strings.TrimLeft(text[:at], " \n")
	if first, rest, more := strings.Cut(head, "\n"); more {
		if n := len(strings.Fields(first)); n < leastByline || n > mostByline {
			return false
		}
		head = strings.TrimLeft(rest, " \n")
	}
	return !strings.Contains(head, "\n")
}

// opensText is true of a place in the first sentence of a text, behind a byline.
func opensText(text string, at int) bool {
	line := text[lineAt(text, at).Start:at]
	return inLead(text, at) && !breaks(text, at-len(strings.TrimLeftFunc(line, unicode.IsSpace)), wordEnd(text, at))
}

// The words that a line has which says who wrote a text, and where.
const leastByline, mostByline = 2, 8

// paragraph is the most bytes of a line, about 60 words, on either side of a
// credit that are held to belong to it: many a text has lost its line breaks.
const paragraph = 650

// lineAt is the line of a text that a place is in, not farther than a paragraph.
func lineAt(text string, at int) arabic.Span {
	line := arabic.Span{Start: max(0, at-paragraph), End: min(len(text), at+paragraph)}
	if n := strings.LastIndexByte(text[line.Start:at], '\n'); n >= 0 {
		line.Start += n + 1
	}
	if n := strings.IndexByte(text[at:line.End], '\n'); n >= 0 {
		line.End = at + n
	}
	return line
}

// alone is true where a credit has a line to itself, but for signs and for what
// a label (المصدر:) names before it, or is a sentence of its own that ends its line;
// a link to the article or its tags may follow.
func alone(text string, c corpus.Credit) bool {
	if c.Start < 0 || c.Start > len(text) {
		return false
	}
	line := lineAt(text, c.Start)
	before, behind, found := strings.Cut(text[line.Start:line.End], cmp.Or(c.Text, c.Name))
	silent := func(s string) bool { return !strings.ContainsFunc(s, isWordRune) }
	behind, _, _ = strings.Cut(strings.Replace(behind, adapted, "", 1), link)
	behind, _, _ = strings.Cut(behind, tags)
	if !found || !silent(behind) {
		return false
	}
	if sentence := strings.TrimRight(before, " "); strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, "؟") || strings.HasSuffix(sentence, "!") {
		return true
	}
	if strings.HasPrefix(strings.TrimLeft(behind, " \"”»)"), ":") {
		return false // it introduces what follows
	}
	label, _, labelled := strings.Cut(before, ":")
	return silent(before) || labelled && len(strings.Fields(label)) <= mostLabel
}

// link begins the foot of an article that says where it stands.
const link = "رابط الخبر"

// tags begins the foot that lists what an article is about.
const tags = "سمات "

// linked is true of the outlet's own name in such a foot, which credits nobody.
func linked(text string, x corpus.Credit) bool {
	const behind = len("الخبر") // where the phrase begins with it
	if x.Kind != corpus.VerbPhrase || x.Start < 0 || x.Start > len(text) {
		return false
	}
	return strings.Contains(text[max(0, x.Start-longestWord):min(len(text), x.Start+behind)], link)
}

// denying are verbs of those who deny what was reported.
var denying = arabic.SetOf("نفي نفت ينفي تنفي نفيا كذب كذبت يكذب تكذب فند فندت دحض دحضت استنكر استنكرت")

// retold is true of a phrase that speaks of what a medium reported as of something that
// somebody denies: نفى ما أوردته وكالة, إن ما أوردته.
func retold(text string, x corpus.Credit) bool {
	if x.Kind != corpus.VerbPhrase || !strings.HasPrefix(x.Text, "ما ") {
		return false
	}
	reported := strings.LastIndex(text[:max(x.Start, min(len(text), x.End))], "ما ")
	words := strings.Fields(text[blankBefore(text, max(0, reported-mostDenial)):max(0, reported)])
	for i, w := range words {
		word := strings.TrimFunc(arabic.Fold(w), func(r rune) bool { return !isWordRune(r) })
		if denying.HasForm(word) || i == len(words)-1 && arabic.Unjoined(word) == "ان" {
			return true
		}
	}
	return false
}

// mostDenial is the bytes before what was reported within which it is denied, ten words.
const mostDenial = 120

// adapted says behind a credit that the text is not word for word.
const adapted = "بتصرف"

// mostLabel is the words that a label before a colon may have.
const mostLabel = 2

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isSign(r rune) bool { return !isWordRune(r) }

// closesPart is true of a phrase that is alone but stands behind sentences of its own line,
// where the passage is not in that and the article names another medium before it: of a
// compilation it credits the last part (… بحسب موقع ترك برس below what سانا reported).
func closesPart(text string, credits []corpus.Credit, i int, passage arabic.Span) bool {
	x := credits[i]
	line := lineAt(text, x.Start)
	if before, _, _ := strings.Cut(text[line.Start:line.End], cmp.Or(x.Text, x.Name)); !strings.ContainsFunc(before, isWordRune) || passage.End > line.Start {
		return false
	}
	return slices.ContainsFunc(credits[:i], func(c corpus.Credit) bool {
		return c.Role != corpus.Speaker && c.Kind == corpus.VerbPhrase && c.Start >= 0 && !c.Vague && creditName(c) != creditName(x) && !linked(text, c)
	})
}

// Verdicts
//
// Whose text a passage is, as far as the corpus shows, is its source: the
// outlet of the origin, or, where the origin is unknown or itself lost its
// credit, the outlet that most houses credit. A missing credit proves nothing
// (many bodies lost their tag), a credit for an agency whose own text is not in
// the corpus cannot be refuted by a daily that printed it without one. Of two that as
// many credit neither is the source, and what an outlet credits for a text is said
// against its own printings of that without a credit, never by them against it. So:
//
//	correct   the source is credited, or where it is unknown an outlet and whomever
//	          that credits
//	via       another is credited that printed the passage before, or that is
//	          of the source's family
//	circular  the credited outlet credits this one, or one that does
//	other     someone is credited whose text it is not: the source is known, by
//	          its printing or by most credits, and the printing is surely the
//	          text that those print: the match that says so has 25 words or more
//	          on both sides and a Jaccard of .5 or more, and is not reworded; nor
//	          does the credit cover it loosely, nor is it held against a paper
//	          that prints it earlier, unsigned, and that nobody credits, or no more
//	          than the credited one and no date puts its printing before
//	vague     only a name that names nobody is credited
//	none      no one is
//
// Who credits nobody and says that somebody spoke to an agency, whose text it is and
// which prints it here, has named whom the text is from: what is said to an agency is
// said by it. So it has where others tag the text with that agency's name, and where it is
// undecided whose text it is (see toldAgency and onlyTold). Of other outlets that is no credit.
//
// Of several credits the best counts. A mention (see covering) is a credit where
// it names the source, or where the origin is undecided and nobody is credited
// otherwise; it is never a wrong one, nor is a phrase that the origin's article
// prints as well, though it signs the text (see origin.go). Phrases within the passage do not confirm each other, and mentions in
// few printings make nobody the source of the others. No verdict is passed on the origin, on
// other printings of the source's outlet that credit no one, on labelled
// passages (a quoted statement is its speaker's), nor where two credits
// contradict each other and the corpus does not decide. Outlets of one family
// stand apart: each owes the other a credit.

// decisive is how many times as many voices a source that has no printing in the
// corpus needs for another credit to be wrong.
const decisive = 3

// ranks orders the verdicts, the best first.
var ranks = [...]string{"correct", "via", "circular", "other", "", "vague", "none"}

// ledger holds the credits of one cluster against each other.
type ledger struct {
	*bench
	first  *stand // the origin, nil where undecided
	medoid *stand
	source *house // nil where unknown
	// outside is true where no printing of the source is a member; unsure where
	// the order of the printings is no evidence against a credit; byTold where the
	// source is an agency that printings name as whom somebody spoke to, and by no credit.
	outside, unsure, byTold bool
	// rivals are those that the origin may have lost the credit of, where as many credit
	// each and the source is unknown for that.
	rivals []*house
}

// judge fills the verdicts of a cluster's members.
func (b *bench) judge(c *Cluster) {
	if len(c.Labels) > 0 {
		return
	}
	l := b.ledger(c)
	b.source = l.source
	if l.source != nil && (l.first != nil || l.byTold || !b.onlyMentions || 2*b.voices(l.source) >= len(b.stands)) {
		c.Source = l.source.name
	}
	for i := range c.Members {
		s := &b.stands[b.places[i]]
		v := l.verdict(s)
		if s.draft && len(s.named) > 0 && (v.Verdict == "other" || v.Verdict == "") {
			printed := b.printed(s).ledger(c)
			if in := printed.verdict(&printed.stands[s.place]); in.Verdict == "correct" {
				v = in
			}
		}
		v.Credits = s.covering
		c.Members[i].Credit = v
	}
}

// ledger opens that of a cluster of which the origin is known.
func (b *bench) ledger(c *Cluster) *ledger {
	l := &ledger{bench: b, medoid: &b.stands[b.places[c.Medoid]]}
	for i := range b.stands {
		if b.stands[i].article == c.Origin.Article {
			l.first = &b.stands[i]
		}
	}
	l.source = l.findSource()
	if l.first == nil {
		if h := l.toldAgency(); h != nil && (same(h, l.source) || !l.surely(l.source)) {
			l.source, l.byTold = h, true
		}
	}
	l.outside = l.source != nil && !l.byTold && len(b.votes) > 0 && !l.prints(l.source)
	l.unsure = c.Origin.Confidence == low.String() && l.count(l.source) == 0
	return l
}

// surely is true of a house that a printing credits for the passage, and not loosely.
func (l *ledger) surely(h *house) bool {
	return slices.ContainsFunc(l.stands, func(s stand) bool { return !s.draft && s.credits(h) && !contains(s.loose, h) })
}

// toldAgency is the agency that half of the printings or more say that somebody spoke to,
// where fewer credit another: what is said to an agency is said by it, and
// who copies its text mostly copies that, too (وأوضح الوزير في بيانه لوكالة الأنباء السعودية).
// It stands within the passage, or elsewhere in the articles of two families, where no
// other agency is told anything there; nil for none, or where another agency prints it.
func (l *ledger) toldAgency() *house {
	within := func(s *stand) []*house { return s.told }
	if h, n := l.told(within); h != nil || n > 0 {
		return h
	}
	h, _ := l.told(func(s *stand) []*house { return s.toldElse })
	if h == nil {
		return nil
	}
	families := map[string]bool{}
	for i := range l.stands {
		if s := &l.stands[i]; !s.draft && s.tells(h) {
			families[s.family()] = true
		}
	}
	if len(families) < 2 {
		return nil
	}
	return h
}

// told is the one agency that somebody spoke to by what a list of each printing says, and
// how many there are; nil where it is not alone, fewer than half of the printings name it,
// anywhere, as many credit another, or another agency prints the passage.
func (l *ledger) told(list func(*stand) []*house) (h *house, agencies int) {
	for i := range l.stands {
		for _, x := range list(&l.stands[i]) {
			if x.agency && !l.stands[i].draft && !same(x, h) {
				h = x
				agencies++
			}
		}
	}
	if agencies != 1 {
		return nil, agencies
	}
	printings, telling, crediting := 0, 0, 0
	for i := range l.stands {
		s := &l.stands[i]
		if s.agency() && !same(s.house, h) {
			return nil, agencies
		}
		if s.draft || same(s.house, h) {
			continue
		}
		printings++
		switch {
		case s.tells(h) || s.mentions(h):
			telling++
		case len(s.named)+len(s.mentioned) > 0:
			crediting++
		}
	}
	if 2*telling < printings || crediting >= telling {
		return nil, agencies
	}
	return h, agencies
}

// printed is the bench as it would be with a draft in print. A draft vouches for
// nobody; but an agency's tag that would be believed of a paper, since who printed
// the passage first may have lost it, is not wrong in a draft.
func (b *bench) printed(s *stand) *bench {
	p := *b
	p.stands = slices.Clone(b.stands)
	p.stands[s.place].draft = false
	p.onlyMentions = false
	p.votes = nil
	for i := range p.stands {
		p.vote(&p.stands[i], p.stands[i].named)
	}
	return &p
}

// findSource decides whose text the passage is, nil where it cannot.
func (l *ledger) findSource() *house {
	if l.first != nil {
		switch lost := l.lost(l.first); len(lost) {
		case 0:
			return l.first.house
		case 1:
			return lost[0]
		default:
			l.rivals = lost
			return nil
		}
	}
	// Whoever is credited most and is not known to have taken the passage from
	// somebody; of as many votes, if they are more than one, an agency. Whom all that
	// print it credit in its words alone is no voice against whom some credit: that is
	// copied.
	votes := l.votes
	if unlike := l.uncopied(); len(unlike) > 0 {
		votes = unlike
	}
	var best *house
	most, tied := 0, false
	for _, key := range sortedKeys(votes) {
		h := votes[key].house
		n := l.count(h)
		if l.confirmed(h) {
			n++
		}
		switch {
		case l.tookIt(h):
		case n > most, n == most && n > 1 && h.agency && !best.agency:
			best, most, tied = h, n, false
		case n == most && (n == 1 || h.agency == best.agency):
			tied = true
		}
	}
	if tied || best != nil && l.disputed(best) {
		return nil
	}
	return best
}

// uncopied is the votes for those that not every printing credits within the text.
func (l *ledger) uncopied() map[string]*vote {
	printings := 0
	for i := range l.stands {
		if !l.stands[i].draft {
			printings++
		}
	}
	votes := map[string]*vote{}
	for key, v := range l.votes {
		if l.voices(v.house) < printings || l.tagged(v.house) {
			votes[key] = v
		}
	}
	return votes
}

// confirmed is true of a credited house whose own printing is here, credits nobody and
// is not surely later than all that credit it: it is one more voice that it has the text.
func (l *ledger) confirmed(h *house) bool {
	return slices.ContainsFunc(l.inside[h.key], func(p *stand) bool {
		return !p.follower() && slices.ContainsFunc(l.stands, func(s stand) bool {
			return s.credits(h) && before(s.date, p.date, oneClock(s.house, p.house)) < medium
		})
	})
}

// disputed is true of a house that phrases within the text alone credit, where others
// within theirs credit another: a house that one voice credits, if they do not credit it,
// and one that is no agency, an agency that not all who credit it do.
func (l *ledger) disputed(h *house) bool {
	if l.tagged(h) {
		return false
	}
	crediters := l.crediters(h)
	return slices.ContainsFunc(l.stands, func(s stand) bool {
		return !s.draft && (len(s.mentioned) > 0 && l.count(h) == 1 && !s.mentions(h) ||
			!h.agency && slices.ContainsFunc(s.mentioned, func(g *house) bool {
				return g.agency && slices.ContainsFunc(crediters, func(t *stand) bool { return !t.mentions(g) })
			}))
	})
}

// verdict holds the credits of one printing against the source.
func (l *ledger) verdict(s *stand) Verdict {
	if s == l.first && !(l.outside && s.mentions(l.source)) {
		if l.outside {
			v := Verdict{Reasons: []Reason{because(IsEarliestBut, l.source.name)}}
			if beside, _ := l.beside(s); beside.Code != "" {
				v.Reasons = append(v.Reasons, beside)
			}
			return v
		}
		if len(l.rivals) > 0 {
			var v Verdict
			for _, h := range l.rivals {
				v.Reasons = append(v.Reasons, because(IsEarliestBut, h.name))
			}
			return v
		}
		switch earlier := l.earlierApart(s); {
		case earlier != nil:
			return Verdict{Reasons: []Reason{becauseOf(earlier, ApartEarlier)}}
		case l.undated(s):
			return Verdict{Reasons: []Reason{because(OnlyUndated, s.name())}}
		}
		return Verdict{Reasons: []Reason{because(l.byDate(s, IsEarliest, IsSource))}}
	}
	for _, h := range slices.Concat(s.mentioned, s.near) {
		if same(h, l.source) {
			_, reason := l.weigh(s, h)
			return Verdict{Verdict: "correct", Basis: basis(reason.Code), Reasons: []Reason{reason}}
		}
	}
	if t := l.toldTo(s); t != nil {
		b := basis(PrintedToo)
		if t == l.first {
			b = basis(PrintedFirst)
		}
		return Verdict{Verdict: "correct", Basis: b, Reasons: []Reason{becauseOf(t, ToldPrinted, t.house.name)}}
	}
	if l.source != nil && l.source.agency && len(s.named) == 0 && s.tells(l.source) {
		switch {
		case l.tagged(l.source):
			return Verdict{Verdict: "correct", Basis: basis(ToldCredited), Reasons: []Reason{because(ToldCredited, l.source.name, l.crediting(l.source))}}
		case l.byTold:
			return Verdict{Verdict: "correct", Basis: basis(ToldAlone), Reasons: []Reason{because(ToldAlone, l.source.name)}}
		}
	}
	if h := l.onlyTold(s); h != nil {
		return Verdict{Verdict: "correct", Basis: basis(ToldAlone), Reasons: []Reason{because(ToldAlone, h.name)}}
	}
	rank := len(ranks)
	var v, stated Verdict
	for _, h := range s.named {
		if l.first != nil && contains(l.first.anywhere, h) && !contains(s.tagged, h) && !same(h, l.source) {
			continue // the source's own words, copied
		}
		verdict, reason := l.weigh(s, h)
		if verdict == "other" && contains(s.loose, h) {
			if contains(s.stating, h) {
				stated.Reasons = append(stated.Reasons, because(Mention, h.name))
			}
			continue
		}
		r := slices.Index(ranks[:], verdict)
		if r < rank {
			rank, v = r, Verdict{Verdict: verdict, Basis: basis(reason.Code)}
		}
		if r == rank {
			v.Reasons = append(v.Reasons, reason)
		}
	}
	switch {
	case rank < len(ranks):
		return v
	case len(stated.Reasons) > 0 && s.vague == "":
		return stated
	}
	return l.unnamed(s)
}

// toldTo is the first printing of the source where that is an agency that somebody
// spoke to, as a printing says that credits nobody by name; nil for none.
func (l *ledger) toldTo(s *stand) *stand {
	if l.source == nil || !l.source.agency || len(s.named) > 0 || !s.tells(l.source) {
		return nil
	}
	for i := range l.stands {
		if t := &l.stands[i]; same(t.house, l.source) {
			return t
		}
	}
	return nil
}

// onlyTold is the agency that somebody spoke to by what a printing says within the
// passage, where that names nobody else, no printing names another agency so, credits
// anybody but it or is one, and nothing tells whose the text is; nil for none. Fewer than
// half may name it: who does has named whom the text is from, as far as anybody can see.
func (l *ledger) onlyTold(s *stand) (agency *house) {
	isAgency := func(h *house) bool { return h.agency }
	told := slices.IndexFunc(s.told, isAgency)
	if told < 0 || l.source != nil || l.first != nil || len(s.named) > 0 {
		return nil
	}
	agency = s.told[told]
	isOther := func(h *house) bool { return !same(h, agency) }
	for i := range l.stands {
		t := &l.stands[i]
		if t.agency() && isOther(t.house) || slices.ContainsFunc(t.named, isOther) || slices.ContainsFunc(t.mentioned, isOther) ||
			slices.ContainsFunc(t.told, func(h *house) bool { return isAgency(h) && isOther(h) }) {
			return nil
		}
	}
	return agency
}

// basis is what a correct credit rests on.
func basis(c Code) string {
	switch c {
	case PrintedFirst, PrintedSource:
		return "printing"
	case Agreed:
		return "agreement"
	case PrintedToo, PrintedAnew, Uncontradicted, Disputed, ToldCredited, ToldAlone, NamesBoth:
		return "word"
	}
	return ""
}

// unnamed is the verdict on a printing that names nobody for the passage.
func (l *ledger) unnamed(s *stand) Verdict {
	verdict := func(name string, r Reason) Verdict { return Verdict{Verdict: name, Reasons: []Reason{r}} }
	if len(s.mentioned) > 0 && (l.first == nil || !l.first.mentions(s.mentioned[0])) && (s.vague != "" || !same(s.house, l.source)) {
		return verdict("", because(Mention, s.mentioned[0].name))
	}
	switch {
	case s.vague != "":
		v := verdict("vague", because(Vague, s.vague))
		if beside, _ := l.beside(s); beside.Code != "" {
			v.Reasons = append(v.Reasons, beside)
		}
		return v
	case same(s.house, l.source):
		return verdict("", because(OwnText))
	case s.hint != "" && (l.first == nil || l.first.hint != s.hint):
		return verdict("", because(Mention, strconv.Quote(s.hint)))
	}
	beside, mayBe := l.beside(s)
	if mayBe {
		return verdict("", beside)
	}
	v := verdict("none", Reason{})
	switch {
	case l.outside:
		v.Reasons[0] = because(s.unless(NoneAbsent, SelfAbsent), l.crediting(l.source), l.source.name)
	case l.first != nil && l.copied(s) != nil:
		v.Reasons[0] = becauseOf(l.first, NoneCopied, l.copied(s).name)
	case l.first != nil && l.first.house == nil && s.agency():
		return verdict("", becauseOf(l.first, WireUnnamed))
	case l.first != nil && l.earlierApart(l.first) != nil:
		v.Reasons[0] = becauseOf(l.earlierApart(l.first), s.unless(NoneEarliest, SelfEarliest))
	case l.first != nil && l.undated(l.first):
		v.Reasons[0] = because(s.unless(NoneUndated, SelfUndated), l.first.name())
	case l.first != nil:
		v.Reasons[0] = becauseOf(l.first, l.byDate(l.first, s.unless(NoneEarliest, SelfEarliest), s.unless(NoneSource, SelfSource)))
	case l.byTold:
		v.Reasons[0] = because(s.unless(NoneTold, SelfTold), l.source.name)
	case l.source != nil:
		v.Reasons[0] = because(s.unless(NoneCredited, SelfCredited), l.source.name)
	case s.agency():
		return verdict("", because(OwnWire))
	default:
		v.Reasons[0] = because(s.unless(NoneUndecided, SelfUndecided))
	}
	if beside.Code != "" {
		v.Reasons = append(v.Reasons, beside)
	}
	return v
}

// beside is whom a printing that credits nobody for the passage names beside that:
// as told something, or for other parts of the article; the zero Reason
// where nobody but those that the origin credits, too. The source's name there may
// be the passage's credit, and so may any where the source is unknown, unless the
// printing is an agency's or what was told stands elsewhere; so may an agency's that the
// origin's article credits elsewhere, too, unless that is signed; and an agency's that was told
// something within the passage (see mayHaveLost). A name of its own beside them tells nothing.
func (l *ledger) beside(s *stand) (reason Reason, mayBe bool) {
	find := func(code Code, names []*house, any bool) bool {
		for _, h := range names {
			switch {
			case same(h, s.house):
			case same(h, l.source), any && l.source == nil && !s.agency(),
				code == Elsewhere && h.agency && !s.agency() && l.first != nil && !l.first.signed() && contains(l.first.anywhere, h),
				code == Told && h.agency && !s.agency() && l.mayHaveLost(h):
				reason = because(code, h.name)
				return true
			case reason.Code == "" && (l.first == nil || !contains(l.first.anywhere, h)):
				reason = because(code, h.name)
			}
		}
		return false
	}
	mayBe = find(Told, s.told, true) || find(Elsewhere, s.beyond, true) || find(ToldElsewhere, s.toldElse, false)
	return reason, mayBe
}

// mayHaveLost is true where the source is known, and may yet have the text from an agency
// that a printing says somebody spoke to: a paper that does not name it, or one that is
// credited and has no printing here.
func (l *ledger) mayHaveLost(agency *house) bool {
	switch {
	case l.source == nil:
		return false
	case l.first != nil:
		return !l.source.agency && !contains(l.first.anywhere, agency)
	}
	return !l.prints(l.source)
}

// unless is the first code, or itself where the printing credits itself and nobody else
// in all of its article.
func (s *stand) unless(code, itself Code) Code {
	others := slices.ContainsFunc(s.anywhere, func(h *house) bool { return !same(h, s.house) })
	if s.byline && !others {
		return itself
	}
	return code
}

// copied is whom a printing credits only where the origin does, nil for nobody.
func (l *ledger) copied(s *stand) *house {
	for _, h := range slices.Concat(s.mentioned, s.named) {
		if contains(l.first.anywhere, h) {
			return h
		}
	}
	return nil
}

// weigh is the verdict on one credit of a printing.
func (l *ledger) weigh(s *stand, h *house) (verdict string, reason Reason) {
	printed := l.printings(h)
	switch {
	case same(h, l.source) && l.first != nil && same(h, l.first.house):
		return "correct", becauseOf(l.first, l.byDate(l.first, PrintedFirst, PrintedSource), h.name)
	case same(h, l.source) && len(printed) > 0 && l.anew(s, printed):
		return "correct", becauseOf(printed[0], PrintedAnew, h.name)
	case same(h, l.source) && len(printed) > 0:
		return "correct", becauseOf(printed[0], PrintedToo, h.name)
	case same(h, l.source) && l.count(h) > 1 && l.tagged(h):
		return "correct", because(Agreed, h.name, l.crediting(h))
	case same(h, l.source):
		if g := l.against(h); g != nil {
			return "correct", because(Disputed, h.name, l.crediting(g), g.name)
		}
		return "correct", because(Uncontradicted, h.name)
	case l.circular(s, h):
		return "circular", because(Circular, h.name, s.house.name)
	case kin(h, l.source):
		return "via", because(SameFamily, h.name, l.source.name)
	case len(printed) > 0 && l.allAfter(s, printed):
		if later := becauseOf(printed[0], PrintedLater, h.name); l.first == nil || l.disproves(h) {
			return l.other(s, h, printed, later)
		} else {
			return "", later
		}
	case len(printed) > 0 && l.source != nil:
		return "via", because(Intermediary, h.name, l.source.name)
	case len(printed) > 0 && l.tookIt(h) && namesAll(s, printed):
		return "correct", because(NamesBoth, h.name)
	case len(printed) > 0 && l.tookIt(h):
		return "via", because(TakenOn, h.name)
	case len(l.rivals) > 0, same(s.house, l.source): // no outlet's own text refutes its own word
		return "", because(Contradiction, h.name)
	case l.source == nil && l.first != nil:
		return "", becauseOf(l.first, UnknownEarliest, h.name)
	case l.unsure:
		return "", because(UnsureOrder, h.name)
	case l.source == nil:
		return "", because(Contradiction, h.name)
	case l.outside && (!h.known || l.count(l.source) < decisive*l.count(h)):
		return "", because(Contradiction, h.name)
	case l.outside:
		return l.other(s, h, l.crediters(l.source), because(OtherAbsent, h.name, l.crediting(l.source), l.source.name))
	}
	if l.first == nil { // the source prints it here, and is not known to be the first
		return "", because(Contradiction, h.name)
	}
	switch {
	case l.disproves(h), l.houses.holds(h, l.source):
		return l.other(s, h, []*stand{l.first}, becauseOf(l.first, OtherEarliest, h.name))
	case h.agency:
		return "", becauseOf(l.first, MayBeLost, h.name)
	}
	return "", becauseOf(l.first, Unrefuted, h.name)
}

// disproves is true where the origin shows that the text is not that of a house: it is an
// agency's, or prints its own name for it, or somebody says that it is its own, and not
// only as many as credit the house where no date decides. An earlier printing of a paper
// alone may have lost that credit: عكاظ at 8 without one says nothing against المصدر: النهار
// at 10. Nor does a paper's name refute an agency.
func (l *ledger) disproves(h *house) bool {
	return l.first.agency() || l.first.byline && !h.agency || l.count(l.source) > 0 && !l.unordered(h)
}

// namesAll is true of a printing that credits whomever some others do, by name: who
// tags كيودو's report as taken from وام, and says with it that it is كيودو's, has named both.
func namesAll(s *stand, others []*stand) bool {
	return !slices.ContainsFunc(others, func(p *stand) bool {
		return len(p.named) == 0 || slices.ContainsFunc(p.named, func(h *house) bool { return !same(h, s.house) && !s.mentions(h) })
	})
}

// unordered is true of a credited house that as many credit as the source, where no date,
// dateline or right of a wire puts the origin before any printing that credits it: that
// others credit the source, or that it is the longer text, makes it the likeliest one.
func (l *ledger) unordered(h *house) bool {
	return l.count(l.source) <= l.count(h) && !slices.ContainsFunc(l.crediters(h), func(s *stand) bool {
		switch level, why := l.precedes(l.first, s); why {
		case byVotes, byDay, byLength:
			return false
		default:
			return level > none
		}
	})
}

// other is that verdict, or none where the printing is not surely the text of any
// of those that its credit is held against, or where the name that is credited may
// be the source's.
func (l *ledger) other(s *stand, h *house, against []*stand, reason Reason) (string, Reason) {
	switch {
	case l.houses.holds(h, l.source):
		return "", because(NamesSource, h.name, l.source.name)
	case slices.ContainsFunc(against, func(t *stand) bool { return l.oneText(s, t) }):
		return "other", reason
	}
	return "", because(UnlikeOthers, h.name)
}

// What makes two printings surely one text. Two reports of one event by several
// hands come close to each other, too, in a few words or in other words.
const (
	leastSure   = 25  // words that both print
	leastAgreed = 500 // Jaccard in thousandths
)

// oneText is true where two printings are surely of one text: a match that is not
// merely reworded joins them, or each of them and the medoid.
func (l *ledger) oneText(s, t *stand) bool {
	return s == t || l.close(s, t) || l.close(s, l.medoid) && (t == l.medoid || l.close(t, l.medoid))
}

// close is true where a match joins two printings that makes them surely one text.
func (b *bench) close(s, t *stand) bool {
	for _, e := range b.of(s.article) {
		if int(b.ends[e.mate].article) == t.article && shared(e.Span, s.passage) > 0 && b.oneWording(&e) {
			return true
		}
	}
	return false
}

// oneWording is true of a match that makes its two printings surely one text.
func (b *bench) oneWording(e *end) bool {
	return b.classes[e.match] <= selfClass && b.matches[e.match].Kind != align.Reworded && e.jaccard >= leastAgreed &&
		min(length(e.words), length(b.ends[e.mate].words)) >= leastSure
}

// crediters are the printings that credit a house.
func (l *ledger) crediters(h *house) (list []*stand) {
	for i := range l.stands {
		if s := &l.stands[i]; s.mentions(h) {
			list = append(list, s)
		}
	}
	return list
}

// allAfter is true where all printings of a house are surely later than s.
func (l *ledger) allAfter(s *stand, printed []*stand) bool {
	for _, p := range printed {
		if before(s.date, p.date, oneClock(s.house, p.house)) < medium {
			return false
		}
	}
	return true
}

// anew is true where the datelines of all printings of a house name days later than s.
func (l *ledger) anew(s *stand, printed []*stand) bool {
	for _, p := range printed {
		if foredates(s.date, p.dateline) < medium {
			return false
		}
	}
	return true
}

// circular is true where credits lead from a credited house back to the outlet
// that credits it.
func (l *ledger) circular(s *stand, h *house) bool {
	if s.house == nil {
		return false
	}
	seen := map[string]bool{h.key: true}
	for next := []*house{h}; len(next) > 0; next = next[1:] {
		printed := l.printings(next[0])
		if len(printed) == 0 {
			printed = l.related[next[0].key]
		}
		for _, p := range printed {
			for _, to := range p.named {
				if same(to, s.house) {
					return true
				}
				if !seen[to.key] {
					seen[to.key] = true
					next = append(next, to)
				}
			}
		}
	}
	return false
}
