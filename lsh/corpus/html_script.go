package corpus

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sada/lsh/arabic"
)

// How a story that only a script holds is read
//
// Many sites send an empty page and the story as JSON in a script, which draws it. The
// JSON is that of an editorial system: an object with the title of the page among
// menus, related stories and settings, and the text under one of a few names, as HTML,
// as plain lines, or as a tree of blocks. So every JSON value in a script is looked at:
// a whole script, what is assigned to a variable or handed to a function, a string that
// is JSON itself, and the rows of a stream that are pushed piece by piece (React's
// flight format, id ":" JSON or id ":T" length in hexadecimal "," text). The object is
// known by its title, which is that of the page; of several the one with the longest
// text counts.

// scripted is the story of a page that a script holds, if there is little text in the
// page itself; nil if none has the page's title.
func (m *pageData) scripted(doc *html.Node, text string) *scriptStory {
	const (
		little = 1000    // bytes; about ninety words
		most   = 8 << 20 // bytes of one script
	)
	if len(text) > little {
		return nil
	}
	r := scriptReader{pageData: m, texts: map[string]string{}, left: 4 * most}
	var stream strings.Builder
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || len(n.FirstChild.Data) > most || strings.EqualFold(attribute(n, "type"), "application/ld+json") {
			continue
		}
		for _, v := range jsonValues(n.FirstChild.Data) {
			if piece, ok := pushed(v); ok {
				stream.WriteString(piece)
				continue
			}
			r.values = append(r.values, v)
		}
	}
	r.stream(stream.String())
	for _, v := range r.values {
		r.look(v, 0)
	}
	return r.best
}

// scriptStory is a story in JSON.
type scriptStory struct {
	title, date string
	text        string // one paragraph a line
}

// scriptReader looks for the story of a page in the values of its scripts.
type scriptReader struct {
	*pageData
	values []any
	texts  map[string]string // of the rows of a stream, by "$" and their id
	best   *scriptStory
	left   int // bytes of texts that may yet be read: one in many objects is read for each
}

// jsonValues are the JSON values in a script: it is one, or they stand behind "=" or "(".
func jsonValues(script string) []any {
	const tries = 256
	var all []any
	if v, _, ok := decodeJSON(script); ok {
		return append(all, v)
	}
	for try := 0; try < tries; try++ {
		i := strings.IndexAny(script, "=(")
		if i < 0 {
			break
		}
		script = strings.TrimLeft(script[i+1:], " \t\r\n")
		v, size, ok := decodeJSON(script)
		if !ok {
			continue
		}
		script = script[size:]
		if s, isString := v.(string); isString { // JSON.parse("{…}")
			if v, _, ok = decodeJSON(s); !ok {
				continue
			}
		}
		all = append(all, v)
	}
	return all
}

// decodeJSON is the object, array or string that a text begins with and how many bytes it
// takes.
func decodeJSON(text string) (v any, size int, ok bool) {
	text, blanks := strings.TrimLeft(text, " \t\r\n"), len(text)-len(strings.TrimLeft(text, " \t\r\n"))
	if text == "" || !strings.ContainsRune(`{["`, rune(text[0])) {
		return nil, 0, false
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return nil, 0, false
	}
	return v, blanks + int(d.InputOffset()), true
}

// pushed is a piece of a stream: [1, "…"].
func pushed(v any) (string, bool) {
	call, _ := v.([]any)
	if len(call) != 2 {
		return "", false
	}
	kind, isNumber := call[0].(json.Number)
	piece, isString := call[1].(string)
	return piece, isNumber && isString && kind == "1"
}

// stream takes the rows of a stream apart.
func (r *scriptReader) stream(rows string) {
	for rows != "" {
		id, rest, ok := strings.Cut(rows, ":")
		if !ok {
			return
		}
		id = "$" + strings.TrimSpace(id)
		if length, text, ok := strings.Cut(rest, ","); ok && strings.HasPrefix(length, "T") {
			if n, err := strconv.ParseUint(length[1:], 16, 31); err == nil && n <= uint64(len(text)) {
				r.texts[id], rows = text[:n], text[n:]
				continue
			}
		}
		row, next, _ := strings.Cut(rest, "\n")
		if v, _, ok := decodeJSON(row); ok {
			r.values = append(r.values, v)
		}
		rows = next
	}
}

// look looks for the story in a value and in all that it holds.
func (r *scriptReader) look(v any, depth int) {
	const deepest = 64
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			r.look(one, depth+1)
		}
	case map[string]any:
		members := membersOf(v)
		if title := r.named(members, scriptTitles); r.isTitle(title) {
			if text := r.body(members, 0); isStory(text) && (r.best == nil || len(text) > len(r.best.text)) {
				r.best = &scriptStory{title, r.named(members, scriptDates), text}
			}
		}
		for _, key := range sortedKeys(v) {
			r.look(v[key], depth+1)
		}
	}
}

// isStory says whether a text has a paragraph and is not cut, as those in lists are.
func isStory(text string) bool {
	end := strings.TrimRight(text, " \n")
	return !strings.HasSuffix(end, "...") && !strings.HasSuffix(end, "…") && slices.ContainsFunc(makeLines(text), func(l line) bool { return l.isLong() })
}

