package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"

	"sada/lsh/corpus"
	"sada/lsh/index"
)

var update = flag.Bool("update", false, "write testdata of the newest format again; never once it was released")

// TestReadsEveryVersion reads indexes that were written by each version of the
// format, for ever.
func TestReadsEveryVersion(t *testing.T) {
	for format := 1; format <= formatVersion; format++ {
		folder := filepath.Join("testdata", fmt.Sprint("v", format))
		if *update && format == formatVersion {
			os.RemoveAll(folder)
			add(t, folder, makeRange(0, 6))
			add(t, folder, append(makeRange(6, 9), changedArticle()))
			os.Remove(filepath.Join(folder, lockName))
		}
		want := byID(append(makeRange(0, 9), changedArticle()))
		equalContent(t, folder, want)
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		if s := x.Stats(); s.Articles != 9 || s.Removed != 1 || s.Segments != 2 || s.Snapshot != 2 {
			t.Errorf("format %d: %+v: want 9 articles in 2 segments, 1 removed, snapshot 2", format, s)
		}
		x.Close()
		for _, s := range x.segments {
			t.Errorf("%s stays open", s.name)
		}

		// It can be added to and merged, and is of the newest format then.
		again := filepath.Join(t.TempDir(), "x")
		if err := os.CopyFS(again, os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
		add(t, again, makeRange(9, 12))
		w, err := OpenWriter(again)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.Close()
		for _, a := range makeRange(9, 12) {
			want[a.ID] = a
		}
		equalContent(t, again, want)
		fresh := filepath.Join(t.TempDir(), "fresh")
		add(t, fresh, slices.Collect(maps.Values(want)))
		if a, b := candidates(t, again, want["id-0004"].Text), candidates(t, fresh, want["id-0004"].Text); len(a) == 0 || !maps.Equal(a, b) {
			t.Errorf("format %d: an article meets %v, in a new index %v", format, a, b)
		}
	}
}

// changedArticle replaces one of the first segment of testdata/v1.
func changedArticle() *corpus.Article {
	a := made(2, 32)
	a.Title, a.Published = "عنوان آخر", corpus.Date{}
	return a
}

func TestSameArticlesSameBytes(t *testing.T) {
	var sums [2][32]byte
	for i := range sums {
		list := makeRange(0, 300)
		if i == 1 {
			slices.Reverse(list)
		}
		var out bytes.Buffer
		if err := writeArticles(t.Context(), &out, list, 1); err != nil {
			t.Fatal(err)
		}
		sums[i] = sha256.Sum256(out.Bytes())
	}
	if sums[0] != sums[1] {
		t.Error("the order of the articles changes the segment")
	}
}

// memory is a source that is no file.
type memory struct{ *bytes.Reader }

func (m memory) Close() error { return nil }

func parseBytes(data []byte) (*segment, error) {
	return parseSegment("x", memory{bytes.NewReader(data)}, int64(len(data)), newDecoder(), new(pages))
}

func TestRecord(t *testing.T) {
	for _, a := range append(makeRange(0, 5), changedArticle(), &corpus.Article{}) {
		got, err := parseRecord(appendRecord(nil, a))
		if err != nil {
			t.Fatal(err)
		}
		got.Text = a.Text
		if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", a); g != w {
			t.Errorf("%s reads as %s", w, g)
		}
	}
}

func TestForeignVersionsAreRefused(t *testing.T) {
	var out bytes.Buffer
	if err := writeArticles(t.Context(), &out, makeRange(0, 3), 1); err != nil {
		t.Fatal(err)
	}
	next := slices.Clone(out.Bytes())
	next[len(head)]++
	next[len(next)-1]++
	if _, err := parseBytes(next); err == nil || IsDamage(err) {
		t.Errorf("a segment of another version: %v, want an error that is no damage", err)
	}
	m := &manifest{Format: formatVersion, Rules: "fold=9"}
	data, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parseManifest(data); err == nil || IsDamage(err) {
		t.Errorf("a manifest of other rules: %v, want an error that is no damage", err)
	}
}

