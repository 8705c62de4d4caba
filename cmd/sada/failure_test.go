package main

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"scan", "inspect", "report", "outlets", "min-words"}
	for _, tt := range []struct{ s, want string }{
		{"scna", "scan"},
		{"scam", "scan"},
		{"inspct", "inspect"},
		{"reprots", "report"},
		{"min-word", "min-words"},
		{"min_words", "min-words"},
		{"seeds", ""},
		{"", ""},
		{"x", ""},
		{"r", "report"},
	} {
		if got := nearest(tt.s, names); got != tt.want {
			t.Errorf("nearest(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestShellQuote(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"seeds", "seeds"},
		{"my news.jsonl", "'my news.jsonl'"},
		{"it's", `'it'\''s'`},
		{"", "''"},
		{"صدى.txt", "صدى.txt"},
	} {
		if got := shellQuote(tt.s); got != tt.want {
			t.Errorf("shellQuote(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}
