package corpus

import (
	"context"
	"io"

	"sada/lsh/outlet"
)

// Options say how files are read; the zero value is the default.
type Options struct {
	// Stdin is read for the path "-".
	Stdin io.Reader
	// Registry resolves outlets and credits; nil means outlet.Default().
	Registry *outlet.Registry
	// Explain fills Article.Explained.
	Explain bool
	// FirstSeen: dates are when a text was found (--date-is first-seen).
	FirstSeen bool
	// Workers is the number of goroutines that decode; 0 means all cores.
	Workers int
	// Progress, if set, is told now and then how many bytes of how many were
	// read (total 0 if unknown); called from one goroutine at a time.
	Progress func(read, total int64)
}

// Summary says what a reading came to.
type Summary struct {
	Files, Articles int
	Bytes           int64 // of the files as stored
	// Skipped counts records and files that could not be read, each with a
	// warning.
	Skipped  int
	Warnings []Warning
}

// Read reads the paths in order (folders walked in sorted order, "-" for
// standard input) and hands the articles on in that order, in batches, from
// one goroutine. What is wrong with a record or a file becomes a warning and
// the rest is read; the error is set where nothing could be read, yield failed
// or ctx ended.
func Read(ctx context.Context, paths []string, opt Options, yield func(batch []*Article) error) (Summary, error) {
	return Summary{}, nil
}
