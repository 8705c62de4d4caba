package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"sada/lsh/trace"

	"pgregory.net/rapid"
)

func writeJSON(t testing.TB, r *Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := r.WriteJSON(&out); err != nil {
		t.Fatalf("WriteJSON = %v, want no error", err)
	}
	return out.Bytes()
}

// The keys that DESIGN §5 promises, in its order, and those that were added
// among them: first_seen, vague, a cluster's words, source, families,
// texts and rejected, an outlet's passages, origins and wire, flows, and what was
// rejected.
func TestSchemaOrder(t *testing.T) {
	got := regexp.MustCompile(`"([a-z_]+)":`).FindAllStringSubmatch(string(writeJSON(t, &Report{
		Schema:   Schema,
		Warnings: []Warning{{}},
		Articles: []Article{{FirstSeen: true, Credits: []Credit{{Vague: true}}, Text: "x"}},
		Matches:  []Match{{Runs: []Run{{}}, Differences: []Difference{{}}}},
		Groups:   []Group{{}},
		Clusters: []Cluster{{Members: []Member{{}}}},
		Stories:  []Story{{Pairs: []Relation{{}}}},
		Outlets:  []Outlet{{}},
		Flows:    []Flow{{}},
		Rejected: []Rejection{{}},
	})), -1)
	want := strings.Fields(`schema version options stats
		articles bytes words keys candidates matches labelled groups clusters stories crowded skipped rejected
		warnings path line text
		articles id path outlet title published date_precision first_seen url words reused
		credits text name outlet kind role vague start end page_start page_end text
		matches id a article start end b article start end kind labels reasons words jaccard containment_a containment_b
		runs a_start a_end b_start b_end differences a b what
		groups id medoid articles
		clusters id medoid words labels origin article confidence reasons source families texts rejected members article start end credit verdict reasons
		stories id articles pairs a b relation
		outlets outlet articles first last credits passages origins wire
		flows from to passages words credited dated delay_minutes
		rejected a article start end b article start end words_a words_b overlap order common asked reason`)
	var names []string
	for _, match := range got {
		names = append(names, match[1])
	}
	if !reflect.DeepEqual(names, want) {
		t.Errorf("keys = %v\nwant   %v", names, want)
	}
}

func TestEmptyListsAreNotNull(t *testing.T) {
	out := string(writeJSON(t, &Report{Schema: Schema, Matches: []Match{{}}, Clusters: []Cluster{{}}, Stories: []Story{{}}, Groups: []Group{{}}}))
	if strings.Contains(out, "null") {
		t.Errorf("WriteJSON of empty lists = %s, want no null", out)
	}
}

// Every figure of the scan is in the report.
func TestStatsHoldAllCounts(t *testing.T) {
	var counts trace.Counts
	value := reflect.ValueOf(&counts).Elem()
	for i := range value.NumField() {
		value.Field(i).SetInt(int64(100 + i))
	}
	out := string(writeJSON(t, New(&trace.Result{Counts: counts}, Meta{})))
	for i := range value.NumField() {
		name := regexp.MustCompile(`(.)([A-Z])`).ReplaceAllString(value.Type().Field(i).Name, "${1}_$2")
		if field := fmt.Sprintf(`"%s":%d`, strings.ToLower(name), 100+i); !strings.Contains(out, field) {
			t.Errorf("stats lack %s", field)
		}
	}
}

// What the standard library reads from our bytes is what was written.
func TestJSONIsJSON(t *testing.T) {
	r := New(hostileResult(t, 100_000), sampleMeta())
	var got struct {
		Warnings []struct{ Path, Text string }
		Articles []struct{ ID, Title, Text string }
		Matches  []struct {
			A struct {
				Article    string
				Start, End int
			}
			Jaccard float64
		}
	}
	if err := json.Unmarshal(writeJSON(t, r), &got); err != nil {
		t.Fatal(err)
	}
	for i, a := range r.Articles {
		if got.Articles[i].Title != a.Title || got.Articles[i].Text != a.Text || got.Articles[i].ID != a.ID {
			t.Errorf("article %d = %.80q, want %.80q", i, got.Articles[i].Text, a.Text)
		}
	}
	for i, w := range r.Warnings {
		if got.Warnings[i].Path != w.Path || got.Warnings[i].Text != w.Text {
			t.Errorf("warning %d = %.80q, want %.80q", i, got.Warnings[i].Text, w.Text)
		}
	}
	for i, m := range r.Matches {
		if g := got.Matches[i]; g.A.Article != m.A.Article || g.A.End != m.A.End || g.Jaccard != m.Jaccard {
			t.Errorf("match %d = %+v, want %+v", i, g, m)
		}
	}
}

