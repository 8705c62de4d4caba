package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gzipReader reads the members of a gzip file one after another. In a WARC
// file, where each record is a member of its own, it goes on behind a damaged
// member with the next that begins a record. It searches from where decoding
// failed: behind a member that is cut off, that is often inside the next, which
// is then lost too.
type gzipReader struct {
	src  *bufio.Reader
	gz   *gzip.Reader
	read bool // whether anything was
	warc bool
	gap  string // still to be given before the next member

	damaged int   // members gone on behind
	first   error // what was wrong with the first of them
}

func newGzipReader(src *bufio.Reader) (*gzipReader, error) {
	gz, err := gzip.NewReader(src)
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	return &gzipReader{src: src, gz: gz}, nil
}

func (g *gzipReader) Read(p []byte) (int, error) {
	if g.gap != "" {
		n := copy(p, g.gap)
		g.gap = g.gap[n:]
		return n, nil
	}
	n, err := g.gz.Read(p)
	if n > 0 && !g.read {
		g.read, g.warc = true, bytes.HasPrefix(p[:n], []byte("WARC/"))
	}
	if err == nil || err == io.EOF || !g.warc || !g.next() {
		return n, err
	}
	if g.damaged == 0 {
		g.first = err
	}
	g.damaged++
	g.gap = "\r\n\r\n" // what came of the damaged record ends here
	return n, nil
}

// next goes on to the next member that begins a WARC record and says whether
// there is one. Chance gives a false start each 16 MB; it gives up after 1000.
func (g *gzipReader) next() bool {
	magic := []byte{0x1f, 0x8b, 8}
	for tries := 0; tries < 1000; {
		ahead, err := g.src.Peek(headSize)
		i := bytes.Index(ahead, magic)
		if i < 0 && (err != nil || len(ahead) < len(magic)) {
			return false
		}
		if i != 0 {
			if i < 0 {
				i = len(ahead) - len(magic) + 1
			}
			g.src.Discard(i) // is buffered
			continue
		}
		tries++
		var start [5]byte
		err = g.gz.Reset(bytes.NewReader(ahead))
		if err == nil {
			_, err = io.ReadFull(g.gz, start[:])
		}
		if err == nil && string(start[:]) == "WARC/" && g.gz.Reset(g.src) == nil {
			return true
		}
		g.src.Discard(1)
	}
	return false
}
