package align

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// mostDifferences bounds the list of one match; widestDifference the words on
// either side of one difference.
const (
	mostDifferences  = 100
	widestDifference = 12
)

// mostBeside is the number of other words beside a number on either side up to
// which two numbers are held to count the same thing.
const mostBeside = 3

// differences lists what stands between runs that follow each other on both
// sides, and the first example of each letter that only folding made equal. The
// runs are in order of a; they are changed.
func differences(textA, textB string, a, b []arabic.Word, runs []run) []Difference {
	var out []Difference
	var folded []string
	runs = wholeNumbers(runs, textA, textB, a, b)
	place := placesOnB(runs)
	next := 0 // the run from which gaps are still to be told
	for i, r := range runs {
		// Mostly a run is printed with the same bytes.
		words := r.n
		if phrase(textA, a[r.a:r.a+r.n]) == phrase(textB, b[r.b:r.b+r.n]) {
			words = 0
		}
		for k := range words {
			x, y := a[r.a+k].Text(textA), b[r.b+k].Text(textB)
			if x == y {
				continue
			}
			what := foldedBy(x, y)
			if !slices.Contains(folded, what) {
				folded = append(folded, what)
				out = append(out, Difference{x, y, what})
			}
		}
		if i+1 == len(runs) || i < next || len(out) >= mostDifferences || place[i+1] != place[i]+1 {
			continue
		}
		// gaps are those between this run and another one.
		gaps := func(to int) (Gap, Gap) {
			return Gap{textA, a, r.a + r.n, runs[to].a}, Gap{textB, b, r.b + r.n, runs[to].b}
		}
		gapA, gapB := gaps(i + 1)
		if len(gapA.words()) > widestDifference || len(gapB.words()) > widestDifference || len(gapA.words())+len(gapB.words()) == 0 {
			continue
		}
		d := Differ(gapA, gapB)
		if i+2 < len(runs) && place[i+2] == place[i]+2 && IsNumber(b[runs[i+1].b:][:runs[i+1].n]) {
			behind := Differ(Gap{textA, a, runs[i+1].a + runs[i+1].n, runs[i+2].a}, Gap{textB, b, runs[i+1].b + runs[i+1].n, runs[i+2].b})
			if joined, one := DifferAcross(gaps(i + 2)); one && (d.Risk() || behind.Risk()) {
				d, next = joined, i+2
			}
		}
		out = append(out, d)
	}
	return out
}

// mostNumber is the number of words up to which a run may be part of a number that
// is written in two ways.
const mostNumber = 3

// IsNumber is true of a few words that are all numbers, in digits or letters.
func IsNumber(words []arabic.Word) bool {
	l := theLexicon()
	return len(words) <= mostNumber && !slices.ContainsFunc(words, func(w arabic.Word) bool { return !l.numeric(&w) })
}

// withoutStrays leaves out runs of a word that stand between two others on one side
// alone, which follow each other on the other: the first name that the byline has,
// too, is no reason not to tell that another man is named, nor is في of في المئة where
// بالمئة stands for it and another في below. In a copy, however short, that is: where
// more was rewritten, a word by itself is as good a sign of what belongs together.
func withoutStrays(runs []run) []run {
	place := placesOnB(runs)
	at := make([]int, len(runs)) // by place
	for i, p := range place {
		at[p] = i
	}
	// between is true where the neighbours of an entry follow each other.
	between := func(list []int, i int) bool {
		return i > 0 && i+1 < len(list) && list[i+1] == list[i-1]+1
	}
	kept := make([]run, 0, len(runs))
	for i, r := range runs {
		if r.n > 1 || !between(place, i) && !between(at, place[i]) {
			kept = append(kept, r)
		}
	}
	return kept
}

// placesOnB returns the place of each run in order of b.
func placesOnB(runs []run) []int {
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return runs[i].b - runs[j].b })
	places := make([]int, len(runs))
	for place, i := range order {
		places[i] = place
	}
	return places
}

func phrase(text string, words []arabic.Word) string {
	if len(words) == 0 {
		return ""
	}
	return text[words[0].Start:words[len(words)-1].End]
}

