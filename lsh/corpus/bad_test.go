package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

const goodLine = `{"id":"good","text":"قال الوزير إن الاجتماع بدأ"}`

// write makes files in a new folder and returns it.
func write(tb testing.TB, files map[string]string) string {
	tb.Helper()
	dir := tb.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

func gzipped(tb testing.TB, s string) string {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func zstded(tb testing.TB, s string) string {
	tb.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		tb.Fatal(err)
	}
	defer w.Close()
	return string(w.EncodeAll([]byte(s), nil))
}

// ids are the ids of articles, with the folder's path cut off.
func ids(articles []*Article, dir string) []string {
	var ids []string
	for _, a := range articles {
		ids = append(ids, strings.ReplaceAll(a.ID, dir+string(filepath.Separator), ""))
	}
	return ids
}

// Every kind of bad input gives a warning with file and line, is counted, and
// the rest is read.
func TestBadInput(t *testing.T) {
	for _, tt := range []struct {
		name    string
		files   map[string]string
		ids     []string
		skipped int
		want    []string // warnings as "file:line: text", the folder cut off
	}{
		{
			"not UTF-8 in a record",
			map[string]string{"a.jsonl": "{\"text\":\"\xe5\xe4\"}\n" + goodLine},
			[]string{"good"},
			1,
			[]string{`a.jsonl:1: not UTF-8 (byte 10 of the record is 0xe5); convert the file to UTF-8`},
		},
		{
			"an empty file",
			map[string]string{"a.jsonl": goodLine, "b.jsonl": "", "c.txt": "", "d.csv": " \n\n", "e.json": "\n", "f.txt": "\ufeff\r\n"},
			[]string{"good"},
			5,
			[]string{
				"b.jsonl: the file is empty", "c.txt: the file is empty", "d.csv: the file holds nothing but blanks",
				"e.json: the file holds nothing but blanks", "f.txt: the file holds nothing but blanks",
			},
		},
		{
			"lines that are not JSON",
			map[string]string{"a.jsonl": "oops\n\n" + goodLine + "\n{\"text\":\n"},
			[]string{"good"},
			2,
			[]string{
				"a.jsonl:1: not JSON at byte 1: 'o' where a value should begin (a text begins with a quotation mark); hint: one JSON object is expected on each line",
				"a.jsonl:4: not JSON at byte 8: the record is cut off; hint: one JSON object is expected on each line",
			},
		},
		{
			"records without text",
			map[string]string{"a.jsonl": `{"id":"1"}` + "\n" + `{"id":"2","text":null}` + "\n" + goodLine},
			[]string{"good"},
			2,
			[]string{
				`a.jsonl:1: the record has no text: there is no "text", but "id"; hint: choose the text by --field text=NAME`,
				`a.jsonl:2: the record has no text (its field "text" is missing, empty or no text)`,
			},
		},
		{
			"no words, and one word only",
			map[string]string{
				"a.jsonl": `{"id":"1","text":" — ... !"}` + "\n" + `{"id":"2","text":"` + strings.Repeat("صدى ", 5000) + `"}` + "\n" + goodLine,
				"b.txt":   "...\n\n—\n", "c.txt": strings.Repeat("صدى ", 5000),
			},
			[]string{"good"},
			4,
			[]string{
				"a.jsonl:1: the text has no words",
				"a.jsonl:2: the text is one word, repeated",
				"b.txt: the page has no words",
				"c.txt: the text is one word, repeated",
			},
		},
		{
			"one id, another text",
			map[string]string{
				"a.jsonl": goodLine + "\n" + `{"id":"good","text":"نص آخر هنا"}` + "\n" + `{"id":"good","text":"نص ثالث هنا"}`,
				"b.jsonl": `{"id":"good","text":"نص رابع هنا"}` + "\n" + goodLine,
			},
			[]string{"good", "a.jsonl:good", "a.jsonl:3:good", "b.jsonl:good"},
			0,
			[]string{
				`a.jsonl:2: id "good" is also that of a record with another text, outlet or date; this one is named "a.jsonl:good"`,
				`a.jsonl:3: id "good" is also that of a record with another text, outlet or date; this one is named "a.jsonl:3:good"`,
				`b.jsonl:1: id "good" is also that of a record with another text, outlet or date; this one is named "b.jsonl:good"`,
				`b.jsonl:2: id "good" was read before with the same text, outlet and date; it counts once`,
			},
		},
		{
			"no .gz at all",
			map[string]string{"a.jsonl.gz": "\x1f\x8bnonsense", "b.jsonl": goodLine},
			[]string{"good"},
			1,
			[]string{"a.jsonl.gz: cannot be decompressed: gzip: gzip: invalid header"},
		},
		{
			"a page that is not UTF-8",
			map[string]string{"a.txt": "menu\ncaf\xe9 cr\xe8me br\xfbl\xe9e d\xe9j\xe0 vu\n", "b.jsonl": goodLine},
			[]string{"good"},
			1,
			[]string{"a.txt:2: not UTF-8, and of no encoding that is known by its letters; convert the page to UTF-8"},
		},
		{
			"a page without an article",
			map[string]string{"a.txt": "Ru En\nمقالات مشابهة\n• خبر\n", "b.jsonl": goodLine},
			[]string{"good"},
			1,
			[]string{"a.txt: the page holds no article, only headings, lists and links"},
		},
		{
			"a binary file",
			map[string]string{"a.txt": "\x00\x01\x02", "b.jsonl": goodLine},
			[]string{"good"},
			1,
			[]string{"a.txt: not text, and of no format that is read"},
		},
		{
			"a date that is none",
			map[string]string{"a.jsonl": `{"id":"1","date":"someday","text":"قال الوزير"}`},
			[]string{"1"},
			0,
			[]string{`a.jsonl:1: the date "someday" is not understood; the article has none`},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := write(t, tt.files)
			articles, sum, err := readAll(t, Options{}, dir)
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(articles, dir); !slices.Equal(got, tt.ids) {
				t.Errorf("ids = %q, want %q", got, tt.ids)
			}
			var got []string
			for _, w := range sum.Warnings {
				got = append(got, strings.ReplaceAll(w.String(), dir+string(filepath.Separator), ""))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("warnings:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			if sum.Skipped != tt.skipped || sum.Articles != len(articles) {
				t.Errorf("Skipped = %d, Articles = %d, want %d, %d", sum.Skipped, sum.Articles, tt.skipped, len(articles))
			}
		})
	}
}

// numbered is n good records.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","text":"خبر رقم %d عن المدينة"}`+"\n", i, i)
	}
	return b.String()
}

