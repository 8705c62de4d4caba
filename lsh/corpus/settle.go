package corpus

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Records that share an id
//
// A reading hands articles on before it knows what comes, so the first record of an
// id keeps it: which is the first depends on the order of lines and files. Who keeps
// all articles anyway settles it when all are read: of several articles with one id
// the first by path, date, outlet, title, address and text keeps it, the others are
// qualified by their path; and of an article that was read twice, what does not make
// it another (path, title, address) is that of the one that sorts first.

// sharing is what a reading notes for Settle. At most one record is kept for each
// article.
type sharing struct {
	named map[*Article]named  // articles whose id was taken
	again map[string]*Article // what came again, without text, by the id of the article
}

// named is the id that an article came with.
type named struct {
	id   string
	file string // that it was read from
	page bool   // it is made from the name of its page
}

// repeat notes a record that counts once with the article of that id.
func (s *sharing) repeat(id string, a *Article) {
	rest := &Article{Path: a.Path, Line: a.Line, Title: strings.Clone(a.Title), URL: strings.Clone(a.URL), Published: a.Published, Outlet: a.Outlet}
	rest.Published.From = strings.Clone(a.Published.From)
	if best := s.again[id]; best == nil || order(rest, best) < 0 {
		s.again[id] = rest
	}
}

// order is the order of articles with one id.
func order(a, b *Article) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		a.Published.Time.Compare(b.Published.Time),
		cmp.Compare(a.Published.Precision, b.Published.Precision),
		cmp.Compare(a.Outlet, b.Outlet),
		cmp.Compare(a.Title, b.Title),
		cmp.Compare(a.URL, b.URL),
		cmp.Compare(a.Published.From, b.Published.From),
		cmp.Compare(a.Text, b.Text),
	)
}

// Settle makes what the articles of a reading are called independent of the order in
// which they were read: it changes IDs and, of those that were read more than once,
// Path, Line, Title, URL and Published. The articles are all that the reading, with
// Options.Settle, has handed on, in any order; nobody may use them meanwhile. What
// shares an id is added to the warnings. Where nothing does it costs nothing.
func (s *Summary) Settle(articles []*Article) {
	if len(s.sharing.again) > 0 {
		for _, a := range articles {
			own := Article{Path: a.Path, Published: a.Published, Outlet: a.Outlet, Title: a.Title, URL: a.URL}
			if first := s.sharing.again[a.ID]; first != nil && order(first, &own) < 0 {
				a.Path, a.Line, a.Title, a.URL, a.Published = first.Path, first.Line, first.Title, first.URL, first.Published
			}
		}
	}
	if len(s.sharing.named) > 0 {
		s.name(articles)
	}
	s.sharing = sharing{}
}

// name gives the articles that share an id one each.
func (s *Summary) name(articles []*Article) {
	groups := map[string][]*Article{}
	for a, was := range s.sharing.named {
		groups[was.id] = append(groups[was.id], a)
	}
	taken := make(map[string]bool, len(articles))
	for _, a := range articles {
		was, changed := s.sharing.named[a]
		if !changed {
			was.id = a.ID
		}
		taken[was.id] = true
		if group := groups[was.id]; group != nil && !changed {
			groups[was.id] = append(group, a)
		}
	}
	told := 0
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		group := groups[id]
		slices.SortFunc(group, order)
		group[0].ID = id
		for _, a := range group[1:] {
			a.ID = a.Path + ":" + id
			for n := 2; taken[a.ID]; n++ {
				a.ID = fmt.Sprintf("%s:%d:%s", a.Path, n, id)
			}
			taken[a.ID] = true
			if s.sharing.named[a].page || s.sharing.named[group[0]].page {
				continue
			}
			if told++; told <= maxWarnings {
				s.Warnings = append(s.Warnings, sharesID(a, cmp.Or(s.sharing.named[a].file, a.Path), a.Line, id))
			}
		}
	}
	if more := told - maxWarnings; more > 0 {
		s.Warnings = append(s.Warnings, Warning{Path: articles[0].Path, Text: fmt.Sprintf("%d more records share the id of another", more)})
	}
}

// sharesID is the warning of an article of a file that could not be called as its
// record says.
func sharesID(a *Article, file string, line int, id string) Warning {
	return Warning{file, line, fmt.Sprintf("id %q is also that of a record with another text, outlet or date; this one is named %q", id, a.ID)}
}
