package reports

import "testing"

func TestWebAddress(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.com/a?b=1":    "https://example.com/a?b=1",
		"HTTP://example.com":           "HTTP://example.com",
		"javascript:alert(1)":          "",
		"javascript://example.com/%0a": "",
		"data:text/html,x":             "",
		"":                             "",
	} {
		if got := webAddress(url); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", url, got, want)
		}
	}
}
