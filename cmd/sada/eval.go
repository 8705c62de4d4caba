package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"sada/lsh"
	"sada/lsh/align"
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
	out := files{inputs: inputs(c)}
	defer out.discard()
	writers, err := openResults(c, &out)
	if err != nil {
		return err
	}
	trial, err := newTrial(c)
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
	cases  []eval.Case     // of --gold and --pan
	pairs  []eval.PairCase // of --pairs
	// gold reads --gold or --pairs again, now with the articles; without them it
	// checks the form.
	gold func(eval.Library) error
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
	if _, err := scanOptions(c); err != nil { // wrong options are told before the work begins
		return nil, err
	}
	if given(c, "sweep") == 1 && slices.Contains(t.paths, "-") {
		return nil, usage("write the articles to a file", "a sweep reads the articles once for each value, standard input only once")
	}
	return t, t.readGold()
}

// readGold reads the gold as far as that can be done without the articles: what
// is wrong with it is told before they are read, or before any are compared.
func (t *trial) readGold() error {
	if t.pan != nil {
		t.cases, t.gold = t.pan.Cases, func(eval.Library) error { return nil }
		return nil
	}
	passages := given(t.c, "gold") == 1
	path := t.c.String("pairs")
	if passages {
		path = t.c.String("gold")
	}
	f, err := openInput(path)
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, withoutPath(err))
	}
	t.gold = func(lib eval.Library) (err error) {
		if passages {
			t.cases, err = eval.ReadGold(bytes.NewReader(text), path, lib)
		} else {
			t.pairs, err = eval.ReadPairs(bytes.NewReader(text), path, lib)
		}
		return err
	}
	return t.gold(nil)
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
	result, account, err := t.scan()
	if err != nil {
		return nil, nil, err
	}
	lib := eval.NewLibrary(result.Articles)
	if given(t.c, "pairs") == 1 {
		// Labelled matches bring pairs together, too, and are counted apart.
		filter := t.filter
		filter.Labelled = true
		r, err := eval.EvaluatePairs(lib, t.pairs, filter.Apply(lib, eval.Detections(result)), eval.Groups(result), t.c.Int("worst"))
		if err == nil {
			r.Explain(account)
		}
		return nil, r, err
	}
	r, err := eval.Evaluate(lib, t.cases, t.filter.Apply(lib, eval.Detections(result)), t.c.Int("worst"))
	if err == nil {
		r.Explain(account)
	}
	return r, nil, err
}

// scan finds what is to be judged, and keeps what it rejects of the gold's pairs.
func (t *trial) scan() (*trace.Result, *eval.Account, error) {
	opt, err := scanOptions(t.c)
	if err != nil {
		return nil, nil, err
	}
	opt.Ready = func(articles []*corpus.Article) error {
		if err := t.between(articles); err != nil {
			return err
		}
		return t.gold(eval.NewLibrary(articles))
	}
	opt.Explain = t.goldPairs()
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
	result, stats, err := lsh.Scan(t.c.Context, paths, opt)
	line.done()
	if result != nil && !t.c.Bool("quiet") {
		warn(t.c.App.ErrWriter, result.Warnings, err, "")
	}
	if err != nil {
		return nil, nil, err
	}
	explained := make(map[eval.Pair]*lsh.Explanation, len(stats.Explanations))
	for i := range stats.Explanations {
		e := &stats.Explanations[i]
		explained[eval.NewPair(e.A, e.B)] = e
	}
	return result, &eval.Account{Result: result, Rejected: func(p eval.Pair) ([]align.Rejection, string) {
		e := explained[p]
		return e.Rejected, e.String()
	}}, nil
}

// between refuses outlets of --between that no article is of.
func (t *trial) between(articles []*corpus.Article) error {
	if given(t.c, "between") == 0 {
		return nil
	}
	var names []string
	for _, a := range articles {
		names = append(names, a.Outlet)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, name := range t.filter.Outlets {
		if !slices.Contains(names, name) {
			return unknownOutlet("between", name, "no article is of that outlet", "sada inspect prints their names", names)
		}
	}
	return nil
}

// goldPairs are the pairs of articles that gold names, each once.
func (t *trial) goldPairs() [][2]string {
	var list [][2]string
	for _, c := range t.cases {
		p := eval.NewPair(c.A, c.B)
		list = append(list, [2]string{p.A, p.B})
	}
	for _, p := range t.pairs {
		list = append(list, [2]string{p.A, p.B})
	}
	slices.SortFunc(list, func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
	return slices.Compact(list)
}

func writeRecords(w io.Writer, articles []*corpus.Article) error {
	for _, a := range articles {
		if err := printRecord(w, a); err != nil {
			return err
		}
	}
	return nil
}
