package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// Writer changes an index. Changes count and are durable when Commit has
// returned without an error; before, no reader sees them. Not safe for
// concurrent use. After an error it must be closed.
type Writer struct {
	folder  string
	disk    disk
	unlock  func()
	started string // the folder where the program runs, "" where it is not known
	x       *Index // what counts, with the removals of this change

	pending map[string]*corpus.Article // by id, not in a segment yet
	bytes   int
	fresh   []segmentEntry // written by this change
	changed bool
	// From so many articles there is a sum, of segments with at least so many.
	sumFrom, sumArticles uint64
	// Added, Replaced, Unchanged and Removed count the articles of this change.
	Added, Replaced, Unchanged, Removed int
	// Displaced are the replaced articles that were hardly an earlier state of what
	// replaced them: the text is another, and the title or the outlet, or there is no title.
	Displaced []Displaced
}

// segmentText is how many bytes of text are gathered for one segment.
const segmentText = 96 << 20

// OpenWriter opens an index to change it, and makes it where the folder is new
// or empty. The error is ErrLocked where another writer is at work. An index
// with damage is not written to.
func OpenWriter(folder string) (*Writer, error) { return openWriter(folder, realDisk{}) }

func openWriter(folder string, d disk) (*Writer, error) {
	if err := usable(folder); err != nil {
		return nil, err
	}
	if err := makeFolders(d, folder); err != nil {
		return nil, err
	}
	unlock, err := lock(filepath.Join(folder, lockName))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	w := &Writer{folder: folder, disk: d, unlock: unlock, pending: map[string]*corpus.Article{}, sumFrom: sumFrom, sumArticles: sumArticles}
	w.started, _ = filepath.Abs(".") // an error: it was removed meanwhile
	if err := w.open(); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// usable refuses folders that hold something else than an index.
func usable(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w: %s cannot be read as a folder; hint: the folder of the index comes first, then what to add", ErrNone, folder)
	}
	for _, e := range entries {
		if e.Name() == manifestName {
			return nil
		}
	}
	for _, e := range entries {
		if !ours(e.Name()) {
			return fmt.Errorf("%w: the folder %s holds %s and no index; hint: name a new folder", ErrNone, folder, e.Name())
		}
	}
	return nil
}

// ours says whether a file is one that a writer makes.
func ours(name string) bool {
	return name == lockName || strings.HasPrefix(name, manifestName) ||
		len(name) == 12 && (strings.HasSuffix(name, ".seg") || strings.HasSuffix(name, ".sum"))
}

// open reads what counts and clears what a killed writer left.
func (w *Writer) open() error {
	m, err := readManifest(w.folder)
	if errors.Is(err, ErrNone) {
		m, err = w.found()
	}
	if err != nil {
		return err
	}
	w.changed = dropLostSum(w.folder, m)
	w.x = openManifest(w.folder, m, false)
	if len(w.x.damage) > 0 {
		return fmt.Errorf("%w; hint: sada index verify says what is damaged; what is sound can be exported to a new index", w.x.damage[0])
	}
	w.clear()
	return nil
}

// found makes the manifest of a new index. It is there before any segment, so
// that segments without one are never taken for what a killed writer left.
func (w *Writer) found() (*manifest, error) {
	if err := lostManifest(w.folder); err != nil {
		return nil, err
	}
	if err := syncName(w.disk, w.folder); err != nil { // a writer may have been killed before it did
		return nil, err
	}
	m := &manifest{Format: formatVersion, Rules: Rules(), Next: 1}
	data, err := m.encode()
	if err != nil {
		return nil, err
	}
	return m, replaceFile(w.disk, filepath.Join(w.folder, manifestName), data)
}

// clear removes what the manifest does not name. What cannot be removed, for
// some systems keep what a reader has open, does no harm and is left to the next
// writer.
func (w *Writer) clear() {
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		return
	}
	named := map[string]bool{manifestName: true, lockName: true}
	for _, s := range w.x.manifest.Segments {
		named[s.File] = true
	}
	if sum := w.x.manifest.Sum; sum != nil {
		named[sum.File] = true
	}
	for _, e := range entries {
		if ours(e.Name()) && !named[e.Name()] {
			w.disk.remove(filepath.Join(w.folder, e.Name()))
		}
	}
}

