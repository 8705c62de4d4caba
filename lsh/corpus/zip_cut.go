package corpus

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strings"
)

// readCutZIP reads the files of a ZIP that has lost the directory at its end, by
// the headers before them (APPNOTE 4.3.7). Their sums are not checked.
func (r *reading) readCutZIP(in *input, at io.ReaderAt, size int64) error {
	const fixed = 30 // bytes of a header before the name
	m := &members{r: r, in: in}
	defer m.end()
	buf := bufio.NewReaderSize(io.NewSectionReader(at, 0, size), headSize)
	for r.ctx.Err() == nil {
		if !toLocalFile(buf) {
			return nil
		}
		h, err := buf.Peek(fixed)
		if err != nil {
			return nil
		}
		flags, method := binary.LittleEndian.Uint16(h[6:]), binary.LittleEndian.Uint16(h[8:])
		stored := int64(binary.LittleEndian.Uint32(h[18:])) // 0 or all ones if it stands elsewhere
		name := make([]byte, binary.LittleEndian.Uint16(h[26:]))
		extra := int(binary.LittleEndian.Uint16(h[28:]))
		buf.Discard(fixed) // is buffered
		if _, err := io.ReadFull(buf, name); err != nil {
			return nil
		}
		if _, err := buf.Discard(extra); err != nil {
			return nil
		}
		known := flags&8 == 0 && stored != 1<<32-1
		var content io.Reader
		switch {
		case flags&1 != 0:
			r.skip(m.path(string(name)), 0, "encrypted")
		case method == zip.Deflate:
			content = flate.NewReader(buf) // takes no byte too many
		case method == zip.Store && known:
			content = io.LimitReader(buf, stored)
		default:
			r.skip(m.path(string(name)), 0, "cannot be read without the directory of its archive")
		}
		if content != nil && !strings.HasSuffix(string(name), "/") {
			content = &guard{r: content, account: in.account}
			m.member(string(name), content, in.account)
			io.Copy(io.Discard, content) // its errors were told, or it is left out
			if !in.account.add(0) {
				return errBomb
			}
		}
	}
	return nil
}

// toLocalFile passes over what stands before the next header of a file and says
// whether there is one.
func toLocalFile(r *bufio.Reader) bool {
	magic := []byte("PK\x03\x04")
	for {
		b, _ := r.Peek(headSize)
		if i := bytes.Index(b, magic); i >= 0 {
			r.Discard(i) // is buffered
			return true
		}
		if len(b) < headSize {
			return false
		}
		r.Discard(len(b) - len(magic) + 1) // is buffered
	}
}
