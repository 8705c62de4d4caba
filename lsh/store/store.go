package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"sada/lsh/corpus"
	"sada/lsh/index"
)

// Index is the articles of a store at the moment it was opened. Segments and
// blocks that are damaged are left out and told by Damage. Not safe for
// concurrent use; open it once a goroutine.
type Index struct {
	folder   string
	maps     bool // segments are mapped where the system can
	manifest *manifest
	segments []*segment
	sum      *os.File // nil for none
	zstd     *zstd.Decoder
	pages    *pages
	readers  []*textReader // of Texts and Load, one a goroutine
	lookups  []*lookups    // of Meet, one a goroutine

	sumDamage error

	telling sync.Mutex
	damage  []error
	told    map[string]bool
}

// Open opens the index in a folder. The error is ErrNone where there is none; a
// manifest that is damaged or of another version is an error, a segment is not.
func Open(folder string) (*Index, error) { return open(folder, true) }

// open opens the segments mapped, where they can be, or to be read.
func open(folder string, maps bool) (*Index, error) {
	for {
		m, err := readManifest(folder)
		if err != nil {
			return nil, err
		}
		x := openManifest(folder, m, maps)
		if len(x.damage) == 0 && x.sumDamage == nil && x.SumMissing() == "" {
			return x, nil
		}
		// A writer may have merged what the manifest names.
		again, err := readManifest(folder)
		if err != nil {
			x.Close()
			return nil, err
		}
		if again.Snapshot == m.Snapshot {
			return x, nil
		}
		x.Close()
	}
}

// openManifest opens the segments of a manifest, mapped or not.
func openManifest(folder string, m *manifest, maps bool) *Index {
	x := &Index{folder: folder, maps: maps, manifest: m, zstd: newDecoder(), pages: new(pages), told: map[string]bool{}}
	for i := range m.Segments {
		s, err := x.openSegment(&m.Segments[i])
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("%s: %w", filepath.Join(folder, m.Segments[i].File), damaged("the file is missing"))
		}
		if err != nil {
			x.tell(err)
			continue
		}
		x.segments = append(x.segments, s)
	}
	x.sum, x.sumDamage = openSum(folder, m)
	return x
}

// Close closes the files.
func (x *Index) Close() error {
	var err error
	for _, s := range x.segments {
		err = cmp.Or(err, s.close())
	}
	if x.sum != nil {
		err = cmp.Or(err, x.sum.Close())
	}
	x.segments, x.sum, x.lookups = nil, nil, nil
	x.zstd.Close()
	for _, r := range x.readers {
		r.zstd.Close()
	}
	return err
}

// tell notes damage, each kind once. Safe for concurrent use.
func (x *Index) tell(err error) {
	if err == nil {
		return
	}
	x.telling.Lock()
	defer x.telling.Unlock()
	if !x.told[err.Error()] {
		x.told[err.Error()] = true
		x.damage = append(x.damage, err)
	}
}

