package align

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sada/lsh/index"
	"sada/lsh/sketch"
)

// paper is one printed article of a made-up corpus.
type paper struct {
	outlet, day int
	text        string
}

// labelled aligns all pairs of papers, which have titles or not, and labels the
// matches, as a scan does.
func labelled(t *testing.T, papers []paper, titles ...string) []Match {
	t.Helper()
	if titles == nil {
		titles = make([]string, len(papers))
	}
	texts := make([]string, len(papers))
	for i, p := range papers {
		texts[i] = p.text
	}
	l := libraryOf(t, texts...)
	sketches := make([]sketch.Sketch, len(papers))
	for i := range l.texts {
		sketches[i] = *l.texts[i].Sketch
	}
	x, err := index.Build(context.Background(), sketches, 1)
	if err != nil {
		t.Fatal(err)
	}
	marks := x.Mark(1, func(i int) []index.Printing {
		return []index.Printing{{Outlet: papers[i].outlet, Day: papers[i].day}}
	}, Recurs)
	labeller := NewLabeller(l.rarity, len(texts))
	matches := l.matches(t, 15)
	sorted := make([]*Match, len(matches))
	for i := range matches {
		sorted[i] = &matches[i]
	}
	teasers := Teasers(sorted, func(i int) Text { return l.texts[i] }, func(i int) int { return papers[i].outlet })
	for i := range matches {
		m := &matches[i]
		a, b := m.A.Article, m.B.Article
		days := -1
		if papers[a].day != index.NoDay && papers[b].day != index.NoDay {
			days = max(papers[a].day-papers[b].day, papers[b].day-papers[a].day)
		}
		labeller.Label(m, Pair{
			A: l.texts[a], B: l.texts[b], MarksA: marks.Of(a), MarksB: marks.Of(b),
			ScriptureA: labeller.Scripture(l.texts[a]), ScriptureB: labeller.Scripture(l.texts[b]),
			TeasersA: teasers[a], TeasersB: teasers[b],
			Self: papers[a].outlet >= 0 && papers[a].outlet == papers[b].outlet, Days: days,
			TitleA: titles[a], TitleB: titles[b],
		})
	}
	return matches
}

// between are the matches of two papers.
func between(matches []Match, a, b int) []Match {
	var found []Match
	for _, m := range matches {
		if m.A.Article == a && m.B.Article == b {
			found = append(found, m)
		}
	}
	return found
}

// cable is a congratulation to somebody.
func cable(to string) string {
	return "بعث الرئيس اليوم برقية تهنئة إلى " + to + " بمناسبة ذكرى اليوم الوطني لبلاده. " +
		"وأعرب باسمه وباسم شعب وحكومة البلاد عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة لفخامته ولحكومة وشعب بلاده الصديق اطراد التقدم والازدهار"
}

// heads are whom cables go to.
var heads = []string{
	"الرئيس تاكورو ميزاني رئيس جمهورية لوزانيا", "الملك بودور الرابع ملك كاستوريا", "الرئيسة ماليفا دونسي رئيسة جزر توراكا",
	"الرئيس سينغو باراتي رئيس اتحاد نافورا", "الأمير ليوبان الثاني أمير غراندوف", "الرئيس حنوس فالتري رئيس دولة بيرماسا",
}

// cables are what four outlets print of every cable, each with news of its own
// around it, a cable every fourth day.
func cables() (papers []paper) {
	for i, head := range heads {
		for outlet := range 4 {
			own := uint64(100*i + outlet)
			papers = append(papers, paper{outlet, 4 * i, filler(own, 60) + "\n" + cable(head) + ".\n" + filler(own+50, 60)})
		}
	}
	return papers
}

