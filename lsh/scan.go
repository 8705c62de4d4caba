package lsh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/classic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/outlet"
	"sada/lsh/sketch"
	"sada/lsh/trace"
)

// mostPairs is the size of a group of copies of one text up to which every pair
// of it is reported; above it each copy is matched with one of them.
const mostPairs = 1000

// mostSpread is the number of pairs of copies up to which a match of two texts
// is reported for all of them; above it each copy is matched with the first
// printing of the other text, so that the matches grow with the copies' sum and
// not with their product.
const mostSpread = 10_000

// scan is one run of the stages.
type scan struct {
	opt      Options
	started  time.Time
	stats    Stats
	articles []*corpus.Article // sorted by ID once read
	sketches []sketch.Sketch   // one an article
	rarity   *sketch.Rarity
	marks    *index.Marks // of every text's words; nil with the classic engine

	// texts are the different texts, each by the first article that printed it;
	// copies[i] are the other articles with text i, ascending.
	texts         []int
	copies        [][]int
	keys, crowded int
	candidates    atomic.Int64
	accepted      atomic.Int64
	unlisted      atomic.Int64 // matches of copies that spread left out
	explained     explained
	rejected      []align.Rejection
	rejectedAll   int
	room          room
}

// Scan reads the paths and the index of opt and finds what their articles share.
// It returns what it found with the warnings inside; err is set only where nothing
// could be read (the result then holds the warnings alone), ctx ended, memory or
// disk did not suffice, or an option is wrong. Where opt.Memory made it put texts
// into a temporary file, those of the result lie there until the Stats are closed.
func Scan(ctx context.Context, paths []string, opt Options) (*trace.Result, *Stats, error) {
	if err := opt.complete(); err != nil {
		return nil, nil, err
	}
	s := &scan{opt: opt, started: time.Now(), room: room{limit: opt.Memory, available: opt.Available, temp: opt.Temp}}
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	s.room.watch(ctx, end)
	result, err := s.run(ctx, end, paths)
	if err != nil {
		s.room.close()
		if cause := context.Cause(ctx); cause != nil {
			err = cause // the reason, where a stage says only that it was ended
		}
		return result, nil, err
	}
	s.room.settled()
	s.stats.room = &s.room
	return result, &s.stats, nil
}

// run runs the stages; end ends ctx.
func (s *scan) run(ctx context.Context, end context.CancelCauseFunc, paths []string) (*trace.Result, error) {
	summary, err := s.read(ctx, end, paths)
	if err != nil {
		return &trace.Result{Warnings: summary.Warnings}, err
	}
	if s.opt.Ready != nil {
		if err := s.opt.Ready(s.articles); err != nil {
			return nil, err
		}
	}
	var propose func() proposer
	switch s.opt.Engine {
	case Classic:
		propose, err = s.classic(ctx)
	default:
		propose, err = s.index(ctx)
	}
	if err != nil {
		return nil, err
	}
	s.explain()
	found, err := s.match(ctx, propose)
	if err != nil {
		return nil, err
	}
	matches, err := s.label(found)
	if err != nil {
		return nil, err
	}
	found, propose, s.marks = nil, nil, nil
	if err := s.room.done(untilLabelled); err != nil {
		return nil, err
	}
	groups, err := s.near(ctx)
	if err != nil {
		return nil, err
	}
	began := s.begin("trace")
	lengths := make([]int32, len(s.sketches))
	for i := range s.sketches {
		lengths[i] = int32(len(s.sketches[i].Stems))
	}
	s.sketches = nil
	if err := s.room.done(untilGrouped); err != nil {
		return nil, err
	}
	var result *trace.Result
	if err := s.room.in(func(spill *index.Spill) (err error) {
		result, err = trace.TraceIn(spill, s.articles, matches, groups, trace.Options{Registry: s.opt.Read.Registry, Workers: s.opt.Workers, Lengths: lengths})
		return err
	}); err != nil {
		return nil, err
	}
	result.Warnings = s.warnUnlisted(summary.Warnings)
	result.Counts.Bytes = int(summary.Bytes)
	result.Counts.Skipped = summary.Skipped
	result.Counts.Candidates = int(s.candidates.Load())
	result.Counts.Keys, result.Counts.Crowded = s.keys, s.crowded
	result.Rejected, result.Counts.Rejected = s.rejected, s.rejectedAll
	if s.opt.MatchedTexts {
		forgetTexts(result)
	}
	s.took("trace", began)
	s.finish(result)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return result, nil
}

