package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// How the teaser of another story is told from the next paragraph of this one
//
// Below a heading "read also" stands a headline, a paragraph of the story that it leads to,
// both, or nothing at all, where the links were lost; then this story goes on. A paragraph of
// it must not be lost. Three things tell them apart. A teaser speaks of what the headline does
// and the story does not, or of more of it than any paragraph of the story; it shares less with
// the story than that's own paragraphs with each other; and it is a lead, which begins anew,
// where the story goes on: of its second to fourth paragraphs 79 % begin with "and", "from his
// side", "it is worth mentioning", of leads 2 %. Words are stems of four letters and more; the
// story is what is kept above and what below returns to that.
//
// Chosen on 19,862 places behind the first three paragraphs of two tenths of the articles of
// SaudiNewsNet and at their ends, the paragraph below being the story's own or another article's
// first; that one is any, or its title shares two words or more with the story's, as those do to
// which sites lead:
//
//	                                                      own lost  others found
//	below the headline of any                                .26 %          95 %
//	below a headline of the same subject                     .22 %          87 %
//	below the heading alone, of any                          .26 %          70 %
//	below the heading alone, of the same subject             .16 %          19 %
//	beside the words of a link, of any                       .61 %          85 %
//
// The last is dearer for a paragraph of the story, which stands hardly ever so.
//
// Other stories may go on to the end of the page. Their further paragraphs share more, by half,
// with the teaser than with the story, and next to nothing with that: of 6,064 stories .05 %
// read so behind a teaser, of the other articles 84 %.

const (
	teaserShare  = 0.25 // of a teaser's words, that the story has
	strangeShare = 0.10
	teaserReach  = 4 // paragraphs above and below that a teaser is compared with
)

// told is what a section knows of its own story while its lines are still read.
type told struct {
	stems map[uint64]bool // of what is kept of the first lines
	lines int             // stemmed
	// shared is the sum of what each paragraph but the first shares with what stands above
	// it, as a part of its words, and paragraphs how many they are.
	shared     float64
	paragraphs int
	last       []map[uint64]bool // of the last paragraphs, up to teaserReach
}

// told is what the story has told so far. It is counted once for each line.
func (s *section) told() *told {
	t := &s.counted.told
	if t.stems == nil {
		t.stems = map[uint64]bool{}
	}
	for _, l := range s.lines[t.lines:] {
		if l.why != "" {
			continue
		}
		stems := stemsOf(l.text)
		if l.isLong() && len(t.stems) > 0 {
			t.shared += shareOf(stems, t.stems)
			t.paragraphs++
		}
		if l.isLong() {
			t.last = append(t.last[max(0, len(t.last)-teaserReach+1):], stems)
		}
		for stem := range stems {
			t.stems[stem] = true
		}
	}
	t.lines = len(s.lines)
	return t
}

func stemsOf(text string) map[uint64]bool {
	stems := map[uint64]bool{}
	addStems(stems, text)
	return stems
}

// shareOf is the part of the stems that the others have, too.
func shareOf(stems, others map[uint64]bool) float64 {
	return float64(countIn(stems, others)) / float64(max(1, len(stems)))
}

// paragraphsBelow are the paragraphs at the beginning of lines, up to a line that is no text;
// short lines of text and chrome may stand between them.
func paragraphsBelow(lines []line, kinds []lineKind, most int) (found []*line) {
	for i := range lines {
		switch l := &lines[i]; {
		case l.words == 0, kinds[i] == chromeLine, kinds[i] == dateLine:
		case kinds[i] != textLine || len(found) == most:
			return found
		case l.isLong() && !l.isListed():
			found = append(found, l)
		}
	}
	return found
}

// isTeaser says whether the first of lines, a paragraph, is of another story: the one of the
// headline above it, or, where that is "", of one without.
func (d *decoder) isTeaser(s *section, headline string, lines []line, kinds []lineKind) bool {
	c := s.compared(headline, lines, kinds)
	switch {
	case continues(lines[0].key):
		return false
	case c.share <= c.usual && d.reports(&lines[0]):
		return true
	case headline == "":
		return c.share <= c.usual/2
	}
	return c.fresh >= 2 || c.fresh == 1 && c.share <= c.usual || c.retells || c.share <= c.usual/4
}

// continues says whether a folded paragraph begins as those do that go on with a story, and
// leads do not: with "and" or another word that joins it to what was said, or that points to it.
func continues(key string) bool {
	first, _, _ := strings.Cut(key, " ")
	if rest, ok := strings.CutPrefix(first, "ف"); ok && (slices.Contains(particles, rest) || slices.Contains(joining, rest) || strings.HasPrefix(rest, "ال")) {
		return true
	}
	isJoined := strings.HasPrefix(first, "و") && utf8.RuneCountInString(first) >= 3 && !slices.Contains(ownWaw, strings.TrimSuffix(first, "ت"))
	return isJoined || slices.Contains(joining, first) || joiningWords().MatchString(key)
}

