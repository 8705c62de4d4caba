package align

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// otherSpeaker is what a difference is called that puts the same words into the
// mouth of somebody else.
const otherSpeaker = "other speaker"

const (
	mostAway   = 9             // words from a verb of speech to who speaks: his office stands between
	mostBefore = 40 * mostAway // bytes in which they stand
	closeBy    = 120           // bytes around a gap in which the same name may stand
)

// DifferSaid is Differ for two printings of one text. Where they say of two people that
// they said what stands around the gaps it is "other speaker": on either side a person is
// named in the gap, by given names of which none stands on the other side or near it, and
// a word of speech introduces him there. It is a Risk.
func DifferSaid(a, b Gap) Difference {
	d := Differ(a, b)
	if d.What == "words" || d.What == otherName {
		l := theLexicon()
		x, y := l.given(&a), l.given(&b)
		if len(x) > 0 && len(y) > 0 && !sharesName(x, y) && !misprints(&a, &b) && a.speaks() && b.speaks() &&
			!sharesName(x, l.given(b.wider())) && !sharesName(y, l.given(a.wider())) {
			d.What = otherSpeaker
		}
	}
	return d
}

// misprints is true of two gaps of one word of which one lacks a letter of the other:
// محمد, حمد are as likely one man's name as two men's.
func misprints(a, b *Gap) bool {
	if a.To-a.From != 1 || b.To-b.From != 1 {
		return false
	}
	long, short := []rune(arabic.Fold(a.words()[0].Text(a.Text))), []rune(arabic.Fold(b.words()[0].Text(b.Text)))
	if len(long) < len(short) {
		long, short = short, long
	}
	if len(long) != len(short)+1 {
		return false
	}
	for i := range long {
		if i == len(short) || long[i] != short[i] {
			return slices.Equal(long[i+1:], short[i:])
		}
	}
	return false
}

func sharesName(x, y []int) bool {
	return slices.ContainsFunc(x, func(name int) bool { return slices.Contains(y, name) })
}

// wider is a gap with the words near it: who speaks may be named a few words before or
// behind where the other text names him.
func (g *Gap) wider() *Gap {
	start, end := int(g.Words[g.From].Start), int(g.Words[g.To-1].End)
	if _, behind, cut := strings.Cut(g.Text[max(0, start-closeBy):start], " "); cut {
		start -= len(behind)
	}
	if n := strings.LastIndexByte(g.Text[end:min(len(g.Text), end+closeBy)], ' '); n >= 0 {
		end += n
	}
	words := arabic.Words(nil, g.Text[start:end])
	for i := range words {
		words[i].Start += uint32(start)
		words[i].End += uint32(start)
	}
	return &Gap{g.Text, words, 0, len(words)}
}

// given is the names of the people in a gap. A word that may be another one is a name
// beside one that may not, or beside another such.
func (l *lexicon) given(g *Gap) (names []int) {
	words := g.words()
	at := func(i int) person {
		if i < 0 || i >= len(words) {
			return person{}
		}
		return l.people[words[i].Hash]
	}
	for i := range words {
		p := at(i)
		if i+1 < len(words) && words[i].Text(g.Text) == "عبد" { // عبد الله, as عبدالله
			if joined := arabic.Words(nil, "عبد"+words[i+1].Text(g.Text)); len(joined) == 1 {
				p = l.people[joined[0].Hash]
			}
		}
		switch {
		case p.name == 0:
		case i > 0 && strings.Contains(fathers, " "+words[i-1].Text(g.Text)+" "):
		case p.sure || at(i-1).name > 0 || at(i+1).name > 0:
			names = append(names, p.name)
		}
	}
	return names
}

// fathers stand before the name of a child or of a forefather.
const fathers = " أبو ابو أبي ابي أم آل بو "

// speaks is true where the sentence of a gap has a word of speech before the gap or in
// it, or such a one or a colon follows.
func (g *Gap) speaks() bool {
	if g.saidBefore() {
		return true
	}
	says := func(w arabic.Word) bool {
		word := w.Text(g.Text)
		return isSpeech(word) || strings.Contains(that, " "+arabic.Fold(word)+" ")
	}
	behind := g.Text[g.Words[g.From].Start:]
	if g.To < len(g.Words) {
		behind = g.Text[g.Words[g.From].Start:g.Words[g.To].Start]
	}
	return slices.ContainsFunc(g.Words[g.From:min(g.To+1, len(g.Words))], says) || strings.Contains(behind, ":")
}

// saidBefore is true where the sentence of a gap has a word of speech before the gap.
func (g *Gap) saidBefore() bool {
	before := g.Text[:g.Words[g.From].Start]
	if n := len(before) - mostBefore; n > 0 {
		_, before, _ = strings.Cut(before[n:], " ")
	}
	words := arabic.Words(nil, before)
	for i := len(words) - 1; i >= max(0, len(words)-mostAway); i-- {
		if isSpeech(words[i].Text(before)) {
			return true
		}
		if words[i].Flags&arabic.SentenceStart != 0 {
			break
		}
	}
	return false
}

// that is what a verb of speech has behind it, folded.
const that = " ان بان انه بانه انها بانها "

// isSpeech is true of the verbs by which somebody is said to say something, and of who
// speaks for others.
func isSpeech(word string) bool {
	word = strings.TrimLeft(arabic.Fold(word), "وف")
	return strings.Contains(speech, " "+word+" ") || strings.HasSuffix(word, "ت") && strings.Contains(speech, " "+strings.TrimSuffix(word, "ت")+" ")
}

// speech is verbs, their participles and spokesmen, folded, without a feminine ending.
const speech = " قال يقول تقول ذكر يذكر تذكر اكد يوكد توكد اوضح يوضح توضح اضاف يضيف تضيف اشار يشير تشير لفت يلفت صرح يصرح " +
	"كشف يكشف اعلن يعلن تعلن افاد يفيد شدد يشدد نوه ينوه اعرب يعرب اعتبر يعتبر حذر يحذر تابع يتابع اردف استطرد نفي ينفي توقع يتوقع زعم يزعم علق كتب " +
	"قايلا قايله موكدا موكده مضيفا مضيفه مشيرا مشيره موضحا موضحه مبينا مبينه لافتا لافته متحدث المتحدث ناطق الناطق "
