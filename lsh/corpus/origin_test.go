package corpus

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// Each field of a record says under which key, in which column or element it stood,
// in the words of the file, and nothing says where a field stood that was not used.
func TestOrigin(t *testing.T) {
	const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>%s</title><item>%s</item></channel></rss>`
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الميناء</title><entry><title>t</title><link rel="self" href="no"/><link href="u"/><id>7</id><updated>2024-03-05</updated><source><title>واس</title></source><summary>موجز</summary><content type="html">&lt;p>` + para1 + `&lt;/p></content></entry></feed>`
	type row struct {
		Nr  string `parquet:"nr"`
		Tag int32  `parquet:"pub_date,date"`
		T   string `parquet:"Content"`
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b)
	w.Write([]row{{"7", 19787, para1}})
	w.Close()
	page := `<html><head><title>` + head1 + `</title><meta property="og:site_name" content="قناة الساحل"><meta property="article:published_time" content="2024-03-04"></head><body><p>` + para1 + `</p><p>` + para2 + `</p></body></html>`

	for _, tt := range []struct {
		name, file, in string
		fields         map[string]string
		want           []string // "field: why", in order
	}{
		{
			"names of one's own", "a.jsonl", `{"nr":7,"body":"no","matn":` + quoted(para1) + `}`,
			map[string]string{"text": "matn", "id": "nr"},
			[]string{"record: its place in the file", `id: key "nr", chosen by --field`, `text: key "matn", chosen by --field`},
		},
		{
			"known names, as they are spelt", "a.jsonl", `{"Article_ID":"7","source":"الغد","pubDate":"2024-03-05","headline":"t","link":"u","text":"","Full-Text":` + quoted(para1) + `}`, nil,
			[]string{"record: its place in the file", `id: key "Article_ID"`, `outlet: key "source"`, `date: key "pubDate"`, `title: key "headline"`, `url: key "link"`, `text: key "Full-Text"`},
		},
		{
			"nested", "a.json", `[{"title":{"rendered":"t"},"date":"2024-03-05T12:00:00","date_gmt":"2024-03-05T09:00:00","content":{"rendered":` + quoted("<p>"+para1+"</p>") + `}}]`, nil,
			[]string{"record: its place in the file", "id: made from outlet, date, title and text", `date: key "date", its zone by key "date_gmt"`, `title: key "title.rendered"`, `text: key "content.rendered", HTML`},
		},
		{
			"a path that was chosen, of paragraphs", "a.jsonl", `{"id":7,"text":"no","a":{"b":[` + quoted(para1) + `,` + quoted(para2) + `]}}`,
			map[string]string{"text": "a.b"},
			[]string{"record: its place in the file", `id: key "id"`, `text: key "a.b", chosen by --field, an array of 2`},
		},
		{
			"an array that another key comes before", "a.jsonl", `{"id":7,"body":["no"],"text":` + quoted(para1) + `}`, nil,
			[]string{"record: its place in the file", `id: key "id"`, `text: key "text"`},
		},
		{
			"what inspect prints", "a.jsonl", `{"id":"7","path":"p","date":"2024-03-05","date_precision":"day","date_is":"first-seen","text":` + quoted(para1) + `,"credits":[{"name":"تاس"},{"name":"واس"}]}`, nil,
			[]string{"record: its place in the file", `id: key "id"`, `date: key "date", its precision by key "date_precision", first seen by key "date_is"`, `path: key "path"`, `text: key "text"`, `credits: key "credits"`},
		},
		{
			"a date that is none, an outlet by its host", "a.jsonl", `{"id":7,"date":"soon","text":` + quoted(para1) + `,"url":"https://www.alghad.com/1"}`, nil,
			[]string{"record: its place in the file", `id: key "id"`, `no date: key "date": not understood`, `url: key "url"`, `text: key "text"`, "outlet: host name in https://www.alghad.com/1"},
		},
		{
			"one date for want of another", "a.jsonl", `{"id":7,"date":null,"date_gmt":"2024-03-05T09:00:00","text":` + quoted(para1) + `}`, nil,
			[]string{"record: its place in the file", `id: key "id"`, `date: key "date_gmt"`, `text: key "text"`},
		},
		{
			"a page in a record, which gives a title itself", "a.jsonl", `{"id":7,"title":"t","html":` + quoted(page) + `}`, nil,
			[]string{"record: its place in the file", `id: key "id"`, `title: key "title"`, `text: key "html", a whole page of HTML`, "text: <body>", "outlet: meta og:site_name", "date: meta article:published_time"},
		},
		{
			"CSV", "a.csv", "nr;العنوان;Content;pubDate\n7;t;" + para1 + ";5/3/2024\n",
			map[string]string{"id": "nr"},
			[]string{"record: its place in the file", `id: column "nr", chosen by --field`, `date: column "pubDate"`, `title: column "العنوان"`, `text: column "Content"`},
		},
		{
			"TSV, two columns for one field", "a.tsv", "body\ttext\tid\n" + para1 + "\t\t7\n", nil,
			[]string{"record: its place in the file", `id: column "id"`, `text: column "body"`},
		},
		{
			"Parquet", "a.parquet", b.String(),
			map[string]string{"id": "nr"},
			[]string{"record: its place in the file", `id: column "nr", chosen by --field`, `date: column "pub_date"`, `text: column "Content"`},
		},
		{
			"RSS", "a.xml", fmt.Sprintf(feed, "صحيفة الميناء", `<title>t</title><link>u</link><guid>7</guid><dc:date>2024-03-05</dc:date><description>موجز</description><content:encoded><![CDATA[<p>`+para1+`</p>]]></content:encoded>`), nil,
			[]string{"record: its place in the file", "id: <guid>", "outlet: <title> of the channel", "date: <dc:date>", "title: <title>", "url: <link>", "text: <content:encoded>, HTML"},
		},
		{
			"RSS of one outlet with a text of another", "a.xml", fmt.Sprintf(feed, "أخبار | الجزيرة", `<pubDate>Tue, 05 Mar 2024 10:30:00 +0300</pubDate><link>u</link><description>`+para1+`</description><dc:publisher>واس</dc:publisher>`), nil,
			[]string{"record: its place in the file", "id: <link>", "outlet: <dc:publisher>", "date: <pubDate>", "url: <link>", "text: <description>, HTML"},
		},
		{
			"a name in the title of a channel", "a.xml", fmt.Sprintf(feed, "أخبار | الجزيرة", `<link>u</link><description>`+para1+`</description>`), nil,
			[]string{"record: its place in the file", "id: <link>", "outlet: <title> of the channel, in which it stands", "url: <link>", "text: <description>, HTML"},
		},
		{
			"Atom", "a.xml", atom, nil,
			[]string{"record: its place in the file", "id: <id>", "outlet: <title> in <source>", "date: <updated>", "title: <title>", "url: <link>", "text: <content>, HTML"},
		},
	} {
		dir := write(t, map[string]string{tt.file: tt.in})
		articles, sum, err := readAll(t, Options{Explain: true, Fields: tt.fields}, dir)
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: Read(%q) = %d articles, %q, %v, want one", tt.name, tt.in, len(articles), sum.Warnings, err)
			continue
		}
		var got []string
		for _, e := range articles[0].Explained {
			if e.Field != "dropped" {
				got = append(got, e.Field+": "+e.Why)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: Read(%q) is explained by\n%s\nwant\n%s", tt.name, tt.in, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// A page says which of its elements held the text, and where its date stands if the
// crawl alone gives it one.
func TestOriginInPage(t *testing.T) {
	const body = "<p>" + para1 + "</p><p>" + para2 + "</p>"
	html := func(body string) string { return "<html><title>" + head1 + "</title><body>" + body + "</body></html>" }
	response := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(`<article id="story">`+body+"</article>")
	record := strings.Replace(warcRecord("response", "http://a.example/1", response, len(response)), "WARC-Type", "WARC-Date: 2024-03-05T10:30:00Z\r\nWARC-Type", 1)
	for _, tt := range []struct{ name, file, in, text, date string }{
		{"one element", "a.html", html(`<div>قائمة</div><article class="post  main">` + body + "</article>"), `<article class="post main">`, ""},
		{"no element of its own", "a.html", html(body), "<body>", ""},
		{"too little to choose by", "a.html", html("<p>قال الوزير</p>"), "the whole page", ""},
		{"a date of its own", "a.html", html(`<time datetime="2024-03-04T10:00:00Z" itemprop="datePublished"></time>` + body), "<body>", "element time"},
		{"a crawl", "a.warc", record, `<article id="story">`, "first seen: WARC-Date"},
	} {
		articles, _, err := readAll(t, Options{Explain: true}, write(t, map[string]string{tt.file: tt.in}))
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: Read(%q) = %d articles, %v, want one", tt.name, tt.in, len(articles), err)
			continue
		}
		said := map[string]string{}
		for _, e := range articles[0].Explained {
			said[e.Field] = e.Why
		}
		if said["text"] != tt.text || said["date"] != tt.date {
			t.Errorf("%s: Read(%q) finds the text in %q, the date in %q, want %q, %q", tt.name, tt.in, said["text"], said["date"], tt.text, tt.date)
		}
	}
}

// The place of a record is told as its file counts: lines, rows, items.
func TestOriginPlace(t *testing.T) {
	for _, tt := range []struct{ file, in, want string }{
		{"a.jsonl", "\n" + goodLine, "line 2"},
		{"a.json", "[\n\n" + goodLine + "]", "record 1"},
		{"a.csv", "id,text\n\n1,\"" + para1 + "\n\"\n", "line 3"},
		{"a.xml", "<rss><channel><item><title>x</title></item><item><description>" + para1 + "</description></item></channel></rss>", "item 2"},
		{"a.parquet", parqueted(t, parquetRows(1)), "row 1"},
	} {
		articles, _, err := readAll(t, Options{Explain: true}, write(t, map[string]string{tt.file: tt.in}))
		if err != nil || len(articles) != 1 || articles[0].Explained[0] != (Explanation{Field: "record", Text: tt.want, Why: "its place in the file"}) {
			t.Errorf("Read(%q) = %+v, %v, want %q first of its explanation", tt.in, articles, err, tt.want)
		}
	}
}

// Of an id that two records have, the second says how it is named.
func TestOriginOfID(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": goodLine + "\n" + `{"id":"good","path":"p","text":"نص آخر هنا"}`})
	articles, sum, err := readAll(t, Options{Explain: true}, dir)
	if err != nil || len(articles) != 2 {
		t.Fatalf("Read = %d articles, %v", len(articles), err)
	}
	file := filepath.Join(dir, "a.jsonl")
	want := Explanation{Field: "id", Text: file + ":good", Why: "another article has its id, so it is named by its path"}
	if e := articles[1].Explained; e[len(e)-1] != want {
		t.Errorf("explained by %+v, want %+v last", e, want)
	}
	if w := sum.Warnings; len(w) != 1 || w[0].Path != file || w[0].Line != 2 {
		t.Errorf("warnings %v, want one of line 2 of %s, though the record names another path", w, file)
	}
}

// A key or a column that is chosen and that there is not is told with those that there
// are, once for a file; the text is told by each record that has none.
func TestChosenMissing(t *testing.T) {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[struct{ Nr, Text string }](&b)
	w.Write([]struct{ Nr, Text string }{{"7", para1}})
	w.Close()
	line := `{"nr":"7","text":` + quoted(para1) + `}` + "\n"
	for _, tt := range []struct {
		name, file, in string
		fields         map[string]string
		warnings       []string
	}{
		{"a key", "a.jsonl", strings.Repeat(line, 3), map[string]string{"text": "matn", "id": "nummer"}, []string{
			`a.jsonl: no record has a value under the key "nummer" to take the id from; the first has "nr", "text"`,
			`a.jsonl: no record has a value under the key "matn" to take the text from; the first has "nr", "text"`,
		}},
		{"a key that one record has", "a.jsonl", line + `{"matn":` + quoted(para2) + `}`, map[string]string{"text": "matn"}, nil},
		{"a key in a record of another block", "a.jsonl", numbered(20_000) + `{"id":"last","matn":` + quoted(para2) + `}`, map[string]string{"text": "matn"}, nil},
		{"a text", "a.jsonl", `{"nr":"7","corps":` + quoted(para1) + `}`, map[string]string{"text": "matn"}, []string{
			`a.jsonl:1: the record has no text: there is no "matn", but "nr", "corps"; hint: choose the text by --field text=NAME`,
			`a.jsonl: no record has a value under the key "matn" to take the text from; the first has "nr", "corps"`,
		}},
		{"a text, unasked", "a.jsonl", `{"nr":"7","corps":` + quoted(para1) + `}`, nil, []string{
			`a.jsonl:1: the record has no text: there is no "text", but "nr", "corps"; hint: choose the text by --field text=NAME`,
		}},
		{"a document", "a.json", `{"data":[{"nr":"7","corps":` + quoted(para1) + `}]}`, map[string]string{"text": "matn"}, []string{
			`a.json: there is no record with a text under "matn" in this document; its first has "nr", "corps"; hint: choose the text by --field text=NAME`,
		}},
		{"a document, known otherwise", "a.json", `{"data":[` + line + `]}`, map[string]string{"text": "matn"}, []string{
			`a.json: no record has a value under the key "matn" to take the text from; the first has "nr", "text"`,
		}},
		{"many keys", "a.jsonl", `{"a1":0,"a2":0,"a3":0,"a4":0,"a5":0,"a6":0,"a7":0,"a8":0,"a9":0,"b1":0,"b2":0,"b3":0,"b4":0,"b5":0}`, nil, []string{
			`a.jsonl:1: the record has no text: there is no "text", but "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2", "b3", 2 more; hint: choose the text by --field text=NAME`,
		}},
		{"a column", "a.csv", "nr,text\n7," + para1 + "\n", map[string]string{"date": "jour"}, []string{`a.csv: there is no column "jour" to take the date from; there are "nr", "text"`}},
		{"the column of texts", "a.csv", "nr,corps\n7," + para1 + "\n", map[string]string{"text": "matn"}, []string{`a.csv: table: cannot be read: there is no column "matn" to take the text from; there are "nr", "corps"; hint: choose one by --field text=NAME`}},
		{"a column of Parquet", "a.parquet", b.String(), map[string]string{"text": "matn"}, []string{`a.parquet: there is no column "matn" to take the text from; there are "Nr", "Text"`}},
		{"a table of no name", "a", "nr,corps\n7," + para1 + "\n", map[string]string{"text": "corps"}, nil},
	} {
		dir := write(t, map[string]string{tt.file: tt.in})
		_, sum, _ := readAll(t, Options{Fields: tt.fields}, filepath.Join(dir, tt.file))
		var warnings []string
		for _, w := range sum.Warnings {
			if !strings.Contains(w.Text, "was read before") {
				warnings = append(warnings, strings.ReplaceAll(w.String(), dir+string(filepath.Separator), ""))
			}
		}
		if !slices.Equal(warnings, tt.warnings) {
			t.Errorf("%s: Read warns\n%s\nwant\n%s", tt.name, strings.Join(warnings, "\n"), strings.Join(tt.warnings, "\n"))
		}
	}
}