// sortedKeys are the names in an object, in order.
func sortedKeys(object map[string]any) []string {
	keys := make([]string, 0, len(object))
	for key := range object {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// isTitle says whether a title in a script is that of the page.
func (m *pageData) isTitle(title string) bool {
	key := arabic.Fold(title)
	if strings.Count(key, " ") < 1 {
		return false
	}
	is := func(text string) bool { return arabic.Fold(html.UnescapeString(text)) == key } // many pages escape it twice
	return slices.ContainsFunc(m.titles, func(t titleCandidate) bool {
		return is(t.value) || t.rank == titleRank && slices.ContainsFunc(titleParts(t.value), is)
	}) || strings.HasPrefix(arabic.Fold(html.UnescapeString(m.name))+" ", key+" ")
}

// scriptTitles, scriptDates and scriptTexts are the names under which editorial systems
// keep the title, the date of publication and the text, best first where it matters, in
// small letters without strokes.
var (
	scriptTitles = []string{"headline", "title", "posttitle", "newstitle", "name", "heading", "rendered", "basic"}
	scriptDates  = []string{"datepublished", "publishedat", "publisheddate", "publishdate", "publishedon", "publishat", "publicationdate", "publishtime", "firstpublished", "firstpublisheddate", "displaydate", "published", "pubdate", "postdate", "date", "createdat", "createddate", "created", "creationdate"}
	scriptTexts  = []string{"articlebody", "body", "bodyhtml", "content", "contenthtml", "text", "fulltext", "details", "description", "html", "rendered", "processed", "paragraphs", "blocks", "contentelements", "elements", "components", "children", "items", "data", "root", "story", "postcontent", "newsbody", "newscontent", "newsdetails", "value", "spans", "json", "document"}
)

// membersOf are what an object has under its names as memberName spells them; the name
// so spelt itself comes first, then the others in order.
func membersOf(object map[string]any) map[string]any {
	all := make(map[string]any, len(object))
	for _, key := range sortedKeys(object) {
		if name := memberName(key); name == key || all[name] == nil {
			all[name] = object[key]
		}
	}
	return all
}

func memberName(key string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(key))
}

// named is the first text or number that an object has under one of the names, or that
// stands in what it has there ("title": {"rendered": …}).
func (r *scriptReader) named(members map[string]any, names []string) string {
	for _, name := range names {
		switch v := members[name].(type) {
		case string:
			if v = strings.TrimSpace(linesOf(html.UnescapeString(cmp.Or(r.texts[v], v)))); v != "" {
				return v
			}
		case json.Number:
			return v.String()
		case map[string]any:
			for _, inner := range []string{"rendered", "basic", "text", "value"} {
				if s, ok := v[inner].(string); ok && s != "" {
					return strings.TrimSpace(linesOf(html.UnescapeString(s)))
				}
			}
		}
	}
	return ""
}

// body is the longest text that an object has under one of the names of texts, one
// paragraph a line.
func (r *scriptReader) body(members map[string]any, depth int) string {
	longest := ""
	for _, name := range scriptTexts {
		if text := r.textIn(members[name], name, depth+1); len(text) > len(longest) {
			longest = text
		}
	}
	return longest
}

// textIn is the text of a value that an object has under a name.
func (r *scriptReader) textIn(v any, name string, depth int) string {
	const deepest = 24
	if depth > deepest {
		return ""
	}
	switch v := v.(type) {
	case string:
		text := cmp.Or(r.texts[v], v)
		if r.left -= len(text); r.left < 0 {
			return ""
		}
		return scriptText(text)
	case map[string]any:
		if kind := strings.ToLower(cmp.Or(textOf(v["type"]), textOf(v["_type"]), textOf(v["__typename"]))); containsAny(kind, scriptOthers...) {
			return ""
		}
		return r.body(membersOf(v), depth)
	case []any:
		var b strings.Builder
		for _, one := range v {
			part, apart := r.textIn(one, name, depth+1), !isPiece(one, name)
			if apart && b.Len() > 0 && part != "" && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
			b.WriteString(part)
		}
		return b.String()
	}
	return ""
}

// scriptOthers are in the names of blocks that are no text of the story.
var scriptOthers = []string{"image", "gallery", "video", "audio", "embed", "related", "social", "advert", "caption", "link_list", "linklist", "interstitial", "newsletter", "readmore", "promo"}

// isPiece says whether an element of an array is a piece of a line: a text among the
// children of a block.
func isPiece(v any, name string) bool {
	object, _ := v.(map[string]any)
	_, isText := object["text"].(string)
	kind := cmp.Or(textOf(object["type"]), textOf(object["_type"]))
	return isText && (kind == "text" || kind == "span" || kind == "" && (name == "children" || name == "spans"))
}

// scriptText is the text of a string, which may be HTML.
func scriptText(s string) string {
	if strings.Contains(s, "&lt;") {
		s = html.UnescapeString(s)
	}
	if is, blocks := markup(s); is {
		s, _ = markupText(s, !blocks)
		return s
	}
	return html.UnescapeString(s)
}