func TestStringEscapes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `""`},
		{"سلام <b>&'", `"سلام <b>&'"`},
		{"\"\\\n\t\r\x00\x1b\x7f", `"\"\\\n\t\r\u0000\u001b\u007f"`},
		{"\u009b\u202e\u2069\u061c\u2028", `"\u009b\u202e\u2069\u061c\u2028"`},
		{"a\xffb\xd8", "\"a\uFFFDb\uFFFD\""},
		{"😀ﷺ\ufeff", "\"😀ﷺ\ufeff\""},
	} {
		if got := string(appendString(nil, test.text)); got != test.want {
			t.Errorf("appendString(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

// genReport draws reports that hold together, with any text.
func genReport() *rapid.Generator[*Report] {
	return rapid.Custom(func(t *rapid.T) *Report {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "قال \"نعم\"\n", "\u202eabc\x1b[0m", "\\u0041", "😀\u2028"}))
		texts := rapid.SliceOfN(text, 0, 3)
		count := rapid.IntRange(0, 1<<40)
		share := rapid.Float64Range(0, 1)
		r := &Report{
			Schema: Schema, Version: text.Draw(t, "version"),
			Options: rapid.MapOfN(text, rapid.OneOf(
				rapid.Map(text, func(s string) any { return s }), rapid.Map(count, func(n int) any { return n }),
				rapid.Map(rapid.Bool(), func(b bool) any { return b }),
				rapid.Map(rapid.Float64Range(0.0001, 0.9999), func(f float64) any { return f }),
			), 0, 4).Draw(t, "options"),
			Stats: Stats{Articles: count.Draw(t, "articles"), Skipped: count.Draw(t, "skipped")},
		}
		ids := rapid.SliceOfNDistinct(text, 1, 5, rapid.ID[string]).Draw(t, "ids")
		for _, id := range ids {
			a := Article{
				ID: id, Path: text.Draw(t, "path"), Outlet: text.Draw(t, "outlet"), House: text.Draw(t, "house"), Text: text.Draw(t, "text"), Words: count.Draw(t, "words"),
				Reused: share.Draw(t, "reused"), FirstSeen: rapid.Bool().Draw(t, "seen"),
				Published: rapid.SampledFrom([]string{"", "2024-03-05", "2024-03-05T23:59", "2024-03-05T08:00:01+03:00"}).Draw(t, "published"),
			}
			if rapid.Bool().Draw(t, "credit") {
				a.Credits = []Credit{{
					Text: text.Draw(t, "credit text"), Vague: rapid.Bool().Draw(t, "vague"),
					Start: -1, End: -1, PageStart: count.Draw(t, "page"), PageEnd: rapid.IntRange(-1, 9).Draw(t, "page end"),
				}}
			}
			r.Articles = append(r.Articles, a)
		}
		side := func(name string) Side {
			a := &r.Articles[rapid.IntRange(0, len(r.Articles)-1).Draw(t, name)]
			borders := []int{len(a.Text)}
			for i := range a.Text {
				borders = append(borders, i)
			}
			from := rapid.SampledFrom(borders).Draw(t, name+" start")
			to := rapid.SampledFrom(borders).Draw(t, name+" end")
			return Side{a.ID, min(from, to), max(from, to)}
		}
		for range rapid.IntRange(0, 3).Draw(t, "matches") {
			a, b := side("a"), side("b")
			r.Matches = append(r.Matches, Match{
				ID: text.Draw(t, "id"), A: a, B: b, Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
				Labels: rapid.SliceOfN(rapid.SampledFrom(labels), 0, 3).Draw(t, "labels"), Reasons: texts.Draw(t, "reasons"),
				Jaccard: share.Draw(t, "jaccard"), Runs: []Run{{int32(a.Start), int32(a.End), int32(b.Start), int32(b.End)}},
				Differences: []Difference{{A: text.Draw(t, "x"), B: text.Draw(t, "y"), What: "name"}},
			})
			r.Clusters = append(r.Clusters, Cluster{
				ID: text.Draw(t, "id"), Medoid: a.Article, Origin: Origin{Article: b.Article, Reasons: texts.Draw(t, "origin")},
				Members: []Member{
					{Article: a.Article, Start: a.Start, End: a.End, Credit: Verdict{Verdict: "other", Reasons: texts.Draw(t, "verdict"), Basis: rapid.SampledFrom(bases).Draw(t, "basis")}},
					{Article: b.Article, Start: b.Start, End: b.End, Hop: &Hop{
						From: a, Reasons: texts.Draw(t, "hop"), Codes: []Reason{{text.Draw(t, "code"), texts.Draw(t, "args")}},
						Dropped: []Span{{a.Start, a.End}}, Quoted: []Span{{b.Start, b.End}}, Moved: rapid.IntRange(0, 2).Draw(t, "moved"),
						Changes: []Difference{{A: text.Draw(t, "from"), B: text.Draw(t, "into"), What: "number"}}, Uncredited: texts.Draw(t, "uncredited"),
					}},
				},
			})
		}
		r.Groups = []Group{{text.Draw(t, "id"), ids[0], ids}}
		r.Stories = []Story{{text.Draw(t, "id"), ids, []Relation{{ids[0], ids[0], "partial"}}}}
		r.Outlets = []Outlet{{
			Outlet: text.Draw(t, "outlet"), House: text.Draw(t, "house"), Articles: 3, Last: "2024-01-01",
			Credits: rapid.MapOfN(text, count, 0, 3).Draw(t, "credits"), Passages: 1, Wire: 1,
		}}
		r.Flows = []Flow{{r.Outlets[0].Outlet, r.Outlets[len(r.Outlets)-1].Outlet, 1, 20, 20, 1, 1, 90}}
		return r
	})
}

