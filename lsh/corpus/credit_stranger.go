package corpus

import (
	"slices"
	"strings"

	"sada/lsh/arabic"
)

// Names that nobody has
//
// No list has every medium. A name in quotation marks that the registry does not
// have is one where what stands before it can hardly be said of anything else:
// علمت «صدى الريف» من مصادر, مصادر «نافذة لبنان», تقرير نشرته «أفق المدن»,
// طرابلس - «بوصلة ليبيا»:. The words that ask for such a name (askingWords) are
// looked at only where more than a blank stands behind them.

// askingWords are the words behind which a name in marks may be a medium's, with what
// else must hold. Where behind has phrases, one of them must follow the name.
var askingWords = []struct {
	asks   asking
	words  *arabic.Set
	behind string
}{
	{asksPlain, arabic.SetOf("علمت علمته علمتها علم مصادر مراسل مراسله مراسلا موفد موفده لمراسل لمراسله لموفد لموفده"), ""},
	{asksPlural, arabic.SetOf("و"), ""},
	{asksHeard, arabic.SetOf("به بها"), ""},
	{asksSpoken, arabic.SetOf("معه معها معهم اليه اليها اليهم"), ""},
	{asksGained, arabic.SetOf("عليها عليه"), ""},
	{asksPrinted, arabic.SetOf("نشرته نشرتها نشره نشرها اوردته اوردتها اورده بثته بثتها بثه تابعته تابعتها"), ""},
	{asksMade, arabic.SetOf("اجرته اجرتها اجراه اجراها انجزته انجزتها"), ""},
	{asksReceived, arabic.SetOf("تلقته تلقتها تسلمته تسلمتها استلمته استلمتها"), ""},
	{asksKind, arabic.SetOf("نشره نشريه دوريه مدونه فصليه"), ""},
	{asksMet, arabic.SetOf("مع الي"), ""},
	{asksReplied, arabic.SetOf("سوال اسيله استفسار استفسارات"), ""},
	{asksTold, arabic.SetOf("ابلغ ابلغت ابلغوا"), ""},
	{asksBehind, arabic.SetOf("نقلت نقل"), "عن"},
	{asksBehind, arabic.SetOf("كشفت اوردت ذكرت كتبت نشرت قالت افادت رات"), "في عددها,في افتتاحيتها"},
	{asksBehind, arabic.SetOf("نشرت بثت"), "تحقيقا,حوارا,مقابله,خبرا"},
	{asksBehind, arabic.SetOf("اجرت"), "حوارا,مقابله,حديثا,لقاء"},
	{asksBehind, arabic.SetOf("اوردت كتبت عنونت"), "ان,خبرا,تفاصيل"},
	{asksBehind, arabic.SetOf("استطلعت"), "اراء,اراءهم,ارايهم"},
	{asksBehind, arabic.SetOf("تلقت تسلمت استلمت وصل وصلت"), "نسخه"},
	{asksBehind, arabic.SetOf("حصلت اطلعت"), "علي نسخه من,علي وثيقه,علي وثايق,علي معلومات,علي تسجيل,علي مستندات,علي محضر,علي مراسله,علي تفاصيل,علي مسوده"},
}

// asking says which names in marks may stand behind a word.
type asking uint16

const (
	asksPlain    asking = 1 << iota // علمت, مصادر: any
	asksPlural                      // و: one more behind a title of two, وكالتا رويترز و«دوغان»
	asksHeard                       // به: with خص before it
	asksSpoken                      // معه: with أجرتها or تحدثت before it
	asksGained                      // عليها: with حصلت before it
	asksPrinted                     // نشرته: with تقرير before it
	asksMade                        // أجرته: with مقابلة before it
	asksReceived                    // تلقته: with بيان before it
	asksKind                        // نشرة: a title with ذكرت or بحسب before it
	asksMet                         // مع: with في لقاء before it, and what is said behind the name
	asksReplied                     // أسئلة: with رد before it
	asksTold                        // أبلغ: some words later, with أن behind the name
	asksBehind                      // نقلت: with one of the phrases behind the name
)

