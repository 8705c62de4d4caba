package align

import (
	"strings"
	"testing"
)

// A span ends where the passage does; brackets stand around what each side has of it.
func TestBorders(t *testing.T) {
	// B prints a few words more than A: they are those that A goes on with.
	const (
		rest = "الشارع في القريب العاجل، والمتظاهرون مدعوون إلى ممارسة حقهم الدستوري والتعبير عن آرائهم بحرية فقد ذهب زمن الاستبداد"
		a    = "ستبدأ رئاسة البرلمان في استجواب وزراء الخدمات الذين يطالب المحتجون باستجوابهم، وستتخذ جملة إجراءات يراها " + rest
		b    = "ستبدأ رئاسة البرلمان في استجواب وزراء الخدمات الذين يطالب المحتجون والجبوري باستجوابهم، " +
			"وستتخذ جملة إجراءات أشار إليها مجلس الوزراء ويراها " + rest
		elsewhere = " لكن بعثة المنتخب غادرت إلى المغرب صباحا للمشاركة في بطولة الطائرة التي تنطلق الأحد"
		match     = "وتعادل الفريقان في اللقاء الودي الذي أقيم مساء على ملعب النادي"
		rain      = "وتوقعت الأرصاد هطول زخات رعدية غزيرة فوق المرتفعات الجنوبية غدا"
		flowers   = " وافتتحت الهيئة معرضا للزهور في تبوك حضره زوار كثيرون"
	)
	for _, test := range []struct{ what, a, b string }{
		{
			"words of the passage in the next sentence of one side",
			"[" + a + "] وأشار الجبوري إلى قرار مجلس الوزراء" + elsewhere,
			"[" + b + "]." + flowers,
		},
		{
			"a phrase of the passage in it",
			"[" + a + "]. وقال الجبوري بعد عودته إن مدة أشار إليها مجلس الوزراء" + elsewhere,
			"[" + b + "]." + flowers,
		},
		{
			"a whole sentence of one side",
			"[" + a + "]. وأشار الجبوري إلى قرار مجلس الوزراء." + elsewhere,
			"[" + b + "]." + flowers,
		},
		{
			"a sentence that ends in another word ends where it ends",
			"[" + a + " والقهر]." + elsewhere,
			"[" + b + " نهائيا]." + flowers,
		},
		{
			"what has moved to the end is of the passage",
			"[حضر محافظ نينوى اجتماعا طارئا للحكومة. " + a + "]." + elsewhere,
			"[" + a + ". حضر محافظ نينوى اجتماعا طارئا للحكومة]." + flowers,
		},
		{
			"what follows with other words between is of the passage",
			"[" + a + " وبدأ عهد جديد يسمع فيه الناس صوتهم ويختارون حكامهم بأنفسهم بلا خوف ولا تردد]." + elsewhere,
			"[" + b + " وجاء عهد جديد فيه يسمع كل الناس صوتهم ثم يختارون كل حكامهم بأنفسهم لا خوف يمنعهم ولا تردد]." + flowers,
		},
		{
			"a sentence that begins with other words begins where it begins",
			match + ". [وأعلن الجبوري لاحقا " + b + "]." + flowers,
			rain + ". [وتوقع النواب ظهرا " + a + "]." + elsewhere,
		},
		{
			"one that one side begins with much else begins with what both have",
			match + ". وأعلن الجبوري [" + b + "]." + flowers,
			rain + ". وتوقع نواب تحدثوا خلال مؤتمر مفتوح عقدوه هناك ظهرا [" + a + "]." + elsewhere,
		},
		{
			"one that one side begins so itself does, too",
			match + ". [" + b + "]." + flowers,
			rain + ". وتوقع النواب الحاضرون هناك ظهرا [" + a + "]." + elsewhere,
		},
		{
			"the last word of the sentence before is not of the passage",
			match + " العراقي. [" + a + "]." + flowers,
			rain + " العراقي. [" + b + "]." + elsewhere,
		},
		{
			"a copy with other words before it is what it is",
			match + ". وأعلن الجبوري [" + a + "]." + flowers,
			rain + ". وتوقع النواب الحاضرون هناك ظهرا [" + a + "]." + elsewhere,
		},
	} {
		t.Run(test.what, func(t *testing.T) {
			unmarked := strings.NewReplacer("[", "", "]", "")
			texts := textsOf(unmarked.Replace(test.a), unmarked.Replace(test.b))
			al := NewAligner(builtIn(), 15)
			al.SetHost(texts[0])
			found := al.Align(texts[1], meetings(texts[0], texts[1]))
			if len(found) != 1 {
				t.Fatalf("%d matches, want 1", len(found))
			}
			marked := func(text string) string { return text[strings.Index(text, "[")+1 : strings.Index(text, "]")] }
			m := found[0]
			if got, want := texts[0].Text[m.A.Start:m.A.End], marked(test.a); got != want {
				t.Errorf("a is %q, want %q", got, want)
			}
			if got, want := texts[1].Text[m.B.Start:m.B.End], marked(test.b); got != want {
				t.Errorf("b is %q, want %q", got, want)
			}
		})
	}
}
