package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// How an export of Telegram is read
//
// Telegram Desktop writes a channel as pages of messages: each has its time, to
// the second and with a zone, in the title of an element of class date, and who
// posted it in one of class from_name, which messages that follow one of the
// same sender do without. Each message with a text is an article; what is no
// article for want of words is left out, as in a feed. The rules for lines
// find its title and what is chrome. A channel's page on t.me has the same in classes
// of other names; there each message has an address, too.

// messages are the messages of an export of Telegram, in the order of the page;
// none if the page is something else.
func messages(doc *html.Node) []*html.Node {
	var all []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (hasClass(n, "message") && hasClass(n, "default") && strings.HasPrefix(attribute(n, "id"), "message") ||
			hasClass(n, "tgme_widget_message") && attribute(n, "data-post") != "") {
			all = append(all, n)
		}
	}
	return all
}

// messageSections makes an article of every message that has a text.
func (d *decoder) messageSections(all []*html.Node, e *extractor) []*section {
	var sections []*section
	sender := ""
	for _, n := range all {
		s := &section{Article: &Article{}}
		var text *html.Node
		for c := range n.Descendants() {
			switch {
			case c.Type != html.ElementNode:
			case hasClass(c, "from_name"), hasClass(c, "tgme_widget_message_owner_name"):
				sender = plainText(c)
			case hasClass(c, "date") && attribute(c, "title") != "":
				s.Published, _ = ParseDate(attribute(c, "title"), d.saved)
			case hasClass(c, "tgme_widget_message_date"):
				s.URL = attribute(c, "href")
				for t := range c.Descendants() {
					if value := attribute(t, "datetime"); value != "" {
						s.Published, _ = ParseDate(value, d.saved)
					}
				}
			case (hasClass(c, "text") || hasClass(c, "tgme_widget_message_text")) && text == nil:
				text = c
			}
		}
		if text == nil {
			continue
		}
		var w lineWriter
		e.write(&w, text)
		found := d.sections(makeLines(w.b.String()))[0]
		found.Outlet, found.Published, found.URL = sender, s.Published, s.URL
		d.explain(found, &line{}, "outlet", sender, "who posted the message")
		d.explain(found, &line{}, "date", s.Published.From, "when it was posted")
		if found.URL != "" {
			d.explain(found, &line{}, "url", found.URL, "where it was posted")
		}
		sections = append(sections, found)
	}
	return sections
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}
