package reports

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Format is a form in which a report is written.
type Format string

// The formats. CSV has three parts, one file each; on standard output the
// members are printed.
const (
	Table       Format = "table"
	Markdown    Format = "markdown"
	JSON        Format = "json"
	HTML        Format = "html"
	GraphML     Format = "graphml"
	CSVMembers  Format = "csv"
	CSVClusters Format = "clusters.csv"
	CSVCredits  Format = "credits.csv"
)

// ParseFormat finds the format that --format names: table (also for ""),
// markdown (also md), html, json or csv.
func ParseFormat(name string) (Format, error) {
	switch f := Format(name); f {
	case "":
		return Table, nil
	case "md":
		return Markdown, nil
	case Table, Markdown, HTML, JSON, CSVMembers:
		return f, nil
	}
	return "", fmt.Errorf("unknown format %q; hint: use table, markdown, html, json or csv", name)
}

// Output is one file to be written.
type Output struct {
	Path   string
	Format Format
}

// Outputs says which files -o PATH writes: one of the format that the
// extension names, and for r.csv the three files r.clusters.csv, r.members.csv
// and r.credits.csv.
func Outputs(path string) ([]Output, error) {
	ext := filepath.Ext(path)
	switch strings.ToLower(ext) {
	case ".md", ".markdown":
		return []Output{{path, Markdown}}, nil
	case ".html", ".htm":
		return []Output{{path, HTML}}, nil
	case ".json":
		return []Output{{path, JSON}}, nil
	case ".graphml":
		return []Output{{path, GraphML}}, nil
	case ".csv":
		stem := strings.TrimSuffix(path, ext)
		return []Output{
			{stem + ".clusters" + ext, CSVClusters},
			{stem + ".members" + ext, CSVMembers},
			{stem + ".credits" + ext, CSVCredits},
		}, nil
	}
	return nil, fmt.Errorf("%s: no format is known by the extension %q; hint: use .md, .html, .json, .csv or .graphml", path, ext)
}

// RenderOptions say how a report is shown; the zero value is the default of
// the command.
type RenderOptions struct {
	// Lang is the language of the interface: "en" (or empty) or "ar". JSON and
	// CSV are the same in both.
	Lang string
	// Width is the columns of the terminal that a table is meant for; 0 means
	// 120.
	Width int
	// NoText leaves the texts of the articles out.
	NoText bool
	// Full shows all that a format would cut for length.
	Full bool
	// Excel has CSV begin with a byte order mark: without it Excel takes UTF-8 for
	// another encoding. Programs that read CSV often take it for a part of the first
	// column's name, so it is not there unless asked for.
	Excel bool
}

// Write writes the report in one format. It fails where w does, or where the
// format or the language is unknown.
func Write(w io.Writer, r *Report, format Format, opt RenderOptions) error {
	p, err := phrasesOf(opt.Lang)
	if err != nil {
		return err
	}
	if opt.NoText {
		r = r.WithoutTexts()
	}
	out := bufio.NewWriter(w)
	var v *view
	if format != JSON && format != CSVCredits {
		v = newView(r, p)
	}
	if opt.Excel && strings.HasSuffix(string(format), string(CSVMembers)) {
		out.WriteString("\ufeff") // errors stay for Flush
	}
	switch format {
	case Table:
		err = writeTable(out, v, opt)
	case Markdown:
		err = writeMarkdown(out, v, opt)
	case HTML:
		err = writeHTML(out, v, opt)
	case JSON:
		err = r.WriteJSON(out)
	case GraphML:
		err = writeGraphML(out, v)
	case CSVMembers:
		err = writeMembers(out, v)
	case CSVClusters:
		err = writeClusters(out, v)
	case CSVCredits:
		err = writeCredits(out, r)
	default:
		return fmt.Errorf("unknown format %q; hint: use table, markdown, html, json or csv", format)
	}
	if v != nil && err == nil {
		err = v.err
	}
	if err != nil {
		return err
	}
	return out.Flush()
}
