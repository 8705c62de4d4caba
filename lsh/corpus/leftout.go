package corpus

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// leftOut is what a folder or an archive holds that is not read because of its
// name.
type leftOut struct {
	count int
	// missed counts those of them that might hold articles after all; names are
	// the first of these.
	missed int
	names  []string
	// manifest and segment: what only an index has, in the folder itself.
	manifest, segment bool
}

// namedLeftOut is how many files are named that were left out.
const namedLeftOut = 3

// add counts a file by its path below the folder.
func (l *leftOut) add(name string) {
	l.count++
	l.manifest = l.manifest || name == "MANIFEST"
	l.segment = l.segment || path.Ext(name) == ".seg" && path.Base(name) == name
	if isBeside(path.Base(name)) {
		return
	}
	if l.missed++; l.missed <= namedLeftOut {
		l.names = append(l.names, name)
	}
}

// send tells the reading, under the path of the folder.
func (l *leftOut) send(r *reading, folder string) {
	if l.count == 0 {
		return
	}
	r.send(folder, func(_ *decoder, res *result) {
		res.ignored += l.count
		if l.manifest && l.segment {
			res.warn(folder, 0, "the folder is an index, of which no article was read; hint: check and scan read it with --index %s, sada index export prints its articles", folder)
		}
		if l.missed == 0 {
			return
		}
		res.warn(folder, 0, "%s", l.text())
	})
}

// text says how many files might have held articles.
func (l *leftOut) text() string {
	names := strings.Join(l.names, ", ")
	if more := l.missed - len(l.names); more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	files := "files were"
	if l.missed == 1 {
		files = "file was"
	}
	return fmt.Sprintf("%d %s left out by name: %s; hint: name a file itself to have it read, save PDF and Word files as text or HTML", l.missed, files, names)
}

// isBeside tells whether a file that is not read stands beside articles as a matter
// of course: hidden ones, code, pictures and styles of saved pages, checksums, the
// files of an index, reports.
func isBeside(name string) bool {
	switch path.Ext(strings.ToLower(name)) {
	case ".go", ".py", ".sh", ".js", ".mjs", ".map", ".css", ".md", ".toml", ".yaml", ".yml", ".ini", ".lock", ".log",
		".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".avif", ".woff", ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".webm",
		".sha256", ".sha1", ".md5", ".sig", ".asc", ".idx", ".cdx", ".cdxj", ".seg", ".sum", ".graphml":
		return true
	}
	switch name {
	case "LICENSE", "Makefile", "MANIFEST", "LOCK":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// document is what a file is that people read but sada does not, "" if it is
// something else.
func document(head []byte) string {
	begins := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case begins("%PDF-"):
		return "a PDF file"
	case begins("{\\rtf"):
		return "an RTF file"
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return "a file of Word, Excel or PowerPoint"
	case !begins("PK\x03\x04"):
		return ""
	case bytes.Contains(head, []byte("[Content_Types].xml")):
		return "a file of Word, Excel or PowerPoint"
	case bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis.opendocument")):
		return "a file of LibreOffice"
	}
	return ""
}
