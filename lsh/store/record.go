package store

import (
	"encoding/binary"
	"math"
	"time"

	"sada/lsh/corpus"
)

// A record is an article without its text; format.go has its bytes.

// appendRecord appends an article.
func appendRecord(dst []byte, a *corpus.Article) []byte {
	str := func(s string) {
		dst = binary.AppendUvarint(dst, uint64(len(s)))
		dst = append(dst, s...)
	}
	num := func(n int) { dst = binary.AppendVarint(dst, int64(n)) }
	str(a.ID)
	str(a.Path)
	num(a.Line)
	str(a.Outlet)
	str(a.Title)
	str(a.URL)
	d := a.Published
	str(string(d.Precision))
	if d.Precision != corpus.Unknown {
		_, zone := d.Time.Zone()
		dst = binary.AppendVarint(dst, d.Time.Unix())
		num(d.Time.Nanosecond())
		num(zone)
		num(bit(d.Zoned) | bit(d.FirstSeen)<<1)
		str(d.From)
	}
	num(len(a.Credits))
	for _, c := range a.Credits {
		str(c.Text)
		str(c.Name)
		str(c.Outlet)
		str(string(c.Kind))
		str(string(c.Role))
		num(bit(c.Vague))
		num(c.Start)
		num(c.End)
		num(c.PageStart)
		num(c.PageEnd)
	}
	return dst
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fields reads what appendRecord wrote; after the first error all is zero.
type fields struct {
	data []byte
	bad  bool
}

func (f *fields) num() int {
	v, n := binary.Varint(f.data)
	if n <= 0 || v > math.MaxInt || v < math.MinInt {
		f.bad, f.data = true, nil
		return 0
	}
	f.data = f.data[n:]
	return int(v)
}

func (f *fields) str() string {
	size, n := binary.Uvarint(f.data)
	if n <= 0 || size > uint64(len(f.data)-n) {
		f.bad, f.data = true, nil
		return ""
	}
	s := string(f.data[n : n+int(size)])
	f.data = f.data[n+int(size):]
	return s
}

// parseRecord reads an article; its text is left empty.
func parseRecord(data []byte) (*corpus.Article, error) {
	f := &fields{data: data}
	a := &corpus.Article{
		ID: f.str(), Path: f.str(), Line: f.num(), Outlet: f.str(), Title: f.str(), URL: f.str(),
	}
	if a.Published.Precision = corpus.Precision(f.str()); a.Published.Precision != corpus.Unknown {
		seconds, nanos, zone, flags := f.num(), f.num(), f.num(), f.num()
		at := time.Unix(int64(seconds), int64(nanos)).UTC()
		if zone != 0 {
			at = at.In(time.FixedZone("", zone))
		}
		a.Published.Time, a.Published.Zoned, a.Published.FirstSeen = at, flags&1 != 0, flags&2 != 0
		a.Published.From = f.str()
	}
	n := f.num()
	if n < 0 || n > len(f.data) {
		return nil, damaged("an article's record")
	}
	for range n {
		a.Credits = append(a.Credits, corpus.Credit{
			Text: f.str(), Name: f.str(), Outlet: f.str(), Kind: corpus.CreditKind(f.str()), Role: corpus.Role(f.str()),
			Vague: f.num() != 0, Start: f.num(), End: f.num(), PageStart: f.num(), PageEnd: f.num(),
		})
	}
	if f.bad || len(f.data) > 0 {
		return nil, damaged("an article's record")
	}
	return a, nil
}
