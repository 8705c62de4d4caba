package align

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"sada/lsh/index"
	"sada/lsh/sketch"
)

// box is a stretch [a0, a1) of the host's words and a stretch [b0, b1) of the
// guest's, with what they share, in scores (an average word 1).
type box struct {
	a0, a1, b0, b1 int
	common         float32 // M, the multiset intersection
	massA, massB   float32 // W_A and W_B
	order          float32 // L, once it is counted
	widened        bool    // see widen
}

// overlap is D = 2M/(W_A+W_B), in 0..1.
func (b *box) overlap() float32 { return 2 * b.common / (b.massA + b.massB) }

// value is S without the bonus for sentence borders.
func (b *box) value() float32 { return 2*b.common - unmatched*(b.massA+b.massB) }

// The shape of the search; DESIGN's figures, measured on the development half
// of ExAraPlagDet-2015 (sada eval).
const (
	// unmatched is what a word of either side costs in S; a shared one earns 1.
	unmatched = 0.4
	// borderBonus is earned by each border that stands on a sentence's.
	borderBonus = 1.0
	// pointWeight is the least weight of a stem whose meetings are points.
	pointWeight = 0.9
	// pointCrowd is the most points that one stem may give.
	pointCrowd = 16
	// seedWeight is the least weight of the points of a component, seedDensity
	// the least weight a word of its longer side.
	seedWeight  = 5.0
	seedDensity = 0.2
	// slack is by how much S may fall on the way to a better border.
	slack = 15.0
	// splitCost is what it costs to see two passages where one would do.
	splitCost = 15.0
	// plainOverlap is the overlap of a box that needs no second look.
	plainOverlap = 0.8
	// segmentGap is the most words between two points of one diagonal that
	// belong to one segment.
	segmentGap = 4
)

// gaps are the distances at which neighbours become a component; a single gap
// loses .03 to .07 of plagdet. Segments are joined up to the last gap but one;
// at the last, wide enough for paragraphs that changed places, components that
// are seeds.
var gaps = [...]int32{8, 20, 50, seedGap}

const seedGap = 120

// point is a word of the guest that meets a word of the host, on a segment.
type point struct {
	b, segment int32
	weight     float32
}

// segment is a stretch of points on one diagonal.
type segment struct {
	a0, b0 int32 // first point
	n      int32 // words from the first point to the last, on both sides
	parent int32
}

// plane is the work space for aligning guests with a host. Not safe for
// concurrent use.
type plane struct {
	host
	rarity *sketch.Rarity

	guest axis
	self  bool // the guest is the host: a box may not meet itself
	least int  // words that a box has at least on both sides

	soften   func(*box) bool // see A second look
	points   []point         // in order of the guest's words
	segments []segment
	open     []int32 // by diagonal, the last segment
	boxes    []box
	seen     []box
	rejected []box // no matches; with those too short or faint to be one if traced
	traced   bool
	fitting  fitting
	chains   []chain
	firmest  []firmRun
	met      []bool            // pairs of the host's words, of neighbours
	edges    [len(gaps)][]edge // by gap
	extents  []extent
	masks    []uint64 // rows of order
	column   []uint64
}

// boxesOf returns the stretches that the host shares with words [from, to) of
// the guest, best first, none overlapping another on both sides. The result is
// valid until the next call.
func (p *plane) boxesOf(guest *sketch.Sketch, from, to int, self bool, meetings []index.Meeting) []box {
	p.self = self
	shared := p.invite(guest, from, to)
	p.boxes, p.seen, p.rejected = p.boxes[:0], p.seen[:0], p.rejected[:0]
	p.follow(meetings)
	if shared >= seedWeight && !p.plain(meetings) {
		p.segment()
		p.components()
	}
	if len(p.seen) == 0 {
		p.followKeys()
	}
	for _, w := range p.guest.words {
		p.slots[w.slot].guests = 0
	}
	return p.choose()
}

// glance says whether the words around one of the meetings share enough, and
// enough of it in order, to be worth a closer look. It costs a microsecond or
// two and turns away most of the pairs that have little more than a key in
// common.
func (p *plane) glance(guest *sketch.Sketch, meetings []index.Meeting) bool {
	for _, m := range meetings {
		from, to := max(0, int(m.A)-glanceWords), min(len(p.host.words), int(m.A)+glanceWords)
		shared, rest := float32(0), ^uint64(0) // rest: the host's words in no common subsequence, see order
		for j := max(0, int(m.B)-glanceWords); j < min(len(guest.Stems), int(m.B)+glanceWords); j++ {
			row := uint64(0)
			for i := p.slots[p.find(guest.Stems[j])].first; i >= 0 && int(i) < to; i = p.next[i] {
				if int(i) < from {
					continue
				}
				if row == 0 {
					shared += p.host.words[i].score
				}
				row |= 1 << (int(i) - from)
			}
			u := rest & row
			rest = (rest + u) | rest&^u
		}
		if shared+float32(64-bits.OnesCount64(rest)) >= glanceShared {
			return true
		}
	}
	return false
}

