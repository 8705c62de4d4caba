package lsh

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAvailableMemory(t *testing.T) {
	const meminfo = "MemTotal: 100 kB\nMemFree: 3 kB\nMemAvailable:     64 kB\n"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  int64
	}{
		{"nothing to read", nil, 0},
		{"no group", map[string]string{"proc/meminfo": meminfo}, 64 << 10},
		{"a group without a limit", map[string]string{
			"proc/meminfo": meminfo, "proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/a/memory.max": "max\n",
		}, 64 << 10},
		{"a group within a group", map[string]string{
			"proc/meminfo": meminfo, "proc/self/cgroup": "0::/a/b\n",
			"sys/fs/cgroup/a/memory.max": "30000\n", "sys/fs/cgroup/a/memory.current": "10000\n",
			"sys/fs/cgroup/a/b/memory.max": "50000\n", "sys/fs/cgroup/a/b/memory.current": "9000\n",
		}, 20000},
		{"in a container", map[string]string{
			"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "4096", "sys/fs/cgroup/memory.current": "96",
		}, 4000},
		{"files in memory can go", map[string]string{
			"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "4096", "sys/fs/cgroup/memory.current": "4000",
			"sys/fs/cgroup/memory.stat": "anon 500\nfile 3500\ninactive_file 3000\nactive_file 400\n",
		}, 4096 - 600},
		{"seen from outside", map[string]string{
			"proc/self/cgroup": "0::/../x\n", "sys/fs/cgroup/memory.max": "4096",
		}, 4096},
		{"version 1", map[string]string{
			"proc/meminfo": meminfo, "proc/self/cgroup": "5:cpu:/a\n4:hugetlb,memory:/a\n",
			"sys/fs/cgroup/memory/a/memory.limit_in_bytes": "9000", "sys/fs/cgroup/memory/a/memory.usage_in_bytes": "1000",
		}, 8000},
		{"more used than allowed", map[string]string{
			"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "10", "sys/fs/cgroup/memory.current": "11",
		}, 1},
		{"no sense in it", map[string]string{
			"proc/meminfo": "MemAvailable: much\nMemAvailable:\n", "proc/self/cgroup": "0\n:::\n",
		}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			for name, content := range c.files {
				file := filepath.Join(root, name)
				if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if got := availableMemory(root); got != c.want {
				t.Errorf("available %d, want %d", got, c.want)
			}
		})
	}
}
