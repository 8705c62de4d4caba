package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// syncOpenFolder does nothing: folders cannot be synced here.
func syncOpenFolder(*os.File) error { return nil }

// lock takes the writer's lock, which ends with the process or with release. The
// byte that is locked lies behind the process id, which others may read.
func lock(path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	at := &windows.Overlapped{Offset: 1 << 20}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if err != nil {
		f.Close()
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, lockedBy(path, "wait until it has ended")
		}
		return nil, err
	}
	note(f)
	return func() { f.Truncate(0); f.Close() }, nil
}
