package lsh

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"sada/lsh/align"
	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/index"
	"sada/lsh/sketch"
	"sada/lsh/store"
	"sada/lsh/trace"
)

// Words is the number of words of a text.
func (a *archive) Words(number int) int {
	if number < a.read {
		return len(a.sketches[a.texts[number]].Stems)
	}
	return a.met[number-a.read].Words
}

// Same is the text that stands for one.
func (a *archive) Same(number int) int {
	if number < a.read {
		return number
	}
	return a.same[number-a.read]
}

// ref is where a text of the index stands.
func (a *archive) ref(number int) store.Ref { return a.met[number-a.read].Ref }

// indexed are the numbers of the index's texts for which one stands, itself among
// them.
func (a *archive) indexed(number int) []int {
	if number < a.read {
		return a.copies[number]
	}
	return append([]int{number}, a.copies[number]...)
}

// text is a text as the aligner needs it; a draft is article 0 to it.
func (a *archive) text(number int) align.Text {
	if number < a.read {
		article := a.texts[number]
		return align.Text{Article: number + 1, Text: a.scan.articles[article].Text, Sketch: &a.sketches[article]}
	}
	h := a.held[number]
	return align.Text{Article: number + 1, Text: h.text, Sketch: &h.sketch}
}

// meetIndex shows queries whom they meet in the index.
func (a *archive) meetIndex(queries ...*index.Query) {
	if a.index == nil {
		return
	}
	a.index.Meet(a.opt.Workers, queries, func(m store.Met) int {
		key := uint64(m.Segment)<<32 | uint64(m.Text) // texts of a segment have 32 bits
		n, known := a.numbers[key]
		if known {
			return n
		}
		n = a.read + len(a.met)
		a.numbers[key] = n
		first, known := a.folds[m.Fold]
		if known {
			a.copies[first] = append(a.copies[first], n)
		} else {
			first = n
			a.folds[m.Fold] = n
		}
		a.met, a.same = append(a.met, m), append(a.same, first)
		return n
	})
}

// asked is the archive as a draft asks it.
type asked struct {
	*archive
	own int
}

// Own is the text that is the draft's, index.Own for none.
func (a asked) Own() int { return a.own }

// twin is the text that is a draft's, index.Own for none.
func (a *archive) twin(d *draft) int {
	if number, known := a.folds[d.sketch.Text]; known {
		return number
	}
	return index.Own
}

// draftsAtOnce is the number of drafts whose candidates are held in memory.
const draftsAtOnce = 64

// compare finds what drafts share with the articles.
func (a *archive) compare(ctx context.Context, drafts []draft) ([]*trace.Result, error) {
	candidates := make([][]index.Candidate, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		a.rarity.Rate(&d.sketch)
		a.meetIndex(d.query)
		d.twin = a.twin(d)
		candidates[i] = d.query.Candidates(asked{a, d.twin})
	}
	found, err := a.verify(ctx, a.newAligners(drafts), candidates)
	if err != nil {
		return nil, err
	}
	if a.index != nil {
		a.load(found)
	}
	if err := a.turn(ctx, drafts, candidates, found); err != nil {
		return nil, err
	}
	askings, err := a.guests(ctx, drafts, found)
	if err != nil {
		return nil, err
	}
	for i := range drafts {
		d := &drafts[i]
		if d.twin != index.Own {
			d.held = slices.ContainsFunc(a.printed[d.twin], func(article int) bool { return a.isDraft(d, article) })
		}
		if len(found[i]) > 0 {
			askings = append(askings, a.asking(d, found[i]))
		}
	}
	a.mark(askings)
	for i := range drafts {
		drafts[i].query = nil
	}
	results := make([]*trace.Result, len(drafts))
	var next atomic.Int64
	each := max(1, a.opt.Workers/len(drafts)) // goroutines
	parallel(min(a.opt.Workers, len(drafts)), func() {
		for i := int(next.Add(1)) - 1; i < len(drafts) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
			results[i] = a.answer(ctx, each, &drafts[i], found[i])
		}
	})
	return results, context.Cause(ctx)
}

