package reports

import (
	"errors"
	"fmt"
	"slices"
)

// articleIndex finds the articles of a report by their ids.
type articleIndex map[string]*Article

// index is that of the report's articles; it fails where one is there twice.
func (r *Report) index() (articleIndex, error) {
	articles := make(articleIndex, len(r.Articles))
	for i := range r.Articles {
		a := &r.Articles[i]
		if articles[a.ID] != nil {
			return nil, fmt.Errorf("articles[%d].id: %q is there twice", i, a.ID)
		}
		articles[a.ID] = a
	}
	return articles, nil
}

// fieldError is what is wrong with a field, named within its element.
type fieldError struct {
	field string
	err   error
}

func (e *fieldError) Error() string {
	if _, within := e.err.(*fieldError); within {
		return e.field + "." + e.err.Error()
	}
	return e.field + ": " + e.err.Error()
}

func (e *fieldError) Unwrap() error { return e.err }

var errMissing = errors.New("it is missing")

// check says whether the report, whose index of articles is given, holds together;
// its errors name the field.
func (r *Report) check(articles articleIndex) error {
	for i := range r.Articles {
		a := &r.Articles[i]
		for k, c := range a.Credits {
			if c.Start < 0 {
				continue
			}
			if field, err := checkSpan(a, c.Start, c.End); err != nil {
				return fmt.Errorf("articles[%d].credits[%d].%s: %w", i, k, field, err)
			}
		}
	}
	for i := range r.Matches {
		m := &r.Matches[i]
		if m.at != 0 && r.unchecked == nil {
			continue // checked when its details were there
		}
		if err := articles.checkMatch(m); err != nil {
			return fmt.Errorf("matches[%d].%w", i, err)
		}
	}
	for i := range r.Rejected {
		if _, err := articles.checkSides(&r.Rejected[i].A, &r.Rejected[i].B); err != nil {
			return fmt.Errorf("rejected[%d].%w", i, err)
		}
	}
	for i, g := range r.Groups {
		if err := articles.known(g.Medoid); err != nil {
			return fmt.Errorf("groups[%d].medoid: %w", i, err)
		}
		for k, id := range g.Articles {
			if err := articles.known(id); err != nil {
				return fmt.Errorf("groups[%d].articles[%d]: %w", i, k, err)
			}
		}
	}
	for i := range r.Clusters {
		if r.Clusters[i].at != 0 {
			continue // checked when its details were there
		}
		if err := articles.checkCluster(&r.Clusters[i]); err != nil {
			return fmt.Errorf("clusters[%d].%w", i, err)
		}
	}
	if err := r.checkStories(articles); err != nil {
		return err
	}
	return r.checkFlows()
}

// checkStories says which field of a story is wrong, if any.
func (r *Report) checkStories(articles articleIndex) error {
	for i, s := range r.Stories {
		for k, id := range s.Articles {
			if err := articles.known(id); err != nil {
				return fmt.Errorf("stories[%d].articles[%d]: %w", i, k, err)
			}
		}
		for k, p := range s.Pairs {
			if err := articles.known(p.A); err != nil {
				return fmt.Errorf("stories[%d].pairs[%d].a: %w", i, k, err)
			}
			if err := articles.known(p.B); err != nil {
				return fmt.Errorf("stories[%d].pairs[%d].b: %w", i, k, err)
			}
			if p.Relation == "" {
				return fmt.Errorf("stories[%d].pairs[%d].relation: %w", i, k, errMissing)
			}
		}
	}
	return nil
}

// checkFlows says which field of a flow is wrong, if any. Its outlets are those of
// the table, where one that is unknown is named by nothing: that "from" or "to" is
// missing is seen by this.
func (r *Report) checkFlows() error {
	outlets := make(map[string]bool, len(r.Outlets))
	for i := range r.Outlets {
		outlets[r.Outlets[i].Outlet] = true
	}
	for i := range r.Flows {
		f := &r.Flows[i]
		for _, end := range []struct{ field, outlet string }{{"from", f.From}, {"to", f.To}} {
			if !outlets[end.outlet] {
				return fmt.Errorf("flows[%d].%s: no outlet %q in outlets", i, end.field, end.outlet)
			}
		}
		for _, count := range []struct {
			field string
			n     int
		}{{"passages", f.Passages}, {"words", f.Words}} {
			if count.n == 0 {
				return fmt.Errorf("flows[%d].%s: %w, or 0", i, count.field, errMissing)
			}
		}
	}
	return nil
}

func (articles articleIndex) known(id string) error {
	if articles[id] == nil {
		return fmt.Errorf("no article %q in articles", id)
	}
	return nil
}

