package corpus

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"
)

// How a file is opened
//
// Paths are walked in order; layers of compression are taken off, and the format is known
// by the content first, by the name where that leaves a doubt. What grows too much is
// refused as a bomb.

// input is one file while it is read.
type input struct {
	// path is the file as the user named it.
	path string
	// name is its base name in lower case without the endings of compression:
	// what a format may go by where the content leaves a doubt.
	name string
	// named is true for paths that the user gave, false for files found in a
	// folder.
	named bool
	// chosen are Options.Fields, by which a table may be known.
	chosen map[string]string
	// depth is how many archives it stands in.
	depth int
	// r is the content, decompressed and, for text, in UTF-8.
	r *bufio.Reader
	// at gives the content at any place, nil where it can only be read in order;
	// size is its length then.
	// jumped says that it was read so.
	at     io.ReaderAt
	size   int64
	jumped bool
	// account is what it has grown to, for the limit on that.
	account *account
	// gzip is the innermost of its layers of gzip, nil if it has none.
	gzip *gzipReader
}

// ext is the extension of the file's name with its dot, without those of
// compression.
func (in *input) ext() string { return path.Ext(in.name) }

// unreadError is why nothing of a file is read.
type unreadError struct{ error }

// tooLarge is that of a page.
func tooLarge() error {
	return unreadError{fmt.Errorf("larger than %d bytes; hint: split it into pages, or make JSON Lines of it", maxPage)}
}

// A format turns one kind of file into tasks. To read a further kind, add a
// line to formats.
type format struct {
	name string
	// binary: not text, so not to be put into UTF-8.
	binary bool
	// match says whether the file is of this kind by its first bytes (up to
	// headSize of them), or by its name where the bytes leave a doubt.
	match func(in *input, head []byte) bool
	// read sends the tasks for a file. It runs in the feeder and does only what
	// has to be done in order. It returns what stopped it before the end of the
	// file; all it sent before stays valid.
	read func(r *reading, in *input) error
}

// formats are the kinds of files that are read; the first that matches wins.
func formats() []format {
	return []format{
		{"ZIP", true, isZIP, (*reading).readZIP},
		{"tar", true, isTar, (*reading).readTar},
		{"WARC", true, isWARC, (*reading).readWARC},
		{"MHTML", true, isMHTML, (*reading).readMHTML},
		{"Parquet", true, isParquet, (*reading).readParquet},
		{"JSON Lines", false, isJSONLines, (*reading).readJSONLines},
		{"report", false, isOwn, (*reading).skipOwn},
		{"table", false, isCSV, (*reading).readCSV},
		{"JSON", false, isJSON, (*reading).readJSON},
		{"feed", false, isFeed, (*reading).readFeed},
		{"HTML", false, isHTML, (*reading).readHTML},
		{"text page", false, isPage, (*reading).readPage},
	}
}

const (
	// headSize is how much of a file's beginning its format is recognised by.
	headSize = 64 << 10
	// maxWraps is how many times a file may be compressed over.
	maxWraps = 3
	// bombSize and bombRatio: a compressed file that has given more than
	// bombSize bytes and more than bombRatio times its own size is refused.
	// News compresses about 5 to 1 (gzip -6 on saudinews: 4.6).
	bombSize  = 64 << 20
	bombRatio = 200
	// maxWindow is how far back what zstd packs may refer, in bytes; memory is
	// taken for it. The program zstd has the same limit unless told otherwise.
	maxWindow = 128 << 20
)

// wrapping endings; what is wrapped is known by its content.
var wrappings = []string{".gz", ".zst", ".bz2"}

// plainName is the base name of a path in lower case, without the endings of
// compression.
func plainName(name string) string {
	name = strings.ToLower(filepath.Base(name))
	for slices.Contains(wrappings, path.Ext(name)) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	return name
}

