package align

import (
	"math"

	"sada/lsh/sketch"
)

// axis is one side of the plane: the words that a box may hold, and while one
// is fitted, those that it holds.
type axis struct {
	words  []word
	starts sketch.Bits
	from   int // the first word's place in the article

	sign   int32   // of its words in counts: 1 for the host, -1 for the guest
	lo, hi int     // the box holds words [lo, hi)
	mass   float32 // the sum of their scores
}

// word is one word of an axis.
type word struct {
	slot  int32 // of its stem in the host
	score float32
}

// border is one of the four borders of a box.
type border struct {
	axis, other *axis
	end         bool
}

// fitting is a box while its borders move.
type fitting struct {
	a, b   *axis
	counts []int32 // see host
	self   bool    // both axes are one article: a must end before b starts
	common float32 // M
}

// fit moves the borders of a box, singly and jointly, to the highest S that can
// be reached without falling by more than slack on the way.
func (p *plane) fit(box *box) {
	f := p.fittingOf(box)
	startA, endA, startB, endB := f.borders()
	alone := [...]border{startA, endA, startB, endB}
	joint := [...][2]border{{endA, endB}, {startA, startB}, {endA, startB}, {startA, endB}}
	const moves = len(alone) + len(joint)
	// Every move is tried until none of the last ones in a row was any better.
	for i, idle := 0, 0; idle < moves && i < mostMoves; i++ {
		better := false
		if at := i % moves; at < len(alone) {
			better = f.outward(alone[at]) || f.inward(alone[at])
		} else {
			b := &joint[at-len(alone)]
			better = f.together(b[0], b[1])
		}
		if idle++; better {
			idle = 0
		}
	}
	f.end(box)
}

// mostMoves bounds a fit; few need more than 30.
const mostMoves = 96

// fittingOf counts what a box holds.
func (p *plane) fittingOf(box *box) *fitting {
	f := &p.fitting
	*f = fitting{a: &p.host.axis, b: &p.guest, counts: p.counts, self: p.self}
	f.a.lo, f.a.hi, f.a.mass = box.a0, box.a0, 0
	f.b.lo, f.b.hi, f.b.mass = box.b0, box.b0, 0
	_, endA, _, endB := f.borders()
	f.load(endA, box.a1)
	f.load(endB, box.b1)
	return f
}

func (f *fitting) borders() (startA, endA, startB, endB border) {
	return border{f.a, f.b, false}, border{f.a, f.b, true}, border{f.b, f.a, false}, border{f.b, f.a, true}
}

// end leaves the box as the borders stand, and the counts clear.
func (f *fitting) end(box *box) {
	box.a0, box.a1, box.b0, box.b1 = f.a.lo, f.a.hi, f.b.lo, f.b.hi
	box.common, box.massA, box.massB = f.common, f.a.mass, f.b.mass
	for _, w := range f.a.words[f.a.lo:f.a.hi] {
		f.counts[w.slot] = 0
	}
	for _, w := range f.b.words[f.b.lo:f.b.hi] {
		f.counts[w.slot] = 0
	}
}

// widen moves the borders of a side that is a little too short for a match, while
// the other is long enough, out to p.least words: which of the words at the end
// of an edited passage were put in place of others cannot be told.
func (p *plane) widen(box *box) {
	a, b := box.a1-box.a0, box.b1-box.b0
	if short := p.least - min(a, b); short <= 0 || short > p.least/mostWidened || max(a, b) < p.least {
		return
	}
	f := p.fittingOf(box)
	startA, endA, startB, endB := f.borders()
	if a < b {
		box.widened = f.widen(startA, endA, p.least-a)
	} else {
		box.widened = f.widen(startB, endB, p.least-b)
	}
	f.end(box)
}

