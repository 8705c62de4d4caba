package align

import (
	"fmt"
	"slices"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// # Formulas
//
// Most of what news articles share they did not take from each other: titles and
// lists of those present, cables, bulletins, statements about one more case.
// The number of shared words does not tell such formulas from reuse, and neither
// does their rarity: the name of a minister is rare, and stands in every report
// about him. What does is how the rest of the corpus uses the same words.
//
// A shingle is tight where two outlets have it in often or more texts each:
// outlets print what they take from each other once or twice. It is loose where
// texts of several occasions have it: a formula, or a background paragraph that
// is printed again and again. The stems under such shingles are set aside, and
// what is left is judged as if it were all: M' is what the two spans share of
// it, D' the overlap. A rare word that one side alone has counts even if it is
// set aside: it may be what fills the formula's slot. A match is a formula where
//
//   - too little is left (M'): titles and lists share nothing else;
//   - what is left differs (D'): a cable to another king, a bulletin of another
//     day. The more of a passage is formula, the better the rest must agree, and
//     better still where both sides print numbers and few are equal;
//   - it is short, and its words are not nearly the same in the same order;
//   - of the rare words of either side many are not on the other: who edits
//     leaves words out or puts words in, a formula has its slots filled anew.
//
// Where one printing names people in several words and another, days later, other
// people in their place, it is a formula whatever else is left: the execution of
// another man.
//
// Two printings of one day are likely to be of one event and two of different
// days are not, so less is demanded of the first, and the last is asked of the
// second alone; longer printings of one day that agree in their rare words and
// numbers are reuse, however often an event that everybody writes about made
// these recur; so are those of which as much stands nowhere else as recurs. What is
// nearly the same word for word over a longer stretch, under no tight shingle, is a
// background paragraph: reuse on any day.
const (
	// often is the number of texts at the second most frequent outlet from which
	// a shingle is tight; without outlets oftenTexts and oftenOccasions decide.
	often          = 4
	oftenTexts     = 30
	oftenOccasions = 5
	// firmOften and firmTexts make a shingle firm: one that no background
	// paragraph of another day has.
	firmOften = 3
	firmTexts = 12
	// looseTexts and looseOccasions make a shingle loose.
	looseTexts     = 5
	looseOccasions = 3

	// apart is the number of days from which two printings are of different days.
	apart = 2
	// A background paragraph has at least this D + L and this M'.
	backgroundBoth = 1.75
	backgroundLeft = 15
	// What has at least this M and D is nearly the same however often it recurs: a
	// bulletin that two outlets print on one day, or, with no more than that share
	// of rare words that differ, a story that goes on being printed. Of the latter some
	// must be left: what a spokesman says of each aeroplane is a frame.
	faithfulCommon  = 60
	faithfulOverlap = 0.9
	faithfulRare    = 0.1
	// With that D it is a copy even where other people are named: somebody got a
	// name wrong. Statements with other people in their slots stay below .93.
	copyOverlap = 0.95
	// Two printings of one day with at least this M + M', longOverlap and no more
	// than faithfulRare of rare words that differ are of one event, which so many
	// write about that its words recur.
	oneEvent = 40
	// So are two that are known to be of one day with at least this M' and sameSlots
	// more D' than rare words that differ: the slots are filled with the same.
	filled    = 8
	sameSlots = 0.35
	// So are two that are known to be of one day of which standsShare or more stands nowhere
	// else, and is more than a match of its own must have: an M' of standsLeft and standsShare
	// of D', by the marks of one day and of two, and no other numbers. A story that everybody
	// tells on three days has words that recur, a frame has little else. Of 130 matches
	// between the outlets of saudinews that were formulas by the other rules, drawn to choose
	// by and read, 24 of 58 that are reuse are such, 1 of 15 that are doubtful, none of the 57
	// others; of 34 such that were drawn afterwards 25 are reuse, 3 are not, 6 are doubtful.
	standsLeft  = 12
	standsShare = 0.5
	// No formula is as long as that M with so much overlap and equal numbers.
	longCommon  = 200
	longOverlap = 0.75
)

// demands are what is asked of what is left.
type demands struct {
	frame       uint8   // the mark of a shingle that is set aside
	least       float32 // M'
	overlap     float32 // D' where nothing is set aside
	framed      float32 // D' more where all is
	numbers     float32 // D' more where the numbers differ
	short       float32 // D + L more for each word that M' falls short of 25
	shortFramed float32 // the same, from this share of formula on
	rare        float32 // D' more than the share of rare words that differ
	much        float32 // D' that is enough where much is left, and no number differs
	background  uint8   // the mark of a shingle that no background paragraph has
}

const (
	shortLeft = 25
	// Without formulas in it, a passage of another day is judged as one of its own, and
	// asked for its rare words only among manyTexts and more: the pairs that tell of one
	// subject grow with the square of the texts, reuse does not. There its D' is rareAlone
	// more than the share of rare words that differ. With other numbers in it, with what
	// outlets print often of one occasion, or from muchLeft on, it is asked rareFree less
	// than others: a long text of which every third rare word is another one is a frame.
	manyTexts      = 1000
	slightlyFramed = 0.03
	rareFree       = 0.15
	rareAlone      = 0.2
	// noNumber is the least D' of passages of one day that share none of noneEqual
	// numbers or more; on another day they are a bulletin with other figures. It is
	// that of a bulletin, too, with less than bulletinLeft of M': what is published on
	// one day or the next need not tell of one day, but who shares more shares more
	// than a frame.
	noNumber     = 0.8
	noneEqual    = 3
	bulletinLeft = 60
	// Text is rewritten, not filled in, where the share of rare words that differ is at
	// most rewritten of the share that lost its order: a frame keeps its order. Of
	// such text rareFree less is asked of the rare words from shortLeft on, and
	// nothing from muchLeft on.
	rewritten = 0.95
	muchLeft  = 40
	// With that much left, less than mostlyFramed of it formula and no other numbers,
	// less D' is enough.
	mostlyFramed = 0.4
	// A table has a number in each tableShare words; a copy of it has at least
	// tableSame of the numbers.
	tableShare = 4
	tableSame  = 0.7
)

var (
	sameDay  = demands{frame: markFirm, least: 4, overlap: 0.3, framed: 0.4, numbers: 0.15, short: 0.05, shortFramed: 0.15, rare: -1, much: 0.42, background: markTight}
	otherDay = demands{frame: markLoose, least: 8, overlap: 0.5, framed: 0.5, numbers: 0.35, short: 0.06, shortFramed: slightlyFramed, rare: 0.6, much: 0.58, background: markFirm}
)

// The marks of words, see Recurs.
const (
	markLoose = 1 << iota
	markFirm
	markTight
	markEdge
)

// Recurs judges how often a shingle recurs in a corpus; the labels are made
// from its marks. What one occasion alone has must recur twice as often: an outlet
// prints what it tells of one event, or the lead of one that goes on, many times.
func Recurs(s index.Spread) (marks uint8) {
	edge := s.Edge
	if s.Occasions == 1 {
		s.Often, edge = s.Often/2, edge/2
	}
	if s.Often >= often || s.Texts >= oftenTexts && s.Occasions >= oftenOccasions {
		marks |= markTight | markFirm | markLoose
	}
	if s.Often >= firmOften && s.Texts >= firmTexts {
		marks |= markFirm
	}
	if s.Texts >= looseTexts && s.Occasions >= looseOccasions {
		marks |= markLoose
	}
	if edge >= edgeTexts && s.Elsewhere*edgeShare <= s.Edge {
		marks |= markEdge
	}
	return marks
}

// Pair is the two articles of a match and what is known about them.
type Pair struct {
	A, B Text
	// MarksA and MarksB are Recurs' marks, one for each word; nil where no corpus
	// is at hand.
	MarksA, MarksB []uint8
	// ScriptureA and ScriptureB are what Scripture finds in the two.
	ScriptureA, ScriptureB []Stretch
	// TeasersA and TeasersB are what Teasers finds in the two.
	TeasersA, TeasersB []Stretch
	// Self says that both are of one known outlet.
	Self bool
	// Days between the two; below 0 if unknown.
	Days int
	// TitleA and TitleB are the articles' titles, empty if unknown.
	TitleA, TitleB string
}

// Labeller labels matches. Each serves one goroutine.
type Labeller struct {
	rarity    *sketch.Rarity
	texts     int
	stems     stemCounter
	titles    map[uint32]bool
	places    *places
	scripture *scripture
	formulas  *Formulas // nil where the corpus itself tells
	words     []arabic.Word
	listing   sketch.Sketch // stems and levels of words that begin no item
	slotter   *slotter
	last      title  // of the article that titleOf names
	titleOf   string // matches of one article follow each other
}

// NewLabeller returns a Labeller for matches found among so many texts.
func NewLabeller(rarity *sketch.Rarity, texts int) *Labeller {
	l := &Labeller{rarity: rarity, texts: texts, titles: theTitles(), places: thePlaces(), scripture: &scripture{scriptureTable: theScriptureTable()}}
	l.slotter = newSlotter(rarity, l.titles, l.places)
	if texts < manyTexts {
		l.formulas = BuiltInFormulas()
	}
	return l
}

// Label adds the labels that a match earns by what surrounds it, each with a
// reason.
func (l *Labeller) Label(m *Match, p Pair) {
	switch {
	case p.A.Article == p.B.Article:
		m.label(Self, "one article prints it twice")
	case p.Self:
		m.label(Self, "both sides are of one outlet")
	}
	if reason := l.common(m, p); reason != "" {
		m.label(Common, reason)
	} else if reason := l.chrome(m, p); reason != "" {
		m.label(Chrome, reason)
	} else if reason := l.inSlots(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.titled(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.roster(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.named(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.ofTwoDays(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.byTitles(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.listed(m, p); reason != "" {
		m.label(Formula, reason)
	} else if reason := l.known(m, p); reason != "" {
		m.label(Formula, reason)
	}
}

// shares are those of the articles' words that the two spans hold.
func (m *Match) shares(p Pair) []float64 {
	f := &m.found
	return []float64{
		float64(f.a1-f.a0) / float64(len(p.A.Sketch.Stems)),
		float64(f.b1-f.b0) / float64(len(p.B.Sketch.Stems)),
	}
}

func (m *Match) label(l Label, reason string) {
	if at, known := slices.BinarySearch(m.Labels, l); !known {
		m.Labels = slices.Insert(m.Labels, at, l)
	}
	m.Reasons = append(m.Reasons, reason)
}

// inSlots says why a match is a formula; one that kept its order is laid out, and judged
// by what stands in its slots. "" for reuse.
func (l *Labeller) inSlots(m *Match, p Pair) string {
	reason, n := l.formula(m, p), &m.numbers
	if reason != "" && m.shuffled(copiedShare) && m.shuffled(l.leastCopied(m, p)) {
		return ""
	}
	if m.Kind == Verbatim || m.found.order < framedOrder || reason != "" && !n.table(m.Words) && !n.differ() && !n.digits.none() {
		return reason
	}
	s := l.slotter.compare(p.A.Text[m.A.Start:m.A.End], p.B.Text[m.B.Start:m.B.End])
	copied := s.copied(copiedShare) && s.copied(l.leastCopied(m, p))
	if reason != "" && !copied {
		if !s.sameNumbers() {
			return reason
		}
		*n = numbers{}
		if reason = l.formula(m, p); reason != "" {
			return reason
		}
	}
	articles := s
	switch share := slices.Min(m.shares(p)); {
	case share >= framedShare && s.other+s.rows-s.equal > 0: // the last slot stands behind what agrees
		articles = l.slotter.compare(p.A.Text, p.B.Text)
	case share < framedShare && p.Days >= apart:
		if d := l.slotter.besides(p.A.Text, m.A, p.B.Text, m.B); d != nil {
			return fmt.Sprintf("formula: printed %d days apart, and beside it %q stands for %q", p.Days, d.B, d.A)
		}
	}
	if reason := m.refilled(&s, &articles, p); reason != "" || copied || s.rows == s.equal || m.found.order < editedOrder {
		return reason
	}
	n.inSlots(&s)
	return l.formula(m, p)
}

// formula says why a match is one, "" for reuse.
func (l *Labeller) formula(m *Match, p Pair) string {
	reason := l.recurs(m, p)
	if reason != "" && l.stands(m, p) {
		return ""
	}
	return reason
}

// stands says whether what is left of two printings of one day stands by itself.
func (l *Labeller) stands(m *Match, p Pair) bool {
	if p.Days < 0 || p.Days >= apart || m.numbers.differ() || m.numbers.table(m.Words) {
		return false
	}
	alone := func(r remains) bool { return r.common >= standsLeft && r.overlap() >= standsShare }
	r, framed := l.remains(&m.found, p, &sameDay)
	if framed > standsShare || !alone(r) {
		return false
	}
	r, _ = l.remains(&m.found, p, &otherDay)
	return alone(r)
}

// recurs says why what recurs elsewhere makes a match a formula, "" for reuse.
func (l *Labeller) recurs(m *Match, p Pair) string {
	f := &m.found
	differ := m.numbers.differ()
	day := &sameDay
	if p.Days >= apart {
		day = &otherDay
	}
	r, framed := l.remains(f, p, day)
	rare := day.rare
	if day == &otherDay && framed < slightlyFramed {
		rare -= rareFree
		if l.texts < manyTexts && !differ {
			day, rare = &sameDay, sameDay.rare
		} else if !differ && r.common < muchLeft && l.framed(f, p, &sameDay) < slightlyFramed {
			day, rare = &sameDay, rareAlone
		}
	}
	if n := &m.numbers; n.table(m.Words) {
		return fmt.Sprintf("formula: a table with other numbers: of %d on one side and %d on the other %d are equal, %d in their rows", n.digits.a, n.digits.b, n.digits.same, n.rows)
	}
	both := f.overlap + f.order
	if both >= backgroundBoth && r.background >= backgroundLeft && !differ {
		return ""
	}
	if f.common >= faithfulCommon && f.overlap >= faithfulOverlap && !differ &&
		(day == &sameDay || min(r.rareA, r.rareB) <= faithfulRare && max(r.common, r.background) >= day.least) {
		return ""
	}
	if day == &sameDay && f.common+r.common >= oneEvent && !differ {
		rare := min(r.rareA, r.rareB)
		if f.overlap >= longOverlap && rare <= faithfulRare {
			return ""
		}
		if p.Days >= 0 && r.common >= filled && r.overlap() >= sameSlots+rare {
			return ""
		}
	}
	if f.common >= longCommon && f.overlap >= longOverlap && !differ {
		return ""
	}
	if differing := min(r.rareA, r.rareB); differing <= rewritten*(1-f.order) {
		switch {
		case r.common >= muchLeft:
			rare = sameDay.rare
		case r.common >= shortLeft:
			rare -= rareFree
		}
	}
	n := &m.numbers.digits
	if day == &otherDay && n.none() {
		return fmt.Sprintf("formula: printed %d days apart, and no number of %d is equal", p.Days, min(n.a, n.b))
	}
	need := day.overlap + day.framed*framed
	if differ {
		need += day.numbers
		if n.none() || r.common < bulletinLeft && m.numbers.bulletin(m.Words) {
			need = max(need, noNumber)
		}
	} else if r.common >= muchLeft && framed < mostlyFramed {
		need = min(need, day.much)
	}
	switch {
	case r.common < day.least:
		return fmt.Sprintf("formula: without the words that recur elsewhere %.1f of %.1f are left", r.common, f.common)
	case r.overlap() < need:
		return fmt.Sprintf("formula: the overlap is %.2f without the words that recur elsewhere", r.overlap())
	case framed >= day.shortFramed && both < 1+day.short*(shortLeft-r.common):
		return fmt.Sprintf("formula: overlap and order are %.2f with %.1f words left that do not recur elsewhere", both, r.common)
	case r.overlap() < rare+min(r.rareA, r.rareB):
		return fmt.Sprintf("formula: printed %d days apart, and of the rare words %.2f and %.2f differ", p.Days, r.rareA, r.rareB)
	}
	return ""
}

// framed is the share of a match that recurs, as a day has it.
func (l *Labeller) framed(f *found, p Pair, day *demands) float32 {
	_, framed := l.remains(f, p, day)
	return framed
}

// remains is what is left of a match when what recurs is set aside.
type remains struct {
	box                  // without the stems under loose shingles
	background   float32 // M' without the stems under shingles that no background paragraph has
	rareA, rareB float32 // share of the rare words that the other side has not
}

// remains returns what is left of a match, and the share of it that was set
// aside.
func (l *Labeller) remains(f *found, p Pair, day *demands) (r remains, framed float32) {
	if day == &sameDay && !marked(p.MarksA, f.a0, f.a1, day.frame) && !marked(p.MarksB, f.b0, f.b1, day.frame) {
		mass := f.common / f.overlap
		return remains{box: box{common: f.common, massA: mass, massB: mass}, background: f.common}, 0
	}
	a, b := p.A.Sketch, p.B.Sketch
	c := &l.stems
	c.reset(f.a1 - f.a0 + f.b1 - f.b0)
	for i := f.a0; i < f.a1; i++ {
		s := c.find(a.Stems[i])
		s.a++
		if p.MarksA != nil {
			s.marks |= p.MarksA[i]
		}
	}
	for i := f.b0; i < f.b1; i++ {
		s := c.find(b.Stems[i])
		s.b++
		if p.MarksB != nil {
			s.marks |= p.MarksB[i]
		}
	}
	// each adds one word to its side's mass and rare words, all and unshared.
	each := func(s *stemCount, level uint8, shared bool, mass, rare, missed *float32) {
		scarce := max(0, l.rarity.Weight(level)-1)
		*rare += scarce
		if !shared {
			*missed += scarce
		}
		switch {
		case s.marks&day.frame == 0:
			*mass += l.rarity.Score(level)
		case !shared:
			*mass += scarce
		}
	}
	var rareA, rareB float32
	for i := f.a0; i < f.a1; i++ {
		s, level := c.find(a.Stems[i]), a.Levels[i]
		shared := s.b > 0
		if shared {
			s.b--
			if s.marks&day.frame == 0 {
				r.common += l.rarity.Score(level)
			}
			if s.marks&day.background == 0 {
				r.background += l.rarity.Score(level)
			}
		}
		each(s, level, shared, &r.massA, &rareA, &r.rareA)
	}
	for i := f.b0; i < f.b1; i++ {
		s := c.find(b.Stems[i])
		shared := s.a > 0
		if shared {
			s.a--
		}
		each(s, b.Levels[i], shared, &r.massB, &rareB, &r.rareB)
	}
	r.rareA /= max(rareA, 1)
	r.rareB /= max(rareB, 1)
	return r, max(0, 1-r.common/max(f.common, 1))
}

// marked says whether any of the words [from, to) has the mark.
func marked(marks []uint8, from, to int, mark uint8) bool {
	if marks == nil {
		return false
	}
	for _, m := range marks[from:to] {
		if m&mark != 0 {
			return true
		}
	}
	return false
}

// stemCounter counts the stems of two spans.
type stemCounter struct {
	mask  uint32
	slots []stemCount
	round uint32
}

type stemCount struct {
	stem, round uint32
	a, b        int32 // words of either side
	marks       uint8
}

func (c *stemCounter) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if len(c.slots) < size {
		c.slots, c.round = make([]stemCount, size), 0
	}
	c.mask = uint32(len(c.slots) - 1)
	c.round++
}

func (c *stemCounter) find(stem uint32) *stemCount {
	for at := stem & c.mask; ; at = (at + 1) & c.mask {
		s := &c.slots[at]
		if s.round != c.round {
			*s = stemCount{stem: stem, round: c.round}
			return s
		}
		if s.stem == stem {
			return s
		}
	}
}
