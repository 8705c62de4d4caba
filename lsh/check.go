package lsh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/outlet"
	"sada/lsh/sketch"
	"sada/lsh/store"
	"sada/lsh/trace"
)

// CheckOptions of a check; the zero value is the default of the command.
type CheckOptions struct {
	Options
	// Against are the files and folders that hold what was printed, beside what
	// the Index of the Options holds.
	Against []string
	// Outlets, where there are any, are the only ones to compare with, Exclude
	// those not to; in any spelling that the registry knows.
	Outlets, Exclude []string
	// Since leaves out what was printed before it or has no date; zero means all.
	Since time.Time
}

// Checked is what a check found.
type Checked struct {
	// Result holds the drafts, which are its first articles, and behind them, by
	// id, the articles that share something with one of them. Each match is one
	// of a draft, its side A, with an article; drafts are not compared with each
	// other, nor are articles. Reused of a draft is its coverage. A draft
	// without a date counts as later than all that was printed.
	Result *trace.Result
	// Drafts is their number, Refused that of those that could not be checked,
	// each with a warning.
	Drafts, Refused int
	// Articles is the number of articles that the drafts were compared with;
	// those of an index all count.
	Articles int
	// Damage is what of the index could not be read, each with a warning.
	Damage []error
}

// ErrDraft is the error of a check without any draft that could be checked.
var ErrDraft = errors.New("no draft could be checked")

// OutletError is a name among the Outlets or Exclude of a check that no article has
// which could be compared with: most likely a typing error, of which the answer
// would be that nothing was found. An outlet that the registry knows is no such error:
// it may have printed nothing that day.
type OutletError struct {
	Name  string
	Known []string // the outlets that are there, as printed, sorted
}

// Error names the outlet; who is there instead is for the caller to say.
func (e *OutletError) Error() string { return "no article is of the outlet " + e.Name }

// Check reads the drafts of a file ("-" is standard input) and finds what of
// them stands in the articles of opt.Against and opt.Index, as a scan of them
// all would: what both find has the same borders and labels. They may differ in
// short passages, nearly all of them set apart, for two reasons. Of the many
// articles with a crowded key a scan compares each with a few only, and a check with
// those that share several, or, of very many, a sample of them. And a text is looked
// for in an earlier one by id; a scan may find so, between two articles, what is not
// found when the draft comes first, which is how a check looks. A draft that stands among these itself, under its id with its text
// or read from its own file under its id, is not compared with itself. The
// counts that say how rare a word is are those of the articles. Options about the
// engine do not matter to it. err is set where nothing could
// be read or checked, ctx ended or an option is wrong.
func Check(ctx context.Context, path string, opt CheckOptions) (*Checked, *Stats, error) {
	c, err := NewChecker(opt)
	if err != nil {
		return nil, nil, err
	}
	defer c.Close()
	return c.Check(ctx, path)
}

// Checker checks one file after another against an index that stays open, as it
// was when it was opened. It serves one goroutine.
type Checker struct {
	opt    CheckOptions
	index  *store.Index   // nil for none
	rarity *sketch.Rarity // of the index
}

// NewChecker opens the index of opt, if it names one; Close must be called.
func NewChecker(opt CheckOptions) (*Checker, error) {
	if err := opt.complete(); err != nil {
		return nil, err
	}
	opt.Read.Prepare()
	c := &Checker{opt: opt}
	if opt.Index == "" {
		return c, nil
	}
	var err error
	if c.index, err = store.Open(opt.Index); err != nil {
		return nil, err
	}
	if len(opt.Against) == 0 {
		c.rarity = c.index.Counts().Rarity()
	}
	return c, nil
}

// Close closes the index.
func (c *Checker) Close() error {
	if c.index == nil {
		return nil
	}
	return c.index.Close()
}

// Check is Check on one more file.
func (c *Checker) Check(ctx context.Context, path string) (*Checked, *Stats, error) {
	opt := c.opt
	if path == "-" && slices.Contains(opt.Against, "-") {
		return nil, nil, errors.New("standard input cannot be both the draft and what it is compared with")
	}
	started := time.Now()
	articles, sum, err := corpus.ReadDrafts(ctx, path, opt.Read)
	if errors.Is(err, corpus.ErrNothing) && !strings.Contains(err.Error(), "hint: ") {
		return nil, nil, fmt.Errorf("%w; hint: a draft is a file of text, Markdown, HTML or JSON Lines with at least %d words of Arabic", err, opt.MinWords)
	}
	if err != nil {
		return nil, nil, err
	}
	return c.check(ctx, started, path, articles, sum)
}

// Articles is Check on articles instead of a file.
func (c *Checker) Articles(ctx context.Context, articles []*corpus.Article) (*Checked, *Stats, error) {
	return c.check(ctx, time.Now(), "", articles, corpus.Summary{})
}

