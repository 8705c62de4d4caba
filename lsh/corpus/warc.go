package corpus

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Archives of the web
//
// Records stand one after another, each with a header; responses and resources that are
// HTML are read.

// maxHeader is the longest header of a WARC record, in bytes.
const maxHeader = 64 << 10

func isWARC(_ *input, head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// readWARC reads the responses and resources that are HTML, one record after another
// (ISO 28500). Where a record does not end as it says, the next line that
// begins one is looked for. What a record holds is told by its type and its first
// bytes: many writers leave its Content-Type out. Responses that are no pages are
// counted by what they are.
func (r *reading) readWARC(in *input) error {
	src := &ahead{r: in.r}
	for record := 1; ; record++ {
		passed, err := toRecord(src)
		if err == io.EOF && record > 1 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("at record %d: %w", record, err)
		}
		if passed > 0 {
			r.skip(in.path, record, "%d bytes between the records; the length of the one before may be wrong", passed)
		}
		header, err := readWARCHeader(src)
		if err != nil {
			why := err.Error()
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				why = "the file ends in it"
			}
			r.skip(in.path, record, "its header cannot be read: %s", why)
			continue
		}
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			r.skip(in.path, record, "the length %q is none", clip(header.Get("Content-Length")))
			continue
		}
		if told, end := length, src.blockEnd(length); end < told {
			r.send(in.path, func(_ *decoder, res *result) { // later, on another goroutine
				res.warn(in.path, record, "its length of %d bytes is wrong: the next record begins after %d; read up to there", told, end)
			})
			length = end
		}
		kind := strings.ToLower(header.Get("WARC-Type"))
		var block []byte
		if kind == "response" || kind == "resource" {
			block = bytes.Clone(src.peek(int(min(length, maxPage))))
		}
		if err := src.discard(length); err != nil {
			return fmt.Errorf("record %d: %w", record, err)
		}
		if block != nil && !r.send(in.path, func(d *decoder, res *result) {
			if bytes.HasPrefix(block, []byte("HTTP/")) || strings.Contains(header.Get("Content-Type"), "application/http") {
				d.response(header, block, in.path, record, res)
			} else {
				d.resource(header, block, in.path, record, res)
			}
		}) {
			return nil
		}
	}
}

// resource reads the articles of a record that is a page without an HTTP response
// around it.
func (d *decoder) resource(header textproto.MIMEHeader, block []byte, path string, record int, res *result) {
	declared := header.Get("Content-Type")
	if declared == "" {
		declared = header.Get("WARC-Identified-Payload-Type")
	}
	params, why := pageType(declared, block)
	if why != "" {
		res.pass(why)
		return
	}
	d.savedPage(recordedPage(header, block, params["charset"], record), path, record, res)
}

// pageType says why what is declared as a media type is no page, "" if it is one; what
// declares none is one if it begins as one.
func pageType(declared string, content []byte) (params map[string]string, why string) {
	kind, params, _ := mime.ParseMediaType(declared)
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml":
		return params, ""
	case strings.TrimSpace(declared) == "" && isHTML(&input{}, content[:min(len(content), headSize)]):
		return nil, ""
	case strings.TrimSpace(declared) == "":
		return nil, "of no declared type"
	}
	return nil, clip(cmp.Or(kind, declared))
}

// recordedPage is a page with what the header of its record says about it.
func recordedPage(header textproto.MIMEHeader, page []byte, charset string, record int) savedPage {
	found, _ := time.Parse(time.RFC3339, header.Get("WARC-Date"))
	return savedPage{page, charset, strings.Trim(header.Get("WARC-Target-URI"), "<>"), found, "WARC-Date", fmt.Sprintf("record %d", record)}
}

// ahead reads a stream and looks ahead in it as far as it is asked to: what a
// wrong length led into is looked at again. It holds up to about twice the
// longest look; each byte is moved a bounded number of times.
type ahead struct {
	r   io.Reader
	buf []byte
	at  int   // buf[:at] is done with
	err error // of r, after buf
}

