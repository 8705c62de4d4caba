package reports

import (
	"bytes"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sada/lsh/arabic"

	"pgregory.net/rapid"
)

func TestFilter(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, test := range []struct {
		name     string
		filter   Filter
		matches  int
		clusters string // the members of each
		groups   int
		stories  string
		origin   string // of the first cluster
	}{
		{"nothing", Filter{}, 4, "wire-1 daily-7 portal-3; wire-1 daily-7", 1, "daily-7 portal-3 wire-1", "wire-1"},
		{"words reached", Filter{MinWords: 19}, 4, "wire-1 daily-7 portal-3; wire-1 daily-7", 1, "daily-7 portal-3 wire-1", "wire-1"},
		{"words of a passage not reached", Filter{MinWords: 21}, 4, "wire-1 daily-7 portal-3", 1, "daily-7 portal-3 wire-1", "wire-1"},
		{"words not reached", Filter{MinWords: 22}, 0, "", 0, "", ""},
		{"containment", Filter{MinContainment: 0.96}, 2, "wire-1 daily-7; wire-1 daily-7", 1, "daily-7 wire-1", "wire-1"},
		{"kind", Filter{Kinds: []string{"edited"}}, 2, "wire-1 portal-3", 0, "daily-7 portal-3", "wire-1"},
		{"kinds", Filter{Kinds: []string{"verbatim", "edited"}}, 4, "wire-1 daily-7 portal-3; wire-1 daily-7", 1, "daily-7 portal-3 wire-1", "wire-1"},
		{"outlet", Filter{Outlets: []string{"الصباح الجديد"}}, 4, "wire-1 daily-7 portal-3; wire-1 daily-7", 1, "daily-7 portal-3 wire-1", "wire-1"},
		{"unknown outlet", Filter{Outlets: []string{"nobody"}}, 0, "", 0, "", ""},
		{"since", Filter{Since: at("2024-03-06T00:00:00Z")}, 3, "wire-1 daily-7 portal-3", 0, "daily-7 portal-3 wire-1", "wire-1"},
		{"since later", Filter{Since: at("2024-03-07T00:00:00Z")}, 0, "", 0, "", ""},
		{"both on one article", Filter{Outlets: []string{"وكالة الساحل"}, Since: at("2024-03-06T00:00:00Z")}, 0, "", 0, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := sampleReport(t)
			before := writeJSON(t, r)
			got := r.Filter(test.filter)
			if !bytes.Equal(before, writeJSON(t, r)) {
				t.Error("the filter changed the report that it was given")
			}
			var clusters, stories []string
			for _, c := range got.Clusters {
				var members []string
				for _, m := range c.Members {
					members = append(members, m.Article)
				}
				clusters = append(clusters, strings.Join(members, " "))
			}
			for _, s := range got.Stories {
				stories = append(stories, strings.Join(s.Articles, " "))
			}
			origin := ""
			if len(got.Clusters) > 0 {
				origin = got.Clusters[0].Origin.Article
			}
			if len(got.Matches) != test.matches || strings.Join(clusters, "; ") != test.clusters || len(got.Groups) != test.groups ||
				strings.Join(stories, "; ") != test.stories || origin != test.origin {
				t.Errorf("Filter(%+v) = %d matches, clusters %q, %d groups, stories %q, origin %q; want %d, %q, %d, %q, %q", test.filter,
					len(got.Matches), clusters, len(got.Groups), stories, origin, test.matches, test.clusters, test.groups, test.stories, test.origin)
			}
			if got.Stats.Matches != len(got.Matches) || got.Stats.Clusters != len(got.Clusters) || len(got.Articles) != 4 {
				t.Errorf("stats = %+v with %d articles, want those of what is left", got.Stats, len(got.Articles))
			}
			if _, err := ReadJSON(bytes.NewReader(writeJSON(t, got))); err != nil {
				t.Errorf("the filtered report cannot be read: %v", err)
			}
		})
	}
}

// A day is that of the article's own zone: in Riyadh the 2nd of May had begun, in
// Greenwich not yet. A moment is one everywhere.
func TestFilterSinceDay(t *testing.T) {
	r := &Report{Articles: []Article{
		{ID: "riyadh", Published: "2024-05-02T00:10+03:00"},
		{ID: "new york", Published: "2024-05-01T23:30-05:00"},
		{ID: "day", Published: "2024-05-02"},
		{ID: "undated"},
	}}
	since := time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		filter Filter
		want   string
	}{
		{Filter{Since: since, SinceDay: true}, "day riyadh"},
		{Filter{Since: since}, "day new york"},
	} {
		if got := strings.Join(slices.Sorted(maps.Keys(r.chosen(test.filter))), " "); got != test.want {
			t.Errorf("%v chooses %q, want %q", test.filter, got, test.want)
		}
	}
}

