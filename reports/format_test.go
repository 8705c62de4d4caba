package reports

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"sada/lsh/trace"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file of testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./reports -update to make it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run go test ./reports -update and read the difference\ngot:\n%s", path, got)
	}
}

func render(t testing.TB, r *Report, format Format, opt RenderOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r, format, opt); err != nil {
		t.Fatalf("Write(%s, %+v) = %v, want no error", format, opt, err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for _, test := range []struct {
		file   string
		format Format
		opt    RenderOptions
	}{
		{"sample.json", JSON, RenderOptions{}},
		{"sample.notext.json", JSON, RenderOptions{NoText: true}},
		{"sample.txt", Table, RenderOptions{}},
		{"sample.ar.txt", Table, RenderOptions{Lang: "ar", Width: 80}},
		{"sample.md", Markdown, RenderOptions{}},
		{"sample.ar.md", Markdown, RenderOptions{Lang: "ar"}},
		{"sample.graphml", GraphML, RenderOptions{}},
		{"sample.html", HTML, RenderOptions{}},
		{"sample.ar.html", HTML, RenderOptions{Lang: "ar"}},
		{"sample.clusters.csv", CSVClusters, RenderOptions{}},
		{"sample.members.csv", CSVMembers, RenderOptions{}},
		{"sample.credits.csv", CSVCredits, RenderOptions{}},
	} {
		t.Run(test.file, func(t *testing.T) {
			golden(t, test.file, []byte(render(t, sampleReport(t), test.format, test.opt)))
		})
	}
}

// The same from a saved report as from the result itself.
func TestSavedReportRendersTheSame(t *testing.T) {
	r := sampleReport(t)
	saved, err := ReadJSON(strings.NewReader(render(t, r, JSON, RenderOptions{})))
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []Format{Table, Markdown, HTML, JSON, GraphML, CSVMembers, CSVClusters, CSVCredits} {
		if got, want := render(t, saved, format, RenderOptions{}), render(t, r, format, RenderOptions{}); got != want {
			t.Errorf("%s of the saved report = %q, want %q", format, got, want)
		}
	}
}

func TestNothingFound(t *testing.T) {
	r := New(&trace.Result{}, Meta{})
	for _, format := range []Format{Table, Markdown, HTML} {
		for lang, want := range map[string]string{"en": "No passage is shared.", "ar": "لا يوجد مقطع مشترك."} {
			if got := render(t, r, format, RenderOptions{Lang: lang}); !strings.Contains(got, want) {
				t.Errorf("%s in %s of an empty report = %q, want it to say %q", format, lang, got, want)
			}
		}
	}
}

// No invisible or acting character of the input reaches any format; JSON has
// them as escapes.
func TestHostileTextHasNoControls(t *testing.T) {
	r := New(hostileResult(t, 100_000), sampleMeta())
	for _, format := range []Format{Table, Markdown, HTML, JSON, GraphML, CSVMembers, CSVClusters, CSVCredits} {
		for _, lang := range []string{"en", "ar"} {
			out := render(t, r, format, RenderOptions{Lang: lang, Full: true})
			open := 0
			for _, c := range out {
				switch {
				case c == '\n':
					if open != 0 {
						t.Fatalf("%s in %s: a line ends within an isolate", format, lang)
					}
				case c == '\u2066' || c == '\u2067':
					open++
				case c == '\u2069':
					open--
				case unicode.IsControl(c), isBidi(c), c == '\u2028', c == '\ufeff' && format != JSON:
					t.Fatalf("%s in %s holds the character %U", format, lang, c)
				}
			}
		}
	}
}

func TestHostileTable(t *testing.T) {
	r := New(hostileResult(t, 100_000), sampleMeta())
	for _, line := range strings.Split(render(t, r, Table, RenderOptions{Width: 100}), "\n") {
		if width := twwidth.Width(line); width > 200 {
			t.Errorf("the table has a line of %d columns: %.200q", width, line)
		}
		if strings.HasPrefix(line, "│") != strings.HasSuffix(line, "│") {
			t.Errorf("the table has a broken row: %.200q", line)
		}
	}
}

func TestHostileMarkdown(t *testing.T) {
	r := New(hostileResult(t, 100_000), sampleMeta())
	out := render(t, r, Markdown, RenderOptions{})
	columns := 0
	for _, line := range strings.Split(out, "\n") {
		bare := strings.NewReplacer(`\\`, "", `\|`, "", "\\`", "", `\<`, "", `\[`, "", `\]`, "", `\&`, "", `\!`, "").Replace(line)
		if strings.ContainsAny(bare, "`<[]&!") {
			t.Errorf("a character of markup is not escaped in %.300q", line)
		}
		if n := strings.Count(bare, "|"); n > 0 {
			if !strings.HasPrefix(line, "|") || columns > 0 && n != columns {
				t.Errorf("a row has %d columns, want %d: %.300q", n-1, columns-1, line)
			}
			columns = n
		} else {
			columns = 0
		}
	}
}

func TestHostileCSV(t *testing.T) {
	r := New(hostileResult(t, 100_000), sampleMeta())
	for _, format := range []Format{CSVMembers, CSVClusters, CSVCredits} {
		rows, err := csv.NewReader(strings.NewReader(render(t, r, format, RenderOptions{}))).ReadAll()
		if err != nil {
			t.Errorf("%s cannot be read: %v", format, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("%s has a cell that a spreadsheet computes: %.80q", format, cell)
				}
			}
		}
	}
}

