package corpus

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// values makes a record of fields and their values in turn.
func values(fields ...any) record {
	var rec record
	for i := 0; i < len(fields); i += 2 {
		rec.values[fields[i].(fieldID)] = fields[i+1].(string)
	}
	return rec
}

// with adds credits to a record.
func (rec record) with(credits ...Credit) record {
	rec.credits, rec.known = append([]Credit{}, credits...), true
	return rec
}

var recordTests = []struct {
	in   string
	want record
}{
	{`{}`, record{}},
	{`{"id":"7","text":"نص"}`, values(idField, "7", textField, "نص")},
	{` { "id" : 7 , "date" : -1.50e3 } `, values(idField, "7", dateField, "-1.50e3")},
	{`{"text":"a\"b\\\/\b\f\n\r\t"}`, values(textField, "a\"b\\/\b\f\n\r\t")},
	{`{"text":"\u0646\u0635 \ud83d\ude00 \ud83d x"}`, values(textField, "نص 😀 \ufffd x")},
	{`{"title":null,"url":true,"outlet":["a",{"b":[1,-2.5e+7,null,"\u0041"]}],"text":"x"}`, values(textField, "x")},
	{`{"text":"first","text":"last","id":"a","id":null}`, values(textField, "last")},
	{`{"te\u0078t":"x","more":{}}`, values(textField, "x")},
	{`{"path":"p","date_precision":"day","text":"x","credits":[]}`, values(pathField, "p", precisionField, "day", textField, "x").with()},
	{`{"text":"x","credits":"AFP"}`, values(textField, "x")},
	{
		`{"text":"واس قالت","credits":[{"text":"المصدر: واس","name":"واس","outlet":"SPA","kind":"agency-tag","role":"report","start":0,"end":6}]}`,
		values(textField, "واس قالت").with(Credit{
			Text: "المصدر: واس", Name: "واس", Outlet: "SPA", Kind: AgencyTag, Role: Report,
			Start: 0, End: 6, PageStart: -1, PageEnd: -1,
		}),
	},
	// Other names for the fields, the best first.
	{`{"content":"y","body":"x","text":"","headline":"h","publishedAt":"d","source":"s","link":"l"}`, values(textField, "x", titleField, "h", dateField, "d", outletField, "s", urlField, "l")},
	{`{"نص الخبر":"x","عنوان الخبر":"t","تاريخ الخبر":"d","اسم الموقع":"s","رابط الخبر":"l"}`, values(textField, "x", titleField, "t", dateField, "d", outletField, "s", urlField, "l")},
	{`{"نص المقال":"x","الناشر":"s","المصدر":"no","نص الإعلان":"no"}`, values(textField, "x", outletField, "s")},
	{`{"text":"x","date":"2024-03-05T12:00:00","date_gmt":"2024-03-05T09:00:00"}`, values(textField, "x", dateField, "2024-03-05T12:00:00", gmtField, "2024-03-05T09:00:00")},
	{`{"text":"x","Text":"no","TEXT":"no"}`, values(textField, "x")},
	{`{"Body":"x","BODY":"y"}`, values(textField, "y")},
	// Nested, and plainly before nested.
	{`{"title":{"rendered":"t","more":{"value":"no"}},"content":{"x":1,"rendered":"x"},"date":{"$date":"d"},"_id":{"$oid":"i"}}`, values(titleField, "t", textField, "x", dateField, "d", idField, "i")},
	{`{"_id":"i","_source":{"title":"t","text":"x","body":{"value":"no"},"credits":[]}}`, values(idField, "i", titleField, "t", textField, "x")},
	{`{"attributes":{"body":{"value":"v","processed":"x"},"title":"no"},"title":"t"}`, values(titleField, "t", textField, "x")},
	{`{"text":["x","y"],"title":["no"]}`, values(textField, "x\ny")},
	{`{"text":["x ",{"type":"bold","text":"y"}," z"]}`, values(textField, "x y z")},
	{`{"text":["x",1]}`, record{}},
	{`{"title.rendered":"t","_source.text":"x"}`, values(titleField, "t", textField, "x")},
	{`{"te\u0078t":{"rendered":"\u0078"},"t\u0069tle":["a\u0078"]}`, values(textField, "x")},
	{`{"source":{"id":null,"name":"الجزيرة"},"Pub-Date":"d","العنوان":"t"}`, values(outletField, "الجزيرة", dateField, "d", titleField, "t")},
}

