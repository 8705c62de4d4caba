package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/parquet-go/parquet-go"
)

func zipped(tb testing.TB, names []string, files map[string]string) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		f.Write([]byte(files[name]))
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func tarred(tb testing.TB, names []string, files map[string]string) string {
	tb.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range names {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name])), Typeflag: tar.TypeReg}); err != nil {
			tb.Fatal(err)
		}
		w.Write([]byte(files[name]))
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	files := map[string]string{
		"b/page.txt":   "عنوان الخبر\n\n" + para1,
		"a.jsonl.gz":   gzipped(t, goodLine),
		"../x/c.html":  "<html><title>" + head1 + "</title><p>" + para2,
		"readme.md":    "no",
		"bad.jsonl":    "oops",
		"empty/d.json": "",
	}
	names := []string{"b/page.txt", "a.jsonl.gz", "../x/c.html", "readme.md", "bad.jsonl", "empty/d.json"}
	inner := zipped(t, names, files)
	deep := inner
	for range maxNested {
		deep = zipped(t, []string{"in.zip"}, map[string]string{"in.zip": deep})
	}
	for _, tt := range []struct{ name, content string }{
		{"a.zip", inner},
		{"a.tar", tarred(t, names, files)},
		{"a.tar.gz", gzipped(t, tarred(t, names, files))},
		{"a.tgz", gzipped(t, tarred(t, names, files))},
		{"a.tar", tarred(t, []string{"in.zip"}, map[string]string{"in.zip": inner})},
		{"a.zip.zst", zstded(t, inner)},
	} {
		dir := write(t, map[string]string{tt.name: tt.content})
		articles, sum, err := readAll(t, Options{}, dir)
		if got, want := ids(articles, dir), []string{"page#1", "good", "c#1"}; err != nil || !slices.Equal(got, want) || sum.Ignored != 1 || sum.Skipped != 2 {
			t.Errorf("%s: Read = %q, %+v, %v, want %q", tt.name, got, sum, err, want)
			continue
		}
		if path := filepath.ToSlash(articles[0].Path); !strings.HasSuffix(path, tt.name+"/b/page.txt") && !strings.HasSuffix(path, tt.name+"/in.zip/b/page.txt") {
			t.Errorf("%s: path = %s", tt.name, path)
		}
		if want := "x/c.html"; !strings.HasSuffix(articles[2].Path, want) || strings.Contains(articles[2].Path, "..") {
			t.Errorf("%s: path = %s, want …%s", tt.name, articles[2].Path, want)
		}
		if want := int64(len(tt.content)); sum.Bytes != want {
			t.Errorf("%s: Bytes = %d, want %d", tt.name, sum.Bytes, want)
		}
	}
	dir := write(t, map[string]string{"a.zip": deep, "b.jsonl": goodLine})
	if articles, sum, err := readAll(t, Options{}, dir); err != nil || len(articles) != 1 || !strings.Contains(sum.Warnings[0].Text, "stands in more than 3 archives") {
		t.Errorf("nested too deep: Read = %q, %+v, %v", ids(articles, dir), sum, err)
	}
	for cut := range 5 {
		for name, content := range map[string]string{"a.zip": inner, "a.tar": tarred(t, names, files)} {
			dir := write(t, map[string]string{name: content[:len(content)*(cut+1)/6], "z.jsonl": `{"id":"z","text":"نص بعده هنا"}`})
			articles, sum, err := readAll(t, Options{}, dir)
			if err != nil || articles[len(articles)-1].ID != "z" || sum.Skipped == 0 {
				t.Errorf("%s cut at %d/6: Read = %q, %+v, %v", name, cut+1, ids(articles, dir), sum, err)
			}
		}
	}
}

// A ZIP without its end gives the files that it still holds.
func TestZIPCut(t *testing.T) {
	names, files := []string{"0.jsonl", "no.md", "in.zip", "2.jsonl"}, map[string]string{"no.md": "no"}
	for i, name := range []string{"0.jsonl", "1.jsonl", "2.jsonl"} {
		files[name] = fmt.Sprintf(`{"id":"%d","text":"قال الوزير إن الاجتماع رقم %d بدأ"}`, i, i)
	}
	files["in.zip"] = zipped(t, []string{"1.jsonl"}, files)
	whole := zipped(t, names, files)
	last := strings.LastIndex(whole, "PK\x03\x04")
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"no end", whole[:len(whole)-22], []string{"0", "1", "2"}},
		{"no directory", whole[:strings.Index(whole[last:], "PK\x01\x02")+last], []string{"0", "1", "2"}},
		{"no last file", whole[:last+20], []string{"0", "1"}},
	} {
		dir := write(t, map[string]string{"a.zip": tt.in})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || !slices.Equal(ids(articles, dir), tt.want) || !strings.Contains(sum.Warnings[0].Text, "the ZIP is cut off") {
			t.Errorf("%s: Read = %q, %v, %v, want %q and a warning", tt.name, ids(articles, dir), sum.Warnings, err, tt.want)
		}
	}
}

