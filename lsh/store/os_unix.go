//go:build unix

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func syncOpenFolder(f *os.File) error { return f.Sync() }

// lock takes the writer's lock, which ends with the process or with release.
func lock(path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, lockedBy(path, "wait until it has ended")
		}
		return nil, err
	}
	note(f)
	return func() { f.Truncate(0); f.Close() }, nil
}
