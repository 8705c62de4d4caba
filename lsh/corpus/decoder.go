package corpus

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// decoder is what one worker keeps from one task to the next.
type decoder struct {
	opt     Options
	fields  *fields
	scratch []byte
	// names holds the names of outlets and paths, so that a million articles of
	// one outlet share one string.
	names map[string]string
	// creditNames is what credits are found by, made at its first use.
	creditNames func() *creditNames
	words       []arabic.Word // of the last text
	// saved is when the page that is read was saved, which relative dates count
	// from; zero if unknown.
	saved time.Time
}

// maxNames bounds decoder.names.
const maxNames = 10_000

func newDecoder(opt Options) *decoder {
	return &decoder{
		opt: opt, fields: newFields(opt.Fields), names: map[string]string{},
		creditNames: sync.OnceValue(func() *creditNames { return newCreditNames(cmp.Or(opt.Registry, outlet.Default())) }),
	}
}

// maxCreditText is the longest text that is searched for credits, in bytes. The
// search takes memory for every word, and what is longer is no article.
const maxCreditText = 4 << 20

// findCredits finds the attributions in an article's text.
func (d *decoder) findCredits(a *Article) []Credit {
	if d.opt.NoCredits || len(a.Text) > maxCreditText {
		return nil
	}
	return d.creditNames().find(a.Text, d.split(a), d.printer(a))
}

// printer is the name of an article's outlet, which tells it from those that print
// under the same name where its address does.
func (d *decoder) printer(a *Article) string {
	if named, ok := d.opt.Registry.Lookup(a.Outlet); ok {
		if o, _ := d.opt.Registry.LookupAt(a.Outlet, a.URL); o != named {
			return o.Name
		}
	}
	return a.Outlet
}

// split is the words of an article's text, good until the next call; the article
// keeps them where they are asked for.
func (d *decoder) split(a *Article) []arabic.Word {
	if a.Words != nil {
		return a.Words
	}
	words := arabic.Words(d.words[:0], a.Text)
	if d.opt.Words {
		a.Words = d.opt.keep(words)
	}
	if len(a.Text) <= maxCreditText { // else its memory would not come back
		d.words = words
	}
	return words
}

// keep copies words for an article.
func (o *Options) keep(words []arabic.Word) []arabic.Word {
	if o.Room == nil {
		return slices.Clone(words)
	}
	return append(o.Room()[:0], words...)
}

// name is s, or an equal string that is in use already.
func (d *decoder) name(s string) string {
	if known, ok := d.names[s]; ok {
		return known
	}
	if len(d.names) < maxNames {
		d.names[s] = s
	}
	return s
}

// add adds the article of a record to the result, or a warning if there is nothing
// in it to read.
func (d *decoder) add(rec *record, path string, line int, res *result) {
	rec.join()
	if rec.values[textField] == "" {
		key := clip(cmp.Or(rec.textKey, d.opt.Fields["text"], "text"))
		if rec.others != "" {
			res.skip(path, line, "the record has no text: there is no %q, but %s; hint: choose the text by --field text=NAME", key, rec.others)
		} else {
			res.skip(path, line, "the record has no text (its field %q is missing, empty or no text)", key)
		}
		return
	}
	if rec.charset != "" {
		res.warn(path, line, "the record is taken for %s by its letters; others of the file are UTF-8", rec.charset)
	}
	var damaged damage
	for _, f := range []fieldID{textField, titleField, outletField} {
		sound, what := repair(rec.values[f], damaged)
		rec.values[f], damaged = sound, cmp.Or(damaged, what)
	}
	if damaged != "" {
		res.warn(path, line, "the record was %s; repaired", damaged)
	}
	is := rec.markup
	if !rec.known {
		tags, _ := markup(rec.values[textField])
		is = is || tags
	}
	if is {
		d.addMarkup(rec, path, line, res)
		return
	}
	if why := unreadable(rec.values[textField]); why != "" {
		res.skip(path, line, "%s", why)
		return
	}
	a := d.article(rec, path, line, res)
	d.outletOfHost(a)
	if !rec.known {
		a.Credits = d.findCredits(a)
	}
	res.items = append(res.items, item{Article: a, line: line})
}