func TestTruncatedGzip(t *testing.T) {
	whole := gzipped(t, numbered(20_000))
	dir := write(t, map[string]string{"a.jsonl.gz": whole[:len(whole)/2], "b.jsonl": goodLine})
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(articles); n < 5_000 || n > 15_000 || articles[n-1].ID != "good" {
		t.Errorf("%d articles, the last is %s, want about half of 20,000 and then good", n, articles[n-1].ID)
	}
	if len(sum.Warnings) != 1 || sum.Skipped != 1 || sum.Warnings[0].Path != filepath.Join(dir, "a.jsonl.gz") ||
		!strings.Contains(sum.Warnings[0].Text, "read only in part: up to line") ||
		!strings.Contains(sum.Warnings[0].Text, "damaged or cut off after") {
		t.Errorf("warnings = %v, Skipped = %d, want one that says how far the file was read", sum.Warnings, sum.Skipped)
	}
}

func TestNothing(t *testing.T) {
	dir := write(t, map[string]string{"a.md": "x", "b.jsonl": "{}"})
	missing := filepath.Join(dir, "missing")
	for _, tt := range []struct {
		paths []string
		want  string
	}{
		{nil, "nothing could be read: no path was given; hint: name a file, a folder, or - for standard input"},
		{[]string{missing}, "nothing could be read: " + missing + ": no such file or folder; hint: is the path spelt right?"},
		{[]string{filepath.Join(dir, "b.jsonl")}, "nothing could be read: " + filepath.Join(dir, "b.jsonl") + `:1: the record has no text (its field "text" is missing, empty or no text)`},
	} {
		_, sum, err := readAll(t, Options{}, tt.paths...)
		if !errors.Is(err, ErrNothing) || err.Error() != tt.want {
			t.Errorf("Read(%q) = %v, want %s", tt.paths, err, tt.want)
		}
		if sum.Skipped+sum.Missing != len(tt.paths) {
			t.Errorf("Read(%q): Skipped = %d, Missing = %d, want %d", tt.paths, sum.Skipped, sum.Missing, len(tt.paths))
		}
	}
	if err := os.Remove(filepath.Join(dir, "b.jsonl")); err != nil {
		t.Fatal(err)
	}
	if _, sum, err := readAll(t, Options{}, dir); !errors.Is(err, ErrNothing) || sum.Ignored != 1 {
		t.Errorf("Read of a folder without articles = %+v, %v, want ErrNothing and one file ignored", sum, err)
	}
}

