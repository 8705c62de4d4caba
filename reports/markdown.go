package reports

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// How much a Markdown report shows, unless it shall be full.
const (
	markdownPassages = 50
	markdownMembers  = 15
	markdownRows     = 100
	markdownStories  = 50
	markdownChanges  = 30
	cellLetters      = 300
	markdownLetters  = 1500 // of a quoted passage
)

// writeMarkdown writes the report for a ticket or a wiki: no raw HTML, tables
// of one line a row, passages as quotations.
func writeMarkdown(w io.Writer, v *view, opt RenderOptions) error {
	d := &document{w: w, v: v, p: v.p, full: opt.Full}
	p := v.p
	reuse, apart := v.split()
	d.line("# ", d.say(v.heading()))
	d.line("")
	for _, line := range v.summary() {
		d.line("- ", d.say(line))
	}
	say := draftPhrasesOf(p.Lang)
	for i := range v.drafts() {
		list := v.ofDraft(&v.Articles[i])
		columns, place := v.places(&v.Articles[i])
		d.table(v.elsewhere(&v.Articles[i]), len(list), columns, func(i int) []string { return place(i+1, list[i]) })
		d.aligned(list, say)
	}
	d.section(v.passages(), len(reuse))
	for i, cluster := range reuse[:d.most(markdownPassages, len(reuse))] {
		d.cluster(i+1, cluster)
	}
	d.rest(markdownPassages, len(reuse))
	d.table(p.Outlets, len(v.Outlets), []string{p.Outlet, p.Articles, p.First, p.Last, p.Credits, p.Shared, p.Firsts, p.Agency}, func(i int) []string {
		o := &v.Outlets[i]
		return []string{
			v.outletName(o.Outlet), strconv.Itoa(o.Articles), o.First, o.Last, v.creditCounts(o),
			strconv.Itoa(o.Passages), strconv.Itoa(o.Origins), o.wireShare(),
		}
	})
	articles := v.crediting()
	d.table(p.Crediting, len(articles), []string{p.Article, p.Outlet, p.Credits, p.AsPrinted}, func(i int) []string {
		a := &articles[i]
		return []string{a.ID, v.printer(a.Article), strings.Join(a.Names, p.Comma), strings.Join(a.Printed, p.Comma)}
	})
	d.table(p.Flows, len(v.Flows), []string{p.From, p.To, p.Shared, p.Words, p.Credited, p.Delay}, func(i int) []string {
		f := &v.Flows[i]
		return []string{
			v.outletName(f.From), v.outletName(f.To), strconv.Itoa(f.Passages), strconv.Itoa(f.words()),
			percent(float64(f.Credited) / float64(max(1, f.Passages))), f.hours(),
		}
	})
	unknown, left := v.unregistered(d.most(markdownMembers, len(v.Articles)))
	d.table(p.Unregistered, len(unknown), []string{p.Name, p.Articles, p.Meant}, func(i int) []string {
		return []string{unknown[i].Name, strconv.Itoa(unknown[i].Articles), unknown[i].Meant}
	})
	d.left(left)
	d.table(p.Groups, len(v.Groups), []string{p.Number, p.Articles, p.Medoid, p.Article}, func(i int) []string {
		g := &v.Groups[i]
		return []string{strconv.Itoa(i + 1), strings.Join(g.Articles, v.p.Comma), g.Medoid, title(v.articles[g.Medoid])}
	})
	if len(v.Stories) > 0 {
		d.section(p.Stories, len(v.Stories))
	}
	for i := range v.Stories[:d.most(markdownStories, len(v.Stories))] {
		s := &v.Stories[i]
		told := v.articlesOf(s)
		d.line("")
		d.line("**", strconv.Itoa(i+1), ".** ", d.say(v.relations(s)))
		d.table("", len(told), []string{p.Number, p.Date, p.Outlet, p.Article, p.Relation}, func(k int) []string {
			t := &told[k]
			return []string{strconv.Itoa(k + 1), v.published(t.Article), t.outlets(v), title(t.Article), t.relation(p)}
		})
	}
	d.rest(markdownStories, len(v.Stories))
	d.section(p.Apart, len(apart))
	for i, cluster := range apart[:d.most(markdownPassages, len(apart))] {
		d.cluster(i+1, cluster)
	}
	d.rest(markdownPassages, len(apart))
	options := slices.Sorted(maps.Keys(v.Options))
	d.line("")
	d.line("## ", d.say(p.Options))
	d.line("")
	d.line("- sada ", d.say(v.Version), ", ", d.say(v.Schema))
	for _, name := range options {
		d.line("- ", d.say(name), ": ", d.say(fmt.Sprint(v.Options[name])))
	}
	d.table(p.Warnings, len(v.Warnings), []string{p.Path, p.Line, p.Why}, func(i int) []string {
		w := &v.Warnings[i]
		return []string{w.Path, lineNumber(w.Line), w.Text}
	})
	return d.err
}

// percent writes a share of 0..1 in hundredths.
func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 0, 64) + "%" }

