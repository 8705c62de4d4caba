package align

import (
	"slices"
	"strings"
	"testing"
)

// filledIn is a frame with its slots, "_" each, filled.
func filledIn(frame string, fillings ...string) string {
	for _, f := range fillings {
		frame = strings.Replace(frame, "_", f, 1)
	}
	return frame
}

// Whole articles that are a frame with other fillings are formulas, and edited ones are
// reuse.
func TestFrames(t *testing.T) {
	const (
		cable   = "تلقى رئيس الجمهورية برقية تهنئة بالعيد الوطني من _ أعرب فيها عن تقديره للعلاقات التاريخية التي تجمع البلدين والشعبين مؤكدا حرص بلاده على دعم الاستقرار وتعزيز التعاون الثنائي في مختلف المجالات ولا سيما _ متمنيا للشعب الصديق دوام التقدم والازدهار"
		prize   = "منحت الأكاديمية الملكية جائزة الآداب المترجمة لهذا العام إلى _ تقديرا لعمله في _ وتبلغ قيمة الجائزة 9 ملايين كرونة وتسلم في احتفال يقام نهاية العام في العاصمة بحضور العائلة المالكة وأعضاء لجنة التحكيم وكبار الضيوف"
		seizure = "أحبطت قوات حرس الحدود محاولة تهريب كمية كبيرة من _ عبر الحدود _ وأوضح مصدر عسكري مسؤول أن الدورية رصدت مجموعة من الأشخاص يحاولون اجتياز الحدود فطبقت قواعد الاشتباك ما أدى إلى تراجعهم داخل العمق وبعد تفتيش المنطقة عثر على _ وتم تحويل المضبوطات إلى الجهات المختصة"
		verdict = "قضت محكمة الجنايات في _ اليوم بالسجن المؤبد على _ متهمين وبالسجن المشدد 15 سنة على _ آخرين وبراءة _ في القضية المعروفة باسم _ ووجهت النيابة إلى المتهمين تهم التجمهر وإتلاف المنشآت العامة ومقاومة السلطات"
		opening = "افتتح المدير العام معرض الكتاب السنوي في قاعة المؤتمرات بحضور عدد من الناشرين والأدباء وزوار من مدن مختلفة وضم المعرض أجنحة لدور النشر المحلية وركنا للأطفال وأقيمت على هامشه أمسيات شعرية وندوات عن الترجمة واختتم بتكريم المشاركين"
	)
	toMacron := filledIn(cable, "الرئيس الفرنسي إيمانويل ماكرون", "متابعة مقررات مؤتمر سيدر ودعم المؤسسات")
	nobel := filledIn(prize, "الشاعرة الأميركية فرنسيس أرنولد", "ترجمة الملاحم")
	drugs := filledIn(seizure, "المخدرات", "الشرقية", "120 ألف حبة كبتاغون و55 كف حشيش")
	cairo := filledIn(verdict, "القاهرة", "8", "23", "11", "أحداث مسجد الفتح")
	for _, test := range []struct {
		name, a, b string
		days       int
		want       bool
	}{
		{"from another king", toMacron, filledIn(cable, "ملك إسبانيا فيليبي السادس", "ترسيخ السلام في المتوسط ومواكبة المهمة"), 2, true},
		{"from another king, one day", toMacron, filledIn(cable, "ملك إسبانيا فيليبي السادس", "ترسيخ السلام في المتوسط ومواكبة المهمة"), 0, false},
		{"spelled and named otherwise", toMacron, filledIn(cable, "نظيره الفرنسي ايمانويل مكرون", "متابعة مقررات سيدر ودعم المؤسسات"), 2, false},
		{"to another laureate, the sum a constant", nobel, filledIn(prize, "الشاعر الأميركي ويليام نوردهاوس", "تأليف المعاجم"), 5, true},
		{"the laureate spelled otherwise", nobel, filledIn(prize, "الشاعرة الأمريكية فرانسيس أرنولد", "ترجمة الملاحم القديمة"), 5, false},
		{"other goods at another border", drugs, filledIn(seizure, "الأسلحة والذخائر", "الشمالية", "20 بندقية كلاشنكوف و6 قاذفات صواريخ"), 2, true},
		{"words of saying replaced", drugs, strings.NewReplacer("أحبطت", "أفشلت", "وأوضح", "وذكر", "كمية كبيرة", "كميات").Replace(drugs), 2, false},
		{"of another town", cairo, filledIn(verdict, "المنيا", "4", "12", "6", "اقتحام مركز العدوة"), 1, true},
		{"the town's court, corrected", cairo, filledIn(verdict, "القاهرة", "8", "24", "12", "أحداث المسجد"), 1, false},
		{"with sentences put in", opening, strings.NewReplacer("الناشرين والأدباء", "أصحاب المكتبات الخاصة", "دور", "في باحته الواسعة التي زينت بالأعلام لدور", "وندوات", "حضرها مئات الزوار من محبي الأدب وعشاق القصيدة ومحاضرات").Replace(opening), 4, false},
	} {
		matches := between(labelled(t, []paper{{0, 10, test.a}, {1, 10 + test.days, test.b}}), 0, 1)
		if len(matches) == 0 {
			t.Errorf("%s: no match", test.name)
		}
		for _, m := range matches {
			if got := slices.Contains(m.Labels, Formula); got != test.want {
				t.Errorf("%s, %d days apart: a formula is %v, want %v: %v", test.name, test.days, got, test.want, m.Reasons)
			}
		}
	}
}

