package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2"
)

const (
	manifestName = "MANIFEST"
	lockName     = "LOCK"
)

// manifest says what an index consists of.
type manifest struct {
	Format int    `json:"format"`
	Rules  string `json:"rules"`
	// Snapshot counts the changes; Next is the number of the next segment.
	Snapshot int            `json:"snapshot"`
	Next     int            `json:"next"`
	Segments []segmentEntry `json:"segments"`
	// Sum is what the counts of some segments add up to; nil for none.
	Sum *sumEntry `json:"sum,omitempty"`
	// Started says in which folders the program was started that added pages by paths
	// that are not from the root.
	Started []startedEntry `json:"started,omitempty"`
}

// startedEntry is a folder and the snapshots of what was added from it.
type startedEntry struct {
	Folder    string `json:"folder"`
	Snapshots []byte `json:"snapshots"` // roaring, portable

	snapshots *roaring.Bitmap
}

type segmentEntry struct {
	File     string `json:"file"`
	Size     int64  `json:"size"`
	Articles int    `json:"articles"`
	Removed  []byte `json:"removed,omitempty"` // roaring, portable

	removed *roaring.Bitmap
}

// encode is the manifest as it is stored.
func (m *manifest) encode() ([]byte, error) {
	for i := range m.Segments {
		s := &m.Segments[i]
		s.Removed = nil
		if s.removed != nil && !s.removed.IsEmpty() {
			s.removed.RunOptimize()
			var err error
			if s.Removed, err = s.removed.ToBytes(); err != nil {
				return nil, err
			}
		}
	}
	for i := range m.Started {
		s := &m.Started[i]
		s.snapshots.RunOptimize()
		var err error
		if s.Snapshots, err = s.snapshots.ToBytes(); err != nil {
			return nil, err
		}
	}
	line, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(append(line, '\n'), "%08x\n", checksum(line)), nil
}

// parseManifest reads what encode wrote.
func parseManifest(data []byte) (*manifest, error) {
	line, sum, _ := bytes.Cut(data, []byte("\n"))
	m := &manifest{}
	if fmt.Sprintf("%08x\n", checksum(line)) != string(sum) {
		return nil, damaged("its checksum is not that of its content")
	}
	if err := json.Unmarshal(line, m); err != nil {
		return nil, damaged("%v", err)
	}
	if m.Format < 1 || m.Format > formatVersion {
		return nil, errVersion(m.Format)
	}
	if m.Rules != Rules() {
		return nil, errRules(m.Rules)
	}
	name, sumName := regexp.MustCompile(`^[0-9]{8}\.seg$`), regexp.MustCompile(`^[0-9]{8}\.sum$`)
	seen := map[string]bool{}
	for i := range m.Segments {
		s := &m.Segments[i]
		if !name.MatchString(s.File) || seen[s.File] || s.Size < 0 || s.Articles < 0 {
			return nil, damaged("segment %d, %q", i, s.File)
		}
		seen[s.File] = true
		if number, err := strconv.Atoi(s.File[:8]); err != nil || number >= m.Next {
			return nil, damaged("the next segment, %d, would stand in the place of %s", m.Next, s.File)
		}
		s.removed = roaring.New()
		if len(s.Removed) > 0 {
			if err := readBitmap(s.removed, s.Removed); err != nil {
				return nil, damaged("the removed articles of %s: %v", s.File, err)
			}
		}
		if !s.removed.IsEmpty() && int64(s.removed.Maximum()) >= int64(s.Articles) {
			return nil, damaged("the removed articles of %s", s.File)
		}
	}
	for i := range m.Started {
		s := &m.Started[i]
		s.snapshots = roaring.New()
		if err := readBitmap(s.snapshots, s.Snapshots); err != nil {
			return nil, damaged("the snapshots of %q: %v", s.Folder, err)
		}
	}
	if sum := m.Sum; sum != nil {
		if !sumName.MatchString(sum.File) || sum.Size < 0 {
			return nil, damaged("sum %q", sum.File)
		}
		for _, file := range sum.Segments {
			if !seen[file] {
				return nil, damaged("the sum of %q, which is no segment", file)
			}
		}
	}
	return m, nil
}

// startedIn is the folder that a snapshot's pages were added from, "" where it is
// not known.
func (m *manifest) startedIn(snapshot uint32) string {
	for _, s := range m.Started {
		if s.snapshots.Contains(snapshot) {
			return s.Folder
		}
	}
	return ""
}

// start notes the folder that a snapshot's pages are added from.
func (m *manifest) start(folder string, snapshot uint32) {
	for _, s := range m.Started {
		if s.Folder == folder {
			s.snapshots.Add(snapshot)
			return
		}
	}
	m.Started = append(m.Started, startedEntry{Folder: folder, snapshots: roaring.BitmapOf(snapshot)})
}

// readBitmap reads a bitmap that may be anything.
func readBitmap(b *roaring.Bitmap, data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	n, err := b.ReadFrom(bytes.NewReader(data))
	if err == nil && n != int64(len(data)) {
		err = errors.New("more bytes than it has")
	}
	if err == nil {
		err = b.Validate()
	}
	return err
}

// ErrNone is the error of opening a folder that holds no index.
var ErrNone = errors.New("no index")

// lostManifest is damage where a folder has segments without a manifest.
func lostManifest(folder string) error {
	if segments, _ := filepath.Glob(filepath.Join(folder, "*.seg")); len(segments) == 0 {
		return nil
	}
	return damaged("%s has segments and no %s; hint: restore the whole folder from a backup, not this file alone, or add the articles to a new index", folder, manifestName)
}

// readManifest reads the manifest of a folder.
func readManifest(folder string) (*manifest, error) {
	path := filepath.Join(folder, manifestName)
	data, err := os.ReadFile(path)
	if info, statErr := os.Stat(folder); errors.Is(statErr, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: there is no folder %s; hint: sada index add %s PATH makes one", ErrNone, folder, folder)
	} else if statErr == nil && !info.IsDir() {
		return nil, fmt.Errorf("%w: %s is a file, not the folder of an index; hint: name the folder that sada index add made", ErrNone, folder)
	}
	if errors.Is(err, fs.ErrNotExist) {
		if lost := lostManifest(folder); lost != nil {
			return nil, fmt.Errorf("%w: %w", ErrNone, lost)
		}
		return nil, fmt.Errorf("%w: the folder %s has no %s; hint: sada index add makes an index in a new folder", ErrNone, folder, manifestName)
	}
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(data)
	if IsDamage(err) {
		return nil, fmt.Errorf("%s: %w; hint: restore the whole folder from a backup, not this file alone, or add the articles to a new index", path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}
