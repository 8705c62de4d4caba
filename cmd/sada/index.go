package main

import (
	"bufio"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"sada/lsh/corpus"
	"sada/lsh/store"
)

func indexCommand() *cli.Command {
	command := &cli.Command{
		Name:  "index",
		Usage: "keep articles in a folder that checks and scans read",
		Description: "An index holds articles with their texts and keys. One process writes to it at a\n" +
			"time, any number read.\n\n" +
			"Examples:\n\n" +
			"  sada index add news.index archive      make an index, or add to one\n" +
			"  sada check --index news.index draft.txt\n" +
			"  sada index stats news.index",
		Subcommands: []*cli.Command{
			indexAddCommand(), indexRemoveCommand(), indexListCommand(), indexStatsCommand(),
			indexVerifyCommand(), indexCompactCommand(), indexExportCommand(),
		},
		Action: func(c *cli.Context) error {
			if name := c.Args().First(); name == "help" || name == "h" { // as many a program has it
				return helpOf(c, append([]string{c.Command.Name}, c.Args().Tail()...))
			} else if name != "" {
				return unknownCommand(c.Command.HelpName, c.Command.Subcommands, name)
			}
			return cli.ShowSubcommandHelp(c)
		},
	}
	for _, sub := range command.Subcommands {
		sub.OnUsageError = wrongFlag
		sub.HideHelpCommand = true
	}
	return command
}

func indexAddCommand() *cli.Command {
	return &cli.Command{
		Name:      "add",
		Usage:     "add articles; one with a known id replaces it",
		ArgsUsage: "DIR PATH...",
		Description: "Makes the index where the folder is new. All articles are added at once, and are\n" +
			"on disk when the command ends. It prints how many were added. A text that some of\n" +
			"them share is stored once, and again by a later add until compact or a merge.\n\n" +
			"Examples:\n\n" +
			"  sada index add news.index archive more.jsonl.gz",
		Flags: readingFlags(),
		Action: func(c *cli.Context) error {
			args, err := operands(c)
			if err != nil {
				return err
			}
			if len(args) < 2 {
				return usage("for example: sada index add news.index archive", "sada index add needs a folder for the index and what to add")
			}
			opt, err := readOptions(c)
			if err != nil {
				return err
			}
			return change(c, args[0], func(w *store.Writer) error {
				sum, err := corpus.Read(c.Context, args[1:], opt, func(batch []*corpus.Article) error {
					return w.Add(c.Context, batch)
				})
				if !c.Bool("quiet") {
					warn(c.App.ErrWriter, sum.Warnings, err, unread(sum))
				}
				return err
			})
		},
	}
}

// displaced are warnings of articles that went because another has their id.
func displaced(list []store.Displaced) []corpus.Warning {
	const most = 4 // warn shows five
	var warnings []corpus.Warning
	for _, d := range list[:min(len(list), most)] {
		name := d.ID
		if d.Title != "" {
			name += fmt.Sprintf(" (%s)", d.Title)
		}
		warnings = append(warnings, corpus.Warning{Path: d.New, Text: fmt.Sprintf("replaces %s, which was read from %s and is gone; hint: an index holds one article of an id: give articles ids that do not come again", name, d.Path)})
	}
	if more := len(list) - most; more > 0 {
		warnings = append(warnings, corpus.Warning{Path: list[most].New, Text: fmt.Sprintf("and %d more replace other articles", more)})
	}
	return warnings
}

// change changes an index and says what came of it.
func change(c *cli.Context, folder string, work func(w *store.Writer) error) error {
	w, err := store.OpenWriter(folder)
	if err != nil {
		return err
	}
	defer w.Close()
	if err := work(w); err != nil {
		return err
	}
	snapshot, err := w.Commit(c.Context)
	if err != nil {
		return err
	}
	if !c.Bool("quiet") {
		warn(c.App.ErrWriter, displaced(w.Displaced), nil, "")
	}
	_, err = fmt.Fprintf(c.App.Writer, "added %d, replaced %d, unchanged %d, removed %d; snapshot %d\n",
		w.Added, w.Replaced, w.Unchanged, w.Removed, snapshot)
	return err
}