// wireShare is how many of an outlet's shared passages are an agency's.
func (o *Outlet) wireShare() string {
	if o.Passages == 0 {
		return ""
	}
	return percent(float64(o.Wire) / float64(o.Passages))
}

// hours writes the median delay; nothing where no dates tell it.
func (f *Flow) hours() string {
	if f.Dated == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(f.Delay)/60, 'f', 1, 64)
}

// document writes Markdown; errors stick.
type document struct {
	w    io.Writer
	v    *view
	p    *phrases
	full bool
	err  error
}

func (d *document) line(parts ...string) {
	if d.err == nil {
		_, d.err = io.WriteString(d.w, strings.Join(parts, "")+"\n")
	}
}

// say is a piece of text as it may stand anywhere in a line.
func (d *document) say(s string) string { return isolate(escapeMarkdown(clean(s))) }

// most is how many of n are shown.
func (d *document) most(limit, n int) int {
	if d.full {
		return n
	}
	return min(limit, n)
}

// rest says how many of n were left out.
func (d *document) rest(limit, n int) { d.left(n - d.most(limit, n)) }

// left says that n are not shown, if any.
func (d *document) left(n int) {
	if n > 0 {
		d.line("")
		d.line(d.say(d.p.More(n) + d.p.AllInJSON))
	}
}

func (d *document) section(heading string, n int) {
	if n > 0 {
		d.line("")
		d.line("## ", d.say(heading))
	}
}

// table is a section with one table, or one more table of a section where it has no
// heading; nothing for no rows.
func (d *document) table(heading string, n int, columns []string, row func(int) []string) {
	if n == 0 {
		return
	}
	if heading != "" {
		d.section(heading, n)
	}
	d.line("")
	d.row(columns)
	d.line("|", strings.Repeat(" --- |", len(columns)))
	for i := range d.most(markdownRows, n) {
		d.row(row(i))
	}
	d.rest(markdownRows, n)
}

func (d *document) row(cells []string) {
	said := make([]string, len(cells))
	for i, cell := range cells {
		said[i] = d.say(cell)
	}
	d.said(said...)
}

// said writes a row of cells that are fit to stand in it.
func (d *document) said(cells ...string) {
	d.line("| ", strings.Join(cells, " | "), " |")
}

// aligned writes some printings of a draft's passages word by word, and of each
// but that which the draft is held against below, what the draft has otherwise.
func (d *document) aligned(list []*Match, say draftPhrases) {
	v, p := d.v, d.p
	context := draftContext
	if d.full {
		context = everyWord
	}
	explained := false // what the marks mean
	shown := wordByWord(list, d.full)
	for _, i := range shown {
		m := list[i]
		text, marked := v.aligned(m, context)
		if text == "" {
			continue
		}
		d.line("")
		d.line(strconv.Itoa(i+1), "\\. ", d.say(v.whose(m)))
		d.line("")
		d.line("> ", d.say(wrap(clean(text), everyWord)[0]))
		if marked && !explained {
			explained = true
			d.line("")
			d.line(d.say(say.Legend))
		}
		cluster, printing := v.printing(m)
		if printing != nil && printing.Hop != nil && printing.Hop.From.Article == m.B.Article {
			continue
		}
		changes := v.changesOf(m, cluster, printing)
		if len(changes) == 0 {
			continue
		}
		d.line("")
		d.row([]string{p.What, say.InDraft, say.There})
		d.line("| --- | --- | --- |")
		for _, c := range changes[:d.most(markdownChanges, len(changes))] {
			d.row([]string{c.What + c.mark(), c.Here, c.There})
		}
		d.rest(markdownChanges, len(changes))
	}
	if left := len(list) - len(shown); left > 0 {
		d.line("")
		d.line(d.say(say.WordByWord(left)))
	}
}

// cluster writes one passage: who printed it, the text, what differs.
func (d *document) cluster(number, cluster int) {
	v, p := d.v, d.p
	c := v.cluster(cluster)
	d.line("")
	d.line("### ", strconv.Itoa(number), ". ", d.say(v.headline(cluster)))
	d.line("")
	if len(c.Labels) > 0 {
		d.line("- ", d.say(p.Why), ": ", d.say(v.names(c.Labels)))
	}
	origin := v.earliest(c)
	if c.Origin.Article != "" {
		origin += " (" + p.Confidence + ": " + p.Say(c.Origin.Confidence) + ")"
	}
	d.line("- ", d.say(p.Earliest), ": ", d.say(origin))
	for _, reason := range p.reasons(c.Origin.Reasons, c.Origin.Codes) {
		d.line("  - ", isolate(escapeMarkdown(reason)))
	}
	if source := d.v.source(c); source != "" {
		d.line("- ", d.say(p.Source), ": ", d.say(source))
	}
	d.line("- ", d.say(p.Families), ": ", strconv.Itoa(c.Families), ", ", d.say(p.Texts), ": ", strconv.Itoa(c.Texts))
	d.line("")
	d.row([]string{p.Date, p.Outlet, p.Article, p.Credit, p.AsPrinted, p.Reasons})
	d.line("| --- | --- | --- | --- | --- | --- |")
	shown := v.members(c, d.most(markdownMembers, len(c.Members)))
	for _, i := range shown {
		m := &c.Members[i]
		a := v.articles[m.Article]
		reasons := strings.Join(p.reasons(m.Credit.Reasons, m.Credit.Codes), p.Semicolon)
		d.said(d.say(v.published(a)), d.say(v.printer(a)), d.say(title(a)), d.say(p.Say(m.Credit.shown())), d.say(strings.Join(v.printed(m), p.Comma)), isolate(escapeMarkdown(reasons)))
	}
	d.left(len(c.Members) - len(shown))
	d.line("")
	d.quote(v.quotation(c))
	if !d.changes(number, c, shown) {
		d.differences(cluster, shown)
	}
}