// forgetTexts lets the texts of articles go that no match and no rejection names.
func forgetTexts(r *trace.Result) {
	matched := make([]bool, len(r.Articles))
	for i := range r.Rejected {
		matched[r.Rejected[i].A.Article], matched[r.Rejected[i].B.Article] = true, true
	}
	for i := range r.Matches {
		r.Spill.Fetch()
		matched[r.Matches[i].A.Article], matched[r.Matches[i].B.Article] = true, true
	}
	for i, a := range r.Articles {
		if !matched[i] {
			a.Text = ""
		}
	}
}

// complete fills the options' defaults and refuses what is wrong.
func (o *Options) complete() error {
	if o.MinWords == 0 {
		o.MinWords = 15
	}
	if o.MinWords < 1 {
		return fmt.Errorf("--min-words %d: a match has at least one word", o.MinWords)
	}
	if o.Memory != 0 && o.Memory < LeastMemory {
		return fmt.Errorf("--memory: at least %d MiB are needed", LeastMemory>>20)
	}
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Read.Workers < 1 {
		o.Read.Workers = o.Workers
	}
	if o.Read.Registry == nil {
		o.Read.Registry = outlet.Default()
	}
	if o.Unit != "" && o.Unit != classic.Window && o.Unit != classic.Article {
		return fmt.Errorf("unknown unit %q: there is %q and %q", o.Unit, classic.Window, classic.Article)
	}
	if o.Engine != "" && o.Engine != Default && o.Engine != Classic {
		return fmt.Errorf("unknown engine %q: there is %q and %q", o.Engine, Default, Classic)
	}
	return nil
}

// read reads the articles and sketches them while further ones are read; it ends
// ctx where there is no room for them.
func (s *scan) read(ctx context.Context, end context.CancelCauseFunc, paths []string) (corpus.Summary, error) {
	began := s.begin("read")
	type sketched struct {
		articles []*corpus.Article
		sketches []sketch.Sketch
	}
	batches := make(chan *sketched, 2*s.opt.Workers)
	counters := make([]*sketch.Counter, s.opt.Workers)
	var all []*sketched
	var wait, underway sync.WaitGroup
	var room wordRoom
	for i := range counters {
		counters[i] = sketch.NewCounter()
		wait.Go(func() {
			for b := range batches {
				for j, a := range b.articles {
					words := a.Words
					if a.Words = nil; words == nil { // those of an index come without
						words = arabic.Words(room.get(), a.Text)
					}
					b.sketches[j] = sketch.Make(words)
					counters[i].Count(b.sketches[j].Stems)
					room.put(words)
				}
				if err := s.room.place(b.articles, b.sketches); err != nil {
					end(err)
				}
				underway.Done()
			}
		})
	}
	read := s.opt.Read
	read.Words, read.Room, read.Settle = true, room.get, true
	progress := Progress{Stage: "read"}
	if s.opt.Progress != nil {
		read.Progress = func(bytes, total int64) {
			progress.Bytes, progress.TotalBytes = bytes, total
			s.opt.Progress(progress)
		}
	}
	take := func(batch []*corpus.Article) error {
		b := &sketched{batch, make([]sketch.Sketch, len(batch))}
		all = append(all, b)
		progress.Articles += len(batch)
		underway.Add(1)
		select {
		case batches <- b:
			return nil
		case <-ctx.Done():
			underway.Done()
			return context.Cause(ctx)
		}
	}
	var summary corpus.Summary
	var err error
	if len(paths) > 0 || s.opt.Index == "" {
		summary, err = corpus.Read(ctx, paths, read, take)
	}
	underway.Wait() // the texts may be moving
	if err == nil {
		var articles []*corpus.Article
		for _, b := range all {
			articles = append(articles, b.articles...)
		}
		summary.Settle(articles)
	}
	if err == nil && s.opt.Index != "" {
		known := map[string]*corpus.Article{}
		for _, b := range all {
			for _, a := range b.articles {
				known[a.ID] = a
			}
		}
		err = readIndex(s.opt.Index, known, take)
	}
	close(batches)
	wait.Wait()
	if err := cmp.Or(err, context.Cause(ctx)); err != nil {
		return summary, err
	}

	type numbered struct {
		article *corpus.Article
		sketch  *sketch.Sketch
	}
	var list []numbered
	for _, b := range all {
		for j, a := range b.articles {
			list = append(list, numbered{a, &b.sketches[j]})
		}
	}
	slices.SortFunc(list, func(a, b numbered) int { return cmp.Compare(a.article.ID, b.article.ID) })
	s.articles = make([]*corpus.Article, len(list))
	s.sketches = make([]sketch.Sketch, len(list))
	for i, n := range list {
		s.articles[i], s.sketches[i] = n.article, *n.sketch
	}
	s.rarity = sketch.NewRarity(counters...)
	err = s.rarity.WeighIn(s.sketches, s.room.placeLevels)
	s.took("read", began)
	return summary, err
}

