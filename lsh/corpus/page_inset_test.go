package corpus

import (
	"strings"
	"testing"
)

// TestTeasers tells which lines between paragraphs bid the reader look at another story's
// pictures, and which are the page's own.
func TestTeasers(t *testing.T) {
	const (
		above = "أعلنت بلدية المنامة افتتاح ثلاث حدائق جديدة في أحياء الرفاع بعد أعمال تطوير استمرت تسعة أشهر."
		below = "وقال مدير البلدية إن الحدائق مجهزة بألعاب آمنة للأطفال وستفتح أبوابها حتى منتصف الليل خلال الصيف."
	)
	for between, kept := range map[string]bool{
		"شاهد.. لحظة انهيار سقف ملعب (أ ف ب)":                  false,
		"شاهد: لحظة انهيار سقف ملعب":                           false,
		"شاهدوا… لحظة انهيار سقف ملعب":                         false,
		"بالفيديو.. سيول تجرف سيارات وسط العاصمة (رويترز)":     false,
		"بالصور | معرض الزهور في متحف الفن":                    false,
		"شاهد بالفيديو والصور: معرض الزهور في متحف الفن":       false,
		"بالصور.. افتتاح حدائق الرفاع":                         false, // the story's own pictures
		"شاهد الزوار المعرض":                                   true,
		"شاهد عيان: سمعنا دوي الانفجار":                        true,
		"شهود: سمعنا دوي الانفجار":                             true,
		"شاهد: هكذا تعمل ألعاب الأطفال الآمنة حتى منتصف الليل": false, // with a colon a link wherever it stands
		"بالفيديو.. ألعاب آمنة مجهزة للأطفال في الصيف":         true,  // a heading of what is below
		"بالفيديو.. نقلت البلدية وقائع الافتتاح كاملة على موقعها لمن لم يحضر الحفل من سكان الرفاع.": true,
	} {
		got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+above+"\n"+between+"\n"+below+"\n")
		if err != nil || len(got) != 1 || strings.Contains(got[0].Text, between) != kept {
			t.Errorf("between paragraphs %q: %+v, %v, want it kept: %t", between, got, err, kept)
			continue
		}
		if !kept && len(got[0].Credits) > 0 {
			t.Errorf("between paragraphs %q: credits %v, want none", between, got[0].Credits)
		}
	}
	for _, first := range []string{"شاهد.. لحظة انهيار سقف ملعب", "بالفيديو.. لحظة انهيار سقف ملعب", "بالصور: لحظة انهيار سقف ملعب"} {
		got, err := newDecoder(testOptions()).articles("p.txt", first+"\n"+above+"\n"+below+"\n")
		if err != nil || len(got) != 1 || got[0].Title != first || got[0].Text != above+"\n"+below {
			t.Errorf("above the text %q: %+v, %v, want it the title", first, got, err)
		}
	}
	lead := "بالفيديو.. انهار سقف ملعب المدينة الجنوبية مساء أمس أثناء تدريب الناشئين ولم يصب أحد بحسب إدارة النادي."
	got, err := newDecoder(testOptions()).articles("p.txt", head1+"\n"+lead+"\n"+below+"\n")
	if err != nil || len(got) != 1 || !strings.HasPrefix(got[0].Text, lead) {
		t.Errorf("a first sentence: %+v, %v, want it kept", got, err)
	}
	// In the text of a record the line stays, and credits nobody.
	for text, want := range map[string]int{
		above + "\nشاهد.. لحظة انهيار سقف ملعب (أ ف ب)\n" + below:              0,
		above + "\n" + below + " (أ ف ب)":                                      1,
		"بالفيديو.. انهيار سقف ملعب بحسب رويترز\n" + above + "\n" + below:      1,
		above + "\nبالفيديو.. انهيار سقف ملعب بحسب رويترز\n" + below:           0,
		above + "\nوانهار سقف ملعب بالفيديو.. بحسب رويترز أمس.\n" + below:      1,
		above + "\nبالفيديو.. انهار سقف ملعب أمس بحسب رويترز.\n" + below + ".": 1,
	} {
		if got := newDecoder(testOptions()).findCredits(&Article{Text: text}); len(got) != want {
			t.Errorf("credits of %q = %v, want %d", text, got, want)
		}
	}
}
