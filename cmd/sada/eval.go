package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"sada/lsh"
	"sada/lsh/corpus"
	"sada/lsh/eval"
	"sada/lsh/trace"
)

func evalCommand() *cli.Command {
	flags := append([]cli.Flag{
		&cli.StringFlag{Name: "gold", Usage: "judge passages by the cases in `GOLD.jsonl` (a, a_start, a_end, b, b_start, b_end, kind)"},
		&cli.StringFlag{Name: "pan", Usage: "judge passages by a `FOLDER` of the PAN text-alignment task, which also holds the articles"},
		&cli.StringFlag{Name: "pairs", Usage: "judge pairs of articles by `PAIRS.tsv` (id_a, id_b, containment_a, containment_b, kind)"},
		&cli.StringFlag{Name: "between", Usage: "judge only what two outlets share: `OUTLET,OUTLET`"},
		&cli.BoolFlag{Name: "labelled", DisableDefaultText: true, Usage: "judge labelled matches too"},
		&cli.IntFlag{Name: "worst", Value: 3, Usage: "show the `N` worst cases and detections with their texts"},
		&cli.StringFlag{Name: "sweep", Usage: "repeat for each value of an option: `OPTION=A,B,C`"},
		&cli.StringSliceFlag{Name: "o", Usage: "also write the result to `FILE.json`, or the curve of a sweep to FILE.svg; may be repeated"},
	}, engineFlags()...)
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure what is found against gold",
		ArgsUsage: "[PATH...]",
		Description: "Prints the PAN measures (macro precision and recall, granularity, plagdet), by\n" +
			"kind of case, or the recall and precision of pairs, by containment and by what they\n" +
			"were judged to be.\n\n" +
			"Examples:\n\n" +
			"  sada eval --gold gold.jsonl --between suspicious,source articles.jsonl\n" +
			"  sada eval --pairs pairs.tsv articles.jsonl\n" +
			"  sada eval --pairs pairs.tsv --sweep engine=default,classic articles.jsonl\n" +
			"  sada eval --pan folder --sweep min-words=10,15,25 -o curve.svg",
		Flags:  append(flags, readingFlags()...),
		Action: evalAction,
	}
}

func evalAction(c *cli.Context) error {
	if given(c, "gold")+given(c, "pan")+given(c, "pairs") != 1 {
		return usage("for example: sada eval --gold gold.jsonl articles.jsonl", "sada eval needs one of --gold, --pan and --pairs")
	}
	trial, err := newTrial(c)
	if err != nil {
		return err
	}
	var out files
	defer out.discard()
	writers, err := openResults(c, &out)
	if err != nil {
		return err
	}
	result, err := trial.run()
	if err != nil {
		return err
	}
	for i, path := range c.StringSlice("o") {
		if err := result.write(writers[i], filepath.Ext(path)); err != nil {
			return fmt.Errorf("cannot write %s: %w", path, withoutPath(err))
		}
	}
	if err := out.keep(c.Context); err != nil {
		return err
	}
	return result.print(c.App.Writer)
}

// given is 1 where a flag has a value.
func given(c *cli.Context, flag string) int {
	if c.String(flag) != "" {
		return 1
	}
	return 0
}

func openResults(c *cli.Context, out *files) ([]io.Writer, error) {
	var writers []io.Writer
	for _, path := range c.StringSlice("o") {
		switch ext := filepath.Ext(path); {
		case ext == ".json":
		case ext == ".svg" && given(c, "sweep") == 1:
		case ext == ".svg":
			return nil, usage("add --sweep min-words=10,15,25", "-o %s: only a sweep has a curve", path)
		default:
			return nil, usage("use .json, or .svg with --sweep", "-o %s: no format is known by the extension %q", path, ext)
		}
		w, err := out.open(path)
		if err != nil {
			return nil, err
		}
		writers = append(writers, w)
	}
	return writers, nil
}

// trial is one evaluation, or one for each value of a sweep.
type trial struct {
	c      *cli.Context
	paths  []string
	pan    *eval.PAN // nil without --pan
	filter eval.Filter
}

func newTrial(c *cli.Context) (*trial, error) {
	t := &trial{c: c}
	var err error
	if given(c, "pan") == 0 {
		if t.paths, err = pathOperands(c); err != nil {
			return nil, err
		}
	} else {
		if c.NArg() > 0 {
			return nil, usage("leave out the paths", "a PAN folder holds the articles itself")
		}
		if t.pan, err = eval.ReadPAN(os.DirFS(c.String("pan"))); err != nil {
			return nil, fmt.Errorf("%s: %w", c.String("pan"), err)
		}
		t.filter = t.pan.Filter()
	}
	t.filter.Labelled = c.Bool("labelled")
	if given(c, "between") == 1 {
		a, b, ok := strings.Cut(c.String("between"), ",")
		if !ok || a == "" || b == "" {
			return nil, usage("for example: --between suspicious,source", "--between %q names no two outlets", c.String("between"))
		}
		t.filter.Outlets = [2]string{a, b}
	}
	_, err = scanOptions(c) // wrong options are told before the work begins
	return t, err
}