// wordRoom keeps the room of words that are done with for those of other articles.
type wordRoom struct{ pool sync.Pool }

// mostRoom is the number of words above which room is not kept.
const mostRoom = 1 << 14

func (r *wordRoom) get() []arabic.Word {
	if words, ok := r.pool.Get().(*[]arabic.Word); ok {
		return (*words)[:0]
	}
	return nil
}

func (r *wordRoom) put(words []arabic.Word) {
	if cap(words) <= mostRoom {
		r.pool.Put(&words)
	}
}

// distinct finds the articles whose folded words are all equal, so that each
// different text is compared once.
func (s *scan) distinct() {
	first := make(map[uint64]int)
	for i := range s.sketches {
		hash := s.sketches[i].Text
		if text, known := first[hash]; known && hash != 0 {
			s.copies[text] = append(s.copies[text], i)
			continue
		}
		first[hash] = len(s.texts)
		s.texts = append(s.texts, i)
		s.copies = append(s.copies, nil)
	}
}

// A proposer says which texts to compare with a text: itself and later ones.
// It serves one goroutine.
type proposer interface {
	Candidates(text int) iter.Seq[index.Candidate]
}

// index makes the keys of every different text.
func (s *scan) index(ctx context.Context) (func() proposer, error) {
	began := s.begin("index")
	s.distinct()
	sketches := make([]sketch.Sketch, len(s.texts))
	for i, article := range s.texts {
		sketches[i] = s.sketches[article]
	}
	words := 0
	for i := range sketches {
		words += len(sketches[i].Stems)
	}
	postings, groups, err := s.room.forPostings(words)
	if err != nil {
		return nil, err
	}
	s.room.tidy()
	keys, err := index.BuildIn(ctx, postings, groups, sketches, s.opt.Workers)
	if err != nil && postings != nil && ctx.Err() == nil && s.room.forgive(err) == nil {
		keys, err = index.Build(ctx, sketches, s.opt.Workers)
	}
	if err != nil {
		return nil, err
	}
	s.keys, s.crowded = keys.Keys, keys.Crowded
	printings := s.printings()
	mark := func(spill *index.Spill) error {
		var err error
		s.marks, err = keys.MarkIn(spill, s.opt.Workers, func(text int) []index.Printing { return printings[text] }, align.Recurs)
		return err
	}
	if err := s.room.inUntil(untilLabelled, mark); err != nil {
		return nil, err
	}
	keys.DropGroups()
	if err := s.room.done(untilIndexed); err != nil {
		return nil, err
	}
	s.took("index", began)
	return func() proposer { return index.NewFinder(keys) }, nil
}

// classic lets the textbook propose, article by article and copies as well.
func (s *scan) classic(ctx context.Context) (func() proposer, error) {
	began := s.begin("classic")
	for i := range s.articles {
		s.texts = append(s.texts, i)
	}
	s.copies = make([][]int, len(s.texts))
	pairs, cost, err := classic.Candidates(ctx, len(s.articles), func(dst []arabic.Word, article int) []arabic.Word {
		return arabic.Words(dst, s.articles[article].Text)
	}, classic.Options{Unit: s.opt.Unit, Workers: s.opt.Workers})
	if err != nil {
		return nil, err
	}
	s.stats.Figures = append(s.stats.Figures,
		Figure{"signatures", float64(cost.Units)},
		Figure{"ns/signature", float64(cost.SignatureTime().Nanoseconds())},
		Figure{"classic s", time.Since(began).Seconds()})
	list := make(proposed, len(s.articles))
	for _, p := range pairs {
		of := &list[p.A.Article]
		if n := len(*of); n == 0 || (*of)[n-1].B != p.B.Article {
			*of = append(*of, index.Candidate{A: p.A.Article, B: p.B.Article})
		}
		c := &(*of)[len(*of)-1]
		// A unit is a place to look at: some of its words stand for all.
		for at := 0; at < p.A.End-p.A.Start && at < p.B.End-p.B.Start; at += unitStride {
			c.Meetings = append(c.Meetings, index.Meeting{
				A: uint32(p.A.Start + at), B: uint32(p.B.Start + at), OrderFree: true,
			})
		}
	}
	s.took("classic", began)
	return func() proposer { return list }, nil
}