// admitted says whether a file of a folder may hold articles, by its name.
func admitted(name string) bool {
	switch plain := plainName(name); path.Ext(plain) {
	case ".txt", ".html", ".htm", ".xhtml", ".mht", ".mhtml",
		".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".parquet",
		".xml", ".rss", ".atom", ".rdf", ".warc", ".zip", ".tar", ".tgz":
		return true
	case ".php", ".asp", ".aspx", ".jsp", ".shtml", ".shtm": // if it is a page that such a script sent, see isScript
		return true
	case "":
		return plain != strings.ToLower(filepath.Base(name)) // name.gz
	default:
		return false
	}
}

// withoutByteOrderMark is the beginning of a file without its byte order mark and the blanks
// around it.
func withoutByteOrderMark(b []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))
}

// isScript tells whether a file of a folder or an archive is named as a script of a web
// server and does not begin as a page that one has sent: programs for mirroring sites
// keep these names.
func isScript(in *input, head []byte) bool {
	switch in.ext() {
	case ".php", ".asp", ".aspx", ".jsp", ".shtml", ".shtm":
		return !in.named && !isHTML(&input{}, head)
	}
	return false
}

// isSavedAddress tells whether a file of a folder begins as HTML under the end of an
// address as its name, as programs for mirroring sites save it: without an extension,
// or with what was asked for behind a question mark (story?id=5, news.php?id=5).
func isSavedAddress(p string) bool {
	name := strings.ToLower(filepath.Base(p))
	before, _, asked := strings.Cut(name, "?")
	if isBeside(filepath.Base(p)) || path.Ext(before) != "" && !(asked && admitted(before)) {
		return false
	}
	f, err := os.Open(p)
	if err != nil {
		return false // left out, which is told
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	return isHTML(&input{}, head[:n])
}

// feed walks the paths and sends the tasks of every file.
func (r *reading) feed(paths []string) {
	if r.opt.Progress != nil {
		r.total.Store(totalSize(paths))
	}
	for _, p := range paths {
		if r.ctx.Err() != nil {
			return
		}
		if p == "-" {
			r.stdin()
			continue
		}
		info, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			r.send(p, func(_ *decoder, res *result) {
				res.missing++
				res.warn(p, 0, "no such file or folder; hint: is the path spelt right?")
			})
		case err != nil:
			r.skip(p, 0, "cannot be read: %v", cause(err))
		case info.IsDir():
			r.folder(p)
		default:
			r.file(p, true)
		}
	}
}

func (r *reading) stdin() {
	if r.opt.Stdin == nil {
		r.skip("-", 0, "there is no standard input")
		return
	}
	r.waits.Store(true)
	r.content(&input{path: "-", name: "-", named: true}, r.opt.Stdin)
	r.waits.Store(false)
}

// folder reads the files of a folder and of those in it, in sorted order.
// Symbolic links are not followed.
func (r *reading) folder(dir string) {
	var left leftOut
	r.walk(dir, "", &left)
	left.send(r, dir)
}

// walk reads what is in a folder that the user named, or in the folder below it.
func (r *reading) walk(dir, below string, left *leftOut) {
	at := filepath.Join(dir, below)
	entries, err := os.ReadDir(at) // sorted; what could be read, even with an error
	if err != nil {
		r.skip(at, 0, "the folder cannot be read: %v", cause(err))
	}
	for _, e := range entries {
		if r.ctx.Err() != nil {
			return
		}
		switch p := filepath.Join(at, e.Name()); {
		case e.IsDir():
			r.walk(dir, filepath.Join(below, e.Name()), left)
		case e.Type()&fs.ModeSymlink != 0:
			r.skip(p, 0, "a symbolic link in a folder is not followed; hint: name it on the command line to read it")
		case !admitted(e.Name()) && !(e.Type().IsRegular() && isSavedAddress(p)):
			left.add(filepath.ToSlash(filepath.Join(below, e.Name())))
		case e.Type().IsRegular():
			r.file(p, false)
		default:
			r.skip(p, 0, "a pipe, socket or device in a folder is not read; hint: name it on the command line to read it")
		}
	}
}

