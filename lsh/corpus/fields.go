package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Which key is which field
//
// Records of feeds, crawlers and editorial systems name their fields each in their own
// way; the best name that a record has counts, one that the user chose before all.

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
	dateIsField
	gmtField
	leadField
	fieldCount
)

// fieldNames are the names that records hold the fields under, best first: the
// name of the contract, then what feeds, crawlers and editorial systems write.
// Apart from the first, case and the characters _ - . and blank do not matter.
var fieldNames = map[fieldID][]string{
	idField:     {"id", "articleid", "docid", "documentid", "newsid", "postid", "uuid", "guid"},
	outletField: {"outlet", "source", "sourcename", "publisher", "newspaper", "sitename", "outletname", "channel", "media", "site", "website", "from", "الصحيفة", "اسم الصحيفة", "الجريدة", "الموقع", "اسم الموقع", "الناشر", "المصدر", "مصدر"},
	dateField: {
		"date", "published", "publishedat", "publishdate", "publisheddate", "publicationdate", "datepublished", "pubdate", "postdate", "datepublish", "publishtime", "datetime", "time", "timestamp",
		"created", "createdat", "dateextracted", "تاريخ النشر", "تاريخ الخبر", "التاريخ", "تاريخ",
	},
	titleField:     {"title", "headline", "articletitle", "posttitle", "heading", "header", "subject", "العنوان", "عنوان", "عنوان الخبر", "عنوان المقال"},
	textField:      {"text", "body", "content", "articlebody", "fulltext", "maintext", "articletext", "articlecontent", "contenttext", "textcontent", "textbody", "postcontent", "article", "story", "html", "rawhtml", "النص", "نص", "نص الخبر", "نص المقال", "المحتوى", "المتن"},
	leadField:      {"lead", "lede", "leadtext", "leadparagraph", "introtext", "intro", "introduction", "standfirst", "chapeau", "chapo", "المقدمة", "مقدمة"},
	urlField:       {"url", "link", "href", "permalink", "canonical", "canonicalurl", "articleurl", "pageurl", "webpage", "الرابط", "رابط", "رابط الخبر", "رابط المقال"},
	pathField:      {"path"},
	precisionField: {"date_precision"},
	dateIsField:    {"date_is"},
	gmtField:       {"date_gmt", "postdategmt"}, // the date by the clock of Greenwich, beside one without a zone (WordPress)
}

// place is where the value of a key belongs: a field, and how good the key is
// for it, 1 the best. The zero place is that of keys without meaning.
type place struct {
	field fieldID
	rank  uint8
}

// keyed is the place of a key, with the key as the file writes it.
type keyed struct {
	place
	key string
}

// How fields inside fields are found
//
// Editorial systems and search engines nest. What a key holds is then named by
// its path, "title.rendered", in JSON as in the columns of a table that was made
// of it. holders are keys of objects that hold the fields of a record
// (Elasticsearch, JSON:API, Contentful); leaves are keys in the object of one
// field (WordPress, Drupal, MongoDB, news APIs), best first. A field that is
// not nested comes before one that is.
var (
	holders = []string{"_source", "attributes", "fields"}
	leaves  = []string{"rendered", "processed", "value", "$date", "$oid", "name", "#text", "plain"}
)

const (
	bestRank     = 1  // of what is known to hold the field, whatever else is there
	chosenRank   = 1  // the same, of a key that the user chose
	contractRank = 2  // of the name of the contract
	nestedRank   = 40 // added for each level
	maxPath      = 4  // levels
)

// fields knows the place of a key. It remembers keys and is not safe for
// concurrent use.
type fields struct {
	byName map[string]place // plain names
	known  map[string]keyed // keys as they stand in records
	inner  map[string]bool  // beginnings of the paths that the user chose
	chosen map[string]string
}

// newFields makes the table of keys. The user's choices, field name → key,
// come before all others.
func newFields(chosen map[string]string) *fields {
	f := &fields{byName: map[string]place{}, known: map[string]keyed{}, inner: map[string]bool{}, chosen: chosen}
	for field, names := range fieldNames {
		for i, name := range names {
			f.byName[plainKey(name)] = place{field, uint8(i + 3)}
		}
		f.known[names[0]] = keyed{place{field, contractRank}, names[0]}
	}
	for name, key := range chosen {
		f.known[key] = keyed{place{fieldByName(name), chosenRank}, key}
		for i := range key {
			if key[i] == '.' {
				f.inner[key[:i]] = true
			}
		}
	}
	return f
}

// place is where the value of a key, or of a path of keys, belongs.
func (f *fields) place(key []byte) keyed {
	if p, ok := f.known[string(key)]; ok {
		return p
	}
	p := keyed{key: string(key)}
	p.place = f.find(p.key)
	if len(f.known) < maxNames {
		f.known[p.key] = p
	}
	return p
}

func (f *fields) find(key string) place {
	if p, ok := f.byName[plainKey(key)]; ok {
		return p
	}
	first, rest, nested := strings.Cut(key, ".")
	if nested && slices.Contains(holders, first) {
		return f.find(rest).below(0)
	}
	last := strings.LastIndexByte(key, '.')
	if i := slices.Index(leaves, key[last+1:]); last > 0 && i >= 0 {
		return f.find(key[:last]).below(i)
	}
	return place{}
}

// below is the place of a key one level below a key of place p, one of several.
func (p place) below(i int) place {
	if p.field == noField || int(p.rank)+nestedRank+i > 255 {
		return place{}
	}
	return place{p.field, p.rank + nestedRank + uint8(i)}
}

// nests says whether the object at a path may hold fields.
func (f *fields) nests(path string) bool {
	return f.inner[path] || slices.Contains(holders, path[strings.LastIndexByte(path, '.')+1:]) || f.place([]byte(path)).field != noField
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

// noText says that none of the columns of a file holds the text.
func (f *fields) noText(columns []keyed) error {
	why := "no column is known to hold the text"
	if key := f.chosen["text"]; key != "" {
		why = fmt.Sprintf("there is no column %q to take the text from", clip(key))
	}
	return unreadError{fmt.Errorf("%s; there are %s; hint: choose one by --field text=NAME", why, keyList(columns))}
}

// unmet warns of what the user chose and no column is called.
func (r *reading) unmet(path string, columns []keyed) {
	for _, name := range slices.Sorted(maps.Keys(r.opt.Fields)) {
		met := slices.ContainsFunc(columns, func(c keyed) bool { return c.field == fieldByName(name) && c.rank == chosenRank })
		if !met {
			r.send(path, func(_ *decoder, res *result) {
				res.warn(path, 0, "there is no column %q to take the %s from; there are %s", clip(r.opt.Fields[name]), name, keyList(columns))
			})
		}
	}
}

// keyList is keys for a message.
func keyList(keys []keyed) string {
	const most = 12
	var names []string
	for _, k := range keys[:min(len(keys), most)] {
		names = append(names, fmt.Sprintf("%q", clip(k.key)))
	}
	if more := len(keys) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
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
			return fmt.Errorf("there is no field %q; hint: the fields are id, outlet, date, title, lead, text, url, path, date_precision, date_is", name)
		}
	}
	return nil
}