// A path that is missing or cannot be read stops no other.
func TestUnreadable(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": goodLine, "locked.jsonl": goodLine, "shut/b.jsonl": goodLine})
	good, missing := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "missing.jsonl")
	articles, sum, err := readAll(t, Options{}, missing, good)
	if err != nil || len(articles) != 1 || sum.Skipped != 0 || sum.Missing != 1 || len(sum.Warnings) != 1 || sum.Warnings[0].Path != missing {
		t.Errorf("Read(missing, good) = %d articles, %+v, %v", len(articles), sum, err)
	}
	if os.Geteuid() == 0 {
		t.Skip("the superuser can read every file: permissions cannot be tested")
	}
	for _, p := range []string{"locked.jsonl", "shut"} {
		p := filepath.Join(dir, p)
		if err := os.Chmod(p, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(p, 0o755) })
	}
	articles, sum, err = readAll(t, Options{}, dir)
	if err != nil || len(articles) != 1 || sum.Skipped != 2 || !strings.Contains(sum.Warnings[0].Text, "permission denied") {
		t.Errorf("Read(folder) = %d articles, %+v, %v", len(articles), sum, err)
	}
}

// Only the first warnings about records of a file are kept; the rest is
// counted.
func TestManyWarnings(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": strings.Repeat("{}\n", 1000) + goodLine})
	_, sum, err := readAll(t, Options{}, dir)
	if err != nil || sum.Skipped != 1000 || len(sum.Warnings) != maxWarnings+1 {
		t.Fatalf("Skipped = %d, %d warnings, %v, want 1000, %d", sum.Skipped, len(sum.Warnings), err, maxWarnings+1)
	}
	if got, want := sum.Warnings[maxWarnings].Text, "900 more warnings about records of this file"; got != want {
		t.Errorf("last warning = %q, want %q", got, want)
	}
}

// A line of 200 MB is read; one longer than the limit is passed over.
func TestLongLine(t *testing.T) {
	long, limit := 3<<20, 1<<20
	if os.Getenv("SADA_LONG") != "" {
		long, limit = 200<<20, 100<<20
	}
	record := `{"id":"long","text":"` + strings.Repeat("كلام طويل ", 1+long/18) + `"}`
	dir := write(t, map[string]string{"a.jsonl": goodLine + "\n" + record + "\n" + `{"id":"after","text":"نص بعده"}`})
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil || !slices.Equal(ids(articles, dir), []string{"good", "long", "after"}) || len(articles[1].Text) < long-100 {
		t.Errorf("Read = %q, %+v, %v, want good, long, after", ids(articles, dir), sum, err)
	}

	f, err := os.Open(filepath.Join(dir, "a.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cut := blocks{r: f, max: limit, pool: &pool{}, cut: lastLine}
	var read []byte
	passed := 0
	for {
		block, err := cut.next()
		read = append(read, block...)
		if err == errLong {
			passed++
		} else if err != nil {
			break
		}
	}
	if want := goodLine + "\n" + `{"id":"after","text":"نص بعده"}`; string(read) != want || passed != 1 {
		t.Errorf("blocks with a limit gave %.200q and passed over %d lines, want %q and 1", read, passed, want)
	}
}

// blocks gives the stream back, in pieces that end with a line.
func TestBlocks(t *testing.T) {
	want := numbered(50_000) + "no break at the end"
	for _, size := range []int{1, 7, blockSize, 3 * blockSize} {
		if size == 1 {
			want = want[len(want)-9_000:]
		}
		cut := blocks{r: iotest(strings.NewReader(want), size), max: 1 << 30, pool: &pool{}, cut: lastLine}
		var got strings.Builder
		for {
			block, err := cut.next()
			got.Write(block)
			if err != nil {
				break
			}
			if block[len(block)-1] != '\n' {
				t.Errorf("a block ends inside a line")
			}
		}
		if got.String() != want {
			t.Errorf("read %d bytes at a time: the blocks are not the stream", size)
		}
	}
}

type smallReads struct {
	r    io.Reader
	most int
}

func iotest(r io.Reader, most int) io.Reader { return smallReads{r, most} }

func (s smallReads) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.most)]) }

