package corpus

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sada/lsh/outlet"
)

// What a reading hands on
//
// Tasks end in any order; their articles are handed on in that of the files, in batches, each
// with an id of its own, once. What shares an id, lies in the future or was passed over is
// told.

// collector puts results in order and hands them on.
type collector struct {
	*reading
	yield func([]*Article) error
	sum   Summary
	batch []*Article

	seed      maphash.Seed
	printings map[uint64]uint64 // hash of an id → hash of its text, outlet and date
	qualified map[uint64]string // hashes of both of a further article with an id → what it is named

	path   string // the file that warnings and responses that are no pages are counted for
	warned int
	passed map[string]int
	chosen chosenKeys

	window *window
}

func (c *collector) collect() error {
	for {
		var t *task
		select {
		case t = <-c.ordered:
		case <-c.ctx.Done():
			return context.Cause(c.ctx)
		}
		if t == nil {
			break
		}
		select {
		case <-t.done:
		case <-c.ctx.Done():
			return context.Cause(c.ctx)
		}
		if err := c.take(t); err != nil {
			return err
		}
		if t.large {
			t.items, t.run = nil, nil
			if err := c.flush(); err != nil {
				return err
			}
			<-c.large
		}
		if c.opt.Progress != nil {
			c.opt.Progress(c.bytes.Load(), c.total.Load())
		}
	}
	c.endFile()
	if err := c.release(); err != nil {
		return err
	}
	c.sum.Warnings = append(c.sum.Warnings, c.window.warnings...)
	return c.flush()
}

// take counts what a task came to, keeps its warnings and passes its articles on.
func (c *collector) take(t *task) error {
	if t.path != c.path {
		c.endFile()
		c.path = t.path
	}
	c.sum.Files += t.files
	c.sum.Skipped += t.skipped
	c.sum.Ignored += t.ignored
	for why, n := range t.passed {
		if c.passed == nil {
			c.passed = map[string]int{}
		}
		c.passed[why] += n
	}
	c.chosen.met |= t.chosen.met
	if c.chosen.keys == nil {
		c.chosen.keys = t.chosen.keys
	}
	c.sum.Missing += t.missing
	c.sum.Changed += t.changed
	for _, w := range t.warnings {
		c.warn(w)
	}
	for _, it := range t.items {
		if c.opt.OutletFromPath && it.Outlet == "" {
			it.Outlet = outletOfPath(it.Path, c.opt.Registry)
			if c.opt.Explain && it.Outlet != "" {
				it.Explained = append(it.Explained, Explanation{Field: "outlet", Text: it.Outlet, Why: "folder"})
			}
		}
		if !c.admit(it) {
			continue
		}
		c.refuseFuture(it)
		c.sum.Articles++
		if c.window.passes(it) {
			if err := c.pass(it); err != nil {
				return err
			}
		} else if c.window.hold(it) {
			if err := c.release(); err != nil {
				return err
			}
		}
	}
	return nil
}

// refuseFuture takes a date away that lies after the reading: a wrong one puts an
// article behind all that took from it.
func (c *collector) refuseFuture(it item) {
	date := it.Published
	if !isFuture(date.Time, c.opt.Now) {
		return
	}
	it.Published = Date{}
	c.warn(Warning{c.path, it.line, fmt.Sprintf("article %q: the date %s lies in the future; the article has none", clip(it.ID), date.Time.Format(time.DateOnly))})
	if c.opt.Explain {
		it.Explained = append(it.Explained, Explanation{Field: "no date", Text: date.From, Why: "it lies in the future"})
	}
}

// isFuture says whether a time lies so far behind now that no difference of clocks
// and zones explains it: more than a day. A zero now is before nothing.
func isFuture(t, now time.Time) bool {
	return !now.IsZero() && t.After(now.Add(24*time.Hour))
}

// release passes on what the window held back.
func (c *collector) release() error {
	for _, it := range c.window.release() {
		if err := c.pass(it); err != nil {
			return err
		}
	}
	return nil
}

// pass puts an article into the batch.
func (c *collector) pass(it item) error {
	c.batch = append(c.batch, it.Article)
	if len(c.batch) < batchSize {
		return nil
	}
	return c.flush()
}

func (c *collector) flush() error {
	if len(c.batch) == 0 {
		return nil
	}
	if c.ctx.Err() != nil {
		return context.Cause(c.ctx)
	}
	batch := c.batch
	c.batch = make([]*Article, 0, batchSize)
	return c.yield(batch)
}

// warn keeps a warning; those about records only up to a number for each file.
func (c *collector) warn(w Warning) {
	if w.Line > 0 {
		if c.warned++; c.warned > maxWarnings {
			return
		}
	}
	c.sum.Warnings = append(c.sum.Warnings, w)
}