// Reading gives back what was written, however the bytes arrive.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := genReport().Draw(rt, "report")
		want := writeJSON(t, r)
		if !json.Valid(want) {
			rt.Fatalf("WriteJSON gave no JSON: %q", want)
		}
		for name, src := range map[string]io.Reader{
			"whole": bytes.NewReader(want), "bytes": iotest.OneByteReader(bytes.NewReader(want)), "late": iotest.DataErrReader(bytes.NewReader(want)),
		} {
			back, err := ReadJSON(src)
			if err != nil {
				rt.Fatalf("ReadJSON (%s) of %q = %v", name, want, err)
			}
			if got := writeJSON(t, back); !bytes.Equal(got, want) {
				rt.Fatalf("after reading (%s): %q\nwant: %q", name, got, want)
			}
			opened, err := OpenJSON(bytes.NewReader(want), int64(len(want)))
			if err != nil {
				rt.Fatalf("OpenJSON of %q = %v", want, err)
			}
			if got := writeJSON(t, opened); !bytes.Equal(got, want) {
				rt.Fatalf("after opening: %q\nwant: %q", got, want)
			}
			for i := range r.Articles {
				if back.Articles[i].Text != r.Articles[i].Text || len(r.Articles[i].Credits) > 0 && back.Articles[i].Credits[0] != r.Articles[i].Credits[0] {
					rt.Fatalf("article %d (%s) = %+v, want %+v", i, name, back.Articles[i], r.Articles[i])
				}
			}
			if !reflect.DeepEqual(back.Options, r.Options) {
				rt.Fatalf("options (%s) = %v, want %v", name, back.Options, r.Options)
			}
		}
	})
}