// aligners are what goroutines compare drafts with texts with: one aligner for each
// goroutine and draft, since every draft is article 0 to its own.
type aligners struct {
	*archive
	drafts []draft
	made   [][]*align.Aligner // by goroutine, then draft
	guests []guest            // by goroutine
}

// guest is a text that is compared, and room for the next one.
type guest struct {
	words  []arabic.Word
	sketch sketch.Sketch
}

func (a *archive) newAligners(drafts []draft) *aligners {
	l := &aligners{archive: a, drafts: drafts, made: make([][]*align.Aligner, a.opt.Workers), guests: make([]guest, a.opt.Workers)}
	for worker := range l.made {
		l.made[worker] = make([]*align.Aligner, len(drafts))
	}
	return l
}

// of is the aligner of a goroutine and a draft.
func (l *aligners) of(worker, draft int) *align.Aligner {
	aligner := &l.made[worker][draft]
	if *aligner == nil {
		*aligner = align.NewAligner(l.rarity, l.opt.MinWords)
		(*aligner).SetHost(l.drafts[draft].host())
	}
	return *aligner
}

// compare compares a text with the drafts that ask for it, and says whether one of
// them has a match.
func (l *aligners) compare(worker int, guest align.Text, askers []asker) (matched bool) {
	for _, q := range askers {
		aligner, host := l.of(worker, q.draft), l.drafts[q.draft].host()
		if guest.Sketch.Text != host.Sketch.Text {
			q.found.matches = aligner.Align(guest, q.meetings)
		} else if m, ok := aligner.Whole(host, guest); ok {
			q.found.matches = []align.Match{m}
		}
		matched = matched || len(q.found.matches) > 0
	}
	return matched
}

// asker is a draft that has a text among its candidates.
type asker struct {
	draft    int
	meetings []index.Meeting
	found    *verified // where the answer goes
}

// verified is what a draft shares with a text.
type verified struct {
	number  int
	matches []align.Match // B is number plus one
	marks   []uint8       // of the words of their sides B, see align.Recurs
}

// verify compares drafts with their candidates.
func (a *archive) verify(ctx context.Context, l *aligners, candidates [][]index.Candidate) ([][]verified, error) {
	found := make([][]verified, len(l.drafts))
	askers := map[int][]asker{}
	for i, list := range candidates {
		found[i] = make([]verified, len(list))
		for k, c := range list {
			found[i][k].number = c.B
			askers[c.B] = append(askers[c.B], asker{i, c.Meetings, &found[i][k]})
		}
		a.candidates.Add(int64(len(list)))
	}
	numbers := slices.Sorted(maps.Keys(askers))
	first, _ := slices.BinarySearch(numbers, a.read)
	a.verifyRead(ctx, l, numbers[:first], askers)
	a.verifyIndexed(ctx, l, numbers[first:], askers)
	for i := range found {
		found[i] = slices.DeleteFunc(found[i], func(v verified) bool { return len(v.matches) == 0 })
		a.accepted.Add(int64(len(found[i])))
	}
	return found, context.Cause(ctx)
}

// verifyRead compares texts that were read with those that ask for them.
func (a *archive) verifyRead(ctx context.Context, l *aligners, numbers []int, askers map[int][]asker) {
	var next, started atomic.Int64
	parallel(min(a.opt.Workers, len(numbers)), func() {
		worker := int(started.Add(1)) - 1
		for i := int(next.Add(1)) - 1; i < len(numbers) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
			l.compare(worker, a.text(numbers[i]), askers[numbers[i]])
		}
	})
}