// Damage is what was found damaged so far, in order of the messages.
func (x *Index) Damage() []error {
	return slices.SortedFunc(slices.Values(x.damage), func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
}

// Snapshot counts the changes that the index has seen.
func (x *Index) Snapshot() int { return x.manifest.Snapshot }

// Stats are the figures of an index. Articles do not count those removed, which
// stay on disk until their segment is merged.
type Stats struct {
	Snapshot, Segments, Articles, Removed, Texts int
	Words, Keys                                  int64
	Bytes, TextBytes                             int64 // on disk, all and those of the texts
}

// Stats are those of the segments that could be opened.
func (x *Index) Stats() Stats {
	st := Stats{Snapshot: x.Snapshot(), Segments: len(x.segments)}
	for _, s := range x.segments {
		removed := int(s.removed.GetCardinality())
		st.Articles += int(s.articles) - removed
		st.Removed += removed
		st.Texts += int(s.meta.texts)
		st.Words += int64(s.words)
		st.Keys += int64(s.meta.postings)
		st.Bytes += s.size
		x.tell(x.guarded(func() {
			d := &s.dirs[1]
			st.TextBytes += int64(d.offset(d.blocks()) - d.offset(0))
		}))
	}
	return st
}

// Ref names a text of an index.
type Ref struct{ Segment, Text int }

// Workers is how many of some goroutines may ask for Printings at once: all where
// segments are mapped, else one, for what was read is kept for one.
func (x *Index) Workers(workers int) int {
	for _, s := range x.segments {
		if s.mapped == nil {
			return 1
		}
	}
	return max(workers, 1)
}

// printings are the numbers of the articles that print a text: from up to to.
func (s *segment) printings(t int) (from, to uint32, err error) {
	from, _ = s.textEntry(t)
	to, _ = s.textEntry(t + 1)
	err = s.harm()
	if err == nil && from >= to {
		return 0, 0, s.fail("text %d has no article", t)
	}
	return from, to, err
}

// printed says whether a text has an article that was not removed.
func (s *segment) printed(t int) bool {
	if s.removed.IsEmpty() {
		return true
	}
	from, to, err := s.printings(t)
	return err == nil && s.removed.CardinalityInRange(uint64(from), uint64(to)) < uint64(to-from)
}

// Printings calls yield for every article that prints a text and was not
// removed, with its outlet as it was printed and its day, see index.Printing.
// Safe for concurrent use by as many as Workers says.
func (x *Index) Printings(r Ref, yield func(outlet string, day int)) {
	s := x.segments[r.Segment]
	x.tell(x.guarded(func() {
		from, to, err := s.printings(r.Text)
		for number := from; number < to && err == nil; number++ {
			if s.removed.Contains(number) {
				continue
			}
			var outlet string
			var day int
			if outlet, day, err = s.printing(int(number)); err == nil {
				yield(outlet, day)
			}
		}
		x.tell(err)
	}))
}

// Load returns for each of some texts the articles that print it, in order of
// their ids, without those removed. They are nil where the segment is damaged
// there. A text that is known need not be read; others are "". Where segments are
// mapped, it is done by so many workers.
func (x *Index) Load(workers int, refs []Ref, texts []string) [][]*corpus.Article {
	loaded := make([][]*corpus.Article, len(refs))
	x.inTurn(x.Workers(workers), len(refs), func(_ int, r *textReader, i int) bool {
		loaded[i] = x.load(r, refs[i], texts[i], texts[i] == "")
		return true
	})
	return loaded
}

// load returns the articles that print a text, which is read or given.
func (x *Index) load(reader *textReader, r Ref, text string, read bool) (articles []*corpus.Article) {
	s := x.segments[r.Segment]
	x.tell(x.guarded(func() {
		if read {
			stored, err := reader.text(s, r.Text)
			if err != nil {
				x.tell(err)
				return
			}
			text = string(stored.text)
		}
		from, to, err := s.printings(r.Text)
		x.tell(err)
		for number := from; number < to && err == nil; number++ {
			if s.removed.Contains(number) {
				continue
			}
			a, err := reader.article(s, int(number))
			if err != nil {
				x.tell(err)
				continue
			}
			a.Text = text
			articles = append(articles, a)
		}
	}))
	return articles
}

// All yields every article, segment by segment; with texts or without.
func (x *Index) All(texts bool) iter.Seq[*corpus.Article] {
	return func(yield func(*corpus.Article) bool) {
		for i, s := range x.segments {
			for t := range int(s.meta.texts) {
				for _, a := range x.load(&s.reader, Ref{i, t}, "", texts) {
					if !yield(a) {
						return
					}
				}
			}
		}
	}
}

// PrintedSince says whether an article was printed on a day or later, see
// index.Printing. It reads 8 bytes an article until there is one.
func (x *Index) PrintedSince(day int) (printed bool) {
	for _, s := range x.segments {
		x.tell(x.guarded(func() {
			for number := 0; number < int(s.articles) && !printed; number++ {
				_, printedOn, err := s.printing(number)
				if err != nil {
					x.tell(err)
					return
				}
				printed = printedOn != index.NoDay && printedOn >= day && !s.removed.Contains(uint32(number))
			}
		}))
	}
	return printed
}

// find is where the article with an id stands, nil for nowhere.
func (x *Index) find(id string) (s *segment, number int, err error) {
	for _, s := range x.segments {
		number, err := s.find(id)
		if err != nil || number >= 0 {
			return s, number, err
		}
	}
	return nil, 0, nil
}

// Before yields the ids of the articles that are as they were in a snapshot: not
// added or replaced later.
func (x *Index) Before(snapshot int) iter.Seq[string] {
	return func(yield func(id string) bool) {
		for _, s := range x.segments {
			for number := range int(s.articles) {
				id := ""
				x.tell(x.guarded(func() {
					if s.removed.Contains(uint32(number)) || int(s.added(number)) > snapshot {
						return
					}
					a, err := s.article(number)
					if err != nil {
						x.tell(err)
						return
					}
					id = a.ID
				}))
				if id != "" && !yield(id) {
					return
				}
			}
		}
	}
}

// IDs yields the articles in order of their ids, without texts. It holds all of
// them at once.
func (x *Index) IDs() []*corpus.Article {
	list := slices.Collect(x.All(false))
	slices.SortFunc(list, func(a, b *corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// Verify reads everything: every checksum, that tables and blocks agree, and of
// every sampleth text whether its keys are where they belong; 0 means no text.
// It returns what is damaged; of the sum of counts SumDamage says it.
func (x *Index) Verify(sample int) []error {
	broken := slices.Clone(x.damage)
	x.sumDamage = x.verifySum()
	for _, s := range x.segments {
		if err := x.guarded(func() { broken = append(broken, s.verify(sample)...) }); err != nil {
			broken = append(broken, err)
		}
	}
	err := x.guarded(func() { broken = append(broken, x.verifyListed()...) })
	if err != nil {
		broken = append(broken, err)
	}
	return dedupe(broken)
}

// verifyListed finds ids that two articles have, and articles of a later change than
// the manifest's: it is then an older one, put back beside newer segments.
func (x *Index) verifyListed() (broken []error) {
	ids := map[string]string{}
	for _, s := range x.segments {
		for n := range int(s.articles) {
			if s.removed.Contains(uint32(n)) {
				continue
			}
			a, err := s.article(n)
			if err != nil {
				continue // told above
			}
			if before, twice := ids[a.ID]; twice {
				broken = append(broken, s.fail("id %q is in %s too", a.ID, before))
			}
			ids[a.ID] = s.name
			if added := int(s.added(n)); added > x.Snapshot() {
				broken = append(broken, s.fail("article %q was added in snapshot %d, and the manifest is of snapshot %d", a.ID, added, x.Snapshot()))
			}
		}
	}
	return broken
}

func (s *segment) fail(format string, args ...any) error {
	return fmt.Errorf("%s: %w", s.name, damaged(format, args...))
}
