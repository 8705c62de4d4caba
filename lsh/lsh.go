// Package lsh finds text that Arabic news outlets share. It is the front door
// of the library: it runs the stages one after another and has no algorithms
// of its own.
//
// The recipe:
//
//  1. corpus reads files into articles.
//  2. arabic folds their words; sketch makes keys of them.
//  3. index proposes pairs of articles that have keys in common.
//  4. align verifies each pair and finds the borders of what it shares.
//  5. trace ties the matches into clusters, groups and stories.
package lsh

import (
	"time"

	"sada/lsh/corpus"
)

// The engines that propose which articles to compare.
const (
	Default = "default" // package index
	Classic = "classic" // package classic, the textbook as a baseline
)

// Options of a scan; the zero value is the default of the command.
type Options struct {
	// Read says how files are read; its Stdin serves the path "-".
	Read corpus.Options
	// Index is the folder of an index whose articles are scanned with those of
	// the paths, "" for none.
	Index string
	// MinWords is the least number of words of a match on both sides; 0 means
	// 15.
	MinWords int
	// Workers is the number of goroutines that work at once; 0 means all cores.
	// The result does not depend on it.
	Workers int
	// Engine is Default (or empty) or Classic.
	Engine string
	// Unit is what the classic engine compares: "window" (or empty), 50 words
	// every 25, or "article".
	Unit string
	// DropSameOutlet leaves out matches within one known outlet, which are
	// otherwise found and labelled self.
	DropSameOutlet bool
	// MatchedTexts leaves the result only the texts of articles that a match names,
	// which are all that a report shows.
	MatchedTexts bool
	// Memory is the number of bytes that the process should stay within, at least
	// LeastMemory; 0 means no limit. Above it what can be is put into a temporary
	// file; the result does not depend on it. The caller should tell Go's collector,
	// too: see HeapLimit.
	Memory int64
	// Available, if it is not 0, says that Memory is only what the scan should take
	// of so many bytes that it can have: what does not fit there and cannot be put
	// into the file, for want of a disk too, stays in memory.
	Available int64
	// Temp is the folder of that file, "" for the system's.
	Temp string
	// Rejected is the number of rejected passages that the result keeps, those
	// nearest to being a match: 0 means 100, below 0 none.
	Rejected int
	// Explain names pairs of articles by their ids. The Stats say of each, in this
	// order, what became of it, and what of it was rejected.
	Explain [][2]string
	// Ready, if set, is told the articles once all are read and sorted by ID, before
	// any are compared; it must not change them. Its error ends the scan.
	Ready func([]*corpus.Article) error
	// Progress, if set, is told now and then how far the scan is; it is called
	// from one goroutine at a time.
	Progress func(Progress)
}

// Progress says how far a scan is.
type Progress struct {
	// Stage is one of StageTime's. Each is told as it begins, "read" and "align"
	// also how far they are.
	Stage string
	// Articles read so far; Bytes read of TotalBytes (0 if unknown).
	Articles          int
	Bytes, TotalBytes int64
	// Done of Total different texts compared, in stage "align".
	Done, Total int
}

// Stats says what a scan cost. But for the Explanations it differs from run to run,
// and none of it is part of a report.
type Stats struct {
	Stages     []StageTime
	Total      time.Duration
	PeakMemory int64 // bytes of the process at its highest, 0 if unknown
	// Figures are further measures by name, in fixed order: "articles/s",
	// "MB/s", "keys/word", "candidates/article", "candidates/accepted",
	// "matches left to groups" (those of copies that are not listed because there
	// would be a product of copies), "spilled MB" (put into a temporary file), and "ns/signature" of the classic engine.
	Figures []Figure
	// Explanations are those of Options.Explain.
	Explanations []Explanation

	room *room
}

// Close gives back the temporary file of a scan, if it needed one; the texts of
// its result must not be used any more. It may be called again and on nil.
func (s *Stats) Close() error {
	if s == nil || s.room == nil {
		return nil
	}
	return s.room.close()
}

// HeapLimit is what debug.SetMemoryLimit should be told where Options.Memory is
// limit: the rest is for pages of the temporary file.
func HeapLimit(limit int64) int64 { return limit - limit/8 }

// StageTime is the wall time of one stage; stages may overlap.
type StageTime struct {
	Stage string
	Time  time.Duration
}

// Figure is one measure.
type Figure struct {
	Name  string
	Value float64
}
