package main

import (
	"maps"
	"strconv"

	"github.com/urfave/cli/v2"

	"sada/lsh/store"
	"sada/reports"
)

func sinceFlag() cli.Flag {
	return &cli.StringFlag{
		Name:  "since",
		Usage: "with --index: report only what was added after `SNAPSHOT` and what it shares with the rest, a number that sada index add and stats print",
	}
}

// checkSince says before the work what is wrong with --since.
func checkSince(c *cli.Context) error {
	if !c.IsSet("since") {
		return nil
	}
	if c.String("index") == "" {
		return usage("add --index DIR", "--since is for the articles of an index")
	}
	n, err := snapshot(c.String("since"))
	if err != nil {
		return err
	}
	x, err := store.Open(c.String("index"))
	if err != nil {
		return err
	}
	defer x.Close()
	if n > x.Snapshot() {
		return usage("sada index stats prints the last one", "--since %d: the index has the snapshots 0 to %d", n, x.Snapshot())
	}
	return nil
}

// snapshot reads the value of --since.
func snapshot(value string) (int, error) {
	if _, ok := parseDate(value); ok {
		return 0, usage("sada index stats prints the last snapshot; a date goes with sada report --since "+shellQuote(value),
			"--since %q is a date, here it takes a snapshot of the index", value)
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, usage("sada index stats prints the last snapshot", "--since %q is no snapshot", value)
	}
	return n, nil
}

// sinceSnapshot is what of a report the articles have joined or founded that
// were added to the index after the snapshot of --since. Those of the paths are
// new, too.
func sinceSnapshot(c *cli.Context, report *reports.Report) (*reports.Report, error) {
	if !c.IsSet("since") {
		return report, nil
	}
	x, err := store.Open(c.String("index"))
	if err != nil {
		return nil, err
	}
	defer x.Close()
	n, err := snapshot(c.String("since"))
	if err != nil {
		return nil, err
	}
	// An article of the index has another id where one of the paths has its own.
	const renamed = "index:"
	ids := map[string]bool{}
	for i := range report.Articles {
		ids[report.Articles[i].ID] = true
	}
	old := map[string]bool{}
	for id := range x.Before(n) {
		if ids[renamed+id] {
			id = renamed + id
		}
		old[id] = true
	}
	if err := sound(x); err != nil {
		return nil, err
	}
	added := 0
	for id := range ids {
		if !old[id] {
			added++
		}
	}
	kept := report.Filter(reports.Filter{Added: func(id string) bool { return !old[id] }})
	kept.Options = maps.Clone(kept.Options)
	kept.Options["since_snapshot"] = n
	kept.Options["since_added"] = added
	return kept, nil
}