// Compressed files are known by their content, whatever their name.
func TestCompressed(t *testing.T) {
	lines := numbered(300)
	dir := write(t, map[string]string{
		"a.jsonl": lines, "b.jsonl.gz": gzipped(t, lines), "c.jsonl.zst": zstded(t, lines),
		"d.jsonl": gzipped(t, zstded(t, lines)), "e.gz": gzipped(t, lines[:1]) + gzipped(t, lines[1:]),
	})
	for _, name := range []string{"a.jsonl", "b.jsonl.gz", "c.jsonl.zst", "d.jsonl", "e.gz"} {
		articles, sum, err := readAll(t, Options{}, filepath.Join(dir, name))
		if err != nil || len(articles) != 300 || articles[299].ID != "299" || articles[299].Line != 300 || len(sum.Warnings) > 0 {
			t.Errorf("Read(%s) = %d articles, %+v, %v, want 300", name, len(articles), sum, err)
		}
	}
	if _, sum, err := readAll(t, Options{}, dir); err != nil || sum.Articles != 300 || sum.Repeated != 1200 || sum.Files != 5 {
		t.Errorf("Read of all five = %d articles, %d repeated, %d files, %v, want 300, 1200, 5", sum.Articles, sum.Repeated, sum.Files, err)
	}
}

// bzip2ed is goodLine and a line break, packed by bzip2, which Go can only unpack.
func bzip2ed(tb testing.TB) string {
	tb.Helper()
	const packed = "QlpoOTFBWSZTWV8+p08AAA1Z2gAQUAQAEAaghEoXUArUsCAAYCAAVFAmJkwEwABpR6gDIfpQaDCP+YyyGuZd0r0JvUKWVjXQAUCJPloQVJxlGKuqDvaudF3JFOFCQXz6nTw="
	b, err := base64.StdEncoding.DecodeString(packed)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

func TestBzip2(t *testing.T) {
	packed := bzip2ed(t)
	for _, tt := range []struct {
		name, content, warning string
		articles               int
	}{
		{"a.jsonl.bz2", packed, "", 1},
		{"a.jsonl", gzipped(t, packed), "", 1},
		{"a.jsonl.bz2", packed[:len(packed)-20], "compressed data damaged or cut off after 0 bytes of text: bzip2 data invalid", 0},
		{"a.jsonl.bz2", packed[:30] + "x" + packed[31:], "compressed data damaged or cut off after ", 0},
	} {
		dir := write(t, map[string]string{tt.name: tt.content, "b.jsonl": `{"id":"b","text":"نص آخر هنا"}`})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != tt.articles+1 || (tt.warning == "") != (len(sum.Warnings) == 0) || len(sum.Warnings) > 0 && !strings.Contains(sum.Warnings[0].Text, tt.warning) {
			t.Errorf("%s: Read = %d articles, %v, %v, want %d and a warning %q", tt.name, len(articles), sum.Warnings, err, tt.articles+1, tt.warning)
		}
	}
}

// What asks for more memory than maxWindow is refused before it is taken.
func TestZstdWindow(t *testing.T) {
	// Magic, a frame of no known size, a window of 2^(10+exponent) bytes, one
	// empty last block.
	frame := func(exponent byte) string {
		return "\x28\xb5\x2f\xfd\x00" + string([]byte{exponent << 3}) + "\x01\x00\x00"
	}
	dir := write(t, map[string]string{"a.jsonl.zst": frame(18), "b.jsonl.zst": zstded(t, goodLine), "c.txt.zst": frame(17)})
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil || len(articles) != 1 || len(sum.Warnings) != 2 || !strings.Contains(sum.Warnings[0].Text, "window size exceeded") || !strings.Contains(sum.Warnings[1].Text, "the file is empty") {
		t.Errorf("Read = %d articles, %v, %v, want a refused window and an empty file", len(articles), sum.Warnings, err)
	}
}

// FuzzCompressed: whatever stands in what is compressed, in one layer or more,
// reading ends, gives articles that are whole, and says why where it gives none.
func FuzzCompressed(f *testing.F) {
	for _, s := range []string{
		gzipped(f, goodLine), zstded(f, goodLine), bzip2ed(f), gzipped(f, zstded(f, goodLine)), gzipped(f, bzip2ed(f)), zstded(f, gzipped(f, gzipped(f, gzipped(f, goodLine)))),
		gzipped(f, goodLine)[:30], gzipped(f, numbered(50)) + gzipped(f, "\n"+goodLine), zstded(f, numbered(500))[:100], gzipped(f, strings.Repeat(" ", 1<<16)), "\x28\xb5\x2f\xfd\x00\x88\x01\x00\x00", "BZh91AY&SY", "id,text\n", "/\xfd\x04\x009\x02,\"text:\"good\",\"text\"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		articles, sum, err := readAll(t, Options{Workers: 1, NoCredits: true, Stdin: bytes.NewReader(b)}, "-")
		for _, a := range articles {
			checkArticle(t, a)
		}
		if err != nil && len(sum.Warnings) == 0 {
			t.Errorf("Read = %v, without a warning that says why", err)
		}
	})
}