// checkMatch says which field of a match is wrong, if any.
func (articles articleIndex) checkMatch(m *Match) error {
	if m.Kind == "" {
		return &fieldError{"kind", errMissing}
	}
	of, err := articles.checkSides(&m.A, &m.B)
	if err != nil {
		return err
	}
	for k, run := range m.Runs {
		if field, err := checkSpan(of[0], int(run.AStart), int(run.AEnd)); err != nil {
			return &fieldError{fmt.Sprintf("runs[%d].a_%s", k, field), err}
		}
		if field, err := checkSpan(of[1], int(run.BStart), int(run.BEnd)); err != nil {
			return &fieldError{fmt.Sprintf("runs[%d].b_%s", k, field), err}
		}
	}
	return nil
}

// checkSides returns the articles of two sides, or says which field is wrong.
func (articles articleIndex) checkSides(a, b *Side) (of [2]*Article, err error) {
	for i, s := range [2]*Side{a, b} {
		if of[i] = articles[s.Article]; of[i] == nil {
			return of, &fieldError{"ab"[i:i+1] + ".article", articles.known(s.Article)}
		}
		if field, err := checkSpan(of[i], s.Start, s.End); err != nil {
			return of, &fieldError{"ab"[i:i+1] + "." + field, err}
		}
	}
	return of, nil
}

// checkCluster says which field of a cluster is wrong, if any.
func (articles articleIndex) checkCluster(c *Cluster) error {
	for k := range c.Members {
		if err := articles.checkMember(&c.Members[k]); err != nil {
			return &fieldError{fmt.Sprintf("members[%d]", k), err}
		}
	}
	return c.checkNames()
}

// checkNames says whether the medoid or the origin is an article that the cluster
// has no printing of.
func (c *Cluster) checkNames() error {
	printed := func(id string) bool {
		return slices.ContainsFunc(c.Members, func(m Member) bool { return m.Article == id })
	}
	if !printed(c.Medoid) {
		return &fieldError{"medoid", fmt.Errorf("%q is not among the members", c.Medoid)}
	}
	if c.Origin.Article != "" && !printed(c.Origin.Article) {
		return &fieldError{"origin.article", fmt.Errorf("%q is not among the members", c.Origin.Article)}
	}
	return nil
}

// checkMember says which field of a cluster's printing is wrong, if any.
func (articles articleIndex) checkMember(m *Member) error {
	own := articles[m.Article]
	if own == nil {
		return &fieldError{"article", articles.known(m.Article)}
	}
	if field, err := checkSpan(own, m.Start, m.End); err != nil {
		return &fieldError{field, err}
	}
	if field, err := articles.checkHop(own, m); err != nil {
		return &fieldError{field, err}
	}
	return nil
}

// checkHop says what is wrong with a printing's hop or the credits that count
// for it.
func (articles articleIndex) checkHop(own *Article, m *Member) (field string, err error) {
	for i, n := range m.Credit.Credits {
		if n < 0 || n >= len(own.Credits) {
			return fmt.Sprintf("credit.credits[%d]", i), fmt.Errorf("article %q has no credit %d", own.ID, n)
		}
	}
	if m.Hop == nil {
		return "", nil
	}
	from := articles[m.Hop.From.Article]
	if from == nil {
		return "hop.from.article", articles.known(m.Hop.From.Article)
	}
	if field, err := checkSpan(from, m.Hop.From.Start, m.Hop.From.End); err != nil {
		return "hop.from." + field, err
	}
	if field, err := checkSpan(from, m.Hop.There.Start, m.Hop.There.End); err != nil {
		return "hop.there." + field, err
	}
	if field, err := checkSpan(own, m.Hop.Here.Start, m.Hop.Here.End); err != nil {
		return "hop.here." + field, err
	}
	for i, d := range m.Hop.Changes {
		if d.What == "" {
			return fmt.Sprintf("hop.changes[%d].what", i), errMissing
		}
	}
	for _, part := range []struct {
		name  string
		of    *Article
		spans []Span
	}{{"dropped", from, m.Hop.Dropped}, {"added", own, m.Hop.Added}, {"unquoted", from, m.Hop.Unquoted}, {"quoted", own, m.Hop.Quoted}} {
		for i, s := range part.spans {
			if field, err := checkSpan(part.of, s.Start, s.End); err != nil {
				return fmt.Sprintf("hop.%s[%d].%s", part.name, i, field), err
			}
		}
	}
	return "", nil
}

// checkSpan says what is wrong with a span of the article's text, and whether
// with its start or its end. Of an article without its text only the order is
// known.
func checkSpan(a *Article, start, end int) (field string, err error) {
	switch {
	case start < 0:
		return "start", fmt.Errorf("%d is below 0", start)
	case end < start:
		return "end", fmt.Errorf("%d is before the start, %d", end, start)
	case a.length() == 0:
		return "", nil
	case end > a.length():
		return "end", fmt.Errorf("%d is outside the text of article %q, which has %d bytes", end, a.ID, a.length())
	case start < a.length() && !a.isHead(start):
		return "start", fmt.Errorf("%d is within a letter of article %q", start, a.ID)
	case end < a.length() && !a.isHead(end):
		return "end", fmt.Errorf("%d is within a letter of article %q", end, a.ID)
	}
	return "", nil
}
