package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// disk is what a writer asks of the file system; tests make it fail.
type disk interface {
	// create makes a new, empty file.
	create(path string) (diskFile, error)
	rename(from, to string) error
	remove(path string) error
	// makeFolder makes a folder in one that is there.
	makeFolder(path string) error
	// syncFolder makes the names of a folder's files durable.
	syncFolder(path string) error
}

type diskFile interface {
	io.Writer
	Sync() error
	Close() error
}

// realDisk is the operating system's.
type realDisk struct{}

func (realDisk) create(path string) (diskFile, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
}
func (realDisk) rename(from, to string) error { return os.Rename(from, to) }
func (realDisk) remove(path string) error     { return os.Remove(path) }
func (realDisk) makeFolder(path string) error { return os.Mkdir(path, 0o777) }

func (realDisk) syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncOpenFolder(f)
}

// makeFolders makes a folder and those above it that are missing. What they hold lasts
// only if their own names do.
func makeFolders(d disk, folder string) error {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	var missing []string
	for at := whole; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		missing = append(missing, at)
	}
	for _, at := range slices.Backward(missing) {
		if err := d.makeFolder(at); err != nil && !errors.Is(err, fs.ErrExist) { // another writer may make it, too
			return err
		}
		if err := syncName(d, at); err != nil {
			return err
		}
	}
	return nil
}

// syncName makes the name of a folder durable. Who may make one beside it but not list
// those that are there cannot.
func syncName(d disk, folder string) error {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	if err := d.syncFolder(filepath.Dir(whole)); !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// writeFile writes a whole file and makes it durable, but not yet its name.
func writeFile(d disk, path string, write func(w io.Writer) error) (err error) {
	f, err := d.create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			d.remove(path) // or the next writer does; the disk may be full
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	return f.Sync()
}

// replaceFile puts a file in the place of another, all of it or nothing.
func replaceFile(d disk, path string, data []byte) error {
	temp := path + ".tmp"
	err := writeFile(d, temp, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	if err := d.rename(temp, path); err != nil {
		return err
	}
	return d.syncFolder(filepath.Dir(path))
}
