package lsh

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"sada/lsh/corpus"
	"sada/lsh/outlet"
	"sada/lsh/sketch"
	"sada/lsh/store"
)

// archive is what drafts are compared with: articles that were read, which the
// scan holds, and those of an index, of which it is given the ones that share
// something with a draft.
//
// Texts have numbers: first those that were read, then those of the index, as
// drafts meet them. Of those whose folded words are the same one stands for all.
type archive struct {
	*scan
	narrow
	index    *store.Index // nil for none
	articles int
	kept     int         // articles that were read and are wanted, not of the index
	file     os.FileInfo // of the drafts, nil where they have none

	read    int            // texts that were read
	met     []store.Met    // the others, by number from read
	numbers map[uint64]int // the numbers of these, by segment and text
	same    []int          // for each the number of the one that stands for it
	folds   map[uint64]int // that number by the hash of the folded words
	copies  map[int][]int  // the others of the index that one of these stands for
	held    map[int]*held  // texts of the index that are being compared, by number
	loaded  map[int]bool   // numbers whose articles in the index the scan has
	printed map[int][]int  // the articles with a text, as far as these are wanted
	ids     map[string]*corpus.Article

	numbering    sync.Mutex
	outletNumber func(outlet string) int // serves one goroutine at a time
}

// usuallyMet is how many texts of a large index a draft meets, about.
const usuallyMet = 1000

