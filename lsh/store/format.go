// Package store answers what was printed before, for years: it keeps articles
// with their keys in a folder on disk, adds to them and takes away, and says
// whom a text meets among them. What they share is left to align.
//
// One process writes at a time, any number read; a reader sees the articles of
// the moment it opened the store and waits for nobody.
package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// # The folder
//
//	MANIFEST    which segments count, and which of their articles were removed
//	LOCK        locked by the writer; holds its process id as text
//	N.seg       a segment, N in eight digits; written once, never changed
//	WATCH-*     which lines a sada watch owes; no part of the index
//
// An add writes its segments, then a new manifest beside the old one, and
// renames it: only then do they count. Each step is on disk before the next
// begins. What a writer that was killed leaves behind is named by no manifest
// and is removed by the next writer.
//
// # The manifest
//
// One line of JSON, see manifest, a line feed, the CRC-32C of that line in eight
// hexadecimal digits, a line feed. Removed articles are a roaring bitmap in its
// portable form, in base64, and so are the snapshots whose pages were added from a
// folder by paths that are not from the root ("started", see name.go; writers of
// before have none).
//
// # A segment
//
// Integers are little-endian, uN of N bits; uvarint is that of encoding/binary;
// every checksum is CRC-32C.
//
//	"sadaseg" and the format's number in one byte
//	blocks        of postings, then of texts, then of articles
//	sections      meta, counts, texts, ids, the directories of the three kinds
//	              of blocks, bases, printings, added, outlets and sums, in this
//	              order, one after another
//	contents      for each section: u64 offset, u64 length, u32 checksum
//	trailer       u64 offset of contents, u32 checksum of contents, "segsada"
//	              and the format's number
//
// A directory holds for each block: u48 first, u48 offset; and one more entry
// that ends the last block: first is then the number of items, or all ones for
// postings. First is the number of a block's first text or article, or the code
// of its first posting. A block ends in the u32 checksum of what it holds.
//
// A block of postings holds some 512 of them by code, then place: uvarint code
// less the code before (the directory's first at the start), then the place in
// as many bytes as meta says. A code is index.KeyCode; a place is the number of
// a word in the segment as if its texts were one. Before them stand one byte, the
// number of skips, and the skips, for every 64 postings but the first: u48 the
// code of the posting before, u16 where the next one begins, from the first one.
//
// A block of texts is compressed with zstd: for each text uvarint its length,
// uvarint the bytes of its marks and these; then the texts. The marks say where
// every sixteenth word begins, the first among them: each one byte, how far behind
// the one before, or 255 and uvarint what it is more than that.
//
// A block of articles is compressed with zstd: for each article uvarint its length,
// then the articles without their texts. A string is uvarint its length, then its
// bytes; other numbers are varints, signed:
//
//	strings id, path; line; strings outlet, title, URL; string precision of the date,
//	empty where it is unknown; else seconds since 1970, nanoseconds, seconds east of
//	UTC, 1 if the zone is known plus 2 if first seen, string where it was read;
//	the number of credits, and for each strings text, name, outlet, kind, role; 1 if
//	vague, start, end, start and end in the page
//
//	meta      uvarint articles, texts, words, postings, bytes of a place; then
//	          the rules as text, see Rules
//	counts    compressed with zstd: uvarint the number of stretches of text; for
//	          each of the 2^20 slots of stems that has any uvarint its distance
//	          from the one before (the first from -1), its stretches and its
//	          words beyond these
//	texts     for each text u32 its first article, u64 the hash of its folded
//	          words; one more entry for the end
//	ids       for each article u64 the xxHash64 of its id, u32 its number;
//	          ascending
//	bases     for each text u32 its first word's place; one more for the end
//	printings for each article u32 the number of its outlet, i32 its day, see
//	          index.Printing
//	added     for each article u32 the snapshot that it was added in
//	outlets   for each outlet uvarint the length of its name, then the name; the
//	          first is the unknown one, without a name
//	sums      for each 4,096 bytes of the sections before it, as if they were
//	          one, u32 their checksum; the last may be shorter
//
// The texts of a segment are different byte by byte; the articles that print one stand
// together, in order of their ids. Segments know nothing of each other: a text that is
// added again under another id by a later add is stored once more, until merging makes
// one of the two.
//
// A reader holds the checksum of a block each time it reads one, and that of a
// page of the sections as well; of a mapped file once, see map.go. Nothing is read
// that no draft asks for. The contents have the checksums of whole sections, for
// what is read as a whole.
//
// # A sum
//
//	N.sum       counts of stems of several segments, N in eight digits
//
// What the counts of all large segments add up to is kept, for to add up a
// million articles' counts for each draft takes longer than to check it. The
// manifest says which segments it is of. Nothing is lost with it: where it is missing
// or damaged a reader adds up the segments' counts, and the next writer makes it
// anew. u32 the checksum of the rest; u32 the number of stretches; for each of the 2^20 slots u32 its
// stretches, u32 its words.
//
// # History
//
//	1  the first. No bases, printings, added, outlets and sums; an entry of
//	   texts begins with u32 the place of its first word; one of a directory is
//	   u64 first, u64 offset, u32 checksum, and blocks have none; all sections
//	   are held when a segment is opened
//	2  no skips
//	3  no marks: a block of texts has for each text uvarint its length, then the
//	   texts
//	4  the above
//
// All are read, 4 is written.
const formatVersion = 4