// The graph is XML, its edges join nodes that are there, and its data have keys.
func TestGraphML(t *testing.T) {
	for name, res := range map[string]*trace.Result{"sample": sampleResult(t), "hostile": hostileResult(t, 100_000)} {
		var g struct {
			Keys []struct {
				ID string `xml:"id,attr"`
			} `xml:"key"`
			Graph struct {
				Nodes []struct {
					ID   string `xml:"id,attr"`
					Data []struct {
						Key string `xml:"key,attr"`
					} `xml:"data"`
				} `xml:"node"`
				Edges []struct {
					Source   string  `xml:"source,attr"`
					Target   string  `xml:"target,attr"`
					Directed *string `xml:"directed,attr"`
				} `xml:"edge"`
			} `xml:"graph"`
		}
		if err := xml.Unmarshal([]byte(render(t, New(res, sampleMeta()), GraphML, RenderOptions{})), &g); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		known := make(map[string]bool)
		for _, key := range g.Keys {
			known[key.ID] = true
		}
		for _, n := range g.Graph.Nodes {
			known[n.ID] = true
			for _, d := range n.Data {
				if !known[d.Key] {
					t.Errorf("%s: no key %q", name, d.Key)
				}
			}
		}
		// Three outlets and the three articles that share something; three
		// edges between those, two published by a known outlet, one flow.
		if len(g.Graph.Nodes) != 6 || len(g.Graph.Edges) != 6 {
			t.Errorf("%s: %d nodes and %d edges, want 6 and 6", name, len(g.Graph.Nodes), len(g.Graph.Edges))
		}
		for _, e := range g.Graph.Edges {
			if e.Directed != nil { // some readers take no graph of both sorts
				t.Errorf("%s: an edge says for itself whether it is directed", name)
			}
			if !known[e.Source] || !known[e.Target] {
				t.Errorf("%s: an edge from %q to %q", name, e.Source, e.Target)
			}
		}
	}
}