func TestFormula(t *testing.T) {
	papers := cables()
	matches := labelled(t, papers)
	formulas, reuse := 0, 0
	for _, m := range matches {
		a, b := papers[m.A.Article], papers[m.B.Article]
		formula := slices.Contains(m.Labels, Formula)
		switch {
		case a.day != b.day && !formula:
			t.Errorf("a cable of day %d and one of day %d are not a formula: %q, %v", a.day, b.day, papers[m.A.Article].text[m.A.Start:m.A.End], m.Reasons)
		case a.day == b.day && formula:
			t.Errorf("two printings of one cable are a formula: %v", m.Reasons)
		case formula:
			formulas++
		default:
			reuse++
		}
		if len(m.Reasons) < 1+len(m.Labels) {
			t.Errorf("labels %v with reasons %q", m.Labels, m.Reasons)
		}
		if got, want := slices.Contains(m.Labels, Self), a.outlet == b.outlet; got != want {
			t.Errorf("outlets %d and %d: self is %v, want %v", a.outlet, b.outlet, got, want)
		}
		if !slices.IsSorted(m.Labels) {
			t.Errorf("labels %v are not sorted", m.Labels)
		}
	}
	if formulas < 100 || reuse < 6*6 {
		t.Errorf("%d formulas and %d printings of one cable were found; want at least 100 and 36", formulas, reuse)
	}
}

// A bulletin with other numbers on another day is a formula, though no other
// text has its words; with the same ones it is reuse.
func TestNumbersTellBulletins(t *testing.T) {
	bulletin := func(n int) string {
		return fmt.Sprintf("بلغت كمية التمور الواردة إلى ساحات مهرجان الواحة %d كرتونا نقلتها %d سيارة وزنتها لجنة الاستقبال فكانت %d طنا، "+
			"وقال فريق الإحصاء إن عدد الصفقات المسجلة وصل إلى %d صفقة في السوق المركزي حتى المساء", 1000+7*n, 300+3*n, 40+n, 900+11*n)
	}
	for _, test := range []struct {
		n, day int
		want   bool
	}{
		{1, 0, false}, {1, 1, false}, {1, 5, false}, {2, 5, true}, {30, 2, true},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, 80) + "\n" + bulletin(1) + ".\n" + filler(2, 80)},
			{1, 10 + test.day, filler(3, 80) + "\n" + bulletin(test.n) + ".\n" + filler(4, 80)},
		}), 0, 1)
		if len(matches) != 1 {
			t.Fatalf("bulletin %d after %d days: %d matches, want one", test.n, test.day, len(matches))
		}
		if got := slices.Contains(matches[0].Labels, Formula); got != test.want {
			t.Errorf("bulletin %d after %d days: formula is %v, want %v: %v", test.n, test.day, got, test.want, matches[0].Reasons)
		}
	}
}

// Also where few words are numbers: a bulletin of another week with other figures. Of
// longer ones see TestCopiedWithOtherNumbers.
func TestNumbersTellWordyBulletins(t *testing.T) {
	bulletin := func(n int) string {
		return filler(7, 14) + fmt.Sprintf(" %d %s %d %s %d ", 20+n, filler(8, 14), 300+n, filler(9, 14), 40+n) + filler(10, 10)
	}
	for _, test := range []struct {
		n, day int
		want   bool
	}{{1, 7, false}, {2, 0, false}, {2, 7, true}} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, 80) + "\n" + bulletin(1) + ".\n" + filler(2, 80)},
			{1, 10 + test.day, filler(3, 80) + "\n" + bulletin(test.n) + ".\n" + filler(4, 80)},
		}), 0, 1)
		if len(matches) != 1 {
			t.Fatalf("bulletin %d after %d days: %d matches, want one", test.n, test.day, len(matches))
		}
		if got := slices.Contains(matches[0].Labels, Formula); got != test.want {
			t.Errorf("bulletin %d after %d days: formula is %v, want %v: %v", test.n, test.day, got, test.want, matches[0].Reasons)
		}
	}
}

