package corpus

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// endless gives pieces one after another until they come to size bytes, each made
// when it is asked for.
type endless struct {
	piece func(n int) string
	size  int
	n     int
	rest  string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.size <= 0 {
			return 0, io.EOF
		}
		e.rest = e.piece(e.n)
		e.n++
		e.size -= len(e.rest)
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestMemory reads files far larger than what may be held of them. What is held is
// looked at after a collection of garbage every few megabytes; it may not grow from
// the first quarter of the file to its end.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 320 MB")
	}
	const size = 64 << 20
	body := func(n int) string {
		return strings.Repeat(fmt.Sprintf("خبر رقم %d عن المدينة القديمة وأهلها. ", n), 200) // 14 KB
	}
	page := func(n int) string {
		return fmt.Sprintf("<html><body><h1>%s رقم %d</h1><p>%s</p></body></html>", head1, n, strings.ReplaceAll(body(n), ". ", ".</p><p>"))
	}
	table := filepath.Join(t.TempDir(), "a.parquet")
	for _, tt := range []struct {
		name   string
		size   int
		begin  string
		piece  func(n int) string
		window int // what is held back by design: texts of pages, until it is known what recurs
	}{
		{"JSON Lines", size, "", func(n int) string { return fmt.Sprintf(`{"id":"%d","text":"%s"}`+"\n", n, body(n)) }, 0},
		{"JSON", size, `{"articles":[`, func(n int) string { return fmt.Sprintf(`{"id":"%d","text":"%s"},`+"\n", n, body(n)) }, 0},
		{"CSV", size, "id,text\n", func(n int) string { return fmt.Sprintf("%d,\"%s\"\n", n, body(n)) }, 0},
		{"feed", size / 2, "<rss><channel>", func(n int) string {
			return fmt.Sprintf("<item><guid>%d</guid><description>%s</description></item>", n, body(n))
		}, 0},
		{"WARC", size / 2, "", func(n int) string {
			response := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(n)
			return warcRecord("response", fmt.Sprintf("http://a.example/%d", n), response, len(response))
		}, windowSize},
		{"Parquet", size, "", nil, 0},
	} {
		t.Run(strings.ReplaceAll(tt.name, " ", ""), func(t *testing.T) {
			path, opt := "-", Options{Workers: 2, NoCredits: true}
			if tt.piece != nil {
				opt.Stdin = io.MultiReader(strings.NewReader(tt.begin), &endless{piece: tt.piece, size: tt.size})
			} else {
				path = table
				writeParquet(t, table, tt.size, body)
			}
			// What may stand in the pipeline: blocks of all tasks, and the window twice,
			// as articles and as the lines that are counted.
			most := int64(16<<20 + 2*tt.window)
			var read, looked int
			// What is held at a moment depends on how far the pipeline is; what is never
			// let go of is held at every moment of the last quarter.
			var early, late int64
			_, err := Read(t.Context(), []string{path}, opt, func(batch []*Article) error {
				for _, a := range batch {
					read += len(a.Text)
				}
				if read-looked < 4<<20 {
					return nil
				}
				looked = read
				runtime.GC()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				held := int64(m.HeapAlloc)
				if early == 0 || read < tt.size/4 {
					early = max(early, held)
				}
				if read > tt.size*3/4 && (late == 0 || held < late) {
					late = held
				}
				return nil
			})
			if err != nil || read < tt.size*3/4 {
				t.Fatalf("Read = %v after %d MB", err, read>>20)
			}
			if late-early > most {
				t.Errorf("in the last quarter of %d MB of text at least %d MB are held, %d MB in the first; no more than %d MB may be added", read>>20, late>>20, early>>20, most>>20)
			}
			t.Logf("%d MB of text, %d MB held in the first quarter, %d in the last", read>>20, early>>20, late>>20)
		})
	}
}

// writeParquet writes a table of about size bytes, a group of rows after another.
func writeParquet(t *testing.T, path string, size int, body func(int) string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type row struct {
		ID   int64  `parquet:"id"`
		Text string `parquet:"text"`
	}
	w := parquet.NewGenericWriter[row](f, parquet.MaxRowsPerRowGroup(256))
	for n := 0; size > 0; n++ {
		text := body(n)
		size -= len(text)
		if _, err := w.Write([]row{{int64(n), text}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkReadParquet reads a table of the bodies and titles of real articles,
// packed by zstd; bytes are those of the texts.
func BenchmarkReadParquet(b *testing.B) {
	type row struct {
		Title string `parquet:"title,zstd"`
		Text  string `parquet:"text,zstd"`
	}
	p := filepath.Join(b.TempDir(), "a.parquet")
	f, err := os.Create(p)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	w := parquet.NewGenericWriter[row](f, parquet.MaxRowsPerRowGroup(4096))
	articles, _, err := readAll(b, Options{NoCredits: true, Stdin: bytes.NewReader(sample(b, "saudinews/articles.jsonl.gz", 32<<20))}, "-")
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for _, a := range articles {
		size += len(a.Title) + len(a.Text)
		if _, err := w.Write([]row{{a.Title, a.Text}}); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, p, size, Options{Workers: 1, NoCredits: true}, Options{Workers: 1, Words: true})
}

// BenchmarkReadWARC reads a crawl of pages of some 10 KB that differ in their text;
// bytes are those of the file, as it stands and packed by gzip, a record a member.
func BenchmarkReadWARC(b *testing.B) {
	for _, packed := range []bool{false, true} {
		var file strings.Builder
		size := 0
		for n := range 400 {
			page := strings.ReplaceAll(htmlPages[n%len(htmlPages)].page, para2, fmt.Sprintf("%s رقم %d. %s", para2, n, strings.Repeat(para3+" ", 20)))
			response := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
			record := warcRecord("response", fmt.Sprintf("http://a%d.example/%d", n%40, n), response, len(response))
			size += len(record)
			if packed {
				record = gzipped(b, record)
			}
			file.WriteString(record)
		}
		p := filepath.Join(b.TempDir(), "a.warc")
		if err := os.WriteFile(p, []byte(file.String()), 0o644); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("packed=%v", packed), func(b *testing.B) {
			benchmarkRead(b, p, size, Options{Workers: 1, NoCredits: true}, Options{Workers: 1, Words: true})
		})
	}
}
