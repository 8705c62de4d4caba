package trace

import (
	"cmp"
	"slices"
	"strings"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What a phrase is by where it stands
//
// A phrase with a line to itself is as good as an agency's tag; one that sets a statement
// beside another, links to the article or retells what somebody denies credits nothing more.

// aside is true of a phrase in mid-sentence that sets what a medium says beside what stands
// before it (…، فيما قالت صحيفة), or tells what it reckons or calls a thing that is named
// there (قدرته مجلة بـ63 مليون يورو): a statement within its sentence.
func aside(text string, x corpus.Credit) bool {
	words := strings.Fields(arabic.Fold(x.Text))
	at := strings.LastIndex(text[:max(0, min(len(text), x.End))], x.Text)
	if len(words) < 2 || at < 0 {
		return false
	}
	switch while := meanwhile.Has(words[0]); {
	case while && reckoned.Has(words[1]), !while && reckoned.HasForm(words[0]):
	case while && !strings.HasSuffix(words[1], "ته") && !strings.HasSuffix(words[1], "تها"): // فيما نقلته is also: in what it reports
	default:
		return false
	}
	line := lineAt(text, at).Start
	before := strings.TrimRight(text[line:at], " ")
	return before != "" && !breaks(text, line+len(before)-len(lastWord(before)), wordEnd(text, at))
}

// reckoned are verbs that say what a medium reckons or calls a thing, with a pronoun for it.
var reckoned = arabic.SetOf("قدرته قدرتها قدرتهم وصفته وصفتها وصفتهم اعتبرته اعتبرتها اعتبرتهم عدته عدتها سمته سمتها")

// meanwhile are words that set a statement beside another.
var meanwhile = arabic.SetOf("فيما بينما")

// alone is true where a credit has a line to itself, but for signs and for what
// a label (المصدر:) names before it, or is a sentence of its own that ends its line, and
// where it is next to the passage in the middle of a text, too (وفقا للألمانية. وأضاف); a
// link to the article or its tags may follow.
func alone(text string, c corpus.Credit, next bool) bool {
	if c.Start < 0 || c.Start > len(text) {
		return false
	}
	before, behind, found := around(text, c)
	silent := func(s string) bool { return !strings.ContainsFunc(s, isWordRune) }
	behind, _, _ = strings.Cut(strings.Replace(behind, adapted, "", 1), link)
	behind, _, _ = strings.Cut(behind, tags)
	closes := next && strings.HasPrefix(strings.TrimLeft(behind, " \"”»)"), ".")
	if !found || !closes && !silent(behind) {
		return false
	}
	if sentence := strings.TrimRight(before, " "); strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, "؟") || strings.HasSuffix(sentence, "!") {
		return true
	}
	if strings.HasPrefix(strings.TrimLeft(behind, " \"”»)"), ":") {
		return false // it introduces what follows
	}
	label, _, labelled := strings.Cut(before, ":")
	return silent(before) || silent(behind) && labelled && len(strings.Fields(label)) <= mostLabel
}

// around is what stands before and behind the words of a credit, of which Start is that of
// the name, in its line.
func around(text string, c corpus.Credit) (before, behind string, found bool) {
	line, phrase := lineAt(text, c.Start), cmp.Or(c.Text, c.Name)
	at := strings.LastIndex(text[line.Start:min(line.End, c.Start+len(phrase))], phrase)
	if at < 0 {
		return "", "", false
	}
	at += line.Start
	return text[line.Start:at], text[at+len(phrase) : line.End], true
}

// isNext is true where the article names no other medium between a credit and a passage:
// O. بحسب رويترز. وذكرت اليوم السابع: P.
func isNext(text string, credits []corpus.Credit, i int, passage arabic.Span) bool {
	x := credits[i]
	from, to := min(x.Start, passage.End), max(x.Start, passage.Start)
	return !slices.ContainsFunc(credits, func(c corpus.Credit) bool {
		return c.Role == corpus.Report && c.Start >= from && c.Start < to && creditName(c) != creditName(x) && !linked(text, c)
	})
}

// link begins the foot of an article that says where it stands.
const link = "رابط الخبر"

// tags begins the foot that lists what an article is about.
const tags = "سمات "

// linked is true of the outlet's own name in such a foot, which credits nobody.
func linked(text string, x corpus.Credit) bool {
	const behind = len("الخبر") // where the phrase begins with it
	if x.Kind != corpus.VerbPhrase || x.Start < 0 || x.Start > len(text) {
		return false
	}
	return strings.Contains(text[max(0, x.Start-longestWord):min(len(text), x.Start+behind)], link)
}

// denying are verbs of those who deny what was reported.
var denying = arabic.SetOf("نفي نفت ينفي تنفي نفيا كذب كذبت يكذب تكذب فند فندت دحض دحضت استنكر استنكرت")

// retold is true of a phrase that speaks of what a medium reported as of something that
// somebody denies: نفى ما أوردته وكالة, إن ما أوردته.
func retold(text string, x corpus.Credit) bool {
	if x.Kind != corpus.VerbPhrase || !strings.HasPrefix(x.Text, "ما ") {
		return false
	}
	reported := strings.LastIndex(text[:max(x.Start, min(len(text), x.End))], "ما ")
	words := strings.Fields(text[blankBefore(text, max(0, reported-mostDenial)):max(0, reported)])
	for i, w := range words {
		word := strings.TrimFunc(arabic.Fold(w), func(r rune) bool { return !isWordRune(r) })
		if denying.HasForm(word) || i == len(words)-1 && arabic.Unjoined(word) == "ان" {
			return true
		}
	}
	return false
}

// mostDenial is the bytes before what was reported within which it is denied, ten words.
const mostDenial = 120

// adapted says behind a credit that the text is not word for word.
const adapted = "بتصرف"

// mostLabel is the words that a label before a colon may have.
const mostLabel = 2

// closesPart is true of a phrase that is alone but stands behind sentences of its own line,
// where the passage is not in that and the article names another medium before it: of a
// compilation it credits the last part (… بحسب موقع ترك برس below what سانا reported).
func closesPart(text string, credits []corpus.Credit, i int, passage arabic.Span) bool {
	x := credits[i]
	line := lineAt(text, x.Start)
	if before, _, _ := around(text, x); !strings.ContainsFunc(before, isWordRune) || passage.End > line.Start {
		return false
	}
	return slices.ContainsFunc(credits[:i], func(c corpus.Credit) bool {
		return c.Role != corpus.Speaker && c.Kind == corpus.VerbPhrase && c.Start >= 0 && !c.Vague && creditName(c) != creditName(x) && !linked(text, c)
	})
}
