package corpus

// Admits says whether Read reads a file of this name where it stands in a
// folder.
func Admits(name string) bool { return admitted(name) }
