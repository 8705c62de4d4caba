package corpus

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// How a record explains itself
//
// A value that is read wrongly is most often one of another field: the lead taken
// for the text, the day of the crawl for that of printing. So a record keeps, beside
// each value, under which key it stood, which costs a string's head a field; what is
// said of it is put together only when somebody asks. It is said in the words of the
// file: the header of a column, the path of a key, the name of an element.

// shape says what a file of records is made of.
type shape struct {
	record string // "line", "row"
	field  string // what holds a value: "key", "column"; "" where keys say so themselves
}

var (
	lineShape    = shape{"line", "key"} // JSON Lines
	recordShape  = shape{"record", "key"}
	tableShape   = shape{"line", "column"}
	parquetShape = shape{"row", "column"}
	feedShape    = shape{"item", ""}
)

// origin says where the value of a field stood, "" if the record brought none.
func (rec *record) origin(f fieldID) string {
	key := rec.keys[f]
	if key == "" || rec.shape.field == "" {
		return key
	}
	where := fmt.Sprintf("%s %q", rec.shape.field, clip(key))
	if rec.ranks[f] == chosenRank {
		where += ", chosen by --field"
	}
	return where
}

// explainRecord notes where the fields of a record's article were read; number is the
// record's in its file.
func (d *decoder) explainRecord(a *Article, rec *record, number int) {
	note := func(field, text, why string) {
		a.Explained = append(a.Explained, Explanation{Field: field, Text: clip(text), Why: why})
	}
	note("record", fmt.Sprintf("%s %d", rec.shape.record, number), "its place in the file")
	for _, f := range []fieldID{idField, outletField, dateField, titleField, urlField, pathField, textField} {
		value, why := rec.values[f], rec.origin(f)
		name := fieldNames[f][0]
		switch {
		case value == "" && f == idField:
			value, why = a.ID, "made from outlet, date, title and text"
		case value == "" || why == "": // none, or none of the record's
			continue
		case f == dateField && a.Published.Time.IsZero():
			name, why = "no date", why+": not understood"
		case f == dateField:
			why += rec.dateBeside(a.Published)
		case f == textField:
			why += rec.note
		}
		note(name, value, why)
	}
	if rec.known {
		var names []string
		for _, c := range a.Credits {
			names = append(names, c.Name)
		}
		note("credits", strings.Join(names, ", "), rec.shape.field+` "credits"`)
	}
}

// explainPlace puts before what is explained of a page's article where the page stands
// in its file, "" where it is the file, and where its id is from.
func (d *decoder) explainPlace(a *Article, place, id string) {
	if !d.opt.Explain {
		return
	}
	rows := []Explanation{{Field: "id", Text: a.ID, Why: id}}
	if place != "" {
		rows = append([]Explanation{{Field: "record", Text: place, Why: "its place in the file"}}, rows...)
	}
	a.Explained = append(rows, a.Explained...)
}

// ofFile is where the id of an article is from that is a file or a part of one.
const ofFile = "file name and number in it"

// explainText says from which lines of a page the text of an article is, where no
// element holds it alone.
func (d *decoder) explainText(a *Article, of string) {
	isText := func(e Explanation) bool { return e.Field == "text" }
	if !d.opt.Explain || len(a.kept) == 0 || slices.ContainsFunc(a.Explained, isText) {
		return
	}
	why := fmt.Sprintf("lines %d to %d of %s", a.kept[0], a.kept[len(a.kept)-1], of)
	a.Explained = append([]Explanation{{Field: "text", Text: clip(a.Text), Why: why}}, a.Explained...)
}

// dateBeside says which fields beside the date have their part in it.
func (rec *record) dateBeside(date Date) string {
	var beside string
	if printed, _ := ParseDate(rec.values[dateField], time.Time{}); date.Zoned && !printed.Zoned && rec.keys[gmtField] != rec.keys[dateField] {
		beside += ", its zone by " + rec.origin(gmtField)
	}
	if precision := rec.values[precisionField]; precision != "" && string(date.Precision) == precision {
		beside += ", its precision by " + rec.origin(precisionField)
	}
	if rec.values[dateIsField] == firstSeen {
		beside += ", first seen by " + rec.origin(dateIsField)
	}
	return beside
}

// explainWithin adds what was found in the text of a record, without what says where
// fields stand there that the record gives itself; a is its article as the record
// alone makes it.
func (rec *record) explainWithin(a *Article, found []Explanation) {
	for _, e := range found {
		f := fieldByName(e.Field)
		given := rec.origin(f) != "" && f != textField && (f != dateField || !a.Published.Time.IsZero())
		if !given {
			a.Explained = append(a.Explained, e)
		}
	}
}