// Of what all write about on one day, in article after article, two printings of
// one statement are reuse, though its words recur.
func TestOneEventIsReuse(t *testing.T) {
	statement := strings.Fields(filler(500, 80))
	var papers []paper
	for i := range 20 {
		words := slices.Clone(statement)
		for at := i % 5; at < len(words); at += 15 { // other words for some
			words[at] = vocabulary[i]
		}
		papers = append(papers, paper{i % 4, 10, filler(uint64(i), 60) + "\n" + strings.Join(words, " ") + "\n" + filler(uint64(50+i), 60)})
	}
	matches := labelled(t, papers)
	if len(matches) < 190 {
		t.Fatalf("%d matches, want one for each pair", len(matches))
	}
	for _, m := range matches {
		if slices.Contains(m.Labels, Formula) {
			t.Errorf("articles %d and %d: %v", m.A.Article, m.B.Article, m.Reasons)
		}
	}
}

// A background paragraph is printed again and again and is reuse each time.
func TestBackgroundIsReuse(t *testing.T) {
	paragraph := filler(77, 45)
	var papers []paper
	for i := range 8 {
		papers = append(papers, paper{i % 6, 3 * i, filler(uint64(200+i), 90) + "\n" + paragraph + "\n" + filler(uint64(300+i), 90)})
	}
	matches := labelled(t, papers)
	if len(matches) < 20 {
		t.Fatalf("%d matches", len(matches))
	}
	for _, m := range matches {
		if slices.Contains(m.Labels, Formula) {
			t.Errorf("a background paragraph, %d days apart, is a formula: %v", m.B.Article-m.A.Article, m.Reasons)
		}
	}
}

func TestCommon(t *testing.T) {
	verse := "ومن يعمل مثقال ذرة خيرا يره ومن يعمل مثقال ذرة شرا يره إن الإنسان لربه لكنود وإنه على ذلك لشهيد وإنه لحب الخير لشديد"
	for _, test := range []struct {
		a, b string // how each sets it off
		want bool
	}{
		{"قال تعالى: (%s).", "وجاء في المثل %s.", true},
		{"وذكر أن ﴿%s﴾.", "قال تعالى: «%s».", true},
		{"وذكر أن %s.", "وجاء في المثل %s.", false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, 80) + "\n" + fmt.Sprintf(test.a, verse) + "\n" + filler(2, 80)},
			{1, 10, filler(3, 80) + "\n" + fmt.Sprintf(test.b, verse) + "\n" + filler(4, 80)},
		}), 0, 1)
		if len(matches) != 1 {
			t.Fatalf("%d matches, want one", len(matches))
		}
		if got := slices.Equal(matches[0].Labels, []Label{Common}); got != test.want {
			t.Errorf("set off as %q and %q: labels %v, common wanted: %v", test.a, test.b, matches[0].Labels, test.want)
		}
	}
}

// What follows a verse is reuse however much scripture stands before it.
func TestScriptureWithMoreIsReuse(t *testing.T) {
	passage := "قال تعالى: (ومن يعمل مثقال ذرة خيرا يره ومن يعمل مثقال ذرة شرا يره). " + filler(9, 40)
	matches := between(labelled(t, []paper{
		{0, 10, filler(1, 80) + "\n" + passage + "\n" + filler(2, 80)},
		{1, 10, filler(3, 80) + "\n" + passage + "\n" + filler(4, 80)},
	}), 0, 1)
	if len(matches) != 1 || len(matches[0].Labels) > 0 {
		t.Errorf("matches %+v, want one without a label", matches)
	}
}

