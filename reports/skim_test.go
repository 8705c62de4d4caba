package reports

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// What is skimmed and filtered is what is read and filtered, in every format.
func TestOpenFiltered(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := genReport().Draw(rt, "report")
		data := writeJSON(t, r)
		f := Filter{
			MinWords:       rapid.IntRange(0, 30).Draw(rt, "words"),
			MinContainment: rapid.SampledFrom([]float64{0, 0.3, 0.9}).Draw(rt, "containment"),
			Kinds:          rapid.SampledFrom([][]string{nil, {"verbatim"}, {"edited", "reworded"}}).Draw(rt, "kinds"),
			Outlets:        rapid.SampledFrom([][]string{nil, {""}, {r.Articles[0].Outlet}}).Draw(rt, "outlets"),
			Since:          rapid.SampledFrom([]time.Time{{}, time.Date(2024, 3, 5, 12, 0, 0, 0, time.UTC)}).Draw(rt, "since"),
		}
		got, err := OpenFiltered(bytes.NewReader(data), int64(len(data)), f)
		if err != nil {
			rt.Fatalf("OpenFiltered of %q = %v", data, err)
		}
		if got, want := writeJSON(t, got), writeJSON(t, r.Filter(f)); !bytes.Equal(got, want) {
			rt.Fatalf("OpenFiltered(%v) of %q = %q\nwant %q", f, data, got, want)
		}
	})
}

// A long report is skimmed: neither the texts nor the passages that a filter does not
// keep are read, and what it keeps is read and checked.
func TestSkim(t *testing.T) {
	r := bigReport(t, 600)
	r.Articles[20].Outlet, r.Articles[20].Text = "sought", "\"x\\y"+r.Articles[20].Text[4:]
	r.Matches[300].Reasons = []string{`he "said"\`}
	good := writeJSON(t, r)
	sought := Filter{Outlets: []string{"sought"}}
	skim := func(data []byte) (*Report, error) {
		return OpenFiltered(bytes.NewReader(data), int64(len(data)), sought)
	}
	got, err := skim(good)
	if err != nil {
		t.Fatal(err)
	}
	if got.unchecked == nil {
		t.Error("the report was read whole, want it skimmed")
	}
	if len(got.Clusters) != 2 || got.Articles[20].Text != r.Articles[20].Text || got.Articles[300].Text != "" {
		t.Errorf("%d clusters, texts of %d and %d bytes; want 2, the text of the outlet sought, and none of another",
			len(got.Clusters), len(got.Articles[20].Text), len(got.Articles[300].Text))
	}
	for _, format := range []Format{Table, Markdown, HTML, GraphML, CSVMembers, CSVClusters, CSVCredits, JSON} {
		if got, want := render(t, got, format, RenderOptions{}), render(t, r.Filter(sought), format, RenderOptions{}); got != want {
			t.Errorf("as %s the skimmed report differs from the one that was read", format)
		}
	}
	for _, test := range []struct{ name, of, from, to, want string }{
		{"a run of what is kept", `{"id":"m-20",`, `"b_end":44`, `"b_end":99999`, `match m-20: runs[0].b_end: 99999 is outside the text of article "article-000019"`},
		{"a run of what is not", `{"id":"m-300",`, `"b_end":44`, `"b_end":99999`, ""},
		{"the span of a printing", `{"id":"c-20",`, `"end":240`, `"end":99999`, `clusters[19].members[0].end: 99999 is outside the text of article "article-000020"`},
		{"an article that is missing", `{"id":"m-20",`, `article-000019`, `article-000xxx`, `matches[19].b.article: no article "article-000xxx" in articles`},
		{"a kind", `{"id":"m-300",`, `"kind":"edited"`, `"kind":"copied"`, `matches[299].kind: "copied" is not known`},
		{"no JSON where it is not read", `{"id":"m-300",`, `"runs":[`, `"runs":`, `matches[299].runs: '{' where '[' should stand`},
	} {
		at := bytes.Index(good, []byte(test.of))
		data := []byte(string(good[:at]) + strings.Replace(string(good[at:]), test.from, test.to, 1))
		report, err := skim(data)
		if err == nil {
			err = report.WriteJSON(&bytes.Buffer{})
		}
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// Where letters begin is known of a text that is left in the file as of one that is read.
func TestHeads(t *testing.T) {
	for _, text := range []string{"", "a", "أ", strings.Repeat("كتب the ", 50), strings.Repeat("x", 63) + "ب", strings.Repeat("x", 64) + "ب", "\U0001F600"} {
		left, read := Article{at: 1, size: len(text), heads: headsOf([]byte(text))}, Article{Text: text}
		if left.length() != read.length() {
			t.Errorf("length of %q is %d, want %d", text, left.length(), read.length())
		}
		for i := range len(text) {
			if left.isHead(i) != read.isHead(i) {
				t.Errorf("%q: byte %d begins a letter: %v, want %v", text, i, left.isHead(i), read.isHead(i))
			}
		}
	}
}
