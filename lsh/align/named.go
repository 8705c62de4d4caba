package align

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sada/lsh/arabic"
)

// Names that no list has
//
// Most names stand in no list, and by its letters one may be any word. Where two printings
// differ in a name, what stands around it tells: behind بن a person is named, behind الدكتور
// where one side is a given name or both end like الحمدوني, and so is he who is said to say
// something where a name stands before such an ending, as none does in الوزير السعودي and
// حزب الديمقراطي. All this is asked for what an editor is shown, as a mistake there may be;
// nothing counts as shared by it.

// named is what a difference of words is where both sides name somebody by what stands
// around: otherName, "name" for one name transcribed twice, "" where they do not.
func (l *lexicon) named(a, b *Gap) string {
	switch {
	case len(a.words()) == 0 || len(b.words()) == 0 || l.says(a.words()) || l.says(b.words()):
		return ""
	case l.transcribed(a, b):
		return "name"
	case l.otherSon(a, b), l.otherBehindTitle(a, b), l.otherWhoSays(a, b):
		return otherName
	}
	return ""
}

// longestNamed is the number of words up to which a gap is a name: نزار بن سالم الحمدوني.
const longestNamed = 4

// sons stand between the names of a man and of his father or son, and before nothing
// else: أم is "or" too, ابن a son of whomever.
const sons = " بن أبو ابو "

// otherSon is true where بن or أبو stands before or behind both gaps, and the words beside
// it are two.
func (l *lexicon) otherSon(a, b *Gap) bool {
	if max(len(a.words()), len(b.words())) > longestNamed {
		return false
	}
	son := func(g *Gap, i int) bool {
		return i >= 0 && i < len(g.Words) && strings.Contains(sons, " "+g.Words[i].Text(g.Text)+" ") && g.adjoins(i)
	}
	return son(a, a.From-1) && son(b, b.From-1) && l.areTwo(a, b, a.From, b.From) ||
		son(a, a.To) && son(b, b.To) && a.Words[a.To].Text(a.Text) == "بن" && l.areTwo(a, b, a.To-1, b.To-1)
}

// adjoins is true where nothing but a blank parts word i from the gap.
func (g *Gap) adjoins(i int) bool {
	from, to := g.Words[i].End, g.Words[g.From].Start
	if i >= g.To {
		from, to = g.Words[g.To-1].End, g.Words[i].Start
	}
	return strings.TrimSpace(g.Text[from:to]) == ""
}

// areTwo is true where word i of one gap and word j of the other may be names and are
// neither one word nor one name, and no word stands in both gaps, nor one misspelt: أبو
// الظهور is أبو الضهور.
func (l *lexicon) areTwo(a, b *Gap, i, j int) bool {
	for m := a.From; m < a.To; m++ {
		x := arabic.Fold(a.Words[m].Text(a.Text))
		for n := b.From; n < b.To; n++ {
			y := arabic.Fold(b.Words[n].Text(b.Text))
			if strings.Contains(x, y) || strings.Contains(y, x) || likeLetters(x, y) || a.Words[m].Stem == b.Words[n].Stem {
				return false
			}
		}
	}
	x, y := a.Words[i].Text(a.Text), b.Words[j].Text(b.Text)
	return mayName(x) && mayName(y) && l.spelled(a, b, i, j, &written{text: x}, &written{text: y}) == ""
}

// likeLetters is true of two folded words of which each letter is that of the other or one
// that is confused with it.
func likeLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return slices.EqualFunc(x, y, func(x, y rune) bool { return x == y || confusion(x, y) > 0 })
}

// mayName is true of a word that is no particle, nor a verb of speech.
func mayName(word string) bool {
	return utf8.RuneCountInString(word) >= leastForm && !isSpeech(word) && !strings.Contains(noNames, " "+arabic.Fold(word)+" ")
}

// noNames is particles that may stand behind a man who is not named, folded.
const noNames = " علي الي خلال امام اثناء بعد قبل عند لدي منذ حول ضد بين تحت فوق غير كان كانت كما ليس لقد حيث الذي التي انه انها هذا هذه ذلك كل بعض عبر نحو لكن "

// honours are titles behind which their holder is named, nobody's kind: الفريق is a team,
// الرئيس acts without a name, too. They are folded.
const honours = " الدكتور الدكتوره الاستاذ الاستاذه المهندس المهندسه الشيخ الشيخه السيد السيده العقيد النقيب الملازم "