// unitStride is the number of words from one meeting of two units to the next.
const unitStride = 10

// proposed is candidates by text.
type proposed [][]index.Candidate

// Candidates returns those of a text.
func (p proposed) Candidates(text int) iter.Seq[index.Candidate] { return slices.Values(p[text]) }

// near groups the articles that are one text.
func (s *scan) near(ctx context.Context) ([]trace.Group, error) {
	began := s.begin("group")
	found, err := index.NearDuplicates(ctx, s.sketches, s.opt.Workers)
	groups := make([]trace.Group, len(found))
	for i, g := range found {
		groups[i] = trace.Group(g)
	}
	s.took("group", began)
	return groups, err
}

// match verifies what is proposed. The matches are sorted and lie where there is
// room.
func (s *scan) match(ctx context.Context, propose func() proposer) ([]*align.Match, error) {
	began := s.begin("align")
	found := make([][][]align.Match, s.opt.Workers)
	between := make([][]pair, s.opt.Workers)
	rejected := make([]*align.Rejections, s.opt.Workers)
	failures := make([]error, s.opt.Workers)
	var next, done atomic.Int64
	var reporting sync.Mutex
	var wait sync.WaitGroup
	for worker := range found {
		wait.Go(func() {
			m := matcher{scan: s, proposer: propose(), aligner: align.NewAligner(s.rarity, s.opt.MinWords), rejections: align.NewRejections(s.kept())}
			for ctx.Err() == nil && m.failure == nil {
				text := int(next.Add(1)) - 1
				if text >= len(s.texts) {
					break
				}
				m.text(text)
				if n := done.Add(1); s.opt.Progress != nil && n%256 == 0 {
					reporting.Lock()
					s.opt.Progress(Progress{Stage: "align", Articles: len(s.articles), Done: int(n), Total: len(s.texts)})
					reporting.Unlock()
				}
			}
			found[worker], between[worker], failures[worker], rejected[worker] = m.matches, m.between, m.failure, m.rejections
		})
	}
	wait.Wait()
	if err := cmp.Or(context.Cause(ctx), errors.Join(failures...)); err != nil {
		return nil, err
	}
	s.reject(rejected)
	s.room.tidy()
	// A match is twenty times as large as what is sorted, and may lie in a file.
	n := 0
	for _, list := range between {
		n += len(list)
	}
	type placed struct {
		pair
		*align.Match
	}
	order := make([]placed, 0, n)
	for worker, blocks := range found {
		for _, block := range blocks {
			for i := range block {
				order = append(order, placed{between[worker][0], &block[i]})
				between[worker] = between[worker][1:]
			}
		}
	}
	slices.SortFunc(order, func(x, y placed) int {
		if c := cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)); c != 0 {
			return c
		}
		a, b := x.Match, y.Match
		return cmp.Or(a.A.Start-b.A.Start, a.B.Start-b.B.Start, a.A.End-b.A.End, a.B.End-b.B.End)
	})
	matches := make([]*align.Match, len(order))
	for i := range order {
		matches[i] = order[i].Match
	}
	s.took("align", began)
	return matches, nil
}

// pair is the numbers of two articles.
type pair struct{ a, b int32 }

// matcher is the work space of one goroutine.
type matcher struct {
	*scan
	proposer
	aligner    *align.Aligner
	rejections *align.Rejections
	matches    [][]align.Match // in blocks, so that none is moved while more come
	between    []pair          // the articles of each
	keeper     matchKeeper     // empty as long as matches have room in memory
	failure    error           // the first
}

// matchBlock is the number of matches in a block.
const matchBlock = 256

func (m *matcher) add(match *align.Match) {
	last := len(m.matches) - 1
	if last < 0 || len(m.matches[last]) == matchBlock {
		if last >= 0 {
			var err error
			m.matches[last], err = m.room.placeMatches(&m.keeper, m.matches[last])
			m.failure = cmp.Or(m.failure, err)
		}
		m.matches = append(m.matches, make([]align.Match, 0, matchBlock))
		last++
	}
	m.matches[last] = append(m.matches[last], *match)
	m.between = append(m.between, pair{int32(match.A.Article), int32(match.B.Article)})
}

// text finds the matches of one text with itself and all later ones, and with
// the copies of each.
func (m *matcher) text(text int) {
	host := m.alignable(m.texts[text])
	m.own(text, host)
	m.aligner.SetHost(host)
	for c := range m.Candidates(text) {
		m.candidates.Add(1)
		found := m.align(text, &c)
		if len(found) > 0 {
			m.accepted.Add(1)
		}
		for i := range found {
			if m.keeps(found[i].A.Article, found[i].B.Article) {
				m.add(&found[i])
			}
			m.spread(&found[i], text, c.B)
		}
	}
}