// What an outlet puts at the end of its articles is chrome wherever it is found;
// what it prints a few times, or between what its articles are about, is not.
func TestChrome(t *testing.T) {
	const foot = "لمتابعة أخبارنا العاجلة على هاتفكم المحمول أرسلوا رسالة نصية فارغة إلى الرقم ٧٧٤٤ أو حملوا تطبيقنا المجاني من المتجر " +
		"وشاركونا آراءكم في كل حين" // 25 words
	for _, test := range []struct {
		articles int
		after    int // words after it
		want     bool
	}{
		{14, 0, true}, {10, 0, true}, {7, 0, false}, {14, 60, false},
	} {
		var papers []paper
		for i := range test.articles {
			text := filler(uint64(i), 120) + "\n" + foot
			if test.after > 0 {
				text += "\n" + filler(uint64(100+i), test.after)
			}
			papers = append(papers, paper{0, 2 * i, text})
		}
		// An aggregator took one article with its foot, and has words of its own.
		papers = append(papers, paper{1, 3, filler(50, 120) + "\n" + foot + "\n" + filler(51, 30)})
		matches := labelled(t, papers)
		if want := test.articles * (test.articles + 1) / 2; len(matches) != want {
			t.Fatalf("%d articles: %d matches, want %d", test.articles, len(matches), want)
		}
		for _, m := range matches {
			if got := slices.Contains(m.Labels, Chrome); got != test.want {
				t.Errorf("%d articles, %d words after: articles %d and %d have labels %v, chrome is wanted: %v", test.articles, test.after, m.A.Article, m.B.Article, m.Labels, test.want)
			}
			if got, want := slices.Contains(m.Labels, Self), m.B.Article < test.articles; got != want {
				t.Errorf("articles %d and %d: self is %v, want %v", m.A.Article, m.B.Article, got, want)
			}
		}
	}
}

// A teaser of another story is chrome, also against who reprinted that story;
// the same words as background, in a sentence of the story, are reuse.
func TestTeaser(t *testing.T) {
	lead := filler(1, 40)
	story := lead + ".\n" + filler(2, 100)
	labels := make(map[[2]int][]Label)
	for _, m := range labelled(t, []paper{
		{0, 5, story},
		{0, 6, filler(3, 120) + ".\n" + lead + "\n" + filler(4, 40)},
		{1, 5, story + "\n" + filler(5, 30)},
		{0, 7, filler(6, 120) + ".\n" + "وكان مصدر قال قبل يومين إن " + lead + ".\n" + filler(7, 40)},
	}) {
		labels[[2]int{m.A.Article, m.B.Article}] = append(m.Labels, Label(m.Kind))
	}
	want := map[[2]int][]Label{
		{0, 1}: {Chrome, Self, Label(Verbatim)},
		{0, 2}: {Label(Verbatim)},
		{0, 3}: {Self, Label(Verbatim)},
		{1, 2}: {Chrome, Label(Verbatim)},
		{1, 3}: {Chrome, Self, Label(Verbatim)},
		{2, 3}: {Label(Verbatim)},
	}
	if !reflect.DeepEqual(labels, want) {
		t.Errorf("labels %v, want %v", labels, want)
	}
}

func TestTitled(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{
			"الأمير سالم بن راكان بن نواف النائب الثاني لرئيس مجلس الوزراء وزير الدفاع والطيران والمفتش العام",
			"صاحب السمو الأمير سالم بن راكان بن نواف النائب الثاني لرئيس مجلس الوزراء وزير الدفاع والطيران والمفتش العام", true,
		},
		{
			"عبد القادر بن عبد الله بن عبد الرحمن بن زهير بن عبد الله آل شملان الكندي",
			"عبد القادر بن عبد الله بن عبد الرحمن بن زهير بن عبد الله آل شملان الكندي", true,
		},
		{
			"الأمير سالم بن راكان وزير الدفاع استقال بعد خلاف على صفقة الطائرات وغادر البلاد ليلا إلى جهة مجهولة",
			"الأمير سالم بن راكان وزير الدفاع استقال بعد خلاف على صفقة الطائرات وغادر البلاد ليلا إلى جهة مجهولة", false,
		},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, 80) + ".\n" + test.a + ".\n" + filler(2, 80)},
			{1, 10, filler(3, 80) + ".\n" + test.b + ".\n" + filler(4, 80)},
		}), 0, 1)
		if len(matches) != 1 {
			t.Fatalf("%q: %d matches, want one", test.a, len(matches))
		}
		if got := slices.Equal(matches[0].Labels, []Label{Formula}); got != test.want {
			t.Errorf("%q: labels %v, a formula is wanted: %v", test.a, matches[0].Labels, test.want)
		}
	}
}

