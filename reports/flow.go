package reports

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// matrix shows who printed after whom: a row for each outlet that was first, a
// column for each that came after.
type matrix struct {
	Columns []string
	Rows    []matrixRow
	Left    int // outlets that are not among either
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
		most = max(most, f.words())
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
				cell.Heat = int(math.Ceil(6 * math.Sqrt(float64(f.words())/float64(max(1, most)))))
				cell.Text = brief(f.words())
				cell.Title = v.flowTitle(f)
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	hidden := make(map[string]bool)
	for _, f := range v.Flows {
		hidden[f.From], hidden[f.To] = true, true
	}
	for _, name := range slices.Concat(rows, columns) {
		delete(hidden, name)
	}
	m.Left = len(hidden)
	return m
}

// flowSums are the words that flow from each outlet, and to each.
func (v *view) flowSums() (from, to map[string]int) {
	from, to = make(map[string]int), make(map[string]int)
	for i := range v.Flows {
		from[v.Flows[i].From] += v.Flows[i].words()
		to[v.Flows[i].To] += v.Flows[i].words()
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
		p.Shared, f.Passages, p.Comma, p.Words, f.words(), p.Comma, p.Credited, percent(float64(f.Credited)/float64(max(1, f.Passages))))
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
	Thin        bool // hardly seen, so that it shall not hide others
	Path, Title string
	Width       string
}

// The measures of a diagram.
const (
	diagramWidth = 900
	namesWidth   = 200 // of a side's names
	nodeWidth    = 12
	nodeGap      = 10  // between the nodes of a side
	nodesTall    = 420 // all nodes of a side together, at most
	nodeTall     = 90  // of them for each
	nameLine     = 20  // from one name to the next, at least
	thinBand     = 1.5
)

// newDiagram is nil with fewer than two flows: of one the table says all.
func newDiagram(v *view) *diagram {
	if len(v.Flows) < 2 {
		return nil
	}
	froms, tos := v.flowSums()
	left, right := topNames(froms), topNames(tos)
	d := &diagram{Width: diagramWidth}
	tall := min(nodesTall, nodeTall*max(len(left), len(right)))
	scale := float64(tall) / float64(max(1, sumOf(froms, left), sumOf(tos, right)))
	x1, x2 := namesWidth, diagramWidth-namesWidth-nodeWidth
	start, end := x1+nodeWidth, x2 // of the bands
	if v.p.Dir == "rtl" {
		x1, x2 = x2, x1
		start, end = x1, x2+nodeWidth
	}
	from, to := d.place(v, left, froms, x1, scale), d.place(v, right, tos, x2, scale)
	for i := range d.Nodes[len(left):] {
		d.Nodes[len(left)+i].Colour = 7
	}
	for i, name := range left {
		for _, other := range right {
			k := slices.IndexFunc(v.Flows, func(f Flow) bool { return f.From == name && f.To == other })
			if k < 0 {
				continue
			}
			f := &v.Flows[k]
			thick := float64(f.words()) * scale
			y1, y2 := from[name]+thick/2, to[other]+thick/2
			from[name] += thick
			to[other] += thick
			d.Bands = append(d.Bands, band{
				Colour: i % 8, Thin: thick < thinBand, Title: v.flowTitle(f), Width: strconv.FormatFloat(max(1, thick), 'f', 1, 64),
				Path: fmt.Sprintf("M%d %.1fC%d %.1f %d %.1f %d %.1f", start, y1, (start+end)/2, y1, (start+end)/2, y2, end, y2),
			})
		}
	}
	return d
}

// sumOf is the words of some names together.
func sumOf(words map[string]int, names []string) (sum int) {
	for _, name := range names {
		sum += words[name]
	}
	return sum
}

// place puts the nodes of one side below each other at x and returns their tops.
func (d *diagram) place(v *view, names []string, words map[string]int, x int, scale float64) map[string]float64 {
	tops := make(map[string]float64)
	y, middle := 10.0, 0.0
	for i, name := range names {
		height := max(2, float64(words[name])*scale)
		y = max(y, middle+nameLine-height/2)
		tops[name], middle = y, y+height/2
		n := node{Colour: i % 8, X: x, Y: int(y), Height: int(math.Ceil(height)), TextY: int(middle), Name: cut(clean(v.outletName(name)), 22)}
		if x < diagramWidth/2 {
			n.TextX, n.Anchor = x-8, "end"
		} else {
			n.TextX, n.Anchor = x+nodeWidth+8, "start"
		}
		d.Nodes = append(d.Nodes, n)
		d.Height = max(d.Height, int(max(y+height, middle+nameLine/2))+10)
		y += height + nodeGap
	}
	return tops
}
