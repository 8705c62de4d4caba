package corpus

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMessages holds each kind of bad input that the reading knows to what it says
// of it: the file, within archives too, and the record, line or row where there is one.
// Whatever is wrong, the file behind it is read.
func TestMessages(t *testing.T) {
	const last = `{"id":"z","text":"نص بعده هنا"}`
	page := "<html><title>" + head1 + "</title><p>" + para1 + "</p><p>" + para2
	response := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	good := warcRecord("response", "http://a.example/1", response, len(response))
	inner := zipped(t, []string{"0.jsonl", "1.jsonl"}, map[string]string{"0.jsonl": goodLine, "1.jsonl": goodLine + "\noops"})
	lines := numbered(2000)
	deep := zipped(t, []string{"0.jsonl"}, map[string]string{"0.jsonl": goodLine})
	for range maxNested {
		deep = zipped(t, []string{"in.zip"}, map[string]string{"in.zip": deep})
	}
	lying := zipped(t, []string{"0.jsonl", "pic.png", "../../1.jsonl"}, map[string]string{"0.jsonl": goodLine, "pic.png": "x", "../../1.jsonl": lines[:900]})
	directory := strings.LastIndex(lying, "PK\x01\x02")
	lying = lying[:directory+24] + "\x05\x00\x00\x00" + lying[directory+28:] // the length of the last file
	rows := parquetRows(3)
	rows[1].Body = ""
	for _, tt := range []struct {
		name, file, content string
		articles            int
		warnings            []string
	}{
		{"a truncated gzip", "a.jsonl.gz", gzipped(t, lines)[:len(gzipped(t, lines))/2], 972, []string{`a.jsonl.gz: JSON Lines: read only in part: up to line 973: compressed data damaged or cut off after `}},
		{"a truncated ZIP", "a.zip", inner[:len(inner)-30], 1, []string{`a.zip: the ZIP is cut off or the directory at its end is damaged: its files are read in order as far as they go`, `a.zip/1.jsonl:2: not JSON at byte `, `a.zip/1.jsonl:1: id "good" was read before`}},
		{"a record in an archive", "a.zip", inner, 1, []string{`a.zip/1.jsonl:2: not JSON at byte `, `a.zip/1.jsonl:1: id "good" was read before`}},
		{"a ZIP that lies about the size of a file", "a.zip", lying, 1, []string{`a.zip/1.jsonl: cannot be read: compressed data damaged or cut off after 0 bytes of text: its size is another than the directory of the ZIP says`}},
		{"a truncated tar", "a.tar", tarred(t, []string{"0.jsonl", "1.jsonl"}, map[string]string{"0.jsonl": goodLine, "1.jsonl": lines})[:9000], 129, []string{`a.tar/1.jsonl: JSON Lines: read only in part: up to line 129: unexpected EOF`, `a.tar: tar: read only in part: unexpected EOF`}},
		{"archives in archives", "a.zip", deep, 0, []string{`a.zip/in.zip/in.zip/in.zip/0.jsonl: stands in more than 3 archives`}},
		{"a WARC record that is longer than it says", "a.warc", good + warcRecord("response", "http://a.example/0", response, 200) + good, 2, []string{`a.warc:2: http://a.example/0: not UTF-8 in places`, `a.warc:3: 443 bytes between the records; the length of the one before may be wrong`, `a.warc:3: id "http://a.example/1#1" was read before with the same text, outlet and date; it counts once`}},
		{"a WARC record that is shorter than it says", "a.warc", good + warcRecord("response", "http://a.example/0", response, len(response)+400) + good, 2, []string{`a.warc:2: its length of 1043 bytes is wrong: the next record begins after 643; read up to there`, `a.warc:3: id "http://a.example/1#1" was read before with the same text, outlet and date; it counts once`}},
		{"a truncated WARC", "a.warc", good + good[:len(good)-50], 1, []string{`a.warc: WARC: read only in part: record 2: unexpected EOF`}},
		{"a header that is cut off", "a.warc", "WARC/1.0\r\n", 0, []string{`a.warc:1: its header cannot be read: the file ends in it`}},
		{"a ragged row", "a.csv", "id,text,url\n1,قال الوزير\n2,وصل, الوفد,x,y\n3\n", 1, []string{`a.csv:3: the row has 5 values where the first row names 3 columns`, `a.csv:4: the row has no text; it has 1 values where the first row names 3 columns`}},
		{"a Parquet row without a text", "a.parquet", parqueted(t, rows), 2, []string{`a.parquet:2: the record has no text`}},
		{"a truncated Parquet", "a.parquet", parqueted(t, rows)[:200], 0, []string{`a.parquet: Parquet: read only in part: its end is missing; hint: `}},
		{"a feed with an item without a text", "a.xml", "<rss><channel><item><title>x</title></item><item><description>قال \x02الوزير</description></item></channel></rss>", 1, []string{`a.xml:1: item "x" has no text`, `a.xml: control bytes that XML forbids are taken for blanks: 1`}},
		{"a truncated feed", "a.xml", "<rss><channel><item><description>قال الوزير</description></item><item><desc", 1, []string{`a.xml: feed: read only in part: after 1 items: `}},
		{"a page of another charset than it says", "a.html", strings.Replace(page, "<title>", `<meta charset="windows-1256"><title>`, 1), 1, []string{`a.html: taken for UTF-8 by its letters, though it is declared as windows-1256`}},
		{"a page in another language", "a.txt", "A headline of a page\n\n" + strings.Repeat("It is in another language from its first word to its last. ", 5), 1, []string{`a.txt: the text holds no Arabic letter; read as it is; hint: sada compares Arabic text`}},
		{"an HTML page in another language", "a.html", "<html><title>A headline</title><p>" + strings.Repeat("It is in another language from its first word to its last. ", 5), 1, []string{`a.html: the text holds no Arabic letter; `}},
		{"a truncated JSON document", "a.json", `[{"id":"a","text":"قال الوزير"},{"id":"b","te`, 1, []string{`a.json: JSON: read only in part: after 1 records: the document is cut off`}},
		{"bytes that are no UTF-8", "a.jsonl", "{\"id\":\"a\",\"text\":\"قال الوزير\"}\n{\"text\":\"a\xd8\"}", 1, []string{`a.jsonl:2: not UTF-8 (byte 11 of the record is 0xd8); convert the file to UTF-8`}},
		{"a truncated zstd", "a.jsonl.zst", zstded(t, lines)[:200], 0, []string{`a.jsonl.zst: cannot be read: compressed data damaged or cut off after 0 bytes of text: unexpected EOF`}},
	} {
		dir := write(t, map[string]string{tt.file: tt.content, "z.jsonl": last})
		articles, sum, err := readAll(t, Options{}, dir)
		var warnings []string
		for _, w := range sum.Warnings {
			warnings = append(warnings, strings.ReplaceAll(w.String(), dir+string(filepath.Separator), ""))
		}
		if err != nil || articles[len(articles)-1].ID != "z" || len(articles) != tt.articles+1 || !slices.EqualFunc(warnings, tt.warnings, strings.HasPrefix) {
			t.Errorf("%s: Read = %d articles, %q, %v, want %d and one more, and warnings that begin %q", tt.name, len(articles), warnings, err, tt.articles, tt.warnings)
		}
	}
}
