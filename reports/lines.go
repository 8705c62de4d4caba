package reports

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
)

// A report that this program wrote has the elements of its long lists one a
// line, and no string in JSON holds a line break. So a reader that is at such a
// list cuts it at line breaks, many elements at a time, and has the blocks read
// on all cores. A block that turns out not to be a row of whole elements was cut
// in a wrong place, or is broken: from there on the report is read in one go,
// which also finds what is wrong.

// blockBytes is what a reader holds of its source at a time, and the most that
// a block has.
const blockBytes = 1 << 19

// block is a row of elements of a list, and its own reader.
type block[T any] struct {
	reader
	raw   []byte // within the reader's buf
	items []T
	done  chan struct{}
}

// readLines reads elements of the list that was opened last, for as long as
// they stand one a line, and appends them to items in their order. It leaves at
// least the list's last element.
func readLines[T any](c *reader, items []T, fields func(*T, coder)) []T {
	var (
		queue []*block[T] // blocks that are being read
		spare []*block[T]
		list  = &c.path[len(c.path)-1]
		most  = runtime.GOMAXPROCS(0) + 1
	)
	for c.err == nil {
		n, end := c.lines(list.item)
		if n == 0 && len(queue) == 0 {
			break
		}
		if n == 0 || len(queue) == most {
			p := queue[0]
			queue = queue[1:]
			<-p.done
			if p.err != nil {
				again := [][]byte{p.raw}
				for _, later := range queue {
					<-later.done
					again = append(again, later.raw)
				}
				if c.skim {
					c.fail(p.err)
					break
				}
				c.putBack(bytes.Join(again, nil))
				c.loose = true
				break
			}
			items = append(items, p.items...)
			list.item += len(p.items)
			spare = append(spare, p)
			continue
		}
		p := &block[T]{}
		if len(spare) > 0 {
			p, spare = spare[len(spare)-1], spare[:len(spare)-1]
		} else {
			p.buf = make([]byte, blockBytes)
			p.seen = make(map[string]string)
		}
		// The block takes the buffer, and the reader that of the block with what
		// the block leaves.
		p.base, p.pos, p.end = c.base, c.pos, end
		left := copy(p.buf, c.buf[end:c.end])
		p.buf, c.buf = c.buf, p.buf
		c.base, c.pos, c.end = c.base+int64(end), 0, left
		p.raw = p.buf[p.pos:p.end]
		p.path = append(p.path[:0], step{list.field, 0})
		p.skim, p.outline, p.articles = c.skim, c.outline, c.articles
		clear(p.items) // what they hold is the list's now
		p.items = slices.Grow(p.items[:0], n)
		p.done = make(chan struct{})
		queue = append(queue, p)
		go func() {
			defer close(p.done)
			for p.err == nil && p.pos < p.end {
				p.take(',')
				p.items = append(p.items, *new(T))
				readItem(&p.reader, &p.items[len(p.items)-1], fields)
			}
		}()
	}
	return items
}

// lines finds the elements in the buffer that stand on one line each and are
// followed by another such line: how many, and where the last of them ends.
// item is the number of the element before them, -1 for none.
func (c *reader) lines(item int) (n, end int) {
	if c.loose {
		return 0, 0
	}
	c.fillUp()
	b, at := c.buf[:c.end], c.pos
	if item >= 0 && at < len(b) && b[at] == ',' {
		at++
	}
	for at+1 < len(b) && b[at] == '\n' && b[at+1] == '{' {
		length := bytes.IndexByte(b[at+1:], '\n')
		next := at + 1 + length
		if length < 0 || next+1 >= len(b) || string(b[next-2:next]) != "}," || b[next+1] != '{' {
			break
		}
		n, end, at = n+1, next-1, next
	}
	return n, end
}

// fillUp reads on until the buffer is full or the source at its end, if it is
// half empty.
func (c *reader) fillUp() {
	if c.err != nil || c.end-c.pos > len(c.buf)/2 {
		return
	}
	c.base += int64(c.pos)
	c.end = copy(c.buf, c.buf[c.pos:c.end])
	c.pos = 0
	n, err := io.ReadFull(c.src, c.buf[c.end:])
	c.end += n
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		c.fail(err)
	}
}

// putBack makes bytes that stood right before those in the buffer the next to
// be read.
func (c *reader) putBack(b []byte) {
	rest := bytes.Clone(c.buf[c.pos:c.end])
	c.base += int64(c.pos) - int64(len(b))
	c.src = io.MultiReader(bytes.NewReader(b), bytes.NewReader(rest), c.src)
	c.pos, c.end = 0, 0
}
