//go:build !unix && !windows

package store

import (
	"errors"
	"io/fs"
	"os"
)

// syncOpenFolder does nothing: folders cannot be synced here.
func syncOpenFolder(*os.File) error { return nil }

// lock takes the writer's lock. Here it is a file that must not exist: a writer
// that is killed leaves it behind.
func lock(path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, lockedBy(path, "if it has ended, remove "+path)
	}
	if err != nil {
		return nil, err
	}
	note(f)
	return func() { f.Close(); os.Remove(path) }, nil
}