func indexRemoveCommand() *cli.Command {
	return &cli.Command{
		Name:      "remove",
		Usage:     "remove articles by id, outlet or date",
		ArgsUsage: "DIR [ID...]",
		Description: "Removes the articles with the ids named, or, without ids, those that all other\n" +
			"flags together choose. It exits with 1 where no article has one of the ids; the\n" +
			"others are removed.\n\n" +
			"Examples:\n\n" +
			"  sada index remove news.index 4711\n" +
			"  sada index remove --outlet TASS --until 2023-12-31 news.index",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "id", Usage: "remove the article with this `ID`, as an ID behind DIR does; may be repeated"},
			&cli.StringSliceFlag{Name: "outlet", Usage: "remove what this `OUTLET` printed; may be repeated"},
			&cli.StringFlag{Name: "since", Usage: "remove what was printed on `DATE` or later: 2024-05-01, by the day that list prints"},
			&cli.StringFlag{Name: "until", Usage: "remove what was printed on `DATE` or before"},
			outletsFlag(), quietFlag(),
		},
		Action: func(c *cli.Context) error {
			args, err := operands(c)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return usage("for example: sada index remove news.index 4711", "sada index remove needs the folder of an index")
			}
			ids := slices.Concat(c.StringSlice("id"), args[1:])
			match, err := removal(c, ids)
			if err != nil {
				return err
			}
			unknown, meant, err := removable(c, args[0], ids)
			if err != nil {
				return err
			}
			hint := fmt.Sprintf("sada index list %s prints them", shellQuote(args[0]))
			if meant != "" {
				hint = fmt.Sprintf("the articles of a page are numbered: %s", meant)
			}
			missing := fmt.Errorf("no article has the id %s; hint: %s", strings.Join(unknown, ", "), hint)
			if len(ids) > 0 && len(unknown) == len(ids) {
				return missing
			}
			err = change(c, args[0], func(w *store.Writer) error {
				_, err := w.Remove(c.Context, match)
				return err
			})
			if err == nil && len(unknown) > 0 {
				return missing
			}
			return err
		},
	}
}

// removal says which articles the arguments of remove choose.
func removal(c *cli.Context, ids []string) (func(*corpus.Article) bool, error) {
	outlets := c.StringSlice("outlet")
	since, err := dayFlag(c, "since")
	if err != nil {
		return nil, err
	}
	until, err := dayFlag(c, "until")
	if err != nil {
		return nil, err
	}
	if !until.IsZero() && until.Before(since) {
		return nil, usage("nothing was printed after --since and before --until", "--until %s is before --since %s", c.String("until"), c.String("since"))
	}
	chosen := len(outlets) > 0 || !since.IsZero() || !until.IsZero()
	switch {
	case len(ids) > 0 && chosen:
		return nil, usage("leave one of them out", "ids and other flags cannot choose together")
	case len(ids) > 0:
		return func(a *corpus.Article) bool { return slices.Contains(ids, a.ID) }, nil
	case !chosen:
		return nil, usage("name ids, or --outlet, --since or --until", "sada index remove needs to know what to remove")
	}
	if slices.Contains(outlets, "") {
		return nil, usage("sada index list prints their names", "--outlet names no outlet")
	}
	names, err := registry(c)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, name := range outlets {
		for _, house := range names.Houses(name) {
			wanted[house] = true
		}
	}
	return func(a *corpus.Article) bool {
		switch {
		case len(wanted) > 0 && !wanted[names.House(a.Outlet, a.URL)]:
			return false
		case since.IsZero() && until.IsZero():
			return true
		case a.Published.Precision == corpus.Unknown:
			return false
		}
		day := a.Published.Day()
		return !day.Before(since) && (until.IsZero() || !day.After(until))
	}, nil
}

// removable refuses outlets that the index has nothing of, and returns the ids that
// it does not know: most likely they are misspelled. One may be meant that is there, as
// a check and a report of it call a page by its file alone.
func removable(c *cli.Context, folder string, ids []string) (unknown []string, meant string, err error) {
	x, err := store.Open(folder) // it makes none
	if err != nil {
		return nil, "", err
	}
	defer x.Close()
	outlets := c.StringSlice("outlet")
	if len(ids)+len(outlets) == 0 {
		return nil, "", nil
	}
	registry, err := registry(c)
	if err != nil {
		return nil, "", err
	}
	known, printed, houses := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for a := range x.All(false) {
		known[a.ID], printed[a.Outlet], houses[registry.House(a.Outlet, a.URL)] = true, true, true
	}
	for _, name := range outlets {
		if !slices.ContainsFunc(registry.Houses(name), func(house string) bool { return houses[house] }) {
			return nil, "", unknownOutlet("outlet", name, "the index has no article of that outlet", "sada index list prints their names", slices.Sorted(maps.Keys(printed)))
		}
	}
	for _, id := range ids {
		if !known[id] {
			unknown = append(unknown, id)
			if first := firstOf(id); known[first] {
				meant = first
			}
		}
	}
	return unknown, meant, nil
}

// firstOf is the id of the first article of a page.
func firstOf(page string) string { return page + "#1" }

// dayFlag is the beginning of the day that a flag names, zero without one.
func dayFlag(c *cli.Context, name string) (time.Time, error) {
	value := c.String(name)
	if !c.IsSet(name) { // an empty one is a variable of a script that was not set: it chooses nothing, not everything
		return time.Time{}, nil
	}
	day, ok := parseDay(value)
	if !ok {
		return day, usage("write 2024-05-01", "--%s %q is no day", name, value)
	}
	return day, nil
}

// reader is a command that reads the index it is given and nothing else.
func reader(name, about, example string, flags []cli.Flag, read func(c *cli.Context, x *store.Index) error) *cli.Command {
	return &cli.Command{
		Name:        name,
		Usage:       about,
		ArgsUsage:   "DIR",
		Description: "Examples:\n\n  " + example,
		Flags:       flags,
		Action: func(c *cli.Context) error {
			args, err := exactly(c, 1, "the folder of an index", example)
			if err != nil {
				return err
			}
			x, err := store.Open(args[0])
			if err != nil {
				return err
			}
			defer x.Close()
			return read(c, x)
		},
	}
}

