package main

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"2024-05-01", "2024-05-01T00:00:00Z"},
		{"2024/5/1", "2024-05-01T00:00:00Z"},
		{"٢٠٢٤-٠٥-٠١", "2024-05-01T00:00:00Z"},
		{"۲۰۲۴/۵/۱", "2024-05-01T00:00:00Z"},
		{"\u200f٢٠٢٤/٥/١", "2024-05-01T00:00:00Z"},
		{"2024-05-01T15:04:05Z", "2024-05-01T15:04:05Z"},
		{"2024-05-01T15:04:05+03:00", "2024-05-01T15:04:05+03:00"},
		{"01/05/2024", ""}, // whose first of May or fifth of January?
		{"2024-13-01", ""},
		{"2024-02-30", ""},
		{"2024-05", ""},
		{"20240501", ""},
		{"1", ""},
		{"", ""},
	} {
		got := ""
		if date, ok := parseDate(tt.text); ok {
			got = date.Format(time.RFC3339)
		}
		if got != tt.want {
			t.Errorf("parseDate(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
