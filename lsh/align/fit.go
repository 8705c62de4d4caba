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

// bonus is what the border earns where it stands.
func (b border) bonus() float32 {
	at := b.axis.lo
	if b.end {
		at = b.axis.hi
	}
	if b.axis.starts.Has(b.axis.from + at) {
		return borderBonus
	}
	return 0
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
	for f.a.hi < box.a1 {
		f.grow(endA)
	}
	for f.b.hi < box.b1 {
		f.grow(endB)
	}
	moves := [...]func() bool{
		func() bool { return f.outward(startA) || f.inward(startA) },
		func() bool { return f.outward(endA) || f.inward(endA) },
		func() bool { return f.outward(startB) || f.inward(startB) },
		func() bool { return f.outward(endB) || f.inward(endB) },
		func() bool { return f.outward(endA, endB) },
		func() bool { return f.outward(startA, startB) },
		func() bool { return f.outward(endA, startB) },
		func() bool { return f.outward(startA, endB) },
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

// value is S without the borders' bonus.
func (f *fitting) value() float32 { return 2*f.common - unmatched*(f.a.mass+f.b.mass) }

// grow moves a border one word outward, false where there is none.
func (f *fitting) grow(b border) bool {
	x := b.axis
	var word int
	if b.end {
		if x.hi == len(x.number) || f.self && x == f.a && f.touching() {
			return false
		}
		word = x.hi
		x.hi++
	} else {
		if x.lo == 0 || f.self && x == f.b && f.touching() {
			return false
		}
		x.lo--
		word = x.lo
	}
	at, score := x.number[word], x.score[word]
	x.in[at]++
	if x.in[at] <= b.other.in[at] {
		f.common += score
	}
	x.mass += score
	return true
}

// touching says that the box would meet itself, were it any larger.
func (f *fitting) touching() bool { return f.a.from+f.a.hi >= f.b.from+f.b.lo }

// shrink moves a border one word inward, false where only one word is left.
func (f *fitting) shrink(b border) bool {
	x := b.axis
	if x.lo+1 >= x.hi {
		return false
	}
	word := x.lo
	if b.end {
		x.hi--
		word = x.hi
	} else {
		x.lo++
	}
	at, score := x.number[word], x.score[word]
	if x.in[at] <= b.other.in[at] {
		f.common -= score
	}
	x.in[at]--
	x.mass -= score
	return true
}

// epsilon keeps rounding from passing for a better border.
const epsilon = 1e-3

// outward moves borders out together to the best place on the way; true where
// that is better than where they stood.
func (f *fitting) outward(borders ...border) bool {
	best := f.value()
	for _, b := range borders {
		best += b.bonus()
	}
	var moved, bestMoved [2]int
	for {
		any := false
		value := float32(0)
		for i, b := range borders {
			if f.grow(b) {
				moved[i]++
				any = true
			}
			value += b.bonus()
		}
		if !any {
			break
		}
		if value += f.value(); value > best+epsilon {
			best, bestMoved = value, moved
		} else if value < best-slack {
			break
		}
	}
	for i, b := range borders {
		for ; moved[i] > bestMoved[i]; moved[i]-- {
			f.shrink(b)
		}
	}
	return bestMoved != [2]int{}
}

// inward moves a border in to the best place on the way.
func (f *fitting) inward(b border) bool {
	best := f.value() + b.bonus()
	moved, bestMoved := 0, 0
	for f.shrink(b) {
		moved++
		if value := f.value() + b.bonus(); value > best+epsilon {
			best, bestMoved = value, moved
		} else if value < best-slack {
			break
		}
	}
	for ; moved > bestMoved; moved-- {
		f.grow(b)
	}
	return bestMoved > 0
}
