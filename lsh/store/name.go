package store

import (
	"fmt"
	"path/filepath"
	"strings"

	"sada/lsh/corpus"
)

// # Who an article is
//
// What a record says its id is it is: an article that comes under an id replaces
// the one that has it. A page has no id of its own. It is called by its file, and a
// folder a day with an index.html in each has one name for many articles, of which
// none may take the place of another. So a page is an earlier state of a page of the
// same name only where both were read from one file, or are one text of one outlet
// and day, as when a folder was moved. A file has another page than it had, too,
// where day, title and most of the words are others: who adds each day's folder from
// within has one path for all of them. Paths of which one ends in the other may be of one
// file, seen from two folders: they are where day and most of the words agree. Standard
// input is another file each time.
//
// A page whose name another has is called by its path as well, PATH:NAME, as a
// reading calls it that finds both; if that is taken, PATH:2:NAME and so on.

// settle gives a page the id that it stands under or can stand under.
func (w *Writer) settle(a *corpus.Article) error {
	name, page := nameOf(a)
	if !page {
		return nil
	}
	free := ""
	for n := 1; ; n++ {
		id := nthName(name, a.Path, n)
		old, err := w.named(id)
		switch {
		case err != nil:
			return err
		case old != nil && !ofOtherPage(a, old):
			a.ID = id
			return nil
		case old == nil && free == "":
			free = id
		}
		// One that was removed may leave a gap before the page itself.
		if old == nil && n > 1 {
			a.ID = free
			return nil
		}
	}
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

// ofOtherPage says whether two pages of one name are of different articles.
func ofOtherPage(a, b *corpus.Article) bool {
	same := a.Text == b.Text && a.Outlet == b.Outlet && dayOf(a) == dayOf(b)
	here, there := filepath.Clean(a.Path), filepath.Clean(b.Path)
	switch {
	case a.Path != "-" && here == there:
		return dayOf(a) != dayOf(b) && a.Title != b.Title && ofOtherWords(a, b)
	case a.Path != "-" && (endsIn(here, there) || endsIn(there, here)):
		return !same && (dayOf(a) != dayOf(b) || ofOtherWords(a, b))
	}
	return !same
}

// endsIn says whether the last elements of a path are those of another.
func endsIn(path, end string) bool {
	return strings.HasSuffix(path, string(filepath.Separator)+end)
}

// named is the article with an id, of those added by this change, too; nil for
// none.
func (w *Writer) named(id string) (*corpus.Article, error) {
	if a := w.pending[id]; a != nil {
		return a, nil
	}
	s, number, err := w.x.find(id)
	if err != nil || s == nil {
		return nil, err
	}
	return s.whole(number)
}