// peek is the next n bytes, fewer only where the stream ends or fails. They
// are valid until the next call.
func (a *ahead) peek(n int) []byte {
	for len(a.buf)-a.at < n && a.err == nil {
		if a.at > len(a.buf)/2 {
			a.buf, a.at = append(a.buf[:0], a.buf[a.at:]...), 0
		}
		a.buf = slices.Grow(a.buf, 4096)
		var got int
		got, a.err = a.r.Read(a.buf[len(a.buf):cap(a.buf)])
		a.buf = a.buf[:len(a.buf)+got]
	}
	return a.buf[a.at:min(len(a.buf), a.at+n)]
}

// line passes over the rest of a line with its end, or over a piece of it that
// is maxHeader long. It fails where the stream does before the line's end.
func (a *ahead) line() ([]byte, error) {
	for n := 4096; ; n *= 2 {
		b := a.peek(min(n, maxHeader))
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			a.at += i + 1
			return b[:i+1], nil
		}
		if len(b) < min(n, maxHeader) {
			a.at += len(b)
			return b, a.err
		}
		if n >= maxHeader {
			a.at += len(b)
			return b, bufio.ErrBufferFull
		}
	}
}

// discard passes over n bytes.
func (a *ahead) discard(n int64) error {
	for n > 0 {
		b := a.peek(int(min(n, maxHeader)))
		if len(b) == 0 {
			if a.err == io.EOF {
				return io.ErrUnexpectedEOF
			}
			return a.err
		}
		a.at += len(b)
		n -= int64(len(b))
	}
	return nil
}

// blockEnd is how long the block that begins here is: length, unless no record
// follows there and one begins before. Of a block longer than maxPage the end is
// not seen; where another record begins in its first maxPage bytes, it ends there.
func (a *ahead) blockEnd(length int64) int64 {
	const room = 64 // for the line breaks and the start of the next record
	n := int(min(length, maxPage))
	b := a.peek(n + room)
	if length <= maxPage && len(b) >= n {
		if next := bytes.TrimLeft(b[n:], "\r\n"); len(next) == 0 || bytes.HasPrefix(next, []byte("WARC/")) {
			return length
		}
	}
	start := []byte("\nWARC/1.")
	for from := 0; ; {
		i := bytes.Index(b[from:], start)
		if i < 0 || from+i >= n {
			return length
		}
		i += from
		if blank := bytes.TrimSuffix(b[:i], []byte("\r")); bytes.HasSuffix(blank, []byte("\n")) {
			return int64(len(bytes.TrimRight(blank, "\r\n")))
		}
		from = i + 1
	}
}

// toRecord passes over what stands before the next record and says how many
// bytes that were, line breaks not counted.
func toRecord(src *ahead) (passed int, err error) {
	atLine := true
	for {
		if next := src.peek(5); atLine && string(next) == "WARC/" {
			return passed, nil
		} else if len(next) == 0 {
			if passed > 0 && src.err == io.EOF {
				return passed, fmt.Errorf("%d bytes that are no record", passed)
			}
			return passed, src.err
		}
		line, err := src.line()
		atLine = err == nil
		passed += len(bytes.TrimRight(line, "\r\n"))
		if err != nil && err != bufio.ErrBufferFull && err != io.EOF {
			return passed, err
		}
	}
}

