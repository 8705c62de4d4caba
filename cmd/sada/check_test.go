package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
