package corpus

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"sada/lsh/arabic"
	"sada/lsh/outlet"
)

// How a reading works
//
// One goroutine, the feeder, walks the paths and cuts what it finds into
// tasks: a block of whole lines, a page. It does only what has to be done in
// order (reading, decompressing, finding the borders of records). Workers run
// the tasks. The caller's goroutine takes the results in the order in which
// the feeder made the tasks, gives every article an id of its own and hands
// batches on; while the caller works on a batch the workers decode the next
// ones. Articles of pages wait until it is known what recurs at their edges
// (recurring.go). A bounded number of tasks is under way and a bounded number of
// articles waits, so a file of any size is read in constant memory.

// ErrNothing is the error of a reading that found no article at all.
var ErrNothing = errors.New("nothing could be read")

// Options say how files are read; the zero value is the default.
type Options struct {
	// Stdin is read for the path "-". It is not closed, and a Read of it that
	// blocks may outlive a reading whose context has ended.
	Stdin io.Reader
	// Registry resolves outlets and credits; nil means outlet.Default().
	Registry *outlet.Registry
	// Fields chooses the names that records hold fields under: field → name
	// (--field text=body). It comes before the names that are known anyway.
	Fields map[string]string
	// OutletFromPath takes the outlet of an article that names none from the
	// folder it stands in: the nearest whose name or host the registry knows,
	// else the nearest (--outlet-from path).
	OutletFromPath bool
	// Explain fills Article.Explained.
	Explain bool
	// FirstSeen: dates are when a text was found (--date-is first-seen).
	FirstSeen bool
	// Now is the time of the reading: nothing has been published more than a day
	// later, so such dates are none, with a warning. Zero means the time of the
	// call.
	Now time.Time
	// NoCredits leaves out the search for credits in the running text; source
	// lines of pages and credits that a record brings along are kept. Texts of
	// more than 4 MiB are never searched.
	NoCredits bool
	// Words fills Article.Words. The search for credits splits the text anyway,
	// so a caller who needs the words saves doing it again.
	Words bool
	// Room, if set, returns room for the words of one article: what a caller who
	// has done with Article.Words would otherwise leave to the collector. It is
	// called from several goroutines.
	Room func() []arabic.Word
	// Settle notes what Summary.Settle needs; the caller keeps all articles.
	Settle bool
	// Workers is the number of goroutines that decode; 0 means all cores. The
	// result does not depend on it.
	Workers int
	// Progress, if set, is told now and then how many bytes of how many were
	// read (total 0 if unknown); called from the goroutine that called Read.
	Progress func(read, total int64)

	draft bool                // see ReadDrafts
	names func() *creditNames // see Prepare
}

// Prepare makes what a reading needs of the registry once for all readings with
// these options; the registry must not be replaced afterwards. Without it each
// reading takes some 5 ms to begin.
func (o *Options) Prepare() {
	if o.Registry == nil {
		o.Registry = outlet.Default()
	}
	o.names = sync.OnceValue(func() *creditNames { return newCreditNames(o.Registry) })
}

// Summary says what a reading came to.
type Summary struct {
	Files, Articles int
	Bytes           int64 // of the files as stored
	// Skipped counts records and files that could not be read, each with a
	// warning; Missing paths that do not exist; Changed files that something
	// wrote to, cut or replaced while they were read.
	Skipped, Missing, Changed int
	// Repeated counts records whose id, text, outlet and date had been read before.
	Repeated int
	// Ignored counts files in folders and archives that are not articles by their
	// name or, for .json, by what is in them. A warning for each folder names
	// some, unless they stand beside articles as a matter of course.
	Ignored int
	// Warnings are in the order of the input. After maxWarnings about records
	// of one file the rest is counted in one more.
	Warnings []Warning

	sharing sharing
}

// Limits of a reading.
const (
	// batchSize is the number of articles handed on at once; the last batch
	// and the last of a block may be smaller.
	batchSize = 128
	// maxWarnings is the number of warnings about records kept for one file.
	maxWarnings = 100
)

