package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"sada/lsh"
	"sada/reports"
)

func checkCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringSliceFlag{Name: "against", Usage: "compare with the articles of `PATH`, a file or folder as for sada scan; may be repeated"},
		&cli.StringFlag{Name: "index", Usage: "compare with the articles of the index in `DIR`, see sada index"},
		&cli.StringFlag{Name: "fail-at", Value: "0.3", Usage: "exit with 3 where this `SHARE` of a draft's words stands elsewhere: 0.3 or 30%"},
		&cli.StringFlag{Name: "max-age", Usage: "compare only with what was printed in the last `DAYS`: 30d, or weeks: 2w, or hours: 48h"},
		&cli.StringSliceFlag{Name: "outlet", Usage: "compare only with what this `OUTLET` printed; may be repeated"},
		&cli.StringSliceFlag{Name: "exclude-outlet", Usage: "do not compare with what this `OUTLET` printed; may be repeated"},
	}
	flags = append(flags, matchFlags("report matches with the draft's own outlet, labelled self")...)
	flags = append(flags, renderingFlags()...)
	return &cli.Command{
		Name:      "check",
		Usage:     "say where the passages of a draft have been printed",
		ArgsUsage: "FILE|-",
		Description: "Reads a draft as text (.txt, .md), HTML or JSON Lines (many drafts), or from\n" +
			"standard input for -, and says what of it stands in the articles it is compared\n" +
			"with: outlet, date, title, how it was reused, whether the draft's credit agrees\n" +
			"with the earliest printing, and which words, numbers and names differ.\n\n" +
			"It exits with 3 where a draft's coverage, the share of its words in passages that\n" +
			"stand elsewhere and are not set apart, reaches --fail-at. Of an index it holds the\n" +
			"checksums of what it reads for the draft; damage there is left out and told.\n" +
			"sada index verify reads all.\n\n" +
			"Examples:\n\n" +
			"  sada check --against archive draft.txt\n" +
			"  sada check --index news.index --fail-at 0.5 draft.html\n" +
			"  sada check --against news.jsonl.gz --max-age 30d --exclude-outlet واس -o check.json -",
		Flags:  append(flags, readingFlags()...),
		Action: checkAction,
	}
}

// checkOptions are what the flags of a check say.
func checkOptions(c *cli.Context) (lsh.CheckOptions, error) {
	opt := lsh.CheckOptions{
		Against: c.StringSlice("against"), Outlets: c.StringSlice("outlet"), Exclude: c.StringSlice("exclude-outlet"),
	}
	index := c.String("index")
	if len(opt.Against) == 0 && index == "" {
		return opt, usage("for example: sada check --against archive draft.txt, or --index DIR", "sada check needs to know what to compare with")
	}
	var err error
	if opt.Options, err = matchOptions(c); err != nil {
		return opt, err
	}
	opt.Index = index
	if c.IsSet("max-age") {
		span, err := parseAge(c.String("max-age"))
		if err != nil {
			return opt, err
		}
		opt.Since = time.Now().Add(-span)
	}
	return opt, nil
}

// parseAge reads a number of days, 30d, of weeks, 2w, or any duration of Go, 48h.
func parseAge(s string) (time.Duration, error) {
	const day = 24 * time.Hour
	age, err := time.ParseDuration(s)
	for unit, length := range map[string]time.Duration{"d": day, "w": 7 * day} {
		if digits, ok := strings.CutSuffix(s, unit); ok {
			var n float64
			n, err = strconv.ParseFloat(digits, 64)
			if n *= float64(length); !(n < math.MaxInt64) { // or it is no number
				err = errors.New("longer than a time can be")
			}
			age = time.Duration(n)
		}
	}
	if err != nil || age <= 0 {
		return 0, usage("write days, 30d, weeks, 2w, or hours, 48h", "--max-age %q is no time", s)
	}
	return age, nil
}

// parseShare reads a share of words, the value of a flag: 0.3 or 30%.
func parseShare(flag, s string) (float64, error) {
	number, percent := strings.CutSuffix(s, "%")
	share, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, usage("a third of the words is 0.33, or 33%", "--%s %q is no number", flag, s)
	}
	if percent {
		share /= 100
	}
	if !(share >= 0 && share <= 1) {
		return 0, usage("a third of the words is 0.33, or 33%", "--%s %s is not between 0 and 1", flag, s)
	}
	return share, nil
}

func checkAction(c *cli.Context) error {
	files, err := exactly(c, 1, "one file", "sada check --against archive draft.txt (or - for standard input)")
	if err != nil {
		return err
	}
	failAt, err := parseShare("fail-at", c.String("fail-at"))
	if err != nil {
		return err
	}
	if failAt == 0 {
		return usage("a third of the words is 0.33, or 33%", "every draft reaches --fail-at 0")
	}
	opt, err := checkOptions(c)
	if err != nil {
		return err
	}
	out, err := newRendering(c)
	if err != nil {
		return err
	}
	defer out.discard()

	line := newProgress(c.App.ErrWriter, c.Bool("quiet"))
	if line != nil {
		opt.Progress = line.show
	}
	checked, _, err := lsh.Check(c.Context, files[0], opt)
	line.done()
	if unknown := (*lsh.OutletError)(nil); errors.As(err, &unknown) {
		flag := "outlet"
		if slices.Contains(opt.Exclude, unknown.Name) {
			flag = "exclude-outlet"
		}
		return unknownOutlet(flag, unknown.Name, "what is compared with has no article of that outlet", "sada inspect, and sada index list, print their names", unknown.Known)
	}
	if err != nil {
		return err
	}
	if !c.Bool("quiet") {
		warn(c.App.ErrWriter, checked.Result.Warnings, nil, inReport)
	}
	about := meta(opt.Options)
	delete(about.Options, "engine")
	about.Options["drafts"] = checked.Drafts
	about.Options["compared_with"] = checked.Articles
	about.Options["fail_at"] = failAt
	if err := out.write(c.Context, c.App.Writer, reports.New(checked.Result, about)); err != nil {
		return err
	}
	return outcome(checked, failAt)
}

// outcome is the error that says how a check ended.
func outcome(checked *lsh.Checked, failAt float64) error {
	reached, most := 0, 0.0
	for _, share := range checked.Result.Reused[:checked.Drafts] {
		if share >= failAt {
			reached++
		}
		most = max(most, share)
	}
	switch {
	case reached > 0 && checked.Drafts == 1:
		return &coverageError{fmt.Sprintf("%.0f %% of the draft stands elsewhere, --fail-at is %.0f %%", 100*most, 100*failAt)}
	case reached > 0:
		return &coverageError{fmt.Sprintf("%d of %d drafts reach --fail-at, %.0f %%", reached, checked.Drafts, 100*failAt)}
	case len(checked.Damage) > 0:
		return hinted(fmt.Errorf("the index is damaged, what is sound was compared: %w", checked.Damage[0]), "sada index verify says more")
	case checked.Refused > 0:
		return fmt.Errorf("%d of %d drafts could not be checked; hint: the warnings say why", checked.Refused, checked.Refused+checked.Drafts)
	}
	return nil
}

// coverageError is a check that found a draft whose coverage reaches --fail-at:
// it ends with exitCoverage.
type coverageError struct{ message string }

func (e *coverageError) Error() string { return e.message }
