package arabic

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// foldTests name the rules of the package's fold one by one; the fuzz targets
// start from them.
var foldTests = []struct{ rule, in, want string }{
	{"empty", "", ""},
	{"alef", "أ إ آ ٱ", "ا ا ا ا"},
	{"yeh", "ى ی ئ", "ي ي ي"},
	{"waw", "ؤ", "و"},
	{"teh marbuta and heh with yeh", "ة ۀ", "ه ه"},
	{"kaf and gaf", "ک گ", "ك ك"},
	{"hamza alone stays", "ماء", "ماء"},
	{"decomposed hamza", "ا\u0653من ا\u0654مر ا\u0655ن سو\u0654ال سي\u0654ل", "امن امر ان سوال سيل"},
	{"canonical equivalents of rarer letters", "ە\u0654 ۂ ہ\u0654 ۓ ے\u0654", "ه ہ ہ ے ے"},
	{"Arabic-Indic digits", "٠١٢٣٤٥٦٧٨٩", "0123456789"},
	{"extended digits", "۰۱۲۳۴۵۶۷۸۹", "0123456789"},
	{"points separate", "3.5 3,5 ٣٫٥ ١٬٠٠٠", "3 5 3 5 3 5 1 000"},
	{"Latin case", "RT Arabic ÉCOLE İstanbul", "rt arabic école istanbul"},
	{"harakat", "حَدَّثَنَا مُحَمَّدٌ", "حدثنا محمد"},
	{"superscript alef", "هٰذا الرحمٰن", "هذا الرحمن"},
	{"Qur'anic marks", "عليهم\u06d6 قال\u0610 \u06d7 ", "عليهم قال"},
	{"tatweel", "العـــربية ـ", "العربيه"},
	{"zero-width", "كلمة\u200bواحدة می\u200cخواهم", "كلمهواحده ميخواهم"},
	{"bidi controls", "\u200fقال\u200e \u202bنعم\u202c \u2067لا\u2069 \u061cبل", "قال نعم لا بل"},
	{"soft hyphen and BOM", "\ufeffوكا\u00adلة", "وكاله"},
	{"right-to-left mark in a number", "3\u200f.\u200f5", "3 5"},
	{"presentation forms", "ﻣﺤﻤﺪ ﺍﻟﻌﺮﺑﻴﺔ", "محمد العربيه"},
	{"lam-alef ligatures", "\ufefb \ufef7 \ufef9 \ufef5 ﺍ\ufef9ﻋﻼﻡ", "لا لا لا لا الاعلام"},
	{"word ligatures", "\ufdf2 و\ufdf2 \ufdf4", "الله والله محمد"},
	{"phrase ligatures are words of their own", "النبي\ufdfaقال \ufdfb", "النبي صلي الله عليه وسلم قال جل جلاله"},
	{"marks as presentation forms", "ﻛﺘﺎﺑﺎ\ufe70 ﺣﺪ\ufc60ﺙ \ufe71", "كتابا حدث"},
	{"presentation forms that are no letters", "﴿قال﴾كن", "قال كن"},
	{"Persian letters stay", "پیتزا چ ژ", "پيتزا چ ژ"},
	{"other scripts", "Привет ΑΒΓ 東京 ५", "привет αβγ 東京 ५"},
	{"marks of other scripts", "cafe\u0301s", "cafes"},
	{"punctuation separates", "نعم،لا؛بل!كيف؟قال:«هو»/(هي)-ثم_#وسم", "نعم لا بل كيف قال هو هي ثم وسم"},
	{"symbols separate", "5%٥٪$€🙂x²", "5 5 x"},
	{"blanks of all kinds", " ا\u00a0ب\u2003ج\tد\r\nه\u2028و ", "ا ب ج د ه و"},
	{"invalid bytes separate", "قا\xd9ل\xff\xd8", "قا ل"},
	{"replacement character", "قا\ufffdل", "قا ل"},
}

func TestFold(t *testing.T) {
	for _, tt := range foldTests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

// TestFoldRune holds for every rune that a folded letter folds to itself, and
// that the tables say what plainFold says.
func TestFoldRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		f := foldRune(r)
		if f > ligature && foldRune(f) != f {
			t.Errorf("foldRune(%U) = %U, which folds to %U", r, f, foldRune(f))
		}
		letters, class := plainFold(r)
		if class != f && (class != letter || f <= ligature) {
			t.Errorf("foldRune(%U) = %U, want class %d", r, f, class)
		}
		if f > ligature && letters != string(f) {
			t.Errorf("foldRune(%U) = %q, want %q", r, f, letters)
		}
		if f == ligature && phrase(r) == "" && Fold(string(r)) != letters {
			t.Errorf("Fold(%q) = %q, want %q", r, Fold(string(r)), letters)
		}
		if p := phrase(r); p != "" && p != letters {
			t.Errorf("phrase(%U) = %q, want %q", r, p, letters)
		}
	}
}

func TestFoldLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "s")
		checkFold(t, s)
		a := arabicTexts().Draw(t, "arabic")
		if c, d := Fold(norm.NFC.String(a)), Fold(norm.NFD.String(a)); c != d {
			t.Fatalf("%q folds to %q composed and to %q decomposed", a, c, d)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, tt := range foldTests {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

func checkFold(t rapid.TB, s string) {
	t.Helper()
	folded := Fold(s)
	if again := Fold(folded); again != folded {
		t.Fatalf("Fold(%q) = %q, but of that %q", s, folded, again)
	}
	if want := strings.Join(strings.Fields(folded), " "); folded != want {
		t.Fatalf("Fold(%q) = %q, want single blanks: %q", s, folded, want)
	}
	var want []string
	for _, w := range plainWords(s) {
		want = append(want, w.letters)
	}
	if want := strings.Join(want, " "); folded != want {
		t.Fatalf("Fold(%q) = %q, want %q", s, folded, want)
	}
}
