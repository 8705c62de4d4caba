package trace

import (
	"fmt"
	"slices"

	"sada/lsh/align"
	"sada/lsh/arabic"
)

// Check holds a result against the promises of its types and returns what is
// broken, nothing where all is well: spans lie in their texts; every member of
// a cluster matches the medoid by a real match that covers two thirds of its
// passage, so that all members print the middle third of it, and the medoid or
// another member by one of the cluster's labels; no article is a member twice
// unless it is matched with itself; members and stories are in order of time,
// unknown dates last; no printing is held to be taken, over others, from itself,
// and what it changed stands in what was compared around the passage; the two articles of a story's pair
// share a match. It shares no code with what forms clusters.
func Check(r *Result) (broken []error) {
	c := &checker{Result: r, between: map[[2]int][]*align.Match{}}
	for i := range r.Matches {
		m := &r.Matches[i]
		if !c.inText(m.A.Article, m.A.Span) || !c.inText(m.B.Article, m.B.Span) {
			c.fail("match %d: a span outside its text", i)
			continue
		}
		key := ends(m.A.Article, m.B.Article)
		c.between[key] = append(c.between[key], m)
	}
	for i := range r.Clusters {
		c.cluster(i)
	}
	for i, s := range r.Stories {
		if !c.inOrder(s.Articles) {
			c.fail("story %d: articles are not in order of time", i)
		}
		for _, p := range s.Pairs {
			if p.A >= p.B || len(c.between[ends(p.A, p.B)]) == 0 {
				c.fail("story %d: no match between articles %d and %d", i, p.A, p.B)
			}
		}
	}
	return c.broken
}

// checker gathers what is broken in a result.
type checker struct {
	*Result
	between map[[2]int][]*align.Match // two articles, the lower first
	broken  []error
}

func ends(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }

func (c *checker) fail(format string, args ...any) {
	c.broken = append(c.broken, fmt.Errorf(format, args...))
}

func (c *checker) inText(article int, s arabic.Span) bool {
	return article >= 0 && article < len(c.Articles) && 0 <= s.Start && s.Start < s.End && s.End <= len(c.Articles[article].Text)
}

func (c *checker) inOrder(articles []int) bool {
	for i := 1; i < len(articles); i++ {
		a, b := c.Articles[articles[i-1]].Published, c.Articles[articles[i]].Published
		if b.Precision != "" && (a.Precision == "" || b.Time.Before(a.Time)) {
			return false
		}
	}
	return true
}

// cluster checks one with its members.
func (c *checker) cluster(i int) {
	l := &c.Clusters[i]
	if len(l.Members) < 2 || l.Medoid < 0 || l.Medoid >= len(l.Members) {
		c.fail("cluster %d: %d members, medoid %d", i, len(l.Members), l.Medoid)
		return
	}
	var order []int
	seen := map[int]bool{}
	for k, m := range l.Members {
		order = append(order, m.Article)
		if seen[m.Article] && len(c.between[ends(m.Article, m.Article)]) == 0 {
			c.fail("cluster %d: article %q is a member more than once", i, c.Articles[m.Article].ID)
		}
		seen[m.Article] = true
		switch {
		case !c.inText(m.Article, m.Span):
			c.fail("cluster %d: member %d: a span outside its text", i, k)
		case k != l.Medoid && !c.joined(l, k):
			c.fail("cluster %d: member %d, article %q, does not match the medoid", i, k, c.Articles[m.Article].ID)
		case m.Hop != nil:
			c.hop(i, k)
		}
	}
	if !c.inOrder(order) {
		c.fail("cluster %d: members are not in order of time", i)
	}
}

// joined is true where a match covers the medoid's passage and leads to a member,
// and the labels of the cluster are those of that match, or the match is reuse and
// another one leads to a further member.
func (c *checker) joined(l *Cluster, k int) bool {
	medoid, member := l.Members[l.Medoid], l.Members[k]
	for _, m := range c.between[ends(medoid.Article, member.Article)] {
		if !leads(m, medoid, member) {
			continue
		}
		if labelled(m, l.Labels) {
			return true
		}
		if len(m.Labels) > 0 && !selfOnly(m) {
			continue
		}
		for _, other := range l.Members {
			if slices.ContainsFunc(c.between[ends(other.Article, member.Article)], func(m *align.Match) bool { return labelled(m, l.Labels) }) {
				return true
			}
		}
	}
	return false
}

// leads is true where a match covers two thirds of one printing, shares of it, for
// its length, at least half of what it shares of all, and its other side holds
// another.
func leads(m *align.Match, from, to Member) bool {
	for _, side := range [2][2]align.Side{{m.A, m.B}, {m.B, m.A}} {
		here, there := side[0], side[1]
		overlap := min(here.End, from.End) - max(here.Start, from.Start)
		if here.Article == from.Article && there.Article == to.Article &&
			3*overlap >= 2*(from.End-from.Start) && dense(m, here, from) &&
			there.Start <= to.Start && to.End <= there.End {
			return true
		}
	}
	return false
}

// dense is true where the runs of a match are at least half as dense in a printing
// as on its whole side.
func dense(m *align.Match, side align.Side, printing Member) bool {
	if printing.Start <= side.Start && side.End <= printing.End {
		return true
	}
	all, inside := 0, 0
	for _, r := range m.Runs {
		run := r.A
		if side != m.A {
			run = r.B
		}
		all += run.End - run.Start
		inside += max(0, min(run.End, printing.End)-max(run.Start, printing.Start))
	}
	return 2*inside*(side.End-side.Start) >= all*(printing.End-printing.Start)
}

// labelled is true where a match has all the labels, and none where there are
// none; an article matched with itself is of one outlet.
func labelled(m *align.Match, labels []align.Label) bool {
	for _, l := range labels {
		if !slices.Contains(m.Labels, l) && (l != align.Self || m.A.Article != m.B.Article) {
			return false
		}
	}
	return len(labels) > 0 || len(m.Labels) == 0 || selfOnly(m)
}

// hop checks what member k of a cluster is held to have changed.
func (c *checker) hop(cluster, k int) {
	members := c.Clusters[cluster].Members
	m := members[k]
	steps := 0
	for at := k; steps <= len(members) && members[at].Hop != nil; steps++ {
		if at = members[at].Hop.From; at < 0 || at >= len(members) {
			c.fail("cluster %d: member %d: taken from member %d of %d", cluster, k, at, len(members))
			return
		}
	}
	if steps > len(members) {
		c.fail("cluster %d: member %d was taken, over others, from itself", cluster, k)
	}
	within := func(spans []arabic.Span, stretch arabic.Span) bool {
		return !slices.ContainsFunc(spans, func(s arabic.Span) bool {
			return s.Start < stretch.Start || s.End > stretch.End || s.Start >= s.End
		})
	}
	h, from := m.Hop, members[m.Hop.From]
	holds := func(stretch arabic.Span, printing Member) bool {
		return c.inText(printing.Article, stretch) && stretch.Start < printing.End && printing.Start < stretch.End
	}
	if !holds(h.There, from) || !holds(h.Here, m) {
		c.fail("cluster %d: member %d: compared with member %d elsewhere than in the passage", cluster, k, h.From)
	}
	if !within(h.Dropped, h.There) || !within(h.Unquoted, h.There) {
		c.fail("cluster %d: member %d: what it lacks is not in member %d", cluster, k, h.From)
	}
	if !within(h.Added, h.Here) || !within(h.Quoted, h.Here) {
		c.fail("cluster %d: member %d: what it adds is not in it", cluster, k)
	}
}
