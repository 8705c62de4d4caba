package trace

import (
	"strings"
	"time"

	"sada/lsh/arabic"
)

// # Today and yesterday
//
// Who prints that it happened today goes before those who print the same and say
// yesterday, and who says tomorrow before those who say today. Of the unlabelled matches in
// saudinews that differ so in one direction and were seen six hours apart or more, who
// names the nearer day was seen first in 2,353 of 2,474 that say today and yesterday, in
// 137 of 146 tomorrow and today, in 77 of 81 today and the day before yesterday; in 49 of
// 67 of the first from one hour to six.

const mostBefore = 6 * time.Hour // that who says yesterday may be dated or seen

// today is true where of two articles in a cluster c says اليوم where e says أمس, or the
// like, in a match that they share the passage of c by, and nowhere the other way round,
// and e was not known hours before.
func (b *bench) today(c, e *stand) bool {
	return (!known(c.date) || !known(e.date) || c.date.Time.Sub(e.date.Time) <= mostBefore) && b.nearer(c, e)
}

// nearer is true where c says اليوم where e says أمس, or the like, in a match that meets
// the passage of c, and nowhere the other way round.
func (g *graph) nearer(c, e *stand) bool {
	says := false
	for _, x := range g.of(c.article) {
		mate := &g.ends[x.mate]
		if int(mate.article) != e.article || shared(x.Span, c.passage) == 0 {
			continue
		}
		for _, d := range g.matches[x.match].Differences {
			switch d.What {
			case "relative day", "words", "added", "dropped":
			default:
				continue
			}
			here, there := d.A, d.B
			if !x.isA {
				here, there = there, here
			}
			if max(len(here), len(there)) > mostSaid {
				continue
			}
			today, past := dayIn(here), dayIn(there)
			switch {
			case here == "" && isBefore(there) && saysBefore(g.texts[e.article][mate.Start:mate.End]):
				today, past = 2, 3
			case there == "" && isBefore(here) && saysBefore(g.texts[c.article][x.Start:x.End]):
				today, past = 3, 2
			}
			switch {
			case today < 0 || past < 0 || today == past:
			case notToday(g.texts[c.article][x.Start:x.End], here) || notToday(g.texts[e.article][mate.Start:mate.End], there):
			case today > past:
				return false
			default:
				says = true
			}
		}
	}
	return says
}

const mostSaid = 80 // bytes of what is said of a day

// isBefore is true of the words by which yesterday becomes the day before: أول, أول من.
func isBefore(said string) bool {
	switch arabic.Fold(said) {
	case "اول", "اول من", "الاول", "الاولي":
		return true
	}
	return false
}

// saysBefore is true of a text that names the day before yesterday.
func saysBefore(text string) bool {
	if !strings.Contains(text, "ول") {
		return false
	}
	var last [2]string
	for _, w := range arabic.Words(nil, text) {
		word := arabic.Fold(w.Text(text))
		switch {
		case isYesterday(word) && (last[1] == "اول" || last[0] == "اول" && last[1] == "من"), isYesterday(last[1]) && (word == "الاول" || word == "الاولي"):
			return true
		}
		last = [2]string{last[1], word}
	}
	return false
}

// notToday is true where what is said ends in اليوم and stands in a text, if only once,
// behind what has it for a name (صحيفة اليوم) or before what makes it another day or one
// of a cause (اليوم التالي, اليوم العالمي).
func notToday(text, said string) bool {
	if !strings.HasSuffix(said, "اليوم") {
		return false
	}
	for from := 0; ; {
		n := strings.Index(text[from:], said)
		if n < 0 {
			return false
		}
		end := from + n + len(said)
		start := end - len("اليوم")
		before, behind := strings.Fields(text[blankBefore(text, max(0, start-1)):start]), strings.Fields(text[end:wordsBehind(text, end)])
		if len(before) > 0 && isPaper(before[len(before)-1]) || len(behind) > 0 && makesOther(behind[0]) {
			return true
		}
		from = end
	}
}

// wordsBehind is where the word behind a place of a text ends, about.
func wordsBehind(text string, at int) int {
	if at+longestWord >= len(text) {
		return len(text)
	}
	return max(at, blankBefore(text, at+longestWord))
}

// papers are what is called اليوم.
var papers = arabic.SetOf("صحيفه جريده قناه موقع مجله برنامج")

// isPaper is true of a word behind which اليوم is a name.
func isPaper(word string) bool {
	return isNoun(papers, strings.TrimSpace(arabic.Fold(word)))
}

// makesOther is true of a word that makes another day of the one before it, or one of a
// cause.
func makesOther(word string) bool {
	switch strings.TrimSpace(arabic.Fold(word)) {
	case "التالي", "الاول", "الثاني", "الثالث", "الرابع", "الخامس", "الاخير", "الختامي", "السابق", "نفسه", "ذاته", "الواحد", "الوطني", "العالمي", "الدولي", "العربي":
		return true
	}
	return false
}

// isYesterday is true of أمس and the like, folded.
func isYesterday(word string) bool {
	switch word {
	case "امس", "الامس", "بالامس", "البارحه":
		return true
	}
	return false
}

// dayIn is how long ago the day is that words name, from 0 for tomorrow to 3 for the day
// before yesterday, -1 for others.
func dayIn(said string) int {
	day, first := -1, false
	for _, w := range arabic.Words(nil, said) {
		switch word := arabic.Fold(w.Text(said)); {
		case word == "غدا", word == "غد":
			day = max(day, 0)
		case word == "اليوم":
			day = max(day, 1)
		case isYesterday(word):
			day = 2
		case word == "اول", word == "الاول", word == "الاولي":
			first = true
		}
	}
	if day == 2 && first {
		return 3
	}
	return day
}