// held is a text of the index.
type held struct {
	text   string
	sketch sketch.Sketch
	starts []uint32 // of its words
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
	a.kept, a.articles = keep, keep
	a.read = len(a.texts)
	a.printed = map[int][]int{}
	for text, first := range a.texts {
		a.printed[text] = append([]int{first}, a.scan.copies[text]...)
	}
	a.outletNumber = a.outletNumbers()
	a.folds = make(map[uint64]int, usuallyMet)
	for number, text := range a.texts {
		a.folds[a.sketches[text].Text] = number
	}
	if a.index == nil {
		return
	}
	a.articles += a.index.Stats().Articles
	a.numbers, a.copies, a.loaded = make(map[uint64]int, usuallyMet), map[int][]int{}, map[int]bool{}
	a.ids = map[string]*corpus.Article{}
	for _, article := range a.scan.articles {
		a.ids[article.ID] = article
	}
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
func (a *archive) warnings(path string, drafts []draft) []corpus.Warning {
	var warnings []corpus.Warning
	if why := a.nothing(); why != "" {
		warnings = append(warnings, corpus.Warning{Path: path, Text: why})
	}
	if held := heldOf(drafts); held != "" {
		warnings = append(warnings, corpus.Warning{Path: path, Text: held})
	}
	if a.undated > 0 {
		warnings = append(warnings, corpus.Warning{Path: path, Text: fmt.Sprintf("articles without a date are left out with those that are too old: %d", a.undated)})
	}
	if a.index != nil {
		if err := a.index.SumDamage(); err != nil {
			warnings = append(warnings, corpus.Warning{Path: "index", Text: fmt.Sprintf("%v; nothing is lost: it is a sum, which was added up again; hint: sada index compact, as any change of the index, makes it anew", err)})
		}
		for _, err := range a.index.Damage() {
			text := err.Error()
			if !strings.Contains(text, "; hint: ") {
				text += "; what it held is left out; hint: sada index verify says more, sada index export saves what is sound"
			}
			warnings = append(warnings, corpus.Warning{Path: "index", Text: text})
		}
	}
	return warnings
}

// heldOf says which drafts stand among the articles, "" for none.
func heldOf(drafts []draft) string {
	const most = 5
	var names []string
	for i := range drafts {
		if drafts[i].held {
			names = append(names, drafts[i].article.ID)
		}
	}
	n := len(names)
	switch {
	case n == 0:
		return ""
	case len(drafts) == 1:
		return "the draft stands among the articles; it is not compared with itself"
	case n == len(drafts):
		return fmt.Sprintf("all %d drafts stand among the articles; none is compared with itself", n)
	case n > most:
		names = append(names[:most], fmt.Sprintf("%d more", n-most))
	}
	return fmt.Sprintf("of %d drafts %d stand among the articles; none is compared with itself: %s", len(drafts), n, strings.Join(names, ", "))
}

// nothing says why there was no article to compare with, "" where there was one: that
// nothing of a draft stands elsewhere would say nothing then.
func (a *archive) nothing() string {
	const day = 24 * 60 * 60
	switch {
	case a.kept > 0, a.index != nil && len(a.index.Damage()) > 0: // or what is damaged is to blame
		return ""
	case a.index == nil && !a.ofOutlets() && a.since.IsZero(), a.index != nil && a.articles == 0:
		return "it was compared with nothing: there is no article; hint: sada index add adds some to an index"
	case a.index != nil && (a.ofOutlets() && a.some || !a.ofOutlets() && (a.since.IsZero() || a.index.PrintedSince(int(a.since.Unix()/day)))):
		return ""
	case a.since.IsZero():
		return "it was compared with nothing: every article is of another outlet or excluded"
	}
	of := ""
	if a.ofOutlets() {
		of = " of these outlets"
	}
	return fmt.Sprintf("it was compared with nothing: no article%s was printed since %s; hint: a longer --max-age takes older ones", of, a.since.UTC().Format(time.DateOnly))
}

// narrow says which articles a check compares with: those of the outlets and
// the time that were asked for. It counts whom it leaves out for want of a date.
type narrow struct {
	registry      *outlet.Registry
	only, exclude map[string]bool // houses, see outlet.Registry.House
	since         time.Time

	undated int
	some    bool // where outlets were asked for: an index has an article to compare with
}

// ofOutlets says whether outlets were asked for or excluded.
func (n *narrow) ofOutlets() bool { return len(n.only)+len(n.exclude) > 0 }

func (s *scan) narrow(opt CheckOptions) narrow {
	registry := s.opt.Read.Registry
	houses := func(names []string) map[string]bool {
		set := map[string]bool{}
		for _, name := range names {
			for _, house := range registry.Houses(name) {
				set[house] = true
			}
		}
		return set
	}
	return narrow{registry: registry, only: houses(opt.Outlets), exclude: houses(opt.Exclude), since: opt.Since}
}

// knows refuses names of outlets that nothing is of; see OutletError.
func (a *archive) knows(opt CheckOptions) error {
	if !a.ofOutlets() {
		return nil
	}
	printed := map[string]string{} // by house
	add := func(article *corpus.Article) {
		if article.Outlet != "" {
			printed[a.house(article)] = article.Outlet
		}
	}
	for _, article := range a.scan.articles {
		add(article)
	}
	if a.index != nil {
		for article := range a.index.All(false) {
			add(article)
			wanted, _ := a.admits(article)
			a.some = a.some || wanted
		}
	}
	for _, name := range slices.Concat(opt.Outlets, opt.Exclude) {
		if slices.ContainsFunc(a.registry.Houses(name), func(house string) bool { return printed[house] != "" }) {
			continue
		}
		if _, known := a.registry.Lookup(name); known {
			continue
		}
		return &OutletError{name, slices.Compact(slices.Sorted(maps.Values(printed)))}
	}
	return nil
}

func (n *narrow) wants(a *corpus.Article) bool {
	wanted, undated := n.admits(a)
	if undated {
		n.undated++
	}
	return wanted
}

// admits says whether an article is to be compared with, and where it is not whether
// that is for want of a date.
func (n *narrow) admits(a *corpus.Article) (wanted, undated bool) {
	house := n.registry.House(a.Outlet, a.URL)
	switch {
	case len(n.only) > 0 && !n.only[house], n.exclude[house]:
		return false, false
	case n.since.IsZero():
		return true, false
	case a.Published.Precision == corpus.Unknown:
		return false, true
	}
	latest := a.Published.Time
	if a.Published.Precision == corpus.Day { // at any time of it
		latest = latest.Add(24*time.Hour - 1)
	}
	return !latest.Before(n.since), false
}

// isDraft is true for a draft itself among the articles: what stands there under
// its id with its text, or was read under its name from its file; of an index, if it
// has its text, too.
func (a *archive) isDraft(d *draft, article int) bool {
	x := a.scan.articles[article]
	same := x.Text == d.article.Text
	switch {
	case same && x.ID == d.article.ID:
		return true
	case !calledAs(x, d.article):
		return false
	case article >= a.kept:
		return same && x.Path == d.article.Path && x.Path != "-"
	case a.file == nil:
		return false
	}
	file, err := os.Stat(x.Path)
	return err == nil && os.SameFile(file, a.file)
}

// calledAs says whether an article may be a draft by its id: a page whose name
// another has is called by its path as well, and the articles of a page NAME#N,
// where a draft that is one article is NAME.
func calledAs(x, draft *corpus.Article) bool {
	if x.ID == draft.ID || strings.HasSuffix(x.ID, ":"+draft.ID) {
		return true
	}
	name := strings.TrimPrefix(x.ID, x.Path+":")
	return strings.HasPrefix(name, draft.ID+"#") && strings.HasPrefix(filepath.Base(draft.Path), draft.ID)
}

// house is whose an article is, "" where its outlet is unknown; see
// outlet.Registry.House.
func (s *scan) house(a *corpus.Article) string { return s.opt.Read.Registry.House(a.Outlet, a.URL) }