func (c *collector) endFile() {
	if more := c.warned - maxWarnings; more > 0 {
		c.warn(Warning{Path: c.path, Text: fmt.Sprintf("%d more warnings about records of this file", more)})
	}
	c.warned = 0
	if len(c.passed) > 0 {
		c.warn(Warning{Path: c.path, Text: "responses that are no pages with status 200 or 203 were passed over: " + countKinds(c.passed)})
	}
	c.passed = nil
	if c.chosen.keys != nil {
		for _, name := range slices.Sorted(maps.Keys(c.opt.Fields)) {
			if c.chosen.met&(1<<fieldByName(name)) == 0 {
				c.warn(Warning{Path: c.path, Text: fmt.Sprintf("no record has a value under the key %q to take the %s from; the first has %s", clip(c.opt.Fields[name]), name, keyList(c.chosen.keys))})
			}
		}
	}
	c.chosen = chosenKeys{}
}

// countKinds is how many there are, and how many of each kind, the commonest first.
func countKinds(kinds map[string]int) string {
	const most = 5
	names := slices.SortedFunc(maps.Keys(kinds), func(a, b string) int {
		return cmp.Or(kinds[b]-kinds[a], strings.Compare(a, b))
	})
	total, others := 0, 0
	var told []string
	for i, name := range names {
		total += kinds[name]
		if i < most {
			told = append(told, fmt.Sprintf("%s: %d", name, kinds[name]))
		} else {
			others += kinds[name]
		}
	}
	if others > 0 {
		told = append(told, fmt.Sprintf("others: %d", others))
	}
	return fmt.Sprintf("%d (%s)", total, strings.Join(told, ", "))
}

// outletOfPath is the outlet that a file's folders name, "" if it stands in none. A name
// that several outlets have stays as it is printed, so that the article's address may tell
// which is meant, unless another folder does: alghad.com/الغد.
func outletOfPath(path string, reg *outlet.Registry) string {
	folders := strings.Split(filepath.ToSlash(filepath.Dir(path)), "/")
	for _, name := range slices.Backward(folders) {
		if reg.Ambiguous(name) {
			owner, _ := reg.Lookup(name)
			for _, host := range folders {
				if o, _ := reg.LookupAt(name, host); o != owner {
					return o.Name
				}
			}
			return name
		}
		o, ok := reg.Lookup(name)
		if !ok {
			o, ok = reg.ByHost(name)
		}
		if ok {
			return o.Name
		}
	}
	for _, name := range slices.Backward(folders) {
		if strings.Trim(name, ".0123456789-_") != "" { // a month or a day, as archives are laid out
			return name
		}
	}
	return ""
}

// printing is the hash of what makes an article one with another of its id.
func (c *collector) printing(it item) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	if it.page { // a text on another page is another printing
		h.WriteString(c.path)
	}
	fmt.Fprintf(&h, "\x00%s\x00%d\x00%s\x00", it.Outlet, it.Published.Time.Unix(), it.Published.Precision)
	h.WriteString(it.Text)
	return h.Sum64()
}

// admit gives an article an id that no other has and says whether it counts.
// The same id, text, outlet and date count once; the same id with another of them,
// or on another page, is qualified by the path.
func (c *collector) admit(it item) bool {
	id, printing := it.ID, c.printing(it)
	key := maphash.String(c.seed, id)
	first, taken := c.printings[key]
	if !taken {
		c.printings[key] = printing
		return true
	}
	name, known := id, first == printing
	if !known {
		name, known = c.qualified[pairHash(key, printing)]
	}
	if known {
		c.sum.Repeated++
		if c.opt.Settle && !it.page {
			c.sum.sharing.repeat(name, it.Article)
		}
		c.warn(Warning{c.path, it.line, fmt.Sprintf("id %q was read before with the same text, outlet and date; it counts once", id)})
		return false
	}
	it.ID = c.path + ":" + id
	for n := it.line; ; n++ {
		if _, taken := c.printings[maphash.String(c.seed, it.ID)]; !taken {
			break
		}
		it.ID = fmt.Sprintf("%s:%d:%s", c.path, n, id)
	}
	c.printings[maphash.String(c.seed, it.ID)] = 0 // of no record that comes with this id
	c.qualified[pairHash(key, printing)] = it.ID
	switch {
	case c.opt.Settle:
		c.sum.sharing.named[it.Article] = named{id, c.path, it.page}
	case !it.page:
		c.warn(sharesID(it.Article, c.path, it.line, id))
	}
	if c.opt.Explain {
		it.Explained = append(it.Explained, Explanation{Field: "id", Text: it.ID, Why: "another article has its id, so it is named by its path"})
	}
	return true
}
