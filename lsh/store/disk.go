package store

import (
	"io"
	"os"
	"path/filepath"
)

// disk is what a writer asks of the file system; tests make it fail.
type disk interface {
	// create makes a new, empty file.
	create(path string) (diskFile, error)
	rename(from, to string) error
	remove(path string) error
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

func (realDisk) syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncOpenFolder(f)
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
