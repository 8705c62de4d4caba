package lsh

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
	"sada/lsh/store"
)

// archive is what drafts are compared with: articles that were read, which the
// scan holds, and those of an index, of which it is given the ones that a draft
// meets.
type archive struct {
	*scan
	narrow
	index    *store.Index // nil for none
	articles int

	// refs are the texts of the index behind a text's number; numbers finds the
	// number by the hash of the folded words, next is the next number.
	refs    map[int][]store.Ref
	numbers map[uint64]int
	next    int
	lengths []int32 // in words, of the texts of the index, by number from that of the first
}

// count takes the rarity of stems from the index and what was read together.
func (a *archive) count() {
	counts := a.index.Counts()
	for i := range a.sketches {
		counts.Count(a.sketches[i].Stems)
	}
	a.rarity = counts.Rarity()
	for i := range a.sketches {
		a.rarity.Rate(&a.sketches[i])
	}
}

// choose keeps of what was read what the drafts are to be compared with.
func (a *archive) choose() {
	keep := 0
	for i, article := range a.scan.articles {
		if a.wants(article) {
			a.scan.articles[keep], a.sketches[keep] = article, a.sketches[i]
			keep++
		}
	}
	a.scan.articles, a.sketches = a.scan.articles[:keep], a.sketches[:keep]
	a.distinct()
	a.articles = keep
	if a.index != nil {
		a.articles += a.index.Stats().Articles
	}
}

// candidates says for each draft which texts to compare it with; those of the
// index among them are loaded.
func (a *archive) candidates(ctx context.Context, drafts []draft) ([][]index.Candidate, error) {
	if err := a.meet(ctx, drafts); err != nil {
		return nil, err
	}
	if a.index != nil {
		a.meetIndex(drafts)
	}
	read := len(a.texts)
	words := func(text int) int {
		if text < read {
			return len(a.sketches[a.texts[text]].Stems)
		}
		return int(a.lengths[text-read])
	}
	found := make([][]index.Candidate, len(drafts))
	mark := a.marker()
	for i := range drafts {
		mark(&drafts[i], words)
		found[i] = drafts[i].query.Candidates(words)
		drafts[i].query = nil
	}
	if a.index == nil {
		return found, ctx.Err()
	}
	for i := range drafts {
		drafts[i].indexed = a.index.Stats().Texts
	}
	for len(a.texts) < a.next {
		a.texts, a.copies = append(a.texts, -1), append(a.copies, nil)
	}
	return found, a.load(ctx, found)
}

// marker returns what marks the words of a draft that recur in the texts it
// meets, by where and when these were printed.
func (a *archive) marker() func(d *draft, words func(text int) int) {
	printing := a.printing()
	printings := a.printings(printing) // those of the index are filled in when they are asked for
	read := len(printings)
	for len(printings) < a.next {
		printings = append(printings, nil)
	}
	known := make([]bool, a.next)
	of := func(text int) []index.Printing {
		if a.index == nil || known[text] {
			return printings[text]
		}
		known[text] = true
		list := printings[text][:len(printings[text]):len(printings[text])]
		for _, r := range a.refs[text] {
			a.index.Printings(r, func(outlet string, day int) {
				p := printing(&corpus.Article{Outlet: outlet})
				p.Day = day
				// What was read may be in the index, too.
				if text >= read || !slices.Contains(list, p) {
					list = append(list, p)
				}
			})
		}
		printings[text] = list
		return list
	}
	return func(d *draft, words func(text int) int) {
		own := []index.Printing{printing(d.article)}
		d.marks = d.query.Mark(len(d.sketch.Stems), words, func(text int) []index.Printing {
			if text == index.Own {
				return own
			}
			return of(text)
		}, align.Recurs)
	}
}

