package corpus

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// What a page says of itself
//
// Its <meta>, <title>, headings, <time> and links, JSON-LD aside. Several may say the same
// field; each place has a rank, and the best one that says something counts.

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

// datePlace is the place of a name that nobody lists and that says to be the day of
// publication: pub_date, cXenseParse:recs:publishtime.
func datePlace(name string) (place, bool) {
	const published = 17 // rank
	switch {
	case containsAny(name, "modif", "updat", "expir", "unpub", "valid", "lastmod", "author", "publisher", "republ"):
	case name == "article:published", name == "dcterms.date", containsAny(name, "published", "issued"),
		strings.Contains(name, "pub") && containsAny(name, "date", "time"):
		return place{dateField, published}, true
	}
	return place{}, false
}

// isMade says whether a name is that of the day on which the article was made:
// article.created. It is that of publication for want of any other, also in the text. What
// is created and does not say what it is may be the template, years before: no date is
// better than that one.
func isMade(name string) bool {
	things := []string{"article", "story", "news", "post", "content", "dc", "dcterms"}
	ofOne := func(part string) bool { return slices.Contains(things, strings.TrimSuffix(part, "created")) } // no broadcast, podcast
	parts := strings.FieldsFunc(name, func(r rune) bool { return r < 'a' || r > 'z' })
	return strings.Contains(name, "created") && slices.ContainsFunc(parts, ofOne) && !containsAny(name, "by", "author", "updat", "modif")
}

// Ranks of what stands in the page itself.
const (
	linkedRank  = 2  // JSON-LD, and rel=canonical for the address
	videoRank   = 5  // JSON-LD of a video, which may be all of the page or a part
	headingRank = 6  // h1
	timeRank    = 20 // one less where it is marked as that of publication, one more as that of a change
	titleRank   = 21 // <title>
)

// Each title that a page may have is compared with each line about its rights.
const (
	mostTitles = 64
	mostRights = 64
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
	m := pageData{moments: e.moments(root), menu: map[string]bool{}, sites: map[string]string{}, isDate: func(value string) bool {
		date, ok := d.shortDate(value)
		return ok && !isFuture(date.Time, now)
	}}
	for n := range root.Descendants() {
		switch {
		case n.Type == html.ElementNode:
			m.element(n)
		case n.Type == html.TextNode && len(n.Data) < 400 && len(m.rights) < mostRights && containsAny(n.Data, rightsMarks...):
			if key := arabic.Fold(n.Data); strings.Contains(n.Data, "©") || containsAny(key, "حقوق محفوظه", "حقوق النشر", "copyright") {
				m.rights, m.rightsLines = append(m.rights, key), append(m.rightsLines, n.Data)
			}
		}
	}
	m.story()
	return &m
}

// rightsMarks are what a line about the rights has in it as printed, one of them; most
// texts of a page need not be folded to be seen to be none.
var rightsMarks = []string{"©", "حق", "حـ", "ح\u064f", "opyright", "OPYRIGHT"}