// A glance takes in glanceWords on each side of a meeting, together no more
// than a machine word has bits. The scores of the words in common and the
// length of their longest common subsequence must sum to glanceShared: of what
// is accepted on news 99 in 100 do, of the rest fewer than one in three.
const (
	glanceWords  = 32
	glanceShared = 22.0
)

// invite numbers the guest's words by the host's stems and returns the weight
// of those that the host has.
func (p *plane) invite(guest *sketch.Sketch, from, to int) (shared float32) {
	g := &p.guest
	stems, levels := guest.Stems[from:to], guest.Levels[from:to]
	g.starts, g.from, g.sign = guest.Starts, from, -1
	g.words = grow(g.words, len(stems))
	for j, stem := range stems {
		at := p.find(stem)
		s := &p.slots[at]
		shared += s.point
		s.guests++
		own := uint32((at - 1) >> 31) // all ones where the host has no such stem, whose score is 0
		score := math.Float32bits(s.score) | math.Float32bits(p.rarity.Score(levels[j]))&own
		g.words[j] = word{at, math.Float32frombits(score)}
	}
	return shared
}

// segment makes segments of the points.
func (p *plane) segment() {
	p.points, p.segments = p.points[:0], p.segments[:0]
	diagonals := len(p.host.words) + len(p.guest.words)
	p.open = grow(p.open, diagonals)
	for i := range p.open {
		p.open[i] = -1
	}
	// Where one stretch stayed in order and agrees nearly everywhere, what else
	// its words meet is chance. (Of several such stretches a larger box may make
	// one passage.)
	var plain *box
	if len(p.boxes) == 1 && p.boxes[0].overlap() >= plainOverlap {
		plain = &p.boxes[0]
	}
	for j, w := range p.guest.words {
		s := &p.slots[w.slot]
		if s.point == 0 || int64(s.count)*int64(s.guests) > pointCrowd {
			continue
		}
		for i := s.first; i >= 0; i = p.next[i] {
			if p.self && p.host.from+int(i) >= p.guest.from+j-p.least {
				break // words ascend; a passage does not overlap its own repeat
			}
			if plain != nil && (plain.a0 <= int(i) && int(i) < plain.a1 || plain.b0 <= j && j < plain.b1) {
				continue
			}
			d := int(i) - j + len(p.guest.words) - 1
			last := p.open[d]
			if last >= 0 && int32(j)-(p.segments[last].b0+p.segments[last].n-1) <= segmentGap {
				p.segments[last].n = int32(j) - p.segments[last].b0 + 1
			} else {
				last = int32(len(p.segments))
				p.open[d] = last
				p.segments = append(p.segments, segment{i, int32(j), 1, last})
			}
			p.points = append(p.points, point{int32(j), last, s.point})
		}
	}
}

// components joins segments at growing gaps and fits a box around each
// component that has weight enough.
func (p *plane) components() {
	segs := p.segments
	p.extents = grow(p.extents, len(segs))
	extents := p.extents
	p.near()
	for level := range p.edges {
		if level == len(gaps)-1 {
			p.nearSeeds()
		}
		if p.join(p.edges[level]) == 0 && level > 0 {
			continue // the components are those of the last gap
		}
		for i := range extents {
			extents[i] = extent{}
		}
		for i := range segs {
			s := &segs[i]
			s.parent = segs[s.parent].parent // the root, as parents stand before their children
			extents[s.parent].add(s)
		}
		for _, q := range p.points {
			// A word of the guest counts once, however many of the host it meets.
			if e := &extents[segs[q.segment].parent]; e.last != q.b+1 {
				e.last = q.b + 1
				e.weight += q.weight
			}
		}
		for i := range extents {
			e := &extents[i]
			if e.seeds() {
				p.try(box{a0: int(e.a0), a1: int(e.a1), b0: int(e.b0), b1: int(e.b1)})
			}
		}
	}
}