// verifyIndexed compares texts of the index with those that ask for them, each by
// the goroutine that reads it: most have no match and are forgotten then. Those that
// a glance shows to have none are not even split into words.
func (a *archive) verifyIndexed(ctx context.Context, l *aligners, numbers []int, askers map[int][]asker) {
	if a.held = map[int]*held{}; len(numbers) == 0 {
		return
	}
	// Texts that stand together in the index are read together.
	slices.SortFunc(numbers, func(i, j int) int {
		r, s := a.ref(i), a.ref(j)
		return cmp.Or(cmp.Compare(r.Segment, s.Segment), cmp.Compare(r.Text, s.Text))
	})
	refs := make([]store.Ref, len(numbers))
	for i, number := range numbers {
		refs[i] = a.ref(number)
	}
	texts := make([]*held, len(numbers))
	a.index.Texts(a.opt.Workers, refs, func(worker, i int, text string, marks []uint32) bool {
		number := numbers[i]
		some := askers[number]
		if marks != nil && !slices.ContainsFunc(some, func(q asker) bool {
			return a.met[number-a.read].Fold == l.drafts[q.draft].sketch.Text || l.of(worker, q.draft).Glance(text, marks, q.meetings)
		}) {
			return ctx.Err() == nil
		}
		g := &l.guests[worker]
		g.words = arabic.Words(slices.Grow(g.words[:0], len(marks)*sketch.MarkEvery), text)
		g.sketch.Remake(g.words)
		a.rarity.Rate(&g.sketch)
		if l.compare(worker, align.Text{Article: number + 1, Text: text, Sketch: &g.sketch, Words: g.words}, some) {
			for _, q := range some {
				for k := range q.found.matches {
					q.found.matches[k].Keep()
				}
			}
			texts[i] = &held{strings.Clone(text), g.sketch.Clone(), startsOf(g.words)}
		}
		return ctx.Err() == nil
	})
	for i, h := range texts {
		if h != nil {
			a.held[numbers[i]] = h
		}
	}
}

// host is a draft as the aligner needs it.
func (d *draft) host() align.Text { return align.Text{Text: d.article.Text, Sketch: &d.sketch} }

// answer traces what a draft shares with the wanted articles, on so many
// goroutines. The draft is article 0 of the result.
func (a *archive) answer(ctx context.Context, workers int, d *draft, found []verified) *trace.Result {
	aligner := align.NewAligner(a.rarity, a.opt.MinWords)
	// The draft is article 0 here, the corpus begins at 1.
	guest := func(article int) align.Text {
		return align.Text{Article: article + 1, Text: a.scan.articles[article].Text, Sketch: &a.sketches[article]}
	}
	var matches []align.Match
	var articles []int
	marks := map[int][]uint8{} // by article
	for _, v := range found {
		compared := a.text(v.number).Text
		for i, article := range a.printed[v.number] {
			if a.isDraft(d, article) {
				d.held = true
				continue
			}
			if !a.keepsDraft(d, article) {
				continue
			}
			articles = append(articles, article)
			marks[article] = v.marks
			for k := range v.matches {
				m := v.matches[k]
				if i > 0 || a.scan.articles[article].Text != compared {
					m = aligner.Copy(&v.matches[k], d.host(), guest(article))
				}
				m.B.Article = article + 1
				matches = append(matches, m)
			}
		}
	}
	texts := a.read
	if a.index != nil {
		texts += a.index.Stats().Texts
	}
	a.labelDraft(d, texts, guest, marks, matches)
	slices.SortFunc(articles, func(i, j int) int { return cmp.Compare(a.scan.articles[i].ID, a.scan.articles[j].ID) })
	list, sketches := []*corpus.Article{d.article}, []sketch.Sketch{d.sketch}
	number := map[int]int{}
	for _, article := range articles {
		number[article] = len(list)
		list, sketches = append(list, a.scan.articles[article]), append(sketches, a.sketches[article])
	}
	for i := range matches {
		matches[i].B.Article = number[matches[i].B.Article-1]
	}
	near, _ := index.NearDuplicates(ctx, sketches, workers)
	groups := make([]trace.Group, len(near))
	for i, g := range near {
		groups[i] = trace.Group(g)
	}
	lengths := make([]int32, len(sketches))
	for i := range sketches {
		lengths[i] = int32(len(sketches[i].Stems))
	}
	r := trace.Trace(list, matches, groups, trace.Options{Registry: a.opt.Read.Registry, Workers: workers, Lengths: lengths, Drafts: 1})
	r.Flows = nil // nobody has printed the draft yet
	return r
}