// TestHeadOnly: a table without a row is told of as that.
func TestHeadOnly(t *testing.T) {
	_, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.csv": "id,text\n"}))
	if err == nil || len(sum.Warnings) != 1 || !strings.Contains(err.Error(), "holds no record") {
		t.Errorf("Read = %v, %v, want a warning that it holds no record", sum.Warnings, err)
	}
}

func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 100 MB through a compressor")
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	blank := bytes.Repeat([]byte(strings.Repeat(" ", 4095)+"\n"), 256)
	for range bombSize>>20 + 40 {
		w.Write(blank)
	}
	w.Close()
	dir := write(t, map[string]string{"a.jsonl.gz": b.String(), "b.jsonl": goodLine})
	_, sum, err := readAll(t, Options{}, dir)
	if err != nil || len(sum.Warnings) != 1 || !strings.Contains(sum.Warnings[0].Text, "refused as a bomb") {
		t.Errorf("Read of a bomb = %+v, %v, want a warning", sum, err)
	}
}

// A few records of many megabytes are not held together: while one is decoded and
// handed on, the next waits.
func TestLargeRecords(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 120 MB")
	}
	long := strings.Repeat("ب", 20<<20/2)
	line := func(n int) string { return fmt.Sprintf(`{"id":"%d","text":"%s %d"}`+"\n", n, long, n) }
	n := 0
	sum, err := Read(t.Context(), []string{"-"}, Options{Workers: 2, NoCredits: true, Stdin: &endless{piece: line, size: 6 * len(line(0))}}, func(batch []*Article) error {
		n += len(batch)
		if len(batch) != 1 {
			t.Errorf("a batch of %d large articles", len(batch))
		}
		return nil
	})
	if err != nil || n != 6 {
		t.Errorf("Read = %d articles, %v, %v, want 6", n, sum.Warnings, err)
	}
}

// Comments that are never closed stand one in the other; what stands before is read.
func TestUnclosed(t *testing.T) {
	page := "<html><body><h1>" + head1 + "</h1><div><p>" + para1 + "</p><p>" + para2 + "</p></div>" + strings.Repeat("<div class=c>خبر جميل", 600)
	articles, sum, err := readAll(t, Options{}, write(t, map[string]string{"a.html": page}))
	if err != nil || len(articles) != 1 || !strings.HasPrefix(articles[0].Text, para1+"\n"+para2) || len(sum.Warnings) != 1 || !strings.Contains(sum.Warnings[0].Text, "read only in part") {
		t.Errorf("Read = %+v, %v, %v, want the text and a warning", articles, sum.Warnings, err)
	}
}

