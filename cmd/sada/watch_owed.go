package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sada/lsh/corpus"
)

// How a watch that was killed owes no line
//
// The articles of a file count in the index before their lines are printed, and what
// counts is not new to the next watch: killed in between, the lines would never come.
// So a watch notes in the folder of the index, before a file's articles count, whose
// lines it owes, and takes the note back when they are printed. The next watch of the
// same folders reads it and prints them, when it reads the file again. A line that was
// printed just before the kill comes once more, for nobody can know that it was.
//
// The note has the folders in its name, since several may watch for one index.

// owed are the ids of the articles whose lines are not printed yet, by the file's path
// from the root.
type owed struct {
	note  string // the file that it is kept in
	lines map[string][]string
}

// readOwed reads what the last watch of some folders for an index left.
func readOwed(index string, folders []string) (*owed, error) {
	roots := make([]string, len(folders))
	for i, folder := range folders {
		roots[i] = fromRoot(folder)
	}
	slices.Sort(roots)
	sum := crc32.ChecksumIEEE([]byte(strings.Join(roots, "\x00")))
	o := &owed{note: filepath.Join(index, fmt.Sprintf("WATCH-%08x", sum)), lines: map[string][]string{}}
	data, err := os.ReadFile(o.note)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return o, nil
	case err != nil:
		return nil, err
	}
	if err := json.Unmarshal(data, &o.lines); err != nil {
		return nil, fmt.Errorf("%s: it does not say which lines the last watch owed: %w; hint: remove it, these lines are lost", o.note, err)
	}
	return o, nil
}

// fromRoot is a path from the root, itself where that is not known.
func fromRoot(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// has says whether the line of a file's article is owed.
func (o *owed) has(path, id string) bool { return slices.Contains(o.lines[fromRoot(path)], id) }

// add notes that the lines of a file's articles are owed; durable when it returns and
// the folder is synced, as every change of the index does.
func (o *owed) add(path string, articles []*corpus.Article) error {
	ids := make([]string, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	o.lines[fromRoot(path)] = ids
	return o.write()
}

// paid notes that the lines of a file are printed.
func (o *owed) paid(path string) error {
	if _, noted := o.lines[fromRoot(path)]; !noted {
		return nil
	}
	delete(o.lines, fromRoot(path))
	if len(o.lines) > 0 {
		return o.write()
	}
	return os.Remove(o.note)
}

// lost takes out the files that are gone, and returns them.
func (o *owed) lost() (files []string, err error) {
	for _, file := range slices.Sorted(maps.Keys(o.lines)) {
		if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		files = append(files, file)
		if err := o.paid(file); err != nil {
			return files, err
		}
	}
	return files, nil
}

// write puts the note in place of the one before, all of it or nothing.
func (o *owed) write() error {
	data, err := json.Marshal(o.lines)
	if err != nil {
		return err
	}
	temp := o.note + ".tmp"
	f, err := os.Create(temp)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return os.Rename(temp, o.note)
}
