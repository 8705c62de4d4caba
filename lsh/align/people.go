package align

import (
	"strings"

	"sada/lsh/arabic"
)

// Two people
//
// سلمان and سلمى have one stem and are two people, حسن and حسين differ by one
// letter as spellings do. Where one printing names another person than the other,
// one of them may be wrong: that is told apart from a word that was inflected or
// replaced. A person is known by a given name, or by what stands beside a name.

// otherName is what a difference of people is called.
const otherName = "other name"

// person is a given name.
type person struct {
	name int  // equal for one name after different particles
	sure bool // no other word
}

// otherPerson is true where word i of one printing and word j of another name two
// people.
func (l *lexicon) otherPerson(x, y *Gap, i, j int) bool {
	a, b := &x.Words[i], &y.Words[j]
	p, q := l.people[a.Hash], l.people[b.Hash]
	if p.name > 0 && q.name > 0 {
		return p.name != q.name && (p.sure || q.sure || a.Stem == b.Stem)
	}
	return a.Stem == b.Stem && x.names(i) && y.names(j) && ending(a.Text(x.Text), b.Text(y.Text))
}

// names is true where what stands beside word i makes it the name of a person.
func (g *Gap) names(i int) bool {
	for _, i := range []int{i - 1, i + 1} {
		if i >= 0 && i < len(g.Words) && strings.Contains(kin, " "+g.Words[i].Text(g.Text)+" ") {
			return true
		}
	}
	return false
}

// kin stands between the names of a person, and أم is "or" as often. Titles are no sign:
// الطفل and الفريق stand before words of all kinds.
const kin = " بن ابن بنت آل أبو ابو أبي ابي "

// ending is true where words differ in how they end, the article aside, and neither ends
// in whose it is, ابن عمه and ابن عمها, or is several: مسدسات أبو محالة.
func ending(a, b string) bool {
	a, b = arabic.Fold(a), arabic.Fold(b)
	for _, inflected := range []string{"ها", "هم", "هن", "هما", "ات"} {
		if strings.HasSuffix(a, inflected) || strings.HasSuffix(b, inflected) {
			return false
		}
	}
	return a[:2] == b[:2] && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || a[len(a)-2:] != b[len(b)-2:])
}

// newPeople is made of the lists of given names.
func newPeople(hash func(word string) uint64) map[uint64]person {
	people := map[uint64]person{}
	next := 0
	for i, list := range []string{givenNames, givenWords} {
		for name := range strings.FieldsSeq(list) {
			next++
			for _, written := range withParticles(name) {
				if h := hash(written); written == name || people[h].name == 0 {
					people[h] = person{next, i == 0}
				}
			}
		}
	}
	return people
}

// withParticles are the spellings of a name by itself and with the particles that are
// written before it as one word.
func withParticles(name string) []string {
	to := "ل" + name
	if rest, article := strings.CutPrefix(name, "ال"); article {
		to = "لل" + rest
	}
	return []string{name, "و" + name, "ب" + name, to, "وب" + name}
}

// givenNames are given names that are no other word, givenWords such as are: كريم
// is generous. علي is in neither, it is folded like على.
const (
	givenNames = `
محمد أحمد محمود حمد حمدان حميدان حماد حمود سلمان سليمان سلمى سلوى سلمة سويلم
حسين حسان حسنين حسني حنفي عمرو عامر عمار عمران عثمان عدنان عصام علاء عليان
سعد سعود سعدون سعاد مسعود خالد خليل خلود فهد فهيد فيصل فهمي فؤاد فواز فوزي
إبراهيم إسماعيل إسحاق يعقوب يوسف يونس موسى عيسى هارون داود أيوب إدريس زكريا
بندر متعب مقرن نايف نواف طلال ثامر تميم زيد زياد ياسر ياسين جابر جبر جاسم
طارق وليد ماجد هشام هاشم قاسم قيس أنس أسامة بشار بشير بلال غازي غسان لؤي
حازم باسم بسام عزام جعفر حيدر كاظم مدحت رأفت طلعت شوكت
مازن مروان معاوية معاذ معتز منصور مهند ناصر نصير هاني هيثم وائل رامي رشيد راشد رشاد
سامر سامح سامي سمير سميرة شادي طه عماد عباس عبدالله عبيدالله عبدالإله عبدالعزيز عبدالرحمن عبدالرحيم عبدالملك
عبدالكريم عبدالمجيد عبدالحميد عبدالسلام عبدالقادر عبدالفتاح عبدالوهاب عبداللطيف عبدالمحسن عبدالهادي عبدالناصر
فاطمة عائشة خديجة مريم زينب سارة ليلى نورة ريم رانيا دينا لينا لطيفة نادية نجلاء هالة ميساء هيفاء
بدرية الجوهرة موضي العنود مها لمى لولوة غادة رحاب شيماء ياسمين
`
	givenWords = `
عمر حسن رائد مساعد مشعل فارس كمال سليم سالم وسيم نبيل صلاح نضال عفاف سحر إيمان حصة جواهر
كريم كريمة سعيد سعيدة أمين أمينة جميل جميلة حميد حامد صالح صالحة عادل سلطان خليفة رياض نصر بدر زايد شريف شريفة
رفيق رفيقة ناجي نبيلة نجيب مجيد منير منيرة مصطفى وفاء أمل هدى نور نوال سمر سهام جمال
حكيم حكيمة عزيز عزيزة لطيف فريد فريدة وحيد وحيدة رشيدة راشدة خالدة هادي مهدي مبارك صادق مسلم
`
)
