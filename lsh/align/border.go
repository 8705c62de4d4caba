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
//
// For the same reason a border in a sentence of which both sides share most goes out to
// its end where that is near on both: "أحبط أفراد الجمارك بمطار" and "تمكن رجال جمرك مطار"
// before one text. More than a few words are mostly of two sentences: who is quoted on
// one side and by whom on the other. And a border goes back from the first word of the
// next sentence: two that print "في الموقع. وأكد" go on with what two men confirm.
//
// Measured by edited copies of 668 passages of saudinews in articles of one subject,
// every second one with its first or last one to four words put otherwise: of 2,576
// borders .569 are exact without any of this, .606 with firm stretches, .613 and .675
// with the two rules about sentences; .156, then .119 are more than two words too far.
// Of the limits, firm stretches of two to four words, weights of 1 to 3, eight or more
// words in another order, a near end of 5 to 14 words and ownBoth of .4 to .8 each are
// within .012 of that; up to 20 words of a rest make .734, and take in what is foreign:
// saudinews then has 398 formulas more for it, here 23. On exara plagdet and all kinds
// but synonyms (.9470, .9474) stay the same.
const (
	firmWords  = 3   // words in a row of a firm stretch
	firmScore  = 2.0 // and their weight
	firmMoved  = 8   // words in a row of one that stands in another order
	mostFirm   = 500 // stretches of a box that are looked at
	firmCrowd  = 16  // words of the host with one stem that a stretch is looked for from
	nearEnd    = 9   // words behind a firm stretch within which its sentence ends
	sharpOrder = 0.6 // L of a box whose borders are taken back to firm stretches
	ownBoth    = 0.6 // D + L of what stays beyond the last firm stretch
	mostRest   = 4   // words of a sentence that a border goes out over
	restShare  = 2   // and how many times as many of it are inside
)

// sharpen takes the borders of a box back from what only one side prints, or both in
// passing.
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
	p.replace(b, sharp)
}

// replace puts another box in the place of one if that is accepted.
func (p *plane) replace(b *box, by box) {
	if samePlace(by, *b) || min(by.a1-by.a0, by.b1-by.b0) < p.least {
		return
	}
	p.fittingOf(&by).end(&by)
	if by.order = p.order(&by); by.common >= leastCommon && by.accepted() {
		*b = by
	}
}

// trim takes the first word of a sentence, or the last one, from either side of a box.
func (p *plane) trim(b *box) {
	trimmed := *b
	trimmed.a0, trimmed.a1 = p.host.trimmed(b.a0, b.a1)
	trimmed.b0, trimmed.b1 = p.guest.trimmed(b.b0, b.b1)
	p.replace(b, trimmed)
}

// trimmed is where words [from, to) of an axis start and end then.
func (x *axis) trimmed(from, to int) (int, int) {
	if !x.starts.Has(x.from+from) && x.starts.Has(x.from+from+1) {
		from++
	}
	if !x.starts.Has(x.from+to) && x.starts.Has(x.from+to-1) {
		to--
	}
	return from, to
}

// complete moves the borders of a box out to the ends of sentences of which most is in
// it on both sides, if it does not meet another one there. A copy is what it is: "وأضاف
// الصفدي:" on one side and "قال الصفدي:" on the other are not of what they introduce.
func (p *plane) complete(i int, taken []box) {
	b := &taken[i]
	if b.order == 1 {
		return
	}
	whole := *b
	if a, b := p.host.restBefore(b.a0, b.a1), p.guest.restBefore(b.b0, b.b1); min(a, b) > 0 {
		whole.a0, whole.b0 = whole.a0-a, whole.b0-b
	}
	if a, b := p.host.restBehind(b.a0, b.a1), p.guest.restBehind(b.b0, b.b1); min(a, b) > 0 {
		whole.a1, whole.b1 = whole.a1+a, whole.b1+b
	}
	if p.self && p.host.from+whole.a1 > p.guest.from+whole.b0 {
		return
	}
	for k := range taken {
		if k != i && whole.meetsA(&taken[k]) && whole.meetsB(&taken[k]) {
			return
		}
	}
	p.replace(b, whole)
}

