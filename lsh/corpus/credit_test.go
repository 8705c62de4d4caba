package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sada/lsh/arabic"
	"sada/lsh/outlet"

	"golang.org/x/text/unicode/norm"
)

// labelledText is a text of testdata/credits.txt with what must be found in it.
type labelledText struct {
	line    int
	habit   string
	own     string
	text    string
	credits []labelledCredit
}

type labelledCredit struct {
	kind       CreditKind
	role       Role
	outlet     string // "?" unknown to the registry, "~" vague
	start, end int
}

var (
	labelKinds = map[string]CreditKind{"p": VerbPhrase, "d": Dateline, "g": AgencyTag, "s": SourceLine}
	labelRoles = map[string]Role{"r": Report, "t": ToldTo, "s": Speaker}
)

// labelledTexts reads testdata/credits.txt; its head explains the format.
func labelledTexts(t testing.TB) []labelledText {
	t.Helper()
	return labelledTextsOf(t, "testdata/credits.txt")
}

func labelledTextsOf(t testing.TB, path string) []labelledText {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var texts []labelledText
	habit, own := "", ""
	for i, line := range strings.Split(string(file), "\n") {
		if rest, ok := strings.CutPrefix(line, "#"); ok {
			habit = strings.TrimSpace(rest)
			continue
		}
		if rest, ok := strings.CutPrefix(line, "@"); ok {
			own = strings.TrimSpace(rest)
			continue
		}
		if line == "" {
			continue
		}
		l := labelledText{line: i + 1, habit: habit, own: own}
		var b strings.Builder
		for rest := strings.ReplaceAll(line, "⏎", "\n"); ; {
			before, after, ok := strings.Cut(rest, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			mark, after, ok := strings.Cut(after, "}")
			head, name, ok2 := strings.Cut(mark, ":")
			parts := strings.SplitN(head, " ", 3)
			if !ok || !ok2 || len(parts) != 3 || labelKinds[parts[0]] == "" || labelRoles[parts[1]] == "" {
				t.Fatalf("credits.txt:%d: no label: %q", i+1, mark)
			}
			c := labelledCredit{kind: labelKinds[parts[0]], role: labelRoles[parts[1]], outlet: parts[2], start: b.Len()}
			b.WriteString(name)
			c.end = b.Len()
			l.credits = append(l.credits, c)
			rest = after
		}
		l.text = b.String()
		texts = append(texts, l)
	}
	return texts
}

// agrees tells whether a credit found is the one labelled.
func (l labelledCredit) agrees(c Credit) bool {
	if c.End <= l.start || c.Start >= l.end || c.Role != l.role || c.Kind != l.kind {
		return false
	}
	switch l.outlet {
	case "~":
		return c.Vague
	case "?":
		return !c.Vague && c.Outlet == ""
	}
	return c.Outlet == l.outlet
}

// creditsOf finds the credits in a text.
func creditsOf(n *creditNames, text, own string) []Credit {
	return n.find(text, arabic.Words(nil, text), own)
}

// creditsOfAll finds the credits in a text by a search of all lines.
func creditsOfAll(n *creditNames, text, own string) []Credit {
	s, words := newCreditScan(n, text, own), arabic.Words(nil, text)
	for i := 0; i < len(words); i = s.next {
		s.enter(words, i)
		s.searchLine(0)
	}
	s.strangers(words)
	return s.credits
}

func TestCredits(t *testing.T) {
	texts := labelledTexts(t)
	precision, recall := measureCredits(t, newCreditNames(outlet.Default()), texts)
	habits, negatives := map[string]bool{}, 0
	for _, l := range texts {
		habits[l.habit] = true
		if len(l.credits) == 0 {
			negatives++
		}
	}
	t.Logf("%d texts of %d habits, %d without a credit", len(texts), len(habits), negatives)
	if len(texts) < 400 || len(habits) < 20 || negatives < 120 {
		t.Errorf("%d texts of %d habits, %d without a credit; want 400, 20, 120", len(texts), len(habits), negatives)
	}
	if precision < 0.95 || recall < 0.95 {
		t.Errorf("precision %.3f, recall %.3f, want 0.95 of each", precision, recall)
	}
}

// measureCredits finds the credits of labelled texts and logs what differs.
func measureCredits(t testing.TB, n *creditNames, texts []labelledText) (precision, recall float64) {
	found, right, labelled := 0, 0, 0
	for _, l := range texts {
		labelled += len(l.credits)
		got := creditsOf(n, l.text, l.own)
		found += len(got)
		matched := 0
		for _, want := range l.credits {
			if slices.ContainsFunc(got, want.agrees) {
				matched++
			} else {
				t.Logf("line %d: missing %s %s %s %q in %q", l.line, want.kind, want.role, want.outlet, l.text[want.start:want.end], l.text)
			}
		}
		right += matched
		if matched < len(got) {
			t.Logf("line %d: found %+v in %q", l.line, got, l.text)
		}
	}
	precision, recall = float64(right)/float64(found), float64(right)/float64(labelled)
	t.Logf("%d credits, %d found, %d right: precision %.3f, recall %.3f", labelled, found, right, precision, recall)
	return precision, recall
}

func TestSourceLine(t *testing.T) {
	f := newCreditNames(outlet.Default())
	for _, tt := range []struct{ line, want string }{
		{`المصدر: "تاس"+RT`, "تاس=TASS RT=RT"},
		{"المصدر: RT Arabic", "RT Arabic=RT"},
		{"المصدر: الوطن", "الوطن=Al-Watan"},
		{"المصدر : صحيفة «الخليج»", "صحيفة «الخليج»=Al Khaleej"},
		{"المصدر: (رويترز).", "رويترز=Reuters"},
		{"المصدر:\u2003مجلة الرواة\v) .\u2028", "مجلة الرواة="},
		{"المصدر: وكالات", "وكالات=~"},
		{"المصدر: الجزيرة + وكالات", "الجزيرة=Al Jazeera وكالات=~"},
		{"المصدر: دبي - العربية.نت", "العربية.نت=Al Arabiya"},
		{"المصدر: أحمد علي، اليوم السابع", "اليوم السابع=Youm7"},
		{"المصدر: مجلة الغد الثقافي", "مجلة الغد الثقافي="},
		{"المصدر: الحرب والسلام، الجزء الثاني", "الحرب والسلام، الجزء الثاني="},
		{"Source: Reuters", "Reuters=Reuters"},
		{"مصدر: رويترز", "رويترز=Reuters"},
		{"ترجمة وتحرير: رويترز", "رويترز=Reuters"},
		{"عن: جريدة المرجان", "جريدة المرجان="},
		{"عن: موقع المرجان", "موقع المرجان="},
		{"عن: رويترز", "رويترز=Reuters"},
		{"عن: الكتاب ومؤلفه", ""},
		{"عن: موقع جديد يعرض الأعمال اليدوية ويبيعها للناس", ""},
		{"ترجمة وتحرير: سالم العمري", ""},
		{"مصدر: قرار مرتقب في ملف الأسعار", ""},
		{"المصدر الأمني: القبض على ثلاثة", ""},
		{"المصدر:", ""},
		{"المصدر", ""},
		{"المصدر: قال مسؤول كبير إن القرار سيصدر قريبا جدا بعد اجتماع", ""},
		{"صحيفة الخليج", ""},
		{"قال المصدر: لا صحة للخبر", ""},
		{"", ""},
	} {
		credits, ok := f.sourceLine(tt.line)
		var got []string
		for _, c := range credits {
			out := c.Outlet
			if c.Vague {
				out = "~"
			}
			got = append(got, c.Name+"="+out)
			if tt.line[c.Start:c.End] != c.Name || c.Kind != SourceLine || c.Role != Report {
				t.Errorf("sourceLine(%q) = %+v", tt.line, c)
			}
		}
		if s := strings.Join(got, " "); s != tt.want || ok != (tt.want != "") {
			t.Errorf("sourceLine(%q) = %q, %v, want %q", tt.line, s, ok, tt.want)
		}
	}
}

// Names and attributions as printed.
func TestCreditNames(t *testing.T) {
	f := newCreditNames(outlet.Default())
	for _, tt := range []struct{ text, name, whole string }{
		{"دعا إلى وقف القتال، حسبما أفادت قناة القاهرة الإخبارية في نبأ عاجل لها.", "قناة القاهرة الإخبارية", "حسبما أفادت قناة القاهرة الإخبارية"},
		{"وذكرت الوكالة العربية السورية للأنباء (سانا) أنه وصل.", "الوكالة العربية السورية للأنباء (سانا)", "وذكرت الوكالة العربية السورية للأنباء (سانا)"},
		{"أفادت وسائل إعلام روسية قبل ساعات بأنه سيصل.", "وسائل إعلام روسية", "أفادت وسائل إعلام روسية"},
		{"وقال ولِوكالةِ رويترز إن.", "وكالةِ رويترز", "وقال ولِوكالةِ رويترز"},
		{"قال لـ«الشرق الأوسط» إن.", "الشرق الأوسط", "قال لـ«الشرق الأوسط»"},
		{"وقال للعربية إن.", "للعربية", "وقال للعربية"},
		{"ذكرت صحيفة «الوطن» المصرية أن.", "صحيفة «الوطن» المصرية", "ذكرت صحيفة «الوطن» المصرية"},
		{"ذكرت صحيفة (عكاظ) أن.", "صحيفة (عكاظ)", "ذكرت صحيفة (عكاظ)"},
		{"ذكرت صحيفة ”الوطن” أن.", "صحيفة ”الوطن”", "ذكرت صحيفة ”الوطن”"},
		{roadWorks + ". (بترا)", "بترا", "(بترا)"},
		{roadWorks + " (واس).", "واس", "(واس)"},
		{roadWorks + ".\n\"واس\"", "واس", `"واس"`},
		{roadWorks + ".\n(بترا - رائف الشياب)", "بترا", "بترا"},
		{roadWorks + ". رويترز", "رويترز", "رويترز"},
		{"(بترا) - " + roadWorks, "بترا", "(بترا)"},
		{"عمان 7 شباط (بترا)- " + roadWorks, "بترا", "عمان 7 شباط (بترا)"},
		{roadWorks + " (نقلا عن رويترز).", "رويترز", "نقلا عن رويترز"},
		{"وفق ما ذكرته وكالة يونهاب الكورية الجنوبية للأنباء.", "وكالة يونهاب الكورية الجنوبية للأنباء", "وفق ما ذكرته وكالة يونهاب الكورية الجنوبية للأنباء"},
	} {
		got := creditsOf(f, tt.text, "")
		if len(got) != 1 || got[0].Name != tt.name || got[0].Text != tt.whole {
			t.Errorf("find(%q) = %+v, want %q in %q", tt.text, got, tt.name, tt.whole)
		}
	}
}

// A line that says only from whom its text is taken names a medium behind any title.
func TestStrangerFillsLine(t *testing.T) {
	f := newCreditNames(outlet.Default())
	for _, tt := range []struct{ line, name string }{
		{"نقلا عن بوابة لؤلؤة", "بوابة لؤلؤة"},
		{"نقلا عن موقع لؤلؤة", "موقع لؤلؤة"},
		{"نقلا عن وكالة لؤلؤة.", "وكالة لؤلؤة"},
		{"نقلا عن شبكة مرجان", "شبكة مرجان"},
		{"نقلا عن بوابة الدخول", ""},
		{"نقلا عن موقع الحادث", ""},
		{"نقلا عن وكالة الوزارة", ""},
		{"نقلا عن شبكة الكهرباء", ""},
		{"نقلا عن موقع وزارة العدل", ""},
		{"نقلا عن شبكة إنقاذ للإغاثة", ""},
		{"نقلا عن موقع لؤلؤة تبدأ الجولة غدا", ""},
		{"تقع قرب بوابة لؤلؤة", ""},
	} {
		got := creditsOf(f, roadWorks+".\n"+tt.line, "")
		if name := ""; len(got) > 0 {
			if name = got[0].Name; name != tt.name {
				t.Errorf("find(%q) = %q, want %q", tt.line, name, tt.name)
			}
		} else if tt.name != "" {
			t.Errorf("find(%q) finds nobody, want %q", tt.line, tt.name)
		}
	}
}

// roadWorks is a sentence that credits nobody.
const roadWorks = "أعلنت وزارة الأشغال العامة أمس أن العمل في طريق البحر الميت سيستأنف صباح الأحد المقبل بعد توقف دام أربعة أسابيع"

// No credit of several in one pair of brackets holds one of them without the other.
func TestBracketedNames(t *testing.T) {
	got := creditsOf(newCreditNames(outlet.Default()), roadWorks+".\n(رويترز، أ ف ب)", "")
	if len(got) != 2 || got[0].Text != "رويترز" || got[1].Text != "(رويترز، أ ف ب)" || got[1].Name != "أ ف ب" {
		t.Errorf("find = %+v, want رويترز and أ ف ب, the second in both brackets", got)
	}
}

// A letter that begins a word is not taken for one that is joined to it.
func TestJoinedLetters(t *testing.T) {
	for _, tt := range []struct {
		word          string
		office, vague bool
	}{
		{word: "وكيل", office: true},
		{word: "ووكيل", office: true},
		{word: "كيل"},
		{word: "ممثلا", office: true},
		{word: "والمدير", office: true},
		{word: "بمكتب", office: true},
		{word: "بيان", office: true},
		{word: "يان"},
		{word: "وكالات", vague: true},
		{word: "لوكالات", vague: true},
		{word: "وبوسايل", vague: true},
		{word: "سايل"},
		{word: "كالات"},
	} {
		if got := isOffice(tt.word); got != tt.office {
			t.Errorf("isOffice(%q) = %v, want %v", tt.word, got, tt.office)
		}
		if got := listed(vagueNouns, tt.word) != ""; got != tt.vague {
			t.Errorf("listed(vagueNouns, %q) = %v, want %v", tt.word, got, tt.vague)
		}
	}
	f := newCreditNames(outlet.Default())
	for _, text := range []string{
		"قال أحمد السالم وكيل لـ«دار النور» إن العمل مستمر.",
		"قال أحمد السالم ممثلا لـ«دار النور» إن العمل مستمر.",
		"قال أحمد السالم مدير لـ«دار النور» إن العمل مستمر.",
	} {
		if got := creditsOf(f, text, ""); len(got) > 0 {
			t.Errorf("find(%q) = %+v, want none", text, got)
		}
	}
}

// However the registry yields its names, the credits are the same.
func TestCreditsDeterministic(t *testing.T) {
	texts := labelledTexts(t)
	f := newCreditNames(outlet.Default())
	for range 3 {
		g := newCreditNames(outlet.Default())
		for _, l := range texts {
			if got, want := creditsOf(g, l.text, l.own), creditsOf(f, l.text, l.own); !slices.Equal(got, want) {
				t.Errorf("find(%q) = %+v and %+v", l.text, got, want)
			}
		}
	}
}

// No line that holds a credit is passed over, however the words are written.
func TestMayBegin(t *testing.T) {
	n := newCreditNames(outlet.Default())
	for _, l := range labelledTexts(t) {
		for _, text := range []string{l.text, "و" + l.text, "قال " + l.text, l.text + " أن", strings.ReplaceAll(l.text, " ", "\u00a0"), strings.ReplaceAll(l.text, "ا", "ا\u064e"), strings.ToUpper(l.text), norm.NFD.String(l.text)} {
			if got, want := creditsOf(n, text, l.own), creditsOfAll(n, text, l.own); !slices.Equal(got, want) {
				t.Errorf("find(%q) = %+v, a search of all lines %+v", text, got, want)
			}
		}
	}
}

func FuzzCredits(f *testing.F) {
	for _, l := range labelledTexts(f) {
		f.Add(l.text, l.own)
	}
	f.Add("هيئة (رويترز) هيئة (رويترز)", "رويترز")
	f.Add("ذكرت رويترز هيئة (سانا) أن", "")
	f.Add("1شوال1400!اس", "0")
	f.Add("\xc2\"اس\" ", "")
	f.Add("وكرر أمام كاميرا قناة إل بي سي أن77", "")
	f.Add("وجاء في نشرة أخبار قناة إل بي", "")
	f.Add("(!اس)", "")
	f.Add("كما جاء على لسان قناة المنار\u030c انس", "")
	finder := newCreditNames(outlet.Default())
	f.Fuzz(func(t *testing.T, text, own string) {
		credits := creditsOf(finder, text, own)
		if all := creditsOfAll(finder, text, own); !slices.Equal(credits, all) {
			t.Fatalf("find(%q) = %+v, a search of all lines %+v", text, credits, all)
		}
		last := 0
		for _, c := range credits {
			if c.Start < last || c.End <= c.Start || c.End > len(text) || text[c.Start:c.End] != c.Name {
				t.Fatalf("find(%q): %+v, which is out of place behind byte %d", text, c, last)
			}
			last = c.End
			if utf8.ValidString(text) && (!utf8.ValidString(c.Name) || !utf8.ValidString(c.Text)) {
				t.Errorf("find(%q): %+v cuts a rune", text, c)
			}
			if !strings.Contains(text, c.Text) || !strings.Contains(c.Text, c.Name) {
				t.Errorf("find(%q): %+v is not in itself", text, c)
			}
			if c.Kind == "" || c.Role == "" || c.Vague && c.Outlet != "" {
				t.Errorf("find(%q): %+v", text, c)
			}
		}
		if credits, _ := finder.sourceLine(text); len(credits) > 0 && !strings.Contains(text, credits[0].Name) {
			t.Errorf("sourceLine(%q) = %+v", text, credits)
		}
	})
}

// BenchmarkFindCredits reads the labelled texts in articles of 3 KB.
func BenchmarkFindCredits(b *testing.B) {
	var articles []string
	var article strings.Builder
	bytes := 0
	for i, l := range labelledTexts(b) {
		// As in news, a name in ten sentences or so.
		article.WriteString(l.text + "\n")
		for range 3 {
			article.WriteString("وأضاف أن العمل في المرحلة الثانية سيبدأ بعد انتهاء الدراسات الفنية التي تجريها الجهات المختصة. وأشار إلى أن الميزانية أقرت في الاجتماع الأخير لمجلس الإدارة، وأن المقاولين سيختارون في منافسة عامة. ودعا السكان إلى التعاون مع اللجان الميدانية حتى تنتهي الأعمال في موعدها المحدد.\n")
		}
		if article.Len() > 3<<10 || i == 400 {
			articles = append(articles, article.String())
			bytes += article.Len()
			article.Reset()
		}
	}
	f := newCreditNames(outlet.Default())
	var words []arabic.Word
	for _, bb := range []struct {
		name string
		do   func(article string)
	}{
		{"what=credits", func(article string) {
			words = arabic.Words(words[:0], article)
			f.find(article, words, "")
		}},
		{"what=words", func(article string) { words = arabic.Words(words[:0], article) }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			for b.Loop() {
				for _, a := range articles {
					bb.do(a)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(articles)), "ns/article")
		})
	}
	b.Run("what=names", func(b *testing.B) {
		for b.Loop() {
			newCreditNames(outlet.Default())
		}
	})
}

