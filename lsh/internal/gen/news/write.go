package news

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// writer is what all desks share; read-only.
type writer struct {
	opt Options
	lex *lexicon
}

func newWriter(opt Options) *writer { return &writer{opt.withDefaults(), newLexicon()} }

// desk writes articles, one at a time; it keeps buffers.
type desk struct {
	*writer
	words    []word
	bytes    []byte
	from, to []int // of each word, in bytes
	pieces   []piece
}

func newDesk(w *writer) *desk { return &desk{writer: w} }

// piece is words[start:end] of an article that print a sentence of its story.
type piece struct {
	number     int
	start, end int
	edited     bool
}

// printing is where an article prints the sentences of a story, in order of the
// article.
type printing struct {
	story     uint64
	article   string
	spelling  style
	shuffled  bool
	sentences []printed
}

// printed is a sentence of a story as an article prints it: bytes [start, end)
// of its Text.
type printed struct {
	number     int
	start, end int
	words      int
	edited     bool
}

// The seeds of what is made: one stream of random numbers each.
const (
	seedArticle     = 0xa471c1e
	seedStory       = 0x5707
	seedFrame       = 0xf7a3e
	seedFooter      = 0xf007
	seedQuote       = 0x90073
	seedBoilerplate = 0xb01
	seedProtocol    = 0x970c0
	seedSubject     = 0x5b1ec7
	seedPhrase      = 0x9447a5e
	seedOutlet      = 0x0071e7
)

func (w *writer) random(stream, number uint64) *rand.Rand {
	return rand.New(rand.NewPCG(w.opt.Seed^mix(stream), number))
}

// size draws the length of an article in words: log-normal, as in news. What
// articles have besides (second texts, footers, rounding to sentences) is a
// tenth of all.
func (w *writer) size(rng *rand.Rand) int {
	const sigma = .85
	median := .9 * float64(w.opt.Words) / math.Exp(sigma*sigma/2)
	return max(int(median*math.Exp(sigma*rng.NormFloat64())), 8)
}

// subjectOf draws the subject of an article: half are standing subjects, half
// events of the last two days.
func (w *writer) subjectOf(rng *rand.Rand, number int) []word {
	const standing, perDay = 200, 120
	subject := rng.Uint64N(standing)
	if rng.IntN(2) == 0 {
		day := number / w.opt.PerDay
		subject = standing + uint64(max(day-rng.IntN(2), 0)*perDay+rng.IntN(perDay))
	}
	return w.lex.subject(w.opt.Seed^seedSubject, subject)
}

func (d *desk) write(p plan) page {
	rng := d.random(seedArticle, uint64(p.number))
	d.words, d.pieces = d.words[:0], d.pieces[:0]
	result := page{plan: p}
	spelling := d.spelling(rng, p.outlet)
	t := &text{d.writer, rng, nil, d.day(p.number)}
	switch p.kind {
	case storyArticle:
		shuffled := d.print(t, p)
		result.printing = printing{story: p.story, article: articleID(p.number), spelling: spelling, shuffled: shuffled}
	case formulaArticle:
		d.notice(t, p)
	default:
		t.subject = d.subjectOf(rng, p.number)
		d.words = t.append(d.words, d.size(rng))
	}
	if rng.Float64() < d.opt.Boilerplate {
		if rng.IntN(2) == 0 {
			d.words = append(d.words, d.boilerplate(rng, t.day)...)
		} else {
			d.words = append(d.words, d.protocol(rng, t.day)...)
		}
	}
	if rng.Float64() < d.opt.Quotations {
		d.words = append(d.words, d.quotation(rng)...)
	}
	if p.outlet%4 == 3 {
		d.words = append(d.words, d.footer(p.outlet)...)
	}

	d.bytes, d.from, d.to = d.bytes[:0], d.from[:0], d.to[:0]
	d.bytes = d.lex.spell(d.bytes, d.words, spelling, func(_, start, end int) {
		d.from, d.to = append(d.from, start), append(d.to, end)
	})
	title := d.lex.spell(nil, title(d.words), spelling, nil)
	seconds := (float64(p.number) + rng.Float64()) / float64(d.opt.PerDay) * 86400
	result.article = Article{
		ID:     articleID(p.number),
		Outlet: outletName(p.outlet),
		Title:  string(title),
		Text:   string(d.bytes),
		Date:   d.opt.Start.Add(time.Duration(seconds) * time.Second),
	}
	for _, s := range d.pieces {
		result.printing.sentences = append(result.printing.sentences,
			printed{s.number, d.from[s.start], d.to[s.end-1], s.end - s.start, s.edited})
	}
	return result
}

// title is the first words without marks.
func title(words []word) []word {
	words = slices.Clone(words[:min(len(words), 9)])
	for i, w := range words {
		words[i] = w &^ w.marks()
	}
	return words
}

// spelling is how an outlet spells, with a little chance left to the article.
func (w *writer) spelling(rng *rand.Rand, outlet int) style {
	h := mix(w.opt.Seed ^ mix(seedOutlet+uint64(outlet)))
	return style{
		noHamza:      h%8 == 0,
		arabicDigits: h>>8%6 == 0,
		guillemets:   h>>16%2 == 0,
		secondNames:  rng.Float64() < .15,
		numberWords:  rng.Float64() < .1,
	}
}

// storySize is how long a story is, in hundredths of an article: printings cut
// it.
const storySize = 135