// restBefore is how many words of the sentence that words [from, to) begin in stand
// before them; 0 where they begin with it, or too little of it is among them.
func (x *axis) restBefore(from, to int) int {
	inside := 1
	for from+inside < to && !x.starts.Has(x.from+from+inside) {
		inside++
	}
	for n := 0; n <= min(mostRest, from, inside/restShare); n++ {
		if x.starts.Has(x.from + from - n) {
			return n
		}
	}
	return 0
}

// restBehind is how many of the sentence that they end in stand behind them.
func (x *axis) restBehind(from, to int) int {
	inside := 1
	for to-inside > from && !x.starts.Has(x.from+to-inside) {
		inside++
	}
	for n := 0; n <= min(mostRest, len(x.words)-to, inside/restShare); n++ {
		if x.starts.Has(x.from + to + n) {
			return n
		}
	}
	return 0
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
// none. Of those that are not in the order of the others, for a name or a phrase recurs,
// the short ones are firm only where they are half of what stands beyond the rest.
func (p *plane) firm(in *box) (out box, found bool) {
	runs := p.firmRuns(in)
	inOrder(runs)
	out = box{a0: in.a1, b0: in.b1, a1: in.a0, b1: in.b0}
	for _, r := range runs {
		if r.ordered || r.n >= firmMoved {
			found = true
			out.a0, out.a1 = min(out.a0, r.a), max(out.a1, r.a+r.n)
			out.b0, out.b1 = min(out.b0, r.b), max(out.b1, r.b+r.n)
		}
	}
	type beyond struct{ far, words int } // how far short ones reach beyond a border
	startA, endA, startB, endB := beyond{far: out.a0}, beyond{far: out.a1}, beyond{far: out.b0}, beyond{far: out.b1}
	for _, r := range runs {
		if r.a+r.n <= out.a0 {
			startA = beyond{min(startA.far, r.a), startA.words + r.n}
		} else if r.a >= out.a1 {
			endA = beyond{max(endA.far, r.a+r.n), endA.words + r.n}
		}
		if r.b+r.n <= out.b0 {
			startB = beyond{min(startB.far, r.b), startB.words + r.n}
		} else if r.b >= out.b1 {
			endB = beyond{max(endB.far, r.b+r.n), endB.words + r.n}
		}
	}
	reach := func(border *int, b beyond) {
		if 2*b.words >= max(*border-b.far, b.far-*border) {
			*border = b.far
		}
	}
	reach(&out.a0, startA)
	reach(&out.a1, endA)
	reach(&out.b0, startB)
	reach(&out.b1, endB)
	return out, found
}

// firmRun is a stretch that may be firm.
type firmRun struct {
	run
	score   float32
	ordered bool    // it is of those that weigh most in one order on both sides
	chain   float32 // weight of the heaviest ones in order that it ends
	before  int     // the one before it there, or -1
}

// firmRuns returns the stretches of a box that are long and heavy enough, in order of b;
// the list is valid until the next call.
func (p *plane) firmRuns(in *box) []firmRun {
	runs := p.firmest[:0]
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
			r := firmRun{run: run{a: i, b: j}}
			for r.a > in.a0 && r.b > in.b0 && p.host.words[r.a-1].slot == p.guest.words[r.b-1].slot {
				r.a, r.b = r.a-1, r.b-1
			}
			for r.a+r.n < in.a1 && r.b+r.n < in.b1 && p.host.words[r.a+r.n].slot == p.guest.words[r.b+r.n].slot {
				r.score += p.host.words[r.a+r.n].score
				r.n++
			}
			if r.n >= firmWords && r.score >= firmScore && len(runs) < mostFirm {
				runs = append(runs, r)
			}
		}
	}
	p.firmest = runs
	return runs
}

// inOrder marks those stretches, in order of b, that weigh most in one order on both sides.
func inOrder(runs []firmRun) {
	last := -1
	for i := range runs {
		r := &runs[i]
		r.before = -1
		for k := range runs[:i] {
			if q := &runs[k]; q.a+q.n <= r.a && q.b+q.n <= r.b && q.chain > r.chain {
				r.chain, r.before = q.chain, k
			}
		}
		r.chain += r.score
		if last < 0 || r.chain > runs[last].chain {
			last = i
		}
	}
	for ; last >= 0; last = runs[last].before {
		runs[last].ordered = true
	}
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