// keepsDraft is false for an article of the draft's own outlet where those are not
// wanted.
func (s *scan) keepsDraft(d *draft, article int) bool {
	return !s.opt.DropSameOutlet || d.article.Outlet == "" || s.house(d.article) != s.house(s.articles[article])
}

// load gives the scan the wanted articles of the index that have one of the texts
// that were found.
func (a *archive) load(found [][]verified) {
	var stands []int // the text that each of these stands for
	var refs []store.Ref
	var texts []string
	var sketches []sketch.Sketch
	for _, list := range found {
		for _, v := range list {
			if a.loaded[v.number] {
				continue
			}
			a.loaded[v.number] = true
			for _, number := range a.indexed(v.number) {
				stands, refs = append(stands, v.number), append(refs, a.ref(number))
				if h := a.held[number]; h != nil {
					texts, sketches = append(texts, h.text), append(sketches, h.sketch)
				} else {
					texts, sketches = append(texts, ""), append(sketches, sketch.Sketch{})
				}
			}
		}
	}
	if len(refs) == 0 {
		return
	}
	for i, articles := range a.index.Load(a.opt.Workers, refs, texts) {
		a.take(stands[i], articles, sketches[i])
	}
}

// take gives the scan those that are wanted of the articles with a text, which is
// the same but for its spelling as the one that stands for it. An article that was
// read, too, counts once. The text's sketch is made if it was not.
func (a *archive) take(stands int, articles []*corpus.Article, made sketch.Sketch) {
	for _, article := range articles {
		if same := a.ids[article.ID]; same != nil {
			if same.Text == article.Text {
				continue
			}
			article.ID = "index:" + article.ID
		}
		a.ids[article.ID] = article
		if !a.wants(article) {
			continue
		}
		if made.Stems == nil {
			made = sketch.Make(arabic.Words(nil, article.Text))
			a.rarity.Rate(&made)
		}
		a.printed[stands] = append(a.printed[stands], len(a.scan.articles))
		a.scan.articles, a.sketches = append(a.scan.articles, article), append(a.sketches, made)
	}
}

// printing is one of an outlet. Safe for concurrent use.
func (a *archive) printing(outlet string, day int) index.Printing {
	a.numbering.Lock()
	defer a.numbering.Unlock()
	return index.Printing{Outlet: a.outletNumber(outlet), Day: day}
}

// printingsOf is where and when a text was printed. Safe for concurrent use, as far
// as the index is.
func (a *archive) printingsOf(number int) []index.Printing {
	var read []index.Printing
	for _, article := range a.printed[number] {
		if article < a.kept {
			x := a.scan.articles[article]
			read = append(read, a.printing(x.Outlet, dayOf(x)))
		}
	}
	list := slices.Clip(read)
	for _, copied := range a.indexed(number) {
		a.index.Printings(a.ref(copied), func(outlet string, day int) {
			// What was read may be in the index, too.
			if p := a.printing(outlet, day); !slices.Contains(read, p) {
				list = append(list, p)
			}
		})
	}
	return list
}

// asking is a query that asks which words of its text recur in others.
type asking struct {
	query  *index.Query     // nil for none
	number int              // of the text, index.Own for none
	wanted []bool           // of its words
	draft  []index.Printing // of the text, beside those that the archive knows of
	marks  *[]uint8         // where the answer goes
	judged map[uint64]uint8 // the marks of a draft's keys, by code
	shared []sketch.Key     // of a text, those that the draft has
	host   *draft           // that draft
}

