package trace

import "testing"

func TestBefore(t *testing.T) {
	tests := []struct {
		a, b     string
		oneClock bool
		ab, ba   level
	}{
		// Days.
		{"2015-07-21", "2015-07-21", false, none, none},
		{"2015-07-21", "2015-07-22", false, medium, none},
		{"2015-07-21", "2015-07-22", true, high, none},
		{"2015-07-21", "2015-07-23", false, high, none},
		{"2015-07-21 +03:00", "2015-07-22 +03:00", false, high, none},
		{"2015-07-21 +03:00", "2015-07-21 +00:00", false, none, none},
		// A day and a time of it tie, a time of the next day does not.
		{"2015-07-21", "2015-07-21 10:00", true, none, none},
		{"2015-07-21", "2015-07-22 10:00", false, high, none},
		{"2015-07-21", "2015-07-22 01:00", false, medium, none},
		// Minutes on clocks with a zone, on one clock and on unknown clocks.
		{"2015-07-21 10:00 +03:00", "2015-07-21 10:01 +03:00", false, high, none},
		{"2015-07-21 10:00 +03:00", "2015-07-21 10:00 +03:00", false, none, none},
		{"2015-07-21 10:00 +03:00", "2015-07-21 08:00 +00:00", false, high, none},
		{"2015-07-21 09:00 +03:00", "2015-07-21 05:00 +00:00", false, none, high},
		{"2015-07-21 10:00", "2015-07-21 11:00", true, high, none},
		{"2015-07-21 10:00", "2015-07-21 11:00", false, low, none},
		{"2015-07-21 10:00", "2015-07-21 14:01", false, high, none},
		// An unzoned time may be up to four hours earlier than it reads.
		{"2015-07-21 10:00", "2015-07-21 10:30 +00:00", false, high, none},
		{"2015-07-21 10:00 +00:00", "2015-07-21 13:00", false, none, none},
		{"2015-07-21 10:00 +00:00", "2015-07-21 14:01", false, high, none},
		// Unknown dates.
		{"", "2015-07-21", false, none, none},
		{"", "", true, none, none},
		// Times first seen: only a day apart they say a little; what was seen
		// before the other was printed is earlier; what was seen later need not
		// be later.
		{"seen 2015-07-21 10:00:00", "seen 2015-07-21 20:00:00", false, none, none},
		{"seen 2015-07-21 10:00:00", "seen 2015-07-22 10:00:01", false, low, none},
		{"seen 2015-07-21 10:00:00", "2015-07-21 15:00", false, high, none},
		{"seen 2015-07-21 10:00:00", "2015-07-21 09:00", false, none, none},
		{"2015-07-21 10:00", "seen 2015-07-23 10:00:00", false, low, none},
	}
	for _, test := range tests {
		a, b := parseDate(test.a), parseDate(test.b)
		if got := before(a, b, test.oneClock); got != test.ab {
			t.Errorf("before(%q, %q, %v) = %v, want %v", test.a, test.b, test.oneClock, got, test.ab)
		}
		if got := before(b, a, test.oneClock); got != test.ba {
			t.Errorf("before(%q, %q, %v) = %v, want %v", test.b, test.a, test.oneClock, got, test.ba)
		}
	}
}

func TestPrintDate(t *testing.T) {
	tests := []struct{ date, want string }{
		{"", ""},
		{"2015-07-21", "2015-07-21"},
		{"2015-07-21 +03:00", "2015-07-21 +03:00"},
		{"2015-07-21 10:00", "2015-07-21 10:00"},
		{"2015-07-21 10:00 +03:00", "2015-07-21 10:00 +03:00"},
		{"seen 2015-07-21 10:00:05", "seen 2015-07-21 10:00:05"},
	}
	for _, test := range tests {
		if got := printDate(parseDate(test.date)); got != test.want {
			t.Errorf("printDate(%q) = %q, want %q", test.date, got, test.want)
		}
	}
}
