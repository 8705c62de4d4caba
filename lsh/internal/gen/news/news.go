package news

import (
	"cmp"
	"container/heap"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"
)

// Options say what is made; a zero value is the default in brackets. The
// defaults of the shares are set so that pairs of articles share five-word
// shingles as pairs in real news do. Pairs an article that share so many, among
// the first 5,000, 10,000, 20,000 and 30,000 articles of a corpus of 2015 and of
// the made-up ones (seed 1):
//
//	shared at least     real                    made up
//	  1                 6.1  12.1 20.1 33.7     7.2  13.0 21.9 30.7
//	  3                 2.30 4.91 7.34 12.9     5.08 8.50 13.2 17.7
//	 10                 1.17 2.01 2.48 3.65     2.04 3.07 3.71 4.46
//	 20                 0.66 1.04 1.27 1.58     0.90 1.22 1.47 1.79
//	 50                 0.45 0.63 0.74 0.87     0.52 0.59 0.65 0.72
//	 30 % of the        0.53 0.77 0.88 1.05     0.69 0.86 1.05 1.19
//	  shorter article
//
// Candidates an article of sada's own scan were 5.8, 9.0, 11.0 and 14.3 in the
// real and 6.0, 9.8, 13.5 and 15.5 in the made-up corpus, matches 2.5, 4.8, 4.1
// and 5.1 and 2.3, 3.7, 4.4 and 5.2.
type Options struct {
	// Articles is how many are made [1,000].
	Articles int
	Seed     uint64
	// Words is the mean number of words an article has [290]; the sizes are
	// skewed as in news, half of the articles have less than 0.7 of it.
	Words int
	// PerDay is how many articles appear a day [1,700]; Outlets how many outlets
	// there are [14].
	PerDay, Outlets int
	// Start is when the first appears [2024-01-01].
	Start time.Time
	// Stories is the share of articles that print a wire story first [0.12];
	// negative means none. Printings is the mean number of further printings of
	// a story [3.2].
	Stories, Printings float64
	// Formulas is the share of articles that are notices with a frame [0.06];
	// negative means none.
	Formulas float64
	// Boilerplate is the share of articles that carry a passage or a list of
	// titles which recurs in otherwise different articles [0.14]; negative means none.
	Boilerplate float64
	// Quotations is the share of articles with a quotation that anyone prints
	// [0.01]; negative means none.
	Quotations float64
	// Lives is for how many days a frame, a boilerplate passage and, twice as
	// long, a phrase recur [60]; what of it lives at a time does not depend on it.
	// Matches an article grow with the corpus until it covers as many days.
	Lives int
	// Workers is how many goroutines write [all cores]. The articles do not
	// depend on it.
	Workers int
}

func (o Options) withDefaults() Options {
	o.Articles = cmp.Or(o.Articles, 1000)
	o.Words = cmp.Or(o.Words, 290)
	o.PerDay = cmp.Or(o.PerDay, 1700)
	o.Outlets = cmp.Or(o.Outlets, 14)
	o.Stories = max(cmp.Or(o.Stories, .12), 0)
	o.Printings = cmp.Or(o.Printings, 3.2)
	o.Formulas = max(cmp.Or(o.Formulas, .06), 0)
	o.Boilerplate = max(cmp.Or(o.Boilerplate, .14), 0)
	o.Quotations = max(cmp.Or(o.Quotations, .01), 0)
	o.Lives = cmp.Or(o.Lives, 60)
	o.Workers = cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	if o.Start.IsZero() {
		o.Start = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return o
}

// Article is one made-up article.
type Article struct {
	ID, Outlet, Title, Text string
	Date                    time.Time
}

// Case is a passage that two articles share by design: spans [Start, End) of
// bytes of their Texts.
type Case struct {
	A            string
	AStart, AEnd int
	B            string
	BStart, BEnd int
	// Kind is "verbatim", "edited" or "reordered", or what Plant calls it.
	Kind string
}

// Articles makes the articles in order of time, each with the cases that tie it
// (as B) to earlier ones (as A). Breaking off is allowed.
func Articles(opt Options) iter.Seq2[Article, []Case] {
	return func(yield func(Article, []Case) bool) {
		w := newWriter(opt)
		stories := map[uint64][]printing{}
		for page := range w.pages() {
			var cases []Case
			if page.plan.kind == storyArticle {
				p := page.printing
				for _, earlier := range stories[p.story] {
					cases = append(cases, shared(earlier, p)...)
				}
				if page.plan.last {
					delete(stories, p.story)
				} else {
					stories[p.story] = append(stories[p.story], p)
				}
			}
			if !yield(page.article, cases) {
				return
			}
		}
	}
}

// The kinds of an article.
const (
	ownArticle = iota
	storyArticle
	formulaArticle
)

// plan says what one article is.
type plan struct {
	number int // of the article, from 0
	kind   int
	outlet int
	// story is the number of the story or of the family of formulas; turn the
	// number of the printing, from 0, and last whether it is the story's last.
	story uint64
	turn  int
	last  bool
	late  bool // used as background
	first int  // the article that printed the story first
}

// due is a printing to come.
type due struct {
	at int // the article that may print it, or a later one
	plan
}

type schedule []due

func (s schedule) Len() int { return len(s) }
func (s schedule) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(s[i].at, s[j].at), cmp.Compare(s[i].story, s[j].story), cmp.Compare(s[i].turn, s[j].turn)) < 0
}
func (s schedule) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s *schedule) Push(x any)   { *s = append(*s, x.(due)) }
func (s *schedule) Pop() any {
	last := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return last
}

