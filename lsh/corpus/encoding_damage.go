package corpus

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

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
