package store

import (
	"errors"
	"io"
	"os"
)

// ErrLocked is the error of a second writer.
var ErrLocked = errors.New("the index is locked")

// readFile is a source whose tables are read, where they cannot be mapped.
type readFile struct{ *os.File }

func (f readFile) table(from, size int64) ([]byte, error) {
	data := make([]byte, size)
	_, err := io.ReadFull(io.NewSectionReader(f, from, size), data)
	return data, err
}
