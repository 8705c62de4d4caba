package store

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"sada/lsh/sketch"
)

// sumEntry names the sum of the counts of segments.
type sumEntry struct {
	File     string   `json:"file"`
	Size     int64    `json:"size"`
	Segments []string `json:"segments"`
}

const (
	// sumArticles is the number of articles from which a segment's counts are in
	// the sum: the counts of so few are added in about a millisecond.
	sumArticles = 4096
	// sumFrom is the number of articles from which there is a sum: it has 8 MB,
	// and those of fewer articles are added in some 10 ms.
	sumFrom = 1 << 16
)

// Counts are how common stems are in the articles, those removed that are still
// on disk counting too. It costs about as much for a million articles as for
// ten thousand, where the sum can be read.
func (x *Index) Counts() *sketch.Counts {
	c, known := sketch.NewCounts(), []string(nil)
	// Without a segment the sum is one of other articles.
	if x.sum != nil && len(x.segments) == len(x.manifest.Segments) {
		if err := readSum(x.sum, x.manifest.Sum.Size, c); err != nil {
			x.sumDamage = err
			c = sketch.NewCounts()
		} else {
			known = x.manifest.Sum.Segments
		}
	}
	for _, s := range x.segments {
		if !slices.Contains(known, filepath.Base(s.name)) {
			x.tell(s.counts(c))
		}
	}
	return c
}

// SumDamage says what Open, Counts or Verify found wrong with the sum of counts, nil
// where they found nothing. It is no part of Damage, for nothing is lost with it: what a
// reader adds up himself is the same, and the next writer makes it anew. That a sum is
// missing is no damage: see SumMissing; that it cannot be opened is.
func (x *Index) SumDamage() error { return x.sumDamage }

// SumMissing is the file of a sum that is not there, "" for none.
func (x *Index) SumMissing() string {
	if x.manifest.Sum == nil || x.sum != nil || x.sumDamage != nil {
		return ""
	}
	return x.manifest.Sum.File
}

// openSum opens the sum that a manifest names, nil where there is none.
func openSum(folder string, m *manifest) (*os.File, error) {
	if m.Sum == nil {
		return nil, nil
	}
	f, err := openFile(filepath.Join(folder, m.Sum.File))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return f, err
}

// readSum makes c the sum in a file of a size.
func readSum(f *os.File, size int64, c *sketch.Counts) error {
	var stored [4]byte
	sum := crc32.New(castagnoli())
	_, err := f.ReadAt(stored[:], 0)
	if err == nil {
		err = c.ReadSum(io.TeeReader(io.NewSectionReader(f, 4, size-4), sum))
	}
	if err == nil && sum.Sum32() != order.Uint32(stored[:]) {
		err = errors.New("its checksum is not that of its content")
	}
	if err != nil {
		return fmt.Errorf("%s: %w: %w", f.Name(), errDamaged, err)
	}
	return nil
}

// dropLostSum forgets a sum that is gone or damaged, for this change to make it anew,
// and says whether there was one.
func dropLostSum(folder string, m *manifest) (lost bool) {
	if m.Sum == nil || isSound(folder, m) {
		return false
	}
	m.Sum = nil
	return true
}

// isSound says whether the sum that a manifest names is as it was written; its 8 MB
// are read in some 2 ms.
func isSound(folder string, m *manifest) bool {
	f, err := openSum(folder, m)
	if f == nil || err != nil {
		return false
	}
	defer f.Close()
	var stored [4]byte
	sum := crc32.New(castagnoli())
	_, err = f.ReadAt(stored[:], 0)
	n, err2 := io.Copy(sum, io.NewSectionReader(f, 4, m.Sum.Size-4))
	return err == nil && err2 == nil && n == m.Sum.Size-4 && sum.Sum32() == order.Uint32(stored[:])
}

// verifySum says whether the sum is that of its segments.
func (x *Index) verifySum() error {
	if x.sum == nil {
		return x.sumDamage
	}
	if len(x.segments) < len(x.manifest.Segments) {
		return nil
	}
	stored, counted := sketch.NewCounts(), sketch.NewCounts()
	if err := readSum(x.sum, x.manifest.Sum.Size, stored); err != nil {
		return err
	}
	for _, s := range x.segments {
		if slices.Contains(x.manifest.Sum.Segments, filepath.Base(s.name)) && s.counts(counted) != nil {
			return nil // told of the segment
		}
	}
	if !bytes.Equal(stored.AppendSum(nil), counted.AppendSum(nil)) {
		return fmt.Errorf("%s: %w", x.sum.Name(), damaged("it is not the sum of its segments"))
	}
	return nil
}

// sum makes the manifest's sum that of all large segments.
func (w *Writer) sum() error {
	m := w.x.manifest
	var large []*segment
	var names []string
	articles := uint64(0)
	for i, s := range w.x.segments {
		if s.articles >= w.sumArticles {
			large, names = append(large, s), append(names, m.Segments[i].File)
			articles += s.articles
		}
	}
	switch {
	case articles < w.sumFrom:
		m.Sum = nil
		return nil
	case m.Sum != nil && slices.Equal(m.Sum.Segments, names):
		return nil
	}
	c := sketch.NewCounts()
	for _, s := range large {
		if err := s.counts(c); err != nil {
			return err
		}
	}
	data := c.AppendSum(make([]byte, 4))
	order.PutUint32(data, checksum(data[4:]))
	entry := &sumEntry{File: fmt.Sprintf("%08d.sum", m.Next), Size: int64(len(data)), Segments: names}
	m.Next++
	err := writeFile(w.disk, filepath.Join(w.folder, entry.File), func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	m.Sum = entry
	return w.disk.syncFolder(w.folder)
}
