package lsh_test

import (
	"os"
	"testing"

	"sada/lsh"
)

func TestInMemory(t *testing.T) {
	if lsh.InMemory("/proc") || lsh.InMemory("/missing") {
		t.Error("/proc or a folder that is not there is said to keep files in memory")
	}
	if _, err := os.Stat("/dev/shm"); err != nil {
		t.Skip("there is no /dev/shm")
	}
	if !lsh.InMemory("/dev/shm") {
		t.Error("/dev/shm is said to be on disk")
	}
}
