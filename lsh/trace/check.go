package trace

import (
	"fmt"
	"slices"

	"sada/lsh/align"
	"sada/lsh/arabic"
)

// Check holds a result against the promises of its types and returns what is
// broken, nothing where all is well: spans lie in their texts; every member of
// a cluster matches the medoid by a real match of the cluster's labels that
// covers two thirds of its passage, so that all members print the middle third
// of it; no article is a member twice unless it is matched with itself; members
// and stories are in order of time, unknown dates last; no printing is held to be
// taken, over others, from itself, and what it changed stands in the passage; the
// two articles of a story's pair share a match. It shares no code with what forms clusters.
func Check(r *Result) (broken []error) {
	fail := func(format string, args ...any) { broken = append(broken, fmt.Errorf(format, args...)) }
	inText := func(article int, s arabic.Span) bool {
		return article >= 0 && article < len(r.Articles) && 0 <= s.Start && s.Start < s.End && s.End <= len(r.Articles[article].Text)
	}
	type ends struct{ a, b int }
	between := map[ends][]*align.Match{}
	for i := range r.Matches {
		m := &r.Matches[i]
		if !inText(m.A.Article, m.A.Span) || !inText(m.B.Article, m.B.Span) {
			fail("match %d: a span outside its text", i)
			continue
		}
		key := ends{min(m.A.Article, m.B.Article), max(m.A.Article, m.B.Article)}
		between[key] = append(between[key], m)
	}
	// joins is true where a match of the medoid covers its passage and leads to
	// the member.
	joins := func(m *align.Match, medoid, member Member, labels []align.Label) bool {
		for _, l := range labels {
			if !slices.Contains(m.Labels, l) && (l != align.Self || m.A.Article != m.B.Article) {
				return false
			}
		}
		for _, l := range m.Labels {
			if len(labels) == 0 && l != align.Self {
				return false
			}
		}
		for _, side := range [2][2]align.Side{{m.A, m.B}, {m.B, m.A}} {
			here, there := side[0], side[1]
			overlap := min(here.End, medoid.End) - max(here.Start, medoid.Start)
			if here.Article == medoid.Article && there.Article == member.Article &&
				3*overlap >= 2*(medoid.End-medoid.Start) &&
				there.Start <= member.Start && member.End <= there.End {
				return true
			}
		}
		return false
	}
	inOrder := func(articles []int) bool {
		for i := 1; i < len(articles); i++ {
			a, b := r.Articles[articles[i-1]].Published, r.Articles[articles[i]].Published
			if b.Precision != "" && (a.Precision == "" || b.Time.Before(a.Time)) {
				return false
			}
		}
		return true
	}
	for i, c := range r.Clusters {
		if len(c.Members) < 2 || c.Medoid < 0 || c.Medoid >= len(c.Members) {
			fail("cluster %d: %d members, medoid %d", i, len(c.Members), c.Medoid)
			continue
		}
		medoid := c.Members[c.Medoid]
		count := map[int]int{}
		var order []int
		for k, m := range c.Members {
			order = append(order, m.Article)
			if count[m.Article]++; count[m.Article] == 2 && len(between[ends{m.Article, m.Article}]) == 0 {
				fail("cluster %d: article %q is a member more than once", i, r.Articles[m.Article].ID)
			}
			if !inText(m.Article, m.Span) {
				fail("cluster %d: member %d: a span outside its text", i, k)
				continue
			}
			key := ends{min(m.Article, medoid.Article), max(m.Article, medoid.Article)}
			if k != c.Medoid && !slices.ContainsFunc(between[key], func(x *align.Match) bool { return joins(x, medoid, m, c.Labels) }) {
				fail("cluster %d: member %d, article %q, does not match the medoid, article %q", i, k, r.Articles[m.Article].ID, r.Articles[medoid.Article].ID)
			}
		}
		if !inOrder(order) {
			fail("cluster %d: members are not in order of time", i)
		}
		for k, m := range c.Members {
			if m.Hop == nil {
				continue
			}
			steps := 0
			for at := k; steps <= len(c.Members) && c.Members[at].Hop != nil; steps++ {
				if at = c.Members[at].Hop.From; at < 0 || at >= len(c.Members) {
					fail("cluster %d: member %d: taken from member %d of %d", i, k, at, len(c.Members))
					break
				}
			}
			if steps > len(c.Members) {
				fail("cluster %d: member %d was taken, over others, from itself", i, k)
			}
			from := c.Members[max(0, min(m.Hop.From, len(c.Members)-1))]
			for _, s := range slices.Concat(m.Hop.Dropped, m.Hop.Unquoted) {
				if s.Start < from.Start || s.End > from.End || s.Start >= s.End {
					fail("cluster %d: member %d: what it lacks is not in member %d", i, k, m.Hop.From)
				}
			}
			for _, s := range slices.Concat(m.Hop.Added, m.Hop.Quoted) {
				if s.Start < m.Start || s.End > m.End || s.Start >= s.End {
					fail("cluster %d: member %d: what it adds is not in it", i, k)
				}
			}
		}
	}
	for i, s := range r.Stories {
		if !inOrder(s.Articles) {
			fail("story %d: articles are not in order of time", i)
		}
		for _, p := range s.Pairs {
			if p.A >= p.B || len(between[ends{p.A, p.B}]) == 0 {
				fail("story %d: no match between articles %d and %d", i, p.A, p.B)
			}
		}
	}
	return broken
}