// sound is an error where something of the index could not be read.
func sound(x *store.Index) error {
	if damage := x.Damage(); len(damage) > 0 {
		return hinted(damage[0], "sada index verify says more")
	}
	return nil
}

func indexListCommand() *cli.Command {
	return reader("list", "print one article a line: id, date, outlet, title", "sada index list news.index", nil,
		func(c *cli.Context, x *store.Index) error {
			out := bufio.NewWriter(c.App.Writer)
			for _, a := range x.IDs() {
				date := ""
				if a.Published.Precision != corpus.Unknown {
					date = a.Published.Day().Format(time.DateOnly)
				}
				fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", printable(a.ID), date, printable(a.Outlet), printable(a.Title))
			}
			if err := out.Flush(); err != nil {
				return err
			}
			return sound(x)
		})
}

func indexStatsCommand() *cli.Command {
	return reader("stats", "print the figures of an index", "sada index stats news.index", nil,
		func(c *cli.Context, x *store.Index) error {
			s := x.Stats()
			t := newColumns(c.App.Writer)
			for _, row := range []struct {
				name  string
				value int64
			}{
				{"snapshot", int64(s.Snapshot)},
				{"articles", int64(s.Articles)},
				{"removed", int64(s.Removed)},
				{"texts", int64(s.Texts)},
				{"words", s.Words},
				{"keys", s.Keys},
				{"segments", int64(s.Segments)},
				{"bytes", s.Bytes},
				{"bytes of texts", s.TextBytes},
			} {
				fmt.Fprintf(t, "%s\t%d\t\n", row.name, row.value)
			}
			if err := t.Flush(); err != nil {
				return err
			}
			return sound(x)
		})
}

func indexVerifyCommand() *cli.Command {
	return reader("verify", "read all of an index and say what is damaged", "sada index verify news.index",
		[]cli.Flag{&cli.IntFlag{Name: "sample", Value: 16, Usage: "make the keys of every `N`th text again and look for them; 0 for none"}},
		func(c *cli.Context, x *store.Index) error {
			sample := c.Int("sample")
			if sample < 0 {
				return usage("1 takes every text, 0 none", "--sample %d is negative", sample)
			}
			broken := x.Verify(sample)
			for _, err := range broken {
				fmt.Fprintf(c.App.Writer, "%s\n", printable(err.Error()))
			}
			lost := x.SumDamage()
			if lost != nil {
				fmt.Fprintf(c.App.Writer, "%s\n", printable(lost.Error()))
			}
			n := x.Stats().Articles
			if len(broken) > 0 {
				return fmt.Errorf("the index is damaged; hint: save what is sound and add it to a new index: sada index export %s > articles.jsonl", shellQuote(c.Args().First()))
			}
			if lost != nil {
				return fmt.Errorf("no article is lost, only a sum of theirs is damaged; hint: sada index compact %s makes it anew", shellQuote(c.Args().First()))
			}
			if file := x.SumMissing(); file != "" {
				fmt.Fprintf(c.App.Writer, "%s is missing; nothing is lost with it, and the next change of the index makes it anew\n", file)
			}
			verb := "are"
			if n == 1 {
				verb = "is"
			}
			_, err := fmt.Fprintf(c.App.Writer, "%s %s sound\n", counted(n, "article"), verb)
			return err
		})
}

func indexCompactCommand() *cli.Command {
	return &cli.Command{
		Name:        "compact",
		Usage:       "merge an index into one segment and free what was removed",
		ArgsUsage:   "DIR",
		Description: "Examples:\n\n  sada index compact news.index",
		Action: func(c *cli.Context) error {
			args, err := exactly(c, 1, "the folder of an index", "sada index compact news.index")
			if err != nil {
				return err
			}
			if x, err := store.Open(args[0]); err != nil {
				return err
			} else if err := x.Close(); err != nil {
				return err
			}
			w, err := store.OpenWriter(args[0])
			if err != nil {
				return err
			}
			defer w.Close()
			if err = w.Compact(c.Context); store.IsDamage(err) {
				err = hinted(err, "sada index verify says more")
			}
			if err != nil {
				return err
			}
			x, err := store.Open(args[0])
			if err != nil {
				return err
			}
			defer x.Close()
			s := x.Stats()
			_, err = fmt.Fprintf(c.App.Writer, "%s in %s, %s\n", counted(s.Articles, "article"), counted(s.Segments, "segment"), counted(int(s.Bytes), "byte"))
			return err
		},
	}
}

func indexExportCommand() *cli.Command {
	return reader("export", "print all articles as JSON Lines", "sada index export news.index > articles.jsonl", nil,
		func(c *cli.Context, x *store.Index) error {
			out := bufio.NewWriterSize(c.App.Writer, 1<<16)
			for a := range x.All(true) {
				if c.Context.Err() != nil {
					return c.Context.Err()
				}
				if err := printRecord(out, a); err != nil {
					return err
				}
			}
			if err := out.Flush(); err != nil {
				return err
			}
			return sound(x)
		})
}
