package corpus

import "slices"

// How the teaser of another story is told from the next paragraph of this one
//
// Below a heading "read also" stands a headline, a paragraph of the story that it leads to,
// both, or nothing at all, where the links were lost; then this story goes on. A paragraph of
// it must not be lost, so one is a teaser only if it speaks of what the headline does and the
// story does not, and hardly of what the story does. Words are stems of four letters and more;
// the story is what is kept above and what below returns to that.
//
// Chosen on 7,226 places between paragraphs of every tenth article of SaudiNewsNet, the
// paragraph being the story's own, below another article's headline, or that one's first:
//
//	                                                      own lost  others found
//	below a headline                                         .28 %          85 %
//	below the heading alone                                  .72 %          33 %
//	the same, and it ends in its own credit                  4.1 %          78 %
//	beside the words of a link                               2.6 %          67 %
//
// The last two are dearer for a paragraph of the story, which stands hardly ever so: a teaser
// is a whole little report, with its credit at its end.
//
// Other stories may go on to the end of the page. Their further paragraphs share more, by half,
// with the teaser than with the story, and next to nothing with that: of 6,064 stories .05 %
// read so behind a teaser, of the other articles 84 %.

const (
	teaserShare  = 0.25 // of a teaser's words, that the story has
	strangeShare = 0.10
	creditShare  = 0.15
)

// told is what a section knows of its own story while its lines are still read.
type told struct {
	stems map[uint64]bool // of what is kept of the first lines
	lines int             // stemmed
	// shared is the sum of what each paragraph but the first shares with what stands above
	// it, as a part of its words, and paragraphs how many they are.
	shared     float64
	paragraphs int
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
	fresh, share, usual := s.shared(headline, lines, kinds)
	if headline != "" {
		return fresh >= 2 && share <= teaserShare || fresh == 1 && share <= strangeShare
	}
	return share <= strangeShare/2 && share <= usual/4 || share <= creditShare && share <= 3*usual/4 && d.endsInCredit(&lines[0])
}

// isTeaserBeside says whether the first of lines is the words of a link and, beside them, a
// paragraph of the story that it leads to: "قد يهمك أيضا: وافقت ثماني دول … بحسب رويترز."
func (s *section) isTeaserBeside(lines []line, kinds []lineKind) bool {
	label, _ := lines[0].label()
	if kinds[0] != textLine || !slices.Contains(linkLabels, label) || !lines[0].isLong() || !s.above().isText() {
		return false
	}
	_, share, usual := s.shared("", lines, kinds)
	return share <= teaserShare && share <= usual/2
}

// shared is how many words of a headline alone the first of lines, a paragraph, has, which
// part of its words the story has, and which part of theirs the story's paragraphs share with
// what stands above them; 0 where that is not known.
func (s *section) shared(headline string, lines []line, kinds []lineKind) (fresh int, share, usual float64) {
	const reach = 4 // paragraphs below
	story, p := s.told(), stemsOf(lines[0].text)
	if len(story.stems) == 0 || len(p) == 0 {
		return 0, 1, 0
	}
	sum, paragraphs := story.shared, story.paragraphs
	returned := map[uint64]bool{}
	for _, l := range paragraphsBelow(lines[1:], kinds[1:], reach) {
		below := stemsOf(l.text)
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
		if story.stems[stem] || returned[stem] {
			known++
		}
	}
	for stem := range stemsOf(headline) {
		if p[stem] && !story.stems[stem] && !returned[stem] {
			fresh++
		}
	}
	return fresh, float64(known) / float64(len(p)), sum / float64(max(1, paragraphs))
}

// endsInCredit says whether a paragraph names its source in its last words: "… بحسب رويترز."
func (d *decoder) endsInCredit(l *line) bool {
	const most = 60 // bytes
	end := len(l.text)
	return len(l.text) > most && slices.ContainsFunc(d.findCredits(&Article{Text: l.text}), func(c Credit) bool { return c.Role == Report && c.End >= end-most && !c.Vague })
}

// isAppendix says whether the paragraphs behind a teaser, to the end of the page or up to a
// line that is no text, are of its story, and not of the section's.
func (s *section) isAppendix(headline, teaser *line, rest []*line) bool {
	const least = 3 // words shared with the teaser
	if len(rest) == 0 {
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
