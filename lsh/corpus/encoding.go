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

// How damage is undone
//
// Arabic is commonly damaged in three ways before it is saved: Windows-1256 that
// was read as Latin-1 ("ÇáÓáÇã"), UTF-8 that was (double UTF-8), and UTF-8 that was
// read as Windows-1256 ("ط§ظ„ط³ظ„ط§ظ…"), in which every second letter is ط or ظ and the
// others are rare. Often only
// a part is damaged: an editor pasted a sound sentence, or an emoji stands in
// the text, which neither way gives. So each line is judged by itself, without
// the letters that neither way gives, and sound lines stay. A line is damaged
// if its letters of Latin-1 stand together, as in no Latin language, and are
// likely Arabic once the damage is undone. A line too short to tell goes with
// the others, if it is mostly such letters and all of them become Arabic.

// damage is a way in which Arabic was damaged; "" is none.
type damage string

const (
	doubleUTF8 damage = "UTF-8 that had been read as Latin-1"
	latin1256  damage = "Windows-1256 that had been read as Latin-1"
	utf1256    damage = "UTF-8 that had been read as Windows-1256"
)

// repair undoes the damage to the lines of a text and says which it was, "" where
// nothing is changed; with lines of both, the first. near is the damage of what
// stands beside the text, as the text beside a title, "" if none is known. Sound
// Arabic costs one search for a byte.
func repair(text string, near damage) (string, damage) {
	if strings.IndexByte(text, 0xc3) < 0 && near != utf1256 && !hasAlif(text) { // À to ÿ, of which either way of Latin-1 gives some
		return text, ""
	}
	way := near
	for line := range strings.Lines(text) {
		if way != "" {
			break
		}
		way = damageOf(line)
	}
	if way == "" {
		return text, ""
	}
	var b strings.Builder
	var first damage
	for line := range strings.Lines(text) {
		how := damageOf(line)
		if how == "" && goesWith(line, way) {
			how = way
		}
		sound := how.undo(line)
		if sound != line && first == "" {
			first = how
		}
		b.WriteString(sound)
	}
	return b.String(), first
}

// lost says of a repaired text that letters of it were lost before, "" if none were.
func lost(text string) string {
	if n := strings.Count(text, "\ufffd"); n > 0 {
		return fmt.Sprintf("; letters that had been lost before: %d", n)
	}
	return ""
}

// hasAlif says whether a text has an alif of UTF-8 that was read as Windows-1256, "ط§",
// which sound Arabic has nowhere. U+0080 to U+00BF are rare there, so it is searched by
// the byte that they begin with.
func hasAlif(text string) bool {
	const alif = "ط§"
	for at := 0; ; at++ {
		i := strings.IndexByte(text[at:], 0xc2)
		if i < 0 {
			return false
		}
		if at += i; at >= 2 && strings.HasPrefix(text[at-2:], alif) {
			return true
		}
	}
}

// pairs counts the letters of a line that UTF-8 read as Windows-1256 gives for two bytes of
// Arabic, and all letters that are not ASCII.
func pairs(line string) (paired, letters int) {
	lead := false
	for _, r := range line {
		if r < utf8.RuneSelf {
			lead = false
			continue
		}
		letters++
		c, ok := charmap.Windows1256.EncodeRune(r)
		if lead && ok && 0x80 <= c && c < 0xc0 {
			paired += 2
			lead = false
			continue
		}
		lead = ok && 0xd8 <= c && c <= 0xdb
	}
	return paired, letters
}

// damageOf is the damage of a line that is long enough to tell.
func damageOf(line string) damage {
	const least = 8 // letters
	if paired, letters := pairs(line); paired >= least && paired*10 >= letters*7 && likelihood(utf1256.undo(line)) > 1 {
		return utf1256
	}
	letters, together := 0, 0
	before := false // the letter before was one of Latin-1
	for _, r := range line {
		_, ok := latinByte(r)
		if ok = ok && r >= utf8.RuneSelf; ok {
			letters++
			if before {
				together++
			}
		}
		before = ok
	}
	if letters < least || together*2 < letters {
		return ""
	}
	// Letters that are no Latin-1 are sound; they must not speak for the others.
	only := strings.Map(func(r rune) rune {
		if _, ok := latinByte(r); !ok && r != utf8.RuneError {
			return ' '
		}
		return r
	}, line)
	for _, way := range []damage{doubleUTF8, latin1256} {
		if likelihood(strings.ReplaceAll(way.undo(only), "\ufffd", "")) > 1 {
			return way
		}
	}
	return ""
}

