// Package reports answers how to tell what a scan has found: one report value,
// made from the results of trace, is written as JSON with everything in it, and
// shown as a table, Markdown, an HTML page, CSV or GraphML. A saved JSON report
// can be read back, filtered and shown in every other form without the corpus.
// What is found, and what it means, is left to the packages below.
package reports

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"runtime"
	"slices"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/trace"
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
	Reused  float64
	Credits []Credit
	// Text is empty for articles that no match and no rejection names and in a
	// report without texts.
	Text string
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
	Articles    int
	First, Last string
	Credits     map[string]int

	Passages, Origins, Wire int
}

// Flow is what one outlet printed that is another's; see trace.Flow. Outlets
// are named as in their table. Delay is the median in minutes of the Dated
// passages.
type Flow struct {
	From, To                         string
	Passages, Words, Credited, Dated int
	Delay                            int
}

// Meta is what a report says of the program that made it.
type Meta struct {
	Version string
	// Options are flat: string, bool, int or float64 by the option's one name
	// ("min_words").
	Options map[string]any
}

// New makes a report of what a scan found. It keeps strings of res, and of its
// slices those that hold them; res must not be changed. Where what is large of res
// lies in a file the same of the report does, if there is room, and details of
// matches are left in res.
func New(res *trace.Result, meta Meta) *Report {
	r, err := newIn(res.Spill, res, meta)
	if err != nil {
		r, _ = newIn(nil, res, meta)
	}
	return r
}

// newIn makes a report in a file, or with nil in memory, which cannot fail.
func newIn(spill *index.Spill, res *trace.Result, meta Meta) (*Report, error) {
	c := res.Counts
	r := &Report{
		Schema:  Schema,
		Version: meta.Version,
		Options: make(map[string]any, len(meta.Options)),
		Stats: Stats{
			Articles: c.Articles, Bytes: c.Bytes, Words: c.Words, Keys: c.Keys, Candidates: c.Candidates,
			Matches: c.Matches, Labelled: c.Labelled, Groups: c.Groups, Clusters: c.Clusters, Stories: c.Stories,
			Crowded: c.Crowded, Skipped: c.Skipped, Rejected: c.Rejected,
		},
	}
	for name, value := range meta.Options {
		r.Options[name] = value
	}
	for _, w := range res.Warnings {
		r.Warnings = append(r.Warnings, Warning(w))
	}
	var errs [5]error
	r.Articles, errs[0] = newArticles(spill, res)
	if errs[0] != nil {
		return nil, errs[0]
	}
	name := func(i int) string { return r.Articles[i].ID }
	names := func(articles []int) []string {
		ids := make([]string, len(articles))
		for i, a := range articles {
			ids[i] = name(a)
		}
		return ids
	}
	ids := make(idMaker)
	if spill != nil {
		r.found = res.Matches
	}
	r.Matches, errs[1] = newMatches(spill, res, name)
	r.Groups, errs[2] = listOf(spill, 1, len(res.Groups), func(i int) Group {
		g := &res.Groups[i]
		medoid := name(g.Medoid)
		return Group{ids.make("g", Side{Article: medoid}), medoid, names(g.Articles)}
	})
	r.Clusters, errs[3] = listOf(spill, 1, len(res.Clusters), func(i int) Cluster {
		c := &res.Clusters[i]
		members := make([]Member, len(c.Members))
		for i, m := range c.Members {
			members[i] = Member{name(m.Article), m.Start, m.End, newVerdict(m.Credit), newHop(m.Hop, c, name)}
		}
		origin := Origin{"", c.Origin.Confidence, trace.Texts(c.Origin.Reasons), newCodes(c.Origin.Reasons)}
		if c.Origin.Article >= 0 {
			origin.Article = name(c.Origin.Article)
		}
		m := c.Members[c.Medoid]
		medoid := members[c.Medoid].Article
		return Cluster{
			ID: ids.make("c", Side{medoid, m.Start, m.End}), Medoid: medoid, Words: c.Words,
			Labels: labelNames(c.Labels), Origin: origin,
			Source: c.Source, Families: c.Families, Texts: c.Texts, Rejected: c.Rejected, Members: members,
		}
	})
	r.Stories, errs[4] = listOf(spill, 1, len(res.Stories), func(i int) Story {
		s := &res.Stories[i]
		articles := names(s.Articles)
		pairs := make([]Relation, len(s.Pairs))
		for i, p := range s.Pairs {
			pairs[i] = Relation{name(p.A), name(p.B), p.Relation}
		}
		return Story{ids.make("s", Side{Article: articles[0]}), articles, pairs}
	})
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	for _, o := range res.Outlets {
		credits := make(map[string]int, len(o.Credits))
		for name, n := range o.Credits {
			credits[name] = n
		}
		r.Outlets = append(r.Outlets, Outlet{o.Outlet, o.Articles, day(o.First), day(o.Last), credits, o.Passages, o.Origins, o.Wire})
	}
	for i := range res.Rejected {
		x := &res.Rejected[i]
		r.Rejected = append(r.Rejected, Rejection{
			Side{name(x.A.Article), x.A.Start, x.A.End}, Side{name(x.B.Article), x.B.Start, x.B.End},
			x.WordsA, x.WordsB, x.Overlap, x.Order, x.Common, x.Asked, x.Reason,
		})
	}
	for _, f := range res.Flows {
		r.Flows = append(r.Flows, Flow{f.From, f.To, f.Passages, f.Words, f.Credited, f.Dated, int(f.Delay.Minutes())})
	}
	return r, nil
}

