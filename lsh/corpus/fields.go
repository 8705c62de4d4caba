package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// fieldID is a field of a record.
type fieldID uint8

const (
	noField fieldID = iota
	idField
	outletField
	dateField
	titleField
	textField
	urlField
	pathField
	precisionField
	fieldCount
)

// fieldNames are the names that records hold the fields under, best first: the
// name of the contract, then what feeds, crawlers and editorial systems write.
// Apart from the first, case and the characters _ - . and blank do not matter.
var fieldNames = map[fieldID][]string{
	idField:     {"id", "articleid", "docid", "documentid", "newsid", "postid", "uuid", "guid"},
	outletField: {"outlet", "source", "sourcename", "publisher", "newspaper", "sitename", "outletname", "channel", "media", "site", "website", "الصحيفة", "الموقع", "المصدر"},
	dateField: {
		"date", "published", "publishedat", "publishdate", "publisheddate", "publicationdate", "datepublished", "pubdate", "publishtime", "datetime", "time", "timestamp",
		"created", "createdat", "dateextracted", "التاريخ", "تاريخ", "تاريخ النشر",
	},
	titleField:     {"title", "headline", "articletitle", "header", "subject", "العنوان", "عنوان"},
	textField:      {"text", "body", "content", "articlebody", "fulltext", "maintext", "articletext", "articlecontent", "contenttext", "textcontent", "article", "story", "النص", "نص", "المحتوى", "المتن"},
	urlField:       {"url", "link", "href", "permalink", "canonical", "canonicalurl", "articleurl", "webpage", "الرابط", "رابط"},
	pathField:      {"path"},
	precisionField: {"date_precision"},
}

// place is where the value of a key belongs: a field, and how good the key is
// for it, 1 the best. The zero place is that of keys without meaning.
type place struct {
	field fieldID
	rank  uint8
}

// fields knows the place of a key. It remembers keys and is not safe for
// concurrent use.
type fields struct {
	byName map[string]place // plain names
	known  map[string]place // keys as they stand in records
}

// newFields makes the table of keys. The user's choices, field name → key,
// come before all others.
func newFields(chosen map[string]string) *fields {
	f := &fields{byName: map[string]place{}, known: map[string]place{}}
	for field, names := range fieldNames {
		for i, name := range names {
			f.byName[plainKey(name)] = place{field, uint8(i + 3)}
		}
		f.known[names[0]] = place{field, 2}
	}
	for name, key := range chosen {
		f.known[key] = place{fieldByName(name), 1}
	}
	return f
}

// place is where the value of a key belongs.
func (f *fields) place(key []byte) place {
	if p, ok := f.known[string(key)]; ok {
		return p
	}
	p := f.byName[plainKey(string(key))]
	if len(f.known) < maxNames {
		f.known[string(key)] = p
	}
	return p
}

// plainKey is a key in lower case without what joins its words.
func plainKey(key string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '_', '-', '.', ' ', '\ufeff':
			return -1
		}
		return r
	}, strings.ToLower(key))
}

func fieldByName(name string) fieldID {
	for field, names := range fieldNames {
		if names[0] == name {
			return field
		}
	}
	return noField
}

// checkFields finds names in Options.Fields that are no fields.
func checkFields(chosen map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(chosen)) {
		if fieldByName(name) == noField {
			return fmt.Errorf("there is no field %q; hint: the fields are id, outlet, date, title, text, url, path, date_precision", name)
		}
	}
	return nil
}