// widen takes n more words in at both ends of a side, in the way that is worth
// most; false where there is no room.
func (f *fitting) widen(start, end border, n int) bool {
	x := start.axis
	_, _, roomStart := f.outside(start)
	_, _, roomEnd := f.outside(end)
	best, behind := float32(0), -1
	for k := max(0, n-roomStart); k <= min(n, roomEnd); k++ {
		value := x.bonusAt(x.lo-n+k) + x.bonusAt(x.hi+k)
		for _, w := range x.words[x.lo-n+k : x.lo] {
			value -= unmatched * w.score
		}
		for _, w := range x.words[x.hi : x.hi+k] {
			value -= unmatched * w.score
		}
		if behind < 0 || value > best {
			best, behind = value, k
		}
	}
	if behind < 0 {
		return false
	}
	f.load(end, x.hi+behind)
	for range n - behind {
		x.lo--
		w := x.words[x.lo]
		f.common += w.enter(f.counts, x.sign)
		x.mass += w.score
	}
	return true
}

// mostWidened is the share of a passage's least words, one in so many, that
// widen may add.
const mostWidened = 5

// load moves a border out to a word without looking back.
func (f *fitting) load(b border, to int) {
	x := b.axis
	for _, w := range x.words[x.hi:to] {
		f.common += w.enter(f.counts, x.sign)
		x.mass += w.score
	}
	x.hi = to
}

// enter counts a word in and returns what it adds to M: its score, if the other
// side holds as many of the slot as its own does now. At a border that is as good as
// random, so it is told without a branch.
func (w word) enter(counts []int32, sign int32) float32 {
	n := &counts[w.slot]
	*n += sign
	return w.scoreIf(*n*sign - 1)
}

// leave counts a word out and returns what it takes from M: its score, if the other
// side holds more of the slot than its own does now.
func (w word) leave(counts []int32, sign int32) float32 {
	n := &counts[w.slot]
	*n -= sign
	return w.scoreIf(*n * sign)
}

// scoreIf is the score if below is, and 0 otherwise.
func (w word) scoreIf(below int32) float32 {
	return math.Float32frombits(math.Float32bits(w.score) & uint32(below>>31))
}

// outside is the first word beyond a border, the step from there to the next
// one, and how many there are.
func (f *fitting) outside(b border) (word, step, room int) {
	x := b.axis
	if b.end {
		word, step, room = x.hi, 1, len(x.words)-x.hi
	} else {
		word, step, room = x.lo-1, -1, x.lo
	}
	if f.self && b.end == (x == f.a) { // the box must not meet itself
		room = min(room, f.b.from+f.b.lo-f.a.from-f.a.hi)
	}
	return word, step, room
}

// move puts a border n words further out, or in where n is negative.
func (b border) move(n int) {
	if b.end {
		b.axis.hi += n
	} else {
		b.axis.lo -= n
	}
}

// bonusAt is the bonus of a border that stands before a word.
func (x *axis) bonusAt(word int) float32 {
	if x.starts.Has(x.from + word) {
		return borderBonus
	}
	return 0
}

// bonus is what a border earns where it stands.
func (b border) bonus() float32 {
	if b.end {
		return b.axis.bonusAt(b.axis.hi)
	}
	return b.axis.bonusAt(b.axis.lo)
}

// epsilon keeps rounding from passing for a better border; hopeless is the bonus of
// one and more than all rounding of sums comes to.
const (
	epsilon  = 1e-3
	hopeless = borderBonus + 0.5
)

