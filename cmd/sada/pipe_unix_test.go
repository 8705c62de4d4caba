//go:build unix

package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A named pipe that nobody writes to is not waited for after Ctrl-C.
func TestInterruptedPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.jsonl")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no named pipe can be made here: %v", err)
	}
	for _, args := range [][]string{
		{"sada", "scan", pipe},
		{"sada", "inspect", pipe},
		{"sada", "check", "--against", "../../seeds", pipe},
		{"sada", "index", "add", filepath.Join(t.TempDir(), "x"), pipe},
		{"sada", "report", pipe},
		{"sada", "compare", pipe, pipe},
	} {
		ctx, interrupt := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, interrupt) // so that it comes as far as the pipe; any time will do
		var stdout, stderr strings.Builder
		if got := run(ctx, args, strings.NewReader(""), &stdout, &stderr); got != exitInterrupted {
			t.Errorf("sada %q, interrupted while it waits for a pipe, ends with %d, want %d: %s", args[1:], got, exitInterrupted, stderr.String())
		}
	}
}
