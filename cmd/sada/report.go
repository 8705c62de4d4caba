package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/urfave/cli/v2"

	"sada/lsh/arabic"
	"sada/reports"
)

func reportCommand() *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "render a saved JSON report in another format, or less of it",
		ArgsUsage: "REPORT.json",
		Description: "The report must have been made by sada scan -o REPORT.json; the articles\n" +
			"themselves are not needed. - is standard input. Thresholds can only be made\n" +
			"stricter than those of the scan.\n\n" +
			"Examples:\n\n" +
			"  sada report report.json\n" +
			"  sada report -o report.html -o report.csv report.json\n" +
			"  sada report --kind verbatim --kind edited --outlet TASS --since 2024-05-01 report.json",
		Flags:  append(append(filterFlags(), renderingFlags()...), quietFlag()),
		Action: reportAction,
	}
}

func filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "min-words", DefaultText: "as scanned", Usage: "keep matches of at least `N` words"},
		&cli.StringFlag{Name: "min-containment", DefaultText: "as scanned", Usage: "keep matches of which one side holds at least the `SHARE`, 0.5 or 50%, of the other's words"},
		&cli.StringSliceFlag{Name: "kind", Usage: "keep matches of this `KIND`: verbatim, edited, reordered or reworded; may be repeated"},
		&cli.StringSliceFlag{Name: "outlet", Usage: "keep what this `OUTLET` printed, in any known spelling of its name; may be repeated"},
		&cli.StringFlag{Name: "since", Usage: "keep what was printed at or after `DATE`: 2024-05-01 or 2024-05-01T15:04:05Z"},
	}
}

// filter is what the filter flags say.
func filter(c *cli.Context) (reports.Filter, error) {
	f := reports.Filter{
		MinWords: c.Int("min-words"),
		Kinds:    c.StringSlice("kind"),
		Outlets:  c.StringSlice("outlet"),
	}
	if f.MinWords < 0 {
		return f, usage("leave it out to keep all", "--min-words %d is negative", f.MinWords)
	}
	if c.IsSet("min-containment") {
		var err error
		if f.MinContainment, err = parseShare("min-containment", c.String("min-containment")); err != nil {
			return f, err
		}
	}
	for _, kind := range f.Kinds {
		if err := checkChoice("kind", kind, "verbatim", "edited", "reordered", "reworded"); err != nil {
			return f, err
		}
	}
	if since := c.String("since"); since != "" {
		var ok bool
		_, f.SinceDay = parseDay(since)
		if f.Since, ok = parseDate(since); !ok {
			hint := "write 2024-05-01 or 2024-05-01T15:04:05Z"
			if n, err := snapshot(since); err == nil {
				hint += fmt.Sprintf("; a snapshot goes with sada scan --index DIR --since %d", n)
			}
			return f, usage(hint, "--since %q is no date", since)
		}
	}
	return f, nil
}

// parseDate reads a day or a moment, 2024-05-01T15:04:05Z.
func parseDate(s string) (time.Time, bool) {
	if day, ok := parseDay(s); ok {
		return day, true
	}
	date, err := time.Parse(time.RFC3339, s)
	return date, err == nil
}

// parseDay reads a day, 2024-05-01, which may be written in Arabic digits and with
// other marks between its numbers.
func parseDay(s string) (time.Time, bool) {
	day, err := time.Parse("2006 1 2", arabic.Fold(s))
	return day, err == nil
}

func reportAction(c *cli.Context) error {
	paths, err := exactly(c, 1, "one JSON report", "sada report report.json")
	if err != nil {
		return err
	}
	only, err := filter(c)
	if err != nil {
		return err
	}
	out, err := newRendering(c)
	if err != nil {
		return err
	}
	defer out.discard()
	report, done, err := openReport(c, paths[0], only)
	if err != nil {
		return fmt.Errorf("%s: %w", paths[0], err)
	}
	defer done()
	if filtered(c) {
		if err := fits(c, only, report); err != nil {
			return err
		}
	}
	return out.write(c.Context, c.App.Writer, report)
}

// fits refuses a filter by an outlet that the report has nothing of, and says
// where a threshold is below the scan's.
func fits(c *cli.Context, f reports.Filter, report *reports.Report) error {
	for _, name := range f.Outlets {
		if report.HasOutlet(name) {
			continue
		}
		var names []string
		for i := range report.Outlets {
			names = append(names, report.Outlets[i].Outlet)
		}
		return unknownOutlet("outlet", name, "the report has no article of that outlet", "the report's table of outlets has their names", names)
	}
	if scanned, _ := report.Options["min_words"].(int); f.MinWords > 0 && f.MinWords < scanned && !c.Bool("quiet") {
		say(c.App.ErrWriter, fmt.Sprintf("--min-words %d keeps all: the report has no matches of fewer than %d words", f.MinWords, scanned),
			"scan again for shorter ones")
	}
	return nil
}

// unknownOutlet refuses the name of an outlet that nothing is of; hint says where
// the names are.
func unknownOutlet(flag, name, why, hint string, known []string) error {
	if meant := nearest(name, known); meant != "" {
		hint = "did you mean " + printable(meant) + "? " + hint
	}
	return usage(hint, "--%s %s: %s", flag, printable(name), why)
}

// filtered says whether a filter flag is set: a report that is not filtered
// stays as it was, byte for byte.
func filtered(c *cli.Context) bool {
	for _, flag := range filterFlags() {
		if c.IsSet(flag.Names()[0]) {
			return true
		}
	}
	return false
}

// openReport reads what the filter keeps of a report, if one is set, as far as it
// is needed; done must be called when it is no longer in use.
func openReport(c *cli.Context, path string, only reports.Filter) (report *reports.Report, done func(), err error) {
	info, err := os.Stat(path)
	switch {
	case path == "-":
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, errors.New("no such file; hint: is the path spelt right?")
	case err != nil:
		return nil, nil, withoutPath(err)
	case info.IsDir():
		return nil, nil, errors.New("it is a folder; hint: give a report made by sada scan -o report.json")
	case info.Mode().IsRegular():
		f, err := os.Open(path)
		if err != nil {
			return nil, nil, withoutPath(err)
		}
		if filtered(c) {
			report, err = reports.OpenFiltered(f, info.Size(), only)
		} else {
			report, err = reports.OpenJSON(f, info.Size())
		}
		if err != nil {
			f.Close()
			return nil, nil, withoutPath(err)
		}
		return report, func() { f.Close() }, nil
	}
	if report, err = readReport(c, path); err == nil && filtered(c) {
		report = report.Filter(only)
	}
	return report, func() {}, err
}

// readReport reads a whole report, also from a pipe.
func readReport(c *cli.Context, path string) (*reports.Report, error) {
	from := c.App.Reader
	if path != "-" {
		from = &lateFile{path: path}
	}
	report, err := reports.ReadJSON(interruptible(c.Context, from))
	return report, withoutPath(err)
}
