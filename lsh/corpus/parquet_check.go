package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	pq "github.com/parquet-go/parquet-go/format"
)

// What a Parquet file says of itself
//
// parquet-go believes a file: it makes room for a footer, a list, a page or its
// values as large as they are said to be before it looks whether they are there,
// and running out of memory ends a program. So footer and page headers are passed
// over beforehand. Both are structs in Thrift's compact protocol (thrift-compact-
// protocol.md of Apache Thrift), in which every string and every element of a list
// takes a byte at least.

const (
	// maxParquetPage and maxValues bound a page. Writers make pages of 1 MiB and
	// some 20,000 rows; where all values are equal they hold a million and more.
	maxParquetPage = 256 << 20
	maxValues      = 16 << 20
	// maxPageHeader bounds the header of a page. It holds the column's least and
	// greatest value in it, which may be whole texts.
	maxPageHeader = 1 << 20
	// maxThriftDepth bounds structs within structs; footers have five.
	maxThriftDepth = 32
)

var errThrift = errors.New("its description of itself is damaged")

// checkFooter tells whether the footer of a Parquet file is what it says.
func checkFooter(at io.ReaderAt, size int64) error {
	const magic, frame = 4, 12 // of the beginning, of all around the footer
	end := make([]byte, frame-magic)
	if _, err := at.ReadAt(end, max(size, frame)-int64(len(end))); err != nil && err != io.EOF {
		return err
	}
	switch string(end[magic:]) {
	case "PAR1":
	case "PARE":
		return errors.New("it is encrypted; hint: write it without encryption")
	default:
		return errors.New("its end is missing; hint: was it copied in full?")
	}
	length := int64(binary.LittleEndian.Uint32(end))
	if length > size-frame {
		return fmt.Errorf("its footer is said to be %d bytes long, the file has %d", length, size)
	}
	footer := make([]byte, length)
	if _, err := at.ReadAt(footer, size-int64(len(end))-length); err != nil {
		return err
	}
	if thriftSize(footer) < 0 {
		return errThrift
	}
	return nil
}

// checkPages tells whether the pages of a column are what they say.
func checkPages(at io.ReaderAt, size int64, column *pq.ColumnMetaData) error {
	offset := column.DataPageOffset
	if column.DictionaryPageOffset != 0 {
		offset = column.DictionaryPageOffset
	}
	if length := column.TotalCompressedSize; offset < 0 || length < 0 || offset > size || length > size-offset {
		return fmt.Errorf("a column is said to be at byte %d with %d bytes, the file has %d", offset, length, size)
	}
	room := make([]byte, 4<<10)
	for end := offset + column.TotalCompressedSize; offset < end; {
		n, err := at.ReadAt(room[:min(int64(len(room)), end-offset)], offset)
		if err != nil && err != io.EOF {
			return err
		}
		header := thriftSize(room[:n])
		if header < 0 {
			if n < len(room) || n >= maxPageHeader {
				return errThrift
			}
			room = make([]byte, 4*len(room))
			continue
		}
		var page pq.PageHeader
		if err := thrift.Unmarshal(new(thrift.CompactProtocol), room[:header], &page); err != nil {
			return errThrift
		}
		values := max(page.DataPageHeader.V.NumValues, page.DataPageHeaderV2.V.NumValues, page.DictionaryPageHeader.V.NumValues)
		offset += int64(header)
		switch {
		case page.CompressedPageSize < 0 || int64(page.CompressedPageSize) > end-offset:
			return fmt.Errorf("a page is said to have %d bytes, its column has %d", page.CompressedPageSize, end-offset)
		case page.UncompressedPageSize > maxParquetPage || values > maxValues:
			return fmt.Errorf("a page is said to have %d values in %d bytes; read are up to %d in %d", values, page.UncompressedPageSize, maxValues, maxParquetPage)
		}
		offset += int64(page.CompressedPageSize)
	}
	return nil
}

// thriftSize is the length of the struct at the beginning of b, -1 if it does not
// end in b.
func thriftSize(b []byte) int {
	rest, ok := skipThrift(b, thriftStruct, maxThriftDepth)
	if !ok {
		return -1
	}
	return len(b) - len(rest)
}

// The types of Thrift's compact protocol.
const (
	thriftTrue = iota + 1
	thriftFalse
	thriftByte
	thriftI16
	thriftI32
	thriftI64
	thriftDouble
	thriftBinary
	thriftList
	thriftSet
	thriftMap
	thriftStruct
	thriftUUID
)

// skipThrift passes over a value and returns what follows it.
func skipThrift(b []byte, kind byte, depth int) (rest []byte, ok bool) {
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		return skipBytes(b, 1)
	case thriftI16, thriftI32, thriftI64:
		_, rest, ok = varint(b)
		return rest, ok
	case thriftDouble:
		return skipBytes(b, 8)
	case thriftUUID:
		return skipBytes(b, 16)
	case thriftBinary:
		n, rest, ok := varint(b)
		if !ok {
			return nil, false
		}
		return skipBytes(rest, n)
	case thriftList, thriftSet:
		return skipThriftList(b, depth)
	case thriftStruct:
		return skipThriftStruct(b, depth)
	}
	return nil, false // Parquet has no maps
}

func skipThriftList(b []byte, depth int) (rest []byte, ok bool) {
	if len(b) == 0 || depth == 0 {
		return nil, false
	}
	n, kind := uint64(b[0]>>4), b[0]&0xF
	if b = b[1:]; n == 0xF {
		if n, b, ok = varint(b); !ok {
			return nil, false
		}
	}
	for range n { // each takes a byte at least
		if b, ok = skipThrift(b, kind, depth-1); !ok {
			return nil, false
		}
	}
	return b, true
}

func skipThriftStruct(b []byte, depth int) (rest []byte, ok bool) {
	for depth > 0 && len(b) > 0 {
		head := b[0]
		b = b[1:]
		if head == 0 {
			return b, true
		}
		if head>>4 == 0 { // the field's number follows
			if _, b, ok = varint(b); !ok {
				return nil, false
			}
		}
		if kind := head & 0xF; kind > thriftFalse { // those are their value
			if b, ok = skipThrift(b, kind, depth-1); !ok {
				return nil, false
			}
		}
	}
	return nil, false
}

func skipBytes(b []byte, n uint64) ([]byte, bool) {
	if n > uint64(len(b)) {
		return nil, false
	}
	return b[n:], true
}

func varint(b []byte) (n uint64, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 {
		return 0, nil, false
	}
	return n, b[size:], true
}