// goesWith says whether a line beside damaged ones is damaged in their way.
func goesWith(line string, way damage) bool {
	if way == utf1256 {
		paired, letters := pairs(line)
		return paired > 0 && paired*10 >= letters*7
	}
	latin, plain := 0, 0
	for _, r := range line {
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			plain++
		case r >= utf8.RuneSelf:
			if r == utf8.RuneError {
				continue
			}
			if _, ok := latinByte(r); !ok {
				return false
			}
			latin++
		}
	}
	if latin < 2 || latin < plain {
		return false
	}
	sound := way.undo(line)
	return sound != line && strings.IndexFunc(sound, func(r rune) bool {
		return r >= utf8.RuneSelf && r != utf8.RuneError && (r < 0x600 || r > 0x6ff) && !strings.ContainsRune("«»“”‘’–—…\u00a0\u200c\u200d\u200e\u200f", r)
	}) < 0
}

// undo takes the damage off every stretch of letters that it can have given. The
// programs that damaged a text often wrote U+FFFD for the bytes that Windows-1252
// leaves out (the second of ف among them); the byte before goes with it.
func (way damage) undo(line string) string {
	switch way {
	case "":
		return line
	case utf1256:
		return undo1256(line)
	}
	var b strings.Builder
	var raw []byte
	from := 0 // of the stretch
	end := func(to int) {
		if way == doubleUTF8 && strings.HasPrefix(line[to:], "\ufffd") {
			raw = raw[:len(raw)-unfinished(raw)]
		}
		stretch := string(raw)
		switch {
		case way == latin1256:
			if plain, err := charmap.Windows1256.NewDecoder().String(stretch); err == nil {
				stretch = plain
			}
		case !utf8.Valid(raw):
			stretch = pieces(raw, line[from:to])
		}
		b.WriteString(stretch)
		raw = raw[:0]
	}
	for i, r := range line {
		if c, ok := latinByte(r); ok {
			if len(raw) == 0 {
				from = i
			}
			raw = append(raw, c)
			continue
		}
		end(i)
		b.WriteRune(r)
	}
	end(len(line))
	return b.String()
}

// undo1256 takes letters together whose bytes in Windows-1256 are one letter of Arabic or a
// sign of UTF-8. Others are sound, or what a program lost a byte of, and stay.
func undo1256(line string) string {
	letters := []rune(line)
	var b strings.Builder
	for len(letters) > 0 {
		var raw []byte
		for _, r := range letters[:min(len(letters), 3)] {
			c, ok := charmap.Windows1256.EncodeRune(r)
			if !ok {
				break
			}
			raw = append(raw, c)
		}
		r, n := utf8.DecodeRune(raw)
		if n > 1 && (0x600 <= r && r < 0x700 || 0xa0 <= r && r < 0xc0 || 0x2000 <= r && r < 0x2070 || 0xfb50 <= r && r < 0xff00) {
			b.WriteRune(r)
			letters = letters[n:]
			continue
		}
		b.WriteRune(letters[0])
		letters = letters[1:]
	}
	return b.String()
}

// pieces undoes double UTF-8 in a stretch that misses bytes: what a program took for a
// blank or a control character is lost, and the title of a page is often cut in the
// middle of a letter. The lead of an Arabic letter without its second byte becomes
// U+FFFD, other bytes stay the letters that they are in the line.
func pieces(raw []byte, line string) string {
	letters := []rune(line) // one a byte
	var b strings.Builder
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			b.WriteRune(r)
		case 0xd8 <= raw[i] && raw[i] <= 0xdb:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(letters[i])
		}
		i += n
	}
	return b.String()
}

// unfinished is how many bytes at the end begin a letter that does not end there.
func unfinished(b []byte) int {
	for n := 1; n <= min(3, len(b)); n++ {
		if last := b[len(b)-n:]; utf8.RuneStart(last[0]) {
			if last[0] >= 0xc0 && !utf8.FullRune(last) {
				return n
			}
			break
		}
	}
	return 0
}

// latinByte is the byte of a letter in Latin-1 or else in Windows-1252, which
// many programs call by that name.
func latinByte(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
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
