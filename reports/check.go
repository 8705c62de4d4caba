package reports

import (
	"fmt"
	"unicode/utf8"
)

// check says whether the report holds together; its errors name the field.
func (r *Report) check() error {
	articles := make(map[string]*Article, len(r.Articles))
	for i := range r.Articles {
		a := &r.Articles[i]
		if articles[a.ID] != nil {
			return fmt.Errorf("articles[%d].id: %q is there twice", i, a.ID)
		}
		articles[a.ID] = a
	}
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
	known := func(id string) error {
		if articles[id] == nil {
			return fmt.Errorf("no article %q in articles", id)
		}
		return nil
	}
	side := func(id string, start, end int) (string, error) {
		if err := known(id); err != nil {
			return "article", err
		}
		return checkSpan(articles[id], start, end)
	}
	for i := range r.Matches {
		m := &r.Matches[i]
		if field, err := side(m.A.Article, m.A.Start, m.A.End); err != nil {
			return fmt.Errorf("matches[%d].a.%s: %w", i, field, err)
		}
		if field, err := side(m.B.Article, m.B.Start, m.B.End); err != nil {
			return fmt.Errorf("matches[%d].b.%s: %w", i, field, err)
		}
		a, b := articles[m.A.Article], articles[m.B.Article]
		for k, run := range m.Runs {
			if field, err := checkSpan(a, int(run.AStart), int(run.AEnd)); err != nil {
				return fmt.Errorf("matches[%d].runs[%d].a_%s: %w", i, k, field, err)
			}
			if field, err := checkSpan(b, int(run.BStart), int(run.BEnd)); err != nil {
				return fmt.Errorf("matches[%d].runs[%d].b_%s: %w", i, k, field, err)
			}
		}
	}
	for i, g := range r.Groups {
		if err := known(g.Medoid); err != nil {
			return fmt.Errorf("groups[%d].medoid: %w", i, err)
		}
		for k, id := range g.Articles {
			if err := known(id); err != nil {
				return fmt.Errorf("groups[%d].articles[%d]: %w", i, k, err)
			}
		}
	}
	for i, c := range r.Clusters {
		medoid := false
		for k, m := range c.Members {
			if field, err := side(m.Article, m.Start, m.End); err != nil {
				return fmt.Errorf("clusters[%d].members[%d].%s: %w", i, k, field, err)
			}
			medoid = medoid || m.Article == c.Medoid
		}
		if !medoid {
			return fmt.Errorf("clusters[%d].medoid: %q is not among the members", i, c.Medoid)
		}
		if c.Origin.Article != "" {
			if err := known(c.Origin.Article); err != nil {
				return fmt.Errorf("clusters[%d].origin.article: %w", i, err)
			}
		}
	}
	for i, s := range r.Stories {
		for k, id := range s.Articles {
			if err := known(id); err != nil {
				return fmt.Errorf("stories[%d].articles[%d]: %w", i, k, err)
			}
		}
		for k, p := range s.Pairs {
			if err := known(p.A); err != nil {
				return fmt.Errorf("stories[%d].pairs[%d].a: %w", i, k, err)
			}
			if err := known(p.B); err != nil {
				return fmt.Errorf("stories[%d].pairs[%d].b: %w", i, k, err)
			}
		}
	}
	return nil
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
	case a.Text == "":
		return "", nil
	case end > len(a.Text):
		return "end", fmt.Errorf("%d is outside the text of article %q, which has %d bytes", end, a.ID, len(a.Text))
	case start < len(a.Text) && !utf8.RuneStart(a.Text[start]):
		return "start", fmt.Errorf("%d is within a letter of article %q", start, a.ID)
	case end < len(a.Text) && !utf8.RuneStart(a.Text[end]):
		return "end", fmt.Errorf("%d is within a letter of article %q", end, a.ID)
	}
	return "", nil
}