// outward moves a border out to the best place on the way; true where that is
// better than where it stood.
func (f *fitting) outward(b border) bool {
	x := b.axis
	at, step, room := f.outside(b)
	before := max(step, 0) // the border stands before the word behind the last one taken in
	rest := unmatched * b.other.mass
	common, mass, bestCommon, bestMass := f.common, x.mass, f.common, x.mass
	best := 2*common - unmatched*mass - rest + b.bonus() + epsilon
	moved, bestMoved := 0, 0
	for ; moved < room; at += step {
		w := x.words[at]
		common += w.enter(f.counts, x.sign)
		mass += w.score
		moved++
		value := 2*common - unmatched*mass - rest
		if value+borderBonus <= best {
			// All that can still be earned is what the other side has over.
			if value < best-min(slack, hopeless+(2-unmatched)*(b.other.mass-common)) {
				at += step
				break
			}
			continue
		}
		if value += x.bonusAt(at + before); value > best {
			best, bestMoved, bestCommon, bestMass = value+epsilon, moved, common, mass
		}
	}
	for n := moved; n > bestMoved; n-- {
		at -= step
		f.counts[x.words[at].slot] -= x.sign
	}
	f.common, x.mass = bestCommon, bestMass
	b.move(bestMoved)
	return bestMoved > 0
}

// inward moves a border in to the best place on the way.
func (f *fitting) inward(b border) bool {
	x := b.axis
	at, step := x.lo, 1
	if b.end {
		at, step = x.hi-1, -1
	}
	before := max(step, 0)
	rest := unmatched * b.other.mass
	common, mass, bestCommon, bestMass := f.common, x.mass, f.common, x.mass
	best := 2*common - unmatched*mass - rest + b.bonus() + epsilon
	moved, bestMoved := 0, 0
	for moved < x.hi-x.lo-1 {
		w := x.words[at]
		common -= w.leave(f.counts, x.sign)
		mass -= w.score
		moved++
		value := 2*common - unmatched*mass - rest
		at += step
		if value+borderBonus <= best {
			// All that can still be saved is what this side has over.
			if value < best-min(slack, hopeless+unmatched*(mass-common)) {
				break
			}
			continue
		}
		if value += x.bonusAt(at - step + before); value > best {
			best, bestMoved, bestCommon, bestMass = value+epsilon, moved, common, mass
		}
	}
	for n := moved; n > bestMoved; n-- {
		at -= step
		f.counts[x.words[at].slot] += x.sign
	}
	f.common, x.mass = bestCommon, bestMass
	b.move(-bestMoved)
	return bestMoved > 0
}

// together moves a border of each side out, word by word, to the best place on
// the way.
func (f *fitting) together(b, c border) bool {
	x, y := b.axis, c.axis
	atX, stepX, roomX := f.outside(b)
	atY, stepY, roomY := f.outside(c)
	if f.self && b.end != c.end {
		return false // they would have to share the room between them
	}
	beforeX, beforeY := max(stepX, 0), max(stepY, 0)
	common, massX, massY := f.common, x.mass, y.mass
	bestCommon, bestX, bestY := common, massX, massY
	best := 2*common - unmatched*(massX+massY) + b.bonus() + c.bonus() + epsilon
	moved, bestMoved := 0, 0
	for moved < roomX || moved < roomY {
		if moved < roomX {
			w := x.words[atX]
			common += w.enter(f.counts, x.sign)
			massX += w.score
			atX += stepX
		}
		if moved < roomY {
			w := y.words[atY]
			common += w.enter(f.counts, y.sign)
			massY += w.score
			atY += stepY
		}
		moved++
		value := 2*common - unmatched*(massX+massY)
		if value+2*borderBonus <= best {
			if value < best-slack {
				break
			}
			continue
		}
		if value += x.bonusAt(atX-stepX+beforeX) + y.bonusAt(atY-stepY+beforeY); value > best {
			best, bestMoved, bestCommon, bestX, bestY = value+epsilon, moved, common, massX, massY
		}
	}
	for n := min(moved, roomX); n > bestMoved; n-- {
		atX -= stepX
		f.counts[x.words[atX].slot] -= x.sign
	}
	for n := min(moved, roomY); n > bestMoved; n-- {
		atY -= stepY
		f.counts[y.words[atY].slot] -= y.sign
	}
	f.common, x.mass, y.mass = bestCommon, bestX, bestY
	b.move(min(bestMoved, roomX))
	c.move(min(bestMoved, roomY))
	return bestMoved > 0
}
