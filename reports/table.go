package reports

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/tw"
)

// How many rows a table on a terminal shows, unless it shall be full.
const (
	passageRows = 50
	apartRows   = 20
	groupRows   = 20
	warningRows = 10
)

// writeTable shows the report on a terminal.
func writeTable(w io.Writer, v *view, opt RenderOptions) error {
	width := opt.Width
	if width <= 0 {
		width = 120
	}
	p := v.p
	t := &tables{w: w, p: p, width: max(width, 60), full: opt.Full, all: p.AllInFile}
	if len(v.drafts()) > 0 {
		return writeDrafts(t, v, draftPhrasesOf(p.Lang))
	}
	for _, line := range v.summary() {
		t.line(isolate(line))
	}
	reuse, apart := v.split()
	t.table(p.Passages, passageRows, len(reuse), []string{p.Number, p.Words, p.Printings, p.Outlets, p.Earliest, p.Credit, p.Passage},
		func(i int) []string {
			c := &v.Clusters[reuse[i]]
			return []string{
				strconv.Itoa(i + 1), strconv.Itoa(c.Words), strconv.Itoa(len(c.Members)),
				v.outletCount(c), v.earliestShort(c), v.verdictCounts(c), v.quotation(c),
			}
		})
	t.table(p.Apart, apartRows, len(apart), []string{p.Number, p.Why, p.Words, p.Printings, p.Outlets, p.Passage},
		func(i int) []string {
			c := &v.Clusters[apart[i]]
			return []string{
				strconv.Itoa(i + 1), v.names(c.Labels), strconv.Itoa(c.Words), strconv.Itoa(len(c.Members)),
				v.outletNames(c), v.quotation(c),
			}
		})
	t.table(p.Outlets, len(v.Outlets), len(v.Outlets), []string{p.Outlet, p.Articles, p.First, p.Last, p.Credits},
		func(i int) []string {
			o := &v.Outlets[i]
			return []string{v.outletName(o.Outlet), strconv.Itoa(o.Articles), o.First, o.Last, v.creditCounts(o)}
		})
	articles := v.crediting()
	t.table(p.Crediting, len(articles), len(articles), []string{p.Article, p.Credits, p.AsPrinted},
		func(i int) []string {
			return []string{articles[i].ID, strings.Join(articles[i].Names, v.p.Comma), strings.Join(articles[i].Printed, v.p.Comma)}
		})
	t.table(p.Groups, groupRows, len(v.Groups), []string{p.Number, p.Articles, p.Medoid, p.Article},
		func(i int) []string {
			g := &v.Groups[i]
			a := v.articles[g.Medoid]
			return []string{strconv.Itoa(i + 1), strconv.Itoa(len(g.Articles)), g.Medoid, title(a)}
		})
	t.table(p.Warnings, warningRows, len(v.Warnings), []string{p.Path, p.Line, p.Why},
		func(i int) []string {
			w := &v.Warnings[i]
			return []string{w.Path, lineNumber(w.Line), w.Text}
		})
	return t.err
}

// tables writes one table after another; errors stick.
type tables struct {
	w     io.Writer
	p     *phrases
	width int
	full  bool
	all   string // where the rows are that are not shown
	err   error
}

func (t *tables) line(s string) {
	if t.err == nil {
		_, t.err = fmt.Fprintln(t.w, s)
	}
}

// table writes a heading and up to limit of n rows; nothing for no rows. The
// last column takes what the others leave of the width.
func (t *tables) table(heading string, limit, n int, columns []string, row func(int) []string) {
	if n == 0 || t.err != nil {
		return
	}
	if t.full || limit > n {
		limit = n
	}
	if heading != "" {
		t.line("")
		t.line(isolate(heading))
	}
	rows := make([][]string, 0, limit+1)
	rows = append(rows, columns)
	for i := range limit {
		rows = append(rows, row(i))
	}
	fit(rows, t.width)
	table := tablewriter.NewTable(t.w,
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
	)
	table.Header(rows[0])
	t.err = table.Bulk(rows[1:])
	if t.err == nil {
		t.err = table.Render()
	}
	if n > limit {
		t.line(isolate(t.p.More(n-limit) + t.all))
	}
}

// alikeCut is true where two words of a column, as ids are, differ only behind what is
// shown of them: 001_d4acb01426226fc2.txt#1 and #2.
func alikeCut(rows [][]string, column, width int) bool {
	of := make(map[string]string)
	for _, cells := range rows {
		cell := clean(cells[column])
		if strings.Contains(cell, " ") {
			continue
		}
		short := cut(cell, width)
		if other, met := of[short]; met && other != cell {
			return true
		}
		of[short] = cell
	}
	return false
}

// fit makes every cell clean, isolated and short enough for the table's width:
// no column but the last takes more than a sixth of it, and the last takes
// what the others leave.
func fit(rows [][]string, width int) {
	last := len(rows[0]) - 1
	left := width - 1 // the border
	for k := 0; k <= last; k++ {
		const frame = 3 // border, space before and after
		most := width / 6
		if k == last {
			most = max(left-frame, width/5)
		}
		short, widest := cut, 0
		if alikeCut(rows, k, most) {
			short = cutWithin
		}
		for _, cells := range rows {
			cell := short(clean(cells[k]), most)
			widest = max(widest, twwidth.Width(cell))
			cells[k] = isolate(cell)
		}
		left -= widest + frame
	}
}
