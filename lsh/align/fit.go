package align

// fit moves the borders of a box, singly and jointly, to the highest S that can
// be reached without falling by more than slack on the way.
func (p *plane) fit(b *box) {
	f := fitting{plane: p, box: b}
	f.load()
	for range 12 {
		better := false
		for _, m := range moves {
			better = f.outward(m) || better
			if m.second == none {
				better = f.inward(m.first) || better
			}
		}
		if !better {
			break
		}
	}
	f.clear()
}

// side is one border of a box.
type side int

const (
	none side = iota
	startA
	endA
	startB
	endB
)

// move is a border, or two, that are moved together.
type move struct{ first, second side }

var moves = [...]move{
	{startA, none}, {endA, none}, {startB, none}, {endB, none},
	{endA, endB}, {startA, startB}, {endA, startB}, {startA, endB},
}

// fitting is a box while its borders move.
type fitting struct {
	*plane
	*box
}

// load counts the words inside.
func (f *fitting) load() {
	f.common, f.massA, f.massB = 0, 0, 0
	for i := f.a0; i < f.a1; i++ {
		f.addA(i)
	}
	for j := f.b0; j < f.b1; j++ {
		f.addB(j)
	}
}

// clear forgets the counts.
func (f *fitting) clear() {
	for i := f.a0; i < f.a1; i++ {
		f.slots[f.number[i]].inA = 0
	}
	for j := f.b0; j < f.b1; j++ {
		if at := f.slotOf[j]; at >= 0 {
			f.slots[at].inB = 0
		}
	}
}

func (f *fitting) addA(i int) {
	s := &f.slots[f.number[i]]
	s.inA++
	if s.inA <= s.inB {
		f.common += s.score
	}
	f.massA += s.score
}

func (f *fitting) dropA(i int) {
	s := &f.slots[f.number[i]]
	if s.inA <= s.inB {
		f.common -= s.score
	}
	s.inA--
	f.massA -= s.score
}

func (f *fitting) addB(j int) {
	at := f.slotOf[j]
	if at < 0 {
		f.massB += f.rarity.Score(f.plane.levels[j])
		return
	}
	s := &f.slots[at]
	s.inB++
	if s.inB <= s.inA {
		f.common += s.score
	}
	f.massB += s.score
}

func (f *fitting) dropB(j int) {
	at := f.slotOf[j]
	if at < 0 {
		f.massB -= f.rarity.Score(f.plane.levels[j])
		return
	}
	s := &f.slots[at]
	if s.inB <= s.inA {
		f.common -= s.score
	}
	s.inB--
	f.massB -= s.score
}

// bonus is what a border earns where it stands.
func (f *fitting) bonus(s side) float32 {
	var onBorder bool
	switch s {
	case startA:
		onBorder = f.host.starts.Has(f.host.from + f.a0)
	case endA:
		onBorder = f.host.starts.Has(f.host.from + f.a1)
	case startB:
		onBorder = f.plane.starts.Has(f.plane.from + f.b0)
	case endB:
		onBorder = f.plane.starts.Has(f.plane.from + f.b1)
	}
	if onBorder {
		return borderBonus
	}
	return 0
}

// grow moves a border one word outward, false where there is none.
func (f *fitting) grow(s side) bool {
	switch s {
	case startA:
		if f.a0 == 0 {
			return false
		}
		f.a0--
		f.addA(f.a0)
	case endA:
		if f.a1 == len(f.host.stems) || f.self && f.host.from+f.a1 == f.plane.from+f.b0 {
			return false
		}
		f.addA(f.a1)
		f.a1++
	case startB:
		if f.b0 == 0 || f.self && f.host.from+f.a1 == f.plane.from+f.b0 {
			return false
		}
		f.b0--
		f.addB(f.b0)
	case endB:
		if f.b1 == len(f.plane.stems) {
			return false
		}
		f.addB(f.b1)
		f.b1++
	default:
		return false
	}
	return true
}

// shrink moves a border one word inward, false where only one word is left.
func (f *fitting) shrink(s side) bool {
	switch s {
	case startA:
		if f.a0+1 >= f.a1 {
			return false
		}
		f.dropA(f.a0)
		f.a0++
	case endA:
		if f.a0+1 >= f.a1 {
			return false
		}
		f.a1--
		f.dropA(f.a1)
	case startB:
		if f.b0+1 >= f.b1 {
			return false
		}
		f.dropB(f.b0)
		f.b0++
	case endB:
		if f.b0+1 >= f.b1 {
			return false
		}
		f.b1--
		f.dropB(f.b1)
	}
	return true
}

// epsilon keeps rounding from passing for a better border.
const epsilon = 1e-3

// outward moves borders out to the best place on the way; true where that is
// better than where they stood.
func (f *fitting) outward(m move) bool {
	best := f.value() + f.bonus(m.first) + f.bonus(m.second)
	var first, second, bestFirst, bestSecond int // words moved
	for {
		one, two := f.grow(m.first), f.grow(m.second)
		if !one && !two {
			break
		}
		if one {
			first++
		}
		if two {
			second++
		}
		v := f.value() + f.bonus(m.first) + f.bonus(m.second)
		if v > best+epsilon {
			best, bestFirst, bestSecond = v, first, second
		}
		if v < best-slack {
			break
		}
	}
	for ; first > bestFirst; first-- {
		f.shrink(m.first)
	}
	for ; second > bestSecond; second-- {
		f.shrink(m.second)
	}
	return bestFirst+bestSecond > 0
}

// inward moves a border in to the best place on the way.
func (f *fitting) inward(s side) bool {
	best := f.value() + f.bonus(s)
	moved, bestMoved := 0, 0
	for f.shrink(s) {
		moved++
		v := f.value() + f.bonus(s)
		if v > best+epsilon {
			best, bestMoved = v, moved
		}
		if v < best-4*slack {
			break
		}
	}
	for ; moved > bestMoved; moved-- {
		f.grow(s)
	}
	return bestMoved > 0
}
