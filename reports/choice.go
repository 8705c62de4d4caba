package reports

import (
	"fmt"
	"slices"
	"strings"

	"sada/lsh/align"
	"sada/lsh/corpus"
	"sada/lsh/trace"
)

// The fields of the schema that say one of a few things. A report that says
// something else is refused: what is not understood would be counted and shown
// under a wrong name. Codes of reasons may grow: each has its text beside it.
var (
	precisions  = []string{string(corpus.Unknown), string(corpus.Day), string(corpus.Minute), string(corpus.Second)}
	creditKinds = []string{string(corpus.SourceLine), string(corpus.AgencyTag), string(corpus.Dateline), string(corpus.VerbPhrase), ""}
	roles       = []string{string(corpus.Report), string(corpus.Speaker), string(corpus.ToldTo), ""}
	kinds       = []string{string(align.Verbatim), string(align.Edited), string(align.Reordered), string(align.Reworded)}
	labels      = []string{string(align.Quote), string(align.Formula), string(align.Common), string(align.Chrome), string(align.Self)}
	confidences = []string{"none", "low", "medium", "high", ""}
	judgements  = []string{"none", "correct", "via", "other", "vague", "circular", ""}
	namings     = []string{"", trace.NamesFirst, trace.NamesOther}
	bases       = []string{"", "printing", "agreement", "word"}
	// The most frequent first, as there are very many.
	whats = []string{
		"words", "dropped", "added", "form", "harakat", "spelling", "hamza", "number", "amount", "numeral", "relative day", "name",
		"date", "other name", "other speaker", "tatweel", "ة=ه", "ي=ى", "digits", "invisible", "case", "letter form",
		"byline", "credit removed", "credit added", "credit changed",
	}
	relations = []string{"duplicate", "contains", "contained", "partial"}
)

// choice reads one of a few words.
func (c *reader) choice(name string, v *string, among []string) {
	if !c.at(name) || !c.expect('"') {
		return
	}
	if b, ok := c.stringBytes(); ok {
		*v = c.oneOf(b, among)
		c.advance()
	}
}

// choices reads a list of a few words.
func (c *reader) choices(name string, v *[]string, among []string) {
	c.listOf(name, v, func(b []byte) string { return c.oneOf(b, among) })
}

func (c *reader) oneOf(b []byte, among []string) string {
	for _, word := range among {
		if word == string(b) {
			return word
		}
	}
	known := slices.DeleteFunc(slices.Clone(among), func(s string) bool { return s == "" })
	c.fail(fmt.Errorf("%.40q is not known; hint: this sada knows %s; a later one may know more", b, strings.Join(known, ", ")))
	return ""
}

// date reads a day or a time as reports print them, or nothing.
func (c *reader) date(name string, v *string) {
	if !c.at(name) || !c.expect('"') {
		return
	}
	b, ok := c.stringBytes()
	if !ok {
		return
	}
	*v = string(b)
	if _, known := parseDate(*v); !known && *v != "" {
		c.fail(fmt.Errorf("%.40q is no date; hint: it is written as 2024-05-01 or 2024-05-01T15:04:05Z", *v))
	}
	c.advance()
}
