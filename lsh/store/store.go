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

	"github.com/klauspost/compress/zstd"

	"sada/lsh/corpus"
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
	readers  []*textReader // of Texts, one a goroutine
	lookups  []*lookups    // of Meet, one a goroutine
	damage   []error
	told     map[string]bool
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
		if len(x.damage) == 0 {
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
	var err error
	x.sum, err = openSum(folder, m)
	x.tell(err)
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

// tell notes damage, each kind once.
func (x *Index) tell(err error) {
	if err != nil && !x.told[err.Error()] {
		x.told[err.Error()] = true
		x.damage = append(x.damage, err)
	}
}

// Damage is what was found damaged so far, in the order in which it was found.
func (x *Index) Damage() []error { return x.damage }

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

// Fold is the hash of a text's folded words: texts that differ in spelling only
// have one.
func (x *Index) Fold(r Ref) (fold uint64) {
	x.tell(x.guarded(func() { _, fold = x.segments[r.Segment].textEntry(r.Text) }))
	return fold
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
func (x *Index) Printings(r Ref, yield func(outlet string, day int)) {
	type printing struct {
		outlet string
		day    int
	}
	var list []printing
	s := x.segments[r.Segment]
	x.tell(x.guarded(func() {
		from, to, err := s.printings(r.Text)
		for number := from; number < to && err == nil; number++ {
			if s.removed.Contains(number) {
				continue
			}
			var p printing
			if p.outlet, p.day, err = s.printing(int(number)); err == nil {
				list = append(list, p)
			}
		}
		x.tell(err)
	}))
	for _, p := range list {
		yield(p.outlet, p.day)
	}
}

// Words is the number of words of a text.
func (x *Index) Words(r Ref) (words int) {
	x.tell(x.guarded(func() { words = x.segments[r.Segment].wordsOf(r.Text) }))
	return words
}

// Load returns the articles that print a text, in order of their ids, without
// those removed. They are nil where the segment is damaged there.
func (x *Index) Load(r Ref) (articles []*corpus.Article) {
	x.tell(x.guarded(func() {
		text, err := x.segments[r.Segment].text(r.Text)
		x.tell(err)
		if err == nil {
			articles = x.articles(r, text)
		}
	}))
	return articles
}

// Articles is Load for whoever has the text already.
func (x *Index) Articles(r Ref, text string) (articles []*corpus.Article) {
	x.tell(x.guarded(func() { articles = x.articles(r, text) }))
	return articles
}

func (x *Index) articles(r Ref, text string) (articles []*corpus.Article) {
	s := x.segments[r.Segment]
	from, to, err := s.printings(r.Text)
	x.tell(err)
	for number := from; number < to && err == nil; number++ {
		if s.removed.Contains(number) {
			continue
		}
		a, err := s.article(int(number))
		if err != nil {
			x.tell(err)
			continue
		}
		a.Text = text
		articles = append(articles, a)
	}
	return articles
}

// All yields every article, segment by segment; with texts or without.
func (x *Index) All(texts bool) iter.Seq[*corpus.Article] {
	load := x.Load
	if !texts {
		load = func(r Ref) []*corpus.Article { return x.Articles(r, "") }
	}
	return func(yield func(*corpus.Article) bool) {
		for i, s := range x.segments {
			for t := range int(s.meta.texts) {
				for _, a := range load(Ref{i, t}) {
					if !yield(a) {
						return
					}
				}
			}
		}
	}
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
// It returns what is damaged.
func (x *Index) Verify(sample int) []error {
	broken := slices.Clone(x.damage)
	if err := x.verifySum(); err != nil {
		broken = append(broken, err)
	}
	for _, s := range x.segments {
		if err := x.guarded(func() { broken = append(broken, s.verify(sample)...) }); err != nil {
			broken = append(broken, err)
		}
	}
	err := x.guarded(func() { broken = append(broken, x.verifyIDs()...) })
	if err != nil {
		broken = append(broken, err)
	}
	return dedupe(broken)
}

// verifyIDs finds ids that two articles have.
func (x *Index) verifyIDs() (broken []error) {
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
		}
	}
	return broken
}

func (s *segment) fail(format string, args ...any) error {
	return fmt.Errorf("%s: %w", s.name, damaged(format, args...))
}
