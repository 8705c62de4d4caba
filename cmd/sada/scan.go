package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/urfave/cli/v2"

	"sada/lsh"
	"sada/reports"
)

func scanCommand() *cli.Command {
	flags := append(renderingFlags(), engineFlags()...)
	flags = append(flags,
		&cli.StringFlag{Name: "index", Usage: "also scan the articles of the index in `DIR`; then no PATH is needed"},
		sinceFlag(),
		explainFlag(),
		&statsFlag{&cli.GenericFlag{
			Name: "stats", Value: new(statsValue),
			Usage: "print what the scan cost to standard error, for people or as JSON",
		}},
	)
	return &cli.Command{
		Name:      "scan",
		Usage:     "report the passages that articles share",
		ArgsUsage: "PATH...",
		Description: "Reads text pages, HTML, JSON Lines, JSON, CSV, TSV, Parquet, RSS and Atom, WARC,\n" +
			"ZIP and tar, compressed or not, from files, folders or, for -, standard input. A\n" +
			"record needs a text; id, outlet, date, title and url make the report better.\n\n" +
			"Examples:\n\n" +
			"  sada scan seeds\n" +
			"  sada scan -o report.html -o report.json --min-words 25 news.jsonl.gz\n" +
			"  sada scan --format csv --date-is first-seen archive > members.csv\n" +
			"  sada scan --explain snn-00017,snn-04211 news.jsonl.gz",
		Flags:  append(append(flags, memoryFlags()...), readingFlags()...),
		Action: scanAction,
	}
}

// engineFlags are the flags that say how matches are found.
func engineFlags() []cli.Flag {
	return append(matchFlags("report matches within one outlet, labelled self"),
		&cli.StringFlag{Name: "engine", Value: "default", Usage: "find matches by the `default|classic` engine; classic is the textbook's"},
		&cli.StringFlag{Name: "unit", Value: "window", Usage: "what the classic engine compares: `window|article`"},
	)
}

// matchFlags are the flags of every command that finds matches; sameOutlet says which
// ones are within an outlet.
func matchFlags(sameOutlet string) []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "min-words", Value: 15, Usage: "report no match of fewer than `N` words on either side"},
		&cli.BoolFlag{Name: "same-outlet", Value: true, Usage: sameOutlet},
	}
}

// matchOptions are what the reading flags and matchFlags say.
func matchOptions(c *cli.Context) (opt lsh.Options, err error) {
	if opt.Read, err = readOptions(c); err != nil {
		return opt, err
	}
	opt.Workers = opt.Read.Workers
	opt.DropSameOutlet = !c.Bool("same-outlet")
	if opt.MinWords = c.Int("min-words"); opt.MinWords < 1 {
		return opt, usage("15 is the default; fewer find more that is chance", "--min-words %d: at least 1 is needed", opt.MinWords)
	}
	return opt, nil
}

// scanOptions are what the reading and engine flags say.
func scanOptions(c *cli.Context) (lsh.Options, error) {
	opt, err := matchOptions(c)
	if err != nil {
		return opt, err
	}
	if opt.Engine, err = choice(c, "engine", "default", "classic"); err != nil {
		return opt, err
	}
	if opt.Unit, err = choice(c, "unit", "window", "article"); err != nil {
		return opt, err
	}
	if c.IsSet("unit") && opt.Engine != "classic" {
		return opt, usage("add --engine classic", "--unit is for the classic engine only")
	}
	return opt, nil
}

// meta is what a report says of the options that shaped it: not how many
// workers or which files, which change nothing about what is found.
func meta(opt lsh.Options) reports.Meta {
	options := map[string]any{
		"engine":      opt.Engine,
		"min_words":   opt.MinWords,
		"same_outlet": !opt.DropSameOutlet,
		"date_is":     "published",
		"outlet_from": "page",
	}
	if opt.Read.FirstSeen {
		options["date_is"] = "first-seen"
	}
	if opt.Read.OutletFromPath {
		options["outlet_from"] = "path"
	}
	if opt.Engine == "classic" {
		options["unit"] = opt.Unit
	}
	return reports.Meta{Version: version(), Options: options}
}

func scanAction(c *cli.Context) error {
	paths, opt, err := scanArguments(c)
	if err != nil {
		return err
	}
	out, err := newRendering(c)
	if err != nil {
		return err
	}
	defer out.discard()
	if opt.Explain, err = explainPair(c); err != nil {
		return err
	}

	line := newProgress(c.App.ErrWriter, c.Bool("quiet"))
	defer line.done()
	if line != nil {
		opt.Progress = line.show
	}
	result, stats, err := lsh.Scan(c.Context, paths, opt)
	defer stats.Close() // the texts may lie in a temporary file
	line.done()
	if result != nil && !c.Bool("quiet") {
		warn(c.App.ErrWriter, result.Warnings, err, inReport)
	}
	if err != nil {
		return err
	}

	if len(opt.Explain) > 0 {
		return printPair(c.App.Writer, result, &stats.Explanations[0])
	}
	started := time.Now()
	line.show(lsh.Progress{Stage: "report", Articles: len(result.Articles)})
	report, err := sinceSnapshot(c, reports.New(result, meta(opt)))
	if err != nil {
		return err
	}
	if isTerminal(c.App.Writer) {
		line.done()
	}
	if err := out.write(c.Context, c.App.Writer, report); err != nil {
		return err
	}
	line.done()
	stats.Stages = append(stats.Stages, lsh.StageTime{Stage: "report", Time: time.Since(started)})
	stats.Total += time.Since(started)
	stats.PeakMemory = lsh.PeakMemory()
	return printStats(c, stats, report.Stats)
}

