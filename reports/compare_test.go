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
		{"half of one is in one that stays", []Cluster{long, part}, []Cluster{more}, []string{"grown", "gone"}},
		{"one printing of another overlaps", []Cluster{long, cluster("c-5", member("a", 20, 120), member("c", 0, 80), member("d", 0, 80))}, []Cluster{cluster("c-6", member("a", 0, 100), member("b", 0, 100), member("e", 0, 100))}, []string{"grown", "gone"}},
		{"a short part of two long ones", []Cluster{long, cluster("c-7", member("c", 0, 100), member("d", 0, 100))}, []Cluster{cluster("c-8", member("a", 0, 20), member("b", 0, 20), member("c", 0, 20), member("d", 0, 20))}, []string{"same"}},
		{"its id went to others", []Cluster{long}, []Cluster{cluster("c-1", member("a", 0, 100), member("d", 0, 100)), cluster("c-9", member("a", 0, 100), member("b", 0, 100))}, []string{"shrunk", "same"}},
		{"its id went to others, with one more printing", []Cluster{long}, []Cluster{cluster("c-1", member("a", 0, 100), member("d", 0, 100)), cluster("c-9", member("a", 0, 100), member("b", 0, 100), member("e", 0, 100))}, []string{"shrunk", "new"}},
		{"another lies in one that has gained nothing", []Cluster{long, cluster("c-2", member("a", 20, 90), member("b", 20, 90), member("e", 0, 70))}, []Cluster{long, cluster("c-6", member("a", 20, 90), member("e", 0, 70))}, []string{"same", "shrunk"}},
		{"parts of one are in two", []Cluster{cluster("c-1", member("a", 0, 100), member("b", 0, 100), member("c", 0, 100), member("d", 0, 100))}, []Cluster{cluster("c-2", member("a", 0, 100), member("b", 0, 100)), cluster("c-3", member("c", 0, 100), member("e", 0, 100))}, []string{"shrunk", "shrunk"}},
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

// No printing and no passage is lost in silence: what no later passage has is lost, what
// stands in another is not, and every earlier passage is named.
func TestCompareLost(t *testing.T) {
	// at has articles, by their letters, that print a stretch.
	at := func(id, letters string, start, end int) Cluster {
		c := Cluster{ID: id, Medoid: letters[:1]}
		for _, letter := range letters {
			c.Members = append(c.Members, Member{Article: string(letter), Start: start, End: end})
		}
		return c
	}
	var articles []Article
	for letter := 'a'; letter <= 'k'; letter++ {
		articles = append(articles, Article{ID: string(letter)})
	}
	for _, test := range []struct {
		name           string
		earlier, later []Cluster
		want           []string
	}{
		{"one of ten is in a new one", []Cluster{at("c-1", "abcdefghij", 0, 100)}, []Cluster{at("c-2", "jk", 0, 50)}, []string{"shrunk c-1 10 > 2 +k -abcdefghi"}},
		{"parts are in two", []Cluster{at("c-1", "abcd", 0, 100)}, []Cluster{at("c-2", "ab", 0, 100), at("c-3", "cde", 0, 100)}, []string{"same c-1 2 > 2", "grown c-1 2 > 3 +e"}},
		{"parts are in two, one printing in none", []Cluster{at("c-1", "abcd", 0, 100)}, []Cluster{at("c-2", "ab", 0, 100), at("c-3", "cef", 0, 100)}, []string{"shrunk c-1 3 > 2 -d", "grown c-1 2 > 3 +ef -d"}},
		{"a printing lies on parts of two", []Cluster{at("c-1", "abc", 0, 60), at("c-2", "abc", 60, 120)}, []Cluster{at("c-3", "b", 0, 60), at("c-4", "c", 0, 60), at("c-5", "b", 60, 120), at("c-6", "c", 60, 120), at("c-7", "ad", 0, 120)}, []string{"same c-1 1 > 1", "same c-1 1 > 1", "same c-2 1 > 1", "same c-2 1 > 1", "grown c-1 c-2 1 > 2 +d"}},
		{"a part has left one that stays and has lost one", []Cluster{at("c-1", "abcde", 0, 100)}, []Cluster{at("c-1", "abc", 0, 100), at("c-2", "ab", 0, 50)}, []string{"shrunk c-1 5 > 3 -de", "same c-1 2 > 2"}},
		{"one lies in one that stays", []Cluster{at("c-1", "abc", 0, 100), at("c-2", "bc", 10, 100)}, []Cluster{at("c-1", "abc", 0, 100)}, []string{"merged c-1 c-2 3 > 3"}},
		{"one that had another printing lies in one that stays", []Cluster{at("c-1", "abc", 0, 100), at("c-2", "bcd", 10, 100)}, []Cluster{at("c-1", "abc", 0, 100)}, []string{"merged c-1 c-2 4 > 3 -d"}},
		{"one lies in two that stay, most of it in the second", []Cluster{at("c-1", "ab", 0, 100), at("c-2", "abc", 200, 300), at("c-3", "abc", 40, 90), at("c-4", "abc", 240, 290)}, []Cluster{at("c-1", "ab", 0, 100), at("c-2", "abc", 200, 300)}, []string{"merged c-1 c-3 3 > 2 -c", "merged c-2 c-4 3 > 3"}},
		{"half of one is in one that stays", []Cluster{at("c-1", "ab", 0, 100), at("c-2", "bc", 10, 100)}, []Cluster{at("c-1", "ab", 0, 100)}, []string{"same c-1 2 > 2", "gone c-2 2 > 0 -c"}},
		{"one swapped", []Cluster{at("c-1", "abc", 0, 100)}, []Cluster{at("c-1", "abd", 0, 100)}, []string{"shrunk c-1 3 > 3 +d -c"}},
		{"more gained than lost", []Cluster{at("c-1", "abc", 0, 100)}, []Cluster{at("c-1", "abde", 0, 100)}, []string{"grown c-1 3 > 4 +de -c"}},
		{"another place of the articles", []Cluster{at("c-1", "ab", 0, 100)}, []Cluster{at("c-2", "ab", 200, 300)}, []string{"new 0 > 2 +ab", "gone c-1 2 > 0 -ab"}},
	} {
		earlier := &Report{Articles: articles, Clusters: test.earlier}
		changes, err := Compare(earlier, &Report{Articles: articles, Clusters: test.later})
		check(t, err)
		var got []string
		for _, c := range changes {
			line, printings := c.Change, 0
			for _, old := range c.Old {
				line += " " + earlier.Clusters[old].ID
			}
			if c.New >= 0 {
				printings = len(test.later[c.New].Members)
			}
			line += fmt.Sprintf(" %d > %d", c.had, printings)
			if len(c.Added) > 0 {
				line += " +" + strings.Join(c.Added, "")
			}
			if len(c.Lost) > 0 {
				line += " -" + strings.Join(c.Lost, "")
			}
			got = append(got, line)
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
