package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"testing"
)

// TestSample holds reports/sample/seeds.json to what scan finds in the seeds now;
// the other samples are held to it in package reports. With -update it is
// written anew; then run go test ./reports -run Sample -update.
func TestSample(t *testing.T) {
	t.Chdir("../..")
	var stdout, stderr bytes.Buffer
	args := []string{"sada", "scan", "--quiet", "--format", "json", "seeds"}
	if code := run(context.Background(), args, nil, &stdout, &stderr); code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, &stderr)
	}
	version := regexp.MustCompile(`(?m)^"version":".*",$`)
	got := version.ReplaceAll(stdout.Bytes(), []byte(`"version":"(devel)",`))
	const file = "reports/sample/seeds.json"
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%v prints other than %s (%d and %d bytes); if that is right: go test ./cmd/sada -run Sample -update", args, file, len(got), len(want))
	}
}