// check checks what was read from a path.
func (c *Checker) check(ctx context.Context, started time.Time, path string, articles []*corpus.Article, read corpus.Summary) (*Checked, *Stats, error) {
	opt := c.opt
	s := &scan{opt: opt.Options, started: started}
	s.opt.Index = "" // it is asked, not read
	drafts, warnings, refused, err := newDrafts(articles, read, opt.MinWords)
	if err != nil {
		return nil, nil, err
	}
	var summary corpus.Summary
	if len(opt.Against) > 0 {
		if summary, err = s.read(ctx, func(error) {}, opt.Against); err != nil {
			return nil, nil, err
		}
	}
	a := &archive{scan: s, narrow: s.narrow(opt), index: c.index}
	if err := a.knows(opt); err != nil {
		return nil, nil, err
	}
	a.file, _ = os.Stat(path) // no error: standard input, or articles without a file
	switch {
	case c.rarity != nil:
		s.rarity = c.rarity
	case c.index != nil:
		a.count()
	}
	a.choose()
	if err := a.ask(ctx, drafts); err != nil {
		return nil, nil, err
	}
	began := s.begin("align")
	var results []*trace.Result
	for some := range slices.Chunk(drafts, draftsAtOnce) {
		found, err := a.compare(ctx, some)
		if err != nil {
			return nil, nil, err
		}
		results = append(results, found...)
	}
	summary.Warnings = once(slices.Concat(warnings, summary.Warnings, a.warnings(path, drafts)))
	s.took("align", began)
	r := joined(results, opt)
	r.Warnings = summary.Warnings
	r.Counts.Bytes = int(summary.Bytes)
	r.Counts.Skipped = summary.Skipped + refused
	r.Counts.Keys = s.keys
	r.Counts.Candidates = int(s.candidates.Load())
	s.finish(r)
	checked := &Checked{Result: r, Drafts: len(drafts), Refused: refused, Articles: a.articles}
	if a.index != nil {
		checked.Damage = a.index.Damage()
	}
	return checked, &s.stats, nil
}

// ask shows drafts whom they meet in what was read, and counts the keys of all.
func (a *archive) ask(ctx context.Context, drafts []draft) (err error) {
	defer a.took("index", a.begin("index"))
	queries := make([]*index.Query, len(drafts))
	for i := range drafts {
		queries[i] = drafts[i].query
	}
	if a.keys, err = a.meet(ctx, queries); err == nil && a.index != nil {
		a.keys += int(a.index.Stats().Keys)
	}
	return err
}

// once leaves out warnings that were given before: a file may be both the draft
// and among what it is compared with.
func once(list []corpus.Warning) []corpus.Warning {
	seen := map[corpus.Warning]bool{}
	return slices.DeleteFunc(list, func(w corpus.Warning) bool {
		again := seen[w]
		seen[w] = true
		return again
	})
}

// parallel calls work from a number of goroutines and waits for them.
func parallel(workers int, work func()) {
	var wait sync.WaitGroup
	for range workers {
		wait.Go(work)
	}
	wait.Wait()
}

// draft is one text to check.
type draft struct {
	article   *corpus.Article
	sketch    sketch.Sketch
	starts    []uint32 // of its words
	query     *index.Query
	marks     []uint8          // of the words of its matches, see align.Recurs
	judged    map[uint64]uint8 // the marks of its keys, by code
	elsewhere []uint32         // words of keys that texts have where they match
	held      bool             // it stands among the articles itself
	twin      int              // the text that is its own, index.Own for none
}

// newDrafts are the drafts that were read, without those that a check would say
// nothing about: an answer of "nothing found" must be one.
func newDrafts(articles []*corpus.Article, sum corpus.Summary, minWords int) ([]draft, []corpus.Warning, int, error) {
	warnings, refused := sum.Warnings, sum.Skipped
	keyer := sketch.NewKeyer()
	var drafts []draft
	var first string
	for _, a := range articles {
		words := arabic.Words(nil, a.Text)
		if why := uncheckable(words, minWords); why != "" {
			w := corpus.Warning{Path: a.Path, Line: a.Line, Text: why}
			if len(articles) == 1 {
				w.Line = 0
			}
			first = cmp.Or(first, w.String())
			warnings = append(warnings, w)
			refused++
			continue
		}
		d := draft{article: a, sketch: sketch.Make(words), starts: startsOf(words)}
		d.query = index.NewQuery(keyer.Keys(nil, d.sketch.Stems))
		drafts = append(drafts, d)
	}
	if len(drafts) == 0 {
		return nil, warnings, refused, fmt.Errorf("%w: %s", ErrDraft, first)
	}
	return drafts, warnings, refused, nil
}

