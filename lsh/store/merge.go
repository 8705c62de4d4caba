package store

import (
	"cmp"
	"context"
	"io"
	"math/bits"
	"slices"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
	"sada/lsh/sketch"
)

// # Merging
//
// Segments of a like size are merged when there are tier of them, so that an
// article is written again once for every factor of tier by which the index
// grows, and an index of n articles has about tier segments for every such
// factor. The merged segment takes the place of the others in the manifest in
// one step; a reader that opened them keeps them.

// tier is how many segments of a like size are merged.
const tier = 8

// mostWords is the most words of one segment: places have 32 bits.
const mostWords = 1 << 31

// level is the size of a segment in powers of tier.
func (s *segment) level() int { return bits.Len64(s.articles) / bits.Len(tier-1) }

// merge merges until no level has tier segments, or, for all, everything.
func (w *Writer) merge(ctx context.Context, all bool) error {
	for {
		chosen := w.chosen(all)
		if chosen == nil {
			return nil
		}
		if err := w.mergeOf(ctx, chosen); err != nil {
			return err
		}
	}
}

// chosen are the segments to merge next, nil for none.
func (w *Writer) chosen(all bool) []*segment {
	levels := map[int][]*segment{}
	words := map[int]uint64{}
	for _, s := range w.x.segments {
		level := s.level()
		if all {
			level = 0
		}
		if words[level]+s.words > mostWords {
			continue
		}
		words[level] += s.words
		levels[level] = append(levels[level], s)
	}
	if all {
		list := levels[0]
		if len(list) > 1 || len(list) == 1 && (!list[0].removed.IsEmpty() || list[0].format < formatVersion) {
			return list
		}
		return nil
	}
	for level := range 64 {
		if len(levels[level]) >= tier {
			return levels[level]
		}
	}
	return nil
}

// mergeOf merges segments and makes that count.
func (w *Writer) mergeOf(ctx context.Context, chosen []*segment) error {
	m := w.x.manifest
	plan, err := newMerging(chosen)
	if err != nil {
		return err
	}
	var segments []*segment
	var entries []segmentEntry
	for i, s := range w.x.segments {
		if slices.Contains(chosen, s) {
			continue
		}
		segments, entries = append(segments, s), append(entries, m.Segments[i])
	}
	if plan.articles > 0 {
		entry, err := w.write(func(out io.Writer) (int, error) { return plan.articles, plan.write(ctx, out) })
		if err != nil {
			return err
		}
		s, err := w.x.openSegment(entry)
		if err != nil {
			return err
		}
		segments, entries = append(segments, s), append(entries, *entry)
	}
	w.x.segments, m.Segments = segments, entries
	for _, s := range chosen {
		s.close()
	}
	return w.publish()
}

// merging is several segments on the way to be one.
type merging struct {
	segments []*segment
	texts    []*mergedText
	// places says for each text of each segment what to add to a place of it;
	// dropped for one that is not in the merged segment.
	places   [][]int64
	articles int
	words    uint64
}

const dropped = -1 << 40

// mergedText is a text with its articles, by segment and number.
type mergedText struct {
	Ref
	words    int
	fold     uint64
	articles []Ref // Text is the article's number
}

func newMerging(chosen []*segment) (*merging, error) {
	m := &merging{segments: chosen, places: make([][]int64, len(chosen))}
	known := map[uint64][]*mergedText{} // by fold
	for i, s := range chosen {
		m.places[i] = make([]int64, s.meta.texts)
		for t := range int(s.meta.texts) {
			m.places[i][t] = dropped
			from, fold := s.textEntry(t)
			to, _ := s.textEntry(t + 1)
			var articles []Ref
			for a := from; a < to; a++ {
				if !s.removed.Contains(a) {
					articles = append(articles, Ref{i, int(a)})
				}
			}
			if len(articles) == 0 {
				continue
			}
			m.articles += len(articles)
			same, err := m.same(known[fold], Ref{i, t})
			if err != nil {
				return nil, err
			}
			if same != nil {
				same.articles = append(same.articles, articles...)
				continue
			}
			text := &mergedText{Ref{i, t}, s.wordsOf(t), fold, articles}
			known[fold] = append(known[fold], text)
			m.texts = append(m.texts, text)
			m.places[i][t] = int64(m.words) - int64(s.base(t))
			m.words += uint64(text.words)
		}
	}
	return m, nil
}

// same is the text among those of one fold that is byte for byte another's.
func (m *merging) same(list []*mergedText, r Ref) (*mergedText, error) {
	if len(list) == 0 {
		return nil, nil
	}
	text, err := m.segments[r.Segment].text(r.Text)
	if err != nil {
		return nil, err
	}
	for _, other := range list {
		if other.Segment == r.Segment {
			continue // a segment has no text twice
		}
		known, err := m.segments[other.Segment].text(other.Text)
		if err != nil {
			return nil, err
		}
		if known == text {
			return other, nil
		}
	}
	return nil, nil
}

