package align

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"sada/lsh/arabic"
	"sada/lsh/index"
	"sada/lsh/sketch"
)

// library is some articles, ready to be aligned.
type library struct {
	texts  []Text
	rarity *sketch.Rarity
	finder *index.Finder
}

func libraryOf(t rapid.TB, texts ...string) *library {
	sketches := make([]sketch.Sketch, len(texts))
	for i, text := range texts {
		sketches[i] = sketch.Make(arabic.Words(nil, text))
	}
	rarity := *builtIn()
	l := &library{rarity: &rarity}
	l.rarity.Weigh(sketches)
	x, err := index.Build(context.Background(), sketches, 1)
	if err != nil {
		t.Fatal(err)
	}
	l.finder = index.NewFinder(x)
	for i, text := range texts {
		l.texts = append(l.texts, Text{Article: i, Text: text, Sketch: &sketches[i]})
	}
	return l
}

// builtIn is the built-in rarity, which takes a while to make.
var builtIn = sync.OnceValue(func() *sketch.Rarity { return sketch.NewRarity() })

// matches returns the matches of all pairs of articles, in order of articles and
// spans, each held to the promises of Match.
func (l *library) matches(t rapid.TB, minWords int) []Match {
	t.Helper()
	al := NewAligner(l.rarity, minWords)
	var all []Match
	for a := range l.texts {
		al.SetHost(l.texts[a])
		for c := range l.finder.Candidates(a) {
			found := al.Align(l.texts[c.B], c.Meetings)
			for i := range found {
				check(t, l.texts, &found[i], minWords)
			}
			all = append(all, found...)
		}
	}
	slices.SortFunc(all, func(x, y Match) int {
		return cmp.Or(x.A.Article-y.A.Article, x.B.Article-y.B.Article, x.A.Start-y.A.Start, x.B.Start-y.B.Start)
	})
	return all
}

// within returns the words of a text that lie in a span, false where it does not
// begin and end with a word. (The later words of a rune that is several words are
// empty and stand behind it.)
func within(text string, s arabic.Span) ([]arabic.Word, bool) {
	words := arabic.Words(nil, text)
	from := slices.IndexFunc(words, func(w arabic.Word) bool { return int(w.Start) == s.Start && w.Start < w.End })
	to := len(words) - 1
	for to >= 0 && int(words[to].End) != s.End {
		to--
	}
	if from < 0 || to < from {
		return nil, false
	}
	return words[from : to+1], true
}

// common counts the multiset intersection of two lists of words.
func common(a, b []arabic.Word) int {
	left := map[uint64]int{}
	for _, w := range a {
		left[w.Hash]++
	}
	n := 0
	for _, w := range b {
		if left[w.Hash] > 0 {
			left[w.Hash]--
			n++
		}
	}
	return n
}

// check holds a match to the promises of its type.
func check(t rapid.TB, texts []Text, m *Match, minWords int) {
	t.Helper()
	text := [2]string{texts[m.A.Article].Text, texts[m.B.Article].Text}
	var words [2][]arabic.Word
	for i, s := range [2]Side{m.A, m.B} {
		if s.Start < 0 || s.End > len(text[i]) || s.Start >= s.End {
			t.Fatalf("span %v of a text of %d bytes", s.Span, len(text[i]))
		}
		var ok bool
		if words[i], ok = within(text[i], s.Span); !ok {
			t.Fatalf("span %v does not stand on borders of words: %q", s.Span, text[i][s.Start:s.End])
		}
		if !onRunes(text[i], s.Span) && utf8.ValidString(text[i]) {
			t.Fatalf("span %v does not stand on borders of runes", s.Span)
		}
		if len(words[i]) < minWords {
			t.Fatalf("span %v has %d words, want at least %d", s.Span, len(words[i]), minWords)
		}
	}
	if m.A.Article > m.B.Article || m.A.Article == m.B.Article && m.A.End > m.B.Start {
		t.Fatalf("sides %v and %v", m.A, m.B)
	}
	same, a, b := common(words[0], words[1]), len(words[0]), len(words[1])
	if m.Words != a {
		t.Fatalf("%d words, want %d", m.Words, a)
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"Jaccard", m.Jaccard, float64(same) / float64(a+b-same)},
		{"ContainmentA", m.ContainmentA, float64(same) / float64(a)},
		{"ContainmentB", m.ContainmentB, float64(same) / float64(b)},
	} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Fatalf("%s = %v, counted %v", c.name, c.got, c.want)
		}
	}
	equal := slices.EqualFunc(words[0], words[1], sameWord)
	if equal != (m.Kind == Verbatim) {
		t.Fatalf("kind %s of words that are all equal: %v", m.Kind, equal)
	}
	if !slices.Contains([]Kind{Verbatim, Edited, Reordered, Reworded}, m.Kind) {
		t.Fatalf("kind %q", m.Kind)
	}
	if !slices.IsSorted(m.Labels) || len(m.Reasons) == 0 {
		t.Fatalf("labels %q, reasons %q", m.Labels, m.Reasons)
	}
	checkRuns(t, text, m)
	for _, d := range m.Differences {
		if d.What == "" || !strings.Contains(text[0], d.A) || !strings.Contains(text[1], d.B) || d.A == d.B {
			t.Fatalf("difference %+v", d)
		}
	}
}