// uncheckable says why nothing could be found in a draft, "" where something
// could: a style sheet or a quotation in other letters, however long, beside enough
// Arabic for a passage is no reason.
func uncheckable(words []arabic.Word, least int) string {
	latin, numbers := 0, 0
	for _, w := range words {
		switch {
		case w.Flags&arabic.Latin != 0:
			latin++
		case w.Flags&arabic.Number != 0:
			numbers++
		}
	}
	switch {
	case 2*latin > len(words) && len(words)-latin-numbers < least:
		return fmt.Sprintf("the draft is not Arabic: %d of its %d words are in other letters; hint: sada compares Arabic text", latin, len(words))
	case len(words) < least:
		noun := "words"
		if len(words) == 1 {
			noun = "word"
		}
		return fmt.Sprintf("the draft has %d %s, and no shared passage of fewer than %d is looked for; hint: give a longer draft or a smaller --min-words", len(words), noun, least)
	}
	return ""
}

// joined is the results of all drafts as one: the drafts first, then the
// articles, each once. Ids that a draft shares with another article are made
// different.
func joined(results []*trace.Result, opt CheckOptions) *trace.Result {
	articles := together(results)
	known := map[*corpus.Article]int{}
	for i, a := range articles {
		known[a] = i
	}
	lengths := make([]int32, len(articles))
	for _, r := range results {
		for i, a := range r.Articles {
			lengths[known[a]] = int32(r.Words[i])
		}
	}
	all := trace.Trace(articles, nil, nil, trace.Options{Registry: opt.Read.Registry, Workers: opt.Workers, Lengths: lengths, Drafts: len(results)})
	for _, r := range results {
		number := make([]int, len(r.Articles))
		for i, a := range r.Articles {
			number[i] = known[a]
			all.Reused[number[i]] = max(all.Reused[number[i]], r.Reused[i])
		}
		renumber(r, number)
		all.Matches = append(all.Matches, r.Matches...)
		all.Groups = append(all.Groups, r.Groups...)
		all.Clusters = append(all.Clusters, r.Clusters...)
		all.Stories = append(all.Stories, r.Stories...)
		all.Counts.Labelled += r.Counts.Labelled
	}
	addOutlets(all.Outlets, results, opt.Read.Registry)
	if len(results) == 1 {
		all.Flows = results[0].Flows
	}
	all.Counts.Matches, all.Counts.Groups = len(all.Matches), len(all.Groups)
	all.Counts.Clusters, all.Counts.Stories = len(all.Clusters), len(all.Stories)
	return all
}

// addOutlets adds to what is known of outlets what results say of these, who may
// print them under other names.
func addOutlets(list []trace.OutletSummary, results []*trace.Result, registry *outlet.Registry) {
	house := func(o *trace.OutletSummary) string { return cmp.Or(o.House, registry.House(o.Outlet, "")) }
	outlets := map[string]*trace.OutletSummary{}
	for i := range list {
		outlets[house(&list[i])] = &list[i]
	}
	for _, r := range results {
		for i := range r.Outlets {
			o := &r.Outlets[i]
			if to := outlets[house(o)]; to != nil {
				to.Passages, to.Sourced, to.Wire = to.Passages+o.Passages, to.Sourced+o.Sourced, to.Wire+o.Wire
				to.Origins, to.Unsure = to.Origins+o.Origins, to.Unsure+o.Unsure
			}
		}
	}
}

// together are the drafts of results, each its first article, and behind them, by
// id, the other articles, each once and none with the id of a draft.
func together(results []*trace.Result) []*corpus.Article {
	known := map[*corpus.Article]bool{}
	var drafts, articles []*corpus.Article
	ids := map[string]bool{}
	for _, r := range results {
		drafts = append(drafts, r.Articles[0])
		for _, a := range r.Articles[1:] {
			if !known[a] {
				known[a], ids[a.ID] = true, true
				articles = append(articles, a)
			}
		}
	}
	for _, d := range drafts {
		for ids[d.ID] {
			d.ID = "draft:" + d.ID
		}
		ids[d.ID] = true
	}
	slices.SortFunc(articles, func(a, b *corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	return append(drafts, articles...)
}

// renumber gives the articles of a result other numbers.
func renumber(r *trace.Result, number []int) {
	each := func(list []int) {
		for i := range list {
			list[i] = number[list[i]]
		}
	}
	for i := range r.Matches {
		m := &r.Matches[i]
		m.A.Article, m.B.Article = number[m.A.Article], number[m.B.Article]
	}
	for i := range r.Groups {
		r.Groups[i].Medoid = number[r.Groups[i].Medoid]
		each(r.Groups[i].Articles)
	}
	for i := range r.Clusters {
		c := &r.Clusters[i]
		if c.Origin.Article >= 0 {
			c.Origin.Article = number[c.Origin.Article]
		}
		for k := range c.Members {
			c.Members[k].Article = number[c.Members[k].Article]
		}
	}
	for i := range r.Stories {
		each(r.Stories[i].Articles)
		for k := range r.Stories[i].Pairs {
			p := &r.Stories[i].Pairs[k]
			p.A, p.B = number[p.A], number[p.B]
		}
	}
}
