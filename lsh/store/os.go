package store

import "errors"

// ErrLocked is the error of a second writer.
var ErrLocked = errors.New("the index is locked")
