package reports

import (
	"errors"
	"slices"
	"strconv"
)

// The schema is stated once, below: each type lists its fields in order, and
// the writer (encode.go) and the reader (decode.go) both walk that list. A
// writer prints the fields as it meets them. A reader has just read a key and
// walks the list until the field of that name takes the value; a field that no
// list names is skipped, so that a report of a later program with further
// fields can still be read.

// coder is a writer or a reader on its way through a report.
type coder interface {
	// text is a string, always there; word one that recurs often; optional and
	// someWord are such that are left out when empty.
	text(name string, v *string)
	word(name string, v *string)
	optional(name string, v *string)
	someWord(name string, v *string)
	texts(name string, v *[]string)
	// choice is one of a few words, choices a list of such.
	choice(name string, v *string, among []string)
	choices(name string, v *[]string, among []string)
	// date is a day or a time, or empty.
	date(name string, v *string)
	// integer and short are 0 or more, signed may be less.
	integer(name string, v *int)
	short(name string, v *int32)
	signed(name string, v *int)
	// offset is left out when -1.
	offset(name string, v *int)
	// flag is left out when false.
	flag(name string, v *bool)
	// ratio is a number from 0 to 1, part one that is left out when 0, weight any from 0.
	ratio(name string, v *float64)
	part(name string, v *float64)
	weight(name string, v *float64)
	// numbers are left out when there are none.
	numbers(name string, v *[]int)
	counts(name string, v *map[string]int)
	options(name string, v *map[string]any)
	object(name string, fields func(coder))
}

func (r *Report) fields(c coder) {
	c.word("schema", &r.Schema)
	c.word("version", &r.Version)
	c.options("options", &r.Options)
	c.object("stats", r.Stats.fields)
	list(c, "warnings", &r.Warnings, (*Warning).fields)
	if _, ok := c.(*reader); ok && len(r.Articles) == 0 { // room for what is to come, as far as it may be believed
		r.Articles = slices.Grow(r.Articles, min(max(r.Stats.Articles, 0), 1<<18))
		r.Clusters = slices.Grow(r.Clusters, min(max(r.Stats.Clusters, 0), 1<<18))
		r.Matches = slices.Grow(r.Matches, min(max(r.Stats.Matches, 0), 1<<18))
	}
	list(c, "articles", &r.Articles, r.articleFields)
	if c, ok := c.(*reader); ok && c.articles == nil && len(r.Articles) > 0 {
		c.articles, _ = r.index()
	}
	list(c, "matches", &r.Matches, r.matchFields)
	list(c, "groups", &r.Groups, (*Group).fields)
	list(c, "clusters", &r.Clusters, r.clusterFields)
	list(c, "stories", &r.Stories, (*Story).fields)
	list(c, "outlets", &r.Outlets, (*Outlet).fields)
	list(c, "flows", &r.Flows, (*Flow).fields)
	someOf(c, "rejected", &r.Rejected, (*Rejection).fields)
}

func (s *Stats) fields(c coder) {
	c.integer("articles", &s.Articles)
	c.integer("bytes", &s.Bytes)
	c.integer("words", &s.Words)
	c.integer("keys", &s.Keys)
	c.integer("candidates", &s.Candidates)
	c.integer("matches", &s.Matches)
	c.integer("labelled", &s.Labelled)
	c.integer("groups", &s.Groups)
	c.integer("clusters", &s.Clusters)
	c.integer("stories", &s.Stories)
	c.integer("crowded", &s.Crowded)
	c.integer("skipped", &s.Skipped)
	c.integer("rejected", &s.Rejected)
}

func (w *Warning) fields(c coder) {
	c.word("path", &w.Path)
	c.integer("line", &w.Line)
	c.text("text", &w.Text)
}

func (a *Article) fields(c coder) {
	c.text("id", &a.ID)
	c.word("path", &a.Path)
	c.word("outlet", &a.Outlet)
	c.someWord("house", &a.House)
	c.text("title", &a.Title)
	c.date("published", &a.Published)
	c.choice("date_precision", &a.DatePrecision, precisions)
	c.flag("first_seen", &a.FirstSeen)
	c.text("url", &a.URL)
	c.integer("words", &a.Words)
	c.ratio("reused", &a.Reused)
	c.part("apart", &a.Apart)
	list(c, "credits", &a.Credits, (*Credit).fields)
	if c, ok := c.(*reader); ok && (c.skimming() || c.outline) {
		a.leaveText(c)
		return
	}
	c.optional("text", &a.Text)
}

