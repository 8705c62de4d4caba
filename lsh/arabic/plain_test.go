package arabic

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// This file says the same as fold.go and words.go, slowly and plainly, from
// the lists of the rules and with all of NFKC. Fold and Words must agree with
// it.

// letter is the class of runes that become letters.
const letter = -1

var plainLetters = strings.NewReplacer(
	"أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا",
	"ى", "ي", "ی", "ي", "ئ", "ي",
	"ؤ", "و",
	"ة", "ه", "ۀ", "ه", "ە", "ه",
	"ۂ", "ہ", "ۓ", "ے",
	"ک", "ك", "گ", "ك",
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9",
)

var plainMarks = &unicode.RangeTable{R16: []unicode.Range16{
	{0x0610, 0x061A, 1},
	{0x0640, 0x0640, 1},
	{0x064B, 0x065F, 1},
	{0x0670, 0x0670, 1},
	{0x06D6, 0x06ED, 1},
}}

var plainControls = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00AD, 0x00AD, 1},
		{0x061C, 0x061C, 1},
		{0x200B, 0x200F, 1},
		{0x202A, 0x202E, 1},
		{0x2060, 0x206F, 1},
		{0xFEFF, 0xFEFF, 1},
	},
	LatinOffset: 1,
}

// plainFold returns what r becomes and its class.
func plainFold(r rune) (letters string, class rune) {
	switch {
	case unicode.Is(plainMarks, r):
		return "", mark
	case unicode.Is(plainControls, r):
		return "", control
	case 0xFB50 <= r && r <= 0xFDFF, 0xFE70 <= r && r <= 0xFEFF:
		form := norm.NFKC.String(string(r))
		if form == string(r) {
			return "", separator
		}
		for _, q := range strings.TrimSpace(form) {
			if q == ' ' {
				letters += " "
			}
			l, _ := plainFold(q)
			letters += l
		}
		return letters, ligature
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return plainLetters.Replace(string(unicode.ToLower(r))), letter
	case unicode.IsMark(r):
		return "", mark
	}
	return "", separator
}

type plainWord struct {
	letters    string
	start, end int
}

// plainWords returns the words of text.
func plainWords(text string) []plainWord {
	var words []plainWord
	word := plainWord{start: -1}
	finish := func() {
		if word.letters != "" {
			words = append(words, word)
		}
		word = plainWord{start: -1}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		letters, class := plainFold(r)
		switch {
		case class == separator:
			finish()
		case strings.Contains(letters, " "):
			finish()
			start := i
			for _, l := range strings.Fields(letters) {
				words = append(words, plainWord{l, start, i + size})
				start = i + size
			}
		case class != control:
			if word.start < 0 {
				word.start = i
			}
			word.letters += letters
			word.end = i + size
		}
		i += size
	}
	finish()
	return words
}

// arabicTexts generates words of Arabic letters, marks and digits.
func arabicTexts() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(
		rapid.SampledFrom([]rune("ابتةهويىئؤأإآلمنرس ")),
		rapid.SampledFrom([]rune{0x653, 0x654, 0x655, 0x64E, 0x651, 0x670, 0x640}),
		rapid.RuneFrom(nil, unicode.Arabic),
	))
}

// texts generates text of all that the rules speak of.
func texts() *rapid.Generator[string] {
	piece := rapid.OneOf(
		arabicTexts(),
		rapid.SampledFrom([]string{" ", " ", "\n", ".", "..", "،", "؟", "۔", "…", "«", "»", `"`, "“", "”", "‘", "’", "(", ")", "د.ب.أ", "3.5", "هـ."}),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.RuneFrom(nil, presentationForms).Draw(t, "form")) }),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.RuneFrom(nil, plainControls).Draw(t, "control")) }),
		rapid.StringMatching(`[A-Za-z0-9٠-٩]{1,5}`),
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 3).Draw(t, "bytes")) }),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
	})
}

var presentationForms = &unicode.RangeTable{R16: []unicode.Range16{
	{0xFB50, 0xFDFF, 1},
	{0xFE70, 0xFEFE, 1},
}}

// polynomial is the sum that the hash of a word is made of.
func polynomial(letters []rune) uint64 {
	var sum uint64
	for _, r := range letters {
		sum = sum*multiplier + uint64(r)
	}
	return sum
}

// plainStem is StemOf.
func plainStem(folded string) string {
	w := []rune(folded)
	if len(w) > longestStem || slices.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Arabic, r) }) {
		return folded
	}
	left := func(n int) bool { return len(w)-n >= 3 }
	particles := func() {
		for left(1) && (w[0] == 'و' || w[0] == 'ف') {
			w = w[1:]
		}
	}
	particles()
	for _, article := range []string{"بال", "كال", "فال", "وال", "لل", "ال"} {
		if n := utf8.RuneCountInString(article); left(n) && string(w[:n]) == article {
			w = w[n:]
			particles()
			break
		}
	}
	for _, ending := range []string{"هما", "ات", "ون", "ين", "ان", "ها", "هم", "وا", "يه", "ه", "ي", "ا"} {
		if n := utf8.RuneCountInString(ending); left(n) && string(w[len(w)-n:]) == ending {
			w = w[:len(w)-n]
			break
		}
	}
	return string(w)
}