// The next segment in the place of one that counts would take its articles.
func TestManifestNext(t *testing.T) {
	for _, tt := range []struct {
		next  int
		files []string
		sound bool
	}{
		{3, []string{"00000001.seg", "00000002.seg"}, true},
		{2, []string{"00000001.seg", "00000002.seg"}, false},
		{1, []string{"00000001.seg"}, false},
		{0, []string{"00000000.seg"}, false},
		{12345679, []string{"12345678.seg"}, true},
	} {
		m := &manifest{Format: formatVersion, Rules: Rules(), Next: tt.next}
		for _, file := range tt.files {
			m.Segments = append(m.Segments, segmentEntry{File: file, Articles: 1})
		}
		data, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseManifest(data); IsDamage(err) == tt.sound || tt.sound && err != nil {
			t.Errorf("next %d behind %q: %v, want sound %v", tt.next, tt.files, err, tt.sound)
		}
	}
}

func FuzzManifest(f *testing.F) {
	m := &manifest{Format: formatVersion, Rules: Rules(), Snapshot: 3, Next: 2, Segments: []segmentEntry{
		{File: "00000001.seg", Size: 1000, Articles: 10, removed: roaring.BitmapOf(1, 5)},
	}}
	data, err := m.encode()
	if err != nil {
		f.Fatal(err)
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	f.Add(line)
	f.Add([]byte(`{"format":1}`))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, line []byte) {
		// The checksum is made right, or nothing behind it is ever reached.
		m, err := parseManifest(fmt.Appendf(append(slices.Clone(line), '\n'), "%08x\n", checksum(line)))
		if err != nil {
			return
		}
		again, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseManifest(again); err != nil {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}

// FuzzSegment changes a segment and makes its checksums right again, so that
// every table may hold anything.
func FuzzSegment(f *testing.F) {
	var out bytes.Buffer
	if err := writeArticles(f.Context(), &out, makeRange(0, 4), 1); err != nil {
		f.Fatal(err)
	}
	sound := out.Bytes()
	f.Add(uint8(0), uint16(3), []byte{0xff})
	f.Add(uint8(2), uint16(0), []byte{1, 2, 3, 4, 5, 6, 7, 8})
	f.Add(uint8(4), uint16(8), []byte{0xff, 0xff})
	f.Add(uint8(6), uint16(0), []byte{9})
	f.Fuzz(func(t *testing.T, section uint8, at uint16, with []byte) {
		data := slices.Clone(sound)
		end := len(data) - trailerSize
		contents := data[end-sections*contentsEntry : end]
		entry := func(i int) []byte { return contents[i*contentsEntry:] }
		part := func(i int) []byte { return data[order.Uint64(entry(i)):][:order.Uint64(entry(i)[8:])] }
		changed := part(int(section) % sections)
		copy(changed[min(int(at), len(changed)):], with)
		var all [][]byte
		for i := range sumsSection {
			all = append(all, part(i))
		}
		copy(part(sumsSection), pageSums(all))
		for i := range sections {
			order.PutUint32(entry(i)[16:], checksum(part(i)))
		}
		order.PutUint32(data[end+8:], checksum(contents))
		s, err := parseBytes(data)
		if err != nil {
			return
		}
		s.verify(1)
		for t := range int(s.meta.texts) {
			s.printed(t)
			s.printing(t)
			s.text(t)
		}
		s.find("id-0001")
	})
}

// FuzzPostings decodes blocks and looks for each of their codes from where the
// skips say and from the start.
func FuzzPostings(f *testing.F) {
	f.Add([]byte{0, 0, 1, 2, 5, 0, 0}, uint64(77), uint8(2))
	f.Add([]byte{0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0}, ^uint64(0), uint8(1))
	f.Add([]byte{1, 80, 0, 0, 0, 0, 0, 4, 0, 0, 9, 3, 8, 0, 7, 2, 6}, uint64(77), uint8(0))
	f.Add(benchBlock(), uint64(0), uint8(3))
	f.Fuzz(func(t *testing.T, block []byte, first uint64, width uint8) {
		skips, postings, err := splitSkips(block)
		if err != nil {
			return
		}
		list, err := decodePostings(nil, skips, postings, first, 1+int(width)%4)
		if err == nil && !slices.IsSortedFunc(list, func(a, b posting) int { return cmp.Compare(a.code, b.code) }) {
			t.Error("postings are not in order")
		}
		if err != nil {
			return
		}
		for _, p := range list {
			var want []uint32
			for _, q := range list {
				if q.code == p.code {
					want = append(want, q.place)
				}
			}
			before, from := skipTo(skips, first, p.code)
			for _, start := range []struct {
				before uint64
				from   int
			}{{before, from}, {first, 0}} {
				at := seeker{s: &segment{meta: meta{width: 1 + int(width)%4}}, postings: postings, before: start.before, from: start.from}
				got, ok := at.scan(nil, p.code, len(list))
				if !ok || !slices.Equal(got, want) {
					t.Errorf("code %d is found at %v from %d on, want %v", p.code, got, start.from, want)
				}
			}
		}
	})
}

func TestSkips(t *testing.T) {
	skips, _, err := splitSkips(benchBlock())
	if err != nil {
		t.Fatal(err)
	}
	if want := (postingsPerBlock - 1) / postingsPerSkip * skipEntry; len(skips) != want {
		t.Fatalf("%d bytes of skips, want %d", len(skips), want)
	}
	third := order.Uint64(skips[2*skipEntry:])
	code, at := third&(1<<48-1), int(third>>48)
	for _, c := range []struct {
		code uint64
		from bool
	}{{code - 1, false}, {code, false}, {code + 1, true}} {
		if _, from := skipTo(skips, 0, c.code); (from == at) != c.from {
			t.Errorf("the third skip is of code %d: to look for %d begins at %d of the postings, the skip's %d", code, c.code, from, at)
		}
	}
	for i := range skips {
		_, postings, _ := splitSkips(benchBlock())
		wrong := slices.Clone(skips)
		wrong[i] ^= 4
		if _, err := decodePostings(nil, wrong, postings, 0, 4); !IsDamage(err) {
			t.Fatalf("with byte %d of the skips changed: %v, want damage", i, err)
		}
	}
}

func TestSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		values := make([]uint64, r.IntN(60))
		for i := range values {
			values[i] = uint64(r.IntN(1 + r.IntN(300)))
		}
		slices.Sort(values)
		wanted, guess, each := uint64(r.IntN(320)), r.IntN(80)-10, r.Float64()*20
		want, _ := slices.BinarySearch(values, wanted)
		s := newSearch(len(values), guess, wanted, each)
		if got := s.find(func(i int) uint64 { return values[i] }); got != want {
			t.Fatalf("search(%d, guess %d) in %d = %d, want %d", wanted, guess, values, got, want)
		}
		value := func(i int) uint64 { return values[i] }
		some := []search{newSearch(len(values), guess, wanted, each), newSearch(len(values), guess, wanted+1, each)}
		next, _ := slices.BinarySearch(values, wanted+1)
		findAll(some, value, func(k, got int) {
			if got != []int{want, next}[k] {
				t.Fatalf("findAll(%d and 1 more, guess %d) in %d has %d for number %d", wanted, guess, values, got, k)
			}
		})
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add([]byte{1, 2, 'a', 'b', 'c'}, uint8(2))
	f.Add([]byte{1, 'x', 0}, uint8(0))
	f.Add([]byte{2, 1, 0, 1, 3, 255, 1, 0, 'a', 'b', 'c'}, uint8(2))
	f.Fuzz(func(t *testing.T, raw []byte, n uint8) {
		for _, format := range []byte{1, formatVersion} {
			texts, err := splitTexts(nil, raw, int(n), format)
			if err != nil {
				continue
			}
			if len(texts) != int(n) {
				t.Errorf("%d texts, want %d", len(texts), n)
			}
			for _, stored := range texts {
				marks, err := parseMarks(nil, stored.marks, len(stored.text))
				if err == nil && (!slices.IsSorted(marks) || len(marks) > 0 && int(marks[len(marks)-1]) > len(stored.text)) {
					t.Errorf("marks %d of a text of %d bytes", marks, len(stored.text))
				}
			}
		}
		records, err := splitRecords(raw)
		if err != nil {
			return
		}
		for _, r := range records {
			parseRecord(r)
		}
	})
}

func FuzzRecord(f *testing.F) {
	for _, a := range makeRange(0, 4) {
		f.Add(appendRecord(nil, a))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := parseRecord(data)
		if err != nil {
			return
		}
		again, err := parseRecord(appendRecord(nil, a))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if g, w := fmt.Sprintf("%+v", again), fmt.Sprintf("%+v", a); g != w {
			t.Errorf("%s reads as %s", w, g)
		}
	})
}

