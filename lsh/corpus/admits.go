package corpus

import "path"

// Admits says whether Read reads a file of this name where it stands in a
// folder.
func Admits(name string) bool { return admitted(name) }

// LeftOut is the warning, under the path of a folder, that files in it are not read
// because of their names: those of names, paths below the folder, that Read does not
// admit. ok is false where there is nothing to say, for none of them is likely to be an
// article.
func LeftOut(folder string, names []string) (w Warning, ok bool) {
	var left leftOut
	for _, name := range names {
		if !admitted(path.Base(name)) {
			left.add(name)
		}
	}
	return Warning{Path: folder, Text: left.text()}, left.missed > 0
}