func (r *reading) file(p string, named bool) {
	if info, err := os.Stat(p); err == nil && !info.Mode().IsRegular() {
		r.waits.Store(true) // a pipe is waited for, already to be opened
		defer r.waits.Store(false)
	}
	f, err := os.Open(p)
	if err != nil {
		r.skip(p, 0, "cannot be read: %v", cause(err))
		return
	}
	defer f.Close()
	in := &input{path: p, name: plainName(p), named: named}
	before, err := f.Stat()
	if err != nil || !before.Mode().IsRegular() {
		r.content(in, f)
		return
	}
	in.at, in.size = f, before.Size()
	r.content(in, f)
	if why := changed(p, f, before); why != "" {
		r.send(p, func(_ *decoder, res *result) {
			res.changed++
			res.warn(p, 0, "%s; hint: read it again when nothing writes to it", why)
		})
	}
}

// changed says what happened to the open file of a path since before, "" if
// nothing did.
func changed(p string, f *os.File, before fs.FileInfo) string {
	after, err := f.Stat()
	switch {
	case err != nil:
		return fmt.Sprintf("it cannot be told whether the file changed while it was read: %v", cause(err))
	case after.Size() != before.Size():
		return fmt.Sprintf("the file changed while it was read, from %d bytes to %d: articles may be missing or mixed", before.Size(), after.Size())
	case !after.ModTime().Equal(before.ModTime()):
		return "the file was written to while it was read: articles may be missing or mixed"
	}
	if now, err := os.Stat(p); err == nil && !os.SameFile(now, before) {
		return "the file was replaced while it was read: the articles are those of the old one"
	}
	return ""
}

// content reads one file: takes off compression, recognises the format, reads.
func (r *reading) content(in *input, src io.Reader) {
	p := in.path
	in.chosen = r.opt.Fields
	stored := &counter{r: src}
	if in.depth == 0 {
		stored.all = &r.bytes
	}
	in.account = &account{of: in.account, stored: func() int64 {
		if in.jumped {
			return in.size
		}
		return stored.file
	}}
	in.r = bufio.NewReaderSize(stored, headSize)
	closeAll, err := in.unwrap()
	defer closeAll()
	if err != nil {
		r.skip(p, 0, "cannot be decompressed: %v", err)
		return
	}
	head, err := in.r.Peek(headSize)
	if len(head) == 0 {
		if err == io.EOF {
			r.skip(p, 0, "the file is empty")
		} else {
			r.skip(p, 0, "cannot be read: %v", cause(err))
		}
		return
	}
	if err == io.EOF && len(withoutByteOrderMark(head)) == 0 {
		r.skip(p, 0, "the file holds nothing but blanks")
		return
	}
	if isScript(in, head) {
		r.send(p, func(_ *decoder, res *result) { res.ignored++ })
		return
	}
	if what := document(head); what != "" {
		r.skip(p, 0, "%s, which sada does not read; hint: save it as text or HTML and read that", what)
		return
	}
	f := r.recognise(in, head)
	switch {
	case f != nil:
		r.readAs(f, in)
		if in.jumped && in.depth == 0 {
			r.bytes.Add(in.size - stored.file)
		}
	case bytes.IndexByte(head, 0) >= 0:
		r.skip(p, 0, "not text, and of no format that is read")
	default:
		r.skip(p, 0, "what this file (%s) holds is of no format that is read", in.ext())
	}
}

// recognise is the format of a file that begins with head, nil if it has none that is
// read. What is no binary format is put into UTF-8 first.
func (r *reading) recognise(in *input, head []byte) *format {
	all := formats()
	find := func(binary bool) *format {
		for i := range all {
			if all[i].binary == binary && all[i].match(in, head) {
				return &all[i]
			}
		}
		return nil
	}
	if f := find(true); f != nil {
		return f
	}
	if c := in.recode(head); c != nil {
		if why := c.warning(); why != "" {
			r.send(in.path, func(_ *decoder, res *result) { res.warn(in.path, 0, "%s", why) })
		}
		head, _ = in.r.Peek(headSize)
	}
	return find(false)
}