// articleFields are an article's with its text, wherever it is.
func (r *Report) articleFields(a *Article, c coder) {
	r.spill.Fetch()
	if c, ok := c.(*writer); ok && a.at != 0 {
		text, err := r.textOf(&c.from, a)
		if err != nil {
			c.fail(err)
			return
		}
		whole := *a
		whole.leave(text)
		a = &whole
	}
	a.fields(c)
}

func (d *Credit) fields(c coder) {
	c.word("text", &d.Text)
	c.word("name", &d.Name)
	c.word("outlet", &d.Outlet)
	c.choice("kind", &d.Kind, creditKinds)
	c.choice("role", &d.Role, roles)
	c.flag("vague", &d.Vague)
	c.offset("start", &d.Start)
	c.offset("end", &d.End)
	c.offset("page_start", &d.PageStart)
	c.offset("page_end", &d.PageEnd)
}

func (s *Side) fields(c coder) {
	c.word("article", &s.Article)
	c.integer("start", &s.Start)
	c.integer("end", &s.End)
}

func (m *Match) fields(c coder) {
	c.text("id", &m.ID)
	c.object("a", m.A.fields)
	c.object("b", m.B.fields)
	c.choice("kind", &m.Kind, kinds)
	c.choices("labels", &m.Labels, labels)
	c.texts("reasons", &m.Reasons)
	c.integer("words", &m.Words)
	c.ratio("jaccard", &m.Jaccard)
	c.ratio("containment_a", &m.ContainmentA)
	c.ratio("containment_b", &m.ContainmentB)
	list(c, "runs", &m.Runs, (*Run).fields)
	list(c, "differences", &m.Differences, differenceFields)
}

func (x *Rejection) fields(c coder) {
	c.object("a", x.A.fields)
	c.object("b", x.B.fields)
	c.integer("words_a", &x.WordsA)
	c.integer("words_b", &x.WordsB)
	c.ratio("overlap", &x.Overlap)
	c.ratio("order", &x.Order)
	c.weight("common", &x.Common)
	c.weight("asked", &x.Asked)
	c.text("reason", &x.Reason)
}

// matchFields are a match's with its details, wherever they are; but a reader
// that is to leave them takes and checks them now.
func (r *Report) matchFields(m *Match, c coder) {
	r.spill.Fetch()
	switch c := c.(type) {
	case *writer:
		whole, err := r.whole(&c.from, m)
		if err != nil {
			c.fail(err)
			return
		}
		m = whole
	case *reader:
		if c.leaves() {
			m.outline(c)
			return
		}
	}
	m.fields(c)
}

// outline are the fields of a match of which the details are read but not kept,
// except for the runs until they are checked.
func (m *Match) outline(c *reader) {
	c.text("id", &m.ID)
	c.object("a", m.A.fields)
	c.object("b", m.B.fields)
	c.choice("kind", &m.Kind, kinds)
	c.choices("labels", &m.Labels, labels)
	c.passTexts("reasons")
	c.integer("words", &m.Words)
	c.ratio("jaccard", &m.Jaccard)
	c.ratio("containment_a", &m.ContainmentA)
	c.ratio("containment_b", &m.ContainmentB)
	if c.openList("runs") {
		for c.nextItem() {
			c.runs = append(c.runs, Run{})
			if run := &c.runs[len(c.runs)-1]; !c.plainRun(run) {
				c.fields(func(c coder) { run.fields(c) })
			}
		}
	}
	if c.openList("differences") {
		for c.nextItem() {
			var d Difference
			c.fields(func(c coder) { differenceFields(&d, c) })
		}
	}
}

func (n *Run) fields(c coder) {
	if c, ok := c.(*writer); ok { // a third of a report is runs
		c.buf = strconv.AppendInt(append(c.buf, `"a_start":`...), int64(n.AStart), 10)
		c.buf = strconv.AppendInt(append(c.buf, `,"a_end":`...), int64(n.AEnd), 10)
		c.buf = strconv.AppendInt(append(c.buf, `,"b_start":`...), int64(n.BStart), 10)
		c.buf = strconv.AppendInt(append(c.buf, `,"b_end":`...), int64(n.BEnd), 10)
		c.first = false
		return
	}
	c.short("a_start", &n.AStart)
	c.short("a_end", &n.AEnd)
	c.short("b_start", &n.BStart)
	c.short("b_end", &n.BEnd)
}