// A damaged header in a tar costs the file behind it, not the rest.
func TestTarDamaged(t *testing.T) {
	names := []string{"0.jsonl", "1.jsonl", "2.jsonl", "3.jsonl"}
	long := strings.Repeat("long/", 60) + "1.jsonl" // has a header of its own for the name
	files := map[string]string{}
	for i, name := range append(names, long) {
		files[name] = fmt.Sprintf(`{"id":"%d","text":"قال الوزير إن الاجتماع رقم %d بدأ"}`, i, i)
	}
	for _, tt := range []struct {
		name  string
		names []string
		at    int // the byte that is damaged
		want  []string
	}{
		{"size", names, 1024 + 130, []string{"0", "2", "3"}},
		{"sum", names, 1024 + 150, []string{"0", "2", "3"}},
		{"two", []string{"0.jsonl", "1.jsonl"}, 1024 + 130, []string{"0"}},
		{"header for a name", []string{"0.jsonl", long, "2.jsonl"}, 1024 + 130, []string{"0", "2"}}, // its short name ends in no .jsonl: left out
		{"a name in its header", []string{"0.jsonl", long, "2.jsonl"}, 1024 + 512, []string{"0", "2"}},
	} {
		b := []byte(tarred(t, tt.names, files))
		b[tt.at] ^= 0x55
		dir := write(t, map[string]string{"a.tar": string(b)})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || !slices.Equal(ids(articles, dir), tt.want) || sum.Skipped != 1 || !strings.Contains(sum.Warnings[0].Text, "header") {
			t.Errorf("%s: Read = %q, %v, %v, want %q and a warning", tt.name, ids(articles, dir), sum.Warnings, err, tt.want)
		}
	}
}

// A page keeps the name of the script that sent it, or the end of its address (notes);
// the script itself is no article.
func TestScriptNames(t *testing.T) {
	page := "<!DOCTYPE html><html><title>" + head1 + "</title><p>" + para1 + "</p><p>" + para2 + "</p></html>"
	dir := write(t, map[string]string{
		"story.php": page, "view.aspx": page, "news.shtml": page, "code.php": "<?php echo '" + para1 + "'; ?>", "page.asp": "<%@ Language=VBScript %>" + para1, "notes": page,
	})
	articles, sum, err := readAll(t, Options{}, dir)
	if got, want := ids(articles, dir), []string{"news#1", "notes#1", "story#1", "view#1"}; err != nil || !slices.Equal(got, want) || sum.Ignored != 2 || sum.Skipped != 0 {
		t.Errorf("Read = %q, %+v, %v, want %q", got, sum, err, want)
	}
}

// A bomb in a ZIP costs the files beside it nothing.
func TestBombBeside(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 100 MB through a compressor")
	}
	blank := strings.Repeat(" ", bombSize+40<<20)
	content := zipped(t, []string{"a.jsonl", "b.jsonl", "c.jsonl"}, map[string]string{"a.jsonl": goodLine, "b.jsonl": blank, "c.jsonl": strings.Replace(goodLine, "good", "better", 1)})
	dir := write(t, map[string]string{"a.zip": content})
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil || len(articles) != 2 || sum.Skipped != 1 || !strings.HasSuffix(sum.Warnings[0].Path, "a.zip/b.jsonl") {
		t.Errorf("Read = %d articles, %+v, %v, want those beside the bomb", len(articles), sum, err)
	}
	inner := zipped(t, []string{"b.jsonl"}, map[string]string{"b.jsonl": blank})
	content = zipped(t, []string{"a.jsonl", "b.zip", "c.jsonl"}, map[string]string{"a.jsonl": goodLine, "b.zip": inner, "c.jsonl": strings.Replace(goodLine, "good", "better", 1)})
	articles, sum, err = readAll(t, Options{}, write(t, map[string]string{"a.zip": content}))
	if err != nil || len(articles) != 2 || sum.Skipped != 2 || !strings.Contains(sum.Warnings[0].Path, "a.zip/b.zip") {
		t.Errorf("Read of a bomb in a ZIP in a ZIP = %d articles, %+v, %v, want those beside it", len(articles), sum, err)
	}
}

func TestZIPBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 300 MB through a compressor")
	}
	line := strings.Repeat(strings.Repeat(" ", 4095)+"\n", 1<<20/4096)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range 10 { // each of them below the limit
		f, err := w.Create(fmt.Sprintf("%d.jsonl", i))
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			f.Write([]byte(line))
		}
	}
	w.Close()
	small := gzipped(t, strings.Repeat(line, 100))
	inner := zipped(t, []string{"in.jsonl"}, map[string]string{"in.jsonl": strings.Repeat(line, 100)})
	names, zips, gzips := []string{"1.zip", "2.zip", "3.zip"}, map[string]string{}, map[string]string{}
	var gzNames []string
	for _, name := range names {
		zips[name], gzips[name+".jsonl.gz"] = inner, small
		gzNames = append(gzNames, name+".jsonl.gz")
	}
	for _, tt := range []struct{ name, content string }{
		{"a.zip", b.String()},
		{"zips in a.zip", zipped(t, names, zips)},
		{"zips in a.tar", tarred(t, names, zips)},
		{"gzips in a.zip", zipped(t, gzNames, gzips)},
		{"zips in a zip in a.zip", zipped(t, names[:1], map[string]string{names[0]: zipped(t, names, zips)})},
	} {
		dir := write(t, map[string]string{tt.name: tt.content, "z.jsonl": goodLine})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != 1 || !slices.ContainsFunc(sum.Warnings, func(w Warning) bool {
			return strings.Contains(w.Path, tt.name) && strings.Contains(w.Text, "refused as a bomb")
		}) {
			t.Errorf("%s: Read of a bomb = %+v, %v, want a warning", tt.name, sum, err)
		}
	}
}

// deflated is a text as "Content-Encoding: deflate" has it, with the head that it
// should have or without.
func deflated(t *testing.T, s string, head bool) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser = zlib.NewWriter(&b)
	if !head {
		w, _ = flate.NewWriter(&b, flate.DefaultCompression)
	}
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func brotlied(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func warcRecord(kind, uri, block string, length int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-03-06T01:02:03Z\r\nContent-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, kind, length, block)
}

