package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
)

// JSON Lines
//
// A file is cut into blocks of whole lines, which workers decode; a broken line is told
// and the next one read.

const (
	// blockSize is how much of a JSON Lines file is decoded at a time.
	blockSize = 512 << 10
	// maxRecord is the longest record read, in bytes; a longer one is skipped.
	maxRecord = 256 << 20
	// largeBlock is the size in bytes above which only one block is under way at a
	// time, from when it is decoded until its articles are handed on.
	largeBlock = 16 << 20
)

// isJSONLines recognises JSON Lines by name, or by a line that is an object; under
// a name that promises something else, one with a text.
func isJSONLines(in *input, head []byte) bool {
	switch in.ext() {
	case ".jsonl", ".ndjson":
		return !isArray(head) && !isMarkup(head)
	case ".json", "":
	default:
		if !holdsRecord(head) {
			return false
		}
	}
	for n := 0; len(head) > 0 && n < 10; n++ {
		line, rest, more := bytes.Cut(head, []byte("\n"))
		head = rest
		line = withoutByteOrderMark(line)
		switch {
		case len(line) == 0:
			n--
		case line[0] == '[':
			return false
		case line[0] != '{' || !bytes.HasPrefix(bytes.TrimSpace(line[1:]), []byte(`"`)):
		case line[len(line)-1] == '}' && (more || in.ext() != ".json"):
			return (&jsonStream{fields: newFields(nil)}).hasText(line) || !isDocument(line)
		case n == 0 && !more && in.ext() != ".json": // longer than head
			return !isDocument(line)
		}
	}
	return false
}

func (r *reading) readJSONLines(in *input) error {
	lines := blocks{r: in.r, max: maxRecord, pool: &r.pool, cut: lastLine, wait: r.waitLarge}
	return r.sendBlocks(in.path, &lines, 1, "the record is longer than %d bytes", func(d *decoder, line int, block []byte, res *result) {
		d.jsonLines(in.path, lineShape, line, block, res)
	})
}

// sendBlocks sends the blocks of a file, the first of which begins in line, to be
// decoded; long is said of a record that is too long.
func (r *reading) sendBlocks(path string, b *blocks, line int, long string, decode func(d *decoder, line int, block []byte, res *result)) error {
	for {
		block, err := b.next()
		if len(block) > 0 {
			first := line
			line += bytes.Count(block, []byte("\n"))
			if !r.sendBlock(path, block, func(d *decoder, res *result) { decode(d, first, block, res) }) {
				return nil
			}
		}
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, errLong):
			r.skip(path, line, long, b.max)
			line++
		case err != nil:
			return fmt.Errorf("up to line %d: %w", line, err)
		}
	}
}

// jsonLines decodes a block of whole lines, the first of which is number line.
func (d *decoder) jsonLines(path string, of shape, line int, block []byte, res *result) {
	for ; len(block) > 0; line++ {
		var text []byte
		text, block, _ = bytes.Cut(block, []byte("\n"))
		if line == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		text = bytes.TrimSpace(text)
		if len(text) == 0 {
			continue
		}
		rec, err := d.decode(text)
		if err != nil {
			hint := ""
			if of == lineShape && errors.As(err, new(notObject)) {
				hint = "; hint: one JSON object is expected on each line"
			}
			res.skip(path, line, "%v%s", err, hint)
			continue
		}
		rec.shape = of
		if rec.values[textField] == "" || len(d.opt.Fields) > 0 {
			d.lookForKeys(&rec, text, res)
		}
		d.add(&rec, path, line, res)
	}
}

// lookForKeys notes which of the keys that the user chose a record has, and what else
// one has that has no text.
func (d *decoder) lookForKeys(rec *record, object []byte, res *result) {
	for f, rank := range rec.ranks {
		if rank == chosenRank {
			res.chosen.met |= 1 << f
		}
	}
	if rec.values[textField] != "" && res.chosen.keys != nil {
		return
	}
	keys := d.fields.keys(object)
	if res.chosen.keys == nil {
		res.chosen.keys = keys
	}
	if rec.values[textField] != "" || len(keys) == 0 {
		return
	}
	best := uint8(255)
	for _, k := range keys {
		if k.field == textField && k.rank < best {
			best, rec.textKey = k.rank, k.key
		}
	}
	if rec.textKey == "" {
		rec.others = keyList(keys)
	}
}

// errLong says that a record was too long and that its line, the first if it
// has several, has been passed over.
var errLong = errors.New("record too long")

// blocks cuts a stream into blocks of whole records.
type blocks struct {
	r    io.Reader
	max  int // longest record, at least
	pool *pool
	cut  func([]byte) int // the length of the whole records at the beginning
	wait func()           // called before a block grows large

	buf []byte // read and not yet handed on
	err error  // of the last Read
}

// lastLine cuts lines.
func lastLine(b []byte) int { return bytes.LastIndexByte(b, '\n') + 1 }

// next returns the next block, which is the caller's until it gives it back to
// the pool, and the error that ends the stream. An unfinished record before an
// error other than io.EOF is left out. After errLong the stream goes on.
func (b *blocks) next() ([]byte, error) {
	if b.buf == nil {
		b.buf = b.pool.get()
	}
	for b.err == nil {
		if len(b.buf) < cap(b.buf) {
			b.fill()
			continue
		}
		if end := b.cut(b.buf); end > 0 {
			block := b.buf[:end]
			b.buf = append(b.pool.get(), b.buf[end:]...)
			return block, nil
		}
		if len(b.buf) >= b.max {
			return nil, b.pass()
		}
		if 2*cap(b.buf) > largeBlock {
			b.wait()
		}
		b.buf = append(make([]byte, 0, 2*cap(b.buf)), b.buf...)
	}
	block := b.buf
	if b.err != io.EOF {
		block = block[:b.cut(block)]
	}
	b.buf = b.buf[:0:0]
	return block, b.err
}

func (b *blocks) fill() {
	var n int
	n, b.err = b.r.Read(b.buf[len(b.buf):cap(b.buf)])
	b.buf = b.buf[:len(b.buf)+n]
}

// pass drops the line at the beginning.
func (b *blocks) pass() error {
	for {
		if i := bytes.IndexByte(b.buf, '\n'); i >= 0 {
			b.buf = b.buf[:copy(b.buf, b.buf[i+1:])]
			return errLong
		}
		b.buf = b.buf[:0]
		if b.err != nil {
			return errLong
		}
		b.fill()
	}
}

// pool keeps blocks of blockSize for use again; larger ones are dropped.
type pool struct{ p sync.Pool }

func (p *pool) get() []byte {
	if b, ok := p.p.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, blockSize)
}

func (p *pool) put(b []byte) {
	if cap(b) == blockSize {
		p.p.Put(&b)
	}
}
