package align

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"sada/lsh/arabic"
	"sada/lsh/internal/gen/news"
	"sada/lsh/sketch"
)

// pieces are stretches of text from which texts are drawn: words with and
// without marks, ends of sentences and lines, a rune of four words, controls.
var pieces = []string{
	"قال", "الوزير", "في", "وَقَالَ", "الـوزيـر", "إن", "2015", "٢٠١٥", "RT", "المملكة العربية السعودية", "نعم", "اليوم",
	" ", " ", " ", " ", ". ", "، ", "\n", "!", "«", "»", "\"", "\u200f", "\u0640", "\ufdfa", "\ufdfb", "د.", "\xd8",
}

// Words [from, to) of a text that are folded again are those that were folded at
// first, wherever they stand; with a part of a rune that is several words comes
// all of it, so that the words can be told by their span.
func TestReadAgain(t *testing.T) {
	for _, text := range []string{
		"قال",
		strings.Repeat("قال نعم. ", 40),
		strings.Repeat("النبي \ufdfa قال ", 30),
		strings.Repeat("\ufdfa", 30),
		strings.Repeat("\ufdfb", 30),
		strings.Repeat("ا", 100) + strings.Repeat(" \ufdfaمحمد", 9),
		"ا ب ت ث ج ح خ د ذ ر ز س ش ص " + strings.Repeat("\ufdfa", 4) + " ض ط",
	} {
		checkRead(t, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		checkRead(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 120).Draw(t, "text"), ""))
	})
}

func checkRead(t rapid.TB, text string) {
	words := arabic.Words(nil, text)
	s := sketch.Make(words)
	var p printing
	for from := range words {
		for to := from + 1; to <= len(words); to += 1 + to%7 {
			first, last := from, to
			for words[first].Start == words[first].End {
				first--
			}
			for last < len(words) && words[last].Start == words[last].End {
				last++
			}
			got := p.read(Text{Text: text, Sketch: &s}, from, to)
			if !slices.EqualFunc(got, words[first:last], func(a, b arabic.Word) bool {
				return a.Hash == b.Hash && a.Start == b.Start && a.End == b.End && a.Stem == b.Stem
			}) {
				t.Fatalf("%q: words %d to %d folded again are %v, want %v", text, from, to, got, words[first:last])
			}
			span := spanOf(got)
			if again := arabic.Words(nil, text[span.Start:span.End]); !slices.EqualFunc(again, got, sameWord) {
				t.Fatalf("%q: words %d to %d are other words by themselves", text, from, to)
			}
		}
	}
}

// slowQuotes says whether nine of ten words lie in one of the quotations each, or
// five and more in quotations of five words and more, the others being too few.
func slowQuotes(text string, words []arabic.Word, least int) bool {
	inside, stated := 0, 0
	for _, q := range arabic.Quotations(nil, text) {
		n := 0
		for _, w := range words {
			if q.Start <= int(w.Start) && int(w.End) <= q.End {
				n++
			}
		}
		inside += n
		if n >= 5 {
			stated += n
		}
	}
	return 10*inside >= 9*len(words) || 2*stated >= len(words) && len(words)-stated < least
}

func TestQuotes(t *testing.T) {
	const said = "إننا لن نتراجع عن حق شعبنا في المياه ولن نقبل أي اتفاق لا يضمن حصص المزارعين"
	tests := []struct {
		text string
		want bool
	}{
		{"«" + said + "»", true},
		{"وقال وزير الري حسن الطيب: «" + said + "»", true},
		{"\"" + said + "\" قال وزير الري أمام النواب", true},
		{"وقال: «لن نتراجع عن حق شعبنا». وأضاف أمام النواب: «لن نقبل أي اتفاق لا يضمن الحصص»", true},
		{said, false},
		{"وقال وزير الري حسن الطيب إن الوزارة «لن تتراجع» عن حق الشعب في المياه ولن تقبل أي اتفاق", false},
		{"«" + said + "» وجاء كلام الوزير بعد ساعات من انهيار سد ترابي صغير في شمال الوادي أغرق مئات الأفدنة المزروعة وشرد عشرات الأسر", false},
		{"غنى الكثير من الأغنيات مثل «نامي يا عيني» و«محتاجك» و«بلد الحبايب» و«غاب القمر الليلة» و«يا ناس»", false},
	}
	for _, test := range tests {
		var p printing
		if got := p.quotes(Text{Text: test.text}, arabic.Words(nil, test.text), 15); got != test.want {
			t.Errorf("quotes(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

func TestQuotesEachWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 80).Draw(t, "text"), "")
		words := arabic.Words(nil, text)
		if len(words) == 0 {
			return
		}
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(t, "to")
		least := rapid.IntRange(1, 20).Draw(t, "least")
		var p printing
		if got, want := p.quotes(Text{Text: text}, words[from:to], least), slowQuotes(text, words[from:to], least); got != want {
			t.Fatalf("%q: words %d to %d are a quotation: %v, want %v", text, from, to, got, want)
		}
	})
}