// outletOfHost gives an article that names no outlet that of its address.
func (d *decoder) outletOfHost(a *Article) {
	if a.Outlet != "" {
		return
	}
	if o, ok := d.opt.Registry.ByHost(a.URL); ok {
		a.Outlet = o.Name
		if d.opt.Explain {
			a.Explained = append(a.Explained, Explanation{Field: "outlet", Text: o.Name, Why: "host name in " + clip(a.URL)})
		}
	}
}

// article makes an article of a record, with the credits that it brings along.
func (d *decoder) article(rec *record, path string, line int, res *result) *Article {
	a := &Article{
		ID:     rec.values[idField],
		Path:   path,
		Line:   line,
		Outlet: d.name(rec.values[outletField]),
		Title:  rec.values[titleField],
		URL:    rec.values[urlField],
		Text:   rec.values[textField],
	}
	if rec.values[pathField] != "" {
		a.Path = d.name(rec.values[pathField])
	}
	if a.ID == "" {
		a.ID = contentID(rec)
	}
	if rec.values[dateField] == "" && rec.values[gmtField] != "" {
		rec.values[dateField], rec.keys[dateField] = rec.values[gmtField], rec.keys[gmtField]
	}
	if rec.values[dateField] != "" {
		date, ok := ParseDate(rec.values[dateField], time.Time{})
		if ok {
			a.Published = date.zonedBy(rec.values[gmtField])
			a.Published.From = "date"
			a.Published.FirstSeen = d.opt.FirstSeen || rec.values[dateIsField] == firstSeen
			switch p := Precision(rec.values[precisionField]); p {
			case Day, Minute, Second:
				a.Published.Precision = p
			}
		} else {
			res.warn(path, line, "the date %q is not understood; the article has none", clip(rec.values[dateField]))
		}
	}
	if rec.known {
		a.Credits = rec.credits
		for i := range a.Credits {
			if c := &a.Credits[i]; !isSpan(a.Text, c.Start, c.End) {
				c.Start, c.End = -1, -1
			}
		}
	}
	if d.opt.Explain {
		d.explainRecord(a, rec, line)
	}
	return a
}

// firstSeen is what a record's date_is says where its date is when the text was found.
const firstSeen = "first-seen"

// contentID is the id of an article that brings none.
func contentID(rec *record) string {
	h := sha256.New()
	for _, s := range []string{rec.values[outletField], rec.values[dateField], rec.values[titleField], rec.values[textField]} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:10])
}

// isSpan says whether [start, end) is a stretch of text on rune borders.
func isSpan(text string, start, end int) bool {
	return 0 <= start && start <= end && end <= len(text) &&
		(start == len(text) || utf8.RuneStart(text[start])) &&
		(end == len(text) || utf8.RuneStart(text[end]))
}

// unreadable says why a text has nothing that could be compared, "" if it has.
func unreadable(text string) string {
	first, rest := nextWord(text)
	if first == "" {
		return "the text has no words"
	}
	count := 1
	for {
		var word string
		word, rest = nextWord(rest)
		switch {
		case word == "" && count < 3:
			return ""
		case word == "":
			return "the text is one word, repeated"
		case word != first:
			return ""
		}
		count++
	}
}

// nextWord is the first run of letters and digits in text and what follows it.
func nextWord(text string) (word, rest string) {
	start := strings.IndexFunc(text, isWordRune)
	if start < 0 {
		return "", ""
	}
	text = text[start:]
	if end := strings.IndexFunc(text, func(r rune) bool { return !isWordRune(r) }); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// clip shortens a text for a message.
func clip(s string) string {
	const most = 80
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