// Numbers that are rounded, in another currency or printed with commas are the same.
func TestNumbersPrintedOtherwise(t *testing.T) {
	const (
		rates = "سجلت أسعار الصرف في البنك المركزي اليوم الدولار 119.73 دينارا واليورو 135.42 والجنيه 151.18 والفرنك 121.66 والين 107.25 واليوان 17.34"
		plant = "تبلغ كلفة محطة التحلية الجديدة 60 مليون ريال وتنتج 25 مليون غالون من المياه يوميا عبر خط طوله 18 كيلومترا ينفذه تحالف شركات محلية وأجنبية على مرحلتين وتخدم سكان الولايات الساحلية وتسهم في تأمين الطلب المتزايد في فصل الصيف"
	)
	for _, test := range []struct {
		name, a, b string
		days       int
		want       bool
	}{
		{"rounded", rates, strings.NewReplacer("119.73", "119.7", "135.42", "135.4", "151.18", "151.2", "121.66", "121.7", "107.25", "107.3", "17.34", "17.3").Replace(rates), 0, false},
		{"of another day", rates, strings.NewReplacer("119.73", "118.21", "135.42", "134.95", "151.18", "150.77", "121.66", "120.36", "107.25", "106.64", "17.34", "17.12").Replace(rates), 1, true},
		{"other units", plant, strings.NewReplacer("60 مليون ريال", "156 مليون دولار", "25 مليون غالون", "113 ألف متر", "18 كيلومترا", "11 ميلا").Replace(plant), 3, false},
		{"other numbers", plant, strings.NewReplacer("60 مليون", "156 مليون", "25 مليون", "113 مليون", "18 كيلومترا", "11 كيلومترا").Replace(plant), 3, true},
	} {
		for _, m := range between(labelled(t, []paper{{0, 10, test.a}, {1, 10 + test.days, test.b}}), 0, 1) {
			if got := slices.Contains(m.Labels, Formula); got != test.want {
				t.Errorf("%s, %d days apart: a formula is %v, want %v: %v", test.name, test.days, got, test.want, m.Reasons)
			}
		}
	}
}