// listOf is a list of n elements, each made by one of several goroutines; it lies
// in the file, if there is one.
func listOf[T any](spill *index.Spill, workers, n int, element func(i int) T) ([]T, error) {
	if n == 0 {
		return nil, nil
	}
	return index.List(spill, workers, n, func(int) func(int) T { return element })
}

func newVerdict(v trace.Verdict) Verdict {
	return Verdict{v.Verdict, trace.Texts(v.Reasons), newCodes(v.Reasons), v.Basis, v.Credits}
}

func newCodes(reasons []trace.Reason) []Reason {
	codes := make([]Reason, len(reasons))
	for i, r := range reasons {
		codes[i] = Reason{string(r.Code), r.Args}
	}
	return codes
}

func newHop(h *trace.Hop, c *trace.Cluster, name func(int) string) *Hop {
	if h == nil {
		return nil
	}
	spans := func(list []arabic.Span) []Span {
		spans := make([]Span, len(list))
		for i, s := range list {
			spans[i] = Span{s.Start, s.End}
		}
		return spans
	}
	from := &c.Members[h.From]
	hop := &Hop{
		From: Side{name(from.Article), from.Start, from.End}, Reasons: trace.Texts(h.Reasons), Codes: newCodes(h.Reasons),
		There: Span{h.There.Start, h.There.End}, Here: Span{h.Here.Start, h.Here.End},
		Dropped: spans(h.Dropped), Added: spans(h.Added), Moved: h.Moved,
		Changes: h.Changes, Unquoted: spans(h.Unquoted), Quoted: spans(h.Quoted), Uncredited: h.Uncredited,
	}
	return hop
}

// newArticles names the articles, with the text of those that a match names.
func newArticles(spill *index.Spill, res *trace.Result) ([]Article, error) {
	matched := make([]bool, len(res.Articles))
	for i := range res.Matches {
		matched[res.Matches[i].A.Article] = true
		matched[res.Matches[i].B.Article] = true
	}
	for i := range res.Rejected {
		matched[res.Rejected[i].A.Article] = true
		matched[res.Rejected[i].B.Article] = true
	}
	return listOf(spill, 1, len(res.Articles), func(i int) Article {
		a := res.Articles[i]
		article := Article{
			ID: a.ID, Path: a.Path, Outlet: a.Outlet, Title: a.Title, URL: a.URL,
			Published: date(a.Published), DatePrecision: string(a.Published.Precision), FirstSeen: a.Published.FirstSeen,
			Credits: make([]Credit, len(a.Credits)),
		}
		if i < len(res.Words) {
			article.Words = res.Words[i]
		}
		if i < len(res.Reused) {
			article.Reused = res.Reused[i]
		}
		if matched[i] {
			article.Text = a.Text
		}
		for k, c := range a.Credits {
			article.Credits[k] = Credit{
				c.Text, c.Name, c.Outlet, string(c.Kind), string(c.Role), c.Vague,
				c.Start, c.End, c.PageStart, c.PageEnd,
			}
		}
		return article
	})
}

// WithoutTexts is the report without the texts of its articles; it shares
// everything else with r.
func (r *Report) WithoutTexts() *Report {
	bare := *r
	bare.Articles = make([]Article, len(r.Articles))
	copy(bare.Articles, r.Articles)
	for i := range bare.Articles {
		bare.Articles[i].Text = ""
	}
	return &bare
}

// Layouts of Article.Published by precision; a zone follows where it is known.
const (
	dayLayout    = "2006-01-02"
	minuteLayout = "2006-01-02T15:04"
	secondLayout = "2006-01-02T15:04:05"
	zoneLayout   = "Z07:00"
)

