package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

const (
	verseVocal = "وَلَا تَقْتُلُوا النَّفْسَ الَّتِي حَرَّمَ اللَّهُ إِلَّا بِالْحَقِّ"
	versePlain = "ولا تقتلوا النفس التي حرم الله إلا بالحق"
	prose      = "وصل الوفد صباح أمس إلى العاصمة في زيارة تستمر يومين وعقد لقاءات مع عدد من المسؤولين"
)

// scriptureOf returns what is found in a text, each stretch as printed.
func scriptureOf(l *Labeller, text string) []string {
	words := arabic.Words(nil, text)
	s := sketch.Make(words)
	var out []string
	for _, f := range l.Scripture(Text{Text: text, Sketch: &s}) {
		out = append(out, text[words[f.From].Start:words[f.To-1].End])
	}
	return out
}

func TestScripture(t *testing.T) {
	l := NewLabeller(builtIn(), 1)
	for _, test := range []struct {
		text string
		want []string
	}{
		{prose, nil},
		{prose + ". " + verseVocal + ". " + prose, []string{verseVocal}},
		{prose + " ﴿" + versePlain + "﴾ " + prose, []string{versePlain}},
		{prose + " ﴾" + versePlain + "﴿ " + prose, []string{versePlain}},
		{prose + " قال الله تعالى في محكم كتابه {" + versePlain + "} " + prose, []string{"قال الله تعالى في محكم كتابه {" + versePlain}},
		{prose + " كما جاء في الآية {" + versePlain + "} " + prose, []string{versePlain}},
		{prose + " {" + versePlain + "} (الأنعام) " + prose, []string{versePlain}},
		{prose + " وصرح لهم الوزير {إن البرنامج الجديد يهدف إلى تدريب ألفي معلم في المحافظات} " + prose, nil},
		{prose + "، قال تعالى: (" + versePlain + ") " + prose, []string{"قال تعالى: (" + versePlain}},
		{prose + "، يقول الله عز وجل «" + versePlain + "» " + prose, []string{"يقول الله عز وجل «" + versePlain}},
		{prose + "، والله تعالى يقول: " + versePlain + ". " + prose, []string{"والله تعالى يقول: " + versePlain}},
		{prose + "، قال تعالى في محكم كتابه: \"" + versePlain + "\" " + prose, []string{"قال تعالى في محكم كتابه: \"" + versePlain}},
		{prose + " (" + versePlain + ") [الأنعام: 151] " + prose, []string{versePlain + ") [الأنعام: 151"}},
		{prose + " \"" + versePlain + "\" (الأنعام/151) " + prose, []string{versePlain + "\" (الأنعام/151"}},
		{prose + " (" + versePlain + ") سورة الأنعام " + prose, []string{versePlain + ") سورة الأنعام"}},
		{prose + " (" + versePlain + ") سورة آل عمران " + prose, []string{versePlain + ") سورة آل عمران"}},
		{prose + " (" + versePlain + ") سورة ال عمران: 92 " + prose, []string{versePlain + ") سورة ال عمران"}},
		{prose + " (" + versePlain + ") [آل عمران: 92] " + prose, []string{versePlain + ") [آل عمران: 92"}},
		{
			"قال رسول الله صلى الله عليه وسلم: «المسلم من سلم المسلمون من لسانه ويده». " + prose,
			[]string{"قال رسول الله صلى الله عليه وسلم: «المسلم من سلم المسلمون من لسانه ويده"},
		},
		{
			"عن النبي صلى الله عليه وسلم أنه قال: المسلم من سلم المسلمون من لسانه ويده. " + prose,
			[]string{"صلى الله عليه وسلم أنه قال: المسلم من سلم المسلمون من لسانه ويده"},
		},
		{
			"الحمد لله رب العالمين والصلاة والسلام على أشرف الأنبياء والمرسلين. " + prose,
			[]string{"الحمد لله رب العالمين والصلاة والسلام على أشرف الأنبياء والمرسلين"},
		},
		{
			"بشارة من النبي - صلى الله عليه وسلم -: \"المسلم من سلم المسلمون من لسانه ويده\" " + prose,
			[]string{"صلى الله عليه وسلم -: \"المسلم من سلم المسلمون من لسانه ويده"},
		},
		{
			"وفي حديث الرسول عليه الصلاة والسلام: «المسلم من سلم المسلمون من لسانه ويده» " + prose,
			[]string{"الصلاة والسلام: «المسلم من سلم المسلمون من لسانه ويده"},
		},
		{
			"عن ابن عمر رضي الله عنهما قال: «فرض رسول الله زكاة الفطر صاعا من تمر» " + prose,
			[]string{"رضي الله عنهما قال: «فرض رسول الله زكاة الفطر صاعا من تمر"},
		},
		{
			"وعن أم المؤمنين رضي الله عنها أنها قالت: كان خلقه القرآن. " + prose,
			[]string{"رضي الله عنها أنها قالت: كان خلقه القرآن"},
		},
		{prose + "، قال تعالى " + versePlain + ". " + prose, []string{"قال تعالى " + versePlain}},
		// What only looks like it.
		{"ومن موجبات ورود حوض النبي صلى الله عليه وسلم: الدعوة إلى شريعته واجتناب البدع. " + prose, nil},
		{"وزار المسجد حيث قبر النبي صلى الله عليه وسلم ثم غادر. " + prose, nil},
		{"ودفن بجوار عمر رضي الله عنه قبل أن يغادر: " + prose, nil},
		{"وقد رضي الله عنه وقال الوزير إن البلاد بخير. " + prose, nil},
		{"قال الوزير: «" + prose + "». " + prose, nil},
		{"قال الوزير إن الله تعالى يحفظ البلاد. " + prose, nil},
		{prose + " بعد وفاته رحمه الله تعالى: " + prose, nil},
		{"وسجل اللاعب (محمد: 40) هدفا. " + prose, nil},
		{"تلا سورة الأنعام في الحفل. " + prose, nil},
		{"(" + prose + ") سورة من البقرة في الحفل", nil},
		{"(" + prose + ") سورة آل", nil},
		{"قام بأداء الصلاة والسلام على الحضور. " + prose, nil},
		{strings.Repeat(verseVocal+" ", 20), nil}, // everything is vocalised
		{"قال تعالى", nil},
		{"قال تعالى: (", nil},
		{"", nil},
		{"{", nil},
		{"سورة", nil},
		{"[البقرة: 1]", nil},
	} {
		if got := scriptureOf(l, test.text); !slices.Equal(got, test.want) {
			t.Errorf("Scripture(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzScripture(f *testing.F) {
	for _, text := range []string{
		prose, verseVocal, "قال تعالى: (" + versePlain + ") [الأنعام: 151]", "{" + versePlain, versePlain + "﴾",
		"صلى الله عليه وسلم: «", "الحمد لله والصلاة والسلام", "(آل عمران: 3-4)", "سورة آل عمران",
	} {
		f.Add(text)
	}
	l := NewLabeller(builtIn(), 1)
	f.Fuzz(func(t *testing.T, text string) {
		words := arabic.Words(nil, text)
		s := sketch.Make(words)
		end := 0
		for i, found := range l.Scripture(Text{Text: text, Sketch: &s}) {
			if found.From < end || i > 0 && found.From == end || found.From >= found.To || found.To > len(words) {
				t.Errorf("Scripture(%q) has %+v of %d words, after %d", text, found, len(words), end)
			}
			end = found.To
		}
	})
}

func TestVowels(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"\u064b", 1},
		{"ب\u0652", 1},
		{"\u064a\u0653\u0640", 0}, // the neighbours of the first and the last, and tatweel
		{"بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ", 15},
		{"بسم الله الرحمن الرحيم", 0},
		{"\xd9", 0},
		{"abcdefgh\xd9", 0},
	} {
		if got := vowels(c.text); got != c.want {
			t.Errorf("vowels(%q) = %d, want %d", c.text, got, c.want)
		}
	}
	// Every byte beside every other, wherever they fall among the eight.
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		text := make([]byte, r.IntN(40))
		for i := range text {
			if text[i] = byte(r.Uint32()); r.IntN(2) == 0 {
				text[i] = []byte{0xD9, 0xD8, 0x8A, 0x8B, 0x92, 0x93, 0x0B, 0x12, 0}[r.IntN(9)]
			}
		}
		want := 0
		for i := 1; i < len(text); i++ {
			if text[i-1] == 0xD9 && text[i] >= 0x8B && text[i] <= 0x92 {
				want++
			}
		}
		if got := vowels(string(text)); got != want {
			t.Fatalf("vowels(%q) = %d, want %d", text, got, want)
		}
	}
}