// evalSchema names the version of the JSON that eval writes. History:
// sada.eval/1, the first.
const evalSchema = "sada.eval/1"

// evalResult is what an evaluation came to; one of the last three is set.
type evalResult struct {
	Schema   string           `json:"schema"`
	Version  string           `json:"version"`
	Options  map[string]any   `json:"options"`
	Passages *eval.Report     `json:"passages,omitempty"`
	Pairs    *eval.PairReport `json:"pairs,omitempty"`
	Sweep    *eval.Sweep      `json:"sweep,omitempty"`
}

func (t *trial) run() (*evalResult, error) {
	opt, err := scanOptions(t.c)
	if err != nil {
		return nil, err
	}
	about := meta(opt)
	r := &evalResult{Schema: evalSchema, Version: about.Version, Options: about.Options}
	if given(t.c, "sweep") == 1 {
		r.Sweep, err = t.sweep()
		return r, err
	}
	r.Passages, r.Pairs, err = t.judge()
	return r, err
}

// sweep judges once for each value of an option.
func (t *trial) sweep() (*eval.Sweep, error) {
	option, values, err := eval.ParseSweep(t.c.String("sweep"))
	if err != nil {
		return nil, asUsage(fmt.Errorf("--sweep: %w", err))
	}
	s := &eval.Sweep{Option: option}
	for _, value := range values {
		if err := t.c.Set(option, value); err != nil {
			return nil, usage("it is one of min-words, same-outlet, engine and unit", "--sweep %s: %v", option, err)
		}
		p := eval.Point{Value: value}
		if p.Report, p.Pairs, err = t.judge(); err != nil {
			return nil, fmt.Errorf("%s=%s: %w", option, value, err)
		}
		s.Points = append(s.Points, p)
	}
	return s, nil
}

// judge scans and judges what was found by the gold that is given: passages or
// pairs.
func (t *trial) judge() (*eval.Report, *eval.PairReport, error) {
	result, err := t.scan()
	if err != nil {
		return nil, nil, err
	}
	lib := eval.NewLibrary(result.Articles)
	if given(t.c, "pairs") == 1 {
		pairs, err := t.pairs(result, lib)
		return nil, pairs, err
	}
	passages, err := t.passages(result, lib)
	return passages, nil, err
}

// passages judges by --gold or --pan.
func (t *trial) passages(result *trace.Result, lib eval.Library) (*eval.Report, error) {
	var cases []eval.Case
	var err error
	if t.pan != nil {
		cases = t.pan.Cases
	} else if cases, err = readGold(t.c.String("gold"), lib, eval.ReadGold); err != nil {
		return nil, err
	}
	return eval.Evaluate(lib, cases, t.filter.Apply(lib, eval.Detections(result)), t.c.Int("worst"))
}

// pairs judges by --pairs. Labelled matches bring pairs together, too, and are
// counted apart.
func (t *trial) pairs(result *trace.Result, lib eval.Library) (*eval.PairReport, error) {
	cases, err := readGold(t.c.String("pairs"), lib, eval.ReadPairs)
	if err != nil {
		return nil, err
	}
	filter := t.filter
	filter.Labelled = true
	return eval.EvaluatePairs(lib, cases, filter.Apply(lib, eval.Detections(result)), eval.Groups(result), t.c.Int("worst"))
}

