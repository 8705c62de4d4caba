package corpus

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFeed(t *testing.T) {
	const items = `<item><title>` + head1 + `</title><link>https://example.org/1</link><guid isPermaLink="false">g1</guid><pubDate>Tue, 05 Mar 2024 10:30:00 +0300</pubDate>
<description>موجز</description><content:encoded><![CDATA[<p>` + para1 + `</p><p>` + para2 + `</p><p><a href="x">اقرأ المزيد عن سكة حديد الساحل ومحطاتها الجديدة</a></p>]]></content:encoded><media:title>no</media:title></item>
<item><title>خبر &amp; آخر</title><link>https://example.org/2</link><description>&lt;p&gt;` + para3 + `&lt;/p&gt;</description><source url="https://example.com">وكالة أخرى</source></item>`
	rss := `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>صحيفة الميناء</title><image><title>no</title></image>` + items + `</channel></rss>`
	atom := `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الميناء</title><entry><title type="html">` + head1 + `</title><link rel="self" href="no"/><link rel="alternate" href="https://example.org/1"/><id>g1</id><published>2024-03-05T10:30:00+03:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + para1 + `</p><p>` + para2 + `</p></div></content></entry></feed>`
	full := `g1 صحيفة الميناء 2024-03-05T10:30 https://example.org/1 ` + head1 + ": " + para1 + "\n" + para2
	second := "https://example.org/2 وكالة أخرى 0001-01-01T00:00 https://example.org/2 خبر & آخر: " + para3
	// An export of WordPress holds drafts, what was thrown away and what was uploaded; a feed's
	// own <status> says something else.
	post := func(status string) string {
		return `<item><title>` + status + `</title><guid>` + status + `</guid><content:encoded><![CDATA[<p>` + para1 + status + `</p>]]></content:encoded><wp:status>` + status + `</wp:status></item>`
	}
	wxr := `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>صحيفة الميناء</title>` +
		post("draft") + post("publish") + post("private") + post("inherit") + post("draft") + `</channel></rss>`
	published := `publish صحيفة الميناء 0001-01-01T00:00  publish: ` + para1 + "publish"
	for _, tt := range []struct {
		name, in string
		want     []string
		warnings []string
	}{
		{"RSS", rss, []string{full, second}, nil},
		{"RSS with control bytes", strings.ReplaceAll(rss, "<item>", "\x01<item>\x0b"), []string{full, second}, []string{fmt.Sprintf("a.xml: control bytes that XML forbids are taken for blanks: 4, the first 0x01 at byte %d", strings.Index(rss, "<item>")+1)}},
		{"Atom", atom, []string{full}, nil},
		{"cut off", rss[:strings.Index(rss, "<item><title>خبر")] + "<item><title>x", []string{full}, []string{"a.xml: feed: read only in part: after 1 items: XML syntax error on line 3: unexpected EOF"}},
		{"empty", "<rss><channel><title>x</title></channel></rss>", nil, []string{"a.xml: the feed has no items"}},
		{"drafts", wxr, []string{published}, []string{"a.xml: items that were not published are left out: 4 (draft: 2, inherit: 1, private: 1)"}},
		{"another status", strings.ReplaceAll(strings.Replace(wxr, "wordpress.org/export", "example.org", 1), post("private")+post("inherit")+post("draft"), ""), []string{"draft" + strings.ReplaceAll(published, "publish", "draft")[5:], published}, nil},
		{"drafts alone", strings.ReplaceAll(wxr, "publish<", "pending<"), nil, []string{"a.xml: items that were not published are left out: 5 (draft: 2, inherit: 1, pending: 1, private: 1)"}},
		{"no text", "<rss><channel><item><title>x</title></item></channel></rss>", nil, []string{`a.xml:1: item "x" has no text`}},
	} {
		dir := write(t, map[string]string{"a.xml": tt.in})
		articles, sum, _ := readAll(t, Options{}, dir)
		var got, warnings []string
		for _, a := range articles {
			got = append(got, fmt.Sprintf("%s %s %s %s %s: %s", a.ID, a.Outlet, a.Published.Time.Format("2006-01-02T15:04"), a.URL, a.Title, a.Text))
		}
		for _, w := range sum.Warnings {
			warnings = append(warnings, strings.ReplaceAll(w.String(), dir+string(filepath.Separator), ""))
		}
		if !slices.Equal(got, tt.want) || !slices.Equal(warnings, tt.warnings) {
			t.Errorf("%s: Read = %q, warnings %q, want %q, %q", tt.name, got, warnings, tt.want, tt.warnings)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add("<rss><channel><title>x</title><item><title>t</title><description>a b</description></item></channel></rss>")
	f.Add("<feed><entry><content type='html'>&lt;p>a b</content></entry></feed>")
	f.Add("<rdf:RDF><item><description>x y")
	f.Fuzz(func(t *testing.T, s string) {
		articles, _, _ := readAll(t, Options{Workers: 1, Stdin: strings.NewReader(s)}, "-")
		for _, a := range articles {
			checkArticle(t, a)
		}
	})
}