func TestDecode(t *testing.T) {
	d := newDecoder(Options{})
	for _, tt := range recordTests {
		got, err := d.decode([]byte(tt.in))
		if err != nil || !sameRecord(got, tt.want) {
			t.Errorf("decode(%q) = %+v, %v, want %+v", tt.in, got, err, tt.want)
		}
	}
}

func sameRecord(a, b record) bool {
	return a.values == b.values && a.known == b.known && reflect.DeepEqual(a.credits, b.credits)
}

func TestChosenFields(t *testing.T) {
	d := newDecoder(Options{Fields: map[string]string{"text": "Full Story", "date": "text"}})
	in := `{"text":"2024-01-02","Full Story":"x","body":"y","date":"no"}`
	want := values(textField, "x", dateField, "2024-01-02")
	if got, err := d.decode([]byte(in)); err != nil || !sameRecord(got, want) {
		t.Errorf("decode(%q) = %+v, %v, want %+v", in, got, err, want)
	}
	_, _, err := readAll(t, Options{Fields: map[string]string{"body": "text"}}, ".")
	if err == nil || !strings.Contains(err.Error(), `there is no field "body"`) {
		t.Errorf("Read with a field that does not exist = %v, want an error", err)
	}
}

var badRecordTests = []struct{ in, want string }{
	{`garbage`, "not JSON at byte 1: 'g' where a value should begin (a text begins with a quotation mark)"},
	{`{"text":"x"`, "not JSON at byte 11: the record is cut off"},
	{`{"text":"x"},`, "not JSON at byte 13: ',' behind the end of the record"},
	{`[1]`, "not a JSON object"},
	{`null`, "not a JSON object"},
	{"{\"text\":\"a\xd8\"}", "not UTF-8 (byte 11 of the record is 0xd8); convert the file to UTF-8"},
	{"{\"text\":\"a\nb\"}", "not JSON at byte 11: '\\n' within a text, where it must be escaped"},
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
		slow, err := d.decodeSlowly(line)
		if err != nil || !sameRecord(fast, slow) {
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
		{"by=encoding-json", newDecoder(Options{}).decodeSlowly},
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

// WordPress gives a date by the clock of the site and one by that of Greenwich.
func TestDateGMT(t *testing.T) {
	for _, tt := range []struct{ date, gmt, want string }{
		{"2024-03-05T12:00:00", "2024-03-05T09:00:00", "2024-03-05T12:00:00+03:00"},
		{"2024-03-05T01:30:00", "2024-03-04T20:00:00", "2024-03-05T01:30:00+05:30"},
		{"2024-03-05T09:00:00", "2024-03-05T09:00:00", "2024-03-05T09:00:00Z"},
		{"", "2024-03-05T09:00:00Z", "2024-03-05T09:00:00Z"},
		{"2024-03-05T12:00:00+03:00", "2024-03-05T08:00:00", "2024-03-05T12:00:00+03:00"},
		{"2024-03-05T12:00:00", "2024-03-01T09:00:00", "2024-03-05T12:00:00"}, // not the same time
		{"2024-03-05T12:00:00", "2024-03-05T08:53:11", "2024-03-05T12:00:00"},
		{"2024-03-05", "2024-03-04T21:00:00", "2024-03-05"},
		{"2024-03-05T12:00:00", "0000-00-00T00:00:00", "2024-03-05T12:00:00"},
	} {
		line := fmt.Sprintf(`{"date":%q,"date_gmt":%q,"text":%q}`, tt.date, tt.gmt, para1)
		articles, _, err := readAll(t, Options{}, write(t, map[string]string{"a.jsonl": line}))
		if err != nil || len(articles) != 1 || printDate(articles[0].Published) != tt.want {
			t.Errorf("Read(%s) = %+v, %v, want %s", line, articles, err, tt.want)
		}
	}
}