// otherBehindTitle is true where two names stand behind a title: one of as many words as
// the other that begins with a given name, الدكتور محمد and الدكتور نزار, or each a word and
// a surname, الدكتور نزار الحمدوني and الدكتور رامز السالمي. Behind a title stands what its
// holder did and was given, too, as words without the article: الدكتور حاضرا, الشيخ زار,
// المهندس درع.
func (l *lexicon) otherBehindTitle(a, b *Gap) bool {
	n, m := len(a.words()), len(b.words())
	if n != m || n > longestNamed || !a.behindHonour() || !b.behindHonour() || !l.begins(a, a.From) || !l.begins(b, b.From) {
		return false
	}
	surname := func(g *Gap) bool {
		return n == 2 && isSurname(arabic.Fold(g.Words[g.To-1].Text(g.Text))) && !isOffice(g.Words[g.From].Text(g.Text))
	}
	return (l.isGiven(a, a.From) || l.isGiven(b, b.From) || surname(a) && surname(b)) && l.areTwo(a, b, a.From, b.From)
}

// isGiven is true where word i is a given name that a list has.
func (l *lexicon) isGiven(g *Gap, i int) bool { return l.people[g.Words[i].Hash].name > 0 }

// begins is true where word i may be the name that a man is called by first: it has no
// article, and no particle before it nor the beginning of a verb, but where it is a given name.
func (l *lexicon) begins(g *Gap, i int) bool {
	folded := arabic.Fold(g.Words[i].Text(g.Text))
	first, _ := utf8.DecodeRuneInString(folded)
	return l.isGiven(g, i) || !hasArticle(folded) && mayName(folded) && !strings.ContainsRune("ويتبلف", first)
}

// behindHonour is true where a title stands right before a gap; آل الشيخ is a family.
func (g *Gap) behindHonour() bool {
	if g.From == 0 || !g.adjoins(g.From-1) || g.From > 1 && g.Words[g.From-2].Text(g.Text) == "آل" {
		return false
	}
	return strings.Contains(honours, " "+arabic.Fold(g.Words[g.From-1].Text(g.Text))+" ")
}

// otherWhoSays is true where two surnames stand between a verb of speech and إن, each behind
// a name. Right behind the verb a word like الاستشاري and الفلسطيني is a surname only where
// the text named the man before.
func (l *lexicon) otherWhoSays(a, b *Gap) bool {
	if max(len(a.words()), len(b.words())) > longestNamed || !a.beforeThat() || !b.beforeThat() || !a.saidBefore() || !b.saidBefore() {
		return false
	}
	x, y := arabic.Fold(a.Words[a.To-1].Text(a.Text)), arabic.Fold(b.Words[b.To-1].Text(b.Text))
	if x == y || !hasArticle(x) || !hasArticle(y) || likeLetters(x, y) {
		return false
	}
	named, other := l.surnamed(a), l.surnamed(b)
	if isSurname(x) && isSurname(y) && named && other {
		return true
	}
	return (named || other) && (isSurname(x) || isSurname(y)) && len(a.words()) == 1 && len(b.words()) == 1 &&
		a.From > 0 && b.From > 0 && sameWord(a.Words[a.From-1], b.Words[b.From-1]) &&
		len(commonHead(x, y)) >= len("ال")+2*leastForm // الحمدوني, الحمدان
}

// surnamed is true where the last word of a gap stands behind a name, in the gap or before
// it: a given name, or a word in apposition that is no office, as in رئيس البلدية نزار
// الحمدوني, not in حزب الديمقراطي. Behind a verb of speech it is enough that it stands so
// before in the text.
func (l *lexicon) surnamed(g *Gap) bool {
	i := g.To - 1
	if i == 0 || !g.adjoined(i) {
		return false
	}
	if isSpeech(g.Words[i-1].Text(g.Text)) {
		return l.introduced(g, i)
	}
	return !isOffice(g.Words[i-1].Text(g.Text)) && (l.isGiven(g, i-1) || l.begins(g, i-1) && g.inApposition(i-1))
}

// adjoined is true where nothing but a blank stands between word i and the one before it.
func (g *Gap) adjoined(i int) bool {
	return strings.TrimSpace(g.Text[g.Words[i-1].End:g.Words[i].Start]) == ""
}

// introduced is true where word i stands behind a given name earlier in the text.
func (l *lexicon) introduced(g *Gap, i int) bool {
	for k := 1; k < i; k++ {
		if g.Words[k].Hash == g.Words[i].Hash && g.adjoined(k) && l.isGiven(g, k-1) {
			return true
		}
	}
	return false
}

// isSurname is true of a folded word like الحمدوني, not of القاضي and المحامي.
func isSurname(word string) bool {
	rest, article := strings.CutPrefix(word, "ال")
	letters := []rune(rest)
	n := len(letters)
	return article && n >= 5 && letters[n-1] == 'ي' && (n > 5 || letters[0] != 'م' || letters[2] != 'ا')
}