// Bad reports are refused with an error that names the field.
func TestReadJSONErrors(t *testing.T) {
	good := string(writeJSON(t, sampleReport(t)))
	swap := func(from, to string) string {
		t.Helper()
		if !strings.Contains(good, from) {
			t.Fatalf("the sample has no %s", from)
		}
		return strings.Replace(good, from, to, 1)
	}
	cut := func(after string) string { return good[:strings.Index(good, after)+len(after)] }
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", "report: the report is cut off at byte 0"},
		{"not JSON", "hello", "report: it is no JSON report: it begins with 'h'; hint: "},
		{"an article", "سيول", "report: it is no JSON report: it begins with 'س'; hint: "},
		{"no schema", "{}", `report: it is no report of sada: it has no field "schema"; hint: `},
		{"UTF-16", "\xff\xfe{\x00", "report: it is in UTF-16; hint: make it with -o report.json"},
		{"half a byte order mark", "\xef\xbb{}", `report: '{' where "\ufeff" should stand`},
		{"another JSON file", `{"id":"x","text":"y"}`, `report: it is no report of sada: it has no field "schema"; hint: `},
		{"unknown version", swap("sada.report/1", "sada.report/2"), `schema: "sada.report/2" is not known; hint: this sada reads sada.report/1`},
		{"cut off in a text", cut(`"text":"متا`), "articles[2].text: the report is cut off at byte "},
		{"cut off in a span", cut(`"b_start":15`), "matches[0].runs[0].b_start: the report is cut off"},
		{"cut off between lists", cut(`"groups":[`), "groups: the report is cut off"},
		{"cut off at the end", strings.TrimSuffix(good, "\n}\n"), "report: the report is cut off"},
		{"span beyond the text", swap(`"article":"portal-3","start":15,"end":217`, `"article":"portal-3","start":15,"end":9999`), `matches[0].b.end: 9999 is outside the text of article "portal-3"`},
		{"span within a letter", swap(`"article":"portal-3","start":15`, `"article":"portal-3","start":16`), "matches[0].b.start: 16 is within a letter"},
		{"span reversed", swap(`"start":38,"end":240`, `"start":240,"end":38`), "matches[0].a.end: 38 is before the start, 240"},
		{"negative start", swap(`"start":38`, `"start":-38`), "matches[0].a.start: -38 is below 0"},
		{"run beyond the text", swap(`"b_end":217`, `"b_end":99999`), "matches[0].runs[1].b_end: 99999 is outside"},
		{"credit beyond the text", swap(`"end":36`, `"end":3600`), "articles[1].credits[0].end: 3600 is outside"},
		{"article missing", swap(`{"id":"wire-1"`, `{"id":"wire-2"`), `matches[1].b.article: no article "wire-1" in articles`},
		{"article twice", swap(`{"id":"wire-1"`, `{"id":"daily-7"`), `articles[3].id: "daily-7" is there twice`},
		{"medoid missing", swap(`"medoid":"wire-1","articles"`, `"medoid":"wire-9","articles"`), `groups[0].medoid: no article "wire-9"`},
		{"medoid no member", swap(`"medoid":"wire-1","words"`, `"medoid":"column-9","words"`), `clusters[0].medoid: "column-9" is not among the members`},
		{"origin no member", swap(`"origin":{"article":"wire-1"`, `"origin":{"article":"column-9"`), `clusters[0].origin.article: "column-9" is not among the members`},
		{"article of a group missing", swap(`"articles":["daily-7","wire-1"]}`, `"articles":["daily-7","wire-9"]}`), `groups[0].articles[1]: no article "wire-9"`},
		{"article of a printing missing", swap(`{"article":"portal-3","start":15,"end":217,"credit"`, `{"article":"portal-9","start":15,"end":217,"credit"`), `clusters[0].members[2].article: no article "portal-9"`},
		{"printing beyond the text", swap(`{"article":"portal-3","start":15,"end":217,"credit"`, `{"article":"portal-3","start":15,"end":2170,"credit"`), `clusters[0].members[2].end: 2170 is outside the text of article "portal-3"`},
		{"credit that is not there", swap(`"credits":[0]},"hop"`, `"credits":[0,7]},"hop"`), `clusters[0].members[1].credit.credits[1]: article "daily-7" has no credit 7`},
		{"taken from an article missing", swap(`"from":{"article":"wire-1"`, `"from":{"article":"wire-9"`), `clusters[0].members[1].hop.from.article: no article "wire-9"`},
		{"taken from beyond the text", swap(`"there":{"start":0,"end":202}`, `"there":{"start":0,"end":2020}`), `clusters[0].members[1].hop.there.end: 2020 is outside the text of article "wire-1"`},
		{"added within a letter", swap(`"added":[{"start":218`, `"added":[{"start":219`), `clusters[0].members[2].hop.added[0].start: 219 is within a letter`},
		{"article of a pair missing", swap(`"b":"portal-3","relation"`, `"b":"portal-9","relation"`), `stories[0].pairs[0].b: no article "portal-9"`},
		{"article of a rejection missing", swap("\n\"groups\"", `"rejected":[{"a":{"article":"wire-9"}}],`+"\n\"groups\""), `rejected[0].a.article: no article "wire-9"`},
		{"verdict", swap(`"verdict":"correct"`, `"verdict":"hero"`), `clusters[0].members[1].credit.verdict: "hero" is not known; hint: this sada knows none, correct`},
		{"basis", swap(`"basis":"printing"`, `"basis":"hearsay"`), `clusters[0].members[1].credit.basis: "hearsay" is not known; hint: `},
		{"confidence", swap(`"confidence":"high"`, `"confidence":"certain"`), `clusters[0].origin.confidence: "certain" is not known; hint: `},
		{"kind of a match", swap(`"kind":"edited"`, `"kind":"copied"`), `matches[0].kind: "copied" is not known; hint: this sada knows verbatim, edited`},
		{"kind of a match missing", swap(`"kind":"edited",`, ``), `matches[0].kind: it is missing`},
		{"label", swap(`"labels":["quote"]`, `"labels":["quote","spam"]`), `matches[2].labels[1]: "spam" is not known; hint: `},
		{"role", swap(`"role":"report"`, `"role":"friend"`), `articles[1].credits[0].role: "friend" is not known; hint: `},
		{"kind of a credit", swap(`"kind":"source-line"`, `"kind":"rumour"`), `articles[2].credits[0].kind: "rumour" is not known; hint: `},
		{"relation", swap(`"relation":"partial"`, `"relation":"cousin"`), `stories[0].pairs[0].relation: "cousin" is not known; hint: `},
		{"relation missing", swap(`,"relation":"partial"`, ``), `stories[0].pairs[0].relation: it is missing`},
		{"flow from nowhere", swap(`"flows":[`, `"flows":[{"from":"x"},`), `flows[0].from: no outlet "x" in outlets`},
		{"flow to nowhere", swap(`"to":"الصباح الجديد"`, `"to":"y"`), `flows[0].to: no outlet "y" in outlets`},
		{"passages of a flow missing", swap(`"flows":[`, `"flows":[{"from":"وكالة الساحل","to":""},`), `flows[0].passages: it is missing, or 0`},
		{"words of a flow missing", swap(`"passages":1,"words":21,"credited":1`, `"passages":1,"credited":1`), `flows[0].words: it is missing, or 0`},
		{"what changed missing", swap(`"b":"48","what":"number"}],"uncredited"`, `"b":"48"}],"uncredited"`), `clusters[0].members[2].hop.changes[0].what: it is missing`},
		{"what changed", swap(`"b":"48","what":"number"}],"uncredited"`, `"b":"48","what":"mood"}],"uncredited"`), `clusters[0].members[2].hop.changes[0].what: "mood" is not known; hint: this sada knows words, dropped`},
		{"what differs", swap(`"what":"number"`, `"what":"mood"`), `matches[0].differences[0].what: "mood" is not known; hint: `},
		{"precision", swap(`"date_precision":"minute"`, `"date_precision":"hour"`), `articles[1].date_precision: "hour" is not known; hint: `},
		{"impossible date", swap(`"published":"2024-03-05T`, `"published":"2024-02-30T`), `articles[1].published: "2024-02-30T14:00" is no date; hint: `},
		{"impossible day of an outlet", swap(`"first":"2024-`, `"first":"2024-13-`), `outlets[0].first: "2024-13-`},
		{"words below 0", swap(`"words":21`, `"words":-3`), "matches[0].words: -3 is below 0"},
		{"count below 0", swap(`"families":`, `"families":-`), "clusters[0].families: -"},
		{"stats below 0", swap(`"stats":{"articles":`, `"stats":{"articles":-`), "stats.articles: -"},
		{"share below 0", swap(`"jaccard":1,`, `"jaccard":-0.5,`), "matches[1].jaccard: -0.5 is not within 0 and 1"},
		{"text for a number", swap(`"words":21`, `"words":"21"`), "matches[0].words: "},
		{"broken number", swap(`"words":21`, `"words":2-1`), `matches[0].words: "2-1" is not a number`},
		{"fraction for a count", swap(`"words":21`, `"words":2.5`), `matches[0].words: "2.5" is not a whole number`},
		{"leading zero", swap(`"words":21`, `"words":021`), `matches[0].words: "021" is not a number`},
		{"leading zero in an unknown field", swap(`"words":21`, `"w":021`), `matches[0].w: "021" is not a number`},
		{"huge number", swap(`"words":21`, `"words":99999999999999999999`), "matches[0].words: "},
		{"impossible share", swap(`"jaccard":1,`, `"jaccard":1.5,`), "matches[1].jaccard: 1.5 is not within 0 and 1"},
		{"list for an object", swap(`"stats":{`, `"stats":[`), "stats: '[' where '{' should stand"},
		{"not UTF-8", swap("متابعات", "\xff"), "articles[2].text: not UTF-8"},
		{"bare newline in a string", swap(`متابعات\n`, "x\n"), "articles[2].text: control character"},
		{"deep nesting", `{"schema":"sada.report/1","x":` + strings.Repeat("[", 1e6), "x: nested more than 1000 deep"},
		{"two reports", good + good, "report: '{' after the end of the report"},
		{"list twice", swap("\n\"groups\"", "\n\"articles\":[],\n\"groups\""), "articles: the list is there twice"},
		{"list null", swap("\n\"groups\"", "\n\"rejected\":null,\n\"groups\""), "rejected: null where a list should stand"},
		{"option list", swap(`"min_words":15`, `"min_words":[]`), "options.min_words: not a string"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadJSON(strings.NewReader(test.in))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("ReadJSON = %v, want %s…", err, test.want)
			}
			_, err = OpenJSON(strings.NewReader(test.in), int64(len(test.in)))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("OpenJSON = %v, want %s…", err, test.want)
			}
			filtered, err := OpenFiltered(strings.NewReader(test.in), int64(len(test.in)), Filter{MinWords: 1})
			if err != nil && !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("OpenFiltered = %v, want %s…", err, test.want)
			} else if err == nil && filtered.WriteJSON(io.Discard) == nil {
				t.Errorf("OpenFiltered and WriteJSON found nothing, want %s…", test.want)
			}
		})
	}
}

