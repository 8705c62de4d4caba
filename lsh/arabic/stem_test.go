package arabic

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestStemOf(t *testing.T) {
	for _, tt := range []struct{ rule, in, want string }{
		{"empty", "", ""},
		{"nothing to take off", "قال", "قال"},
		{"article", "الوزير", "زير"},
		{"attached و and article", "والوزير", "زير"},
		{"attached ف", "فقالت", "قالت"},
		{"attached و, four letters", "وقال", "قال"},
		{"و of the root, as behind the article", "وزير", "زير"},
		{"و of the root behind another", "ووزير", "زير"},
		{"attached و and ending", "وقالوا", "قال"},
		{"بال", "بالكتاب", "كتاب"},
		{"كال", "كالكتاب", "كتاب"},
		{"فال", "فالكتاب", "كتاب"},
		{"وبال", "وبالكتاب", "كتاب"},
		{"لل", "للكتاب", "كتاب"},
		{"three letters remain", "الام", "الام"},
		{"three letters remain after the article", "اليوم", "يوم"},
		{"endings", "مفاوضات", "مفاوض"},
		{"ون", "مسوولون", "مسوول"},
		{"ين", "مسوولين", "مسوول"},
		{"ان", "رييسان", "رييس"},
		{"وا", "اعلنوا", "اعلن"},
		{"ها", "قرارها", "قرار"},
		{"هم", "قرارهم", "قرار"},
		{"هما", "قرارهما", "قرار"},
		{"يه", "عربيه", "عرب"},
		{"ه", "دوله", "دول"},
		{"ي", "عربي", "عرب"},
		{"one ending only", "عربيات", "عربي"},
		{"no ending below three letters", "فيها", "يها"},
		{"article and ending", "المفاوضات", "مفاوض"},
		{"Latin", "rtarabic", "rtarabic"},
		{"number", "2023", "2023"},
		{"mixed", "ال2023", "ال2023"},
		{"sixteen letters", "والاستراتيجيتين", "استراتيجيت"},
		{"seventeen letters", "والاستراتيجيتينات", "والاستراتيجيتينات"},
	} {
		if got := StemOf(tt.in); got != tt.want {
			t.Errorf("%s: StemOf(%q) = %q, want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

func TestStemOfIsPlain(t *testing.T) {
	words := rapid.OneOf(
		rapid.StringOfN(rapid.SampledFrom([]rune("اللبكمهتنيوفوفسد")), 0, 18, -1), // nearly all affixes
		rapid.StringOfN(rapid.RuneFrom(nil, unicode.Arabic), 0, 8, -1),
		rapid.StringMatching(`[والب]{0,6}[a-z0-9]?[هماتين]{0,6}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		word := words.Draw(t, "word")
		if got, want := StemOf(word), plainStem(word); got != want {
			t.Fatalf("StemOf(%q) = %q, want %q", word, got, want)
		}
	})
}