// quote writes a passage, line by line.
func (d *document) quote(passage string) {
	if passage == "" {
		d.line("> ", d.say(d.p.NoText))
		return
	}
	for i, line := range strings.Split(passage, "\n") {
		if line = clean(line); line == "" {
			continue
		}
		if runes := []rune(line); !d.full && len(runes) > markdownLetters {
			line = string(runes[:markdownLetters]) + "…"
		}
		if i > 0 {
			d.line(">")
		}
		d.line("> ", d.say(line))
	}
}

// changes writes what the printings shown have changed; false where none of them
// is held against another.
func (d *document) changes(number int, c *Cluster, shown []int) bool {
	v, p, apart := d.v, d.p, len(c.Labels) > 0
	var rows [][]string
	held := false
	for _, i := range shown {
		m := &c.Members[i]
		held = held || m.Hop != nil
		if told := v.again(m, apart); told > 0 {
			rows = append(rows, []string{v.printer(v.articles[m.Article]), v.comparedWith(m.Hop), p.Again(told), "", ""})
			continue
		}
		v.tell(m, apart, number)
		for _, change := range v.changes(c, m) {
			rows = append(rows, []string{v.printer(v.articles[m.Article]), v.comparedWith(m.Hop), change.What + change.mark(), change.There, change.Here})
		}
	}
	if len(rows) > 0 {
		d.line("")
		d.row([]string{p.Outlet, p.ComparedWith, p.What, p.Before, p.After})
		d.line("| --- | --- | --- | --- | --- |")
		for _, row := range rows[:d.most(markdownChanges, len(rows))] {
			for i, cell := range row {
				if runes := []rune(cell); !d.full && len(runes) > cellLetters {
					row[i] = string(runes[:cellLetters]) + "…"
				}
			}
			d.row(row)
		}
		d.rest(markdownChanges, len(rows))
	}
	return held
}

// mark stands behind what may need a correction.
func (c change) mark() string {
	if c.Risk {
		return " (!)"
	}
	return ""
}

// differences writes what the printings shown print otherwise than the medoid.
func (d *document) differences(cluster int, shown []int) {
	v, p := d.v, d.p
	c := &v.Clusters[cluster]
	medoid := c.medoid()
	var rows [][]string
	for _, e := range v.evidence()[cluster] {
		if e.a != medoid && e.b != medoid {
			continue
		}
		other := e.a + e.b - medoid
		if !slices.Contains(shown, other) {
			continue
		}
		a := v.articles[c.Members[other].Article]
		for _, difference := range v.differencesOf(v.whole(&v.Matches[e.match]), e.b != medoid) {
			rows = append(rows, []string{p.onEither(difference.What), difference.B, difference.A, v.printer(a), title(a)})
		}
	}
	if len(rows) == 0 {
		return
	}
	d.line("")
	d.row([]string{p.What, p.Here, p.There, p.Outlet, p.Article})
	d.line("| --- | --- | --- | --- | --- |")
	for _, row := range rows[:d.most(markdownMembers, len(rows))] {
		d.row(row)
	}
	d.rest(markdownMembers, len(rows))
}

// headline names a cluster in one line.
func (v *view) headline(cluster int) string {
	c := &v.Clusters[cluster]
	parts := []string{
		fmt.Sprintf("%s: %d", v.p.Words, v.words(c)),
		fmt.Sprintf("%s: %d", v.p.Printings, len(v.printings(c))),
	}
	if kinds := v.kinds(cluster); len(kinds) > 0 {
		parts = append(parts, v.names(kinds))
	}
	return strings.Join(parts, v.p.Comma)
}

// escapeMarkdown keeps every character of one line from being read as markup:
// emphasis, code, links, images, raw HTML, entities, formulas, tables and
// addresses that would become links; at the line's start also headings, lists,
// rules and underlines.
func escapeMarkdown(s string) string {
	var out strings.Builder
	out.Grow(len(s) + 8)
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&$!^", r),
			i == 0 && strings.ContainsRune("#+-=", r),
			r == ':' && strings.HasPrefix(s[i:], "://"),
			r == '.' && strings.HasSuffix(strings.ToLower(s[max(i-3, 0):i]), "www"),
			r == '@',
			(r == '.' || r == ')') && i > 0 && strings.Trim(s[:i], "0123456789") == "" && (i+1 == len(s) || s[i+1] == ' '):
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
