package store

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"sada/lsh/corpus"
)

// # Who an article is
//
// What a record says its id is it is: an article that comes under an id replaces
// the one that has it. A page has no id of its own. It is called by its file, and a
// folder a day with an index.html in each has one name for many articles, of which
// none may take the place of another. So a page is an earlier state of a page of the
// same name only where both are one text of one outlet and day, as when a folder was
// moved, or were read from one file, see isOtherPage. Where that is not sure both
// stay: a page that stands twice costs less than one that is lost.
//
// Paths are stored as they were given. Where each site's folder is added from within,
// all begin in the same way, so the manifest says which snapshots were added from
// which folder: with it each path is known from the root, and a file from another.
//
// A page whose name another has is called by its path as well, PATH:NAME, as a
// reading calls it that finds both; if that is taken, PATH:2:NAME and so on. A page that
// comes under such a name keeps it where it is free, though NAME is, too: an export lists
// articles in no order of their files, and 1#1 of it shall not become another page. A path may
// be spelled otherwise the next time, from the root or from a folder further in: the page
// is looked for under these spellings, too, before it counts as a new one. So it is
// under the numbers beside its own, for who puts a new article on top of a page gives
// each one below it the name of the next.

// settle gives a page the id that it stands under or can stand under.
func (w *Writer) settle(a *corpus.Article) error {
	name, page := nameOf(a)
	if !page {
		return w.settleRecord(a)
	}
	given, err := w.named(a.ID)
	if err != nil {
		return err
	}
	if given != nil && !w.isOther(a, given) {
		return nil
	}
	free := ""
	for i, path := range spellings(a.Path) {
		for n := 1 + min(i, 1); ; n++ { // the first has no path
			id := nthName(name, path, n)
			old, err := w.named(id)
			switch {
			case err != nil:
				return err
			case old != nil && !w.isOther(a, old):
				a.ID = id
				return nil
			case old == nil && free == "":
				free = id
			}
			// One that was removed may leave a gap before the page itself.
			if old == nil && n > 1 {
				break
			}
		}
		if free == name {
			break // no page has the name
		}
	}
	if given == nil {
		free = a.ID
	}
	moved, err := w.movedWithin(a, name)
	a.ID = cmp.Or(moved, free)
	return err
}

// isOther says whether a page and what is there are of different articles.
func (w *Writer) isOther(a *corpus.Article, old *standing) bool {
	return isOtherPage(standing{a, fromRoot(w.started, a.Path)}, *old)
}

// settleRecord gives a record the id that its file has it under, PATH:ID, where that
// stands beside the record of another file which has the ID: both came in one change.
func (w *Writer) settleRecord(a *corpus.Article) error {
	qualified := nthName(a.ID, a.Path, 2)
	if s, _, err := w.x.find(qualified); err != nil || s == nil {
		return err
	}
	if old, err := w.named(a.ID); err != nil || old == nil || old.Path == a.Path {
		return err
	}
	a.ID = qualified
	return nil
}

// spellings are a path as it is given and what else the file may have been called by:
// its path from the root, and from each folder on the way.
func spellings(path string) []string {
	whole, err := filepath.Abs(path)
	if path == "-" || err != nil {
		return []string{path}
	}
	all := []string{path, "." + string(filepath.Separator) + filepath.Clean(path)}
	for rest, more := whole, true; more; _, rest, more = strings.Cut(rest, string(filepath.Separator)) {
		if rest != path && rest != "" {
			all = append(all, rest)
		}
	}
	return all
}

// movedBy is how far an article is looked for from where it stood in its page.
const movedBy = 8

// movedWithin is the id of an article that stood elsewhere in its page before this
// change, "" for none.
func (w *Writer) movedWithin(a *corpus.Article, name string) (id string, err error) {
	numbered := strings.LastIndexByte(name, '#')
	if numbered < 0 || a.Path == "-" {
		return "", nil
	}
	n, err := strconv.Atoi(name[numbered+1:])
	if err != nil {
		return "", nil // no number that a reading gives
	}
	for by := 1; by <= movedBy; by++ {
		for _, other := range []int{n - by, n + by} { // pages count from 1
			sibling := name[:numbered+1] + strconv.Itoa(other)
			for _, id := range []string{sibling, nthName(sibling, a.Path, 2)} {
				s, number, err := w.x.find(id)
				if err != nil {
					return "", err
				}
				if s == nil {
					continue
				}
				old, err := s.whole(number)
				if err != nil {
					return "", err
				}
				if filepath.Clean(a.Path) == filepath.Clean(old.Path) && isSamePrinting(a, old) {
					return id, nil
				}
			}
		}
	}
	return "", nil
}