func onRunes(text string, s arabic.Span) bool {
	return (s.Start == len(text) || utf8.RuneStart(text[s.Start])) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

// checkRuns: runs are equal words on both sides, inside the spans, in order of
// A, and no word of either side is in two of them.
func checkRuns(t rapid.TB, text [2]string, m *Match) {
	t.Helper()
	end := m.A.Start
	onB := make([]arabic.Span, 0, len(m.Runs))
	for i, r := range m.Runs {
		a, okA := within(text[0], r.A)
		b, okB := within(text[1], r.B)
		if !okA || !okB || !slices.EqualFunc(a, b, sameWord) {
			t.Fatalf("run %d: %q and %q", i, text[0][r.A.Start:r.A.End], text[1][r.B.Start:r.B.End])
		}
		if r.A.Start < end || r.A.End > m.A.End || r.B.Start < m.B.Start || r.B.End > m.B.End {
			t.Fatalf("run %d: %v, %v of %v, %v; the run before ends at %d", i, r.A, r.B, m.A, m.B, end)
		}
		end = r.A.End
		onB = append(onB, r.B)
	}
	slices.SortFunc(onB, func(x, y arabic.Span) int { return cmp.Or(x.Start-y.Start, x.End-y.End) })
	for i := 1; i < len(onB); i++ {
		if onB[i].Start < onB[i-1].End {
			t.Fatalf("runs at %v and %v of the second text overlap", onB[i-1], onB[i])
		}
	}
}

// Stretches of news, made up for these tests.
const (
	talks = "بحث وزير الخارجية الأردني أيمن الصفدي مع نظيره القطري في عمّان اليوم جهود التهدئة في غزة وسبل إيصال " +
		"المساعدات الإنسانية إلى القطاع. وشدد الوزيران على ضرورة فتح معبر رفح بصورة دائمة أمام قوافل الإغاثة، " +
		"وحذرا من اتساع رقعة المواجهة إلى جنوب لبنان والبحر الأحمر."
	quake = "ضرب زلزال بقوة 6.3 درجات على مقياس ريختر ولاية هرات غربي أفغانستان فجر الأحد، وأدى إلى مقتل 120 شخصا " +
		"على الأقل وإصابة أكثر من ألف آخرين. وقالت هيئة إدارة الكوارث إن فرق الإنقاذ تواصل البحث عن ناجين تحت " +
		"أنقاض المنازل الطينية في مديرية زنده جان."
	market = "أغلق مؤشر سوق دبي المالي مرتفعا بنسبة 1.4 في المئة عند 4120 نقطة، مدعوما بصعود سهم إعمار العقارية " +
		"وبنك الإمارات دبي الوطني، وبلغت قيمة التداولات 530 مليون درهم. وتوقع محللون أن تستمر موجة الشراء حتى " +
		"إعلان نتائج الربع الثالث."
	league = "حسم الزمالك قمة الدوري المصري أمام الأهلي بهدفين لهدف في استاد القاهرة، وسجل أحمد سيد زيزو هدف الفوز " +
		"من ركلة حرة في الدقيقة الثامنة والثمانين وسط احتفالات جماهيره. وقال مدربه البرتغالي فيريرا إن لاعبيه " +
		"استحقوا النقاط الثلاث بعدما سيطروا على الشوط الثاني."
	drought = "حذرت منظمة الأغذية والزراعة من موجة جفاف غير مسبوقة في القرن الأفريقي تهدد ملايين الرعاة بفقدان " +
		"مواشيهم خلال الشهور المقبلة. وطالبت المنظمة المانحين بتوفير 170 مليون دولار لشراء الأعلاف وحفر الآبار " +
		"في شمال كينيا وجنوب إثيوبيا ووسط الصومال."
	museum = "افتتح حاكم الشارقة متحفا جديدا للمخطوطات الإسلامية يضم أكثر من ألفي قطعة نادرة، بينها مصحف أندلسي " +
		"كتب بماء الذهب ورحلات مصورة لابن بطوطة. ويستقبل المتحف زواره مجانا حتى نهاية الشهر، على أن تنظم فيه " +
		"ورش للخط والتذهيب كل خميس."
)

func paragraphs(list ...string) string { return strings.Join(list, "\n") }

// sentencesOf splits a stretch at full stops.
func sentencesOf(text string) []string {
	list := strings.Split(strings.TrimSuffix(text, "."), ". ")
	for i := range list {
		list[i] += "."
	}
	return list
}

var pairTests = []struct {
	name string
	a, b string
	want []string // one match each: kind, labels, and how A's and B's spans begin and end
}{
	{
		"a paragraph word for word in other articles",
		paragraphs(market, talks, museum), paragraphs(league, talks, drought),
		[]string{"verbatim: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر"},
	},
	{
		"nothing in common",
		paragraphs(market, talks, museum), paragraphs(league, quake, drought),
		nil,
	},
	{
		"other letters, harakat, tatweel and points",
		paragraphs(market, talks), paragraphs(drought, strings.NewReplacer("أ", "ا", "إ", "ا", "ة ", "ه ", "في", "في\u0650", "وزير", "وزيـر", "،", "").Replace(talks)),
		[]string{"verbatim: بحث وزير … والبحر الأحمر | بحث وزيـر … والبحر الاحمر"},
	},
	{
		"a word here and there",
		paragraphs(market, quake), paragraphs(strings.NewReplacer("غربي", "في غرب", "على الأقل ", "", "الأحد", "أمس", "تواصل", "ما زالت تواصل", "120", "135").Replace(quake), league),
		[]string{"edited: ضرب زلزال … زنده جان | ضرب زلزال … زنده جان"},
	},
	{
		"every second sentence",
		paragraphs(talks, quake, market), paragraphs(sentencesOf(talks)[0], sentencesOf(quake)[1], sentencesOf(market)[0], museum),
		[]string{
			"verbatim: بحث وزير … إلى القطاع | بحث وزير … إلى القطاع",
			"verbatim: وقالت هيئة … مليون درهم | وقالت هيئة … مليون درهم",
		},
	},
	{
		"words of each sentence shuffled",
		paragraphs(drought, league), paragraphs(shuffleWords(1, league), museum),
		[]string{"reordered: حسم الزمالك … الشوط الثاني | * … *"},
	},
	{
		"clauses in another order, other words between them",
		paragraphs(museum, "دعا وزير الخارجية المصري سامح شكري إلى وقف فوري لإطلاق النار في السودان وإلى استئناف مفاوضات جدة برعاية الوساطة السعودية الأمريكية من أجل حماية المدنيين وإيصال الإغاثة إلى دارفور."),
		paragraphs("طالب وزير الخارجية المصري سامح شكري بأن تستأنف مفاوضات جدة التي ترعاها الوساطة السعودية الأمريكية وبأن يتوقف إطلاق النار في السودان فورا لحماية المدنيين وإيصال الإغاثة إلى أهالي دارفور.", market),
		[]string{"reworded: دعا وزير … إلى دارفور | طالب وزير … أهالي دارفور"},
	},
	{
		"a moved paragraph",
		paragraphs(talks, quake, market, league), paragraphs(quake, market, league, talks),
		[]string{"reordered: بحث وزير … الشوط الثاني | ضرب زلزال … والبحر الأحمر"},
	},
	{
		"two passages far apart",
		paragraphs(talks, market, museum, quake, drought), paragraphs(talks, league, filler(2, 150), quake),
		[]string{
			"verbatim: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر",
			"verbatim: ضرب زلزال … زنده جان | ضرب زلزال … زنده جان",
		},
	},
	{
		"a statement quoted by both",
		paragraphs(museum, `قال الصفدي: "`+talks+`" خلال لقائه السفراء.`), paragraphs(`وأضاف الصفدي في مؤتمر صحافي مشترك عقب المباحثات «`+talks+`» في ختام جولته.`, market),
		[]string{"verbatim quote: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر"},
	},
	{
		"a statement quoted by one only",
		paragraphs(museum, `قال الصفدي: "`+talks+`" خلال لقائه السفراء.`), paragraphs(talks, market),
		[]string{"verbatim: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر"},
	},
	{
		"the subject only",
		"زار وزير الخارجية القطري عمّان اليوم حيث ناقش مع نظيره الأردني الأوضاع في غزة والضفة الغربية وملفات التعاون الثنائي بين البلدين في مجالات الطاقة والتعليم والنقل الجوي.",
		"ودعا الأردن وقطر المجتمع الدولي إلى الضغط على إسرائيل لوقف الحرب في غزة، فيما تواصلت الغارات على جنوب القطاع وسط نزوح آلاف الأسر من خان يونس إلى رفح قرب الحدود المصرية.",
		nil,
	},
}

// show writes what a match is: kind, labels and the ends of its spans.
func show(texts []Text, m *Match) string {
	var b strings.Builder
	b.WriteString(string(m.Kind))
	for _, l := range m.Labels {
		b.WriteString(" " + string(l))
	}
	for i, s := range []Side{m.A, m.B} {
		fields := strings.Fields(texts[s.Article].Text[s.Start:s.End])
		b.WriteString([]string{": ", " | "}[i])
		b.WriteString(strings.Join(fields[:2], " ") + " … " + strings.Join(fields[len(fields)-2:], " "))
	}
	return b.String()
}

// like says whether got is want, in which * stands for anything.
func like(got, want string) bool {
	for i, part := range strings.Split(want, "*") {
		at := strings.Index(got, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		got = got[at+len(part):]
	}
	return got == "" || strings.HasSuffix(want, "*")
}

func TestAlign(t *testing.T) {
	for _, c := range pairTests {
		t.Run(c.name, func(t *testing.T) {
			for _, swapped := range []bool{false, true} {
				a, b := c.a, c.b
				if swapped {
					a, b = b, a
				}
				l := libraryOf(t, a, b)
				found := l.matches(t, 15)
				var got []string
				for i := range found {
					m := found[i]
					if swapped {
						m.A, m.B = m.B, m.A
						got = append(got, show([]Text{l.texts[1], l.texts[0]}, &Match{Kind: m.Kind, Labels: m.Labels, A: Side{0, m.A.Span}, B: Side{1, m.B.Span}}))
					} else {
						got = append(got, show(l.texts, &m))
					}
				}
				want := slices.Clone(c.want)
				slices.Sort(got)
				slices.Sort(want)
				if !slices.EqualFunc(got, want, like) {
					t.Errorf("swapped: %v\ngot  %s\nwant %s", swapped, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
				}
			}
		})
	}
}

// shuffleWords shuffles the words of each sentence.
func shuffleWords(seed uint64, text string) string {
	r := rand.New(rand.NewPCG(seed, 7))
	list := sentencesOf(text)
	for i, s := range list {
		words := strings.Fields(strings.Trim(s, "."))
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		list[i] = strings.Join(words, " ") + "."
	}
	return strings.Join(list, " ")
}

// vocabulary are words of news, the commoner ones first.
var vocabulary = strings.Fields(`في من على إلى أن عن التي الذي مع هذا هذه بعد كما أو بين كان قد كل ما لا إن لم عند قبل خلال حتى أكثر منذ
	ذلك غير حيث يوم عام قال أضاف أكد رئيس وزير دولة مدينة شركة مجلس حكومة قانون مشروع لجنة اتفاق اجتماع قرار وزارة منطقة مليون سوق
	نسبة قوات أمن محكمة انتخابات حزب برلمان رئاسة مؤتمر خطة ميزانية استثمار نفط غاز طاقة كهرباء مياه زراعة تعليم جامعة مدرسة صحة مستشفى طبيب
	مريض علاج دواء لقاح فيروس حادث سيارة طريق مطار طائرة ميناء سفينة قطار رحلة سياحة فندق مهرجان فيلم ممثل رواية كاتب شاعر متحف لوحة
	مباراة فريق لاعب هدف بطولة كأس مدرب جمهور ملعب تدريب زلزال فيضان عاصفة حريق إنقاذ ضحية جريح نازح لاجئ مخيم حدود معبر حصار هدنة
	صاروخ غارة قصف دبابة جندي ضابط كتيبة جبهة معركة أسير رهينة تفجير إرهاب تهريب مخدرات سرقة جريمة سجن حكم استئناف محام شاهد تحقيق
	بنك قرض فائدة تضخم عملة دولار دينار ريال صادرات واردات جمارك ضريبة مصنع عامل نقابة إضراب أجور بطالة تقاعد سكن عقار إيجار إسمنت حديد
	لافروف الصفدي غوتيريش بلينكن أردوغان ماكرون البرهان حميدتي المنفي الدبيبة السوداني المالكي جنبلاط بري ميقاتي عباس هنية العاروري
	خوارزمية قمر مسبار مريخ تلسكوب حفرية أحفورة مومياء نقش خزف فسيفساء مخطوطة بردية قنصل سفير مبعوث وسيط ميثاق بروتوكول معاهدة`)

// filler makes up prose of so many words: words drawn so that the first of the
// vocabulary are the commonest, with invented names between them, in sentences
// and paragraphs.
func filler(seed uint64, words int) string {
	r := rand.New(rand.NewPCG(seed, 11))
	var b strings.Builder
	for i := range words {
		if r.IntN(2) == 0 {
			b.WriteString(name(r))
		} else {
			x := r.Float64()
			b.WriteString(vocabulary[int(x*x*float64(len(vocabulary)))])
		}
		switch {
		case i == words-1:
			b.WriteString(".")
		case r.IntN(60) == 0:
			b.WriteString(".\n")
		case r.IntN(18) == 0:
			b.WriteString(". ")
		case r.IntN(25) == 0:
			b.WriteString("، ")
		default:
			b.WriteString(" ")
		}
	}
	return b.String()
}

// name invents a word of three syllables, one of 27,000.
func name(r *rand.Rand) string {
	const letters = "بتجدرزسشطعفقكلمنوي"
	runes := []rune(letters)
	var b strings.Builder
	for range 3 {
		b.WriteRune(runes[r.IntN(len(runes))])
		b.WriteRune([]rune("اوي")[r.IntN(3)])
	}
	return b.String()
}

// An article is matched with itself where it prints a passage twice.
func TestAlignSelf(t *testing.T) {
	once := paragraphs(talks, market, quake, museum, drought)
	if found := libraryOf(t, once).matches(t, 15); len(found) != 0 {
		t.Errorf("%d matches of an article with itself that prints everything once", len(found))
	}
	l := libraryOf(t, paragraphs(talks, market, quake, museum, strings.Replace(talks, "بصورة دائمة", "فورا", 1), league))
	found := l.matches(t, 15)
	if len(found) != 1 || !like(show(l.texts, &found[0]), "edited: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر") {
		t.Errorf("%d matches, want the statement that is printed twice", len(found))
		for i := range found {
			t.Log(show(l.texts, &found[i]))
		}
	}
}

// In articles of more than longArticle words a passage is found wherever it
// stands, at the same words as in short ones.
func TestAlignLongArticles(t *testing.T) {
	for _, c := range []struct{ beforeA, behindA, beforeB, behindB int }{
		{9000, 3000, 200, 100},
		{200, 100, 9000, 3000},
		{7000, 2000, 5000, 5000},
		{0, 10_000, 10_000, 0},
		{longArticle, 1, 1, longArticle},
	} {
		t.Run(fmt.Sprintf("%d and %d words before", c.beforeA, c.beforeB), func(t *testing.T) {
			for i, passage := range []string{talks, shuffleWords(3, talks)} {
				a := paragraphs(filler(1, c.beforeA), talks, filler(2, c.behindA))
				b := paragraphs(filler(3, c.beforeB), passage, filler(4, c.behindB))
				l := libraryOf(t, a, b)
				var found []Match
				for _, m := range l.matches(t, 15) {
					if m.A.Article != m.B.Article {
						found = append(found, m)
					}
				}
				if len(found) != 1 {
					t.Errorf("%d matches, want one", len(found))
					continue
				}
				m := &found[0]
				want := []string{"verbatim: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر", "reordered: بحث وزير … والبحر الأحمر | *"}[i]
				if got := show(l.texts, m); !like(got, want) {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
}

// A long article that prints a passage twice, far apart.
func TestAlignLongSelf(t *testing.T) {
	for _, c := range []struct{ before, between, behind int }{
		{10, 6000, 10},
		{3000, 3000, 3000},
		{100, 100, 6000},
		{6000, 40, 0},
	} {
		l := libraryOf(t, paragraphs(filler(1, c.before), talks, filler(2, c.between), talks, filler(3, c.behind)))
		found := l.matches(t, 15)
		if len(found) != 1 || !like(show(l.texts, &found[0]), "verbatim: بحث وزير … والبحر الأحمر | بحث وزير … والبحر الأحمر") {
			t.Errorf("%+v: %d matches, want the statement that is printed twice", c, len(found))
			for i := range found {
				t.Log(show(l.texts, &found[i]))
			}
		}
	}
}

// drawPair draws two texts that share something: stretches of the first, edited,
// stand in the second.
func drawPair(t *rapid.T) (string, string) {
	seed := rapid.Uint64().Draw(t, "seed")
	return pairOf(seed, rapid.IntRange(0, 5).Draw(t, "stretches"))
}

func pairOf(seed uint64, stretches int) (string, string) {
	r := rand.New(rand.NewPCG(seed, 13))
	a := strings.Fields(filler(seed, 20+r.IntN(400)))
	var b []string
	for range stretches {
		b = append(b, strings.Fields(filler(r.Uint64(), 1+r.IntN(80)))...)
		from := r.IntN(len(a))
		stretch := slices.Clone(a[from:min(len(a), from+5+r.IntN(150))])
		if r.IntN(3) == 0 {
			r.Shuffle(len(stretch), func(i, j int) { stretch[i], stretch[j] = stretch[j], stretch[i] })
		}
		edits := r.Float64() * 0.4
		for _, word := range stretch {
			switch x := r.Float64(); {
			case x > edits:
				b = append(b, word)
			case x < edits/3: // dropped
			case x < edits/2:
				b = append(b, word, name(r))
			default:
				b = append(b, name(r))
			}
		}
	}
	b = append(b, strings.Fields(filler(r.Uint64(), 1+r.IntN(60)))...)
	return strings.Join(a, " "), strings.Join(b, " ")
}

func TestMatchesKeepTheirPromises(t *testing.T) {
	matches := 0
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawPair(t)
		minWords := rapid.SampledFrom([]int{1, 5, 15, 30}).Draw(t, "least words")
		matches += len(libraryOf(t, a, b).matches(t, minWords))
	})
	t.Logf("%d matches", matches)
	if matches < 20 {
		t.Errorf("only %d matches: the test is too easy", matches)
	}
}

// Which article is the host makes little difference: what is found swaps sides,
// but where several stretches of one text overlap each other in the other (a
// border of the host moves first).
func TestAlignIsSymmetric(t *testing.T) {
	equal, near, all := 0, 0, 0
	for seed := range uint64(150) {
		a, b := pairOf(seed, 1+int(seed%5))
		there := libraryOf(t, a, b).matches(t, 15)
		back := libraryOf(t, b, a).matches(t, 15)
		for _, m := range there {
			if m.A.Article == m.B.Article {
				continue
			}
			all++
			best := 0.0
			for _, o := range back {
				if o.A.Article != o.B.Article {
					best = max(best, min(share(m.A.Span, o.B.Span), share(m.B.Span, o.A.Span)))
				}
			}
			if best == 1 {
				equal++
			}
			if best > 0.8 {
				near++
			}
		}
	}
	t.Logf("%d matches: %d mirrored exactly, %d nearly", all, equal, near)
	if all < 100 || float64(near) < 0.95*float64(all) || float64(equal) < 0.8*float64(all) {
		t.Errorf("of %d matches %d are mirrored exactly and %d nearly, want 80 %% and 95 %%", all, equal, near)
	}
}

// share is what two spans have in common, of what they take together.
func share(a, b arabic.Span) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(max(0, both)) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}
