package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
	return key == "" || key == arabic.Fold(outlet) || slices.Contains(sectionNames, key) || words <= 3 && m.menu[key] || m.isSite(d, text)
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
	title, isName := m.rec.values[titleField], m.rec.ranks[titleField] == titleRank // <title> itself
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
	if h := m.headline(); h != "" && isName {
		return h // "Site : Title - Section - 13/12/2023"
	}
	// "Site :: Title", "Title | Site", where nothing but the site's name says which is which.
	for _, mark := range titleMarks() {
		if site, rest, ok := strings.Cut(title, mark); ok && isName && m.isSite(d, strings.Trim(site, " :")) && !m.isNoTitle(d, rest, outlet) {
			title = strings.TrimSpace(rest)
		}
	}
	for _, mark := range titleMarks() {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		site := strings.TrimSpace(title[i+len(mark):])
		if arabic.Fold(site) == arabic.Fold(outlet) || d.isOutlet(site) || isName && len(strings.Fields(site)) <= 4 {
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
	if site := m.besideHeadline(d); site != "" {
		return site
	}
	for _, mark := range append(titleMarks(), ": ") {
		if i := strings.LastIndex(m.name, mark); i >= 0 && isHeading(m.name[:i]) && m.isSite(d, m.name[i+len(mark):]) {
			return strings.TrimSpace(m.name[i+len(mark):])
		}
		if before, after, ok := strings.Cut(m.name, mark); ok && isHeading(after) && m.isSite(d, before) {
			return strings.TrimSpace(before)
		}
	}
	for _, part := range titleParts(m.name) {
		first, rest, _ := strings.Cut(arabic.Fold(part), " ")
		isPart := func(heading string) bool { return heading != part && strings.Contains(heading, part) }
		if rest != "" && slices.Contains(publishers, first) && m.isSite(d, part) && !slices.ContainsFunc(m.heads, isPart) {
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

// isSite tells whether a text is shown to be the name of a site: by its words, by a link to
// the first page or by the line about the rights.
func (m *pageData) isSite(d *decoder, text string) bool {
	key := arabic.Fold(text)
	first, _, more := strings.Cut(key, " ") // with more than a word
	if key == "" || strings.Count(key, " ") >= longestName {
		return false
	}
	hasRights := func(r string) bool {
		return strings.Contains(" "+r+" ", " "+key+" ") && (more || strings.Count(r, " ") < 4)
	}
	return slices.Contains(organisations, first) || more && (d.isOutlet(text) || slices.Contains(publishers, first)) ||
		slices.ContainsFunc(m.homes, func(h string) bool { return arabic.Fold(h) == key }) || slices.ContainsFunc(m.rights, hasRights)
}

// namedTitle takes the title from an element above the first paragraph, or at the
// beginning of the text, that is named as one (id=lblTitle) or all bold or centred, if
// nothing but <title> says one and that speaks of nothing that the text does: old systems
// have the name of the site and the section there, word processors that of the file.
func (d *decoder) namedTitle(s *section, m *pageData, e *extractor, text string) {
	const longest = 200 // bytes
	if rank := m.rec.ranks[titleField]; rank < titleRank && rank > 0 || isPlatformURL(s.URL) {
		return
	}
	h := pageHead{paragraphs: (&section{lines: pointers(makeLines(text))}).paragraphs()}
	if len(h.paragraphs) == 0 || h.shared(&line{text: m.name}) > 0 {
		return
	}
	title := ""
	for n := range e.root.Descendants() {
		st := e.stats[n]
		if st == nil || st.text == 0 || !isBlock(n) && n.DataAtom != atom.Span {
			continue
		}
		if st.own > longest && e.isInside(n) {
			break
		}
		isHeading := level(n) <= 4
		if st.text > longest || st.links > 0 || !isHeading && !isNamedTitle(n) || e.refuse(n) != "" {
			continue
		}
		if l := firstLine(plainText(n)); (!isHeading || h.shared(l) >= 2) && l.words >= 3 && !l.isLong() && !l.isDateline() && !d.isDated(l) {
			title = strings.TrimSpace(l.text)
		}
	}
	if title != "" && arabic.Fold(title) != arabic.Fold(s.Title) {
		s.Title = title
		d.explain(s, &line{}, "title", title, "named as the title, above the text")
	}
}

// isNamedTitle says whether an element says of itself that it is the title, or is all bold
// or centred.
func isNamedTitle(n *html.Node) bool {
	for _, key := range []string{"id", "class"} {
		if containsAny(strings.ToLower(attribute(n, key)), "title", "headline", "subject", "lblhead") {
			return true
		}
	}
	if !isBlock(n) {
		return false
	}
	style := strings.ReplaceAll(attribute(n, "style"), " ", "")
	if n.DataAtom == atom.Center || strings.EqualFold(attribute(n, "align"), "center") || strings.Contains(style, "text-align:center") {
		return true
	}
	text := plainText(n)
	for c := range n.Descendants() {
		if c.DataAtom == atom.B || c.DataAtom == atom.Strong {
			return plainText(c) == text
		}
	}
	return false
}

// pointers are those to lines.
func pointers(lines []line) []*line {
	all := make([]*line, len(lines))
	for i := range lines {
		all[i] = &lines[i]
	}
	return all
}

// titleBefore takes the title from the lines right before the text, as old pages
// have it in bold there, if nothing says it and the text begins with a paragraph.
func (d *decoder) titleBefore(s *section, e *extractor) {
	const (
		reach    = 3 // lines
		headline = 4 // words
	)
	if s.Title != "" || isPlatformURL(s.URL) {
		return
	}
	for _, l := range s.lines {
		if l.isParagraph() {
			break
		} else if l.why == "" && l.words >= headline {
			return // it is in the text
		}
	}
	lines := makeLines(e.above())
	for i := len(lines) - 1; i >= max(0, len(lines)-reach); i-- {
		l := &lines[i]
		kind, _ := classify(l)
		_, dated := d.dateOf(l)
		if _, published := d.publication(l); kind != textLine || dated || published || l.words < headline || l.isByline() {
			continue
		}
		if !l.isLong() && len(lineParts(l.text)) == 0 {
			s.Title = strings.TrimSpace(l.text)
			d.explain(s, &line{}, "title", s.Title, "the line before the text")
		}
		return
	}
}