// try fits a box around a seed, unless one that was fitted before holds it:
// then fitting would end where that one ended.
func (p *plane) try(b box) {
	if p.self && p.host.from+b.a1 > p.guest.from+b.b0 || slices.ContainsFunc(p.seen, func(f box) bool { return b.inside(&f) }) {
		return
	}
	p.fit(&b)
	p.seen = append(p.seen, b)
	p.widen(&b)
	if b.common >= leastFaint && b.overlap() >= leastOverlap && b.a1-b.a0 >= p.least && b.b1-b.b0 >= p.least {
		p.boxes = append(p.boxes, b)
	} else if p.traced {
		p.rejected = append(p.rejected, b)
	}
}

// follow fits a box around every chain of ordered keys that meet in the same
// order: text that stayed in order is found without its points, also where all
// of its words are common.
func (p *plane) follow(meetings []index.Meeting) {
	p.chains = p.chains[:0]
	for _, m := range meetings {
		a, b := int(m.A)-p.host.from, int(m.B)-p.guest.from
		if m.OrderFree || a < 0 || b < 0 || a+sketch.ShingleSize > len(p.host.words) || b+sketch.ShingleSize > len(p.guest.words) {
			continue
		}
		joined := false
		for i := len(p.chains) - 1; i >= 0 && i >= len(p.chains)-openChains; i-- {
			c := &p.chains[i]
			dA, dB := a-(c.a1-sketch.ShingleSize), b-(c.b1-sketch.ShingleSize)
			if dA > 0 && dB > 0 && dA <= chainGap && dB <= chainGap && max(dA-dB, dB-dA) <= chainDrift {
				c.a1, c.b1, c.keys = a+sketch.ShingleSize, b+sketch.ShingleSize, c.keys+1
				joined = true
				break
			}
		}
		if !joined {
			p.chains = append(p.chains, chain{a, a + sketch.ShingleSize, b, b + sketch.ShingleSize, 1})
		}
	}
	for _, c := range p.chains {
		if c.keys > 1 {
			p.try(box{a0: c.a0, a1: c.a1, b0: c.b0, b1: c.b1})
		}
	}
}

// followKeys fits a box around every single ordered key: a short passage of
// common words may have nothing else.
func (p *plane) followKeys() {
	for _, c := range p.chains {
		p.try(box{a0: c.a0, a1: c.a1, b0: c.b0, b1: c.b1})
	}
}

// plain says whether one box that was found by its order is all there is a sign
// of: the meetings outside it are single ordered keys, none near another.
func (p *plane) plain(meetings []index.Meeting) bool {
	if len(p.boxes) != 1 {
		return false
	}
	b := &p.boxes[0]
	outside := 0
	for _, m := range meetings {
		i, j := int(m.A)-p.host.from, int(m.B)-p.guest.from
		if i < b.a0 || i >= b.a1 || j < b.b0 || j >= b.b1 {
			if m.OrderFree {
				return false
			}
			outside++
		}
	}
	return outside <= strayKeys
}

// strayKeys is the number of ordered keys outside a box that are no sign of
// anything else.
const strayKeys = 2

// chain is a stretch of ordered keys that meet in the same order.
type chain struct{ a0, a1, b0, b1, keys int }

// A meeting joins a chain that ends at most chainGap words before it, with at
// most chainDrift words more on one side; the last openChains are looked at.
const (
	chainGap   = 30
	chainDrift = 6
	openChains = 8
)

// extent is the bounding box of a component and the weight of the guest's words
// in it.
type extent struct {
	a0, a1, b0, b1 int32
	weight         float32
	last           int32 // the last guest word counted, plus one
}

func (e *extent) add(s *segment) {
	if e.a1 == 0 {
		*e = extent{a0: s.a0, a1: s.a0 + s.n, b0: s.b0, b1: s.b0 + s.n}
		return
	}
	e.a0, e.a1 = min(e.a0, s.a0), max(e.a1, s.a0+s.n)
	e.b0, e.b1 = min(e.b0, s.b0), max(e.b1, s.b0+s.n)
}

// edge is a pair of segments.
type edge struct{ s, t int32 }

// seeds says whether a component's points weigh enough for a box.
func (e *extent) seeds() bool {
	return e.weight >= seedWeight && e.weight >= seedDensity*float32(max(e.a1-e.a0, e.b1-e.b0))
}

