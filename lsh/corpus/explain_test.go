package corpus

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// rows are what is explained of an article under a field.
func rows(a *Article, field string) []string {
	var all []string
	for _, e := range a.Explained {
		if e.Field == field {
			all = append(all, e.Text+" | "+e.Why)
		}
	}
	return all
}

// What is left out of HTML in a record, an item or a text page is listed as it is for a
// page, and nothing is where nothing was left out.
func TestExplainMarkup(t *testing.T) {
	const caption = "الوزير يصافح الوفد"
	const related = "اقرأ أيضا: افتتاح سوق الميناء القديم"
	body := `<p>` + para1 + `</p><figure><img src="x"><figcaption>` + caption + `</figcaption></figure><p>` + para2 + `</p><div class="related-posts"><a href="y">` + related + `</a></div>`
	clean := `<p>` + para1 + `</p><p>` + para2 + `</p>`
	record := func(text string) string {
		line, err := json.Marshal(map[string]string{"id": "1", "title": head1, "text": text})
		if err != nil {
			t.Fatal(err)
		}
		return string(line) + "\n"
	}
	feed := func(text string) string {
		return `<rss><channel><title>صحيفة الميناء</title><item><title>` + head1 + `</title><guid>1</guid><description><![CDATA[` + text + `]]></description></item></channel></rss>`
	}
	for _, tt := range []struct{ name, with, without string }{
		{"a.jsonl", record(body), record(clean)},
		{"a.xml", feed(body), feed(clean)},
	} {
		for i, in := range []string{tt.with, tt.without} {
			articles, sum, err := readAll(t, Options{Explain: true}, write(t, map[string]string{tt.name: in}))
			if err != nil || len(articles) != 1 {
				t.Fatalf("%s: Read = %d articles, %v, %v", tt.name, len(articles), sum.Warnings, err)
			}
			dropped := strings.Join(rows(articles[0], "dropped"), "\n")
			for _, what := range []string{caption, related} {
				if listed := strings.Contains(dropped, what); listed != (i == 0) || strings.Contains(articles[0].Text, what) {
					t.Errorf("%s: %q listed as dropped: %v, want %v; dropped %q, text %q", tt.name, what, listed, i == 0, dropped, articles[0].Text)
				}
			}
		}
	}
}

// Each page says where its id is from and from which lines or elements its text is.
func TestExplainPlaces(t *testing.T) {
	page := "<html><body><article><h1>" + head1 + "</h1><p>" + para1 + "</p><p>" + para2 + "</p></article></body></html>"
	response := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	warc := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(response), response)
	for name, tt := range map[string]struct{ in, id, record string }{
		"a.txt":  {head1 + "\n\n" + para1 + "\n\n" + para2 + "\n", "a#1 | file name", ""},
		"a.html": {page, "a#1 | file name", ""},
		"a.warc": {warc, "https://example.org/1#1 | address and", "record 1 | "},
		"a.mht":  {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://example.org/2\n\n" + page + "\n--b--\n", "https://example.org/2#1 | address and", ""},
	} {
		articles, sum, err := readAll(t, Options{Explain: true}, write(t, map[string]string{name: tt.in}))
		if err != nil || len(articles) != 1 {
			t.Fatalf("%s: Read = %d articles, %v, %v", name, len(articles), sum.Warnings, err)
		}
		a := articles[0]
		if ids := rows(a, "id"); len(ids) != 1 || !strings.HasPrefix(ids[0], tt.id) {
			t.Errorf("%s: id explained as %q, want %q", name, ids, tt.id)
		}
		if records := rows(a, "record"); len(records) > 1 || !strings.HasPrefix(strings.Join(records, ""), tt.record) || tt.record == "" && len(records) > 0 {
			t.Errorf("%s: record explained as %q, want %q", name, records, tt.record)
		}
		if texts := rows(a, "text"); len(texts) != 1 {
			t.Errorf("%s: text explained as %q, want one row", name, texts)
		}
	}
	if articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page})); err != nil || len(articles[0].Explained) > 0 {
		t.Errorf("without Explain: %v, %v", articles[0].Explained, err)
	}
}