// Who is named just before a passage or behind it belongs to it, days later.
func TestNamedBesides(t *testing.T) {
	const body = "بتهريب كمية من الحبوب المخدرة في أمتعته وأسفر التحقيق معه عن توجيه الاتهام إليه وإحالته إلى المحكمة التي حكمت عليه بالسجن عشر سنوات وأيدت محكمة الاستئناف الحكم"
	for _, test := range []struct {
		before, again string
		days          int
		want          bool
	}{
		{"قبض على المدعو خالد سعد النوري", "قبض على المدعو فيصل ماجد العنبري", 5, true},
		{"قبض على المدعو خالد سعد النوري", "قبض على المدعو فيصل ماجد العنبري", 0, false},
		{"قبض على المدعو خالد سعد النوري", "قبض على المدعو خالد النوري", 5, false},
		{"قبض على المدعو خالد سعد النوري", "أوقف رجال الجمارك مسافرا قام", 5, false},
	} {
		a, b := filler(1, 80)+".\n"+test.before+" "+body+".\n"+filler(2, 80), filler(3, 80)+".\n"+test.again+" "+body+".\n"+filler(4, 80)
		for _, m := range between(labelled(t, []paper{{0, 10, a}, {1, 10 + test.days, b}}), 0, 1) {
			if got := slices.Contains(m.Labels, Formula); got != test.want {
				t.Errorf("%q and %q before a passage, %d days apart: a formula is %v, want %v: %v", test.before, test.again, test.days, got, test.want, m.Reasons)
			}
		}
	}
}

func TestAround(t *testing.T) {
	for _, test := range []struct {
		at, before, behind int
		want               string
	}{
		{6, 1, 1, "bb cc"},
		{6, 9, 9, "aa bb cc dd"},
		{0, 2, 1, "aa"},
		{14, 2, 2, "ee"},
	} {
		if got := around("aa bb cc dd\nee", test.at, test.before, test.behind); got != test.want {
			t.Errorf("around %d = %q, want %q", test.at, got, test.want)
		}
	}
}

// Who is seen off is not welcomed, whoever stands at the airport; who left here has
// arrived there.
func TestWelcomesAndFarewells(t *testing.T) {
	const (
		visit   = "_ رئيس جمهورية بوليندا كورنيلو فاستاغا مساء أمس وكان في _ بمطار المدينة الدولي أمير المنطقة ووكيل الإمارة وقائد القاعدة الجوية ومدير المراسم ورئيس البلدية وسفير بوليندا لدى المملكة وعدد من كبار المسؤولين من مدنيين وعسكريين"
		journey = "_ بعثة الفريق الأول لكرة القدم بنادي الواحة إلى مدينة سالزبورغ النمساوية لإقامة معسكر خارجي يستمر ثلاثة أسابيع استعدادا لمنافسات الموسم المقبل وتضم البعثة سبعة وعشرين لاعبا يقودهم المدرب الوطني ويخوض الفريق خلال المعسكر خمس مباريات ودية"
	)
	came := filledIn(visit, "وصل", "استقباله")
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"came and went", came, filledIn(visit, "غادر", "وداعه"), true},
		{"came and went, seen off with a particle", came, filledIn(visit, "غادر", "وداعه وتوديع الوفد"), true},
		{"came, in other words", came, filledIn(visit, "وصل اليوم", "استقبال الضيف"), false},
		{"came and went on either side", came + " ثم كان في وداعه نائب الأمير", filledIn(visit, "وصل", "مقدمة مستقبليه") + " ثم كان في وداعه نائب الأمير", false},
		{"left here, arrived there", filledIn(journey, "غادرت"), filledIn(journey, "وصلت"), false},
	} {
		found := between(labelled(t, []paper{{0, 10, test.a}, {1, 10, test.b}}), 0, 1)
		if len(found) == 0 {
			t.Errorf("%s: no match", test.name)
		}
		for _, m := range found {
			if got := slices.Contains(m.Labels, Formula); got != test.want {
				t.Errorf("%s: a formula is %v, want %v: %v", test.name, got, test.want, m.Reasons)
			}
		}
	}
}
