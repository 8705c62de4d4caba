package align

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// # Scripture
//
// Verses of the Qur'an, sayings of the Prophet and doxologies are quoted by
// everybody and from nobody. They are told by how writers set them off, never by
// a list of them:
//
//   - ornate brackets ﴿ ﴾, which serve nothing else, and braces beside the name of God,
//     of the book or of a sura, or around vocalised words;
//   - an introducer: words of saying together with words of praise (قال تعالى,
//     يقول الله عز وجل), words of saying beside صلى الله عليه وسلم or behind
//     رضي الله عنه and a colon or an opening mark, or صلى الله عليه وسلم with
//     an opening mark right behind it. What is introduced ends where its mark is closed,
//     without a mark at the end of the sentence; what follows قال تعالى without
//     so much as a colon ends there, too;
//   - a reference: the name of a sura and the number of a verse, in brackets or
//     after سورة. What it refers to is what stands before it, back to where its
//     mark was opened;
//   - full vocalisation, in an article that otherwise has none;
//   - الحمد لله followed by والصلاة والسلام.

// Stretch is words [From, To) of an article.
type Stretch struct{ From, To int }

const (
	// longestVerse bounds what is introduced or referred to, in words; unmarked
	// where no mark shows its end.
	longestVerse = 150
	unmarked     = 60
	unannounced  = 30 // neither mark nor colon
	// nearMark is the number of words up to its mark after an introducer.
	nearMark = 6
	// shortestVocalised is the number of words from which vocalised words are a
	// quotation; their marks are at least fullMarks to a letter.
	shortestVocalised = 5
	fullMarks         = 0.6
	// mostlyVocalised is the share of vocalised words from which an article's
	// vocalisation says nothing.
	mostlyVocalised = 0.4
	// commonShare is the share of a match that is scripture, and commonRest the
	// number of other words from which it is reuse all the same.
	commonShare = 0.6
	commonRest  = 10
	signBits    = 16
	// longestReference is the length of a chapter and verse in brackets, in bytes.
	longestReference = 60
)

// The classes of words in the vocabulary of scripture.
const (
	saying = 1 << iota
	praise
	// exalted are the words of praise that make an introducer of words of saying.
	exalted
	chapter // سورة
	sura
	prayed // صلى, الصلاة
	greeted
	thanks // الحمد
	thanked
	verse // الآية
	joining
	family // آل, which stands before a sura's name
	pleased
	with // عنه, behind رضي الله
	holy // what tells alone that braces hold a verse
)

var scriptureWords = map[int]string{
	saying:  "قال يقول وقال ويقول فقال قالت وقالت قوله وقوله لقوله بقوله كقوله قائل القائل قائلا قول",
	pleased: "رضي",
	with:    "عنه عنها عنهما عنهم",
	praise:  "الله لله والله المولى الحق ربنا العلي العظيم الكريم القدير العزيز في كتابه محكم تنزيله التنزيل القرآن من عز جل تبارك شأنه",
	holy:    "الله لله والله المولى ربنا كتابه القرآن",
	exalted: "تعالى وتعالى سبحانه وسبحانه وجل وعلا جلاله تنزيله التنزيل",
	chapter: "سورة سوره بسورة",
	prayed:  "صلى والصلاة الصلاة",
	greeted: "وسلم والسلام السلام",
	thanks:  "الحمد والحمد",
	thanked: "لله",
	verse:   "آية الآية الآيات آيات رقم",
	joining: "الله عليه وآله وعلى آله وصحبه أنه انه ان أن",
	family:  "آل",
	sura: `الفاتحة البقرة عمران النساء المائدة الأنعام الأعراف الأنفال التوبة يونس هود يوسف
		الرعد إبراهيم الحجر النحل الإسراء الكهف مريم طه الأنبياء الحج المؤمنون النور الفرقان الشعراء
		النمل القصص العنكبوت الروم لقمان السجدة الأحزاب سبأ فاطر يس الصافات ص الزمر غافر فصلت
		الشورى الزخرف الدخان الجاثية الأحقاف محمد الفتح الحجرات ق الذاريات الطور النجم القمر الرحمن
		الواقعة الحديد المجادلة الحشر الممتحنة الصف الجمعة المنافقون التغابن الطلاق التحريم الملك
		القلم الحاقة المعارج نوح الجن المزمل المدثر القيامة الإنسان المرسلات النبأ النازعات عبس
		التكوير الانفطار المطففين الانشقاق البروج الطارق الأعلى الغاشية الفجر البلد الشمس الليل
		الضحى الشرح التين العلق القدر البينة الزلزلة العاديات القارعة التكاثر العصر الهمزة الفيل
		قريش الماعون الكوثر الكافرون النصر المسد الإخلاص الفلق الناس`,
}

