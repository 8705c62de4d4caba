package arabic

import "testing"

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"أإآٱ ىیئ ؤ ةۀ کگ", "اااا ييي و هه كك"},
		{"٣٫٥ ۱۲ 3,5", "3 5 12 3 5"},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	text := "\u200f قالَ د.ب.أ: النبيﷺ يوم 1436 هـ. وقال."
	for _, w := range Words(nil, text) {
		t.Logf("%q %x %x %d", w.Text(text), w.Hash, w.Stem, w.Flags)
	}
}