// readAs reads a file in its format and says what stopped it.
func (r *reading) readAs(f *format, in *input) {
	if !r.send(in.path, func(_ *decoder, res *result) { res.files++ }) {
		return
	}
	if err := f.read(r, in); err != nil {
		how := "read only in part"
		if errors.As(err, new(unreadError)) {
			how = "cannot be read"
		}
		r.skip(in.path, 0, "%s: %s: %v", f.name, how, cause(err))
	}
	if gz := in.gzip; gz != nil && gz.damaged > 0 {
		r.skip(in.path, 0, "compressed data damaged (places: %d); what stands from each to the next record that begins a gzip member is lost: %v", gz.damaged, gz.first)
	}
}

// unwrap takes off compression, known by its first bytes. The function it
// returns is never nil and frees what the decompressors hold.
func (in *input) unwrap() (closeAll func(), err error) {
	var closers []func()
	closeAll = func() {
		for _, c := range slices.Backward(closers) {
			c()
		}
	}
	for range maxWraps {
		magic, _ := in.r.Peek(6)
		var plain io.Reader
		switch {
		case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
			gz, err := newGzipReader(in.r)
			if err != nil {
				return closeAll, err
			}
			in.gzip, plain = gz, gz
		case bytes.HasPrefix(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}):
			// One goroutine: the reader runs beside the workers anyway.
			zs, err := zstd.NewReader(in.r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
			if err != nil {
				return closeAll, fmt.Errorf("zstd: %w", err)
			}
			closers = append(closers, zs.Close)
			plain = zs
		case bytes.HasPrefix(magic, []byte("BZh")) && len(magic) > 4 && (magic[4] == 0x31 || magic[4] == 0x17):
			plain = bzip2.NewReader(in.r)
		default:
			return closeAll, nil
		}
		in.r = bufio.NewReaderSize(&guard{r: plain, account: in.account}, headSize)
		in.at = nil
	}
	return closeAll, fmt.Errorf("compressed more than %d times over", maxWraps)
}

// counter counts the bytes of a file as they are read from it.
type counter struct {
	r    io.Reader
	all  *atomic.Int64 // of the whole reading, nil if they are counted already
	file int64         // of this file
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.all != nil {
		c.all.Add(int64(n))
	}
	c.file += int64(n)
	return n, err
}

// guard refuses what grows beyond all measure when it is decompressed.
type guard struct {
	r       io.Reader
	account *account
	given   int64
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.given += int64(n)
	if !g.account.add(n) {
		return 0, errBomb
	}
	if errors.Is(err, zip.ErrFormat) {
		err = errors.New("its size is another than the directory of the ZIP says")
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("compressed data damaged or cut off after %d bytes of text: %w", g.given, err)
	}
	return n, err
}

// account is what a file has given when it was decompressed, with the files in
// it on every level.
type account struct {
	of     *account     // of the archive that the file stands in, nil if in none
	stored func() int64 // bytes of the file itself so far
	given  int64
	passed int64 // of that, what bombs gave that were passed over
}

// add enters n bytes and says whether the file and all it stands in are still
// within the limit.
func (a *account) add(n int) bool {
	within := true
	for ; a != nil; a = a.of {
		a.given += int64(n)
		counted := a.given - a.passed
		within = within && (counted <= bombSize || counted/bombRatio <= a.stored())
	}
	return within
}

var errBomb = fmt.Errorf("decompresses to more than %d times its size: refused as a bomb", bombRatio)

// totalSize is the number of bytes that the paths hold, 0 if that cannot be
// known.
func totalSize(paths []string) int64 {
	var total int64
	for _, p := range paths {
		if p == "-" {
			return 0
		}
		if info, err := os.Stat(p); err == nil && !info.IsDir() {
			total += info.Size()
			continue
		}
		filepath.WalkDir(p, func(_ string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && admitted(e.Name()) {
				if info, err := e.Info(); err == nil {
					total += info.Size()
				}
			}
			return nil
		})
	}
	return total
}

// cause is what went wrong with a file without its path, which warnings name
// themselves.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
