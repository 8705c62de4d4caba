package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// outputs are the files of -o. Each is written beside its place under another
// name and takes its place only when all are complete, so that a run that
// fails or is interrupted leaves what was there before.
type outputs struct{ files []*output }

// output is one file of -o.
type output struct {
	// path is as the user named it, target where it will stand: the same with
	// symbolic links followed.
	path, target string
	// format is the extension without its dot; part is which of the three
	// tables of a .csv, otherwise empty.
	format, part string
	temp         *os.File
}

// openOutputs makes the temporary files for the paths; it fails where one
// could not be written. close must be called in any case.
func openOutputs(paths []string) (*outputs, error) {
	o := &outputs{}
	targets := make(map[string]bool)
	for _, path := range paths {
		files, err := outputFiles(path)
		if err != nil {
			return o, err
		}
		for _, f := range files {
			if err := f.open(); err != nil {
				return o, fmt.Errorf("cannot write %s: %w", f.path, err)
			}
			o.files = append(o.files, f)
			if targets[f.target] {
				return o, usage("name each output file once", "%s would be written twice", f.path)
			}
			targets[f.target] = true
		}
	}
	return o, nil
}

// outputFiles are the files that one -o means, by its extension.
func outputFiles(path string) ([]*output, error) {
	ext := filepath.Ext(path)
	switch ext {
	case ".md", ".html", ".json", ".graphml":
		return []*output{{path: path, format: ext[1:]}}, nil
	case ".csv":
		var files []*output
		for _, part := range []string{"clusters", "members", "credits"} {
			name := strings.TrimSuffix(path, ext) + "." + part + ext
			files = append(files, &output{path: name, format: "csv", part: part})
		}
		return files, nil
	}
	return nil, usage("the extension chooses the format: .md, .html, .json, .graphml or .csv",
		"-o %s: unknown extension %q", path, ext)
}

// open finds out whether the file can be written and makes the temporary one.
func (f *output) open() error {
	f.target = f.path
	if followed, err := filepath.EvalSymlinks(f.path); err == nil {
		f.target = followed
	}
	info, err := os.Stat(f.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("it is there already and no plain file")
	default:
		old, err := os.OpenFile(f.target, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		old.Close()
	}
	// CreateTemp would make a file that only its owner may read.
	name := filepath.Join(filepath.Dir(f.target), fmt.Sprintf(".%s.%d.tmp", filepath.Base(f.target), os.Getpid()))
	f.temp, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s", filepath.Dir(f.target))
	}
	return err
}

// write fills all files and then moves them to their places.
func (o *outputs) write(render func(w io.Writer, format, part string) error) error {
	for _, f := range o.files {
		w := bufio.NewWriterSize(f.temp, 1<<20)
		err := render(w, f.format, f.part)
		if err == nil {
			err = w.Flush()
		}
		if err == nil {
			err = f.temp.Sync()
		}
		if err == nil {
			err = f.temp.Close()
		}
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", f.path, err)
		}
	}
	for _, f := range o.files {
		if err := os.Rename(f.temp.Name(), f.target); err != nil {
			return fmt.Errorf("cannot write %s: %w", f.path, err)
		}
		f.temp = nil
	}
	return nil
}

// close removes the temporary files that have not taken their places.
func (o *outputs) close() {
	for _, f := range o.files {
		if f.temp != nil {
			f.temp.Close() // may be closed already
			os.Remove(f.temp.Name())
		}
	}
}