func date(d corpus.Date) string {
	layout := ""
	switch d.Precision {
	case corpus.Day:
		return day(d.Time)
	case corpus.Minute:
		layout = minuteLayout
	case corpus.Second:
		layout = secondLayout
	}
	if d.Time.IsZero() {
		return ""
	}
	if d.Zoned {
		layout += zoneLayout
	}
	return d.Time.Format(layout)
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(dayLayout)
}

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

func labelNames(labels []align.Label) []string {
	names := make([]string, len(labels))
	for i, l := range labels {
		names[i] = string(l)
	}
	return names
}

// newMatches names the matches, on all cores.
func newMatches(spill *index.Spill, res *trace.Result, name func(article int) string) ([]Match, error) {
	sides := func(i int) (a, b Side) {
		m := &res.Matches[i]
		return Side{name(m.A.Article), m.A.Start, m.A.End}, Side{name(m.B.Article), m.B.Start, m.B.End}
	}
	workers := runtime.GOMAXPROCS(0)
	ids, _ := listOf(nil, workers, len(res.Matches), func(i int) id { return newID(0, slicesOf(sides(i))...) })
	distinguish(ids, func(i int, again uint64) id { return newID(again, slicesOf(sides(i))...) })
	return listOf(spill, workers, len(res.Matches), func(i int) Match {
		m := &res.Matches[i]
		a, b := sides(i)
		match := Match{
			ID: ids[i].name("m"), A: a, B: b, Kind: string(m.Kind), Labels: labelNames(m.Labels),
			Words: m.Words, Jaccard: m.Jaccard, ContainmentA: m.ContainmentA, ContainmentB: m.ContainmentB,
		}
		if spill == nil {
			match.detail(m)
		} else {
			match.at = -int64(i) - 1
		}
		return match
	})
}

func slicesOf(a, b Side) []Side { return []Side{a, b} }

// detail fills in the details of a match.
func (m *Match) detail(found *align.Match) {
	m.Reasons, m.Differences = found.Reasons, found.Differences
	m.Runs = make([]Run, len(found.Runs))
	for i, run := range found.Runs {
		m.Runs[i] = Run{int32(run.A.Start), int32(run.A.End), int32(run.B.Start), int32(run.B.End)}
	}
}

// distinguish gives those of the ids that an earlier one is equal to another one,
// which next makes.
func distinguish(ids []id, next func(i int, again uint64) id) {
	sorted := slices.Sorted(slices.Values(ids))
	met := make(map[id]bool) // those that are there more than once, and those given
	for i := 1; i < len(sorted); i++ {
		if sorted[i] == sorted[i-1] {
			met[sorted[i]] = false
		}
	}
	if len(met) == 0 {
		return
	}
	for i, n := range ids {
		if before, repeated := met[n]; !repeated || !before {
			met[n] = true
			continue
		}
		for again := uint64(1); ; again++ {
			n = next(i, again)
			if _, found := slices.BinarySearch(sorted, n); !found && !met[n] {
				break
			}
		}
		ids[i], met[n] = n, true
	}
}

// idMaker makes short ids that stay the same as long as what they name does.
// It remembers the ids it has made.
type idMaker map[named]bool

type named struct {
	kind string
	id
}

// id is 60 bits of a hash.
type id uint64

// newID hashes printings.
func newID(again uint64, sides ...Side) id {
	key := make([]byte, 0, 128)
	for _, s := range sides {
		key = binary.AppendUvarint(key, uint64(len(s.Article)))
		key = append(key, s.Article...)
		key = binary.AppendUvarint(key, uint64(s.Start))
		key = binary.AppendUvarint(key, uint64(s.End))
	}
	if again > 0 {
		key = binary.AppendUvarint(key, again)
	}
	sum := sha256.Sum256(key)
	return id(binary.BigEndian.Uint64(sum[:]) >> 4)
}

func (made idMaker) make(kind string, sides ...Side) string {
	return made.take(kind, newID(0, sides...), sides...)
}

// take names what has an id; two that would have one (one in 2^60) are told
// apart by their order.
func (made idMaker) take(kind string, n id, sides ...Side) string {
	for again := uint64(1); made[named{kind, n}]; again++ {
		n = newID(again, sides...)
	}
	made[named{kind, n}] = true
	return n.name(kind)
}

// name is the id as it is printed.
func (n id) name(kind string) string {
	name := append(make([]byte, 0, 16), kind...)
	name = append(name, '-')
	for shift := 55; shift >= 0; shift -= 5 {
		name = append(name, "0123456789abcdefghijklmnopqrstuv"[n>>shift&31])
	}
	return string(name)
}