func TestWARC(t *testing.T) {
	response := func(head, body string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + head + "\r\n" + body
	}
	record := func(kind, uri, block string) string { return warcRecord(kind, uri, block, len(block)) }
	page := "<html><title>" + head1 + "</title><p>" + para1 + "</p><p>" + para2
	other := "<html><title>" + head1 + "</title><p>" + para3 + "</p><p>" + para2
	chunked := response("Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page))
	squeezed := response("Content-Encoding: gzip\r\n", gzipped(t, other))
	whole := record("warcinfo", "", "software: x") + record("request", "http://a.example/1", "GET / HTTP/1.1\r\n\r\n") +
		record("response", "http://a.example/1", chunked) + record("response", "http://a.example/2", squeezed) +
		record("response", "http://a.example/3", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
		record("response", "http://a.example/4", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")
	two := []string{"http://a.example/1#1", "http://a.example/2#1"}
	for _, tt := range []struct {
		name, in string
		want     []string
		warnings int
	}{
		{"a.warc", whole, two, 0},
		{"a.warc.gz", gzipped(t, whole[:100]) + gzipped(t, whole[100:]), two, 0},
		{"short.warc", record("warcinfo", "", "x") + warcRecord("response", "http://a.example/0", response("", page), 200) + whole, append([]string{"http://a.example/0#1"}, two...), 2},
		{"long.warc", warcRecord("warcinfo", "", "x", 30) + warcRecord("response", "http://a.example/0", response("", page), len(response("", page))+400) + whole, append([]string{"http://a.example/0#1"}, two...), 2},
		{"long by a few bytes.warc", warcRecord("response", "http://a.example/0", response("", page), len(response("", page))+7) + whole, append([]string{"http://a.example/0#1"}, two...), 1},
		{"longer than the file.warc", warcRecord("response", "http://a.example/0", response("", page), 1<<22) + whole, append([]string{"http://a.example/0#1"}, two...), 1},
		{"longer than a page.warc", warcRecord("response", "http://a.example/0", response("", page), 1<<40) + whole, append([]string{"http://a.example/0#1"}, two...), 1},
		{"a record quoted.warc", record("response", "http://a.example/0", response("", page+"<!--\r\n\r\nWARC/1.0\r\n-->")) + whole, append([]string{"http://a.example/0#1"}, two...), 0},
		{"nolength.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n" + whole, two, 1},
		{"cut.warc", whole + record("response", "http://a.example/0", response("", page))[:400], two, 1},
		{"decoded.warc", record("response", "http://a.example/0", response("Transfer-Encoding: chunked\r\n", page)) + whole, append([]string{"http://a.example/0#1"}, two...), 1},
		{"unpacked.warc", record("response", "http://a.example/0", response("Content-Encoding: gzip\r\nContent-Length: 100\r\n", page)) + whole, append([]string{"http://a.example/0#1"}, two...), 1},
		{"both.warc", record("response", "http://a.example/0", response("Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", page)) + whole, append([]string{"http://a.example/0#1"}, two...), 2},
		{"brotli.warc", record("response", "http://a.example/0", response("Content-Encoding: br\r\n", brotlied(t, page))) + whole, append([]string{"http://a.example/0#1"}, two...), 0},
		{"zlib.warc", record("response", "http://a.example/0", response("Content-Encoding: deflate\r\n", deflated(t, page, true))) + whole, append([]string{"http://a.example/0#1"}, two...), 0},
		{"raw deflate.warc", record("response", "http://a.example/0", response("Content-Encoding: deflate\r\n", deflated(t, page, false))) + whole, append([]string{"http://a.example/0#1"}, two...), 0},
		{"zstd.warc", record("response", "http://a.example/0", response("Content-Encoding: zstd\r\n", zstded(t, page))) + whole, append([]string{"http://a.example/0#1"}, two...), 0},
		{"nothttp.warc", record("response", "http://a.example/0", "oops") + whole, two, 1},
	} {
		dir := write(t, map[string]string{tt.name: tt.in})
		articles, sum, err := readAll(t, Options{}, dir)
		last := len(sum.Warnings) - 1
		if err != nil || !slices.Equal(ids(articles, dir), tt.want) || last != tt.warnings || !strings.HasSuffix(sum.Warnings[last].Text, "passed over: 2 (image/png: 1, status 404: 1)") {
			t.Errorf("%s: Read = %q, %v, %v, want %q and %d warnings", tt.name, ids(articles, dir), sum.Warnings, err, tt.want, tt.warnings)
			continue
		}
		for _, a := range articles {
			if strings.Contains(a.Text, "WARC") {
				t.Errorf("%s: a header in the text %q", tt.name, a.Text)
			}
		}
		a := articles[len(articles)-2]
		if a.Text != para1+"\n"+para2 || a.Title != head1 || a.URL != "http://a.example/1" ||
			!a.Published.FirstSeen || !a.Published.Time.Equal(time.Date(2024, 3, 6, 1, 2, 3, 0, time.UTC)) {
			t.Errorf("%s: article %+v", tt.name, a)
		}
	}
}

// What a record holds is told by its first bytes where its header does not say it; what is
// no page is counted.
func TestWARCRecords(t *testing.T) {
	page := "<html><title>" + head1 + "</title><p>" + para1 + "</p><p>" + para2 + "</p></html>"
	record := func(kind, fields, block string) string {
		return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://a.example/1\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, fields, len(block), block)
	}
	const ok, html, http = "HTTP/1.1 200 OK\r\n", "Content-Type: text/html\r\n", "Content-Type: application/http; msgtype=response\r\n"
	for _, tt := range []struct {
		name, in string
		articles int
		warnings []string
	}{
		{"without a type", record("response", "", ok+html+"\r\n"+page), 1, nil},
		{"a resource", record("resource", html, page), 1, nil},
		{"a resource of no declared type", record("resource", "", page), 1, nil},
		{"a resource that is a picture", record("resource", "Content-Type: image/png\r\n", page), 0, []string{"passed over: 1 (image/png: 1)"}},
		{"a resource of no declared type and no page", record("resource", "", "\x89PNG"), 0, []string{"passed over: 1 (of no declared type: 1)"}},
		{"a name looked up", record("response", "Content-Type: text/dns\r\n", "20240306\r\na.example. IN A 1.2.3.4"), 0, []string{"passed over: 1 (text/dns: 1)"}},
		{"metadata", record("metadata", html, page), 0, []string{"holds no record that is an article"}},
		{"an answer of no declared type", record("response", http, ok+"\r\n"+page), 1, nil},
		{"an answer of no declared type and no page", record("response", http, ok+"\r\n{}"), 0, []string{"passed over: 1 (of no declared type: 1)"}},
		{"HTTP/2", record("response", http, "HTTP/2 200\r\n"+html+"\r\n"+page), 1, nil},
		{"HTTP/3", record("response", http, "HTTP/3 200 \r\n"+html+"\r\n"+page), 1, nil},
		{"HTTP/2, not found", record("response", http, "HTTP/2 404\r\n"+html+"\r\n"+page), 0, []string{"passed over: 1 (status 404: 1)"}},
		{"by another", record("response", http, "HTTP/1.1 203 Transformed\r\n"+html+"\r\n"+page), 1, nil},
		{"a line without a name", record("response", http, ok+html+"Bad Line\r\n: x\r\nX-A: b\r\n c\r\n\r\n"+page), 1, []string{"lines of its header that are none: 2; read without them"}},
		{"the length of what was sent", record("response", http, ok+html+"Content-Length: 999999\r\n\r\n"+page), 1, nil},
		{"an encoding that it has not", record("response", http, ok+"Content-Encoding: br\r\n\r\n"+strings.Repeat("\xff\x00\xee", 300)), 0, []string{"damaged, or not encoded by br as its header says: brotli: PADDING_2"}},
		{"the length of what was sent, and the page is cut", record("response", http, ok+html+"Content-Length: 999999\r\n\r\n"+strings.TrimSuffix(page, "</html>")), 1, []string{"read only in part: unexpected EOF"}},
	} {
		dir := write(t, map[string]string{"a.warc": tt.in})
		articles, sum, _ := readAll(t, Options{}, dir)
		told := len(sum.Warnings) == len(tt.warnings)
		for i, want := range tt.warnings {
			told = told && strings.HasSuffix(sum.Warnings[i].Text, want)
		}
		if len(articles) != tt.articles || !told {
			t.Errorf("%s: %d articles, warnings %q, want %d, %q", tt.name, len(articles), sum.Warnings, tt.articles, tt.warnings)
		}
	}
}

// A damaged member of a WARC file costs the record in it, not those behind it.
func TestWARCDamagedGzip(t *testing.T) {
	var members []string
	for i, text := range []string{para1, para2, para3, para1 + " " + para3} {
		page := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><title>" + head1 + "</title><p>" + text
		members = append(members, gzipped(t, warcRecord("response", fmt.Sprintf("http://a.example/%d", i), page, len(page))))
	}
	flip := func(s string, from, n int) string {
		b := []byte(s)
		for i := range n {
			b[from+i] ^= 0xff
		}
		return string(b)
	}
	last := []string{"http://a.example/0#1", "http://a.example/2#1", "http://a.example/3#1"}
	for _, tt := range []struct {
		name, second string
		want         []string
		warnings     int
	}{
		{"header of the member", flip(members[1], 0, 3), last, 1},
		{"start of its data", flip(members[1], 10, 20), last, 1},
		{"cut in the WARC header", members[1][:60], []string{last[0], last[2]}, 1},
		{"not gzip", strings.Repeat("\x1f\x8b\x08\x00", 200) + strings.Repeat("\x1f", headSize), last, 1},
	} {
		dir := write(t, map[string]string{"a.warc.gz": members[0] + tt.second + members[2] + members[3]})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || !slices.Equal(ids(articles, dir), tt.want) || len(sum.Warnings) != tt.warnings ||
			!strings.Contains(sum.Warnings[len(sum.Warnings)-1].Text, "compressed data damaged (places: 1)") {
			t.Errorf("%s: Read = %q, %v, %v, want %q and %d warnings", tt.name, ids(articles, dir), sum.Warnings, err, tt.want, tt.warnings)
		}
	}
}

// TestWARCRelativeDates: what a page says of its age counts from when it was saved.
func TestWARCRelativeDates(t *testing.T) {
	for _, tt := range []struct{ age, want string }{
		{"قبل ساعتين", "2024-03-05"}, // saved at 1:02 on the sixth
		{"منذ 3 أيام", "2024-03-03"},
		{"نشر أمس", "2024-03-05"},
		{"منذ 5 دقائق", "2024-03-06T00:57:00"},
		{"أمس كان يوما طويلا", "2024-03-06T01:02:03Z"}, // no date: when it was saved
	} {
		page := "<html><title>" + head1 + "</title><h1>" + head1 + "</h1><div>" + tt.age + "</div><p>" + para1 + " وذلك بعد أمس.</p><p>" + para2
		record := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
		dir := write(t, map[string]string{"a.warc": warcRecord("response", "http://a.example/1", record, len(record))})
		articles, _, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != 1 || printDate(articles[0].Published) != tt.want {
			t.Errorf("a page %q old: Read = %+v, %v, want the date %s", tt.age, articles[0].Published, err, tt.want)
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(warcRecord("response", "http://a.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a b c", 54)))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 5\r\n\r\nabc"))
	f.Fuzz(func(t *testing.T, b []byte) {
		articles, _, _ := readAll(t, Options{Workers: 1, Stdin: bytes.NewReader(b)}, "-")
		for _, a := range articles {
			checkArticle(t, a)
		}
	})
}

func FuzzArchive(f *testing.F) {
	files := map[string]string{"a.txt": "a b c", "b.jsonl": goodLine}
	names := []string{"a.txt", "b.jsonl"}
	f.Add([]byte(zipped(f, names, files)))
	f.Add([]byte(tarred(f, names, files)))
	f.Fuzz(func(t *testing.T, b []byte) {
		readAll(t, Options{Workers: 1, Stdin: bytes.NewReader(b)}, "-")
	})
}

type parquetRow struct {
	ID     int64     `parquet:"id"`
	Outlet *string   `parquet:"source,optional"`
	Date   time.Time `parquet:"published_at,timestamp(microsecond)"`
	Day    int32     `parquet:"day,date"`
	Body   string    `parquet:"content,zstd"`
	Tags   []string  `parquet:"tags,list"`
}

func parqueted(tb testing.TB, rows []parquetRow) string {
	tb.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[parquetRow](&b, parquet.MaxRowsPerRowGroup(100))
	if _, err := w.Write(rows); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func parquetRows(n int) []parquetRow {
	outlet := "واس"
	var rows []parquetRow
	for i := range n {
		row := parquetRow{ID: int64(i), Date: time.Date(2024, 3, 5, 10, 30, i%60, 0, time.UTC), Day: 19787, Body: fmt.Sprintf("خبر رقم %d عن المدينة", i), Tags: []string{"a", "b"}}
		if i%2 == 0 {
			row.Outlet = &outlet
		}
		rows = append(rows, row)
	}
	return rows
}

func TestParquet(t *testing.T) {
	rows := parquetRows(350)
	rows[5].Body = ""
	rows[6].Body = "\xff"
	whole := parqueted(t, rows)
	dir := write(t, map[string]string{"a.parquet": whole})
	articles, sum, err := readAll(t, Options{}, dir)
	if err != nil || len(articles) != 348 || sum.Skipped != 2 || sum.Bytes != int64(len(whole)) {
		t.Fatalf("Read = %d articles, %+v, %v, want 348", len(articles), sum, err)
	}
	for _, a := range articles {
		i := a.Line - 1
		outlet := ""
		if i%2 == 0 {
			outlet = "واس"
		}
		if a.ID != fmt.Sprint(i) || a.Outlet != outlet || a.Text != rows[i].Body || !a.Published.Time.Equal(rows[i].Date) {
			t.Errorf("row %d = %+v, want %+v", a.Line, a, rows[i])
		}
	}
	if w := sum.Warnings[0].String(); !strings.HasSuffix(w, `a.parquet:6: the record has no text (its field "content" is missing, empty or no text)`) {
		t.Errorf("warning = %s", w)
	}

	var b bytes.Buffer
	w := parquet.NewGenericWriter[struct{ Name string }](&b)
	w.Write([]struct{ Name string }{{"x"}})
	w.Close()
	for name, content := range map[string]string{
		"no column of text": b.String(),
		"cut":               whole[:len(whole)/2],
		"nothing":           "PAR1",
	} {
		dir := write(t, map[string]string{"a.parquet": content, "b.jsonl": goodLine})
		if articles, sum, err := readAll(t, Options{}, dir); err != nil || len(articles) != 1 || sum.Skipped != 1 {
			t.Errorf("%s: Read = %d articles, %+v, %v", name, len(articles), sum, err)
		} else {
			t.Log(sum.Warnings[0])
		}
	}
}

func FuzzParquet(f *testing.F) {
	f.Add([]byte(parqueted(f, parquetRows(3))))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := filepath.Join(t.TempDir(), "a.parquet")
		if err := os.WriteFile(p, b, 0o644); err != nil {
			t.Fatal(err)
		}
		Read(context.Background(), []string{p}, Options{Workers: 1}, func([]*Article) error { return nil })
	})
}
