// Package trace answers what verified matches say about the news: which
// printings carry one passage, which articles are one text or one story, which
// printing is the earliest known, whether the printed credits agree, and what
// each printing changed. It claims no more than the corpus shows: what it cannot
// decide it leaves open, and it gives its reasons.
//
// Each rule is said once, above the code that follows it:
//
//   - clusters: members match a medoid, so that they do not chain (cluster.go);
//   - dates: what they say by their precision, zone and clock, and what an article's
//     own dateline says against its date (date.go); who says today comes before who
//     says yesterday (day.go);
//   - printings: what each says of itself (stand.go), which wires are reviews or later parts
//     (review.go), whom names mean among them and who speaks for whom, and what a draft
//     agrees with beside them (bench.go);
//   - origin: the first evidence that there is against each other printing (origin.go), and
//     whose credit was lost (lost.go);
//   - cover: which credits are those of a passage and which are mentions, beside it or
//     none: several media, nameless sources in a first sentence (cover.go), asides, what is
//     denied (phrase.go); which sentence a phrase is of (sentence.go), how far it reaches
//     (scope.go);
//   - verdicts: whose text a passage is (source.go), who was told it (told.go), what each
//     credit of it is worth (weigh.go) and what follows for a printing (verdict.go);
//   - hops: which printing one is held against (hop.go), over how much of both texts
//     (reach.go), and what it changed there (change.go);
//   - stories: which articles are of one (story.go);
//   - reasons: what all these say (reason.go).
package trace

import (
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
)

// Result is everything a scan has found. Articles are sorted by ID; every
// article number below is an index into Articles.
type Result struct {
	Articles []*corpus.Article
	// Words[i] is the number of words of article i; Reused[i] the share of them
	// in at least one unlabelled match, in 0..1.
	Words  []int
	Reused []float64
	// Houses[i] is the registry's name for the outlet of article i, "" where it
	// does not know it; see outlet.Registry.LookupAt.
	Houses   []string
	Matches  []align.Match // sorted by A, B, then spans
	Groups   []Group
	Clusters []Cluster // largest first
	Stories  []Story   // largest first
	Outlets  []OutletSummary
	Flows    []Flow // by From, then To
	Warnings []corpus.Warning
	// Rejected are passages that are no match, those that came nearest to it first.
	Rejected []align.Rejection
	Counts   Counts
	// Spill is the file that what is large lies in, nil for memory. What is made
	// of the Result may lie there, too.
	Spill *index.Spill
}

// Counts are the figures of a scan that do not depend on time or workers.
type Counts struct {
	Articles, Bytes, Words, Keys, Candidates, Matches, Labelled, Groups, Clusters, Stories int
	// Crowded is the number of keys over the cap, linked to neighbours only.
	Crowded int
	// Skipped is the number of records that could not be read.
	Skipped int
	// Rejected is the number of passages that were compared and are no match; only
	// the first are in the Result.
	Rejected int
}

// Group is a set of articles that are one text.
type Group struct {
	Medoid   int   // the article that all others are near to
	Articles []int // ascending, the medoid among them
}

// Cluster is one passage and everyone who printed it.
type Cluster struct {
	// Medoid is the index into Members of the printing that all others match.
	Medoid int
	// Words is the number of words of the medoid's printing.
	Words   int
	Labels  []align.Label
	Origin  Origin
	Members []Member // in order of time, unknown dates last
	// Source is the outlet whose text the passage is as far as the corpus shows:
	// the origin's, or one that is credited; "" where unknown or labelled.
	Source string
	// Families is the number of families of outlets among the members, drafts and those
	// whose outlet is unknown left aside; Texts the number of separate texts but for
	// drafts, the articles of one group counting as one.
	Families, Texts int
	// Rejected is the number of matches that lead from a member's printing to
	// an article that does not match the medoid: what chaining would have added.
	Rejected int
}

// Member is one printing of a cluster's passage.
type Member struct {
	Article int
	arabic.Span
	Credit Verdict
	// Share is what it adds to what is counted of its outlet; none where the cluster is
	// set apart.
	Share
	// Hop is what it changed; nil where it was taken from no other member, as
	// far as is known, or the cluster is set apart.
	Hop *Hop
}

