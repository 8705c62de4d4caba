package corpus

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Archives
//
// ZIP and tar are read file by file, also within one another, up to a depth and a size.

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

// path is that of a file of the archive, for messages and articles.
func (m *members) path(name string) string { return m.in.path + "/" + within(name) }

// within is the name of a file of an archive without what would lead out of it.
func within(name string) string { return path.Clean("/" + name)[1:] }

// member reads a file of the archive, if it may hold articles by its name; what it grows
// to is entered in account.
func (m *members) member(name string, src io.Reader, account *account) {
	p := m.path(name)
	switch {
	case !admitted(path.Base(name)):
		m.left.add(within(name))
	case m.in.depth+1 > maxNested:
		m.r.skip(p, 0, "stands in more than %d archives", maxNested)
	default:
		m.r.content(&input{path: p, name: plainName(path.Base(name)), depth: m.in.depth + 1, account: account}, src)
	}
}

func (m *members) end() { m.left.send(m.r, m.in.path) }

func (r *reading) readZIP(in *input) error {
	at, size, err := in.randomly()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(at, size)
	if errors.Is(err, zip.ErrFormat) {
		r.skip(in.path, 0, "the ZIP is cut off or the directory at its end is damaged: its files are read in order as far as they go")
		return r.readCutZIP(in, at, size)
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is written
		return err
	}
	const maxBombs = 16 // files passed over for what they grow to; more are an archive that is one
	bombs := 0
	m := &members{r: r, in: in}
	defer m.end()
	for _, f := range z.File {
		if r.ctx.Err() != nil {
			return nil
		}
		own := m.zipped(f)
		if own.given > bombSize/2 && own.given/bombRatio > own.stored() && bombs < maxBombs {
			bombs++
			in.account.passed += own.given
		}
		if !in.account.add(0) {
			return errBomb
		}
	}
	return nil
}

// zipped reads a file of a ZIP and says what it grew to. A bomb by its own size, or an
// archive that holds one, is passed over once for the archive it stands in, so that the
// others are read: it counts for the archives around that one.
func (m *members) zipped(f *zip.File) *account {
	own := &account{of: m.in.account, stored: func() int64 { return int64(f.CompressedSize64) }}
	switch {
	case f.Mode()&fs.ModeSymlink != 0:
		m.r.skip(m.path(f.Name), 0, "a link in an archive is not followed")
		return own
	case !f.Mode().IsRegular():
		return own
	case !admitted(path.Base(f.Name)):
		m.left.add(within(f.Name))
		return own
	case f.Flags&1 != 0:
		m.r.skip(m.path(f.Name), 0, "encrypted")
		return own
	}
	content, err := f.Open()
	if err != nil {
		m.r.skip(m.path(f.Name), 0, "%v", err)
		return own
	}
	defer content.Close()
	m.member(f.Name, &guard{r: content, account: own}, own)
	return own
}

// readTar reads the files of a tar. Behind a header that is damaged it goes on
// with the next one that is whole.
func (r *reading) readTar(in *input) error {
	m := &members{r: r, in: in}
	defer m.end()
	src := &counter{r: in.r}
	t := tar.NewReader(src)
	for {
		h, err := t.Next()
		switch {
		case err == io.EOF || r.ctx.Err() != nil:
			return nil
		case errors.Is(err, tar.ErrHeader):
			passed, found := toTarHeader(in.r, src.file)
			if !found {
				return err
			}
			r.skip(in.path, 0, "the header of a file is damaged: that file, or its full name, is lost; read on with the next header, %d bytes behind it", passed)
			src = &counter{r: in.r}
			t = tar.NewReader(src)
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return err
		case h.Typeflag == tar.TypeSymlink || h.Typeflag == tar.TypeLink:
			r.skip(m.path(h.Name), 0, "a link in an archive, to %q, is not followed", clip(h.Linkname))
		case h.Typeflag == tar.TypeReg:
			m.member(h.Name, t, in.account)
			if !in.account.add(0) {
				return errBomb
			}
		}
	}
}

// toTarHeader goes on to the next header by its mark and its sum, where at bytes
// of the tar were read, and says how many bytes it passed over.
func toTarHeader(r *bufio.Reader, at int64) (passed int64, found bool) {
	const size = 512 // headers stand at multiples of it
	n, _ := r.Discard(int((size - at%size) % size))
	for passed = int64(n); ; passed += size {
		b, err := r.Peek(size)
		if err != nil {
			return passed, false
		}
		if string(b[257:262]) == "ustar" {
			sum := 8 * int64(' ') // for the sum itself
			for i, c := range b {
				if i < 148 || i >= 156 {
					sum += int64(c)
				}
			}
			if want, err := strconv.ParseInt(strings.Trim(string(b[148:156]), " \x00"), 8, 64); err == nil && want == sum {
				return passed, true
			}
		}
		r.Discard(size) // is buffered
	}
}