// Articles come in the order of the input, whatever the number of workers, in
// batches that are not too large.
func TestOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.jsonl": numbered(5000), "a/z.txt": "عنوان الخبر\n\nقال الوزير إن الاجتماع بدأ اليوم في المدينة القديمة.", "a/y.txt": "عنوان آخر\n\nوصل الوفد إلى المدينة القديمة مساء اليوم بعد رحلة طويلة.",
		"a/y.md": "no", "a/.hidden": "no", "c.bin": "no",
	})
	for _, workers := range []int{1, 2, 7} {
		var got []string
		sum, err := Read(t.Context(), []string{dir}, Options{Workers: workers}, func(batch []*Article) error {
			if len(batch) == 0 || len(batch) > batchSize {
				t.Errorf("a batch of %d articles", len(batch))
			}
			got = append(got, ids(batch, dir)...)
			return nil
		})
		if err != nil || sum.Ignored != 3 {
			t.Errorf("workers=%d: %+v, %v, want 3 files ignored", workers, sum, err)
		}
		if len(got) != 5002 || got[0] != "y#1" || got[1] != "z#1" || got[2] != "0" || got[5001] != "4999" {
			t.Errorf("workers=%d: %d articles, first %q", workers, len(got), got[:min(3, len(got))])
		}
	}
}

// Reading ends soon after the context does or yield fails, and leaves no
// goroutine behind (TestMain looks).
func TestCancel(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": numbered(200_000)})
	stop := errors.New("stop")
	if _, err := Read(t.Context(), []string{dir}, Options{}, func([]*Article) error { return stop }); err != stop {
		t.Errorf("Read = %v, want what yield returned", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := Read(ctx, []string{dir}, Options{}, func(batch []*Article) error {
		n += len(batch)
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 2*batchSize {
		t.Errorf("Read = %v after %d articles, want context.Canceled after one batch", err, n)
	}
}

// A standard input that never ends does not keep Read from ending.
func TestCancelStdin(t *testing.T) {
	r, w := io.Pipe()
	go w.Write([]byte(goodLine + "\n"))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := Read(ctx, []string{"-"}, Options{Stdin: r}, func([]*Article) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Read = %v, want context.DeadlineExceeded", err)
	}
	w.Close()
}

func TestStdin(t *testing.T) {
	for _, tt := range []struct{ in, id string }{
		{goodLine, "good"},
		{gzipped(t, "oops\n"+goodLine), "good"},
		{"عنوان الخبر\n\nقال الوزير إن الاجتماع بدأ اليوم في المدينة القديمة.", "stdin#1"},
	} {
		articles, _, err := readAll(t, Options{Stdin: strings.NewReader(tt.in)}, "-")
		if err != nil || len(articles) != 1 || articles[0].ID != tt.id || articles[0].Path != "-" {
			t.Errorf("Read(%q) = %v, %v, want %s", tt.in, ids(articles, ""), err, tt.id)
		}
	}
}

func TestProgress(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": numbered(10_000)})
	info, err := os.Stat(filepath.Join(dir, "a.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var last, total int64
	_, sum, err := readAll(t, Options{Progress: func(r, t int64) {
		last, total = max(last, r), t
	}}, dir)
	if err != nil || last != info.Size() || total != info.Size() || sum.Bytes != info.Size() {
		t.Errorf("Progress came to %d of %d, Bytes = %d, want %d", last, total, sum.Bytes, info.Size())
	}
}

func TestLinks(t *testing.T) {
	dir := write(t, map[string]string{"in/a.jsonl": goodLine, "out/b.jsonl": numbered(3)})
	if err := os.Symlink(filepath.Join(dir, "out"), filepath.Join(dir, "in", "away")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "in", "loop")); err != nil {
		t.Skip(err)
	}
	_, sum, err := readAll(t, Options{}, filepath.Join(dir, "in"))
	if err != nil || sum.Articles != 1 || sum.Skipped != 2 || !strings.Contains(sum.Warnings[0].Text, "symbolic link") {
		t.Errorf("Read = %+v, %v, want one article and two links skipped", sum, err)
	}
	if _, sum, err := readAll(t, Options{}, filepath.Join(dir, "in", "away")); err != nil || sum.Articles != 3 {
		t.Errorf("Read of a link that was named = %+v, %v, want three articles", sum, err)
	}
}
