package trace

import (
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/sketch"
)

// # How far a phrase reaches
//
// A phrase such as "according to" credits the passage that it introduces or ends,
// not the article: an outlet appends a second item. Unless a sentence begins with
// it, it reaches back to the head of its line, or the sentence behind that of another
// credit there, or where that turns to something else. It reaches on to the end
// of the line, unless it ends its sentence, and over what then takes the medium up again (its name, الصحيفة,
// الوكالة) or goes on with what somebody said (وأضاف).
//
// What it reaches is surely the medium's in its own sentence, and in those that follow
// at once and name the medium again. The others may go on with something of the paper's
// own: they tell whose a text may be, and never that a credit is wrong.
//
// What follows is near it: one cannot tell whether it is the medium's. That is so
// of three sentences in a row: of 588 gaps between two sentences of saudinews that
// take a medium up, with no other credit between, 459 were no longer. Neither goes
// over a sentence that
//
//   - holds another credit, or what somebody told another medium;
//   - turns to something else (من جهة أخرى, على صعيد آخر), or is a heading;
//   - begins a line, does not take up or go on, and has fewer than two words of
//     content in common with what stands before it.

// Limits of a reach.
const (
	mostUntaken = 3    // sentences in a row that do not take the medium up again
	leastCommon = 2    // words of content in common with what is reached
	mostScope   = 4000 // bytes behind the phrase that are looked at
	mostTaking  = 6    // words at the head of a sentence, one of which takes the medium up
	mostHeading = 8    // words of a heading
)

// scoper finds what phrases reach. It is not safe for concurrent use.
type scoper struct {
	words   []arabic.Word
	content map[uint64]bool // stems in the reach
}

// scope is what credit i, a phrase in the text, reaches: in all, surely, and with what is
// near it.
type scope struct{ all, sure, near arabic.Span }

func (s *scoper) scope(text string, credits []corpus.Credit, i int) scope {
	c := credits[i]
	line := lineAt(text, c.Start)
	window := text[line.Start:max(blankBefore(text, c.Start+mostScope), c.Start)]
	s.words = arabic.Words(s.words[:0], window)
	clear(s.content)
	reach := arabic.Span{Start: line.Start, End: line.Start}
	var sure, near arabic.Span
	untaken, closes := 0, false
	for k, next := 0, 0; k < len(s.words); k = next {
		for next = k + 1; next < len(s.words) && s.words[next].Flags&arabic.SentenceStart == 0; {
			next++
		}
		start, end := line.Start+int(s.words[k].Start), line.Start+len(window)
		if next < len(s.words) {
			end = line.Start + int(s.words[next].Start)
		}
		again, others := named(credits, c, start, end)
		switch {
		case end <= c.Start: // before it
			if others {
				reach.Start = end
				clear(s.content)
				continue
			}
			reach.End = end
		case start <= c.Start:
			if c.Text != "" && strings.HasPrefix(text[start:], c.Text) {
				reach.Start = start
				clear(s.content)
			}
			if s.turns(window, k, next) {
				reach.Start = start
				clear(s.content)
			}
			reach.End = end
			sure = arabic.Span{Start: start, End: end}
			closes = c.Start <= c.End && c.End <= end && !strings.ContainsFunc(text[c.End:end], isWordRune) && !tellsWriter(text[start:c.End])
		default:
			taken := again || s.takes(window, k, next)
			on := taken || s.goesOn(window, k, next)
			if again && sure.End == start {
				sure.End = end
			}
			newLine := s.words[k].Flags&arabic.LineStart != 0
			switch {
			case taken:
				untaken = 0
			case !on:
				untaken++
			}
			if others || untaken > mostUntaken || s.turns(window, k, next) || newLine && !on && (s.heads(window, k, next) || s.common(k, next) < leastCommon) {
				return scope{reach, sure, near}
			}
			if taken || on && untaken == 0 || start < line.End && !closes {
				reach.End = end
			}
		}
		near = arabic.Span{Start: reach.Start, End: end}
		s.add(k, next)
	}
	return scope{reach, sure, near}
}

// writers are those who wrote a text, and what an agency counted itself.
var writers = arabic.SetOf("مراسل مراسلو مراسلي مصور مصورو مصوري صحافي صحافيو صحافيي صحفي صحفيو صحفيي حصيله احصاء تعداد استطلاع حسابات")

// tellsWriter is true of what ends in a phrase that tells who wrote the text: a reporter
// of an agency, or its own count.
func tellsWriter(text string) bool {
	words := strings.Fields(text)
	for _, w := range words[max(0, len(words)-mostTaking):] {
		if isNoun(writers, arabic.Fold(w)) {
			return true
		}
	}
	return false
}

// named tells whether a credit is named again between two places of a text, and
// whether others are, as credits or as told something.
func named(credits []corpus.Credit, c corpus.Credit, start, end int) (again, others bool) {
	for _, x := range credits {
		if start <= x.Start && x.Start < end && x.Role != corpus.Speaker {
			same := creditName(x) == creditName(c)
			again, others = again || same, others || !same
		}
	}
	return again, others
}

// breaks is true where a sentence ends between a place of a text and a later one.
func breaks(text string, from, to int) bool {
	for _, w := range arabic.Words(nil, text[from:to]) {
		if w.Start > 0 && w.Flags&arabic.SentenceStart != 0 {
			return true
		}
	}
	return false
}

// blankBefore is the last blank of a text up to a place.
func blankBefore(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	return max(0, strings.LastIndexAny(text[:at], " \n"))
}

// add notes the stems of content among some words.
func (s *scoper) add(from, to int) {
	if s.content == nil {
		s.content = map[uint64]bool{}
	}
	for _, w := range s.words[from:to] {
		if sketch.BuiltIn().Content(w.Stem) {
			s.content[w.Stem] = true
		}
	}
}