func differenceFields(d *Difference, c coder) {
	if c, ok := c.(*reader); ok && c.leaves() {
		c.pass("a")
		c.pass("b")
		c.choice("what", &d.What, whats)
		return
	}
	c.word("a", &d.A)
	c.word("b", &d.B)
	c.choice("what", &d.What, whats)
}

func (g *Group) fields(c coder) {
	c.text("id", &g.ID)
	c.word("medoid", &g.Medoid)
	c.texts("articles", &g.Articles)
}

func (l *Cluster) fields(c coder) {
	c.text("id", &l.ID)
	c.word("medoid", &l.Medoid)
	c.integer("words", &l.Words)
	c.choices("labels", &l.Labels, labels)
	c.object("origin", l.Origin.fields)
	c.word("source", &l.Source)
	c.integer("families", &l.Families)
	c.integer("texts", &l.Texts)
	c.integer("rejected", &l.Rejected)
	list(c, "members", &l.Members, (*Member).fields)
}

// clusterFields are a cluster's with its details, wherever they are.
func (r *Report) clusterFields(l *Cluster, c coder) {
	r.spill.Fetch()
	if c, ok := c.(*writer); ok {
		whole, err := r.wholeCluster(&c.from, l)
		if err != nil {
			c.fail(err)
			return
		}
		l = &whole
	}
	l.fields(c)
}

func (o *Origin) fields(c coder) {
	c.word("article", &o.Article)
	c.choice("confidence", &o.Confidence, confidences)
	details(c, "reasons", &o.Reasons)
	codes(c, &o.Codes)
}

// details are texts, and codes what they say, that a reader may leave where they
// are.
func details(c coder, name string, v *[]string) {
	if c, ok := c.(*reader); ok && c.leaves() {
		c.passTexts(name)
		return
	}
	c.texts(name, v)
}

func codes(c coder, v *[]Reason) {
	if c, ok := c.(*reader); ok && c.leaves() {
		if c.openList("codes") {
			for c.nextItem() {
				c.fields(passReason)
			}
		}
		return
	}
	someOf(c, "codes", v, (*Reason).fields)
}

func passReason(c coder) {
	from := c.(*reader)
	from.pass("code")
	from.passTexts("args")
}

func (m *Member) fields(c coder) {
	c.word("article", &m.Article)
	c.integer("start", &m.Start)
	c.integer("end", &m.End)
	c.object("credit", m.Credit.fields)
	if c, ok := c.(*reader); ok && c.at("hop") {
		m.Hop = new(Hop)
	}
	if m.Hop != nil {
		c.object("hop", m.Hop.fields)
	}
	if _, ok := c.(*reader); ok || m.Named != "" {
		c.choice("named", &m.Named, namings)
	}
	c.flag("dated", &m.Dated)
	if _, ok := c.(*reader); ok || m.Dated {
		c.signed("delay_minutes", &m.Delay)
	}
	c.flag("wire", &m.Wire)
}

func (v *Verdict) fields(c coder) {
	c.choice("verdict", &v.Verdict, judgements)
	details(c, "reasons", &v.Reasons)
	codes(c, &v.Codes)
	if _, ok := c.(*reader); ok || v.Basis != "" {
		c.choice("basis", &v.Basis, bases)
	}
	c.numbers("credits", &v.Credits)
}

func (r *Reason) fields(c coder) {
	c.word("code", &r.Code)
	c.texts("args", &r.Args)
}

func (h *Hop) fields(c coder) {
	c.object("from", h.From.fields)
	details(c, "reasons", &h.Reasons)
	codes(c, &h.Codes)
	c.object("there", h.There.fields)
	c.object("here", h.Here.fields)
	someOf(c, "dropped", &h.Dropped, (*Span).fields)
	someOf(c, "added", &h.Added, (*Span).fields)
	if _, ok := c.(*reader); ok || h.Moved > 0 {
		c.integer("moved", &h.Moved)
	}
	someOf(c, "changes", &h.Changes, differenceFields)
	someOf(c, "unquoted", &h.Unquoted, (*Span).fields)
	someOf(c, "quoted", &h.Quoted, (*Span).fields)
	if _, ok := c.(*reader); ok || len(h.Uncredited) > 0 {
		details(c, "uncredited", &h.Uncredited)
	}
	if _, ok := c.(*reader); ok || len(h.Credited) > 0 {
		details(c, "credited", &h.Credited)
	}
}

