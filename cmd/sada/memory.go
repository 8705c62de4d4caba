package main

import (
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"sada/lsh"
)

func memoryFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "memory", DefaultText: "half of what is available",
			Usage: "stay within `SIZE` (400MB, 2GiB) and put on disk what needs more; the result does not depend on it",
		},
		&cli.StringFlag{Name: "temp", DefaultText: "the system's", Usage: "put it in `DIR`, where no file stays behind"},
	}
}

// limitMemory fills in what the flags say, and tells the collector of garbage.
func limitMemory(c *cli.Context, opt *lsh.Options) error {
	if c.IsSet("memory") {
		var ok bool
		if opt.Memory, ok = size(c.String("memory")); !ok {
			return usage("for example: --memory 2GiB", "--memory %q is no size", c.String("memory"))
		}
		if opt.Memory < lsh.LeastMemory {
			return usage("a scan of any size needs some", "--memory %s: at least %d MiB are needed", c.String("memory"), lsh.LeastMemory>>20)
		}
	} else if available := lsh.AvailableMemory(); available > 0 {
		opt.Available = max(available, lsh.LeastMemory)
		opt.Memory = max(available/2, lsh.LeastMemory)
	}
	if opt.Temp = c.String("temp"); opt.Temp != "" {
		if info, err := os.Stat(opt.Temp); err != nil || !info.IsDir() {
			return usage("name one that is there", "--temp %s is no folder", opt.Temp)
		}
	} else if lsh.InMemory(os.TempDir()) { // as of many systems
		switch {
		case os.Getenv("TMPDIR") == "" && isDisk("/var/tmp"):
			opt.Temp = "/var/tmp"
		case opt.Available > 0: // a file there would only take more
			opt.Memory, opt.Available = 0, 0
		}
	}
	if os.Getenv("GOGC") == "" && opt.Engine == lsh.Default {
		least := int64(smallHeap)
		if opt.Memory > 0 {
			least = min(least, opt.Memory/smallShare)
		}
		collectFrom(c.Context, least)
	}
	if opt.Memory > 0 {
		// What cannot be put on disk may take what is available.
		most := lsh.HeapLimit(max(opt.Memory, opt.Available))
		debug.SetMemoryLimit(min(most, debug.SetMemoryLimit(-1)))
	}
	return nil
}

// isDisk says whether there is a folder of that name that is not in memory.
func isDisk(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir() && !lsh.InMemory(dir)
}

// size reads a number of bytes: 2GiB, 1.5 GB, 500M, 1048576. KB, MB … are powers
// of 1000; KiB and K, MiB and M … are of 1024.
func size(s string) (int64, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	digits := strings.TrimRight(s, "BIKMGT ")
	unit := strings.TrimSpace(s[len(digits):])
	factor := 1.0
	if unit != "" && unit != "B" {
		power := strings.IndexByte("KMGT", unit[0]) + 1
		base := 1024.0
		switch unit[1:] {
		case "B":
			base = 1000
		case "", "IB":
		default:
			return 0, false
		}
		if power == 0 {
			return 0, false
		}
		factor = math.Pow(base, float64(power))
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || !(n >= 0 && n*factor < math.MaxInt64) {
		return 0, false
	}
	return int64(n * factor), true
}
