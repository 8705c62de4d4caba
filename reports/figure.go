package reports

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sada/lsh/arabic"
)

// The figures of the HTML report, as numbers that its template draws.

// timeLine shows when a passage was printed, of 1000 units' width.
type timeLine struct {
	First, Last  string
	Height, Axis int
	Dots         []dot
}

type dot struct {
	X, Y         int
	Class, Title string
}

// newTimeLine is nil where fewer than two times are known.
func newTimeLine(v *view, c *Cluster) *timeLine {
	type point struct {
		t time.Time
		m *Member
		a *Article
	}
	var points []point
	for i := range c.Members {
		a := v.articles[c.Members[i].Article]
		if t, ok := a.Time(); ok {
			points = append(points, point{t, &c.Members[i], a})
		}
	}
	slices.SortStableFunc(points, func(a, b point) int { return a.t.Compare(b.t) })
	if len(points) < 2 || points[0].t.Equal(points[len(points)-1].t) {
		return nil
	}
	first, last := points[0], points[len(points)-1]
	const (
		step    = 16 // from a dot to the one above it
		highest = 6
	)
	line := &timeLine{First: first.a.when(), Last: last.a.when()}
	// The earliest printing gets its place before all others.
	rank := func(p point) int {
		if p.m.Article == c.Origin.Article {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(points, func(a, b point) int { return rank(a) - rank(b) })
	heights := make(map[int]int) // dots so far, by place
	for _, p := range points {
		x := 20 + int(960*p.t.Sub(first.t).Seconds()/last.t.Sub(first.t).Seconds())
		if v.p.Dir == "rtl" {
			x = 1000 - x
		}
		x -= x % step
		if heights[x] == highest {
			continue
		}
		heights[x]++
		d := dot{X: x, Y: -step * heights[x], Class: "f-" + p.m.Credit.shown()}
		if p.m.Article == c.Origin.Article {
			d.Class = "first"
		}
		d.Title = v.published(p.a) + v.p.Comma + clean(v.outletName(p.a.Outlet))
		if verdict := p.m.Credit.shown(); verdict != "" {
			d.Title += v.p.Comma + v.p.Say(verdict)
		}
		line.Dots = append(line.Dots, d)
		line.Axis = max(line.Axis, step*heights[x]+step/2)
	}
	for i := range line.Dots {
		line.Dots[i].Y += line.Axis
	}
	line.Height = line.Axis + 4
	return line
}

// matrix shows who printed after whom: a row for each outlet that was first, a
// column for each that came after.
type matrix struct {
	Columns []string
	Rows    []matrixRow
}

type matrixRow struct {
	Name  string
	Cells []matrixCell
}

type matrixCell struct {
	Heat        int // 0 to 6
	Text, Title string
}

// matrixSize is the most outlets that a matrix or a diagram shows.
const matrixSize = 16

// newMatrix shows the outlets with most words.
func newMatrix(v *view) *matrix {
	froms, tos := v.flowSums()
	cells := make(map[[2]string]*Flow)
	most := 0
	for i := range v.Flows {
		f := &v.Flows[i]
		cells[[2]string{f.From, f.To}] = f
		most = max(most, f.Words)
	}
	rows, columns := topNames(froms), topNames(tos)
	m := &matrix{}
	for _, to := range columns {
		m.Columns = append(m.Columns, clean(v.outletName(to)))
	}
	for _, from := range rows {
		row := matrixRow{Name: clean(v.outletName(from))}
		for _, to := range columns {
			cell := matrixCell{}
			if f := cells[[2]string{from, to}]; f != nil {
				cell.Heat = int(math.Ceil(6 * math.Sqrt(float64(f.Words)/float64(max(1, most)))))
				cell.Text = brief(f.Words)
				cell.Title = v.flowTitle(f)
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// flowSums are the words that flow from each outlet, and to each.
func (v *view) flowSums() (from, to map[string]int) {
	from, to = make(map[string]int), make(map[string]int)
	for i := range v.Flows {
		from[v.Flows[i].From] += v.Flows[i].Words
		to[v.Flows[i].To] += v.Flows[i].Words
	}
	return from, to
}

// topNames are the names with most words, most first.
func topNames(words map[string]int) []string {
	var names []string
	for name := range words {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := words[b] - words[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return names[:min(matrixSize, len(names))]
}

func (v *view) flowTitle(f *Flow) string {
	p := v.p
	return fmt.Sprintf("%s: %s%s%s: %s%s%s: %d%s%s: %d%s%s: %s",
		p.From, isolate(clean(v.outletName(f.From))), p.Comma, p.To, isolate(clean(v.outletName(f.To))), p.Comma,
		p.Shared, f.Passages, p.Comma, p.Words, f.Words, p.Comma, p.Credited, percent(float64(f.Credited)/float64(max(1, f.Passages))))
}

// brief writes a count in a few letters.
func brief(n int) string {
	switch {
	case n >= 10_000_000:
		return strconv.Itoa(n/1_000_000) + "M"
	case n >= 10_000:
		return strconv.Itoa(n/1000) + "k"
	}
	return thousands(n)
}

// diagram shows the flows as bands between those who printed first, on the
// side where reading starts, and those who printed after them.
type diagram struct {
	Width, Height int
	Nodes         []node
	Bands         []band
}

type node struct {
	Colour                     int
	X, Y, Height, TextX, TextY int
	Anchor, Name               string
}

type band struct {
	Colour      int
	Path, Title string
	Width       string
}

// newDiagram is nil without flows.
func newDiagram(v *view) *diagram {
	if len(v.Flows) == 0 {
		return nil
	}
	froms, tos := v.flowSums()
	const (
		width, inner, gap = 900, 200, 10 // of the drawing, of a side's names, between nodes
		tall              = 420          // all nodes of a side together
		line              = 20           // from one name to the next, at least
	)
	left, right := topNames(froms), topNames(tos)
	d := &diagram{Width: width}
	shown := 0
	for _, names := range []struct {
		list  []string
		words map[string]int
	}{{left, froms}, {right, tos}} {
		sum := 0
		for _, name := range names.list {
			sum += names.words[name]
		}
		shown = max(shown, sum)
	}
	scale := float64(tall) / float64(max(1, shown))
	x1, x2 := inner, width-inner-12
	if v.p.Dir == "rtl" {
		x1, x2 = x2, x1
	}
	place := func(names []string, words map[string]int, x int) map[string]float64 {
		tops := make(map[string]float64)
		y, middle := 10.0, 0.0
		for i, name := range names {
			height := max(2, float64(words[name])*scale)
			y = max(y, middle+line-height/2)
			tops[name], middle = y, y+height/2
			n := node{Colour: i % 8, X: x, Y: int(y), Height: int(math.Ceil(height)), TextY: int(middle), Name: cut(clean(v.outletName(name)), 22)}
			if x < width/2 {
				n.TextX, n.Anchor = x-8, "end"
			} else {
				n.TextX, n.Anchor = x+20, "start"
			}
			if x == x2 {
				n.Colour = 7
			}
			d.Nodes = append(d.Nodes, n)
			d.Height = max(d.Height, int(max(y+height, middle+line/2))+10)
			y += height + gap
		}
		return tops
	}
	from, to := place(left, froms, x1), place(right, tos, x2)
	start, end := x1+12, x2
	if x1 > x2 {
		start, end = x1, x2+12
	}
	for i, name := range left {
		for _, other := range right {
			k := slices.IndexFunc(v.Flows, func(f Flow) bool { return f.From == name && f.To == other })
			if k < 0 {
				continue
			}
			f := &v.Flows[k]
			thick := float64(f.Words) * scale
			y1, y2 := from[name]+thick/2, to[other]+thick/2
			from[name] += thick
			to[other] += thick
			d.Bands = append(d.Bands, band{
				Colour: i % 8, Title: v.flowTitle(f), Width: strconv.FormatFloat(max(1, thick), 'f', 1, 64),
				Path: fmt.Sprintf("M%d %.1fC%d %.1f %d %.1f %d %.1f", start, y1, (start+end)/2, y1, (start+end)/2, y2, end, y2),
			})
		}
	}
	return d
}

// span is a stretch of bytes of a text.
type span struct{ start, end int }

// marks finds what to mark in the two sides of a match: the words of the left
// that the right has not, and the other way round. Where the order is kept they
// are what lies between the runs; else the words are counted.
func marks(m *Match, a, b string, left, right Side, swapped bool) (ins, del []span) {
	if m.Kind == "reordered" || m.Kind == "reworded" || len(m.Runs) == 0 {
		x, y := wordsAndNumbers(a[left.Start:left.End]), wordsAndNumbers(b[right.Start:right.End])
		return extra(x, y, left.Start), extra(y, x, right.Start)
	}
	if swapped {
		del, ins = marks(m, b, a, right, left, false)
		return ins, del
	}
	var runsA, runsB []span
	for _, r := range wholeNumbers(m.Runs, a, b) {
		runsA = append(runsA, span{int(r.AStart), int(r.AEnd)})
		runsB = append(runsB, span{int(r.BStart), int(r.BEnd)})
	}
	return between(a, span{left.Start, left.End}, runsA), between(b, span{right.Start, right.End}, runsB)
}

// extra are the words of one side beyond those that the other has as well, in
// text that starts at from.
func extra(words, others []arabic.Word, from int) []span {
	have := make(map[uint64]int, len(others))
	for _, w := range others {
		have[w.Hash]++
	}
	var spans []span
	joined := false // the word before is in the last span
	for _, w := range words {
		if have[w.Hash] > 0 {
			have[w.Hash]--
			joined = false
			continue
		}
		if start, end := from+int(w.Start), from+int(w.End); joined {
			spans[len(spans)-1].end = end
		} else {
			spans = append(spans, span{start, end})
		}
		joined = true
	}
	return spans
}

// between are the stretches of the text within whole and between the runs that
// hold a letter or a digit.
func between(text string, whole span, runs []span) []span {
	slices.SortFunc(runs, func(a, b span) int { return a.start - b.start })
	var spans []span
	at := whole.start
	for _, r := range append(runs, span{whole.end, whole.end}) {
		if end := min(r.start, whole.end); end > at {
			if gap := trim(text, span{at, end}); gap.end > gap.start {
				spans = append(spans, gap)
			}
		}
		at = max(at, r.end)
	}
	return spans
}

// trim takes off what is no letter, mark or digit at both ends.
func trim(text string, s span) span {
	drop := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	gap := strings.TrimLeftFunc(text[s.start:s.end], drop)
	s.start = s.end - len(gap)
	s.end = s.start + len(strings.TrimRightFunc(gap, drop))
	return s
}

// parts cuts a passage of a text, with some text around it, at its marks.
func (p *page) parts(text string, start, end int, marked []span, mark string) []part {
	if end > len(text) {
		return nil
	}
	from, to := border(text, max(0, start-contextBytes)), border(text, min(len(text), end+contextBytes))
	if i := strings.IndexAny(text[from:start], " \n"); from > 0 && i >= 0 {
		from += i
	}
	if i := strings.LastIndexAny(text[end:to], " \n"); to < len(text) && i >= 0 {
		to = end + i
	}
	var parts []part
	add := func(s, mark string) {
		if s = scrub(s); s != "" {
			parts = append(parts, part{s, mark})
		}
	}
	before, after := text[from:start], text[end:to]
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	add(before, "context")
	shown := end
	if !p.full && end-start > pageText {
		shown = border(text, start+pageText)
	}
	at := start
	for _, m := range marked {
		if m.start >= shown || m.start < at {
			continue
		}
		add(text[at:m.start], "")
		at = min(m.end, shown)
		add(text[m.start:at], mark)
	}
	if at < shown {
		add(text[at:shown], "")
	}
	if shown < end {
		add("…", "")
	}
	add(after, "context")
	return parts
}