// Origin is the earliest known printing in the corpus; never "the original".
type Origin struct {
	Article int // -1 where it cannot be decided
	// Confidence is "high", "medium", "low" or "none".
	Confidence string
	Reasons    []Reason
}

// Verdict holds a printing's credit against the evidence.
type Verdict struct {
	// Verdict is "correct", "via", "other", "vague", "circular", "none", or ""
	// where none is passed (the origin itself, quotations).
	Verdict string
	Reasons []Reason
	// Basis says what "correct" rests on: "printing" where the credited outlet's
	// own printing is the earliest in the corpus, "agreement" where others credit
	// the same, "word" where nothing contradicts the credit and nothing confirms
	// it: that is no proof. It is "" for other verdicts.
	Basis string
	// Credits are those of the article's Credits, by index, that cover the
	// passage.
	Credits []int
}

// Hop is what one printing changed, held against the printing that it most
// plausibly took the passage from, over all that the two share around it.
type Hop struct {
	// From is that printing, an index into the Members; Reasons why.
	From    int
	Reasons []Reason
	// There is the stretch of From's Text that was compared, Here that of its own:
	// the passage, and what else the two share around it; to the end of the text, or
	// from its beginning, where the other ends or begins there. All spans below lie
	// in them.
	There, Here arabic.Span
	// Dropped are the sentences of From that this printing lacks, spans of From's
	// Text; Added those that it has besides, spans of its own. In order.
	Dropped, Added []arabic.Span
	// Moved is the number of stretches that stand in another order.
	Moved int
	// Changes are the words that differ: A those of From, B those of this
	// printing, in order of it, those in what has moved first. See align.DifferSaid,
	// align.Differ and, for those of credits, attribution.go.
	Changes []align.Difference
	// Unquoted are the stretches that stand in quotation marks in From alone,
	// spans of its Text; Quoted those in this printing alone, spans of its own.
	Unquoted, Quoted []arabic.Span
	// Uncredited are the names that From credits for the passage and the article
	// of this printing does not, wherever.
	Uncredited []string
	// Credited are the names that this printing credits for the passage and From's
	// article does not, wherever; where both have one, the credit was changed.
	Credited []string
}

// Story is a set of articles tied by what they share.
type Story struct {
	Articles []int      // in order of time, unknown dates last
	Pairs    []Relation // all that share text, by A, then B; A < B
}

// Relation is how two articles of a story stand to each other.
type Relation struct {
	A, B int
	// Relation of A to B is "duplicate", "contains", "contained" or "partial".
	Relation string
}

// OutletSummary is one row of the table of outlets.
type OutletSummary struct {
	Outlet   string // "" for unknown; no two rows have one name
	House    string // the registry's name for it, "" where it does not know it
	Family   string // what Families counts it as; "" for an unknown outlet
	Articles int
	// First and Last are the earliest and latest known dates, zero if none.
	First, Last time.Time
	// Credits counts, for each name credited other than its own, the articles that
	// credit it.
	Credits map[string]int
	// Passages is the number of clusters of reuse that it has printings in, Origins
	// of how many it has the origin, Unsure of how many of these with low
	// confidence. Sourced is the number of the Passages whose source is known, Wire
	// that of those whose source is an agency other than itself.
	Passages, Origins, Unsure, Sourced, Wire int
}

// Flow is what one known outlet printed first and another after it: the clusters
// of reuse whose origin is From's and that To prints too. Names are those of the
// Outlets.
type Flow struct {
	From, To string
	// Passages is the number of clusters, Unsure of how many the origin is of low
	// confidence, Words the sum of their words, Distinct the same with each word of an
	// article once where the passages overlap. Credited is the number of clusters
	// in which To credits From, Elsewhere that of those in which it credits
	// others alone; see Share.
	Passages, Unsure, Words, Distinct, Credited, Elsewhere int
	// Delay is the median of the times from the origin to To's printing, of the
	// Dated clusters in which the dates say which was first.
	Delay time.Duration
	Dated int
}
