package corpus

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Feeds are read as a stream, an item at a time. The channel's title is the
// outlet, unless the item names another. The text is the longest that the item
// has; in summaries and contents it is HTML, which goes through the same rules
// as a page.

// isFeed recognises RSS, RDF and Atom by their first elements.
func isFeed(in *input, head []byte) bool {
	head = withoutByteOrderMark(head)
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	head = head[:min(len(head), 4096)]
	return bytes.Contains(head, []byte("<rss")) || bytes.Contains(head, []byte("<feed")) || bytes.Contains(head, []byte("<rdf:RDF"))
}

// feedText is the content of an element.
type feedText struct {
	XMLName xml.Name
	Type    string `xml:"type,attr"`
	Rel     string `xml:"rel,attr"`
	Href    string `xml:"href,attr"`
	Text    string `xml:",chardata"`
	Inner   string `xml:",innerxml"`
}

// feedItem is an item of RSS or an entry of Atom.
type feedItem struct {
	number  int        // from 1
	Titles  []feedText `xml:"title"`
	Links   []feedText `xml:"link"`
	IDs     []feedText `xml:"guid"`
	AtomIDs []feedText `xml:"id"`

	PubDate   string `xml:"pubDate"`
	Published string `xml:"published"`
	Date      string `xml:"http://purl.org/dc/elements/1.1/ date"`
	Updated   string `xml:"updated"`

	Description []feedText `xml:"description"`
	Summary     []feedText `xml:"summary"`
	Encoded     []feedText `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	Content     []feedText `xml:"content"`

	Source struct {
		Text  string `xml:",chardata"`
		Title string `xml:"title"`
	} `xml:"source"`
	Publisher string `xml:"http://purl.org/dc/elements/1.1/ publisher"`

	Statuses []feedText `xml:"status"`
}

// unpublished is the state of an item that an export of WordPress holds and no reader has
// seen (draft, private, trash), "" for others. An export lists what is uploaded, too, in the
// state inherit.
func (it *feedItem) unpublished() string {
	for _, s := range it.Statuses {
		state := strings.TrimSpace(s.Text)
		if strings.Contains(s.XMLName.Space, "wordpress.org/export") && state != "publish" {
			return state
		}
	}
	return ""
}

// feedBatch is the number of items decoded at a time.
const feedBatch = 64

func (r *reading) readFeed(in *input) error {
	if len(r.opt.Fields) > 0 {
		r.send(in.path, func(_ *decoder, res *result) {
			res.warn(in.path, 0, "a feed has its own elements; no field of it can be chosen, so --field %s says nothing here", strings.Join(slices.Sorted(maps.Keys(r.opt.Fields)), ", "))
		})
	}
	src := &feedReader{r: in.r}
	dec := xml.NewDecoder(src)
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	var outlet feedValue
	var items []feedItem
	read := 0
	states := map[string]int{}
	send := func() bool {
		batch := items
		items = nil
		return len(batch) == 0 || r.send(in.path, func(d *decoder, res *result) {
			for i := range batch {
				d.feedItem(&batch[i], outlet, in.path, res)
			}
		})
	}
	for {
		src.left = maxPage
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			send()
			return fmt.Errorf("after %d items: %w", read, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "item", "entry":
			var it feedItem
			if err := dec.DecodeElement(&it, &start); err != nil {
				send()
				return fmt.Errorf("after %d items: %w", read, err)
			}
			read++
			if state := it.unpublished(); state != "" {
				states[state]++
				continue
			}
			it.number = read
			if items = append(items, it); len(items) == feedBatch && !send() {
				return nil
			}
		case "title":
			var t feedText
			if err := dec.DecodeElement(&t, &start); err != nil {
				return err
			}
			if outlet.text == "" {
				outlet = r.feedOutlet(strings.TrimSpace(t.Text))
			}
		case "image", "textInput":
			if err := dec.Skip(); err != nil { // they have titles, too
				return err
			}
		}
	}
	if !send() {
		return nil
	}
	if src.control > 0 {
		control, where := src.control, src.first
		r.send(in.path, func(_ *decoder, res *result) {
			res.warn(in.path, 0, "control bytes that XML forbids are taken for blanks: %d, the first %s", control, where)
		})
	}
	if len(states) > 0 {
		r.send(in.path, func(_ *decoder, res *result) {
			res.warn(in.path, 0, "items that were not published are left out: %s", countKinds(states))
		})
	}
	if read == 0 {
		r.skip(in.path, 0, "the feed has no items")
	}
	return nil
}

// feedOutlet is the outlet in a channel's title: a part of it that the registry
// knows, else the title.
func (r *reading) feedOutlet(title string) feedValue {
	if _, ok := r.opt.Registry.Lookup(title); ok {
		return feedValue{"<title> of the channel", title}
	}
	for part := range strings.FieldsFuncSeq(title, func(r rune) bool { return strings.ContainsRune("|-–—:»«>", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			if _, ok := r.opt.Registry.Lookup(part); ok {
				return feedValue{"<title> of the channel, in which it stands", part}
			}
		}
	}
	return feedValue{"<title> of the channel", title}
}

// feedValue is what an element holds.
type feedValue struct{ element, text string }

// firstValue is the first that holds something.
func firstValue(values ...feedValue) feedValue {
	for _, v := range values {
		if v.text = strings.TrimSpace(v.text); v.text != "" {
			return v
		}
	}
	return feedValue{}
}

func (d *decoder) feedItem(it *feedItem, outlet feedValue, path string, res *result) {
	var links []feedValue
	for _, l := range it.Links {
		if l.Rel == "" || l.Rel == "alternate" {
			links = append(links, feedValue{"<link>", cmp.Or(l.Href, l.Text)})
		}
	}
	link := firstValue(links...)
	rec := record{markup: true, shape: feedShape}
	set := func(f fieldID, v feedValue) { rec.set(keyed{place{f, bestRank}, v.element}, v.text) }
	set(titleField, firstValue(feedValue{"<title>", own(it.Titles)}))
	set(outletField, firstValue(
		feedValue{"<title> in <source>", it.Source.Title}, feedValue{"<source>", it.Source.Text}, feedValue{"<dc:publisher>", it.Publisher}, outlet,
	))
	set(dateField, firstValue(
		feedValue{"<pubDate>", it.PubDate}, feedValue{"<published>", it.Published}, feedValue{"<dc:date>", it.Date}, feedValue{"<updated>", it.Updated},
	))
	set(urlField, link)
	set(idField, firstValue(feedValue{"<guid>", own(it.IDs)}, feedValue{"<id>", own(it.AtomIDs)}, link))
	var text feedValue
	for _, v := range []feedValue{
		{"<content:encoded>", own(it.Encoded)}, {"<content>", own(it.Content)}, {"<description>", own(it.Description)}, {"<summary>", own(it.Summary)},
	} {
		if len(v.text) > len(text.text) {
			text = v
		}
	}
	if strings.TrimSpace(text.text) == "" {
		res.skip(path, it.number, "item %q has no text", clip(rec.values[titleField]))
		return
	}
	set(textField, text)
	d.add(&rec, path, it.number, res)
}

// own is the content of the first of the elements that is not of another
// vocabulary, such as media:title.
func own(texts []feedText) string {
	for _, t := range texts {
		if strings.Contains(t.XMLName.Space, "mrss") || strings.Contains(t.XMLName.Space, "itunes") || t.XMLName.Space == "media" {
			continue
		}
		if t.Type == "xhtml" {
			return t.Inner
		}
		return t.Text
	}
	return ""
}

// plainHTML takes the markup off a title.
func plainHTML(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return s
	}
	return plainText(doc)
}

// feedReader takes out what is not allowed in XML and refuses an element
// larger than a page may be.
type feedReader struct {
	r    io.Reader
	left int

	control int    // bytes that are not allowed
	first   string // the first of them and where it stands
	read    int64
}

func (f *feedReader) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, fmt.Errorf("an item larger than %d bytes", maxPage)
	}
	n, err := f.r.Read(p[:min(len(p), f.left)])
	f.left -= n
	for i, c := range p[:n] {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			if f.control == 0 {
				f.first = fmt.Sprintf("%#02x at byte %d", c, f.read+int64(i)+1)
			}
			f.control++
			p[i] = ' '
		}
	}
	f.read += int64(n)
	return n, err
}
