package trace

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What a printing says of itself

// stand is an article in a cluster and what is known of how it came by the
// passage.
type stand struct {
	article  int
	passage  arabic.Span
	place    int  // among the stands, in order of time
	draft    bool // nobody has printed it
	id       string
	house    *house // nil where the outlet is unknown
	date     corpus.Date
	dateline time.Time // when the day began that its dateline names, zero if none
	later    bool      // its title says that it goes on with an earlier part
	named    []*house  // credited for the passage, other than its own outlet
	tagged   []*house  // those of them that not only phrases within the passage or its sentences credit
	loose    []*house  // those of them that a phrase credits loosely, see covering
	stating  []*house  // those of these that it credits within the passage
	vague    string    // a credit that names nobody
	// mentioned are those credited within the passage, see covering, and hint is
	// a name there that names nobody; covering is all these credits, by index.
	// They are known of members only.
	mentioned []*house
	weighed   []*house // those of them whose text all of it may be
	hint      string
	covering  []int
	anywhere  []*house // credited in the article, for whatever
	told      []*house // whom somebody spoke to within the passage or its sentences
	toldTo    []*house // those of them whose text it may be, see follower
	toldElse  []*house // whom somebody spoke to elsewhere in the article
	near      []*house // credited near the passage, see covering
	beyond    []*house // credited beyond the passage, also near it, or loosely for it
	byline    bool     // it prints its own name for the passage
	disowned  bool     // and yet it is no origin: see origin
}

// taker is true where a printing says that the text is from somebody else.
func (s *stand) taker() bool { return len(s.named) > 0 || s.vague != "" }

// lag is the most that a wire is first seen after its clients. What goes on with an
// earlier part of it, and has no dateline, may be of another day: as between any two.
func (s *stand) lag() time.Duration {
	if s.later && s.dateline.IsZero() {
		return round
	}
	return mostLag
}

// follower is true where a printing credits somebody else for the passage, if only
// within it, or says there that somebody spoke to an agency or to another that prints
// it here, and does not sign it itself, or signs it in vain.
func (s *stand) follower() bool {
	return s.taker() || (len(s.mentioned) > 0 || len(s.toldTo) > 0) && (s.disowned || !s.signed())
}

// signed is true where it prints its own name for the passage, or is an agency's.
func (s *stand) signed() bool { return s.byline || s.agency() }

func (s *stand) agency() bool { return s.house != nil && s.house.agency }

func (s *stand) credits(h *house) bool { return contains(s.named, h) }

// tells is true where somebody spoke to a house, anywhere in the article.
func (s *stand) tells(h *house) bool { return contains(s.told, h) || contains(s.toldElse, h) }

// mentions is true where a house is credited, if only for a statement.
func (s *stand) mentions(h *house) bool { return s.credits(h) || contains(s.mentioned, h) }

func contains(list []*house, h *house) bool {
	return slices.ContainsFunc(list, func(x *house) bool { return same(x, h) })
}

// family is the family of the outlet, "" for unknown outlets.
func (s *stand) family() string {
	if s.house == nil {
		return ""
	}
	return s.house.family
}

// onlyTold is true where a follower credits nobody.
func (s *stand) onlyTold() bool { return s.follower() && !s.taker() && len(s.mentioned) == 0 }

// whom names those that a follower credits, or else those that somebody spoke to.
func (s *stand) whom() string {
	credited := s.named
	switch {
	case len(credited) > 0:
	case s.vague != "":
		return strconv.Quote(s.vague)
	case len(s.mentioned) > 0:
		credited = s.mentioned
	default:
		credited = s.toldTo
	}
	names := make([]string, len(credited))
	for i, h := range credited {
		names[i] = h.name
	}
	return strings.Join(names, ", ")
}

// name is that of its outlet, or its ID where that is unknown.
func (s *stand) name() string {
	if s.house == nil {
		return s.id
	}
	return s.house.name
}

func newStand(articles []*corpus.Article, houses *houses, article int, passage arabic.Span) stand {
	a := articles[article]
	s := stand{article: article, passage: passage, draft: houses.isDraft(article), id: a.ID, house: houses.articles[article], date: a.Published, later: houses.later[article]}
	if houses.datelines[article] {
		s.dateline = dateline(a, passage)
	}
	if s.agency() && isReview(a.Title, a.Text) {
		s.vague = theReviewed
	}
	return s
}
