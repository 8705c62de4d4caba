//go:build !unix

package lsh

// PeakMemory is 0: the system does not tell.
func PeakMemory() int64 { return 0 }
