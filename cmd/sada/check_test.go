package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A draft of 20 MB is no draft: it is refused before it is read.
func TestCheckOfALongDraft(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "long.txt")
	words := "أعلنت وزارة النقل أمس افتتاح خط جديد للقطارات.\n"
	if err := os.WriteFile(draft, []byte(strings.Repeat(words, 20<<20/len(words))), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"sada", "check", "--against", "../../seeds", draft}, strings.NewReader(""), &stdout, &stderr)
	if said := stderr.String(); code != 1 || stdout.Len() > 0 || !strings.Contains(said, "more than the 4 MB") || !strings.Contains(said, "\nhint: compare archives with sada scan") {
		t.Errorf("exit %d, %d bytes out: %s, want 1, none and a hint", code, stdout.Len(), said)
	}
}

func TestParseAge(t *testing.T) {
	const day = 24 * time.Hour
	for _, test := range []struct {
		age  string
		want time.Duration // 0 for none
	}{
		{"30d", 30 * day},
		{"0.5d", 12 * time.Hour},
		{"2w", 14 * day},
		{"48h", 48 * time.Hour},
		{"1h30m", 90 * time.Minute},
		{"0d", 0},
		{"-1w", 0},
		{"d", 0},
		{"1y", 0},
		{"30", 0},
		{"nand", 0},
		{"1000000d", 0},
		{"infw", 0},
	} {
		if got, err := parseAge(test.age); got != test.want || (err == nil) != (test.want > 0) {
			t.Errorf("parseAge(%q) = %v, %v, want %v", test.age, got, err, test.want)
		}
	}
}