func (s *Span) fields(c coder) {
	c.integer("start", &s.Start)
	c.integer("end", &s.End)
}

func (s *Story) fields(c coder) {
	c.text("id", &s.ID)
	c.texts("articles", &s.Articles)
	list(c, "pairs", &s.Pairs, (*Relation).fields)
}

func (p *Relation) fields(c coder) {
	c.word("a", &p.A)
	c.word("b", &p.B)
	c.choice("relation", &p.Relation, relations)
}

func (o *Outlet) fields(c coder) {
	c.text("outlet", &o.Outlet)
	c.someWord("house", &o.House)
	c.integer("articles", &o.Articles)
	c.date("first", &o.First)
	c.date("last", &o.Last)
	c.counts("credits", &o.Credits)
	c.integer("passages", &o.Passages)
	c.integer("origins", &o.Origins)
	c.integer("wire", &o.Wire)
	c.someWord("family", &o.Family)
}

func (f *Flow) fields(c coder) {
	c.word("from", &f.From)
	c.word("to", &f.To)
	c.integer("passages", &f.Passages)
	c.integer("words", &f.Words)
	c.integer("credited", &f.Credited)
	c.integer("dated", &f.Dated)
	c.signed("delay_minutes", &f.Delay)
	if _, ok := c.(*reader); ok || f.Distinct > 0 {
		c.integer("distinct_words", &f.Distinct)
	}
}

// someOf is a list that is left out when empty.
func someOf[T any](c coder, name string, v *[]T, fields func(*T, coder)) {
	if _, ok := c.(*writer); ok && len(*v) == 0 {
		return
	}
	list(c, name, v, fields)
}

// list walks the elements of a list of objects.
func list[T any](c coder, name string, v *[]T, fields func(*T, coder)) {
	switch c := c.(type) {
	case *writer:
		c.openList(name)
		c.closeList(len(*v), func(c *writer, i int) { fields(&(*v)[i], c) })
	case *reader:
		if len(c.path) == 0 && c.waiting && c.keyIs(name) {
			if b, _ := c.peek(); b == 'n' {
				c.fail(errors.New("null where a list should stand"))
			}
		}
		if !c.openList(name) {
			return
		}
		if len(c.path) == 1 && len(*v) > 0 {
			c.fail(errors.New("the list is there twice"))
			return
		}
		items := (*v)[:0]
		for {
			if len(c.path) == 1 {
				items = readLines(c, items, fields)
			}
			if !c.nextItem() {
				break
			}
			items = append(items, *new(T))
			readItem(c, &items[len(items)-1], fields)
		}
		if *v = items; cap(items) > len(items)+len(items)/8 {
			*v = slices.Clone(items) // without the room that append left
		}
	}
}

// readItem reads one element of a list.
func readItem[T any](c *reader, item *T, fields func(*T, coder)) {
	if item, ok := any(item).(skimmed); ok && c.skimming() {
		skimItem(c, item)
		return
	}
	if absent, ok := any(item).(interface{ absent() }); ok {
		absent.absent()
	}
	c.peek()
	at := c.base + int64(c.pos)
	c.fields(func(c coder) { fields(item, c) })
	if taken, ok := any(item).(interface{ taken(*reader, int64) }); ok && c.err == nil {
		taken.taken(c, at)
	}
}

// taken checks a match whose details are left in the report, from the byte that
// it starts at.
func (m *Match) taken(c *reader, at int64) {
	if !c.leaves() {
		return
	}
	m.Runs = c.runs
	if err := c.articles.checkMatch(m); err != nil {
		c.fail(err)
	}
	m.Runs = nil
	m.at = at
	c.runs = c.runs[:0]
}

// taken checks a printing of a cluster whose details are left in the report.
func (m *Member) taken(c *reader, _ int64) {
	if !c.leaves() {
		return
	}
	if err := c.articles.checkMember(m); err != nil {
		c.fail(err)
	}
	m.Hop = nil
}

// taken checks a cluster whose details are left in the report, from the byte that
// it starts at.
func (l *Cluster) taken(c *reader, at int64) {
	if !c.leaves() {
		return
	}
	if err := l.checkNames(); err != nil {
		c.fail(err)
	}
	l.at = at
}

// absent sets the values of fields that a report leaves out.
func (d *Credit) absent() { d.Start, d.End, d.PageStart, d.PageEnd = -1, -1, -1, -1 }
