package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"sada/reports"
)

func compareCommand() *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "say which shared passages are new, grown or gone since an earlier report",
		ArgsUsage: "OLD.json NEW.json",
		Description: "Both reports must have been made by sada scan -o REPORT.json. Passages are held\n" +
			"against each other by their printings and their words, not by their ids. Merged is\n" +
			"one in which most printings of two earlier ones lie; of printings that stood there\n" +
			"together before, none is new.\n\n" +
			"Examples:\n\n" +
			"  sada compare monday.json tuesday.json\n" +
			"  sada compare --format json monday.json tuesday.json",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print the changes as `table|json`"},
			&cli.StringFlag{Name: "lang", Value: "en", Usage: "the language of headings: `en|ar`"},
			&cli.BoolFlag{Name: "full", DisableDefaultText: true, Usage: "also list what stayed the same, and all that a table would cut"},
		},
		Action: compareAction,
	}
}

func compareAction(c *cli.Context) error {
	paths, err := exactly(c, 2, "two JSON reports", "sada compare monday.json tuesday.json")
	if err != nil {
		return err
	}
	format, err := choice(c, "format", "table", "json")
	if err != nil {
		return err
	}
	lang, err := choice(c, "lang", "en", "ar")
	if err != nil {
		return err
	}
	var both [2]*reports.Report
	for i, path := range paths {
		report, done, err := openReport(c, path, reports.Filter{})
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		defer done()
		if report.IsCheck() {
			return usage("sada scan -o REPORT.json makes one that can be compared", "%s is a report of sada check, which holds the passages of a draft alone", path)
		}
		both[i] = report
	}
	if differ := reports.OptionsThatDiffer(both[0], both[1]); len(differ) > 0 {
		say(c.App.ErrWriter, "the two reports were not made alike: "+strings.Join(differ, "; "), "what changed may be what was looked for; make both with the same flags")
	}
	changes, err := reports.Compare(both[0], both[1])
	if err != nil {
		return err
	}
	became := func(what string) bool {
		return slices.ContainsFunc(changes, func(change reports.Change) bool { return change.Change == what })
	}
	if became("new") && became("gone") && !(both[0].HasTexts() && both[1].HasTexts()) {
		bare := paths[0]
		if both[0].HasTexts() {
			bare = paths[1]
		}
		say(c.App.ErrWriter, bare+" holds no texts: a passage that other articles print now is new and gone at once", "make both reports without --no-text")
	}
	opt := reports.RenderOptions{Lang: lang, Full: c.Bool("full"), Width: terminalWidth(c.App.Writer)}
	return reports.WriteChanges(c.App.Writer, both[0], both[1], changes, reports.Format(format), opt)
}
