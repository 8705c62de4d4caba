package corpus

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	const a, b = `{"id":"a","text":"قال الوزير [إن] {الأمر} انتهى"}`, `{"id":"b","body":"وصل الوفد \" إلى \\ المدينة","tags":["x",{"text":"no"}]}`
	for _, tt := range []struct {
		in      string
		ids     []string
		warning string
	}{
		{"[" + a + "," + b + "]", []string{"a", "b"}, ""},
		{"\ufeff \n[\n  " + strings.ReplaceAll(a, ",", ",\n") + ",\n" + b + "\n]\n", []string{"a", "b"}, ""},
		{`{"status":"ok","total":2,"data":{"articles":[` + a + "," + b + `],"more":null}}`, []string{"a", "b"}, ""},
		{strings.ReplaceAll(a, ",", ",\n"), []string{"a"}, ""},
		{a + "\n" + b + "\n", []string{"a", "b"}, ""},
		{strings.ReplaceAll(a, ",", ",\n") + "\n" + strings.ReplaceAll(b, ":", ":\n"), []string{"a", "b"}, ""},
		{`[[` + a + `],[` + b + `]]`, []string{"a", "b"}, ""},
		{`[{"name":"no article"},1,"x",` + a + `,{"id":"c"}]`, []string{"a"}, `a.json:2: the record has no text: there is no "text", but "id"; hint: choose the text by --field text=NAME`},
		{"[" + a + `,{"id":"b","text":1x},` + `{"id":"c","text":"نص ثالث"}]`, []string{"a", "c"}, "a.json:2: not JSON at byte 19: 'x' behind a value, where a comma or } should stand"},
		{"[" + a + `,{"id":"b","te`, []string{"a"}, "a.json: JSON: read only in part: after 1 records: the document is cut off"},
		{`{"title":"no text"}`, nil, `a.json: there is no record with a text in this document; its first has "title"; hint: choose the text by --field text=NAME`},
		{`oops`, nil, `a.json: JSON: read only in part: after 0 records: not JSON: a document begins with { or [, not with 'o'`},
		{`{"schema":"sada.report/1","articles":[` + a + `]}`, nil, "a.json: sada wrote this file itself; there are no articles in it; hint: sada report reads JSON reports"},
		{`{"a":}`, nil, `a.json: JSON: read only in part: after 0 records: not JSON: a value is missing before "}"`},
		{strings.Repeat("[", 100_000), nil, "a.json: JSON: read only in part: after 0 records: the document is cut off"},
	} {
		dir := write(t, map[string]string{"a.json": tt.in})
		articles, sum, _ := readAll(t, Options{}, filepath.Join(dir, "a.json"))
		var warning string
		for _, w := range sum.Warnings {
			warning += strings.ReplaceAll(w.String(), dir+string(filepath.Separator), "")
		}
		if !slices.Equal(ids(articles, dir), tt.ids) || warning != tt.warning {
			t.Errorf("Read(%.200q) = %q, warning %q, want %q, %q", tt.in, ids(articles, dir), warning, tt.ids, tt.warning)
		}
	}
}

// What comes without a name is known by what it holds, however long its first
// line is.
func TestJSONUnnamed(t *testing.T) {
	long := quoted(strings.Repeat(para1+" ", 1+headSize/len(para1)))
	for _, tt := range []struct {
		in  string
		ids []string
	}{
		{`{"status":"ok","articles":[{"id":"a","text":` + long + `},{"id":"b","text":"قال الوزير إن"}]}`, []string{"a", "b"}},
		{`{"id":"a","text":` + long + "}\n" + `{"id":"b","text":"قال الوزير إن"}`, []string{"a", "b"}},
		{`{"id":"a","_source":{"title":"t","text":` + long + "}}\n" + `{"id":"b","text":"قال الوزير إن"}`, []string{"a", "b"}},
		{`{"articles":[{"id":"a","text":"قال الوزير"},{"id":"b","text":"قال الوزير إن"}]}`, []string{"a", "b"}},
		{`{"articles":[{"id":"a","text":"قال الوزير"},{"id":"b","text":"قال الوزير إن"}]}` + "\n", []string{"a", "b"}},
		{`{"comments":[{"id":"c","text":"لا"}],"id":"a","text":"قال الوزير"}` + "\n" + `{"id":"b","text":"قال الوزير إن"}`, []string{"a", "b"}},
		{`{"articles":[{"id":"a","text":"قال الوزير"},` + "\n" + `{"id":"b","text":` + long + `}]}`, []string{"a", "b"}},
		{`[{"id":"a","text":` + long + `},{"id":"b","text":"قال الوزير إن"}]`, []string{"a", "b"}},
	} {
		articles, sum, err := readAll(t, Options{Stdin: strings.NewReader(tt.in)}, "-")
		if got := ids(articles, ""); err != nil || !slices.Equal(got, tt.ids) || len(sum.Warnings) > 0 {
			t.Errorf("Read(%.80q…) = %q, %v, %v, want %q", tt.in, got, sum.Warnings, err, tt.ids)
		}
	}
}

