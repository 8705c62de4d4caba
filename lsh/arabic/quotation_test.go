package arabic

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var quotationTests = []struct {
	rule, in string
	want     []string
}{
	{"none", "قال نعم", nil},
	{"guillemets", "قال «نعم» ثم «لا».", []string{"نعم", "لا"}},
	{"curly", "قال “نعم”.", []string{"نعم"}},
	{"low and high", "er „ja“ und", []string{"ja"}},
	{"straight", `وأضاف: "نعم، ولكن لا".`, []string{"نعم، ولكن لا"}},
	{"single", "‘نعم’ ‹لا›", []string{"نعم", "لا"}},
	{"several sentences", "قال: \"نعم. ثم لا.\n\nوبعد ذلك نعم\" ثم", []string{"نعم. ثم لا.\n\nوبعد ذلك نعم"}},
	{"nested", "قال «قالوا «نعم» أمس» ثم", []string{"قالوا «نعم» أمس"}},
	{"nested kinds", `قال «قالوا "نعم" أمس» "قال «نعم»"`, []string{`قالوا "نعم" أمس`, "قال «نعم»"}},
	{"nested straight", `قال "قالوا "نعم" أمس" ثم`, []string{`قالوا "نعم" أمس`}},
	{"side by side", `"تاس"+RT ("واس")/"رويترز"`, []string{"تاس", "واس", "رويترز"}},
	{"crossing kinds", `«نعم "ثم» لا"`, []string{`نعم "ثم`}},
	{"glued", `قال"نعم"وقال«لا»ثم`, []string{"نعم", "لا"}},
	{"blanks inside", `قال " نعم " ثم « لا » ثم`, []string{" نعم ", " لا "}},
	{"blank inside on one side", `قال " نعم" ثم "لا " ثم`, []string{" نعم", "لا "}},
	{"turned round", "قال ”نعم“ و»لا«.", []string{"نعم", "لا"}},
	{"one form for both", "قال “نعم“ و”لا”.", []string{"نعم", "لا"}},
	{"attached words", "قال لـ”واس” و»سبق» و\"تاس\"", []string{"واس", "سبق", "تاس"}},
	{"question turned round", "قال ’نعم؟‘ ثم ‘لا’", []string{"نعم؟", "لا"}},
	{"double prime closes", "نظام “ويندوز 10″ للهواتف", []string{"ويندوز 10"}},
	{"controls beside a mark", "قال\u200f \u200f\"نعم\"\u200f ثم", []string{"نعم"}},
	{"harakat beside a mark", "«قالَ» \"قالَ\" ثم", []string{"قالَ", "قالَ"}},
	{"unclosed", "قال «نعم ثم «لا» وبعد", []string{"لا"}},
	{"unclosed straight", `قال "نعم ثم "لا" وبعد`, []string{"لا"}},
	{"unopened", "قال نعم» ثم «لا» وبعد", []string{"لا"}},
	{"unopened straight", `قال نعم" ثم "لا" وبعد`, []string{"لا"}},
	{"too far apart", "«" + strings.Repeat("نعم ", 1000) + "«لا» " + strings.Repeat("نعم ", 1000) + "»", []string{"لا"}},
	{"many unclosed", strings.Repeat("«ا ", 20) + "«نعم»", []string{"نعم"}},
	{"apostrophes", "Lavrov’dan Suriye’deki ‘evet’", []string{"evet"}},
	{"inches", `شاشة 5" ثم "نعم" وشاشة 7" ثم`, []string{"نعم"}},
	{"empty", `"" «» ثم`, nil},
	{"invalid bytes", "\xc2\xe2\x80\"نعم\"\xe2", []string{"نعم"}},
}

func TestQuotations(t *testing.T) {
	for _, tt := range quotationTests {
		var got []string
		for _, s := range Quotations(nil, tt.in) {
			got = append(got, tt.in[s.Start:s.End])
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
			t.Errorf("%s: Quotations(%.80q) = %q, want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

// TestQuotationsOfSeed looks for the statement that a seed page prints twice,
// both times within straight quotation marks.
func TestQuotationsOfSeed(t *testing.T) {
	page, err := os.ReadFile("../../seeds/000_6653765be511ac8e.txt")
	if err != nil {
		t.Fatal(err)
	}
	statement := regexp.MustCompile("نحتاج إلى العودة إلى استئناف المفاوضات المباشرة حول إنشاء دولة فلسطينية")
	printings := statement.FindAllIndex(page, -1)
	if len(printings) != 2 {
		t.Fatalf("the statement stands %d times in the page, want 2", len(printings))
	}
	spans := Quotations(nil, string(page))
	for _, p := range printings {
		if !slices.ContainsFunc(spans, func(s Span) bool { return s.Start <= p[0] && p[1] <= s.End }) {
			t.Errorf("no quotation holds the statement at [%d,%d)", p[0], p[1])
		}
	}
}

func TestQuotationsDoesNotAllocate(t *testing.T) {
	text := strings.Repeat("قال «نعم \"لا\"» ثم “", 50)
	spans := make([]Span, 0, 200)
	if n := testing.AllocsPerRun(10, func() { spans = Quotations(spans[:0], text) }); n > 0 {
		t.Errorf("Quotations made %v allocations, want 0", n)
	}
}

func TestQuotationsLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkQuotations(t, texts().Draw(t, "text")) })
}

func FuzzQuotations(f *testing.F) {
	for _, tt := range quotationTests {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, text string) { checkQuotations(t, text) })
}

func checkQuotations(t rapid.TB, text string) {
	t.Helper()
	end := 0
	for i, s := range Quotations(nil, text) {
		if s.Start < end || s.Start >= s.End || s.End > len(text) || s.End-s.Start > longestQuotation {
			t.Fatalf("quotation %d of %q is [%d,%d) after %d", i, text, s.Start, s.End, end)
		}
		opening, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		closing, size := utf8.DecodeRuneInString(text[s.End:])
		kind, _ := quotationMark(opening)
		if other, _ := quotationMark(closing); kind == 0 || kind != other {
			t.Fatalf("quotation %d of %q stands between %q and %q", i, text, opening, closing)
		}
		end = s.End + size
	}
}
