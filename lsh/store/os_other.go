//go:build !unix && !windows

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// syncOpenFolder does nothing: folders cannot be synced here.
func syncOpenFolder(*os.File) error { return nil }

// lock takes the writer's lock. Here it is a file that must not exist: a writer
// that is killed leaves it behind.
func lock(path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		holder, _ := os.ReadFile(path)
		return nil, fmt.Errorf("%w: process %s writes to it; hint: if that has ended, remove %s", ErrLocked, strings.TrimSpace(string(holder)), path)
	}
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(f, "%d\n", os.Getpid())
	return func() { f.Close(); os.Remove(path) }, nil
}
