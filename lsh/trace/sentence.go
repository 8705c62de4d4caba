package trace

import (
	"strings"
	"unicode"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// Where a phrase and a passage stand to each other
//
// A passage begins and ends where two texts begin and cease to agree, in mid-sentence as
// often as not. Here it is decided whether a phrase is of its first or last sentence, of the
// line beside it, or of the head of the text.

// introduces is true of a phrase behind a place of the text that introduces more than a
// few words: its sentence begins there, too, or that (أن) follows.
func introduces(text string, from int, x corpus.Credit) bool {
	line := lineAt(text, x.Start)
	window := text[line.Start:max(x.Start, blankBefore(text, max(x.Start, x.End)+leastBegun*longestWord))]
	begin, words := line.Start, 0 // of its sentence; behind it, there
	says := false
	for i, w := range arabic.Words(nil, window) {
		at := line.Start + int(w.Start)
		switch {
		case at <= x.Start && w.Flags&arabic.SentenceStart != 0:
			begin = at
		case at < x.End:
		case i > 0 && w.Flags&arabic.SentenceStart != 0:
			return false
		default:
			says = says || isThat(arabic.Fold(w.Text(window)))
			if words++; words == leastBegun {
				return begin >= from || says && x.Start >= from
			}
		}
	}
	return false
}

// oneSentence is true of a place before a passage in the sentence in which that
// begins, or behind it in the one in which it ends. Of that sentence the passage has
// leastBegun words or more: a word of the next one, by which an alignment ran too far,
// is none of it.
func oneSentence(text string, passage arabic.Span, at int) bool {
	end := min(passage.End, len(text))
	switch {
	case at < passage.Start:
		words := arabic.Words(nil, text[passage.Start:min(end, passage.Start+leastBegun*longestWord)])
		begun := wordEnd(text, passage.Start)
		if n := min(len(words), leastBegun); n > 0 {
			begun = passage.Start + int(words[n-1].End)
		}
		return passage.Start-at < paragraph && !breaks(text, at, begun)
	case at >= end && at-end < paragraph:
		from := blankBefore(text, max(passage.Start, end-leastBegun*longestWord))
		words := arabic.Words(nil, text[from:end])
		begun := end - len(lastWord(text[:end]))
		if n := min(len(words), leastBegun); n > 0 && from+int(words[len(words)-n].Start) >= passage.Start {
			begun = from + int(words[len(words)-n].Start)
		}
		return !breaks(text, begun, wordEnd(text, at))
	}
	return false
}

// opens is true of a phrase in the last words of a passage that introduces what stands
// behind it: "a paper said on Friday that".
func opens(text string, passage arabic.Span, x corpus.Credit) bool {
	behind := text[x.Start:max(x.Start, blankBefore(text, max(x.Start, x.End)+leastBegun*longestWord))]
	words := 0 // behind the phrase, in its sentence
	for i, w := range arabic.Words(nil, behind) {
		at := x.Start + int(w.Start)
		switch {
		case i > 0 && w.Flags&arabic.SentenceStart != 0:
			return false
		case at < x.End:
			continue
		case isThat(arabic.Fold(w.Text(behind))):
			return at+int(w.End-w.Start) >= passage.End || endsSoon(text, at, passage.End)
		}
		if words++; words == leastBegun {
			break
		}
	}
	return false
}

// isThat is true of that, folded, as behind who says something.
func isThat(word string) bool {
	switch word {
	case "ان", "بان", "انه", "بانه", "انها", "بانها":
		return true
	}
	return false
}

// endsSoon is true where a passage ends within fewer words of a sentence than make a
// part of it, and the sentence goes on.
func endsSoon(text string, from, end int) bool {
	end = min(end, len(text))
	return len(arabic.Words(nil, text[from:end])) <= leastBegun && !breaks(text, from, nextEnd(text, end))
}

// nextEnd is where the first word behind a place of a text ends.
func nextEnd(text string, at int) int {
	words := arabic.Words(nil, text[at:min(len(text), at+longestWord)])
	if len(words) == 0 {
		return at
	}
	return at + int(words[0].End)
}

// adjoins is true of a place in the line before a passage or behind it, not farther
// than a paragraph.
func adjoins(text string, passage arabic.Span, at int) bool {
	between := ""
	switch end := min(passage.End, len(text)); {
	case at < passage.Start:
		between = strings.TrimRightFunc(text[at:passage.Start], isSign)
	case at >= end:
		between = strings.TrimLeftFunc(text[end:at], isSign)
	}
	return len(between) < paragraph && !strings.Contains(between, "\n")
}

// leastBegun is the least words that a passage has of a sentence which goes on beyond
// it, longestWord the bytes within which each of them is looked for.
const leastBegun, longestWord = 4, 40

// inLead is true of a place in the first line of a text, or in the second where the
// first is as short as a byline.
func inLead(text string, at int) bool {
	head := strings.TrimLeft(text[:at], " \n")
	if first, rest, more := strings.Cut(head, "\n"); more {
		if n := len(strings.Fields(first)); n < leastByline || n > mostByline {
			return false
		}
		head = strings.TrimLeft(rest, " \n")
	}
	return !strings.Contains(head, "\n")
}

// opensText is true of a place in the first sentence of a text, behind a byline.
func opensText(text string, at int) bool {
	line := text[lineAt(text, at).Start:at]
	return inLead(text, at) && !breaks(text, at-len(strings.TrimLeftFunc(line, unicode.IsSpace)), wordEnd(text, at))
}

// The words that a line has which says who wrote a text, and where.
const leastByline, mostByline = 2, 8

// paragraph is the most bytes of a line, about 60 words, on either side of a
// credit that are held to belong to it: many a text has lost its line breaks.
const paragraph = 650

// lineAt is the line of a text that a place is in, not farther than a paragraph.
func lineAt(text string, at int) arabic.Span {
	line := arabic.Span{Start: max(0, at-paragraph), End: min(len(text), at+paragraph)}
	if n := strings.LastIndexByte(text[line.Start:at], '\n'); n >= 0 {
		line.Start += n + 1
	}
	if n := strings.IndexByte(text[at:line.End], '\n'); n >= 0 {
		line.End = at + n
	}
	return line
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isSign(r rune) bool { return !isWordRune(r) }