// mark marks those words of texts' matches that recur in the texts that they meet,
// by where and when these were printed. What a draft was told of a key holds for the
// texts that share it.
func (a *archive) mark(askings []asking) {
	known := make([]atomic.Pointer[[]index.Printing], a.read+len(a.met))
	printings := func(text int) []index.Printing {
		list := known[text].Load()
		if list == nil {
			made := a.printingsOf(text)
			list = &made
			known[text].Store(list)
		}
		return *list
	}
	workers := a.opt.Workers
	if a.index != nil {
		workers = a.index.Workers(workers)
	}
	var next atomic.Int64
	parallel(min(workers, len(askings)), func() {
		for i := int(next.Add(1)) - 1; i < len(askings); i = int(next.Add(1)) - 1 {
			q := &askings[i]
			own := q.draft
			if q.number != index.Own {
				own = slices.Concat(printings(q.number), own)
			}
			if q.query == nil {
				*q.marks = make([]uint8, len(q.wanted))
				continue
			}
			var judged func(code uint64, mark uint8)
			if q.judged != nil {
				judged = func(code uint64, mark uint8) { q.judged[code] = mark }
			}
			*q.marks = q.query.Mark(q.wanted, asked{a, q.number}, func(text int) []index.Printing {
				if text == index.Own {
					return own
				}
				return printings(text)
			}, align.Recurs, judged)
		}
	})
	for _, q := range askings {
		marks := *q.marks
		for _, k := range q.shared {
			if mark := q.host.judged[index.KeyCode(k)]; mark != 0 {
				for i := int(k.Pos); i < min(int(k.Pos)+sketch.ShingleSize, len(marks)); i++ {
					marks[i] |= mark
				}
			}
		}
	}
}

// asking is what a draft asks about its matches.
func (a *archive) asking(d *draft, found []verified) asking {
	var sides []align.Side
	for _, v := range found {
		for _, m := range v.matches {
			sides = append(sides, m.A)
		}
	}
	d.judged = map[uint64]uint8{}
	q := asking{query: d.query, number: d.twin, wanted: covered(d.starts, sides), marks: &d.marks, judged: d.judged}
	for _, word := range d.elsewhere {
		q.wanted[word] = true
	}
	if !d.held {
		q.draft = []index.Printing{a.printing(d.article.Outlet, dayOf(d.article))}
	}
	return q
}

// turn compares those texts that have a match once more whose article comes before the
// draft by its id, as a scan does: it looks in the later text for what the earlier one
// has, and where several borders are as good it depends on the side which is found.
func (a *archive) turn(ctx context.Context, drafts []draft, candidates [][]index.Candidate, found [][]verified) error {
	type place struct{ draft, found int }
	var turned []place
	for i := range found {
		id := a.firstID(drafts[i].twin, drafts[i].article.ID)
		for k, v := range found[i] {
			if first := a.firstID(v.number, ""); first != "" && first < id && v.number != drafts[i].twin {
				turned = append(turned, place{i, k})
			}
		}
	}
	var next atomic.Int64
	parallel(min(a.opt.Workers, len(turned)), func() {
		aligner := align.NewAligner(a.rarity, a.opt.MinWords)
		for n := int(next.Add(1)) - 1; n < len(turned) && ctx.Err() == nil; n = int(next.Add(1)) - 1 {
			at := turned[n]
			draft, v := drafts[at.draft].host(), &found[at.draft][at.found]
			list := candidates[at.draft]
			c, _ := slices.BinarySearchFunc(list, v.number, func(c index.Candidate, number int) int { return cmp.Compare(c.B, number) })
			text := a.text(v.number)
			aligner.SetHost(text)
			v.matches = aligner.Align(draft, turnedMeetings(list[c].Meetings))
			for i := range v.matches {
				v.matches[i] = aligner.Copy(&v.matches[i], text, draft)
			}
		}
	})
	for i := range found {
		found[i] = slices.DeleteFunc(found[i], func(v verified) bool { return len(v.matches) == 0 })
	}
	return context.Cause(ctx)
}

// turnedMeetings are meetings as the other side has them.
func turnedMeetings(meetings []index.Meeting) []index.Meeting {
	turned := make([]index.Meeting, len(meetings))
	for i, m := range meetings {
		turned[i] = index.Meeting{A: m.B, B: m.A, OrderFree: m.OrderFree}
	}
	slices.SortStableFunc(turned, func(a, b index.Meeting) int { return cmp.Compare(a.B, b.B) })
	return turned
}

// firstID is the first of an id, if it is not empty, and those of the articles with a
// text.
func (a *archive) firstID(number int, id string) string {
	for _, article := range a.printed[number] {
		if other := a.scan.articles[article].ID; id == "" || other < id {
			id = other
		}
	}
	return id
}

