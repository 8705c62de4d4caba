package store

import (
	"errors"
	"io"
	"os"
)

// ErrLocked is the error of a second writer.
var ErrLocked = errors.New("the index is locked")

// readFile reads a file where it cannot be mapped.
func readFile(f *os.File, size int64) (data []byte, unmap func() error, err error) {
	data = make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), data); err != nil {
		return nil, nil, err
	}
	return data, func() error { return nil }, nil
}
