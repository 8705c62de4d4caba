package reports

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"maps"
	"runtime"
	"slices"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/trace"
)

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
	r := &Report{Schema: Schema, Version: meta.Version, Options: make(map[string]any, len(meta.Options)), Stats: newStats(res.Counts)}
	maps.Copy(r.Options, meta.Options)
	for _, w := range res.Warnings {
		r.Warnings = append(r.Warnings, Warning(w))
	}
	if spill != nil {
		r.found, r.spill = res.Matches, spill
	}
	var errs [5]error
	drafts, _ := meta.Options["drafts"].(int)
	if r.Articles, errs[0] = newArticles(spill, res, drafts); errs[0] != nil {
		return nil, errs[0]
	}
	m := maker{spill: spill, articles: r.Articles, ids: make(idMaker)}
	r.Matches, errs[1] = m.matches(res.Matches)
	r.Groups, errs[2] = listOf(spill, 1, len(res.Groups), func(i int) Group { return m.group(&res.Groups[i]) })
	r.Clusters, errs[3] = listOf(spill, 1, len(res.Clusters), func(i int) Cluster { return m.cluster(&res.Clusters[i]) })
	r.Stories, errs[4] = listOf(spill, 1, len(res.Stories), func(i int) Story { return m.story(&res.Stories[i]) })
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	for _, o := range res.Outlets {
		credits := make(map[string]int, len(o.Credits))
		maps.Copy(credits, o.Credits)
		r.Outlets = append(r.Outlets, Outlet{
			Outlet: o.Outlet, House: o.House, Family: o.Family, Articles: o.Articles, First: day(o.First), Last: day(o.Last), Credits: credits,
			Passages: o.Passages, Origins: o.Origins, Wire: o.Wire,
		})
	}
	for i := range res.Rejected {
		r.Rejected = append(r.Rejected, m.rejection(&res.Rejected[i]))
	}
	r.Flows = newFlows(res.Flows)
	return r, nil
}

func newFlows(found []trace.Flow) (flows []Flow) {
	for _, f := range found {
		flows = append(flows, Flow{f.From, f.To, f.Passages, f.Words, f.Distinct, f.Credited, f.Dated, int(f.Delay.Minutes())})
	}
	return flows
}

func newStats(c trace.Counts) Stats {
	return Stats{
		Articles: c.Articles, Bytes: c.Bytes, Words: c.Words, Keys: c.Keys, Candidates: c.Candidates,
		Matches: c.Matches, Labelled: c.Labelled, Groups: c.Groups, Clusters: c.Clusters, Stories: c.Stories,
		Crowded: c.Crowded, Skipped: c.Skipped, Rejected: c.Rejected,
	}
}

// maker makes the parts of a report that name articles.
type maker struct {
	spill    *index.Spill // nil: in memory
	articles []Article
	ids      idMaker
}

func (m *maker) name(article int) string { return m.articles[article].ID }

func (m *maker) names(articles []int) []string {
	ids := make([]string, len(articles))
	for i, a := range articles {
		ids[i] = m.name(a)
	}
	return ids
}

func (m *maker) group(g *trace.Group) Group {
	medoid := m.name(g.Medoid)
	return Group{m.ids.make("g", Side{Article: medoid}), medoid, m.names(g.Articles)}
}

func (m *maker) cluster(c *trace.Cluster) Cluster {
	members := make([]Member, len(c.Members))
	for i, printing := range c.Members {
		members[i] = Member{
			m.name(printing.Article), printing.Start, printing.End, newVerdict(printing.Credit), m.hop(printing.Hop, c),
			printing.Named, printing.Dated, int(printing.Delay.Minutes()), printing.Wire,
		}
	}
	origin := Origin{"", c.Origin.Confidence, trace.Texts(c.Origin.Reasons), newCodes(c.Origin.Reasons)}
	if c.Origin.Article >= 0 {
		origin.Article = m.name(c.Origin.Article)
	}
	medoid := &members[c.Medoid]
	return Cluster{
		ID: m.ids.make("c", Side{medoid.Article, medoid.Start, medoid.End}), Medoid: medoid.Article, Words: c.Words,
		Labels: labelNames(c.Labels), Origin: origin,
		Source: c.Source, Families: c.Families, Texts: c.Texts, Rejected: c.Rejected, Members: members,
	}
}

func (m *maker) rejection(x *align.Rejection) Rejection {
	return Rejection{
		Side{m.name(x.A.Article), x.A.Start, x.A.End},
		Side{m.name(x.B.Article), x.B.Start, x.B.End},
		x.WordsA, x.WordsB, x.Overlap, x.Order, x.Common, x.Asked, x.Reason,
	}
}

func (m *maker) story(s *trace.Story) Story {
	articles := m.names(s.Articles)
	pairs := make([]Relation, len(s.Pairs))
	for i, p := range s.Pairs {
		pairs[i] = Relation{m.name(p.A), m.name(p.B), p.Relation}
	}
	return Story{m.ids.make("s", Side{Article: articles[0]}), articles, pairs}
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

func (m *maker) hop(h *trace.Hop, c *trace.Cluster) *Hop {
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
	return &Hop{
		From: Side{m.name(from.Article), from.Start, from.End}, Reasons: trace.Texts(h.Reasons), Codes: newCodes(h.Reasons),
		There: Span{h.There.Start, h.There.End}, Here: Span{h.Here.Start, h.Here.End},
		Dropped: spans(h.Dropped), Added: spans(h.Added), Moved: h.Moved,
		Changes: h.Changes, Unquoted: spans(h.Unquoted), Quoted: spans(h.Quoted), Uncredited: h.Uncredited, Credited: h.Credited,
	}
}

// newArticles names the articles, with the text of those that a match names; the first
// are drafts.
func newArticles(spill *index.Spill, res *trace.Result, drafts int) ([]Article, error) {
	matched := make([]bool, len(res.Articles))
	for i := range res.Matches {
		spill.Fetch()
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
		if i < len(res.Houses) {
			article.House = res.Houses[i]
		}
		if i < len(res.Words) {
			article.Words = res.Words[i]
		}
		if i < len(res.Reused) {
			article.Reused = res.Reused[i]
		}
		if i < drafts {
			article.Apart = Apart(res, i)
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

func labelNames(labels []align.Label) []string {
	names := make([]string, len(labels))
	for i, l := range labels {
		names[i] = string(l)
	}
	return names
}

// matches names the matches, on all cores.
func (m *maker) matches(found []align.Match) ([]Match, error) {
	sides := func(i int) []Side {
		a, b := &found[i].A, &found[i].B
		return []Side{{m.name(a.Article), a.Start, a.End}, {m.name(b.Article), b.Start, b.End}}
	}
	workers := runtime.GOMAXPROCS(0)
	ids, _ := listOf(nil, workers, len(found), func(i int) id {
		m.spill.Fetch() // the list is in memory, what it is made of is not
		return newID(0, sides(i)...)
	})
	distinguish(ids, func(i int, again uint64) id { return newID(again, sides(i)...) })
	return listOf(m.spill, workers, len(found), func(i int) Match {
		f, ends := &found[i], sides(i)
		match := Match{
			ID: ids[i].name("m"), A: ends[0], B: ends[1], Kind: string(f.Kind), Labels: labelNames(f.Labels),
			Words: f.Words, Jaccard: f.Jaccard, ContainmentA: f.ContainmentA, ContainmentB: f.ContainmentB,
		}
		if m.spill == nil {
			match.detail(f)
		} else {
			match.at = -int64(i) - 1
		}
		return match
	})
}

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
