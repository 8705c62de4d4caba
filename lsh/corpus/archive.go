package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
)

const (
	// maxNested is how many archives may stand in one another.
	maxNested = 3
	// maxHeld is the largest file held in memory where a format needs to read
	// it out of order and it stands in an archive or comes from standard input.
	maxHeld = 256 << 20
)

func isZIP(_ *input, head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

func isTar(_ *input, head []byte) bool {
	return len(head) >= 512 && string(head[257:262]) == "ustar"
}

// randomly gives the content at any place.
func (in *input) randomly() (io.ReaderAt, int64, error) {
	if in.at != nil {
		in.jumped = true
		return in.at, in.size, nil
	}
	content, err := io.ReadAll(io.LimitReader(in.r, maxHeld+1))
	if err != nil {
		return nil, 0, err
	}
	if len(content) > maxHeld {
		return nil, 0, fmt.Errorf("larger than %d bytes and not a file of its own; hint: unpack it first", maxHeld)
	}
	return bytes.NewReader(content), int64(len(content)), nil
}

// members hands the files of one archive on to be read.
type members struct {
	r    *reading
	in   *input
	left leftOut
}

// member reads a file of the archive, if it may hold articles by its name.
func (m *members) member(name string, src io.Reader) {
	p := m.in.path + "/" + path.Clean("/" + name)[1:]
	switch {
	case !admitted(path.Base(name)):
		m.left.add(path.Clean("/" + name)[1:])
	case m.in.depth+1 > maxNested:
		m.r.skip(p, 0, "stands in more than %d archives", maxNested)
	default:
		m.r.content(&input{path: p, name: plainName(path.Base(name)), depth: m.in.depth + 1, account: m.in.account}, src)
	}
}

func (m *members) end() { m.left.send(m.r, m.in.path) }

func (r *reading) readZIP(in *input) error {
	at, size, err := in.randomly()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is written
		return err
	}
	m := &members{r: r, in: in}
	defer m.end()
	for _, f := range z.File {
		if r.ctx.Err() != nil {
			return nil
		}
		if !f.Mode().IsRegular() {
			continue
		}
		if f.Flags&1 != 0 {
			r.skip(in.path+"/"+f.Name, 0, "encrypted")
			continue
		}
		content, err := f.Open()
		if err != nil {
			r.skip(in.path+"/"+f.Name, 0, "%v", err)
			continue
		}
		m.member(f.Name, &guard{r: content, account: in.account})
		content.Close()
		if !in.account.add(0) {
			return errBomb
		}
	}
	return nil
}

func (r *reading) readTar(in *input) error {
	t := tar.NewReader(in.r)
	m := &members{r: r, in: in}
	defer m.end()
	for {
		h, err := t.Next()
		switch {
		case err == io.EOF || r.ctx.Err() != nil:
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return err
		case h.Typeflag == tar.TypeReg:
			m.member(h.Name, t)
			if !in.account.add(0) {
				return errBomb
			}
		}
	}
}
