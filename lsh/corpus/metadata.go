package corpus

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
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

// datePlace is the place of a name that nobody lists and that says to be the day of
// publication: pub_date, cXenseParse:recs:publishtime.
func datePlace(name string) (place, bool) {
	const published = 17 // rank
	switch {
	case containsAny(name, "modif", "updat", "expir", "unpub", "valid", "lastmod", "author", "publisher", "republ"):
	case name == "article:published", name == "dcterms.date", strings.Contains(name, "pub") && containsAny(name, "date", "time"), strings.Contains(name, "published"), strings.Contains(name, "issued"):
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
	linkedRank    = 2  // JSON-LD, and rel=canonical for the address
	videoRank     = 5  // JSON-LD of a video, which may be all of the page or a part
	headingRank   = 6  // h1
	timeRank      = 20 // one less where it is marked as that of publication, one more as that of a change
	titleRank     = 21 // <title>
	maxLinkedSize = 1 << 20
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

// headline is the first heading that stands in <title> and is as long as a title, "" if
// there is none.
func (m *pageData) headline() string {
	name := " " + arabic.Fold(m.name) + " "
	for _, h := range m.heads {
		if key := arabic.Fold(h); strings.Count(key, " ")+1 >= legendWords && strings.Contains(name, " "+key+" ") {
			return h
		}
	}
	return ""
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
		if isHome := err == nil && (u.Path == "/" || u.Path == "" && u.Host != "") && u.RawQuery == ""; (isHome || strings.EqualFold(attribute(n, "rel"), "home")) && len(m.homes) < 8 {
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

// linkedData are the values in a script of JSON-LD, which many systems write by hand: inside
// a comment or CDATA, with line breaks and tabs in strings, commas behind the last entry,
// something behind the value. Of what is no JSON even so the fields are read that a story
// has, each for itself.
func linkedData(script string) (all []any) {
	text := script
	if !json.Valid([]byte(text)) {
		text = mended(script)
	}
	values := json.NewDecoder(strings.NewReader(text))
	for {
		var v any
		err := values.Decode(&v)
		if err == nil {
			all = append(all, v)
			continue
		}
		if len(all) > 0 || errors.Is(err, io.EOF) {
			return all
		}
		break
	}
	v := map[string]any{}
	for _, m := range linkedField().FindAllStringSubmatch(text, -1) {
		var value string
		if v[m[1]] == nil && json.Unmarshal([]byte(m[2]), &value) == nil {
			v[m[1]] = value
		}
	}
	if m := linkedPublisher().FindStringSubmatch(text); m != nil {
		var name string
		if json.Unmarshal([]byte(m[1]), &name) == nil {
			v["publisher"] = name
		}
	}
	if m := linkedType().FindStringSubmatch(text); m != nil && len(v) > 0 {
		v["@type"] = m[1]
		return []any{v}
	}
	return nil
}

// mended is JSON from the first bracket on, with the control characters in its strings as
// blanks and without commas that nothing follows.
func mended(script string) string {
	at := strings.IndexAny(script, "{[")
	if at < 0 {
		return ""
	}
	var b strings.Builder
	inString, comma := false, false
	for i := at; i < len(script); i++ {
		c := script[i]
		switch {
		case inString && c == '\\' && i+1 < len(script):
			b.WriteByte(c)
			i++
			b.WriteByte(script[i])
			continue
		case inString && c < ' ':
			b.WriteByte(' ')
			continue
		case !inString && c <= ' ':
			continue
		case c == '"':
			inString = !inString
		case !inString && c == ',':
			comma = true
			continue
		}
		if comma && c != '}' && c != ']' {
			b.WriteByte(',')
		}
		comma = false
		b.WriteByte(c)
	}
	return b.String()
}

var (
	linkedField     = pattern(`"(headline|datePublished|url|articleBody)":\s*("(?:[^"\\]|\\.)*")\s*[,}]`)
	linkedPublisher = pattern(`"publisher":\s*\{[^{}]*?"name":\s*("(?:[^"\\]|\\.)*")`)
	linkedType      = pattern(`"@type":\s*\[?"(\w*(?:Article|BlogPosting|Report))"`)
)

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

// gather finds the articles and the videos in JSON-LD.
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
			m.videos = append(m.videos, v)
		}
		if id, name := textOf(v["@id"]), textOf(v["name"]); id != "" && name != "" && isSiteType(v["@type"]) {
			m.sites[id] = name
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
	if len(m.linked) == 0 && len(m.videos) == 0 {
		return
	}
	names := []string{m.name}
	if m.heading != nil {
		names = append(names, headingText(m.heading))
	}
	if len(m.linked) == 0 { // a video is the page if it has its name; else it was loaded up for it, or long before
		titles := makePrefixes(names)
		for _, v := range m.videos {
			if titles.match(arabic.Fold(textOf(v["name"]))) {
				const from = "JSON-LD of the video"
				m.set(titleField, videoRank, textOf(v["name"]), from)
				m.set(dateField, videoRank, textOf(v["uploadDate"]), from)
			}
		}
		return
	}
	titles, heads := makePrefixes(append(names, m.rec.values[titleField])), makePrefixes(m.heads)
	for _, v := range m.linked {
		switch near := m.nearness(v, titles, heads); {
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
		m.set(outletField, linkedRank, cmp.Or(textOf(v["publisher"]), m.referred(v["publisher"]), m.referred(v["isPartOf"])), from)
		m.set(urlField, linkedRank+2, textOf(v["url"]), from)
		if m.body == "" {
			m.body = linesOf(textOf(v["articleBody"]))
		}
	}
}

// nearness says how much points to an article in JSON-LD being the page's: 3 its
// address, 2 its title, 1 any heading, 0 nothing.
func (m *pageData) nearness(v map[string]any, titles, heads prefixes) int {
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
	switch headline := arabic.Fold(textOf(v["headline"])); {
	case titles.match(headline):
		return 2
	case heads.match(headline):
		return 1
	}
	return 0
}

// prefixes are folded texts, sorted, none of them empty.
type prefixes []string

func makePrefixes(texts []string) prefixes {
	var p prefixes
	for _, text := range texts {
		if key := arabic.Fold(text); key != "" {
			p = append(p, key)
		}
	}
	slices.Sort(p)
	return p
}

// match tells whether a text begins with one of them or one with it. A page may have
// thousands of each, so they are not compared one by one: what a text begins with
// stands right before it, or before what it has in common with that.
func (p prefixes) match(text string) bool {
	if text == "" {
		return false
	}
	if i, _ := slices.BinarySearch(p, text); i < len(p) && strings.HasPrefix(p[i], text) {
		return true
	}
	for text != "" {
		i, found := slices.BinarySearch(p, text)
		if found {
			return true
		}
		if i == 0 {
			return false
		}
		common := 0
		for common < len(text) && common < len(p[i-1]) && text[common] == p[i-1][common] {
			common++
		}
		text = text[:common]
	}
	return false
}

// referred is the name of the organisation or site that JSON-LD points to by its @id,
// as most pages of WordPress do, "" if it is none that the page describes.
func (m *pageData) referred(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return m.sites[textOf(v["@id"])]
	case []any:
		for _, one := range v {
			if name := m.referred(one); name != "" {
				return name
			}
		}
	}
	return ""
}

// isSiteType says whether a thing of JSON-LD is who prints a page; the page itself,
// named for its title, is none.
func isSiteType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Organization") || v == "WebSite"
	case []any:
		return slices.ContainsFunc(v, isSiteType)
	}
	return false
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

// How the title is chosen
//
// A page says its title in up to five ways, and each may say something else: what
// social networks read may be the name of the site on every page, h1 that of a
// section, <title> all of them in a row. So the places are asked in the order of
// their rank, and what is the name of the outlet or of a section is passed over for
// the next; where none is left, the last heading before the text is the title, or
// else the text's first line (header).

// choose puts the best candidate into the title's field.
func (m *pageData) choose(d *decoder, outlet string) {
	if m.rec.ranks[titleField] == 0 || m.rec.values[titleField] == "" {
		return
	}
	slices.SortStableFunc(m.titles, func(a, b titleCandidate) int { return int(a.rank) - int(b.rank) })
	if m.nearest != nil {
		m.titles = append(m.titles, titleCandidate{titleRank + 1, plainText(m.nearest), "the heading before the text"})
	}
	for _, t := range m.titles {
		parts := []string{t.value}
		if t.rank == titleRank {
			parts = titleParts(t.value)
		}
		isTitle := func(part string) bool {
			return !m.isNoTitle(d, part, outlet) && (t.rank != titleRank || m.nearest == nil || strings.Contains(strings.TrimSpace(part), " "))
		}
		if !slices.ContainsFunc(parts, isTitle) {
			continue
		}
		m.rec.values[titleField], m.rec.ranks[titleField], m.from[titleField] = t.value, t.rank, t.from
		return
	}
	m.rec.values[titleField] = ""
}

// isNoTitle tells whether a text is the name of the outlet, of another or of a
// section of the site.
func (m *pageData) isNoTitle(d *decoder, text, outlet string) bool {
	key := arabic.Fold(text)
	words := 1 + strings.Count(key, " ")
	switch {
	case key == "" || key == arabic.Fold(outlet) || slices.Contains(sectionNames, key):
		return true
	case words <= 3:
		return m.menu[key] || m.isSite(d, text)
	}
	return m.isSite(d, text)
}

// titleParts are the parts of a <title>, of which one may be the title, another the
// site or a section.
func titleParts(name string) []string {
	parts := []string{name}
	for _, mark := range titleMarks() {
		var finer []string
		for _, part := range parts {
			for piece := range strings.SplitSeq(part, mark) {
				finer = append(finer, strings.Trim(piece, " :|-–—»«"))
			}
		}
		parts = finer
	}
	return parts
}

// sectionNames are what sites call the pages that hold their articles, folded.
var sectionNames = []string{
	"الاخبار", "اخبار", "خبر", "الخبر", "تفاصيل الخبر", "تفاصيل", "التفاصيل", "تفاصيل المقال", "عرض الخبر", "قراءه الخبر", "طباعه", "طباعه الخبر", "طباعه المقال", "نسخه للطباعه", "المركز الاعلامي", "الرييسيه",
	"الصفحه الرييسيه", "بيان صحفي", "بيانات صحفيه", "البيانات الصحفيه", "مقالات", "المقالات", "مقال", "news", "news details", "article", "print", "home", "media center", "untitled document", "document",
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
		if key == "" || strings.Count(folded, " ") < 2 && folded != key || folded == arabic.Fold(outlet) && folded != key {
			continue // or the name of the site, which <title> begins with
		}
		if strings.HasPrefix(folded, key) || strings.HasPrefix(key, folded) || strings.HasSuffix(key, folded) {
			return h
		}
	}
	if h := m.headline(); h != "" && m.rec.ranks[titleField] == titleRank {
		return h // "Site : Title - Section - 13/12/2023"
	}
	// "Site :: Title", "Title | Site", where nothing but the site's name says which is which.
	for _, mark := range titleMarks() {
		if site, rest, ok := strings.Cut(title, mark); ok && m.rec.ranks[titleField] == titleRank && m.isSite(d, strings.Trim(site, " :")) && !m.isNoTitle(d, rest, outlet) {
			title = strings.TrimSpace(rest)
		}
	}
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
func titleMarks() []string {
	return []string{" | ", " - ", " – ", " — ", " ::: ", " :: ", " » ", " « ", " › ", " ‹ ", " • ", " · ", " ~ ", " -> ", " > "}
}

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
	isSite := func(s string) bool { return m.isSite(d, s) }
	if site := m.besideHeadline(d); site != "" {
		return site
	}
	for _, mark := range append(titleMarks(), ": ") {
		if i := strings.LastIndex(m.name, mark); i >= 0 && isHeading(m.name[:i]) && isSite(m.name[i+len(mark):]) {
			return strings.TrimSpace(m.name[i+len(mark):])
		}
		if before, after, ok := strings.Cut(m.name, mark); ok && isHeading(after) && isSite(before) {
			return strings.TrimSpace(before)
		}
	}
	for _, part := range titleParts(m.name) {
		first, rest, _ := strings.Cut(arabic.Fold(part), " ")
		if rest != "" && slices.Contains(publishers, first) && m.isSite(d, part) && !slices.ContainsFunc(m.heads, func(h string) bool { return h != part && strings.Contains(h, part) }) {
			return part
		}
	}
	return m.owner()
}

// besideHeadline is the part of <title> that is the name of a site where others are the
// headline and the section: "KUNA : Title - الشؤون الاقتصادية". A name in Latin letters
// that is known is no section's.
func (m *pageData) besideHeadline(d *decoder) string {
	h := m.headline()
	if h == "" {
		return ""
	}
	before, after, found := strings.Cut(m.name, h)
	if !found {
		return ""
	}
	const signs = " :|-–—»«~›‹•·>"
	parts := append(titleParts(strings.TrimRight(before, signs)), titleParts(strings.TrimLeft(after, signs))...)
	if i := slices.IndexFunc(parts, func(part string) bool {
		return m.isSite(d, part) || !hasArabic(part) && d.isOutlet(part)
	}); i >= 0 {
		return strings.TrimSpace(parts[i])
	}
	return ""
}

// isLogo says whether a picture is named one by its file, its class or its id.
func isLogo(n *html.Node) bool {
	file := attribute(n, "src")
	return slices.ContainsFunc([]string{file[strings.LastIndex(file, "/")+1:], attribute(n, "class"), attribute(n, "id")}, func(name string) bool {
		return strings.Contains(strings.ToLower(name), "logo")
	})
}

// owner is the name that the link to the first page has, or the site's logo, where it is
// all that <title> says or the page names it as whose the rights are, or where <title> begins
// or ends with what stands for the logo.
func (m *pageData) owner() string {
	const most = 4 // words
	for _, home := range slices.Concat(m.homes, m.logos) {
		key := arabic.Fold(home)
		if key == "" || strings.Count(key, " ") >= most || isSectionName(key) {
			continue
		}
		if key == arabic.Fold(m.name) || slices.ContainsFunc(m.rights, func(r string) bool { return strings.Contains(" "+r+" ", " "+key+" ") }) {
			return strings.TrimSpace(home)
		}
	}
	if parts := titleParts(m.name); len(parts) > 1 {
		for _, brand := range m.brands {
			key := arabic.Fold(brand)
			isBrand := func(part string) bool { return arabic.Fold(part) == key }
			if key != "" && strings.Count(key, " ") < most && !isSectionName(key) && !m.menu[key] && (isBrand(parts[0]) || isBrand(parts[len(parts)-1])) {
				return strings.TrimSpace(brand)
			}
		}
	}
	for _, home := range m.homes {
		if isOrganisation(home) && strings.Count(home, " ") < most {
			return strings.TrimSpace(home)
		}
	}
	for _, r := range m.rightsLines {
		if name := rightsHolder(r); name != "" {
			return name
		}
	}
	return ""
}

// publishers are those of organisations that a headline does not begin with in a
// part of its own, and ministries.
var publishers = []string{"صحيفه", "جريده", "موقع", "وكاله", "قناه", "بوابه", "مجله", "منصه", "راديو", "اذاعه", "فضاييه", "وزاره", "منتدي", "منتديات", "مدونه"}

// isSite tells whether a text is shown to be the name of a site.
func (m *pageData) isSite(d *decoder, text string) bool {
	key := arabic.Fold(text)
	first, rest, _ := strings.Cut(key, " ")
	if key == "" || strings.Count(key, " ") >= longestName {
		return false
	}
	return rest != "" && d.isOutlet(text) || slices.Contains(organisations, first) || rest != "" && slices.Contains(publishers, first) ||
		slices.ContainsFunc(m.homes, func(h string) bool { return arabic.Fold(h) == key }) ||
		slices.ContainsFunc(m.rights, func(r string) bool {
			return strings.Contains(" "+r+" ", " "+key+" ") && (rest != "" || strings.Count(r, " ") < 4)
		})
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

// headingText is the text of a heading or of <title>, cut where none is as long.
func headingText(n *html.Node) string {
	const longest = 2000 // bytes; some two hundred words
	var w lineWriter
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			w.text(c.Data[:min(len(c.Data), 2*longest)])
		}
		if w.b.Len() > longest {
			return strings.ToValidUTF8(w.b.String()[:longest], "")
		}
	}
	return w.b.String()
}