func TestFilterCountsReuseAnew(t *testing.T) {
	r := sampleReport(t)
	got := r.Filter(Filter{Kinds: []string{"verbatim"}})
	// portal-3 had one match, edited; daily-7 keeps its verbatim one: of its
	// words the 20 of the lead, whatever else is there.
	text := r.Articles[1].Text
	want := float64(len(arabic.Words(nil, sampleLead))) / float64(len(arabic.Words(nil, text)))
	if got.Articles[2].Reused != 0 || math.Abs(got.Articles[1].Reused-want) > 1e-12 {
		t.Errorf("reused = %v and %v, want %v and 0", got.Articles[1].Reused, got.Articles[2].Reused, want)
	}
	if got.Articles[2].Text != "" || got.Articles[1].Text == "" {
		t.Errorf("texts = %q and %q, want only that of the article still named", got.Articles[1].Text, got.Articles[2].Text)
	}
}

// A filter does nothing the second time, and keeps a report whole.
func TestFilterTwice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := genReport().Draw(rt, "report")
		f := Filter{
			MinWords:       rapid.IntRange(0, 30).Draw(rt, "words"),
			MinContainment: rapid.SampledFrom([]float64{0, 0.3, 0.9}).Draw(rt, "containment"),
			Outlets:        rapid.SampledFrom([][]string{nil, {""}, {"x"}}).Draw(rt, "outlets"),
		}
		once := writeJSON(t, r.Filter(f))
		read, err := ReadJSON(bytes.NewReader(once))
		if err != nil {
			rt.Fatalf("after the filter: %v", err)
		}
		if twice := writeJSON(t, read.Filter(f)); !bytes.Equal(once, twice) {
			rt.Fatalf("once: %s\ntwice: %s", once, twice)
		}
	})
}

// A filter that keeps everything changes nothing but that it is named: no delay, share
// credited, word or agency is counted by another rule than the scan's.
func TestFilterThatKeepsAll(t *testing.T) {
	r := sampleReport(t)
	if len(r.Flows) == 0 || r.Flows[0].Dated == 0 || r.Flows[0].Distinct == 0 {
		t.Fatalf("flows = %+v, want one with a delay", r.Flows)
	}
	before := writeJSON(t, r)
	for _, f := range []Filter{{MinWords: 1}, {Since: time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)}} {
		got := r.Filter(f)
		got.Options = r.Options
		if after := writeJSON(t, got); !bytes.Equal(before, after) {
			t.Errorf("Filter(%v) changed\n%s\nto\n%s", f, before, after)
		}
	}
}

// What a filter leaves is counted anew: never more outlets than the printings shown, no
// source of which nothing is left.
func TestFilterRecounts(t *testing.T) {
	r := sampleReport(t).Filter(Filter{Kinds: []string{"edited"}})
	if len(r.Flows) != 0 {
		t.Errorf("flows of edited passages = %+v, want none: the portal has no name", r.Flows)
	}
	for _, c := range r.Clusters {
		if c.Families > len(c.Members) || c.Texts > len(c.Members) || c.Families < 1 || c.Texts < 1 {
			t.Errorf("%d families and %d texts of %d printings", c.Families, c.Texts, len(c.Members))
		}
	}
}