// A .json of a folder that holds no articles is no mistake of anybody's.
func TestJSONWithoutArticles(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": goodLine, "b.json": `{"name":"x","dependencies":["text"]}`, "c.json": `{"schema":"sada.report/1","articles":[` + goodLine + `]}`,
	})
	_, sum, err := readAll(t, Options{}, dir)
	if err != nil || sum.Articles != 1 || sum.Ignored != 2 || sum.Files != 1 || sum.Skipped != 0 || len(sum.Warnings) > 0 {
		t.Errorf("Read = %+v, %v, want one article and two files ignored", sum, err)
	}
}

// FuzzJSON: whatever the bytes, reading ends, and a document that
// encoding/json knows as an array of objects gives as many articles.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"text":"a b"}]`, `{"a":[{"text":"x y"},{"body":1}]}`, "[[[{", `{"text":"a\"b c"}`, "[1,\"\\u0041\",{}]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := filepath.Join(t.TempDir(), "a.json")
		if err := os.WriteFile(p, data, 0o644); err != nil {
			t.Fatal(err)
		}
		articles, sum, _ := readAll(t, Options{Workers: 1}, p)
		for _, a := range articles {
			checkArticle(t, a)
		}
		var texts []struct{ Text string }
		if json.Unmarshal(data, &texts) == nil && len(texts) > 0 && sum.Articles+sum.Skipped+sum.Repeated == 0 {
			t.Errorf("Read(%q) says nothing about %d records", data, len(texts))
		}
	})
}

// checkArticle holds an article to what its type promises.
func checkArticle(tb testing.TB, a *Article) {
	tb.Helper()
	if a.ID == "" || a.Path == "" || unreadable(a.Text) != "" {
		tb.Errorf("article %+v has no id, path or text", a)
	}
	for _, c := range a.Credits {
		if c.Start >= 0 && (!isSpan(a.Text, c.Start, c.End) || a.Text[c.Start:c.End] != c.Name) {
			tb.Errorf("credit %+v does not stand in %q", c, a.Text)
		}
	}
}

func BenchmarkReadJSON(b *testing.B) {
	data := sample(b, "saudinews/articles.jsonl.gz", 32<<20)
	doc := "[" + strings.ReplaceAll(strings.TrimSpace(string(data)), "\n", ",\n") + "]"
	p := filepath.Join(b.TempDir(), "a.json")
	if err := os.WriteFile(p, []byte(doc), 0o644); err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, p, len(doc), Options{Workers: 1, NoCredits: true}, Options{Workers: 2, NoCredits: true})
}

// TestKnownByContent: records are read as such whatever the name of their file.
func TestKnownByContent(t *testing.T) {
	const a, b = `{"id":"a","title":"عنوان","text":"قال الوزير إن الاجتماع بدأ"}`, `{"id":"b","text":"وأضاف أن العمل مستمر"}`
	long := `{"id":"a","text":"قال الوزير ` + strings.Repeat("إن العمل مستمر في المدن ", headSize/20) + `"}`
	for _, tt := range []struct{ name, content, want string }{
		{"lines.txt", a + "\n" + b + "\n", "a b"},
		{"line.txt", "\ufeff\n" + a, "a"},
		{"long.txt", long + "\n" + b, "a b"},
		{"array.txt", "[" + a + ",\n" + b + "]", "a b"},
		{"long-array.txt", "[\n" + long + "," + b + "]", "a b"},
		{"document.txt", "{\n\"status\": \"ok\",\n\"articles\": [" + a + "," + b + "]}", "a b"},
		{"array.jsonl", "[\n" + a + ",\n" + b + "\n]\n", "a b"},
		{"array.ndjson", " [" + a + "," + b + "]", "a b"},
		{"table.txt", "id,title,text\na,عنوان,قال الوزير إن الاجتماع بدأ\nb,عنوان,\"وأضاف, أن العمل مستمر\"\n", "a b"},
		{"tabs.txt", "id\ttext\na\tقال الوزير إن الاجتماع بدأ\n", "a"},
		// Pages.
		{"page.txt", "[عاجل] قال الوزير إن الاجتماع بدأ\n", "page#1"},
		{"braces.txt", "{\"قال\"} الوزير إن الاجتماع بدأ\n", "braces#1"},
		{"no-text.txt", `{"a": 1, "b": "قال الوزير إن الاجتماع بدأ"}`, "no-text#1"},
		{"commas.txt", "article, story, and the rest\nقال الوزير إن الاجتماع بدأ\n", "commas#1"},
		{"words.txt", "text, title\nقال الوزير إن الاجتماع بدأ\nوأضاف أن العمل مستمر\n", "words#1"},
	} {
		dir := write(t, map[string]string{tt.name: tt.content})
		articles, sum, err := readAll(t, Options{}, dir)
		if got := strings.Join(ids(articles, dir), " "); err != nil || got != tt.want || len(sum.Warnings) > 0 {
			t.Errorf("%s: Read = %q, %v, %v, want %q", tt.name, got, sum.Warnings, err, tt.want)
		}
	}
}