// Rules names the versions of everything that shapes what is stored: texts
// stored under other rules must not be compared.
func Rules() string {
	return fmt.Sprintf("fold=%d token=%d stem=%d hash=%d key=%d rarity=%d bits=%d",
		arabic.FoldVersion, arabic.TokenVersion, arabic.StemVersion, arabic.HashVersion,
		sketch.KeyVersion, sketch.RarityVersion, index.KeyBits)
}

const (
	head        = "sadaseg"
	tail        = "segsada"
	headSize    = len(head) + 1
	trailerSize = 8 + 4 + len(tail) + 1

	pageSize         = 4096
	postingsPerBlock = 512
	postingsPerSkip  = 64
	textBytes        = 4 << 10 // bytes of text in a block, at least one text
	articlesPerBlock = 8

	skipEntry      = 6 + 2
	directoryEntry = 6 + 6
	textEntry      = 4 + 8
	idEntry        = 8 + 4
	baseEntry      = 4
	printingEntry  = 4 + 4
	addedEntry     = 4
	contentsEntry  = 8 + 8 + 4
	blockSum       = 4

	directoryEntry1 = 8 + 8 + 4 // of format 1
	textEntry1      = 4 + 4 + 8
	largestEntry    = directoryEntry1
)

// The sections, in order.
const (
	metaSection = iota
	countsSection
	textsSection
	idsSection
	postingDirectory
	textDirectory
	articleDirectory
	basesSection
	printingsSection
	addedSection
	outletsSection
	sumsSection
	sections
)

// sectionsOf is the number of sections of a segment.
func sectionsOf(format byte) int {
	if format == 1 {
		return basesSection
	}
	return sections
}

// entrySize is the bytes of an entry of a section, 0 where it has none.
func entrySize(format byte, section int) int {
	switch section {
	case textsSection:
		if format == 1 {
			return textEntry1
		}
		return textEntry
	case idsSection:
		return idEntry
	case postingDirectory, textDirectory, articleDirectory:
		if format == 1 {
			return directoryEntry1
		}
		return directoryEntry
	case basesSection:
		return baseEntry
	case printingsSection:
		return printingEntry
	case addedSection:
		return addedEntry
	}
	return 0
}

var order = binary.LittleEndian

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) } // it is made once

func checksum(data []byte) uint32 { return crc32.Checksum(data, castagnoli()) }

// errDamaged is wrapped by every error about bytes that are not as they were
// written.
var errDamaged = errors.New("damaged")

// IsDamage says whether an error is about bytes that are not as they were
// written.
func IsDamage(err error) bool { return errors.Is(err, errDamaged) }

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errDamaged, fmt.Sprintf(format, args...))
}