// scripture finds the stretches of an article that are scripture. Each serves
// one goroutine.
type scripture struct {
	*scriptureTable
	text  string
	words []arabic.Word
	found []Stretch
}

// scriptureTable is the vocabulary of scripture. It is not changed.
type scriptureTable struct {
	classes map[uint64]int // by Word.Hash
	// signs has a bit for each stem without which an article has no introducer,
	// reference or doxology, by the code's highest signBits.
	signs [1 << signBits / 64]uint64
}

// theScriptureTable is made at its first use.
var theScriptureTable = sync.OnceValue(func() *scriptureTable {
	t := &scriptureTable{classes: make(map[uint64]int)}
	for class, list := range scriptureWords {
		for _, w := range arabic.Words(nil, list) {
			t.classes[w.Hash] |= class
			if class&(exalted|chapter|prayed|thanks|pleased) != 0 {
				sign := sketch.Code(w.Stem) >> (32 - signBits)
				t.signs[sign/64] |= 1 << (sign % 64)
			}
		}
	}
	return t
})

// Scripture returns the stretches of an article that are scripture, in order and
// apart from each other.
func (l *Labeller) Scripture(t Text) []Stretch {
	s := l.scripture
	brackets := strings.Contains(t.Text, "{") || strings.Contains(t.Text, "﴾") || strings.Contains(t.Text, "﴿")
	marks, signs := vocalised(t.Text), s.signed(t.Sketch.Stems) || referred(t.Text)
	if !brackets && !marks && !signs {
		return nil
	}
	s.text, s.words, s.found = t.Text, arabic.Words(s.words[:0], t.Text), nil
	if brackets {
		s.bracketed()
	}
	if marks {
		s.vocalised()
	}
	if signs {
		s.quoted()
	}
	return joined(s.found)
}

// joined returns stretches in order, those that meet as one.
func joined(list []Stretch) []Stretch {
	slices.SortFunc(list, func(a, b Stretch) int { return a.From - b.From })
	keep := 0
	for _, s := range list {
		if keep > 0 && s.From <= list[keep-1].To {
			list[keep-1].To = max(list[keep-1].To, s.To)
			continue
		}
		list[keep] = s
		keep++
	}
	return list[:keep]
}

// vocalised says whether a text has as many vowel marks as a quotation needs.
func vocalised(text string) bool {
	return vowels(text) > 3*shortestVocalised
}

// vowels counts the vowel marks of a text: U+064B to U+0652, a byte D9 and one of 8B to
// 92. Every text that has a match is asked, so eight bytes are read at once, the
// letters D9 of which are compared with the bytes behind them.
func vowels(text string) (marks int) {
	const ones = 0x0101010101010101
	i := 0
	for ; i+9 <= len(text); i += 8 {
		lead := load(text[i:]) ^ 0xD9*ones                                 // zero where D9 stands
		mark := load(text[i+1:]) ^ 0x80*ones                               // 0B to 12 for a mark
		mark = (mark&(0x7F*ones)+0x75*ones)&(0x78*ones) | mark&(0x80*ones) // zero for one
		// A byte of either that is not zero sets the highest bit, and none its neighbour's.
		set := lead | mark
		set = (set&(0x7F*ones) + 0x7F*ones) | set
		marks += bits.OnesCount64(^set & (0x80 * ones))
	}
	for i++; i < len(text); i++ {
		if text[i-1] == 0xD9 && text[i]-0x8B < 8 {
			marks++
		}
	}
	return marks
}