// Gap is a place where two printings differ: words [From, To) of Words, which
// are of Text. The words around it are those around the other printing's gap.
type Gap struct {
	Text     string
	Words    []arabic.Word
	From, To int
}

func (g *Gap) words() []arabic.Word { return g.Words[g.From:g.To] }

// sense is that of the word n places behind the gap, or -n before it.
func (l *lexicon) around(g *Gap, n int) sense {
	i := g.To - 1 + n
	if n < 0 {
		i = g.From + n
	}
	if i < 0 || i >= len(g.Words) {
		return sense{}
	}
	if w := &g.Words[i]; w.Flags&arabic.Number == 0 {
		return l.sense(w.Hash)
	}
	return sense{meaning: unitWord}
}

// Differ names what differs between two printings:
//
//	number        other numbers, or a number that one side has not, or other fates of
//	              as many people; amount, where a unit or a percentage is counted, or
//	              another unit; date, other days, months or years
//	relative day  اليوم and أمس, or a day and one of these
//	numeral       one number in digits and in words, one date in another order
//	invisible     one decimal, turned round by a mark of direction
//	name          one name transcribed twice
//	other name    names of two people, by a list or by what stands around them
//	form          one word inflected differently, or with another particle
//	spelling      one word spelled differently, months of two calendars of one
//	              year, words written together, a percent sign
//	words         other words
//	added         nothing stands in a; dropped, nothing stands in b
//
// Only the gaps are looked at; it takes 0.6 µs a gap (BenchmarkDiffer).
func Differ(a, b Gap) Difference {
	l := theLexicon()
	what := l.differ(&a, &b)
	switch what {
	case "words":
		what = cmp.Or(l.fact(&a, &b), l.named(&a, &b), what)
	case "form", "added", "dropped":
		what = cmp.Or(l.fact(&a, &b), what)
	}
	return Difference{a.printedWith(&b), b.printedWith(&a), what}
}

// printedWith is what a gap prints, with the percent sign behind it where the other side
// has that in words: 45 في المئة and 54%.
func (g *Gap) printedWith(other *Gap) string {
	said := phrase(g.Text, g.words())
	if !g.percentSign() || !slices.ContainsFunc(other.words(), func(w arabic.Word) bool { return theLexicon().sense(w.Hash).meaning == percentWord }) {
		return said
	}
	return said + "%"
}

// DifferAcross is Differ for what reaches from one gap to the next where both print
// nothing but part of a number between them (IsNumber): مليون ونصف and 1.5 مليون have
// مليون in common. It is false where the numbers are not the same on both sides.
func DifferAcross(a, b Gap) (Difference, bool) {
	d, l := Differ(a, b), theLexicon()
	return d, !d.Risk() && l.agree(&a, &b)
}

// Risk is true where one side may need a correction: other numbers, amounts,
// dates, people and speakers.
func (d Difference) Risk() bool {
	switch d.What {
	case "number", "amount", "date", otherName, otherSpeaker:
		return true
	}
	return false
}

func (l *lexicon) differ(a, b *Gap) string {
	wordsA, wordsB := a.words(), b.words()
	if len(wordsA) == 0 || len(wordsB) == 0 {
		switch {
		case l.cuts(a, b) || l.cuts(b, a):
			return l.amount(a, b, &quantities{}, &quantities{})
		case l.signed(a, b) || l.signed(b, a), l.namesMonthAgain(a) || l.namesMonthAgain(b):
			return "spelling"
		case l.shifts(a) || l.shifts(b):
			return "relative day"
		case len(wordsA) == 0:
			return "added"
		}
		return "dropped"
	}
	equal := "" // what it is where both say the same numbers
	if l.says(wordsA) || l.says(wordsB) {
		qa, qb := l.read(a), l.read(b)
		if what := dates(&qa, &qb); what != "" {
			return what
		}
		if qa.counts() && qb.counts() {
			switch {
			case l.oneScale(a, b):
				return "form"
			case l.agree(a, b):
				if qa.plain() && qb.plain() && qa.dated() == qb.dated() && len(qa.numbers) == len(qb.numbers) {
					equal = "numeral"
				}
			case l.sameClock(a, b, &qa, &qb):
				return "numeral"
			case max(qa.others, qb.others) <= mostBeside:
				return l.amount(a, b, &qa, &qb)
			}
		}
		if qa.percent && qb.percent && qa.plain() && qb.plain() {
			equal = "spelling"
		}
		switch {
		case equal == "numeral" && turnedByMark(a, b):
			return "invisible"
		case equal != "" && qa.digits != qb.digits:
			return equal
		}
	}
	what := "words"
	switch {
	case len(wordsA) == len(wordsB):
		what = l.paired(a, b)
	case equal == "" && joinedAlike(a, b):
		what = "spelling"
	}
	if what == "words" && equal != "" {
		return equal
	}
	return what
}

