package corpus

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// maxHeader is the longest header of a WARC record, in bytes.
const maxHeader = 64 << 10

func isWARC(_ *input, head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// readWARC reads the responses that are HTML, one record after another
// (ISO 28500). Where a record does not end as it says, the next line that
// begins one is looked for.
func (r *reading) readWARC(in *input) error {
	for record := 1; ; record++ {
		passed, err := toRecord(in.r)
		if err == io.EOF && record > 1 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("at record %d: %w", record, err)
		}
		if passed > 0 {
			r.skip(in.path, record, "%d bytes between the records; the length of the one before may be wrong", passed)
		}
		header, err := readWARCHeader(in.r)
		if err != nil {
			r.skip(in.path, record, "header: %v", err)
			continue
		}
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			r.skip(in.path, record, "the length %q is none", clip(header.Get("Content-Length")))
			continue
		}
		isResponse := header.Get("WARC-Type") == "response" && strings.Contains(header.Get("Content-Type"), "http")
		var block []byte
		if isResponse {
			block, err = io.ReadAll(io.LimitReader(in.r, min(length, maxPage)))
			if err == nil && int64(len(block)) < min(length, maxPage) {
				err = io.ErrUnexpectedEOF
			}
			length -= int64(len(block))
		}
		if err == nil {
			_, err = io.CopyN(io.Discard, in.r, length)
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
		}
		if err != nil {
			return fmt.Errorf("record %d: %w", record, err)
		}
		if isResponse && !r.send(in.path, func(d *decoder, res *result) {
			d.response(header, block, in.path, record, res)
		}) {
			return nil
		}
	}
}

// toRecord passes over what stands before the next record and says how many
// bytes that were, line breaks not counted.
func toRecord(r *bufio.Reader) (passed int, err error) {
	atLine := true
	for {
		if next, err := r.Peek(5); atLine && string(next) == "WARC/" {
			return passed, nil
		} else if len(next) == 0 {
			if passed > 0 && err == io.EOF {
				err = fmt.Errorf("%d bytes that are no record", passed)
			}
			return passed, err
		}
		line, err := r.ReadSlice('\n')
		atLine = err == nil
		passed += len(bytes.TrimRight(line, "\r\n"))
		if err != nil && err != bufio.ErrBufferFull && err != io.EOF {
			return passed, err
		}
	}
}

func readWARCHeader(r *bufio.Reader) (textproto.MIMEHeader, error) {
	var lines []byte
	for {
		line, err := r.ReadSlice('\n')
		lines = append(lines, line...)
		switch {
		case len(lines) > maxHeader:
			return nil, fmt.Errorf("longer than %d bytes", maxHeader)
		case err != nil && err != bufio.ErrBufferFull:
			return nil, err
		case len(bytes.TrimRight(line, "\r\n")) == 0:
			_, fields, _ := bytes.Cut(lines, []byte("\n")) // behind WARC/1.0
			return textproto.NewReader(bufio.NewReader(bytes.NewReader(fields))).ReadMIMEHeader()
		}
	}
}

// response reads the articles of an HTTP response.
func (d *decoder) response(header textproto.MIMEHeader, block []byte, path string, record int, res *result) {
	address := strings.Trim(header.Get("WARC-Target-URI"), "<>")
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
	if err != nil {
		res.skip(path, record, "%s: not an HTTP response: %v", address, err)
		return
	}
	defer resp.Body.Close()
	kind, params, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if resp.StatusCode != http.StatusOK || kind != "text/html" && kind != "application/xhtml+xml" {
		res.ignored++
		return
	}
	page, err := body(resp)
	if err != nil && len(page) == 0 {
		res.skip(path, record, "%s: %v", address, err)
		return
	}
	if err != nil {
		res.warn(path, record, "%s: read only in part: %v", address, err)
	}
	found, _ := time.Parse(time.RFC3339, header.Get("WARC-Date"))
	d.savedPage(savedPage{page, params["charset"], address, found, "WARC-Date"}, path, record, res)
}

// savedPage is an HTML page with what is known about it from outside.
type savedPage struct {
	content []byte
	charset string // as declared by the server; "" if it was not
	address string
	found   time.Time // when it was saved; zero if unknown
	from    string    // where that stands
}

// savedPage adds the articles of a page that stands in a file of pages.
func (d *decoder) savedPage(p savedPage, path string, record int, res *result) {
	page := p.content
	if c := charsetOf(page[:min(len(page), headSize)], p.charset); c != nil {
		if plain, err := c.NewDecoder().Bytes(page); err == nil {
			page = plain
		}
		if c.guessed {
			res.warn(path, record, "%s: taken for %s by its letters (not UTF-8, and no encoding is declared)", p.address, c.name)
		}
	}
	d.saved = p.found
	defer func() { d.saved = time.Time{} }()
	for i, a := range d.html(path, record, page, p.address, res) {
		a.ID = fmt.Sprintf("%s#%d", p.address, i+1)
		if p.address == "" {
			a.ID = fmt.Sprintf("%s#%d.%d", pageName(path), record, i+1)
		}
		if a.Published.Time.IsZero() && i == 0 && !p.found.IsZero() {
			a.Published = Date{Time: p.found, Precision: Second, Zoned: true, From: p.from, FirstSeen: true}
		}
		res.items = append(res.items, item{Article: a, line: record, scraped: true})
	}
}

// body is the content of a response without the encodings of its transport.
func body(resp *http.Response) ([]byte, error) {
	r := io.Reader(resp.Body)
	switch strings.ToLower(resp.Header.Get("Content-Encoding")) {
	case "", "identity":
	case "gzip", "x-gzip":
		gz, err := gzip.NewReader(r)
		if err != nil {
			return nil, err
		}
		r = gz
	case "deflate":
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil, err
		}
		defer z.Close()
		r = z
	default:
		return nil, fmt.Errorf("encoded as %q, which is not read", resp.Header.Get("Content-Encoding"))
	}
	page, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err == nil && len(page) > maxPage {
		err = errors.New("larger than a page may be")
	}
	return page, err
}
