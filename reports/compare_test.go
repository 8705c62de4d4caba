package reports

import (
	"slices"
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
	articles := []Article{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
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
		{"merged into one that stays", []Cluster{long, part}, []Cluster{more}, []string{"merged"}},
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