// things are what a name in marks may be of, besides bodies and offices.
var things = arabic.SetOf("نيابه شارع حي مطار منطقه قاعه فندق مسرح مشروع مهرجان معرض بطوله كاس حمله موتمر مسجد جامع مدرسه ميناء مستشفي مبادره برج ساحه قصر حديقه سوق ملعب اكاديميه " +
	"جايزه برنامج مسلسل فيلم كتاب روايه قصه اغنيه شركات قوات جيش كتايب سرايا الويه لواء داخليه خارجيه دفاع صحه تعليم ماليه عدل تربيه تجاره امن شعبيه قسام حركه حماس فتح قاعده طالبان داعش ناتو فيفا اوبك حوثي حوثيين اخوان هلال نصر اهلي يونيسف يونسكو")

// asked reads the name in marks behind word i, which asks for one.
func (s *creditScan) asked(i int, asks asking) (mention, bool) {
	j := i + 1
	if asks&asksTold != 0 {
		for ; j < len(s.words) && j <= i+reachFiller && joins(s.gap(j-1)); j++ {
			if s.class(j)&clauseThat != 0 {
				return mention{}, false
			}
		}
	}
	if j >= len(s.words) || s.border(j-1) || !strings.ContainsAny(s.gap(j-1), `«"“”`) || len(s.gap(j-1)) > 8 {
		return mention{}, false
	}
	m := mention{first: j, last: s.closedAt(j, j), before: j - 1, inner: true}
	if m.last < 0 || m.last > j+3 || s.isThing(j) || s.isKnown(j) {
		return m, false
	}
	s.marks(&m)
	if m.open == 0 || !s.mayAsk(i, &m, asks) {
		return m, false
	}
	switch {
	case asks&asksKind != 0 && s.class(i-1)&(reporting|accordingOf|relVerb) != 0:
		m.first, m.before, m.title = i, i-1, true
		m.open, m.close = 0, 0
	case asks&asksPlural != 0:
		m.prefix, m.before = 'و', i-1
	}
	return m, true
}

// mayAsk tells whether what asks for a mention, behind word i, has beside it what it
// needs.
func (s *creditScan) mayAsk(i int, m *mention, asks asking) bool {
	before := s.class(i - 1)
	if i > 0 && s.border(i-1) {
		before = 0
	}
	switch {
	case asks&asksPlain != 0 && s.class(i)&seenVerb != 0 || s.isWord(i, "علم", "وعلم"): // علمت «النيابة» بالواقعة
		return s.follows(m.last, reachThat, clauseThat|witness)
	case asks&asksPlain != 0:
		return true
	case asks&asksPlural != 0:
		return i-1 == s.lastEnd && len(s.credits) > 0 && s.isPlural(s.credits[len(s.credits)-1])
	case asks&asksHeard != 0:
		return before&tellVerb != 0
	case asks&asksSpoken != 0:
		return before&(tellVerb|hearNoun) != 0
	case asks&asksGained != 0: // a medium is she: حصل عليها «فلان»
		return before&seenVerb != 0 && strings.HasSuffix(s.folded(i-1), "ت")
	case asks&asksKind != 0 && before&(reporting|accordingOf|relVerb) != 0:
		return true
	case asks&asksPrinted != 0:
		return s.back(i-1, 3, reportNoun|meetNoun|articleWord) >= 0
	case asks&asksMade != 0:
		return s.back(i-1, 3, meetNoun) >= 0 || s.isWord(i-1, "تحقيق")
	case asks&asksReceived != 0:
		return s.isReceived(i, received)
	case asks&asksMet != 0:
		return s.isMet(i, m.last)
	case asks&asksReplied != 0:
		return s.isWord(i-1, "علي") && s.isWord(i-2, "رد", "ردا", "ورد", "وردا", "رده", "ردها")
	case asks&asksTold != 0:
		return s.class(m.last+1)&clauseThat != 0 && !s.border(m.last)
	}
	for _, list := range askingWords {
		if list.behind != "" && list.words.Has(strings.TrimPrefix(s.folded(i), "و")) {
			for phrase := range strings.SplitSeq(list.behind, ",") {
				if s.isPhrase(m.last, phrase) {
					return true
				}
			}
		}
	}
	return false
}

// isPhrase tells whether the words of a phrase stand behind word i, in its sentence.
func (s *creditScan) isPhrase(i int, phrase string) bool {
	for w := range strings.FieldsSeq(phrase) {
		if i++; s.border(i-1) || !s.isWord(i, w) {
			return false
		}
	}
	return true
}