// addHeads adds the lines of the text's beginning, and those right above it, that
// stand in <title> to the headings: old pages have none.
func (m *pageData) addHeads(above, text string) {
	const (
		most  = 3 // lines of the text
		reach = 5 // lines above it
	)
	name := arabic.Fold(m.name)
	lines, below := makeLines(above), makeLines(text[:min(len(text), 2048)])
	lines = append(lines[max(0, len(lines)-reach):], below[:min(len(below), most)]...)
	for _, l := range lines {
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
	name := strings.TrimSpace(m.rec.values[outletField])
	if host := hostOf(s.URL); host != "" && !hasArabic(name) && !d.isOutlet(name) && (address == "" || hostOf(address) == host) {
		if o, ok := d.opt.Registry.ByHost(host); ok { // S A N A, Syrian Arab News Agency: a spelling that nobody knows
			name = ""
			s.Outlet = o.Name
			d.explain(s, &line{}, "outlet", o.Name, "host "+host)
		}
	}
	if name != "" {
		s.Outlet = name
		note(outletField, "outlet", name)
	}
	if isPlatformURL(s.URL) {
		// Its pages are named for who posts there; the post has no title.
		name, _, _ := strings.Cut(m.rec.values[titleField], " | ")
		name, _, _ = strings.Cut(name, " - ")
		if s.Outlet = strings.TrimSpace(name); s.Outlet != "" {
			d.explain(s, &line{}, "outlet", s.Outlet, "who posts, on a site where all may post")
		}
		m.rec.values[titleField] = ""
	}
	if s.Outlet == "" {
		if s.Outlet = m.site(d); s.Outlet != "" {
			d.explain(s, &line{}, "outlet", s.Outlet, "element title, beside the heading")
		}
	}
	m.choose(d, s.Outlet)
	if title := m.title(d, s.Outlet); title != "" {
		s.Title = title
		note(titleField, "title", title)
	}
	if value := m.rec.values[dateField]; value != "" {
		if date, ok := d.shortDate(value); ok {
			s.Published = date
			note(dateField, "date", value)
		}
	}
	s.made = m.made
}

// hostOf is the host of an address, "" if it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// isPlatformURL says whether an address is on a host whose pages are posts of those
// who have an account there.
func isPlatformURL(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := u.Hostname()
	return slices.ContainsFunc([]string{"facebook.com", "t.me"}, func(p string) bool { return host == p || strings.HasSuffix(host, "."+p) })
}

// pageData is what a page says about itself, the best of each field.
type pageData struct {
	*moments
	rec         record
	from        [fieldCount]string // where each was read
	heads       []string           // texts of h1 to h3
	titles      []titleCandidate   // all that may be the title
	menu        map[string]bool    // short texts of links, folded: sections of the site
	rights      []string           // what says who has the rights, folded
	rightsLines []string           // the same as printed
	name        string             // text of <title>
	homes       []string           // texts of links to the site's first page
	logos       []string           // what stands for pictures, of a few words each
	brands      []string           // of these what stands for pictures that are named a logo
	linked      []map[string]any   // the articles that JSON-LD describes
	videos      []map[string]any   // and the videos
	sites       map[string]string  // names of the organisations and sites in JSON-LD, by their @id
	body        string             // the article's text in JSON-LD, one paragraph a line
	isDate      func(string) bool  // whether a date can be that of the page
	made        string             // when something of it was made, by its metadata
}

// titleCandidate is a text that may be the title of a page.
type titleCandidate struct {
	rank        uint8
	value, from string
}

func (m *pageData) set(f fieldID, rank uint8, value, from string) {
	value = strings.TrimSpace(value)
	if f == titleField && value != "" && len(m.titles) < mostTitles {
		m.titles = append(m.titles, titleCandidate{rank, value, from})
	}
	if old := m.rec.ranks[f]; value != "" && (old == 0 || rank < old) && (f != dateField || m.isDate(value)) {
		m.rec.values[f], m.rec.ranks[f], m.from[f] = value, rank, from
	}
}

func (m *pageData) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop"} {
			name := strings.ToLower(attribute(n, key))
			p, ok := metaPlaces[name]
			if !ok {
				p, ok = datePlace(name)
			}
			if ok && (key != "itemprop" || p.field != dateField || m.mayDate(n, true)) {
				m.set(p.field, p.rank, attribute(n, "content"), "meta "+name)
			}
			if value := attribute(n, "content"); !ok && key != "itemprop" && m.made == "" && isMade(name) && m.isDate(value) {
				m.made = value
			}
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			m.set(urlField, linkedRank, attribute(n, "href"), "rel=canonical")
		}
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			m.name = headingText(n)
			m.set(titleField, titleRank, m.name, "element title")
		}
	case atom.H1, atom.H2, atom.H3:
		text := headingText(n)
		if text != "" {
			m.heads = append(m.heads, text)
		}
		if n.DataAtom == atom.H1 {
			m.set(titleField, headingRank, text, "element h1")
		}
	case atom.A:
		if text := plainText(n); len(text) < 60 {
			m.menu[arabic.Fold(text)] = true
		}
		u, err := url.Parse(attribute(n, "href"))
		isFirstPage := err == nil && (u.Path == "/" || u.Path == "" && u.Host != "") && u.RawQuery == ""
		if (isFirstPage || strings.EqualFold(attribute(n, "rel"), "home")) && len(m.homes) < 8 {
			if text := cmp.Or(plainText(n), alternative(n)); text != "" {
				m.homes = append(m.homes, text)
			}
		}
	case atom.Img:
		if alt := attribute(n, "alt"); alt != "" && len(strings.Fields(alt)) <= longestName && len(m.logos) < 8 {
			m.logos = append(m.logos, alt)
			if isLogo(n) {
				m.brands = append(m.brands, alt)
			}
		}
	case atom.Time:
		rank, named := timeOf(n)
		if !m.mayDate(n, named) {
			return
		}
		value := cmp.Or(attribute(n, "datetime"), attribute(n, "data-timestamp"), attribute(n, "data-date"), headingText(n))
		m.set(dateField, rank, value, "element time")
	case atom.Script:
		if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) < maxLinkedSize {
			for _, v := range linkedData(n.FirstChild.Data) {
				m.gather(v, 6)
			}
		}
	default:
		m.dateAttribute(n)
		prop := attribute(n, "itemprop")
		if strings.EqualFold(prop, "datePublished") && m.mayDate(n, true) {
			m.set(dateField, timeRank-1, attribute(n, "content"), "itemprop datePublished")
		}
		if rank := metaPlaces["og:site_name"].rank; strings.EqualFold(prop, "publisher") && (m.rec.ranks[outletField] == 0 || m.rec.ranks[outletField] > rank) {
			m.set(outletField, rank, nameIn(n), "itemprop publisher")
		}
		if n.DataAtom == atom.Abbr && slices.Contains(strings.Fields(attribute(n, "class")), "published") && m.mayDate(n, true) { // the microformat hAtom
			m.set(dateField, timeRank, attribute(n, "title"), "class published")
		}
	}
}

// alternative is what stands for the first picture in an element.
func alternative(n *html.Node) string {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Img {
			return strings.TrimSpace(attribute(c, "alt"))
		}
	}
	return ""
}

// dateAttribute takes the date from an attribute of an element that is named as one, or
// prints an age, where the clock of the reader does the rest:
// <span class="meta" title="2023-11-03 10:00">منذ 5 أيام</span>.
func (m *pageData) dateAttribute(n *html.Node) {
	if !slices.ContainsFunc(n.Attr, isMoment) {
		return
	}
	class := strings.ToLower(attribute(n, "class"))
	for _, a := range n.Attr {
		if !isMoment(a) || containsAny(class, "updat", "modif", "comment") || !m.isDate(a.Val) || !m.mayDate(n, false) {
			continue
		}
		if isNamed := a.Key != "title" && dateClass().MatchString(class); isNamed || isAge(headingText(n)) {
			m.set(dateField, timeRank, a.Val, "attribute "+a.Key)
		}
	}
}

// dateClass names an element as when a story was published: date, post-date, and not
// match-time.
var dateClass = pattern(`(?:^|\s)(?:(?:js|post|entry|article|news|story|meta|item|publish(?:ed)?|pub|timestamp)[-_]{0,2})?(?:date|time|datetime|timeago|timestamp|published)(?:\s|$)`)

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