// nthName is what the nth page of a name is called.
func nthName(name, path string, n int) string {
	switch n {
	case 1:
		return name
	case 2:
		return path + ":" + name
	}
	return fmt.Sprintf("%s:%d:%s", path, n-1, name)
}

// nameOf is the name of an article whose id is made from that of its file: NAME#N
// of a page of text, NAME or NAME#N of one of HTML, without the path that may
// stand before it.
func nameOf(a *corpus.Article) (name string, page bool) {
	name = a.ID
	if rest, found := strings.CutPrefix(name, a.Path+":"); found {
		name = rest
		if digits, rest, found := strings.Cut(name, ":"); found && isNumber(digits) {
			name = rest
		}
	}
	file := strings.ToLower(filepath.Base(a.Path))
	if a.Path == "-" {
		file = "stdin"
	}
	numbered := strings.LastIndexByte(name, '#')
	switch {
	case numbered > 0 && isNumber(name[numbered+1:]) && isNameOf(name[:numbered], file):
		return name, true
	case strings.Contains(file, ".htm") || strings.Contains(file, ".xhtml"):
		return name, isNameOf(name, file)
	}
	return name, false
}

// isNameOf says whether a file in small letters has a name, whatever its endings.
func isNameOf(name, file string) bool {
	rest, found := strings.CutPrefix(file, strings.ToLower(name))
	return found && name != "" && (rest == "" || rest[0] == '.')
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isSamePrinting says whether two articles are one text of one outlet and day.
func isSamePrinting(a, b *corpus.Article) bool {
	return a.Text == b.Text && a.Outlet == b.Outlet && dayOf(a) == dayOf(b)
}

// standing is an article and where its file is, from the root; "" where that is not
// known.
type standing struct {
	*corpus.Article
	file string
}

// isOtherPage says whether two pages of one name are of different articles.
//
// What is read again from the same file is what stood there, as long as most of its
// words stay, or its title and a day that is known: a file that is written anew each day
// may have the same title (سعر الذهب اليوم) over another article. What comes from another file, or
// may, is what stood there only where a folder was moved or is seen from elsewhere:
// the path ends as the other does, most words stay, and outlet and day are known and
// the same. Without these two sites may have one text from an agency, each with an
// edit of its own. What two outlets print is never one page.
func isOtherPage(a, b standing) bool {
	if isSamePrinting(a.Article, b.Article) {
		return false
	}
	if a.Path == "-" || b.Path == "-" { // another file each time
		return true
	}
	known := a.Outlet != "" && b.Outlet != ""
	if known && a.Outlet != b.Outlet {
		return true
	}
	dated := dayOf(a.Article) == dayOf(b.Article) && a.Published.Precision != corpus.Unknown
	if a.file != "" && a.file == b.file {
		titled := dated && a.Title != "" && a.Title == b.Title
		return !titled && ofOtherWords(a.Article, b.Article)
	}
	here, there := filepath.Clean(a.Path), filepath.Clean(b.Path)
	return here != there && !endsIn(here, there) && !endsIn(there, here) ||
		!known || !dated || ofOtherWords(a.Article, b.Article)
}

// fromRoot is a path, given in a folder, from the root; "" where that is not known.
func fromRoot(folder, path string) string {
	switch {
	case path == "-":
		return ""
	case filepath.IsAbs(path):
		return filepath.Clean(path)
	case folder == "":
		return ""
	}
	return filepath.Join(folder, path)
}

// hasOpenPath says whether a page's path is not from the root.
func hasOpenPath(a *corpus.Article) bool {
	_, page := nameOf(a)
	return page && a.Path != "-" && !filepath.IsAbs(a.Path)
}

// endsIn says whether the last elements of a path are those of another.
func endsIn(path, end string) bool {
	return strings.HasSuffix(path, string(filepath.Separator)+end)
}

// named is the article with an id, of those added by this change, too; nil for
// none.
func (w *Writer) named(id string) (*standing, error) {
	if a := w.pending[id]; a != nil {
		return &standing{a, fromRoot(w.started, a.Path)}, nil
	}
	s, number, err := w.x.find(id)
	if err != nil || s == nil {
		return nil, err
	}
	a, err := s.whole(number)
	if err != nil {
		return nil, err
	}
	return &standing{a, fromRoot(w.x.manifest.startedIn(s.added(number)), a.Path)}, nil
}
