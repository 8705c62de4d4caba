package align

import "sada/lsh/sketch"

// axis is one side of the plane: the words that a box may hold, and while one
// is fitted, those that it holds.
type axis struct {
	number []int32   // by word, the slot of its stem; the host's last slot stands for stems it has not
	score  []float32 // by word
	starts sketch.Bits
	from   int // the first word's place in the article

	lo, hi int     // the box holds words [lo, hi)
	in     []int32 // by slot, how many of them
	mass   float32 // the sum of their scores
}

// border is one of the four borders of a box.
type border struct {
	axis, other *axis
	end         bool
}

// fitting is a box while its borders move.
type fitting struct {
	a, b   *axis
	self   bool    // both axes are one article: a must end before b starts
	common float32 // M
}

// fit moves the borders of a box, singly and jointly, to the highest S that can
// be reached without falling by more than slack on the way.
func (p *plane) fit(box *box) {
	f := fitting{a: &p.host.axis, b: &p.guest, self: p.self}
	f.a.lo, f.a.hi, f.a.mass = box.a0, box.a0, 0
	f.b.lo, f.b.hi, f.b.mass = box.b0, box.b0, 0
	startA, endA := border{f.a, f.b, false}, border{f.a, f.b, true}
	startB, endB := border{f.b, f.a, false}, border{f.b, f.a, true}
	f.load(endA, box.a1)
	f.load(endB, box.b1)
	moves := [...]func() bool{
		func() bool { return f.outward(startA) || f.inward(startA) },
		func() bool { return f.outward(endA) || f.inward(endA) },
		func() bool { return f.outward(startB) || f.inward(startB) },
		func() bool { return f.outward(endB) || f.inward(endB) },
		func() bool { return f.together(endA, endB) },
		func() bool { return f.together(startA, startB) },
		func() bool { return f.together(endA, startB) },
		func() bool { return f.together(startA, endB) },
	}
	// Every move is tried until none of the last ones in a row was any better.
	for i, idle := 0, 0; idle < len(moves) && i < mostMoves; i++ {
		if idle++; moves[i%len(moves)]() {
			idle = 0
		}
	}
	box.a0, box.a1, box.b0, box.b1 = f.a.lo, f.a.hi, f.b.lo, f.b.hi
	box.common, box.massA, box.massB = f.common, f.a.mass, f.b.mass
	f.a.clear()
	f.b.clear()
}

// mostMoves bounds a fit; few need more than 30.
const mostMoves = 96

// clear forgets the counts of the words inside.
func (x *axis) clear() {
	for _, at := range x.number[x.lo:x.hi] {
		x.in[at] = 0
	}
}

// load moves a border out to a word without looking back.
func (f *fitting) load(b border, to int) {
	x := b.axis
	for ; x.hi < to; x.hi++ {
		at, score := x.number[x.hi], x.score[x.hi]
		x.in[at]++
		if x.in[at] <= b.other.in[at] {
			f.common += score
		}
		x.mass += score
	}
}

// outside is the first word beyond a border, the step from there to the next
// one, and how many there are.
func (f *fitting) outside(b border) (word, step, room int) {
	x := b.axis
	if b.end {
		word, step, room = x.hi, 1, len(x.number)-x.hi
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

// epsilon keeps rounding from passing for a better border.
const epsilon = 1e-3

// outward moves a border out to the best place on the way; true where that is
// better than where it stood.
func (f *fitting) outward(b border) bool {
	x, in, other := b.axis, b.axis.in, b.other.in
	word, step, room := f.outside(b)
	before := max(step, 0) // the border stands before the word behind the last one taken in
	common, mass, bestCommon, bestMass := f.common, x.mass, f.common, x.mass
	best := 2*common - unmatched*(mass+b.other.mass) + b.bonus()
	moved, bestMoved := 0, 0
	for ; moved < room; word += step {
		at, score := x.number[word], x.score[word]
		in[at]++
		if in[at] <= other[at] {
			common += score
		}
		mass += score
		moved++
		value := 2*common - unmatched*(mass+b.other.mass) + x.bonusAt(word+before)
		if value > best+epsilon {
			best, bestMoved, bestCommon, bestMass = value, moved, common, mass
		} else if value < best-slack {
			word += step
			break
		}
	}
	for n := moved; n > bestMoved; n-- {
		word -= step
		in[x.number[word]]--
	}
	f.common, x.mass = bestCommon, bestMass
	b.move(bestMoved)
	return bestMoved > 0
}

// inward moves a border in to the best place on the way.
func (f *fitting) inward(b border) bool {
	x, in, other := b.axis, b.axis.in, b.other.in
	word, step := x.lo, 1
	if b.end {
		word, step = x.hi-1, -1
	}
	before := max(step, 0)
	common, mass, bestCommon, bestMass := f.common, x.mass, f.common, x.mass
	best := 2*common - unmatched*(mass+b.other.mass) + b.bonus()
	moved, bestMoved := 0, 0
	for moved < x.hi-x.lo-1 {
		at, score := x.number[word], x.score[word]
		if in[at] <= other[at] {
			common -= score
		}
		in[at]--
		mass -= score
		moved++
		value := 2*common - unmatched*(mass+b.other.mass) + x.bonusAt(word+before)
		word += step
		if value > best+epsilon {
			best, bestMoved, bestCommon, bestMass = value, moved, common, mass
		} else if value < best-slack {
			break
		}
	}
	for n := moved; n > bestMoved; n-- {
		word -= step
		in[x.number[word]]++
	}
	f.common, x.mass = bestCommon, bestMass
	b.move(-bestMoved)
	return bestMoved > 0
}

// together moves a border of each side out, word by word, to the best place on
// the way.
func (f *fitting) together(b, c border) bool {
	x, y := b.axis, c.axis
	wordX, stepX, roomX := f.outside(b)
	wordY, stepY, roomY := f.outside(c)
	if f.self && b.end != c.end {
		return false // they would have to share the room between them
	}
	beforeX, beforeY := max(stepX, 0), max(stepY, 0)
	common, massX, massY := f.common, x.mass, y.mass
	bestCommon, bestX, bestY := common, massX, massY
	bonusX, bonusY := b.bonus(), c.bonus()
	best := 2*common - unmatched*(massX+massY) + bonusX + bonusY
	moved, bestMoved := 0, 0
	for moved < roomX || moved < roomY {
		if moved < roomX {
			at, score := x.number[wordX], x.score[wordX]
			x.in[at]++
			if x.in[at] <= y.in[at] {
				common += score
			}
			massX += score
			bonusX = x.bonusAt(wordX + beforeX)
			wordX += stepX
		}
		if moved < roomY {
			at, score := y.number[wordY], y.score[wordY]
			y.in[at]++
			if y.in[at] <= x.in[at] {
				common += score
			}
			massY += score
			bonusY = y.bonusAt(wordY + beforeY)
			wordY += stepY
		}
		moved++
		value := 2*common - unmatched*(massX+massY) + bonusX + bonusY
		if value > best+epsilon {
			best, bestMoved, bestCommon, bestX, bestY = value, moved, common, massX, massY
		} else if value < best-slack {
			break
		}
	}
	for n := min(moved, roomX); n > bestMoved; n-- {
		wordX -= stepX
		x.in[x.number[wordX]]--
	}
	for n := min(moved, roomY); n > bestMoved; n-- {
		wordY -= stepY
		y.in[y.number[wordY]]--
	}
	f.common, x.mass, y.mass = bestCommon, bestX, bestY
	b.move(min(bestMoved, roomX))
	c.move(min(bestMoved, roomY))
	return bestMoved > 0
}
