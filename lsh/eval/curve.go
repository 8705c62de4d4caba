package eval

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
)

// The curve is a plain SVG: one line for each measure, a dot for each value
// tried, the values below. Everything that comes from outside (the option and
// its values) is escaped; numbers are printed by us. The vertical axis goes from
// the lowest tenth that is needed to 1, because good settings differ in the
// third digit.
const (
	curveWidth  = 640
	curveHeight = 400
	curveLeft   = 60
	curveRight  = 130 // room for the names of the lines
	curveTop    = 30
	curveBottom = 60
)

type curve struct {
	name, colour string
	measure      func(Point) float64
}

// curves are those of passages or, where pairs were judged, of pairs.
func (s *Sweep) curves() []curve {
	const blue, red, green = "#1b5e8c", "#b3541e", "#2e7d4f"
	if len(s.Points) > 0 && s.Points[0].Pairs != nil {
		return []curve{
			{"precision", red, func(p Point) float64 { return p.Pairs.Precision }},
			{"recall", green, func(p Point) float64 { return p.Pairs.Recall }},
		}
	}
	return []curve{
		{"plagdet", blue, func(p Point) float64 { return p.Report.Plagdet }},
		{"precision", red, func(p Point) float64 { return p.Report.Precision }},
		{"recall", green, func(p Point) float64 { return p.Report.Recall }},
	}
}

// WriteSVG draws plagdet (of passages), precision and recall over the values of
// the option.
func (s *Sweep) WriteSVG(w io.Writer) error {
	var b bytes.Buffer
	width, height := float64(curveWidth-curveLeft-curveRight), float64(curveHeight-curveTop-curveBottom)
	low := s.lowest()
	places := s.places()
	x := func(i int) float64 { return curveLeft + places[i]*width }
	y := func(v float64) float64 { return curveTop + (1-v)/(1-low)*height }

	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", curveWidth, curveHeight)
	fmt.Fprintf(&b, "<title>%s</title>\n", escape("quality by "+s.Option))
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", curveWidth, curveHeight)
	for step := range 6 {
		v := low + (1-low)*float64(step)/5
		fmt.Fprintf(&b, `<path d="M%d %.1fH%.1f" stroke="#dddddd"/>`, curveLeft, y(v), curveLeft+width)
		fmt.Fprintf(&b, `<text x="%d" y="%.1f" text-anchor="end">%.2f</text>`+"\n", curveLeft-6, y(v)+4, v)
	}
	for i, p := range s.Points {
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n", x(i), curveHeight-curveBottom+20, escape(p.Value))
	}
	fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n", curveLeft+width/2, curveHeight-15, escape(s.Option))

	order := make([]int, len(places)) // from left to right
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(places[i], places[j]) })
	for n, c := range s.curves() {
		fmt.Fprintf(&b, `<g stroke="%s" fill="none"><path stroke-width="2" d="`, c.colour)
		for at, i := range order {
			fmt.Fprintf(&b, "%c%.1f %.1f", "ML"[min(at, 1)], x(i), y(c.measure(s.Points[i])))
		}
		b.WriteString(`"/></g>` + "\n")
		for i, p := range s.Points {
			v := c.measure(p)
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"><title>%s</title></circle>`+"\n",
				x(i), y(v), c.colour, escape(fmt.Sprintf("%s=%s: %s %.4f", s.Option, p.Value, c.name, v)))
		}
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" fill="%s">%s</text>`+"\n", curveLeft+width+16, curveTop+20*n+4, c.colour, c.name)
	}
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// lowest is where the vertical axis begins: a tenth below all measures, at most
// 0.9.
func (s *Sweep) lowest() float64 {
	low := 0.9
	for _, p := range s.Points {
		for _, c := range s.curves() {
			low = min(low, math.Floor(c.measure(p)*10)/10)
		}
	}
	return max(low, 0)
}

// escape is text for SVG, in elements and attributes; what XML cannot hold
// becomes U+FFFD.
func escape(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a bytes.Buffer takes everything
	return b.String()
}
