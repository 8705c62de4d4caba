package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	pq "github.com/parquet-go/parquet-go/format"
)

// parquetBatch is the number of rows decoded at a time.
const parquetBatch = 128

func isParquet(_ *input, head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) }

// readParquet reads the columns that hold fields, a group of rows after
// another; the other columns are not touched.
func (r *reading) readParquet(in *input) (err error) {
	at, size, err := in.randomly()
	if err != nil {
		return err
	}
	row := 1
	defer func() {
		// The library panics on some files that lie about themselves.
		if p := recover(); p != nil {
			err = fmt.Errorf("after row %d: the file contradicts itself: %v", row-1, p)
		}
	}()
	if err := checkFooter(at, size); err != nil {
		return err
	}
	f, err := parquet.OpenFile(at, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return err
	}
	columns, all, err := parquetColumns(f, newFields(r.opt.Fields))
	if err != nil {
		return err
	}
	r.unmet(in.path, all)
	for i, group := range f.RowGroups() {
		for _, c := range columns {
			if err := checkPages(at, size, &f.Metadata().RowGroups[i].Columns[c.index].MetaData); err != nil {
				return fmt.Errorf("after row %d: %w", row-1, err)
			}
		}
		n, err := r.rowGroup(in, group, columns, row)
		row += n
		if err == errStopped {
			return nil
		}
		if err != nil {
			return fmt.Errorf("after row %d: %w", row-1, err)
		}
	}
	return nil
}

// parquetColumn is a column that holds a field.
type parquetColumn struct {
	keyed
	index int
	text  func(parquet.Value) string
}

// parquetColumns are the columns of a file that hold fields, and all it has.
func parquetColumns(f *parquet.File, known *fields) (columns []parquetColumn, all []keyed, err error) {
	hasText := false
	for _, path := range f.Schema().Columns() {
		leaf, ok := f.Schema().Lookup(path...)
		p := known.place([]byte(strings.Join(path, ".")))
		all = append(all, p)
		if !ok || p.field == noField || leaf.MaxRepetitionLevel > 0 {
			continue
		}
		hasText = hasText || p.field == textField
		columns = append(columns, parquetColumn{p, leaf.ColumnIndex, columnText(leaf.Node.Type())})
	}
	if !hasText {
		return nil, nil, known.noText(all)
	}
	return columns, all, nil
}

// columnText is how the values of a type are printed; days and times as ISO 8601.
func columnText(t parquet.Type) func(parquet.Value) string {
	if l := t.LogicalType(); l != nil {
		switch l := l.Value.(type) {
		case *pq.DateType:
			return func(v parquet.Value) string {
				return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format("2006-01-02")
			}
		case *pq.TimestampType:
			layout := "2006-01-02T15:04:05"
			if l.IsAdjustedToUTC {
				layout += "Z"
			}
			if l.Unit.Value == nil {
				break
			}
			perSecond := int64(time.Second / l.Unit.Value.Duration())
			return func(v parquet.Value) string { return time.Unix(v.Int64()/perSecond, 0).UTC().Format(layout) }
		}
	}
	if t.Kind() == parquet.Boolean || t.Kind() == parquet.Int96 {
		return func(parquet.Value) string { return "" }
	}
	return parquet.Value.String
}

// rowGroup sends the rows of a group, the first of which has number row, and
// says how many they were.
func (r *reading) rowGroup(in *input, group parquet.RowGroup, columns []parquetColumn, row int) (rows int, err error) {
	chunks := group.ColumnChunks()
	readers := make([]parquet.ColumnChunkValueReader, len(columns))
	for i, c := range columns {
		readers[i] = parquet.NewColumnChunkValueReader(chunks[c.index])
		defer readers[i].Close()
	}
	values := make([]parquet.Value, parquetBatch)
	for {
		var records []record
		for i, c := range columns {
			n, err := readValues(readers[i], values)
			if err != nil {
				return rows, err
			}
			if i == 0 {
				records = slices.Repeat([]record{{shape: parquetShape}}, n)
			}
			if n != len(records) {
				return rows, errors.New("its columns are not equally long")
			}
			for j, v := range values[:n] {
				if rec := &records[j]; c.field == textField && (rec.textKey == "" || c.rank == 1) {
					rec.textKey = c.key
				}
				if !v.IsNull() {
					records[j].set(c.keyed, c.text(v))
				}
			}
		}
		if len(records) == 0 {
			return rows, nil
		}
		first := row + rows
		rows += len(records)
		if !r.send(in.path, func(d *decoder, res *result) {
			for j := range records {
				d.checked(&records[j], in.path, first+j, res)
			}
		}) {
			return rows, errStopped
		}
	}
}

// readValues fills values as far as there are any.
func readValues(r parquet.ValueReader, values []parquet.Value) (n int, err error) {
	for n < len(values) {
		m, err := r.ReadValues(values[n:])
		n += m
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// checked adds a record unless a field is not UTF-8.
func (d *decoder) checked(rec *record, path string, line int, res *result) {
	for _, v := range rec.values {
		if !utf8.ValidString(v) {
			res.skip(path, line, "not UTF-8; convert the file to UTF-8")
			return
		}
	}
	d.add(rec, path, line, res)
}
