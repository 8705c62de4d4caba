package align

import (
	"strings"

	"sada/lsh/arabic"
)

// clock is the time of day that a gap prints, in minutes: 10:30, 10.30, 1030,
// العاشرة والنصف; -1 for none. It is sure where nothing else can be meant; of a
// number, or one with a point, only another side that is can tell.
func (g *Gap) clock(q *quantities, l *lexicon) (minutes int, sure bool) {
	if !q.digits {
		if len(q.numbers) != 1 || q.numbers[0] < 1 || q.numbers[0] >= 13 || l.sense(g.Words[g.From].Hash).meaning != secondWord {
			return -1, false
		}
		return int(q.numbers[0]*60 + 0.5), true
	}
	for i := g.From; i+1 < g.To; i++ {
		sign := g.sign(i)
		if sign != ':' && sign != '.' || g.sign(i-1) != 0 || g.sign(i+1) != 0 {
			continue
		}
		hour, minute := digitsOfWord(g, i), digitsOfWord(g, i+1)
		if len(minute) != 2 || minute >= "60" || len(hour) > 2 {
			return -1, false
		}
		h, m := valueOf(hour), valueOf(minute)
		if h > 24 {
			return -1, false
		}
		return h*60 + m, sign == ':'
	}
	if hour := digitsOfWord(g, g.From); g.To == g.From+1 && len(hour) == 4 && hour < "2400" && hour[2:] < "60" { // 1438
		return valueOf(hour[:2])*60 + valueOf(hour[2:]), false
	}
	return -1, false
}

func digitsOfWord(g *Gap, i int) string {
	digits, _ := digitsIn(g.Words[i].Text(g.Text))
	return digits
}

// valueOf is the value of ASCII digits, few enough.
func valueOf(digits string) (n int) {
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}

// sameClock is true where both gaps print one time of day. 22:30 is 10:30 behind
// which evening is named.
func (l *lexicon) sameClock(a, b *Gap, qa, qb *quantities) bool {
	x, sureX := a.clock(qa, l)
	y, sureY := b.clock(qb, l)
	if x < 0 || y < 0 || !sureX && !sureY {
		return false
	}
	const noon = 12 * 60
	return x == y || x == y+noon && b.evening() || y == x+noon && a.evening()
}

// evening is true where a word of a gap or the first one behind it says that it is
// past noon.
func (g *Gap) evening() bool {
	for i := g.From; i <= g.To && i < len(g.Words); i++ {
		word := strings.TrimLeft(arabic.Fold(g.Words[i].Text(g.Text)), "0123456789")
		switch word {
		case "مساء", "م", "ليلا", "عصرا", "ظهرا", "pm":
			return true
		}
	}
	return false
}
