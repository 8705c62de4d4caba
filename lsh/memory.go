package lsh

import (
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// AvailableMemory is the memory that the process may still take, in bytes: what
// the system has available or, if that is less, what the control groups that the
// process is in leave it. 0 where the system does not tell.
func AvailableMemory() int64 { return availableMemory("/") }

// availableMemory reads what stands in the files under root.
func availableMemory(root string) int64 {
	available := int64(0)
	less := func(n int64) {
		if available == 0 || n < available {
			available = max(1, n)
		}
	}
	info, _ := os.ReadFile(filepath.Join(root, "proc/meminfo"))
	for line := range strings.Lines(string(info)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "MemAvailable:" {
			if n, err := strconv.ParseInt(fields[1], 10, 64); err == nil {
				less(n * 1024)
			}
		}
	}
	groups, _ := os.ReadFile(filepath.Join(root, "proc/self/cgroup"))
	for line := range strings.Lines(string(groups)) {
		// 0::/path of version 2; 4:memory:/path of version 1.
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) < 3 {
			continue
		}
		folder, limit, usage, cached := "sys/fs/cgroup", "memory.max", "memory.current", ""
		if parts[1] != "" {
			if !strings.Contains(","+parts[1]+",", ",memory,") {
				continue
			}
			folder, limit, usage, cached = "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_"
		}
		// A limit of a group binds those within it. Seen from within a container
		// the path may not be there; its own group then is the root.
		for group := path.Join("/", parts[2]); ; group = path.Dir(group) {
			at := filepath.Join(root, folder, group)
			if most, ok := number(filepath.Join(at, limit)); ok {
				used, _ := number(filepath.Join(at, usage))
				less(most - max(0, used-pagesOfFiles(filepath.Join(at, "memory.stat"), cached)))
			}
			if group == "/" {
				break
			}
		}
	}
	return available
}

// pagesOfFiles is the memory of a group that holds files only and is given back
// when it is needed; the names in the statistics have a prefix.
func pagesOfFiles(statistics, prefix string) int64 {
	total := int64(0)
	b, _ := os.ReadFile(statistics)
	for line := range strings.Lines(string(b)) {
		fields := strings.Fields(line)
		if len(fields) == 2 && (fields[0] == prefix+"inactive_file" || fields[0] == prefix+"active_file") {
			n, _ := strconv.ParseInt(fields[1], 10, 64)
			total += n
		}
	}
	return total
}

// number is the one that a file holds, false where there is none ("max").
func number(file string) (int64, bool) {
	b, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(b)), 10, 64)
	return n, err == nil
}

// statm is the file in which Linux says what memory the process has, nil on another
// system. It stays open, since it is read again every few milliseconds.
var statm = sync.OnceValue(func() *os.File {
	f, err := os.Open("/proc/self/statm")
	if err != nil {
		return nil
	}
	return f
})

// residentMemory is the memory of the process now, in bytes; 0 where the system
// does not tell. It costs a call of the system.
func residentMemory() int64 {
	var b [128]byte
	n, _ := statm().ReadAt(b[:], 0) // of nil, too: an error
	fields := strings.Fields(string(b[:n]))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseInt(fields[1], 10, 64)
	return pages * int64(os.Getpagesize())
}
