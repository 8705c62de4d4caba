package corpus

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
)

// MaxDraft is the largest text of a draft, in bytes; a book has less.
const MaxDraft = 4 << 20

// ReadDrafts reads one file (or "-") of texts that are to be checked: as Read
// does, but a page of text that is no scraped one is one article, with all its
// lines in its text where its parts are in doubt. A text over
// MaxDraft is an error. What else is wrong is told as by Read.
func ReadDrafts(ctx context.Context, path string, opt Options) ([]*Article, Summary, error) {
	if info, err := os.Stat(path); path != "-" && err == nil && info.IsDir() {
		return nil, Summary{}, fmt.Errorf("%s is a folder; hint: name one file, or several drafts in one file of JSON Lines", path)
	}
	opt.draft = true
	var drafts []*Article
	sum, err := Read(ctx, []string{path}, opt, func(batch []*Article) error {
		for _, a := range batch {
			if len(a.Text) > MaxDraft {
				return fmt.Errorf("%s", Warning{a.Path, a.Line, tooLong(len(a.Text))})
			}
			drafts = append(drafts, a)
		}
		return nil
	})
	return drafts, sum, err
}

func tooLong(size int) string {
	return fmt.Sprintf("the draft has %d MB, more than the %d MB that are checked; hint: compare archives with sada scan", size>>20, MaxDraft>>20)
}

// ofDrafts are the reasons for which a line of a draft is set aside where the
// page was not scraped: what an editor types above and below the text.
func ofDrafts() []string {
	return []string{"", "no words", "title", "title again", "date line", "source line"}
}

// draft reads a page of text that a user names as a draft: scraped pages have
// their parts, anything else is one article.
func (d *decoder) draft(path, page string) ([]*Article, error) {
	sections := d.sections(makeLines(page))
	articles, err := d.finish(sections, path)
	typed := true
	for _, s := range sections {
		typed = typed && !slices.ContainsFunc(s.lines, func(l *line) bool { return !slices.Contains(ofDrafts(), l.why) })
	}
	if typed && len(articles) != 1 {
		if why := unreadable(page); why != "" {
			return nil, fmt.Errorf("%s", why)
		}
		err = nil
		a := &Article{Path: path, Line: 1, Text: page}
		a.Credits = d.findCredits(a)
		articles = []*Article{a}
	}
	for i, a := range articles {
		a.Title = withoutMarkdown(a.Title)
		a.ID = pageName(path)
		if len(articles) > 1 {
			a.ID = fmt.Sprintf("%s#%d", pageName(path), i+1)
		}
	}
	return articles, err
}

// withoutMarkdown is a title without the marks of Markdown, in which a draft or a page may
// be written, whatever its file is called: those of a heading, and of emphasis in pairs;
// and without the pictures before it.
func withoutMarkdown(title string) string {
	if bare := strings.TrimLeftFunc(title, isPictogram); bare != "" { // 🔴, of a post
		title = strings.TrimSpace(bare)
	}
	if bare := strings.TrimLeft(title, "#"); len(title)-len(bare) <= 6 && strings.HasPrefix(bare, " ") { // else #وسم
		title = strings.TrimSpace(bare)
		if bare = strings.TrimRight(title, "#"); strings.HasSuffix(bare, " ") {
			title = strings.TrimSpace(bare)
		}
	}
	for _, mark := range []string{"**", "__"} {
		if strings.Count(title, mark)%2 == 0 {
			title = strings.ReplaceAll(title, mark, "")
		}
	}
	return title
}