// A name that is an ordinary word makes no credit of ordinary prose.
func TestOrdinaryWords(t *testing.T) {
	reg := outlet.Default()
	n := newCreditNames(reg)
	var names []string
	reg.Names(func(name string, _ *outlet.Outlet, ambiguous bool) bool {
		if ambiguous {
			names = append(names, name)
		}
		return true
	})
	slices.Sort(names)
	if len(names) < 200 {
		t.Errorf("%d names are ordinary words, too", len(names))
	}
	for _, name := range names {
		for _, frame := range []string{
			"ويرى السكان أن %s تغير كثيرا في الأعوام الأخيرة.",
			"وتحدث الناس طويلا عن %s بعد ذلك بأيام.",
			"وظل %s حاضرا في كلام أهل القرية كلها.",
			"وفي %s أسباب كثيرة تدعو إلى الأمل.",
			"يقول الشيخ لأهل %s كلاما جميلا.",
		} {
			text := strings.ReplaceAll(frame, "%s", name)
			if got := creditsOf(n, text, ""); len(got) > 0 {
				t.Errorf("find(%q) = %+v, want nothing", text, got)
			}
		}
	}
}

// A name that a paper shares is its own in its articles, where their addresses say
// whose they are.
func TestSharedNameIsOwn(t *testing.T) {
	for _, tt := range []struct{ outlet, url, want string }{
		{"الرأي", "https://www.alraimedia.com/b/2", "Al-Rai (Kuwait)"},
		{"الرأي", "https://alrai.com/a/1", "Al-Rai (Jordan)"},
		{"الراي الكويتية", "", "Al-Rai (Kuwait)"},
		{"الرأي", "", "Al-Rai"},
		{"عكاظ", "https://www.alraimedia.com/b/2", "Al-Rai"},
	} {
		line := fmt.Sprintf(`{"outlet":%q,"url":%q,"text":%q}`, tt.outlet, tt.url, "أكد المتحدث في تصريح لـ«الرأي» أن أعمال توسعة الجسر الشمالي ستبدأ في الأسبوع المقبل.\nنقلا عن صحيفة الرأي.")
		articles, _, _ := readAll(t, Options{}, filepath.Join(write(t, map[string]string{"a.jsonl": line}), "a.jsonl"))
		if len(articles) != 1 || len(articles[0].Credits) == 0 {
			t.Fatalf("%s: read %v", line, articles)
		}
		for _, c := range articles[0].Credits {
			if c.Outlet != tt.want {
				t.Errorf("in %s at %q %q credits %s, want %s", tt.outlet, tt.url, c.Text, c.Outlet, tt.want)
			}
		}
	}
}
