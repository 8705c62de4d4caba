package reports

import (
	"fmt"
	"strings"
	"testing"
)

// Of two passages of one pair of texts the first says what was changed, and the second
// only that it is said there; another comparison is told in full, and of a report that
// does not say what was compared every one.
func TestToldOnce(t *testing.T) {
	there := "الأمير زار المدينة أمس وافتتح 12 مدرسة خلال أسبوع"
	here := "الأمير زار المدينة أمس وافتتح 14 مدرسة خلال أسبوع"
	half := strings.Index(there, " وافتتح")
	report := func(hop Hop, second Span) *Report {
		other := hop
		other.Here = second
		return &Report{
			Schema: Schema,
			Articles: []Article{
				{ID: "old", Outlet: "سبق", Text: there}, {ID: "new", Outlet: "عكاظ", Text: here},
			},
			Matches: []Match{{ID: "m", A: Side{"new", 0, half}, B: Side{"old", 0, half}, Kind: "edited", Words: 4}},
			Clusters: []Cluster{
				{ID: "c1", Medoid: "old", Words: 4, Members: []Member{{Article: "old", End: half}, {Article: "new", End: half, Hop: &hop}}},
				{ID: "c2", Medoid: "old", Words: 5, Members: []Member{{Article: "old", Start: half, End: len(there)}, {Article: "new", Start: half, End: len(here), Hop: &other}}},
			},
		}
	}
	hop := Hop{
		From: Side{"old", 0, half}, There: Span{0, len(there)}, Here: Span{0, len(here)}, Codes: []Reason{{Code: "closest"}}, Reasons: []string{"closest"},
		Changes: []Difference{{A: "12", B: "14", What: "number"}},
	}
	old := hop
	old.There, old.Here = Span{}, Span{}
	for _, tt := range []struct {
		name   string
		r      *Report
		number int // how often the number is told
	}{
		{"the same", report(hop, hop.Here), 1},
		{"another stretch", report(hop, Span{half, len(here)}), 2},
		{"not said", report(old, Span{}), 2},
	} {
		for format, row := range map[Format]string{
			HTML:     `<td><b class="risk">number</b><td dir="auto">12<td dir="auto">14`,
			Markdown: `number (\!) | 12 | 14`,
		} {
			got := render(t, tt.r, format, RenderOptions{})
			if n := strings.Count(got, row); n != tt.number {
				t.Errorf("%s, %s: the number is told %d times, want %d", tt.name, format, n, tt.number)
			}
			if again := strings.Contains(got, "The same two texts as under passage 1."); again != (tt.number == 1) {
				t.Errorf("%s, %s: points at the first passage: %v", tt.name, format, again)
			}
		}
		if got := render(t, tt.r, HTML, RenderOptions{}); strings.Contains(got, `href="#c1"`) != (tt.number == 1) {
			t.Errorf("%s: a link to the first passage is wrong", tt.name)
		}
	}
}

// Each verdict is explained in both languages.
func TestMeanings(t *testing.T) {
	for _, p := range []*phrases{english(), arabicPhrases()} {
		for _, verdict := range verdicts() {
			if p.Means(verdict) == "" {
				t.Errorf("%s: nothing says what %q means", p.Lang, verdict)
			}
		}
	}
}

// What a matrix, a diagram and the tables of outlets and flows leave out is counted,
// and thin bands do not hide the others.
func TestManyOutlets(t *testing.T) {
	r := &Report{Schema: Schema}
	for i := range 19 {
		name := fmt.Sprintf("شبكة %d", i)
		r.Outlets = append(r.Outlets, Outlet{Outlet: name, Articles: 1, Origins: i})
		for k := range 19 {
			if k != i {
				r.Flows = append(r.Flows, Flow{From: name, To: fmt.Sprintf("شبكة %d", k), Passages: 1, Words: 1 + 5000/(1+i*k)})
			}
		}
	}
	v := newView(r, english())
	if m := newMatrix(v); m.Left != 3 || len(m.Rows) != matrixSize {
		t.Errorf("matrix: %d rows, %d outlets left, want %d and 3", len(m.Rows), m.Left, matrixSize)
	}
	thin, thick := 0, 0
	for _, b := range newDiagram(v).Bands {
		if b.Thin {
			thin++
		} else {
			thick++
		}
	}
	if thin == 0 || thick == 0 {
		t.Errorf("diagram: %d thin bands and %d others", thin, thick)
	}
	got := render(t, r, HTML, RenderOptions{})
	for _, want := range []string{"3 more outlets with fewer words are not shown; the JSON", "242 more are not shown", "<bdi>شبكة 18</bdi> <b>18</b>"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(got, "<bdi>شبكة 13</bdi> <b>13</b>") {
		t.Error("the overview names more outlets that were first than it shall")
	}
}

// CSV begins with a byte order mark where Excel shall read it, and nowhere else.
func TestExcel(t *testing.T) {
	r := sampleReport(t)
	for _, format := range []Format{Table, Markdown, JSON, HTML, GraphML, CSVMembers, CSVClusters, CSVCredits} {
		plain := render(t, r, format, RenderOptions{})
		csv := format == CSVMembers || format == CSVClusters || format == CSVCredits
		if strings.HasPrefix(plain, "\ufeff") {
			t.Errorf("%s begins with a byte order mark unasked", format)
		}
		if got := strings.TrimPrefix(render(t, r, format, RenderOptions{Excel: true}), "\ufeff"); got != plain {
			t.Errorf("%s is another one for Excel", format)
		}
		if marked := strings.HasPrefix(render(t, r, format, RenderOptions{Excel: true}), "\ufeff"); marked != csv {
			t.Errorf("%s for Excel begins with a byte order mark: %v, want %v", format, marked, csv)
		}
	}
}