// Long lists are read in parts, which changes neither what is read nor what is
// said of an error, wherever the lines break.
func TestReadJSONInParts(t *testing.T) {
	good := string(writeJSON(t, bigReport(t, 2000)))
	if len(good) < 4*blockBytes {
		t.Fatalf("the report has %d bytes, too few for some parts", len(good))
	}
	nth := func(s string, n int) int {
		at := -1
		for range n {
			at += 1 + strings.Index(good[at+1:], s)
		}
		return at
	}
	at := nth(`"medoid":"article-`, 900)
	broken := good[:at] + strings.Replace(good[at:], `"end":240`, `"end":0`, 1)
	at = nth(`"a_start":40`, 1500)
	for _, test := range []struct{ name, in, want string }{
		{"as written", good, ""},
		{"breaks within elements", strings.ReplaceAll(good, `"runs":[{`, "\"runs\":[\n{"), ""},
		{"breaks between fields", strings.ReplaceAll(good, `,"words"`, ",\n\"words\""), ""},
		{"no breaks", strings.ReplaceAll(good, "\n", ""), ""},
		{"breaks of another system", strings.ReplaceAll(good, "\n", "\r\n"), ""},
		{"span of a late element", broken, "clusters[899].members[0].end: 0 is before the start, 38"},
		{"not JSON in a late element", good[:at] + "x" + good[at:], `matches[1499].runs[1]: 'x' where '"' should stand, at byte `},
		{"cut off in a late element", good[:at], "matches[1499].runs[1]: the report is cut off at byte " + fmt.Sprint(at)},
	} {
		t.Run(test.name, func(t *testing.T) {
			read, err := ReadJSON(iotest.HalfReader(strings.NewReader(test.in)))
			opened, err2 := OpenJSON(strings.NewReader(test.in), int64(len(test.in)))
			for _, err := range []error{err, err2} {
				if test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)) {
					t.Errorf("error = %v, want %s…", err, test.want)
				} else if test.want == "" && err != nil {
					t.Fatal(err)
				}
			}
			if test.want != "" {
				return
			}
			if got := string(writeJSON(t, read)); got != good {
				t.Error("ReadJSON: what was read is not what was written")
			}
			if got := string(writeJSON(t, opened)); got != good {
				t.Error("OpenJSON: what was read is not what was written")
			}
		})
	}
}