func readWARCHeader(src *ahead) (textproto.MIMEHeader, error) {
	var lines []byte
	for {
		line, err := src.line()
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
	block, decoded := withoutChunks(block)
	if decoded {
		res.warn(path, record, "%s: declared as chunked, but stored without chunks; read as it is", address)
	}
	block, lines := withReadableHeader(block)
	if lines > 0 {
		res.warn(path, record, "%s: lines of its header that are none: %d; read without them", address, lines)
	}
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
	if err != nil {
		res.skip(path, record, "%s: not an HTTP response: %v", address, err)
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusNonAuthoritativeInfo {
		res.pass(fmt.Sprintf("status %d", resp.StatusCode))
		return
	}
	declared := resp.Header.Get("Content-Type")
	if declared != "" {
		if _, why := pageType(declared, nil); why != "" {
			res.pass(why)
			return
		}
	}
	page, decoded, err := body(resp)
	params, why := pageType(declared, page)
	if decoded {
		res.warn(path, record, "%s: declared as encoded by %s, but stored without; read as it is", address, clip(resp.Header.Get("Content-Encoding")))
	}
	if err != nil && len(page) == 0 {
		res.skip(path, record, "%s: %v", address, err)
		return
	}
	if why != "" {
		res.pass(why)
		return
	}
	if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && endsPage(page)) { // else the length is that of what was sent
		res.warn(path, record, "%s: read only in part: %v", address, err)
	}
	d.savedPage(recordedPage(header, page, params["charset"], record), path, record, res)
}

// endsPage says whether a page has its end.
func endsPage(page []byte) bool {
	page = bytes.TrimSpace(page)
	return bytes.EqualFold(page[max(0, len(page)-len("</html>")):], []byte("</html>"))
}

// withReadableHeader is a response as HTTP/1.1 writes one: crawlers write what they got
// over HTTP/2 and 3 with that version, which has no header of lines, and servers send
// lines that are none; dropped is how many.
func withReadableHeader(block []byte) (_ []byte, dropped int) {
	header, content := cutHeader(block)
	var b bytes.Buffer
	first, fold, changed := true, false, false // fold: the line before was kept and may go on
	for line := range bytes.Lines(header) {
		name, _, named := bytes.Cut(line, []byte(":"))
		switch {
		case first:
			if version, rest, ok := bytes.Cut(line, []byte(" ")); ok && !bytes.HasPrefix(version, []byte("HTTP/1.")) {
				line, changed = append([]byte("HTTP/1.1 "), rest...), true
			}
			first = false
		case len(bytes.TrimSpace(line)) == 0:
		case fold && (line[0] == ' ' || line[0] == '\t'):
		default:
			if fold = named && len(name) > 0 && bytes.IndexFunc(name, isNoTokenRune) < 0; !fold {
				dropped++
				continue
			}
		}
		b.Write(line)
	}
	if !changed && dropped == 0 {
		return block, 0
	}
	b.Write(content)
	return b.Bytes(), dropped
}

// isNoTokenRune says whether the name of a field of HTTP cannot have a rune (RFC 9110,
// 5.6.2).
func isNoTokenRune(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r)
}

// cutHeader cuts a response behind the blank line that ends its header; without one all
// is content.
func cutHeader(block []byte) (header, content []byte) {
	end := bytes.Index(block, []byte("\n\r\n")) + 3
	if plain := bytes.Index(block, []byte("\n\n")) + 2; end < 3 || plain > 1 && plain < end {
		end = plain
	}
	if end < 2 {
		return nil, block
	}
	return block[:end], block[end:]
}

// savedPage is an HTML page with what is known about it from outside.
type savedPage struct {
	content []byte
	charset string // as declared by the server; "" if it was not
	address string
	found   time.Time // when it was saved; zero if unknown
	from    string    // where that stands
	place   string    // of the page in the file, "" where that is the page
}

