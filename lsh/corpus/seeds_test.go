package corpus

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sada/seeds"
)

// labelled is an article of seeds/labels.json; seeds/README.md explains it.
type labelled struct {
	ID, Outlet, Title, Published string
	DateFrom                     string `json:"date_from"`
	Credits, Media               []struct {
		Name, Outlet string
		Kind         CreditKind
		Vague        bool
	}
	Begins, Ends string
	Lines        int
}

func TestSeeds(t *testing.T) {
	var labels struct {
		Schema   string
		Articles []labelled
	}
	if err := json.Unmarshal(seeds.Labels, &labels); err != nil {
		t.Fatal(err)
	}
	if want := "sada.labels/1"; labels.Schema != want {
		t.Fatalf("schema = %q, want %q", labels.Schema, want)
	}
	dir := filepath.Join("..", "..", "seeds")
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil || len(sum.Warnings) > 0 || sum.Files != 5 || sum.Skipped != 0 {
		t.Errorf("Read(seeds) = %+v, %v, want five files and no warnings", sum, err)
	}
	if len(articles) != len(labels.Articles) {
		t.Fatalf("Read(seeds) = %d articles, want %d", len(articles), len(labels.Articles))
	}
	for i, want := range labels.Articles {
		a := articles[i]
		check := func(field, got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("%s: %s = %q, want %q", a.ID, field, got, want)
			}
		}
		check("id", a.ID, want.ID)
		check("outlet", a.Outlet, want.Outlet)
		check("title", a.Title, want.Title)
		day := ""
		if !a.Published.Time.IsZero() {
			day = a.Published.Time.Format("2006-01-02")
			check("precision", string(a.Published.Precision), string(Day))
		}
		check("published", day, want.Published)
		check("date_from", a.Published.From, want.DateFrom)
		if !strings.HasPrefix(a.Text, want.Begins) || !strings.HasSuffix(strings.TrimSpace(a.Text), want.Ends) {
			t.Errorf("%s: text = %s … %s, want %s … %s", a.ID, clip(a.Text), a.Text[max(0, len(a.Text)-80):], want.Begins, want.Ends)
		}
		if lines := 1 + strings.Count(a.Text, "\n"); lines != want.Lines {
			t.Errorf("%s: %d lines of text, want %d", a.ID, lines, want.Lines)
		}

		page, err := os.ReadFile(a.Path)
		if err != nil {
			t.Fatal(err)
		}
		var credits, media []Credit
		for _, c := range a.Credits {
			if got := string(page[c.PageStart:c.PageEnd]); got != c.Name {
				t.Errorf("%s: the page holds %q where credit %q should stand", a.ID, got, c.Name)
			}
			switch {
			case c.Kind == SourceLine:
				if c.Start != -1 || c.End != -1 {
					t.Errorf("%s: source line %q stands at %d:%d of the text, want outside it", a.ID, c.Name, c.Start, c.End)
				}
				credits = append(credits, c)
			case c.Role == Report:
				if got := a.Text[c.Start:c.End]; got != c.Name {
					t.Errorf("%s: the text holds %q where credit %q should stand", a.ID, got, c.Name)
				}
				media = append(media, c)
			}
		}
		if len(credits) != len(want.Credits) || len(media) != len(want.Media) {
			t.Errorf("%s: credits %+v, media %+v, want %+v, %+v", a.ID, credits, media, want.Credits, want.Media)
			continue
		}
		for j, w := range append(slices.Clip(want.Credits), want.Media...) {
			c := append(slices.Clip(credits), media...)[j]
			check("credit", c.Name, w.Name)
			check("kind of "+w.Name, string(c.Kind), string(w.Kind))
			if w.Outlet != "" || j < len(credits) {
				check("outlet of "+w.Name, c.Outlet, w.Outlet)
			}
			if c.Vague != w.Vague {
				t.Errorf("%s: vague of %s = %v, want %v", a.ID, w.Name, c.Vague, w.Vague)
			}
		}
	}
}

// What inspect --explain says about the seeds names every line that is not in
// the text.
func TestSeedsExplained(t *testing.T) {
	dir := filepath.Join("..", "..", "seeds")
	articles, _, err := readAll(t, Options{Explain: true}, dir)
	if err != nil {
		t.Fatal(err)
	}
	explained := map[string]map[int]string{}
	kept := map[string]string{}
	for _, a := range articles {
		if explained[a.Path] == nil {
			explained[a.Path] = map[int]string{}
		}
		for _, e := range a.Explained {
			explained[a.Path][e.Line] = e.Why
		}
		kept[a.Path] += a.Text + "\n"
	}
	for path := range kept {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range makeLines(string(page)) {
			inText := strings.Contains("\n"+kept[path], "\n"+l.text+"\n")
			if why := explained[path][l.no]; l.words > 0 && inText == (why != "") {
				t.Errorf("%s:%d: in the text: %v, explained as %q, want one of the two: %s", path, l.no, inText, why, clip(l.text))
			}
		}
	}
}
