//go:build !unix

package store

import "os"

// mapFile maps nothing here: on Windows, a file that is mapped could not be
// removed by the writer that has merged it.
func mapFile(*os.File, int64) (mapping, error) { return nil, errMapped }

func (mapping) unmap() error { return nil }

func (mapping) holds(uintptr) bool { return false }
