package main

import (
	"strings"
	"testing"
	"time"

	"sada/lsh"
	"sada/lsh/corpus"
)

func TestPrintable(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"صدى", "صدى"},
		{"a\n b\t c", "a b c"},
		{"\x1b[31mred\u202Eder", "[31mredder"},
		{"\u009B2J", "2J"},
		{"bad \xff byte", "bad \uFFFD byte"},
	} {
		if got := printable(tt.s); got != tt.want {
			t.Errorf("printable(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for _, tt := range []struct {
		s     string
		limit int
		want  string
	}{
		{"Reuters", 10, "Reuters"},
		{"Reuters", 3, "Reu…"},
		{"رويترز", 10, "\u2067رويترز\u2069"},
		{"رويترز", 3, "\u2067روي…\u2069"},
	} {
		if got := excerpt(tt.s, tt.limit); got != tt.want {
			t.Errorf("excerpt(%q, %d) = %q, want %q", tt.s, tt.limit, got, tt.want)
		}
	}
}

func TestWarn(t *testing.T) {
	var b strings.Builder
	warn(&b, []corpus.Warning{{Path: "a.jsonl", Line: 3, Text: "not JSON"}, {Path: "b", Line: 1, Text: "x\x1b"}}, nil, inReport)
	if got, want := b.String(), "sada: warning: a.jsonl:3: not JSON\nsada: warning: b:1: x\n"; got != want {
		t.Errorf("warn printed %q, want %q", got, want)
	}
	b.Reset()
	warn(&b, []corpus.Warning{{Path: "a", Line: 7, Text: "no text"}, {Path: "b", Line: 2, Text: "no text"}, {Path: "c", Text: "missing"}}, nil, inReport)
	if got, want := b.String(), "sada: warning: c: missing\nsada: warning: a:7: no text\nsada: warning: b:2: no text\n"; got != want {
		t.Errorf("warn printed %q, want %q: whole files first", got, want)
	}
	b.Reset()
	warn(&b, make([]corpus.Warning, 12), nil, inReport)
	if got := b.String(); !strings.HasSuffix(got, "and 7 more; a JSON report lists them all\n") {
		t.Errorf("warn printed %q, want a count of the 7 it leaves out", got)
	}
	b.Reset()
	warn(&b, make([]corpus.Warning, 12), nil, "")
	if got := b.String(); !strings.HasSuffix(got, "and 7 more\n") {
		t.Errorf("warn printed %q, want no word of a report where there is none", got)
	}
}

func TestProgressLine(t *testing.T) {
	for _, tt := range []struct {
		progress lsh.Progress
		spent    time.Duration
		want     string
	}{
		{lsh.Progress{Stage: "read"}, 0, "read: 0 articles"},
		{lsh.Progress{Stage: "read", Articles: 1}, 0, "read: 1 article"},
		{lsh.Progress{Stage: "read", Articles: 1200, Bytes: 50e6, TotalBytes: 100e6}, 2 * time.Second, "read: 1200 articles, 25.0 MB/s, 2s left"},
		{lsh.Progress{Stage: "read", Articles: 7, Bytes: 50e6}, 2 * time.Second, "read: 7 articles, 25.0 MB/s"},
		{lsh.Progress{Stage: "align", Articles: 9, Done: 10, Total: 40}, time.Second, "align: 9 articles, 25 %, 3s left"},
		{lsh.Progress{Stage: "trace", Articles: 9}, time.Second, "trace: 9 articles"},
	} {
		if got := progressLine(tt.progress, tt.spent); got != tt.want {
			t.Errorf("progressLine(%+v, %v) = %q, want %q", tt.progress, tt.spent, got, tt.want)
		}
	}
}
