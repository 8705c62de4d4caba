package main

import (
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"sada/reports"
)

func reportCommand() *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "render a saved JSON report in another format",
		ArgsUsage: "REPORT.json",
		Description: "The report must have been made by sada scan -o REPORT.json; the articles\n" +
			"themselves are not needed. - is standard input.\n\n" +
			"Examples:\n\n" +
			"  sada report report.json\n" +
			"  sada report -o report.md -o report.csv report.json",
		Flags:  renderingFlags(),
		Action: reportAction,
	}
}

func reportAction(c *cli.Context) error {
	paths, err := operands(c)
	if err != nil {
		return err
	}
	if len(paths) != 1 {
		return usage("for example: sada report report.json", "sada report needs one JSON report")
	}
	out, err := newRendering(c)
	if err != nil {
		return err
	}
	defer out.discard()
	report, err := readReport(c, paths[0])
	if err != nil {
		return fmt.Errorf("%s: %w", paths[0], err)
	}
	return out.write(c.Context, c.App.Writer, report)
}

func readReport(c *cli.Context, path string) (*reports.Report, error) {
	if path == "-" {
		return reports.ReadJSON(c.App.Reader)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	return reports.ReadJSON(f)
}
