// Package reports answers how to tell what a scan has found: one report value,
// made from the results of trace, is written as JSON with everything in it, and
// shown as a table, Markdown, an HTML page, CSV or GraphML. A saved JSON report
// can be read back, filtered and shown in every other form without the corpus.
// What is found, and what it means, is left to the packages below.
package reports

import (
	"cmp"
	"io"
	"slices"
	"time"

	"sada/lsh/align"
	"sada/lsh/index"
)

// Schema names the version of the JSON report. Within one version fields may
// be added, none changed or taken away.
//
// History: sada.report/1, the first.
const Schema = "sada.report/1"

// Report is what a scan found, fit to be saved and rendered. Its fields are
// those of the schema, in the schema's order; articles are named by their ids,
// and every Start and End is a byte offset into the Text of the article named.
// A Report is not changed by rendering it, so it may be rendered concurrently.
type Report struct {
	Schema string
	// Version is that of the program which made the report.
	Version string
	// Options are those of the scan: string, bool, int or float64 by name.
	Options  map[string]any
	Stats    Stats
	Warnings []Warning
	Articles []Article
	Matches  []Match
	Groups   []Group
	Clusters []Cluster
	Stories  []Story
	Outlets  []Outlet
	Flows    []Flow // by From, then To
	// Rejected are those of the Stats.Rejected passages that came nearest to being a
	// match, the nearest first; none in reports of earlier programs.
	Rejected []Rejection

	// Where the details of matches are that have been left.
	src   io.ReaderAt
	found []align.Match
	spill *index.Spill // what is read of a result lies in it; nil: in memory
	// skimmed says that only what filters ask for was read and nothing checked; of
	// what a filter has kept of it, unchecked finds the articles by which the details
	// of matches are checked when they are read.
	skimmed   bool
	unchecked articleIndex
}

// Stats are the figures of a scan that do not depend on time or workers; see
// trace.Counts.
type Stats struct {
	Articles, Bytes, Words, Keys, Candidates, Matches, Labelled, Groups, Clusters, Stories int
	Crowded, Skipped, Rejected                                                             int
}

// Warning is something wrong with the input that did not stop the scan; Line
// counts from 1, 0 where the whole file is meant.
type Warning struct {
	Path string
	Line int
	Text string
}

// Article is what an outlet published.
type Article struct {
	ID, Path, Outlet, Title string
	// House is the name that the scan's registry has for the outlet, "" where it does
	// not know it, as in trace.Result, and in reports of earlier programs, for which the
	// built-in registry is asked.
	House string
	// Published is 2006-01-02, 2006-01-02T15:04 or 2006-01-02T15:04:05 as
	// DatePrecision says, the last two with an offset from UTC where the text
	// named its zone; empty if unknown.
	Published     string
	DatePrecision string
	// FirstSeen is true where Published is when the text was found.
	FirstSeen bool
	URL       string
	Words     int
	// Reused is the share of the words in at least one unlabelled match, 0..1.
	Reused float64
	// Apart is, of a draft, the share of the words that stand in labelled matches alone.
	Apart   float64
	Credits []Credit
	// Text is empty for articles that no match and no rejection names and in a
	// report without texts.
	Text string

	// at is where the report's file has the text that Text has not; 0 where Text has it.
	// Of such a text size is the bytes, 0 where it was only passed, and heads has a bit
	// for each, set where a letter begins.
	at    int64
	size  int
	heads []uint64

	settled string // what House is in a report of an earlier program
}

// Credit is one attribution as printed; see corpus.Credit. Start and End are
// -1 outside the text, PageStart and PageEnd without a page.
type Credit struct {
	Text, Name, Outlet, Kind, Role string
	Vague                          bool
	Start, End, PageStart, PageEnd int
}

// Side is one printing of a shared passage.
type Side struct {
	Article    string
	Start, End int
}

// Match is a verified shared passage; see align.Match.
type Match struct {
	ID                                  string
	A, B                                Side
	Kind                                string
	Labels, Reasons                     []string
	Words                               int
	Jaccard, ContainmentA, ContainmentB float64
	Runs                                []Run
	Differences                         []Difference

	// at is where the report's file has the match, or below 0 one less than the
	// negative of its number among those of a scan; 0 where Reasons, Runs and
	// Differences are here.
	at int64
}

// Rejection is a passage that two articles share and that is no match; see
// align.Rejection.
type Rejection struct {
	A, B                          Side
	WordsA, WordsB                int
	Overlap, Order, Common, Asked float64
	Reason                        string
}

// Run is an agreeing stretch of both sides. There are very many.
type Run struct{ AStart, AEnd, BStart, BEnd int32 }

// Difference is what one side prints where the other prints something else.
type Difference = align.Difference

