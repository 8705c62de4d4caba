package align

// # Neighbours
//
// Two writers who tell of one event share its names, its figures and the words that
// every report of such an event has: who scored, how long a player is out, which
// court sentenced whom to how many years. In a short passage that may be more than
// half of the words. What they do not share is which word stands near which. Who
// takes a sentence from another and rewords it replaces words here and there, and
// most of the others stay where they stood: next to the same word, or next but one
// where the word between them was replaced.
const (
	// fewNeighbours is the M up to which a match is asked for its neighbours. Above it
	// sentences that are rewritten throughout have as few.
	fewNeighbours = 18.0
	// leastNeighbours is the share of two words next to each other, or next but one, that
	// stand so on both sides. Of 40 matches between the outlets of saudinews that fall to it,
	// drawn at random from 158 and read, 24 were reports independent of each other, 5 reuse,
	// and 11 could be either. With a share of .32 to .36 half are reuse, and pairs next to
	// each other alone do not tell the two apart.
	leastNeighbours = 0.32
	// farthest is how many words on such a neighbour stands.
	farthest = 2
)

// neighbours is the share of a box's pairs of words next to each other or next but one
// that stand on both sides, twice those shared over the pairs of both sides, in 0..1.
func (p *plane) neighbours(b *box) float64 {
	host, guest := p.host.words[b.a0:b.a1], p.guest.words[b.b0:b.b1]
	same, all := 0, 0
	for far := 1; far <= farthest; far++ {
		p.met = append(p.met[:0], make([]bool, len(host))...)
		all += max(0, len(host)-far) + max(0, len(guest)-far)
		for j := far; j < len(guest); j++ {
			first, second := guest[j-far].slot, guest[j].slot
			if first == 0 || second == 0 {
				continue // the host has not both
			}
			for i := far; i < len(host); i++ {
				if host[i-far].slot == first && host[i].slot == second && !p.met[i] {
					p.met[i] = true
					same++
					break
				}
			}
		}
	}
	return 2 * float64(same) / float64(max(1, all))
}

// strange says whether a box is short and too few of its words keep their neighbours.
func (p *plane) strange(b *box) bool {
	return b.common < fewNeighbours && p.neighbours(b) < leastNeighbours
}
