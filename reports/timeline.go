package reports

import (
	"slices"
	"time"
)

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
	line := &timeLine{First: v.when(first.a), Last: v.when(last.a)}
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
		d.Title = v.published(p.a) + v.p.Comma + clean(v.printer(p.a))
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
