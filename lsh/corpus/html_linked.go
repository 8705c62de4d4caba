package corpus

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"sada/lsh/arabic"

	"golang.org/x/net/html"
)

// JSON-LD
//
// A page may describe its story, the site and its videos in scripts for search engines, and
// the stories of its lists, too. Many systems write them by hand, so that what is no JSON is
// mended, and where that fails read field by field. Of several stories those are taken that
// have the page's address, or its title.

// maxLinkedSize is how many bytes of a script are read.
const maxLinkedSize = 1 << 20

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

var (
	linkedField     = pattern(`"(headline|datePublished|url|articleBody)":\s*("(?:[^"\\]|\\.)*")\s*[,}]`)
	linkedPublisher = pattern(`"publisher":\s*\{[^{}]*?"name":\s*("(?:[^"\\]|\\.)*")`)
	linkedType      = pattern(`"@type":\s*\[?"(\w*(?:Article|BlogPosting|Report))"`)
)