// common is the number of stems of content that some words share with the reach.
func (s *scoper) common(from, to int) (n int) {
	for i, w := range s.words[from:to] {
		if s.content[w.Stem] && !hasStem(s.words[from:from+i], w.Stem) {
			n++
		}
	}
	return n
}

func hasStem(words []arabic.Word, stem uint64) bool {
	for _, w := range words {
		if w.Stem == stem {
			return true
		}
	}
	return false
}

// takes is true where a sentence takes a medium up that was named before: الصحيفة, but
// not another one, الوكالة الدولية, nor a place, قرب الموقع.
func (s *scoper) takes(text string, from, to int) bool {
	for i := from; i < min(to, from+mostTaking); i++ {
		word := s.folded(text, i)
		if placeWords.HasForm(word) && i > from && isPlace(s.folded(text, i-1)) || !mediumWords.HasForm(word) {
			continue
		}
		if i+1 == to || s.content[s.words[i+1].Stem] {
			return true
		}
		if next := s.folded(text, i+1); !strings.HasPrefix(next, "ال") && !strings.HasPrefix(next, "لل") {
			return true
		}
	}
	return false
}

// mediumWords take up a medium that was named before; placeWords among them may be places,
// behind one of beforePlaces.
var (
	mediumWords = arabic.SetOf("القناه الموقع الشبكه الصحيفه الجريده الوكاله المجله الاذاعه التلفزيون المصدر المصادر التقرير التقارير الصحف " +
		"للصحيفه للجريده للوكاله للقناه للموقع للمجله للشبكه للمصدر للمصادر للتقرير")
	placeWords   = arabic.SetOf("القناه الموقع الشبكه")
	beforePlaces = arabic.SetOf("الي في قرب داخل حول نحو امام من")
)

// isPlace is true of what stands before a place, folded.
func isPlace(word string) bool {
	return beforePlaces.HasForm(word)
}

func (s *scoper) folded(text string, i int) string { return arabic.Fold(s.words[i].Text(text)) }

// goesOn is true of a sentence that goes on with what somebody says: he is not named, or
// was before. Another one who speaks is the paper's own as likely as not.
func (s *scoper) goesOn(text string, from, to int) bool {
	verb := s.folded(text, from)
	if !isGoingOn(verb) {
		return false
	}
	if isPast(addingVerbs, arabic.Unjoined(verb)) {
		return true
	}
	if from+1 == to || s.content[s.words[from+1].Stem] {
		return true
	}
	next := s.folded(text, from+1)
	return unnamed.HasForm(next) ||
		strings.HasPrefix(next, "ب") || strings.HasPrefix(next, "ل")
}

// Words by which a sentence goes on with what somebody says.
var (
	sayingVerbs   = arabic.SetOf("اضاف اوضح اشار اكد قال ذكر لفت تابع بين شدد نقل كشف افاد صرح حذر اعتبر توقع زعم استطرد اردف نوه نبه اعرب راي اعلن ابدي ختم رجح")
	addingVerbs   = arabic.SetOf("اضاف تابع استطرد اردف ختم") // whoever does has spoken before
	sayingAdverbs = arabic.SetOf("مضيفا مضيفه مشيرا مشيره لافتا لافته موضحا موضحه موكدا موكده مبينا مبينه")
	unnamed       = arabic.SetOf("ان انه انها انهم انهما الي علي عن في ما ايضا كذلك قايلا قايله هو هي هم هذا هذه ذلك") // behind the verb: he is not named
)

// isGoingOn is true of a word, folded, by which a sentence goes on with what somebody says.
func isGoingOn(word string) bool {
	verb := arabic.Unjoined(word)
	return verb != word && isPast(sayingVerbs, verb) ||
		sayingAdverbs.HasForm(word)
}

// turns is true where a sentence turns to something else: وعلى صعيد آخر.
func (s *scoper) turns(text string, from, to int) bool {
	word := func(i int) string {
		if from+i >= to {
			return ""
		}
		return arabic.Fold(s.words[from+i].Text(text))
	}
	first, second, third := word(0), word(1), word(2)
	if first == "و" { // that stands apart
		first, second, third = second, third, word(3)
	}
	first = strings.TrimPrefix(first, "و")
	switch first {
	case "ميدانيا", "سياسيا", "امنيا", "اقتصاديا", "محليا", "دوليا", "رياضيا", "عسكريا", "خارجيا", "داخليا":
		w := s.words[from]
		return strings.HasPrefix(strings.TrimLeft(text[w.End:], " "), "،")
	case "من", "علي", "في", "الي":
	default:
		return false
	}
	switch second {
	case "جهه", "ناحيه", "جانب", "صعيد", "سياق", "شان", "موضوع", "خبر", "اطار", "تطور", "مجال", "قضيه", "حادث", "حادثه":
		switch third {
		case "اخر", "اخري", "ثانيه", "ثان", "ثالثه", "متصل", "منفصل", "منفصله", "مختلف", "مواز", "موازيه", "ذي":
			return true
		}
	case "غضون":
		return third == "ذلك"
	case "ذلك":
		return first == "الي"
	case "الصعيد":
		return first == "علي"
	case "الاثناء":
		return true
	}
	return false
}

// heads is true where a sentence is a heading: a short line that no mark ends.
func (s *scoper) heads(text string, from, to int) bool {
	if to-from > mostHeading || to == len(s.words) || s.words[to].Flags&arabic.LineStart == 0 {
		return false
	}
	return !strings.ContainsAny(text[s.words[to-1].End:s.words[to].Start], ".:؟!،؛")
}