// isMet tells whether word i, مع or إلى, and a name that ends with word last say where
// somebody says something: في لقاء خاص مع «الأفق» أن, but not في لقاء مع «الأهلي».
func (s *creditScan) isMet(i, last int) bool {
	from := s.said(i-1, 4, meetNoun|hearNoun)
	if from < 1 || s.border(from-1) || s.class(from-1)&inWord == 0 && !s.isWord(from-1, "خلال") {
		return false
	}
	after := strings.TrimLeft(s.gap(last), closingMarks)
	if strings.Contains(s.gap(last), ":") {
		return true
	}
	says := s.class(last+1)&clauseThat != 0 || s.opens(last+1) && s.class(last+1)&(sayWord|speakVerb) != 0
	return says && (isComma(after) || joins(after))
}

// received is what newsrooms receive.
var received = arabic.SetOf("بيان بلاغ رساله نسخه تصريح توضيح رد شكوي مذكره وثيقه تسجيل مكالمه اتصال معلومات بريد")

// papers are those of them that a newsroom quotes and that are addressed to all: a letter or a
// reply to it is somebody's who speaks to it.
var papers = arabic.SetOf("بيان بلاغ نسخه مذكره وثيقه")

// arrives tells whether word i says that a paper reached a newsroom, which stands behind it:
// بيان للوزارة ورد ل, بيان وصلت إلى.
func (s *creditScan) arrives(i int) bool {
	return i > 0 && !s.border(i) && arriving.Has(s.folded(i)) && !strings.HasPrefix(s.folded(i), "ارسل") && s.isReceived(i, papers)
}

// isReceived tells whether word i says of what newsrooms receive, one of a set, that somebody
// did: بيان تلقته.
func (s *creditScan) isReceived(i int, set *arabic.Set) bool {
	for from := i - 1; from >= 0 && from >= i-4 && !s.border(from); from-- {
		for _, letters := range []string{"", "ب", "ال", "بال", "لل"} {
			if w, ok := strings.CutPrefix(s.folded(from), letters); ok && set.Has(w) {
				return true
			}
		}
	}
	return false
}

// isPlural tells whether the name of a credit begins with a title of two: وكالتا.
func (s *creditScan) isPlural(c Credit) bool {
	title, _, _ := strings.Cut(arabic.Fold(c.Name), " ")
	return dualTitles.Has(title)
}

// isKnown tells whether a name or a title begins with word i, so that it is found
// there.
func (s *creditScan) isKnown(i int) bool {
	h, ok := s.heads[s.words[i].Hash]
	if !ok || h.prefix != 0 {
		return false
	}
	if h.title {
		return true
	}
	n, last := s.match(i, h)
	return n != nil && strings.ContainsAny(s.gap(last), closingMarks)
}

// isThing tells whether word i begins the name of something that is no medium.
func (s *creditScan) isThing(i int) bool {
	w := strings.TrimPrefix(s.folded(i), "ال")
	return s.class(i)&(noMedium|rater|orgWord|stopWord) != 0 || hasDigit(w[:min(1, len(w))]) ||
		bodies.Has(w) || things.Has(w) || s.isSomebodys(i)
}

// isSomebodys tells whether word i stands in marks alone and with a pronoun: «ضيوفه».
func (s *creditScan) isSomebodys(i int) bool {
	if s.closedAt(i, i) != i || strings.HasPrefix(s.folded(i), "ال") {
		return false
	}
	w := s.words[i].Text(s.text)
	for _, pronoun := range []string{"ه", "ها", "هم", "هن"} {
		if strings.HasSuffix(w, pronoun) {
			return true
		}
	}
	return false
}

// strangers adds the credits of names in marks that open a text behind a place,
// طرابلس - «بوصلة ليبيا»:, and of what stands beside متابعات in its last line.
func (s *creditScan) strangers(words []arabic.Word) {
	if len(words) == 0 {
		return
	}
	s.enter(words, 0)
	if m, ok := s.opened(); ok {
		before := 0 // متابعات خاصة - «المدار»
		if len(s.credits) > 0 && s.credits[0].Vague && s.credits[0].End <= int(s.words[m.first].Start) {
			before = 1
		}
		if len(s.credits) == before || s.credits[before].Start >= int(s.words[m.last].End) {
			behind := slices.Clone(s.credits[before:])
			s.credits = s.credits[:before]
			s.add(m, Report, Dateline, 0)
			s.credits = append(s.credits, behind...)
		}
	}
	s.closed(words)
}

