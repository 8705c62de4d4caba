//go:build unix

package store

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// mapFile maps a file of a size for reading.
func mapFile(f *os.File, size int64) (mapping, error) {
	if size <= 0 || size != int64(int(size)) {
		return nil, errMapped
	}
	data, err := unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, err
	}
	// Blocks stand far apart: what is around one need not be read with it. Nothing
	// depends on it.
	unix.Madvise(data, unix.MADV_RANDOM)
	return data, nil
}

func (m mapping) unmap() error {
	if m == nil {
		return nil
	}
	return unix.Munmap(m)
}

// holds says whether an address is in the mapping.
func (m mapping) holds(address uintptr) bool {
	return len(m) > 0 && address-uintptr(unsafe.Pointer(&m[0])) < uintptr(len(m))
}