// Two copies of a text are the match that aligning them finds; Copy reports it
// between other copies, on their own letters and whichever comes first.
func TestWholeAndCopy(t *testing.T) {
	other := strings.NewReplacer("أ", "ا", "ة ", "ه ", " في ", "\nفي ", "،", " -").Replace(talks)
	faint := "وقال إن ذلك كان في هذا العام من خلال ما تم عليه في العام الماضي" // of common words
	l := libraryOf(t, talks, other, talks+" "+market, market+" "+other, "قال الوزير نعم", "قال الوزير نعم", faint, faint)
	al := NewAligner(l.rarity, 15)
	for _, pair := range [][2]int{{0, 1}, {6, 7}} {
		a, b := l.texts[pair[0]], l.texts[pair[1]]
		whole, ok := al.Whole(a, b)
		if !ok {
			t.Fatalf("%q: no match with its copy", a.Text)
		}
		check(t, l.texts, &whole, 15)
		al.SetHost(a)
		found := al.Align(b, meetings(a, b))
		if len(found) != 1 || !equalMatches(found[0], whole) {
			t.Errorf("%q: Whole is %+v, Align %+v", a.Text, whole, found)
		}
	}
	if m, ok := al.Whole(l.texts[4], l.texts[5]); ok {
		t.Errorf("three words are a match: %+v", m)
	}

	// talks is found in 2; 1 and 3 are printed in other letters and order.
	al.SetHost(l.texts[0])
	found := al.Align(l.texts[2], meetings(l.texts[0], l.texts[2]))
	if len(found) != 1 {
		t.Fatalf("%d matches", len(found))
	}
	m := al.Copy(&found[0], l.texts[1], l.texts[2])
	check(t, l.texts, &m, 15)
	if m.A.Article != 1 || m.B.Article != 2 || m.Kind != Verbatim || len(m.Differences) == 0 {
		t.Errorf("on a copy: %+v", m)
	}
	back := al.Copy(&m, l.texts[2], l.texts[0])
	check(t, l.texts, &back, 15)
	if !equalMatches(back, found[0]) {
		t.Errorf("back on the first text, with its sides changed: %+v, want %+v", back, found[0])
	}
}

// Words that are at hand change nothing, and a match that is kept outlives the bytes
// of its text.
func TestWordsAtHand(t *testing.T) {
	var texts []string
	for a := range news.Articles(news.Options{Articles: 40, Seed: 4}) {
		texts = append(texts, a.Text, strings.NewReplacer("أ", "ا", "ة ", "ه ", "،", " -", " من ", " ﷺ ", " في ", " لدى ").Replace(a.Text))
	}
	l := libraryOf(t, texts...)
	al := NewAligner(l.rarity, 15)
	differences := 0
	for a := range l.texts {
		al.SetHost(l.texts[a])
		for b := a + 1; b < min(a+4, len(l.texts)); b++ {
			guest, met := l.texts[b], meetings(l.texts[a], l.texts[b])
			want := al.Align(guest, met)
			bytes := []byte(guest.Text)
			guest.Text = unsafe.String(unsafe.SliceData(bytes), len(bytes))
			guest.Words = arabic.Words(nil, guest.Text)
			al.SetHost(l.texts[a])
			got := al.Align(guest, met)
			for i := range got {
				got[i].Keep()
				differences += len(got[i].Differences)
			}
			clear(bytes)
			if !slices.EqualFunc(got, want, func(x, y Match) bool { return reflect.DeepEqual(x, y) }) {
				t.Errorf("texts %d and %d: with words %+v, want %+v", a, b, got, want)
			}
		}
	}
	if differences < 100 {
		t.Errorf("%d differences, too few to say anything", differences)
	}
}

// equalMatches compares what is reported, the rounding of common aside.
func equalMatches(x, y Match) bool {
	x.found, y.found = found{}, found{}
	return reflect.DeepEqual(x, y)
}

// TestShortReworded: two reports of one event share names and figures, in another
// order and other words, and no six words in a row; a copy of a sentence does.
func TestShortReworded(t *testing.T) {
	const (
		first  = "سجل المهاجم سالم الدوسري هدفي فريق الهلال في الدقيقتين 12 و67 من مباراة ودية أقيمت على ملعب الملز في الرياض"
		second = "في الرياض على ملعب الملز فاز الهلال وديا بهدفين للمهاجم الدوسري سالم جاء أولهما في الدقيقة 12 والآخر 67"
		copied = "أقيمت على ملعب الملز في الرياض مباراة ودية سجل المهاجم سالم الدوسري هدفي فريق الهلال في الدقيقتين 12 و67"
	)
	around := func(seed uint64, text string) string {
		return filler(seed, 80) + ". " + text + ". " + filler(seed+1, 80)
	}
	if got := libraryOf(t, around(1, first), around(7, second)).matches(t, 15); len(got) != 0 {
		t.Errorf("two reports: %d matches, the first %+v, want none", len(got), got[0])
	}
	if got := libraryOf(t, around(1, first), around(7, copied)).matches(t, 15); len(got) != 1 {
		t.Errorf("a copy in another order: %d matches, want 1", len(got))
	}
}
