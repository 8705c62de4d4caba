package arabic

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a rune becomes: a folded letter, or one of these classes. No folded
// letter has so small a value.
const (
	separator = 0 // it stands between words
	mark      = 1 // part of the word around it, but no letter: harakat, tatweel
	control   = 2 // invisible, as if it were not there: zero-width, bidi
	ligature  = 3 // a presentation form, to be expanded
)

// Fold returns the folded words of s, separated by one blank each.
//
// Equal letters are written alike: أ إ آ ٱ as ا; ى ی ئ as ي; ؤ as و; ة ۀ as ه;
// ک گ as ك; Arabic-Indic and extended digits as 0 to 9; capital letters of any
// script as small ones; Arabic presentation forms as the letters they stand for
// (Unicode NFKC). Dropped are harakat and Qur'anic marks (U+0610–061A,
// 064B–065F, 0670, 06D6–06ED; with them goes a decomposed hamza), the combining
// marks of other scripts, tatweel, zero-width and bidi controls, the soft
// hyphen. Letters and digits of any script are parts of words; all else,
// including bytes that are not UTF-8, separates them. So that text folds to the
// same letters however its hamzas are encoded, ە folds as ۀ, ۂ as ہ and ۓ as ے.
//
// Fold is idempotent: Fold(Fold(s)) = Fold(s). Words answers the same with
// offsets and without building a string.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	apart := false // a separator stands before the next letter
	letter := func(r rune) {
		if apart && b.Len() > 0 {
			b.WriteByte(' ')
		}
		apart = false
		b.WriteRune(r)
	}
	for _, r := range s {
		switch f := foldRune(r); f {
		case separator:
			apart = true
		case mark, control:
		case ligature:
			if p := phrase(r); p != "" {
				apart = true
				for _, r := range p {
					letter(r)
				}
				apart = true
				continue
			}
			for e := expansion(r); len(e) > 0; {
				q, n := utf8.DecodeRune(e)
				if f := foldRune(q); f > ligature {
					letter(f)
				}
				e = e[n:]
			}
		default:
			letter(f)
		}
	}
	return b.String()
}

// foldRune is what r becomes: a folded letter or a class.
func foldRune(r rune) rune {
	switch {
	case uint32(r) < 0x80:
		return rune(asciiFold[r])
	case 0x600 <= r && r < 0x700:
		return rune(arabicFold[(r<<2&0x300|r&0x3F|0x80)&0x3FF])
	case 0xFB50 <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFE:
		if expansion(r) == nil {
			return separator // ornate parentheses and the like
		}
		return ligature
	case r == 0xAD, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E,
		0x2060 <= r && r <= 0x206F, r == 0xFEFF:
		return control
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return unicode.ToLower(r)
	case unicode.Is(unicode.M, r):
		return mark
	}
	return separator
}

// expansion is what a presentation form stands for, nil if nothing. In it a
// mark without a letter stands on a blank, which means nothing. The caller must
// not change it. For folding it does not matter that hamzas are decomposed.
func expansion(r rune) []byte {
	var b [utf8.UTFMax]byte
	return norm.NFKC.Properties(b[:utf8.EncodeRune(b[:], r)]).Decomposition()
}

// phrase is the text of the two ligatures that are several words, else empty.
func phrase(r rune) string {
	switch r {
	case 0xFDFA:
		return "صلي الله عليه وسلم"
	case 0xFDFB:
		return "جل جلاله"
	}
	return ""
}

// asciiFold holds what the runes below U+0080 become.
var asciiFold = [0x80]uint8{
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0, 0, 0, 0, 0, 0,
	0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
	'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
	0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
	'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
}

// arabicBits are the ten bits of two bytes that tell the runes U+0600 to U+06FF,
// 110110xx 10xxxxxx in UTF-8, apart; of bytes that are none of them it is 0x400
// or more, or a place in arabicFold that holds separator.
func arabicBits(lead, next byte) uint {
	return uint(uint16(lead)<<8|uint16(next)) ^ 0xD800
}

// arabicFold holds what the runes U+0600 to U+06FF become.
var arabicFold = [0x400]uint16{
	0x080: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // U+0600
	mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, 0, control, 0, 0, 0, // U+0610
	'ؠ', 'ء', 'ا', 'ا', 'و', 'ا', 'ي', 'ا', 'ب', 'ه', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', // U+0620
	'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ػ', 'ؼ', 'ؽ', 'ؾ', 'ؿ', // U+0630

	0x180: mark, 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي', 'ي', mark, mark, mark, mark, mark, // U+0640
	mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, // U+0650
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0, 0, 0, 0, 'ٮ', 'ٯ', // U+0660
	mark, 'ا', 'ٲ', 'ٳ', 'ٴ', 'ٵ', 'ٶ', 'ٷ', 'ٸ', 'ٹ', 'ٺ', 'ٻ', 'ټ', 'ٽ', 'پ', 'ٿ', // U+0670

	0x280: 'ڀ', 'ځ', 'ڂ', 'ڃ', 'ڄ', 'څ', 'چ', 'ڇ', 'ڈ', 'ډ', 'ڊ', 'ڋ', 'ڌ', 'ڍ', 'ڎ', 'ڏ', // U+0680
	'ڐ', 'ڑ', 'ڒ', 'ړ', 'ڔ', 'ڕ', 'ږ', 'ڗ', 'ژ', 'ڙ', 'ښ', 'ڛ', 'ڜ', 'ڝ', 'ڞ', 'ڟ', // U+0690
	'ڠ', 'ڡ', 'ڢ', 'ڣ', 'ڤ', 'ڥ', 'ڦ', 'ڧ', 'ڨ', 'ك', 'ڪ', 'ګ', 'ڬ', 'ڭ', 'ڮ', 'ك', // U+06A0
	'ڰ', 'ڱ', 'ڲ', 'ڳ', 'ڴ', 'ڵ', 'ڶ', 'ڷ', 'ڸ', 'ڹ', 'ں', 'ڻ', 'ڼ', 'ڽ', 'ھ', 'ڿ', // U+06B0

	0x380: 'ه', 'ہ', 'ہ', 'ۃ', 'ۄ', 'ۅ', 'ۆ', 'ۇ', 'ۈ', 'ۉ', 'ۊ', 'ۋ', 'ي', 'ۍ', 'ێ', 'ۏ', // U+06C0
	'ې', 'ۑ', 'ے', 'ے', 0, 'ه', mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, // U+06D0
	mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, mark, 'ۮ', 'ۯ', // U+06E0
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'ۺ', 'ۻ', 'ۼ', 0, 0, 'ۿ', // U+06F0
}
