package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"sada/reports"
)

// rendering is where a report goes, and in which forms.
type rendering struct {
	files
	outputs []output
	format  reports.Format // of standard output
	options reports.RenderOptions
}

type output struct {
	reports.Output
	w io.Writer
}

// renderingFlags are the flags of every command that prints a report.
func renderingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{
			Name:  "o",
			Usage: "also write the report to `FILE`, as its extension says: .md, .html, .json, .graphml or .csv (r.csv makes r.clusters.csv, r.members.csv and r.credits.csv); may be repeated",
		},
		&cli.StringFlag{Name: "format", Value: "table", Usage: "print the report as `table|markdown|html|json|csv`"},
		&cli.StringFlag{Name: "lang", Value: "en", Usage: "the language of headings and labels: `en|ar`"},
		&cli.BoolFlag{Name: "full", DisableDefaultText: true, Usage: "show all that a format would cut for length"},
		&cli.BoolFlag{Name: "excel", DisableDefaultText: true, Usage: "begin CSV with a byte order mark, without which Excel does not read Arabic in it"},
		&cli.BoolFlag{Name: "no-text", DisableDefaultText: true, Usage: "leave out the texts of the articles: a JSON report becomes smaller, but no passage can be shown from it"},
	}
}

// newRendering is what the rendering flags say, with the files opened; discard
// must be called.
func newRendering(c *cli.Context) (*rendering, error) {
	r := &rendering{files: files{inputs: inputs(c)}, options: reports.RenderOptions{
		NoText: c.Bool("no-text"),
		Full:   c.Bool("full"),
		Excel:  c.Bool("excel"),
		Width:  terminalWidth(c.App.Writer),
	}}
	var err error
	if r.format, err = reports.ParseFormat(c.String("format")); err != nil {
		return nil, asUsage(fmt.Errorf("--format: %w", err))
	}
	if r.options.Lang, err = choice(c, "lang", "en", "ar"); err != nil {
		return nil, err
	}
	for _, path := range c.StringSlice("o") {
		if path == "-" {
			r.discard()
			return nil, usage("choose what is printed with --format", "-o - names no file")
		}
		outputs, err := reports.Outputs(path)
		if err != nil {
			r.discard()
			return nil, asUsage(fmt.Errorf("-o %w", err))
		}
		for _, out := range outputs {
			w, err := r.open(out.Path)
			if err != nil {
				r.discard()
				return nil, err
			}
			r.outputs = append(r.outputs, output{out, w})
		}
	}
	return r, nil
}

// terminalWidth is the number of columns of a terminal, 0 for anything else.
func terminalWidth(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			return width
		}
	}
	return 0
}

// write renders the report into the files, moves them to their places and
// prints it; what is in a file already is not rendered twice. It ends with ctx,
// but what has come to its place is printed to the end.
func (r *rendering) write(ctx context.Context, stdout io.Writer, report *reports.Report) error {
	for _, out := range r.outputs {
		if err := reports.Write(untilEnd{ctx, out.w}, report, out.Format, r.options); err != nil {
			return fmt.Errorf("cannot write %s: %w", out.Path, withoutPath(err))
		}
	}
	if err := r.keep(ctx); err != nil {
		return err
	}
	for _, out := range r.outputs {
		if out.Format == r.format {
			return printFile(stdout, out.Path)
		}
	}
	if len(r.outputs) == 0 {
		stdout = untilEnd{ctx, stdout}
	}
	return reports.Write(stdout, report, r.format, r.options)
}

// untilEnd is a writer until its context ends.
type untilEnd struct {
	ctx context.Context
	w   io.Writer
}

func (u untilEnd) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}

func printFile(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
