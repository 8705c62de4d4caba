package corpus

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	pq "github.com/parquet-go/parquet-go/format"
)

// footed is a file of which footer is the footer, said to be length bytes long.
func footed(footer string, length int) string {
	return "PAR1" + footer + string(binary.LittleEndian.AppendUint32(nil, uint32(length))) + "PAR1"
}

// A file that says too much of itself costs no memory.
func TestParquetLies(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"a long footer", footed("\x15\x02\x00", 0xC9C9C9C9), "its footer is said to be 3385444809 bytes long, the file has 15"},
		{"a long list", footed("\x15\x02\x19\xfc\xff\xff\xff\xff\x07\x00", 10), errThrift.Error()},
		{"no end of lists", footed(strings.Repeat("\x19\x19", 100), 200), errThrift.Error()},
		{"encrypted", "PAR1\x00\x00\x00\x00\x00PARE", "it is encrypted"},
		{"no end", "PAR1 and so on and on", "its end is missing"},
		{"a beginning", "PAR1", "its end is missing"},
	} {
		dir := write(t, map[string]string{"a.parquet": tt.content, "b.jsonl": goodLine})
		articles, sum, err := readAll(t, Options{}, dir)
		if err != nil || len(articles) != 1 || sum.Skipped != 1 || !strings.Contains(sum.Warnings[0].String(), tt.want) {
			t.Errorf("%s: Read = %d articles, %+v, %v, want a warning with %q", tt.name, len(articles), sum, err, tt.want)
		}
	}
}

func TestCheckPages(t *testing.T) {
	const body = 10
	for _, tt := range []struct {
		name         string
		page         pq.PageHeader
		offset, size int64 // of the column, all behind offset for 0
		want         string
	}{
		{name: "good", page: pq.PageHeader{CompressedPageSize: body, UncompressedPageSize: 30}},
		{name: "outside", offset: 1 << 40, want: "a column is said to be at byte 1099511627776"},
		{name: "too long a column", size: 1 << 40, want: "with 1099511627776 bytes"},
		{name: "too long a page", page: pq.PageHeader{CompressedPageSize: body + 1}, want: "a page is said to have 11 bytes, its column has 10"},
		{name: "negative", page: pq.PageHeader{CompressedPageSize: -1}, want: "a page is said to have -1 bytes"},
		{name: "a large page", page: pq.PageHeader{CompressedPageSize: body, UncompressedPageSize: maxParquetPage + 1}, want: "read are up to"},
		{name: "cut", offset: 1, size: 3, want: errThrift.Error()},
	} {
		header, err := thrift.Marshal(new(thrift.CompactProtocol), &tt.page)
		if err != nil {
			t.Fatal(err)
		}
		content := string(header) + strings.Repeat("x", body)
		column := pq.ColumnMetaData{DataPageOffset: tt.offset, TotalCompressedSize: tt.size}
		if tt.size == 0 {
			column.TotalCompressedSize = int64(len(content)) - min(tt.offset, int64(len(content)))
		}
		err = checkPages(strings.NewReader(content), int64(len(content)), &column)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("checkPages(%s) = %v, want %q", tt.name, err, tt.want)
		}
	}
}