func readGold[C any](path string, lib eval.Library, read func(io.Reader, string, eval.Library) ([]C, error)) ([]C, error) {
	f, err := openInput(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(f, path, lib)
}

func (t *trial) scan() (*trace.Result, error) {
	opt, err := scanOptions(t.c)
	if err != nil {
		return nil, err
	}
	paths := t.paths
	if t.pan != nil {
		// The scan reads the articles of the folder as it would any others.
		r, w := io.Pipe()
		defer r.Close()
		go func() { w.CloseWithError(writeRecords(w, t.pan.Articles)) }()
		opt.Read.Stdin, paths = r, []string{"-"}
	}
	line := newProgress(t.c.App.ErrWriter, t.c.Bool("quiet"))
	if line != nil {
		opt.Progress = line.show
	}
	result, _, err := lsh.Scan(t.c.Context, paths, opt)
	line.done()
	if result != nil && !t.c.Bool("quiet") {
		warn(t.c.App.ErrWriter, result.Warnings, err)
	}
	return result, err
}

func writeRecords(w io.Writer, articles []*corpus.Article) error {
	for _, a := range articles {
		if err := printRecord(w, a); err != nil {
			return err
		}
	}
	return nil
}

func (r *evalResult) write(w io.Writer, ext string) error {
	if ext == ".svg" {
		return r.Sweep.WriteSVG(w)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(r)
}

func (r *evalResult) print(w io.Writer) error {
	switch {
	case r.Sweep != nil:
		return printSweep(w, r.Sweep)
	case r.Pairs != nil:
		return printPairs(w, r.Pairs)
	}
	return printPassages(w, r.Passages)
}

func printPassages(w io.Writer, r *eval.Report) error {
	t := newColumns(w)
	fmt.Fprintf(t, "plagdet\tprecision\trecall\tgranularity\tcases\tdetections\t\n")
	fmt.Fprintf(t, "%.4f\t%.4f\t%.4f\t%.4f\t%d\t%d\t\n\n", r.Plagdet, r.Precision, r.Recall, r.Granularity, r.Cases, r.Detections)
	fmt.Fprintf(t, "recall\tgranularity\tcases\tdetected\t  kind\n")
	for _, k := range r.Kinds {
		fmt.Fprintf(t, "%.4f\t%.4f\t%d\t%d\t  %s\n", k.Recall, k.Granularity, k.Cases, k.Detected, printable(orUnknown(k.Kind)))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	printBad(w, "Least of these cases was found", r.Missed)
	printBad(w, "Least of these detections is right", r.False)
	return nil
}

func printBad(w io.Writer, heading string, list []eval.Bad) {
	const width = 400
	if len(list) > 0 {
		fmt.Fprintf(w, "\n%s:\n", heading)
	}
	for _, b := range list {
		fmt.Fprintf(w, "\n  %.1f %% of %s\n", 100*b.Covered, printable(orUnknown(b.Kind)))
		fmt.Fprintf(w, "  %s[%d:%d] %s\n", printable(b.A), b.AStart, b.AEnd, excerpt(b.AText, width))
		fmt.Fprintf(w, "  %s[%d:%d] %s\n", printable(b.B), b.BStart, b.BEnd, excerpt(b.BText, width))
	}
}

func printPairs(w io.Writer, r *eval.PairReport) error {
	const width = 400
	t := newColumns(w)
	if r.Pairs > 0 {
		fmt.Fprintf(t, "recall\tfound\tpairs\t  containment\n")
		for _, class := range r.Classes {
			if class.Pairs > 0 {
				fmt.Fprintf(t, "%.4f\t%d\t%d\t  from %.1f\n", class.Recall, class.Found, class.Pairs, class.From)
			}
		}
		fmt.Fprintf(t, "%.4f\t%d\t%d\t  all\n\n", r.Recall, r.Found, r.Pairs)
		fmt.Fprintf(t, "precision\tlisted\tunlabelled\treported\t\n")
		fmt.Fprintf(t, "%.4f\t%d\t%d\t%d\t\n\n", r.Precision, r.ListedUnlabelled, r.Unlabelled, r.Reported)
	}
	if len(r.Kinds) > 0 {
		fmt.Fprintf(t, "found\tunlabelled\tpairs\t  kind\n")
	}
	for _, k := range r.Kinds {
		n := float64(k.Pairs)
		fmt.Fprintf(t, "%.4f\t%.4f\t%d\t  %s\n", float64(k.Found)/n, float64(k.Unlabelled)/n, k.Pairs, printable(k.Kind))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(r.Missed) > 0 {
		fmt.Fprintf(w, "\nThese pairs were not found:\n")
	}
	for _, b := range r.Missed {
		fmt.Fprintf(w, "\n  containment %.2f\n", b.Containment)
		fmt.Fprintf(w, "  %s %s\n", printable(b.A), excerpt(b.AText, width))
		fmt.Fprintf(w, "  %s %s\n", printable(b.B), excerpt(b.BText, width))
	}
	return nil
}

func printSweep(w io.Writer, s *eval.Sweep) error {
	t := newColumns(w)
	for i, p := range s.Points {
		if r := p.Pairs; r != nil {
			if i == 0 {
				fmt.Fprintf(t, "%s\tprecision\trecall\tunlabelled\treported\t\n", s.Option)
			}
			fmt.Fprintf(t, "%s\t%.4f\t%.4f\t%d\t%d\t\n", p.Value, r.Precision, r.Recall, r.Unlabelled, r.Reported)
			continue
		}
		if i == 0 {
			fmt.Fprintf(t, "%s\tplagdet\tprecision\trecall\tgranularity\tdetections\t\n", s.Option)
		}
		r := p.Report
		fmt.Fprintf(t, "%s\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t\n", p.Value, r.Plagdet, r.Precision, r.Recall, r.Granularity, r.Detections)
	}
	return t.Flush()
}

// newColumns aligns figures to the right.
func newColumns(w io.Writer) *tabwriter.Writer {
	return tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
}
