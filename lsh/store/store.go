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
	"sada/lsh/index"
)

// Index is the articles of a store at the moment it was opened. Segments and
// blocks that are damaged are left out and told by Damage. Not safe for
// concurrent use; open it once a goroutine.
type Index struct {
	folder   string
	manifest *manifest
	segments []*segment
	sum      *os.File // nil for none
	zstd     *zstd.Decoder
	pages    *pages
	readers  []*textReader // of Texts, one a goroutine
	damage   []error
	told     map[string]bool
}

// Open opens the index in a folder. The error is ErrNone where there is none; a
// manifest that is damaged or of another version is an error, a segment is not.
func Open(folder string) (*Index, error) {
	for {
		m, err := readManifest(folder)
		if err != nil {
			return nil, err
		}
		x := openManifest(folder, m)
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

// openManifest opens the segments of a manifest.
func openManifest(folder string, m *manifest) *Index {
	x := &Index{folder: folder, manifest: m, zstd: newDecoder(), pages: new(pages), told: map[string]bool{}}
	for i := range m.Segments {
		s, err := openSegment(folder, &m.Segments[i], x.zstd, x.pages)
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
	x.segments, x.sum = nil, nil
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
		d := s.dirs[1]
		st.TextBytes += int64(d.offset(d.blocks()) - d.offset(0))
	}
	return st
}

// Ref names a text of an index.
type Ref struct{ Segment, Text int }

const (
	// mostPostings is how many postings of one key a segment gives; what has more
	// is chrome.
	mostPostings = 4096
	// manyPostings is how many of them a query is shown: of more, so many that
	// stand evenly among them. Which texts have the key, and where and when they
	// were printed, is as plain from these.
	manyPostings = 256
)

// spot is a place in a segment.
type spot struct {
	segment int
	place   uint32
}

// Meet shows a query all texts that have its keys and an article that was not
// removed; of keys that very many have, some. number gives each the number that
// it is to be known by. It costs about 4 µs for each key and segment.
func (x *Index) Meet(q *index.Query, number func(r Ref) int) {
	var spots []spot
	var places []uint32
	for key, code := range q.Codes {
		spots = spots[:0]
		for i, s := range x.segments {
			var err error
			places, err = s.lookup(places[:0], code, mostPostings)
			x.tell(err)
			for _, place := range places {
				spots = append(spots, spot{i, place})
			}
		}
		n := min(len(spots), manyPostings)
		for i := range n {
			at := spots[i*len(spots)/n]
			s := x.segments[at.segment]
			if t := s.textAt(at.place); t >= 0 && s.printed(t) {
				q.Meet(key, number(Ref{at.segment, t}), at.place-s.base(t))
			}
		}
	}
}

// Fold is the hash of a text's folded words: texts that differ in spelling only
// have one.
func (x *Index) Fold(r Ref) uint64 {
	_, fold := x.segments[r.Segment].textEntry(r.Text)
	return fold
}

// printings are the numbers of the articles that print a text: from up to to.
func (s *segment) printings(t int) (from, to uint32, err error) {
	from, _ = s.textEntry(t)
	to, _ = s.textEntry(t + 1)
	if s.hurt == nil && from >= to {
		return 0, 0, s.fail("text %d has no article", t)
	}
	return from, to, s.hurt
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
	s := x.segments[r.Segment]
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
}

// Words is the number of words of a text.
func (x *Index) Words(r Ref) int { return x.segments[r.Segment].wordsOf(r.Text) }

// Load returns the articles that print a text, in order of their ids, without
// those removed. They are nil where the segment is damaged there.
func (x *Index) Load(r Ref) []*corpus.Article {
	s := x.segments[r.Segment]
	text, err := s.text(r.Text)
	if err != nil {
		x.tell(err)
		return nil
	}
	from, to, err := s.printings(r.Text)
	if err != nil {
		x.tell(err)
		return nil
	}
	var articles []*corpus.Article
	for number := from; number < to; number++ {
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
	return func(yield func(*corpus.Article) bool) {
		for i, s := range x.segments {
			for t := range int(s.meta.texts) {
				if texts {
					for _, a := range x.Load(Ref{i, t}) {
						if !yield(a) {
							return
						}
					}
					continue
				}
				from, to, err := s.printings(t)
				if err != nil {
					x.tell(err)
					break
				}
				for number := from; number < to; number++ {
					if s.removed.Contains(number) {
						continue
					}
					a, err := s.article(int(number))
					if err != nil {
						x.tell(err)
						continue
					}
					if !yield(a) {
						return
					}
				}
			}
		}
	}
}

// find is where the article with the id of another stands, nil for nowhere, and
// whether it is the same; from which file and line it was read does not matter.
func (x *Index) find(a *corpus.Article) (s *segment, number int, same bool, err error) {
	for _, s := range x.segments {
		number, err := s.find(a.ID)
		if err != nil {
			return nil, 0, false, err
		}
		if number < 0 {
			continue
		}
		record, err := s.record(number)
		if err != nil {
			return nil, 0, false, err
		}
		old, err := parseRecord(record)
		if err != nil {
			return nil, 0, false, fmt.Errorf("%s: %w", s.name, err)
		}
		moved := *a
		moved.Path, moved.Line = old.Path, old.Line
		if string(record) == string(appendRecord(nil, &moved)) {
			text, err := s.text(s.textOf(number))
			if err != nil {
				return nil, 0, false, err
			}
			same = text == a.Text
		}
		return s, number, same, nil
	}
	return nil, 0, false, nil
}

// Before yields the ids of the articles that are as they were in a snapshot: not
// added or replaced later.
func (x *Index) Before(snapshot int) iter.Seq[string] {
	return func(yield func(id string) bool) {
		for _, s := range x.segments {
			for number := range int(s.articles) {
				if s.removed.Contains(uint32(number)) || int(s.added(number)) > snapshot {
					continue
				}
				a, err := s.article(number)
				if err != nil {
					x.tell(err)
				} else if !yield(a.ID) {
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
		if err := s.verify(sample); err != nil {
			broken = append(broken, err...)
		}
	}
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
