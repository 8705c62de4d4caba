package align

import (
	"fmt"

	"sada/lsh/arabic"
	"sada/lsh/sketch"
)

// # Branches
//
// What one branch of an office tells today another one told last week: tourism in
// the one province and in the other, the airport here and there. The passage may be
// all frame, with the slot before it or in the title as well as in it: behind one word stand two
// places, each named again by its own article and never by the other. Background
// that two stories share has places of its own or none, but seldom behind one word.
const (
	// beforeOffice is the number of words before a passage in which a slot is looked
	// for, next to the titles.
	beforeOffice = 15
	// A place is named that often by its article, and the word before it weighs that
	// much: more than a preposition.
	leastNamed = 2
	leastHead  = 0.5
	// branchShare is the share of an article from which a passage is the article.
	branchShare = 0.7
)

// placeKinds stand before the names of places.
const placeKinds = `منطقة محافظة مدينة بلدة قرية ولاية إمارة مديرية قضاء ناحية`

// placeNames are places of one level that the Arab news of many countries name:
// provinces, governorates and larger towns. Others are known by the word before
// them.
const placeNames = `
	الرياض مكة المنورة القصيم الشرقية عسير تبوك حائل الشمالية جازان جيزان نجران الباحة الجوف جدة الطائف الدمام الخبر الأحساء
	القطيف الجبيل ينبع أبها بريدة عنيزة الخرج الدوادمي بيشة عرعر سكاكا القنفذة
	القاهرة الإسكندرية الجيزة القليوبية الدقهلية المنوفية الغربية الشرقية البحيرة الفيوم المنيا أسيوط سوهاج قنا الأقصر أسوان
	دمياط بورسعيد الإسماعيلية السويس مطروح
	دمشق حلب حمص حماة إدلب اللاذقية طرطوس درعا السويداء الحسكة الرقة القنيطرة
	بغداد البصرة نينوى الموصل أربيل كركوك الأنبار ديالى بابل كربلاء النجف واسط ميسان القادسية المثنى السليمانية دهوك
	صنعاء عدن تعز الحديدة إب حضرموت المكلا شبوة أبين لحج الضالع مأرب صعدة عمران حجة ذمار البيضاء سقطرى
	عمان إربد الزرقاء البلقاء مادبا الكرك معان الطفيلة العقبة عجلون جرش المفرق
	بيروت طرابلس صيدا صور زحلة البقاع عكار بعلبك
	رام نابلس الخليل جنين طولكرم قلقيلية أريحا غزة رفح
	دبي أبوظبي الشارقة عجمان الفجيرة الدوحة المنامة المحرق مسقط صلالة ظفار صحار نزوى
	الخرطوم دارفور كسلا بورتسودان القضارف الجزيرة سنار كردفان
	طرابلس بنغازي مصراتة سبها درنة طبرق سرت
	تونس صفاقس سوسة القيروان بنزرت قابس المنستير نابل قفصة
	الجزائر وهران قسنطينة عنابة باتنة سطيف بجاية تلمسان ورقلة البليدة
	الرباط الدار مراكش فاس طنجة أكادير مكناس وجدة تطوان القنيطرة نواكشوط`

// places are stems of names of places, and of the words before them.
type places struct{ names, kinds map[uint32]bool }

func newPlaces() *places { return &places{stemsOf(placeNames), stemsOf(placeKinds)} }

// stemsOf returns the stems of a list of words.
func stemsOf(list string) map[uint32]bool {
	stems := make(map[uint32]bool)
	for _, w := range arabic.Words(nil, list) {
		stems[sketch.Code(w.Stem)] = true
	}
	return stems
}

// office is a place behind a word.
type office struct{ head, place uint32 }

// branch says why a match is what two branches of one office say, "" where it is
// not.
func (l *Labeller) branch(m *Match, p Pair) string {
	f := &m.found
	a, b := p.A.Sketch.Stems, p.B.Sketch.Stems
	if p.Days < apart || float64(f.a1-f.a0) >= branchShare*float64(len(a)) || float64(f.b1-f.b0) >= branchShare*float64(len(b)) {
		return ""
	}
	titleA, titleB := l.title(p.TitleA), l.title(p.TitleB)
	officesB := l.offices(p.B.Sketch, &titleB.words, f.b0, f.b1)
	if len(officesB) == 0 {
		return ""
	}
	for _, x := range l.offices(p.A.Sketch, &titleA.words, f.a0, f.a1) {
		for _, y := range officesB {
			if x.head == y.head && x.place != y.place &&
				named(x.place, a, titleA.words.Stems) >= leastNamed && named(y.place, b, titleB.words.Stems) >= leastNamed &&
				named(x.place, b, titleB.words.Stems) == 0 && named(y.place, a, titleA.words.Stems) == 0 {
				return fmt.Sprintf("formula: printed %d days apart, of two places behind one word", p.Days)
			}
		}
	}
	return ""
}

// offices are the places behind a word in the title of an article, among its words
// [from, to) and a few before these.
func (l *Labeller) offices(text, title *sketch.Sketch, from, to int) (found []office) {
	from = max(0, from-beforeOffice)
	for _, s := range []sketch.Sketch{*title, {Stems: text.Stems[from:to], Levels: text.Levels[from:to]}} {
		for i := 1; i < len(s.Stems); i++ {
			head, known := i-1, l.places.names[s.Stems[i]]
			if l.places.kinds[s.Stems[head]] {
				head, known = head-1, true
			}
			if known && head >= 0 && l.rarity.Weight(s.Levels[head]) >= leastHead {
				found = append(found, office{s.Stems[head], s.Stems[i]})
			}
		}
	}
	return found
}

// named is how often a stem stands in an article and its title.
func named(stem uint32, text, title []uint32) (n int) {
	for _, words := range [][]uint32{text, title} {
		for _, s := range words {
			if s == stem {
				n++
			}
		}
	}
	return n
}
