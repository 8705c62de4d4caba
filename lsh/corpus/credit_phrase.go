package corpus

import (
	"strings"
)

// Phrases that attribute
//
// What stands before a name, or rarely behind it: a preposition or a verb says in what
// role the medium is meant, the letter before the name which of them may. What denies the
// report, or answers it, takes that back.

// How far from a name the words stand that decide about it, in words.
const (
	reachFiller = 5  // between a verb and its subject: أمس, في وقت سابق
	reachDate   = 6  // between them where commas stand around the date
	reachThat   = 10 // from a name to أن or عن
	reachSay    = 14 // from قال to ل
	reachObject = 6  // from the name behind أماطت to اللثام
	reachNear   = 7  // from نقل to عن, from حديث to مع or إلى
	reachTitle  = 16 // from مقاله, past its title, to the paper
	reachOffice = 40 // from قال, which begins its clause, past whose office and name, to ل
)

// maxQuote bounds what each mention in a very long line may cost.
const maxQuote = 8 << 10

// phrase says whether a mention stands in a phrase that attributes, in what
// role, and with which word the phrase begins.
func (s *creditScan) phrase(m *mention) (role Role, from int, ok bool) {
	if role, from, ok := s.list(m); ok {
		return role, from, ok
	}
	k := s.near(m.before)
	switch m.prefix {
	case 'ل':
		if s.isWord(k, "الالكتروني") && s.isWord(k-1, "الموقع") || s.isWord(k, "الالكترونيه") && s.isWord(k-1, "البوابه") { // نشر على الموقع الإلكتروني لصحيفة
			role, from = s.ofName(m, k-2)
		} else {
			role, from = s.toName(m, k)
		}
	case 'ب':
		role, from = s.byName(m, k)
	default:
		if m.prefix == 0 {
			role, from = s.ofName(m, k)
		}
		if role == "" {
			role, from = s.nameFirst(m)
		}
	}
	switch {
	case role == "", m.vague && (role == ToldTo || s.isQuoted(m.first)):
		return "", 0, false
	case role == Report && (s.isAnswered(from) || s.isDenied(from, m.last)):
		return "", 0, false
	}
	for from > 0 && !s.border(from-1) && s.class(from-1)&(whatWord|accordingOf) != 0 { // وفق ما
		from--
	}
	return role, from, true
}

// byName judges a name behind ب; k is the word before it.
func (s *creditScan) byName(m *mention, k int) (Role, int) {
	if from := s.column(m.before, m.last); from >= 0 && (m.title || m.known && m.isName()) { // في مقاله "الطرق أولا" بصحيفة
		return Report, from
	}
	if s.isWord(k, "خاص", "خاصه") || s.isWord(k, "الخبر") && s.isWord(k-1, "رابط") {
		return Report, k
	}
	if from := s.back(k, 2, callWord); from >= 0 { // في اتصال هاتفي بـ
		return ToldTo, from
	}
	if m.title && s.isPrinted(k) && !s.pictured(k) { // نشر بصحيفة
		return Report, k
	}
	if m.title && (s.class(k)&articleWord != 0 || s.isWord(k, "راي") && s.class(k-1)&articleWord != 0) { // في مقال له بصحيفة
		if from := s.back(k-1, reachNear, strongVerb|sayWord|inWord); from >= 0 {
			return Report, from
		}
	}
	return "", 0
}

// isAnswered tells whether somebody answers what word from says to be printed: تعليقا على ما
// نشرته صحيفة X.
func (s *creditScan) isAnswered(from int) bool {
	return (s.class(from)&(relVerb|inWord) != 0 || s.isPrinted(from)) && s.back(from, 6, replyWord) >= 0
}

// list says whether a mention goes on with a list: نقلا عن رويترز وفرانس برس.
func (s *creditScan) list(m *mention) (Role, int, bool) {
	if s.lastEnd < 0 {
		return "", 0, false
	}
	last := s.credits[len(s.credits)-1]
	if m.prefix == 0 && last.Vague && s.example(m.before) == s.lastEnd { // وسائل إعلام بينها قناة X
		return last.Role, m.first, true
	}
	gap := s.gap(m.before)
	switch {
	case s.lastEnd != m.before, s.lineEnds(m.before), last.Kind != VerbPhrase, last.Role == Speaker:
		return "", 0, false
	case m.prefix == 'ل', m.prefix == 'ب', strings.ContainsAny(gap, ".:؛("):
		return "", 0, false
	}
	return last.Role, m.first, m.prefix == 'و' || strings.ContainsAny(gap, "،,/+&")
}

// example is the word before one, at word i, that gives an example of what stands
// there, بينها or من بينها; -1 if word i does not.
func (s *creditScan) example(i int) int {
	switch {
	case i < 1 || s.border(i) || s.border(i-1):
	case s.isWord(i, "بينها") && s.isWord(i-1, "من") && i > 1:
		return i - 2
	case s.isWord(i, "بينها", "منها", "ابرزها", "اهمها"):
		return i - 1
	}
	return -1
}
