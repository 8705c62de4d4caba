package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// ErrLocked is the error of a second writer.
var ErrLocked = errors.New("the index is locked")

// openFile opens a file of an index to read it. A named pipe in its place, which would
// wait for a writer for ever, is damage.
func openFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", path, damaged("it is no file"))
	}
	return os.Open(path)
}

// lockedBy is the error of a second writer, which says who the first is. That notes its
// process id behind taking the lock and takes it out before letting go, so who comes
// between the two waits a moment for it.
func lockedBy(path, hint string) error {
	const (
		tries = 20 // the id is there some microseconds after the lock
		pause = 5 * time.Millisecond
	)
	for range tries {
		if id, whole := strings.CutSuffix(noted(path), "\n"); whole {
			return fmt.Errorf("%w: process %s writes to it; hint: %s", ErrLocked, id, hint)
		}
		time.Sleep(pause)
	}
	return fmt.Errorf("%w: another process writes to it; hint: %s", ErrLocked, hint)
}

// noted is what a lock says.
func noted(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	text, _ := io.ReadAll(io.LimitReader(f, 100))
	return string(text)
}

// note writes the process id into a lock that was taken.
func note(f *os.File) {
	if err := f.Truncate(0); err == nil {
		fmt.Fprintf(f, "%d\n", os.Getpid())
	}
}