// media is the last word of a name of two or three words that begins with one of
// firstWords at word i and fills what stands between two signs, or the line's ends,
// up to word end; -1 if there is none.
func (s *creditScan) media(i, end int) int {
	if i > 0 && joins(s.gap(i-1)) || !firstWords.Has(s.folded(i)) {
		return -1
	}
	last := i
	for last+1 < end && joins(s.gap(last)) {
		if last++; s.class(last) != 0 || s.words[last].Flags&arabic.Number != 0 {
			return -1
		}
	}
	if last == i || last > i+2 {
		return -1
	}
	return last
}

// closed adds the name that nobody has and that stands beside متابعات in the last line,
// whose credit is the last.
func (s *creditScan) closed(words []arabic.Word) {
	if len(s.credits) == 0 || !s.credits[len(s.credits)-1].Vague || s.credits[len(s.credits)-1].Kind != AgencyTag {
		return
	}
	tag := s.credits[len(s.credits)-1]
	if s.enter(words, len(words)-1); tag.Start < s.start || len(s.words) > headWords || s.before == 0 {
		return
	}
	for i := range s.words {
		last := s.media(i, len(s.words))
		if last < 0 {
			continue
		}
		m := mention{first: i, last: last, before: i - 1, inner: true}
		if int(s.words[i].Start) > tag.End {
			s.add(m, Report, AgencyTag, i)
		} else if int(s.words[last].End) <= tag.Start {
			s.credits = s.credits[:len(s.credits)-1]
			s.add(m, Report, AgencyTag, i)
			s.credits = append(s.credits, tag)
		}
		return
	}
}

// isNominal tells whether word i is a noun by its look, as opens the subtitle of a play
// but hardly a report, which begins with its verb.
func (s *creditScan) isNominal(i int) bool {
	w := s.folded(i)
	return strings.HasPrefix(w, "ال") || strings.HasSuffix(w, "ه") || strings.HasSuffix(w, "ات")
}

// opened reads the name in marks that stands behind a place or two at the head of
// the text, or one in brackets of two or three words: عدن – خاص «نبض الجنوب»:.
func (s *creditScan) opened() (mention, bool) {
	const most = 3 // words before it
	m := mention{inner: true}
	for m.first < len(s.words) && m.first <= most && !strings.ContainsAny(s.gap(m.first-1), openingMarks) {
		m.first++
	}
	place := s.sender(m.first)
	if m.first > most || m.first >= len(s.words) || len(s.words) < headlineWords || s.back(place-1, most, ^(fillerWord|besideWord|mute|photoWord)) >= 0 {
		return m, false
	}
	gap := s.gap(m.first - 1)
	m.last = s.closedAt(m.first, m.first)
	after := strings.TrimLeft(s.gap(max(m.last, 0)), closingMarks)
	switch {
	case m.last < 0 || m.last > m.first+2 || s.isThing(m.first) || s.isKnown(m.first) || s.serves(m.first, m.last):
		return m, false
	case len(s.words) < longLine && (m.last == m.first || !strings.Contains(after, ":")):
		return m, false
	case place == 0 && m.first == 0: // «نبض الجنوب» - خاص:
		if !s.isWord(m.last+1, "خاص") || !strings.ContainsAny(s.gap(m.last+1), strongSeparators) {
			return m, false
		}
	case place == 0: // خاص «نبض الجنوب»:
	case lastMark(gap) == '(':
		if m.last == m.first {
			return m, false
		}
	case !strings.ContainsAny(s.gap(place-1), separators):
		return m, false
	}
	s.marks(&m)
	if s.isNominal(m.last+1) && !firstWords.Has(s.folded(m.first)) {
		return m, false
	}
	return m, m.open != 0 && (strings.ContainsAny(after, ":-–—ـ/|") || strings.Contains(gap, "(") && lastMark(gap) != '(')
}