// load is the first eight bytes of a text.
func load(text string) uint64 {
	_ = text[7]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// signed says whether any of the stems is a sign of scripture.
func (s *scripture) signed(stems []uint32) bool {
	for _, code := range stems {
		sign := code >> (32 - signBits)
		if s.signs[sign/64]>>(sign%64)&1 != 0 {
			return true
		}
	}
	return false
}

// referred says whether brackets in a text hold what may be a chapter and verse.
func referred(text string) bool {
	for {
		open := strings.IndexAny(text, "([")
		if open < 0 {
			return false
		}
		text = text[open+1:]
		shut := strings.IndexAny(text[:min(len(text), longestReference)], ")]")
		if shut > 0 && strings.ContainsAny(text[:shut], ":/") && unicode.IsDigit(lastRune(text[:shut])) {
			return true
		}
	}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// quoted adds what is introduced or referred to, and doxologies.
func (s *scripture) quoted() {
	for i := 0; i < len(s.words); i++ {
		switch class := s.class(i); {
		case class&(saying|praise|exalted) != 0:
			i = s.introduced(i)
		case class&prayed != 0:
			s.prophet(i)
		case class&pleased != 0:
			s.companion(i)
		case class&thanks != 0:
			s.doxology(i)
		}
		if s.class(i)&(sura|chapter) != 0 {
			s.reference(i)
		}
	}
}

func (s *scripture) class(i int) int {
	if i < 0 || i >= len(s.words) {
		return 0
	}
	return s.classes[s.words[i].Hash]
}

// gap is what stands before word i.
func (s *scripture) gap(i int) string {
	from, to := 0, len(s.text)
	if i > 0 {
		from = int(s.words[i-1].End)
	}
	if i < len(s.words) {
		to = int(s.words[i].Start)
	}
	return s.text[from:to]
}

func (s *scripture) add(from, to int) {
	if from < to {
		s.found = append(s.found, Stretch{from, to})
	}
}

// bracketed adds what stands in ornate brackets, and verses in braces.
func (s *scripture) bracketed() {
	open, braced := -1, false
	for i := 0; i <= len(s.words); i++ {
		gap := s.gap(i)
		if open >= 0 && strings.ContainsAny(gap, "}﴾﴿") {
			if i-open <= longestVerse && (!braced || s.isVerse(open, i)) {
				s.add(open, i)
			}
			open = -1
		}
		if at := strings.LastIndexAny(gap, "{﴾﴿"); at >= 0 && !strings.ContainsAny(gap[at+1:], "}") {
			open, braced = i, gap[at] == '{'
		}
	}
}

// isVerse says whether the words from up to to, which stand in braces, are scripture:
// God's word stands right before them, a sura's name right behind, or they are vocalised.
// Some papers print what a minister said in braces.
func (s *scripture) isVerse(from, to int) bool {
	const before, behind = 6, 3 // words: قال الله تعالى في محكم كتابه {, } (سورة البقرة
	for i := max(0, from-before); i < from; i++ {
		if s.class(i)&(holy|exalted|verse|chapter) != 0 {
			return true
		}
	}
	for i := to; i < to+behind; i++ {
		if s.class(i)&chapter != 0 || s.class(i)&sura != 0 && strings.ContainsAny(s.gap(i), "([") {
			return true
		}
	}
	return vowels(s.text[s.words[from].Start:s.words[to-1].End]) >= to-from
}

// vocalised adds runs of fully vocalised words.
func (s *scripture) vocalised() {
	total := 0
	var runs []Stretch
	for i := 0; i < len(s.words); {
		if !s.full(i) {
			i++
			continue
		}
		from, last, missed := i, i, 0
		for i++; i < len(s.words) && missed < 2; i++ {
			if s.full(i) {
				last, missed = i, 0
			} else {
				missed++
			}
		}
		i = last + 1
		total += i - from
		if i-from >= shortestVocalised {
			runs = append(runs, Stretch{from, i})
		}
	}
	if float64(total) < mostlyVocalised*float64(len(s.words)) {
		s.found = append(s.found, runs...)
	}
}

// full says whether word i is fully vocalised.
func (s *scripture) full(i int) bool {
	marks, letters := 0, 0
	for _, r := range s.words[i].Text(s.text) {
		switch {
		case r >= 0x064B && r <= 0x0652 || r == 0x0670:
			marks++
		case r != 0x0640:
			letters++
		}
	}
	return float64(marks) >= fullMarks*float64(letters) && letters > 0
}

// introduced adds what the run of introducing words that starts at word i
// introduces, and returns the run's last word.
func (s *scripture) introduced(i int) int {
	seen, to := 0, i
	for to < len(s.words) && s.class(to)&(saying|praise|exalted) != 0 {
		seen |= s.class(to)
		to++
		if strings.ContainsAny(s.gap(to), opening+":") {
			break
		}
	}
	if seen&saying == 0 || seen&exalted == 0 {
		return to - 1
	}
	end := s.quotation(to)
	if end == to && s.class(i)&saying != 0 && to < len(s.words) {
		end = s.sentence(to, unannounced)
	}
	if end > to {
		s.add(i, end)
	}
	return to - 1
}

// prophet adds the saying that the formula of prayer at word i introduces.
func (s *scripture) prophet(i int) {
	to, greeting := i+1, false
	for to < i+6 && s.class(to)&(greeted|joining) != 0 {
		greeting = greeting || s.class(to)&greeted != 0
		to++
	}
	if !greeting {
		return
	}
	said, from := false, i
	for j := max(0, i-6); j < i && !said; j++ {
		if s.class(j)&saying != 0 {
			said, from = true, j
		}
	}
	for j := to; j < min(len(s.words), to+3); j++ {
		if s.class(j)&saying != 0 {
			said, to = true, j+1
			break
		}
	}
	said = said || to <= len(s.words) && strings.ContainsAny(s.gap(to), opening)
	if end := s.quotation(to); said && end > to {
		s.add(from, end)
	}
}

// companion adds what one of the Prophet's companions says or tells, after the
// formula of praise at word i.
func (s *scripture) companion(i int) {
	if s.class(i+1)&praise == 0 || s.class(i+2)&with == 0 {
		return
	}
	for j := i + 3; j < i+6; j++ {
		if s.class(j)&saying != 0 {
			if end := s.quotation(j + 1); end > j+1 {
				s.add(i, end)
			}
			return
		}
	}
}

// doxology adds a doxology that starts at word i.
func (s *scripture) doxology(i int) {
	if s.class(i+1)&thanked == 0 {
		return
	}
	for j := i + 2; j < i+20; j++ {
		if s.class(j)&prayed != 0 && s.class(j+1)&greeted != 0 {
			s.add(i, s.sentence(j+2, unmarked-2))
			return
		}
	}
}

// reference adds what a reference at word i refers to, with the reference: سورة
// and a name, or a name and a number in brackets.
func (s *scripture) reference(i int) {
	from, to := i, i+2
	if s.class(i)&chapter != 0 {
		if s.class(i+1)&family != 0 {
			to++
		}
		if s.class(to-1)&sura == 0 {
			return
		}
	} else {
		if s.class(i-1)&family != 0 && s.words[i].Flags&arabic.SentenceStart == 0 {
			from--
		}
		number := i + 1
		if s.class(number)&verse != 0 {
			number++
		}
		if !strings.ContainsAny(s.gap(from), "([﴿") || number >= len(s.words) || s.words[number].Flags&arabic.Number == 0 {
			return
		}
		to = number + 1
		for to < len(s.words) && s.words[to].Flags&arabic.Number != 0 && !strings.ContainsAny(s.gap(to), ")]") {
			to++
		}
		if !strings.ContainsAny(s.gap(to), ")]") {
			return
		}
	}
	for from > 0 && (s.words[from-1].Flags&arabic.Number != 0 || s.class(from-1)&verse != 0) {
		from--
	}
	// Back to where the mark that is closed before the reference was opened.
	gap := s.gap(from)
	at := strings.IndexAny(gap, closing)
	if at < 0 {
		return
	}
	mark, _ := utf8.DecodeRuneInString(gap[at:])
	for j := from - 1; j >= max(0, from-longestVerse); j-- {
		if strings.ContainsRune(s.gap(j), partner(mark, closing, opening)) {
			s.add(j, to)
			return
		}
	}
}

// opening and closing are the marks around quotations, each opening one where
// its closing one stands.
const (
	opening = "\"«“({[﴿﴾"
	closing = "\"»”)}]﴾﴿"
)

// partner is the rune of to that stands where mark stands in from.
func partner(mark rune, from, to string) rune {
	n := utf8.RuneCountInString(from[:strings.IndexRune(from, mark)])
	return []rune(to)[n]
}

// quotation returns where the quotation ends that is introduced before word i,
// i where nothing is quoted: it ends where its mark is closed; after a colon
// without a mark, where the sentence ends. A few words may stand between the
// introducer and the mark.
func (s *scripture) quotation(i int) int {
	colon := -1
	for j := i; j < min(len(s.words), i+nearMark); j++ {
		gap := s.gap(j)
		if at := strings.IndexAny(gap, opening); at >= 0 {
			mark, _ := utf8.DecodeRuneInString(gap[at:])
			mark = partner(mark, opening, closing)
			for k := j + 1; k <= min(len(s.words), j+longestVerse); k++ {
				if strings.ContainsRune(s.gap(k), mark) {
					return k
				}
			}
			break
		}
		if colon < 0 && strings.ContainsAny(gap, ":/") {
			colon = j
		}
		if j > i && s.words[j].Flags&arabic.SentenceStart != 0 {
			break
		}
	}
	if colon < 0 {
		return i
	}
	return s.sentence(colon+1, unmarked-1)
}

// sentence returns where the sentence of word i ends, after so many words at most.
func (s *scripture) sentence(i, most int) int {
	for j := i; j < min(len(s.words), i+most); j++ {
		if s.words[j].Flags&arabic.SentenceStart != 0 {
			return j
		}
	}
	return min(len(s.words), i+most)
}

// common says why a match is scripture, "" where it is not. One side that sets
// it off is enough where the words stayed in order; otherwise both must.
func (l *Labeller) common(m *Match, p Pair) string {
	f := &m.found
	a, b := mostlyIn(p.ScriptureA, f.a0, f.a1), mostlyIn(p.ScriptureB, f.b0, f.b1)
	if a && b || (a || b) && f.order >= editedOrder {
		return "scripture, which anyone may quote"
	}
	return ""
}

// mostlyIn says whether words [from, to) lie in the stretches, but for a few.
func mostlyIn(list []Stretch, from, to int) bool {
	inside := 0
	at, _ := slices.BinarySearchFunc(list, from, func(s Stretch, word int) int { return cmp.Compare(s.To, word+1) })
	for _, s := range list[at:] {
		if s.From >= to {
			break
		}
		inside += min(to, s.To) - max(from, s.From)
	}
	n := to - from
	return float64(inside) >= commonShare*float64(n) && n-inside < commonRest
}
