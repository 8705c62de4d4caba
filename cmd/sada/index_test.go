package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestIndexSum names a sum of counts in a small index, which has none: where it is
// damaged a check says that nothing is lost and answers as before, verify names it and
// what mends it, and where it is missing it is no damage at all.
func TestIndexSum(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	sada := func(args ...string) (code int, stdout, stderr string) {
		t.Helper()
		var out, errs bytes.Buffer
		code = run(t.Context(), append([]string{"sada"}, args...), strings.NewReader(""), &out, &errs)
		return code, out.String(), errs.String()
	}
	expect := func(args []string, code int, out, errs string) {
		t.Helper()
		got, stdout, stderr := sada(args...)
		if got != code || !strings.Contains(stdout, out) || !strings.Contains(stderr, errs) || errs == "" && stderr != "" {
			t.Errorf("sada %s exits with %d, want %d, and says %s%s, want %q and %q", strings.Join(args, " "), got, code, stdout, stderr, out, errs)
		}
	}
	expect([]string{"index", "add", folder, "../../seeds"}, 0, "added 8", "")
	draft := "../../seeds/001_d4acb01426226fc2.txt"
	check := []string{"check", "--index", folder, "--fail-at", "1", "--format", "csv", draft}
	before, want, said := sada(check...)
	if strings.Contains(said, "sum") {
		t.Fatalf("without a sum a check says %s", said)
	}

	manifest := filepath.Join(folder, "MANIFEST")
	data, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(data), "}\n")
	line += `,"sum":{"file":"00000099.sum","size":8388616,"segments":[]}}`
	named := fmt.Appendf(nil, "%s\n%08x\n", line, crc32.Checksum([]byte(line), crc32.MakeTable(crc32.Castagnoli)))
	if err := os.WriteFile(manifest, named, 0o666); err != nil {
		t.Fatal(err)
	}
	expect([]string{"index", "verify", folder}, 0, "00000099.sum is missing; nothing is lost", "")
	expect([]string{"index", "stats", folder}, 0, "articles", "")
	if code, got, stderr := sada(check...); code != before || got != want || stderr != said {
		t.Errorf("without the sum a check exits with %d and says %s", code, stderr)
	}
	if err := os.WriteFile(filepath.Join(folder, "00000099.sum"), []byte("damaged"), 0o666); err != nil {
		t.Fatal(err)
	}
	expect([]string{"index", "verify", folder}, 1, "00000099.sum: damaged", "index compact")
	expect(check, before, want, "nothing is lost")
	expect([]string{"index", "compact", folder}, 0, "8 articles", "")
	expect([]string{"index", "verify", folder}, 0, "8 articles are sound\n", "")
}