// Close ends the work; what was not committed is gone.
func (w *Writer) Close() error {
	var err error
	if w.x != nil {
		err = w.x.Close()
	}
	for _, s := range w.fresh { // no manifest names them
		w.disk.remove(filepath.Join(w.folder, s.File))
	}
	w.unlock()
	return err
}

// Add adds articles; one whose id is there replaces it, one that is there as it
// is stays, from whichever file it was read before. A page without an id of its own
// whose name another page has is given another ID, see name.go. It keeps the
// articles until the next Commit.
func (w *Writer) Add(ctx context.Context, articles []*corpus.Article) error {
	for _, a := range articles {
		if err := w.settle(a); err != nil {
			return err
		}
		if old := w.pending[a.ID]; old != nil {
			w.bytes -= len(old.Text)
		}
		w.pending[a.ID] = a
		w.bytes += len(a.Text)
	}
	if w.bytes < segmentText {
		return nil
	}
	return w.flush(ctx)
}

// Holds says whether an article is there as it is, so that Add would leave it. Like
// Add it may give a page another ID.
func (w *Writer) Holds(a *corpus.Article) (bool, error) {
	if err := w.settle(a); err != nil {
		return false, err
	}
	old, err := w.named(a.ID)
	return old != nil && same(a, old.Article), err
}

// flush writes what is pending as a segment that does not count yet.
func (w *Writer) flush(ctx context.Context) error {
	var list []*corpus.Article
	for _, a := range w.pending {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b *corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	keep := list[:0]
	for _, a := range list {
		same, replaced, err := w.replace(a)
		switch {
		case err != nil:
			return err
		case same:
			w.Unchanged++
			continue
		case replaced:
			w.Replaced++
		default:
			w.Added++
		}
		keep = append(keep, a)
	}
	clear(w.pending)
	w.bytes = 0
	if len(keep) == 0 {
		return nil
	}
	snapshot := uint32(w.x.manifest.Snapshot + 1)
	if w.started != "" && slices.ContainsFunc(keep, hasOpenPath) {
		w.x.manifest.start(w.started, snapshot)
	}
	entry, err := w.write(func(out io.Writer) (int, error) {
		return len(keep), writeArticles(ctx, out, keep, snapshot)
	})
	if err != nil {
		return err
	}
	w.fresh, w.changed = append(w.fresh, *entry), true
	// An id may come again in a later segment of this change.
	s, err := w.x.openSegment(entry)
	if err != nil {
		return err
	}
	w.x.segments = append(w.x.segments, s)
	return nil
}

// replace removes the article with the id of another, unless it is the same.
func (w *Writer) replace(a *corpus.Article) (unchanged, replaced bool, err error) {
	s, number, err := w.x.find(a.ID)
	if err != nil || s == nil {
		return false, false, err
	}
	old, err := s.whole(number)
	if err != nil {
		return false, false, err
	}
	if same(a, old) {
		return true, false, nil
	}
	if isOtherArticle(a, old) {
		w.Displaced = append(w.Displaced, Displaced{a.ID, old.Title, old.Path, a.Path})
	}
	s.removed.Add(uint32(number))
	return false, true, nil
}

// same says whether an article is one that is there; from which file and line it
// was read does not matter.
func same(a, old *corpus.Article) bool {
	moved := *a
	moved.Path, moved.Line = old.Path, old.Line
	return a.Text == old.Text && bytes.Equal(appendRecord(nil, &moved), appendRecord(nil, old))
}

// isOtherArticle says whether an article that takes the place of another is hardly a
// later state of it: another outlet's, or of other words. A text that goes on changing
// keeps its title and its day; without the day it may be the column of each (سعر الذهب
// اليوم), numbered from 1 again.
func isOtherArticle(a, old *corpus.Article) bool {
	if a.Outlet != "" && old.Outlet != "" && a.Outlet != old.Outlet {
		return true
	}
	titled := a.Title != "" && a.Title == old.Title && dayOf(a) == dayOf(old) && a.Published.Precision != corpus.Unknown
	return !titled && ofOtherWords(a, old)
}

// ofOtherWords says whether of two texts the one with fewer different words has not
// even half of them in common with the other.
func ofOtherWords(a, b *corpus.Article) bool {
	words := func(text string) map[uint64]bool {
		set := map[uint64]bool{}
		for _, w := range arabic.Words(nil, text) {
			set[w.Hash] = true
		}
		return set
	}
	there, common := words(b.Text), 0
	here := words(a.Text)
	for hash := range here {
		if there[hash] {
			common++
		}
	}
	return 2*common < min(len(here), len(there))
}

// Displaced is an article that another took the place of.
type Displaced struct {
	ID, Title string
	Path, New string // its file and that of what is there now
}

// write writes the next segment file and makes it durable.
func (w *Writer) write(content func(out io.Writer) (articles int, err error)) (*segmentEntry, error) {
	m := w.x.manifest
	entry := &segmentEntry{File: fmt.Sprintf("%08d.seg", m.Next), removed: roaring.New()}
	m.Next++
	size := &sized{}
	err := writeFile(w.disk, filepath.Join(w.folder, entry.File), func(out io.Writer) (err error) {
		size.w = out
		entry.Articles, err = content(size)
		return err
	})
	entry.Size = size.n
	if err != nil {
		return nil, err
	}
	return entry, w.disk.syncFolder(w.folder)
}

// sized counts what is written.
type sized struct {
	w io.Writer
	n int64
}

func (s *sized) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.n += int64(n)
	return n, err
}

