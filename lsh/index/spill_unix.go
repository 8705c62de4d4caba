//go:build unix

package index

import (
	"os"

	"golang.org/x/sys/unix"
)

// forget takes a file's name away; what is in it stays as long as it is open.
func forget(f *os.File) error { return os.Remove(f.Name()) }

func mapFile(f *os.File, at int64, length int, writable bool) ([]byte, error) {
	access := unix.PROT_READ
	if writable {
		access |= unix.PROT_WRITE
	}
	return unix.Mmap(int(f.Fd()), at, length, access, unix.MAP_SHARED)
}

func unmapFile(m []byte) error { return unix.Munmap(m) }

func drop(m []byte) { unix.Madvise(m, unix.MADV_DONTNEED) }
