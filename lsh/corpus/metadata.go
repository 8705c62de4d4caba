package corpus

import (
	"cmp"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// metaPlaces are the names of <meta> that say something about an article, and
// how far they are to be believed; JSON-LD has rank 2 and is believed before.
var metaPlaces = map[string]place{
	"og:title":                   {titleField, 4},
	"twitter:title":              {titleField, 5},
	"headline":                   {titleField, 3},
	"article:published_time":     {dateField, 3},
	"og:article:published_time":  {dateField, 3},
	"datepublished":              {dateField, 4},
	"pubdate":                    {dateField, 5},
	"publishdate":                {dateField, 6},
	"publish-date":               {dateField, 7},
	"publish_date":               {dateField, 8},
	"publication_date":           {dateField, 9},
	"parsely-pub-date":           {dateField, 10},
	"sailthru.date":              {dateField, 11},
	"article.published":          {dateField, 12},
	"dc.date.issued":             {dateField, 13},
	"dcterms.created":            {dateField, 14},
	"dc.date":                    {dateField, 15},
	"date":                       {dateField, 16},
	"og:site_name":               {outletField, 3},
	"application-name":           {outletField, 4},
	"dc.publisher":               {outletField, 5},
	"apple-mobile-web-app-title": {outletField, 6},
	"og:url":                     {urlField, 3},
	"twitter:url":                {urlField, 5},
}

// Ranks of what stands in the page itself.
const (
	linkedRank    = 2  // JSON-LD, and rel=canonical for the address
	videoRank     = 5  // JSON-LD of a video, which may be all of the page or a part
	headingRank   = 6  // h1
	timeRank      = 20 // one less where it is marked as that of publication, one more as that of a change
	titleRank     = 21 // <title>
	maxLinkedSize = 1 << 20
)

// readPageData finds what a page, or the part of it below root, says about itself.
// Dates that are none, as year 1 of systems that know none, or that lie in the future of the time when the page
// was saved, are passed over for the next best; where that is unknown, in the
// future of now.
func (d *decoder) readPageData(root *html.Node, e *extractor) *pageData {
	now := d.saved
	if now.IsZero() {
		now = d.opt.Now
	}
	m := pageData{moments: e.moments(root), isDate: func(value string) bool {
		date, ok := ParseDate(value, d.saved)
		return ok && !isFuture(date.Time, now)
	}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			m.element(n)
		}
	}
	m.story()
	return &m
}

// addHeads adds the lines of the text's beginning that stand in <title> to the
// headings: old pages have none.
func (m *pageData) addHeads(text string) {
	const most = 3 // lines
	name := arabic.Fold(m.name)
	for i, l := range makeLines(text[:min(len(text), 2048)]) {
		if i == most {
			return
		}
		if l.words >= 4 && !l.isLong() && strings.Contains(name, l.key) {
			m.heads = append(m.heads, strings.TrimSpace(l.text))
		}
	}
}

// metadata fills the first article with what the page says about itself. address
// is where the page was found; "" if unknown.
func (d *decoder) metadata(m *pageData, address string, s *section) {
	note := func(f fieldID, name, value string) {
		d.explain(s, &line{}, name, value, m.from[f])
	}
	if u := m.rec.values[urlField]; u != "" || address != "" {
		if s.URL = u; u == "" || !strings.Contains(u, "://") {
			s.URL, m.from[urlField] = address, "the address it was found at"
		}
		note(urlField, "url", s.URL)
	}
	if name := strings.TrimSpace(m.rec.values[outletField]); name != "" {
		s.Outlet = name
		note(outletField, "outlet", name)
	} else if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
		if o, ok := d.opt.Registry.ByHost(u.Hostname()); ok {
			s.Outlet = o.Name
			d.explain(s, &line{}, "outlet", o.Name, "host "+u.Hostname())
		}
	}
	if u, err := url.Parse(s.URL); err == nil && isPlatform(u.Hostname()) {
		// Its pages are named for who posts there; the post has no title.
		if s.Outlet = m.rec.values[titleField]; s.Outlet != "" {
			d.explain(s, &line{}, "outlet", s.Outlet, "who posts, on "+u.Hostname())
		}
		m.rec.values[titleField] = ""
	}
	if s.Outlet == "" {
		if s.Outlet = m.site(d); s.Outlet != "" {
			d.explain(s, &line{}, "outlet", s.Outlet, "element title, beside the heading")
		}
	}
	if title := m.title(d, s.Outlet); title != "" {
		s.Title = title
		note(titleField, "title", title)
	}
	if value := m.rec.values[dateField]; value != "" {
		if date, ok := ParseDate(value, d.saved); ok {
			s.Published = date
			note(dateField, "date", value)
		}
	}
}