// meet shows the keys of every different text that was read to the drafts.
func (s *scan) meet(ctx context.Context, drafts []draft) error {
	type place struct{ draft, key int }
	wanted := map[uint64][]place{}
	for d := range drafts {
		for key, code := range drafts[d].query.Codes {
			wanted[code] = append(wanted[code], place{d, key})
		}
	}
	type meeting struct {
		place
		text int
		word uint32
	}
	const stretch = 64 // texts a goroutine takes at once
	met := make([][]meeting, (len(s.texts)+stretch-1)/stretch)
	var next, keys atomic.Int64
	parallel(s.opt.Workers, func() {
		keyer := sketch.NewKeyer()
		var list []sketch.Key
		for ctx.Err() == nil {
			at := int(next.Add(1)) - 1
			if at >= len(met) {
				return
			}
			for text := at * stretch; text < min((at+1)*stretch, len(s.texts)); text++ {
				list = keyer.Keys(list[:0], s.sketches[s.texts[text]].Stems)
				keys.Add(int64(len(list)))
				for _, k := range list {
					for _, p := range wanted[index.KeyCode(k)] {
						met[at] = append(met[at], meeting{p, text, k.Pos})
					}
				}
			}
		}
	})
	for _, list := range met {
		for _, m := range list {
			drafts[m.draft].query.Meet(m.key, m.text, m.word)
		}
	}
	s.keys = int(keys.Load())
	return ctx.Err()
}

// meetIndex shows the drafts whom they meet in the index. Texts that differ in
// spelling only have one number, as they have where they are read.
func (a *archive) meetIndex(drafts []draft) {
	a.refs, a.numbers = map[int][]store.Ref{}, map[uint64]int{}
	for number, text := range a.texts {
		a.numbers[a.sketches[text].Text] = number
	}
	a.next = len(a.texts)
	seen := map[store.Ref]int{}
	number := func(r store.Ref) int {
		if n, known := seen[r]; known {
			return n
		}
		fold := a.index.Fold(r)
		n, known := a.numbers[fold]
		if !known {
			n = a.next
			a.numbers[fold] = n
			a.lengths = append(a.lengths, int32(a.index.Words(r)))
			a.next++
		}
		seen[r] = n
		a.refs[n] = append(a.refs[n], r)
		return n
	}
	for i := range drafts {
		a.index.Meet(drafts[i].query, number)
	}
	a.keys += int(a.index.Stats().Keys)
}

// load gives the scan the articles of the index that candidates name.
func (a *archive) load(ctx context.Context, found [][]index.Candidate) error {
	var numbers []int
	for _, list := range found {
		for _, c := range list {
			if len(a.refs[c.B]) > 0 {
				numbers = append(numbers, c.B)
			}
		}
	}
	// Texts that stand together in the index are read together.
	slices.SortFunc(numbers, func(i, j int) int {
		r, s := a.refs[i][0], a.refs[j][0]
		return cmp.Or(cmp.Compare(r.Segment, s.Segment), cmp.Compare(r.Text, s.Text))
	})
	ids := map[string]*corpus.Article{}
	for _, article := range a.scan.articles {
		ids[article.ID] = article
	}
	from := len(a.scan.articles)
	for _, number := range slices.Compact(numbers) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		a.loadText(number, ids)
	}
	loaded := a.scan.articles[from:]
	a.sketches = append(a.sketches, make([]sketch.Sketch, len(loaded))...)
	var next atomic.Int64
	parallel(min(a.opt.Workers, len(loaded)), func() {
		var words []arabic.Word
		for i := int(next.Add(1)) - 1; i < len(loaded); i = int(next.Add(1)) - 1 {
			words = arabic.Words(words[:0], loaded[i].Text)
			made := sketch.Make(words)
			a.rarity.Rate(&made)
			a.sketches[from+i] = made
		}
	})
	return nil
}

