package reports

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// writeGraphML writes one graph for Gephi and its like, of two kinds of nodes,
// outlets and articles, and three kinds of edges: "published" from an outlet to
// its articles, "precedes" from the outlet that printed first to one that
// printed after it, and "shares" between two articles, whose direction means
// nothing: it is a directed edge like the others because networkx, for one, reads
// no graph that has both sorts. What is set apart is in the graph with its labels.
// Articles that share nothing are left out.
func writeGraphML(w io.Writer, v *view) error {
	g := &graph{w: w, outlets: make(map[string]string), articles: make(map[string]string)}
	g.print(xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	g.keys()
	g.print(`<graph edgedefault="directed">`, "\n")
	shared := v.shared()
	for _, s := range shared {
		g.articles[s.a], g.articles[s.b] = "", ""
	}
	g.outletNodes(v)
	g.articleNodes(v)
	g.precedes(v)
	for _, s := range shared {
		g.edge(g.articles[s.a], g.articles[s.b], "relation", "shares", "weight", strconv.Itoa(s.words), "passages", strconv.Itoa(s.matches),
			"kinds", strings.Join(s.kinds, " "), "labels", strings.Join(s.labels, " "))
	}
	g.print("</graph>\n</graphml>\n")
	return g.err
}

// graph writes GraphML; errors stick.
type graph struct {
	w io.Writer
	// outlets and articles are the nodes, by the name in the table of outlets and
	// by id; an article that shares nothing is not among them.
	outlets, articles map[string]string
	edges             int
	err               error
}

// keys declares what nodes and edges say of themselves.
func (g *graph) keys() {
	for _, key := range [][3]string{
		{"node", "label", "string"},
		{"node", "type", "string"},
		{"node", "outlet", "string"},
		{"node", "published", "string"},
		{"node", "url", "string"},
		{"node", "articles", "int"},
		{"node", "passages", "int"},
		{"node", "origins", "int"},
		{"node", "wire", "int"},
		{"node", "words", "int"},
		{"node", "reused", "double"},
		{"edge", "relation", "string"},
		{"edge", "weight", "double"},
		{"edge", "passages", "int"},
		{"edge", "credited", "int"},
		{"edge", "delay_hours", "double"},
		{"edge", "kinds", "string"},
		{"edge", "labels", "string"},
	} {
		g.print(`<key id="`, key[0][:1], "_", key[1], `" for="`, key[0], `" attr.name="`, key[1], `" attr.type="`, key[2], `"/>`, "\n")
	}
}

// outletNodes writes a node for each outlet.
func (g *graph) outletNodes(v *view) {
	for i := range v.Outlets {
		o := &v.Outlets[i]
		g.outlets[o.Outlet] = "o" + strconv.Itoa(i)
		g.node(g.outlets[o.Outlet], "label", v.outletName(o.Outlet), "type", "outlet", "articles", strconv.Itoa(o.Articles),
			"passages", strconv.Itoa(o.Passages), "origins", strconv.Itoa(o.Origins), "wire", strconv.Itoa(o.Wire))
	}
}

// articleNodes writes a node for each article that shares something, and the edge
// from its outlet.
func (g *graph) articleNodes(v *view) {
	rows := v.rows()
	for i := range v.Articles {
		v.spill.Fetch()
		a := &v.Articles[i]
		if _, ok := g.articles[a.ID]; !ok {
			continue
		}
		g.articles[a.ID] = "a" + strconv.Itoa(i)
		g.node(g.articles[a.ID], "label", title(a), "type", "article", "outlet", a.Outlet, "published", a.Published, "url", webAddress(a.URL),
			"words", strconv.Itoa(a.Words), "reused", decimal(a.Reused))
		if row, ok := rows[a.house()]; ok && a.Outlet != "" {
			g.edge(g.outlets[v.Outlets[row].Outlet], g.articles[a.ID], "relation", "published")
		}
	}
}

// precedes writes the edges between outlets.
func (g *graph) precedes(v *view) {
	for _, f := range v.Flows {
		from, ok1 := g.outlets[f.From]
		to, ok2 := g.outlets[f.To]
		if !ok1 || !ok2 {
			continue
		}
		data := []string{
			"relation", "precedes", "weight", strconv.Itoa(f.words()), "passages", strconv.Itoa(f.Passages),
			"credited", strconv.Itoa(f.Credited),
		}
		if f.Dated > 0 {
			data = append(data, "delay_hours", decimal(float64(f.Delay)/60))
		}
		g.edge(from, to, data...)
	}
}

// decimal writes a number with up to four digits after the point.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }

// sharing is all that two articles share.
type sharing struct {
	a, b           string
	matches, words int
	kinds, labels  []string
}

// shared sums the matches of each pair of two articles, in order of its first.
func (r *Report) shared() []*sharing {
	pairs := make(map[[2]string]*sharing)
	var order []*sharing
	for i := range r.Matches {
		r.spill.Fetch()
		m := &r.Matches[i]
		if m.A.Article == m.B.Article {
			continue
		}
		key := pairOf(m.A.Article, m.B.Article)
		s := pairs[key]
		if s == nil {
			s = &sharing{a: m.A.Article, b: m.B.Article}
			pairs[key] = s
			order = append(order, s)
		}
		s.matches++
		s.words += m.Words
		s.kinds = insert(s.kinds, m.Kind)
		for _, label := range m.Labels {
			s.labels = insert(s.labels, label)
		}
	}
	return order
}

func (g *graph) print(parts ...string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, strings.Join(parts, ""))
	}
}

func (g *graph) node(id string, data ...string) {
	g.print(`<node id="`, id, `">`)
	g.data("n", data)
	g.print("</node>\n")
}

func (g *graph) edge(from, to string, data ...string) {
	g.print(fmt.Sprintf(`<edge id="e%d" source="%s" target="%s">`, g.edges, from, to))
	g.edges++
	g.data("e", data)
	g.print("</edge>\n")
}

// data writes names and values in turn, leaving out empty values.
func (g *graph) data(kind string, data []string) {
	for i := 0; i+1 < len(data); i += 2 {
		value := clean(data[i+1])
		if value == "" {
			continue
		}
		g.print(`<data key="`, kind, "_", data[i], `">`)
		if g.err == nil {
			g.err = xml.EscapeText(g.w, []byte(value))
		}
		g.print(`</data>`)
	}
}

// webAddress is an address that leads to the web, "" for any other: who opens the
// graph may follow it.
func webAddress(url string) string {
	if scheme, _, ok := strings.Cut(url, "://"); ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")) {
		return url
	}
	return ""
}