// isPlatform says whether the pages of a host are posts of those who have an
// account there.
func isPlatform(host string) bool {
	return slices.ContainsFunc([]string{"facebook.com", "t.me"}, func(p string) bool { return host == p || strings.HasSuffix(host, "."+p) })
}

// pageData is what a page says about itself, the best of each field.
type pageData struct {
	*moments
	rec    record
	from   [fieldCount]string // where each was read
	heads  []string           // texts of h1 to h3
	name   string             // text of <title>
	homes  []string           // texts of links to the site's first page
	linked []map[string]any   // the articles that JSON-LD describes
	body   string             // the article's text in JSON-LD, one paragraph a line
	isDate func(string) bool  // whether a date can be that of the page
}

func (m *pageData) set(f fieldID, rank uint8, value, from string) {
	value = strings.TrimSpace(value)
	if old := m.rec.ranks[f]; value != "" && (old == 0 || rank < old) && (f != dateField || m.isDate(value)) {
		m.rec.values[f], m.rec.ranks[f], m.from[f] = value, rank, from
	}
}

func (m *pageData) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop"} {
			name := strings.ToLower(attribute(n, key))
			if p, ok := metaPlaces[name]; ok && (key != "itemprop" || p.field != dateField || m.mayDate(n, true)) {
				m.set(p.field, p.rank, attribute(n, "content"), "meta "+name)
			}
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			m.set(urlField, linkedRank, attribute(n, "href"), "rel=canonical")
		}
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			m.name = plainText(n)
			m.set(titleField, titleRank, m.name, "element title")
		}
	case atom.H1, atom.H2, atom.H3:
		text := plainText(n)
		if text != "" {
			m.heads = append(m.heads, text)
		}
		if n.DataAtom == atom.H1 {
			m.set(titleField, headingRank, text, "element h1")
		}
	case atom.A:
		if u, err := url.Parse(attribute(n, "href")); err == nil && (u.Path == "/" || u.Path == "" && u.Host != "") && u.RawQuery == "" && len(m.homes) < 8 {
			if text := plainText(n); text != "" {
				m.homes = append(m.homes, text)
			}
		}
	case atom.Time:
		rank, named := timeOf(n)
		if !m.mayDate(n, named) {
			return
		}
		value := attribute(n, "datetime")
		if value == "" {
			value = plainText(n)
		}
		m.set(dateField, rank, value, "element time")
	case atom.Script:
		if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) < maxLinkedSize {
			var v any
			if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
				m.gather(v, 6)
			}
		}
	default:
		if strings.EqualFold(attribute(n, "itemprop"), "datePublished") && m.mayDate(n, true) {
			m.set(dateField, timeRank-1, attribute(n, "content"), "itemprop datePublished")
		}
		if strings.EqualFold(attribute(n, "itemprop"), "publisher") {
			m.set(outletField, metaPlaces["og:site_name"].rank, nameIn(n), "itemprop publisher")
		}
		if n.DataAtom == atom.Abbr && slices.Contains(strings.Fields(attribute(n, "class")), "published") && m.mayDate(n, true) { // the microformat hAtom
			m.set(dateField, timeRank, attribute(n, "title"), "class published")
		}
	}
}

