package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"sada/lsh/corpus"
)

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:      "inspect",
		Usage:     "print the articles that are read from files",
		ArgsUsage: "PATH...",
		Description: "Prints one JSON object a line, which scan reads again; with --explain, for\n" +
			"people, where each field comes from and what was set aside as what.\n\n" +
			"start and end of a credit are bytes of the text, page_start and page_end\n" +
			"bytes of a text page. A source line of HTML has neither: it is not in the\n" +
			"text, and what is read of markup stands nowhere so.\n\n" +
			"Examples:\n\n" +
			"  sada inspect seeds > articles.jsonl\n" +
			"  sada inspect --explain page.txt",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "explain", DisableDefaultText: true, Usage: "say where each field comes from and what was set aside"},
		}, readingFlags()...),
		Action: inspectAction,
	}
}

func inspectAction(c *cli.Context) error {
	paths, err := pathOperands(c)
	if err != nil {
		return err
	}
	opt, err := readOptions(c)
	if err != nil {
		return err
	}
	opt.Explain = c.Bool("explain")
	printArticle := printRecord
	if opt.Explain {
		printArticle = printExplanation
	}
	out := bufio.NewWriter(c.App.Writer)
	summary, err := corpus.Read(c.Context, paths, opt, func(articles []*corpus.Article) error {
		for _, a := range articles {
			if err := printArticle(out, a); err != nil {
				return err
			}
		}
		return nil
	})
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	if !c.Bool("quiet") {
		warn(c.App.ErrWriter, summary.Warnings, err, unread(summary))
	}
	return err
}

// record is an article as a line of JSON: what a scan reads and more.
type record struct {
	ID            string           `json:"id"`
	Path          string           `json:"path,omitempty"`
	Outlet        string           `json:"outlet,omitempty"`
	Date          string           `json:"date,omitempty"`
	DatePrecision corpus.Precision `json:"date_precision,omitempty"`
	DateIs        string           `json:"date_is,omitempty"`
	Title         string           `json:"title,omitempty"`
	URL           string           `json:"url,omitempty"`
	Text          string           `json:"text"`
	// Credits are always there: a scan takes a record without them as one whose
	// credits are still to be found.
	Credits []credit `json:"credits"`
}

// credit is one attribution of a record; offsets are bytes, left out where
// there is none.
type credit struct {
	Text      string            `json:"text"`
	Name      string            `json:"name"`
	Outlet    string            `json:"outlet,omitempty"`
	Vague     bool              `json:"vague,omitempty"`
	Kind      corpus.CreditKind `json:"kind"`
	Role      corpus.Role       `json:"role"`
	Start     *int              `json:"start,omitempty"`
	End       *int              `json:"end,omitempty"`
	PageStart *int              `json:"page_start,omitempty"`
	PageEnd   *int              `json:"page_end,omitempty"`
}

func printRecord(w io.Writer, a *corpus.Article) error {
	r := record{
		ID: a.ID, Path: a.Path, Outlet: a.Outlet,
		Date: formatDate(a.Published), DatePrecision: a.Published.Precision,
		Title: a.Title, URL: a.URL, Text: a.Text,
		Credits: []credit{},
	}
	if a.Published.FirstSeen {
		r.DateIs = "first-seen"
	}
	for _, c := range a.Credits {
		r.Credits = append(r.Credits, credit{
			Text: c.Text, Name: c.Name, Outlet: c.Outlet, Vague: c.Vague, Kind: c.Kind, Role: c.Role,
			Start: offset(c.Start), End: offset(c.End), PageStart: offset(c.PageStart), PageEnd: offset(c.PageEnd),
		})
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return err
	}
	_, err := io.WriteString(w, escapeHidden(line.String()))
	return err
}

func offset(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

// escapeHidden writes what would act on a terminal as \u escapes; the JSON
// means the same.
func escapeHidden(line string) string {
	var b strings.Builder
	for _, r := range line {
		if hidden(r) && r != '\n' {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// formatDate is a date no more precise than it is known, "" if unknown. A zone stands
// behind the day alone, too, as XML Schema writes it: 2023-11-03+03:00.
func formatDate(d corpus.Date) string {
	if d.Time.IsZero() {
		return ""
	}
	layout := "2006-01-02"
	switch d.Precision {
	case corpus.Minute:
		layout = "2006-01-02T15:04"
	case corpus.Second:
		layout = "2006-01-02T15:04:05"
	}
	if d.Zoned {
		layout += "Z07:00"
	}
	return d.Time.Format(layout)
}

// printExplanation says for people what was read where. Arabic stands in the
// last column, so that its width moves nothing.
func printExplanation(w io.Writer, a *corpus.Article) error {
	const width = 72
	fmt.Fprintf(w, "%s  %s\n", printable(a.ID), printable(a.Path))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(what, how, text string) { fmt.Fprintf(t, "  %s\t%s\t%s\n", what, how, text) }
	row("outlet", "", excerpt(orUnknown(a.Outlet), width))
	row("title", "", excerpt(orUnknown(a.Title), width))
	shown := a.Published
	shown.Zoned = shown.Zoned && shown.Precision != corpus.Day // people read a day as a day
	row("date", string(shown.Precision), excerpt(orUnknown(formatDate(shown)), width))
	row("text", counted(strings.Count(a.Text, "\n")+1, "line"), excerpt(a.Text, width))
	for _, c := range a.Credits {
		how := string(c.Kind)
		switch {
		case c.Vague:
			how += ", vague"
		case c.Outlet != "":
			how += ", " + printable(c.Outlet)
		}
		row(string(c.Role), how, excerpt(c.Text, width))
	}
	for _, e := range a.Explained {
		what := printable(e.Field)
		if e.Line > 0 {
			what = fmt.Sprintf("line %d: %s", e.Line, what)
		}
		row(what, printable(e.Why), excerpt(e.Text, width))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func orUnknown(s string) string {
	if s == "" {
		return "(unknown)"
	}
	return s
}
