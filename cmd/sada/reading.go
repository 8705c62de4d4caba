package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"sada/lsh/corpus"
	"sada/lsh/outlet"
)

// readingFlags are the flags of every command that reads articles.
func readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "date-is", Value: "published",
			Usage: "whether a record's date is that of printing or when the text was found: `published|first-seen`",
		},
		&cli.StringSliceFlag{
			Name:  "field",
			Usage: "a record holds FIELD (id, outlet, date, title, lead, text or url) under another name: `FIELD=NAME,...`; may be repeated",
		},
		&cli.StringFlag{
			Name: "outlet-from", Value: "page",
			Usage: "the outlet is what the article's own page or record says, or, where it says nothing, the folder it stands in: `page|path`",
		},
		outletsFlag(),
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

func outletsFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "outlets", Usage: "add the outlets of `FILE.yaml` to those known; may be repeated"}
}

// registry is the built-in one with the files of --outlets added. What they
// take from outlets that are known already is said on standard error.
func registry(c *cli.Context) (*outlet.Registry, error) {
	all := outlet.Default()
	for _, path := range c.StringSlice("outlets") {
		f, err := openInput(path)
		if err != nil {
			return nil, err
		}
		more, claims, err := all.With(f, path)
		f.Close()
		if err != nil {
			return nil, err
		}
		for _, claim := range claims {
			if !c.Bool("quiet") {
				fmt.Fprintf(c.App.ErrWriter, "sada: warning: %s: %s was a name of %s and is now one of %s\n",
					printable(path), printable(claim.Name), printable(claim.Was), printable(claim.Now))
			}
		}
		all = more
	}
	return all, nil
}

// chosenFields are the names that --field gives, by field.
func chosenFields(c *cli.Context) (map[string]string, error) {
	chosen := make(map[string]string)
	for _, list := range c.StringSlice("field") {
		for pair := range strings.SplitSeq(list, ",") {
			field, name, ok := strings.Cut(pair, "=")
			if !ok || name == "" {
				return nil, usage("for example: --field text=body,date=pubDate", "--field %q names no field", pair)
			}
			if err := checkChoice("field", field, "id", "outlet", "date", "title", "lead", "text", "url"); err != nil {
				return nil, err
			}
			if other := chosen[field]; other != "" && other != name {
				return nil, usage("make JSON Lines of each kind of file first: sada inspect --field "+field+"="+other+" FILE > FILE.jsonl",
					"--field takes the %s from %q and from %q", field, other, name)
			}
			chosen[field] = name
		}
	}
	return chosen, nil
}

// readOptions are what the reading flags say.
func readOptions(c *cli.Context) (corpus.Options, error) {
	opt := corpus.Options{Stdin: c.App.Reader, Workers: c.Int("workers")}
	const most = 1024 // each takes memory
	if c.IsSet("workers") && (opt.Workers < 1 || opt.Workers > most) {
		return opt, usage("leave it out to use all cores", "--workers %d is not between 1 and %d", opt.Workers, most)
	}
	if opt.Workers == 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	dateIs, err := choice(c, "date-is", "published", "first-seen")
	if err != nil {
		return opt, err
	}
	opt.FirstSeen = dateIs == "first-seen"
	outletFrom, err := choice(c, "outlet-from", "page", "path")
	if err != nil {
		return opt, err
	}
	opt.OutletFromPath = outletFrom == "path"
	if opt.Fields, err = chosenFields(c); err != nil {
		return opt, err
	}
	opt.Registry, err = registry(c)
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
	if err == nil {
		err = checkDetached(c, paths)
	}
	return paths, err
}

// checkDetached refuses the value of a flag that stands behind a blank where it must
// stand behind "=", and so would be a path.
func checkDetached(c *cli.Context, paths []string) error {
	if len(paths) == 0 || !slices.Contains([]string{"true", "false", "json", "text"}, paths[0]) {
		return nil
	}
	if _, err := os.Stat(paths[0]); err == nil {
		return nil
	}
	for _, flag := range []string{"stats", "same-outlet"} {
		if c.IsSet(flag) {
			return usage(fmt.Sprintf("write --%s=%s", flag, paths[0]), "there is no file %s", paths[0])
		}
	}
	return nil
}
