package arabic

import (
	"slices"
	"testing"
)

func TestMonthNames(t *testing.T) {
	for _, tt := range []struct {
		month int
		name  string
		want  bool
	}{
		{1, "يناير", true},
		{6, "حزيران", true},
		{8, "غشت", true},
		{12, "ديسمبر", true},
		{7, "حزيران", false},
		{8, "اب", false},
		{1, "كانون", false},
	} {
		if got := slices.Contains(slices.Collect(MonthNames(tt.month)), tt.name); got != tt.want {
			t.Errorf("MonthNames(%d) has %q = %t, want %t", tt.month, tt.name, got, tt.want)
		}
	}
	for _, tt := range []struct {
		month int
		name  string
		want  bool
	}{
		{1, "محرم", true},
		{9, "رمضان", true},
		{12, "ذوالحجه", true},
		{9, "شعبان", false},
		{2, "صفر", false},
		{3, "ربيع", false},
	} {
		if got := slices.Contains(slices.Collect(HijriMonthNames(tt.month)), tt.name); got != tt.want {
			t.Errorf("HijriMonthNames(%d) has %q = %t, want %t", tt.month, tt.name, got, tt.want)
		}
	}
}

// Every name is one folded word and names one month.
func TestMonthNamesAreWords(t *testing.T) {
	seen := map[string]int{}
	for month := 1; month <= 12; month++ {
		names := slices.AppendSeq(slices.Collect(MonthNames(month)), HijriMonthNames(month))
		for _, name := range names {
			if words := Words(nil, name); Fold(name) != name || len(words) != 1 {
				t.Errorf("month %d: %q is not one folded word", month, name)
			}
			if seen[name]++; seen[name] > 1 {
				t.Errorf("%q names two months", name)
			}
		}
	}
}
