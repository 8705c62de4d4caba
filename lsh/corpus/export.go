package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// How exports of press databases are read
//
// Researchers download articles from Nexis and Factiva as text, many in a file.
// Either prints fields around each article in an order of its own:
//
//	Nexis    title, outlet, date, Copyright …, Length: …, a line "Body", the text,
//	         then Classification, Language: …, Load-Date: … and "End of Document"
//	Factiva  lines that begin with a code: HD title, SN outlet, PD day, LP and TD
//	         text, AN the number of the document, which is the last
//
// The fields say title, outlet and date, the text goes through the rules for
// lines, and all else is set aside.

// exported are the articles of an export; none if the lines are of another page.
func (d *decoder) exported(lines []line) []*section {
	var all []*section
	switch {
	case slices.ContainsFunc(lines, func(l line) bool { return l.key == "end of document" }):
		for len(lines) > 0 {
			end := 1 + slices.IndexFunc(lines, func(l line) bool { return l.key == "end of document" })
			if end == 0 {
				end = len(lines)
			}
			all = append(all, d.nexis(lines[:end])...)
			lines = lines[end:]
		}
	default:
		for len(lines) > 0 {
			end := 1 + slices.IndexFunc(lines, func(l line) bool { return code(l.text) == "AN" })
			if end == 0 {
				break
			}
			all = append(all, d.factiva(lines[:end])...)
			lines = lines[end:]
		}
	}
	return all
}

// nexis reads one document; none if it has no text of its own.
func (d *decoder) nexis(lines []line) []*section {
	body := slices.IndexFunc(lines, func(l line) bool { return l.key == "body" })
	if body < 0 { // older exports have the text right below the fields
		for i, l := range lines {
			if label, _ := l.label(); slices.Contains(nexisHead, label) {
				body = i
			}
		}
	}
	foot := slices.IndexFunc(lines, func(l line) bool {
		label, _ := l.label()
		return l.no > 0 && (l.key == "classification" || l.key == "end of document" || slices.Contains(nexisFoot, label))
	})
	if body < 0 || foot <= body {
		return nil
	}
	var title, outlet *line
	var date Date
	var day *line
	for i := range lines[:body] {
		l := &lines[i]
		label, _ := l.label()
		published, isDate := ParseDate(l.text, d.saved)
		switch {
		case l.words == 0, isPageNumber(l.key), strings.HasPrefix(l.key, "copyright"), slices.Contains(nexisHead, label):
		case title == nil:
			title = l
		case isDate && day == nil:
			date, day = published, l
		case outlet == nil && day == nil:
			outlet = l
		}
	}
	return d.document(lines[body+1:foot], title, outlet, day, date, "a field of Nexis")
}

// isPageNumber: "Page 1 of 2", "1 of 20 DOCUMENTS".
func isPageNumber(key string) bool {
	return strings.Contains(key, " of ") && strings.Trim(strings.NewReplacer("page", "", "of", "", "documents", "").Replace(key), "0123456789 ") == ""
}

// nexisHead are labels above a text, nexisFoot those below it.
var (
	nexisHead = []string{"length", "byline", "dateline", "section", "highlight"}
	nexisFoot = []string{"load date", "language", "publication type", "subject", "journal code"}
)

// factiva reads one document; none if it has no text of its own.
func (d *decoder) factiva(lines []line) []*section {
	var title, outlet, day *line
	var date Date
	var text []line
	field := ""
	for i := range lines {
		l := lines[i]
		c := code(l.text)
		if c != "" {
			field = c
			rest := strings.TrimLeft(l.text[len(c):], " \t")
			l.start = l.end - len(rest)
			l.text, l.key = rest, arabic.Fold(rest)
			l.words = len(strings.Fields(l.key))
		}
		switch {
		case field == "LP" || field == "TD":
			text = append(text, l)
		case l.words == 0:
		case field == "HD" && title == nil:
			title = &l
		case field == "SN" && outlet == nil:
			outlet = &l
		case field == "PD" && day == nil:
			if published, ok := ParseDate(l.text, d.saved); ok {
				date, day = published, &l
			}
		}
	}
	if title == nil || len(text) == 0 {
		return nil
	}
	return d.document(text, title, outlet, day, date, "a field of Factiva")
}

// code is the code of Factiva that a line begins with, "" if it begins with none.
func code(text string) string {
	c, _, _ := strings.Cut(strings.Replace(text, "\t", " ", 1), " ")
	if slices.Contains([]string{
		"SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN", "ART", "CLM",
	}, c) {
		return c
	}
	return ""
}

// document are the articles of a text with the lines of its fields, nil where it has
// none; there is one, or more where the text appends others.
func (d *decoder) document(text []line, title, outlet, day *line, date Date, from string) []*section {
	sections := d.sections(text)
	s := sections[0]
	if title != nil {
		s.Title, s.Line = strings.TrimSpace(title.text), title.no
		d.explain(s, title, "title", s.Title, from)
	}
	if outlet != nil {
		s.Outlet = strings.TrimSpace(outlet.text)
		d.explain(s, outlet, "outlet", s.Outlet, from)
	}
	if day != nil {
		s.Published = date
		d.explain(s, day, "date", date.From, from)
	}
	return sections
}
