package corpus

import (
	"bufio"
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// How the encoding of a file is found
//
// A byte order mark decides. Else what is valid UTF-8 is UTF-8 (no text of some
// length in another encoding happens to be), whatever the file declares; then
// what HTML or XML declares; then the guess: of the encodings that Arabic was
// written in, the one under which the beginning of the file has the likeliest
// letters. A guess is a warning. A file that is UTF-8 but for a few bytes stays
// UTF-8; the reader of its format deals with them.

// charset is an encoding by name.
type charset struct {
	name string
	encoding.Encoding
	guessed bool
}

// declared finds the encoding that HTML or XML names in its first bytes.
var declared = pattern(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,30})`)

// charsetOf is the encoding of a text by its beginning; nil for UTF-8 and for
// what cannot be told. named is what was declared outside it, if anything.
func charsetOf(head []byte, named string) *charset {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return &charset{name: "UTF-16", Encoding: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return &charset{name: "UTF-16", Encoding: unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}
	}
	if little, wide := isWide(head); wide {
		order := unicode.BigEndian
		if little {
			order = unicode.LittleEndian
		}
		return &charset{name: "UTF-16", Encoding: unicode.UTF16(order, unicode.IgnoreBOM), guessed: true}
	}
	good, bad := countUTF8(head)
	if bad*3 <= good {
		return nil
	}
	if m := declared().FindSubmatch(head[:min(len(head), 4096)]); named == "" && m != nil {
		named = string(m[1]) + string(m[2])
	}
	if c := charsetByName(named); c != nil {
		return c
	}
	return guess(head)
}

// charsetByName is an encoding by one of its names; nil for UTF-8 and unknown
// ones.
func charsetByName(name string) *charset {
	switch strings.ToLower(name) {
	case "":
		return nil
	case "x-mac-arabic", "macarabic", "mac-arabic", "x-macarabic":
		return &charset{name: "MacArabic", Encoding: macArabic{}}
	}
	e, err := htmlindex.Get(name)
	if err != nil || e == unicode.UTF8 {
		return nil
	}
	return &charset{name: name, Encoding: e}
}

// countUTF8 counts the letters of several bytes and the bytes that belong to
// none. A letter cut off at the end counts as neither.
func countUTF8(b []byte) (letters, bad int) {
	for len(b) > 0 {
		n := plainPrefix(b)
		if n > 0 {
			for _, c := range b[:n] {
				if c >= 0xc0 {
					letters++
				}
			}
			b = b[n:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			if !utf8.FullRune(b) {
				return letters, bad
			}
			bad++
		case n > 1:
			letters++
		}
		b = b[n:]
	}
	return letters, bad
}

// isUTF8 is utf8.Valid, twice as fast on Arabic (BenchmarkReadCSV).
func isUTF8(b []byte) bool {
	for len(b) > 0 {
		if n := plainPrefix(b); n > 0 {
			b = b[n:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			return false
		}
		b = b[n:]
	}
	return true
}

// isWide recognises UTF-16 without a byte order mark: nearly every second byte
// is the high byte of Latin or Arabic letters.
func isWide(b []byte) (little, wide bool) {
	b = b[:min(len(b), 4096)&^1]
	if len(b) < 16 {
		return false, false
	}
	var high [2]int
	zeros := 0
	for i, c := range b {
		if c == 0 || c == 6 {
			high[i&1]++
		}
		if c == 0 {
			zeros++
		}
	}
	half := len(b) / 2
	switch {
	case zeros == 0:
		return false, false
	case high[1] > half*9/10 && high[0] < half/10:
		return true, true
	case high[0] > half*9/10 && high[1] < half/10:
		return false, true
	}
	return false, false
}

// guess is the encoding under which the text has the likeliest Arabic letters,
// nil if there is none.
func guess(head []byte) *charset {
	var best *charset
	var most float64
	for _, c := range []charset{
		{"Windows-1256", charmap.Windows1256, true},
		{"ISO-8859-6", charmap.ISO8859_6, true},
	} {
		text, err := c.NewDecoder().Bytes(head[:min(len(head), 16<<10)])
		if err != nil {
			continue
		}
		if l := likelihood(string(text)); l > most {
			most, best = l, &c
		}
	}
	return best
}

// likelihood says how much the letters of a text that are not ASCII look like
// Arabic: 0 for not at all, about 1.8 for news.
func likelihood(text string) float64 {
	sum, letters, arabic := 0, 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		letters++
		switch {
		case strings.ContainsRune("الميونرتبةدعسكفقحجهأ", r):
			arabic++
			sum += 2
		case 0x621 <= r && r <= 0x64a:
			arabic++
			sum++
		case strings.ContainsRune("،؛؟«»“”–…\u00a0", r), 0x64b <= r && r <= 0x652:
		case r == utf8.RuneError, 0x80 <= r && r < 0xa0:
			sum -= 5
		default:
			sum -= 2
		}
	}
	if letters < 8 || arabic*10 < letters*6 || sum <= 0 {
		return 0
	}
	return float64(sum) / float64(letters)
}

// recode puts the input's text into UTF-8 and says by which encoding, nil if it
// is as it should be.
func (in *input) recode(head []byte) *charset {
	c := charsetOf(head, "")
	if c != nil {
		in.r = bufio.NewReaderSize(transform.NewReader(in.r, c.NewDecoder()), headSize)
	}
	return c
}

// repair undoes the two ways in which Arabic is commonly damaged before it is
// saved: Windows-1256 that was read as Latin-1 ("ÇáÓáÇã"), and UTF-8 that was
// (double UTF-8). It says what it undid, "" where the text is sound.
func repair(text string) (repaired, what string) {
	latin, arabic := 0, 0
	for i := 0; i < len(text) && i < 600; i++ {
		switch c := text[i]; {
		case c == 0xc2, c == 0xc3:
			latin++
		case c >= 0xd8 && c <= 0xdb:
			if arabic++; arabic > 8 {
				return text, ""
			}
		}
	}
	if latin < 8 {
		return text, ""
	}
	raw := make([]byte, 0, len(text))
	for _, r := range text {
		if r < 0x100 {
			raw = append(raw, byte(r))
		} else if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			raw = append(raw, b)
		} else {
			return text, ""
		}
	}
	if utf8.Valid(raw) && likelihood(string(raw)) > 1 {
		return string(raw), "UTF-8 that had been read as Latin-1"
	}
	if plain, err := charmap.Windows1256.NewDecoder().Bytes(raw); err == nil && likelihood(string(plain)) > 1 {
		return string(plain), "Windows-1256 that had been read as Latin-1"
	}
	return text, ""
}

// macArabic is the encoding of the old Macintosh. Only decoding is known.
type macArabic struct{}

func (macArabic) NewDecoder() *encoding.Decoder {
	return &encoding.Decoder{Transformer: &macDecoder{}}
}

// NewEncoder is there for the interface; nothing is written in this encoding.
func (macArabic) NewEncoder() *encoding.Encoder { return encoding.Nop.NewEncoder() }

// macLetters are the bytes 80 to FF (Apple's ARABIC.TXT at unicode.org).
const macLetters = "Ä\u00a0ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü" +
	" !\"#$٪&'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟" +
	"❊ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_" +
	"ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652پٹچەڤگڈڑ{|}ژے"

type macDecoder struct{ transform.NopResetter }

func (d *macDecoder) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	letters := []rune(macLetters)
	for ; nSrc < len(src); nSrc++ {
		r := rune(src[nSrc])
		if r >= utf8.RuneSelf {
			r = letters[r-0x80]
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
	}
	return nDst, nSrc, nil
}