// loadText gives the scan the articles of the index with a text, without their
// sketches. An article that was read, too, counts once.
func (a *archive) loadText(number int, ids map[string]*corpus.Article) {
	for _, r := range a.refs[number] {
		for _, article := range a.index.Load(r) {
			if same := ids[article.ID]; same != nil {
				if same.Text == article.Text {
					continue
				}
				article.ID = "index:" + article.ID
			}
			ids[article.ID] = article
			if !a.wants(article) {
				continue
			}
			if a.texts[number] < 0 {
				a.texts[number] = len(a.scan.articles)
			} else {
				a.copies[number] = append(a.copies[number], len(a.scan.articles))
			}
			a.scan.articles = append(a.scan.articles, article)
		}
	}
	delete(a.refs, number)
}

// readIndex hands on all articles of an index. One that is known already counts
// once; of another text under a known id the id becomes another.
func readIndex(folder string, known map[string]*corpus.Article, take func(batch []*corpus.Article) error) error {
	x, err := store.Open(folder)
	if err != nil {
		return err
	}
	defer x.Close()
	const most = 128
	var batch []*corpus.Article
	for a := range x.All(true) {
		if same := known[a.ID]; same != nil {
			if same.Text == a.Text {
				continue
			}
			a.ID = "index:" + a.ID
		}
		if batch = append(batch, a); len(batch) == most {
			if err := take(batch); err != nil {
				return err
			}
			batch = nil
		}
	}
	if damage := x.Damage(); len(damage) > 0 {
		return fmt.Errorf("%w; hint: sada index verify says more", damage[0])
	}
	if len(batch) == 0 {
		return nil
	}
	return take(batch)
}

// warnings say what was left out and what could not be read.
func (a *archive) warnings(draft string) []corpus.Warning {
	var warnings []corpus.Warning
	if a.own > 0 {
		warnings = append(warnings, corpus.Warning{Path: draft, Text: "the draft stands among the articles; it is not compared with itself"})
	}
	if a.undated > 0 {
		warnings = append(warnings, corpus.Warning{Path: draft, Text: fmt.Sprintf("%d articles have no date and are left out with those that are too old", a.undated)})
	}
	if a.index != nil {
		for _, err := range a.index.Damage() {
			warnings = append(warnings, corpus.Warning{Path: "index", Text: err.Error()})
		}
	}
	return warnings
}

// narrow says which articles a check compares with: those of the outlets and
// the time that were asked for, and not the draft's own file. It counts whom it
// leaves out for want of a date, and those of that file.
type narrow struct {
	outlet        func(name string) string
	only, exclude map[string]bool // by outlet
	since         time.Time
	draft         os.FileInfo // nil where it is no file
	files         map[string]bool

	own, undated int
}

func (s *scan) narrow(path string, opt CheckOptions) narrow {
	keys := func(names []string) map[string]bool {
		set := map[string]bool{}
		for _, name := range names {
			set[s.outletKey(name)] = true
		}
		return set
	}
	file, _ := os.Stat(path)
	return narrow{
		outlet: s.outletKey, only: keys(opt.Outlets), exclude: keys(opt.Exclude), since: opt.Since,
		draft: file, files: map[string]bool{},
	}
}

func (n *narrow) wants(a *corpus.Article) bool {
	name := n.outlet(a.Outlet)
	switch {
	case n.isDraft(a.Path):
		n.own++
		return false
	case len(n.only) > 0 && !n.only[name], n.exclude[name]:
		return false
	case n.since.IsZero():
		return true
	case a.Published.Precision == corpus.Unknown:
		n.undated++
		return false
	}
	return !a.Published.Time.Before(n.since)
}

func (n *narrow) isDraft(path string) bool {
	if n.draft == nil {
		return false
	}
	if _, known := n.files[path]; !known {
		info, err := os.Stat(path)
		n.files[path] = err == nil && os.SameFile(info, n.draft)
	}
	return n.files[path]
}

// outletKey is the registry's name for an outlet, or its own.
func (s *scan) outletKey(name string) string {
	if o, ok := s.opt.Read.Registry.Lookup(name); ok {
		return o.Name
	}
	return strings.TrimSpace(name)
}
