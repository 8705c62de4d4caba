package trace

import (
	"slices"
	"strings"
	"testing"

	"sada/lsh/arabic"
	"sada/lsh/corpus"
)

// What a medium says beside another matter, or reckons a thing at, credits its sentence alone.
func TestAside(t *testing.T) {
	for _, tt := range []struct {
		before, phrase, behind string
		want                   bool
	}{
		{"يبلغ العرض 65 مليون يورو، ", "فيما قدرته مجلة «الراية»", " أمس بـ63 مليون يورو.", true},
		{"لم تكشف القيمة ولكن ", "قدرتها صحيفة «الراية»", " بالملايين.", true},
		{"نفى النادي ذلك، ", "فيما قالت صحيفة «الراية»", " إن العقد جاهز وسيوقع في الأسبوع المقبل بحضور رئيس النادي.", true},
		{"نفى النادي ذلك، ", "بينما ذكرت صحيفة «الراية»", " أن العقد جاهز وسيوقع في الأسبوع المقبل بحضور رئيس النادي.", true},
		{"نفى النادي ذلك. ", "فيما قالت صحيفة «الراية»", " إن العقد جاهز.", false},
		{"نفى النادي ذلك\n", "فيما قالت صحيفة «الراية»", " إن العقد جاهز.", false},
		{"", "وصفته صحيفة «الراية»", " بأنه الأفضل.", false},
		{"العقد جاهز، ", "فيما نقلته صحيفة «الراية»", " عن النادي.", false},
		{"العقد جاهز، ", "كما ذكرت صحيفة «الراية»", " أمس.", false},
		{"العقد جاهز وفق بيان ", "نشرته صحيفة «الراية»", " أمس.", false},
	} {
		text := tt.before + tt.phrase + tt.behind
		end := len(tt.before) + len(tt.phrase)
		c := corpus.Credit{Name: "الراية", Text: tt.phrase, Kind: corpus.VerbPhrase, Role: corpus.Report, Start: strings.Index(text, "الراية"), End: end}
		if got := aside(text, c); got != tt.want {
			t.Errorf("aside(%q, %q) = %v, want %v", text, tt.phrase, got, tt.want)
		}
		cover := (&scoper{}).covering(text, []corpus.Credit{c}, arabic.Span{End: len(text)})
		if got := slices.Contains(cover.slight, 0); tt.want && (!got || len(cover.covering) > 0) {
			t.Errorf("covering(%q) = %+v, want a slight mention", text, cover)
		}
	}
}

// What a medium reported and somebody denies is no credit.
func TestRetold(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"نفت الوزارة {ما أوردته وكالة تاس} عن الخط", true},
		{"كذبت حركة المقاومة الإسلامية (حماس)، {ما أوردته وكالة فارس}", true},
		{"وقال المتحدث: “إنّ {ما أوردته وكالة فارس} غير صحيح", true},
		{"ومن أغرب الأخبار، {ما بثته وكالة رويترز} قبل أيام", false},
		{"نفت الوزارة ذلك {بحسب ما أوردته وكالة تاس}", false},
		{"{ما أوردته وكالة تاس}", false},
	} {
		before, rest, _ := strings.Cut(test.text, "{")
		phrase, behind, _ := strings.Cut(rest, "}")
		text := before + phrase + behind
		end := len(before + phrase)
		start := end - len(lastWord(phrase))
		if got := retold(text, corpus.Credit{Text: phrase, Kind: corpus.VerbPhrase, Start: start, End: end}); got != test.want {
			t.Errorf("retold(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}