// savedPage adds the articles of a page that stands in a file of pages.
func (d *decoder) savedPage(p savedPage, path string, record int, res *result) {
	page := p.content
	if c := charsetOf(page[:min(len(page), headSize)], p.charset); c != nil {
		page = c.decodeText(page)
		if why := c.warning(); why != "" {
			res.warn(path, record, "%s: %s", p.address, why)
		}
	}
	d.saved = p.found
	defer func() { d.saved = time.Time{} }()
	for i, a := range d.html(path, record, page, p.address, res) {
		a.ID = fmt.Sprintf("%s#%d", p.address, i+1)
		if p.address == "" {
			a.ID = fmt.Sprintf("%s#%d.%d", pageName(path), record, i+1)
		}
		id := "address and number in the page"
		if p.address == "" {
			id = "file name, record and number in it"
		}
		d.explainPlace(a, p.place, id)
		if a.Published.Time.IsZero() && i == 0 && !p.found.IsZero() {
			a.Published = Date{Time: p.found, Precision: Second, Zoned: true, From: p.from, FirstSeen: true}
			if d.opt.Explain {
				a.Explained = append(a.Explained, Explanation{Field: "date", Text: p.found.Format(time.RFC3339), Why: "first seen: " + p.from})
			}
		}
		res.items = append(res.items, item{Article: a, line: record, scraped: true})
	}
}

var (
	chunkedLine  = pattern(`(?i)\r?\nTransfer-Encoding:[^\n]*chunked[^\n]*`)
	lengthLine   = pattern(`(?i)\r?\nContent-Length:[^\n]*`)
	encodingLine = pattern(`(?i)\r?\nContent-Encoding:`)
	chunkLine    = pattern(`^[0-9A-Fa-f]{1,16}[ \t]*(?:;[^\n]*)?\r?\n`)
)

// startsPage says whether a body begins as a page does that is not encoded.
func startsPage(b []byte) bool {
	return bytes.HasPrefix(withoutByteOrderMark(b), []byte("<"))
}

// withoutChunks mends the header of a response that says that its body comes in
// chunks, where that has none: many crawlers store what they have decoded under
// the header that they got.
func withoutChunks(block []byte) (_ []byte, mended bool) {
	header, content := cutHeader(block)
	if header == nil {
		return block, false
	}
	mended = chunkedLine().Match(header) && len(content) > 0 && !chunkLine().Match(content)
	if mended {
		header = chunkedLine().ReplaceAll(header, nil)
	} else if !encodingLine().Match(header) || !startsPage(content) {
		return block, false
	}
	header = lengthLine().ReplaceAll(header, nil) // that of what was sent
	return append(bytes.Clone(header), content...), mended
}

// isZlib says whether a stream begins with the head of RFC 1950.
func isZlib(b []byte) bool {
	return len(b) >= 2 && b[0]&0x0f == 8 && (uint(b[0])<<8|uint(b[1]))%31 == 0
}

// body is the content of a response without the encodings of its transport; decoded
// says that it was stored without the one it is declared to have.
func body(resp *http.Response) (page []byte, decoded bool, err error) {
	plain := bufio.NewReader(resp.Body)
	r := io.Reader(plain)
	start, _ := plain.Peek(512)
	switch kind := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); {
	case kind == "" || kind == "identity" || kind == "none" || len(start) == 0:
	case startsPage(start):
		decoded = true
	case kind == "gzip" || kind == "x-gzip":
		gz, err := gzip.NewReader(r)
		if err != nil {
			return nil, false, err
		}
		r = gz
	case kind == "deflate" && isZlib(start):
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil, false, err
		}
		defer z.Close()
		r = z
	case kind == "deflate": // as many servers send it, without the head that RFC 9110 asks for
		z := flate.NewReader(r)
		defer z.Close()
		r = z
	case kind == "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)) // RFC 9659
		if err != nil {
			return nil, false, err
		}
		defer z.Close()
		r = z
	case kind == "br":
		r = brotli.NewReader(r)
	default:
		return nil, false, fmt.Errorf("encoded as %q, which is not read", resp.Header.Get("Content-Encoding"))
	}
	page, err = io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case err == nil && len(page) > maxPage:
		err = errors.New("larger than a page may be")
	case err != nil && r != io.Reader(plain):
		err = fmt.Errorf("damaged, or not encoded by %s as its header says: %w", clip(resp.Header.Get("Content-Encoding")), err)
	}
	return page, decoded, err
}