// paired names the difference of as many words on both sides by those of the
// pairs.
func (l *lexicon) paired(a, b *Gap) string {
	what := "form"
	for i := range a.words() {
		x, y := &a.Words[a.From+i], &b.Words[b.From+i]
		if sameWord(*x, *y) {
			continue
		}
		pair := l.spelled(a, b, a.From+i, b.From+i, &written{text: x.Text(a.Text)}, &written{text: y.Text(b.Text)})
		if pair == "" && l.sameNumber(a, b, i) {
			pair = "numeral"
		}
		switch {
		case pair == "":
			return "words"
		case pair == otherName, what == otherName:
			what = otherName
		case pair == "name", what == "form", what == "numeral" && pair == "spelling":
			what = pair
		}
	}
	return what
}

// sameNumber is true where the words i of two gaps are one number.
func (l *lexicon) sameNumber(a, b *Gap, i int) bool {
	x, y := *a, *b
	x.From, y.From = a.From+i, b.From+i
	x.To, y.To = x.From+1, y.From+1
	if !l.numeric(&a.Words[x.From]) || !l.numeric(&b.Words[y.From]) {
		return false
	}
	qa, qb := l.read(&x), l.read(&y)
	return qa.plain() && qb.plain() && len(qa.numbers) > 0 && qa.sameNumbers(&qb)
}

// oneScale is true where behind an equal number one side has مليار, the other
// مليارات.
func (l *lexicon) oneScale(a, b *Gap) bool {
	if len(a.words()) != 1 || len(b.words()) != 1 || a.From == 0 || !l.numeric(&a.Words[a.From-1]) {
		return false
	}
	x, y := l.sense(a.Words[a.From].Hash), l.sense(b.Words[b.From].Hash)
	isScale := func(m meaning) bool { return m == scaleWord || m == vagueWord }
	return isScale(x.meaning) && isScale(y.meaning) && x.value == y.value
}

// says is true where words may be numbers or dates.
func (l *lexicon) says(words []arabic.Word) bool {
	for i := range words {
		if words[i].Flags&arabic.Number != 0 || l.sense(words[i].Hash).meaning != otherWord {
			return true
		}
	}
	return false
}

// dates names a difference of dates, "" where there is none that can be told.
func dates(a, b *quantities) string {
	sameCalendar := a.month > 0 && b.month > 0 && (a.month > hijriMonth) == (b.month > hijriMonth)
	switch {
	case max(a.others, b.others) > mostBeside:
		return ""
	case a.day && b.day && len(a.numbers) == 3 && len(b.numbers) == 3:
		if a.sameDay(b) {
			return "numeral"
		}
		return "date"
	case a.sameInDigits(b) || b.sameInDigits(a):
		return "numeral"
	case a.notInDigits(b) || b.notInDigits(a):
		return "date"
	case !a.dated() || !b.dated():
		return ""
	case a.relative || b.relative:
		return "relative day"
	case a.weekday > 0 && b.weekday > 0 && a.weekday != b.weekday,
		sameCalendar && a.month != b.month,
		(a.month == b.month) && len(a.numbers) > 0 && len(b.numbers) > 0 && !a.sameNumbers(b):
		return "date"
	case a.plain() && b.plain() && a.weekday == b.weekday && a.month == b.month && len(a.numbers) == len(b.numbers):
		return "spelling"
	}
	return ""
}

