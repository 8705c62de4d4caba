package align

import (
	"os"
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// Of the spellings of one name four in five are told, of two words that look like
// that none is called a name.
func TestNames(t *testing.T) {
	file, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	const leastTold = 0.8
	told, all, one := 0, 0, false
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			one = !one
			continue
		}
		a, b, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, order := range [][2]string{{a, b}, {b, a}} {
			what := soft(t, order[0], order[1])
			switch {
			case !one && what == "name":
				t.Errorf("%q and %q differ in %q, want two words", order[0], order[1], what)
			case one:
				all++
				if what != "words" {
					told++
				} else {
					t.Logf("%q and %q are not told", order[0], order[1])
				}
			}
		}
	}
	if float64(told) < leastTold*float64(all) {
		t.Errorf("%d of %d spellings of one name are told, want %.0f %%", told, all, 100*leastTold)
	}
}

var confusionTests = []struct {
	a, b rune
	want int
}{
	{'غ', 'ج', 1},
	{'ج', 'غ', 1},
	{'ق', 'غ', 1},
	{'ت', 'ط', 1},
	{'ك', 'غ', 2},
	{'س', 'ز', 2},
	{'غ', 'ع', 0},
	{'ت', 'ب', 0},
	{'ر', 'ز', 0},
	{'س', 'غ', 0},
}

func TestConfusion(t *testing.T) {
	for _, test := range confusionTests {
		if got := confusion(test.a, test.b); got != test.want {
			t.Errorf("confusion(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// Which letters are confused does not depend on their order, and all of a sound are.
func TestSounds(t *testing.T) {
	for far, list := range []string{"غجق تط فڤ بپ", "غجقك تثس ثط سصزش ذدزظض خهغ خك"} {
		for sound := range strings.FieldsSeq(list) {
			for _, a := range sound {
				for _, b := range sound {
					got, back := confusion(a, b), confusion(b, a)
					if got == 0 || got > far+1 || got != back {
						t.Errorf("confusion(%q, %q) = %d and back %d, want at most %d", a, b, got, back, far+1)
					}
				}
			}
		}
	}
}

// Whether two words are one name does not depend on their order.
func FuzzOneName(f *testing.F) {
	for _, test := range softTests {
		f.Add(test.a, test.b)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, x := range arabic.Words(nil, a) {
			for _, y := range arabic.Words(nil, b) {
				foldA, foldB := arabic.Fold(x.Text(a)), arabic.Fold(y.Text(b))
				if there, back := oneName(foldA, foldB), oneName(foldB, foldA); there != back {
					t.Errorf("oneName(%q, %q) = %v, and back %v", foldA, foldB, there, back)
				}
			}
		}
	})
}