// A report that is opened is shown as one that is read.
func TestOpenJSONShows(t *testing.T) {
	data := writeJSON(t, sampleReport(t))
	opened, err := OpenJSON(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if m := opened.Matches[0]; m.Runs != nil || m.Differences != nil || m.Reasons != nil {
		t.Errorf("the opened report holds the details of %+v, want them left", m)
	}
	if c := opened.Clusters[0]; c.Origin.Reasons != nil || c.Origin.Codes != nil || c.Members[1].Hop != nil || c.Members[1].Credit.Reasons != nil {
		t.Errorf("the opened report holds the details of %+v, want them left", c)
	}
	for _, format := range []Format{Table, Markdown, HTML, GraphML, CSVMembers, CSVClusters, CSVCredits, JSON} {
		if got, want := render(t, opened.Filter(Filter{}), format, RenderOptions{}), render(t, sampleReport(t).Filter(Filter{}), format, RenderOptions{}); got != want {
			t.Errorf("%s of the opened report: %s\nwant: %s", format, got, want)
		}
	}
	for _, change := range []struct {
		from, to string
		formats  []Format
	}{
		{opened.Matches[0].ID, "m-0000000000000", []Format{JSON}},
		{`"id":"` + opened.Clusters[0].ID, `"id":"c-0000000000000`, []Format{HTML, Markdown, CSVMembers, JSON}},
		{`"added":[{"start":218,"end":246}]`, `"added":[{"start":246,"end":218}]`, []Format{HTML, Markdown, CSVMembers}},
	} {
		changed := bytes.Replace(data, []byte(change.from), []byte(change.to), 1)
		opened, err := OpenJSON(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		opened.src = bytes.NewReader(changed)
		for _, format := range change.formats {
			if err := Write(io.Discard, opened, format, RenderOptions{}); err == nil || !strings.Contains(err.Error(), "was changed while it was read") {
				t.Errorf("%s of a report that has changed (%s) = %v, want an error", format, change.to, err)
			}
		}
	}
}

// empty is a report of an article that shares nothing.
const empty = `{"schema":"sada.report/1","version":"x","options":{},"stats":{},"warnings":[],` +
	`"articles":[{"id":"x"}],"matches":[],"groups":[],"clusters":[],"stories":[],"outlets":[]}`

// A report that has lost one of its fields is refused, whichever it is: without its
// clusters it would be shown as one in which nothing was found. What later versions
// of the program have added may be missing, and lists may be empty.
func TestReadJSONRequires(t *testing.T) {
	read := func(in string) (whole, opened, filtered *Report, errs [3]error) {
		size := int64(len(in))
		whole, errs[0] = ReadJSON(strings.NewReader(in))
		opened, errs[1] = OpenJSON(strings.NewReader(in), size)
		filtered, errs[2] = OpenFiltered(strings.NewReader(in), size, Filter{MinWords: 1})
		return whole, opened, filtered, errs
	}
	for _, field := range required {
		without := regexp.MustCompile(`"`+field+`":(\[[^]]*\]|\{\}|"x"),?`).ReplaceAllString(empty, "")
		without = strings.Replace(without, ",}", "}", 1)
		if without == empty {
			t.Fatalf("the report has no %s to lose", field)
		}
		_, _, _, errs := read(without)
		for _, err := range errs {
			if err == nil || !strings.HasPrefix(err.Error(), field+": it is missing; hint: ") {
				t.Errorf("without %s: %v, want that it is missing", field, err)
			}
		}
	}
	r, opened, filtered, errs := read(empty)
	for i, r := range []*Report{r, opened, filtered} {
		if errs[i] != nil {
			t.Errorf("reading %q = %v", empty, errs[i])
			continue
		}
		for _, format := range []Format{Table, Markdown, HTML, GraphML, CSVMembers, CSVClusters, CSVCredits, JSON} {
			if err := Write(io.Discard, r, format, RenderOptions{}); err != nil {
				t.Errorf("%s of %q = %v", format, empty, err)
			}
		}
	}
}

// Some editors put a byte order mark before a text that they save.
func TestReadJSONPassesByteOrderMark(t *testing.T) {
	good := writeJSON(t, sampleReport(t))
	marked := append([]byte("\ufeff"), good...)
	for name, src := range map[string]io.Reader{"whole": bytes.NewReader(marked), "bytes": iotest.OneByteReader(bytes.NewReader(marked))} {
		r, err := ReadJSON(src)
		if err != nil {
			t.Fatalf("ReadJSON (%s) = %v", name, err)
		}
		if got := writeJSON(t, r); !bytes.Equal(got, good) {
			t.Errorf("with a byte order mark (%s): %s, want the same as without", name, got)
		}
	}
	opened, err := OpenJSON(bytes.NewReader(marked), int64(len(marked)))
	if err != nil {
		t.Fatalf("OpenJSON = %v", err)
	}
	if got := writeJSON(t, opened); !bytes.Equal(got, good) {
		t.Errorf("opened with a byte order mark: %s, want the same as without", got)
	}
}

// A later program may add fields of any shape; null is nothing.
func TestReadJSONSkipsUnknownFields(t *testing.T) {
	good := string(writeJSON(t, sampleReport(t)))
	more := strings.Replace(good, `{"id":"daily-7"`, `{"new":{"a":[1,-2.5e3,{"b":[]}],"c":{},"":"\"]","d":null,"e":[true,false]},"url":null,"id":"daily-7"`, 1)
	more = strings.Replace(more, "\n\"stories\"", "\n\"z\" : [ [ ] , { } , \"\\ud83d\\ude00\" ] ,\n\"stories\"", 1)
	r, err := ReadJSON(strings.NewReader(more))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(writeJSON(t, r)); got != good {
		t.Errorf("with further fields: %s, want the same as without", got)
	}
}

func TestReadJSONUnescapes(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{`\u0633\u0644\u0627\u0645`, "سلام"},
		{`\/\b\f\n\r\t\"\\`, "/\b\f\n\r\t\"\\"},
		{`\ud83d\ude00`, "😀"},
		{`\ud83dx`, "\uFFFDx"},
		{`\ud83d\n`, "\uFFFD\n"},
		{`\ud83d\u0041`, "\uFFFDA"},
		{`\ud83d\ud83d\ude00`, "\uFFFD😀"},
		{`\ude00`, "\uFFFD"},
	} {
		r, err := ReadJSON(strings.NewReader(strings.Replace(empty, `"x"`, `"`+test.in+`"`, 1)))
		if err != nil || r.Version != test.want {
			t.Errorf("ReadJSON of %s = %+v, %v, want %q", test.in, r, err, test.want)
		}
		var std string
		if err := json.Unmarshal([]byte(`"`+test.in+`"`), &std); err != nil || std != test.want {
			t.Errorf("encoding/json reads %s as %q, %v, want %q", test.in, std, err, test.want)
		}
	}
}

func TestReadJSONPassesErrorsOn(t *testing.T) {
	good := writeJSON(t, sampleReport(t))
	src := io.MultiReader(bytes.NewReader(good[:500]), iotest.ErrReader(fmt.Errorf("disk gone")))
	if _, err := ReadJSON(src); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("ReadJSON of a failing file = %v, want its error", err)
	}
}