// Whose an article is, the report says: a name is looked for among the houses of the
// scan's registry, which may know more than the built-in one, or another for a name.
func TestHasOutlet(t *testing.T) {
	r := &Report{
		Articles: []Article{
			{ID: "a", Outlet: "موقع زيدون", House: "Zed Paper"},
			{ID: "b", Outlet: "جريدة زيدون", House: "Zed Paper"},
			{ID: "c", Outlet: "الرأي", House: "Al-Rai (Jordan)"},
			{ID: "d", Outlet: "الرأي", House: "Al-Rai (Kuwait)"},
			{ID: "e", Outlet: "عكاظ", House: "My Okaz"},
			{ID: "f", Outlet: "صحيفة مجهولة"},
			{ID: "g"},
		},
		Outlets: []Outlet{
			{Outlet: "موقع زيدون", House: "Zed Paper"},
			{Outlet: "Al-Rai (Jordan)", House: "Al-Rai (Jordan)"},
			{Outlet: "Al-Rai (Kuwait)", House: "Al-Rai (Kuwait)"},
			{Outlet: "عكاظ", House: "My Okaz"},
			{Outlet: "صحيفة مجهولة"},
			{},
		},
	}
	for _, tt := range []struct{ name, want string }{
		{"جريدة زيدون", "ab"},
		{"موقعُ زيدون", "ab"},
		{"zed paper", "ab"},
		{"الرأي الأردنية", "c"},
		{"Al-Rai (Kuwait)", "d"},
		{"الراي", "cd"},
		{"عكاظ", "e"},
		{"My Okaz", "e"},
		{"Okaz", ""},
		{"صحيفة  مجهولة", "f"},
		{"الوطن", ""},
		{"", "g"},
	} {
		got := ""
		for _, id := range slices.Sorted(maps.Keys(r.chosen(Filter{Outlets: []string{tt.name}}))) {
			got += id
		}
		if got != tt.want || r.HasOutlet(tt.name) != (tt.want != "") {
			t.Errorf("articles of %q are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A report of an earlier program does not say whose its articles are; the built-in
// registry does, and what is written of it stays as it was.
func TestReportWithoutHouses(t *testing.T) {
	const old = `{"schema":"sada.report/1","version":"1","options":{},"stats":{},"warnings":[],"matches":[],"groups":[],"clusters":[],"stories":[],"articles":[
{"id":"a","outlet":"عكاظ"},{"id":"b","outlet":"Okaz"},{"id":"c","outlet":"أحدهم","url":"https://arabic.rt.com/a"},{"id":"d","outlet":"أحدهم"},{"id":"e","outlet":"غيره"}],
"outlets":[{"outlet":"عكاظ","articles":2},{"outlet":"أحدهم","articles":2},{"outlet":"غيره","articles":1}]}`
	r, err := ReadJSON(strings.NewReader(old))
	if err != nil {
		t.Fatal(err)
	}
	var houses []string
	for i := range r.Articles {
		houses = append(houses, r.Articles[i].house())
	}
	if got := strings.Join(houses, ", "); got != "Okaz, Okaz, RT, RT, غيره" {
		t.Errorf("houses are %s", got)
	}
	if rows := r.rows(); len(rows) != 3 || rows["Okaz"] != 0 || rows["RT"] != 1 || rows["غيره"] != 2 {
		t.Errorf("rows are %v", rows)
	}
	if written := writeJSON(t, r); bytes.Contains(written, []byte(`"house"`)) {
		t.Errorf("written again: %s", written)
	}
}

// Of an archive a report of what was added holds that and what shares something with
// it, and counts the outlets by these; a report that is filtered by dates holds all.
func TestFilterAdded(t *testing.T) {
	ids := func(r *Report) string {
		var list []string
		for i := range r.Articles {
			list = append(list, r.Articles[i].ID)
		}
		return strings.Join(list, " ")
	}
	count := func(r *Report) (articles, credits int) {
		for _, o := range r.Outlets {
			articles += o.Articles
			for _, n := range o.Credits {
				credits += n
			}
		}
		return articles, credits
	}
	r := sampleReport(t)
	all, credits := count(r)
	if got := r.Filter(Filter{Since: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}); ids(got) != ids(r) || len(got.Outlets) != len(r.Outlets) {
		t.Errorf("a filter by date keeps the articles %q and %d outlets, want all", ids(got), len(got.Outlets))
	}
	got := r.Filter(Filter{Added: func(string) bool { return true }})
	if n, c := count(got); ids(got) != ids(r) || n != all || c != credits || len(got.Outlets) != len(r.Outlets) {
		t.Errorf("where all are new: articles %q, %d of outlets with %d credits, %d outlets; want all of them", ids(got), n, c, len(got.Outlets))
	}
	for _, test := range []struct{ added, want string }{
		{"", ""},
		{"column-9", "column-9"}, // shares nothing
		{"portal-3", "daily-7 portal-3 wire-1"},
	} {
		got := r.Filter(Filter{Added: func(id string) bool { return id == test.added }})
		if n, _ := count(got); ids(got) != test.want || n != len(strings.Fields(test.want)) {
			t.Errorf("added %q: articles %q, %d of outlets; want %q", test.added, ids(got), n, test.want)
		}
		for _, o := range got.Outlets {
			if o.Articles == 0 {
				t.Errorf("added %q: %q has no article", test.added, o.Outlet)
			}
		}
		if _, err := ReadJSON(bytes.NewReader(writeJSON(t, got))); err != nil {
			t.Errorf("added %q: %v", test.added, err)
		}
	}
}
