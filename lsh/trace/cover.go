package trace

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// Which credits are a passage's
//
// An article credits one medium for its text and another for a statement in it, or one for
// each of its items. Which of them cover a passage is decided here, by where they stand; how
// far a phrase reaches is decided elsewhere (scope.go), as is what they are worth.

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
		if kind == corpus.VerbPhrase && alone(text, x, isNext(text, credits, i, passage)) && !closesPart(text, credits, i, passage) {
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