func TestDefuse(t *testing.T) {
	for _, test := range []struct{ cell, want string }{
		{"", ""},
		{"نص", "نص"},
		{"=1+1", "'=1+1"},
		{"+966", "'+966"},
		{"-5", "'-5"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"＝1", "'＝1"},
		{"1=1", "1=1"},
	} {
		if got := defuse(test.cell); got != test.want {
			t.Errorf("defuse(%q) = %q, want %q", test.cell, got, test.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"  سلام \n\t عليكم ", "سلام عليكم"},
		{"a\x1b[31;1mred\x1b[0mb", "aredb"},
		{"a\u009b31mb", "ab"},
		{"a\x1b", "a"},
		{"a\x1b[", "a"},
		{"a\u202eb\u202c\u2067c\u2069", "abc"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"كَتَبَ", "كَتَبَ"},
		{"x\x00\u00ad\ufeffy", "xy"},
		{"x\u2028y", "x y"},
		{"", ""},
	} {
		if got := clean(test.text); got != test.want {
			t.Errorf("clean(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// What is clean already stays as it is, and nothing else passes for it.
// Ids that differ behind their first letters are told apart in a table; texts are cut at
// their ends, and ids, too, where that is enough.
func TestFit(t *testing.T) {
	for _, test := range []struct{ a, b, wantA, wantB string }{
		{"001_d4acb01426226fc2.txt#1", "001_d4acb01426226fc2.txt#2", "001_d4acb0142….txt#1", "001_d4acb0142….txt#2"},
		{"001_d4acb01426226fc2.txt#1", "002_709bc839a8f9ae9e.txt", "001_d4acb01426226fc…", "002_709bc839a8f9ae9…"},
		{"a shared passage that begins alike", "a shared passage that begins so, too", "a shared passage th…", "a shared passage th…"},
		{"short#1", "short#2", "short#1", "short#2"},
	} {
		rows := [][]string{{"Article", "Title"}, {test.a, ""}, {test.b, ""}}
		fit(rows, 120)
		if rows[1][0] != test.wantA || rows[2][0] != test.wantB {
			t.Errorf("fit(%q, %q) = %q, %q, want %q, %q", test.a, test.b, rows[1][0], rows[2][0], test.wantA, test.wantB)
		}
	}
}

func TestIsClean(t *testing.T) {
	letters := rapid.SampledFrom([]string{"ا", "ي", "ـ", "a", "1", "\"", " ", "  ", "\n", "\t", "\x1b[1m", "\x7f", "\u064b", "\u0620", "\u200c", "\u202e", "é", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(letters, 0, 12).Draw(t, "letters"), "")
		if want := strings.Join(strings.Fields(scrub(s)), " "); isClean(s) && s != want {
			t.Fatalf("isClean(%q), but it is %q when cleaned", s, want)
		}
	})
	for _, s := range []string{"", "سلام عليكم", "a 1"} {
		if !isClean(s) {
			t.Errorf("isClean(%q) = false", s)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a|b", `a\|b`},
		{"# عنوان", `\# عنوان`},
		{"a # b", "a # b"},
		{"1. one", `1\. one`},
		{"2024-03-05", "2024-03-05"},
		{"- x", `\- x`},
		{"<b>&amp;", `\<b\>\&amp;`},
		{"http://x", `http\://x`},
		{"www.x", `www\.x`},
		{"[a](b)", `\[a\](b)`},
	} {
		if got := escapeMarkdown(test.text); got != test.want {
			t.Errorf("escapeMarkdown(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestOutputs(t *testing.T) {
	for _, test := range []struct {
		path string
		want []Output
	}{
		{"r.md", []Output{{"r.md", Markdown}}},
		{"out/r.JSON", []Output{{"out/r.JSON", JSON}}},
		{"r.csv", []Output{{"r.clusters.csv", CSVClusters}, {"r.members.csv", CSVMembers}, {"r.credits.csv", CSVCredits}}},
		{"r.html", []Output{{"r.html", HTML}}},
		{"r.HTM", []Output{{"r.HTM", HTML}}},
		{"r.graphml", []Output{{"r.graphml", GraphML}}},
		{"r.pdf", nil},
		{"r", nil},
	} {
		got, err := Outputs(test.path)
		if (err != nil) != (test.want == nil) {
			t.Errorf("Outputs(%q) = error %v", test.path, err)
		}
		if err != nil && !strings.Contains(err.Error(), "hint: ") {
			t.Errorf("Outputs(%q) = %v, want a hint", test.path, err)
		}
		if len(got) != len(test.want) {
			t.Fatalf("Outputs(%q) = %v, want %v", test.path, got, test.want)
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("Outputs(%q)[%d] = %v, want %v", test.path, i, got[i], test.want[i])
			}
		}
	}
}

func TestParseFormat(t *testing.T) {
	for name, want := range map[string]Format{"": Table, "table": Table, "markdown": Markdown, "md": Markdown, "html": HTML, "json": JSON, "csv": CSVMembers, "pdf": "", "clusters.csv": ""} {
		got, err := ParseFormat(name)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("ParseFormat(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	if err := Write(&bytes.Buffer{}, &Report{}, Table, RenderOptions{Lang: "fr"}); err == nil || !strings.Contains(err.Error(), "hint: ") {
		t.Errorf("Write in French = %v, want an error with a hint", err)
	}
}

func TestArabicCounts(t *testing.T) {
	p := arabicPhrases()
	for n, want := range map[int]string{0: "لا مقالات", 1: "مقال واحد", 2: "مقالان", 3: "3 مقالات", 10: "10 مقالات", 11: "11 مقالًا", 99: "99 مقالًا", 100: "100 مقال", 102: "102 مقال", 103: "103 مقالات"} {
		if got := p.Read(n, 5, 5, 0); !strings.Contains(got, want+"،") {
			t.Errorf("read(%d, …) = %q, want %q in it", n, got, want)
		}
	}
}

// The reports of the seed pages, as sada scan -o reports/sample/seeds.json seeds
// saved them, in every format; -update renders them again.
func TestSample(t *testing.T) {
	saved, err := os.ReadFile(filepath.Join("sample", "seeds.json"))
	if err != nil {
		t.Skipf("no sample (%v); make it with sada scan -o reports/sample/seeds.json seeds", err)
	}
	r, err := ReadJSON(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	if again := render(t, r, JSON, RenderOptions{}); again != string(saved) {
		t.Errorf("seeds.json is not as this program writes it:\n%s", again)
	}
	for _, sample := range []struct {
		file   string
		format Format
		opt    RenderOptions
	}{
		{"seeds.txt", Table, RenderOptions{}},
		{"seeds.md", Markdown, RenderOptions{}},
		{"seeds.ar.md", Markdown, RenderOptions{Lang: "ar"}},
		{"seeds.html", HTML, RenderOptions{}},
		{"seeds.ar.html", HTML, RenderOptions{Lang: "ar"}},
		{"seeds.graphml", GraphML, RenderOptions{}},
		{"seeds.clusters.csv", CSVClusters, RenderOptions{}},
		{"seeds.members.csv", CSVMembers, RenderOptions{}},
		{"seeds.credits.csv", CSVCredits, RenderOptions{}},
	} {
		golden(t, filepath.Join("..", "sample", sample.file), []byte(render(t, r, sample.format, sample.opt)))
	}
}