// timeOf is the rank of a <time> by what it says of itself, and whether it is marked
// as that of publication.
func timeOf(n *html.Node) (rank uint8, named bool) {
	prop, class := attribute(n, "itemprop"), strings.Fields(strings.ToLower(attribute(n, "class")))
	switch {
	case strings.EqualFold(prop, "datePublished"), hasAttribute(n, "pubdate"), slices.Contains(class, "published"), slices.Contains(class, "dt-published"):
		return timeRank - 1, true
	case strings.EqualFold(prop, "dateModified"), slices.Contains(class, "updated"), slices.Contains(class, "modified"):
		return timeRank + 1, false
	}
	return timeRank, false
}

func hasAttribute(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// nameIn is the name that the microdata of a thing gives it, or its text.
func nameIn(thing *html.Node) string {
	for n := range thing.Descendants() {
		if n.Type == html.ElementNode && strings.EqualFold(attribute(n, "itemprop"), "name") {
			return cmp.Or(attribute(n, "content"), plainText(n))
		}
	}
	return cmp.Or(attribute(thing, "content"), plainText(thing))
}

// gather finds the articles in JSON-LD, and takes what it says about a video.
func (m *pageData) gather(v any, depth int) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if depth > 0 {
				m.gather(e, depth-1)
			}
		}
	case map[string]any:
		if isVideoType(v["@type"]) {
			const from = "JSON-LD of the video"
			m.set(titleField, videoRank, textOf(v["name"]), from)
			m.set(dateField, videoRank, textOf(v["uploadDate"]), from)
		}
		if isArticleType(v["@type"]) {
			m.linked = append(m.linked, v)
		}
		if depth > 0 {
			m.gather(v["@graph"], depth-1)
			m.gather(v["mainEntity"], depth-1)
		}
	}
}

// story takes what JSON-LD says about the story of the page: of several articles
// those that have its address or its title, else the first.
func (m *pageData) story() {
	best, story := 0, m.linked[:min(1, len(m.linked))]
	for _, v := range m.linked {
		switch near := m.nearness(v); {
		case near > best:
			best, story = near, []map[string]any{v}
		case near == best && near > 0:
			story = append(story, v)
		}
	}
	const from = "JSON-LD"
	for _, v := range story {
		m.set(titleField, linkedRank, textOf(v["headline"]), from)
		m.set(dateField, linkedRank, textOf(v["datePublished"]), from)
		m.set(outletField, linkedRank, textOf(v["publisher"]), from)
		m.set(urlField, linkedRank+2, textOf(v["url"]), from)
		if m.body == "" {
			m.body = linesOf(textOf(v["articleBody"]))
		}
	}
}

// nearness says how much points to an article in JSON-LD being the page's: 3 its
// address, 2 its title, 1 any heading, 0 nothing.
func (m *pageData) nearness(v map[string]any) int {
	address, _, _ := strings.Cut(m.rec.values[urlField], "#")
	about := v["mainEntityOfPage"]
	if thing, ok := about.(map[string]any); ok {
		about = thing["@id"]
	}
	for _, id := range []any{v["url"], about, v["@id"]} {
		if id, _, _ := strings.Cut(textOf(id), "#"); id != "" && id == address {
			return 3
		}
	}
	headline := arabic.Fold(textOf(v["headline"]))
	isHeadline := func(name string) bool {
		name = arabic.Fold(name)
		return headline != "" && name != "" && (strings.HasPrefix(name, headline) || strings.HasPrefix(headline, name))
	}
	switch {
	case isHeadline(m.name), isHeadline(m.rec.values[titleField]), m.heading != nil && isHeadline(plainText(m.heading)):
		return 2
	case slices.ContainsFunc(m.heads, isHeadline):
		return 1
	}
	return 0
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report"
	case []any:
		return slices.ContainsFunc(v, isArticleType)
	}
	return false
}

func isVideoType(v any) bool {
	if types, ok := v.([]any); ok {
		return slices.ContainsFunc(types, isVideoType)
	}
	return v == "VideoObject"
}