// A short article that tells of an appointment is reuse where it is printed again.
func TestTitledArticle(t *testing.T) {
	const appointed = "الأمير سالم بن راكان بن نواف النائب الثاني لرئيس مجلس الوزراء وزير الدفاع والطيران والمفتش العام"
	for _, test := range []struct {
		around int
		want   bool
	}{{0, false}, {60, true}} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, test.around) + "\n" + appointed + "\n" + filler(2, test.around)},
			{1, 10, filler(3, test.around) + "\n" + appointed + "\n" + filler(4, test.around)},
		}), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("with %d words around: %v, want a formula: %v", test.around, matches, test.want)
		}
	}
}

// Those who came to the airport come to the next one: a list of people and titles is a
// formula days later, and on one day where many articles name the same.
func TestRoster(t *testing.T) {
	names := strings.Fields("بندر متعب مقرن نايف نواف طلال ثامر زياد ياسر جابر طارق وليد")
	var list []string
	for i, name := range names {
		list = append(list, "صاحب السمو الملكي الأمير "+name+" بن "+names[(i+5)%len(names)]+" بن عبدالعزيز")
	}
	roster := strings.Join(list, "، و")
	event := filler(5, 90)
	for _, test := range []struct {
		name, a, b     string
		around, others int
		days           int
		want           bool
	}{
		{"the next occasion", roster, roster, 80, 0, 7, true},
		{"with another guest", roster, strings.Replace(roster, "بندر بن", "راشد بن", 1), 80, 0, 7, true},
		{"one occasion", roster, roster, 80, 0, 0, false},
		{"of one day, known to all", roster, roster, 80, 12, 0, true},
		{"articles of nothing else, days later", roster, roster, 5, 0, 7, false},
		{"with what they did", roster + "، " + event, roster + "، " + event, 80, 0, 7, false},
	} {
		papers := []paper{
			{0, 10, filler(1, test.around) + ".\n" + test.a + ".\n" + filler(2, test.around)},
			{1, 10 + test.days, filler(3, test.around) + ".\n" + test.b + ".\n" + filler(4, test.around)},
		}
		for i := range test.others {
			papers = append(papers, paper{i % 3, 20 + 4*i, filler(uint64(50+i), 80) + ".\n" + roster + ".\n" + filler(uint64(80+i), 80)})
		}
		matches := between(labelled(t, papers), 0, 1)
		if len(matches) != 1 || slices.Contains(matches[0].Labels, Formula) != test.want {
			t.Errorf("%s: %d matches, want one that is a formula: %v", test.name, len(matches), test.want)
			for _, m := range matches {
				t.Log(m.Reasons)
			}
		}
	}
}

func TestRecurs(t *testing.T) {
	for _, test := range []struct {
		spread index.Spread
		want   uint8
	}{
		{index.Spread{Texts: 12, Often: 1, Occasions: 1}, 0}, // a statement that twelve outlets print
		{index.Spread{Texts: 9, Often: 2, Occasions: 3}, markLoose},
		{index.Spread{Texts: 40, Often: 0, Occasions: 0}, 0}, // nothing is known of the printings
		{index.Spread{Texts: 40, Often: 0, Occasions: 6}, markLoose | markFirm | markTight},
		{index.Spread{Texts: 14, Often: 3, Occasions: 2}, markFirm},
		{index.Spread{Texts: 9, Often: 4, Occasions: 2}, markLoose | markFirm | markTight},
		{index.Spread{Texts: 9, Often: 4, Occasions: 1}, 0}, // one event, told often
		{index.Spread{Texts: 19, Often: 8, Occasions: 1}, markLoose | markFirm | markTight},
		{index.Spread{Texts: 9, Often: 4, Occasions: 0}, markLoose | markFirm | markTight},
		{index.Spread{Texts: 11, Often: 1, Occasions: 2, Edge: 10, Elsewhere: 1}, markEdge},
		{index.Spread{Texts: 11, Often: 1, Occasions: 1, Edge: 10, Elsewhere: 1}, 0}, // a story that goes on
		{index.Spread{Texts: 19, Often: 1, Occasions: 1, Edge: 18, Elsewhere: 1}, markEdge},
		{index.Spread{Texts: 10, Often: 1, Occasions: 2, Edge: 8, Elsewhere: 2}, 0},
	} {
		if got := Recurs(test.spread); got != test.want {
			t.Errorf("Recurs(%+v) = %b, want %b", test.spread, got, test.want)
		}
	}
}

