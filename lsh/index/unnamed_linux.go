package index

import (
	"os"

	"golang.org/x/sys/unix"
)

// unnamed opens a file that never has a name, where the folder's system can do that.
func unnamed(dir string) (*os.File, error) {
	fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), dir), nil
}