// startsOf is where words begin in their text.
func startsOf(words []arabic.Word) []uint32 {
	starts := make([]uint32, len(words))
	for i, w := range words {
		starts[i] = uint32(w.Start)
	}
	return starts
}

// starts is where the words of a text begin.
func (a *archive) starts(number int) []uint32 {
	if h := a.held[number]; h != nil {
		return h.starts
	}
	return startsOf(arabic.Words(nil, a.text(number).Text))
}

// covered says of each word of a text whether it begins in one of some matches.
func covered(starts []uint32, sides []align.Side) []bool {
	wanted := make([]bool, len(starts))
	for _, side := range sides {
		from, _ := slices.BinarySearch(starts, uint32(side.Start))
		for i := from; i < len(starts) && int(starts[i]) < side.End; i++ {
			wanted[i] = true
		}
	}
	return wanted
}

// guests asks what asking does for the other sides of matches: what recurs there
// and is not in the draft was not asked for yet.
func (a *archive) guests(ctx context.Context, drafts []draft, found [][]verified) ([]asking, error) {
	perDraft := make([][]*index.Query, len(drafts))
	var all []asking
	var queries []*index.Query
	for i := range drafts {
		for _, g := range a.guestsOf(&drafts[i], found[i]) {
			if all = append(all, g); g.query != nil {
				perDraft[i] = append(perDraft[i], g.query)
			}
		}
		queries = append(queries, perDraft[i]...)
	}
	if len(queries) == 0 {
		return all, nil
	}
	if _, err := a.meet(ctx, queries); err != nil {
		return nil, err
	}
	for _, some := range perDraft {
		a.meetIndex(some...) // those of a draft have much in common
	}
	return all, nil
}

// guestsOf are those of a draft: the texts that have keys in what they share with it.
// Of keys that the draft has, too, wherever they stand in it, the answer to the draft is
// theirs, so that only others are asked for.
func (a *archive) guestsOf(d *draft, found []verified) []asking {
	has := map[uint64]uint32{} // a word
	for code, word := range d.query.Words {
		has[code] = word
	}
	guests := make([]asking, len(found))
	var next atomic.Int64
	parallel(min(a.opt.Workers, len(found)), func() {
		var keys []sketch.Key
		for i := int(next.Add(1)) - 1; i < len(found); i = int(next.Add(1)) - 1 {
			v := &found[i]
			var sides []align.Side
			for _, m := range v.matches {
				sides = append(sides, m.B)
			}
			words := covered(a.starts(v.number), sides)
			var shared []sketch.Key
			keys = slices.DeleteFunc(sketch.Ordered(keys[:0], a.text(v.number).Sketch.Stems), func(k sketch.Key) bool {
				if !slices.Contains(words[k.Pos:min(int(k.Pos)+sketch.ShingleSize, len(words))], true) {
					return true
				}
				_, known := has[index.KeyCode(k)]
				if known {
					shared = append(shared, k)
				}
				return known
			})
			if len(keys)+len(shared) == 0 {
				continue
			}
			guests[i] = asking{number: v.number, wanted: words, marks: &v.marks, shared: shared, host: d}
			if len(keys) > 0 {
				guests[i].query = index.NewQuery(keys)
			}
		}
	})
	guests = slices.DeleteFunc(guests, func(g asking) bool { return g.marks == nil })
	for _, g := range guests {
		for _, k := range g.shared {
			d.elsewhere = append(d.elsewhere, has[index.KeyCode(k)])
		}
	}
	return guests
}

// meet shows the keys of every different text that was read to queries, and
// returns their number.
func (s *scan) meet(ctx context.Context, queries []*index.Query) (int, error) {
	if len(s.texts) == 0 {
		return 0, nil
	}
	type place struct{ query, key int }
	wanted := map[uint64][]place{}
	for i, q := range queries {
		for key, code := range q.Codes {
			wanted[code] = append(wanted[code], place{i, key})
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
			queries[m.query].Meet(m.key, m.text, m.word)
		}
	}
	return int(keys.Load()), context.Cause(ctx)
}