// print writes a printing of the plan's story; it answers whether the story's
// sentences stand in another order.
func (d *desk) print(t *text, p plan) (shuffled bool) {
	rng := t.rng
	wire := d.random(seedStory, p.story)
	source := &text{d.writer, wire, d.subjectOf(wire, p.first), d.day(p.first)}
	story := source.append(nil, d.size(wire)*storySize/100)
	t.subject = source.subject
	list := sentences(story)

	share := 0. // of words edited
	switch u := rng.Float64(); {
	case p.turn == 0 || u < .45: // as it came
	case u < .8:
		share = .01 + .04*rng.Float64()
	default:
		share = .05 + .15*rng.Float64()
	}
	if p.turn > 0 {
		list, shuffled = cut(rng, list, p.late)
	}
	ownLead := p.turn > 0 && rng.Float64() < .4
	switch {
	case p.late: // an article of its own around the passage
		d.words = t.append(d.words, d.size(rng)*2/3)
	case ownLead:
		d.words = t.append(d.words, 12+rng.IntN(20))
		if len(list) > 2 && list[0].number == 0 {
			list = list[1:]
		}
	case rng.Float64() < .4: // a dateline
		d.words = append(d.words, agency|word(rng.IntN(len(d.lex.agencies))), name|word(rng.Uint64N(400))|paragraph)
	}
	for _, s := range list {
		start := len(d.words)
		d.words = append(d.words, t.edit(story[s.start:s.end], share)...)
		d.pieces = append(d.pieces, piece{s.number, start, len(d.words), share > 0})
	}
	d.words[len(d.words)-1] |= paragraph
	if p.late || rng.Float64() < .15 {
		d.words = t.append(d.words, 20+d.size(rng)/2)
	}
	return shuffled
}

// cut chooses the sentences that a printing keeps, and their order.
func cut(rng *rand.Rand, list []sentence, late bool) (kept []sentence, shuffled bool) {
	if len(list) < 3 {
		return list, false
	}
	if late { // a paragraph or two from anywhere
		start := rng.IntN(len(list) - 1)
		return list[start:min(len(list), start+2+rng.IntN(3))], false
	}
	switch u := rng.Float64(); {
	case u < .4:
		return list, false
	case u < .75: // the tail is cut
		return list[:max(2, int(float64(len(list))*(.3+.6*rng.Float64())))], false
	case u < .85: // a sentence or two left out in the middle
		at := 1 + rng.IntN(len(list)-2)
		return slices.Concat(list[:at], list[min(len(list), at+1+rng.IntN(2)):]), false
	case u < .93 && len(list) > 3: // two halves exchanged
		at := 1 + rng.IntN(len(list)-2)
		return slices.Concat(list[at:], list[:at]), false
	}
	return scatter(rng, list), true
}

// notice writes a formula: the frame of a family with other words in the slots,
// now and then without one of its sentences.
func (d *desk) notice(t *text, p plan) {
	frame := d.random(seedFrame, p.story)
	source := &text{d.writer, frame, d.lex.subject(d.opt.Seed^seedFrame, p.story), 0}
	words := source.append(nil, 25+frame.IntN(120))
	every := 2 + frame.IntN(9)
	slots := make([]bool, len(words))
	for i := range slots {
		slots[i] = frame.IntN(every) == 0
	}
	for _, s := range sentences(words) {
		if s.number > 0 && t.rng.IntN(8) == 0 {
			continue
		}
		for i := s.start; i < s.end; i++ {
			w := words[i]
			if slots[i] {
				w = d.filling(t) | w.marks()
			}
			d.words = append(d.words, w)
		}
	}
	d.words[len(d.words)-1] |= paragraph
}

func (d *desk) filling(t *text) word {
	switch t.rng.IntN(4) {
	case 0:
		return t.number()
	case 1:
		return d.lex.drawContent(t.rng)
	default:
		return name | word(t.rng.Uint64N(100_000))
	}
}

// quotation is one of the quotations that anyone prints.
func (d *desk) quotation(rng *rand.Rand) []word {
	words := d.passage(d.random(seedQuote, uint64(skewed(rng, 300, 3))), 12, 40)
	words[0] |= openQuote
	words[len(words)-1] |= closeQuote
	return words
}

// boilerplate is a passage that recurs in otherwise different articles for
// weeks: background, titles, disclaimers. A word of it may differ.
func (d *desk) boilerplate(rng *rand.Rand, day float64) []word {
	words := d.passage(d.random(seedBoilerplate, d.opt.boilerplates().draw(rng, day)), 14, 30)
	if rng.IntN(2) == 0 {
		words[rng.IntN(len(words)-1)] = d.lex.draw(rng)
	}
	return words
}

// protocol is a sentence of titles in changing order, as where somebody
// receives somebody: the same dozen for the days of an event.
func (d *desk) protocol(rng *rand.Rand, day float64) []word {
	source := d.random(seedProtocol, d.opt.protocols().draw(rng, day))
	titles := make([][]word, 12)
	for i := range titles {
		titles[i] = d.passage(source, 4, 10)
	}
	var words []word
	at := skewed(rng, len(titles), 3)
	for range 3 + rng.IntN(4) {
		words = append(words, titles[at]...)
		words[len(words)-1] &^= words[len(words)-1].marks()
		if rng.IntN(4) == 0 {
			words = append(words, d.lex.drawContent(rng))
		}
		at = (at + 1 + rng.IntN(5)/4) % len(titles)
	}
	words[len(words)-1] |= stop | paragraph
	return words
}

// passage is a paragraph of one sentence, of least to most words.
func (d *desk) passage(rng *rand.Rand, least, most int) []word {
	words := make([]word, least+rng.IntN(most-least+1))
	for i := range words {
		words[i] = d.lex.draw(rng)
	}
	words[len(words)-1] |= stop | paragraph
	return words
}

// footer is what an outlet prints below each article.
func (d *desk) footer(outlet int) []word {
	return d.passage(d.random(seedFooter, uint64(outlet)), 6, 10)
}
