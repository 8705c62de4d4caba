package arabic

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// longestQuotation is the length in bytes, about 380 words of Arabic, from
// which an opening and a closing mark are no longer taken for a pair.
const longestQuotation = 4 << 10

// Quotations appends to dst the stretches of text inside quotation marks, the
// marks not included, and returns it: in order, not overlapping (a quotation
// within a quotation is part of the outer one), never empty, of 4 KiB at most;
// they may span sentences and paragraphs. It does not allocate while dst has
// room.
//
// The marks are « », “ ” „ ‟, ‹ ›, ‘ ’ ‚ ‛ and the straight ". A mark pairs
// only with its own kind, and the later of two marks that were opened is closed
// first, so that a mark without its partner leaves the pairs around it alone.
// The form of a mark can be wrong: a closing one that nothing has opened opens
// where a word follows (لـ”واس”), an opening one closes where none follows and no
// blank stands before (”واس“). A straight mark opens where a word follows and
// none stands before, closes where a word stands before and none follows, and
// in doubt closes what is open. An apostrophe between letters is no mark; ″
// closes “, as some systems print it after a digit.
func Quotations(dst []Span, text string) []Span {
	type opening struct {
		kind  rune
		start int // behind the mark
		spans int // len(dst) at the mark
	}
	var room [8]opening
	open := room[:0]
	for i := 0; i < len(text); i++ {
		switch text[i] {
		default:
			continue
		case '"', 0xC2, 0xE2:
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		kind, closes := quotationMark(r)
		if kind == 0 {
			continue
		}
		before, after := lastClass(text[:i]), firstClass(text[i+size:])
		if kind == '‘' && before == inWord && after == inWord {
			continue
		}

		at := len(open) - 1
		for at >= 0 && open[at].kind != kind {
			at--
		}
		closes = closing(kind, closes, at >= 0, before, after)
		if !closes && r != '″' {
			if len(open) == cap(open) {
				open = slices.Delete(open, 0, 1)
			}
			open = append(open, opening{kind, i + size, len(dst)})
		}
		if closes && at >= 0 {
			o := open[at]
			open = open[:at]
			if o.start < i && i-o.start <= longestQuotation {
				dst = append(dst[:o.spans], Span{o.start, i})
			}
		}
	}
	return dst
}

// closing says whether a mark closes what is open; meant is whether its form is
// a closing one, opened whether one of its kind is open, before and after are
// what stands beside it.
func closing(kind rune, meant, opened bool, before, after int) bool {
	switch {
	case kind == '"':
		openable := before != inWord && after == inWord
		closable := before == inWord && after != inWord
		return closable || opened && !openable
	case meant: // or it opens, turned round
		return opened || after != inWord
	}
	// It opens, or closes, turned round.
	return opened && before != blank && after != inWord
}

// quotationMark returns the kind of a mark, named by one of its marks, and
// whether its form is that of a closing one; kind 0 for other runes.
func quotationMark(r rune) (kind rune, closes bool) {
	switch r {
	case '"':
		return '"', false
	case '«', '»':
		return '«', r == '»'
	case '“', '„', '‟', '”', '″':
		return '“', r == '”' || r == '″'
	case '‹', '›':
		return '‹', r == '›'
	case '‘', '‚', '‛', '’':
		return '‘', r == '’'
	}
	return 0, false
}

// What stands beside a mark: nothing or a blank, a letter, digit or the mark
// on one, or something else.
const (
	blank = iota
	inWord
	other
)

// firstClass is what text starts with, controls aside.
func firstClass(text string) int {
	for _, r := range text {
		if foldRune(r) != control {
			return class(r)
		}
	}
	return blank
}

// lastClass is what text ends with, controls aside.
func lastClass(text string) int {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		if foldRune(r) != control {
			return class(r)
		}
		text = text[:len(text)-size]
	}
	return blank
}

func class(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return blank
	case foldRune(r) == separator:
		return other
	}
	return inWord
}
