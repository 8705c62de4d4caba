package corpus

import (
	"bytes"
	"reflect"
	"testing"
)

var recordTests = []struct {
	in   string
	want record
}{
	{`{}`, record{}},
	{`{"id":"7","text":"نص"}`, record{id: "7", text: "نص"}},
	{` { "id" : 7 , "date" : -1.50e3 } `, record{id: "7", date: "-1.50e3"}},
	{`{"text":"a\"b\\\/\b\f\n\r\t"}`, record{text: "a\"b\\/\b\f\n\r\t"}},
	{`{"text":"\u0646\u0635 \ud83d\ude00 \ud83d x"}`, record{text: "نص 😀 \ufffd x"}},
	{`{"title":null,"url":true,"outlet":["a",{"b":[1,-2.5e+7,null,"\u0041"]}],"text":"x"}`, record{text: "x"}},
	{`{"text":"first","text":"last","id":"a","id":null}`, record{text: "last"}},
	{`{"te\u0078t":"x","Text":"no","more":{}}`, record{text: "x"}},
	{`{"path":"p","date_precision":"day","text":"x","credits":[]}`, record{path: "p", precision: "day", text: "x", credits: []Credit{}, known: true}},
	{`{"text":"x","credits":"AFP"}`, record{text: "x"}},
	{
		`{"text":"واس قالت","credits":[{"text":"المصدر: واس","name":"واس","outlet":"SPA","kind":"agency-tag","role":"report","start":0,"end":6}]}`,
		record{text: "واس قالت", known: true, credits: []Credit{{
			Text: "المصدر: واس", Name: "واس", Outlet: "SPA", Kind: AgencyTag, Role: Report,
			Start: 0, End: 6, PageStart: -1, PageEnd: -1,
		}}},
	},
}

func TestDecode(t *testing.T) {
	d := newDecoder(Options{})
	for _, tt := range recordTests {
		got, err := d.decode([]byte(tt.in))
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("decode(%q) = %+v, %v, want %+v", tt.in, got, err, tt.want)
		}
	}
}

var badRecordTests = []struct{ in, want string }{
	{`garbage`, "not JSON: invalid character 'g' looking for beginning of value at byte 1 (one JSON object on each line is expected)"},
	{`{"text":"x"`, "not JSON: unexpected end of JSON input at byte 11 (one JSON object on each line is expected)"},
	{`{"text":"x"},`, "not JSON: invalid character ',' after top-level value at byte 13 (one JSON object on each line is expected)"},
	{`[1]`, "not a JSON object (one on each line is expected)"},
	{`null`, "not a JSON object (one on each line is expected)"},
	{"{\"text\":\"a\xd8\"}", "not UTF-8 (byte 11 of the record is 0xd8); convert the file to UTF-8"},
	{"{\"text\":\"a\nb\"}", "not JSON: invalid character '\\n' in string literal at byte 11 (one JSON object on each line is expected)"},
}

func TestDecodeBad(t *testing.T) {
	d := newDecoder(Options{})
	for _, tt := range badRecordTests {
		if rec, err := d.decode([]byte(tt.in)); err == nil || err.Error() != tt.want {
			t.Errorf("decode(%q) = %+v, %v, want error %s", tt.in, rec, err, tt.want)
		}
	}
}

// FuzzRecord holds the fast scanner to encoding/json: it gives the same record
// or gives up.
func FuzzRecord(f *testing.F) {
	for _, tt := range recordTests {
		f.Add([]byte(tt.in))
	}
	for _, tt := range badRecordTests {
		f.Add([]byte(tt.in))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		d := newDecoder(Options{})
		fast, ok := d.scan(line)
		if !ok {
			return
		}
		slow, err := decodeSlowly(line)
		if err != nil || !reflect.DeepEqual(fast, slow) {
			t.Errorf("scan(%q) = %+v, encoding/json gives %+v, %v", line, fast, slow, err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	lines := bytes.Split(bytes.TrimSpace(sample(b, "saudinews/articles.jsonl.gz", 16<<20)), []byte("\n"))
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	for _, bb := range []struct {
		name   string
		decode func([]byte) (record, error)
	}{
		{"by=scanner", newDecoder(Options{}).decode},
		{"by=encoding-json", decodeSlowly},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, l := range lines {
					if _, err := bb.decode(l); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