// ownWaw are words, folded, with which leads begin and whose first letter is no "and": of 27,282
// first paragraphs of SaudiNewsNet 1,055 begin with them, of 104,151 others 117.
var ownWaw = []string{"وصل", "واصل", "وافق", "واجه", "واسي", "وجه", "وصف", "وضع", "وقع", "وقف", "وزع", "وثق", "وسط", "واس"}

// joining are words, folded, with which a paragraph goes on; some, as من, only together with
// another, for leads begin with them, too.
var (
	joining = []string{
		"الي", "كما", "مما", "بل", "الا", "غير", "لكن", "ثم", "اذ", "حيث", "بينما", "فيما", "ففي", "لذلك", "لهذا", "كذلك", "ايضا", "اما", "ان", "انه", "انها", "لقد", "هذا", "هذه", "هولاء", "ذلك", "تلك",
		"يذكر", "يشار", "تجدر", "جدير", "الجدير", "بدوره", "بدورها", "بدورهم", "اضاف", "اضافت", "تابع", "تابعت", "اردف", "مضيفا", "مضيفه", "مشيرا", "مشيره", "موكدا", "موكده", "معتبرا", "معتبره",
		"اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "اخيرا",
	}
	joiningWords = pattern(`^(?:من (?:جه|جانب|ناحي|المقرر |المتوقع |المنتظر |بين|هنا |ثم )|علي (?:صعيد|الصعيد|الجانب|الرغم) |في (?:المقابل|هذا|هذه|ذلك|تلك|سياق|السياق|غضون|الاثناء|موازاه|حين|الوقت) )`)
)

// isTeaserBeside says whether the first of lines is the words of a link and, beside them, a
// paragraph of the story that it leads to: "قد يهمك أيضا: وافقت ثماني دول … بحسب رويترز."
func (s *section) isTeaserBeside(lines []line, kinds []lineKind) bool {
	label, value := lines[0].label()
	if kinds[0] != textLine || !isLinkLabel(label) || !lines[0].isLong() || !s.above().isText() || continues(arabic.Fold(value)) {
		return false
	}
	c := s.compared("", lines, kinds)
	return c.share <= 3*c.usual/4
}

// comparison is what a paragraph shares with a headline above it and with the story.
type comparison struct {
	fresh   int     // words of the headline that it has, and the story has not
	share   float64 // the part of its words that the story has
	usual   float64 // the part of theirs that the story's paragraphs have of what stands above them; 0 if not known
	retells bool    // it has half of the headline's words, and more of them than any paragraph near it
}

// compared compares the first of lines, a paragraph, with a headline and the story.
func (s *section) compared(headline string, lines []line, kinds []lineKind) comparison {
	story, p, h := s.told(), stemsOf(lines[0].text), stemsOf(headline)
	if len(story.stems) == 0 || len(p) == 0 {
		return comparison{share: 1}
	}
	told := countIn(h, p)
	c := comparison{retells: told > 0 && 2*told >= len(h)}
	for _, above := range story.last {
		c.retells = c.retells && countIn(h, above) < told
	}
	sum, paragraphs := story.shared, story.paragraphs
	returned := map[uint64]bool{}
	for _, l := range paragraphsBelow(lines[1:], kinds[1:], teaserReach) {
		below := stemsOf(l.text)
		c.retells = c.retells && countIn(h, below) < told
		part := shareOf(below, story.stems)
		sum += part
		paragraphs++
		if part > strangeShare/2 && countIn(below, story.stems) >= 2 { // one word may be any: وطالبوا
			for stem := range below {
				returned[stem] = true
			}
		}
	}
	known := 0
	for stem := range p {
		switch {
		case story.stems[stem] || returned[stem]:
			known++
		case h[stem]:
			c.fresh++
		}
	}
	c.share, c.usual = float64(known)/float64(len(p)), sum/float64(max(1, paragraphs))
	return c
}

// reports says whether a paragraph names who reports what it says: "… بحسب رويترز."
func (d *decoder) reports(l *line) bool {
	return slices.ContainsFunc(d.findCredits(&Article{Text: l.text}), func(c Credit) bool { return c.Role == Report && !c.Vague })
}

// isAppendix says whether the paragraphs behind a teaser, to the end of the page or up to a
// line that is no text, are of its story, and not of the section's. That must have come to
// some length: a box behind the first or second paragraph is a teaser's, and of so little a
// story's paragraphs may speak as seldom as of the teaser.
func (s *section) isAppendix(headline, teaser *line, rest []*line) bool {
	const least, whole = 3, 3 // words shared with the teaser; paragraphs of the story
	if len(rest) == 0 || len(s.told().last) < whole {
		return false
	}
	story, other := s.told().stems, stemsOf(headline.text)
	addStems(other, teaser.text)
	words, ofStory, ofOther := 0, 0, 0
	for _, l := range rest {
		stems := stemsOf(l.text)
		words += len(stems)
		ofStory += countIn(stems, story)
		ofOther += countIn(stems, other)
	}
	return ofOther >= least && 2*ofOther > 3*ofStory && float64(ofStory) <= strangeShare*float64(words)
}
