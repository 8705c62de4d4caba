package align

import (
	"strings"
	"testing"

	"sada/lsh/arabic"
)

// bracketed is the gap that stands in brackets in a text.
func bracketed(t *testing.T, text string) Gap {
	t.Helper()
	before, rest, opened := strings.Cut(text, "[")
	inside, behind, closed := strings.Cut(rest, "]")
	if !opened || !closed {
		t.Fatalf("no brackets in %q", text)
	}
	g := Gap{Text: before + inside + behind}
	g.Words = arabic.Words(nil, g.Text)
	for _, w := range g.Words {
		if int(w.End) <= len(before) {
			g.From++
		}
		if int(w.End) <= len(before)+len(inside) {
			g.To++
		}
	}
	return g
}

func TestDifferSaid(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"وقال العقيد [أحمد بن عبدالعزيز الزهراني]: إن الدورية وصلت", "وقال العقيد [ماجد المطيري]: إن الدورية وصلت", "other speaker"},
		{"المتحدث الإعلامي [إبراهيم أباالخيل: تلقت] غرفة العمليات بلاغا", "المتحدث الإعلامي [ناصر الشريف إن] غرفة العمليات بلاغا", "other speaker"},
		{"[قال العقيد أحمد الزهراني] إن الحريق أخمد", "[أوضح النقيب ماجد المطيري] إن الحريق أخمد", "other speaker"},
		{"وأكد وكيل الوزارة المساعد لشؤون المناطق المهندس [خالد الحربي] أهمية المشروع", "وأكد وكيل الوزارة المساعد لشؤون المناطق المهندس [فهد العتيبي] أهمية المشروع", "other speaker"},
		{"«سنعود قريبا» [خالد الحربي] قائلا", "«سنعود قريبا» [فهد العتيبي] قائلا", "other speaker"},
		{"وقال [خالد] الحربي إن الحفل", "وقال [فهد] الحربي إن الحفل", "other speaker"},
		// One man, named otherwise.
		{"وقال [أحمد بن عبدالعزيز الزهراني]: إن", "وقال [أحمد الزهراني]: إن", "words"},
		{"وقال [رامي عبد الرحمن مدير المرصد] إن", "وقال [عبدالرحمن] إن", "words"},
		{"وقال [وزير الخارجية] إن بلاده", "وقال [لافروف] إن بلاده", "words"},
		{"وقال [الأمير محمد] إن", "وقال [ولي العهد] إن", "words"},
		{"وقال [أبو خالد] إن", "وقال [فهد العتيبي] إن", "words"},
		{"عند هجرة [الرياض. وقال خالد نايف المريبض] إن الحادث", "عند هجرة [سعد العتيبي وأوضح] المتحدث باسم الهيئة خالد المريبض إن الحادث", "words"},
		{"وقال [محمد] الحربي إن", "وقال [حمد] الحربي إن", "other name"},
		{"وقال [محمد] الحربي إن", "وقال [سعد] الحربي إن", "other speaker"},
		// Nobody speaks.
		{"وصل [خالد الحربي] إلى الرياض", "وصل [فهد العتيبي] إلى الرياض", "words"},
		{"وقال إن المطر غزير. وصل [خالد الحربي] إلى الرياض", "وقال إن المطر غزير. وصل [فهد العتيبي] إلى الرياض", "words"},
		// No names: عادل is just, ناصر may be a supporter.
		{"وقال إن الحكم [عادل] اليوم", "وقال إن الحكم [صالح] اليوم", "words"},
	}
	for _, test := range tests {
		a, b := bracketed(t, test.a), bracketed(t, test.b)
		for _, pair := range [][2]Gap{{a, b}, {b, a}} {
			if d := DifferSaid(pair[0], pair[1]); d.What != test.want {
				t.Errorf("DifferSaid(%q, %q) = %q, want %q", d.A, d.B, d.What, test.want)
			}
		}
	}
}
