package eval

import "sada/lsh/arabic"

// finder says which pairs were found. The pairs of a group are never listed
// one by one: a group may hold a hundred thousand articles.
type finder struct {
	lib Library
	// matched says of each pair with a match whether one has no label.
	matched map[Pair]bool
	group   map[string]int // from 1, by article
	sizes   []int          // of the groups
	// spans are those of a pair's matches without a label.
	spans map[Pair]*[2][]arabic.Span
}

func newFinder(lib Library, detections []Detection, groups [][]string) finder {
	f := finder{lib, map[Pair]bool{}, map[string]int{}, make([]int, len(groups)+1), map[Pair]*[2][]arabic.Span{}}
	for i, g := range groups {
		for _, id := range g {
			f.group[id] = i + 1
		}
	}
	for _, i := range f.group {
		f.sizes[i]++
	}
	for _, d := range detections {
		if d.A != d.B { // a match of an article with itself ties nothing
			pair := NewPair(d.A, d.B)
			f.matched[pair] = f.matched[pair] || len(d.Labels) == 0
			if len(d.Labels) > 0 {
				continue
			}
			if f.spans[pair] == nil {
				f.spans[pair] = &[2][]arabic.Span{}
			}
			p, spans := d.Passage.sorted(), f.spans[pair]
			spans[0], spans[1] = append(spans[0], p.ASpan), append(spans[1], p.BSpan)
		}
	}
	return f
}

func (f finder) grouped(p Pair) bool { return f.group[p.A] > 0 && f.group[p.A] == f.group[p.B] }

// containment is how much of a pair was found without a label.
func (f finder) containment(p Pair) float64 {
	if f.grouped(p) {
		return 1
	}
	spans := f.spans[p]
	if spans == nil {
		return 0
	}
	share := func(id string, spans []arabic.Span) float64 {
		if a := f.lib[id]; a != nil && len(a.Text) > 0 {
			return float64(union(spans)) / float64(len(a.Text))
		}
		return 0
	}
	return max(share(p.A, spans[0]), share(p.B, spans[1]))
}

// classes counts what was found without a label by its containment.
func (f finder) classes(r *PairReport) {
	for _, n := range f.sizes {
		r.classOf(1).Unlabelled += n * (n - 1) / 2
	}
	for pair := range f.spans {
		if !f.grouped(pair) {
			r.classOf(f.containment(pair)).Unlabelled++
		}
	}
}

func (f finder) pair(p Pair) (found, unlabelled bool) {
	unlabelled, found = f.matched[p]
	grouped := f.grouped(p)
	return found || grouped, unlabelled || grouped
}

func (f finder) count() (found, unlabelled int) {
	for _, n := range f.sizes {
		found += n * (n - 1) / 2
	}
	unlabelled = found
	for pair, clean := range f.matched {
		if f.grouped(pair) {
			continue
		}
		found++
		if clean {
			unlabelled++
		}
	}
	return found, unlabelled
}

func one(counts bool) int {
	if counts {
		return 1
	}
	return 0
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