// BenchmarkLabel labels one match again and again: a long copy under marks, and shorter
// ones that are laid out in slots or whose titles are asked.
func BenchmarkLabel(b *testing.B) {
	long, short := filler(1, 300), filler(3, 80)
	for _, c := range []struct {
		pair, a, b string
		days       int
	}{
		{"marked", long, long + " " + filler(2, 20), 5},
		{"edited", short, edited(4, short, 5), 0},
		{"edited", short, edited(4, short, 5), 5},
		{"frame", standsBeside(1), standsBeside(2), 5},
	} {
		b.Run(fmt.Sprintf("pair=%s/days=%d", c.pair, c.days), func(b *testing.B) {
			l := libraryOf(b, c.a, c.b)
			found := l.matches(b, 15)
			labeller := NewLabeller(l.rarity, manyTexts)
			pair := Pair{A: l.texts[0], B: l.texts[1], Days: c.days, TitleA: "سياحة الباحة تعيد الأموال", TitleB: "السفينة الرابعة تصل إلى لوزان"}
			if c.pair == "marked" {
				marks := make([]uint8, 400)
				for i := range marks {
					marks[i] = uint8(i % 8 & markLoose)
				}
				pair.MarksA, pair.MarksB = marks, marks
			}
			b.SetBytes(int64(len(c.a) + len(c.b)))
			b.ReportAllocs()
			for b.Loop() {
				m := found[0]
				labeller.Label(&m, pair)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*2*found[0].Words), "ns/word")
		})
	}
}

// standsBeside is one case of a frame with numbers and names in its slots.
func standsBeside(n int) string {
	var text strings.Builder
	for i := range 10 {
		fmt.Fprintf(&text, "وسجلت محطة %s حرارة عظمى بلغت %d درجة وصغرى بلغت %d درجة. ", strings.Fields(filler(uint64(100*n+i), 4))[2], 20+(7*n+3*i)%23, 5+(5*n+2*i)%14)
	}
	return text.String()
}

// Links to other articles below an article are chrome, glued as they may be, and so
// is a writer's address where the outlet prints it again; a last paragraph is not.
func TestBelow(t *testing.T) {
	last := filler(9, 30)
	for _, test := range []struct {
		head   string
		outlet int
		want   bool
	}{
		{"\nمقالات أخرى للكاتب", 0, true},
		{". مقالات أخرى للكاتب", 1, true},
		{"\nللكاتب مقالات أخرى ", 0, false},
		{"\n@writer_of_luzan ", 0, true},
		{"\n@writer_of_luzan ", 1, false},
		{"\n", 0, false},
	} {
		matches := between(labelled(t, []paper{
			{0, 10, filler(1, 120) + test.head + last},
			{test.outlet, 15, filler(2, 120) + test.head + last},
		}), 0, 1)
		if len(matches) != 1 {
			t.Fatalf("%q: %d matches, want one", test.head, len(matches))
		}
		if got := slices.Contains(matches[0].Labels, Chrome); got != test.want {
			t.Errorf("%q at outlet %d: labels %v, chrome is wanted: %v", test.head, test.outlet, matches[0].Labels, test.want)
		}
	}
}
