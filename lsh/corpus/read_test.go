package corpus

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"go.uber.org/goleak"

	"sada/lsh/arabic"
	"sada/lsh/internal/corpora"
	"sada/lsh/outlet"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// sample is the first size bytes of a compressed file, cut at a line's end.
func sample(tb testing.TB, name string, size int64) []byte {
	tb.Helper()
	f, err := os.Open(corpora.Path(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	all, err := io.ReadAll(io.LimitReader(gz, size))
	if err != nil {
		tb.Fatal(err)
	}
	for len(all) > 0 && all[len(all)-1] != '\n' {
		all = all[:len(all)-1]
	}
	return all
}

// testOptions are the options as Read fills them.
func testOptions() Options { return Options{Registry: outlet.Default()} }

// readAll reads paths and returns everything.
func readAll(tb testing.TB, opt Options, paths ...string) ([]*Article, Summary, error) {
	tb.Helper()
	var all []*Article
	sum, err := Read(context.Background(), paths, opt, func(batch []*Article) error {
		all = append(all, batch...)
		return nil
	})
	return all, sum, err
}

// TestOutletOfHost: an article that names no outlet has that of its address,
// whatever holds it.
func TestOutletOfHost(t *testing.T) {
	for _, tt := range []struct{ name, file, content, want string }{
		{"JSON Lines", "a.jsonl", `{"url":"https://www.okaz.com.sa/1","text":"` + para1 + `"}`, "Okaz"},
		{"HTML in a record", "a.jsonl", `{"link":"https://arabic.rt.com/1","text":"<p>` + para1 + `</p><p>` + para2 + `</p>"}`, "RT"},
		{"without a scheme", "a.jsonl", `{"url":"sabq.org/1","text":"` + para1 + `"}`, "Sabq"},
		{"CSV", "a.csv", "url,text\nhttps://sabq.org/1," + strings.ReplaceAll(para1, ",", "") + "\n", "Sabq"},
		{"named otherwise", "a.jsonl", `{"url":"https://sabq.org/1","outlet":"الميناء","text":"` + para1 + `"}`, "الميناء"},
		{"named by the page", "a.jsonl", `{"url":"https://sabq.org/1","text":"<html><head><meta property='og:site_name' content='الميناء'></head><p>` + para1 + `</p><p>` + para2 + `</p></html>"}`, "الميناء"},
		{"a host that nobody knows", "a.jsonl", `{"url":"https://unheard.example/1","text":"` + para1 + `"}`, ""},
		{"no address", "a.jsonl", `{"url":"sabq","text":"` + para1 + `"}`, ""},
	} {
		articles, _, err := readAll(t, Options{Explain: true}, write(t, map[string]string{tt.file: tt.content}))
		if err != nil || len(articles) != 1 || articles[0].Outlet != tt.want {
			t.Errorf("%s: Read = %+v, %v, want the outlet %q", tt.name, articles, err, tt.want)
		}
	}
}

func TestOutletOfPath(t *testing.T) {
	for _, tt := range []struct{ path, want string }{
		{"a.txt", ""},
		{"../a.txt", ""},
		{"unheard/a.txt", "unheard"},
		{"x/reuters.com/2024/03/a.html", "Reuters"},
		{"x/سانا/unheard/a.html", "SANA"},
		{"all.zip/واس/a.html", "SPA"},
		{"x/الغد/2024/a.txt", "الغد"},
		{"x/النهار/a.txt", "النهار"},
		{"x/unheard/2023/11-03/a.txt", "unheard"},
		{"../2023/a.txt", ""},
		{"x/النهار الجزائرية/a.txt", "Ennahar"},
		{"alghad.com/الغد/a.txt", "Al-Ghad (Jordan)"},
		{"alghad.com/النهار/a.txt", "النهار"},
	} {
		if got := outletOfPath(tt.path, outlet.Default()); got != tt.want {
			t.Errorf("outletOfPath(%q) = %q, want %q", tt.path, got, tt.want)
		}
	}
	dir := write(t, map[string]string{"reuters.com/a.txt": para1})
	articles, _, err := readAll(t, Options{OutletFromPath: true}, dir)
	if err != nil || len(articles) != 1 || articles[0].Outlet != "Reuters" {
		t.Errorf("Read = %+v, %v, want an article of Reuters", articles, err)
	}
}

func TestWords(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": `{"text": "قال الوزير أمس إن العمل بدأ (رويترز)"}` + "\n" + `{"text": "له نص\nمن سطرين", "credits": []}`,
		"b.html":  htmlPages[0].page,
		"c.txt":   para1 + "\n" + para2,
	})
	for _, opt := range []Options{{}, {Words: true}, {Words: true, NoCredits: true}} {
		articles, _, err := readAll(t, opt, dir)
		if err != nil || len(articles) != 4 {
			t.Fatalf("Read(%+v) = %d articles, %v, want 4", opt, len(articles), err)
		}
		for _, a := range articles {
			var want []arabic.Word
			if opt.Words {
				want = arabic.Words(nil, a.Text)
			}
			if !slices.Equal(a.Words, want) {
				t.Errorf("Read(%+v): %s has words %v, want %v", opt, a.ID, a.Words, want)
			}
		}
	}
}

func TestSaudinews(t *testing.T) {
	p := corpora.Path(t, "saudinews/articles.jsonl.gz")
	all, sum, err := readAll(t, Options{NoCredits: true}, p)
	if err != nil || len(all) != 30676 || sum.Articles != 30676 {
		t.Errorf("Read(%q) = %d articles, %+v, %v, want 30676", p, len(all), sum, err)
	}
	for _, w := range sum.Warnings[:min(5, len(sum.Warnings))] {
		t.Log(w)
	}
}

// benchmarkRead reads a file with size bytes in it with each of the options.
func benchmarkRead(b *testing.B, path string, size int, opts ...Options) {
	for _, opt := range opts {
		opt.Prepare()
		b.Run(fmt.Sprintf("credits=%v/words=%v/workers=%d", !opt.NoCredits, opt.Words, opt.Workers), func(b *testing.B) {
			timed(b, size, func() {
				if _, _, err := readAll(b, opt, path); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// timed is the loop of a benchmark that reads size bytes. Beside MB/s it gives
// what a second of processor time reads, of all cores together and with the
// collection of garbage: on a loaded machine the figure to go by.
func timed(b *testing.B, size int, read func()) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	runtime.GC() // of what made the input
	before := processorTime(b)
	for b.Loop() {
		read()
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/(processorTime(b)-before).Seconds(), "MB/cpu-s")
}

func BenchmarkReadJSONLines(b *testing.B) {
	data := sample(b, "saudinews/articles.jsonl.gz", 64<<20)
	p := filepath.Join(b.TempDir(), "a.jsonl")
	if err := os.WriteFile(p, data, 0o644); err != nil {
		b.Fatal(err)
	}
	benchmarkRead(
		b, p, len(data),
		Options{Workers: 1, NoCredits: true},
		Options{Workers: 2, NoCredits: true},
		Options{Workers: 1},
		Options{Workers: 1, NoCredits: true, Words: true},
		Options{Workers: 1, Words: true}, // as a scan reads
	)
}