// near lists the pairs of segments that lie within the gaps of each other on
// both sides, each pair under the first gap that joins it.
func (p *plane) near() {
	for level := range p.edges {
		p.edges[level] = p.edges[level][:0]
	}
	const widest = len(gaps) - 2
	segs := p.segments
	longest := int32(0) // bounds how far one has to look back
	for i := range segs {
		s := &segs[i]
		for j := i - 1; j >= 0; j-- {
			t := &segs[j]
			if s.b0-t.b0 >= gaps[widest]+longest {
				break
			}
			distance := max(s.b0-(t.b0+t.n-1), s.a0-(t.a0+t.n-1), t.a0-(s.a0+s.n-1))
			if distance > gaps[widest] {
				continue
			}
			level := uint32(gaps[0]-distance)>>31 + uint32(gaps[1]-distance)>>31 // one for each gap that is too narrow
			p.edges[level] = append(p.edges[level], edge{int32(i), int32(j)})
		}
		longest = max(longest, s.n)
	}
}

// nearSeeds lists the pairs of components that are seeds and lie within the last
// gap of each other; a component goes by the number of its root.
func (p *plane) nearSeeds() {
	last := &p.edges[len(gaps)-1]
	for i := range p.extents {
		s := &p.extents[i]
		if !s.seeds() {
			continue
		}
		for j := range p.extents[:i] {
			t := &p.extents[j]
			if t.seeds() && max(s.b0-t.b1, t.b0-s.b1, s.a0-t.a1, t.a0-s.a1) < seedGap {
				*last = append(*last, edge{int32(i), int32(j)})
			}
		}
	}
}

// join unites the segments whose pairs are given and returns how many it
// united.
func (p *plane) join(edges []edge) int {
	united := 0
	for _, e := range edges {
		if x, y := p.root(e.s), p.root(e.t); x != y {
			p.segments[max(x, y)].parent = min(x, y)
			united++
		}
	}
	return united
}

func (p *plane) root(i int32) int32 {
	for p.segments[i].parent != i {
		p.segments[i].parent = p.segments[p.segments[i].parent].parent
		i = p.segments[i].parent
	}
	return i
}

// choose takes those boxes that are matches by value, best first, none that
// overlaps a taken one on both sides; a box whose parts are worth more than it is
// gives way to them. Their borders are put right.
func (p *plane) choose() []box {
	slices.SortFunc(p.boxes, byValue)
	p.boxes = slices.CompactFunc(p.boxes, samePlace)
	accepted := p.boxes[:0]
	for _, b := range p.boxes {
		if b.order = p.order(&b); b.accepted() || p.soften != nil && p.soften(&b) {
			accepted = append(accepted, b)
		} else {
			p.rejected = append(p.rejected, b)
		}
	}
	p.boxes = accepted
	var taken []box
	for i := range p.boxes {
		b := &p.boxes[i]
		if slices.ContainsFunc(taken, func(t box) bool { return b.meetsA(&t) && b.meetsB(&t) }) {
			continue
		}
		if parts := p.parts(i); len(parts) > 0 {
			taken = append(taken, parts...)
		} else {
			taken = append(taken, *b)
		}
	}
	for i := range taken {
		p.sharpen(&taken[i])
		p.trim(&taken[i])
	}
	for i := range taken {
		p.complete(i, taken)
	}
	return taken
}

// byValue puts boxes in order, the best first.
func byValue(x, y box) int {
	return cmp.Or(cmp.Compare(y.value(), x.value()), x.a0-y.a0, x.b0-y.b0, x.a1-y.a1, x.b1-y.b1)
}

// samePlace says whether boxes have the same borders; by which way they were
// found, their sums may differ in the last digits.
func samePlace(x, y box) bool {
	return x.a0 == y.a0 && x.a1 == y.a1 && x.b0 == y.b0 && x.b1 == y.b1
}

// parts returns the boxes inside box i that together are worth more than it.
func (p *plane) parts(i int) []box {
	whole := &p.boxes[i]
	var parts []box
	sum := float32(0)
	for _, b := range p.boxes[i+1:] {
		if !b.inside(whole) || samePlace(b, *whole) {
			continue
		}
		if slices.ContainsFunc(parts, func(t box) bool { return b.meetsA(&t) || b.meetsB(&t) }) {
			continue
		}
		parts = append(parts, b)
		sum += b.value()
	}
	if len(parts) < 2 || sum-splitCost*float32(len(parts)-1) <= whole.value() {
		return nil
	}
	return parts
}

func (b *box) inside(t *box) bool {
	return b.a0 >= t.a0 && b.a1 <= t.a1 && b.b0 >= t.b0 && b.b1 <= t.b1
}

func (b *box) meetsA(t *box) bool { return b.a0 < t.a1 && t.a0 < b.a1 }
func (b *box) meetsB(t *box) bool { return b.b0 < t.b1 && t.b0 < b.b1 }