// Remove removes the articles that match says, and returns their number.
func (w *Writer) Remove(ctx context.Context, match func(*corpus.Article) bool) (int, error) {
	if err := w.flush(ctx); err != nil {
		return 0, err
	}
	n := 0
	for _, s := range w.x.segments {
		for number := range int(s.articles) {
			if s.removed.Contains(uint32(number)) {
				continue
			}
			a, err := s.article(number)
			if err != nil {
				return n, err
			}
			if match(a) {
				s.removed.Add(uint32(number))
				n++
			}
		}
		if ctx.Err() != nil {
			return n, context.Cause(ctx)
		}
	}
	w.Removed += n
	w.changed = w.changed || n > 0
	return n, nil
}

// Commit makes all changes count at once and returns the new snapshot's number;
// without a change the old one.
func (w *Writer) Commit(ctx context.Context) (snapshot int, err error) {
	if err := w.flush(ctx); err != nil {
		return 0, err
	}
	m := w.x.manifest
	if !w.changed && m.Snapshot > 0 {
		return m.Snapshot, nil
	}
	m.Segments = append(m.Segments, w.fresh...)
	w.fresh = nil
	if err := w.publish(); err != nil {
		return 0, err
	}
	w.changed = false
	if err := w.merge(ctx, false); err != nil {
		return 0, fmt.Errorf("the change is made, but segments could not be merged: %w", err)
	}
	return m.Snapshot, nil
}

// publish replaces the manifest.
func (w *Writer) publish() error {
	m := w.x.manifest
	if err := w.sum(); err != nil {
		return err
	}
	m.Snapshot++
	m.Format = formatVersion
	for i, s := range w.x.segments {
		m.Segments[i].removed = s.removed
	}
	data, err := m.encode()
	if err != nil {
		return err
	}
	if err := replaceFile(w.disk, filepath.Join(w.folder, manifestName), data); err != nil {
		return err
	}
	w.clear()
	return nil
}

// Compact merges all segments into as few as can be, without what was removed,
// and makes a sum anew that is damaged.
func (w *Writer) Compact(ctx context.Context) error {
	if w.x.verifySum() != nil {
		w.x.manifest.Sum, w.changed = nil, true
	}
	if _, err := w.Commit(ctx); err != nil {
		return err
	}
	return w.merge(ctx, true)
}