// write writes the merged segment.
func (m *merging) write(ctx context.Context, out io.Writer) error {
	w, err := newSegmentWriter(out, m.words)
	if err != nil {
		return err
	}
	if err := m.postings(ctx, w); err != nil {
		return err
	}
	w.endPostings()
	for _, t := range m.texts {
		stored, err := m.segments[t.Segment].marked(t.Text)
		if err != nil {
			return err
		}
		w.text(string(stored.text), stored.marks, t.words, len(t.articles), t.fold)
	}
	w.endTexts()
	for _, t := range m.texts {
		if err := m.writeArticles(w, t); err != nil {
			return err
		}
	}
	counts, err := m.counts()
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return w.finish(counts.Append(nil))
}

// marked is a text as it is stored, with the marks that it has not before format 4.
func (s *segment) marked(t int) (storedText, error) {
	stored, err := s.stored(t)
	if err == nil && s.format < 4 {
		stored.marks = appendMarks(nil, sketch.Make(arabic.Words(nil, string(stored.text))).Marks)
	}
	return stored, err
}

func (m *merging) writeArticles(w *segmentWriter, t *mergedText) error {
	type article struct {
		*corpus.Article
		record []byte
		added  uint32
	}
	list := make([]article, len(t.articles))
	for i, r := range t.articles {
		s := m.segments[r.Segment]
		record, err := s.reader.record(s, r.Text)
		if err != nil {
			return err
		}
		a, err := parseRecord(record)
		if err != nil {
			return err
		}
		list[i] = article{a, record, s.added(r.Text)}
	}
	slices.SortFunc(list, func(a, b article) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range list {
		w.article(a.Article, a.record, a.added)
	}
	return nil
}

// textBases finds texts by place, for millions of places: a table says which
// text holds each nearTexts-th word.
type textBases struct {
	bases []uint32 // of each text, and the end
	near  []uint32
}

const nearTexts = 64

func (s *segment) textBases() (*textBases, error) {
	b := &textBases{bases: make([]uint32, s.meta.texts+1), near: make([]uint32, s.words/nearTexts+1)}
	for t := range b.bases {
		b.bases[t] = s.base(t)
		if uint64(b.bases[t]) > s.words || t > 0 && b.bases[t] < b.bases[t-1] {
			return nil, s.fail("its table of texts is wrong at text %d", t)
		}
	}
	t := 0
	for i := range b.near {
		for t+1 < len(b.bases) && b.bases[t+1] <= uint32(i*nearTexts) {
			t++
		}
		b.near[i] = uint32(t)
	}
	return b, s.harm()
}

// at is the text that holds a place, -1 for none.
func (b *textBases) at(place uint32) int {
	if int(place/nearTexts) >= len(b.near) {
		return -1
	}
	t := int(b.near[place/nearTexts])
	for t+1 < len(b.bases) && b.bases[t+1] <= place {
		t++
	}
	if t+1 == len(b.bases) {
		return -1
	}
	return t
}

// cursor walks through the postings of a segment in order.
type cursor struct {
	s      *segment
	texts  *textBases
	places []int64
	block  int
	list   []posting
	// decoded is list as it was decoded.
	decoded []posting
	posting
}

// next moves to the next posting of a text that is kept; false at the end.
func (c *cursor) next() (bool, error) {
	for {
		for len(c.list) == 0 {
			if c.block == c.s.dirs[0].blocks() {
				return false, nil
			}
			list, err := c.s.postingBlock(c.decoded, c.block)
			if err != nil {
				return false, err
			}
			c.decoded, c.list = list, list
			c.block++
		}
		c.posting, c.list = c.list[0], c.list[1:]
		t := c.texts.at(c.place)
		if t < 0 {
			return false, c.s.fail("a posting names a word that is not there")
		}
		if add := c.places[t]; add != dropped {
			c.place = uint32(int64(c.place) + add)
			return true, nil
		}
	}
}

// postings writes those of all segments in order.
func (m *merging) postings(ctx context.Context, w *segmentWriter) error {
	var cursors []*cursor
	for i, s := range m.segments {
		texts, err := s.textBases()
		if err != nil {
			return err
		}
		c := &cursor{s: s, texts: texts, places: m.places[i]}
		more, err := c.next()
		if err != nil {
			return err
		}
		if more {
			cursors = append(cursors, c)
		}
	}
	for n := 0; len(cursors) > 0; n++ {
		if n&0xffff == 0 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		least := 0
		for i, c := range cursors[1:] {
			l := cursors[least]
			if c.code < l.code || c.code == l.code && c.place < l.place {
				least = i + 1
			}
		}
		c := cursors[least]
		w.posting(c.code, c.place)
		more, err := c.next()
		if err != nil {
			return err
		}
		if !more {
			cursors = slices.Delete(cursors, least, least+1)
		}
	}
	return nil
}

// counts are those of the segments, counted again where articles were removed.
func (m *merging) counts() (*sketch.Counts, error) {
	sum := sketch.NewCounts()
	var words []arabic.Word
	for i, s := range m.segments {
		if s.removed.IsEmpty() {
			if err := s.counts(sum); err != nil {
				return nil, err
			}
			continue
		}
		for _, t := range m.texts {
			for _, a := range t.articles {
				if a.Segment != i {
					continue
				}
				text, err := s.text(s.textOf(a.Text))
				if err != nil {
					return nil, err
				}
				words = arabic.Words(words[:0], text)
				sum.Count(sketch.Make(words).Stems)
			}
		}
	}
	return sum, nil
}