// benchBlock is a block of postings as a segment of a million articles has them;
// its first code is 0.
func benchBlock() []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var skips, block []byte
	code := uint64(0)
	for i := range postingsPerBlock {
		if i > 0 && i%postingsPerSkip == 0 {
			skips = order.AppendUint64(skips, code|uint64(len(block))<<48)
		}
		delta := uint64(r.ExpFloat64() * 11500)
		block = binary.AppendUvarint(block, delta)
		block = order.AppendUint32(block, r.Uint32())
		code += delta
	}
	return slices.Concat([]byte{byte(len(skips) / skipEntry)}, skips, block)
}

// BenchmarkScan looks for codes anywhere in a block.
func BenchmarkScan(b *testing.B) {
	skips, postings, err := splitSkips(benchBlock())
	if err != nil {
		b.Fatal(err)
	}
	list, err := decodePostings(nil, skips, postings, 0, 4)
	if err != nil {
		b.Fatal(err)
	}
	var places []uint32
	at := seeker{s: &segment{meta: meta{width: 4}}, postings: postings}
	i := 0
	for b.Loop() {
		i = (i + 101) % len(list)
		at.before, at.from = skipTo(skips, 0, list[i].code)
		places, _ = at.scan(places[:0], list[i].code, 10)
	}
}

