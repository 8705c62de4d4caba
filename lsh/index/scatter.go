package index

import "sync"

// # From keys to articles
//
// What is found key by key and wanted article by article is gathered in as many
// buckets as there are partitions, one for each stretch of articles with about as many
// words, and then put in order stretch by stretch. So all is written and read in order,
// where looking it up by key costs each article some hundred places of a file (of
// 60,000 generated articles with --memory 170MiB three of five page faults).

// divide returns the first article of each stretch and where the last ends. An
// article lies in the stretch where it begins.
func (x *Index) divide() []int {
	articles := len(x.base) - 1
	first := make([]int, partitions+1)
	a := 0
	for i := range first {
		for a < articles && uint64(x.base[a]) < uint64(i)*x.width() {
			a++
		}
		first[i] = a
	}
	first[partitions] = articles
	return first
}

// width is the number of words from one stretch to the next.
func (x *Index) width() uint64 { return uint64(x.base[len(x.base)-1])/partitions + 1 }

// from is the number of a stretch's first word in the corpus.
func (x *Index) from(stretch int) uint32 { return x.base[x.stretches[stretch]] }

// stretchOf is the stretch that a word's article lies in.
func (x *Index) stretchOf(word uint32) int {
	i := int(uint64(word) / x.width())
	for word < x.from(i) {
		i--
	}
	return i
}

// scatter gathers values by stretches.
type scatter struct {
	spill *Spill // nil for memory
	mu    sync.Mutex
	lists []*buckets
}

func (x *Index) newScatter(spill *Spill) *scatter { return &scatter{spill: spill} }

// buckets are those of one goroutine.
type buckets struct {
	spill *Spill
	of    [partitions]bucket
}

// buckets returns further ones. Safe for concurrent use.
func (s *scatter) buckets() *buckets {
	b := &buckets{spill: s.spill}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lists = append(s.lists, b)
	return b
}

func (b *buckets) add(stretch int, v uint64) error { return b.of[stretch].add(v, b.spill) }

// size is the number of values of a stretch.
func (s *scatter) size(stretch int) (n int) {
	for _, list := range s.lists {
		n += len(list.of[stretch].full)*chunkSize + len(list.of[stretch].open)
	}
	return n
}

// each calls do for the values of a stretch, in no order.
func (s *scatter) each(stretch int, do func(uint64)) {
	for _, list := range s.lists {
		list.of[stretch].each(s.spill, func(chunk []uint64) {
			for _, v := range chunk {
				do(v)
			}
		})
	}
}