// textOf is a text, or the name of the thing that stands for it.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case map[string]any:
		return textOf(v["name"])
	case []any:
		if len(v) > 0 {
			return textOf(v[0])
		}
	}
	return ""
}

// linesOf is a text without the HTML that may be in it, one block a line.
func linesOf(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return ""
	}
	var w lineWriter
	w.walk(doc, false, func(*html.Node) bool { return false })
	return w.b.String()
}

// title is the page's title without the site's name: that of the heading which
// says the same, if there is one.
func (m *pageData) title(d *decoder, outlet string) string {
	title := m.rec.values[titleField]
	if site, heading := m.siteHeading(); site != "" {
		return heading
	}
	key := strings.TrimSpace(strings.TrimRight(arabic.Fold(title), " ."))
	for _, h := range m.heads {
		folded := arabic.Fold(h)
		if key == "" || strings.Count(folded, " ") < 2 && folded != key {
			continue
		}
		if strings.HasPrefix(folded, key) || strings.HasPrefix(key, folded) || strings.HasSuffix(key, folded) {
			return h
		}
	}
	// "Title | Site", where nothing says which is which.
	for _, mark := range titleMarks() {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		site := strings.TrimSpace(title[i+len(mark):])
		if arabic.Fold(site) == arabic.Fold(outlet) || d.isOutlet(site) || m.rec.ranks[titleField] == titleRank && len(strings.Fields(site)) <= 4 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// siteHeading finds a page whose first heading is the name of the site: <title>
// holds it beside another heading, which is longer and the title.
func (m *pageData) siteHeading() (site, heading string) {
	if m.rec.ranks[titleField] != headingRank {
		return "", ""
	}
	site = m.rec.values[titleField]
	short, name := arabic.Fold(site), arabic.Fold(m.name)
	if strings.Count(short, " ") > 2 {
		return "", ""
	}
	for _, h := range m.heads {
		folded := arabic.Fold(h)
		before, after, found := strings.Cut(name, folded)
		if found && folded != short && strings.Count(folded, " ") >= 3 && (strings.Contains(before, short) || strings.Contains(after, short)) {
			return site, h
		}
	}
	return "", ""
}

// titleMarks stand between a title and the name of the site.
func titleMarks() []string { return []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « "} }

// site is the name of the site that stands in <title> before or behind the
// heading, if it is shown to be one: by its first word (صحيفة, موقع), by a link of
// that text to the first page, or, where it has several words, by the registry.
// Else it may as well be that of a section, as العالم and الاقتصادية are.
func (m *pageData) site(d *decoder) string {
	if site, _ := m.siteHeading(); site != "" {
		return site
	}
	isHeading := func(s string) bool {
		key := arabic.Fold(s)
		return slices.ContainsFunc(m.heads, func(h string) bool { h = arabic.Fold(h); return h != "" && strings.HasPrefix(key, h) })
	}
	isSite := func(s string) bool {
		key := arabic.Fold(s)
		first, _, _ := strings.Cut(key, " ")
		return key != "" && strings.Count(key, " ") < longestName &&
			(strings.Contains(key, " ") && d.isOutlet(s) || slices.Contains(organisations, first) || first == "وزاره" || slices.ContainsFunc(m.homes, func(h string) bool { return arabic.Fold(h) == key }))
	}
	for _, mark := range append(titleMarks(), ": ") {
		if i := strings.LastIndex(m.name, mark); i >= 0 && isHeading(m.name[:i]) && isSite(m.name[i+len(mark):]) {
			return strings.TrimSpace(m.name[i+len(mark):])
		}
		if before, after, ok := strings.Cut(m.name, mark); ok && isHeading(after) && isSite(before) {
			return strings.TrimSpace(before)
		}
	}
	return ""
}

// plainText is the text of an element on one line.
func plainText(n *html.Node) string {
	var w lineWriter
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			w.text(c.Data)
		}
	}
	return w.b.String()
}