// TestSeeker looks for codes that ascend in a segment of several blocks, some of
// which have one code only, from any of them on; what it met before, near or far,
// changes nothing.
func TestSeeker(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct {
		blocks int
		apart  uint64
	}{{0, 1}, {1, 1}, {6, 1}, {fewBlocks + 8, 1}, {3 * blocksPerMet, 1 << 24}} {
		blocks := c.blocks
		var file bytes.Buffer
		w, err := newSegmentWriter(&file, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		want := map[uint64][]uint32{}
		code := uint64(0)
		for i := range blocks * postingsPerBlock {
			if i < 100 || i > 1500 { // between these all have one code
				code += uint64(r.IntN(4)) * c.apart
			}
			w.posting(code, uint32(i))
			want[code] = append(want[code], uint32(i))
		}
		w.endPostings()
		w.endTexts()
		if err := w.finish(nil); err != nil {
			t.Fatal(err)
		}
		s, err := parseBytes(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		s.soundPages, s.soundPostings = newMarks(len(s.sums)/4), newMarks(s.dirs[0].blocks())
		read := newSeeker(s)
		s.mapped = file.Bytes()
		mapped := newSeeker(s)
		for round := range 200 {
			k := read
			if s.mapped = nil; round%2 == 1 {
				k, s.mapped = mapped, file.Bytes()
			}
			k.restart()
			var codes []uint64
			for at := uint64(r.IntN(50)); at < code+10; at += c.apart * uint64(1+r.IntN(1+r.IntN(200))) {
				codes = append(codes, at-at%c.apart+uint64(r.IntN(2))%c.apart)
			}
			codes = slices.Compact(codes)
			for some := range slices.Chunk(codes, codesAtOnce) {
				k.approach(some)
				for _, at := range some {
					most := 1 + r.IntN(3000)
					got, err := k.find([]uint32{7}, at, most)
					if all := want[at]; err != nil || got[0] != 7 || !slices.Equal(got[1:], all[:min(most, len(all))]) {
						t.Fatalf("%d blocks: find(%d, %d) = %v, %v, want those of %v", blocks, at, most, got, err, all)
					}
				}
			}
		}
		known := 0
		for _, at := range mapped.met {
			known += min(1, int(at.code))
		}
		if blocks > fewBlocks != (known > 0) || read.met != nil {
			t.Errorf("%d blocks: a seeker knows %d codes that it met", blocks, known)
		}
	}
}

// A seeker keeps what it met once it was asked for so much that it pays, and finds a
// place for every code.
func TestSeekerMeets(t *testing.T) {
	for _, test := range []struct{ blocks, codes, size int }{
		{fewBlocks + 1, 1, 2},
		{512, 1, 0},
		{512, 2, 32},
		{1 << 20, 1000, 0},
		{1 << 20, 1024, 1 << mostMetBits},
		{1 << 30, 1024, 1 << mostMetBits},
	} {
		s := &segment{}
		s.dirs[0] = directory{table{s: s, to: (test.blocks + 1) * directoryEntry, size: directoryEntry}}
		k := newSeeker(s)
		for range test.codes {
			k.meets(1)
		}
		if len(k.met) != test.size {
			t.Errorf("%d blocks, %d codes: %d are kept, want %d", test.blocks, test.codes, len(k.met), test.size)
		}
		const last = 1<<index.KeyBits - 1
		if test.size > 0 && (k.metBy(0) != &k.met[0] || k.metBy(last) != &k.met[test.size-1]) {
			t.Errorf("%d blocks: the first and last code are not kept at the ends", test.blocks)
		}
	}
}