// Of several <article> in one page each explains its own fields.
func TestExplainParts(t *testing.T) {
	heads := []string{"تراجع إيرادات القناة إلى النصف", "البرلمان يوافق على قرض للسكة الحديد", "ارتفاع أسعار الأرز في الأسواق"}
	var page strings.Builder
	page.WriteString("<html><body><main>")
	for i, text := range []string{para1, para2, para3} {
		fmt.Fprintf(&page, `<article><h1>%s</h1><time datetime="2024-02-0%d">وقت %d</time><p>%s</p><p>%s</p></article>`, heads[i], i+2, i, text, strings.ReplaceAll(text, "ال", "")+text)
	}
	page.WriteString("</main></body></html>")
	articles, sum, err := readAll(t, Options{Explain: true}, write(t, map[string]string{"a.html": page.String()}))
	if err != nil || len(articles) != len(heads) {
		t.Fatalf("Read = %d articles, %v, %v, want %d", len(articles), sum.Warnings, err, len(heads))
	}
	for i, a := range articles {
		if titles := rows(a, "title"); len(titles) == 0 || !strings.HasPrefix(titles[0], heads[i]+" | ") {
			t.Errorf("title of %s explained as %q, want %q", a.ID, titles, heads[i])
		}
		for _, field := range []string{"date", "text", "id"} {
			if got := rows(a, field); len(got) != 1 {
				t.Errorf("%s of %s explained as %q, want one row", field, a.ID, got)
			}
		}
		for _, dropped := range rows(a, "dropped") {
			for j := range heads {
				if j != i && strings.HasPrefix(dropped, fmt.Sprintf("وقت %d", j)) {
					t.Errorf("%s lists %q of another article", a.ID, dropped)
				}
			}
		}
	}
}

// What is passed over in archives and feeds is told.
func TestToldOfFeedsAndLinks(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	text := head1 + "\n\n" + para1 + "\n"
	for _, h := range []*tar.Header{
		{Name: "a.txt", Typeflag: tar.TypeReg, Size: int64(len(text)), Mode: 0o644},
		{Name: "b.txt", Typeflag: tar.TypeSymlink, Linkname: "../../etc/passwd"},
		{Name: "c", Typeflag: tar.TypeDir},
	} {
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			w.Write([]byte(text))
		}
	}
	w.Close()
	feed := `<rss><channel><title>صحيفة الميناء</title><item><title>` + head1 + `</title><guid>1</guid><description>` + para1 + `</description></item></channel></rss>`
	for _, tt := range []struct {
		name, in string
		opt      Options
		want     []string
		skipped  int
	}{
		{"a.tar", b.String(), Options{}, []string{`a link in an archive, to "../../etc/passwd", is not followed`}, 1},
		{"a.xml", strings.Replace(feed, "<item>", "\x01<item>\x1b\x00", 1), Options{}, []string{fmt.Sprintf("control bytes that XML forbids are taken for blanks: 3, the first 0x01 at byte %d", strings.Index(feed, "<item>")+1)}, 0},
		{"a.xml", feed, Options{Fields: map[string]string{"text": "x", "date": "y"}}, []string{"a feed has its own elements; no field of it can be chosen, so --field date, text says nothing here"}, 0},
		{"a.xml", feed, Options{}, nil, 0},
	} {
		articles, sum, err := readAll(t, tt.opt, write(t, map[string]string{tt.name: tt.in}))
		var got []string
		for _, w := range sum.Warnings {
			got = append(got, w.Text)
		}
		if err != nil || len(articles) != 1 || !slices.Equal(got, tt.want) || sum.Skipped != tt.skipped {
			t.Errorf("%s: Read = %d articles, warnings %q, %d skipped, %v, want %q, %d", tt.name, len(articles), got, sum.Skipped, err, tt.want, tt.skipped)
		}
	}
}