// Read reads the paths in order (folders walked in sorted order, "-" for
// standard input) and hands the articles on in that order, in batches of up to
// 128, from the goroutine that called it; the batch is yield's to keep. What
// is wrong with a record or a file becomes a warning and the rest is read. The
// error is ErrNothing (wrapped, with a hint) where no article was found, else
// what yield returned or the cause of ctx's end. Text that is not UTF-8, has
// no words or one word only that is repeated is skipped with a warning.
func Read(ctx context.Context, paths []string, opt Options, yield func(batch []*Article) error) (Summary, error) {
	if err := checkFields(opt.Fields); err != nil {
		return Summary{}, err
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	r := newReading(inner, opt)
	fed, decoded := r.feedAll(paths), r.decode()
	c := collector{reading: r, yield: yield, seed: maphash.MakeSeed(), printings: map[uint64]uint64{}, qualified: map[uint64]string{}, window: newWindow(r.opt)}
	if opt.Settle {
		c.sum.sharing = sharing{map[*Article]named{}, map[string]*Article{}}
	}
	err := c.collect()
	cancel()
	r.wait(fed, decoded)
	c.sum.Bytes = r.bytes.Load()
	if err == nil && c.sum.Articles == 0 {
		if len(c.sum.Warnings) == 0 && c.sum.Files > 0 {
			c.sum.Warnings = []Warning{{Path: paths[0], Text: "holds no record that is an article"}}
		}
		err = nothing(paths, c.sum)
	}
	return c.sum, err
}

// newReading prepares a reading with the defaults of its options.
func newReading(ctx context.Context, opt Options) *reading {
	if opt.Registry == nil {
		opt.Registry = outlet.Default()
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Now.IsZero() {
		opt.Now = time.Now()
	}
	ahead := 2*opt.Workers + 2
	return &reading{
		ctx:     ctx,
		opt:     opt,
		large:   make(chan struct{}, 1),
		ordered: make(chan *task, ahead),
		work:    make(chan *task, ahead),
	}
}

// feedAll starts the feeder; the channel is closed when it has ended.
func (r *reading) feedAll(paths []string) <-chan struct{} {
	fed := make(chan struct{})
	go func() {
		defer close(fed)
		defer close(r.ordered)
		defer close(r.work)
		r.feed(paths)
	}()
	return fed
}

// decode starts the workers, which end when the feeder has.
func (r *reading) decode() *sync.WaitGroup {
	names := r.opt.names
	if names == nil {
		names = newDecoder(r.opt).creditNames
	}
	var workers sync.WaitGroup
	for range r.opt.Workers {
		workers.Go(func() {
			d := newDecoder(r.opt)
			d.creditNames = names // one for all workers
			for t := range r.work {
				if r.ctx.Err() == nil {
					t.run(d, &t.result)
					for _, it := range t.items {
						if r.opt.Words {
							d.split(it.Article)
						}
					}
				}
				close(t.done)
			}
		})
	}
	return &workers
}

// wait waits for the feeder and the workers, unless the feeder may hang in what nobody
// can interrupt.
func (r *reading) wait(fed <-chan struct{}, workers *sync.WaitGroup) {
	if r.waits.Load() {
		select {
		case <-fed:
		default:
			return
		}
	}
	<-fed
	workers.Wait()
}

// nothing explains a reading without an article by its first warning.
func nothing(paths []string, sum Summary) error {
	switch {
	case len(paths) == 0:
		return fmt.Errorf("%w: no path was given; hint: name a file, a folder, or - for standard input", ErrNothing)
	case len(sum.Warnings) > 0:
		w := sum.Warnings[0]
		return fmt.Errorf("%w: %s", ErrNothing, w)
	default:
		return fmt.Errorf("%w: no file in %s is read by its name (.txt .html .jsonl .json .csv .tsv .parquet .xml .warc .zip .tar and the like; a file that you name itself is always tried)", ErrNothing, paths[0])
	}
}

// String gives a warning as "path:line: text".
func (w Warning) String() string {
	if w.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", w.Path, w.Line, w.Text)
	}
	return w.Path + ": " + w.Text
}

// reading is what the goroutines of one Read share.
type reading struct {
	ctx     context.Context
	opt     Options
	ordered chan *task // in the order of the input, for the collector
	work    chan *task // the same tasks, for the workers
	bytes   atomic.Int64
	total   atomic.Int64
	waits   atomic.Bool // the feeder is reading Options.Stdin or a pipe
	pool    pool
	large   chan struct{} // full while a large block is under way
}

// task is one piece of the input.
type task struct {
	path string // the file it is from
	// large: it has put something into reading.large, which the collector takes out.
	large bool
	run   func(*decoder, *result)
	done  chan struct{} // closed when run has returned
	result
}

// result is what a task came to.
type result struct {
	items                   []item
	warnings                []Warning
	files, skipped, ignored int
	missing, changed        int
	passed                  map[string]int // responses that are no pages, by what they are
	chosen                  chosenKeys
}

// chosenKeys says what became of the keys that the user chose in records of JSON.
type chosenKeys struct {
	met  uint16  // the fields that a record had a value of under such a key, as bits
	keys []keyed // of the first record
}

// item is an article on its way, with what its id is judged by.
type item struct {
	*Article
	line int // the record's line in the file, for messages
	// page: the id is made from the page's name, so the same id elsewhere is
	// another article even if it has the same text.
	page bool
	// scraped: it was taken from a page, with chrome around it.
	scraped bool
}

// skip reports a record or, with line 0, a file that cannot be read.
func (res *result) skip(path string, line int, format string, args ...any) {
	res.skipped++
	res.warn(path, line, format, args...)
}

// pass counts a response that is no page, and says why.
func (res *result) pass(why string) {
	if res.passed == nil {
		res.passed = map[string]int{}
	}
	res.ignored++
	res.passed[why]++
}

func (res *result) warn(path string, line int, format string, args ...any) {
	res.warnings = append(res.warnings, Warning{Path: path, Line: line, Text: fmt.Sprintf(format, args...)})
}

// send hands a task to the workers and the collector; it returns false when
// the reading has ended.
func (r *reading) send(path string, run func(*decoder, *result)) bool {
	return r.sendTask(&task{path: path, run: run})
}

// sendBlock is send for a task that decodes a block, which goes back to the pool.
// It waits while another large one is under way, so that a few records of
// hundreds of megabytes are not held together.
func (r *reading) sendBlock(path string, block []byte, run func(*decoder, *result)) bool {
	t := &task{path: path, large: cap(block) > largeBlock, run: func(d *decoder, res *result) {
		run(d, res)
		r.pool.put(block)
	}}
	if t.large {
		select {
		case r.large <- struct{}{}:
		case <-r.ctx.Done():
			return false
		}
	}
	return r.sendTask(t)
}

// waitLarge waits until no large block is under way or the reading has ended.
func (r *reading) waitLarge() {
	select {
	case r.large <- struct{}{}:
		<-r.large
	case <-r.ctx.Done():
	}
}

func (r *reading) sendTask(t *task) bool {
	t.done = make(chan struct{})
	select {
	case r.ordered <- t:
	case <-r.ctx.Done():
		return false
	}
	select {
	case r.work <- t:
		return true
	case <-r.ctx.Done():
		return false
	}
}

// skip reports a file, or a record of it, that cannot be read.
func (r *reading) skip(path string, line int, format string, args ...any) bool {
	return r.send(path, func(_ *decoder, res *result) { res.skip(path, line, format, args...) })
}
