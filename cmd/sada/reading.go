package main

import (
	"runtime"
	"slices"

	"github.com/urfave/cli/v2"

	"sada/lsh/corpus"
)

// readingFlags are the flags of every command that reads articles.
func readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "date-is", Value: "published",
			Usage: "whether a record's date is that of printing or when the text was found: `published|first-seen`",
		},
		&cli.IntFlag{
			Name: "workers", DefaultText: "one for each core",
			Usage: "work on `N` articles at once; the result does not depend on it",
		},
		quietFlag(),
	}
}

func quietFlag() cli.Flag {
	return &cli.BoolFlag{Name: "quiet", DisableDefaultText: true, Usage: "no progress and no warnings on standard error"}
}

// readOptions are what the reading flags say.
func readOptions(c *cli.Context) (corpus.Options, error) {
	opt := corpus.Options{Stdin: c.App.Reader, Workers: c.Int("workers")}
	if c.IsSet("workers") && opt.Workers < 1 {
		return opt, usage("leave it out to use all cores", "--workers %d: at least 1 is needed", opt.Workers)
	}
	if opt.Workers == 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	dateIs, err := choice(c, "date-is", "published", "first-seen")
	opt.FirstSeen = dateIs == "first-seen"
	return opt, err
}

// choice is the value of a flag that has only these values.
func choice(c *cli.Context, flag string, values ...string) (string, error) {
	value := c.String(flag)
	return value, checkChoice(flag, value, values...)
}

func checkChoice(flag, value string, values ...string) error {
	if slices.Contains(values, value) {
		return nil
	}
	return usage("it is one of "+oneOf(values), "--%s %q is unknown", flag, value)
}

// oneOf lists values: "table, json or csv".
func oneOf(values []string) string {
	list := values[0]
	for i, v := range values[1:] {
		if i == len(values)-2 {
			list += " or " + v
		} else {
			list += ", " + v
		}
	}
	return list
}

// pathOperands are the files and folders that a command is to read.
func pathOperands(c *cli.Context) ([]string, error) {
	paths, err := operands(c)
	if err == nil && len(paths) == 0 {
		err = usage("for example: "+c.Command.HelpName+" seeds (or - for standard input)",
			"%s needs at least one file or folder", c.Command.HelpName)
	}
	return paths, err
}
