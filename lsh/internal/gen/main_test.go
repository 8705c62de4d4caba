package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	hosts := file("hosts.jsonl.gz")
	tests := []struct {
		args []string
		code int
		// lines are the least lines on standard output, errors what standard
		// error must say.
		lines  int
		errors string
	}{
		{[]string{"-articles", "50"}, done, 50, ""},
		{[]string{"-articles", "300", "-o", hosts, "-gold", file("gold.jsonl.zst")}, done, 0, ""},
		{[]string{"-plant", "5"}, done, 30, ""},
		{[]string{"-plant", "5", "-hosts", hosts}, done, 30, ""},
		{[]string{"-count", hosts}, done, 100, ""},
		{[]string{"-count", file("none")}, failed, 0, "gen: open "},
		{[]string{"-o", file("no/such/folder")}, failed, 0, "gen: open "},
		{[]string{"-articles", "0"}, usage, 0, "takes flags only"},
		{[]string{"articles.jsonl"}, usage, 0, "takes flags only"},
		{[]string{"-nonsense"}, usage, 0, "flag provided but not defined"},
		{[]string{"-help"}, done, 0, "-articles"},
	}
	for _, tt := range tests {
		var stdout, stderr bytes.Buffer
		code := run(context.Background(), tt.args, &stdout, &stderr)
		if lines := strings.Count(stdout.String(), "\n"); code != tt.code || lines < tt.lines || !strings.Contains(stderr.String(), tt.errors) {
			t.Errorf("gen %v: code %d, %d lines, errors %q; want code %d, %d lines, errors with %q",
				tt.args, code, lines, &stderr, tt.code, tt.lines, tt.errors)
		}
	}
	for _, name := range []string{hosts, file("gold.jsonl.zst")} {
		if info, err := os.Stat(name); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRunWritesArticlesAndGold(t *testing.T) {
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), []string{"-articles", "3000", "-words", "60", "-gold", gold}, &stdout, &stderr); code != done {
		t.Fatal(&stderr)
	}
	text := map[string]string{}
	for line := range strings.Lines(stdout.String()) {
		var a struct{ ID, Outlet, Date, Title, Text string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if a.Outlet == "" || a.Date == "" || a.Title == "" || a.Text == "" {
			t.Fatalf("a field is empty: %s", line)
		}
		text[a.ID] = a.Text
	}
	cases, err := os.ReadFile(gold)
	if err != nil || len(cases) == 0 {
		t.Fatalf("no gold: %v", err)
	}
	for line := range strings.Lines(string(cases)) {
		var c struct {
			A, B, Kind string
			AEnd       int `json:"a_end"`
			BEnd       int `json:"b_end"`
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil || c.AEnd < 1 || c.AEnd > len(text[c.A]) || c.BEnd > len(text[c.B]) || c.Kind == "" {
			t.Fatalf("%s: %v", line, err)
		}
	}
}

func TestRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr bytes.Buffer
	if code := run(ctx, []string{"-articles", "1000000000"}, &stdout, &stderr); code != failed || !strings.Contains(stderr.String(), "canceled") {
		t.Errorf("code %d, errors %q; want %d and that it was canceled", code, &stderr, failed)
	}
}
