package trace

import (
	"strings"
	"testing"
)

func TestReasonText(t *testing.T) {
	tests := []struct {
		reason Reason
		want   string
	}{
		{because(SetApart, "quote"), "set apart as quote: nobody who prints it is its origin"},
		{because(Earliest, "SPA", ""), "earliest in this corpus: SPA (no date)"},
		{because(Earliest, "واس", "seen 2015-07-21"), "earliest in this corpus: واس (first seen 2015-07-21)"},
		{because(EarlierTaker, "Okaz", "2015-07-21 10:00 +03:00", "SPA, AFP"), "Okaz (2015-07-21 10:00 +03:00) is earlier, and credits SPA, AFP"},
		{because(Source, "واس", "seen 2015-07-21"), "likeliest source in this corpus: واس (first seen 2015-07-21)"},
		{because(Tie, "Okaz", "2015-07-21", "Sabq", "2015-07-21"), "undecided; Okaz (2015-07-21) may be the earliest, and so may Sabq (2015-07-21)"},
		{because(Ties, "Okaz", "2015-07-21", "2"), "undecided; Okaz (2015-07-21) may be the earliest, and so may 2 printings"},
		{because(ByDate, "1"), "dated before one printing"},
		{because(ByDate, "12"), "dated before 12 printings"},
		{because(Absent, "1", "TASS"), "one printing credits TASS, which does not print it in this corpus"},
		{because(ButAbsent, "3", "TASS"), "but 3 printings credit TASS, which does not print it in this corpus"},
		{because(Vague, "وكالات"), `credits only "وكالات" for it, which names nobody`},
		{because(Vague, "100%n"), `credits only "100%n" for it, which names nobody`},
		{because(fromLater, "not", "known"), "not known"},
		{because(Earliest), "earliest in this corpus:  (no date)"},
	}
	for _, test := range tests {
		if got := test.reason.Text(); got != test.want {
			t.Errorf("Text(%q %q) = %q, want %q", test.reason.Code, test.reason.Args, got, test.want)
		}
	}
}

// fromLater is a code that this version does not know.
const fromLater Code = "from-the-future"

func TestCodes(t *testing.T) {
	met := map[Code]bool{}
	for _, code := range Codes() {
		if met[code] || code == "" || strings.ToLower(string(code)) != string(code) {
			t.Errorf("code %q stands twice or is no code", code)
		}
		met[code] = true
		if text := because(code, "A", "B", "C").Text(); strings.Contains(text, "%") {
			t.Errorf("code %q: Text() = %q holds what was to be filled in", code, text)
		}
	}
}
