package corpus

import (
	"bufio"
	"bytes"
	"fmt"
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
// what HTML or XML declares, unless it is one of the two encodings of Arabic that
// are mixed up and the letters are clearly the other's; then the guess: of the encodings that Arabic was
// written in, the one under which the beginning of the file has the likeliest
// letters. A guess is a warning. A file that is UTF-8 but for a few bytes stays
// UTF-8; the reader of its format deals with them.

// charset is an encoding by name.
type charset struct {
	name string
	encoding.Encoding
	guessed bool
	// declared is the name that the text was declared under, where it is not this
	// encoding.
	declared string
	// unknown is the name that the text was declared under where nobody knows it.
	unknown string
	// mixed: lines of the text are UTF-8.
	mixed bool
}

// warning says why an encoding is taken for that of a text, "" if it needs no
// reason.
func (c *charset) warning() string {
	switch {
	case c.unknown != "":
		return fmt.Sprintf("taken for %s by its letters; it is declared as %q, which is not known", c.name, c.unknown)
	case c.mixed:
		return fmt.Sprintf("lines of UTF-8 and of others stand in it; these are taken for %s", c.name)
	case c.declared != "":
		return fmt.Sprintf("taken for %s by its letters, though it is declared as %s", c.name, c.declared)
	case c.guessed:
		return fmt.Sprintf("taken for %s by its letters (not UTF-8, and no other encoding is declared)", c.name)
	}
	return ""
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
	if (named == "" || isUnknown(named)) && (bad > 0 || good > 0 && bytes.HasPrefix(bytes.TrimSpace(head[:min(len(head), 64)]), []byte("<"))) {
		if m := declared().FindSubmatch(head[:min(len(head), 4096)]); m != nil {
			named = string(m[1]) + string(m[2])
		}
	}
	if bad*3 <= good {
		if good > 0 && isUnknown(named) {
			return &charset{name: "UTF-8", Encoding: encoding.Nop, unknown: named}
		}
		if c := charsetByName(named); c != nil && good > 0 && c.isMixable() {
			return &charset{name: "UTF-8", Encoding: encoding.Nop, declared: c.name}
		}
		return nil
	}
	c := charsetOther(head, named)
	if c != nil && c.isMixable() && hasUTF8Lines(head) {
		c.mixed = true
	}
	if c != nil && isUnknown(named) {
		c.unknown = named
	}
	return c
}

// isUnknown says whether a name is of no encoding that can be read.
func isUnknown(name string) bool {
	_, err := htmlindex.Get(name)
	return name != "" && err != nil && charsetByName(name) == nil
}

// charsetOther is the encoding of a text that is not UTF-8, by what it is declared as and
// by its letters.
func charsetOther(head []byte, named string) *charset {
	if c := charsetByName(named); c == nil || c.isMixable() {
		var others []byte // the lines that are not UTF-8 tell
		for line := range bytes.Lines(head) {
			if !isUTF8Line(line) {
				others = append(others, line...)
			}
		}
		head = others
	}
	best, most := guess(head)
	c := charsetByName(named)
	switch {
	case c == nil:
		return best
	case best == nil || c.Encoding != charmap.Windows1256 && c.Encoding != charmap.ISO8859_6:
		return c
	case most > 1 && most-c.likelihood(head) > 0.3: // sentences of news: 1.8 and more in theirs, 1.0 to 1.6 in the other
		best.declared = c.name
		return best
	}
	return c
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
// nil if there is none, and how likely they are.
func guess(head []byte) (best *charset, most float64) {
	for _, c := range []charset{
		{name: "Windows-1256", Encoding: charmap.Windows1256, guessed: true},
		{name: "ISO-8859-6", Encoding: charmap.ISO8859_6, guessed: true},
	} {
		if l := c.likelihood(head); l > most {
			most, best = l, &c
		}
	}
	return best, most
}

// likelihood is that of the beginning of a text in the encoding.
func (c *charset) likelihood(head []byte) float64 {
	text, err := c.NewDecoder().Bytes(head[:min(len(head), 16<<10)])
	if err != nil {
		return 0
	}
	return likelihood(string(text))
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
	switch {
	case c == nil || c.Encoding == encoding.Nop:
	case c.isMixable():
		in.r = bufio.NewReaderSize(&lineReader{r: in.r, c: c}, headSize)
	default:
		in.r = bufio.NewReaderSize(transform.NewReader(in.r, c.NewDecoder()), headSize)
	}
	return c
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
