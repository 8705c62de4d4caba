package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Passages of one article may overlap; each is itself in a later report, and what
// has gone into another is told from what only overlaps it.
func TestCompareOverlapping(t *testing.T) {
	cluster := func(id string, members ...Member) Cluster {
		return Cluster{ID: id, Medoid: members[0].Article, Members: members}
	}
	member := func(article string, start, end int) Member {
		return Member{Article: article, Start: start, End: end}
	}
	articles := []Article{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}}
	long := cluster("c-1", member("a", 0, 100), member("b", 0, 100))
	part := cluster("c-2", member("a", 20, 100), member("c", 0, 80))
	both := cluster("c-3", member("b", 0, 100), member("a", 0, 100), member("c", 0, 80))
	more := cluster("c-1", append(long.Members[:2:2], member("d", 0, 100))...)
	for _, test := range []struct {
		name           string
		earlier, later []Cluster
		want           []string
	}{
		{"the same", []Cluster{long, part}, []Cluster{long, part}, []string{"same", "same"}},
		{"another order", []Cluster{long, part}, []Cluster{part, long}, []string{"same", "same"}},
		{"one grown", []Cluster{long, part}, []Cluster{more, part}, []string{"grown", "same"}},
		{"merged", []Cluster{long, part}, []Cluster{both}, []string{"merged"}},
		{"merged into one that stays", []Cluster{long, cluster("c-2", member("a", 20, 100), member("d", 0, 80))}, []Cluster{more}, []string{"merged"}},
		{"half of one is in one that stays", []Cluster{long, part}, []Cluster{more}, []string{"grown"}},
		{"one printing of another overlaps", []Cluster{long, cluster("c-5", member("a", 20, 120), member("c", 0, 80), member("d", 0, 80))}, []Cluster{cluster("c-6", member("a", 0, 100), member("b", 0, 100), member("e", 0, 100))}, []string{"grown"}},
		{"a short part of two long ones", []Cluster{long, cluster("c-7", member("c", 0, 100), member("d", 0, 100))}, []Cluster{cluster("c-8", member("a", 0, 20), member("b", 0, 20), member("c", 0, 20), member("d", 0, 20))}, []string{"same"}},
		{"its id went to others", []Cluster{long}, []Cluster{cluster("c-1", member("a", 0, 100), member("d", 0, 100)), cluster("c-9", member("a", 0, 100), member("b", 0, 100))}, []string{"grown", "same"}},
		{"its id went to others, with one more printing", []Cluster{long}, []Cluster{cluster("c-1", member("a", 0, 100), member("d", 0, 100)), cluster("c-9", member("a", 0, 100), member("b", 0, 100), member("e", 0, 100))}, []string{"grown", "new"}},
		{"another lies in one that has gained nothing", []Cluster{long, cluster("c-2", member("a", 20, 90), member("b", 20, 90), member("e", 0, 70))}, []Cluster{long, cluster("c-6", member("a", 20, 90), member("e", 0, 70))}, []string{"same", "shrunk"}},
		{"parts of one are in two", []Cluster{cluster("c-1", member("a", 0, 100), member("b", 0, 100), member("c", 0, 100), member("d", 0, 100))}, []Cluster{cluster("c-2", member("a", 0, 100), member("b", 0, 100)), cluster("c-3", member("c", 0, 100), member("e", 0, 100))}, []string{"same", "grown"}},
		{"one gone", []Cluster{long, cluster("c-4", member("c", 0, 80), member("d", 0, 80))}, []Cluster{long}, []string{"same", "gone"}},
	} {
		changes, err := Compare(&Report{Articles: articles, Clusters: test.earlier}, &Report{Articles: articles, Clusters: test.later})
		check(t, err)
		var got []string
		for _, c := range changes {
			got = append(got, c.Change)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: Compare = %q, want %q", test.name, got, test.want)
		}
	}
}

// A table of changes says where the rows are that it leaves out; compare has no -o.
func TestChangesLeftOut(t *testing.T) {
	r := &Report{Articles: []Article{{ID: "a"}, {ID: "b"}}}
	for i := range passageRows + 1 {
		at := 100 * i
		r.Clusters = append(r.Clusters, Cluster{
			ID: fmt.Sprintf("c-%d", i), Medoid: "a",
			Members: []Member{{Article: "a", Start: at, End: at + 50}, {Article: "b", Start: at, End: at + 50}},
		})
	}
	changes, err := Compare(&Report{}, r)
	check(t, err)
	for _, test := range []struct {
		lang string
		full bool
		want string
	}{
		{"en", false, "1 more is not shown; --full shows them all."},
		{"ar", false, "\u2066--full\u2069"},
		{"en", true, ""},
	} {
		var out strings.Builder
		check(t, WriteChanges(&out, &Report{}, r, changes, Table, RenderOptions{Lang: test.lang, Full: test.full}))
		if got := strings.Contains(out.String(), "--full"); got == test.full || !strings.Contains(out.String(), test.want) || strings.Contains(out.String(), "report.json") {
			t.Errorf("%s, full %v: %q, want %q in it", test.lang, test.full, out.String(), test.want)
		}
	}
}