// sameInDigits is true where one side names a month and the other has it in
// digits: 5 ذي القعدة 1436 and 5/11/1436, or with a year that it leaves out.
func (q *quantities) sameInDigits(digits *quantities) bool {
	more := len(digits.numbers) - len(q.numbers)
	if q.month == 0 || digits.month > 0 || len(q.numbers) == 0 || !q.plain() || !digits.plain() ||
		more != 1 && (more != 2 || !q.ofCalendar(digits)) {
		return false
	}
	month := q.month
	if month > hijriMonth {
		month -= hijriMonth
	}
	with := quantities{numbers: append(slices.Clone(q.numbers), month)}
	with.turned = with.numbers
	return with.within(digits)
}

// notInDigits is true of a day and its month, by name, and a whole date in digits of the
// same calendar, where they are not one day.
func (q *quantities) notInDigits(digits *quantities) bool {
	return q.month > 0 && len(q.numbers) == 1 && digits.month == 0 && q.plain() && digits.plain() && q.ofCalendar(digits)
}

// ofCalendar is true of a named month and a whole date in digits, of one calendar.
func (q *quantities) ofCalendar(digits *quantities) bool {
	return digits.day && len(digits.numbers) == 3 && q.month > hijriMonth == (slices.Max(digits.numbers) < firstCommonYear)
}

// firstCommonYear parts the years of two calendars: what is printed is of 1300 to 1500 by
// the one and of 1800 or later by the other.
const firstCommonYear = 1700

// amount names a difference of numbers by what they count.
func (l *lexicon) amount(a, b *Gap, qa, qb *quantities) string {
	for _, g := range []*Gap{a, b} {
		before, behind := l.around(g, -1).meaning, l.around(g, 1).meaning
		if behind == monthWord || behind == halfwayWord || before == halfwayWord || before == monthWord || before == yearWord || g.dashed() {
			return "date"
		}
	}
	for _, g := range []*Gap{a, b} {
		behind := l.around(g, 1).meaning
		if behind == scaleWord || behind == vagueWord || behind == fillerWord { // 3 ملايين دولار, 3 في المئة
			behind = l.around(g, 2).meaning
		}
		if behind == measureWord || behind == percentWord || g.percentSign() {
			return "amount"
		}
	}
	switch {
	case qa.year || qb.year || qa.dated() || qb.dated():
		return "date"
	case qa.measure || qb.measure || qa.percent || qb.percent:
		return "amount"
	}
	return "number"
}

// dashed is true where the gap is a date in digits or a part of one: 21/7/2015,
// 21/7.
func (g *Gap) dashed() bool {
	for i := max(0, g.From-1); i < min(g.To, len(g.Words)-1); i++ {
		if g.sign(i) == '/' || g.sign(i) == '-' && (g.sign(i-1) == '-' || g.sign(i+1) == '-') {
			return true
		}
	}
	return false
}

// percentSign is true where a percent sign stands behind the gap, or behind the
// word before an empty one.
func (g *Gap) percentSign() bool {
	if g.To == 0 {
		return false
	}
	for _, r := range g.Text[g.Words[g.To-1].End:] {
		switch {
		case r == '%' || r == '٪' || r == '\u066a':
			return true
		case r != ' ' && dropped(r) == "":
			return false
		}
	}
	return false
}

// cuts is true where a gap that is empty on one side is part of a number: ثلاثة
// or ثلاثة عشر, 3 or 3.5, آلاف or ثلاثة آلاف.
func (l *lexicon) cuts(full, empty *Gap) bool {
	if full.From == full.To || empty.From != empty.To {
		return false
	}
	for i := range full.words() {
		if !l.numeric(&full.words()[i]) {
			return false
		}
	}
	if full.From > 0 && full.joined(full.From-1) || full.To < len(full.Words) && full.joined(full.To-1) {
		return true
	}
	first, last := &full.Words[full.From], &full.Words[full.To-1]
	before, behind := l.around(full, -1), l.around(full, 1).meaning
	if full.From > 0 && l.numeric(&full.Words[full.From-1]) && before.meaning != secondWord {
		m := l.sense(first.Hash).meaning
		return m == teenWord || m == hundredsWord || m == scaleWord || m == vagueWord || strings.HasPrefix(first.Text(full.Text), "و")
	}
	return l.numeric(last) && (behind == vagueWord || behind == scaleWord)
}