// Group is a set of articles that are one text.
type Group struct {
	ID, Medoid string
	Articles   []string
}

// Cluster is one passage and everyone who printed it.
type Cluster struct {
	ID string
	// Medoid is the article whose printing all others match.
	Medoid string
	// Words is the length of the medoid's printing.
	Words  int
	Labels []string
	Origin Origin
	// Source, Families, Texts and Rejected are as in trace.Cluster.
	Source                    string
	Families, Texts, Rejected int
	Members                   []Member // in order of time, unknown dates last

	at int64 // where the report's file has what is not here; else 0
}

// Origin is the earliest printing known in the corpus; Article is empty where
// it cannot be decided.
type Origin struct {
	Article, Confidence string
	Reasons             []string
	Codes               []Reason // what Reasons say; none in reports of earlier programs
}

// Member is one printing of a cluster's passage.
type Member struct {
	Article    string
	Start, End int
	Credit     Verdict
	Hop        *Hop // nil where it was taken from no other, as far as is known
	// Named, Dated, Delay (in minutes) and Wire are as in trace.Share; none in reports of
	// earlier programs.
	Named string
	Dated bool
	Delay int
	Wire  bool
}

// Verdict holds a printing's credit against the evidence; see trace.Verdict.
// Credits are indexes into the Credits of its article.
type Verdict struct {
	Verdict string
	Reasons []string
	Codes   []Reason // what Reasons say; none in reports of earlier programs
	Basis   string
	Credits []int
}

// Reason is what a reason says, as data; see trace.Reason.
type Reason struct {
	Code string
	Args []string
}

// Hop is what a printing changed of the passage, held against the printing of
// the same cluster that it most plausibly took it from, over all that the two
// share around it; see trace.Hop. There, Dropped and Unquoted are spans of that
// one's text, Here, Added and Quoted of its own; in Changes, A is what that one
// has, B what this one has.
type Hop struct {
	From             Side
	Reasons          []string
	Codes            []Reason // what Reasons say
	There, Here      Span     // what was compared; empty in reports of earlier programs
	Dropped, Added   []Span
	Moved            int
	Changes          []Difference
	Unquoted, Quoted []Span
	Uncredited       []string
	Credited         []string
}

// Span is a stretch of a text.
type Span struct{ Start, End int }

// Story is a set of articles tied by what they share.
type Story struct {
	ID       string
	Articles []string
	Pairs    []Relation
}

// Relation is how two articles of a story stand to each other.
type Relation struct{ A, B, Relation string }

// Outlet is one row of the table of outlets. First and Last are 2006-01-02,
// empty if unknown; Credits counts articles by the name they credit; Passages,
// Origins and Wire are as in trace.OutletSummary.
type Outlet struct {
	Outlet      string
	House       string // as in its Articles
	Family      string // as in trace.OutletSummary; none in reports of earlier programs
	Articles    int
	First, Last string
	Credits     map[string]int

	Passages, Origins, Wire int

	settled string // as in its Articles
}

// Flow is what one outlet printed that is another's; see trace.Flow. Outlets
// are named as in their table. Delay is the median in minutes of the Dated
// passages.
type Flow struct {
	From, To                                   string
	Passages, Words, Distinct, Credited, Dated int // Distinct is 0 in reports of earlier programs
	Delay                                      int
}

// words are those of a flow that a reader is shown.
func (f *Flow) words() int { return cmp.Or(f.Distinct, f.Words) }

// WithoutTexts is the report without the texts of its articles; it shares
// everything else with r.
func (r *Report) WithoutTexts() *Report {
	bare := *r
	bare.Articles = make([]Article, len(r.Articles))
	copy(bare.Articles, r.Articles)
	for i := range bare.Articles {
		bare.Articles[i].leave("")
	}
	return &bare
}

// HasTexts says whether the report holds texts of its articles.
func (r *Report) HasTexts() bool {
	return slices.ContainsFunc(r.Articles, func(a Article) bool { return a.at != 0 || a.Text != "" })
}

// Layouts of Article.Published by precision; a zone follows where it is known.
const (
	dayLayout    = "2006-01-02"
	minuteLayout = "2006-01-02T15:04"
	secondLayout = "2006-01-02T15:04:05"
	zoneLayout   = "Z07:00"
)

// Time is when the article was published, in UTC where no zone is known; false
// if unknown.
func (a *Article) Time() (time.Time, bool) { return parseDate(a.Published) }

func parseDate(published string) (time.Time, bool) {
	for _, layout := range []string{dayLayout, secondLayout, secondLayout + zoneLayout, minuteLayout, minuteLayout + zoneLayout} {
		if t, err := time.Parse(layout, published); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
