package lsh_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sada/lsh"
	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/internal/gen/news"
	"sada/lsh/store"
)

// paper is a record with an address.
type paper struct {
	record
	URL string `json:"url,omitempty"`
}

// papers are articles of one text under one name, which only their addresses tell
// apart: two of the paper of Jordan, one of that of Kuwait, one of either.
func papers() []paper {
	text := generated(news.Options{Articles: 1, Seed: 6})[0].Text
	return []paper{
		{record{ID: "a", Outlet: "الرأي", Date: "2024-02-07", Text: text}, "https://alrai.com/a/1"},
		{record{ID: "b", Outlet: "الراي", Date: "2024-02-08", Text: text}, "https://www.alraimedia.com/b/2"},
		{record{ID: "c", Outlet: "صحيفة الرأي", Date: "2024-02-09", Text: text}, "https://alrai.com/a/3"},
		{record{ID: "d", Outlet: "الرأي", Date: "2024-02-10", Text: text}, ""},
	}
}

// Whose an article is, its name and its address say together, in whatever order the
// articles come.
func TestScanTellsPapersOfOneNameApart(t *testing.T) {
	records := papers()
	path := written(t, records)
	for _, c := range []struct {
		drop bool
		want string
	}{
		{false, "ab ac(self) ad bc bd cd"},
		{true, "ab ad bc bd cd"},
	} {
		var first []byte
		for turn := range records {
			rewrite(t, path, slices.Concat(records[turn:], records[:turn]))
			r := scan(t, path, lsh.Options{DropSameOutlet: c.drop})
			var pairs []string
			for i := range r.Matches {
				m := &r.Matches[i]
				pair := r.Articles[m.A.Article].ID + r.Articles[m.B.Article].ID
				if slices.Contains(m.Labels, align.Self) {
					pair += "(self)"
				}
				pairs = append(pairs, pair)
			}
			if got := strings.Join(pairs, " "); got != c.want {
				t.Errorf("DropSameOutlet %v: matches %s, want %s", c.drop, got, c.want)
			}
			report := reportOf(t, r)
			if first == nil {
				first = report
			}
			if !bytes.Equal(report, first) {
				t.Errorf("DropSameOutlet %v: another order of the lines gives another report", c.drop)
			}
		}
	}
}

// A check holds a draft against papers of one name as a scan does, and takes those
// that are asked for, whether what was printed is read or lies in an index.
func TestCheckTellsPapersOfOneNameApart(t *testing.T) {
	records := papers()
	draft := records[2]
	draft.ID = "draft"
	printed := written(t, records)
	folder := indexed(t, printed)
	for _, c := range []struct {
		only, exclude []string
		want          string
	}{
		{want: "a(self) b c(self) d"},
		{only: []string{"Al-Rai (Kuwait)"}, want: "b"},
		{only: []string{"الرأي الأردنية"}, want: "a(self) c(self)"},
		{only: []string{"الراي"}, want: "a(self) b c(self) d"}, // which one, the name does not say
		{exclude: []string{"Al-Rai (Jordan)"}, want: "b d"},
		{only: []string{"الوطن"}, want: ""}, // the registry knows it, nothing is of it
		{only: []string{"الرأي"}, exclude: []string{"الراي الكويتية"}, want: "a(self) c(self) d"},
	} {
		for where, opt := range map[string]lsh.CheckOptions{
			"against": {Against: []string{printed}},
			"index":   {Options: lsh.Options{Index: folder}},
		} {
			opt.Outlets, opt.Exclude = c.only, c.exclude
			checked, _, err := lsh.Check(t.Context(), written(t, []paper{draft}), opt)
			if err != nil {
				t.Fatalf("%s, only %q, without %q: %v", where, c.only, c.exclude, err)
			}
			r := checked.Result
			var met []string
			for i := range r.Matches {
				m := &r.Matches[i]
				id := r.Articles[m.B.Article].ID
				if slices.Contains(m.Labels, align.Self) {
					id += "(self)"
				}
				met = append(met, id)
			}
			slices.Sort(met)
			if got := strings.Join(met, " "); got != c.want {
				t.Errorf("%s, only %q, without %q: meets %s, want %s", where, c.only, c.exclude, got, c.want)
			}
		}
	}
	_, _, err := lsh.Check(t.Context(), written(t, []paper{draft}), lsh.CheckOptions{Against: []string{printed}, Outlets: []string{"الراي العامم"}})
	if unknown := new(lsh.OutletError); !errors.As(err, &unknown) {
		t.Errorf("only a name that nobody has: error %v, want an OutletError", err)
	}
}

// indexed makes an index of a file.
func indexed(t *testing.T, path string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "index")
	w, err := store.OpenWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err = corpus.Read(t.Context(), []string{path}, corpus.Options{}, func(batch []*corpus.Article) error { return w.Add(t.Context(), batch) }); err != nil {
		t.Fatal(err)
	}
	if _, err = w.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return folder
}