// alignable is an article as the aligner needs it.
func (s *scan) alignable(article int) align.Text {
	s.room.hold() // its pages are about to be fetched
	return align.Text{Article: article, Text: s.articles[article].Text, Sketch: &s.sketches[article]}
}

// keeps is false for two articles of one outlet where those are not wanted.
func (s *scan) keeps(a, b int) bool { return !s.opt.DropSameOutlet || !s.sameOutlet(a, b) }

// sameOutlet says whether two articles are known to be of one outlet.
func (s *scan) sameOutlet(a, b int) bool {
	house := s.house(s.articles[a])
	return house != "" && house == s.house(s.articles[b])
}

// own matches the copies of a text with each other.
func (m *matcher) own(text int, host align.Text) {
	copies := m.copies[text]
	for i, b := range copies {
		m.whole(host.Article, b)
		if len(copies) < mostPairs {
			for _, a := range copies[:i] {
				m.whole(a, b)
			}
		}
	}
}

func (m *matcher) whole(a, b int) {
	if !m.keeps(a, b) {
		return
	}
	if match, ok := m.aligner.Whole(m.alignable(a), m.alignable(b)); ok {
		m.add(&match)
	}
}

// spread reports a match of two texts for the copies of each. Where there would
// be more than mostSpread, each copy is matched with one of the other text; of a
// text with more than mostPairs only one is.
func (m *matcher) spread(match *align.Match, a, b int) {
	if len(m.copies[a])+len(m.copies[b]) == 0 {
		return
	}
	left, right := m.printings(a), m.printings(b)
	report := func(x, y int) {
		if m.keeps(x, y) {
			copied := m.aligner.Copy(match, m.alignable(x), m.alignable(y))
			m.add(&copied)
		}
	}
	all := (1 + len(m.copies[a])) * (1 + len(m.copies[b]))
	switch {
	case a == b:
		all = 1 + len(m.copies[a])
		for _, x := range left[1:] {
			report(x, x)
		}
		m.unlisted.Add(int64(all - len(left)))
	case len(left)*len(right) <= mostSpread:
		for i, x := range left {
			for j, y := range right {
				if i > 0 || j > 0 {
					report(x, y)
				}
			}
		}
		m.unlisted.Add(int64(all - len(left)*len(right)))
	default:
		for _, x := range left[1:] {
			report(x, right[0])
		}
		for _, y := range right[1:] {
			report(left[0], y)
		}
		m.unlisted.Add(int64(all - len(left) - len(right) + 1))
	}
}

// printings are the articles that a text's matches are reported for.
func (m *matcher) printings(text int) []int {
	list := append([]int{m.texts[text]}, m.copies[text]...)
	if len(list) > mostPairs {
		return list[:1]
	}
	return list
}

// warnUnlisted says how many matches of copies are not in the result.
func (s *scan) warnUnlisted(warnings []corpus.Warning) []corpus.Warning {
	n := s.unlisted.Load()
	if n == 0 {
		return warnings
	}
	return append(warnings, corpus.Warning{Path: "copies", Text: fmt.Sprintf(
		"%d matches of one copy of a text with one of another are not listed: their texts have very many copies, and each is matched with one of the other's; the groups say which articles are one text", n)})
}

func (s *scan) took(stage string, began time.Time) {
	s.stats.Stages = append(s.stats.Stages, StageTime{stage, time.Since(began)})
}

// finish fills in the figures of the whole run.
func (s *scan) finish(r *trace.Result) {
	s.stats.Total = time.Since(s.started)
	s.stats.PeakMemory = PeakMemory()
	seconds := s.stats.Total.Seconds()
	accepted := float64(s.accepted.Load())
	s.stats.Figures = append(s.stats.Figures, []Figure{
		{"articles/s", float64(len(s.articles)) / seconds},
		{"MB/s", float64(r.Counts.Bytes) / 1e6 / seconds},
		{"keys/word", float64(r.Counts.Keys) / float64(max(1, r.Counts.Words))},
		{"candidates/article", float64(s.candidates.Load()) / float64(max(1, len(s.articles)))},
		{"candidates/accepted", float64(s.candidates.Load()) / max(1, accepted)},
		{"matches left to groups", float64(s.unlisted.Load())},
		{"spilled MB", float64(s.room.written()) / 1e6},
	}...)
}