func TestWriteJSONErrors(t *testing.T) {
	if err := sampleReport(t).WriteJSON(iotest.TruncateWriter(failing{}, 0)); err != nil {
		t.Errorf("WriteJSON to nowhere = %v, want no error", err)
	}
	if err := sampleReport(t).WriteJSON(failing{}); err == nil {
		t.Error("WriteJSON to a full disk = no error, want one")
	}
	if err := (&Report{Options: map[string]any{"x": []int{1}}}).WriteJSON(io.Discard); err == nil || !strings.Contains(err.Error(), "option x") {
		t.Errorf("WriteJSON of a list as option = %v, want an error that names it", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("disk full") }

// What is read holds together: it can be written and rendered.
func FuzzReadJSON(f *testing.F) {
	good := writeJSON(f, sampleReport(f))
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(writeJSON(f, New(hostileResult(f, 10), Meta{})))
	f.Add([]byte(`{"schema":"sada.report/1","options":{"a":1.5},"x":[{"y":"\ud83d"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadJSON(bytes.NewReader(data))
		opened, openError := OpenJSON(bytes.NewReader(data), int64(len(data)))
		if (err == nil) != (openError == nil) {
			t.Fatalf("ReadJSON of %q = %v, but OpenJSON = %v", data, err, openError)
		}
		if err != nil {
			return
		}
		if !json.Valid(data) {
			t.Fatalf("%q was read, which is not JSON", data)
		}
		first := writeJSON(t, r)
		if got := writeJSON(t, opened); !bytes.Equal(first, got) {
			t.Fatalf("%q was read and written as\n%q\nbut opened and written as\n%q", data, first, got)
		}
		again, err := ReadJSON(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("ReadJSON of what WriteJSON wrote = %v", err)
		}
		if second := writeJSON(t, again); !bytes.Equal(first, second) {
			t.Fatalf("%q\nwas written, read and written again as\n%q", first, second)
		}
		for _, format := range []Format{Table, Markdown, HTML, GraphML, CSVMembers, CSVClusters, CSVCredits} {
			if err := Write(io.Discard, r, format, RenderOptions{}); err != nil {
				t.Fatalf("Write(%s) = %v", format, err)
			}
		}
	})
}

// bigReport is a report of n articles, each in one match and one cluster with
// its neighbour.
func bigReport(t testing.TB, n int) *Report {
	r := sampleReport(t)
	article, match, cluster := r.Articles[1], r.Matches[0], r.Clusters[0]
	r.Articles, r.Matches, r.Clusters = nil, nil, nil
	article.Text += strings.Repeat("\nوقال المتحدث باسم الهيئة إن \"العمل\" مستمر في الأرصفة الثلاثة.", 25)
	for i := range n {
		article.ID = fmt.Sprintf("article-%06d", i)
		r.Articles = append(r.Articles, article)
		if i == 0 {
			continue
		}
		match.ID = fmt.Sprintf("m-%d", i)
		match.A.Article, match.B.Article = article.ID, r.Articles[i-1].ID
		match.B.Start, match.B.End = match.A.Start, match.A.End
		match.Runs = nil
		for k := range 4 {
			match.Runs = append(match.Runs, Run{38 + 2*int32(k), 44, 38 + 2*int32(k), 44})
		}
		r.Matches = append(r.Matches, match)
		cluster.ID = fmt.Sprintf("c-%d", i)
		cluster.Medoid, cluster.Origin.Article = article.ID, article.ID
		cluster.Members = []Member{
			{Article: article.ID, Start: 38, End: 240},
			{Article: r.Articles[i-1].ID, Start: 38, End: 240, Credit: Verdict{Verdict: "none", Reasons: []string{"names nobody"}}},
		}
		r.Clusters = append(r.Clusters, cluster)
	}
	r.Groups, r.Stories = nil, nil
	return r
}

func BenchmarkWriteJSON(b *testing.B) {
	r := bigReport(b, 5000)
	b.Run("articles=5000", func(b *testing.B) {
		b.SetBytes(int64(len(writeJSON(b, r))))
		b.ReportAllocs()
		for b.Loop() {
			if err := r.WriteJSON(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkReadJSON(b *testing.B) {
	data := writeJSON(b, bigReport(b, 5000))
	b.Run("articles=5000", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := ReadJSON(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("articles=5000/outline=true", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := OpenJSON(bytes.NewReader(data), int64(len(data))); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// What lsh/align calls differences is what a report can be read with.
func TestWhatDiffersIsKnown(t *testing.T) {
	found := 0
	for _, name := range []string{"difference.go", "people.go", "speaker.go"} {
		source, err := os.ReadFile(filepath.Join("..", "lsh", "align", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, literal := range regexp.MustCompile(`(?:return|case equal ==|what =|pair =|equal =|otherName =|otherSpeaker =) "([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
			found++
			if !slices.Contains(whats, literal[1]) {
				t.Errorf("%s names a difference %q, which no report is read with", name, literal[1])
			}
		}
	}
	if found < len(whats) {
		t.Errorf("%d names found, want at least the %d that are known: the test says nothing", found, len(whats))
	}
}