// mostPrintings is the most a story has.
const mostPrintings = 24

// plans says of each article in turn what it is.
func (w *writer) plans(yield func(plan) bool) {
	opt := w.opt
	rng := rand.New(rand.NewPCG(opt.Seed, 0x9a15))
	var coming schedule
	stories := uint64(0)
	for number := range opt.Articles {
		p := plan{number: number, outlet: skewed(rng, opt.Outlets, 1.6)}
		switch u := rng.Float64(); {
		case len(coming) > 0 && coming[0].at <= number:
			d := heap.Pop(&coming).(due)
			d.number, d.outlet = number, p.outlet
			p = d.plan
		case u < opt.Stories/(1-opt.Stories*opt.Printings):
			stories++
			p.kind, p.story, p.first = storyArticle, stories, number
			coming = w.announce(rng, coming, p)
		case rng.Float64() < opt.Formulas/(1-opt.Stories*(1+opt.Printings)):
			p.kind, p.story = formulaArticle, opt.notices().draw(rng, w.day(number))
		}
		if !yield(p) {
			return
		}
	}
}

// day is when an article appears, in days from the first.
func (w *writer) day(number int) float64 { return float64(number) / float64(w.opt.PerDay) }

// announce schedules the further printings of a story: most within a day or
// two, of nine two up to three weeks late, and one then as background.
func (w *writer) announce(rng *rand.Rand, coming schedule, first plan) schedule {
	n := 1
	for rng.Float64() < 1-1/max(w.opt.Printings, 1) && n < mostPrintings-1 {
		n++
	}
	dues := make([]due, n)
	for i := range dues {
		d := due{plan: first}
		days := rng.ExpFloat64() * .8
		switch rng.IntN(9) {
		case 0, 1:
			days = 2 + 20*rng.Float64()
		case 2:
			days = 2 + 20*rng.Float64()
			d.late = true
		}
		d.at = first.number + 1 + int(days*float64(w.opt.PerDay))
		dues[i] = d
	}
	slices.SortStableFunc(dues, func(x, y due) int { return cmp.Compare(x.at, y.at) })
	for i, d := range dues {
		d.turn, d.last = i+1, i == n-1
		heap.Push(&coming, d)
	}
	return coming
}

// What recurs comes in families, of which so many live at a time, each for so
// many days; skew says how much commoner a few of them are.
type families struct {
	number, days int
	skew         float64
}

func (o Options) notices() families      { return families{90, o.Lives, 1.4} }
func (o Options) boilerplates() families { return families{90, o.Lives, 1.74} }
func (o Options) phrases() families      { return families{140 * longPhrases, 2 * o.Lives, 2.2} }

// protocols are the lists of titles of an event.
func (o Options) protocols() families { return families{5, 4, 2} }

// draw is the number of one of those that live when an article appears. They
// are not all replaced on one day.
func (f families) draw(rng *rand.Rand, day float64) uint64 {
	place := skewed(rng, f.number, f.skew)
	epoch := int(day/float64(f.days) + float64(mix(uint64(place))%1024)/1024)
	return uint64(epoch*f.number + place)
}

// page is one written article.
type page struct {
	plan     plan
	article  Article
	printing printing
}

// pages writes the articles on all workers and gives them in order.
func (w *writer) pages() iter.Seq[page] {
	return func(yield func(page) bool) {
		const size = 64
		type batch struct {
			plans []plan
			pages []page
			done  chan struct{}
		}
		todo := make(chan *batch)
		order := make(chan *batch, 2*w.opt.Workers)
		stop := make(chan struct{})
		defer close(stop)
		for range w.opt.Workers {
			go func() {
				desk := newDesk(w)
				for b := range todo {
					for _, p := range b.plans {
						b.pages = append(b.pages, desk.write(p))
					}
					close(b.done)
				}
			}()
		}
		go func() {
			defer close(todo)
			defer close(order)
			b := &batch{done: make(chan struct{})}
			send := func() bool {
				for _, to := range []chan *batch{order, todo} {
					select {
					case to <- b:
					case <-stop:
						return false
					}
				}
				b = &batch{done: make(chan struct{})}
				return true
			}
			for p := range w.plans {
				b.plans = append(b.plans, p)
				if len(b.plans) == size && !send() {
					return
				}
			}
			if len(b.plans) > 0 {
				send()
			}
		}()
		for b := range order {
			<-b.done
			for _, p := range b.pages {
				if !yield(p) {
					return
				}
			}
		}
	}
}

func articleID(number int) string { return fmt.Sprintf("gen-%08d", number) }

func outletName(n int) string { return fmt.Sprintf("outlet-%02d", n) }
