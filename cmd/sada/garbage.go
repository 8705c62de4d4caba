package main

import (
	"context"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// garbage is how much the heap of a scan may grow beyond what lives before it is
// collected, in percent. Most of what lives is text, which costs nothing to look
// at: on saudinews 20 instead of Go's 100 made no difference in CPU time (21.6 s
// and 21.1 s) and a third in memory (565 MB and 868 MB; GOGC=… sada scan --stats).
// The textbook's engine holds maps of strings and would be slower by a seventh, so
// that it would be no fair baseline.
const garbage = 20

// smallHeap is the heap below which nothing is collected, for a fifth of little is
// soon full: the first 8,000 articles of saudinews take 4.39 s of the user's time
// without it, 3.99 with 96 MiB, 3.93 with 128 and 3.83 with 192 (medians of four runs
// in turns), and 172, 214, 235 and 264 MB of memory. What has more, as all of saudinews
// while articles are compared, takes no more memory for it. Of a limit it is
// 1/smallShare at most.
const (
	smallHeap  = 128 << 20
	smallShare = 4
)

// pacer keeps the collector's percentage where the heap is collected when it is full:
// when it reaches least bytes, or has grown by garbage.
type pacer struct {
	ctx     context.Context // until when
	least   int64
	percent int
}

// collectFrom sets the percentage, now and after each collection until ctx ends.
func collectFrom(ctx context.Context, least int64) {
	(&pacer{ctx: ctx, least: least}).adapt()
}

func (p *pacer) adapt() {
	if p.ctx.Err() != nil {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if percent := percentAt(int64(live[0].Value.Uint64()), p.least); percent != p.percent {
		p.percent = percent
		debug.SetGCPercent(percent)
	}
	// What nothing refers to is found by the next collection.
	runtime.AddCleanup(new([64]byte), (*pacer).adapt, p)
}

// percentAt is how much the heap may grow where so much of it lives, in percent.
func percentAt(live, least int64) int {
	const goHeap = 4 << 20 // Go does not collect less, and begins with nothing alive
	live = max(live, goHeap)
	return max(garbage, int(100*(least-live)/live))
}