// scanArguments are what the arguments and flags of a scan say, all that can be
// wrong with them found out.
func scanArguments(c *cli.Context) ([]string, lsh.Options, error) {
	named := pathOperands
	if c.String("index") != "" {
		named = operands
	}
	paths, err := named(c)
	if err != nil {
		return nil, lsh.Options{}, err
	}
	opt, err := scanOptions(c)
	if err != nil {
		return nil, opt, err
	}
	opt.Index, opt.MatchedTexts = c.String("index"), !c.IsSet("explain")
	if err := checkSince(c); err != nil {
		return nil, opt, err
	}
	err = limitMemory(c, &opt)
	return paths, opt, err
}

// statsFlag is a flag with a value that may be left out: --stats, --stats=json.
type statsFlag struct{ *cli.GenericFlag }

// TakesValue is false because the value is never the next argument.
func (f *statsFlag) TakesValue() bool { return false }

// String is what the help says of the flag, in the form of the others.
func (f *statsFlag) String() string {
	return narrow(func(cli.Flag) string { return "--stats[=json]\t" + f.Usage })(f)
}

// statsValue is "", "text" or "json".
type statsValue string

// IsBoolFlag lets the flag stand without a value, which then is "true".
func (s *statsValue) IsBoolFlag() bool { return true }

func (s *statsValue) String() string { return string(*s) }

func (s *statsValue) Set(value string) error {
	switch value {
	case "true", "text":
		*s = "text"
	case "json":
		*s = "json"
	case "false":
		*s = ""
	default:
		return fmt.Errorf("is neither text nor json; --stats alone prints text")
	}
	return nil
}

// printStats prints what a scan cost as --stats says; counts are those of the
// report.
func printStats(c *cli.Context, stats *lsh.Stats, counts reports.Stats) error {
	w := c.App.ErrWriter
	switch *c.Generic("stats").(*statsValue) {
	case "":
		return nil
	case "json":
		return writeStatsJSON(w, stats, counts)
	}
	t := newColumns(w)
	for _, s := range stats.Stages {
		fmt.Fprintf(t, "%s\t%.3f s\t\n", s.Stage, s.Time.Seconds())
	}
	fmt.Fprintf(t, "total\t%.3f s\t\n", stats.Total.Seconds())
	for _, n := range statsCounts(counts) {
		fmt.Fprintf(t, "%s\t%d\t\n", n.name, n.value)
	}
	if stats.PeakMemory > 0 {
		fmt.Fprintf(t, "peak memory\t%.1f MB\t\n", float64(stats.PeakMemory)/1e6)
	}
	for _, f := range stats.Figures {
		fmt.Fprintf(t, "%s\t%.4g\t\n", f.Name, f.Value)
	}
	return t.Flush()
}

type count struct {
	name  string
	value int
}

func statsCounts(s reports.Stats) []count {
	return []count{
		{"articles", s.Articles},
		{"bytes", s.Bytes},
		{"words", s.Words},
		{"keys", s.Keys},
		{"crowded", s.Crowded},
		{"candidates", s.Candidates},
		{"matches", s.Matches},
		{"labelled", s.Labelled},
		{"groups", s.Groups},
		{"clusters", s.Clusters},
		{"stories", s.Stories},
		{"skipped", s.Skipped},
		{"rejected", s.Rejected},
	}
}

// writeStatsJSON writes one object on one line: seconds by stage, bytes of
// memory, counts and figures by name.
func writeStatsJSON(w io.Writer, stats *lsh.Stats, counts reports.Stats) error {
	type stage struct {
		Stage   string  `json:"stage"`
		Seconds float64 `json:"seconds"`
	}
	out := struct {
		Stages       []stage            `json:"stages"`
		TotalSeconds float64            `json:"total_seconds"`
		PeakMemory   int64              `json:"peak_memory"`
		Counts       map[string]int     `json:"counts"`
		Figures      map[string]float64 `json:"figures"`
	}{
		Stages:       []stage{},
		TotalSeconds: stats.Total.Seconds(),
		PeakMemory:   stats.PeakMemory,
		Counts:       make(map[string]int),
		Figures:      make(map[string]float64),
	}
	for _, s := range stats.Stages {
		out.Stages = append(out.Stages, stage{s.Stage, s.Time.Seconds()})
	}
	for _, n := range statsCounts(counts) {
		out.Counts[n.name] = n.value
	}
	for _, f := range stats.Figures {
		if !math.IsNaN(f.Value) && !math.IsInf(f.Value, 0) { // JSON has neither
			out.Figures[f.Name] = f.Value
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
