package align

// A border that ran too far
//
// The score S counts words wherever they stand in a box. So a border may run on over
// what the other side does not print at all, for its words stand elsewhere in the
// passage: behind «ذهب زمن الاستبداد», which both print, one goes on with "وأشار الجبوري
// إلى أن «مجلس" and the other with nothing; each of these words stands further up. Long
// passages run on over paragraphs so, where both go on about one subject.
//
// What a passage of words in order has beyond the last stretch that surely stands on
// both sides, a firm one, is therefore judged by itself: where that is no match, as an
// echo of the subject is none, the border goes back to the firm stretch, or to the end
// of its sentence where that is near: a sentence whose last words were put in other
// words ends where it ends.
const (
	firmWords  = 3   // words in a row of a firm stretch
	firmScore  = 2.0 // and their weight
	firmCrowd  = 16  // words of the host with one stem that a stretch is looked for from
	nearEnd    = 9   // words behind a firm stretch within which its sentence ends
	sharpOrder = 0.6 // L of a box whose borders are looked at
	ownBoth    = 0.6 // D + L of what stays beyond the last firm stretch
)

// sharpen takes the borders of a box back from what only one side prints, or both in
// passing. The box stays one that is accepted.
func (p *plane) sharpen(b *box) {
	if b.order < sharpOrder || min(b.a1-b.a0, b.b1-b.b0) < firmWords || p.firmAt(b.a0, b.b0, 1) && p.firmAt(b.a1-1, b.b1-1, -1) {
		return
	}
	firm, found := p.firm(b)
	if !found {
		return
	}
	sharp := *b
	if !p.stays(box{a0: b.a0, a1: firm.a0, b0: b.b0, b1: firm.b0}) {
		sharp.a0 = p.host.sentenceBefore(firm.a0, b.a0)
		sharp.b0 = p.guest.sentenceBefore(firm.b0, b.b0)
	}
	if !p.stays(box{a0: firm.a1, a1: b.a1, b0: firm.b1, b1: b.b1}) {
		sharp.a1 = p.host.sentenceBehind(firm.a1, b.a1)
		sharp.b1 = p.guest.sentenceBehind(firm.b1, b.b1)
	}
	if samePlace(sharp, *b) || min(sharp.a1-sharp.a0, sharp.b1-sharp.b0) < p.least {
		return
	}
	p.fittingOf(&sharp).end(&sharp)
	if sharp.order = p.order(&sharp); sharp.common >= leastCommon && sharp.accepted() {
		*b = sharp
	}
}

// firmAt is true where a stretch that begins at two words, or ends there where step is
// -1, is firm.
func (p *plane) firmAt(a, b, step int) bool {
	score := float32(0)
	for range firmWords {
		if p.host.words[a].slot != p.guest.words[b].slot {
			return false
		}
		score += p.host.words[a].score
		a, b = a+step, b+step
	}
	return score >= firmScore
}

// firm is the smallest box around all firm stretches in a box; false where there is
// none.
func (p *plane) firm(in *box) (out box, found bool) {
	out = box{a0: in.a1, b0: in.b1, a1: in.a0, b1: in.b0}
	crowded := func(w word) bool { return p.slots[w.slot].count > firmCrowd }
	for j := in.b0; j < in.b1; j++ {
		w := p.guest.words[j]
		if w.slot == 0 || crowded(w) {
			continue
		}
		for i := int(p.slots[w.slot].first); i >= 0 && i < in.a1; i = int(p.next[i]) {
			if i < in.a0 || i > in.a0 && j > in.b0 && p.host.words[i-1].slot == p.guest.words[j-1].slot && !crowded(p.guest.words[j-1]) {
				continue // seen from its first word
			}
			a, b, n, score := i, j, 0, float32(0)
			for a > in.a0 && b > in.b0 && p.host.words[a-1].slot == p.guest.words[b-1].slot {
				a, b = a-1, b-1
			}
			for a+n < in.a1 && b+n < in.b1 && p.host.words[a+n].slot == p.guest.words[b+n].slot {
				score += p.host.words[a+n].score
				n++
			}
			if n >= firmWords && score >= firmScore {
				found = true
				out.a0, out.a1 = min(out.a0, a), max(out.a1, a+n)
				out.b0, out.b1 = min(out.b0, b), max(out.b1, b+n)
			}
		}
	}
	return out, found
}

// stays is true of what stands beyond the last firm stretches where it is a match by
// itself, or nothing.
func (p *plane) stays(b box) bool {
	if b.a0 == b.a1 || b.b0 == b.b1 {
		return b.a0 == b.a1 && b.b0 == b.b1
	}
	p.fittingOf(&b).end(&b)
	return b.overlap()+p.order(&b) >= ownBoth
}

// sentenceBehind is the end of the sentence that word to stands behind, where it is
// near and no farther than a place; else to. sentenceBefore is so for where it begins.
func (x *axis) sentenceBehind(to, farthest int) int {
	for at := to; at <= min(farthest, to+nearEnd); at++ {
		if x.starts.Has(x.from + at) {
			return at
		}
	}
	return to
}

func (x *axis) sentenceBefore(from, farthest int) int {
	for at := from; at >= max(farthest, from-nearEnd); at-- {
		if x.starts.Has(x.from + at) {
			return at
		}
	}
	return from
}