func commonHead(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

// beforeThat is true where إن or a colon stands right behind a gap.
func (g *Gap) beforeThat() bool {
	if g.To == len(g.Words) {
		return false
	}
	behind := strings.TrimSpace(g.Text[g.Words[g.To-1].End:g.Words[g.To].Start])
	return behind == "" && strings.Contains(that, " "+arabic.Fold(g.Words[g.To].Text(g.Text))+" ") || strings.HasPrefix(behind, ":")
}

// offices are words before that of what somebody holds or belongs to, folded.
const offices = " زير رييس مدير امين محافظ كيل نايب مساعد قايد مفتي عميد عضو امير مجلس مدرب لاعب مهاجم حارس كابتن قاضي محامي سفير مندوب ممثل مبعوث باسم "

// isOffice is true of such a word.
func isOffice(word string) bool {
	return strings.Contains(offices, " "+strings.TrimLeft(arabic.Fold(word), "ول")+" ")
}

func hasArticle(folded string) bool {
	return strings.HasPrefix(strings.TrimPrefix(folded, "و"), "ال")
}

// Foreign names
//
// سواريز and سواريس, أنغلينا and أنجلينا could be Arabic words by their letters, as إجراء and
// إغراء are (see One name). Two such words are one name where no letters but غ and ج, or ز and
// س at the end, differ, and one long vowel at most; and where they are long, or a noun with
// the article stands before, of which they are the name: الممثلة أنغلينا.

const (
	leastForeign = 5 // letters of the longer one
	surelyLong   = 8 // letters: of 155,388 words of saudinews 91 pairs are one from here on, each a foreign word
)

// transcribed is true of as many words on both sides, each the same but for its spelling
// or a foreign name.
func (l *lexicon) transcribed(a, b *Gap) bool {
	if len(a.words()) != len(b.words()) {
		return false
	}
	any := false
	for i := range a.words() {
		x, y := &a.Words[a.From+i], &b.Words[b.From+i]
		if sameWord(*x, *y) {
			continue
		}
		textX, textY := x.Text(a.Text), y.Text(b.Text)
		if what := l.spelled(a, b, a.From+i, b.From+i, &written{text: textX}, &written{text: textY}); what != "" {
			if what == otherName {
				return false
			}
			continue
		}
		if !respelt(textX, textY, a.inApposition(a.From+i) && b.inApposition(b.From+i)) {
			return false
		}
		any = true
	}
	return any
}

// inApposition is true where a noun with the article stands before word i, which has
// none, or before a name before it: الأوروغوياني لويس سواريز.
func (g *Gap) inApposition(i int) bool {
	for k := i; k > 0 && k > i-2; k-- {
		if hasArticle(arabic.Fold(g.Words[k].Text(g.Text))) {
			return false
		}
		if before := arabic.Fold(g.Words[k-1].Text(g.Text)); hasArticle(before) && mayName(before) {
			return true
		}
	}
	return false
}

// respelt is true of two words that are one foreign name; named is true where they are
// known to be names by what stands before them.
func respelt(a, b string, named bool) bool {
	x, y := []rune(withoutArticle(a)), []rune(withoutArticle(b))
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x) < leastForeign || len(x) > len(y)+1 {
		return false
	}
	letters, vowels, j := 0, 0, 0
	for i, r := range x {
		switch {
		case j < len(y) && r == y[j]:
		case j < len(y) && min(r, y[j]) == 'ج' && max(r, y[j]) == 'غ':
			letters++
		case j == len(y)-1 && i == len(x)-1 && min(r, y[j]) == 'ز' && max(r, y[j]) == 'س':
			letters++
		case len(x) > len(y)+vowels && i > 0 && i < len(x)-1 && (r == 'ي' || r == 'و'):
			vowels++
			continue
		default:
			return false
		}
		j++
	}
	if j != len(y) || letters == 0 {
		return false
	}
	if isDerived(x, y) {
		return false
	}
	switch x[len(x)-1] {
	case 'ت', 'ء': // غازات and جوازات
		return false
	case 'ا': // غاباتها and جواباتها
		if x[len(x)-2] == 'ه' {
			return false
		}
	case 'ه': // غزيرة and جزيرة
		named = false
	}
	return named || len(x) >= surelyLong
}

// isDerived is true of two words that begin as Arabic derives and inflects words: مجرم,
// تجريم, يجيب, إجراء, سيجرب, ليجيب.
func isDerived(x, y []rune) bool {
	switch x[0] {
	case 'م', 'ت', 'ي', 'ن':
		return true
	case 'ا':
		return x[1] != 'و' && x[1] != 'ن' || x[1] == 'ن' && len(x) < 7 // انجلي
	case 'س', 'ل':
		return x[1] == y[1] && (x[1] == 'ي' || x[1] == 'ت' || x[1] == 'ن')
	}
	return false
}

// withoutArticle is a word folded, without the article and the particles before that.
func withoutArticle(word string) string {
	word = strings.TrimPrefix(arabic.Fold(word), "و")
	for _, article := range []string{"ال", "بال", "فال", "كال", "لل"} {
		if rest, ok := strings.CutPrefix(word, article); ok {
			return rest
		}
	}
	return word
}