// numeric is true for words of numbers, in digits or letters.
func (l *lexicon) numeric(w *arabic.Word) bool {
	m := l.sense(w.Hash).meaning
	return w.Flags&arabic.Number != 0 || m >= unitWord && m <= partWord
}

// signed is true where one side says in words what the other says by a percent
// sign.
func (l *lexicon) signed(full, empty *Gap) bool {
	if full.From == full.To || empty.From != empty.To || !empty.percentSign() {
		return false
	}
	q := l.read(full)
	return q.plain() && q.percent && len(q.numbers) == 0
}

// namesMonthAgain is true of a month that stands beside itself by another name: آب in
// آب (أغسطس), أغسطس in آب/أغسطس.
func (l *lexicon) namesMonthAgain(g *Gap) bool {
	if g.From == g.To || g.To-g.From > 2 { // كانون الثاني
		return false
	}
	month := func(from, to int) float64 {
		if from < 0 || to > len(g.Words) {
			return 0
		}
		part := Gap{g.Text, g.Words, from, to}
		if arabic.Fold(phrase(g.Text, part.words())) == "اب" {
			return 8 // beside أغسطس it is not أب
		}
		q := l.read(&part)
		if !q.plain() || len(q.numbers) > 0 || q.weekday > 0 || q.relative {
			return 0
		}
		return q.month
	}
	named := month(g.From, g.To)
	for n := 1; n <= 2 && named > 0; n++ {
		if month(g.To, g.To+n) == named || month(g.From-n, g.From) == named {
			return true
		}
	}
	return false
}

// shifts is true of the words that make another day of the one beside them: بعد غد, أول
// أمس, أول من أمس, أمس الأول.
func (l *lexicon) shifts(g *Gap) bool {
	words := g.words()
	if len(words) > 2 {
		return false
	}
	switch arabic.Fold(phrase(g.Text, words)) {
	case "بعد", "قبل", "اول", "اول من":
		return l.around(g, 1).meaning == relativeWord
	case "الاول", "الاولي":
		return l.around(g, -1).meaning == relativeWord
	}
	return false
}

// joinedAlike is true where two gaps differ in blanks alone: عبد العزيز and
// عبدالعزيز.
func joinedAlike(a, b *Gap) bool {
	textA, textB := phrase(a.Text, a.words()), phrase(b.Text, b.words())
	if d := len(textA) - len(textB); d < -8 || d > 8 {
		return false
	}
	together := func(s string) string { return strings.ReplaceAll(arabic.Fold(s), " ", "") }
	return together(textA) == together(textB)
}

// foldedBy names what folding made equal in two printings of one word.
func foldedBy(a, b string) string {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x == y {
			a, b = a[n:], b[m:]
			continue
		}
		if what := max(dropped(x), dropped(y)); what != "" {
			return what
		}
		x, y = min(x, y), max(x, y)
		switch {
		case isDigit(x) || isDigit(y):
			return "digits"
		case x == 'ة' && y == 'ه' || x == 'ه' && y == 'ۀ' || x == 'ة' && y == 'ۀ':
			return "ة=ه"
		case (x == 'ى' || x == 'ي') && (y == 'ي' || y == 'ی'):
			return "ي=ى"
		case isHamza(x) || isHamza(y):
			return "hamza"
		case unicode.ToLower(x) == unicode.ToLower(y):
			return "case"
		}
		return "letter form"
	}
	if a == "" {
		a = b
	}
	r, _ := utf8.DecodeRuneInString(a)
	if what := dropped(r); what != "" {
		return what
	}
	return "letter form"
}

// dropped names a rune that folding drops, "" for others.
func dropped(r rune) string {
	switch {
	case r == '\u0640':
		return "tatweel"
	case r >= 0x0610 && r <= 0x061A, r >= 0x064B && r <= 0x0652, r >= 0x0656 && r <= 0x065F, r == 0x0670, r >= 0x06D6 && r <= 0x06ED:
		return "harakat"
	case r >= 0x0653 && r <= 0x0655:
		return "hamza"
	case r == 0x00AD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r == 0x061C:
		return "invisible"
	}
	return ""
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9
}

func isHamza(r rune) bool {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ؤ', 'ئ', 'ء', 'ٲ', 'ٳ', 'ٵ':
		return true
	}
	return false
}
