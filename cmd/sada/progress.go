package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"sada/lsh"
)

// isTerminal says whether a person looks at what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// progress keeps one line on a terminal up to date with how far a scan is.
type progress struct {
	w io.Writer

	mu    sync.Mutex
	stage string
	since time.Time // when the stage began
	shown time.Time // when the line was last drawn
}

// newProgress shows progress on w, or nothing where nobody looks at w.
func newProgress(w io.Writer, quiet bool) *progress {
	if quiet || !isTerminal(w) {
		return nil
	}
	return &progress{w: w}
}

// show draws the line, at most ten times a second within one stage; p may be
// nil.
func (p *progress) show(s lsh.Progress) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if s.Stage != p.stage {
		p.stage, p.since = s.Stage, now
	} else if now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown = now
	fmt.Fprintf(p.w, "\r\x1b[K%s", progressLine(s, now.Sub(p.since)))
}

// done clears the line; p may be nil.
func (p *progress) done() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.shown.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = time.Time{}
	}
}

// progressLine says how far a stage is after the time spent on it: "read: 1200
// articles, 35.1 MB/s, 4s left".
func progressLine(s lsh.Progress, spent time.Duration) string {
	line := s.Stage + ": " + counted(s.Articles, "article")
	done, total := float64(s.Done), float64(s.Total)
	if s.Stage == "read" {
		done, total = float64(s.Bytes), float64(s.TotalBytes)
		if spent > 0 {
			line += fmt.Sprintf(", %.1f MB/s", done/1e6/spent.Seconds())
		}
	} else if s.Total > 0 {
		line += fmt.Sprintf(", %.0f %%", 100*done/total)
	}
	if left, ok := remaining(done, total, spent); ok {
		line += fmt.Sprintf(", %s left", left)
	}
	return line
}

// remaining is the time that the rest of total takes at the speed so far.
func remaining(done, total float64, spent time.Duration) (time.Duration, bool) {
	if done <= 0 || done > total || spent < time.Second {
		return 0, false
	}
	return time.Duration(float64(spent) * (total - done) / done).Round(time.Second), true
}
